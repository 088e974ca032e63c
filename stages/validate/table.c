/* SPDX-License-Identifier: ISC */
#include "validate.h"

#include <glib.h>
#include <stdlib.h>

#include "fold.h"
#include "log.h"
#include "needs.h"
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

struct table {
	char *name;
	json *spec, *rows; /* rows NULL: there, but can't be read */
	struct {
		struct column *v;
		size_t n, cap;
	} keys;
	GHashTable *index; /* folded cell -> GArray of row numbers */
	char *sort;
};

struct tables {
	struct arena mem;
	struct {
		struct table *v;
		size_t n, cap;
	} all;
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

static char *
slot(struct arena *a, size_t column, struct str key)
{
	return str_cstr(a, str_printf(a, "%zu:%.*s", column, STR_ARG(key)));
}

/* Further headings become the column's name. */
static void
rename_columns(json *rows, json *columns)
{
	json *row, *alias;

	if (!js_is(columns, json_type_object))
		return;
	JS_EACH(row, rows)
	{
		json_object_object_foreach(columns, name, others) {
			if (js_has(row, name))
				continue;
			JS_EACH(alias, others)
			{
				json *cell = js_get(row,
				    json_object_get_string(alias));

				if (cell == NULL || js_has(row, name))
					continue;
				js_set(row, name, js_ref(cell));
			}
		}
	}
}

static void
free_rows(gpointer p)
{
	g_array_free(p, TRUE);
}

static void
index_rows(struct tables *ts, struct table *t)
{
	struct arena *a = &ts->mem;
	json *row;
	size_t k;

	t->index = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
	    free_rows);
	JS_EACH(row, t->rows)
	{
		for (k = 0; k < t->keys.n; k++) {
			struct column *c = &t->keys.v[k];
			struct str key = folded(a, c->field,
			    js_str(row, c->name));
			guint n = (guint)row_i;
			GArray *found;
			char *s;

			if (key.len == 0)
				continue;
			s = slot(a, k, key);
			found = g_hash_table_lookup(t->index, s);
			if (found == NULL) {
				found = g_array_new(FALSE, FALSE, sizeof n);
				g_hash_table_insert(t->index, s, found);
			}
			g_array_append_val(found, n);
		}
	}
}

static void
set_day(struct tables *ts, json *row, int64_t when)
{
	int64_t today = (ts->now + WHEN_CHINA) / 86400;

	js_set_str(row, "on", when_date(&ts->mem, when, WHEN_CHINA));
	js_set_int(row, "age", today - (when + WHEN_CHINA) / 86400);
}

/*
 * "on": the day in the column that the table is sorted by; "age": how many
 * days that is before now.
 */
static void
set_days(struct tables *ts, struct table *t)
{
	int64_t first, last;
	json *row;

	JS_EACH(row, t->rows)
	{
		js_set(row, "on", NULL);
		js_set(row, "age", NULL);
		if (t->sort != NULL &&
		    stamp_read(js_str(row, t->sort), &first, &last))
			set_day(ts, row, first);
	}
}

/* A table without its key column finds nobody: say so, don't say nothing. */
static void
check_columns(struct table *t)
{
	json *first = js_at(t->rows, 0);
	size_t k, have = 0;

	for (k = 0; k < t->keys.n; k++)
		have += js_has(first, t->keys.v[k].name);
	if (first == NULL || have > 0 || t->keys.n == 0)
		return;
	log_warn("%.*s: no column %s: nothing can be looked up in it",
	    STR_ARG(js_str(first, "_at")), t->keys.v[0].name);
	js_free(t->rows);
	t->rows = NULL;
}

static void
add_table(struct tables *ts, struct desk *d, const char *name, json *spec)
{
	struct table *t = ARENA_PUSH(&ts->mem, &ts->all);
	struct str file = js_str(spec, "file"), sort = js_str(spec, "sort");
	json *key = js_get(spec, "key");
	const char *why = NULL;
	struct column *c;

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
	t->rows = desk_table(d,
	    file.len > 0 ? str_cstr(&ts->mem, file) : t->name, &why);
	if (t->rows == NULL)
		log_warn("%s: %s: cases that need it are for a person",
		    t->name, why ? why : "can't be read");
	rename_columns(t->rows, js_get(spec, "columns"));
	set_days(ts, t);
	check_columns(t);
	index_rows(ts, t);
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
	ts->builtin = json_read(str_c(builtin), &why);
	json_object_object_foreach(ts->builtin, name, spec)
		add_table(ts, d, name, js_has(own, name) ? js_get(own, name)
							 : spec);
	if (js_is(own, json_type_object)) {
		json_object_object_foreach(own, other, ospec)
			if (!js_has(ts->builtin, other))
				add_table(ts, d, other, ospec);
	}
	return ts;
}

void
tables_free(struct tables *ts)
{
	size_t i;

	for (i = 0; i < ts->all.n; i++) {
		js_free(ts->all.v[i].rows);
		g_hash_table_destroy(ts->all.v[i].index);
	}
	js_free(ts->builtin);
	arena_release(&ts->mem);
	free(ts);
}

json *
tables_rows(struct tables *ts, const char *name)
{
	size_t i;

	for (i = 0; i < ts->all.n; i++)
		if (strcmp(ts->all.v[i].name, name) == 0)
			return ts->all.v[i].rows;
	return NULL;
}

/* Row numbers under one text of the record. */
static void
find(struct table *t, size_t k, struct arena *a, struct str text, GArray *out)
{
	struct str key = folded(a, t->keys.v[k].field, text);
	GArray *found;
	guint i, j, n;

	if (key.len == 0)
		return;
	found = g_hash_table_lookup(t->index, slot(a, k, key));
	for (i = 0; found != NULL && i < found->len; i++) {
		n = g_array_index(found, guint, i);
		for (j = 0; j < out->len; j++)
			if (g_array_index(out, guint, j) == n)
				break;
		if (j == out->len)
			g_array_append_val(out, n);
	}
}

struct hit {
	guint row;
	int64_t when;
};

static int
by_time(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;

	if (x->when != y->when)
		return x->when < y->when ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

static json *
in_order(struct table *t, struct arena *a, GArray *found)
{
	struct hit *hits = arena_array(a, found->len + 1, sizeof *hits);
	json *out = js_arr(), *row;
	int64_t last;
	guint i;

	for (i = 0; i < found->len; i++) {
		hits[i].row = g_array_index(found, guint, i);
		row = js_at(t->rows, hits[i].row);
		/* No date sorts first: the later one counts. */
		if (t->sort == NULL ||
		    !stamp_read(js_str(row, t->sort), &hits[i].when, &last))
			hits[i].when = INT64_MIN;
	}
	qsort(hits, found->len, sizeof *hits, by_time);
	for (i = 0; i < found->len; i++)
		js_add(out, js_ref(js_at(t->rows, hits[i].row)));
	return out;
}

static json *
rows_of(struct table *t, json *record, struct arena *a)
{
	GArray *found;
	json *value, *each, *out;
	size_t k;

	if (t->rows == NULL)
		return NULL;
	found = g_array_new(FALSE, FALSE, sizeof(guint));
	for (k = 0; k < t->keys.n; k++) {
		value = need_value(record, t->keys.v[k].field);
		find(t, k, a, js_text(value), found);
		JS_EACH(each, value)
			find(t, k, a, js_text(each), found);
	}
	out = in_order(t, a, found);
	g_array_free(found, TRUE);
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
