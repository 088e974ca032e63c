# SPDX-License-Identifier: ISC
"""Further attacks: mails and archives that are large, deep, endless or
locked.  attacks.py hands itself over and takes them in."""
import bz2
import io
import lzma
import struct
import tarfile
import zlib

# Those that something was learnt from; all of them: KINDS=all.
ALWAYS = ('tar-sparse', 'iso-loops', 'zip-folders-alone', 'tar-link-itself')


def beside(t, name, called, data, want):
    """With a good application; the attack is one of its papers."""
    t.add(name, t.attached(t.GOOD + [(called, data)]), want)


def lost(t, code='.'):
    """A paper that nobody could read, and that may be anything."""
    return t.case('manual', code=code)


# --- mail -------------------------------------------------------------------

def attribute(level, tag, data):
    return struct.pack('<BII', level, tag, len(data)) + data + struct.pack(
        '<H', sum(data) & 0xffff)


def tnef(*attributes):
    return struct.pack('<IH', 0x223e9f78, 1) + b''.join(attributes)


def mails(t):
    m, good = t.m, t.good_parts()
    octets = b'Content-Type: application/octet-stream'

    def with_(name, extra, want):
        t.add(name, t.head() + m.multi(good + extra, seed=name), want)

    def winmail(name, data, want):
        with_('tnef-' + name, [m.attachment(
            'winmail.dat', data, ctype=b'application/ms-tnef')], want)
    render, title, content, props = 0x69002, 0x18010, 0x6800f, 0x69005
    one = attribute(2, render, b'\0' * 14) + attribute(2, title, b'a.txt\0')
    winmail('files-many', tnef(one * 30000),
            t.mail('held', code='too-many-files'))
    winmail('props-many', tnef(one, attribute(2, props, struct.pack(
        '<I', 0xffffffff) + b'\x03\0\x01\x30\0\0\0\0' * 200000),
        attribute(2, content, b'x')), t.take('tnef'))
    winmail('values-many', tnef(one, attribute(2, props, struct.pack(
        '<IHHI', 1, 0x101e, 0x3707, 0xffffffff) + b'\0' * 400000),
        attribute(2, content, b'x')), t.take('tnef'))
    inner = tnef(one, attribute(2, content, b'x'))
    for _ in range(300):
        inner = tnef(one, attribute(2, content, inner))
    winmail('in-tnef', inner, t.take('tnef'))
    winmail('size-lies', tnef(one, struct.pack('<BII', 2, content,
                                               0xfffffff0) + b'x' * 50),
            t.mail('held', code='tnef-broken'))
    plain = b'Content-Type: text/plain\n\n'
    with_('yenc-many', [plain + b'=ybegin line=128 size=9 name=a\nabc\n=yend '
                        b'size=9\n' * 30000], t.mail('held', code='yenc'))
    with_('uuencode-unended', [plain + b'begin 644 a.txt\n' * 50000],
          t.case('accept', 'manual', code='uuencode|body-cut'))
    with_('parts-10000', [m.plain('x')] * 10000,
          t.mail('held', code='too-many-parts'))
    with_('files-1500', [m.attachment('%d.txt' % i, b'x', 'utf8')
                         for i in range(1500)], t.take())
    deep = m.plain('x')
    for i in range(80, 0, -1):
        deep = m.multi([deep], seed='b' * i).replace(b'boundary="', b'boundary'
                                                    b'="' + b'b' * i)
    with_('boundary-prefixes', [deep], t.case('accept', 'manual'))
    b = b'=_' + b'x' * 66
    with_('boundary-near', [b'Content-Type: multipart/mixed; boundary="' + b +
                            b'"\n\n' + (b'--' + b[:-1] + b'\n') * 20000 +
                            b'--' + b + b'\n\nx\n--' + b + b'--\n'], t.take())
    with_('dashes', [plain + b'--\n' * 400000], t.take())
    with_('folds-of-part', [octets + b';\n x=' + b'\n\t' * 100000 + b'\n\nx'],
          t.take('field-too-long'))
    with_('parameters-many', [octets + b''.join(
        b';\n p%d=x' % i for i in range(5000)) + b'\n\nx'], t.take())
    with_('2231-10000', [octets + b'; name*0="a"' + b''.join(
        b';\n name*%d=b' % i for i in range(10000, 0, -1)) + b'\n\nx'],
        t.case('accept', 'manual'))
    with_('2231-boundary', [b'Content-Type: multipart/mixed; boundary*0="q";'
                            b' boundary*1="r"\n\n--qr\n\nx\n--qr--\n'],
          t.take())
    with_('base64-blanks', [octets + b'; name=a.txt\nContent-Transfer-Encodin'
                            b'g: base64\n\n' + b'e \n=\t' * 500000], t.take())
    with_('printable-soft', [b'Content-Type: text/plain\nContent-Transfer-Enc'
                             b'oding: quoted-printable\n\n' + b'=\n' *
                             1000000], t.take())
    with_('rfc822-wide', [b'Content-Type: message/rfc822\n\nSubject: x\n\nx']
          * 1500, t.mail('held', code='too-many-parts'))
    message = b'Subject: x\nContent-Type: text/plain\n\nx'
    for i in range(1000):
        message = b'Subject: x\nContent-Type: message/rfc822\n\n' + message
    with_('rfc822-1000', [b'Content-Type: message/rfc822\n\n' + message],
          t.mail('held', code='nested-too-deep'))
    with_('report-fields', [b'Content-Type: message/delivery-status\n\n' +
                            b'Status: 5.0.0\n\n' * 100000], t.take())
    with_('mbox-attached', [m.attachment('旧邮件.mbox', (
        b'From a@b Mon Dec 23 10:00:00 2024\nSubject: x\n\nx\n') * 5000,
        'utf8')], t.case('accept', 'manual'))
    words = '=?gb18030?B?' + '/' * 60 + '?='
    t.add('addresses-many', t.head('Cc: ' + ',\n '.join(
        ['"%s" <a@b.example>' % words] * 1000) + '\n') + m.multi(
        good, seed='cc'), t.take())
    t.add('received-many', t.head(''.join(
        'Received: from x by y; Mon, 23 Dec 2024 10:00:00 +0800\n'
        for _ in range(5000))) + m.multi(good, seed='rc'), t.take())
    t.add('content-types', t.head() + b'Content-Type: text/plain\n' * 3000 +
          m.multi(good, seed='ct'), t.mail('unknown'))


