#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# The whole chain on the samples: what must come out, told by other programs.
import collections
import glob
import hashlib
import html
import json
import os
import re
import stat
import subprocess
import sys
import urllib.parse
import openpyxl
sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/tools')
from tap import BIN, TOP, done, ok, run, same, tmp

PACK = TOP + '/config/guangdong-2024'
DESK = TOP + '/samples/desk'
BOX = TOP + '/samples/mailbox'
expected = json.load(open(TOP + '/samples/expected.json', encoding='utf-8'))
AT = expected['at']
base = tmp()


def shenbao(out, *inputs, **kw):
    return run(BIN + 'shenbao', 'run', '--notice', PACK, '--desk', DESK,
               '--at', AT, '--out', out, *(inputs or [BOX]), **kw)


def records(out):
    with open(out + '/current/records.ndjson', encoding='utf-8') as f:
        return [json.loads(line) for line in f]


def tree(root):
    got = {}
    for folder, _, files in os.walk(root):
        for f in files:
            p = os.path.join(folder, f)
            with open(p, 'rb') as fh:
                got[os.path.relpath(p, root)] = hashlib.sha256(
                    fh.read()).hexdigest()
    return got


out = base + '/out'
r = shenbao(out)
if not same(r.returncode, 0, 'shenbao run'):
    print('# ' + r.stderr.decode(errors='replace').replace('\n', '\n# '))
with open(out + '/current/run.json', encoding='utf-8') as f:
    drafted = json.load(f)['drafted']
ok(len(drafted) > 2 and 'drafts (文书草稿):%s\n' % ''.join(
    ' %s %d' % x for x in drafted.items()) in r.stdout.decode(),
   'it says what was drafted')
recs = records(out)
end = recs[-1]['end']
mails = [x for x in recs if x.get('kind') == 'mail']
cases = [x for x in recs if x.get('kind') == 'case']

# The books.
names = {os.path.basename(p).split(':')[0]
         for d in ('cur', 'new') for p in glob.glob(f'{BOX}/{d}/*')}
same({m['id'] for m in mails if m['source'] == 'maildir'}, names,
     'one mail record for each message of the Maildir')
same(sum(end['mails'].values()), len(mails), 'mails add up')
same(end['mails'], dict(collections.Counter(m['class'] for m in mails)),
     'by class')
state = collections.Counter(
    'superseded' if c.get('superseded_by') else c['verdict'] for c in cases)
same({k: v for k, v in end['cases'].items() if v}, dict(state),
     'cases, each once')
ids = [c['id'] for c in cases]
same(len(set(ids)), len(ids), 'ids are unique')
held = {i for m in mails for i in m['holds']}
ok(set(ids) <= held, 'each case is held by a mail')

# What is expected of each sample.
by_class = {m['id']: m['class'] for m in mails}
wrong = {i: (by_class.get(i), e['class']) for i, e in expected['mails'].items()
         if by_class.get(i) not in [e['class'], *e.get('also', [])]}
same(wrong, {}, 'class of every mail')
got = {}
for c in cases:
    got.setdefault((c['mail'], (c['fields'].get('uscc') or {}).get('value')),
                   []).append(c)
bad = []
for e in expected['cases']:
    name = e['key']
    found = got.get((e['mail'], e['uscc']), [])
    want = ['superseded'] if e['superseded'] else [e['verdict'], *e['also']]
    if not found:
        bad.append((name, 'absent'))
        continue
    c = found[0]
    have = 'superseded' if c.get('superseded_by') else c['verdict']
    if have not in want:
        bad.append((name, have, want, [f['rule'] for f in c['findings']
                                       if f['state'] != 'pass'
                                       and f['severity'] != 'warn']))
same(bad, [], 'verdict of every case')
bad = [(e['key'], k, (c['fields'].get(k) or {}).get('value'), e[k])
       for e in expected['cases']
       for c in got.get((e['mail'], e['uscc']), [])[:1]
       for k in ('company', 'case_title', 'directions')
       if k in e and (c['fields'].get(k) or {}).get('value') != e[k]]
same(bad, [], 'company, title, directions of every case')

# Files, modes, disc.
cur = out + '/current'
ok(os.path.islink(cur), 'current is a link')
modes = [p for f, d, fs in os.walk(os.path.realpath(cur))
         for p in [f] + [f + '/' + x for x in fs]
         if stat.S_IMODE(os.stat(p).st_mode) !=
         (0o700 if os.path.isdir(p) else 0o600)]
same(modes, [], 'folders 0700, files 0600')
for f in ('records.ndjson', 'run.json', 'board.html', 'disc/SHA256SUMS'):
    ok(os.path.exists(f'{cur}/{f}'), f)
text = open(cur + '/run.json', encoding='utf-8').read()
ok(base not in text and TOP not in text, 'run.json names no absolute path')
images = glob.glob(cur + '/disc/*.iso')
ok(images, 'a disc image')
for i in images:
    same(run(BIN + 'shenbao', 'verify', i).returncode, 0, 'verify')
same(run('sha256sum', '-c', '--quiet', 'SHA256SUMS', cwd=cur + '/disc')
     .returncode, 0, 'SHA256SUMS')
allowed = {f['sha256'] for c in cases if c['verdict'] == 'accept'
           and not c.get('superseded_by') for f in c['files']}
os.mkdir(base + '/x')
run('bsdtar', '-xf', images[0], '-C', base + '/x',
    env=dict(os.environ, LC_ALL='C.UTF-8'))
