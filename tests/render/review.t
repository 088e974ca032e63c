#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# 评审包: nothing of who applies in any byte of it; and the way back to rank.
import glob
import hashlib
import json
import os
import re
import sys
import zipfile
sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/render')
import docx
import openpyxl
from lib import (BIN, PACK, done, make, ok, papers, records, render, run,
                 same, tmp, tree)

base = tmp()
lines = records(make(24))
cases = [r for r in lines if r.get('kind') == 'case']
good = [c for c in cases if c['disc'] and c['rank'] and not c['superseded_by']]


def set_text(c, name, text, **more):
    c['fields'][name] = dict(value=text, raw=text, at='', steps=[], doubt=[],
                             **more)


def blob(text):
    """Into the spool; its hash."""
    b = text.encode()
    sha = hashlib.sha256(b).hexdigest()
    os.makedirs('%s/a/spool/%s' % (base, sha[:2]), 0o700, exist_ok=True)
    with open('%s/a/spool/%s/%s' % (base, sha[:2], sha), 'wb') as f:
        f.write(b)
    return sha


# Each tells who it is in every way that people do.
for i, c in enumerate(good):
    name = '佛山市顺德区桁%c砺%c精密制造有限公司' % (0x4e00 + 37 * i, 0x5200 + 41 * i)
    other = cases[(i * 7 + 3) % len(cases)]['fields']['company']['raw']
    c['brand'] = name[6:8]
    set_text(c, 'company', name)
    set_text(c, 'legal_person', '欧阳砚%c' % (0x6c00 + i))
    set_text(c, 'contact', '司徒%c' % (0x6d00 + i))
    set_text(c, 'phone', '0757-8600%04d' % i)
    set_text(c, 'case_title', name + '车间分类分级实践')
    code = c['fields']['uscc']['raw']
    long = ('%s（以下简称“砺桁智造”）与%s、外省某某重工股份有限公司合作。%s平台由砺桁智造'
            '研发，联系人%s，电话 %s 或 138 0000 %04d，邮箱 hang%d@hangli.example，'
            '网址 www.hangli-zz.com，统一社会信用代码%s。2024年覆盖 12000000 个测点。' % (
                name, other, c['brand'], c['fields']['contact']['raw'],
                c['fields']['phone']['raw'], i, i, code))
    if i == 1: # one number, as it is called out
        long += '123 ' * 300000
    spaced = ' '.join(name) + '，' + '\u200b'.join(c['fields']['legal_person']['raw'])
    set_text(c, 'summary', long[:60], cut=True, sha256=blob(long))
    set_text(c, 'results', spaced + '，' + ''.join(
        chr(ord(x) + 0xfee0) for x in code) + '。成效显著。')
stream = ''.join(json.dumps(r, ensure_ascii=False) + '\n'
                 for r in lines).encode()
r = render(stream, base + '/a')
same(r.returncode, 0, 'a set for experts is made')
root = papers(base + '/a')
pack = tree(root + '评审包')
same(sorted(n for n in pack if n.endswith('.docx')),
     sorted('评审组/案例材料/%s.docx' % c['id'] for c in good),
     'a paper for each recommended case, named by its id')

secret = {}
for c in cases:
    for k in ('company', 'uscc', 'legal_person', 'contact', 'phone', 'mobile',
              'email', 'address'):
        for form in ('value', 'raw'):
            v = (c['fields'].get(k) or {}).get(form)
            if v:
                secret[v] = k
    if 'brand' in c:
        secret[c['brand']] = 'brand'
for w in ('砺桁智造', '外省某某重工', 'hangli', '0757-8600'):
    secret[w] = 'in a text'
found = []
for n, b in pack.items():
    z = zipfile.ZipFile(root + '评审包/' + n)
    text = b'\n'.join([n.encode(), b] + [z.read(p) for p in z.namelist()])
    plain = re.sub(r'<[^>]*>|\s|\u200b', '', text.decode('utf-8', 'ignore'))
    found += [(n, k, v) for v, k in secret.items()
              if v.encode() in text or v in plain]
ok(len(secret) > 100, 'there is something to look for')
same(found, [], 'no company, person, number or address in any byte of it')
one = good[0]
text = '\n'.join(p.text for p in docx.Document(
    root + '评审包/评审组/案例材料/%s.docx' % one['id']).paragraphs)
