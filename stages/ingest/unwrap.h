/* SPDX-License-Identifier: ISC */
/* What mail clients wrap attachments in: TNEF and CMS. */
#ifndef INGEST_UNWRAP_H
#define INGEST_UNWRAP_H

#include "answer.h"

/* Is it TNEF (MS-OXTNEF s2.1.3.1)? */
bool tnef_is(struct str bytes);

/*
 * The attachments in it become files of the answer, at PLACE.1, PLACE.2...
 * False when it is damaged; what was found until then is in the answer.
 */
bool tnef_files(struct answer *, struct str bytes, struct str place);

enum cms { CMS_SIGNED_DATA, CMS_ENVELOPED, CMS_OTHER };

/*
 * What kind of CMS object (RFC 5652) it is, DER or BER, also as base64 with
 * PEM lines; for CMS_SIGNED_DATA *inner is what was signed, which points
 * into memory that stays.  Nothing is verified.  cms_warm() must have been
 * called before the box was locked.
 */
enum cms cms_content(struct str bytes, struct str *inner);
void cms_warm(void);

#endif
