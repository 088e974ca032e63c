#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""The results of make bench as tables in Markdown.

	table.py BENCH README	puts them between <!-- bench --> and
				<!-- /bench --> of README
"""
import json
import os
import re
import sys

STAGES = 'ingest extract normalize validate rank render master'.split()


def n(x):
    if x is None:
        return '–'
    if x >= 100:
        return '{:,.0f}'.format(x)
    return '%.3g' % x


def contenders(rows, unit, scale=1, by='CPU s'):
    """The first row is ours: every other says how many times we are it."""
    ours = rows[0].get('rate')
    out = ['| | %s per %s | spread | peak MiB | shenbao / this |' % (unit, by),
           '|---|---|---|---|---|']
    for r in rows:
        if r.get('missing'):
            out.append('| %s | missing: %s | | | |' % (r['name'],
                                                      r['missing']))
            continue
        if not r.get('rate'):
            out.append('| %s | too fast to measure | | | |' % r['name'])
            continue
        name = r['name']
        if unit == 'documents' and r['units'] < rows[0]['units']:
            name += ' (first %d files)' % r['units']
        out.append('| %s | %s | %.0f %% | %.0f | %s |' % (
            name, n(r['rate'] * scale), 100 * r['spread'], r['rss'],
            '' if r is rows[0] else '%s ×' % n(ours / r['rate'])
            if ours else ''))
    return out


def stages(c):
    s, total = c['shares'], c['shares']['total']
    out = ['| stage | CPU s | share | ms a mail | peak MiB | of it NDJSON |',
           '|---|---|---|---|---|---|']
    for name in STAGES:
        v, j = c['stages'][name], s['json_by_stage'][name]
        out.append('| %s | %.2f | %.0f %% | %s | %.0f | %.0f %% |' % (
            name, v['cpu'], 100 * v['cpu'] / total,
            n(1000 * v['cpu'] / c['mails']), v['rss'],
            100 * min(1, (j['read'] + j['write']) / v['cpu'])
            if v['cpu'] else 0))
    r, j = s['record'], s['judge']
    out += ['', 'Of all CPU time of the run, each measured by a program '
            'that does nothing else on the same input: '
            'boxes at least %.0f %% (%d × %.0f µs: an empty box), NDJSON '
            '%.0f %%, reading %d OOXML documents %.1f %%, rules %.0f %%.' % (
                100 * s['boxes'] / total, sum(
                    s['forks'][k] for k in ('ingest', 'extract')),
                s['box_us'], 100 * s['json'] / total, s['documents'],
                100 * s['xml'] / total, 100 * s['rules'] / total),
            'NDJSON for 7 KB in a stage that does nothing (mean record here: '
            '%.1f KB): %.0f µs handed on, %.0f µs with one key more, %.0f µs '
            'written anew. %d rules: %.0f µs a case.' % (
                r['bytes'] / 1000, r['same'], r['one'], r['new'],
                j['rules'], j['us'])]
    return out


def whole(rows):
    out = ['| | s | mails/s | peak MiB |', '|---|---|---|---|']
    for r in rows:
        if r.get('missing'):
            out.append('| %s | missing: %s | | |' % (r['name'],
                                                    r['missing']))
            continue
        out.append('| %s | %.2f | %s | %.0f |' % (
            r['name'], r['seconds'], n(r['rate']), r['rss']))
    t = [r.get('seconds') for r in rows]
    if len(t) == 3 and all(t):
        out += ['', 'Two cores: %.2f × one. Against I/O alone: %.1f ×.' % (
            t[0] / t[1], t[1] / t[2])]
    return out


def scale(s):
    out = ['| mails | wall s | CPU s | ms a mail | growth for twice the '
           'mails | ' + ' | '.join(STAGES) + ' |',
           '|' + '---|' * (5 + len(STAGES))]
    for r in s['runs']:
        out.append('| %s | %.1f | %.1f | %s | %s | %s |' % (
            '{:,}'.format(r['mails']), r['wall'], r['cpu'],
            n(1000 * r['cpu'] / r['mails']),
            '%.2f ×' % r['growth'] if r.get('growth') else '',
            ' | '.join('%.0f' % r['stages'][k]['rss']
                       if k in r['stages'] else '–' for k in STAGES)))
    out += ['', 'Peak MiB of each stage (its largest process) on the right; '
            'all stages at once, on %d cores.' % s['cores']]
    for r in s['runs']:
        if r.get('upto'):
            out.append('%s mails: %s.' % ('{:,}'.format(r['mails']),
                                          r['upto']))
        if r.get('one_core'):
            out.append('%s mails on one core: %.1f s, two cores are %.2f × '
                       'as fast.' % ('{:,}'.format(r['mails']),
                                     r['one_core'],
                                     r['one_core'] / r['wall']))
    return out


def text(res, sc=None):
    m, c = res['machine'], res['corpus']
    out = ['%s, %d cores; %s. Load before: %.1f.' % (
        m['cpu'], m['cores'], m['version'], m['load']),
        '%d mails, seed %s; a form has %.0f KB (median), %.0f KB of XML. '
        'Whole processes, warm cache, medians of up to %d rounds in turn; '
        'spread is (largest − smallest) / median.' % (
            c['mails'], c['seed'], c['docx_kb'], c['xml_kb'], c['rounds']),
        '']
    if 'documents' in res:
        out += ['**One DOCX to text and tables**', ''] + contenders(
            res['documents'], 'documents')
        same = c['same']
        out += ['', 'Our output equals that over libxml2 in %d of %d files, '
                'the unchecked scan\'s in %d.' % (
                    same['libxml2'], same['files'], same['scan'])]
    if 'sheets' in res:
        out += ['', '**Lists (XLSX), small ones**', ''] + contenders(
            res['sheets']['small'], 'lists')
        out += ['', '**A list of 20,000 rows**', ''] + contenders(
            res['sheets']['big'], 'rows')
    if 'writing' in res:
        out += ['', '**Writing XLSX, 20,000 rows of 11 columns**', ''] + \
            contenders(res['writing'], 'rows')
    if 'mails' in res:
        out += ['', '**Mail, nothing written**', ''] + contenders(
            res['mails'], 'mails')
    if 'image' in res and isinstance(res['image'], list):
        out += ['', '**Disc image (wall time)**', ''] + contenders(
            res['image'], 'MB', by='s')
    if 'chain' in res:
        out += ['', '**The chain, stage by stage**', ''] + stages(
            res['chain'])
        out += ['', '**Mail to disc**', ''] + whole(res['chain']['run'])
    if sc:
        out += ['', '**More mails** (small ones)',
                ''] + scale(sc)
    return '\n'.join(out) + '\n'


def main():
    bench, readme = sys.argv[1:]
    with open(os.path.join(bench, 'bench.json')) as f:
        res = json.load(f)
    sc = os.path.join(bench, 'scale.json')
    made = text(res, json.load(open(sc)) if os.path.exists(sc) else None)
    with open(os.path.join(bench, 'table.md'), 'w') as f:
        f.write(made)
    with open(readme) as f:
        old = f.read()
    if len(re.findall('<!-- /?bench -->', old)) != 2:
        sys.exit('%s: has no <!-- bench --> … <!-- /bench -->' % readme)
    new = re.sub('(<!-- bench -->\n).*?(<!-- /bench -->)',
                 lambda mt: mt.group(1) + made + mt.group(2), old,
                 flags=re.S)
    with open(readme, 'w') as f:
        f.write(new)


if __name__ == '__main__':
    main()
