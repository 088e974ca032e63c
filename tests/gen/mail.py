# SPDX-License-Identifier: ISC
"""Mails as clients write them, by hand, so that they can be wrong on purpose.

Lines end in LF, as mbsync stores them.
"""
import base64
import binascii
import datetime
import struct
import zlib

CST = datetime.timezone(datetime.timedelta(hours=8))
MX = 'mx.gdei.example'
INBOX = 'hyal@gdei.example'


def when(s):
    return datetime.datetime.strptime('2024-' + s, '%Y-%m-%d %H:%M:%S'
                                      if s.count(':') == 2 else
                                      '%Y-%m-%d %H:%M').replace(tzinfo=CST)


def rfc(t):
    days = ('Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun')
    months = ('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec').split()
    return '%s, %d %s %d %02d:%02d:%02d +0800' % (
        days[t.weekday()], t.day, months[t.month - 1], t.year, t.hour,
        t.minute, t.second)


def word(s, charset='utf-8', codec=None):
    """RFC 2047, in one word or cut where a client cuts."""
    raw = s.encode(codec or charset)
    out = []
    step = 45
    if charset.lower().startswith('utf'):
        chunk = b''
        for c in s:
            if len(chunk) + len(c.encode()) > 42:
                out.append(chunk)
                chunk = b''
            chunk += c.encode()
        out.append(chunk)
    else:
        out = [raw[i:i + step] for i in range(0, len(raw), step)]
    return '\n '.join('=?%s?B?%s?=' % (charset, base64.b64encode(p).decode())
                      for p in out)


def b64(data):
    return base64.encodebytes(data)


def name_params(name, style):
    """Content-Type and Content-Disposition parameters for a file name."""
    if style == 'raw-gbk':
        n = b'"' + name.encode('gb18030') + b'"'
        return b'; name=' + n, b'; filename=' + n
    if style == 'raw-utf8':
        n = b'"' + name.encode() + b'"'
        return b'; name=' + n, b'; filename=' + n
    if style == '2231':
        pct = ''.join(chr(b) if chr(b).isalnum() and b < 128 or b == 46
                      else '%%%02X' % b for b in name.encode())
        parts = [pct[i:i + 60] for i in range(0, len(pct), 60)]
        # never cut inside an escape
        fixed, carry = [], ''
        for p in parts:
            p = carry + p
            cut = p.rfind('%', len(p) - 2)
            carry = ''
            if cut >= 0:
                p, carry = p[:cut], p[cut:]
            fixed.append(p)
        if carry:
            fixed[-1] += carry
        d = b''
        if len(fixed) == 1:
            d = b";\n filename*=utf-8''" + fixed[0].encode()
        else:
            for i, p in enumerate(fixed):
                d += b';\n filename*%d*=%s%s' % (
                    i, b"utf-8''" if i == 0 else b'', p.encode())
        return b'', d
    if style == 'gb':
        w = word(name, 'gb2312', 'gb18030').encode()
    elif style == 'gbk':
        w = word(name, 'gb18030').encode()
    else:
        w = word(name).encode()
    if style == 'unquoted':
        return b';\n name=' + w, b';\n filename=' + w
    return b';\n name="' + w + b'"', b';\n filename="' + w + b'"'


TYPES = {'docx': b'application/vnd.openxmlformats-officedocument.'
                 b'wordprocessingml.document',
         'xlsx': b'application/vnd.openxmlformats-officedocument.'
                 b'spreadsheetml.sheet', 'pdf': b'application/pdf',
         'zip': b'application/zip', 'jpg': b'image/jpeg',
         'png': b'image/png', 'doc': b'application/msword'}


def attachment(name, data, style='utf8', ctype=None, inline=False):
    ext = name.rpartition('.')[2].lower()
    t = ctype or TYPES.get(ext, b'application/octet-stream')
    a, d = name_params(name, style)
    return (b'Content-Type: ' + t + a + b'\nContent-Transfer-Encoding: '
            b'base64\nContent-Disposition: ' +
            (b'inline' if inline else b'attachment') + d + b'\n\n' +
            b64(data))


def plain(s, charset='utf-8'):
    data = s.encode(charset)
    return (b'Content-Type: text/plain; charset=' + charset.encode() +
            b'\nContent-Transfer-Encoding: base64\n\n' + b64(data))


def html(s, charset='utf-8'):
    page = '<html><body><div>%s</div></body></html>' % s.replace(
        '\n', '<br>')
    return (b'Content-Type: text/html; charset=' + charset.encode() +
            b'\nContent-Transfer-Encoding: base64\n\n' +
            b64(page.encode(charset)))


def multi(parts, sub=b'mixed', seed='x', extra=b''):
    b = b'----=_%08X_NextPart' % zlib.crc32(seed.encode() + sub)
    out = b'Content-Type: multipart/' + sub + extra + b'; boundary="' + b + \
        b'"\n\n'
    for p in parts:
        out += b'--' + b + b'\n' + p + (b'' if p.endswith(b'\n') else b'\n')
    return out + b'--' + b + b'--\n'


def received(t, host, ip, by=MX, queue='4YH0A'):
    q = '%s%06X' % (queue, zlib.crc32(('%s%s' % (t, host)).encode()) >> 8)
    return ('Received: from %s (%s [203.0.113.%d])\n\tby %s (Postfix) with '
            'ESMTPS id %s\n\tfor <%s>; %s (CST)\n' % (
                host, host, ip, by, q, INBOX, rfc(t)))


def message(n, sender, name, subject, t, body, date=None, trusted=True,
            below='', charset='utf-8', client='Foxmail 7.2.25.331[cn]',
            to=INBOX, extra=''):
    """A message: our own hop on top, whatever the sender claims below."""
    host = 'mail.' + sender.split('@')[1]
    codec = 'gb18030' if charset.lower() in ('gb2312', 'gbk', 'gb18030') \
        else charset
    h = ''
    if trusted:
        h += 'Return-Path: <%s>\nDelivered-To: %s\n' % (sender, INBOX)
        h += received(t, host, 10 + n % 200)
    h += below
    h += 'Date: %s\nFrom: %s <%s>\nTo: <%s>\nSubject: %s\n' % (
        rfc(date or t), word(name, charset, codec), sender, to,
        word(subject, charset, codec))
    h += 'Message-ID: <%08X.%d@%s>\nMIME-Version: 1.0\n' % (
        zlib.crc32(subject.encode()), n, sender.split('@')[1])
    if client:
        h += 'X-Mailer: %s\n' % client
    return (h + extra).encode() + body


def uuencode(name, data):
    out = b'begin 644 ' + name + b'\n'
    for i in range(0, len(data), 45):
        out += binascii.b2a_uu(data[i:i + 45])
    return out + b'`\nend\n'


def tnef(files):
    """winmail.dat: an attachment is its rendering data, title and bytes."""
    out = struct.pack('<IH', 0x223E9F78, 1)

    def attr(level, ident, data):
        return struct.pack('<BII', level, ident, len(data)) + data + \
            struct.pack('<H', sum(data) & 0xFFFF)

    out += attr(1, 0x00089006, struct.pack('<I', 0x00010000))
    out += attr(1, 0x00069007, struct.pack('<II', 936, 0))
    out += attr(1, 0x00078008, b'IPM.Microsoft Mail.Note\0')
    for name, data in files:
        out += attr(2, 0x00069002, struct.pack('<HIHHI', 1, 0xFFFFFFFF, 0, 0,
                                               0))
        out += attr(2, 0x00018010, name.encode('gb18030') + b'\0')
        out += attr(2, 0x0006800F, data)
    return out
