/* SPDX-License-Identifier: ISC */
/* Characters that are ticks, boxes or numbers. */
#include "tick.h"

/* Symbols, and what is left of them when Wingdings is lost. */
int
tick_mark_of(uint32_t r)
{
	static const struct {
		uint32_t r;
		enum mark m;
	} v[] = {{0x25a1, MARK_OFF}, {0x2610, MARK_OFF}, {0x25cb, MARK_OFF},
	    {0x25ef, MARK_OFF}, {0x25a2, MARK_OFF}, {0x25fb, MARK_OFF},
	    {0x25fd, MARK_OFF}, {0x2b1c, MARK_OFF}, {0x274f, MARK_OFF},
	    {0x2750, MARK_OFF}, {0x2751, MARK_OFF}, {0x2752, MARK_OFF},
	    {0x20de, MARK_OFF}, {0x56d7, MARK_OFF}, {0x1f78e, MARK_OFF},
	    {0x25ab, MARK_OFF}, {0x20dd, MARK_OFF}, {0xf0a8, MARK_OFF},
	    {0xf06f, MARK_OFF}, {0xf0a3, MARK_OFF}, {0xf071, MARK_OFF},
	    {0xa8, MARK_OFF}, {0xa3, MARK_OFF}, {0xf09f, MARK_OFF},
	    {0xf0a1, MARK_OFF}, {0x2611, MARK_ON}, {0x2612, MARK_ON},
	    {0x25a0, MARK_ON}, {0x25aa, MARK_ON}, {0x25fc, MARK_ON},
	    {0x25fe, MARK_ON}, {0x2b1b, MARK_ON}, {0x221a, MARK_ON},
	    {0x2713, MARK_ON}, {0x2714, MARK_ON}, {0x2705, MARK_ON},
	    {0x25cf, MARK_ON}, {0x25c9, MARK_ON}, {0x25a3, MARK_ON},
	    {0x2299, MARK_ON}, {0x2228, MARK_ON}, {0x2b24, MARK_ON},
	    {0x1f5f9, MARK_ON}, {0x1f5f8, MARK_ON}, {0x1f5f7, MARK_ON},
	    {0x1f5f5, MARK_ON}, {0x26ab, MARK_ON}, {0x237b, MARK_ON},
	    {0xf0fe, MARK_ON}, {0xf0fd, MARK_ON}, {0xf0fc, MARK_ON},
	    {0xf052, MARK_ON}, {0xf054, MARK_ON}, {0xf050, MARK_ON},
	    {0xf06e, MARK_ON}, {0xfe, MARK_ON}, {0xfd, MARK_ON},
	    {0xd7, MARK_CROSS}, {0x2715, MARK_CROSS}, {0x2716, MARK_CROSS},
	    {0x2717, MARK_CROSS}, {0x2718, MARK_CROSS}, {0x274c, MARK_CROSS},
	    {0x2573, MARK_CROSS}};
	size_t i;

	if (r < 0xa3 || (r >= 0x3001 && r < 0xf000 && r != 0x56d7))
		return -1;
	for (i = 0; i < sizeof v / sizeof *v; i++)
		if (v[i].r == r)
			return (int)v[i].m;
	return -1;
}

static bool
is_digit(uint32_t r)
{
	return (r >= '0' && r <= '9') || (r >= 0xff10 && r <= 0xff19);
}

bool
tick_is_times(uint32_t before, uint32_t r, uint32_t after)
{
	return r == 0xd7 && is_digit(before) && is_digit(after);
}

bool
tick_has_boxes(struct str s)
{
	uint32_t before = 0, r;
	struct str next;

	while (s.len > 0) {
		r = utf8_next(&s);
		next = s;
		if (tick_mark_of(r) >= 0 &&
		    !tick_is_times(
			before, r, next.len > 0 ? utf8_next(&next) : 0))
			return true;
		before = r;
	}
	return false;
}

/* The character's number: 3 ③ ⒊ 三 Ⅲ; 0: none. */
int
tick_digit_of(uint32_t r)
{
	static const uint32_t cn[] = {0x4e00, 0x4e8c, 0x4e09, 0x56db, 0x4e94,
	    0x516d, 0x4e03, 0x516b, 0x4e5d, 0x5341};
	int i;

	if (r >= '1' && r <= '9')
		return (int)(r - '0');
	if (r >= 0x2460 && r <= 0x2473)
		return (int)(r - 0x2460) + 1;
	if (r >= 0x2474 && r <= 0x2487)
		return (int)(r - 0x2474) + 1;
	if (r >= 0x2488 && r <= 0x249b)
		return (int)(r - 0x2488) + 1;
	if (r >= 0x2776 && r <= 0x277f)
		return (int)(r - 0x2776) + 1;
	if (r >= 0x2160 && r <= 0x216b)
		return (int)(r - 0x2160) + 1;
	for (i = 0; i < 10; i++)
		if (cn[i] == r)
			return i + 1;
	if (r >= 'a' && r <= 'i')
		return (int)(r - 'a') + 1;
	return 0;
}

int
tick_says(struct str text)
{
	static const char *const yes[] = {"：是", ":是", "（是）", "(是)", NULL};
	static const char *const no[] = {"：否", ":否", "（否）", "(否)", NULL};
	struct str s = str_trim(text);
	int i;

	for (i = 0; yes[i] != NULL; i++) {
		if (str_ends(s, str_c(yes[i])))
			return 1;
		if (str_ends(s, str_c(no[i])))
			return 0;
	}
	return -1;
}
