/* SPDX-License-Identifier: ISC */
/*
 * From findings to the verdict (a 系统初判), and nothing but findings:
 *
 *	any failed reject rule            reject
 *	else any failed return rule       return
 *	else any manual reject or return  manual
 *	else                              accept
 *
 * warn never moves it.  The disposition is that of the first finding that
 * decided.  A person's decision is a finding too: rank sets the state it
 * gives, keeps the machine's in "was", sets "by":"decision" and "decision".
 */
#ifndef SHENBAO_VERDICT_H
#define SHENBAO_VERDICT_H

#include "json.h"

/* Sets record.verdict and record.disposition. */
void verdict_set(json *record);

/* The finding that decided, NULL for accept. */
json *verdict_reason(json *record);

#endif
