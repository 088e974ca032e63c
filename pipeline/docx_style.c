/* SPDX-License-Identifier: ISC */
/*
 * Styles (ECMA-376 part 1 s17.7), for what changes the meaning of text:
 * hidden, struck, grey.  They are read when a run names one, which few do.
 * Styles of paragraphs are named by nearly all and as good as never hide or
 * strike; parsing them would cost more than the document itself.  So the part
 * is first searched for the words.
 */
#include "docx.h"

struct reader {
	struct docx *x;
	struct docx_style *now;
};

/* What a style says, be it "no", its base can't say any more. */
static unsigned
said_by(enum docx_tok tok)
{
	return tok == D_STRIKE	    ? DOC_STRUCK
	       : tok == D_BOLD	    ? DOC_BOLD
	       : tok == D_UNDERLINE ? DOC_UNDERLINED
	       : tok == D_COLOUR    ? DOC_COLOURS
				    : 0;
}

static bool
on_start(void *ctx, const struct xml_element *e)
{
	struct reader *r = ctx;
	struct docx_run run = {0};
	enum docx_tok tok;

	if (e->ns != XML_NS_W)
		return true;
	if (str_eq(e->local, S("style"))) {
		r->now = NULL;
		if (r->x->styles.n == DOCX_STYLES_MAX)
			return true;
		r->now = ARENA_PUSH(r->x->tmp, &r->x->styles);
		r->now->id = str_dup(
		    r->x->tmp, xml_attr(e, XML_NS_W, S("styleId"), NULL));
		return true;
	}
	if (r->now == NULL)
		return true;
	if (str_eq(e->local, S("basedOn"))) {
		r->now->based_on =
		    str_dup(r->x->tmp, xml_attr(e, XML_NS_W, S("val"), NULL));
		return true;
	}
	run.style = r->now->style;
	run.hidden = r->now->hidden;
	tok = docx_word(r->x, e->ns, e->local);
	docx_run_prop(r->x, &run, tok, e);
	r->now->said |= said_by(tok);
	r->now->said_hidden |= tok == D_VANISH;
	r->now->style = run.style;
	r->now->hidden = run.hidden;
	return true;
}

static bool
on_end(void *ctx, enum xml_ns ns, struct str local)
{
	struct reader *r = ctx;

	if (ns == XML_NS_W && str_eq(local, S("style")))
		r->now = NULL;
	return true;
}

static void
load(struct docx *x)
{
	static const struct xml_sax sax = {on_start, on_end, NULL};
	struct reader r = {.x = x};

	x->styles_loaded = true;
	docx_part(x, "styles", &sax, &r);
}

/* Does no style hide or strike? */
static bool
are_plain(struct docx *x)
{
	const struct opc_rel *rel = opc_rel_of(x->rels, "styles");
	struct str xml;

	if (rel == NULL || opc_read(x->opc, rel->part, &xml) != NULL)
		return true;
	/* In UTF-16 every other byte is nought. */
	return memchr(xml.p, '\0', (size_t)(xml.len < 64 ? xml.len : 64)) ==
		   NULL &&
	       !str_has(xml, S("vanish")) && !str_has(xml, S("trike"));
}

static struct docx_style *
find(struct docx *x, struct str id)
{
	size_t i;

	for (i = 0; i < x->styles.n; i++)
		if (str_eq(x->styles.v[i].id, id))
			return &x->styles.v[i];
	return NULL;
}

const struct docx_style *
docx_style(struct docx *x, struct str id)
{
	struct docx_style *s, *base;
	int depth;

	if (!x->styles_loaded)
		load(x);
	if ((s = find(x, id)) == NULL || s->resolved)
		return s;
	s->resolved = true;
	base = s;
	for (depth = 0; depth < 16 && base->based_on.len > 0; depth++) {
		if ((base = find(x, base->based_on)) == NULL)
			break;
		s->style |= base->style & ~s->said;
		s->said |= base->said;
		if (!s->said_hidden)
			s->hidden = base->hidden;
		s->said_hidden |= base->said_hidden;
	}
	return s;
}

struct docx_run
docx_para_style(struct docx *x, struct str id)
{
	const struct docx_style *s;

	if (!x->styles_searched) {
		x->styles_searched = true;
		x->styles_plain = are_plain(x);
	}
	if (x->styles_plain || (s = docx_style(x, id)) == NULL)
		return (struct docx_run){0};
	/* Whole headings are bold or coloured: that says nothing. */
	return (struct docx_run){
	    .style = s->style & (DOC_STRUCK | DOC_GREY), .hidden = s->hidden};
}
