# SPDX-License-Identifier: ISC
# -*- coding: utf-8 -*-
import os, random, zipfile, re
from xml.sax.saxutils import escape
DIRS = ['工业互联网安全分类分级', '车联网网络安全防护', '工业控制系统安全评估', '工业控制产品安全漏洞治理', '网络安全威胁监测服务']
TYPES = ['工业企业', '工业互联网平台企业', '工业互联网标识解析企业', '车联网服务平台企业', '基础电信企业', '工业控制产品厂商', '网络安全企业']
NATS = ['国有企业', '民营企业', '外资企业', '合资企业']
AB = '0123456789ABCDEFGHJKLMNPQRTUWXY'
def orgck(b8):
    v = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
    s = sum(v.index(a) * w for a, w in zip(b8, (3, 7, 9, 10, 5, 8, 4, 2)))
    x = 11 - s % 11
    return 'X' if x == 10 else '0' if x == 11 else str(x)
def usccck(c17): return AB[(31 - sum(AB.index(a) * pow(3, i, 31) for i, a in enumerate(c17)) % 31) % 31]
for t in ('91350100M000100Y43', '91110000101623741K', '911101066976941872'): assert usccck(t[:17]) == t[17]
CITY = {  # district code, district, roads, telephone area
 '广州': ('440112', '黄埔区', ['科学大道', '开创大道', '揽月路'], '020'), '珠海': ('440402', '香洲区', ['唐家湾镇港湾大道', '南屏科技园屏东二路'], '0756'),
 '佛山': ('440606', '顺德区', ['北滘镇工业大道', '大良街道德胜东路', '容桂街道高新大道'], '0757'), '惠州': ('441302', '惠城区', ['仲恺大道', '江北文昌一路'], '0752'),
 '东莞': ('441900', '', ['松山湖园区科技二路', '长安镇振安东路', '东城街道莞长路'], '0769'), '中山': ('442000', '', ['火炬开发区科技东路', '小榄镇工业大道中'], '0760'),
 '江门': ('440703', '蓬江区', ['杜阮镇江杜中路', '棠下镇金桐路'], '0750'), '肇庆': ('441202', '端州区', ['端州一路', '星湖大道'], '0758'),
 '韶关': ('440204', '浈江区', ['韶南大道北', '莞韶产业园百旺路'], '0751'), '汕头': ('440507', '龙湖区', ['珠津工业区珠津一街', '泰山路'], '0754'),
 '湛江': ('440803', '霞山区', ['人民大道南', '友谊路'], '0759'), '清远': ('441802', '清城区', ['龙塘镇雄兴工业城', '石角镇广州路'], '0763'),
 '潮州': ('445102', '湘桥区', ['意溪镇东山路', '枫春路'], '0768'), '揭阳': ('445202', '榕城区', ['仙桥街道环市西路', '空港经济区宝塔路'], '0663')}
