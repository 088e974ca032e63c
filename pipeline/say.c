/* SPDX-License-Identifier: ISC */
#include "say.h"

#include "fold.h"

void
say(FILE *to, struct str s)
{
	struct str rest;
	uint32_t c;

	while (s.len > 0) {
		rest = s;
		c = utf8_next(&s);
		if (c == '\n' || c == '\t')
			putc(' ', to);
		else if (c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0xFFFD ||
		    fold_is_invisible(c))
			fputs("\xEF\xBF\xBD", to);
		else
			fwrite(rest.p, 1, (size_t)(rest.len - s.len), to);
	}
}
