# SPDX-License-Identifier: ISC
"""Further attacks, by kind of container: mail, archives, discs, OOXML, HTML,
PDF.  attacks.py hands itself over and takes them in."""
import gzip
import io
import struct
import tarfile
import zlib

# Those that something was learnt from; all of them: KINDS=all.
ALWAYS = ('rfc822-200', 'tar-device', 'tar-size-lie', 'gz-in-gz',
          'zip64-lies', 'iso-loop', 'pdf-loop', 'cell-of-labels')

def mails(t):
    m, good = t.m, t.good_parts()

    def with_(name, extra, want, before=False):
        parts = extra + good if before else good + extra
        t.add(name, t.head() + m.multi(parts, seed=name), want)

    def text(charset, body):
        return ('Content-Type: text/plain; charset=%s\n\n' % charset
                ).encode() + body
    for name, charset, body in [
            ('utf7', 'utf-7', b'+' + b'A' * 200000),
            ('2022', 'iso-2022-jp', b'\x1b$B' * 100000 + b'\x1b(' * 1000),
            ('2022-cn', 'iso-2022-cn-ext', b'\x1b$)A\x0e' * 50000),
            ('hz', 'hz-gb-2312', b'~{' * 100000),
            ('gb18030', 'gb18030', b'\x81\x30' * 100000),
            ('long', 'x' * 50000, b'x'),
            ('path', '../../../../tmp/x', b'x'),
            ('nul', 'utf-8\0gbk', b'x')]:
        with_('charset-' + name, [text(charset, body)], t.take())
    with_('charset-first-utf7', [text('utf-7', b'+AAA-' * 50000)], t.take(),
          True)
    message = b'Subject: x\nContent-Type: text/plain\n\nx'
    for i in range(200):
        message = b'Subject: %d\nContent-Type: message/rfc822\n\n' % i + \
            message
    with_('rfc822-200', [b'Content-Type: message/rfc822\n\n' + message],
          t.mail('held', code='nested-too-deep'))
    with_('uuencode-many', [m.plain('') + b'begin 644 a.txt\n#86)C\n`\nend\n'
                            * 20000], t.case('accept', 'manual'))
    with_('2231-many', [b'Content-Type: application/octet-stream\nContent-'
                        b'Disposition: attachment;' + b''.join(
                            b'\n filename*%d*=%%e7%%94' % i
                            for i in range(3000)) + b'\n\nx'],
          t.case('accept', 'manual'))
    with_('2231-percent', [b'Content-Type: application/octet-stream\nContent-'
                           b"Disposition: attachment; filename*=gbk''" +
                           b'%' * 20000 + b'\n\nx'], t.take())
    with_('words-many', [b'Content-Type: application/octet-stream; name="' +
                         b'=?gb2312?B?yeq?= ' * 5000 + b'"\n\nx'], t.take())
    with_('ids-many', [b'Content-Type: text/plain\nContent-ID: <x@y>\n\nx'] *
          1500, t.take())
    with_('html-deep', [b'Content-Type: text/html\n\n' + b'<table><tr><td>' *
                        100000], t.take())
    with_('html-file-deep', [m.attachment(
        '说明.html', b'<table><tr><td>' * 100000 + b'x', 'utf8')], t.take())
    with_('html-entities', [m.attachment(
        '说明.html', b'&#x110000;&#xd800;&amp' * 50000, 'utf8')], t.take())
    with_('html-attributes', [m.attachment(
        '说明.html', b'<p' + b' a=1' * 300000 + b'>x', 'utf8')], t.take())
    with_('rtf-deep', [m.attachment(
        '说明.rtf', b'{\\rtf1' + b'{\\b ' * 200000 + b'x', 'utf8')], t.take())
    with_('rtf-bin', [m.attachment(
        '说明.rtf', b'{\\rtf1\\bin2147483647 x\\u-99999999?}', 'utf8')],
        t.take())
    with_('eml-in-itself', [m.attachment('转发.eml', b'Subject: x\nContent-'
                                         b'Type: multipart/mixed; boundary='
                                         b'x\n\n--x\n\n' * 50, 'utf8')],
          t.take())


