#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""make.py OUT [NAME...]: the forms and lists of a fourth author, as make.py one
folder above has those of the first; all that need neither LibreOffice nor
exceljs."""
import json
import os
import random
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import lib
import lists
import other
import real

NODE = ('exceljs-form', 'l-exceljs')
NAMES = ['申报书', '案例申报表', '附件2 申报表', '典型案例申报书（盖章版）',
         '申报表-终稿', '护航典型案例申报书']
SAVED_BY = ['Microsoft Office Word', 'WPS Office_12.1.0.18608_F1E327BC']


def a_form(layout, k, name, folder):
    f = lib.F(layout['name'], k, **layout['fk'])
    lib.SPLIT[0] = random.Random(name) if f.g.random() < .6 else None
    base = f.g.choice(NAMES)
    if f.g.random() < .5:
        base = f.company + '-' + base
    path = '%s/%s.docx' % (folder, base)
    made = layout['fn'](f, path)
    if isinstance(made, tuple):
        lib.docx(path, made[0], **dict({'app': f.g.choice(SAVED_BY)},
                                       **made[1]))
    elif isinstance(made, list):
        lib.docx(path, made)
    return {'kind': 'case', 'fields': f.t}


def a_list(layout, k, name, folder):
    lib.SPLIT[0] = None
    rows = layout['fn'](random.Random(name + 'blindc'), k, folder)[1]
    return {'kind': 'list', 'rows': rows}


out, only = sys.argv[1], sys.argv[2:]
truth = {}
assert other.LAY is real.LAY
for make, layouts in ((a_form, real.LAY), (a_list, lists.LAY)):
    for layout in layouts:
        name = layout['name']
        if layout['post'] or name in NODE or (only and name not in only):
            continue
        for k in (0, 1):
            case = '%s-%d' % (name, k)
            os.makedirs('%s/%s' % (out, case))
            truth[case] = make(layout, k, case, '%s/%s' % (out, case))
with open(out + '/truth.json', 'w') as f:
    json.dump(truth, f, ensure_ascii=False, indent=1)
