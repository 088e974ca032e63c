#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# Whatever a sender writes stays text: in workbooks, pages, letters, mails.
import email
import email.policy
import glob
import os
import re
import stat
import sys
import zipfile
sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/render')
import lxml.etree
from lib import (BIN, PACK, done, make, of_kind, ok, papers, records, render,
                 run, same, sheet, tmp, tree)
from html.parser import HTMLParser

base = tmp()
stream = make(12, 'hostile')
r = render(stream, base + '/a')
same(r.returncode, 0, 'a hostile stream is rendered')
root = papers(base + '/a')


class Tags(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.seen, self.bad = set(), []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.seen.add(tag)
        for k, v in attrs:
            if k.startswith('on') or 'javascript:' in (v or ''):
                self.bad.append((tag, k, v))


pages = glob.glob(root + '**/*.html', recursive=True)
bad = []
for path in pages:
    with open(path, encoding='utf-8') as f:
        text = f.read()
    t = Tags(text)
    if t.bad or t.seen & {'script', 'img', 'iframe', 'object', 'base', 'form'}:
        bad.append(path)
    if re.search('[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f]', text):
        bad.append(path)
ok(len(pages) > 20, 'pages were made')
same(bad, [], 'no markup, handler or direction mark of a sender in any')

broken = []
for path in glob.glob(root + '**/*.xlsx', recursive=True) + \
        glob.glob(root + '**/*.docx', recursive=True):
    z = zipfile.ZipFile(path)
    for n in z.namelist():
        if n.endswith(('.xml', '.rels')):
            try:
                lxml.etree.fromstring(z.read(n))
            except lxml.etree.XMLSyntaxError:
                broken.append((path, n))
        if '/sheet' in n and re.search(rb'<f[ >]', z.read(n)):
            broken.append((path, n))
same(broken, [], 'every part is well-formed, none holds a formula')

cases = of_kind(stream, 'case')
head, rows = sheet(root + '初审情况表.xlsx')
got = {r[1]: r[4] for r in rows}
plain = [c for c in cases if not re.search(
    '[\x01\ufffe\u202e]', c['fields']['company']['raw'])]
same([got[c['id']] for c in plain],
     [c['fields']['company']['raw'] for c in plain],
     'names that begin with = + - @ come back as they were')

names = [n for n in tree(root)]
ok(all(not re.search(r'[\\:*?"<>|\x00-\x1f\u202e]', n) and '..' not in n
       for n in names), 'file names are safe')
wrong = []
for path in glob.glob(root + '**/*.eml', recursive=True):
    with open(path, 'rb') as f:
        m = email.message_from_binary_file(f, policy=email.policy.default)
    if set(m.keys()) - {'To', 'Subject', 'X-Unsent', 'MIME-Version',
                        'Content-Type', 'Content-Transfer-Encoding'}:
        wrong.append(path)
same(wrong, [], 'no header of a sender gets into a draft')

secret = '绝密文件标题'
texts = {n: b for n, b in tree(root).items() if n != 'records.ndjson'}
found = []
for n, b in texts.items():
    parts = [b]
    if n.endswith(('.xlsx', '.docx')):
        z = zipfile.ZipFile(root + n)
        parts = [z.read(p) for p in z.namelist()]
    if any(secret.encode() in p for p in parts):
        found.append(n)
same(found, [], 'no word of what is held')
board = texts['board.html'].decode()
ok('请立即联系保密办' in board, 'but that it must go to the office for secrets')

modes = set()
for folder, dirs, files in os.walk(root):
    modes |= {stat.S_IMODE(os.stat(os.path.join(folder, f)).st_mode)
              for f in files}
    modes |= {stat.S_IMODE(os.stat(os.path.join(folder, d)).st_mode) + 0o10000
              for d in dirs}
same(modes, {0o600, 0o10700}, 'files 0600, folders 0700')

env = dict(os.environ, TZ='America/New_York', LC_ALL='C')
r = render(stream, base + '/b', env=env, preexec_fn=lambda: os.umask(0))
x, y = tree(root), tree(papers(base + '/b'))
same(sorted(k for k in set(x) | set(y) if x.get(k) != y.get(k)), [],
     'the same bytes under another zone, locale and umask')

# Broken pipes and full disks.
cut = stream[:stream.rindex(b'{"end"')]
r = render(cut, base + '/cut')
same((r.returncode, r.stdout), (65, b''), 'a stream without its end: 65')
lines = stream.splitlines(True)
r = render(b''.join(lines[1:]), base + '/lost')
same((r.returncode, r.stdout), (65, b''), 'a record lost on the way: 65')
with open('/dev/full', 'wb') as full:
    import subprocess
    p = subprocess.run([BIN + 'shenbao-render', '--notice', PACK, '--spool',
                        base + '/a/spool', '--out', base + '/full'],
                       input=make(0), stdout=full, stderr=subprocess.PIPE)
same(p.returncode, 74, 'records that cannot be handed on: 74')
done()
