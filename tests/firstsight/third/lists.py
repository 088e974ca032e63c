# SPDX-License-Identifier: ISC
# -*- coding: utf-8 -*-
from lib import *
from forms1 import NAME, title
from forms2 import sheet, wbsave, openpyxl, Font, Alignment, BOX, GL, C_
import random
LISTS = {}
def lst(n):
    def w(f): LISTS[n] = f; return f
    return w
HT = NAME + '推荐汇总表'
def people(n, k, cnt, city):
    P = [persona('%s%d-%d' % (n, k, i), city=city) for i in range(cnt)]; seen = set()
    for d in P:
        if d.case_title in seen: d['case_title'] = d['R'].choice(['基于“%s”平台的', '%s']) % d.b + d.case_title
        seen.add(d.case_title)
    assert len(seen) == cnt
    return P
def rows_of(P, uscc=True): return [{'n': i + 1, 'company': d.company, 'uscc': d.uscc if uscc else None, 'case_title': d.case_title, 'directions': d.directions} for i, d in enumerate(P)]
def grid(ws, rows, r0, widths, c0=1, hdr=1):
    for i, w in enumerate(widths): ws.column_dimensions[GL(c0 + i)].width = w
    for ri, row in enumerate(rows):
        for ci, v in enumerate(row):
            x = ws.cell(r0 + ri, c0 + ci, v); x.border = BOX; x.alignment = Alignment(wrap_text=True, vertical='center', horizontal='center'); x.font = Font(name='宋体', size=11, bold=ri < hdr)
        ws.row_dimensions[r0 + ri].height = 30 if ri < hdr else 62
def cap(ws, a, t, b=None, sz=16):
    ws.page_setup.orientation = 'landscape'; ws.page_setup.paperSize = 9; ws.page_setup.fitToHeight = 0; ws.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
    ws[a] = t; ws[a].font = Font(name='方正小标宋简体', size=sz, bold=True); ws[a].alignment = Alignment(horizontal='center', vertical='center')
    if b: ws.merge_cells('%s:%s' % (a, b)); ws.row_dimensions[ws[a].row].height = 36
# 1 ordinary: title, 推荐单位 line, one heading row, notes below
@lst('l-plain')
def f(n, k, out):
    city = ['惠州', '韶关'][k]; P = people(n, k, 6 - k, city); wb = openpyxl.Workbook(); ws = wb.active; ws.title = '汇总表'
    ws['A1'] = '附件3'; cap(ws, 'A2', HT, 'K2'); ws['A3'] = '推荐单位（盖章）：%s市工业和信息化局' % city; ws['H3'] = '填表人：%s' % P[0].filler; ws['J3'] = '日期：2024年12月20日'
    grid(ws, [['序号', '案例名称', '申报单位', '统一社会信用代码', '企业类型', '申报方向', '所在地市', '案例简介', '联系人', '手机', '备注']] + [[i + 1, d.case_title, d.company, d.uscc, d.applicant_type, d.directions[0], city + '市', d.summary[:60] + '……', d.contact, d.mobile, ''] for i, d in enumerate(P)], 4, [6, 30, 28, 23, 16, 22, 10, 40, 10, 14, 8])
    e = 5 + len(P); ws.cell(e, 1, '注：1.按推荐优先顺序排列；2.案例简介不超过100字。'); ws.merge_cells(start_row=e, end_row=e, start_column=1, end_column=11)
    wbsave(wb, out + '/附件3推荐汇总表.xlsx'); return rows_of(P)
