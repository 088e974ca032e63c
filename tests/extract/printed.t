#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""A form printed to a PDF, through both converters: its table is read by its
lines, surely; without lines, or with too many, its text has to do."""
import json
import os
import subprocess
import sys
import unicodedata
import zlib

TOP = os.environ.get('TOP', '.')
sys.path[:0] = [TOP + '/tests/tools', TOP + '/tests/gen']
from common import pdf  # noqa: E402
from tap import BIN, done, ok, same, tmp  # noqa: E402

PACK = TOP + '/config/guangdong-2024'
TITLE = '护航新型工业化网络安全典型案例申报表'
ROWS = [('单位名称', '佛山市甲某制造有限公司', '法定代表人', '甲一'),
        ('统一社会信用代码', '91440600MA4W1234X5', '职工人数', '120'),
        ('联系人', '乙二', '手机', '13800001234'),
        ('案例名称', '甲某工厂工业控制系统安全评估', '所在地市', '佛山市'),
        ('电子邮箱', 'yi-er@example.com', '成立时间', '2010年5月')]
X = (50, 160, 330, 430, 560)


def rules():
    s = b''
    for y in range(len(ROWS) + 1):
        s += b'%d %d m %d %d l S\n' % (X[0], 740 - 30 * y, X[-1], 740 - 30 * y)
    for x in X:
        s += b'%d 740 m %d %d l S\n' % (x, x, 740 - 30 * len(ROWS))
    return s


def printed(lines, title=(TITLE,)):
    """common.pdf's only page, with a table for its text."""
    s = b''
    for n, text in enumerate(title):
        s += b'BT /F1 14 Tf 120 %d Td <%s> Tj ET\n' % (
            790 - 20 * n, text.encode('gbk').hex().encode())
    for n, row in enumerate(ROWS):
        for x, text in zip(X, row):
            s += b'BT /F1 9 Tf %d %d Td <%s> Tj ET\n' % (
                x + 4, 740 - 30 * n - 18, text.encode('gbk').hex().encode())
    z = zlib.compress(s + lines)
    doc = pdf(['x'])
    at, end = doc.index(b'<</Length'), doc.index(b'endstream')
    return doc[:at] + b'<</Length %d/Filter/FlateDecode>>stream\n' % len(z) + \
        z + b'\n' + doc[end:]


def case(data):
    top = tmp()
    os.mkdir(top + '/m')
    with open(top + '/m/申报表.pdf', 'wb') as f:
        f.write(data)
    a = subprocess.run([BIN + 'shenbao-ingest', '--notice', PACK, '--spool',
                        top + '/spool', top + '/m'], stdout=subprocess.PIPE)
    b = subprocess.run([BIN + 'shenbao-extract', '--notice', PACK, '--spool',
                        top + '/spool'], input=a.stdout,
                       stdout=subprocess.PIPE, check=True)
    recs = [json.loads(s) for s in b.stdout.decode().splitlines()]
    return next(r for r in recs if r.get('kind') == 'case')['fields']


f = case(printed(rules()))
same([unicodedata.normalize('NFKC', f[k]['raw'])
      for k in ('company', 'legal_person', 'uscc', 'staff', 'contact',
                'mobile', 'case_title', 'city')],
     [ROWS[0][1], ROWS[0][3], ROWS[1][1], ROWS[1][3], ROWS[2][1], ROWS[2][3],
      ROWS[3][1], ROWS[3][3]], 'every box of a printed table')
same([k for k, v in f.items() if v['doubt']], [], 'and each is sure')
ok(f['mobile']['at'].endswith('/第1页 表1 第3行 第4列'), f['mobile']['at'])
g = case(printed(rules(), (TITLE[:-3], '申请表')))
same({k: v['raw'] for k, v in g.items()}, {k: v['raw'] for k, v in f.items()},
     'a title on two lines, of which the second alone would be another’s')
f = case(printed(rules()) + b'%/NeedAppearances true\n')
same([k for k, v in f.items() if v['doubt'] != ['converted']], [],
     'where fields are left to be drawn, letters may lack')
f = case(printed(b''))
ok(f['company']['doubt'].count('converted') == 1,
   'without lines it is text, with a doubt')
g = case(printed(rules() + b''.join(
    b'%d 10 m %d 700 l S\n' % (10 + i % 500, 10 + i % 500)
    for i in range(25000))))
same(g, f, 'and so with too many')
done()
