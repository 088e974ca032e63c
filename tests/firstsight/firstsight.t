#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Forms made by somebody who had not seen the reader are read.

A part of make.py's layouts, those that need no LibreOffice; FIRST.md tells
how all of them were read on first sight and since.
"""
import json
import os
import sys

TOP = os.environ.get('TOP') or os.path.abspath(
    os.path.join(os.path.dirname(__file__), '..', '..'))
sys.dont_write_bytecode = True
sys.path.insert(0, TOP + '/tests/tools')
from tap import BIN, done, ok, run, tmp

LEAST = 99.  # per cent of all fields
LAYOUTS = ['a05', 'a10', 'a16', 'a26', 'c01', 'c05', 'c10', 'c12', 'b02', 'b04',
           'b05']
d = tmp()
here = TOP + '/tests/firstsight'
p = run(sys.executable, here + '/make.py', d, *LAYOUTS)
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
ok(n > 250, '%d fields were asked for' % n)
if not ok(right >= LEAST, '%.2f %% of them are right' % right):
    print('\n'.join('# %s %s %s' % tuple(m) for m in r['misses']
                    if m[2] != 'right?'))
ok(not r['total'].get('wrong'), 'none is wrong without a flag')
done()
