#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# The disc through other programs: 7z (Joliet), bsdtar and xorriso (Rock
# Ridge), sha256sum; and every changed byte noticed.
import glob
import hashlib
import html
import json
import os
import random
import re
import shutil
import struct
import sys
sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/tools')
from tap import BIN, TOP, done, ok, run, same, tmp

NAMES = ['申报表.docx', '申' * 120 + '.docx', '申' * 119 + '甲.docx',
         '申' * 119 + '乙.docx', '王\U00020bb7祥.txt', 'CON.txt',
         'a<b>:c"|?*.pdf', '.hidden', 'x\u202excod.exe', '末尾点...',
         '大小Abc.TXT', '大小abc.txt', 'e\u0301.pdf', '\u00e9.pdf',
         '=cmd.csv', 'path\\with=eq.pdf', '-rf', "it's.pdf", ' ',
         '深/' * 40 + '底.pdf', 'COM1', 'a(1) b&c%d!.pdf', '零.bin']
NAMES += ['申' * n + '.docx' for n in range(1, 121)]
EMPTY = '零.bin'
CHAPTERS = [None, 'licence', 'practice', 'rights', 'credit', 'awards']
base = tmp()


def store(data):
    h = hashlib.sha256(data).hexdigest()
    os.makedirs(f'{base}/spool/{h[:2]}', exist_ok=True)
    with open(f'{base}/spool/{h[:2]}/{h}', 'wb') as f:
        f.write(data)
    return h


def records(cases):
    recs = [{'kind': 'mail', 'id': 'm1', 'class': 'case', 'files': []}]
    for k in range(cases):
        files = []
        for i, n in enumerate(NAMES):
            data = (f'{k}{n}' * (i * 100 if i < 23 else 1)).encode('utf-8')
            data = b'' if n == EMPTY else data
            files.append({'name': n, 'sha256': store(data), 'size': len(data),
                          'role': 'form' if i == 0 else 'evidence',
                          'chapter': CHAPTERS[i % 6], 'place': '2'})
        files[1]['mail'] = 'm2'         # came by another mail
        recs.append({'kind': 'case', 'id': 'c%012x' % k, 'verdict': 'accept',
                     'mail': 'm1',
                     'recommender': ['440600', '440100', 'none'][k % 3],
                     'files': files, 'fields': {
                         'company': {'value': '佛山示例科技有限公司' * (k * 2 + 1)},
                         'case_title': {'value': '=案例<&>'}}})
    zero = dict.fromkeys(['accept', 'return', 'reject', 'manual', 'superseded'], 0)
    end = {'mails': {'case': 1}, 'cases': dict(zero, accept=cases),
           'regions': zero, 'lists': 0, 'rows': 0, 'records': cases + 1,
           'at': '2024-12-25T09:00:00+08:00', 'role': 'province'}
    return recs, end


def stream(recs, end):
    lines = [json.dumps(r, ensure_ascii=False) for r in recs + [{'end': end}]]
    return ('\n'.join(lines) + '\n').encode()


def master(out, data, pack=TOP + '/config/guangdong-2024', spool='/spool',
           **kw):
    os.makedirs(f'{out}/runs/.next', exist_ok=True)
    with open(f'{out}/runs/.next/.id', 'w') as f:
        f.write('RUN')
    return run(BIN + 'shenbao-master', '--notice', pack,
               '--spool', base + spool, '--out', out, input=data, **kw)


recs, end = records(3)
r = master(base + '/out', stream(recs, end))
same(r.returncode, 0, 'master')
disc = base + '/out/current/disc'
images = glob.glob(disc + '/*.iso')
same(len(images), 1, 'one image')
image = images[0]
not_read = os.path.exists(disc + '/未读出的文件.txt')
same(run('sha256sum', '-c', '--quiet', 'SHA256SUMS', cwd=disc).returncode, 0,
     'SHA256SUMS')
same(run(BIN + 'shenbao-master', '--verify', image).returncode, 0, 'verify')

wanted = {f['sha256'] for c in recs[1:] for f in c['files']}


