/* SPDX-License-Identifier: ISC */
#include "field_kind.h"

static const char *const names[KINDS] = {
	[KIND_TEXT] = "text",
	[KIND_LONGTEXT] = "longtext",
	[KIND_COMPANY] = "company",
	[KIND_PARTNERS] = "partners",
	[KIND_PERSON] = "person",
	[KIND_USCC] = "uscc",
	[KIND_CHOICE] = "choice",
	[KIND_CHOICES] = "choices",
	[KIND_DATE] = "date",
	[KIND_PERIOD] = "period",
	[KIND_MONEY] = "money",
	[KIND_NUMBER] = "number",
	[KIND_PHONE] = "phone",
	[KIND_MOBILE] = "mobile",
	[KIND_EMAIL] = "email",
	[KIND_CITY] = "city",
	[KIND_ADDRESS] = "address",
	[KIND_RECOMMENDER] = "recommender",
};

bool
field_kind_named(struct str name, enum field_kind *kind)
{
	int k;

	for (k = 0; k < KINDS; k++) {
		if (!str_eq(name, str_c(names[k])))
			continue;
		*kind = (enum field_kind)k;
		return true;
	}
	return false;
}
