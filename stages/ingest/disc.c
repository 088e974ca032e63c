/* SPDX-License-Identifier: ISC */
#include "disc.h"

#include <stdlib.h>

#include "classify.h"
#include "header.h"
#include "limit.h"
#include "wrong.h"

#define LIST_MAX MIB(16) /* a manifest of 100,000 lines */

struct member {
	struct str place, sha;
	int64_t size;
	bool listed, aside; /* aside: no list has to name it */
	bool image; /* of a disc */
};

/* What lies side by side in a disc, a folder or an archive. */
struct shelf {
	struct arena *a;
	struct spool *spool;
	json *wrong;
	struct {
		struct member *v; /* sorted by place */
		size_t n, cap;
	} files;
	size_t lists; /* that could be read */
	int told;
};

static int
by_place(const void *x, const void *y)
{
	return str_cmp(((const struct member *)x)->place,
	    ((const struct member *)y)->place);
}

static struct member *
find(struct shelf *s, struct str place)
{
	struct member key = { .place = place };

	return s->files.n ? bsearch(&key, s->files.v, s->files.n,
				sizeof *s->files.v, by_place) : NULL;
}

static struct str
base_name(struct str path)
{
	return str_slice(path, str_rfind(path, '/') + 1, path.len);
}

/* A clerk reads twenty of them, and that there are more. */
static void
tell(struct shelf *s, const char *code, struct str place)
{
	if (is_marked_path(place)) /* told already, and never by its name */
		return;
	if (++s->told == MAIL_WRONG_MAX + 1)
		wrong_add(s->wrong, S("more-wrong"), S(""));
	if (s->told <= MAIL_WRONG_MAX)
		wrong_add(s->wrong, str_c(code), place);
}

static bool
is_hash(struct str s)
{
	ptrdiff_t i;

	for (i = 0; i < s.len; i++)
		if (strchr("0123456789abcdefABCDEF", s.p[i]) == NULL)
			return false;
	return s.len == SHA256_HEX;
}

/* A path of a list as we write places: "/", no "./" in front. */
static struct str
as_place(struct shelf *s, struct str folder, struct str path)
{
	struct sb b = { .a = s->a };
	ptrdiff_t i;

	sb_add(&b, folder);
	for (i = 0; i < path.len; i++)
		sb_addc(&b, path.p[i] == '\\' ? '/' : path.p[i]);
	path = str_slice(sb_str(&b), folder.len, b.len);
	while (str_starts(path, S("./")))
		path = str_slice(path, 2, path.len);
	return folder.len == 0 ? path
			       : str_printf(s->a, "%.*s%.*s", STR_ARG(folder),
				     STR_ARG(path));
}

/* One entry of a list: a path and, where it is said, a hash and a size. */
static void
entry(struct shelf *s, struct str place, struct str sha, int64_t size)
{
	struct member *m = find(s, place);

	if (m == NULL) {
		tell(s, "manifest-absent", place);
		return;
	}
	m->listed = true;
	if ((sha.len > 0 && !str_eq_nocase(sha, m->sha)) ||
	    (size >= 0 && size != m->size))
		tell(s, "manifest-differs", place);
}

/* "HASH  PATH" or "HASH *PATH", as sha256sum and BagIt write it. */
static size_t
read_sums(struct shelf *s, struct str folder, struct str text)
{
	struct str line, sha, path;
	size_t n = 0;

	while (text.p != NULL) {
		line = str_trim(str_cut(&text, S("\n")));
		sha = str_slice(line, 0, SHA256_HEX);
		path = str_trim(str_slice(line, SHA256_HEX, line.len));
		if (str_starts(path, S("*")))
			path = str_slice(path, 1, path.len);
		if (!is_hash(sha) || path.len == 0)
			continue;
		n++;
		entry(s, as_place(s, folder, path), sha, -1);
	}
	return n;
}

/* What stands between <NAME> and </NAME>, with the five entities undone. */
static struct str
element(struct arena *a, struct str text, const char *name)
{
	static const struct {
		struct str entity;
		char c;
	} all[] = { { S("&amp;"), '&' }, { S("&lt;"), '<' },
		{ S("&gt;"), '>' }, { S("&quot;"), '"' },
		{ S("&apos;"), '\'' } };
	struct str open = str_printf(a, "<%s>", name);
	struct sb b = { .a = a };
	ptrdiff_t at = str_find(text, open);
	size_t k;

	if (at < 0)
		return S("");
	text = str_slice(text, at + open.len, text.len);
	at = str_find(text, S("<"));
	text = str_trim(str_slice(text, 0, at < 0 ? text.len : at));
	while (text.len > 0) {
		for (k = 0; k < 5 && !str_starts(text, all[k].entity); k++)
			;
		sb_addc(&b, k < 5 ? all[k].c : *text.p);
		text = str_slice(text, k < 5 ? all[k].entity.len : 1, text.len);
	}
	return sb_str(&b);
}

/* A catalog that gives bare names means the one file of that name. */
static struct str
by_name(struct shelf *s, struct str folder, struct str path)
{
	struct str place = as_place(s, folder, path);
	const struct member *only = NULL;
	size_t i;

	if (find(s, place) != NULL || str_has(path, S("/")) ||
	    str_has(path, S("\\")))
		return place;
	for (i = 0; i < s->files.n; i++) {
		if (!str_eq(base_name(s->files.v[i].place), path))
			continue;
		if (only != NULL)
			return place;
		only = &s->files.v[i];
	}
	return only ? only->place : place;
}

