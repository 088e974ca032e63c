/* SPDX-License-Identifier: ISC */
#include "body.h"

#define LINKS_MAX 50

static const struct {
	const char *name;
	uint32_t rune;
} entities[] = { { "nbsp", 0xa0 }, { "lt", '<' }, { "gt", '>' },
	{ "amp", '&' }, { "quot", '"' }, { "apos", '\'' },
	{ "ldquo", 0x201c }, { "rdquo", 0x201d }, { "middot", 0xb7 },
	{ "hellip", 0x2026 }, { "mdash", 0x2014 }, { "times", 0xd7 } };

/* A character reference at s[0], which is '&'; its length, 0: none. */
static ptrdiff_t
entity(struct str s, uint32_t *rune)
{
	ptrdiff_t end, i;
	struct str name;
	int64_t v = 0;
	bool is_hex;
	size_t e;

	end = str_find(str_slice(s, 0, 12), S(";"));
	if (end < 2)
		return 0;
	name = str_slice(s, 1, end);
	if (name.p[0] != '#') {
		for (e = 0; e < sizeof entities / sizeof *entities; e++)
			if (str_eq(name, str_c(entities[e].name))) {
				*rune = entities[e].rune;
				return end + 1;
			}
		return 0;
	}
	is_hex = name.len > 1 && (name.p[1] | 0x20) == 'x';
	for (i = is_hex ? 2 : 1; i < name.len; i++) {
		char c = name.p[i];
		int d = c >= '0' && c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;

		if (d < 0 || d >= (is_hex ? 16 : 10))
			return 0;
		v = v * (is_hex ? 16 : 10) + d;
	}
	*rune = (uint32_t)(v > 0 && v <= 0x10ffff ? v : 0xfffd);
	return end + 1;
}

static struct str
tag_name(struct str tag)
{
	ptrdiff_t i = 0;

	if (i < tag.len && tag.p[i] == '/')
		i++;
	while (i < tag.len && ((tag.p[i] >= '0' && tag.p[i] <= '9') ||
				  ((tag.p[i] | 0x20) >= 'a' &&
				      (tag.p[i] | 0x20) <= 'z')))
		i++;
	return str_slice(tag, 0, i);
}

/* Behind the end tag of an element whose content isn't text. */
static ptrdiff_t
skip_element(struct str s, ptrdiff_t i, struct str name)
{
	for (; i + 2 + name.len < s.len; i++)
		if (s.p[i] == '<' && s.p[i + 1] == '/' &&
		    str_eq_nocase(str_slice(s, i + 2, i + 2 + name.len), name))
			return i;
	return s.len;
}

/* A tag at s[i]: what it means for the text; returns where it ends. */
static ptrdiff_t
tag(struct sb *out, struct str s, ptrdiff_t i)
{
	static const char *const breaks[] = { "br", "p", "/p", "div", "/div",
		"tr", "/tr", "li", "h1", "h2", "h3", "h4", "table", "/table",
		NULL };
	static const char *const hidden[] = { "script", "style", "head",
		"title", NULL };
	struct str rest = str_slice(s, i + 1, s.len), name;
	ptrdiff_t end;

	if (str_starts(rest, S("!--"))) {
		end = str_find(rest, S("-->"));
		return end < 0 ? s.len : i + 1 + end + 3;
	}
	end = str_find(rest, S(">"));
	if (end < 0)
		return s.len;
	name = tag_name(str_slice(rest, 0, end));
	if (str_is_any_nocase(name, breaks))
		sb_addc(out, '\n');
	else if (str_eq_nocase(name, S("td")) || str_eq_nocase(name, S("th")))
		sb_addc(out, '\t');
	i += 1 + end + 1;
	if (str_is_any_nocase(name, hidden))
		return skip_element(s, i, name);
	return i;
}