BR = [('骏棣','jundi'),('澜霆','lanting'),('砺朴','lipu'),('穗枢','suishu'),('瀚屿','hanyu'),('启珩','qiheng'),('铂垚','boyao'),('禾砥','hedi'),('珩岳','hengyue'),('璟桥','jingqiao'),('榕钧','rongjun'),('岭屹','lingyi'),('盾川','dunchuan'),('凌栅','lingzha'),('粤砼','yuetong'),('汇翎','huiling'),('昱锘','yunuo'),('拓堃','tuokun'),('锐楹','ruiying'),('宸筑','chenzhu'),('泓彧','hongyu'),('霁蓝','jilan'),('南磐','nanpan'),('嘉桁','jiaheng'),('丰镁','fengmei'),('德湃','depai'),('弘铼','honglai'),('鹭辰','luchen'),('景砚','jingyan'),('永钛','yongtai'),('安栎','anli'),('维坻','weichi'),('博垣','boyuan'),('信桉','xinan'),('华彧','huayu'),('同楫','tongji')]
TRADE = {'工业企业': [('智能家电', '电气机械和器材制造业'), ('精密模具', '专用设备制造业'), ('铝业', '有色金属冶炼和压延加工业'), ('陶瓷', '非金属矿物制品业'), ('纸业', '造纸和纸制品业'), ('食品', '食品制造业'), ('电子', '计算机、通信和其他电子设备制造业'), ('汽车零部件', '汽车制造业'), ('化工', '化学原料和化学制品制造业')],
 '工业互联网平台企业': [('工业互联网', '软件和信息技术服务业'), ('云智数据', '互联网和相关服务')], '工业互联网标识解析企业': [('标识科技', '软件和信息技术服务业')],
 '车联网服务平台企业': [('车联科技', '互联网和相关服务'), ('智行网络', '软件和信息技术服务业')], '基础电信企业': [('通信', '电信、广播电视和卫星传输服务')],
 '工业控制产品厂商': [('自动化技术', '仪器仪表制造业'), ('工控设备', '通用设备制造业')], '网络安全企业': [('信息安全技术', '软件和信息技术服务业'), ('网络安全', '软件和信息技术服务业')]}
TD = {'工业企业': [0, 2], '工业互联网平台企业': [0, 4], '工业互联网标识解析企业': [4], '车联网服务平台企业': [1], '基础电信企业': [4], '工业控制产品厂商': [3], '网络安全企业': [4, 2]}
TITLE = {0: ['{t}行业工业互联网企业网络安全分类分级管理实践', '基于分类分级的{t}集团多厂区安全防护体系建设', '面向{t}生产全流程的工业互联网安全分类分级防护案例'],
 1: ['车联网服务平台“云管端”一体化安全防护实践', '面向{t}的车联网网络安全防护与定级备案案例', '智能网联汽车远程控制链路安全加固案例'],
 2: ['{t}生产线工业控制系统安全评估与整改闭环', '基于资产测绘的{t}工控系统安全评估实践', 'DCS与PLC混合环境下的{t}工业控制系统安全评估'],
 3: ['PLC产品全生命周期漏洞治理体系建设', '工业控制产品漏洞发现、修复与通报机制案例', '国产{t}产品供应链安全漏洞治理实践'],
 4: ['面向中小制造企业的网络安全威胁监测托管服务', '{t}领域网络安全威胁监测与协同处置服务平台', '园区级7×24小时网络安全威胁监测服务案例']}
SUR = '陈林黄张李王吴刘蔡杨许郑谢郭洪曾邱廖赖周叶苏庄江吕何罗高潘简朱钟游彭詹施沈余卢梁赵颜柯翁魏孙戴范方宋邓杜侯温薛丁蓝'
GIV = ['伟强','嘉欣','志明','晓岚','文彬','俊杰','丽萍','国栋','海燕','子轩','建华','思颖','耀辉','秋霞','振宇','婉婷','德胜','慧敏','启航','永健','雪莹','泽楷','少芬','家豪','镕','喆','颖','钊','翊','楠']
PY = {'陈':'chen','林':'lin','黄':'huang','张':'zhang','李':'li','王':'wang','吴':'wu','刘':'liu'}
POS = ['信息部经理', '总经理助理', '技术总监', '网络安全主管', '副总经理', '项目经理', '行政主管', '信息化部部长', '安全运营负责人']
class D(dict):
    __getattr__ = dict.__getitem__
used = set()
def name(R):
    while 1:
        n = R.choice(SUR) + R.choice(GIV)
        if n not in used: used.add(n); return n
