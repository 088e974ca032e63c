# SPDX-License-Identifier: ISC
"""Records made by hand through shenbao-rank, and TAP."""
import contextlib
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                '../tools'))
from stage import AT, BIN, PACK, ROOT, STATES, Tap  # noqa: E402,F401

ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
SLOTS = 64


def sha(text):
    return hashlib.sha256(text.encode()).hexdigest()


def uscc(n):
    """The n-th invented code, with its check digit (GB 32100-2015)."""
    body = '91440600MA5%06d' % n
    s = sum(ALPHABET.index(c) * pow(3, k, 31) for k, c in enumerate(body))
    return body + ALPHABET[(31 - s % 31) % 31]


def grams(text, n=4):
    return {text[i:i + n] for i in range(len(text) - n + 1)}


def jaccard(a, b):
    """Of the sets of 4-grams, counted, not estimated."""
    x, y = grams(a), grams(b)
    return len(x & y) / len(x | y)


def sketch(text):
    """A MinHash of our own: 64 keyed hashes of each gram, the least."""
    out = []
    for k in range(SLOTS):
        key = k.to_bytes(4, 'big')
        out.append(min(int.from_bytes(hashlib.blake2b(
            g.encode(), digest_size=4, key=key).digest(), 'big')
            for g in grams(text)))
    return ''.join('%08x' % v for v in out)


def field(value, **more):
    raw = '、'.join(value) if isinstance(value, list) else str(value or '')
    return dict(dict(value=value, raw=raw, at='表1 第1行 第2列', steps=[],
                     doubt=[]), **more)


def mail(id, received='2024-12-20T10:00:00+08:00', cls='case', **more):
    return dict(dict(kind='mail', id=id, source='maildir', sha256=sha(id),
                     size=1, received=received, clock='', sent=None,
                     **{'from': 'a@example.com', 'class': cls}, holds=[],
                     files=[], links=[], wrong=[]), **more)


def finding(rule, state='pass', severity='return', **more):
    return dict(dict(rule=rule, clause='一', quote='', state=state,
                     severity=severity, disposition='退回补正', message=rule,
                     fields=[], at=[], by='rule'), **more)


def case(id, mail, n=1, title=None, company=None, code=None,
         received='2024-12-20T10:00:00+08:00', office='440600',
         direction='工业互联网安全分类分级', type='工业企业', text=None,
         proofs=(), findings=None, sha256=None, kind='case', fields=None,
         **more):
    company = company or '佛山市示例%03d智造有限公司' % n
    title = title if title is not None else '示例%03d工厂安全分类分级实践' % n
    code = uscc(n) if code is None else code
    fs = findings if findings is not None else [finding('base')]
    files = [dict(name='申报表.docx', sha256=sha256 or sha('form' + id), size=9000,
                  type='docx', place='2', role='form', chapter=None)]
    files += [dict(name='佐证%d.pdf' % i, sha256=sha(p), size=9000, type='pdf',
                   place='3.%d' % i, role='evidence', chapter='rights')
              for i, p in enumerate(proofs)]
    record = dict(
        kind=kind, id=id, mail=mail, received=received, clock='',
        recommender=office, recommender_from='form' if office else None,
        form=dict(name='申报表.docx', sha256=files[0]['sha256'], place='2',
                  type='docx'),
        files=files, evidence=dict(licence=[], rights=[sha(p) for p in proofs]),
        fields=dict(dict(company=field(company), uscc=field(code),
                         case_title=field(title), directions=field([direction]),
                         applicant_type=field(type),
                         summary=field('简介')), **(fields or {})),
        texts=dict(title_key=''.join(filter(str.isalnum, title)),
                   company_key=company),
        sketch=sketch(text) if text else '', wrong=[], lookup={},
        at=AT, findings=fs, verdict=verdict(fs), disposition='')
    record.update(more)
    return record


