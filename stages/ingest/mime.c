/* SPDX-License-Identifier: ISC */
#include "mime.h"

#include "decode.h"
#include "limits.h"

#define CARRY KIB(64) /* an unfinished line; longer ones come in pieces */
#define OUT KIB(64)
#define CAND 1024 /* RFC 5322 s2.1.1: lines of at most 998 bytes */
#define BOUNDARY_MAX 998 /* RFC 2046 s5.1.1 says 70; more is seen */

struct frame {
	bool message;
	bool digest;
	bool closed; /* its closing delimiter was seen */
	bool seen; /* some delimiter was seen */
	struct str place, type;
	struct str boundary; /* "" until salvaged */
	int children;
};

struct leaf {
	struct mime_part part;
	bool open;
	bool loose; /* a message without Content-Type: parts may still come */
	bool uu; /* a uuencoded file may stand in it */
	bool yenc;
	int uus;
	struct decoder decoder;
	struct mime *child; /* of an encoded message */
	char eol[8]; /* belongs to the delimiter if one follows */
	int neol;
};

struct mime {
	struct arena keep; /* the parser itself, places, boundaries */
	struct arena head; /* of the current header */
	const struct mime_handler *h;
	struct mime_within within;
	int own_parts;
	enum { START, HEADER, BODY } state;
	struct frame frame[MAIL_NEST_MAX + 1];
	int nframes;
	struct str base, place; /* of the entity whose header is read */
	struct sb block; /* its header lines */
	int nlines;
	bool large; /* that header is over its limit */
	bool rest; /* no more parts: all that follows is one */
	struct leaf leaf;
	struct mime_part uu;
	bool in_uu;
	char cand[CAND]; /* a line that waits for the next one */
	int ncand, cand_eol;
	bool mid_line;
	char carry[CARRY];
	size_t ncarry;
	char out[OUT + DECODE_HELD + 4];
	size_t nout;
};

static void begin_entity(struct mime *, struct str base, struct str place);
static void body_line(struct mime *, struct str, struct str, bool);

static void
warn(struct mime *m, const char *code, struct str place)
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

/* "2" and 1 to "2.1"; "" and 1 to "1". */
static struct str
sub_place(struct mime *m, struct str place, const char *mark, int n)
{
	return str_printf(&m->keep, "%.*s%s%s%d", STR_ARG(place),
	    place.len ? "." : "", mark, n);
}

/* --- content of a leaf --- */

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

static void
leaf_text(struct mime *m, struct str line, struct str eol)
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

static void
uu_end(struct mime *m, bool whole)
{
	deliver(m);
	if (!whole)
		warn(m, "uuencode-cut", m->uu.place);
	m->in_uu = false;
	m->h->end(m->h->ctx, &m->uu);
}

static void
cand_flush(struct mime *m)
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
		leaf_text(m, line, eol);
	else
		body_line(m, line, eol, false);
}

/* delimited: a boundary follows, which takes the last line end with it. */
static void
leaf_close(struct mime *m, bool delimited)
{
	struct leaf *l = &m->leaf;

	if (m->in_uu)
		uu_end(m, false);
	cand_flush(m);
	if (!l->open)
		return;
	if (!delimited && l->neol > 0)
		leaf_bytes(m, (struct str) { l->eol, l->neol });
	m->nout += decode_end(&l->decoder, m->out + m->nout);
	deliver(m);
	if (l->decoder.bad)
		warn(m, "encoding-broken", l->part.place);
	if (l->decoder.cut)
		warn(m, "encoding-cut", l->part.place);
	if (l->child != NULL)
		mime_close(l->child);
	else
		m->h->end(m->h->ctx, &l->part);
	l->child = NULL;
	l->open = false;
	l->neol = 0;
}

static enum decode_kind
decoder_kind(struct mime *m, const struct mime_part *p)
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
	warn(m, "encoding-unknown", p->place);
	return DECODE_NONE;
}

static void
leaf_open(struct mime *m, const struct mime_part *p)
{
	struct leaf *l = &m->leaf;

	*l = (struct leaf) { .part = *p, .open = true };
	m->nout = 0;
	l->decoder.kind = decoder_kind(m, p);
	l->uu = l->decoder.kind == DECODE_NONE && p->role == MIME_LEAF &&
	    (str_starts(p->type, S("text/")) || str_has(p->encoding, S("uu")));
	m->state = BODY;
}

