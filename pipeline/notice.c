/* SPDX-License-Identifier: ISC */
#include "notice.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include <libfyaml.h>

#include "io.h"
#include "limit.h"
#include "log.h"
#include "spool.h"

/* One file being turned into a tree, event by event. */
struct reader {
	struct notice *n;
	const char *file;
	struct str text;
	struct sb *faults;
	struct fy_parser *parser;
	bool broken; /* the parser has said why */
};

static json *value(struct reader *, struct fy_event *);

static void
fault(struct reader *r, struct fy_event *e, const char *what)
{
	const struct fy_mark *m = fy_event_start_mark(e);

	sb_addf(r->faults, "%s:%d:%d: %s\n", r->file, m ? m->line + 1 : 1,
	    m ? m->column + 1 : 1, what);
}

static void
place(struct reader *r, json *owner, const char *key, size_t index,
    struct notice_place at)
{
	struct notice_place *p = ARENA_PUSH(&r->n->mem, &r->n->places);

	at.owner = owner;
	at.key = key;
	at.index = index;
	at.file = r->file;
	*p = at;
}

static void
mark(struct fy_event *e, int *line, int *column)
{
	const struct fy_mark *m = e ? fy_event_start_mark(e) : NULL;

	if (m == NULL)
		return;
	*line = m->line + 1;
	*column = m->column + 1;
}

/* JSON's number syntax, no leading zeros: 440100 written bare is one. */
static bool
is_number(struct str s)
{
	const char *why;
	json *v;
	bool yes;

	if (s.len == 0 || (s.p[0] != '-' && (s.p[0] < '0' || s.p[0] > '9')))
		return false;
	v = json_read(s, &why);
	yes = js_is(v, json_type_int) || js_is(v, json_type_double);
	js_free(v);
	return yes;
}

static json *
plain(struct str s)
{
	const char *why;

	if (s.len == 0 || str_eq(s, S("null")) || str_eq(s, S("~")))
		return NULL;
	if (str_eq(s, S("true")) || str_eq(s, S("false")) || is_number(s))
		return json_read(s, &why);
	return js_new_str(s);
}

/* Quoted and block scalars are strings whatever they look like. */
static bool
is_plain(struct fy_event *e)
{
	return e->scalar.value == NULL ||
	    fy_token_scalar_style(e->scalar.value) == FYSS_PLAIN;
}

static json *
scalar(struct reader *r, struct fy_event *e)
{
	size_t len = 0;
	const char *p = e->scalar.value
	    ? fy_token_get_text(e->scalar.value, &len) : NULL;
	struct str s = { p ? p : "", p ? (ptrdiff_t)len : 0 };

	return is_plain(e) ? plain(s) : js_new_str(s);
}

static struct fy_event *
next(struct reader *r)
{
	struct fy_event *e = fy_parser_parse(r->parser);

	if (e == NULL)
		r->broken = true;
	return e;
}

static char *
key_text(struct reader *r, struct fy_event *e)
{
	size_t len = 0;
	const char *p;

	if (e->type != FYET_SCALAR || e->scalar.value == NULL) {
		fault(r, e, "a key must be a word");
		r->broken = true;
		return NULL;
	}
	p = fy_token_get_text(e->scalar.value, &len);
	return str_cstr(&r->n->mem, (struct str) { p, (ptrdiff_t)len });
}

static json *
mapping(struct reader *r)
{
	json *o = js_obj();
	struct notice_place at;
	struct fy_event *e;
	char *key;

	while (!r->broken && (e = next(r)) != NULL) {
		if (e->type == FYET_MAPPING_END) {
			fy_parser_event_free(r->parser, e);
			break;
		}
		at = (struct notice_place) { 0 };
		key = key_text(r, e);
		mark(e, &at.line, &at.column);
		if (key != NULL && js_has(o, key))
			fault(r, e, "this key stands here already");
		fy_parser_event_free(r->parser, e);
		if (key == NULL || (e = next(r)) == NULL)
			break;
		at.vline = at.line;
		at.vcolumn = at.column;
		mark(e, &at.vline, &at.vcolumn);
		js_set(o, key, value(r, e));
		place(r, o, key, 0, at);
	}
	return o;
}

