/* SPDX-License-Identifier: ISC */
#include "opc.h"

#include "limit.h"
#include "xml.h"

/* --- Parts and their names --- */

static struct str
part_name(const struct opc *o, int part)
{
	return o->zip.v[part].name;
}

static struct str
without_slash(struct str s)
{
	while (str_starts(s, S("/")))
		s = str_slice(s, 1, s.len);
	return s;
}

int
opc_part(const struct opc *o, struct str name)
{
	size_t i;

	name = without_slash(name);
	/* Part 2 s6.2.2.3: names are compared without regard to ASCII case. */
	for (i = 0; i < o->zip.n; i++)
		if (str_eq_nocase(without_slash(o->zip.v[i].name), name))
			return (int)i;
	return -1;
}

static bool
is_twice(const struct opc *o, int part)
{
	struct str name = without_slash(part_name(o, part));
	size_t i;

	for (i = 0; i < o->zip.n; i++)
		if ((int)i != part &&
		    str_eq_nocase(without_slash(o->zip.v[i].name), name))
			return true;
	return false;
}

const char *
opc_read(struct opc *o, int part, struct str *out)
{
	*out = S("");
	if (part < 0 || (size_t)part >= o->zip.n)
		return "no-part";
	/* Two parts of one name: another reader may see the other one. */
	if (is_twice(o, part))
		return "duplicate-part";
	return zipdir_read(o->a, &o->zip, (size_t)part, ZIP_PART_MAX, out);
}

/* --- Relationships --- */

/* A hexadecimal digit's value, or -1. */
static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

/* %XX of a target undone. */
static struct str
unescape(struct arena *a, struct str s)
{
	struct sb b = {.a = a};
	ptrdiff_t i;
	int hi, lo;

	if (s.len == 0 || memchr(s.p, '%', (size_t)s.len) == NULL)
		return s;
	for (i = 0; i < s.len; i++) {
		if (s.p[i] == '%' && i + 2 < s.len &&
		    (hi = hex_digit(s.p[i + 1])) >= 0 &&
		    (lo = hex_digit(s.p[i + 2])) >= 0) {
			sb_addc(&b, (char)(hi << 4 | lo));
			i += 2;
		} else {
			sb_addc(&b, s.p[i]);
		}
	}
	return sb_str(&b);
}

/* A target against the folder of its source (RFC 3986 s5.2.4). */
static struct str
resolve(struct arena *a, struct str folder, struct str target)
{
	struct sb b = {.a = a};
	struct str part;

	target = unescape(a, target);
	if (!str_starts(target, S("/")))
		sb_add(&b, folder);
	while (target.p != NULL) {
		part = str_cut(&target, S("/"));
		if (part.len == 0 || str_eq(part, S(".")))
			continue;
		if (str_eq(part, S(".."))) {
			while (b.len > 0 && b.p[b.len - 1] != '/')
				b.len--;
			if (b.len > 0)
				b.len--;
			continue;
		}
		if (b.len > 0)
			sb_addc(&b, '/');
		sb_add(&b, part);
	}
	return sb_str(&b);
}

struct rels_reader {
	struct opc *o;
	struct str folder;
	struct opc_rels *rels;
};

static bool
rels_start(void *ctx, const struct xml_element *e)
{
	struct rels_reader *r = ctx;
	struct arena *a = r->o->a;
	struct opc_rel *rel;
	struct str type, target;

	if (e->ns != XML_NS_REL || !str_eq(e->local, S("Relationship")))
		return true;
	if (r->rels->n == OPC_RELS_MAX)
		return false;
	rel = ARENA_PUSH(a, r->rels);
	rel->id = str_dup(a, xml_attr(e, XML_NS_NONE, S("Id"), NULL));
	type = xml_attr(e, XML_NS_NONE, S("Type"), NULL);
	rel->type = str_dup(a, str_slice(type, str_rfind(type, '/') + 1, type.len));
	target = xml_attr(e, XML_NS_NONE, S("Target"), NULL);
	rel->external = str_eq_nocase(
	    xml_attr(e, XML_NS_NONE, S("TargetMode"), NULL), S("External"));
	rel->part = -1;
	if (rel->external) {
		rel->target = str_dup(a, target);
		return true;
	}
	rel->target = resolve(a, r->folder, target);
	rel->part = opc_part(r->o, rel->target);
	return true;
}

static bool
ignore_end(void *ctx, enum xml_ns ns, struct str local)
{
	return true;
}

const char *
opc_rels(struct opc *o, int part, struct opc_rels *out)
{
	static const struct xml_sax sax = {rels_start, ignore_end, NULL};
	struct rels_reader r = {.o = o, .rels = out, .folder = S("")};
	struct str name = S(""), xml;
	const char *why;
	ptrdiff_t slash;
	int i;

	*out = (struct opc_rels){0};
	if (part >= 0)
		name = without_slash(part_name(o, part));
	if ((slash = str_rfind(name, '/')) > 0)
		r.folder = str_slice(name, 0, slash);
	name = str_slice(name, slash + 1, name.len);
	i = opc_part(o, str_printf(o->a, "%.*s/_rels/%.*s.rels",
			    STR_ARG(r.folder), STR_ARG(name)));
	if (i < 0)
		return NULL;
	if ((why = opc_read(o, i, &xml)) != NULL)
		return why;
	return xml_parse(o->a, xml, &sax, &r);
}

const struct opc_rel *
opc_rel_of(const struct opc_rels *r, const char *type)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		if (r->v[i].part >= 0 && str_eq(r->v[i].type, str_c(type)))
			return &r->v[i];
	return NULL;
}

