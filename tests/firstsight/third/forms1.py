# SPDX-License-Identifier: ISC
# -*- coding: utf-8 -*-
from lib import *
FORMS = {}
def form(n):
    def w(f): FORMS[n] = f; return f
    return w
def T(d, keys, **over):
    t = {k: d[k] for k in keys.split()}; t.update(over); return t
NAME = '护航新型工业化网络安全典型案例'
def title(t, sz=36): return p(t, al='center', b=1, sz=sz, f='方正小标宋简体', sp=200)
def long_sections(keys=('bg', 'plan', 'tech', 'eff', 'new', 'pop')):
    nm = {'bg': '案例背景', 'plan': '实施方案', 'tech': '关键技术', 'eff': '应用成效', 'new': '创新亮点', 'pop': '推广价值'}
    o = []
    for i, q in enumerate(keys): o += [p('%s、%s' % ('一二三四五六'[i], nm[q]), b=1)] + ps(SEC[q])
    return o
def blanks(n): return [p() for _ in range(n)]

# 1  real: 2022年广州市科普工作优秀单位推荐表 (cover, 填表说明, 4-column table, opinions side by side)
@form('r-gzkp')
def f(n, k, out):
    d = persona(n + str(k), city='广州' if k == 0 else '肇庆'); A = dt(d.applied_on, ['cnsp', 'cn'][k])
    body = [p('附件2', f='黑体'), *blanks(3), title('2024年' + NAME), title('申  报  表'), *blanks(4),
      p(['申 报 单 位：', r('  ' + d.company + '  ', u=1), '（加盖公章）'], ind=1200, sz=28), p(['填 报 时 间：', r('  ' + A + '  ', u=1)], ind=1200, sz=28), PB,
      p('填 表 说 明', al='center', b=1, sz=32)] + [p(z, ind=1) for z in ['一、用钢笔填写或打印，字迹要工整清晰。', '二、申报单位：单位名称是指申报单位全称，不要简化填写；职工总数用阿拉伯数字填写。', '三、推荐单位意见：须明确是否同意推荐，并加盖推荐单位公章。', '四、案例简介力求简明，重点突出，不超过800字，可另附页。', '五、此表一式四份，A4纸大小。']] + [PB,
      tbl([[L('单位名称'), c(d.company, 3)], [L('统一社会\n信用代码'), c(d.uscc), L('法定代表人'), c(d.legal_person)], [L('单位性质'), c(d.nature), L('职工总数'), c(num(d.staff) + ['', '人'][k])],
        [L('单位地址'), c(d.address, 3)], [L('联 系 人'), c(d.contact), L('职    务'), c(d.position)], [L('手    机'), c(d.mobile), L('电子邮箱'), c(d.email)],
        [L('案例名称'), c(d.case_title, 3)], [L('申报方向'), c(d.directions[0], 3)], [L('案\n例\n简\n介'), c(d.summary, 3)],
        [c('申报单位意见：\n\n    以上情况属实，同意申报。\n\n                盖章：\n          %s' % dt(d.applied_on, 'cnsp'), 2), c('推荐单位意见：\n\n    \n\n                盖章：\n            年   月   日', 2)]], [1500, 3200, 1500, 3100]),
      p('备注：1.此表可复制；2.请附申报单位营业执照及相关佐证材料。', sz=20)]
    save(out + '/申报表.docx', body)
    return T(d, 'company uscc legal_person nature staff address contact position mobile email case_title directions summary applied_on')

