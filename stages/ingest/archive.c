/* SPDX-License-Identifier: ISC */
#include "archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <sysexits.h>
#include <unistd.h>

#include "classify.h"
#include "header.h"
#include "io.h"
#include "limit.h"
#include "session.h"
#include "udf.h"
#include "zipdir.h"

#define BLOCK KIB(64)

struct unpack {
	struct answer an;
	const struct archive_input *in;
	int unnamed;
	int entries;
	bool in_secret; /* the archive itself is marked */
	bool cut; /* a ZIP without its directory */
	struct session session; /* of a disc: what is read of it */
	struct answer_file *file; /* of UDF, while it streams */
};

void
archive_warm(void)
{
	struct archive *a = archive_read_new();

	/* Names of 7z and RAR come out as NULL in the C locale. */
	setlocale(LC_CTYPE, "C.UTF-8");
	archive_read_support_format_iso9660(a);
	archive_read_free(a);
}

/*
 * The name as a clerk may read it, with "/" between its parts.  Backslashes
 * are what some Windows packers write for "/".
 */
static struct str
member_name(struct unpack *u, struct str raw, bool *odd)
{
	struct sb b = { .a = &u->an.mem };
	struct str s = utf8_clean(&u->an.mem, raw), part, rest;

	*odd = str_starts(s, S("/")) || (s.len > 1 && s.p[1] == ':');
	rest = s;
	while (rest.len > 0) {
		uint32_t r = utf8_next(&rest);

		*odd |= r < 0x20 || r == 0x7f || r == 0xfffd;
		sb_rune(&b, r == '\\' ? '/' : r < 0x20 ? 0xfffd : r);
	}
	s = rest = sb_str(&b);
	b = (struct sb) { .a = &u->an.mem };
	while (rest.p != NULL) {
		part = str_cut(&rest, S("/"));
		*odd |= str_eq(part, S(".."));
		if (part.len == 0 || str_eq(part, S(".")))
			continue;
		if (b.len > 0)
			sb_addc(&b, '/');
		sb_add(&b, part);
	}
	if (b.len == 0)
		sb_addf(&b, "未命名-%d", ++u->unnamed);
	return sb_str(&b);
}

static struct str
join(struct arena *a, struct str x, struct str y)
{
	if (x.len == 0 || y.len == 0)
		return x.len ? x : y;
	return str_printf(a, "%.*s/%.*s", STR_ARG(x), STR_ARG(y));
}

/* A member begins; NULL when there are too many. */
static struct answer_file *
member(struct unpack *u, struct str raw, bool bad_name)
{
	bool odd;
	struct str name = member_name(u, raw, &odd);
	struct str place = join(&u->an.mem, u->in->base, name), dir;
	struct answer_file *f;
	ptrdiff_t slash = str_rfind(name, '/');

	dir = str_slice(name, 0, slash);
	u->an.secret = u->in_secret || is_marked_path(dir);
	if (u->an.secret)
		place = dir = S("");
	f = answer_file(&u->an, str_slice(name, slash + 1, name.len), place);
	if (f == NULL)
		return NULL;
	place = js_str(f->entry, "place");
	js_set_str(f->entry, "path", join(&u->an.mem, u->in->path, dir));
	if (is_noise(name))
		js_set_bool(f->entry, "noise", true);
	if (odd || bad_name)
		answer_wrong(&u->an, "name-odd", place);
	return f;
}

/* A member that is there but can't be read keeps its row. */
static void
unread(struct unpack *u, struct answer_file *f, const char *code)
{
	js_set_c(f->entry, "unread", code);
	if (strcmp(code, "password") == 0)
		js_set_bool(f->entry, "encrypted", true);
	answer_wrong(&u->an, code, js_str(f->entry, "place"));
}

/* --- ZIP archives of a size that fits into memory --- */

static const char *
zip_code(const char *why)
{
	static const char *const same[] = { "bomb", "password",
		"unsupported-method", "multi-disk" };
	size_t i;

	for (i = 0; i < sizeof same / sizeof *same; i++)
		if (strcmp(why, same[i]) == 0)
			return same[i];
	return "archive-damaged";
}

