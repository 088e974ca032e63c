/* SPDX-License-Identifier: ISC */
/*
 * shenbao explain: from a verdict or value of the published run back to
 * clause, rule, canonical value, raw text, cell, file, message and clock.
 */
#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include "driver.h"
#include "fold.h"
#include "json.h"
#include "log.h"
#include "opts.h"
#include "say.h"
#include "stage.h"

struct explain {
	struct arena mem;
	struct str id; /* as given: an id, its start, a serial number... */
	struct str name; /* ... or a part of a company's name: its key */
	struct str field; /* or a rule; "" for all */
	json *record, *mail, *end;
	int found;
};

/* 2024-9F2C... names the case c9f2c... */
static bool
is_serial(struct arena *a, struct str given, struct str id)
{
	ptrdiff_t dash = str_find(given, S("-"));

	return dash > 0 && str_eq(fold_key(a, str_slice(given, dash + 1,
	    given.len)), str_slice(id, 1, id.len));
}

/* No id has a Chinese character. */
static bool
is_name(struct str s)
{
	while (s.len > 0)
		if (fold_is_han(utf8_next(&s)))
			return true;
	return false;
}

static struct str
company(json *r)
{
	struct str s = js_pstr(r, "fields.company.value");

	return s.len > 0 ? s : js_pstr(r, "fields.company.raw");
}

static bool
is_meant(struct explain *x, json *r)
{
	struct str id = js_str(r, "id");

	return str_eq(id, x->id) ||
	    (x->id.len >= 4 && str_starts(id, x->id)) ||
	    is_serial(&x->mem, x->id, id) ||
	    (x->name.len > 0 &&
		str_has(fold_company(&x->mem, company(r)), x->name));
}

/* Of several: what tells them apart. */
static void
list(json *r)
{
	struct str parts[] = { js_str(r, "id"), company(r),
		js_pstr(r, "fields.case_title.raw"), js_str(r, "received") };
	size_t i;

	for (i = 0; i < sizeof parts / sizeof *parts; i++) {
		fputs(i > 0 ? "  " : "", stderr);
		say(stderr, parts[i]);
	}
	fputc('\n', stderr);
}

/* One pass for the case; its mail stood before it, so a second for that. */
static int
look(struct explain *x, const char *path, bool mails)
{
	FILE *fp = fopen(path, "re");
	struct stage st;
	struct rec rec;
	int status;

	if (fp == NULL)
		log_die(EX_NOINPUT, "%s: %s: has anything been published?",
		    path, strerror(errno));
	stage_open(&st, "explain", fp, NULL);
	while (stage_next(&st, &rec)) {
		bool mail = str_eq(rec.kind, S("mail"));

		if (mails && mail && x->mail == NULL &&
		    str_eq(js_str(rec.obj, "id"), js_str(x->record, "mail")))
			x->mail = js_ref(rec.obj);
		if (mails || mail || str_eq(rec.kind, S("list")) ||
		    !is_meant(x, rec.obj))
			continue;
		if (x->found == 1)
			list(x->record);
		if (x->found++ > 0)
			list(rec.obj);
		if (x->record != NULL)
			js_free(x->record);
		x->record = js_ref(rec.obj);
	}
	if (x->end == NULL)
		x->end = js_ref(st.meta);
	fclose(fp);
	status = stage_close(&st);
	return status;
}

static void
line(int indent, const char *label, struct str s)
{
	if (s.len == 0)
		return;
	printf("%*s%s：", indent, "", label);
	say(stdout, s);
	putchar('\n');
}

static struct str
text(struct arena *a, json *v)
{
	struct sb b = { .a = a };

	if (js_is(v, json_type_string))
		return js_text(v);
	if (v != NULL)
		json_write(&b, v);
	return sb_str(&b);
}

static void
lines(struct explain *x, int indent, const char *label, json *list)
{
	json *v;

	JS_EACH(v, list)
		line(indent, label, text(&x->mem, v));
}

