# SPDX-License-Identifier: ISC
"""A mailbox through the stages from mail to rank, one after the other."""
import json
import subprocess
import tempfile

import lib


def chain(t, pack, box, desk, at):
    """The records, its end record among them; each stage must end well."""
    n, d, a = ['--notice', pack], ['--desk', desk], ['--at', at]
    data = b''
    with tempfile.TemporaryDirectory() as spool:
        s = ['--spool', spool]
        for argv in (['ingest'] + n + d + s + a + [box], ['extract'] + n + s,
                     ['normalize'] + n, ['validate'] + n + d + a,
                     ['rank'] + n + d + a):
            p = subprocess.run([lib.BIN + '/shenbao-' + argv[0]] + argv[1:],
                               input=data, capture_output=True)
            t.ok(p.returncode == 0, '%s: %s ends well' % (pack, argv[0]),
                 p.stderr.decode())
            data = p.stdout
    return [json.loads(x) for x in data.decode().splitlines()]
