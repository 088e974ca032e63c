# SPDX-License-Identifier: ISC
"""Our own chain: each stage alone, what its time goes into, all together."""
import json
import os
import shutil
import statistics
import subprocess
import time
import zipfile

from measure import Contender, in_turn, run, say

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
PACK = TOP + '/config/guangdong-2024'
AT = '2024-12-25T09:00:00+08:00'
STAGES = 'ingest extract normalize validate rank render master'.split()


def load(path):
    if not os.path.exists(path):
        return None
    with open(path) as f:
        return json.load(f)


def machine():
    model = ''
    with open('/proc/cpuinfo') as f:
        for line in f:
            if line.startswith('model name'):
                model = line.split(':', 1)[1].strip()
                break
    return dict(cpu=model, cores=len(os.sched_getaffinity(0)),
                load=os.getloadavg()[0],
                version=version())


def version():
    p = subprocess.run(['git', '-C', TOP, 'describe', '--always', '--dirty'],
                       capture_output=True)
    return p.stdout.decode().strip()


def xml_bytes(forms):
    n = 0
    for p in forms:
        with zipfile.ZipFile(p) as z:
            n += z.getinfo('word/document.xml').file_size
    return n


def same_output(b):
    """In how many files reader, libxml2 and the unchecked scan agree."""
    got = {}
    for how in ('read', 'sax', 'scan'):
        with open(b.work + '/' + how, 'wb') as f:
            subprocess.run([b.tools + 'docs', how] + b.forms, stdout=f,
                           check=True)
        with open(b.work + '/' + how, 'rb') as f:
            got[how] = f.read().split(b'\n')[:-1]
    return dict(files=len(b.forms),
                libxml2=sum(x == y for x, y in zip(got['read'], got['sax'])),
                scan=sum(x == y for x, y in zip(got['read'], got['scan'])))


# --- a stage by itself ----------------------------------------------------

def argv(build, name, corpus, work, jobs=2):
    n = ['--notice', PACK]
    desk, spool = ['--desk', corpus + '/desk'], ['--spool', work + '/spool']
    return [build + '/bin/shenbao-' + name] + n + {
        'ingest': desk + spool + ['--at', AT, '--jobs', str(jobs),
                                  corpus + '/mailbox'],
        'extract': spool + ['--jobs', str(jobs)],
        'normalize': [], 'validate': desk + ['--at', AT], 'rank': desk,
        'render': desk + spool + ['--out', work + '/out'],
        'master': spool + ['--out', work + '/out']}[name]


def one_by_one(build, corpus, work, env=None, upto=7):
    """Every stage alone, records in files between: {stage: Run}."""
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    got = {}
    for i, name in enumerate(STAGES[:upto]):
        e = dict(os.environ, **env(name)) if env else None
        r = run(argv(build, name, corpus, work), env=e,
                stdin='%s/%d' % (work, i) if i else None,
                stdout='%s/%d' % (work, i + 1), stderr=work + '/stderr')
        if r.status != 0:
            with open(work + '/stderr') as f:
                say(f.read()[-2000:])
            raise SystemExit('shenbao-%s: status %d' % (name, r.status))
        got[name] = r
        say('    %-10s %8.3f s CPU %8.3f s wall %6.0f MiB' % (
            name, r.cpu, r.wall, r.rss))
    return got


def median_of(work, n, rounds):
    return statistics.median(run(work, **n).cpu for _ in range(rounds))


def forks(b, w):
    """How many boxes and converters a run starts, by stage."""
    for name in STAGES:  # the counter goes on from what it finds
        if os.path.exists('%s/forks.%s' % (b.work, name)):
            os.unlink('%s/forks.%s' % (b.work, name))

    def env(name):
        return dict(LD_PRELOAD=b.tools + 'forks.so',
                    FORKS_TO='%s/forks.%s' % (b.work, name))
    one_by_one(b.build, b.corpus, w, env)
    out = {}
    for name in STAGES:
        p = '%s/forks.%s' % (b.work, name)
        out[name] = 0
        if os.path.exists(p):
            with open(p, 'rb') as f:
                out[name] = int.from_bytes(f.read(8), 'little')
            os.unlink(p)
    return out


def json_cost(b, w):
    """CPU of the same streams through a stage that does nothing."""
    out, n, size = {}, 0, 0
    for i in range(1, 7):
        path = '%s/%d' % (w, i)
        with open(path, 'rb') as f:
            lines = sum(1 for _ in f)
        t = {how: median_of([b.tools + 'pass', how],
                            dict(stdin=path, stdout='/dev/null',
                                 cores=b.one), b.rounds)
             for how in ('same', 'new', 'one')}
        out[STAGES[i - 1]] = dict(read=t['same'], write=max(
            0, t['new'] - t['same']), one=t['one'])
        if i == 4:
            n, size = lines, os.path.getsize(path)
            out['record'] = dict(
                bytes=size / n, **{k: v / size * 7168 * 1e6
                                   for k, v in t.items()})
    return out


