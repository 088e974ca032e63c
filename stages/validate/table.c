/* SPDX-License-Identifier: ISC */
#include "validate.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "fold.h"
#include "log.h"
#include "needs.h"
#include "store.h"
#include "when.h"

/*
 * The tables that every office has; a pack's tables_on_desk may say them
 * anew or add its own.  key: column -> field (or path) that must agree;
 * columns: further headings by which a column goes; sort: by this date.
 */
static const char builtin[] =
    "{\"credit\":{\"key\":{\"uscc\":\"uscc\",\"name\":\"company\"},"
    "\"columns\":{\"uscc\":[\"统一社会信用代码\",\"社会信用代码\",\"信用代码\"],"
    "\"name\":[\"单位名称\",\"企业名称\",\"名称\",\"申报单位\"],"
    "\"result\":[\"查询结果\",\"结果\"],\"date\":[\"查询日期\",\"日期\"]},"
    "\"sort\":\"date\"},"
    "\"register\":{\"key\":{},\"columns\":{\"送达时间\":[\"收件时间\",\"time\"],"
    "\"推荐单位\":[\"报送单位\",\"recommender\"]},\"sort\":\"送达时间\"},"
    "\"actions\":{\"key\":{\"案例编号\":\".id\"},\"sort\":\"日期\"}}";

struct column {
	char *name;
	struct str field; /* of the record, as rules name needs */
};

/* A cell of a key column: what it is folded to, and its row. */
struct entry {
	uint64_t key;
	uint32_t row;
};

/*
 * A table may have a row for each company: its rows lie in the store, in
 * memory stands where, and sixteen bytes for each cell that is looked up.
 */
struct table {
	struct tables *of;
	char *name;
	json *spec;
	bool unreadable; /* there, but can't be read */
	bool own; /* the pack's: its rows say which columns agree */
	struct {
		struct column *v;
		size_t n, cap;
	} keys;
	GArray *at; /* int64_t: where a row begins; last where all end */
	GArray *index; /* struct entry, by key and row */
	char *sort;
};

struct tables {
	struct arena mem;
	struct desk *desk;
	struct {
		struct table *v;
		size_t n, cap;
	} all;
	struct store store;
	json *builtin;
	int64_t now;
};

/* Names are compared as names, titles as titles, codes as codes. */
static struct str
folded(struct arena *a, struct str field, struct str text)
{
	struct str name = need_name(field);

	if (str_eq(name, S("company")) || str_eq(name, S("partners")))
		return fold_company(a, text);
	if (str_eq(name, S("case_title")))
		return fold_title(a, text);
	return fold_key(a, text);
}

/* A key, and the column that it stands in; find() looks at the text. */
static uint64_t
hash_of(size_t column, struct str key)
{
	return str_hash(key) ^ column;
}

/* Further headings become the column's name. */
static void
rename_columns(json *row, json *columns)
{
	json *alias, *cell;

	if (!js_is(columns, json_type_object))
		return;
	json_object_object_foreach(columns, name, others)
	{
		if (js_has(row, name))
			continue;
		JS_EACH(alias, others)
		{
			cell = js_get(row, json_object_get_string(alias));
			if (cell != NULL && !js_has(row, name))
				js_set(row, name, js_ref(cell));
		}
	}
}

/*
 * "on": the day in the column that the table is sorted by; "age": how many
 * days that is before now.
 */
static void
set_day(struct table *t, struct arena *a, json *row)
{
	int64_t today = (t->of->now + WHEN_CHINA) / 86400, first, last;

	js_set(row, "on", NULL);
	js_set(row, "age", NULL);
	if (t->sort == NULL ||
	    !stamp_read(js_str(row, t->sort), &first, &last))
		return;
	js_set_str(row, "on", when_date(a, first, WHEN_CHINA));
	js_set_int(row, "age", today - (first + WHEN_CHINA) / 86400);
}

static void
index_row(struct table *t, struct arena *a, json *row)
{
	struct entry e = { .row = t->at->len - 1 };
	struct str key;
	size_t k;

	for (k = 0; k < t->keys.n; k++) {
		key = folded(a, t->keys.v[k].field,
		    js_str(row, t->keys.v[k].name));
		e.key = hash_of(k, key);
		if (key.len > 0)
			g_array_append_val(t->index, e);
	}
}

/* What a column is called on paper: its first other heading, else its name. */
static struct str
heading(struct table *t, const char *column)
{
	struct str s = js_text(js_at(
	    js_get(js_get(t->spec, "columns"), column), 0));

	return s.len > 0 ? s : str_c(column);
}

