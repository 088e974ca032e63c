#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Answers of the form generator's hands: right, or unsure and saying so.

The generator and the truth it knows are of another hand than the stage.
"""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402

for part in ('gen', 'accuracy'):
    sys.path.insert(0, os.path.join(tap.TOP, 'tests', part))
import truth  # noqa: E402
import values  # noqa: E402

MONEY = ('capital', 'revenue', 'investment')
N = 600
people = []
for i in range(N):
    bare = i % 2 == 0
    t, ticked = values.applicant('normalize-%d' % i, bare, i % 3 == 0)
    fields = {}
    for k, v in t.items():
        if k in ticked:
            names = v['value']
            fields[k] = tap.field('☑ □', ticked=names, options=names)
        else:
            fields[k] = tap.field(v['raw'])
        if bare and k in MONEY:
            fields[k]['unit'] = '万元'
    people.append((t, fields))
got = tap.normalize([f for _, f in people])
wrong, seen = {}, {}
for (t, _), g in zip(people, got):
    for k, want in t.items():
        v = g[k]['value']
        if k == 'applicant_type':
            v = [v]
        # A second number beside the first is told of, not lost.
        sure = not g[k]['doubt'] and 'others' not in g[k]
        seen[k] = seen.get(k, 0) + 1
        same = truth.same(k, want['value'], v, want.get('ok'))
        # Where the hand was vague, a doubt is as good as the value.
        if not (same and sure or want.get('ok') == 'doubt' and (
                not sure or same)):
            wrong.setdefault(k, []).append('%r: %r %s, truth %r' % (
                want['raw'], v, g[k]['doubt'], want['value']))
for k in sorted(seen):
    tap.ok(k not in wrong, '%s: %d answers' % (k, seen[k]),
           *wrong.get(k, [])[:8])
tap.done()
