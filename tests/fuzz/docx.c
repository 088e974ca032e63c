/* SPDX-License-Identifier: ISC */
/* The parts of a DOCX, see package.h. */
#include "fuzz.h"

#include "package.h"

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	read_package(docx_read, docx_parts, sizeof docx_parts / sizeof *docx_parts,
	    p, n);
	return 0;
}
