#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# extract --cache: the same bytes without, cold and warm; an entry that is
# damaged, cut, forged, in another's place or of another pack changes nothing;
# a cache that can't be written is said once.
import glob
import hashlib
import os
import shutil
import stat
import subprocess
import sys
sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/tools')
from tap import BIN, TOP, done, ok, run, same, tmp

PACK = TOP + '/config/guangdong-2024'
base = tmp()
spool, spoilt, cache = base + '/spool', base + '/spoilt', base + '/cache'

# A .doc, sheets, forms in DOCX, PDFs (a converter), a picture, broken files.
box = base + '/box/cur'
os.makedirs(box)
for n in ('P113', 'P119', 'P120', 'P126', 'P128', 'P129', 'P133'):
    for p in glob.glob(TOP + '/samples/mailbox/cur/*%s.*' % n):
        shutil.copy2(p, box)
mails = run(BIN + 'shenbao-ingest', '--notice', PACK, '--spool', spool,
            base + '/box')
same(mails.returncode, 0, 'mails are taken in')


def command(where, *options, pack=PACK):
    return [BIN + 'shenbao-extract', '--notice', pack, '--spool', where,
            *options]


def extract(where, *options, pack=PACK):
    r = run(*command(where, *options, pack=pack), input=mails.stdout)
    if r.returncode != 0:
        print('#', r.stderr.decode())
    return r.stdout, r.stderr.decode()


def entries():
    return sorted(glob.glob(cache + '/??/*'))


def load(path):
    with open(path, 'rb') as f:
        return f.read()


def store(path, data):
    with open(path, 'wb') as f:
        f.write(data)


plain, _ = extract(spool)
ok(plain.count(b'"kind":"case"') >= 3, 'there are cases')
same(extract(spool, '--cache', cache)[0], plain, 'a cold cache: same bytes')
kept = entries()
ok(len(kept) >= 15, '%d answers are kept' % len(kept))
same(extract(spool, '--cache', cache), (plain, ''), 'a warm one: same bytes')
same(entries(), kept, 'nothing is kept twice')
same({stat.S_IMODE(os.stat(p).st_mode) for p in kept}, {0o600}, 'files 0600')
same({stat.S_IMODE(os.stat(p).st_mode)
      for p in [cache] + glob.glob(cache + '/??')}, {0o700}, 'folders 0700')

# With every document replaced by another, only the cache knows what it said.
shutil.copytree(spool, spoilt)
for p in glob.glob(spoilt + '/??/*'):
    store(p, 'nothing but text'.encode())
same(extract(spoilt, '--cache', cache)[0], plain, 'what is kept is used')
ruined, _ = extract(spoilt)
ok(ruined != plain, 'and the documents would have said something else')

# Another pack, be it by a comment.
pack = base + '/pack'
shutil.copytree(PACK, pack)
with open(pack + '/forms.yaml', 'a') as f:
    f.write('# another\n')
same(extract(spoilt, '--cache', base + '/other', pack=pack)[0], ruined,
     'what another pack would say of it')
copy = base + '/copy'
shutil.copytree(cache, copy)
same(extract(spoilt, '--cache', copy, pack=pack)[0], ruined,
     'an answer under one pack is none under another')

# The converters' tables changed, say: the key is another; here, the name is.
renamed = mails.stdout.replace('.docx"'.encode(), '.DOCX"'.encode())
r = run(*command(spool, '--cache', copy), input=renamed)
same(r.stdout, run(*command(spool), input=renamed).stdout,
     'a file under another name is read anew')

# Damage.  Every kind of it at once, each to an entry of its own.
good = {p: load(p) for p in kept}
names = [p for p in kept if len(good[p]) > 310]
harm = [('a bit of the magic', lambda d: bytes([d[0] ^ 1]) + d[1:]),
        ('a digit of the key', lambda d: d[:20] + b'g' + d[21:]),
        ('a digit of the hash', lambda d: d[:90] + b'g' + d[91:]),
        ('the line end', lambda d: d[:145] + b' ' + d[146:]),
        ('a bit of the answer', lambda d: d[:300] + bytes([d[300] ^ 1]) +
         d[301:]),
        ('its last byte', lambda d: d[:-1] + b' '),
        ('cut in the answer', lambda d: d[:200]),
        ('cut in the head', lambda d: d[:100]),
        ('one byte less', lambda d: d[:-1]),
        ('one byte more', lambda d: d + b' '),
        ('nothing', lambda d: b''),
        ('zeros', lambda d: b'\0' * len(d))]
ok(len(names) > len(harm) + 2, 'entries enough to harm')
for p, (what, f) in zip(names, harm):
    store(p, f(good[p]))
