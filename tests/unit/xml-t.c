/* SPDX-License-Identifier: ISC */
/*
 * The tokenizer, and beside it libxml2: both must find the same events, and
 * refuse the same parts.
 */
#include "limit.h"
#include "tap.h"
#include "tests/tools/xml_libxml2.h"
#include "xml.h"

static struct arena a;

struct log {
	struct sb b;
	bool in_text;
};

static bool
start(void *ctx, const struct xml_element *e)
{
	struct log *l = ctx;
	size_t i;

	sb_addf(&l->b, "<%d:%.*s", e->ns, STR_ARG(e->local));
	for (i = 0; i < e->n; i++)
		sb_addf(&l->b, " %d:%.*s=[%.*s]", e->attrs[i].ns,
		    STR_ARG(e->attrs[i].local), STR_ARG(e->attrs[i].value));
	sb_addc(&l->b, '>');
	return true;
}

static bool
end(void *ctx, enum xml_ns ns, struct str local)
{
	sb_addf(&((struct log *)ctx)->b, "</%d:%.*s>", ns, STR_ARG(local));
	return true;
}

static bool
text(void *ctx, struct str s)
{
	sb_add(&((struct log *)ctx)->b, s);
	return true;
}

static const struct xml_sax sax = { start, end, text };

/* Events, or the reason in brackets. */
static struct str
events(struct str s)
{
	struct log l = { .b.a = &a };
	const char *why = xml_parse(&a, s, &sax, &l);

	return why != NULL ? str_printf(&a, "(%s)", why) : sb_str(&l.b);
}

static void
both(struct str s, const char *want, const char *what)
{
	is_str(events(s), want, what);
	xml_set_engine(xml_libxml2);
	is_str(events(s), want, "... and libxml2");
	xml_set_engine(NULL);
}

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define STRICT "http://purl.oclc.org/ooxml/wordprocessingml/main"

static void
good(void)
{
	both(S("<a/>"), "<0:a></0:a>", "an empty element");
	both(S("<?xml version='1.0' encoding='utf-8'?>\n<a>x</a>\n"),
	    "<0:a>x</0:a>", "a declaration");
	both(S("\xef\xbb\xbf<a>x</a >"), "<0:a>x</0:a>", "a BOM");
	both(S("<a b='1' c=\"2'\" d = '\"'/>"),
	    "<0:a 0:b=[1] 0:c=[2'] 0:d=[\"]></0:a>", "attributes");
	both(S("<a b='x&amp;&#x4e2d;\n\ty&#10;'/>"),
	    "<0:a 0:b=[x&中  y\n]></0:a>", "a value is normalised");
	both(S("<a>&lt;&gt;&quot;&apos;&#20013;&#x1F5F9;</a>"),
	    "<0:a><>\"'中🗹</0:a>", "references");
	both(S("<a>x<![CDATA[<&>]]]]>y</a>"), "<0:a>x<&>]]y</0:a>", "CDATA");
	both(S("<a>1\r\n2\r3</a>"), "<0:a>1\n2\n3</0:a>", "line ends");
	both(S("<!-- c --><?p i?><a><!--x--><?q?></a><!-- d -->"),
	    "<0:a></0:a>", "comments and instructions");
	both(S("<a>] ]] ]></a>"), "<0:a>] ]] ]></0:a>", "brackets");
	both(S("<表 列='一'/>"), "<0:表 0:列=[一]></0:表>", "Chinese names");
}

static void
namespaces(void)
{
	both(S("<w:p xmlns:w='" W "' w:x='1' y='2'/>"),
	    "<3:p 3:x=[1] 0:y=[2]></3:p>", "prefix w");
	both(S("<zz:p xmlns:zz='" W "'/>"), "<3:p></3:p>", "any prefix");
	both(S("<p xmlns='" W "' y='2'/>"), "<3:p 0:y=[2]></3:p>",
	    "the default namespace is not for attributes");
	both(S("<p xmlns='" STRICT "'/>"), "<3:p></3:p>", "Strict");
	both(S("<p xmlns='" W "'><q xmlns=''/><r/></p>"),
	    "<3:p><0:q></0:q><3:r></3:r></3:p>", "taken back");
	both(S("<w:p xmlns:w='" W "'><w:q xmlns:w='urn:x'/><w:r/></w:p>"),
	    "<3:p><1:q></1:q><3:r></3:r></3:p>", "bound anew inside");
	both(S("<a xml:space='preserve'/>"), "<0:a 2:space=[preserve]></0:a>",
	    "xml: is always bound");
	both(S("<a xmlns:b='urn:&#120;' b:c='1'/>"), "<0:a 1:c=[1]></0:a>",
	    "a URI with a reference");
}

