/* SPDX-License-Identifier: ISC */
#include "cage.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define READ (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)
#define RUN LANDLOCK_ACCESS_FS_EXECUTE

/* All of the first version: what isn't allowed below is refused. */
#define HANDLED                                                                \
	(READ | RUN | LANDLOCK_ACCESS_FS_WRITE_FILE |                          \
	    LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |   \
	    LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |       \
	    LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK |       \
	    LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |     \
	    LANDLOCK_ACCESS_FS_MAKE_SYM)

/* /lib and /lib64 hold the loader, which the kernel runs, too. */
static const struct place {
	const char *path;
	unsigned long long may;
} places[] = { { "/usr", READ }, { "/usr/lib", READ | RUN },
	{ "/lib", READ | RUN }, { "/lib64", READ | RUN },
	{ "/etc/ld.so.cache", LANDLOCK_ACCESS_FS_READ_FILE },
	{ "/etc/fonts", READ }, { "/var/cache/fontconfig", READ } };

int
cage_version(void)
{
	long n = syscall(SYS_landlock_create_ruleset, NULL, (size_t)0,
	    LANDLOCK_CREATE_RULESET_VERSION);

	return n > 0 ? (int)n : 0;
}

/* What isn't on this machine needs no rule. */
static bool
allow(int rules, const char *path, unsigned long long may)
{
	struct landlock_path_beneath_attr a = { .allowed_access = may };
	long rc;

	a.parent_fd = open(path, O_PATH | O_CLOEXEC);
	if (a.parent_fd < 0)
		return errno == ENOENT;
	rc = syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH,
	    &a, 0);
	close(a.parent_fd);
	return rc == 0;
}

/* Its own name for it is /proc/self/fd/0: that opens the file itself. */
static bool
allow_document(int rules, int fd)
{
	struct landlock_path_beneath_attr a = {
		.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE, .parent_fd = fd };

	/* EBADFD: a file without a name, which Landlock doesn't guard. */
	return syscall(SYS_landlock_add_rule, rules,
		   LANDLOCK_RULE_PATH_BENEATH, &a, 0) == 0 || errno == EBADFD;
}

bool
cage_enter(const char *program, int document)
{
	struct landlock_ruleset_attr attr = { .handled_access_fs = HANDLED };
	size_t i;
	bool good;
	int rules;

	if (cage_version() == 0)
		return true;
	rules = (int)syscall(SYS_landlock_create_ruleset, &attr, sizeof attr, 0);
	if (rules < 0)
		return false;
	good = allow(rules, program, RUN | LANDLOCK_ACCESS_FS_READ_FILE) &&
	    allow_document(rules, document);
	for (i = 0; i < sizeof places / sizeof *places; i++)
		good = good && allow(rules, places[i].path, places[i].may);
	good = good && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	    syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	close(rules);
	return good;
}
