/* SPDX-License-Identifier: ISC */
#include "kind.h"

enum { OLE_WORD = 1, OLE_BOOK = 2, OLE_PPT = 4, OLE_LOCKED = 8, OLE_MSG = 16,
	PDF_LOCKED = 32, PDF_UNDRAWN = 64 };

void
kind_begin(struct kind *k)
{
	k->size = 0;
	k->encrypted = k->locked = k->undrawn = false;
	k->nhead = k->ntail = k->ncarry = 0;
	k->signs = 0;
}

static bool
head_is(const struct kind *k, size_t at, const char *magic, size_t n)
{
	return k->nhead >= at + n && memcmp(k->head + at, magic, n) == 0;
}
#define HEAD_IS(k, lit) head_is((k), 0, (lit), sizeof(lit) - 1)

struct sign {
	unsigned is;
	const char *bytes;
	size_t n;
};

/* Names of OLE2 streams stand in the directory as UTF-16. */
static const struct sign ole_signs[] = {
	{ OLE_WORD, "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t", 23 },
	{ OLE_BOOK, "W\0o\0r\0k\0b\0o\0o\0k", 15 },
	{ OLE_BOOK, "B\0o\0o\0k\0\0", 9 },
	{ OLE_PPT, "P\0o\0w\0e\0r\0P\0o\0i\0n\0t", 19 },
	{ OLE_LOCKED, "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k", 25 },
	{ OLE_MSG, "_\0_\0s\0u\0b\0s\0t\0g\0001\0.", 19 },
	{ 0, NULL, 0 },
};

/* ISO 32000-1 s7.5.5, s12.7.2: these stand where all can read them. */
static const struct sign pdf_signs[] = {
	{ PDF_LOCKED, "/Encrypt", 8 },
	{ PDF_UNDRAWN, "/NeedAppearances true", 21 },
	{ 0, NULL, 0 },
};

static unsigned
signs_in(const struct sign *v, struct str s)
{
	unsigned found = 0;

	for (; v->n > 0; v++)
		if (memmem(s.p, (size_t)s.len, v->bytes, v->n) != NULL)
			found |= v->is;
	return found;
}

/* The same over block ends, however short the blocks are. */
static void
signs_feed(struct kind *k, const struct sign *v, struct str s)
{
	char buf[sizeof k->carry * 2];
	ptrdiff_t n = (ptrdiff_t)sizeof k->carry;
	struct str first = str_slice(s, 0, n), seam, last;

	memcpy(buf, k->carry, k->ncarry);
	memcpy(buf + k->ncarry, first.p, (size_t)first.len);
	seam = (struct str) { buf, (ptrdiff_t)k->ncarry + first.len };
	k->signs |= signs_in(v, seam) | signs_in(v, s);
	last = s.len < n ? seam : s;
	last = str_slice(last, last.len - n, last.len);
	memcpy(k->carry, last.p, (size_t)last.len);
	k->ncarry = (size_t)last.len;
}

static void
tail_feed(struct kind *k, struct str s)
{
	if (s.len > KIND_TAIL)
		s = str_slice(s, s.len - KIND_TAIL, s.len);
	if (k->ntail + (size_t)s.len > sizeof k->tail) {
		size_t keep = KIND_TAIL - (size_t)s.len;

		memmove(k->tail, k->tail + k->ntail - keep, keep);
		k->ntail = keep;
	}
	memcpy(k->tail + k->ntail, s.p, (size_t)s.len);
	k->ntail += (size_t)s.len;
}

/* ISO 32000-1 annex H: readers look for it in the first 1,024 bytes. */
static bool
is_pdf(const struct kind *k)
{
	return str_has(str_slice((struct str) { k->head, (ptrdiff_t)k->nhead },
	    0, 1024), S("%PDF-"));
}

void
kind_feed(struct kind *k, struct str s)
{
	size_t n = KIND_HEAD - k->nhead;

	if (s.len == 0)
		return;
	k->size += s.len;
	if (n > (size_t)s.len)
		n = (size_t)s.len;
	memcpy(k->head + k->nhead, s.p, n);
	k->nhead += n;
	if (HEAD_IS(k, "\xd0\xcf\x11\xe0"))
		signs_feed(k, ole_signs, s);
	else if (HEAD_IS(k, "PK") || k->nhead < 2)
		tail_feed(k, s);
	else if (is_pdf(k))
		signs_feed(k, pdf_signs, s);
}

struct zip_names {
	bool types, word, sheet, slides, ofd, any, encrypted;
};

static void
zip_name(struct zip_names *z, struct str name, unsigned flags)
{
	z->any = true;
	z->encrypted = z->encrypted || (flags & 1);
	z->types = z->types || str_eq_nocase(name, S("[Content_Types].xml"));
	/* Some writers put '\\' where APPNOTE s4.4.17.1 wants '/'. */
	z->word = z->word || str_starts(name, S("word/")) ||
	    str_starts(name, S("word\\"));
	z->sheet = z->sheet || str_starts(name, S("xl/")) ||
	    str_starts(name, S("xl\\"));
	z->slides = z->slides || str_starts(name, S("ppt/"));
	z->ofd = z->ofd || str_eq(name, S("OFD.xml"));
}

