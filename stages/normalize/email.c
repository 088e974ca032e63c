/* SPDX-License-Identifier: ISC */
/* Mail addresses: RFC 5321 s4.1.2, dot-string local parts only. */
#include "readers.h"

#include "fold.h"

#define LOCAL_MAX 64 /* RFC 5321 s4.5.3.1 */
#define DOMAIN_MAX 255

static bool
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z');
}

/* RFC 5322's atext but / and |, which people put between two addresses. */
static bool
is_local(char c)
{
	return is_alnum(c) || (c != '\0' && strchr("!#$%&'*+-=?^_`{}~.", c));
}

/* A blank where an address was broken over lines: it-⏎sec@b.cn. */
static bool
is_break(char before, char after)
{
	return before == '@' || after == '@' || before == '.' || after == '.' ||
	    ((before == '-' || before == '_') && is_alnum(after)) ||
	    ((after == '-' || after == '_') && is_alnum(before));
}

/*
 * Blanks around @, dots and hyphens out (abc @163. com), ideographic full
 * stops to dots: nothing else in an address has them.
 */
static struct str
tighten(struct arena *a, struct str s, bool *did)
{
	struct sb out = { .a = a };
	ptrdiff_t i;
	char before, after;

	for (i = 0; i < s.len; i++) {
		if (str_starts(str_slice(s, i, s.len), S("。")) && i > 0 &&
		    is_alnum(s.p[i - 1]) && i + 3 < s.len &&
		    is_alnum(s.p[i + 3])) {
			sb_addc(&out, '.');
			i += 2;
			*did = true;
			continue;
		}
		if (s.p[i] == ' ' || s.p[i] == '\n') {
			before = out.len > 0 ? out.p[out.len - 1] : ' ';
			after = i + 1 < s.len ? s.p[i + 1] : ' ';
			if (is_break(before, after)) {
				*did = true;
				continue;
			}
		}
		sb_addc(&out, s.p[i]);
	}
	return sb_str(&out);
}

/* RFC 1035 s2.3.1: labels of letters, digits and inner hyphens. */
static bool
domain_valid(struct str d)
{
	struct str rest = d, label = S("");
	int labels = 0;
	ptrdiff_t i;

	if (d.len > DOMAIN_MAX)
		return false;
	while (rest.p != NULL) {
		label = str_cut(&rest, S("."));
		if (label.len == 0 || label.len > 63 || label.p[0] == '-' ||
		    label.p[label.len - 1] == '-')
			return false;
		labels++;
	}
	for (i = 0; i < label.len; i++)
		if (label.p[i] >= '0' && label.p[i] <= '9')
			return false;
	return labels >= 2 && label.len >= 2;
}

static bool
local_valid(struct str l)
{
	return l.len > 0 && l.len <= LOCAL_MAX && l.p[0] != '.' &&
	    l.p[l.len - 1] != '.' && !str_has(l, S(".."));
}

/* Top domains that nobody has: slips of the hand, not corrected. */
static bool
is_slip(struct str domain)
{
	static const struct str v[] = { S(".con"), S(".cmo"), S(".ocm"),
		S(".cim"), S(".vom"), S(".xom"), S(".comm"), S(".nc"),
		S(".cm"), S(".coom"), S(".om") };
	size_t i;

	for (i = 0; i < sizeof v / sizeof *v; i++)
		if (str_ends(domain, v[i]))
			return true;
	return false;
}

static struct str
lower_domain(struct arena *a, struct str local, struct str domain)
{
	struct sb out = { .a = a };
	ptrdiff_t i;

	sb_add(&out, local);
	sb_addc(&out, '@');
	for (i = 0; i < domain.len; i++)
		sb_addc(&out, domain.p[i] >= 'A' && domain.p[i] <= 'Z'
			? (char)(domain.p[i] - 'A' + 'a') : domain.p[i]);
	return sb_str(&out);
}

/* Latin letters and a blank before an address: part of it, unless a label. */
static bool
is_torn(struct str s, ptrdiff_t from)
{
	static const struct str labels[] = { S("mail"), S("Mail"), S("MAIL"),
		S("mailbox") };
	struct str before = str_slice(s, 0, from);
	size_t i;

	if (from < 2 || s.p[from - 1] != ' ' || !is_alnum(s.p[from - 2]))
		return false;
	before = str_trim(before);
	for (i = 0; i < sizeof labels / sizeof *labels; i++)
		if (str_ends(before, labels[i]))
			return false;
	/* Another address may stand there. */
	for (from = before.len; from > 0 && is_local(before.p[from - 1]);)
		from--;
	return from == 0 || before.p[from - 1] != '@';
}

/* The address around the @ at s.p[at]; "" when it is none. */
static struct str
address_at(struct value *v, struct str s, ptrdiff_t at)
{
	ptrdiff_t from = at, to = at + 1;
	struct str local, domain, text;

	while (from > 0 && is_local(s.p[from - 1]))
		from--;
	while (to < s.len && (is_alnum(s.p[to]) || s.p[to] == '.' ||
		s.p[to] == '-'))
		to++;
	while (to > at + 1 && (s.p[to - 1] == '.' || s.p[to - 1] == '-'))
		to--;
	local = str_slice(s, from, at);
	domain = str_slice(s, at + 1, to);
	if (!local_valid(local) || !domain_valid(domain) ||
	    (to < s.len && (s.p[to] == '@' || s.p[to] == '_')))
		return S("");
	text = lower_domain(v->a, local, domain);
	if (is_torn(s, from))
		value_doubt(v, "extra-text");
	if (is_slip(text))
		value_doubt(v, "suspect-domain");
	return text;
}

static bool
has(const struct strs *list, struct str s)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		if (str_eq(list->v[i], s))
			return true;
	return false;
}

void
email_read(struct value *v, struct str raw)
{
	struct strs found = { 0 };
	struct str s, text;
	ptrdiff_t i;
	bool tight = false;

	if (value_no_answer(v, raw))
		return;
	s = tighten(v->a, value_plain(v, raw), &tight);
	if (tight)
		value_step(v, "unspace");
	for (i = 0; i < s.len; i++) {
		if (s.p[i] != '@')
			continue;
		text = address_at(v, s, i);
		if (text.len == 0) {
			value_doubt(v, "not-an-email");
			return;
		}
		if (!has(&found, text))
			strs_add(v->a, &found, text);
	}
	if (found.n == 0) {
		value_doubt(v, "not-an-email");
		return;
	}
	value_str(v, found.v[0]);
	if (!str_eq(found.v[0], s))
		value_step(v, "email");
	if (found.n > 1) {
		found.v++;
		found.n--;
		value_step(v, "two");
		value_extra_list(v, "others", found);
	}
}
