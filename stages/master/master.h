/* SPDX-License-Identifier: ISC */
/* What the files of this stage share: the volume being made. */
#ifndef SHENBAO_MASTER_H
#define SHENBAO_MASTER_H

#include "discplan.h"
#include "manifest.h"
#include "notice.h"
#include "spool.h"

/* One file of the image: where it lies on the disc, and here. */
struct entry {
	struct str path;
	struct str source; /* path of a file; "" for one of the spool */
	struct str sha256;
	int64_t size;
};

struct entries {
	struct entry *v;
	size_t n, cap;
};

struct volume {
	struct arena *a;
	/* On disk: a disc may have 500,000 files.  See arena.h. */
	struct arena table, sorted_table;
	struct notice *notice;
	struct spool *spool;
	struct discplan *plan;
	json *meta; /* of the end record */
	int64_t at;
	int number; /* from 1 */
	const char *staging; /* folder for files that are made here */
	struct str id; /* volume id: A-Z 0-9 _ */
	struct entries entries; /* in the order of the plan */
	struct entries sorted; /* the same, by path */
	struct str image; /* path of the image */
	struct str image_sha256;
	int64_t image_size;
};

/* How many equal discs the pack wants of this role. */
int disc_copies(struct volume *);

/* --- papers.c: what we write onto the disc; reasons as ever --- */

/* Brings sorted up to date. */
void volume_sort(struct volume *);
void volume_cool(struct volume *, size_t i); /* in a loop, see ARENA_COOL */
void volume_free(struct volume *);
const char *papers_write(struct volume *);

/* --- image.c: the image, by xorriso --- */
const char *image_make(struct volume *);

/* --- peer.c: what another reader sees on the image; NULL: all of it --- */
const char *peer_check(struct volume *, const char *image);

/* --- label.c: labels 1/n ... n/n, as PDF --- */
/* What takes time of it and needs no hash yet. */
void label_prepare(struct volume *);
const char *label_write(struct volume *, struct volume *volumes, int n,
    const char *path);

/* --- handover.c: 材料移交清单, as XLSX --- */
const char *handover_write(struct volume *, struct volume *volumes, int n,
    const char *path);

/* --- unread.c: what nobody looked into; no file when that is nothing --- */
const char *unread_write(struct volume *, const char *path);

/* --- verify.c: shenbao verify --- */
int verify_main(int argc, char **argv);

#endif
