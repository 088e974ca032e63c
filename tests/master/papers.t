#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# What a disc carries by its pack's word; the second reader's objection; the
# check for Windows, read as cmd.exe would; the same image from other places.
import glob
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/tools')
from tap import BIN, TOP, done, ok, run, same, tmp

PACK = TOP + '/config/guangdong-2024'
NAMES = ['申报表.docx', 'a(1) b&c%d!.pdf', '50%PATH%.pdf', 'x^y^^z.pdf', '!n!.pdf', "it's;1,2=3.pdf", '(括号).pdf',
         'a  b.pdf', '"q".pdf', ';行首.pdf', '空.bin', '%%a.pdf', '&calc.pdf', '|x>y<z.pdf', '末尾 .pdf', '申' * 120 + '.pdf']
base = tmp()


def store(data, spool='spool'):
    h = hashlib.sha256(data).hexdigest()
    os.makedirs(f'{base}/{spool}/{h[:2]}', exist_ok=True)
    with open(f'{base}/{spool}/{h[:2]}/{h}', 'wb') as f:
        f.write(data)
    os.chmod(f'{base}/{spool}/{h[:2]}/{h}', 0o600)
    return h


def stream(role):
    recs = [{'kind': 'mail', 'id': 'm', 'class': 'case', 'files': []}]
    for k in range(2):
        files = []
        for i, n in enumerate(NAMES):
            data = b'' if n == '空.bin' else f'{k % 2 * (i % 3)}{n}'.encode() * (i * 50 + 1)
            files.append({'name': n, 'sha256': store(data), 'size': len(data), 'place': '2',
                          'role': {0: 'form', 7: 'pledge'}.get(i, 'evidence')})
        recs.append({'kind': 'case', 'id': 'c%012x' % k, 'verdict': 'accept', 'recommender': '440600', 'files': files,
                     'fields': {'company': {'value': '佛山&50%!有限公司'}, 'case_title': {'value': '案例'}}})
    zero = dict.fromkeys(['accept', 'return', 'reject', 'manual', 'superseded'], 0)
    end = {'mails': {'case': 1}, 'cases': dict(zero, accept=2), 'regions': zero, 'lists': 0, 'rows': 0, 'records': 3,
           'at': '2024-12-25T09:00:00+08:00', 'role': role}
    return ''.join(json.dumps(r, ensure_ascii=False) + '\n' for r in recs + [{'end': end}]).encode()


def master(out, role='province', pack=PACK, papers=(), spool='spool', **kw):
    nxt = f'{base}/{out}/runs/.next'
    os.makedirs(nxt)
    for name, data in [('.id', b'RUN'), *papers]:
        with open(f'{nxt}/{name}', 'wb') as f:
            f.write(data)
    spool = spool if spool.startswith('/') else f'{base}/{spool}'
    return run(BIN + 'shenbao-master', '--notice', pack, '--spool', spool, '--out', f'{base}/{out}', input=stream(role), **kw)


def image(out):
    v = glob.glob(f'{base}/{out}/current/disc/*.iso')
    return v[0] if len(v) == 1 else None


def unpacked(out):
    d = f'{base}/{out}.d'
    os.makedirs(d)
    same(run('bsdtar', '-xf', image(out), '-C', d, env=dict(os.environ, LC_ALL='C.UTF-8')).returncode, 0, out + ': unpacked')
    run('chmod', '-R', 'u+rwx', d)
    return d


def content(path):
    with open(path, 'rb') as f:
        return f.read()


def cells(path):
    import openpyxl
    return [[c for c in r] for r in openpyxl.load_workbook(path).active
            .iter_rows(values_only=True)]


# --- roles.X.disc_papers: what the pack names, and nothing else of the run
PAPERS = [('推荐汇总表.xlsx', b'PK list'), ('board.html', b'board'), ('初审情况表.xlsx', b'PK review'), ('核对表.xlsx', b'PK')]
r = master('city', 'city', papers=PAPERS)
same(r.returncode, 0, 'a city, whose disc takes its list along')
d = unpacked('city')
same(sorted(os.listdir(d + '/其他')), ['命名规则.TXT', '推荐汇总表.xlsx', '目录格式说明.TXT'], 'only what the pack names')

# --- what is handed over adds up, to the byte
rows = cells(f'{base}/city/current/disc/材料移交清单.xlsx')
body = [r for r in rows if str(r[0]).isdigit()]
want = [sum(os.path.getsize(os.path.join(p, f)) for p, _, fs in os.walk(f'{d}/电子档案') for f in fs),
        len(body), sum(int(r[4]) for r in body), sum(int(r[5]) for r in body)]
