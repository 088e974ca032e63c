/* SPDX-License-Identifier: ISC */
/*
 * The filter of a box: compute, read and write what is open, get memory
 * that can't be executed, exit.  Files that libraries try to open lazily
 * (time zones, charset modules) get EACCES; all else kills the process.
 */
#include "sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <seccomp.h>

static const int allowed[] = {
	SCMP_SYS(read), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(lseek),
	SCMP_SYS(brk), SCMP_SYS(mremap), SCMP_SYS(munmap), SCMP_SYS(madvise),
	SCMP_SYS(fstat), SCMP_SYS(exit), SCMP_SYS(exit_group),
	SCMP_SYS(rt_sigreturn), SCMP_SYS(clock_gettime), SCMP_SYS(gettimeofday),
	SCMP_SYS(restart_syscall), SCMP_SYS(futex), SCMP_SYS(getrandom),
#if defined(__SANITIZE_ADDRESS__)
	/* What the sanitizers' own runtime needs to tell what it found. */
	SCMP_SYS(sigaltstack), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask),
	SCMP_SYS(gettid), SCMP_SYS(getpid), SCMP_SYS(sched_yield),
	SCMP_SYS(prctl), SCMP_SYS(close),
#endif
};

static const int refused[] = {
	SCMP_SYS(openat), SCMP_SYS(open), SCMP_SYS(access), SCMP_SYS(faccessat),
	SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat),
	SCMP_SYS(stat), SCMP_SYS(newfstatat), SCMP_SYS(getcwd),
	SCMP_SYS(ioctl), SCMP_SYS(sysinfo), /* qsort() asks for the memory */
};

/* Memory yes, executable memory and files never. */
static int
memory_rules(scmp_filter_ctx f)
{
	int rc = 0;

	rc |= seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2,
	    SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
	    SCMP_A3(SCMP_CMP_MASKED_EQ, MAP_ANONYMOUS, MAP_ANONYMOUS));
	rc |= seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(mprotect), 1,
	    SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	return rc;
}

static int
add_rules(scmp_filter_ctx f)
{
	int rc = memory_rules(f);
	size_t i;

	for (i = 0; i < sizeof allowed / sizeof *allowed; i++)
		rc |= seccomp_rule_add(f, SCMP_ACT_ALLOW, allowed[i], 0);
	for (i = 0; i < sizeof refused / sizeof *refused; i++)
		rc |= seccomp_rule_add(f, SCMP_ACT_ERRNO(EACCES), refused[i], 0);
	return rc;
}

/* The program as the kernel wants it, by way of a memory file. */
static const char *
compile(scmp_filter_ctx f, struct sandbox *s)
{
	int fd = memfd_create("filter", MFD_CLOEXEC);
	ssize_t n;

	if (fd < 0 || seccomp_export_bpf(f, fd) != 0) {
		if (fd >= 0)
			close(fd);
		return "seccomp: cannot compile the filter";
	}
	s->size = (size_t)lseek(fd, 0, SEEK_END);
	s->code = malloc(s->size);
	n = s->code ? pread(fd, s->code, s->size, 0) : -1;
	close(fd);
	return n == (ssize_t)s->size ? NULL : "seccomp: cannot read the filter";
}

const char *
sandbox_init(struct sandbox *s)
{
	scmp_filter_ctx f;
	const char *why;

	*s = (struct sandbox) { 0 };
	if (prctl(PR_GET_SECCOMP) < 0)
		return "the kernel has no seccomp";
	if ((f = seccomp_init(SCMP_ACT_KILL_PROCESS)) == NULL)
		return "seccomp: cannot start";
	/* A tree, not a list: the kernel tries it with each of its calls. */
	seccomp_attr_set(f, SCMP_FLTATR_CTL_OPTIMIZE, 2);
	why = add_rules(f) == 0 ? compile(f, s)
				: "seccomp: cannot add a rule";
	seccomp_release(f);
	return why;
}

const char *
sandbox_enter(const struct sandbox *s)
{
	struct sock_fprog prog = {
		.len = (unsigned short)(s->size / sizeof(struct sock_filter)),
		.filter = (struct sock_filter *)s->code,
	};

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return "cannot set no_new_privs";
	if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &prog) != 0)
		return "cannot set the seccomp filter";
	return NULL;
}

void
sandbox_release(struct sandbox *s)
{
	free(s->code);
	*s = (struct sandbox) { 0 };
}
