/* SPDX-License-Identifier: ISC */
#include "unwrap.h"

bool
tnef_is(struct str s)
{
	return str_starts(s, S("\x78\x9f\x3e\x22"));
}

bool
tnef_files(struct answer *an, struct str s, struct str place)
{
	return false;
}
