/* SPDX-License-Identifier: ISC */
/*
 * What the program says to the operator, on stderr:
 *
 *	shenbao-ingest: FILE: PLACE: what is wrong: what to do
 *
 * Everything outside printable UTF-8 is escaped, so that no sender's bytes
 * can drive a terminal.  Modules return reasons; only main.c files, loaders
 * of configuration and out-of-memory may end the program.
 */
#ifndef SHENBAO_LOG_H
#define SHENBAO_LOG_H

/* The name that stands in front of every line; set once by main(). */
void log_name(const char *);

void log_warn(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* The same for a box: "NAME: box". */
void log_box(void);

/* Without memory: says so and ends at once with EX_OSERR. */
_Noreturn void log_no_memory(void);

/* Says it and exits with a <sysexits.h> code. */
_Noreturn void log_die(int code, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
