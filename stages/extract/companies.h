/* SPDX-License-Identifier: ISC */
/* Whom a text names: whose paper it may be. */
#ifndef EXTRACT_COMPANIES_H
#define EXTRACT_COMPANIES_H

#include "json.h"

/* Characters; registers hold names of more than fifty. */
#define COMPANY_RUNES_MAX 60

/*
 * Their keys (fold_company()), each once: companies, then universities and
 * the like that stand alone on a line or behind a colon.
 */
json *companies_in(struct arena *, struct str text);

/* The key of whom a certificate names as its holder (名称：…), or empty. */
struct str bearer_in(struct arena *, struct str text);

/* What has the shape of a code of GB 32100-2015, in half width, each once. */
json *usccs_in(struct arena *, struct str text);

#endif
