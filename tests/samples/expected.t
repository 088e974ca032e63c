#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Each mail and each case of samples/ ends as samples/expected.json says."""
import json
import os
import subprocess
import sys

TOP = os.environ.get('TOP') or os.path.abspath(
    os.path.join(os.path.dirname(__file__), '..', '..'))
sys.dont_write_bytecode = True
sys.path.insert(0, TOP + '/tests/tools')
from tap import BIN, done, ok, same, tmp

with open(TOP + '/samples/expected.json') as f:
    want = json.load(f)
spool = os.path.join(tmp(), 'spool')
os.mkdir(spool, 0o700)
notice = ['--notice', TOP + '/config/guangdong-2024']
desk = ['--desk', TOP + '/samples/desk']
data = None
for argv in (['ingest'] + notice + desk + ['--spool', spool, '--at',
             want['at'], TOP + '/samples/mailbox'],
             ['extract'] + notice + ['--spool', spool],
             ['normalize'] + notice, ['validate'] + notice + desk,
             ['rank'] + notice + desk):
    p = subprocess.run([BIN + 'shenbao-' + argv[0]] + argv[1:], input=data,
                       capture_output=True)
    if not ok(p.returncode == 0, argv[0] + ' ends well'):
        print('# ' + p.stderr.decode().replace('\n', '\n# '))
        done()
    data = p.stdout
records = [json.loads(s) for s in data.split(b'\n') if s]
mails = {r['id']: r for r in records if r.get('kind') == 'mail'}
cases = [r for r in records if r.get('kind') == 'case']

same(sorted(n for n in mails if n not in want['mails'] and
            mails[n]['class'] != 'register'), [], 'no mail but those sent')
for name, m in want['mails'].items():
    got = mails.get(name, {}).get('class')
    ok(got in [m['class']] + m['also'], '%s: %s is %s' % (
        name.split('.mx')[0], m['shows'], got))


def value(r, k):
    return (r['fields'].get(k) or {}).get('value')


seen = set()
for c in want['cases']:
    found = [r for r in cases if r['mail'] == c['mail'] and value(
        r, 'company') == c['company'] and value(r, 'case_title') ==
        c['case_title']]
    if not same(len(found), 1, '%s %s is one case' % (c['key'],
                                                     c['company'])):
        continue
    r = found[0]
    seen.add(r['id'])
    open_ = {f['rule'] for f in r['findings']
             if f['state'] != 'pass' and f['severity'] != 'warn'}
    ok(r['verdict'] in [c['verdict']] + c['also'], '%s: %s, expected %s' % (
        c['key'], r['verdict'], c['verdict'])) or print('#', open_)
    same((value(r, 'uscc'), value(r, 'directions'),
          bool(r.get('superseded_by'))),
         (c['uscc'], c['directions'], c['superseded']),
         c['key'] + ': code, direction, superseded')
    if c['rules']:
        ok(open_ & set(c['rules']), '%s: because of %s' % (
            c['key'], ', '.join(c['rules']))) or print('#', open_)
same(sorted(r['mail'] for r in cases if r['id'] not in seen and
            not want['mails'].get(r['mail'], {}).get('trouble')), [],
     'no case but those sent, and what could not be read')
done()
