/* SPDX-License-Identifier: ISC */
/* The pack as a tree, with the place of every value. */
#include "notice.h"

#include <stdlib.h>
#include <unistd.h>

#include "io.h"
#include "tap.h"

static char dir[] = "/tmp/notice-t.XXXXXX";

static void
put(struct arena *a, const char *name, const char *text)
{
	char *path = str_cstr(a, str_printf(a, "%s/%s", dir, name));

	if (io_put_file(path, str_c(text)) != NULL)
		exit(1);
}

static void
faults(struct arena *a, const char *text, const char *want, const char *what)
{
	struct notice n;
	bool good;

	put(a, "notice.yaml", text);
	good = notice_read(&n, dir);
	ok(!good && str_has(n.faults, str_c(want)), "%s: %.*s", what,
	    STR_ARG(n.faults));
	notice_release(&n);
}

int
main(void)
{
	struct arena a = { 0 };
	struct notice n;

	if (mkdtemp(dir) == NULL)
		return 1;
	put(&a, "rules.yaml", "- id: one\n  severity: warn\n");
	put(&a, "notice.yaml", "id: x\nyear: 2024\ncode: \"0440\"\nbare: 0440\n"
	    "yes: true\nnone:\nquota: {prd: 8}\ntext: |\n  a\n  b\n");
	ok(notice_read(&n, dir), "a pack");
	is_int(js_int(n.root, "year"), 2024, "a plain number is a number");
	is_str(js_str(n.root, "code"), "0440", "a quoted one is a string");
	is_str(js_str(n.root, "bare"), "0440",
	    "no leading zero is ever lost");
	ok(js_bool(n.root, "yes") && js_get(n.root, "none") == NULL,
	    "true and nothing");
	is_str(js_str(n.root, "text"), "a\nb\n", "a block");
	is_int((long long)js_len(js_get(n.root, "rules")), 1,
	    "another file stands below its name");
	is_str(str_c(notice_where(&n, n.root, "quota", 0, false)),
	    "notice.yaml:7:1", "where a key stands");
	is_str(str_c(notice_where(&n, js_get(n.root, "quota"), "prd", 0, true)),
	    "notice.yaml:7:14", "where a value stands");
	is_str(str_c(notice_where(&n, js_at(js_get(n.root, "rules"), 0),
		   "severity", 0, false)), "rules.yaml:2:3",
	    "in another file");
	ok(notice_set(&n, "quota.prd=6") == NULL &&
	    js_int(js_get(n.root, "quota"), "prd") == 6, "a key set anew");
	ok(notice_set(&n, "quota.none=6") != NULL, "only keys that exist");
	notice_release(&n);
	faults(&a, "id: x\nid: y\n", "notice.yaml:2:1: this key stands here",
	    "a key twice");
	faults(&a, "id: [x\n", "notice.yaml:", "no YAML");
	faults(&a, "a: 1\n", "no id", "no pack");
	faults(&a, "id: \xff\n", "not UTF-8", "not UTF-8");
	faults(&a, "id: &a x\nb: *a\n", "aliases", "an alias");
	io_remove_tree(dir);
	arena_release(&a);
	return done();
}
