/* SPDX-License-Identifier: ISC */
/*
 * TAP for unit tests in C:
 *
 *	int main(void) { ok(1 + 1 == 2, "adds"); is_str(s, "x", "s"); return done(); }
 */
#ifndef SHENBAO_TAP_H
#define SHENBAO_TAP_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

#include "str.h"

static int tap_n, tap_failed;

__attribute__((unused, format(printf, 2, 3))) static bool
ok(bool good, const char *fmt, ...)
{
	va_list ap;

	printf("%sok %d - ", good ? "" : "not ", ++tap_n);
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	putchar('\n');
	tap_failed += !good;
	return good;
}

__attribute__((unused)) static bool
is_str(struct str got, const char *want, const char *what)
{
	if (ok(str_eq(got, str_c(want)), "%s", what))
		return true;
	printf("#  got: %.*s\n# want: %s\n", STR_ARG(got), want);
	return false;
}

__attribute__((unused)) static bool
is_int(long long got, long long want, const char *what)
{
	if (ok(got == want, "%s", what))
		return true;
	printf("#  got: %lld\n# want: %lld\n", got, want);
	return false;
}

__attribute__((unused)) static int
done(void)
{
	printf("1..%d\n", tap_n);
	return tap_failed != 0;
}

#endif
