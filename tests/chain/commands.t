#!/usr/bin/python3
# SPDX-License-Identifier: ISC
# Every command says how it is called; a descriptor that was closed on us is an
# error and nobody's file; what a run says of itself and of its stream.
import email.policy
import glob
import hashlib
import json
import os
import subprocess
import sys
import time
import zipfile
sys.path.insert(0, os.path.join(os.environ.get('TOP', '.'), 'tests/tools'))
from tap import BIN, BUILD, TOP, done, ok, run, same, tmp

PACK, DESK = TOP + '/config/guangdong-2024', TOP + '/samples/desk'
AT = '2024-12-25T09:00:00+08:00'
base = tmp()
shenbao = BIN + 'shenbao'


def sh(line, **kw):
    return subprocess.run(['sh', '-c', line], capture_output=True,
                          env=dict(os.environ, BIN=BIN, PACK=PACK, DESK=DESK,
                                   AT=AT, BASE=base, TOP=TOP, BUILD=BUILD),
                          **kw)


# --help and --version

for command in ('run ingest extract normalize validate rank render master '
                'explain verify check-notice new-notice blank what-if seal gc '
                'purge').split():
    r = run(shenbao, command, '--help')
    ok(r.returncode == 0 and r.stderr == b'' and
       r.stdout.startswith(b'usage: shenbao %s ' % command.encode()),
       command + ' --help', r)
    r = run(shenbao, command, '--version')
    ok(r.returncode == 0 and r.stdout.startswith(b'shenbao '),
       command + ' --version', r)

# A run, and what it says of itself.

box = base + '/箱 子'
for d in ('cur', 'new', 'tmp'):
    os.makedirs(box + '/' + d)
for name in ('P101', 'P103', 'P115', 'P111'):
    for p in glob.glob(TOP + '/samples/mailbox/cur/*' + name + '*'):
        os.link(p, box + '/cur/' + os.path.basename(p))
out = base + '/out'
r = run(shenbao, 'run', '--notice', PACK, '--desk', DESK, '--at', AT, '--out',
        out, box)
same(r.returncode, 0, 'a run')
cur = out + '/current/'
about = json.load(open(cur + 'run.json', encoding='utf-8'))
same(about['inputs'], {'maildir': 4, 'register': 16},
     'run.json counts what came in')
lines = b''.join(b'%s  %s\n' % (hashlib.sha256(open(p, 'rb').read())
                                .hexdigest().encode(), os.path.basename(p).encode())
                 for p in sorted(glob.glob(DESK + '/*')))
desk = hashlib.sha256(lines).hexdigest()
same(about['desk_sha256'], desk, 'and names the desk: sha256sum * | sha256sum')
book = zipfile.ZipFile(cur + '交接单.xlsx')
text = b''.join(book.read(n) for n in book.namelist() if n.endswith('.xml'))
ok(desk.encode() in text, '交接单 names pack, desk and program')
same(json.load(open(cur + 'run.json'))['program'], run(
    shenbao, 'seal', '--version').stdout.decode().split()[1], 'the program')

# A stream that somebody filtered makes papers that say so.

WORDS = '由经人工筛选的数据生成'
r = sh('''grep -v '"kind":"list"' "$BASE/out/current/records.ndjson" |
    "$BIN/shenbao" seal |
    "$BIN/shenbao" render --notice "$PACK" --desk "$DESK" \
        --spool "$BASE/out/spool" --out "$BASE/edited" |
    "$BIN/shenbao" master --notice "$PACK" --spool "$BASE/out/spool" \
        --out "$BASE/edited"''')
same(r.returncode, 0, 'papers of a filtered stream')