static void
zip_member(struct unpack *u, struct zipdir *z, size_t i)
{
	struct arena scratch = { 0 };
	const struct zipdir_entry *e = &z->v[i];
	struct answer_file *f;
	struct str bytes;
	const char *why;

	if (e->dir)
		return;
	f = member(u, e->name, e->bad_name);
	if (f == NULL)
		return;
	why = e->symlink ? "link"
			 : zipdir_read(&scratch, z, i, ZIP_PART_MAX, &bytes);
	if (why == NULL)
		answer_data(&u->an, f, bytes);
	else
		unread(u, f, e->symlink ? why : zip_code(why));
	if (e->lax)
		answer_wrong(&u->an, "archive-lax",
		    js_str(f->entry, "place"));
	answer_file_end(&u->an, f);
	arena_release(&scratch);
}

/* False: let the streaming reader try. */
static bool
zip_read(struct unpack *u)
{
	struct arena a = { 0 };
	struct zipdir z;
	struct str bytes;
	const char *why;
	size_t i;

	/* Not fstat(): the box knows no paths, not even an empty one. */
	if (lseek(0, 0, SEEK_END) > (off_t)ARCHIVE_MEM_MAX ||
	    lseek(0, 0, SEEK_SET) != 0 || io_read_all(0, &a, ARCHIVE_MEM_MAX, &bytes) != NULL)
		return false;
	why = str_starts(bytes, S("PK")) ? zipdir_open(&a, bytes, &z)
					 : "not-a-zip";
	if (why != NULL && (strcmp(why, "bomb") == 0 ||
			       strcmp(why, "multi-disk") == 0)) {
		answer_wrong(&u->an, why, u->in->base);
		return true;
	}
	for (i = 0; why == NULL && i < z.n; i++)
		if (z.v[i].size > ARCHIVE_MEM_MAX)
			why = "large";
	if (why == NULL) {
		for (i = 0; i < z.n; i++)
			zip_member(u, &z, i);
		if (z.lax != NULL)
			answer_wrong(&u->an, "archive-lax", u->in->base);
	} else if (strcmp(why, "large") != 0 &&
	    str_starts(bytes, S("PK"))) {
		u->cut = strcmp(why, "truncated") == 0;
		answer_wrong(&u->an, "archive-damaged", u->in->base);
	}
	arena_release(&a);
	return why == NULL;
}

/* --- everything else, as a stream --- */

static la_ssize_t
on_read(struct archive *a, void *arg, const void **p)
{
	static char block[BLOCK];
	const struct session *s = arg;
	int64_t at = lseek(0, 0, SEEK_CUR);
	ssize_t n = read(0, block, sizeof block);

	if (s->at > 0 && n > 0)
		session_show(s, block, n, at);
	*p = block;
	return n;
}

static la_int64_t
on_seek(struct archive *a, void *arg, la_int64_t at, int whence)
{
	return lseek(0, at, whence);
}

static la_int64_t
on_skip(struct archive *a, void *arg, la_int64_t n)
{
	return lseek(0, n, SEEK_CUR) < 0 ? 0 : n;
}

/*
 * Who names itself at its front is that, whatever lies in it: a document that
 * a RAR stores last ends it with the end record of a ZIP.
 */
static bool
only_format(struct archive *a, const char *head)
{
	if (memcmp(head, "Rar!", 4) == 0) {
		archive_read_support_format_rar(a);
		archive_read_support_format_rar5(a);
		return true;
	}
	if (memcmp(head, "7z\xbc\xaf", 4) == 0) {
		archive_read_support_format_7zip(a);
		return true;
	}
	return false;
}

static bool
is_compressed(const char *head)
{
	return memcmp(head, "\x1f\x8b", 2) == 0 ||
	    memcmp(head, "BZ", 2) == 0 || memcmp(head, "\xfd""7", 2) == 0;
}

/*
 * Without its directory a ZIP is read from its front: the only directory
 * that could be found is that of an archive within it.
 */
