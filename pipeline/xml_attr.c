/* SPDX-License-Identifier: ISC */
/* Start tags: references, values, namespaces, attributes. */
#include "xml_part.h"

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
char_reference(struct xml_parser *x)
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
uint32_t
xml_reference(struct xml_parser *x)
{
	static const struct {
		struct str name;
		char c;
	} five[] = {{{"amp;", 4}, '&'}, {{"lt;", 3}, '<'}, {{"gt;", 3}, '>'},
	    {{"quot;", 5}, '"'}, {{"apos;", 5}, '\''}};
	struct str rest;
	uint32_t r = 0;
	size_t i;

	x->p++;
	rest = (struct str){x->p, x->end - x->p};
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
		xml_fail(x, xml_bad);
	return r;
}

int
xml_put_rune(char *p, uint32_t r)
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
value_decoded(
    struct xml_parser *x, const char *from, char quote, struct str *out)
{
	char *q, *start;

	if (x->values == NULL)
		x->values = arena_alloc(x->a, XML_TAG_MAX + 8);
	x->values_used = true;
	start = q = x->values + x->values_len;
	x->p = from;
	while (x->p < x->end && *x->p != quote) {
		if ((size_t)(x->p - x->tag) > XML_TAG_MAX)
			return xml_fail(x, xml_limit);
		if (*x->p == '<')
			return xml_fail(x, xml_bad);
		if (*x->p == '&') {
			uint32_t r = xml_reference(x);

			if (r == 0)
				return false;
			q += xml_put_rune(q, r);
			continue;
		}
		if (*x->p == '\r' && x->p + 1 < x->end && x->p[1] == '\n')
			x->p++;
		*q++ = XML_IS(*x->p, XML_BLANK) ? ' ' : *x->p;
		x->p++;
	}
	if (x->p >= x->end)
		return xml_fail(x, xml_bad);
	*out = (struct str){start, q - start};
	x->values_len = (size_t)(q - x->values);
	return true;
}

static inline bool
value(struct xml_parser *x, struct str *out)
{
	const char *p, *end = x->end, *from;
	char quote;

	if (end - x->p < 2 || x->p[0] != '=' || x->p[1] != '"') {
		xml_skip_blanks(x);
		if (x->p >= end || *x->p++ != '=')
			return xml_fail(x, xml_bad);
		xml_skip_blanks(x);
		if (x->p >= end || (*x->p != '"' && *x->p != '\''))
			return xml_fail(x, xml_bad);
	} else {
		x->p++;
	}
	quote = *x->p;
	from = p = x->p + 1;
	for (;; p++) {
		while (p < end && !XML_IS(*p, XML_VALUE_STOP))
			p++;
		if (p >= end)
			return xml_fail(x, xml_bad);
		if (*p == quote)
			break;
		if (*p == '"' || *p == '\'')
			continue;
		if (!value_decoded(x, from, quote, out))
			return false;
		x->p++;
		return true;
	}
	*out = (struct str){from, p - from};
	x->p = p + 1;
	return true;
}

