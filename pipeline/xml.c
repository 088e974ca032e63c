/* SPDX-License-Identifier: ISC */
/* The tokenizer: UTF-8 in, events out.  Clauses are those of XML 1.0 and
 * Namespaces in XML 1.0. */
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "xml_part.h"

/* Parts below this are read faster than a table is cleared. */
#define XML_SMALL 8192

const char xml_stopped[] = "stopped";

/* clang-format off */
const unsigned char xml_class[256] = {
	['\t'] = XML_BLANK | XML_VALUE_STOP, ['\n'] = XML_BLANK | XML_VALUE_STOP,
	['\r'] = XML_BLANK | XML_VALUE_STOP | XML_TEXT_STOP, [' '] = XML_BLANK,
	['<'] = XML_TEXT_STOP | XML_VALUE_STOP, ['&'] = XML_TEXT_STOP | XML_VALUE_STOP,
	[']'] = XML_TEXT_STOP, ['"'] = XML_VALUE_STOP, ['\''] = XML_VALUE_STOP,
	['_'] = XML_NAME_START | XML_NAME, [':'] = 0,
	['-'] = XML_NAME, ['.'] = XML_NAME, ['0' ... '9'] = XML_NAME,
	['A' ... 'Z'] = XML_NAME_START | XML_NAME,
	['a' ... 'z'] = XML_NAME_START | XML_NAME,
	[0x80 ... 0xff] = XML_NAME_START | XML_NAME,
};
/* clang-format on */

/*
 * s2.2: offset of the first byte that can't stand in XML: no UTF-8, control
 * characters, U+FFFE and U+FFFF.  s.len when all is well.
 */
/* The first byte from p on that is no printable ASCII, or the end. */
static inline const char *
printable_end(const char *p, const char *end)
{
#ifdef __SSE2__
	int mask;

	/* As signed numbers, bytes over 0x7f are below a space, too. */
	for (; end - p >= 16; p += 16) {
		mask = _mm_movemask_epi8(_mm_cmplt_epi8(
		    _mm_loadu_si128((const __m128i *)p), _mm_set1_epi8(' ')));
		if (mask != 0)
			return p + __builtin_ctz((unsigned)mask);
	}
#endif
	while (p < end && *p >= ' ' && (unsigned char)*p < 0x80)
		p++;
	return p;
}

static ptrdiff_t
first_bad(struct str s)
{
	const char *p = s.p, *end = s.p + s.len;
	const unsigned char *u;
	struct str rest;
	uint32_t r;

	while ((p = printable_end(p, end)) < end) {
		/* Chinese, mostly: three bytes, U+1000 to U+CFFF. */
		u = (const unsigned char *)p;
		while (end - (const char *)u >= 3 && u[0] > 0xe0 &&
		       u[0] < 0xed && (u[1] & 0xc0) == 0x80 &&
		       (u[2] & 0xc0) == 0x80)
			u += 3;
		if ((const char *)u != p) {
			p = (const char *)u;
			continue;
		}
		rest = (struct str){p, end - p};
		r = utf8_next(&rest);
		if ((r < 0x20 && r != '\t' && r != '\n' && r != '\r') ||
		    r == 0xfffe || r == 0xffff ||
		    (r == 0xfffd && rest.p - p == 1))
			break;
		p = rest.p;
	}
	return p - s.p;
}

/* --- Tags --- */

static inline bool
close_element(struct xml_parser *x)
{
	struct xml_open *o = &x->open[--x->depth];

	if (x->nbinds != o->nbinds) {
		x->nbinds = o->nbinds;
		x->cached = NULL;
		x->bindings++;
	}
	return x->sax->end(x->ctx, o->ns, o->local) || xml_fail(x, xml_stopped);
}

/* Tells of an element; o->name, local and ns are set. */
static inline bool
open_element(struct xml_parser *x, const struct xml_element *e, bool empty)
{
	x->depth++;
	if (!x->sax->start(x->ctx, e))
		return xml_fail(x, xml_stopped);
	return empty ? close_element(x) : true;
}

static inline uint64_t
eight(const char *p)
{
	uint64_t w;

	memcpy(&w, p, 8);
	return w;
}

/*
 * The slot of the short tag at x->p, whose length goes to *len; NULL for one
 * that can't be kept.
 */
static inline struct xml_kept *
slot(const struct xml_parser *x, size_t *len)
{
	size_t room = (size_t)(x->end - x->p), n;
	const char *close;
	uint64_t h;

	if (x->kept == NULL || room < 8)
		return NULL;
	close = memchr(x->p, '>', room < XML_KEPT_LEN ? room : XML_KEPT_LEN);
	if (close == NULL)
		return NULL;
	*len = n = (size_t)(close - x->p);
	if (n < 8)
		h = eight(x->p) & (((uint64_t)1 << n * 8) - 1);
	else
		h = eight(x->p) ^ eight(x->p + n / 2 - 4) * 31 ^
		    eight(close - 8) * 127;
	h = (h ^ n) * 0x9e3779b97f4a7c15u;
	return &x->kept[(h >> 48) % XML_KEPT_SLOTS];
}

