/* SPDX-License-Identifier: ISC */
#include "read.h"

struct str
wrong_message(struct str code)
{
	static const struct {
		const char *code, *text;
	} v[] = {{"not-a-zip", "扩展名是 Office 文件，内容不是，无法打开"},
	    {"truncated", "文件不完整，可能在传输中被截断"},
	    {"password", "文件设有密码，无法打开"},
	    {"doctype", "文件含有不允许的 DOCTYPE 声明，未予读取"},
	    {"bomb", "文件展开后过大，未予读取"},
	    {"bad-xml", "文件内容损坏，无法读取或没有读全"},
	    {"xml-limit", "文件结构过于复杂，未予读取"},
	    {"charset", "文件的文字编码无法识别"},
	    {"no-main-part", "文件缺少正文，无法读取"},
	    {"duplicate-part", "文件内有重名部件，内容不可信，未予读取"},
	    {"zip-damaged", "文件损坏，无法读取"}, {"empty", "文件是空的"},
	    {"unread-type", "不认识的文件类型，未读取内容"},
	    {"converter-missing", "本机没有读取这种文件的程序"},
	    {"converter-failed", "这种文件未能转换，无法读取"},
	    {"converter-timeout", "文件过于复杂，转换超时，未予读取"},
	    {"scan", "只有图像，没有可读的文字，须人工核对"},
	    {"no-table", "看名称是申报表，其中没有可识别的栏目"},
	    {"table-in-pdf", "像是打印成 PDF 的申报表，其中的表格读不全，须人工核对"},
	    {"blank-copy", "文件中另有一份没有填写的空白申报表，未作为一件申报"},
	    {"undrawn", "PDF 表单中所填内容没有随文件绘出，可能缺字，须打开原件核对"},
	    {"list-no-heading", "看名称是汇总表，其中没有可识别的表头"},
	    {"converted", "由旧格式转换后读取，请与原件核对"},
	    {"hidden-content", "文件含有隐藏文字，未采用"},
	    {"tracked-changes", "文件含有修订痕迹，按最终稿读取"},
	    {"macros", "文件含有宏，未运行"},
	    {"comments", "文件带有批注，批注内容未采用"},
	    {"ole-embedded", "文件内嵌有其他程序的对象，未打开"},
	    {"alt-chunk", "文件内嵌有另一份文档，其内容未读取，须打开原件核对"},
	    {"external-content", "文件引用了外部的内容，未读取"},
	    {"zip-lax", "文件的压缩结构不规范，已按读得出的部分读取"},
	    {"main-guessed", "文件没有说明哪一部分是正文，或所指正文不在文件内，须打开原件核对"},
	    {"other-kind", "文件实际类型与扩展名不符"},
	    {"gone", "暂存区中没有这个文件"},
	    {"not-a-cfb", "扩展名是旧版 Office 文件，内容不是，无法打开"},
	    {"no-part", "文件缺少一部分，无法读取"},
	    {"cut", "文件过长，后面的部分没有读"},
	    {"too-large", "文件过大，未予读取"},
	    {"unread", "文件未能读取，请人工打开查看"},
	    {"archive-damaged", "压缩包损坏，部分内容未能取出，请联系发件人重发"},
	    {"archive-unreadable", "压缩包无法打开，请联系发件人重发"},
	    {"unsupported-method", "压缩方法不受支持，无法打开，请联系发件人重发"},
	    {"multi-disk", "压缩包是分卷，缺其余各卷，请联系发件人"}};
	size_t i;

	for (i = 0; i < sizeof v / sizeof *v; i++)
		if (str_eq(code, str_c(v[i].code)))
			return str_c(v[i].text);
	if (str_starts(code, S("parser-")))
		return S("读取这个文件的进程被中止，文件未读取");
	return S("文件无法读取，请人工打开查看，必要时联系发件人重发");
}
