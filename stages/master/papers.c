/* SPDX-License-Identifier: ISC */
/*
 * The papers of a disc, after annex 2 of 电子档案移交与接收办法: 说明文件.TXT,
 * 文件目录.XML, 其他/, and what proves and checks it.
 */
#include "master.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "coldsort.h"
#include "discname.h"
#include "io.h"
#include "limit.h"
#include "proof.h"
#include "when.h"
#include "wording.h"

#define BOM "\xef\xbb\xbf" /* Windows' editors want it for UTF-8 */

int
disc_copies(struct volume *v)
{
	char path[128];
	json *n;

	snprintf(path, sizeof path, "roles.%.*s.copies",
	    STR_ARG(js_str(v->meta, "role")));
	n = js_path(v->notice->root, path);
	if (n == NULL)
		n = js_get(v->notice->root, "copies");
	return js_is(n, json_type_int) && json_object_get_int(n) > 0
	    ? json_object_get_int(n) : 1;
}

/*
 * A file of the staging folder that comes in pieces: sb is the caller's to
 * fill, paper_piece() takes what is in it once that is worth a write.
 */
struct paper {
	struct volume *v;
	struct str path;
	struct arena mem;
	struct sb sb;
	FILE *fp;
	char *file;
};

static struct entry *
enter(struct volume *v, struct str path, struct str sha, int64_t size)
{
	struct entry *e = ARENA_PUSH(&v->table, &v->entries);

	*e = (struct entry) { .path = path, .sha256 = sha, .size = size };
	return e;
}

static const char *
paper_begin(struct paper *p, struct volume *v, struct str path)
{
	*p = (struct paper) { .v = v, .path = path };
	p->sb.a = &p->mem;
	/* Named by its number: the staging folder needs no folders. */
	p->file = str_cstr(v->a, str_printf(v->a, "%s/%d-%zu", v->staging,
	    v->number, v->entries.n));
	p->fp = fopen(p->file, "we");
	return p->fp ? NULL : strerror(errno);
}

#define PIECE ((ptrdiff_t)KIB(64))

static void
write_out(struct paper *p)
{
	fwrite(p->sb.p, 1, (size_t)p->sb.len, p->fp);
	arena_reset(&p->mem);
	p->sb = (struct sb) { .a = &p->mem };
}

static void
paper_piece(struct paper *p)
{
	if (p->sb.len >= PIECE)
		write_out(p);
}

/* Enters a file that lies elsewhere. */
static const char *
volume_take(struct volume *v, struct str path, const char *source)
{
	int fd = open(source, O_RDONLY | O_CLOEXEC);
	struct str sha;
	const char *why = fd < 0 ? strerror(errno) : sha256_fd(v->a, fd, &sha);

	if (why == NULL)
		enter(v, path, sha, lseek(fd, 0, SEEK_CUR))->source =
		    str_dup(v->a, str_c(source));
	if (fd >= 0)
		close(fd);
	return why;
}

static const char *
paper_end(struct paper *p)
{
	bool bad;

	write_out(p);
	arena_release(&p->mem);
	bad = ferror(p->fp) != 0;
	if (fclose(p->fp) != 0 || bad)
		return strerror(errno);
	return volume_take(p->v, p->path, p->file);
}

/* Writes bytes below the staging folder and enters them. */
static const char *
volume_put(struct volume *v, struct str path, struct str bytes)
{
	struct paper p;
	const char *why = paper_begin(&p, v, path);

	if (why != NULL)
		return why;
	sb_add(&p.sb, bytes);
	return paper_end(&p);
}

static int
by_path(const void *x, const void *y)
{
	return str_cmp(((const struct entry *)x)->path,
	    ((const struct entry *)y)->path);
}

