/* SPDX-License-Identifier: ISC */
/*
 * Cities, addresses, recommending offices, on the pack of Guangdong.
 * USES: stages/normalize/city.c stages/normalize/spec.c stages/normalize/choice.c stages/normalize/datescan.c stages/normalize/numeral.c stages/normalize/value.c
 */
#include "show.h"
#include "stages/normalize/spec.h"

static const struct row cities[] = {
	{ "佛山", "佛山 code=440600" },
	{ "佛山市", "佛山 code=440600" },
	{ "广东省佛山市", "佛山 code=440600" },
	{ "广东佛山", "佛山 code=440600" },
	{ "广东省 佛山市", "佛山 code=440600" },
	{ "广东省/佛山市/顺德区", "佛山 code=440600" },
	{ "广东省-佛山市-顺德区", "佛山 code=440600" },
	{ "中国广东省佛山市南海区桂城街道", "佛山 code=440600" },
	{ "佛 山 市", "佛山 code=440600" },
	{ "佛山市顺德区", "佛山 code=440600" },
	{ "佛山（顺德）", "佛山 code=440600" },
	{ "所在地市：佛山市", "佛山 code=440600" },
	{ "顺德", "佛山 code=440600" },
	{ "顺德区", "佛山 code=440600" },
	{ "普宁市", "揭阳 code=445200" },
	{ "揭阳普宁", "揭阳 code=445200" },
	{ "海丰县", "汕尾 code=441500" },
	{ "广东省白云区", "广州 code=440100" },
	{ "广州市白云区", "广州 code=440100" },
	{ "东莞市松山湖", "东莞 code=441900" },
	{ "中山", "中山 code=442000" },
	{ "中山市火炬开发区", "中山 code=442000" },
	{ "深圳市南山区", "深圳 code=440300" },
	{ "广州市佛山路1号", "广州 code=440100" },
	/* not ours, or not one */
	{ "长沙市", "null !unknown-city" },
	{ "湖南省长沙市", "null !unknown-city" },
	{ "湖南省佛山市", "null !unknown-city" },
	{ "广东省", "null !unknown-city" },
	{ "白云区", "null !unknown-city" },
	{ "南山", "null !unknown-city" },
	{ "城区", "null !unknown-city" },
	{ "和平区", "null !unknown-city" },
	{ "新兴产业园", "null !unknown-city" },
	{ "中山大道12号", "null !unknown-city" },
	{ "珠三角", "null !unknown-city" },
	{ "佛山、东莞", "null !two-values" },
	{ "佛山市、东莞市", "null !two-values" },
	{ "佛山/广州", "null !two-values" },
	{ "佛山市顺德区、中山市", "null !two-values" },
	{ "无", "null" },
	{ "", "null" },
};

static const struct row addresses[] = {
	{ "广东省佛山市南海区桂城街道某路1号",
	    "广东省佛山市南海区桂城街道某路1号 province=广东 city=佛山" },
	{ "广东省 佛山市 南海区 某路1号",
	    "广东省佛山市南海区某路1号 province=广东 city=佛山" },
	{ "佛山市南海区某路１号", "佛山市南海区某路1号 province=广东 city=佛山" },
	{ "广州市天河区佛山路1号", "广州市天河区佛山路1号 province=广东 city=广州" },
	{ "顺德区大良街道", "顺德区大良街道 city=佛山" },
	{ "湖南省长沙市中山路1号", "湖南省长沙市中山路1号 province=湖南" },
	{ "北京市西城区某街1号", "北京市西城区某街1号 province=北京" },
	{ "重庆市渝北区", "重庆市渝北区 province=重庆" },
	{ "长沙市岳麓区某路1号", "长沙市岳麓区某路1号" },
	{ "中山大道12号", "中山大道12号" },
	{ "注册地址：广东省珠海市香洲区某路1号",
	    "广东省珠海市香洲区某路1号 province=广东 city=珠海" },
	{ "广东省佛山市某路1号\n2楼", "广东省佛山市某路1号2楼 province=广东 city=佛山" },
	{ "广东  省   汕头   市（区）  龙湖区  县",
	    "广东省汕头市龙湖区 province=广东 city=汕头" },
	{ "广东省佛山市(区)南海(区)", "广东省佛山市南海(区) province=广东 city=佛山" },
	{ "   省      市（区）     县", "null" },
	{ "注册地址：佛山市某路1号；办公地址：广州市某路2号",
	    "佛山市某路1号 province=广东 city=佛山" },
	{ "注册地址：佛山市某路1号\n实际经营地址:广州市某路2号",
	    "佛山市某路1号 province=广东 city=佛山" },
	{ "佛山市某路1号（办公地址：广州市某路2号）",
	    "佛山市某路1号 !two-values province=广东 city=佛山" },
	{ "无", "null" },
};

