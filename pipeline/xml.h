/* SPDX-License-Identifier: ISC */
/*
 * XML 1.0 with namespaces, as events, over a part that lies whole in memory.
 *
 * A checked tokenizer of our own: it refuses what is not well-formed
 * (balance, unique attributes, characters, references, prefixes that are not
 * bound) and every DOCTYPE, because no document here needs one and entities
 * are the source of most attacks.  Charsets: UTF-8, UTF-16, GB18030.
 *
 * Strs given to a handler point into the part where they can, and are valid
 * until it returns unless said otherwise.
 */
#ifndef SHENBAO_XML_H
#define SHENBAO_XML_H

#include "str.h"

/* Namespaces that OOXML readers know; Transitional and Strict are one. */
enum xml_ns {
	XML_NS_NONE,
	XML_NS_OTHER,
	XML_NS_XML,
	XML_NS_W, /* wordprocessingml */
	XML_NS_W14,
	XML_NS_W15,
	XML_NS_WPS, /* wordprocessingShape */
	XML_NS_S, /* spreadsheetml */
	XML_NS_R, /* officeDocument/relationships */
	XML_NS_REL, /* package/relationships */
	XML_NS_CT, /* package/content-types */
	XML_NS_MC, /* markup-compatibility */
	XML_NS_V, /* vml */
	XML_NS_A, /* drawingml */
	XML_NS_M, /* maths */
	XML_NS_EP, /* extended-properties */
};

struct xml_attr {
	enum xml_ns ns;
	struct str local, value;
};

struct xml_element {
	enum xml_ns ns;
	struct str local;
	const struct xml_attr *attrs; /* without xmlns */
	size_t n;
	/*
	 * Room for the handler: 0 when it sees this tag first; what it puts
	 * here may (or may not) be here again when the same tag comes again.
	 */
	unsigned *memo;
};

/*
 * A handler that returns false ends the reading; xml_parse() then returns
 * xml_stopped.  Text may come in pieces; CDATA is text like any other.
 */
struct xml_sax {
	bool (*start)(void *, const struct xml_element *);
	bool (*end)(void *, enum xml_ns, struct str local);
	bool (*text)(void *, struct str); /* NULL: no use for it */
};

extern const char xml_stopped[];

/*
 * NULL, or why the rest was not read: "doctype", "charset", "bad-xml",
 * "xml-limit", or xml_stopped.  Events before that place were delivered.
 */
const char *xml_parse(
    struct arena *, struct str part, const struct xml_sax *, void *);

/*
 * Another engine for xml_parse(), NULL for our own again: tests put libxml2
 * here to compare the two.  It is handed UTF-8 without a BOM.
 */
typedef const char *xml_engine(
    struct arena *, struct str, const struct xml_sax *, void *);
void xml_set_engine(xml_engine *);

/* The enum of a namespace's URI. */
enum xml_ns xml_ns_of(struct str uri);

/* An attribute's value; *found (may be NULL) says if it is there. */
struct str xml_attr(const struct xml_element *, enum xml_ns, struct str local,
    bool *found);

#endif
