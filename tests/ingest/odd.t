#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# Quoted lines of an mbox, Outlook's .msg, and what no one applied with:
# by ingest, and what extract makes of it.
import email.message
import email.policy
import json
import os
import struct
import sys
TOP = os.environ.get('TOP', '.')
sys.path[:0] = [TOP + '/tests/tools', TOP + '/tests/ingest']
import corpus  # noqa: E402
from tap import BIN, done, ok, run, same, tmp  # noqa: E402

PACK = TOP + '/config/guangdong-2024'
base = tmp()


def put(name, data):
    path = f'{base}/{name}'
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as f:
        f.write(data)
    return path


def stage(name, *args, **kw):
    r = run(BIN + 'shenbao-' + name, '--notice', PACK, '--spool',
            base + '/spool', *args, **kw)
    same(r.returncode, 0, name + ' ends well')
    return r.stdout


def ingest(path):
    return [json.loads(x) for x in
            stage('ingest', path).decode().splitlines()][:-1]


def extract(path):
    out = stage('extract', input=stage('ingest', path))
    return [json.loads(x) for x in out.decode().splitlines()][:-1]


def spooled(f):
    r = run('find', base + '/spool', '-name', f['sha256'])
    with open(r.stdout.decode().split('\n')[0], 'rb') as fh:
        return fh.read()


def message(text, *files, subject='申报'):
    m = email.message.EmailMessage(policy=email.policy.SMTP)
    m['From'], m['To'] = 'someone@qiye.example', 'office@gdei.example'
    m['Date'] = 'Mon, 23 Dec 2024 10:00:00 +0800'
    m['Subject'] = subject
    m.set_content(text)
    for name, kind, data in files:
        main, sub = kind.split('/')
        m.add_attachment(data, maintype=main, subtype=sub, filename=name)
    return m.as_bytes()


def compound(*names):
    """What says MS-CFB: the magic, and a directory with these streams."""
    raw = bytearray(512 + 512)
    raw[:8] = bytes.fromhex('d0cf11e0a1b11ae1')
    struct.pack_into('<HHHHH', raw, 24, 0x3e, 3, 0xfffe, 9, 6)
    for i, name in enumerate(names):
        u = name.encode('utf-16-le')
        at = 512 + 128 * i
        raw[at:at + len(u)] = u
        struct.pack_into('<H', raw, at + 64, len(u) + 2)
    return bytes(raw)


# mboxrd: what Thunderbird, mutt and Google's export write.
LINES = ['材料如下', 'From 起首的一行', '>From 引用的一行', '>>From 再引用',
         '> From 不是引用', '>Fro', '>' * 200 + 'From x', '>>>', 'Fromage',
         '>From']
quoted = [('>' + x if x.lstrip('>').startswith('From ') and
           not x.startswith('>' * 100) else x) for x in LINES]
head = ('From a@b Mon Dec 23 10:00:00 2024\nFrom: a@b.example\nTo: c@d.example'
        '\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; '
        'charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n')
recs = ingest(put('all.mbox', (head + '\n'.join(quoted) + '\n\n' + head +
                               '>From 第二封\n\n').encode()))
same([r['body']['text'].rstrip('\n') for r in recs],
     ['\n'.join(LINES), 'From 第二封'], 'an mbox: lines as they were written')
