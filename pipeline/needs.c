/* SPDX-License-Identifier: ISC */
#include "needs.h"

bool
need_is_field(struct str need)
{
	return !str_has(need, S("."));
}

static json *
walk(json *o, struct str path)
{
	char key[128];
	struct str part;

	if (path.len > 0 && path.p[0] == '.')
		path = str_slice(path, 1, path.len);
	while (o != NULL && path.p != NULL && path.len > 0) {
		part = str_cut(&path, S("."));
		if (part.len >= (ptrdiff_t)sizeof key)
			return NULL;
		memcpy(key, part.p, (size_t)part.len);
		key[part.len] = '\0';
		o = js_get(o, key);
	}
	return o;
}

/* The object that holds value, raw, doubt and at; NULL without one. */
static json *
holder(json *record, struct str need)
{
	return walk(need_is_field(need) ? js_get(record, "fields") : record,
	    need);
}

json *
need_value(json *record, struct str need)
{
	json *v = holder(record, need);

	return need_is_field(need) ? js_get(v, "value") : v;
}

struct str
need_name(struct str need)
{
	return str_slice(need, str_rfind(need, '.') + 1, need.len);
}

struct str
need_at(json *record, struct str need)
{
	json *o = holder(record, need);
	struct str at = js_str(o, "at");
	struct str rest = need;

	/* "pledge.years" was read where "pledge" was. */
	while (at.len == 0 && !need_is_field(need) && rest.len > 0) {
		rest = str_slice(rest, 0, str_rfind(rest, '.'));
		if (rest.len > 0)
			at = js_str(walk(record, rest), "at");
	}
	return at;
}

static json *
field_in(json *form, struct str name)
{
	return js_find(js_get(form, "fields"), "name", name);
}

static struct str
label_in(json *form, struct str name)
{
	struct str stem = name;
	json *f = field_in(form, name);

	if (f != NULL)
		return js_text(js_at(js_get(f, "labels"), 0));
	/* An end of a period that is asked in one box. */
	if (str_ends(name, S("_start")))
		stem.len -= 6;
	else if (str_ends(name, S("_end")))
		stem.len -= 4;
	JS_EACH(f, js_get(form, "fields"))
		if (stem.len < name.len && str_eq(js_str(f, "name"), stem) &&
		    str_eq(js_str(f, "kind"), S("period")))
			return js_text(js_at(js_get(f, "labels"), 0));
	return S("");
}

/* The form of a kind of record. */
static json *
form_of(json *notice, struct str kind)
{
	return js_get(js_get(notice, "forms"),
	    str_eq(kind, S("region")) ? "region" : "case");
}

struct str
field_label(json *notice, struct str kind, struct str name)
{
	struct str word = js_text(walk(js_get(notice, "terms"), name));

	if (word.len == 0)
		word = label_in(form_of(notice, kind), name);
	return word.len > 0 ? word : name;
}

/* Of a path: the term of the longest part of it that has one. */
static struct str
need_label(json *notice, struct str kind, struct str need)
{
	json *terms = js_get(notice, "terms");
	struct str rest = need;

	if (need_is_field(need))
		return field_label(notice, kind, need);
	if (rest.p[0] == '.')
		rest = str_slice(rest, 1, rest.len);
	while (rest.len > 0 && js_is(terms, json_type_object)) {
		json_object_object_foreach(terms, key, word)
			if (str_eq(str_c(key), rest) && js_text(word).len > 0)
				return js_text(word);
		rest = str_slice(rest, 0, str_rfind(rest, '.'));
	}
	return need_name(need);
}

