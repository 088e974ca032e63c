#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""One submission in several mails: which papers join the case, which don't."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from lib import (COMPANY_DESK, Run, Tap, case, finding, mail, roster,
                 row, sha, uscc)  # noqa: E402

t = Tap()
WHO, OTHER = '佛山市示例001智造有限公司', '佛山市示例002智造有限公司'
LATE = '2024-12-24T17:00:01+08:00'


def at(minute, day=20):
    return '2024-12-%dT10:%02d:00+08:00' % (day, minute)


def paper(name, chapter, *names, role='evidence', **more):
    return dict(dict(name=name, sha256=sha(name), size=1, place='2', kind='pdf',
                     role=role, chapter=chapter, of=None, names=list(names),
                     wrong=[]), **more)


CREDIT = paper('信用.pdf', 'credit', WHO,
               credit_report=dict(found=True, company=WHO, uscc=uscc(1),
                                  date='2024-12-18', site=None, bad=0,
                                  penalties=0))
EMPTY = {k: [] for k in ('licence', 'practice', 'rights', 'credit', 'awards',
                         'pledge', 'index')}


def form(id='c1', box='m1', n=1, **more):
    return case(id, box, n, **dict(dict(evidence=dict(EMPTY), pledge=None,
                                        credit_report=None), **more))


def first(subject, id='m1', when=at(0), holds=('c1',), **more):
    return mail(id, when, subject=subject, holds=list(holds), **more)


def part(subject, *files, id='m2', when=at(3), **more):
    return mail(id, when, cls='evidence', subject=subject,
                files=list(files) or [CREDIT], **more)


def run(one, two, *more, c=None):
    return Run([first(one), part(two), c or form()] + list(more),
               desk=COMPANY_DESK)


def joined(r, id='c1'):
    return [(f['name'], f['mail']) for f in r[id]['files'] if 'mail' in f]


S = WHO + '申报材料'
r = run(S + '（1/2）', S + '（2/2）')
t.equal(joined(r), [('信用.pdf', 'm2')], 'a paper of 2/2 joins the form of 1/2')
t.equal((r['c1']['evidence']['credit'], r['c1']['credit_report']['company']),
        ([sha('信用.pdf')], WHO), 'with its chapter and what it says')
t.equal([(f['of'], f['joined']) for f in r['m2']['files']], [('c1', True)],
        'the mail says whose it is')
f = [f for f in r['c1']['findings'] if f['rule'] == 'credit-report'][0]
t.equal((f['state'], f['since']), ('pass', at(3)),
        'the rules judge it, and say since when')
t.equal([(f['severity'], f['at'], '信用.pdf' in f['message'])
         for f in r.said('c1', 'parts-joined')], [('warn', ['m2'], True)],
        'a person is told')
t.equal(r.codes('c1', 'manual'), ['parts-joined'], 'and nothing else is')
again = Run(r.out, desk=COMPANY_DESK)
t.ok(Run(again.out, desk=COMPANY_DESK).bytes == again.bytes and
     joined(again) == joined(r), 'ranked again, the same bytes')
for seed in range(2, 5):
    other = Run([first(S + '（1/2）'), part(S + '（2/2）'), form()],
                desk=COMPANY_DESK, seed=seed)
    t.ok(other.bytes == r.bytes, 'in another order, too')

# --- the words ---
for one, two in (
        ('申报（第1封，共2封）', '申报（第2封，共2封）'), ('申报共3封之1', '申报共3封之3'),
        ('申报材料一', '申报材料二'), ('申报(1)', '申报(2)'), ('申报', '申报（2）'),
        ('申报', '申报（续）'), ('申报（上）', '申报（下）'), ('申报之一', '申报之二'),
        ('申报 1/3', '申报 3/3'), ('申报【2 of 2】', '申报【1 of 2】'),
        ('申报-1', '申报-2'), ('申报 Part 1', '申报 Part 2'), ('申报第一部分', '申报第二部分'),
        (WHO + '申报', WHO + '补充附件-邮件2'), (WHO + '表1/2', WHO + '佐证2/2')):
    t.equal(len(joined(run(one, two))), 1, '%s, %s' % (one, two))
for one, two in (
        ('申报', '佐证（2）'), ('申报', '申报'), ('申报(1)', '申报(1)'),
        ('申报（1/2）', '申报（2/3）'), ('申报', '申报12/18'), ('申报1', '申报12'),
        ('12/18申报', '12/19申报'), ('申报2024-12-8', '申报2024-12-9'),
        ('申报1/2', '申报'), ('线上', '线下'), ('申报', '申报（1）'),
        (WHO + '申报（1/2）', OTHER + '申报（2/2）')):
    t.equal(joined(run(one, two)), [], 'not: %s, %s' % (one, two))
