# SPDX-License-Identifier: ISC
"""lib.py: invented companies (seeded) and a small raw-OOXML writer for the blind forms."""
import random, re, os, zipfile, zlib
ALPHA = '0123456789ABCDEFGHJKLMNPQRTUWXY'
CITY = {'广州': ('440100', '020', ['天河区', '黄埔区', '番禺区', '海珠区']), '珠海': ('440400', '0756', ['香洲区', '金湾区', '斗门区']),
        '佛山': ('440600', '0757', ['顺德区', '南海区', '禅城区', '三水区']), '惠州': ('441300', '0752', ['惠城区', '惠阳区', '博罗县']),
        '东莞': ('441900', '0769', ['松山湖', '长安镇', '寮步镇', '厚街镇']), '中山': ('442000', '0760', ['火炬开发区', '小榄镇', '南头镇']),
        '江门': ('440700', '0750', ['蓬江区', '江海区', '新会区']), '肇庆': ('441200', '0758', ['端州区', '高要区', '鼎湖区']),
        '韶关': ('440200', '0751', ['浈江区', '武江区']), '汕头': ('440500', '0754', ['龙湖区', '金平区', '澄海区']),
        '湛江': ('440800', '0759', ['赤坎区', '霞山区']), '清远': ('441800', '0763', ['清城区', '英德市']),
        '潮州': ('445100', '0768', ['湘桥区', '潮安区']), '揭阳': ('445200', '0663', ['榕城区', '揭东区'])}
DIRS = ['工业互联网安全分类分级', '车联网网络安全防护', '工业控制系统安全评估', '工业控制产品安全漏洞治理', '网络安全威胁监测服务']
TYPES = ['工业企业', '工业互联网平台企业', '工业互联网标识解析企业', '车联网服务平台企业', '基础电信企业', '工业控制产品厂商', '网络安全企业']
NATURES = ['国有企业', '民营企业', '外资企业', '合资企业']

def check31(s): return ALPHA[(31 - sum(ALPHA.index(c) * pow(3, i, 31) for i, c in enumerate(s)) % 31) % 31]
def orgcheck(s):
    w = [3, 7, 9, 10, 5, 8, 4, 2]
    v = 11 - sum((int(c) if c.isdigit() else ord(c) - 55) * k for c, k in zip(s, w)) % 11
    return {10: 'X', 11: '0'}.get(v, str(v))
def uscc(rnd, code, ma=True):
    while 1:
        b = ('MA' + ''.join(rnd.choice('0123456789' + 'ABCDEFGHJKLMNPQRTUWXY') for _ in range(6))) if ma else ''.join(rnd.choice('0123456789') for _ in range(8))
        s = '91' + code[:4] + rnd.choice(['00', '01', '05', '06', '11', '82']) + b + orgcheck(b)
        c = s + check31(s)
        if re.search('[A-Z]', c[8:17]) or not ma: return c
def uscc_ok(s): return len(s) == 18 and check31(s[:17]) == s[17]

BRAND = '恒瑞达 粤拓 铭晟 科睿 华隽 博远 联擎 盛屿 天枢 翰墨川 凌越 鼎耀 宏砺 启岳 云帷 百川合 泽昕 德禾 锐岭 兆和 汇森 安磐 远帆 星垣 海岳 骏禾 景铄 睿盾 御岚 瀚野 思沃 卓榕 迅岚 金柘 立珩 同曜 正颢 智岑 乾沐 冠圻 蓝榉 尚琨 伟钺 捷骐 润淇 信垚 嘉昱 新锘 康堃 宝骊 明湛 力驰 广沣 振霄 长筠 朗旌 奥栩 创珏 优璟 佳钛 曼霖 诺桁 祥澍 昌邺'.split()
TRADE = {'工业企业': ['精密机械有限公司', '电器股份有限公司', '陶瓷机械有限公司', '家具制造有限公司', '新材料科技有限公司', '汽车零部件有限公司', '电子有限公司', '铝业有限公司', '食品股份有限公司', '纺织印染有限公司', '电池有限公司'],
         '工业互联网平台企业': ['工业互联网有限公司', '工业云科技有限公司', '数智平台科技有限公司'], '工业互联网标识解析企业': ['标识科技有限公司', '数码标识技术有限公司'],
         '车联网服务平台企业': ['车联网科技有限公司', '智行出行科技有限公司'], '基础电信企业': ['通信有限公司'], '工业控制产品厂商': ['自动化股份有限公司', '控制技术有限公司', '智能装备有限公司'],
         '网络安全企业': ['信息安全技术有限公司', '网络安全科技有限公司', '安全技术股份有限公司']}
