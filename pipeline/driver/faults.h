/* SPDX-License-Identifier: ISC */
/* The faults of a pack, in the order in which its files are read. */
#ifndef SHENBAO_FAULTS_H
#define SHENBAO_FAULTS_H

#include <stdio.h>

#include "notice.h"

struct fault {
	struct str file;
	int64_t line, column;
	struct str what;
	bool note; /* worth knowing, and no fault */
};

struct faults {
	struct arena mem;
	struct {
		struct fault *v;
		size_t n, cap;
	} all;
};

/* place is "file:line:column"; arg is the struct faults. */
void faults_add(void *arg, const char *place, const char *what);
void faults_note(struct faults *, const char *place, const char *what);

/* How many are faults. */
size_t faults_count(const struct faults *);

/* "file:line:column: message" lines, as notice_read() gives them. */
void faults_lines(struct faults *, struct str lines);

/* Each with the line that it is about and a caret below its column; without
   notes, how many there are. */
void faults_print(struct faults *, const char *dir, bool notes, FILE *);
void faults_release(struct faults *);

/* Whether the pieces of a pack fit each other. */
void fits_check(struct notice *, struct faults *);

#endif
