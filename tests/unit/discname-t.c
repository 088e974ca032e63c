/* SPDX-License-Identifier: ISC */
/* Names that every reader of a disc takes. */
#include "discname.h"
#include "tap.h"

static struct arena a;

static struct str
name(int n, struct str s)
{
	return disc_file_name(&a, 2, n, s, DISC_FILE_UNITS);
}

static struct str
repeat(const char *s, int n)
{
	struct sb b = { .a = &a };

	while (n-- > 0)
		sb_add(&b, str_c(s));
	return sb_str(&b);
}

int
main(void)
{
	struct str s;
	int n;

	is_str(name(1, S("申报表.docx")), "01_申报表.docx", "a plain name");
	is_str(name(2, S("a<b>:c\"|?*.pdf")), "02_a_b_c.pdf", "reserved ones");
	is_str(name(3, S("x\u202excod.exe")), "03_x_xcod.exe", "no bidi controls");
	is_str(name(4, S("王𠮷祥.txt")), "04_王_祥.txt", "only the BMP");
	is_str(name(5, S("CON")), "05_CON", "a device's name with a number");
	is_str(name(6, S("末尾点...")), "06_末尾点", "no dots behind");
	is_str(name(7, S("")), "07_file", "an empty name");
	is_str(name(8, S("../../etc/passwd")), "08_.._.._etc_passwd",
	    "no way up");
	is_str(name(9, S("e\u0301.pdf")), "09_é.pdf", "NFC");
	is_str(name(10, S("\xff\xfe.pdf")), "10_file.pdf", "no UTF-8");
	for (n = 1; n <= 120; n++) {
		s = repeat("申", n);
		s = name(11, str_printf(&a, "%.*s.docx", STR_ARG(s)));
		if (utf16_units(s) > DISC_FILE_UNITS || !str_ends(s, S(".docx")))
			break;
	}
	is_int(n, 121, "1 to 120 characters keep their ending and fit");
	s = repeat("申", 119);
	ok(!str_eq(name(1, str_printf(&a, "%.*s甲.docx", STR_ARG(s))),
	       name(1, str_printf(&a, "%.*s乙.docx", STR_ARG(s)))),
	    "names that differ at their ends stay different");
	is_str(disc_dir_name(&a, 3, 7, S("佛山 有限公司."), DISC_CASE_UNITS),
	    "007_佛山_有限公司", "a folder");
	ok(disc_name_is_safe(S("推荐汇总表.xlsx")) &&
		disc_name_is_safe(S("a b(1).pdf")), "names that may stay");
	ok(!disc_name_is_safe(S("a/b.pdf")) && !disc_name_is_safe(S("a!.pdf")) &&
		!disc_name_is_safe(S("50%.pdf")) &&
		!disc_name_is_safe(S("x.pdf.")) && !disc_name_is_safe(S("")) &&
		!disc_name_is_safe(S("王𠮷祥.pdf")) &&
		!disc_name_is_safe(repeat("申", 57)), "and names that may not");
	arena_release(&a);
	return done();
}
