#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""The order: recommenders', experts', the meeting's; ties and the cut line."""
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from lib import (COMPANY_DESK, Run, Tap, case, finding, mail, pack_with,
                 roster, row)  # noqa: E402

t = Tap()
FOSHAN, GUANGZHOU, SHANTOU = '440600', '440100', '440500'
SCORES = '专家代号,案例编号,分项得分,总分,是否回避\n'
ORDER = '名次,案例编号,会议名称,会议纪要文号,日期,与专家排序不一致的理由\n'


def three_cities():
    """Foshan 3, Guangzhou 2, Shantou 1; lists out of order."""
    return [
        mail('m1', cls='list'), mail('m2', cls='list'), mail('m3', cls='list'),
        roster('l1', 'm1', [row(3, number=2), row(1, number=3),
                            row(2, number=1)]),
        roster('l2', 'm2', [row(4), row(5)], office=GUANGZHOU),
        roster('l3', 'm3', [row(6)], office=SHANTOU),
        *[case('c%d' % i, 'm1', i) for i in (1, 2, 3)],
        case('c4', 'm2', 4, office=GUANGZHOU),
        case('c5', 'm2', 5, office=GUANGZHOU, findings=[
            finding('x', 'fail', 'return')]),
        case('c6', 'm3', 6, office=SHANTOU)]


# --- without marks ---
r = Run(three_cities())
t.equal(r.ranks(), ['c4', 'c5', 'c6', 'c2', 'c3', 'c1'],
        "grouped in the pack's order of recommenders, each in its own")
t.equal([r[c]['rank_in']['n'] for c in r.ranks()], [4, 5, 6, 1, 2, 3],
        "with the recommender's own number")
t.equal([r[c]['rank_in']['place'] for c in r.ranks()], [1, 2, 1, 1, 2, 3],
        'and its place there')
t.ok(not any('cut' in r[c] for c in r.ranks()), 'without marks no line is cut')
t.equal((r.end['order'], r.end['order_final'], r.end['order_by']),
        ('draft', False, 'recommender'), 'a draft: 征求意见稿')
t.equal([x['kind'] for x in r.out], ['mail'] * 3 + ['list'] * 3 + ['case'] * 6,
        'mails, lists, cases')
t.equal([x['recommender'] for x in r.out if x['kind'] == 'list'],
        [GUANGZHOU, SHANTOU, FOSHAN], "lists in the pack's order")
bad = three_cities()
bad[6]['findings'] = [finding('x', 'fail', 'reject')]
bad[6]['verdict'] = 'reject'
r = Run(bad)
t.equal((r['c1']['rank'], r.ranks()[-1]), (None, 'c3'),
        'a rejected one has no rank, a returned one keeps its place')
t.equal([x['id'] for x in r.out][-1], 'c1', 'and stands behind')

# --- experts' marks ---
marks = SCORES
for c, values in {'c1': '90 80 85 99', 'c2': '88 88 88', 'c3': '70 91',
                  'c4': '87.5 87.5 87.5', 'c6': '60'}.items():
    for e, v in enumerate(values.split()):
        marks += 'Z%d,%s,,%s,否\n' % (e + 1, c, v)
marks += 'Z9,c2,,,是\nZ9,c6,"技术 30；成效 35",,\n'
r = Run(three_cities(), desk={'scores.csv': marks})
s = r['c1']['scores']
t.equal((s['n'], s['mean'], s['trimmed'], s['median'], s['min'], s['max']),
        (4, 88.5, 87.5, 87.5, 80, 99), 'mean, without highest and lowest, median')
t.equal((r['c1']['score'], r['c3']['score']), (87.5, 80.5),
        'the trimmed mean by default; of two marks the mean')
t.equal((r['c2']['scores']['recused'], r['c2']['score']), (1, 88),
        '回避 is not a mark of nothing')
t.equal(r['c6']['score'], 62.5, '分项得分 without 总分 is their sum')
with pack_with('score.yaml', 'method: mean\ncriteria:\n'
               '  - {name: 创新性, max: 100, weight: 0.3}\n'
               '  - {name: 成效, max: 100, weight: 0.7}\n') as pack:
    weighed = Run(three_cities(), pack=pack, desk={'scores.csv': '专家代号,'
                  '案例编号,创新性,成效,总分\nZ1,c1,80,90,\nZ1,c2,80,90,87\n'
                  'Z1,c3,80,90,170\n'})