# 2  real: 第五批专精特新“小巨人”企业申请书
@form('r-xjr')
def f(n, k, out):
    d = persona(n + str(k), nature=['民营企业', '合资企业'][k]); lp = [d.ph(), d.mob()]; prov = d.address.replace('广东省', '')
    nat = {'国有企业': '国有', '民营企业': '民营', '外资企业': '外资', '合资企业': '合资'}[d.nature]
    cov = [p('附件1', f='黑体'), *blanks(4), title(NAME), title('申 请 书'), *blanks(5),
      p(['企业名称（盖章）', r('   ' + d.company + '   ', u=1)], ind=900, sz=30, sp=120), p(['推荐时间', r('   ' + dt(d.applied_on, 'cn') + '   ' if k else '              ', u=1)], ind=900, sz=30, sp=120), p(['推荐单位（盖章）', r('   ' + d.bureau + '   ', u=1)], ind=900, sz=30, sp=120), *blanks(4), p('广东省工业和信息化厅  制', al='center', sz=28), PB,
      p('填报说明', al='center', b=1, sz=32), p('一、本申请书第一至第三部分由申请企业填写后打印加盖公章，第四部分由推荐单位填写。', ind=1), p('二、“推荐单位”为申请企业注册所在地的地级以上市工业和信息化主管部门。', ind=1), p('三、表中经济指标以上年度经审计的财务报表为准。', ind=1), PB]
    W = [1500, 1650, 1200, 1800, 1200, 2000]
    t1 = tbl([[c('一、企业情况', 6, b=1)], [L('企业名称'), c(d.company, 5)], [L('企业注册地'), c('  广东  省   %s   市（区）  %s  县' % (d.city, d.dist or '/'), 5)], [L('注册地址'), c(d.address, 3), L('邮  编'), c(d.zip)],
      [L('法定代表人'), c(d.legal_person), L('电话'), c(lp[0]), L('手机'), c(lp[1])], [L('控股股东'), c(d.leader), L('实际控制人'), c(d.leader), L('实际控制人国籍'), c('中国')],
      [L('联系人'), c(d.contact, vm='r'), L('电话'), c(d.phone), L('手机'), c(d.mobile)], [L('传真'), c('', vm='c'), L('传真'), c('/'), L('E-mail'), c(d.email)]] if 0 else
      [[c('一、企业情况', 6, b=1)], [L('企业名称'), c(d.company, 5)], [L('企业注册地'), c('  广东  省   %s   市（区）  %s  县' % (d.city, d.dist or '/'), 5)], [L('注册地址'), c(d.address, 3), L('邮  编'), c(d.zip)],
      [L('法定代表人'), c(d.legal_person), L('电话'), c(lp[0]), L('手机'), c(lp[1])], [L('控股股东'), c(d.leader), L('实际控制人'), c(d.leader), L('实际控制人国籍'), c('中国')],
      [L('联系人', vm='r'), c(d.contact, vm='r'), L('电话'), c(d.phone), L('手机'), c(d.mobile)], [c('', vm='c'), c('', vm='c'), L('传真'), c('/'), L('E-mail'), c(d.email)],
      [L('注册时间'), c(dt(d.founded, ['cn', 'dot'][k])), L('注册资本\n（万元）'), c(mon(d.capital, ['n', 'nc'][k])), L('统一社会\n信用代码'), c(d.uscc, sz=20)],
      [c('根据《中小企业划型标准规定》（工信部联企业〔2011〕300号），企业规模属于  ' + tick(['大型', '中型', '小型', '微型'], '中型', ['box', 'bsq'][k]), 6)],
      [L('所属行业'), c(d.industry, 2), L('企业类型'), c(tick(['国有', '合资', '民营', '外资'], nat, ['box', 'bsq'][k]), 2)],
      [L('上市情况'), c('☑无上市计划\n□有上市计划\n□已上市（股票代码：      ）', 5)]], W)
    t2 = tbl([[c('二、经济效益重要指标', 4, b=1)], [c(''), L('2021年'), L('2022年'), L('2023年')], [L('全职员工数量'), c('%d人' % (d.staff - 31)), c('%d人' % (d.staff - 12)), c('%d人' % d.staff)], [L('其中：研发人员数量'), c('21人'), c('25人'), c('28人')],
      [L('营业收入'), c(num(round(d.revenue * .8, 2)) + '万元'), c(num(round(d.revenue * .9, 2)) + '万元'), c(mon(d.revenue, ['w', 'wc'][k]))], [L('主营业务收入增长率'), c('8.2%'), c('12.5%'), c('11.1%')]], [2700, 2200, 2200, 2250])
    t3 = tbl([[c('三、案例情况', 4, b=1)], [L('案例名称'), c(d.case_title, 3)], [L('申报方向\n（限选1项）'), c(tick(DIRS, d.directions, ['box', 'bsq'][k], '\n'), 3)], [L('实施起止时间'), c('%s至%s' % (dt(d.period_start, ['cn', 'dot'][k]), dt(d.period_end, ['cn', 'dot'][k]))), L('投资额（万元）'), c(num(d.investment))],
      [L('案例简介\n（500字以内）'), c(d.summary, 3)], [c('四、推荐单位意见', 4, b=1)], [c('\n\n                                      （盖章）\n                                      年  月  日', 4)]], [1800, 3200, 1900, 2450])
    save(out + '/%s申请书.docx' % d.b, cov + [t1, p(), t2, p(), t3])
    return T(d, 'company recommender address legal_person contact phone mobile email founded capital uscc industry nature revenue case_title directions period_start period_end investment summary', staff=d.staff)

# 3  real: 东莞市企业能耗在线监测数据对接申请表 (6 columns, two contacts, service company merged down)
@form('r-dgnh')
def f(n, k, out):
    d = persona(n + str(k), city=['东莞', '中山'][k]); town = re.search(r'市(..)', d.address).group(1); sc = persona(n + 's' + str(k), typ='网络安全企业')
    t = tbl([[c(d.city + '市' + NAME + '申报表', 6, al='center', b=1, sz=30)], [L('企业名称（盖章）'), c(d.company, 5)], [L('地址'), c(d.address, 5)], [L('统一社会信用代码'), c(d.uscc, 2), L('所属行业'), c(d.industry, 2)],
      [L('企业网络安全负责人'), c(d.leader), L('手机'), c(d.mob()), L('电子邮箱'), c('cso@%s.example.com' % d.py)], [L('企业联系人'), c(d.contact), L('手机'), c(d.mobile), L('电子邮箱'), c(d.email)],
      [L('*服务公司名称', vm='r'), c(sc.company, vm='r'), L('联系人'), c(sc.contact), L('电子邮箱', vm='r'), c(sc.email, vm='r')], [c(vm='c'), c(vm='c'), L('手机'), c(sc.mobile), c(vm='c'), c(vm='c')],
      [c('企业网络安全案例情况', 6, al='center', b=1, sz=28)], [L('案例名称'), c(d.case_title, 5)], [L('申报方向'), c(d.directions[0], 5)], [L('项目起止时间'), c('%s-%s' % (dt(d.period_start, 'dot'), dt(d.period_end, 'dot')) if k == 0 else '%s至%s' % (dt(d.period_start), dt(d.period_end)), 5)],
      [L('项目投资额（万元）', vm='r'), c(num(d.investment), vm='r'), L('其中：系统开发金额（万元）', 2), c(num(round(d.investment * .4, 2)), 2)], [c(vm='c'), c(vm='c'), L('其中：设备采购金额（万元）', 2), c(num(round(d.investment * .6, 2)), 2)],
      [L('案例简介'), c(d.summary, 5)], [L('企业意见'), c('本企业承诺所填内容真实、准确。\n\n                      （盖章）   %s' % dt(d.applied_on, 'cn'), 5)]], [1700, 1900, 1100, 1750, 1200, 1750])
    save(out + '/申报表（%s）.docx' % d.company[:6], [t, p('注：*为委托第三方服务机构实施的企业填写，无则不填。', sz=20)])
    return T(d, 'company address uscc industry contact mobile email case_title directions period_start period_end investment summary')