# 2 ordinary: two heading rows with merged groups, sum row, blank bordered rows left over
@lst('l-two')
def f(n, k, out):
    city = ['佛山', '东莞'][k]; P = people(n, k, 7, city); wb = openpyxl.Workbook(); ws = wb.active; ws.title = 'Sheet1'
    cap(ws, 'A1', '2024年%s市%s' % (city, HT), 'J1'); ws['A2'] = '填报单位：%s市工业和信息化局（公章）          联系人：%s          联系电话：%s' % (city, P[0].leader, P[0].ph()); ws.merge_cells('A2:J2')
    h1 = ['推荐\n排序', '申报企业', None, '案例信息', None, None, '联系人', None, None, '是否已获\n市级认定']; h2 = [None, '企业名称', '统一社会信用代码', '案例名称', '申报方向', '投资额（万元）', '姓名', '职务', '手机', None]
    body = [[i + 1, d.company, d.uscc, d.case_title, d.directions[0], d.investment, d.contact, d.position, d.mobile, '否' if i % 3 else '是'] for i, d in enumerate(P)]
    tot = ['合计', '%d家' % len(P), None, None, None, '=SUM(F5:F%d)' % (4 + len(P)), None, None, None, None]
    grid(ws, [h1, h2] + body + ([[None] * 10] * 2 if k else []) + [tot], 3, [7, 28, 23, 32, 24, 10, 9, 14, 14, 10], hdr=2)
    for a in ('A3:A4', 'B3:C3', 'D3:F3', 'G3:I3', 'J3:J4'): ws.merge_cells(a)
    wbsave(wb, out + '/%s市推荐汇总表.xlsx' % city); return rows_of(P)
# 3 ordinary: Word, landscape table
@lst('l-word')
def f(n, k, out):
    city = ['江门', '肇庆'][k]; P = people(n, k, 5, city)
    t = tbl([[L(x, b=1) for x in ['序号', '申报单位', '统一社会信用代码', '案例名称', '申报方向', '联系人及电话']]] + [[L(str(i + 1)), c(d.company), c(d.uscc, sz=20), c(d.case_title), c(d.directions[0]), c('%s\n%s' % (d.contact, d.mobile))] for i, d in enumerate(P)], [700, 3200, 2400, 3600, 2400, 1700], hdr=1)
    save(out + '/推荐汇总表.docx', [p('附件3', f='黑体'), title(HT, 32), p('推荐单位（盖章）：%s市工业和信息化局                                        填报日期：2024年12月%d日' % (city, 18 + k)), t, p('备注：请按推荐优先顺序填写。', sz=20)], land=True); return rows_of(P)
# 4 unusual: groups by direction (no direction column), numbers run on
@lst('l-groups')
def f(n, k, out):
    city = ['广州', '珠海'][k]; P = sorted(people(n, k, 8, city), key=lambda d: d.di); wb = openpyxl.Workbook(); ws = wb.active
    cap(ws, 'A1', HT, 'G1'); ws['A2'] = '推荐单位（盖章）：%s市工业和信息化局' % city
    grid(ws, [['序号', '案例名称', '申报单位', '统一社会信用代码', '企业类型', '联系人', '联系手机']], 3, [6, 36, 30, 24, 20, 10, 15]); rr = 4; g = 0
    for di in range(5):
        q = [(i, d) for i, d in enumerate(P) if d.di == di]
        if not q: continue
        ws.cell(rr, 1, '%s、%s（%d个）' % ('一二三四五'[g], DIRS[di], len(q))).font = Font(bold=True); ws.merge_cells(start_row=rr, end_row=rr, start_column=1, end_column=7); rr += 1; g += 1
        grid(ws, [[i + 1, d.case_title, d.company, d.uscc, d.applicant_type, d.contact, d.mobile] for i, d in q], rr, [6, 36, 30, 24, 20, 10, 15], hdr=0); rr += len(q)
    wbsave(wb, out + '/推荐汇总表.xlsx'); return rows_of(P)
# 5 ordinary: several sheets (说明, 汇总表, 选项), direction by short text, extra columns, starts at B3
@lst('l-sheets')
def f(n, k, out):
    city = ['湛江', '清远'][k]; P = people(n, k, 5, city); wb = openpyxl.Workbook(); w0 = wb.active; w0.title = '填表说明'
    for i, z in enumerate(['填表说明', '一、请勿修改表头。', '二、申报方向在下拉列表中选择。', '三、推荐案例不超过5个。']): w0.cell(1 + i, 1, z)
    ws = wb.create_sheet('汇总表'); cap(ws, 'B3', HT, 'J3'); ws['B4'] = '推荐单位：%s市工业和信息化局   审核人：%s' % (city, P[0].leader)
    grid(ws, [['序号', '县（市、区）', '单位名称', '社会信用代码', '申报案例名称', '申报方向', '联系人', '联系方式', '备注']] + [[i + 1, d.dist or '市直', d.company, d.uscc, d.case_title, d.directions[0], d.contact, int(d.mobile) if k else d.mobile, '' if i else '推荐第一'] for i, d in enumerate(P)], 5, [6, 12, 30, 24, 34, 24, 10, 15, 10], c0=2)
    w2 = wb.create_sheet('选项'); 
    for i, z in enumerate(DIRS): w2.cell(1 + i, 1, z)
    w2.sheet_state = 'hidden'; wb.active = 1
    wbsave(wb, out + '/汇总表.xlsx'); return rows_of(P)
