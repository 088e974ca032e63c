/* SPDX-License-Identifier: ISC */
#include "decode.h"

#define X 0xff
#define WS 0xfe
#define PAD 0xfd

/* RFC 2045 table 1; white space and "=" apart from what isn't allowed. */
static const unsigned char sextet[256] = {
	/* clang-format off */
	X, X, X, X, X, X, X, X, X, WS, WS, WS, WS, WS, X, X,
	X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
	WS, X, X, X, X, X, X, X, X, X, X, 62, X, X, X, 63,
	52, 53, 54, 55, 56, 57, 58, 59, 60, 61, X, X, X, PAD, X, X,
	X, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14,
	15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, X, X, X, X, X,
	X, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40,
	41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, X, X, X, X, X,
	X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
	X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
	X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
	X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
	X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
	X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
	X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
	X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
	/* clang-format on */
};

/* Writes what an unfinished group of n characters holds. */
static char *
base64_flush(struct decoder *d, char *o)
{
	if (d->n == 2) {
		*o++ = (char)(d->acc >> 4);
	} else if (d->n == 3) {
		*o++ = (char)(d->acc >> 10);
		*o++ = (char)(d->acc >> 2);
	} else if (d->n == 1) {
		d->bad = true;
	}
	d->n = 0;
	d->acc = 0;
	return o;
}

/*
 * Whole groups of four good characters, the common case; stops at the first
 * group that holds anything else.
 */
static const unsigned char *
base64_groups(const unsigned char *p, const unsigned char *end, char **out)
{
	char *o = *out;

	while (end - p >= 4) {
		unsigned a = sextet[p[0]], b = sextet[p[1]], c = sextet[p[2]],
			 e = sextet[p[3]];

		if ((a | b | c | e) & 0xc0)
			break;
		o[0] = (char)(a << 2 | b >> 4);
		o[1] = (char)(b << 4 | c >> 2);
		o[2] = (char)(c << 6 | e);
		o += 3;
		p += 4;
	}
	*out = o;
	return p;
}

/*
 * A "=" ends a group, not the stream: encoders that pad each chunk are seen
 * in the wild.  Readers differ over what follows, so it counts as bad.
 */
static size_t
base64_feed(struct decoder *d, const char *in, size_t n, char *out)
{
	const unsigned char *p = (const unsigned char *)in, *end = p + n;
	char *o = out;
	unsigned v;

	while (p < end) {
		if (d->padded && sextet[*p] < 64) {
			d->bad = true;
			d->padded = false;
		}
		if (d->n == 0)
			p = base64_groups(p, end, &o);
		if (p == end)
			break;
		v = sextet[*p++];
		if (v < 64) {
			d->acc = d->acc << 6 | v;
			if (++d->n == 4) {
				*o++ = (char)(d->acc >> 16);
				*o++ = (char)(d->acc >> 8);
				*o++ = (char)d->acc;
				d->n = 0;
				d->acc = 0;
			}
		} else if (v == PAD) {
			if (d->n > 1) {
				o = base64_flush(d, o);
				d->padded = true;
			}
		} else if (v == X) {
			d->bad = true;
		}
	}
	return (size_t)(o - out);
}

static int
hex_digit(unsigned char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return -1;
}

enum { QP_TEXT, QP_EQUAL, QP_DIGIT, QP_SOFT, QP_SOFT_CR };

/* Text: blanks wait, for before a line end they don't count (s6.7 rule 3). */
static char *
qp_text(struct decoder *d, unsigned char c, char *o)
{
	if (c == ' ' || c == '\t') {
		if (d->nheld == DECODE_HELD) {
			memcpy(o, d->held, DECODE_HELD);
			o += DECODE_HELD;
			d->nheld = 0;
		}
		d->held[d->nheld++] = (char)c;
		return o;
	}
	if (c != '\r' && c != '\n' && d->nheld > 0) {
		memcpy(o, d->held, (size_t)d->nheld);
		o += d->nheld;
	}
	d->nheld = 0;
	if (c == '=')
		d->n = QP_EQUAL;
	else
		*o++ = (char)c;
	return o;
}

