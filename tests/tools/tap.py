# SPDX-License-Identifier: ISC
"""TAP for tests in Python: ok(), same(), done(), and a temporary folder."""
import atexit
import os
import shutil
import subprocess
import sys
import tempfile

TOP = os.environ.get('TOP', os.getcwd())
BUILD = os.environ.get('BUILD', TOP + '/build')
BIN = BUILD + '/bin/'
_n = _bad = 0


def ok(good, what, *notes):
    """The notes are said where it is not."""
    global _n, _bad
    _n += 1
    _bad += not good
    print(('' if good else 'not ') + 'ok %d - %s' % (_n, what.replace('#', '')),
          flush=True)
    for note in () if good else notes:
        print('#  ' + str(note)[:1800].replace('\n', '\n#  '))
    return bool(good)


def same(got, want, what):
    if not ok(got == want, what):
        print('#  got: %.2000r\n# want: %.2000r' % (got, want))
    return got == want


def done():
    print('1..%d' % _n)
    sys.exit(_bad != 0)


def tmp():
    d = tempfile.mkdtemp(prefix='shenbao-t.')
    atexit.register(shutil.rmtree, d, True)
    return d


def run(*argv, **kw):
    """The finished process; output captured as bytes."""
    return subprocess.run(list(argv), capture_output=True, **kw)
