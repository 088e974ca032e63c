#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Remake samples/: the mailbox, its desk, what it shows and what is expected.

	/usr/bin/python3 tests/gen/samples.py [DIR]

LibreOffice must be there: at least half of the documents pass through it.
The hour of their making is taken out, so a remake is equal by bytes, but
for the zip with a password.
"""
import csv
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import common
import mail as m
import ooxml as x
import papers
import people
import words
from people import BY_KEY, CASES

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, '..', '..', 'samples')
AT = '2024-12-25T09:00:00+08:00'


class Papers:
    """All documents of all cases, made first, so one LibreOffice does all."""

    def __init__(self):
        self.answers, self.forms, self.pledges = {}, {}, {}
        self.rest = {}
        for k, c in enumerate(CASES):
            if 'same_as' in c:
                # the same case again: the same words, other papers
                k = CASES.index(BY_KEY[c['same_as']])
            if c.get('division'):
                c['uscc'] = common.uscc(c['division'], c['company'])
            data, a = papers.form(c, k)
            assert common.valid(a['uscc']) != c.get('wrong_code', False)
            self.answers[c['key']] = a
            self.forms[c['key']] = data
            if c['pledge']:
                self.pledges[c['key']] = papers.pledge(c, k, a)
        self.office()
        for k, c in enumerate(CASES):
            self.rest[c['key']] = papers.evidence(
                c, self.answers[c['key']], k, self.pdf)
        index = {'%s.docx' % k: v[0][1] for i, (k, v) in
                 enumerate(self.rest.items()) if v[0][0].startswith('0-')
                 and i % 2}
        for name, data in common.soffice(index, 'docx',
                                         'MS Word 2007 XML').items():
            rest = self.rest[name[:-5]]
            rest[0] = (rest[0][0], data)

    def office(self):
        """Half of the forms and pledges, as a real program saves them."""
        back = {c['key'] + '.docx': self.forms[c['key']] for c in CASES
                if c['lo'] and c['form'] == 'docx'}
        back.update({'p-%s.docx' % k: v for i, (k, v) in
                     enumerate(self.pledges.items()) if i % 3})
        done = common.soffice(back, 'docx', 'MS Word 2007 XML')
        for name, data in done.items():
            key = name[:-5]
            if key.startswith('p-'):
                self.pledges[key[2:]] = data
            else:
                self.forms[key] = data
        sheets = {c['key'] + '.xlsx': self.forms[c['key']] for c in CASES
                  if c['lo'] and c['form'] == 'xlsx'}
        for name, data in common.soffice(sheets, 'xlsx',
                                         'Calc MS Excel 2007 XML').items():
            self.forms[name[:-5]] = data
        old = {c['key'] + '.docx': self.forms[c['key']] for c in CASES
               if c['form'] == 'doc'}
        for name, data in common.soffice(old, 'doc',
                                         'MS Word 97').items():
            self.forms[name[:-5]] = data
        src, self.pdf = {}, {}
        for k, c in enumerate(CASES):
            if k % 8 == 0:
                a = self.answers[c['key']]
                for what, lines in (
                        ('licence', papers.licence_lines(c, a, k)),
                        ('credit', papers.credit_lines(c, a, k))):
                    src['%s+%s.docx' % (c['key'], what)] = x.docx(
                        [x.para(l) for l in lines])
        for name, data in common.soffice(src, 'pdf').items():
            self.pdf[tuple(name[:-5].split('+'))] = data

    def folder(self, key, prefix=''):
        """The files of a case: (path, bytes)."""
        c = BY_KEY[key]
        out = [(prefix + '申报表.' + c['form'], self.forms[key])]
        if c['pledge']:
            out.append((prefix + '承诺函.docx', self.pledges[key]))
        return out + [(prefix + '佐证材料/' + n, d)
                      for n, d in self.rest[key]]

    def flat(self, key):
        return [(p.rpartition('/')[2], d) for p, d in self.folder(key)]


def zip_utf8(files):
    return x.zipped(files)


def zip_gbk(files):
    """Names in GBK without the UTF-8 flag, as Windows' own zip writes them."""
    data = x.zipped([(n.encode('gbk').hex(), d) for n, d in files])
    # same length rule does not hold, so write the records ourselves
    import struct
    import zlib
    out, central = io.BytesIO(), b''
    for n, d in files:
        name = n.encode('gbk')
        z = zlib.compressobj(9, zlib.DEFLATED, -15)
        body = z.compress(d) + z.flush()
        meta = struct.pack('<HHHHHIIIHH', 20, 0, 8, 0x4AE0, 0x5996,
                           zlib.crc32(d), len(body), len(d), len(name), 0)
        at = out.tell()
        out.write(b'PK\3\4' + meta + name + body)
        central += b'PK\1\2' + struct.pack('<H', 20) + meta + struct.pack(
            '<HHHII', 0, 0, 0, 0x20, at) + name
    at = out.tell()
    out.write(central + b'PK\5\6' + struct.pack(
        '<HHHHIIH', 0, 0, len(files), len(files), len(central), at, 0))
    del data
    return out.getvalue()