/* Behind a "=": two digits, or a soft line break with blanks before it. */
static char *
qp_escape(struct decoder *d, unsigned char c, char *o)
{
	if (d->n == QP_DIGIT) {
		d->n = QP_TEXT;
		if (hex_digit(c) >= 0) {
			*o++ = (char)(hex_digit((unsigned char)d->hi) << 4 |
			    hex_digit(c));
			return o;
		}
		d->bad = true;
		*o++ = '=';
		*o++ = d->hi;
		return qp_text(d, c, o);
	}
	if (c == '\n') {
		d->n = QP_TEXT;
	} else if (d->n == QP_SOFT_CR) {
		d->n = QP_TEXT;
		return qp_text(d, c, o);
	} else if (c == '\r') {
		d->n = QP_SOFT_CR;
	} else if (c == ' ' || c == '\t') {
		d->n = QP_SOFT;
	} else if (d->n == QP_EQUAL && hex_digit(c) >= 0) {
		d->hi = (char)c;
		d->n = QP_DIGIT;
	} else {
		d->bad = true;
		*o++ = '=';
		d->n = QP_TEXT;
		return qp_text(d, c, o);
	}
	return o;
}

static size_t
qp_feed(struct decoder *d, const char *in, size_t n, char *out)
{
	char *o = out;
	size_t i;

	for (i = 0; i < n; i++)
		o = d->n == QP_TEXT ? qp_text(d, (unsigned char)in[i], o)
				    : qp_escape(d, (unsigned char)in[i], o);
	return (size_t)(o - out);
}

size_t
decode_feed(struct decoder *d, const char *in, size_t n, char *out)
{
	switch (d->kind) {
	case DECODE_BASE64:
		return base64_feed(d, in, n, out);
	case DECODE_QP:
		return qp_feed(d, in, n, out);
	case DECODE_NONE:
		break;
	}
	if (n > 0)
		memcpy(out, in, n);
	return n;
}

size_t
decode_end(struct decoder *d, char *out)
{
	char *o = out;

	if (d->kind == DECODE_BASE64) {
		d->cut = d->n != 0;
		o = base64_flush(d, o);
	} else if (d->kind == DECODE_QP) {
		memcpy(o, d->held, (size_t)d->nheld);
		o += d->nheld;
		if (d->n == QP_DIGIT) {
			*o++ = '=';
			*o++ = d->hi;
		}
	}
	d->n = d->nheld = 0;
	d->padded = false;
	return (size_t)(o - out);
}

ptrdiff_t
decode_uu_line(const char *in, size_t n, char *out)
{
	const unsigned char *p = (const unsigned char *)in;
	size_t len, need, i, o = 0;
	unsigned q[4];
	int k;

	if (n == 0 || p[0] < ' ' || p[0] > '`')
		return -1;
	len = (p[0] - ' ') & 63;
	need = (len + 2) / 3 * 4;
	/* Blanks at the end may be gone; a checksum character may follow. */
	if (n > need + 3 || (len > 0 && n < 2))
		return -1;
	for (i = 0; o < len; i += 4) {
		for (k = 0; k < 4; k++) {
			unsigned c = 1 + i + k < n ? p[1 + i + k] : ' ';

			if (c < ' ' || c > '`')
				return -1;
			q[k] = (c - ' ') & 63;
		}
		out[o++] = (char)(q[0] << 2 | q[1] >> 4);
		if (o < len)
			out[o++] = (char)(q[1] << 4 | q[2] >> 2);
		if (o < len)
			out[o++] = (char)(q[2] << 6 | q[3]);
	}
	return (ptrdiff_t)len;
}

bool
decode_uu_begin(struct str line, struct str *name)
{
	ptrdiff_t i = 6;

	if (!str_starts(line, S("begin ")))
		return false;
	while (i < line.len && line.p[i] >= '0' && line.p[i] <= '7')
		i++;
	if (i < 9 || i > 10 || i >= line.len || line.p[i] != ' ')
		return false;
	*name = str_trim(str_slice(line, i, line.len));
	return name->len > 0;
}

bool
decode_hz(struct arena *a, struct str s, struct str *gb)
{
	struct sb b = { .a = a };
	ptrdiff_t i = 0;
	bool wide = false, any = false;

	while (i < s.len) {
		if (s.p[i] == '~' && i + 1 < s.len) {
			char c = s.p[i + 1];

			if ((c == '{' && !wide) || (c == '}' && wide)) {
				wide = c == '{';
				any = true;
			} else if (c == '~' && !wide) {
				sb_addc(&b, '~');
			} else if (c != '\n' || wide) {
				return false;
			}
			i += 2;
		} else if (wide && s.p[i] != '\n') {
			if (i + 1 >= s.len || s.p[i] < 0x21 ||
			    s.p[i] > 0x77 || s.p[i + 1] < 0x21)
				return false;
			sb_addc(&b, (char)(s.p[i] | 0x80));
			sb_addc(&b, (char)(s.p[i + 1] | 0x80));
			i += 2;
		} else {
			wide = false; /* RFC 1843: a line end leaves the mode */
			sb_addc(&b, s.p[i++]);
		}
	}
	*gb = sb_str(&b);
	return any;
}
