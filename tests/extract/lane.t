#!/usr/bin/python3
# SPDX-License-Identifier: ISC
# A document that dies of its limits goes to the slow lane; those behind it
# don't wait for the end of the stream, nor all in memory.
import io
import os
import select
import subprocess
import sys
import zipfile
TOP = os.environ.get('TOP', '.')
sys.path.insert(0, TOP + '/tests/tools')
from tap import BIN, done, ok, run, same, tmp  # noqa: E402

PACK = TOP + '/config/guangdong-2024'
ROWS = 1200  # more than a second with the sanitizers
SMALL = 60  # twice what may wait; as much as pipes hold
NS = 'http://schemas.openxmlformats.org/'
base = tmp()


def sheet(rows):
    """A list so long that it dies in the fast lane."""
    out = io.BytesIO()
    rel = NS + 'officeDocument/2006/relationships/'
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as z:
        z.writestr('[Content_Types].xml', '<Types xmlns="%spackage/2006/'
                   'content-types"/>' % NS)
        for name, kind, target in (
                ('_rels/.rels', 'officeDocument', 'xl/workbook.xml'),
                ('xl/_rels/workbook.xml.rels', 'worksheet', 's.xml')):
            z.writestr(name, '<Relationships xmlns="%spackage/2006/'
                       'relationships"><Relationship Id="r1" Type="%s%s" '
                       'Target="%s"/></Relationships>'
                       % (NS, rel, kind, target))
        z.writestr('xl/workbook.xml', '<workbook xmlns="%sspreadsheetml/2006/'
                   'main" xmlns:r="%s"><sheets><sheet name="a" sheetId="1" '
                   'r:id="r1"/></sheets></workbook>' % (NS, rel[:-1]))
        cells = ''.join('<c t="inlineStr"><is><t>%s</t></is></c>' % t for t in
                        ('某某科技有限公司', '案例名称', '13800000000') * 4)
        z.writestr('xl/s.xml', '<worksheet xmlns="%sspreadsheetml/2006/main">'
                   '<sheetData>%s</sheetData></worksheet>'
                   % (NS, ('<row>%s</row>' % cells) * rows))
    return out.getvalue()


def put(name, data):
    with open(base + '/box/' + name, 'wb') as f:
        f.write(b'From: a@qiye.example\r\nSubject: %s\r\nMIME-Version: 1.0\r\n'
                b'Content-Type: application/octet-stream\r\n'
                b'Content-Disposition: attachment; filename=%s\r\n'
                b'Content-Transfer-Encoding: 8bit\r\n\r\n'
                % (name.encode(), name.encode()))
        f.write(data)


os.mkdir(base + '/box')
put('000.xlsx', sheet(ROWS))
for i in range(SMALL):
    put('%03d.txt' % (i + 1), b'%d\r\n' % i)
r = run(BIN + 'shenbao-ingest', '--notice', PACK, '--spool', base + '/spool',
        *(base + '/box/' + n for n in sorted(os.listdir(base + '/box'))))
lines = r.stdout.splitlines(keepends=True)
same(len(lines), SMALL + 2, 'the mails')
p = subprocess.Popen([BIN + 'shenbao-extract', '--notice', PACK, '--spool',
                      base + '/spool', '--jobs', '2'], stdin=subprocess.PIPE,
                     stdout=subprocess.PIPE)
# All but the end record; the stream stays open.
p.stdin.write(b''.join(lines[:-1]))
p.stdin.flush()
out = b''
while out.count(b'\n') < SMALL // 3 and select.select(
        [p.stdout], [], [], 120)[0]:
    out += os.read(p.stdout.fileno(), 1 << 16)
ok(out.count(b'\n') >= SMALL // 3, 'a third of them came through before the end')
rest, _ = p.communicate(lines[-1])
same(p.returncode, 0, 'and the stage ends well')
same((out + rest).count(b'\n'), SMALL + 2, 'with every record')
done()