/* A table without its key column finds nobody: say so, don't say nothing. */
static void
check_columns(struct table *t, json *first)
{
	struct sb names = { .a = &t->of->mem };
	size_t k, have = 0;

	for (k = 0; k < t->keys.n; k++)
		have += js_has(first, t->keys.v[k].name);
	if (have > 0 || t->keys.n == 0)
		return;
	for (k = 0; k < t->keys.n; k++)
		sb_addf(&names, "%s“%.*s”", k > 0 ? "、" : "",
		    STR_ARG(heading(t, t->keys.v[k].name)));
	desk_tell(t->of->desk, js_str(first, "_at"), str_printf(names.a,
	    "表头没有%.*s一栏，表中各行都查不到", STR_ARG(sb_str(&names))));
	t->unreadable = true;
}

static void
take_row(void *table, json *row)
{
	struct table *t = table;
	struct arena a = { 0 };
	struct sb line = { .a = &a };
	int64_t end;

	rename_columns(row, js_get(t->spec, "columns"));
	set_day(t, &a, row);
	if (t->at->len == 1)
		check_columns(t, row);
	index_row(t, &a, row);
	json_write(&line, row);
	end = store_put(&t->of->store, sb_str(&line)) + line.len;
	g_array_append_val(t->at, end);
	arena_release(&a);
}

static gint
by_key(gconstpointer x, gconstpointer y)
{
	const struct entry *a = x, *b = y;

	if (a->key != b->key)
		return a->key < b->key ? -1 : 1;
	return a->row < b->row ? -1 : a->row > b->row;
}

static void
read_rows(struct table *t, struct desk *d, const char *file)
{
	int64_t begin = t->of->store.at;
	const char *why;

	t->at = g_array_new(FALSE, FALSE, sizeof begin);
	t->index = g_array_new(FALSE, FALSE, sizeof(struct entry));
	g_array_append_val(t->at, begin);
	if ((why = desk_each(d, file, NULL, take_row, t)) != NULL) {
		desk_tell(d, str_c(t->name), str_printf(&t->of->mem,
		    "读不出（%s），用到它的案例须人工核实", why));
		t->unreadable = true;
	}
	g_array_sort(t->index, by_key);
}

static void
add_table(struct tables *ts, struct desk *d, const char *name, json *spec)
{
	struct table *t = ARENA_PUSH(&ts->mem, &ts->all);
	struct str file = js_str(spec, "file"), sort = js_str(spec, "sort");
	json *key = js_get(spec, "key");
	struct column *c;

	t->of = ts;
	t->name = str_cstr(&ts->mem, str_c(name));
	t->spec = spec;
	if (sort.len > 0)
		t->sort = str_cstr(&ts->mem, sort);
	if (js_is(key, json_type_object)) {
		json_object_object_foreach(key, column, field) {
			c = ARENA_PUSH(&ts->mem, &t->keys);
			c->name = str_cstr(&ts->mem, str_c(column));
			c->field = js_text(field);
		}
	}
	read_rows(t, d,
	    file.len > 0 ? str_cstr(&ts->mem, file) : t->name);
}

/* What a rule of the pack looks up is no empty table where nobody brought it. */
static void
needs_file(struct tables *ts, struct desk *d, const char *name, json *spec)
{
	struct str file = js_str(spec, "file");

	if (desk_has(d, file.len > 0 ? str_cstr(&ts->mem, file) : name))
		return;
	desk_tell(d, str_c(name), S("工作台上没有这张表，用到它的案例须人工核实"
	    "；确实没有内容的，请放一张只有表头的表"));
	ts->all.v[ts->all.n - 1].unreadable = true;
}

struct tables *
tables_new(struct desk *d, json *notice, int64_t now)
{
	struct tables *ts = calloc(1, sizeof *ts);
	json *own = js_get(notice, "tables_on_desk");
	const char *why;

	if (ts == NULL)
		abort();
	ts->now = now;
	ts->desk = d;
	if (!store_open(&ts->store))
		log_die(EX_CANTCREAT, "temporary file: %s",
		    strerror(ts->store.error));
	ts->builtin = json_read(str_c(builtin), &why);
	json_object_object_foreach(ts->builtin, name, spec)
		add_table(ts, d, name, js_has(own, name) ? js_get(own, name)
							 : spec);
	if (js_is(own, json_type_object)) {
		json_object_object_foreach(own, other, ospec)
			if (!js_has(ts->builtin, other)) {
				add_table(ts, d, other, ospec);
				ts->all.v[ts->all.n - 1].own = true;
				needs_file(ts, d, other, ospec);
			}
	}
	return ts;
}

void
tables_free(struct tables *ts)
{
	size_t i;

	for (i = 0; i < ts->all.n; i++) {
		g_array_free(ts->all.v[i].at, TRUE);
		g_array_free(ts->all.v[i].index, TRUE);
	}
	store_close(&ts->store);
	js_free(ts->builtin);
	arena_release(&ts->mem);
	free(ts);
}

