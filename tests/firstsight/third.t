#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Forms of a third author who had not seen the reader are read.

Those of third/ that showed what had to be repaired; FIRST3.md
tells how all of them were read on first sight.
"""
import json
import os
import sys

TOP = os.environ.get('TOP') or os.path.abspath(
    os.path.join(os.path.dirname(__file__), '..', '..'))
sys.dont_write_bytecode = True
sys.path.insert(0, TOP + '/tests/tools')
from tap import BIN, done, ok, run, tmp

LEAST = 98.5  # per cent of all fields
LAYOUTS = ['r-wzlh', 'r-gzmy', 'r-gdgs', 'r-dgnh', 'r-wltest', 'o-people',
           'o-two', 'o-notes', 'u-nest', 'l-ticks', 'l-plain']
d = tmp()
here = TOP + '/tests/firstsight'
p = run(sys.executable, here + '/third/make.py', d, *LAYOUTS)
ok(p.returncode == 0, 'forms are made')
p = run(sys.executable, here + '/score.py', d, BIN.rstrip('/'),
        TOP + '/config/guangdong-2024', TOP + '/samples/desk', '--json',
        d + '/score.json')
if not ok(p.returncode == 0, 'the stages run'):
    print(p.stderr.decode())
    done()
with open(d + '/score.json') as f:
    r = json.load(f)
n = sum(r['total'].values())
right = 100. * (r['total'].get('right', 0) + r['total'].get('right?', 0)) / n
ok(n > 400, '%d fields were asked for' % n)
if not ok(right >= LEAST, '%.2f %% of them are right' % right):
    print('\n'.join('# %s %s %s' % tuple(m) for m in r['misses']
                    if m[2] != 'right?'))
ok(not r['total'].get('wrong'), 'none is wrong without a flag')
done()
