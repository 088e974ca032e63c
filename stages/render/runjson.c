/* SPDX-License-Identifier: ISC */
/* run.json: what this run was made of and what it made. */
#include "render.h"

static json *
files(struct render *r)
{
	json *all = js_arr(), *f;
	size_t i;

	out_sort(&r->out);
	for (i = 0; i < r->out.files.n; i++) {
		f = js_obj();
		js_set_str(f, "path", r->out.files.v[i].path);
		js_set_int(f, "size", r->out.files.v[i].size);
		js_set_str(f, "sha256", r->out.files.v[i].sha256);
		js_add(all, f);
	}
	return all;
}

/* Every mail is one row of a paper: the books that must balance. */
static json *
accounts(struct render *r)
{
	json *o = js_obj();
	int64_t mails = 0, names = 0;
	size_t i;

	for (i = 0; i < r->set.items.n; i++) {
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

void
runjson_put(struct render *r)
{
	static const char *const counts[] = { "mails", "cases", "regions",
		"lists", "rows", "records" };
	json *o = js_obj(), *c = js_obj();
	struct sb b = { .a = &r->mem };
	size_t i;

	js_set_str(o, "notice", js_str(r->pack, "id"));
	js_set_str(o, "notice_number", js_str(r->pack, "number"));
	js_set_str(o, "pack_sha256", r->notice.sha256);
	js_set_c(o, "program", VERSION);
	js_set_str(o, "at", r->at_text);
	js_set_str(o, "role", r->role);
	js_set_bool(o, "edited", js_bool(r->end, "edited"));
	js_set_str(o, "since", r->since);
	js_set_int(o, "inputs", js_int(r->end, "inputs"));
	for (i = 0; i < sizeof counts / sizeof *counts; i++)
		js_set(c, counts[i], js_ref(js_get(r->end, counts[i])));
	js_set(o, "counts", c);
	js_set(o, "accounts", accounts(r));
	js_set(o, "drafted", js_ref(r->drafted));
	js_set(o, "files", files(r));
	json_write(&b, o);
	sb_addc(&b, '\n');
	out_put(&r->out, S("run.json"), sb_str(&b));
	js_free(o);
}
