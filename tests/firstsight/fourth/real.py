# SPDX-License-Identifier: ISC
from lib import *
LAY = []
def case(name, desc, post=None, nasty=False, **fk):
    def w(fn): LAY.append(dict(name=name, desc=desc, post=post, nasty=nasty, fn=fn, fk=fk)); return fn
    return w
def title(t, sz=40, font='方正小标宋简体', sp=200): return para(t, al='center', sp=sp, sz=sz, font=font)
def H(t): return para(t, style='1')
def body_p(t): return para(t, ind=480, line=360)
def longtext(text): return PP(body_p(x) for x in text.split('\n'))
BG = '随着企业数字化、网络化水平不断提高，生产网络与办公网络边界日益模糊，勒索病毒、供应链攻击等风险持续上升，传统“重功能、轻安全”的建设方式已难以适应新型工业化发展要求。'
EFF = '项目建成后，安全事件平均处置时间由原来的6小时缩短至40分钟，年减少停机损失约120万元，带动上下游20余家企业提升防护水平。'
NEW = '一是将分级结果与防护策略联动；二是把安全指标纳入设备台账；三是建立厂网协同的应急机制。'
PROM = '本单位承诺：近五年未发生重大安全、环保、质量事故，所提交的申报材料真实、准确、完整，如有不实，愿承担相应责任。'

@case('wangan-sfs', '网络安全技术应用试点示范项目申报书: cover blanks, notes, 牵头单位/联合单位 blocks (empty), ticks')
def _(f, p):
    st = ['sqr', 'ballot'][f.k]
    cov = [para('附件2', sz=32, font='黑体'), para(''), title('护航新型工业化网络安全典型案例', 44), title('申 报 书', 52), para(''), para('')]
    for a, b in (('案 例 名 称', f.q('case_title')), ('申 报 方 向', f.dir), ('申报单位（盖章）', f.q('company')), ('推荐单位（盖章）', f.q('recommender', '' if f.k else None, truth=None if f.k else f.city)), ('申 报 日 期', f.date('applied_on', ['sp', 'cn'][f.k]))):
        cov.append(para([a + '：', blank(b, 40)], sz=30, sp=120, ind=600))
    cov += [PB, para('填 报 须 知', al='center', sz=32, font='黑体'), '一、申报单位应仔细阅读通知的有关说明，如实、详细地填写每一部分内容。', '二、除另有说明外，申报书中栏目不得空缺。申报单位名称应与公章一致。', '三、每个申报单位仅可选择1个申报方向，不接受联合体申报。', '四、申报书使用A4纸双面印刷，装订平整，一式四份。', PB, H('一、基本信息')]
    w = [1300, 1500, 2300, 1500, 2700]
    rows = [[L('案例名称', 2), C(f.case_title, 3)], [L('申报方向\n（单选）', 2), C(PP([t] for t in _pair(f.tick('directions', st))), 3)],
     [L('申报单位', v='r'), L('单位名称'), C(f.company, 3)], [L('', v='c'), L('统一社会信用代码'), C(f.q('uscc'), 3)],
     [L('', v='c'), L('单位性质'), C(f.tick('nature', st), 3)], [L('', v='c'), L('单位类型'), C(f.tick('applicant_type', st), 3)], [L('', v='c'), L('注册地址'), C(f.q('address'), 3)],
     [L('', v='c'), L('法定代表人'), f.q('legal_person'), L('成立时间'), f.date('founded', 'ym')],
     [L('联系人', v='r'), L('姓  名'), f.q('contact'), L('职  务'), f.q('position')], [L('', v='c'), L('手  机'), f.q('mobile'), L('电子邮箱'), f.q('email')],
     [L('联合单位\n（不适用）', v='r'), L('单位名称'), C('/', 3)], [L('', v='c'), L('统一社会信用代码'), C('/', 3)], [L('', v='c'), L('联系人及电话'), C('/', 3)],
     [L('起止时间', 2), f.period(f.k), L('投资额\n（万元）'), f.money('investment', 'n')],
     [L('案例简介\n（不超过500字）', 2), C(f.q('summary'), 3)]]
    f.q('partners')
    return cov + [table(rows, w, hgt=500), H('二、案例详情'), para('（一）建设背景', style='2'), body_p(BG), para('（二）创新点', style='2'), body_p(NEW), para('（三）应用成效', style='2'), body_p(EFF), H('三、真实性承诺'), body_p(PROM), para('法定代表人（签字）：            （公章）', al='right'), para('年   月   日', al='right')], dict(font='仿宋_GB2312', sz=24)
def _pair(t):   # each option on its own line; t = list with separators
    out, cur = [], []
    for x in t:
        if x == '  ':
            out.append(cur); cur = []
        else: cur.append(x)
    return out + [cur]