INDUSTRY = {'精密机械有限公司': '通用设备制造业', '电器股份有限公司': '家用电力器具制造', '陶瓷机械有限公司': '专用设备制造业', '家具制造有限公司': '家具制造业', '新材料科技有限公司': '橡胶和塑料制品业', '汽车零部件有限公司': '汽车制造业',
            '电子有限公司': '计算机、通信和其他电子设备制造业', '铝业有限公司': '有色金属冶炼和压延加工业', '食品股份有限公司': '食品制造业', '纺织印染有限公司': '纺织业', '电池有限公司': '电气机械和器材制造业'}
SUR = '陈李黄张林王吴刘蔡杨许郑谢曾邓梁何罗郭钟冯赖卢温麦区关欧阳司徒'
SURS = list('陈李黄张林王吴刘蔡杨许郑谢曾邓梁何罗郭钟冯赖卢温麦关') + ['欧阳', '司徒']
GIV = '志强 嘉欣 伟 秀兰 俊杰 慧敏 泽楷 晓彤 永康 婉婷 振华 思远 家豪 丽娟 国栋 雅琪 梓轩 健 海燕 文博 锦添 佩珊 耀辉 淑仪 炜 敏 启明 颖 卓然 润生 喆 镕基 晓峰 建平 凯旋 宇航 静雯 少芬 汉文 立新'.split()
GIV = [g for g in GIV if g != '镕基']
POS = ['信息中心主任', '网络安全部经理', '副总经理', '信息化总监', '项目经理', '安全运营主管', 'IT经理', '总工程师', '行政部主管', '技术总监']
ROADS = '科技一路 工业大道 创新路 智谷路 环城西路 港湾大道 新兴二路 富安路 华强北路 乐从大道 滨河路 建设三路'.split()
PY = dict(zip('陈李黄张林王吴刘蔡杨许郑谢曾邓梁何罗郭钟冯赖卢温麦关', 'chen li huang zhang lin wang wu liu cai yang xu zheng xie zeng deng liang he luo guo zhong feng lai lu wen mai guan'.split())); PY.update({'欧阳': 'ouyang', '司徒': 'situ'})
TITLES = {0: ['{b}集团化工厂工业互联网安全分类分级防护实践', '基于分类分级管理的{i}企业网络安全体系建设', '面向多厂区的工业互联网安全分类分级自主定级与整改案例', '{b}“一厂一策”安全分类分级管理案例'],
          1: ['{b}智能网联汽车全生命周期网络安全防护体系', '车联网服务平台安全监测与应急处置一体化实践', '商用车远程信息服务平台网络安全防护案例'],
          2: ['{i}生产线工业控制系统安全评估与加固', '{b}DCS/SCADA系统安全风险评估典型案例', '离散制造车间工控系统常态化安全评估实践', '压铸车间PLC控制网络安全评估与整改项目'],
          3: ['{b}PLC产品安全漏洞全生命周期治理', '面向运动控制器的漏洞发现、修复与通报机制建设', '工业控制产品供应链漏洞治理案例（一期）'],
          4: ['“湾区哨兵”工业网络安全威胁监测服务平台', '面向中小制造企业的网络安全威胁监测托管服务', '{b}工业互联网安全态势感知与威胁监测服务案例', '产业集群网络安全监测预警公共服务']}
