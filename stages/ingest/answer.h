/* SPDX-License-Identifier: ISC */
/*
 * What a box of this stage answers: the files it found, as they stream by,
 * and one JSON object at the end.
 *
 *	'S' N	what follows belongs to file N (from 0, in order)
 *	'X' N	the same, but the file is marked secret: hash it, don't keep it
 *	'D'	bytes of it
 *	'E' {"n":N,"name","place","kind",...}	file N is whole
 *	'J'	a piece of {"wrong":[...],...}
 *
 * What is whole stays, even if the box dies of what comes next.
 */
#ifndef INGEST_ANSWER_H
#define INGEST_ANSWER_H

#include "box.h"
#include "json.h"
#include "kind.h"

#define ANSWER_MARKED "（带有涉密或内部标识，不予显示）"
#define ANSWER_OPEN 2 /* files open at once: a text, a uuencoded file in it */

struct answer_file {
	json *entry; /* in files; ours to fill in */
	struct kind *kind;
	int n;
	bool open, secret;
};

struct answer {
	struct box_out *out;
	struct arena mem, line;
	json *root, *files, *wrong;
	int current, nfiles;
	int max; /* files */
	bool secret; /* all that comes from now on */
	struct answer_file file[ANSWER_OPEN];
};

void answer_begin(struct answer *, struct box_out *);

/*
 * A file begins; NULL when there are more than max.  One that is
 * marked secret by its name is neither kept nor named.
 */
struct answer_file *answer_file(
    struct answer *, struct str name, struct str place);
void answer_data(struct answer *, struct answer_file *, struct str);
/* Fills in the kind and hands the entry over: whatever else goes into it must
 * be there.  It stays readable in files. */
void answer_file_end(struct answer *, struct answer_file *);

/* Something is wrong, see wrong.h; at may be "". */
void answer_wrong(struct answer *, const char *code, struct str at);

void answer_end(struct answer *);

#endif
