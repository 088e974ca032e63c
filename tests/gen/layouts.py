# SPDX-License-Identifier: ISC
"""Layouts: the ways in which offices draw one form."""
import formdoc as f
import ooxml as x

DOCX = {
    'two': dict(columns=2),
    'two-lines': dict(columns=2, options='lines', section='para'),
    'two-cover': dict(columns=2, cover='blanks', options='lines'),
    'four': dict(columns=4),
    'four-blanks': dict(columns=4, cover='blanks', section='none',
                        preamble=4),
    'four-tabs': dict(columns=4, cover='tabs', partners_row=True),
    'four-column': dict(columns=4, section='column'),
    'four-column-cover': dict(columns=4, section='column', cover='table',
                              split_period=True),
    'four-unit': dict(columns=4, unit_cell=True, options='lines'),
    'four-split': dict(columns=4, split_period=True, partners_row=True),
    'four-textbox': dict(columns=4, cover='textbox'),
    'four-para': dict(columns=4, cover='para', section='para', tables=3),
    'four-rows': dict(columns=4, options='rows', partners_row=True),
    'four-nested': dict(columns=4, options='nested'),
    'four-shuffled': dict(columns=4, order=[
        'directions', 'summary', 'case_title', 'investment', 'period',
        'results', 'scheme', 'background', 'technology', 'promotion',
        'innovation']),
    'six': dict(columns=6),
    'six-unit': dict(columns=6, unit_cell=True, section='column'),
    'six-cover': dict(columns=6, cover='table', section='none'),
    'above-four': dict(columns=4, where='above'),
    'above-six': dict(columns=6, where='above', options='lines'),
    'same-two': dict(columns=2, where='same', options='lines'),
    'same-four': dict(columns=4, where='same'),
    'groups': dict(columns=4, custom='groups', partners_row=True),
    'paragraphs': dict(columns=2, custom='paragraphs', cover='none'),
    'split-label': dict(columns=4, custom='split-label'),
    'empty-columns': dict(columns=4, custom='empty-columns'),
}
XLSX = {
    'x-two': dict(columns=2, options='lines'),
    'x-four': dict(columns=4, partners_row=True),
    'x-column': dict(columns=4, section='column'),
    'x-six': dict(columns=6),
    'x-same': dict(columns=4, where='same'),
    'x-unit': dict(columns=4, unit_cell=True),
    'x-above': dict(columns=4, where='above', split_period=True),
    'x-rows': dict(columns=4, options='rows'),
}
# synonyms: the n-th set of labels
SYNONYMS = [{}, {k: v[1] for k, v in f.LABELS.items() if len(v) > 1
                 and k != 'company'},
            {k: v[min(2, len(v) - 1)] for k, v in f.LABELS.items()},
            {k: v[-1] for k, v in f.LABELS.items()}]


def make(name, synonyms):
    kw = dict((DOCX.get(name) or XLSX[name]))
    return f.Layout(name=name, labels=dict(SYNONYMS[synonyms]), **kw)


# --- layouts that no grid of pairs makes -----------------------------------

GROUPS = [('法定代表人', [('legal_person', '姓名'), ('legal_phone', '电话')]),
          ('联系人', [('contact', '姓名'), ('position', '职务'),
                   ('mobile', '手机'), ('phone', '电话'),
                   ('email', '邮箱')])]


def groups(form, layout, hand):
    """联系人 merged down, 姓名 职务 手机 邮箱 to its right."""
    wid = [1400, 1200, 2700, 1200, 2900]
    v = dict(form.raw, legal_phone='0750-80001234')  # not the contact's

    def one(key, span=4):
        return x.row(x.cell(hand.label_xml(key, layout), 1400),
                     x.cell(f.content(form, layout, hand, key), 8000, span))

    def two(a, b):
        return x.row(x.cell(hand.label_xml(a, layout), 1400),
                     x.cell(f.content(form, layout, hand, a), 3900, 2),
                     x.cell(hand.label_xml(b, layout), 1200),
                     x.cell(f.content(form, layout, hand, b), 2900))
    rows = [one(k) for k in ('company', 'uscc', 'applicant_type',
                             'partners')]
    rows += [two('industry', 'city'), one('address'),
             two('founded', 'capital'), two('revenue', 'staff'),
             one('nature')]
    for head, items in GROUPS:
        first = True
        for i in range(0, len(items), 2):
            pair = items[i:i + 2]
            cells = [x.cell('' if not first else
                            x.para(x.run(head, bold=True)), 1400,
                            vmerge='restart' if first else 'continue')]
            for n, (k, lab) in enumerate(pair):
                span = 1 if len(pair) == 2 else 3
                cells += [x.cell(x.para(x.run(lab)), 1200),
                          x.cell(hand.answer(k, v.get(k, '')), 2700, span)]
            rows.append(x.row(*cells))
            first = False
    rows += [one(k) for k in ('profile', 'case_title', 'directions')]
    rows.append(two('period', 'investment'))
    rows += [one(k) for k in ('summary', 'background', 'scheme', 'results',
                              'promotion', 'pledge', 'opinion')]
    return [x.table(wid, rows)]


