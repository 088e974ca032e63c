/* SPDX-License-Identifier: ISC */
/* Private to json*.c: our own reader and writer of json-c's values. */
#ifndef SHENBAO_JSON_PART_H
#define SHENBAO_JSON_PART_H

#include "json.h"

/*
 * Reads the text that most records are: strict JSON (RFC 8259) in checked
 * UTF-8, an object or array, numbers and escapes of the common kinds, no key
 * twice.  NULL: it is something else, or wrong: that is for json-c to say.
 */
json *json_quick(struct str);

/* Appends the value as json_write() does. */
void json_put(struct sb *, json *);

/* Gives back the room that an object keeps for more keys: 640 bytes. */
void json_trim(json *object);

/*
 * How many of n bytes stand in a JSON string as they are: up to a quote, a
 * backslash or a control character.  Eight at a stride.
 */
static inline ptrdiff_t
json_plain(const char *s, ptrdiff_t n)
{
	const uint64_t ones = 0x0101010101010101u, tops = 0x8080808080808080u;
	uint64_t w, quote, slash;
	ptrdiff_t i = 0;

	for (; n - i >= 8; i += 8) {
		memcpy(&w, s + i, 8);
		quote = w ^ ones * '"';
		slash = w ^ ones * '\\';
		/* A byte below 0x20, or zero, borrows; true ones come first. */
		if (((((w - ones * 0x20) & ~w) | ((quote - ones) & ~quote) |
			((slash - ones) & ~slash)) & tops) != 0)
			break;
	}
	while (i < n && (unsigned char)s[i] >= 0x20 && s[i] != '"' &&
	    s[i] != '\\')
		i++;
	return i;
}

#endif
