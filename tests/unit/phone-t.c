/* SPDX-License-Identifier: ISC */
/*
 * Telephone numbers and mail addresses.
 * USES: stages/normalize/phone.c stages/normalize/email.c stages/normalize/value.c
 */
#include "show.h"

static const struct row phones[] = {
	{ "0757-83000000", "0757-83000000" },
	{ "0757 83000000", "0757-83000000" },
	{ "075783000000", "0757-83000000" },
	{ "（0757）83000000", "0757-83000000" },
	{ "(0757)83000000", "0757-83000000" },
	{ "0757—83000000", "0757-83000000" },
	{ "０７５７－８３００００００", "0757-83000000" },
	{ "0757-8300 0000", "0757-83000000" },
	{ "0757-8300-0000", "0757-83000000" },
	{ "0763-3300000", "0763-3300000" },
	{ "020-83000000", "020-83000000" },
	{ "02083000000", "020-83000000" },
	{ "010-68200000", "010-68200000" },
	{ "+86-20-83000000", "020-83000000" },
	{ "+86 757 83000000", "0757-83000000" },
	{ "+86（757）83000000", "0757-83000000" },
	{ "0086-20-83000000", "020-83000000" },
	{ "86-0757-83000000", "0757-83000000" },
	{ "0757-83000000转8012", "0757-83000000-8012" },
	{ "0757-83000000 转 8012", "0757-83000000-8012" },
	{ "0757-83000000-8012", "0757-83000000-8012" },
	{ "0757-83000000（8012）", "0757-83000000-8012" },
	{ "0757-83000000#8012", "0757-83000000-8012" },
	{ "0757-83000000 ext. 8012", "0757-83000000-8012" },
	{ "0757-83000000分机8012", "0757-83000000-8012" },
	{ "0757-83000000转分机801", "0757-83000000-801" },
	{ "13800001234", "13800001234" },
	{ "138 0000 1234", "13800001234" },
	{ "138-0000-1234", "13800001234" },
	{ "1 3 8 0 0 0 0 1 2 3 4", "null !not-a-phone" },
	{ "１３８００００１２３４", "13800001234" },
	{ "+86 13800001234", "13800001234" },
	{ "+8613800001234", "13800001234" },
	{ "8613800001234", "13800001234" },
	{ "0086 138 0000 1234", "13800001234" },
	{ "(+86)138-0000-1234", "13800001234" },
	{ "13800001234（微信同号）", "13800001234" },
	{ "张三 13800001234", "13800001234" },
	{ "手机：13800001234", "13800001234" },
	{ "Tel: 0757-83000000", "0757-83000000" },
	{ "400-800-1234", "4008001234" },
	{ "4008001234", "4008001234" },
	{ "800-830-1234", "8008301234" },
	{ "19900001234", "19900001234" },
	/* broken by a narrow box */
	{ "1380000\n1234", "13800001234" },
	{ "0757-8300\n0000", "0757-83000000" },
	{ "1380000123\n13900001234", "null !not-a-phone" },
	/* two */
	{ "0757-83000000/13800001234",
	    "0757-83000000 others=[13800001234]" },
	{ "13800001234、13900001234", "13800001234 others=[13900001234]" },
	{ "13800001234；13900001234", "13800001234 others=[13900001234]" },
	{ "13800001234\n13900001234", "13800001234 others=[13900001234]" },
	{ "13800001234 13900001234", "13800001234 others=[13900001234]" },
	{ "020-83000000-13800001234", "020-83000000 others=[13800001234]" },
	{ "办：0757-83000000 手机：13800001234",
	    "0757-83000000 others=[13800001234]" },
	{ "13800001234\n0769-88000001",
	    "0769-88000001 others=[13800001234]" },
	{ "手机13800001234/座机0750-3000001",
	    "0750-3000001 others=[13800001234]" },
	{ "13800001234、83000001", "13800001234 others=[83000001]" },
	{ "13800001234、13800001234", "13800001234" },
	{ "0757-83000000、83000001", "0757-83000000 others=[83000001]" },
	{ "86-757-83000000", "0757-83000000" },
	/* not one, or not whole */
	{ "83000000", "83000000 !no-area-code" },
	{ "83000000转801", "83000000-801 !no-area-code" },
	{ "1380000123", "null !not-a-phone" },
	{ "138000012345", "null !not-a-phone" },
	{ "12800001234", "null !not-a-phone" },
	{ "0757-8300000", "null !not-a-phone" },
	{ "020-8300000", "null !not-a-phone" },
	{ "0757-830000000", "null !not-a-phone" },
	{ "75783000000", "null !not-a-phone" },
	{ "138****1234", "null !masked" },
	{ "138OOOO1234", "null !not-a-phone" },
	{ "0757-83000000/1", "null !not-a-phone" },
	{ "+852 2345 6789", "null !not-a-phone" },
	{ "110", "null !not-a-phone" },
	{ "见名片", "null !not-a-phone" },
	{ "a@b.cn", "null !not-a-phone" },
	{ "无", "null" },
	{ "/", "null" },
	{ "", "null" },
	{ "同上", "null !elsewhere" },
};