static const struct row offices[] = {
	{ "佛山市工业和信息化局", "440600 name=佛山市工业和信息化局" },
	{ "佛山市工业和信息化局（盖章）", "440600 name=佛山市工业和信息化局" },
	{ "推荐单位（盖章）：佛山市工业和信息化局",
	    "440600 name=佛山市工业和信息化局" },
	{ "广东省佛山市工业和信息化局", "440600 name=佛山市工业和信息化局" },
	{ "佛山市工信局", "440600 name=佛山市工业和信息化局" },
	{ "佛山市工信局（章）", "440600 name=佛山市工业和信息化局" },
	{ "佛山市工信局(单位公章)", "440600 name=佛山市工业和信息化局" },
	{ "佛山工信局", "440600 name=佛山市工业和信息化局" },
	{ "佛山", "440600 name=佛山市工业和信息化局" },
	{ "佛山市", "440600 name=佛山市工业和信息化局" },
	{ "440600", "440600 name=佛山市工业和信息化局" },
	{ "佛 山 市 工 业 和 信 息 化 局",
	    "440600 name=佛山市工业和信息化局" },
	{ "珠海市工业和信息化局办公室", "440400 name=珠海市工业和信息化局" },
	{ "深圳市工业和信息化局", "440300 name=深圳市工业和信息化局" },
	{ "广东省通信管理局", "440000-ca name=广东省通信管理局" },
	{ "省通信管理局", "440000-ca name=广东省通信管理局" },
	{ "通管局", "440000-ca name=广东省通信管理局" },
	{ "广东省通信管理局信息通信发展处",
	    "440000-ca name=广东省通信管理局" },
	{ "佛山市顺德区经济促进局", "440600 name=佛山市工业和信息化局" },
	{ "顺德区经济促进局", "440600 !district name=佛山市工业和信息化局" },
	{ "湖南省通信管理局", "null !unknown-recommender" },
	{ "深圳市通信管理局", "null !unknown-recommender" },
	{ "长沙市工业和信息化局", "null !unknown-recommender" },
	{ "广东省工业和信息化厅", "null !unknown-recommender" },
	{ "佛山政府采购中心", "null !unknown-recommender" },
	{ "佛山市人民政府", "440600 name=佛山市工业和信息化局" },
	{ "佛山市工信主管部门", "440600 name=佛山市工业和信息化局" },
	{ "佛山市科学技术局", "null !unknown-recommender" },
	{ "佛山精工机械有限公司", "null !unknown-recommender" },
	{ "佛山市工业和信息化局、广东省通信管理局", "null !two-values" },
	{ "无", "null" },
};

static void
table(void (*read)(struct value *, struct str, const struct places *),
    const struct places *p, const struct row *v, size_t n)
{
	struct arena a = { 0 };
	struct value value;
	size_t i;

	for (i = 0; i < n; i++) {
		value = (struct value) { .a = &a };
		read(&value, str_c(v[i].raw), p);
		is_value(&value, v[i].want, v[i].raw);
	}
	arena_release(&a);
}

/* Each city by itself, with 市, and by the code of its office. */
static void
all_cities(const struct places *p)
{
	struct arena a = { 0 };
	struct value v;
	size_t i;

	is_int((long long)p->cities.n, 21, "21 cities");
	is_int((long long)p->offices.n, 22, "21 bureaus and the 通管局");
	for (i = 0; i < p->cities.n; i++) {
		v = (struct value) { .a = &a };
		city_read(&v, str_printf(&a, "广东省%.*s市",
		    STR_ARG(p->cities.v[i].name)), p);
		ok(str_eq(v.is.str, p->cities.v[i].name), "%.*s",
		    STR_ARG(p->cities.v[i].name));
		v = (struct value) { .a = &a };
		recommender_read(&v, p->cities.v[i].name, p);
		ok(str_eq(v.is.str, p->cities.v[i].code),
		    "%.*s's office has the city's code",
		    STR_ARG(p->cities.v[i].name));
	}
	arena_release(&a);
}

/* What is no more than a district tells the city, too. */
static void
no_street(const struct places *p)
{
	static const char *const raw[] = { "广东省 惠州 市 仲恺区",
		"中山市火炬开发区", "佛山市南海区桂城街道某路1号" };
	struct arena a = { 0 };
	struct value v;
	size_t i, k;

	for (i = 0; i < 3; i++) {
		v = (struct value) { .a = &a };
		address_read(&v, str_c(raw[i]), p);
		for (k = 0; k < v.steps.n; k++)
			if (strcmp(v.steps.v[k], "no-street") == 0)
				break;
		ok((k < v.steps.n) == (i < 2), "%s: %s street", raw[i],
		    i < 2 ? "no" : "a");
	}
	arena_release(&a);
}

int
main(void)
{
	struct notice n;
	struct spec s;

	ok(notice_read(&n, "config/guangdong-2024"), "the pack reads");
	ok(spec_init(&s, &n) == NULL, "and makes sense");
	all_cities(&s.places);
	table(city_read, &s.places, cities, sizeof cities / sizeof *cities);
	table(address_read, &s.places, addresses,
	    sizeof addresses / sizeof *addresses);
	no_street(&s.places);
	table(recommender_read, &s.places, offices,
	    sizeof offices / sizeof *offices);
	spec_release(&s);
	notice_release(&n);
	return done();
}