a, b = names[-2:]
store(a, good[b])
store(b, good[a])
out, err = extract(spool, '--cache', cache)
same(out, plain, 'damaged, cut, exchanged: read anew')
ok('%d damaged' % (len(harm) + 2) in err, 'each of them was found: ' + err)
same(extract(spool, '--cache', cache), (plain, ''), 'and kept anew')
same({p: load(p) for p in entries()}, good, 'as it was')


def forge(path, text):
    """Somebody who knows the format."""
    magic, key = good[path].split(b'\n')[:2]
    digest = hashlib.sha256(key + b'\n' + text).hexdigest().encode()
    store(path, b'\n'.join((magic, key, digest, text)))


for p, text in zip(names, (b'', b'{', b'[]', b'null', b'"form"', b'{"a":1}x',
                           b'\xff', b'{"unread":true}',
                           b'[' * 100 + b']' * 100)):
    forge(p, text)
same(extract(spool, '--cache', cache)[0], plain,
     'a well-sealed entry that is no answer: read anew')
for p in names:
    forge(p, b'{"what":"form","chapter":7,"wrong":[{"code":"\\n","message":1}'
          b'],"cases":[{"fields":{"evil":{"raw":"evil"},"company":[]}}],'
          b'"list":{"rows":{}},"evil":"evil"}')
out, err = extract(spool, '--cache', cache)
ok(b'"end"' in out and b'evil' not in out,
   'a forged answer is checked like that of a box')
shutil.rmtree(cache)

# Two at once.
both = [subprocess.Popen(command(spool, '--cache', cache),
                         stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in range(2)]
for p in both:
    p.stdin.write(mails.stdout)
    p.stdin.close()
same([p.stdout.read() == plain for p in both], [True, True],
     'two runs share a cache')
same([p.wait() for p in both], [0, 0], 'and end well')

# Where it can't be kept.
full = base + '/full'
os.mkdir(full, 0o700)
for i in range(256):
    store(full + '/%02x' % i, b'')
out, err = extract(spool, '--cache', full)
same(out, plain, 'a cache that cannot be written: same bytes')
same(err.count('goes on without'), 1, 'said once')
ok(not glob.glob(full + '/.new*'), 'nothing is left lying about')
small = base + '/small'
os.mkdir(small, 0o700)
script = ('mount -t tmpfs -o size=32k,mode=700 none "$1" && shift && exec "$@"')
r = run('unshare', '-rm', 'sh', '-c', script, 'sh', small,
        *command(spool, '--cache', small), input=mails.stdout)
if r.stdout or b'shenbao' in r.stderr:
    same(r.stdout, plain, 'a full disk: same bytes')
    same(r.stderr.count(b'No space left'), 1, 'said once')
else:
    ok(True, 'SKIP no disk to fill: ' + r.stderr.decode().strip())
wide = base + '/wide'
os.mkdir(wide)
os.chmod(wide, 0o777)
out, err = extract(spool, '--cache', wide)
same((out, os.listdir(wide)), (plain, []), "others' folder is not used")
ok('others may write' in err, 'which is said')
store(base + '/file', b'')
same(extract(spool, '--cache', base + '/file')[0], plain, 'nor is a file')

# Its size.
gc = [BIN + 'shenbao', 'gc']
store(cache + '/.new-1-1', b'x')
same(run(*gc, '--cache', cache).returncode, 0, 'gc')
same((len(entries()), os.path.exists(cache + '/.new-1-1')),
     (len(kept), False), 'removes what a killed run left')
# The oldest of a folder go first: one that is alone in its own.
alone = [e for e in entries() if len(os.listdir(os.path.dirname(e))) == 1]
store(alone[0], b'x' * 9000000)
run(*gc, '--cache', cache, '--size', '1024')
same(len(entries()), len(kept) - 1, 'and what is over the size')
run(*gc, '--cache', cache, '--size', '0')
same(entries(), [], 'or all of it')
same([run(*gc, *a).returncode for a in (
    ['--cache', cache, '--keep', '1'], ['--size', '1'], ['--out', base],
    ['--cache', cache, '--out', base, '--keep', '1'],
    ['--cache', cache, '--size', '-1'])], [64] * 5, 'wrong usage')

# The driver hands it on.
r = run(BIN + 'shenbao', 'run', '--notice', PACK, '--at',
        '2024-12-25T09:00:00+08:00', '--cache', cache, '--out', base + '/out',
        *glob.glob(box + '/*P129*'))
same((r.returncode, len(entries())), (0, 1), 'shenbao run --cache')
done()
