/* SPDX-License-Identifier: ISC */
#include "tap.h"
#include "verdict.h"

/* "reject fail, return manual": the verdict of such findings. */
static struct str
judged(json *r, const char *list)
{
	struct str rest = str_c(list), one, severity;
	json *f;

	js_set(r, "findings", js_arr());
	while (rest.p != NULL && rest.len > 0) {
		one = str_trim(str_cut(&rest, S(",")));
		severity = str_cut(&one, S(" "));
		f = js_obj();
		js_set_str(f, "severity", severity);
		js_set_str(f, "state", one);
		js_set_str(f, "disposition", severity);
		js_add(js_get(r, "findings"), f);
	}
	verdict_set(r);
	return js_str(r, "verdict");
}

int
main(void)
{
	json *r = js_obj();

	is_str(judged(r, ""), "accept", "no findings");
	is_str(judged(r, "reject pass,return pass"), "accept", "all pass");
	is_str(judged(r, "warn fail,warn manual"), "accept",
	    "warn never moves it");
	is_str(judged(r, "return manual"), "manual", "manual return");
	is_str(judged(r, "reject manual,warn fail"), "manual",
	    "manual reject");
	is_str(judged(r, "reject manual,return fail"), "return",
	    "a failed return outweighs a manual reject");
	is_str(js_str(r, "disposition"), "return", "and disposes");
	is_str(judged(r, "return fail,reject fail,return manual"), "reject",
	    "a failed reject outweighs all");
	is_str(js_str(r, "disposition"), "reject", "and disposes");
	is_str(judged(r, "reject odd"), "manual",
	    "an unknown state is for a person");
	is_str(judged(r, "odd fail"), "manual",
	    "an unknown severity is for a person");
	is_str(judged(r, "odd pass"), "accept", "unless it passed");
	js_free(r);
	return done();
}
