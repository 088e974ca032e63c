/* SPDX-License-Identifier: ISC */
/*
 * USES: stages/render/out.c
 *
 * The list of a run's files: in order, whoever wrote them, and none is lost.
 */
#include "stages/render/out.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "io.h"
#include "tap.h"

static struct arena a;

/* The paths of the listing, each with a blank behind it. */
static struct str
listed(struct out *o)
{
	struct sb b = { .a = &a };
	char *text = NULL;
	size_t n = 0;
	FILE *fp = open_memstream(&text, &n);
	struct str s, path;

	out_listing(o, fp);
	fclose(fp);
	s = str_c(text);
	while (str_find(s, S("\"path\":\"")) >= 0) {
		s = str_slice(s, str_find(s, S("\"path\":\"")) + 8, s.len);
		path = str_cut(&s, S("\""));
		sb_addf(&b, "%.*s ", STR_ARG(path));
	}
	free(text);
	return sb_str(&b);
}

/* Another process, and as many files of its own. */
static void
other(struct out *o, int list, const char *name, int files)
{
	int status, i;

	fflush(NULL);
	if (fork() == 0) {
		out_keep(o, list);
		for (i = 1; i <= files; i++)
			out_put(o, str_printf(&a, "x/%s%d", name, i), S("1"));
		_exit(!out_kept(o));
	}
	ok(wait(&status) > 0 && status == 0, "%s ends well", name);
}

/* Two other processes, of whom two files and one are expected. */
static struct str
run(int ones, int twos, struct str *why)
{
	char root[] = "/tmp/out-t.XXXXXX";
	struct out o = { .a = &a, .root = mkdtemp(root) };
	int one = out_other(&o), two = out_other(&o);
	struct str got;

	out_put(&o, S("before"), S("b"));
	out_later(&o, two);
	out_later(&o, one);
	other(&o, one, "one", ones);
	out_put(&o, S(".hidden"), S("d"));
	out_put(&o, S("between"), S("c"));
	other(&o, two, "two", twos);
	out_later(&o, two);
	got = listed(&o);
	*why = o.why;
	io_remove_tree(root);
	return got;
}

int
main(void)
{
	struct str why;

	is_str(run(1, 2, &why), "before x/two1 x/one1 between x/two2 ",
	    "the list is in our order");
	is_str(why, "", "and whole");
	run(1, 1, &why);
	ok(why.len > 0, "a file that is missing is told");
	run(2, 2, &why);
	ok(why.len > 0, "one too many, too");
	arena_release(&a);
	return done();
}
