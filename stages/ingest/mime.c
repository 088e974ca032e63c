/* SPDX-License-Identifier: ISC */
#include "parser.h"

#define CR_RUN 64 /* so many "\r" before a "\n" are one line end with it */

static void begin_entity(struct mime *, struct str base, struct str place);

void
parser_warn(struct mime *m, const char *code, struct str place)
{
	m->h->warn(m->h->ctx, code, place);
}

struct mime *
mime_new(const struct mime_handler *h, struct mime_within within)
{
	struct arena keep = { 0 };
	struct mime *m = NEW(&keep, struct mime);

	m->keep = keep;
	m->h = h;
	m->within = within;
	m->within.prefix = str_dup(&m->keep, within.prefix);
	if (within.parts == NULL)
		m->within.parts = &m->own_parts;
	return m;
}

struct str
parser_place(struct mime *m, struct str place, const char *mark, int n)
{
	return str_printf(&m->keep, "%.*s%s%s%d", STR_ARG(place),
	    place.len ? "." : "", mark, n);
}

/* --- entities --- */

static void
begin_entity(struct mime *m, struct str base, struct str place)
{
	arena_reset(&m->head);
	m->block = (struct sb) { .a = &m->head };
	m->nlines = 0;
	m->large = false;
	m->base = base;
	m->place = place;
	m->state = HEADER;
}

/* The content of an entity as a leaf, whatever its type. */
static void
begin_leaf(struct mime *m, struct mime_part *p)
{
	p->role = MIME_LEAF;
	leaf_open(m, p);
	m->h->part(m->h->ctx, &m->leaf.part);
}

static struct frame *
push(struct mime *m, const struct mime_part *p, bool message)
{
	struct frame *f = &m->frame[m->nframes++];

	*f = (struct frame) { .message = message };
	f->place = str_dup(&m->keep, message ? p->place : m->base);
	f->type = str_dup(&m->keep, p->type);
	return f;
}

static void
begin_multipart(struct mime *m, struct mime_part *p)
{
	struct frame *f = push(m, p, false);
	struct param boundary;

	p->role = MIME_MULTIPART;
	p->place = f->place;
	f->digest = str_eq(p->type, S("multipart/digest"));
	f->boundary = S("");
	if (params_get(&m->head, &p->content, "boundary", &boundary))
		f->boundary = str_dup(&m->keep,
		    str_slice(boundary.text, 0, BOUNDARY_MAX));
	if (f->boundary.len == 0)
		parser_warn(m, "boundary-missing", f->place);
	m->h->part(m->h->ctx, p);
	m->leaf.open = false;
	m->state = BODY;
}

static void
begin_message(struct mime *m, struct mime_part *p)
{
	struct mime_within in = { .depth = m->within.depth + m->nframes + 1,
		.parts = m->within.parts };

	p->role = MIME_MESSAGE;
	m->h->part(m->h->ctx, p);
	if (leaf_decoder(m, p) != DECODE_NONE) {
		leaf_open(m, p);
		in.prefix = p->place;
		m->leaf.child = mime_new(m->h, in);
		return;
	}
	in.prefix = push(m, p, true)->place;
	begin_entity(m, in.prefix, parser_place(m, in.prefix, "", 1));
}

static bool
is_message(const struct mime_part *p)
{
	return str_eq(p->type, S("message/rfc822")) ||
	    str_eq(p->type, S("message/global")) ||
	    str_eq(p->type, S("message/news")) ||
	    (str_eq(p->type, S("application/octet-stream")) &&
		str_ends_nocase(p->name, S(".eml")));
}

static bool
may_nest(struct mime *m, struct str place)
{
	if (m->nframes < MAIL_NEST_MAX &&
	    m->within.depth + m->nframes < MAIL_NEST_MAX)
		return true;
	parser_warn(m, "nested-too-deep", place);
	return false;
}

