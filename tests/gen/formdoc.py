# SPDX-License-Identifier: ISC
"""A filled form as a document: what is said, how it is laid out, whose hand.

    Form    what the applicant says: raw answers, chosen options
    Layout  how the office drew the form: columns, sections, cover, ticks
    Hand    how somebody filled it in: glyphs, content controls, spaces

The three vary independently.  Rows are drawn on a fine grid of UNITS and
the grid is then reduced to the edges in use, as Word does.
"""
import random

import ooxml as x
from common import DIRECTIONS, TYPES

UNITS = 24

# default words; a layout or hand may take another of the list
LABELS = {
    'company': ['单位名称', '申报单位', '申报单位名称', '企业名称', '单位全称'],
    'uscc': ['统一社会信用代码', '社会信用代码', '统一信用代码', '信用代码'],
    'applicant_type': ['企业类型', '申报主体类型', '申报单位类型', '主体类型'],
    'nature': ['单位性质', '企业性质', '所有制性质'],
    'industry': ['所属行业', '行业领域', '所属行业领域'],
    'address': ['注册地址', '注册地', '单位注册地址', '企业注册地址'],
    'city': ['所在地市', '所在城市', '所属地市', '所在地'],
    'legal_person': ['法定代表人', '法人代表', '法定代表人姓名'],
    'founded': ['成立时间', '成立日期', '注册时间', '注册成立时间'],
    'capital': ['注册资本', '注册资金'],
    'revenue': ['上年营业收入', '上年度营业收入', '2023年营业收入', '营业收入'],
    'staff': ['职工人数', '员工人数', '从业人数', '职工总数'],
    'contact': ['联系人', '项目联系人', '联系人姓名'],
    'position': ['职务', '联系人职务', '职务/职称'],
    'phone': ['联系电话', '办公电话', '固定电话', '座机'],
    'mobile': ['手机', '手机号码', '移动电话', '联系人手机'],
    'email': ['电子邮箱', '邮箱', '电子邮件', 'E-mail'],
    'profile': ['单位简介', '企业简介', '单位基本情况'],
    'case_title': ['案例名称', '典型案例名称', '申报案例名称'],
    'directions': ['申报方向', '案例申报方向', '案例方向'],
    'period': ['起止时间', '实施起止时间', '案例实施时间', '建设周期'],
    'period_start': ['开始时间', '起始时间', '实施开始时间'],
    'period_end': ['完成时间', '结束时间', '实施完成时间'],
    'investment': ['投资额', '案例投资额', '总投资', '投资金额'],
    'summary': ['案例简介', '案例概述', '案例基本情况'],
    'background': ['案例背景', '建设背景'],
    'scheme': ['技术方案', '实施方案'],
    'technology': ['关键技术', '关键技术措施'],
    'results': ['应用成效', '实施成效'],
    'innovation': ['创新点', '创新性'],
    'promotion': ['推广价值', '示范推广价值'],
    'recommender': ['推荐单位', '推荐单位名称'],
    'partners': ['联合申报单位', '联合单位', '联合申报单位（如有）'],
    'applied_on': ['申报日期', '填报日期', '申报时间'],
    'attachments': ['附件清单'],
    'pledge': ['申报单位承诺', '真实性承诺'],
    'opinion': ['推荐单位意见'],
}
MONEY = ('capital', 'revenue', 'investment')
WIDE = ('company', 'applicant_type', 'address', 'profile', 'case_title',
        'directions', 'summary', 'background', 'scheme', 'technology',
        'results', 'innovation', 'promotion', 'partners', 'attachments',
        'pledge', 'opinion')
BASIC = ['company', 'uscc', 'nature', 'applicant_type', 'industry', 'city',
         'address', 'legal_person', 'founded', 'capital', 'revenue', 'staff',
         'contact', 'position', 'phone', 'mobile', 'email', 'profile']
CASE = ['case_title', 'directions', 'period', 'investment', 'summary',
        'background', 'scheme', 'technology', 'results', 'innovation',
        'promotion']
TAIL = ['attachments', 'pledge', 'opinion']
COVER = ['case_title', 'company', 'directions', 'recommender', 'applied_on']
OPTIONS = {'directions': DIRECTIONS, 'applicant_type': TYPES}

PLEDGE_IN_FORM = ('我单位承诺：所报材料真实、准确、完整，如有不实，愿承担相应责任。\n'
                  '法定代表人（签字）：　　　　　单位（公章）\n　　　　年　　月　　日')
OPINION = '（盖章）\n　　　　年　　月　　日'

