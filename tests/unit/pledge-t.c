/* SPDX-License-Identifier: ISC */
/*
 * What a pledge says, by the words of the pack of Guangdong.
 * USES: stages/extract/label_part.c
 * USES: stages/extract/pledge.c stages/extract/credit.c stages/extract/label.c
 * USES: stages/extract/label_scan.c stages/extract/label_ask.c
 * USES: stages/extract/schema.c stages/extract/pattern.c
 */
#include "stages/extract/paper.h"

#include <stdlib.h>

#include "tap.h"

static struct arena a;
static struct schema schema;

/* want: years, then s e q for the three kinds, x an exception, a altered. */
static const struct {
	const char *text, *want;
} cases[] = {
    {"我单位承诺：近5年以来未发生重大安全、环保、质量事故。", "5seq"},
    {"本公司近五年来没有发生过较大及以上安全生产事故、环境污染事故和产品质量事"
     "故。",
	"5seq"},
    {"五年内在产品质量、环境保护、安全生产方面均无重大事故发生。", "5seq"},
    {"近三年以来未发生重大安全、环保、质量事故。", "3seq"},
    {"近5年未发生重大安全、质量事故。", "5sq"},
    {"自2019年12月至2024年12月，未发生重大安全、环保、质量事故。", "5seq"},
    {"自2020年1月至2024年12月，未发生重大安全、环保、质量事故。", "4seq"},
    {"自公司成立以来，未发生重大安全、环保、质量事故。", "f-seq"},
    {"近五年来，除2022年7月一起环保处罚外，未发生重大安全、环保、质量事故。",
	"5seqx"},
    {"近五年未发生特别重大安全、环保、质量事故。", "5seqx"},
    {"近五年未发生重大、特别重大安全、环保、质量事故。", "5seq"},
    {"近五年并非没有发生安全、环保、质量事故。", "5seqx"},
    {"近五年未发生由我方负主要责任的重大安全、环保、质量事故。", "5seqa"},
    {"近5年以来，我单位：\n1.未发生重大安全事故；\n2.未发生重大环保事故；\n3."
     "未发生重大质量事故。",
	"5seq"},
    {"我单位承诺所报材料真实、准确、完整。", "none"},
};

static struct str
said(json *o)
{
	struct sb b = {.a = &a};

	if (!js_bool(o, "found"))
		return S("none");
	if (js_bool(o, "since_founding"))
		sb_addc(&b, 'f');
	if (js_get(o, "years") != NULL)
		sb_addf(&b, "%d", (int)js_int(o, "years"));
	else
		sb_addc(&b, '-');
	if (js_bool(o, "safety"))
		sb_addc(&b, 's');
	if (js_bool(o, "environment"))
		sb_addc(&b, 'e');
	if (js_bool(o, "quality"))
		sb_addc(&b, 'q');
	if (js_len(js_get(o, "exceptions")) > 0)
		sb_addc(&b, 'x');
	if (js_len(js_get(o, "altered")) > 0)
		sb_addc(&b, 'a');
	return sb_str(&b);
}

static void
signature(void)
{
	json *o = pledge_read(&a, &schema,
	    S("承诺函\n广东省工业和信息化厅：\n"
	      "我单位承诺：近5年以来未发生重大安全、环保、质量事故。\n"
	      "承诺单位（盖章）：佛山市某某制造有限公司\n"
	      "法定代表人（签字）：张三\n二〇二四年十二月十八日\n"));

	is_str(js_str(o, "company"), "佛山市某某制造有限公司", "who pledges");
	is_str(js_str(o, "date"), "2024-12-18", "and when");
	js_free(o);
	o = pledge_read(&a, &schema,
	    S("近5年未发生重大安全、环保、质量事故。\n"
	      "　　　年　　月　　日"));
	ok(js_get(o, "date") == NULL, "a blank date is none");
	ok(js_get(o, "company") == NULL, "a blank company is none");
	js_free(o);
}

/* A name's line may end in a note for the seal; its own brackets stay. */
static void
sealed(void)
{
	static const struct {
		const char *line, *want;
	} v[] = {
	    {"佛山市某某制造有限公司（公章）", "佛山市某某制造有限公司"},
	    {"佛山市某某制造有限公司（加盖单位公章）",
		"佛山市某某制造有限公司"},
	    {"佛山市某某制造有限公司(盖章)2024年12月18日",
		"佛山市某某制造有限公司"},
	    {"某某（佛山）制造有限公司（签章）", "某某(佛山)制造有限公司"},
	    {"佛山市某某中心（有限合伙）（公章）", "佛山市某某中心(有限合伙)"},
	    {"粤港澳大湾区某某工业互联网与车联网网络安全技术研究及产业化创新"
	     "发展集团（广东佛山）股份有限公司（公章）",
		"粤港澳大湾区某某工业互联网与车联网网络安全技术研究及产业化创新"
		"发展集团(广东佛山)股份有限公司"},
	};
	size_t i;
	json *o;

	for (i = 0; i < sizeof v / sizeof *v; i++) {
		o = pledge_read(&a, &schema,
		    str_printf(&a,
			"近5年未发生重大安全、环保、质量事故。\n%s\n",
			v[i].line));
		is_str(js_str(o, "company"), v[i].want, v[i].line);
		js_free(o);
	}
}

