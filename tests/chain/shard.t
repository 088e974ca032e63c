#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# Shares of a mailbox, each through the stages before rank by itself and at
# once (GNU parallel), come to the bytes of one run; one that is missing, or
# of another run, or twice there, to nothing.
import glob
import json
import os
import shlex
import shutil
import sys
sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/tools')
from tap import BIN, TOP, done, ok, run, same, tmp

PACK = TOP + '/config/guangdong-2024'
DESK = TOP + '/samples/desk'
AT = '2024-12-25T09:00:00+08:00'
N = 3
base = tmp()

# The samples; one message three times in one folder, mbsync's mark in two of
# the copies; one twice over two Maildirs under one name; two that only share
# their name.
box, other = base + '/box', base + '/other'
for d in (box, other):
    for sub in ('cur', 'new', 'tmp'):
        os.makedirs('%s/%s' % (d, sub))
mails = sorted(glob.glob(TOP + '/samples/mailbox/[cn]*/*'))
for p in mails[::3]:
    shutil.copy(p, box + '/cur')


def put(path, data):
    with open(path, 'wb') as f:
        f.write(data)


def read(path):
    with open(path, 'rb') as f:
        return f.read()


case = read(mails[1])
head, body = case.split(b'\n\n', 1)
name = os.path.basename(mails[1]).split(':')[0]
for k, tuid in enumerate((b'', b'\nX-TUID: abcdefABCDEF',
                          b'\nX-TUID: 0123456789ab')):
    put('%s/cur/%s%d:2,S' % (box, name, k), head + tuid + b'\n\n' + body)
put('%s/cur/%s:2,S' % (other, name), case)
twin = os.path.basename(mails[4]).split(':')[0]
put('%s/new/%s' % (other, twin), read(mails[5]))
text = b''.join(b'From x@y.example Mon Dec 16 09:00:00 2024\n' + read(p) +
                b'\n' for p in mails[2:5])
put(base + '/more.mbox', text + text)
BOXES = [box, other, base + '/more.mbox', DESK + '/site.yaml']


def front(spool, shard=''):
    q = shlex.quote
    return ' | '.join([
        '%sshenbao ingest --notice %s --desk %s --at %s --jobs 1 --spool %s '
        '%s %s' % (BIN, q(PACK), q(DESK), AT, q(spool), shard,
                   ' '.join(map(q, BOXES))),
        '%sshenbao extract --notice %s --jobs 1 --spool %s' % (
            BIN, q(PACK), q(spool)),
        '%sshenbao normalize --notice %s' % (BIN, q(PACK)),
        '%sshenbao validate --notice %s --desk %s --at %s' % (
            BIN, q(PACK), q(DESK), AT)])


def sh(script, **kw):
    return run('bash', '-o', 'pipefail', '-c', script, **kw)


def rank(*files):
    return sh('cat %s | %sshenbao rank --notice %s --desk %s' % (
        ' '.join(files), BIN, PACK, DESK))


def shares(n):
    """The streams of n shares, all at once."""
    files = ['%s/share.%d.%d' % (base, n, k) for k in range(1, n + 1)]
    jobs = '\n'.join('%s > %s' % (front('%s/spool.%d' % (base, k),
                                        '--shard %d/%d' % (k, n)), f)
                     for k, f in enumerate(files, 1))
    if shutil.which('parallel'):
        with open(base + '/jobs', 'w') as f:
            f.write(jobs + '\n')
        env = dict(os.environ, SHELL='/bin/bash', HOME=base,
                   PARALLEL_HOME=base)
        r = sh('parallel --will-cite -j2 < %s/jobs' % base, env=env)
    else:
        print('# no GNU parallel here: one after the other')
        r = sh(jobs.replace('\n', ' && '))
    same(r.returncode, 0, '%d shares' % n)
    return files


r = sh('%s > %s/whole' % (front(base + '/spool'), base))
same(r.returncode, 0, 'one run')
whole = rank(base + '/whole')
same(whole.returncode, 0, 'rank of one run')
one = [json.loads(s) for s in whole.stdout.splitlines()]
twins = [x for x in one if x.get('kind') == 'mail' and any(
    w['code'] == 'same-again' for w in x['wrong'])]
ok(len(twins) >= 5, 'one run knows its copies')

files = shares(N)
joined = rank(*files)
same(joined.returncode, 0, 'rank of %d shares' % N)
ok(joined.stdout == whole.stdout, 'and its bytes are those of one run')
ok(rank(*reversed(files)).stdout == whole.stdout, 'in any order')
parts = [sum(1 for _ in open(f)) for f in files]
ok(min(parts) > 1, 'every share has something to do')

# What must not pass for the whole.
bad = rank(*files[1:])
same(bad.returncode, 65, 'a share is missing')
ok(b'shares are missing' in bad.stderr, 'which is said')
ok(b'"end"' not in bad.stdout, 'and nothing is whole')
same(rank(files[0], files[0], files[2]).returncode, 65, 'one share twice')
same(rank(base + '/whole', *files).returncode, 65, 'a whole run and shares')
put(base + '/cut', read(files[1]).rsplit(b'\n', 2)[0] + b'\n')
same(rank(files[0], base + '/cut', files[2]).returncode, 65,
     'a share without its end')
lines = read(files[1]).split(b'\n')
put(base + '/thin', b'\n'.join(lines[1:]))
same(rank(files[0], base + '/thin', files[2]).returncode, 65,
     'a share that lost a record')
put(base + '/late', read(files[1]).replace(b'2024-12-25T09:00:00', b'2024-12-26T09:00:00'))
same(rank(files[0], base + '/late', files[2]).returncode, 65,
     'a share of another --at')
same(sh('cat %s | %sshenbao normalize --notice %s' % (
    ' '.join(files), BIN, PACK)).returncode, 65,
    'only rank and seal join them')
sealed = sh('cat %s | %sshenbao seal' % (' '.join(files), BIN))
same(sealed.returncode, 0, 'seal joins them too')
end = json.loads(sealed.stdout.splitlines()[-1])['end']
same((end.get('shards'), end['edited'], end['records']),
     (None, True, len(one) - 1), 'and says that it did')
done()
