/* SPDX-License-Identifier: ISC */
/* The kinds of a form's fields, as a pack names them (shenbao-notice(5)). */
#ifndef SHENBAO_FIELD_KIND_H
#define SHENBAO_FIELD_KIND_H

#include "str.h"

enum field_kind {
	KIND_TEXT,
	KIND_LONGTEXT,
	KIND_COMPANY,
	KIND_PARTNERS,
	KIND_PERSON,
	KIND_USCC,
	KIND_CHOICE,
	KIND_CHOICES,
	KIND_DATE,
	KIND_PERIOD,
	KIND_MONEY,
	KIND_NUMBER,
	KIND_PHONE,
	KIND_MOBILE,
	KIND_EMAIL,
	KIND_CITY,
	KIND_ADDRESS,
	KIND_RECOMMENDER,
};

#define KINDS (KIND_RECOMMENDER + 1)
/* No pack says it: 附件清单, evidence that the form itself names. */
#define KIND_PROMISED ((enum field_kind)KINDS)

/* False: no such kind. */
bool field_kind_named(struct str, enum field_kind *);

#endif
