#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Field accuracy of our stages, and of other programs, on generated forms.

	score.py FORMS... --bin build/bin --notice config/guangdong-2024
	    [--out build/accuracy.json] [--no-peers] [--misses N]

FORMS is what tests/gen/forms.py wrote.  A field is right (the canonical
value is the truth's), flagged (it is not, but says so in `doubt`), missed
(no value and no doubt) or wrong (another value, and no doubt).
"""
import argparse
import collections
import hashlib
import json
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import peers
from truth import TICKS, kind, same


def load(folders):
    made = []
    for base in folders:
        with open(os.path.join(base, 'truth.json')) as f:
            for m in json.load(f):
                m['path'] = os.path.join(base, m['file'])
                m['n'] = len(made)
                made.append(m)
    return made


def records(folders, bin_dir, notice):
    """The records after normalize, each stage as its own process."""
    with tempfile.TemporaryDirectory() as tmp:
        spool = os.path.join(tmp, 'spool')
        os.mkdir(spool, 0o700)
        stages = (('ingest', '--spool', spool) +
                  tuple(os.path.join(d, 'forms') for d in folders),
                  ('extract', '--spool', spool), ('normalize',))
        procs, src = [], subprocess.DEVNULL
        for name, *rest in stages:
            p = subprocess.Popen(
                [os.path.join(bin_dir, 'shenbao-' + name), '--notice',
                 notice] + list(rest), stdin=src, stdout=subprocess.PIPE)
            if procs:
                procs[-1].stdout.close()
            src = p.stdout
            procs.append(p)
        lines = procs[-1].stdout.read().split(b'\n')
        codes = [p.wait() for p in procs]
        if any(codes):
            sys.exit('score: exit codes of ingest, extract, normalize: %s'
                     % codes)
    return [json.loads(s) for s in lines if s.strip()]


def by_form(recs, made):
    """{n: case record}: a case is known by the SHA-256 of its form."""
    sha = {}
    for m in made:
        with open(m['path'], 'rb') as f:
            sha[hashlib.sha256(f.read()).hexdigest()] = m['n']
    out = {}
    for r in recs:
        if r.get('kind') != 'case':
            continue
        for f in r.get('files', ()):
            if f.get('sha256') in sha:
                out.setdefault(sha[f['sha256']], r)
    return out


def judge(k, t, field):
    if field is None:
        return 'right' if t['value'] in (None, []) else 'missed'
    if same(k, t['value'], field.get('value'), t.get('ok')) or (
            'too' in t and same(k, t['too'], field.get('value'))):
        return 'right'
    if field.get('doubt'):
        return 'right' if t.get('ok') == 'doubt' else 'flagged'
    if t.get('ok') == 'doubt' and field.get('value') is None:
        return 'missed'
    return 'missed' if field.get('value') in (None, []) else 'wrong'


def score(made, cases):
    by = collections.defaultdict(collections.Counter)
    misses = []
    for m in made:
        rec = cases.get(m['n'])
        for k, t in m['truth'].items():
            field = rec['fields'].get(k) if rec else None
            j = judge(k, t, field) if rec else 'missed'
            for group in ('all', 'kind ' + kind(k), 'field ' + k,
                          'layout ' + m['layout'], 'hand ' + m['hand'],
                          'saved by ' + m['saved']):
                by[group][j] += 1
            if k in TICKS:
                by['tick ' + m['tick']][j] += 1
            if j != 'right':
                misses.append(dict(
                    file=m['path'], layout=m['layout'],
                    hand=m['hand'], tick=m['tick'], saved=m['saved'],
                    field=k, judged=j, want=t['value'], typed=t['raw'],
                    got=field and {x: field.get(x) for x in
                                   ('value', 'raw', 'doubt', 'at')}))
    return by, misses


def percent(c):
    n = sum(c.values())
    return 100. * c['right'] / n if n else 0


def table(by):
    print('%-28s %7s %8s %7s %7s %7s' % ('', 'fields', 'right %', 'flagged',
                                        'missed', 'wrong'))
    for g in ['all'] + sorted(g for g in by if g != 'all'):
        c = by[g]
        print('%-28s %7d %8.2f %7d %7d %7d' % (
            g, sum(c.values()), percent(c), c['flagged'], c['missed'],
            c['wrong']))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('forms', nargs='+')
    ap.add_argument('--bin', default='build/bin')
    ap.add_argument('--notice', default='config/guangdong-2024')
    ap.add_argument('--out')
    ap.add_argument('--no-peers', action='store_true')
    ap.add_argument('--no-ours', action='store_true')
    ap.add_argument('--misses', type=int, default=40)
    ap.add_argument('--least', type=float, default=0,
                    help='exit 1 below this percentage, or on a wrong tick')
    a = ap.parse_args()
    made = load(a.forms)
    report = dict(forms=len(made), layouts=len({m['layout'] for m in made}),
                  office_saved=sum(m['saved'] == 'LibreOffice' for m in made))
    ok = True
    if not a.no_ours:
        recs = records(a.forms, a.bin, a.notice)
        cases = by_form(recs, made)
        by, misses = score(made, cases)
        table(by)
        print('\n%d of %d forms were found to be cases' % (len(cases),
                                                          len(made)))
        for x in misses[:a.misses]:
            print('%(judged)s %(file)s %(layout)s/%(hand)s/%(tick)s '
                  '%(field)s: %(want)r (typed %(typed)r) got %(got)s' % x)
        report.update(ours={g: dict(c) for g, c in sorted(by.items())},
                      misses=misses, found=len(cases))
        t = by['kind tick']
        ok = percent(by['all']) >= a.least and \
            (not a.least or t['wrong'] == 0)
    if not a.no_peers:
        p = peers.run(made)
        report['peers'] = p
        print('\n%-24s %7s %10s %10s %10s' % (
            'raw text', 'opened', 'right %', 'ticks %', 'of all %'))
        for name, n in p.items():
            print('%-24s %3d/%3d %10.2f %10.2f %10.2f' % (
                name, n['opened'], n['files'], 100. * n['right'] /
                max(n['of'], 1), 100. * n['ticks'] / max(n['ticks_of'], 1),
                100. * n['right'] / n['all_of']))
    if a.out:
        with open(a.out, 'w') as f:
            json.dump(report, f, ensure_ascii=False, indent=1)
            f.write('\n')
    sys.exit(0 if ok else 1)


if __name__ == '__main__':
    main()