/* What a clerk reads for a doubt. */
static const struct {
	struct str code, words;
} wordings[] = {
	{ S("check-digit"), S("校验位不符") },
	{ S("digits-lost"), S("号码按数字保存，末几位已丢失") },
	{ S("no-cached-value"), S("单元格是公式，没有保存结果") },
	{ S("formula-error"), S("单元格的公式出错，没有结果") },
	{ S("tracked-change"), S("有修订痕迹") },
	{ S("hidden"), S("文字被隐藏") },
	{ S("picture"), S("填的是图片，读不出文字") },
	{ S("note"), S("此处只有脚注或批注，没有文字") },
	{ S("cut"), S("文字过长，已截断") },
	{ S("several"), S("有几种不同的填法") },
	{ S("unreadable"), S("读不出") },
	{ S("unknown"), S("不在通知所列范围内") },
	{ S("ambiguous"), S("有歧义") },
	{ S("no-unit"), S("没有写单位") },
	{ S("range"), S("写的是范围") },
	{ S("approximate"), S("写的是约数") },
	{ S("all-options"), S("列出了全部选项，看不出选了哪一项") },
	{ S("bidi"), S("含有改变文字方向的隐藏字符") },
	{ S("consortium-words"), S("出现“牵头”“联合申报”等字样") },
	{ S("control"), S("含有不可见的控制字符") },
	{ S("currency"), S("写的是外币") },
	{ S("district"), S("填的是区县部门") },
	{ S("elsewhere"), S("写的是“见附件”“同上”一类") },
	{ S("extra-text"), S("除答案外还有别的文字") },
	{ S("impossible-date"), S("日期不存在") },
	{ S("incomplete"), S("日期没有填全") },
	{ S("length"), S("统一社会信用代码不是18位") },
	{ S("lookalike"), S("含有 O、I、Z、S、V 等代码不用的字母，疑为形近误写") },
	{ S("masked"), S("号码被遮盖") },
	{ S("missing-end"), S("起止时间缺结束时间") },
	{ S("missing-start"), S("起止时间缺开始时间") },
	{ S("negative"), S("金额为负") },
	{ S("no-area-code"), S("固定电话没有区号") },
	{ S("not-a-code"), S("填的不是统一社会信用代码") },
	{ S("not-a-date"), S("填的不是日期") },
	{ S("not-a-mobile"), S("填的不是手机号码") },
	{ S("not-a-name"), S("填的不是单位名称") },
	{ S("not-a-number"), S("填的不是数字") },
	{ S("not-a-person"), S("填的不是人名") },
	{ S("not-a-phone"), S("不是有效的电话号码") },
	{ S("not-an-email"), S("不是有效的电子邮箱") },
	{ S("old-code"), S("填的是旧的注册号或组织机构代码") },
	{ S("other-type"), S("填的类型不在通知所列之内") },
	{ S("number-differs"), S("序号与所写的选项不是同一项") },
	{ S("part-of-option"), S("只写了选项的一部分") },
	{ S("repeated"), S("同样的文字重复多次，按一次读取") },
	{ S("reversed"), S("结束时间早于开始时间") },
	{ S("suspect-domain"), S("邮箱域名疑有笔误") },
	{ S("ticks-unclear"), S("看不清勾选了哪一项") },
	{ S("two-digit-year"), S("年份只写了两位") },
	{ S("two-values"), S("填了两个以上") },
	{ S("rows-unclear"), S("表中各行有空缺，或与合计不符") },
	{ S("unit-suspect"), S("数额的单位可疑") },
	{ S("unknown-city"), S("不是本省地市，或看不出地市") },
	{ S("unknown-option"), S("不在通知所列选项之内") },
	{ S("unknown-recommender"), S("推荐单位不在通知所列之内") },
	{ S("converted"), S("由旧格式转换后读取，须与原件核对") },
	{ S("truncated"), S("文件不完整，可能没有读全") },
	{ S("differs"), S("几处填写不一致") },
	{ S("grey-text"), S("文字为灰色，疑为填写提示") },
	{ S("same-above"), S("写的是“同上”，按上文同类答案读取") },
	{ S("struck-text"), S("文字被划去") },
	{ S("tick-cross"), S("打的是叉，看不出是选中还是不选") },
	{ S("label-unsure"), S("栏目的名称不明确，可能是别的栏目") },
	{ S("no-marks"), S("各选项都在，没有勾选") },
	{ S("struck-and-ticked"), S("划去的与勾选的相互矛盾") },
	{ S("struck-or-ticked"), S("看不出是划去还是选中") },
	{ S("tick-lost"), S("没有勾选，其中有选项前缺少方框") },
	{ S("tick-number"), S("所填序号没有对应的选项") },
	{ S("tick-style"), S("没有方框，按加粗、颜色或下划线读取") },
	{ S("tick-orphan"), S("勾号旁没有选项") },
	{ S("tick-shared"), S("一个勾号旁有几个选项") },
	{ S("tick-side"), S("看不出勾号属于左边还是右边的选项") },
	{ S("tick-twice"), S("同一选项勾了两次") },
	{ S("whose"), S("看不出是谁的") },
};