# 4  real: 广东省专项资金 格式三 申报单位基本情况表 + 格式五 项目申报概况表
@form('r-gdgs')
def f(n, k, out):
    d = persona(n + str(k)); st = ['wn', 'y'][k]
    a = tbl([[L('单位名称'), c(d.company, 3)], [L('统一社会信用代码'), c(d.uscc), L('成立时间'), c(dt(d.founded, ['dash', 'cn'][k]))], [L('注册地址'), c(d.address, 3)], [L('注册资本（万元）'), c(mon(d.capital, 'n')), L('单位性质'), c(d.nature)],
      [L('法定代表人'), c(d.legal_person), L('联系电话'), c(d.ph())], [L('联系人及职务'), c('%s %s' % (d.contact, d.position) if k == 0 else '%s（%s）' % (d.contact, d.position)), L('联系人手机'), c(d.mobile)], [L('电子邮箱'), c(d.email), L('传真'), c('' if k else d.ph())], [L('职工总数（人）'), c(num(d.staff)), L('其中：大专以上人数'), c(num(d.staff // 2))],
      [L('2023年营业收入\n（万元）'), c(mon(d.revenue, ['n', 'nc'][k])), L('2023年净利润\n（万元）'), c(num(round(d.revenue * .06, 2)))], [L('单位简介'), c(d.profile, 3)]], [2100, 2900, 2100, 2250])
    b = tbl([[c('一、项目情况', 4, b=1)], [L('项目名称'), c(d.case_title, 3)], [L('申报方向'), c(d.directions[0], 3)], [L('项目起止时间'), c(dt(d.period_start, ['dash', 'cn0'][k]) + ' 至 ' + dt(d.period_end, ['dash', 'cn0'][k])), L('项目责任人\n及手机'), c('%s\n%s' % (d.leader, d.mob()))],
      [L('项目总投资\n（万元）'), c(num(d.investment)), L('自筹资金\n（万元）'), c(num(round(d.investment * .7, 2)))], [L('项目投入\n研发人员数'), c('12'), L('应用领域'), c('工业制造')], [L('项目主要建设内容和达成指标'), c(SEC['plan'], 3)], [L('项目摘要'), c(d.summary, 3)]], [2100, 2900, 2100, 2250])
    save(out + '/申报材料.docx', [p('【第一部分  基本情况介绍】', b=1), p('格式三：', f='黑体'), title('申报单位基本情况表', 32), a, PB, p('【第二部分  项目说明书】', b=1), p('格式五：', f='黑体'), title('护航新型工业化网络安全典型案例申报概况表', 32), b, p('（各地市可根据实际情况对申报书的内容、格式及要求等进行调整）', sz=20)])
    return T(d, 'company uscc founded address capital nature legal_person contact position mobile email staff revenue profile case_title directions period_start period_end investment summary')

# 5  real: 广州市优秀民营企业申报表
@form('r-gzmy')
def f(n, k, out):
    d = persona(n + str(k), city='广州' if k == 0 else '江门', typ='工业企业')
    t = tbl([[L('企业名称'), c(d.company, 3), L('企业性质'), c(d.nature)], [L('注册地址'), c(d.address, 3), L('邮政编码'), c(d.zip)], [L('法定代表人姓名'), c(d.legal_person), L('性别'), c('男'), L('年龄'), c('5%d' % k)], [L('文化程度'), c('本科'), L('政治面目'), c('群众' if k else '中共党员'), L('联系电话'), c(d.ph())],
      [L('主要经营范围'), c('研发、生产、销售：' + d.trade + '相关产品；技术服务；货物进出口。', 5)], [L('企业注册资本（万元）'), c(mon(d.capital, 'n2' if k else 'n')), L('联系人'), c(d.contact), L('手机'), c(d.mobile)], [L('行业类别'), c(d.industry, 3), L('企业员工人数（人）'), c(num(d.staff))],
      [L('2022年纳税额（万元）'), c('812.3'), L('2023年纳税额（万元）'), c('905.1'), L('统一社会信用代码'), c(d.uscc, sz=18)], [L('2022年销售收入或营业收入（万元）'), c(num(round(d.revenue * .9, 2))), L('2023年销售收入或营业收入（万元）'), c(num(d.revenue)), L('质量管理体系认证情况'), c('ISO9001')],
      [L('案例名称'), c(d.case_title, 5)], [L('申报方向'), c(tick(DIRS, d.directions, ['par', 'sq'][k], '；' if k == 0 else '\n'), 5)], [L('案例简介'), c(d.summary, 5)], [L('推荐部门\n审核意见'), c('\n\n                                  （公章）   年   月   日', 5)], [L('市综合评议\n审核意见'), c('\n\n                                  （公章）   年   月   日', 5)]], [1600, 1900, 1350, 1500, 1350, 1700])
    save(out + '/附件1.docx', [p('附件1', f='黑体'), title(d.city + '市' + NAME + '申报表', 32), t])
    return T(d, 'company nature address legal_person capital contact mobile industry staff uscc revenue case_title directions summary')

# 6  real: 贵州省知识产权项目申报书 (numbered choice of registration type, vertical 法定代表人 block)
@form('r-gznum')
def f(n, k, out):
    d = persona(n + str(k), nature=['民营企业', '国有企业'][k], typ=['工业控制产品厂商', '工业企业'][k])
    cov = [p(['申报编号：', r('            ', u=1)], al='right'), *blanks(2), title(NAME), title('申 报 书'), *blanks(3)] + [p([a, r('  %s  ' % b, u=1)], ind=1400, sz=28, sp=80) for a, b in [('案例名称：', d.case_title), ('申报单位（盖章）：', d.company), ('联 系 人：', d.contact), ('联系电话：', d.phone), ('传    真：', '      '), ('电子信箱：', d.email)]]
    s, e = d.period_start.split('-'), d.period_end.split('-')
    cov += [p(['起止年限：', r('20%s 年 %d 月至 20%s 年 %d 月' % (s[0][2:], int(s[1]), e[0][2:], int(e[1])))], ind=1400, sz=28, sp=80), *blanks(3), p('二〇二四年十二月制', al='center', sz=28), PB, p('填 表 说 明', al='center', b=1, sz=30), p('1.申报书内各栏目不得空缺，无内容时填“无”。', ind=1), p('2.选择类栏目请在方框内填写对应序号。', ind=1), p('3.申报书及相关材料一律采用A4纸，装订成册，一式四份并附电子文本。', ind=1), PB]
    nt = ['国有企业', '民营企业', '外资企业', '合资企业']
    t = tbl([[L('单位名称'), c(d.company, 4)], [L('注册时间'), c(dt(d.founded, ['cn', 'zh'][k])), L('统一社会信用代码', 2), c(d.uscc)], [L('注册地址'), c(d.address, 2), L('邮 编'), c(d.zip)],
      [L('单位法定\n代表人', vm='r'), L('姓 名'), c(d.legal_person), L('性别'), c('男')], [c(vm='c'), L('最高学历'), c('硕士'), L('任现职时间'), c('2018年5月')], [c(vm='c'), L('电话（手机）'), c(d.mob()), L('E-mail'), c('ceo@%s.example.com' % d.py)],
      [L('开户银行'), c('中国农业银行%s分行' % d.city, 2), L('信用等级'), c('AAA')], [L('企业性质'), c('【 %d 】  1.国有企业  2.民营企业  3.外资企业  4.合资企业' % (nt.index(d.nature) + 1) if k == 0 else [tbl([[c(str(nt.index(d.nature) + 1), al='center')]], [500], jc='left'), p('1.国有企业 2.民营企业 3.外资企业 4.合资企业')], 4)],
      [L('申报主体\n类型'), c('【 %d 】  ' % (TYPES.index(d.applicant_type) + 1) + '  '.join('%d.%s' % (i + 1, x) for i, x in enumerate(TYPES)), 4)], [L('申报方向'), c('【 %d 】  ' % (d.di + 1) + '  '.join('%d.%s' % (i + 1, x) for i, x in enumerate(DIRS)), 4)],
      [L('职工总数'), c('%d人' % d.staff), L('上年度总收入', 2), c(mon(d.revenue, ['w', 'wsp'][k]))], [L('案例内容\n简介'), c(d.summary, 4)]], [1500, 2000, 2200, 1300, 2350])
    save(out + '/申报书.docx', cov + [p('一、申报单位基本情况', style='1'), t, p('二、立项背景', style='1'), *ps(SEC['bg']), p('三、主要内容', style='1'), *ps(SEC['plan'])])
    x = T(d, 'company uscc founded address legal_person contact phone email nature applicant_type directions case_title period_start period_end staff summary')
    return x

# 7  real: 工业和信息化部 工业互联网试点示范项目申报书
@form('r-miit')
def f(n, k, out):
    d = persona(n + str(k)); u = lambda t: r('    ' + t + '    ', u=1)
    nat = ['国有企业', '民营企业', '外资企业', '合资企业', '其他（请注明）：      ']
    cov = [p('附件1', f='黑体'), *blanks(3), title('2024年' + NAME), title('申  报  书'), *blanks(4), *[p([a, u(b)], ind=900, sz=30, sp=100) for a, b in [('案 例 名 称：', d.case_title), ('申 报 方 向：', d.directions[0]), ('申 报 单 位：', d.company + ('（盖章）' if k else '')), ('推 荐 单 位：', d.bureau), ('申 报 日 期：', dt(d.applied_on, ['cn', 'zh'][k]))]], *blanks(4), p('工业和信息化部编制', al='center', sz=28), PB]
    W = [1350, 1300, 1700, 1100, 1200, 1200, 1500]
    W = [1500, 1200, 1900, 1300, 1300, 2150]
    t = tbl([[c('（一）申报单位基本信息', 6, b=1)], [L('单位名称'), c(d.company, 5)], [L('组织机构代码/\n三证合一码', 1), c(d.uscc, 2), L('成立时间'), c(dt(d.founded[:7], ['cn', 'dot'][k]), 2)], [L('单位性质'), c(tick(nat, d.nature, ['nearr', 'box'][k], ' '), 5)],
      [L('单位地址'), c(d.address, 5)], [L('法定代表人'), c(d.legal_person, 2), L('注册资金'), c(mon(d.capital, ['w', 'yi'][k]), 2)], [L('联系人', vm='r'), L('姓名'), c(d.contact), L('电话'), c(d.phone, 2)], [c(vm='c'), L('职务'), c(d.position), L('手机'), c(d.mobile, 2)], [c(vm='c'), L('传真'), c(''), L('E-mail'), c(d.email, 2)],
      [L('上年营收'), c(mon(d.revenue, ['w', 'yi'][k]), 2), L('职工人数'), c(num(d.staff), 2)], [L('单位简介'), c('（发展历程、主营业务、市场销售等方面基本情况，不超过500字）\n' + d.profile, 5)],
      [c('（二）案例基本信息', 6, b=1)], [L('案例名称'), c(d.case_title, 5)], [L('申报方向\n（单选）'), c(tick(DIRS, d.directions, ['nearr', 'box'][k], '\n'), 5)], [L('起止日期'), c('%s-%s' % (dt(d.period_start), dt(d.period_end)), 2), L('案例投资\n（万元）'), c(num(d.investment), 2)], [L('案例简述'), c('（对案例实施内容、成效作简要描述，不超过400字）\n' + d.summary, 5)], [L('申报单位\n真实性承诺'), c('    我单位申报的所有材料，均真实、完整，如有不实，愿承担相应的责任。\n\n               法定代表人签章：          公章：\n                                         年   月   日', 5)]], W)
    save(out + '/申报书.docx', cov + [p('一、申报主体和案例基本信息', style='1'), t, p('二、案例详细介绍', style='1'), *long_sections()], footer='— 1 —')
    return T(d, 'company uscc founded nature address legal_person capital contact phone position mobile email revenue staff profile case_title directions period_start period_end investment summary recommender applied_on', founded=d.founded[:7])

# 8  real: 十二部门 网络安全技术应用试点示范项目申报书 (牵头单位/联合单位)
@form('r-wltest')
def f(n, k, out):
    d = persona(n + str(k), typ=['网络安全企业', '工业互联网平台企业'][k])
    cov = [*blanks(3), title(NAME + '申报书'), *blanks(3), tbl([[c('案例名称：'), c(d.case_title)], [c('申报方向：'), c(tick(DIRS, d.directions, ['chk', 'near'][k], '\n'))], [c('申报单位：'), c(d.company + '（公章）')], [c('联合单位：'), c(['无', '/'][k])], [c('推荐单位：'), c(d.bureau + '（公章）')], [c('申报日期：'), c(dt(d.applied_on, ['cn0', 'cnsp'][k]))]], [1900, 6400], border=False), PB]
    t = tbl([[L('案例名称'), c(d.case_title, 4)], [L('申报单位', vm='r'), L('单位名称'), c(d.company, 3)], [c(vm='c'), L('统一社会信用代码'), c(d.uscc), L('单位类型'), c(d.applicant_type)], [c(vm='c'), L('单位地址'), c(d.address, 3)], [c(vm='c'), L('法定代表人'), c(d.legal_person), L('成立日期'), c(dt(d.founded, ['slash', 'dash'][k]))], [c(vm='c'), L('注册资本'), c(mon(d.capital, ['yuan', 'wrmb'][k])), L('员工人数'), c('%d' % d.staff)], [c(vm='c'), L('项目负责人'), c(d.leader), L('联系电话'), c(d.ph())], [c(vm='c'), L('项目联系人'), c(d.contact), L('手机号码'), c(d.mobile)],
      [L('案例概述', vm='r'), c('（简要介绍案例背景、建设内容和主要成效，限500字）', 4, col='808080', i=1, sz=20)], [c(vm='c'), c(d.summary, 4)], [L('实施周期'), c('自%s起至%s止' % (dt(d.period_start), dt(d.period_end)), 2), L('投入资金\n（万元）'), c(mon(d.investment, 'n'))]], [1300, 1700, 2600, 1400, 2350])
    save(out + '/典型案例申报书-%s.docx' % d.b, cov + [p('一、案例基本信息', style='1'), t, p('二、申报单位基本情况', style='1'), p('（企业概况、主营业务、技术实力等，500字以内）', col='808080'), *ps(d.profile), p('三、案例实施情况', style='1'), *long_sections(('bg', 'plan', 'eff')), p('四、佐证材料清单', style='1'), p('1.营业执照；2.信用中国报告；3.等级保护测评报告。', ind=1)])
    return T(d, 'case_title directions company partners recommender applied_on uscc applicant_type address legal_person founded capital staff contact mobile summary period_start period_end investment profile')

# 9  real: 江苏省示范智能车间申请表
@form('r-jszn')
def f(n, k, out):
    d = persona(n + str(k), typ='工业企业')
    t = tbl([[L('企业名称', 2), c(d.company, 4)], [L('企业所在地', 2), c('%s市%s' % (d.city, d.dist)), L('统一社会信用代码'), c(d.uscc, 2)], [L('企业注册地址', 2), c(d.address, 4)], [L('所属行业', 2), c(d.industry), L('企业性质'), c(tick(NATS, d.nature, ['aftersq', 'after'][k], ' '), 2)],
      [L('企\n业\n概\n况', vm='r'), L('成立时间'), c(dt(d.founded, 'cn')), L('注册资本（万元）'), c(mon(d.capital, 'nc'), 2)], [c(vm='c'), L('上年度销售收入（万元）'), c(mon(d.revenue, 'n')), L('职工人数'), c(num(d.staff), 2)], [c(vm='c'), L('法定代表人'), c(d.legal_person), L('联系电话'), c(d.ph(), 2)], [c(vm='c'), L('案例负责人'), c(d.leader), L('联系电话'), c(d.ph(), 2)], [c(vm='c'), L('联系人'), c(d.contact), L('手    机'), c(d.mobile, 2)],
      [L('案\n例\n情\n况', vm='r'), L('案例名称'), c(d.case_title, 4)], [c(vm='c'), L('申报方向'), c(d.directions[0], 4)], [c(vm='c'), L('实施时间'), c('%s~%s' % (dt(d.period_start, 'dot'), dt(d.period_end, 'dot'))), L('总投资（万元）'), c(num(d.investment), 2)], [c(vm='c'), L('案例简介'), c(d.summary, 4)],
      [L('申报企业\n意    见', 2), c('\n\n           负责人签字：        （公章）      年  月  日', 4)], [L('县（市、区）\n工信局意见', 2), c('\n\n                              （公章）      年  月  日', 4)], [L('设区市\n工信局意见', 2), c('\n\n                              （公章）      年  月  日', 4)]], [700, 1500, 2400, 1700, 1500, 1500])
    save(out + '/申请表.docx', [p('附件3', f='黑体'), title(NAME + '申请表'), p(['申报日期：' + dt(d.applied_on, ['cn', 'dot'][k]) + '                                 单位：万元、人'], sz=21), t])
    return T(d, 'company city uscc address industry nature founded capital revenue staff legal_person contact mobile case_title directions period_start period_end investment summary applied_on')

# 10 real: 温州市“两化”融合示范试点企业申报表
@form('r-wzlh')
def f(n, k, out):
    d = persona(n + str(k)); yr = ['2021年', '2022年', '2023年']
    t = tbl([[L('企业名称（盖章）'), c(d.company, 7)], [L('统一社会信用代码'), c(d.uscc, 3), L('法人代表'), c(d.legal_person), L('职工人数'), c(num(d.staff))], [L('企业地址'), c(d.address, 3), L('成立日期'), c(dt(d.founded, ['dot', 'cn'][k]), 3)], [L('联系人'), c(d.contact), L('职务'), c(d.position), L('手机'), c(d.mobile), L('邮箱'), c(d.email, sz=18)],
      [L('经济指标\n（万元）', vm='r'), L('年度'), *[L(y, 2) for y in yr]], [c(vm='c'), L('营业收入'), c(num(round(d.revenue * .7, 2)), 2), c(num(round(d.revenue * .85, 2)), 2), c(num(d.revenue), 2)], [c(vm='c'), L('利润总额'), c('310.2', 2), c('402.5', 2), c('433', 2)], [c(vm='c'), L('网络安全投入'), c('40', 2), c('66', 2), c(num(d.investment), 2)],
      [L('案例名称'), c(d.case_title, 7)], [L('申报方向'), c(tick(DIRS, d.directions, ['parb', 'br'][k], '\n'), 7)], [L('企业基本情况'), c(d.profile, 7)], [L('案例建设情况'), c(SEC['plan'], 7)], [L('实施效果'), c(SEC['eff'], 7)], [L('区县经信部门意见'), c('\n          盖章：\n        年   月   日', 3), L('市经信局意见'), c('\n          盖章：\n        年   月   日', 3)]], [1350, 1150, 1000, 1250, 1050, 1350, 950, 1350])
    save(out + '/申报表.docx', [p('附件1'), title('%s市%s申报表' % (d.city, NAME), 32), t, p('填表人：%s        联系电话：%s        填表日期：%s' % (d.filler, d.ph(), dt(d.applied_on, 'cn')), sz=21)])
    return T(d, 'company uscc legal_person staff address founded contact position mobile email case_title directions profile applied_on', revenue=d.revenue)

# 11 real: 蚌埠市“专精特新”中小企业申请表 (cover lines, short two-column table, statement)
@form('r-bbzj')
def f(n, k, out):
    d = persona(n + str(k))
    cov = [*blanks(4), title('2024年度'), title(NAME), title('申请表'), *blanks(5)] + [p([a, r(b.center(36), u=1)], ind=1100, sz=28, sp=100) for a, b in [('企业名称（盖章）', d.company), ('推荐单位（盖章）', d.bureau), ('申报时间', dt(d.applied_on, ['cn', 'dash'][k]))]] + [*blanks(4), p(d.bureau, al='center', sz=28), PB]
    rows = [('企业名称', d.company), ('统一社会信用代码', ' '.join([d.uscc[:4], d.uscc[4:8], d.uscc[8:12], d.uscc[12:16], d.uscc[16:]]) if k == 0 else fw(d.uscc)), ('企业类型', d.applicant_type), ('企业性质', d.nature), ('注册地址', d.address), ('法定代表人', d.legal_person), ('成立时间', dt(d.founded)), ('注册资本', mon(d.capital, ['w', 'yuan'][k])), ('2023年营业收入', mon(d.revenue, ['wc', 'yi'][k])), ('从业人员', '%d人' % d.staff), ('联系人及手机', '%s  %s' % (d.contact, d.mobile)), ('电子邮箱', d.email), ('案例名称', d.case_title), ('申报方向', '方向%s：%s' % ('一二三四五'[d.di], d.directions[0])), ('案例起止时间', '%s——%s' % (dt(d.period_start), dt(d.period_end))), ('案例简介', d.summary)]
    save(out + '/申请表.docx', cov + [p('一、企业基本情况', style='1'), tbl([[L(a), c(b)] for a, b in rows], [2600, 6700]), p('二、真实性声明', style='1'), p('以上所填内容和所附资料均真实、合法。如有不实之处，愿负相应的法律责任。', ind=1), p('法定代表人（签名）：                  %s' % '（企业公章）'), p('年   月   日', al='right')])
    return T(d, 'company recommender applied_on uscc applicant_type nature address legal_person founded capital revenue staff contact mobile email case_title directions period_start period_end summary')

# 12 ordinary six columns, spaced labels, vertical section labels
@form('o-six')
def f(n, k, out):
    d = persona(n + str(k))
    V = lambda t, vm: L('\n'.join(t), vm=vm)
    t = tbl([[V('基本情况', 'r'), L('单 位 名 称'), c(d.company, 3), L('所属行业'), c(d.industry)], [c(vm='c'), L('统一社会信用代码'), c(d.uscc, 3), L('单位性质'), c(d.nature)], [c(vm='c'), L('注 册 地 址'), c(d.address, 3), L('所在地市'), c(d.city + '市')], [c(vm='c'), L('法定代表人'), c(d.legal_person), L('成立时间'), c(dt(d.founded, ['dot', 'cn'][k])), L('注册资本\n(万元)'), c(num(d.capital))],
      [c(vm='c'), L('上年营业收入\n(万元)'), c(num(d.revenue)), L('职工人数\n(人)'), c(num(d.staff)), L('企业类型'), c(d.applicant_type)], [V('联系方式', 'r'), L('联 系 人'), c(d.contact), L('职    务'), c(d.position), L('固定电话'), c(d.phone + ['', '转803'][k])], [c(vm='c'), L('手    机'), c(d.mobile), L('电子邮箱'), c(d.email, 3)],
      [V('案例情况', 'r'), L('案 例 名 称'), c(d.case_title, 5)], [c(vm='c'), L('申 报 方 向'), c(tick(DIRS, d.directions, ['box', 'sq'][k], '\n'), 5)], [c(vm='c'), L('起 止 时 间'), c('%s 至 %s' % (dt(d.period_start), dt(d.period_end)), 2) , L('投 资 额'), c(mon(d.investment, 'w'), 2)], [c(vm='c'), L('案 例 简 介'), c(d.summary, 5)], [V('单位简介', None), c(d.profile, 6)], [L('推荐单位\n意见', 2), c('\n\n                 （盖章）\n               年  月  日', 5)]], [700, 1500, 1800, 1200, 1500, 1200, 1600])
    save(out + '/%s申报表.docx' % NAME, [title(NAME + '申报表'), t])
    return T(d, 'company industry uscc nature address city legal_person founded capital revenue staff applicant_type contact position mobile email case_title directions period_start period_end investment summary profile', phone=d.phone + ['', '803'][k])

# 13 ordinary two columns with numbered labels 1.1 ..
@form('o-two')
def f(n, k, out):
    d = persona(n + str(k))
    rows = [('1.1 单位名称*', d.company), ('1.2 统一社会信用代码*', d.uscc), ('1.3 企业类型*', tick(TYPES + ['其他：______'], d.applicant_type, ['box', 'x'][k], '\n')), ('1.4 单位性质*', tick(NATS, d.nature, ['box', 'x'][k])), ('1.5 注册地址*', d.address), ('1.6 法定代表人*', d.legal_person), ('1.7 成立时间', dt(d.founded, 'cn')), ('1.8 注册资本（万元）', num(d.capital)), ('1.9 2023年营业收入（万元）', num(d.revenue)), ('1.10 职工人数', num(d.staff)), ('1.11 联系人*', d.contact), ('1.12 联系人职务', '' if k else d.position), ('1.13 手机*', d.mobile), ('1.14 电子邮箱*', d.email), ('1.15 单位简介（300字以内）', d.profile)]
    r2 = [('2.1 案例名称*', d.case_title), ('2.2 申报方向*（单选）', tick(DIRS, d.directions, ['box', 'x'][k], '\n')), ('2.3 开始时间', dt(d.period_start)), ('2.4 结束时间', dt(d.period_end)), ('2.5 投资额（万元）', num(d.investment)), ('2.6 案例简介（500字以内）', d.summary), ('2.7 是否联合申报', '否')]
    save(out + '/附件2：申报表.docx', [title(NAME + '申报表'), p('填报单位（盖章）：' + d.company), tbl([[c('1. 申报单位基本信息', 2, b=1, sh='D9D9D9')]] + [[c(a), c(b)] for a, b in rows] + [[c('2. 案例基本信息', 2, b=1, sh='D9D9D9')]] + [[c(a), c(b)] for a, b in r2], [2900, 6400]), p('注：带*为必填项。', sz=20)])
    return T(d, 'company uscc applicant_type nature address legal_person founded capital revenue staff contact mobile email profile case_title directions period_start period_end investment summary', position=None if k else d.position)

# 14 ordinary four columns with leftover grey instructions in the answer cells
@form('o-grey')
def f(n, k, out):
    d = persona(n + str(k)); g = lambda t: r(t, col='A6A6A6', sz=20)
    t = tbl([[L('申报单位'), c([d.company, g('（请填写营业执照全称）')], 3)], [L('统一社会信用代码'), c([d.uscc]), L('企业类型'), c([d.applicant_type])], [L('注册地址'), c([d.address, g('（与营业执照一致）')], 3)], [L('法定代表人'), c(d.legal_person), L('成立日期'), c([dt(d.founded, 'dash'), g('（年-月-日）')])], [L('注册资本'), c([mon(d.capital, 'n'), r(' 万元')]), L('上年度营业收入'), c([mon(d.revenue, 'n'), r(' 万元')])],
      [L('联系人'), c(d.contact), L('手机号码'), c(d.mobile)], [L('联系电话'), c([d.phone, g('（区号-号码）')]), L('邮箱'), c(d.email)], [L('案例名称'), c([p(g('（案例名称应简洁明确，不超过30字）')), p(d.case_title)], 3)], [L('申报方向'), c([p(g('（从5个方向中选择1个填写）')), p(d.directions[0])], 3)], [L('实施期限'), c([g('（起止年月）'), dt(d.period_start) + '—' + dt(d.period_end)], 3)], [L('案例投资额'), c([num(d.investment) + '万元'], 3)],
      [L('单位简介'), c([p(g('（包括但不限于成立时间、主营业务、技术力量、经营状况等，300字左右）')), *ps(d.profile)], 3)], [L('案例简介'), c([p(g('（简要说明案例背景、做法、成效，500字以内）')), *ps(d.summary)], 3)]], [1700, 3000, 1700, 2900])
    save(out + '/案例申报表_%s.docx' % d.company, [title(NAME + '申报表', 32), t])
    return T(d, 'company uscc applicant_type address legal_person founded capital revenue contact mobile phone email case_title directions period_start period_end investment profile summary')

# 15 ordinary: answer in the same cell after the colon
@form('o-colon')
def f(n, k, out):
    d = persona(n + str(k), ma=k == 1); s = ['：', ': '][k]
    t = tbl([[c('申报单位名称' + s + d.company, 3)], [c('统一社会信用代码' + s + (d.uscc.lower() if k else d.uscc), 2), c('单位性质' + s + d.nature)], [c('注册地址' + s + d.address, 3)], [c('法定代表人' + s + d.legal_person), c('成立时间' + s + dt(d.founded, 'dot')), c('职工人数' + s + num(d.staff) + '人')], [c('注册资本' + s + mon(d.capital, 'w')), c('2023年营业收入' + s + mon(d.revenue, 'w'), 2)], [c('联系人' + s + d.contact), c('职务' + s + d.position), c('手机' + s + d.mobile)], [c('固定电话' + s + d.phone), c('电子邮箱' + s + d.email, 2)], [c('案例名称' + s + d.case_title, 3)], [c('申报方向' + s + d.directions[0], 3)], [c('起止时间' + s + dt(d.period_start) + '至' + dt(d.period_end), 2), c('投资总额' + s + mon(d.investment, 'w'))], [c('单位简介' + s + '\n' + d.profile, 3)], [c('案例简介' + s + '\n' + d.summary, 3)], [c('推荐单位' + s + d.bureau, 2), c('申报日期' + s + dt(d.applied_on, 'cn'))]], [3100, 3100, 3100])
    save(out + '/申报表.docx', [title(NAME + '申报表'), t])
    return T(d, 'company uscc nature address legal_person founded staff capital revenue contact position mobile phone email case_title directions period_start period_end investment profile summary recommender applied_on')

# 16 ordinary: label rows over answer rows
@form('o-over')
def f(n, k, out):
    d = persona(n + str(k)); h = dict(sh='DDEBF7')
    H = lambda *a: [L(x, s, **h) for x, s in a]; V = lambda *a: [L(x, s) for x, s in a]
    t = tbl([H(('单位名称', 3), ('统一社会信用代码', 3), ('企业类型', 2)), V((d.company, 3), (d.uscc, 3), (d.applicant_type, 2)), H(('法定代表人', 2), ('成立时间', 2), ('注册资本（万元）', 2), ('职工人数', 2)), V((d.legal_person, 2), (dt(d.founded, ['dash', 'dot'][k]), 2), (num(d.capital), 2), (num(d.staff), 2)), H(('注册地址', 5), ('上年度营业收入（万元）', 3)), V((d.address, 5), (num(d.revenue), 3)), H(('联系人', 2), ('职务', 2), ('手机', 2), ('电子邮箱', 2)), [L(d.contact, 2), L(d.position, 2), L(d.mobile, 2), L(d.email, 2, sz=20)], H(('案例名称', 5), ('申报方向', 3)), V((d.case_title, 5), (d.directions[0], 3)), H(('开始时间', 3), ('完成时间', 3), ('投资额（万元）', 2)), V((dt(d.period_start), 3), (dt(d.period_end), 3), (num(d.investment), 2)), H(('案例简介', 8)), [c(d.summary, 8)], H(('单位简介', 8)), [c(d.profile, 8)]], [1170] * 8)
    save(out + '/典型案例申报表.docx', [title(NAME + '申报表'), t])
    return T(d, 'company uscc applicant_type legal_person founded capital staff address revenue contact position mobile email case_title directions period_start period_end investment summary profile')
