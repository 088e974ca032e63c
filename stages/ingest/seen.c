/* SPDX-License-Identifier: ISC */
#include "seen.h"

#include <openssl/evp.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "log.h"

#define FIRST 1024 /* slots, a power of two */

static struct seen_slot
slot_of(struct str s)
{
	unsigned char md[EVP_MAX_MD_SIZE];
	struct seen_slot k = { .n = 0 };

	if (EVP_Digest(s.p ? s.p : "", (size_t)s.len, md, NULL, EVP_sha256(),
		NULL) != 1)
		log_die(EX_SOFTWARE, "no SHA-256");
	memcpy(k.key, md, sizeof k.key);
	return k;
}

/* Where the key is, or the free place for it; there is always one. */
static struct seen_slot *
find(const struct seen *s, const struct seen_slot *k)
{
	size_t i = k->key[0] & (s->cap - 1);

	while (s->v[i].n > 0 &&
	    memcmp(s->v[i].key, k->key, sizeof k->key) != 0)
		i = (i + 1) & (s->cap - 1);
	return &s->v[i];
}

static void
grow(struct seen *s)
{
	struct seen old = *s;
	size_t i;

	s->cap = old.cap ? old.cap * 2 : FIRST;
	if ((s->v = calloc(s->cap, sizeof *s->v)) == NULL)
		log_die(EX_OSERR, "out of memory");
	for (i = 0; i < old.cap; i++)
		if (old.v[i].n > 0)
			*find(s, &old.v[i]) = old.v[i];
	free(old.v);
}

bool
seen_has(const struct seen *s, struct str text)
{
	struct seen_slot k = slot_of(text);

	return s->cap > 0 && find(s, &k)->n > 0;
}

uint32_t
seen_add(struct seen *s, struct str text)
{
	struct seen_slot k = slot_of(text), *at;

	if (s->n >= s->cap / 8 * 7)
		grow(s);
	at = find(s, &k);
	if (at->n == 0) {
		*at = k;
		s->n++;
	}
	return at->n++;
}

void
seen_release(struct seen *s)
{
	free(s->v);
	*s = (struct seen) { 0 };
}