def row(n, number=None, title=None, company=None, code=None,
        direction='工业互联网安全分类分级'):
    return dict(n=str(number if number is not None else n), at='表 第%d行' % n,
                case=None, fields=dict(
                    company=field(company or '佛山市示例%03d智造有限公司' % n),
                    uscc=field(uscc(n) if code is None else code),
                    case_title=field(title or '示例%03d工厂安全分类分级实践' % n),
                    directions=field([direction])))


def roster(id, mail, rows, office='440600', totals=None,
           received='2024-12-20T10:00:00+08:00'):
    return dict(kind='list', id=id, mail=mail, received=received, clock='',
                recommender=office, file=dict(name='汇总表.xlsx',
                                              sha256=sha(id), place='2'),
                fields={}, rows=rows, totals=totals, wrong=[])


def verdict(findings):
    """The contract's words, written down a second time."""
    def has(state, *severities):
        return any(f['state'] == state and f['severity'] in severities
                   for f in findings)
    return ('reject' if has('fail', 'reject') else
            'return' if has('fail', 'return') else
            'manual' if has('manual', 'reject', 'return') else 'accept')


def end(records, **meta):
    def count(kind):
        got = dict.fromkeys(STATES, 0)
        for r in records:
            if r['kind'] == kind:
                s = 'superseded' if r.get('superseded_by') else r['verdict']
                got[s] += 1
        return got

    mails = {}
    for r in records:
        if r['kind'] == 'mail':
            mails[r['class']] = mails.get(r['class'], 0) + 1
    return {'end': dict(
        mails=mails, cases=count('case'), regions=count('region'),
        lists=sum(r['kind'] == 'list' for r in records),
        rows=sum(len(r.get('rows', [])) for r in records),
        records=len(records), **meta)}


def stream(records, **meta):
    return ''.join(json.dumps(r, ensure_ascii=False) + '\n'
                   for r in records + [end(records, **meta)])


def raw(text, desk=None, pack=PACK, env=None):
    """Bytes out, what it said, its status.  desk: {name: content}."""
    with tempfile.TemporaryDirectory() as tmp:
        args = [BIN + '/shenbao-rank', '--notice', pack, '--at', AT]
        if desk is not None:
            for name, content in desk.items():
                mode = 'wb' if isinstance(content, bytes) else 'w'
                with open(os.path.join(tmp, name), mode) as f:
                    f.write(content)
            args += ['--desk', tmp]
        p = subprocess.run(args, input=text.encode(), capture_output=True,
                           env=dict(os.environ, **(env or {})))
    return p.stdout, p.stderr.decode(), p.returncode


@contextlib.contextmanager
def pack_with(name, text):
    """The pack with one file of another text, or of what text() makes of it."""
    with tempfile.TemporaryDirectory() as tmp:
        path = os.path.join(shutil.copytree(PACK, tmp + '/pack'), name)
        if callable(text):
            with open(path) as f:
                text = text(f.read())
        with open(path, 'w') as f:
            f.write(text)
        yield tmp + '/pack'


class Run:
    """A run over records in a random order; .by[id], .end, .out."""

    def __init__(self, records, desk=None, pack=PACK, seed=1, **meta):
        records = list(records)
        random.Random(seed).shuffle(records)
        self.bytes, self.err, self.status = raw(
            stream(records, **meta), desk, pack)
        lines = [json.loads(s) for s in self.bytes.decode().splitlines()]
        self.out = lines[:-1]
        self.end = lines[-1]['end'] if lines else None
        self.by = {r.get('id'): r for r in self.out}

    def __getitem__(self, id):
        return self.by[id]

    def codes(self, id, state=None):
        return sorted({f['rule'] for f in self.by[id]['findings']
                       if f['by'] == 'set' and (state is None or f['state'] == state)})

    def said(self, id, rule):
        return [f for f in self.by[id]['findings'] if f['rule'] == rule]

    def recon(self, id):
        return sorted((c['n'] or '', c['code']) for c in self.by[id]['recon'])

    def ranks(self):
        got = [(r['rank'], r['id']) for r in self.out
               if r['kind'] == 'case' and r['rank']]
        return [id for _, id in sorted(got)]


COMPANY_DESK = {'site.yaml': 'role: city\n'}
