#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""The rules that a new pack offers behind a #, taken in: they hold, and judge."""
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path[:0] = [HERE, HERE + '/../validate']
import lib  # noqa: E402
from fresh import Fresh, one  # noqa: E402
from post import form, mail, sheet  # noqa: E402
from common import pdf, uscc  # noqa: E402

t = lib.Tap()
f = Fresh()
with open(f.pack + '/rules.yaml', encoding='utf-8') as r:
    text = r.read()
at = text.index('# - id: registered')
with open(f.pack + '/rules.yaml', 'w', encoding='utf-8') as r:
    r.write(text[:at] + re.sub(r'(?m)^# ?', '', text[at:]))
code, said = f.check()
t.ok(code == 78 and '“pledge_years”: no such key' in said,
     'what they want of notice.yaml is told', said)
f.change('notice.yaml', ('year: 2025\n', 'year: 2025\nprovince: 广东省\n'
                         'province_code: "44"\npledge_years: 3\n'))
with open(lib.ROOT + '/config/guangdong-2024/forms.yaml', encoding='utf-8') as r:
    pledge = re.search(r'(?ms)^pledge:\n.*?(?=^\S)', r.read()).group(0)
with open(f.pack + '/forms.yaml', 'a', encoding='utf-8') as r:
    r.write('\n' + pledge.replace('近5年以来未发生重大', '近3年未发生较大及以上'))
code, said = f.check()
t.ok(code == 0, 'with it they hold', said)

GOOD, BAD = '嘉陵一厂有限公司', '嘉陵二厂有限公司'
PLEDGE = '我单位承诺：近三年未发生较大及以上%s事故，所报材料真实。'


def folder(company, address, kinds):
    return [(company + '.docx', one(
        company, '嘉陵', ('注册地址', address), ('推荐单位', '甲市工业和信息化局'),
        ('案例简介', '这是%s自己的案例，与别家的不同。' % company))),
        (company + '-承诺函.docx', form('承诺函', [
            ('', PLEDGE % kinds), ('', '承诺单位：' + company),
            ('', '2025年12月1日')])),
        (company + '-营业执照.pdf', pdf(['营业执照', '名称：' + company]))]


mail(f.box, 1, 'a@jia.example', '推荐材料', 'Mon, 29 Dec 2025 10:00:00 +0800',
     folder(GOOD, '广东省佛山市禅城区某路1号', '安全、环保、质量') +
     folder(BAD, '湖南省长沙市岳麓区某路2号', '安全、质量') +
     [('推荐汇总表.xlsx', sheet('推荐汇总表', '甲市工业和信息化局',
                           ['序号', '案例名称', '申报单位'],
                           [[1, GOOD + '的案例', GOOD],
                            [2, BAD + '的案例', BAD]]))])
f.put('register.csv', '登记号,送达时间,推荐单位,申报书份数\n'
      'S1,2025-12-31 16:00,甲市工业和信息化局,2\n')
f.put('credit.csv', 'uscc,name,result,date\n%s,%s,无不良记录,2025-12-30\n' % (
    uscc('440605', GOOD), GOOD))
got = f.run(t)


def states(company):
    return [lib.finding(got[company], rule)['state']
            for rule in ('registered', 'pledge', 'credit', 'copies')]


t.equal(states(GOOD), ['pass'] * 4, 'who has everything passes')
t.equal(states(BAD), ['manual', 'fail', 'manual', 'pass'],
        'another province by address alone, a kind of accident left out, '
        'no look-up')
t.done()
