/* SPDX-License-Identifier: ISC */
/* The recommenders of a pack (recommenders), by what people call them. */
#ifndef SHENBAO_OFFICE_H
#define SHENBAO_OFFICE_H

#include "json.h"

/* The recommender of this code; NULL. */
json *office_of(json *notice, struct str code);

/*
 * The recommender that a register's clerk means by 佛山, 佛山市工信局, its
 * code, its full name or one of its synonyms; NULL when none or several.
 */
json *office_called(json *notice, struct str name);

#endif
