# SPDX-License-Identifier: ISC
"""Bugs put in on purpose, each of which a test must see.

	/usr/bin/python3 tests/hostile/planted.py TOP BUILD [name ...]

A bug is (name, file, what stands there, what is put there, test): a unit
test's name, "attacks:NAME ..." (tests/hostile/attacks.t with these alone), or
the path of a test.
"""
import os
import shutil
import subprocess
import sys

ASAN = '-fsanitize=address,undefined -fno-sanitize-recover=undefined'
BUGS = [
    ('zip-crc', 'pipeline/zipdir.c',
     'return libdeflate_crc32(0, out, e->size) == e->crc;', 'return true;',
     'zipdir'),
    ('zip-bounds', 'pipeline/zipdir.c',
     'return at <= len && n <= len - at ? s.p + at : NULL;',
     'return at <= len ? s.p + at : NULL;', 'zipdir'),
    ('zip-overlap', 'pipeline/zipdir.c', '	if (overlaps(a, z))',
     '	if (false && overlaps(a, z))', 'zipdir'),
    ('zip-total', 'pipeline/zipdir.c',
     '	    z->delivered > z->total_max - e->size)', '	    false)', 'zipdir'),
    ('zip-ratio', 'pipeline/zipdir.c',
     'e->size / ZIP_RATIO_MAX > e->packed)', 'e->size / UINT32_MAX > e->packed)',
     'zipdir'),
    ('zip-entries', 'pipeline/zipdir.c', 'if (w.count > ZIP_ENTRIES_MAX ||',
     'if (w.count > 1000 * ZIP_ENTRIES_MAX ||', 'attacks:zip-65000-entries'),
    ('zip-cut-within', 'pipeline/zipdir.c',
     'if (w->prefix != 0 && le32(s.p) == LOCAL_SIG)', 'if (false)',
     'zipdir'),
    ('opc-twice', 'pipeline/opc.c', '	if (is_twice(o, part))',
     '	if (false && is_twice(o, part))', 'attacks:zip-two-documents'),
    ('opc-guessed', 'pipeline/opc.c', '		o->guessed = true;', '		;',
     'attacks:main-external'),
    ('box-share', 'pipeline/box.c', 'if (m->slow == BOX_SLOW_SHARE ||',
     'if (m->slow == BOX_SLOW_SHARE + 1 ||', 'box'),
    ('box-mails', 'pipeline/box.c', 'b->slow_mails += m->slow++ == 0;',
     'm->slow++;', 'box'),
    ('box-order', 'pipeline/box.c', '	if (n > 0)\n		qsort(',
     '	if (n > 99999)\n		qsort(', 'box'),
    ('xml-depth', 'pipeline/xml.c', 'if (x->depth == XML_DEPTH_MAX)',
     'if (x->depth == XML_DEPTH_MAX + 64)', 'xml'),
    ('xml-value-length', 'pipeline/xml_attr.c',
     '		if ((size_t)(x->p - x->tag) > XML_TAG_MAX)\n'
     '			return xml_fail(x, xml_limit);\n'
     "		if (*x->p == '<')",
     "		if (*x->p == '<')", 'xml'),
    ('xml-doctype', 'pipeline/xml.c', '"<!DOCTYPE")) ? "doctype" : xml_bad',
     '"<!DOCTYPE")) ? xml_bad : xml_bad', 'xml'),
    ('xml-twice', 'pipeline/xml_attr.c',
     'return x->nattrs == 0 || resolve_attrs(x);',
     'return x->nattrs != 1 || resolve_attrs(x);', 'xml'),
    ('json-utf8', 'pipeline/json.c', 'if (!utf8_valid(s)) {',
     'if (false && !utf8_valid(s)) {', 'json'),
    ('json-half-surrogate', 'pipeline/json.c',
     '		json_tokener_free(tok);\n		tok = NULL;\n', '', 'json'),
    ('json-strict', 'pipeline/json.c',
     'JSON_TOKENER_STRICT | JSON_TOKENER_VALIDATE_UTF8',
     'JSON_TOKENER_VALIDATE_UTF8', 'json'),
    ('json-twice', 'pipeline/json.c', 'if (members_in(s) != members_of(v)) {',
     'if (false && members_in(s) != members_of(v)) {', 'json'),
    ('stream-no-end', 'pipeline/stage.c',
     'if (st->in != NULL && !st->ended)', 'if (false)', 'stage'),
    ('stream-counts', 'pipeline/stage.c', 'if (!st->seals && !counts_match(',
     'if (false && !counts_match(', 'stage'),
    ('stream-cut-line', 'pipeline/stage.c', "if (st->buf[n - 1] != '\\n') {",
     "if (st->buf[n - 1] != '\\n')\n		n++;\n	if (false) {", 'stage'),
    ('box-no-filter', 'pipeline/box.c',
     'if (!b->unsafe && sandbox_enter(&b->sandbox) != NULL)',
     'if (b->unsafe && sandbox_enter(&b->sandbox) != NULL)', 'box'),
    ('box-exec-memory', 'pipeline/sandbox.c',
     'SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),\n',
     'SCMP_A2(SCMP_CMP_MASKED_EQ, 0, 0),\n', 'box'),
    ('box-no-cpu-limit', 'pipeline/box.c', '	limit(RLIMIT_CPU, (rlim_t)',
     '	if (0) limit(RLIMIT_CPU, (rlim_t)', 'box'),
    ('box-frame-length', 'pipeline/box.c', '		if (n > BOX_FRAME_MAX) {',
     '		if (n > 999 * BOX_FRAME_MAX) {', 'box'),
    ('cage-open', 'pipeline/cage.c', '{ { "/usr", READ }',
     '{ { "/", READ }, { "/usr", READ }', 'cage'),
    ('cage-document', 'pipeline/cage.c',
     'syscall(SYS_landlock_restrict_self, rules, 0) == 0',
     'rules >= 0', 'cage'),
    ('file-no-fsync', 'pipeline/io.c', '	    fsync(fd) != 0)\n		why',
     '	    false)\n		why', 'publish'),
    ('run-no-sync', 'pipeline/publish.c', 'sync_all(runs) != 0 ||', '',
     'publish'),
    ('run-half-named', 'pipeline/publish.c',
     'symlink(to, tmp) != 0 || rename(tmp, link) != 0',
     'symlink(to, tmp) != 0', 'publish'),
    ('spool-short', 'pipeline/spool.c',
     '	else if (io_write_all(f->fd, s) != 0)\n		f->error = errno;',
     '	else if (io_write_all(f->fd, s) != 0)\n		return;', 'publish'),
    ('spool-path', 'pipeline/spool.c',
     "if (!(sha.p[i] >= '0' && sha.p[i] <= '9') &&",
     "if (sha.p[i] == '!' &&", 'publish'),
    ('log-controls', 'pipeline/log.c',
     'return r < 0x20 || (r >= 0x7f && r < 0xa0) ||', 'return', 'log'),
    ('mail-nesting', 'stages/ingest/mime.c',
     'if (m->nframes < MAIL_NEST_MAX &&', 'if (m->nframes < MAIL_NEST_MAX + 20 ||',
     'attacks:mail-nested-110'),
    ('mail-returns', 'stages/ingest/mime.c', 'if (j == s.len && !last)',
     'if (j == s.len && !last && j - i < CR_RUN)', 'mime'),
    ('archive-nesting', 'stages/ingest/intake.c',
     'if (r->depth >= ARCHIVE_NEST_MAX) {',
     'if (r->depth >= 99 + ARCHIVE_NEST_MAX) {', 'attacks:zip-nested-12'),
    ('name-odd', 'stages/ingest/classify.c',
     '(r >= 0x202a && r <= 0x202e) ||', '', 'attacks:zip-slip-9'),
    ('box-again', 'stages/ingest/run.c',
     '		r->files.v[i] = (struct run_file) { 0 };\n', '', 'run'),
    ('archive-ratio', 'stages/ingest/run.c',
     'r->unpacked / ARCHIVE_RATIO_MAX > r->packed', 'false', 'run'),
    ('archive-inner', 'stages/ingest/archive.c', '	if (cut) {',
     '	if (false) {', 'attacks:zip-archive-cut-15'),
    ('form-partly-read', 'stages/extract/unseen.c',
     '"unsupported-method", "cut"', '"unsupported-method"',
     'attacks:xml-long-text'),
    ('index-is-credit', 'stages/extract/read.c', '&& !heads_index(x, i);',
     ';', 'attacks:index-names-credit'),
    ('verdict-swapped', 'pipeline/verdict.c', '		return MANUAL;',
     '		return ACCEPT;', 'verdict'),
    ('disc-names', 'pipeline/discname.c', "r != ' ' && r != 0xa0",
     "r != 0xa0", 'discname'),
    ('html-escape', 'stages/render/html.c', 'sb_add(b, S("&lt;"));',
     'sb_add(b, S("<"));', 'tests/render/hostile.t'),
]


