/* SPDX-License-Identifier: ISC */
/*
 * A table of the desk with a row for each company.
 *
 * USES: stages/validate/table.c stages/validate/stamp.c
 */
#include <malloc.h>
#include <stdlib.h>
#include <unistd.h>

#include "stages/validate/validate.h"
#include "tap.h"

#if defined(__SANITIZE_ADDRESS__)
size_t __sanitizer_get_current_allocated_bytes(void);
#define held() __sanitizer_get_current_allocated_bytes()
#else
#define held() (mallinfo2().uordblks + mallinfo2().hblkhd)
#endif

#define ROWS 5000

static void
write_credit(const char *path)
{
	FILE *f = fopen(path, "w");
	int i;

	fputs("社会信用代码,name,result,date\n", f);
	for (i = 0; i < ROWS; i++)
		fprintf(f, "%018d,示例第%d有限公司,无,2024-12-%02d\n", i,
		    i % (ROWS - 1), 1 + i % 20);
	fclose(f);
}

/* The rows of a company, by code or by name. */
static json *
credit(struct tables *ts, json *rec, struct arena *a, const char *code,
    const char *name)
{
	js_set_c(js_sub(js_sub(rec, "fields"), "uscc"), "value", code);
	js_set_c(js_sub(js_sub(rec, "fields"), "company"), "value", name);
	tables_lookup(ts, rec, a);
	return js_get(js_get(rec, "lookup"), "credit");
}

int
main(void)
{
	char dir[] = "/tmp/table-t.XXXXXX", path[64];
	struct arena a = { 0 };
	struct tables *ts;
	struct desk desk;
	json *rec = js_obj(), *got;
	size_t before;

	if (mkdtemp(dir) == NULL)
		return 1;
	snprintf(path, sizeof path, "%s/credit.csv", dir);
	write_credit(path);
	ok(desk_open(&desk, dir) == NULL, "the desk");
	before = held();
	ts = tables_new(&desk, NULL, 1735088400);
	ok(held() - before < 1 << 20, "%d rows in %zu bytes", ROWS,
	    held() - before);
	got = credit(ts, rec, &a, "000000000000000007", "别的");
	is_int((long long)js_len(got), 1, "found by a code");
	is_str(js_str(js_at(got, 0), "name"), "示例第7有限公司", "  its row");
	is_str(js_str(js_at(got, 0), "uscc"), "000000000000000007",
	    "  under the column's own name");
	is_str(js_str(js_at(got, 0), "_at"), "credit.csv 第9行", "  its place");
	is_int(js_int(js_at(got, 0), "age"), 17, "  its age");
	got = credit(ts, rec, &a, "000000000000000000", "示例第0有限公司");
	is_int((long long)js_len(got), 2, "by code and name, each row once");
	is_str(js_str(js_at(got, 1), "uscc"), "000000000000004999",
	    "  the later one last");
	got = credit(ts, rec, &a, "1", "无此公司");
	is_int((long long)js_len(got), 0, "nobody");
	ok(tables_fault(ts) == NULL, "nothing went wrong");
	js_free(rec);
	tables_free(ts);
	desk_close(&desk);
	arena_release(&a);
	unlink(path);
	rmdir(dir);
	return done();
}