void
volume_sort(struct volume *v)
{
	size_t i;

	for (i = v->sorted.n; i < v->entries.n; i++) {
		*ARENA_PUSH(&v->sorted_table, &v->sorted) = v->entries.v[i];
		volume_cool(v, i);
	}
	coldsort(v->sorted.v, v->sorted.n, sizeof *v->sorted.v, by_path,
	    &v->sorted_table, &v->plan->mem);
	/* Room behind the array is taken now: it grows by a copy, once. */
	v->sorted.cap = v->sorted.n;
}

void
volume_cool(struct volume *v, size_t i)
{
	ARENA_COOL(&v->table, i);
	ARENA_COOL(&v->sorted_table, i);
	if (i % 64 == 63)
		discplan_cool(v->plan);
}

void
volume_free(struct volume *v)
{
	arena_release(&v->table);
	arena_release(&v->sorted_table);
	v->entries = v->sorted = (struct entries) { 0 };
}

/* Text files for Windows: CRLF and a BOM. */
static struct str
windows_text(struct volume *v, struct str s)
{
	struct sb b = { .a = v->a };
	ptrdiff_t i;

	sb_add(&b, S(BOM));
	for (i = 0; i < s.len; i++) {
		if (s.p[i] == '\n')
			sb_addc(&b, '\r');
		sb_addc(&b, s.p[i]);
	}
	return sb_str(&b);
}

static size_t
cases_here(const struct volume *v, int64_t *bytes, size_t *files)
{
	const struct disc_case *c;
	size_t i, k, n = 0;

	*bytes = 0;
	*files = 0;
	for (i = 0; i < v->plan->cases.n; i++) {
		c = &v->plan->cases.v[i];
		if (c->volume != v->number)
			continue;
		n++;
		*files += c->files.n;
		for (k = 0; k < c->files.n; k++)
			*bytes += c->files.v[k].size;
		if (i % 256 == 255)
			discplan_cool(v->plan);
	}
	return n;
}

/* Words of ours as the pack has them. */
static const char *
say(struct volume *v, const char *words)
{
	return str_cstr(v->a, wording(v->a, v->notice->root, str_c(words)));
}

static struct str
about(struct volume *v)
{
	struct sb b = { .a = v->a };
	json *n = v->notice->root;
	struct str edited = wording_edited(n, v->meta);
	int64_t bytes;
	size_t files, cases = cases_here(v, &bytes, &files);

	sb_addf(&b, "%s：%.*s\n", say(v, "光盘编号"), STR_ARG(v->id));
	sb_addf(&b, "通知名称：%.*s\n", STR_ARG(js_str(n, "title")));
	sb_addf(&b, "通知文号：%.*s\n", STR_ARG(js_str(n, "number")));
	sb_addf(&b, "内    容：%.*s申报材料\n", STR_ARG(js_str(n, "subject")));
	sb_addf(&b, "盘    序：第 %d 张，共 %d 张；一式 %d 份\n", v->number,
	    v->plan->volumes, disc_copies(v));
	sb_addf(&b, "%s：%zu\n电子文件：%zu 个，%lld 字节\n",
	    say(v, "案例数"), cases, files, (long long)bytes);
	sb_addf(&b, "数据时间：%s\n密    级：\n\n",
	    when_cn(v->a, v->at, WHEN_CHINA).p);
	sb_add(&b, str_c(say(v,
	    "目录结构：\n"
	    "  索引目录.html     在浏览器中打开，从这里开始查阅\n"
	    "  说明文件.TXT      本文件\n"
	    "  文件目录.XML      每一电子文件的著录项\n"
	    "  电子档案\\         按推荐单位、案例、材料类别存放\n"
	    "  其他\\             命名规则及目录格式说明\n"
	    "  manifest-sha256.txt、structure-sha256.txt  校验值\n"
	    "校验方法：\n"
	    "  Windows 双击 校验.cmd；Linux 运行 sh verify.sh\n")));
	if (v->plan->repair > 0)
		sb_addf(&b, "纠错数据：\n"
		    "  盘末附 dvdisaster（RS02）纠错数据，约为数据量的 %d%%。%s读出"
		    "有误时，\n  用 dvdisaster 读出映像（-r）并修复（-f），再校验。\n",
		    v->plan->repair, say(v, "光盘"));
	if (edited.len > 0)
		sb_addf(&b, "%.*s\n", STR_ARG(edited));
	sb_add(&b, S("系统只提示，不作决定。密级由有关人员填写。\n"));
	return windows_text(v, sb_str(&b));
}

