/* SPDX-License-Identifier: ISC */
/*
 * What stands around answers and is none: numbers of columns, captions in
 * another language, units in a note, what is said below a signature.
 * USES: stages/extract/label_part.c
 * USES: stages/extract/form.c stages/extract/form_split.c
 * USES: stages/extract/form_pick.c stages/extract/form_para.c
 * USES: stages/extract/form_parts.c stages/extract/form_scope.c stages/extract/form_sign.c stages/extract/form_head.c
 * USES: stages/extract/form_choice.c stages/extract/form_beside.c
 * USES: stages/extract/promise.c stages/extract/kind.c
 * USES: stages/extract/form_seat.c stages/extract/form_table.c
 * USES: stages/extract/list.c stages/extract/list_head.c
 * USES: stages/extract/option.c stages/extract/answer.c stages/extract/label.c
 * USES: stages/extract/label_scan.c stages/extract/label_ask.c
 * USES: stages/extract/tick.c stages/extract/tick_side.c
 * USES: stages/extract/tick_mark.c
 * USES: stages/extract/schema.c stages/extract/pattern.c
 */
#include "draw.h"

#include "stages/extract/list.h"

static json *
rows_of(const char *const *rows, bool sheet)
{
	json *o, *v;

	table(rows, sheet);
	o = list_read(&a, &schema, &d);
	v = js_copy(js_get(o, "rows"));
	js_free(o);
	d = (struct doc){0};
	return v;
}

static void
first_company(json *rows, int n, const char *want, const char *what)
{
	is_int((long long)js_len(rows), n, what);
	is_str(js_str(js_path(js_at(rows, 0), "fields.company"), "raw"), want,
	    what);
	js_free(rows);
}

static void
column_numbers(void)
{
	static const char *const under[] = {"序号|~案例|~申报主体|",
	    "^|名称|方向|单位名称|信用代码|", "1|2|3|4|5|",
	    "1|案例一|车联网网络安全防护|甲公司|9144|",
	    "2|案例二|车联网网络安全防护|乙公司|9145|", NULL};
	static const char *const named[] = {"序号|申报单位|案例名称|申报方向|",
	    "栏次|（1）|（2）|（3）|", "1|甲公司|案例一|车联网网络安全防护|",
	    NULL};
	static const char *const letters[] = {"序号|申报单位|案例名称|申报方向|",
	    "甲|乙|①|②|", "1|甲公司|案例一|车联网网络安全防护|", NULL};
	static const char *const gaps[] = {"序号|申报单位|案例名称|申报方向|",
	    "1|乙|案例一|1|", NULL};

	first_company(rows_of(under, false), 2, "甲公司",
	    "a third row of headings numbers the columns");
	first_company(rows_of(named, true), 1, "甲公司", "栏次 before them");
	first_company(rows_of(letters, false), 1, "甲公司", "甲 and 乙 too");
	first_company(rows_of(gaps, false), 1, "乙", "a row is no such thing");
}

int
main(void)
{
	draw_begin("guangdong-2024");
	column_numbers();
	js_free(fields);
	return done();
}
