# SPDX-License-Identifier: ISC
"""A pack as shenbao new-notice gives it, filled in a little, and a run."""
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, HERE + '/../tools', HERE + '/../gen']
from common import uscc  # noqa: E402
from post import form  # noqa: E402
from stage import BIN  # noqa: E402
from tap import tmp  # noqa: E402

AT = '2026-01-05T09:00:00+08:00'


class Fresh:
    """Two offices, of 嘉陵 and 涪陵; the deadline is 2025-12-31 17:00."""

    def __init__(self):
        self.tmp = tmp()
        self.pack, self.box = self.tmp + '/pack', self.tmp + '/box'
        self.desk, self.out = self.tmp + '/desk', self.tmp + '/out'
        subprocess.run([BIN + '/shenbao', 'new-notice', self.pack],
                       check=True, stdout=subprocess.DEVNULL)
        self.change('notice.yaml', ('【甲市工业和信息化局】', '甲市工业和信息化局'),
                    ('【乙市工业和信息化局】', '乙市工业和信息化局'),
                    ('【甲】', '嘉陵'), ('【乙】', '涪陵'),
                    ('【××典型案例】', '某某典型案例'),
                    ('【方向一】', '方向一'), ('【方向二】', '方向二'))
        os.mkdir(self.desk)
        self.put('site.yaml', 'role: province\ntrusted_hosts: [mx.example.cn]\n')

    def put(self, name, text):
        with open(os.path.join(self.desk, name), 'w', encoding='utf-8') as f:
            f.write(text)

    def deliver(self, office):
        """The register has it that the office's package came in time."""
        self.put('register.csv', '登记号,送达时间,推荐单位\n'
                 'S1,2025-12-31 16:00,%s\n' % office)

    def change(self, name, *pairs):
        path = os.path.join(self.pack, name)
        with open(path, encoding='utf-8') as f:
            text = f.read()
        for old, new in pairs:
            assert old in text, old
            text = text.replace(old, new)
        with open(path, 'w', encoding='utf-8') as f:
            f.write(text)

    def check(self):
        p = subprocess.run([BIN + '/shenbao', 'check-notice', self.pack],
                           capture_output=True, text=True)
        return p.returncode, p.stdout + p.stderr

    def run(self, t):
        """Cases by company."""
        p = subprocess.run([BIN + '/shenbao', 'run', '--notice', self.pack,
                            '--desk', self.desk, '--out', self.out, '--at', AT,
                            self.box], capture_output=True, text=True)
        t.ok(p.returncode == 0, 'a run', p.stderr)
        with open(self.out + '/current/records.ndjson',
                  encoding='utf-8') as f:
            return {r['fields'].get('company', {}).get('value'): r
                    for r in map(json.loads, f) if r.get('kind') == 'case'}


def one(company, city, *more, direction='方向一', title='某某典型案例申报表'):
    return form(title, [
        ('申报单位', company), ('统一社会信用代码', uscc('440605', company)),
        ('所在地市', city), ('案例名称', company + '的案例'),
        ('申报方向', direction), ('联系人', '钟离月'), *more])