static void
xml_text(struct sb *b, struct str s)
{
	uint32_t r;

	while (s.len > 0) {
		r = utf8_next(&s);
		if (r == '&')
			sb_add(b, S("&amp;"));
		else if (r == '<')
			sb_add(b, S("&lt;"));
		else if (r == '>')
			sb_add(b, S("&gt;"));
		else if (r == '"')
			sb_add(b, S("&quot;"));
		else if (r < 0x20 || r == 0x7f || r == 0xfffe || r == 0xffff)
			sb_rune(b, 0xfffd); /* not a character of XML 1.0 */
		else
			sb_rune(b, r);
	}
}

static void
element(struct sb *b, const char *name, struct str text)
{
	sb_addf(b, "    <%s>", name);
	xml_text(b, text);
	sb_addf(b, "</%s>\n", name);
}

static void
element_number(struct sb *b, const char *name, int64_t n)
{
	sb_addf(b, "    <%s>%lld</%s>\n", name, (long long)n, name);
}

static void
catalog_file(struct sb *b, const struct disc_case *c,
    const struct disc_file *f, int n)
{
	sb_add(b, S("  <文件>\n"));
	element_number(b, "顺序号", n);
	element(b, "档号", S(""));
	element(b, "责任者", c->company);
	element(b, "题名", f->name);
	element(b, "案例名称", c->title);
	element(b, "材料类别", f->chapter);
	element(b, "日期", S("")); /* of the paper: none of ours */
	element(b, "密级", S(""));
	element(b, "电子档案名称", f->path);
	element_number(b, "字节数", f->size);
	element(b, "SHA-256", f->sha256);
	sb_add(b, S("    <来源>"));
	xml_text(b, f->mail.len > 0 ? f->mail : c->mail);
	sb_add(b, S("/"));
	xml_text(b, f->place);
	sb_add(b, S("</来源>\n"));
	element(b, "备注", S(""));
	sb_add(b, S("  </文件>\n"));
}