/* Runs of blanks to one, of line ends to two at most. */
static struct str
squeezed(struct arena *a, struct str s)
{
	struct sb out = { .a = a };
	int lines = 2;
	ptrdiff_t i;
	bool gap = false;

	for (i = 0; i < s.len; i++) {
		char c = s.p[i];

		if (c == '\n') {
			if (++lines <= 2)
				sb_addc(&out, '\n');
			gap = false;
		} else if (c == ' ' || c == '\t') {
			gap = lines == 0;
		} else {
			if (gap)
				sb_addc(&out, s.p[i - 1] == '\t' ? '\t' : ' ');
			gap = false;
			lines = 0;
			sb_addc(&out, c);
		}
	}
	return str_trim(sb_str(&out));
}

struct str
html_text(struct arena *a, struct str s)
{
	struct sb out = { .a = a };
	uint32_t rune;
	ptrdiff_t i = 0, n;

	while (i < s.len) {
		char c = s.p[i];

		if (c == '<' && i + 1 < s.len &&
		    (strchr("/!?", s.p[i + 1]) != NULL ||
			((s.p[i + 1] | 0x20) >= 'a' &&
			    (s.p[i + 1] | 0x20) <= 'z'))) {
			i = tag(&out, s, i);
		} else if (c == '&' &&
		    (n = entity(str_slice(s, i, s.len), &rune)) > 0) {
			sb_rune(&out, rune == 0xa0 ? ' ' : rune);
			i += n;
		} else {
			sb_addc(&out, c == '\r' || c == '\n' ? ' ' : c);
			i++;
		}
	}
	return squeezed(a, sb_str(&out));
}

/* Places where big attachments are left, and what people call them. */
static const struct {
	const char *part; /* of host and path */
	const char *service;
} services[] = {
	{ "mail.qq.com/cgi-bin/ftn", "QQ邮箱文件中转站" },
	{ "wx.mail.qq.com/ftn/", "QQ邮箱超大附件" },
	{ "mail.qq.com/ftn", "QQ邮箱超大附件" },
	{ "ftn.qq.com", "QQ邮箱文件中转站" },
	{ "exmail.qq.com/cgi-bin/ftn", "腾讯企业邮超大附件" },
	{ "exmail.qq.com/ftn", "腾讯企业邮超大附件" },
	{ "large-attachment-download", "网易邮箱云附件" },
	{ "cloud-attachment-download", "网易邮箱云附件" },
	{ "fs.163.com", "网易网盘" },
	{ "mail.10086.cn", "139邮箱超大附件" },
	{ "caiyun.139.com", "和彩云" },
	{ "yun.139.com", "移动云盘" },
	{ "cloud.189.cn", "天翼云盘" },
	{ "pan.baidu.com", "百度网盘" },
	{ "alipan.com", "阿里云盘" },
	{ "aliyundrive.com", "阿里云盘" },
	{ "qiye.aliyun.com/alimail/", "阿里企业邮箱云附件" },
	{ "115.com/s/", "115网盘" },
	{ "pan.quark.cn", "夸克网盘" },
	{ "pan.xunlei.com", "迅雷云盘" },
	{ "lanzou", "蓝奏云" },
	{ "share.weiyun.com", "腾讯微云" },
	{ "docs.qq.com", "腾讯文档" },
	{ "kdocs.cn", "金山文档" },
	{ "jianguoyun.com", "坚果云" },
	{ "wetransfer.com", "WeTransfer" },
	{ "1drv.ms", "OneDrive" },
	{ "drive.google.com", "Google Drive" },
	{ "dropbox.com/s", "Dropbox" },
};

static const char *
service_of(struct str url)
{
	size_t i;

	for (i = 0; i < sizeof services / sizeof *services; i++)
		if (str_has(url, str_c(services[i].part)))
			return services[i].service;
	return NULL;
}

/* The length of digits at s[i]. */
static ptrdiff_t
digits(struct str s, ptrdiff_t i)
{
	ptrdiff_t n = 0;

	while (i + n < s.len && s.p[i + n] >= '0' && s.p[i + n] <= '9')
		n++;
	return n;
}

