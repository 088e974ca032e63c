#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Papers that nobody would write are read to their end: FUZZ=n for more."""
import glob
import json
import os
import subprocess
import tempfile

TOP = os.environ.get('TOP') or os.path.abspath(
    os.path.dirname(__file__) + '/../..')
BUILD = os.environ.get('BUILD', TOP + '/build')
PACK = TOP + '/config/guangdong-2024'
N = os.environ.get('FUZZ', '400')

with tempfile.TemporaryDirectory() as tmp:
    out = subprocess.run(
        [BUILD + '/bin/shenbao-ingest', '--notice', PACK, '--spool',
         tmp + '/spool', TOP + '/samples/mailbox'], stdout=subprocess.PIPE)
    seeds = []
    for line in out.stdout.splitlines():
        for f in json.loads(line).get('files') or ():
            if f['kind'] not in ('doc', 'html') or len(seeds) >= 4:
                continue
            sha = f['sha256']
            name = '%s/%d.%s' % (tmp, len(seeds), f['kind'])
            with open('%s/spool/%s/%s' % (tmp, sha[:2], sha), 'rb') as src, \
                    open(name, 'wb') as to:
                to.write(src.read())
            seeds.append(name)
    print('%sok 1 - the samples hold a Word 97 document' % (
        '' if any(s.endswith('.doc') for s in seeds) else 'not '))
    for i, seed in enumerate(('1', '2')):
        p = subprocess.run([BUILD + '/tools/paperfuzz', PACK, N, seed] + seeds,
                           stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                           env=dict(os.environ,
                                    UBSAN_OPTIONS='halt_on_error=1'))
        good = p.returncode == 0 and p.stdout == (N + ' papers\n').encode()
        print('%sok %d - %s papers with seed %s' % (
            '' if good else 'not ', i + 2, N, seed))
        if not good:
            print('# ' + p.stderr.decode(errors='replace')[-1500:]
                  .replace('\n', '\n# '))
print('1..3')
