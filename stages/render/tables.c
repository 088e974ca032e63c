/* SPDX-License-Identifier: ISC */
/*
 * The tables that the pack describes.  A book is a file with sheets; with
 * "by: recommender" there is one file for each recommender that has rows.
 */
#include "fill.h"
#include "rows.h"
#include "xlsxout.h"

#define COLUMNS_MAX 64

struct sheet {
	json *spec;
	struct xlsxout_sheet *xs;
	struct xlsxout_column cols[COLUMNS_MAX];
	struct str from[COLUMNS_MAX], link[COLUMNS_MAX];
	size_t ncols;
	int64_t rows;
	struct str band; /* the group that the last row belonged to */
};

struct book { /* one file */
	json *spec;
	struct str key; /* of "by", "" for all */
	struct xlsxout *x;
	struct {
		struct sheet *v;
		size_t n, cap;
	} sheets;
};

struct books {
	struct {
		struct book *v;
		size_t n, cap;
	} all;
};

static struct str
number_of(struct render *r, enum case_state s)
{
	int64_t n = 0;
	size_t i;

	for (i = 0; i < r->set.items.n; i++) {
		n += item_counts(&r->set.items.v[i]) &&
		    !item_recommended(&r->set.items.v[i]) &&
		    r->set.items.v[i].state == s;
		if (i % 64 == 0)
			set_cool(&r->set);
	}
	return str_printf(&r->mem, "%lld", (long long)n);
}

/* {subject}, {at}, {office}, {recommender} in a text of the pack. */
static struct str
expand(struct render *r, struct str s, struct str key)
{
	json *vars;
	struct str done;

	if (!str_has(s, S("{")))
		return s;
	vars = js_obj();
	js_set_str(vars, "subject", js_str(r->pack, "subject"));
	js_set_str(vars, "number", js_str(r->pack, "number"));
	js_set_str(vars, "at", render_clock(r, &r->mem, r->at_text));
	js_set_str(vars, "recommender", key);
	js_set_str(vars, "office", js_str(r->desk.site, "office"));
	js_set_str(vars, "manual", number_of(r, CASE_MANUAL));
	js_set_str(vars, "return", number_of(r, CASE_RETURN));
	js_set_str(vars, "reject", number_of(r, CASE_REJECT));
	js_set_str(vars, "elsewhere", number_of(r, CASE_ACCEPT));
	done = str_dup(&r->mem, fill_in(&r->mem, s, vars));
	js_free(vars);
	return done;
}

static void
columns(struct render *r, struct sheet *sh)
{
	struct xlsxout_column *c;
	json *spec, *list, *v;

	JS_EACH(spec, js_get(sh->spec, "columns")) {
		if (sh->ncols == COLUMNS_MAX)
			break;
		sh->from[sh->ncols] = js_str(spec, "from");
		sh->link[sh->ncols] = js_str(spec, "link");
		c = &sh->cols[sh->ncols++];
		c->heading = js_str(spec, "heading");
		c->width = js_num(spec, "width") > 0 ? js_num(spec, "width") : 10;
		c->centre = str_eq(js_str(spec, "align"), S("centre"));
		c->clerk = js_bool(spec, "clerk");
		list = js_get(spec, "list");
		c->choices = arena_array(
		    &r->mem, js_len(list) + 1, sizeof *c->choices);
		JS_EACH(v, list)
			c->choices[c->nchoices++] = js_text(v);
	}
}

/* What a person must look at in each case, below a list of their faults. */
static struct str
everywhere(struct render *r, json *spec)
{
	struct sb b = { .a = &r->mem };
	struct str title;
	bool shown = false;
	json *v;

	JS_EACH(v, js_get(spec, "columns"))
		shown |= str_eq(js_str(v, "from"), S("@problems"));
	JS_EACH(v, js_get(r->pack, "rules")) {
		if (!shown || !rule_everywhere(v))
			continue;
		title = js_str(v, "title");
		sb_addf(&b, "%s%.*s", b.len > 0 ? "、"
			: "注：每件均须由人核对，表中不逐件列出：",
		    STR_ARG(title.len > 0 ? title : js_str(v, "quote")));
	}
	return sb_str(&b);
}

static void
note(struct sb *b, struct str s)
{
	if (b->len > 0 && s.len > 0)
		sb_addc(b, '\n');
	sb_add(b, s);
}

static struct str
notes(struct render *r, json *spec, struct str key)
{
	struct sb b = { .a = &r->mem };

	note(&b, render_edited(r));
	note(&b, expand(r, js_str(spec, "notes"), key));
	note(&b, everywhere(r, spec));
	return sb_str(&b);
}

static void
open_sheet(struct render *r, struct book *b, json *spec)
{
	struct sheet *sh = ARENA_PUSH(&r->mem, &b->sheets);
	struct xlsxout_look look = { 0 };

	sh->spec = spec;
	columns(r, sh);
	look.name = js_str(spec, "name");
	look.title = expand(r, js_str(spec, "title"), b->key);
	look.lines = expand(r, js_str(spec, "lines"), b->key);
	look.notes = notes(r, spec, b->key);
	look.a3 = str_eq(js_str(spec, "paper"), S("A3"));
	look.portrait = js_bool(spec, "portrait");
	look.freeze = (int)js_int(spec, "freeze");
	look.points = js_num(spec, "points");
	if (js_bool(spec, "ranked") && !r->final)
		look.mark = render_word(r, "words.draft");
	sh->xs = xlsxout_sheet(b->x, &look, sh->cols, sh->ncols);
}

