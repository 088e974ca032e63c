/* SPDX-License-Identifier: ISC */
/*
 * 报部: what goes to the ministry, made ready for signature: the covering
 * letter, the forms in order, mail drafts split by size, and a checklist of
 * copies and seals.  The list itself is a book of tables.yaml.
 */
#include <sys/stat.h>

#include "docxout.h"
#include "eml.h"
#include "fill.h"
#include "vars.h"

#define FORMS_MAX 64 /* a recommendation is of some 20 cases */
#define ANNEXES_MAX 8 /* of a form */

struct form {
	struct str name, path; /* of our own making */
	int64_t size;
};

struct ministry {
	bool on;
	size_t n; /* cases that are recommended */
	size_t placed; /* of them, those whose form is there */
	struct {
		struct form *v;
		size_t n, cap;
	} forms, papers;
	json *spec; /* letters.ministry */
};

static void *
begin(struct render *r)
{
	struct ministry *m = NEW(&r->mem, struct ministry);

	m->spec = js_path(r->pack, "letters.ministry");
	m->on = m->spec != NULL && render_is_for(r, js_get(m->spec, "roles"));
	return m;
}

/* The form's own ending, when it is a plain one. */
static struct str
ending(struct str name)
{
	ptrdiff_t i;

	for (i = name.len - 1; i >= 0 && name.len - i <= 5; i--)
		if (name.p[i] == '.')
			return str_slice(name, i + 1, name.len);
	return S("bin");
}

static bool
copy(struct render *r, struct ministry *m, struct str sha, struct str name)
{
	int fd = r->spooled ? spool_fd(&r->spool, sha) : -1;
	struct stat st;
	struct form *f;

	if (fd < 0)
		return false;
	f = ARENA_PUSH(&r->mem, &m->forms);
	f->name = str_dup(&r->mem, name);
	f->path = str_printf(&r->mem, "报部/申报书/%.*s", STR_ARG(name));
	f->size = fstat(fd, &st) == 0 ? st.st_size : 0;
	out_copy(&r->out, f->path, fd);
	return true;
}

/* The form, and its tables that came in files of their own. */
static void
copy_form(struct render *r, struct ministry *m, json *record,
    const struct item *it, struct arena *a)
{
	struct str base = str_printf(a, "%02zu_%.*s_申报书", m->placed + 1,
	    STR_ARG(out_name(a, render_who(r, a, it), 40)));
	json *f;
	int n = 0;

	if (!copy(r, m, js_pstr(record, "form.sha256"), str_printf(a,
		"%.*s.%.*s", STR_ARG(base),
		STR_ARG(out_name(a, ending(js_pstr(record, "form.name")), 6)))))
		return;
	m->placed++;
	JS_EACH(f, js_get(record, "files"))
		if (str_eq(js_str(f, "role"), S("annex")) && n < ANNEXES_MAX)
			copy(r, m, js_str(f, "sha256"), str_printf(a,
			    "%.*s附表%d.%.*s", STR_ARG(base), ++n,
			    STR_ARG(out_name(a, ending(js_str(f, "name")), 6))));
}

static void
record(struct render *r, void *state, struct rec *rec, struct arena *a)
{
	struct ministry *m = state;
	struct item *it = set_find(&r->set, js_str(rec->obj, "id"));

	if (!m->on || it == NULL || !item_recommended(it) ||
	    str_eq(js_str(rec->obj, "cut"), S("below")))
		return;
	m->n++;
	if (m->placed < FORMS_MAX)
		copy_form(r, m, rec->obj, it, a);
}

static void
put_docx(struct render *r, struct arena *a, struct docxout *d,
    struct str title, const char *path)
{
	const char *why;
	struct str bytes = docxout_end(d, title, r->at_text, &why);

	if (why != NULL)
		out_fail(&r->out, str_c(path), why);
	out_put(&r->out, str_c(path), bytes);
}

static void
covering_letter(struct render *r, struct ministry *m, json *vars,
    struct arena *a)
{
	struct str title = fill_in(a, js_str(m->spec, "title"), vars);
	struct docxout d;
	json *p;

	docxout_begin(&d, a);
	docxout_para(&d, DOCX_MARK, fill_in(a, js_str(m->spec, "mark"), vars));
	render_mark_edited(r, &d);
	/* "经研究" is true only once there is an order. */
	if (!r->final)
		docxout_para(&d, DOCX_MARK, str_printf(a,
		    "%.*s：名次未定，集体研究决定后方可使用",
		    STR_ARG(render_word(r, "words.draft"))));
	docxout_para(&d, DOCX_TITLE, title);
	docxout_para(&d, DOCX_FLUSH, fill_in(a, js_str(m->spec, "to"), vars));
	JS_EACH(p, js_get(m->spec, "body")) {
		docxout_keep(&d, p_i + 1 == js_len(js_get(m->spec, "body")));
		docxout_para(&d, DOCX_BODY, fill_in(a, js_text(p), vars));
	}
	docxout_keep(&d, true);
	docxout_para(&d, DOCX_FLUSH, S(""));
	JS_EACH(p, js_get(m->spec, "sign"))
		docxout_para(&d, DOCX_RIGHT, fill_in(a, js_text(p), vars));
	put_docx(r, a, &d, title, "报部/推荐函（草稿）.docx");
}

