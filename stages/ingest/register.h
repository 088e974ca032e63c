/* SPDX-License-Identifier: ISC */
/* The desk's register.csv: what came by hand and by post. */
#ifndef INGEST_REGISTER_H
#define INGEST_REGISTER_H

#include "desk.h"
#include "intake.h"

/*
 * One record of class "register" a line, with its columns below "register".
 * NULL, or why the table can't be read.
 */
const char *register_records(struct desk *, struct intake *);

#endif
