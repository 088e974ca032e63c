# SPDX-License-Identifier: ISC
"""Hand-made records through shenbao-validate, and TAP."""
import json
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
BIN = os.environ.get('SHENBAO_BIN', os.path.join(ROOT, 'build/bin'))
PACK = os.path.join(ROOT, 'config/guangdong-2024')
AT = '2024-12-26T09:00:00+08:00'


class Tap:
    n = failed = 0

    def ok(self, good, what, *notes):
        self.n += 1
        self.failed += not good
        print('%sok %d - %s' % ('' if good else 'not ', self.n, what))
        if not good:
            for note in notes:
                for line in str(note).split('\n'):
                    print('#  ' + line)
        return good

    def equal(self, got, want, what):
        return self.ok(got == want, what, 'got:  %r' % (got,),
                       'want: %r' % (want,))

    def done(self):
        print('1..%d' % self.n)
        sys.exit(self.failed != 0)


def stream(records):
    """NDJSON with its end record."""
    states = ('accept', 'return', 'reject', 'manual', 'superseded')

    def count(kind):
        got = dict.fromkeys(states, 0)
        for r in records:
            if r['kind'] == kind:
                s = r.get('verdict', 'unjudged')
                got[s] = got.get(s, 0) + 1
        return got

    mails = {}
    for r in records:
        if r['kind'] == 'mail':
            mails[r['class']] = mails.get(r['class'], 0) + 1
    end = {'mails': mails, 'cases': count('case'), 'regions': count('region'),
           'lists': sum(r['kind'] == 'list' for r in records),
           'rows': sum(len(r.get('rows', [])) for r in records),
           'records': len(records)}
    return ''.join(json.dumps(r, ensure_ascii=False) + '\n'
                   for r in records + [{'end': end}])


def run(argv, text='', env=None):
    e = dict(os.environ)
    e.update(env or {})
    return subprocess.run(argv, input=text.encode(), capture_output=True,
                          env=e)


def validate(records, pack=PACK, desk=None, at=AT):
    """(records without the end, stderr, status)"""
    argv = [BIN + '/shenbao-validate', '--notice', pack, '--at', at]
    if desk:
        argv += ['--desk', desk]
    p = run(argv, stream(records))
    out = [json.loads(x) for x in p.stdout.decode().splitlines()]
    return [r for r in out if 'end' not in r], p.stderr.decode(), p.returncode


def edited(base, edits):
    """The base after each of the jq edits, in one run of jq."""
    prog = '[' + ',\n'.join('(%s)' % (e or '.') for e in edits) + ']'
    p = subprocess.run(['jq', '-c', prog], input=json.dumps(base).encode(),
                       capture_output=True)
    if p.returncode != 0:
        raise SystemExit('jq: ' + p.stderr.decode())
    return json.loads(p.stdout)


def finding(record, rule):
    for f in record['findings']:
        if f['rule'] == rule:
            return f
    return {'state': 'absent', 'message': ''}