text = dict(body=dict(text='材料分批发送，请查收。', sha256=None))
r = Run([first(WHO + '申报表'), part(WHO + '佐证', **text), form()],
        desk=COMPANY_DESK)
t.equal(len(joined(r)), 1, 'that there are several may stand in the text')

# --- whose ---
def pair(*records, **more):
    return Run([first('申报（1/2）'), form(**more)] + list(records),
               desk=COMPANY_DESK)


two = '申报（2/2）'
t.equal(joined(pair(part(two, **{'from': 'b@example.com'}))), [],
        'another sender')
t.equal(joined(pair(part(two, when=LATE))), [], 'after the deadline')
t.equal(joined(pair(part(two, when=None))), [], 'nobody knows when')
t.equal(joined(pair(part(two, when=at(1, 21)))), [], 'a day and more later')
t.equal(joined(pair(part(two, paper('1.jpg', 'licence')))), [],
        'nothing names the applicant')
t.equal(len(joined(pair(part(two, paper(WHO + '执照.jpg', 'licence'))))), 1,
        'the name of a scan does')
t.equal(joined(pair(part(two, paper('1.jpg', 'licence'), CREDIT))),
        [('1.jpg', 'm2'), ('信用.pdf', 'm2')], 'a scan beside one that does')
t.equal(joined(pair(part(two, paper('别家.pdf', 'licence', OTHER), CREDIT))),
        [('信用.pdf', 'm2')], 'but not what names another')
t.equal(joined(pair(part(two, dict(CREDIT, wrong=[dict(
    code='password', message='', at='')])))), [], 'what was not read')
for code, want in (('tnef', 1), ('smime-unverified', 1), ('charset-wrong', 1),
                   ('boundary-unclosed', 0), ('withdrawn', 0)):
    wrong = [dict(code=code, message='', at='')]
    t.equal(len(joined(pair(part(two, wrong=wrong)))), want,
            'a mail of which is told: ' + code)
t.equal(len(joined(pair(part(two, dict(CREDIT, wrong=[dict(
    code='name-broken', message='', at='')]))))), 1, 'or a file\'s name')
t.equal(joined(pair(part(two, links=[dict(url='x')]))), [],
        'some of it behind a link')
have = dict(EMPTY, credit=[sha('另一份.pdf')])
r = pair(part(two), evidence=have)
t.equal((joined(r), r.codes('c1', 'manual')), ([], ['paper-later']),
        'a second report with other bytes is for a person')
b = [first('申报（1/2）', 'm3', at(1), ['c2']), form('c2', 'm3', 2)]
t.equal(len(joined(pair(part(two), *b))), 1,
        'a second applicant of that sender, whom the papers don\'t name')
r = pair(part(two, dict(CREDIT, names=[WHO, OTHER])), *b)
t.equal((joined(r), joined(r, 'c2')), ([], []), 'or do')
b = [first('申报（1/2）', 'm3', at(1), ['c2']),
     form('c2', 'm3', 1, title='另外一个完全不同的项目')]
t.equal(joined(pair(part(two), *b)), [], 'nor with two cases of one applicant')

# --- a package: the forms in one mail, folders in the other ---
both = [dict(CREDIT, name='%d.pdf' % n, sha256=sha(who), names=names,
             place='2/%s/%d.pdf' % (who, n))
        for n, who, names in ((1, WHO, [WHO]), (2, OTHER, []))]
r = Run([first('报送（1/2）', holds=['c1', 'c2']), form(), form('c2', 'm1', 2),
         part('报送（2/2）', *both)], desk=COMPANY_DESK)
t.equal((joined(r), joined(r, 'c2')), ([('1.pdf', 'm2')], [('2.pdf', 'm2')]),
        'of two forms each gets what names it, or its folder')

r = Run([first('申报（1/2）', holds=['c1', 'c2']), form(), form('c2', 'm1', 1),
         part(two, CREDIT, paper('1.jpg', 'licence'))], desk=COMPANY_DESK)
t.equal((len(joined(r)), len(joined(r, 'c2')),
         {f['of'] for f in r['m2']['files']}), (2, 2, {'c1'}),
        'a form that came as Word and as PDF: both, as in one mail')
FOLDER = '2/%s/执照.jpg' % OTHER
scan = paper('执照.jpg', 'licence', place=FOLDER)
t.equal(joined(pair(part(two, CREDIT, scan))), [('信用.pdf', 'm2')],
        'with one form, a scan in a folder of another company\'s is not its')
