/* SPDX-License-Identifier: ISC */
/*
 * OOXML packages (ECMA-376 part 2): a ZIP whose parts find each other by
 * relationships and are told apart by content types.
 */
#ifndef SHENBAO_OPC_H
#define SHENBAO_OPC_H

#include "doc.h"
#include "zipdir.h"

struct opc_rel {
	struct str id;	   /* of the relationship */
	struct str type;   /* last segment of its URI: "styles", "worksheet" */
	struct str target; /* part name without '/', or an external URI */
	int part;	   /* index of the entry, -1: external or not there */
	bool external;
};

struct opc_rels {
	struct opc_rel *v;
	size_t n, cap;
};

struct opc {
	struct arena *a;
	struct zipdir zip;
	int main;	      /* the main part */
	struct opc_rels root; /* of the package */
	struct str main_type; /* its content type, "" when not declared */
	bool guessed; /* main is not what the relationships say */
};

/*
 * Opens a package.  NULL, or what doc.h lists: reasons of zipdir_open(),
 * "ole2" (an old Office file under a new name), "password",
 * "no-main-part", "duplicate-part", those of XML.
 */
const char *opc_open(struct arena *, struct str bytes, struct opc *);

/* "docx", "xlsx", "pptx", "other", by the main part's content type. */
const char *opc_kind(const struct opc *);

/* Index of a part by name (any case, '/' in front or not), -1: none. */
int opc_part(const struct opc *, struct str name);

/* A part's bytes: reasons of zipdir_read(), and "duplicate-part". */
const char *opc_read(struct opc *, int part, struct str *out);

/* Relationships of a part; none when it has no file of them. */
const char *opc_rels(struct opc *, int part, struct opc_rels *);

/* The first of a type that is in the package, or NULL. */
const struct opc_rel *opc_rel_of(const struct opc_rels *, const char *type);
const struct opc_rel *opc_rel_by_id(const struct opc_rels *, struct str id);

/* Warnings that a package gives by its mere parts: macros and the like. */
void opc_warnings(struct arena *, const struct opc *,
    const struct opc_rels *of_main, struct doc *);

#endif
