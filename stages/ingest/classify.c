/* SPDX-License-Identifier: ISC */
#include "classify.h"

#define EACH(i, arr) for (size_t i = 0; i < sizeof(arr) / sizeof *(arr); i++)

/* Files that may hold an application or its evidence. */
static bool
has_documents(json *files)
{
	static const struct str none[] = { S("txt"), S("html"), S("eml"),
		S("gif"), S("png"), S("jpg"), S("unknown"), S("empty") };
	json *f;

	JS_EACH(f, files) {
		bool plain = js_bool(f, "noise");

		EACH(i, none)
			plain = plain || str_eq(js_str(f, "kind"), none[i]);
		if (!plain)
			return true;
	}
	return false;
}

static bool
starts_with_any(struct str subject, const struct str *words, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (str_starts_nocase(subject, words[i]))
			return true;
	return false;
}

static bool
says_bounce(const struct fields *f, struct str subject)
{
	static const struct str subjects[] = { S("退信"), S("系统退信"),
		S("Undeliver"), S("Delivery Status Notification"),
		S("failure notice"), S("Mail delivery failed"),
		S("Returned mail"), S("投递失败"), S("邮件投递失败"),
		S("无法送达"), S("未送达") };
	struct str from = field_get(f, "From");

	return str_has_nocase(from, S("mailer-daemon")) ||
	    field_get(f, "X-Failed-Recipients").len > 0 ||
	    (str_has_nocase(from, S("postmaster@")) &&
		starts_with_any(subject, subjects,
		    sizeof subjects / sizeof *subjects));
}

static bool
says_reply(const struct fields *f, struct str subject)
{
	static const struct str subjects[] = { S("自动回复"), S("自动答复"),
		S("[自动回复]"), S("【自动回复】"), S("Automatic reply"),
		S("Out of Office"), S("Auto Reply"), S("AutoReply"),
		S("Auto:"), S("已读:"), S("已读："), S("Read:") };

	return str_starts_nocase(field_get(f, "Auto-Submitted"),
		   S("auto-replied")) ||
	    field_get(f, "X-Autoreply").len > 0 ||
	    field_get(f, "X-Autorespond").len > 0 ||
	    str_eq_nocase(field_get(f, "Precedence"), S("auto_reply")) ||
	    starts_with_any(
		subject, subjects, sizeof subjects / sizeof *subjects);
}

/* Only what a filter marked, and only without documents. */
static bool
says_spam(const struct fields *f, struct str subject)
{
	return str_starts_nocase(field_get(f, "X-Spam-Flag"), S("YES")) ||
	    str_starts_nocase(field_get(f, "X-Spam-Status"), S("Yes")) ||
	    str_starts_nocase(subject, S("[SPAM]")) ||
	    str_starts_nocase(subject, S("***SPAM***"));
}

const char *
classify(const struct fields *f, const struct params *type,
    struct str subject, json *files)
{
	struct arena a = { 0 };
	struct param report;
	const char *class = "unknown";

	subject = str_trim(subject);
	if (str_eq(type->main, S("multipart/report"))) {
		class = "bounce";
		/* RFC 8098: a receipt says that somebody read our mail. */
		if (params_get(&a, type, "report-type", &report) &&
		    str_eq_nocase(report.text,
			S("disposition-notification")))
			class = "reply";
	} else if (has_documents(files)) {
		class = "unknown";
	} else if (says_bounce(f, subject)) {
		class = "bounce";
	} else if (says_reply(f, subject)) {
		class = "reply";
	} else if (says_spam(f, subject)) {
		class = "spam";
	}
	arena_release(&a);
	return class;
}

/* "机密" followed by what may follow a marking: ★, a term, a separator. */
static bool
mark_ends(struct str rest)
{
	static const struct str ends[] = { S("\u2605"), S("\u2606"), S("*"),
		S("_"), S("-"), S("\u2014"), S(" "), S("\u3000"), S("\u3011"),
		S("]"), S(")"), S("\uff09"), S("\u3015"), S(":"), S("\uff1a"),
		S("."), S("\u300b"), S("\u3001") };

	if (rest.len == 0)
		return true;
	EACH(i, ends)
		if (str_starts(rest, ends[i]))
			return true;
	return false;
}

static bool
opens_bracket(struct str *s)
{
	static const struct str open[] = { S("\u3010"), S("["), S("("),
		S("\uff08"), S("\u3014"), S("\u300a") };

	EACH(i, open)
		if (str_starts(*s, open[i])) {
			*s = str_slice(*s, open[i].len, s->len);
			return true;
		}
	return false;
}

/* A marking at the front of s, which begins a name or a bracket. */
static bool
mark_at(struct str s)
{
	static const struct str marks[] = { S("绝密"), S("机密"), S("秘密"),
		S("工作秘密"), S("内部"), S("内部资料"), S("内部文件"),
		S("内部使用") };

	EACH(i, marks)
		if (str_starts(s, marks[i]) &&
		    mark_ends(str_slice(s, marks[i].len, s.len)))
			return true;
	return false;
}

bool
is_marked_secret(struct str s)
{
	static const struct str starred[] = { S("绝密\u2605"),
		S("机密\u2605"), S("秘密\u2605"), S("绝密\u2606"),
		S("机密\u2606"), S("秘密\u2606") };

	EACH(i, starred)
		if (str_has(s, starred[i]))
			return true;
	s = str_trim(s);
	if (mark_at(s))
		return true;
	while (s.len > 0) {
		if (!opens_bracket(&s))
			utf8_next(&s);
		else if (mark_at(str_trim(s)))
			return true;
	}
	return false;
}

bool
is_marked_path(struct str path)
{
	while (path.p != NULL)
		if (is_marked_secret(str_cut(&path, S("/"))))
			return true;
	return false;
}

bool
is_odd_name(struct str s)
{
	if (str_eq(s, S("..")) || str_eq(s, S(".")))
		return true;
	while (s.len > 0) {
		uint32_t r = utf8_next(&s);

		if (r < 0x20 || (r >= 0x7f && r < 0xa0) || r == '/' ||
		    r == '\\' || r == 0xfffd || r == 0xfeff ||
		    (r >= 0x200b && r <= 0x200f) ||
		    (r >= 0x202a && r <= 0x202e) ||
		    (r >= 0x2060 && r <= 0x2069))
			return true;
	}
	return false;
}

bool
is_noise(struct str path)
{
	static const char *const names[] = { "Thumbs.db", ".DS_Store",
		"desktop.ini", "ehthumbs.db", NULL };
	struct str part, rest = path, base = path;

	while (rest.p != NULL) {
		part = str_cut(&rest, S("/"));
		if (str_eq(part, S("__MACOSX")))
			return true;
		if (part.len > 0)
			base = part;
	}
	return str_is_any_nocase(base, names) || str_starts(base, S("~$")) ||
	    str_starts(base, S(".~")) ||
	    str_starts(base, S("._"));
}
