/* SPDX-License-Identifier: ISC */
/*
 * Ticks: every way in which people mark one of several printed answers.
 * USES: stages/extract/tick*.c stages/extract/label*.c
 * USES: stages/extract/schema.c stages/extract/pattern.c
 */
#include "stages/extract/tick.h"

#include "tap.h"

static struct arena a;
static struct options five;

static const char *const names[] = { "甲类企业", "乙类平台企业", "丙类解析企业",
	"丁类企业", "戊类厂商" };

/*
 * want: letters of the options ticked, in the order printed; "-" nothing
 * ticked, "?" could not tell, "." no boxes there.  A label that the pack
 * doesn't know is written out after '='.
 */
static const struct {
	const char *text, *want;
} cases[] = {
	/* boxes before, all glyphs */
	{ "☑甲类企业 □乙类平台企业 □丙类解析企业", "A" },
	/* no boxes, but words behind each */
	{ "甲类企业：否\n乙类平台企业：是\n丙类解析企业：否", "B" },
	{ "甲类企业（是） 乙类平台企业（否）", "A" },
	{ "甲类企业：否\n乙类平台企业：否", "-" },
	{ "甲类企业：否\n乙类平台企业", "?" },
	{ "□甲类企业　☑乙类平台企业　□丙类解析企业", "B" },
	{ "☐甲类企业\t☒乙类平台企业", "B" },
	{ "■甲类企业□乙类平台企业□丙类解析企业", "A" },
	{ "□甲类企业□乙类平台企业■丙类解析企业", "C" },
	{ "√甲类企业　□乙类平台企业", "A" },
	{ "✓甲类企业　□乙类平台企业", "A" },
	{ "□甲类企业 ✔乙类平台企业", "B" },
	{ "●甲类企业 ○乙类平台企业", "A" },
	{ "○甲类企业 ◉乙类平台企业", "B" },
	{ "[√]甲类企业 [ ]乙类平台企业", "A" },
	{ "[ ]甲类企业 [x]乙类平台企业", "B" },
	{ "（√）甲类企业 （ ）乙类平台企业", "A" },
	{ "（　）甲类企业 （✓）乙类平台企业", "B" },
	{ "【√】甲类企业 【】乙类平台企业", "A" },
	{ "( )甲类企业 (V)乙类平台企业", "B" },
	{ "□√甲类企业 □乙类平台企业", "A" },
	{ "□ √甲类企业   □乙类平台企业", "A" },
	{ "口甲类企业 ☑乙类平台企业", "B" },
	/* the box between an option and its number */
	{ "1□ 甲类企业    2□ 乙类平台企业    3☑ 丙类解析企业    4□ 丁类企业", "C" },
	{ "1☑ 甲类企业    2□ 乙类平台企业    3□ 丙类解析企业", "A" },
	{ "请选择：1.□甲类企业 2.☑乙类平台企业 3.□丙类解析企业", "B" },
	{ "①□ 甲类企业  ②□ 乙类平台企业  ③☑ 丙类解析企业", "C" },
	{ "（1）□ 甲类企业 （2）□ 乙类平台企业 （3）☑ 丙类解析企业", "C" },
	{ "A□ 甲类企业   B☑ 乙类平台企业  C□ 丙类解析企业", "B" },
	{ "甲类企业 1□  乙类平台企业 2☑  丙类解析企业 3□", "B" },
	{ "甲类企业1□ 乙类平台企业2☑ 丙类解析企业3□", "B" },
	{ "£甲类企业 R乙类平台企业", "B" },
	{ "\xef\x82\xa8甲类企业 \xef\x83\xbe乙类平台企业", "B" },
	{ "¨甲类企业 þ乙类平台企业", "B" },
	/* one mark only, parted from its neighbour by a sign */
	{ "甲类企业；乙类平台企业；√丙类解析企业；丁类企业", "C" },
	{ "甲类企业、√乙类平台企业、丙类解析企业", "B" },
	{ "甲类企业；乙类平台企业√；丙类解析企业", "B" },
	{ "甲类企业；√ 乙类平台企业；丙类解析企业", "B" },
	{ "甲类企业；  乙类平台企业；√ 丙类解析企业；  丁类企业", "C" },
	{ "甲类企业、 √ 乙类平台企业、 丙类解析企业", "B" },
	{ "甲类企业；乙类平台企业 √；丙类解析企业", "B" },
	{ "甲类企业√乙类平台企业", "?" },
	/* numbers of two digits, where there are more than nine */
	{ "□9.甲类企业 ☑10.乙类平台企业 □11.丙类解析企业", "B" },
	{ "□10.甲类企业 □11.乙类平台企业 ☑12.丙类解析企业", "C" },
	{ "□（10）甲类企业 ☑（11）乙类平台企业", "B" },
	{ "□⑨甲类企业 ☑⑩乙类平台企业 □⑪丙类解析企业", "B" },
	{ "□十、甲类企业 ☑十一、乙类平台企业", "B" },
	{ "10.甲类企业 11.乙类平台企业 12.丙类解析企业（11）", "B" },
	{ "10.甲类企业 11.乙类平台企业 12.丙类解析企业 12", "C" },
	/* one a line, one a cell */
	{ "□甲类企业\n☑乙类平台企业\n□丙类解析企业", "B" },
	{ "甲类企业\t\n乙类平台企业\t√\n丙类解析企业\t", "B" },
	{ "√\t甲类企业\n\t乙类平台企业", "A" },
	{ "□\t甲类企业\n☑\t乙类平台企业", "B" },
	{ "甲类企业□\n乙类平台企业☑", "B" },
	{ "甲类企业\t□\t乙类平台企业\t☑", "B" },
	/* boxes behind */
	{ "甲类企业□　乙类平台企业☑　丙类解析企业□", "B" },
	{ "甲类企业□乙类平台企业☑丙类解析企业□", "B" },
	{ "甲类企业（√） 乙类平台企业（ ）", "A" },
	{ "□ 甲类企业 √ 乙类平台企业 □ 量子公司 □ 其他", "B" },
	{ "☐甲类企业☑乙类平台企业☐其他", "B" },
	{ "甲类企业 □ 乙类平台企业 √ 量子公司 □", "B" },
	{ "1\t甲类企业\t√\n2\t乙类平台企业\t\n3\t丙类解析企业\t", "A" },
	{ "（B）\nA.甲类企业\nB.乙类平台企业\nC.丙类解析企业", "B" },
	{ "甲类企业√　乙类平台企业　丙类解析企业", "A" },
	{ "甲类企业　乙类平台企业√　丙类解析企业", "B" },
	{ "甲类企业 □ 乙类平台企业 ☑", "B" },
	/* only the one meant is marked */
	{ "√甲类企业　乙类平台企业　丙类解析企业", "A" },
	{ "甲类企业　√乙类平台企业　丙类解析企业", "B" },
	/* none, two */
	{ "□甲类企业 □乙类平台企业 □丙类解析企业", "-" },
	{ "（ ）甲类企业（ ）乙类平台企业", "-" },
	{ "☑甲类企业 ☑乙类平台企业 □丙类解析企业", "AB" },
	/* numbers */
	{ "【3】 1.甲类企业 2.乙类平台企业 3.丙类解析企业", "C" },
	{ "（ 2 ）\n1、甲类企业 2、乙类平台企业 3、丙类解析企业", "B" },
	{ "③　①甲类企业 ②乙类平台企业 ③丙类解析企业", "C" },
	{ "选择：1、3\n1.甲类企业 2.乙类平台企业 3.丙类解析企业", "AC" },
	{ "【   】1.甲类企业 2.乙类平台企业 3.丙类解析企业", "-" },
	{ "(1)☑甲类企业 (2)□乙类平台企业", "A" },
	{ "1.□甲类企业 2.☑乙类平台企业", "B" },
	{ "3", "?" },
	{ "【9】 1.甲类企业 2.乙类平台企业", "?" },
	/* deleted alternatives */
	{ "乙类平台企业", "B" },
	{ "乙类平台企业、丙类解析企业", "BC" },
	{ "甲类企业 乙类平台企业 丙类解析企业 丁类企业 戊类厂商", "?" },
	/* unknown and other */
	{ "□甲类企业 ☑其他：量子公司", "=其他：量子公司" },
	{ "□甲类企业 □乙类平台企业 □其他______", "-" },
	{ "☑甲类企业（含某类） □乙类平台企业", "A" },
	{ "请选择（单选）：□甲类企业 ☑乙类平台企业", "B" },
	/* full-width and spaced letters */
	{ "☑ 甲 类 企 业　□ 乙类平台企业", "A" },
	/* never guessed */
	{ "×甲类企业 □乙类平台企业", "?" },
	{ "×甲类企业 √乙类平台企业", "B" },
	{ "□甲类企业 √ □乙类平台企业", "?" },
	{ "☑甲类企业、乙类平台企业 □丙类解析企业", "?" },
	{ "□甲类企业\n乙类平台企业\n□丙类解析企业", "?" },
	{ "（甲类企业、乙类平台企业）\n□甲类企业\n□乙类平台企业", "-" },
	{ "某某公司", "." },
	{ "", "." },
};

