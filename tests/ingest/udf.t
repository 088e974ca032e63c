#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# Discs as Windows writes them: the bridge of a DVD (ISO 9660, Joliet and UDF
# beside each other) and UDF alone.  udf/bridge.iso is by genisoimage -udf,
# udf/live.udf, UDF 2.01, by mkudffs and udfclient.
import hashlib
import json
import lzma
import os
import random
import shutil
import struct
import sys
sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/tools')
from tap import BIN, TOP, done, ok, run, same, tmp

if b'libudfread' not in run('ldd', BIN + 'shenbao-ingest').stdout:
    ok(True, 'UDF # SKIP built without libudfread')
    done()
base = tmp()
random.seed(11)


def load(name):
    with lzma.open(f'{TOP}/tests/ingest/udf/{name}.xz') as f:
        return bytearray(f.read())


def ingest(name, data):
    with open(f'{base}/{name}', 'wb') as f:
        f.write(data)
    r = run(BIN + 'shenbao-ingest', '--notice', TOP + '/config/guangdong-2024', '--spool', base + '/spool',
            '--at', '2024-12-25T00:00:00+08:00', '--jobs', '1', f'{base}/{name}')
    recs = [json.loads(line) for line in r.stdout.decode().splitlines()]
    return r, [x for x in recs if 'end' not in x]


def files(rec):
    return [(f['place'], f['size'], f['sha256']) for f in rec['files']]


def told(rec):
    return sorted((w['code'], w['at']) for w in rec['wrong'] if w['code'] != 'time-unproven')


def sha(data):
    return hashlib.sha256(data).hexdigest()


FORM, PROOF = b'PK\3\4 form ' * 300, b'%PDF-1.4 proof' * 100
WANT = [('电子档案/佛山/检测 报告(1)&.pdf', len(PROOF), sha(PROOF)), ('电子档案/佛山/申报书.docx', len(FORM), sha(FORM))]
bridge = load('bridge.iso')
r, recs = ingest('bridge.iso', bridge)
same((told(recs[0]), sorted(f for f in files(recs[0]) if f[0][0] == '电')), ([], sorted(WANT)), "a bridge, as Windows writes a DVD")

# The same disc without ISO 9660: only the sectors that say so go.
end = next(i for i in range(16, 32) if bridge[i * 2048 + 1:i * 2048 + 6] == b'BEA01')
udf = bytearray(bridge)
udf[16 * 2048:(end + 3) * 2048] = bytes((end - 13) * 2048)
udf[16 * 2048:19 * 2048] = bridge[end * 2048:(end + 3) * 2048]
seven = base + '/seven'
os.mkdir(seven)
with open(base + '/only.udf', 'wb') as f:
    f.write(udf)
same(run('7z', 'x', '-y', '-tudf', base + '/only.udf', cwd=seven).returncode, 0, '7z reads it')
r, recs = ingest('only.udf', udf)
same((r.stderr, told(recs[0])), (b'', []), 'UDF alone: its manifest proves it')
same([f for f in files(recs[0]) if f[0][0] == '电'], WANT, 'all files')
for place, size, h in files(recs[0]):
    with open(f'{seven}/{place}', 'rb') as f:
        same(sha(f.read()), h, place + ': as 7z has it')

live = load('live.udf')
r, recs = ingest('live.udf', live)
same((files(recs[0]), told(recs[0])), ([('up2/CITY/01/form.docx', 8, sha(b'PK form\n')),
                                        ('up2/CITY/01/proof.pdf', 7000, sha(b'%PDF-1.4 proof' * 500))],
                                       [('manifest-missing', '')]), 'UDF 2.01: data in a file entry, and in blocks')
os.makedirs(base + '/in')
shutil.copy(base + '/only.udf', base + '/in/光盘.iso')
r = run(BIN + 'shenbao-ingest', '--notice', TOP + '/config/guangdong-2024', '--spool', base + '/spool',
        '--at', '2024-12-25T00:00:00+08:00', base + '/in')