# --- archives ---------------------------------------------------------------

def header(name, size, kind=b'0', link=b'', prefix=b'', fixed=b''):
    """A header of tar; size: its twelve bytes."""
    h = name.ljust(100, b'\0') + b'0000644\0' + b'0000000\0' * 2 + size + \
        b'00000000000\0' + b' ' * 8 + kind + link.ljust(100, b'\0') + \
        b'ustar\0' + b'00' + b'\0' * 80 + prefix.ljust(155, b'\0')
    h = (h + b'\0' * 512)[:512]
    if fixed:
        h = h[:257] + fixed + h[257 + len(fixed):]
    return h[:148] + b'%06o\0 ' % sum(h) + h[156:]


def octal(n):
    return b'%011o\0' % n


def blocks(data):
    return data + b'\0' * (-len(data) % 512)


def archives(t):
    def tar(name, data, want, called='申报材料.tar'):
        t.archive('tar-' + name, data, want, called)
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode='w') as f:
        for n, d in t.bag():
            i = tarfile.TarInfo(n)
            i.size = len(d)
            f.addfile(i, io.BytesIO(d))
    good = plain.getvalue().rstrip(b'\0')
    good = blocks(good)
    end = b'\0' * 1024
    # GNU's old sparse file: one byte at its end, a terabyte of hole before.
    size = 1 << 40
    sparse = header(b'hole', octal(1), b'S', fixed=b'ustar  \0')
    far = b'\x80' + b'\0' * 3 + struct.pack('>Q', size - 1)
    whole = b'\x80' + b'\0' * 3 + struct.pack('>Q', size)
    sparse = sparse[:386] + far + octal(1) + b'\0' * 73 + whole + sparse[495:]
    sparse = sparse[:148] + b' ' * 8 + sparse[156:]
    sparse = sparse[:148] + b'%06o\0 ' % sum(sparse) + sparse[156:]
    tar('sparse', good + sparse + blocks(b'x') + end, t.take('bomb'))
    pax = b'20 path=../../../..\n' * 50000
    tar('pax-many', header(b'p', octal(len(pax)), b'x') + blocks(pax) + good +
        end, t.case('accept', 'manual'))
    pax = b'%d path=%s\n' % (3000000 + 14, b'a' * 3000000)
    tar('pax-long', header(b'p', octal(len(pax)), b'x') + blocks(pax) + good +
        end, t.mail('unknown', code='archive'))
    tar('name-long', header(b'././@LongLink', octal(1 << 31), b'L') + good +
        end, t.mail('unknown', code='archive'))
    tar('negative', good + header(b'n', b'\xff' * 12) + end,
        t.case('accept', 'manual', code='archive|empty'))
    tar('absolute', good + header(b'/etc/cron.d/x', octal(1)) + blocks(b'x') +
        end, t.take('name-odd'))
    tar('link-itself', good + header(b'me', octal(0), b'1', b'me') + end,
        t.take('link'))
    tar('link-through', good + header(b'd', octal(0), b'2', b'/etc') +
        header(b'd/passwd', octal(1)) + blocks(b'x') + end, t.take('link'))
    tar('empty-many', good + b''.join(header(b'f%d' % i, octal(0))
                                      for i in range(20000)) + end,
        t.case('accept', 'manual', code='bomb|too-many'))
    tar('folders-many', good + b''.join(header(b'd%d/' % i, octal(0), b'5')
                                        for i in range(50000)) + end,
        t.take())
    zeros = header(b'z', octal(1 << 30)) + b'\0' * (64 << 20)
    tar('xz-bomb', lzma.compress(zeros, preset=0), t.mail(
        'unknown', code='.'), '申报材料.tar.xz')
    tar('bz2-bomb', bz2.compress(zeros), t.mail('unknown', code='.'),
        '申报材料.tar.bz2')
    raw = lzma.compress(good + end, format=lzma.FORMAT_ALONE, preset=0)
    tar('lzma-dictionary', raw[:1] + b'\xff\xff\xff\xff' + raw[5:],
        t.mail('unknown', code='unread-type'), '申报材料.tar.lzma')
    t.archive('xz-in-xz', lzma.compress(lzma.compress(lzma.compress(
        b'\0' * (64 << 20), preset=0), preset=0), preset=0),
        t.mail('unknown', code='.'), '申报材料.xz')
    t.archive('zip-comments', t.made([(n.encode(), d, dict(t.UTF8), dict(
        t.UTF8)) for n, d in t.bag()], comment=b'PK\5\6' * 16000), t.take())
    extra = struct.pack('<HH', 0x7075, 60000) + b'\1' * 60000
    t.archive('zip-extra', t.named('申报表.docx'.encode(), 0x800, extra),
              t.take())
    t.archive('zip-files-4000', t.stored(t.bag(*(
        ('图/%d.txt' % i, b'x') for i in range(4000)))),
        t.case('accept', 'manual'))
    t.archive('zip-depth-path', t.stored(t.bag(('a/' * 3000 + 'x.txt', b'x')
                                               )), t.take())
    # An empty archive tells that it is empty.
    t.archive('zip-empty-archive', t.end(0, 0, 0), t.mail(
        'unknown', code='archive'))
    t.archive('zip-folders-alone', t.stored([('甲/', b''), ('乙/', b'')]),
              t.mail('unknown', code='archive-empty'))
    t.archive('iso-folders', iso(loop=False), t.mail(
        'unknown', code='archive-empty'), '申报材料.iso')
    t.archive('iso-loops', iso(loop=True), t.mail(
        'unknown', code='archive'), '申报材料.iso')
    t.archive('7z-locked', seven(b'\x06\xf1\x07\x01'), t.mail(
        'unknown', code='password|archive-unreadable'), '材料.7z')
    t.archive('7z-folders', seven(b'\x03\x01\x01', 1 << 40), t.mail(
        'unknown', code='archive'), '材料.7z')
    t.archive('rar5-locked', rar5(), t.mail('unknown', code='password'),
              '材料.rar')
    t.archive('cab-lies', b'MSCF' + struct.pack('<IIIIIBBHHHHH', 0, 1 << 31,
              0, 44, 0, 3, 1, 65535, 65535, 0, 0, 0) + b'\xff' * 2000,
              t.mail('unknown', code='unread-type'), '材料.cab')


