#!/usr/bin/python3
# SPDX-License-Identifier: ISC
# What fails anywhere leaves the old run or the new one, whole; the next run
# repairs.  FAULTS=all: every point; FAULTS=kills: only those that kill the
# whole chain; else a sample of both that is the same each time.
# FAULT_STATE=FILE: what was tried is kept there, and a test that was stopped
# goes on where it was, as long as the programs are the same.
import concurrent.futures
import glob
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
sys.path.insert(0, os.path.join(os.environ.get('TOP', '.'), 'tests/tools'))
from tap import BUILD, TOP, done, ok, run, same, tmp

FAULTS = os.environ.get('FAULTS')
SAMPLE = FAULTS not in ('all', 'kills')
# A build without sanitizers, whose own malloc is in the shim's way.
PLAIN = os.environ.get('FAULT_BUILD', BUILD + '/plain')
BIN = PLAIN + '/bin/'
PACK = TOP + '/config/guangdong-2024'
DESK = TOP + '/samples/desk'
AT = '2024-12-25T09:00:00+08:00'
PERSON = '须人工核实'.encode()       # what a table that can't be read leads to
SYSEXITS = (65, 66, 70, 71, 73, 74, 75, 78)
base = tmp()
if 'FAULT_BUILD' not in os.environ:
    r = run('make', '-s', '-j2', '-C', TOP, 'BUILD=' + PLAIN, 'SANITIZE=',
            'CFLAGS=-O1', 'all')
    if not same(r.returncode, 0, 'a plain build'):
        done()
PROGRAMS = hashlib.sha256()
for p in sorted(glob.glob(BIN + '*')) + [os.path.abspath(__file__)]:
    with open(p, 'rb') as f:
        PROGRAMS.update(f.read())
PROGRAMS = PROGRAMS.hexdigest()
STATE = os.environ.get('FAULT_STATE')
tried = {}
if STATE and os.path.exists(STATE):
    with open(STATE) as f:
        for line in f:
            sha, point, why = json.loads(line)
            if sha == PROGRAMS:
                tried[json.dumps(point)] = why
SHIM = base + '/shim.so'
r = run('cc', '-shared', '-fPIC', '-O1', '-o', SHIM,
        TOP + '/tests/fault/shim.c', '-ldl')
same(r.returncode, 0, 'the shim')

# A few mails: a package, a list in DOCX, a single case, a spoilt one, a bounce.
box = base + '/box'
for d in ('cur', 'new', 'tmp'):
    os.makedirs(box + '/' + d)
for p in sorted(glob.glob(TOP + '/samples/mailbox/cur/*'),
                key=os.path.getsize)[:9]:
    shutil.copy2(p, box + '/cur')


def tree(root):
    got = {}
    for folder, dirs, files in os.walk(root):
        for f in files:
            with open(os.path.join(folder, f), 'rb') as h:
                got[os.path.relpath(os.path.join(folder, f), root)] = \
                    hashlib.sha256(h.read()).hexdigest()
    return got


def whole(out, at=AT, env=None, **kw):
    return run(BIN + 'shenbao', 'run', '--notice', PACK, '--desk', DESK,
               '--at', at, '--jobs', '2', '--out', out, kw.pop('box', box),
               env=env, **kw)


def records(out):
    with open(out + '/current/records.ndjson', 'rb') as f:
        return f.read()


def current(out):
    return tree(os.path.realpath(out + '/current'))


old_out, new_out = base + '/old', base + '/ref'
same(whole(old_out, '2024-12-20T09:00:00+08:00').returncode, 0, 'an old run')
took = time.time()
shutil.copytree(old_out, new_out, symlinks=True)
same(whole(new_out).returncode, 0, 'a reference run')
took = time.time() - took
FIRST_OUT = base + '/first'
same(whole(FIRST_OUT).returncode, 0, 'a run where there was none')
FIRST = current(FIRST_OUT)
OLD, NEW = current(old_out), current(new_out)
NEW_RECORDS = records(new_out)
ok(OLD != NEW, 'they differ')

