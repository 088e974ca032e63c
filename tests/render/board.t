#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# Every number of the board, counted again by jq; what may not stand on it.
import html.parser
import json
import os
import re
import subprocess
import sys
sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/render')
from lib import (PACK, done, make, of_kind, ok, papers, render, same, tmp,
                 value)

base = tmp()
stream = make(14)
render(stream, base + '/a')
root = papers(base + '/a')
board = open(root + 'board.html', encoding='utf-8').read()


def jq(program):
    p = subprocess.run(['jq', '-sc', program], input=stream,
                       capture_output=True, check=True)
    return p.stdout.decode().strip()


class Page(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.tags, self.attrs, self.cards, self.tables = [], [], {}, {}
        self.label = self.table = self.cell = None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        self.tags.append(tag)
        self.attrs += attrs
        if a.get('role') == 'region':
            self.table = self.tables.setdefault(a['aria-label'], [])
        if tag == 'tr' and self.table is not None:
            self.table.append([])
        if tag in ('td', 'th') and self.table is not None:
            self.table[-1].append('')
            self.cell = True
        if tag == 'span' and a.get('class') == 'label':
            self.label = ''
        if tag == 'strong':
            self.cards[self.label] = ''
            self.card = True

    def handle_endtag(self, tag):
        if tag in ('td', 'th'):
            self.cell = None
        if tag == 'table':
            self.table = None
        if tag == 'strong':
            self.label = None

    def handle_data(self, data):
        if self.cell:
            self.table[-1][-1] += data
        elif self.label == '':
            self.label = data
        elif self.label is not None and self.label in self.cards:
            self.cards[self.label] += data


p = Page(board)
with open(PACK + '/notice.yaml', encoding='utf-8') as f:
    offices = json.dumps(dict(re.findall(
        r'\{code: "?([\w-]+)"?, name: ([^,]+),', f.read())))
LIVE = '[.[]|select(.kind=="case" and .superseded_by==null)]'
same(p.cards['来件'], jq('[.[]|select(.kind=="mail")]|length') + ' 件', 'mails')
render(stream.replace(b'"spam"', b'"register"'), base + '/r')
ok('每件来件均有一条记录' in board and '其中登记册送达记录 1 条' in
   open(papers(base + '/r') + 'board.html', encoding='utf-8').read(),
   'lines of the register are told apart')
same(p.cards['申报案例'], jq(LIVE + '|length') + ' 个', 'cases')
for verdict, word in (('accept', '初判符合'), ('return', '初判退回补正'),
                      ('reject', '初判不符合'), ('manual', '需人工核实')):
    same(p.cards[word], jq('%s|map(select(.verdict=="%s"))|length' % (
        LIVE, verdict)) + ' 个', word)
same(p.cards['材料送达截止'], '还剩 0 小时 30 分', 'time left, from the run')

rows = {r[0]: r[1:] for r in p.tables['推荐单位'][1:]}
same(rows['广州市工业和信息化局'][0],
     jq(LIVE + '|map(select(.recommender=="440100"))|length'), 'of a recommender')
same(rows['广州市工业和信息化局'][1], '原则上 ≤ 8', 'and its quota')
same(sum(int(r[1]) for r in p.tables['推荐单位'][1:-1]),
     int(jq(LIVE + '|length')), 'recommenders add up')
cards = [int(p.cards[w].split()[0]) for w in (
    '初判符合', '初判退回补正', '初判不符合', '需人工核实')]
for table in '推荐单位', '申报方向', '企业类型':
    same([x for x in p.tables[table].pop() if x not in ('—', '')],
         ['合计'] + [str(x) for x in [sum(cards)] + cards],
         table + ': its sums are the cards')
for r in p.tables['申报方向'][1:]:
    same(r[1], jq('%s|map(select(.fields.directions.value==["%s"]))|length' % (
        LIVE, r[0])), r[0])
for r in p.tables['企业类型'][1:]:
    same(r[1], jq('%s|map(select(.fields.applicant_type.value=="%s"))|length' % (
        LIVE, r[0])), r[0])
reasons = [int(r[1]) for r in p.tables['存在问题（按出现次数）'][1:]]
same(reasons, sorted(reasons, reverse=True), 'reasons by frequency')
same(sum(reasons), int(jq(
    LIVE + '|[.[].findings[]|select(.state!="pass")]|length')), 'all of them')
EVERYBODY = '件都成立，请先核对规则'
ok(EVERYBODY not in board, 'nothing holds of everybody')
records = [json.loads(line) for line in stream.splitlines()]
for c in records:
    if c.get('kind') == 'case':
        c['findings'].append(dict(rule='r', state='fail', title='省内注册',
                                  severity='return', message='m'))
render(b''.join(json.dumps(c, ensure_ascii=False).encode() + b'\n'
                for c in records), base + '/e')
ok('“省内注册”对全部 %s %s' % (jq(LIVE + '|length'), EVERYBODY) in
   open(papers(base + '/e') + 'board.html', encoding='utf-8').read(),
   'what holds of everybody may be written wrong')
for c in records:
    if c.get('class') == 'held':
        c.update(subject='加密的来件', wrong=[dict(
            code='encrypted', message='邮件已加密，无法读取', at='1')])
render(b''.join(json.dumps(c, ensure_ascii=False).encode() + b'\n'
                for c in records), base + '/f')
text = open(papers(base + '/f') + 'board.html', encoding='utf-8').read()
ok('加密的来件' in text and '无法读取' in text and '保密办' not in text,
   'what is held since nobody can open it bears no marking')
CLASSES = dict(case='申报材料', list='推荐单位材料', held='暂扣（标有密级标志，或加密、残缺，未能打开）',
               spam='广告或垃圾邮件', reply='自动回复', bounce='退信', empty='空邮件',
               unknown='未能识别的材料')
CLASSES.update({'other-notice': '属于其他通知的材料', 'after-cut': '截取时刻之后送达'})
classes = dict(r for r in p.tables['来件账目'][1:])
same(sorted(classes), sorted(CLASSES.values()), 'each class of mail has its row')
for c, word in CLASSES.items():
    same(classes[word], jq('[.[]|select(.kind=="mail" and .class=="%s")]|length'
                           % c), 'mails: ' + c)
STATES = ('accept', 'return', 'reject', 'manual')
GROUPS = (('推荐单位', 3, '.recommender as $c|$n[$c]'),
          ('申报方向', 2, '.fields.directions.value[]'),
          ('企业类型', 2, '.fields.applicant_type.value'))
for table, first, key in GROUPS:
    got = {r[0]: [int(x) for x in [r[1]] + r[first:first + 4]]
           for r in p.tables[table][1:] if r[1] != '0'}
    n = offices if table == '推荐单位' else 'null'
    want = json.loads(jq('%s as $n|%s|group_by(%s)|map({key:(.[0]|%s),value:('
                         '[length]+[("%s") as $v|map(select(.verdict==$v))|length])'
                         '})|from_entries' % (n, LIVE, key, key, '","'.join(STATES))))
    same(got, want, table + ': every number of every row')
same(sum(int(r[1]) for r in p.tables['来件账目'][1:]),
     int(jq('[.[]|select(.kind=="mail")]|length')), 'the accounts add up')
n = int(jq(LIVE + '|map(select(.verdict!="accept"))|length'))
todo = p.tables['待办事项'][1:]
same(sum(len(re.findall('c[0-9a-f]{12}', r[3])) for r in todo
         if r[1] != '网盘链接待下载'), n, 'each open case is on the list, once')
due = [r[0] for r in todo]
same(due, sorted(due, key=lambda d: (d != '立即', d)), 'what expires first on top')

ok('系统只提示，不作决定' in board, 'it says who decides')
ok('征求意见稿' in board, 'a draft is marked')
ok("default-src 'none'" in board, 'a policy that allows nothing')
ok(not {'script', 'img', 'iframe', 'object', 'link', 'base'} & set(p.tags),
   'no scripts, nothing loaded')
ok(not any(k.startswith('on') for k, _ in p.attrs), 'no handlers')
for k, v in p.attrs:
    if k == 'href' and not os.path.exists(root + v):
        ok(False, 'link leads somewhere: ' + v)
ok(not re.search(r'1380000|@example|张某某', board), 'no contacts on it')

# Who wrote what nobody could read, and until when a day lasts.
lines = [json.loads(x) for x in stream.splitlines()]
one = next(c for c in lines if c.get('verdict') == 'manual')
one['fields'] = {}
one['form'] = dict(one['form'], name='13800001234看不清.jpg', unread_text='只有图像')
for m in lines:
    if m.get('class') == 'unknown' or m.get('id') == one['mail']:
        m['from'] = '示例市工业和信息化局 <gxj@example.com>'
        m['links'] = []
two = [c for c in lines if c.get('verdict') == 'manual' and
       not c['superseded_by'] and c is not one][0]
two['findings'] = [dict(rule='licence', clause='二（一）', quote='', by='rule',
                            state='manual', severity='return', at=[], fields=[],
                            disposition='需人工核实', todo='请归入本案',
                            message='没有营业执照；他件中有，请归入本案')]
render('\n'.join(json.dumps(x) for x in lines).encode() + b'\n', base + '/u',
       '--at', '2024-12-26T09:00:00+08:00')
text = open(papers(base + '/u') + 'board.html', encoding='utf-8').read()
rows = {r[3][-13:]: r for r in Page(text).tables['待办事项'][1:]}
row = rows[one['id']]
ok('示例市工业和信息化局（略）看不清.jpg' in row[3] and row[4].startswith('只有图像'),
   'a form that nobody could read: whose, which file, why')
same(rows[two['id']][4], '没有营业执照；他件中有，请归入本案',
     'what is to be done is said once')
ok(any('示例市工业和信息化局 2024-12-' in r[3] and '来件' in r[3]
       for r in rows.values() if r[1] == '来件待处理'), 'a mail: whose, and when')
ok(any('“打不开.7z”：文件或压缩包有密码' in r[4] for r in rows.values()),
   'and which of its files is the trouble')
same([r[4] for r in rows.values() if r[1] == '汇总表有列而无申报书'],
     ['第 6 行“佛山市无表示例有限公司”，请推荐单位补送申报书及佐证，或更正汇总表'],
     'a row that nobody sent a form for, and what is to be done')
same(row[0], '2024-12-26', 'a day lasts to its end')
open_cases = [c for c in lines if c.get('kind') == 'case' and
              not c['superseded_by'] and c is not one][:3]
cases = lines[-1]['end']['cases']
for c in open_cases:
    cases[c['verdict']] -= 1
    cases['manual'] += 1
    c.update(verdict='manual', recommender='汕头市工业和信息化局',
             findings=[dict(two['findings'][0], rule='quota-hard',
                            message='推荐 6 个，不得超过 5 个', todo='')])
open_cases[2]['findings'][0]['message'] = '另有一事'
render('\n'.join(json.dumps(x) for x in lines).encode() + b'\n', base + '/q',
       '--at', '2024-12-26T09:00:00+08:00')
text = open(papers(base + '/q') + 'board.html', encoding='utf-8').read()
same([re.findall('c[0-9a-f]{12}', r[3]) for r in Page(text).tables['待办事项'][1:]
      if r[4] in ('推荐 6 个，不得超过 5 个', '另有一事')],
     [[c['id'] for c in open_cases[:2]], [open_cases[2]['id']]],
     'one matter of several cases is one row, each of them in it')
lines[-1]['end']['desk_faults'] = [
    dict(at='register.csv 第3行', message='推荐单位“乌有市”不在通知的推荐单位之内')]
render('\n'.join(json.dumps(x) for x in lines).encode() + b'\n', base + '/d')
faults = open(papers(base + '/d') + 'board.html', encoding='utf-8').read()
same([r[:2] + r[4:] for r in Page(faults).tables['待办事项'][1:] if '乌有市' in r[4]],
     [['立即', '登记、查询表有误', 'register.csv 第3行 推荐单位“乌有市”不在通知的推荐单位之内']],
     'what is wrong with the files of the desk is to be put right at once')
ok(not re.search(r'1380000|@example', text), 'still no contacts')

# Changes since a run that is named.
os.makedirs(base + '/b/runs')
os.rename(root, base + '/b/runs/20241223T080000Z-00000000')
one = of_kind(stream, 'case')[0]
later = stream.replace(b'"verdict":"accept"', b'"verdict":"manual"', 1).replace(
    b'"accept":%d' % int(jq(LIVE + '|map(select(.verdict=="accept"))|length')),
    b'"accept":%d' % (int(jq(LIVE + '|map(select(.verdict=="accept"))|length')) - 1)
).replace(b'"manual":%d' % int(jq(LIVE + '|map(select(.verdict=="manual"))|length')),
          b'"manual":%d' % (int(jq(LIVE + '|map(select(.verdict=="manual"))|length')) + 1))
r = render(later, base + '/b', '--since', '20241223T080000Z-00000000')
same(r.returncode, 0, 'compared with an earlier run')
p = Page(open(papers(base + '/b') + 'board.html', encoding='utf-8').read())
same([r[2:] for r in p.tables['变化'][1:]], [['初判符合', '需人工核实']],
     'the one that changed, from what to what')
same(render(stream, base + '/b', '--since', 'nothing').returncode, 66,
     'a run that is not there: 66')
done()
