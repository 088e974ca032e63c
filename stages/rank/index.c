/* SPDX-License-Identifier: ISC */
#include "rank.h"

#include <stdlib.h>

#include "fold.h"
#include "when.h"

/* Evidence below this is a stub, a logo, an empty page: many share it. */
#define PROOF_MIN_BYTES 512

/* Lists in brackets; "甲；乙". */
static struct str
joined(struct arena *a, json *v)
{
	struct sb b = {.a = a};
	json *one;

	if (js_is(v, json_type_string))
		return str_dup(a, js_text(v));
	JS_EACH(one, v)
	{
		if (b.len > 0)
			sb_add(&b, S("、"));
		sb_add(&b, js_text(one));
	}
	return sb_str(&b);
}

struct str
index_shown(struct arena *a, json *fields, const char *name)
{
	json *f = js_get(fields, name), *v = js_get(f, "value");
	struct str s = joined(a, v);

	return s.len > 0 ? s : fold_tidy(a, str_dup(a, js_str(f, "raw")), NULL);
}

static struct str
read_uscc(struct arena *a, json *fields, bool *sound)
{
	json *f = js_get(fields, "uscc");
	struct str v = js_str(f, "value");

	*sound = v.len == 18 && js_len(js_get(f, "doubt")) == 0;
	return v.len > 0 ? str_dup(a, v)
			 : fold_tidy(a, str_dup(a, js_str(f, "raw")), NULL);
}

static bool
hex_word(struct str s, uint32_t *out)
{
	uint32_t v = 0;
	int i, c, d;

	if (s.len != 8)
		return false;
	for (i = 0; i < 8; i++) {
		c = s.p[i];
		d = c >= '0' && c <= '9'   ? c - '0'
		    : c >= 'a' && c <= 'f' ? c - 'a' + 10
					   : -1;
		if (d < 0)
			return false;
		v = v << 4 | (uint32_t)d;
	}
	*out = v;
	return true;
}

/* A sketch of nothing has all its slots equal; it is like no other. */
static void
read_sketch(struct filing *f, struct str s)
{
	bool varies = false;
	int i;

	if (s.len != SKETCH_SLOTS * 8)
		return;
	for (i = 0; i < SKETCH_SLOTS; i++) {
		if (!hex_word(str_slice(s, i * 8, i * 8 + 8), &f->sketch[i]))
			return;
		varies |= f->sketch[i] != f->sketch[0];
	}
	f->sketched = varies;
}

static int
cmp_u64(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return x < y ? -1 : x > y;
}

static void
read_proofs(struct index *ix, struct filing *f, json *files)
{
	size_t i, n = 0;
	json *file;

	f->nproofs = 0;
	f->proofs = arena_array(&ix->mem, js_len(files), sizeof *f->proofs);
	JS_EACH(file, files)
	{
		if (!str_eq(js_str(file, "role"), S("evidence")) ||
		    js_int(file, "size") < PROOF_MIN_BYTES ||
		    js_str(file, "sha256").len == 0)
			continue;
		f->proofs[n++] = str_hash(js_str(file, "sha256"));
	}
	qsort(f->proofs, n, sizeof *f->proofs, cmp_u64);
	for (i = 0; i < n; i++)
		if (i == 0 || f->proofs[i] != f->proofs[i - 1])
			f->proofs[f->nproofs++] = f->proofs[i];
}

/* 某某 <A@b>: a@b */
static struct str
address_of(struct arena *a, struct str from)
{
	struct str rest = from;
	char *p;
	ptrdiff_t i;

	str_cut(&rest, S("<"));
	from = str_trim(rest.p != NULL ? str_cut(&rest, S(">")) : from);
	p = arena_array(a, (size_t)from.len + 1, 1);
	for (i = 0; i < from.len; i++)
		p[i] = from.p[i] >= 'A' && from.p[i] <= 'Z'
			   ? (char)(from.p[i] + ('a' - 'A'))
			   : from.p[i];
	return (struct str){p, from.len};
}

