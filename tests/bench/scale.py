#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""make bench-scale: more and more mails through the whole chain.

All seven stages run at once, joined by pipes as `shenbao run` joins them;
each under a small wrapper that says its CPU seconds and its largest process.
The first size also runs with one core, for the speed-up of two.

	scale.py --out OUT --build BUILD [--seed S] [--upto STAGE] MAILS...

Mails are small (tests/bench/corpus.py --small).  Where the disk has less room
than a size needs, or an hour would not be enough, the chain of that size
ends after rank, and that is said.
"""
import argparse
import json
import math
import os
import shutil
import subprocess
import sys
import time

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import chain
import measure
import table
from measure import say

PY = '/usr/bin/python3'


class Broken(Exception):
    pass


def run(build, corpus, work, stages, cores):
    """{stage: Run} and wall seconds."""
    shutil.rmtree(work, ignore_errors=True)
    os.makedirs(work)
    begin, prev, procs = time.monotonic(), None, []
    for name in stages:
        argv = measure.wrapped('%s/%s.rusage' % (work, name), chain.argv(
            build, name, corpus, work, len(cores)), cores)
        last = name == stages[-1]
        out = open(work + '/records', 'wb') if last else subprocess.PIPE
        err = open('%s/%s.stderr' % (work, name), 'wb')
        p = subprocess.Popen(argv, stdin=prev or subprocess.DEVNULL,
                             stdout=out, stderr=err)
        err.close()
        if prev:
            prev.close()
        prev = p.stdout
        procs.append(p)
    for p in procs:
        p.wait()
    wall, got = time.monotonic() - begin, {}
    for name in stages:
        r = got[name] = measure.read_result('%s/%s.rusage' % (work, name))
        if r.status:
            with open('%s/%s.stderr' % (work, name),
                      errors='replace') as f:
                say(f.read()[-1000:])
            raise Broken('shenbao-%s: status %d' % (name, r.status))
    return got, wall


def last_line(path):
    with open(path, 'rb') as f:
        f.seek(max(0, os.path.getsize(path) - 65536))
        return json.loads(f.read().splitlines()[-1])


def one(a, n, before):
    out = os.path.abspath(a.out)
    corpus, work = out + '/scale-corpus', out + '/scale-work'
    say('%d mails: making them' % n)
    subprocess.run([PY, HERE + '/corpus.py', corpus, '-n', str(n), '-s',
                    a.seed, '--small'], check=True)
    cores = sorted(os.sched_getaffinity(0))[:2]
    res = dict(mails=n)
    stages = list(chain.STAGES)
    if a.upto:
        stages = stages[:stages.index(a.upto) + 1]
    else:
        why = too_much(out, n, before)
        if why:
            stages, res['upto'] = stages[:5], why
    say('%d mails: %s' % (n, ' | '.join(stages)))
    got, wall = run(a.build, corpus, work, stages, set(cores))
    end = last_line(work + '/records')['end']
    res.update(wall=wall, cpu=sum(r.cpu for r in got.values()),
               end=end, disk=disk(work), stages={
                   k: dict(cpu=r.cpu, rss=r.rss, wall=r.wall)
                   for k, r in got.items()})
    if end['mails'].get('case') != n:
        raise Broken('%d mails of class case, not %d' % (
            end['mails'].get('case', 0), n))
    if before is None and len(cores) > 1:
        say('%d mails: on one core' % n)
        _, res['one_core'] = run(a.build, corpus, work, stages,
                                 set(cores[:1]))
    if before:
        both = [s for s in stages if s in before['stages']]
        res['growth'] = growth(res, before, both)
        res['growth_of'] = {s: growth(res, before, [s]) for s in both}
    for r in ('%-10s %8.1f s CPU %6.0f MiB%s' % (
            k, v['cpu'], v['rss'], '' if not before or k not in
            res['growth_of'] else '  %.2f x for twice the mails' %
            res['growth_of'][k]) for k, v in res['stages'].items()):
        say('    ' + r)
    shutil.rmtree(work)
    shutil.rmtree(corpus)
    return res


def growth(now, before, stages):
    """How CPU time grows for twice the mails; linear is 2."""
    t = [sum(r['stages'][s]['cpu'] for s in stages) for r in (now, before)]
    k = math.log2(now['mails'] / before['mails'])
    return (t[0] / t[1]) ** (1 / k) if t[1] > 0 and k else None


def disk(path):
    p = subprocess.run(['du', '-sk', path], capture_output=True)
    return int(p.stdout.split()[0]) * 1024


def too_much(out, n, before):
    if not before or 'render' not in before['stages']:
        return None
    k = n / before['mails']
    free = shutil.disk_usage(out).free
    if before['disk'] * k > free * 0.8:
        return 'ends after rank: papers and image would take %.0f GB, ' \
            '%.0f GB are free' % (before['disk'] * k / 1e9, free / 1e9)
    if before['wall'] * k > 3600:
        return 'ends after rank: papers and image would take more than an ' \
            'hour (%.0f s at this rate)' % (before['wall'] * k)
    return None


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--out', required=True)
    ap.add_argument('--build', required=True)
    ap.add_argument('--seed', default='2024')
    ap.add_argument('--upto', choices=chain.STAGES)
    ap.add_argument('mails', type=int, nargs='+')
    a = ap.parse_args()
    os.makedirs(a.out, exist_ok=True)
    measure.WRAP[:] = [a.build + '/bench-tools/wrap', a.out + '/rusage']
    res = dict(machine=chain.machine(), cores=min(
        2, len(os.sched_getaffinity(0))), runs=[])
    full = None
    for n in a.mails:
        try:
            r = one(a, n, full or (res['runs'] or [None])[-1])
        except Broken as e:
            sys.exit('%d mails: %s' % (n, e))
        res['runs'].append(r)
        if len(r['stages']) == len(chain.STAGES):
            full = r
        with open(a.out + '/scale.json', 'w') as f:
            json.dump(res, f, ensure_ascii=False, indent=1)
    print('\n'.join(table.scale(res)))


if __name__ == '__main__':
    main()