static void
keep(struct xml_parser *x, struct xml_kept *k, size_t len,
    const struct xml_open *o, bool empty)
{
	if (x->nattrs > XML_KEPT_ATTRS || x->values_used ||
	    x->nbinds != o->nbinds || x->p != x->tag + len + 1)
		return;
	k->p = x->tag;
	k->len = len;
	k->bindings = x->bindings;
	k->memo = 0;
	k->empty = empty;
	k->ns = o->ns;
	k->name = o->name;
	k->local = o->local;
	k->nattrs = x->nattrs;
	if (x->nattrs > 0)
		memcpy(k->attrs, x->attrs, x->nattrs * sizeof *x->attrs);
}

/* The same bytes, read before under the same bindings. */
static inline bool
again(struct xml_parser *x, struct xml_kept *k)
{
	struct xml_open *o = &x->open[x->depth];

	o->nbinds = x->nbinds;
	o->name = k->name;
	o->local = k->local;
	o->ns = k->ns;
	x->p += k->len + 1;
	return open_element(x,
	    &(struct xml_element){
		k->ns, k->local, k->attrs, k->nattrs, &k->memo},
	    k->empty);
}

/* Takes a tag apart; k, when not NULL, is where to keep it. */
static bool
read_tag(struct xml_parser *x, struct xml_kept *k, size_t len)
{
	struct xml_open *o = &x->open[x->depth];
	const struct xml_bind *b;
	struct str prefix;
	bool empty;

	o->nbinds = x->nbinds;
	x->values_used = false;
	if (!xml_qname(x, &prefix, &o->local))
		return false;
	o->name = (struct str){x->tag, x->p - x->tag};
	if (!xml_attributes(x) || (b = xml_lookup(x, prefix)) == NULL)
		return false;
	o->ns = b->ns;
	empty = *x->p == '/';
	if (empty && (++x->p >= x->end || *x->p != '>'))
		return xml_fail(x, xml_bad);
	x->p++;
	x->memo = 0;
	if (k != NULL)
		keep(x, k, len, o, empty);
	return open_element(x,
	    &(struct xml_element){
		o->ns, o->local, x->attrs, x->nattrs, &x->memo},
	    empty);
}

/* At the name of a start tag. */
static inline bool
start_tag(struct xml_parser *x)
{
	struct xml_kept *k;
	size_t len = 0;

	x->tag = x->p;
	if (x->depth == XML_DEPTH_MAX)
		return xml_fail(x, xml_limit);
	if (x->depth == 0 && x->seen_root)
		return xml_fail(x, xml_bad);
	x->seen_root = true;
	k = slot(x, &len);
	if (k != NULL && k->len == len && k->bindings == x->bindings &&
	    k->p != NULL && memcmp(k->p, x->p, len) == 0)
		return again(x, k);
	return read_tag(x, k, len);
}

/* At the name of an end tag. */
static inline bool
end_tag(struct xml_parser *x)
{
	struct str name;

	if (x->depth == 0)
		return xml_fail(x, xml_bad);
	name = x->open[x->depth - 1].name;
	if (x->end - x->p <= name.len ||
	    memcmp(x->p, name.p, (size_t)name.len) != 0)
		return xml_fail(x, xml_bad);
	x->p += name.len;
	if (*x->p != '>')
		xml_skip_blanks(x);
	if (x->p >= x->end || *x->p++ != '>')
		return xml_fail(x, xml_bad);
	return close_element(x);
}

/* --- Text --- */

static bool
put_text(struct xml_parser *x, const char *from, const char *to)
{
	if (to == from || x->sax->text == NULL)
		return true;
	return x->sax->text(x->ctx, (struct str){from, to - from}) ||
	       xml_fail(x, xml_stopped);
}

/* s2.11: CR LF and a lone CR are LF. */
static bool
put_newline(struct xml_parser *x)
{
	if (x->p + 1 < x->end && x->p[1] == '\n')
		x->p++;
	x->p++;
	return put_text(x, "\n", &"\n"[1]);
}

/* CDATA (s2.7) up to its end; x->p is behind "<![CDATA[". */
static bool
cdata(struct xml_parser *x)
{
	const char *from = x->p, *to;

	to = memmem(from, (size_t)(x->end - from), "]]>", 3);
	if (to == NULL || x->depth == 0)
		return xml_fail(x, xml_bad);
	while (x->p < to) {
		if (*x->p != '\r') {
			x->p++;
			continue;
		}
		if (!put_text(x, from, x->p) || !put_newline(x))
			return false;
		from = x->p;
	}
	x->p = to + 3;
	return put_text(x, from, to);
}

