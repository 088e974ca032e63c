/* SPDX-License-Identifier: ISC */
/*
 * shenbao new-notice: a commented pack to start from.  With --like, the
 * tables, letters, cities and labels are another pack's, to be adapted; with
 * --next, all of it, for the same notice's next year.  The lines that still
 * speak of the other notice, or of its year, are told.
 */
#include "driver.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include "io.h"
#include "limit.h"
#include "log.h"
#include "notice.h"
#include "opts.h"
#include "str.h"

/* The files stand beside this one as YAML, and in the program as bytes. */
#define EMBED(name, file)                                                      \
	__asm__(".pushsection .rodata\n" #name ":\n"                           \
		".incbin \"pipeline/driver/new/" file "\"\n" #name "_end:\n"   \
		".popsection\n");                                              \
	extern const char name[], name##_end[];

EMBED(new_notice, "notice.yaml")
EMBED(new_rules, "rules.yaml")
EMBED(new_forms, "forms.yaml")
EMBED(new_tables, "tables.yaml")
EMBED(new_calendar, "calendar.yaml")

/*
 * With --like.  No calendar: another notice's days would be taken for this
 * one's.
 */
static const char *const copied[] = { "forms.yaml", "tables.yaml",
	"letters.yaml", "cities.yaml", "rank.yaml", "score.yaml", NULL };

/* With --next. */
static const char *const whole[] = { "notice.yaml", "rules.yaml", "forms.yaml",
	"tables.yaml", "letters.yaml", "cities.yaml", "rank.yaml",
	"score.yaml", "calendar.yaml", NULL };

static const char usage[] =
    "shenbao new-notice [--like DIR | --next DIR] DIR";

static int
put(struct arena *a, const char *dir, const char *name, struct str text)
{
	const char *path = str_printf(a, "%s/%s", dir, name).p;
	FILE *fp = fopen(path, "wx");
	bool good;

	if (fp == NULL) {
		log_warn("%s: %s", path, strerror(errno));
		return EX_CANTCREAT;
	}
	good = fwrite(text.p, 1, (size_t)text.len, fp) == (size_t)text.len;
	if (fclose(fp) != 0 || !good) {
		log_warn("%s: %s", path, strerror(errno));
		return EX_IOERR;
	}
	printf("%s\n", path);
	return 0;
}

static int
copy(struct arena *a, const char *from, const char *dir, const char *name)
{
	struct str text;
	const char *path = str_printf(a, "%s/%s", from, name).p, *why;

	if (access(path, F_OK) != 0)
		return 0;
	if ((why = io_read_file(path, a, MIB(4), &text)) != NULL) {
		log_warn("%s: %s", path, why);
		return EX_NOINPUT;
	}
	return put(a, dir, name, text);
}

/* The lines of a key at the top of a YAML file, with what is below it. */
static struct str
block_of(struct str text, struct str key)
{
	struct str line, rest = text;
	const char *from = NULL, *at;

	while (rest.p != NULL && rest.len > 0) {
		at = rest.p;
		line = str_cut(&rest, S("\n"));
		if (from == NULL) {
			if (str_starts(line, key) &&
			    str_starts(str_slice(line, key.len, line.len),
				S(":")))
				from = at;
		} else if (line.len > 0 && strchr(" -\t", line.p[0]) == NULL) {
			return (struct str) { from, at - from };
		}
	}
	return from == NULL ? S("")
			    : (struct str) { from, text.p + text.len - from };
}

/* Lists that fields of the copied forms choose from and the draft hasn't. */
static struct str
lists_of(struct arena *a, json *root, struct str text, struct str draft)
{
	static const char *const forms[] = { "case", "region", "list" };
	struct sb out = { .a = a };
	struct str name, block, open;
	json *field;
	size_t i;

	for (i = 0; i < sizeof forms / sizeof *forms; i++)
		JS_EACH(field, js_get(js_get(js_get(root, "forms"), forms[i]),
			    "fields"))
		{
			name = js_str(field, "options");
			if (name.len == 0 || block_of(draft, name).len > 0 ||
			    block_of(sb_str(&out), name).len > 0)
				continue;
			block = str_trim(block_of(text, name));
			open = str_trim(block_of(text, str_printf(a,
			    "%.*s_open", STR_ARG(name))));
			sb_addf(&out, "\n# 表中“%.*s”的选项，照另一份通知\n"
				      "%.*s\n%.*s\n",
			    STR_ARG(js_text(js_at(js_get(field, "labels"), 0))),
			    STR_ARG(block), STR_ARG(open));
		}
	return sb_str(&out);
}

/* The draft of notice.yaml, with the lists that the copied forms name. */
static struct str
draft(struct arena *a, const char *like)
{
	struct str mine = { new_notice, new_notice_end - new_notice }, text;
	const char *path = str_printf(a, "%s/notice.yaml",
	    like == NULL ? "" : like).p;
	struct notice n;

	if (like == NULL || io_read_file(path, a, MIB(4), &text) != NULL ||
	    !notice_read(&n, like))
		return mine;
	text = lists_of(a, n.root, text, mine);
	notice_release(&n);
	return str_printf(a, "%.*s%.*s", STR_ARG(mine), STR_ARG(text));
}

