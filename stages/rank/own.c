/* SPDX-License-Identifier: ISC */
/*
 * A score of the pack's own, score.own: [{name, jq, weight, reason}].  It is
 * a column with its parts, never the order by itself.
 */
#include "rank.h"

#include <sysexits.h>

#include "jqrun.h"
#include "log.h"

struct own {
	struct jqrun **programs; /* NULL: is no program */
	json *parts;		 /* of the pack */
};

static jv
arguments(struct rank *rk)
{
	struct arena a = {0};
	jv args = jv_object_set(
	    jv_object(), jv_string("notice"), jqrun_value(rk->notice));

	args = jv_object_set(
	    args, jv_string("role"), jv_string(str_cstr(&a, rk->role)));
	arena_release(&a);
	return args;
}

void
own_load(struct rank *rk)
{
	struct own *o = NEW(&rk->mem, struct own);
	struct str why;
	json *part;
	int line;
	jv args;

	o->parts = js_path(rk->notice, "score.own");
	if (js_len(o->parts) == 0)
		return;
	o->programs =
	    arena_array(&rk->mem, js_len(o->parts), sizeof *o->programs);
	args = arguments(rk);
	JS_EACH(part, o->parts)
	{
		o->programs[part_i] =
		    jqrun_new(&rk->mem, js_str(part, "jq"), args, &why, &line);
		if (o->programs[part_i] == NULL)
			log_die(EX_CONFIG, "%s: score.own: %.*s",
			    notice_where(&rk->pack, part, "jq", 0, true),
			    STR_ARG(why));
	}
	jv_free(args);
	rk->own = o;
}

/* A number, or what isn't one: null. */
static json *
part_of(struct arena *a, struct jqrun *program, json *part, json *record,
    double *sum)
{
	json *o = js_obj(), *v;
	struct str why;

	v = jqrun_json(jqrun_one(program, a, jqrun_value(record), &why));
	if (!js_is(v, json_type_int) && !js_is(v, json_type_double)) {
		js_free(v);
		v = NULL;
	}
	js_set(o, "name", js_copy(js_get(part, "name")));
	js_set(o, "value", v);
	js_set(o, "weight", js_copy(js_get(part, "weight")));
	js_set(o, "reason", js_copy(js_get(part, "reason")));
	*sum += v ? json_object_get_double(v) * js_num(part, "weight") : 0;
	return o;
}

void
own_score(struct rank *rk, struct arena *a, json *record)
{
	json *o, *parts, *part;
	double sum = 0;

	if (rk->own == NULL || !str_eq(js_str(record, "kind"), S("case")))
		return;
	o = js_obj();
	parts = js_list(o, "parts");
	JS_EACH(part, rk->own->parts)
	js_add(
	    parts, part_of(a, rk->own->programs[part_i], part, record, &sum));
	js_set_num(o, "total", sum);
	js_set(record, "score_own", o);
}

void
own_free(struct rank *rk)
{
	size_t i;

	for (i = 0; rk->own != NULL && i < js_len(rk->own->parts); i++)
		jqrun_free(rk->own->programs[i]);
}
