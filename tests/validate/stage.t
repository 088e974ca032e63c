#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""The stage itself: clocks, tables of the desk, rules that break, pipes."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, HERE)
import lib  # noqa: E402

t = lib.Tap()
tmp = tempfile.mkdtemp()
base = json.load(open(HERE + '/base.json'))
count = 0


def desk(**files):
    global count
    count += 1
    d = '%s/desk%d' % (tmp, count)
    os.makedirs(d)
    for name, data in files.items():
        with open('%s/%s' % (d, name.replace('_', '.')), 'wb') as f:
            f.write(data if isinstance(data, bytes) else data.encode())
    return d


def one(edit='.', pack=lib.PACK, at=lib.AT, **files):
    r = lib.edited(base, [edit])
    out, err, status = lib.validate(r, pack, desk(**files), at)
    return out[0] if out else None, err, status


# --- whose clock
REG = '登记号,送达时间,推荐单位,申报书份数,汇总表份数,光盘张数\n'
r, _, _ = one(site_yaml='role: city\ndeadline: 2024-12-18T17:00:00+08:00\n')
t.equal((lib.finding(r, 'deadline')['state'], r['delivered']['own_deadline']),
        ('fail', True), "a city's own earlier deadline binds the mail")
t.ok('超过本单位规定的时限' in lib.finding(r, 'deadline')['message'],
     'and is called its own')
r, _, _ = one(site_yaml='role: city\n')
t.equal(lib.finding(r, 'deadline')['state'], 'pass', 'role city: by mail')
t.equal(lib.finding(r, 'copies')['state'], 'absent',
        'what only the province asks is not asked')
SILENT = ('.fields.city.value="佛山" | del(.recommender, .recommender_from)'
          ' | .fields.recommender=%s')
OWN = 'role: city\noffice: 佛山市工业和信息化局\n'
for said, want in (('null', ('440600', 'office', 'pass')),
                   ('{value:null,raw:"",doubt:[]}',
                    ('440600', 'office', 'pass')),
                   ('{value:null,raw:"镇经发办",doubt:["unknown"]}',
                    (None, None, 'manual'))):
    r, _, _ = one(SILENT % said, site_yaml=OWN)
    t.equal((r.get('recommender'), r.get('recommender_from'),
             lib.finding(r, 'city')['state']), want,
            'role city, the form silent: this office recommends (%s)' % said)
r, _, _ = one(SILENT % 'null', site_yaml='office: 佛山市工业和信息化局\n')
t.equal((r.get('recommender'), lib.finding(r, 'city')['message']),
        (None, '申报表没有填写推荐单位，也不在汇总表中，请核对'),
        'who receives from recommenders is none itself')
for code, site, want in (('440600', OWN, 'pass'), ('441300', OWN, 'manual'),
                         ('441300', 'role: city\n', 'pass'),
                         ('441300', 'role: province\n', 'absent')):
    r, _, _ = one('.recommender="%s"' % code, site_yaml=site)
    t.equal(lib.finding(r, 'elsewhere')['state'], want,
            'another office recommends (%s; %s)' % (code, site))
    if want == 'manual':
        t.ok('推荐单位为惠州市工业和信息化局' in
             lib.finding(r, 'elsewhere')['message'], 'and is named')
r, _, _ = one('.received=null', site_yaml='role: city\n')
t.equal(lib.finding(r, 'deadline')['state'], 'manual', 'an unproven mail')
r, err, _ = one(site_yaml='role: city\ndeadline: 2025-12-18\n')
t.ok('晚于通知的时限' in err and
     r['delivered']['deadline'] == '2024-12-24T17:00:00+08:00',
     'a later one of its own is not used, and told', err)
for when, want in (('2024-12-24 16:59:59', 'pass'),
                   ('2024-12-24 17:00:00', 'pass'),
                   ('2024-12-24 17:00:01', 'fail'),
                   ('2024/12/24 17:01', 'fail'),
                   ('2024年12月24日下午4时30分', 'pass'),
                   ('2024.12.23', 'pass'), ('2024-12-24', 'manual'),
                   ('2024-12-25', 'fail'), ('昨天', 'manual'),
                   ('2024-13-01', 'manual')):
    r, _, _ = one(register_csv=REG + 'S1,%s,佛山市工业和信息化局,4,4,4\n' % when)
    t.equal(lib.finding(r, 'deadline')['state'], want, 'delivered ' + when)
pack = tmp + '/pack'
shutil.copytree(lib.PACK, pack)
text = open(pack + '/notice.yaml').read()
open(pack + '/notice.yaml', 'w').write(text.replace(
    'deadline_inclusive: true', 'deadline_inclusive: false'))
r, _, _ = one(pack=pack, register_csv=REG + 'S1,2024-12-24 17:00:00,佛山,4,4,4\n')
t.equal(lib.finding(r, 'deadline')['state'], 'fail',
        'the boundary is a parameter')
