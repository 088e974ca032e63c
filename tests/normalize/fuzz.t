#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Mutated answers: no crash, and what has no doubt is of its field's form.

Seeded: the same texts every time.  The forms are checked by Python alone.
"""
import calendar
import json
import os
import random
import re
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402

sys.path.insert(0, os.path.join(tap.TOP, 'tests', 'gen'))
import values  # noqa: E402
from common import CITIES, DIRECTIONS, TYPES  # noqa: E402

N = 700
PIECES = ['　', '\u200b', '、', '/', '-', '－', '至', '（', '）', '(', ')', '：', '无',
          '约', '万元', '亿', '元', '年', '月', '日', '0', '13', '2024', '〇', '十',
          '壹', '@', '.', '。', '\n', '\u202e', '①', '㎡', 'Ａ', '公司', '有限公司',
          '非', '省', '市', '区', '转', '+86', '零', '百', ',', '\x01', '𠮷', '\U000e0041',
          '以上', '不足', 'E+17', '佛山', '深圳', '原名', '盖章', '今', '\u0301', '\u2028']


def mutate(r, s):
    for _ in range(r.randint(1, 4)):
        at = r.randrange(len(s) + 1)
        k = r.randrange(5)
        if k == 0:
            s = s[:at] + r.choice(PIECES) + s[at:]
        elif k == 1 and s:
            s = s[:at] + s[at + r.randint(1, 3):]
        elif k == 2 and s:
            s = s[:at] + s[max(0, at - r.randint(1, 6)):]
        elif k == 3:
            s = s[at:] + s[:at]
        else:
            s += r.choice(PIECES)
    return s


r = random.Random(20241224)
cases = []
for i in range(N):
    t, ticked = values.applicant('fuzz-%d' % i, False, i % 3 == 0)
    f = {}
    for k, v in t.items():
        raw = v['raw'] or '、'.join(v['value'] or [''])
        # Now and then an answer stands in the wrong box.
        if r.random() < .1:
            raw = t[r.choice(list(t))]['raw']
        f[k] = tap.field(mutate(r, raw))
    if i % 2:
        f['period'] = f.pop('period_start')
        del f['period_end']
    cases.append(f)
got = tap.normalize(cases)
tap.ok(len(got) == N, '%d mutated records pass' % N)

ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'


def is_uscc(c):
    return bool(re.fullmatch('[%s]{18}' % ALPHABET, c)) and (sum(
        ALPHABET.index(x) * pow(3, i, 31) for i, x in enumerate(c[:17])) +
        ALPHABET.index(c[17])) % 31 == 0


def is_date(s):
    m = re.fullmatch(r'(19\d\d|20\d\d)(?:-(\d\d)(?:-(\d\d))?)?', s)
    if not m:
        return False
    y, mo, d = (int(x or 1) for x in m.groups())
    return 1 <= mo <= 12 and 1 <= d <= calendar.monthrange(y, mo)[1]


def is_phone(s):
    return bool(re.fullmatch(r'1[3-9]\d{9}|0(10|2\d|[3-9]\d\d)-\d{7,8}(-\d{1,6})?|'
                             r'[48]00\d{7}(-\d{1,6})?', s))


TEXT = {'uscc': is_uscc, 'founded': is_date, 'applied_on': is_date,
        'period_start': is_date,
        'period_end': lambda s: s == 'present' or is_date(s),
        'phone': is_phone, 'mobile': lambda s: re.fullmatch(r'1[3-9]\d{9}', s),
        'email': lambda s: re.fullmatch(
            r'[\w.%+*/=?^{}~!#$&\'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+', s),
        'city': lambda s: s in CITIES,
        'recommender': lambda s: s in CITIES.values() or s == '440000-ca',
        'applicant_type': lambda s: s in TYPES,
        'legal_person': lambda s: not re.search(r'[\d\n@]|公司', s),
        'contact': lambda s: not re.search(r'[\d\n@]|公司', s),
        'company': lambda s: not re.search(r'[\n()]|\s\s|（盖章）', s)}
LISTS = {'directions': lambda v: all(x in DIRECTIONS for x in v),
         'partners': lambda v: all(x.strip() == x and x for x in v)}
odd = {}
for f, g in zip(cases, got):
    for k, v in g.items():
        x = v['value']
        raw = v['raw']
        if x is None or v['doubt']:
            continue
        good = True
        if k in LISTS:
            good = isinstance(x, list) and LISTS[k](x)
        elif k in ('capital', 'revenue', 'investment', 'staff'):
            good = isinstance(x, (int, float)) and x >= 0
        elif k in TEXT:
            good = isinstance(x, str) and bool(TEXT[k](x))
        # What is shown has nothing that can't be seen, nothing turned round.
        if isinstance(x, str):
            good = good and not re.search(
                '[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e]', x)
        if not good:
            odd.setdefault(k, []).append('%r -> %r' % (raw, x))
for k in sorted(set(TEXT) | set(LISTS) | {'capital', 'staff'} | set(odd)):
    tap.ok(k not in odd, k + ': of its form, or in doubt', *odd.get(k, [])[:8])

# A pack that is not there is a fault of configuration.
p = subprocess.run([tap.BIN, '--notice', '/nonexistent'], input=b'',
                   stderr=subprocess.DEVNULL)
tap.ok(p.returncode == 78, 'no pack: 78')
if os.environ.get('SHOW'):
    for g in got[:int(os.environ['SHOW'])]:
        for k, v in g.items():
            print('#', k, json.dumps([v['raw'], v['value'], v['doubt']],
                                     ensure_ascii=False))
tap.done()
