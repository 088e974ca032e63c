#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""make bench: our stages, other programs and floors on the same files.

Everything is measured from outside: user and system time of the whole
process with its children, its start included, all contenders in turn,
medians of rounds.  Results: OUT/bench.json, OUT/table.md.
"""
import argparse
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import time

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, HERE)
import chain
import table
import measure
from measure import Contender, in_turn, run, say

PY = '/usr/bin/python3'
NPM = ['@kreuzberg/node', 'mammoth', 'word-extractor', 'fflate', 'xlsx',
       'exceljs']
BUDGET = 420  # seconds for everything after the corpus and npm


class Bench:
    def __init__(self, a):
        self.out, self.build = os.path.abspath(a.out), os.path.abspath(
            a.build)
        self.rounds, self.a = a.rounds, a
        self.tools = self.build + '/bench-tools/'
        self.work = self.out + '/work'
        self.until = time.monotonic() + BUDGET
        self.one = {sorted(os.sched_getaffinity(0))[0]}
        os.makedirs(self.work, exist_ok=True)
        measure.WRAP[:] = [self.tools + 'wrap', self.work + '/rusage']
        self.corpus = self.out + '/corpus'
        stamp = '%d %s %s' % (a.mails, a.seed, sha_of(
            HERE + '/corpus.py', *sorted(glob.glob(HERE + '/../gen/*.py'))))
        self.made = make_corpus(self.corpus, stamp, [
            '-n', str(a.mails), '-s', a.seed, '--pdf', '0.1'])
        self.forms = sorted(glob.glob(self.corpus + '/forms/*.docx'))
        self.lists = sorted(glob.glob(self.corpus + '/lists/*.xlsx'))
        self.mails = sorted(glob.glob(self.corpus + '/mailbox/cur/*'))

    # --- peers ----------------------------------------------------------

    def npm(self):
        """Why each package can't be used; None: it can."""
        where = self.out + '/npm'
        if not shutil.which('node') or not self.a.npm or not shutil.which(
                self.a.npm):
            return {p: 'not installed (no node, or no npm)' for p in NPM}
        os.makedirs(where, exist_ok=True)
        self.node_env = dict(os.environ, NODE_PATH=where + '/node_modules')
        for p in NPM:
            if not os.path.isdir(where + '/node_modules/' + p):
                say('npm install %s' % p)
                try:
                    subprocess.run(
                        [self.a.npm, 'install', '--no-audit', '--no-fund',
                         '--prefix', where, p], stdout=subprocess.DEVNULL,
                        stderr=subprocess.DEVNULL, timeout=90)
                except subprocess.TimeoutExpired:
                    pass
        out = {}
        for p in NPM:
            if not os.path.isdir(where + '/node_modules/' + p):
                out[p] = 'not installed (npm gave nothing)'
                continue
            r = subprocess.run(['node', HERE + '/peers.js', 'check', p,
                                self.forms[0]], env=self.node_env,
                               capture_output=True)
            why = reason(r.stderr.decode(errors='replace')).replace(
                where + '/', '')
            out[p] = None if r.returncode == 0 else why[:150]
        return out

    def tool(self, name, *argv, **kw):
        return Contender(name, [self.tools + argv[0]] + list(argv[1:]),
                         cores=self.one, **kw)

    def py(self, name, mode, files, module, units=None):
        why = None if has_module(module) else 'not installed (%s)' % module
        return Contender(name, [PY, '-W', 'ignore', HERE + '/peers.py', mode]
                         + files, units or len(files), why, cores=self.one)

    def js(self, name, package, args, units):
        env = getattr(self, 'node_env', None)
        return Contender(name, ['node', HERE + '/peers.js', package] + args,
                         units, self.missing[package], env=env,
                         cores=self.one)

    def program(self, name, argv, units, **kw):
        why = None if shutil.which(argv[0]) else 'not installed (%s)' % \
            argv[0]
        return Contender(name, argv, units, why, cores=self.one, **kw)

    # --- what is compared -----------------------------------------------

    def documents(self):
        f, n = self.forms, len(self.forms)
        few, some = f[:40], f[:120]
        tmp = self.work + '/soffice'
        null = '/dev/null'
        c = [
            self.tool('shenbao, DOCX to NDJSON', 'docs', 'read', *f, units=n),
            self.tool('the same over libxml2 SAX', 'docs', 'sax', *f,
                      units=n),
            self.tool('floor: libdeflate + unchecked scan to the same NDJSON',
                      'docs', 'scan', *f, units=n),
            self.tool('floor: inflate alone (libdeflate)', 'docs', 'inflate',
                      *f, units=n),
            Contender('floor: cat', ['cat'] + f, n, cores=self.one),
            Contender('DuckX', [], n, 'not in Debian or npm'),
            self.js('unzip floor of node: fflate', 'fflate', f, n),
            self.py('zipfile + lxml, one pass', 'lxml', f, 'lxml'),
            self.js('word-extractor', 'word-extractor', f, n),
            self.py('python-docx, one pass over its tree', 'docx-pass', some,
                    'docx'),
            self.py('python-docx, documented cell loop', 'docx-cells', few,
                    'docx'),
            self.js('kreuzberg', '@kreuzberg/node', f, n),
            self.js('mammoth', 'mammoth', few, len(few)),
            self.program('pandoc, one process', ['pandoc', '-t', 'plain'] +
                         few, len(few)),
            self.program('LibreOffice, one process', [
                'soffice', '-env:UserInstallation=file://%s/profile' % tmp,
                '--headless', '--convert-to', 'txt:Text', '--outdir', tmp] +
                some, len(some)),
            self.program('docx2txt, a command a file', ['docx2txt'],
                         len(few), each=[[p, null] for p in few]),
            self.program('pandoc, a command a file', [
                'pandoc', '-t', 'plain'], 10, each=[[p] for p in f[:10]]),
        ]
        c[-1].kw['stdout'] = null
        return in_turn('documents', c, self.rounds, until=self.until - 240)

    def sheets(self):
        big, rows = self.out + '/big.xlsx', 20000
        if not os.path.exists(big):
            run([PY, HERE + '/peers.py', 'write-openpyxl', str(rows), big])
        out = {}
        for what, files, n in (('small', self.lists, len(self.lists)),
                               ('big', [big], rows)):
            files = files * (10 if what == 'small' else 1)
            n = len(files) if what == 'small' else n
            c = [
                self.tool('shenbao, XLSX to NDJSON', 'docs', 'read', *files,
                          units=n),
                self.tool('the same over libxml2 SAX', 'docs', 'sax', *files,
                          units=n),
                self.tool('floor: inflate alone (libdeflate)', 'docs',
                          'inflate', *files, units=n),
                Contender('xlsxio', [], n, 'not in Debian'),
                self.js('unzip floor of node: fflate', 'fflate', files, n),
                self.py('openpyxl, read_only', 'openpyxl-stream',
                        files[:60], 'openpyxl',
                        None if what == 'small' else n),
                self.py('openpyxl', 'openpyxl', files[:60], 'openpyxl',
                        None if what == 'small' else n),
                self.js('SheetJS', 'xlsx', files, n),
                self.program('xlsx2csv, a command a file', ['xlsx2csv'],
                             min(n, 20) if what == 'small' else n,
                             each=[[p, '/dev/null'] for p in files[:20]]),
            ]
            out[what] = in_turn('lists, %s' % what, c, self.rounds,
                                until=self.until - 180)
        return out

    def writing(self):
        n, d = 20000, self.work
        c = [self.tool('shenbao (render\'s writer)', 'sheets', str(n), d,
                       units=n),
             self.js('exceljs, streaming', 'exceljs',
                     [str(n), d + '/e.xlsx'], n),
             self.py('XlsxWriter, constant_memory', 'write-xlsxwriter',
                     [str(n), d + '/x.xlsx'], 'xlsxwriter', n),
             self.py('openpyxl, write_only', 'write-openpyxl',
                     [str(n), d + '/o.xlsx'], 'openpyxl', n)]
        return in_turn('writing XLSX', c, self.rounds,
                       until=self.until - 150)

    def mailing(self):
        n, files = len(self.mails), self.mails
        gmime = self.tools + 'gmime'
        spool = self.work + '/spool-m'
        c = [self.tool('shenbao, split + decode + SHA-256', 'mails', *files,
                       units=n),
             self.tool('GMime, the same', 'gmime', *files, units=n,
                       missing=None if os.path.exists(gmime) else
                       'not installed (libgmime-3.0-dev)'),
             Contender('floor: cat', ['cat'] + files, n, cores=self.one),
             Contender('floor: cp', ['cp'] + files + [self.work + '/cp'], n,
                       cores=self.one)]
        os.makedirs(self.work + '/cp', exist_ok=True)
        out = in_turn('mails', c, max(self.rounds, 5))
        shutil.rmtree(self.work + '/cp')
        del spool
        return out


