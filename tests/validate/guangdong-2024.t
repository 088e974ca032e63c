#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Each rule of guangdong-2024 with cases that pass, fail, are for a person."""
import json
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import lib  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
base = json.load(open(HERE + '/base.json'))
cases = []
for line in open(HERE + '/guangdong-2024.cases', encoding='utf-8'):
    if line.startswith('#') or not line.strip():
        continue
    # the edit may hold "|": it is what stands between
    parts = line.rstrip('\n').split(' | ')
    last = parts[-1] if not parts[-1].endswith(' |') else ''
    rule, state, verdict = (p.strip() for p in parts[:3])
    middle = parts[3:] if parts[-1].endswith(' |') else parts[3:-1]
    edit = ' | '.join(middle).removesuffix(' |')
    cases.append((rule, state, verdict, edit, last.strip()))
records = lib.edited(base, [c[3] for c in cases])
for n, r in enumerate(records):
    r['id'] = 'c%012x' % n
out, err, status = lib.validate(records, desk=HERE + '/desk')
t = lib.Tap()
t.equal(status, 0, 'the stage ends well')
t.equal(err, '', 'and says nothing')
t.equal(len(out), len(records), 'as many records out as in')
seen = {}
for (rule, state, verdict, edit, says), r in zip(cases, out):
    f = lib.finding(r, rule)
    others = ['%s: %s: %s' % (x['rule'], x['state'], x['message'])
              for x in r['findings']
              if x['state'] != 'pass' and x['severity'] != 'warn']
    t.ok(f['state'] == state and re.search(says, f['message']),
         '%s: %s: %s' % (rule, state, edit),
         'got: %s: %s' % (f['state'], f['message']))
    if verdict != '-':
        t.ok(r['verdict'] == verdict, '  verdict %s' % verdict,
             'got: %s (%s)' % (r['verdict'], r['disposition']), *others)
    seen.setdefault(rule, set()).add(f['state'])
pack = json.loads(lib.run([lib.BIN + '/shenbao', 'check-notice', '--json',
                           lib.PACK]).stdout or b'{}')
for rule in pack.get('rules', []):
    if rule.get('scope') in ('set', 'rank'):
        continue
    # what a rule can say at all: a rule that only asks has no pass
    want = set()
    if 'pass' in rule or rule.get('faults', '[]') != '[]':
        want |= {'pass', 'fail'}
    if 'manual' in rule or 'doubts' in rule or 'needs' in rule:
        want |= {'manual'}
    want -= {'manual'} if rule['id'] in ('type-channel',) else set()
    t.ok(want <= seen.get(rule['id'], set()),
         'cases for all that %s can say' % rule['id'],
         'want %s, have %s' % (want, seen.get(rule['id'])))
t.ok(len(pack.get('rules', [])) > 30, 'the pack has its rules')
t.done()