P1 = ['{c}位于{city}市{d}，是一家专注于{i}的{hn}。', '{c}（以下简称“{b}”）扎根{city}市{d}多年，主营业务覆盖{i}领域。', '{b}是{city}市{i}领域的骨干企业，产品销往全国二十多个省份。']
P2 = ['公司拥有现代化厂房四万余平方米，建有省级工程技术研究中心。', '公司先后通过质量、环境、职业健康和信息安全管理体系认证。', '公司是国家高新技术企业，累计获得授权专利八十六项，其中发明专利十九项。', '公司建有覆盖研发、生产、仓储、销售全流程的数字化平台，上云设备超过九百台。']
P3 = ['近年来，公司持续加大网络安全投入，设立了网络安全与信息化领导小组，由总经理担任组长，各车间设安全专员。', '公司建立了由信息中心牵头、生产与设备部门共同参与的网络安全责任制，连续五年未发生网络安全事件。', '公司组建了二十余人的专职安全团队，具备漏洞挖掘、应急响应和攻防演练能力，长期为本地制造企业提供服务。']
P4 = ['未来将继续发挥行业引领作用，带动上下游企业共同提升安全防护水平。', '公司曾获“{city}市数字化转型标杆企业”称号。', '公司坚持安全与发展并重，积极参与团体标准的编制。']
S1 = ['针对生产网与办公网混联、老旧控制设备难以升级、安全责任不清等突出问题，', '随着设备大规模联网，原有边界防护手段已不能满足生产安全的需要。为此，', '本案例围绕护航新型工业化网络安全专项行动要求，结合企业实际，']
S2 = ['项目按照“摸清底数、分区分域、持续监测、闭环处置”的思路，对全部产线资产进行识别和定级，', '公司梳理联网设备与系统一千二百余台（套），逐一建立台账并明确责任人，', '项目组对控制网络、上位机、工程师站及远程维护通道开展了全面排查，']
S3 = ['部署工业防火墙、主机白名单、日志审计和流量探针，形成“云边端”协同的防护体系。', '建成统一的安全运营中心，实现告警分钟级发现、小时级处置。', '制定并落实三十四项管理制度，开展攻防演练六次，整改高危隐患五十七处。']
S4 = ['实施以来，安全事件平均处置时间由八小时缩短到四十分钟，未发生因网络攻击导致的停产。', '项目成果已在三个厂区推广，并向产业链上下游二十三家企业输出服务。', '相关做法被纳入行业指南，具有较好的示范价值和推广前景。']

CN = '〇一二三四五六七八九'
def cn_year(y): return ''.join(CN[int(c)] for c in str(y))
def cn_num(n):
    if n <= 10: return ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'][n]
    t, o = divmod(n, 10)
    return ('' if t == 1 else CN[t]) + '十' + (CN[o] if o else '')
FWT = {i: i + 0xFEE0 for i in range(0x21, 0x7f)}
def fw(s): return s.translate(FWT)
def dt(iso, style=0):
    a = iso.split('-'); y, m = int(a[0]), int(a[1]); d = int(a[2]) if len(a) > 2 else None
    if style == 'cn': return cn_year(y) + '年' + cn_num(m) + '月' + (cn_num(d) + '日' if d else '')
    if style == 0: return '%d年%d月' % (y, m) + ('%d日' % d if d else '')
    if style == 1: return '%d年%02d月' % (y, m) + ('%02d日' % d if d else '')
    if style == '.': return '%d.%d' % (y, m) + ('.%d' % d if d else '')
    if style == '.0': return '%d.%02d' % (y, m) + ('.%02d' % d if d else '')
    if style == '/': return '%d/%d' % (y, m) + ('/%d' % d if d else '')
    if style == '-': return iso
    if style == 'sp': return ' %d 年 %d 月' % (y, m) + (' %d 日' % d if d else '')
    if style == '8': return ''.join(a)
    raise KeyError(style)
def num(v, comma=False, nd=None):
    if nd is None: s = ('%.4f' % v).rstrip('0').rstrip('.')
    else: s = '%.*f' % (nd, v)
    if comma:
        i, _, f = s.partition('.'); s = '{:,}'.format(int(i)) + ('.' + f if f else '')
    return s

