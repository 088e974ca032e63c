#!/usr/bin/python3
# SPDX-License-Identifier: ISC
# One harness for so many seconds.  What it finds is kept beside the others;
# says how much code it reached, and when it last reached more.
#	run.py BUILD HARNESS SECONDS FINDINGS
import os
import re
import subprocess
import sys
import time


def main(build, name, seconds, findings):
    corpus = '%s/corpus/%s' % (build, name)
    os.makedirs(corpus, exist_ok=True)
    os.makedirs(findings, exist_ok=True)
    started = [d for d in ('%s/seeds/%s' % (build, name), findings)
               if os.path.isdir(d)]
    fuzz = subprocess.Popen(
        ['%s/fuzz/%s' % (build, name), '-max_total_time=' + seconds,
         '-max_len=65536', '-timeout=10', '-rss_limit_mb=2048',
         '-dict=%s/words' % build, '-artifact_prefix=%s/' % findings,
         corpus] + started, stderr=subprocess.PIPE, text=True, errors='replace')
    began, edges, when, said = time.time(), 0, 0, []
    for line in fuzz.stderr:
        reached = re.match(r'#\d+\s+(\w+)\s+cov: (\d+)', line)
        if not reached:
            said.append(line)
        elif reached[1] in ('pulse', 'INITED') and when == 0:
            began, edges = time.time(), int(reached[2])     # seeds are read
        elif int(reached[2]) > edges:
            edges, when = int(reached[2]), time.time() - began
    if fuzz.wait() != 0:
        sys.exit('%s: a finding:\n%s' % (name, ''.join(said[-60:])))
    print('%s: %s s, %d edges, the last new one after %d s, no finding'
          % (name, seconds, edges, when), flush=True)


if __name__ == '__main__':
    main(*sys.argv[1:])
