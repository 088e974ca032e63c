/* SPDX-License-Identifier: ISC */
/*
 * Telephone numbers of the mainland: mobiles of 11 digits, landlines with
 * their area code and an extension, 400 and 800 numbers.
 *
 * A stretch of digits and signs is cut into runs of digits with what stands
 * between them; numbers are then matched against whole runs, so that a
 * number never ends in the middle of one.
 */
#include "readers.h"

#include "fold.h"

#define RUNS_MAX 32 /* of digits in one cell; more is no phone */
#define NUMBER_MAX 40 /* bytes of one number with its extension */

enum between { BETWEEN_NONE, BETWEEN_BLANK, BETWEEN_DASH, BETWEEN_LINE,
	BETWEEN_EXT, BETWEEN_PART };

struct run {
	struct str digits;
	enum between before; /* what parts it from the run before it */
	bool plus, paren; /* +86, (0757) */
};

struct runs {
	struct run v[RUNS_MAX];
	int n;
	bool masked, too_many; /* 138****1234 */
};

struct number {
	char text[NUMBER_MAX];
	int len;
	bool mobile, local; /* local: no area code */
};

static enum between
sign(uint32_t r)
{
	if (r == ' ')
		return BETWEEN_BLANK;
	if (r == '\n')
		return BETWEEN_LINE;
	if (r == '-' || r == '.' || r == 0xb7 || (r >= 0x2010 && r <= 0x2015) ||
	    r == 0x2212 || r == '(' || r == ')' || r == 0xff08 ||
	    r == 0xff09 || r == '+' || r == '_')
		return BETWEEN_DASH;
	/* 转, #, x: an extension; 分机 and ext begin so, too */
	if (r == 0x8f6c || r == 0x8f49 || r == '#' || r == 'x' || r == 'X' ||
	    r == 0x5206 || r == 0x673a)
		return BETWEEN_EXT;
	return BETWEEN_PART;
}

static void
split_runs(struct str s, struct runs *out)
{
	enum between before = BETWEEN_PART, now;
	bool plus = false, paren = false;
	ptrdiff_t n;
	uint32_t r;
	struct str at;

	*out = (struct runs) { 0 };
	while (s.len > 0) {
		for (n = 0; n < s.len && s.p[n] >= '0' && s.p[n] <= '9'; n++)
			;
		if (n > 0) {
			if (out->n == RUNS_MAX) {
				out->too_many = true;
				return;
			}
			out->v[out->n++] = (struct run) { str_slice(s, 0, n),
				before, plus, paren };
			s = str_slice(s, n, s.len);
			before = BETWEEN_NONE;
			plus = paren = false;
			continue;
		}
		at = s;
		r = utf8_next(&at);
		now = str_starts(s, S("ext")) ? BETWEEN_EXT : sign(r);
		if (str_starts(s, S("ext")))
			at = str_slice(s, 3, s.len);
		plus = plus || r == '+';
		paren = r == '(' || r == 0xff08;
		out->masked = out->masked || (r == '*' && out->n > 0);
		if (now > before)
			before = now;
		s = at;
	}
}

/* How many digits an area code has at the front of d: 0, 3 or 4. */
static int
area_code(struct str d)
{
	if (d.len < 3 || d.p[0] != '0' || d.p[1] == '0')
		return 0;
	if (d.p[1] == '1')
		return d.p[2] == '0' ? 3 : 0;
	if (d.p[1] == '2')
		return d.p[2] != '6' ? 3 : 0;
	return d.len >= 4 ? 4 : 0;
}

/* Cities of four-digit codes that have numbers of eight digits for sure. */
static bool
has_eight(struct str area)
{
	static const struct str v[] = { S("0755"), S("0757"), S("0760"),
		S("0769"), S("0571"), S("0574"), S("0510"), S("0512"),
		S("0532"), S("0531"), S("0591"), S("0595"), S("0731"),
		S("0371"), S("0311"), S("0411"), S("0431"), S("0451"),
		S("0771"), S("0791"), S("0851"), S("0871"), S("0551"),
		S("0898") };
	size_t i;

	for (i = 0; i < sizeof v / sizeof *v; i++)
		if (str_eq(v[i], area))
			return true;
	return false;
}

/* The kind of a whole number: is d one?  Fills text and flags. */
static bool
whole(struct str d, struct number *out)
{
	int area = area_code(d);
	int local = (int)d.len - area;

	*out = (struct number) { 0 };
	if (d.len == 11 && d.p[0] == '1' && d.p[1] >= '3') {
		out->mobile = true;
		area = 0;
	} else if (area > 0 && d.p[area] >= '2' && (local == 8 ||
		(area == 4 && local == 7 && !has_eight(str_slice(d, 0, 4))))) {
		out->len = snprintf(out->text, sizeof out->text, "%.*s-%.*s",
		    area, d.p, local, d.p + area);
		return true;
	} else if (d.len == 10 && d.p[1] == '0' && d.p[2] == '0' &&
	    (d.p[0] == '4' || d.p[0] == '8')) {
		area = 0;
	} else if ((d.len == 7 || d.len == 8) && d.p[0] >= '2') {
		out->local = true;
	} else {
		return false;
	}
	out->len = snprintf(out->text, sizeof out->text, "%.*s", STR_ARG(d));
	return true;
}