def run(work, *argv, **env):
    p = subprocess.run(argv, cwd=work, capture_output=True, env=dict(
        os.environ, LSAN_OPTIONS='suppressions=%s/tests/lsan.supp:'
        'print_suppressions=0' % work, **env))
    return p.returncode, p.stdout + p.stderr


def make(work, build, *targets):
    return run(work, 'make', '-s', 'BUILD=' + build, 'SANITIZE=' + ASAN,
               'CFLAGS=-O1 -g', *targets)


def test(work, build, what):
    """The output of a test that fails, '' when it passes, None: no build."""
    if what.startswith('attacks:') or what.endswith('.t'):
        rc, out = make(work, build, 'all')
        path, env = what, {}
        if what.startswith('attacks:'):
            path, env = 'tests/hostile/attacks.t', {'ATTACKS': what[8:]}
        argv = ('/usr/bin/python3', path) if open(
            os.path.join(work, path)).readline().count('python') else \
            ('sh', path)
    else:
        target = build + '/unit/%s-t' % what
        rc, out = make(work, build, target)
        argv, env = (target,), {}
    if rc != 0:
        print('# ' + out.decode(errors='replace')[-500:])
        return None
    rc, out = run(work, *argv, BUILD=build, TOP=work, **env)
    return out if rc != 0 else b''


