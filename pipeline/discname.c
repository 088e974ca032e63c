/* SPDX-License-Identifier: ISC */
#include "discname.h"

#include <glib.h>

/*
 * Characters that some reader refuses or that change how a name is shown:
 * controls, bidi and zero-width characters, what Windows and Joliet reserve,
 * what shells and manifests trip over, everything outside the BMP.
 */
static bool
is_safe(uint32_t r)
{
	if (r < 0x20 || (r >= 0x7f && r < 0xa0) || r > 0xffff)
		return false;
	if (r < 0x80)
		return strchr("<>:\"/\\|?*;'`$&!%^~", (int)r) == NULL;
	if ((r >= 0x200b && r <= 0x200f) || (r >= 0x2028 && r <= 0x202f) ||
	    (r >= 0x2060 && r <= 0x206f) || r == 0xfeff || r == 0x3164)
		return false;
	if (r >= 0xe000 && r <= 0xf8ff) /* private use: no font shows it */
		return false;
	return r < 0xfff0;
}

int
utf16_units(struct str s)
{
	int n = 0;

	while (s.len > 0)
		n += utf8_next(&s) > 0xffff ? 2 : 1;
	return n;
}

bool
disc_name_is_safe(struct str name)
{
	struct str rest = name;

	if (name.len == 0 || !utf8_valid(name) ||
	    utf16_units(name) > DISC_FILE_UNITS ||
	    name.p[0] == ' ' || name.p[name.len - 1] == ' ' ||
	    name.p[name.len - 1] == '.')
		return false;
	while (rest.len > 0)
		if (!is_safe(utf8_next(&rest)))
			return false;
	return true;
}

/* NFC, unsafe characters as one '_' each run, blanks as '_', no dots behind. */
static struct str
clean(struct arena *a, struct str name)
{
	struct sb b = { .a = a };
	struct str valid = utf8_clean(a, name), rest;
	char *nfc = g_utf8_normalize(
	    valid.p ? valid.p : "", valid.len, G_NORMALIZE_NFC);
	uint32_t r;

	rest = str_c(nfc);
	while (rest.len > 0) {
		r = utf8_next(&rest);
		if (is_safe(r) && r != ' ' && r != 0xa0 && r != 0x3000)
			sb_rune(&b, r);
		else if (b.len == 0 || b.p[b.len - 1] != '_')
			sb_addc(&b, '_');
	}
	g_free(nfc);
	while (b.len > 0 && (b.p[b.len - 1] == '.' || b.p[b.len - 1] == '_'))
		b.len--;
	return sb_str(&b);
}

/* ".docx" of a name: at most eight ASCII letters or digits; "" without. */
static struct str
ending(struct str name)
{
	ptrdiff_t i, n = name.len;

	for (i = n - 1; i > 0 && n - i <= 9; i--) {
		if (name.p[i] == '.')
			return i + 1 < n ? str_slice(name, i, n)
					 : str_slice(name, n, n);
		if (!g_ascii_isalnum(name.p[i]))
			break;
	}
	return str_slice(name, n, n);
}

/*
 * A stem of at most units: its beginning and, where cut, its end, since
 * names often differ only there.  All is BMP by now: a rune is a unit.
 */
static struct str
shorten(struct arena *a, struct str stem, int units)
{
	ptrdiff_t have = utf8_count(stem), tail;
	struct sb b = { .a = a };

	if (have <= units)
		return stem;
	tail = units > 12 ? units / 3 : 0;
	sb_add(&b, utf8_first(stem, units - tail - 1));
	sb_addc(&b, '-');
	stem = str_slice(stem, utf8_first(stem, have - tail).len, stem.len);
	sb_add(&b, stem);
	return sb_str(&b);
}

static struct str
number_name(struct arena *a, int width, int number, struct str stem,
    struct str end, int units)
{
	struct str front = str_printf(a, "%0*d_", width, number);

	stem = shorten(a, stem, units - (int)front.len - (int)end.len);
	return str_printf(a, "%.*s%.*s%.*s", STR_ARG(front), STR_ARG(stem),
	    STR_ARG(end));
}

struct str
disc_file_name(struct arena *a, int width, int number, struct str name,
    int units)
{
	struct str s = clean(a, name), end = ending(s), stem;

	stem = clean(a, str_slice(s, 0, s.len - end.len));
	return number_name(a, width, number, stem.len ? stem : S("file"), end,
	    units);
}

struct str
disc_dir_name(struct arena *a, int width, int number, struct str name,
    int units)
{
	struct str s = clean(a, name);

	return number_name(a, width, number, s.len ? s : S("folder"), S(""),
	    units);
}
