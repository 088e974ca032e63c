#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""score.py FORMS BIN NOTICE DESK [--md FILE] [--json FILE] [NAME...]: reads each folder of FORMS (make.py) through
BIN/shenbao-ingest | extract | normalize and compares with FORMS/truth.json."""
import sys, os, json, re, subprocess, tempfile, unicodedata, collections, argparse
ap = argparse.ArgumentParser(); ap.add_argument('forms'); ap.add_argument('bin'); ap.add_argument('notice'); ap.add_argument('desk'); ap.add_argument('--md'); ap.add_argument('--json'); ap.add_argument('names', nargs='*')
A = ap.parse_intermixed_args()
truth = json.load(open(A.forms + '/truth.json'))
CODE = {'广州': '440100', '珠海': '440400', '佛山': '440600', '惠州': '441300', '东莞': '441900', '中山': '442000', '江门': '440700', '肇庆': '441200', '韶关': '440200', '汕头': '440500', '湛江': '440800', '清远': '441800', '潮州': '445100', '揭阳': '445200'}

def read(name):
    with tempfile.TemporaryDirectory() as sp:
        b = A.bin + '/shenbao-'
        at = ['--at', '2024-12-25T09:00:00+08:00']
        i = subprocess.run([b + 'ingest', '--notice', A.notice, '--desk', A.desk, '--spool', sp] + at + [A.forms + '/' + name], capture_output=True)
        e = subprocess.run([b + 'extract', '--notice', A.notice, '--spool', sp], input=i.stdout, capture_output=True)
        n = subprocess.run([b + 'normalize', '--notice', A.notice], input=e.stdout, capture_output=True)
        if i.returncode or e.returncode or n.returncode: print(name, i.returncode, e.returncode, n.returncode, (i.stderr + e.stderr + n.stderr).decode()[:400], file=sys.stderr)
        return [json.loads(l) for l in n.stdout.decode().splitlines() if l.strip()]

def flat(s): return re.sub(r'[\s\u200b\ufeff]+', '', unicodedata.normalize('NFKC', str(s)))
def same(f, want, got):
    if want is None: return got in (None, [], '')
    if got is None: return False
    if f == 'directions': return isinstance(got, list) and sorted(map(flat, got)) == sorted(map(flat, want))
    if isinstance(got, list): got = got[0] if len(got) == 1 else '|'.join(map(str, got))
    if f in ('capital', 'revenue', 'investment', 'staff'):
        try: return abs(float(got) - float(want)) < 1e-6 * max(1, abs(want))
        except (ValueError, TypeError): return False
    if f in ('phone', 'mobile'): return re.sub(r'\D', '', str(got)) == re.sub(r'\D', '', want)
    if f == 'recommender': return str(got) == CODE[want] or flat(got).startswith(want) or flat(got) == want
    if f == 'city': return str(got) == CODE[want] or flat(got) in (want, want + '市')
    if f in ('profile', 'summary'): return flat(got)[:200] == flat(want)[:200]
    return flat(got) == flat(want)

def judge(f, want, rec, extra_doubt=None):
    if rec is None: return 'right' if want is None else 'missing'
    got, doubt = rec.get('value'), rec.get('doubt')
    if same(f, want, got): return 'right' if not doubt or want is None else 'right?'
    if got is None and not doubt and rec.get('raw') in (None, ''): return 'missing'
    if doubt or got is None: return 'flagged'
    return 'wrong'

KINDS = ['right', 'right?', 'flagged', 'missing', 'wrong']
per_f, per_l, misses, out = collections.defaultdict(collections.Counter), collections.defaultdict(collections.Counter), [], {}
def note(name, f, want, rec):
    j = judge(f, want, rec); lay = name[:-2]
    per_f[f][j] += 1; per_l[lay][j] += 1
    if j != 'right': misses.append((name, f, j, want, rec))
for name, t in truth.items():
    if A.names and not any(name.startswith(n) for n in A.names): continue
    recs = read(name)
    if t['kind'] == 'case':
        cs = [r for r in recs if r.get('kind') == 'case']
        if len(cs) != 1: print('%s: %d cases; %s' % (name, len(cs), [(r.get('kind'), r.get('class'), r.get('wrong') or r.get('faults')) for r in recs][:3]), file=sys.stderr)
        flds = cs[0]['fields'] if cs else {}
        for f, want in t['fields'].items(): note(name, f, want, flds.get(f))
    else:
        ls = [r for r in recs if r.get('kind') == 'list']
        if len(ls) != 1: print('%s: %d lists; %s' % (name, len(ls), [(r.get('kind'), r.get('class')) for r in recs][:3]), file=sys.stderr)
        rows = ls[0]['rows'] if ls else []
        if len(rows) != len(t['rows']): misses.append((name, 'rows', 'wrong' if rows else 'missing', len(t['rows']), {'value': len(rows)})); per_f['rows']['wrong' if rows else 'missing'] += 1; per_l[name[:-2]]['wrong' if rows else 'missing'] += 1
        for i, w in enumerate(t['rows']):
            r = next((x for x in rows if x.get('n') == w['n']), None)
            note(name, 'list.n', w['n'], {'value': w['n']} if r else None)
            for f in ('company', 'uscc', 'case_title', 'directions'): note(name, 'list.' + f if f != 'directions' else 'directions', w[f], (r or {}).get('fields', {}).get(f) if r else None)
def table(title, per):
    o = ['| %s | all | %s |' % (title, ' | '.join(KINDS)), '|---|--:|' + '--:|' * len(KINDS)]
    for k in sorted(per): o.append('| %s | %d | %s |' % (k, sum(per[k].values()), ' | '.join(str(per[k][j] or '') for j in KINDS)))
    tot = sum(per.values(), collections.Counter()); o.append('| **all** | %d | %s |' % (sum(tot.values()), ' | '.join(str(tot[j]) for j in KINDS)))
    return o, tot
tl, tot = table('layout', per_l); tf, _ = table('field', per_f)
short = lambda s, n=70: (s if len(s) <= n else s[:n] + '…').replace('|', '¦').replace('\n', '⏎')
lines = ['`right?`: the value is right but doubt is noted; `flagged`: not right, and it says so (null or doubt); `wrong`: not right and no doubt.', ''] + tl + [''] + tf + ['', '## Every miss', '', '| form | field | | want | got | doubt | raw |', '|---|---|---|---|---|---|---|']
for n, f, j, w, r in misses: lines.append('| %s | %s | %s | %s | %s | %s | %s |' % (n, f, j, short(json.dumps(w, ensure_ascii=False)), short(json.dumps((r or {}).get('value'), ensure_ascii=False)), short(json.dumps((r or {}).get('doubt'), ensure_ascii=False)) if (r or {}).get('doubt') else '', short(str((r or {}).get('raw') or ''))))
txt = '\n'.join(lines) + '\n'
if A.md: open(A.md, 'w').write(txt)
if A.json: json.dump({'total': dict(tot), 'misses': [(n, f, j) for n, f, j, w, r in misses]}, open(A.json, 'w'), ensure_ascii=False)
print(txt)
