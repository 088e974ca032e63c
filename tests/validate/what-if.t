#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""what-if: which verdicts would change; nothing is published."""
import json
import os
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, HERE)
import lib  # noqa: E402

t = lib.Tap()
out = tempfile.mkdtemp()
os.makedirs(out + '/runs/x')
os.symlink('runs/x', out + '/current')
base = json.load(open(HERE + '/base.json'))
argv = ['--notice', lib.PACK, '--desk', HERE + '/desk']
p = lib.run([lib.BIN + '/shenbao-validate'] + argv + ['--at', lib.AT],
            lib.stream([base]))
p = lib.run([lib.BIN + '/shenbao-rank'] + argv + ['--at', lib.AT],
            p.stdout.decode())
records = out + '/current/records.ndjson'
p0 = p.stdout
with open(records, 'wb') as f:
    f.write(p0)


def what_if(*sets):
    a = [lib.BIN + '/shenbao', 'what-if', '--out', out] + argv
    for s in sets:
        a += ['--set', s]
    return lib.run(a, env={'TMPDIR': out})


p = what_if('copies=4')
t.equal(p.returncode, 0, 'ends well')
t.ok(b'0 of 1 would change' in p.stdout, 'what is the same changes nothing',
     p.stdout.decode(), p.stderr.decode())
p = what_if('deadline=2024-12-20T10:00:00+08:00')
t.ok('manual → reject' in p.stdout.decode(), 'an earlier deadline',
     p.stdout.decode(), p.stderr.decode())
t.ok('超过时限 2024年12月20日 10:00' in p.stdout.decode(), 'and why')
with open(records, 'wb') as f:
    for line in p0.splitlines():
        r = json.loads(line)
        if r.get('kind') == 'case':
            r['fields']['company']['value'] += '\u001b[2J\u202e\n'
        f.write(json.dumps(r).encode() + b'\n')
p = what_if('deadline=2024-12-20T10:00:00+08:00')
t.ok('manual → reject' in p.stdout.decode() and
     not set(p.stdout.decode()) & set('\u001b\u202e') and
     len(p.stdout.splitlines()) == 3, 'nothing that could drive a terminal',
     repr(p.stdout.decode()))
p = what_if('roles.province.copies=5')
t.ok('manual → return' in p.stdout.decode(), 'a parameter below others',
     p.stdout.decode())
p = what_if('deadlin=x')
t.equal(p.returncode, 64, 'an unknown parameter is a usage error')
t.ok(b'deadlin=x' in p.stderr, 'and is named')
t.equal(sorted(os.listdir(out)), ['current', 'runs'], 'nothing is left behind')
p = lib.run([lib.BIN + '/shenbao', 'what-if', '--out', out])
t.equal(p.returncode, 64, 'usage')
os.unlink(records)
p = what_if('copies=4')
t.equal(p.returncode, 66, 'no published run')
shutil.rmtree(out)
t.done()
