#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Versions of a case: which one counts, and what changed."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from lib import (COMPANY_DESK, Run, Tap, case, field, finding, mail, roster, sha,
                 row)  # noqa: E402

t = Tap()
D20, D21, D23 = ('2024-12-%dT10:00:00+08:00' % d for d in (20, 21, 23))
LATE, AFTER = '2024-12-24T17:00:01+08:00', '2024-12-25T09:00:00+08:00'
EDGE = '2024-12-24T17:00:00+08:00'


def states(r, *ids):
    return [r[i].get('version', {}).get('state') for i in ids]


def three(a, b, c, desk=COMPANY_DESK, **more):
    return Run([mail('m1', a), mail('m2', b), mail('m3', c),
                case('c1', 'm1', 1, received=a), case('c2', 'm2', 1, received=b),
                case('c3', 'm3', 1, received=c, **more)], desk=desk)


r = three(D20, D21, D23)
t.equal(states(r, 'c1', 'c2', 'c3'), ['superseded', 'superseded', 'counts'],
        'the last one on time counts')
t.equal((r['c1']['superseded_by'], r['c2']['superseded_by'],
         r['c3']['superseded_by']), ('c3', 'c3', None), 'and is named')
t.equal([r[i]['versions'] for i in ('c1', 'c3')], [['c1', 'c2', 'c3']] * 2,
        'each knows all of them, oldest first')
t.equal(r.end['cases']['superseded'], 2, 'the books count them')
t.equal(r.ranks(), ['c3'], 'one of them is ranked')
t.equal([r['c1']['verdict'], r['c1']['rank']], ['accept', None],
        'a superseded version keeps its verdict')

late = [finding('deadline', 'fail', 'reject')]
r = three(D20, EDGE, LATE, findings=late)
t.equal(states(r, 'c1', 'c2', 'c3'), ['superseded', 'counts', 'late'],
        '17:00:00 is in time, a second later is late')
t.equal((r['c3']['superseded_by'], r['c3']['verdict']), (None, 'reject'),
        'what came late is listed as late')
t.equal(r.codes('c3'), ['version-late'], 'and says which one holds')
t.equal(r.ranks(), ['c2'], 'the one on time is ranked')
r = three(D20, EDGE, AFTER, desk=dict(COMPANY_DESK, **{
    'site.yaml': 'role: city\ndeadline: 2024-12-20T17:00:00+08:00\n'}))
t.equal(states(r, 'c1', 'c2', 'c3'), ['counts', 'late', 'late'],
        "a city's own earlier deadline")
r = three(LATE, AFTER, '2024-12-26T09:00:00+08:00')
t.equal(states(r, 'c1', 'c2', 'c3'), ['superseded', 'superseded', 'counts'],
        'all of them late: the last one stands for the case')

# --- time unproven ---
r = three(D20, D21, None)
t.equal(states(r, 'c1', 'c2', 'c3'), ['superseded', 'counts', 'unproven'],
        'a version without a proven time')
t.equal((r['c2']['verdict'], r['c3']['verdict']), ('manual', 'manual'),
        'leaves it to a person which one counts')
r = Run([mail('m1', D20), mail('m2', None), case('c1', 'm1', 1, sha256='same'),
         case('c2', 'm2', 1, received=None, sha256='same')], desk=COMPANY_DESK)
t.equal((r['c2']['superseded_by'], r['c1']['verdict']), ('c1', 'accept'),
        'unless its form is the same file')

many = ['2024-12-20T10:%02d:%02d+08:00' % divmod(i, 60) for i in range(120)]
r = Run([mail('m1')] + [case('c%03d' % i, 'm1', 1, received=many[i])
                        for i in range(120)], desk=COMPANY_DESK)
t.equal((len(r['c000']['versions']), r['c000']['superseded_by'],
         r['c119']['version']['of']), (50, 'c119', 120),
        'of 120 versions the newest fifty are named')
r = Run([mail('m1')] + [case('c%03d' % i, 'm1', 1, title='第%d种方案的实施' % i)
                        for i in range(120)], desk=COMPANY_DESK)