/* 文件目录.XML after annex 2 of 电子档案移交与接收办法. */
static size_t
read_catalog(struct shelf *s, struct str folder, struct str text)
{
	static const char name[] = "电子档案名称";
	const struct str open = S("<电子档案名称>");
	struct str one, path, sha;
	ptrdiff_t at = str_find(text, open), next;
	int64_t size;
	size_t n = 0;

	while (at >= 0) {
		text = str_slice(text, at, text.len);
		next = str_find(str_slice(text, 1, text.len), open);
		one = str_slice(text, 0, next < 0 ? text.len : next + 1);
		path = element(s->a, one, name);
		sha = element(s->a, one, "SHA-256");
		if (!str_int(element(s->a, one, "字节数"), &size))
			size = -1;
		if (path.len > 0) {
			n++;
			entry(s, by_name(s, folder, path),
			    is_hash(sha) ? sha : S(""), size);
		}
		at = next < 0 ? -1 : next + 1;
	}
	return n;
}

enum list_kind { NO_LIST, SUMS, CATALOG };

static enum list_kind
list_kind(struct str name)
{
	if (str_eq_nocase(name, S("manifest-sha256.txt")) ||
	    str_eq_nocase(name, S("tagmanifest-sha256.txt")) ||
	    str_eq_nocase(name, S("SHA256SUMS")) ||
	    str_eq_nocase(name, S("SHA256SUMS.txt")))
		return SUMS;
	return str_eq_nocase(name, S("文件目录.XML")) ? CATALOG : NO_LIST;
}

/* Lists, and what BagIt and our discs keep out of them. */
static bool
is_aside(struct str name)
{
	return list_kind(name) != NO_LIST || str_starts(name, S("manifest-")) ||
	    str_starts(name, S("tagmanifest-")) ||
	    str_eq(name, S("structure-sha256.txt")) ||
	    str_eq(name, S("bagit.txt")) || str_eq(name, S("bag-info.txt"));
}

static void
read_list(struct shelf *s, const struct member *m)
{
	struct str name = base_name(m->place), text;
	struct str folder = str_slice(m->place, 0, m->place.len - name.len);
	enum list_kind kind = list_kind(name);
	const char *why;
	bool bad = false;
	size_t n;

	if (kind == NO_LIST)
		return;
	why = spool_read(s->spool, s->a, m->sha, LIST_MAX, &text);
	if (why == NULL)
		text = bytes_text(s->a, text, S(""), &bad);
	if (str_starts(text, S("\xef\xbb\xbf")))
		text = str_slice(text, 3, text.len);
	n = why != NULL ? 0
	    : kind == SUMS ? read_sums(s, folder, text)
			   : read_catalog(s, folder, text);
	if (n == 0)
		tell(s, "manifest-unread", m->place);
	else
		s->lists += kind == SUMS;
}

static void
shelf_add(struct shelf *s, const struct run *r)
{
	struct member *m;
	struct str place;
	json *e;
	size_t i;

	for (i = 0; i < r->files.n; i++) {
		if ((e = r->files.v[i].entry) == NULL)
			continue;
		place = js_str(e, "place");
		m = ARENA_PUSH(s->a, &s->files);
		*m = (struct member) { .place = place,
			.sha = js_str(e, "sha256"), .size = js_int(e, "size"),
			.aside = js_bool(e, "noise") || js_bool(e, "secret") ||
			    is_aside(base_name(place)),
			.image = str_eq(js_str(e, "kind"), S("udf")) };
	}
}

/* An image that lies on its shelf itself, since nobody could read it. */
static bool
is_unread(const struct shelf *s)
{
	return s->files.n == 0 || (s->files.n == 1 && s->files.v[0].image);
}

static void
shelf_check(struct shelf *s, bool disc, struct str place)
{
	size_t i;

	if (s->files.n > 0)
		qsort(s->files.v, s->files.n, sizeof *s->files.v, by_place);
	for (i = 0; i < s->files.n; i++)
		read_list(s, &s->files.v[i]);
	for (i = 0; i < s->files.n && s->lists > 0; i++)
		if (!s->files.v[i].listed && !s->files.v[i].aside)
			tell(s, "manifest-extra", s->files.v[i].place);
	if (disc && s->lists == 0 && !is_unread(s))
		wrong_add(s->wrong, S("manifest-missing"), place);
}

/* A run's own files, then the archives and images among them. */
static void
check_run(struct item *it, const struct run *r, bool disc, json *wrong)
{
	struct shelf s = { &it->mem, it->ctx->spool, wrong, { 0 }, 0, 0 };
	const struct run *c;
	struct str kind;

	if (r->kind == RUN_ARCHIVE) {
		shelf_add(&s, r);
		shelf_check(&s, disc, r->place);
	}
	for (c = r->child; c != NULL; c = c->next) {
		kind = c->kind == RUN_ARCHIVE && r->files.n > c->of
		    ? js_str(r->files.v[c->of].entry, "kind") : S("");
		check_run(it, c, str_eq(kind, S("iso")) ||
			str_eq(kind, S("udf")), wrong);
	}
}

void
disc_check(struct item *it, json *wrong)
{
	struct shelf s = { &it->mem, it->ctx->spool, wrong, { 0 }, 0, 0 };
	const struct run *c;

	if (it->source->kind == SOURCE_FOLDER) {
		for (c = it->root->child; c != NULL; c = c->next)
			shelf_add(&s, c);
		shelf_check(&s, false, S(""));
	}
	check_run(it, it->root, it->source->kind == SOURCE_DISC, wrong);
}
