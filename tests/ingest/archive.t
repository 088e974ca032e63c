#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Archives, folders and images: every member a file, every trouble a code."""
import hashlib
import json
import os
import subprocess
import sys

TOP = os.environ.get("TOP", ".")
sys.path[:0] = [TOP + "/tests/tools", TOP + "/tests/ingest"]
import archives as ar  # noqa: E402
from tap import BIN, done, ok, tmp  # noqa: E402

INGEST = BIN + "shenbao-ingest"
TMP = tmp()


def ingest(*inputs):
    out = subprocess.run([INGEST, "--notice", TOP + "/config/guangdong-2024", "--spool", TMP + "/spool", "--at",
                          "2024-12-25T00:00:00+08:00", "--jobs", "2"] + [os.path.join(TMP, i) for i in inputs],
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if out.returncode != 0:
        print("# %d %s" % (out.returncode, out.stderr.decode(errors="replace")))
        return []
    return [r for r in map(json.loads, out.stdout.decode().rstrip('\n').split('\n')) if "end" not in r]


def put(name, data):
    path = os.path.join(TMP, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(data)
    return name


def sha(data):
    return hashlib.sha256(data).hexdigest()


A, B = b"PK\3\4 form " * 300, b"%PDF-1.4 proof" * 100
GBK = [("佛山/申报书.docx".encode("gbk"), A), ("佛山/目录.xlsx".encode("gbk"), B)]
WANT = [("佛山/申报书.docx", A), ("佛山/目录.xlsx", B)]


def members(label, name, data, want, codes=(), opened=False):
    rec = (ingest(put(name, data)) or [{}])[0]
    got = [(f["place"], f["sha256"]) for f in rec.get("files", []) if not f.get("opened") and not f.get("unread")]
    ok(sorted(got) == sorted((p, sha(d)) for p, d in want) and set(codes) <= {w["code"] for w in rec["wrong"]},
       label, got, want and [(p, sha(d)[:8]) for p, d in want], rec.get("wrong"))
    return rec


def zips():
    members("zip, GBK names", "gbk.zip", ar.zip_raw(GBK), WANT)
    members("zip, UTF-8 names, no flag", "u8.zip", ar.zip_raw([(n.decode("gbk").encode(), d) for n, d in GBK]), WANT)
    members("zip, UTF-8 names, flag", "u8f.zip", ar.zip_raw([(n.decode("gbk").encode(), d) for n, d in GBK], 0x800), WANT)
    members("zip, GBK names under a UTF-8 flag", "lie.zip", ar.zip_raw(GBK, 0x800), WANT, ["name-odd"])
    members("zip, name in 0x7075", "7075.zip", ar.zip_raw([(b"a?.docx", A)], extra=ar.unicode_extra({b"a?.docx": "申报书.docx"})),
            [("申报书.docx", A)])
    members("zip, backslashes", "bs.zip", ar.zip_raw([("佛山\\申报书.docx".encode("gbk"), A)]), [("佛山/申报书.docx", A)])
    members("zip, GBK trail byte 5C", "5c.zip", ar.zip_raw([("誠俓\\昞.pdf".encode("gbk"), A)]), [("誠俓/昞.pdf", A)])
    members("zip, name twice", "twice.zip", ar.zip_raw([(b"a.docx", A), (b"a.docx", B)]), [("a.docx", A), ("a.docx", B)])
    members("zip, empty file", "empty.zip", ar.zip_raw([(b"a.docx", b"")]), [("a.docx", b"")])
    members("zip-slip is a name", "slip.zip", ar.zip_raw([(b"../../../etc/x.docx", A), (b"/abs.docx", B), (b"C:\\win.docx", B)]),
            [("../../../etc/x.docx", A), ("abs.docx", B), ("C:/win.docx", B)], ["name-odd"])
    members("zip, nothing but folders: told", "folders.zip", ar.zip_raw([(b"a/", b""), (b"b/", b"")]), [], ["archive-empty"])
    members("zip, junk behind", "tail.zip", ar.zip_raw(GBK, tail=b"junk" * 100), WANT, ["archive-lax"])
    rec = members("zip, noise is kept and marked", "noise.zip", ar.plain_zip([("a.docx", A), ("__MACOSX/._a.docx", b"x"), ("~$a.docx", b"y"),
                  (".DS_Store", b"z")]), [("a.docx", A), ("__MACOSX/._a.docx", b"x"), ("~$a.docx", b"y"), (".DS_Store", b"z")])
    ok([f["place"] for f in rec["files"] if not f.get("noise")] == ["a.docx"], "noise: three of four")
    whole = ar.zip_raw(GBK)
    members("zip, cut off: what is there comes out", "cut.zip", whole[:whole.index(b"PK\1\2")], WANT, ["archive-damaged"])
    rec = members("zip, one wrong CRC costs one file", "crc.zip", whole.replace(whole[60:62], b"\0\0", 1), WANT[1:], ["archive-damaged"])
    ok([f["unread"] for f in rec["files"] if f["name"] == "申报书.docx"] == ["archive-damaged"], "and that file keeps its row")
    big = b"\0" * (40 << 20)
    rec = members("zip, large member is streamed", "large.zip", ar.plain_zip([("佛山/大.bin", big), ("a.docx", A)]),
                  [("佛山/大.bin", big), ("a.docx", A)])
    # A city's package: 300 cases, 20 papers each.
    many = ["%d/%d.txt" % (i / 20, i % 20) for i in range(6000)]
    rec = ingest(put("city.zip", ar.plain_zip([(n, b"x") for n in many])))[0]
    ok([f["place"] for f in rec["files"]] == many and not [w for w in rec["wrong"] if w["code"] != "time-unproven"], "zip, 6,000 members: all are taken")
    many = ar.plain_zip([("%d.txt" % i, b"x") for i in range(10200)])
    rec = ingest(put("many.zip", many))[0]
    ok("bomb" in {w["code"] for w in rec["wrong"]} and len(rec["files"]) <= 10000, "zip, 10,200 members: stopped")
    bomb = ar.zip_raw([(b"%d.bin" % i, b"\0" * (150 << 20)) for i in range(1)])
    rec = ingest(put("bomb.zip", bomb))[0]
    ok({"bomb", "archive-damaged"} & {w["code"] for w in rec["wrong"]} or len(rec["files"]) == 1, "zip, 150 MB from 150 KB: told or taken", rec["wrong"])


def nests():
    z = ar.plain_zip([("申报书.docx", A)])
    members("zip in zip: path and place", "n2.zip", ar.plain_zip([("佛山/内.zip", z)]), [("佛山/内.zip/申报书.docx", A)])
    rec = ingest("n2.zip")[0]
    ok([f["path"] for f in rec["files"]] == ["佛山", "佛山/内.zip"], "folders of nested members", [f.get("path") for f in rec["files"]])
    deep = z
    for i in range(5):
        deep = ar.plain_zip([("%d.zip" % i, deep)])
    rec = members("zip six deep: told where it stops", "deep.zip", deep, [], ["archive-too-deep"]) if False else ingest(put("deep.zip", deep))[0]
    ok("archive-too-deep" in {w["code"] for w in rec["wrong"]} and len(rec["files"]) == 4, "zip six deep: told where it stops",
       [f["place"] for f in rec["files"]])
    mail = (b"From: a@qiye.example\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhello there\r\n"
            b"--b\r\nContent-Disposition: attachment; filename=a.docx\r\n\r\n" + A + b"\r\n--b--\r\n")
    rec = ingest(put("m.zip", ar.plain_zip([("转发.eml", mail)])))[0]
    ok([(f["place"], f["sha256"]) for f in rec["files"] if f["name"] == "a.docx"] == [("转发.eml.2", sha(A))]
       and sha(b"hello there") in [f["sha256"] for f in rec["files"]], "a mail in an archive is read, its text kept", rec["files"])


def others():
    entries = [("佛山/申报书.docx", A), ("佛山/目录.xlsx", B)]
    members("tar", "a.tar", ar.tar(entries), WANT)
    members("tar.gz", "a.tar.gz", ar.tar(entries, "w:gz"), WANT)
    members("tar.bz2", "a.tar.bz2", ar.tar(entries, "w:bz2"), WANT)
    members("tar.xz", "a.tar.xz", ar.tar(entries, "w:xz"), WANT)
    import gzip
    members("gz of one file", "申报书.docx.gz", gzip.compress(A), [("申报书.docx", A)])
    rec = members("tar with links", "l.tar", ar.tar(entries, links=[("passwd.docx", "/etc/passwd")]), WANT, ["link"])
    ok([f["size"] for f in rec["files"] if f["name"] == "passwd.docx"] == [0], "a link is a row, never followed")
    members("rar 2.9", "a.rar", ar.rar4(entries), WANT)
    members("rar 5", "a5.rar", ar.rar5(entries), WANT)
    members("named .zip, really rar", "b.zip", ar.rar4(entries), WANT)
    inner = ar.plain_zip([("x.txt", b"x" * 99)])
    for version, make in (("2.9", ar.rar4), ("5", ar.rar5)):
        last = make(entries + [("证明.docx", inner)])
        members("rar %s that ends with a stored document, whose end is a ZIP's" % version, "s%s.rar" % version[0], last,
                WANT + [("证明.docx", inner)])
    src = os.path.join(TMP, "src", "佛山")
    os.makedirs(src)
    for name, data in entries:
        put("src/" + name, data)
    for args, label in [(["-t7z"], "7z"), (["-t7z", "-m0=PPMd"], "7z, PPMd"), (["-tzip", "-mcu=on"], "zip by 7z")]:
        name = "a%s.%s" % (label.replace(", ", "-"), "zip" if "-tzip" in args else "7z")
        subprocess.run(["7z", "a"] + args + [os.path.join(TMP, name), "佛山"], cwd=TMP + "/src", check=True, stdout=subprocess.DEVNULL)
        members(label, name, open(os.path.join(TMP, name), "rb").read(), WANT)
    for args, name in [(["-tzip"], "pw.zip"), (["-t7z"], "pw.7z"), (["-t7z", "-mhe=on"], "pwh.7z"), (["-tzip", "-mem=AES256"], "aes.zip")]:
        subprocess.run(["7z", "a", "-psecret"] + args + [os.path.join(TMP, name), "佛山"], cwd=TMP + "/src", check=True, stdout=subprocess.DEVNULL)
        rec = ingest(name)[0]
        ok("password" in {w["code"] for w in rec["wrong"]} and not [f for f in rec["files"] if not f.get("unread") and not f.get("opened")],
           "password: " + name, rec["wrong"], rec["files"])
    rec = ingest(put("half.7z", open(TMP + "/a7z.7z", "rb").read()[:-40]))[0]
    ok({"archive-unreadable", "archive-damaged"} & {w["code"] for w in rec["wrong"]}, "7z cut off: told", rec["wrong"])
    rec = ingest(put("enc.rar", ar.rar4(entries, encrypted=True)))[0]
    ok("password" in {w["code"] for w in rec["wrong"]}, "password: rar", rec["wrong"])


def folders():
    os.makedirs(TMP + "/dir/佛山/甲公司")
    put("dir/佛山/甲公司/申报书.docx", A)
    put("dir/佛山/甲公司/~$申报书.docx", b"lock")
    put("dir/佛山/汇总表.zip", ar.plain_zip([("表.xlsx", B)]))
    put("dir/佛山/空.docx", b"")
    os.symlink("/etc/passwd", TMP + "/dir/佛山/链接.docx")
    rec = ingest("dir")
    ok(len(rec) == 1 and rec[0]["source"] == "folder" and rec[0]["id"] == "dir", "a folder is one record")
    got = {f["place"]: (f.get("path"), f["size"]) for f in rec[0]["files"]}
    ok(got.get("佛山/甲公司/申报书.docx") == ("佛山/甲公司", len(A)) and got.get("佛山/汇总表.zip/表.xlsx") == ("佛山/汇总表.zip", len(B))
       and got.get("佛山/空.docx") == ("佛山", 0), "its files with their folders", got)
    ok(any(w["code"] == "unreadable" and w["at"] == "佛山/链接.docx" for w in rec[0]["wrong"]), "a link in it is told, not followed", rec[0]["wrong"])
    ok("time-unproven" in {w["code"] for w in rec[0]["wrong"]} and rec[0]["received"] is None, "nobody proves when it came")
    rec = ingest(put("单.docx", A))
    ok([f["name"] for f in rec[0]["files"]] == ["单.docx"], "a single document is a folder of one")


def discs():
    os.makedirs(TMP + "/disc/电子档案")
    put("disc/电子档案/申报书.docx", A)
    lines = "%s  电子档案/申报书.docx\n" % sha(A)
    put("disc/manifest-sha256.txt", lines.encode())
    make = ["xorriso", "-as", "mkisofs", "-quiet", "-R", "-J", "-joliet-long", "-o"]
    subprocess.run(make + [TMP + "/good.iso", TMP + "/disc"], check=True, stderr=subprocess.DEVNULL)
    rec = ingest("good.iso")[0]
    ok(rec["source"] == "disc" and ("电子档案/申报书.docx", sha(A)) in [(f["place"], f["sha256"]) for f in rec["files"]]
       and not {"manifest-missing", "manifest-differs"} & {w["code"] for w in rec["wrong"]}, "a disc proves itself", rec)
    put("disc/电子档案/申报书.docx", B)
    subprocess.run(make + [TMP + "/bad.iso", TMP + "/disc"], check=True, stderr=subprocess.DEVNULL)
    ok([w["at"] for w in ingest("bad.iso")[0]["wrong"] if w["code"] == "manifest-differs"] == ["电子档案/申报书.docx"], "a changed file is told")
    os.remove(TMP + "/disc/manifest-sha256.txt")
    subprocess.run(make + [TMP + "/none.iso", TMP + "/disc"], check=True, stderr=subprocess.DEVNULL)
    ok("manifest-missing" in {w["code"] for w in ingest("none.iso")[0]["wrong"]}, "a disc without a manifest is told")


for part in (zips, nests, others, folders, discs):
    part()
done()