def main(top, build, only):
    work = build + '/tree'
    os.makedirs(work, exist_ok=True)
    names = subprocess.run(['git', '-C', top, 'ls-files'], check=True,
                           capture_output=True, text=True).stdout.split('\n')
    for n in filter(None, names):
        a, b = os.path.join(top, n.strip('"')), os.path.join(work, n)
        if not os.path.isfile(a):
            continue
        os.makedirs(os.path.dirname(b), exist_ok=True)
        if not os.path.exists(b) or open(a, 'rb').read() != \
                open(b, 'rb').read():
            shutil.copyfile(a, b)
            shutil.copymode(a, b)
    bugs = [b for b in BUGS if not only or b[0] in only]
    bad = 0
    # The tests pass as long as nothing is planted.
    for t in sorted({b[4] for b in bugs}):
        if test(work, build, t) != b'':
            bad += 1
            print('# %s fails before anything is planted' % t)
    for i, (name, path, old, new, what) in enumerate(bugs):
        path = os.path.join(work, path)
        with open(path) as f:
            good = f.read()
        caught = None
        if good.count(old) >= 1:
            with open(path, 'w') as f:
                f.write(good.replace(old, new, 1))
            caught = test(work, build, what)
            with open(path, 'w') as f:
                f.write(good)
        else:
            print('# %s: what it replaces is not there' % name)
        bad += not caught
        print('%sok %d - %s: %s' % ('' if caught else 'not ', i + 1, name,
                                    what), flush=True)
    print('1..%d' % len(bugs))
    return bad != 0


if __name__ == '__main__':
    sys.exit(main(os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3:]))
