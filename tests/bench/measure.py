# SPDX-License-Identifier: ISC
"""CPU seconds and peak memory of whole processes, contenders in turn."""
import os
import statistics
import subprocess
import sys
import time


class Run:
    """What one run of one contender took."""

    def __init__(self, cpu, wall, rss, status):
        self.cpu, self.wall, self.rss, self.status = cpu, wall, rss, status


WRAP = []  # set by the driver: path of wrap(1) of ours, a file for it


def wrapped(result, argv, cores=None):
    """argv as wrap runs it: it is small, Python's own memory isn't."""
    return [WRAP[0], result, ','.join(map(str, sorted(cores))) if cores
            else '-'] + argv


def read_result(path):
    with open(path) as f:
        user, system, wall, rss, status = f.read().split()
    os.unlink(path)
    return Run(float(user) + float(system), float(wall), int(rss) / 1024,
               int(status))


def run(argv, stdin=None, stdout=None, env=None, cores=None, cwd=None,
        stderr=None):
    """One process and all its children."""
    null = subprocess.DEVNULL
    fin = open(stdin, 'rb') if stdin else null
    fout = open(stdout, 'wb') if stdout else null
    ferr = open(stderr, 'ab') if stderr else null
    subprocess.run(wrapped(WRAP[1], argv, cores), stdin=fin, stdout=fout,
                   stderr=ferr, env=env, cwd=cwd, check=True)
    for f in (fin, fout, ferr):
        if f is not null:
            f.close()
    return read_result(WRAP[1])


class Contender:
    def __init__(self, name, argv, units, missing=None, each=None,
                 ok=(0,), **kw):
        self.name, self.argv, self.units = name, argv, units
        self.missing, self.each, self.ok, self.kw = missing, each, ok, kw
        self.runs = []

    def once(self):
        """A list under `each` is one command a file."""
        if not self.each:
            r = run(self.argv, **self.kw)
        else:
            all_ = [run(self.argv + f, **self.kw) for f in self.each]
            r = Run(sum(x.cpu for x in all_), sum(x.wall for x in all_),
                    max(x.rss for x in all_), max(x.status for x in all_))
        if r.status not in self.ok:
            self.missing = 'failed with status %d' % r.status
        return r

    def result(self, by='cpu'):
        if self.missing:
            return dict(name=self.name, missing=self.missing)
        v = sorted(getattr(r, by) for r in self.runs)
        mid = statistics.median(v)
        return dict(
            name=self.name, units=self.units, seconds=mid, by=by,
            rate=self.units / mid if mid else None, runs=v,
            spread=(v[-1] - v[0]) / mid if mid else None,
            rss=max(r.rss for r in self.runs))


def say(*words):
    print(*words, file=sys.stderr, flush=True)


def in_turn(title, contenders, rounds, by='cpu', until=None):
    """A B C A B C: medians of rounds.  A slow one that would run past
    `until` stops early."""
    say('%s' % title)
    for k in range(rounds):
        for c in contenders:
            if c.missing:
                if k == 0:
                    say('  %-44s missing: %s' % (c.name, c.missing))
                continue
            if until and k > 0 and time.monotonic() > until:
                continue
            r = c.once()
            if not c.missing:
                c.runs.append(r)
            say('  round %d  %-36s %s' % (k + 1, c.name, c.missing or
                '%8.3f s CPU %8.3f s wall %6.0f MiB' % (
                    r.cpu, r.wall, r.rss)))
    return [c.result(by) for c in contenders]