brn = [0]
def persona(seed, typ=None, city=None, nature=None, direction=None, ma=False):
    R = random.Random('blind-b:' + seed); d = D(); d['R'] = R
    typ = typ or R.choice(['工业企业'] * 4 + TYPES[1:])
    city = city or R.choice(list(CITY))
    code, dist, roads, area = CITY[city]
    b, py = BR[brn[0] % len(BR)]; gen = brn[0] // len(BR); brn[0] += 1
    trade, ind = R.choice(TRADE[typ]); suf = R.choice(['有限公司', '有限公司', '股份有限公司', '有限责任公司', '科技有限公司' if not trade.endswith(('科技', '技术')) else '有限公司'])
    if gen: b = b[0] + BR[(brn[0] + 7 * gen) % len(BR)][0][1]
    d['company'] = R.choice([city + '市' + b + trade + suf, '广东' + b + trade + suf, (city + '市' + dist if dist else city + '市') + b + trade + suf, city + b + trade + suf])
    y = R.randint(2016, 2019) if ma else R.randint(1998, 2019)
    if y >= 2016: body = 'MA' + R.choice('45') + R.choice('UWX1') + ''.join(R.choice(AB[:10] + 'ABCDEFGH') for _ in range(4))
    else: body = ''.join(R.choice('0123456789') for _ in range(8))
    c17 = '91' + R.choice([code, code[:4] + '00' if not code.startswith('4401') else '440101']) + body + orgck(body)
    d['uscc'] = c17 + usccck(c17)
    d['applicant_type'] = typ; d['nature'] = nature or (R.choice(['民营企业'] * 3 + NATS) if typ != '基础电信企业' else '国有企业'); d['industry'] = ind; d['city'] = city
    d['address'] = '广东省%s市%s%s%d号' % (city, dist, R.choice(roads), R.randint(1, 288)) + R.choice(['', '', '%d栋%d楼' % (R.randint(1, 9), R.randint(2, 18)), '（自编%d号）' % R.randint(1, 9)])
    d['short_addr'] = d['address']; d['area'] = area; d['dist'] = dist; d['b'] = b; d['trade'] = trade
    d['legal_person'] = name(R); d['contact'] = name(R); d['leader'] = name(R); d['filler'] = name(R); d['position'] = R.choice(POS)
    d['founded'] = '%d-%02d-%02d' % (y, R.randint(1, 12), R.randint(1, 28))
    z = R.randrange(7); j = lambda: min(6, max(0, z + R.choice([-1, 0, 0, 1])))
    d['capital'] = [500, 1000, 2000, 3000, 5000, 12500, 26000][z]; d['revenue'] = [3860, 6520.4, 9750, 25680.5, 48210, 82000, 136500][j()]; d['staff'] = [58, 86, 126, 213, 348, 520, 1260][j()]; d['investment'] = R.choice([86, 128.6, 260, 480, 1250, 365.5, 198, 75])
    ph = lambda: '%s-%d' % (area, R.randint(22000000, 89999999) if area in ('020', '0757', '0769', '0755', '0760', '0752', '0754') else R.randint(2200000, 8999999))
    d['ph'] = ph; d['phone'] = ph()
    mob = lambda: R.choice(['138', '139', '136', '159', '186', '135']) + '00' + '%06d' % R.randint(1, 999999)
    d['mob'] = mob; d['mobile'] = mob(); d['py'] = py
    d['email'] = R.choice(['xxb', 'info', 'wangan', 'it.dept', 'shenbao', 'zhangx', 'lin_wq']) + '@' + py + R.choice(['.example.com', '-gd.example.cn', 'tech.example.com'])
    di = R.choice(TD[typ]) if direction is None else direction
    d['di'] = di; d['directions'] = [DIRS[di]]
    d['case_title'] = R.choice(TITLE[di]).format(t=trade)
    d['period_start'] = R.choice(['2023-03', '2023-06', '2023-09', '2023-11', '2024-01', '2024-02', '2024-03']); d['period_end'] = R.choice(['2024-08', '2024-09', '2024-10', '2024-11', '2024-12'])
    d['recommender'] = city; d['applied_on'] = R.choice(['2024-12-16', '2024-12-17', '2024-12-18', '2024-12-19', '2024-12-20', '2024-12-13'])
    d['partners'] = None
    d['bureau'] = city + '市工业和信息化局'; d['zip'] = {'020': '510', '0756': '519', '0757': '528', '0752': '516', '0769': '523', '0760': '528', '0750': '529', '0758': '526', '0751': '512', '0754': '515', '0759': '524', '0763': '511', '0768': '521', '0663': '522'}[area] + '%03d' % R.randint(0, 700)
    d['profile'] = prof(d, R); d['summary'] = summ(d, R)
    return d