def reason(stderr):
    """The line that says most of why node could not load a package."""
    for pattern in (r'version `[^\n]* not found', r'[A-Z]\w*Error: [^\n]*',
                    r'Error: [^\n]*'):
        m = re.search(pattern, stderr)
        if m:
            return 'does not load: ' + m.group(0)[:120]
    return 'does not load'


def sha_of(*paths):
    import hashlib
    h = hashlib.sha256()
    for p in paths:
        with open(p, 'rb') as f:
            h.update(f.read())
    return h.hexdigest()[:16]


def make_corpus(where, stamp, args):
    mark = where + '/stamp'
    if os.path.exists(mark) and open(mark).read() == stamp:
        return
    say('corpus: %s' % ' '.join(args))
    subprocess.run([PY, HERE + '/corpus.py', where] + args, check=True)
    with open(mark, 'w') as f:
        f.write(stamp)


def has_module(name):
    return subprocess.run([PY, '-c', 'import ' + name],
                          stderr=subprocess.DEVNULL).returncode == 0


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--out', required=True)
    ap.add_argument('--build', required=True)
    ap.add_argument('--mails', type=int, default=240)
    ap.add_argument('--rounds', type=int, default=3)
    ap.add_argument('--seed', default='2024')
    ap.add_argument('--npm', default='npm')
    ap.add_argument('--only', help='documents, sheets, writing, mails, '
                    'chain, image: with commas')
    a = ap.parse_args()
    b = Bench(a)
    path = b.out + '/bench.json'
    res = {}
    if a.only and os.path.exists(path):
        res = json.load(open(path))
    want = a.only.split(',') if a.only else None
    b.missing = b.npm() if not want or set(want) & {
        'documents', 'sheets', 'writing'} else {}
    b.until = time.monotonic() + BUDGET
    res['machine'] = chain.machine()
    res['corpus'] = dict(
        mails=len(b.mails), forms=len(b.forms), seed=a.seed,
        docx_kb=sorted(os.path.getsize(p) for p in b.forms)[
            len(b.forms) // 2] / 1000,
        xml_kb=chain.xml_bytes(b.forms) / len(b.forms) / 1000,
        rounds=a.rounds, same=chain.same_output(b))
    for name, work in (
            ('documents', b.documents), ('sheets', b.sheets),
            ('writing', b.writing), ('mails', b.mailing),
            ('chain', lambda: chain.stages(b)),
            ('image', lambda: chain.image(b, make_corpus))):
        if want and name not in want:
            continue
        res[name] = work()
        with open(path, 'w') as f:
            json.dump(res, f, ensure_ascii=False, indent=1)
    with open(b.out + '/table.md', 'w') as f:
        f.write(table.text(res, chain.load(b.out + '/scale.json')))
    print(open(b.out + '/table.md').read())


if __name__ == '__main__':
    main()