ok('某单位' in text and '车间分类分级实践' in text, 'the case itself stays readable')
ok('2024年覆盖 12000000 个测点' in text, 'numbers that tell nobody stay; a cut text is whole')
ok('成效显著' in text, 'and what follows a name')

# --- the sheet, filled in and brought back ---
path = root + '评审包/评审组/评分表.xlsx'
book = openpyxl.load_workbook(path)
sheets = [s for s in book.worksheets if s.sheet_state == 'visible']
same(len(sheets), 5, 'a sheet for each expert')
head = [c.value for c in next(r for r in sheets[0].iter_rows()
                              if r[0].value == '专家代号')]
same(head, ['专家代号', '案例编号', '案例名称', '申报方向', '企业类型', '安全防护成效', '服务赋能效果',
            '应用示范价值', '总分', '是否回避', '评审意见'], 'its columns')
kinds = sorted({v.type for v in sheets[0].data_validations.dataValidation})
same(kinds, ['decimal', 'list'], 'marks are numbers in bounds, 回避 is a choice')
want = {}
for e, s in enumerate(sheets):
    for n, row in enumerate(r for r in s.iter_rows()
                            if str(r[1].value).startswith('c')):
        cell = dict(zip(head, row))
        if (e, n) == (0, 0):
            cell['是否回避'].value = '是'
            continue
        parts = [30 + e, 20 + n % 5, 25]
        for name, v in zip(head[5:8], parts):
            cell[name].value = v
        if n % 2:
            cell['总分'].value = sum(parts)
        if (e, n) == (1, 1):
            cell['总分'].value = 99 # not what the parts say
            continue
        want.setdefault(row[1].value, []).append(sum(parts))
os.mkdir(base + '/desk')
book.save(base + '/desk/scores.xlsx')
p = run(BIN + 'shenbao-rank', '--notice', PACK, '--desk', base + '/desk',
        '--at', '2024-12-24T16:30:00+08:00', input=stream)
same(p.returncode, 0, 'rank reads it')
got = [json.loads(x) for x in p.stdout.splitlines()]
scores = {r['id']: r['scores'] for r in got if r.get('scores')}
same({k: v['n'] for k, v in scores.items()},
     {k: len(v) for k, v in want.items()}, 'every mark of every sheet arrives')
same({k: v['mean'] for k, v in scores.items()},
     {k: int(sum(v) / len(v) * 100 + .5) / 100 for k, v in want.items()},
     'with the means')
same(sum(v['recused'] for v in scores.values()), 1, 'who stood back gave none')
refused = got[-1]['end']['scores_refused']
same([x['message'] for x in refused], ['总分与分项之和不符，未采用'],
     'a sum that is not the sum of its parts is refused')
ok(len(refused) == 1 and '第2张表' in refused[0]['at'], 'and found again by its place')
p = run(BIN + 'shenbao-rank', '--notice', PACK, '--desk', base + '/blank',
        '--at', '2024-12-24T16:30:00+08:00', input=stream) \
    if os.mkdir(base + '/blank') or os.link(path, base + '/blank/scores.xlsx') \
    is None else None
refused = json.loads(p.stdout.splitlines()[-1])['end']['scores_refused']
ok(len(refused) == 4 and '共有 %d 行' % (5 * len(good)) in refused[3]['message'],
   'a sheet not begun is told in a few lines')

# Off without a word in the pack, or in another role.
os.makedirs(base + '/pack')
for f in os.listdir(PACK):
    with open('%s/%s' % (PACK, f), encoding='utf-8') as src, \
            open('%s/pack/%s' % (base, f), 'w', encoding='utf-8') as dst:
        dst.write(src.read().replace('roles: [province, tongguan]\n  folder',
                                     'roles: [nobody]\n  folder'))
os.makedirs(base + '/b/spool')
r = run(BIN + 'shenbao-render', '--notice', base + '/pack', '--spool',
        base + '/b/spool', '--out', base + '/b', input=stream)
same((r.returncode, os.path.exists(papers(base + '/b') + '评审包')), (0, False),
     'none for other roles')
done()