const char *
tables_fault(const struct tables *ts)
{
	return ts->store.error != 0 ? strerror(ts->store.error) : NULL;
}

/* NULL: the store failed, which main asks for. */
static json *
read_row(struct table *t, guint n)
{
	int64_t from = g_array_index(t->at, int64_t, n);
	int64_t to = g_array_index(t->at, int64_t, n + 1);
	struct arena a = { 0 };
	json *row = NULL;
	const char *why;
	struct str line;

	if (store_get(&t->of->store, &a, from, (size_t)(to - from), &line))
		row = json_read(line, &why);
	arena_release(&a);
	return row;
}

json *
tables_rows(struct tables *ts, const char *name)
{
	struct table *t;
	json *out;
	size_t i;
	guint n;

	for (i = 0; i < ts->all.n; i++)
		if (strcmp(ts->all.v[i].name, name) == 0)
			break;
	if (i == ts->all.n || ts->all.v[i].unreadable)
		return NULL;
	t = &ts->all.v[i];
	out = js_arr();
	for (n = 0; n + 1 < t->at->len; n++)
		js_add(out, read_row(t, n));
	return out;
}

struct hit {
	guint row;
	int64_t when;
	json *cells;
};

/* The cells of a row that is a hit already, or NULL. */
static json *
hit_of(GArray *hits, guint row)
{
	guint i;

	for (i = 0; i < hits->len; i++)
		if (g_array_index(hits, struct hit, i).row == row)
			return g_array_index(hits, struct hit, i).cells;
	return NULL;
}

/* The first entry of the index that isn't below the key. */
static guint
lowest(struct table *t, uint64_t key)
{
	guint lo = 0, hi = t->index->len, mid;

	while (lo < hi) {
		mid = lo + (hi - lo) / 2;
		if (g_array_index(t->index, struct entry, mid).key < key)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* No date sorts first: the later one counts. */
static int64_t
time_of(struct table *t, json *row)
{
	int64_t when, last;

	return t->sort != NULL &&
		stamp_read(js_str(row, t->sort), &when, &last)
	    ? when : INT64_MIN;
}

/* "agrees": the columns of the key in which a row agrees. */
static void
agrees(struct table *t, const char *column, json *cells)
{
	json *list = js_get(cells, "agrees");

	if (!t->own)
		return;
	if (list == NULL)
		list = js_list(cells, "agrees");
	if (!js_holds(list, str_c(column)))
		js_add_str(list, str_c(column));
}

/* The rows that say one text of the record. */
static void
find(struct table *t, size_t k, struct arena *a, struct str text, GArray *hits)
{
	struct column *c = &t->keys.v[k];
	struct str key = folded(a, c->field, text);
	uint64_t hash = hash_of(k, key);
	struct entry *e;
	struct hit h;
	json *cells;
	guint i;

	for (i = lowest(t, hash); key.len > 0 && i < t->index->len; i++) {
		e = &g_array_index(t->index, struct entry, i);
		if (e->key != hash)
			break;
		cells = hit_of(hits, e->row);
		h = (struct hit) { .row = e->row,
			.cells = cells ? cells : read_row(t, e->row) };
		h.when = time_of(t, h.cells);
		if (str_eq(folded(a, c->field, js_str(h.cells, c->name)), key)) {
			agrees(t, c->name, h.cells);
			if (cells == NULL)
				g_array_append_val(hits, h);
		} else if (cells == NULL) {
			js_free(h.cells);
		}
	}
}

static gint
by_time(gconstpointer a, gconstpointer b)
{
	const struct hit *x = a, *y = b;

	if (x->when != y->when)
		return x->when < y->when ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

static json *
rows_of(struct table *t, json *record, struct arena *a)
{
	GArray *hits;
	json *value, *each, *out;
	size_t k;
	guint i;

	if (t->unreadable)
		return NULL;
	hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
	for (k = 0; k < t->keys.n; k++) {
		value = need_value(record, t->keys.v[k].field);
		find(t, k, a, js_text(value), hits);
		JS_EACH(each, value)
			find(t, k, a, js_text(each), hits);
	}
	g_array_sort(hits, by_time);
	out = js_arr();
	for (i = 0; i < hits->len; i++)
		js_add(out, g_array_index(hits, struct hit, i).cells);
	g_array_free(hits, TRUE);
	return out;
}

void
tables_lookup(struct tables *ts, json *record, struct arena *a)
{
	json *lookup = js_obj();
	size_t i;

	for (i = 0; i < ts->all.n; i++)
		js_set(lookup, ts->all.v[i].name,
		    rows_of(&ts->all.v[i], record, a));
	js_set(record, "lookup", lookup);
}
