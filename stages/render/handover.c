/* SPDX-License-Identifier: ISC */
/* 交接单: what the next shift must know, what expires first on top. */
#include "rows.h"
#include "todo.h"

static void
put(struct render *r, struct arena *a, struct rows_sink *sink,
    const struct todo *t)
{
	json *o = js_obj();

	js_set_str(o, "what", todo_what(r, t->kind));
	js_set_str(o, "due", todo_due(r, a, t));
	js_set_str(o, "id", t->id);
	js_set_str(o, "recommender", t->recommender);
	js_set_str(o, "company", t->company);
	js_set_str(o, "text", t->text);
	js_set_str(o, "done", t->done);
	rows_put(r, a, sink, o);
}

static void
version(struct render *r, struct arena *a, struct rows_sink *sink,
    const char *what, struct str text)
{
	json *o = js_obj();

	js_set_bool(o, "unnumbered", true); /* nothing to be done about it */
	js_set_c(o, "what", what);
	js_set_str(o, "text", text);
	rows_put(r, a, sink, o);
}

void
handover_end(struct render *r, struct arena *a, struct rows_sink *sink)
{
	size_t i;

	for (i = 0; i < r->todos->all.n; i++) {
		put(r, a, sink, &r->todos->all.v[i]);
		arena_reset(a);
		if (i % 64 == 0)
			render_cool(r);
	}
	version(r, a, sink, "程序版本", S(VERSION));
	version(r, a, sink, "通知配置",
	    str_printf(a, "%.*s SHA-256 %.*s", STR_ARG(js_str(r->pack, "id")),
		STR_ARG(r->notice.sha256)));
	if (r->desk_sha256.len > 0)
		version(r, a, sink, "本单位材料（desk）", str_printf(a,
		    "SHA-256 %.*s", STR_ARG(r->desk_sha256)));
}
