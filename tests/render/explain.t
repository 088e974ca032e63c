#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# shenbao explain: from a verdict or value back to clause, cell, file, clock.
import json
import os
import sys
sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/render')
from lib import BIN, done, make, of_kind, ok, run, same, tmp

base = tmp()
stream = make(6, 'hostile')
os.makedirs(base + '/current')
with open(base + '/current/records.ndjson', 'wb') as f:
    f.write(stream)
one = next(c for c in of_kind(stream, 'case') if c['verdict'] == 'return')


def explain(*argv):
    return run(BIN + 'shenbao', 'explain', '--out', base, *argv)


r = explain(one['id'])
same(r.returncode, 0, 'a case is explained')
text = r.stdout.decode()
bad = [f for f in one['findings'] if f['state'] != 'pass']
ok(bad and all(w in text for f in bad for w in (f['rule'], f['clause'],
                                                f['quote'], f['message'])),
   'each finding with rule, clause and words')
ok(one['mail'] in text and one['received'] in text and one['clock'] in text,
   'down to the message and its clock')
ok('系统初判：初判退回补正\n' in text and '性质：return\n' not in text,
   'in the words of the papers')
ok(all(c == '\n' or c >= ' ' and not '\u202a' <= c <= '\u202e' for c in text),
   'nothing that could drive a terminal')
r = explain(one['id'], 'uscc')
text = r.stdout.decode()
f = one['fields']['uscc']
ok(f['value'] in text and f['raw'] in text and f['at'] in text,
   'a field with value, raw text and cell')
d = json.loads(explain(one['id'], 'uscc', '--json').stdout)
same(d['field'], f, 'the same as JSON')
same((d['case'], d['verdict'], d['mail']),
     (one['id'], one['verdict'], one['mail']), 'with case, verdict and mail')
same(explain('2024-' + one['id'][1:].upper()).returncode, 0,
     "a letter's serial number finds its case")
with open(base + '/current/records.ndjson', 'wb') as f:
    f.write(make(4))
both = [c for c in of_kind(make(4), 'case')
        if c['fields']['company']['value'] in ('广州市示例000智能制造有限公司',
                                               '中山市示例002智能制造有限公司')]
same(json.loads(explain('示例002', '--json').stdout)['case'], both[1]['id'],
     "a part of a company's name finds its case")
r = explain('智能制造有限公司')
ok(r.returncode == 66 and all(
    ('%s  %s' % (c['id'], c['fields']['company']['value'])).encode() in r.stderr
    for c in both), 'of several, each is listed')
same(explain('c00000000').returncode, 66, 'no such case: 66')
same(explain(one['id'], 'nothing').returncode, 66, 'no such field: 66')
same(explain().returncode, 64, 'no case named: 64')
os.unlink(base + '/current/records.ndjson')
same(explain(one['id']).returncode, 66, 'nothing published: 66')
done()
