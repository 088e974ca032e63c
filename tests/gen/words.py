# SPDX-License-Identifier: ISC
"""Invented companies, people and prose.  No real firm, no real person."""
from common import CITIES, uscc

# (short, full, industry): coined words, so that nobody is meant
SURNAMES = '沈顾裴宋邵温穆阮冉骆谭池简晏关路'
GIVEN = ['砚秋', '一诺', '知行', '望舒', '怀瑾', '若谷', '清和', '云起', '思齐', '景明',
         '亦航', '书言', '予安', '听澜', '与之', '修远', '闻溪', '子衿', '牧野', '星野']
DISTRICTS = {
    '佛山': '440605 南海区', '惠州': '441303 惠阳区', '珠海': '440402 香洲区',
    '汕头': '440507 龙湖区', '韶关': '440203 武江区', '湛江': '440811 麻章区',
    '江门': '440703 蓬江区', '清远': '441802 清城区', '肇庆': '441202 端州区',
    '河源': '441602 源城区', '梅州': '441402 梅江区', '揭阳': '445202 榕城区',
    '云浮': '445302 云城区', '茂名': '440902 茂南区', '潮州': '445102 湘桥区',
    '阳江': '441702 江城区', '深圳': '440305 南山区', '广州': '440112 黄埔区',
    '东莞': '441900 松山湖园区', '中山': '442000 火炬开发区', '汕尾': '441502 城区'}

OPENINGS = [
    '本单位为{industry}骨干企业，{city}厂区现有联网设备 {n} 台，生产网与办公网曾长期混用',
    '围绕{product}产线的连续运行要求，我公司自 2024 年起系统梳理资产与访问关系',
    '{product}订单高度依赖远程运维，第三方接入点多达 {n} 处，安全边界不清',
    '案例面向{industry}上下游 {n} 家企业，解决中小工厂缺人缺手段的共性难题',
    '针对老旧控制器无法打补丁的现实，项目组选择先评估后隔离的路线',
    '随着{product}走向智能化，固件与云端接口成为攻击者最先触及的部分',
    '公司承接省内 {n} 座车间的数据采集，一旦中断每小时损失以十万元计',
    '在主管部门指导下，我们把分级结果写进了采购、建设、验收三个环节',
    '过去漏洞通报靠邮件人工转发，平均 {n} 小时才能到达责任班组',
    '本案例起于一次勒索病毒演练：{n} 台工程师站在二十分钟内失去响应',
    '集团下属 {n} 个基地制度不一，台账口径各异，整改无法闭环',
    '我司为{industry}提供公共服务，平台日均解析量超过 {n} 万次',
]
MIDDLES = [
    '建成覆盖全厂的被动流量探针，识别西门子、三菱等 {n} 种协议而不影响节拍',
    '以白名单方式部署主机防护，工程师站只运行经过登记的 {n} 个程序',
    '把供应商远程维护统一收进堡垒机，逐条录像，口令一次一换',
    '自研固件成分分析工具，{n} 天内完成全系列型号的漏洞排查与补丁验证',
    '按照三级防护要求划分 {n} 个安全域，域间仅保留必要的点对点通道',
    '与高校共建靶场，复现 {n} 类典型攻击链，形成可复用的检测规则',
    '对车载终端与云平台之间的通信启用双向认证，密钥由硬件模块保管',
    '引入标识解析二级节点的访问审计，异常查询在 {n} 秒内告警',
    '将漏洞管理系统与生产排程打通，利用换模间隙完成固件升级',
    '建立 7×24 小时值守中心，为园区企业代管 {n} 套监测设备',
    '用数字孪生环境先行验证安全策略，避免在真机上试错',
    '组织 {n} 名班组长参加实操培训，把处置步骤印成一页纸贴在操作台旁',
    '采用国产密码算法保护配方与工艺参数，离线备份每 {n} 小时一次',
]
RESULTS = [
    '全年未发生因网络安全导致的停机，处置时间由 {n} 小时降到 {m} 分钟',
    '累计发现并修复中高危漏洞 {n} 个，其中 {m} 个已报送国家漏洞库',
    '经第三方机构评估，防护水平由二级提升至三级，整改项 {n} 条全部关闭',
    '服务企业由 {m} 家增加到 {n} 家，单家投入下降约三成',
    '产线非计划停机减少 {m}%，直接节约费用 {n} 万元',
    '相关做法被写入团体标准草案，已在同行 {n} 家企业推广',
    '两次攻防演练中拦截攻击 {n} 次，核心区域零失守',
    '形成产品安全响应流程，客户投诉同比下降 {m}%',
    '日志留存满足六个月要求，溯源取证由 {m} 天缩短为 {n} 分钟',
    '获得 {m} 项专利授权，软件著作权 {n} 项',
]


