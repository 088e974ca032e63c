# SPDX-License-Identifier: ISC
"""What samples and generated forms share: codes, names, text, conversions."""
import io
import os
import re
import shutil
import struct
import subprocess
import tempfile
import zlib

ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

DIRECTIONS = ['工业互联网安全分类分级', '车联网网络安全防护', '工业控制系统安全评估',
              '工业控制产品安全漏洞治理', '网络安全威胁监测服务']
TYPES = ['工业企业', '工业互联网平台企业', '工业互联网标识解析企业',
         '车联网服务平台企业', '基础电信企业', '工业控制产品厂商', '网络安全企业']

# GB/T 2260; the district codes are those that registrars use
CITIES = {'广州': '440100', '深圳': '440300', '珠海': '440400', '汕头': '440500',
          '佛山': '440600', '韶关': '440200', '河源': '441600', '梅州': '441400',
          '惠州': '441300', '汕尾': '441500', '东莞': '441900', '中山': '442000',
          '江门': '440700', '阳江': '441700', '湛江': '440800', '茂名': '440900',
          '肇庆': '441200', '清远': '441800', '潮州': '445100', '揭阳': '445200',
          '云浮': '445300'}


def uscc(division, seed, wrong=False):
    """A code of GB 32100 with both check digits right (GB 11714 inside)."""
    n = zlib.crc32(('%s/%s' % (division, seed)).encode()) or 1
    body = 'MA'
    for _ in range(6):
        n = (n * 1103515245 + 12345) % (1 << 31)
        body += ALPHABET[(n >> 8) % 31]
    digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
    c9 = 11 - sum(digits.index(c) * w for c, w in
                  zip(body, (3, 7, 9, 10, 5, 8, 4, 2))) % 11
    body += {10: 'X', 11: '0'}.get(c9, str(c9))
    code = '91' + division + body
    last = ALPHABET[check(code)]
    if wrong:
        last = ALPHABET[(check(code) + 7) % 31]
    return code + last


def check(code17):
    s = sum(ALPHABET.index(c) * pow(3, i, 31)
            for i, c in enumerate(code17[:17]))
    return (31 - s % 31) % 31


def valid(code):
    return len(code) == 18 and all(c in ALPHABET for c in code) and \
        ALPHABET[check(code)] == code[17]


# --- programs of others -----------------------------------------------------

def soffice(files, to, outfilter=None, lenient=False):
    """{name: bytes} converted by LibreOffice: {name: bytes}.

    lenient: what it can't convert is left out, instead of an error.
    """
    if not files:
        return {}
    out = {}
    with tempfile.TemporaryDirectory() as tmp:
        src, dst = os.path.join(tmp, 'in'), os.path.join(tmp, 'out')
        os.mkdir(src)
        for name, data in files.items():
            with open(os.path.join(src, name), 'wb') as f:
                f.write(data)
        cmd = ['soffice', '-env:UserInstallation=file://%s/profile' % tmp,
               '--headless', '--convert-to',
               to + (':' + outfilter if outfilter else ''), '--outdir', dst]
        # equal input gives equal bytes, as far as LibreOffice goes along
        env = dict(os.environ, SOURCE_DATE_EPOCH='1734310800')
        names = sorted(files)
        for i in range(0, len(names), 100):
            subprocess.run(cmd + [os.path.join(src, n)
                                  for n in names[i:i + 100]],
                           check=not lenient, env=env,
                           stdin=subprocess.DEVNULL,
                           stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL, timeout=900)
        for name in names:
            base = os.path.splitext(name)[0] + '.' + to
            path = os.path.join(dst, base)
            if os.path.exists(path):
                with open(path, 'rb') as f:
                    out[name] = timeless(f.read())
            elif not lenient:
                raise RuntimeError('soffice made no %s' % base)
    return out