for name, want in (('佛山', 1), ('佛山市工信局', 1), ('440600', 1),
                   ('佛山市工业和信息化局', 1), ('广佛', 0), ('东莞', 0)):
    r, _, _ = one(register_csv=REG + 'S1,2024-12-24 17:00:00,%s,4,4,4\n' % name)
    t.equal(len(r['lookup']['register']), want, 'the register says ' + name)

# --- tables
HEAD = 'uscc,name,result,date\n'
CODE = base['fields']['uscc']['value']
NAME = base['fields']['company']['value']
r, _, _ = one(credit_csv='\ufeff' + HEAD + CODE + ',' + NAME + ',无不良记录,2024-12-20\n')
t.equal(lib.finding(r, 'credit')['state'], 'pass', 'UTF-8 with BOM')
r, _, _ = one(credit_csv=('统一社会信用代码,单位名称,查询结果,查询日期\n' + CODE +
                          ',某公司,严重失信主体,2024-12-20\n').encode('gb18030'))
t.equal(lib.finding(r, 'credit')['state'], 'fail', 'GB18030, other headings')
r, err, _ = one(credit_csv='编号,结果\n1,无不良记录\n')
t.ok(lib.finding(r, 'credit')['state'] == 'manual' and 
     '表头没有“统一社会信用代码”、“单位名称”一栏' in err,
     'a table without its key: for a person, and told', err)
# What no use could be made of goes on with the stream, for the papers.
p = lib.run([lib.BIN + '/shenbao-validate', '--notice', lib.PACK, '--at',
             lib.AT, '--desk', desk(
                 register_csv=REG + 'S1,2024-12-24 16:00,佛山市,4,4,4\n'
                                    'S2,下午四点,乌有市,4,4,4\n')],
            lib.stream([base]))
end = json.loads(p.stdout.decode().splitlines()[-1])['end']
t.equal([(f['at'], f['message'][:4]) for f in end.get('desk_faults', [])],
        [('register.csv 第3行', '推荐单位'), ('register.csv 第3行', '送达时间')],
        'lines that no use was made of stand in the end record')
r, err, status = one(credit_xlsx=b'not a zip')
t.ok(lib.finding(r, 'credit')['state'] == 'manual' and status == 0 and
     'credit' in err, 'a table that cannot be read', err)
r, _, _ = one(credit_csv=HEAD + CODE + ',' + NAME + ',严重失信主体,2024-01-02\n' +
              CODE + ',' + NAME + ',无不良记录,2024-12-20\n')
t.equal(lib.finding(r, 'credit')['state'], 'pass', 'the latest counts')
for name, want in (('', 'pass'), (NAME.replace('有限公司', '有限责任公司') + ' ', 'pass'),
                   ('佛山市另一家有限公司', 'manual')):
    r, _, _ = one(credit_csv=HEAD + '%s,%s,无不良记录,2024-12-20\n' % (CODE, name))
    f = lib.finding(r, 'credit')
    t.equal((f['state'], name.strip() in f['message'] or want == 'pass'),
            (want, True), 'a look-up of this code under the name ' + name)
r, err, status = one(site_yaml='role: [x\n')
t.equal(status, 78, 'a site.yaml that is none')

# --- rules that break
rules = open(lib.PACK + '/rules.yaml').read()
ADD = '''
- id: endless
  clause: x
  quote: 原文
  severity: return
  disposition: 退回补正
  pass: "def f: f; f"
  message: m
- id: odd
  clause: x
  quote: 原文
  severity: return
  disposition: 退回补正
  pass: .fields.uscc.value | keys | length > 0
  message: m
'''
open(pack + '/rules.yaml', 'w').write(rules + ADD)
many = [dict(base, id='c%012x' % n) for n in range(6)]
out, err, status = lib.validate(many, pack, HERE + '/desk')
t.equal((status, len(out)), (0, 6), 'an endless rule stops nothing')
t.equal([lib.finding(r, 'endless')['state'] for r in out], ['manual'] * 6,
        'it is for a person on every record')
t.ok('runs no more' in err, 'and that is told', err)
t.equal([lib.finding(r, 'odd')['state'] for r in out], ['manual'] * 6,
        'an error is for a person')
t.equal([lib.finding(r, 'deadline')['state'] for r in out],
        ['pass'] * 6,
        'the other rules are as ever')

# --- pipes
good = lib.stream([base])
argv = [lib.BIN + '/shenbao-validate', '--notice', lib.PACK, '--at', lib.AT]
a, b = lib.run(argv, good).stdout, lib.run(argv, good).stdout
t.ok(a == b and a, 'the same bytes twice')
again = lib.run(argv, a.decode()).stdout
t.equal(again, a, 'validating again changes nothing')
t.equal(lib.run(argv, good.split('\n')[0] + '\n').returncode, 65,
        'no end record')
t.equal(lib.run(argv, good[:-9]).returncode, 65, 'a cut line')
with open('/dev/full', 'wb') as full:
    p = subprocess.run(argv, input=good.encode(), stdout=full,
                       stderr=subprocess.DEVNULL)
t.equal(p.returncode, 74, 'a full disk')
t.equal(lib.run(argv[:1]).returncode, 64, 'usage')
shutil.rmtree(tmp)
t.done()
