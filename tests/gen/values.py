# SPDX-License-Identifier: ISC
"""Answers as hands write them, each with the value it means.

truth(raw, value): the raw text, the canonical value, and `ok`: what a
reader may say instead ('doubt': anything, when it says that it is unsure).
"""
import random

from common import CITIES, DIRECTIONS, TYPES, check, uscc
from words import DISTRICTS, GIVEN, SURNAMES

HAN = '〇一二三四五六七八九'
BIG = '零壹贰叁肆伍陆柒捌玖'
WIDE = str.maketrans('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-.@()',
                     '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ'
                     '－．＠（）')


def truth(raw, value, ok=None):
    t = {'raw': raw, 'value': value}
    if ok:
        t['ok'] = ok
    return t


def han(n, digits=HAN):
    """A number under 100 as it is spoken."""
    if n < 10:
        return digits[n]
    tens = '' if n < 20 else HAN[n // 10]
    return tens + '十' + (HAN[n % 10] if n % 10 else '')


def date(r, year, month, day):
    """One date; the truth goes as far as the hand does."""
    iso = '%d-%02d-%02d' % (year, month, day)
    k = r.randrange(14)
    y = ''.join(HAN[int(c)] for c in str(year))
    return [
        ('%d年%d月' % (year, month), iso[:7]),
        ('%d年%02d月' % (year, month), iso[:7]),
        ('%d.%d' % (year, month), iso[:7]),
        ('%d.%02d.%02d' % (year, month, day), iso),
        ('%d/%d/%d' % (year, month, day), iso),
        (iso, iso),
        ('%d年%d月%d日' % (year, month, day), iso),
        ('%d 年 %d 月 %d 日' % (year, month, day), iso),
        ('%s年%s月' % (y, han(month)), iso[:7]),
        ('%s年%s月%s日' % (y.replace('〇', '○'), han(month), han(day)), iso),
        (('%d年%d月%d日' % (year, month, day)).translate(WIDE), iso),
        ('%d%02d%02d' % (year, month, day), iso),
        ('%d-%02d' % (year, month), iso[:7]),
        ('%d年%d月%d号' % (year, month, day), iso),
    ][k]


def period(r):
    """(raw, start, end) of a case that touches 2024."""
    m1, m2 = r.randint(1, 6), r.randint(7, 12)
    y = r.choice((2023, 2024, 2024, 2024))
    s, e = '%d-%02d' % (y, m1), '2024-%02d' % m2
    k = r.randrange(9)
    forms = [
        ('%d年%d月至2024年%d月' % (y, m1, m2), s, e),
        ('%d年%d月-2024年%d月' % (y, m1, m2), s, e),
        ('%d.%02d—2024.%02d' % (y, m1, m2), s, e),
        ('%d.%d～2024.%d' % (y, m1, m2), s, e),
        ('自%d年%d月起至2024年%d月止' % (y, m1, m2), s, e),
        ('%d/%d/1-2024/%d/28' % (y, m1, m2), s + '-01', e + '-28'),
        ('%d年%d月至今' % (y, m1), s, 'present'),
        ('2024年%d月—%d月' % (m1, m2), '2024-%02d' % m1, e),
        ('%d年%d月 — 2024年%d月%d日' % (y, m1, m2, 15), s, e + '-15'),
    ]
    return forms[k]


def money(r, bare):
    """bare: the form prints 万元 beside the blank."""
    n = r.choice((50, 80, 120, 300, 500, 680, 1000, 2500, 5000, 12000))
    cents = r.choice(('', '', '.5', '.25', '.80'))
    v = float('%d%s' % (n, cents))
    if bare:
        return r.choice([
            truth('%d%s' % (n, cents), v), truth('{:,}'.format(n), float(n)),
            truth(('%d%s' % (n, cents)).translate(WIDE), v),
            truth('%d万元' % n, float(n)), truth('%d.00' % n, float(n)),
            truth(' %d ' % n, float(n))])
    return r.choice([
        truth('%d%s万元' % (n, cents), v), truth('%d%s 万元' % (n, cents), v),
        truth('{:,}万元'.format(n), float(n)),
        truth('%d万' % n, float(n)), truth('人民币%d万元' % n, float(n)),
        truth('{:,}元'.format(n * 10000), float(n)),
        truth('%d0000元' % n, float(n)),
        truth('%.2f亿元' % (n / 100), float(n) * 100),
        truth('%.1f亿' % (1 + n % 7 / 10), 10000 * (1 + n % 7 / 10)),
        truth('约%d万元' % n, float(n), 'doubt'),
        truth('%d-%d万元' % (n, n + 100), None, 'doubt'),
        truth('%s佰万元整' % BIG[2 + n % 7], 100.0 * (2 + n % 7)),
        truth(('%d%s' % (n, cents)).translate(WIDE) + '万元', v),
        truth('%d万美元' % n, None, 'doubt')])


def staff(r):
    n = r.randint(12, 3000)
    return r.choice([
        truth('%d人' % n, n), truth('%d' % n, n), truth('%d 人' % n, n),
        truth(('%d' % n).translate(WIDE), n), truth('{:,}人'.format(n), n),
        truth('约%d人' % n, n, 'doubt'), truth('%d余人' % n, n, 'doubt')])


def phone(r):
    a, n = r.choice(('020', '0757', '0769', '0756')), '8%07d' % r.randrange(
        10 ** 7)
    if a != '020':
        n = '8' + n[1:7] + '1'
    v = '%s-%s' % (a, n)
    e = str(r.randint(100, 899))
    return r.choice([
        truth(v, v), truth(a + n, v), truth('(%s)%s' % (a, n), v),
        truth('（%s）%s' % (a, n), v), truth(v.translate(WIDE), v),
        truth('%s %s' % (a, n), v), truth('%s转%s' % (v, e), v, 'ext'),
        truth('%s-%s' % (v, e), v, 'ext'),
        truth('%s、%s' % (v, v[:-1] + '9'), v, 'doubt'),
        truth('86-' + v, v), truth('无', None), truth('/', None)])


def mobile(r):
    n = '1380000%04d' % r.randrange(10 ** 4)
    return r.choice([
        truth(n, n), truth(n, n), truth('%s %s %s' % (n[:3], n[3:7], n[7:]),
                                       n),
        truth('%s-%s-%s' % (n[:3], n[3:7], n[7:]), n),
        truth(n.translate(WIDE), n), truth('+86 ' + n, n),
        truth('%s/%s' % (n, n[:-1] + '7'), n, 'doubt')])


def email(r):
    v = 'an%d.quan@yun%d.example' % (r.randrange(100), r.randrange(1000))
    return r.choice([
        truth(v, v), truth(v, v), truth(v.replace('@', '＠'), v),
        truth(v.replace('@', ' @ '), v), truth(' ' + v + ' ', v),
        truth(v.replace('.', '．'), v), truth(v + '；', v)])


HEADS = ['云', '砺', '澜', '铎', '朴', '稷', '钧', '桁', '霁', '榷', '衡', '骐', '弘', '溯',
         '珩', '岚', '铂', '硕', '屿', '嵘', '汐', '澄', '岫', '衢', '堇', '甫', '澹', '笠']
TRADES = ['精密制造', '工业软件', '自动化', '数控设备', '网络安全技术', '汽车电子', '新能源', '智能装备',
          '物联网科技', '信息技术', '机器人', '仪器仪表']
FORMS = ['有限公司', '有限责任公司', '股份有限公司', '有限公司', '集团有限公司']


def company(r, city):
    core = r.choice(HEADS) + r.choice(HEADS)
    base = '%s%s%s%s' % (r.choice((city, city + '市', '广东')), core,
                         r.choice(TRADES), r.choice(FORMS))
    k = r.randrange(12)
    if k == 0:
        base = '%s（%s）%s%s' % (core + '云', city, r.choice(TRADES), '有限公司')
    elif k == 1:
        base = '%s(%s)%s%s' % (core + '云', '广东', r.choice(TRADES), '有限公司')
    elif k == 2:
        base = base[:-4] + ' ' + base[-4:]
    elif k == 3:
        base = base.replace('有限公司', '有限公司 ').strip() + '\u3000'
    return base


def person(r):
    return r.choice(SURNAMES) + r.choice(GIVEN)


def numeric_code(r):
    """A code of digits only, as old ones are."""
    while True:
        v = '91440%03d' % r.randrange(100, 1000)
        body = '%08d' % r.randrange(10 ** 8)
        c9 = 11 - sum(int(c) * w for c, w in
                      zip(body, (3, 7, 9, 10, 5, 8, 4, 2))) % 11
        if c9 == 10:
            continue
        v += body + ('0' if c9 == 11 else str(c9))
        if check(v) < 10:
            return v + str(check(v))


def code(r, division, name):
    v = uscc(division, name)
    return r.choice([
        truth(v, v), truth(v, v), truth(v, v), truth(v.lower(), v),
        truth(v.translate(WIDE), v), truth('%s %s %s %s' % (
            v[:4], v[4:8], v[8:12], v[12:]), v),
        truth('\u200b' + v[:9] + '\u200b' + v[9:], v),
        truth('\u00a0' + v + '\u00a0', v)])


TITLES = ['{}工业互联网安全分类分级实践', '{}产线控制系统安全评估', '{}威胁监测服务平台', '面向{}的漏洞闭环治理',
          '{}车联网安全防护体系', '“{}”纵深防护典型案例', '{}5G+工业互联网安全（二期）']
INDUSTRIES = ['通用设备制造业', '汽车制造业', '软件和信息技术服务业', '电气机械和器材制造业', '化学原料和化学制品制造业']
NATURES = ['民营企业', '国有企业', '外商投资企业', '有限责任公司', '国有控股']
LONG = ['项目覆盖全部{n}条产线，部署探针{m}套', '建立7×24小时值守机制；全年处置告警{n}起', '核心系统通过三级测评，得分{m}.{n}分',
        '投入专职人员{m}人', '“零信任”接入后，第三方运维全程留痕', '漏洞平均修复时间由{n}小时缩短到{m}小时',
        '形成企业标准{m}项', '与上下游{n}家企业共享威胁情报', '未发生因网络安全导致的停产']


def prose(r, paragraphs=1):
    return '\n'.join('，'.join(r.choice(LONG).format(
        n=r.randint(11, 99), m=r.randint(2, 9)) for _ in range(
            r.randint(2, 4))) + '。' for _ in range(paragraphs))


def applicant(seed, bare_money=False, split_period=False):
    """A whole applicant: {field: truth}, ticks as lists of names."""
    r = random.Random(seed)
    city = r.choice([c for c in CITIES if c != '深圳'])
    division, district = DISTRICTS[city].split(' ')
    name = company(r, city)
    t = {'company': truth(name, name)}
    t['uscc'] = code(r, division, '%s/%s' % (name, seed))
    t['nature'] = truth(*[r.choice(NATURES)] * 2)
    t['industry'] = truth(*[r.choice(INDUSTRIES)] * 2)
    t['address'] = truth(*['广东省%s市%s砺行路%d号%s' % (
        city, district, r.randint(1, 300), r.choice(
            ('', '3栋5楼', 'A座1201室', '（云谷产业园）')))] * 2)
    t['city'] = truth(r.choice((city, city + '市', city + '市', '广东省%s市' % city,
                                '广东%s' % city)), city)
    t['legal_person'] = truth(*[person(r)] * 2)
    raw, v = date(r, r.randint(1995, 2021), r.randint(1, 12),
                  r.randint(1, 28))
    t['founded'] = truth(raw, v)
    for k in ('capital', 'revenue', 'investment'):
        t[k] = money(r, bare_money)
    t['staff'] = staff(r)
    who = person(r)
    t['contact'] = truth(r.choice((who, who, who[0] + ' ' + who[1:],
                                   who + '\u3000')), who)
    t['position'] = truth(*[r.choice(('部门经理', '安全总监', 'IT主管', '高级工程师'))] * 2)
    t['phone'], t['mobile'], t['email'] = phone(r), mobile(r), email(r)
    t['profile'] = truth(*[prose(r, r.randint(1, 2))] * 2)
    t['case_title'] = truth(*[r.choice(TITLES).format(
        r.choice(HEADS) + r.choice(HEADS) + r.choice(('工厂', '园区', '集团')))] * 2)
    raw, s, e = period(r)
    t['period_start'], t['period_end'] = truth(raw, s), truth(raw, e)
    if split_period:
        y1, v1 = date(r, r.choice((2023, 2024)), r.randint(1, 6), 12)
        y2, v2 = date(r, 2024, r.randint(7, 12), 20)
        t['period_start'], t['period_end'] = truth(y1, v1), truth(y2, v2)
        if r.random() < .15:
            t['period_end'] = truth('至今', 'present')
    t['summary'] = truth(*[prose(r, r.randint(1, 3))] * 2)
    for k in ('background', 'scheme', 'technology', 'results', 'innovation',
              'promotion'):
        t[k] = truth(*[prose(r)] * 2)
    t['recommender'] = truth(r.choice((city + '市工业和信息化局', city + '市工业和信息化局',
                                       city + '市工信局')), CITIES[city])
    raw, v = date(r, 2024, 12, r.randint(14, 24))
    t['applied_on'] = truth(raw, v)
    t['partners'] = r.choice([truth('无', []), truth('/', []), truth('', []),
                              truth('不涉及', [])])
    if r.random() < .2:
        p = company(random.Random(seed + '+'), city).strip()
        t['partners'] = truth(p, [p])
    k = r.random()
    n = 0 if k < .07 else 2 if k < .15 else 1
    chosen = sorted(r.sample(range(5), n))
    t['directions'] = truth('', [DIRECTIONS[i] for i in chosen])
    kind = r.randrange(7)
    t['applicant_type'] = truth('', [TYPES[kind]])
    return t, {'directions': chosen, 'applicant_type': [kind]}