# glyph pairs (on, off); {} is where the option's text stands
GLYPHS = {
    'ballot-check': ('☑{}', '□{}'), 'ballot-x': ('☒{}', '☐{}'),
    'square': ('■{}', '□{}'), 'root': ('√{}', '□{}'),
    'check': ('✓{}', '□{}'), 'heavy': ('✔{}', '☐{}'),
    'square-bracket': ('[√]{}', '[ ]{}'), 'round': ('（√）{}', '（ ）{}'),
    'after': ('{}☑', '{}□'), 'after-round': ('{}（√）', '{}（  ）'),
    'after-root': ('{}√', '{}'), 'box-root': ('□√{}', '□{}'),
    'spaced': ('☑ {}', '□\u00a0{}'), 'inside': ('【√】{}', '【 】{}'),
    'circle': ('●{}', '○{}'), 'letter-x': ('[x]{}', '[ ]{}'),
}
SYMS = {  # font, on, off
    'wingdings-fe': ('Wingdings', 'F0FE', 'F0A8'),
    'wingdings-52': ('Wingdings', 'F052', 'F0A8'),
    'wingdings-fc': ('Wingdings', 'F0FC', 'F06F'),
    'wingdings2': ('Wingdings 2', 'F052', 'F0A3'),
    'wingdings2-low': ('Wingdings 2', '0052', '00A3'),
}
DRAWN = ('w14', 'formcheckbox', 'formcheckbox-default', 'eq', 'letter-r')
ODD = ('number', 'struck', 'deleted')
TICKS = list(GLYPHS) + list(SYMS) + list(DRAWN) + list(ODD)


class Form:
    def __init__(self, raw, chosen, title='护航新型工业化网络安全典型案例申报表'):
        self.raw = dict(raw)
        self.chosen = chosen  # key -> indices into OPTIONS[key]
        self.title = title
        self.picture = None  # (file name, bytes): drawn where ticks stand


class Layout:
    def __init__(self, **kw):
        self.name = 'plain'
        self.columns = 4  # label and value cells in a row: 2, 4 or 6
        self.section = 'row'  # row, column, para, none
        self.cover = 'none'  # none, blanks, table, tabs, textbox, para
        self.options = 'inline'  # inline, lines, rows, nested
        self.where = 'left'  # the label: left, above, same
        self.unit_cell = False
        self.split_period = False
        self.tables = 1
        self.labels = {}
        self.skip = ()
        self.extra = ()
        self.order = None
        self.partners_row = False
        self.kind = 'docx'
        self.direct_grid = False
        self.preamble = 0
        self.number = False  # 1. 2. 3. before labels
        self.__dict__.update(kw)