t.equal(([weighed[c]['score'] for c in ('c1', 'c2', 'c3')],
         len(weighed.end['scores_refused'])), ([87, 87, None], 1),
        'parts out of 100, each by its weight; 总分 must be that')
t.equal((r['c3']['scores']['outliers'], r['c1']['scores']['outliers']),
        ([], []), 'nothing lies off by more than 15 points')
t.equal(r.ranks(), ['c2', 'c1', 'c4', 'c3', 'c6', 'c5'],
        'by marks; who has none stands behind')
t.equal((r['c4']['after_by'], r['c1']['after_by']), ('priority', 'score'),
        'a tie is broken by the own number, and it is said')
t.equal(r.end['ties'], ['score', 'priority', 'received', 'id'],
        'the rules are printed')
t.equal((r.end['order'], r.end['order_by']), ('draft', 'score'),
        'marks make a draft only')
t.equal({r[c].get('cut') for c in r.ranks()}, {'above'}, 'six of twenty')
t.ok('Z1' not in r.bytes.decode() and 'Z9' not in r.bytes.decode(),
     'no expert is named in the records')
far = SCORES + ''.join('Z%d,c1,,%d,\n' % (i, v)
                       for i, v in enumerate((80, 82, 84, 30)))
r = Run(three_cities(), desk={'scores.csv': far})
t.equal(r['c1']['scores']['outliers'], [30], 'an outlier is shown')
t.equal(r['c1']['scores']['note'], '偏离中位数超过 15 分：30', 'in words')

many = [mail('m1', cls='list'), roster('l1', 'm1', [
    row(i) for i in range(1, 23)])]
many += [case('c%02d' % i, 'm1', i) for i in range(1, 23)]
r = Run(many, desk={'scores.csv': SCORES + ''.join(
    'Z,c%02d,,%d,\n' % (i, 100 - i) for i in range(1, 23))})
t.equal([r[c]['cut'] for c in r.ranks()], ['above'] * 20 + ['below'] * 2,
        'the line of twenty')

refused = SCORES + ('Z1,c9,,80,\nZ1,old,,80,\nZ1,c1,,,\nZ2,c1,,101,\n'
                    'Z3,c1,,高,\nZ4,c1,,70,\nZ4,c1,,90,\n')
two = [mail('m1'), mail('m2', '2024-12-21T10:00:00+08:00'),
       case('old', 'm1', 1), case('c1', 'm2', 1,
                                  received='2024-12-21T10:00:00+08:00')]
r = Run(two, desk=dict(COMPANY_DESK, **{'scores.csv': refused}))
t.equal([x['message'] for x in r.end['scores_refused']],
        ['没有这个案例编号，未采用', '评的是旧版本，未采用',
         '没有得分，也没有写明回避，未采用', '得分超出范围，未采用',
         '没有得分，也没有写明回避，未采用',
         '同一专家对同一案例评了两次，以前一次为准'],
        'marks that are refused, with the reason')
t.equal((r['c1']['score'], r['old']['score']), (70, None), 'the others hold')

for method, want in (('mean', 88.5), ('median', 87.5), ('trimmed', 87.5)):
    with pack_with('score.yaml', 'method: %s\n' % method) as pack:
        r = Run(three_cities(), desk={'scores.csv': marks}, pack=pack)
    t.equal(r['c1']['score'], want, 'the pack says: %s' % method)

# --- a score of the pack's own ---
own_score = '''own:
  - name: 佐证完整度
    jq: ([.evidence[] | select(length > 0)] | length)
    weight: 10
    reason: 材料齐全的便于复核
  - name: 坏的
    jq: .nothing.here
    weight: 1
    reason: 没有这一项
'''
own = three_cities()
own[6] = case('c1', 'm1', 1, proofs=['x'])
with pack_with('score.yaml', own_score) as pack:
    r = Run(own, pack=pack)
t.equal(r['c1']['score_own']['total'], 10, 'the own score is a column')
t.equal([(p['name'], p['value'], p['weight']) for p in
         r['c1']['score_own']['parts']], [('佐证完整度', 1, 10), ('坏的', None, 1)],
        'with its parts; what yields no number is nothing')
t.equal(r.ranks(), ['c4', 'c5', 'c6', 'c2', 'c3', 'c1'], 'never the order')

