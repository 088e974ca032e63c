#!/usr/bin/python3
# SPDX-License-Identifier: ISC
# One hostile mail costs one row: each attack gets the verdict it should, and
# all of them among good mails change nothing about those.  ATTACKS="name ...":
# only these, alone.  KINDS=all: with those of kinds.py that take long.
import glob
import html.parser
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
sys.path.insert(0, os.path.join(os.environ.get('TOP', '.'), 'tests/tools'))
sys.path.insert(0, os.path.join(os.environ.get('TOP', '.'), 'tests/hostile'))
import attacks
from tap import BIN, TOP, done, ok, run, same, tmp

PACK = TOP + '/config/guangdong-2024'
AT = '2024-12-25T09:00:00+08:00'
base = tmp()
desk = base + '/desk'
shutil.copytree(TOP + '/samples/desk', desk)
with open(desk + '/credit.csv', 'a') as f:
    f.write(attacks.CREDIT)
with open(desk + '/register.csv', 'a', encoding='gb18030') as f:
    f.write(attacks.REGISTER)


def records(data):
    return [json.loads(line) for line in data.splitlines()]


def mails_of(recs):
    out = {r['id']: (r, []) for r in recs if r.get('kind') == 'mail'}
    for r in recs:
        if r.get('kind') in ('case', 'region'):
            out[r['mail']][1].append(r)
    return out


def codes(mail, cases):
    found = [w['code'] for w in mail['wrong']]
    for c in cases:
        found += [w['code'] for w in c['wrong']]
        found.append(c['form'].get('unread') or '')
        for f in c['files']:
            found += [w['code'] for w in f.get('wrong', [])]
    return [c for c in found if c]


def fault(mail, cases, want):
    """What is not as it should be; empty: nothing."""
    got = sorted(c['verdict'] for c in cases)
    told = codes(mail, cases)
    why = ''
    if 'mail' in want and (cases or mail['class'] not in want['mail']):
        why = 'class %s, cases %s' % (mail['class'], got)
    if 'case' in want and (not cases or set(got) - want['case']):
        why = 'class %s, cases %s' % (mail['class'], got)
    if want.get('unread') and not any(c['form'].get('unread')
                                      for c in cases):
        why += ' not marked unread'
    if want.get('company') and not any(
            c['fields'].get('company', {}).get('value') == want['company']
            for c in cases):
        why += ' company %s' % [c['fields'].get('company') for c in cases]
    if want.get('code') and not any(re.search(want['code'], c)
                                    for c in told):
        why += ' codes %s' % told
    if why:
        for c in cases:
            why += ' | ' + '; '.join(
                '%s %s' % (f['rule'], f['state']) for f in c['findings']
                if f['state'] != 'pass' and f['severity'] != 'warn')
    return why


def clean(data):
    """No byte that a terminal would act on."""
    text = data.decode('utf-8', 'replace')
    return not re.search('[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffd\u202a-\u202e'
                         '\u2066-\u2069]', text)


# Each alone, as far as its verdict.
box = base + '/attacks'
ONLY = os.environ.get('ATTACKS', '').split()
sent = attacks.maildir(box, ONLY)
ok(len(sent) >= 200 or len(sent) == len(ONLY), '%d attacks' % len(sent))
stages = [['ingest', '--notice', PACK, '--desk', desk, '--at', AT, '--spool',
           base + '/spool', box],
          ['extract', '--notice', PACK, '--spool', base + '/spool'],
          ['normalize', '--notice', PACK],
          ['validate', '--notice', PACK, '--desk', desk, '--at', AT]]
data, log = b'', b''
for s in stages:
    p = run(BIN + 'shenbao', *s, input=data)
    same(p.returncode, 0, 'shenbao ' + s[0])
    data, log = p.stdout, log + p.stderr
ok(clean(log), 'nothing on stderr that a terminal would act on')
ok(b'Sanitizer' not in log and b'runtime error' not in log,
   'nothing for the sanitizers')