/* The header is read: what kind of entity is it? */
static void
end_header(struct mime *m)
{
	struct fields *f = NEW(&m->head, struct fields);
	struct mime_part p = { .place = m->place, .within = S("") };
	const struct frame *top =
	    m->nframes ? &m->frame[m->nframes - 1] : NULL;
	const char *why = part_fields(&m->head, sb_str(&m->block), f);

	if (m->blanks && m->block.len > 0)
		parser_warn(m, "leading-blank", m->place);
	m->blanks = false;
	if (why != NULL)
		parser_warn(m, why, m->place);
	if (top != NULL && !top->message)
		p.within = top->type;
	part_read(&m->head, f, top != NULL && top->digest, &p, m->h);
	if (++*m->within.parts > MAIL_PARTS_MAX) {
		parser_warn(m, "too-many-parts", p.place);
		m->rest = true;
	}
	if (!m->rest && str_starts(p.type, S("multipart/")) &&
	    may_nest(m, p.place)) {
		begin_multipart(m, &p);
	} else if (!m->rest && is_message(&p) && may_nest(m, p.place)) {
		begin_message(m, &p);
	} else {
		begin_leaf(m, &p);
		m->leaf.loose = (top == NULL || top->message) &&
		    field_get(f, "Content-Type").len == 0;
	}
}

/* --- delimiters --- */

/*
 * Is it the delimiter line of frame f (s5.1.1)?  1: yes, 2: the closing one.
 * Exact but for blanks at the end, so one may be the prefix of another.
 */
static int
delimiter(const struct frame *f, struct str line)
{
	struct str rest;

	if (f->message || f->boundary.len == 0 ||
	    line.len < f->boundary.len + 2 ||
	    memcmp(line.p + 2, f->boundary.p, (size_t)f->boundary.len) != 0)
		return 0;
	rest = str_slice(line, f->boundary.len + 2, line.len);
	while (rest.len > 0 && strchr(" \t\r", rest.p[rest.len - 1]) != NULL)
		rest.len--;
	return rest.len == 0 ? 1 : str_eq(rest, S("--")) ? 2 : 0;
}

static void
pop_to(struct mime *m, int k)
{
	while (m->nframes > k) {
		struct frame *f = &m->frame[--m->nframes];

		if (!f->message && !f->seen && f->boundary.len > 0)
			parser_warn(m, "boundary-missing", f->place);
		else if (!f->message && !f->closed)
			parser_warn(m, "boundary-unclosed", f->place);
	}
}

/* A delimiter of frame k ends whatever is open inside it. */
static void
at_delimiter(struct mime *m, int k, bool closing)
{
	struct frame *f = &m->frame[k];

	while (m->state == HEADER)
		end_header(m); /* no blank line, no content */
	leaf_close(m, true);
	pop_to(m, k + 1);
	f->seen = true;
	if (closing) {
		f->closed = true;
		m->state = BODY;
		return;
	}
	if (f->closed)
		parser_warn(m, "part-after-end", f->place);
	f->closed = false;
	f->children++;
	f->place = f->place.p ? f->place : S("");
	begin_entity(m, parser_place(m, f->place, "", f->children),
	    parser_place(m, f->place, "", f->children));
}

static bool
delimiter_line(struct mime *m, struct str line)
{
	int k, is;

	if (line.len < 3 || line.p[0] != '-' || line.p[1] != '-' || m->rest)
		return false;
	for (k = m->nframes - 1; k >= 0; k--) {
		is = delimiter(&m->frame[k], line);
		if (is != 0) {
			at_delimiter(m, k, is == 2);
			return true;
		}
	}
	return false;
}

/* --- lines --- */

/* May parts begin here although no known boundary stands here? */
static bool
salvageable(const struct mime *m)
{
	const struct frame *f = m->nframes ? &m->frame[m->nframes - 1] : NULL;

	if (m->rest)
		return false;
	if (m->leaf.open && m->leaf.part.role == MIME_LEAF)
		return m->leaf.loose && m->nframes < MAIL_NEST_MAX;
	return f != NULL && !f->message && !f->seen;
}

/*
 * The line before was "--X", and this one is a field of a part: X was meant
 * to be the boundary, whatever the header says or doesn't say.
 */
static bool
salvage(struct mime *m, struct str line)
{
	struct str x = { m->cand, m->ncand - m->cand_eol };
	struct mime_part p = { .type = S("multipart/mixed") };
	struct frame *f;

	if (m->ncand == 0 || !str_starts(x, S("--")) ||
	    !str_starts_nocase(line, S("Content-")) || !salvageable(m))
		return false;
	x = str_dup(&m->keep, str_trim(str_slice(x, 2, x.len)));
	m->ncand = 0;
	if (m->leaf.open && m->leaf.part.role == MIME_LEAF) {
		m->base = str_slice(
		    m->leaf.part.place, 0, m->leaf.part.place.len - 2);
		leaf_close(m, true);
		push(m, &p, false);
	}
	leaf_close(m, true);
	f = &m->frame[m->nframes - 1];
	f->boundary = x;
	f->seen = true;
	parser_warn(m, "boundary-salvaged", f->place);
	f->children++;
	begin_entity(m, parser_place(m, f->place, "", f->children),
	    parser_place(m, f->place, "", f->children));
	return true;
}

