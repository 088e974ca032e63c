#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# Damaged documents pass through the readers without harm, and what our
# tokenizer takes or refuses, libxml2 does too.  SHENBAO_MUTATIONS=N makes
# more of them, from SHENBAO_SEED on.
import glob
import os
import sys
TOP = os.environ.get('TOP', '.')
sys.path.insert(0, TOP + '/tests/tools')
from tap import BUILD, done, ok, run, tmp

base = tmp()
n = os.environ.get('SHENBAO_MUTATIONS', '2000')
seed = os.environ.get('SHENBAO_SEED', '1')
made = run('python3', TOP + '/tests/doc/make.py', base)
if not ok(made.returncode == 0, 'documents are made'):
    print('# ' + made.stderr.decode().replace('\n', '\n# '))
# rich.docx and raw.xlsx are small and full: they come thrice as often.
names = sorted(glob.glob(base + '/*'))
names += 2 * [x for x in names if 'r' == os.path.basename(x)[0]]
p = run(BUILD + '/tools/docmutate', seed, n, *names)
if not ok(p.returncode == 0 and b'%s documents, 0 diff' % n.encode() in
          p.stdout, n + ' damaged documents'):
    print('# ' + (p.stdout + p.stderr).decode()[-3000:].replace('\n', '\n# '))
done()