BATCH1 = re.compile('(giant8|sidehead|bands|numpara|boxcover|controls|legacy|nested|xlgrid|xlquest|samecell|portal|tracked|matrix|digitbox|blanks|list-2head|list-tickcols)')   # handed over first: titles kept as they were
SHORT = {'软件和信息技术服务业': '软件服务', '计算机、通信和其他电子设备制造业': '电子设备制造', '有色金属冶炼和压延加工业': '铝加工', '橡胶和塑料制品业': '橡塑制品', '电气机械和器材制造业': '电池制造', '电信、广播电视和卫星传输服务': '电信', '家用电力器具制造': '家电制造'}
USED = set()
class Rec:
    def __init__(r, name, k, city=None, type=None, di=None, nature=None, ma=True):
        rnd = r.rnd = random.Random('blind-a/%s/%d' % (name, k))
        r.city = city or rnd.choice(list(CITY)); code, area, ds = CITY[r.city]
        r.district = rnd.choice(ds); r.area = area
        r.type = type or rnd.choice(['工业企业'] * 5 + ['工业互联网平台企业', '工业控制产品厂商', '网络安全企业', '网络安全企业'])
        pref = {'工业企业': [0, 0, 2], '工业互联网平台企业': [0, 4], '工业互联网标识解析企业': [0], '车联网服务平台企业': [1], '基础电信企业': [4], '工业控制产品厂商': [3, 2], '网络安全企业': [4, 4, 2]}[r.type]
        r.di = di if di is not None else rnd.choice(pref); r.dir = DIRS[r.di]
        while 1:
            r.brand = rnd.choice(BRAND); tr = rnd.choice(TRADE[r.type])
            r.company = rnd.choice(['%s市', '广东', '%s市', '%s']) .replace('%s', r.city) + r.brand + tr
            if r.brand + tr not in USED: USED.add(r.brand + tr); break
        r.uscc = uscc(rnd, code, rnd.random() < .7)
        r.nature = nature or rnd.choice(['民营企业'] * 4 + ['国有企业', '外资企业', '合资企业'])
        r.industry = INDUSTRY.get(tr, '软件和信息技术服务业' if r.type != '工业控制产品厂商' else '仪器仪表制造业')
        if r.type == '基础电信企业': r.industry = '电信、广播电视和卫星传输服务'
        r.address = ('广东省' if rnd.random() < .6 else '') + r.city + '市' + r.district + rnd.choice(ROADS) + '%d号' % rnd.randint(2, 299) + rnd.choice(['', '之一', 'A栋', '3号楼501室', '（一照多址）'][:4])
        names = []
        while len(names) < 7:
            n = rnd.choice(SURS) + rnd.choice(GIV)
            if n not in names: names.append(n)
        r.legal, r.contact, r.p3, r.p4, r.p5, r.p6, r.p7 = names
        y, m, d = rnd.randint(1996, 2019), rnd.randint(1, 12), rnd.randint(1, 28)
        r.founded = '%04d-%02d-%02d' % (y, m, d)
        r.capital = rnd.choice([500, 1000, 1200, 2000, 3000, 3680, 5000, 5018, 8000, 10000, 12500, 20000, 36000])
        r.revenue = rnd.choice([2315.6, 4820, 8765.43, 12860, 18236.5, 26548.91, 45600, 86012.37, 120345, 258000])
        r.investment = rnd.choice([86, 120, 168.5, 230, 268.8, 312, 450, 486.35, 680, 920, 1260, 1538.2])
        r.staff = rnd.randint(38, 2600)
        r.position = rnd.choice(POS); r.positions = rnd.sample(POS, 5)
        ph = lambda: '%s-%s%07d' % (area, rnd.choice('2368'), rnd.randint(1000000, 9999999)) if area in ('020', '0757', '0769', '0752', '0754') or 1 else ''
        r.phone, r.phone2, r.phone3, r.fax = ph(), ph(), ph(), ph()
        mb = lambda: rnd.choice(['138', '139', '136', '150', '159', '186', '189', '177', '133']) + '%08d' % rnd.randint(10000000, 99999999)
        r.mobile, r.mobile2, r.mobile3, r.mobile4 = mb(), mb(), mb(), mb()
        em = lambda n: PY.get(n[:2], PY.get(n[0], 'a')) + rnd.choice(['', '.', '_']) + rnd.choice(['zq', 'jx', 'hm', 'gd', 'it']) + str(rnd.randint(1, 99)) + '@' + rnd.choice(['mail.example', 'post.example', 'im.example', 'example.com.cn', 'hr-demo.example'])
        r.email, r.email2, r.email3 = em(r.contact), em(r.p3), em(r.p4)
        r.zip = {'广州': '510', '珠海': '519', '佛山': '528', '惠州': '516', '东莞': '523', '中山': '528', '江门': '529', '肇庆': '526', '韶关': '512', '汕头': '515', '湛江': '524', '清远': '511', '潮州': '521', '揭阳': '522'}[r.city] + '%03d' % rnd.randint(0, 899)
        r.title = rnd.choice(TITLES[r.di]).format(b=r.brand, i=r.industry.replace('业', '')[:6] if BATCH1.match(name) else SHORT.get(r.industry, r.industry.replace('业', '')))
        sy, sm = rnd.choice([(2023, rnd.randint(3, 12)), (2024, rnd.randint(1, 4))]); em_ = rnd.randint(6, 11)
        r.ps, r.pe = '%d-%02d' % (sy, sm), '2024-%02d' % em_
        r.psd, r.ped = r.ps + '-%02d' % rnd.choice([1, 5, 12, 15, 18]), r.pe + '-%02d' % rnd.choice([15, 20, 28, 30])
        r.rec = r.city; r.partners = None
        r.applied = '2024-12-%02d' % rnd.randint(16, 22)
        hn = rnd.choice(['高新技术企业', '专精特新企业', '省级制造业单项冠军企业'])
        f = dict(c=r.company, city=r.city, d=r.district, i=r.industry, b=r.brand, hn=hn)
        r.profile_ps = [rnd.choice(x).format(**f) for x in (P1, P2, P3, P4)]; r.profile = ''.join(r.profile_ps)
        r.summary_ps = [rnd.choice(S1) + rnd.choice(S2) + rnd.choice(S3), rnd.choice(S4)]; r.summary = ''.join(r.summary_ps)
        r.bureau = r.city + '市工业和信息化局'
    def truth(r, *fs, **over):
        t = {}
        for f in ' '.join(fs).split():
            t[f] = {'applicant_type': lambda: r.type, 'legal_person': lambda: r.legal, 'case_title': lambda: r.title, 'directions': lambda: [r.dir], 'period_start': lambda: r.ps, 'period_end': lambda: r.pe,
                    'recommender': lambda: r.rec, 'applied_on': lambda: r.applied}.get(f, lambda: getattr(r, f))()
        t.update(over); return t

