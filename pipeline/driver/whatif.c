/* SPDX-License-Identifier: ISC */
/*
 * shenbao what-if: which verdicts and ranks of the published run would
 * change with other parameters.  Publishes nothing.
 */
#include "driver.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include <glib.h>

#include "counts.h"
#include "io.h"
#include "limit.h"
#include "log.h"
#include "notice.h"
#include "opts.h"
#include "say.h"
#include "verdict.h"

#define SETS_MAX 64

static const char usage[] =
    "shenbao what-if --out DIR --notice DIR [--desk DIR] "
    "--set KEY=VALUE...";

struct whatif {
	struct arena mem;
	char *out, *notice, *desk, *sets[SETS_MAX];
	int nsets;
	char dir[64]; /* the changed pack and what comes of it */
	const char *records, *changed;
	struct str at; /* --at of the published run */
};

/* What is compared of a case. */
struct state {
	struct str id, company, verdict, why;
	int64_t rank;
	bool superseded;
};

struct states {
	struct state *v;
	size_t n, cap;
};

static bool
options(struct whatif *w, int argc, char **argv)
{
	static const struct option all[] = {
		{ "out", required_argument, NULL, 'o' },
		{ "notice", required_argument, NULL, 'n' },
		{ "desk", required_argument, NULL, 'd' },
		{ "set", required_argument, NULL, 's' },
		{ NULL, 0, NULL, 0 },
	};
	int c;

	while ((c = getopt_long(argc, argv, "", all, NULL)) != -1) {
		if (c == 'o')
			w->out = optarg;
		else if (c == 'n')
			w->notice = optarg;
		else if (c == 'd')
			w->desk = optarg;
		else if (c == 's' && w->nsets < SETS_MAX)
			w->sets[w->nsets++] = optarg;
		else
			return false;
	}
	return optind == argc && w->out && w->notice && w->nsets > 0;
}

/* The pack with its changes, as one file: JSON is YAML. */
static int
write_pack(struct whatif *w)
{
	struct notice n;
	struct sb b = { .a = &w->mem };
	const char *why;
	FILE *fp;
	int i, status = 0;

	notice_load(&n, w->notice);
	for (i = 0; i < w->nsets && status == 0; i++)
		if ((why = notice_set(&n, w->sets[i])) != NULL) {
			log_warn("--set %s: %s", w->sets[i], why);
			status = EX_USAGE;
		}
	json_write(&b, n.root);
	notice_release(&n);
	fp = fopen(str_printf(&w->mem, "%s/notice.yaml", w->dir).p, "w");
	if (fp == NULL || fwrite(b.p, 1, (size_t)b.len, fp) != (size_t)b.len ||
	    fclose(fp) != 0) {
		log_warn("%s: %s", w->dir, strerror(errno));
		return EX_IOERR;
	}
	return status;
}

static bool
take(struct whatif *w, struct states *all, struct str line)
{
	const char *why;
	json *r = json_read(line, &why), *end = js_get(r, "end");
	struct state *s;

	if (!js_is(r, json_type_object))
		return false;
	if (end != NULL && w->at.len == 0)
		w->at = str_dup(&w->mem, js_str(end, "at"));
	if (str_eq(js_str(r, "kind"), S("case")) ||
	    str_eq(js_str(r, "kind"), S("region"))) {
		s = ARENA_PUSH(&w->mem, all);
		s->id = str_dup(&w->mem, js_str(r, "id"));
		s->company = str_dup(&w->mem,
		    js_pstr(r, "fields.company.value"));
		s->verdict = str_dup(&w->mem,
		    str_c(case_state_word(case_state(r))));
		s->why = str_dup(&w->mem,
		    js_str(verdict_reason(r), "message"));
		s->rank = js_int(r, "rank");
	}
	js_free(r);
	return true;
}

static int
read_states(struct whatif *w, const char *path, struct states *all)
{
	FILE *fp = fopen(path, "r");
	char *buf = NULL;
	size_t cap = 0;
	ssize_t n;
	bool good = true;

	if (fp == NULL) {
		log_warn("%s: %s", path, strerror(errno));
		return EX_NOINPUT;
	}
	while (good && (n = getline(&buf, &cap, fp)) > 0)
		good = take(w, all, (struct str) { buf, n });
	free(buf);
	fclose(fp);
	if (!good)
		log_warn("%s: not a stream of records", path);
	return good ? 0 : EX_DATAERR;
}