static struct archive *
reader(const char *head, bool cut)
{
	struct archive *a = archive_read_new();

	if (a == NULL)
		_exit(EX_OSERR);
	/* Not _all: some filters start programs. */
	archive_read_support_filter_gzip(a);
	archive_read_support_filter_bzip2(a);
	archive_read_support_filter_xz(a);
	archive_read_support_filter_lzma(a);
	archive_read_support_filter_zstd(a);
	archive_read_support_filter_compress(a);
	if (only_format(a, head))
		return a;
	archive_read_support_format_tar(a);
	if (is_compressed(head)) {
		/* A compressed document is that, not the ZIP inside of it. */
		archive_read_support_format_raw(a);
		return a;
	}
	if (cut) {
		archive_read_support_format_zip_streamable(a);
		return a;
	}
	archive_read_support_format_zip(a);
	archive_read_support_format_7zip(a);
	archive_read_support_format_rar(a);
	archive_read_support_format_rar5(a);
	archive_read_support_format_iso9660(a);
	archive_read_support_format_cab(a);
	return a;
}

static struct str
raw_name(struct unpack *u, struct archive *a, struct archive_entry *e)
{
	struct str name = str_c(archive_entry_pathname(e));
	struct str gz = u->in->name;
	ptrdiff_t dot = str_rfind(gz, '.');
	bool bad = false;

	if (archive_format(a) == ARCHIVE_FORMAT_RAW)
		return dot > 0 ? str_slice(gz, 0, dot) : gz;
	if (name.len == 0)
		name = str_c(archive_entry_pathname_utf8(e));
	return bytes_text(&u->an.mem, name, S(""), &bad);
}

static bool
says_password(struct archive *a)
{
	struct str text = str_c(archive_error_string(a));

	return str_has(text, S("ncrypt")) || str_has(text, S("assphrase")) ||
	    str_has(text, S("assword"));
}

static const char *
data_code(struct archive *a)
{
	struct str text = str_c(archive_error_string(a));

	if (says_password(a))
		return "password";
	return str_has(text, S("nsupported")) ? "unsupported-method"
					      : "archive-damaged";
}

static int
stream_data(struct unpack *u, struct archive *a, struct answer_file *f)
{
	const void *p;
	size_t n;
	la_int64_t at, next = 0;
	int rc;

	while ((rc = archive_read_data_block(a, &p, &n, &at)) == ARCHIVE_OK) {
		static const char zeros[4096];

		/* Holes of sparse files (tar). */
		while (next < at) {
			la_int64_t hole = at - next;

			if (hole > (la_int64_t)sizeof zeros)
				hole = (la_int64_t)sizeof zeros;
			answer_data(&u->an, f,
			    (struct str) { zeros, (ptrdiff_t)hole });
			next += hole;
		}
		answer_data(&u->an, f, (struct str) { p, (ptrdiff_t)n });
		next = at + (la_int64_t)n;
	}
	if (rc != ARCHIVE_EOF)
		unread(u, f, data_code(a));
	return rc;
}

static int
stream_member(struct unpack *u, struct archive *a, struct archive_entry *e)
{
	struct answer_file *f;
	int rc = ARCHIVE_OK;

	if (archive_entry_filetype(e) == AE_IFDIR)
		return rc;
	if (++u->entries > ZIP_ENTRIES_MAX) {
		answer_wrong(&u->an, "bomb", u->in->base);
		return ARCHIVE_FATAL;
	}
	f = member(u, raw_name(u, a, e), false);
	if (f == NULL)
		return ARCHIVE_FATAL;
	if (archive_entry_filetype(e) == AE_IFLNK ||
	    archive_entry_hardlink(e) != NULL)
		unread(u, f, "link");
	else if (archive_entry_is_encrypted(e))
		unread(u, f, "password");
	else
		rc = stream_data(u, a, f);
	answer_file_end(&u->an, f);
	return rc;
}

/* The archive itself can't be read on. */
static void
stream_fault(struct unpack *u, struct archive *a)
{
	answer_wrong(&u->an,
	    says_password(a)	    ? "password"
		: u->an.nfiles > 0 ? "archive-damaged"
				   : "archive-unreadable",
	    u->in->base);
}