/* Another notice's pledge: graver than it asks, and a kind of its own. */
static void
other(void)
{
	static const struct {
		const char *text, *want, *unsaid;
	} said_so[] = {
	    {"近5年未发生较大及以上安全、环保、质量事故，未发生数据泄露事件。",
		"5seq", ""},
	    {"近5年未发生任何安全、环保、质量事故，无数据泄露事件。", "5seq",
		""},
	    {"近5年未发生重大安全、环保、质量事故，无数据泄露事件。", "5seqa",
		""},
	    {"近5年未发生较大及以上安全事故。未发生重大环保、质量事故。无数据泄"
	     "露"
	     "事件。",
		"5seqa", ""},
	    {"近5年未发生一般及以上安全、环保、质量事故。", "5seq",
		"数据泄露事件"},
	};
	struct schema s = schema;
	const char *why;
	json *o;
	size_t i;

	s.pledge.model = S("近5年以来未发生较大及以上安全、环保、质量事故");
	words_add(&a, &s.pledge.further, S("数据泄露事件"));
	*ARENA_PUSH(&a, &s.pledge.furthers) =
	    pattern_new(&a, S("数据泄露"), 0, &why);
	for (i = 0; i < sizeof said_so / sizeof *said_so; i++) {
		o = pledge_read(&a, &s, str_c(said_so[i].text));
		is_str(said(o), said_so[i].want, said_so[i].text);
		is_str(js_text(js_at(js_get(o, "unsaid"), 0)),
		    said_so[i].unsaid, "  what it lacks");
		js_free(o);
	}
}

static void
credit(void)
{
	json *o = credit_read(&a, &schema,
	    S("信用信息报告\n"
	      "企业名称：佛山市某某制造有限公司\n统一社会信用代码\t91440605MA14"
	      "33GGXU\n"
	      "报告日期：2024年12月9日\n二、严重失信主体名单信息：0 条\n"
	      "三、经营异常名录信息：1 条\n四、行政处罚信息：2 条\n"));

	is_str(js_str(o, "company"), "佛山市某某制造有限公司", "whose report");
	is_str(
	    js_str(o, "uscc"), "91440605MA1433GGXU", "code of the next cell");
	is_str(js_str(o, "date"), "2024-12-09", "of when");
	is_int(js_int(o, "bad"), 1, "bad records are summed");
	is_int(js_int(o, "penalties"), 2, "penalties apart");
	js_free(o);
	o = credit_read(&a, &schema, S("信用报告\n名称：甲公司\n"));
	ok(js_get(o, "bad") == NULL, "what isn't said isn't none");
	js_free(o);
	o = credit_read(&a, &schema, S("信用报告\n严重失信主体名单：未查到\n"));
	ok(js_get(o, "bad") != NULL && js_int(o, "bad") == 0, "未查到 is none");
	ok(js_get(o, "site") == NULL, "no site is named");
	js_free(o);
	o = credit_read(&a, &schema, S("信用广东\n公共信用信息报告\n名称：甲\n"));
	is_str(js_str(o, "site"), "信用广东", "of another site");
	js_free(o);
	o = credit_read(&a, &schema,
	    S("信用中国（广东）\n信用报告\n来源：国家企业信用信息公示系统\n"));
	ok(js_get(o, "site") == NULL, "of the site that decides");
	js_free(o);
}

int
main(void)
{
	const char *top = getenv("TOP"), *why;
	static struct notice n;
	json *o;
	size_t i;

	notice_load(
	    &n, str_printf(&a, "%s/config/guangdong-2024", top ? top : ".").p);
	why = schema_init(&schema, &n);
	if (!ok(why == NULL, "the pack's words"))
		printf("# %s\n", why);
	for (i = 0; i < sizeof cases / sizeof *cases; i++) {
		o = pledge_read(&a, &schema, str_c(cases[i].text));
		is_str(said(o), cases[i].want, cases[i].text);
		js_free(o);
	}
	signature();
	sealed();
	other();
	credit();
	/* Patterns live in the arenas, as long as the process. */
	return done();
}
