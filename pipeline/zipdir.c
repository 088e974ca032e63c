/* SPDX-License-Identifier: ISC */
#include "zipdir.h"

#include <libdeflate.h>

#include "limit.h"

/* Signatures and fixed sizes of APPNOTE s4.3. */
enum {
	LOCAL_SIG = 0x04034b50,
	LOCAL_LEN = 30,
	CENTRAL_SIG = 0x02014b50,
	CENTRAL_LEN = 46,
	END_SIG = 0x06054b50,
	END_LEN = 22,
	END64_SIG = 0x06064b50,
	END64_LEN = 56,
	LOCATOR_SIG = 0x07064b50,
	LOCATOR_LEN = 20,
	COMMENT_MAX = 0xffff,
	FLAG_ENCRYPTED = 1 << 0,
	FLAG_DESCRIPTOR = 1 << 3,
	FLAG_STRONG = 1 << 6,
	FLAG_UTF8 = 1 << 11,
	FLAG_MASKED = 1 << 13,
	EXTRA_ZIP64 = 0x0001,
	EXTRA_NAME = 0x7075,
	STORED = 0,
	DEFLATED = 8,
	MADE_BY_UNIX = 3,
};

/* Where the directory lies and how many entries it should have. */
struct where {
	uint64_t at, size, count;
	uint64_t prefix; /* bytes before the archive proper */
};

static uint16_t
le16(const char *p)
{
	const unsigned char *b = (const unsigned char *)p;

	return (uint16_t)(b[0] | b[1] << 8);
}

static uint32_t
le32(const char *p)
{
	return le16(p) | (uint32_t)le16(p + 2) << 16;
}

static uint64_t
le64(const char *p)
{
	return le32(p) | (uint64_t)le32(p + 4) << 32;
}

/* n bytes at an offset that an archive gave, or NULL. */
static const char *
bytes_at(struct str s, uint64_t at, uint64_t n)
{
	uint64_t len = (uint64_t)s.len;

	return at <= len && n <= len - at ? s.p + at : NULL;
}

/* s4.3.14 and s4.3.15: the larger numbers of ZIP64, where they are used. */
static const char *
end64(struct str s, uint64_t end, struct where *w)
{
	const char *p;
	uint64_t at;

	if (end < LOCATOR_LEN)
		return NULL;
	p = s.p + end - LOCATOR_LEN;
	if (le32(p) != LOCATOR_SIG)
		return NULL;
	at = le64(p + 8);
	p = bytes_at(s, at, END64_LEN);
	if (p == NULL || le32(p) != END64_SIG)
		return "zip-damaged";
	if (le32(p + 16) != 0 || le32(p + 20) != 0)
		return "multi-disk";
	w->count = le64(p + 32);
	w->size = le64(p + 40);
	w->at = le64(p + 48);
	w->prefix = 0;
	return NULL;
}

/* Does an end record at this offset point to a directory? */
static const char *
end_at(struct str s, uint64_t end, struct where *w)
{
	const char *p = s.p + end, *why, *first;

	if (le16(p + 4) != 0 || le16(p + 6) != 0)
		if (le16(p + 4) != 0xffff)
			return "multi-disk";
	w->count = le16(p + 10);
	w->size = le32(p + 12);
	w->at = le32(p + 16);
	w->prefix = 0;
	if ((w->count == 0xffff || w->size == UINT32_MAX ||
		w->at == UINT32_MAX)) {
		if ((why = end64(s, end, w)) != NULL)
			return why;
	} else if (w->at + w->size < end) {
		/* A self-extractor or junk in front moves all offsets. */
		w->prefix = end - w->at - w->size;
		first = bytes_at(s, w->at, 4);
		if (first != NULL && w->count > 0 && le32(first) == CENTRAL_SIG)
			w->prefix = 0;
	}
	/* An entry in front: this is an archive within one that was cut. */
	if (w->prefix != 0 && le32(s.p) == LOCAL_SIG)
		return "truncated";
	if (w->at > UINT64_MAX - w->prefix ||
	    bytes_at(s, w->at + w->prefix, w->size) == NULL)
		return "zip-damaged";
	first = bytes_at(s, w->at + w->prefix, 4);
	if (w->count > 0 && (first == NULL || le32(first) != CENTRAL_SIG))
		return "zip-damaged";
	return NULL;
}