@case('gyhlw-sfsd', '工业互联网试点示范项目申报书: 基本信息表 of six columns with three years of revenue, 三证合一码')
def _(f, p):
    w = [1500, 1600, 1500, 1600, 1500, 1600]
    f.q('revenue'); g = f.g
    rows = [[C('一、企业基本信息', 6, b=True, fill='D9D9D9')], [L('企业名称'), C(f.q('company'), 5)], [L('组织机构代码/\n三证合一码'), C(f.q('uscc'), 2), L('成立时间'), C(f.date('founded', ['cn', '.0'][f.k]), 2)],
     [L('单位性质'), C(f.tick('nature', ['ballot', 'repl'][f.k], strip=True), 5)], [L('单位地址'), C(f.q('address'), 5)],
     [L('法定代表人'), f.q('legal_person'), L('职工总数'), f.q('staff', '%d人' % f.staff), L('注册资本'), f.money('capital', 'wan')],
     [L('联系人', v='r'), L('姓名'), f.q('contact'), L('电话'), C(f.q('phone'), 2)], [L('', v='c'), L('职务'), f.q('position'), L('手机'), C(f.q('mobile'), 2)], [L('', v='c'), L('传真'), f.fax, L('E-mail'), C(f.q('email'), 2)],
     [L('经营情况\n（万元）', v='r'), L('年度'), L('2021年'), L('2022年'), C('2023年', 2, al='center')],
     [L('', v='c'), L('营业收入'), L(f.num(round(f.revenue * .81))), L(f.num(round(f.revenue * .93))), C(f.num(f.revenue), 2, al='center')], [L('', v='c'), L('利润总额'), L(str(g.randrange(90, 900))), L(str(g.randrange(90, 900))), C(str(g.randrange(90, 900)), 2, al='center')],
     [L('企业简介\n（发展历程、主营业务、市场销售等方面情况，500字以内）'), C(longtext(f.q('profile')), 5)],
     [C('二、项目（案例）基本信息', 6, b=True, fill='D9D9D9')], [L('案例名称'), C(f.q('case_title'), 5)], [L('申报方向'), C(f.tick('directions', ['ballot', 'repl'][f.k], sep='\v'), 5)],
     [L('起止日期'), C(f.period(0), 2), L('项目投资\n（万元）'), C(f.money('investment', ','), 2)], [L('项目概述\n（300字以内）'), C(longtext(f.q('summary')), 5)],
     [L('申报单位\n意见'), C(PP([PROM, '', para('（盖章）      ', al='right'), para('2024年    月    日  ', al='right')]), 5)]]
    return [para('附件2'), title('护航新型工业化网络安全典型案例申报书', 36), table(rows, w, hgt=480)], dict(font='仿宋', sz=21, footer='— 1 —')

