/* SPDX-License-Identifier: ISC */
/* run.json: what this run was made of and what it made. */
#include <stdio.h>

#include "render.h"

/* Every mail is one row of a paper: the books that must balance. */
static json *
accounts(struct render *r)
{
	json *o = js_obj();
	int64_t mails = 0, names = 0;
	size_t i;

	for (i = 0; i < r->set.items.n; i++) {
		if (i % 64 == 0)
			set_cool(&r->set);
		if (!str_eq(r->set.items.v[i].kind, S("mail")))
			continue;
		mails++;
		names += set_find(&r->set, r->set.items.v[i].id) ==
		    &r->set.items.v[i];
	}
	js_set_int(o, "mails", mails);
	js_set_int(o, "unique_names", names);
	js_set_bool(o, "balanced", mails == names);
	return o;
}

/* The object, and the list of files as its last member. */
static void
put(struct render *r, struct str head)
{
	FILE *fp = r->out.why.len == 0 ? out_open(&r->out, S("run.json"))
				       : NULL;
	bool bad;

	if (fp == NULL)
		return;
	fprintf(fp, "%.*s,\"files\":[", (int)head.len - 1, head.p);
	out_listing(&r->out, fp);
	fputs("]}\n", fp);
	bad = ferror(fp) != 0;
	if (fclose(fp) != 0 || bad)
		out_fail(&r->out, S("run.json"), "can't be written");
}

void
runjson_put(struct render *r)
{
	json *o = js_obj(), *c = js_obj();
	struct arena mem = { 0 };
	struct sb b = { .a = &mem };
	size_t i;

	js_set_str(o, "notice", js_str(r->pack, "id"));
	js_set_str(o, "notice_number", js_str(r->pack, "number"));
	js_set_str(o, "pack_sha256", r->notice.sha256);
	js_set_str(o, "desk_sha256", r->desk_sha256);
	js_set_c(o, "program", VERSION);
	js_set_str(o, "at", r->at_text);
	js_set_str(o, "role", r->role);
	js_set_bool(o, "edited", js_bool(r->end, "edited"));
	js_set_str(o, "since", r->since);
	js_set(o, "inputs", js_ref(r->inputs));
	for (i = 0; count_keys[i] != NULL; i++)
		js_set(c, count_keys[i], js_ref(js_get(r->end, count_keys[i])));
	js_set(o, "counts", c);
	js_set(o, "accounts", accounts(r));
	js_set(o, "drafted", js_ref(r->drafted));
	json_write(&b, o);
	put(r, sb_str(&b));
	arena_release(&mem);
	js_free(o);
}
