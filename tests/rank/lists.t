#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Rows against forms: which row means which form, and what differs."""
import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from lib import (COMPANY_DESK, Run, Tap, case, field, finding, mail, pack_with,
                 roster, row, uscc)  # noqa: E402

t = Tap()

# --- matching ---
typo = row(4, company='佛山市示例004智造有限责任公司', code='')
typo['fields']['uscc'] = field(None)
r = Run([
    mail('m1', cls='list'),
    roster('l1', 'm1', [
        row(1), row(2, company='别的名字有限公司', title='别的案例名称与前者无关'),
        row(3, code=''), typo, row(5, company='', code=''), row(9)]),
    case('c1', 'm1', 1), case('c2', 'm1', 2), case('c3', 'm1', 3),
    case('c4', 'm1', 4, company='佛山市示例004智造有限公司'),
    case('c5', 'm1', 5), case('c6', 'm1', 6)])
t.equal(r.status, 0, 'the stage ends well')
t.equal([x['case'] for x in r['l1']['rows']],
        ['c1', 'c2', 'c3', 'c4', 'c5', None],
        'by code, by code against name and title, by name, by title')
t.equal(r['c1']['list'], {'id': 'l1', 'row': 0, 'n': 1},
        'the form knows its row')
t.equal((r['c1']['recommender'], r['c1']['recommender_from']),
        ('440600', 'list'), 'the row says who recommends')
t.equal((r['c6']['recommender_from'], r['c6']['list']), ('form', None),
        'without a row the form says it')
t.equal(r['c1']['verdict'], 'accept', 'a row that agrees changes nothing')
t.equal(r.codes('c2'), ['company-differs', 'title-differs'],
        'other name and title: both are said')
says = r.said('c2', 'company-differs')[0]['message']
t.ok('别的名字有限公司' in says and '佛山市示例002智造有限公司' in says,
     'and both texts are shown', says)
t.equal(r['c2']['verdict'], 'manual', 'which is for a person')
t.equal(r.codes('c4'), [], '有限责任公司 and 有限公司 are one name')
t.equal(r.codes('c6', 'fail'), ['form-without-row'], 'a form without a row')
t.equal(r['c6']['verdict'], 'return', 'goes back to the recommender')
t.equal([x for x in r.recon('l1') if x[1] == 'row-without-form'],
        [('9', 'row-without-form')], 'a row without a form')
t.ok('佛山市示例009' in [c['message'] for c in r['l1']['recon']
                     if c['code'] == 'row-without-form'][0],
     'names what is missing')

r = Run([mail('m1', cls='list'), mail('m2'), roster('l1', 'm1', [row(1)]),
         case('c2', 'm2', 2, delivered={'direct': True})])
t.equal(r['c2']['verdict'], 'manual',
        'what a company sent by itself is not its city\'s to mend')

half = roster('l1', 'm1', [row(1)])
half['file']['unread'] = 'bad-xml'
r = Run([mail('m1', cls='list'), half, case('c1', 'm1', 1), case('c2', 'm1', 2)])
t.equal((r.codes('c2'), r['c2']['verdict'], r['c1']['verdict']),
        (['form-without-row'], 'manual', 'accept'),
        'a list that was read in part may have more rows')
t.ok('没有读全' in r.said('c2', 'form-without-row')[0]['message'], 'and it says so',
     r.said('c2', 'form-without-row'))

# --- the list's own mail first, then its office, then anywhere ---
r = Run([
    mail('m1', cls='list'),
    mail('m2', '2024-12-21T10:00:00+08:00', **{'from': 'x@c.example'}),
    mail('m3'), roster('l1', 'm1', [row(1), row(7)]),
    case('c1', 'm1', 1), case('c2', 'm2', 1, received='2024-12-21T10:00:00+08:00'),
    case('c7', 'm3', 7, office=None)])
t.equal([x['case'] for x in r['l1']['rows']], ['c1', 'c7'],
        'the form of the package; one that names no office')
