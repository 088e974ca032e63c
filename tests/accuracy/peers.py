# SPDX-License-Identifier: ISC
"""Other programs on the same forms, with one plain reading for all of them.

pandoc, LibreOffice and python3-docx (openpyxl for sheets) give tables and
paragraphs.  A label known to the generator is looked for in a cell; its
answer is the next cell, else the one below, else what follows a colon in the
same cell or paragraph.  A tick is a tick character beside an option.
"""
import os
import re
import subprocess
import sys

from truth import DATES, MONEY, TICKS, fold
from common import have, soffice
import formdoc

LABELS = {}
for _k, _v in formdoc.LABELS.items():
    for _s in _v:
        LABELS[fold(_s)] = _k
for _s, _k in (('姓名', None), ('手机', 'mobile'), ('电话', 'phone')):
    LABELS.setdefault(fold(_s), _k)


def label(s):
    s = fold(s)
    s = re.sub(r'^[*\s]*(\d+[.、]|\(\d+\))?', '', s)
    s = re.sub(r'\([^()]*\)$', '', s.rstrip(':'))
    return LABELS.get(s)


def from_html(path):
    from lxml import html
    tree = html.parse(path, html.HTMLParser(encoding='utf-8'))
    out = []
    for e in tree.iter('p', 'table'):
        if e.tag == 'table':
            grid, down = [], {}
            for tr in e.iter('tr'):
                cells, at = [], 0
                for td in tr.iterchildren('td', 'th'):
                    while down.get(at, 0):
                        down[at] -= 1
                        at += 1
                    span = int(td.get('colspan') or 1)
                    for i in range(span):
                        down[at + i] = int(td.get('rowspan') or 1) - 1
                    cells.append((at, td.text_content().strip()))
                    at += span
                grid.append(cells)
            out.append(grid)
        elif not any(a.tag == 'table' for a in e.iterancestors()):
            out.append(e.text_content())
    return out


def pandoc(paths):
    out = {}
    for p in paths:
        if not p.endswith('.docx'):
            continue
        html = subprocess.run(['pandoc', '-t', 'html', p],
                              capture_output=True)
        if html.returncode:
            continue
        tmp = p + '.pandoc.html'
        with open(tmp, 'wb') as f:
            f.write(b'<html><body>' + html.stdout + b'</body></html>')
        out[p] = from_html(tmp)
        os.unlink(tmp)
    return out


def libreoffice(paths):
    out = {}
    files = {'%06d%s' % (i, os.path.splitext(p)[1]): p
             for i, p in enumerate(paths)}
    for group in (('.docx', '.doc'), ('.xlsx',)):
        data = {}
        for n, p in files.items():
            if n.endswith(group):
                with open(p, 'rb') as f:
                    data[n] = f.read()
        for n, page in soffice(data, 'html', lenient=True).items():
            tmp = files[n] + '.lo.html'
            with open(tmp, 'wb') as f:
                f.write(page)
            out[files[n]] = from_html(tmp)
            os.unlink(tmp)
    return out


def python(paths):
    import docx
    import openpyxl
    out = {}
    for p in paths:
        try:
            if p.endswith('.docx'):
                d = docx.Document(p)
                blocks = [x.text for x in d.paragraphs]
                for t in d.tables:
                    rows = []
                    for r in t.rows:
                        cells, last = [], None
                        for i, c in enumerate(r.cells):
                            if c._tc is not last:
                                cells.append((i, c.text))
                            last = c._tc
                        rows.append(cells)
                    blocks.append(rows)
                out[p] = blocks
            elif p.endswith('.xlsx'):
                ws = openpyxl.load_workbook(p, data_only=True).active
                out[p] = [[[(i, str(v)) for i, v in enumerate(r)
                            if v is not None]
                           for r in ws.iter_rows(values_only=True)]]
        except Exception:  # it cannot open the file: that is its score
            continue
    return out


def inside(s):
    """label：answer in one text."""
    m = re.match(r'\s*([^：:\n]{2,24})[：:](.*)', s, re.S)
    if m and label(m.group(1)):
        return label(m.group(1)), m.group(2)
    return None, None


def answers(blocks):
    """{field: text} by the plain reading; the first answer stands."""
    got = {}

    def put(k, v):
        if k and v is not None and (k not in got or not got[k].strip()):
            got[k] = v
    tables = [b for b in blocks if not isinstance(b, str)]
    for t in tables:
        for y, r in enumerate(t):
            for i, (at, s) in enumerate(r):
                k = label(s)
                if k is None:
                    put(*inside(s))
                    continue
                right = [c for _, c in r[i + 1:i + 3]]
                if right and not right[0].strip() and len(right) > 1 and \
                        label(right[1]) is None:
                    put(k, right[1])
                elif right and label(right[0]) is None:
                    put(k, right[0])
                elif y + 1 < len(t):
                    put(k, next((c for a, c in t[y + 1] if a == at), None))
    for b in blocks:
        if isinstance(b, str):
            put(*inside(b))
    if 'period' in got:
        for k in ('period_start', 'period_end'):
            got.setdefault(k, got['period'])
    return got


ON, OFF = '☑☒■√✓✔', '□☐'


def ticks(s, options):
    """Which options have a tick beside them."""
    s = re.sub(r'[\[(（]\s*[√✓✔]\s*[)）\]]', '☑', s or '')
    s = re.sub(r'[\[(（]\s*[)）\]]', '□', s)
    s = re.sub(r'\s', '', s)
    first = s[:1] in ON + OFF and s[:1] != ''
    out = []
    for o in options:
        i = s.find(o)
        if i < 0:
            continue
        beside = s[i - 1:i] if first else s[i + len(o):i + len(o) + 1]
        if beside and beside in ON:
            out.append(o)
    named = [o for o in options if o in s]
    if not out and 0 < len(named) < len(options) and not any(
            c in s for c in ON + OFF):
        return named  # the others were deleted
    return out


def right(field, t, got):
    """The raw text is the bar: no peer normalises."""
    if field in TICKS:
        return sorted(ticks(got.get(field), TICKS[field])) == sorted(
            t['value'])
    raw = t['raw']
    s = fold(got.get(field))
    if raw == '' and t['value']:
        return re.sub(r'\D', '', s)[:8] == re.sub(r'\D', '', str(t['value']))
    if field in MONEY or field == 'staff':
        return s.rstrip('万元人') == fold(raw).rstrip('万元人')
    return s == fold(raw)


ALL = (('pandoc', pandoc), ('LibreOffice', libreoffice),
       ('python3-docx/openpyxl', python))


def run(made):
    """{peer: {opened, right, of, ticks, ticks_of}} over what each opens."""
    out = {}
    paths = [m['path'] for m in made]
    for name, reader in ALL:
        tool = {'pandoc': 'pandoc', 'LibreOffice': 'soffice'}.get(name)
        if tool and not have(tool):
            print('%s: not installed, left out' % name, file=sys.stderr)
            continue
        read = reader(paths)
        n = dict(opened=len(read), files=len(made), right=0, of=0, ticks=0,
                 ticks_of=0, all_of=0)
        for m, p in zip(made, paths):
            n['all_of'] += len(m['truth'])
            if p not in read:
                continue
            got = answers(read[p])
            for k, t in m['truth'].items():
                ok = right(k, t, got)
                n['of'] += 1
                n['right'] += ok
                if k in TICKS:
                    n['ticks_of'] += 1
                    n['ticks'] += ok
        out[name] = n
    return out
