/* SPDX-License-Identifier: ISC */
/*
 * render: the papers of a run, see shenbao-render(1).  The stream is first
 * taken down whole; it goes on only once every paper is written, so that
 * master never publishes a folder that is still being made.
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include "blank.h"
#include "log.h"
#include "opts.h"
#include "publish.h"
#include "render.h"
#include "tally.h"
#include "todo.h"
#include "when.h"

static const char usage[] =
    "shenbao render --notice DIR [--desk DIR] --spool DIR --out DIR "
    "[--at TIME] [--since RUN] <RECORDS >RECORDS";

static const struct paper *const papers[] = { &tables_paper, &stats_paper,
	&board_paper, &page_paper, &index_paper,
	&letters_paper, &ministry_paper, &review_paper };

#define NPAPERS (sizeof papers / sizeof *papers)

static FILE *
records_file(struct render *r, const char *mode, int flags)
{
	char *path = str_cstr(&r->mem,
	    str_printf(&r->mem, "%s/records.ndjson", r->out.root));
	int fd = open(path, flags | O_CLOEXEC, 0600);
	FILE *fp = fd < 0 ? NULL : fdopen(fd, mode);

	if (fp == NULL)
		log_die(EX_CANTCREAT, "%s: %s", path, strerror(errno));
	return fp;
}

void
render_cool(struct render *r)
{
	set_cool(&r->set);
	set_cool(&r->old);
	discplan_cool(&r->disc);
	arena_cool(&r->cold);
	arena_cool(&r->todo_mem);
	mask_cool(&r->mask);
}

static void
count_input(struct render *r, struct rec *rec)
{
	char source[32];

	if (!str_eq(rec->kind, S("mail")))
		return;
	snprintf(source, sizeof source, "%.*s",
	    STR_ARG(js_str(rec->obj, "source")));
	js_set_int(r->inputs, source, js_int(r->inputs, source) + 1);
}

/* The first pass; the status of the stream. */
static int
take_down(struct render *r)
{
	struct stage st;
	struct rec rec;
	int status;

	stage_open(&st, "render", stdin,
	    records_file(r, "w", O_WRONLY | O_CREAT | O_EXCL));
	while (stage_next(&st, &rec)) {
		render_cool(r);
		count_input(r, &rec);
		set_add(&r->set, rec.obj);
		if (r->review && !str_eq(rec.kind, S("mail")))
			mask_learn(&r->mask, rec.obj);
		discplan_add(&r->disc, rec.obj);
		stage_put(&st, &rec);
	}
	r->end = js_ref(st.meta);
	if ((status = stage_close(&st)) != 0)
		return status;
	set_index(&r->set);
	mask_done(&r->mask);
	if (!discplan_done(&r->disc, r->role))
		log_warn("discs: %.*s", STR_ARG(r->disc.fault));
	out_list(&r->out, S("records.ndjson"));
	return 0;
}

/* Every record has a name of its own, or its row could be lost. */
static bool
books_balance(struct render *r)
{
	const struct item *it;
	size_t i;

	for (i = 0; i < r->set.items.n; i++) {
		it = &r->set.items.v[i];
		if (i % 64 == 0)
			set_cool(&r->set);
		if (set_find(&r->set, it->id) == it)
			continue;
		log_warn("records: two of them have the id %.*s: the books "
			 "don't balance", STR_ARG(it->id));
		return false;
	}
	return true;
}

/* What the end record says of the whole stream. */
static void
learn(struct render *r, bool at_given)
{
	struct str at = js_str(r->end, "at");
	size_t i;
	int64_t t;

	/* What ingest called now is now, unless told otherwise. */
	if (!at_given && when_parse(at, r->zone, &t))
		r->at = t;
	r->at_text = when_iso(&r->mem, r->at, r->zone);
	for (i = 0; i < r->set.items.n; i++) {
		r->scored |= r->set.items.v[i].scored;
		if (i % 64 == 0)
			set_cool(&r->set);
	}
	r->final = str_eq(js_str(r->end, "order"), S("final"));
}

static void
write_papers(struct render *r)
{
	void *state[NPAPERS];
	struct stage st;
	struct rec rec;
	size_t i;

	tally_begin(r, r->tally = NEW(&r->mem, struct tally));
	todo_begin(r, r->todos = NEW(&r->mem, struct todos));
	for (i = 0; i < NPAPERS; i++)
		state[i] = papers[i]->begin(r);
	stage_open(&st, "render", records_file(r, "r", O_RDONLY), NULL);
	while (r->out.why.len == 0 && stage_next(&st, &rec)) {
		render_cool(r);
		tally_add(r, r->tally, &rec);
		todo_add(r, r->todos, &rec, &st.scratch);
		for (i = 0; i < NPAPERS; i++)
			papers[i]->record(r, state[i], &rec, &st.scratch);
	}
	tally_end(r->tally);
	todo_end(r, r->todos);
	for (i = 0; i < NPAPERS; i++)
		papers[i]->end(r, state[i], &st.scratch);
	fclose(st.in);
	if (stage_close(&st) != 0)
		out_fail(&r->out, S("records.ndjson"), "can't be read back");
	runjson_put(r);
}