t.equal(r['c7']['recommender'], '440600', 'which gets it from the list')
t.equal(r['c2']['superseded_by'], 'c1', 'the direct one is superseded')

# --- several are as good ---
twin = dict(code='', company='佛山市孪生机电有限公司')
r = Run([
    mail('m1', cls='list'),
    roster('l1', 'm1', [row(1, title='', **twin)]),
    case('c1', 'm1', 1, title='甲产线安全分类分级实践', **twin),
    case('c2', 'm1', 1, title='关于车间远程维护的漏洞治理', **twin)])
t.equal(r['l1']['rows'][0]['case'], None, 'ambiguous: no guess')
t.ok('row-ambiguous' in r.codes('c1') and 'row-ambiguous' in r.codes('c2'),
     'both forms wait for a person', r.codes('c1'))
t.ok('form-without-row' not in r.codes('c1'), 'and neither is called absent')

# --- a row of another company isn't taken for its title ---
r = Run([mail('m1', cls='list'),
         roster('l1', 'm1', [row(8, title='示例001工厂安全分类分级实践')]),
         case('c1', 'm1', 1)])
t.equal(r['l1']['rows'][0]['case'], None, 'another company with this title')

# --- code and direction ---
r = Run([
    mail('m1', cls='list'),
    roster('l1', 'm1', [row(1, code=uscc(99)),
                        row(2, direction='网络安全威胁监测服务')]),
    case('c1', 'm1', 1), case('c2', 'm1', 2)])
t.equal(r.codes('c1'), ['uscc-differs'], 'another code for the same name')
t.equal(r.codes('c2'), ['direction-differs'], 'another direction')
t.equal(r.said('c2', 'direction-differs')[0]['at'], ['表 第2行'],
        'with the place in the list')

# --- the list in itself ---
r = Run([
    mail('m1', cls='list'),
    roster('l1', 'm1', [row(1), row(2, number=2), row(3, number=2),
                        row(4, number=5), row(5, number='')], totals={'count': 6}),
    *[case('c%d' % i, 'm1', i) for i in range(1, 6)]])
t.equal(
    sorted(c['code'] for c in r['l1']['recon']),
    ['number-double', 'number-double', 'number-gap', 'number-missing',
     'total-differs'], 'gap, double, missing number, the own total')
t.equal([c['message'] for c in r['l1']['recon'] if c['code'] == 'number-gap'],
        ['推荐序号不连续，缺 3–4'], 'says what is missing')
t.equal((r.codes('c2'), r.codes('c3'), r.codes('c4')),
        (['number-double'], ['number-double'], []),
        'a double number is for a person, on both')
t.ok(all(c['todo'] for c in r['l1']['recon']), 'each line says what to do')
t.equal(r.ranks(), ['c1', 'c2', 'c3', 'c4', 'c5'],
        'the order stays the list\'s')

for note, says in (('合计', 0), ('合计：２个', 0), ('共计 3 个案例', 1),
                   ('2024年共2个', 0), (['合计3'], 1), (5, 1), (None, 0)):
    r = Run([mail('m1', cls='list'),
             roster('l1', 'm1', [row(1), row(2)], totals=note),
             case('c1', 'm1', 1), case('c2', 'm1', 2)])
    t.equal(len(r['l1']['recon']), says, 'its own total: %s' % note)

# --- the same office sends a second list ---
later = '2024-12-22T10:00:00+08:00'
r = Run([
    mail('m1', cls='list'), mail('m2', later, cls='list'),
    roster('l1', 'm1', [row(1, number=1), row(2, number=2)]),
    roster('l2', 'm2', [row(2, number=1), row(1, number=2)], received=later),
    case('c1', 'm1', 1), case('c2', 'm1', 2)])
t.equal((r['l1']['superseded_by'], r['l2']['superseded_by']), ('l2', None),
        'the later list replaces the one before')
