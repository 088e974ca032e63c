/* SPDX-License-Identifier: ISC */
/* Between the files of the XML reader only. */
#ifndef SHENBAO_XML_PART_H
#define SHENBAO_XML_PART_H

#include "xml.h"

/* The tokenizer: UTF-8 without BOM and without XML declaration. */
const char *xml_tokenize(
    struct arena *, struct str, const struct xml_sax *, void *);

#endif
