#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""samples/ says what it says: mailbox, README, expected.json agree."""
import email
import email.policy
import io
import json
import os
import re
import sys
import zipfile

TOP = os.environ.get('TOP') or os.path.abspath(
    os.path.join(os.path.dirname(__file__), '..', '..'))
sys.dont_write_bytecode = True
sys.path[:0] = [TOP + '/tests/tools', TOP + '/tests/gen']
import common
import people
from tap import done, ok, same

office = {True: 0, False: 0}  # LibreOffice's; others with an app.xml
packages = 0
BOX = TOP + '/samples/mailbox'


def texts(data):
    """What stands in a DOCX or XLSX, tags removed; zips are looked into."""
    try:
        z = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        return ''
    out = ''
    global packages
    packages += '[Content_Types].xml' in z.namelist()
    for i in z.infolist():
        if i.flag_bits & 1:
            continue
        part = z.read(i)
        if i.filename.endswith(('.docx', '.xlsx', '.zip')):
            out += texts(part)
        elif i.filename == 'docProps/app.xml':
            office[b'LibreOffice' in part] += 1
        elif i.filename.endswith('.xml'):
            out += re.sub(r'<w:del .*?</w:del>|<[^>]+>', '',
                          part.decode('utf-8', 'replace'))
    return out


def mail_text(path):
    with open(path, 'rb') as f:
        m = email.message_from_binary_file(f, policy=email.policy.compat32)
    return ''.join(texts(p.get_payload(decode=True) or b'')
                   for p in m.walk() if not p.is_multipart())


with open(TOP + '/samples/expected.json') as f:
    want = json.load(f)
with open(TOP + '/samples/README.md') as f:
    readme = f.read()
files = sorted('%s/%s' % (d, n) for d in ('cur', 'new')
               for n in os.listdir('%s/%s' % (BOX, d)) if n != '.gitkeep')
same(files, sorted(m['file'] for m in want['mails'].values()),
     'each mail of the Maildir is expected, and each expected one is there')
ok(len(files) >= 36, 'at least 36 mails')
same([n for n, m in want['mails'].items()
      if m['file'].split('/')[1].split(':')[0] != n], [],
     'a mail is known by its unique name')
same([n for n in want['mails'] if n.split('.mx')[0] not in readme], [],
     'README names every mail')
same(sorted(c['key'] for c in want['cases']),
     sorted(k for m in want['mails'].values() for k in m['cases']),
     'each case comes by one mail')
cities = {c['recommender'] for c in want['cases']
          if c['recommender'].startswith(tuple(common.CITIES))}
ok(len(cities) >= 6, 'companies of at least six cities')
same([c['key'] for c in want['cases'] if common.valid(c['uscc']) ==
      people.BY_KEY[c['key']].get('wrong_code', False)], [],
     'check digits are right, but where that is the point')
size = sum(os.path.getsize(os.path.join(BOX, n)) for n in files)
ok(size < 6 << 20, 'the mailbox is small: %d bytes' % size)
raw = b''
for n in files:
    with open(os.path.join(BOX, n), 'rb') as f:
        raw += f.read()
same(sorted(set(re.findall(rb'[\w.-]+@[\w.-]+', raw.split(b'\n\n')[0])) -
            set(re.findall(rb'[\w.-]+@[\w.-]+\.example', raw))), [],
     'no address but under .example')
by = {}
for c in want['cases']:
    by.setdefault(c['mail'], []).append(c)
missing = []
for n, cs in by.items():
    # winmail.dat, uuencode, .doc: readers of their own
    t = mail_text(os.path.join(BOX, want['mails'][n]['file']))
    for c in cs:
        if c['key'] not in ('HY1', 'YJ1', 'YF1') and not (
                c['company'] in t and c['case_title'] in t):
            missing.append(c['key'])
same(missing, [], 'company and title of each case stand in its mail')
ok(office[True] * 2 >= packages, 'at least half of the DOCX and XLSX were '
   'saved by LibreOffice: %d of %d' % (office[True], packages))
done()
