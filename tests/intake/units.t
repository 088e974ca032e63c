#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# The night's units and cron line: sound, closed, and not too closed.
import collections
import glob
import json
import os
import re
import shutil
import stat
import subprocess
import sys

import openpyxl

sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/tools')
sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/intake')
import fence  # noqa: E402
from tap import BIN, BUILD, TOP, done, ok, run, same, tmp  # noqa: E402

NIGHTLY = TOP + '/samples/nightly'
PACK = TOP + '/config/guangdong-2024'
WORD = '运行失败.txt'
base = tmp()


def read(path):
    with open(path, encoding='utf-8') as f:
        return f.read()


def write(path, text, mode=0o644):
    with open(path, 'w', encoding='utf-8') as f:
        f.write(text)
    os.chmod(path, mode)
    return path


def settings(unit, key):
    return re.findall(f'^{key}=(.*)$', read(f'{NIGHTLY}/{unit}'), re.M)


# --- as systemd reads them ---

def analyze():
    """verify and security, on copies that name programs that are here."""
    units = []
    for p in sorted(glob.glob(NIGHTLY + '/*.service') +
                    glob.glob(NIGHTLY + '/*.timer')):
        text = read(p).replace('/usr/local/bin/shenbao', BIN + 'shenbao')
        units.append(write(f'{base}/{os.path.basename(p)}', text))
    r = run('systemd-analyze', 'verify', '--man=no', *units)
    same((r.returncode, r.stderr.decode()), (0, ''), 'systemd-analyze verify')
    broken = write(base + '/broken.service',
                   read(units[-1]) + '\n[Service]\nNoNewPrivilege=yes\n')
    r = run('systemd-analyze', 'verify', '--man=no', broken)
    ok(r.stderr, 'and it tells what it doesn\'t know')
    for u in units:
        if not u.endswith('.service'):
            continue
        r = run('systemd-analyze', 'security', '--offline=yes', '--no-pager',
                '--threshold=25', u)
        if not same(r.returncode, 0, 'exposure at most 2.5: ' +
                    os.path.basename(u)):
            print('# ' + r.stdout.decode().strip().rpartition('\n')[2])
    r = run('systemd-analyze', 'calendar', *settings('shenbao.timer',
                                                     'OnCalendar'))
    same(r.returncode, 0, 'the timer\'s hours')


# --- the fence is no closer than the program can bear ---

def fenced():
    names = fence.allowed()
    ok({'prctl', 'setrlimit', 'renameat2', 'syncfs', 'flock'} <= names and
       not names & {'ptrace', 'mount', 'bpf', 'chown', 'setuid'},
       f'{len(names)} system calls are left')
    out = base + '/fenced'
    os.mkdir(base + '/more')
    book = openpyxl.Workbook()
    book.active.append(['序号', '企业名称', '案例名称'])
    book.save(base + '/list.xlsx')
    run('ssconvert', '-T', 'Gnumeric_Excel:excel_biff8', base + '/list.xlsx',
        base + '/more/推荐汇总表.xls')
    # LeakSanitizer traces; a build without it has no such need.
    env = dict(os.environ, ASAN_OPTIONS='detect_leaks=0')
    r = run(BUILD + '/tools/fence', BIN + 'shenbao', 'run', '--notice', PACK,
            '--desk', TOP + '/samples/desk', '--at',
            '2024-12-25T09:00:00+08:00', '--out', out,
            TOP + '/samples/mailbox', base + '/more', env=env,
            input='\n'.join(names).encode())
    if not same(r.returncode, 0, 'the chain within the unit\'s system calls'):
        print('# ' + r.stderr.decode(errors='replace').replace('\n', '\n# '))
        return
    want = json.loads(read(TOP + '/samples/expected.json'))
    recs = [json.loads(x) for x in
            read(out + '/current/records.ndjson').splitlines()]
    classes = {m['id']: m['class'] for m in recs if m.get('kind') == 'mail'}
    same([i for i, e in want['mails'].items()
          if classes.get(i) not in [e['class'], *e.get('also', [])]], [],
         'and what comes out is the same')
    codes = collections.Counter(
        w['code'] for x in recs for f in [x, *x.get('files', [])]
        for w in f.get('wrong') or [])
    same([c for c in codes if c.startswith(('parser-', 'converter-'))], [],
         'no box died, no converter failed')
    kinds = {f.get('kind') for x in recs if x.get('kind') == 'mail'
             for f in x['files']}
    ok({'pdf', 'doc', 'xls'} <= kinds, 'converters were among them')
    ok(glob.glob(out + '/current/disc/*.iso'), 'and a disc was made')
    r = run(BUILD + '/tools/fence', BIN + 'shenbao', 'run', '--notice', PACK,
            '--out', base + '/no', TOP + '/samples/mailbox', env=env,
            input='\n'.join(names - {'flock', 'renameat2'}).encode())
    ok(r.returncode != 0, 'the fence is one')


# --- the words of a shell ---