/* s4.3.16: found from the end, because a comment of any bytes follows it. */
static const char *
find_end(struct str s, struct zipdir *z, struct where *w)
{
	const char *why = NULL, *first_why = NULL;
	ptrdiff_t at, low;

	if (s.len == 0)
		return "empty";
	low = s.len - END_LEN - COMMENT_MAX;
	for (at = s.len - END_LEN; at >= 0 && at >= low; at--) {
		if (s.p[at] != 'P' || le32(s.p + at) != END_SIG)
			continue;
		why = end_at(s, (uint64_t)at, w);
		if (why == NULL) {
			if (at + END_LEN + le16(s.p + at + 20) != s.len)
				z->lax = "trailing";
			if (w->prefix != 0)
				z->lax = "prefix";
			return NULL;
		}
		if (first_why == NULL)
			first_why = why;
	}
	if (first_why != NULL)
		return first_why;
	return s.len >= 4 && le32(s.p) == LOCAL_SIG ? "truncated" : "not-a-zip";
}

/* The data of an extra field (s4.5), or the empty str. */
static struct str
extra_field(struct str extra, uint16_t id)
{
	ptrdiff_t n;

	while (extra.len >= 4) {
		n = le16(extra.p + 2);
		if (n > extra.len - 4)
			break;
		if (le16(extra.p) == id)
			return str_slice(extra, 4, 4 + n);
		extra = str_slice(extra, 4 + n, extra.len);
	}
	return S("");
}

/* s4.5.3: each number that stands as all ones is in the extra field. */
static bool
sizes64(struct zipdir_entry *e, struct str extra)
{
	struct str x = extra_field(extra, EXTRA_ZIP64);
	uint64_t *const number[] = {&e->size, &e->packed, &e->head};
	size_t i;

	for (i = 0; i < 3; i++) {
		if (*number[i] != UINT32_MAX)
			continue;
		if (x.len < 8)
			return false;
		*number[i] = le64(x.p);
		x = str_slice(x, 8, x.len);
	}
	return true;
}

/* s4.6.9: a UTF-8 name beside the one in the local code page. */
static struct str
unicode_name(struct str raw, struct str extra)
{
	struct str x = extra_field(extra, EXTRA_NAME), name;

	if (x.len < 6 || x.p[0] != 1 ||
	    le32(x.p + 1) != libdeflate_crc32(0, raw.p, (size_t)raw.len))
		return S("");
	name = str_slice(x, 5, x.len);
	return utf8_valid(name) ? name : S("");
}

/*
 * One entry of the directory at p, of which left bytes remain.  Its length,
 * or 0 when it is damaged.
 */
static uint64_t
central(const char *p, uint64_t left, uint64_t prefix, struct zipdir_entry *e)
{
	struct str extra;
	uint64_t len;
	uint32_t mode;

	if (left < CENTRAL_LEN || le32(p) != CENTRAL_SIG)
		return 0;
	len =
	    (uint64_t)CENTRAL_LEN + le16(p + 28) + le16(p + 30) + le16(p + 32);
	if (len > left)
		return 0;
	e->flags = le16(p + 8);
	e->method = le16(p + 10);
	e->dos_time = le16(p + 12);
	e->dos_date = le16(p + 14);
	e->crc = le32(p + 16);
	e->packed = le32(p + 20);
	e->size = le32(p + 24);
	e->head = le32(p + 42);
	e->raw = (struct str){p + CENTRAL_LEN, le16(p + 28)};
	extra = (struct str){e->raw.p + e->raw.len, le16(p + 30)};
	if (!sizes64(e, extra) || e->head > UINT64_MAX - prefix)
		return 0;
	e->head += prefix;
	e->name = unicode_name(e->raw, extra);
	e->encrypted =
	    (e->flags & (FLAG_ENCRYPTED | FLAG_STRONG | FLAG_MASKED)) != 0;
	mode = le32(p + 38) >> 16;
	if (p[5] == MADE_BY_UNIX && (mode & 0170000) == 0120000)
		e->symlink = true;
	return len;
}