/* The file of the case that a place lies in, with its hash. */
static void
file_of(struct explain *x, struct str at)
{
	json *f;

	JS_EACH(f, js_get(x->record, "files"))
		if (js_str(f, "place").len > 0 &&
		    str_has(at, js_str(f, "place"))) {
			line(4, "文件", js_str(f, "name"));
			line(4, "文件 SHA-256", js_str(f, "sha256"));
			return;
		}
}

static void
field(struct explain *x, const char *name, json *f)
{
	json *doubt = js_get(f, "doubt"), *steps = js_get(f, "steps");

	printf("  %s\n", name);
	line(4, "规范值", text(&x->mem, js_get(f, "value")));
	if (js_get(f, "value") == NULL)
		puts("    规范值：（没有，或不能判定）");
	line(4, "原文", js_str(f, "raw"));
	if (js_len(steps) > 0)
		line(4, "经过", text(&x->mem, steps));
	if (js_len(doubt) > 0)
		line(4, "疑点", text(&x->mem, doubt));
	line(4, "位置", js_str(f, "at"));
	file_of(x, js_str(f, "at"));
}

struct word {
	const char *code, *word;
};

/* As the sample packs call them: the run's pack need not be at hand. */
static const struct word verdicts[] = {{"accept", "初判符合"},
    {"return", "初判退回补正"}, {"reject", "初判不符合"},
    {"manual", "需人工核实"}, {NULL, NULL}};
static const struct word severities[] = {{"reject", "不符合"},
    {"return", "退回补正"}, {"warn", "提醒"}, {NULL, NULL}};

static struct str
word_of(const struct word *v, struct str code)
{
	for (; v->code != NULL; v++)
		if (str_eq(code, str_c(v->code)))
			return str_c(v->word);
	return code;
}

static void
finding(struct explain *x, json *f, bool whole)
{
	struct str state = js_str(f, "state");
	json *fields = js_get(x->record, "fields"), *v;
	char *name;

	printf("  [%s] ", str_eq(state, S("pass")) ? "符合"
		: str_eq(state, S("fail")) ? "不符合" : "需人工核实");
	say(stdout, js_str(f, "rule"));
	if (js_str(f, "message").len > 0) {
		fputs("：", stdout);
		say(stdout, js_str(f, "message"));
	}
	putchar('\n');
	if (!whole)
		return;
	line(4, "条款", js_str(f, "clause"));
	line(4, "原文", js_str(f, "quote"));
	line(4, "性质", word_of(severities, js_str(f, "severity")));
	line(4, "处理", js_str(f, "disposition"));
	line(4, "依据", js_str(f, "by"));
	lines(x, 4, "位置", js_get(f, "at"));
	if (js_get(f, "decision") != NULL)
		line(4, "人工决定", text(&x->mem, js_get(f, "decision")));
	JS_EACH(v, js_get(f, "fields")) {
		name = str_cstr(&x->mem, js_text(v));
		if (js_get(fields, name) != NULL &&
		    !str_eq(x->field, js_text(v)))
			field(x, name, js_get(fields, name));
	}
}

static void
head(struct explain *x)
{
	json *r = x->record;

	line(0, "案例", js_str(r, "id"));
	line(0, "申报单位", text(&x->mem, js_path(r, "fields.company.value")));
	line(0, "案例名称",
	    text(&x->mem, js_path(r, "fields.case_title.value")));
	line(0, "系统初判", word_of(verdicts, js_str(r, "verdict")));
	line(0, "处理建议", js_str(r, "disposition"));
	line(0, "被取代", js_str(r, "superseded_by"));
	line(0, "来件", js_str(r, "mail"));
	line(0, "来件 SHA-256", js_str(x->mail, "sha256"));
	line(0, "来件时间", js_str(r, "received"));
	line(0, "时间依据", js_str(r, "clock"));
	line(0, "送达时间", js_str(js_get(r, "delivered"), "text"));
	line(0, "送达依据", js_str(js_get(r, "delivered"), "proof"));
	line(0, "数据截至", js_str(x->end, "at"));
	line(0, "通知配置", js_str(x->end, "notice"));
}