def paragraphs(form, layout, hand):
    """No table at all: numbered lines with underlined blanks."""
    out = []
    for head, ks in f.keys(layout):
        out.append(x.para(x.run(head, bold=True)))
        for i, k in enumerate(ks):
            if k in f.TAIL:
                continue
            lab = '（%d）%s：' % (i + 1, layout.labels.get(k) or
                               f.LABELS[k][0])
            if k in f.OPTIONS:
                out.append(x.para(x.run(lab)))
                out.append(f.content(form, layout, hand, k))
                continue
            v = f.value(form, k).split('\n')
            out.append(x.para(x.run(lab), x.run(' ' + v[0] + ' ',
                                                under=True)))
            out += [x.para(s) for s in v[1:]]
    return out


def split_label(form, layout, hand):
    """A label cut over two cells, one above the other or side by side."""
    wid = [1100, 1100, 2500, 1100, 1100, 2500]
    rows = []

    def lab(k):
        s = layout.labels.get(k) or f.LABELS[k][0]
        if len(s) < 4:
            return [x.cell(x.para(x.run(s, bold=True)), 2200, 2)]
        cut = len(s) // 2
        return [x.cell(x.para(x.run(s[:cut], bold=True)), 1100),
                x.cell(x.para(x.run(s[cut:], bold=True)), 1100)]
    for head, ks in f.keys(layout):
        short = [k for k in ks if k not in f.WIDE]
        for a, b in zip(short[::2], short[1::2] + [None]):
            cells = lab(a) + [x.cell(f.content(form, layout, hand, a), 2500,
                                     1 if b else 4)]
            if b:
                cells += lab(b) + [x.cell(f.content(form, layout, hand, b),
                                          2500)]
            rows.append(x.row(*cells))
        for k in ks:
            if k in f.WIDE:
                rows.append(x.row(*lab(k), x.cell(
                    f.content(form, layout, hand, k), 7200, 4)))
    return [x.table(wid, rows)]


def empty_columns(form, layout, hand):
    """Narrow empty cells between label and answer; rows that start late."""
    wid = [300, 2000, 300, 2300, 2000, 300, 2300]
    rows = []
    for head, ks in f.keys(layout):
        rows.append(x.row(x.cell(x.para(x.run(head, bold=True)), 9500, 7)))
        short = [k for k in ks if k not in f.WIDE]
        for a, b in zip(short[::2], short[1::2] + [None]):
            cells = [x.cell(hand.label_xml(a, layout), 2000),
                     x.cell('', 300), x.cell(
                         f.content(form, layout, hand, a), 2300)]
            if b:
                cells += [x.cell(hand.label_xml(b, layout), 2000),
                          x.cell('', 300), x.cell(
                              f.content(form, layout, hand, b), 2300)]
            rows.append(x.row(*cells, before=1, after=0 if b else 3))
        for k in ks:
            if k in f.WIDE:
                rows.append(x.row(x.cell(hand.label_xml(k, layout), 2300, 2),
                                  x.cell('', 300), x.cell(
                                      f.content(form, layout, hand, k),
                                      6900, 4)))
    return [x.table(wid, rows)]


CUSTOM = {'groups': groups, 'paragraphs': paragraphs,
          'split-label': split_label, 'empty-columns': empty_columns}


def docx(form, layout, hand, **kw):
    custom = getattr(layout, 'custom', None)
    if not custom:
        return f.docx(form, layout, hand, **kw)
    body = f.cover(form, layout, hand)
    if layout.cover == 'none':
        for k in ('recommender', 'applied_on'):
            body.append(x.para('%s：%s' % (layout.labels.get(k) or
                                          f.LABELS[k][0], form.raw[k])))
    return x.docx(body + CUSTOM[custom](form, layout, hand), **kw)


def shown(layout):
    """The fields that this layout asks for at all."""
    have = {k for _, ks in f.keys(layout) for k in ks}
    if getattr(layout, 'custom', None) == 'groups':
        have -= {'technology', 'innovation'}
    if 'period' in have:
        have |= {'period_start', 'period_end'}
    have |= {'recommender', 'applied_on'}
    return have
