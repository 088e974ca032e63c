/* SPDX-License-Identifier: ISC */
/*
 * 索引目录: what evidence each case brought, by the chapters of the notice;
 * a chapter that is missing is said where it would stand.
 */
#include "board.h"
#include "cell.h"
#include "chapter.h"
#include "crew.h"
#include "face.h"
#include "grid.h"

#define COLUMNS_MAX 24
/* Where master looks for it, and clears away: no paper of the run. */
#define DISC_INDEX ".disc/光盘索引/索引目录"

struct index {
	struct xlsxout_column cols[COLUMNS_MAX], all_cols[COLUMNS_MAX],
	    disc_cols[COLUMNS_MAX];
	struct str from[COLUMNS_MAX], all_from[COLUMNS_MAX],
	    disc_from[COLUMNS_MAX];
	size_t ncols, all_ncols;
	struct grid all; /* the overall catalog: one row a case */
	struct grid disc; /* for the discs: what lies on them, nothing else */
	int64_t on_disc;
	struct str group;
	json *groups; /* whose band was there before */
	int64_t n;
	/* On disk: what the two grids say, and their rows. */
	struct arena words, all_rows, disc_rows;
	/* Who makes all of it: each n-th case, and the whole. */
	struct crew crew;
	int ncrew, tables[CREW_MAX], pdfs[CREW_MAX]; /* their lists */
	int64_t seen; /* cases here */
};

static size_t
columns(json *spec, struct xlsxout_column *cols, struct str *from)
{
	size_t n = 0;
	json *c;

	JS_EACH(c, js_get(spec, "columns")) {
		if (n == COLUMNS_MAX)
			break;
		from[n] = js_str(c, "from");
		cols[n].heading = js_str(c, "heading");
		cols[n].width = js_num(c, "width") > 0 ? js_num(c, "width") : 8;
		cols[n++].centre = str_eq(js_str(c, "align"), S("centre"));
	}
	return n;
}

static void start_crew(struct render *, struct index *);

static void *
begin(struct render *r)
{
	struct index *ix = NEW(&r->mem, struct index);
	json *spec = js_path(r->pack, "tables.catalog");

	ix->ncols = columns(js_get(spec, "case"), ix->cols, ix->from);
	ix->all_ncols = columns(js_get(spec, "all"), ix->all_cols,
	    ix->all_from);
	ix->all = (struct grid) { .a = &ix->words, .table = &ix->all_rows,
		.title = js_pstr(spec, "all.title"),
		.lines = str_printf(&r->mem, "%.*s　数据截至 %.*s",
		    STR_ARG(js_str(r->pack, "subject")),
		    STR_ARG(render_clock(r, &r->mem, r->at_text))),
		.notes = render_edited(r),
		.office = js_str(r->desk.site, "office"),
		.at = r->at,
		.cols = ix->all_cols,
		.ncols = ix->all_ncols };
	ix->disc = ix->all;
	ix->all.back = S("board.html");
	ix->all.back_name = S("返回看板");
	ix->disc.table = &ix->disc_rows;
	ix->disc.title = js_pstr(spec, "disc.title");
	ix->disc.lines = str_printf(&r->mem, "%.*s　%.*s",
	    STR_ARG(js_str(r->pack, "subject")),
	    STR_ARG(js_str(r->pack, "number")));
	ix->disc.cols = ix->disc_cols;
	ix->disc.ncols = columns(js_get(spec, "disc"), ix->disc_cols,
	    ix->disc_from);
	start_crew(r, ix);
	return ix;
}

static struct str
disc_path_of(struct render *r, struct arena *a, const struct disc_case *c,
    const struct disc_file *d)
{
	return r->disc.volumes > 1 ? str_printf(a, "第%d盘\n%.*s", c->volume,
					 STR_ARG(d->path))
				   : d->path;
}

/* Where a file lies on the discs, "" when it doesn't. */
static struct str
disc_path(struct render *r, struct arena *a, struct str id, json *f)
{
	const struct disc_case *c = discplan_case(&r->disc, id);
	const struct disc_file *d;

	if (c == NULL)
		return S("");
	d = discplan_file(c, js_str(f, "sha256"), js_str(f, "name"));
	return d ? disc_path_of(r, a, c, d) : S("");
}

