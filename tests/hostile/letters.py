# SPDX-License-Identifier: ISC
"""Attacks on what reads mails, and on what shows names."""
import base64

from spoil import *


def nested(n, text=b'x'):
    return b''.join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (i, i)
        for i in range(n)) + b'Content-Type: text/plain\n\n' + text


def mails():
    g = m.multi(good_parts(), seed='g')
    add('mail-good', head() + g, take())
    add('mail-nested-100000', head() + nested(100000),
        mail('held', code='nested-too-deep'))
    add('mail-nested-90', head() + nested(90), mail(
        'unknown', code='boundary-unclosed'))
    add('mail-nested-110', head() + nested(110), mail(
        'held', code='nested-too-deep'))
    add('mail-parts-1e6', head() + b'Content-Type: multipart/mixed; boundary'
        b'=b\n\n' + b'--b\n\n\n' * 1000000, mail(
            'held', code='too-many-parts'))
    add('mail-rfc822-20000', head() + b'Content-Type: message/rfc822\n\n' *
        20000, mail('held', code='nested-too-deep'))
    add('mail-forwarded', head() + m.multi([
        b'Content-Type: message/rfc822\n\n' + head() + g], seed='f'),
        take())
    add('mail-groups', head('To: ' + 'g:' * 40300 + '\n') + g, take())
    add('mail-comments', head('Cc: ' + '(' * 90000 + '\n') + g, take())
    add('mail-headers-1e6', head('X: y\n' * 400000) + g,
        mail('held', code='header-too-large'))
    add('mail-header-20mb', head('X-A: ' + 'a' * (3 << 20) + '\n') + g,
        mail('held', code='header-too-large'))
    add('mail-folds', head('X-B: a\n' + ' b\n' * 500000) + g,
        mail('held', code='header-too-large'))
    add('mail-subject-long', head(subject='报' * 60000) + g,
        take('field-too-long'))
    no = b'Content-Type: multipart/mixed\n\n' + g.split(b'\n\n', 1)[1]
    add('mail-no-boundary', head() + no, take('boundary-missing'))
    b = g[g.index(b'boundary="') + 10:]
    b = b[:b.index(b'"')]
    add('mail-empty-boundary', head() + g.replace(b'"' + b + b'"', b'""', 1),
        take('boundary-missing'))
    add('mail-wrong-boundary', head() + g.replace(b'"' + b + b'"', b'"zz"',
                                                  1),
        take('boundary-salvaged'))
    add('mail-long-boundary', head() + g.replace(b, b'b' * 500000),
        mail('unknown', code='boundary-missing'))
    add('mail-prefix-boundary', head() + m.multi([
        g.replace(b, b + b'x')], seed='g'), take())
    add('mail-crlf', (head() + g).replace(b'\n', b'\r\n'), take())
    add('mail-cr-only', (head() + g).replace(b'\n', b'\r'), take())
    add('mail-crcrlf', (head() + g).replace(b'\n', b'\r\r\n'), take())
    add('mail-unclosed', head() + g.replace(b'--' + b + b'--\n', b''),
        take('boundary-unclosed'))
    add('mail-cut', (head() + g)[:len(g) // 3], case('manual',
        code='boundary-unclosed|encoding-cut'))
    add('mail-no-header', b'\n' + g, take('time-unproven'))
    add('mail-blank-lines', b'\n\n\n' + head() + g, take('leading-blank'))
    add('mail-bom', b'\xef\xbb\xbf' + head() + g, take('leading-blank'))
    add('mail-from-line', b'From x@y Mon Dec 23 10:00:00 2024\n' + head() +
        g, take('mbox-from'))
    add('mail-utf16', (head() + g).decode('latin-1').encode('utf-16'),
        mail('held', code='utf-16'))
    add('mail-zero', b'', mail('held', code='empty'))
    add('mail-binary', bytes(range(256)) * 300, mail('held', code='not-a-mail'))
    add('mail-nul', head('X-Nul: a\0b\n') + g, take())
    pieces = ''.join(';\n name*%d=x' % i for i in range(100000))
    add('mail-2231-flood', head() + m.multi([
        ('Content-Type: application/octet-stream%s\n\nx' % pieces).encode(),
        *good_parts()], seed='p'), mail('held', code='header-too-large'))
    add('mail-2231-gap', head() + m.multi([
        b"Content-Type: a/b;\n name*0*=utf-8''a;\n name*5*=%E7%94;\n "
        b"name*1=x\n\nx", *good_parts()], seed='q'),
        take('name-broken'))
    add('mail-two-names', head() + m.multi([
        b'Content-Type: a/b; name="x.docx"\nContent-Disposition: attachment;'
        b' filename="y.exe"\n\nx', *good_parts()], seed='r'),
        take('name-conflict'))
    add('mail-partial', head() + b'Content-Type: message/partial; id="a"; '
        b'number=1; total=3\n\n' + head() + g, mail('held', code='partial'))
    add('mail-external-body', head() + m.multi([
        b'Content-Type: message/external-body; access-type=URL; '
        b'URL="http://127.0.0.1:9/x"\n\nContent-Type: a/b\n\n',
        *good_parts()], seed='e'), take('external-body'))
    add('mail-encrypted', head() + b'Content-Type: application/pkcs7-mime; '
        b'smime-type=enveloped-data; name="smime.p7m"\nContent-Transfer-'
        b'Encoding: base64\n\n' + base64.encodebytes(b'\x30\x82' + b'x' * 99),
        mail('held', code='encrypted'))
    add('mail-smime-broken', head() + b'Content-Type: application/pkcs7-mime;'
        b' smime-type=signed-data\nContent-Transfer-Encoding: base64\n\n' +
        base64.encodebytes(b'\x30\x84\xff\xff\xff\xff' + b'x' * 99),
        mail('held', code='smime-broken'))
    add('mail-tnef-broken', head() + m.multi([m.plain('x'), m.attachment(
        'winmail.dat', m.tnef(GOOD)[:5000], ctype=b'application/ms-tnef')],
        seed='t'), mail('held', code='tnef-broken'))
    wild = bytearray(m.tnef([('a', b'b')]))
    wild[11:15] = b'\xff\xff\xff\x7f'
    add('mail-tnef-wild', head() + m.multi([m.plain('x'), m.attachment(
        'winmail.dat', bytes(wild), ctype=b'application/ms-tnef')],
        seed='t'), mail('held', code='tnef-broken'))
    add('mail-uuencode', head() + b'Content-Type: text/plain\n\n' + b''.join(
        m.uuencode(n.encode(), d) for n, d in GOOD),
        take('uuencode'))
    add('mail-uuencode-bad', head() + b'Content-Type: text/plain\n\n'
        b'begin 644 ../../etc/passwd\n' + b'M' + b'\xff' * 60 + b'\n' * 9,
        mail('unknown', code='charset-wrong'))
    add('mail-yenc', head() + b'Content-Type: text/plain\n\n=ybegin line=128 '
        b'size=3 name=a.docx\nabc\n=yend size=3\n', mail('held', code='yenc'))
    add('mail-link', head() + m.plain(
        '见超大附件 https://mail.qq.com/cgi-bin/ftnExs_download?k=abc 有效期至2024'
        '年12月30日'), mail('unknown', code='attachment-is-a-link'))
    add('mail-qp-bad', head() + b'Content-Type: text/plain\nContent-Transfer'
        b'-Encoding: quoted-printable\n\n=ZZ=\n=3', mail(
            'unknown', code='encoding-broken'))
    add('mail-encoding', head() + b'Content-Type: text/plain\nContent-Transf'
        b'er-Encoding: x-evil\n\nx', mail('unknown', code='encoding-unknown'))
    for i, charset in enumerate([b'utf-7', b'hz-gb-2312', b'iso-2022-cn-ext',
                                 b'../../tmp/evil', b'x' * 3000, b'IBM037']):
        add('mail-charset-%d' % i, head() + b'Content-Type: text/plain; '
            b'charset="' + charset + b'"\n\n~{<:Ky~} +AGE-', mail(
                'unknown'))
    for i, when in enumerate(['Thu, 1 Jan 1970 00:00:00 +0000',
                              'Fri, 31 Dec 2099 23:59:59 +0800',
                              'Mon, 99 Foo 99999999 99:99:99 +9999', '',
                              'Tue, 24 Dec 2024 16:59:59 +0800']):
        add('mail-date-%d' % i, head().replace(
            b'\nDate: ' + m.rfc(WHEN).encode(), b'\nDate: ' + when.encode())
            + g, take())
    add('mail-forged-received', m.message(
        9, OFFICE, '汕尾', '报送', WHEN, b'', trusted=False, below=m.received(
            WHEN, 'mx.evil.example', 9, 'mx.evil.example')) + g,
        # The register says when the package came.
        take('time-unproven'))
    add('mail-encoded-words', head(subject='x').replace(
        b'Subject: ', b'Subject: ' + b'=?utf-8?B?' * 9000 + b'=?x?Q?=?= '),
        mail('empty', code='charset-wrong'))
    add('mail-links-flood', head() + m.plain(
        'https://pan.baidu.com/s/%d ' * 1 % 1 + ' '.join(
            'https://pan.baidu.com/s/%d' % i for i in range(30000))),
        mail('unknown', code='attachment-is-a-link'))
    add('mail-html-bomb', head() + m.html('<div>' * 200000),
        mail('unknown', code='body-cut'))
    add('mail-base64-junk', head() + m.multi([
        m.plain('x'), b'Content-Type: application/octet-stream; name="'
        b'a.docx"\nContent-Transfer-Encoding: base64\n\n' + b'!' * 100000],
        seed='j'), mail('unknown', code='encoding-broken'))


