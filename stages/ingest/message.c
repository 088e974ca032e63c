/* SPDX-License-Identifier: ISC */
#include "message.h"

#include <openssl/evp.h>
#include <sysexits.h>
#include <unistd.h>

#include "body.h"
#include "classify.h"
#include "clock.h"
#include "limit.h"
#include "mime.h"
#include "seed.h"
#include "unquote.h"
#include "unwrap.h"
#include "when.h"

#define BLOCK KIB(64)
#define BODIES_MAX (MAIL_BODY_MAX * 4) /* further texts are files */
#define WRAPPED_MAX MIB(16) /* of a p7m or winmail.dat, taken whole */

enum sink_kind { SINK_BODY, SINK_FILE };

/* Where the content of one part goes. */
struct sink {
	enum sink_kind kind;
	struct answer_file *file; /* NULL: nowhere */
	struct sb text; /* SINK_BODY, and what is unwrapped at its end */
	bool wrapped, busy;
};

struct message {
	struct answer an;
	struct mime_handler handler;
	json *trusted;
	struct sb body; /* all texts, UTF-8 */
	struct fields root;
	struct params root_type;
	struct arena text; /* sinks' texts; reset when none is open */
	struct sink sinks[ANSWER_OPEN + 1];
	int parts;
	int unwrapping; /* wrappers around what is read now */
	int64_t left; /* bytes still to be read; -1: to the end */
	bool nested; /* found in an archive or as a file */
	bool quoted; /* of an mbox */
	ptrdiff_t plain; /* length of the last plain text */
	bool root_done;
	struct str first; /* its first bytes: is it a mail at all? */
};

static struct str
field_text(struct message *m, const struct fields *f, const char *name)
{
	bool bad = false;
	struct str s = words_decode(&m->an.mem, field_get(f, name), &bad);

	if (bad)
		answer_wrong(&m->an, "charset-wrong", str_c(name));
	return utf8_first(s, 500);
}

static struct str
date_text(struct message *m, const struct fields *f)
{
	struct instant t;

	return clock_date(field_get(f, "Date"), &t)
	    ? when_iso(&m->an.mem, t.at, t.zone)
	    : S("");
}

static void
read_clock(struct message *m, const struct fields *f)
{
	struct instant t;
	struct str host;

	if (clock_received(f, m->trusted, &t, &host)) {
		js_set_str(m->an.root, "received",
		    when_iso(&m->an.mem, t.at, t.zone));
		js_set_str(m->an.root, "clock",
		    str_printf(&m->an.mem, "本单位收信服务器 %.*s 所写的 Received",
			STR_ARG(utf8_clean(&m->an.mem, host))));
	} else {
		js_set(m->an.root, "received", NULL);
		js_set(m->an.root, "clock", NULL);
	}
}

/* The message's own header: what identifies it. */
static void
read_root(struct message *m, const struct mime_part *p)
{
	json *o = m->an.root;
	size_t i;

	m->root_done = true;
	js_set_or_null(o, "sent", date_text(m, p->fields));
	js_set_or_null(o, "from", field_text(m, p->fields, "From"));
	js_set_or_null(o, "to", field_text(m, p->fields, "To"));
	js_set_or_null(o, "subject", field_text(m, p->fields, "Subject"));
	m->an.secret = is_marked_secret(js_str(o, "subject"));
	if (m->an.secret)
		answer_wrong(&m->an, "marked-secret", S(""));
	js_set_or_null(o, "message_id", field_text(m, p->fields, "Message-ID"));
	read_clock(m, p->fields);
	for (i = 0; i < p->fields->n; i++) {
		struct field *f = ARENA_PUSH(&m->an.mem, &m->root);

		f->name = str_dup(&m->an.mem, p->fields->v[i].name);
		f->value = str_dup(&m->an.mem, p->fields->v[i].value);
	}
	params_parse(&m->an.mem, field_get(&m->root, "Content-Type"),
	    &m->root_type);
}

