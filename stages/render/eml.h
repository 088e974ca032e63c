/* SPDX-License-Identifier: ISC */
/* A mail draft (RFC 5322) that a mail program opens to be finished and sent. */
#ifndef SHENBAO_EML_H
#define SHENBAO_EML_H

#include "str.h"

/*
 * to: a From header's text; its address is taken if it is a plain one, else
 * the draft has no recipient.
 */
struct str eml_draft(struct arena *, struct str to, struct str subject,
    struct str text);

/* The address in "Name <a@b>" or "a@b"; "" when it isn't a plain one. */
struct str eml_address(struct str from);

#endif
