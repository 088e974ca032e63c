#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""A mailbox of mails as they really come, each with what must come out.

corpus.py DIR writes DIR/md (a Maildir) and DIR/expect.json:
{id: {"files": [[name, sha256]...], "class", "codes": [...], ...}}.
All people, companies and addresses are invented.
"""
import base64
import binascii
import hashlib
import json
import os
import quopri
import struct
import sys
from email.header import Header
from urllib.parse import quote

OURS = "mx.gdei.example"
HOP = (
    b"Received: from smtp.mail.example (smtp.mail.example [203.0.113.9])\r\n"
    b"\tby mx.gdei.example (Postfix) with ESMTPS id 4Y1\r\n"
    b"\tfor <sb@gdei.example>; Mon, 23 Dec 2024 10:00:05 +0800 (CST)\r\n"
)
PROVEN = "2024-12-23T10:00:05+08:00"


def content(seed, size=300, magic=b"%PDF-1.4\n"):
    out = bytearray(magic)
    state = hashlib.sha256(seed.encode()).digest()
    while len(out) < size:
        out += state
        state = hashlib.sha256(state).digest()
    return bytes(out[:size])


def sha(data):
    return hashlib.sha256(data).hexdigest()


def b64lines(data, width=76, eol=b"\r\n"):
    text = base64.b64encode(data)
    return eol.join(text[i:i + width] for i in range(0, len(text), width)) + eol


def word(text, charset="utf-8", enc="B"):
    raw = text.encode("gb18030" if charset.lower() in ("gb2312", "gbk") else charset)
    if enc == "B":
        body = base64.b64encode(raw).decode()
    else:
        body = "".join("=%02X" % b if b > 126 or b in b'=?_" ' else chr(b) for b in raw)
    return "=?%s?%s?%s?=" % (charset, enc, body)


def cut_words(text, charset, at):
    """Two words that cut a character in two."""
    raw = text.encode("gb18030" if charset.startswith("gb") else charset)
    return ["=?%s?B?%s?=" % (charset, base64.b64encode(part).decode())
            for part in (raw[:at], raw[at:])]


class Box:
    def __init__(self, top):
        self.top, self.expect, self.n = top, {}, 0
        for sub in ("cur", "new", "tmp"):
            os.makedirs(os.path.join(top, "md", sub), exist_ok=True)

    def add(self, label, raw, files=(), second=False, **want):
        """second: python3's reader finds the same bytes in the same number."""
        self.n += 1
        unique = "17349%05d.M%dP1.%s" % (self.n, self.n, label)
        folder, flags = (("cur", ":2,S"), ("new", ""))[self.n % 2]
        path = os.path.join(self.top, "md", folder, unique + flags)
        with open(path, "wb") as f:
            f.write(raw)
        want.setdefault("class", "unknown")
        want.setdefault("codes", [])
        want.setdefault("received", PROVEN if HOP.replace(b"\r\n", b"\n") in
                        raw.replace(b"\r\n", b"\n") else None)
        want["files"] = [[name, sha(data)] for name, data in files]
        want["second"] = second
        self.expect[unique] = want

    def close(self):
        with open(os.path.join(self.top, "expect.json"), "w", encoding="utf-8") as f:
            json.dump(self.expect, f, ensure_ascii=False, indent=1)


def head(subject="=?utf-8?B?55Sz5oql5p2Q5paZ?=", ctype=None, extra=b"", hop=HOP):
    out = hop + b"Date: Mon, 23 Dec 2024 09:59:58 +0800\r\n"
    out += b"From: =?utf-8?B?5byg5LiJ?= <zhang@qiye.example>\r\n"
    out += b"To: sb@gdei.example\r\nMessage-ID: <1@qiye.example>\r\n"
    out += b"Subject: " + (subject if isinstance(subject, bytes) else subject.encode()) + b"\r\n"
    out += b"MIME-Version: 1.0\r\n" + extra
    if ctype:
        out += b"Content-Type: " + (ctype if isinstance(ctype, bytes) else ctype.encode()) + b"\r\n"
    return out


TEXT = "您好，材料请查收。\r\n"


