/* SPDX-License-Identifier: ISC */
/* The end of a workbook of libxlsxwriter's: whole, or told. */
#ifndef SHENBAO_BOOK_H
#define SHENBAO_BOOK_H

#include <xlsxwriter.h>

/* NULL, or why it isn't whole.  Frees the workbook. */
const char *book_close(lxw_workbook *);

#endif
