#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# Discs that are handed in: as image, as folder, as an image in a folder;
# what lies on them against the lists that they bring along.
import hashlib
import json
import os
import shutil
import struct
import sys
sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/tools')
from tap import BIN, TOP, done, ok, run, same, tmp

base = tmp()
FORM, PROOF = b'PK\3\4 form ' * 300, b'%PDF-1.4 proof' * 100
A, B = '电子档案/佛山/申报书.docx', '电子档案/佛山/检测 报告(1)&.pdf'


def sha(data):
    return hashlib.sha256(data).hexdigest()


def put(path, data):
    path = f'{base}/{path}'
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as f:
        f.write(data)


def ingest(*inputs):
    r = run(BIN + 'shenbao-ingest', '--notice', TOP + '/config/guangdong-2024', '--spool', base + '/spool',
            '--at', '2024-12-25T00:00:00+08:00', '--jobs', '2', *[f'{base}/{i}' for i in inputs])
    recs = [json.loads(line) for line in r.stdout.decode().splitlines()]
    return [x for x in recs if 'end' not in x]


def told(rec):
    return sorted((w['code'], w['at']) for w in rec['wrong'] if w['code'] != 'time-unproven')


def folder(name, **lists):
    put(f'{name}/{A}', FORM)
    put(f'{name}/{B}', PROOF)
    for n, text in lists.items():
        put(f'{name}/{n}', text.encode())


def image(name, *options):
    argv = options or ('-R', '-J', '-joliet-long')
    same(run('xorriso', '-as', 'mkisofs', '-quiet', *argv, '-o', f'{base}/{name}.iso', f'{base}/{name}').returncode, 0,
         f'{name}: an image')


GOOD = f'{sha(FORM)}  {A}\n{sha(PROOF)}  {B}\n'


def three_ways(name, want, what):
    """The same verdict on an image, on a folder, on an image in a folder."""
    image(name)
    same(told(ingest(name + '.iso')[0]), want, what + ': image')
    same(told(ingest(name)[0]), [w for w in want if w[0] != 'manifest-missing'], what + ': folder')
    os.makedirs(f'{base}/in-{name}')
    shutil.copy(f'{base}/{name}.iso', f'{base}/in-{name}/光盘.iso')
    same(told(ingest('in-' + name)[0]), sorted((c, '光盘.iso' + ('/' if p else '') + p) for c, p in want),
         what + ': image in a folder')


folder('good', **{'manifest-sha256.txt': GOOD, 'bagit.txt': 'BagIt-Version: 1.0\n'})
three_ways('good', [], 'a disc that proves itself')
folder('none')
three_ways('none', [('manifest-missing', '')], 'a disc without a list')
folder('bad', **{'manifest-sha256.txt': GOOD + f'{sha(b"x")}  电子档案/少了.pdf\n', '电子档案/多了.pdf': 'more'})
put(f'bad/{A}', FORM + b'!')
three_ways('bad', [('manifest-absent', '电子档案/少了.pdf'), ('manifest-differs', A), ('manifest-extra', '电子档案/多了.pdf')],
           'changed, missing, more')
folder('odd', **{'SHA256SUMS.txt': '\ufeff' + GOOD.replace('/', '\\').replace('  ', ' *.\\').replace('\n', '\r\n')
                 .replace(sha(FORM), sha(FORM).upper())})
three_ways('odd', [], 'a list as Windows writes it')
folder('gbk')
put('gbk/SHA256SUMS', GOOD.encode('gb18030'))
three_ways('gbk', [], 'a list in GB18030')
folder('junk', **{'manifest-sha256.txt': 'nothing of the kind\n'})
three_ways('junk', [('manifest-missing', ''), ('manifest-unread', 'manifest-sha256.txt')], 'a list that is none')

XML = ''.join(f'<文件><电子档案名称>{p.replace("&", "&amp;")}</电子档案名称><字节数>{n}</字节数></文件>'
              for p, n in [(A, len(FORM)), ('检测 报告(1)&.pdf', 5), ('电子档案/无.docx', 1)])
