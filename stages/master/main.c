/* SPDX-License-Identifier: ISC */
/* master: the discs: layout, image, proof, copies, labels. */
#include "master.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sysexits.h>

#include "io.h"
#include "limit.h"
#include "log.h"
#include "opts.h"
#include "publish.h"
#include "stage.h"
#include "when.h"

struct master {
	struct arena mem;
	struct opts o;
	struct notice notice;
	struct spool spool;
	struct stage st;
	struct discplan plan;
	struct volume *volumes;
	char *run, *disc, *staging;
	struct {
		struct str *v; /* hashes of files that may go on no disc */
		size_t n, cap;
	} secrets;
};

static bool
says_secret(json *wrongs, struct str at)
{
	json *w;

	JS_EACH(w, wrongs)
		if ((str_eq(js_str(w, "code"), S("marked-secret")) ||
			str_eq(js_str(w, "code"), S("confidential"))) &&
		    (at.len == 0 || str_eq(js_str(w, "at"), at)))
			return true;
	return false;
}

/*
 * Files with a marking of confidentiality, by hash: the same bytes may have
 * come again without the marking, by another mail or under another name.
 */
static void
note_secrets(struct master *m, json *r)
{
	json *f;

	JS_EACH(f, js_get(r, "files"))
		if (js_bool(f, "secret") ||
		    says_secret(js_get(f, "wrong"), S("")) ||
		    (js_str(f, "place").len > 0 && !js_has(f, "mail") &&
			says_secret(js_get(r, "wrong"), js_str(f, "place"))))
			*ARENA_PUSH(&m->mem, &m->secrets) =
			    str_dup(&m->mem, js_str(f, "sha256"));
}

/* The first case with such a file, NULL when there is none. */
static const struct disc_case *
secret_case(struct master *m)
{
	const struct disc_case *c;
	size_t i, k, n;

	for (i = 0; i < m->plan.cases.n; i++) {
		c = &m->plan.cases.v[i];
		for (k = 0; k < c->files.n; k++)
			for (n = 0; n < m->secrets.n; n++)
				if (str_eq(c->files.v[k].sha256,
					m->secrets.v[n]))
					return c;
		if (i % 256 == 255)
			discplan_cool(&m->plan);
	}
	return NULL;
}

static void
read_records(struct master *m)
{
	struct rec rec;

	while (stage_next(&m->st, &rec)) {
		note_secrets(m, rec.obj);
		discplan_add(&m->plan, rec.obj);
		discplan_cool(&m->plan);
		stage_put(&m->st, &rec);
	}
}