def zip_password(files, password):
    with tempfile.TemporaryDirectory() as tmp:
        for n, d in files:
            with open(os.path.join(tmp, n), 'wb') as f:
                f.write(d)
        subprocess.run(['zip', '-q', '-X', '-P', password, 'x.zip'] +
                       [n for n, _ in files], cwd=tmp, check=True)
        with open(os.path.join(tmp, 'x.zip'), 'rb') as f:
            return f.read()


class Mailbox:
    def __init__(self):
        self.mails = []

    def add(self, t, n, data, cls, shows, cases=(), also=(), new=False,
            sender='', want='', trouble=None):
        name = '%d.M%dP%d.%s' % (t.timestamp(), 1000 + n * 37, 100 + n, m.MX)
        self.mails.append(dict(name=name, new=new, data=data, cls=cls,
                               also=list(also), shows=shows,
                               cases=list(cases), sender=sender, want=want,
                               trouble=trouble))


from mailbox_ import fill  # noqa: E402  (the mails, one by one)


def write(base, box, desk):
    for sub in ('cur', 'new', 'tmp'):
        d = os.path.join(base, 'mailbox', sub)
        shutil.rmtree(d, ignore_errors=True)
        os.makedirs(d)
        open(os.path.join(d, '.gitkeep'), 'w').close()
    for e in box.mails:
        path = ('new/' + e['name']) if e['new'] else (
            'cur/' + e['name'] + ':2,S')
        e['file'] = path
        with open(os.path.join(base, 'mailbox', path), 'wb') as f:
            f.write(e['data'])
    os.makedirs(os.path.join(base, 'desk'), exist_ok=True)
    for name, data in desk.items():
        with open(os.path.join(base, 'desk', name), 'wb') as f:
            f.write(data)


def table(rows):
    out = io.StringIO()
    csv.writer(out, lineterminator='\n').writerows(rows)
    return out.getvalue()


def desk_files(p):
    site = '''# What this office is, and which mail servers it believes.
role: province
office: 示例省工业和信息化厅
department: 工业互联网处
trusted_hosts: [mx.gdei.example]
mtime: pulled    # not the arrival: git keeps no times
'''
    rows = [['uscc', 'name', 'result', 'date', '查询网站', '查询项目', '查询时间', '查询人',
             '截图文件']]
    seen = set()
    for k, c in enumerate(CASES):
        a = p.answers[c['key']]
        if c['lookup'] is None or a['uscc'] in seen:
            continue
        seen.add(a['uscc'])
        rows.append([a['uscc'], a['company'], c['lookup'],
                     '2024-12-%02d' % (23 + k % 3), '信用中国', '全部',
                     '%02d:%02d' % (9 + k % 8, k * 7 % 60), '关清和',
                     'credit-%03d.png' % (k + 1)])
    head = ['登记号', '送达时间', '送达方式', '运单号', '推荐单位', '送件人', '电话', '推荐函文号',
            '申报书份数', '汇总表份数', '佐证册数', '光盘张数', '盖章核验', '签字核验', '接收人', '备注']
    reg = [head]
    for n, (city, t, way, bill, note) in enumerate(people_register()):
        reg.append(['S2024%03d' % (n + 1), '2024-12-' + t, way, bill, city,
                    words.person(n + 20), '1380000%04d' % (2000 + n * 53),
                    '%s〔2024〕%d号' % (city[:1] + '工信函', 1201 + n * 7), '4',
                    '4', '4', '4', '是', '是', '晏书言', note])
    return {'site.yaml': site.encode(),
            'credit.csv': table(rows).encode(),
            # as the office's spreadsheet saves it
            'register.csv': table(reg).replace('\n', '\r\n').encode(
                'gb18030')}


