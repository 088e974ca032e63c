# SPDX-License-Identifier: ISC
"""Hostile mails, each with what must become of it.

	/usr/bin/python3 tests/hostile/attacks.py DIR

writes all of them as a Maildir.  An attack is (name, bytes of a mail, want);
want is one of

	take(code)	a case that is accepted; what is odd is told (code)
	hold(code)	a case for a person, and why it wasn't read (code)
	case(verdicts)	a case with one of these verdicts, code told if given
	mail(classes)	no case at all; a mail of one of these classes, code told

Codes are regular expressions over the codes of `wrong` of mail and case.
"""
import os
import struct
import sys
import zlib

import floods
import kinds
import letters
import papers_flood
from spoil import *


def zips():
    zeros, crc = blanks(80)
    form('zip-flat-bomb', made([(n.encode(), d, {}, {}) for n, d in PARTS
                                if n != 'word/document.xml'] + [
        (b'word/document.xml', b'', dict(method=8, raw=zeros, crc=crc,
                                         size=80 << 20),
         dict(method=8, raw=zeros, crc=crc, size=80 << 20))]),
        hold('bomb'))
    form('zip-lying-size', made([(n.encode(), d, {}, {}) for n, d in PARTS
                                 if n != 'word/document.xml'] + [
        (b'word/document.xml', b'', dict(method=8, raw=zeros, size=100,
                                         crc=1),
         dict(method=8, raw=zeros, size=100, crc=1))]),
        hold('zip-damaged|bomb'))
    archive('zip-lying-archive', made([
        (b'a.txt', b'', dict(method=8, raw=zeros, size=100, crc=crc),
         dict(method=8, raw=zeros, size=100, crc=crc))]),
        mail('unknown', code='bomb|damaged'))
    body = local(b'a', b'x' * 1000)
    cd = b''.join(central(b'%d.docx' % i, b'x' * 1000, 0)
                  for i in range(2000))
    over = body + cd + end(2000, len(cd), len(body))
    archive('zip-overlap', over, mail('unknown', code='bomb'))
    form('zip-overlap-form', over, hold('bomb'))
    many = stored([('f%05d' % i, b'') for i in range(65000)])
    archive('zip-65000-entries', many, mail('unknown', code='bomb'))
    form('zip-65000-form', many, hold('bomb|no-main'))
    deep = stored([('x.txt', b'x')])
    for i in range(12):
        deep = stored([('d%d.zip' % i, deep)])
    archive('zip-nested-12', deep, mail('unknown', code='archive-too-deep'))
    good3 = stored(bag())
    for i in range(2):
        good3 = stored([('第%d层.zip' % i, good3)])
    archive('zip-nested-3-good', good3, take())
    wide = stored([('w%d.zip' % i, stored([('v%d.zip' % j, stored(
        [('t.txt', b'%d' % j)])) for j in range(20)])) for i in range(20)])
    archive('zip-wide', wide, mail('unknown', code='too-many-archives'))
    for i, name in enumerate([
            '../../申报表.docx', '/etc/申报表.docx', 'C:\\a\\申报表.docx',
            '..\\..\\申报表.docx', 'a/../../../申报表.docx', './申报表.docx',
            'a//申报表.docx', '\x1b[2J申报表.docx', 'a\n申报表.docx',
            '\u202e申报表.docx', '\u200b申报表.docx', 'x\x9b申报表.docx']):
        archive('zip-slip-%d' % i, named(name.encode(), 0x800),
                take(None if i in (5, 6) else 'name-odd'))
    link = 0o120777 << 16
    archive('zip-symlink', made(
        [(n.encode(), d, dict(UTF8), dict(UTF8)) for n, d in bag()] + [
            (b'link', b'/etc/passwd', {}, dict(attr=link))]), take('link'))
    for i, name in enumerate([b'', b'.', b'..', b'/', b'a/']):
        archive('zip-name-%d' % i, made(
            [(n.encode(), d, dict(UTF8), dict(UTF8)) for n, d in bag()] +
            [(name, b'x', {}, {})]), take('name-odd' if i == 2 else None))
    archive('zip-nul-name', named(b'a\0\xe7\x94\xb3\xe6\x8a\xa5\xe8\xa1\xa8'
                                  b'.docx', 0x800), take('name-odd'))
    form('zip-two-documents', made([(n.encode(), d, {}, {})
                                    for n, d in PARTS] + [
        (b'word/document.xml', DOC.replace('电声'.encode(), '电子'.encode()), {},
         {})]), hold('duplicate-part'))
    form('zip-case-twin', made([(n.encode(), d, {}, {})
                                for n, d in PARTS] + [
        (b'Word/Document.xml', DOC.replace('电声'.encode(), '电子'.encode()), {},
         {})]), hold('duplicate-part'))
    form('zip-crc', made([(n.encode(), d, {}, {}) for n, d in PARTS
                          if n != 'word/document.xml'] + [
        (b'word/document.xml', DOC, dict(crc=1), dict(crc=1))]),
        hold('zip-damaged'))
    flip = bytearray(stored(PARTS))
    at = flip.find('申报'.encode())
    flip[at + 2] ^= 1
    form('zip-bit-flip', bytes(flip), hold('zip-damaged'))
    for i in range(1, 16):
        form('zip-cut-%d' % i, FORM[:len(FORM) * i // 16],
             hold('truncated|zip-damaged|not-a-zip'))
    for i in range(1, 16, 2):
        whole = stored(bag())
        archive('zip-archive-cut-%d' % i, whole[:len(whole) * i // 16],
                # The form's own bytes are cut, then evidence.
                hold('archive-damaged') if i < 7 else
                case('manual', code='archive-damaged'))
    form('zip-encrypted', made([(n.encode(), d, dict(flags=1),
                                 dict(flags=1)) for n, d in PARTS]),
         hold('password'))
    archive('zip-encrypted-archive', made([
        (n.encode(), d, dict(flags=0x801), dict(flags=0x801))
        for n, d in bag()]), mail('unknown', code='password'))
    aes = struct.pack('<HHHccBH', 0x9901, 7, 2, b'A', b'E', 3, 8)
    archive('zip-aes', made([(n.encode(), d, dict(flags=0x801, method=99,
                                                  extra=aes),
                              dict(flags=0x801, method=99, extra=aes))
                             for n, d in bag()]),
            mail('unknown', code='password'))
    for k in (1, 6, 9, 12, 14, 93, 95, 98):
        form('zip-method-%d' % k, made([(n.encode(), d, dict(method=k),
                                         dict(method=k)) for n, d in PARTS]),
             hold('unsupported-method|zip-damaged'))
    gbk = '申报表.docx'.encode('gb18030')
    archive('zip-gbk', made([(n.encode('gb18030'), d, {}, {})
                             for n, d in bag()]), take())
    archive('zip-gbk-flag-utf8', named(gbk, 0x800),
            take('name-odd'))
    archive('zip-utf8-no-flag', named('申报表.docx'.encode(), 0), take())
    up = struct.pack('<HHBI', 0x7075, 5 + 15, 1, zlib.crc32(gbk)) + \
        '申报表.docx'.encode()
    archive('zip-7075', named(gbk, 0, lextra=up[:4] + up[4:]), take())
    lie = struct.pack('<HHBI', 0x7075, 5 + 5, 1, zlib.crc32(gbk) ^ 1) + \
        b'a.txt'
    archive('zip-7075-lie', named(gbk, 0, lextra=lie), take())
    archive('zip-multi-disk', made([(b'a', b'x', {}, dict(disk=3))], disk=3),
            mail('unknown', code='multi-disk'))
    form('zip-prefix', b'MZ' + b'\x90' * 200 + FORM,
         hold('unread-type'))
    form('zip-trailing', FORM + b'junk' * 20, take('zip-lax'))
    fake = end(0, 0, 0)
    form('zip-comment-eocd', stored(PARTS, comment=b'PK\5\6' + fake[4:] +
                                    b'x'), take())
    form('zip-mismatch', made([
        (n.encode(), d, {}, {}) for n, d in PARTS
        if n != 'word/document.xml'] + [
        (b'word/document.xml', DOC, dict(size=5, packed=5, crc=7), {})]),
        take('zip-lax'))
    form('zip-empty', end(0, 0, 0), hold('empty|no-main-part|not-a-zip'))
    ole = b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + b'\0' * 504
    form('ole2-garbage', ole + b'\0' * 2000, hold())
    form('ole2-encrypted', compound(['EncryptedPackage', 'EncryptionInfo']),
         hold('password'))
    form('ole2-loop', compound(['WordDocument'], loop=True), hold(),
         called='申报表.doc')
    form('text-as-docx', '申报表 就是一段文字'.encode(), hold())
    form('html-as-docx', b'<html><body>hello</body></html>', hold())
    form('zero-bytes', b'', hold('empty'))
    add('lock-file', attached([('~$申报表.docx', b'\x05user' + b' ' * 157),
                               ('申报表.docx', FORM)] + REST), take())
    add('index-names-credit', attached([
        ('申报表.docx', FORM), ('目录.docx', paper([
            '佐证材料目录', '1 信用信息报告', '2 营业执照']))] + REST[:1] +
        REST[2:]), take())
    archive('rar-garbage', b'Rar!\x1a\x07\x01\0' + b'\xff' * 200,
            mail('unknown', code='archive'), '材料.rar')
    archive('7z-garbage', b"7z\xbc\xaf\x27\x1c\0\4" + b'\xff' * 200,
            mail('unknown', code='archive'), '材料.7z')
    archive('gzip-bomb', gz(80), mail('unknown'), '材料.tar.gz')
    off = bytearray(FORM)
    at = off.rfind(b'PK\5\6')
    off[at + 16:at + 20] = b'\xff\xff\xff\xfe'
    form('zip-offset-wild', bytes(off), hold())
    off = bytearray(FORM)
    off[at + 12:at + 16] = b'\xff\xff\xff\xff'
    form('zip-cd-size-wild', bytes(off), hold())


def gz(n):
    z = zlib.compressobj(1, zlib.DEFLATED, 31)
    page = b'\0' * (1 << 20)
    return b''.join(z.compress(page) for _ in range(n)) + z.flush()


def compound(streams, loop=False):
    """A compound file with empty streams of these names."""
    def entry(name, kind, child=0xffffffff, right=0xffffffff):
        n = name.encode('utf-16le') + b'\0\0'
        return n.ljust(64, b'\0') + struct.pack(
            '<HBBIII', len(n), kind, 1, 0xffffffff, right, child) + \
            b'\0' * 36 + struct.pack('<IQ', 0, 4096 if kind == 2 else 0)
    head = b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + b'\0' * 16 + struct.pack(
        '<HHHHH6xIIIIIIIIII', 0x3e, 3, 0xfffe, 9, 6, 0, 1, 1, 0, 4096,
        0xfffffffe, 0, 0xfffffffe, 0, 0)
    head += b'\xff' * (512 - len(head))
    fat = struct.pack('<II', 0xfffffffd, 1 if loop else 0xfffffffe)
    fat += b'\xff' * (512 - len(fat))
    d = entry('Root Entry', 5, 1)
    for i, s in enumerate(streams):
        d += entry(s, 2, right=i + 2 if i + 1 < len(streams)
                   else (1 if loop else 0xffffffff))
    return head + fat + d.ljust(512, b'\0')


# --- XML --------------------------------------------------------------------

BODY = DOC.index(b'<w:body>') + len(b'<w:body>')


def inside(extra):
    """The good form with this before its first paragraph."""
    return spoilt(doc=DOC[:BODY] + extra + DOC[BODY:])


def behind(extra):
    """The good form with this at its end."""
    at = DOC.rindex(b'<w:sectPr') if b'<w:sectPr' in DOC else \
        DOC.rindex(b'</w:body>')
    return spoilt(doc=DOC[:at] + extra + DOC[at:])


def declared(head):
    return spoilt(doc=head + DOC[DOC.index(b'<w:document'):])


def xml():
    decl = b'<?xml version="1.0" encoding="UTF-8"?>'
    lol = b'<!DOCTYPE l [<!ENTITY a "' + b'lol' * 10 + b'">' + b''.join(
        b'<!ENTITY %c "%s">' % (98 + i, (b'&%c;' % (97 + i)) * 10)
        for i in range(9)) + b']>'
    for name, d in [
            ('lol', lol),
            ('quadratic', b'<!DOCTYPE l [<!ENTITY a "' + b'x' * 100000 +
             b'">]>'),
            ('xxe-file', b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/'
             b'passwd">]>'),
            ('xxe-http', b'<!DOCTYPE l SYSTEM "http://127.0.0.1:9/x.dtd">'),
            ('xxe-parameter', b'<!DOCTYPE l [<!ENTITY % a SYSTEM "file:///'
             b'etc/passwd"> %a;]>'),
            ('xxe-public', b'<!DOCTYPE l PUBLIC "-//x" "http://127.0.0.1:9">'
             ),
            ('empty-doctype', b'<!DOCTYPE l>'),
            ('lower-doctype', b'<!doctype l>')]:
        form('xml-' + name, declared(decl + d),
             hold('doctype|bad-xml' if 'lower' in name else 'doctype'))
    form('xml-late-doctype', spoilt(doc=DOC + b'<!DOCTYPE x>'),
         hold('doctype|bad-xml'))
    form('xml-stylesheet', declared(decl + b'<?xml-stylesheet href="http://'
                                    b'127.0.0.1:9/x.xsl"?>'), take())
    form('xml-xinclude', inside(
        b'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" '
        b'href="file:///etc/passwd"/>'), take())
    form('xml-deep', inside(b'<w:p>' * 1000000), hold('xml-limit|bad-xml'))
    form('xml-deep-300', inside(b'<w:x>' * 300 + b'</w:x>' * 300),
         hold('xml-limit'))
    form('xml-deep-200', inside(b'<w:x>' * 200 + b'</w:x>' * 200), take())
    form('xml-attrs', inside(b'<w:p ' + b' '.join(
        b'a%d="1"' % i for i in range(200000)) + b'/>'), hold('xml-limit'))
    form('xml-attrs-2000', inside(b'<w:p ' + b' '.join(
        b'a%d="1"' % i for i in range(2000)) + b'/>'), hold('xml-limit'))
    form('xml-names', inside(b''.join(b'<n%d/>' % i for i in range(300000))),
         take())
    form('xml-xmlns', inside(b'<w:p ' + b' '.join(
        b'xmlns:n%d="u%d"' % (i, i) for i in range(100000)) + b'/>'),
        hold('xml-limit'))
    form('xml-xmlns-deep', inside(b''.join(
        b'<w:x xmlns:n%d="u">' % i for i in range(250)) + b'</w:x>' * 250),
        take())
    form('xml-long-tag', inside(b'<w:p a="' + b'x' * 300000 + b'"/>'),
         hold('xml-limit'))
    form('xml-long-name', inside(b'<w:' + b'x' * 300000 + b'/>'),
         hold('xml-limit'))
    form('xml-long-attr-name', inside(b'<w:p ' + b'x' * 3000 + b'="1"/>'),
         hold('xml-limit'))
    form('xml-long-blanks', inside(b'<w:p' + b' ' * 300000 + b'/>'),
         hold('xml-limit'))
    form('xml-name-1000', inside(b'<w:' + b'x' * 1000 + b'/>'), take())
    form('xml-long-text', inside(b'<w:p><w:r><w:t>' + b'y' * (11 << 20) +
                                 b'</w:t></w:r></w:p>'), hold('cut'))
    form('xml-long-comment', inside(b'<!--' + b'x' * (10 << 20) + b'-->'),
         take())
    form('xml-long-pi', inside(b'<?x ' + b'x' * (10 << 20) + b'?>'), take())
    form('xml-long-cdata', inside(b'<w:p><w:r><w:t><![CDATA[' + b']' *
                                  (5 << 20) + b']]></w:t></w:r></w:p>'),
         hold('cut'))
    t = b'<w:p><w:r><w:t>%s</w:t></w:r></w:p>'
    for name, bad in [
            ('bad-utf8', b'\xff'), ('overlong', b'\xc0\xaf'),
            ('surrogate', b'\xed\xa0\x80'), ('nul', b'\0'),
            ('control', b'\x01'), ('fffe', b'\xef\xbf\xbe'),
            ('above', b'\xf4\x90\x80\x80'), ('ref-0', b'&#0;'),
            ('ref-1', b'&#1;'), ('ref-d800', b'&#xD800;'),
            ('ref-ffff', b'&#xFFFF;'), ('ref-big', b'&#x110000;'),
            ('ref-wrap', b'&#4294967361;'), ('ref-huge', b'&#' + b'9' * 9999
                                             + b';'),
            ('entity', b'&nbsp;'), ('amp', b'& '), ('open', b'<'),
            ('cdata-end', b']]>'), ('prefix', b'<nope:x/>'),
            ('unbalanced', b'<w:x></w:y>'), ('twice', b'<w:x a="1" a="2"/>'),
            ('attr-lt', b'<w:x a="<"/>'), ('bare', b'<w:x a=1/>'),
            ('comment', b'<!-- -- -->'), ('cut-char', '申'.encode()[:2])]:
        form('xml-' + name, inside(t % bad), hold('bad-xml|charset'))
    for enc in ('GBK', 'GB18030'):
        form('xml-' + enc.lower(), spoilt(doc=DOC.decode().replace(
            'UTF-8', enc, 1).encode('gb18030')), take())
    for enc, codec in (('Big5', 'big5'), ('UTF-7', 'utf-7'),
                       ('IBM037', 'cp037'), ('HZ-GB-2312', 'hz'),
                       ('UTF-32', 'utf-32'), ('x-none', 'utf-8')):
        form('xml-' + enc.lower(), spoilt(doc=DOC.decode().replace(
            'UTF-8', enc, 1).encode(codec, 'replace')),
            hold('charset|bad-xml'))
    form('xml-utf16', spoilt(doc=DOC.decode().replace(
        'UTF-8', 'UTF-16', 1).encode('utf-16')), take())
    form('xml-utf16-no-bom', spoilt(doc=DOC.decode().replace(
        'UTF-8', 'UTF-16', 1).encode('utf-16le')), take())
    form('xml-bom-conflict', spoilt(doc=b'\xef\xbb\xbf' + DOC.replace(
        b'UTF-8', b'UTF-16', 1)), hold('charset'))
    form('xml-bom-gbk', spoilt(doc=b'\xef\xbb\xbf' + DOC.replace(
        b'UTF-8', b'GBK', 1)), hold('charset'))
    form('xml-trailing', spoilt(doc=DOC + b'junk'), hold('bad-xml'))
    form('xml-two-roots', spoilt(doc=DOC + b'<a/>'), hold('bad-xml'))
    form('xml-empty', spoilt(doc=b''), hold())
    form('xml-cut', spoilt(doc=DOC[:len(DOC) * 2 // 3]), hold('bad-xml'))
    form('xml-other-root', spoilt(doc=b'<html/>'), hold())


# --- OOXML ------------------------------------------------------------------

RELS = dict(PARTS)['word/_rels/document.xml.rels']


def related(kind, target, mode=b' TargetMode="External"', extra=()):
    new = {'word/_rels/document.xml.rels': RELS.replace(
        b'</Relationships>', b'<Relationship Id="rIdZ" Type="' +
        x.REL.encode() + kind + b'" Target="' + target + b'"' + mode +
        b'/></Relationships>')}
    new.update(extra)
    return packed(new)


def ooxml():
    for kind in (b'attachedTemplate', b'frame', b'subDocument', b'oleObject',
                 b'image'):
        for target in (b'http://127.0.0.1:9/x', b'\\\\host\\share\\x.dotm'):
            form('rel-%s-%d' % (kind.decode(), target[0] == 92),
                 related(kind, target),
                 take(None if kind == b'image' else 'external-content'))
    form('rel-hyperlink', related(b'hyperlink', b'javascript:alert(1)'),
         take())
    form('macro', related(b'vbaProject', b'vbaProject.bin', b'', {
        'word/vbaProject.bin': b'\xd0\xcf\x11\xe0'}), take('macros'))
    form('alt-chunk', packed({
        'word/_rels/document.xml.rels': RELS.replace(
            b'</Relationships>', b'<Relationship Id="rIdZ" Type="' +
            x.REL.encode() + b'aFChunk" Target="c.html"/></Relationships>'),
        'word/c.html': b'<script>alert(1)</script>',
        'word/document.xml': DOC[:BODY] + b'<w:altChunk r:id="rIdZ"/>' +
        DOC[BODY:]}), take('alt-chunk'))
    form('rel-loop', related(b'header', b'document.xml', b''), take())
    form('rel-escape', related(b'header', b'../../../../etc/passwd', b''),
         take())
    form('rel-percent', related(b'header', b'%2e%2e/%00x', b''), take())
    form('rels-flood', packed({'word/_rels/document.xml.rels': RELS.replace(
        b'</Relationships>', b''.join(
            b'<Relationship Id="f%d" Type="%sheader" Target="h%d.xml"/>' % (
                i, x.REL.encode(), i) for i in range(60000)) +
        b'</Relationships>')}), take())
    top = dict(PARTS)['_rels/.rels']
    form('no-main', packed({'_rels/.rels': top.replace(
        b'word/document.xml', b'word/none.xml')}), hold('main-guessed'))
    form('no-rels', packed({'_rels/.rels': None}), hold('main-guessed'))
    form('main-external', packed({'_rels/.rels': top.replace(
        b'Target="word/document.xml"',
        b'Target="http://127.0.0.1:9/d.xml" TargetMode="External"')}),
        hold('main-guessed'))
    form('two-mains', packed({'_rels/.rels': top.replace(
        b'</Relationships>', b'<Relationship Id="rId9" Type="' +
        x.REL.encode() + b'officeDocument" Target="word/b.xml"/>'
        b'</Relationships>'), 'word/b.xml': DOC.replace(
            '电声'.encode(), '电子'.encode())}), case('manual'))
    form('types-lie', packed({'[Content_Types].xml': dict(PARTS)[
        '[Content_Types].xml'].replace(b'wordprocessingml.document.main',
                                       b'spreadsheetml.sheet.main')}),
        hold('no-main-part'))
    form('no-types', packed({'[Content_Types].xml': None}), take())
    cell = b'<w:tc><w:tcPr>%s</w:tcPr><w:p><w:r><w:t>x</w:t></w:r></w:p>' \
        b'</w:tc>'
    tbl = b'<w:tbl><w:tr>%s</w:tr></w:tbl>'
    for n in (2147483647, 4294967297, -1, 0, 99999999999999999999):
        form('gridspan-%d' % n, inside(tbl % (
            cell % (b'<w:gridSpan w:val="%d"/>' % n) * 3)), hold('cut'))
        form('gridbefore-%d' % n, inside(
            b'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="%d"/></w:trPr>%s'
            b'</w:tr></w:tbl>' % (n, cell % b'')),
            hold('cut') if n else take())
    form('vmerge-orphan', inside(tbl % (cell % b'<w:vMerge/>')), take())
    form('tables-nested', inside(b'<w:tbl><w:tr><w:tc>' * 70 + b'<w:p/>' +
                                 b'</w:tc></w:tr></w:tbl>' * 70),
         hold('cut'))
    form('rows-flood', inside(b'<w:tbl>' + b'<w:tr><w:tc/></w:tr>' * 150000 +
                              b'</w:tbl>'), hold('cut'))
    form('cells-flood', inside(b'<w:tbl><w:tr>' + b'<w:tc/>' * 300000 +
                               b'</w:tr></w:tbl>'), hold('cut'))
    row = b''.join(cell.replace(b'>x<', b'>%s<' % s.encode()) % b''
                   for s in ('申报单位', '', '联系人', '', '案例名称', '1'))
    form('labels-flood', behind(tbl % b'</w:tr><w:tr>'.join([row] * 4000)),
         hold('cut', True))
    form('labels-flood-first', inside(
        tbl % b'</w:tr><w:tr>'.join([row] * 4000)), hold('cut|no-table'))
    form('lines-flood', behind('<w:p><w:r><w:t>申报单位 甲乙丙 联系人 丁</w:t></w:r>'
                               '</w:p>'.encode() * 100000), hold('cut', True))
    form('cell-huge', inside(tbl % (cell % b'').replace(
        b'>x<', b'>' + b'z' * (3 << 20) + b'<')), hold('cut'))
    form('fields-nested', inside(b'<w:p>' + b'<w:r><w:fldChar w:fldCharType='
                                 b'"begin"/></w:r>' * 50000 + b'</w:p>'),
         take())
    form('field-ends', inside(b'<w:p>' + b'<w:r><w:fldChar w:fldCharType='
                              b'"end"/></w:r>' * 50000 + b'</w:p>'), take())
    form('sdt-deep', inside(b'<w:sdt><w:sdtContent>' * 60 + b'<w:p/>' +
                            b'</w:sdtContent></w:sdt>' * 60), take())
    form('styles-loop', packed({'word/styles.xml': b'<w:styles xmlns:w="'
         b'http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
         b''.join(b'<w:style w:styleId="s%d"><w:basedOn w:val="s%d"/>'
                  b'</w:style>' % (i, (i + 1) % 3) for i in range(3)) +
         b'</w:styles>'}), take())
    form('vanish-all', spoilt(doc=DOC.replace(
        b'<w:r>', b'<w:r><w:rPr><w:vanish/></w:rPr>')), case('manual'))
    form('tracked-away', spoilt(doc=DOC.replace(
        b'<w:t>', b'<w:delText>').replace(b'<w:t xml:space="preserve">',
                                          b'<w:delText>').replace(
        b'</w:t>', b'</w:delText>')), case('manual'))
    form('escapes', spoilt(doc=DOC.replace(
        '微型扬声器产线'.encode(), '&lt;script&gt;alert(1)&lt;/script&gt;_x0041_'
        .encode())), take())
    for i, bad in enumerate(['=HYPERLINK("http://x","y")', "=cmd|'/c calc'!A0",
                             '+1+1', '@SUM(1)', '＝1+1', '-2+3',
                             '"><script>alert(1)</script>', "'-alert(1)-'",
                             '\u202e\u2066evil', ']]>--><!--', '{{7*7}}',
                             '\u2028\u2029', '%s%n%x', '$(id)`id`',
                             '\\"}],"end":{}', 'A' * 200000]):
        esc = bad.replace('&', '&amp;').replace('<', '&lt;')
        form('inject-%d' % i, spoilt(doc=DOC.replace(
            C['title'].encode(), (esc + C['title']).encode())),
            hold('bad-xml') if ']]>' in bad else take())
        form('inject-company-%d' % i, spoilt(doc=DOC.replace(
            C['company'].encode(), (esc + C['company']).encode())),
            # Another company than the evidence names.
            hold('bad-xml') if ']]>' in bad else
            take() if bad == '\u2028\u2029' else
            case('manual') if '@' in bad else case('return'))


# --- XLSX -------------------------------------------------------------------

def xlsx():
    c = dict(C, form='xlsx')
    good = own_words(papers.form(c, 7)[0], 'xl/sharedStrings.xml')
    parts = parts_of(good)
    have = dict(parts)
    sheet, sst = 'xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml'

    def with_(new):
        new = dict(new)
        out = [(n, new.pop(n, d)) for n, d in parts]
        return x.zipped([(n, d) for n, d in out + list(new.items())
                         if d is not None])

    def book(name, new, want):
        form('xlsx-' + name, with_(new), want, '申报表.xlsx')

    s = have[sheet]
    data = s.index(b'<sheetData>') + len(b'<sheetData>')
    close = s.index(b'</sheetData>')
    def more(rows):
        return {sheet: s[:close] + rows + s[close:]}

    book('good', {}, take())
    head = s[:data].index(b'<sheetData>')
    book('dimension', {sheet: s[:head] + b'<dimension ref="A1:XFD1048576"/>'
                       + s[head:]}, take())
    book('rows', more(b''.join(b'<row r="%d"/>' % i
                               for i in range(5000, 400000))), take())
    book('row-numbers', more(b'<row r="9999999999"><c r="A9999999999"><v>1'
                             b'</v></c></row><row r="-1"/><row r="x"/>'),
         take())
    book('cell-names', more(b'<row r="900"><c r="ZZZZ99999999"><v>1</v></c>'
                            b'<c r="1A"><v>1</v></c><c r=""><v>1</v></c><c>'
                            b'<v>1</v></c></row>'), take())
    book('far-cell', more(b'<row r="1048576"><c r="XFD1048576"><v>1</v></c>'
                          b'</row>'), hold('cut'))
    book('string-index', more(
        b'<row r="901"><c r="A901" t="s"><v>99999999</v></c><c r="B901" '
        b't="s"><v>-5</v></c><c r="C901" t="s"><v>x</v></c></row>'), hold('bad-xml'))
    book('sst-lies', {sst: have[sst].replace(
        b'uniqueCount="', b'uniqueCount="99999999')}, take())
    book('sst-flood', {sst: have[sst].replace(
        b'</sst>', b'<si><t>x</t></si>' * 500000 + b'</sst>')}, take())
    book('sst-huge', {sst: have[sst].replace(
        b'</sst>', b'<si><t>' + b'x' * (11 << 20) + b'</t></si></sst>')},
        take())
    book('sst-none', {sst: None}, case('manual'))
    book('formula', more(b'<row r="902"><c r="A902"><f>cmd|\'/c calc\'!A0'
                         b'</f></c><c r="B902"><f>WEBSERVICE("http://'
                         b'127.0.0.1:9")</f><v>1</v></c></row>'), take())
    book('error', more(b'<row r="903"><c r="A903" t="e"><v>#REF!</v></c>'
                       b'</row>'), take())
    book('numbers', more(b'<row r="904"><c r="A904"><v>1e999</v></c><c '
                         b'r="B904"><v>nan</v></c><c r="C904"><v>0x10</v>'
                         b'</c><c r="D904" s="99999"><v>1</v></c></row>'),
         take())
    book('merges', {sheet: s.replace(b'</sheetData>', b'</sheetData>'
         b'<mergeCells>' + b''.join(
             b'<mergeCell ref="A%d:XFD1048576"/>' % i
             for i in range(1, 3000)) + b'</mergeCells>')}
         if b'<mergeCells' not in s else {sheet: s.replace(
             b'<mergeCells', b'<mergeCells x="1"').replace(
             b'</mergeCells>', b''.join(
                 b'<mergeCell ref="A%d:XFD1048576"/>' % i
                 for i in range(500, 3000)) + b'</mergeCells>')}, take())
    wb = have['xl/workbook.xml']
    book('hidden', {'xl/workbook.xml': wb.replace(
        b'<sheet ', b'<sheet state="veryHidden" ')}, case('manual'))
    book('sheet-none', {sheet: None}, case('manual'))
    book('sheets-flood', {'xl/workbook.xml': wb.replace(
        b'</sheets>', b'<sheet name="n" sheetId="1" r:id="rId1"/>' * 5000 +
        b'</sheets>')}, hold('duplicate-part|cut'))
    book('doctype', {sheet: b'<!DOCTYPE x []>' + s[s.index(b'<worksheet'):]},
         case('manual'))
    book('styles-bad', {'xl/styles.xml': b'<styleSheet'}, hold('bad-xml'))
    book('format-flood', {'xl/styles.xml': have['xl/styles.xml'].replace(
        b'</cellXfs>', b'<xf numFmtId="4294967295" fontId="77777"/>' * 70000
        + b'</cellXfs>')}, take())
    book('external', {'xl/_rels/workbook.xml.rels': have[
        'xl/_rels/workbook.xml.rels'].replace(
            b'</Relationships>', b'<Relationship Id="rIdX" Type="' +
            x.REL.encode() + b'externalLink" Target="http://127.0.0.1:9/" '
            b'TargetMode="External"/></Relationships>')}, take('external-content'))
    form('xlsx-as-docx', good, take())
    form('docx-as-xlsx', FORM, take(), '申报表.xlsx')
    for i in range(2, 16, 3):
        form('xlsx-cut-%d' % i, good[:len(good) * i // 16],
             hold('truncated|zip-damaged|not-a-zip'), '申报表.xlsx')


def attacks():
    if not ALL:
        for f in (zips, xml, ooxml, xlsx, letters.mails, letters.names):
            f()
        n = len(ALL)
        for k in (kinds, floods, papers_flood):
            k.more(sys.modules[__name__])
        RARE.update(a[0] for a in ALL[n:] if a[0] not in
                    kinds.ALWAYS + floods.ALWAYS + papers_flood.ALWAYS)
    return ALL


def maildir(folder, only=None):
    """The attacks as a Maildir: {unique name: attack}."""
    for d in ('cur', 'new', 'tmp'):
        os.makedirs(os.path.join(folder, d), exist_ok=True)
    out = {}
    for i, a in enumerate(attacks()):
        if a[0] not in only if only else a[0] in RARE and \
                os.environ.get('KINDS') != 'all':
            continue
        unique = '%d.M%dP7.mx.gdei.example' % (WHEN.timestamp(), i)
        with open(os.path.join(folder, 'new', unique), 'wb') as f:
            f.write(a[1])
        os.utime(f.name, (WHEN.timestamp(),) * 2)
        out[unique] = a
    return out


if __name__ == '__main__':
    for k, a in maildir(sys.argv[1], sys.argv[2:]).items():
        print(k, a[0], a[2], len(a[1]))