folder('xml', **{'manifest-sha256.txt': GOOD, '文件目录.XML': f'<?xml version="1.0"?><文件目录>{XML}</文件目录>'})
three_ways('xml', [('manifest-absent', '电子档案/无.docx'), ('manifest-differs', B)], '文件目录.XML against the disc')
many = ''.join(f'{sha(b"")}  无/{i}.pdf\n' for i in range(500))
folder('many', **{'manifest-sha256.txt': GOOD + many})
got = told(ingest('many')[0])
ok(len(got) == 21 and ('more-wrong', '') in got, 'five hundred missing: twenty told, and that there are more')
folder('secret', **{'manifest-sha256.txt': GOOD + f'{sha(b"s")}  机密/x.pdf\n{sha(b"s")}  电子档案/【秘密】y.pdf\n',
                    '机密/x.pdf': 's'})
same([w for w in told(ingest('secret')[0]) if w[0] != 'marked-secret'], [], 'what is marked is named by no list')

for name, options in [('joliet', ('-J', '-joliet-long')), ('rockridge', ('-R',))]:
    folder(name, **{'manifest-sha256.txt': GOOD})
    image(name, *options)
    same(told(ingest(name + '.iso')[0]), [], name + ' alone is read')
put('udf.iso', b'\0' * 32768 + b'\0BEA01\1' + b'\0' * 4000)
same(told(ingest('udf.iso')[0]), [('disc-udf', 'udf.iso')], 'UDF alone is told to be unread')



# Sessions, as Windows adds them to a CD: the last one's folders are read.
def session(name, before, tree, linked=True, gap=0):
    """The image of one session more, and its first sector."""
    size = os.path.getsize(f'{base}/{before}') // 2048
    at = (size + 31) // 32 * 32 + gap
    link = ['-M', f'{base}/{before}'] if linked else []
    r = run('xorriso', '-as', 'mkisofs', '-quiet', '-R', '-J', *link, '-C', f'0,{at}', '-o', base + '/session', f'{base}/{tree}')
    same(r.returncode, 0, name + ': a session')
    with open(f'{base}/{before}', 'rb') as f, open(base + '/session', 'rb') as g:
        put(name, f.read() + b'\0' * (at - size) * 2048 + g.read())
    return at


def as_xorriso(name, at):
    """Places and hashes of the session that begins at a sector."""
    d = f'{base}/x-{name}'
    os.mkdir(d)
    same(run('xorriso', '-osirrox', 'on', '-load', 'sbsector', str(at), '-indev', f'{base}/{name}', '-extract', '/', '.', cwd=d,
             env=dict(os.environ, LC_ALL='C.UTF-8')).returncode, 0, name + ': xorriso reads it')
    run('chmod', '-R', 'u+rwx', d)
    found = {}
    for folder, _, names in os.walk(d):
        for n in names:
            with open(f'{folder}/{n}', 'rb') as f:
                found[os.path.relpath(f'{folder}/{n}', d)] = sha(f.read())
    return found


def as_ingest(rec):
    return {f['place']: f['sha256'] for f in rec['files'] if '.iso/' not in f['place']}


put('late/电子档案/后加.pdf', b'late' * 70000)
at = session('two.iso', 'good.iso', 'late')
rec = ingest('two.iso')[0]
same(told(rec), [('disc-sessions', ''), ('manifest-extra', '电子档案/后加.pdf')], 'a second session is read, and told')
same(as_ingest(rec), as_xorriso('two.iso', at), 'with the files of both')
put('later/电子档案/佛山/申报书.docx', FORM + b' again')
os.makedirs(base + '/later/盘')
shutil.copy(base + '/two.iso', base + '/later/盘/旧盘.iso')
at = session('three.iso', 'two.iso', 'later', gap=500)
rec = ingest('three.iso')[0]
ok(('disc-sessions', '') in told(rec) and ('manifest-differs', A) in told(rec), 'a third, with a file anew and an image as a file')
got, want = as_ingest(rec), as_xorriso('three.iso', at)
same(got, want, 'as xorriso reads it')
ok(got[A] == sha(FORM + b' again') and '盘/旧盘.iso' in got, 'the last one counts')
with open(base + '/three.iso', 'rb') as f:
    bent = bytearray(f.read())
for k, change in enumerate([b'\xff\xff\xff\x7f', b'\0\0\0\0', struct.pack('<I', at + 17)]):
    bent[(at + 16) * 2048 + 158:(at + 16) * 2048 + 162] = change
    put('bent.iso', bent)
    got = told(ingest('bent.iso')[0])
    ok(('disc-sessions', '') in got and ('disc-more', '') in got, f'a broken last one ({k}): the one before, and that there is more', got)