class Hand:
    """The plain hand; forms.py derives the odd ones."""

    def __init__(self, tick='ballot-check', seed=0, **kw):
        self.tick = tick
        self.rnd = random.Random(seed)
        self.control = ()  # keys whose answer is a content control
        self.tracked = ()
        self.label_style = 'plain'
        self.unit_in_label = False
        self.__dict__.update(kw)

    def label(self, key, layout):
        s = layout.labels.get(key) or LABELS[key][0]
        if self.unit_in_label and key in MONEY:
            s += '（万元）'
        if self.label_style == 'spaces' and len(s) <= 5:
            s = ' '.join(s)
        elif self.label_style == 'colon':
            s += '：'
        elif self.label_style == 'star':
            s = '*' + s
        elif self.label_style == 'lines' and len(s) > 4:
            s = s[:len(s) // 2] + '\n' + s[len(s) // 2:]
        return s

    def label_xml(self, key, layout):
        return ''.join(x.para(x.run(part, bold=True), align='center')
                       for part in self.label(key, layout).split('\n'))

    def answer(self, key, s):
        """Runs, or blocks, for an answer."""
        if not s:
            return ''
        if key in self.tracked:
            return x.para(x.dele('（原稿）' + s[:3]) + x.ins(x.run(s)))
        if key in self.control:
            return x.para(x.sdt(x.run(s), alias=LABELS.get(key, [key])[0]))
        return x.blocks(s)

    def placed(self, key, s, width, span, **kw):
        """The value's cell.  A hand may wrap the whole cell."""
        return x.cell(self.answer(key, s), width, span, **kw)

    # ticks ------------------------------------------------------------------

    def option(self, s, on):
        t = self.tick
        if t in GLYPHS:
            return x.run(GLYPHS[t][0 if on else 1].format(s))
        if t in SYMS:
            font, yes, no = SYMS[t]
            return x.sym(yes if on else no, font) + x.run(s)
        if t == 'w14':
            return x.checkbox14(on) + x.run(s)
        if t == 'formcheckbox':
            return x.formcheckbox(on) + x.run(s)
        if t == 'formcheckbox-default':
            return x.formcheckbox(on, True) + x.run(s)
        if t == 'eq':
            return x.eq_tick(on) + x.run(s)
        if t == 'letter-r':
            return x.run('R' if on else '£', font='Wingdings 2') + x.run(s)
        if t == 'struck':
            return x.run(s, strike=not on)
        raise ValueError(t)

    def option_text(self, s, on):
        """The same for a sheet, where only characters can be."""
        t = self.tick if self.tick in GLYPHS else 'ballot-check'
        return GLYPHS[t][0 if on else 1].format(s)

    def choices(self, key, chosen, layout):
        """Blocks: all options of a field, ticked."""
        names = OPTIONS[key]
        if self.tick == 'deleted':
            return x.para(*[x.run('、'.join(names[i] for i in chosen))])
        if self.tick == 'number':
            head = '【 %s 】' % '、'.join(str(i + 1) for i in chosen)
            if not chosen:
                head = '【    】'
            return x.para(x.run(head)) + x.para(x.run('　'.join(
                '%d.%s' % (i + 1, n) for i, n in enumerate(names))))
        opts = [self.option(n, i in chosen) for i, n in enumerate(names)]
        if layout.options == 'lines':
            return ''.join(x.para(o) for o in opts)
        if layout.options == 'nested':
            rows = []
            for o in opts:
                rows.append(x.row(x.cell(x.para(o), 5000)))
            return x.table([5000], rows)
        return x.para(x.run('　').join(opts))

    def choices_text(self, key, chosen, layout):
        opts = [self.option_text(n, i in chosen)
                for i, n in enumerate(OPTIONS[key])]
        return ('\n' if layout.options == 'lines' else '  ').join(opts)


# --- the drawing ------------------------------------------------------------

def content(form, layout, hand, key):
    """The XML blocks of one value."""
    if key in OPTIONS:
        if form.picture and key == 'directions':
            return x.para(x.picture('rIdP'))
        return hand.choices(key, form.chosen.get(key, ()), layout)
    return hand.answer(key, value(form, key))


def value(form, key):
    if key == 'pledge':
        return form.raw.get('pledge', PLEDGE_IN_FORM)
    if key == 'opinion':
        return form.raw.get('opinion', OPINION)
    if key == 'period' and 'period' not in form.raw:
        return '%s至%s' % (form.raw.get('period_start', ''),
                          form.raw.get('period_end', ''))
    return form.raw.get(key, '')


def keys(layout):
    basic, case = list(BASIC), list(CASE)
    if layout.partners_row:
        basic.insert(2, 'partners')
    if layout.split_period:
        i = case.index('period')
        case[i:i + 1] = ['period_start', 'period_end']
    if layout.order:
        case = [k for k in layout.order if k in case]
    parts = [('一、单位基本信息', basic), ('二、案例信息', case),
             ('三、附件及承诺', list(TAIL))]
    return [(h, [k for k in ks if k not in layout.skip]) for h, ks in parts]


class Cell:
    def __init__(self, kind, key, units, vmerge=None):
        self.kind, self.key = kind, key  # label value unit head empty
        self.units, self.vmerge = units, vmerge


def pair_units(layout, total):
    n = layout.columns // 2
    each = total // n
    lab = {1: 5, 2: 4, 3: 3}[n]
    return n, lab, each - lab


def plan(layout, ks):
    """Rows of Cells for the keys of one section."""
    total = UNITS - (2 if layout.section == 'column' else 0)
    if layout.section == 'column' and layout.columns == 6:
        total = 21  # 3 pairs of 7, and a broad section column
    n, lab, val = pair_units(layout, total)
    rows, cur = [], []

    def close():
        nonlocal cur
        if cur:
            left = total - sum(c.units for c in cur)
            if left:
                cur[-1].units += left
            rows.append(cur)
            if layout.where == 'above':
                rows.append([Cell('value', c.key, c.units) for c in cur])
        cur = []

    for k in ks:
        if layout.where == 'same':
            if k in WIDE:
                close()
                rows.append([Cell('both', k, total)])
            else:
                cur.append(Cell('both', k, total // n))
                if len(cur) == n:
                    close()
            continue
        if layout.where == 'above':
            if k in WIDE:
                close()
                rows.append([Cell('label', k, total)])
                rows.append([Cell('value', k, total)])
            else:
                cur.append(Cell('label', k, total // n))
                if len(cur) == n:
                    close()
            continue
        if k in WIDE:
            close()
            if k in OPTIONS and layout.options == 'rows':
                opts = OPTIONS[k]
                for i in range(len(opts)):
                    rows.append([
                        Cell('label', k, lab, 'restart' if i == 0 else
                             'continue'),
                        Cell('tick:%d' % i, k, 2),
                        Cell('option:%d' % i, k, total - lab - 2)])
            else:
                rows.append([Cell('label', k, lab),
                             Cell('value', k, total - lab)])
            continue
        if layout.unit_cell and k in MONEY and val > 2:
            cur += [Cell('label', k, lab), Cell('value', k, val - 2),
                    Cell('unit', k, 2)]
        else:
            cur += [Cell('label', k, lab), Cell('value', k, val)]
        if sum(c.units for c in cur) >= n * (lab + val):
            close()
    close()
    return rows, total


def grid_of(layout, sections, with_head=True):
    """All rows of a table, with section headings as the layout has them."""
    rows = []
    for head, ks in sections:
        body, total = plan(layout, ks)
        if layout.section == 'column':
            for i, r in enumerate(body):
                rows.append([Cell('head', head, UNITS - total,
                                  'restart' if i == 0 else 'continue')] + r)
        else:
            if layout.section == 'row' and with_head:
                rows.append([Cell('head', head, UNITS)])
            rows += body
    return rows


def draw_table(form, layout, hand, rows):
    edges = sorted({e for r in rows for e in accumulate(r)} | {0, UNITS})
    unit = 9400 // UNITS
    widths = [(b - a) * unit for a, b in zip(edges, edges[1:])]
    out = []
    for r in rows:
        at, cells = 0, []
        for c in r:
            span = edges.index(at + c.units) - edges.index(at)
            cells.append(draw_cell(form, layout, hand, c, c.units * unit,
                                   span))
            at += c.units
        out.append(hand.row(cells, r) if hasattr(hand, 'row')
                   else x.row(*cells))
    return x.table(widths, out)


def accumulate(r):
    at = 0
    for c in r:
        at += c.units
        yield at


def draw_cell(form, layout, hand, c, width, span):
    kw = {'vmerge': c.vmerge}
    if c.kind == 'head':
        s = c.key[2:] if layout.section == 'column' else c.key
        return x.cell('' if c.vmerge == 'continue' else
                      x.para(x.run(s, bold=True), align='center'),
                      width, span, **kw)
    if c.kind == 'label':
        return x.cell('' if c.vmerge == 'continue' else
                      hand.label_xml(c.key, layout), width, span, **kw)
    if c.kind == 'unit':
        return x.cell('万元', width, span, **kw)
    if c.kind.startswith('tick:'):
        i = int(c.kind[5:])
        return x.cell(x.para(hand.option('', i in form.chosen.get(c.key,
                                                                  ()))),
                      width, span)
    if c.kind.startswith('option:'):
        return x.cell(OPTIONS[c.key][int(c.kind[7:])], width, span)
    if c.kind == 'both':
        lab = hand.label(c.key, layout).replace('\n', '').rstrip('：:') + '：'
        if c.key in OPTIONS:
            return x.cell([x.para(x.run(lab, bold=True)),
                           content(form, layout, hand, c.key)], width, span)
        v = value(form, c.key)
        lines = v.split('\n')
        first = x.para(x.run(lab, bold=True), x.run(lines[0]) if lines[0]
                       else '')
        return x.cell([first] + [x.para(l) for l in lines[1:]], width, span)
    if c.key in OPTIONS:
        return x.cell(content(form, layout, hand, c.key), width, span, **kw)
    return hand.placed(c.key, value(form, c.key), width, span, **kw)


def cover(form, layout, hand):
    if layout.cover == 'none':
        return [x.para(x.run(form.title, bold=True, size=18),
                       align='center')]
    out = [x.para(x.run('附件2')), x.para(''), x.para(
        x.run(form.title, bold=True, size=22), align='center'), x.para('')]
    items = []
    for k in COVER:
        v = value(form, k)
        if k == 'directions':
            v = '、'.join(DIRECTIONS[i] for i in
                         form.chosen.get('directions', ()))
        lab = layout.labels.get('cover:' + k) or {
            'company': '申报单位'}.get(k) or LABELS[k][0]
        items.append((k, lab, v))
    if layout.cover == 'blanks':
        for k, lab, v in items:
            seal = '（盖章）' if k in ('company', 'recommender') else ''
            out.append(x.para(x.run(lab + seal + '：'),
                              x.run('  ' + v + '      ', under=True),
                              indent=800))
    elif layout.cover == 'tabs':
        for k, lab, v in items:
            out.append(x.para(x.run('%s\t' % lab), x.run(v, under=True),
                              x.run('\t', under=True)))
    elif layout.cover == 'table':
        out.append(x.table([2600, 5600], [
            x.row(x.cell(x.para(x.run(lab)), 2600), x.cell(v, 5600))
            for k, lab, v in items]))
    elif layout.cover == 'textbox':
        for k, lab, v in items:
            out.append(x.para(x.run(lab + '：'),
                              x.textbox(x.para(x.run(v or ' ')))))
    elif layout.cover == 'para':
        for k, lab, v in items:
            out.append(x.para(x.run('%s：%s' % (lab, v))))
    out.append(x.para('广东省工业和信息化厅 制', align='center'))
    if layout.preamble:
        out.append(x.para(x.run('填报说明', bold=True), align='center'))
        for i, s in enumerate(PREAMBLE[:layout.preamble]):
            out.append(x.para('%d. %s' % (i + 1, s)))
    out.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
    return out


PREAMBLE = ['申报单位应如实填写各项内容，未尽事项可另附文字材料。',
            '申报方向为单选，每个申报单位限报 1 个方向。',
            '金额单位为万元，保留两位小数；日期填至月。',
            '单位名称应与营业执照一致，并加盖公章。']


def docx(form, layout, hand, **kw):
    body = cover(form, layout, hand)
    sections = keys(layout)
    if layout.cover == 'none':
        # what the cover would hold goes into the first table
        sections[0][1][0:0] = [k for k in ('recommender', 'applied_on')
                               if form.raw.get(k)]
    if layout.section == 'para' or layout.tables > 1:
        for head, ks in sections:
            body.append(x.para(x.run(head, bold=True)))
            body.append(draw_table(form, layout, hand,
                                   grid_of(layout, [(head, ks)], False)))
            body.append(x.para(''))
    else:
        body.append(draw_table(form, layout, hand,
                               grid_of(layout, sections)))
    body.append(x.para('注：本表一式四份。'))
    if form.picture:
        kw['media'] = [('rIdP',) + tuple(form.picture)]
    return x.docx(body, **kw)


def sheet(form, layout, hand, name='申报表', put=None):
    """The same rows as a worksheet."""
    s = x.Sheet(name)
    sections = keys(layout)
    sections[0][1][0:0] = [k for k in ('recommender', 'applied_on')
                           if form.raw.get(k)]
    rows = grid_of(layout, sections)
    edges = sorted({e for r in rows for e in accumulate(r)} | {0, UNITS})
    s.put(0, 0, form.title)
    s.merge(0, 0, 0, len(edges) - 2)
    open_v = {}
    for i, r in enumerate(rows):
        y, at = i + 2, 0
        for c in r:
            a, b = edges.index(at), edges.index(at + c.units) - 1
            at += c.units
            if c.vmerge == 'restart':
                open_v[c.kind, c.key] = [y, a, y, b]
            elif c.vmerge:
                open_v[c.kind, c.key][2] = y
                continue
            elif b > a:
                s.merge(y, a, y, b)
            t = sheet_text(form, layout, hand, c)
            if t != '':
                if put:
                    put(s, y, a, t, c)
                else:
                    s.put(y, a, t)
    s.merged += [tuple(v) for v in open_v.values()]
    s.widths = {i: 10 + 3 * (b - a) for i, (a, b) in
                enumerate(zip(edges, edges[1:]))}
    return s


def sheet_text(form, layout, hand, c):
    if c.kind == 'head':
        return c.key
    if c.kind == 'label':
        return hand.label(c.key, layout)
    if c.kind == 'unit':
        return '万元'
    if c.kind.startswith('tick:'):
        on = int(c.kind[5:]) in form.chosen.get(c.key, ())
        return hand.option_text('', on)
    if c.kind.startswith('option:'):
        return OPTIONS[c.key][int(c.kind[7:])]
    if c.key in OPTIONS:
        t = hand.choices_text(c.key, form.chosen.get(c.key, ()), layout)
    else:
        t = value(form, c.key)
    if c.kind == 'both':
        t = hand.label(c.key, layout).rstrip('：:') + '：' + t
    return t
