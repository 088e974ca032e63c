#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Which paper is what and whose, through the stage, on papers made by
python-docx, openpyxl and antiword's and ssconvert's formats by hand."""
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

TOP = os.environ.get('TOP', '.')
sys.path[:0] = [TOP + '/tests/tools', TOP + '/tests/gen']
import docx  # noqa: E402
import openpyxl  # noqa: E402
from common import pdf, scan  # noqa: E402
from tap import BIN as BUILT, done, ok, same, tmp  # noqa: E402

BIN = BUILT + 'shenbao-'
PACK = TOP + '/config/guangdong-2024'
TMP = tmp()
TITLE = '护航新型工业化网络安全典型案例申报表'


def word(paras, rows=(), header=None):
    d = docx.Document()
    for p in paras:
        d.add_paragraph(p)
    if header:
        d.sections[0].header.paragraphs[0].text = header
    if rows:
        t = d.add_table(len(rows), max(len(r) for r in rows))
        for i, r in enumerate(rows):
            for k, s in enumerate(r):
                t.cell(i, k).text = s
    out = io.BytesIO()
    d.save(out)
    return out.getvalue()


ROWS = [['单位名称', None], ['统一社会信用代码', '91440605MA1433GGXU'],
        ['案例名称', '某案例'], ['联系人', '张三'], ['手机', '13800000001'],
        ['企业类型', '☑工业企业 □网络安全企业'],
        ['申报方向', '□工业互联网安全分类分级 ☑车联网网络安全防护'],
        ['案例简介', '简介。']]


def form(company, summary='简介。', title=TITLE):
    rows = [[a, b or company] for a, b in ROWS]
    rows[-1][1] = summary
    return word([title], rows)


def pledge(company, text='近5年以来未发生重大安全、环保、质量事故'):
    return word(['承诺函', '我单位承诺：' + text + '。',
                 '承诺单位（盖章）：' + company, '2024年12月18日'])


def listing(rows, heads=('序号', '案例名称', '申报单位', '申报方向', '联系人', '手机')):
    wb = openpyxl.Workbook()
    ws = wb.active
    ws.append(['推荐汇总表'])
    ws.append(['推荐单位（盖章）：佛山市工业和信息化局'])
    ws.append(list(heads))
    for r in rows:
        ws.append(r)
    out = io.BytesIO()
    wb.save(out)
    return out.getvalue()


def run(files, *args, pack=PACK):
    """Records of one mail: a folder of files."""
    top = tempfile.mkdtemp(dir=TMP)
    for name, data in files.items():
        os.makedirs(os.path.dirname(os.path.join(top, 'm', name)),
                    exist_ok=True)
        with open(os.path.join(top, 'm', name), 'wb') as f:
            f.write(data)
    spool = top + '/spool'
    a = subprocess.run([BIN + 'ingest', '--notice', PACK, '--spool', spool,
                        top + '/m'], stdout=subprocess.PIPE)
    b = subprocess.run([BIN + 'extract', '--notice', pack, '--spool', spool]
                       + list(args), input=a.stdout, stdout=subprocess.PIPE,
                       stderr=subprocess.PIPE)
    if b.returncode:
        return b.returncode, b.stderr.decode(), spool
    recs = [json.loads(s) for s in b.stdout.decode().splitlines()]
    return recs, b.stdout, spool


def mail(recs):
    return recs[0]


def cases(recs):
    return [r for r in recs if r.get('kind') == 'case']


def owner(recs):
    """place -> company of the case it belongs to, or None."""
    name = {c['id']: c['fields'].get('company', {}).get('raw')
            for c in cases(recs)}
    return {f['place']: name.get(f['of']) for f in mail(recs)['files']}


# a folder a case
A, B = '佛山市甲某制造有限公司', '佛山市乙某电子有限公司'
recs, text, spool = run({
    '推荐函.pdf': pdf(['推荐函', '现推荐两个案例。']),
    '01/申报表.docx': form(A), '01/承诺函.docx': pledge(A),
    '01/佐证/1-营业执照.pdf': pdf(['营业执照', '名称：' + A]),
    '01/佐证/3-扫描件.jpg': scan(['发明专利证书']),
    '02/申报表/申报表.docx': form(B), '02/材料/承诺书.docx': pledge(A),
    '02/材料/测评.pdf': pdf(['测评报告', '一', '二'], 2)})
same(mail(recs)['class'], 'case', 'forms make a mail a case')
same(owner(recs), {
    '推荐函.pdf': None, '01/申报表.docx': A, '01/承诺函.docx': A,
    '01/佐证/1-营业执照.pdf': A, '01/佐证/3-扫描件.jpg': A,
    '02/申报表/申报表.docx': B, '02/材料/承诺书.docx': B,
    '02/材料/测评.pdf': B}, 'what lies beside and below a form is its own')
by = {c['fields']['company']['raw']: c for c in cases(recs)}
same(by[B]['pledge']['company'], A, 'another company’s pledge stays one')
same(len(by[A]['evidence']['licence']), 1, 'the licence in its chapter')
same(by[A]['evidence']['awards'], [], 'chapters without anything are there')
same([f['pages'] for f in by[B]['files'] if f['name'] == '测评.pdf'], [2],
      'pages of a PDF are counted')
same([f.get('scan') for f in by[A]['files'] if f['kind'] == 'jpg'], [True],
      'a picture is a scan')
same(by[A]['id'], 'c' + hashlib.sha256((mail(recs)['sha256'] +
      '\n01/申报表.docx').encode()).hexdigest()[:12], 'the id of a case')
ok(by[A]['fields']['company']['at'].endswith('/01/申报表.docx/表1 第1行 第2列'),
   'a place that a clerk can find', by[A]['fields']['company']['at'])
same(by[A]['fields']['directions']['ticked'], ['车联网网络安全防护'], 'ticks')
same(mail(recs)['holds'], [c['id'] for c in cases(recs)], 'what a mail holds')

# several forms side by side
recs, text, spool = run({
    'a申报表.docx': form(A), 'b申报表.docx': form(B),
    '承诺函1.docx': pledge(A), '承诺函2.docx': pledge(B),
    '3.pdf': pdf(['发明专利证书', '专利权人：' + B]),
    '4.pdf': pdf(['荣誉证书', '获奖单位：某协会'])})
same(owner(recs), {'a申报表.docx': A, 'b申报表.docx': B, '承诺函1.docx': A,
                    '承诺函2.docx': B, '3.pdf': B, '4.pdf': None},
      'side by side a paper goes to the company it names, or to nobody')
recs2, text2, spool = run({
    'a申报表.docx': form(A), 'b申报表.docx': form(B),
    '承诺函1.docx': pledge(A), '承诺函2.docx': pledge(B),
    '3.pdf': pdf(['发明专利证书', '专利权人：' + B]),
    '4.pdf': pdf(['荣誉证书', '获奖单位：某协会'])}, '--jobs', '1')
same([c['fields'] for c in cases(recs)], [c['fields'] for c in cases(recs2)],
      'one box or several: the same records')

# lists, in a sheet and in Word; forms in a sheet
recs, text, spool = run({'推荐汇总表.xlsx': listing(
    [[1, '某案例', A, '车联网网络安全防护', '张三', '138'],
     ['合计', '1 个']]), '申报表.docx': form(A)})
same(mail(recs)['class'], 'list', 'a list makes a mail a list')
lst = [r for r in recs if r.get('kind') == 'list'][0]
same([r['n'] for r in lst['rows']], ['1'], 'rows up to the sum')
same(lst['fields']['recommender']['raw'], '佛山市工业和信息化局', 'its head')
same(recs[-1]['end']['rows'], 1, 'and counted')
recs, text, spool = run({'典型案例推荐表.docx': word(
    ['附件3', '推荐汇总表', '推荐单位：某局'],
    [['序号', '案例名称', '申报单位', '联系人'], ['1', '某案例', A, '张三'],
     ['2', '另案', B, '李四']])})
same([len(r['rows']) for r in recs if r.get('kind') == 'list'], [2],
      'a list in a Word table')


def bound(*tables):
    """One document: each title, then its table."""
    d = docx.Document()
    for titles, rows in tables:
        for s in titles:
            d.add_paragraph(s)
        t = d.add_table(len(rows), max(len(r) for r in rows))
        for i, r in enumerate(rows):
            for k, s in enumerate(r):
                t.cell(i, k).text = s
    out = io.BytesIO()
    d.save(out)
    return out.getvalue()


HEADS = ['序号', '案例名称', '申报单位', '申报方向', '联系人', '联系电话']
LINE = ['1', '某案例', A, '车联网网络安全防护', '张三', '13800000001']
LIST = ['附件3', '护航新型工业化网络安全典型案例推荐汇总表', '推荐单位（盖章）：']
FORM = [[a, b or A] for a, b in ROWS]
EMPTY = [[a, '□甲 □乙' if '☑' in (b or '') else ''] for a, b in ROWS]
for row, what in ((['1', '', '', '', '', ''], 'empty'),
                  (LINE, 'with its own line')):
    recs, text, spool = run({'申报表.docx': bound(
        (['附件2', TITLE], FORM), (LIST, [HEADS, row]))})
    same((mail(recs)['class'],
          [c['fields']['company']['raw'] for c in cases(recs)]),
         ('case', [A]), 'a form with the annex of lists below it, ' + what)
recs, text, spool = run({'函.docx': bound(
    (['关于报送典型案例的函', '附件：1.' + TITLE,
      '2.典型案例推荐汇总表', '联系人：李某，联系电话：0757-88000001'] + LIST,
     [HEADS, LINE]))})
same((mail(recs)['class'], [len(r['rows']) for r in recs
                            if r.get('kind') == 'list']), ('list', [1]),
     'a letter that names a form, with a list of one case')
for order in (0, 1):
    two = [([TITLE], EMPTY), ([TITLE], FORM)]
    recs, text, spool = run({'申报表.docx': bound(*two[::-1 if order else 1])})
    same([c['fields']['company']['raw'] for c in cases(recs)], [A],
         'the annex as sent out is no case beside the one that is filled in')
    same([w['code'] for w in recs[0]['files'][0]['wrong']], ['blank-copy'],
         'and told')
PLEDGE = '本单位承诺近5年以来未发生重大安全、环保、质量事故。'
OTHER = [[a, A + '二' if b == A else b] for a, b in FORM]
for second, n, what in ((FORM, 1, 'two copies that say the same are one case'),
                        (OTHER, 2, 'two forms are two')):
    recs, text, spool = run({'申报表.docx': bound(
        ([TITLE], FORM), ([TITLE], second), (['承诺函', PLEDGE, A], [['材料', '页数']]))})
    same(len(cases(recs)), n, what)
    same(cases(recs)[-1]['pledge']['found'], True,
         'with the pledge behind the last')
recs, text, spool = run({'申报表.docx': bound(([TITLE], EMPTY))})
same(len(cases(recs)), 1, 'alone it is a case that lacks all')
recs, text, spool = run({'推荐汇总表.xls': (
    '\t'.join(HEADS) + '\r\n' + '\t'.join(LINE) + '\r\n').encode('utf-16')})
same([len(r['rows']) for r in recs if r.get('kind') == 'list'], [1],
     'Unicode text that a system wrote as a sheet')
wb = openpyxl.Workbook()
wb.active.append([TITLE])
for a, b in ROWS:
    wb.active.append([a, b or A])
out = io.BytesIO()
wb.save(out)
recs, text, spool = run({'申报表.xlsx': out.getvalue()})
same([c['fields']['company']['at'].split('/')[-1] for c in cases(recs)],
      ['工作表“Sheet” B2'], 'a form in a sheet')

# what isn't ours, can't be read, mustn't be shown
recs, text, spool = run({'a.docx': word(
    ['专精特新中小企业申请表'], [['单位名称', A], ['联系人', '张三'],
                        ['手机', '138']])})
same((mail(recs)['class'], len(recs)), ('other-notice', 2),
      'another notice’s form is no case')
recs, text, spool = run({'材料.docx': b'<html><p>x</p></html>'})
same(len(cases(recs)), 0, 'an unreadable paper is no case')
recs, text, spool = run({'申报表.docx': form(A)[:900]})
same([(c['fields'], bool(c['wrong'])) for c in cases(recs)], [({}, True)],
      'a form that can’t be read is a case without fields')
recs, text, spool = run({'申报表扫描件.jpg': scan(['申报表'])})
same([c['wrong'][0]['code'] for c in cases(recs)], ['scan'],
      'so is the scan of one')
recs, text, spool = run({'申报表.docx': form(A),
                         '申报表盖章.pdf': pdf([TITLE, '单位名称：' + A])})
same(len(cases(recs)), 1, 'a PDF beside the form is a copy')
labels = ['单位名称', '注册地址', '法定代表人', '联系人', '手机', '电子邮箱',
          '案例名称', '投资额', '申报方向']
lines = ['某项工作概况表', '工业控制系统安全评估'] + ['甲' * 8 + '    ' + s
                                          for s in labels]
recs, text, spool = run({'材料.pdf': pdf(lines)})
same([(c['fields'], c['wrong'][0]['code']) for c in cases(recs)],
     [({}, 'table-in-pdf')], 'a form printed to a PDF is told, not lost')
recs, text, spool = run({'材料.pdf': pdf(lines[:6])})
same(len(cases(recs)), 0, 'a few labels make no form')
recs, text, spool = run({'汇总表.xlsx': listing([[1, 2, 3]], ('甲', '乙'))})
same(mail(recs)['files'][0]['wrong'][0]['code'], 'list-no-heading',
      'a list without headings says so')
for where in ('body', 'header'):
    recs, text, spool = run({
        '申报表.docx': form(A),
        '报告.docx': word(['机密★5年' if where == 'body' else '测评',
                         '拓扑如下'], header='机密★' if where == 'header'
                        else None)})
    same((mail(recs)['class'], len(recs)), ('held', 2),
          'a marking in the %s holds the mail' % where)
    ok('拓扑' not in text.decode() and '机密' not in text.decode() and
       '报告' not in text.decode(), 'nothing of its text goes on, nor its name')
recs, text, spool = run({'申报表.docx': word(
    [TITLE], [[a, b or A] for a, b in ROWS[:-1]] +
    [['案例简介', '本单位不涉及国家秘密、机密事项。']])})
same(mail(recs)['class'], 'case', 'the word alone is no marking')

# long text
long = '网络安全防护成效显著。' * 200
recs, text, spool = run({'申报表.docx': form(A, long)})
f = cases(recs)[0]['fields']['summary']
ok(f['cut'] and len(f['raw'].encode()) <= 1500, 'long text is cut')
with open('%s/%s/%s' % (spool, f['sha256'][:2], f['sha256'])) as h:
    same(h.read(), long, 'and whole in the spool')
same(len(cases(recs)[0]['sketch']), 512, 'and sketched')

# a form's own pledge on a page of its own, a paragraph each
d = docx.Document(io.BytesIO(form(A)))
for line in ['承 诺 函', '广东省工业和信息化厅：', '我单位郑重承诺：',
             '一、材料真实、完整。',
             '二、近5年以来未发生重大安全、环保、质量事故。',
             '承诺单位（盖章）：' + A, '2024年12月18日']:
    d.add_paragraph(line)
out = io.BytesIO()
d.save(out)
recs, text, spool = run({'申报表.docx': out.getvalue()})
p = cases(recs)[0]['pledge'] or {}
same([p.get(k) for k in ('years', 'safety', 'company', 'date')],
     [5, True, A, '2024-12-18'], 'a pledge in paragraphs below the form')

# forms bound together, each with its pledge; the title on two lines
d = docx.Document()
for company in (A, B):
    d.add_paragraph('护航新型工业化网络安全典型案例')
    d.add_paragraph('申 报 表')
    d.add_paragraph('申报单位：' + company)
    t = d.add_table(len(ROWS), 2)
    for i, r in enumerate(ROWS):
        t.cell(i, 0).text, t.cell(i, 1).text = r[0], r[1] or company
    for line in ['承诺函', '一、材料真实。', '二、近5年以来未发生重大安全、环保、质量事故。',
                 '承诺单位：' + company, '2024年12月18日']:
        d.add_paragraph(line)
out = io.BytesIO()
d.save(out)
recs, text, spool = run({'合订.docx': out.getvalue()})
same([(c['fields']['company']['raw'], (c['pledge'] or {}).get('company'))
      for c in cases(recs)], [(A, A), (B, B)], 'forms bound together')

# a folder for each company, of which one has no form in this mail
recs, text, spool = run({
    '01 %s/申报表.docx' % A: form(A), '01 %s/1.营业执照.jpg' % A: scan(['甲']),
    '02 %s/佐证/1.营业执照.jpg' % B: scan(['乙'])})
same(owner(recs)['02 %s/佐证/1.营业执照.jpg' % B], None,
     'another company’s folder is not this case’s')
same([f.get('names') for f in mail(recs)['files'] if B in f['place']],
     [['02' + B]], 'and says whose it is')

# a form written into the mail itself
def letter(lines):
    with open(TMP + '/x.eml', 'w') as h:
        h.write('From: a@b.example\nSubject: x\nContent-Type: text/plain; '
                'charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n'
                + '\n'.join(lines) + '\n')
    a = subprocess.run([BIN + 'ingest', '--notice', PACK, '--spool',
                        TMP + '/s', TMP + '/x.eml'], stdout=subprocess.PIPE)
    b = subprocess.run([BIN + 'extract', '--notice', PACK, '--spool',
                        TMP + '/s'], input=a.stdout, stdout=subprocess.PIPE)
    m = json.loads(b.stdout.decode().splitlines()[0])
    return [w['code'] for w in m['wrong']]


ok('in-the-body' in letter([TITLE] + ['%s：%s' % (a, b or A) for a, b in ROWS]),
   'a form in a mail’s body is told')
ok('in-the-body' not in letter(['现报送' + TITLE + '及佐证材料，请查收。',
                                '联系人：张三 手机：13800000001']),
   'a covering letter isn’t one')

# drift
recs, text, spool = run({'申报表.docx': word([TITLE], [
    [a, b or A] for a, b in ROWS[1:]] + [['联合申报单位', B],
                                         ['机房面积', '20']])})
same(sorted({d['code'] for d in cases(recs)[0]['drift']}),
      ['consortium-row', 'row-added', 'row-missing'],
      'rows missing, added, and of a consortium')

# a list that Excel saved as text, in its own charset
recs, _, _ = run({'汇总表.csv': '\r\n'.join(
    ['护航新型工业化网络安全典型案例推荐汇总表,,,', '推荐单位（盖章）：佛山市工业和信息化局,,,',
     '序号,案例名称,申报单位,申报方向',
     '1,"甲,乙两线评估",' + A + ',工业控制系统安全评估',
     '2,乙线监测,' + B + ',网络安全威胁监测服务', '']).encode('gbk')})
lists = [r for r in recs if r.get('kind') == 'list']
same([[r['fields']['case_title']['raw'] for r in x['rows']] for x in lists],
     [['甲,乙两线评估', '乙线监测']], 'a CSV is a sheet')
ok(lists and lists[0]['rows'][0]['at'][0].endswith('A4') or
   lists and 'A4' in str(lists[0]['rows'][0]['at']), 'with its places',
   lists and lists[0]['rows'][0]['at'])

# papers in a company's own folder that name somebody else
recs, _, _ = run({A + '/申报表.docx': form(A), A + '/专利证书.pdf': pdf(
    ['发明专利证书', '专利权人：' + B]), A + '/软著.pdf': pdf(
    ['计算机软件著作权登记证书', '著作权人：' + A]),
    A + '/获奖证书.pdf': pdf(['获奖证书', A[:4], A[4:]]),
    A + '/' + B + '专利.pdf': pdf(['实用新型专利证书'])})
same({f['name']: f.get('names') for f in cases(recs)[0]['files'][1:]},
     {'专利证书.pdf': ['佛山市乙某电子有限公司'], '软著.pdf': None,
      '获奖证书.pdf': None, B + '专利.pdf': None},
     'a folder’s name doesn’t speak for its papers')

# faults of the pack and of the stream
pack = TMP + '/pack'
shutil.copytree(PACK, pack)
with open(pack + '/forms.yaml') as h:
    s = h.read()
with open(pack + '/forms.yaml', 'w') as h:
    h.write(s.replace("seals: '", "seals: '(", 1))
code, err, spool = run({'a.txt': b'x'}, pack=pack)
line = s[:s.index('seals:')].count('\n') + 1
ok(code == 78 and 'forms.yaml:%d:' % line in err,
   'a pattern that isn’t one: file, line, exit 78', code, err)
p = subprocess.run([BIN + 'extract', '--notice', PACK, '--spool', spool],
                   input=b'{"kind":"mail","id":"x","class":"unknown"}\n',
                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
same((p.returncode, b'"end"' in p.stdout), (65, False),
      'a stream without its end: exit 65')
with open('/dev/full', 'wb') as full:
    p = subprocess.run([BIN + 'extract', '--notice', PACK, '--spool', spool],
                       input=text, stdout=full, stderr=subprocess.PIPE)
ok(p.returncode in (65, 74), 'a full disk is no success', p.returncode)
done()
