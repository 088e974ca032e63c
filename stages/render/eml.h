/* SPDX-License-Identifier: ISC */
/* A mail draft (RFC 5322) that a mail program opens to be finished and sent. */
#ifndef SHENBAO_EML_H
#define SHENBAO_EML_H

#include "out.h"

/*
 * to: a From header's text; its address is taken if it is a plain one, else
 * the draft has no recipient.
 */
struct str eml_draft(struct arena *, struct str to, struct str subject,
    struct str text);

/*
 * The same with files attached, written piece by piece.  eml_attach() takes
 * a file of the run's folder; errors stick in out.
 */
struct eml {
	struct out *out;
	struct str path;
	struct arena a;
	FILE *fp; /* NULL: it could not be made */
};

void eml_open(struct eml *, struct out *, struct str path, struct str to,
    struct str subject, struct str text);
void eml_attach(struct eml *, struct str name, struct str file);
void eml_close(struct eml *);

#endif