def archives(t):
    def tar(entries):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode='w', format=tarfile.GNU_FORMAT
                          ) as f:
            for name, kind, data, target in entries:
                i = tarfile.TarInfo(name)
                i.type, i.linkname, i.size = kind, target, len(data)
                f.addfile(i, io.BytesIO(data))
        return out.getvalue()

    good = [(n, tarfile.REGTYPE, d, '') for n, d in t.bag()]
    for name, kind, target in [
            ('symlink', tarfile.SYMTYPE, '/etc/passwd'),
            ('hardlink', tarfile.LNKTYPE, '../../etc/passwd'),
            ('device', tarfile.CHRTYPE, ''), ('fifo', tarfile.FIFOTYPE, '')]:
        t.archive('tar-' + name, tar(good + [('x', kind, b'', target)]),
                  t.take('link' if 'link' in name else 'empty'),
                  '申报材料.tar')
    t.archive('tar-slip', tar([('../../' + n, k, d, g)
                               for n, k, d, g in good]),
              t.take('name-odd'), '申报材料.tar')
    t.archive('tar-gz-good', gzip.compress(tar(good), mtime=0), t.take(),
              '申报材料.tar.gz')
    t.archive('tar-size-lie', tar(good)[:9500],
              t.case('manual', code='archive-damaged'), '申报材料.tar')
    t.archive('tar-gz-bomb', gzip.compress(tar(
        [('z', tarfile.REGTYPE, b'\0' * (80 << 20), '')]), 1, mtime=0),
        t.mail('unknown', code='.'), '申报材料.tar.gz')
    deep = tar(good)
    for i in range(8):
        deep = gzip.compress(deep, mtime=0)
    t.archive('gz-in-gz', deep, t.take(), '申报材料.gz')
    z64 = t.stored(t.bag())
    at = z64.rindex(b'PK\5\6')
    lie = struct.pack('<IQHHIIQQQQ', 0x06064b50, 44, 45, 45, 0, 0, 1 << 40,
                      1 << 40, 1 << 60, at) + struct.pack(
        '<IIQI', 0x07064b50, 0, at, 1)
    t.archive('zip64-lies', z64[:at] + lie + b'PK\5\6' + b'\0' * 4 +
              b'\xff' * 12 + b'\0\0', t.mail('unknown', code='.'))
    t.archive('7z-header-far', b"7z\xbc\xaf'\x1c\0\4" + b'\0' * 4 +
              struct.pack('<QQI', 1 << 62, 1 << 62, 0) + b'x' * 100,
              t.mail('unknown', code='.'), '申报材料.7z')
    t.archive('rar5-huge', b'Rar!\x1a\7\1\0' + b'\xff' * 3000,
              t.mail('unknown', code='.'), '申报材料.rar')
    iso = bytearray(40 * 2048)
    iso[16 * 2048:16 * 2048 + 8] = b'\1CD001\1\0'
    struct.pack_into('<I', iso, 16 * 2048 + 80, 40)
    struct.pack_into('<HH', iso, 16 * 2048 + 128, 2048, 2048)
    rec = bytearray(34)
    rec[0] = 34
    rec[2:10] = struct.pack('<I', 18) + struct.pack('>I', 18)
    rec[10:18] = struct.pack('<I', 2048) + struct.pack('>I', 2048)
    rec[25], rec[32] = 2, 1
    iso[16 * 2048 + 156:16 * 2048 + 190] = rec
    iso[17 * 2048:17 * 2048 + 7] = b'\xffCD001\1'
    iso[18 * 2048:19 * 2048] = bytes(rec) * 60 + b'\0' * (2048 - 34 * 60)
    t.archive('iso-loop', bytes(iso), t.mail('unknown'), '申报材料.iso')
    t.add('pdf-loop', t.attached(t.GOOD + [('说明.pdf', pdf(
        b'<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2147483647>>'))]),
        t.case('manual', code='converter'))
    t.add('pdf-huge-page', t.attached(t.GOOD + [('说明.pdf', pdf(
        b'<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 1e9 1e9]>>'))]),
        t.take())
    stream = zlib.compress(b'[' * (60 << 20), 1)
    t.add('pdf-stream-bomb', t.attached(t.GOOD + [('说明.pdf', pdf(
        b'<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 9 9]>>', stream))]),
        t.case('manual', code='converter'))
    t.add('pdf-form-huge', t.attached([('申报表.pdf', pdf(
        b'<</Type/Pages/Kids[2 0 R 3 0 R]/Count 9/MediaBox[0 0 1e9 1e9]>>',
        stream))] + t.REST), t.hold('.'))


def pdf(pages, stream=b''):
    return b'%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj' + \
        pages + b'endobj\n3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>' \
        b'endobj\n4 0 obj<</Filter/FlateDecode/Length %d>>stream\n' % len(
            stream) + stream + b'\nendstream endobj\ntrailer<</Root 1 0 R>>\n'


def office(t):
    cell = b'<w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>'
    table = b'<w:tbl>%s</w:tbl>'
    t.form('cells-million', t.behind(table % (
        (b'<w:tr>' + cell % b'1' * 100 + b'</w:tr>') * 6000)), t.hold('cut|parser-'))
    t.form('vmerge-chain', t.behind(table % (
        b'<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>' *
        20000)), t.take())
    t.form('span-flood', t.behind(table % (
        b'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000"/></w:tcPr><w:p/></w:tc>'
        b'</w:tr>' * 5000)), t.case('accept', 'manual'))
    t.form('runs-flood', t.behind(b'<w:p>' + b'<w:r><w:t>x</w:t></w:r>' *
                                  300000 + b'</w:p>'), t.take())
    t.form('tabs-flood', t.behind(b'<w:p><w:r>' + b'<w:tab/><w:br/>' *
                                  300000 + b'</w:r></w:p>'), t.take())
    t.form('textbox-deep', t.behind(
        b'<w:p><w:r><w:pict><w:txbxContent>' * 40 + b'<w:p/>' +
        b'</w:txbxContent></w:pict></w:r></w:p>' * 40), t.take())
    t.form('bookmark-flood', t.behind(b''.join(
        b'<w:bookmarkStart w:id="%d" w:name="x"/>' % i
        for i in range(100000))), t.take())
    t.form('namespace-turn', t.behind(
        b'<w:p xmlns:w="urn:x"><w:r><w:t>x</w:t></w:r></w:p>'), t.take())
    t.form('half-surrogates', t.behind(
        b'<w:p><w:r><w:t>&#xD83D;</w:t></w:r></w:p>'), t.hold('bad-xml'))
    t.form('ticks-flood', t.behind(
        '<w:p><w:r><w:t>□是 ☑否</w:t></w:r></w:p>'.encode() * 15000),
        t.case('accept', 'manual', code='cut'))
    t.form('cell-of-labels', t.behind(table % (b'<w:tr>' + cell % (
        '申报单位：甲 联系人：乙 '.encode() * 20000) + b'</w:tr>')),
        t.hold('cut'))


def more(t):
    mails(t)
    archives(t)
    office(t)
