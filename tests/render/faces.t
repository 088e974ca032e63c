#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# PDFs are set in a copy of the face with the run's characters only: the rare
# ones are there all the same, and nothing of it depends on the processors.
import glob
import os
import re
import subprocess
import sys
sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/render')
from lib import done, make, of_kind, ok, papers, render, same, tmp, tree, value

RARE = '𠮷龘㙍璟'


def tell(tool, path, *more):
    return subprocess.run([tool, path, *more], capture_output=True,
                          check=True).stdout.decode()


def words(path):
    """The characters beyond ASCII of a C source's literals."""
    with open(path) as f:
        code = re.sub(r'/\*.*?\*/', '', f.read(), flags=re.S)
    literals = re.findall(r'"((?:[^"\\\n]|\\.)*)"', code)
    return {c for c in ''.join(literals) if c >= '\u2e80'}


top = os.environ.get('TOP', '.')
sources = glob.glob(top + '/stages/render/*.c') + glob.glob(
    top + '/pipeline/*.c')
with open(top + '/stages/render/pdf.c') as f:
    own = re.search(r'own\[\] =([^;]*";)', f.read()).group(1)
same(''.join(sorted(set().union(*map(words, sources)) - set(own))), '',
     'own[] of pdf.c has every character of our own words')

base = tmp()
stream = make(6)
old = value(of_kind(stream, 'case')[0], 'company')
stream = stream.replace(old.encode(), (RARE + '有限公司').encode())
title = value(of_kind(stream, 'case')[0], 'case_title')
LONG = '很长的案例名称' * 20
stream = stream.replace(title.encode(), LONG.encode())
r = render(stream, base + '/a')
same((r.returncode, r.stderr), (0, b''), 'no face that could not be cut')
pdfs = sorted(glob.glob(papers(base + '/a') + '索引目录*/*.pdf'))
ok(len(pdfs) > 1, 'there are catalogs')
texts = [tell('pdftotext', p, '-') for p in pdfs]
same([RARE in t for t in texts].count(True), 1,
     'rare characters are in the catalog of their case, as text')
same([LONG in re.sub(r'\s', '', t) for t in texts].count(True), 1,
     'and so is what goes over many lines')
fonts = [tell('pdffonts', p).splitlines()[2:] for p in pdfs]
same([len(f) for f in fonts], [1] * len(pdfs), 'out of the one face')
ok(all(f[0].split()[-5:-2] == ['yes'] * 3 for f in fonts),
   'that is embedded, a subset, and maps to characters')
ok(all(os.path.getsize(p) < 100_000 for p in pdfs),
   'and brings no subroutines that it does not use')

cpu = min(os.sched_getaffinity(0))
one = render(stream, base + '/b', preexec_fn=lambda: os.sched_setaffinity(
    0, {cpu}))
same(one.returncode, 0, 'on one processor')
a, b = tree(papers(base + '/a')), tree(papers(base + '/b'))
same(sorted(n for n in set(a) | set(b) if a.get(n) != b.get(n)), [],
     'every paper is the same to the byte')
done()
