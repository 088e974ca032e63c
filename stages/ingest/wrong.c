/* SPDX-License-Identifier: ISC */
#include "wrong.h"

static const struct wrong all[] = {
	/* the clock */
	{ "time-unproven", false, "没有可信的送达时间，需人工核实" },
	{ "time-disagrees", false, "邮件头与文件时间相差超过五分钟，送达时间需人工核实" },
	/* the message */
	{ "same-again", false, "与另一封来件完全相同（同一封邮件存有两份）" },
	{ "empty", true, "空邮件，没有任何内容" },
	{ "utf-16", true, "整封邮件为 UTF-16 编码，未能拆分" },
	{ "not-a-mail", true, "不是邮件，也看不出是什么文件" },
	{ "no-header", false, "没有邮件头" },
	{ "leading-blank", false, "邮件头之前有空行" },
	{ "mbox-from", false, "邮件头中夹有 mbox 的 From 行" },
	{ "header-unended", false, "邮件头与正文之间没有空行" },
	{ "header-fold", false, "邮件头折行不规范" },
	{ "header-too-large", true, "邮件头过大，超出部分未读" },
	{ "field-too-long", false, "邮件头某一栏过长，已截断" },
	{ "type-broken", false, "附件类型写法不规范" },
	{ "encoding-unknown", false, "传输编码不明，按原样取出" },
	{ "encoding-broken", false, "传输编码有误，附件可能损坏" },
	{ "encoding-cut", false, "附件编码不完整，可能被截断" },
	{ "charset-wrong", false, "文字编码与标注不符，可能有误" },
	{ "name-broken", false, "附件文件名编码不规范，请核对文件名" },
	{ "name-conflict", false, "同一附件写有两个不同文件名" },
	{ "name-missing", false, "附件没有文件名" },
	{ "name-odd", false, "文件名含有路径、控制字符或不可见字符，仅作文字显示" },
	{ "boundary-missing", false, "邮件分段标记缺失" },
	{ "boundary-salvaged", false, "邮件分段标记有误，已按内容拆出各部分，请核对" },
	{ "boundary-unclosed", false, "邮件没有结束标记，可能被截断" },
	{ "part-after-end", false, "邮件结束标记之后还有内容，已取出" },
	{ "nested-too-deep", true, "邮件嵌套层数过多，内层未拆" },
	{ "too-many-parts", true, "邮件部分过多，其余未拆" },
	{ "too-many-files", true, "文件过多，其余未取出" },
	{ "more-wrong", false, "问题过多，其余不再列出" },
	{ "uuencode", false, "正文中夹有 uuencode 编码的附件，已取出" },
	{ "uuencode-cut", false, "uuencode 编码的附件不完整" },
	{ "yenc", true, "正文中有 yEnc 编码的附件，未能取出" },
	{ "body-cut", false, "正文过长，全文另存为文件" },
	{ "tnef", false, "附件为 winmail.dat，已取出其中的文件，请核对" },
	{ "tnef-inner", false, "winmail.dat 中有内嵌邮件或对象，未拆开" },
	{ "tnef-broken", true, "附件为 winmail.dat，未能完整取出" },
	{ "smime-unverified", false, "邮件带数字签名，签名未验证" },
	{ "smime-broken", true, "数字签名邮件未能拆开" },
	{ "encrypted", true, "邮件已加密，无法读取" },
	{ "partial", true, "邮件被分割发送，只收到一段" },
	{ "external-body", false, "附件不在邮件内，仅有外部引用" },
	{ "attachment-missing", false, "正文称“见附件”，但没有附件" },
	{ "attachment-is-a-link", false, "附件为网盘或超大附件链接，请在过期前下载" },
	{ "msg-unopened", false, "附件为 Outlook 邮件（.msg），未拆开，请人工打开" },
	{ "withdrawn", false, "来信要求撤回或放弃，需人工处理" },
	{ "letter-corrects", false, "来信写有更正内容，没有附件，系统未据此改动，请打开核对" },
	{ "marked-secret", true, "带有涉密或内部标识，请立即联系保密办" },
	{ "wrapped-too-large", true, "签名或 winmail.dat 附件过大，未拆开" },
	{ "bounce-with-files", false, "退信中带有文件，请核对" },
	/* archives */
	{ "password", false, "文件或压缩包有密码，无法读取" },
	{ "archive-damaged", false, "压缩包损坏，部分内容未能取出" },
	{ "archive-unreadable", false, "压缩包无法打开" },
	{ "archive-empty", false, "压缩包或光盘映像里没有读到文件，请打开核对" },
	{ "archive-lax", false, "压缩包结构不规范，已取出内容，请核对" },
	{ "archive-too-deep", false, "压缩包层层嵌套过深，内层未拆" },
	{ "too-many-archives", false, "压缩包过多，其余未拆开" },
	{ "bomb", false, "压缩包展开后过大，已停止" },
	{ "unsupported-method", false, "压缩包使用了不支持的压缩方法" },
	{ "multi-disk", false, "压缩包为分卷，无法单独打开" },
	{ "link", false, "压缩包内有链接，未跟随" },
	{ "manifest-missing", false, "光盘没有校验清单" },
	{ "manifest-unread", false, "校验清单或文件目录不能识别，未能核对" },
	{ "manifest-differs", false, "文件内容与所附校验清单或文件目录不符" },
	{ "manifest-absent", false, "校验清单或文件目录所列文件不在其中" },
	{ "manifest-extra", false, "校验清单未列的文件" },
	{ "disc-udf", false, "光盘映像为 UDF 格式，未能读取，请打开后将文件复制到文件夹" },
	{ "disc-sessions", false, "光盘分多次刻录，已按最后一次刻录的目录读取，其中没有的文件未读，请核对" },
	{ "disc-more", false, "光盘映像末尾之后还有数据，可能分多次刻录，后加的文件未读，请核对" },
	/* places */
	{ "gone", true, "读取时文件已不存在" },
	{ "unreadable", false, "文件无法读取" },
	{ "too-large", true, "文件过大，未读取" },
	{ "desk-table", true, "登记表无法读取" },
};

const struct wrong *
wrong_find(struct str code)
{
	static const struct wrong killed = { "parser-killed", true,
		"读取时程序中止，原件保留，需人工处理" };
	static const struct wrong other = { "other", true,
		"原因不明，需人工处理" };
	size_t i;

	for (i = 0; i < sizeof all / sizeof *all; i++)
		if (str_eq(code, str_c(all[i].code)))
			return &all[i];
	return str_starts(code, S("parser-")) ? &killed : &other;
}

void
wrong_add(json *list, struct str code, struct str at)
{
	json *w;

	JS_EACH(w, list)
		if (str_eq(js_str(w, "code"), code) &&
		    str_eq(js_str(w, "at"), at))
			return;
	w = js_obj();
	js_set_str(w, "code", code);
	js_set_c(w, "message", wrong_find(code)->text);
	js_set_str(w, "at", at);
	js_add(list, w);
}
