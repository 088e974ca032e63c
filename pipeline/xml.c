/* SPDX-License-Identifier: ISC */
/* The tokenizer: UTF-8 in, events out.  Clauses are those of XML 1.0 and Namespaces in XML 1.0. */
#include "xml.h"

#include "limits.h"
#include "xml_part.h"

const char xml_stopped[] = "stopped";

static const char bad_xml[] = "bad-xml";
static const char xml_limit[] = "xml-limit";

struct bind {
	struct str prefix, uri;
	enum xml_ns ns;
};

/* An attribute while its tag is read: its prefix is looked up last. */
struct raw_attr {
	struct str prefix;
	const struct bind *bind;
};

struct open {
	struct str name, local; /* name with its prefix */
	enum xml_ns ns;
	size_t nbinds; /* bindings in force outside of it */
};

struct parser {
	struct arena *a;
	const char *p, *end;
	const char *tag; /* where the tag being read began */
	const struct xml_sax *sax;
	void *ctx;
	const char *why;
	struct open *open;
	size_t depth;
	struct bind *binds;
	size_t nbinds, binds_cap;
	const struct bind *cached; /* what was looked up last, or NULL */
	struct xml_attr *attrs;
	struct raw_attr *raws;
	size_t nattrs, attrs_cap;
	char *values; /* decoded values of one tag: XML_TAG_MAX bytes */
	size_t values_len;
	bool seen_root;
};

/* Classes of bytes; a byte over 0x7f is part of names and text alike. */
enum {
	NAME_START = 1,
	NAME = 2,
	BLANK = 4,
	TEXT_STOP = 8, /* < & ] and CR: what text has to look at */
	VALUE_STOP = 16, /* quotes < & TAB LF CR */
};

/* clang-format off */
static const unsigned char class[256] = {
	['\t'] = BLANK | VALUE_STOP, ['\n'] = BLANK | VALUE_STOP,
	['\r'] = BLANK | VALUE_STOP | TEXT_STOP, [' '] = BLANK,
	['<'] = TEXT_STOP | VALUE_STOP, ['&'] = TEXT_STOP | VALUE_STOP,
	[']'] = TEXT_STOP, ['"'] = VALUE_STOP, ['\''] = VALUE_STOP,
	['_'] = NAME_START | NAME, [':'] = 0,
	['-'] = NAME, ['.'] = NAME, ['0' ... '9'] = NAME,
	['A' ... 'Z'] = NAME_START | NAME,
	['a' ... 'z'] = NAME_START | NAME,
	[0x80 ... 0xff] = NAME_START | NAME,
};
/* clang-format on */

#define IS(c, k) ((class[(unsigned char)(c)] & (k)) != 0)

static bool
fail(struct parser *x, const char *why)
{
	if (x->why == NULL)
		x->why = why;
	return false;
}

static void
skip_blanks(struct parser *x)
{
	while (x->p < x->end && IS(*x->p, BLANK))
		x->p++;
}

/*
 * s2.2: offset of the first byte that can't stand in XML: no UTF-8, control
 * characters, U+FFFE and U+FFFF.  s.len when all is well.
 */