/* Where the data lie, by the local header, which must tell the same. */
static void
local(struct str s, struct zipdir_entry *e, uint64_t directory)
{
	const char *p = bytes_at(s, e->head, LOCAL_LEN);
	uint64_t n, m;

	if (p == NULL || le32(p) != LOCAL_SIG) {
		e->cut = true;
		return;
	}
	n = le16(p + 26);
	m = le16(p + 28);
	e->at = e->head + LOCAL_LEN + n + m;
	if (e->at > directory || e->packed > directory - e->at) {
		e->cut = true;
		return;
	}
	if (n != (uint64_t)e->raw.len ||
	    memcmp(p + LOCAL_LEN, e->raw.p, n) != 0 ||
	    le16(p + 8) != e->method ||
	    ((le16(p + 6) ^ e->flags) & FLAG_ENCRYPTED) != 0)
		e->lax = true;
	if ((le16(p + 6) & FLAG_DESCRIPTOR) == 0 &&
	    (le32(p + 14) != e->crc ||
		(le32(p + 18) != e->packed && le32(p + 18) != UINT32_MAX) ||
		(le32(p + 22) != e->size && le32(p + 22) != UINT32_MAX)))
		e->lax = true;
}

static int
by_head(const void *va, const void *vb)
{
	const struct zipdir_entry *const *a = va, *const *b = vb;

	return ((*a)->head > (*b)->head) - ((*a)->head < (*b)->head);
}

/* Entries that share bytes make small archives of endless content. */
static bool
overlaps(struct arena *a, const struct zipdir *z)
{
	const struct zipdir_entry **e;
	bool sorted = true;
	size_t i, n = 0;

	e = arena_array(a, z->n, sizeof(struct zipdir_entry *));
	for (i = 0; i < z->n; i++) {
		if (z->v[i].cut)
			continue;
		if (n > 0 && e[n - 1]->head > z->v[i].head)
			sorted = false;
		e[n++] = &z->v[i];
	}
	if (!sorted)
		qsort(e, n, sizeof(struct zipdir_entry *), by_head);
	for (i = 1; i < n; i++)
		if (e[i - 1]->at + e[i - 1]->packed > e[i]->head)
			return true;
	return false;
}

/* Backslashes as separators are seen from old Windows programs. */
static struct str
slashes(struct arena *a, struct str s)
{
	char *p;
	ptrdiff_t i;

	if (s.len == 0 || memchr(s.p, '\\', (size_t)s.len) == NULL)
		return s;
	p = str_cstr(a, s);
	for (i = 0; i < s.len; i++)
		if (p[i] == '\\')
			p[i] = '/';
	return (struct str){p, s.len};
}

/*
 * Names, decided for the whole archive: the Unicode field where its CRC fits
 * the name, the UTF-8 flag where it is true, else UTF-8 if every unmarked
 * name is that, else GB18030.  Separators are looked for after decoding,
 * since 0x5c and 0x2f can be the second byte of a character.
 */