/* Of MAIL/PLACE/第3页 第1段 the place inside the file. */
static struct str
inside(struct str at)
{
	return str_slice(at, str_rfind(at, '/') + 1, at.len);
}

/* A paper that came by another mail than the form says so. */
static void
note_mail(struct row *w, json *f)
{
	struct str when = render_clock(w->r, w->a, js_str(f, "received"));
	json *o = js_obj();

	js_set_str(o, "message", str_printf(w->a, "分封报送，%.*s 来件",
	    STR_ARG(when)));
	js_add(js_list(f, "wrong"), o);
}

static void
file_row(struct index *ix, struct grid *g, struct row *w, json *file,
    struct str chapter, struct str at)
{
	struct grid_row *row = grid_row(g);
	json *f = js_copy(file);
	size_t i;

	w->rec = f;
	w->n++;
	js_set_str(f, "chapter_title", chapter);
	if (js_str(f, "mail").len > 0)
		note_mail(w, f);
	if (w->item != NULL && w->item->disc)
		js_set_str(f, "disc_path",
		    disc_path(w->r, w->a, w->item->id, f));
	if (at.len > 0)
		js_set_str(f, "name", str_printf(w->a, "%.*s（%.*s起）",
		    STR_ARG(js_str(f, "name")), STR_ARG(inside(at))));
	for (i = 0; i < ix->ncols; i++)
		row->cells[i] = str_dup(g->a, cell_text(w, ix->from[i]));
	w->rec = NULL;
	js_free(f);
}

/* The files of one chapter below its band. */
static void
chapter(struct render *r, struct index *ix, struct grid *g, struct row *w,
    json *record, json *ch, struct str band)
{
	struct str id = js_str(ch, "id"), at;
	size_t head = g->rows.n;
	json *f;

	grid_band(g, band);
	JS_EACH(f, js_get(record, "files"))
		if (chapter_has(f, id, &at))
			file_row(ix, g, w, f, js_str(ch, "title"), at);
	if (g->rows.n == head + 1)
		g->rows.v[head].note = render_word(r, "words.chapter_missing");
}

static struct str
numeral(size_t i)
{
	static const char *const all[] = { "一", "二", "三", "四", "五", "六",
		"七", "八", "九", "十" };

	return i < 10 ? str_c(all[i]) : S("");
}

/* The form, or a table of it in a file of its own. */
static bool
is_form(json *f)
{
	struct str role = js_str(f, "role");

	return str_eq(role, S("form")) || str_eq(role, S("annex"));
}

/* Forms, pledges and the like: in front, without a number of a chapter. */
static void
papers(struct render *r, struct index *ix, struct grid *g, struct row *w,
    json *record)
{
	json *f, *p;
	struct str at;

	grid_band(g, render_say(r, "申报书及承诺等"));
	JS_EACH(f, js_get(record, "files")) {
		if (is_form(f))
			file_row(ix, g, w, f, render_say(r, "申报书"), S(""));
		JS_EACH(p, js_get(r->pack, "papers"))
			if (chapter_has(f, js_str(p, "id"), &at) ||
			    str_eq(js_str(f, "role"), js_str(p, "id")))
				file_row(ix, g, w, f, js_str(p, "title"), at);
	}
}

static bool
is_listed(struct render *r, json *f)
{
	struct str role = js_str(f, "role");
	json *p;

	JS_EACH(p, js_get(r->pack, "papers"))
		if (str_eq(role, js_str(p, "id")))
			return true;
	return is_form(f) || chapter_any(f);
}

/* What came and is of no chapter, so that nothing is left out. */
static void
others(struct render *r, struct index *ix, struct grid *g, struct row *w,
    json *record)
{
	struct str title = render_say(r, "其他材料");
	bool begun = false;
	json *f;

	JS_EACH(f, js_get(record, "files")) {
		if (is_listed(r, f))
			continue;
		if (!begun)
			grid_band(g, title);
		begun = true;
		file_row(ix, g, w, f, title, S(""));
	}
}

/* Whose catalog it is, above it. */
static struct str
case_lines(struct render *r, const struct item *it, struct arena *a)
{
	struct str company = render_say(r, "申报单位");
	struct str title = render_say(r, "案例名称");
	struct str id = render_say(r, "案例编号");
	struct str office = render_say(r, "推荐单位");
	struct str name = render_recommender(r, it->recommender);

	return str_printf(a, "%.*s：%.*s\n%.*s：%.*s\n%.*s：%.*s　　%.*s：%.*s",
	    STR_ARG(company), STR_ARG(it->company), STR_ARG(title),
	    STR_ARG(it->title), STR_ARG(id), STR_ARG(it->id), STR_ARG(office),
	    STR_ARG(name));
}

