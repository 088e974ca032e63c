#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""People's decisions, in YAML and as the clerk's columns of a sheet."""
import io
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import openpyxl  # noqa: E402
from lib import (COMPANY_DESK, PACK, Run, Tap, case, finding, mail, pack_with,
                 sha)  # noqa: E402

t = Tap()
FORM = sha('formc1')


def yaml(*decisions):
    """A decision: {key: text}; by is there unless it is None."""
    out = ''
    for d in decisions:
        d = dict(dict(case='c1', by='沈砚秋', checked_by='林知远',
                      basis='厅务会纪要〔2024〕9号', date='2024-12-26',
                      reason='已电话核实'), **d)
        lines = ['%s: %s' % kv for kv in d.items() if kv[1] is not None]
        out += '- ' + '\n  '.join(lines) + '\n'
    return out


def sheet(*rows, number='案例编号'):
    """The 初审情况表 as it comes back: a title above, the clerk's columns."""
    book = openpyxl.Workbook()
    ws = book.active
    ws.append(['护航新型工业化网络安全典型案例初审情况表'])
    ws.merge_cells('A1:F1')
    ws.append(['序号', number, '系统初判', '核实意见', '经办人', '复核人', '日期'])
    for n, (id, word) in enumerate(rows):
        ws.append([n + 1, id, 'manual', word, '沈砚秋', '林知远', '2024-12-26'])
    f = io.BytesIO()
    book.save(f)
    return f.getvalue()


def run(findings, decisions='', xlsx=None, pack=PACK, **more):
    desk = dict(COMPANY_DESK)
    if decisions:
        desk['decisions.yaml'] = decisions
    if xlsx:
        desk['decisions.xlsx'] = xlsx
    return Run([mail('m1'), case('c1', 'm1', 1, findings=findings, **more),
                case('c2', 'm1', 2)], desk=desk, pack=pack)


doubt = [finding('uscc', 'manual'), finding('credit', 'fail', 'reject'),
         finding('pledge', 'fail', 'return'), finding('named', 'fail', 'warn')]

# --- one rule ---
r = run(doubt, yaml(dict(rule='credit', verdict='pass', form_sha256=FORM)))
f = r.said('c1', 'credit')[0]
t.equal((f['state'], f['was'], f['by']), ('pass', 'fail', 'decision'),
        'a decision overrides the finding, and is shown as such')
t.equal({k: f['decision'][k] for k in ('by', 'checked_by', 'basis', 'date',
                                       'reason', 'verdict', 'at')},
        dict(by='沈砚秋', checked_by='林知远', basis='厅务会纪要〔2024〕9号',
             date='2024-12-26', reason='已电话核实', verdict='pass',
             at='decisions.yaml 第1条'), 'with who, when, why')
t.equal(r['c1']['verdict'], 'return', 'the verdict follows the findings')
t.equal(r.end['decisions_stale'], [], 'nothing is stale')
r = run(doubt, yaml(*[dict(rule=x, verdict='符合') for x in
                      ('uscc', 'credit', 'pledge')]))
t.equal((r['c1']['verdict'], r['c1']['disposition']),
        ('accept', '系统初判未见问题'), 'all decided: accept')
r = run([finding('uscc', 'manual')], yaml(dict(rule='uscc', verdict='reject')))
t.equal((r['c1']['verdict'], r['c1']['disposition'], r['c1']['rank']),
        ('reject', '拟不予推荐', None), 'reject by a person: no rank')
r = run([finding('uscc')], yaml(dict(rule='uscc', verdict='不符合')))
t.equal(r['c1']['verdict'], 'return', 'a pass can be overridden too')
r = run([finding('x')], yaml(dict(rule='two-cases', verdict='pass')))
t.equal([s['message'] for s in r.end['decisions_stale']],
        ['该案例没有这条规则的结论，未采用'], 'a rule that says nothing here')

# --- a finding of rank's own ---
pair = [mail('m1'), case('c1', 'm1', 1), case('c2', 'm1', 1, office='440500')]
r = Run(pair, desk=dict(COMPANY_DESK, **{'decisions.yaml': yaml(
    dict(rule='duplicate', verdict='pass'))}))