@case('xiaojuren', '专精特新小巨人申请书: 注册地 省市县 in pieces, 电话 手机 in one row for 法人 and 联系人, printed Word form')
def _(f, p):
    w = [1500, 1250, 900, 1450, 900, 1300, 700, 1400]
    g = f.g
    rows = [[C('一、企业情况', 8, b=True)], [L('企业名称'), C(f.q('company'), 7)], [L('企业注册地'), C('广东 省  %s 市(区)  %s 县' % (f.city, '—'), 7)], [L('通讯地址'), C(f.address, 5), L('邮编'), f.zip],
     [L('法定代表人'), f.q('legal_person'), L('电话'), f.phone2, L('手机'), C(f.mobile2, 3)], [L('控股股东'), C(f.other, 3), L('实际控制人'), C(f.other, 3)],
     [L('联系人', v='r'), C(f.q('contact'), v='r'), L('电话'), f.q('phone'), L('手机'), C(f.q('mobile'), 3)], [L('', v='c'), C('', v='c'), L('传真'), f.fax, L('E-mail'), C(f.q('email'), 3)],
     [L('注册时间'), C(f.date('founded', ['cn', '-'][f.k]), 3), L('注册资本\n（万元）'), C(f.money('capital', 'n'), 3)], [L('统一社会\n信用代码'), C(f.q('uscc'), 7)],
     [L('企业规模'), C('根据《中小企业划型标准规定》（工信部联企业〔2011〕300号），企业规模属于：\v' + '  '.join(('☑' if x == ('中型' if f.staff > 300 else '小型') else '□') + x for x in ('大型', '中型', '小型', '微型')), 7)],
     [L('企业类型'), C(f.tick('nature', 'ballot', opts=['国有企业', '合资企业', '民营企业', '外资企业'], strip=True), 7)], [L('上市情况'), C('☑无上市计划  □有上市计划  □已上市（股票代码：      ）', 7)],
     [C('二、经济效益重要指标', 8, b=True)], [C('', 2), C('2021年', 2, al='center'), C('2022年', 2, al='center'), C('2023年', 2, al='center')],
     [L('全职员工数量', 2)] + [C('%d 人' % x, 2, al='center') for x in (f.staff - g.randrange(9, 30), f.staff - g.randrange(2, 9), f.staff)], [L('其中：研发人员', 2)] + [C('%d 人' % x, 2, al='center') for x in (f.staff // 9, f.staff // 8, f.staff // 7)],
     [L('营业收入', 2)] + [C('%s 万元' % f.num(x), 2, al='center') for x in (round(f.revenue * .77), round(f.revenue * .9), f.revenue)], [L('净利润总额', 2)] + [C('%d 万元' % g.randrange(80, 900), 2, al='center') for _ in '123'],
     [C('三、案例情况', 8, b=True)], [L('案例名称'), C(f.q('case_title'), 7)], [L('申报方向'), C(f.tick('directions', ['ballot', 'vtick'][f.k], sep='\v'), 7)],
     [L('企业总体情况简要介绍'), C(f.q('profile'), 7)], [L('案例简介'), C(f.q('summary'), 7)]]
    f.q('revenue'); f.q('staff')
    return [title('护航新型工业化网络安全典型案例', 44, sp=400), title('申 请 书', 52, sp=400), para(['企业名称（盖章）', blank(f.company, 44)], ind=800, sz=30, sp=160), para(['推荐时间', blank(f.q('applied_on', '') or '', 44)], ind=800, sz=30, sp=160) if 0 else para(['推荐时间', blank('', 44)], ind=800, sz=30, sp=160), para(['推荐单位（盖章）', blank(f.q('recommender'), 44)], ind=800, sz=30, sp=160), para('广东省工业和信息化厅制', al='center', sz=30, sp=400), PB, table(rows, w, hgt=440)], dict(font='宋体')

@case('znzz-changjing', '智能制造优秀场景申报书: 表1 企业基本信息, 表2 场景信息, instructions 填写说明 in the label')
def _(f, p):
    w = [2600, 2100, 2100, 2500]
    t1 = [[L('企业名称（全称）'), C(f.q('company'), 3)], [L('统一社会信用代码'), C(f.q('uscc'), 3)], [L('企业性质'), C(f.tick('nature', ['x', 'R'][f.k]), 3)], [L('所属行业（按《国民经济行业分类》填写至大类）'), C(f.q('industry'), 3)],
     [L('注册地址'), C(f.q('address'), 3)], [L('所在地市'), f.q('city'), L('成立时间（年/月）'), f.date('founded', 'y.m')], [L('注册资本（万元）'), f.money('capital', ','), L('2023年营业收入（万元）'), f.money('revenue', ',')],
     [L('职工人数（人）'), f.q('staff'), L('法定代表人'), f.q('legal_person')], [L('联系人'), f.q('contact'), L('联系人职务'), f.q('position')], [L('固定电话（含区号）'), f.q('phone'), L('移动电话'), f.q('mobile')], [L('电子邮箱'), C(f.q('email'), 3)],
     [L('企业简介（300字左右，包括主营产品、行业地位、近三年经营情况）'), C(f.q('profile'), 3)]]
    t2 = [[L('案例名称（以“……案例/实践/平台”命名，不超过30字）'), C(f.q('case_title'), 3)], [L('申报方向（限选1项）'), C(f.tick('directions', ['x', 'R'][f.k], sep='\v'), 3)], [L('实施周期'), f.period(2), L('实施投入（万元）'), f.money('investment', 'n')], [L('案例概述（400字以内）'), C(f.q('summary'), 3)], [L('解决的痛点问题'), C(BG, 3)], [L('取得的成效（定量说明）'), C(EFF, 3)]]
    return [title('护航新型工业化网络安全典型案例申报书', 36), para('表1  企业基本信息', al='center', b=1, sp=100), table(t1, w, hgt=460), para('注：1.企业简介请勿涉及国家秘密和商业秘密；2.职工人数按2023年末在册人数填写。', sz=18), para('表2  案例信息', al='center', b=1, sp=100), table(t2, w, hgt=460)], dict(font='仿宋_GB2312', sz=24)

@case('shuju-anquan', '数据安全典型案例申报书: one table, prompts in square brackets before the answer, 申报单位基本情况 merged at left')
def _(f, p):
    w = [1200, 1900, 2100, 1700, 2400]
    rows = [[L('案例名称', 2, b=True), C(f.q('case_title'), 3)], [L('案例方向', 2, b=True), C(f.tick('directions', ['sqr', 'sym'][f.k], sep='\v'), 3)],
     [L('申报\n单位\n基本\n情况', v='r', b=True), L('单位名称'), C(f.q('company'), 3)], [L('', v='c'), L('统一社会信用代码'), C(f.q('uscc'), 3)], [L('', v='c'), L('单位类型'), C(f.tick('applicant_type', ['sqr', 'sym'][f.k]), 3)], [L('', v='c'), L('注册资本'), f.money('capital', ['wan', 'rmb'][f.k]), L('成立时间'), f.date('founded', 'cn0')], [L('', v='c'), L('所属行业'), f.q('industry'), L('员工人数'), f.q('staff', '%d' % f.staff)],
     [L('', v='c'), L('法定代表人'), f.q('legal_person'), L('联系人'), f.q('contact')], [L('', v='c'), L('联系人手机'), f.q('mobile'), L('联系人邮箱'), f.q('email')], [L('', v='c'), L('通讯地址'), C(f.address, 3)],
     [L('', v='c'), L('单位简介'), C(PP([[r('［简述单位主营业务、经营状况、技术实力等，300字以内］', color='7F7F7F', i=1)], body_p(f.profile)]), 3)],
     [L('案例\n概述', b=True), C(PP([[r('［简述案例背景、主要内容、成效，不超过400字］', color='7F7F7F', i=1)], body_p(f.summary)]), 4)],
     [L('案例\n详述', b=True), C(PP(['1.需求分析', body_p(BG), '2.主要做法', body_p(NEW), '3.应用成效', body_p(EFF)]), 4)],
     [L('推荐\n单位\n意见', b=True), C(PP(['', '', para('（盖章）        ', al='right'), para('年    月    日   ', al='right')]), 4)]]
    if f.k: # prompts cleared in the second
        f.q('profile'); f.q('summary'); rows[10][2].c = f.profile; rows[11][1].c = f.summary
    else: f.q('profile'); f.q('summary')
    return [para('附件1', font='黑体', sz=28), title('护航新型工业化网络安全典型案例申报书', 36), table(rows, w, hgt=480)], dict(font='仿宋', sz=22)

@case('shoutaitao', '首台套申报表: eight narrow columns, 填报单位 line above, 法人代表/邮编/传真, money units in own cell')
def _(f, p):
    w = [1150] * 8
    rows = [[L('申报单位'), C(f.q('company'), 4), L('信用代码'), C(f.q('uscc'), 2)], [L('单位地址'), C(f.q('address'), 4), L('邮政编码'), C(f.zip, 2)],
     [L('法人代表'), f.q('legal_person'), L('联系电话'), C(f.phone2, 2), L('传  真'), C(f.fax, 2)], [L('联系人'), f.q('contact'), L('职  务'), C(f.q('position'), 2), L('手  机'), C(f.q('mobile'), 2)], [L('单位性质'), C(f.q('nature'), 4), L('电子邮箱'), C(f.q('email'), 2)],
     [L('注册资金'), C(f.money('capital', 'n'), al='right'), L('万元'), L('去年营业收入'), C(f.money('revenue', 'n'), 2, al='right'), C('万元', 2)], [L('职工人数'), C(f.q('staff'), al='right'), L('人'), L('其中技术人员'), C(str(f.staff // 6), 2, al='right'), C('人', 2)],
     [L('案例名称', 2), C(f.q('case_title'), 6)], [L('申报方向', 2), C(f.q('directions'), 6)], [L('起止时间', 2), C(f.period([1, 5][f.k]), 2), L('投资总额', 2), C(f.money('investment', 'wan'), 2)],
     [L('案例主要内容及成效', 2), C(PP([body_p(f.q('summary'))]), 6)], [L('申报单位承诺', 2), C(PP([PROM, para('法人代表签字：           单位公章：', al='right')]), 6)], [L('县（市、区）工信部门意见', 2), C('\n\n                     （盖章）', 6)], [L('市工信部门意见', 2), C('\n\n                     （盖章）', 6)]]
    return [title('护航新型工业化网络安全典型案例申报表', 36), para('填报日期：' + f.date('applied_on', 'cn')), table(rows, w, hgt=440)], dict(font='宋体', sz=20)

@case('qyjszx', '企业技术中心申请表: vertical section labels (text direction), label rows of six columns, 填表人 below the table')
def _(f, p):
    w = [700, 1500, 1500, 1500, 1500, 1200, 1400]
    V = lambda t, v='r': C(t, v=v, al='center', dir='tbRlV')
    rows = [[V('企业概况'), L('企业名称'), C(f.q('company'), 3), L('成立日期'), f.date('founded', '/')], [V('', 'c'), L('企业地址'), C(f.q('address'), 3), L('邮编'), f.zip], [V('', 'c'), L('信用代码'), C(f.q('uscc'), 3), L('所属行业'), f.q('industry')],
     [V('', 'c'), L('法定代表人'), f.q('legal_person'), L('注册资本（万元）'), f.money('capital', 'n'), L('职工人数'), f.q('staff')], [V('', 'c'), L('技术中心负责人'), f.pi, L('联系电话'), f.phone2, L('手机'), f.mobile2], [V('', 'c'), L('联系人'), f.q('contact'), L('联系人电话'), f.q('phone'), L('联系人手机'), f.q('mobile')], [V('', 'c'), L('联系人邮箱'), C(f.q('email'), 5)],
     [V('主要指标'), L('上年营业收入（万元）', 2), f.money('revenue', 'n'), L('研发经费（万元）', 2), f.num(round(f.revenue * .041, 1))], [V('', 'c'), L('利税总额（万元）', 2), f.num(round(f.revenue * .09)), L('研发人员（人）', 2), str(f.staff // 7)],
     [V('案例情况'), L('案例名称'), C(f.q('case_title'), 5)], [V('', 'c'), L('申报方向'), C(f.tick('directions', ['ballot', 'paren'][f.k], sep='\v'), 5)], [V('', 'c'), L('案例简介'), C(longtext(f.q('summary')), 5)]]
    return [title('护航新型工业化网络安全典型案例申请表', 34), table(rows, w, hgt=460), para('企业负责人：%s        填表人：%s        填表日期：%s' % (f.legal_person, f.filler, f.date('applied_on', '.0')))], dict(font='宋体', sz=20)

@case('keji-xiangmu', '科技计划项目申报书: cover 计划类别/项目名称/承担单位/起止年限; number-code boxes; 项目负责人 and 联系人', post='doc')
def _(f, p):
    cov = [para('受理编号：                    ', al='right'), title('广东省护航新型工业化网络安全典型案例', 40, sp=300), title('项 目 申 报 书', 52, sp=300)]
    for a, b in (('项目名称：', f.q('case_title')), ('申报方向：', f.q('directions')), ('申报单位：', f.q('company') + '（盖章）'), ('项目负责人：', f.pi), ('起止年限：', f.period(0)), ('主管部门：', f.city + '市工业和信息化局'), ('申报日期：', f.date('applied_on', 'han'))): cov.append(para([r(a, b=1), b], sz=30, sp=100, ind=700))
    w = [1400, 1700, 1500, 1700, 1300, 1700]
    n = N4.index(f.q('nature')) + 1
    rows = [[L('单位名称'), C(f.company, 3), L('单位性质'), '（ %d ）' % n], [C('单位性质代码：1.国有企业  2.民营企业  3.外资企业  4.合资企业', 6, sz=18)], [L('信用代码'), C(f.q('uscc'), 3), L('所在地市'), f.q('city')], [L('单位地址'), C(f.q('address'), 3), L('邮编'), f.zip],
     [L('法定代表人'), f.q('legal_person'), L('注册资金'), f.money('capital', ',wan'), L('职工总数'), f.q('staff', '%d 人' % f.staff)], [L('项目负责人'), f.pi, L('职务/职称'), '高级工程师', L('手机'), f.mobile2], [L('项目联系人'), f.q('contact'), L('职务'), f.q('position'), L('手机'), f.q('mobile')], [L('联系电话'), f.q('phone'), L('电子邮箱'), C(f.q('email'), 3)], [L('总投资'), f.money('investment', 'wan'), L('其中自筹'), f.num(f.investment) + '万元', L('财政补助'), '0万元']]
    return cov + [PB, H('一、项目基本情况'), table(rows, w, hgt=460), H('二、申报单位概况'), body_p(f.q('profile')), H('三、项目概述'), body_p(f.q('summary')), H('四、立项依据'), body_p(BG), H('五、预期效益'), body_p(EFF)], dict(font='宋体', sz=22)

@case('zhejiang-yun', 'single table with title row and section rows inside it, two label/answer pairs a row, ticks after the label')
def _(f, p):
    w = [1700, 2900, 1700, 3000]
    rows = [[C('护航新型工业化网络安全典型案例申报表', 4, al='center', b=1, sz=32)], [C('一、申报主体基本信息', 4, b=1, fill='E7E6E6')], [L('单位全称'), C(f.q('company'), 3)], [L('统一社会信用代码'), f.q('uscc'), L('所属地市'), f.q('city')], [L('单位类别'), C(f.tick('applicant_type', ['after', 'parenafter'][f.k]), 3)], [L('单位性质'), C(f.tick('nature', ['after', 'parenafter'][f.k]), 3)], [L('注册地址'), C(f.q('address'), 3)], [L('法定代表人'), f.q('legal_person'), L('所属行业'), f.q('industry')], [L('成立日期'), f.date('founded', ['cn', '-'][f.k]), L('从业人数'), f.q('staff', '%d人' % f.staff)], [L('注册资本'), f.money('capital', ['wan', 'yi'][f.k]), L('2023年度营收'), f.money('revenue', ['wan', 'yi'][f.k])],
     [L('联系人/职务'), '%s/%s' % (f.q('contact'), f.q('position')), L('手机号码'), f.q('mobile')], [L('办公电话'), f.q('phone'), L('邮箱'), f.q('email')], [C('二、案例基本信息', 4, b=1, fill='E7E6E6')], [L('案例名称'), C(f.q('case_title'), 3)], [L('申报方向'), C(f.tick('directions', ['after', 'parenafter'][f.k], sep='\v'), 3)], [L('实施时间'), f.period(6), L('投入金额'), f.money('investment', 'wan')], [C('三、案例简介（500字以内）', 4, b=1, fill='E7E6E6')], [C(longtext(f.q('summary')), 4)], [C('四、推广价值', 4, b=1, fill='E7E6E6')], [C(NEW, 4)]]
    return [para('附件2'), table(rows, w, hgt=440)], dict(font='仿宋_GB2312', sz=22)

@case('jiangsu-chejian', '示范智能车间申请表: label rows above answer rows (four columns), then wide rows')
def _(f, p):
    w = [2300, 2300, 2300, 2400]
    lab = lambda *a: [L(x, fill='F2F2F2', b=1) for x in a]
    ans = lambda *a: [L(x) for x in a]
    rows = [[L('企业名称', 2, fill='F2F2F2', b=1), L('统一社会信用代码', 2, fill='F2F2F2', b=1)], [L(f.q('company'), 2), L(f.q('uscc'), 2)], lab('企业性质', '成立时间', '注册资本（万元）', '职工人数（人）'), ans(f.q('nature'), f.date('founded', 'ym'), f.money('capital', 'n'), f.q('staff')), lab('法定代表人', '2023年营业收入（万元）', '所属行业', '所在地市'), ans(f.q('legal_person'), f.money('revenue', 'n'), f.q('industry'), f.q('city')), lab('联系人', '职务', '手机', '电子邮箱'), ans(f.q('contact'), f.q('position'), f.q('mobile'), f.q('email')), [L('企业地址', 4, fill='F2F2F2', b=1)], [C(f.q('address'), 4)], [L('案例名称', 2, fill='F2F2F2', b=1), L('申报方向', 2, fill='F2F2F2', b=1)], [L(f.q('case_title'), 2), L(f.q('directions'), 2)], [L('企业概况', 4, fill='F2F2F2', b=1)], [C(longtext(f.q('profile')), 4)], [L('案例简介', 4, fill='F2F2F2', b=1)], [C(longtext(f.q('summary')), 4)]]
    return [title('护航新型工业化网络安全典型案例申请表', 34), table(rows, w, hgt=440)], dict(font='宋体', sz=21, app='WPS Office')

@case('shandong-wenzi', 'no table: numbered headings and "1.单位名称：…" lines, then chapters')
def _(f, p):
    L1 = [('单位名称', f.q('company')), ('统一社会信用代码', f.q('uscc')), ('单位性质', f.q('nature')), ('企业类型', f.q('applicant_type')), ('注册地址', f.q('address')), ('法定代表人', f.q('legal_person')), ('成立时间', f.date('founded', 'cn')), ('注册资本', f.money('capital', ['wan', 'rmb'][f.k])), ('上年度营业收入', f.money('revenue', 'wan')), ('职工人数', f.q('staff', '%d人' % f.staff)), ('联系人', f.q('contact')), ('职务', f.q('position')), ('联系电话', f.q('phone')), ('手机', f.q('mobile')), ('电子邮箱', f.q('email'))]
    L2 = [('案例名称', f.q('case_title')), ('申报方向', f.q('directions')), ('起止时间', f.period(0)), ('项目投资', f.money('investment', 'wan'))]
    ln = lambda i, a, b: para([r('%d.%s：' % (i, a), b=f.k), b], ind=480, line=360)
    return [title('护航新型工业化网络安全典型案例申报书', 40), para('申报单位：%s（盖章）' % f.company, al='center', sz=28), para('推荐单位：%s' % f.q('recommender'), al='center', sz=28), para(f.date('applied_on', 'cn'), al='center', sz=28), PB, H('一、申报单位基本情况')] + [ln(i + 1, a, b) for i, (a, b) in enumerate(L1)] + [H('二、单位简介'), body_p(f.q('profile')), H('三、案例基本情况')] + [ln(i + 1, a, b) for i, (a, b) in enumerate(L2)] + [H('四、案例简介'), body_p(f.q('summary')), H('五、案例背景'), body_p(BG), H('六、主要做法及创新点'), body_p(NEW), H('七、应用成效'), body_p(EFF), H('八、承诺'), body_p(PROM)], dict(font='仿宋_GB2312', sz=28)

@case('tongguan', '通信管理局 style: cover table without borders, 申报单位基本情况表 with 是否 ticks between, long chapters', typ='车联网服务平台企业')
def _(f, p):
    cov = table([[C('案例名称：', al='right'), f.q('case_title')], [C('申报方向：', al='right'), f.q('directions')], [C('申报单位：', al='right'), f.q('company')], [C('推荐单位：', al='right'), f.q('recommender')], [C('申报时间：', al='right'), f.date('applied_on', 'cn0')]], [2600, 6000], border=False, hgt=700)
    w = [2000, 2700, 1900, 2700]
    rows = [[L('单位名称'), C(f.company, 3)], [L('统一社会信用代码'), f.q('uscc'), L('企业类型'), f.q('applicant_type')], [L('是否取得增值电信业务经营许可证'), C('☑是（许可证号：粤B2-2022%04d）  □否' % f.g.randrange(9999), 3)], [L('是否完成车联网网络安全定级备案'), C('☑是   □否', 3)], [L('是否为上市公司'), C('□是（股票代码：      ）  ☑否', 3)], [L('企业性质'), C(f.tick('nature', 'ballot'), 3)], [L('注册地址'), C(f.q('address'), 3)], [L('注册资本'), f.money('capital', 'wan'), L('员工总数'), f.q('staff', '%d人' % f.staff)], [L('法定代表人'), f.q('legal_person'), L('成立时间'), f.date('founded', 'cn')], [L('安全负责人'), f.pi, L('联系方式'), f.mobile2], [L('联 系 人'), f.q('contact'), L('职    务'), f.q('position')], [L('手    机'), f.q('mobile'), L('邮    箱'), f.q('email')]]
    return [title('护航新型工业化网络安全典型案例', 44, sp=500), title('申报书', 52, sp=500), cov, PB, para('申报单位基本情况表', al='center', sz=32, font='黑体', sp=100), table(rows, w, hgt=480), H('一、单位简介'), body_p(f.q('profile')), H('二、案例概述'), body_p(f.q('summary')), H('三、实施内容'), body_p(BG), body_p(NEW), H('四、实施成效'), body_p(EFF)], dict(font='仿宋_GB2312', sz=24)

@case('chelianwang', '车联网试点申报书: numbered labels 1.1 1.2 in the table, stars on required ones', typ='车联网服务平台企业')
def _(f, p):
    w = [3000, 6300]
    R = [('*1.1 单位名称', f.q('company')), ('*1.2 统一社会信用代码', f.q('uscc')), ('*1.3 企业类型', f.tick('applicant_type', ['x', 'xsp'][f.k])), ('*1.4 单位性质', f.tick('nature', ['x', 'xsp'][f.k])), ('1.5 成立时间', f.date('founded', '-')), ('1.6 注册资本（万元）', f.money('capital', 'n')), ('1.7 2023年营业收入（万元）', f.money('revenue', ',')), ('1.8 员工人数', f.q('staff')), ('*1.9 注册地址', f.q('address')), ('*1.10 法定代表人', f.q('legal_person')), ('*1.11 联系人姓名', f.q('contact')), ('1.12 联系人职务', f.q('position')), ('*1.13 联系人手机', f.q('mobile')), ('1.14 联系人座机', f.q('phone')), ('*1.15 电子邮箱', f.q('email')), ('1.16 单位简介', f.q('profile')), ('*2.1 案例名称', f.q('case_title')), ('*2.2 申报方向', f.tick('directions', ['x', 'xsp'][f.k], sep='\v')), ('*2.3 案例起止时间', f.period(3)), ('2.4 投资规模（万元）', f.money('investment', 'n')), ('*2.5 案例简介', f.q('summary')), ('2.6 关键技术', NEW), ('2.7 应用效果', EFF)]
    return [title('护航新型工业化网络安全典型案例申报表', 34), para('注：标*为必填项。', sz=18), table([[C(a), C(b)] for a, b in R], w, hgt=440)], dict(font='等线', sz=21)

@case('dashuju-sfs', '大数据试点示范申报书: 申报主体/项目负责人/项目联系人 as three lines of 姓名 职务 手机 邮箱 each')
def _(f, p):
    w = [1500, 1300, 1700, 1100, 1700, 2000]
    def person(lab, n, j, m, e): return [[L(lab, v='r'), L('姓名'), C(n), L('职务'), C(j, 2)], [L('', v='c'), L('手机'), C(m), L('邮箱'), C(e, 2)]]
    rows = [[L('单位名称'), C(f.q('company'), 5)], [L('统一社会信用代码'), C(f.q('uscc'), 2), L('成立时间'), C(f.date('founded', 'cn'), 2)], [L('单位地址'), C(f.q('address'), 5)], [L('单位性质'), C(f.tick('nature', ['ballot', 'tickbox'][f.k]), 5)], [L('法定代表人'), C(f.q('legal_person'), 2), L('注册资本'), C(f.money('capital', 'wan'), 2)]] + person('项目负责人', f.pi, '总工程师', f.mobile2, f.email2) + person('项目联系人', f.q('contact'), f.q('position'), f.q('mobile'), f.q('email')) + [[L('单位简介'), C(f.q('profile'), 5)], [L('案例名称'), C(f.q('case_title'), 5)], [L('申报方向'), C(f.tick('directions', ['ballot', 'tickbox'][f.k], sep='\v'), 5)], [L('起止时间'), C(f.period(0), 2), L('总投资'), C(f.money('investment', 'wan'), 2)], [L('案例简介'), C(f.q('summary'), 5)], [L('申报单位真实性承诺'), C(PP([PROM, para('单位负责人签字：        （公章）', al='right')]), 5)], [L('推荐单位意见'), C(PP(['同意推荐。', para(f.city + '市工业和信息化局（盖章）', al='right'), para('2024年12月20日', al='right')]), 5)]]
    return [title('护航新型工业化网络安全典型案例申报书', 36), table(rows, w, hgt=470)], dict(font='仿宋', sz=22, header='护航新型工业化网络安全典型案例')

@case('xinchuang', '信创典型解决方案: three columns 类别/项目/内容 with row spans, saved by LibreOffice', post='lo')
def _(f, p):
    w = [1500, 2600, 5200]
    a = [('单位名称', f.q('company')), ('统一社会信用代码', f.q('uscc')), ('企业性质', f.q('nature')), ('企业类型', f.q('applicant_type')), ('注册地址', f.q('address')), ('注册资本', f.money('capital', 'wan')), ('成立时间', f.date('founded', '.')), ('法定代表人', f.q('legal_person'))]
    b = [('姓名', f.q('contact')), ('职务', f.q('position')), ('固定电话', f.q('phone')), ('手机', f.q('mobile')), ('邮箱', f.q('email'))]
    c = [('案例名称', f.q('case_title')), ('申报方向', f.q('directions')), ('起止时间', f.period(0)), ('投资额', f.money('investment', 'wan')), ('案例简介', f.q('summary')), ('技术创新性', NEW)]
    rows = [[L('类别', b=1), L('项目', b=1), L('内容', b=1)]]
    for lab, grp in (('申报单位信息', a), ('联系人信息', b), ('案例信息', c)):
        for i, (x, y) in enumerate(grp): rows.append([L(lab, v='r') if i == 0 else L('', v='c'), C(x), C(y)])
    return [title('护航新型工业化网络安全典型案例申报表', 34), table(rows, w, hgt=420)], dict(font='宋体', sz=21)

@case('lianghua', '两化融合试点示范: ticks in many lines, 申报类型 with sub-kinds, labels spaced out with full-width spaces')
def _(f, p):
    w = [1900, 2750, 1700, 2950]
    rows = [[L('企　业　名　称'), C(f.q('company'), 3)], [L('信　用　代　码'), C(f.q('uscc'), 3)], [L('企　业　性　质'), C(f.tick('nature', ['ballot', 'eq'][f.k], sep='　'), 3)], [L('企　业　类　型'), C(f.tick('applicant_type', ['ballot', 'eq'][f.k], sep='\v'), 3)], [L('企　业　地　址'), C(f.q('address'), 3)], [L('法　　　　　人'), f.q('legal_person'), L('成　立　时　间'), f.date('founded', 'cn')], [L('注　册　资　本'), f.money('capital', 'wan'), L('从　业　人　数'), f.q('staff', '%d人' % f.staff)], [L('联　　系　　人'), f.q('contact'), L('职　　　　　务'), f.q('position')], [L('手　　　　　机'), f.q('mobile'), L('邮　　　　　箱'), f.q('email')], [L('案　例　名　称'), C(f.q('case_title'), 3)], [L('申　报　方　向\n（请在□内打√）'), C(f.tick('directions', ['ballot', 'eq'][f.k], sep='\v'), 3)], [L('案　例　简　介'), C(longtext(f.q('summary')), 3)], [L('市级主管部门\n推　荐　意　见'), C(PP(['', para('（盖章）', al='right'), para('年　　月　　日', al='right')]), 3)]]
    return [title('护航新型工业化网络安全典型案例申报表', 34), table(rows, w, hgt=500)], dict(font='仿宋_GB2312', sz=22)

@case('hubei-xiahua', '申请表 of the older kind: paragraphs with underlined blanks, two or three fields a line, tabs')
def _(f, p):
    B = lambda *a: para([x if i % 2 == 0 else r(' ' + x + '  ', u=1) for i, x in enumerate(a)], line=400, sz=24)
    return [title('护航新型工业化网络安全典型案例申报表', 36), para('一、申报单位情况', b=1, sz=26), B('单位名称：', f.q('company')), B('统一社会信用代码：', f.q('uscc')), B('法定代表人：', f.q('legal_person'), '  成立时间：', f.date('founded', 'cn')), B('注册资本：', f.money('capital', 'n'), '万元  职工人数：', f.q('staff'), '人'), B('注册地址：', f.q('address')), para(['单位性质：'] + f.tick('nature', ['ballot', 'under'][f.k]), line=400, sz=24), B('联系人：', f.q('contact'), ' 职务：', f.q('position'), ' 手机：', f.q('mobile')), B('电子邮箱：', f.q('email')), para('二、案例情况', b=1, sz=26), B('案例名称：', f.q('case_title')), para(['申报方向：'] + f.tick('directions', ['ballot', 'sqr'][f.k]), line=400, sz=24), B('起止时间：', f.period(0)), B('投资金额：', f.money('investment', 'n'), '万元'), para('案例简介：', sz=24), body_p(f.q('summary')), para('三、申报单位承诺', b=1, sz=26), body_p(PROM), para('申报单位（公章）：                日期：' + f.date('applied_on', 'sp'), al='right', sz=24)], dict(font='仿宋_GB2312', sz=24)
