#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# What the workbooks say is what the records hold, read by other programs.
import csv
import glob
import json
import os
import re
import subprocess
import zipfile
import sys
sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/render')
import openpyxl
from lib import (done, make, of_kind, ok, papers, records, render, run, same,
                 sheet, tmp, value)

base = tmp()
stream = make(14)
r = render(stream, base + '/a')
same(r.returncode, 0, 'a stream is rendered')
same(r.stdout, stream, 'and goes on byte for byte')
root = papers(base + '/a')
cases = of_kind(stream, 'case')
good = [c for c in cases if c['disc'] and c['rank'] and not c['superseded_by']]

head, rows = sheet(root + '推荐汇总表.xlsx')
same(head, ['序号', '案例名称', '申报单位', '统一社会信用代码', '企业类型', '申报方向',
            '所在地市', '案例简介', '联系人', '手机', '备注'], 'columns of the pack')
same([r[:10] for r in rows],
     [[str(i + 1)] + [value(c, f) for f in (
         'case_title', 'company', 'uscc', 'applicant_type', 'directions', 'city',
         'summary', 'contact', 'mobile')] for i, c in enumerate(good)],
     'the recommended, in order, with their values')
text = ' '.join(str(c) for r in rows for c in r)
ok(not re.search('初判|退回|核实', text), 'no verdicts among them')
names = sorted(os.path.basename(p) for p in glob.glob(root + '推荐汇总表/*'))
per = sum((sheet(root + '推荐汇总表/' + n)[1] for n in names), [])
same(sorted(r[3] for r in per), sorted(value(c, 'uscc') for c in good),
     'the lists of each recommender add up to the same')

# One that another channel recommends.
lines = records(stream)
mine = [c for c in lines if c.get('kind') == 'case' and c['rank'] and c['disc']]
mine[0].update(rank=None, disc=False)
render('\n'.join(json.dumps(x) for x in lines).encode() + b'\n', base + '/n')
path = papers(base + '/n') + '推荐汇总表.xlsx'
note = next(str(c.value) for c in openpyxl.load_workbook(path).active['A']
            if '未列入' in str(c.value))
same(len(sheet(path)[1]) + sum(int(n) for n in re.findall(r' (\d+) 个', note)),
     sum(not c['superseded_by'] for c in cases),
     'the list and what its note says is not on it are all cases')

head, rows = sheet(root + '初审情况表.xlsx')
at = {h: i for i, h in enumerate(head)}
held = [m['id'] for m in of_kind(stream, 'mail') if m['class'] == 'held']
same([r[at['案例编号']] for r in rows], held + [c['id'] for c in cases],
     'every submission has its row, superseded and held ones too')
words = dict(accept='初判符合', reject='初判不符合', manual='需人工核实')
words['return'] = '初判退回补正'
same([r[at['系统初判']] for r in rows[len(held):]],
     ['已被新版本取代' if c['superseded_by'] else words[c['verdict']]
      for c in cases], 'with its state')
ok(all(f['message'] in r[at['存在问题及条款']] and
       '（%s）' % f['clause'] in r[at['存在问题及条款']]
       for r, c in zip(rows[len(held):], cases) for f in c['findings']
       if f['state'] != 'pass'), 'and every reason with its clause')
ok(all(r[at['统一社会信用代码']] == value(c, 'uscc')
       for r, c in zip(rows[len(held):], cases)), 'codes are text, whole')

head, rows = sheet(root + '初审情况表.xlsx', '未识别材料')
at = {h: i for i, h in enumerate(head)}
lost = [m['id'] for m in of_kind(stream, 'mail') if not m['holds']]
same(sorted(set(lost) - {r[at['来件编号']] for r in rows}), [],
     'every mail that is no case stands in the annex')
ok(all(r[at['原因']] for r in rows), 'each with a reason')
ok(any(r[at['文件或链接']] == '打不开.7z' and '密码' in r[at['原因']]
       for r in rows), 'and with the archive that nobody can open')
same([r[at['原因']] for r in rows if r[at['文件或链接']] == '后补承诺函.pdf'],
     ['佐证材料，未归入任何案例'], 'a paper of a kind is not called a riddle')
ok(any('hxxps://' in str(r[at['文件或链接']]) for r in rows),
   'links are shown defanged')

text = open(root + 'board.html', encoding='utf-8').read()
same(len(sheet(root + '交接单.xlsx')[1]),
     int(re.search(r'现在需要人决定或办理的（(\d+) 项', text)[1]),
     '交接单 numbers what the board counts, and nothing else')

