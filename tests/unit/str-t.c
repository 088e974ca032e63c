/* SPDX-License-Identifier: ISC */
/* Text: cutting, UTF-8 after RFC 3629, charsets. */
#include "str.h"
#include "tap.h"

static void
charsets(struct arena *a)
{
	bool bad = false;
	const char *which;

	is_str(text_decode(a, S("\xc9\xea\xb1\xa8\xb1\xed"), &which), "申报表",
	    "bytes that aren't UTF-8 are read as GB18030");
	is_str(str_c(which), "gb18030", "and called so");
	is_str(text_decode(a, S("\xef\xbb\xbf申报"), &which), "申报",
	    "a BOM is dropped");
	is_str(text_from(a, S("\x86\xb4"), "gb2312", &bad), "喆",
	    "gb2312 is read as GB18030");
	ok(!bad, "without a doubt");
	text_from(a, S("\x81"), "gbk", &bad);
	ok(bad, "a half character is told");
	is_str(text_decode(a, S("\xff\xfeZ\x4e"), &which), "乚",
	    "UTF-16 by its BOM");
}

/* More than it holds goes to its file, in order, and the rest is told. */
static void
spills(struct arena *a)
{
	static char text[SB_FLUSH * 4];
	FILE *f = fmemopen(text, sizeof text, "w");
	struct sb b = { .a = a, .to = f };
	ptrdiff_t n = 0, i;
	bool same = true;

	for (i = 0; i < SB_FLUSH; i++)
		sb_addf(&b, "%c%s", (int)('a' + i % 26), i % 3 ? "" : "申");
	ok(b.len > 0 && b.cap <= SB_FLUSH, "a string with a file stays small");
	fwrite(b.p, 1, (size_t)b.len, f);
	fclose(f);
	for (i = 0; i < SB_FLUSH && same; i++) {
		same = text[n++] == 'a' + i % 26 &&
		    (i % 3 || memcmp(text + n, "申", 3) == 0);
		n += i % 3 ? 0 : 3;
	}
	ok(same && text[n] == '\0', "and every byte arrives once");
}

int
main(void)
{
	struct arena a = { 0 };
	static const char *const words[] = { "丁", "乙", NULL };
	struct str s = S("a,b,"), part;
	int n = 0;

	while (s.p != NULL) {
		part = str_cut(&s, S(","));
		n++;
	}
	is_int(n, 3, "cutting gives the empty part behind the last separator");
	is_str(part, "", "which is empty");
	is_str(str_trim(S("\u3000 申\u00a0报 \t\u3000")), "申\u00a0报",
	    "ideographic and no-break blanks are trimmed, outside only");
	part = S("\u3000 甲 ");
	is_str(str_trim_front(part), "甲 ", "those at the front");
	part = str_slice(part, 0, 4);
	ok(str_trim_front(part).p == part.p + 4, "up to the end, at most");
	ok(str_starts_nocase(S("X-Spam: 1"), S("x-spam")) &&
		!str_starts_nocase(S("X"), S("x-spam")),
	    "a front in any case");
	ok(str_has_nocase(S("a File.TXT"), S(".txt")) &&
		!str_has_nocase(S("TX"), S(".txt")),
	    "a part in any case");
	ok(str_is_any(S("乙"), words) && !str_is_any(S("甲乙"), words),
	    "one of some words");
	ok(str_has_any(S("甲乙丙"), words) && !str_has_any(S("甲丙"), words),
	    "any of them");
	ok(str_ends_any(S("甲乙"), words) && !str_ends_any(S("乙甲"), words),
	    "any at the end");
	ok(utf8_valid(S("申报𠮷")), "UTF-8");
	ok(!utf8_valid(S("\xc0\x80")), "an overlong form is not");
	ok(!utf8_valid(S("\xed\xa0\x80")), "a surrogate is not");
	ok(!utf8_valid(S("\xf4\x90\x80\x80")), "beyond U+10FFFF is not");
	ok(!utf8_valid(S("abcdefgh\xe7\x94")), "a cut character is not");
	is_int(utf8_count(S("a申𠮷")), 3, "code points");
	is_str(utf8_first(S("申报表"), 2), "申报", "the first two");
	is_str(utf8_clean(&a, S("a\xff申")), "a\ufffd申", "bad bytes replaced");
	charsets(&a);
	spills(&a);
	arena_release(&a);
	return done();
}
