#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""The stream: any order in, one order out; nothing lost; broken pipes."""
import os
import random
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from lib import (AT, BIN, PACK, Run, Tap, case, field, finding, mail,
                 pack_with, raw, roster, row, stream)  # noqa: E402

t = Tap()
rnd = random.Random(3)


def crowd():
    """Some of everything: lists, versions, doubles, late, nameless ones."""
    times = ['2024-12-%02dT10:00:00+08:00' % d for d in (18, 20, 22, 25)] + [None]
    out = []
    for k, office in enumerate(['440600', '440100', '440500', '440000-ca']):
        m = 'box%d' % k
        out.append(mail(m, times[k], cls='list'))
        out.append(roster('l%d' % k, m, [
            row(i, number=rnd.choice([i % 12, i % 12, 3, '']),
                title=rnd.choice([None, None, '另一个名称%d' % i]),
                code=rnd.choice([None, '']))
            for i in range(k * 10 + 1, k * 10 + 13)], office=office,
            received=times[k], totals={'count': 12}))
        for i in range(k * 10 + 1, k * 10 + 11):
            out.append(case('c%03d' % i, m, i, office=office, received=times[k],
                            text='第%d段正文，边界防护与监测预警。' % (i % 7) * 9,
                            proofs=['p%d' % (i % 9)], type='网络安全企业'))
    for j in range(30):
        m = 'direct%02d' % j
        at = rnd.choice(times)
        out.append(mail(m, at))
        out.append(case(
            'd%03d' % j, m, rnd.randrange(1, 45), received=at,
            office=rnd.choice([None, '440600', '440100', '999999']),
            findings=[finding('x', rnd.choice(['pass', 'fail', 'manual']),
                              rnd.choice(['return', 'reject', 'warn']))]))
    out.append(mail('region', cls='region'))
    out.append(case('r1', 'region', 90, kind='region'))
    return out


records = crowd()
desk = {'scores.csv': '专家代号,案例编号,分项得分,总分,是否回避\n' + ''.join(
    'Z%d,c%03d,,%d,\n' % (e, i, 60 + i * e % 40)
    for e in (1, 2, 3) for i in range(1, 20))}
first = Run(records, desk=desk, at=AT, notice='guangdong-2024')
t.equal((first.status, first.err), (0, ''), 'the stage ends well')
t.ok(all(Run(records, desk=desk, seed=s, at=AT, notice='guangdong-2024').bytes
         == first.bytes for s in range(2, 8)),
     'the same set in another order gives the same bytes')
again = Run(records, desk=desk, at=AT, notice='guangdong-2024',
            seed=1)
t.equal(len(first.out), len(records), 'as many records out as in')
t.equal(sorted(r['id'] for r in first.out), sorted(r['id'] for r in records),
        'and the same ones')
t.equal((first.end['at'], first.end['notice']), (AT, 'guangdong-2024'),
        'the meta is handed on')
ids = {r['id'] for r in records}
for r in first.out:
    for other in (r.get('versions') or []) + [
            d['id'] for d in r.get('duplicates') or []] + \
            ([r['superseded_by']] if r.get('superseded_by') else []):
        if other not in ids:
            t.ok(False, 'names what is not there: ' + other)
named = {(r['id'], d['id']) for r in first.out
         for d in r.get('duplicates') or []}
full = {r['id'] for r in first.out if len(r.get('duplicates') or []) >= 10}
t.ok(named and all((b, a) in named or b in full for a, b in named),
     'who is the duplicate of whom is mutual, up to ten')
ranks = [r['rank'] for r in first.out if r['kind'] == 'case' and r['rank']]
t.equal(ranks, list(range(1, len(ranks) + 1)), 'ranks run without gaps')
t.ok(all((r['rank'] is not None) ==
         (r['verdict'] != 'reject' and not r['superseded_by'] and
          r['recommender'] != '440000-ca')
         for r in first.out if r['kind'] == 'case'),
     'exactly those that stand have one')
import lib  # noqa: E402
t.ok(all(r['verdict'] == lib.verdict(r['findings']) for r in first.out
         if r['kind'] in ('case', 'region')),
     "each verdict follows the findings by the contract's words")
t.equal(first.end['cases'], lib.end(first.out)['end']['cases'],
        'the books are right')