def timeless(data):
    """The hour of making out of a file, in place, nothing else moved."""
    if data.startswith(b'%PDF'):
        data = re.sub(rb'(/CreationDate\s*\(D:)\d{14}', rb'\g<1>20241216090000',
                      data)
        return re.sub(rb'<[0-9A-F]{32}>|/[0-9A-F]{32}', lambda m:
                      m.group()[:1] + b'0' * 32 + m.group()[33:], data)
    if not data.startswith(b'PK'):
        return data
    out = bytearray(data)
    stamp = struct.pack('<HH', 9 << 11, 44 << 9 | 12 << 5 | 16)
    at = data.rfind(b'PK\5\6')
    n, _, at = struct.unpack('<HII', data[at + 10:at + 20])
    for _ in range(n):
        out[at + 12:at + 16] = stamp
        ln, le, lc = struct.unpack('<HHH', data[at + 28:at + 34])
        local = struct.unpack('<I', data[at + 42:at + 46])[0]
        out[local + 10:local + 14] = stamp
        at += 46 + ln + le + lc
    return bytes(out)


def have(program):
    return shutil.which(program) is not None


# --- evidence ---------------------------------------------------------------

def pdf(lines, pages=1):
    """A text PDF with the reader's own Song font (GBK-EUC-H, not embedded)."""
    objs = []

    def add(body):
        objs.append(body)
        return len(objs)

    add(b'<</Type/Catalog/Pages 2 0 R>>')
    add(b'')
    add('<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/GBK-EUC-H'
        '/DescendantFonts[4 0 R]>>'.encode())
    add(b'<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light'
        b'/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>'
        b'/DW 1000/FontDescriptor 5 0 R>>')
    add(b'<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox'
        b'[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120'
        b'/CapHeight 880/StemV 93>>')
    kids = []
    per = (len(lines) + pages - 1) // pages
    for p in range(pages):
        s = b'BT /F1 14 Tf 72 770 Td 24 TL\n'
        for line in lines[p * per:(p + 1) * per]:
            s += b'<' + line.encode('gbk', 'replace').hex().encode() + \
                b'> Tj T*\n'
        s += b'ET'
        z = zlib.compress(s)
        c = add(b'<</Length %d/Filter/FlateDecode>>stream\n' % len(z) + z +
                b'\nendstream')
        kids.append(add(b'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]'
                        b'/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>'
                        % c))
    objs[1] = b'<</Type/Pages/Count %d/Kids[%s]>>' % (
        len(kids), b' '.join(b'%d 0 R' % k for k in kids))
    out = io.BytesIO()
    out.write(b'%PDF-1.4\n%\xe2\xe3\xcf\xd3\n')
    at = []
    for n, o in enumerate(objs):
        at.append(out.tell())
        out.write(b'%d 0 obj' % (n + 1) + o + b'\nendobj\n')
    x = out.tell()
    out.write(b'xref\n0 %d\n0000000000 65535 f \n' % (len(objs) + 1))
    for a in at:
        out.write(b'%010d 00000 n \n' % a)
    out.write(b'trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n' % (
        len(objs) + 1, x))
    return out.getvalue()


def scan(lines, kind='JPEG', size=(620, 440), skew=0.8):
    """A picture of text, a little askew, as a scanner gives it."""
    from PIL import Image, ImageDraw, ImageFont
    path = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'
    font = ImageFont.truetype(path, 20, index=2)
    img = Image.new('L', size, 250)
    d = ImageDraw.Draw(img)
    for i, line in enumerate(lines):
        d.text((40, 30 + 34 * i), line, font=font, fill=30)
    d.ellipse((size[0] - 190, size[1] - 190, size[0] - 50, size[1] - 50),
              outline=120, width=4)
    img = img.rotate(skew, fillcolor=250)
    out = io.BytesIO()
    if kind == 'PNG':
        img.quantize(8).save(out, 'PNG', optimize=True)
    else:
        img.save(out, 'JPEG', quality=35)
    return out.getvalue()
