#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Two notices unlike those in config/, by their packs alone, from mail to rank.

factory-2025: partners, two directions, money, months, a total; time by mail.
vouchers-2025: a city hears from counties, no list, first come first served.
"""
import io
import os
import re
import shutil
import sys
import tempfile
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path[:0] = [HERE, HERE + '/../validate', HERE + '/../gen']
import docx  # noqa: E402
import lib  # noqa: E402
from common import uscc  # noqa: E402
from post import mail, sheet  # noqa: E402
from through import chain  # noqa: E402

t = lib.Tap()
tmp = tempfile.mkdtemp()


def grid(title, rows):
    """Four columns: two questions a row, or one over the whole row."""
    d = docx.Document()
    d.add_heading(title, 0)
    table = d.add_table(rows=0, cols=4)
    for r in rows:
        c = table.add_row().cells
        c[0].text = r[0]
        if len(r) == 1:
            c[0].merge(c[3])
        elif len(r) == 2:
            c[1].merge(c[3]).text = r[1]
        else:
            c[1].text, c[2].text, c[3].text = r[1:]
    out = io.BytesIO()
    d.save(out)
    return out.getvalue()


def ticks(options, on):
    return '  '.join(('☑' if o in on else '□') + o for o in options)


def desk(role):
    where = tempfile.mkdtemp(dir=tmp)
    with open(where + '/site.yaml', 'w', encoding='utf-8') as f:
        f.write('role: %s\noffice: 示例\ntrusted_hosts: [mx.example.cn]\n'
                % role)
    return where


fresh = os.path.join(tmp, 'fresh')
lib.run([lib.BIN + '/shenbao', 'new-notice', fresh])


def check(pack):
    """With a new pack's tables: the columns of this form and its chapters."""
    d = os.path.join(tmp, pack)
    shutil.copytree(os.path.join(HERE, pack), d)
    with open(d + '/forms.yaml', encoding='utf-8') as f:
        names = set(re.findall(r'name: (\w+)', f.read()))
    with open(d + '/notice.yaml', encoding='utf-8') as f:
        notice = f.read()
    names |= set(re.findall(r'id: (\w+)', notice))
    chapters = re.findall(r'id: (\w+)', notice[notice.index('chapters:'):])
    with open(fresh + '/tables.yaml', encoding='utf-8') as f:
        lines = [x for x in f if not any(n not in names for n in re.findall(
            r'@(?:field|evidence):(\w+)', x))]
    lines = [x if '@evidence:licence' not in x else
             ''.join(x.replace('licence', c) for c in chapters) for x in lines]
    with open(d + '/tables.yaml', 'w', encoding='utf-8') as f:
        f.write(''.join(lines).replace('mobile, email]', 'mobile]'))
    p = lib.run([lib.BIN + '/shenbao', 'check-notice', d])
    t.equal((p.returncode, p.stdout.decode(), p.stderr.decode()),
            (0, 'ok\n', ''), pack + ' has no fault')


def expect(cases, company, verdict, **states):
    r = cases.get(company)
    if not t.ok(r is not None, company + ' is there', list(cases)):
        return
    t.ok(r['verdict'] == verdict, '%s: %s' % (company, verdict), r['verdict'],
         *['%s: %s: %s' % (f['rule'], f['state'], f['message'])
           for f in r['findings'] if f['state'] != 'pass'])
    for rule, state in states.items():
        f = lib.finding(r, rule.replace('_', '-'))
        t.ok(f['state'] == state, '  %s: %s' % (rule, state), f)


# --- factory-2025 -------------------------------------------------------------

check('factory-2025')
KINDS = ['离散型智能工厂', '流程型智能工厂', '网络协同制造', '大规模个性化定制', '数字化车间',
         '未来工厂试点']
WORDS = ['五轴刀具产线排程', '印染废水回用闭环', '轴承热处理在线质检', '光伏组件返修追溯',
         '低压电器柔性装配', '树脂反应釜安全联锁', '皮革裁切排版', '阀门铸造能耗管控', '纸机断纸预警']