static unsigned
le16(const char *p)
{
	return (unsigned char)p[0] | (unsigned)(unsigned char)p[1] << 8;
}

static size_t
le32(const char *p)
{
	return le16(p) | (size_t)le16(p + 2) << 16;
}

/* What an entry holds may be a ZIP, too: from header to header, no search. */
static void
zip_centrals(struct zip_names *z, struct str s)
{
	size_t n;

	while (s.len >= 46 && str_starts(s, S("PK\001\002"))) {
		n = le16(s.p + 28);
		if ((size_t)s.len < 46 + n)
			return;
		zip_name(z, str_slice(s, 46, 46 + (ptrdiff_t)n), le16(s.p + 8));
		n += 46 + le16(s.p + 30) + le16(s.p + 32);
		s = str_slice(s, (ptrdiff_t)n, s.len);
	}
}

/* APPNOTE s4.3.7; s4.4.4: bit 3, the size stands behind the data. */
static void
zip_locals(struct zip_names *z, struct str s)
{
	size_t n, next;
	ptrdiff_t at;

	while (s.len >= 30 && str_starts(s, S("PK\003\004"))) {
		n = le16(s.p + 26);
		if ((size_t)s.len < 30 + n)
			return;
		zip_name(z, str_slice(s, 30, 30 + (ptrdiff_t)n), le16(s.p + 6));
		next = 30 + n + le16(s.p + 28) + le32(s.p + 18);
		if (next > (size_t)s.len)
			return;
		s = str_slice(s, (ptrdiff_t)next, s.len);
		if (!str_starts(s, S("PK\003\004"))) {
			if ((at = str_find(s, S("PK\003\004"))) < 0)
				return;
			s = str_slice(s, at, s.len);
		}
	}
}

/*
 * The directory, where an end record says that it lies (s4.3.16).  That of a
 * ZIP inside, or one in a comment, tells of another place.
 */
static bool
zip_directory(const struct kind *k, struct str *dir)
{
	struct str s = { k->tail, (ptrdiff_t)k->ntail };
	int64_t start = k->size - s.len;
	ptrdiff_t at, n;

	for (at = s.len - 22; at >= 0; at--) {
		if (memcmp(s.p + at, "PK\005\006", 4) != 0)
			continue;
		n = (ptrdiff_t)le32(s.p + at + 12);
		if (n > at || (int64_t)le32(s.p + at + 16) != start + at - n)
			continue;
		*dir = str_slice(s, at - n, at);
		return true;
	}
	return false;
}

static const char *
zip_kind(struct kind *k)
{
	struct zip_names z = { 0 };
	struct str head = { k->head, (ptrdiff_t)k->nhead }, dir;

	if (zip_directory(k, &dir))
		zip_centrals(&z, dir);
	else
		zip_locals(&z, head);
	k->encrypted = z.encrypted;
	if (z.types && z.word)
		return "docx";
	if (z.types && z.sheet)
		return "xlsx";
	if (z.types && z.slides)
		return "pptx";
	if (z.ofd)
		return "ofd";
	head = str_slice(head, 0, 200);
	if (str_has(head, S("opendocument.text")))
		return "odt";
	if (str_has(head, S("opendocument.spreadsheet")))
		return "ods";
	return "zip";
}

static const char *
ole_kind(struct kind *k, struct str name)
{
	bool sheet_name = str_ends_nocase(name, S(".xls")) ||
	    str_ends_nocase(name, S(".et"));

	if (k->signs & OLE_LOCKED) {
		k->encrypted = true;
		return "ole2";
	}
	if (k->signs & OLE_MSG)
		return "msg";
	if ((k->signs & OLE_BOOK) && (sheet_name || !(k->signs & OLE_WORD)))
		return str_ends_nocase(name, S(".et")) ? "et" : "xls";
	if (k->signs & OLE_WORD)
		return str_ends_nocase(name, S(".wps")) ? "wps" : "doc";
	return k->signs & OLE_PPT ? "ppt" : "ole2";
}

/* A header of RFC 5322 with at least two of the fields that mails have. */
static bool
looks_mail(struct str s)
{
	static const struct str fields[] = { S("\nReceived:"), S("\nFrom:"),
		S("\nSubject:"), S("\nMessage-ID:"), S("\nMIME-Version:") };
	size_t i, n = 0;
	struct str first = s;

	first.len = str_find(s, S(":"));
	if (first.len <= 0 || first.len > 40 || str_has(first, S(" ")))
		return false;
	for (i = 0; i < sizeof fields / sizeof *fields; i++)
		n += str_has_nocase(s, fields[i]) ||
		    str_has_nocase(str_slice(s, 0, fields[i].len - 1),
			str_slice(fields[i], 1, fields[i].len));
	return n >= 2;
}

