#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# Drafts of letters: who gets which, what they say, what was already sent.
import email
import email.policy
import glob
import json
import os
import re
import sys
sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/render')
import docx
from lib import (BIN, PACK, done, make, of_kind, ok, papers, records, render,
                 run, same, tmp)

base = tmp()
stream = make(8, 'long')
cases = [c for c in of_kind(stream, 'case') if not c['superseded_by']]
render(stream, base + '/a')
root = papers(base + '/a')


def drafted(folder, ending='.docx'):
    return sorted(os.path.basename(p)[:-len(ending)].split('_')[0]
                  for p in glob.glob(root + folder + '/*' + ending))


def words(path):
    d = docx.Document(path)
    return '\n'.join([p.text for p in d.paragraphs] +
                     [c.text for t in d.tables for r in t.rows for c in r.cells])


def by(verdict):
    return sorted(c['id'] for c in cases if c['verdict'] == verdict)


same(drafted('补正通知'), by('return'), 'a correction for each that is returned')
same(drafted('补正通知', '.eml'), by('return'), 'and a mail draft of it')
same(drafted('拟不予受理或推荐'), by('reject'), 'a paper for signature for each rejected')
same(drafted('核实函'), sorted(c['id'] for c in cases if c['duplicates']),
     'an inquiry to both sides of a pair')
sent = [m for m in of_kind(stream, 'mail') if m['class'] in ('case', 'list')]
same(len(drafted('回执')), len(sent),
     'a receipt for each submission; none for spam, replies and the like')
page = open(root + '初审说明/%s.html' % next(
    c['id'] for c in cases if c['verdict'] == 'return'), encoding='utf-8').read()
hint = page[:page.index('知识产权材料为空')]
ok(hint.endswith('【提醒】</span>'), 'what is only a hint is called one')
ok(page.count('1735000') == 1 and '申报表.docx/表1 第5行' in page,
   'a page says once which mail it is, and where in it each value stands')
counts = json.load(open(root + 'run.json'))['drafted']
same(counts, dict(receipt=len(sent), correction=len(by('return')),
                  reject=len(by('reject')),
                  verify=len(drafted('核实函'))), 'run.json counts them')

ok('如不符合' in page and not re.search('规则 [a-z]', page),
   "a rule is called by the pack's words, not by its id")

good = [c for c in cases if c['disc'] and c['rank']]
ok('现推荐典型案例 %d 个' % len(good) in words(root + '报部/推荐函（草稿）.docx') and
   '另有 %d 份申报书未放入' % len(good) in words(root + '报部/核对单.docx'),
   'the letter counts cases, and it is said which forms are not there')

one = next(c for c in cases if c['verdict'] == 'return')
path = glob.glob(root + '补正通知/%s_*.docx' % one['id'])[0]
text = words(path)
open_ = [f for f in one['findings'] if f['state'] == 'fail']
ok(len(open_) > 2 and all(f['message'] in text for f in open_),
   'all faults at once')
ok(all(f['quote'] in text for f in open_), 'each with the words of its clause')
ok(not any(f['message'] in text for f in one['findings']
           if f['state'] == 'manual'), 'but not what is yet to be looked at')
ok('2024-' + one['id'][1:].upper() in text, 'a serial number made of the id')
tail = docx.Document(path).paragraphs[-5:]
ok('联系人' in tail[0].text and
   all(p.paragraph_format.keep_with_next for p in tail),
   'office, date and seal never stand on a page without text')
ok('2024年12月24日（星期二）17:00' in text, 'the limit with weekday and hour')
ok(text.startswith('（草稿'), 'marked as a draft')
ok('1380000' not in text and '@example' not in text, "no applicant's contacts")
with open(path[:-5] + '.eml', 'rb') as f:
    m = email.message_from_binary_file(f, policy=email.policy.default)
ok(one['fields']['company']['raw'] in m['Subject'], 'a subject that decodes')
same(m['X-Unsent'], '1', 'opens as unsent')
ok(all(f['message'] in m.get_content() for f in open_), 'the mail says the same')
heads = {words(g).split('材料收讫回执\n')[1].split('\n')[0]
         for g in glob.glob(root + '回执/*.docx')}
ok('广州市工业和信息化局：' in heads,
   'a package is answered to the office whose list it holds', heads)
text = words(glob.glob(root + '回执/*.docx')[0])
ok('仅证明收到材料，不代表受理或通过初审' in text, 'a receipt proves receipt only')

ok(re.search(r'收到时间：2024年12月\d+日 \d\d:\d\d。', text),
   'it says when, as official papers write a time')

# One missing paper is one fault, though the form's own list has it, too;
# what is no number of theirs is not told.
lines = records(stream)
lack = next(c for c in lines if c.get('verdict') == 'return' and not c['superseded_by'])
lack['evidence']['licence'] = []
lack['promised'] = [dict(raw='营业执照', chapter='licence', at='')]
lack['findings'] = [
    dict(rule=rule, clause='二（一）', quote=quote, state='fail', by='rule', at=[],
         severity='return', disposition='退回补正', message=message, fields=[])
    for rule, quote, message in (
        ('licence', '营业执照等文件', '没有营业执照'),
        ('evidence-promised', '佐证材料', '附件清单列有“营业执照”，来件中未见'))]