# --- the meeting's order ---
final = ORDER + '1,c3,厅务会,〔2024〕9号,2024-12-27,\n2,c4,厅务会,,,区域平衡\n3,c6,,,,\n'
r = Run(three_cities(), desk={'order.csv': final, 'scores.csv': marks})
t.equal(r.ranks()[:3], ['c3', 'c4', 'c6'], 'order.csv is the order')
t.equal(r.ranks()[3:], ['c2', 'c1', 'c5'], 'the others follow as before')
t.equal((r.end['order'], r.end['order_final']), ('final', True), 'final')
t.equal(r['c4']['order']['与专家排序不一致的理由'], '区域平衡',
        'the reason is kept')
t.equal([r[c]['cut'] for c in r.ranks()], ['above'] * 3 + ['below'] * 3,
        'what the meeting did not place is not within the number, of twenty')
undecided = three_cities()
undecided[6] = case('c1', 'm1', 1, findings=[finding('x', 'manual', 'return')])
for c, want in ('c1', 'manual'), ('c5', 'return'):
    r = Run(undecided, desk={'order.csv': ORDER + '1,c3,,,,\n2,%s,,,,\n' % c})
    t.equal((r[c]['verdict'], [x['case'] for x in r.end.get('order_faults', [])],
             r.end['order'], r.ranks()[:2]), (want, [c], 'draft', ['c3', c]),
            'a place for what nobody has decided on is none yet')
with pack_with('notice.yaml',
               lambda s: s.replace('    quota: national', '')) as pack:
    r = Run(three_cities(), desk={'order.csv': final}, pack=pack)
t.equal([r[c].get('cut') for c in r.ranks()], [None] * 3 + ['below'] * 3,
        'nor where there is no number')
faulty = ORDER + '1,c3,,,,\n1,c4,,,,\n01,c2,,,,\n二,c6,,,,\n4,c3,,,,\n5,nobody,,,,\n6,c1,,,,\n'
late = '2024-12-23T10:00:00+08:00'
for day, want in (('2024-12-22', (['c2'], False)), ('2024-12-23', ([], True))):
    r = Run([mail('m1'), mail('m2', late), case('c1', 'm1', 1),
             case('c2', 'm2', 2, received=late)], desk=dict(COMPANY_DESK, **{
                 'order.csv': ORDER + '1,c1,厅务会,,%s,\n' % day}))
    t.equal(([x['case'] for x in r.end.get('order_faults') or []],
             r.end['order_final']), want,
            'an order of %s and a case of the 23rd that it lacks' % day)
r = Run(bad, desk={'order.csv': faulty})
t.equal([x['case'] for x in r.end['order_faults']],
        ['c4', 'c2', 'c6', 'c3', 'nobody', 'c1'], 'lines that are not taken')
t.equal((r.ranks()[0], r.end['order']), ('c3', 'draft'),
        'the good ones are; but then it is not final')

# --- what the meeting of an office with an applicants' round left out ---
three = [mail('m1')] + [case('c%d' % i, 'm1', i) for i in (1, 2, 3)]
placed = ORDER + '1,c3,局务会,,,\n2,c1,,,,\n'
for what, more, order, want in (
        ('no order', {}, '', [None, None, None]),
        ('final', {}, placed, [None, False, None]),
        ('not final', {}, placed + '3,nobody,,,,\n', [None] * 3),
        ('the province', {'site.yaml': 'role: province\n'}, placed, [None] * 3)):
    r = Run(three, desk=dict(COMPANY_DESK, **dict({'order.csv': order}, **more)))
    t.equal([r['c%d' % i].get('disc') for i in (1, 2, 3)], want,
            'what goes on the disc: ' + what)
r = Run(Run(three, desk=dict(COMPANY_DESK, **{'order.csv': placed})).out,
        desk=COMPANY_DESK)
t.ok('disc' not in r['c2'], 'ranked again without it, it goes there again')

# --- without a list ---
r = Run([mail('m1'), case('c1', 'm1', 1, received='2024-12-22T10:00:00+08:00'),
         case('c2', 'm1', 2), case('c3', 'm1', 3, received=None),
         case('c4', 'm1', 4, office=None)], desk=COMPANY_DESK)
t.equal(r.ranks(), ['c2', 'c1', 'c3', 'c4'],
        'by time, the unproven last; who names nobody behind all')
t.done()
