# SPDX-License-Identifier: ISC
"""Archives as people pack them, byte by byte where no packer would."""
import io
import struct
import tarfile
import zipfile
import zlib


def zip_raw(entries, flag=0, extra=None, tail=b"", declared=None, comment=b""):
    """entries: (name bytes, data); nothing is cleaned or checked."""
    out, central = b"", b""
    for name, data in entries:
        z = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = z.compress(data) + z.flush()
        more = extra(name) if extra else b""
        size = len(data) if declared is None else declared
        fixed = struct.pack("<HHHHHIIIHH", 20, flag, 8, 0x6000, 0x5998, zlib.crc32(data), len(packed), size, len(name), len(more))
        central += struct.pack("<I", 0x02014B50) + struct.pack("<H", 20) + fixed + struct.pack("<HHHII", 0, 0, 0, 0, len(out)) + name + more
        out += struct.pack("<I", 0x04034B50) + fixed + name + more + packed
    end = struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, len(entries), len(entries), len(central), len(out), len(comment))
    return out + central + end + comment + tail


def unicode_extra(right):
    """Info-ZIP's 0x7075: the name again, as UTF-8."""
    def extra(name):
        body = b"\1" + struct.pack("<I", zlib.crc32(name)) + right[name].encode()
        return struct.pack("<HH", 0x7075, len(body)) + body
    return extra


def rar4(entries, encrypted=False):
    """RAR 2.9 archives, stored."""
    def block(kind, flags, body, data=b""):
        head = struct.pack("<BHH", kind, flags, 7 + len(body)) + body
        return struct.pack("<H", zlib.crc32(head) & 0xFFFF) + head + data

    out = b"Rar!\x1a\x07\0" + block(0x73, 0, b"\0" * 6)
    for name, data in entries:
        raw = name.encode()
        body = struct.pack("<IIBIIBBHI", len(data), len(data), 3, zlib.crc32(data), 0x59986000, 29, 0x30, len(raw), 0o100644)
        out += block(0x74, 0x8000 | 0x0200 * 0 | (0x0004 if encrypted else 0), body + raw, data)
    return out + block(0x7B, 0x4000, b"")


def vint(n):
    out = b""
    while n >= 128:
        out, n = out + bytes([n & 127 | 128]), n >> 7
    return out + bytes([n])


def rar5(entries):
    """RAR 5 archives, stored."""
    def block(body, data=b""):
        body = vint(len(body)) + body
        return struct.pack("<I", zlib.crc32(body)) + body + data

    out = b"Rar!\x1a\x07\1\0" + block(vint(1) + vint(0) + vint(0))
    for name, data in entries:
        raw = name.encode()
        body = (vint(2) + vint(2) + vint(len(data)) + vint(4) + vint(len(data)) + vint(0o644)
                + struct.pack("<I", zlib.crc32(data)) + vint(0) + vint(1) + vint(len(raw)) + raw)
        out += block(body, data)
    return out + block(vint(5) + vint(0) + vint(0))


def tar(entries, mode="w", links=()):
    f = io.BytesIO()
    with tarfile.open(fileobj=f, mode=mode, format=tarfile.PAX_FORMAT) as t:
        for name, data in entries:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            t.addfile(info, io.BytesIO(data))
        for name, to in links:
            info = tarfile.TarInfo(name)
            info.type, info.linkname = tarfile.SYMTYPE, to
            t.addfile(info)
    return f.getvalue()


def plain_zip(entries):
    f = io.BytesIO()
    with zipfile.ZipFile(f, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in entries:
            z.writestr(zipfile.ZipInfo(name, (2024, 12, 20, 12, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return f.getvalue()
