/* SPDX-License-Identifier: ISC */
/*
 * Arena: memory that is given back all at once.
 *
 * A stage has two: one for the process and a scratch that is reset for each
 * record.  There is no free(); out of memory ends the program with EX_OSERR
 * (71), because nothing sensible can be published without memory.
 */
#ifndef SHENBAO_ARENA_H
#define SHENBAO_ARENA_H

#include <stddef.h>

struct arena_block;
struct arena_file;

struct arena {
	struct arena_block *head; /* newest block first */
	char *at, *end; /* free room in the newest block */
	struct arena_file *file; /* see arena_on_disk() */
};

/* All-zero is an empty arena, ready for use: struct arena a = { 0 }; */

/* Zeroed bytes, aligned for any type; never NULL. */
void *arena_alloc(struct arena *, size_t);

/* The same, not zeroed: for what is filled at once. */
void *arena_raw(struct arena *, size_t);

/* n zeroed members of size bytes each; a product that overflows ends 71. */
void *arena_array(struct arena *, size_t n, size_t size);

/*
 * Grows the array p of old bytes to new bytes (new >= old), in place when p
 * is the newest allocation.  The new bytes are zero.
 */
void *arena_grow(struct arena *, void *p, size_t old, size_t new);

/* Forgets everything, keeps one block for the next record. */
void arena_reset(struct arena *);

/* Forgets everything and gives the memory back. */
void arena_release(struct arena *);

/*
 * From here on the arena, still empty, lies in a temporary file without a
 * name: for what a stage keeps of each of a hundred thousand records and
 * seldom looks at.  Pointers into it stay good, but memory is only taken by
 * what was touched since the last arena_cool(), and the system can have that
 * back, too.  Its newest allocation grows in place, so that an array alone in
 * such an arena is never copied.  Where there is no such file, it is an arena
 * like any other.
 */
void arena_on_disk(struct arena *);

/* Gives back the memory of all that is in it, not what it holds. */
void arena_cool(struct arena *);

/*
 * The same in a loop over many.  Linux maps 64 KiB around what is touched:
 * where places are not in order, a thousand of them would be everything.
 */
#define ARENA_COOL(a, i) ((i) % 64 == 63 ? arena_cool(a) : (void)0)

/* One of type T. */
#define NEW(a, T) ((T *)arena_alloc((a), sizeof(T)))

/*
 * Appends a zeroed member to an arena array {T *v; size_t n, cap;} and
 * yields a pointer to it.
 */
#define ARENA_PUSH(a, arr)                                                     \
	((arr)->n == (arr)->cap                                                \
		? ((arr)->v = arena_grow((a), (arr)->v,                        \
		       (arr)->cap * sizeof *(arr)->v,                          \
		       ((arr)->cap ? (arr)->cap * 2 : 8) * sizeof *(arr)->v),  \
		      (arr)->cap = (arr)->cap ? (arr)->cap * 2 : 8)            \
		: 0,                                                           \
	    &(arr)->v[(arr)->n++])

#endif
