#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Papers bound into one file, as most companies send them: 佐证材料.pdf.

What stands in it is found by its pages and headings; what is drawn there and
can't be read is for a person; what only its index names is missing.
"""
import io
import os
import shutil
import sys
import tempfile
import zipfile

import docx

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path[:0] = [HERE + '/../validate', HERE + '/../gen']
import lib  # noqa: E402
from common import pdf, scan, uscc  # noqa: E402
from post import form, mail  # noqa: E402
from through import chain  # noqa: E402

t = lib.Tap()
tmp = tempfile.mkdtemp()
box, desk = tmp + '/box', tmp + '/desk'
TITLE = '护航新型工业化网络安全典型案例申报表'
LISTED = ['营业执照', '承诺函', '信用中国报告']
INDEX = ['佐证材料索引目录'] + ['%d %s' % x for x in enumerate(LISTED, 1)]

OTHER = uscc('440605', '别的代码')


def papers(c):
    return [
        ['营业执照（复印件）', '统一社会信用代码 ' + c['uscc'], '名称 ' + c['name'],
         '类型 有限责任公司', '成立日期 2015年3月2日'],
        ['承诺函', '我单位郑重承诺：近5年以来未发生重大安全、环保、质量事故。',
         '承诺单位：' + c['name'], '2024年12月18日'],
        ['信用中国查询报告', '机构名称：' + c['name'],
         '统一社会信用代码：' + c['uscc'], '严重失信主体名单：0条',
         '经营异常名录：0条', '行政处罚：0条', '报告日期：2024年12月16日']]


def rows(c):
    return [
        ('单位名称', c['name']), ('统一社会信用代码', c['uscc']),
        ('企业类型', '工业企业'), ('注册地址', '广东省佛山市三水区海榕路8号'),
        ('单位性质', '民营企业'), ('所在地市', '佛山市'), ('联系人', '沈砚秋'),
        ('手机', '13800001111'), ('邮箱', 'a@example.cn'),
        ('案例名称', c['name'][4:8] + '控制系统安全评估'), ('申报方向', '工业控制系统安全评估'),
        ('起止时间', '2024年2月至2024年11月'), ('案例简介', '在两条产线上的做法。'),
        ('推荐单位', '佛山市工业和信息化局')]


def paper(c):
    return form(TITLE, rows(c))


def pages(*all_):
    """One PDF; an empty list is a page that was scanned."""
    most = max(map(len, all_))
    return pdf(sum((p + [''] * (most - len(p)) for p in all_), []), len(all_))


def word(parts, behind=None):
    """A heading each, lines of text or a picture below; behind a document."""
    d = docx.Document(io.BytesIO(behind)) if behind else docx.Document()
    for i, (head, lines, drawn) in enumerate(parts):
        d.add_heading(head if i == 0 else '一二三四五'[i - 1] + '、' + head, 1)
        if drawn:
            d.add_picture(io.BytesIO(scan([head])))
        for line in () if drawn else lines:
            d.add_paragraph(line)
        d.add_page_break()
    out = io.BytesIO()
    d.save(out)
    return out.getvalue()


def table(papers):
    """1 | 营业执照 | its picture; and the last below its name."""
    d = docx.Document()
    rows = d.add_table(len(papers) + 1, 3).rows
    for i, p in enumerate(papers):
        last = i + 1 == len(papers)
        rows[i].cells[0].text, rows[i].cells[1].text = str(i + 1), p[0]
        rows[i + last].cells[1 if last else 2].paragraphs[0].add_run(
            ).add_picture(io.BytesIO(scan(p)))
    out = io.BytesIO()
    d.save(out)
    return out.getvalue()


def broken(data, word):
    """The same, whose XML ends where word stands for the last time."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, \
            zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == 'word/document.xml':
                part = part[:part.rindex(word.encode())]
            new.writestr(name, part)
    return out.getvalue()


def parts(p, drawn):
    return [(x[0], x[1:], drawn) for x in p]


