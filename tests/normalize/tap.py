# SPDX-License-Identifier: ISC
"""Records through shenbao-normalize, and TAP."""
import json
import os
import subprocess
import sys

TOP = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
BIN = os.path.join(os.environ.get('BUILD', os.path.join(TOP, 'build')),
                   'bin', 'shenbao-normalize')
PACK = os.path.join(TOP, 'config', 'guangdong-2024')
n = failed = 0


def ok(good, what, *notes):
    global n, failed
    n += 1
    failed += not good
    print('%sok %d - %s' % ('' if good else 'not ', n, what))
    for note in () if good else notes:
        print('#  ' + str(note).replace('\n', '\n#  '))
    return good


def done():
    print('1..%d' % n)
    sys.exit(failed != 0)


def field(raw, **more):
    return dict({'value': None, 'raw': raw, 'at': 'm/1/表1 第1行 第1列'}, **more)


def normalize(cases, pack=PACK):
    """Cases (dicts of fields) -> their fields after the stage."""
    states = dict.fromkeys(('accept', 'return', 'reject', 'manual',
                            'superseded'), 0)
    lines = [{'kind': 'case', 'id': 'c%012x' % i, 'mail': 'm',
              'received': None, 'recommender': None, 'fields': f}
             for i, f in enumerate(cases)]
    lines.append({'end': {'mails': {}, 'cases': dict(
        states, unjudged=len(cases)), 'regions': states, 'lists': 0,
        'rows': 0, 'records': len(cases)}})
    p = subprocess.run([BIN, '--notice', pack], stdout=subprocess.PIPE,
                       input='\n'.join(map(json.dumps, lines)).encode() +
                       b'\n')
    out = [json.loads(x) for x in p.stdout.decode().split('\n') if x]
    if p.returncode or len(out) != len(cases) + 1:
        print('Bail out! the stage exits %d' % p.returncode)
        sys.exit(1)
    return [r['fields'] for r in out[:-1]]