def iso(loop):
    """A disc of ISO 9660 whose root holds folders: empty, or itself."""
    def both(n, size):
        return struct.pack('<' + size, n) + struct.pack('>' + size, n)

    def record(name, at):
        r = bytes(1) + both(at, 'I') + both(2048, 'I') + b'\x7c\x0c\x14' + \
            b'\0' * 4 + b'\2\0\0' + both(1, 'H') + bytes([len(name)]) + name
        r += b'\0' * (len(r) + 1 & 1)
        return bytes([len(r) + 1]) + r
    disc = bytearray(24 * 2048)
    root = record(b'\0', 18)
    d = b'\1CD001\1\0' + b' ' * 64 + b'\0' * 8 + both(24, 'I') + b'\0' * 32 + \
        both(1, 'H') + both(1, 'H') + both(2048, 'H') + both(10, 'I') + \
        b'\0' * 16 + root
    disc[16 * 2048:16 * 2048 + len(d)] = d
    disc[17 * 2048:17 * 2048 + 7] = b'\xffCD001\1'
    at = 18 if loop else 19
    body = root + record(b'\1', 18) + b''.join(
        record(b'D%02d' % i, at) for i in range(40))
    disc[18 * 2048:18 * 2048 + len(body)] = body
    body = record(b'\0', 19) + record(b'\1', 18)
    disc[19 * 2048:19 * 2048 + len(body)] = body
    return bytes(disc)