# ------------------------------------------------------------------ OOXML
class X(str): pass
NS = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
      'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
      'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w10="urn:schemas-microsoft-com:office:word" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"')
def esc(s): return s.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')
def R(t, b=0, u=0, color=None, strike=0, sz=None, hide=0, font=None, i=0, hl=None, bdr=0, dstrike=0, up=None, shd=None):
    pr = ''
    if font: pr += '<w:rFonts w:ascii="%s" w:hAnsi="%s" w:eastAsia="%s" w:hint="eastAsia"/>' % (font, font, font)
    if b: pr += '<w:b/>'
    if i: pr += '<w:i/>'
    if strike: pr += '<w:strike/>'
    if dstrike: pr += '<w:dstrike/>'
    if hide: pr += '<w:vanish/>'
    if color: pr += '<w:color w:val="%s"/>' % color
    if sz: pr += '<w:sz w:val="%d"/><w:szCs w:val="%d"/>' % (sz * 2, sz * 2)
    if hl: pr += '<w:highlight w:val="%s"/>' % hl
    if u: pr += '<w:u w:val="%s"/>' % (u if isinstance(u, str) else 'single')
    if bdr: pr += '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    if shd: pr += '<w:shd w:val="clear" w:color="auto" w:fill="%s"/>' % shd
    if up: pr += '<w:vertAlign w:val="%s"/>' % up
    body = ''
    for tok in re.split('([\n\t])', t):
        body += '<w:br/>' if tok == '\n' else '<w:tab/>' if tok == '\t' else '<w:t xml:space="preserve">%s</w:t>' % esc(tok) if tok else ''
    return X('<w:r>' + ('<w:rPr>%s</w:rPr>' % pr if pr else '') + body + '</w:r>')
def SYM(char, font='Wingdings'): return X('<w:r><w:sym w:font="%s" w:char="%s"/></w:r>' % (font, char))
def J(*xs): return X(''.join(x if isinstance(x, X) else R(x) for x in xs))
def P(*c, jc=None, ind=None, sty=None, num=None, pb=0, first=0, tabs=None, keep=0):
    pr = ''
    if sty: pr += '<w:pStyle w:val="%s"/>' % sty
    if pb: pr += '<w:pageBreakBefore/>'
    if num: pr += '<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>' % num
    if tabs: pr += '<w:tabs>' + ''.join('<w:tab w:val="left" w:pos="%d"/>' % t for t in tabs) + '</w:tabs>'
    if ind or first: pr += '<w:ind%s%s/>' % (' w:left="%d"' % ind if ind else '', ' w:firstLineChars="200" w:firstLine="480"' if first else '')
    if jc: pr += '<w:jc w:val="%s"/>' % jc
    return X('<w:p>' + ('<w:pPr>%s</w:pPr>' % pr if pr else '') + J(*c) + '</w:p>')