def factory(i, company, city, **more):
    v = {'place': '3301', 'dirs': KINDS[:1], 'partners': '无', 'rd': '4.2',
         'period': '2023年6月至2025年3月', 'money': '3500',
         'address': '浙江省%s市示例路%d号' % (city, i)}
    v.update(more)
    code = uscc(v['place'] + '05', company)
    return code, WORDS[i], grid('智能工厂（数字化车间）申报书', [
        ('一、企业基本信息',), ('牵头企业', company),
        ('统一社会信用代码', code, '企业规模',
         ticks(['大型企业', '中型企业', '小微企业'], ['中型企业'])),
        ('注册地址', v['address']),
        ('所在设区市', city, '2024年营业收入（万元）', '28000'),
        ('研发投入占比（%）', v['rd'], '是否上云', ticks(['是', '否'], ['是'])),
        ('联合申报企业', v['partners']),
        ('项目联系人', '程以宁', '手机号码', '1380000300%d' % i),
        ('二、项目信息',), ('工厂（车间）名称', WORDS[i]),
        ('申报类别（限选2项）', ticks(KINDS, v['dirs'])),
        ('建设周期', v['period'], '项目投资额（万元）', v['money']),
        ('成熟度等级', '3'), ('项目建设概况', WORDS[i] * 6)])


def parcel(n, office, when, cases):
    out, rows = io.BytesIO(), []
    with zipfile.ZipFile(out, 'w') as z:
        for k, (company, (code, title, form)) in enumerate(cases):
            z.writestr(company + '/申报书.docx', form)
            z.writestr(company + '/营业执照.txt', '营业执照 ' + company)
            rows.append([k + 1, title, company, code])
    mail(box, n, 'jx%d@example.cn' % n, office + '智能工厂推荐材料', when, [
        ('推荐汇总表.xlsx', sheet('智能工厂（数字化车间）推荐汇总表', office,
                             ['推荐序号', '项目名称', '申报企业', '统一社会信用代码'],
                             rows)), ('材料.zip', out.getvalue())])


box = os.path.join(tmp, 'factory')
IN_TIME = 'Fri, 30 May 2025 17:59:59 +0800'
parcel(1, '杭州市经济和信息化局', IN_TIME, [
    ('杭州甲示例机械有限公司', factory(0, '杭州甲示例机械有限公司', '杭州')),
    ('杭州乙示例纺织有限公司', factory(
        1, '杭州乙示例纺织有限公司', '杭州', money='0.12亿元', dirs=KINDS[1:3],
        rd='百分之四点五')),
    ('杭州丙示例阀门有限公司', factory(
        2, '杭州丙示例阀门有限公司', '杭州', money='900', rd='12.5'))])
parcel(2, '宁波市经信局', IN_TIME, [
    ('宁波丁示例模具有限公司', factory(
        3, '宁波丁示例模具有限公司', '宁波', place='3302',
        partners='宁波戊示例有限公司、宁波己示例有限公司、宁波庚示例有限公司')),
    ('宁波辛示例化工有限公司', factory(
        5, '宁波辛示例化工有限公司', '宁波', place='3302', dirs=KINDS[3:],
        rd='2.5%'))])
parcel(3, '温州市经济和信息化局', 'Fri, 30 May 2025 18:00:00 +0800', [
    ('温州壬示例电器有限公司', factory(4, '温州壬示例电器有限公司', '温州',
                                    place='3303'))])
parcel(4, '绍兴市经济和信息化局', IN_TIME, [
    ('绍兴癸示例染整有限公司', factory(
        6, '绍兴癸示例染整有限公司', '绍兴', place='3306',
        period='2022年9月至2025年2月')),
    ('上海子示例铸造有限公司', factory(
        7, '上海子示例铸造有限公司', '绍兴', place='3101',
        address='上海市嘉定区示例路7号')),
    ('绍兴丑示例造纸有限公司', factory(
        8, '绍兴丑示例造纸有限公司', '绍兴', place='3306', period=''))])
out = chain(t, HERE + '/factory-2025', box, desk('province'),
            '2025-06-03T09:00:00+08:00')
got = {r['fields']['company']['value']: r for r in out
       if r.get('kind') == 'case'}
t.equal(out[-1]['end']['lists'], 4, 'the lists were read')
expect(got, '杭州甲示例机械有限公司', 'accept', rd='pass', months='pass')
expect(got, '杭州乙示例纺织有限公司', 'accept', directions='pass',
       investment='pass', rd='pass')
f = [got[c]['fields']['rd_ratio'] for c in
     ('杭州乙示例纺织有限公司', '宁波辛示例化工有限公司')]
t.equal([(x['value'], x['doubt']) for x in f], [(4.5, []), (2.5, [])],
        'per cent, with its sign and in words')