/* What stands in a multipart outside of its parts, if it isn't blank. */
static void
outside_open(struct mime *m)
{
	struct frame *f = &m->frame[m->nframes - 1];
	static const struct fields none;
	struct mime_part p = { .role = MIME_OUTSIDE, .type = S("text/plain"),
		.content = { .main = S("") }, .charset = S(""),
		.name = S(""), .other_name = S(""), .disposition = S(""),
		.encoding = S(""), .within = f->type, .fields = &none };

	p.place = sub_place(m, f->place, "", 0);
	leaf_open(m, &p);
	m->h->part(m->h->ctx, &m->leaf.part);
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
		warn(m, "boundary-missing", f->place);
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
	if (decoder_kind(m, p) != DECODE_NONE) {
		leaf_open(m, p);
		in.prefix = p->place;
		m->leaf.child = mime_new(m->h, in);
		return;
	}
	in.prefix = push(m, p, true)->place;
	begin_entity(m, in.prefix, sub_place(m, in.prefix, "", 1));
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
	warn(m, "nested-too-deep", place);
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

	if (why != NULL)
		warn(m, why, m->place);
	if (top != NULL && !top->message)
		p.within = top->type;
	part_read(&m->head, f, top != NULL && top->digest, &p, m->h);
	if (++*m->within.parts > MAIL_PARTS_MAX) {
		warn(m, "too-many-parts", p.place);
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
			warn(m, "boundary-missing", f->place);
		else if (!f->message && !f->closed)
			warn(m, "boundary-unclosed", f->place);
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
		warn(m, "part-after-end", f->place);
	f->closed = false;
	f->children++;
	f->place = f->place.p ? f->place : S("");
	begin_entity(m, sub_place(m, f->place, "", f->children),
	    sub_place(m, f->place, "", f->children));
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

static bool
starts_nocase(struct str s, struct str prefix)
{
	return s.len >= prefix.len &&
	    str_eq_nocase(str_slice(s, 0, prefix.len), prefix);
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
	    !starts_nocase(line, S("Content-")) || !salvageable(m))
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
	warn(m, "boundary-salvaged", f->place);
	f->children++;
	begin_entity(m, sub_place(m, f->place, "", f->children),
	    sub_place(m, f->place, "", f->children));
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

static void
uu_open(struct mime *m, struct str name)
{
	struct leaf *l = &m->leaf;
	bool bad = false;

	deliver(m);
	m->uu = l->part;
	m->uu.role = MIME_UU;
	m->uu.place = sub_place(m, l->part.place, "u", ++l->uus);
	m->uu.name = bytes_text(&m->keep, str_dup(&m->keep, name),
	    l->part.charset, &bad);
	m->uu.type = S("application/octet-stream");
	m->uu.sink = NULL;
	warn(m, "uuencode", m->uu.place);
	++*m->within.parts;
	m->h->part(m->h->ctx, &m->uu);
	m->in_uu = true;
}

/* True when the line belongs to a uuencoded file. */
static bool
uu_line(struct mime *m, struct str line)
{
	struct str begin = { m->cand, m->ncand - m->cand_eol }, name;
	char out[128];
	ptrdiff_t n = line.len < 100
	    ? decode_uu_line(line.p, (size_t)line.len, out)
	    : -1;

	if (!m->in_uu) {
		if (m->ncand == 0 || n <= 0 || !decode_uu_begin(begin, &name) ||
		    *m->within.parts >= MAIL_PARTS_MAX)
			return false;
		m->ncand = 0;
		uu_open(m, name);
	} else if (str_eq(line, S("end"))) {
		uu_end(m, true);
		return true;
	}
	if (n < 0) {
		uu_end(m, false);
		return false;
	}
	if (m->nout + (size_t)n > OUT)
		deliver(m);
	memcpy(m->out + m->nout, out, (size_t)n);
	m->nout += (size_t)n;
	return true;
}

static void
body_line(struct mime *m, struct str line, struct str eol, bool whole)
{
	if (whole && (m->ncand > 0 || m->in_uu)) {
		if (salvage(m, line)) {
			sb_add(&m->block, line);
			sb_addc(&m->block, '\n');
			m->nlines = 1;
			return;
		}
		if (m->leaf.open && m->leaf.uu && uu_line(m, line))
			return;
	}
	if (m->in_uu)
		uu_end(m, false);
	cand_flush(m);
	if (whole && wait_line(m, line, eol))
		return;
	if (m->leaf.open && m->leaf.uu && whole && !m->leaf.yenc &&
	    str_starts(line, S("=ybegin "))) {
		m->leaf.yenc = true;
		warn(m, "yenc", m->leaf.part.place);
	}
	if (!m->leaf.open) {
		if (str_trim(line).len == 0 || m->nframes == 0)
			return;
		outside_open(m);
	}
	leaf_text(m, line, eol);
}

/* A parameter that lost the blank before it: a fold that isn't one. */
static bool
lost_fold(struct str line)
{
	static const struct str names[] = { S("filename"), S("name"),
		S("charset"), S("boundary") };
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names; i++)
		if (starts_nocase(line, names[i]) &&
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
			warn(m, "header-too-large", m->place);
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
	} else if (line.len == 0) {
		end_header(m);
	} else if (m->nlines > 0 && (line.p[0] == ' ' || line.p[0] == '\t')) {
		header_add(m, line, "\n");
	} else if (field_name_len(line) > 0) {
		header_add(m, line, m->nlines++ ? "\n" : "");
	} else if (m->nlines == 0 && of_message &&
	    (str_starts(line, S("From ")) || str_starts(line, S(">From ")))) {
		warn(m, "mbox-from", m->place);
	} else if (m->nlines > 0 && lost_fold(line)) {
		warn(m, "header-fold", m->place);
		header_add(m, line, "\n ");
	} else if (m->nlines == 0 && str_trim(line).len == 0) {
		end_header(m);
	} else {
		warn(m, m->nlines ? "header-unended" : "no-header", m->place);
		end_header(m);
		if (m->state == HEADER)
			header_line(m, line, eol, true);
		else
			body_line(m, line, eol, true);
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
		body_line(m, line, eol, first && eol.len > 0);
}

/*
 * The length of the line end at s[i], a '\r' or '\n': "\r", or "\r"s and
 * "\n".  0 when more bytes are needed to tell.
 */
static ptrdiff_t
eol_len(struct str s, ptrdiff_t i, bool last)
{
	ptrdiff_t j = i;

	while (j < s.len && s.p[j] == '\r')
		j++;
	if (j == s.len && !last && j - i < 64)
		return 0;
	if (j < s.len && s.p[j] == '\n')
		return j - i + 1;
	return 1;
}

/* Cuts s into lines; returns how much was used. */
static ptrdiff_t
cut_lines(struct mime *m, struct str s, bool last)
{
	ptrdiff_t at = 0, end, n;
	const char *nl, *cr;

	while (at < s.len) {
		nl = memchr(s.p + at, '\n', (size_t)(s.len - at));
		end = nl ? nl - s.p : s.len;
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

	begin_entity(m, prefix, sub_place(m, prefix, "", 1));
	if (looks_utf16(s)) {
		warn(m, "utf-16", m->place);
		m->rest = true;
		end_header(m);
		return;
	}
	if (str_starts(t, S("\xef\xbb\xbf")))
		t = str_slice(t, 3, t.len);
	while (t.len > 0 && strchr(" \t\r\n", t.p[0]) != NULL && t.p[0])
		t = str_slice(t, 1, t.len);
	if (t.len < s.len && t.len > 0)
		warn(m, "leading-blank", m->place);
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

	if (m->state == START) {
		if (m->ncarry == 0)
			warn(m, "empty", S(""));
		start(m);
	}
	cut_lines(m, (struct str) { m->carry, (ptrdiff_t)m->ncarry }, true);
	while (m->state == HEADER)
		end_header(m);
	leaf_close(m, false);
	pop_to(m, 0);
	arena_release(&m->head);
	keep = m->keep;
	arena_release(&keep);
}