t.equal(len(r.said('c000', 'two-cases')), 4, 'nor is one thing said often')

# --- two at once ---
r = Run([mail('m1'), case('c1', 'm1', 1), case('c2', 'm1', 1)],
        desk=COMPANY_DESK)
t.equal(sorted(states(r, 'c1', 'c2')), ['counts', 'superseded'],
        'two forms of one case in one mail')
t.equal((r['c2']['verdict'], r.codes('c2')), ('manual', ['version-tie']),
        'with other bytes: for a person')

# --- the sealed package ---
r = Run([mail('m1', D21, cls='list'), mail('m0', D20, **{'from': 'x@c.example'}),
         mail('m2', D23, **{'from': 'x@c.example'}),
         roster('l1', 'm1', [row(1)], received=D21),
         case('c0', 'm0', 1, received=D20),
         case('c1', 'm1', 1, received=D21, fields={
             'summary': field('一、报送稿')}),
         case('c2', 'm2', 1, received=D23,
              fields={'summary': field('二、企业后来的稿')})])
t.equal(states(r, 'c0', 'c1', 'c2'), ['superseded', 'counts', 'superseded'],
        'what lies in the sealed package prevails over later direct mail')
t.equal(r.codes('c1'), ['version-package'], 'which is said')
t.equal(r['c1']['verdict'], 'accept', 'as a remark')
t.equal(r['l1']['rows'][0]['case'], 'c1', "the list's row is the package's")

r = Run([mail('m1', D21, cls='list'),
         mail('m2', D23, **{'from': '某局 <A@example.com>'}),
         roster('l1', 'm1', [row(1)], received=D21),
         case('c1', 'm1', 1, received=D21), case('c2', 'm2', 1, received=D23)])
t.equal(states(r, 'c1', 'c2'), ['superseded', 'counts'],
        'what the mailbox of the list sends later counts')
t.equal((r['c2']['verdict'], r.codes('c2')), ('manual', ['version-again']),
        'and a person is asked')
t.equal(r['l1']['rows'][0]['case'], 'c2', 'the row is its own')
r = Run([mail('m1', D21, cls='list'), mail('m2', D23, **{'from': 'x@c.example'}),
         roster('l1', 'm1', [row(1)], received=D21),
         case('c1', 'm1', 1, received=D21),
         case('c2', 'm2', 1, received=D23, office=None, fields={
             'recommender': dict(field(None), raw='某某行业协会')})])
t.equal((states(r, 'c1', 'c2'), r['c1']['verdict'], r.codes('c1')),
        (['counts', 'superseded'], 'manual', ['other-way', 'version-package']),
        'a way that the notice does not know')

# --- what a case lacks lies in a mail beside papers that name it ---
def paper(name, chapter, *names):
    return dict(name=name, chapter=chapter, of=None, names=list(names),
                sha256=sha(name), size=1, place='2')


r = Run([mail('m1', D20), case('c1', 'm1', 1,
                               findings=[finding('licence', 'fail')]),
         mail('m2', D21, cls='evidence', files=[
             paper('1.jpg', 'licence'),
             paper('2.pdf', 'credit', '佛山市示例001智造有限公司')])],
        desk=COMPANY_DESK)
t.equal([(f['state'], '1.jpg' in f['message']) for f in r['c1']['findings']
         if f['rule'] == 'licence'], [('manual', True)],
        'a scan without a name beside papers that name the applicant')
held = case('c2', 'm2', 2)
held['files'].append(paper('执照.pdf', 'licence', '佛山市示例001智造有限公司'))
held['files'].append(paper('合同.pdf', 'use', '佛山市别家有限公司'))
r = Run([mail('m1', D20), mail('m2', D21), held,
         case('c1', 'm1', 1, findings=[finding('licence', 'fail')])],
        desk=COMPANY_DESK)
t.equal([(f['state'], '执照.pdf' in f['message'] and 'c2' in f['message'])
         for f in r['c1']['findings'] if f['rule'] == 'licence'],
        [('manual', True)], 'or among the papers of another case')
