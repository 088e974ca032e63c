#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# What gc removes of old runs and of the spool, and that it removes nothing
# where it can't know; purge only lists.
import fcntl
import hashlib
import os
import shutil
import sys
sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/tools')
from tap import BIN, done, ok, run, same, tmp  # noqa: E402

base = tmp()
RUNS = ['20241220T010000Z-00000001', '20241221T010000Z-00000002',
        '20241222T010000Z-00000003']


def sha(text):
    return hashlib.sha256(text.encode()).hexdigest()


def made(name, current=2):
    """An --out folder: each run has a file of its own and one of all."""
    out = f'{base}/{name}'
    for i, r in enumerate(RUNS):
        os.makedirs(f'{out}/runs/{r}')
        with open(f'{out}/runs/{r}/records.ndjson', 'w') as f:
            f.write('{"files":[{"sha256":"%s"},{"sha256":"%s"}]}\n' %
                    (sha(r), sha('all')))
        for h in (sha(r), sha('all'), sha('nobody')):
            os.makedirs(f'{out}/spool/{h[:2]}', exist_ok=True)
            open(f'{out}/spool/{h[:2]}/{h}', 'w').close()
    os.symlink('runs/' + RUNS[current], out + '/current')
    open(out + '/.lock', 'w').close()
    return out


def left(out):
    spool = {f for _, _, fs in os.walk(out + '/spool') for f in fs}
    return (sorted(os.listdir(out + '/runs')),
            {n: sha(n) in spool for n in RUNS + ['all', 'nobody']})


def gc(out, keep='1'):
    return run(BIN + 'shenbao', 'gc', '--out', out, '--keep', keep)


whole = (RUNS, dict.fromkeys(RUNS + ['all', 'nobody'], True))
out = made('a')
same((gc(out).returncode, left(out)), (0, (RUNS[2:], {
    RUNS[0]: False, RUNS[1]: False, RUNS[2]: True, 'all': True,
    'nobody': False})), 'old runs go, and files that no run names')
out = made('b', current=0)
same((gc(out).returncode, left(out)[0], left(out)[1][RUNS[0]]),
     (0, [RUNS[0], RUNS[2]], True), 'the published one stays however old')
out = made('c')
same((gc(out, '9').returncode, left(out)[0]), (0, RUNS), 'fewer than to keep')

out = made('d')
with open(out + '/.lock') as lock:
    fcntl.flock(lock, fcntl.LOCK_EX)
    same((gc(out).returncode, left(out)), (75, whole), 'not while a run works')
for name in 'gone', 'unreadable':
    out = made(name)
    os.unlink(f'{out}/runs/{RUNS[2]}/records.ndjson')
    if name == 'unreadable':
        os.mkdir(f'{out}/runs/{RUNS[2]}/records.ndjson')
    r = gc(out)
    same((r.returncode, left(out)), (74, whole),
         f'records that are {name}: nothing is removed')
    ok(b'nothing is removed' in r.stderr, 'as is said')
    shutil.rmtree(out)

out = made('e')
r = run(BIN + 'shenbao', 'purge', '--out', out)
same((r.returncode, left(out)), (0, whole), 'purge destroys nothing')
ok(all(x in r.stdout.decode() for x in RUNS + [sha('nobody')]), 'it lists all')
done()
