/* SPDX-License-Identifier: ISC */
/*
 * Inside the box: a file's bytes become a document, the document an answer.
 *
 *	{"what":"form","title":…,"chapter":id|null,"pages":n,"scan":bool,
 *	 "marked":text|null,"wrong":[…],"companies":[keys],"usccs":[…],
 *	 "cases":[{"fields","sketch","pledge","drift","marks","blank"}],
 *	 "list":{…},"pledge":{…},"credit":{…},"ruled":bool,
 *	 "parts":[{"chapter":id,"at":…}],"pictures":n}
 *
 * ruled: of a PDF's text, that its tables should be read by their lines; of
 * its lines, that there were tables.
 * parts: papers bound into it; pictures: pages and drawings of none of them.
 * Places in it are those inside the document.
 */
#ifndef EXTRACT_READ_H
#define EXTRACT_READ_H

#include "doc.h"
#include "json.h"
#include "schema.h"

struct paper {		 /* what is known of a file before it is read */
	struct str kind; /* ingest's: "docx", "pdf" ... */
	struct str name, path;
	bool converted; /* the bytes are what a converter made of it */
	bool ruled; /* of a PDF: words and lines, not its text */
	bool undrawn; /* its fields' contents may lack letters */
};

json *paper_read(struct arena *, const struct schema *, const struct paper *,
    struct str bytes);

/* The same for a file that can't be read: what its name tells. */
json *paper_unread(struct arena *, const struct schema *, const struct paper *,
    struct str code);

/* A kind of which no byte is read: it is one page, a scan. */
bool paper_is_picture(struct str kind);

/*
 * Bytes as a document, which is {0} before; NULL, or the code of what is
 * wrong.  *scan: there is no text in it to read.
 */
const char *paper_open(struct arena *, const struct paper *, struct str bytes,
    struct doc *, bool *scan);

/* What a code means, for clerks. */
struct str wrong_message(struct str code);

#endif