/*
 * Without 86; what follows an international prefix lacks its area's 0.
 * Another country's number is none of ours: "".
 */
static struct str
without_country(struct arena *a, struct str d, bool plus)
{
	bool country = true;

	if (str_starts(d, S("0086")))
		d = str_slice(d, 4, d.len);
	else if (str_starts(d, S("86")) && (plus || d.len > 11))
		d = str_slice(d, 2, d.len);
	else if (plus)
		return S("");
	else
		country = false;
	if (country && (d.len == 10 || (d.len == 11 && d.p[0] > '1')))
		return str_printf(a, "0%.*s", STR_ARG(d));
	return d;
}

/*
 * The longest number that begins with run i and ends with a run's end; how
 * many runs it takes, 0: none.
 */
static int
match(struct arena *a, const struct runs *r, int i, struct number *out)
{
	struct sb all = { .a = a };
	struct number now;
	struct str d;
	int j, took = 0;

	for (j = i; j < r->n && j < i + 6 && all.len <= 16; j++) {
		/* A narrow box breaks a number that is none before its end. */
		if (j > i && (r->v[j].before > BETWEEN_LINE || r->v[j].plus ||
			(took > 0 && r->v[j].before == BETWEEN_LINE)))
			break;
		sb_add(&all, r->v[j].digits);
		d = without_country(a, sb_str(&all), r->v[i].plus);
		/* A full number is not taken for the front of a longer one. */
		if (whole(d, &now) && !(took > 0 && !out->local)) {
			*out = now;
			took = j - i + 1;
		}
	}
	return took;
}

/* An extension behind the number: 转123, -8012, （8012）. */
static int
extension(const struct runs *r, int next, struct number *out)
{
	const struct run *e = next < r->n ? &r->v[next] : NULL;

	if (e == NULL || out->mobile || e->digits.len > 6 || e->plus ||
	    (e->before != BETWEEN_EXT &&
		(e->before != BETWEEN_DASH || e->digits.len > 5)))
		return 0;
	out->len += snprintf(out->text + out->len,
	    sizeof out->text - (size_t)out->len, "-%.*s", STR_ARG(e->digits));
	return 1;
}

/*
 * All numbers of the runs; false when some run is part of none.  *mobile_at
 * is the first mobile among them, -1: none; local[i]: i has no area code.
 */
static bool
numbers(struct arena *a, const struct runs *r, struct strs *found,
    int *mobile_at, bool local[RUNS_MAX])
{
	struct number now;
	struct str text;
	size_t k;
	int i, took;

	for (i = 0; i < r->n; i += took) {
		took = match(a, r, i, &now);
		if (took == 0)
			return false;
		took += extension(r, i + took, &now);
		text = str_dup(a, (struct str) { now.text, now.len });
		for (k = 0; k < found->n; k++)
			if (str_eq(found->v[k], text))
				break;
		if (k < found->n)
			continue;
		if (now.mobile && *mobile_at < 0)
			*mobile_at = (int)found->n;
		local[found->n] = now.local;
		strs_add(a, found, text);
	}
	return found->n > 0;
}

/* A box for 座机 and 手机 has both: of the kind that the field asks for. */
static size_t
pick_kind(const struct strs *found, const bool *local, int mobile_at,
    bool mobile)
{
	size_t i;

	if (mobile)
		return mobile_at > 0 ? (size_t)mobile_at : 0;
	for (i = 0; mobile_at == 0 && i < found->n; i++)
		if (found->v[i].p[0] == '0' && !local[i])
			return i;
	return 0;
}

void
phone_read(struct value *v, struct str raw, bool mobile)
{
	struct runs runs;
	struct strs found = { 0 }, others = { 0 };
	bool local[RUNS_MAX];
	int mobile_at = -1;
	size_t i, pick;
	struct str s;

	if (value_no_answer(v, raw))
		return;
	s = value_plain(v, value_unruled(v, raw));
	split_runs(s, &runs);
	if (runs.masked || runs.too_many || runs.n == 0 ||
	    !numbers(v->a, &runs, &found, &mobile_at, local)) {
		value_doubt(v, runs.masked ? "masked" : "not-a-phone");
		return;
	}
	pick = pick_kind(&found, local, mobile_at, mobile);
	if (mobile && mobile_at < 0)
		value_doubt(v, "not-a-mobile");
	if (local[pick])
		value_doubt(v, "no-area-code");
	value_str(v, found.v[pick]);
	if (!str_eq(found.v[pick], s))
		value_step(v, "phone");
	if (found.n == 1)
		return;
	for (i = 0; i < found.n; i++)
		if (i != pick)
			strs_add(v->a, &others, found.v[i]);
	value_step(v, "two");
	value_extra_list(v, "others", others);
}
