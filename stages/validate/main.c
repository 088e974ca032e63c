/* SPDX-License-Identifier: ISC */
#include <stdio.h>
#include <sysexits.h>

#include "log.h"
#include "needs.h"
#include "opts.h"
#include "rules.h"
#include "stage.h"
#include "validate.h"
#include "verdict.h"
#include "when.h"

static const char usage[] =
    "shenbao validate --notice DIR [--desk DIR] [--at TIME]";

struct validate {
	struct notice notice;
	struct desk desk;
	struct tables *tables;
	struct clocks *clocks;
	struct rules *rules;
	struct str at;
};

static void
start(struct validate *v, struct opts *o)
{
	const char *why;

	notice_load(&v->notice, o->notice);
	if ((why = desk_open(&v->desk, o->desk)) != NULL)
		log_die(EX_CONFIG, "%s: %s", o->desk, why);
	v->tables = tables_new(&v->desk, v->notice.root, o->at);
	v->clocks = clocks_new(&v->desk, v->notice.root, v->tables);
	v->rules = rules_load(&v->notice,
	    desk_role(&v->desk, v->notice.root));
	v->at = when_iso(&v->desk.mem, o->at, WHEN_CHINA);
}

static void
finish(struct validate *v)
{
	rules_free(v->rules);
	clocks_free(v->clocks);
	tables_free(v->tables);
	desk_close(&v->desk);
	notice_release(&v->notice);
}

/*
 * missing: the labels of required fields that stand in the form but are
 * blank, and of those that weren't found or could not be read.
 */
static void
set_missing(json *notice, json *record, struct arena *a)
{
	json *all = js_get(js_get(notice, "required"),
	    str_eq(js_str(record, "kind"), S("region")) ? "region" : "case");
	json *out = js_obj(), *one, *f;
	json *blank = js_list(out, "blank"), *unread = js_list(out, "unread");
	json *fields = js_get(record, "fields");
	struct str name;

	JS_EACH(one, all)
	{
		name = js_str(one, "name");
		if (need_unticked(a, notice, record, name).len > 0) {
			js_add(blank, js_ref(one));
			continue;
		}
		f = js_get(fields, str_cstr(a, name));
		if (js_get(f, "value") != NULL)
			continue;
		js_add(f != NULL && js_len(js_get(f, "doubt")) == 0 &&
			    str_trim(js_str(f, "raw")).len == 0
			? blank : unread,
		    js_ref(one));
	}
	js_set(record, "missing", out);
}

static void
judge(struct validate *v, struct stage *st, json *record)
{
	/* Judged before, and no desk now: what the desk said then stands. */
	if (v->desk.dir == NULL && js_has(record, "lookup") &&
	    js_has(record, "delivered")) {
		clocks_again(v->clocks, record, &st->scratch);
	} else {
		tables_lookup(v->tables, record, &st->scratch);
		clocks_judge(v->clocks, record, &st->scratch);
	}
	js_set_str(record, "at", v->at);
	set_missing(v->notice.root, record, &st->scratch);
	rules_strip(record);
	rules_run(v->rules, record, &st->scratch);
	verdict_set(record);
}

int
main(int argc, char *argv[])
{
	struct validate v = { 0 };
	struct stage st;
	struct opts o;
	struct rec rec;
	const char *why;

	log_name("shenbao-validate");
	opts_parse(&o, "nd@", usage, argc, argv);
	start(&v, &o);
	stage_open(&st, "validate", stdin, stdout);
	while (stage_next(&st, &rec)) {
		if (str_eq(rec.kind, S("mail")))
			clocks_mail(v.clocks, rec.obj);
		if (str_eq(rec.kind, S("case")) ||
		    str_eq(rec.kind, S("region"))) {
			judge(&v, &st, rec.obj);
			rec.changed = true;
		}
		if ((why = tables_fault(v.tables)) != NULL)
			stage_fail(&st, EX_IOERR, "temporary file: %s", why);
		stage_put(&st, &rec);
	}
	if (v.desk.dir != NULL)
		json_object_object_del(st.meta, "desk_faults");
	if (v.desk.faults != NULL)
		js_set(st.meta, "desk_faults", js_ref(v.desk.faults));
	finish(&v);
	return stage_close(&st);
}