filler = 'x' * 65
for n in range(65526 - len(head), 65537 - len(head)):
    # Wherever a block of the file may end.
    text = (filler + '\n') * (n // 66) + 'y' * (n % 66)
    got = ingest(put('seam.mbox', (head + text + '\n>>From z\nend\n').encode()))
    b = got[0]['body']
    whole = spooled(b).decode() if b.get('sha256') else b['text']
    if not whole.endswith('\n>From z\nend\n'):
        ok(False, f'a quoted line at {n}: {whole[-40:]!r}')
        break
else:
    ok(True, 'wherever a block ends')
recs = ingest(put('one.eml', (head.partition('\n')[2] + '>From x\n').encode()))
same(recs[0]['body']['text'].strip(), '>From x', 'a saved mail is no mbox')
odd = b'From a@b Mon Dec 23 10:00:00 2024\n\0\1\2 no mail\n'
recs = ingest(put('odd.mbox', (head + 'x\n\n').encode() + odd + b'\n' +
                  (head + 'y\n').encode()))
same([(f['name'], spooled(f)) for r in recs for f in r['files']],
     [('原始邮件.eml', odd + b'\n')],
     'the original of what is no mail, without its neighbours')
same(recs[1]['sha256'], recs[1]['files'][0]['sha256'], 'is its bytes')

# Signed, and what was signed is signed again: each is taken out of the last.
TEXT = (b'Content-Type: text/plain\r\n\r\nbegin 644 a.txt\r\n#0V%T\r\n`\r\n'
        b'end\r\n')
for levels, n in ((5, 1), (120, 0)):
    inner = TEXT
    for _ in range(levels):
        inner = (b'Content-Type: application/pkcs7-mime; name=smime.p7m\r\n'
                 b'Content-Transfer-Encoding: binary\r\n\r\n' +
                 corpus.signed_data(inner))
    rec = ingest(put('signed.eml', b'From: a@b.example\r\nSubject: x\r\n' +
                     inner))[0]
    told = {w['code'] for w in rec['wrong']}
    same(([f['name'] for f in rec['files'] if f['name'] == 'a.txt'],
          'nested-too-deep' in told, [c for c in told if 'parser' in c]),
         (['a.txt'] * n, n == 0, []), f'signed {levels} times')

# Outlook's own format isn't taken apart; that is told, in words.
msg = compound('Root Entry', '__substg1.0_0037001F', '__substg1.0_1000001F')
recs = extract(put('msg/a.eml', message('见附件', (
    '申报材料.msg', 'application/vnd.ms-outlook', msg))))
f = [x for x in recs[0]['files'] if x['name'] == '申报材料.msg'][0]
same((f['kind'], f['role']), ('msg', 'archive'), 'a .msg by its content')
said = [w['message'] for w in recs[0]['wrong'] if w['code'] == 'msg-unopened']
ok(len(said) == 1 and '.msg' in said[0] and '人工' in said[0],
   'a clerk is told to open it')
recs = ingest(put('msg/b.eml', message('见附件', (
    '申报材料.doc', 'application/msword', msg))))
same(recs[0]['files'][0]['kind'], 'msg', 'whatever its name')

# What programs leave, and what a signature drags along.
expected = json.load(open(TOP + '/samples/expected.json', encoding='utf-8'))
FORM = None
for name in sorted(os.listdir(TOP + '/samples/mailbox/cur')):
    if name.split(':')[0] not in {c['mail'] for c in expected['cases']}:
        continue
    with open(f'{TOP}/samples/mailbox/cur/{name}', 'rb') as fh:
        m = email.message_from_bytes(fh.read(), policy=email.policy.default)
    for part in m.iter_attachments():
        if (part.get_filename() or '').endswith('申报表.docx'):
            FORM = FORM or part.get_content()
NOISE = [('smime.p7s', 'application/pkcs7-signature', b'0\x80\x06\x09sig'),
         ('~$申报表.docx', 'application/octet-stream', b'\x08lock' + bytes(157)),
         ('.DS_Store', 'application/octet-stream', b'\0\0\0\1Bud1' + bytes(90)),
         ('Thumbs.db', 'application/octet-stream', compound('Root Entry')),
         ('desktop.INI', 'application/octet-stream', b'[.ShellClassInfo]\r\n'),
         ('pgp', 'application/pgp-signature', b'-----BEGIN PGP SIGNATURE-----')]
DOCX = ('application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document')
recs = extract(put('noise/a.eml', message('材料', ('申报表.docx', DOCX, FORM),
                                          *NOISE)))
mail = recs[0]
roles = {f['name']: f['role'] for f in mail['files']}
same({n: roles.get(n) for n, _, _ in NOISE}, {n: 'noise' for n, _, _ in NOISE},
     'noise is noise')
case = [r for r in recs if r.get('kind') == 'case']
same(len(case), 1, 'beside a form')
same([f['name'] for c in case for f in c['files']], ['申报表.docx'],
     'and no evidence of it')
same([w['code'] for w in mail['wrong'] if w['code'] in
      ('file-unread', 'unrecognised')], [], 'nor a fault')

# Bytes and a name that say what they are, under a type that says otherwise.
for i, kind in enumerate([
        'text/plain', 'message/rfc822', 'message/global', 'multipart/mixed',
        'multipart/mixed; boundary="x"', 'multipart/signed; boundary="x"',
        'message/partial', 'message/external-body', 'message/delivery-status',
        'multipart/encrypted', 'application/pgp-encrypted',
        'application/ms-tnef', 'application/pkcs7-mime', 'image/jpeg',
        'application/pkcs7-signature', 'application/pgp-signature']):
    for name in ('申报表.docx', ''):
        data = message('材料', ('form.docx', DOCX, FORM)).replace(
            b'Content-Type: ' + DOCX.encode(),
            b'Content-Type: ' + kind.encode()).replace(
            b'filename="form.docx"',
            b"filename*=utf-8''%E7%94%B3%E6%8A%A5%E8%A1%A8.docx")
        if not name:
            # Composed as one's text: neither a name nor a disposition.
            data = b'\r\n'.join(x for x in data.split(b'\r\n') if not
                                x.startswith(b'Content-Disposition'))
            if not kind.startswith('text/'):
                continue
        recs = extract(put('types/%d%s.eml' % (i, bool(name)), data))
        same([(r['kind'], bool(r['form']['sha256'])) for r in recs[1:]],
             [('case', True)], 'a form as %s %s' % (kind, name))
        told = [w['code'] for w in recs[0]['wrong']]
        same([c for c in told if c not in ('time-unproven', 'name-missing')],
             [], 'and nothing is odd about it')
done()
