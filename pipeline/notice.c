/* SPDX-License-Identifier: ISC */
#include "notice.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include <libfyaml.h>

#include "io.h"
#include "limits.h"
#include "log.h"
#include "spool.h"

/* One file being turned into a tree. */
struct reader {
	struct notice *n;
	const char *file;
	struct sb *faults;
};

static json *convert(struct reader *, struct fy_node *);

static void
mark(struct fy_node *node, int *line, int *column)
{
	struct fy_token *t = fy_node_get_start_token(node);
	const struct fy_mark *m = t ? fy_token_start_mark(t) : NULL;

	*line = m ? m->line + 1 : 0;
	*column = m ? m->column + 1 : 0;
}

static void
place(struct reader *r, json *owner, const char *key, size_t index,
    struct fy_node *at, struct fy_node *value)
{
	struct notice_place *p = ARENA_PUSH(&r->n->mem, &r->n->places);

	*p = (struct notice_place) { .owner = owner, .key = key,
		.index = index, .file = r->file };
	mark(at, &p->line, &p->column);
	mark(value ? value : at, &p->vline, &p->vcolumn);
	if (p->vline == 0) {
		p->vline = p->line;
		p->vcolumn = p->column;
	}
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

static json *
scalar(struct reader *r, struct fy_node *node)
{
	size_t len = 0;
	const char *p = fy_node_get_scalar(node, &len);
	struct str s = { p, p ? (ptrdiff_t)len : 0 };
	int line, column;

	if (!utf8_valid(s)) {
		mark(node, &line, &column);
		sb_addf(r->faults, "%s:%d:%d: not UTF-8: save the file as UTF-8\n",
		    r->file, line, column);
		return js_new_str(S(""));
	}
	return fy_node_get_style(node) == FYNS_PLAIN || p == NULL
	    ? plain(s) : js_new_str(s);
}

static json *
mapping(struct reader *r, struct fy_node *node)
{
	json *o = js_obj();
	struct fy_node_pair *pair;
	struct fy_node *k, *v;
	void *it = NULL;
	size_t len;
	const char *key;

	while ((pair = fy_node_mapping_iterate(node, &it)) != NULL) {
		k = fy_node_pair_key(pair);
		v = fy_node_pair_value(pair);
		key = k ? fy_node_get_scalar(k, &len) : NULL;
		if (key == NULL)
			continue;
		key = str_cstr(&r->n->mem, (struct str) { key, (ptrdiff_t)len });
		js_set(o, key, v ? convert(r, v) : NULL);
		place(r, o, key, 0, k, v);
	}
	return o;
}

static json *
sequence(struct reader *r, struct fy_node *node)
{
	json *a = js_arr();
	struct fy_node *item;
	void *it = NULL;
	size_t i = 0;

	while ((item = fy_node_sequence_iterate(node, &it)) != NULL) {
		js_add(a, convert(r, item));
		place(r, a, NULL, i++, item, item);
	}
	return a;
}

static json *
convert(struct reader *r, struct fy_node *node)
{
	switch (fy_node_get_type(node)) {
	case FYNT_MAPPING:
		return mapping(r, node);
	case FYNT_SEQUENCE:
		return sequence(r, node);
	default:
		return scalar(r, node);
	}
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

/* One file's tree, NULL when it isn't YAML (faults say why). */
static json *
read_yaml(struct reader *r, struct str text)
{
	char *said = NULL;
	size_t n = 0;
	FILE *fp = open_memstream(&said, &n);
	struct fy_diag_cfg dc;
	struct fy_diag *diag;
	struct fy_parse_cfg pc = { .flags = FYPCF_RESOLVE_DOCUMENT };
	struct fy_document *doc;
	ptrdiff_t before = r->faults->len;
	json *tree = NULL;

	if (fp == NULL)
		log_die(EX_OSERR, "out of memory");
	fy_diag_cfg_default(&dc);
	dc.fp = fp;
	dc.colorize = false;
	diag = fy_diag_create(&dc);
	pc.diag = diag;
	doc = fy_document_build_from_string(&pc, text.p, (size_t)text.len);
	if (doc != NULL && fy_document_root(doc) != NULL)
		tree = convert(r, fy_document_root(doc));
	fy_document_destroy(doc);
	fy_diag_destroy(diag);
	fclose(fp);
	if (tree == NULL)
		syntax_faults(r, said);
	if (tree == NULL && r->faults->len == before)
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

static int
by_bytes(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
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
	count = scandir(dir, &names, yaml_only, by_bytes);
	if (count < 0)
		sb_addf(&faults, "%s: %s\n", dir, strerror(errno));
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
	struct str rest;

	if (notice_read(n, dir))
		return;
	rest = str_trim(n->faults);
	while (rest.p != NULL)
		log_warn("%s/%.*s", dir, STR_ARG(str_cut(&rest, S("\n"))));
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