/* Of the catalog of a case, without its ending. */
static struct str
case_path(struct arena *a, const struct item *it)
{
	return str_printf(a, "索引目录/%.*s",
	    STR_ARG(out_name(a, it->id, 60)));
}

static void
case_catalog(struct render *r, struct index *ix, json *record,
    const struct item *it, struct arena *a, int k)
{
	struct row w = { .r = r, .a = a, .item = it };
	struct grid g = { .a = a, .table = a, .office = js_str(r->desk.site, "office"),
		.at = r->at, .cols = ix->cols, .ncols = ix->ncols };
	struct str path = case_path(a, it);
	json *ch;

	g.title = js_pstr(js_path(r->pack, "tables.catalog"), "case.title");
	g.lines = case_lines(r, it, a);
	g.notes = render_edited(r);
	g.back = S("../索引目录.html");
	g.back_name = S("返回总目录");
	papers(r, ix, &g, &w, record);
	JS_EACH(ch, js_get(r->pack, "chapters"))
		chapter(r, ix, &g, &w, record, ch, str_printf(a, "%.*s、%.*s",
		    STR_ARG(numeral(ch_i)), STR_ARG(js_str(ch, "title"))));
	others(r, ix, &g, &w, record);
	out_keep(&r->out, ix->tables[k]);
	grid_xlsx(&g, &r->out, path);
	grid_html(&g, &r->out, path, board_css);
	out_keep(&r->out, ix->pdfs[k]);
	grid_pdf(&g, &r->out, path);
}

/* The faces of PDFs with all that the run writes: records and the pack. */
static void
cut_faces(struct render *r)
{
	struct arena a = { 0 };
	struct sb words = { .a = &a };
	char *path = str_cstr(&a,
	    str_printf(&a, "%s/records.ndjson", r->out.root));
	const char *why = face_learn_file(path);

	if (why != NULL)
		out_fail(&r->out, S("records.ndjson"), why);
	json_write(&words, r->pack);
	face_learn(sb_str(&words));
	face_learn(js_str(r->desk.site, "office"));
	grid_pdf_faces();
	arena_release(&a);
}

/*
 * The line above a recommender's cases.  What doesn't pass comes last in the
 * stream: there it goes on.
 */
static void
group_band(struct render *r, struct index *ix, struct str code)
{
	char *key = str_cstr(&r->mem, code);
	struct str name = code.len > 0 ? render_recommender(r, code)
				       : render_word(r, "words.no_recommender");

	if (js_bool(ix->groups, key))
		name = str_printf(ix->all.a, "%.*s（续）", STR_ARG(name));
	js_set_bool(ix->groups, key, true);
	grid_band(&ix->all, name);
}

static void
all_row(struct render *r, struct index *ix, json *record,
    const struct item *it, struct arena *a)
{
	struct row w = { .r = r, .a = a, .rec = record, .item = it,
		.n = ++ix->n };
	struct grid_row *row;
	size_t i;

	if (!str_eq(ix->group, it->recommender) || ix->n == 1) {
		ix->group = it->recommender;
		group_band(r, ix, it->recommender);
	}
	row = grid_row(&ix->all);
	row->link = str_printf(ix->all.a, "%.*s.html",
	    STR_ARG(case_path(a, it)));
	for (i = 0; i < ix->all_ncols; i++) {
		row->cells[i] = str_dup(ix->all.a,
		    cell_text(&w, ix->all_from[i]));
		if (str_eq(ix->all_from[i], S("id")))
			row->link_col = i;
	}
}