run('chmod', '-R', 'u+rwx', base + '/x')
on_disc = {h for p, h in tree(base + '/x').items() if p.startswith('电子档案')}
ok(on_disc and on_disc <= allowed, 'only recommended cases are on the disc')
# As Windows shows it, too: the disc opens at its index, and all links lead on.
os.mkdir(base + '/j')
run('7z', 'x', '-y', images[0], cwd=base + '/j')
for d in ('/x/', '/j/'):
    page = open(base + d + '索引目录.html', encoding='utf-8').read()
    links = [urllib.parse.unquote(html.unescape(h))
             for h in re.findall(r'href="([^#"][^"]*)"', page)]
    ok(len(links) > 50 and all(os.path.isfile(base + d + h) for h in links),
       'every link of the index leads to a file: ' + d)
    links = [c.hyperlink.target.replace('\\', '/') for r in
             openpyxl.load_workbook(base + d + '索引目录.xlsx').active
             for c in r if c.hyperlink]
    ok(len(links) > 50 and all(os.path.isfile(base + d + h) for h in links),
       'and of its workbook')

# What stands against a case is said once, and no figure is cut in two.
rows = list(openpyxl.load_workbook(cur + '/初审情况表.xlsx').worksheets[0]
            .iter_rows(values_only=True))
at = next(r for r in rows if '存在问题及条款' in r).index('存在问题及条款')
twice = []
for r in rows:
    said = [re.sub(r'^\d+\. (【.+?】)?|（[^（）]*(（.）)?）$', '', s)
            for s in str(r[at] or '').split('\n')]
    twice += [s for s in said if said.count(s) > 1]
same(twice, [], '存在问题 says nothing twice')
cut = [c for r in openpyxl.load_workbook(cur + '/交接单.xlsx').worksheets[0]
       .iter_rows(values_only=True) for c in r
       if re.search('[0-9A-Z]……', str(c))]
same(cut, [], '交接单 cuts no figure and no code')

# Equal bytes: again, elsewhere, the files in another order, another zone.
os.umask(0)
other = base + '/mailbox'
for d in ('tmp', 'new', 'cur'):
    os.makedirs(f'{other}/{d}')
for p in sorted(glob.glob(BOX + '/[cn]*/*'), reverse=True):
    d = p.replace(BOX, other)
    with open(p, 'rb') as a, open(d, 'wb') as b:
        b.write(a.read())
out2 = base + '/elsewhere/out2'
r = shenbao(out2, other, '--jobs', '1', env=dict(
    os.environ, TZ='America/New_York', LANG='zh_CN.UTF-8'), cwd=base)
same(r.returncode, 0, 'again, elsewhere')
a, b = tree(os.path.realpath(cur)), tree(os.path.realpath(out2 + '/current'))
same([p for p in sorted(set(a) | set(b)) if a.get(p) != b.get(p)], [],
     'equal bytes')

# A stage by hand, a filter between, seal.
sealed = subprocess.run(
    f"jq -c 'select(.end or .kind!=\"case\" or .verdict==\"accept\")' "
    f"{cur}/records.ndjson | {BIN}shenbao seal", shell=True,
    capture_output=True)
same(sealed.returncode, 0, 'jq, then seal')
last = json.loads(sealed.stdout.splitlines()[-1])['end']
ok(last['edited'] is True, 'marked edited')
accepted = sum(c['verdict'] == 'accept' for c in cases)
same(sum(last['cases'].values()), accepted, 'and recounted')
unsealed = subprocess.run(
    f"jq -c 'select(.end or .kind!=\"case\")' {cur}/records.ndjson | "
    f"{BIN}shenbao rank --notice {PACK}", shell=True, capture_output=True)
same(unsealed.returncode, 65, 'without seal a thinned stream is refused')
cut = subprocess.run(f"head -n -1 {cur}/records.ndjson | {BIN}shenbao seal",
                     shell=True, capture_output=True)
same(cut.returncode, 65, 'seal refuses a stream without its end')
hand = base + '/hand'
chain = ' | '.join([
    f'{BIN}shenbao ingest --notice {PACK} --desk {DESK} --at {AT} '
    f'--spool {hand}/spool {BOX}',
    f'{BIN}shenbao extract --notice {PACK} --spool {hand}/spool',
    f'{BIN}shenbao normalize --notice {PACK}', 'jq -c .',
    f'{BIN}shenbao validate --notice {PACK} --desk {DESK} --at {AT}',
    f'{BIN}shenbao rank --notice {PACK} --desk {DESK}',
    f'{BIN}shenbao render --notice {PACK} --desk {DESK} --at {AT} '
    f'--spool {hand}/spool --out {hand}',
    f'{BIN}shenbao master --notice {PACK} --spool {hand}/spool --out {hand}'])
r = subprocess.run(['bash', '-o', 'pipefail', '-c', chain], capture_output=True)
same(r.returncode, 0, 'the chain by hand, jq in it')
if r.returncode == 0:
    same([x['verdict'] for x in records(hand) if x.get('kind') == 'case'],
         [c['verdict'] for c in cases], 'comes to the same verdicts')
r = run(BIN + 'shenbao', 'render', '--notice', PACK, '--spool', out + '/spool',
        '--out', base + '/full', stdin=open(cur + '/records.ndjson'),)
same(subprocess.run(f'{BIN}shenbao normalize --notice {PACK} < '
                    f'{cur}/records.ndjson > /dev/full', shell=True,
                    stderr=subprocess.DEVNULL).returncode, 74,
     'a full disk is 74')
done()