head, rows = sheet(root + '核对表.xlsx')
ok(any('未见申报书' in ' '.join(map(str, r)) for r in rows),
   'a row without a form stands in 核对表')

books = glob.glob(root + '**/*.xlsx', recursive=True)
bad, shaped = [], 0
for b in books:
    z = zipfile.ZipFile(b)
    for n in z.namelist():
        if n.startswith('xl/worksheets/sheet'):
            xml = z.read(n).decode()
            if '<f>' in xml or '<f ' in xml:
                bad.append(b)
            shaped += 'paperSize="' in xml
same(bad, [], 'no cell of any workbook is a formula')
ok(shaped >= len(books), 'each sheet has its paper')

z = zipfile.ZipFile(root + '初审情况表.xlsx')
xml = z.read('xl/worksheets/sheet1.xml').decode()
ok('<dataValidation type="list"' in xml and "'选项'!" in xml,
   "drop-down lists for the clerk's columns, from a hidden sheet")
ok('state="hidden"' in z.read('xl/workbook.xml').decode(), 'which is hidden')
ok('_xlnm.Print_Titles' in z.read('xl/workbook.xml').decode(),
   'headings repeat on every page')
ok('<pane ' in xml and '<autoFilter ' in xml, 'panes frozen, a filter set')
ok('TargetMode="External"' in z.read(
    'xl/worksheets/_rels/sheet1.xml.rels').decode(), 'links to the reasons')
ok(any('charts/chart' in n for n in
       zipfile.ZipFile(root + '统计表.xlsx').namelist()), 'charts are native')

# The catalog of all leads to those of the cases, the board to it.
live = [c for c in cases if not c['superseded_by']]
whole = ['索引目录/%s.html' % c['id'] for c in live]
with open(root + '索引目录.html', encoding='utf-8') as f:
    page = f.read()
same(re.findall(r'<td[^>]*><a href="([^"]+)"', page), whole,
     'a link to the catalog of each case')
same([c.hyperlink.target.replace('\\', '/') for r in openpyxl.load_workbook(
    root + '索引目录.xlsx').active for c in r if c.hyperlink], whole,
     'in the workbook, too')
ok('href="board.html"' in page and all(
    'href="../索引目录.html"' in open(root + p, encoding='utf-8').read()
    for p in whole), 'and back')



def listed(c, name):
    """The kinds of paper that a case's catalog says a file is."""
    rows = openpyxl.load_workbook('%s索引目录/%s.xlsx' % (root, c['id']))
    return [r[1] for r in rows.active.iter_rows(values_only=True)
            if name in (r[2] or '')]


some = [c for c in live if any(f['name'] == '现场照片.pdf' for f in c['files'])]
ok(some and all(listed(c, '现场照片.pdf') == ['其他材料'] for c in some),
   'what is of no chapter is listed, too')
some = [c for c in live if any(f.get('parts') for f in c['files'])]
ok(some and all(
    listed(c, '合订.pdf（第2页 第1段起）') == ['申报主体资格材料'] and
    listed(c, '合订.pdf（第3页 第1段起）') == ['承诺函'] for c in some),
   'each of the papers bound into one has a line')

# LibreOffice reads the same as openpyxl: every cell of every table.
env = dict(os.environ, HOME=base)
tops = sorted(glob.glob(root + '*.xlsx'))
subprocess.run(['soffice', '--headless', '--convert-to',
                'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,'
                'false,false,-1', '--outdir', base + '/csv'] + tops, env=env,
               capture_output=True)


def lean(rows):
    """Texts, without what is empty behind them."""
    rows = [[str(c).replace('\r', '') if c is not None else '' for c in r]
            for r in rows]
    for r in rows:
        while r and not r[-1]:
            r.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


compared = 0
for path in tops:
    book = openpyxl.load_workbook(path)
    for ws in book.worksheets:
        if ws.sheet_state != 'visible':
            continue
        name = '%s/csv/%s-%s.csv' % (base, os.path.basename(path)[:-5], ws.title)
        with open(name, encoding='utf-8', newline='') as f:
            other = lean(csv.reader(f))
        mine = lean(ws.iter_rows(values_only=True))
        compared += sum(map(len, mine))
        same(other, mine, os.path.basename(path) + ' ' + ws.title +
             ': LibreOffice and openpyxl read the same')
ok(compared > 1000, 'some thousand cells')