static bool
about_field(json *f, struct str name)
{
	json *v;

	JS_EACH(v, js_get(f, "fields"))
		if (str_eq(js_text(v), name))
			return true;
	return str_eq(js_str(f, "rule"), name);
}

static int
print_text(struct explain *x)
{
	json *fields = js_get(x->record, "fields"), *f;
	char *name = str_cstr(&x->mem, x->field);
	bool known = x->field.len == 0 || js_has(fields, name);

	head(x);
	if (x->field.len > 0 && js_has(fields, name)) {
		puts("值：");
		field(x, name, js_get(fields, name));
	}
	puts("判定：");
	JS_EACH(f, js_get(x->record, "findings")) {
		if (x->field.len > 0 && !about_field(f, x->field))
			continue;
		known = true;
		finding(x, f, x->field.len > 0 ||
		    !str_eq(js_str(f, "state"), S("pass")));
	}
	if (!known)
		log_die(EX_NOINPUT, "%s: the case has no such field or rule",
		    name);
	return 0;
}

static int
print_json(struct explain *x)
{
	json *o = js_obj(), *kept = js_list(o, "findings"), *f;
	struct sb b = { .a = &x->mem };
	char *name = str_cstr(&x->mem, x->field);

	js_set(o, "case", js_ref(js_get(x->record, "id")));
	js_set(o, "verdict", js_ref(js_get(x->record, "verdict")));
	js_set(o, "disposition", js_ref(js_get(x->record, "disposition")));
	js_set(o, "mail", js_ref(js_get(x->record, "mail")));
	js_set(o, "mail_sha256", js_ref(js_get(x->mail, "sha256")));
	js_set(o, "received", js_ref(js_get(x->record, "received")));
	js_set(o, "clock", js_ref(js_get(x->record, "clock")));
	js_set(o, "form", js_ref(js_get(x->record, "form")));
	if (x->field.len > 0)
		js_set(o, "field",
		    js_ref(js_get(js_get(x->record, "fields"), name)));
	else
		js_set(o, "fields", js_ref(js_get(x->record, "fields")));
	JS_EACH(f, js_get(x->record, "findings"))
		if (x->field.len == 0 || about_field(f, x->field))
			js_add(kept, js_ref(f));
	json_write(&b, o);
	sb_addc(&b, '\n');
	fwrite(b.p, 1, (size_t)b.len, stdout);
	js_free(o);
	return 0;
}

int
cmd_explain(int argc, char **argv)
{
	static const struct option options[] = {
		{ "out", required_argument, NULL, 'o' },
		{ "json", no_argument, NULL, 'j' },
		{ NULL, 0, NULL, 0 },
	};
	static const char usage[] =
	    "shenbao explain --out DIR CASE|COMPANY [FIELD] [--json]";
	struct explain x = { 0 };
	const char *out = NULL;
	char *path;
	bool as_json = false;
	int c, status;

	opts_help(usage, argc, argv);
	while ((c = getopt_long(argc, argv, "", options, NULL)) != -1) {
		if (c == 'o')
			out = optarg;
		else if (c == 'j')
			as_json = true;
		else
			return opts_misused(usage);
	}
	if (out == NULL || argc - optind < 1 || argc - optind > 2)
		return opts_misused(usage);
	x.id = str_c(argv[optind]);
	if (is_name(x.id))
		x.name = fold_company(&x.mem, x.id);
	x.field = str_c(argv[optind + 1]);
	path = str_cstr(&x.mem,
	    str_printf(&x.mem, "%s/current/records.ndjson", out));
	if ((status = look(&x, path, false)) != 0)
		return status;
	if (x.found != 1)
		log_die(EX_NOINPUT, "%s: %s", argv[optind], x.found
			? "more than one case is meant: give its id"
			: "no such case in the published run");
	look(&x, path, true);
	status = as_json ? print_json(&x) : print_text(&x);
	if (fflush(stdout) != 0) {
		log_warn("writing: %s", strerror(errno));
		status = EX_IOERR;
	}
	js_free(x.record);
	js_free(x.mail);
	js_free(x.end);
	arena_release(&x.mem);
	return status;
}
