/* SPDX-License-Identifier: ISC */
/* What the pack says of fields, options, places: built once, read only. */
#ifndef NORMALIZE_SPEC_H
#define NORMALIZE_SPEC_H

#include "field_kind.h"
#include "notice.h"
#include "readers.h"

struct field_spec {
	struct str name;
	enum field_kind kind;
	struct options options; /* n == 0: the pack lists none */
	struct str unit; /* what the form prints beside the blank */
	bool each; /* a list: an answer a line */
};

struct form_spec {
	struct field_spec *v;
	size_t n, cap;
};

struct spec {
	struct arena mem;
	struct form_spec cases, region, row, head; /* head: around a list */
	struct places places;
};

/* NULL, or "file:line:column: what is wrong".  The pack must stay. */
const char *spec_init(struct spec *, struct notice *);
void spec_release(struct spec *);

/* NULL for a field that the pack doesn't know. */
const struct field_spec *form_field(const struct form_spec *, const char *name);

#endif