def check_tree(name, root):
    found, longest = {}, 0
    for folder, _, files in os.walk(root):
        for f in files:
            p = os.path.join(folder, f)
            rel = os.path.relpath(p, root)
            longest = max(longest, len(rel.encode('utf-16-le')) // 2)
            with open(p, 'rb') as fh:
                found[rel] = hashlib.sha256(fh.read()).hexdigest()
    ok(wanted <= set(found.values()), f'{name}: every file is there, whole')
    ok(longest <= 119, f'{name}: no path too long for Windows: {longest}')
    check_script(root, 0, f'{name}: verify.sh')
    return found


# verify.sh must do with what a rescue system has: BusyBox, nothing else.
os.mkdir(base + '/bin')
for tool in ('sha256sum', 'dirname', 'grep'):
    os.symlink(shutil.which('busybox') or shutil.which(tool),
               f'{base}/bin/{tool}')


def check_script(root, want, what):
    r = run('/bin/sh', root + '/verify.sh', env={'PATH': base + '/bin'},
            cwd='/')
    same((r.returncode, '校验通过' in r.stdout.decode()), (want, want == 0),
         what)
    return r.stdout.decode()


trees = []
for name, argv in [
        ('7z', ['7z', 'x', '-y', image]),
        ('bsdtar', ['bsdtar', '-xf', image]),
        ('xorriso', ['xorriso', '-osirrox', 'on', '-indev', image,
                     '-extract', '/', '.'])]:
    d = f'{base}/{name}'
    os.mkdir(d)
    e = run(*argv, cwd=d, env=dict(os.environ, LC_ALL='C.UTF-8'))
    same(e.returncode, 0, f'{name} reads the image')
    run('chmod', '-R', 'u+rwx', d)
    trees.append(check_tree(name, d))
ok(trees[0] == trees[1] == trees[2], 'all three show the same names')
same(run(BIN + 'shenbao-master', '--verify', base + '/7z').returncode, 0,
     'verify of a folder')
odd = base + '/7z/\x1b[2J\u202e.txt'
open(odd, 'w').close()
r = run(BIN + 'shenbao-master', '--verify', base + '/7z')
same((r.returncode, b'here, but not in the manifest' in r.stderr,
      [c for c in r.stderr.decode() if c < ' ' and c != '\n' or c == '\u202e']),
     (65, True, []), 'a name that nobody wrote is told, and drives no terminal')
os.unlink(odd)
with open(base + '/7z/说明文件.TXT', 'ab') as f:
    f.write(b'x')
same(run(BIN + 'shenbao-master', '--verify', base + '/7z').returncode, 65,
     'a folder with a changed file fails')
ok('说明文件.TXT' in check_script(base + '/7z', 1, 'verify.sh fails, too'),
   'and names it')
same(sorted(os.listdir(base + '/bsdtar')),
     ['bagit.txt', 'manifest-sha256.txt', 'structure-sha256.txt', 'verify.sh',
      '其他', '文件目录.XML', '校验.cmd', '电子档案', '说明文件.TXT'],
     'nothing else is on the disc')
xml = open(base + '/bsdtar/文件目录.XML', encoding='utf-8').read()
same(xml.count('<文件>'), len(NAMES) * 3, '文件目录.XML names every file')
same(set(re.findall('<日期>(.*?)</日期>', xml)), {''},
     "the day of our run is no paper's date")
titles = set(map(html.unescape, re.findall('<题名>(.*?)</题名>', xml)))
same(set(NAMES) - titles, set(), 'by the name that it came with')
came = [x[3:] for x in re.findall('<来源>.*?</来源>', xml)]
same([came.count('>%s/2</来源>' % m) for m in ('m1', 'm2')],
     [(len(NAMES) - 1) * 3, 3], 'and the mail that brought it')
paths = re.findall('<电子档案名称>(.*?)</电子档案名称>', xml)
same([p for p in paths if not os.path.isfile(f'{base}/7z/{p}')], [],
     'at a path that is there')
same(run('xmllint', '--noout', base + '/bsdtar/文件目录.XML').returncode
     if run('which', 'xmllint').returncode == 0 else 0, 0, 'and is XML')
ok(len(re.findall('<密级></密级>', xml)) == len(NAMES) * 3, '密级 stays blank')

with open(image, 'rb') as f:
    good = bytearray(f.read())
random.seed(7)


def le32(at):
    return struct.unpack_from('<I', good, at)[0]


def sectors(root):
    """Of a tree's folders: the root's record, then all that it names."""
    at, size, out = le32(root + 2) * 2048, le32(root + 10), []
    out.append((at, size))
    i = at
    while i < at + size:
        n = good[i]
        if n == 0:
            i = (i // 2048 + 1) * 2048
            continue
        if good[i + 25] & 2 and not (good[i + 32] == 1 and good[i + 33] < 2):
            out += sectors(i)
        i += n
    return out


# Bytes that matter: descriptors, path tables, folders of both trees.
regions = [(16 * 2048, 3 * 2048)]
for d in (16 * 2048, 17 * 2048):
    for table in (le32(d + 140), struct.unpack_from('>I', good, d + 148)[0]):
        regions.append((table * 2048, le32(d + 132)))
    regions += sectors(d + 156)
ok(len(regions) > 40, 'folders of both trees')
places = [random.choice(regions) for _ in range(110)]
places = [at + random.randrange(size) for at, size in places]
places += [random.randrange(len(good)) for _ in range(90)]
missed = []
with open(image, 'r+b', buffering=0) as f:
    for at in places:
        os.pwrite(f.fileno(), bytes([good[at] ^ 1 << random.randrange(8)]), at)
        if run(BIN + 'shenbao-master', '--verify', image).returncode != 65:
            missed.append(at)
        os.pwrite(f.fileno(), bytes([good[at]]), at)
same(missed, [], '200 changed bytes, each noticed')

os.umask(0)
for p in sorted(glob.glob(base + '/spool/*/*'), reverse=True):
    to = p.replace('/spool/', '/another/spool/')
    os.makedirs(os.path.dirname(to), exist_ok=True)
    shutil.copyfile(p, to)
r = master(base + '/out2', stream(recs, end), spool='/another/spool',
           env=dict(os.environ, TZ='America/New_York',
                    LANG='zh_CN.GB18030', LC_ALL='zh_CN.GB18030'))
same(r.returncode, 0, 'again: another folder, umask, zone, order of files')
with open(glob.glob(base + '/out2/current/disc/*.iso')[0], 'rb') as f:
    ok(f.read() == bytes(good), 'equal bytes')
same([p for p in glob.glob(base + '/out2/current/disc/*')
      if os.stat(p).st_mode & 0o777 != 0o600], [], 'files are 0600')

# A burn, rehearsed: the image and what a burner puts behind it.
burnt = base + '/burnt.img'
same(run('xorriso', '-as', 'cdrecord', '-v', 'dev=stdio:' + burnt,
         image).returncode, 0, 'a burn to a file')
ok(os.path.getsize(burnt) >= len(good), 'is no shorter')
same(run(BIN + 'shenbao-master', '--verify', burnt).returncode, 0,
     'and verifies')
with open(burnt, 'r+b') as f:
    f.truncate(len(good) - 2048)
same(run(BIN + 'shenbao-master', '--verify', burnt).returncode, 65,
     'cut short it does not')
with open(burnt, 'wb') as f:
    f.write(good + b'x')
same(run(BIN + 'shenbao-master', '--verify', burnt).returncode, 65,
     'nor with a byte behind that nothing proves')

# Several volumes: a case is never split, each index says what lies where.
def pack_with(line, instead='media: auto'):
    d = base + '/pack' + line.replace(' ', '')
    shutil.copytree(TOP + '/config/guangdong-2024', d)
    with open(d + '/notice.yaml', encoding='utf-8') as f:
        text = f.read()
    with open(d + '/notice.yaml', 'w', encoding='utf-8') as f:
        f.write(text.replace(instead, line))
    return d


r = master(base + '/volumes', stream(recs, end), pack_with('capacity: 1100000'))
images = sorted(glob.glob(base + '/volumes/current/disc/*.iso'))
ok(r.returncode == 0 and len(images) > 1, 'several volumes')
where = {}
for i in images:
    same(run(BIN + 'shenbao-master', '--verify', i).returncode, 0,
         'a volume verifies')
    for line in run('bsdtar', '-tf', i, env=dict(
            os.environ, LC_ALL='C.UTF-8')).stdout.decode().splitlines():
        m = re.match('电子档案/[^/]+/([^/]+)/.', line)
        if m:
            where.setdefault(m[1], set()).add(i)
ok(len(where) == 3 and all(len(v) == 1 for v in where.values()),
   'no case is split')
pages = run('pdfinfo', base + '/volumes/current/disc/光盘标签.pdf').stdout
ok(re.search(b'Pages: +%d\n' % (4 * len(images)), pages),
   'a label for each of four copies of each')
r = master(base + '/small', stream(recs, end), pack_with('capacity: 300000'))
ok(r.returncode == 0 and 'c000000000000' in open(
    base + '/small/current/disc/未制作光盘.txt', encoding='utf-8').read(),
   'a case larger than a disc is named')

r = master(base + '/none', stream(recs, end),
           pack_with('disc: none', 'disc: recommended'))
same((r.returncode, os.listdir(base + '/none/current/disc')),
     (0, ['未制作光盘.txt']), 'no disc where the role has none')

# Repair data: behind the volume, always the same, and they repair.
if shutil.which('dvdisaster'):
    pack, shas = pack_with('repair: 15'), []
    for out in ('/repair1', '/repair2'):
        r = master(base + out, stream(recs, end), pack)
        same(r.returncode, 0, 'repair data')
        image = glob.glob(base + out + '/current/disc/*.iso')[0]
        with open(image, 'rb') as f:
            shas.append(hashlib.sha256(f.read()).hexdigest())
    same(shas[0], shas[1], 'the same image with repair data')
    bare = glob.glob(base + '/out/current/disc/*.iso')[0]
    share = os.path.getsize(image) / os.path.getsize(bare)
    ok(1.10 < share <= 1.15, f'15 % of it, and no more: {share:.3f}')
    disc = os.path.dirname(image)
    same(run('sha256sum', '-c', '--quiet', 'SHA256SUMS', cwd=disc).returncode,
         0, 'SHA256SUMS is of all of it')
    same(run(BIN + 'shenbao-master', '--verify', image).returncode, 0,
         'it verifies')
    with open(image, 'r+b') as f:
        f.seek(-5000, 2)
        f.write(b'changed')
    same(run(BIN + 'shenbao-master', '--verify', image).returncode, 65,
         'changed repair data is noticed')
    with open(image, 'r+b') as f:
        for sector in (20, 21, 30, 100, 101, 102, 300):
            f.seek(sector * 2048)
            f.write(bytes(2048))
    run('dvdisaster', '-i', image, '-f', env=dict(os.environ, HOME=base))
    with open(image, 'rb') as f:
        same(hashlib.sha256(f.read()).hexdigest(), shas[0],
             'seven lost sectors and the change are repaired')
else:
    ok(True, 'repair data # SKIP no dvdisaster')

for n, (script, status) in enumerate([
        ('"$R" "$@"; exit 5', '5'), ('"$R" "$@" && printf more >&3', 'more'),
        ('"$R" "$@" 3>&1 >/dev/null | head -c 700000 >&3', 'less')]):
    os.makedirs(f'{base}/bad{n}')
    with open(f'{base}/bad{n}/xorriso', 'w') as f:
        f.write('#!/bin/sh\nR=%s\n%s\n' % (shutil.which('xorriso'), script))
    os.chmod(f'{base}/bad{n}/xorriso', 0o755)
    path = f'{base}/bad{n}:{os.environ["PATH"]}'
    r = master(f'{base}/out-bad{n}', stream(recs[:2], dict(
        end, cases=dict(end['cases'], accept=1), records=2)),
        env=dict(os.environ, PATH=path))
    same((r.returncode, os.path.exists(f'{base}/out-bad{n}/current')),
         (74, False), f'xorriso goes wrong ({status}): nothing is published')
form = recs[1]['files'][3]
for n, marks in enumerate([
        {'files': [dict(form, name='x', secret=True)]},
        {'files': [dict(form, name='x', place='3')],
         'wrong': [{'code': 'marked-secret', 'at': '3'}]}]):
    held = [dict(recs[0], **marks)] + recs[1:]
    r = master(f'{base}/held{n}', stream(held, end))
    same((r.returncode, os.listdir(f'{base}/held{n}/current/disc')),
         (0, ['未制作光盘.txt']), 'the same bytes, marked in another mail')
form['unread'] = 'parser-killed:SIGXCPU'
r = master(f'{base}/unread', stream(recs, end))
same(r.returncode, 0, 'a file that no program could read')
with open(f'{base}/unread/current/disc/未读出的文件.txt', encoding='utf-8-sig', newline='') as f:
    lines = f.read().split('\r\n')[3:-1]
same([(s.split('\t')[0], s.split('\t')[2]) for s in lines],
     [('c%012x' % 0, 'parser-killed:SIGXCPU')], 'it is told beside the image')
same(not_read, False, 'else there is no such paper')
form['wrong'] = [{'code': 'confidential', 'message': '密'}]
r = master(base + '/out3', stream(recs, end))
same(r.returncode, 0, 'a file marked confidential')
same(sorted(os.listdir(base + '/out3/current/disc')), ['未制作光盘.txt'],
     'no disc while there is one, and it says so')
r = master(base + '/out4', stream(recs, end)[:-40])
same(r.returncode, 65, 'a stream without its end')
ok(not os.path.exists(base + '/out4/current'), 'publishes nothing')
done()