static void
stream_read(struct unpack *u)
{
	struct archive *a;
	struct archive_entry *e;
	char head[4] = "";
	int rc;

	lseek(0, 0, SEEK_SET);
	if (read(0, head, sizeof head) < 2)
		answer_wrong(&u->an, "archive-unreadable", u->in->base);
	lseek(0, 0, SEEK_SET);
	a = reader(head, u->cut);
	archive_read_set_read_callback(a, on_read);
	archive_read_set_seek_callback(a, on_seek);
	archive_read_set_skip_callback(a, on_skip);
	archive_read_set_callback_data(a, &u->session);
	rc = archive_read_open1(a);
	if (rc == ARCHIVE_FATAL)
		stream_fault(u, a);
	while (rc != ARCHIVE_FATAL &&
	    (rc = archive_read_next_header(a, &e)) != ARCHIVE_EOF) {
		if (rc == ARCHIVE_OK || rc == ARCHIVE_WARN)
			rc = stream_member(u, a, e);
		else
			stream_fault(u, a);
	}
	archive_read_free(a);
}

/* --- discs that hold UDF alone --- */

static bool
udf_file(void *arg, struct str path)
{
	struct unpack *u = arg;

	return (u->file = member(u, path, false)) != NULL;
}

static bool
udf_data(void *arg, struct str bytes)
{
	struct unpack *u = arg;

	answer_data(&u->an, u->file, bytes);
	return true;
}

static bool
udf_end(void *arg, bool whole)
{
	struct unpack *u = arg;

	if (!whole)
		unread(u, u->file, "archive-damaged");
	answer_file_end(&u->an, u->file);
	return true;
}

static void
udf_fault(void *arg)
{
	struct unpack *u = arg;

	answer_wrong(&u->an, "archive-damaged", u->in->base);
}

/* An image that nobody holds for us yet is a file itself. */
static void
udf_as_file(struct unpack *u)
{
	static char block[BLOCK];
	ssize_t n;

	if (u->in->base.len > 0 || lseek(0, 0, SEEK_SET) != 0 ||
	    !udf_file(u, u->in->name))
		return;
	while ((n = read(0, block, sizeof block)) > 0)
		answer_data(&u->an, u->file, (struct str) { block, n });
	udf_end(u, n == 0);
}

static void
udf_read(struct unpack *u)
{
	struct udf_reader r = { udf_file, udf_data, udf_end, udf_fault, u };

	if (udf_walk(&r))
		return;
	answer_wrong(&u->an, "disc-udf", u->in->base.len ? u->in->base
							 : u->in->name);
	udf_as_file(u);
}

void
archive_read(struct box_out *out, const struct archive_input *in)
{
	static struct unpack u;

	u = (struct unpack) { .in = in, .in_secret = is_marked_secret(in->name) };
	answer_begin(&u.an, out);
	u.an.max = ZIP_ENTRIES_MAX;
	session_find(&u.session);
	if (udf_looks_so())
		udf_read(&u);
	else if (!zip_read(&u))
		stream_read(&u);
	if (u.an.nfiles == 0 && js_len(u.an.wrong) == 0)
		answer_wrong(&u.an, "archive-empty", in->base);
	if (u.session.at > 0)
		answer_wrong(&u.an, "disc-sessions", in->base);
	if (session_more(&u.session))
		answer_wrong(&u.an, "disc-more", in->base);
	answer_end(&u.an);
}

void
archive_plain(struct box_out *out, const struct archive_input *in)
{
	static struct answer an;
	static char block[BLOCK];
	struct answer_file *f;
	ssize_t n;

	answer_begin(&an, out);
	f = answer_file(&an, in->name, in->base);
	js_set_str(f->entry, "path", in->path);
	if (is_noise(in->base))
		js_set_bool(f->entry, "noise", true);
	while ((n = read(0, block, sizeof block)) > 0)
		answer_data(&an, f, (struct str) { block, n });
	if (n < 0)
		box_exit(out, EX_IOERR);
	answer_file_end(&an, f);
	answer_end(&an);
}
