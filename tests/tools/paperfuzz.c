/* SPDX-License-Identifier: ISC */
/*
 * Reads papers that nobody would write: files with bytes changed, cut or
 * doubled, and tables of random labels with random spans.  It is enough that
 * it ends: the sanitizers say the rest.
 *
 *	paperfuzz PACK COUNT SEED [FILE...]
 *
 * USES: stages/extract/[a-l]*.c stages/extract/[n-z]*.c
 * USES: stages/extract/markup.c stages/extract/mht.c stages/extract/msdoc*.c
 */
#include "stages/extract/read.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "io.h"
#include "limit.h"

static uint64_t state;

static unsigned
rnd(unsigned n)
{
	state = state * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(state >> 33) % n;
}

static struct str
mutated(struct arena *a, struct str s)
{
	char *p = str_cstr(a, s);
	unsigned i, n = 1 + rnd(12);

	for (i = 0; i < n && s.len > 0; i++) {
		ptrdiff_t at = (ptrdiff_t)rnd((unsigned)s.len);
		ptrdiff_t len = (ptrdiff_t)rnd(64);

		if (at + len > s.len)
			len = s.len - at;
		switch (rnd(5)) {
		case 0:
			p[at] = (char)rnd(256);
			break;
		case 1:
			memset(p + at, rnd(2) ? 0xff : 0, (size_t)len);
			break;
		case 2:
			memmove(p + at, p + rnd((unsigned)(s.len - len + 1)),
			    (size_t)len);
			break;
		case 3:
			p[at] = (char)(p[at] + (rnd(2) ? 1 : -1));
			break;
		default:
			if (rnd(8) == 0)
				s.len = at;
		}
	}
	return (struct str){p, s.len};
}

/* A table of words that labels are made of, as HTML. */
static struct str
random_form(struct arena *a)
{
	static const char *const words[] = {"单位名称", "联系人", "姓名",
	    "手机", "申报方向", "□工业互联网安全分类分级", "☑", "√", "万元",
	    "（", "）", "：", "\n", "", "1.", "②", "案例简介", "企业类型",
	    "工业企业", "注册资本（万元）", "推荐单位", "统一社会信用代码",
	    "甲公司", "案例名称", "2024年1月", "至", "起止时间", "承诺",
	    "未发生重大安全、环保、质量事故", "【 3 】", "<s>网络安全企业</s>",
	    "序号", "申报单位", "合计", "移动", "电话", "基本情况",
	    "单位：万元、人", "是", "否", "联系人、职务、手机", "名称", "性质",
	    "申报案例", "推荐单位意见", "佛山市工业和信息化局（盖章）", "分类分级",
	    "张三、经理、13800000000", "车联网防护", "省  市（区）  县"};
	struct sb b = {.a = a};
	unsigned row, col, k, rows = 1 + rnd(14), cols = 1 + rnd(7);

	sb_add(&b, S("<p>护航新型工业化网络安全典型案例申报表</p><table>"));
	for (row = 0; row < rows; row++) {
		sb_add(&b, S("<tr>"));
		for (col = 0; col < cols; col++) {
			sb_addf(&b, "<td rowspan=%u colspan=%u>", 1 + rnd(3),
			    1 + rnd(3));
			for (k = rnd(4); k > 0; k--)
				sb_add(&b, str_c(words[rnd(
					       sizeof words / sizeof *words)]));
			if (rnd(20) == 0)
				sb_add(&b,
				    S("<table><tr><td>邮箱<td>a@b</table>"));
			sb_add(&b, S("</td>"));
		}
		sb_add(&b, S("</tr>"));
	}
	sb_add(&b, S("</table><p>案例简介：</p><p>……</p>"));
	return sb_str(&b);
}

static struct str
kind_of(const char *name)
{
	const char *dot = strrchr(name, '.');

	return str_c(dot != NULL ? dot + 1 : "txt");
}

int
main(int argc, char *argv[])
{
	static struct notice notice;
	static struct schema schema;
	struct arena a = {0}, files = {0};
	struct paper p = {.name = S("申报表")};
	struct str bytes, *v;
	int i, n = argc - 4, count;
	const char *why;
	json *o;

	if (argc < 4)
		return 64;
	notice_load(&notice, argv[1]);
	if ((why = schema_init(&schema, &notice)) != NULL) {
		fprintf(stderr, "%s\n", why);
		return 78;
	}
	count = (int)strtol(argv[2], NULL, 10);
	state = (uint64_t)strtol(argv[3], NULL, 10);
	v = arena_array(&files, (size_t)n + 1, sizeof *v);
	for (i = 0; i < n; i++)
		if ((why = io_read_file(argv[4 + i], &files, MIB(16), &v[i])) !=
		    NULL)
			return 66;
	for (i = 0; i < count; i++) {
		int k = n > 0 && i % 2 ? (int)rnd((unsigned)n) : -1;

		alarm(60);
		bytes = k < 0 ? random_form(&a) : mutated(&a, v[k]);
		p.kind = k < 0 ? S("html") : kind_of(argv[4 + k]);
		p.converted = k >= 0 && str_eq(p.kind, S("pdf"));
		o = paper_read(&a, &schema, &p, bytes);
		js_free(o);
		arena_reset(&a);
	}
	printf("%d papers\n", count);
	arena_release(&a);
	arena_release(&files);
	return 0;
}
