#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""A stream as rank hands it on, made by hand: mkrecords.py N [KIND]

KIND: plain, long (long titles, many reasons), hostile (markup, formulas,
control characters in every value).  Companies are invented.
"""
import hashlib
import json
import sys

CITIES = [('440100', '广州'), ('440400', '珠海'), ('440600', '佛山'),
          ('441900', '东莞'), ('442000', '中山'), ('440500', '汕头'),
          ('440200', '韶关'), ('445300', '云浮')]
DIRECTIONS = ['工业互联网安全分类分级', '车联网网络安全防护',
              '工业控制系统安全评估', '工业控制产品安全漏洞治理',
              '网络安全威胁监测服务']
TYPES = ['工业企业', '工业互联网平台企业', '工业控制产品厂商', '网络安全企业']
ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
CHAPTERS = ['licence', 'practice', 'rights', 'credit', 'awards']
PAPERS = ['pledge', 'index', 'authorization']
RULES = [
    ('one-direction', '一（二）', '每个申报主体结合实际申报 1 个方向', 'return',
     '退回补正', '应选且只选 1 个申报方向，现选 2 个：%s', 'directions'),
    ('licence', '二（一）', '并提供与申报表填报内容相关的佐证材料，如申报企业营业执照等文件',
     'return', '退回补正', '未见营业执照', 'company'),
    ('pledge', '一（一）', '近5年以来未发生重大安全、环保、质量事故（申报单位出具承诺函）',
     'return', '退回补正', '承诺函写“近三年”，少于近5年', 'company'),
    ('credit-lookup', '一（一）', '以“信用中国”网站查询结果为准', 'reject',
     '拟不予推荐（不符合申报条件）', '信用查询结果为“严重失信主体”', 'uscc'),
    ('registered', '一（一）', '申报主体应为在广东省内注册', 'reject',
     '拟不予推荐（不符合申报条件）', '注册地址不在广东省：%s', 'address'),
    ('year', '二（一）', '申报内容均应为在2024年度推进实施', 'return', '退回补正',
     '起止时间未涉及 2024 年', 'period_start'),
    ('evidence-rights', '二（一）', '关键技术措施相关的知识产权证明', 'warn',
     '提醒', '知识产权材料为空，如无请注明“无”', ''),
    ('deadline', '三', '以送达时间为准，逾期将不予受理', 'reject',
     '拟逾期不予受理', '送达时间晚于 2024-12-24 17:00', ''),
]
NASTY = ['<script>alert(1)</script>', '=HYPERLINK("http://x")', '"><img src=x>',
         '\'--> ]]> &amp;', '@SUM(1)', '‮gnp.exe', 'a\u0001b￾c',
         '𠮷野家有限公司', '-1+2', 'javascript:alert(1)']


def h(text, n=64):
    return hashlib.sha256(text.encode()).hexdigest()[:n]


def uscc(i):
    body = '91440600MA5%06d' % (100000 + i)
    s = sum(ALPHABET.index(c) * pow(3, k, 31) for k, c in enumerate(body))
    return body + ALPHABET[(31 - s % 31) % 31]


def field(value, raw=None, at='', **kw):
    return dict(value=value, raw=raw if raw is not None else
                ('、'.join(value) if isinstance(value, list) else str(value)),
                at=at, steps=['tidy'], doubt=[], **kw)


def findings(i, kind, deep):
    out = []
    pick = range(len(RULES)) if deep else [i % len(RULES)] if i % 3 else []
    for k in pick:
        r = RULES[k]
        if i % 2 and r[3] == 'reject':
            continue
        message = r[5] % kind if '%s' in r[5] else r[5]
        if deep:
            message += '；请对照通知原文逐项核对后一次性补正，并在补正说明中写明页码与出处'
        out.append(dict(rule=r[0], clause=r[1], quote=r[2],
                        state='manual' if (i + k) % 4 == 0 else 'fail',
                        severity=r[3], disposition=r[4], message=message,
                        fields=[r[6]] if r[6] else [], at=['m1/2/申报表.docx/表1'],
                        by='rule'))
    for r in RULES:
        if r[0] not in [f['rule'] for f in out]:
            out.append(dict(rule=r[0], clause=r[1], quote=r[2], state='pass',
                            severity=r[3], disposition=r[4], message='',
                            fields=[], at=[], by='rule'))
    return out


def verdict(fs):
    bad = [(f['severity'], f['state']) for f in fs
           if f['state'] != 'pass' and f['severity'] != 'warn']
    if ('reject', 'fail') in bad:
        return 'reject'
    if ('return', 'fail') in bad:
        return 'return'
    return 'manual' if bad else 'accept'


def disposition(fs):
    order = dict(reject=0)
    order.update({'return': 1, 'warn': 2})
    bad = sorted((f for f in fs if f['state'] == 'fail'
                  and f['severity'] != 'warn'),
                 key=lambda f: order[f['severity']])
    return bad[0]['disposition'] if bad else None


def a_file(seed, name, place, role, chapter=None):
    f = dict(name=name, sha256=h(seed), size=1000 + len(seed) * 37,
             type=name.rsplit('.', 1)[-1], place=place, role=role)
    if chapter:
        f['chapter'] = chapter
    return f


def the_case(i, kind, mail, code, city, n):
    deep = kind == 'long'
    name = '%s市示例%03d智能制造有限公司' % (city, i)
    title = '面向第%d生产基地的工业互联网安全分类分级管理与纵深防护实践' % i
    if deep:
        title += '——覆盖研发设计、生产制造、经营管理、运维服务全流程的' * 2 + '典型案例'
        name = '广东省%s市示例第%03d高端装备智能制造股份有限公司（集团）' % (city, i)
    brief = '本案例围绕生产网络资产梳理、分类分级、监测预警与应急处置建设。' * (8 if deep else 2)
    if kind == 'hostile':
        name, title, brief = (NASTY[(i + k) % len(NASTY)] + str(i)
                              for k in range(3))
    cid = 'c' + h('%s\n2.%d' % (mail['sha256'], i), 12)
    form = a_file('form%d' % i, '申报表.docx', '2.%d' % i, 'form')
    files, evidence = [form], {c: [] for c in CHAPTERS + PAPERS}
    for k, c in enumerate(CHAPTERS + ['pledge', 'index']):
        if (i + k) % 6 == 0:
            continue
        for m in range(1 + (i + k) % 2):
            f = a_file('ev%d-%s-%d' % (i, c, m),
                       '%s%d.pdf' % (NASTY[(i + m) % len(NASTY)].replace('/', '_')
                                     if kind == 'hostile' else
                                     '证明材料' * (6 if deep else 1), m + 1),
                       '2.%d.%d' % (i, k), 'evidence', c)
            files.append(f)
            evidence[c].append(f['sha256'])
    if i % 7 == 3:  # of no chapter
        files.append(a_file('loose%d' % i, '现场照片.pdf', '2.%d.8' % i,
                            'evidence'))
    if i % 5 == 2:  # two papers bound into one
        f = a_file('bound%d' % i, '合订.pdf', '2.%d.9' % i, 'evidence')
        f['parts'] = [dict(chapter=c, at='%s/2.%d.9/第%d页 第1段' % (
            mail['id'], i, p)) for c, p in (('licence', 2), ('pledge', 3))]
        files.append(f)
    at = '%s/2.%d/申报表.docx/表1 第%d行 第2列'
    directions = [DIRECTIONS[i % 5]]
    place = lambda r: at % (mail['id'], i, r)
    fs = findings(i, DIRECTIONS[i % 5], deep and i % 4)
    v = verdict(fs)
    fields = dict(
        company=field(name, at=place(1)), uscc=field(uscc(i), at=place(2)),
        applicant_type=field(TYPES[i % 4], at=place(3)),
        directions=field(directions, at=place(4)),
        case_title=field(title, at=place(5)), city=field(city, at=place(6)),
        address=field('广东省%s市示例路%d号' % (city, i), at=place(7)),
        contact=field('张某某', at=place(8)),
        mobile=field('1380000%04d' % i, at=place(9)),
        email=field('a%d@example.com' % i, at=place(9)),
        capital=field(1000.5, '1000.5万元', at=place(10)),
        summary=field(brief, at=place(11)),
        period_start=field('2024-01', at=place(12)),
        period_end=field('2024-12', at=place(12)))
    return dict(
        kind='case', id=cid, mail=mail['id'], received=mail['received'],
        clock='Received: mx.gdei.example', recommender=code,
        recommender_from='list', form=form, files=files, evidence=evidence,
        fields=fields, texts={}, pledge=dict(found=bool(i % 6), years=5),
        credit_report=None, drift=[], marks=dict(seal='hint', signature='unknown'),
        wrong=[], lookup=dict(credit=[dict(uscc=uscc(i), result='无不良记录',
                                           date='2024-12-20')] if i % 5 else []),
        at='2024-12-24T16:30:00+08:00', findings=fs, verdict=v,
        disposition=disposition(fs),
        rank=n if v in ('accept', 'manual') else None, score=None,
        list=dict(id=None, row=n, n=str(n)), versions=[], superseded_by=None,
        duplicates=[], disc=v == 'accept')


def main():
    n = int(sys.argv[1])
    kind = sys.argv[2] if len(sys.argv) > 2 else 'plain'
    mails, lists, cases = [], [], []
    for i in range(n):
        code, city = CITIES[i * len(CITIES) // n]
        mid = '17350%05d.M%d_%d.mx' % (i, i, i)
        nasty = kind == 'hostile'
        mail = dict(kind='mail', id=mid, source='maildir', sha256=h(mid),
                    size=20000 + i, received='2024-12-%02dT%02d:%02d:00+08:00' % (
                        16 + i % 9, 9 + i % 8, i % 60),
                    clock='Received 首行 mx.gdei.example', sent=None,
                    **{'from': '%s <a%d@example.com>' % (
                        NASTY[i % 10] if nasty else '某公司', i)},
                    to='gyhlw@gdei.example',
                    subject=NASTY[(i + 1) % 10] if nasty else '案例申报材料',
                    message_id='<%d@example.com>' % i, holds=[], files=[],
                    links=[], wrong=[], body=dict(text='', sha256=h('')))
        mail['class'] = 'case'
        c = the_case(i, kind, mail, code, city, i + 1)
        c['rank'] = c['rank'] and 1 + sum(1 for o in cases if o['rank'])
        mail['holds'] = [c['id']]
        mail['files'] = [dict(f, of=c['id'], wrong=[]) for f in c['files']]
        mails.append(mail)
        cases.append(c)
    if n > 4:
        a, b = cases[1], cases[3]
        a['duplicates'] = [dict(id=b['id'], why='统一社会信用代码相同', degree=1.0)]
        b['duplicates'] = [dict(id=a['id'], why='案例名称相近', degree=0.93)]
        cases[4]['superseded_by'] = cases[2]['id']
        cases[4]['rank'] = None
        cases[2]['versions'] = [cases[4]['id']]
        rows = [dict(n=str(k + 1), fields=dict(company=c['fields']['company'],
                     case_title=c['fields']['case_title']),
                     at='m/1/汇总表.xlsx/工作表“Sheet1” A%d' % (k + 4), case=c['id'])
                for k, c in enumerate(cases[:5])]
        rows.append(dict(n='6', fields=dict(company=field('佛山市无表示例有限公司'),
                                            case_title=field('只在表上的案例')),
                         at='m/1/汇总表.xlsx/工作表“Sheet1” A9', case=None))
        lists = [dict(kind='list', id='l' + h('list', 12), mail=mails[0]['id'],
                      received=mails[0]['received'], clock='',
                      recommender='440100',
                      file=dict(name='汇总表.xlsx', sha256=h('l'), place='1'),
                      fields=dict(recommender=field('广州市工业和信息化局')),
                      rows=rows, totals=None, wrong=[],
                      recon=[dict(n='6', row=5, case=None, code='row-without-form',
                                  message='汇总表列有“佛山市无表示例有限公司”的“只在表上的案例”，未见申报书',
                                  todo='请推荐单位补送申报书及佐证，或更正汇总表')])]
        mails[0]['class'] = 'list'
        mails[0]['holds'].append(lists[0]['id'])
    if n:
        for k, (cl, why) in enumerate([
                ('spam', '广告邮件'), ('reply', '自动回复'), ('bounce', '退信'),
                ('other-notice', '属于另一通知的表格'), ('empty', '邮件无正文无附件'),
                ('unknown', '附件不是有效的压缩包：下载可能中断'), ('held', '文件标有密级'),
                ('after-cut', '在截取时刻之后送达')]):
            m = dict(mails[0], id='17360%05d.X.mx' % k, sha256=h(cl), holds=[],
                     files=[], subject='绝密文件标题' if cl == 'held' else '其他邮件')
            m['class'] = cl
            m['wrong'] = [dict(code='marked-secret' if cl == 'held' else cl,
                               message=why, at='第2部分')]
            if cl == 'unknown':
                m['files'] = [dict(a_file('bad', '材料.zip', '2', 'unread'), of=None,
                                   wrong=[dict(code='truncated',
                                               message='压缩包不完整，打不开')])]
                m['files'].append(dict(a_file('loose', '后补承诺函.pdf', '4',
                                              'evidence', 'pledge'), of=None))
                m['files'].append(dict(a_file('lock', '打不开.7z', '3', 'archive'),
                                       of=None, wrong=[]))
                m['wrong'].insert(0, dict(code='password', at='3/打不开.7z',
                                          message='文件或压缩包有密码，无法读取'))
                m['links'] = [dict(url='hxxps://mail.qq[.]com/cgi-bin/ftn?k=1',
                                   host='mail.qq.com', expires='2024-12-28')]
            mails.append(m)
    count = dict(mails={}, cases={}, regions={}, lists=len(lists),
                 rows=sum(len(x['rows']) for x in lists),
                 records=len(mails) + len(lists) + len(cases))
    for m in sorted(mails, key=lambda x: x['class']):
        count['mails'][m['class']] = count['mails'].get(m['class'], 0) + 1
    for word in ['accept', 'return', 'reject', 'manual', 'superseded']:
        count['cases'][word] = sum(
            1 for c in cases if ('superseded' if c['superseded_by'] else
                                 c['verdict']) == word)
        count['regions'][word] = 0
    for r in mails + lists + cases:
        print(json.dumps(r, ensure_ascii=False, separators=(',', ':')))
    end = dict(count, at='2024-12-24T16:30:00+08:00', notice='guangdong-2024',
               pack='0' * 64, role='province', inputs=1)
    if kind == 'edited':
        end['edited'] = True
    print(json.dumps(dict(end=end), ensure_ascii=False, separators=(',', ':')))


main()