def shares(b, w, got):
    """What the time goes into, each by a harness of its own."""
    cpu = {k: v['cpu'] for k, v in got.items()}
    total = sum(cpu.values())
    count = forks(b, w)
    empty = median_of([b.tools + 'boxes', '2000', '2'], {}, b.rounds) / 2000
    js = json_cost(b, w)
    inn = {s: js[STAGES[i - 1]]['read'] if i else 0
           for i, s in enumerate(STAGES)}
    outs = {s: js.get(s, {}).get('write', 0) for s in STAGES}
    docs = documents_of(w, b.work + '/docs')
    xml = median_of([b.tools + 'docs', 'read'] + docs, dict(cores=b.one),
                    b.rounds)
    j = json.loads(subprocess.run(
        [b.tools + 'judge', PACK, '5'], stdin=open(w + '/4', 'rb'),
        capture_output=True, check=True).stdout)
    rules = j['us'] * j['cases'] / 1e6
    boxes = sum(count[s] for s in ('ingest', 'extract')) * empty
    return dict(total=total, boxes=boxes, json=sum(inn.values()) +
                sum(outs.values()), xml=xml, rules=rules, forks=count,
                box_us=empty * 1e6, judge=j, json_by_stage={
                    s: dict(read=inn[s], write=outs[s]) for s in STAGES},
                record=js['record'], documents=len(docs))


def documents_of(w, to):
    """The OOXML files of a run, under names that tell their kind."""
    shutil.rmtree(to, ignore_errors=True)
    os.makedirs(to)
    out = []
    with open(w + '/1') as f:
        for line in f:
            for e in json.loads(line).get('files', []):
                if e.get('kind') not in ('docx', 'xlsx'):
                    continue
                p = '%s/%06d.%s' % (to, len(out), e['kind'])
                sha = e['sha256']
                src = '%s/spool/%s/%s' % (w, sha[:2], sha)
                os.symlink(src, p)
                out.append(p)
    return out


def stages(b):
    w, rounds = b.work + '/chain', []
    say('chain: every stage alone')
    for k in range(b.rounds):
        if k and time.monotonic() > b.until - 90:
            break
        rounds.append(one_by_one(b.build, b.corpus, w))
    got = {}
    for s in STAGES:
        v = sorted(r[s].cpu for r in rounds)
        got[s] = dict(cpu=statistics.median(v), runs=v,
                      rss=max(r[s].rss for r in rounds))
    say('chain: what it goes into')
    out = dict(stages=got, mails=len(b.mails), shares=shares(b, w, got))
    say('chain: shenbao run, with one core and with two')
    out['run'] = whole(b, w)
    shutil.rmtree(w)
    return out


def disc_files(w):
    """What the cases on the disc hold, from the spool."""
    out = []
    with open(w + '/5') as f:
        for line in f:
            r = json.loads(line)
            if r.get('verdict') == 'accept' and not r.get(
                    'superseded_by'):
                out += ['%s/spool/%s/%s' % (w, e['sha256'][:2], e['sha256'])
                        for e in r.get('files', [])]
    return sorted(set(p for p in out if os.path.exists(p)))


def whole(b, w):
    """Mail to disc, and reading and writing the same bytes alone."""
    cores = sorted(os.sched_getaffinity(0))
    out = b.work + '/run'

    def fresh(c):
        once = c.once

        def again():
            shutil.rmtree(out, ignore_errors=True)
            os.makedirs(out)
            return once()
        c.once = again
        return c
    files = disc_files(w)
    with open(b.work + '/disc', 'w') as f:
        f.write('\n'.join(files))
    io = ('cat "$1"/mailbox/cur/* > /dev/null; cp -R "$2"/spool "$3"/spool; '
          'xargs cat < "$4" > "$3"/image; sync "$3"/image')
    go = [b.build + '/bin/shenbao', 'run', '--notice', PACK, '--desk',
          b.corpus + '/desk', '--at', AT, '--out', out]
    c = []
    for n in (1, 2):
        if len(cores) >= n:
            c.append(fresh(Contender(
                'shenbao run, %d core%s' % (n, 's' * (n > 1)),
                go + ['--jobs', str(n), b.corpus + '/mailbox'], len(b.mails),
                cores=set(cores[:n]))))
    c.append(fresh(Contender('I/O alone: read mails, write spool and image',
                             ['sh', '-c', io, 'sh', b.corpus, w, out,
                              b.work + '/disc'], len(b.mails))))
    got = in_turn('whole run', c, min(b.rounds, 3), by='wall',
                  until=b.until - 60)
    shutil.rmtree(out, ignore_errors=True)
    return got


def image(b, make_corpus):
    """The disc of some 200 MB of scans, against cat and sync; and what one
    SHA-256 of it takes, of which the proof needs two on any number of cores."""
    corpus, w = b.out + '/scans', b.work + '/image'
    make_corpus(corpus, 'scans %s' % b.a.seed, [
        '-n', '40', '-s', b.a.seed, '--scan', '1500000'])
    say('image: the records of 40 mails with scans')
    one_by_one(b.build, corpus, w, upto=6)
    files = disc_files(w)
    size = sum(os.path.getsize(p) for p in files)
    if not files:
        return dict(missing='no case is on the disc')
    cut = argv(b.build, 'master', corpus, w) + ['--no-publish']
    x = b.work + '/x'
    c = [Contender('shenbao-master (image, proof, labels)', cut, size / 1e6,
                   stdin=w + '/6', stdout='/dev/null', stderr=w + '/stderr'),
         Contender('floor: cat files > x; sync x', [
             'sh', '-c', 'cat "$@" > "$0"; sync "$0"', x] + files,
             size / 1e6),
         Contender('openssl dgst -sha256 x: one of its two hashes', [
             'openssl', 'dgst', '-sha256', x], size / 1e6)]
    out = in_turn('image of %.0f MB' % (size / 1e6), c, max(b.rounds, 3),
                  by='wall')
    shutil.rmtree(w)
    os.unlink(x)
    return out