/* All lines to stdout, byte for byte. */
static int
hand_on(struct render *r)
{
	FILE *in = records_file(r, "r", O_RDONLY);
	char buf[1 << 16];
	size_t n;
	int status = 0;

	while (status == 0 && (n = fread(buf, 1, sizeof buf, in)) > 0)
		if (fwrite(buf, 1, n, stdout) != n)
			status = EX_IOERR;
	if (ferror(in) || fflush(stdout) != 0 || fclose(stdout) != 0)
		status = EX_IOERR;
	if (status != 0)
		log_warn("writing records: %s", strerror(errno));
	fclose(in);
	return status;
}

/* The run's id: its time, and the beginning of its records' hash. */
static const char *
name_run(struct render *r, const char *out)
{
	FILE *in = records_file(r, "r", O_RDONLY);
	struct str sha = S(""), iso = when_iso(&r->mem, r->at, 0);
	const char *why = sha256_fd(&r->mem, fileno(in), &sha);
	struct sb id = { .a = &r->mem };
	ptrdiff_t i;

	fclose(in);
	if (why != NULL)
		return why;
	for (i = 0; i < iso.len && iso.p[i] != '+'; i++)
		if (iso.p[i] != '-' && iso.p[i] != ':')
			sb_addc(&id, iso.p[i]);
	sb_addf(&id, "Z-%.8s", sha.p);
	return publish_set_id(out, str_cstr(&r->mem, sb_str(&id)));
}

static void
open_all(struct render *r, const struct opts *o)
{
	const char *why;
	struct str zone;
	int64_t t;

	notice_load(&r->notice, o->notice);
	r->pack = r->notice.root;
	r->inputs = js_obj();
	discplan_init(&r->disc, r->pack);
	if ((why = desk_open(&r->desk, o->desk)) != NULL)
		log_die(EX_CONFIG, "%s: %s", o->desk, why);
	r->desk_sha256 = desk_sha256(&r->desk);
	r->role = str_dup(&r->mem, desk_role(&r->desk, r->pack));
	r->spooled = spool_open(&r->spool, o->spool, true) == NULL;
	r->at = o->at;
	r->zone = WHEN_CHINA;
	zone = js_str(r->pack, "zone");
	/* The offset that makes 1970-01-01T00:00 of that zone what it is. */
	if (zone.len > 0 && when_parse(str_printf(&r->mem,
		"1970-01-01T00:00:00%.*s", STR_ARG(zone)), 0, &t))
		r->zone = (int)-t;
	r->out.a = &r->mem;
	set_init(&r->set);
	set_init(&r->old);
	arena_on_disk(&r->cold);
	arena_on_disk(&r->todo_mem);
	mask_init(&r->mask, &r->mem, r->pack);
	r->review = js_path(r->pack, "score.review") != NULL &&
	    render_is_for(r, js_path(r->pack, "score.review.roles"));
	since_read(r, o->out, o->since);
	r->out.root = publish_begin(&r->mem, o->out, &why);
	if (r->out.root == NULL)
		log_die(EX_CANTCREAT, "%s: %s", o->out, why);
}

static void
release(struct render *r)
{
	if (r->spooled)
		spool_close(&r->spool);
	js_free(r->end);
	js_free(r->inputs);
	js_free(r->drafted);
	set_release(&r->set);
	set_release(&r->old);
	discplan_free(&r->disc);
	desk_close(&r->desk);
	notice_release(&r->notice);
	arena_release(&r->cold);
	arena_release(&r->todo_mem);
	mask_release(&r->mask);
	arena_release(&r->mem);
}

static int
run(struct render *r, const char *out, bool at_given)
{
	const char *why;
	int status;

	if ((status = take_down(r)) != 0)
		return status;
	if (!books_balance(r))
		return EX_DATAERR;
	learn(r, at_given);
	write_papers(r);
	if (r->out.why.len > 0) {
		log_warn("%.*s", STR_ARG(r->out.why));
		return EX_IOERR;
	}
	if ((why = name_run(r, out)) != NULL) {
		log_warn("%s: naming the run: %s", out, why);
		return EX_IOERR;
	}
	return hand_on(r);
}

int
main(int argc, char *argv[])
{
	struct render r = { 0 };
	struct opts o;
	int status;

	log_name("shenbao-render");
	if (argc > 1 && strcmp(argv[1], "--blank") == 0)
		return blank_main(argc - 1, argv + 1);
	opts_parse(&o, "ndso@S", usage, argc, argv);
	umask(077);
	open_all(&r, &o);
	status = run(&r, o.out, o.at_given);
	release(&r);
	return status;
}