# Killed at any moment, on top of what the one before left behind; a run that
# is let be makes of each of them what one never killed makes: after one that
# had published, another one.
out, mended = base + '/killed', base + '/mended'
shutil.copytree(new_out, out, symlinks=True)
same(whole(out).returncode, 0, 'a run when nothing is new')
AGAIN = current(out)
shutil.rmtree(out)
shutil.copytree(old_out, out, symlinks=True)
rnd = random.Random(8)
bad, published = [], 0
times = 10 if SAMPLE else 300
for i in range(times):
    p = subprocess.Popen(
        [BIN + 'shenbao', 'run', '--notice', PACK, '--desk', DESK, '--at', AT,
         '--out', out, box], stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True)
    time.sleep(rnd.random() * took)
    try:
        os.killpg(p.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    p.wait()
    got = current(out)
    if got != OLD and got != NEW:
        bad.append((i, 'neither'))
    shutil.copytree(out, mended, symlinks=True)
    took = time.time()
    r = whole(mended)
    took = time.time() - took
    want, now = NEW if got == OLD else AGAIN, current(mended)
    if r.returncode != 0 or now != want:
        bad.append((i, 'not repaired: %d %s %s' % (r.returncode, r.stderr, [
            k for k in want if now.get(k) != want[k]][:5])))
    junk = [f for f in os.listdir(mended + '/runs') if f.startswith('.')]
    if len(junk) > 1:
        bad.append((i, 'left behind: %s' % junk))
    shutil.rmtree(mended)
    if got != OLD:
        published += 1
        shutil.rmtree(out)
        shutil.copytree(old_out, out, symlinks=True)
same(bad, [], '%d times killed: the old run or the new, and repaired' % times)
print('# %d of them when it had published' % published)
if FAULTS == 'kills':
    done()

# The stages by hand: what goes in and what comes out.
spool = base + '/spool'
N, D, A, S = ['--notice', PACK], ['--desk', DESK], ['--at', AT], \
    ['--spool', spool]
STAGES = {'ingest': N + D + A + S + ['--jobs', '2', box],
          'extract': N + S + ['--jobs', '2'], 'normalize': N,
          'validate': N + D + A, 'rank': N + D,
          'render': N + D + A + S, 'master': N + S}
given, wanted, data = {}, {}, b''
byhand = base + '/byhand'
for name, argv in STAGES.items():
    given[name] = data
    r = run(BIN + 'shenbao-' + name, *argv, *(
        ['--out', byhand] if name in ('render', 'master') else []),
        input=data)
    same(r.returncode, 0, name)
    wanted[name] = data = r.stdout


def fresh(n):
    return base + '/p%d' % n


def ended(out):
    lines = out.splitlines()
    try:
        return bool(lines) and 'end' in json.loads(lines[-1])
    except ValueError:
        return False


def codes(mail):
    """What is told to be wrong with a mail and its files."""
    return {(w['code'], w.get('at', i)) for i, f in enumerate(
        mail['files'] + [mail]) for w in f.get('wrong') or ()}


def told(out, want, most=None, ranked=False):
    """Rows that differ are held, with a reason; none is missing.  most: how
    many mails may.  ranked: one row less moves the others."""
    try:
        a, b = ([json.loads(line) for line in x.splitlines()]
                for x in (out, want))
    except ValueError:
        return False
    x, y = ({r['id']: r for r in recs if r.get('kind') == 'mail'}
            for recs in (a, b))
    differ = {k for k in y if x.get(k) != y[k]}
    other = [[r for r in recs if r.get('mail') and r['mail'] not in differ]
             for recs in (a, b)]
    return x.keys() == y.keys() and (
        ranked or other[0] == other[1]) and all(
        codes(x[k]) - codes(y[k]) for k in differ) and (
            most is None or len(differ) <= most)


def passes(out):
    """Whether the next one would take this for a whole stream."""
    return run(BIN + 'shenbao', 'seal', input=out).returncode == 0 and \
        run(BIN + 'shenbao-normalize', *N, input=out).returncode == 0


def shimmed(prog, call, n, do, counted=None, fork=None):
    env = dict(os.environ, LD_PRELOAD=SHIM, FAULT_PROG=prog, FAULT_CALL=call,
               FAULT_N=str(n), FAULT_DO=do)
    if fork:
        env['FAULT_FORK'] = str(fork)
    if counted:
        env['FAULT_COUNT'] = counted
    return env


def stage_run(name, env, out):
    argv = list(STAGES[name])
    if name == 'ingest':
        argv[argv.index(spool)] = out + '/spool'
        os.makedirs(out)
    if name in ('render', 'master'):
        if name == 'master':
            shutil.copytree(byhand_next, out, symlinks=True)
        argv += ['--out', out]
    try:
        return run(BIN + 'shenbao-' + name, *argv, input=given[name],
                   env=env, timeout=120)
    except subprocess.TimeoutExpired:
        return None


def stage_fault(point):
    n, name, call, nth, do = point
    out = fresh(n)
    r = stage_run(name, shimmed('shenbao-' + name, call, nth, do), out)
    why = None
    if r is None:
        why = 'hangs'
    elif do == 'kill':
        if r.returncode not in (-9, 0):
            why = 'exit %d' % r.returncode
    elif r.returncode == 0:
        if name in ('render', 'master'):
            if tree(out) != TREES[name]:
                why = 'exit 0 with other papers'
        elif name == 'validate' and unsure(r):
            pass
        elif r.stdout != wanted[name] and not (
                name in ('ingest', 'extract') and ended(r.stdout) and
                told(r.stdout, wanted[name])):
            why = 'exit 0 with another output'
    elif call == 'malloc' and (r.returncode != 71 or
                               b'out of memory' not in r.stderr or
                               b'shenbao-' + name.encode() not in r.stderr):
        why = 'exit %d: %s' % (r.returncode, r.stderr[-200:])
    elif r.returncode not in SYSEXITS:
        why = 'exit %d: %s' % (r.returncode, r.stderr[-200:])
    elif ended(r.stdout) and r.stdout != wanted[name] and \
            passes(r.stdout):
        why = 'exit %d, and an end record' % r.returncode
    elif not r.stderr.strip():
        why = 'exit %d without a word' % r.returncode
    shutil.rmtree(out, True)
    return point, why


def unsure(r):
    """A table that can't be read: what rests on it is for a person."""
    a, b = ({c['id']: c for c in map(json.loads, out.splitlines())
             if c.get('kind') in ('case', 'region')}
            for out in (r.stdout, wanted['validate']))
    return PERSON in r.stderr and a.keys() == b.keys() and all(
        f == g or f['state'] == 'manual' for k in b
        for f, g in zip(a[k]['findings'], b[k]['findings']))


def box_fault(point):
    """A box (the fork-th, or all) fails: one row, or all, held."""
    n, name, call, nth, do, fork = point
    out = fresh(n)
    r = stage_run(name, shimmed('shenbao-' + name, call, nth, do, fork=fork),
                  out)
    why = None
    if r is None:
        why = 'hangs'
    elif r.returncode != 0:
        why = 'exit %d: %s' % (r.returncode, r.stderr[-200:])
    elif r.stdout != wanted[name] and not (ended(r.stdout) and told(
            r.stdout, wanted[name], None if fork == 'all' else 1)):
        why = 'another row'
    shutil.rmtree(out, True)
    return point, why


def run_fault(point):
    n, prog, call, nth, do = point
    out = fresh(n)
    shutil.copytree(old_out, out, symlinks=True)
    r = None
    try:
        r = whole(out, env=shimmed(prog, call, nth, do), timeout=200)
        why = None
        got = current(out)
        # What a mail's own file did is a row of its own, and another run.
        if got != NEW and r.returncode == 0 and prog in (
                'shenbao-ingest', 'shenbao-extract') and told(
                    records(out), NEW_RECORDS, ranked=True):
            got = NEW
        # So did a table of the desk.
        if got != NEW and r.returncode == 0 and prog == 'shenbao-validate' \
                and PERSON in r.stderr:
            got = NEW
        if got != NEW and got != OLD:
            why = 'exit %d, current is neither: %s' % (r.returncode, [
                k for k in NEW if got.get(k) != NEW[k]][:5])
        elif r.returncode == 0 and got != NEW:
            why = 'exit 0, and the old run'
        elif r.returncode not in (0,) + SYSEXITS and not (
                prog == 'shenbao' and do == 'kill' and r.returncode == -9):
            why = 'exit %d' % r.returncode
        if why is None and got != NEW:
            again = whole(out, timeout=200)
            if again.returncode != 0 or current(out) != NEW:
                why = 'not repaired: %d %s' % (again.returncode,
                                               again.stderr[-300:])
    except subprocess.TimeoutExpired:
        why = 'hangs'
    shutil.rmtree(out, True)
    return point, why


def counts(prog, how):
    """How many calls of each kind a good run makes."""
    path = base + '/count'
    if os.path.exists(path):
        os.remove(path)
    how(shimmed(prog, 'all', 0, 'EIO', path))
    if not os.path.exists(path):
        return {}
    with open(path) as f:
        return {a: int(n) for a, n in map(str.split, f)}


# For master by hand: the run that render has begun.
byhand_next = base + '/begun'
run(BIN + 'shenbao-render', *STAGES['render'], '--out', byhand_next,
    input=given['render'])
TREES = {'render': tree(byhand_next), 'master': tree(byhand)}

KINDS = {'write': ('ENOSPC', 'EIO', 'EINTR', 'short', 'kill'),
         'read': ('EIO', 'EINTR', 'short', 'kill'),
         'fsync': ('EIO', 'kill'), 'close': ('EIO', 'EINTR'),
         'rename': ('ENOSPC', 'EIO', 'kill'), 'mkdir': ('ENOSPC', 'kill'),
         'open': ('EMFILE', 'EIO', 'kill'), 'fork': ('EAGAIN', 'ENOMEM'),
         'fflush': ('ENOSPC',), 'fwrite': ('ENOSPC', 'kill')}


def spread(points, n):
    if not SAMPLE or len(points) <= n:
        return points
    return [points[i * len(points) // n] for i in range(n)]


def sweep(what, points, test):
    done_ = {p: tried.get(json.dumps(p), '') for p in points}
    bad = [(p, why) for p, why in done_.items() if why]
    todo = [p for p in points if done_[p] == '']
    n = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for point, why in pool.map(test, [
                (i,) + p for i, p in enumerate(todo)]):
            n += 1
            if why:
                bad.append((point[1:], why))
            if STATE:
                with open(STATE, 'a') as f:
                    f.write(json.dumps([PROGRAMS, point[1:], why]) + '\n')
            if not SAMPLE and n % 100 == 0:
                print('# %s: %d of %d, %d bad' % (what, n, len(todo),
                                                  len(bad)), file=sys.stderr)
    for b in bad[:40]:
        print('# %s: %s' % (' '.join(map(str, b[0])), b[1]))
    ok(not bad, '%s: %d points' % (what, len(points)))
    sys.stdout.flush()


def places(n, most):
    return list(range(1, n + 1)) if n <= most else sorted(
        {1 + i * (n - 1) // (most - 1) for i in range(most)})


# How many allocations of each stage fail when all are asked for: those of
# a stage that takes a second less often.
MEMORY = {'ingest': 1500, 'extract': 2000, 'normalize': 3000,
          'validate': 500, 'rank': 3000, 'render': 150, 'master': 150}
total = 0
for name in STAGES:
    out = fresh(900000)
    n = counts('shenbao-' + name, lambda env: stage_run(name, env, out))
    shutil.rmtree(out, True)
    ok(n.get('malloc', 0) > 0, name + ': counted')
    points = [(name, call, i, do) for call, dos in KINDS.items()
              for i in places(n.get(call, 0), 60) for do in dos]
    slow = name in ('render', 'master')
    sheets = [(name, 'fwrite', i, 'ENOSPC')     # a library's temporary files
              for i in places(n.get('fwrite', 0), 6)] if slow else []
    points = sorted(set(spread(points, 6 if slow else 14) + sheets))
    # Memory: no call for it may end in a signal, or in a wrong success.
    memory = [(name, 'malloc', i, 'ENOMEM')
              for i in places(n.get('malloc', 0), MEMORY[name])]
    points += spread(memory, 3 if slow else 6)
    total += len(points)
    sweep(name, points, stage_fault)
    if name not in ('ingest', 'extract'):
        continue
    # What fails in a box costs one row.
    forks = list(range(1, n['forks'] + 1)) + ['all']
    points = [(name, call, i, do, fork)
              for call, dos in (('malloc', ('ENOMEM',)),
                                ('read', ('EIO', 'EINTR', 'short', 'kill')),
                                ('write', ('EIO', 'EINTR', 'short', 'kill')))
              for i in (1, 2, 3, 5, 9, 17, 50, 150, 400, 1000, 2500)
              for do in dos for fork in forks
              if call == 'malloc' or i < 9]
    points = spread(points, 12)
    total += len(points)
    sweep('boxes of ' + name, points, box_fault)

points = []
for prog in ['shenbao'] + ['shenbao-' + s for s in STAGES]:
    n = counts(prog, lambda env: whole(base + '/cnt', env=env))
    points += [(prog, call, i, do)
               for call in ('write', 'fsync', 'rename', 'mkdir', 'open',
                            'fork')
               for i in places(n.get(call, 0), 20) for do in KINDS[call]
               if do != 'short']
points = spread(points, 12)
total += len(points)
sweep('the whole run', points, run_fault)
print('# %d points' % total)

# Two at once, a stage that is stopped, a mailbox that changes.
out = base + '/two'
a = subprocess.Popen([BIN + 'shenbao', 'run', '--notice', PACK, '--desk',
                      DESK, '--at', AT, '--out', out, box],
                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
time.sleep(0.1)
r = whole(out)
if a.poll() is None or r.returncode == 75:
    same(r.returncode, 75, 'a second run at once')
else:
    print('# the first one had ended')
same(a.wait(), 0, 'the first one goes on')
ok(len(current(out)) == len(NEW), 'and is whole')

moving = base + '/moving'
shutil.copytree(box, moving)
a = subprocess.Popen([BIN + 'shenbao', 'run', '--notice', PACK, '--desk',
                      DESK, '--at', AT, '--out', base + '/moved', moving],
                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
flip = 0
while a.poll() is None and flip < 400:
    for f in os.listdir(moving + '/cur'):
        os.rename(moving + '/cur/' + f, moving + '/cur/' +
                  f.split(':')[0] + (':2,S', ':2,RS')[flip % 2])
    flip += 1
    time.sleep(0.001)
same(a.wait(), 0, 'a mailbox whose flags change')
names = {f.split(':')[0] for f in os.listdir(moving + '/cur')}
with open(base + '/moved/current/records.ndjson') as f:
    mails = {r['id'] for r in map(json.loads, f) if r.get('kind') == 'mail'
             and r['source'] == 'maildir'}
same(mails, names, 'loses none')

# Mails that go or move between being listed and being opened.
def while_reading(command):
    out = base + '/moves'
    shutil.copytree(box, out + '/box')
    os.rename(sorted(glob.glob(out + '/box/cur/*'))[0], out + '/box/new/first')
    argv = list(STAGES['ingest'])
    argv[argv.index(spool)] = out + '/spool'
    argv[-1] = out + '/box'
    # The spool's folder is made once the mailbox has been listed.
    env = shimmed('shenbao-ingest', 'mkdir', 1, 'run')
    r = run(BIN + 'shenbao-ingest', *argv,
            env=dict(env, FAULT_RUN='cd %s/box && %s' % (out, command)))
    shutil.rmtree(out)
    return r.returncode, {r['id']: r for r in map(
        json.loads, r.stdout.splitlines()) if r.get('kind') == 'mail'}


still = while_reading('true')
same(still[0], 0, 'a mailbox with a new mail')
same(while_reading('mv new/first cur/first:2,S'), still,
     'a mail that is looked at: new becomes cur')
same(while_reading('for f in cur/*:2,S; do mv "$f" "${f%S}RS"; done'), still,
     'mails whose flags change')
rc, mails = while_reading('rm new/first')
same(rc, 0, 'a mail that vanishes')
ok('gone' in [w['code'] for w in mails['first']['wrong']], 'is told')
same([k for k in still[1] if mails.get(k) != still[1][k]], ['first'],
     'and costs one row')
rc, mails = while_reading('rm -r cur new')
ok(rc == 0 and mails.keys() == still[1].keys() and all(
    m['wrong'][0]['code'] == 'gone' for m in mails.values()
    if m['source'] == 'maildir'), 'a mailbox that vanishes')

# A clock that jumps.
for name in STAGES:
    out = base + '/clock'
    r = stage_run(name, dict(os.environ, LD_PRELOAD=SHIM, FAULT_CLOCK='1'),
                  out)
    same((r.returncode, r.stdout == wanted[name]), (0, True),
         name + ': a clock that jumps')
    shutil.rmtree(out, True)
out = base + '/clock'
r = whole(out, env=dict(os.environ, LD_PRELOAD=SHIM, FAULT_CLOCK='1'))
ok(r.returncode == 0 and current(out) == FIRST, 'the whole chain, too')

# A stage that hangs.
hung = base + '/hung'
os.mkdir(hung)


def hanging(script, *options):
    for p in glob.glob(BIN + '*'):
        link = hung + '/' + os.path.basename(p)
        if os.path.lexists(link):
            os.remove(link)
        os.symlink(p, link)
    os.remove(hung + '/shenbao-normalize')
    with open(hung + '/shenbao-normalize', 'w') as f:
        f.write('#!/bin/sh\n%s\nexec %sshenbao-normalize "$@"\n' % (
            script, BIN))
    os.chmod(hung + '/shenbao-normalize', 0o755)
    out = base + '/hangs'
    shutil.rmtree(out, True)
    shutil.copytree(old_out, out, symlinks=True)
    r = run(BIN + 'shenbao', 'run', '--notice', PACK, '--desk', DESK, '--at',
            AT, '--out', out, *options, box, timeout=120,
            env=dict(os.environ, SHENBAO_BIN=hung))
    return r, current(out)


r, got = hanging('kill -STOP $$', '--stall', '2')
same((r.returncode, got == OLD), (70, True), 'a stage that is stopped')
ok(b'normalize: is stopped' in r.stderr and b'2 seconds' in r.stderr,
   'is named')
ok(os.path.exists(base + '/hangs/运行失败.txt'), 'and word is left')
r, got = hanging('exec sleep 1000', '--stall', '2')
same((r.returncode, got == OLD), (70, True), 'a stage that waits for ever')
r, got = hanging('for i in 1 2 3 4 5 6 7 8; do sleep 0.5; echo >/dev/null; '
                 'done', '--stall', '2')
same((r.returncode, got == NEW), (0, True), 'one that is slow is not ended')

r, got = hanging('while :; do read x </proc/self/stat; done', '--limit', '3')
same((r.returncode, got == OLD), (70, True), 'one that reads for ever')
ok(b'--limit' in r.stderr, 'is ended by the limit of it all')

# A disk that is full.
for name in list(STAGES)[:5]:
    with open('/dev/full', 'wb') as full:
        p = subprocess.run([BIN + 'shenbao-' + name] + STAGES[name],
                           input=given[name], stdout=full,
                           stderr=subprocess.PIPE)
    same(p.returncode, 74, name + ' into a full disk')
small = base + '/small'
os.mkdir(small)
if run('mount', '-t', 'tmpfs', '-o', 'size=300k', 'none', small).returncode:
    ok(True, 'a small disk # SKIP no right to mount')
else:
    try:
        r = whole(small + '/out')
        ok(r.returncode in (73, 74), 'a small disk: %d' % r.returncode)
        ok(not os.path.lexists(small + '/out/current'), 'nothing published')
    finally:
        run('umount', small)
done()
