/* SPDX-License-Identifier: ISC */
/* The tokenizer: UTF-8 in, events out.  Clauses are those of XML 1.0 and Namespaces in XML 1.0. */
#include "xml_part.h"

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

/* --- Tags --- */

static bool
close_element(struct xml_parser *x)
{
	struct xml_open *o = &x->open[--x->depth];

	if (x->nbinds != o->nbinds) {
		x->nbinds = o->nbinds;
		x->cached = NULL;
	}
	return x->sax->end(x->ctx, o->ns, o->local) || xml_fail(x, xml_stopped);
}

/* At the name of a start tag. */
static bool
start_tag(struct xml_parser *x)
{
	struct xml_element e;
	struct xml_open *o;
	const struct xml_bind *b;
	struct str prefix;
	bool empty;

	x->tag = x->p;
	if (x->depth == XML_DEPTH_MAX)
		return xml_fail(x, xml_limit);
	if (x->depth == 0 && x->seen_root)
		return xml_fail(x, xml_bad);
	x->seen_root = true;
	o = &x->open[x->depth];
	o->nbinds = x->nbinds;
	if (!xml_qname(x, &prefix, &o->local))
		return false;
	o->name = (struct str) { x->tag, x->p - x->tag };
	if (!xml_attributes(x))
		return false;
	if ((b = xml_lookup(x, prefix)) == NULL)
		return false;
	o->ns = b->ns;
	empty = *x->p == '/';
	if (empty && (++x->p >= x->end || *x->p != '>'))
		return xml_fail(x, xml_bad);
	x->p++;
	x->depth++;
	e = (struct xml_element) { o->ns, o->local, x->attrs, x->nattrs };
	if (!x->sax->start(x->ctx, &e))
		return xml_fail(x, xml_stopped);
	return empty ? close_element(x) : true;
}

/* At the name of an end tag. */
static bool
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
	if (to == from)
		return true;
	return x->sax->text(x->ctx, (struct str) { from, to - from }) ||
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

/* Character data up to the next '<' or the end. */
static bool
text(struct xml_parser *x)
{
	const char *from = x->p, *p = from, *end = x->end;
	char buf[4];
	uint32_t r;

	for (;;) {
		while (p < end && !XML_IS(*p, XML_TEXT_STOP))
			p++;
		x->p = p;
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
	target = (struct str) { x->p, xml_name_end(x->p, x->end) - x->p };
	x->p += target.len;
	to = memmem(x->p, (size_t)(x->end - x->p), "?>", 2);
	if (target.len == 0 || to == NULL ||
	    str_eq_nocase(target, S("xml")) ||
	    (to != x->p && !XML_IS(*x->p, XML_BLANK)))
		return xml_fail(x, xml_bad);
	x->p = to + 2;
	return true;
}

static bool
other_markup(struct xml_parser *x)
{
	struct str rest = { x->p, x->end - x->p };

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
	return xml_fail(x, str_starts(rest, S("<!DOCTYPE")) ? "doctype" : xml_bad);
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
xml_tokenize(struct arena *a, struct str s, const struct xml_sax *sax, void *ctx)
{
	ptrdiff_t good = first_bad(s);
	struct xml_parser x = { .a = a, .p = s.p, .end = s.p + good, .sax = sax,
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
	return good == s.len && x.seen_root && x.depth == 0 ? NULL : xml_bad;
}