/* The first byte of class XML_TEXT_STOP from p on, or the end. */
static inline const char *
text_stop(const char *p, const char *end)
{
#ifdef __SSE2__
	const __m128i lt = _mm_set1_epi8('<'), amp = _mm_set1_epi8('&'),
		      bracket = _mm_set1_epi8(']'), cr = _mm_set1_epi8('\r');
	__m128i v;
	int mask;

	for (; end - p >= 16; p += 16) {
		v = _mm_loadu_si128((const __m128i *)p);
		mask = _mm_movemask_epi8(_mm_or_si128(
		    _mm_or_si128(_mm_cmpeq_epi8(v, lt), _mm_cmpeq_epi8(v, amp)),
		    _mm_or_si128(
			_mm_cmpeq_epi8(v, bracket), _mm_cmpeq_epi8(v, cr))));
		if (mask != 0)
			return p + __builtin_ctz((unsigned)mask);
	}
#endif
	while (p < end && !XML_IS(*p, XML_TEXT_STOP))
		p++;
	return p;
}

/* Character data up to the next '<' or the end. */
static bool
text(struct xml_parser *x)
{
	const char *from = x->p, *p = from, *end = x->end;
	char buf[4];
	uint32_t r;

	for (;;) {
		x->p = p = text_stop(p, end);
		if (p >= end || *p == '<')
			return put_text(x, from, p);
		if (*p == ']') {
			/* s2.4: "]]>" may not stand in text. */
			if (end - p >= 3 && memcmp(p, "]]>", 3) == 0)
				return xml_fail(x, xml_bad);
			p++;
			continue;
		}
		if (!put_text(x, from, p))
			return false;
		if (*p == '\r') {
			if (!put_newline(x))
				return false;
		} else {
			if ((r = xml_reference(x)) == 0 ||
			    !put_text(x, buf, buf + xml_put_rune(buf, r)))
				return false;
		}
		from = p = x->p;
	}
}

/* Outside of the root only white space may stand. */
static bool
blank_text(struct xml_parser *x)
{
	xml_skip_blanks(x);
	return x->p >= x->end || *x->p == '<' || xml_fail(x, xml_bad);
}

/* --- What starts with "<!" or "<?" --- */

static bool
comment(struct xml_parser *x)
{
	const char *to;

	x->p += 4;
	to = memmem(x->p, (size_t)(x->end - x->p), "--", 2);
	if (to == NULL || x->end - to < 3 || to[2] != '>')
		return xml_fail(x, xml_bad);
	x->p = to + 3;
	return true;
}

static bool
instruction(struct xml_parser *x)
{
	struct str target;
	const char *to;

	x->p += 2;
	target = (struct str){x->p, xml_name_end(x->p, x->end) - x->p};
	x->p += target.len;
	to = memmem(x->p, (size_t)(x->end - x->p), "?>", 2);
	if (target.len == 0 || to == NULL || str_eq_nocase(target, S("xml")) ||
	    (to != x->p && !XML_IS(*x->p, XML_BLANK)))
		return xml_fail(x, xml_bad);
	x->p = to + 2;
	return true;
}

static bool
other_markup(struct xml_parser *x)
{
	struct str rest = {x->p, x->end - x->p};

	if (rest.len < 2)
		return xml_fail(x, xml_bad);
	if (rest.p[1] == '?')
		return instruction(x);
	if (str_starts(rest, S("<!--")))
		return comment(x);
	if (str_starts(rest, S("<![CDATA["))) {
		x->p += 9;
		return cdata(x);
	}
	return xml_fail(
	    x, str_starts(rest, S("<!DOCTYPE")) ? "doctype" : xml_bad);
}

/* At a '<'. */
static inline bool
markup(struct xml_parser *x)
{
	char c = x->end - x->p >= 2 ? x->p[1] : '!';

	if (c == '/') {
		x->p += 2;
		return end_tag(x);
	}
	if (c == '?' || c == '!')
		return other_markup(x);
	x->p++;
	return start_tag(x);
}

const char *
xml_tokenize(
    struct arena *a, struct str s, const struct xml_sax *sax, void *ctx)
{
	ptrdiff_t good = first_bad(s);
	struct xml_parser x = {
	    .a = a, .p = s.p, .end = s.p + good, .sax = sax, .ctx = ctx};

	x.open = arena_array(a, XML_DEPTH_MAX + 1, sizeof *x.open);
	if (s.len > XML_SMALL)
		x.kept = arena_array(a, XML_KEPT_SLOTS, sizeof *x.kept);
	while (x.p < x.end && x.why == NULL) {
		if (*x.p == '<')
			markup(&x);
		else if (x.depth > 0)
			text(&x);
		else
			blank_text(&x);
	}
	if (x.why != NULL)
		return x.why;
	return good == s.len && x.seen_root && x.depth == 0 ? NULL : xml_bad;
}