# --- names ------------------------------------------------------------------

def names():
    for i, name in enumerate([
            b'\x1b]0;owned\x07\x1b[2J.docx', b'a\x7fb.docx', b'\xc2\x9b2J.docx',
            b'\xe2\x80\xae' + 'xcod.申报表'.encode() + b'.docx', b'-rf.docx',
            b'a\rb.docx', b'CON', b'AUX.docx', b'NUL.txt', b'COM1.docx',
            b'LPT1.txt', b'a. ', b'...', b'..', b'.', b'/', b'\\\\h\\s.docx',
            b'<>:|?*.docx', '申'.encode() * 85, '申'.encode() * 86,
            '申'.encode() * 5000, b'\xed\xa0\xbd\xed\xb8\x80.docx',
            b'\xff\xfe.docx', '😀.docx'.encode(), b'a\xcc\x81.docx',
            b'`id`.docx', b'$(id).docx', b'%s%n.docx', b"';--.docx",
            b'"><script>alert(1)</script>.docx', b'=cmd.docx',
            b'\xe2\x80\xa8.docx', b'\xef\xbb\xbf.docx', b'a\0b.docx']):
        quoted = name.replace(b'\\', b'\\\\').replace(b'"', b'\\"')
        part = b'Content-Type: application/octet-stream\nContent-Disposition:'\
            b' attachment; filename="' + quoted + b'"\nContent-Transfer-Enco' \
            b'ding: base64\n\n' + m.b64(b'hello ' + name)
        add('name-%d' % i, head() + m.multi(good_parts() + [part],
                                            seed='n%d' % i),
            # What holds a control character is no text, and unread.
            case('manual', code='name-odd') if i in (0, 1, 33) else
            take('name-odd' if i in (3, 13, 14, 15, 16, 22, 29) else None))
    for i, s in enumerate([b'\x1b]0;owned\x07', b'\x9b2J', b'\x7f',
                           b'"><script>alert(1)</script>', b'=1+1',
                           b'\xe2\x80\xae', b'\xff\xfe', b'a\rb']):
        add('subject-%d' % i, head().replace(b'Subject: ', b'Subject: ' + s) +
            m.plain('x'), mail('unknown'))
        add('sender-%d' % i, head().replace(b'From: ', b'From: ' + s + b' ') +
            m.multi(good_parts(), seed='s'), take())
