/* SPDX-License-Identifier: ISC */
#include "mask.h"

#include <stdlib.h>

#include "coldsort.h"
#include "fold.h"
#include "set.h"

#define FRONTS 65536u /* bits; a set has some thousand needles */

static const char unit[] = MASK_UNIT, person[] = "某某", other[] = MASK_OTHER;

/* A text as it is compared, and where each of its bytes stood. */
struct folded {
	struct str s;
	ptrdiff_t *at; /* s.len + 1 of them */
};

static bool
is_blank(uint32_t c)
{
	return c <= ' ' || c == 0xA0 || c == 0x3000 || fold_is_invisible(c);
}

static uint32_t
plain(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFF01 - '!';
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

static struct folded
fold(struct arena *a, struct str s)
{
	struct sb b = { .a = a };
	struct folded f = { .at = arena_array(a, (size_t)s.len + 1,
	    sizeof *f.at) };
	struct str rest = s;
	ptrdiff_t from, was;
	uint32_t c;

	while (rest.len > 0) {
		from = s.len - rest.len;
		c = utf8_next(&rest);
		if (is_blank(c))
			continue;
		was = b.len;
		sb_rune(&b, plain(c));
		while (was < b.len && was < s.len)
			f.at[was++] = from;
	}
	f.s = sb_str(&b);
	/* An invalid byte became U+FFFD and grew: the end stays inside. */
	if (f.s.len > s.len)
		f.s.len = s.len;
	f.at[f.s.len] = s.len;
	return f;
}

/* The bit of a needle's first two characters. */
static unsigned
front(uint32_t first, uint32_t second)
{
	return (first * 31 + second) % FRONTS;
}

static uint64_t *
no_fronts(struct arena *a)
{
	return arena_array(a, FRONTS / 64, sizeof(uint64_t));
}

static void
note_front(struct needles *all, struct str key)
{
	uint32_t first = utf8_next(&key);
	unsigned bit = front(first, key.len > 0 ? utf8_next(&key) : 0);

	all->fronts[bit / 64] |= (uint64_t)1 << bit % 64;
}

/* Not twice behind one another: a value often is what was written. */
static void
add_to(struct arena *words, struct arena *table, struct needles *all,
    struct str text, ptrdiff_t least, const char *with)
{
	struct arena scratch = { 0 };
	struct str key = fold(&scratch, text).s;

	if (utf8_count(key) >= least &&
	    (all->n == 0 || !str_eq(all->v[all->n - 1].key, key) ||
		all->v[all->n - 1].with != with)) {
		*ARENA_PUSH(table, all) =
		    (struct needle) { str_dup(words, key), with };
		note_front(all, key);
	}
	arena_release(&scratch);
}

static void
add(struct arena *a, struct needles *all, struct str text, ptrdiff_t least,
    const char *with)
{
	add_to(a, a, all, text, least, with);
}

static int
by_key(const void *x, const void *y)
{
	return str_cmp(((const struct needle *)x)->key,
	    ((const struct needle *)y)->key);
}

static bool
has_front(const struct needles *all, unsigned bit)
{
	return all != NULL && (all->fronts[bit / 64] >> bit % 64 & 1) != 0;
}

static void
sort(struct needles *all)
{
	if (all->n > 0)
		qsort(all->v, all->n, sizeof *all->v, by_key);
}

/* --- a company's name and what people call it --- */

static const char *const endings[] = { "股份有限公司", "有限责任公司",
	"有限公司", "集团公司", "分公司", "公司", "集团", "研究院", "厂" };

/* The name before its brackets and legal form. */
static struct str
without_ending(struct str s)
{
	struct str e;
	ptrdiff_t at;
	size_t i;

	if ((at = str_find(s, S("（"))) > 0 || (at = str_find(s, S("("))) > 0)
		s = str_slice(s, 0, at);
	for (i = 0; i < sizeof endings / sizeof *endings; i++) {
		e = str_c(endings[i]);
		if (str_ends(s, e) && s.len > e.len)
			return str_slice(s, 0, s.len - e.len);
	}
	return s;
}

static struct str
without(struct str s, struct str front)
{
	return front.len > 0 && str_starts(s, front) && s.len > front.len
	    ? str_slice(s, front.len, s.len) : s;
}

static struct str
without_city(struct str s, json *city)
{
	struct str name = js_str(city, "name"), d;
	json *v;

	if (str_starts(s, name)) {
		s = without(s, name);
		s = without(s, S("市"));
	}
	JS_EACH(v, js_get(city, "districts")) {
		d = js_text(v);
		s = without(s, d);
	}
	return s;
}

/* Without the province, city and district that it begins with. */
static struct str
without_place(const struct mask *m, struct str s)
{
	struct str province = js_str(m->pack, "province");
	json *cities = js_get(m->pack, "cities"), *city;

	s = without(s, province);
	if (str_ends(province, S("省")))
		s = without(s, str_slice(province, 0,
		    province.len - S("省").len));
	if (js_is(cities, json_type_object))
		cities = js_get(cities, "cities");
	JS_EACH(city, cities)
		s = without_city(s, city);
	return s;
}

static struct str
brand_of(struct str core)
{
	return utf8_count(core) >= 4 ? utf8_first(core, 2) : core;
}

/* A word of the notice, "工业" or "网络", names nobody. */
static bool
is_common(const struct mask *m, struct arena *a, struct str word)
{
	return str_has(m->common, fold(a, word).s);
}

/* --- learning --- */

void
mask_init(struct mask *m, struct arena *a, json *pack)
{
	static const char *const keys[] = { "directions", "applicant_types",
		"chapters", "title", "subject", "deadline_quote", "words" };
	struct sb b = { .a = a };
	size_t i;

	*m = (struct mask) { .pack = pack, .all = { .fronts = no_fronts(a) } };
	arena_on_disk(&m->words);
	arena_on_disk(&m->table);
	for (i = 0; i < sizeof keys / sizeof *keys; i++)
		if (js_get(pack, keys[i]) != NULL)
			json_write(&b, js_get(pack, keys[i]));
	m->common = fold(a, sb_str(&b)).s;
}

static const struct {
	const char *field;
	ptrdiff_t least;
	const char *with;
} known[] = { { "company", 4, unit }, { "uscc", 8, other },
	{ "legal_person", 3, person }, { "contact", 3, person },
	{ "phone", 6, other }, { "mobile", 6, other }, { "email", 5, other },
	{ "address", 6, other }, { "partners", 4, unit } };

static void
learn_one(struct mask *m, struct str text, ptrdiff_t least, const char *with)
{
	add_to(&m->words, &m->table, &m->all, text, least, with);
}

static void
learn_text(struct mask *m, struct arena *a, json *v, ptrdiff_t least,
    const char *with)
{
	json *one;

	if (!js_is(v, json_type_array)) {
		learn_one(m, value_text(a, v), least, with);
		return;
	}
	JS_EACH(one, v)
		learn_one(m, value_text(a, one), least, with);
}

void
mask_learn(struct mask *m, json *record)
{
	json *fields = js_get(record, "fields"), *f;
	struct arena a = { 0 };
	struct str s;
	size_t i;

	for (i = 0; i < sizeof known / sizeof *known; i++) {
		f = js_get(fields, known[i].field);
		learn_text(m, &a, js_get(f, "value"), known[i].least,
		    known[i].with);
		learn_one(m, js_str(f, "raw"), known[i].least, known[i].with);
	}
	s = without_ending(field_text(&a, record, "company"));
	learn_one(m, s, 4, unit);
	s = without_place(m, s);
	if (!is_common(m, &a, s))
		learn_one(m, s, 4, unit);
	arena_release(&a);
}

void
mask_done(struct mask *m)
{
	if (m->all.n == 0)
		return;
	coldsort(m->all.v, m->all.n, sizeof *m->all.v, by_key, &m->table,
	    &m->words);
	mask_cool(m);
}

void
mask_cool(struct mask *m)
{
	arena_cool(&m->words);
	arena_cool(&m->table);
}

void
mask_release(struct mask *m)
{
	arena_release(&m->words);
	arena_release(&m->table);
}

/* 以下简称“云铠”: what stands between the quotes. */
static void
learn_short_names(struct needles *own, struct arena *a, struct str s)
{
	static const char *const quotes[][2] = { { "“", "”" }, { "\"", "\"" },
		{ "「", "」" }, { "《", "》" }, { "：", "）" }, { ":", ")" } };
	struct str word;
	ptrdiff_t at;
	size_t i;

	while ((at = str_find(s, S("简称"))) >= 0) {
		s = str_slice(s, at + S("简称").len, s.len);
		word = s;
		for (i = 0; i < sizeof quotes / sizeof *quotes; i++)
			if (str_find(utf8_first(s, 3), str_c(quotes[i][0])) >=
			    0)
				break;
		if (i == sizeof quotes / sizeof *quotes)
			continue;
		str_cut(&word, str_c(quotes[i][0]));
		word = str_cut(&word, str_c(quotes[i][1]));
		if (utf8_count(word) <= 12)
			add(a, own, word, 2, unit);
	}
}

struct needles
mask_own(const struct mask *m, struct arena *a, json *record, struct str texts)
{
	struct needles own = { .fronts = no_fronts(a) };
	struct str core = without_place(m, without_ending(
	    field_text(a, record, "company")));

	if (!is_common(m, a, core))
		add(a, &own, core, 2, unit);
	core = brand_of(core);
	if (!is_common(m, a, core))
		add(a, &own, core, 2, unit);
	add(a, &own, field_text(a, record, "legal_person"), 2, person);
	add(a, &own, field_text(a, record, "contact"), 2, person);
	learn_short_names(&own, a, texts);
	sort(&own);
	return own;
}

/* --- taking out --- */

/* The first needle that is no less than s. */
static size_t
place_of(const struct needles *all, struct str s)
{
	size_t lo = 0, hi = all->n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (str_cmp(all->v[mid].key, s) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* How many bytes two texts begin with alike. */
static ptrdiff_t
alike(struct str x, struct str y)
{
	ptrdiff_t n = 0;

	while (n < x.len && n < y.len && x.p[n] == y.p[n])
		n++;
	return n;
}

/*
 * The longest needle that s begins with, or NULL.  It stands right before s,
 * unless what stands there differs from s; then it is no longer than what
 * both begin with.
 */
static const struct needle *
longest(const struct needles *all, struct str s)
{
	size_t i;

	while (s.len > 0) {
		i = place_of(all, s);
		if (i < all->n && str_eq(all->v[i].key, s))
			return &all->v[i];
		if (i == 0)
			return NULL;
		s.len = alike(all->v[i - 1].key, s);
	}
	return NULL;
}

/*
 * The same among the names of the whole set.  A search touches some twenty
 * places all over them, each of which maps 64 KiB.
 */
static const struct needle *
known_name(struct mask *m, unsigned bit, struct str s)
{
	if (!has_front(&m->all, bit))
		return NULL;
	if (m->asked++ % 8 == 7)
		mask_cool(m);
	return longest(&m->all, s);
}

static struct str
replace_names(struct mask *m, const struct needles *own,
    struct arena *a, struct str s)
{
	struct folded f = fold(a, s);
	struct sb b = { .a = a };
	const struct needle *x, *y;
	ptrdiff_t i = 0, from = 0;
	struct str rest, step, next;
	uint32_t first;
	unsigned bit;

	while (i < f.s.len) {
		step = rest = str_slice(f.s, i, f.s.len);
		first = utf8_next(&step);
		next = step;
		bit = front(first, next.len > 0 ? utf8_next(&next) : 0);
		x = known_name(m, bit, rest);
		y = has_front(own, bit) ? longest(own, rest) : NULL;
		if (x == NULL || (y != NULL && y->key.len > x->key.len))
			x = y;
		if (x == NULL) {
			i += rest.len - step.len;
			continue;
		}
		sb_add(&b, str_slice(s, from, f.at[i]));
		sb_add(&b, str_c(x->with));
		i += x->key.len;
		from = f.at[i];
	}
	sb_add(&b, str_slice(s, from, s.len));
	return sb_str(&b);
}

struct str
mask_text(struct mask *m, const struct needles *own, struct arena *a,
    struct str s)
{
	return mask_strangers(a, replace_names(m, own, a, s));
}
