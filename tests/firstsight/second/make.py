#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""make.py OUT [NAME...]: the forms of a second author, as make.py one folder
above has those of the first; without names all that need no LibreOffice."""
import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import lib
import b1
import b2
import b3

out, only = sys.argv[1], sys.argv[2:]
truth = {}
for name, f, kw in lib.LAYOUTS:
    if only and name not in only:
        continue
    for k in (0, 1):
        d = '%s/%s-%d' % (out, name, k)
        os.makedirs(d)
        before = len(lib.CONV)
        t = f(lib.Rec(name, k, **{
            a: (v[k] if isinstance(v, (list, tuple)) else v)
            for a, v in kw.items()}), k, d)
        if len(lib.CONV) > before:
            continue
        truth['%s-%d' % (name, k)] = (
            {'kind': 'list', 'rows': t} if isinstance(t, list)
            else {'kind': 'case', 'fields': t})
with open(out + '/truth.json', 'w') as f:
    json.dump(truth, f, ensure_ascii=False, indent=1)
