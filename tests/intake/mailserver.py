# SPDX-License-Identifier: ISC
"""A private Dovecot: IMAPS and LMTP on loopback, one user, one folder."""
import imaplib
import os
import pwd
import shutil
import signal
import socket
import ssl
import subprocess
import time

USER, PASSWORD = 'shenbao', 'not-a-secret'

CONFIG = '''
protocols = imap lmtp
base_dir = {top}/run
state_dir = {top}/state
log_path = {top}/log
listen = 127.0.0.1
ssl = required
ssl_cert = <{top}/cert.pem
ssl_key = <{top}/key.pem
{users}
first_valid_uid = 1
last_valid_gid = 0
hostname = lmtp.test.example
mail_location = maildir:{top}/mail
mail_home = {top}/home
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid}
}}
service imap-login {{
  chroot =
  process_min_avail = 0
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp}
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
protocol lmtp {{
  postmaster_address = postmaster@test.example
  auth_username_format = %n
}}
'''


def free_ports(n):
    """High ports that were free a moment ago."""
    all_ = [socket.socket() for _ in range(n)]
    for s in all_:
        s.bind(('127.0.0.1', 0))
    ports = [s.getsockname()[1] for s in all_]
    for s in all_:
        s.close()
    return ports


class Server:
    def __init__(self, top):
        self.top = top
        self.imaps, self.lmtp = free_ports(2)
        # Dovecot hands no mail to root: nobody keeps it where root tests.
        root = os.geteuid() == 0
        me = pwd.getpwnam('nobody') if root else pwd.getpwuid(os.geteuid())
        users = '' if root else (
            f'default_internal_user = {me.pw_name}\n'
            f'default_login_user = {me.pw_name}\n')
        for d in ('run', 'state', 'mail', 'home'):
            os.makedirs(f'{top}/{d}')
            if root:
                os.chown(f'{top}/{d}', me.pw_uid, me.pw_gid)
        os.chmod(top, 0o755)
        subprocess.run(
            ['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt',
             'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2',
             '-subj', '/CN=localhost', '-addext',
             'subjectAltName=DNS:localhost', '-keyout', top + '/key.pem',
             '-out', top + '/cert.pem'], check=True, capture_output=True)
        with open(top + '/dovecot.conf', 'w', encoding='utf-8') as f:
            f.write(CONFIG.format(top=top, users=users, uid=me.pw_uid,
                                  gid=me.pw_gid, password=PASSWORD,
                                  imaps=self.imaps, lmtp=self.lmtp))
        # It would hold the pipe to prove open: none of ours goes in.
        self.out = open(top + '/stdout', 'wb')
        self.master = subprocess.Popen(
            ['dovecot', '-F', '-c', top + '/dovecot.conf'],
            stdin=subprocess.DEVNULL, stdout=self.out, stderr=self.out,
            start_new_session=True)

    def wait(self):
        """True when both ports answer; what it said goes to log()."""
        for _ in range(300):
            if self.master.poll() is not None:
                return False
            try:
                for p in (self.imaps, self.lmtp):
                    socket.create_connection(('127.0.0.1', p), 1).close()
                return True
            except OSError:
                time.sleep(0.1)
        return False

    def log(self):
        text = ''
        for name in ('stdout', 'log'):
            if os.path.exists(f'{self.top}/{name}'):
                with open(f'{self.top}/{name}', errors='replace') as f:
                    text += f.read()
        return text

    def imap(self):
        ctx = ssl.create_default_context(cafile=self.top + '/cert.pem')
        c = imaplib.IMAP4_SSL('localhost', self.imaps, ssl_context=ctx)
        c.login(USER, PASSWORD)
        return c

    def deliver(self, path):
        """By LMTP, as the office's own MTA would."""
        return subprocess.run(
            ['swaks', '--protocol', 'LMTP', '--server', '127.0.0.1',
             '--port', str(self.lmtp), '--to', USER + '@test.example',
             '--from', 'someone@test.example', '--data', '@' + path,
             '--suppress-data', '--silent', '1'],
            stdin=subprocess.DEVNULL, capture_output=True)

    def left(self):
        """Processes of its session that are still there."""
        pids = []
        for p in filter(str.isdigit, os.listdir('/proc')):
            try:
                with open(f'/proc/{p}/stat', 'rb') as f:
                    stat = f.read().rpartition(b')')[2].split()
            except OSError:
                continue
            if int(stat[3]) == self.master.pid and stat[0] != b'Z':
                pids.append(int(p))
        return pids

    def stop(self):
        """Ends it by its pid; what does not end in time is told."""
        if self.master.poll() is None:
            self.master.send_signal(signal.SIGTERM)
        try:
            self.master.wait(20)
        except subprocess.TimeoutExpired:
            self.master.kill()
            self.master.wait()
        self.out.close()
        for _ in range(100):
            left = self.left()
            if not left:
                break
            time.sleep(0.1)
        for p in left:
            os.kill(p, signal.SIGKILL)
        return left


def missing():
    """The programs that are not installed."""
    path = os.environ.get('PATH', '') + ':/usr/sbin:/sbin'
    os.environ['PATH'] = path
    return [p for p in ('dovecot', 'mbsync', 'swaks', 'openssl')
            if shutil.which(p) is None]