def cron_line():
    """Checks the table; returns the command as cron hands it to sh."""
    lines = [x for x in read(NIGHTLY + '/crontab').splitlines()
             if x and not x.startswith('#')]
    jobs = [x for x in lines if not re.match(r'[A-Z_]+=', x)]
    same(len(jobs), 1, 'one job')
    fields = jobs[0].split(None, 6)
    ok(len(fields) == 7 and all(re.fullmatch(r'[\d*,/-]+', f)
                                for f in fields[:5]),
       'five fields of time, a user, a command')
    same(fields[5], settings('shenbao.service', 'User')[0], 'the same user')
    path = dict(x.split('=', 1) for x in lines if x not in jobs)['PATH']
    ok('/usr/local/bin' in path.split(':'), 'PATH has our program')
    command = fields[6]
    ok(not re.search(r'(?<!\\)%', command), 'no bare %: cron ends a line there')
    command = command.replace('\\%', '%')
    r = run('sh', '-n', input=command.encode())
    same((r.returncode, r.stderr), (0, b''), 'sh -n')
    return command


def stop_post():
    """ExecStopPost as sh gets it: $$ and %% are systemd's."""
    line = settings('shenbao.service', 'ExecStopPost')[0]
    m = re.fullmatch(r"/bin/sh -c '([^']*)'", line)
    ok(m, 'ExecStopPost is one word for sh')
    script = m.group(1).replace('$$', '$').replace('%%', '%')
    r = run('sh', '-n', input=script.encode())
    same((r.returncode, r.stderr), (0, b''), 'sh -n of it')
    return script


def stubs():
    """mbsync and shenbao that say they were called, and fail if told."""
    os.makedirs(base + '/bin')
    for name in ('mbsync', 'shenbao'):
        write(f'{base}/bin/{name}',
              f'#!/bin/sh\necho {name} "$@" >>"{base}/called"\n'
              f'exit $(cat "{base}/{name}.status")\n', 0o755)
    write(base + '/nightly.env', re.sub('=/', f'={base}/root/',
                                        read(NIGHTLY + '/nightly.env')))


def night(command, mbsync, shenbao):
    """Who was called, and what was left beside the board."""
    write(base + '/mbsync.status', str(mbsync))
    write(base + '/shenbao.status', str(shenbao))
    write(base + '/called', '')
    subprocess.run(['sh', '-c', command], stdin=subprocess.DEVNULL, check=False,
                   env={'PATH': f'{base}/bin:/usr/bin:/bin', 'LC_ALL': 'C'})
    word = f'{OUT}/{WORD}'
    return ([x.split()[0] for x in read(base + '/called').splitlines()],
            read(word) if os.path.exists(word) else None)


def simulate(command):
    called, word = night(command, 0, 0)
    same((called, word), (['mbsync', 'shenbao'], None), 'cron: fetch, run')
    args = read(base + '/called').splitlines()[1].split()
    same(args, ['shenbao', 'run', '--notice', f'{base}/root/usr/local/share/'
                'shenbao/config/guangdong-2024', '--desk', f'{LIB}/desk',
                '--out', OUT, f'{LIB}/mail/INBOX'], 'with what nightly.env says')
    called, word = night(command, 1, 0)
    same(called, ['mbsync'], 'cron: a failed fetch, no run')
    ok(word and '失败' in word and re.match(r'\d{4}-\d\d-\d\d \d\d:\d\d ', word),
       'and word of it beside the board')
    same(stat.S_IMODE(os.stat(f'{OUT}/{WORD}').st_mode), 0o600,
         'for the office only')
    write(f'{OUT}/{WORD}', 'what the run itself said')
    called, word = night(command, 0, 75)
    same((called, word), (['mbsync', 'shenbao'], 'what the run itself said'),
         'cron: a failed run has told more')
    os.unlink(f'{OUT}/{WORD}')
    called, word = night(command, 0, 127)
    ok(word, 'cron: a run that could not start')
    shutil.rmtree(OUT)


def after(script):
    for result, want in (('success', False), ('exit-code', True),
                         ('timeout', True), ('signal', True)):
        subprocess.run(['sh', '-c', script], check=False, env={
            'PATH': '/usr/bin:/bin', 'OUT': OUT, 'SERVICE_RESULT': result})
        same(os.path.exists(f'{OUT}/{WORD}'), want,
             f'service: {result}: ' + ('word of it' if want else 'nothing'))
        shutil.rmtree(OUT, True)


LIB = base + '/root/var/lib/shenbao'
OUT = LIB + '/out'
order = [k for k in re.findall(r'^(Exec\w+)=', read(
    NIGHTLY + '/shenbao.service'), re.M)]
same(order, ['ExecStartPre', 'ExecStart', 'ExecStopPost'],
     'service: a failed fetch ends it before the run')
ok(not settings('shenbao.service', 'ExecStartPre')[0].startswith('-'),
   'and no dash forgives it')
same(settings('shenbao.service', 'OnFailure'), ['shenbao-failed.service'],
     'OnFailure')
stubs()
command = cron_line().replace('/etc/shenbao/', base + '/')
simulate(command)
after(stop_post())
if shutil.which('systemd-analyze') is None:
    ok(True, 'units # SKIP systemd-analyze is not installed')
else:
    analyze()
    fenced()
done()
