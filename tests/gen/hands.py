# SPDX-License-Identifier: ISC
"""Hands: the ways in which people and their programs fill a form in.

Each overrides how a label, an answer, a cell or a row is written; what is
said never changes.
"""
import random

import formdoc as f
import ooxml as x

SHORT = ('company', 'uscc', 'legal_person', 'contact', 'mobile', 'case_title',
         'investment', 'city', 'founded', 'email', 'staff', 'capital',
         'industry', 'period')
PROMPT = {'company': '请填写营业执照上的全称', 'uscc': '18位', 'investment': '单位：万元',
          'case_title': '请填写案例名称', 'summary': '请简要介绍（500字以内）',
          'profile': '请填写单位基本情况', 'mobile': '请填写手机号'}


def pick(r, share=.5):
    return tuple(k for k in SHORT if r.random() < share)


class SplitRuns(f.Hand):
    """A text in several runs, as spell checkers and edits leave it."""

    def answer(self, key, s):
        return ''.join(x.para(*self.runs(line)) if line else '<w:p/>'
                       for line in s.split('\n'))

    def runs(self, s):
        r = random.Random(len(s) + len(self.tick))
        out, at = [], 0
        while at < len(s):
            n = r.randint(1, 5)
            out.append(x.run(s[at:at + n], bold=r.random() < .2))
            at += n
        return out

    def label_xml(self, key, layout):
        s = self.label(key, layout)
        return x.para(*[x.run(c, bold=True) for c in s if c != '\n'],
                      align='center')


class Controls(f.Hand):
    """Content controls around runs or paragraphs."""
    level = 'run'

    def answer(self, key, s):
        if not s or key not in self.control:
            return x.blocks(s)
        if self.level == 'block':
            return x.sdt(x.blocks(s), alias=key)
        return x.para(x.sdt(x.run(s), alias=key))


class CellControls(f.Hand):
    """A whole cell is a content control."""

    def placed(self, key, s, width, span, **kw):
        c = x.cell(self.answer(key, s), width, span, **kw)
        return x.sdt(c, alias=key) if key in self.control else c


class RowControls(f.Hand):
    """Whole rows are content controls (repeating sections)."""

    def row(self, cells, plan):
        out = x.row(*cells)
        return x.sdt(out) if any(c.kind == 'value' and c.key in self.control
                                 for c in plan) else out


class Prompts(f.Hand):
    """Grey instructions are left in the cell; some answers are missing."""

    def answer(self, key, s):
        hint = PROMPT.get(key)
        if not hint:
            return x.blocks(s)
        grey = x.run('（%s）' % hint, colour='808080')
        if not s:
            return x.para(x.sdt(x.run('单击此处输入文字。', colour='808080'),
                                prompt=True))
        if '\n' in s:
            return x.para(grey) + x.blocks(s)
        return x.para(x.run(s), grey) if key == 'investment' else \
            x.para(grey) + x.para(x.run(s))


class Tracked(f.Hand):
    """Tracked changes were never accepted."""

    def answer(self, key, s):
        if not s or key not in self.control or '\n' in s:
            return x.blocks(s)
        if len(s) > 6:
            cut = len(s) // 2
            return x.para(x.run(s[:cut]), x.dele('旧文字'),
                          x.ins(x.run(s[cut:])))
        return x.para(x.dele('旧'), x.ins(x.run(s)))


class Fields(f.Hand):
    """FORMTEXT fields of a protected form."""

    def answer(self, key, s):
        if not s or key not in self.control or '\n' in s:
            return x.blocks(s)
        return x.para(x.formtext(s))


class Boxes(f.Hand):
    """Answers in text boxes that float in the cell."""

    def answer(self, key, s):
        if not s or key not in self.control or '\n' in s:
            return x.blocks(s)
        return x.para(x.textbox(x.para(x.run(s))))


class Hidden(f.Hand):
    """Hidden remarks, struck former answers, underlined blanks."""

    def answer(self, key, s):
        if not s or key not in self.control or '\n' in s:
            return x.blocks(s)
        k = len(s) % 3
        if k == 0:
            return x.para(x.run(s), x.run('（内部批注，勿外传）', hidden=True))
        if k == 1:
            return x.para(x.run('待定', strike=True), x.run(s))
        return x.para(x.run('  ' + s + '   ', under=True))


class Padded(f.Hand):
    """Spaces of every kind around and inside; a line end inside."""

    def answer(self, key, s):
        if not s or '\n' in s:
            return x.blocks(s)
        k = len(s) % 4
        pad = ('\u3000', '\u00a0', ' \u200b', '\ufeff')[k]
        return x.blocks(pad + s + pad)


