#!/usr/bin/env python3
# SPDX-License-Identifier: ISC
# The loop as an office runs it: mails delivered by LMTP, fetched by mbsync
# with the sample's configuration, run; fetched again, run again.
import collections
import email
import email.utils
import glob
import hashlib
import imaplib
import json
import os
import sys
TOP = os.environ.get('TOP', '.')
sys.path[:0] = [TOP + '/tests/tools', TOP + '/tests/intake']
import fence  # noqa: E402
import mailserver  # noqa: E402
from tap import BIN, done, ok, run, same, tmp  # noqa: E402

if mailserver.missing():
    print('1..0 # SKIP not installed: ' + ' '.join(mailserver.missing()))
    sys.exit(0)

PACK = TOP + '/config/guangdong-2024'
AT = json.load(open(TOP + '/samples/expected.json', encoding='utf-8'))['at']
base = tmp()
os.chmod(base, 0o711)  # Dovecot drops root, and has to get through
lib, out = base + '/lib', base + '/out'
MAILDIR = lib + '/mail/INBOX'
os.makedirs(lib + '/mail')
server = mailserver.Server(base + '/server')


def note(text):
    print('# ' + text.strip().replace('\n', '\n# '))


def mbsyncrc(password=mailserver.PASSWORD, to=lib):
    """The sample's own file; only where things are is another place."""
    with open(base + '/password', 'w') as f:
        f.write(password + '\n')
    with open(TOP + '/samples/nightly/mbsyncrc', encoding='utf-8') as f:
        text = f.read()
    for old, new in (
            ('Host imap.gdei.example\n',
             f'Host localhost\nPort {server.imaps}\n'
             f'CertificateFile {server.top}/cert.pem\n'),
            ('/etc/shenbao/password', base + '/password'),
            ('/var/lib/shenbao', to)):
        assert old in text, old
        text = text.replace(old, new)
    with open(base + '/mbsyncrc', 'w', encoding='utf-8') as f:
        f.write(text)
    return base + '/mbsyncrc'


def fetch(**kw):
    """As the service does it, within its system calls."""
    return fence.fenced('mbsync', '-q', '-c', mbsyncrc(**kw), '-a')


def desk(name, mtime, role):
    os.makedirs(base + '/' + name)
    with open(f'{base}/{name}/site.yaml', 'w', encoding='utf-8') as f:
        f.write(f'role: {role}\noffice: 示例单位\n'
                'department: 工业互联网处\n'
                f'trusted_hosts: [mx.gdei.example]\nmtime: {mtime}\n')
    return base + '/' + name


PULLED = desk('pulled', 'pulled', 'province')
DATED = desk('dated', 'internaldate', 'city')


def night():
    """One run; its records without the end."""
    r = run(BIN + 'shenbao', 'run', '--notice', PACK, '--desk', PULLED,
            '--at', AT, '--out', out, '--jobs', '2', MAILDIR)
    if not same(r.returncode, 0, 'shenbao run'):
        note(r.stderr.decode(errors='replace'))
        return [], ''
    with open(out + '/current/records.ndjson', encoding='utf-8') as f:
        all_ = [json.loads(line) for line in f]
    return all_[:-1], os.readlink(out + '/current')


def ingest(where, source):
    r = run(BIN + 'shenbao-ingest', '--notice', PACK, '--desk', where,
            '--at', AT, '--spool', base + '/spool', source)
    if r.returncode != 0:
        note(r.stderr.decode(errors='replace'))
    return [json.loads(x) for x in r.stdout.decode().splitlines()][:-1]


def deadlines(where):
    """By mail: how the deadline's rule stands for its cases."""
    r = run(BIN + 'shenbao-ingest', '--notice', PACK, '--desk', where,
            '--at', AT, '--spool', base + '/spool', MAILDIR)
    for stage, args in (('extract', ['--spool', base + '/spool']),
                        ('normalize', []),
                        ('validate', ['--desk', where, '--at', AT])):
        r = run(BIN + 'shenbao-' + stage, '--notice', PACK, *args,
                input=r.stdout)
        if r.returncode != 0:
            note(r.stderr.decode(errors='replace'))
    got = collections.defaultdict(set)
    for c in map(json.loads, r.stdout.decode().splitlines()):
        for f in c.get('findings') or []:
            if f['rule'] == 'deadline':
                got[c['mail']].add(f['state'])
    return got


def mails(records):
    return [x for x in records if x.get('kind') == 'mail'
            and x['source'] == 'maildir']


def contents(records):
    """What each message held: by Message-ID, the hashes of its files."""
    got = collections.defaultdict(list)
    for m in mails(records):
        got[m['message_id']].append(sorted(f['sha256'] for f in m['files']))
    return dict(got)


def seeds(records):
    """mbsync leaves a mark in each header, another each time."""
    return sorted(m.get('seed') or m['sha256'] for m in mails(records))


def files(maildir=MAILDIR):
    """The Maildir's messages: name without flags, bytes, time."""
    got = {}
    for d in ('cur', 'new'):
        for p in glob.glob(f'{maildir}/{d}/*'):
            with open(p, 'rb') as f:
                got[os.path.basename(p).split(':')[0]] = (
                    hashlib.sha256(f.read()).hexdigest(),
                    int(os.stat(p).st_mtime))
    return got


