#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""make.py OUT [NAME...]: the forms and lists of a third author, as make.py one
folder above has those of the first; all that need no LibreOffice."""
import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import forms2
import lists

out, only = sys.argv[1], sys.argv[2:]
truth = {}
for kind, key, layouts in (('case', 'fields', forms2.FORMS),
                           ('list', 'rows', lists.LISTS)):
    for name, f in layouts.items():
        if getattr(f, 'lo', None) or (only and name not in only):
            continue
        for k in (0, 1):
            d = '%s/%s-%d' % (out, name, k)
            os.makedirs(d)
            truth['%s-%d' % (name, k)] = {'kind': kind, key: f(name, k, d)}
with open(out + '/truth.json', 'w') as f:
    json.dump(truth, f, ensure_ascii=False, indent=1)