static void
decode_names(struct arena *a, struct zipdir *z)
{
	struct zipdir_entry *e;
	bool utf8 = true, bad;
	size_t i;

	for (i = 0; i < z->n; i++) {
		e = &z->v[i];
		if (e->raw.len > 0 &&
		    memchr(e->raw.p, '\0', (size_t)e->raw.len) != NULL)
			e->bad_name = true;
		if (utf8_valid(e->raw))
			continue;
		if ((e->flags & FLAG_UTF8) != 0)
			e->bad_name = true;
		if (e->name.len == 0)
			utf8 = false;
	}
	z->charset = utf8 ? "utf-8" : "gb18030";
	for (i = 0; i < z->n; i++) {
		e = &z->v[i];
		bad = false;
		if (e->name.len == 0 &&
		    (utf8 || ((e->flags & FLAG_UTF8) && utf8_valid(e->raw))))
			e->name = e->raw;
		else if (e->name.len == 0)
			e->name = text_from(a, e->raw, "GB18030", &bad);
		e->bad_name |= bad;
		e->name = slashes(a, e->name);
		e->dir = str_ends(e->name, S("/"));
	}
}

const char *
zipdir_open(struct arena *a, struct str bytes, struct zipdir *z)
{
	struct where w;
	const char *why;
	uint64_t at, left, n;
	size_t i;

	*z = (struct zipdir){.bytes = bytes, .total_max = ZIP_TOTAL_MAX};
	if ((why = find_end(bytes, z, &w)) != NULL)
		return why;
	if (w.count > ZIP_ENTRIES_MAX ||
	    w.size / CENTRAL_LEN > 64 * (uint64_t)ZIP_ENTRIES_MAX)
		return "bomb";
	z->v = arena_array(a, (size_t)w.count + 1, sizeof *z->v);
	at = w.at + w.prefix;
	left = w.size;
	for (i = 0; i < w.count && left > 0; i++) {
		n = central(bytes.p + at, left, w.prefix, &z->v[i]);
		if (n == 0)
			return "zip-damaged";
		at += n;
		left -= n;
		local(bytes, &z->v[i], w.at + w.prefix);
		if (z->v[i].lax && z->lax == NULL)
			z->lax = "mismatch";
	}
	z->n = i;
	if ((left != 0 || z->n != w.count) && z->lax == NULL)
		z->lax = "count";
	if (overlaps(a, z))
		return "bomb";
	decode_names(a, z);
	return NULL;
}

/* Inflates to exactly the declared size; more, less or other is damage. */
static bool
unpack(const struct zipdir_entry *e, const char *in, char *out)
{
	struct libdeflate_decompressor *d;
	enum libdeflate_result r;
	size_t used, got;

	if (e->method == STORED) {
		if (e->packed != e->size)
			return false;
		memcpy(out, in, e->size);
	} else {
		d = libdeflate_alloc_decompressor();
		if (d == NULL)
			return false;
		r = libdeflate_deflate_decompress_ex(
		    d, in, e->packed, out, e->size, &used, &got);
		libdeflate_free_decompressor(d);
		if (r != LIBDEFLATE_SUCCESS || got != e->size ||
		    used != e->packed)
			return false;
	}
	return libdeflate_crc32(0, out, e->size) == e->crc;
}

const char *
zipdir_read(
    struct arena *a, struct zipdir *z, size_t i, uint64_t max, struct str *out)
{
	const struct zipdir_entry *e = &z->v[i];
	char *p;

	*out = S("");
	if (e->encrypted)
		return "password";
	if (e->method != STORED && e->method != DEFLATED)
		return "unsupported-method";
	if (e->cut)
		return "truncated";
	if (e->size > max || e->size > z->total_max ||
	    z->delivered > z->total_max - e->size)
		return "bomb";
	/* Also keeps a lie about the size from asking for much memory. */
	if (e->size > MIB(1) && e->size / ZIP_RATIO_MAX > e->packed)
		return "bomb";
	z->delivered += e->size;
	p = arena_raw(a, (size_t)e->size + 1);
	p[e->size] = '\0';
	if (!unpack(e, z->bytes.p + e->at, p))
		return "zip-damaged";
	*out = (struct str){p, (ptrdiff_t)e->size};
	return NULL;
}