/* What a notice says otherwise the next time: its years and numbers. */
static void
year_words(json *root, struct sb *out)
{
	static const char *const numerals[] = { "", "一", "两", "三", "四",
		"五", "六", "七", "八", "九" };

	if (js_int(root, "pledge_years") > 0)
		sb_addf(out, "近%lld年\n",
		    (long long)js_int(root, "pledge_years"));
	if (js_int(root, "copies") > 0 && js_int(root, "copies") < 10)
		sb_addf(out, "一式%s份\n", numerals[js_int(root, "copies")]);
}

/* Every year that is written, and the days of the one behind it. */
static void
last_words(json *root, struct sb *out)
{
	long long year = (long long)js_int(root, "year");

	if (year > 0)
		sb_addf(out, "%lld\n%lld-\n", year, year + 1);
	year_words(root, out);
}

/* What the other notice calls itself: none of it belongs into a new one. */
static void
own_words(struct arena *a, json *root, struct sb *out)
{
	static const char *const keys[] = { "subject", "number",
		"carries_out" };
	json *word;
	size_t i;

	for (i = 0; i < sizeof keys / sizeof *keys; i++)
		if (js_str(root, keys[i]).len > 0)
			sb_addf(out, "%.*s\n", STR_ARG(js_str(root, keys[i])));
	JS_EACH(word, js_get(root, "words"))
		sb_addf(out, "%.*s\n", STR_ARG(js_text(word)));
	JS_EACH(word, js_get(root, "recommenders"))
		sb_addf(out, "%.*s\n", STR_ARG(js_str(word, "name")));
	if (js_int(root, "year") > 0)
		sb_addf(out, "%lld年\n", (long long)js_int(root, "year"));
	year_words(root, out);
}

/* Which lines of a copied file say any of them. */
static void
look(struct arena *a, const char *dir, const char *name, struct str words)
{
	const char *path = str_printf(a, "%s/%s", dir, name).p;
	struct str text, line, rest, word;
	int n;

	if (io_read_file(path, a, MIB(4), &text) != NULL)
		return;
	for (n = 1; text.p != NULL; n++) {
		line = str_cut(&text, S("\n"));
		for (rest = words; rest.len > 0;) {
			word = str_cut(&rest, S("\n"));
			if (word.len == 0 || !str_has(line, word))
				continue;
			printf("%s:%d: says “%.*s” of the other notice\n",
			    path, n, STR_ARG(word));
			break;
		}
	}
}

static void
look_all(struct arena *a, const char *from, const char *dir,
    const char *const *names)
{
	struct sb words = { .a = a };
	struct notice n;

	if (!notice_read(&n, from))
		return; /* check-notice tells its faults */
	if (names == whole)
		last_words(n.root, &words);
	else
		own_words(a, n.root, &words);
	for (; *names != NULL; names++)
		look(a, dir, *names, sb_str(&words));
	notice_release(&n);
}

/* Those of another pack; which lines there are to be looked at. */
static int
copy_all(struct arena *a, const char *from, const char *dir,
    const char *const *names)
{
	int status = 0;
	size_t i;

	for (i = 0; names[i] != NULL && status == 0; i++)
		status = copy(a, from, dir, names[i]);
	if (status == 0)
		look_all(a, from, dir, names);
	return status;
}

static int
write_all(struct arena *a, const char *like, const char *dir)
{
	int status = put(a, dir, "notice.yaml", draft(a, like));

	if (status == 0)
		status = put(a, dir, "rules.yaml", (struct str) { new_rules,
		    new_rules_end - new_rules });
	if (status == 0 && like == NULL)
		status = put(a, dir, "forms.yaml", (struct str) { new_forms,
		    new_forms_end - new_forms });
	if (status == 0 && like == NULL)
		status = put(a, dir, "tables.yaml", (struct str) { new_tables,
		    new_tables_end - new_tables });
	if (status == 0)
		status = put(a, dir, "calendar.yaml", (struct str) {
		    new_calendar, new_calendar_end - new_calendar });
	if (status == 0 && like != NULL)
		status = copy_all(a, like, dir, copied);
	return status;
}

static int
visible(const struct dirent *e)
{
	return strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
}

/* A pack is a folder of its own: a new one, or one with nothing in it. */
static const char *
make_folder(const char *dir)
{
	struct dirent **names;
	int i, n;

	if (mkdir(dir, 0777) == 0)
		return NULL;
	if (errno != EEXIST || (n = scandir(dir, &names, visible, NULL)) < 0)
		return strerror(errno);
	for (i = 0; i < n; i++)
		free(names[i]);
	free(names);
	return n > 0 ? "not empty: give a new folder" : NULL;
}

int
cmd_new_notice(int argc, char **argv)
{
	struct arena a = { 0 };
	const char *like = NULL, *last = NULL, *dir, *why;
	int status;

	opts_help(usage, argc, argv);
	if (argc == 4 && strcmp(argv[1], "--like") == 0)
		like = argv[2];
	else if (argc == 4 && strcmp(argv[1], "--next") == 0)
		last = argv[2];
	else if (argc != 2 || argv[1][0] == '-')
		return opts_misused(usage);
	dir = argv[argc - 1];
	if ((why = make_folder(dir)) != NULL) {
		log_warn("%s: %s", dir, why);
		return EX_CANTCREAT;
	}
	status = last != NULL ? copy_all(&a, last, dir, whole)
			      : write_all(&a, like, dir);
	arena_release(&a);
	if (fflush(stdout) != 0 && status == 0)
		status = EX_IOERR;
	return status;
}