lack['findings'].append(dict(
    lack['findings'][0], rule='pledge', message='承诺的期限为近 3 年；另请核实：没有读出承诺单位'))
lack['place'] = '%s/3.2/市包.zip/01/申报表.docx/表1 第9行' % lack['mail']
lack['findings'][0]['at'] = [lack['place']]
moved = [c for c in lines if c.get('verdict') == 'return' and not c['superseded_by']][1]
moved['disposition'] = '转其他渠道'
moved['findings'] = [dict(
    rule=rule, clause='二（二）', quote='径向工业和信息化部推荐名单', state='fail', by='rule',
    at=[], severity='return', disposition=after, message=message, fields=[])
    for rule, message, after in (('shenzhen', '应由其他部门推荐', '转其他渠道'),
                                 ('pledge', '承诺的期限为近 3 年', '退回补正'))]
for m in lines:
    if m.get('id') == lack['mail']:
        m.update(subject='报送推荐材料 13800001234', **{
            'from': '示例市工业和信息化局 <gxj@example.com>'})
decided = [c for c in lines if c.get('verdict') == 'return' and not c['superseded_by']][2]
decided['findings'] = [dict(
    rule=rule, clause='一（一）', quote='出具承诺函', state='fail', by='decision', was=was,
    at=[], severity='return', disposition='退回补正', message=message, fields=[],
    decision=dict(by='沈砚秋', note='已电话联系', **why))
    for rule, was, message, why in (
        ('pledge', 'manual', '请核对承诺函', dict(reason='承诺函没有日期')),
        ('licence', 'fail', '没有营业执照', {}),
        ('decision', None, '退回补正（沈砚秋）', {}))]
gone = [c for c in lines if c.get('verdict') == 'return' and not c['superseded_by']][3]
gone['findings'].append(dict(gone['findings'][0], rule='withdrawn', state='manual',
                             message='来信请求撤回'))
pair = next(c for c in lines if c.get('duplicates'))
bad = next(c for c in lines if c.get('verdict') == 'reject')
bad['fields']['company'] = dict(value='长沙市示例工业科技有限公司', raw='')
bad['disposition'] = '拟不予推荐（不符合申报条件）'
bad['findings'][0]['decision'] = dict(
    by='沈砚秋', checked_by='林知远', basis='厅务会纪要〔2024〕9号')
pair['duplicates'][0]['why'] = '单位名称相同、正文相似度 0.97、相同佐证 2 份'


def drawn(name, more=()):
    render('\n'.join(json.dumps(x) for x in lines).encode() + b'\n',
           base + '/' + name, *more)
    return papers(base + '/' + name)


at = drawn('lack')
text = words(glob.glob(at + '补正通知/%s_*.docx' % lack['id'])[0])
with open(at + '初审说明/%s.html' % bad['id'], encoding='utf-8') as f:
    ok('人工决定：厅务会纪要〔2024〕9号，经办 沈砚秋，复核 林知远' in f.read(),
       'a page says who decided, and on what')
title = docx.Document(glob.glob(at + '拟不予受理或推荐/%s_*.docx' % bad['id'])[0]) \
    .paragraphs[1].text.split('\n')
ok(len(title) == 2 and abs(len(title[0]) - len(title[1])) < 3,
   'a long title has two even lines')
ok('承诺的期限为近 3 年' in text and '另请核实' not in text,
   'what is doubtful beside a fault is not told')
with open(at + '初审说明/%s.html' % lack['id'], encoding='utf-8') as f:
    page = f.read()
ok('示例市工业和信息化局“报送推荐材料 （略）”（来件编号 %s）' % lack['mail'] in page,
   'a mail is called as a mail program lists it, without numbers')
ok('>市包.zip/01/申报表.docx/表1 第9行' in page, 'a place begins with a file')
told = glob.glob(at + '补正通知/%s_*.docx' % decided['id'])
told = words(told[0]) if told else ''
ok('承诺函没有日期' in told and '没有营业执照' in told and
   '经核实，不符合通知要求' in told, 'what people decided is told, with their reasons')
ok('沈砚秋' not in told and '请核对' not in told and '电话联系' not in told,
   'not who decided, nor what we asked, nor a note')
ok(not glob.glob(at + '*/%s_*.docx' % gone['id']),
   'who asked to withdraw gets no letter until that is settled')
letter = glob.glob(at + '转办函/%s_*.docx' % moved['id'])
ok(letter and not glob.glob(at + '补正通知/%s_*' % moved['id']),
   "another office's case is passed on, not returned")
told = words(letter[0]) if letter else ''
ok('应由其他部门推荐' in told and '近 3 年' not in told and '补正' not in told,
   'with the reason for that alone')