/* A message inside: who wrote it, for the clerk. */
static void
read_forwarded(struct message *m, const struct mime_part *p)
{
	json *o, *all = js_list(m->an.root, "forwarded");

	if (js_len(all) >= MAIL_NEST_MAX)
		return;
	o = js_obj();
	js_set_str(o, "place", p->place);
	js_set_or_null(o, "from", field_text(m, p->fields, "From"));
	js_set_or_null(o, "subject", field_text(m, p->fields, "Subject"));
	js_set_or_null(o, "sent", date_text(m, p->fields));
	js_add(all, o);
}

/* What makes the whole mail unreadable for us, by its type. */
static const char *
type_trouble(const struct mime_part *p)
{
	struct arena a = { 0 };
	struct param smime;
	const char *code = NULL;

	if (str_eq(p->type, S("multipart/encrypted")) ||
	    str_eq(p->type, S("application/pgp-encrypted")))
		code = "encrypted";
	else if (str_eq(p->type, S("message/partial")))
		code = "partial";
	else if (str_eq(p->type, S("message/external-body")))
		code = "external-body";
	else if (params_get(&a, &p->content, "smime-type", &smime) &&
	    str_eq_nocase(smime.text, S("enveloped-data")))
		code = "encrypted";
	else if (str_eq(p->type, S("multipart/signed")))
		code = "smime-unverified";
	arena_release(&a);
	return code;
}

static bool
is_body(const struct mime_part *p)
{
	if (p->role == MIME_OUTSIDE)
		return true;
	if (p->role != MIME_LEAF || p->name.len > 0 ||
	    str_eq(p->disposition, S("attachment")))
		return false;
	return str_eq(p->type, S("text/plain")) ||
	    str_eq(p->type, S("text/html")) ||
	    str_eq(p->type, S("text/enriched")) ||
	    str_eq(p->type, S("message/delivery-status")) ||
	    str_eq(p->type, S("message/disposition-notification")) ||
	    str_eq(p->type, S("text/rfc822-headers"));
}

static void
open_file(struct message *m, struct sink *s, const struct mime_part *p)
{
	json *e;

	s->file = answer_file(&m->an, p->name, p->place);
	if (s->file == NULL)
		return;
	e = s->file->entry;
	js_set_str(e, "declared", utf8_clean(&m->an.mem, p->type));
	if (p->other_name.len > 0 && !s->file->secret) {
		js_set_str(e, "other_name",
		    utf8_clean(&m->an.mem, p->other_name));
		answer_wrong(&m->an, "name-conflict", p->place);
	}
	if (str_eq(p->disposition, S("inline")) ||
	    field_get(p->fields, "Content-ID").len > 0)
		js_set_bool(e, "inline", true);
}

/* Wrapped files are gathered whole as well, to be read at their end. */
static bool
is_wrapped(const struct mime_part *p)
{
	return p->role == MIME_LEAF &&
	    (str_ends(p->type, S("pkcs7-mime")) ||
		str_ends(p->type, S("ms-tnef")) ||
		str_ends_nocase(p->name, S(".p7m")) ||
		str_eq_nocase(p->name, S("winmail.dat")));
}

static void
on_part(void *ctx, struct mime_part *p)
{
	struct message *m = ctx;
	const char *trouble = type_trouble(p);
	struct sink *s = m->sinks;

	if (!m->root_done)
		read_root(m, p);
	else if (field_get(p->fields, "From").len > 0)
		read_forwarded(m, p);
	if (trouble != NULL)
		answer_wrong(&m->an, trouble, p->place);
	if (p->role == MIME_MULTIPART || p->role == MIME_MESSAGE)
		return;
	while (s->busy)
		s++;
	*s = (struct sink) { .kind = is_body(p) &&
			m->body.len < (ptrdiff_t)BODIES_MAX
		    ? SINK_BODY
		    : SINK_FILE,
		.text = { .a = &m->text }, .busy = true };
	s->wrapped = is_wrapped(p);
	if (s->kind == SINK_FILE)
		open_file(m, s, p);
	p->sink = s;
}

/* A text that is longer than texts are, or that is none, becomes a file. */
static void
body_to_file(struct message *m, struct sink *s, struct mime_part *p, bool text)
{
	open_file(m, s, p);
	if (text)
		answer_wrong(&m->an, "body-cut", p->place);
	if (s->file != NULL) {
		js_set_bool(s->file->entry, "body", text);
		answer_data(&m->an, s->file, sb_str(&s->text));
	}
}