# 校验清单 and 统计表 against the records.
head, rows = sheet(root + '校验清单.xlsx')
same([(r[1], r[3], r[6]) for r in rows],
     [(c['id'], f['name'], f['sha256']) for c in cases for f in c['files']],
     'a line with its hash for each file of each case')
ws = openpyxl.load_workbook(root + '统计表.xlsx')['申报方向']
live = [c for c in cases if not c['superseded_by']]
got = {r[0]: list(r[1:6]) for r in ws.iter_rows(values_only=True)
       if isinstance(r[1], (int, float))}
want = {}
for d in got:
    of = [c['verdict'] for c in live
          if d == '合计' or c['fields']['directions']['value'] == [d]]
    want[d] = [of.count(v) for v in ('accept', 'return', 'reject', 'manual')]
    want[d].append(len(of))
same(got, want, 'the numbers of 统计表')
ok('合计' in got, 'with their sum')
book = openpyxl.load_workbook(root + '统计表.xlsx')
quota = {r[0]: r[6] for r in book['推荐单位'].iter_rows(values_only=True)}
same((quota['深圳市工业和信息化局'], quota['广州市工业和信息化局']), ('—', 8),
     'no quota is a dash, not a quota of 0')
ws = book['存在问题']
rows = [r[:2] for r in ws.iter_rows(values_only=True) if str(r[0]).isdigit()]
same([int(r[0]) for r in rows], list(range(1, len(rows) + 1)),
     'reasons are numbered, as their chart calls them')
ok(len(set(r[1] for r in rows)) == len(rows) and '承诺函' in [r[1] for r in rows],
   "and called by their rules' titles, each once")
ok(all(w.sheet_properties.pageSetUpPr.fitToPage and
       w.page_setup.fitToHeight in (None, 1) for w in book),
   'each with its chart on a page')

# A form that could not be read is called by its file.
lines = records(stream)
one = next(c for c in lines if c.get('kind') == 'case')
one['fields'] = {}
one['form'] = dict(one['form'], name='看不清.jpg', unread='scan',
                   unread_text='只有图像')
one['findings'] = [dict(rule='list-missing', clause='二', quote='', state='manual',
                        severity='return', disposition='退回补正', fields=[],
                        message='无法核对推荐关系', at=[], by='rank')]
seal = dict(rule='seal', clause='一', quote='', state='manual', severity='warn',
            disposition='提醒', message='公章请目视核对', fields=[], at=[], by='rule')
for c in lines:
    c.get('findings', []).insert(0, seal)
lines.remove(one)
lines.insert(-1, one)
render('\n'.join(json.dumps(x) for x in lines).encode() + b'\n', base + '/unread')
every = [str(v) for r in openpyxl.load_workbook(
    papers(base + '/unread') + '初审情况表.xlsx').worksheets[0]
    .iter_rows(values_only=True) for v in r]
ok(not any('目视核对' in v for v in every) and
   sum('每件均须由人核对' in v and '公章' in v for v in every) == 1,
   'what is asked of each case stands once below 初审情况表')
with open(papers(base + '/unread') + '索引目录.html', encoding='utf-8') as f:
    bands = re.findall(r'scope="colgroup">([^<]+)<', f.read())
ok('广州市工业和信息化局' in bands and bands[-1] == '广州市工业和信息化局（续）',
   'what comes again in the catalog is called so')
ws = openpyxl.load_workbook(root + '推荐汇总表.xlsx').active
code = next(c for r in ws for c in r if c.value == '统一社会信用代码')
ok(ws.column_dimensions[code.column_letter].width > 18.5,
   'a code of 18 characters has one line')
head, rows = sheet(papers(base + '/unread') + '核对表.xlsx')
ok(any('看不清.jpg\n（只有图像）' in r for r in rows),
   'in 核对表 an unread form is called by its file')

# Nothing at all still makes every table.
r = render(make(0), base + '/none')
same(r.returncode, 0, 'an empty stream is rendered')
same(sheet(papers(base + '/none') + '推荐汇总表.xlsx')[1], [], 'no rows')
ok(not glob.glob(papers(base + '/none') + '报部/*函*'),
   'nothing to recommend, no letter that does')
ok(not any('charts/' in n for n in zipfile.ZipFile(
    papers(base + '/none') + '统计表.xlsx').namelist()), 'nor charts of nothing')

# A stream that a person filtered says so.
render(make(3, 'edited'), base + '/edited')
z = zipfile.ZipFile(papers(base + '/edited') + '推荐汇总表.xlsx')
ok('经人工筛选' in z.read('xl/worksheets/sheet1.xml').decode(),
   'papers of a filtered stream say so')
done()
