/* SPDX-License-Identifier: ISC */
/*
 * HTML that escapes by construction: elements are opened and closed by
 * calls, names are literals of ours, and all text and attribute values go
 * through one escaping function.  There is no call that writes markup.
 */
#ifndef SHENBAO_HTML_H
#define SHENBAO_HTML_H

#include "str.h"

#define HTML_DEPTH_MAX 32

struct html {
	struct sb b;
	const char *open[HTML_DEPTH_MAX];
	int depth;
	bool tag; /* a start tag that may still get attributes */
};

/*
 * Doctype, head with a policy that allows nothing but this style, the
 * style sheet (ours) and <body>; html_end() closes all that is open.
 */
void html_begin(struct html *, struct arena *, struct str title,
    const char *css);
struct str html_end(struct html *);

void html_open(struct html *, const char *name);
void html_attr(struct html *, const char *name, struct str value);
void html_attrf(struct html *, const char *name, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void html_text(struct html *, struct str);
void html_textf(struct html *, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
/* A link to a path below or beside the page; UTF-8 stays readable. */
void html_link(struct html *, struct str path, struct str);
/* Text whose '\n' become <br>. */
void html_lines(struct html *, struct str);
void html_close(struct html *);
void html_void(struct html *, const char *name); /* <br>, <rect/> */

/*
 * Text as HTML and XML can hold it, in content and in quoted values; DOCX is
 * written through the same.
 */
void html_escape(struct sb *, struct str);

/* One element with text; class may be NULL. */
void html_elem(struct html *, const char *name, const char *class, struct str);

#endif
