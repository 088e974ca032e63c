#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Two further packs over mailboxes of their own, from mail to rank.

Forms and lists are made by python-docx and openpyxl, mails by Python's own
library: neither is ours.
"""
import os
import shutil
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path[:0] = [HERE + '/../validate', HERE + '/../gen']
import lib  # noqa: E402
from common import uscc  # noqa: E402
from post import form, mail, sheet  # noqa: E402
from through import chain  # noqa: E402

CONFIG = os.path.join(lib.ROOT, 'config', '')
t = lib.Tap()
tmp = tempfile.mkdtemp()


def desk(name, role, register, **more):
    d = os.path.join(tmp, name)
    os.makedirs(d)
    with open(d + '/site.yaml', 'w') as f:
        f.write('role: %s\noffice: 示例单位\ntrusted_hosts: [mx.example.cn]\n'
                % role)
    with open(d + '/register.csv', 'w') as f:
        f.write('登记号,送达时间,送达方式,推荐单位,申报书份数,汇总表份数\n' + register)
    for k, v in more.items():
        with open('%s/%s.csv' % (d, k), 'w') as f:
            f.write(v)
    return d


def by_title(records):
    return {(r['fields'].get('case_title') or r['fields']['company'])['value']:
            r for r in records if r.get('kind') in ('case', 'region')}


def expect(got, title, verdict, **states):
    r = got.get(title)
    if not t.ok(r is not None, '%s is there' % title, list(got)):
        return
    t.ok(r['verdict'] == verdict, '%s: %s' % (title, verdict), r['verdict'],
         *['%s: %s: %s' % (f['rule'], f['state'], f['message'])
           for f in r['findings']
           if f['state'] != 'pass' and f['severity'] != 'warn'])
    for rule, state in states.items():
        f = lib.finding(r, rule.replace('_', '-'))
        t.ok(f['state'] == state, '  %s: %s' % (rule, state), f)


# --- the ministry's notice: a province's list, its cases, and its region -----

def case(n, company, title, direction, **more):
    rows = {'单位名称': company, '统一社会信用代码': uscc('440605', company),
            '企业类型': '网络安全企业', '注册地址': '广东省佛山市云澜路%d号' % n,
            '联系人': '沈砚秋', '手机': '1380000100%d' % n, '案例名称': title,
            '申报方向': direction, '起止时间': '2024年2月至2024年11月',
            '案例简介': '%s在%d条产线上的做法。' % (title, n),
            '推荐单位': '广东省工业和信息化厅', '联合申报单位': '无'}
    rows.update(more)
    return form('护航新型工业化网络安全典型案例申报书', rows.items())


box = os.path.join(tmp, 'miit')
cases = [('佛山云砺示例科技有限公司', '轴承产线威胁监测', '网络安全威胁监测服务', {}),
         ('佛山海栎示例软件有限公司', '控制器漏洞治理', '工业控制产品安全漏洞治理', {}),
         ('佛山岚石示例装备有限公司', '窑炉系统评估', '工业控制系统安全评估',
          {'联合申报单位': '佛山南屿示例数据有限公司'})]
files = [('推荐汇总表.xlsx', sheet(
    '护航新型工业化网络安全典型案例推荐汇总表', '广东省工业和信息化厅',
    ['序号', '案例名称', '申报单位', '统一社会信用代码', '申报方向'],
    [[i + 1, c[1], c[0], uscc('440605', c[0]), c[2]]
     for i, c in enumerate(cases)]))]
for i, c in enumerate(cases):
    files.append(('%s申报书.docx' % c[0], case(i + 1, c[0], c[1], c[2], **c[3])))
mail(box, 1, 'gxt@gd.example.cn', '护航新型工业化网络安全典型案例推荐材料',
     'Mon, 30 Dec 2024 15:00:00 +0800', files)
mail(box, 2, 'gxt@gd.example.cn', '成效突出地区申报书',
     'Mon, 30 Dec 2024 15:05:00 +0800', [('成效突出地区申报书.docx', form(
         '成效突出地区申报书', [
             ('申报单位', '广东省工业和信息化厅'), ('申报地区', '广东省'),
             ('申报方向', '总体成效突出地区'), ('联合申报单位', '广东省通信管理局'),
             ('联系人', '裴一诺'), ('工作概述', '全省分级推进，覆盖重点企业。'),
             ('主要做法', '建机制，抓评估。'), ('工作成效', '企业防护能力提升。')]))])
where = desk('miit-desk', 'ministry',
             'B001,2024-12-30 16:00,机要,广东省工业和信息化厅,2,2\n')
out = chain(t, CONFIG + 'miit-2024', box, where,
            '2025-01-03T09:00:00+08:00')
got = by_title(out)
t.equal(out[-1].get('end', {}).get('lists'), 1, 'the list was read')
expect(got, '轴承产线威胁监测', 'accept', deadline='pass', one_direction='pass')
expect(got, '控制器漏洞治理', 'accept')
expect(got, '窑炉系统评估', 'return', consortium='fail')
t.equal([got[c[1]]['recommender'] for c in cases if c[1] in got],
        ['440000'] * 3, 'recommended by the province')
regions = [r for r in out if r.get('kind') == 'region']
t.equal([r['fields']['company']['value'] for r in regions],
        ['广东省工业和信息化厅'], 'one region')
for r in regions:
    t.equal({k: lib.finding(r, k)['state'] for k in (
        'region-applicant', 'region-direction', 'region-joint')},
            {'region-applicant': 'pass', 'region-direction': 'pass',
             'region-joint': 'pass'}, 'its rules pass')
    t.equal(r['verdict'], 'accept', 'delivered by the applicant itself')

# --- the pilot: leads, partners, stages, earlier winners ----------------------

def project(n, company, title, direction, **more):
    rows = {'项目名称': title, '申报方向': direction, '牵头单位': company,
            '统一社会信用代码': uscc('430104', company), '单位类型': '企业',
            '注册地址': '湖南省长沙市麓云路%d号' % n, '联系人': '温知行',
            '手机': '1380000200%d' % n, '建设阶段': '已建成', '是否曾入选': '否',
            '项目简介': '%s的第%d个场景。' % (title, n), '联合单位': '无',
            '推荐单位': '湖南省通信管理局'}
    rows.update(more)
    return form('网络安全技术应用试点示范项目申报书', rows.items())


A, B, C = ('长沙砺云示例科技有限公司', '长沙栎海示例软件有限公司', '长沙岚屿示例网络有限公司')
proof = [('营业执照.txt', '营业执照 统一社会信用代码'.encode()),
         ('验收报告.txt', '项目验收报告 验收结论 通过'.encode())]
projects = [
    (A, '云原生防护平台', '云安全', {}),
    (B, '工业大数据脱敏', '大数据安全', {'联合单位': A}),
    (C, '路侧设备准入', '车联网安全', {'联合单位': A + '、' + B}),
    (C, '园区物联监测', '物联网安全', {'建设阶段': '在建'}),
    (B, '旧年入选平台', '智慧城市安全', {}),
]
box = os.path.join(tmp, 'pilot')
for i, (company, title, direction, more) in enumerate(projects):
    extra = [('联合申报协议.txt', '联合申报协议'.encode())] if '联合单位' in more else []
    mail(box, 10 + i, 'a%d@example.cn' % i,
         '网络安全技术应用试点示范项目 ' + title,
         'Tue, 29 Mar 2022 10:0%d:00 +0800' % i,
         [(title + '申报书.docx', project(i + 1, company, title, direction,
                                       **more))] + proof + extra)
mail(box, 20, 'ca@hn.example.cn', '试点示范项目推荐表',
     'Wed, 30 Mar 2022 09:00:00 +0800', [('推荐项目汇总表.xlsx', sheet(
         '网络安全技术应用试点示范推荐项目汇总表', '湖南省通信管理局',
         ['序号', '项目名称', '牵头单位', '申报方向'],
         [[i + 1, p[1], p[0], p[2]] for i, p in enumerate(projects)]))])
where = desk('pilot-desk', 'ministry',
             'N001,2022-03-30 10:00,EMS,湖南省通信管理局,1,1\n',
             winners='年度,项目名称\n2021,旧年入选平台\n')
out = chain(t, CONFIG + 'network-security-pilot-2022', box, where,
            '2022-04-02T09:00:00+08:00')
got = by_title(out)
t.equal(out[-1].get('end', {}).get('lists'), 1, 'the list was read')
# A takes part in three, B and C in two each beside.
expect(got, '云原生防护平台', 'return', two_projects='fail', finished='pass')
expect(got, '工业大数据脱敏', 'return', two_projects='fail', consortium='pass',
       agreement='pass')
expect(got, '路侧设备准入', 'return', two_projects='fail', consortium='pass')
expect(got, '园区物联监测', 'reject', finished='fail', two_projects='pass')
expect(got, '旧年入选平台', 'reject', not_selected='fail')
t.equal(got.get('路侧设备准入', {}).get('fields', {}).get(
    'partners', {}).get('value'), [A, B], 'two partners were read')
shutil.rmtree(tmp)
t.done()
