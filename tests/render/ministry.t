#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# 报部: mail drafts hold their files, whole, in order, none too large.
import email
import email.policy
import glob
import hashlib
import json
import os
import re
import sys
import zipfile
sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/render')
import docx
from lib import BIN, PACK, done, make, ok, papers, records, run, same, tmp

base = tmp()
lines = records(make(30))
good = [c for c in lines if c.get('kind') == 'case' and c['disc'] and
        c['rank'] and not c['superseded_by']]
bodies = []
for i, c in enumerate(good):
    b = hashlib.shake_256(b'%d' % i).digest((5 + i * 37) * 1000 if i != 4
                                            else 1500000)
    sha = hashlib.sha256(b).hexdigest()
    os.makedirs('%s/spool/%s' % (base, sha[:2]), 0o700, exist_ok=True)
    with open('%s/spool/%s/%s' % (base, sha[:2], sha), 'wb') as f:
        f.write(b)
    c['form'] = dict(c['form'], sha256=sha, name='申报表.%s' % (
        'docx', 'doc', 'wps', 'xlsx')[i % 4])
    bodies.append(b)
# a form's table in a file of its own
sha = hashlib.sha256(bodies[0]).hexdigest()
good[1]['files'] = [dict(name='指标表.xlsx', role='annex', sha256=sha)]
bodies.insert(2, bodies[0])
os.mkdir(base + '/pack')
for f in os.listdir(PACK):
    with open('%s/%s' % (PACK, f), encoding='utf-8') as src, \
            open('%s/pack/%s' % (base, f), 'w', encoding='utf-8') as dst:
        dst.write(src.read().replace('mail_mib: 20', 'mail_mib: 1'))
r = run(BIN + 'shenbao-render', '--notice', base + '/pack', '--spool',
        base + '/spool', '--out', base + '/out', input=''.join(
            json.dumps(x, ensure_ascii=False) + '\n' for x in lines).encode())
same(r.returncode, 0, 'rendered')
root = papers(base + '/out') + '报部/'
rows = [[c.text for c in r.cells] for r in
        docx.Document(root + '核对单.docx').tables[0].rows]
same([r[2] for r in rows[1:4]], ['2', '2', '各2'], 'copies of each paper')
ok('集体研究决定后方可使用' in docx.Document(root + '推荐函（草稿）.docx')
   .paragraphs[1].text, 'until there is an order the letter says that it is none')
drafts = sorted(glob.glob(root + '*.eml'),
                key=lambda p: int(re.search(r'(\d+)\.eml', p)[1]))
ok(len(drafts) > 3, 'several mails, split by size')
got, large, bad, names = [], [], [], []
for n, path in enumerate(drafts):
    with open(path, 'rb') as f:
        raw = f.read()
    m = email.message_from_bytes(raw, policy=email.policy.default)
    if m.defects or any(p.defects for p in m.walk()) or b'\n' in \
            raw.replace(b'\r\n', b'') or max(map(len, raw.split(b'\r\n'))) > 998:
        bad.append(path)
    text = m.get_body().get_content()
    parts = list(m.iter_attachments())
    if any(p.get_filename() not in text or p.get_filename() !=
           p.get_param('name') for p in parts) or '第%d封' % (n + 1) not in \
            m['Subject'] or m['X-Unsent'] != '1':
        bad.append(path)
    forms = [p for p in parts if '申报书' in p.get_filename()]
    if len(raw) > 1 << 20:
        large.append(len(forms))
        ok('超过单封大小上限' in text, 'one that is too large by itself says so')
    got += [p.get_content() for p in forms]
    names += [p.get_filename() for p in forms]
    if n == 0:
        one = [p for p in parts if p not in forms]
        same([p.get_filename() for p in one], ['典型案例推荐汇总表.xlsx'],
             'the list goes with the first')
        with open(root + one[0].get_filename(), 'rb') as f:
            ok(f.read() == one[0].get_content(), 'byte for byte')
same(bad, [], 'valid MIME: names, lines, parts, subject')
ok(got == bodies, 'every form, whole, in order')
same(large, [1], 'over the limit only what is so by itself')
same(names, sorted(os.listdir(root + '申报书')), 'the same as in the folder')
letter = zipfile.ZipFile(root + '推荐函（草稿）.docx').read('word/document.xml')
ok(re.search('<w:spacing w:val="-\\d+"/>.*?关于推荐护航新型工业化网络安全典型案例的函',
             letter.decode(), re.S), 'a title one character too long is set closer')
done()