/* A document, though its part, which has no name, says that it is text. */
static bool
is_document(struct str s)
{
	static const char *const v[] = { "docx", "doc", "wps", "xlsx", "xls",
		"et", "ole2", "pdf", "ofd", "odt", "ods", "zip", "rar", "7z",
		NULL };

	return str_is_any(str_c(kind_of(str_slice(s, 0, 4096))), v);
}

static void
on_data(void *ctx, struct mime_part *p, struct str bytes)
{
	struct message *m = ctx;
	struct sink *s = p->sink;
	ptrdiff_t room = (ptrdiff_t)MAIL_BODY_MAX - s->text.len;

	if (s->file != NULL)
		answer_data(&m->an, s->file, bytes);
	if (s->kind == SINK_BODY) {
		if (s->file == NULL && bytes.len > room) {
			body_to_file(m, s, p, !is_document(sb_str(&s->text)));
			if (s->file != NULL)
				answer_data(&m->an, s->file, bytes);
		}
		sb_add(&s->text, str_slice(bytes, 0, room));
	} else if (s->wrapped) {
		room = (ptrdiff_t)WRAPPED_MAX - s->text.len;
		if (bytes.len <= room) {
			sb_add(&s->text, bytes);
			return;
		}
		s->wrapped = false;
		answer_wrong(&m->an, "wrapped-too-large", p->place);
	}
}

static void
add_body(struct message *m, struct str s)
{
	if (str_trim(s).len == 0)
		return;
	if (m->body.len > 0)
		sb_addc(&m->body, '\n');
	sb_add(&m->body, s);
}

/*
 * Plain text is preferred to the HTML beside it, but links are looked for in
 * both: some clients write them into the HTML only.
 */
static void
body_end(struct message *m, struct sink *s, struct mime_part *p)
{
	struct arena a = { 0 };
	bool bad = false;
	struct str text = bytes_text(&a, sb_str(&s->text), p->charset, &bad);

	if (s->text.len >= (ptrdiff_t)MAIL_BODY_MAX)
		bad = false; /* cut inside a character */
	if (bad)
		answer_wrong(&m->an, "charset-wrong", p->place);
	body_links(&a, text, js_list(m->an.root, "links"));
	if (p->role == MIME_OUTSIDE && text.len < 400 &&
	    (str_starts(text, S("This is a multi")) ||
		str_starts(text, S("This is a MIME"))))
		text = S(""); /* what every client says there */
	if (str_eq(p->type, S("text/html"))) {
		text = html_text(&a, text);
		/* "See the HTML" is no text of the same content. */
		if (str_eq(p->within, S("multipart/alternative")) &&
		    text.len < m->plain * 2 + 200 && m->plain > 0)
			text = S("");
	} else if (p->role == MIME_LEAF) {
		m->plain = str_trim(text).len;
	}
	add_body(m, text);
	arena_release(&a);
}

/* What was signed comes out as parts and files of its own. */
static void
unwrap_signed(struct message *m, struct str place, struct str inner)
{
	struct mime_within in = { .prefix = place, .depth = MAIL_NEST_MAX / 2,
		.parts = &m->parts };
	struct mime *child;

	answer_wrong(&m->an, "smime-unverified", place);
	if (m->unwrapping == MAIL_WRAP_MAX) {
		answer_wrong(&m->an, "nested-too-deep", place);
		return;
	}
	m->unwrapping++;
	child = mime_new(&m->handler, in);
	mime_feed(child, inner);
	mime_close(child);
	m->unwrapping--;
}

static void
unwrap(struct message *m, struct str place, struct str bytes)
{
	struct str inner;

	if (tnef_is(bytes)) {
		answer_wrong(&m->an, "tnef", place);
		if (!tnef_files(&m->an, bytes, place))
			answer_wrong(&m->an, "tnef-broken", place);
		return;
	}
	switch (cms_content(bytes, &inner)) {
	case CMS_SIGNED_DATA:
		unwrap_signed(m, place, inner);
		break;
	case CMS_ENVELOPED:
		answer_wrong(&m->an, "encrypted", place);
		break;
	case CMS_OTHER:
		answer_wrong(&m->an, "smime-broken", place);
	}
}