/* "2025年1月23日", "2025-01-23", "2025/1/23" at the front of s, as ISO. */
static struct str
date_at(struct arena *a, struct str s)
{
	static const struct str seps[] = { S("\u5e74"), S("-"), S("/"),
		S("."), S("\u6708") };
	int64_t part[3];
	ptrdiff_t at = 0, n;
	size_t i;
	int k;

	for (k = 0; k < 3; k++) {
		n = digits(s, at);
		if (n == 0 || n > 4 || (k == 0 && n != 4) ||
		    !str_int(str_slice(s, at, at + n), &part[k]))
			return S("");
		at += n;
		for (i = 0; k < 2 && i < sizeof seps / sizeof *seps; i++)
			if (str_starts(str_slice(s, at, s.len), seps[i])) {
				at += seps[i].len;
				break;
			}
		if (k < 2 && i == sizeof seps / sizeof *seps)
			return S("");
	}
	if (part[1] < 1 || part[1] > 12 || part[2] < 1 || part[2] > 31)
		return S("");
	return str_printf(a, "%04d-%02d-%02d", (int)part[0], (int)part[1],
	    (int)part[2]);
}

/* The first date that stands near a word about expiry. */
static struct str
expiry(struct arena *a, struct str s)
{
	static const struct str words[] = { S("到期"), S("过期"), S("有效期"),
		S("失效"), S("有效时间"), S("过期时间"), S("expire") };
	struct str near, date;
	ptrdiff_t at, i;
	size_t w;

	for (w = 0; w < sizeof words / sizeof *words; w++) {
		at = str_find(s, words[w]);
		if (at < 0)
			continue;
		near = str_slice(s, at - 60, at + 120);
		for (i = 0; i < near.len; i++) {
			date = date_at(a, str_slice(near, i, near.len));
			if (date.len > 0)
				return date;
		}
	}
	return S("");
}

/* hxxps://example[.]com/x: can be read and copied, not clicked. */
static struct str
defanged(struct arena *a, struct str url)
{
	ptrdiff_t host = str_find(url, S("://")) + 3, i;
	struct sb b = { .a = a };
	bool in_host = true;

	sb_add(&b, str_starts(url, S("https")) ? S("hxxps://") : S("hxxp://"));
	for (i = host; i < url.len; i++) {
		in_host = in_host && url.p[i] != '/';
		if (in_host && url.p[i] == '.')
			sb_add(&b, S("[.]"));
		else
			sb_addc(&b, url.p[i]);
	}
	return sb_str(&b);
}

static ptrdiff_t
url_len(struct str s)
{
	ptrdiff_t n = 0;

	while (n < s.len && n < 1000 && s.p[n] > ' ' && s.p[n] < 0x7f &&
	    strchr("\"'<>()[]{}|\\^`", s.p[n]) == NULL)
		n++;
	return n;
}

static const char *const big[] = { "超大附件", "云附件", "文件中转站", NULL };

/* Of a place that nobody knows: what stands close by says what it is. */
static const char *
service_said(struct str close, struct str near)
{
	static const char *const shared[] = { "提取码", "提取密码", "访问码",
		"访问密码", "网盘", "云盘", NULL };
	static const char *const fetched[] = { "下载", "到期", "过期", "有效期",
		"download", NULL };

	return str_has_any(close, shared) ? "网盘"
	    : str_has_any(close, fetched) && str_has_any(near, big)
	    ? "超大附件"
	    : NULL;
}

static void
add_link(struct arena *a, struct str url, struct str close, struct str near,
    json *links)
{
	const char *service = service_of(url);
	struct str plain;
	json *l, *old;

	if (service == NULL)
		service = service_said(close, near);
	if (service == NULL || js_len(links) >= LINKS_MAX)
		return;
	plain = defanged(a, html_text(a, url)); /* &amp; */
	JS_EACH(old, links)
		if (str_eq(js_str(old, "url"), plain))
			return;
	l = js_obj();
	js_set_str(l, "url", plain);
	js_set_c(l, "service", service);
	js_set_or_null(l, "expires", expiry(a, near));
	js_add(links, l);
}

