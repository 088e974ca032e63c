#!/usr/bin/python3
# SPDX-License-Identifier: ISC
# What each harness begins with: the parts, packages, mails, names and lines
# of our own samples, saved forms and attacks.
#	seeds.py OUT TOP PACKAGES	(those that unit tests made)
import email
import glob
import hashlib
import io
import json
import os
import re
import sys
import tempfile
import zipfile

# What paper.c calls a kind, and how such files begin.
KINDS = ((b'\xd0\xcf\x11\xe0', b'0'), (b'{\\rtf', b'1'), (b'<html', b'2'),
         (b'<!DOCTYPE', b'2'), (b'MIME-Version', b'3'))
SEED_MAX = 60000        # a longer one costs more than it shows

# The parts of a package in the order of package.h, as our samples and our
# unit tests call them; what stands under names of its own has other rels.
PARTS = {
    'docx': ('word/document.xml', 'word/styles.xml', 'word/numbering.xml',
             'word/footnotes.xml', r'(word/header\d*|h)\.xml',
             'word/_rels/document.xml.rels', 'docProps/app.xml',
             r'\[Content_Types\].xml', '_rels/.rels'),
    'xlsx': (r'xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml',
             'xl/styles.xml', r'xl/(drawings/drawing1|d)\.xml',
             r'xl/.*\.vml', r'xl/(comments\d*|notes)\.xml',
             r'xl/(ctrlProps/ctrlProp1|ctrl)\.xml',
             'xl/worksheets/_rels/sheet1.xml.rels', 'xl/workbook.xml',
             'xl/_rels/workbook.xml.rels', r'\[Content_Types\].xml',
             '_rels/.rels')}
WHERE = ('_rels/.rels', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels',
         'xl/worksheets/_rels/sheet1.xml.rels')     # say where parts lie


def main(out, top, packages):
    sys.path.insert(0, top + '/tests/hostile')
    import attacks
    for f in files(top + '/samples/mailbox'):
        message(out, open(f, 'rb').read())
    with tempfile.TemporaryDirectory() as d:
        attacks.maildir(d)
        for f in files(d):
            message(out, open(f, 'rb').read())
    for f in files(top + '/tests/accuracy/saved') + files(packages):
        package(out, open(f, 'rb').read())
    for f in 'samples/expected.json', 'tests/validate/base.json':
        with open(top + '/' + f) as lines:
            line(out, json.load(lines))


def files(folder):
    return [f for f in sorted(glob.glob(folder + '/**', recursive=True))
            if os.path.isfile(f)]


def put(out, harness, data):
    if 0 < len(data) <= SEED_MAX:
        os.makedirs(out + '/' + harness, exist_ok=True)
        name = hashlib.sha256(data).hexdigest()[:16]
        with open('%s/%s/%s' % (out, harness, name), 'wb') as f:
            f.write(data)


def message(out, data):
    put(out, 'mime', data)
    try:
        parts = list(email.message_from_bytes(data).walk())
    except RecursionError:      # an attack
        return
    for p in parts:
        name, body = p.get('Content-Disposition'), p.get_payload(decode=True)
        if name:
            put(out, 'names', str(name).encode('utf-8', 'replace'))
        if body:
            package(out, body)


def package(out, data):
    for magic, kind in KINDS:
        if data.startswith(magic):
            put(out, 'paper', kind + data)
            if kind == b'2':
                put(out, 'form', data)
    if not data.startswith(b'PK'):
        return
    put(out, 'zip', data)
    try:
        z = zipfile.ZipFile(io.BytesIO(data))
        entries = [(i.filename, z.read(i)) for i in z.infolist()[:99]
                   if i.file_size <= 1 << 20]
    except Exception:       # a broken one is a seed as it is
        return
    for name, body in entries:
        put(out, 'names', name.encode('utf-8', 'surrogateescape'))
        if name.endswith(('.xml', '.rels')):
            put(out, 'xml', body)
        if name == 'content.xml':
            put(out, 'paper', b'4' + body)
        package(out, body)
    for harness, names in PARTS.items():
        parts(out, harness, names, dict(entries))


def parts(out, harness, names, entries):
    """The first pattern names what there is no such package without."""
    found = [next((e for e in sorted(entries) if re.fullmatch(n, e)), None)
             for n in names]
    if found[0] is None:
        return
    ours = any(e in entries for e in ('xl/v.vml', 'xl/d.xml', 'xl/notes.xml'))
    put(out, harness, b'\f'.join(
        b'' if e is None or (ours and e in WHERE) else entries[e]
        for e in found))


def line(out, value):
    put(out, 'ndjson', json.dumps(value, ensure_ascii=False).encode())
    for v in value.values() if isinstance(value, dict) else []:
        line(out, v)


if __name__ == '__main__':
    main(*sys.argv[1:])
