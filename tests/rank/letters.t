#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Evidence that a form promises; letters that take an application back."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from lib import Run, Tap, case, field, mail, roster, row, sha  # noqa: E402

t = Tap()


def file(name, chapter, **more):
    return dict(dict(name=name, sha256=sha(name), size=9000,
                     type='pdf', place='3', role='evidence', chapter=chapter),
                **more)


def one(id, n, promised, files=(), evidence=None, **more):
    c = case(id, 'm1', n, promised=[
        dict(raw=raw, chapter=ch, at='表1 第26行 第2列') for raw, ch in promised],
        **more)
    c['files'] += list(files)
    c['evidence'].update(evidence or {})
    return c


def box(*cases, links=(), desk=None, mails=(), rows=9):
    return Run([mail('m1', cls='list', links=list(links)), roster(
        'l1', 'm1', [row(n) for n in range(1, rows + 1)])] + list(cases) +
        list(mails), desk=desk)


# --- 附件清单 ---
licence = file('营业执照.pdf', 'licence')
r = box(
    one('c1', 1, [('营业执照', 'licence')], [licence], dict(licence=['x'])),
    one('c2', 2, [('营业执照', 'licence'), ('发明专利证书', 'rights'),
                  ('其他', None)], [licence], dict(licence=['x'])),
    one('c3', 3, [('等保测评报告', 'practice')],
        [file('扫描件0012.pdf', None)]),
    one('c4', 4, [('与示例大学的合作备忘录', None)]),
    one('c5', 5, [('与示例大学的合作备忘录', None)],
        [file('附件3 与示例大学的合作备忘录（扫描）.pdf', None)]),
    one('c6', 6, [('承诺函', 'pledge')], pledge=dict(found=True)),
    one('c7', 7, [('专利证书', 'rights')],
        form=dict(name='申报表.doc', sha256='a' * 64, place='2', unread='损坏')))
t.equal(r.said('c1', 'evidence-promised'), [], 'what came as promised is no finding')
f = r.said('c2', 'evidence-promised')
t.equal([(x['state'], x['severity']) for x in f], [('fail', 'return')],
        'a chapter that is promised and empty goes back')
t.ok('“发明专利证书”' in f[0]['message'] and '其他' not in f[0]['message'],
     'it is named; "其他" alone can\'t be looked for', f[0]['message'])
t.equal(f[0]['at'], ['表1 第26行 第2列'], 'with its place')
t.ok('请补交' in f[0]['todo'], 'and what to do')
t.equal(r['c2']['verdict'], 'return', 'the verdict')
t.equal([x['state'] for x in r.said('c3', 'evidence-promised')], ['manual'],
        'a file of no chapter may be it: for a person')
t.equal([(x['state'], x['severity']) for x in
         r.said('c4', 'evidence-promised')], [('manual', 'warn')],
        'a name that no chapter has is only said')
t.equal(r['c4']['verdict'], 'accept', 'and moves nothing')
t.equal(r.said('c5', 'evidence-promised'), [], 'a file that bears the name is it')
t.equal(r.said('c6', 'evidence-promised'), [], 'a pledge in the form itself is one')
t.equal([x['state'] for x in r.said('c7', 'evidence-promised')], ['manual'],
        'a form that was not read whole fails nothing')
r = box(one('c2', 2, [('发明专利证书', 'rights')]),
        links=[dict(url='hxxps://x', host='x', expires=None)])
t.equal([x['state'] for x in r.said('c2', 'evidence-promised')], ['manual'],
        'it may lie behind a link')
many = [('第%d件产品的检验检测报告' % i, 'practice') for i in range(40)]
f = box(one('c2', 2, many)).said('c2', 'evidence-promised')
t.ok(len(f) == 1 and '等 40 项' in f[0]['message'], 'forty of them are one line')


