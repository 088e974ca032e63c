/* SPDX-License-Identifier: ISC */
/*
 * A notice pack: all that a new notice changes, as YAML files in one folder,
 * see shenbao-notice(5).  The files become one tree: the keys of notice.yaml
 * stand at its top, those of forms.yaml below "forms", of rules.yaml below
 * "rules", and so on.  Plain scalars that read as numbers, true, false or
 * null are that; all others, and everything quoted, are strings.
 */
#ifndef SHENBAO_NOTICE_H
#define SHENBAO_NOTICE_H

#include "json.h"

struct notice_place {
	json *owner; /* the mapping or sequence that holds the value */
	const char *key; /* of a mapping's member; NULL for an item */
	size_t index; /* of an item */
	const char *file;
	int line, column; /* of the key or item, from 1 */
	int vline, vcolumn; /* of the value */
};

struct notice {
	struct arena mem;
	const char *dir;
	json *root;
	struct str sha256; /* of all its files: the pack's version */
	struct {
		struct notice_place *v;
		size_t n, cap;
	} places;
	struct str faults; /* one a line, "file:line:column: message" */
};

/*
 * Reads a pack.  False when a file can't be read as YAML: then faults says
 * where.  Whether it makes sense is check-notice's to say.
 */
bool notice_read(struct notice *, const char *dir);

/*
 * The same for a stage: faults go to stderr and the program exits 78.
 */
void notice_load(struct notice *, const char *dir);
void notice_release(struct notice *);

/* "file:line:column" of obj[key] (or of an item: key NULL); never NULL. */
const char *notice_where(
    struct notice *, json *owner, const char *key, size_t index, bool value);

/* A later --set: dotted path = YAML scalar.  NULL, or why not. */
const char *notice_set(struct notice *, const char *assignment);

/*
 * YAML text that isn't a pack's, by the same reading; NULL with *why
 * ("file:line:column: message") when it isn't YAML.
 */
json *yaml_tree(
    struct arena *, const char *file, struct str text, const char **why);

#endif
