/* SPDX-License-Identifier: ISC */
/*
 * The run before: what it said of each case, so that the board can say what
 * has changed since.
 */
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include "log.h"
#include "render.h"

/* The folder of a run: as named, below OUT/runs, or OUT/current. */
static char *
folder(struct render *r, const char *out, const char *since)
{
	struct stat sb;
	char *p;

	if (since == NULL)
		return str_cstr(&r->mem,
		    str_printf(&r->mem, "%s/current", out));
	p = str_cstr(&r->mem, str_printf(&r->mem, "%s/runs/%s", out, since));
	return strchr(since, '/') == NULL && stat(p, &sb) == 0
	    ? p : str_cstr(&r->mem, str_c(since));
}

/* A run is called by the last part of where it really lies. */
static struct str
name_of(struct render *r, const char *path)
{
	char *real = realpath(path, NULL);
	struct str s;

	if (real == NULL)
		return S("");
	s = str_dup(&r->mem, str_c(strrchr(real, '/') + 1));
	free(real);
	return s;
}

void
since_read(struct render *r, const char *out, const char *since)
{
	char *dir = folder(r, out, since);
	char *path = str_cstr(&r->mem,
	    str_printf(&r->mem, "%s/records.ndjson", dir));
	FILE *fp = fopen(path, "re");
	struct stage st;
	struct rec rec;

	if (fp == NULL) {
		if (since != NULL)
			log_die(EX_NOINPUT, "%s: %s", path, strerror(errno));
		return;
	}
	stage_open(&st, "since", fp, NULL);
	while (stage_next(&st, &rec)) {
		set_add(&r->old, rec.obj);
		set_cool(&r->old);
	}
	fclose(fp);
	if (stage_close(&st) != 0) {
		log_warn("%s: not a whole run: nothing is compared with it",
		    path);
		set_release(&r->old);
		return;
	}
	set_index(&r->old);
	r->since = name_of(r, dir);
}