/* Keeps a line until the next one says what it is. */
static bool
wait_line(struct mime *m, struct str line, struct str eol)
{
	struct str name;
	bool dashes = line.len > 2 && line.p[0] == '-' && line.p[1] == '-' &&
	    str_trim(str_slice(line, 2, line.len)).len > 0;

	if (line.len + eol.len > CAND)
		return false;
	if (!(dashes && salvageable(m)) &&
	    !(m->leaf.open && m->leaf.uu && decode_uu_begin(line, &name)))
		return false;
	memcpy(m->cand, line.p, (size_t)line.len);
	memcpy(m->cand + line.len, eol.p, (size_t)eol.len);
	m->ncand = (int)(line.len + eol.len);
	m->cand_eol = (int)eol.len;
	return true;
}

void
parser_body_line(struct mime *m, struct str line, struct str eol, bool whole)
{
	if (whole && (m->ncand > 0 || m->in_uu)) {
		if (salvage(m, line)) {
			sb_add(&m->block, line);
			sb_addc(&m->block, '\n');
			m->nlines = 1;
			return;
		}
		if (m->leaf.open && m->leaf.uu && leaf_uu_line(m, line))
			return;
	}
	if (m->in_uu)
		leaf_uu_end(m, false);
	leaf_flush_wait(m);
	if (whole && wait_line(m, line, eol))
		return;
	if (m->leaf.open && m->leaf.uu && whole && !m->leaf.yenc &&
	    str_starts(line, S("=ybegin "))) {
		m->leaf.yenc = true;
		parser_warn(m, "yenc", m->leaf.part.place);
	}
	if (!m->leaf.open) {
		if (str_trim(line).len == 0 || m->nframes == 0)
			return;
		leaf_open_outside(m);
	}
	leaf_line(m, line, eol);
}

/* A parameter that lost the blank before it: a fold that isn't one. */
static bool
lost_fold(struct str line)
{
	static const struct str names[] = { S("filename"), S("name"),
		S("charset"), S("boundary") };
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (str_starts_nocase(line, names[i]) &&
		    line.len > names[i].len &&
		    (line.p[names[i].len] == '=' || line.p[names[i].len] == '*'))
			return true;
	return false;
}

static void
header_add(struct mime *m, struct str line, const char *before)
{
	if (m->block.len + line.len > (ptrdiff_t)MAIL_HEADER_MAX) {
		if (!m->large)
			parser_warn(m, "header-too-large", m->place);
		m->large = true;
		return;
	}
	sb_add(&m->block, str_c(before));
	sb_add(&m->block, line);
}

static void
header_line(struct mime *m, struct str line, struct str eol, bool first)
{
	bool of_message =
	    m->nframes == 0 || m->frame[m->nframes - 1].message;

	if (!first) {
		header_add(m, line, "");
	} else if (m->nlines == 0 && of_message &&
	    str_trim(line).len == 0) {
		m->blanks = true; /* before the header of a message */
	} else if (line.len == 0) {
		end_header(m);
	} else if (m->nlines > 0 && (line.p[0] == ' ' || line.p[0] == '\t')) {
		header_add(m, line, "\n");
	} else if (field_name_len(line) > 0) {
		header_add(m, line, m->nlines++ ? "\n" : "");
	} else if (m->nlines == 0 && of_message &&
	    (str_starts(line, S("From ")) || str_starts(line, S(">From ")))) {
		parser_warn(m, "mbox-from", m->place);
	} else if (m->nlines > 0 && lost_fold(line)) {
		parser_warn(m, "header-fold", m->place);
		header_add(m, line, "\n ");
	} else if (m->nlines == 0 && str_trim(line).len == 0) {
		end_header(m);
	} else {
		parser_warn(m, m->nlines ? "header-unended" : "no-header", m->place);
		end_header(m);
		if (m->state == HEADER)
			header_line(m, line, eol, true);
		else
			parser_body_line(m, line, eol, true);
	}
}

static void
one_line(struct mime *m, struct str line, struct str eol)
{
	bool first = !m->mid_line;

	m->mid_line = eol.len == 0;
	if (first && delimiter_line(m, line))
		return;
	if (m->state == HEADER)
		header_line(m, line, eol, first);
	else
		parser_body_line(m, line, eol, first && eol.len > 0);
}

