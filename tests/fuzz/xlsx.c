/* SPDX-License-Identifier: ISC */
/* The parts of a XLSX, see package.h. */
#include "fuzz.h"

#include "package.h"

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	read_package(xlsx_read, xlsx_parts, sizeof xlsx_parts / sizeof *xlsx_parts,
	    p, n);
	return 0;
}