def seven(coder, packed=32):
    """A 7z archive whose header is packed by this coder."""
    def number(n):
        return b'\xff' + struct.pack('<Q', n) if n > 127 else bytes([n])
    nine = coder[1:]
    props = b'\x13\x07' + b'\0' * 17 if nine == b'\xf1\x07\x01' else b''
    head = b'\x17\x06\0\x01\x09' + number(packed) + b'\0' + \
        b'\x07\x0b\x01\0\x01' + (
            b'\x24\x06' + nine + props if props else b'\x23' + nine +
            b'\x05\x5d\0\0\0\1') + b'\x0c' + number(packed) + b'\0\0'
    body = b'\xa5' * 32
    start = struct.pack('<QQI', len(body), len(head), zlib.crc32(head))
    return b"7z\xbc\xaf\x27\x1c\0\4" + struct.pack(
        '<I', zlib.crc32(start)) + start + body + head


def rar5():
    """A RAR 5 archive whose headers are encrypted."""
    body = b'\x04\0\0\0\x0f' + b'\xa5' * 16
    body = bytes([len(body)]) + body
    return b'Rar!\x1a\7\1\0' + struct.pack('<I', zlib.crc32(body)) + body + \
        b'\xa5' * 200


def more(t):
    mails(t)
    archives(t)