got = mails_of(records(data))
same(set(sent) - set(got), set(), 'one mail record for each')
for unique, (name, _, want) in sent.items():
    if unique in got:
        why = fault(*got[unique], want)
        if not ok(not why, name):
            print('#  want %s; %s' % (want, why))

if ONLY:
    done()

# All of them among the good ones.
good = base + '/good'
mixed = base + '/mixed'
shutil.copytree(TOP + '/samples/mailbox', good)
shutil.copytree(TOP + '/samples/mailbox', mixed)
attacks.maildir(mixed)


def whole(mailbox, out):
    p = run(BIN + 'shenbao', 'run', '--notice', PACK, '--desk', desk, '--at',
            AT, '--out', out, mailbox)
    if not same(p.returncode, 0, 'shenbao run ' + os.path.basename(mailbox)):
        print('# ' + p.stderr.decode(errors='replace').replace('\n', '\n# '))
    with open(out + '/current/records.ndjson', 'rb') as f:
        return records(f.read()), p.stderr


a, _ = whole(good, base + '/out-good')
b, log = whole(mixed, base + '/out-mixed')
ok(clean(log), 'nothing on stderr that a terminal would act on')


def rows(recs, of):
    """What the others are, without their place among all."""
    out = {}
    for r in recs:
        if 'end' in r or (r['id'] if r['kind'] == 'mail' else r['mail']) \
                not in of:
            continue
        for key in ('rank', 'rank_in', 'after_by', 'score'):
            r.pop(key, None)
        out[r['id']] = json.dumps(r, ensure_ascii=False)
    return out


ours = {r['id'] for r in a if r.get('kind') == 'mail'}
x, y = rows(a, ours), rows(b, ours)
for k in x:
    if x[k] != y.get(k):
        p, q = json.loads(x[k]), json.loads(y.get(k, '{}'))
        for m in p:
            if p[m] != q.get(m):
                print('# %s %s: %s' % (k, m, [
                    v for v in q.get(m) or () if v not in (p[m] or ())]))
same([k for k in x if x[k] != y.get(k)], [], 'the good rows are unchanged')
same(len(x), len(y), 'and there are no others')
end = b[-1]['end']
same(sum(end['mails'].values()), len(ours) + len(sent), 'mails add up')

out = base + '/out-mixed/current/'
formulas = []
for p in glob.glob(out + '**/*.xlsx', recursive=True):
    with zipfile.ZipFile(p) as z:
        formulas += [p + ':' + n for n in z.namelist()
                     if re.search(rb'<f[ >/]', z.read(n))]
same(formulas, [], 'no formula in any workbook')


class Page(html.parser.HTMLParser):
    bad = ()

    def handle_starttag(self, tag, attrs):
        for k, v in attrs:
            if k.startswith('on') or (v or '').strip().lower().startswith(
                    ('javascript:', 'data:text')):
                self.bad += ('%s %s=%.60s' % (tag, k, v),)
        if tag in ('iframe', 'object', 'embed', 'form', 'base'):
            self.bad += (tag,)


bad, scripts = [], []
for p in glob.glob(out + '**/*.html', recursive=True):
    with open(p, encoding='utf-8') as f:
        text = f.read()
    page = Page()
    page.feed(text)
    bad += [(p, page.bad)] if page.bad else []
    if 'alert(1)' in re.sub(r'&lt;script&gt;alert\(1\)', '', text).replace(
            '-alert(1)-', ''):
        scripts.append(p)
same(bad, [], 'no handler, no frame in any page')
same(scripts, [], 'markup in data is text')
odd = []
for folder, dirs, files in os.walk(os.path.realpath(out)):
    odd += [n for n in dirs + files if re.search(
        '[\x00-\x1f\x7f-\x9f\\\\<>:"|?*\u200b-\u200f\u202a-\u202e]', n) or
        len(n.encode()) > 200]
same(odd, [], 'names of what is published are ours')
accepted = {c['id'] for c in b if c.get('kind') == 'case' and
            c['verdict'] == 'accept'}
unread = {c['id'] for c in b if c.get('kind') == 'case' and
          c['form'].get('unread')}
same(accepted & unread, set(), 'what was not read is not accepted')
done()