session('apart.iso', 'good.iso', 'late', linked=False)
rec = ingest('apart.iso')[0]
ok(told(rec)[0] == ('disc-sessions', '') and list(as_ingest(rec)) == ['电子档案/后加.pdf'], 'one that forgets the first is told')
with open(base + '/good.iso', 'rb') as f:
    put('padded.iso', f.read() + b'\0' * 300 * 2048)
same(told(ingest('padded.iso')[0]), [], "a burner's padding is nothing")
with open(base + '/padded.iso', 'ab') as f:
    f.write(b'more')
same(told(ingest('padded.iso')[0]), [('disc-more', '')], 'what is no session is told')

# Our own disc.
put('spool/' + sha(FORM)[:2] + '/' + sha(FORM), FORM)
case = {'kind': 'case', 'id': 'c000000000001', 'verdict': 'accept', 'recommender': '440600', 'fields': {}, 'files': [
    {'name': '申报书.docx', 'sha256': sha(FORM), 'size': len(FORM), 'role': 'form', 'place': '2'}]}
zero = dict.fromkeys(['accept', 'return', 'reject', 'manual', 'superseded'], 0)
end = {'end': {'mails': {'case': 1}, 'cases': dict(zero, accept=1), 'regions': zero, 'lists': 0, 'rows': 0, 'records': 2,
               'at': '2024-12-25T09:00:00+08:00', 'role': 'city'}}
os.makedirs(base + '/out/runs/.next')
put('out/runs/.next/.id', b'RUN')
r = run(BIN + 'shenbao-master', '--notice', TOP + '/config/guangdong-2024', '--spool', base + '/spool', '--out', base + '/out',
        input=''.join(json.dumps(x) + '\n' for x in [
            {'kind': 'mail', 'id': 'm', 'class': 'case', 'files': []}, case, end]).encode())
same(r.returncode, 0, 'a disc of ours')
own = 'out/current/disc/GD2024_76_01.iso'
same(told(ingest(own)[0]), [], 'comes in without a fault')
os.mkdir(base + '/copy')
run('bsdtar', '-xf', f'{base}/{own}', '-C', base + '/copy', env=dict(os.environ, LC_ALL='C.UTF-8'))
run('chmod', '-R', 'u+w', base + '/copy')
same(told(ingest('copy')[0]), [], 'and its copy')
os.rename(base + '/copy/索引目录.html' if os.path.exists(base + '/copy/索引目录.html') else base + '/copy/verify.sh',
          base + '/copy/改名.sh')
ok({c for c, _ in told(ingest('copy')[0])} == {'manifest-absent', 'manifest-extra'}, 'a file renamed on the copy is told')

# In the papers: 核对表 and 初审情况表 say it, with whose disc it is.
import openpyxl
rec = ingest('bad.iso')[0]
rec['class'], rec['holds'] = 'list', ['l1']
lst = {'kind': 'list', 'id': 'l1', 'mail': rec['id'], 'recommender': '440600', 'fields': {}, 'rows': []}
end = {'end': {'mails': {'list': 1}, 'cases': zero, 'regions': zero, 'lists': 1, 'rows': 0, 'records': 2,
               'at': '2024-12-25T09:00:00+08:00', 'role': 'province'}}
r = run(BIN + 'shenbao-render', '--notice', TOP + '/config/guangdong-2024', '--spool', base + '/spool', '--out',
        base + '/papers', input=''.join(json.dumps(x) + '\n' for x in [rec, lst, end]).encode())
same(r.returncode, 0, 'papers')
text = {}
for name in ('核对表', '初审情况表'):
    book = openpyxl.load_workbook(f'{base}/papers/runs/.next/{name}.xlsx')
    text[name] = '\n'.join(str(c) for s in book for row in s.iter_rows(values_only=True) for c in row if c is not None)
ok(all(p in text['核对表'] for p in ('电子档案/少了.pdf', '电子档案/多了.pdf', A, 'bad.iso', '佛山')), '核对表 lists what does not match')
ok('校验清单' in text['初审情况表'], '初审情况表 says so, too')
done()