static json *
sequence(struct reader *r)
{
	json *a = js_arr();
	struct notice_place at = { 0 };
	struct fy_event *e;
	size_t i = 0;

	while (!r->broken && (e = next(r)) != NULL) {
		if (e->type == FYET_SEQUENCE_END) {
			fy_parser_event_free(r->parser, e);
			break;
		}
		mark(e, &at.line, &at.column);
		at.vline = at.line;
		at.vcolumn = at.column;
		js_add(a, value(r, e));
		place(r, a, NULL, i++, at);
	}
	return a;
}

/* The value that an event begins; frees the event. */
static json *
value(struct reader *r, struct fy_event *e)
{
	enum fy_event_type type = e->type;
	json *v = type == FYET_SCALAR ? scalar(r, e) : NULL;

	if (type == FYET_ALIAS)
		fault(r, e, "aliases are not used in a pack: write it out");
	fy_parser_event_free(r->parser, e);
	if (type == FYET_MAPPING_START)
		return mapping(r);
	return type == FYET_SEQUENCE_START ? sequence(r) : v;
}

/* What libfyaml says of a file that isn't YAML, under the file's own name. */
static void
syntax_faults(struct reader *r, const char *said)
{
	struct str rest = str_c(said), line;
	ptrdiff_t at;

	while (rest.p != NULL) {
		line = str_cut(&rest, S("\n"));
		at = str_find(line, S("error: "));
		if (at < 0)
			continue;
		/* "<memory>:LINE:COLUMN: error: what" */
		if (str_starts(line, S("<memory")))
			line = str_slice(line, str_find(line, S(">")) + 1, line.len);
		sb_addf(r->faults, "%s%s%.*s\n", r->file,
		    line.len && line.p[0] == ':' ? "" : ":1:1: ", STR_ARG(line));
	}
}

/* The first value of the stream, NULL when there is none. */
static json *
document(struct reader *r)
{
	struct fy_event *e;
	json *tree = NULL;
	bool more = true;

	while (more && !r->broken && (e = next(r)) != NULL) {
		more = e->type != FYET_STREAM_END;
		if (e->type == FYET_STREAM_START ||
		    e->type == FYET_DOCUMENT_START ||
		    e->type == FYET_DOCUMENT_END || !more)
			fy_parser_event_free(r->parser, e);
		else if (tree == NULL)
			tree = value(r, e);
		else {
			fault(r, e, "a second document: one file is one");
			fy_parser_event_free(r->parser, e);
			r->broken = true;
		}
	}
	return tree;
}

/* One file's tree, NULL when it isn't YAML (faults say why). */
static json *
read_yaml(struct reader *r, struct str text)
{
	char *said = NULL;
	size_t n = 0;
	FILE *fp = open_memstream(&said, &n);
	struct fy_diag_cfg dc;
	struct fy_parse_cfg pc = { 0 };
	ptrdiff_t before = r->faults->len;
	json *tree = NULL;

	if (fp == NULL)
		log_die(EX_OSERR, "out of memory");
	if (!utf8_valid(text)) {
		sb_addf(r->faults, "%s:1:1: not UTF-8: save it as UTF-8\n",
		    r->file);
		fclose(fp);
		free(said);
		return NULL;
	}
	fy_diag_cfg_default(&dc);
	dc.fp = fp;
	dc.colorize = false;
	pc.diag = fy_diag_create(&dc);
	r->text = text;
	r->broken = false;
	r->parser = fy_parser_create(&pc);
	if (r->parser == NULL ||
	    fy_parser_set_string(r->parser, text.p, (size_t)text.len) != 0)
		log_die(EX_OSERR, "out of memory");
	tree = document(r);
	fy_parser_destroy(r->parser);
	fy_diag_destroy(pc.diag);
	fclose(fp);
	if (r->broken && r->faults->len == before)
		syntax_faults(r, said);
	if ((r->broken || tree == NULL) && r->faults->len == before)
		sb_addf(r->faults, "%s:1:1: not YAML, or empty\n", r->file);
	free(said);
	return tree;
}

/* notice.yaml goes to the top, all else below its base name. */
static void
graft(struct notice *n, const char *file, json *tree)
{
	struct str base = str_c(file);

	base.len -= (ptrdiff_t)strlen(".yaml");
	if (!str_eq(base, S("notice")) || !js_is(tree, json_type_object)) {
		js_set(n->root, str_cstr(&n->mem, base), tree);
		return;
	}
	json_object_object_foreach(tree, key, value)
		js_set(n->root, key, js_ref(value));
	/* Places name the tree as their owner; the root stands for it. */
	for (size_t i = 0; i < n->places.n; i++)
		if (n->places.v[i].owner == tree)
			n->places.v[i].owner = n->root;
	js_free(tree);
}