/* One case of the discs' own catalog, its files as they lie there. */
static void
disc_rows(struct render *r, struct index *ix, json *record,
    const struct item *it, struct arena *a)
{
	const struct disc_case *c = it->disc
	    ? discplan_case(&r->disc, it->id) : NULL;
	struct row w = { .r = r, .a = a, .item = it, .n = ix->on_disc };
	struct grid *g = &ix->disc;
	const struct disc_file *d;
	struct grid_row *row;
	size_t i, k;
	json *f;

	if (c == NULL)
		return;
	grid_band(g, str_printf(g->a, "%.*s　%.*s　%.*s",
	    STR_ARG(render_recommender(r, it->recommender)),
	    STR_ARG(it->company), STR_ARG(it->title)));
	for (i = 0; i < c->files.n; i++) {
		d = &c->files.v[i];
		f = js_obj();
		js_set_str(f, "name", d->name);
		js_set_str(f, "chapter_title", d->chapter);
		js_set_str(f, "disc_path", disc_path_of(r, a, c, d));
		row = grid_row(g);
		row->link = str_dup(g->a, d->path);
		w.rec = f;
		w.n = ++ix->on_disc;
		for (k = 0; k < g->ncols; k++) {
			row->cells[k] = str_dup(g->a,
			    cell_text(&w, ix->disc_from[k]));
			if (str_eq(ix->disc_from[k], S("name")))
				row->link_col = k;
		}
		js_free(f);
	}
}

/* --- who does it --- */

/* The cases of one of the crew. */
static void
cases(struct render *r, void *arg, int k)
{
	struct index *ix = arg;
	struct crew_cases c = { 0 };
	struct arena a = { 0 };

	while (crew_next(r, &c, k, ix->ncrew)) {
		case_catalog(r, ix, c.record, c.item, &a, k);
		arena_reset(&a);
	}
	out_kept(&r->out);
}

static void
whole_rows(struct render *r, struct index *ix)
{
	struct crew_cases c = { 0 };
	struct arena a = { 0 };

	arena_on_disk(&ix->words);
	arena_on_disk(&ix->all_rows);
	arena_on_disk(&ix->disc_rows);
	ix->groups = js_obj();
	while (crew_next(r, &c, 0, 1)) {
		all_row(r, ix, c.record, c.item, &a);
		disc_rows(r, ix, c.record, c.item, &a);
		grid_cool(&ix->all);
		grid_cool(&ix->disc);
		arena_reset(&a);
	}
	js_free(ix->groups);
	if (ix->n == 0)
		grid_band(&ix->all, render_word(r, "words.empty"));
}

/* The overall catalog, and that of the discs. */
static void
whole(struct render *r, void *arg, int k)
{
	struct index *ix = arg;

	whole_rows(r, ix);
	out_keep(&r->out, ix->tables[k]);
	grid_xlsx(&ix->all, &r->out, S("索引目录"));
	grid_html(&ix->all, &r->out, S("索引目录"), board_css);
	grid_pdf(&ix->all, &r->out, S("索引目录"));
	if (ix->on_disc > 0) {
		grid_xlsx(&ix->disc, &r->out, S(DISC_INDEX));
		grid_html(&ix->disc, &r->out, S(DISC_INDEX), board_css);
		grid_pdf(&ix->disc, &r->out, S(DISC_INDEX));
	}
	out_kept(&r->out);
}

static void
start_crew(struct render *r, struct index *ix)
{
	int k;

	cut_faces(r);
	ix->ncrew = crew_size();
	for (k = 0; k <= ix->ncrew; k++) {
		ix->tables[k] = out_other(&r->out);
		ix->pdfs[k] = out_other(&r->out);
	}
	/* First, as nobody shares that work. */
	crew_add(r, &ix->crew, whole, ix, ix->ncrew);
	for (k = 0; k < ix->ncrew; k++)
		crew_add(r, &ix->crew, cases, ix, k);
}

static void
record(struct render *r, void *state, struct rec *rec, struct arena *a)
{
	struct index *ix = state;
	struct item *it = set_find(&r->set, js_str(rec->obj, "id"));
	int k;

	if (it == NULL || !crew_wants(it))
		return;
	k = (int)(ix->seen++ % ix->ncrew);
	out_later(&r->out, ix->tables[k]); /* the workbook */
	out_later(&r->out, ix->tables[k]); /* the page */
}

static void
end(struct render *r, void *state, struct arena *a)
{
	struct index *ix = state;
	int64_t i;

	crew_await(r, &ix->crew);
	for (i = 0; i < ix->seen; i++)
		out_later(&r->out, ix->pdfs[i % ix->ncrew]);
	for (i = 0; i < 3; i++) /* the whole, three ways */
		out_later(&r->out, ix->tables[ix->ncrew]);
}

const struct paper index_paper = { "index", begin, record, end };