def prof(d, R):
    y = d.founded[:4]
    a = R.choice(['{c}（以下简称“{b}”）创立于{y}年，总部位于{city}市，是一家集研发、生产、销售和服务于一体的高新技术企业。', '{b}扎根{city}{n}年，主要从事{t}相关产品的研发与交付，是省级专精特新中小企业。', '公司自{y}年起专注{t}领域，先后通过高新技术企业、两化融合管理体系贯标和信息安全管理体系认证。']).format(c=d.company, b=d.b, y=y, city=d.city, t=d.trade, n=2024 - int(y))
    m = R.sample(['拥有现代化厂房3.6万平方米，建成数字化车间2个、智能产线11条。', '产品销往珠三角及东南亚，为家电、汽车、电子等行业200余家客户提供服务。', '近三年研发投入占销售比重超过5%，累计获得发明专利12项、软件著作权35项。', '设有网络安全与信息化领导小组，由分管副总任组长，配备专职安全人员6名。', '先后承担省、市重点技术改造项目4项，获评市级企业技术中心。', '已完成核心业务系统等级保护二级备案和测评，建立了覆盖生产网与办公网的统一安全运营机制。', '与华南多所高校共建产学研基地，每年投入培训经费，开展全员网络安全意识教育和应急演练。'], 4)
    return a + ''.join(m) + R.choice(['未来将继续加大数字化与安全投入，助力本地产业集群高质量发展。', '公司坚持“安全先行、质量为本”的理念，连续多年无重大安全责任事故。'])
def summ(d, R):
    h = {0: '本案例围绕工业互联网安全分类分级管理要求，对照防护规范完成自主定级、差距评估和整改加固。', 1: '本案例面向车联网服务平台和网联车辆，构建“云—管—端”纵深防护体系，实现身份认证、通信加密与异常行为监测。', 2: '本案例以生产现场工业控制系统为对象，开展资产识别、脆弱性分析、风险评估和整改复测，形成评估闭环。', 3: '本案例聚焦工业控制产品全生命周期漏洞管理，建立漏洞收集、验证、修复、发布和通报的制度与工具链。', 4: '本案例依托安全运营中心，为制造企业提供资产探测、威胁监测、研判预警和应急响应的一站式服务。'}[d.di]
    m = R.sample(['一是梳理联网资产%d台套，建立“一企一档”台账；' % R.randint(120, 2600), '二是部署工业防火墙、主机白名单、日志审计等设备%d台；' % R.randint(12, 86), '三是建立7×24小时值守机制，平均处置时间由6小时缩短到40分钟；', '四是完善网络安全管理制度18项，开展应急演练4次；', '五是形成可复制的实施指南，已在上下游企业推广；'], 4)
    m.sort(key=lambda z: '一二三四五'.index(z[0])); m = ['一二三四'[i] + z[1:] for i, z in enumerate(m)]; m[-1] = m[-1][:-1] + '。'
    return h + ''.join(m) + '2024年以来累计发现并处置高危风险%d个，未发生较大以上网络安全事件，间接减少停机损失约%d万元，具有较好的示范推广价值。' % (R.randint(15, 160), R.randint(60, 900))
