#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""The same case twice.  The degree is checked against sets, counted here."""
import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from lib import (COMPANY_DESK, Run, Tap, case, field, jaccard, mail, roster,
                 row, sketch)  # noqa: E402

t = Tap()
FOSHAN, SHANTOU, CA = '440600', '440500', '440000-ca'


def pair(a, b, desk=COMPANY_DESK, seed=1, **meta):
    """Two cases in two mails; the first's own arguments, the second's."""
    return Run([mail('m1'), mail('m2'), case('c1', 'm1', **a),
                case('c2', 'm2', **b)], desk=desk, seed=seed)


def degree(r):
    d = r['c1']['duplicates']
    return d[0]['degree'] if d else None


# --- by who and what ---
r = pair(dict(n=1), dict(n=1, office=SHANTOU))
t.equal([d['codes'] for d in r['c1']['duplicates']], [['uscc', 'company', 'title']],
        'one applicant, one title, two cities')
t.equal(degree(r), 1, 'of degree 1')
t.equal([r[i]['verdict'] for i in ('c1', 'c2')], ['manual', 'manual'],
        'both for a person')
t.equal([r[i]['superseded_by'] for i in ('c1', 'c2')], [None, None],
        'however exact, neither is dropped')
t.equal(r.said('c1', 'duplicate')[0]['disposition'], '疑似重复/多头申报',
        'the disposition')
t.ok('与汕头市工业和信息化局推荐的 c2 ' in r.said('c1', 'duplicate')[0]['message'],
     'it says by whom the other is recommended',
     r.said('c1', 'duplicate')[0]['message'])
t.equal([d['id'] for d in r['c2']['duplicates']], ['c1'], 'each names the other')
t.equal(r.ranks() and sorted(r.ranks()), ['c1', 'c2'], 'and both stay ranked')

r = pair(dict(n=1), dict(n=2, company='佛山市示例001智造有限公司'))
t.equal(r['c1']['duplicates'][0]['codes'], ['company'],
        'one name under two codes')
r = pair(dict(n=1), dict(n=2, title='示例001工厂安全分类分级实践'))
t.equal(r['c1']['duplicates'][0]['codes'], ['title'],
        'one title of two companies')
t.equal(r['c1']['duplicates'][0]['degree'], None, 'whose degree nobody knows')
r = pair(dict(n=1, title='工业互联网安全分类分级'),
         dict(n=2, title='工业互联网安全分类分级'))
t.equal(r['c1']['duplicates'], [], "a direction's name is nobody's title")
r = pair(dict(n=1), dict(n=2))
t.equal((r['c1']['duplicates'], r['c1']['verdict']), ([], 'accept'),
        'two companies with two cases')

# --- by evidence ---
r = pair(dict(n=1, proofs=['a', 'b', 'c']), dict(n=2, proofs=['c', 'b', 'x', 'y']))
t.equal((r['c1']['duplicates'][0]['codes'], round(degree(r), 4)),
        (['evidence'], round(2 / 3, 4)), 'the same files: two of three')
small = case('c1', 'm1', 1, proofs=['a'])
small['files'][1]['size'] = 300
other = case('c2', 'm1', 2, proofs=['a'])
other['files'][1]['size'] = 300
r = Run([mail('m1'), small, other], desk=COMPANY_DESK)
t.equal(r['c1']['duplicates'], [], 'a file of 300 bytes proves nothing')
r = Run([mail('m1')] + [case('c%d' % i, 'm1', i, proofs=['notice'])
                        for i in range(1, 8)], desk=COMPANY_DESK)
t.equal(r['c1']['duplicates'], [], 'nor does one that seven cases share')

# --- by text ---
words = ['生产网络', '资产梳理', '分类分级', '监测预警', '应急处置', '边界防护',
         '远程维护', '漏洞治理', '日志审计', '身份鉴别', '数据备份', '供应链',
         '车间', '产线', '边缘节点', '标识解析', '安全运营', '演练', '评估', '整改']
rnd = random.Random(7)
text = ''.join(rnd.choice(words) + rnd.choice('，。、；的与和在')
               for _ in range(400))
other = ''.join(rnd.choice(words) + rnd.choice('，。、；的与和在')
                for _ in range(400))


def edited(share):
    """The text with a share of its characters exchanged, in pieces of 30."""
    out, n = [], 0
    for i in range(0, len(text), 30):
        piece = text[i:i + 30]
        out.append(chr(0x5000 + n) * 30 if rnd.random() < share else piece)
        n += 1
    return ''.join(out)


off = []
for share in (0, .05, .1, .15, .2, .5):
    new = edited(share)
    r = pair(dict(n=1, text=text), dict(n=2, text=new))
    want = jaccard(text, new)
    a, b = sketch(text), sketch(new)
    slots = sum(a[i:i + 8] == b[i:i + 8] for i in range(0, 512, 8)) / 64
    got = degree(r)
    if slots >= .6:
        t.ok(got is not None and got == slots,
             'J = %.2f: the degree is the share of equal slots' % want,
             got, slots)
        off.append(abs(got - want))
    else:
        t.equal(r['c1']['duplicates'], [], 'J = %.2f: not near' % want)
t.ok(len(off) >= 3 and max(off) < .18,
     'the degree is near the true Jaccard', off)
r = pair(dict(n=1, text=text), dict(n=2, text=other))
t.equal(r['c1']['duplicates'], [], 'J = %.2f: another text in the same words' %
        jaccard(text, other))
same = case('c1', 'm1', 1, sketch='0' * 512), case('c2', 'm1', 2, sketch='0' * 512)
r = Run([mail('m1'), *same], desk=COMPANY_DESK)
t.equal(r['c1']['duplicates'], [], 'sketches of nothing are like nothing')
for bad in ('zz', '0' * 511 + 'g', 'F' * 512, '', 7, None):
    r = Run([mail('m1'), case('c1', 'm1', 1, sketch=bad)], desk=COMPANY_DESK)
    t.equal(r.status, 0, 'a sketch that is none: %.6r' % (bad,))

# --- many of the same: the work and the record stay small ---
r = Run([mail('m1')] + [case('c%03d' % i, 'm1', i, text=text)
                        for i in range(120)], desk=COMPANY_DESK)
t.ok(all(0 < len(r['c%03d' % i]['duplicates']) <= 10 for i in range(120)),
     '120 equal texts: each names some, none more than ten')

# --- channels ---
r = Run([mail('m1', cls='list'), mail('m2', cls='list'),
         roster('l1', 'm1', [row(1)]), roster('l2', 'm2', [row(1)], office=CA),
         case('c1', 'm1', 1, type='网络安全企业'),
         case('c2', 'm2', 1, type='网络安全企业', office=CA)])
t.equal((r.codes('c1'), r['c1']['verdict']),
        (['both-channels', 'duplicate'], 'manual'), '网安企业 by both channels')
r = Run([mail('m1', cls='list'), mail('m2', cls='list'),
         roster('l1', 'm1', [row(1)]),
         roster('l2', 'm2', [row(1, title='换一个案例')], office=CA),
         case('c1', 'm1', 1, type='网络安全企业'),
         case('c2', 'm2', 1, type='网络安全企业', office=CA, title='换一个案例')])
t.equal((r.codes('c1'), r['c1']['verdict']),
        (['both-channels', 'two-cases'], 'return'),
        'with two different cases it is a fault too')
t.done()
