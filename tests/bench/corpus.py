#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""The corpus of the benchmark: forms as Word saves them, lists, mails.

	/usr/bin/python3 tests/bench/corpus.py OUT [-n MAILS] [-s SEED] [--pdf SHARE]
	    [--small]

Writes OUT/mailbox (a Maildir: a mail for each application, mails with the
lists of each recommender), OUT/desk, OUT/forms/NNNNN.docx and OUT/lists.  A
form is some 180 KB of XML in some 33 KB: texts in runs of a few characters,
every run with its fonts, every paragraph with its revision marks, a page of
styles.  --small: forms of some 30 KB of XML, and nothing but the mailbox.

The same seed gives the same bytes.  Texts are put together from clauses
anew for each form, so that forms are no near copies of one another.
"""
import argparse
import binascii
import csv
import datetime
import io
import os
import random
import re
import shutil
import struct
import sys
import zlib

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'gen'))
import formdoc as f
import mail as m
import ooxml as x
import papers
import words
from common import CITIES, DIRECTIONS, TYPES, pdf, uscc

LAYOUTS = {
    'four': dict(columns=4),
    'two': dict(columns=2, section='para', options='lines'),
    'six': dict(columns=6, cover='table'),
    'column': dict(columns=4, section='column', cover='tabs'),
    'cover': dict(columns=4, cover='blanks', section='none', preamble=3),
}
TICKS = ('ballot-check', 'square', 'root', 'w14', 'wingdings-fe')
LONG = ('summary', 'background', 'scheme', 'technology', 'results',
        'innovation', 'promotion', 'profile')
FIRMS = ('澜', '砚', '岚', '栎', '衡', '铎', '湖', '汀', '屿', '珩', '朗', '弦', '翎',
         '嵘', '沐', '昀', '霁', '麓', '溪', '璟', '砺', '川', '帆', '棠')
TRADES = (('精密机械', '机械制造'), ('汽车零部件', '汽车制造'), ('智能装备', '装备制造'),
          ('陶瓷', '建材'), ('电子材料', '电子信息'), ('模具', '金属制品'),
          ('食品', '食品制造'), ('仪器仪表', '仪器仪表'), ('家用电器', '家电制造'),
          ('水泥', '建材'), ('纺织', '纺织'), ('塑胶', '化工'))
# clauses of the long texts: who, does, what, with, result
GRAMMAR = (
    ('项目组', '安全部', '我公司', '运维班组', '生产基地', '信息中心', '技术团队', '各车间',
     '供应商', '评估机构', '设备厂家', '值守人员', '研发中心', '联合实验室'),
    ('逐台核对', '重新划分', '分批升级', '集中监测', '按月复测', '统一登记', '旁路采集', '双向验证',
     '离线备份', '定期演练', '逐条关闭', '自动识别', '限时处置', '白名单管控'),
    ('控制器固件', '工程师站', '远程维护通道', '车载终端', '标识解析节点', '数据采集网关', '配方服务器',
     '无线接入点', '历史数据库', '安全域边界', '第三方账号', '工艺参数', '日志与流量', '移动介质'),
    ('覆盖{n}台设备', '涉及{n}个网段', '历时{n}天', '共{n}类协议', '发现{n}处弱口令', '形成{n}份报告',
     '减少{n}次停机', '节约{n}万元', '培训{n}人次', '缩短到{n}分钟', '关闭{n}个端口', '带动{n}家企业'))


def clauses(r, n):
    out = []
    for _ in range(n):
        s = ''.join(r.choice(g) for g in GRAMMAR[:3]) + '，' + \
            r.choice(GRAMMAR[3]).replace('{n}', str(r.randrange(2, 990)))
        out.append(s)
    return '；'.join(out) + '。'


# --- what Word adds -------------------------------------------------------

RPR = ('<w:rPr><w:rFonts w:ascii="%s" w:eastAsia="%s" w:hAnsi="%s" '
       'w:cs="宋体" w:hint="eastAsia"/>%s<w:color w:val="000000"/>'
       '<w:kern w:val="0"/><w:sz w:val="%d"/><w:szCs w:val="%d"/>'
       '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr>')
FONTS = ('仿宋_GB2312', '宋体', '仿宋')
RUN = re.compile(r'<w:r>(?:<w:rPr>((?:(?!</w:rPr>).)*)</w:rPr>)?'
                 r'<w:t xml:space="preserve">([^<]*)</w:t></w:r>')


def wordy(xml, r):
    """The same document with what Word writes around it."""
    marks = ['%08X' % (0x00100000 + r.randrange(0xEFFFFF))
             for _ in range(12)]

    def run(mt):
        extra, s = mt.group(1) or '', mt.group(2)
        extra = '<w:b/><w:bCs/>' if '<w:b/>' in extra else ''
        out, at = [], 0
        while at < len(s):
            n = r.randrange(6, 22) if len(s) > 24 else len(s)
            piece = s[at:at + n]
            if '&' in piece or ';' in piece:
                return mt.group(0)
            font = r.choice(FONTS)
            size = r.choice((21, 24))
            out.append(
                '<w:r w:rsidRPr="%s">' % r.choice(marks) +
                RPR % (font, font, r.choice(FONTS), extra, size, size) +
                '<w:t xml:space="preserve">' + piece + '</w:t></w:r>')
            at += n
        return ''.join(out)

    xml = RUN.sub(run, xml)
    xml = re.sub(r'<w:p>(<w:pPr>)?', lambda mt: (
        '<w:p w14:paraId="%08X" w14:textId="77777777" w:rsidR="%s" '
        'w:rsidRDefault="%s" w:rsidP="%s"><w:pPr><w:widowControl/>'
        '<w:spacing w:line="360" w:lineRule="auto"/>%s') % (
            r.randrange(1 << 31), r.choice(marks), r.choice(marks),
            r.choice(marks), '' if mt.group(1) else '</w:pPr>'), xml)
    xml = xml.replace('</w:pPr>/>', '</w:pPr></w:p>')
    xml = re.sub(r'<w:p/>', lambda mt: (
        '<w:p w14:paraId="%08X" w14:textId="77777777" w:rsidR="%s" '
        'w:rsidRDefault="%s"/>') % (r.randrange(1 << 31), r.choice(marks),
                                    r.choice(marks)), xml)
    return re.sub(r'<w:tr>', lambda mt: (
        '<w:tr w:rsidR="%s" w14:paraId="%08X" w14:textId="77777777">' % (
            r.choice(marks), r.randrange(1 << 31))), xml)


def styles_part():
    out = [x.XML, '<w:styles xmlns:w="%s"><w:docDefaults><w:rPrDefault>'
           '<w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="宋体"/>'
           '</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
           '<w:latentStyles w:defLockedState="0" w:count="376">' % x.W]
    for i in range(376):
        out.append('<w:lsdException w:name="style %d" w:semiHidden="1" '
                   'w:uiPriority="%d" w:unhideWhenUsed="1"/>' % (i, i % 99))
    out.append('</w:latentStyles>')
    for i in range(24):
        out.append('<w:style w:type="paragraph" w:styleId="a%d"><w:name '
                   'w:val="正文 %d"/><w:basedOn w:val="a"/><w:uiPriority '
                   'w:val="%d"/><w:qFormat/><w:pPr><w:jc w:val="both"/>'
                   '</w:pPr><w:rPr><w:sz w:val="%d"/></w:rPr></w:style>' % (
                       i, i, i, 20 + i))
    return (''.join(out) + '</w:styles>').encode()


class Zip:
    """A ZIP made by hand: quick, and its fixed parts deflated once."""
    STAMP = 0x5990, 0x4800

    def __init__(self):
        self.fixed = {}

    def deflate(self, data, level):
        z = zlib.compressobj(level, zlib.DEFLATED, -15)
        return z.compress(data) + z.flush()

    def add(self, name, data):
        self.fixed[name] = (zlib.crc32(data), len(data),
                            self.deflate(data, 9))

    def make(self, name, data, level, picture=b''):
        parts = dict(self.fixed)
        if picture:
            parts['word/media/image1.png'] = (
                zlib.crc32(picture), len(picture),
                self.deflate(picture, 1))
        parts[name] = (zlib.crc32(data), len(data),
                       self.deflate(data, level))
        out, central = io.BytesIO(), b''
        for n, (crc, size, body) in parts.items():
            b = n.encode()
            meta = struct.pack('<HHHHHIIIHH', 20, 0, 8, self.STAMP[1],
                               self.STAMP[0], crc, len(body), size, len(b),
                               0)
            at = out.tell()
            out.write(b'PK\3\4' + meta + b + body)
            central += b'PK\1\2' + struct.pack('<H', 20) + meta + \
                struct.pack('<HHHII', 0, 0, 0, 0, at) + b
        at = out.tell()
        out.write(central + b'PK\5\6' + struct.pack(
            '<HHHHIIH', 0, 0, len(parts), len(parts), len(central), at, 0))
        return out.getvalue()


def package(wide):
    """Everything of a .docx but its document."""
    import zipfile
    z = Zip()
    with zipfile.ZipFile(io.BytesIO(x.docx([x.para('x')]))) as src:
        for n in src.namelist():
            if n != 'word/document.xml':
                z.add(n, src.read(n))
    if wide:
        z.add('word/styles.xml', styles_part())
    return z


# --- one application ------------------------------------------------------

def applicant(k, r, n):
    cities = [c for c in CITIES if c != '深圳']
    city = cities[k % len(cities)]
    trade, industry = TRADES[r.randrange(len(TRADES))]
    name = ''.join(r.choice(FIRMS) for _ in range(2))
    # a number in words keeps 100,000 of them apart
    tail, v = '', k
    for _ in range(4):
        tail += FIRMS[v % len(FIRMS)]
        v //= len(FIRMS)
    division, district = words.DISTRICTS[city].split(' ')
    company = '%s市%s%s%s有限公司' % (city, name, tail, trade)
    return dict(company=company, city=city, industry=industry, product=trade,
                kind=(0, 1, 5, 6)[k % 4], directions=[r.randrange(5)],
                title='%s%s%s示范案例' % (
                    name + tail, r.choice(GRAMMAR[2]),
                    DIRECTIONS[k % 5][-4:]),
                uscc=uscc(division, '%s/%d' % (company, k)),
                mail='city%d' % (k % len(cities)), recommender=city + '市工业和信息化局')


def texts(a, r, small):
    for i, key in enumerate(LONG):
        few = 3 if small else r.randrange(26, 42)
        a[key] = clauses(r, few if key != 'summary' else min(few, 12))


def form_xml(c, a, k, r, small):
    name = list(LAYOUTS)[k % len(LAYOUTS)]
    lay = f.Layout(name=name, **LAYOUTS[name])
    hand = f.Hand(tick=TICKS[k % len(TICKS)], seed=k)
    form = f.Form(a, {'directions': c['directions'],
                      'applicant_type': [c['kind']]})
    kept = {}

    def keep(body, **kw):
        kept['body'] = body
        return b''
    real, x.docx = x.docx, keep
    try:
        f.docx(form, lay, hand)
    finally:
        x.docx = real
    xml = '%s<w:document %s><w:body>%s<w:sectPr><w:pgSz w:w="11906" ' \
        'w:h="16838"/></w:sectPr></w:body></w:document>' % (
            x.XML, x.NS, ''.join(kept['body']))
    return (xml if small else wordy(xml, r)).encode()


class Maker:
    def __init__(self, seed, small, pdf_share, scan):
        self.seed, self.small, self.pdf = seed, small, pdf_share
        self.scan = scan
        self.form_zip, self.pledge_zip = package(not small), package(False)

    def one(self, k):
        r = random.Random('%s/%d' % (self.seed, k))
        c = applicant(k, r, k)
        a = words.answers(c, k)
        texts(a, r, self.small)
        seal = b'' if self.small else b'\x89PNG\r\n\x1a\n' + r.randbytes(
            r.randrange(6000, 24000))
        form = self.form_zip.make('word/document.xml', form_xml(
            c, a, k, r, self.small), 1 if self.small else 6, seal)
        pledge = self.pledge_zip.make(
            'word/document.xml', pledge_xml(c, a, k), 6)
        return c, a, [('申报表.docx', form), ('承诺函.docx', pledge)] + \
            self.evidence(k, r, c, a)

    def evidence(self, k, r, c, a):
        """An index and scans; of some, a report as a PDF with text."""
        names = ['1-营业执照扫描件.jpg', '2-测评报告.jpg', '3-发明专利证书.jpg',
                 '4-信用中国报告.jpg', '5-获奖证书.jpg']
        out = [('0-佐证材料索引目录.docx', self.pledge_zip.make(
            'word/document.xml', index_xml(c, names), 6))]
        for n in names:
            if n.startswith('4') and r.random() < self.pdf:
                out.append((n[:-3] + 'pdf', pdf(papers.credit_lines(
                    c, a, k))))
                continue
            size = self.scan or (
                200 if self.small else r.randrange(3000, 12000))
            out.append((n, b'\xff\xd8\xff\xe0\0\x10JFIF\0' +
                        r.randbytes(size) + b'\xff\xd9'))
        return out


def index_xml(c, names):
    row = [x.row(*[x.cell(s, 2000) for s in
                   ('序号', '类别', '材料名称', '文件名')])]
    for i, n in enumerate(names):
        row.append(x.row(*[x.cell(s, 2000) for s in (
            str(i + 1), '①②③④⑤'[i], n[2:-4], n)]))
    return ('%s<w:document %s><w:body>%s</w:body></w:document>' % (
        x.XML, x.NS, x.para('佐证材料索引目录') + x.para(
            '申报单位：' + c['company']) + x.table([2000] * 4, row))).encode()


def pledge_xml(c, a, k):
    body = [x.para(x.run('承诺函', bold=True, size=22), align='center'),
            x.para('广东省工业和信息化厅：'),
            x.para(papers.PLEDGES[('ok', 'ok2', 'ok3')[k % 3]], indent=480),
            x.para('承诺单位（盖章）：' + c['company'], align='right'),
            x.para(a['applied_on'], align='right')]
    return ('%s<w:document %s><w:body>%s</w:body></w:document>' % (
        x.XML, x.NS, ''.join(body))).encode()


# --- mails ----------------------------------------------------------------

FIRST = datetime.datetime(2024, 12, 14, 9, 0, 0, tzinfo=m.CST)


def b64(data):
    return binascii.b2a_base64(data) if len(data) < 57 else m.b64(data)


def mail_of(k, c, files, small):
    t = FIRST + datetime.timedelta(seconds=k * 7 % 800000)
    sender = 'gyhlw@%s.gov.example' % c['mail']
    text = '现报送典型案例申报材料，请查收。\n%s\n' % c['company']
    parts = [m.plain(text)] if small else [
        m.multi([m.plain(text), m.html(text)], b'alternative',
                seed=sender)]
    parts += [m.attachment(n, d) for n, d in files if d]
    data = m.message(k, sender, c['recommender'],
                     '%s：护航新型工业化网络安全典型案例申报' % c['company'], t,
                     m.multi(parts, seed='%d' % k))
    return '%d.M%dP%d.%s' % (t.timestamp(), k, 100 + k, m.MX), data


# No city sends more in one list: of more mails there are more lists.
LIST_ROWS = 300


def list_mails(rows, first):
    k = first
    for n, (office, of) in enumerate(sorted(rows.items())):
        c = dict(mail='city%d' % n, company=office, recommender=office)
        for at in range(0, len(of), LIST_ROWS):
            part = [[i + 1] + r for i, r in enumerate(of[at:at + LIST_ROWS])]
            data = papers.list_openpyxl(office, part)
            yield mail_of(k, c, [('推荐汇总表.xlsx', data)], True), data
            k += 1


def desk(cases):
    rows = [['uscc', 'name', 'result', 'date', '查询网站', '查询项目', '查询时间', '查询人',
             '截图文件']]
    rows += [[u, n, '无不良记录', '2024-12-23', '信用中国', '全部', '10:00', '关清和', '']
             for u, n in cases]
    head = ['登记号', '送达时间', '送达方式', '运单号', '推荐单位', '送件人', '电话', '推荐函文号',
            '申报书份数', '汇总表份数', '佐证册数', '光盘张数', '盖章核验', '签字核验', '接收人', '备注']
    reg = [head]
    for n, city in enumerate(CITIES):
        reg.append(['S2024%03d' % (n + 1), '2024-12-23 10:%02d' % n, '专人', '',
                    city + '市工业和信息化局', '关清和', '13800000000', '函〔2024〕%d号' % n,
                    '4', '4', '4', '4', '是', '是', '晏书言', ''])

    def table(rows):
        out = io.StringIO()
        csv.writer(out, lineterminator='\n').writerows(rows)
        return out.getvalue().encode()
    return {'site.yaml': '''role: province
office: 示例省工业和信息化厅
department: 工业互联网处
trusted_hosts: [mx.gdei.example]
mtime: pulled
'''.encode(), 'credit.csv': table(rows), 'register.csv': table(reg)}


def put(path, data):
    with open(path, 'wb') as fh:
        fh.write(data)


def generate(out, count, seed, small, pdf_share=0.0, scan=0,
             progress=False):
    shutil.rmtree(out, ignore_errors=True)
    for d in ('mailbox/cur', 'mailbox/new', 'mailbox/tmp', 'desk', 'forms',
              'lists'):
        os.makedirs(os.path.join(out, d))
    maker, rows, cases = Maker(seed, small, pdf_share, scan), {}, []
    for k in range(count):
        c, a, files = maker.one(k)
        cases.append((c['uscc'], c['company']))
        of = rows.setdefault(c['recommender'], [])
        of.append(papers.list_row(0, c, a)[1:])
        name, data = mail_of(k, c, files, small)
        put(os.path.join(out, 'mailbox/cur', name + ':2,S'), data)
        if not small:
            put(os.path.join(out, 'forms', '%05d.docx' % k), files[0][1])
        if progress and (k + 1) % 5000 == 0:
            print('  %d mails' % (k + 1), file=sys.stderr, flush=True)
    for (name, data), sheet in list_mails(rows, count):
        put(os.path.join(out, 'mailbox/cur', name + ':2,S'), data)
        if not small:
            put(os.path.join(out, 'lists', name.split('.')[1] + '.xlsx'),
                sheet)
    for name, data in desk(cases).items():
        put(os.path.join(out, 'desk', name), data)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('out')
    ap.add_argument('-n', type=int, default=240)
    ap.add_argument('-s', default='2024')
    ap.add_argument('--small', action='store_true')
    ap.add_argument('--pdf', type=float, default=0.0,
                    help='share of mails with a PDF that has text')
    ap.add_argument('--scan', type=int, default=0,
                    help='bytes of a scan')
    a = ap.parse_args()
    generate(a.out, a.n, a.s, a.small, a.pdf, a.scan, True)


if __name__ == '__main__':
    main()
