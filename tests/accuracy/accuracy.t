#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Forms of every layout are read as they were meant.

A smaller make accuracy: forms of our own hand and those that npm's docx and
exceljs wrote; no LibreOffice.
"""
import json
import os
import sys

TOP = os.environ.get('TOP') or os.path.abspath(
    os.path.join(os.path.dirname(__file__), '..', '..'))
sys.dont_write_bytecode = True
sys.path.insert(0, TOP + '/tests/tools')
from tap import BIN, done, ok, run, tmp

LEAST = 99.5  # per cent of all fields
d = tmp()
env = dict(os.environ, PYTHONDONTWRITEBYTECODE='1')
p = run(sys.executable, TOP + '/tests/gen/forms.py', d, '-n', '126', '-s',
        'check', '--no-office', env=env)
ok(p.returncode == 0, 'forms are made')
p = run(sys.executable, TOP + '/tests/accuracy/score.py', d,
        TOP + '/tests/accuracy/saved', '--bin', BIN.rstrip('/'), '--notice',
        TOP + '/config/guangdong-2024', '--no-peers', '--misses', '20',
        '--out', d + '/accuracy.json', env=env)
ok(p.returncode == 0, 'the stages run')
if not os.path.exists(d + '/accuracy.json'):
    print(p.stderr.decode())
    done()
with open(d + '/accuracy.json') as f:
    r = json.load(f)
every = r['ours']['all']
n = sum(every.values())
right = 100. * every.get('right', 0) / n
if not ok(right >= LEAST, '%.2f %% of %d fields are right' % (right, n)):
    print('\n'.join('# ' + s for s in p.stdout.decode().split('\n')))
tick = r['ours']['kind tick']
ok(not tick.get('wrong'), 'no tick is wrong without a flag')
done()
