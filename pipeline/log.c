/* SPDX-License-Identifier: ISC */
#include "log.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>
#include <unistd.h>

#include "str.h"

/* Before main() has said it, the program's own. */
static const char *name, *part = "";

void
log_name(const char *n)
{
	name = n;
}

void
log_box(void)
{
	part = ": box";
}

static const char *
called(void)
{
	return name != NULL ? name : program_invocation_short_name;
}

/* No stream: it may be what asked for the memory. */
void
log_no_memory(void)
{
	char text[128];
	int n = snprintf(text, sizeof text,
	    "%s%s: out of memory (内存不足)\n", called(), part);

	if (write(2, text, (size_t)n) < 0)
		_exit(EX_OSERR);
	_exit(EX_OSERR);
}

/* Control characters, C1, bidi controls: shown as \u{...}, never sent. */
static bool
unsafe(uint32_t r)
{
	return r < 0x20 || (r >= 0x7f && r < 0xa0) ||
	    (r >= 0x200b && r <= 0x200f) || (r >= 0x2028 && r <= 0x202e) ||
	    (r >= 0x2066 && r <= 0x2069) || r == 0xfeff;
}

static void
say(const char *fmt, va_list ap)
{
	struct arena a = { 0 };
	struct sb b = { .a = &a };
	char text[4096];
	struct str s;
	uint32_t r;
	int n;

	n = vsnprintf(text, sizeof text, fmt, ap);
	s = (struct str) { text,
		n < 0 ? 0 : n < (int)sizeof text ? n : (int)sizeof text - 1 };
	sb_addf(&b, "%s%s: ", called(), part);
	while (s.len > 0) {
		r = utf8_next(&s);
		if (unsafe(r))
			sb_addf(&b, "\\u{%x}", (unsigned)r);
		else
			sb_rune(&b, r);
	}
	sb_addc(&b, '\n');
	fwrite(b.p, 1, (size_t)b.len, stderr);
	arena_release(&a);
}

void
log_warn(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(fmt, ap);
	va_end(ap);
}

void
log_die(int code, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	say(fmt, ap);
	va_end(ap);
	exit(code);
}