brief = dict(scan, place='2/乙/执照.jpg')
r = Run([first('报送（1/2）', cls='list', holds=['c1', 'l1']), form(),
         roster('l1', 'm1', [row(1), row(2)]), part('报送（2/2）', CREDIT, brief)],
        desk=COMPANY_DESK)
t.equal(joined(r), [('信用.pdf', 'm2')],
        'nor one without a name, where a list has others')
t.equal(joined(pair(part(two, CREDIT, brief, paper('合同.pdf', 'practice',
                                                   OTHER)))),
        [('信用.pdf', 'm2')], 'or the mail brings papers of others')

# --- what is missing may be in a part that nobody could tell ---
lost = [finding('licence', 'fail', message='没有营业执照')]
photo = mail('m2', at(3), cls='unknown', subject=two, files=[
    paper('微信图片.jpg', None)])
r = pair(photo, findings=lost)
f = r.said('c1', 'licence')[0]
t.equal((f['state'], '（2/2）' in f['message'], f['at']),
        ('manual', True, ['m2']), 'photos in 2/2: a person looks there')
for text, why in (('申报（1/2）', 'no other part'), ('通知（2/2）', 'another subject')):
    r = pair(dict(photo, subject=text), findings=lost)
    t.equal(r.said('c1', 'licence')[0]['state'], 'fail', why)

# --- versions ---
r = Run([first('申报（1/2）'), form(), part(two),
         first('申报（1/2）', 'm3', at(20), ['c2']), form('c2', 'm3', 1),
         part(two, id='m4', when=at(22))], desk=COMPANY_DESK)
t.equal((joined(r), joined(r, 'c2'), r['c1']['superseded_by']),
        ([('信用.pdf', 'm2')], [('信用.pdf', 'm4')], 'c2'),
        'a submission sent again supersedes the first with its parts')

# --- what is counted and didn't come ---
def missing(*records):
    r = Run([first('申报（1/3）'), form()] + list(records), desk=COMPANY_DESK)
    said = r.said('c1', 'part-missing')
    return [f['message'] for f in said], [f['state'] for f in said]


two, three = '申报（2/3）', '申报（3/3）'
t.equal(missing(part(two), part(three, id='m3'))[0], [], 'three of three')
said, state = missing(part(two))
t.equal((len(said), '未见第 3 封' in said[0], state), (1, True, ['manual']),
        'the third never came')
t.equal(len(missing(part(two), part(three, id='m3', when=LATE))[0]), 1,
        'or came late')
t.equal(missing(part(two), mail('m3', at(5), cls='unknown', subject=three))[0],
        [], 'one that nobody could tell came, too')
r = Run([first('第1/3批 12/18'), form()], desk=COMPANY_DESK)
t.equal(r.codes('c1', 'manual'), [], 'a day counts nothing')

# --- a pledge ---
pledge = paper('承诺函.docx', 'pledge', WHO, role='pledge', pledge=dict(
    found=True, years=5, safety=True, environment=True, quality=True,
    since_founding=False, scan=False, company=WHO, company_key=WHO,
    date='2024-12-18', exceptions=[], altered=[], unsaid=[], doubt=[],
    sha256=sha('承诺函.docx')))
r = pair(part('申报（2/2）', pledge))
t.equal(([f['state'] for f in r['c1']['findings'] if f['rule'] == 'pledge'],
         r['c1']['evidence']['pledge']), (['pass'], [sha('承诺函.docx')]),
        'a pledge of another part is judged')
three = dict(pledge, pledge=dict(pledge['pledge'], years=3))
r = pair(part('申报（2/2）', three))
t.equal([f['state'] for f in r['c1']['findings'] if f['rule'] == 'pledge'],
        ['fail'], 'and fails as in the first')

# --- decided before it came ---
bad = dict(CREDIT, credit_report=dict(CREDIT['credit_report'], penalties=2))
for date, want in (('2024-12-19', 'manual'), ('2024-12-21', 'pass')):
    r = Run([first('申报（1/2）'), form(), part('申报（2/2）', bad)],
            desk=dict(COMPANY_DESK, **{'decisions.yaml': (
                '- case: c1\n  verdict: accept\n  by: 沈砚秋\n'
                '  checked_by: 林知远\n  basis: 厅务会纪要〔2024〕9号\n'
                '  reason: 已核\n  date: %s\n' % date)}))
    t.equal([f['state'] for f in r.said('c1', 'credit-report-content')], [want],
            'decided on %s: penalties in a part of the 20th' % date)
t.done()