SEC = {'bg': '随着数字化改造深入推进，生产网与办公网互联互通，工业设备暴露面不断扩大，勒索病毒、供应链攻击等风险日益突出。企业原有防护以边界隔离为主，存在资产底数不清、日志分散、人员能力不足等问题，亟需系统提升。',
 'plan': '按照“统一规划、分步实施、持续运营”的思路，分为摸底评估、加固整改、常态运营三个阶段。第一阶段完成资产测绘和风险评估；第二阶段按区域划分安全域，部署防护与监测措施；第三阶段建设安全运营中心，打通监测、预警、处置流程。',
 'tech': '采用无损流量解析、白名单基线、威胁情报关联分析等技术，对主流工控协议进行深度识别，实现对异常指令的秒级告警。',
 'eff': '项目实施后，安全事件发现率提升90%，平均处置时间缩短八成以上，生产连续性得到保障，全年未发生因网络安全导致的停产事件。',
 'new': '首次将安全评估结果与设备维保计划联动，形成“评估—整改—复测”闭环；建立跨部门协同处置流程。',
 'pop': '方案投入适中、部署周期短，可在同行业中小企业复制推广，目前已有多家上下游企业参照建设。'}
# ---------- values as text
def dt(iso, st='cn'):
    q = iso.split('-'); y, m = q[0], int(q[1]); dd = int(q[2]) if len(q) > 2 else None
    if st == 'zh':
        z = '〇一二三四五六七八九'; nn = lambda n: ['', '十', '二十', '三十'][n // 10].replace('一十', '十') + (z[n % 10] if n % 10 else '') if n >= 10 else z[n]
        return ''.join(z[int(x)] for x in y) + '年' + nn(m) + '月' + (nn(dd) + '日' if dd else '')
    if st == 'cn': return '%s年%d月' % (y, m) + ('%d日' % dd if dd else '')
    if st == 'cn0': return '%s年%02d月' % (y, m) + ('%02d日' % dd if dd else '')
    if st == 'cnsp': return '%s 年 %d 月' % (y, m) + (' %d 日' % dd if dd else '')
    s = {'dot': '.', 'slash': '/', 'dash': '-', 'dot0': '.'}[st]
    f = '%02d' if st in ('dash', 'dot0') else '%d'
    return y + s + f % m + (s + f % dd if dd else '')
def num(v): return ('%f' % v).rstrip('0').rstrip('.') if v != int(v) else str(int(v))
def comma(v): return '{:,.2f}'.format(v) if v != int(v) else '{:,}'.format(int(v))
def mon(v, st='w'):
    if st == 'w': return num(v) + '万元'
    if st == 'wsp': return num(v) + ' 万元'
    if st == 'wc': return comma(v) + '万元'
    if st == 'wrmb': return '人民币' + num(v) + '万元'
    if st == 'yuan': return comma(round(v * 10000)) + '元'
    if st == 'yi': return num(round(v / 10000, 8)) + '亿元'
    if st == 'n': return num(v)
    if st == 'nc': return comma(v)
    if st == 'n2': return '%.2f' % v
    if st == 'nyuan': return comma(round(v * 10000))
fw = lambda s: ''.join(chr(ord(a) + 0xFEE0) if '!' <= a <= '~' else a for a in s)
def tick(opts, sel, st='box', sep='  '):
    sel = [sel] if isinstance(sel, str) else (sel or [])
    on, off, post = {'box': ('☑', '□', 0), 'bsq': ('■', '□', 0), 'sq': ('√', '□', 0), 'par': ('（√）', '（  ）', 1), 'parb': ('(√)', '( )', 0), 'br': ('[√]', '[ ]', 0), 'brx': ('[x]', '[ ]', 0), 'after': ('☑', '□', 1), 'aftersq': ('√', '□', 1), 'x': ('☒', '☐', 0), 'dot': ('●', '○', 0), 'near': ('√□', '□', 0), 'nearr': ('□√', '□', 0), 'chk': ('✔', '□', 0)}[st]
    return sep.join((o + (on if o in sel else off)) if post else ((on if o in sel else off) + o) for o in opts)
# ---------- OOXML
class X(str): pass
def r(t='', **k):
    pr = ''
    if k.get('f'): pr += '<w:rFonts w:ascii="%s" w:hAnsi="%s" w:eastAsia="%s"/>' % ((k['f'],) * 3)
    if k.get('b'): pr += '<w:b/>'
    if k.get('i'): pr += '<w:i/>'
    if k.get('strike'): pr += '<w:strike/>'
    if k.get('van'): pr += '<w:vanish/>'
    if k.get('col'): pr += '<w:color w:val="%s"/>' % k['col']
    if k.get('sz'): pr += '<w:sz w:val="%d"/>' % k['sz']
    if k.get('u'): pr += '<w:u w:val="single"/>'
    body = ''.join('<w:tab/>' if z == '\t' else '<w:br/>' if z == '\n' else '<w:t xml:space="preserve">%s</w:t>' % escape(z) for z in re.split('([\t\n])', t) if z)
    return X('<w:r>%s%s</w:r>' % ('<w:rPr>%s</w:rPr>' % pr if pr else '', body))
def sym(ch, font='Wingdings'): return X('<w:r><w:rPr><w:rFonts w:ascii="宋体" w:eastAsia="宋体"/></w:rPr><w:sym w:font="%s" w:char="%s"/></w:r>' % (font, ch))
def symtick(opts, sel, on='F0FE', off='F0A8', font='Wingdings', sep='  '):
    sel = [sel] if isinstance(sel, str) else sel
    o = []
    for x in opts: o += [sym(on if x in sel else off, font), r(x + sep)]
    return o
def runs(x, **k):
    if isinstance(x, X): return x
    if isinstance(x, str): return r(x, **k)
    return ''.join(runs(y, **k) for y in x)
def p(x='', al=None, ind=None, style=None, ppr='', sp=None, **k):
    pr = ('<w:pStyle w:val="%s"/>' % style if style else '') + ppr + ('<w:spacing w:before="%d" w:after="%d"/>' % (sp, sp) if sp else '') + ('<w:ind w:firstLineChars="200" w:firstLine="480"/>' if ind == 1 else '<w:ind w:left="%d"/>' % ind if ind else '') + ('<w:jc w:val="%s"/>' % al if al else '')
    return X('<w:p>%s%s</w:p>' % ('<w:pPr>%s</w:pPr>' % pr if pr else '', runs(x, **k)))
def ps(t, **k): return [p(z, ind=1, **k) for z in t.split('\n')]
def c(x='', span=1, vm=None, al=None, sh=None, wrapsdt=None, vdir=None, **k): return dict(x=x, span=span, vm=vm, al=al, k=k, sh=sh, wrapsdt=wrapsdt, vdir=vdir)
def L(x, span=1, **k): return c(x, span, al='center', **k)
def cellbody(e):
    x = e['x']
    if isinstance(x, str) and not isinstance(x, X): return ''.join(p(z, al=e['al'], **e['k']) for z in x.split('\n'))
    if isinstance(x, X): x = [x]
    out, cur = '', ''
    for y in x:
        if isinstance(y, X) and (y.startswith('<w:p>') or y.startswith('<w:tbl>') or (y.startswith('<w:sdt>') and '<w:p>' in y)):
            if cur: out += p(X(cur), al=e['al']); cur = ''
            out += y
        elif isinstance(y, X): cur += y
        else: cur += r(y, **e['k'])
    if cur: out += p(X(cur), al=e['al'])
    if out.endswith('</w:tbl>'): out += p()
    return out or p()
def tbl(rows, widths, border=True, jc='center', hdr=0):
    b = 'single' if border else 'nil'
    o = '<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="%s"/><w:tblBorders>%s</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>%s</w:tblGrid>' % (sum(widths), jc, ''.join('<w:%s w:val="%s" w:sz="4" w:space="0" w:color="000000"/>' % (s, b) for s in ('top', 'left', 'bottom', 'right', 'insideH', 'insideV')), ''.join('<w:gridCol w:w="%d"/>' % w for w in widths))
    for ri, row in enumerate(rows):
        o += '<w:tr><w:trPr><w:cantSplit w:val="0"/><w:trHeight w:val="454"/>%s</w:trPr>' % ('<w:tblHeader/>' if ri < hdr else ''); g = 0
        for e in row:
            if not isinstance(e, dict): e = c(e)
            w = sum(widths[g:g + e['span']]); g += e['span']
            tc = '<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s%s%s%s<w:vAlign w:val="center"/></w:tcPr>%s</w:tc>' % (w, '<w:gridSpan w:val="%d"/>' % e['span'] if e['span'] > 1 else '', {'r': '<w:vMerge w:val="restart"/>', 'c': '<w:vMerge/>', None: ''}[e['vm']], '<w:shd w:val="clear" w:color="auto" w:fill="%s"/>' % e['sh'] if e['sh'] else '', '<w:textDirection w:val="tbRlV"/>' if e['vdir'] else '', cellbody(e))
            if e['wrapsdt']: tc = '<w:sdt><w:sdtPr><w:alias w:val="%s"/><w:tag w:val="%s"/></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>' % (e['wrapsdt'], e['wrapsdt'], tc)
            o += tc
        assert g == len(widths), (ri, g, len(widths), [e['x'] if isinstance(e, dict) else e for e in row][:3])
        o += '</w:tr>'
    return X(o + '</w:tbl>')
NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" mc:Ignorable="w14"'
PB = X('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
STY = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles %s><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋" w:cs="Times New Roman"/><w:sz w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:spacing w:before="200" w:after="100"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/><w:b/><w:sz w:val="30"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:rFonts w:eastAsia="楷体"/><w:b/><w:sz w:val="28"/></w:rPr></w:style></w:styles>' % NS
NUMB = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering %s><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%%1."/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>' % NS
def save(path, body, land=False, comments='', footer='', header=''):
    if not isinstance(body, str): body = ''.join(flatten(body))
    if body.rstrip().endswith('</w:tbl>'): body += p()
    sz = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' if land else '<w:pgSz w:w="11906" w:h="16838"/>'
    rel = '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>'
    ct = ''; parts = {}; refs = ''
    if comments:
        rel += '<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/>'; ct += '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>'
        parts['word/comments.xml'] = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments %s>%s</w:comments>' % (NS, comments)
    for i, (nm, t) in enumerate((('footer', footer), ('header', header))):
        if t:
            rel += '<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s1.xml"/>' % (5 + i, nm, nm); ct += '<Override PartName="/word/%s1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/>' % (nm, nm)
            parts['word/%s1.xml' % nm] = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:%s %s>%s</w:%s>' % ({'footer': 'ftr', 'header': 'hdr'}[nm], NS, p(t, al='center', sz=18), {'footer': 'ftr', 'header': 'hdr'}[nm]); refs = '<w:%sReference w:type="default" r:id="rId%d"/>' % (nm, 5 + i) + refs
    doc = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document %s><w:body>%s<w:sectPr>%s%s<w:pgMar w:top="1440" w:right="1270" w:bottom="1440" w:left="1270" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>' % (NS, body, refs, sz)
    parts.update({'[Content_Types].xml': '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>%s</Types>' % ct,
     '_rels/.rels': '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
     'word/_rels/document.xml.rels': '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>' % rel, 'word/document.xml': doc, 'word/styles.xml': STY, 'word/numbering.xml': NUMB})
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
        for n in ['[Content_Types].xml'] + [q for q in sorted(parts) if q[0] != '[']:
            zi = zipfile.ZipInfo(n, (2024, 12, 18, 10, 0, 0)); zi.compress_type = zipfile.ZIP_DEFLATED; z.writestr(zi, parts[n])
def flatten(b):
    for x in b:
        if isinstance(x, str): yield x if isinstance(x, X) else p(x)
        else: yield from flatten(x)
