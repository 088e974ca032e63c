#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Sources, unique names, clocks, the register, limits, and the books."""
import hashlib
import json
import os
import shutil
import subprocess
import sys

TOP = os.environ.get("TOP", ".")
sys.path[:0] = [TOP + "/tests/tools", TOP + "/tests/ingest"]
import corpus  # noqa: E402
from tap import BIN, done, ok, tmp  # noqa: E402

INGEST = BIN + "shenbao-ingest"
TMP = tmp()


def path(*parts):
    return os.path.join(TMP, *parts)


def put(name, data):
    os.makedirs(os.path.dirname(path(name)), exist_ok=True)
    with open(path(name), "wb") as f:
        f.write(data if isinstance(data, bytes) else data.encode())
    return name


def run(*args, spool="spool"):
    return subprocess.run([INGEST, "--notice", TOP + "/config/guangdong-2024", "--spool", path(spool)] + list(args),
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def ingest(*args):
    out = run("--desk", path("desk"), "--at", "2024-12-25T00:00:00+08:00", *args)
    ok(out.returncode == 0, "ends well", out.stderr.decode(errors="replace"))
    lines = [json.loads(x) for x in out.stdout.decode().rstrip('\n').split('\n')]
    return [x for x in lines if "end" not in x], lines[-1].get("end") if lines else None


def codes(rec):
    return {w["code"] for w in rec["wrong"]}


def mail(n, **kw):
    part = corpus.file_part(corpus.content("f%d" % n), disp=b'attachment; filename="%d.pdf"' % n)
    return corpus.mixed([corpus.text_part(), part], **kw)


def sources():
    put("desk/site.yaml", "role: province\ntrusted_hosts: [mx.gdei.example]\n")
    for n in (3, 1, 2):
        put("md/%s/173.%d.host%s" % (("cur", n, ":2,RS") if n != 2 else ("new", n, "")), mail(n))
    os.makedirs(path("md/tmp"))
    put("md/tmp/173.9.host", mail(9))
    recs, end = ingest(path("md"))
    ok([r["id"] for r in recs] == ["173.1.host", "173.2.host", "173.3.host"], "a Maildir: cur and new, by unique name, not tmp")
    ok(end["mails"] == {"unknown": 3} and end["at"] == "2024-12-25T00:00:00+08:00" and end["role"] == "province", "the end record", end)
    ok(all(r["sha256"] == hashlib.sha256(mail(int(r["id"][4]))).hexdigest() for r in recs), "each is known by its bytes")
    first = run("--desk", path("desk"), "--at", "2024-12-25T00:00:00+08:00", path("md")).stdout
    os.rename(path("md/new/173.2.host"), path("md/cur/173.2.host:2,S"))
    os.rename(path("md/cur/173.1.host:2,RS"), path("md/cur/173.1.host:2,FRS"))
    again = run("--desk", path("desk"), "--at", "2024-12-25T00:00:00+08:00", path("md")).stdout
    ok(first == again, "flags and folders change nothing")

    box = b"".join(b"From a@b Mon Dec 23 10:00:00 2024\n" + mail(n).replace(b"\r\n", b"\n") + b"\n" for n in range(30))
    recs, _ = ingest(path(put("all.mbox", box + b"From me to you, this is text of no mail\n")))
    ok([r["id"] for r in recs] == ["all.mbox/%04d" % n for n in range(1, 32)], "an mbox: 30 mails and a trailing one", [r["id"] for r in recs])
    ok([r["files"][0]["name"] for r in recs[:30]] == ["%d.pdf" % n for n in range(30)], "each with its own file")
    ok(recs[0]["sha256"] == hashlib.sha256(b"From a@b Mon Dec 23 10:00:00 2024\n" + mail(0).replace(b"\r\n", b"\n") + b"\n").hexdigest(), "and its own bytes")
    for cut in range(6):
        recs, _ = ingest(path(put("cut%d.mbox" % cut, b"From a Mon\nSubject: %s\n\n" % (b"s" * cut) + b"x" * 65500 + b"\n\nFrom b Tue\nSubject: second\n\nbody\n")))
        ok([r["subject"] for r in recs][1:] == ["second"], "a From line across blocks, %d" % cut)

    put("a/x.eml", mail(1))
    put("b/x.eml", mail(2))
    recs, _ = ingest(path("a/x.eml"), path("b/x.eml"), path("a/x.eml"))
    ids = [r["id"] for r in recs]
    ok(ids[0] == "x.eml" and ids[1].startswith("x.eml-") and ids[1][6:] == recs[1]["sha256"][:12] and len(set(ids)) == 3, "names that clash", ids)
    recs, _ = ingest(path("a"))
    ok([(r["id"], r["source"]) for r in recs] == [("x.eml", "eml")], "a folder of .eml files is so many mails")
    # A share is drawn by a message's length.
    for n in range(20):
        put("many/%02d.eml" % n, b"Subject: %s\n\nbody\n" % (b"s" * n))
    both = [ingest("--shard", "%d/2" % k, path("many"))[0] for k in (1, 2)]
    ok(sorted(r["id"] for s in both for r in s) == ["%02d.eml" % n for n in range(20)] and both[0] and both[1], "shards share out", [len(s) for s in both])


def register():
    put("desk/register.csv", "\ufeff登记号,送达时间,送达方式,推荐单位\n2024-001,2024-12-24 16:59,专人,佛山市工业和信息化局\n"
        "2024-002,2024/12/24 17:00:01,EMS,\"惠州, 惠州\"\n,,机要,\n")
    recs, end = ingest(path("a"))
    reg = [r for r in recs if r["source"] == "register"]
    ok([r["received"] for r in reg] == ["2024-12-24T16:59:00+08:00", "2024-12-24T17:00:01+08:00", None], "the register's times", reg)
    ok(reg[1]["register"]["推荐单位"] == "惠州, 惠州" and reg[0]["id"] == "register/2024-001" and end["mails"]["register"] == 3, "its columns and ids")
    ok("time-unproven" in codes(reg[2]), "a line without a time is told")
    os.remove(path("desk/register.csv"))


def clocks():
    put("desk/site.yaml", "trusted_hosts: [mx.gdei.example]\nmtime: internaldate\n")
    shutil.rmtree(path("md"))
    for n, off in ((1, 0), (2, 299), (3, 301), (4, -301)):
        put("md/cur/173.%d.host:2,S" % n, mail(n))
        os.utime(path("md/cur/173.%d.host:2,S" % n), (1734919205 + off,) * 2)
    os.makedirs(path("md/new"))
    recs, _ = ingest(path("md"))
    ok([r["received"] is None for r in recs] == [False, False, True, True], "mtime must agree within five minutes", [(r["received"], codes(r)) for r in recs])
    ok("time-disagrees" in codes(recs[2]) and "time-disagrees" in codes(recs[3]), "and is told when it doesn't")
    put("desk/site.yaml", "role: city\n")
    recs, _ = ingest(path("md"))
    ok(all(r["received"] is None and "time-unproven" in codes(r) for r in recs), "no trusted host, no proof")


def limits():
    with open(path("md/cur/174.1.host:2,S"), "wb") as f:
        f.truncate(513 << 20)
    recs, _ = ingest(path("md"))
    big = recs[-1]
    ok(big["class"] == "held" and "too-large" in codes(big), "a mail over the limit is held", big["wrong"])
    os.remove(path("md/cur/174.1.host:2,S"))
    os.symlink(path("none"), path("md/cur/175.1.host:2,S"))
    recs, _ = ingest(path("md"))
    ok(recs[-1]["id"] == "175.1.host" and recs[-1]["class"] == "held" and "gone" in codes(recs[-1]), "one that is gone keeps its row", recs[-1])
    os.remove(path("md/cur/175.1.host:2,S"))
    put("deep/top.pdf", b"%PDF-1.4\n")
    put("deep" + "/d" * 40 + "/last.pdf", b"%PDF-1.4\n")
    recs, _ = ingest(path("deep"))
    told = [w["at"] for w in recs[0]["wrong"] if w["code"] == "unreadable"]
    ok([f["place"] for f in recs[0]["files"]] == ["top.pdf"] and told == ["/".join("d" * 33)], "a folder that lies too deep is told", told)


def faults():
    ok(run("--at", "2024-12-25", path("nothing")).returncode == 66, "no such input: 66")
    ok(run("--at", "2024-12-25").returncode == 64, "no input: 64")
    ok(run("--at", "2024-12-25", "--shard", "3/2", path("a")).returncode == 64, "a wrong shard: 64")
    ok(run("--at", "2024-12-25", path("a"), spool="a/x.eml").returncode == 73, "a spool that is a file: 73")
    with open("/dev/full", "wb") as full:
        out = subprocess.run([INGEST, "--notice", TOP + "/config/guangdong-2024", "--spool", path("spool"), "--at", "2024-12-25", path("a")],
                             stdout=full, stderr=subprocess.PIPE)
    ok(out.returncode == 74, "a full disk behind stdout: 74", out.returncode)
    modes = {oct(os.stat(os.path.join(d, f)).st_mode & 0o777) for d, _, fs in os.walk(path("spool")) for f in fs}
    ok(modes == {"0o600"}, "files of the spool are ours alone", modes)


for part in (sources, register, clocks, limits, faults):
    part()
done()