def text_part(text=TEXT, charset="utf-8"):
    return (b"Content-Type: text/plain; charset=\"%s\"\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            % charset.encode()) + b64lines(text.encode(charset))


def file_part(data, ctype=b"application/octet-stream", disp=b"attachment", cte=b"base64"):
    out = b"Content-Type: " + ctype + b"\r\n"
    if disp is not None:
        out += b"Content-Disposition: " + disp + b"\r\n"
    out += b"Content-Transfer-Encoding: " + cte + b"\r\n\r\n"
    if cte == b"base64":
        return out + b64lines(data)
    if cte == b"quoted-printable":
        return out + quopri.encodestring(data).replace(b"\n", b"\r\n")
    return out + data


def mixed(parts, boundary="----=_NextPart_000_0001", kind="mixed", **kw):
    out = head(ctype='multipart/%s;\r\n\tboundary="%s"' % (kind, boundary), **kw)
    return out + b"\r\n" + multi(parts, boundary)


def multi(parts, boundary):
    b = boundary.encode()
    return b"".join(b"--" + b + b"\r\n" + p + b"\r\n" for p in parts) + b"--" + b + b"--\r\n"


def names(box):
    """Every way in which a file name is written."""
    name = "申报书（广东某某科技）.docx"
    long = "广东省某某工业互联网安全有限公司网络安全典型案例申报书（最终版）20241220.docx"
    odd = "喆镕公司申报书.docx"  # not in GB 2312
    u8 = quote(name)
    gbk = "".join("%%%02X" % b for b in name.encode("gbk"))
    lu8 = long.encode()
    two = cut_words(name, "gb2312", 5)
    three = cut_words(name, "utf-8", 7)
    foxmail = ["=?GB2312?B?%s?=" % base64.b64encode(long.encode("gbk")[i:i + 33]).decode()
               for i in range(0, len(long.encode("gbk")), 33)]
    split64 = base64.b64encode(long.encode()).decode()
    cases = [
        ("q-word", b'attachment; filename="%s"' % word(name, "utf-8", "Q").encode(), name),
        ("b-word", b'attachment; filename="%s"' % word(name).encode(), name),
        ("b-word-gb2312", b'attachment; filename="%s"' % word(name, "gb2312").encode(), name),
        ("gb2312-is-gb18030", b'attachment; filename="%s"' % word(odd, "gb2312").encode(), odd),
        ("gbk-word", b'attachment; filename="%s"' % word(odd, "gbk").encode(), odd),
        ("gb18030-word", b'attachment; filename="%s"' % word(odd, "gb18030").encode(), odd),
        ("big5-word", b'attachment; filename="%s"' % word("證明文件.pdf", "big5").encode(), "證明文件.pdf"),
        ("utf7-word", b'attachment; filename="=?utf-7?Q?+dTNipU5m-.docx?="', "申报书.docx"),
        ("hz-word", b'attachment; filename="=?hz-gb-2312?B?%s?="'
         % base64.b64encode("申报书.docx".encode("hz")), "申报书.docx"),
        ("raw-hz", b'attachment; filename="' + "申报书.docx".encode("hz") + b'"', "申报书.docx"),
        ("unquoted-word", b"attachment; filename=" + word(name).encode(), name),
        ("unquoted-q-word", b"attachment; filename=" + word("申报书;甲.docx", "utf-8", "Q").encode(),
         "申报书;甲.docx"),
        ("lower-case-b", b'attachment; filename="%s"' % word(name).replace("?B?", "?b?").encode(), name),
        ("cut-in-character-gb", b'attachment;\r\n filename="%s\r\n %s"' % tuple(w.encode() for w in two), name),
        ("cut-in-character-utf8", b'attachment;\r\n filename="%s\r\n %s"' % tuple(w.encode() for w in three), name),
        ("cut-no-blank", b'attachment; filename="%s%s"' % tuple(w.encode() for w in three), name),
        ("foxmail-words", b'attachment;\r\n\tfilename="' + "\r\n\t".join(foxmail).encode() + b'"', long),
        ("padded-then-more", b'attachment; filename="=?utf-8?B?%s?=\r\n =?utf-8?B?%s?="'
         % (base64.b64encode("申报书甲".encode() + b"x"), base64.b64encode(b".docx")), "申报书甲x.docx"),
        ("base64-cut-anywhere", b'attachment; filename="=?utf-8?B?%s?= =?utf-8?B?%s?="'
         % (split64[:30].encode(), split64[30:].encode()), long),
        ("word-and-ascii", b'attachment; filename="%s.docx"' % word("申报书").encode(), "申报书.docx"),
        ("two-charsets", b'attachment; filename="%s %s"' % (word("申报", "gb2312").encode(), word("书.docx").encode()),
         "申报书.docx"),
        ("language-tag", b'attachment; filename="%s"' % word(name).replace("utf-8", "utf-8*zh").encode(), name),
        ("no-closing", b'attachment; filename="%s"' % word(name)[:-2].encode(), name, ["name-broken"]),
        ("q-with-blanks", b'attachment; filename="=?utf-8?Q?%s a.docx?="'
         % "".join("=%02X" % b for b in "申报".encode()).encode(), "申报 a.docx"),
        ("2231", b"attachment; filename*=utf-8''" + u8.encode(), name),
        ("2231-upper", b"attachment; filename*=UTF-8'zh-cn'" + u8.encode(), name),
        ("2231-gbk", b"attachment; filename*=gb2312''" + gbk.encode(), name),
        ("2231-quoted", b'attachment; filename*="utf-8\'\'%s"' % u8.encode(), name),
        ("2231-continued", b"attachment;\r\n" + b";\r\n".join(
            b" filename*%d*=%s%s" % (i, b"utf-8''" if i == 0 else b"", quote(lu8[k:k + 20]).encode())
            for i, k in enumerate(range(0, len(lu8), 20))), long),
        ("2231-any-order", b"attachment; filename*1*=%s; filename*0*=utf-8''%s"
         % (quote("书.docx").encode(), quote("申报").encode()), "申报书.docx"),
        ("2231-mixed", b"attachment; filename*0*=utf-8''%s; filename*1=\".docx\"" % quote("申报书").encode(),
         "申报书.docx"),
        ("2231-gap", b"attachment; filename*0*=utf-8''%s; filename*2*=.docx" % quote("申报书").encode(),
         "申报书.docx", ["name-broken"]),
        ("2231-no-charset", b"attachment; filename*=" + u8.encode(), name),
        ("2231-plain-continued", b'attachment; filename*0="=?utf-8?B?%s"; filename*1="%s?="'
         % (split64[:40].encode(), split64[40:].encode()), long),
        ("2231-lies", b"attachment; filename*=utf-8''" + gbk.encode(), name, ["name-broken"]),
        ("beside-star", b"attachment; filename=\"report.docx\"; filename*=utf-8''" + u8.encode(), name,
         ["name-conflict"]),
        ("star-first", b"attachment; filename*=utf-8''" + u8.encode() + b"; filename=\"____.docx\"", name),
        ("beside-same", b'attachment; filename="%s"; filename*=utf-8\'\'%s' % (word(name).encode(), u8.encode()), name),
        ("raw-utf8", b'attachment; filename="' + name.encode() + b'"', name),
        ("raw-utf8-unquoted", b"attachment; filename=" + name.encode(), name),
        ("raw-gbk", b'attachment; filename="' + name.encode("gbk") + b'"', name),
        ("raw-gbk-two-characters", b'attachment; filename="' + "目录.xlsx".encode("gbk") + b'"', "目录.xlsx"),
        ("raw-gbk-backslash", b'attachment; filename="' + "誠信證\\明.pdf".encode("gbk") + b'"', "誠信證\\明.pdf"),
        ("raw-gbk-trail-5c", b'attachment; filename="' + "昞俓.pdf".encode("gbk") + b'"', "昞俓.pdf"),
        ("gb-label-utf8-bytes", b'attachment; filename="=?gb2312?B?%s?="' % base64.b64encode(name.encode()), name),
        ("utf8-label-gbk-bytes", b'attachment; filename="=?utf-8?B?%s?="' % base64.b64encode(name.encode("gbk")), name),
        ("percent", b'attachment; filename="%s"' % u8.encode(), name),
        ("quotes-inside", b'attachment; filename="\xe5\x85\xb3\xe4\xba\x8e"\xe7\x94\xb3\xe6\x8a\xa5"\xe6\x9d\x90\xe6\x96\x99.docx"',
         '关于"申报"材料.docx'),
        ("escaped-quote", b'attachment; filename="a\\"b.docx"', 'a"b.docx'),
        ("semicolon-inside", b'attachment; filename="a;b.docx"', "a;b.docx"),
        ("path", b'attachment; filename="..\\..\\evil/../../x.docx"', "..\\..\\evil/../../x.docx", ["name-odd"]),
        ("bidi", b'attachment; filename="%s"' % word("x\u202excod.exe").encode(), "x\u202excod.exe", ["name-odd"]),
        ("no-semicolon", b'attachment filename="a.docx"', "a.docx"),
        ("no-disposition-word", b'filename="a.docx"', "a.docx"),
        ("lost-fold", b'attachment;\r\nfilename="a.docx"', "a.docx", ["header-fold"]),
        ("comment", b'attachment (our file); filename="a.docx" (yes)', "a.docx"),
        ("spaces-around", b'attachment ; filename = "a.docx" ; size=3', "a.docx"),
        ("upper-case", b'ATTACHMENT; FILENAME="A.DOCX"', "A.DOCX"),
        ("emoji", b'attachment; filename="%s"' % word("申报\U0001f4ce书.docx").encode(), "申报\U0001f4ce书.docx"),
        ("nul-in-name", b'attachment; filename="=?utf-8?B?%s?="' % base64.b64encode(b"a\0b.docx"), "a\ufffdb.docx"),
    ]
    for case in cases:
        label, disp, want = case[:3]
        data = content(label)
        box.add("name-" + label, mixed([text_part(), file_part(data, disp=disp)]),
                [(want, data)], second=label not in ("lost-fold",),
                codes=case[3] if len(case) > 3 else [])
    for label, ctype, disp, want in [
            ("only-name", b'application/msword; name="%s"' % word(name, "gb2312").encode(), None, name),
            ("only-name-inline", b'application/msword; name="%s"' % word(name).encode(), b"inline", name),
            ("inline-file", b"application/pdf", b'inline; filename="a.pdf"', "a.pdf"),
            ("text-with-name", b'text/plain; charset=utf-8; name="%s"' % word("说明.txt").encode(), None, "说明.txt"),
            ("html-attached", b"text/html; charset=gbk", b'attachment; filename="a.html"', "a.html"),
            ("name-2231", b"application/pdf; name*=utf-8''" + u8.encode(), b"attachment", name),
            ("both-differ", b'application/pdf; name="b.pdf"', b'attachment; filename="a.pdf"', "a.pdf")]:
        data = content(label)
        box.add("name-" + label, mixed([text_part(), file_part(data, ctype, disp)]), [(want, data)],
                second=True, codes=["name-conflict"] if label == "both-differ" else [])
    data = content("subject")
    for label, subject, want in [
            ("raw-gbk", "申报材料".encode("gbk"), "申报材料"), ("raw-utf8", "申报材料".encode(), "申报材料"),
            ("cut", " ".join(cut_words("关于申报典型案例的函", "gb2312", 7)).encode(), "关于申报典型案例的函"),
            ("folded", "\r\n ".join(cut_words("关于申报典型案例的函", "utf-8", 8)).encode(), "关于申报典型案例的函"),
            ("q-underscore", b"=?utf-8?Q?a_b?= c", "a b c")]:
        box.add("subject-" + label, mixed([text_part(), file_part(data, disp=b'attachment; filename="a.pdf"')],
                                          subject=subject), [("a.pdf", data)], second=True, subject=want)


def clients(box):
    """Mails shaped as the usual clients shape them."""
    a, b = content("form", 41000, b"PK\3\4"), content("list", 9000, b"PK\3\4")
    n1, n2 = "附件1-申报书.docx", "附件2：推荐汇总表.xlsx"
    alt = multi([text_part(), b"Content-Type: text/html; charset=\"gb2312\"\r\n"
                 b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" +
                 quopri.encodestring("<html><body><p>您好</p></body></html>".encode("gbk"))],
                "----=_002_NextPart")
    alt = b'Content-Type: multipart/alternative; boundary="----=_002_NextPart"\r\n\r\n' + alt

    def att(data, name, cs):
        w = word(name, cs).encode()
        return file_part(data, b'application/octet-stream;\r\n\tname="' + w + b'"', b'attachment;\r\n\tfilename="' + w + b'"')

    box.add("foxmail", mixed([alt, att(a, n1, "gb2312"), att(b, n2, "gb2312")], "----=_001_NextPart",
                             extra=b"X-Mailer: Foxmail 7.2.25.254[cn]\r\n"), [(n1, a), (n2, b)], second=True)
    box.add("qq", mixed([alt, att(a, n1, "gb18030"), att(b, n2, "gb18030")],
                        "----=_NextPart_6766A0C0_0", extra=b"X-QQ-mid: xmmxszb\r\nX-Mailer: QQMail 2.x\r\n"),
            [(n1, a), (n2, b)], second=True)
    box.add("163", mixed([alt, att(a, n1, "GBK"), att(b, n2, "UTF-8")], "----=_Part_1_2.173",
                         extra=b"X-Mailer: Coremail Webmail Server\r\n"), [(n1, a), (n2, b)], second=True)
    star = b"; filename*=utf-8''"
    box.add("outlook", mixed([alt, file_part(a, b"application/vnd.openxmlformats-officedocument",
                                             b'attachment; filename="=?utf-8?B?%s?="' % base64.b64encode(n1.encode())
                                             + star + quote(n1).encode()), att(b, n2, "utf-8")], "_004_OS3",
                             extra=b"X-MS-Has-Attach: yes\r\n"), [(n1, a), (n2, b)], second=True)
    box.add("oa-lf-only", mixed([text_part(), att(a, n1, "utf-8")], "b1",
                                extra=b"Auto-Submitted: auto-generated\r\n").replace(b"\r\n", b"\n"),
            [(n1, a)], second=True)
    box.add("apple", mixed([text_part(), file_part(a, b'application/msword; name="%s"' % word(n1).encode(), b"inline;\r\n\tfilename*=utf-8''" + quote(n1).encode()),
                            text_part("再见")], "Apple-Mail=_1"), [(n1, a)], second=True)
    inline = content("logo", 700, b"\x89PNG\r\n\x1a\n")
    related = multi([b"Content-Type: text/html; charset=utf-8\r\n\r\n<img src=\"cid:1\">",
                     b"Content-Type: image/png; name=\"logo.png\"\r\nContent-ID: <1>\r\n"
                     b"Content-Transfer-Encoding: base64\r\n\r\n" + b64lines(inline)], "rel")
    box.add("related", mixed([b'Content-Type: multipart/related; boundary="rel"\r\n\r\n' + related,
                              att(a, n1, "utf-8")], "out"), [("logo.png", inline), (n1, a)], second=True)
    box.add("single-file", head(ctype=b'application/pdf; name="a.pdf"', extra=b"Content-Transfer-Encoding: base64\r\n")
            + b"\r\n" + b64lines(a), [("a.pdf", a)], second=True)
    quoted = b"=0D=0Aab=3Dc= \r\n=20\r\nxyz  \r\nlast"
    box.add("qp-file", mixed([text_part(), b'Content-Disposition: attachment; filename="a.txt"\r\n'
                              b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + quoted]),
            [("a.txt", b"\r\nab=c \r\nxyz\r\nlast")])
    binary = content("binary", 5000, b"\x89PNG\r\n\x1a\n").replace(b"\n--", b"\n++")
    box.add("binary-file", mixed([text_part(), file_part(binary, disp=b'attachment; filename="a.png"', cte=b"binary")]),
            [("a.png", binary)])
    box.add("8bit-text", mixed([text_part(), file_part("中文\r\n第二行".encode("gbk"), b"text/plain; charset=gbk",
                                                       b'attachment; filename="a.txt"', b"8bit")]),
            [("a.txt", "中文\r\n第二行".encode("gbk"))], second=True)
    box.add("empty-file", mixed([text_part(), file_part(b"", disp=b'attachment; filename="kong.docx"')]),
            [("kong.docx", b"")], second=True)
    box.add("long-lines", mixed([text_part(), b'Content-Disposition: attachment; filename="a.pdf"\r\n'
                                 b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.b64encode(content("x", 200000)) + b"\r\n"]),
            [("a.pdf", content("x", 200000))], second=True)
    box.add("many-files", mixed([text_part()] + [att(content("m%d" % i), "佐证%03d.pdf" % i, "utf-8") for i in range(300)]),
            [("佐证%03d.pdf" % i, content("m%d" % i)) for i in range(300)], second=True)
    box.add("same-name-twice", mixed([text_part(), att(a, n1, "utf-8"), att(b, n1, "utf-8")]), [(n1, a), (n1, b)], second=True)
    box.add("calendar", mixed([text_part(), file_part(b"BEGIN:VCALENDAR\r\nEND:VCALENDAR", b"text/calendar", None)]),
            [("", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR")], second=True, codes=["name-missing"])


def nested(box):
    a = content("nested", 3000)
    part = file_part(a, disp=b'attachment; filename="%s"' % word("申报书.docx").encode())
    inner = mixed([text_part(), part], "inner")
    box.add("forward-attached", mixed([text_part(), b"Content-Type: message/rfc822\r\n\r\n" + inner], "outer"),
            [("申报书.docx", a)], second=True, places=["2.2"])
    deep = inner
    for i in range(3):
        deep = mixed([b"Content-Type: message/rfc822; name=\"f.eml\"\r\nContent-Disposition: attachment\r\n\r\n" + deep], "o%d" % i)
    box.add("forward-thrice", deep, [("申报书.docx", a)], second=True)
    box.add("forward-base64", mixed([text_part(), b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                                     + b64lines(inner)], "outer"), [("申报书.docx", a)], places=["2.2"])
    box.add("eml-as-octets", mixed([text_part(), file_part(inner, disp=b'attachment; filename="fw.eml"')], "outer"),
            [("申报书.docx", a)], places=["2.2"])
    box.add("eml-8bit-octets", mixed([text_part(), file_part(inner, disp=b'attachment; filename="fw.eml"', cte=b"8bit")], "outer"),
            [("申报书.docx", a)], places=["2.2"])
    box.add("digest", mixed([b"\r\n" + inner], "outer", "digest"), [("申报书.docx", a)], second=True)
    box.add("message-only", head(ctype="message/rfc822") + b"\r\n" + inner, [("申报书.docx", a)], second=True)
    depth = inner
    for i in range(110):
        depth = (b'Content-Type: multipart/mixed; boundary="d%d"\r\n\r\n' % i) + multi([depth], "d%d" % i)
    box.add("too-deep", HOP + depth, None or [], **{"class": "held", "codes": ["nested-too-deep"], "any_files": True})
    many = mixed([b"Content-Type: text/plain\r\n\r\nx"] * 2100, "m")
    box.add("too-many-parts", many, [], **{"class": "held", "codes": ["too-many-parts"], "any_files": True})
    prefix = multi([part], "ab--x")
    box.add("boundary-prefix", mixed([b'Content-Type: multipart/mixed; boundary="ab--x"\r\n\r\n' + prefix, part], "ab"),
            [("申报书.docx", a), ("申报书.docx", a)])
    box.add("boundary-equal-inner", mixed([b'Content-Type: multipart/mixed; boundary="abc"\r\n\r\n' + multi([part], "abc"), part], "ab"),
            [("申报书.docx", a), ("申报书.docx", a)], second=True)


def broken(box):
    a = content("broken", 2500)
    part = file_part(a, disp=b'attachment; filename="a.pdf"')
    files = [("a.pdf", a)]
    good = mixed([text_part(), part], "bnd")
    box.add("leading-blank-lines", b"\r\n\r\n" + good, files, codes=["leading-blank"])
    box.add("leading-spaces", b"   \n \n" + good, files, codes=["leading-blank"])
    box.add("bom", b"\xef\xbb\xbf" + good, files, codes=["leading-blank"])
    box.add("mbox-from", b"From zhang@qiye.example Mon Dec 23 10:00:00 2024\n" + good, files, codes=["mbox-from"])
    box.add("cr-only", good.replace(b"\r\n", b"\r"), files, received=PROVEN)
    box.add("crlf-lf-mixed", good.replace(b"\r\n", b"\n", 12), files, second=True, received=PROVEN)
    box.add("double-cr", good.replace(b"\r\n", b"\r\r\n"), files, received=PROVEN)
    box.add("no-boundary-parameter", good.replace(b';\r\n\tboundary="bnd"', b""), files,
            codes=["boundary-missing", "boundary-salvaged"])
    box.add("wrong-boundary", good.replace(b'boundary="bnd"', b'boundary="other"'), files, codes=["boundary-salvaged"])
    box.add("boundary-cut", good.replace(b'boundary="bnd"', b'boundary="bn'), files, codes=["boundary-salvaged"])
    box.add("lost-content-type", good.replace(b'Content-Type: multipart/mixed;\r\n\tboundary="bnd"\r\n', b"", 1), files,
            codes=["boundary-salvaged"])
    box.add("no-closing", good[:good.rindex(b"--bnd--")], files, codes=["boundary-unclosed"], second=True)
    box.add("cut-in-base64", good[:good.rindex(b"--bnd--") - 802], [], any_files=True,
            codes=["boundary-unclosed", "encoding-cut"])
    box.add("after-closing", good + b"--bnd\r\n" + part + b"\r\n--bnd--\r\n", files * 2, codes=["part-after-end"])
    box.add("preamble", good.replace(b"\r\n\r\n--bnd", b"\r\n\r\nThis is a multi-part message in MIME format.\r\n--bnd", 1),
            files, second=True)
    box.add("epilogue-text", good + "落款\r\n".encode(), files, body_has="落款")
    box.add("boundary-with-blanks", good.replace(b"--bnd\r\n", b"--bnd \t\r\n"), files, second=True)
    box.add("no-header-blank", head(ctype='multipart/mixed; boundary="bnd"') + multi([text_part(), part], "bnd"), files)
    box.add("part-without-header", mixed([b"\r\njust text", part], "bnd"), files, second=True)
    box.add("part-no-blank-line", mixed([b"Content-Type: text/plain\r\nbody at once", part], "bnd"), files,
            codes=["header-unended"])
    box.add("empty-parts", mixed([b"", text_part(), b"", part], "bnd"), files)
    box.add("type-without-slash", mixed([text_part(), file_part(a, b"docx", b'attachment; filename="a.pdf"')]), files,
            codes=["type-broken"])
    box.add("unknown-encoding", mixed([text_part(), file_part(b"raw bytes", disp=b'attachment; filename="a.txt"', cte=b"x-zip")]),
            [("a.txt", b"raw bytes")], codes=["encoding-unknown"])
    box.add("base64-with-junk", mixed([text_part(), b'Content-Disposition: attachment; filename="a.pdf"\r\n'
                                       b"Content-Transfer-Encoding: base64\r\n\r\n" + b64lines(a).replace(b"\r\n", b" !\r\n")]),
            files, codes=["encoding-broken"])
    box.add("base64-padded-chunks", mixed([text_part(), b'Content-Disposition: attachment; filename="a.pdf"\r\n'
                                           b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.b64encode(a[:100]) + b"\r\n" + base64.b64encode(a[100:])]),
            files, codes=["encoding-broken"])
    box.add("encoding-upper", good.replace(b"Encoding: base64", b"Encoding: BASE64 "), files)
    uu = b"begin 644 " + "申报.txt".encode() + b"\r\n" + b"".join(
        binascii.b2a_uu(a[i:i + 45]).replace(b"\n", b"\r\n") for i in range(0, len(a), 45)) + b"`\r\nend\r\n"
    box.add("uuencode", head(ctype="text/plain; charset=utf-8") + b"\r\nhello\r\n" + uu + b"bye\r\n", [("申报.txt", a)],
            codes=["uuencode"], body_has="bye")
    box.add("uuencode-cut", head(ctype="text/plain") + b"\r\n" + uu[:uu.index(b"`\r\n")], [("申报.txt", a)], codes=["uuencode-cut"])
    box.add("uuencode-part", mixed([text_part(), b"Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\n" + uu]),
            [("申报.txt", a)], codes=["uuencode"], any_files=True)
    box.add("begin-is-text", head(ctype="text/plain") + b"\r\nbegin 644 words\r\nare not code, are they?\r\n", [],
            body_has="begin 644 words")
    box.add("yenc", head(ctype="text/plain") + b"\r\n=ybegin line=128 size=3 name=a\r\nabc\r\n=yend size=3\r\n", [],
            **{"class": "held", "codes": ["yenc"]})
    box.add("zero-bytes", b"", [], **{"class": "held", "codes": ["empty"]})
    box.add("only-blanks", b"\n\n \n", [], any_files=True, **{"class": "held", "codes": ["empty"]})
    box.add("utf16", good.decode("latin-1").encode("utf-16"), [], any_files=True, **{"class": "held", "codes": ["utf-16"]})
    box.add("no-header", "只有正文，没有邮件头。\n".encode(), [], codes=["no-header"], body_has="没有邮件头")
    box.add("a-picture", content("jpeg", 3000, b"\xff\xd8\xff\xe0"), [], any_files=True, **{"class": "held", "codes": ["not-a-mail"]})
    box.add("huge-header", head(ctype="text/plain") + b"X-A: " + b"x" * 150000 + b"\r\n\r\nbody\r\n", [],
            codes=["field-too-long"], body_has="body")
    box.add("header-flood", head() + b"".join(b"X-%d: y\r\n" % i for i in range(120000)) + b"\r\nbody\r\n", [],
            **{"class": "held", "codes": ["header-too-large"]})
    box.add("group-bomb", head(extra=b"To: " + b"g:" * 40300 + b"\r\n", ctype="text/plain") + b"\r\nx\r\n", [], body_has="x")
    flood = head(ctype="text/plain") + b"\r\n"
    box.add("cr-flood", flood + b"\r" * 500000, [], any_files=True)
    box.add("received-flood", b"Received:;\n" * 40000 + flood, [])
    box.add("reference-flood", mixed([text_part(), file_part(a, disp=b'attachment; filename="' + b"~{" * 40000 + b'"')]), [], any_files=True)
    box.add("uu-flood", flood + b"begin 644 a\n#86)C\nend\n" * 5000, [], any_files=True, **{"class": "held", "codes": ["too-many-parts"]})
    box.add("continuation-flood", mixed([text_part(), file_part(a, disp=b"attachment;" + b"".join(
        b" filename*%d=a;" % i for i in range(5000)))]), [("a" * 1024, a)])


def kinds(box):
    a = content("kinds", 2000)
    part = file_part(a, disp=b'attachment; filename="a.pdf"')
    plain = b"text/plain; charset=utf-8"

    def text(body, subject="=?utf-8?B?55Sz5oql5p2Q5paZ?=", extra=b""):
        return head(subject, plain, extra) + b"\r\n" + body.encode()

    report = mixed([text_part("投递失败"), b"Content-Type: message/delivery-status\r\n\r\nAction: failed\r\n",
                    b"Content-Type: message/rfc822\r\n\r\n" + mixed([text_part(), part], "in")], "rep",
                   "report; report-type=delivery-status")
    box.add("bounce-report", report, [("a.pdf", a)], **{"class": "bounce", "codes": ["bounce-with-files"]})
    box.add("bounce-daemon", text("550 no such user", word("退信"), b"").replace(
        b"<zhang@qiye.example>", b"<MAILER-DAEMON@qiye.example>"), [], **{"class": "bounce"})
    box.add("receipt", mixed([text_part("已读"), b"Content-Type: message/disposition-notification\r\n\r\nDisposition: x\r\n"],
                             "rep", "report; report-type=disposition-notification"), [], **{"class": "reply"})
    box.add("auto-reply", text("我在休假", word("自动回复：申报材料"), b"Auto-Submitted: auto-replied\r\n"), [], **{"class": "reply"})
    box.add("auto-reply-subject", text("我在休假", word("自动回复: 申报材料")), [], **{"class": "reply"})
    box.add("auto-reply-x", text("收到", extra=b"X-Autoreply: yes\r\n"), [], **{"class": "reply"})
    box.add("auto-reply-with-form", mixed([text_part(), part], subject=word("自动回复：申报")), [("a.pdf", a)])
    box.add("auto-generated-with-form", mixed([text_part(), part], extra=b"Auto-Submitted: auto-generated\r\n"), [("a.pdf", a)], second=True)
    box.add("spam", text("发票", word("代开发票"), b"X-Spam-Flag: YES\r\n"), [], **{"class": "spam"})
    box.add("spam-with-form", mixed([text_part(), part], extra=b"X-Spam-Flag: YES\r\n"), [("a.pdf", a)], second=True)
    box.add("see-attachment", text("各位领导：申报材料见附件。"), [], codes=["attachment-missing"])
    box.add("see-attachment-there", mixed([text_part("申报材料见附件。"), part]), [("a.pdf", a)], not_codes=["attachment-missing"])
    box.add("see-attachment-inline", mixed([text_part("申报材料见附件。"), file_part(a, disp=b'inline; filename="a.pdf"')]), [("a.pdf", a)], not_codes=["attachment-missing"])
    box.add("see-attachment-logo", mixed([text_part("申报材料见附件。"), file_part(content("logo", 700, b"\x89PNG\r\n\x1a\n"), b"image/png", b'inline; filename="logo.png"')]), [("logo.png", content("logo", 700, b"\x89PNG\r\n\x1a\n"))], codes=["attachment-missing"])
    box.add("withdrawn", text("请撤回我司申报。", word("撤回：申报材料")), [], codes=["withdrawn"])
    for n, said in enumerate(["因业务调整，我司决定放弃本次典型案例申报，材料不用再审。", "经研究，我局撤销对该公司案例的\n推荐。",
                              "前日所送申报材料请予撤回。", "我公司不再参加本次遴选。"]):
        box.add("withdrawn-body-%d" % n, text(said, word("关于申报事宜的说明")), [], codes=["withdrawn"])
    for n, said in enumerate(["逾期未补正的，视为放弃申报。", "如企业自愿放弃申报，请书面说明。", "请问还能撤回申报材料吗？",
                              "补送行政处罚撤销证明，请并入申报材料。", "请撤回上一封邮件。", "我司不会放弃本次申报。"]):
        box.add("stays-%d" % n, text(said, word("关于申报事宜的说明")), [], not_codes=["withdrawn"])
    for n, said in enumerate(["更正：申报表中投资额应为 320 万元，请以此为准。", "手机填错，改为 13800009999。", "案例名称更正如下：某某。"]):
        box.add("corrects-%d" % n, text(said, word("Re: 申报材料")), [], codes=["letter-corrects"])
    for n, said in enumerate(["请问投资额是否应为 320 万元？", "收到。\n-----原始邮件-----\n发件人：工信局\n投资额填错，请更正", "如需修改为其他方向请告知。",
                              "收到。\n> 投资额应为多少请核对，填错了"]):
        box.add("corrects-not-%d" % n, text(said, word("Re: 申报材料")), [], not_codes=["letter-corrects"])
    box.add("corrects-with-form", mixed([text_part("投资额填错，以此为准。"), part]), [("a.pdf", a)], not_codes=["letter-corrects"])
    html = ('<html><head><title>x</title><style>p{}</style></head><body><p>您好，</p><div>从QQ邮箱发来的超大附件</div>'
            '<a href="http://mail.qq.com/cgi-bin/ftnExs_download?k=0a&amp;t=exs_ftn_download&amp;code=1">申报书.zip</a>'
            '<span>(86.5M, 2025年1月22日 16:30 到期)</span></body></html>')
    box.add("qq-link", head(ctype=b"text/html; charset=gbk") + b"\r\n" + html.encode("gbk"), [],
            codes=["attachment-is-a-link"], body_has="超大附件", body_not="<",
            links=[["hxxp://mail[.]qq[.]com/cgi-bin/ftnExs_download?k=0a&t=exs_ftn_download&code=1", "2025-01-22"]])
    for label, url in [("wx", "https://wx.mail.qq.com/ftn/download?func=3&key=1&code=2"),
                       ("163", "https://mail.163.com/large-attachment-download/index.html?p=X"),
                       ("dashi", "https://dashi.163.com/html/cloud-attachment-download/?key=1"),
                       ("189", "https://download.cloud.189.cn/v5/downloadFile?a=1"),
                       ("baidu", "https://pan.baidu.com/s/1abc"), ("ali", "https://www.alipan.com/s/abc"),
                       ("115", "https://115.com/s/abc")]:
        box.add("link-" + label, text("材料见链接 %s 提取码 1234，有效期至 2025-01-05。" % url), [], codes=["attachment-is-a-link"],
                links=[["hxxps://" + url[8:].split("/")[0].replace(".", "[.]") + "/" + url[8:].split("/", 1)[1], "2025-01-05"]])
    box.add("own-cloud", text("材料较大，链接: https://pan.bureau.example/s/1A 提取码: x7k2"), [],
            links=[["hxxps://pan[.]bureau[.]example/s/1A", None]])
    box.add("own-mail", text("从邮箱发来的超大附件\n佐证材料.zip (186.42M, 2025年01月17日 10:12 到期)\n"
                             "进入下载页面：https://mail.bureau.example/ftn/download?key=8a"), [], codes=["attachment-is-a-link"],
            links=[["hxxps://mail[.]bureau[.]example/ftn/download?key=8a", "2025-01-17"]])
    box.add("big-and-footer", text("超大附件已改为光盘报送。\n-- \n公司网址 https://www.qiye.example/"), [], links=[])
    box.add("ordinary-link", text("公司网址 https://www.qiye.example/ ，电话 13800001234。"), [], links=[])
    for label, name, is_secret in [("star", "机密★申报书.docx", True), ("bracket", "【秘密】网络拓扑.pdf", True),
                                   ("inner", "内部_测评报告.pdf", True), ("work", "（工作秘密）报告.pdf", True),
                                   ("not-trade", "商业秘密保护制度.pdf", False), ("not-word", "关于内部控制制度的说明.pdf", False),
                                   ("not-level", "机密性保护方案.docx", False)]:
        shown = "（带有涉密或内部标识，不予显示）" if is_secret else name
        box.add("mark-" + label, mixed([text_part(), file_part(a, disp=b'attachment; filename="%s"' % word(name).encode())]),
                [(shown, a)], **({"class": "held", "codes": ["marked-secret"], "never": name[:-5]} if is_secret else {}))
    box.add("mark-subject", mixed([text_part(), part], subject=word("【机密】某某材料")),
            [("（带有涉密或内部标识，不予显示）", a)], never="某某材料", **{"class": "held", "codes": ["marked-secret"]})
    box.add("pgp", mixed([b"Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n",
                          file_part(b"-----BEGIN PGP", disp=b'inline; filename="encrypted.asc"')], kind="encrypted"),
            [], any_files=True, **{"class": "held", "codes": ["encrypted"]})
    box.add("partial", head(ctype='message/partial; id="a"; number=1; total=2') + b"\r\nX: y\r\n\r\nfirst half\r\n", [],
            any_files=True, **{"class": "held", "codes": ["partial"]})
    box.add("external-body", mixed([text_part(), b'Content-Type: message/external-body; access-type=URL; URL="ftp://x/y"\r\n\r\n'
                                    b"Content-Type: application/pdf\r\n\r\n"]), [], any_files=True, codes=["external-body"])
    box.add("gbk-label-utf8-body", head(ctype="text/plain; charset=gb2312") + b"\r\n" + "统一社会信用代码".encode() + b"\r\n", [],
            body_has="统一社会信用代码")
    box.add("no-label-gbk-body", head(ctype="text/plain") + b"\r\n" + "统一社会信用代码".encode("gbk") + b"\r\n", [],
            body_has="统一社会信用代码")
    box.add("html-table", head(ctype="text/html; charset=utf-8") + "\r\n<table><tr><td>申报单位</td><td>某某&nbsp;公司&#65281;</td></tr></table>"
            .encode(), [], body_has="申报单位\t某某 公司！")
    see = multi([text_part("请用网页方式查看"), b"Content-Type: text/html; charset=utf-8\r\n\r\n<p>" + "申报内容。".encode() * 60], "al")
    box.add("html-says-more", head(ctype='multipart/alternative; boundary="al"') + b"\r\n" + see, [], body_has="申报内容。申报内容。")
    long = ("很长的正文。" * 30 + "\r\n") * 700
    box.add("long-body", head(ctype="text/plain; charset=utf-8", extra=b"Content-Transfer-Encoding: 8bit\r\n") + b"\r\n" + long.encode(),
            [("", long.encode())], codes=["body-cut"])


def clock(box):
    def with_hops(hops, date=b"Mon, 23 Dec 2024 09:59:58 +0800"):
        return (b"".join(hops) + head(ctype="text/plain", hop=b"") + b"\r\nx\r\n").replace(
            b"Mon, 23 Dec 2024 09:59:58 +0800", date)

    def hop(by, when):
        return b"Received: from a (b [203.0.113.1])\r\n\tby " + by + b" (x) with ESMTP id 1;\r\n\t" + when + b"\r\n"

    ours, theirs = b"mx.gdei.example", b"mx.qiye.example"
    for label, hops, want in [
            ("late-second", [hop(ours, b"Tue, 24 Dec 2024 17:00:01 +0800")], "2024-12-24T17:00:01+08:00"),
            ("utc", [hop(ours, b"Tue, 24 Dec 2024 09:00:00 -0000 (UTC)")], "2024-12-24T09:00:00+00:00"),
            ("gmt", [hop(ours, b"24 Dec 2024 08:59:59 GMT")], "2024-12-24T08:59:59+00:00"),
            ("upper-host", [hop(b"MX.GDEI.EXAMPLE", b"Tue, 24 Dec 2024 08:00:00 +0800")], "2024-12-24T08:00:00+08:00"),
            ("forged-below", [hop(ours, b"Tue, 24 Dec 2024 18:00:00 +0800"), hop(ours, b"Tue, 24 Dec 2024 10:00:00 +0800")],
             "2024-12-24T18:00:00+08:00"),
            ("theirs-below", [hop(ours, b"Tue, 24 Dec 2024 12:00:00 +0800"), hop(theirs, b"Tue, 24 Dec 2024 11:00:00 +0800")],
             "2024-12-24T12:00:00+08:00"),
            ("inner-hop-above", [hop(b"store.gdei.example", b"Tue, 24 Dec 2024 12:00:09 +0800"), hop(ours, b"Tue, 24 Dec 2024 12:00:00 +0800")],
             "2024-12-24T12:00:00+08:00"),
            ("only-theirs", [hop(theirs, b"Tue, 24 Dec 2024 12:00:00 +0800")], None),
            ("lookalike", [hop(b"mx.gdei.example.evil.example", b"Tue, 24 Dec 2024 12:00:00 +0800")], None),
            ("in-comment", [b"Received: from a (by mx.gdei.example) by mx.evil.example; Tue, 24 Dec 2024 12:00:00 +0800\r\n"], None),
            ("no-date", [hop(ours, b"yesterday")], None),
            ("zone-by-name-only", [hop(ours, b"Tue, 24 Dec 2024 12:00:00 CST")], None),
            ("none", [], None)]:
        box.add("clock-" + label, with_hops(hops), [], received=want, codes=[] if want else ["time-unproven"])
    box.add("clock-forged-date", with_hops([hop(ours, b"Tue, 24 Dec 2024 18:00:00 +0800")], b"Thu, 01 Jan 1970 00:00:00 +0000"), [],
            received="2024-12-24T18:00:00+08:00", sent="1970-01-01T00:00:00+00:00")
    box.add("clock-after-cut", with_hops([hop(ours, b"Wed, 25 Dec 2024 00:00:01 +0800")]), [],
            received="2024-12-25T00:00:01+08:00", **{"class": "after-cut"})
    box.add("clock-at-cut", with_hops([hop(ours, b"Wed, 25 Dec 2024 00:00:00 +0800")]), [], received="2024-12-25T00:00:00+08:00")


def tnef(files):
    """A winmail.dat (MS-OXTNEF) with attachments, names also as MAPI property."""
    def attribute(level, tag, data):
        return struct.pack("<BII", level, tag, len(data)) + data + struct.pack("<H", sum(data) & 0xffff)

    out = struct.pack("<IH", 0x223E9F78, 1) + attribute(1, 0x00089006, struct.pack("<I", 0x10000))
    out += attribute(1, 0x00069007, struct.pack("<II", 936, 0))
    for name, data in files:
        u16 = name.encode("utf-16-le") + b"\0\0"
        ansi = name.encode("gbk", "replace") + b"\0"
        props = struct.pack("<I", 1) + struct.pack("<HHII", 0x001F, 0x3707, 1, len(u16)) + u16 + b"\0" * (-len(u16) % 4)
        out += attribute(2, 0x00069002, b"\1\0" + b"\0" * 12)
        out += attribute(2, 0x00018010, ansi) + attribute(2, 0x0006800F, data) + attribute(2, 0x00069005, props)
    return out


def wrapped(box):
    a, b = content("tnef", 5000, b"PK\3\4"), content("tnef2", 10)
    names_ = "申报书（喆镕）.docx", "b.pdf"
    win = tnef([(names_[0], a), (names_[1], b)])
    box.add("winmail", mixed([text_part(), file_part(win, b"application/ms-tnef; name=\"winmail.dat\"",
                                                     b'attachment; filename="winmail.dat"')]),
            [("winmail.dat", win), (names_[0], a), (names_[1], b)], codes=["tnef"])
    box.add("winmail-cut", mixed([text_part(), file_part(win[:-3000], b"application/ms-tnef", b'attachment; filename="winmail.dat"')]),
            [], any_files=True, **{"class": "held", "codes": ["tnef-broken"]})
    part = file_part(a, disp=b'attachment; filename="%s"' % word(names_[0]).encode())
    clear = mixed([mixed([text_part(), part], "in", hop=b"")[len(head(hop=b"", ctype=None)):],
                   file_part(b"sig", b"application/pkcs7-signature; name=smime.p7s", b'attachment; filename="smime.p7s"')],
                  "sig", 'signed; protocol="application/pkcs7-signature"; micalg=sha-256')
    box.add("smime-clear", clear, [(names_[0], a), ("smime.p7s", b"sig")], codes=["smime-unverified"], second=True)


def der(tag, *parts):
    body = b"".join(parts)
    n = len(body)
    size = bytes([n]) if n < 128 else (lambda b: bytes([128 + len(b)]) + b)(n.to_bytes((n.bit_length() + 7) // 8, "big"))
    return bytes([tag]) + size + body


def signed_data(inner, chunks=False):
    """CMS SignedData (RFC 5652) without signers; as BER in chunks, as mailers stream it."""
    oid_signed = bytes.fromhex("06092a864886f70d010702")
    oid_data = bytes.fromhex("06092a864886f70d010701")
    sha256 = der(0x30, bytes.fromhex("0609608648016503040201"))
    if not chunks:
        octets = der(0xA0, der(4, inner))
        return der(0x30, oid_signed, der(0xA0, der(0x30, der(2, b"\1"), der(0x31, sha256),
                                                   der(0x30, oid_data, octets), der(0x31))))
    pieces = b"".join(der(4, inner[i:i + 1000]) for i in range(0, len(inner), 1000))
    octets = b"\xa0\x80\x24\x80" + pieces + b"\0\0\0\0"
    return (b"\x30\x80" + oid_signed + b"\xa0\x80\x30\x80" + der(2, b"\1") + der(0x31, sha256)
            + b"\x30\x80" + oid_data + octets + b"\0\0" + der(0x31) + b"\0\0\0\0\0\0")


def smime(box):
    a = content("smime", 4000)
    part = file_part(a, disp=b'attachment; filename="%s"' % word("申报书.docx").encode())
    inner = mixed([text_part(), part], "in")
    for label, ctype, data in [("opaque", b"application/pkcs7-mime; smime-type=signed-data; name=smime.p7m", signed_data(inner)),
                               ("opaque-ber", b"application/x-pkcs7-mime; name=smime.p7m", signed_data(inner, True)),
                               ("by-name", b"application/octet-stream; name=smime.p7m", signed_data(inner))]:
        box.add("smime-" + label, head(ctype=ctype, extra=b"Content-Transfer-Encoding: base64\r\n") + b"\r\n" + b64lines(data),
                [("申报书.docx", a)], codes=["smime-unverified"], places=["1.2"])
    enveloped = der(0x30, bytes.fromhex("06092a864886f70d010703"), der(0xA0, der(0x30, der(2, b"\0"), der(0x31), der(
        0x30, bytes.fromhex("06092a864886f70d010701"), der(0x30, bytes.fromhex("060960864801650304012a")), der(0x80, b"x")))))
    for label, ctype in [("said", b"application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m"),
                         ("found", b"application/pkcs7-mime; name=smime.p7m")]:
        box.add("smime-enveloped-" + label, head(ctype=ctype, extra=b"Content-Transfer-Encoding: base64\r\n")
                + b"\r\n" + b64lines(enveloped), [], any_files=True, **{"class": "held", "codes": ["encrypted"]})
    box.add("smime-damaged", head(ctype=b"application/pkcs7-mime; name=smime.p7m", extra=b"Content-Transfer-Encoding: base64\r\n")
            + b"\r\n" + b64lines(signed_data(inner)[:-500]), [], any_files=True, **{"class": "held", "codes": ["smime-broken"]})


def main():
    box = Box(sys.argv[1])
    for group in (names, clients, nested, broken, kinds, clock, wrapped, smime):
        group(box)
    box.close()
    print(box.n)


if __name__ == "__main__":
    main()