static struct book *
open_book(struct render *r, struct books *bs, json *spec, struct str key)
{
	struct book *b = ARENA_PUSH(&r->mem, &bs->all);
	json *sheet, *first = js_at(js_get(spec, "sheets"), 0);
	struct str path;

	*b = (struct book) { .spec = spec, .key = str_dup(&r->mem, key) };
	path = expand(r, js_str(spec, "file"), out_name(&r->mem, b->key, 40));
	b->x = xlsxout_new(&r->out, path,
	    expand(r, js_str(first, "title"), b->key),
	    js_str(r->desk.site, "office"), r->at);
	/* Room at once: a sheet's columns must not move. */
	b->sheets.cap = js_len(js_get(spec, "sheets"));
	b->sheets.v = arena_array(
	    &r->mem, b->sheets.cap + 1, sizeof *b->sheets.v);
	JS_EACH(sheet, js_get(spec, "sheets"))
		open_sheet(r, b, sheet);
	return b;
}

static void *
begin(struct render *r)
{
	struct books *bs = NEW(&r->mem, struct books);
	json *spec;

	JS_EACH(spec, js_path(r->pack, "tables.books"))
		if (render_wants(r, spec) && js_str(spec, "by").len == 0)
			open_book(r, bs, spec, S(""));
	return bs;
}

/* Takes the rows of one sheet of one kind of book. */
struct filler {
	struct rows_sink sink;
	struct render *r;
	struct books *bs;
	json *spec; /* of the book */
	size_t sheet;
};

static struct book *
book_of(struct filler *f, const struct row *w)
{
	struct str key = S("");
	size_t i;

	if (js_str(f->spec, "by").len > 0)
		key = render_recommender(f->r, js_str(w->rec, "recommender"));
	if (js_str(f->spec, "by").len > 0 && key.len == 0)
		key = render_word(f->r, "words.no_recommender");
	for (i = 0; i < f->bs->all.n; i++)
		if (f->bs->all.v[i].spec == f->spec &&
		    str_eq(f->bs->all.v[i].key, key))
			return &f->bs->all.v[i];
	return open_book(f->r, f->bs, f->spec, key);
}

/* The page that a column leads to, of a case that has one. */
static struct str
page_of(const struct row *w, struct str folder)
{
	struct str name;

	if (folder.len == 0 || w->item == NULL || !item_is_case(w->item) ||
	    w->item->held)
		return S("");
	name = out_name(w->a, w->item->id, 60);
	return str_printf(w->a, "%.*s/%.*s.html", STR_ARG(folder),
	    STR_ARG(name));
}

static void
put_row(struct rows_sink *sink, struct row *w)
{
	struct filler *f = (struct filler *)sink;
	struct book *b = book_of(f, w);
	struct sheet *sh = &b->sheets.v[f->sheet];
	struct str cells[COLUMNS_MAX], links[COLUMNS_MAX], band;
	size_t i;

	band = cell_text(w, js_str(sh->spec, "band"));
	if (band.len > 0 && !str_eq(band, sh->band))
		xlsxout_band(sh->xs, sh->band = str_dup(&f->r->cold, band));
	w->n = ++sh->rows;
	for (i = 0; i < sh->ncols; i++) {
		cells[i] = cell_text(w, sh->from[i]);
		links[i] = page_of(w, sh->link[i]);
	}
	xlsxout_row(sh->xs, cells, links);
}

/* Calls one side of every sheet's source. */
static void
feed(struct render *r, struct books *bs, struct rec *rec, struct arena *a)
{
	struct filler f = { { put_row }, r, bs, NULL, 0 };
	const struct rows_source *src;
	json *spec, *sheet;

	JS_EACH(spec, js_path(r->pack, "tables.books")) {
		if (!render_wants(r, spec))
			continue;
		f.spec = spec;
		JS_EACH(sheet, js_get(spec, "sheets")) {
			src = rows_source(js_str(sheet, "rows"));
			f.sheet = sheet_i;
			if (src == NULL)
				continue;
			if (rec != NULL && src->record != NULL)
				src->record(r, rec, a, &f.sink);
			if (rec == NULL && src->end != NULL)
				src->end(r, a, &f.sink);
		}
	}
}

static void
record(struct render *r, void *state, struct rec *rec, struct arena *a)
{
	feed(r, state, rec, a);
}

static void
end(struct render *r, void *state, struct arena *a)
{
	struct books *bs = state;
	struct book *b;
	size_t i, k;

	feed(r, bs, NULL, a);
	for (i = 0; i < bs->all.n; i++) {
		b = &bs->all.v[i];
		for (k = 0; k < b->sheets.n; k++)
			if (b->sheets.v[k].rows == 0)
				xlsxout_band(b->sheets.v[k].xs,
				    render_word(r, "words.empty"));
		xlsxout_close(b->x);
	}
}

const struct paper tables_paper = { "tables", begin, record, end };
