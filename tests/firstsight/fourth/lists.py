# SPDX-License-Identifier: ISC
from lib import *
LAY = []
OUT = os.path.dirname(os.path.abspath(__file__))
def lst(name, desc, post=None, nasty=False):
    def w(fn): LAY.append(dict(name=name, desc=desc, post=post, nasty=nasty, fn=fn)); return fn
    return w
def people(g, name, k, n, city=None, d=None, uscc=True):
    city = city or g.choice(list(CITY)); fs, seen = [], set()
    i = 0
    while len(fs) < n:
        f = F('%s-%d' % (name, i), k, city=city); i += 1
        if f.brand in seen: continue
        seen.add(f.brand); fs.append(f)
    if d: fs.sort(key=lambda f: f.di)
    return city, fs, [dict(n=i + 1, company=f.company, uscc=f.uscc if uscc else None, case_title=f.case_title, directions=[f.dir]) for i, f in enumerate(fs)]
T = '护航新型工业化网络安全典型案例推荐汇总表'
def book():
    import openpyxl; wb = openpyxl.Workbook(); return wb, wb.active
def grid(s, r0, rows, widths=None):
    from openpyxl.styles import Alignment, Border, Side
    th = Side(style='thin'); bd = Border(th, th, th, th)
    for i, row in enumerate(rows):
        for j, v in enumerate(row):
            c = s.cell(r0 + i, j + 1, v); c.border = bd; c.alignment = Alignment(wrap_text=True, vertical='center', horizontal='center')
    for j, w in enumerate(widths or []): s.column_dimensions[chr(65 + j)].width = w
def head(s, t, cols, r_=1):
    from openpyxl.styles import Font, Alignment
    s.cell(r_, 1, t).font = Font(name='方正小标宋简体', size=18); s.cell(r_, 1).alignment = Alignment(horizontal='center'); s.merge_cells(start_row=r_, start_column=1, end_row=r_, end_column=cols)
def P(d, ext, f='推荐汇总表'): return '%s/%s.%s' % (d, f, ext)

@lst('l-biaozhun', 'XLSX: 附件3, title, 推荐单位 line, one heading row in the usual order, 注 below')
def _(g, k, d):
    city, fs, t = people(g, 'l-biaozhun', k, 6); wb, s = book(); s['A1'] = '附件3'; head(s, T, 11, 2); s['A3'] = '推荐单位（盖章）：%s市工业和信息化局' % city; s['H3'] = '填表人：%s  联系电话：%s' % (fs[0].filler, fs[0].phone3)
    grid(s, 4, [['序号（推荐优先顺序）', '案例名称', '申报单位', '统一社会信用代码', '企业类型', '申报方向', '所在地市', '案例简介', '联系人', '手机', '备注']] + [[i + 1, f.case_title, f.company, f.uscc, f.type, f.dir, city + '市', f.summary, f.contact, f.mobile, ''] for i, f in enumerate(fs)], (8, 30, 26, 22, 16, 20, 9, 60, 9, 14, 8))
    s.cell(5 + len(fs), 1, '注：请按推荐优先顺序排列。'); wb.save(P(d, 'xlsx')); return P(d, 'xlsx'), t
@lst('l-docx-heng', 'DOCX: landscape table, company before title, no USCC column, blank rows at the end')
def _(g, k, d):
    city, fs, t = people(g, 'l-docx-heng', k, 5, uscc=False); w = [800, 3000, 3600, 2500, 1100, 1600, 1400]
    rows = [[L(x, b=1) for x in ('序号', '申报单位', '案例名称', '申报方向', '联系人', '联系电话', '备注')]] + [[L(str(i + 1)), f.company, f.case_title, L(f.dir), L(f.contact), L(f.mobile), ''] for i, f in enumerate(fs)] + [[L(str(len(fs) + 1)), '', '', '', '', '', ''], [L('…'), '', '', '', '', '', '']]
    docx(P(d, 'docx', '附件3'), [para('附件3', sz=28), para(T, al='center', sz=36, font='方正小标宋简体', sp=200), para('推荐单位（盖章）：%s市工业和信息化局              填报日期：2024年12月%d日' % (city, 17 + k)), table(rows, w, hgt=520)], font='仿宋_GB2312', sz=22, land=True); return P(d, 'docx', '附件3'), t