t.equal((r['c1']['verdict'], r['c2']['verdict']), ('accept', 'manual'),
        'a duplicate that a person has looked at, on this side only')

# --- what came after the day of the decision is not decided ---
def since(day, verdict='accept'):
    """A duplicate that arrives, and a look-up that is made, on that day."""
    at = day + 'T10:00:00+08:00'
    found = finding('credit', 'fail', 'reject', fields=['lookup.credit'])
    r = Run([mail('m1'), mail('m2', at),
             case('c1', 'm1', 1, findings=[found, finding('uscc', 'manual')],
                  lookup=dict(credit=[dict(on='2024-12-01'), dict(on=day)])),
             case('c2', 'm2', 1, office='440500', received=at)],
            desk=dict(COMPANY_DESK, **{'decisions.yaml': yaml(
                dict(verdict=verdict, date='2024-12-20'))}))
    return (r['c1']['verdict'], r.said('c1', 'credit')[0]['state'],
            r.said('c1', 'duplicate')[0]['state'],
            r.said('c1', 'uscc')[0]['state'],
            'decision-earlier' in r.codes('c1'))


t.equal(since('2024-12-20'), ('accept', 'pass', 'pass', 'pass', False),
        'what came on that very day is decided')
t.equal(since('2024-12-21'), ('reject', 'fail', 'manual', 'pass', True),
        'what came later is not, and that is said')
t.equal(since('2024-12-21', 'return')[:2], ('reject', 'fail'),
        'nor does a return drop a later reason to reject')
r = run([finding('credit', 'manual', 'reject', fields=['lookup.credit'])],
        yaml(dict(rule='credit', verdict='pass', date='2024-12-20')),
        lookup=dict(credit=[dict(on='2024-12-21')]))
t.equal(r['c1']['verdict'], 'manual', 'nor by a decision on that rule')

# --- the whole case ---
r = run(doubt, yaml(dict(verdict='accept')))
t.equal(r['c1']['verdict'], 'accept', 'the whole: accept')
t.equal([f['state'] for f in r['c1']['findings']],
        ['pass', 'pass', 'pass', 'fail', 'pass'],
        'what stood against it is decided; a remark stays')
r = run(doubt, yaml(dict(verdict='return')))
t.equal((r['c1']['verdict'], r.said('c1', 'credit')[0]['state']),
        ('return', 'pass'), 'the whole: return drops what would reject')
r = run([finding('x')], yaml(dict(verdict='不予受理')))
t.equal((r['c1']['verdict'], r['c1']['disposition']),
        ('reject', '拟不予受理'), 'the whole: 不予受理')
r = run([finding('x')], yaml(dict(verdict='manual')))
t.equal(r['c1']['verdict'], 'manual', 'the whole: ask again')

# --- the sheet ---
r = run(doubt, xlsx=sheet(('c1', '符合'), ('c2', '')))
t.equal((r['c1']['verdict'], r['c2']['verdict']), ('accept', 'accept'),
        "the clerk's columns mean the same; an empty cell means nothing")
t.equal(r.said('c1', 'decision')[0]['decision']['at'][:15], 'decisions.xlsx ',
        'and say where they stand')
with pack_with('tables.yaml', lambda s: s.replace(
        'heading: 案例编号', 'heading: 项目编号')) as pack:
    for number in '项目编号', '案例编号':
        r = run(doubt, xlsx=sheet(('c1', '符合'), number=number), pack=pack)
        t.equal((r['c1']['verdict'], r.end['decisions_stale']), ('accept', []),
                'a sheet that comes back with %s' % number)
r = run(doubt, xlsx=sheet(('c1', '同意初判')))
t.equal((r['c1']['verdict'], len(r.said('c1', 'decision'))), ('reject', 1),
        '同意初判 changes nothing and is shown')
r = run([finding('x')], xlsx=sheet(('c1', '转其他渠道')))
t.equal((r['c1']['verdict'], r['c1']['disposition']),
        ('return', '转其他渠道'), '转其他渠道')

