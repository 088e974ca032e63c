/* SPDX-License-Identifier: ISC */
/*
 * 未读出的文件: what goes on the discs although no program looked into it, so
 * that nobody knows whether it bears a marking of confidentiality.
 */
#include "master.h"

#include "io.h"
#include "log.h"

static int
list_case(const struct disc_case *c, struct sb *b)
{
	const struct disc_file *f;
	int count = 0;
	size_t i;

	for (i = 0; i < c->files.n; i++) {
		f = &c->files.v[i];
		if (f->unread.len == 0)
			continue;
		sb_addf(b, "%.*s\t%.*s\t%.*s\r\n", STR_ARG(c->id),
		    STR_ARG(f->path), STR_ARG(f->unread));
		count++;
	}
	return count;
}

const char *
unread_write(struct volume *v, const char *path)
{
	struct sb b = { .a = v->a };
	int count = 0;
	size_t i;

	sb_add(&b, S("\xef\xbb\xbf光盘内下列文件系统没有读出，不知其中有无密级标志。"
	    "刻录、移交前请逐个打开核对。\r\n"
	    "扫描件、照片中的文字系统一律不读，也须目视。\r\n\r\n"));
	for (i = 0; i < v->plan->cases.n; i++) {
		count += list_case(&v->plan->cases.v[i], &b);
		if (i % 64 == 63)
			discplan_cool(v->plan);
	}
	if (count == 0)
		return NULL;
	log_warn("disc: %d files were not read; whether they are marked "
	    "confidential nobody knows (见 disc/未读出的文件.txt)", count);
	return io_put_file(path, sb_str(&b));
}