def ids(records):
    return sorted((x['kind'], x['id']) for x in records
                  if x.get('kind') in ('mail', 'case', 'region', 'list'))


def deliver(paths):
    bad = [r.stderr.decode(errors='replace') or str(r.returncode)
           for r in map(server.deliver, paths) if r.returncode != 0]
    same(bad, [], f'{len(paths)} delivered by LMTP')


def append(client, path, shift):
    """Into the mailbox, as if it had arrived SHIFT s after our own hop."""
    with open(path, 'rb') as f:
        raw = f.read()
    hop = email.message_from_bytes(raw).get_all('Received')[0]
    at = email.utils.parsedate_to_datetime(hop.rpartition(';')[2].strip())
    when = at.timestamp() + shift
    client.append('INBOX', None, imaplib.Time2Internaldate(when),
                  raw.replace(b'\r\n', b'\n').replace(b'\n', b'\r\n'))
    return email.message_from_bytes(raw)['Message-ID'], int(when)


def loop():
    samples = sorted(glob.glob(TOP + '/samples/mailbox/cur/*'))[:6]
    first, extra = samples[:5], samples[5]
    plain = contents(ingest(PULLED, TOP + '/samples/mailbox'))

    def want(paths):
        out_ = {}
        for p in paths:
            with open(p, 'rb') as f:
                key = email.message_from_binary_file(f)['Message-ID']
            out_[key] = plain[key]
        return out_

    deliver(first)
    r = fetch(password='wrong')
    ok(r.returncode != 0 and not files(), 'a wrong password: mbsync says so')
    r = fetch()
    if not same((r.returncode, len(files())), (0, len(first)), 'fetched'):
        note(r.stderr.decode(errors='replace'))
    before = files()
    one, run_one = night()
    same(contents(one), want(first),
         'each message once, each file as it was sent')
    ok(all(m['received'] and m['clock'] for m in mails(one)),
       'the clock is our own hop below that of LMTP')
    ok(any(x['kind'] == 'case' for x in one), 'and cases come out of them')
    same(files(), before, 'the Maildir was only read')

    same(fetch().returncode, 0, 'fetched again')
    same(files(), before, 'nothing twice')
    two, run_two = night()
    same(two, one, 'run again: equal records')
    same(run_two, run_one, 'and the same run')

    deliver([extra])
    same(fetch().returncode, 0, 'one mail later')
    after = files()
    same({k: v for k, v in after.items() if k in before}, before,
         'what was there keeps name, bytes and time')
    same(len(after), len(before) + 1, 'exactly one message more')
    three, run_three = night()
    same(contents(three), want(first + [extra]), 'exactly one mail more')
    same(set(ids(one)) - set(ids(three)), set(), 'no id is lost')
    new = [i for i in ids(three) if i not in ids(one)]
    held = [h for m in mails(three) if m['id'] not in before
            for h in m['holds']]
    same(sorted(i for k, i in new if k != 'mail'), sorted(held),
         'what is new is held by the new mail')
    ok(run_three != run_one, 'a run of its own')
    os.makedirs(base + '/anew/mail')
    same(fetch(to=base + '/anew').returncode, 0, 'fetched anew elsewhere')
    new = files(base + '/anew/mail/INBOX')
    same(sorted(t for _, t in new.values()),
         sorted(t for _, t in after.values()), 'with the same times')
    same(seeds(ingest(PULLED, base + '/anew/mail/INBOX')), seeds(three),
         'and ids are made of the same')


def clocks():
    """INTERNALDATE beside our own hop, by way of the file's time."""
    path = sorted(glob.glob(TOP + '/samples/mailbox/cur/*'))[6:10]
    shifts = [0, 299, 301, -3600]
    client = server.imap()
    sent = [append(client, p, s) for p, s in zip(path, shifts)]
    client.logout()
    had = files()
    same(fetch().returncode, 0, 'mails with a time of arrival fetched')
    added = {k: v for k, v in files().items() if k not in had}
    same(sorted(t for _, t in added.values()), sorted(t for _, t in sent),
         'CopyArrivalDate: the file has the time of arrival')
    got = {m['message_id']: m for m in mails(ingest(DATED, MAILDIR))}
    for (key, _), shift in zip(sent, shifts):
        m, far = got[key], abs(shift) > 300
        same('time-disagrees' in {w['code'] for w in m['wrong']}, far,
             f'{shift} s apart: {"for a person" if far else "agrees"}')
        same(m['received'] is None, far, '  and the time counts or not')
    early = [m for k, m in got.items() if k not in dict(sent)]
    ok(early and all(m['received'] is None for m in early),
       'delivered years after its hop: not believed')
    states = deadlines(DATED)
    timed = {m['id']: m['received'] is not None for m in got.values()}
    same({m: s for m, s in states.items()
          if s != ({'pass'} if timed[m] else {'manual'})}, {},
         'the deadline is for a person where time is not proven')
    same({timed[m] for m in states}, {True, False}, 'with cases of both')
    same({m['received'] is None for m in mails(ingest(PULLED, MAILDIR))},
         {False}, 'mtime: pulled doesn\'t ask')


try:
    if ok(server.wait(), 'a Dovecot of our own'):
        loop()
        clocks()
    else:
        note(server.log())
finally:
    same(server.stop(), [], 'nothing of it is left running')
done()
