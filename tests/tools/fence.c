/* SPDX-License-Identifier: ISC */
/*
 * fence PROGRAM ARGUMENT...: runs it with only the system calls whose names
 * stand on stdin, as a service manager would by a unit's SystemCallFilter;
 * the rest fail with EPERM, and so does memory that can be written and
 * executed (MemoryDenyWriteExecute).  Sockets are AF_UNIX, AF_INET, AF_INET6.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sysexits.h>
#include <unistd.h>

#include <seccomp.h>

static int
allow_sockets(scmp_filter_ctx f)
{
	static const int families[] = { AF_UNIX, AF_INET, AF_INET6 };
	int rc = 0;
	size_t i;

	for (i = 0; i < sizeof families / sizeof *families; i++)
		rc |= seccomp_rule_add(f, SCMP_ACT_ALLOW, SCMP_SYS(socket), 1,
		    SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)families[i]));
	return rc;
}

/* Names of other architectures and newer kernels are unknown here. */
static int
allow(scmp_filter_ctx f, const char *name)
{
	int nr = seccomp_syscall_resolve_name(name);

	if (nr < 0)
		return 0;
	if (nr == SCMP_SYS(mmap))
		return seccomp_rule_add(f, SCMP_ACT_ALLOW, nr, 1,
			   SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) ||
		    seccomp_rule_add(f, SCMP_ACT_ALLOW, nr, 1,
			SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC | PROT_WRITE,
			    PROT_EXEC));
	if (nr == SCMP_SYS(socket))
		return allow_sockets(f);
	if (nr == SCMP_SYS(mprotect))
		return seccomp_rule_add(f, SCMP_ACT_ALLOW, nr, 1,
		    SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
	return seccomp_rule_add(f, SCMP_ACT_ALLOW, nr, 0);
}

int
main(int argc, char *argv[])
{
	scmp_filter_ctx f = seccomp_init(SCMP_ACT_ERRNO(EPERM));
	char line[128];
	int bad = f == NULL || argc < 2, null;

	while (!bad && fgets(line, sizeof line, stdin) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		bad = allow(f, line) != 0;
	}
	null = open("/dev/null", O_RDONLY | O_CLOEXEC);
	if (bad || null < 0 || dup2(null, 0) < 0 || seccomp_load(f) != 0) {
		fputs("fence: no filter\n", stderr);
		return EX_OSERR;
	}
	execv(argv[1], argv + 1);
	perror(argv[1]);
	return EX_OSERR;
}