/* Who recommends by the form, where it is an association or a company. */
static struct str
way_of(struct arena *a, const struct filing *f, json *field)
{
	static const char *const bodies[] = {"协会", "学会", "联盟", "商会",
	    "促进会", "集团", "公司", NULL};
	struct str s = fold_tidy(a, str_dup(a, js_str(field, "raw")), NULL);

	if (js_get(field, "value") != NULL ||
	    str_eq(fold_company(a, s), f->company_key))
		return S("");
	return str_has_any(s, bodies) ? s : S("");
}

static void
read_names(struct index *ix, struct filing *f, json *r)
{
	json *fields = js_get(r, "fields");
	struct arena *a = &ix->mem;

	f->uscc = read_uscc(a, fields, &f->uscc_sound);
	f->company = index_shown(a, fields, "company");
	f->title = index_shown(a, fields, "case_title");
	f->type = index_shown(a, fields, "applicant_type");
	f->directions = index_shown(a, fields, "directions");
	f->email = str_dup(a, js_str(js_get(fields, "email"), "value"));
	f->company_key = str_dup(a, js_pstr(r, "texts.company_key"));
	f->title_key = str_dup(a, js_pstr(r, "texts.title_key"));
	if (f->company_key.len == 0)
		f->company_key = fold_company(a, f->company);
	if (f->title_key.len == 0)
		f->title_key = fold_title(a, f->title);
	f->facts = facts_take(&ix->facts, a, fields);
	f->apart = facts_apart(&ix->facts, a, fields, false);
	f->way = way_of(a, f, js_get(fields, "recommender"));
}

void
filing_read(struct index *ix, struct filing *f, json *r)
{
	json *finding, *findings = js_get(r, "findings");

	read_proofs(ix, f, js_get(r, "files"));
	f->promised.n = 0;
	promises_take(ix, f, r);
	f->found.n = 0;
	f->found.cap = js_len(findings) + 4; /* rank will add some */
	f->found.v = arena_array(&ix->mem, f->found.cap, sizeof *f->found.v);
	JS_EACH(finding, findings)
	brief_take(ix, f, finding, false);
	JS_EACH(finding, f->add)
	brief_take(ix, f, finding, true);
}

static void
add_filing(struct index *ix, struct entry *e, size_t nth, json *r)
{
	struct filing *f = ARENA_PUSH(&ix->mem, &ix->filings);

	e->body = ix->filings.n - 1;
	f->entry = nth;
	f->kind = e->kind;
	f->id = e->id;
	f->mail = e->mail;
	f->form_sha = str_dup(&ix->mem, js_pstr(r, "form.sha256"));
	f->form_name = str_dup(&ix->mem, js_pstr(r, "form.name"));
	f->unread = js_pstr(r, "form.unread").len > 0;
	f->office = f->form_office = e->office;
	f->office_from = str_dup(&ix->mem, js_str(r, "recommender_from"));
	f->form_says = !str_eq(f->office_from, S("list")) &&
	    !str_eq(f->office_from, S("notice"));
	f->direct = js_bool(js_get(r, "delivered"), "direct");
	read_names(ix, f, r);
	read_sketch(f, js_str(r, "sketch"));
	f->undone = index_undo(r);
	filing_read(ix, f, r);
	f->roster = f->row = f->package = NONE;
}

/* The number in 序号: "1", "１", "第1", 1; 0 when there is none. */
static int64_t
row_number(struct arena *a, json *row)
{
	json *n = js_get(row, "n");
	struct str s = fold_plain(a, str_dup(a, js_text(n)), NULL);
	int64_t v = 0;

	if (js_is(n, json_type_int) || js_is(n, json_type_double))
		return json_object_get_int64(n);
	s = str_trim(s);
	while (s.len > 0 && (s.p[0] < '0' || s.p[0] > '9'))
		utf8_next(&s);
	while (s.len > 0 && (s.p[s.len - 1] < '0' || s.p[s.len - 1] > '9'))
		s.len--;
	return str_int(s, &v) && v > 0 && v < 1000000 ? v : 0;
}

