/* SPDX-License-Identifier: ISC */
/* Between the files of the XML reader only. */
#ifndef SHENBAO_XML_PART_H
#define SHENBAO_XML_PART_H

#include "limit.h"
#include "xml.h"

/* The tokenizer: UTF-8 without BOM and without XML declaration. */
const char *xml_tokenize(
    struct arena *, struct str, const struct xml_sax *, void *);

#define xml_bad "bad-xml"
#define xml_limit "xml-limit"

struct xml_bind {
	struct str prefix, uri;
	enum xml_ns ns;
};

/* An attribute while its tag is read: its prefix is looked up last. */
struct xml_raw_attr {
	struct str prefix;
	const struct xml_bind *bind;
};

struct xml_open {
	struct str name, local; /* name with its prefix */
	enum xml_ns ns;
	size_t nbinds; /* bindings in force outside of it */
};

/*
 * Documents repeat the same few tags thousands of times, byte by byte.  A
 * short tag that was read is kept, by a hash of its bytes; where it comes
 * again under the same bindings, it need not be taken apart again.
 */
enum { XML_KEPT_SLOTS = 256, XML_KEPT_LEN = 64, XML_KEPT_ATTRS = 4 };

struct xml_kept {
	const char *p; /* its bytes, between '<' and '>' */
	size_t len;
	unsigned bindings; /* of x->bindings when it was read */
	unsigned memo;
	bool empty;
	enum xml_ns ns;
	struct str name, local;
	size_t nattrs;
	struct xml_attr attrs[XML_KEPT_ATTRS];
};

struct xml_parser {
	struct arena *a;
	const char *p, *end;
	const char *tag; /* where the tag being read began */
	const struct xml_sax *sax;
	void *ctx;
	const char *why;
	struct xml_open *open;
	size_t depth;
	struct xml_bind *binds;
	size_t nbinds, binds_cap;
	const struct xml_bind *cached; /* what was looked up last, or NULL */
	struct xml_attr *attrs;
	struct xml_raw_attr *raws;
	size_t nattrs, attrs_cap;
	char *values; /* decoded values of one tag: XML_TAG_MAX bytes */
	size_t values_len;
	bool values_used; /* in the tag being read */
	bool seen_root;
	unsigned bindings;     /* counts changes of what is bound */
	unsigned memo;	       /* of a tag that isn't kept */
	struct xml_kept *kept; /* NULL for small parts */
};

/* Classes of bytes; a byte over 0x7f is part of names and text alike. */
enum {
	XML_NAME_START = 1,
	XML_NAME = 2,
	XML_BLANK = 4,
	XML_TEXT_STOP = 8,   /* < & ] and CR: what text has to look at */
	XML_VALUE_STOP = 16, /* quotes < & TAB LF CR */
};

extern const unsigned char xml_class[256];

#define XML_IS(c, k) ((xml_class[(unsigned char)(c)] & (k)) != 0)

static inline bool
xml_fail(struct xml_parser *x, const char *why)
{
	if (x->why == NULL)
		x->why = why;
	return false;
}

static inline void
xml_skip_blanks(struct xml_parser *x)
{
	while (x->p < x->end && XML_IS(*x->p, XML_BLANK))
		x->p++;
}

/* A name without a colon (NCName) from p; its end, or p when there is none. */
static inline const char *
xml_name_end(const char *p, const char *end)
{
	if (p >= end || !XML_IS(*p, XML_NAME_START))
		return p;
	do
		p++;
	while (p < end && XML_IS(*p, XML_NAME));
	return p;
}

/* A name with or without a prefix (QName); the prefix may be empty. */
static inline bool
xml_qname(struct xml_parser *x, struct str *prefix, struct str *local)
{
	const char *from = x->p, *to = xml_name_end(from, x->end);

	*prefix = (struct str){from, 0};
	if (to < x->end && *to == ':' && to > from) {
		prefix->len = to - from;
		from = to + 1;
		to = xml_name_end(from, x->end);
	}
	*local = (struct str){from, to - from};
	x->p = to;
	if (to - prefix->p > (ptrdiff_t)XML_NAME_MAX)
		return xml_fail(x, xml_limit);
	return to > from || xml_fail(x, xml_bad);
}

/* Prefixes are short: a loop beats the call of memcmp(). */
static inline bool
xml_same(struct str a, struct str b)
{
	ptrdiff_t i;

	if (a.len != b.len)
		return false;
	for (i = 0; i < a.len; i++)
		if (a.p[i] != b.p[i])
			return false;
	return true;
}

/* xml_attr.c */

/* The code point of "&...;" at x->p, 0 with x->why set when it is none. */
uint32_t xml_reference(struct xml_parser *);
/* A code point as UTF-8 into room for four; how many bytes. */
int xml_put_rune(char *, uint32_t);
/* The binding of a prefix, NULL with x->why set when it is not bound. */
const struct xml_bind *xml_lookup_slow(struct xml_parser *, struct str);
/* Attributes up to the '>' or '/' of a start tag, into x->attrs. */
bool xml_attributes(struct xml_parser *);

static inline const struct xml_bind *
xml_lookup(struct xml_parser *x, struct str prefix)
{
	if (x->cached != NULL && xml_same(prefix, x->cached->prefix))
		return x->cached;
	return xml_lookup_slow(x, prefix);
}

#endif
