#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Remake tests/accuracy/saved: forms as the npm packages write them.

	npm install docx exceljs	somewhere, then
	NODE_PATH=SOMEWHERE/node_modules /usr/bin/python3 tests/gen/npm.py

Committed, because no test may need a registry.
"""
import json
import os
import random
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import formdoc as f
import hands
import layouts
import others
import values
from forms import FIELDS, XLSX_HANDS

OUT = os.path.join(HERE, '..', 'accuracy', 'saved')
KINDS = [('four', dict(columns=4)), ('two', dict(columns=2, options='lines')),
         ('six', dict(columns=6, partners_row=True)),
         ('above', dict(columns=4, where='above')),
         ('same', dict(columns=4, where='same', options='lines')),
         ('column', dict(columns=4, section='column', split_period=True)),
         ('unit', dict(columns=4, unit_cell=True))]


def plan(n, ext):
    r = random.Random('npm/%d' % n)
    name, kw = KINDS[n % len(KINDS)]
    lay = f.Layout(name=name, labels=dict(layouts.SYNONYMS[n % 4]), **kw)
    hand_name = r.choice(XLSX_HANDS)
    boxes = ext == 'docx' and n % 2 == 0
    tick = 'ballot-check' if boxes else r.choice(list(f.GLYPHS))
    hand = hands.make(hand_name, tick, n)
    t, chosen = values.applicant('npm/%d' % n, hand_name in hands.BARE or
                                 lay.unit_cell, lay.split_period)
    raw = {k: v['raw'] for k, v in t.items()}
    if not lay.split_period:
        raw['period'] = raw['period_start']
    rows, width = others.cells(f.Form(raw, chosen), lay, hand)
    out, opened = [], {}
    for line in rows:
        cells = []
        for a, w, s, vmerge in line:
            c = dict(at=a, width=w, text=s, down=1)
            if vmerge == 'restart':
                opened[a] = c
            elif vmerge:
                opened[a]['down'] += 1
                c['down'] = 0
            cells.append(c)
        out.append(cells)
    iso = t['applied_on']['value']
    if ext == 'xlsx' and len(iso) == 10:
        for c in [c for r_ in out for c in r_]:
            if c['text'] == raw['applied_on']:
                c['date'] = iso
                t['applied_on']['raw'] = ''
    have = layouts.shown(lay)
    path = 'forms/%02d/申报表.%s' % (n, ext)
    return dict(file=path, title=f.Form({}, {}).title, rows=out, width=width,
                boxes=boxes, rich=n % 3 == 0), dict(
        n=n, layout='npm-' + name, hand=hand_name,
        tick='w14' if boxes else tick, saved='npm ' + (
            'docx' if ext == 'docx' else 'exceljs'),
        truth={k: t[k] for k in FIELDS if k in have}, file=path)


def main():
    made = [plan(n, 'docx' if n < 14 else 'xlsx') for n in range(28)]
    with tempfile.NamedTemporaryFile('w', suffix='.json') as tmp:
        json.dump([p for p, _ in made], tmp)
        tmp.flush()
        subprocess.run(['node', os.path.join(HERE, 'npm.js'), tmp.name, OUT],
                       check=True)
    with open(os.path.join(OUT, 'truth.json'), 'w') as fh:
        json.dump([t for _, t in made], fh, ensure_ascii=False, indent=1)
        fh.write('\n')


if __name__ == '__main__':
    main()