static int
yaml_only(const struct dirent *e)
{
	return e->d_name[0] != '.' && str_ends(str_c(e->d_name), S(".yaml"));
}

static void
read_file(struct reader *r, const char *name, struct sb *all)
{
	struct notice *n = r->n;
	char *path = str_cstr(&n->mem, str_printf(&n->mem, "%s/%s", n->dir, name));
	struct str text;
	const char *why = io_read_file(path, &n->mem, MIB(4), &text);
	json *tree;

	r->file = str_cstr(&n->mem, str_c(name));
	if (why != NULL) {
		sb_addf(r->faults, "%s:1:1: %s\n", name, why);
		return;
	}
	sb_add(all, text);
	sb_addc(all, '\0');
	if ((tree = read_yaml(r, text)) != NULL)
		graft(n, name, tree);
}

bool
notice_read(struct notice *n, const char *dir)
{
	struct sb faults, all;
	struct reader r = { .n = n, .faults = &faults };
	struct dirent **names;
	int i, count;

	*n = (struct notice) { .dir = dir, .root = js_obj() };
	faults = all = (struct sb) { .a = &n->mem };
	count = scandir(dir, &names, yaml_only, io_by_bytes);
	if (count < 0)
		sb_addf(&faults, "notice.yaml:1:1: %s\n", strerror(errno));
	for (i = 0; i < count; i++) {
		read_file(&r, names[i]->d_name, &all);
		free(names[i]);
	}
	if (count >= 0)
		free(names);
	if (count >= 0 && !js_has(n->root, "id") && faults.len == 0)
		sb_addf(&faults, "notice.yaml:1:1: %s: no id: is this a notice "
				 "pack?\n", dir);
	n->sha256 = sha256_hex(&n->mem, sb_str(&all));
	n->faults = sb_str(&faults);
	return n->faults.len == 0;
}

void
notice_load(struct notice *n, const char *dir)
{
	struct str rest, line;

	if (notice_read(n, dir))
		return;
	rest = str_trim(n->faults);
	while (rest.p != NULL) {
		line = str_cut(&rest, S("\n"));
		log_warn("%s/%.*s", dir, STR_ARG(line));
	}
	exit(EX_CONFIG);
}

void
notice_release(struct notice *n)
{
	js_free(n->root);
	arena_release(&n->mem);
}

const char *
notice_where(struct notice *n, json *owner, const char *key, size_t index,
    bool value)
{
	const struct notice_place *p;
	size_t i;

	for (i = 0; i < n->places.n; i++) {
		p = &n->places.v[i];
		if (p->owner != owner || (p->key == NULL) != (key == NULL) ||
		    (key ? strcmp(p->key, key) != 0 : p->index != index))
			continue;
		return str_printf(&n->mem, "%s:%d:%d", p->file,
		    value ? p->vline : p->line,
		    value ? p->vcolumn : p->column).p;
	}
	return "notice.yaml:1:1";
}

const char *
notice_set(struct notice *n, const char *assignment)
{
	struct str value = str_c(assignment);
	struct str path = str_cut(&value, S("=")), part;
	json *o = n->root;

	if (value.p == NULL)
		return "want KEY=VALUE";
	for (;;) {
		part = str_cut(&path, S("."));
		if (!js_has(o, str_cstr(&n->mem, part)))
			return "no such key in the pack";
		if (path.p == NULL)
			break;
		o = js_get(o, str_cstr(&n->mem, part));
	}
	js_set(o, str_cstr(&n->mem, part), plain(value));
	return NULL;
}

json *
yaml_tree(struct arena *a, const char *file, struct str text, const char **why)
{
	struct notice n = { 0 };
	struct sb faults = { .a = a };
	struct reader r = { .n = &n, .file = file, .faults = &faults };
	json *tree;

	if (str_trim(text).len == 0)
		return NULL;
	tree = read_yaml(&r, text);
	if (faults.len > 0) {
		js_free(tree);
		tree = NULL;
		*why = str_cstr(a, str_trim(sb_str(&faults)));
	}
	arena_release(&n.mem);
	return tree;
}