t.equal((r.codes('c2'), r['c2']['verdict']), (['paper-strange'], 'accept'),
        'where it is said, of those who apply here')
t.ok(all(x in r.said('c2', 'paper-strange')[0]['message']
         for x in ('执照.pdf', '示例001智造', 'c1')), 'with its name and whose')

OTHER = '佛山市示例002智造有限公司'
files = [dict(paper('%s%d.docx' % (name, n), chapter, *names),
              place='%d/%s材料.zip/%s%d.docx' % (n, who, name, n))
         for n, who in ((1, '佛山市示例001智造有限公司'), (2, OTHER))
         for name, chapter, names in (('目录', 'index', ()),
                                      ('信用', 'credit', (who,)))]
r = Run([mail('m1', D20), case('c1', 'm1', 1,
                               findings=[finding('index', 'fail')]),
         mail('m2', D21, cls='evidence', files=files)], desk=COMPANY_DESK)
t.equal([('目录1' in f['message'], '目录2' in f['message'])
         for f in r['c1']['findings'] if f['rule'] == 'index'],
        [(True, False)], 'of two parcels in a mail, the one that is named so')

# --- and what comes after the form is none of its papers, but is told ---
WHO = '佛山市示例001智造有限公司'


def later(chapter, when=D21, name='后到.pdf', own=(), findings=None):
    return Run([mail('m1', D20, cls='case'),
                case('c1', 'm1', 1, findings=findings, proofs=own),
                mail('m2', when, cls='evidence',
                     files=[paper(name, chapter, WHO)])], desk=COMPANY_DESK)


for chapter, want in (('credit', 'manual'), ('pledge', 'manual'),
                      ('rights', 'accept'), ('index', 'accept')):
    r = later(chapter)
    t.equal((r.codes('c1'), r['c1']['verdict']), (['paper-later'], want),
            'a later paper of ' + chapter)
t.ok(all(x in r.said('c1', 'paper-later')[0]['message']
         for x in ('后到.pdf', '12月21日')), 'by name and time')
r = Run([mail('m1', D20, cls='case'), case('c1', 'm1', 1),
         mail('m2', D21, cls='evidence', files=[
             paper('%d.pdf' % i, 'rights', WHO) for i in range(5)] + [
                 paper('信用.pdf', 'credit', WHO)])], desk=COMPANY_DESK)
t.ok('信用.pdf' in r.said('c1', 'paper-later')[0]['message'],
     'of many those that rules judge are named')
t.equal(later('credit', '2024-12-19T10:00:00+08:00').codes('c1'), [],
        'one that came before the form')
t.equal(later('credit', name='甲', own=['甲']).codes('c1'), [],
        'one that the case has, to the byte')
r = later('pledge', findings=[finding('pledge', 'fail', message='没有承诺函')])
t.equal((r.codes('c1'), r['c1']['verdict']), ([], 'manual'),
        'what is told as missing here and lying there is told once')
faulty = case('c1', 'm1', 1, findings=[
    finding('pledge', 'fail', message='期限为近 3 年')], pledge=dict(found=True))
r = Run([mail('m1', D20), faulty, mail('m2', D21, cls='evidence', files=[
    paper('承诺函.docx', 'pledge', WHO)])], desk=COMPANY_DESK)
f = [f for f in r['c1']['findings'] if f['rule'] == 'pledge'][0]
t.equal((r['c1']['verdict'], f['state'], '近 3 年' in f['message'],
         '承诺函.docx' in f['message']), ('manual', 'manual', True, True),
        'a faulty pledge, and a later one by itself: a person is asked')

# --- titles ---
long = '面向离散制造的工业控制系统安全评估平台建设与应用'
r = Run([mail('m1', D20), mail('m2', D21),
         case('c1', 'm1', 1, title=long, received=D20),
         case('c2', 'm2', 1, title=long + '（修改稿）', received=D21)],
        desk=COMPANY_DESK)
