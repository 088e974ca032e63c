#!/usr/bin/python3
# SPDX-License-Identifier: ISC
# A list deep in folders: each of its cells names its place, and all of them
# together are more than one record may hold.  The list is for a person, the
# night goes on; the same list with a short name is read.
import io
import json
import os
import sys
import zipfile
TOP = os.environ.get('TOP', '.')
sys.path.insert(0, TOP + '/tests/tools')
sys.path.insert(0, TOP + '/tests/gen')
import ooxml as x  # noqa: E402
from tap import BIN, done, run, same, tmp  # noqa: E402

PACK = TOP + '/config/guangdong-2024'
HEAD = ('序号', '案例名称', '申报单位', '统一社会信用代码', '申报方向', '联系人',
        '联系电话')
ROWS = 1200
base = tmp()


def sheet():
    s = x.Sheet('汇总')
    s.put(0, 0, '工业互联网安全典型案例推荐汇总表')
    for i in range(ROWS + 1):
        row = HEAD if i == 0 else (str(i), '案例%d' % i, '某某%d有限公司' % i,
                                   '', '车联网', '某某', '1380000%04d' % i)
        for k, cell in enumerate(row):
            s.put(i + 1, k, cell)
    return x.xlsx([s])


def rows(folder):
    """The list's rows after normalize; its file's unread."""
    os.makedirs(base + '/box', exist_ok=True)
    z = io.BytesIO()
    with zipfile.ZipFile(z, 'w', zipfile.ZIP_DEFLATED) as f:
        f.writestr(folder + '/推荐汇总表.xlsx', sheet())
    with open(base + '/box/1.eml', 'wb') as f:
        f.write(b'From: a@gov.example\r\nSubject: list\r\nMIME-Version: 1.0\r\n'
                b'Content-Type: application/zip; name=a.zip\r\n'
                b'Content-Disposition: attachment; filename=a.zip\r\n'
                b'Content-Transfer-Encoding: 8bit\r\n\r\n' + z.getvalue())
    out = b''
    for argv in (['ingest', '--spool', base + '/spool', '--at',
                  '2024-12-25T09:00:00+08:00', base + '/box'],
                 ['extract', '--spool', base + '/spool'], ['normalize']):
        r = run(BIN + '/shenbao-' + argv[0], '--notice', PACK, *argv[1:],
                input=out)
        same(r.returncode, 0, argv[0] + ' ends well')
        out = r.stdout
    recs = [json.loads(s) for s in out.splitlines()]
    return (sum(len(r['rows']) for r in recs if r.get('kind') == 'list'),
            [f.get('unread') for f in recs[0]['files']
             if f['name'].endswith('.xlsx')])


same(rows('珠海'), (ROWS, [None]), 'a list of %d rows is read' % ROWS)
n, unread = rows('/'.join(['推荐材料汇总' * 10] * 8))
same((n, unread), (0, ['too-large']), 'in long folders it is left to a person')
done()