/* Volume id after ECMA-119 d-characters, at most 16. */
static struct str
volume_id(struct master *m, int number)
{
	struct str base = js_pstr(m->notice.root, "disc.volume");
	struct sb b = { .a = &m->mem };
	ptrdiff_t i;
	char c;

	if (base.len == 0)
		base = js_str(m->notice.root, "id");
	for (i = 0; i < base.len && b.len < 13; i++) {
		c = base.p[i];
		if (c >= 'a' && c <= 'z')
			c = (char)(c - 'a' + 'A');
		sb_addc(&b, (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
			? c : '_');
	}
	sb_addf(&b, "_%02d", number % 100);
	return sb_str(&b);
}

static const char *
make_volume(struct master *m, int number)
{
	struct volume *v = &m->volumes[number - 1];
	const char *why;

	*v = (struct volume) { .a = &m->mem, .notice = &m->notice,
		.spool = &m->spool, .plan = &m->plan, .meta = m->st.meta,
		.at = m->o.at, .number = number, .staging = m->staging };
	v->id = volume_id(m, number);
	v->image = str_printf(&m->mem, "%s/%.*s.iso", m->disc, STR_ARG(v->id));
	why = papers_write(v);
	if (why == NULL)
		why = image_make(v);
	volume_free(v);
	return why;
}

/* disc/SHA256SUMS, as sha256sum -c reads it. */
static const char *
sums(struct master *m)
{
	struct sb b = { .a = &m->mem };
	const struct volume *v;
	int i;

	for (i = 0; i < m->plan.volumes; i++) {
		v = &m->volumes[i];
		sb_addf(&b, "%.*s  %.*s.iso\n", STR_ARG(v->image_sha256),
		    STR_ARG(v->id));
	}
	return io_put_file(str_printf(&m->mem, "%s/SHA256SUMS", m->disc).p,
	    sb_str(&b));
}

/* Why there is no disc this time, in its place; the papers still stand. */
static const char *
say_no_disc(struct master *m, struct str why)
{
	struct str path = str_printf(&m->mem, "%s/未制作光盘.txt", m->disc);
	struct str text = str_printf(&m->mem, "未制作光盘：%.*s\n", STR_ARG(why));

	log_warn("disc: not made: %.*s (未制作光盘)", STR_ARG(why));
	return io_put_file(path.p, text);
}

static const char *
make_discs(struct master *m)
{
	const char *why = NULL;
	int i, n = m->plan.volumes;

	m->volumes = arena_array(&m->mem, (size_t)n, sizeof *m->volumes);
	for (i = 1; i <= n && why == NULL; i++)
		why = make_volume(m, i);
	if (why == NULL)
		why = sums(m);
	if (why == NULL)
		why = label_write(m->volumes, m->volumes, n,
		    str_printf(&m->mem, "%s/光盘标签.pdf", m->disc).p);
	if (why == NULL)
		why = handover_write(m->volumes, m->volumes, n,
		    str_printf(&m->mem, "%s/材料移交清单.xlsx", m->disc).p);
	if (why == NULL)
		why = unread_write(m->volumes,
		    str_printf(&m->mem, "%s/未读出的文件.txt", m->disc).p);
	return why;
}

static const char *
master(struct master *m)
{
	const struct disc_case *secret;
	const char *why;
	struct stat sb;

	m->run = publish_next(&m->mem, m->o.out);
	m->disc = str_cstr(&m->mem, str_printf(&m->mem, "%s/disc", m->run));
	if (stat(m->run, &sb) != 0)
		return "no run is being made here: render comes before master";
	/* xorriso runs in another folder: its paths must be absolute. */
	m->staging = str_cstr(&m->mem,
	    str_printf(&m->mem, "%s/.disc", m->run));
	if (io_mkdirs(m->disc) != 0 || io_mkdirs(m->staging) != 0 ||
	    (m->disc = realpath(m->disc, NULL)) == NULL ||
	    (m->staging = realpath(m->staging, NULL)) == NULL)
		return strerror(errno);
	if ((secret = secret_case(m)) != NULL)
		why = say_no_disc(m, str_printf(&m->mem,
		    "%.*s 含有密级标志的文件，请立即联系保密办",
		    STR_ARG(secret->id)));
	else if (!discplan_done(&m->plan, js_str(m->st.meta, "role")))
		why = say_no_disc(m, m->plan.fault);
	else
		why = make_discs(m);
	if (io_remove_tree(m->staging) != 0 && why == NULL)
		why = strerror(errno);
	return why;
}

static void
finish(struct master *m)
{
	char id[PUBLISH_ID_MAX];
	const char *why = master(m);

	if (why == NULL && !m->o.no_publish) {
		why = publish_commit(m->o.out, id);
		if (why == NULL)
			log_warn("published (已发布): %s/current -> runs/%s",
			    m->o.out, id);
	}
	if (why != NULL)
		stage_fail(&m->st, EX_IOERR, "%s: %s: nothing was published",
		    m->o.out, why);
}

int
main(int argc, char *argv[])
{
	static const char usage[] =
	    "shenbao master --notice DIR --spool DIR --out DIR [--at TIME]";
	static struct master m;
	const char *why;

	log_name("shenbao-master");
	if (argc >= 2 && strcmp(argv[1], "--verify") == 0)
		return verify_main(argc - 1, argv + 1);
	opts_parse(&m.o, "nsop@", usage, argc, argv);
	notice_load(&m.notice, m.o.notice);
	if ((why = spool_open(&m.spool, m.o.spool, true)) != NULL)
		log_die(EX_IOERR, "%s: %s", m.o.spool, why);
	discplan_init(&m.plan, m.notice.root);
	stage_open(&m.st, "master", stdin, stdout);
	read_records(&m);
	if (m.st.ended && m.st.status == 0) {
		if (!m.o.at_given && js_str(m.st.meta, "at").len > 0)
			when_parse(js_str(m.st.meta, "at"), WHEN_CHINA, &m.o.at);
		finish(&m);
	}
	return stage_close(&m.st);
}
