#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# What other programs wrote is read as they read it themselves: python-docx
# and openpyxl cell by cell, LibreOffice after it saved the same documents in
# its own manner, and from .doc and .xls.
import glob
import json
import os
import sys
TOP = os.environ.get('TOP', '.')
sys.path.insert(0, TOP + '/tests/tools')
from tap import BUILD, done, ok, run, same, tmp

import docx
import openpyxl

base = tmp()


def dump(name):
    p = run(BUILD + '/tools/docdump', name)
    return json.loads(p.stdout or b'{}')


def tables(model):
    return [b['table'] for b in model['blocks']
            if 'table' in b and b.get('where') is None]


def grid(table):
    """Every place of the grid with the text that covers it."""
    g = {}
    for c in table['cells']:
        for r in range(c.get('rows', 1)):
            for k in range(c.get('cols', 1)):
                g[c['row'] + r, c['col'] + k] = c['text']
    return g


def paragraphs(model):
    return [b['para']['text'] for b in model['blocks']
            if 'para' in b and b.get('where') is None]


def docx_grid(t):
    return {(r, k): c.text.strip('\n') for r, row in enumerate(t.rows)
            for k, c in enumerate(row.cells)}


def same_docx(name, what):
    theirs, ours = docx.Document(name), dump(name)
    same(paragraphs(ours), [p.text for p in theirs.paragraphs
                            if p.text.strip()], what + ': paragraphs')
    same([grid(t) for t in tables(ours)],
         [docx_grid(t) for t in theirs.tables], what + ': tables')


def xlsx_text(c):
    """What a cell should read as: openpyxl's value in our words."""
    v = c.value
    if v is None:
        return ''
    if isinstance(v, bool):
        return '☑' if v else '☐'  # a box in a cell is a boolean
    if hasattr(v, 'isoformat'):
        s = v.isoformat()
        return s[:10] if 'h' not in c.number_format else s
    if '%' in c.number_format:
        return '%.1f%%' % (v * 100)
    if '万元' in c.number_format:
        return '%.2f万元' % v
    return '%.15g' % v if isinstance(v, float) else str(v)


def same_xlsx(name, what, skip=()):
    book, ours = openpyxl.load_workbook(name, data_only=True), dump(name)
    same([t['name'] for t in tables(ours)], book.sheetnames,
         what + ': sheets')
    for t in tables(ours):
        ws = book[t['name']]
        theirs = {(c.row - 1, c.column - 1): xlsx_text(c)
                  for row in ws.iter_rows() for c in row
                  if c.value is not None and c.coordinate not in skip}
        mine = {(c['row'], c['col']): c['text'] for c in t['cells']
                if c['text'] and chr(65 + c['col']) + str(c['row'] + 1)
                not in skip}
        same(mine, theirs, '%s: cells of %s' % (what, t['name']))
        spans = {(c['row'], c['col'], c.get('rows', 1), c.get('cols', 1))
                 for c in t['cells'] if 'rows' in c or 'cols' in c}
        merged = {(m.min_row - 1, m.min_col - 1, m.max_row - m.min_row + 1,
                   m.max_col - m.min_col + 1)
                  for m in ws.merged_cells.ranges}
        same(spans, merged, '%s: merged cells of %s' % (what, t['name']))


def soffice(out, fmt, *names):
    os.makedirs(out, exist_ok=True)
    return run('soffice', '-env:UserInstallation=file://%s/profile' % base,
               '--headless', '--convert-to', fmt, '--outdir', out, *names)


made = run('python3', TOP + '/tests/doc/make.py', base)
ok(made.returncode == 0, 'documents are made')
same_docx(base + '/forms.docx', 'python-docx')
same_xlsx(base + '/list.xlsx', 'openpyxl', {'A13'})

# LibreOffice saves our own rich document.  It doesn't know EQ, drops a shape
# without geometry and repeats what stands in block content controls: those
# are not compared.
ours = grid(tables(dump(base + '/rich.docx'))[0])
soffice(base + '/lo', 'docx', base + '/rich.docx', base + '/forms.docx')
theirs = grid(tables(dump(base + '/lo/rich.docx'))[0])
for at in (0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (2, 0):
    same(theirs[at], ours[at], 'LibreOffice: the rich table at %d,%d' % at)
same(theirs[2, 1], ours[2, 1].replace('☑乙', '乙'), 'LibreOffice: ticks')
same_docx(base + '/lo/forms.docx', 'LibreOffice')
soffice(base + '/doc', 'doc', base + '/forms.docx')
soffice(base + '/doc2', 'docx', base + '/doc/forms.doc')
same_docx(base + '/doc2/forms.docx', 'from .doc')
soffice(base + '/lo', 'xlsx', base + '/list.xlsx', base + '/raw.xlsx')
same_xlsx(base + '/lo/list.xlsx', 'LibreOffice', {'A13'})
soffice(base + '/xls', 'xls', base + '/list.xlsx')
soffice(base + '/xls2', 'xlsx', base + '/xls/list.xls')
same_xlsx(base + '/xls2/list.xlsx', 'from .xls', {'A13'})
done()