/* A file that has no name gets one to call it by. */
static void
name_file(struct message *m, struct sink *s, struct mime_part *p)
{
	json *e = s->file->entry;

	if (js_str(e, "name").len > 0)
		return;
	js_set_str(e, "name", str_printf(&m->an.mem, "未命名-%.*s",
	    STR_ARG(p->place)));
	if (!js_bool(e, "inline"))
		answer_wrong(&m->an, "name-missing", p->place);
}

static void
file_end(struct message *m, struct sink *s, struct mime_part *p)
{
	bool opened = s->wrapped && s->text.len > 0;
	json *e;

	if (s->file != NULL) {
		e = s->file->entry;
		name_file(m, s, p);
		if (opened || str_ends(p->type, S("-signature")))
			js_set_bool(e, "wrapper", true);
		if (js_bool(e, "wrapper") || is_noise(js_str(e, "name")))
			js_set_bool(e, "noise", true);
		answer_file_end(&m->an, s->file);
	}
	if (opened)
		unwrap(m, str_dup(&m->an.mem, p->place), sb_str(&s->text));
}

static bool
any_busy(const struct message *m)
{
	size_t i;

	for (i = 0; i < sizeof m->sinks / sizeof *m->sinks; i++)
		if (m->sinks[i].busy)
			return true;
	return m->unwrapping > 0;
}

static void
on_end(void *ctx, struct mime_part *p)
{
	struct message *m = ctx;
	struct sink s = *(struct sink *)p->sink;

	/* Its place is free for the parts of what was wrapped in it. */
	((struct sink *)p->sink)->busy = false;
	if (s.kind == SINK_BODY && is_document(sb_str(&s.text))) {
		if (s.file == NULL)
			body_to_file(m, &s, p, false);
		file_end(m, &s, p);
	} else if (s.kind == SINK_BODY) {
		body_end(m, &s, p);
		if (s.file != NULL)
			answer_file_end(&m->an, s.file);
	} else {
		file_end(m, &s, p);
	}
	if (!any_busy(m))
		arena_reset(&m->text);
}

static void
on_warn(void *ctx, const char *code, struct str place)
{
	struct message *m = ctx;

	answer_wrong(&m->an, code, place);
}

static void
write_body(struct message *m)
{
	json *body = js_obj();
	struct str all = sb_str(&m->body), text = all;
	struct answer_file *f;

	if (text.len > 2000) {
		text.len = 2000;
		while (text.len > 0 &&
		    ((unsigned char)text.p[text.len] & 0xc0) == 0x80)
			text.len--;
	}
	js_set_str(body, "text", text);
	js_set(body, "file", NULL);
	if (m->an.secret) {
		js_set_str(body, "text", S(""));
		js_set_c(m->an.root, "subject", ANSWER_MARKED);
		all = S("");
	}
	/* Spooled when the record doesn't hold it, or has no place for it. */
	if (text.len == all.len && !m->nested)
		all = S("");
	if (all.len > 0 && (f = answer_file(&m->an, S("body.txt"), S(""))) != NULL) {
		js_set_bool(f->entry, "text", true);
		js_set_int(body, "file", f->n);
		answer_data(&m->an, f, all);
		answer_file_end(&m->an, f);
	}
	js_set(m->an.root, "body", body);
}

static bool
is_text(struct message *m)
{
	struct str kind = str_c(kind_of(m->first));

	return str_eq(kind, S("txt")) || str_eq(kind, S("html")) ||
	    str_eq(kind, S("xml")) || str_eq(kind, S("eml"));
}

/*
 * Something that was attached: Apple's Mail marks all files as inline, so that
 * only a picture among them is taken for part of the text.
 */
static bool
is_attached(json *f)
{
	return !js_bool(f, "wrapper") && !js_bool(f, "body") &&
	    (!js_bool(f, "inline") ||
		!str_starts(js_str(f, "declared"), S("image/")));
}

