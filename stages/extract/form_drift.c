/* SPDX-License-Identifier: ISC */
/* The form as submitted against the pack's: rows that lack, rows added. */
#include "form.h"

static json *
row(json *list, const char *code, struct str message, struct str at)
{
	json *o = js_obj();

	js_set_c(o, "code", code);
	js_set_str(o, "message", message);
	if (at.len > 0)
		js_set_str(o, "at", at);
	else
		js_set(o, "at", NULL);
	js_add(list, o);
	return o;
}

json *
form_drift(struct form *f, json *pledge)
{
	struct str form = f->schema->form_word;
	json *list = js_arr(), *v;
	const struct found *w;
	const char *doubt;
	size_t i;

	for (i = 0; i < f->spec->fields.n; i++) {
		const struct field_spec *s = &f->spec->fields.v[i];

		w = form_pick(f, (int)i, &doubt);
		if (w == NULL && s->required)
			js_set_str(row(list, "row-missing",
				       str_printf(f->a, "%.*s中没有“%.*s”一栏",
					   STR_ARG(form), STR_ARG(s->label)),
				       S("")),
			    "name", s->name);
		if (w != NULL && s->kind == KIND_PARTNERS && !s->asked)
			row(list, "consortium-row",
			    str_printf(f->a, "%.*s中有“%.*s”一栏",
				STR_ARG(form), STR_ARG(s->label)),
			    w->at);
	}
	for (i = 0; i < f->strangers.n; i++)
		row(list, "row-added",
		    str_printf(f->a, "%.*s中多出“%.*s”一栏%s",
			STR_ARG(form), STR_ARG(f->strangers.v[i].text),
			f->strangers.v[i].filled ? "" : "，未填"),
		    f->strangers.v[i].at);
	JS_EACH(v, js_get(pledge, "altered"))
	row(list, "pledge-altered",
	    str_printf(f->a, "承诺文字与模板不同：%.*s", STR_ARG(js_text(v))),
	    S(""));
	return list;
}