t.ok(not [d for r in got.values() for d in r['drift']
          if d['code'] == 'consortium-row'],
     'a box of partners that the form has is no stranger to it')
expect(got, '杭州丙示例阀门有限公司', 'reject', investment='fail', rd='pass')
expect(got, '宁波丁示例模具有限公司', 'return', partners='fail',
       agreement='fail')
expect(got, '宁波辛示例化工有限公司', 'reject', directions='fail', rd='fail')
expect(got, '温州壬示例电器有限公司', 'reject', deadline='fail')
expect(got, '绍兴癸示例染整有限公司', 'return', months='fail')
expect(got, '上海子示例铸造有限公司', 'reject', registered='fail')
expect(got, '绍兴丑示例造纸有限公司', 'return', form_fields='fail',
       months='manual')
f = got['绍兴丑示例造纸有限公司']
t.ok('建设周期' in lib.finding(f, 'form-fields')['message'] and
     '建设周期' in lib.finding(f, 'months')['message'],
     'an end of a period is told by the label of its box')
t.equal([got['杭州甲示例机械有限公司']['fields'][k]['value'] for k in
         ('rd_ratio', 'period_start', 'period_end', 'cloud')],
        [4.2, '2023-06', '2025-03', '是'],
        'an answer like a number of a heading, and both ends of a period')
t.equal(got['杭州甲示例机械有限公司']['score_own']['total'], 11.2,
        'a score of its own')

# --- vouchers-2025 ------------------------------------------------------------

check('vouchers-2025')
AREAS = ['柯城区', '衢江区', '江山市', '龙游县']


def voucher(company, area, what, fee):
    return grid('上云用数服务券申请表', [
        ('企业情况',), ('申请企业', company),
        ('统一社会信用代码', uscc('330802', company), '所在县（市、区）',
         ticks(AREAS, [area])), ('联系人', '黎又青', '手机', '13800004000'),
        ('服务情况',), ('服务内容', what),
        ('申请类别', ticks(['上云', '用数'], ['上云']), '服务费用（万元）', fee),
        ('初审单位', area + '经济和信息化局')])


box = os.path.join(tmp, 'vouchers')
SENT = [('衢州甲示例五金有限公司', '柯城区', '仓储管理上云', '8', '22 Apr 2025 10:00:00'),
        ('江山乙示例木门有限公司', '江山市', '订单系统上云', '8', '21 Apr 2025 09:00:00'),
        ('龙游丙示例纸业有限公司', '龙游县', '能耗看板', '8', '23 Apr 2025 09:00:00'),
        ('衢州丁示例机电有限公司', '柯城区', '设备采集', '8', '20 Apr 2025 09:00:00'),
        ('衢江戊示例化纤有限公司', '衢江区', '质量追溯', '8', '01 May 2025 00:00:00'),
        ('衢州己示例食品有限公司', '柯城区', '门店系统', '25', '22 Apr 2025 11:00:00')]
for i, (company, area, what, fee, when) in enumerate(SENT):
    mail(box, i, 's%d@example.cn' % i, area + '报送服务券申请', when + ' +0800', [
        ('申请表.docx', voucher(company, area, what, fee)),
        ('营业执照.txt', ('营业执照 ' + company).encode())])
mail(box, 20, 'x@example.cn', '服务券汇总', '22 Apr 2025 15:00:00 +0800', [
    ('汇总.xlsx', sheet('汇总', '柯城区', ['序号', '申请企业'], [[1, '某公司']]))])
out = chain(t, HERE + '/vouchers-2025', box, desk('city'),
            '2025-05-06T09:00:00+08:00')
got = {r['fields']['company']['value']: r for r in out
       if r.get('kind') == 'case'}
for i in range(4):
    expect(got, SENT[i][0], 'accept')
expect(got, SENT[4][0], 'reject', deadline='fail')
expect(got, SENT[5][0], 'return', fee='fail')
t.equal(sorted((k for k in got if 'rank' in got[k] and got[k]['rank']),
               key=lambda k: got[k]['rank']),
        [SENT[i][0] for i in (3, 1, 0, 5, 2)], 'first come, first served')
t.equal(got[SENT[1][0]].get('after_by'), 'received', 'and it says so')
t.equal(out[-1]['end']['order_by'], 'received', '  in the end record, too')
shutil.rmtree(tmp)
t.done()