# --- bound to the form ---
r = run(doubt, yaml(dict(rule='credit', verdict='pass', form_sha256='ab' * 32)))
t.equal(r.said('c1', 'credit')[0]['state'], 'fail', 'another form: not applied')
t.ok(r.end['decisions_stale'] and 'SHA-256' in
     r.end['decisions_stale'][0]['message'], 'and listed')
r = run([finding('x')], yaml(dict(rule='x', verdict='pass',
                                  form_sha256='ab' * 32)))
t.equal((r['c1']['verdict'], r.said('c1', 'decision-lapsed')[0]['decision']
         ['lapsed']), ('manual', True), 'it lapses to manual')
versions = [mail('m1'), mail('m2', '2024-12-21T10:00:00+08:00'),
            case('c1', 'm1', 1),
            case('c2', 'm2', 1, received='2024-12-21T10:00:00+08:00')]
r = Run(versions, desk=dict(COMPANY_DESK, **{'decisions.yaml': yaml(
    dict(rule='base', verdict='pass', form_sha256=FORM))}))
t.equal((r['c2']['verdict'], r.codes('c2')), ('manual', ['decision-lapsed']),
        'of a superseded version: the new one waits for a person')

# --- unknown, unreadable ---
r = run([finding('x')], yaml(dict(case='nobody', verdict='pass'),
                             dict(verdict='perhaps'),
                             dict(verdict='pass', by=None),
                             dict(case=None, verdict='pass')))
t.equal([(s['case'], s['message']) for s in r.end['decisions_stale']],
        [('nobody', '没有这个案例编号，未采用'), ('c1', '看不懂结论，未采用'),
         ('c1', '没有写经办人，未采用'), ('', '没有写案例编号，未采用')],
        'unknown ones are listed, each with its reason')
t.equal((r.status, r['c1']['verdict']), (0, 'accept'), 'and stop nothing')
r = run([finding('x')], 'decisions: [1, "x", {case: c1}]\n')
t.equal((r.status, len(r.end['decisions_stale'])), (0, 3), 'nonsense in YAML')
r = run([finding('x')], 'a: [1\n')
t.equal((r.status, len(r.end['decisions_stale'])), (0, 1), 'no YAML at all')
r = run([finding('x')], 'just text\n')
t.equal((r.status, len(r.end['decisions_stale'])), (0, 1), 'no list')
r = run([finding('x')], xlsx=b'no sheet')
t.equal((r.status, len(r.end['decisions_stale'])), (0, 1), 'no sheet')

# --- where two disagree ---
r = run(doubt, yaml(dict(rule='credit', verdict='pass'),
                    dict(rule='credit', verdict='fail')))
t.equal((r.said('c1', 'credit')[0]['by'], r.codes('c1')),
        ('rule', ['decisions-differ']), 'two of one rule: neither is applied')
r = run([finding('uscc', 'manual')], yaml(dict(verdict='accept')),
        sheet(('c1', '退回补正')))
t.equal(r['c1']['verdict'], 'manual', 'YAML and sheet: for a person')
t.equal(len(r.end['decisions_stale']), 1, 'and listed')
r = run([finding('uscc', 'manual')], yaml(dict(rule='uscc', verdict='reject')),
        sheet(('c1', '符合')))
t.equal((r['c1']['verdict'], r.codes('c1')), ('manual', ['decisions-differ']),
        'a rule against the whole')
r = run([finding('uscc', 'manual')], yaml(dict(rule='uscc', verdict='pass')),
        sheet(('c1', '符合')))
t.equal((r['c1']['verdict'], r.end['decisions_stale']), ('accept', []),
        'the same said twice is no quarrel')

# --- taken back on a rerun ---
desk = dict(COMPANY_DESK, **{'decisions.yaml': yaml(
    dict(rule='credit', verdict='return'))})
r = Run([mail('m1'), case('c1', 'm1', 1, findings=doubt)], desk=desk)
again = Run(r.out, desk=COMPANY_DESK)
t.equal([(f['state'], f['severity'], f['by'], 'decision' in f)
         for f in again['c1']['findings']],
        [('manual', 'return', 'rule', False), ('fail', 'reject', 'rule', False),
         ('fail', 'return', 'rule', False), ('fail', 'warn', 'rule', False)],
        'rank on what rank wrote, without the decision: as before')
t.done()