static struct str
outcome(struct ticks t)
{
	struct sb b = { .a = &a };
	size_t i, k;

	if (!t.seen)
		return S(".");
	if (t.unclear)
		return S("?");
	if (t.ticked.n == 0)
		return S("-");
	for (i = 0; i < t.ticked.n; i++) {
		for (k = 0; k < 5; k++)
			if (str_eq(t.ticked.v[i], str_c(names[k])))
				break;
		if (k < 5)
			sb_addc(&b, (char)('A' + k));
		else
			sb_addf(&b, "=%.*s", STR_ARG(t.ticked.v[i]));
	}
	return sb_str(&b);
}

/* Options that their list numbers, and the number that was written. */
static void
listed(void)
{
	struct doc_cell c = { .text = S("（ B ）\n甲类企业\n乙类平台企业") };

	*ARENA_PUSH(&a, &c.spans) = (struct doc_span) { 10, 22, 1u << DOC_ITEM_SHIFT };
	*ARENA_PUSH(&a, &c.spans) = (struct doc_span) { 23, 41, 2u << DOC_ITEM_SHIFT };
	is_str(outcome(tick_read(&a, &five, &c)), "B", "numbers that Word counts");
}

/* A tick as the bullet of an item is one beside boxes. */
static void
bullets(void)
{
	struct doc_cell c = { .text = S("☐甲类企业\n乙类平台企业\n☐丙类解析企业") };

	*ARENA_PUSH(&a, &c.spans) = (struct doc_span) { 16, 34, DOC_TICKED };
	is_str(outcome(tick_read(&a, &five, &c)), "B", "a tick as a bullet");
	c.text = S("甲类企业\n乙类平台企业");
	c.spans.v[0] = (struct doc_span) { 0, 31, DOC_TICKED };
	is_str(outcome(tick_read(&a, &five, &c)), "AB",
	    "bullets without boxes are only bullets");
}