/* What the whole says: promises of attachments, a withdrawal, its class. */
static void
judge(struct message *m)
{
	struct str subject = js_str(m->an.root, "subject"),
		   body = sb_str(&m->body);
	json *f, *links = js_list(m->an.root, "links");
	bool any = false;

	JS_EACH(f, m->an.files)
		any |= is_attached(f);
	if (js_len(links) > 0 || (!any && body_says_elsewhere(body)))
		answer_wrong(&m->an, "attachment-is-a-link", S(""));
	else if (!any && (body_says_attached(body) ||
			     body_says_attached(subject)))
		answer_wrong(&m->an, "attachment-missing", S(""));
	if (str_has(subject, S("撤回")) || body_takes_back(body))
		answer_wrong(&m->an, "withdrawn", S(""));
	if (!any && body_corrects(body))
		answer_wrong(&m->an, "letter-corrects", S(""));
	if (m->root.n == 0 && m->first.len > 0 && !is_text(m)) {
		answer_wrong(&m->an, "not-a-mail", S(""));
		m->body.len = 0;
	}
	js_set_c(m->an.root, "class",
	    classify(&m->root, &m->root_type, subject, m->an.files));
	if (any && str_eq(js_str(m->an.root, "class"), S("bounce")))
		answer_wrong(&m->an, "bounce-with-files", S(""));
}

/* How much may still be read: a message of an mbox ends before its file. */
static size_t
want(struct message *m, size_t block)
{
	size_t n = m->left >= 0 && m->left < (int64_t)block ? (size_t)m->left
							    : block;

	if (m->left >= 0)
		m->left -= (int64_t)n;
	return n;
}

static void
to_mime(void *mime, struct str s)
{
	mime_feed(mime, s);
}

/* Feeds descriptor 0, hashing what goes by. */
static void
feed(struct message *m, struct mime *mime)
{
	static char block[BLOCK];
	unsigned char md[EVP_MAX_MD_SIZE];
	EVP_MD_CTX *hash = EVP_MD_CTX_new();
	unsigned len = 0;
	struct unquote unquote = { .put = to_mime, .ctx = mime };
	struct seed seed;
	int64_t size = 0;
	ssize_t n;

	if (hash == NULL || !seed_begin(&seed) ||
	    EVP_DigestInit_ex(hash, EVP_sha256(), NULL) != 1)
		box_exit(m->an.out, EX_OSERR);
	while ((n = read(0, block, want(m, sizeof block))) > 0) {
		if (size == 0)
			m->first = str_dup(&m->an.mem,
			    str_slice((struct str) { block, n }, 0, 4096));
		EVP_DigestUpdate(hash, block, (size_t)n);
		seed_feed(&seed, (struct str) { block, n });
		if (m->quoted)
			unquote_feed(&unquote, (struct str) { block, n });
		else
			mime_feed(mime, (struct str) { block, n });
		size += n;
	}
	unquote_end(&unquote);
	if (n < 0)
		box_exit(m->an.out, EX_IOERR);
	mime_close(mime);
	EVP_DigestFinal_ex(hash, md, &len);
	EVP_MD_CTX_free(hash);
	js_set_str(m->an.root, "sha256", hex(&m->an.mem, md, len));
	js_set_str(m->an.root, "seed", seed_end(&seed, &m->an.mem));
	js_set_int(m->an.root, "size", size);
}

void
message_read(struct box_out *out, const struct message_input *in)
{
	static struct message m;

	m = (struct message) { .trusted = in->trusted, .left = in->len,
		.nested = in->prefix.len > 0, .quoted = in->len >= 0 };
	if (in->from > 0 && lseek(0, in->from, SEEK_SET) < 0)
		box_exit(out, EX_IOERR);
	answer_begin(&m.an, out);
	m.handler = (struct mime_handler) { .ctx = &m, .part = on_part,
		.data = on_data, .end = on_end, .warn = on_warn };
	m.body = (struct sb) { .a = &m.an.mem };
	feed(&m, mime_new(&m.handler,
	    (struct mime_within) { .prefix = in->prefix, .parts = &m.parts }));
	judge(&m);
	write_body(&m);
	answer_end(&m.an);
}
