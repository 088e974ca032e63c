/* SPDX-License-Identifier: ISC */
/* Companies that a text names: whose paper it may be. */
#ifndef EXTRACT_COMPANIES_H
#define EXTRACT_COMPANIES_H

#include "json.h"

/* Their keys (fold_company()), each once, in order. */
json *companies_in(struct arena *, struct str text);

#endif
