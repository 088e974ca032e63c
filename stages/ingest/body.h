/* SPDX-License-Identifier: ISC */
/* Texts of a mail: HTML as text, links to attachments that stayed behind. */
#ifndef INGEST_BODY_H
#define INGEST_BODY_H

#include "json.h"

/* The readable text of HTML: no tags, scripts, styles, comments. */
struct str html_text(struct arena *, struct str html);

/*
 * Appends {"url","service","expires"} to links for each link to a place where
 * mail clients and people leave big attachments; url is defanged (hxxps).
 * Works on text and on HTML source.
 */
void body_links(struct arena *, struct str text, json *links);

/* Does it say that something is attached ("见附件")? */
bool body_says_attached(struct str text);

/* Does it speak of a big attachment that lies elsewhere (超大附件)? */
bool body_says_elsewhere(struct str text);

/* Does it take an application back ("决定放弃本次申报")? */
bool body_takes_back(struct str text);

/* Does it put something right in words ("投资额应为 320 万元")? */
bool body_corrects(struct str text);

#endif
