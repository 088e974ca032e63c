#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# The same messages twice: a backup beside the Maildir, a fetcher that lost
# its state.  Each copy is told, and the verdicts stay.
import collections
import glob
import json
import os
import shutil
import sys
sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/tools')
from tap import BIN, TOP, done, ok, run, same, tmp  # noqa: E402

PACK = TOP + '/config/guangdong-2024'
AT = json.load(open(TOP + '/samples/expected.json', encoding='utf-8'))['at']
base = tmp()
once, twice = base + '/once', base + '/twice'
for d in (once, twice):
    os.makedirs(d + '/cur')


def night(name, *inputs):
    r = run(BIN + 'shenbao', 'run', '--notice', PACK, '--desk',
            TOP + '/samples/desk', '--at', AT, '--out', f'{base}/{name}',
            *inputs)
    if not same(r.returncode, 0, 'shenbao run: ' + name):
        print('# ' + r.stderr.decode(errors='replace').replace('\n', '\n# '))
        done()
    with open(f'{base}/{name}/current/records.ndjson', encoding='utf-8') as f:
        return [json.loads(x) for x in f][:-1]


def of_maildir(records):
    return [m for m in records if m['kind'] == 'mail'
            and m['source'] == 'maildir']


def verdicts(records):
    """Of the versions that count: whose, what, how it ends."""
    return collections.Counter(
        ((c['fields'].get('uscc') or {}).get('value'),
         c['texts']['title_key'], c['verdict'], c['rank'])
        for c in records if c['kind'] == 'case'
        and not c.get('superseded_by'))


samples = sorted(glob.glob(TOP + '/samples/mailbox/cur/*'))
# A list with its archive, a letter without a case, single forms.
names = ('1734918067', '1734485400', '1734660610', '1734924000')
picked = [p for p in samples if os.path.basename(p).startswith(names)]
same(len(picked), 4, 'four of the samples')
for n, p in enumerate(picked):
    shutil.copy(p, once + '/cur')
    # mbsync's mark, of a second fetch, in one of them.
    with open(p, 'rb') as f:
        head, _, body = f.read().partition(b'\n\n')
    for k, d in enumerate((once, twice)):
        mark = b'\nX-TUID: abcdefgh%04d' % k if n == 0 else b''
        with open(f'{d}/cur/{os.path.basename(p)}', 'wb') as f:
            f.write(head + mark + b'\n\n' + body)
one = night('one', once)
two = night('two', once, twice)
same(len(of_maildir(two)), 2 * len(of_maildir(one)), 'a row for each copy')
told = [m for m in of_maildir(two)
        if 'same-again' in {w['code'] for w in m['wrong']}]
same(len(told), len(picked), 'each second is told')
same([m for m in of_maildir(one) if 'same-again' in
      {w['code'] for w in m['wrong']}], [], 'no first is')
ids = [x['id'] for x in two if x['kind'] in ('case', 'list', 'mail')]
same(len(set(ids)), len(ids), 'ids are unique')
ok({x['id'] for x in one} <= set(ids), 'the first copies keep theirs')
ok(verdicts(one), 'there are cases')
same(verdicts(two), verdicts(one), 'verdicts and ranks stay')
same(sum(not x.get('superseded_by') for x in two if x['kind'] == 'case'),
     sum(not x.get('superseded_by') for x in one if x['kind'] == 'case'),
     'no case counts twice')
done()
