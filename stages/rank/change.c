/* SPDX-License-Identifier: ISC */
/* What changed from one version to the next, field by field. */
#include "rank.h"

#include "fold.h"

#define SHOWN_RUNES 120

/* What stands in a field, to compare and to show. */
static json *
said(struct arena *a, json *field)
{
	json *v = js_get(field, "value");
	struct str raw;

	if (js_is(v, json_type_string)) {
		raw = js_text(v);
		return js_new_str(utf8_first(raw, SHOWN_RUNES));
	}
	if (v != NULL)
		return js_copy(v);
	raw = fold_tidy(a, js_str(field, "raw"), NULL);
	return raw.len > 0 ? js_new_str(utf8_first(raw, SHOWN_RUNES)) : NULL;
}

static bool
same(struct arena *a, json *x, json *y)
{
	struct str long_x = js_str(x, "sha256"), long_y = js_str(y, "sha256");

	if (long_x.len > 0 || long_y.len > 0)
		return str_eq(long_x, long_y);
	if (js_get(x, "value") != NULL || js_get(y, "value") != NULL)
		return json_object_equal(
		    js_get(x, "value"), js_get(y, "value"));
	return str_eq(fold_tidy(a, js_str(x, "raw"), NULL),
	    fold_tidy(a, js_str(y, "raw"), NULL));
}

static void
compare(struct arena *a, json *out, const char *name, json *from, json *to)
{
	json *line;

	if (same(a, from, to))
		return;
	line = js_obj();
	js_set_c(line, "field", name);
	js_set(line, "from", said(a, from));
	js_set(line, "to", said(a, to));
	js_add(out, line);
}

static void
compare_fields(struct arena *a, json *out, json *old, json *new)
{
	if (old != NULL) {
		json_object_object_foreach(old, key, value)
		    compare(a, out, key, value, js_get(new, key));
	}
	if (new != NULL) {
		json_object_object_foreach(
		    new, key, value) if (!js_has(old, key))
		    compare(a, out, key, NULL, value);
	}
}

/* The names of the files that the other one hasn't. */
static json *
only_in(json *files, json *others)
{
	json *names = js_arr(), *f;

	JS_EACH(f, files)
	if (!str_eq(js_str(f, "role"), S("form")) &&
	    js_find(others, "sha256", js_str(f, "sha256")) == NULL)
		js_add_str(names, js_str(f, "name"));
	return names;
}

static void
compare_files(json *out, json *old, json *new)
{
	json *gone = only_in(js_get(old, "files"), js_get(new, "files"));
	json *come = only_in(js_get(new, "files"), js_get(old, "files"));
	json *line;

	if (js_len(gone) == 0 && js_len(come) == 0) {
		js_free(gone);
		js_free(come);
		return;
	}
	line = js_obj();
	js_set_c(line, "field", "files");
	js_set(line, "from", gone);
	js_set(line, "to", come);
	js_add(out, line);
}

/* The version before this one; for the first, the one behind it. */
static size_t
neighbour(const struct filing *f, size_t self)
{
	size_t k;

	for (k = 0; k < f->nversions && f->versions[k] != self; k++)
		;
	return k > 0 ? f->versions[k - 1] : f->versions[1];
}

void
changes_find(struct rank *rk)
{
	struct filing *f, *other;
	struct arena a = {0};
	json *old, *new, *out;
	size_t i;

	for (i = 0; i < rk->index.filings.n; i++) {
		f = &rk->index.filings.v[i];
		if (f->nversions < 2 || f->version != V_COUNTS)
			continue;
		arena_reset(&a);
		other = &rk->index.filings.v[neighbour(f, i)];
		old = rank_reread(rk, &a, &rk->index.entries.v[other->entry]);
		new = rank_reread(rk, &a, &rk->index.entries.v[f->entry]);
		out = js_list(filing_set(f), "changes");
		compare_fields(
		    &a, out, js_get(old, "fields"), js_get(new, "fields"));
		compare_files(out, old, new);
		js_set_str(filing_set(f), "changes_from", other->id);
		js_free(old);
		js_free(new);
	}
	arena_release(&a);
}