with open(at + 'board.html', encoding='utf-8') as f:
    ok('转办函待签发' in f.read(), 'and so the board calls it')
ok('没有营业执照' in text and '来件中未见' not in text,
   'what is missing is asked for once')
lack['promised'].append(dict(raw='获奖证书', chapter='awards', at=''))
lack['evidence']['awards'] = []
text = words(glob.glob(drawn('more') + '补正通知/%s_*.docx' % lack['id'])[0])
ok('来件中未见' in text, 'unless something else is missing, too')
text = words(glob.glob(at + '核实函/%s_*.docx' % pair['id'])[0])
ok('正文内容相近、相同佐证 2 份' in text and '相似度' not in text,
   'an inquiry says what is alike, without our numbers')
with open(glob.glob(at + '核实函/%s_*.eml' % pair['id'])[0], 'rb') as f:
    ok(email.message_from_binary_file(f)['To'], 'and goes to an office')
os.makedirs(base + '/office')
with open(base + '/office/site.yaml', 'w') as f:
    f.write('role: city\ndeadline: 2024-12-20T17:00:00+08:00\n')
city = drawn('city', ('--desk', base + '/office'))
ok('由推荐单位汇总' in words(glob.glob(at + '补正通知/*.docx')[0]) and
   '由推荐单位汇总' not in words(glob.glob(city + '补正通知/*.docx')[0]),
   'a company is not told to collect')
ok('局报送的' in words(glob.glob(at + '拟不予受理或推荐/*.docx')[0]) and
   '报送的' not in words(glob.glob(city + '拟不予受理或推荐/*.docx')[0]),
   'nor said to have come with an office\'s package')
with open(city + 'board.html', encoding='utf-8') as f:
    limits = re.findall('(本单位收件截止|材料送达截止).*?(2024年12月\\d+日)',
                        f.read(), re.S)
same(limits, [('本单位收件截止', '2024年12月20日'),
              ('材料送达截止', '2024年12月24日')], 'whose deadline is whose')
for path in glob.glob(city + '核实函/*.eml'):
    with open(path, 'rb') as f:
        ok(not email.message_from_binary_file(f)['To'],
           'what names another company is addressed to none')

# After the limit the letter has a blank for one that is approved.
render(stream, base + '/late', '--at', '2024-12-26T09:00:00+08:00')
late = glob.glob(papers(base + '/late') + '补正通知/%s_*.docx' % one['id'])[0]
ok('期限须经批准后填写' in words(late), 'after the deadline a person sets it')

# What was sent isn't drafted again.
os.makedirs(base + '/desk')
with open(base + '/desk/actions.csv', 'w') as f:
    f.write('日期,案例编号,动作,经办人,流水号,备注\n'
            '2024-12-23,%s,已发补正,某甲,,\n' % one['id'])
render(stream, base + '/b', '--desk', base + '/desk')
root = papers(base + '/b')
same(drafted('补正通知'), [i for i in by('return') if i != one['id']],
     'actions.csv keeps it from being drafted again')
board = open(root + 'board.html', encoding='utf-8').read()
ok('已发补正，待回' in board, 'and the board says that it is awaited')

# A line from which nothing follows is told, with its place.
receipt = os.path.basename(glob.glob(root + '回执/*.docx')[0])[:-5]
serial = '2024-' + by('return')[1][1:].upper()
with open(base + '/desk/actions.csv', 'w') as f:
    f.write('日期,案例编号,动作,经办人,流水号,备注\n'
            '2024-12-23,%s,已发补正,某甲,,\n2024-12-23,c000000000000,已电话,某甲,,\n'
            '2024-12-23,,已发回执,某甲,2024-%s,\n2024-12-23,%s,已发朴正,某甲,,\n'
            '2024-12-23,,已电话,某甲,%s,\n2024-12-23,,已电话,某甲,,\n' % (
                one['id'], receipt[1:].upper(), by('return')[1], serial))
render(stream, base + '/slip', '--desk', base + '/desk')
same(sorted(set(re.findall(r'actions\.csv 第\d+行 [^<]*', open(
    papers(base + '/slip') + 'board.html', encoding='utf-8').read()))),
     ['actions.csv 第3行 查无此案例编号或流水号，未起作用',
      'actions.csv 第5行 动作不认识，未起作用',
      'actions.csv 第7行 查无此案例编号或流水号，未起作用'],
     'a wrong number or word in actions.csv is for a person')

# The blank form and list.
r = run(BIN + 'shenbao-render', '--blank', '--notice', PACK, '--out',
        base + '/blank')
same(r.returncode, 0, 'blank forms are made')
text = words(glob.glob(base + '/blank/*申报表.docx')[0])
ok(all(w in text for w in ('单位名称', '统一社会信用代码', '□工业企业',
                           '□网络安全威胁监测服务')), 'with labels and boxes')
ok('联合' not in text, 'and nothing that invites a consortium')
done()