static void
struck(void)
{
	struct doc_cell c = { .text = S("甲类企业 乙类平台企业 丙类解析企业") };
	struct ticks t;

	*ARENA_PUSH(&a, &c.spans) = (struct doc_span) { 0, 13, DOC_STRUCK };
	*ARENA_PUSH(&a, &c.spans) = (struct doc_span) { 32, 50, DOC_STRUCK };
	t = tick_read(&a, &five, &c);
	is_str(outcome(t), "B", "the others struck out");
	c.spans.v[0].to = 50;
	t = tick_read(&a, &five, &c);
	is_str(outcome(t), "-", "all struck out");
	c.text = S("☑甲类企业 □乙类平台企业");
	c.spans.n = 1;
	c.spans.v[0] = (struct doc_span) { 0, 15, DOC_STRUCK };
	t = tick_read(&a, &five, &c);
	is_str(outcome(t), "?", "ticked and struck out");
}

int
main(void)
{
	struct doc_cell c = { 0 };
	size_t i;

	for (i = 0; i < 5; i++) {
		struct option_spec *o = ARENA_PUSH(&a, &five);

		o->name = str_c(names[i]);
		words_add(&a, &o->names, o->name);
	}
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		c.text = str_c(cases[i].text);
		is_str(outcome(tick_read(&a, &five, &c)), cases[i].want,
		    cases[i].text);
	}
	struck();
	listed();
	bullets();
	c.text = S("□国有　☑民营　□外资");
	is_str(outcome(tick_read(&a, NULL, &c)), "=民营",
	    "options that no pack lists");
	c.text = S("国有□　民营☑　外资□");
	is_str(outcome(tick_read(&a, NULL, &c)), "=民营",
	    "the same with boxes behind");
	arena_release(&a);
	return done();
}
