/* SPDX-License-Identifier: ISC */
#include "discplan.h"

#include "discname.h"
#include "limit.h"

#define SECTOR 2048

/* What an index, papers and the file system may take: one byte in so many. */
#define RESERVE 20

/* Smallest first; capacities as sold, in bytes. */
static const struct disc_medium media[] = {
	{ "cd", "CD-R 700MB", 736966656 },
	{ "dvd", "DVD±R 4.7GB", 4700372992 },
	{ "bd", "BD-R 25GB", 25025314816 },
};
#define MEDIA (sizeof media / sizeof *media)

void
discplan_init(struct discplan *p, json *notice)
{
	*p = (struct discplan) { .notice = notice };
	arena_on_disk(&p->mem);
	arena_on_disk(&p->table);
}

void
discplan_cool(struct discplan *p)
{
	arena_cool(&p->mem);
	arena_cool(&p->table);
}

void
discplan_free(struct discplan *p)
{
	arena_release(&p->mem);
	arena_release(&p->table);
}

bool
discplan_wants(json *r)
{
	if (!str_eq(js_str(r, "kind"), S("case")) &&
	    !str_eq(js_str(r, "kind"), S("region")))
		return false;
	if (js_has(r, "disc"))
		return js_bool(r, "disc");
	/* rank gives no place to what another channel recommends. */
	if (js_has(r, "rank") && js_get(r, "rank") == NULL)
		return false;
	return str_eq(js_str(r, "verdict"), S("accept")) &&
	    js_str(r, "superseded_by").len == 0;
}

/* "03_佛山" of a recommender's code; unknown ones come last. */
static struct str
recommender_folder(struct discplan *p, struct str code)
{
	json *all = js_get(p->notice, "recommenders"), *r;
	struct str name;

	JS_EACH(r, all) {
		if (!str_eq(js_str(r, "code"), code))
			continue;
		name = js_str(r, "city");
		if (name.len == 0)
			name = js_str(r, "name");
		return disc_dir_name(&p->mem, 2, (int)r_i + 1, name,
		    DISC_DIR_UNITS);
	}
	return disc_dir_name(&p->mem, 2, 99, S("未定推荐单位"), DISC_DIR_UNITS);
}

#define CHAPTERS (DISC_CHAPTERS + 2)

/*
 * The number of a file's chapter: 0 the form and its papers, 9 the rest,
 * also of a pack with more chapters than one digit counts.
 */
static int
chapter_of(struct discplan *p, json *file, struct str *title)
{
	json *all = js_get(p->notice, "chapters"), *c;
	struct str id = js_str(file, "chapter"), role = js_str(file, "role");

	JS_EACH(c, all) {
		if (id.len > 0 && str_eq(js_str(c, "id"), id) &&
		    c_i + 1 < CHAPTERS - 1) {
			*title = js_str(c, "title");
			return (int)c_i + 1;
		}
	}
	if (str_eq(role, S("form")) || str_eq(role, S("annex")) ||
	    str_eq(role, S("region")) ||
	    str_eq(role, S("pledge")) || str_eq(role, S("index")) ||
	    str_eq(role, S("authorization"))) {
		*title = S("申报书");
		return 0;
	}
	*title = S("其他材料");
	return CHAPTERS - 1;
}

static int64_t
sectors(int64_t bytes)
{
	return (bytes + SECTOR - 1) / SECTOR * SECTOR;
}

static void
add_file(struct discplan *p, struct disc_case *dc, json *file, int chapter,
    struct str title, int count)
{
	struct disc_file *f = ARENA_PUSH(&p->mem, &dc->files);
	struct str folder, name;

	f->name = str_dup(&p->mem, js_str(file, "name"));
	f->sha256 = str_dup(&p->mem, js_str(file, "sha256"));
	f->size = js_int(file, "size");
	f->chapter = str_dup(&p->mem, title);
	f->mail = str_dup(&p->mem, js_str(file, "mail"));
	f->place = str_dup(&p->mem, js_str(file, "place"));
	f->unread = str_dup(&p->mem, js_str(file, "unread"));
	folder = disc_dir_name(&p->mem, 1, chapter, title, DISC_DIR_UNITS);
	name = disc_file_name(&p->mem, 2, count, f->name, DISC_FILE_UNITS);
	f->path = str_printf(&p->mem, "%.*s/%.*s/%.*s", STR_ARG(dc->folder),
	    STR_ARG(folder), STR_ARG(name));
	dc->bytes += sectors(f->size);
}

/* Chapter by chapter, each in the order of the record. */
static void
add_files(struct discplan *p, struct disc_case *dc, json *files)
{
	struct str title, role;
	int chapter, count;
	json *file;

	for (chapter = 0; chapter < CHAPTERS; chapter++) {
		count = 0;
		JS_EACH(file, files) {
			role = js_str(file, "role");
			if (js_str(file, "sha256").len > 0 &&
			    !str_eq(role, S("noise")) &&
			    !str_eq(role, S("archive")) &&
			    chapter_of(p, file, &title) == chapter)
				add_file(p, dc, file, chapter, title, ++count);
		}
		dc->folders += count > 0;
	}
}