def said(path):
    if path.endswith(('.xlsx', '.docx')):
        z = zipfile.ZipFile(path)
        return ''.join(z.read(n).decode() for n in z.namelist()
                       if n.endswith('.xml'))
    if path.endswith('.pdf'):
        return run('pdftotext', path, '-').stdout.decode().replace('\n', '')
    if path.endswith('.eml'):
        with open(path, 'rb') as f:
            m = email.message_from_binary_file(f, policy=email.policy.default)
        return m.get_body().get_content()
    if path.endswith('.iso'):
        return run('7z', 'e', '-so', path, '说明文件.TXT').stdout.decode()
    return open(path, encoding='utf-8').read()


silent = []
for d, _, names in os.walk(base + '/edited/current/'):
    # What applicants wrote, and machines' files.
    silent += [os.path.join(d, n) for n in names
               if not d.endswith('/申报书') and not n.endswith(
                   ('.json', '.ndjson', 'SHA256SUMS'))
               and WORDS not in said(os.path.join(d, n))]
same([p[len(base):] for p in silent], [], 'all of them say so')

# Descriptors that are closed.

for stage, args in (('ingest', '--spool "$BASE/s" "$BASE/箱 子"'),
                    ('normalize', ''), ('rank', ''),
                    ('render', '--spool "$BASE/s" --out "$BASE/closed"')):
    same(sh('"$BIN/shenbao" %s --notice "$PACK" %s >&- '
            '<"$BASE/out/current/records.ndjson"' % (stage, args)).returncode,
         74, stage + ': closed output is no success')
r = sh('"$BIN/shenbao" run --notice "$PACK" --at "$AT" --out "$BASE/shut" '
       '"$DESK" >&-')
same((r.returncode, os.path.getsize(base + '/shut/.lock')), (74, 0),
     'run: nor is it written into another file')

# Who kills the driver kills the chain: the lock is gone, and the next run must
# not find another's stages at work in its folder.


def state(pid):
    try:
        with open('/proc/%s/stat' % pid) as f:
            return f.read().rsplit(')', 1)[1].split()[0]
    except OSError:
        return None


p = subprocess.Popen([shenbao, 'run', '--notice', PACK, '--at', AT, '--out',
                      base + '/killed', TOP + '/samples/mailbox'],
                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
stages = []
while p.poll() is None and len(stages) < 7:
    with open('/proc/%d/task/%d/children' % (p.pid, p.pid)) as f:
        stages = f.read().split()
p.kill()
p.wait()
for _ in range(50):
    left = [s for s in stages if state(s) not in (None, 'Z')]
    if not left:
        break
    time.sleep(0.1)
same((len(stages), left), (7, []), 'no stage outlives the driver')

# The first night of all fails.

r = run(shenbao, 'run', '--notice', PACK, '--out', base + '/first',
        base + '/nowhere')
word = open(base + '/first/运行失败.txt', encoding='utf-8').read()
ok(r.returncode == 66 and '尚无任何结果' in word and '上一次' not in word,
   'there is no run before the first', word)
r = run(shenbao, 'run', '--notice', PACK, '--out', out, base + '/nowhere')
ok('current 仍是上一次的结果' in open(out + '/运行失败.txt',
                               encoding='utf-8').read(), 'later there is')

# A folder of everybody's is not shut to everybody.

os.mkdir(base + '/all')
os.chmod(base + '/all', 0o1777)
r = run(shenbao, 'run', '--notice', PACK, '--out', base + '/all', base)
same((r.returncode, os.stat(base + '/all').st_mode & 0o7777,
      os.listdir(base + '/all')), (73, 0o1777, []), 'OUT is one of our own')

# Installed by who keeps files to himself, it is there for everybody.

r = sh('umask 077; make -s -C "$TOP" install BUILD="$BUILD" '
       'DESTDIR="$BASE/root"')
same(r.returncode, 0, 'make install')
same(sh('find "$BASE/root" ! -perm -g=r,o=r -o -type d ! -perm -o=x').stdout,
     b'', 'all may read it')
same(run(base + '/root/usr/local/bin/shenbao', 'check-notice', base +
         '/root/usr/local/share/shenbao/config/guangdong-2024').stdout,
     b'ok\n', 'and it works there')
done()