def C(*content, w=None, span=1, vm=None, dir=None, fill=None, jc=None, va='center', b=0, bare=0):
    """content: plain str -> paragraphs split at newline; X starting with <w:p/<w:tbl/<w:sdt -> block; other X -> runs"""
    out = []
    for c in content:
        if isinstance(c, X) and (re.match('<w:(p|tbl)[ >]', c) or c.startswith('<w:sdt>') and re.search('<w:sdtContent><w:(p|tbl)[ >]', c)): out.append(c)
        elif isinstance(c, X): out.append(P(c, jc=jc))
        else: out += [P(R(l, b=b) if l else X(''), jc=jc) for l in c.split('\n')]
    if not out or out[-1].endswith('</w:tbl>'): out.append(P())
    pr = ('<w:tcW w:w="%d" w:type="dxa"/>' % w if w else '')
    if span > 1: pr += '<w:gridSpan w:val="%d"/>' % span
    if vm: pr += '<w:vMerge w:val="restart"/>' if vm == 1 else '<w:vMerge/>'
    if bare: pr += '<w:tcBorders><w:top w:val="nil"/><w:left w:val="nil"/><w:bottom w:val="nil"/><w:right w:val="nil"/></w:tcBorders>'
    if fill: pr += '<w:shd w:val="clear" w:color="auto" w:fill="%s"/>' % fill
    if dir: pr += '<w:textDirection w:val="tbRlV"/>'
    pr += '<w:vAlign w:val="%s"/>' % va
    x = X('<w:tc><w:tcPr>%s</w:tcPr>%s</w:tc>' % (pr, ''.join(out))); x.span = span; return x
def ROW(cells, h=None, head=0, before=0, after=0):
    pr = ('<w:gridBefore w:val="%d"/>' % before if before else '') + ('<w:gridAfter w:val="%d"/>' % after if after else '') + ('<w:trHeight w:val="%d"/>' % h if h else '') + ('<w:tblHeader/>' if head else '')
    return X('<w:tr>' + ('<w:trPr>%s</w:trPr>' % pr if pr else '') + ''.join(cells) + '</w:tr>')
def T(grid, rows, border=1, float_=None, sty=None, jc='center'):
    """rows: list of lists (cells X, or str, or (str, span)); ROW results pass through"""
    out = []
    for row in rows:
        if isinstance(row, X): out.append(row); continue
        cells, g = [], 0
        for c in row:
            if isinstance(c, tuple): c, sp = c
            else: sp = getattr(c, 'span', 1)
            if not (isinstance(c, X) and c.startswith('<w:tc>')) and not (isinstance(c, X) and c.startswith('<w:sdt>') and '<w:tc>' in c): c = C(c, w=sum(grid[g:g + sp]), span=sp)
            g += sp; cells.append(c)
        out.append(ROW(cells, h=400))
    b = ''.join('<w:%s w:val="single" w:sz="4" w:space="0" w:color="auto"/>' % s for s in ('top', 'left', 'bottom', 'right', 'insideH', 'insideV')) if border else ''
    return X('<w:tbl><w:tblPr>' + (float_ or '') + '<w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="%s"/>' % (sum(grid), jc) + ('<w:tblBorders>%s</w:tblBorders>' % b if b else '') + '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>' + ''.join('<w:gridCol w:w="%d"/>' % g for g in grid) + '</w:tblGrid>' + ''.join(out) + '</w:tbl>')
STY = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles %s><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="仿宋_GB2312" w:cs="Times New Roman"/><w:sz w:val="24"/><w:szCs w:val="24"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
       '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
       '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:spacing w:before="200" w:after="100"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="32"/></w:rPr></w:style>'
       '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:rFonts w:eastAsia="楷体_GB2312"/><w:b/><w:sz w:val="28"/></w:rPr></w:style>'
       '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/><w:basedOn w:val="a"/><w:pPr><w:spacing w:before="300" w:after="300"/><w:jc w:val="center"/></w:pPr><w:rPr><w:rFonts w:eastAsia="方正小标宋简体"/><w:sz w:val="44"/></w:rPr></w:style>'
       '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/><w:basedOn w:val="a"/></w:style></w:styles>') % NS