static const struct row mobiles[] = {
	{ "13800001234", "13800001234" },
	{ "0757-83000000", "0757-83000000 !not-a-mobile" },
	{ "0757-83000000/13800001234",
	    "13800001234 others=[0757-83000000]" },
	{ "13800001234、13900001234", "13800001234 others=[13900001234]" },
};

static const struct row emails[] = {
	{ "zhang@example.com", "zhang@example.com" },
	{ "Zhang.San@Example.COM", "Zhang.San@example.com" },
	{ "ｚｈａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ", "zhang@example.com" },
	{ "zhang＠example.com", "zhang@example.com" },
	{ "zhang@example。com", "zhang@example.com" },
	{ "zhang @ example.com", "zhang@example.com" },
	{ "zhang@example. com", "zhang@example.com" },
	{ "zhang@\nexample.com", "zhang@example.com" },
	{ "it- sec@example.com", "it-sec@example.com" },
	{ "it\n_sec@exam-\nple.com", "it_sec@exam-ple.com" },
	{ "safe off@example.com", "off@example.com !extra-text" },
	{ "E-mail a@example.com", "a@example.com" },
	{ " zhang@example.com ", "zhang@example.com" },
	{ "zhang@example.com。", "zhang@example.com" },
	{ "zhang@example.com；", "zhang@example.com" },
	{ "zhang@example.com.", "zhang@example.com" },
	{ "mailto:zhang@example.com", "zhang@example.com" },
	{ "<zhang@example.com>", "zhang@example.com" },
	{ "张三 <zhang@example.com>", "zhang@example.com" },
	{ "邮箱：zhang@example.com", "zhang@example.com" },
	{ "E-mail: zhang@example.com", "zhang@example.com" },
	{ "邮箱zhang@example.com", "zhang@example.com" },
	{ "zhang_san-1@mail.example.com.cn", "zhang_san-1@mail.example.com.cn" },
	{ "a\u200bb@example.com", "ab@example.com" },
	{ "12345@qq.com", "12345@qq.com" },
	{ "zhang@example.com、li@example.com",
	    "zhang@example.com others=[li@example.com]" },
	{ "zhang@example.com/li@example.com",
	    "zhang@example.com others=[li@example.com]" },
	{ "zhang@example.com;li@example.com",
	    "zhang@example.com others=[li@example.com]" },
	{ "zhang@example.com\nli@example.com",
	    "zhang@example.com others=[li@example.com]" },
	{ "zhang@example.com zhang@example.com", "zhang@example.com" },
	{ "zhang@example.con", "zhang@example.con !suspect-domain" },
	{ "zhang@qq.cmo", "zhang@qq.cmo !suspect-domain" },
	{ "zhang@example", "null !not-an-email" },
	{ "zhang@@example.com", "null !not-an-email" },
	{ "@example.com", "null !not-an-email" },
	{ "zhang@", "null !not-an-email" },
	{ "zhang@example..com", "null !not-an-email" },
	{ ".zhang@example.com", "null !not-an-email" },
	{ "zhang..san@example.com", "null !not-an-email" },
	{ "zhang@-example.com", "null !not-an-email" },
	{ "zhang@example.123", "null !not-an-email" },
	{ "zhang@exam_ple.com", "null !not-an-email" },
	{ "zhang#example.com", "null !not-an-email" },
	{ "zhang(at)example.com", "null !not-an-email" },
	{ "13800001234", "null !not-an-email" },
	{ "www.example.com", "null !not-an-email" },
	{ "无", "null" },
	{ "—", "null" },
};

int
main(void)
{
	struct arena a = { 0 };
	struct value v;
	size_t i;

	for (i = 0; i < sizeof phones / sizeof *phones; i++) {
		v = (struct value) { .a = &a };
		phone_read(&v, str_c(phones[i].raw), false);
		is_value(&v, phones[i].want, phones[i].raw);
	}
	for (i = 0; i < sizeof mobiles / sizeof *mobiles; i++) {
		v = (struct value) { .a = &a };
		phone_read(&v, str_c(mobiles[i].raw), true);
		is_value(&v, mobiles[i].want, mobiles[i].raw);
	}
	for (i = 0; i < sizeof emails / sizeof *emails; i++) {
		v = (struct value) { .a = &a };
		email_read(&v, str_c(emails[i].raw));
		is_value(&v, emails[i].want, emails[i].raw);
	}
	arena_release(&a);
	return done();
}