def fill(s, c, k):
    return s.format(industry=c['industry'], city=c['city'],
                    product=c['product'], n=12 + (k * 37) % 83,
                    m=3 + (k * 11) % 17)


def prose(c, k, parts='omr'):
    """Sentences that differ from one case to the next."""
    out = []
    banks = {'o': OPENINGS, 'm': MIDDLES, 'r': RESULTS}
    steps = {'o': 5, 'm': 4, 'r': 3}
    for i, p in enumerate(parts):
        b = banks[p]
        out.append(fill(b[(k * steps[p] + i * 3) % len(b)], c, k + i * 7))
    return '；'.join(out) + '。'


def person(k):
    return SURNAMES[k * 7 % len(SURNAMES)] + GIVEN[k * 3 % len(GIVEN)]


def answers(c, k):
    """The raw answers of a form for the company c, the k-th of all."""
    city = c['city']
    division, district = DISTRICTS.get(city, '440000 ').split(' ')
    code = c.get('uscc') or uscc(division, c['company'],
                                 c.get('wrong_code', False))
    a = {
        'company': c['company'], 'uscc': code,
        'nature': ['民营企业', '国有控股企业', '有限责任公司', '民营企业',
                   '外商投资企业'][k % 5],
        'industry': c['industry'], 'city': city + '市',
        'address': c.get('address') or '广东省%s市%s%s路%d号' % (
            city, district, ['云澜', '砺行', '栎园', '铎声'][k % 4],
            8 + k * 5 % 90),
        'legal_person': person(k), 'contact': person(k + 5),
        'founded': '%d年%d月' % (1999 + k * 3 % 20, 1 + k * 5 % 12),
        'capital': '%d万元' % (500 * (1 + k * 7 % 20)),
        'revenue': '%.2f万元' % (3210.55 + 1733.4 * (k * 5 % 13)),
        'staff': '%d人' % (45 + k * 61 % 900),
        'position': ['安全总监', '信息部经理', '项目经理', 'IT主管'][k % 4],
        'phone': '0%d-8%07d' % (755 + k % 10, 1234567 + k * 7919 % 999999),
        'mobile': '1380000%04d' % (1000 + k * 137 % 9000),
        'email': 'anquan%d@%s.example' % (k, c['mail']),
        'profile': prose(c, k + 3, 'om'),
        'case_title': c['title'],
        'period_start': c.get('start', '2024年%d月' % (1 + k % 5)),
        'period_end': c.get('end', '2024年%d月' % (9 + k % 4)),
        'investment': '%d万元' % (60 + k * 45 % 700),
        'summary': prose(c, k), 'background': prose(c, k + 1, 'o'),
        'scheme': prose(c, k + 2, 'mm'), 'technology': prose(c, k + 4, 'm'),
        'results': prose(c, k, 'r'), 'innovation': prose(c, k + 6, 'm'),
        'promotion': prose(c, k + 5, 'r'),
        'recommender': c['recommender'],
        'applied_on': c.get('applied_on', '2024年12月%d日' % (16 + k % 4)),
        'attachments': '1.营业执照；2.测评报告；3.知识产权证明；4.信用中国报告；5.其他',
    }
    a.update(c.get('raw', {}))
    return a
