/* SPDX-License-Identifier: ISC */
/* libxml2 behind the same events, as the oracle of our tokenizer. */
#ifndef SHENBAO_XML_LIBXML2_H
#define SHENBAO_XML_LIBXML2_H

#include "xml.h"

xml_engine xml_libxml2;

#endif
