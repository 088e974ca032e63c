/* SPDX-License-Identifier: ISC */
/*
 * The proof of a disc: every byte of an image is covered by a SHA-256 that
 * the image itself carries.
 *
 *	manifest-sha256.txt	the data of every file but these two
 *	structure-sha256.txt	all bytes of the volume that are no file's
 *				data (descriptors, path tables, folders,
 *				padding), and the manifest's data
 *
 * The Rock Ridge and the Joliet tree must name the same files, at the same
 * places, with the same sizes.
 */
#ifndef SHENBAO_PROOF_H
#define SHENBAO_PROOF_H

#include <stdio.h>

#include "str.h"

#define PROOF_MANIFEST "manifest-sha256.txt"
#define PROOF_STRUCTURE "structure-sha256.txt"
#define PROOF_STRUCTURE_BYTES 65 /* hash and '\n' */

struct proof {
	size_t files; /* proven */
	int64_t bytes;
	size_t faults; /* each told on err */
	/* Of an image only: */
	bool whole; /* set by who asks: the hash of the whole, too */
	int busy; /* set by who asks: cores that other work of ours takes */
	struct str sha256; /* of the whole */
	int64_t size;
	int64_t repair; /* bytes of dvdisaster's behind the volume */
};

/*
 * Proves an image or, with the manifest alone, a folder.  Faults are told
 * on err as "PATH: what".  False when it can't be looked at, why in *why.
 */
bool proof_image(
    struct arena *, const char *path, FILE *err, struct proof *, const char **why);
bool proof_folder(
    struct arena *, const char *path, FILE *err, struct proof *, const char **why);

/*
 * Writes the structure hash into a fresh image and says where it stands;
 * nothing in front of it changes.  NULL, or why not.
 */
const char *proof_seal(struct arena *, const char *path, int64_t *at);

#endif
