#!/usr/bin/python3
# SPDX-License-Identifier: ISC
# One harness for so many seconds of processor time, which other work on the
# machine does not shorten.  What it finds is kept beside the others; says how
# much code it reached, and when it last reached more.
#	run.py BUILD HARNESS [+]SECONDS FINDINGS	(+: without new code)
import os
import re
import signal
import subprocess
import sys
import threading

MAX_LEN = 65536         # an ordinary form; a longer one costs more than it reaches
TICK = os.sysconf('SC_CLK_TCK')


class Watch:
    """What the harness has reached, and the processor time it took."""

    def __init__(self, process):
        self.process, self.began = process, None
        self.first = self.edges = self.when = self.took = 0
        self.said = []

    def seconds(self):
        with open('/proc/%d/stat' % self.process.pid) as f:
            fields = f.read().rpartition(')')[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def read(self):
        for line in self.process.stderr:
            reached = re.match(r'#\d+\s+(\w+)\s+cov: (\d+)', line)
            if not reached:
                self.said.append(line)
                continue
            edges = int(reached[2])
            if reached[1] == 'INITED':      # seeds are read
                self.began = self.seconds()
                self.first = self.edges = edges
            elif self.began is not None and edges > self.edges:
                self.edges, self.when = edges, self.seconds() - self.began


def main(build, name, seconds, findings):
    corpus = '%s/corpus/%s' % (build, name)
    os.makedirs(corpus, exist_ok=True)
    os.makedirs(findings, exist_ok=True)
    started = [d for d in ('%s/seeds/%s' % (build, name), findings)
               if os.path.isdir(d)]
    fuzz = subprocess.Popen(
        ['%s/fuzz/%s' % (build, name), '-timeout=10', '-rss_limit_mb=2048',
         '-max_len=%d' % MAX_LEN, '-dict=%s/words' % build,
         '-artifact_prefix=%s/' % findings, corpus] + started,
        stderr=subprocess.PIPE, text=True, errors='replace')
    watch = Watch(fuzz)
    reader = threading.Thread(target=watch.read)
    reader.start()
    while fuzz.poll() is None:
        if watch.began is not None:
            watch.took = watch.seconds() - watch.began
        since = watch.when if seconds.startswith('+') else 0
        if watch.took - since >= float(seconds):
            fuzz.send_signal(signal.SIGUSR1)    # libFuzzer ends well
            break
        reader.join(0.2)
    status = fuzz.wait()
    reader.join()
    if status != 0:
        sys.exit('%s: a finding:\n%s' % (name, ''.join(watch.said[-60:])))
    print('%s: %d s, %d edges, then %d, the last new one after %d s, '
          'no finding' % (name, watch.took, watch.first, watch.edges,
                          watch.when), flush=True)


if __name__ == '__main__':
    main(*sys.argv[1:])
