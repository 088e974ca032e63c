#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# Pages in Chromium: axe-core finds nothing, and their own policy, which
# allows nothing but their style, blocks nothing of theirs.
import glob
import html
import json
import os
import re
import shutil
import subprocess
import sys
sys.path.insert(0, os.environ.get('TOP', '.') + '/tests/render')
from lib import make, ok, done, papers, render, same, tmp
from tap import BUILD

AXE = BUILD + '/npm/node_modules/axe-core/axe.min.js'
RUN = '''<script>%s</script><script>
axe.run(document, {resultTypes: ['violations']}).then(
  r => r.violations.map(v => v.id + ': ' + v.help + ': ' +
    v.nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join(' | ')),
  e => ['axe: ' + e]).then(v => {
    document.documentElement.innerHTML = '<body><pre id="axe"></pre></body>';
    document.getElementById('axe').textContent = JSON.stringify(v); });
</script>'''


def skip(why):
    print('1..0 # SKIP ' + why)
    sys.exit(0)


if not shutil.which('chromium'):
    skip('chromium is not here')
if not os.path.exists(AXE):
    if not shutil.which('npm'):
        skip('npm is not here, and axe-core not in the build folder')
    os.makedirs(BUILD + '/npm', exist_ok=True)
    try:
        subprocess.run(['npm', 'install', '--silent', '--no-audit', '--no-fund',
                        '--ignore-scripts', '--prefix', BUILD + '/npm',
                        'axe-core@4'], timeout=60, capture_output=True)
    except subprocess.TimeoutExpired:
        pass
    if not os.path.exists(AXE):
        skip('axe-core cannot be had from npm here')

base = tmp()


def chromium(path, *more):
    p = subprocess.run(
        ['chromium', '--headless', '--no-sandbox', '--disable-gpu',
         '--user-data-dir=' + base + '/chromium', '--enable-logging=stderr',
         '--v=0', '--virtual-time-budget=60000', *more, '--dump-dom',
         'file://' + path], capture_output=True, timeout=240)
    return p.stdout.decode('utf-8', 'replace'), p.stderr.decode(
        'utf-8', 'replace')


def faults(path, text, width):
    """What axe-core says of a page in the place of path."""
    test = os.path.dirname(path) + '/axe.html'
    with open(test, 'w', encoding='utf-8') as f:
        f.write(text.replace('</body>', RUN.replace('%s', axe) + '</body>'))
    dom, log = chromium(test, '--window-size=%d,900' % width)
    os.unlink(test)
    got = re.search('<pre id="axe">(.*?)</pre>', dom, re.S)
    return json.loads(html.unescape(got[1])) if got else dom[-300:]


with open(AXE, encoding='utf-8') as f:
    axe = f.read().replace('</script', '<\\/script')
for kind, n in (('long', 8), ('plain', 0)):
    render(make(n, kind), base + '/' + kind)
root = papers(base + '/long')
case = sorted(glob.glob(root + '初审说明/*.html'))[1]
pages = [(root + 'board.html', 'the board'), (root + '索引目录.html', 'the catalog'),
         (root + '索引目录/' + os.path.basename(case), 'the catalog of a case'),
         (case, 'why a case is judged so'),
         (papers(base + '/plain') + 'board.html', 'the board of no case')]
for path, name in pages:
    with open(path, encoding='utf-8') as f:
        text = f.read()
    policy = re.search('<meta http-equiv="Content-Security-Policy"[^>]*>', text)
    ok(policy and "default-src 'none'" in policy[0] and
       'unsafe' not in policy[0], name + ': a policy without exceptions')
    dom, log = chromium(path)
    bad = [x for x in log.splitlines() if 'Refused' in x or 'Violat' in x
           or 'Content Security' in x]
    same(bad, [], 'nothing of it is blocked')
    for width in (1280, 390) if 'board' in path else (1280,):
        same(faults(path, text.replace(policy[0], ''), width), [],
             'axe-core finds nothing at %d' % width)
ok('html-has-lang' in str(faults(path, text.replace(policy[0], '').replace(
    ' lang="zh-CN"', ''), 1280)), 'where it would find something')

# That the browser would say so: the same page with another style.
with open(root + 'board.html', encoding='utf-8') as f:
    text = f.read()
with open(base + '/bad.html', 'w', encoding='utf-8') as f:
    f.write(text.replace('<style>', '<style>/**/', 1))
ok('Content Security Policy' in chromium(base + '/bad.html')[1],
   'a style that is not ours would be blocked, and told')
done()