@lst('l-shuangtou', 'XLSX: two heading rows (申报单位信息: 名称/信用代码/类型; 联系人: 姓名/职务/手机), merged')
def _(g, k, d):
    city, fs, t = people(g, 'l-shuangtou', k, 7); wb, s = book(); head(s, '%s市%s' % (city, T), 10)
    grid(s, 2, [['推荐排序', '申报单位信息', None, None, '案例信息', None, None, '联系人', None, None], [None, '单位名称', '统一社会信用代码', '企业类型', '案例名称', '申报方向', '起止时间', '姓名', '职务', '手机']] + [[i + 1, f.company, f.uscc, f.type, f.case_title, f.dir, f.period(1), f.contact, f.position, f.mobile] for i, f in enumerate(fs)], (8, 28, 22, 18, 34, 22, 18, 9, 12, 14))
    for m in ('A2:A3', 'B2:D2', 'E2:G2', 'H2:J2'): s.merge_cells(m)
    wb.save(P(d, 'xlsx', city + '市汇总表')); return P(d, 'xlsx', city + '市汇总表'), t
@lst('l-fenfangxiang', 'XLSX: rows grouped under section rows by direction, running number through', nasty=True)
def _(g, k, d):
    city, fs, t = people(g, 'l-fenfangxiang', k, 7, d=1); wb, s = book(); head(s, T, 6); s['A2'] = '推荐单位：%s市工业和信息化局（盖章）' % city
    rows, ms, last, n = [['序号', '申报单位', '统一社会信用代码', '案例名称', '联系人', '手机']], [], None, 0
    for i, f in enumerate(fs):
        if f.dir != last: last = f.dir; rows.append(['（%s）%s' % ('一二三四五'[n], f.dir)] + [None] * 5); ms.append(len(rows) + 2); n += 1
        rows.append([i + 1, f.company, f.uscc, f.case_title, f.contact, f.mobile])
    grid(s, 3, rows, (8, 30, 22, 40, 10, 14))
    for m in ms: s.merge_cells('A%d:F%d' % (m, m))
    wb.save(P(d, 'xlsx')); return P(d, 'xlsx'), t
@lst('l-exceljs', 'XLSX by exceljs (export of a system): plain heading row first, no title, ids and times beside, order = 推荐顺序')
def _(g, k, d):
    city, fs, t = people(g, 'l-exceljs', k, 8); p = P(d, 'xlsx', 'export_20241218')
    R = [['推荐顺序', '企业名称', '统一社会信用代码', '项目名称', '申报方向', '联系人', '联系电话', '提交时间', '状态']] + [[i + 1, f.company, f.uscc, f.case_title, f.dir, f.contact, f.mobile, '2024-12-%02d %02d:%02d' % (g.randrange(10, 18), g.randrange(9, 18), g.randrange(60)), '市级审核通过'] for i, f in enumerate(fs)]
    subprocess.run(['node', '-e', "const E=require('exceljs'),fs=require('fs');const R=JSON.parse(fs.readFileSync(0));(async()=>{const w=new E.Workbook();w.created=w.modified=new Date(Date.UTC(2024,11,18));const s=w.addWorksheet('sheet1',{views:[{state:'frozen',ySplit:1}]});s.addRows(R);s.getRow(1).font={bold:true};s.columns.forEach((c,i)=>c.width=[10,30,22,40,24,10,14,18,14][i]);s.autoFilter='A1:I1';await w.xlsx.writeFile(process.argv[1]);})()", p], input=json.dumps(R).encode(), check=True, cwd=OUT + '/npm'); return p, t
@lst('l-lo-hidden', 'XLSX saved by LibreOffice: first sheet 填报说明, second the list; 合计 row with a SUM formula and signatures below', post='lox')
def _(g, k, d):
    city, fs, t = people(g, 'l-lo-hidden', k, 5); wb, s = book(); s.title = '填报说明'
    for i, x in enumerate(['填报说明', '一、本表由地级以上市工业和信息化主管部门填写。', '二、按推荐优先顺序排列，珠三角地市原则上不超过8个。', '三、案例简介不超过200字。']): s.cell(i + 1, 1, x)
    s = wb.create_sheet('汇总表'); head(s, T, 8); s['A2'] = '推荐单位（盖章）：'; s['C2'] = city + '市工业和信息化局'
    grid(s, 3, [['序号', '申报单位名称', '统一社会信用代码', '单位类型', '申报方向', '案例名称', '案例投资（万元）', '联系人及手机']] + [[i + 1, f.company, f.uscc, f.type, f.dir, f.case_title, f.investment, f.contact + ' ' + f.mobile] for i, f in enumerate(fs)] + [['合计', '共%d家' % len(fs), None, None, None, None, '=SUM(G4:G%d)' % (3 + len(fs)), None]], (8, 30, 22, 18, 24, 36, 12, 20))
    s.cell(6 + len(fs), 1, '审核人：%s' % fs[0].other); s.cell(6 + len(fs), 5, '填表人：%s' % fs[0].filler); s.cell(6 + len(fs), 7, '2024年12月20日'); wb.active = 1; wb.save(P(d, 'xlsx', city)); return P(d, 'xlsx', city), t
