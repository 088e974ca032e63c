#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# A night that failed is seen beside the board, until one succeeds.
import fcntl
import glob
import os
import shutil
import stat
import subprocess
import sys
sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/tools')
from tap import BIN, TOP, done, ok, run, same, tmp  # noqa: E402

PACK = TOP + '/config/guangdong-2024'
AT = '2024-12-25T09:00:00+08:00'
base = tmp()
out, box = base + '/out', base + '/mail'
WORD = out + '/运行失败.txt'
os.makedirs(box + '/cur')
shutil.copy(sorted(glob.glob(TOP + '/samples/mailbox/cur/*'))[0], box + '/cur')
shutil.copytree(PACK, base + '/broken')
with open(base + '/broken/rules.yaml', 'a', encoding='utf-8') as f:
    f.write('\n- no rule at all: [\n')


def night(pack=PACK, *more, **kw):
    return run(BIN + 'shenbao', 'run', '--notice', pack, '--at', AT, '--out',
               out, *more, box, **kw)


def word():
    if not os.path.exists(WORD):
        return None
    with open(WORD, encoding='utf-8') as f:
        return f.read()


r = night(base + '/broken')
same(r.returncode, 78, 'a broken pack')
ok(b'rules.yaml:' in r.stderr, 'its place is told')
ok(word() and '失败' in word() and '78' in word() and '2024-12-25' in
   word().replace('年', '-').replace('月', '-'),
   'word of it, with time and status')
if word():
    same(stat.S_IMODE(os.stat(WORD).st_mode), 0o600, 'for the office only')
ok(not os.path.lexists(out + '/current'), 'nothing was published')

r = night(PACK, '--desk', base + '/nowhere')
same((r.returncode, r.stderr.count(b'no such folder')), (78, 1),
     'a desk that is not there is told once')
r = night()
same(r.returncode, 0, 'a night that succeeds')
same(word(), None, 'the word is gone')
current = os.readlink(out + '/current')

for name, args, env, status in (
        ('no such pack', [base + '/nowhere'], {}, 78),
        ('no such desk', [PACK, '--desk', base + '/nowhere'], {}, None),
        ('a stage that is missing', [PACK],
         {'SHENBAO_BIN': base + '/nobin'}, 71)):
    r = night(*args, env=dict(os.environ, **env))
    ok(r.returncode == status or (status is None and r.returncode > 0),
       f'{name}: {r.returncode}')
    ok(word() and str(r.returncode) in word(), '  word of it')
    same(os.readlink(out + '/current'), current, '  current stays')
    if word():
        os.unlink(WORD)

with open(out + '/.lock', 'w') as f:
    fcntl.flock(f, fcntl.LOCK_EX)
    r = night()
    same((r.returncode, word()), (75, None), 'another run at work is no failure')

full = subprocess.run(
    [BIN + 'shenbao', 'run', '--notice', base + '/broken', '--out',
     '/dev/null/out', box], capture_output=True)
same(full.returncode, 73, 'an --out that can\'t be')
r = night()
same((r.returncode, word()), (0, None), 'and a good night again')
done()