void
body_links(struct arena *a, struct str s, json *links)
{
	struct str url;
	ptrdiff_t i = 0, at;

	while ((at = str_find(str_slice(s, i, s.len), S("http"))) >= 0) {
		i += at;
		url = str_slice(s, i, s.len);
		if (str_starts(url, S("http://")) ||
		    str_starts(url, S("https://"))) {
			url.len = url_len(url);
			add_link(a, url, str_slice(s, i - 60, i + url.len + 60),
			    str_slice(s, i - 800, i + 1200), links);
			i += url.len;
		} else {
			i += 4;
		}
	}
}

bool
body_says_attached(struct str s)
{
	static const char *const words[] = { "见附件", "附件为", "附件是",
		"详见附件", "请查收附件", "如附件", "附件中", "材料见附", "在附件",
		"随信附上", "查阅附件", "附件请查收", "见附档", "附上", NULL };

	return str_has_any(s, words);
}

bool
body_says_elsewhere(struct str s)
{
	static const char *const words[] = { "网盘", "云盘", "提取码", NULL };

	return str_has_any(s, big) || str_has_any(s, words);
}

/* What is said of a withdrawal that is none, or not yet, just before it. */
static bool
is_only_thought(struct str before)
{
	static const char *const words[] = { "视为", "视同", "如", "若", "可",
		"能否", "是否", "还能", "未", "不", "没有", "无法", NULL };

	return str_has_any(str_slice(before, before.len - 18, before.len),
	    words);
}

static bool
is_mark(struct str s, ptrdiff_t i)
{
	static const char *const marks[] = { "，", "。", "；", "！", "：",
		NULL };

	return str_has_any(str_slice(s, i, i + 3), marks);
}

/* The part of a sentence that s[at] stands in, thirty characters about it. */
static struct str
clause(struct str s, ptrdiff_t at, ptrdiff_t *verb)
{
	ptrdiff_t from = at, to = at;

	while (from > 0 && from > at - 90 && !is_mark(s, from - 3))
		from--;
	while (to < s.len && to < at + 90 && !is_mark(s, to))
		to++;
	*verb = at - from;
	return str_slice(s, from, to);
}

/* It says so, of one of these things where there are some, and asks nothing. */
static bool
says(struct str s, const char *verb, const char *const *what)
{
	static const char *const asks[] = { "吗", "？", "请问", NULL };
	struct str c, key = str_c(verb);
	ptrdiff_t i = 0, at, v;

	while ((at = str_find(str_slice(s, i, s.len), key)) >= 0) {
		c = clause(s, i + at, &v);
		if ((what == NULL || str_has_any(c, what)) &&
		    !str_has_any(c, asks) &&
		    !is_only_thought(str_slice(c, 0, v)))
			return true;
		i += at + key.len;
	}
	return false;
}

bool
body_takes_back(struct str s)
{
	static const char *const verbs[] = { "撤回", "撤销", "放弃", "退出",
		"不再申报", "不再参加", "不再参与", "不再推荐", NULL };
	static const char *const what[] = { "申报", "推荐", "案例", "参评",
		"遴选", NULL };
	size_t i;

	for (i = 0; verbs[i] != NULL; i++)
		if (says(s, verbs[i], what))
			return true;
	return false;
}

/* What the sender wrote himself, above a mail that he answers. */
static struct str
own_words(struct str s)
{
	static const char *const quotes[] = { "原始邮件", "原邮件", "发件人：",
		"发件人:", "写道：", "写道:", "\n>", "From:", NULL };
	ptrdiff_t at;
	size_t i;

	for (i = 0; quotes[i] != NULL; i++)
		if ((at = str_find(s, str_c(quotes[i]))) >= 0)
			s.len = at;
	return s;
}

bool
body_corrects(struct str s)
{
	static const char *const words[] = { "更正如下", "更正为", "更正：",
		"更正:", "应为", "改为", "修改为", "变更为", "以此为准",
		"以本邮件为准", "勘误", "填错", "写错", "误填", "误写", "笔误",
		NULL };
	size_t i;

	s = own_words(s);
	for (i = 0; words[i] != NULL; i++)
		if (says(s, words[i], NULL))
			return true;
	return false;
}