# 6 unusual: five tick columns for the directions, three heading rows
@lst('l-ticks')
def f(n, k, out):
    city = ['汕头', '潮州'][k]; P = people(n, k, 5, city); wb = openpyxl.Workbook(); ws = wb.active
    cap(ws, 'A1', HT, 'K1'); ws['A2'] = '推荐单位（盖章）：%s市工业和信息化局' % city; ws['H2'] = '填表日期：2024.12.19'
    h = [['序号', '企业情况', None, '案例名称', '申报方向（在对应栏打√）', None, None, None, None, '联系人', '手机'], [None, '企业名称', '统一社会信用代码', None, '管理类', '防护类', '工控类', None, '服务类', None, None], [None, None, None, None] + DIRS + [None, None]]
    grid(ws, h + [[i + 1, d.company, d.uscc, d.case_title] + ['√' if d.di == j else None for j in range(5)] + [d.contact, d.mobile] for i, d in enumerate(P)], 3, [6, 28, 24, 34, 12, 12, 12, 12, 12, 10, 14], hdr=3)
    for a in ('A3:A5', 'B3:C3', 'B4:B5', 'C4:C5', 'D3:D5', 'E3:I3', 'G4:H4', 'J3:J5', 'K3:K5'): ws.merge_cells(a)
    ws.row_dimensions[5].height = 60
    wbsave(wb, out + '/推荐汇总表（%s）.xlsx' % city); return rows_of(P)
# 7 Word: code in the same cell under the company's name, no code column; order column last
@lst('l-wordmix')
def f(n, k, out):
    city = ['揭阳', '中山'][k]; P = people(n, k, 4, city)
    t = tbl([[L(x, b=1) for x in ['推荐顺序', '案例名称', '申报单位（统一社会信用代码）', '申报方向', '联系人', '手机', '备注']]] + [[L(str(i + 1)), c(d.case_title), c('%s\n（%s）' % (d.company, d.uscc)), c('%d.%s' % (d.di + 1, d.directions[0])), c(d.contact), c(d.mobile), c('')] for i, d in enumerate(P)], [900, 3700, 3700, 2300, 1100, 1600, 800], hdr=1)
    save(out + '/汇总表.docx', [title('%s市%s' % (city, HT), 32), p('推荐单位：%s市工业和信息化局（盖章）      填表人：%s      联系电话：%s' % (city, P[0].filler, P[0].ph())), t], land=True); return rows_of(P)
# 8 ordinary: saved by LibreOffice; sorted otherwise than numbered? no: plain, with city column merged down and a note row on top
@lst('l-losaved')
def f(n, k, out):
    city = ['东莞', '广州'][k]; P = people(n, k, 6, city); wb = openpyxl.Workbook(); ws = wb.active; ws.title = '推荐表'
    cap(ws, 'A1', HT, 'I1'); ws['A2'] = '推荐单位：%s市工业和信息化局' % city; ws['A3'] = '说明：请按推荐顺序从高到低填写，联系人为企业申报工作联系人。'; ws.merge_cells('A3:I3')
    grid(ws, [['序号\n（推荐优先顺序）', '推荐\n单位', '申报单位名称', '统一社会信用代码', '案例名称', '申报方向', '企业类型', '联系人', '手机号码']] + [[i + 1, '%s市工业和信息化局' % city if i == 0 else None, d.company, d.uscc, d.case_title, d.directions[0], d.applicant_type, d.contact, d.mobile] for i, d in enumerate(P)], 4, [10, 12, 30, 24, 34, 24, 18, 10, 14])
    ws.merge_cells(start_row=5, end_row=4 + len(P), start_column=2, end_column=2); ws.row_dimensions[4].height = 40
    wbsave(wb, out + '/推荐表.xlsx'); return rows_of(P)
LISTS['l-losaved'].lo = LISTS['l-two'].lo = 'xlsx'
