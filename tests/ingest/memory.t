#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# A mail of 100 MB in less than 50 MB: in a build without the sanitizers,
# whose shadow would be most of what is measured.
import base64
import hashlib
import json
import os
import subprocess
import sys
import time
sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/tools')
from tap import BUILD, TOP, done, ok, run, same, tmp  # noqa: E402

PLAIN = BUILD + '/plain'
LIMIT = 50 << 10  # KiB
base = tmp()

env = {k: v for k, v in os.environ.items()
       if k not in ('MAKEFLAGS', 'MFLAGS', 'MAKEOVERRIDES', 'SANITIZE')}
r = run('make', '-s', '-C', TOP, 'BUILD=' + PLAIN, 'SANITIZE=', 'CFLAGS=-O1',
        'ingest', env=env)
if not same(r.returncode, 0, 'a plain build of ingest'):
    print('# ' + r.stderr.decode(errors='replace').replace('\n', '\n# '))
    done()


def block(n, i):
    """n bytes that don't compress and differ with i."""
    seed = hashlib.sha256(b'%d' % i).digest()
    return hashlib.shake_128(seed).digest(n)


def mail(path, sizes, lines):
    """One message; returns the hashes of its files."""
    hashes = []
    with open(path, 'wb') as f:
        f.write(b'From: a@qiye.example\r\nSubject: big\r\nMIME-Version: 1.0\r\n'
                b'Content-Type: multipart/mixed; boundary=b\r\n\r\n')
        for n, size in enumerate(sizes):
            f.write(b'--b\r\nContent-Type: application/octet-stream\r\n'
                    b'Content-Transfer-Encoding: base64\r\n'
                    b'Content-Disposition: attachment; filename=%d.bin\r\n\r\n'
                    % n)
            h = hashlib.sha256()
            for at in range(0, size, 57 * 18000):
                part = block(min(57 * 18000, size - at), n + at)
                h.update(part)
                if lines:
                    f.write(base64.encodebytes(part).replace(b'\n', b'\r\n'))
                else:
                    f.write(base64.b64encode(part))
            f.write(b'\r\n')
            hashes.append(h.hexdigest())
        f.write(b'--b--\r\n')
    return hashes


def held(pid):
    """KiB in memory that are its own, of a process and its children."""
    try:
        with open(f'/proc/{pid}/task/{pid}/children') as f:
            below = f.read().split()
        with open(f'/proc/{pid}/status') as f:
            here = [int(x.split()[1]) for x in f if x.startswith('RssAnon')]
    except OSError:
        return 0
    return sum(here) + sum(map(held, below))


def peak(path, spool):
    """
    The records; the most that the program or a box of it held (Python's own
    memory at the fork counts as the least); and the most of all together,
    as far as it was seen.
    """
    together = 0
    with open(base + '/out', 'wb') as out:
        p = subprocess.Popen(
            [PLAIN + '/bin/shenbao-ingest', '--notice',
             TOP + '/config/guangdong-2024', '--spool', base + '/' + spool,
             path], stdout=out, stdin=subprocess.DEVNULL)
        while True:
            pid, status, used = os.wait4(p.pid, os.WNOHANG)
            if pid:
                break
            together = max(together, held(p.pid))
            time.sleep(0.01)
        p.returncode = status
    same(status, 0, 'ingest ends well')
    with open(base + '/out', encoding='utf-8') as f:
        recs = [json.loads(x) for x in f][:-1]
    return recs, used.ru_maxrss, together


for what, sizes, lines in (
        ('one attachment of 74 MB', [74 << 20], True),
        ('without line ends', [74 << 20], False),
        ('as forty attachments', [1850 << 10] * 40, True)):
    path = base + '/big.eml'
    want = mail(path, sizes, lines)
    recs, kib, together = peak(path, 'spool')
    ok(os.path.getsize(path) > 98 << 20, f'a mail of 100 MB, {what}')
    same([f['sha256'] for f in recs[0]['files'] if f['name'].endswith('.bin')],
         want, '  every byte comes out')
    ok(0 < kib < LIMIT, f'  in at most {kib / 1024:.1f} MB')
    ok(0 < together < LIMIT, f'  all together {together / 1024:.1f} MB')
    run('rm', '-rf', base + '/spool', path)
done()
