#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Each rule of miit-2024: cases, and outstanding regions."""
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import lib  # noqa: E402

base = json.load(open(HERE + '/base.json'))
base['recommender'] = '440000'
t = lib.table('miit-2024', base, HERE + '/desk-miit')

# One region: alone and jointly is for a person; the set is rank's.
pack = os.path.join(lib.ROOT, 'config/miit-2024')
region = dict(lib.edited(base, [lib.REGION])[0], id='c00000000000a')
other = lib.edited(region, [
    '.id="c00000000000b" | .fields.company.value="广东省通信管理局"'
    ' | .mail="m2" | .form.sha256="01" | .texts.company_key="广东省通信管理局"'
    ' | .texts.title_key="另一份"'])[0]
far = lib.edited(region, [
    '.id="c00000000000c" | .fields.company.value="浙江省经济和信息化厅"'
    ' | .mail="m3" | .form.sha256="02" | .texts.company_key="浙江"'
    ' | .texts.title_key="又一份"'])[0]
got = {r['id']: r for r in lib.rank([region, other, far], pack,
                                    HERE + '/desk-miit')}
for i, want in (('a', 'manual'), ('b', 'manual'), ('c', 'pass')):
    f = lib.finding(got['c00000000000' + i], 'region-once')
    t.equal(f['state'], want, 'region-once: %s: %s' % (i, f['message']))
t.done()
