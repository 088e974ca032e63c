/* SPDX-License-Identifier: ISC */
/* Times: ISO 8601 with zones, and the days of the calendar. */
#include "tap.h"
#include "when.h"

static int64_t
at(const char *s)
{
	int64_t t = -1;

	return when_parse(str_c(s), WHEN_CHINA, &t) ? t : -1;
}

int
main(void)
{
	struct arena a = { 0 };

	is_int(at("2024-12-24T17:00:00+08:00"), 1735030800, "with a zone");
	is_int(at("2024-12-24T09:00:00Z"), 1735030800, "in UTC");
	is_int(at("2024-12-24 17:00"), 1735030800, "China is meant without one");
	is_int(at("2024-12-24T17:00:00+0800"), 1735030800, "zone without colon");
	is_int(at("2024-12-24T03:30:00-05:30"), 1735030800, "west of Greenwich");
	is_int(at("2024-02-30"), -1, "no 30 February");
	is_int(at("2024-12-24T25:00:00"), -1, "no 25 o'clock");
	is_int(at("2024-12-24T17:00:00+08:00x"), -1, "nothing behind it");
	is_str(when_iso(&a, 1735030800, WHEN_CHINA),
	    "2024-12-24T17:00:00+08:00", "and back");
	is_str(when_iso(&a, -1, 0), "1969-12-31T23:59:59+00:00", "before 1970");
	is_str(when_cn(&a, 1735030800, WHEN_CHINA), "2024年12月24日 17:00",
	    "as a clerk reads it");
	ok(when_valid_date(2024, 2, 29) && !when_valid_date(2023, 2, 29),
	    "leap years");
	arena_release(&a);
	return done();
}
