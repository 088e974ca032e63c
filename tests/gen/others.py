# SPDX-License-Identifier: ISC
"""The same forms written by python3-docx and openpyxl, in their own ways."""
import io

import formdoc as f


def cells(form, layout, hand):
    """Rows of (column, width, text, vmerge) on the reduced grid."""
    sections = f.keys(layout)
    sections[0][1][0:0] = ['recommender', 'applied_on']
    rows = f.grid_of(layout, sections)
    edges = sorted({e for r in rows for e in f.accumulate(r)} | {0, f.UNITS})
    out = []
    for r in rows:
        at, line = 0, []
        for c in r:
            a = edges.index(at)
            at += c.units
            line.append((a, edges.index(at) - a,
                         f.sheet_text(form, layout, hand, c), c.vmerge))
        out.append(line)
    return out, len(edges) - 1


def python_docx(form, layout, hand):
    """python3-docx"""
    import docx
    d = docx.Document()
    d.add_heading(form.title, 0)
    rows, width = cells(form, layout, hand)
    t = d.add_table(rows=len(rows), cols=width)
    t.style = 'Table Grid'
    opened = {}
    for y, line in enumerate(rows):
        for a, w, s, vmerge in line:
            c = t.cell(y, a)
            if w > 1:
                c = c.merge(t.cell(y, a + w - 1))
            if vmerge == 'restart':
                opened[a] = c
                c.text = s
            elif vmerge:
                opened[a] = opened[a].merge(c)
            else:
                c.text = s
    d.add_paragraph('注：本表一式四份。')
    out = io.BytesIO()
    d.save(out)
    return out.getvalue()


def openpyxl(form, layout, hand):
    """openpyxl"""
    import openpyxl as o
    wb = o.Workbook()
    ws = wb.active
    ws.title = '申报表'
    rows, width = cells(form, layout, hand)
    ws.cell(1, 1, form.title)
    ws.merge_cells(start_row=1, end_row=1, start_column=1,
                   end_column=width)
    opened = {}
    for y, line in enumerate(rows):
        for a, w, s, vmerge in line:
            if vmerge == 'continue':
                opened[a][2] = y + 3
                continue
            ws.cell(y + 3, a + 1, s or None)
            if vmerge:
                opened[a] = [y + 3, w, y + 3]
            elif w > 1:
                ws.merge_cells(start_row=y + 3, end_row=y + 3,
                               start_column=a + 1, end_column=a + w)
    for a, (top, w, bottom) in opened.items():
        ws.merge_cells(start_row=top, end_row=bottom, start_column=a + 1,
                       end_column=a + w)
    out = io.BytesIO()
    wb.save(out)
    return out.getvalue()


python_docx.ext, openpyxl.ext = 'docx', 'xlsx'
LAYOUTS = {
    'py-four': (python_docx, dict(columns=4, options='lines')),
    'py-six': (python_docx, dict(columns=6, partners_row=True)),
    'op-two': (openpyxl, dict(columns=2)),
    'op-four': (openpyxl, dict(columns=4, split_period=True)),
}
