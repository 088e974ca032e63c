/* SPDX-License-Identifier: ISC */
/*
 * A harness is one function.  clang's libFuzzer calls it with bytes of its
 * own (make fuzz); without it, main() replays the files that it is given,
 * which is how `make check` keeps what was once found.
 */
#ifndef SHENBAO_FUZZ_H
#define SHENBAO_FUZZ_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

#if !defined(FUZZING)
int
main(int argc, char *argv[])
{
	static uint8_t bytes[1 << 22];
	size_t n;
	FILE *f;
	int i;

	printf("1..%d\n", argc - 1);
	for (i = 1; i < argc; i++) {
		if ((f = fopen(argv[i], "rb")) == NULL)
			return 1;
		n = fread(bytes, 1, sizeof bytes, f);
		fclose(f);
		LLVMFuzzerTestOneInput(bytes, n);
		printf("ok %d - %s\n", i, argv[i]);
	}
	return 0;
}
#endif

#endif