static void
checklist(struct render *r, struct ministry *m, json *vars, struct arena *a)
{
	static const double widths[] = { 8, 56, 14, 11, 11 };
	const struct str heads[] = { S("序号"), S("事项"), S("份数"),
		S("核对"), S("经办人") };
	struct str cells[5] = { 0 };
	struct docxout d;
	json *v;

	docxout_begin(&d, a);
	render_mark_edited(r, &d);
	docxout_para(&d, DOCX_TITLE, S("报部材料核对单"));
	docxout_table(&d, heads, widths, 5);
	JS_EACH(v, js_get(m->spec, "checklist")) {
		cells[0] = str_printf(a, "%zu", v_i + 1);
		cells[1] = fill_in(a, js_str(v, "item"), vars);
		cells[2] = value_text(a, js_get(v, "copies"));
		docxout_row(&d, cells);
	}
	if (m->n > m->placed) {
		cells[0] = str_printf(a, "%zu",
		    js_len(js_get(m->spec, "checklist")) + 1);
		cells[1] = str_printf(a,
		    "另有 %zu 份%.*s未放入本文件夹和邮件，请从原件取用",
		    m->n - m->placed, STR_ARG(render_say(r, "申报书")));
		cells[2] = S("");
		docxout_row(&d, cells);
	}
	docxout_table_end(&d);
	put_docx(r, a, &d, S("报部材料核对单"), "报部/核对单.docx");
}

/* What goes with the first mail: papers of the run that are there. */
static void
find_papers(struct render *r, struct ministry *m)
{
	struct str path, name = S(""), rest;
	int64_t size;
	json *v;

	JS_EACH(v, js_get(m->spec, "mail_attach")) {
		path = js_text(v);
		if ((size = out_size(&r->out, path)) < 0)
			continue;
		for (rest = path; rest.len > 0;)
			name = str_cut(&rest, S("/"));
		*ARENA_PUSH(&r->mem, &m->papers) =
		    (struct form) { name, path, size };
	}
}

/* What a file takes in a mail: base64 and its line ends. */
static int64_t
in_mail(const struct form *f)
{
	return f->size / 57 * 78 + 400;
}

static int64_t
mail_max(const struct ministry *m)
{
	return js_int(m->spec, "mail_mib") * (1 << 20);
}

/* The n-th mail, with the files from..to attached. */
static void
mail(struct render *r, struct ministry *m, json *vars, struct arena *a, int n,
    size_t from, size_t to)
{
	struct sb text = { .a = a };
	struct eml e;
	size_t i;

	js_set_int(vars, "part", n);
	sb_add(&text, fill_in(a, js_str(m->spec, "mail"), vars));
	sb_add(&text, S("\n\n"));
	if (render_edited(r).len > 0)
		sb_addf(&text, "%.*s\n\n", STR_ARG(render_edited(r)));
	sb_add(&text, S("附件：\n"));
	for (i = 0; n == 1 && i < m->papers.n; i++)
		sb_addf(&text, "%.*s\n", STR_ARG(m->papers.v[i].name));
	for (i = from; i < to; i++)
		sb_addf(&text, "%.*s\n", STR_ARG(m->forms.v[i].name));
	if (to == from + 1 && in_mail(&m->forms.v[from]) > mail_max(m))
		sb_add(&text, S("（本封超过单封大小上限，发送前请确认对方邮箱能否接收。）\n"));
	eml_open(&e, &r->out, str_printf(a, "报部/邮件草稿%d.eml", n),
	    js_str(m->spec, "mail_to"),
	    fill_in(a, js_str(m->spec, "mail_subject"), vars), sb_str(&text));
	for (i = 0; n == 1 && i < m->papers.n; i++)
		eml_attach(&e, m->papers.v[i].name, m->papers.v[i].path);
	for (i = from; i < to; i++)
		eml_attach(&e, m->forms.v[i].name, m->forms.v[i].path);
	eml_close(&e);
}

/* As many files a mail as its size allows. */
static void
mails(struct render *r, struct ministry *m, json *vars, struct arena *a)
{
	int64_t max = mail_max(m), sum = 0;
	size_t from = 0, i;
	int n = 1;

	find_papers(r, m);
	for (i = 0; i < m->papers.n; i++)
		sum += in_mail(&m->papers.v[i]);
	for (i = 0; i < m->forms.n; i++) {
		if (i > from && sum + in_mail(&m->forms.v[i]) > max) {
			mail(r, m, vars, a, n++, from, i);
			from = i;
			sum = 0;
		}
		sum += in_mail(&m->forms.v[i]);
	}
	mail(r, m, vars, a, n, from, m->forms.n);
}

static void
end(struct render *r, void *state, struct arena *a)
{
	struct ministry *m = state;
	json *vars;

	if (!m->on || m->n == 0)
		return;
	vars = vars_common(r, a);
	js_set_int(vars, "n", (int64_t)m->n);
	covering_letter(r, m, vars, a);
	checklist(r, m, vars, a);
	mails(r, m, vars, a);
	js_free(vars);
}

const struct paper ministry_paper = { "ministry", begin, record, end };
