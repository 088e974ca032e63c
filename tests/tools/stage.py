# SPDX-License-Identifier: ISC
"""What tests of single stages share: where things are, and TAP that counts."""
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
BIN = os.path.join(os.environ.get('BUILD', os.path.join(ROOT, 'build')), 'bin')
PACK = os.path.join(ROOT, 'config/guangdong-2024')
AT = '2024-12-26T09:00:00+08:00'
STATES = ('accept', 'return', 'reject', 'manual', 'superseded')


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
