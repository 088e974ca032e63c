/* SPDX-License-Identifier: ISC */
#include "answer.h"

#include <stdlib.h>
#include <sysexits.h>

#include "classify.h"
#include "limit.h"

void
answer_begin(struct answer *an, struct box_out *out)
{
	*an = (struct answer) { .out = out, .current = -1,
		.max = MAIL_FILES_MAX };
	an->root = js_obj();
	an->files = js_arr();
	an->wrong = js_list(an->root, "wrong");
}

static void
mark(struct answer *an, char type, int n)
{
	char text[16];
	int len = snprintf(text, sizeof text, "%d", n);

	box_put(an->out, type, (struct str) { text, len });
}

/*
 * At most so many of one code: a flood of one must not hide another, but is
 * told to be one.
 */
void
answer_wrong(struct answer *an, const char *code, struct str at)
{
	json *w, *old;
	int same = 0;

	JS_EACH(old, an->wrong) {
		if (!str_eq(js_str(old, "code"), str_c(code)))
			continue;
		if (str_eq(js_str(old, "at"), at))
			return;
		if (++same == MAIL_WRONG_MAX) {
			if (strcmp(code, "more-wrong") != 0)
				answer_wrong(an, "more-wrong", S(""));
			return;
		}
	}
	w = js_obj();
	js_set_c(w, "code", code);
	js_set_str(w, "at", utf8_clean(&an->mem, at));
	js_add(an->wrong, w);
}

struct answer_file *
answer_file(struct answer *an, struct str name, struct str place)
{
	struct answer_file *f = an->file;

	if (an->nfiles == an->max) {
		answer_wrong(an, "too-many-files", S(""));
		return NULL;
	}
	while (f->open)
		f++;
	/* Not from the arena: zeroing it would touch every page. */
	if (f->kind == NULL && (f->kind = malloc(sizeof *f->kind)) == NULL)
		box_exit(an->out, EX_OSERR);
	kind_begin(f->kind);
	f->open = true;
	f->entry = js_obj();
	f->n = an->nfiles++;
	js_set_int(f->entry, "n", f->n);
	f->secret = an->secret || is_marked_secret(name);
	if (f->secret) {
		if (str_ends(place, name))
			place = str_printf(&an->mem, "%.*s%s-%d",
			    STR_ARG(str_slice(place, 0, place.len - name.len)),
			    ANSWER_MARKED, f->n + 1);
		name = S(ANSWER_MARKED);
		js_set_bool(f->entry, "secret", true);
		answer_wrong(an, "marked-secret", place);
	}
	if (is_odd_name(name))
		answer_wrong(an, "name-odd", place);
	js_set_str(f->entry, "name", utf8_clean(&an->mem, name));
	js_set_str(f->entry, "place", utf8_clean(&an->mem, place));
	js_add(an->files, f->entry);
	mark(an, f->secret ? 'X' : 'S', f->n);
	an->current = f->n;
	return f;
}

void
answer_data(struct answer *an, struct answer_file *f, struct str s)
{
	if (an->current != f->n)
		mark(an, f->secret ? 'X' : 'S', f->n);
	an->current = f->n;
	kind_feed(f->kind, s);
	box_put_long(an->out, 'D', s);
}

void
answer_file_end(struct answer *an, struct answer_file *f)
{
	const char *kind = kind_end(f->kind, js_str(f->entry, "name"));
	struct sb b = { .a = &an->line };

	if (js_str(f->entry, "unread").len > 0)
		kind = "unknown";
	js_set_c(f->entry, "kind", kind);
	if (f->kind->encrypted) {
		js_set_bool(f->entry, "encrypted", true);
		answer_wrong(an, "password", js_str(f->entry, "place"));
	}
	if (f->kind->locked)
		js_set_bool(f->entry, "locked", true);
	if (f->kind->undrawn)
		js_set_bool(f->entry, "undrawn", true);
	if (strcmp(kind, "msg") == 0)
		answer_wrong(an, "msg-unopened", js_str(f->entry, "place"));
	f->open = false;
	json_write(&b, f->entry);
	box_put(an->out, 'E', sb_str(&b));
	arena_reset(&an->line);
}

void
answer_end(struct answer *an)
{
	struct sb b = { .a = &an->mem };

	json_write(&b, an->root);
	box_put_long(an->out, 'J', sb_str(&b));
	js_free(an->root);
	js_free(an->files);
	free(an->file[0].kind);
	free(an->file[1].kind);
	arena_release(&an->line);
	arena_release(&an->mem);
}
