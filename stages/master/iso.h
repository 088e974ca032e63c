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
};

struct iso_tree {
	struct {
		struct iso_node *v;
		size_t n, cap;
	} nodes; /* sorted by path */
	struct str volume;
	int64_t size; /* of the volume, as its descriptor says */
};

enum iso_names { ISO_ROCK_RIDGE, ISO_JOLIET };

/* NULL, or why the tree can't be read; why lives in the arena. */
const char *iso_read(struct arena *, int fd, enum iso_names, struct iso_tree *);

/* The node of a path, NULL when it isn't there. */
const struct iso_node *iso_find(const struct iso_tree *, struct str path);

#endif