ALL = ('index', 'licence', 'pledge', 'credit-report')
SENT = {  # subject: what its rules of ALL say, the files of c with papers p
    'pages of text': ('pass pass pass pass', lambda c, p: [
        ('佐证材料.pdf', pages(INDEX, *p))]),
    'no index': ('fail pass pass pass', lambda c, p: [
        ('附件.pdf', pages(*p))]),
    'scanned behind the index': ('pass manual manual manual', lambda c, p: [
        ('佐证材料.pdf', pages(INDEX, [], [], []))]),
    'all scanned': ('manual manual manual manual', lambda c, p: [
        ('佐证材料.pdf', pages([], []))]),
    'one scanned': ('pass pass manual pass', lambda c, p: [
        ('佐证材料.pdf', pages(INDEX, p[0], ['承诺函'], [], p[2]))]),
    'an index alone': ('pass fail fail fail', lambda c, p: [
        ('索引目录.pdf', pages(INDEX + ['申报单位（盖章）：' + c['name']]))]),
    'headings in Word': ('pass pass pass pass', lambda c, p: [
        ('佐证材料.docx', word([(INDEX[0], INDEX[1:], False)] +
                           parts(p, False)))]),
    'broken behind the licence': ('pass pass manual manual', lambda c, p: [
        ('佐证材料.docx', broken(word([(INDEX[0], INDEX[1:], False)] +
                                  parts(p, False)), '承诺函'))]),
    'the licence of another code': ('fail manual fail fail', lambda c, p: [
        ('营业执照.pdf', pages([x.replace(c['uscc'], OTHER) for x in p[0]]))]),
    'headings over pictures': ('pass pass manual pass', lambda c, p: [
        ('佐证材料.docx', word([(INDEX[0], [x + '……2' for x in INDEX[1:]],
                             False)] + parts(p, True)))]),
    'an index that is drawn, too': ('pass pass manual pass', lambda c, p: [
        ('佐证材料.docx', word([('佐证材料目录', [], True)] + parts(p, True)))]),
    'contents of something else': ('manual pass manual pass', lambda c, p: [
        ('佐证材料.docx', word([('目录', ['一、总体架构'], False),
                            ('总体架构', [], True)] + parts(p, True)))]),
    'a table of pictures': ('fail pass manual pass', lambda c, p: [
        ('附件.docx', table(p))]),
    'pictures without a word': ('manual manual manual manual', lambda c, p: [
        ('附件.docx', word([('佐证材料', [], True)]))]),
    'pictures behind the form': ('fail pass manual pass', None),
    'behind the form in its PDF': ('pass pass pass pass', ()),
    'as they are called': ('pass pass pass pass', lambda c, p: [
        ('证明材料汇编.docx', word([
            ('目 录', ['一、企业法人营业执照', '二、近五年无重大事故承诺函',
                    '三、“信用中国”网站查询结果', '四、客户应用证明'], False),
            ('企业法人营业执照', p[0][1:], True),
            ('近五年无重大事故承诺函', p[1][1:], False),
            ('“信用中国”网站查询结果', p[2][1:], True),
            ('客户应用证明', ['兹证明' + c['name'] + '的系统在我公司应用良好。'],
             False)]))]),
    'what to hand in': ('fail fail fail fail', lambda c, p: [
        ('说明.docx', word([('须知', [], False), ('请提供营业执照', [
            '复印件加盖公章，并注明与原件一致，副本也可。'], False), (
                '请提供专利证书', ['须在有效期内，附最近一次缴费的凭证。'], False), (
                    '提交承诺函', ['由法定代表人签字并加盖单位公章。'], False)]))]),
    'a letter that names them': ('fail fail manual fail', lambda c, p: [
        ('说明.docx', word([('材料说明', ['随申报表附上下列材料：'] + LISTED +
                           ['以上材料均加盖公章，真实有效，请予受理。'], False)]))]),
    'a report with its contents': ('fail fail fail pass', lambda c, p: [
        ('信用报告.pdf', pages(p[2], ['目录', '一、基本信息', '二、行政处罚信息'],
                           ['营业执照信息', '登记机关 佛山市市场监督管理局',
                            '经营状态 存续（在营、开业、在册）']))]),
}
who = {}
for n, (subject, (want, files)) in enumerate(SENT.items()):
    name = '佛山%s示例%s有限公司' % (
        '禅城南海顺德高明三水'[n % 5 * 2:][:2],
        '陶瓷纺织家电铝材涂料食品五金灯具门窗玻璃轴承皮革卫浴造纸印刷水泥橡胶纸箱钟表'[n * 2:][:2])
    who[subject] = c = {'name': name, 'uscc': uscc('440605', name)}
    p = papers(c)
    mail(box, 1734660000 + n, '%s <a%d@example.cn>' % (name, n), subject,
         'Fri, 20 Dec 2024 10:00:00 +0800',
         [('申报表.docx', paper(c))] + files(c, p) if files else
         [('申报书.pdf', pages([TITLE] + ['%s：%s' % x for x in rows(c)],
                            INDEX, *p))] if files == () else
         [('申报表.docx', word(parts(p, True), paper(c)))])
os.makedirs(desk)
with open(desk + '/site.yaml', 'w') as f:
    f.write('role: province\noffice: 示例厅\ntrusted_hosts: [mx.example.cn]\n')
records = chain(t, lib.PACK, box, desk, '2024-12-25T09:00:00+08:00')
mails = {r['id']: r for r in records if r.get('kind') == 'mail'}
cases = {mails[r['mail']]['subject']: r for r in records
         if r.get('kind') == 'case'}
for subject, (want, _) in SENT.items():
    case = cases.get(subject, {'findings': [], 'files': []})
    found = {f['rule']: f for f in case['findings']}
    got = ' '.join(found.get(rule, {'state': '-'})['state'] for rule in ALL)
    t.ok(got == want, '%s: %s' % (subject, want), got,
         *['%s: %s' % (r, found[r]['message']) for r in ALL if r in found],
         [f.get('parts') for f in case['files']])

case = cases['broken behind the licence']
t.ok([f.get('unread') for f in case['files'] if f['name'] == '佐证材料.docx'] ==
     ['bad-xml'] and any(f['rule'] == 'confidential' and f['state'] == 'manual'
                         for f in case['findings']),
     'what is behind it may hold a mark of secrecy', case['files'])
bound = [f for f in cases['pages of text']['files'] if f.get('parts')]
t.ok(len(bound) == 1 and [
    (p['chapter'], p['at'].split('/')[-1].split()[0])
    for p in bound[0]['parts']] == [
        ('index', '第1页'), ('licence', '第2页'), ('pledge', '第3页'),
        ('credit', '第4页')], 'each part has its page', bound)
pledge = cases['pages of text']['pledge']
t.ok('第3页' in pledge['at'] and pledge['company'] == who['pages of text']['name'] and
     pledge['date'] == '2024-12-18', 'the pledge is read where it stands',
     pledge)
credit = cases['pages of text']['credit_report']
t.ok(credit['company'] == who['pages of text']['name'] and credit['date'] == '2024-12-16',
     'so is the report', credit)

shutil.rmtree(tmp)
t.done()
