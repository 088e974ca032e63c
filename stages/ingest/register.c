/* SPDX-License-Identifier: ISC */
#include "register.h"

#include "when.h"
#include "wrong.h"

/* "2024/12/24 16:30" and "2024-12-24T16:30" alike, in China's time. */
static bool
register_time(struct arena *a, struct str s, int64_t *at)
{
	char *p = str_cstr(a, str_trim(s));
	ptrdiff_t i;

	for (i = 0; p[i] != '\0'; i++)
		if (p[i] == '/' || p[i] == '.')
			p[i] = '-';
		else if (p[i] == ' ')
			p[i] = 'T';
	return when_parse(str_c(p), WHEN_CHINA, at) && i >= 16;
}

static json *
record(struct arena *a, json *row)
{
	json *rec = js_obj(), *wrong = js_arr(), *body = js_obj();
	struct str number = str_trim(js_str(row, "登记号"));
	struct str at_row = js_str(row, "_at");
	struct sb line = { .a = a };
	int64_t at;

	json_write(&line, row);
	js_set_c(rec, "kind", "mail");
	js_set_str(rec, "id", str_printf(a, "register/%.*s",
	    STR_ARG(number.len ? number : at_row)));
	js_set_c(rec, "source", "register");
	js_set_str(rec, "sha256", sha256_hex(a, sb_str(&line)));
	js_set_int(rec, "size", line.len);
	js_set(rec, "received", NULL);
	js_set(rec, "clock", NULL);
	if (register_time(a, js_str(row, "送达时间"), &at)) {
		js_set_str(rec, "received", when_iso(a, at, WHEN_CHINA));
		js_set_str(rec, "clock",
		    str_printf(a, "送达登记 %.*s", STR_ARG(at_row)));
	} else {
		wrong_add(wrong, S("time-unproven"), at_row);
	}
	js_set(rec, "sent", NULL);
	js_set(rec, "from", NULL);
	js_set(rec, "to", NULL);
	js_set(rec, "subject", NULL);
	js_set(rec, "message_id", NULL);
	js_set_c(rec, "class", "register");
	js_set(rec, "register", js_copy(row));
	js_set(rec, "files", js_arr());
	js_set_c(body, "text", "");
	js_set(body, "sha256", NULL);
	js_set(rec, "body", body);
	js_set(rec, "links", js_arr());
	js_set(rec, "wrong", wrong);
	js_set(rec, "holds", js_arr());
	return rec;
}

const char *
register_records(struct desk *desk, struct intake *in)
{
	struct arena a = { 0 };
	const char *why = NULL;
	json *rows = desk_table(desk, "register", &why), *row;

	JS_EACH(row, rows) {
		intake_record(in, record(&a, row));
		arena_reset(&a);
	}
	js_free(rows);
	arena_release(&a);
	return why;
}
