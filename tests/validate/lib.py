# SPDX-License-Identifier: ISC
"""Hand-made records through shenbao-validate, and TAP."""
import json
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                '../tools'))
from stage import AT, BIN, PACK, ROOT, STATES, Tap  # noqa: E402,F401


def stream(records):
    """NDJSON with its end record."""

    def count(kind):
        got = dict.fromkeys(STATES, 0)
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


def rank(records, pack, desk, at=AT):
    """The records after validate and rank."""
    argv = ['--notice', pack, '--at', at, '--desk', desk]
    p = run([BIN + '/shenbao-validate'] + argv, stream(records))
    p = run([BIN + '/shenbao-rank'] + argv, p.stdout.decode())
    sys.stderr.write(p.stderr.decode())
    out = [json.loads(x) for x in p.stdout.decode().splitlines()]
    return [r for r in out if 'end' not in r]


# Of base.json: an application of an outstanding region; a pilot project.
REGION = '''.kind="region" | del(.fields[]) | .recommender="440000"
  | .fields.company={value:"广东省工业和信息化厅",raw:"广东省工业和信息化厅",doubt:[]}
  | .fields.region={value:"广东省",raw:"广东省",doubt:[]}
  | .fields.directions={value:["总体成效突出地区"],raw:"☑总体成效突出地区",doubt:[]}
  | .fields.summary={value:"工作概述。",raw:"工作概述。",doubt:[]}'''
PILOT = '''.recommender="440000-ca" | .evidence.acceptance=["b1"]
  | .evidence.agreement=[]
  | .fields.project_stage={value:"已建成",raw:"☑已建成",at:"m1/2/表1 第9行 第2列",doubt:[]}
  | .fields.selected_before={value:"否",raw:"☑否",doubt:[]}
  | .fields.directions.value=["大数据安全"]
  | .fields.case_title.value="轴承产线数据安全示范项目"'''


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


def read_cases(path):
    """Lines of: rule | state | verdict or - | jq edit | what is said."""
    cases = []
    for line in open(path, encoding='utf-8'):
        if line.startswith('#') or not line.strip():
            continue
        line = line.rstrip('\n')
        parts = line.split(' | ')
        rule, state, verdict = (p.strip() for p in parts[:3])
        # the edit may hold "|"; a line that ends in "|" says nothing
        silent = line.endswith(' |')
        edit = ' | '.join(parts[3:] if silent else parts[3:-1])
        cases.append((rule, state, verdict, edit.removesuffix(' |'),
                      '' if silent else parts[-1].strip()))
    return cases


def can_say(rule):
    """The states that a rule of scope record can come to."""
    want = set()
    if 'pass' in rule or rule.get('faults', '[]') != '[]':
        want |= {'pass', 'fail'}
    if 'manual' in rule or 'doubts' in rule or 'needs' in rule:
        want |= {'manual'}
    return want


def table(name, base, desk):
    """Each case of NAME.cases, then that no rule was forgotten."""
    here = os.path.dirname(os.path.abspath(__file__))
    pack = os.path.join(ROOT, 'config', name)
    cases = read_cases('%s/%s.cases' % (here, name))
    records = edited(base, [c[3].replace('REGION', REGION) for c in cases])
    for n, r in enumerate(records):
        r['id'] = 'c%012x' % n
    out, err, status = validate(records, pack, desk)
    t = Tap()
    t.equal(status, 0, 'the stage ends well')
    t.equal(err, '', 'and says nothing')
    t.equal(len(out), len(records), 'as many records out as in')
    seen = {}
    for (rule, state, verdict, edit, says), r in zip(cases, out):
        f = finding(r, rule)
        t.ok(f['state'] == state and re.search(says, f['message']),
             '%s: %s: %s' % (rule, state, edit),
             'got: %s: %s' % (f['state'], f['message']))
        if verdict != '-':
            t.ok(r['verdict'] == verdict, '  verdict %s' % verdict,
                 'got: %s (%s)' % (r['verdict'], r['disposition']),
                 *['%s: %s: %s' % (x['rule'], x['state'], x['message'])
                   for x in r['findings']
                   if x['state'] != 'pass' and x['severity'] != 'warn'])
        seen.setdefault(rule, set()).add(f['state'])
    got = run([BIN + '/shenbao', 'check-notice', '--json', pack])
    tree = json.loads(got.stdout or b'{}')
    rules, role = tree.get('rules', []), tree.get('role')
    t.ok(len(rules) > 8, 'the pack has its rules', got.stderr.decode())
    for rule in rules:
        if (rule.get('scope', 'record') == 'record' and
                role in rule.get('roles', [role])):
            t.ok(can_say(rule) <= seen.get(rule['id'], set()),
                 'cases for all that %s can say' % rule['id'],
                 'want %s, have %s' % (can_say(rule), seen.get(rule['id'])))
    return t