NUMX = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering %s>'
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%%1、"/><w:lvlJc w:val="left"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%%2）"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%%1."/><w:lvlJc w:val="left"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%%1.%%2"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>') % NS
def docx(path, body, header=None, footer=None, comments=None, footnotes=None, land=0, cols=None, sect_pre=None, settings=''):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    rel, ct, parts = [], [], {}
    def add(part, typ, xml, kind):
        parts['word/' + part] = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + xml
        rel.append('<Relationship Id="rX%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>' % (len(rel), typ, part))
        ct.append('<Override PartName="/word/%s" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/>' % (part, kind)); return 'rX%d' % (len(rel) - 1)
    add('styles.xml', 'styles', STY.split('?>', 1)[1], 'styles'); add('numbering.xml', 'numbering', NUMX.split('?>', 1)[1], 'numbering')
    add('settings.xml', 'settings', '<w:settings %s>%s<w:characterSpacingControl w:val="compressPunctuation"/></w:settings>' % (NS, settings), 'settings')
    sect = ''
    if header: sect += '<w:headerReference w:type="default" r:id="%s"/>' % add('header1.xml', 'header', '<w:hdr %s>%s</w:hdr>' % (NS, header), 'header')
    if footer: sect += '<w:footerReference w:type="default" r:id="%s"/>' % add('footer1.xml', 'footer', '<w:ftr %s>%s</w:ftr>' % (NS, footer), 'footer')
    if comments: add('comments.xml', 'comments', '<w:comments %s>%s</w:comments>' % (NS, comments), 'comments')
    if footnotes: add('footnotes.xml', 'footnotes', '<w:footnotes %s><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>%s</w:footnotes>' % (NS, footnotes), 'footnotes')
    sz = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' if land else '<w:pgSz w:w="11906" w:h="16838"/>'
    if isinstance(body, (list, tuple)): body = ''.join(body)
    parts['word/document.xml'] = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document %s><w:body>%s<w:sectPr>%s%s%s<w:pgMar w:top="1440" w:right="1200" w:bottom="1300" w:left="1200" w:header="851" w:footer="992" w:gutter="0"/>%s</w:sectPr></w:body></w:document>' % (NS, body, sect, '<w:type w:val="continuous"/>' if cols else '', sz, '<w:cols w:num="%d" w:space="400"/>' % cols if cols else '')
    parts['word/_rels/document.xml.rels'] = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>' % ''.join(rel)
    parts['_rels/.rels'] = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    parts['[Content_Types].xml'] = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>%s</Types>' % ''.join(ct)
    import xml.dom.minidom
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as z:
        for n in ['[Content_Types].xml', '_rels/.rels', 'word/document.xml'] + [p for p in parts if p not in ('[Content_Types].xml', '_rels/.rels', 'word/document.xml')]:
            xml.dom.minidom.parseString(parts[n].encode())
            zi = zipfile.ZipInfo(n, (2024, 12, 18, 9, 0, 0)); zi.compress_type = zipfile.ZIP_DEFLATED; z.writestr(zi, parts[n].encode())
def para_text(ps, first=1): return [P(x, first=first) for x in ps]
LAYOUTS = []; CONV = []   # CONV: (src, fmt, dest)
def layout(name, **kw):
    def deco(f): LAYOUTS.append((name, f, kw)); return f
    return deco
def tick(opts, chosen, style='☑', sep='  '):
    """chosen: set of options"""
    if isinstance(chosen, str): chosen = {chosen}
    on, off = {'☑': ('☑', '□'), '☒': ('☒', '☐'), '■': ('■', '□'), '√': ('√', '□'), '●': ('●', '○'), '[x]': ('[x]', '[ ]'), '(√)': ('（√）', '（ ）'), '[√]': ('[√]', '[ ]'), '✓': ('✓', '□'), '✔': ('✔', '☐')}[style]
    return sep.join((on if o in chosen else off) + o for o in opts)