t.equal(r.ranks(), ['c2', 'c1'], 'and its order holds')
t.equal([x['code'] for x in r['l1']['recon']], ['list-replaced'], 'as is said')
end = '2024-12-24T17:00:00+08:00'
with pack_with('notice.yaml', lambda s: s.replace(
        'deadline_inclusive: true', 'deadline_inclusive: false')) as pack:
    r = Run([mail('m1', cls='list'), mail('m2', end, cls='list'),
             roster('l1', 'm1', [row(1)]),
             roster('l2', 'm2', [row(1)], received=end),
             case('c1', 'm1', 1)], pack=pack)
t.equal((r['l1']['superseded_by'], r['l2']['superseded_by']), (None, 'l1'),
        'what comes at the deadline itself replaces nothing where that is late')

# --- two lists of one office at one time: neither prevails by chance ---
both = dict(cls='list')
rows = [row(1, number=1), row(2, number=2), row(3, number=3)]
for first, second in (('l1', 'l2'), ('l2', 'l1')):
    r = Run([
        mail('m1', **both), roster(first, 'm1', rows),
        roster(second, 'm1', [row(2, number=1), row(1, number=2)]),
        *[case('c%d' % i, 'm1', i) for i in (1, 2, 3)]])
    t.equal([r.codes('c%d' % i) for i in (1, 2, 3)], [['lists-differ']] * 3,
            'other numbers, and a row that only one has: each case waits')
    t.ok('未列' in r.said('c3', 'lists-differ')[0]['message'],
         'the dropped one says so', r.said('c3', 'lists-differ'))
    t.equal(r['c3']['verdict'], 'manual', 'for a person')
    t.ok('lists-differ' in [x['code'] for l in ('l1', 'l2')
                            for x in r[l]['recon']], 'and in 核对表')
r = Run([mail('m1', **both), roster('l1', 'm1', rows),
         roster('l2', 'm1', rows),
         *[case('c%d' % i, 'm1', i) for i in (1, 2, 3)]])
t.equal([r.codes('c%d' % i) for i in (1, 2, 3)], [[], [], []],
        'the same list twice, as a sheet and as a letter, is no difference')
r = Run([mail('m1', **both), roster('l1', 'm1', [row(1), row(2)]),
         roster('l2', 'm1', [row(3), row(4)]),
         *[case('c%d' % i, 'm1', i) for i in (1, 2, 3, 4)]])
t.equal([r.codes('c%d' % i) for i in (1, 3)], [[], []],
        'nor are two lists of other cases')
r = Run([mail('m1', **both),
         *[roster('l%d' % i, 'm1', [row(n, number=n) for n in range(1, 5)],
                  office='440500') for i in (1, 2)],
         *[case('c%d' % i, 'm1', i, office='440500') for i in range(1, 5)]])
t.equal(r.codes('c1'), [], 'nor does it count twice against the quota')

# --- what the recommender remarks ---
def remark(n, text):
    w = row(n)
    w['fields']['remark'] = field(text)
    return w


said = ['已通过市级评审', '企业已申请撤回，不再推荐', '暂缓', '候补', '无', '／', None]
r = Run([mail('m1', cls='list'),
         roster('l1', 'm1', [remark(i, s) for i, s in enumerate(said, 1)]),
         *[case('c%d' % i, 'm1', i) for i in range(1, 8)]])
t.equal([r.codes('c%d' % i) for i in range(1, 8)],
        [['row-remark'], ['row-doubted'], ['row-doubted'], ['row-doubted'],
         [], [], []], 'a remark is said; 无 is none')
t.equal([r['c%d' % i]['verdict'] for i in range(1, 5)],
        ['accept', 'manual', 'manual', 'manual'],
        'one that takes the recommendation back is for a person')
for text, want in (('同意推荐', []), ('建议不推荐', ['row-doubted'])):
    w = row(1)
    w['fields']['opinion'] = field(text)
    r1 = Run([mail('m1', cls='list'), roster('l1', 'm1', [w]), case('c1', 'm1', 1)])
    t.equal(r1.codes('c1'), want, 'an opinion: ' + text)