class Broken(f.Hand):
    """A soft line end in the middle of a long answer."""

    def answer(self, key, s):
        if key in ('address', 'company', 'case_title') and len(s) > 12:
            return x.para(x.run(s[:9] + '\n' + s[9:]))
        return x.blocks(s)


class Noted(f.Hand):
    """Labels with notes in brackets and stars."""
    notes = {'company': '（全称，盖章）', 'directions': '（限选一项）',
             'applicant_type': '（单选）', 'founded': '（年月）',
             'summary': '（不超过500字）', 'investment': '（万元）',
             'capital': '（万元）', 'revenue': '（万元）', 'staff': '（人）',
             'uscc': '（18位）'}

    def label(self, key, layout):
        s = layout.labels.get(key) or f.LABELS[key][0]
        return '*' + s + self.notes.get(key, '')

    def label_xml(self, key, layout):
        s = layout.labels.get(key) or f.LABELS[key][0]
        note = self.notes.get(key)
        out = x.para(x.run('*', colour='FF0000'), x.run(s, bold=True),
                     align='center')
        if note:
            out += x.para(x.run(note, size=9), align='center')
        return out


class Numbered(f.Hand):
    """1. 2. 3. before the labels."""

    def label(self, key, layout):
        n = (f.BASIC + f.CASE + f.TAIL + f.COVER).index(key) + 1 if key in (
            f.BASIC + f.CASE + f.TAIL + f.COVER) else 9
        return '%d. %s' % (n, layout.labels.get(key) or f.LABELS[key][0])


class Clutter(f.Hand):
    """Links, bookmarks, smart tags, simple fields, comments, footnotes."""
    notes = False  # LibreOffice 7.4 dies when it saves ours

    def answer(self, key, s):
        if not s or '\n' in s:
            return x.blocks(s)
        r = x.run(s)
        if key == 'email':
            return x.para(x.hyperlink(r))
        if key == 'address' and self.notes:
            return x.para(r, x.footnote())
        way = (x.simple, x.smarttag, x.bookmarked, x.comment)[len(s) % 4]
        return x.para(way(r))


class Menus(f.Hand):
    """Drop-down lists, old and new, and date pickers."""
    lists = {'nature': ['请选择', '民营企业', '国有企业', '外商投资企业', '有限责任公司', '国有控股'],
             'industry': ['通用设备制造业', '汽车制造业', '软件和信息技术服务业', '电气机械和器材制造业',
                          '化学原料和化学制品制造业']}

    def answer(self, key, s):
        if key in self.lists and s in self.lists[key]:
            if len(s) % 2:
                return x.para(x.formdropdown(self.lists[key],
                                             self.lists[key].index(s)))
            return x.para(x.dropdown14(self.lists[key], s))
        if key in ('founded', 'applied_on') and s:
            return x.para(x.datepicker(s))
        return x.blocks(s)


class Moved(f.Hand):
    """Text moved about, rows deleted, with changes tracked."""

    def answer(self, key, s):
        if not s or '\n' in s or key not in self.control:
            return x.blocks(s)
        return x.para(x.moved(s))

    def row(self, cells, plan):
        out = x.row(*cells)
        if any(c.kind == 'value' and c.key in ('case_title', 'company')
               and not c.vmerge for c in plan) and len(plan) == 2:
            old = x.row(cells[0], x.cell('旧的写法', 3000, 1))
            return x.deleted_row(old) + out
        return out


# name: (class, options, needs 万元 in label or cell)
HANDS = {
    'plain': (f.Hand, {}), 'split-runs': (SplitRuns, {}),
    'spaces': (f.Hand, dict(label_style='spaces')),
    'colon': (f.Hand, dict(label_style='colon')),
    'star': (f.Hand, dict(label_style='star')),
    'two-lines': (f.Hand, dict(label_style='lines')),
    'noted': (Noted, {}), 'numbered': (Numbered, {}),
    'unit-in-label': (f.Hand, dict(unit_in_label=True)),
    'control-run': (Controls, {}),
    'control-block': (Controls, dict(level='block')),
    'control-cell': (CellControls, {}), 'control-row': (RowControls, {}),
    'prompts': (Prompts, {}), 'tracked': (Tracked, {}),
    'formtext': (Fields, {}), 'boxes': (Boxes, {}), 'hidden': (Hidden, {}),
    'padded': (Padded, {}), 'broken': (Broken, {}),
    'clutter': (Clutter, {}), 'menus': (Menus, {}), 'moved': (Moved, {}),
}
BARE = ('noted', 'unit-in-label')  # money is in 万元 without saying so


def make(name, tick, seed):
    cls, kw = HANDS[name]
    r = random.Random(seed)
    return cls(tick=tick, seed=seed, control=pick(r), **kw)
