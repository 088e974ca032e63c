#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Filled forms with the truth beside each.

	/usr/bin/python3 tests/gen/forms.py OUT [-n COUNT] [-s SEED] [--no-office]

Writes OUT/forms/NNNN/申报表.docx (or .xlsx, .doc), one folder a form as a
company hands it in, and OUT/truth.json: for each its layout, hand, tick,
who saved it, and what every field says.  The same seed gives the same forms.
"""
import argparse
import io
import json
import os
import random
import shutil
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import common
import formdoc as f
import hands
import layouts
import others
import ooxml as x
import values

FIELDS = ('company uscc applicant_type nature industry address city '
          'legal_person founded capital revenue staff contact position phone '
          'mobile email profile case_title directions period_start '
          'period_end investment summary recommender partners applied_on'
          ).split()
# what passes unharmed through LibreOffice 7.4
SAFE_HANDS = ('plain', 'split-runs', 'spaces', 'colon', 'star', 'two-lines',
              'noted', 'unit-in-label', 'control-run', 'padded', 'broken',
              'tracked', 'formtext', 'boxes', 'clutter', 'menus')
SAFE_TICKS = tuple(f.GLYPHS) + tuple(f.SYMS) + ('w14', 'formcheckbox',
                                                'number', 'struck', 'deleted')
XLSX_HANDS = ('plain', 'spaces', 'colon', 'star', 'two-lines',
              'unit-in-label', 'numbered')


def serial(iso):
    import datetime
    d = datetime.date.fromisoformat(iso)
    return (d - datetime.date(1899, 12, 30)).days


class SheetWriter:
    """Puts the cells of one sheet in as many ways as programs do."""

    def __init__(self, r, dates, t, number):
        self.r, self.dates, self.t = r, dates, t
        self.number = number  # a code typed as a number: digits are lost

    def __call__(self, s, row, col, text, c):
        iso = self.dates.get(c.key) if c.kind == 'value' else None
        if iso:
            style = self.r.randint(1, 4)
            s.put(row, col, serial(iso), 'number', style)
            if style == 3:  # numFmtId 57 shows no day; LibreOffice's does
                self.t[c.key].update(value=iso[:7], too=iso)
            return
        if c.kind == 'value' and c.key == 'uscc' and self.number:
            s.put(row, col, '%.16E' % int(self.number), 'number')
            return
        how = self.r.choice(('shared', 'shared', 'inline', 'rich',
                             'phonetic', 'formula'))
        if how == 'formula' and ('\n' in text or len(text) > 100):
            how = 'shared'
        s.put(row, col, text, how)


def one(n, seed, office):
    r = random.Random('%s/%s' % (seed, n))
    names = list(layouts.DOCX) + list(layouts.XLSX) + list(others.LAYOUTS)
    name = names[n % len(names)]
    sheet = name in layouts.XLSX
    writer = name in others.LAYOUTS and others.LAYOUTS[name][0]
    if writer:
        return other(n, seed, name, writer, r)
    saved = 'LibreOffice' if office and n % 3 == 2 else 'hand'
    # .doc is antiword's: text boxes and controls do not survive the trip
    as_doc = saved != 'hand' and not sheet and n % 4 == 0
    hand_names = XLSX_HANDS if sheet else SAFE_HANDS if saved != 'hand' \
        else tuple(hands.HANDS)
    tick_names = tuple(t for t in f.GLYPHS) if sheet else \
        SAFE_TICKS if saved != 'hand' else tuple(f.TICKS) + ('letter-r',)
    if as_doc:
        hand_names = ('plain', 'spaces', 'colon', 'two-lines', 'padded')
        tick_names = tuple(f.GLYPHS)
    hand_name, tick = r.choice(hand_names), r.choice(tick_names)
    lay = layouts.make(name, r.randrange(len(layouts.SYNONYMS)))
    custom = getattr(lay, 'custom', None)
    if (lay.options == 'rows' or custom == 'tick-grid') and tick in ('number', 'struck', 'deleted',
                                          'after', 'after-round',
                                          'after-root', 'box-root'):
        tick = 'ballot-check'
    hand = hands.make(hand_name, tick, n)
    bare = (hand_name in hands.BARE or lay.unit_cell) and custom not in (
        'paragraphs', 'split-label', 'one-cell')
    t, chosen = values.applicant('%s/%s' % (seed, n), bare, lay.split_period)
    if tick in ('struck', 'deleted', 'after-root') and not \
            chosen['directions']:
        chosen['directions'] = [r.randrange(5)]
        t['directions'] = values.truth(
            '', [common.DIRECTIONS[chosen['directions'][0]]])
    raw = {k: v['raw'] for k, v in t.items()}
    if not lay.split_period:
        raw['period'] = raw['period_start']
    if hand_name == 'prompts' and n % 2:
        raw['investment'] = ''
        t['investment'] = values.truth('', None)
    form = f.Form(raw, chosen)
    if sheet:
        data, ext = workbook(form, lay, hand, r, t, saved), 'xlsx'
    else:
        kw = {}
        if saved == 'hand':
            if n % 17 == 5:
                kw['main'] = 'word/document2.xml'
            if n % 19 == 7:
                kw['encoding'] = 'utf-16'
            if n % 13 == 3:
                kw['header'] = '护航新型工业化网络安全典型案例'
            if hand_name == 'clutter':
                kw['notes'] = '以营业执照为准'
                hand.notes = True
        data, ext = layouts.docx(form, lay, hand, **kw), 'docx'
        if saved == 'hand' and n % 23 == 11:
            data = x.strict_docx(data)
    if tick in ('circle', 'letter-x'):
        for k in ('directions', 'applicant_type'):
            t[k]['ok'] = 'doubt'  # not among the signs that forms explain
    have = layouts.shown(lay)
    cover = getattr(lay, 'cover', 'none') != 'none'
    truth = {k: t[k] for k in FIELDS if k in have or (
        cover and k in f.COVER)}
    return dict(n=n, layout=name, hand=hand_name, tick=tick, saved=saved,
                ext=ext, doc=as_doc, truth=truth, data=data)


def other(n, seed, name, writer, r):
    lay = f.Layout(name=name, labels=dict(layouts.SYNONYMS[r.randrange(4)]),
                   **others.LAYOUTS[name][1])
    tick, hand_name = r.choice(list(f.GLYPHS)), r.choice(XLSX_HANDS)
    hand = hands.make(hand_name, tick, n)
    t, chosen = values.applicant(
        '%s/%s' % (seed, n), hand_name in hands.BARE or lay.unit_cell,
        lay.split_period)
    if tick == 'after-root' and not chosen['directions']:
        chosen['directions'] = [2]
        t['directions'] = values.truth('', [common.DIRECTIONS[2]])
    if tick in ('circle', 'letter-x'):
        for k in ('directions', 'applicant_type'):
            t[k]['ok'] = 'doubt'
    raw = {k: v['raw'] for k, v in t.items()}
    if not lay.split_period:
        raw['period'] = raw['period_start']
    data = writer(f.Form(raw, chosen), lay, hand)
    have = layouts.shown(lay)
    return dict(n=n, layout=name, hand=hand_name, tick=tick,
                saved=writer.__doc__, ext=writer.ext, doc=False,
                truth={k: t[k] for k in FIELDS if k in have}, data=data)


def workbook(form, lay, hand, r, t, saved):
    dates = {}
    for k in ('founded', 'applied_on', 'period_start', 'period_end'):
        iso = t[k]['value']
        if iso and len(iso) == 10 and r.random() < .5 and (
                lay.split_period or not k.startswith('period')):
            dates[k] = iso
            t[k]['raw'] = ''
    number = None
    if r.random() < .12 and lay.where != 'same':
        number = values.numeric_code(r)
        t['uscc'] = values.truth(number, None, 'doubt')
    s = f.sheet(form, lay, hand, put=SheetWriter(r, dates, t, number))
    if r.random() < .3:
        s.dimension = r.choice(('A1', 'A1:B2', 'A1:XFD1048576'))
    sheets = [s]
    if r.random() < .3:
        other = x.Sheet('填写说明')
        other.put(0, 0, '请按要求填写，灰色部分勿动')
        sheets.append(other)
    if r.random() < .2:
        other = x.Sheet('数据源', hidden=True)
        for i, d in enumerate(common.DIRECTIONS):
            other.put(i, 0, d)
        sheets.append(other)
    odd = {} if saved != 'hand' else dict(
        strict=r.random() < .1, backslash=r.random() < .1,
        bad_fill=r.random() < .2)
    return x.xlsx(sheets, formats=(14, 31, 57, 'yyyy"年"m"月"d"日"'), **odd)


def generate(out, count, seed, office):
    made = [one(n, seed, office) for n in range(count)]
    if office:
        for to, flt, pick in (
                ('docx', 'MS Word 2007 XML', lambda m: m['ext'] == 'docx'
                 and not m['doc']),
                ('xlsx', 'Calc MS Excel 2007 XML',
                 lambda m: m['ext'] == 'xlsx'),
                ('doc', 'MS Word 97', lambda m: m['doc'])):
            some = {'%04d.%s' % (m['n'], m['ext']): m for m in made
                    if m['saved'] == 'LibreOffice' and pick(m)}
            done = common.soffice({k: m['data'] for k, m in some.items()},
                                  to, flt)
            for k, m in some.items():
                m['data'], m['ext'] = done[k], to
    shutil.rmtree(os.path.join(out, 'forms'), ignore_errors=True)
    for m in made:
        folder = os.path.join(out, 'forms', '%04d' % m['n'])
        os.makedirs(folder)
        m['file'] = 'forms/%04d/申报表.%s' % (m['n'], m['ext'])
        with open(os.path.join(out, m['file']), 'wb') as fh:
            fh.write(m.pop('data'))
        m.pop('doc')
        m.pop('ext')
    with open(os.path.join(out, 'truth.json'), 'w') as fh:
        json.dump(made, fh, ensure_ascii=False, indent=1)
    return made


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('out')
    ap.add_argument('-n', type=int, default=378)
    ap.add_argument('-s', default='2024')
    ap.add_argument('--no-office', action='store_true')
    a = ap.parse_args()
    os.makedirs(a.out, exist_ok=True)
    made = generate(a.out, a.n, a.s, not a.no_office)
    print('%d forms in %d layouts, %d hands, %d ticks, %d saved by '
          'LibreOffice' % (len(made), len({m['layout'] for m in made}),
                           len({m['hand'] for m in made}),
                           len({m['tick'] for m in made}),
                           sum(m['saved'] == 'LibreOffice' for m in made)))


if __name__ == '__main__':
    main()
