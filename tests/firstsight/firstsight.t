#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Forms made by authors who had not seen the reader are read.

Of each author's layouts those that showed what had to be repaired, and need
no LibreOffice; FIRST.md to FIRST12.md tell how all of them were read on first
sight.
"""
import json
import os
import sys

TOP = os.environ.get('TOP') or os.path.abspath(
    os.path.join(os.path.dirname(__file__), '..', '..'))
sys.dont_write_bytecode = True
sys.path.insert(0, TOP + '/tests/tools')
from tap import BIN, done, ok, run, tmp

HERE = TOP + '/tests/firstsight/'
AUTHORS = [  # maker, least fields, least per cent right, layouts
    ('make.py', 250, 99,
     'a05 a10 a16 a26 c01 c05 c10 c12 b02 b04 b05'),
    ('second/make.py', 400, 98.5,
     'autonum questions survey giant8 bands nested xlquest matrix codekey '
     'combo twohalves parentblk twovals people peoplecols heavybrackets list-doc'),
    ('third/make.py', 400, 98.5,
     'r-wzlh r-gzmy r-gdgs r-dgnh r-wltest o-people o-two o-notes u-nest '
     'l-ticks l-plain'),
    ('fourth/make.py', 400, 98.5,
     'gyhlw-sfsd xiaojuren shoutaitao shandong-wenzi hubei-xiahua xlsx-wps '
     'only-chosen xiao-kuang liuyang hua-gai l-santou'),
    ('fifth/make.py', 400, 98.5,
     'remarks_same multi_project odd_merge city_retype city_8col '
     'agency_banner only_chosen tick_matrix label_above sys_export_xlsx '
     'spaces_typed list_two_heads list_combo_cell list_same_above'),
    ('seventh/make.py', 250, 99,
     'a06-paras a13-example a20-prose a21-contd a32-xlsx a36-unit a44-evid '
     'a45-grid8 a46-ministry'),
    ('twelfth/make.py', 180, 99, '')]


def read(d):
    p = run(sys.executable, HERE + 'score.py', d, BIN.rstrip('/'),
            TOP + '/config/guangdong-2024', TOP + '/samples/desk', '--json',
            d + '/score.json')
    if not ok(p.returncode == 0, 'the stages run'):
        print(p.stderr.decode())
        return None
    with open(d + '/score.json') as f:
        return json.load(f)


def judge(r, fields, least):
    n = sum(r['total'].values())
    right = r['total'].get('right', 0) + r['total'].get('right?', 0)
    ok(n > fields, '%d fields were asked for' % n)
    if not ok(100. * right / n >= least,
              '%.2f %% of them are right' % (100. * right / n)):
        print('\n'.join('# %s %s %s' % tuple(m) for m in r['misses']
                        if m[2] != 'right?'))
    ok(not r['total'].get('wrong'), 'none is wrong without a flag')


for maker, fields, least, layouts in AUTHORS:
    d = tmp()
    p = run(sys.executable, HERE + maker, d, *layouts.split())
    ok(p.returncode == 0, maker)
    r = read(d)
    if r is not None:
        judge(r, fields, least)
done()
