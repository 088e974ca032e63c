# SPDX-License-Identifier: ISC
"""A good application, and what it is spoilt with: ZIPs by hand, verdicts."""
import io
import os
import re
import struct
import sys
import zipfile
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'gen'))
import common
import mail as m
import ooxml as x
import papers
import people

WHEN = m.when('12-20 10:00')
OFFICE = 'gyhlw@shanwei.gov.example'
ALL = []
RARE = set()
_n = 0


def take(code=None):
    return dict(case={'accept'}, code=code)


def hold(code=None, company=False):
    """company: the form's own answers were read all the same."""
    return dict(case={'manual'}, code=code, unread=True,
                company=company and C['company'])


def case(*verdicts, code=None):
    return dict(case=set(verdicts), code=code)


def mail(*classes, code=None):
    return dict(mail=set(classes), code=code)


# --- a good application, to be spoilt ---------------------------------------

C = people.case('HX', '汕尾', '汕尾市砾测电声有限公司', 'lice', '电声器件', '微型扬声器',
                people.IND, people.ADD, '微型扬声器产线分类分级防护', layout='four')
C['uscc'] = common.uscc('441502', C['company'])
FORM, ANSWERS = papers.form(C, 7)


def reword(data):
    """Long texts of its own: it must look like nobody else's case."""
    return re.sub('>([^<>]{60,})<', lambda g: g[0] if re.search(
        '承诺|[□☐☑☒√■]', g[1]) else '>%s<' % g[1][::-1], data.decode()).encode()


def own_words(data, part):
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        return x.zipped([(i.filename, reword(z.read(i)) if i.filename == part
                          else z.read(i)) for i in z.infolist()])


FORM = own_words(FORM, 'word/document.xml')
PLEDGE = papers.pledge(C, 0, ANSWERS)
CREDIT = '%s,%s,无不良记录,2024-12-24,信用中国,全部,10:00,关清和,x.png\n' % (
    ANSWERS['uscc'], C['company'])

REGISTER = 'S2024900,2024-12-23 10:20,专人,,汕尾市工业和信息化局,林测,13800009000,' \
    '汕工信函〔2024〕1号,4,4,4,4,是,是,关清和,\n'


def paper(lines):
    return x.docx([x.para(s) for s in lines])


REST = [('承诺函.docx', PLEDGE),
        ('0-佐证材料索引目录.docx', paper(['佐证材料索引目录', '1 营业执照', '2 其他'])),
        ('4-信用中国报告.docx', paper(papers.credit_lines(C, ANSWERS, 0))),
        ('1-营业执照.jpg', common.scan(['营业执照', C['company']], size=(80, 60)))]


def seal(body, **kw):
    global _n
    _n += 1
    return m.message(_n, OFFICE, '汕尾市工业和信息化局', kw.pop('subject', '报送材料%d'
                     % _n), WHEN, body, **kw)


def attached(files, style='utf8', text='现报送材料，请查收。'):
    return seal(m.multi([m.plain(text)] + [
        m.attachment(n, d, style) for n, d in files], seed=str(_n)))


def add(name, data, want):
    ALL.append((name, data, want))


def form(name, data, want, called='申报表.docx'):
    """An otherwise good mail with this as its form."""
    add(name, attached([(called, data)] + REST), want)


def archive(name, data, want, called='申报材料.zip'):
    add(name, attached([(called, data)]), want)


# --- ZIP, by hand -----------------------------------------------------------

def local(name, data, method=0, crc=None, size=None, packed=None, flags=0,
          extra=b'', raw=None):
    raw = data if raw is None else raw
    return struct.pack(
        '<IHHHHHIIIHH', 0x04034b50, 20, flags, method, 0, 0x5921,
        zlib.crc32(data) if crc is None else crc,
        len(raw) if packed is None else packed,
        len(data) if size is None else size, len(name), len(extra)) + \
        name + extra + raw


def central(name, data, at, method=0, crc=None, size=None, packed=None,
            flags=0, attr=0, raw=None, extra=b'', made=0x0314, disk=0):
    raw = data if raw is None else raw
    return struct.pack(
        '<IHHHHHHIIIHHHHHII', 0x02014b50, made, 20, flags, method, 0, 0x5921,
        zlib.crc32(data) if crc is None else crc,
        len(raw) if packed is None else packed,
        len(data) if size is None else size, len(name), len(extra), 0, disk,
        0, attr, at) + name + extra


def end(n, size, at, disk=0, comment=b'', total=None):
    n &= 0xffff
    return struct.pack('<IHHHHIIH', 0x06054b50, disk, disk, n,
                       n if total is None else total, size, at,
                       len(comment)) + comment


def made(entries, head=b'', **kw):
    """entries: (name, data, local keywords, central keywords)."""
    body, cd, at = [head], [], len(head)
    for name, data, lk, ck in entries:
        body.append(local(name, data, **lk))
        cd.append(central(name, data, ck.pop('at', at), **ck))
        at += len(body[-1])
    cd = b''.join(cd)
    return b''.join(body) + cd + end(len(entries), len(cd), at, **kw)


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as z:
        return [(i.filename, z.read(i)) for i in z.infolist()]


PARTS = parts_of(FORM)
DOC = dict(PARTS)['word/document.xml']


def spoilt(**parts):
    """The form with parts replaced (None: left out) or added."""
    new = {k.replace('__', '/'): v for k, v in parts.items()}
    return packed({('word/document.xml' if k == 'doc' else k): v
                   for k, v in new.items()})


def packed(new):
    out = [(n, new.pop(n, d)) for n, d in PARTS]
    return x.zipped([(n, d) for n, d in out + list(new.items())
                     if d is not None])


def stored(entries, **kw):
    return made([(n if isinstance(n, bytes) else n.encode(), d, {}, {})
                 for n, d in entries], **kw)


def bag(*extra):
    """A good application as a ZIP, and more entries."""
    return [('申报表.docx', FORM)] + REST + list(extra)


UTF8 = dict(flags=0x800)


def named(name, flags=0, lextra=b'', **kw):
    """A good bag whose form has this raw name."""
    rest = [(n.encode(), d, dict(UTF8), dict(UTF8)) for n, d in REST]
    return made([(name, FORM, dict(flags=flags, extra=lextra),
                  dict(flags=flags, extra=lextra, **kw))] + rest)


def blanks(mib):
    """So many MiB, deflated, and their CRC; page by page."""
    z, crc, page, out = zlib.compressobj(1, zlib.DEFLATED, -15), 0, \
        b' ' * (1 << 20), b''
    for _ in range(mib):
        out += z.compress(page)
        crc = zlib.crc32(page, crc)
    return out + z.flush(), crc


# --- mails ------------------------------------------------------------------

def head(extra='', subject='报送材料', **kw):
    """A header only; what follows is the attack's."""
    return m.message(9, OFFICE, '汕尾', subject, WHEN, b'', extra=extra, **kw)


GOOD = [('申报表.docx', FORM)] + REST


def good_parts(style='utf8'):
    return [m.plain('请查收')] + [m.attachment(n, d, style) for n, d in GOOD]