struct str
doubt_words(struct str code)
{
	size_t i;

	for (i = 0; i < sizeof wordings / sizeof *wordings; i++)
		if (str_eq(wordings[i].code, code))
			return wordings[i].words;
	/* A code is for programs; whoever reads this opens the form. */
	return S("读取时有疑问，请对照原件");
}

static bool
harmless(json *notice, struct str code)
{
	return js_holds(js_get(notice, "harmless_doubts"), code);
}

/* The doubts that count, in words, joined by 、. */
static struct str
doubts(struct arena *a, json *notice, json *o)
{
	struct sb b = { .a = a };
	json *d;

	JS_EACH(d, js_get(o, "doubt"))
	{
		if (harmless(notice, js_text(d)))
			continue;
		sb_add(&b, b.len > 0 ? S("、") : S(""));
		sb_add(&b, doubt_words(js_text(d)));
	}
	return sb_str(&b);
}

/* "MAILID/2/申报表.docx/表2 第3行": what a clerk looks for is the end. */
static struct str
spot(struct str at)
{
	return str_slice(at, str_rfind(at, '/') + 1, at.len);
}

/* What a clerk is asked to look at, where, and why. */
static struct str
ask(struct arena *a, json *notice, json *record, struct str need,
    struct str why)
{
	struct str raw = str_trim(js_str(holder(record, need), "raw")),
		   at = spot(need_at(record, need)),
		   label = need_label(notice, js_str(record, "kind"), need);
	struct sb b = { .a = a };

	sb_addf(&b, "请核对“%.*s”", STR_ARG(label));
	if (at.len > 0)
		sb_addf(&b, "（%.*s）", STR_ARG(at));
	sb_add(&b, S("："));
	if (why.len > 0)
		sb_add(&b, why);
	else
		sb_add(&b, raw.len > 0 ? S("填写内容未能读懂")
				       : S("没有填写，或没有读出"));
	if (raw.len > 0)
		sb_addf(&b, "，原文“%.*s%s”", STR_ARG(utf8_first(raw, 40)),
		    utf8_count(raw) > 40 ? "……" : "");
	return sb_str(&b);
}

struct str
need_missing(struct arena *a, json *notice, json *record, struct str need)
{
	struct str why = doubts(a, notice, holder(record, need));

	if (need_value(record, need) != NULL && why.len == 0)
		return S("");
	return ask(a, notice, record, need, why);
}

struct str
need_unticked(struct arena *a, json *notice, json *record, struct str need)
{
	json *v = need_value(record, need),
	     *f = field_in(form_of(notice, js_str(record, "kind")), need);

	if (!js_is(v, json_type_array) || js_len(v) > 0 ||
	    !str_starts(js_str(f, "kind"), S("choice")))
		return S("");
	return ask(a, notice, record, need, S("没有勾选"));
}

bool
chapter_is_empty(struct arena *a, json *record, struct str chapter)
{
	return js_len(js_get(js_get(record, "evidence"),
		   str_cstr(a, chapter))) == 0 &&
	    !(str_eq(chapter, S("pledge")) &&
		js_bool(js_get(record, "pledge"), "found"));
}