static bool
looks_text(struct str s)
{
	unsigned char c;
	ptrdiff_t i;

	if (s.len >= 2 && (!memcmp(s.p, "\xff\xfe", 2) ||
			      !memcmp(s.p, "\xfe\xff", 2)))
		return true;
	for (i = 0; i < s.len; i++) {
		c = (unsigned char)s.p[i];
		if ((c < 0x20 && strchr("\t\n\r\f\033", c) == NULL) || c == 0 ||
		    c == 0x7f || c == 0xff)
			return false;
	}
	return true;
}

static bool
is_page(struct str s)
{
	if (str_starts(s, S("<?xml")))
		return str_has_nocase(s, S("<html"));
	return s.len > 0 && s.p[0] == '<' &&
	       (str_has_nocase(s, S("<html")) ||
		   str_has_nocase(s, S("<body")) ||
		   str_has_nocase(s, S("<table")) ||
		   str_has_nocase(s, S("<!doctype html")));
}

static const char *
text_kind(const struct kind *k)
{
	struct str s = str_slice(
	    (struct str) { k->head, (ptrdiff_t)k->nhead }, 0, 4096), head;

	if (str_starts(s, S("\xef\xbb\xbf")))
		s = str_slice(s, 3, s.len);
	s = head = str_trim(s);
	/* LibreOffice leaves its own control characters in pages. */
	if (is_page(s) && memchr(s.p, '\0', (size_t)s.len) == NULL)
		return "html";
	if (str_has(s, S("\n\n")))
		head.len = str_find(s, S("\n\n"));
	else if (str_has(s, S("\r\n\r\n")))
		head.len = str_find(s, S("\r\n\r\n"));
	if (!looks_text(head))
		return "unknown";
	if (looks_mail(head))
		return str_has_nocase(s, S("multipart/related")) &&
			!str_has_nocase(s, S("\nReceived:"))
		    ? "mht"
		    : "eml";
	if (!looks_text(s))
		return "unknown";
	return str_starts(s, S("<?xml")) ? "xml" : "txt";
}

struct magic {
	const char *bytes;
	size_t n, at;
	const char *kind;
};

static const struct magic magics[] = {
	{ "{\\rtf", 5, 0, "rtf" },
	{ "7z\xbc\xaf\x27\x1c", 6, 0, "7z" },
	{ "Rar!\x1a\x07", 6, 0, "rar" },
	{ "\x1f\x8b", 2, 0, "gz" },
	{ "BZh", 3, 0, "bz2" },
	{ "\xfd"
	  "7zXZ",
	    5, 0, "xz" },
	{ "\xff\xd8\xff", 3, 0, "jpg" },
	{ "\x89PNG", 4, 0, "png" },
	{ "GIF8", 4, 0, "gif" },
	{ "II*\0", 4, 0, "tif" },
	{ "MM\0*", 4, 0, "tif" },
	{ "\x78\x9f\x3e\x22", 4, 0, "tnef" },
	{ "ustar", 5, 257, "tar" },
	{ "CD001", 5, 32769, "iso" },
	{ "BEA01", 5, 32769, "udf" }, /* ECMA-167 2/9.2, no ISO 9660 beside it */
	{ "MZ", 2, 0, "exe" },
};

const char *
kind_end(struct kind *k, struct str name)
{
	size_t i;

	if (k->size == 0)
		return "empty";
	if (HEAD_IS(k, "PK\003\004") || HEAD_IS(k, "PK\005\006"))
		return zip_kind(k);
	if (HEAD_IS(k, "\xd0\xcf\x11\xe0"))
		return ole_kind(k, name);
	for (i = 0; i < sizeof magics / sizeof *magics; i++)
		if (head_is(k, magics[i].at, magics[i].bytes, magics[i].n))
			return magics[i].kind;
	if (HEAD_IS(k, "BM") && k->size > 54 && k->head[6] == 0)
		return "bmp";
	if (is_pdf(k)) {
		k->locked = k->signs & PDF_LOCKED;
		k->undrawn = k->signs & PDF_UNDRAWN;
		return "pdf";
	}
	return text_kind(k);
}

const char *
kind_of(struct str bytes)
{
	static struct kind k;

	kind_begin(&k);
	kind_feed(&k, bytes);
	return kind_end(&k, S(""));
}

bool
kind_is_archive(struct str kind, struct str name)
{
	static const char *const all[] = { "zip", "7z", "rar", "tar", "gz",
		"bz2", "xz", "iso", "udf", NULL };
	static const char *const documents[] = { ".docx", ".xlsx", ".pptx",
		".docm", ".xlsm", ".ofd", ".odt", ".ods", ".wps", ".et", NULL };

	if (str_eq(kind, S("zip")) && str_ends_any_nocase(name, documents))
		return false;
	return str_is_any(kind, all);
}