/*
 * The length of the line end at s[i], a '\r' or '\n': "\r", or "\r"s and
 * "\n".  0 when more bytes are needed to tell.
 */
static ptrdiff_t
eol_len(struct str s, ptrdiff_t i, bool last)
{
	ptrdiff_t j = i;

	while (j < s.len && s.p[j] == '\r' && j - i < CR_RUN)
		j++;
	if (j == s.len && !last)
		return 0;
	if (j < s.len && s.p[j] == '\n')
		return j - i + 1;
	return 1;
}

/* Cuts s into lines; returns how much was used. */
static ptrdiff_t
cut_lines(struct mime *m, struct str s, bool last)
{
	ptrdiff_t at = 0, lf = -1, end, n;
	const char *nl, *cr;

	while (at < s.len) {
		if (lf < at) { /* only once for many lines that end in "\r" */
			nl = memchr(s.p + at, '\n', (size_t)(s.len - at));
			lf = nl ? nl - s.p : s.len;
		}
		end = lf;
		cr = memchr(s.p + at, '\r', (size_t)(end - at));
		if (cr != NULL)
			end = cr - s.p;
		if (end == s.len)
			break;
		n = eol_len(s, end, last);
		if (n == 0)
			break;
		one_line(m, str_slice(s, at, end), str_slice(s, end, end + n));
		at = end + n;
	}
	if (last && at < s.len) {
		one_line(m, str_slice(s, at, s.len), S(""));
		at = s.len;
	}
	return at;
}

/* UTF-16 has a mark, or a NUL in every second byte. */
static bool
looks_utf16(struct str s)
{
	ptrdiff_t i, nul = 0;

	if (s.len >= 2 && (!memcmp(s.p, "\xff\xfe", 2) ||
			      !memcmp(s.p, "\xfe\xff", 2)))
		return true;
	for (i = 0; i < s.len && i < 256; i++)
		nul += s.p[i] == '\0';
	return i >= 16 && nul * 5 > i * 2;
}

/* The first bytes: what stands before the header goes. */
static void
start(struct mime *m)
{
	struct str s = { m->carry, (ptrdiff_t)m->ncarry }, t = s;
	struct str prefix = m->within.prefix;

	begin_entity(m, prefix, parser_place(m, prefix, "", 1));
	if (looks_utf16(s)) {
		parser_warn(m, "utf-16", m->place);
		m->rest = true;
		end_header(m);
		return;
	}
	if (str_starts(t, S("\xef\xbb\xbf")))
		t = str_slice(t, 3, t.len);
	while (t.len > 0 && strchr(" \t\r\n", t.p[0]) != NULL && t.p[0])
		t = str_slice(t, 1, t.len);
	m->blanks = t.len < s.len;
	memmove(m->carry, t.p, (size_t)t.len);
	m->ncarry = (size_t)t.len;
}

void
mime_feed(struct mime *m, struct str s)
{
	ptrdiff_t n;

	while (s.len > 0) {
		if (m->state != START && m->ncarry == 0) {
			n = cut_lines(m, s, false);
			s = str_slice(s, n, s.len);
		}
		n = (ptrdiff_t)(CARRY - m->ncarry);
		if (n > s.len)
			n = s.len;
		memcpy(m->carry + m->ncarry, s.p, (size_t)n);
		m->ncarry += (size_t)n;
		s = str_slice(s, n, s.len);
		if (m->state == START && m->ncarry < KIB(1))
			continue;
		if (m->state == START)
			start(m);
		n = cut_lines(m,
		    (struct str) { m->carry, (ptrdiff_t)m->ncarry }, false);
		if (n == 0 && m->ncarry == CARRY) {
			/* No line end in sight: a piece of a line. */
			n = (ptrdiff_t)CARRY - 64;
			one_line(m, (struct str) { m->carry, n }, S(""));
		}
		memmove(m->carry, m->carry + n, m->ncarry - (size_t)n);
		m->ncarry -= (size_t)n;
	}
}

void
mime_close(struct mime *m)
{
	struct arena keep;

	if (m->state == START)
		start(m);
	cut_lines(m, (struct str) { m->carry, (ptrdiff_t)m->ncarry }, true);
	if (m->state == HEADER && m->nframes == 0 && m->nlines == 0)
		parser_warn(m, "empty", m->within.prefix);
	while (m->state == HEADER)
		end_header(m);
	leaf_close(m, false);
	pop_to(m, 0);
	arena_release(&m->head);
	keep = m->keep;
	arena_release(&keep);
}