@lst('l-santou', 'XLSX: three heading rows (group, name, column number 1 2 3 …)')
def _(g, k, d):
    city, fs, t = people(g, 'l-santou', k, 6); wb, s = book(); head(s, T, 8)
    grid(s, 2, [['序号', '案例', None, '申报主体', None, None, '联系方式', None], [None, '名称', '申报方向', '单位全称', '信用代码', '类型', '联系人', '手机'], [1, 2, 3, 4, 5, 6, 7, 8]] + [[i + 1, f.case_title, f.dir, f.company, f.uscc, f.type, f.contact, f.mobile] for i, f in enumerate(fs)], (6, 36, 24, 28, 22, 18, 9, 14))
    for m in ('A2:A3', 'B2:C2', 'D2:F2', 'G2:H2'): s.merge_cells(m)
    wb.save(P(d, 'xlsx')); return P(d, 'xlsx'), t
@lst('l-hebing', 'DOCX: 申报方向 merged down over neighbouring rows as second column')
def _(g, k, d):
    city, fs, t = people(g, 'l-hebing', k, 7, d=1); w = [800, 2200, 3300, 2700, 3400, 1500]; rows, last = [[L(x, b=1) for x in ('序号', '申报方向', '申报单位', '统一社会信用代码', '案例名称', '联系人')]], None
    for i, f in enumerate(fs): rows.append([L(str(i + 1)), L(f.dir, v='r') if f.dir != last else L('', v='c'), f.company, L(f.uscc), f.case_title, L(f.contact)]); last = f.dir
    docx(P(d, 'docx'), [para(T, al='center', sz=36, sp=200, font='方正小标宋简体'), para('推荐单位：%s市工业和信息化局（盖章）' % city), table(rows, w, hgt=500), para('联系人：%s      联系电话：%s' % (fs[0].filler, fs[0].phone3))], font='仿宋', sz=22, land=True); return P(d, 'docx'), t
@lst('l-fangxiang-hao', 'XLSX: direction written “方向N：…”, 优先顺序 and 所属区县 columns, contact and mobile in one cell')
def _(g, k, d):
    city, fs, t = people(g, 'l-fangxiang-hao', k, 5); wb, s = book(); head(s, '2024年%s（%s市）' % (T, city), 8)
    grid(s, 2, [['优先顺序', '所属区县', '申报方向', '案例名称', '企业名称', '社会信用代码', '企业性质', '联系人']] + [[i + 1, re.sub(r'(区|镇|市|园区)?(?=.*)$', '', f.address[len('广东省%s市' % city):][:3]) or '—', '方向%d：%s' % (f.di + 1, f.dir), f.case_title, f.company, f.uscc, f.nature, '%s\n%s' % (f.contact, f.mobile)] for i, f in enumerate(fs)], (9, 10, 28, 36, 28, 22, 12, 14))
    wb.save(P(d, 'xlsx', '附件3推荐表')); return P(d, 'xlsx', '附件3推荐表'), t
@lst('l-word-doc', 'DOC saved as DOCX by old Word: portrait, narrow, labels split over lines (推荐/顺序), full-width numbers 1． in the first column', post='doc')
def _(g, k, d):
    city, fs, t = people(g, 'l-word-doc', k, 4); w = [800, 2300, 2400, 2300, 1500]
    rows = [[L(x, b=1) for x in ('推荐\v顺序', '申报单位', '案例名称', '统一社会\v信用代码', '申报方向')]] + [[L('%d' % (i + 1) if k == 0 else '%s' % '１２３４'[i]), f.company, f.case_title, L(f.uscc, sz=16), L(f.dir)] for i, f in enumerate(fs)]
    docx(P(d, 'docx'), [para('附件3'), para('典型案例推荐表', al='center', sz=36), para('推荐单位（盖章）：%s市工业和信息化局' % city), table(rows, w, hgt=500)], sz=21); return P(d, 'docx'), t
