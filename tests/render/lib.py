# SPDX-License-Identifier: ISC
"""render on a stream made by hand, and its papers as other programs see them."""
import json
import os
import subprocess
import sys
sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/tools')
from tap import BIN, TOP, done, ok, run, same, tmp  # noqa: F401

PACK = TOP + '/config/guangdong-2024'
HERE = TOP + '/tests/render/'


def make(n, kind='plain'):
    return subprocess.run(['/usr/bin/python3', HERE + 'mkrecords.py', str(n),
                           kind], capture_output=True, check=True).stdout


def render(stream, out, *more, **kw):
    os.makedirs(out + '/spool', exist_ok=True)
    return run(BIN + 'shenbao-render', '--notice', PACK, '--spool',
               out + '/spool', '--out', out, *more, input=stream, **kw)


def papers(out):
    return out + '/runs/.next/'


def records(stream):
    return [json.loads(line) for line in stream.splitlines()]


def of_kind(stream, kind):
    return [r for r in records(stream) if r.get('kind') == kind]


def value(record, field):
    v = record['fields'][field]['value']
    return '、'.join(v) if isinstance(v, list) else v


def sheet(path, name=None):
    """Rows of texts below the heading row, '' for nothing; bands left out."""
    import openpyxl
    book = openpyxl.load_workbook(path)
    ws = book[name] if name else book.worksheets[0]
    rows = [[c if c is not None else '' for c in r]
            for r in ws.iter_rows(values_only=True)]
    head = next(i for i, r in enumerate(rows) if r[0] in ('序号', '序号（推荐优先顺序）'))
    body = [r for r in rows[head + 1:] if str(r[0]).isdigit()]
    return rows[head], body


def tree(root):
    got = {}
    for folder, _, names in os.walk(root):
        for n in names:
            with open(os.path.join(folder, n), 'rb') as f:
                got[os.path.relpath(os.path.join(folder, n), root)] = f.read()
    return got