rec = json.loads(r.stdout.decode().splitlines()[0])
ok({'光盘.iso/' + f[0] for f in WANT} < {f['place'] for f in rec['files']} and told(rec) == [], 'an image in a folder', told(rec))


def crc(data):
    c = 0
    for b in data:
        c ^= b << 8
        for _ in range(8):
            c = (c << 1 ^ 0x1021 if c & 0x8000 else c << 1) & 0xffff
    return c


def reseal(img, at):
    """A descriptor's tag anew: ECMA-167 3/7.2."""
    n = struct.unpack_from('<H', img, at + 10)[0]
    struct.pack_into('<H', img, at + 8, crc(img[at + 16:at + 16 + n]))
    img[at + 4] = (sum(img[at:at + 4]) + sum(img[at + 5:at + 16])) & 255


def tags(img, want):
    return [at for at in range(0, len(img) - 16, 4) if struct.unpack_from('<H', img, at)[0] == want and
            img[at + 2] in (2, 3) and img[at + 4] == (sum(img[at:at + 4]) + sum(img[at + 5:at + 16])) & 255]


odd = bytearray(udf)
fids = tags(udf, 257)
ok(len(fids) > 5, 'the names of a disc')
for at in fids:
    where = odd.find('佛山'.encode('utf-16-be'), at, at + 60)
    if where > 0:
        odd[where:where + 4] = '\U00020bb7'.encode('utf-16-be')
        reseal(odd, at)
r, recs = ingest('odd.udf', odd)
same({f[0].split('/')[1] for f in files(recs[0]) if '/' in f[0]}, {'\U00020bb7'}, 'a character beyond the BMP')

# A folder that holds its own parent ends.
loop = bytearray(udf)
root = [at for at in fids if struct.unpack_from('<I', loop, at + 24)[0] == struct.unpack_from('<I', loop, fids[0] + 24)[0]]
for at in fids:
    if loop[at + 18] & 2 and not loop[at + 18] & 8:
        loop[at + 20:at + 36] = loop[fids[0] + 20:fids[0] + 36]
        reseal(loop, at)
r, recs = ingest('loop.udf', loop)
ok(r.returncode == 0 and 'archive-damaged' in {c for c, _ in told(recs[0])}, 'a folder that holds itself is told', told(recs[0]))

# Cut anywhere or changed anywhere: a record, and what is not whole is told.
bad = []
last = udf.rfind(FORM[-200:])
for n in (40000, 32768 + 2048 * 3, 257 * 2048, last - 2048, udf.rfind(PROOF[-200:]), last):
    r, recs = ingest('cut.udf', udf[:n])
    if r.returncode or len(recs) != 1 or not told(recs[0]) or b'Sanitizer' in r.stderr:
        bad.append((n, r.returncode, r.stderr[-300:]))
same(bad, [], 'cut short: told')
places = fids + tags(udf, 261) + tags(udf, 256) + tags(udf, 6) + tags(udf, 5)
for k in range(60):
    img = bytearray(udf)
    at = random.choice(places)
    for _ in range(random.randrange(1, 4)):
        img[at + 16 + random.randrange(160)] = random.choice((0, 1, 127, 255, random.randrange(256)))
    if k % 3:
        reseal(img, at)
    r, recs = ingest('bent.udf', img)
    if r.returncode or len(recs) != 1 or b'Sanitizer' in r.stderr or b'udfread' in r.stderr:
        bad.append((k, at, r.returncode, r.stderr[-300:]))
same(bad, [], 'sixty bent descriptors: a record each, and nothing said by the way')
r, recs = ingest('none.udf', b'\0' * 32768 + b'\0BEA01\1' + b'\0' * 4000)
same((told(recs[0]), [f[0] for f in files(recs[0])]), ([('disc-udf', 'none.udf')], ['none.udf']),
     'what it can not read is told and kept')
done()