static void
read_row(struct index *ix, struct row *w, json *row)
{
	json *fields = js_get(row, "fields");
	struct arena *a = &ix->mem;

	w->n = row_number(a, row);
	w->shown_n = js_is(js_get(row, "n"), json_type_string)
			 ? str_dup(a, js_str(row, "n"))
			 : say_number(a, w->n);
	w->at = str_dup(a, js_str(row, "at"));
	w->uscc = read_uscc(a, fields, &w->uscc_sound);
	w->company = index_shown(a, fields, "company");
	w->company_key = fold_company(a, w->company);
	w->title = index_shown(a, fields, "case_title");
	w->title_key = fold_title(a, w->title);
	w->directions = index_shown(a, fields, "directions");
	w->type = index_shown(a, fields, "applicant_type");
	w->remark = index_shown(a, fields, "remark");
	w->opinion = index_shown(a, fields, "opinion");
	w->facts = facts_take(&ix->facts, a, fields);
	w->apart = facts_apart(&ix->facts, a, fields, true);
	w->filing = NONE;
}

/* 合计 5 个: the one number of a note below the table; -1: none, several. */
static int64_t
number_in(struct arena *a, struct str note)
{
	struct str s = fold_plain(a, str_dup(a, note), NULL), digits;
	int64_t n, found = -1;

	while (s.len > 0) {
		for (digits = s, digits.len = 0;
		     digits.len < s.len && s.p[digits.len] >= '0' &&
		     s.p[digits.len] <= '9';
		     digits.len++)
			;
		if (digits.len == 0) {
			utf8_next(&s);
			continue;
		}
		s = str_slice(s, digits.len, s.len);
		if (found >= 0 || !str_int(digits, &n))
			return -1;
		found = n;
	}
	return found;
}

/* A total is a number, or the first number of what extract found. */
static int64_t
read_total(struct arena *a, json *totals)
{
	static const char *const keys[] = {
	    "count", "cases", "rows", "total", "value"};
	size_t i;

	if (js_is(totals, json_type_int) || js_is(totals, json_type_double))
		return json_object_get_int64(totals);
	for (i = 0; i < sizeof keys / sizeof *keys; i++)
		if (js_is(js_get(totals, keys[i]), json_type_int) ||
		    js_is(js_get(totals, keys[i]), json_type_double))
			return js_int(totals, keys[i]);
	if (js_is(totals, json_type_array) && js_len(totals) == 1)
		return read_total(a, js_at(totals, 0));
	return number_in(a, js_text(totals));
}

static void
add_roster(struct index *ix, struct entry *e, size_t nth, json *r)
{
	struct roster *l = ARENA_PUSH(&ix->mem, &ix->rosters);
	json *row, *rows = js_get(r, "rows");
	int64_t last = 0;

	e->body = ix->rosters.n - 1;
	l->entry = nth;
	l->id = e->id;
	l->mail = e->mail;
	l->office = e->office;
	l->by = NONE;
	l->recon = js_arr();
	l->unread = js_pstr(r, "file.unread").len > 0;
	l->total = read_total(&ix->mem, js_get(r, "totals"));
	l->rows = arena_array(&ix->mem, js_len(rows), sizeof *l->rows);
	JS_EACH(row, rows)
	{
		read_row(ix, &l->rows[l->nrows], row);
		last = l->rows[l->nrows].n ? l->rows[l->nrows].n : last;
		l->rows[l->nrows++].order = last;
	}
}

static enum kind
kind_of(struct str s)
{
	return str_eq(s, S("mail"))	? K_MAIL
	       : str_eq(s, S("list"))	? K_LIST
	       : str_eq(s, S("region")) ? K_REGION
					: K_CASE;
}

