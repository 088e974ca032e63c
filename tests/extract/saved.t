#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""A form says the same when LibreOffice saved it as .doc, .rtf or .odt: what
its text looks like, tables within tables, lists, fields of forms."""
import json
import os
import subprocess
import sys
import tempfile

TOP = os.environ.get('TOP', '.')
sys.path[:0] = [TOP + '/tests/tools', TOP + '/tests/gen']
import docx  # noqa: E402
from docx.enum.text import WD_COLOR_INDEX  # noqa: E402
from docx.oxml import parse_xml  # noqa: E402
from docx.shared import RGBColor  # noqa: E402
from tap import BIN, done, ok, run, same, tmp  # noqa: E402

PACK = TOP + '/config/guangdong-2024'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
GREY = RGBColor(128, 128, 128)
DIRECTIONS = ['工业互联网安全分类分级', '车联网网络安全防护',
              '工业控制系统安全评估', '工业控制产品安全漏洞治理',
              '网络安全威胁监测服务']


def dropdown(items, chosen):
    return parse_xml(
        '<w:r %s><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList>'
        '<w:result w:val="%d"/>%s</w:ddList></w:ffData></w:fldChar></w:r>' %
        (W, chosen, ''.join('<w:listEntry w:val="%s"/>' % i for i in items)))


def field(paragraph, begin, code):
    paragraph._p.append(begin)
    paragraph._p.append(parse_xml(
        '<w:r %s><w:instrText> %s </w:instrText></w:r>' % (W, code)))
    for kind in 'separate', 'end':
        paragraph._p.append(parse_xml(
            '<w:r %s><w:fldChar w:fldCharType="%s"/></w:r>' % (W, kind)))


def form():
    d = docx.Document()
    hint = d.styles.add_style('Hint', docx.enum.style.WD_STYLE_TYPE.CHARACTER)
    hint.font.color.rgb = GREY
    d.add_paragraph('护航新型工业化网络安全典型案例申报表')
    t = d.add_table(8, 2)
    cells = [[t.cell(r, c).paragraphs[0] for c in (0, 1)] for r in range(8)]
    for at, label in zip(cells, (
            '单位名称', '统一社会信用代码', '案例名称', '企业性质', '地市',
            '联系人信息', '申报方向', '详细地址')):
        at[0].add_run(label)
    run_of = cells[0][1].add_run('（与营业执照一致）', style=hint)
    run_of = cells[0][1].add_run('佛山市甲某制造有限公司')
    cells[1][1].add_run('91440605MA1433GGXU')
    run_of = cells[2][1].add_run('不超过30字：')
    run_of.font.color.rgb = GREY
    cells[2][1].add_run('甲某工厂工业控制系统安全评估')
    for i, s in enumerate(('国有企业', '民营企业', '外资企业', '合资企业')):
        run_of = cells[3][1].add_run(s)
        if i == 1:
            run_of.font.highlight_color = WD_COLOR_INDEX.YELLOW
        cells[3][1].add_run('  ')
    field(cells[4][1], dropdown(['广州市', '佛山市', '东莞市'], 1),
          'FORMDROPDOWN')
    inner = t.cell(5, 1).add_table(2, 2)
    for (r, c), s in {(0, 0): '联系人', (0, 1): '乙二', (1, 0): '手机',
                      (1, 1): '13800001234'}.items():
        inner.cell(r, c).text = s
    for i, s in enumerate(DIRECTIONS):
        run_of = cells[6][1].add_run('þ' if i == 2 else '¨')
        run_of.font.name = 'Wingdings'
        cells[6][1].add_run(s + ' ')
    cells[7][1].add_run('广东省佛山市南海区某路1号')
    run_of = cells[7][1].add_run('旧址')
    run_of.font.hidden = True
    return d


WANT = {'company': '佛山市甲某制造有限公司', 'uscc': '91440605MA1433GGXU',
        'case_title': '甲某工厂工业控制系统安全评估', 'nature': '民营企业',
        'city': '佛山', 'contact': '乙二', 'mobile': '13800001234',
        'directions': ['工业控制系统安全评估'],
        'address': '广东省佛山市南海区某路1号'}


def fields(folder):
    with tempfile.TemporaryDirectory(dir=tmp()) as spool:
        at = ['--at', '2024-12-25T09:00:00+08:00', '--desk', spool]
        chain = [['ingest', '--spool', spool] + at + [folder],
                 ['extract', '--spool', spool], ['normalize']]
        out = b''
        for stage, *args in chain:
            p = subprocess.run([BIN + 'shenbao-' + stage, '--notice', PACK] +
                               args, input=out, capture_output=True)
            ok(p.returncode == 0, stage)
            out = p.stdout
    for line in out.decode().splitlines():
        r = json.loads(line)
        if r.get('kind') == 'case':
            return r['fields']
    return {}


base = tmp()
form().save(base + '/form.docx')
for kind in 'docx', 'doc', 'rtf', 'odt':
    folder = '%s/%s' % (base, kind)
    p = run('soffice', '-env:UserInstallation=file://%s/profile' % base,
            '--headless', '--convert-to', kind, '--outdir', folder,
            base + '/form.docx')
    got = fields(folder)
    # LibreOffice's RTF drops what was chosen.
    want = {k: v for k, v in WANT.items() if (kind, k) != ('rtf', 'city')}
    same({k: got.get(k, {}).get('value') for k in want}, want, kind)
    same(got.get('address', {}).get('doubt'), ['hidden'],
         kind + ': hidden text is told')
done()