t.ok('不再推荐' in r.said('c2', 'row-doubted')[0]['message'],
     'in its own words')

# --- who needs a list ---
r = Run([mail('m1'), case('c1', 'm1', 1)])
t.equal((r.codes('c1'), r['c1']['verdict']), (['list-missing'], 'manual'),
        'no list of this office yet: for a person')
r = Run([mail('m1'), case('c1', 'm1', 1)], desk=COMPANY_DESK)
t.equal((r.codes('c1'), r['c1']['verdict']), ([], 'accept'),
        'a city gets forms from companies: no list is asked for')

# --- the other channel ---
ca = '440000-ca'
r = Run([
    mail('m1', cls='list'), mail('m2', cls='list'),
    roster('l1', 'm1', [row(1)]), case('c1', 'm1', 1, type='网络安全企业'),
    roster('l2', 'm2', [row(1), row(2, title='另一个案例')], office=ca)])
t.equal(r['c1']['recommender'], '440600', 'its own list goes first')
t.equal(r.codes('c1'), ['both-channels', 'duplicate'],
        '网安企业 on both lists')
t.equal(r['c1']['verdict'], 'manual', 'with the same case: for a person')
r = Run([
    mail('m1', cls='list'), mail('m2', cls='list'),
    roster('l1', 'm1', [row(1)]), case('c1', 'm1', 1, type='网络安全企业'),
    roster('l2', 'm2', [row(1, title='另一个案例')], office=ca)])
t.equal(r['c1']['verdict'], 'return', 'with two cases: it has to choose')
r = Run([
    mail('m1', cls='list'), mail('m2', cls='list'),
    roster('l1', 'm1', [row(1)]), case('c1', 'm1', 1, type='网络安全企业'),
    roster('l2', 'm2', [row(1), row(2, title='另一个案例')], office=ca)])
t.equal(sorted(c['code'] for c in r['l2']['recon']),
        ['duplicate', 'row-other-channel'],
        'a row of 通管局 without a form is no fault here')
r = Run([
    mail('m1', cls='list'), mail('m2', cls='list'),
    roster('l1', 'm1', [row(1)]), case('c1', 'm1', 1),
    roster('l2', 'm2', [row(1)], office=ca)])
t.equal((r.codes('c1'), r['c1']['verdict']), (['duplicate'], 'manual'),
        'another type on both lists: for a person')
r = Run([mail('m2', cls='list'), roster('l2', 'm2', [row(3)], office=ca),
         case('c3', 'm2', 3, office=ca)])
t.equal((r['c3']['rank'], r.codes('c3')), (None, ['other-channel']),
        '通管局 has its own number: not ranked here')
r = Run([mail('m2', cls='list'), roster('l2', 'm2', [row(3)], office=ca),
         case('c3', 'm2', 3, office=ca)], desk={'site.yaml': 'joint: true\n'})
t.equal(r['c3']['rank'], 1, 'but together with it, when joint')

# --- numbers against the quota ---
prd = [row(i) for i in range(1, 10)]
r = Run([mail('m1', cls='list'), roster('l1', 'm1', prd),
         *[case('c%d' % i, 'm1', i) for i in range(1, 10)]])
t.equal((r.codes('c9'), r['c9']['verdict']), (['quota-soft'], 'accept'),
        'nine of eight, 原则上: the chief decides')
six = [row(i) for i in range(1, 7)]
cases = [case('c%d' % i, 'm1', i, office='440500') for i in range(1, 7)]
r = Run([mail('m1', cls='list'), roster('l1', 'm1', six, office='440500'),
         *cases])
t.equal([r['c%d' % i]['verdict'] for i in range(1, 7)], ['manual'] * 6,
        'six of five: all wait until the city names whom to drop')