foot = next(r[0] for r in rows if str(r[0]).startswith('合计'))
got = [int(re.search(x, foot)[1]) for x in (r'数据量 (\d+) 字节', r'案例 (\d+) 个', r'申报书 (\d+) 份', r'佐证 (\d+) 件')]
same(got, want, 'the list of what is handed over sums its rows, which are the disc')
same(sum(int(r[7]) for r in body), want[0], 'each with its bytes')
proofs = sum(len(fs) for p, _, fs in os.walk(f'{d}/电子档案') if not p.endswith('申报书'))
same(got[3], proofs, '佐证 is what lies in the chapters, not beside the form')
label = run('pdftotext', '-layout', f'{base}/city/current/disc/光盘标签.pdf', '-').stdout.decode()
ok('%d 字节' % os.path.getsize(image('city')) in label, 'the label has the bytes of the image')
same(content(d + '/其他/推荐汇总表.xlsx'), b'PK list', 'whole')
ok((hashlib.sha256(b'PK list').hexdigest() + '  其他/推荐汇总表.xlsx\n').encode() in content(d + '/manifest-sha256.txt'),
   'and in the manifest')
r = master('province', papers=PAPERS)
same((r.returncode, os.path.exists(unpacked('province') + '/其他/推荐汇总表.xlsx')), (0, False), 'the province takes none')
same(master('absent', 'city').returncode, 0, 'a paper that render did not make is no fault')
for i, name in enumerate(['../records.xlsx', 'board.html', '50%!.xlsx', 'records.ndjson']):
    pack = f'{base}/pack{i}'
    shutil.copytree(PACK, pack)
    with open(pack + '/notice.yaml', encoding='utf-8') as f:
        text = f.read()
    with open(pack + '/notice.yaml', 'w', encoding='utf-8') as f:
        f.write(text.replace('disc_papers: [推荐汇总表.xlsx]', f'disc_papers: ["{name}"]'))
    r = master(f'bad{i}', 'city', pack, PAPERS)
    ok(r.returncode == 74 and name.encode() in r.stderr and not os.path.exists(f'{base}/bad{i}/current'),
       f'{name}: not a paper for a disc', r.stderr)

# --- what the second reader sees otherwise stops the disc
SHIM = base + '/peer.so'
r = run('cc', '-shared', '-fPIC', '-O1', '-o', SHIM, TOP + '/tests/master/peer.c', '-ldl')
same(r.returncode, 0, 'the shim')
env = dict(os.environ, LD_PRELOAD=SHIM)
env['ASAN_OPTIONS'] = env.get('ASAN_OPTIONS', '') + ':verify_asan_link_order=0:detect_leaks=0'
same(master('shim', env=env).returncode, 0, 'without a fault it sees it')
for tree in ('iso9660:!joliet', 'iso9660:!rockridge'):
    for what in ('shorter', 'lost', 'renamed', 'broken'):
        out = f'{what}-{tree[9:]}'
        r = master(out, env=dict(env, PEER=what, PEER_OF=tree))
        ok(r.returncode == 74 and b'libarchive' in r.stderr and not os.path.exists(f'{base}/{out}/current'),
           f'libarchive, {tree}: {what}: nothing is published', r.returncode, r.stderr)

# --- 校验.cmd: as cmd.exe reads it
d = base + '/province.d'
raw = content(d + '/校验.cmd')
ok(raw.endswith(b'\r\n') and b'\n' not in raw.replace(b'\r\n', b'') and b'\r' not in raw.replace(b'\r\n', b''), 'CRLF throughout')
lines = raw.decode('utf-8').split('\r\n')
same(lines[0], '@echo off', 'no BOM, which cmd would take for a command')
ok(max(len(s.encode()) for s in lines) < 8191, 'no line longer than cmd takes')
code = next(i for i, s in enumerate(lines) if s == 'chcp 65001 >nul')
ok(all(s.isascii() for s in lines[:code + 1]), 'no Chinese before the code page is UTF-8')
ok(lines.index('pushd "%~dp0"') < lines.index('setlocal enabledelayedexpansion'), "its own folder before '!' means something")
same(lines[-3:], ['popd', 'exit /b !bad!', ''], 'a drive that a share got is given back')
used = set(re.findall(r'(?:^|[(&\'] ?|do |else |\) )@?([a-z]+)(?= |$)', '\n'.join(lines), re.M))
same(used - {'echo', 'chcp', 'pushd', 'setlocal', 'set', 'for', 'certutil', 'if', 'pause', 'popd', 'exit', 'do', 'not', 'else',
             'defined', 'in'}, set(), 'nothing but what Windows has')
same([s for s in lines if s.count('"') % 2], [], 'quotes in pairs')
same(raw.count(b'('), raw.count(b')'), 'brackets, too')


def delayed(text, env):
    """What phase 5 of cmd's parser makes of a token: only one with ! loses carets."""
    if '!' not in text:
        return text
    out, i = '', 0
    while i < len(text):
        if text[i] == '^' and i + 1 < len(text):
            out, i = out + text[i + 1], i + 2
        elif text[i] == '!':
            j = text.find('!', i + 1)
            name = text[i + 1:] if j < 0 else text[i + 1:j]
            var, _, change = name.partition(':')
            value = env.get(var, '')
            if change:
                old, new = change.split('=', 1)
                value = value.replace(old, new)
            out, i = out + value, len(text) if j < 0 else j + 1
        else:
            out, i = out + text[i], i + 1
    return out


