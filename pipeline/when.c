/* SPDX-License-Identifier: ISC */
#include "when.h"

#include <stdlib.h>
#include <time.h>

int64_t
when_days(int y, int m, int d)
{
	int64_t era, yoe, doy;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

void
when_civil(int64_t z, int *y, int *m, int *d)
{
	int64_t era, doe, yoe, doy, mp;

	z += 719468;
	era = (z >= 0 ? z : z - 146096) / 146097;
	doe = z - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	*d = (int)(doy - (153 * mp + 2) / 5 + 1);
	*m = (int)(mp + (mp < 10 ? 3 : -9));
	*y = (int)(yoe + era * 400 + (*m <= 2));
}

bool
when_valid_date(int y, int m, int d)
{
	int yy, mm, dd;

	if (y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || d > 31)
		return false;
	when_civil(when_days(y, m, d), &yy, &mm, &dd);
	return yy == y && mm == m && dd == d;
}

/* n digits at the front of *s as a number. */
static bool
digits(struct str *s, int n, int *out)
{
	int64_t v;

	if (s->len < n || !str_int(str_slice(*s, 0, n), &v))
		return false;
	*out = (int)v;
	*s = str_slice(*s, n, s->len);
	return true;
}

static bool
take(struct str *s, char c)
{
	if (s->len == 0 || s->p[0] != c)
		return false;
	*s = str_slice(*s, 1, s->len);
	return true;
}

static bool
parse_zone(struct str s, int *zone)
{
	int h, m = 0, sign = s.len > 0 && s.p[0] == '-' ? -1 : 1;

	if (str_eq(s, S("Z"))) {
		*zone = 0;
		return true;
	}
	if (!take(&s, '+') && !take(&s, '-'))
		return s.len == 0;
	if (!digits(&s, 2, &h))
		return false;
	take(&s, ':');
	if (s.len > 0 && !digits(&s, 2, &m))
		return false;
	*zone = sign * (h * 3600 + m * 60);
	return s.len == 0 && h <= 14 && m < 60;
}

bool
when_parse(struct str s, int zone, int64_t *out)
{
	int y, mo, d, h = 0, mi = 0, se = 0, skip;

	s = str_trim(s);
	if (!digits(&s, 4, &y) || !take(&s, '-') || !digits(&s, 2, &mo) ||
	    !take(&s, '-') || !digits(&s, 2, &d) || !when_valid_date(y, mo, d))
		return false;
	if (take(&s, 'T') || take(&s, ' ')) {
		if (!digits(&s, 2, &h) || !take(&s, ':') || !digits(&s, 2, &mi))
			return false;
		if (take(&s, ':') && !digits(&s, 2, &se))
			return false;
		if (take(&s, '.'))
			while (digits(&s, 1, &skip))
				;
	}
	if (h > 24 || mi > 59 || se > 60 || !parse_zone(s, &zone))
		return false;
	*out = when_days(y, mo, d) * 86400 + h * 3600 + mi * 60 + se - zone;
	return true;
}

struct civil {
	int y, mo, d, h, mi, se;
};

static struct civil
civil(int64_t t, int zone)
{
	int64_t local = t + zone;
	int64_t day = local / 86400 - (local % 86400 < 0);
	int rest = (int)(local - day * 86400);
	struct civil c;

	when_civil(day, &c.y, &c.mo, &c.d);
	c.h = rest / 3600;
	c.mi = rest / 60 % 60;
	c.se = rest % 60;
	return c;
}

struct str
when_iso(struct arena *a, int64_t t, int zone)
{
	struct civil c = civil(t, zone);
	int z = zone < 0 ? -zone : zone;

	return str_printf(a, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", c.y,
	    c.mo, c.d, c.h, c.mi, c.se, zone < 0 ? '-' : '+', z / 3600,
	    z / 60 % 60);
}

struct str
when_date(struct arena *a, int64_t t, int zone)
{
	struct civil c = civil(t, zone);

	return str_printf(a, "%04d-%02d-%02d", c.y, c.mo, c.d);
}

struct str
when_cn(struct arena *a, int64_t t, int zone)
{
	struct civil c = civil(t, zone);

	return str_printf(a, "%d年%d月%d日 %02d:%02d", c.y, c.mo, c.d, c.h,
	    c.mi);
}

bool
when_now(const char *at, int64_t *out)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");

	if (at != NULL)
		return when_parse(str_c(at), WHEN_CHINA, out);
	if (epoch != NULL && *epoch != '\0')
		return str_int(str_c(epoch), out);
	*out = (int64_t)time(NULL);
	return true;
}
