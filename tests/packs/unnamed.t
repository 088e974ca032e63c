#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Forms without a box for who recommends: the list that they came with says
it, so that the register proves their delivery; else the pack's default."""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path.insert(0, HERE)
from fresh import Fresh, one  # noqa: E402
from post import mail, sheet  # noqa: E402
from stage import Tap  # noqa: E402

t = Tap()
pack = Fresh()
pack.deliver('甲市工业和信息化局')

LIST = ['序号', '案例名称', '申报单位']
mail(pack.box, 1, 'a@jia.example', '推荐材料', 'Mon, 29 Dec 2025 10:00:00 +0800', [
    ('申报表1.docx', one('嘉陵一厂有限公司', '嘉陵')),
    ('申报表2.docx', one('嘉陵二厂有限公司', '嘉陵', ('推荐单位', '丙市某局'))),
    ('推荐汇总表.xlsx', sheet('推荐汇总表', '甲市工业和信息化局', LIST,
                          [[1, '嘉陵一厂有限公司的案例', '嘉陵一厂有限公司']]))])
mail(pack.box, 2, 'b@fu.example', '申报', 'Mon, 29 Dec 2025 11:00:00 +0800', [
    ('申报表.docx', one('涪陵酿造有限公司', '涪陵'))])


def who(r):
    return r['recommender'], r['recommender_from']


cases = pack.run(t)
r = cases['嘉陵一厂有限公司']
t.equal(who(r), ('000001', 'list'), "the list's head says who recommends")
t.equal(r['delivered']['last'], '2025-12-31T16:00:00+08:00',
        'and the register of that office proves the delivery')
t.equal(r['fields'].get('recommender', {}).get('raw', ''), '',
        'but the form is not said to say so')
t.equal(cases['嘉陵二厂有限公司']['delivered']['last'], None,
        'a form that names another is not believed to be of the list')
t.equal(who(cases['涪陵酿造有限公司']), (None, None),
        'without a list and a default nobody recommends')

pack.change('notice.yaml', ('\nrole: province', '\nrecommender_default: city\n'
                       'role: province'))
cases = pack.run(t)
t.equal(who(cases['涪陵酿造有限公司']), ('000002', 'notice'),
        'recommender_default: city: the office of its city')
t.equal(who(cases['嘉陵一厂有限公司'])[0], '000001', 'a list goes first')
pack.change('notice.yaml', ('recommender_default: city',
                       'recommender_default: "000001"'))
t.equal(who(pack.run(t)['涪陵酿造有限公司']), ('000001', 'notice'),
        'recommender_default: a code: that office')
pack.change('notice.yaml', ('recommender_default: "000001"',
                       'recommender_default: "000003"'))
status, told = pack.check()
t.ok(status == 78 and '“000003”: no such recommender' in told,
     'a code of nobody is a fault', told)
t.done()