mails = {r['id']: r for r in records if r['kind'] == 'mail'}
t.ok(all(r == mails[r['id']] for r in first.out if r['kind'] == 'mail'),
     'mails go through untouched')
rerun = Run(first.out, desk=desk, at=AT, notice='guangdong-2024')


def plain(run):
    return [{k: v for k, v in r.items() if k != 'recommender_from'}
            for r in run.out]


differs = [a['id'] for a, b in zip(plain(first), plain(rerun)) if a != b and
           a.get('recommender') == b.get('recommender')]
t.equal(differs, [], 'rank on its own output says the same')

# --- set rules of a pack ---
RULES = '''- id: few-a-direction
  scope: set
  clause: 一
  quote: 每个方向不超过两个
  needs: [directions]
  by: .fields.directions.value[]
  severity: return
  disposition: 需人工核实
  fails: if (.cases | length) > 2 then [.cases[].id] else [] end
  message: 该方向有 \\(.cases | length) 个
- id: two-cases
  scope: set
  clause: 一
  quote: 每个单位不超过两个
  needs: [uscc]
  by: .fields.uscc.value
  severity: return
  disposition: 退回补正
  fails: if (.cases | length) > 2 then [.cases[].id] else [] end
  message: 超过两个
'''
site = {'site.yaml': 'role: city\n'}
v = '车联网网络安全防护'
with pack_with('rules.yaml', RULES) as pack:
    r = Run([mail('m1'), case('c1', 'm1', 1), case('c2', 'm1', 2),
             case('c3', 'm1', 3), case('c4', 'm1', 4, direction=v),
             case('c5', 'm1', 4, direction=v, title='另一个案例名称')],
            desk=site, pack=pack)
    doubtful = Run([mail('m1'), case('c1', 'm1', 1, direction=v),
                    case('c2', 'm1', 2, fields={
                        'directions': field(None, raw='看不清',
                                            doubt=['unread'])})],
                   desk=site, pack=pack)
t.equal(r.status, 0, 'a pack with rules over the set')
t.equal([r['c%d' % i]['verdict'] for i in range(1, 6)],
        ['return'] * 3 + ['accept'] * 2, 'a rule by direction fails three')
t.equal(r.said('c1', 'few-a-direction')[0]['message'], '该方向有 3 个',
        'with its message')
t.equal([f['state'] for f in r.said('c4', 'two-cases')], ['pass'],
        'the pack judges two cases by itself: ours is silent')
t.equal((doubtful['c1']['verdict'], doubtful['c2']['verdict']),
        ('accept', 'manual'),
        'what a rule needs and nobody knows is for a person')

# --- broken pipes ---
good = stream([mail('m1'), case('c1', 'm1', 1)])
lines = good.splitlines(keepends=True)
for what, text in (('no end', ''.join(lines[:-1])), ('nothing', ''),
                   ('a record lost', ''.join(lines[1:])),
                   ('cut off', good[:-1]),
                   ('something behind the end', good + lines[0])):
    out, err, status = raw(text)
    t.equal((out, status), (b'', 65), what + ': exit 65, and no record')
with open('/dev/full', 'w') as full:
    p = subprocess.run([BIN + '/shenbao-rank', '--notice', PACK, '--at', AT],
                       input=good.encode(), stdout=full,
                       stderr=subprocess.PIPE)
t.equal(p.returncode, 74, 'a full disk: 74')
out, err, status = raw(good, env={'TMPDIR': '/nowhere/at/all'})
t.equal((out, status), (b'', 73), 'no temporary file: 73')
out, err, status = raw(stream([]))
t.equal((status, len(out.splitlines())), (0, 1), 'an empty set is a set')

# --- records made by a stranger ---
odd = [mail('m1'), dict(kind='case', id='c1', mail='m1', verdict='accept'),
       dict(kind='case', id='c2', verdict='accept', fields=[], findings={},
            files='x', texts=7, form=None),
       dict(kind='list', id='l1', rows=[None, 3, {}, {'fields': {'uscc': 1}}]),
       dict(kind='list', id='l2'), dict(kind='region', id='r1', verdict='accept'),
       dict(kind='case', verdict='accept'), dict(kind='case', verdict='accept')]
r = Run(odd)
t.equal((r.status, len(r.out)), (0, len(odd)), 'records without anything in them')
t.equal(Run(odd, seed=9).bytes, r.bytes, 'have an order too')
t.done()
