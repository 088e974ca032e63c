/* SPDX-License-Identifier: ISC */
/* One part, wrapped into a stored package: mutation gets past the CRC. */
#include "fuzz.h"

#include "package.h"

int
LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	read_package(xlsx_read, xlsx_package, p, n);
	return 0;
}