def certutil(path, blanks):
    p = d + '/' + path.replace('\\', '/')
    if not os.path.isfile(p):
        return ['CertUtil: -hashfile command FAILED: 0x80070002', 'CertUtil: The system cannot find the file.']
    if os.path.getsize(p) == 0:
        return ['CertUtil: -hashfile command FAILED: 0x800703ee', 'CertUtil: The volume has been externally altered.']
    h = hashlib.sha256(content(p)).hexdigest()
    h = ' '.join(re.findall('..', h)) if blanks else h
    return [f'SHA256 hash of {path}:', h, 'CertUtil: -hashfile command completed successfully.']


SET_F, SET_SLASH, SET_H = 'set "f=%%b"', 'set "f=!f:/=\\!"', 'set "h=!h: =!"'
body = [s.strip() for s in lines]
ok(all(s in body for s in (SET_F, SET_SLASH, SET_H)), 'the lines that the model is of')
HASH = re.search(r"in \('(certutil .*?) 2\^>nul'\)", raw.decode())[1]
same(HASH, 'certutil -hashfile "!f!" SHA256', 'the command that it is of')


def cmd(manifest, blanks=False):
    """The files that 校验.cmd finds wrong."""
    bad = []
    for line in manifest.split('\n'):
        if line == '' or line[0] == ';':  # for /f passes over both
            continue
        a, b = re.match(r'([^ ]*) *(.*)', line).groups()
        env = {}
        env['f'] = delayed(SET_F[7:-1].replace('%%b', b), env)
        env['f'] = delayed(SET_SLASH[7:-1], env)
        command = delayed(HASH, env)
        # The shell that runs it expands %X% and ends quotes.
        command = re.sub('%[^%]+%', '', command)
        quoted = re.fullmatch(r'certutil -hashfile "([^"]*)" SHA256', command)
        said = certutil(quoted[1], blanks) if quoted else ['', '']
        env['h'] = said[1]
        env['h'] = delayed(SET_H[7:-1], env)
        p = d + '/' + env['f'].replace('\\', '/')
        if os.path.isfile(p) and os.path.getsize(p) == 0 and a.lower() == hashlib.sha256(b'').hexdigest():
            env['h'] = a
        if env['h'].lower() != a.lower():
            bad.append(b)
    return bad


manifest = content(d + '/manifest-sha256.txt').decode('utf-8')
ok(manifest.count('\n') > 2 * len(NAMES) and hashlib.sha256(b'').hexdigest() in manifest, 'with an empty file')
same(cmd(manifest), [], 'it passes a good disc')
same(cmd(manifest, True), [], "and with an older certutil's blanks")
for line in manifest.splitlines()[:6]:
    p = d + '/' + line[66:]
    good = content(p)
    with open(p, 'wb') as f:
        f.write(good + b'x')
    ok(cmd(manifest) == [line[66:]], 'a changed file is told: ' + line[66:])
    with open(p, 'wb') as f:
        f.write(good)
same(cmd('0' * 64 + '  50%PATH%!x!^.pdf\n'), ['50%PATH%!x!^.pdf'], 'the model knows what such names would do')
ok(not re.search('[%!^&"<>|*?]', manifest), 'none is on the disc')

# --- the same bytes, whatever the spool's file system, modes, dates, attributes and order
want = content(image('province'))
shm = '/dev/shm' if os.access('/dev/shm', os.W_OK) else base
other = f'{shm}/shenbao-t.{os.getpid()}/另一个 spool'
try:
    for p in sorted(glob.glob(base + '/spool/*/*'), key=lambda s: s[::-1]):
        to = other + p[len(base + '/spool'):]
        os.makedirs(os.path.dirname(to), mode=0o700, exist_ok=True)
        shutil.copyfile(p, to)
        os.chmod(to, 0o755)
        os.utime(to, (len(p), 1e9 + hash(p) % 1000))
        try:
            os.setxattr(to, b'user.isofs.cs', b'GB18030')
        except OSError:
            pass  # not on every file system
    home = base + '/home'
    os.makedirs(home + '/.dvdisaster')
    for name in ('.xorrisorc', '.mkisofsrc', '.genisoimagerc', '.dvdisaster/dvdisaster.rc'):
        with open(f'{home}/{name}', 'w') as f:
            f.write('-joliet off\n-volid ELSE\nPUBL=else\n')
    odd = dict(os.environ, TZ='Asia/Kathmandu', LC_ALL='C', LANG='tr_TR.UTF-8', HOME=home, SOURCE_DATE_EPOCH='1',
               MKISOFSRC=home + '/.mkisofsrc', POSIXLY_CORRECT='1', TMPDIR=shm, COLUMNS='20')
    os.umask(0o077)
    r = master('elsewhere', papers=PAPERS, spool=other, env=odd)
    same(r.returncode, 0, 'from elsewhere')
    ok(content(image('elsewhere')) == want, 'the same image')
    os.umask(0o027)
    r = master('folder of another length and 中文', papers=PAPERS, preexec_fn=lambda: os.sched_setaffinity(0, {
        min(os.sched_getaffinity(0))}))
    ok(r.returncode == 0 and content(image('folder of another length and 中文')) == want, 'the same on one core')
finally:
    shutil.rmtree(os.path.dirname(other), ignore_errors=True)
done()