cases[5] = case('c6', 'm1', 6, office='440500',
                findings=[finding('x', 'fail', 'reject')])
r = Run([mail('m1', cls='list'), roster('l1', 'm1', six, office='440500'),
         *cases])
t.equal((r['c1']['verdict'], r.codes('c1'), r.said('c1', 'quota-hard')[0]
         ['severity']), ('accept', ['quota-hard'], 'warn'),
        'five that stand: only a remark')
t.ok('原则上' not in r.said('c1', 'quota-hard')[0]['message'],
     'which does not say 原则上 where the notice does not')
cases[5] = case('c6', 'm6', 6, office='440500', delivered={'direct': True})
r = Run([mail('m1', cls='list'), mail('m6'),
         roster('l1', 'm1', six[:5], office='440500'), *cases])
t.equal(([r['c%d' % i]['verdict'] for i in range(1, 6)],
         'quota-hard' in r.codes('c6')), (['accept'] * 5, False),
        'what a company sent by itself, on no list, fills no quota')
cases[5] = case('c6', 'm1', 6, office='440500')
own = """- id: quota-hard
  scope: set
  clause: 二
  quote: 有县域单位的可增报 1 个
  by: .recommender
  needs: [company]
  severity: return
  disposition: 需人工核实
  doubtful: if (.cases | length) > 6 then [.cases[].id] else [] end
  manual_message: 超过 6 个

"""
cases[5] = case('c6', 'm1', 6, office='440500',
                findings=[finding('x', 'fail', 'reject')])
with pack_with('rules.yaml', lambda s: re.sub(
        r'(?ms)^- id: quota-hard\n.*?(?=^- id)', own, s)) as pack:
    r = Run([mail('m1', cls='list'),
             roster('l1', 'm1', six, office='440500'), *cases], pack=pack)
t.equal([r.codes('c%d' % i, 'fail') + r.codes('c%d' % i, 'manual')
         for i in range(1, 6)], [[]] * 5,
        'a pack that counts by itself is not contradicted')

# --- persons: of one place of work many, and a name is a name there ---
with pack_with('forms.yaml', lambda s: s.replace(
        '- name: case_title\n      kind: text',
        '- name: case_title\n      kind: person', 1)) as pack:
    works = dict(company='某某大学', code='')
    r = Run([mail('m1', cls='list'), mail('m2'),
             roster('l1', 'm1', [row(1, title='司马甲', **works),
                                 row(2, title='司马乙', **works),
                                 row(3, title='司马丁', **works)]),
             case('c1', 'm1', 1, title='司马甲', **works),
             case('c3', 'm1', 3, title='司马丙', **works),
             case('c4', 'm2', 4, title='司马丁', company='别的大学', code='',
                  office='440500')], pack=pack)
    two = Run([mail('m1'), mail('m2'),
               case('c1', 'm1', 1, title='司马甲', company='某某大学'),
               case('c2', 'm2', 2, title='司马甲', company='某某大学'),
               case('c3', 'm2', 3, title='司马乙', company='某某大学'),
               case('c4', 'm2', 3, title='司马乙', company='别的大学',
                    office='440500')], pack=pack)
t.equal([(two[c].get('superseded_by'), [x['id'] for x in
                                        two[c].get('duplicates', [])])
         for c in ('c1', 'c2', 'c3', 'c4')],
        [(None, []), (None, []), (None, ['c4']), (None, ['c3'])],
        'of one name, by their codes two; of one code, from two places, one')
t.equal([x['case'] for x in r['l1']['rows']], ['c1', None, None],
        'a row means a person, not whoever works there too')
t.equal([[x for x in r.codes('c%d' % i) if x != 'two-cases']
         for i in (1, 3)], [[], ['form-without-row']],
        'the other is on no list')
t.equal([x for x in r.recon('l1') if x[1] == 'row-without-form'],
        [('2', 'row-without-form'), ('3', 'row-without-form')],
        'and two rows have no form')
t.done()
