#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Fields that a pack names itself: a day called _end, a company that says 本公司."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE + '/../validate')
import lib  # noqa: E402

STATES = ('accept', 'return', 'reject', 'manual', 'superseded')
t = lib.Tap()
tmp = tempfile.mkdtemp()
pack = os.path.join(tmp, 'pack')
lib.run([lib.BIN + '/shenbao', 'new-notice', pack])
with open(pack + '/forms.yaml', encoding='utf-8') as f:
    text = f.read()
with open(pack + '/forms.yaml', 'w', encoding='utf-8') as f:
    f.write(text.replace('\nlist:', """
    - {name: lease_end, kind: date, labels: [租期截止日]}
    - {name: stage_start, kind: date, labels: [一期开始]}
    - {name: stage_end, kind: date, labels: [一期结束]}
    - {name: user, kind: company, labels: [用户单位]}

list:""", 1))


def read(**raw):
    """The fields of a record with these texts, as the stage gives them."""
    rec = {'kind': 'case', 'id': 'c000000000001', 'mail': 'm1', 'fields': {
        k: {'value': None, 'raw': v, 'at': 'm1/2/a.docx/表1 第1行 第2列'}
        for k, v in raw.items()}}
    none = dict.fromkeys(STATES, 0)
    end = {'end': {'mails': {}, 'cases': dict(none, unjudged=1),
                   'regions': none, 'lists': 0, 'rows': 0, 'records': 1}}
    p = subprocess.run(
        [lib.BIN + '/shenbao-normalize', '--notice', pack],
        input='\n'.join(json.dumps(x, ensure_ascii=False)
                        for x in (rec, end)) + '\n',
        capture_output=True, text=True)
    assert p.returncode == 0, p.stderr
    return json.loads(p.stdout.splitlines()[0])['fields']


def said(f):
    return f['value'], f['doubt']


got = read(lease_end='长期', stage_start='2024年3月', stage_end='至今')
t.equal(said(got['lease_end']), (None, ['not-a-date']),
        'an end of nothing that begins is a day like others')
t.equal(said(got['stage_end']), ('present', []), 'the end of a span may be open')

WORKS = '嘉陵某某装备有限公司'
for word in ('本公司', '我公司', '本单位', '申报单位', '本企业（自用）', '自用', '同申报单位'):
    got = read(company=WORKS, user=word)
    t.equal(said(got['user']) + ('same' in got['user']['steps'],),
            (WORKS, [], True), '用户单位: ' + word)
t.equal(said(read(company=WORKS, user='本溪某某公司')['user']),
        ('本溪某某公司', []), 'a name that only begins so')
t.equal(said(read(company='本公司', user='本公司')['company']),
        (None, ['elsewhere']), 'the applicant itself must say who')
shutil.rmtree(tmp)
t.done()