/* A stage between two descriptors; they are closed here. */
static pid_t
spawn(struct whatif *w, const char *stage, int in, int out, int unused)
{
	char *argv[8] = { (char *)stage, "--notice", w->dir };
	int argc = 3;
	pid_t pid;

	if (w->at.len > 0) {
		argv[argc++] = "--at";
		argv[argc++] = str_cstr(&w->mem, w->at);
	}
	if (w->desk != NULL) {
		argv[argc++] = "--desk";
		argv[argc++] = w->desk;
	}
	pid = fork();
	if (pid == 0) {
		dup2(in, 0);
		dup2(out, 1);
		close(in);
		close(out);
		if (unused >= 0)
			close(unused);
		run_program(stage, argv);
		log_die(EX_OSERR, "%s: %s", stage, strerror(errno));
	}
	close(in);
	close(out);
	return pid;
}

static int
rerun(struct whatif *w)
{
	int in = open(w->records, O_RDONLY | O_CLOEXEC), pipes[2], status;
	int out = open(w->changed, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	int worst = 0, i;
	pid_t pids[2];

	if (in < 0 || out < 0 || pipe(pipes) != 0) {
		log_warn("%s: %s", in < 0 ? w->records : w->dir,
		    strerror(errno));
		return in < 0 ? EX_NOINPUT : EX_CANTCREAT;
	}
	pids[0] = spawn(w, "validate", in, pipes[1], pipes[0]);
	pids[1] = spawn(w, "rank", pipes[0], out, -1);
	for (i = 0; i < 2; i++) {
		if (pids[i] < 0 || waitpid(pids[i], &status, 0) < 0)
			return EX_OSERR;
		if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
			worst = worst ? worst : WIFEXITED(status)
			    ? WEXITSTATUS(status) : EX_SOFTWARE;
	}
	return worst;
}

/* Padded on a terminal, where Chinese characters are two wide. */
static void
cell(struct str s, int width)
{
	struct str rest = s;
	int w = 0;

	while (rest.len > 0)
		w += 1 + g_unichar_iswide(utf8_next(&rest));
	say(stdout, s);
	for (; w < width; w++)
		putchar(' ');
}

static struct str
arrow(struct arena *a, struct str from, struct str to)
{
	if (str_eq(from, to))
		return from;
	return str_printf(a, "%.*s → %.*s", STR_ARG(from), STR_ARG(to));
}

static struct str
place(struct arena *a, int64_t n)
{
	return n > 0 ? str_printf(a, "%lld", (long long)n) : S("-");
}

static int
compare(struct whatif *w, struct states *old, struct states *new)
{
	struct arena *a = &w->mem;
	size_t i, k, changed = 0;

	for (i = 0; i < old->n; i++) {
		struct state *x = &old->v[i], *y = NULL;

		for (k = 0; k < new->n && y == NULL; k++)
			if (str_eq(new->v[k].id, x->id))
				y = &new->v[k];
		if (y == NULL || (str_eq(x->verdict, y->verdict) &&
			x->rank == y->rank))
			continue;
		if (changed++ == 0) {
			cell(S("案例编号"), 16);
			cell(S("初判"), 20);
			cell(S("推荐序"), 12);
			cell(S("申报单位"), 36);
			printf("理由\n");
		}
		cell(x->id, 16);
		cell(arrow(a, x->verdict, y->verdict), 20);
		cell(arrow(a, place(a, x->rank), place(a, y->rank)), 12);
		cell(y->company, 36);
		say(stdout, y->why);
		putchar('\n');
	}
	printf("%zu of %zu would change (共 %zu 件，变化 %zu 件；没有发布)\n",
	    changed, old->n, old->n, changed);
	return fflush(stdout) == 0 ? 0 : EX_IOERR;
}

static int
work(struct whatif *w)
{
	struct states old = { 0 }, new = { 0 };
	int status;

	w->records = str_printf(&w->mem, "%s/current/records.ndjson",
	    w->out).p;
	w->changed = str_printf(&w->mem, "%s/records.ndjson", w->dir).p;
	if ((status = write_pack(w)) != 0 ||
	    (status = read_states(w, w->records, &old)) != 0 ||
	    (status = rerun(w)) != 0 ||
	    (status = read_states(w, w->changed, &new)) != 0)
		return status;
	return compare(w, &old, &new);
}

int
cmd_what_if(int argc, char **argv)
{
	struct whatif w = { 0 };
	const char *tmp = getenv("TMPDIR");
	int status;

	opts_help(usage, argc, argv);
	if (!options(&w, argc, argv))
		return opts_misused(usage);
	snprintf(w.dir, sizeof w.dir, "%s/shenbao-XXXXXX",
	    tmp && strlen(tmp) < 40 ? tmp : "/tmp");
	if (mkdtemp(w.dir) == NULL) {
		log_warn("%s: %s", w.dir, strerror(errno));
		return EX_CANTCREAT;
	}
	status = work(&w);
	unlink(str_printf(&w.mem, "%s/notice.yaml", w.dir).p);
	unlink(str_printf(&w.mem, "%s/records.ndjson", w.dir).p);
	rmdir(w.dir);
	arena_release(&w.mem);
	return status;
}
