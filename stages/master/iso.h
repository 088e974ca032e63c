/* SPDX-License-Identifier: ISC */
/*
 * A reader of ISO 9660 images (ECMA-119) with the two sets of names that
 * matter: Rock Ridge (RRIP 1.12, Linux) and Joliet (Windows).  The image is
 * not trusted: every offset is checked.
 */
#ifndef SHENBAO_ISO_H
#define SHENBAO_ISO_H

#include "str.h"

#define ISO_SECTOR 2048

struct iso_node {
	struct str path; /* "电子档案/x.pdf"; without a slash in front */
	int64_t at, size; /* in bytes; several extents must be adjoining */
	bool folder;
	uint32_t line; /* for who reads: of the manifest, from 1 */
};

struct iso_tree {
	struct arena words, table; /* on disk: a disc may have 500,000 names */
	struct {
		struct iso_node *v;
		size_t n, cap;
	} nodes; /* in the order of iso_order() */
	struct str volume;
	int64_t size; /* of the volume, as its descriptor says */
};

enum iso_names { ISO_ROCK_RIDGE, ISO_JOLIET };

/*
 * NULL, or why the tree can't be read; why lives in the arena.  The tree is
 * to be freed whatever it says.
 */
const char *iso_read(struct arena *, int fd, enum iso_names, struct iso_tree *);
void iso_free(struct iso_tree *);
void iso_cool(struct iso_tree *); /* see arena_cool() */

/*
 * By path, that of a folder with a slash behind it: so each folder stands
 * right in front of what it holds, and files stand in the order of bytes.
 */
int iso_order(const struct iso_node *, const struct iso_node *);

/* The file of a path, NULL when it isn't there. */
const struct iso_node *iso_find(const struct iso_tree *, struct str path);

#endif
