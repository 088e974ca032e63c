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
    'decoys': dict(columns=4, custom='decoys'),
    'one-cell': dict(columns=2, custom='one-cell', cover='blanks'),
    'old-merge': dict(columns=4, custom='old-merge'),
    'tick-grid': dict(columns=4, custom='tick-grid'),
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


def grid4(form, layout, hand, ks, wid=(2000, 2700, 2000, 2700)):
    """Plain rows of four cells for the keys; wide ones span."""
    rows, short = [], []
    lab = hand.label_xml

    def close():
        while short:
            pair = [short.pop(0) for _ in range(min(2, len(short)))]
            cells = []
            for i, k in enumerate(pair):
                cells += [x.cell(lab(k, layout), 2000), hand.placed(
                    k, f.value(form, k), 2700, 1 if len(pair) == 2 else 3)]
            rows.append(x.row(*cells))
    for k in ks:
        if k in f.WIDE:
            close()
            rows.append(x.row(x.cell(lab(k, layout), 2000), x.cell(
                f.content(form, layout, hand, k), 7400, 3)))
        else:
            short.append(k)
            if len(short) == 2:
                close()
    close()
    return rows


DECOYS = [('推荐单位联系人', '路人甲', '推荐单位联系电话', '020-80000000'),
          ('传真', '020-80000001', '邮政编码', '510000'),
          ('通讯地址', '广东省广州市示例路1号', '开户银行', '示例银行广州分行'),
          ('法人手机', '13800009999', '项目负责人', '路人乙'),
          ('研发投入', '88万元', '净利润', '99万元'),
          ('统计联系人电话', '020-80000002', '股票代码', '000000')]


def decoys(form, layout, hand):
    """Rows that look like ours and are not."""
    wid = [2000, 2700, 2000, 2700]
    rows = grid4(form, layout, hand, [k for _, ks in f.keys(layout)
                                      for k in ks])
    for i, d in enumerate(DECOYS):
        rows.insert(3 + 2 * i, x.row(*[x.cell(s, 2300) for s in d]))
    return [x.table(wid, rows)]


INLINE = [('法定代表人', ['legal_person']),
          ('联系人', ['contact', 'position']),
          ('联系方式', ['phone', 'mobile', 'email']),
          ('经营情况', ['capital', 'revenue', 'staff'])]


def one_cell(form, layout, hand):
    """Several answers in one cell, each behind its own label."""
    inside = [k for _, ks in INLINE for k in ks]
    rows = []
    for _, ks in f.keys(layout):
        for k in ks:
            if k in inside:
                continue
            rows.append(x.row(x.cell(hand.label_xml(k, layout), 2200), x.cell(
                f.content(form, layout, hand, k), 7200)))
    for n, (head, ks) in enumerate(INLINE):
        parts = []
        for k in ks:
            lab = layout.labels.get(k) or f.LABELS[k][0]
            parts.append('%s：%s' % (lab, form.raw.get(k, '').strip()))
        body = x.para(x.run('    '.join(parts))) if n % 2 else \
            ''.join(x.para(x.run(s)) for s in parts)
        rows.insert(4 + n, x.row(x.cell(head, 2200), x.cell(body, 7200)))
    return [x.table([2200, 7200], rows)]


def old_merge(form, layout, hand):
    """Cells merged by hMerge, as old programs do."""
    wid = [2000, 2700, 2000, 2700]
    rows = []
    for r in grid4(form, layout, hand, [k for _, ks in f.keys(layout)
                                        for k in ks]):
        if '<w:gridSpan w:val="3"/>' in r:
            r = r.replace('<w:gridSpan w:val="3"/>',
                          '<w:hMerge w:val="restart"/>')
            r = r[:-len('</w:tr>')] + 2 * x.cell(
                '', 2000, hmerge='continue') + '</w:tr>'
        rows.append(r)
    return [x.table(wid, rows)]


def tick_grid(form, layout, hand):
    """Options two by two in cells of their own, the label merged down."""
    wid = [2000, 2700, 2000, 2700]
    rows = []
    for _, ks in f.keys(layout):
        for k in ks:
            if k not in f.OPTIONS:
                continue
            opts = f.OPTIONS[k]
            for i in range(0, len(opts), 2):
                cells = [x.cell(hand.label_xml(k, layout) if i == 0 else '',
                                2000, vmerge='continue' if i else 'restart')]
                pair = opts[i:i + 2]
                for n, o in enumerate(pair):
                    on = i + n in form.chosen.get(k, ())
                    cells.append(x.cell(x.para(hand.option(o, on)), 3700,
                                        1 if n == 0 and len(pair) == 2
                                        else 3 if len(pair) == 1 else 2))
                rows.append(x.row(*cells))
        rows += grid4(form, layout, hand,
                      [k for k in ks if k not in f.OPTIONS])
    return [x.table(wid, rows)]


CUSTOM = {'decoys': decoys, 'one-cell': one_cell, 'old-merge': old_merge,
          'tick-grid': tick_grid, 'groups': groups, 'paragraphs': paragraphs,
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