t.equal(r['c1']['superseded_by'], 'c2', '（修改稿） makes no other title')
body = '本案例围绕生产网络资产梳理、分类分级、监测预警与应急处置展开建设。' * 3
r = Run([mail('m1', D20), mail('m2', D21),
         case('c1', 'm1', 1, title=long, received=D20, text=body),
         case('c2', 'm2', 1, title=long.replace('平台', '体系'), received=D21,
              text=body)], desk=COMPANY_DESK)
t.equal((r['c1']['superseded_by'], r.codes('c2')), ('c2', ['version-title']),
        'a near title over the same text: a version, and said')
r = Run([mail('m1', D20), mail('m2', D21),
         case('c1', 'm1', 1, title=long + '一期', received=D20, text=body),
         case('c2', 'm2', 1, title=long + '二期', received=D21, text=body)],
        desk=COMPANY_DESK)
t.equal([r['c1']['superseded_by'], r['c2']['superseded_by']], [None, None],
        '一期 and 二期 are two cases')
r = Run([mail('m1', D20), mail('m2', D21),
         case('c1', 'm1', 1, received=D20),
         case('c2', 'm2', 1, title='车间远程维护漏洞治理', received=D21)],
        desk=COMPANY_DESK)
t.equal((r.codes('c1'), r.codes('c2')), (['two-cases'], ['two-cases']),
        'the same code with another title: two cases of one applicant')
t.equal((r['c1']['verdict'], r['c2']['verdict']), ('manual', 'manual'),
        'both for a person')
t.ok('c2《车间远程维护漏洞治理》' in r.said('c1', 'two-cases')[0]['message'],
     'and each names the other')

# --- who is the same applicant ---
doubt = field('91440600MA5000001X', doubt=['check-digit'])
r = Run([mail('m1', D20), mail('m2', D21), case('c1', 'm1', 1, received=D20),
         case('c2', 'm2', 1, received=D21, fields={'uscc': doubt})],
        desk=COMPANY_DESK)
t.equal(r['c1']['superseded_by'], 'c2', 'a doubtful code: by its name')
r = Run([mail('m1', D20), mail('m2', D21), case('c1', 'm1', 1, received=D20),
         case('c2', 'm2', 2, received=D21, title='示例001工厂安全分类分级实践')],
        desk=COMPANY_DESK)
t.equal(r['c1']['superseded_by'], None,
        'another company with the same title is no version')

# --- what changed ---
r = Run([mail('m1', D20), mail('m2', D21),
         case('c1', 'm1', 1, received=D20, proofs=['a', 'b'], fields={
             'phone': field('020-1'), 'revenue': field(None, raw='约三千万'),
             'profile': field(None, raw='开头…', cut=True, sha256='x'),
             'fax': field('1')}),
         case('c2', 'm2', 1, received=D21, proofs=['b', 'c', 'd'], fields={
             'phone': field('020-2'), 'revenue': field(3000),
             'profile': field(None, raw='开头…', cut=True, sha256='y'),
             'directions': field(['车联网网络安全防护', '网络安全威胁监测服务'])})],
        desk=COMPANY_DESK)
got = {c['field']: (c['from'], c['to']) for c in r['c2']['changes']}
t.equal(got, {
    'phone': ('020-1', '020-2'), 'revenue': ('约三千万', 3000),
    'profile': ('开头…', '开头…'), 'fax': ('1', None),
    'directions': (['工业互联网安全分类分级'],
                   ['车联网网络安全防护', '网络安全威胁监测服务']),
    'files': (['佐证0.pdf'], ['佐证1.pdf', '佐证2.pdf'])},
    'what changed, field by field, and the files')
t.equal((r['c2']['changes_from'], r['c1']['changes']), ('c1', []),
        'against the version before')

# --- regions have versions of their own ---
r = Run([mail('m1', D20, cls='region'), mail('m2', D21, cls='region'),
         case('r1', 'm1', 1, received=D20, kind='region'),
         case('r2', 'm2', 1, received=D21, kind='region'),
         case('c1', 'm1', 1, received=D20)], desk=COMPANY_DESK)
t.equal((r['r1']['superseded_by'], r['c1']['superseded_by']), ('r2', None),
        'a region is no version of a case')
t.done()
