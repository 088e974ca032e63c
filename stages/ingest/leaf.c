/* SPDX-License-Identifier: ISC */
/* The content of a part, decoded; uuencoded files in texts. */
#include "parser.h"

static void
deliver(struct mime *m)
{
	struct str s = { m->out, (ptrdiff_t)m->nout };

	m->nout = 0;
	if (s.len == 0)
		return;
	if (m->in_uu)
		m->h->data(m->h->ctx, &m->uu, s);
	else if (m->leaf.child != NULL)
		mime_feed(m->leaf.child, s);
	else
		m->h->data(m->h->ctx, &m->leaf.part, s);
}

static void
leaf_bytes(struct mime *m, struct str s)
{
	size_t n;

	while (s.len > 0) {
		n = OUT - m->nout;
		if (n > (size_t)s.len)
			n = (size_t)s.len;
		m->nout += decode_feed(
		    &m->leaf.decoder, s.p, n, m->out + m->nout);
		s = str_slice(s, (ptrdiff_t)n, s.len);
		if (m->nout >= OUT)
			deliver(m);
	}
}

/* A line end waits: before a delimiter it belongs to that (s5.1.1). */
static void
leaf_eol(struct mime *m, struct str eol)
{
	struct leaf *l = &m->leaf;

	if (l->decoder.kind == DECODE_BASE64)
		return;
	if (eol.len > (ptrdiff_t)sizeof l->eol) {
		leaf_bytes(m, str_slice(eol, 0, eol.len - 8));
		eol = str_slice(eol, eol.len - 8, eol.len);
	}
	memcpy(l->eol, eol.p, (size_t)eol.len);
	l->neol = (int)eol.len;
}

void
leaf_line(struct mime *m, struct str line, struct str eol)
{
	struct leaf *l = &m->leaf;

	if (l->neol > 0) {
		leaf_bytes(m, (struct str) { l->eol, l->neol });
		l->neol = 0;
	}
	leaf_bytes(m, line);
	if (eol.len > 0)
		leaf_eol(m, eol);
}

void
leaf_uu_end(struct mime *m, bool whole)
{
	deliver(m);
	if (!whole)
		parser_warn(m, "uuencode-cut", m->uu.place);
	m->in_uu = false;
	m->h->end(m->h->ctx, &m->uu);
}

void
leaf_flush_wait(struct mime *m)
{
	struct str line = { m->cand, m->ncand - m->cand_eol };
	struct str eol = { m->cand + m->ncand - m->cand_eol, m->cand_eol };
	char copy[CAND];

	if (m->ncand == 0)
		return;
	memcpy(copy, m->cand, (size_t)m->ncand);
	line.p = copy;
	eol.p = copy + line.len;
	m->ncand = 0;
	if (m->leaf.open)
		leaf_line(m, line, eol);
	else
		parser_body_line(m, line, eol, false);
}

void
leaf_close(struct mime *m, bool delimited)
{
	struct leaf *l = &m->leaf;

	if (m->in_uu)
		leaf_uu_end(m, false);
	leaf_flush_wait(m);
	if (!l->open)
		return;
	if (!delimited && l->neol > 0)
		leaf_bytes(m, (struct str) { l->eol, l->neol });
	m->nout += decode_end(&l->decoder, m->out + m->nout);
	deliver(m);
	if (l->decoder.bad)
		parser_warn(m, "encoding-broken", l->part.place);
	if (l->decoder.cut)
		parser_warn(m, "encoding-cut", l->part.place);
	if (l->child != NULL)
		mime_close(l->child);
	else
		m->h->end(m->h->ctx, &l->part);
	l->child = NULL;
	l->open = false;
	l->neol = 0;
}

enum decode_kind
leaf_decoder(struct mime *m, const struct mime_part *p)
{
	static const char *const plain[] = { "", "7bit", "8bit", "binary",
		"7-bit", "8-bit", "none", "x-uuencode", "uuencode", "x-uue" };
	size_t i;

	if (str_eq(p->encoding, S("base64")))
		return DECODE_BASE64;
	if (str_eq(p->encoding, S("quoted-printable")))
		return DECODE_QP;
	for (i = 0; i < sizeof plain / sizeof *plain; i++)
		if (str_eq(p->encoding, str_c(plain[i])))
			return DECODE_NONE;
	parser_warn(m, "encoding-unknown", p->place);
	return DECODE_NONE;
}

void
leaf_open(struct mime *m, const struct mime_part *p)
{
	struct leaf *l = &m->leaf;

	*l = (struct leaf) { .part = *p, .open = true };
	m->nout = 0;
	l->decoder.kind = leaf_decoder(m, p);
	l->uu = l->decoder.kind == DECODE_NONE && p->role == MIME_LEAF &&
	    (str_starts(p->type, S("text/")) || str_has(p->encoding, S("uu")));
	m->state = BODY;
}

/* What stands in a multipart outside of its parts, if it isn't blank. */
void
leaf_open_outside(struct mime *m)
{
	struct frame *f = &m->frame[m->nframes - 1];
	static const struct fields none;
	struct mime_part p = { .role = MIME_OUTSIDE, .type = S("text/plain"),
		.content = { .main = S("") }, .charset = S(""),
		.name = S(""), .other_name = S(""), .disposition = S(""),
		.encoding = S(""), .within = f->type, .fields = &none };

	p.place = parser_place(m, f->place, "", 0);
	leaf_open(m, &p);
	m->h->part(m->h->ctx, &m->leaf.part);
}

static void
uu_open(struct mime *m, struct str name)
{
	struct leaf *l = &m->leaf;
	bool bad = false;

	deliver(m);
	m->uu = l->part;
	m->uu.role = MIME_UU;
	m->uu.place = parser_place(m, l->part.place, "u", ++l->uus);
	m->uu.name = bytes_text(&m->keep, str_dup(&m->keep, name),
	    l->part.charset, &bad);
	m->uu.type = S("application/octet-stream");
	m->uu.sink = NULL;
	parser_warn(m, "uuencode", m->uu.place);
	++*m->within.parts;
	m->h->part(m->h->ctx, &m->uu);
	m->in_uu = true;
}

bool
leaf_uu_line(struct mime *m, struct str line)
{
	struct str begin = { m->cand, m->ncand - m->cand_eol }, name;
	char out[128];
	ptrdiff_t n = line.len < 100
	    ? decode_uu_line(line.p, (size_t)line.len, out)
	    : -1;

	if (!m->in_uu) {
		if (m->ncand == 0 || n <= 0 || !decode_uu_begin(begin, &name))
			return false;
		if (*m->within.parts >= MAIL_PARTS_MAX) {
			parser_warn(m, "too-many-parts", m->leaf.part.place);
			return false;
		}
		m->ncand = 0;
		uu_open(m, name);
	} else if (str_eq(line, S("end"))) {
		leaf_uu_end(m, true);
		return true;
	}
	if (n < 0) {
		leaf_uu_end(m, false);
		return false;
	}
	if (m->nout + (size_t)n > OUT)
		deliver(m);
	memcpy(m->out + m->nout, out, (size_t)n);
	m->nout += (size_t)n;
	return true;
}
