#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""What the program says by itself in the words of another notice: none of
its own 案例, 申报书, 报部 is left where the pack says otherwise."""
import glob
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, HERE)
from fresh import Fresh, one  # noqa: E402
from post import mail, sheet  # noqa: E402
from stage import BIN, ROOT, Tap  # noqa: E402
import docx  # noqa: E402
import openpyxl  # noqa: E402

t = Tap()
pack = Fresh()
pack.deliver('甲市工业和信息化局')
with open(pack.pack + '/calendar.yaml', 'w', encoding='utf-8') as f:
    f.write('report_by: 2026-01-20T17:00:00+08:00\n')
pack.change('tables.yaml', ('\nwords:\n', '''
words:
  instead: {案例: 产品, 申报书: 申请表, 推荐单位: 转报单位, 报部: 报省厅,
    申报方向: 产品类别}
'''), ('案例', '产品'), ('推荐单位', '转报单位'), ('申报书', '申请表'), ('申报方向', '产品类别'),
            ('产品: 产品,', '案例: 产品,'), ('申请表: 申请表', '申报书: 申请表'),
            ('转报单位: 转报单位', '推荐单位: 转报单位'), ('产品类别: 产品类别', '申报方向: 产品类别'))
pack.change('forms.yaml', ('[案例名称,', '[产品名称, 案例名称,'), ('[推荐单位]', '[转报单位, 推荐单位]'),
            ('[申报方向]', '[产品类别, 申报方向]'),
            ('[案例简介,', '[产品简介, 案例简介,'))
pack.change('tables.yaml', ('\ncontacts: [', '\nnamed: [company, case_title]\ncontacts: ['))
pack.change('rules.yaml', ('申报方向', '产品类别'))
pack.change('notice.yaml', ('    receives_from: recommender', '''\
    disc: recommended
    receives_from: recommender'''), ('某某典型案例', '某某产品'))
SHORT = ('案例简介', '这里说了一个案例的由来。')
ours = {'title': '某某产品申报表'}
LIST = ['序号', '案例名称', '申报单位', '申报方向']
a, b = '嘉陵一厂有限公司', '嘉陵二厂有限公司'
mail(pack.box, 1, 'a@jia.example', '推荐材料', 'Mon, 29 Dec 2025 10:00:00 +0800', [
    ('某某产品申报表1.docx', one(a, '嘉陵', SHORT, **ours)),
    ('某某产品申报表2.docx', one(b, '嘉陵', SHORT, direction='方向二', **ours)),
    ('某某产品申报表4.docx', one('嘉陵四厂有限公司', '嘉陵', **ours,
                             direction='□方向一　□方向二')),
    ('推荐汇总表.xlsx', sheet('推荐汇总表', '甲市工业和信息化局', LIST,
                         [[1, a + '的案例', a, '方向二'],
                          [1, b + '的案例', b, '方向二'],
                          [3, '无表的案例', '嘉陵三厂有限公司', '方向二']]))])
t.equal(pack.check()[0], 0, 'words.instead is a key of the pack')
cases = pack.run(t)
now = pack.out + '/current/'
drift = {x['message'] for r in cases.values() for x in r.get('drift', [])}
t.ok(any(x.startswith('申请表中') for x in drift) and
     not any('申报表中' in x for x in drift), 'what a form lacks or adds', drift)
t.ok(not any(f['rule'] == 'duplicate' for r in cases.values()
             for f in r['findings']),
     'one short sentence that two share makes no case twice')


def text_of(path):
    with open(path, encoding='utf-8') as f:
        s = re.sub(r'<style.*?</style>', '', f.read(), flags=re.S)
    return re.sub(r'\s+', ' ', re.sub(r'<[^>]+>', ' ', s))


def book(name):
    w = openpyxl.load_workbook(now + name)
    return '\n'.join(str(c) for s in w for r in s.iter_rows(values_only=True)
                     for c in (s.title,) + r if c is not None)


# what applicants wrote stays: it says 案例 in titles and summaries
OWN = re.compile('[嘉陵一二三四厂有限公司无表]+的案例|一个案例的由来|某某典型案例')
OURS = re.compile('案例|申报书|推荐单位|报部|申报方向')


def clean(what, text):
    found = OURS.findall(OWN.sub('', text))
    t.ok(not found, what + ' has none of the other words',
         *[OWN.sub('', text)[max(m.start() - 20, 0):m.end() + 20]
           for m in list(OURS.finditer(OWN.sub('', text)))[:4]])


clean('board.html', text_of(now + 'board.html'))
t.ok('报省厅截止' in text_of(now + 'board.html'), 'it says 报省厅截止')
for p in sorted(glob.glob(now + '初审说明/*.html')):
    clean('初审说明', text_of(p))
for name in ('统计表.xlsx', '核对表.xlsx', 'disc/材料移交清单.xlsx'):
    clean(name, book(name))
t.ok('产品类别不一致：汇总表为“方向二”，申请表为“方向一”' in book('核对表.xlsx'),
     'a finding of rank, too', book('核对表.xlsx'))
t.ok('未勾选' in book('初审情况表.xlsx').split('\n') and
     '□方向一' not in book('初审情况表.xlsx'),
     'boxes of which none is ticked are not printed again')
reasons = book('统计表.xlsx')
t.ok('汇总表与申请表的产品类别' in reasons, 'reasons have titles, no codes', reasons)
t.ok(not re.search('[a-z]+-[a-z]+', reasons), 'none has a code', reasons)
iso = glob.glob(now + 'disc/*.iso')
t.equal(len(iso), 1, 'a disc')
if iso:
    subprocess.run(['xorriso', '-osirrox', 'on', '-indev', iso[0], '-extract',
                    '/', pack.tmp + '/iso'], stderr=subprocess.DEVNULL)
    for name in ('说明文件.TXT', '其他/命名规则.TXT', '其他/目录格式说明.TXT'):
        with open(pack.tmp + '/iso/' + name, 'rb') as f:
            data = f.read()
        s = data.decode('utf-8-sig' if data[:3] == b'\xef\xbb\xbf'
                        else 'gb18030')
        clean(name, s)
        if '命名规则' in name:
            t.ok('1 至 2 依索引目录的 2 类' in s, 'and as many classes as chapters', s)

# one company, many applicants: who a case is, where there is little room
sums = openpyxl.load_workbook(now + '校验清单.xlsx').active
t.ok(any(c.value == a + ' ' + a + '的案例' for r in sums for c in r),
     'named says by which fields papers name a case')

# the blank form in the notice's own words, and no list where there is none
with open(pack.pack + '/forms.yaml', encoding='utf-8') as f:
    text = f.read()
with open(pack.pack + '/forms.yaml', 'w', encoding='utf-8') as f:
    f.write(text[:text.index('\nlist:')].replace(
        'kind: partners,', 'kind: partners, blank: true,').replace(
        'kind: money,', 'kind: money, unit: 亿元,'))
pack.change('notice.yaml', ('[申报表, 申报书]', '[某某产品申请表, 申报表]'))
subprocess.run([BIN + '/shenbao', 'blank', '--notice', pack.pack, '--out',
                pack.tmp + '/blank'], check=True)
t.equal(os.listdir(pack.tmp + '/blank'), ['某某产品申请表.docx'],
        'a blank form by its title, and no list')
d = docx.Document(pack.tmp + '/blank/某某产品申请表.docx')
said = [p.text for p in d.paragraphs]
t.ok('我单位承诺：所报材料真实、完整。' in said, 'a pledge without a model', said)
t.ok(any('联合申报单位' in c.text for r in d.tables[0].rows for c in r.cells),
     'blank: true asks for partners')
t.ok(any('投资额（亿元）' in c.text for r in d.tables[0].rows for c in r.cells),
     'unit is what the form prints')
pack.change('notice.yaml', ('[某某产品申请表, 申报表]', '[产品推荐表]'),
            ('  - id: pledge\n    title: 承诺函\n    words: [承诺函, 承诺书]\n', ''))
os.remove(pack.tmp + '/blank/某某产品申请表.docx')
subprocess.run([BIN + '/shenbao', 'blank', '--notice', pack.pack, '--out',
                pack.tmp + '/blank'], check=True)
t.equal(os.listdir(pack.tmp + '/blank'), ['某某产品推荐表.docx'],
        'what subject and title both say is said once')
d = docx.Document(pack.tmp + '/blank/某某产品推荐表.docx')
t.ok(not any('承诺' in p.text for p in d.paragraphs),
     'no pledge where the notice asks for none')
for name in ('guangdong-2024', 'miit-2024', 'network-security-pilot-2022'):
    out = pack.tmp + '/' + name
    subprocess.run([BIN + '/shenbao', 'blank', '--notice',
                    os.path.join(ROOT, 'config', name), '--out', out],
                   check=True)
    t.ok(not [f for f in os.listdir(out) if re.search(r'(.{4,})\1', f)],
         name + ': no word of a title twice', os.listdir(out))
t.done()
