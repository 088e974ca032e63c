/* SPDX-License-Identifier: ISC */
/* What the header of a part says of it. */
#include "limit.h"
#include "mime.h"

/* The end of the field that starts at block[i]: before a line of its own. */
static ptrdiff_t
field_end(struct str block, ptrdiff_t i)
{
	const char *nl;

	for (;;) {
		nl = memchr(block.p + i, '\n', (size_t)(block.len - i));
		if (nl == NULL)
			return block.len;
		i = nl - block.p + 1;
		if (i >= block.len || (block.p[i] != ' ' && block.p[i] != '\t'))
			return i - 1;
	}
}

/* RFC 5322 s2.2.3, but a fold of any width is one blank. */
static struct str
unfolded(struct arena *a, struct str s)
{
	struct sb b = { .a = a };
	ptrdiff_t i, from = 0;

	for (i = 0; i < s.len; i++) {
		if (s.p[i] != '\n')
			continue;
		sb_add(&b, str_slice(s, from, i));
		while (i + 1 < s.len &&
		    (s.p[i + 1] == ' ' || s.p[i + 1] == '\t' ||
			s.p[i + 1] == '\n'))
			i++;
		sb_addc(&b, ' ');
		from = i + 1;
	}
	if (from == 0)
		return str_trim(s);
	sb_add(&b, str_slice(s, from, s.len));
	return str_trim(sb_str(&b));
}

const char *
part_fields(struct arena *a, struct str block, struct fields *out)
{
	const char *why = NULL;
	ptrdiff_t i = 0, end, n;
	struct field *f;
	struct str line;

	while (i < block.len) {
		end = field_end(block, i);
		line = str_slice(block, i, end);
		i = end + 1;
		n = field_name_len(line);
		if (n == 0)
			continue;
		if (line.len > (ptrdiff_t)MAIL_FIELD_MAX) {
			line = str_slice(line, 0, (ptrdiff_t)MAIL_FIELD_MAX);
			why = "field-too-long";
		}
		f = ARENA_PUSH(a, out);
		f->name = str_slice(line, 0, n);
		end = str_find(line, S(":"));
		f->value = unfolded(a, str_slice(line, end + 1, line.len));
	}
	return why;
}

/* RFC 2045 s5.1: names of types are ASCII without controls. */
static bool
is_ascii(struct str s)
{
	ptrdiff_t i;

	for (i = 0; i < s.len; i++)
		if (s.p[i] <= ' ' || s.p[i] >= 0x7f)
			return false;
	return true;
}

static void
read_type(struct arena *a, struct str value, bool digest, struct mime_part *p,
    const struct mime_handler *h)
{
	ptrdiff_t slash;

	params_parse(a, value, &p->content);
	p->type = p->content.main;
	slash = str_find(p->type, S("/"));
	if (value.len == 0) {
		/* RFC 2045 s5.2; RFC 2046 s5.1.5 for a digest. */
		p->type = digest ? S("message/rfc822") : S("text/plain");
	} else if (slash <= 0 || slash + 1 == p->type.len ||
	    !is_ascii(p->type)) {
		/* "multipart" alone still says what it is. */
		h->warn(h->ctx, "type-broken", p->place);
		p->type = str_starts(p->type, S("multipart"))
		    ? S("multipart/mixed")
		    : str_starts(p->type, S("text"))
		    ? S("text/plain")
		    : S("application/octet-stream");
	}
}

/* "Base64; charset=..." and "8-bit" are seen: the first word decides. */
static void
read_encoding(struct arena *a, struct str value, struct mime_part *p)
{
	struct params ps;

	params_parse(a, value, &ps);
	p->encoding = ps.main;
}

/* The last part of a path that some mailers send (RFC 2183 s2.3). */
static struct str
file_name(struct arena *a, struct str name, bool *bad)
{
	struct sb b = { .a = a };
	struct str s = str_trim(name);

	while (s.len > 0) {
		uint32_t r = utf8_next(&s);

		if (r < 0x20 || r == 0x7f) {
			*bad = true;
			r = r == '\t' ? ' ' : 0xfffd;
		}
		sb_rune(&b, r);
	}
	return sb_str(&b);
}

static void
read_name(struct arena *a, const struct params *disposition,
    struct mime_part *p, const struct mime_handler *h)
{
	struct param file, name, *best = &file;
	bool has_file = params_get(a, disposition, "filename", &file) ||
	    params_get(a, disposition, "name", &file);
	bool has_name = params_get(a, &p->content, "name", &name) ||
	    params_get(a, &p->content, "filename", &name);
	bool bad = false;

	p->name = p->other_name = S("");
	if (!has_file && !has_name)
		return;
	if (!has_file || (file.bad && has_name && !name.bad && name.text.len))
		best = &name;
	if (best->text.len == 0 && has_name)
		best = &name;
	p->name = file_name(a, best->text, &bad);
	if (has_file && has_name && !str_eq(file.text, name.text))
		p->other_name = best == &file ? name.text : file.text;
	else
		p->other_name = best->other;
	if (best->bad || best->gap || bad)
		h->warn(h->ctx, "name-broken", p->place);
}

/*
 * A document under a type that would have it taken apart, or taken for what a
 * signature drags along: its name is meant for people, and its bytes decide.
 */
static void
trust_name(struct mime_part *p)
{
	static const struct str parts[] = { S("multipart/"), S("message/"),
		S("application/pgp-"), S("application/pkcs7-"),
		S("application/x-pkcs7-"), S("application/ms-tnef") };
	static const char *const ends[] = { ".docx", ".doc", ".docm", ".wps",
		".xlsx", ".xls", ".xlsm", ".et", ".pdf", ".ofd", ".odt", ".ods",
		".rtf", ".zip", ".rar", ".7z", ".iso", NULL };
	bool apart = false;
	size_t i;

	for (i = 0; i < sizeof parts / sizeof *parts; i++)
		apart |= str_starts(p->type, parts[i]);
	if (!apart || !str_ends_any_nocase(p->name, ends))
		return;
	p->type = S("application/octet-stream");
	p->content = (struct params) { .main = p->type };
}

void
part_read(struct arena *a, const struct fields *f, bool digest,
    struct mime_part *p, const struct mime_handler *h)
{
	struct params disposition;
	struct param charset;

	p->fields = f;
	read_type(a, field_get(f, "Content-Type"), digest, p, h);
	read_encoding(a, field_get(f, "Content-Transfer-Encoding"), p);
	params_parse(a, field_get(f, "Content-Disposition"), &disposition);
	p->disposition = disposition.main;
	p->charset = params_get(a, &p->content, "charset", &charset)
	    ? charset.text
	    : S("");
	read_name(a, &disposition, p, h);
	trust_name(p);
}