/* A namespace declaration (Namespaces s3): checked, then put in force. */
static bool
declare(struct xml_parser *x, struct str prefix, struct str uri)
{
	static const struct str xmlns = {"http://www.w3.org/2000/xmlns/", 29};
	enum xml_ns ns = xml_ns_of(uri);
	struct xml_bind *b;
	size_t i;

	if (str_eq(uri, xmlns) || str_eq(prefix, S("xmlns")) ||
	    (prefix.len > 0 && uri.len == 0) ||
	    (ns == XML_NS_XML) != str_eq(prefix, S("xml")))
		return xml_fail(x, xml_bad);
	/* The same prefix twice in one tag is an attribute twice. */
	for (i = x->open[x->depth].nbinds; i < x->nbinds; i++)
		if (str_eq(x->binds[i].prefix, prefix))
			return xml_fail(x, xml_bad);
	if (x->nbinds == XML_ATTRS_MAX)
		return xml_fail(x, xml_limit);
	if (x->nbinds == x->binds_cap) {
		x->binds =
		    arena_grow(x->a, x->binds, x->binds_cap * sizeof *x->binds,
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
	x->bindings++;
	return true;
}

/* The binding of a prefix, NULL with x->why set when it is not bound. */
const struct xml_bind *
xml_lookup_slow(struct xml_parser *x, struct str prefix)
{
	static const struct xml_bind none = {{"", 0}, {"", 0}, XML_NS_NONE};
	static const struct xml_bind xml = {{"xml", 3}, {"", 0}, XML_NS_XML};
	size_t i;

	for (i = x->nbinds; i-- > 0;)
		if (xml_same(prefix, x->binds[i].prefix))
			return x->cached = &x->binds[i];
	if (str_eq(prefix, xml.prefix))
		return &xml;
	if (prefix.len == 0)
		return &none;
	xml_fail(x, xml_bad);
	return NULL;
}

static bool
same_attr(const struct xml_parser *x, size_t i, size_t j)
{
	if (!xml_same(x->attrs[i].local, x->attrs[j].local) ||
	    x->attrs[i].ns != x->attrs[j].ns)
		return false;
	if (xml_same(x->raws[i].prefix, x->raws[j].prefix))
		return true;
	/* Two prefixes for one URI (Namespaces s6.3). */
	return x->raws[i].bind != NULL && x->raws[j].bind != NULL &&
	       str_eq(x->raws[i].bind->uri, x->raws[j].bind->uri);
}

/* Many attributes are compared by way of a table, or they cost a square. */
static bool
unique_many(struct xml_parser *x)
{
	uint16_t slot[XML_ATTRS_MAX * 2] = {0};
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
				return xml_fail(x, xml_bad);
		slot[h] = (uint16_t)(i + 1);
	}
	return true;
}

static bool
unique(struct xml_parser *x)
{
	size_t i, j;

	if (x->nattrs > 32)
		return unique_many(x);
	for (i = 1; i < x->nattrs; i++)
		for (j = 0; j < i; j++)
			if (x->attrs[i].local.len == x->attrs[j].local.len &&
			    *x->attrs[i].local.p == *x->attrs[j].local.p &&
			    same_attr(x, i, j))
				return xml_fail(x, xml_bad);
	return true;
}

static bool
resolve_attrs(struct xml_parser *x)
{
	size_t i;

	for (i = 0; i < x->nattrs; i++) {
		/* The default namespace is not for attributes (s6.2). */
		if (x->raws[i].prefix.len == 0)
			continue;
		x->raws[i].bind = xml_lookup(x, x->raws[i].prefix);
		if (x->raws[i].bind == NULL)
			return false;
		x->attrs[i].ns = x->raws[i].bind->ns;
	}
	return unique(x);
}

static bool
more_attrs(struct xml_parser *x)
{
	size_t cap = x->attrs_cap, more = cap == 0 ? 32 : XML_ATTRS_MAX;

	if (cap == XML_ATTRS_MAX)
		return xml_fail(x, xml_limit);
	x->attrs = arena_grow(
	    x->a, x->attrs, cap * sizeof *x->attrs, more * sizeof *x->attrs);
	x->raws = arena_grow(
	    x->a, x->raws, cap * sizeof *x->raws, more * sizeof *x->raws);
	x->attrs_cap = more;
	return true;
}

/* Attributes up to the '>' or '/' of a start tag. */
bool
xml_attributes(struct xml_parser *x)
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
		xml_skip_blanks(x);
		if (x->p >= x->end)
			return xml_fail(x, xml_bad);
		if ((size_t)(x->p - x->tag) > XML_TAG_MAX)
			return xml_fail(x, xml_limit);
		if (*x->p == '>' || *x->p == '/')
			break;
		if (before == x->p)
			return xml_fail(x, xml_bad);
		if (!xml_qname(x, &prefix, &local) || !value(x, &val))
			return false;
		if (prefix.len == 5 && memcmp(prefix.p, "xmlns", 5) == 0) {
			if (!declare(x, local, val))
				return false;
			continue;
		}
		if (prefix.len == 0 && xml_same(local, S("xmlns"))) {
			if (!declare(x, S(""), val))
				return false;
			continue;
		}
		if (x->nattrs == x->attrs_cap && !more_attrs(x))
			return false;
		x->raws[x->nattrs] = (struct xml_raw_attr){prefix, NULL};
		x->attrs[x->nattrs++] =
		    (struct xml_attr){XML_NS_NONE, local, val};
	}
	return x->nattrs == 0 || resolve_attrs(x);
}