# --- 撤回 ---
def letter(subject='关于撤回申报材料的函', text='', sender='x@example.com', cls='unknown',
           id='m9', **more):
    return mail(id, more.pop('received', '2024-12-22T10:00:00+08:00'), cls,
                subject=subject, wrong=[dict(code='withdrawn', at='',
                                             message='来信要求撤回或放弃，需人工处理')], body=dict(text=text),
                **dict({'from': sender}, **more))


def withdrawn(*letters, desk=None):
    return box(case('c1', 'm1', 1), case('c2', 'm1', 2), case(
        'c3', 'm1', 3, fields=dict(email=field('li@gs3.example'))),
        mails=letters, desk=desk)


def who(r):
    return [i for i in ('c1', 'c2', 'c3') if r.said(i, 'withdrawn')]


r = withdrawn(letter(sender='佛山市示例002智造有限公司 <a@example.com>'))
t.equal(who(r), ['c2'], 'the sender\'s name says whose')
f = r.said('c2', 'withdrawn')[0]
t.equal((f['state'], r['c2']['verdict']), ('manual', 'manual'),
        'for a person, never by itself')
t.ok('需人工核实' in f['message'] and 'm9' in f['message'] and
     f['at'] == ['m9/邮件主题和正文'], 'with the place of the mail', f)
t.ok('a@example.com' not in str(f), 'no address on it')
t.ok('同意撤回' in f['todo'], 'and what to do')
t.equal(r['c2']['rank'] is not None, True, 'it keeps its place until then')
t.equal(who(withdrawn(letter(text='我单位“示例003工厂安全分类分级实践”不再申报。'))), ['c3'],
        'the title says whose')
t.equal(who(withdrawn(letter(sender='"Li" <LI@gs3.example>'))), ['c3'],
        'the address of the form does')
t.equal(who(withdrawn(letter(text='佛山市示例001智造有限公司、佛山市示例002智造有限公司'))),
        ['c1', 'c2'], 'one letter may name two')
t.equal(who(withdrawn(letter(text='撤回我司材料'))), [], 'one that names nobody: none')
for cls in ('spam', 'held', 'bounce', 'reply', 'after-cut', 'other-notice'):
    t.equal(who(withdrawn(letter(text='佛山市示例002智造有限公司', cls=cls))), [],
            'not by a mail of class ' + cls)

def corrects(received):
    return dict(letter(text='佛山市示例002智造有限公司', received=received),
                wrong=[dict(code='letter-corrects', message='', at='')])


r = withdrawn(corrects('2024-12-22T10:00:00+08:00'))
t.equal([(f['state'], f['at']) for f in r.said('c2', 'letter-corrects')],
        [('manual', ['m9/邮件主题和正文'])], 'a letter that corrects a form')
t.equal((r['c2']['verdict'], who(r)), ('manual', []), 'takes nothing back')
r = withdrawn(corrects('2024-12-19T10:00:00+08:00'))
t.equal(r.said('c2', 'letter-corrects'), [], 'one from before the form is in it')

FORM = case('c2', 'm1', 2)['form']['sha256']


def decided(word, rule='withdrawn'):
    return {'decisions.yaml': '''- case: c2
  %s
  verdict: %s
  by: 某甲
  checked_by: 某乙
  basis: 会议纪要1号
  form_sha256: %s
''' % ('rule: ' + rule if rule else 'reason: 来信核实', word, FORM)}


mine = letter(text='佛山市示例002智造有限公司')
for word, rule in (('fail', 'withdrawn'), ('同意撤回', 'withdrawn'), ('撤回', None)):
    r = withdrawn(mine, desk=decided(word, rule))
    t.equal((r['c2']['verdict'], r['c2']['disposition'], r['c2']['rank']),
            ('reject', '申报人撤回', None), 'a decision takes it back: ' + word)
r = withdrawn(mine, desk=decided('pass'))
t.equal(r['c2']['verdict'], 'accept', 'or finds that it was none')
t.done()
