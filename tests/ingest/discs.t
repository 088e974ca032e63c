#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# Discs that are handed in: as image, as folder, as an image in a folder;
# what lies on them against the lists that they bring along.
import hashlib
import json
import os
import shutil
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

# A second session, as Windows adds one to a CD: the first is all we read.
size = os.path.getsize(base + '/good.iso') // 2048
at = (size + 31) // 32 * 32
put('late/电子档案/后加.pdf', b'late')
r = run('xorriso', '-as', 'mkisofs', '-quiet', '-R', '-J', '-M', base + '/good.iso', '-C', f'0,{at}', '-o', base + '/two.s2',
        base + '/late')
same(r.returncode, 0, 'a second session')
with open(base + '/good.iso', 'rb') as f, open(base + '/two.s2', 'rb') as g:
    put('two.iso', f.read() + b'\0' * (at - size) * 2048 + g.read())
    f.seek(0)
    put('padded.iso', f.read() + b'\0' * 300 * 2048)
same(told(ingest('two.iso')[0]), [('disc-more', '')], 'a second session is told')
same(told(ingest('padded.iso')[0]), [], "a burner's padding is nothing")

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
