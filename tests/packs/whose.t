#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Whose papers they are: mails of several companies, later papers, versions.

Forms and lists are made by python-docx and openpyxl, PDFs by cairo, mails and
archives by Python's own library: none is ours.
"""
import io
import os
import shutil
import sys
import tempfile
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path[:0] = [HERE + '/../validate', HERE + '/../gen']
import lib  # noqa: E402
from common import pdf, scan, uscc  # noqa: E402
from post import form, mail, sheet  # noqa: E402
from through import chain  # noqa: E402

t = lib.Tap()
tmp = tempfile.mkdtemp()
box = os.path.join(tmp, 'box')
desk = os.path.join(tmp, 'desk')
CITIES = {'湛江': '440803', '珠海': '440402', '东莞': '441900', '潮州': '445102',
          '广州': '440103', '韶关': '440203', '佛山': '440605', '肇庆': '441202'}
# 10:00 on the 20th, 9:00 and 18:00 on the 24th, by China's clock.
EARLY, LAST, LATE = ('Fri, 20 Dec 2024 10:00:00 +0800',
                     'Tue, 24 Dec 2024 09:00:00 +0800',
                     'Tue, 24 Dec 2024 18:00:00 +0800')
n = 1734660000


def office(city):
    return city + '市工业和信息化局'


def send(city, subject, when, files):
    global n
    n += 1
    mail(box, n, '%s <gxj%d@gov.example.cn>' % (office(city), n), subject,
         when, files)


def who(city, name, title, direction='工业控制系统安全评估'):
    return {'city': city, 'name': name, 'uscc': uscc(CITIES[city], name),
            'title': title, 'direction': direction}


def paper(c, **more):
    rows = {'单位名称': c['name'], '统一社会信用代码': c['uscc'],
            '企业类型': '工业企业', '注册地址': '广东省%s市海榕路8号' % c['city'],
            '单位性质': '民营企业', '所在地市': c['city'] + '市',
            '联系人': '沈砚秋', '手机': '13800001111',
            '邮箱': 'a@example.cn', '案例名称': c['title'],
            '申报方向': c['direction'], '起止时间': '2024年2月至2024年11月',
            '案例简介': c['title'] + '在两条产线上的做法。',
            '推荐单位': office(c['city'])}
    rows.update(more)
    return form('护航新型工业化网络安全典型案例申报表', rows.items())


def pledge(c):
    return pdf(['承诺函', '我单位郑重承诺：近5年以来未发生重大安全、环保、质量事故。',
                '承诺单位：' + c['name'], '2024年12月18日'])


def credit(c):
    return pdf(['信用信息报告', '机构名称：' + c['name'],
                '统一社会信用代码：' + c['uscc'], '严重失信主体名单：0条',
                '经营异常名录：0条', '行政处罚：0条', '报告日期：2024年12月16日'])


def licence(c):
    return pdf(['营业执照', '统一社会信用代码 ' + c['uscc'], '名称 ' + c['name'],
                '类型 有限责任公司', '成立日期 2015年3月2日'])


def evidence(c, omit=()):
    all_ = [('承诺函.pdf', pledge(c)), ('信用中国报告.pdf', credit(c)),
            ('营业执照.pdf', licence(c)),
            ('佐证材料索引目录.pdf', pdf(['佐证材料索引目录', '1 营业执照',
                                  '2 承诺函', '3 信用中国报告']))]
    return [f for f in all_ if f[0].split('.')[0] not in omit]


def packed(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w') as z:
        for name, data in files:
            z.writestr(name, data)
    return out.getvalue()


def roster(city, *cs):
    return ('%s汇总表.xlsx' % city, sheet(
        '护航新型工业化网络安全典型案例推荐汇总表', office(city),
        ['序号', '案例名称', '申报单位', '统一社会信用代码', '申报方向'],
        [[i + 1, c['title'], c['name'], c['uscc'], c['direction']]
         for i, c in enumerate(cs)]))


# One company's form is a scan, its papers lie loose; the other's is in a zip.
cane = who('湛江', '湛江雷州半岛示例糖业有限公司', '制糖压榨线控制系统评估')
steel = who('湛江', '湛江港湾示例钢构有限公司', '钢构企业分级防护落地')
send('湛江', '湛江市报送材料', EARLY,
     [roster('湛江', cane, steel),
      ('雷州糖业_申报表（盖章扫描）.jpg', scan(['申报表']))] +
     [('雷州糖业_' + name, data) for name, data in evidence(cane)] +
     [('港湾钢构.zip', packed([('申报表.docx', paper(steel))] +
                          evidence(steel, ('承诺函',))))])

# The licence comes by a later mail; and one that comes too late.
shield = who('珠海', '珠海横琴示例数盾科技有限公司', '跨境制造企业威胁监测')
send('珠海', '珠海市报送材料', EARLY,
     [roster('珠海', shield), ('数盾.zip', packed(
         [('申报表.docx', paper(shield))] + evidence(shield, ('营业执照',))))])
send('珠海', '补充材料：横琴数盾营业执照', LAST,
     [(shield['name'] + '营业执照.pdf', licence(shield))])
tardy = who('韶关', '韶关丹霞示例铸造有限公司', '铸造控制系统评估')
send('韶关', '韶关市报送材料', EARLY,
     [roster('韶关', tardy), ('铸造.zip', packed(
         [('申报表.docx', paper(tardy))] + evidence(tardy, ('营业执照',))))])
send('韶关', '补充材料：营业执照', LATE,
     [(tardy['name'] + '营业执照.pdf', licence(tardy))])

# A correction that brings the form alone.
machine = who('东莞', '东莞市砺行示例自动化有限公司', '运动控制器固件漏洞治理',
              '工业控制产品安全漏洞治理')
send('东莞', '东莞市报送材料', EARLY,
     [roster('东莞', machine), ('砺行.zip', packed(
         [('申报表.docx', paper(machine, 手机='13800002222'))] +
         evidence(machine)))])
send('东莞', '【更正】砺行自动化申报书替换件，以此为准', LAST,
     [roster('东莞', machine), ('申报表.docx', paper(machine))])

# Two versions of a form and one set of papers.
ware = who('潮州', '潮州枫溪示例卫陶有限公司', '卫陶企业网络安全分级')
send('潮州', '枫溪卫陶申报材料', EARLY,
     [roster('潮州', ware),
      ('枫溪卫陶申报表（初稿）.docx', paper(ware, 手机='13800002222')),
      ('枫溪卫陶申报表（最终版）.docx', paper(ware))] + evidence(ware))

# Two companies in one box; and another's pledge in the case's own folder.
pair = who('广州', '广州海珠湾示例智能装备有限公司、广东示例数安检测有限公司',
           '装备产线工控安全联合评估')
send('广州', '联合申报材料', EARLY, [('材料.zip', packed(
    [('申报表.docx', paper(pair))] + evidence(pair)))])
mixed = who('佛山', '佛山禅城示例智纺科技有限公司', '智能纺纱工厂评估')
other = who('佛山', '佛山南海示例铝材有限公司', '铝型材挤压产线评估')
send('佛山', '佛山市报送材料', EARLY,
     [roster('佛山', mixed, other),
      ('智纺.zip', packed([('申报表.docx', paper(mixed)),
                         ('承诺函.pdf', pledge(other))] +
                        evidence(mixed, ('承诺函',)))),
      ('铝材.zip', packed([('申报表.docx', paper(other))] + evidence(other)))])

# The notice's own form, as it came, beside the one that was filled in.
model = who('韶关', '韶关浈江示例轴承有限公司', '轴承磨削产线主机防护')
send('韶关', '浈江轴承申报材料', EARLY, [
    roster('韶关', model),
    ('附件1.docx', paper(dict.fromkeys(model, ''), **{
        '企业类型': '□工业企业 □网络安全企业', '单位性质': '□国有企业 □民营企业',
        '申报方向': '□工业控制系统安全评估 □分类分级防护', '所在地市': '',
        '注册地址': '', '联系人': '', '手机': '', '邮箱': '', '案例简介': '',
        '起止时间': '    年  月 至     年  月', '推荐单位': ''})),
    ('申报表.docx', paper(model))] + evidence(model))

# Photographs of two companies beside their forms: one is told by the name that
# its neighbours begin with, one by a name in brackets, one by nothing.
river = who('肇庆', '肇庆市万绿湖示例水业有限公司', '水厂泵站控制系统评估')
lamp = who('肇庆', '肇庆示例源城灯饰有限公司', '灯饰产线主机防护')
send('肇庆', '肇庆市报送材料', EARLY,
     [roster('肇庆', river, lamp),
      ('万绿湖水业-申报表.docx', paper(river)),
      ('申报表（源城灯饰）.docx', paper(lamp)),
      ('万绿湖水业-营业执照.jpg', scan(['营业执照', '一'])),
      ('营业执照（源城灯饰）.jpg', scan(['营业执照', '二'])),
      ('2.灯饰类源城灯饰获奖证书.jpg', scan(['获奖证书', '四'])),
      ('信用中国报告.jpg', scan(['信用中国', '三']))] +
     [('万绿湖水业-' + name, data)
      for name, data in evidence(river, ('营业执照', '信用中国报告'))] +
     [('%s（源城灯饰）.pdf' % name[:-4], data)
      for name, data in evidence(lamp, ('营业执照',))])

# A licence and a pledge that came as files without a byte.
hollow = who('广州', '广州黄埔示例精仪有限公司', '精密仪器产线评估')
send('广州', '黄埔精仪申报材料', EARLY,
     [roster('广州', hollow), ('精仪.zip', packed(
         [('申报表.docx', paper(hollow)), ('营业执照.pdf', b''),
          ('承诺函.docx', b'')] + evidence(hollow, ('营业执照', '承诺函'))))])

# A question.
send('肇庆', '咨询：典型案例申报方向能否选两个', EARLY, [])

os.makedirs(desk)
with open(desk + '/site.yaml', 'w') as f:
    f.write('role: province\noffice: 示例厅\ntrusted_hosts: [mx.example.cn]\n')
with open(desk + '/register.csv', 'w') as f:
    f.write('登记号,送达时间,送达方式,推荐单位,申报书份数,汇总表份数,光盘张数\n')
    for i, city in enumerate(CITIES):
        f.write('S%d,2024-12-23 10:00,专人,%s,4,4,4\n' % (i, office(city)))
everything = [cane, steel, shield, tardy, machine, ware, mixed, other, model,
              river, lamp, hollow]
with open(desk + '/credit.csv', 'w') as f:
    f.write('uscc,name,result,date\n')
    for c in everything:
        f.write('%(uscc)s,%(name)s,无不良记录,2024-12-20\n' % c)

records = chain(t, lib.PACK, box, desk, '2024-12-25T09:00:00+08:00')
cases = [r for r in records if r.get('kind') == 'case']
mails = {r['subject']: r for r in records if r.get('kind') == 'mail'}


def of(c):
    return [r for r in cases
            if r['fields'].get('uscc', {}).get('value') == c['uscc']]


def counts(c):
    """The one case that counts, as (record, {rule: finding})."""
    got = [r for r in of(c) if r['verdict'] != 'superseded' and
           not r.get('superseded_by')]
    t.ok(len(got) == 1, '%s: one case counts' % c['name'],
         [(r['id'], r['verdict']) for r in of(c)])
    r = got[0] if got else of(c)[0]
    return r, {f['rule']: f for f in r['findings']}


def state(found, rule, want, *says):
    f = found.get(rule, {'state': None, 'message': ''})
    t.ok(f['state'] == want and all(s in f['message'] for s in says),
         '  %s: %s' % (rule, want), f)


def verdict(r, want):
    t.ok(r['verdict'] == want, '%s: %s' % (r['fields']['company']['value'],
                                           want), r['verdict'],
         *['%s: %s: %s' % (f['rule'], f['state'], f['message'])
           for f in r['findings']
           if f['state'] != 'pass' and f['severity'] != 'warn'])


# The readable case gets nothing of the other company's.
r, found = counts(steel)
t.ok(all('雷州' not in f['name'] for f in r['files']),
     'no file of the other company', [f['name'] for f in r['files']])
t.ok((r.get('credit_report') or {}).get('company') == steel['name'],
     '  its own credit report', r.get('credit_report'))
t.ok('雷州' not in found['pledge']['message'], '  no pledge of the other',
     found['pledge'])
state(found, 'credit-report-content', 'pass')
loose = [f for f in mails['湛江市报送材料']['files']
         if f['name'].startswith('雷州糖业_')]
t.ok(len(loose) == 5 and all(f['of'] != r['id'] for f in loose),
     '  its files are not given to it', [(f['name'], f['of']) for f in loose])

# What came later, and in time, is pointed at; it passes nothing by itself.
r, found = counts(shield)
verdict(r, 'manual')
state(found, 'licence', 'manual', shield['name'] + '营业执照.pdf', '12月24日',
      '归入本案')
r, found = counts(tardy)
verdict(r, 'return')
state(found, 'licence', 'fail')

r, found = counts(machine)
verdict(r, 'manual')
for rule, name in (('licence', '营业执照'), ('pledge', '承诺函'),
                   ('credit-report', '信用中国报告'), ('index', '索引目录')):
    state(found, rule, 'manual', '前次来件', name, '是否沿用')

# Both versions have the papers; that there are two is told.
r, found = counts(ware)
t.ok(len(of(ware)) == 2 and all(len(x['evidence']['licence']) == 1
                                for x in of(ware)),
     'two versions share one set of papers',
     [[f['name'] for f in x['files']] for x in of(ware)])
t.ok('最终版' in r['form']['name'], '  the last version counts',
     r['form']['name'])
verdict(r, 'manual')
state(found, 'version-tie', 'manual', '初稿')
state(found, 'licence', 'pass')

pairs = [r for r in cases if '海珠湾' in (r['fields'].get('company') or {})
         .get('raw', '')]
t.ok(len(pairs) == 1, 'two companies in one box: one case', len(pairs))
if pairs:
    state({f['rule']: f for f in pairs[0]['findings']}, 'consortium',
          'manual', '不止一个单位')

r, found = counts(model)
state(found, 'index', 'pass')
mail_of = mails['浈江轴承申报材料']
t.ok(sum(i.startswith('c') for i in mail_of['holds']) == 1,
     'a form that nobody filled in is no case', mail_of['holds'])
left = [f for f in mail_of['files'] if f['name'] == '附件1.docx'][0]
t.ok(left['role'] == 'blank-form' and left['of'] is None and
     [w['code'] for w in left['wrong']] == ['blank-form'],
     '  but is told', left)

r, found = counts(mixed)
state(found, 'pledge', 'fail', other['name'])

# What begins like the papers of one company is that company's.
for c, name in ((river, '万绿湖水业-营业执照.jpg'),
                (lamp, '营业执照（源城灯饰）.jpg')):
    r, found = counts(c)
    state(found, 'licence', 'pass')
    t.ok([f['name'] for f in r['files'] if f.get('chapter') == 'licence'] ==
         [name], '  its own photograph', [f['name'] for f in r['files']])
r, found = counts(lamp)
t.ok('2.灯饰类源城灯饰获奖证书.jpg' in [f['name'] for f in r['files']],
     '  without a sign about the name', [f['name'] for f in r['files']])
# And what lies there as nobody's may be what is missing.
r, found = counts(river)
state(found, 'credit-report', 'manual', '“信用中国报告.jpg”')

r, found = counts(hollow)
state(found, 'licence', 'fail', '“营业执照.pdf”', '空')
state(found, 'pledge', 'fail', '没有')
t.ok(r['evidence']['licence'] == [], '  an empty file is no evidence',
     r['evidence'])

shutil.rmtree(tmp)
t.done()
