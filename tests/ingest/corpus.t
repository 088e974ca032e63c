#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
"""Every mail of corpus.py comes out whole; python3's email package agrees."""
import collections
import email
import email.policy
import hashlib
import json
import os
import subprocess
import sys
import tempfile

TOP = os.environ.get("TOP", ".")
sys.path.insert(0, TOP + "/tests/tools")
from tap import BIN, done, ok  # noqa: E402

INGEST = BIN + "shenbao-ingest"


def check(want, rec, blobs, what):
    """What is wrong with a record, as text; nothing when it is right."""
    faults = []
    files = rec["files"]
    got = sorted((f["name"], f["sha256"]) for f in files
                 if not f.get("wrapper") or [f["name"], f["sha256"]] in want["files"])
    if any(n.startswith("winmail") for n, _ in want["files"]):
        got = sorted((f["name"], f["sha256"]) for f in files)
    if "any_files" in want:
        got = [g for g in got if list(g) in want["files"]]
    if want["files"] and any(n == "fw.eml" or n == "f.eml" for n, _ in got):
        got = [g for g in got if not g[0].endswith(".eml")]
    named = [g for g in got if g[0]]
    expected = sorted((n, s) for n, s in want["files"])
    unnamed = [s for n, s in expected if not n]
    if [e for e in expected if e[0]] != [g for g in named if g[1] not in unnamed]:
        faults.append("files: %s, want %s" % (got, expected))
    for s in unnamed:
        if s not in [f["sha256"] for f in files]:
            faults.append("no file %s" % s)
    for f in files:
        if f.get("stored") is not False and (f["sha256"], f["size"]) not in blobs:
            faults.append("not in the spool: %s" % f["name"])
    codes = {w["code"] for w in rec["wrong"]}
    if any(c.startswith("parser-") for c in codes):
        faults.append("died: %s" % codes)
    if not set(want["codes"]) <= codes:
        faults.append("codes: %s, want %s" % (sorted(codes), want["codes"]))
    if set(want.get("not_codes", [])) & codes:
        faults.append("codes: %s" % sorted(codes))
    if rec["class"] != want["class"]:
        faults.append("class: %s, want %s" % (rec["class"], want["class"]))
    for key in ("received", "subject", "sent"):
        if key in want and rec[key] != want[key]:
            faults.append("%s: %s, want %s" % (key, rec[key], want[key]))
    text = rec["body"]["text"]
    if want.get("body_has", "") not in text:
        faults.append("body: %r" % text)
    if "body_not" in want and want["body_not"] in text:
        faults.append("body: %r" % text)
    if "links" in want and [[x["url"], x["expires"]] for x in rec["links"]] != want["links"]:
        faults.append("links: %s" % rec["links"])
    if "places" in want and not set(want["places"]) <= {f["place"] for f in files} \
            and not any(f["place"].startswith(p + "/") or f["place"].startswith(p + ".")
                        for p in want["places"] for f in files):
        faults.append("places: %s" % [f["place"] for f in files])
    if "never" in want and want["never"] in json.dumps(rec, ensure_ascii=False):
        faults.append("tells what must not be told")
    return faults


def second_reader(raw):
    msg = email.message_from_bytes(raw, policy=email.policy.compat32)
    found = collections.Counter()
    for part in msg.walk():
        if not part.is_multipart():
            data = part.get_payload(decode=True) or b""
            found[hashlib.sha256(data).hexdigest()] += 1
    return found


def run(args):
    return subprocess.run([INGEST, "--notice", TOP + "/config/guangdong-2024"] + args,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def main():
    with tempfile.TemporaryDirectory() as tmp:
        subprocess.run([sys.executable, TOP + "/tests/ingest/corpus.py", tmp], check=True, stdout=subprocess.DEVNULL)
        os.mkdir(tmp + "/desk")
        with open(tmp + "/desk/site.yaml", "w") as f:
            f.write("trusted_hosts: [mx.gdei.example]\n")
        args = ["--desk", tmp + "/desk", "--spool", tmp + "/spool", "--at", "2024-12-25T00:00:00+08:00"]
        out = run(args + ["--jobs", "2", tmp + "/md"])
        ok(out.returncode == 0, "ends well", out.stderr.decode(errors="replace"))
        lines = [json.loads(x) for x in out.stdout.decode().rstrip('\n').split('\n')]
        records = {r["id"]: r for r in lines if "end" not in r}
        expect = json.load(open(tmp + "/expect.json", encoding="utf-8"))
        ok(sorted(records) == sorted(expect), "a record for each of %d mails, no other" % len(expect))
        ok(lines and "end" in lines[-1] and sum(lines[-1]["end"]["mails"].values()) == len(expect), "the end record counts them")
        ok([r["id"] for r in lines[:-1]] == sorted(expect), "in the order of their names")
        blobs = set()
        for folder, _, files in os.walk(tmp + "/spool"):
            for name in files:
                data = open(os.path.join(folder, name), "rb").read()
                if hashlib.sha256(data).hexdigest() != name:
                    ok(False, "the spool's %s is what its name says" % name)
                blobs.add((name, len(data)))
        agree = differ = 0
        for unique, want in expect.items():
            faults = check(want, records[unique], blobs, unique) if unique in records else ["no record"]
            ok(not faults, unique.split(".", 2)[2], *faults)
            if not want["second"]:
                continue
            path = next(p for sub in ("cur", "new") for p in [os.path.join(tmp, "md", sub, n)
                        for n in os.listdir(os.path.join(tmp, "md", sub)) if n.split(":2,")[0] == unique])
            missing = collections.Counter(s for _, s in want["files"]) - second_reader(open(path, "rb").read())
            agree, differ = agree + (not missing), differ + bool(missing)
            if missing:
                print("# python3 reads otherwise: %s" % unique)
        ok(agree >= 90 and differ == 0, "python3's reader finds the same bytes in %d mails" % agree, differ)
        again = run(args + ["--jobs", "1", tmp + "/md"])
        ok(again.stdout == out.stdout, "a second run, one box at a time, gives equal bytes")
    done()


main()
