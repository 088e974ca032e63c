#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""A submission in two mails, from mail to disc: its papers are one case's."""
import glob
import json
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path[:0] = [HERE + '/../validate', HERE + '/../gen', HERE + '/../tools']
import openpyxl  # noqa: E402
import lib  # noqa: E402
import papers  # noqa: E402
import tap  # noqa: E402
from people import case  # noqa: E402
from post import mail  # noqa: E402

t = lib.Tap()
tmp = tap.tmp()
c = case('parts', '佛山', '佛山市桐澈阀门有限公司', 'tongche', '通用设备制造业', '阀门',
         0, 2, '阀体产线控制系统安全评估', applied_on='2024年12月16日')
data, a = papers.form(c, 5)
evidence = dict((n[0], (n, d)) for n, d in papers.evidence(c, a, 5, {}))
one = [('申报表.docx', data), evidence['0'], evidence['2'], evidence['5']]
two = [('承诺函.docx', papers.pledge(c, 5, a)), evidence['1'], evidence['3'],
       evidence['4']]
WHEN = 'Wed, 18 Dec 2024 10:0%d:00 +0800'
for n, files in ((1, one), (2, two)):
    mail(tmp + '/box', 1734487200 + n, '阀门 <anquan@tongche.example>',
         c['company'] + '申报材料（%d/2）' % n, WHEN % n, files)
os.mkdir(tmp + '/desk')
with open(tmp + '/desk/site.yaml', 'w') as f:
    f.write('role: city\noffice: 佛山市工业和信息化局\n'
            'trusted_hosts: [mx.example.cn]\n')
with open(tmp + '/desk/credit.csv', 'w') as f:
    f.write('uscc,name,result,date\n%s,%s,无不良记录,2024-12-18\n' % (
        a['uscc'], c['company']))
p = subprocess.run([lib.BIN + '/shenbao', 'run', '--notice',
                    os.path.join(lib.ROOT, 'config/guangdong-2024'), '--desk',
                    tmp + '/desk', '--out', tmp + '/out', '--at',
                    '2024-12-25T09:00:00+08:00', tmp + '/box'],
                   capture_output=True, text=True)
t.ok(p.returncode == 0, 'the run ends well', p.stderr)
NOW = tmp + '/out/current/'
with open(NOW + 'records.ndjson') as f:
    records = [json.loads(x) for x in f]
mails = [r for r in records if r.get('kind') == 'mail']
cases = [r for r in records if r.get('kind') == 'case']
t.ok([r['verdict'] for r in cases] == ['accept'], 'one case, accepted',
     [f['message'] for r in cases for f in r['findings']
      if f['state'] != 'pass'])
names = {n for n, _ in one + two}
t.ok({f['name'] for f in cases[0]['files']} == names, 'with the files of both')
t.ok(sorted(x['of'] for m in mails for x in m['files']) ==
     [cases[0]['id']] * len(names), 'each of which its mail calls the case\'s')
t.ok(cases[0]['pledge']['at'].startswith(mails[1]['id']),
     'the pledge is that of the second mail, by its place')


def text(path):
    with open(path) as f:
        return re.sub('<[^>]+>', ' ', f.read())


catalog = text(glob.glob(NOW + '索引目录/*.html')[0])
t.ok(catalog.count('分封报送，') == len(two) and '10:02 来件' in catalog,
     'the catalog says which came by another mail, and when', catalog)
listed = subprocess.run(['bsdtar', '-tf', glob.glob(NOW + 'disc/*.iso')[0]],
                        capture_output=True, env=dict(os.environ,
                                                      LC_ALL='C.UTF-8'))
t.ok(all(os.path.splitext(n)[0] in listed.stdout.decode() for n in names),
     'all are on the disc', listed.stdout.decode())
t.ok('未归入' not in text(NOW + 'board.html'), 'the board asks for nothing')
book = openpyxl.load_workbook(NOW + '初审情况表.xlsx')
cells = [str(v) for s in book for r in s.iter_rows(values_only=True)
         for v in r if v]
t.ok(any('已归入 ' + cases[0]['id'] in v for v in cells),
     'the page of what holds no form says whose the second mail is')
t.done()