const struct opc_rel *
opc_rel_by_id(const struct opc_rels *r, struct str id)
{
	size_t i;

	for (i = 0; i < r->n; i++)
		if (str_eq(r->v[i].id, id))
			return &r->v[i];
	return NULL;
}

/* --- Content types and the main part --- */

struct types_reader {
	struct opc *o;
	int main; /* to be found when relationships don't say */
	struct str main_type;
};

static bool
is_main_type(struct str type)
{
	return str_ends(type, S(".main+xml"));
}

static bool
types_start(void *ctx, const struct xml_element *e)
{
	struct types_reader *r = ctx;
	struct str type, part;
	int i;

	if (e->ns != XML_NS_CT || !str_eq(e->local, S("Override")))
		return true;
	type = xml_attr(e, XML_NS_NONE, S("ContentType"), NULL);
	part = xml_attr(e, XML_NS_NONE, S("PartName"), NULL);
	if (!is_main_type(type) &&
	    (r->o->main < 0 || !str_eq_nocase(without_slash(part),
				   without_slash(part_name(r->o, r->o->main)))))
		return true;
	i = opc_part(r->o, unescape(r->o->a, part));
	if (r->o->main >= 0 ? i == r->o->main : i >= 0) {
		r->main = i;
		r->main_type = str_dup(r->o->a, type);
	}
	return true;
}

static const char *
find_main(struct opc *o)
{
	static const struct xml_sax sax = {
	    types_start, ignore_end, NULL};
	struct types_reader r = {.o = o, .main = -1, .main_type = S("")};
	struct str xml;
	size_t i;
	int types;

	o->main = -1;
	for (i = 0; i < o->root.n; i++) {
		if (o->root.v[i].part < 0 ||
		    !str_eq(o->root.v[i].type, S("officeDocument")))
			continue;
		if (o->main >= 0 && o->main != o->root.v[i].part)
			return "duplicate-part";
		o->main = o->root.v[i].part;
	}
	types = opc_part(o, S("[Content_Types].xml"));
	if (types >= 0 && opc_read(o, types, &xml) == NULL)
		xml_parse(o->a, xml, &sax, &r);
	if (o->main < 0) {
		o->main = r.main;
		o->guessed = true;
	}
	o->main_type = r.main_type;
	return o->main < 0 ? "no-main-part" : NULL;
}

/* [MS-CFB] s2.2: what Word 97 wrote, and what a password makes of a DOCX. */
static const char *
ole2(struct str s)
{
	static const char stream[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0"
				     "a\0g\0e";

	if (!str_starts(s, S("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")))
		return NULL;
	return memmem(s.p, (size_t)s.len, stream, sizeof stream - 1) != NULL
		   ? "password"
		   : "ole2";
}

const char *
opc_open(struct arena *a, struct str bytes, struct opc *o)
{
	const char *why;
	size_t i;

	*o = (struct opc){.a = a, .main = -1};
	if ((why = ole2(bytes)) != NULL ||
	    (why = zipdir_open(a, bytes, &o->zip)) != NULL)
		return why;
	for (i = 0; i < o->zip.n; i++)
		if (o->zip.v[i].encrypted)
			return "password";
	if ((why = opc_rels(o, -1, &o->root)) != NULL && o->root.n == 0)
		return why;
	return find_main(o);
}

const char *
opc_kind(const struct opc *o)
{
	static const struct {
		const char *in_type, *folder, *kind;
	} kinds[] = {{"wordprocessingml", "word/", "docx"},
	    {"spreadsheetml", "xl/", "xlsx"}, {"ms-word.", "word/", "docx"},
	    {"ms-excel.sheet.macro", "xl/", "xlsx"},
	    {"ms-excel.template.macro", "xl/", "xlsx"},
	    {"presentationml", "ppt/", "pptx"}};
	size_t i;

	for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_has(o->main_type, str_c(kinds[i].in_type)))
			return kinds[i].kind;
	if (o->main_type.len > 0 && !str_eq(o->main_type, S("application/xml")))
		return "other";
	for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_starts(without_slash(part_name(o, o->main)),
			str_c(kinds[i].folder)))
			return kinds[i].kind;
	return "other";
}

/* --- Warnings --- */

void
opc_warnings(struct arena *a, const struct opc *o, const struct opc_rels *rels,
    struct doc *d)
{
	/* clang-format off */
	static const struct {
		const char *type, *code;
		bool external; /* only when it points outside */
	} by_rel[] = { { "vbaProject", "macros", false },
		{ "attachedTemplate", "external-content", true },
		{ "frame", "external-content", true },
		{ "subDocument", "external-content", false },
		{ "externalLink", "external-content", false },
		{ "connections", "external-content", false },
		{ "image", "external-content", true },
		{ "oleObject", "external-content", true },
		{ "oleObject", "ole-embedded", false },
		{ "package", "ole-embedded", false },
		{ "control", "ole-embedded", false },
		{ "aFChunk", "alt-chunk", false } };
	/* clang-format on */
	const struct opc_rel *r;
	size_t i, k;

	if (o->guessed)
		doc_warn(a, d, "main-guessed", part_name(o, o->main));
	if (o->zip.lax != NULL)
		doc_warn(a, d, "zip-lax", str_c(o->zip.lax));
	if (str_has(o->main_type, S("macroEnabled")))
		doc_warn(a, d, "macros", o->main_type);
	for (i = 0; i < rels->n; i++)
		for (k = 0; k < sizeof by_rel / sizeof *by_rel; k++) {
			r = &rels->v[i];
			if (str_eq(r->type, str_c(by_rel[k].type)) &&
			    r->external >= by_rel[k].external) {
				doc_warn(a, d, by_rel[k].code, r->target);
				break;
			}
		}
}
