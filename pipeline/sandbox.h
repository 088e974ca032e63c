/* SPDX-License-Identifier: ISC */
/* The seccomp filter of a box: compiled once, entered by each child. */
#ifndef SHENBAO_SANDBOX_H
#define SHENBAO_SANDBOX_H

#include <stddef.h>

struct sandbox {
	void *code; /* BPF */
	size_t size;
};

/* Reasons are static text; NULL when done. */
const char *sandbox_init(struct sandbox *);
const char *sandbox_enter(const struct sandbox *);
void sandbox_release(struct sandbox *);

#endif