static const char *
catalog(struct volume *v)
{
	const struct disc_case *c;
	struct paper p;
	const char *why = paper_begin(&p, v, S("文件目录.XML"));
	size_t i, k;
	int n = 0;

	if (why != NULL)
		return why;
	sb_add(&p.sb, S("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
	sb_addf(&p.sb, "<文件目录 光盘编号=\"%.*s\">\n", STR_ARG(v->id));
	for (i = 0; i < v->plan->cases.n; i++) {
		c = &v->plan->cases.v[i];
		for (k = 0; c->volume == v->number && k < c->files.n; k++)
			catalog_file(&p.sb, c, &c->files.v[k], ++n);
		paper_piece(&p);
		if (i % 256 == 255)
			discplan_cool(v->plan);
	}
	sb_add(&p.sb, S("</文件目录>\n"));
	return paper_end(&p);
}

/* As discplan.c numbers them: of chapters as many as one digit leaves. */
static struct str
naming(struct volume *v)
{
	struct sb b = { .a = v->a };
	size_t n = js_len(js_get(v->notice->root, "chapters"));

	sb_addf(&b, "命名规则\n"
	    "1. %s，各级名称前为序号。\n"
	    "2. %s\n",
	    say(v, "电子档案\\推荐单位\\案例\\材料类别\\文件"),
	    say(v, "推荐单位序号依通知所附名单次序，案例序号依本盘排列次序。"));
	sb_addf(&b, "3. 材料类别：0 %s，", say(v, "申报书"));
	if (n > 0)
		sb_addf(&b, "1 至 %zu 依索引目录的 %zu 类，",
		    n < DISC_CHAPTERS ? n : DISC_CHAPTERS,
		    n < DISC_CHAPTERS ? n : DISC_CHAPTERS);
	sb_add(&b, S("9 其他材料。\n"
	    "4. 文件名去除各系统不能显示的字符，过长的保留首尾；原文件名见\n"
	    "   文件目录.XML 的“题名”。\n"));
	return sb_str(&b);
}

static const char schema[] =
    "文件目录.XML 著录项\n"
    "顺序号      本盘内流水号\n"
    "档号        由档案部门填写\n"
    "责任者      申报单位\n"
    "题名        文件原名\n"
    "案例名称    申报案例名称\n"
    "材料类别    所在材料类别\n"
    "日期        文件形成日期，由归档人员填写\n"
    "密级        由有关人员填写\n"
    "电子档案名称  本盘内路径\n"
    "字节数、SHA-256  文件大小及校验值\n"
    "来源        所在邮件及位置\n";

/*
 * Nothing but what Windows 10 has.  certutil prints the hash on its second
 * line, with blanks in older ones, and refuses empty files.  Names hold
 * nothing that a shell would read, see discname.c; the folder that a copy lies
 * in may: pushd before '!' means something, and for a share, which cd refuses.
 */
static const struct str check_cmd = S(
    "@echo off\r\n"
    "chcp 65001 >nul\r\n"
    "pushd \"%~dp0\"\r\n"
    "setlocal enabledelayedexpansion\r\n"
    "set bad=0\r\n"
    "set n=0\r\n"
    "for /f \"usebackq tokens=1,* delims= \" %%a in (\"manifest-sha256.txt\") do (\r\n"
    "  set \"f=%%b\"\r\n"
    "  set \"f=!f:/=\\!\"\r\n"
    "  set \"h=\"\r\n"
    "  for /f \"skip=1 tokens=* delims=\" %%h in ('certutil -hashfile \"!f!\" SHA256 2^>nul') do if not defined h set \"h=%%h\"\r\n"
    "  set \"h=!h: =!\"\r\n"
    "  for %%s in (\"!f!\") do if \"%%~zs\"==\"0\" if /i \"%%a\"==\""
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\" set \"h=%%a\"\r\n"
    "  set /a n+=1\r\n"
    "  if /i not \"!h!\"==\"%%a\" ( echo 不一致: !f! & set bad=1 )\r\n"
    ")\r\n"
    "if !bad!==0 ( echo 校验通过: !n! 个文件 ) else ( echo 校验未通过 )\r\n"
    "pause\r\n"
    "popd\r\n"
    "exit /b !bad!\r\n");

/* Nothing but what every Linux has, BusyBox too: its sha256sum knows -c. */
static const struct str check_sh = S(
    "#!/bin/sh\n"
    "# Checks every file of this disc against its manifest.\n"
    "cd \"$(dirname \"$0\")\" || exit 1\n"
    "if command -v sha256sum >/dev/null 2>&1; then\n"
    "  said=$(sha256sum -c manifest-sha256.txt 2>&1)\n"
    "else\n"
    "  said=$(shasum -a 256 -c manifest-sha256.txt 2>&1)\n"
    "fi\n"
    "if [ $? -eq 0 ]; then\n"
    "  echo '校验通过'\n"
    "else\n"
    "  printf '%s\\n' \"$said\" | grep -v ': OK$'\n"
    "  echo '校验未通过'\n"
    "  exit 1\n"
    "fi\n");

/* A file that render made; absent when master is run by hand. */
static const char *
take(struct volume *v, struct str path, const char *source)
{
	struct stat sb;

	if (stat(source, &sb) == 0)
		return volume_take(v, path, source);
	return errno == ENOENT ? NULL : strerror(errno);
}

/* Papers of the run that this role's discs carry: only what the pack names,
 * and never those that stay in the office. */
static const char *
take_papers(struct volume *v, const char *run)
{
	struct str path = str_printf(v->a, "roles.%.*s.disc_papers",
	    STR_ARG(js_str(v->meta, "role"))), name;
	const char *why = NULL;
	json *one;

	JS_EACH(one, js_path(v->notice->root, path.p)) {
		name = js_text(one);
		if (!disc_name_is_safe(name) || !(str_ends(name, S(".xlsx")) ||
			str_ends(name, S(".pdf"))))
			return str_printf(v->a, "%.*s: %.*s: not a paper for "
			    "a disc", STR_ARG(path), STR_ARG(name)).p;
		if (why == NULL)
			why = take(v, str_printf(v->a, "其他/%.*s",
			    STR_ARG(name)), str_printf(v->a, "%s/%.*s", run,
			    STR_ARG(name)).p);
	}
	return why;
}

/* What render made of the cases on the discs. */
static const char *
take_index(struct volume *v)
{
	static const char *const names[] = { "索引目录.html", "索引目录.xlsx",
		"索引目录.pdf" };
	const char *why = NULL;
	size_t i;

	for (i = 0; i < sizeof names / sizeof *names && why == NULL; i++)
		why = take(v, str_c(names[i]), str_printf(v->a,
		    "%s/光盘索引/%s", v->staging, names[i]).p);
	return why;
}

static const char *
fixed_papers(struct volume *v)
{
	const struct {
		struct str path, bytes;
	} papers[] = {
		{ S("其他/命名规则.TXT"), windows_text(v, naming(v)) },
		{ S("其他/目录格式说明.TXT"), windows_text(v, str_c(say(v, schema))) },
		{ S("bagit.txt"), S("BagIt-Version: 1.0\n"
		    "Tag-File-Character-Encoding: UTF-8\n") },
		{ S("校验.cmd"), check_cmd },
		{ S("verify.sh"), check_sh },
	};
	const char *why = volume_put(v, S("说明文件.TXT"), about(v));
	size_t i;

	if (why == NULL)
		why = catalog(v);
	for (i = 0; i < sizeof papers / sizeof *papers && why == NULL; i++)
		why = volume_put(v, papers[i].path, papers[i].bytes);
	return why;
}

static void
enter_cases(struct volume *v)
{
	const struct disc_case *c;
	size_t i, k;

	for (i = 0; i < v->plan->cases.n; i++) {
		c = &v->plan->cases.v[i];
		for (k = 0; c->volume == v->number && k < c->files.n; k++)
			enter(v, c->files.v[k].path, c->files.v[k].sha256,
			    c->files.v[k].size);
		volume_cool(v, i);
	}
}

/* Of all entries so far, as manifest.h has it. */
static const char *
write_manifest(struct volume *v)
{
	const struct entry *e;
	struct paper p;
	const char *why = paper_begin(&p, v, S(PROOF_MANIFEST));
	size_t i;

	if (why != NULL)
		return why;
	volume_sort(v);
	for (i = 0; i < v->sorted.n; i++) {
		e = &v->sorted.v[i];
		manifest_line(&p.sb, e->path, e->sha256);
		paper_piece(&p);
		volume_cool(v, i);
	}
	return paper_end(&p);
}

/* The structure's hash comes last. */
const char *
papers_write(struct volume *v)
{
	struct sb blank = { .a = v->a };
	const char *why;
	size_t i;

	arena_on_disk(&v->table);
	arena_on_disk(&v->sorted_table);
	enter_cases(v);
	if ((why = fixed_papers(v)) != NULL ||
	    (why = take_index(v)) != NULL ||
	    (why = take_papers(v, str_printf(v->a, "%s/..", v->staging).p)) !=
		NULL ||
	    (why = write_manifest(v)) != NULL)
		return why;
	for (i = 0; i + 1 < PROOF_STRUCTURE_BYTES; i++)
		sb_addc(&blank, '0');
	sb_addc(&blank, '\n');
	return volume_put(v, S(PROOF_STRUCTURE), sb_str(&blank));
}
