/* SPDX-License-Identifier: ISC */
/* libxml2 behind the same events, as the oracle of our tokenizer. */
#ifndef SHENBAO_XML_LIBXML2_H
#define SHENBAO_XML_LIBXML2_H

#include <limits.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/SAX2.h>

#include "xml.h"

struct bridge {
	struct arena *a;
	const struct xml_sax *sax;
	void *ctx;
	xmlParserCtxtPtr parser;
	const char *why;
	bool bad_ns;
	struct xml_attr attrs[1024];
};

static void
stop(struct bridge *b, const char *why)
{
	if (b->why == NULL)
		b->why = why;
	xmlStopParser(b->parser);
}

static struct str
of(const xmlChar *s)
{
	return str_c((const char *)s);
}

static enum xml_ns
ns_of(const xmlChar *prefix, const xmlChar *uri)
{
	return xml_ns_of(of(uri));
}

/* Without XML_PARSE_NOENT it leaves "&" in a value as "&#38;". */
static struct str
value(struct arena *a, struct str s)
{
	struct sb b = { .a = a };
	ptrdiff_t at;

	if (!str_has(s, S("&#38;")))
		return s;
	while ((at = str_find(s, S("&#38;"))) >= 0) {
		sb_add(&b, str_slice(s, 0, at));
		sb_addc(&b, '&');
		s = str_slice(s, at + 5, s.len);
	}
	sb_add(&b, s);
	return sb_str(&b);
}

static void
on_start(void *ctx, const xmlChar *local, const xmlChar *prefix,
    const xmlChar *uri, int nns, const xmlChar **ns, int n, int ndefault,
    const xmlChar **attr)
{
	struct bridge *b = ctx;
	unsigned memo = 0;
	struct xml_element e = { ns_of(prefix, uri), of(local), b->attrs, 0,
		&memo };
	int i;

	if (b->why != NULL)
		return;
	for (i = 0; i < n && i < 1024; i++, attr += 5)
		b->attrs[i] = (struct xml_attr) { ns_of(attr[1], attr[2]),
			of(attr[0]), value(b->a, (struct str) {
				(const char *)attr[3],
				attr[4] - attr[3] }) };
	e.n = (size_t)i;
	if (!b->sax->start(b->ctx, &e))
		stop(b, xml_stopped);
}

static void
on_end(void *ctx, const xmlChar *local, const xmlChar *prefix,
    const xmlChar *uri)
{
	struct bridge *b = ctx;

	if (b->why == NULL && !b->sax->end(b->ctx, ns_of(prefix, uri),
	    of(local)))
		stop(b, xml_stopped);
}

static void
on_text(void *ctx, const xmlChar *s, int n)
{
	struct bridge *b = ctx;

	if (b->why == NULL &&
	    !b->sax->text(b->ctx, (struct str) { (const char *)s, n }))
		stop(b, xml_stopped);
}

static void
on_doctype(void *ctx, const xmlChar *name, const xmlChar *id,
    const xmlChar *system)
{
	stop(ctx, "doctype");
}

/* It also judges the spelling of URIs, which Namespaces doesn't ask for. */
static void
on_error(void *ctx, xmlErrorPtr e)
{
	struct bridge *b = ctx;

	if (e->domain == XML_FROM_NAMESPACE && e->code != XML_WAR_NS_URI &&
	    e->code != XML_WAR_NS_URI_RELATIVE)
		b->bad_ns = true;
}

static const char *
xml_libxml2(struct arena *a, struct str s, const struct xml_sax *sax, void *ctx)
{
	struct bridge *b = NEW(a, struct bridge);
	xmlSAXHandler h = { 0 };
	const char *why;

	if (s.len > INT_MAX)
		return "xml-limit";
	h.initialized = XML_SAX2_MAGIC;
	h.startElementNs = on_start;
	h.endElementNs = on_end;
	h.characters = h.ignorableWhitespace = h.cdataBlock = on_text;
	h.internalSubset = on_doctype;
	h.serror = on_error;
	b->a = a;
	b->sax = sax;
	b->ctx = ctx;
	/* The filename is NULL on purpose: any other asks for the folder. */
	b->parser = xmlCreatePushParserCtxt(&h, b, NULL, 0, NULL);
	if (b->parser == NULL)
		return "bad-xml";
	xmlCtxtUseOptions(b->parser, XML_PARSE_NONET | XML_PARSE_NOWARNING |
	    XML_PARSE_NOERROR);
	xmlSwitchEncoding(b->parser, XML_CHAR_ENCODING_UTF8);
	xmlParseChunk(b->parser, s.p, (int)s.len, 1);
	why = b->why;
	if (why == NULL && (!b->parser->wellFormed || b->bad_ns))
		why = "bad-xml";
	xmlFreeParserCtxt(b->parser);
	return why;
}

#endif
