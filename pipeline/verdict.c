/* SPDX-License-Identifier: ISC */
#include "verdict.h"

enum weight { ACCEPT, MANUAL, RETURN, REJECT };

static const struct {
	const char *word, *disposition;
} verdicts[] = {
	[ACCEPT] = { "accept", "系统初判未见问题" },
	[MANUAL] = { "manual", "需人工核实" },
	[RETURN] = { "return", "退回补正" },
	[REJECT] = { "reject", "拟不予推荐" },
};

/* An unknown state or severity is nobody's pass: it is for a person. */
static enum weight
weigh(json *finding)
{
	struct str state = js_str(finding, "state");
	struct str severity = js_str(finding, "severity");

	if (str_eq(severity, S("warn")) || str_eq(state, S("pass")))
		return ACCEPT;
	if (!str_eq(state, S("fail")))
		return MANUAL;
	if (str_eq(severity, S("reject")))
		return REJECT;
	return str_eq(severity, S("return")) ? RETURN : MANUAL;
}

static json *
worst(json *record, enum weight *w)
{
	json *f, *found = NULL;

	*w = ACCEPT;
	JS_EACH(f, js_get(record, "findings"))
	{
		if (weigh(f) <= *w)
			continue;
		*w = weigh(f);
		found = f;
	}
	return found;
}

json *
verdict_reason(json *record)
{
	enum weight w;

	return worst(record, &w);
}

void
verdict_set(json *record)
{
	enum weight w;
	json *f = worst(record, &w);
	struct str d = js_str(f, "disposition");

	js_set_c(record, "verdict", verdicts[w].word);
	js_set_str(record, "disposition",
	    d.len > 0 ? d : str_c(verdicts[w].disposition));
}