void
index_add(struct index *ix, json *r, struct str line, int64_t off,
    const struct offices *offices)
{
	struct entry *e = ARENA_PUSH(&ix->mem, &ix->entries);
	size_t nth = ix->entries.n - 1;

	e->kind = kind_of(js_str(r, "kind"));
	e->off = off;
	e->len = (size_t)line.len;
	e->hash = str_hash(line);
	e->id = str_dup(&ix->mem, js_str(r, "id"));
	e->received = str_dup(&ix->mem, js_str(r, "received"));
	e->timed = when_parse(e->received, WHEN_CHINA, &e->when);
	e->office = offices_find(offices, js_str(r, "recommender"));
	if (e->kind == K_MAIL) {
		e->class = str_dup(&ix->mem, js_str(r, "class"));
		e->from = address_of(&ix->mem, js_str(r, "from"));
		e->elsewhere = js_len(js_get(r, "links")) > 0;
		return;
	}
	e->mail = str_dup(&ix->mem, js_str(r, "mail"));
	if (e->kind == K_LIST)
		add_roster(ix, e, nth, r);
	else
		add_filing(ix, e, nth, r);
}

static struct index *sorting; /* qsort hands its comparer nothing else */

int
entry_order(const struct entry *a, const struct entry *b)
{
	int c = str_cmp(a->id, b->id);

	if (c == 0)
		c = str_cmp(a->mail, b->mail);
	if (c == 0)
		c = a->hash < b->hash ? -1 : a->hash > b->hash;
	return c;
}

static int
cmp_filings(const void *a, const void *b)
{
	const struct filing *x = a, *y = b;

	return entry_order(
	    &sorting->entries.v[x->entry], &sorting->entries.v[y->entry]);
}

static int
cmp_rosters(const void *a, const void *b)
{
	const struct roster *x = a, *y = b;

	return entry_order(
	    &sorting->entries.v[x->entry], &sorting->entries.v[y->entry]);
}

void
index_sort(struct index *ix)
{
	size_t i;

	sorting = ix;
	if (ix->filings.n > 0)
		qsort(ix->filings.v, ix->filings.n, sizeof *ix->filings.v,
		    cmp_filings);
	if (ix->rosters.n > 0)
		qsort(ix->rosters.v, ix->rosters.n, sizeof *ix->rosters.v,
		    cmp_rosters);
	for (i = 0; i < ix->filings.n; i++) {
		ix->entries.v[ix->filings.v[i].entry].body = i;
		ix->filings.v[i].counts = i;
	}
	for (i = 0; i < ix->rosters.n; i++)
		ix->entries.v[ix->rosters.v[i].entry].body = i;
}

json *
filing_set(struct filing *f)
{
	if (f->set == NULL)
		f->set = js_obj();
	return f->set;
}

size_t
index_find(const struct index *ix, struct str id)
{
	size_t lo = 0, hi = ix->filings.n, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (str_cmp(ix->filings.v[mid].id, id) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo < ix->filings.n && str_eq(ix->filings.v[lo].id, id) ? lo
								      : NONE;
}

/* A finding that a person decided goes back to what it was before. */
static void
undo_decision(json *f)
{
	json *before = js_get(js_get(f, "decision"), "before");

	if (before == NULL)
		return;
	js_ref(before);
	json_object_object_foreach(before, key, value)
	    js_set(f, key, js_ref(value));
	js_free(before);
	json_object_object_del(f, "decision");
	json_object_object_del(f, "was");
}

bool
index_undo(json *r)
{
	json *f, *old = js_get(r, "findings"), *left;
	struct str by;
	bool dirty = false;

	JS_EACH(f, old)
	{
		by = js_str(f, "by");
		dirty |= str_eq(by, S("set")) || str_eq(by, S("decision")) ||
			 js_has(f, "elsewhere");
	}
	if (!dirty)
		return false;
	left = js_arr();
	JS_EACH(f, old)
	{
		undo_decision(f);
		lack_undo(f);
		by = js_str(f, "by");
		if (!str_eq(by, S("set")) && !str_eq(by, S("decision")))
			js_add(left, js_ref(f));
	}
	js_set(r, "findings", left);
	return true;
}