static struct str
field(struct discplan *p, json *r, const char *path)
{
	return str_dup(&p->mem, js_pstr(r, path));
}

void
discplan_add(struct discplan *p, json *r)
{
	struct disc_case *dc;
	struct str above, own;

	if (!discplan_wants(r))
		return;
	dc = ARENA_PUSH(&p->table, &p->cases);
	dc->id = str_dup(&p->mem, js_str(r, "id"));
	dc->mail = field(p, r, "mail");
	dc->company = field(p, r, "fields.company.value");
	dc->title = field(p, r, "fields.case_title.value");
	dc->folders = 1;
	dc->recommender = str_dup(&p->mem, js_str(r, "recommender"));
	above = recommender_folder(p, dc->recommender);
	own = disc_dir_name(&p->mem, 3, (int)p->cases.n,
	    dc->company.len ? dc->company : dc->id, DISC_CASE_UNITS);
	dc->folder = str_printf(&p->mem, "电子档案/%.*s/%.*s", STR_ARG(above),
	    STR_ARG(own));
	add_files(p, dc, js_get(r, "files"));
}

static int64_t
usable(const struct discplan *p, const struct disc_medium *m)
{
	return (m->bytes - m->bytes / RESERVE) * 100 / (100 + p->repair);
}

static const struct disc_medium *
choose(struct discplan *p, int64_t all)
{
	struct str want = js_pstr(p->notice, "disc.media");
	int64_t bytes = js_int(js_get(p->notice, "disc"), "capacity");
	struct disc_medium *own;
	size_t i;

	if (bytes > 0) {
		own = NEW(&p->mem, struct disc_medium);
		*own = (struct disc_medium) { "own", "disc", bytes };
		return own;
	}
	for (i = 0; i < MEDIA; i++)
		if (str_eq(want, str_c(media[i].id)))
			return &media[i];
	for (i = 0; i + 1 < MEDIA && usable(p, &media[i]) < all; i++)
		;
	return &media[i];
}

static bool
no_disc(struct discplan *p, struct str role)
{
	struct arena *a = &p->mem;
	const char *path = str_printf(a, "roles.%.*s.disc", STR_ARG(role)).p;

	if (!str_eq(js_pstr(p->notice, path), S("none")))
		return false;
	p->cases.n = 0;
	p->fault = str_printf(a, "通知不要求报送光盘（%s: none）", path);
	return true;
}

bool
discplan_done(struct discplan *p, struct str role)
{
	json *wants = js_get(p->notice, "disc");
	int64_t all = 0, used = 0;
	struct disc_case *dc;
	int folders = 0;
	size_t i;

	if (no_disc(p, role))
		return false;
	if (js_int(wants, "repair") > 0 && js_int(wants, "repair") <= 100)
		p->repair = (int)js_int(wants, "repair");
	for (i = 0; i < p->cases.n; i++) {
		all += p->cases.v[i].bytes;
		ARENA_COOL(&p->table, i);
	}
	p->medium = choose(p, all);
	p->volumes = 1;
	for (i = 0; i < p->cases.n; i++) {
		dc = &p->cases.v[i];
		if (dc->bytes > usable(p, p->medium)) {
			p->fault = str_printf(&p->mem,
			    "%.*s: its files take %lld bytes, more than a %s "
			    "holds: leave out the largest evidence, or choose "
			    "larger media (disc.media)", STR_ARG(dc->id),
			    (long long)dc->bytes, p->medium->name);
			return false;
		}
		if (used + dc->bytes > usable(p, p->medium) ||
		    folders + dc->folders > DISC_FOLDERS_MAX) {
			p->volumes++;
			used = folders = 0;
		}
		used += dc->bytes;
		folders += dc->folders;
		dc->volume = p->volumes;
		ARENA_COOL(&p->table, i);
	}
	return true;
}

const struct disc_case *
discplan_case(struct discplan *p, struct str id)
{
	size_t i, k;

	for (i = 0; i < p->cases.n; i++) {
		k = (p->found + i) % p->cases.n;
		if (str_eq(p->cases.v[k].id, id))
			return &p->cases.v[p->found = k];
		ARENA_COOL(&p->mem, i);
		ARENA_COOL(&p->table, i);
	}
	return NULL;
}

const struct disc_file *
discplan_file(const struct disc_case *c, struct str sha256, struct str name)
{
	const struct disc_file *same = NULL;
	size_t i;

	for (i = 0; i < c->files.n; i++) {
		if (!str_eq(c->files.v[i].sha256, sha256))
			continue;
		if (str_eq(c->files.v[i].name, name))
			return &c->files.v[i];
		same = &c->files.v[i];
	}
	return same;
}
