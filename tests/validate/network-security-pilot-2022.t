#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""A pack of another shape: partners, two projects a unit, earlier winners."""
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import lib  # noqa: E402

NAME = 'network-security-pilot-2022'
base = lib.edited(json.load(open(HERE + '/base.json')), [lib.PILOT])[0]
t = lib.table(NAME, base, HERE + '/desk-pilot')


def project(n, lead, partners):
    return lib.edited(base, [
        '.id="c00000000000%d" | .mail="m%d" | .form.sha256="%02d"'
        ' | .fields.company.value="%s" | .texts.company_key="%s"'
        ' | .fields.partners.value=%s | .fields.case_title.value="项目%s"'
        ' | .texts.title_key="项目%s" | .evidence.agreement=["x"]'
        % (n, n, n, lead, lead, json.dumps(partners, ensure_ascii=False),
           '甲乙丙丁戊己'[n], '甲乙丙丁戊己'[n])])[0]


A, B, C = '云港示例科技有限公司', '海石示例软件有限公司', '南栎示例研究院有限公司'
records = [project(1, A, []), project(2, B, [A]), project(3, C, ['云港示例科技有限责任公司']),
           project(4, B, [])]
got = {r['id']: r for r in lib.rank(records, os.path.join(
    lib.ROOT, 'config', NAME), HERE + '/desk-pilot')}
for n, want, why in ((1, 'fail', 'leads one'), (2, 'fail', 'partner in one'),
                     (3, 'fail', 'partner under another spelling'),
                     (4, 'pass', 'its own two are allowed')):
    f = lib.finding(got['c00000000000%d' % n], 'two-projects')
    t.equal(f['state'], want, 'two-projects: %s: %s' % (why, f['message']))

# A table that nobody brought is none in which nothing stands.
desk = tempfile.mkdtemp()
for name in ('register.csv', 'site.yaml'):
    shutil.copy(HERE + '/desk-pilot/' + name, desk)
out, err, status = lib.validate([project(1, A, [])],
                                os.path.join(lib.ROOT, 'config', NAME), desk)
rule = [r['id'] for r in json.load(os.popen(
    '%s/shenbao check-notice --json %s/config/%s' % (lib.BIN, lib.ROOT, NAME)))[
        'rules'] if 'lookup.winners' in r.get('needs', [])][0]
t.equal(lib.finding(out[0], rule)['state'], 'manual',
        'without the earlier winners nobody knows')
t.ok('winners' in err and '没有这张表' in err, 'and it is told', err)
shutil.rmtree(desk)

# It needed no C: no source names anything of this notice.
out = subprocess.run(['grep', '-rlE', '试点示范|partners_max|projects_max|'
                      'project_stage|two-projects|winners',
                      lib.ROOT + '/stages', lib.ROOT + '/pipeline',
                      '--include=*.c', '--include=*.h'],
                     capture_output=True).stdout.decode()
t.equal(out, '', 'no C file knows this notice')
t.done()