def people_register():
    bureau = '市工业和信息化局'
    return [
        ('佛山' + bureau, '23 10:20', '专人', '', ''),
        ('惠州' + bureau, '23 15:05', '专人', '', ''),
        ('东莞' + bureau, '24 15:40', 'EMS', 'EX000000101CN', ''),
        ('广东省通信管理局', '24 11:05', '机要', '', ''),
        ('汕头' + bureau, '23 16:30', 'EMS', 'EX000000202CN', ''),
        ('珠海' + bureau, '24 09:12', '专人', '', ''),
        ('江门' + bureau, '24 16:58', '专人', '', '时限前两分钟'),
        ('清远' + bureau, '24 10:01', 'EMS', 'EX000000303CN', ''),
        ('肇庆' + bureau, '24 14:22', '专人', '', ''),
        ('中山' + bureau, '23 11:45', '专人', '', ''),
        ('河源' + bureau, '23 17:10', 'EMS', 'EX000000404CN', ''),
        ('云浮' + bureau, '24 08:55', 'EMS', 'EX000000505CN', ''),
        ('潮州' + bureau, '24 16:30', '专人', '', ''),
        ('阳江' + bureau, '24 13:37', 'EMS', 'EX000000606CN', ''),
        ('梅州' + bureau, '24 09:40', 'EMS', 'EX000000707CN', ''),
        ('韶关' + bureau, '24 17:35', '专人', '', '送达时已过17:00，已当面告知'),
    ]


def expected(p, box):
    mails = {}
    where = {}
    for e in box.mails:
        mails[e['name']] = dict(
            file=e['file'], **{'class': e['cls']}, also=e['also'],
            cases=e['cases'], shows=e['shows'], trouble=e['trouble'])
        for k in e['cases']:
            where[k] = e['name']
    cases = []
    for c in CASES:
        a = p.answers[c['key']]
        v = c['want']
        cases.append(dict(
            key=c['key'], mail=where[c['key']], company=a['company'],
            uscc=a['uscc'], case_title=a['case_title'],
            directions=None if c.get('picture') else
            [common.DIRECTIONS[i] for i in c['directions']],
            recommender=a['recommender'],
            verdict='accept' if v == 'superseded' else v, also=c['also'],
            superseded=v == 'superseded', rules=c['rules'], why=c['why'],
            office_saved=c['lo']))
    return dict(at=AT, mails=mails, cases=cases)


def readme(box, p):
    verdicts = {'accept': '符合', 'return': '退回', 'reject': '不予', 'manual': '人工',
                'superseded': '旧版'}
    out = [README]
    for e in sorted(box.mails, key=lambda e: e['name']):
        want = e['want'] or '；'.join(
            '%s：%s%s' % (BY_KEY[k]['company'], verdicts[BY_KEY[k]['want']],
                         '（%s）' % BY_KEY[k]['why'] if BY_KEY[k]['why']
                         else '') for k in e['cases'])
        out.append('| %s | %s | %s | %s |\n' % (
            e['name'].replace('.' + m.MX, ''), e['sender'], e['shows'],
            want))
    return ''.join(out)


README = '''# 样例 · Samples

An invented mailbox of the province's office for 粤工信工业互联网函〔2024〕76号
(deadline 2024-12-24 17:00 +08:00). All companies, people, codes, phones and
addresses are made up; the codes have right check digits unless that is the
point. Run it with `--at 2024-12-25T09:00:00+08:00`.

- `mailbox/`: a Maildir. `desk/`: what the office brings (`site.yaml`; the
  look-ups `credit.csv`; the register of deliveries `register.csv`, in GB18030).
- `expected.json`: class of each mail (`also`: as good), verdict and failing
  rules of each case. A mail with a `trouble` may hold a case without fields.
- About half of the DOCX and XLSX files were saved by LibreOffice.

All was made by `tests/gen/samples.py`. Verdicts: 符合 accept, 退回 return, 不予
reject, 人工 manual. Names below are without the ending `.mx.gdei.example`.

| mail | sender | what it shows | expected, and why |
|---|---|---|---|
'''


def main():
    base = sys.argv[1] if len(sys.argv) > 1 else OUT
    p = Papers()
    box = Mailbox()
    fill(box, p, zip_utf8, zip_gbk, zip_password)
    write(base, box, desk_files(p))
    with open(os.path.join(base, 'expected.json'), 'w') as f:
        json.dump(expected(p, box), f, ensure_ascii=False, indent=1)
        f.write('\n')
    with open(os.path.join(base, 'README.md'), 'w') as f:
        f.write(readme(box, p))
    print('%d mails, %d cases, %d bytes' % (
        len(box.mails), len(CASES), sum(len(e['data']) for e in box.mails)))


if __name__ == '__main__':
    main()
