#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Plain jq comes to the same states as the stage, rule by rule."""
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, HERE)
import lib  # noqa: E402

t = lib.Tap()
base = json.load(open(HERE + '/base.json'))
cases = lib.read_cases(HERE + '/guangdong-2024.cases')
records = [dict(r, id='c%012x' % n) for n, r in enumerate(lib.edited(
    base, [c[3] for c in cases])) if r['kind'] == 'case']
out, err, status = lib.validate(records, desk=HERE + '/desk')
text = ''.join(json.dumps(r, ensure_ascii=False) + '\n' for r in out)
notice = lib.run([lib.BIN + '/shenbao', 'check-notice', '--json',
                  lib.PACK]).stdout.decode()

STATES = '''[%s] as $applies | if $applies == [false] then "pass" else
 [%s] as $manual | if $manual == [true] then "manual" else
 [%s] as $pass | if $pass == [true] then "pass"
 elif $pass == [false] then "fail" else "odd" end end end'''
FAULTS = '''[%s] as $applies | if $applies == [false] then "pass" else
 [%s] as [$faults] | [%s] as [$doubts]
 | if $faults != [] then "fail" elif $doubts != [] then "manual"
   else "pass" end end'''
for rule in json.loads(notice)['rules']:
    if (rule.get('scope') == 'rank' or
            'case' not in rule.get('kinds', ['case']) or
            'province' not in rule.get('roles', ['province'])):
        continue
    if 'faults' in rule:
        prog = FAULTS % (rule.get('applies', 'true'), rule['faults'],
                         rule.get('doubts', '[]'))
    else:
        prog = STATES % tuple(
            str(rule.get(k, v)).replace('True', 'true')
            for k, v in (('applies', 'true'), ('manual', 'false'),
                         ('pass', 'true')))
    p = subprocess.run(
        ['jq', '-r', '--argjson', 'notice', notice, '--arg', 'role',
         'province', '(try (%s) catch "error")' % prog],
        input=text.encode(), capture_output=True)
    theirs = p.stdout.decode().split()
    ours = [lib.finding(r, rule['id'])['state'] for r in out]
    # What is needed and not known is ours to say; jq then says anything.
    differ = [(r['id'], a, b) for r, a, b in zip(out, ours, theirs)
              if a != b and not (a == 'manual' and (
                  'needs' in rule or r['form'].get('unread')))]
    t.ok(len(ours) == len(theirs) and not differ,
         '%s: %d records' % (rule['id'], len(ours)), p.stderr.decode(),
         differ)
t.done()
