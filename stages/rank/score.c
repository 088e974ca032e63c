/* SPDX-License-Identifier: ISC */
#include "rank.h"
void scores_read(struct rank *rk) { (void)rk; }
