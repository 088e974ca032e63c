#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Check digits of 统一社会信用代码 against another implementation.

GB 32100-2015: the sum over all 18 characters, the check weighted 1 of the
ring's other end, is 0 mod 31; written so, no case of a remainder 0 arises.
"""
import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import tap  # noqa: E402

ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
assert len(ALPHABET) == 31


def good(code):
    total = sum(ALPHABET.index(c) * pow(3, i, 31)
                for i, c in enumerate(code[:17]))
    return (total + ALPHABET.index(code[17])) % 31 == 0


r = random.Random(32100)
codes = []
for i in range(4000):
    body = '91' + '%06d' % r.choice((440100, 440600, 100000, 350100)) + \
        ''.join(r.choice(ALPHABET) for _ in range(9))
    right = [c for c in ALPHABET if good(body + c)]
    assert len(right) == 1
    codes.append(body + (right[0] if i % 2 else r.choice(ALPHABET)))
zero = [c for c in codes if c[17] == '0' and good(c)]
tap.ok(len(zero) > 20, 'remainder 0 is among them')
got = tap.normalize([{'uscc': tap.field(c)} for c in codes])
bad = [c for c, g in zip(codes, got)
       if g['uscc']['doubt'] != ([] if good(c) else ['check-digit'])]
tap.ok(not bad, '%d codes judged alike' % len(codes), *bad[:5])
bad = [c for c, g in zip(codes, got) if g['uscc']['value'] != c]
tap.ok(not bad, 'each is handed on as it was typed', *bad[:5])
for c in ('91350100M000100Y43', '91110000101623741K', '911101066976941872'):
    tap.ok(good(c), 'the other implementation accepts ' + c)

# One slip of the hand in a good code never passes: a digit, a neighbour swap.
slips = []
for c in [c for c in codes if good(c)][:300]:
    i = r.randrange(18)
    slips.append(c[:i] + r.choice(ALPHABET.replace(c[i], '')) + c[i + 1:])
    i = r.randrange(17)
    if c[i] != c[i + 1]:
        slips.append(c[:i] + c[i + 1] + c[i] + c[i + 2:])
got = tap.normalize([{'uscc': tap.field(c)} for c in slips])
bad = [c for c, g in zip(slips, got) if not g['uscc']['doubt']]
tap.ok(not bad, '%d slips of one place are seen' % len(slips), *bad[:5])
tap.done()