static void
bad(void)
{
	static const struct str parts[] = {
#define P(s) { s, sizeof(s) - 1 }
		P(""), P("  "), P("x"), P("<a>"), P("<a></b>"), P("</a>"),
		P("<a/><b/>"), P("<a/>x"), P("<a b='1' b='2'/>"),
		P("<a b=1/>"), P("<a b/>"), P("<a b='<'/>"), P("<a b='&x;'/>"),
		P("<a>&nbsp;</a>"), P("<a>&#0;</a>"), P("<a>&#xD800;</a>"),
		P("<a>&#x110000;</a>"), P("<a>&#xFFFE;</a>"), P("<a>&</a>"),
		P("<a>& b</a>"), P("<a>]]></a>"), P("<a><!-- -- --></a>"),
		P("<a><!-- x</a>"), P("<a><![CDATA[x</a>"), P("<a b='1'c='2'/>"),
		P("< a/>"), P("<a/ >"), P("<w:a/>"), P("<a w:b='1'/>"),
		P("<a xmlns:w=''/>"), P("<a:/>"), P("<:a/>"), P("<a:b:c/>"),
		P("<1a/>"), P("<-a/>"), P("<a>\x01</a>"), P("<a>\xff</a>"),
		P("<a>\xc0\x80</a>"), P("<a>\xed\xa0\x80</a>"),
		P("<a>\xef\xbf\xbe</a>"), P("<a b='\x02'/>"),
		P("<a xmlns:x='urn:a' xmlns:y='urn:a' x:b='1' y:b='2'/>"),
		P("<a><?xml version='1.0'?></a>"), P("<?xml version='2'?><a/>"),
		P("<a b='1' xmlns:x='1' xmlns:x='2'/>"), P("<a></a"),
		P("<a b='1"), P("<!x><a/>"), P("<a><?x"), P("<a>\0</a>"),
#undef P
	};
	size_t i;

	for (i = 0; i < sizeof parts / sizeof *parts; i++)
		both(parts[i], "(bad-xml)", str_cstr(&a, parts[i]));
	both(S("<!DOCTYPE a><a/>"), "(doctype)", "DOCTYPE");
	both(S("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"), "(doctype)",
	    "... with entities");
}

static struct str
wide(const char *utf8, bool big)
{
	struct sb b = { .a = &a };
	struct str s = str_c(utf8);
	uint32_t r;

	while (s.len > 0) {
		r = utf8_next(&s);
		if (r > 0xffff)
			r = 0xd800; /* alone: for the bad case */
		sb_addc(&b, (char)(big ? r >> 8 : r & 0xff));
		sb_addc(&b, (char)(big ? r & 0xff : r >> 8));
	}
	return sb_str(&b);
}

static void
charsets(void)
{
	both(wide("\xef\xbb\xbf<?xml version='1.0' encoding='UTF-16'?>"
		  "<a>申报</a>", true), "<0:a>申报</0:a>", "UTF-16BE");
	both(wide("\xef\xbb\xbf<a>申报</a>", false), "<0:a>申报</0:a>",
	    "UTF-16LE");
	both(wide("<?xml version='1.0'?><a>申</a>", false), "<0:a>申</0:a>",
	    "UTF-16 without a BOM");
	is_str(events(wide("\xef\xbb\xbf<a>🗹</a>", true)), "(bad-xml)",
	    "half a pair");
	is_str(events(S("<?xml version='1.0' encoding='GBK'?>"
			"<a>\xc9\xea\xb1\xa8</a>")), "<0:a>申报</0:a>", "GBK");
	is_str(events(S("<?xml version='1.0' encoding='UTF-7'?><a/>")),
	    "(charset)", "others are refused");
	is_str(events(S("<?xml version='1.0' encoding='UTF-16'?><a/>")),
	    "(charset)", "a lie about UTF-16");
	is_str(events(S("\xef\xbb\xbf<?xml version='1.0' encoding='GBK'?>"
			"<a/>")), "(charset)", "a BOM against the label");
}

/* n times a piece between a head and a tail. */
static struct str
times(const char *head, int n, const char *piece, const char *tail)
{
	struct sb b = { .a = &a };
	int i;

	sb_add(&b, str_c(head));
	for (i = 0; i < n; i++)
		sb_addf(&b, piece, i);
	sb_add(&b, str_c(tail));
	return sb_str(&b);
}

