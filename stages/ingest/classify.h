/* SPDX-License-Identifier: ISC */
/* What kind of mail it is, as far as its header and files tell. */
#ifndef INGEST_CLASSIFY_H
#define INGEST_CLASSIFY_H

#include "header.h"
#include "json.h"

/*
 * "bounce", "reply" (automatic), "spam", or "unknown": the next stage will
 * know more.  type is the root's, subject is decoded, files the answer's.
 * Whoever sends documents is never sorted out by a header alone.
 */
const char *classify(const struct fields *, const struct params *type,
    struct str subject, json *files);

/*
 * Is it marked as a state or work secret: 绝密, 机密, 秘密, 内部, 工作秘密 as
 * a marking (in front, in brackets, with a star), not as a word in a title?
 */
bool is_marked_secret(struct str name_or_subject);
bool is_marked_path(struct str); /* or a part of it between slashes */

/*
 * Does a file name do more than name: a path, control characters, characters
 * that turn the direction of writing or can't be seen?
 */
bool is_odd_name(struct str);

/* Lock files of Office and what systems leave in folders. */
bool is_noise(struct str path);

#endif
