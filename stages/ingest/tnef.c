/* SPDX-License-Identifier: ISC */
/*
 * TNEF (MS-OXTNEF): a stream of attributes, each with a level, a tag, a
 * length, its data and a sum.  Only attachments are read: their data, their
 * title, and their long name out of MAPI properties.
 */
#include "header.h"
#include "limit.h"
#include "unwrap.h"

enum {
	LEVEL_ATTACHMENT = 2,
	ATTACH_REND_DATA = 0x00069002, /* an attachment begins */
	ATTACH_TITLE = 0x00018010,
	ATTACH_DATA = 0x0006800f,
	ATTACH_PROPS = 0x00069005,
	PR_FILENAME = 0x3704,
	PR_LONG_FILENAME = 0x3707,
	PT_STRING8 = 0x001e,
	PT_UNICODE = 0x001f,
};

struct reader {
	struct str s;
	bool bad;
};

struct attachment {
	struct str title, name, data;
	bool open, filled;
};

bool
tnef_is(struct str s)
{
	return str_starts(s, S("\x78\x9f\x3e\x22"));
}

static struct str
take(struct reader *r, uint64_t n)
{
	struct str out = { r->s.p, (ptrdiff_t)n };

	if (n > (uint64_t)r->s.len) {
		r->bad = true;
		return S("");
	}
	r->s = (struct str) { r->s.p + n, r->s.len - (ptrdiff_t)n };
	return out;
}

static uint32_t
number(struct reader *r, int bytes)
{
	struct str b = take(r, (uint64_t)bytes);
	uint32_t v = 0;
	ptrdiff_t i;

	for (i = b.len; i-- > 0;)
		v = v << 8 | (unsigned char)b.p[i];
	return v;
}

static struct str
until_nul(struct str s)
{
	const char *nul = s.len ? memchr(s.p, '\0', (size_t)s.len) : NULL;

	return nul ? (struct str) { s.p, nul - s.p } : s;
}

static struct str
utf16_text(struct arena *a, struct str s)
{
	bool bad = false;

	if (s.len >= 2 && s.p[s.len - 1] == '\0' && s.p[s.len - 2] == '\0')
		s.len -= 2;
	return text_from(a, s, "UTF-16LE", &bad);
}

/* The bytes of a MAPI value of that type; false for types not met here. */
static bool
value_size(struct reader *r, unsigned type, uint32_t *size)
{
	switch (type) {
	case 2: /* PT_I2, padded */
	case 3: /* PT_LONG */
	case 4: /* PT_FLOAT */
	case 10: /* PT_ERROR */
	case 11: /* PT_BOOLEAN, padded */
		*size = 4;
		return true;
	case 5: /* PT_DOUBLE */
	case 6: /* PT_CURRENCY */
	case 7: /* PT_APPTIME */
	case 20: /* PT_I8 */
	case 64: /* PT_SYSTIME */
		*size = 8;
		return true;
	case 72: /* PT_CLSID */
		*size = 16;
		return true;
	case PT_STRING8:
	case PT_UNICODE:
	case 13: /* PT_OBJECT */
	case 258: /* PT_BINARY */
		*size = number(r, 4);
		return true;
	default:
		return false;
	}
}

/* A named property (id >= 0x8000) has its name before its value. */
static void
skip_name(struct reader *r)
{
	uint32_t n;

	take(r, 16);
	if (number(r, 4) == 0) {
		take(r, 4);
		return;
	}
	n = number(r, 4);
	take(r, ((uint64_t)n + 3) & ~(uint64_t)3);
}

/* MS-OXTNEF s2.1.3.4: the long file name, if it is among the properties. */
static void
read_props(struct arena *a, struct str s, struct attachment *at)
{
	struct reader r = { s, false };
	uint32_t n = number(&r, 4), k, count, size;
	struct str v;

	while (n-- > 0 && !r.bad) {
		unsigned type = number(&r, 2), id = number(&r, 2);
		bool many = type & 0x1000;

		if (id >= 0x8000)
			skip_name(&r);
		type &= 0xfff;
		count = 1;
		if (many || type == PT_STRING8 || type == PT_UNICODE ||
		    type == 13 || type == 258)
			count = number(&r, 4);
		for (k = 0; k < count && !r.bad; k++) {
			if (!value_size(&r, type, &size))
				return;
			v = take(&r, size);
			take(&r, (4 - size % 4) % 4);
			if ((id == PR_LONG_FILENAME ||
				(id == PR_FILENAME && at->name.len == 0)) &&
			    v.len > 0)
				at->name = type == PT_UNICODE
				    ? utf16_text(a, v)
				    : until_nul(v);
		}
	}
}

static void
put(struct answer *an, struct attachment *at, struct str place, int n)
{
	struct arena a = { 0 };
	struct str name = at->name.len ? at->name : until_nul(at->title);
	struct answer_file *f;
	bool bad = false;

	if (!at->open)
		return;
	name = bytes_text(&a, name, S(""), &bad);
	f = answer_file(an, name,
	    str_printf(&a, "%.*s.%d", STR_ARG(place), n));
	if (f != NULL) {
		js_set_c(f->entry, "declared", "application/ms-tnef");
		if (!at->filled) {
			js_set_c(f->entry, "unread", "tnef-inner");
			answer_wrong(an, "tnef-inner",
			    js_str(f->entry, "place"));
		}
		answer_data(an, f, at->data);
		answer_file_end(an, f);
	}
	if (bad)
		answer_wrong(an, "name-broken", place);
	arena_release(&a);
}

bool
tnef_files(struct answer *an, struct str s, struct str place)
{
	struct reader r = { s, false };
	struct attachment at = { 0 };
	struct str data;
	uint32_t tag, size;
	int n = 0;

	take(&r, 6); /* signature, key */
	while (!r.bad && r.s.len > 0) {
		unsigned level = number(&r, 1);

		tag = number(&r, 4);
		size = number(&r, 4);
		data = take(&r, size);
		take(&r, 2);
		if (r.bad)
			break;
		if (level != LEVEL_ATTACHMENT)
			continue;
		if (tag == ATTACH_REND_DATA) {
			put(an, &at, place, n);
			at = (struct attachment) { .open = true };
			if (++n > MAIL_FILES_MAX)
				return false;
		} else if (tag == ATTACH_TITLE) {
			at.title = data;
		} else if (tag == ATTACH_DATA) {
			at.data = data;
			at.filled = true;
		} else if (tag == ATTACH_PROPS) {
			read_props(&an->mem, data, &at);
		}
	}
	put(an, &at, place, n);
	return !r.bad;
}