static void
limits(void)
{
	struct str long_tag = times("<a b='", 300000, "x", "&amp;'/>");

	is_str(events(times("", XML_DEPTH_MAX + 1, "<a>", "")), "(xml-limit)",
	    "depth");
	is_str(events(times("<a", XML_ATTRS_MAX + 1, " b%d='1'", "/>")),
	    "(xml-limit)", "attributes");
	is_str(events(times("<a", XML_ATTRS_MAX, " xmlns:b%d='u'", " x='1'"
	    " xmlns:z='u'/>")), "(xml-limit)", "namespaces");
	is_str(events(long_tag), "(xml-limit)", "length of a tag");
	is_str(events(times("<a", 300000, " ", "/>")), "(xml-limit)",
	    "... of blanks, too");
	is_str(events(times("<", XML_NAME_MAX + 1, "x", "/>")), "(xml-limit)",
	    "length of an element's name");
	is_str(events(times("<a ", XML_NAME_MAX + 1, "x", "='1'/>")),
	    "(xml-limit)", "... of an attribute's");
	is_str(str_slice(events(times("<", XML_NAME_MAX, "x", "/>")), 0, 5),
	    "<0:xx", "the longest name");
	is_str(str_slice(events(times("<a", 1000, " b%d='1'", "/>")), 0, 10),
	    "<0:a 0:b0=", "a thousand attributes are fine");
	is_str(events(times("<a", 1000, " b%d='1'", " b7=''/>")), "(bad-xml)",
	    "... unless one is there twice");
}

/*
 * Tags that come again, byte for byte, in a part large enough to keep them:
 * bound to something else, empty or not, with a '>' inside, broken.
 */
static void
repeated(void)
{
	struct str s = times("<w:p xmlns:w='" W "'>", 1000,
	    "<w:r w:a='1'><w:t w:b=\"x>y\">%d</w:t><w:t w:b=\"x>y\"/></w:r>"
	    "<q xmlns:w='urn:x'><w:r w:a='1'/></q><w:r w:a='1'/>"
	    "<w:rather-a-long-name w:c='1' w:d='2' w:e='3' w:f='4' w:g='5'/>"
	    "<w:e w:v='&amp;'/><w:e w:v='&amp;'/><w:e w:v=''/>", "</w:p>");
	struct str ours = events(s), cut;
	ptrdiff_t at;
	int differ = 0;

	xml_set_engine(xml_libxml2);
	ok(str_eq(events(s), ours) && ours.len > 100000,
	    "repeated tags, and libxml2");
	xml_set_engine(NULL);
	is_str(events(times("<a>", 1000, "<b c='1'/>", "<b c='1' c='1'/></a>")),
	    "(bad-xml)", "a bad tag after good ones");
	is_str(events(times("<a>", 1000, "<b c='1'/>", "<x:b c='1'/></a>")),
	    "(bad-xml)", "a prefix that isn't bound");
	is_str(events(times("<a xmlns:x='u'>", 1000, "<x:b/>",
	    "<c xmlns:x='v'><x:b/></c><x:b/><y xmlns=''><x:b/></y></a><x:b/>")),
	    "(bad-xml)", "a second root");
	s = times("<w:p xmlns:w='" W "'>", 150, "<w:r w:a='1'><w:t w:b=\"x>y\">"
	    "%d</w:t><w:t w:b=\"x>y\"/></w:r>", "</w:p>");
	for (at = s.len - 150; at < s.len; at++) {
		cut = str_dup(&a, s);
		((char *)cut.p)[at] = '<';
		ours = events(cut);
		xml_set_engine(xml_libxml2);
		differ += !str_eq(ours, events(cut));
		xml_set_engine(NULL);
	}
	is_int(differ, 0, "damaged near the end, and libxml2");
}

static bool
stop_at_b(void *ctx, const struct xml_element *e)
{
	start(ctx, e);
	return !str_eq(e->local, S("b"));
}

static void
stopping(void)
{
	static const struct xml_sax s = { stop_at_b, end, text };
	struct log l = { .b.a = &a };

	ok(xml_parse(&a, S("<a><b/><c/></a>"), &s, &l) == xml_stopped,
	    "a handler can stop");
	is_str(sb_str(&l.b), "<0:a><0:b>", "and nothing comes after");
	l.b.len = 0;
	ok(xml_parse(&a, S("<a>x<b></a>"), &sax, &l) != NULL, "broken off");
	is_str(sb_str(&l.b), "<0:a>x<0:b>", "what came before was told");
}

int
main(void)
{
	text_charsets_warm();
	good();
	namespaces();
	bad();
	charsets();
	limits();
	repeated();
	stopping();
	arena_release(&a);
	return done();
}