static ptrdiff_t
first_bad(struct str s)
{
	const uint64_t ones = 0x0101010101010101u, high = ones << 7;
	struct str rest = s, before;
	const unsigned char *p;
	uint64_t w;
	uint32_t r;

	while (rest.len > 0) {
		if (rest.len >= 8) {
			memcpy(&w, rest.p, 8);
			if (((w | (w - ones * 0x20)) & high) == 0) {
				rest.p += 8;
				rest.len -= 8;
				continue;
			}
		}
		if ((unsigned char)*rest.p >= 0x20 &&
		    (unsigned char)*rest.p < 0x80) {
			rest.p++;
			rest.len--;
			continue;
		}
		/* Chinese, mostly: three bytes, U+1000 to U+CFFF. */
		p = (const unsigned char *)rest.p;
		if (rest.len >= 3 && p[0] > 0xe0 && p[0] < 0xed &&
		    (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80) {
			rest.p += 3;
			rest.len -= 3;
			continue;
		}
		before = rest;
		r = utf8_next(&rest);
		if ((r < 0x20 && r != '\t' && r != '\n' && r != '\r') ||
		    r == 0xfffe || r == 0xffff ||
		    (r == 0xfffd && before.len - rest.len == 1))
			return before.p - s.p;
	}
	return s.len;
}

/* A name without a colon (NCName) from p; its end, or p when there is none. */
static inline const char *
name_end(const char *p, const char *end)
{
	if (p >= end || !IS(*p, NAME_START))
		return p;
	do
		p++;
	while (p < end && IS(*p, NAME));
	return p;
}

/* A name with or without a prefix (QName); the prefix may be empty. */
static inline bool
qname(struct parser *x, struct str *prefix, struct str *local)
{
	const char *from = x->p, *to = name_end(from, x->end);

	*prefix = (struct str) { from, 0 };
	if (to < x->end && *to == ':' && to > from) {
		prefix->len = to - from;
		from = to + 1;
		to = name_end(from, x->end);
	}
	*local = (struct str) { from, to - from };
	x->p = to;
	return to > from || fail(x, bad_xml);
}

/* Prefixes are short: a loop beats the call of memcmp(). */
static inline bool
same(struct str a, struct str b)
{
	ptrdiff_t i;

	if (a.len != b.len)
		return false;
	for (i = 0; i < a.len; i++)
		if (a.p[i] != b.p[i])
			return false;
	return true;
}

/* --- References (s4.1) --- */

static int
digit(char c, int base)
{
	int v = -1;

	if (c >= '0' && c <= '9')
		v = c - '0';
	else if (c >= 'a' && c <= 'f')
		v = c - 'a' + 10;
	else if (c >= 'A' && c <= 'F')
		v = c - 'A' + 10;
	return v < base ? v : -1;
}

/* The code point of "#...;" at x->p, 0 when it isn't a character. */
static uint32_t
char_reference(struct parser *x)
{
	uint32_t r = 0;
	int base = 10, v, n = 0;

	x->p++;
	if (x->p < x->end && *x->p == 'x') {
		base = 16;
		x->p++;
	}
	for (; x->p < x->end && (v = digit(*x->p, base)) >= 0; x->p++, n++)
		if ((r = r * base + v) > 0x10ffff)
			return 0;
	if (n == 0 || x->p >= x->end || *x->p++ != ';')
		return 0;
	if ((r < 0x20 && r != '\t' && r != '\n' && r != '\r') ||
	    (r >= 0xd800 && r < 0xe000) || r == 0xfffe || r == 0xffff)
		return 0;
	return r;
}

/* The code point of "&...;", 0 with x->why set when it is none. */
static uint32_t
reference(struct parser *x)
{
	static const struct {
		struct str name;
		char c;
	} five[] = { { { "amp;", 4 }, '&' }, { { "lt;", 3 }, '<' },
		{ { "gt;", 3 }, '>' }, { { "quot;", 5 }, '"' },
		{ { "apos;", 5 }, '\'' } };
	struct str rest;
	uint32_t r = 0;
	size_t i;

	x->p++;
	rest = (struct str) { x->p, x->end - x->p };
	if (rest.len > 0 && *rest.p == '#') {
		r = char_reference(x);
	} else {
		for (i = 0; i < sizeof five / sizeof *five; i++)
			if (str_starts(rest, five[i].name)) {
				x->p += five[i].name.len;
				r = (unsigned char)five[i].c;
				break;
			}
	}
	if (r == 0)
		fail(x, bad_xml);
	return r;
}

static int
put_rune(char *p, uint32_t r)
{
	if (r < 0x80) {
		p[0] = (char)r;
		return 1;
	}
	if (r < 0x800) {
		p[0] = (char)(0xc0 | r >> 6);
		p[1] = (char)(0x80 | (r & 0x3f));
		return 2;
	}
	if (r < 0x10000) {
		p[0] = (char)(0xe0 | r >> 12);
		p[1] = (char)(0x80 | (r >> 6 & 0x3f));
		p[2] = (char)(0x80 | (r & 0x3f));
		return 3;
	}
	p[0] = (char)(0xf0 | r >> 18);
	p[1] = (char)(0x80 | (r >> 12 & 0x3f));
	p[2] = (char)(0x80 | (r >> 6 & 0x3f));
	p[3] = (char)(0x80 | (r & 0x3f));
	return 4;
}

/* --- Attributes --- */

/*
 * s3.3.3: a value with references or white space to normalise, copied.  What
 * is written is never longer than what is read, and the tag is bounded.
 */
static bool
value_decoded(struct parser *x, const char *from, char quote, struct str *out)
{
	char *q, *start;

	if (x->values == NULL)
		x->values = arena_alloc(x->a, XML_TAG_MAX + 8);
	start = q = x->values + x->values_len;
	x->p = from;
	while (x->p < x->end && *x->p != quote) {
		if ((size_t)(x->p - x->tag) > XML_TAG_MAX)
			return fail(x, xml_limit);
		if (*x->p == '<')
			return fail(x, bad_xml);
		if (*x->p == '&') {
			uint32_t r = reference(x);

			if (r == 0)
				return false;
			q += put_rune(q, r);
			continue;
		}
		if (*x->p == '\r' && x->p + 1 < x->end && x->p[1] == '\n')
			x->p++;
		*q++ = IS(*x->p, BLANK) ? ' ' : *x->p;
		x->p++;
	}
	if (x->p >= x->end)
		return fail(x, bad_xml);
	*out = (struct str) { start, q - start };
	x->values_len = (size_t)(q - x->values);
	return true;
}

static inline bool
value(struct parser *x, struct str *out)
{
	const char *p, *end = x->end, *from;
	char quote;

	if (end - x->p < 2 || x->p[0] != '=' || x->p[1] != '"') {
		skip_blanks(x);
		if (x->p >= end || *x->p++ != '=')
			return fail(x, bad_xml);
		skip_blanks(x);
		if (x->p >= end || (*x->p != '"' && *x->p != '\''))
			return fail(x, bad_xml);
	} else {
		x->p++;
	}
	quote = *x->p;
	from = p = x->p + 1;
	for (;; p++) {
		while (p < end && !IS(*p, VALUE_STOP))
			p++;
		if (p >= end)
			return fail(x, bad_xml);
		if (*p == quote)
			break;
		if (*p == '"' || *p == '\'')
			continue;
		if (!value_decoded(x, from, quote, out))
			return false;
		x->p++;
		return true;
	}
	*out = (struct str) { from, p - from };
	x->p = p + 1;
	return true;
}

/* A namespace declaration (Namespaces s3): checked, then put in force. */
static bool
declare(struct parser *x, struct str prefix, struct str uri)
{
	static const struct str xmlns = {
		"http://www.w3.org/2000/xmlns/", 29 };
	enum xml_ns ns = xml_ns_of(uri);
	struct bind *b;
	size_t i;

	if (str_eq(uri, xmlns) || str_eq(prefix, S("xmlns")) ||
	    (prefix.len > 0 && uri.len == 0) ||
	    (ns == XML_NS_XML) != str_eq(prefix, S("xml")))
		return fail(x, bad_xml);
	/* The same prefix twice in one tag is an attribute twice. */
	for (i = x->open[x->depth].nbinds; i < x->nbinds; i++)
		if (str_eq(x->binds[i].prefix, prefix))
			return fail(x, bad_xml);
	if (x->nbinds == XML_ATTRS_MAX)
		return fail(x, xml_limit);
	if (x->nbinds == x->binds_cap) {
		x->binds = arena_grow(x->a, x->binds,
		    x->binds_cap * sizeof *x->binds,
		    (x->binds_cap * 2 + 32) * sizeof *x->binds);
		x->binds_cap = x->binds_cap * 2 + 32;
	}
	b = &x->binds[x->nbinds++];
	b->prefix = prefix;
	/* A decoded value lives only as long as its tag. */
	b->uri = uri;
	if (x->values != NULL && uri.p >= x->values &&
	    uri.p < x->values + XML_TAG_MAX)
		b->uri = str_dup(x->a, uri);
	b->ns = ns;
	x->cached = NULL;
	return true;
}

/* The binding of a prefix, NULL with x->why set when it is not bound. */
static inline const struct bind *
lookup(struct parser *x, struct str prefix)
{
	static const struct bind none = { { "", 0 }, { "", 0 }, XML_NS_NONE };
	static const struct bind xml = { { "xml", 3 }, { "", 0 }, XML_NS_XML };
	size_t i;

	if (x->cached != NULL && same(prefix, x->cached->prefix))
		return x->cached;
	for (i = x->nbinds; i-- > 0;)
		if (same(prefix, x->binds[i].prefix))
			return x->cached = &x->binds[i];
	if (str_eq(prefix, xml.prefix))
		return &xml;
	if (prefix.len == 0)
		return &none;
	fail(x, bad_xml);
	return NULL;
}

static bool
same_attr(const struct parser *x, size_t i, size_t j)
{
	if (!same(x->attrs[i].local, x->attrs[j].local) ||
	    x->attrs[i].ns != x->attrs[j].ns)
		return false;
	if (same(x->raws[i].prefix, x->raws[j].prefix))
		return true;
	/* Two prefixes for one URI (Namespaces s6.3). */
	return x->raws[i].bind != NULL && x->raws[j].bind != NULL &&
	    str_eq(x->raws[i].bind->uri, x->raws[j].bind->uri);
}

/* Many attributes are compared by way of a table, or they cost a square. */
static bool
unique_many(struct parser *x)
{
	uint16_t slot[XML_ATTRS_MAX * 2] = { 0 };
	uint32_t h;
	ptrdiff_t k;
	size_t i;

	for (i = 0; i < x->nattrs; i++) {
		h = 2166136261u;
		for (k = 0; k < x->attrs[i].local.len; k++)
			h = (h ^ (unsigned char)x->attrs[i].local.p[k]) *
			    16777619u;
		for (h %= XML_ATTRS_MAX * 2; slot[h] != 0;
		     h = (h + 1) % (XML_ATTRS_MAX * 2))
			if (same_attr(x, i, slot[h] - 1u))
				return fail(x, bad_xml);
		slot[h] = (uint16_t)(i + 1);
	}
	return true;
}

static bool
unique(struct parser *x)
{
	size_t i, j;

	if (x->nattrs > 32)
		return unique_many(x);
	for (i = 1; i < x->nattrs; i++)
		for (j = 0; j < i; j++)
			if (x->attrs[i].local.len == x->attrs[j].local.len &&
			    *x->attrs[i].local.p == *x->attrs[j].local.p &&
			    same_attr(x, i, j))
				return fail(x, bad_xml);
	return true;
}

static bool
resolve_attrs(struct parser *x)
{
	size_t i;

	for (i = 0; i < x->nattrs; i++) {
		/* The default namespace is not for attributes (s6.2). */
		if (x->raws[i].prefix.len == 0)
			continue;
		x->raws[i].bind = lookup(x, x->raws[i].prefix);
		if (x->raws[i].bind == NULL)
			return false;
		x->attrs[i].ns = x->raws[i].bind->ns;
	}
	return unique(x);
}

static bool
more_attrs(struct parser *x)
{
	size_t cap = x->attrs_cap, more = cap == 0 ? 32 : XML_ATTRS_MAX;

	if (cap == XML_ATTRS_MAX)
		return fail(x, xml_limit);
	x->attrs = arena_grow(x->a, x->attrs, cap * sizeof *x->attrs,
	    more * sizeof *x->attrs);
	x->raws = arena_grow(x->a, x->raws, cap * sizeof *x->raws,
	    more * sizeof *x->raws);
	x->attrs_cap = more;
	return true;
}

/* Attributes up to the '>' or '/' of a start tag. */
static bool
attributes(struct parser *x)
{
	struct str prefix, local, val;
	const char *before;

	x->nattrs = 0;
	x->values_len = 0;
	/* Most tags have no attribute at all. */
	if (x->p < x->end && *x->p == '>')
		return true;
	for (;;) {
		before = x->p;
		skip_blanks(x);
		if (x->p >= x->end)
			return fail(x, bad_xml);
		if (*x->p == '>' || *x->p == '/')
			break;
		if (before == x->p)
			return fail(x, bad_xml);
		if (!qname(x, &prefix, &local) || !value(x, &val))
			return false;
		if ((size_t)(x->p - x->tag) > XML_TAG_MAX)
			return fail(x, xml_limit);
		if (prefix.len == 5 && memcmp(prefix.p, "xmlns", 5) == 0) {
			if (!declare(x, local, val))
				return false;
			continue;
		}
		if (prefix.len == 0 && same(local, S("xmlns"))) {
			if (!declare(x, S(""), val))
				return false;
			continue;
		}
		if (x->nattrs == x->attrs_cap && !more_attrs(x))
			return false;
		x->raws[x->nattrs] = (struct raw_attr) { prefix, NULL };
		x->attrs[x->nattrs++] =
		    (struct xml_attr) { XML_NS_NONE, local, val };
	}
	return x->nattrs == 0 || resolve_attrs(x);
}

/* --- Tags --- */

static bool
close_element(struct parser *x)
{
	struct open *o = &x->open[--x->depth];

	if (x->nbinds != o->nbinds) {
		x->nbinds = o->nbinds;
		x->cached = NULL;
	}
	return x->sax->end(x->ctx, o->ns, o->local) || fail(x, xml_stopped);
}

/* At the name of a start tag. */
static bool
start_tag(struct parser *x)
{
	struct xml_element e;
	struct open *o;
	const struct bind *b;
	struct str prefix;
	bool empty;

	x->tag = x->p;
	if (x->depth == XML_DEPTH_MAX)
		return fail(x, xml_limit);
	if (x->depth == 0 && x->seen_root)
		return fail(x, bad_xml);
	x->seen_root = true;
	o = &x->open[x->depth];
	o->nbinds = x->nbinds;
	if (!qname(x, &prefix, &o->local))
		return false;
	o->name = (struct str) { x->tag, x->p - x->tag };
	if (!attributes(x))
		return false;
	if ((b = lookup(x, prefix)) == NULL)
		return false;
	o->ns = b->ns;
	empty = *x->p == '/';
	if (empty && (++x->p >= x->end || *x->p != '>'))
		return fail(x, bad_xml);
	x->p++;
	x->depth++;
	e = (struct xml_element) { o->ns, o->local, x->attrs, x->nattrs };
	if (!x->sax->start(x->ctx, &e))
		return fail(x, xml_stopped);
	return empty ? close_element(x) : true;
}

/* At the name of an end tag. */
static bool
end_tag(struct parser *x)
{
	struct str name;

	if (x->depth == 0)
		return fail(x, bad_xml);
	name = x->open[x->depth - 1].name;
	if (x->end - x->p <= name.len ||
	    memcmp(x->p, name.p, (size_t)name.len) != 0)
		return fail(x, bad_xml);
	x->p += name.len;
	if (*x->p != '>')
		skip_blanks(x);
	if (x->p >= x->end || *x->p++ != '>')
		return fail(x, bad_xml);
	return close_element(x);
}

/* --- Text --- */

static bool
put_text(struct parser *x, const char *from, const char *to)
{
	if (to == from)
		return true;
	return x->sax->text(x->ctx, (struct str) { from, to - from }) ||
	    fail(x, xml_stopped);
}

/* s2.11: CR LF and a lone CR are LF. */
static bool
put_newline(struct parser *x)
{
	if (x->p + 1 < x->end && x->p[1] == '\n')
		x->p++;
	x->p++;
	return put_text(x, "\n", &"\n"[1]);
}

/* CDATA (s2.7) up to its end; x->p is behind "<![CDATA[". */
static bool
cdata(struct parser *x)
{
	const char *from = x->p, *to;

	to = memmem(from, (size_t)(x->end - from), "]]>", 3);
	if (to == NULL || x->depth == 0)
		return fail(x, bad_xml);
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

/* Character data up to the next '<' or the end. */
static bool
text(struct parser *x)
{
	const char *from = x->p, *p = from, *end = x->end;
	char buf[4];
	uint32_t r;

	for (;;) {
		while (p < end && !IS(*p, TEXT_STOP))
			p++;
		x->p = p;
		if (p >= end || *p == '<')
			return put_text(x, from, p);
		if (*p == ']') {
			/* s2.4: "]]>" may not stand in text. */
			if (end - p >= 3 && memcmp(p, "]]>", 3) == 0)
				return fail(x, bad_xml);
			p++;
			continue;
		}
		if (!put_text(x, from, p))
			return false;
		if (*p == '\r') {
			if (!put_newline(x))
				return false;
		} else {
			if ((r = reference(x)) == 0 ||
			    !put_text(x, buf, buf + put_rune(buf, r)))
				return false;
		}
		from = p = x->p;
	}
}

/* Outside of the root only white space may stand. */
static bool
blank_text(struct parser *x)
{
	skip_blanks(x);
	return x->p >= x->end || *x->p == '<' || fail(x, bad_xml);
}

/* --- What starts with "<!" or "<?" --- */

static bool
comment(struct parser *x)
{
	const char *to;

	x->p += 4;
	to = memmem(x->p, (size_t)(x->end - x->p), "--", 2);
	if (to == NULL || x->end - to < 3 || to[2] != '>')
		return fail(x, bad_xml);
	x->p = to + 3;
	return true;
}

static bool
instruction(struct parser *x)
{
	struct str target;
	const char *to;

	x->p += 2;
	target = (struct str) { x->p, name_end(x->p, x->end) - x->p };
	x->p += target.len;
	to = memmem(x->p, (size_t)(x->end - x->p), "?>", 2);
	if (target.len == 0 || to == NULL ||
	    str_eq_nocase(target, S("xml")) ||
	    (to != x->p && !IS(*x->p, BLANK)))
		return fail(x, bad_xml);
	x->p = to + 2;
	return true;
}

static bool
other_markup(struct parser *x)
{
	struct str rest = { x->p, x->end - x->p };

	if (rest.len < 2)
		return fail(x, bad_xml);
	if (rest.p[1] == '?')
		return instruction(x);
	if (str_starts(rest, S("<!--")))
		return comment(x);
	if (str_starts(rest, S("<![CDATA["))) {
		x->p += 9;
		return cdata(x);
	}
	return fail(x, str_starts(rest, S("<!DOCTYPE")) ? "doctype" : bad_xml);
}

/* At a '<'. */
static inline bool
markup(struct parser *x)
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
xml_tokenize(struct arena *a, struct str s, const struct xml_sax *sax, void *ctx)
{
	ptrdiff_t good = first_bad(s);
	struct parser x = { .a = a, .p = s.p, .end = s.p + good, .sax = sax,
		.ctx = ctx };

	x.open = arena_array(a, XML_DEPTH_MAX + 1, sizeof *x.open);
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
	return good == s.len && x.seen_root && x.depth == 0 ? NULL : bad_xml;
}
