# SPDX-License-Identifier: ISC
from lib import *
from real import LAY, case, title, H, body_p, longtext, BG, EFF, NEW, PROM
OUT = os.path.dirname(os.path.abspath(__file__))
def rows2(f, *spec): pass

@case('fujian-pingjia', 'evaluation workbook: sheets 填表说明 / 基本情况 / 指标; merged cells, four columns (openpyxl, saved by LibreOffice)', post='lox')
def _(f, p):
    import openpyxl
    from openpyxl.styles import Font, Alignment, Border, Side
    p = p[:-5] + '.xlsx'; wb = openpyxl.Workbook(); a = wb.active; a.title = '填表说明'
    for i, t in enumerate(['填表说明', '1.请如实填写“基本情况”表，蓝色单元格为自动计算，请勿修改。', '2.金额单位均为万元，保留两位小数。', '3.填写完成后打印盖章，与电子版一并报送。']): a.cell(i + 1, 1, t)
    a.column_dimensions['A'].width = 80; s = wb.create_sheet('基本情况'); th = Side(style='thin'); bd = Border(th, th, th, th)
    def put(r_, vals, spans):
        c = 1
        for v, n in zip(vals, spans):
            x = s.cell(r_, c, v); x.alignment = Alignment(wrap_text=True, vertical='center', horizontal='center' if c in (1, 3) and n == 1 else None)
            for j in range(n): s.cell(r_, c + j).border = bd
            if n > 1: s.merge_cells(start_row=r_, start_column=c, end_row=r_, end_column=c + n - 1)
            c += n
    s['A1'] = '护航新型工业化网络安全典型案例申报表'; s.merge_cells('A1:D1'); s['A1'].font = Font(size=16, bold=True); s['A1'].alignment = Alignment(horizontal='center')
    s['A2'] = '填报单位（盖章）：' + f.company; s['D2'] = '单位：万元、人'
    R = [('企业名称', f.q('company')), ('统一社会信用代码', f.q('uscc')), ('注册地址', f.q('address')), ('企业性质', ''.join(f.tick('nature', ['ballot', 'sqr'][f.k]))), ('成立时间', f.date('founded', '-'), '注册资本', int(f.q('capital')) if 1 else 0), ('法定代表人', f.q('legal_person'), '职工总数', int(f.q('staff'))), ('联系人', f.q('contact'), '职务', f.q('position')), ('手机', f.q('mobile'), '电子邮箱', f.q('email')), ('2023年营业收入', (f.q('revenue'), f.revenue)[1], '所属行业', f.q('industry')), ('案例名称', f.q('case_title')), ('申报方向', ''.join(f.tick('directions', ['ballot', 'sqr'][f.k], sep='\n'))), ('起止时间', f.period(2), '投资额', (f.q('investment'), f.investment)[1]), ('案例简介', f.q('summary'))]
    for i, x in enumerate(R): put(i + 3, x, (1, 3) if len(x) == 2 else (1, 1, 1, 1))
    for c, w in zip('ABCD', (20, 34, 16, 34)): s.column_dimensions[c].width = w
    s.row_dimensions[13].height = 90; s.row_dimensions[15].height = 160
    s['A17'] = '填表人：' + f.filler; s['C17'] = '填表日期：' + f.date('applied_on', 'cn')
    z = wb.create_sheet('主要指标')
    for i, x in enumerate([('指标', '2022年', '2023年'), ('利润总额', 412, 530.5), ('网络安全投入', 62, 88), ('网络安全人员', 3, 5)]):
        for j, y in enumerate(x): z.cell(i + 1, j + 1, y)
    wb.active = 1; wb.save(p); return p

@case('pydocx-plain', 'python-docx export of an OA system: Table Grid, two columns, every label with colon')
def _(f, p):
    import docx as D
    from docx.oxml.ns import qn
    d = D.Document(); d.styles['Normal'].font.name = 'Times New Roman'; d.styles['Normal'].element.rPr.rFonts.set(qn('w:eastAsia'), '宋体')
    d.add_heading('护航新型工业化网络安全典型案例申报表', 1)
    R = [('申报单位名称：', f.q('company')), ('统一社会信用代码：', f.q('uscc')), ('企业类型：', f.q('applicant_type')), ('单位性质：', f.q('nature')), ('所属行业：', f.q('industry')), ('所在城市：', f.q('city')), ('注册地址：', f.q('address')), ('法定代表人：', f.q('legal_person')), ('成立日期：', f.date('founded', '-')), ('注册资本：', f.money('capital', ['wan', 'yuan'][f.k])), ('上年度营业收入：', f.money('revenue', ['wan', 'yuan'][f.k])), ('职工人数：', f.q('staff')), ('联系人：', f.q('contact')), ('职务：', f.q('position')), ('手机：', f.q('mobile')), ('电子邮箱：', f.q('email')), ('案例名称：', f.q('case_title')), ('申报方向：', f.q('directions')), ('开始时间：', f.q('period_start')), ('结束时间：', f.q('period_end')), ('投资金额：', f.money('investment', ['wan', 'yuan'][f.k])), ('单位简介：', f.q('profile')), ('案例简介：', f.q('summary'))]
    t = d.add_table(rows=0, cols=2); t.style = 'Table Grid'
    for a, b in R: c = t.add_row().cells; c[0].text = a; c[1].text = b
    d.core_properties.created = d.core_properties.modified = __import__('datetime').datetime(2024, 12, 18); d.save(p)

@case('lo-fourcol', 'made in LibreOffice Writer (odt to docx): four columns, labels right-aligned, full-width digits in places', post='lo')
def _(f, p):
    fw = lambda s: ''.join(chr(ord(c) + 0xFEE0) if '!' <= c <= '~' else c for c in s) if f.k else s
    w = [2000, 2700, 1900, 2700]; R = lambda t: C(t, al='right')
    rows = [[R('申报单位：'), C(f.q('company'), 3)], [R('信用代码：'), C(fw(f.q('uscc')), 3)], [R('单位性质：'), C(f.tick('nature', ['x', 'ballot'][f.k]), 3)], [R('企业类型：'), C(f.tick('applicant_type', ['x', 'ballot'][f.k]), 3)], [R('地　　址：'), C(f.q('address'), 3)], [R('成立时间：'), fw(f.date('founded', 'cn')), R('法定代表人：'), f.q('legal_person')], [R('注册资本：'), f.money('capital', 'wan'), R('员工人数：'), fw(f.q('staff'))], [R('联 系 人：'), f.q('contact'), R('手　　机：'), fw(f.q('mobile'))], [R('联系电话：'), fw(f.q('phone')), R('邮　　箱：'), f.q('email')], [R('案例名称：'), C(f.q('case_title'), 3)], [R('申报方向：'), C(f.tick('directions', ['x', 'ballot'][f.k], sep='\v'), 3)], [R('案例起止时间：'), f.period(0), R('总投资：'), f.money('investment', 'wan')], [R('企业简介：'), C(f.q('profile'), 3)], [R('案例简介：'), C(f.q('summary'), 3)]]
    return [title('护航新型工业化网络安全典型案例申报表', 34), table(rows, w, hgt=440)], dict(font='宋体', sz=21)

@case('doc97-shenpi', 'old .doc saved as .docx: 审批表, label cells split into two lines, seals and opinions at the bottom', post='doc')
def _(f, p):
    w = [1100, 1900, 1100, 1600, 1200, 2400]
    rows = [[L('单位\n名称'), C(f.q('company'), 3), L('成立\n时间'), f.date('founded', 'cn')], [L('信用\n代码'), C(f.q('uscc'), 3), L('法定\n代表人'), f.q('legal_person')], [L('注册\n地址'), C(f.q('address'), 5)], [L('注册\n资本'), f.money('capital', 'wan'), L('职工\n人数'), f.q('staff', '%d人' % f.staff), L('单位\n性质'), f.q('nature')], [L('联系\n人'), f.q('contact'), L('职务'), f.q('position'), L('手机'), f.q('mobile')], [L('电话'), f.q('phone'), L('邮箱'), C(f.q('email'), 3)], [L('案例\n名称'), C(f.q('case_title'), 5)], [L('申报\n方向'), C(f.q('directions'), 5)], [L('案例\n简介'), C(PP([body_p(f.q('summary'))]), 5)], [L('申报\n单位\n意见'), C(PP(['情况属实，同意申报。', para('（公章）', al='right'), para(f.q('applied_on', dfmt(*f.ap, 'cn')), al='right')]), 2), C('县区\n工信\n部门\n意见', al='center'), C(PP(['', '', para('（公章）', al='right'), para('年  月  日', al='right')]), 2)]]
    f.t.pop('applied_on')
    return [title('护航新型工业化网络安全典型案例审批表', 34), table(rows, w, hgt=560)], dict(font='宋体', sz=21)

@case('exceljs-form', 'form as workbook written by exceljs: label cells A/C, values B/D, rich text labels, numbers as numbers, date cells')
def _(f, p):
    p = p[:-5] + '.xlsx'
    R = [['申报单位', f.q('company')], ['统一社会信用代码', f.q('uscc')], ['企业类型', f.q('applicant_type'), '单位性质', f.q('nature')], ['所属行业', f.q('industry'), '所在地市', f.q('city')], ['注册地址', f.q('address')], ['法定代表人', f.q('legal_person'), '成立日期', {'date': f.q('founded')}], ['注册资本（万元）', (f.q('capital'), f.capital)[1], '上年营业收入（万元）', (f.q('revenue'), f.revenue)[1]], ['职工人数', (f.q('staff'), f.staff)[1], '推荐单位', f.q('recommender')], ['联系人', f.q('contact'), '职务', f.q('position')], ['手机', (f.q('mobile'), int(f.mobile))[1] if f.k else f.q('mobile'), '邮箱', f.q('email')], ['案例名称', f.q('case_title')], ['申报方向', f.q('directions')], ['开始时间', f.q('period_start', '%d年%d月' % f.s), '结束时间', f.q('period_end', '%d年%d月' % f.e)], ['投资额（万元）', (f.q('investment'), f.investment)[1]], ['单位简介', f.q('profile')], ['案例简介', f.q('summary')]]
    js = "const E=require('exceljs'),fs=require('fs');const R=JSON.parse(fs.readFileSync(0));(async()=>{const w=new E.Workbook();w.created=w.modified=new Date(Date.UTC(2024,11,18));const s=w.addWorksheet('申报表');s.columns=[{width:22},{width:34},{width:20},{width:34}];s.mergeCells('A1:D1');s.getCell('A1').value='护航新型工业化网络安全典型案例申报表';s.getCell('A1').font={size:16,bold:true};s.getCell('A1').alignment={horizontal:'center'};let n=2;for(const r of R){r.forEach((v,i)=>{const c=s.getCell(n,i+1);if(i%2==0)c.value={richText:[{font:{bold:true},text:v.slice(0,2)},{font:{bold:true},text:v.slice(2)}]};else if(v&&v.date){c.value=new Date(v.date+'T00:00:00Z');c.numFmt='yyyy\"年\"m\"月\"d\"日\"';}else c.value=v;c.alignment={wrapText:true,vertical:'middle'};c.border={top:{style:'thin'},left:{style:'thin'},bottom:{style:'thin'},right:{style:'thin'}};});if(r.length==2)s.mergeCells(n,2,n,4);n++;}await w.xlsx.writeFile(process.argv[1]);})()"
    subprocess.run(['node', '-e', js, p], input=json.dumps(R).encode(), check=True, cwd=OUT + '/npm')

@case('xlsx-wps', 'form drawn in a WPS sheet: 8 narrow columns merged, ticks in text, label rows at left merged down, note rows')
def _(f, p):
    import openpyxl
    from openpyxl.styles import Font, Alignment, Border, Side
    p = p[:-5] + '.xlsx'; wb = openpyxl.Workbook(); s = wb.active; s.title = 'Sheet1'; th = Side(style='thin'); bd = Border(th, th, th, th)
    def m(rng, v, bold=False, center=False):
        a = rng.split(':')[0]; s[a] = v; s[a].font = Font(name='宋体', size=11, bold=bold); s[a].alignment = Alignment(wrap_text=True, vertical='center', horizontal='center' if center else 'left')
        if ':' in rng:
            s.merge_cells(rng)
            for row in s[rng]:
                for c in row: c.border = bd
        else: s[a].border = bd
    st = ['ballot', 'brack'][f.k]
    m('A1:H1', '附件2'); m('A2:H2', '护航新型工业化网络安全典型案例申报表', True, True); m('A3:A9', '申报单位情况', True, True)
    lab = lambda r_, v: m(r_, v, False, True)
    lab('B3', '单位名称'); m('C3:H3', f.q('company')); lab('B4', '信用代码'); m('C4:E4', f.q('uscc')); lab('F4', '法定代表人'); m('G4:H4', f.q('legal_person')); lab('B5', '单位性质'); m('C5:H5', ''.join(f.tick('nature', st))); lab('B6', '注册地址'); m('C6:H6', f.q('address')); lab('B7', '成立时间'); m('C7:E7', f.date('founded', 'cn')); lab('F7', '注册资本'); m('G7:H7', f.money('capital', 'wan')); lab('B8', '营业收入\n（2023年，万元）'); f.q('revenue'); m('C8:E8', f.revenue); lab('F8', '员工人数'); f.q('staff'); m('G8:H8', f.staff); lab('B9', '联系人'); m('C9', f.q('contact')); lab('D9', '手机'); m('E9:F9', f.q('mobile')); lab('G9', '邮箱'); m('H9', f.q('email'))
    m('A10:A13', '案例情况', True, True); lab('B10', '案例名称'); m('C10:H10', f.q('case_title')); lab('B11', '申报方向'); m('C11:H11', ''.join(f.tick('directions', st, sep='\n'))); lab('B12', '起止时间'); m('C12:E12', f.period(1)); lab('F12', '投资额'); m('G12:H12', f.money('investment', 'wan')); lab('B13', '案例简介'); m('C13:H13', f.q('summary')); m('A14:H14', '注：1.本表一式四份；2.申报方向限选一项；3.须加盖单位公章。')
    for c, w in zip('ABCDEFGH', (6, 16, 12, 10, 14, 12, 14, 26)): s.column_dimensions[c].width = w
    s.row_dimensions[11].height = 80; s.row_dimensions[13].height = 150; wb.save(p)

@case('tab-lines', 'no table and no underlines: lines with label：value and tabs, two a line; summary after a bold word')
def _(f, p):
    T = lambda a, b, c=None, d=None: para(a + '：' + b + ('\t' + c + '：' + d if c else ''), tabs=[4600], line=380, sz=24)
    return [title('护航新型工业化网络安全典型案例申报材料', 34), T('申报单位', f.q('company')), T('统一社会信用代码', f.q('uscc')), T('法定代表人', f.q('legal_person'), '成立时间', f.date('founded', 'ym')), T('注册资本', f.money('capital', 'wan'), '职工人数', f.q('staff', '%d人' % f.staff)), T('单位性质', f.q('nature'), '所属行业', f.q('industry')), T('单位地址', f.q('address')), T('联系人', f.q('contact'), '职务', f.q('position')), T('手机', f.q('mobile'), '座机', f.q('phone')), T('电子邮箱', f.q('email')), T('案例名称', f.q('case_title')), T('申报方向', f.q('directions')), T('实施时间', f.period(0), '投资额', f.money('investment', 'wan')), para([r('案例简介', b=1)], sp=100), body_p(f.q('summary')), para([r('案例背景', b=1)], sp=100), body_p(BG), para([r('应用成效', b=1)], sp=100), body_p(EFF), para(f.company, al='right', sp=200), para(dfmt(*f.ap, 'cn'), al='right')], dict(font='仿宋_GB2312', sz=24)

@case('only-chosen', 'clerk deleted the other options: only the ticked one left in the box; labels with instruction in brackets')
def _(f, p):
    w = [2500, 2200, 2100, 2500]; tk = ['√', '☑'][f.k]
    rows = [[L('申报单位（全称，与公章一致）'), C(f.q('company'), 3)], [L('统一社会信用代码（18位）'), C(f.q('uscc'), 3)], [L('单位性质（勾选）'), C(tk + f.q('nature'), 3)], [L('企业类型（勾选）'), C(tk + f.q('applicant_type'), 3)], [L('申报方向（勾选一项）'), C(tk + f.q('directions'), 3)], [L('注册地址（与营业执照一致）'), C(f.q('address'), 3)], [L('法定代表人'), f.q('legal_person'), L('成立时间'), f.date('founded', 'cn')], [L('注册资本（万元）'), f.money('capital', 'n'), L('职工人数（人）'), f.q('staff')], [L('联系人及职务'), '%s  %s' % (f.q('contact'), f.q('position')), L('联系电话（手机/座机）'), '%s\n%s' % (f.q('mobile'), f.q('phone'))], [L('电子邮箱'), C(f.q('email'), 3)], [L('案例名称'), C(f.q('case_title'), 3)], [L('起止时间'), f.period(4), L('投资额（万元）'), f.money('investment', 'n')], [L('案例简介（200-500字）'), C(longtext(f.q('summary')), 3)]]
    return [title('护航新型工业化网络安全典型案例申报表', 34), table(rows, w, hgt=460)], dict(font='宋体', sz=21)

@case('tracked', 'tracked changes left in and a comment: three answers corrected (phone, capital, title)', nasty=True)
def _(f, p):
    w = [2000, 2700, 1900, 2700]; g = f.g
    rows = [[L('单位名称'), C(f.q('company'), 3)], [L('统一社会信用代码'), C(f.q('uscc'), 3)], [L('单位性质'), C(f.tick('nature', 'ballot'), 3)], [L('注册地址'), C(f.q('address'), 3)], [L('法定代表人'), C([dele(f.other), ins(f.q('legal_person'))]) if f.k else f.q('legal_person'), L('成立时间'), f.date('founded', 'cn')], [L('注册资本'), C([dele(f.num(f.capital // 2)), ins(f.q('capital')), '万元']), L('职工人数'), f.q('staff', '%d人' % f.staff)], [L('联系人'), f.q('contact'), L('职务'), f.q('position')], [L('手机'), C([X('<w:commentRangeStart w:id="0"/>'), dele(f.mobile2), ins(f.q('mobile')), X('<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>')]), L('邮箱'), f.q('email')], [L('案例名称'), C([f.q('case_title'), dele('（征求意见稿）')], 3)], [L('申报方向'), C(f.tick('directions', 'ballot', sep='\v'), 3)], [L('起止时间'), f.period(0), L('投资额'), f.money('investment', 'wan')], [L('案例简介'), C([f.q('summary')[:-1], ins('。')], 3)]]
    return [title('护航新型工业化网络安全典型案例申报表', 34), table(rows, w, hgt=460)], dict(font='宋体', sz=21, comments=['号码已换，请改为新号码。'])

@case('sdt-form', 'Word template with content controls: text, drop-down lists, w14 check boxes')
def _(f, p):
    w = [2000, 2700, 1900, 2700]
    rows = [[L('单位名称'), C([sdt(f.q('company'), '单位名称')], 3)], [L('统一社会信用代码'), C([sdt(f.q('uscc'), '信用代码')], 3)], [L('单位性质'), C([sdt(f.q('nature'), '性质', N4)]), L('所属行业'), C([sdt(f.q('industry'), '行业')])], [L('企业类型'), C(f.tick('applicant_type', 'sdt'), 3)], [L('注册地址'), C([sdt(f.q('address'))], 3)], [L('法定代表人'), C([sdt(f.q('legal_person'))]), L('成立时间'), C([sdt(f.date('founded', ['/', 'cn'][f.k]))])], [L('注册资本'), C([sdt(f.q('capital')), '万元']), L('职工人数'), C([sdt(f.q('staff')), '人'])], [L('联系人'), C([sdt(f.q('contact'))]), L('职务'), C([sdt(f.q('position'))])], [L('手机'), C([sdt(f.q('mobile'))]), L('电子邮箱'), C([sdt(f.q('email'))])], [L('办公电话'), C([sdt('单击或点击此处输入文字。', placeholder=True)] if f.k else [sdt(f.q('phone'))]), L('传真'), C([sdt('单击或点击此处输入文字。', placeholder=True)])], [L('案例名称'), C([sdt(f.q('case_title'))], 3)], [L('申报方向'), C(f.tick('directions', 'sdt', sep='\v'), 3)], [L('案例简介'), C([sdt(f.q('summary'))], 3)]]
    if f.k: f.q('phone', '', truth=None)
    return [title('护航新型工业化网络安全典型案例申报表', 34), table(rows, w, hgt=460)], dict(font='宋体', sz=21)

@case('formfields', 'protected form of Word 2003 with legacy FORMTEXT and FORMCHECKBOX fields')
def _(f, p):
    w = [1500, 1700, 1400, 1600, 1300, 1800]; T = lambda x, s=1: C([fftext(x)], s)
    rows = [[L('单位名称'), T(f.q('company'), 5)], [L('信用代码'), T(f.q('uscc'), 3), L('成立时间'), T(f.date('founded', ['-', '.'][f.k]))], [L('单位性质'), C(f.tick('nature', 'ff'), 5)], [L('企业类型'), C(f.tick('applicant_type', 'ff'), 5)], [L('注册地址'), T(f.q('address'), 5)], [L('法人代表'), T(f.q('legal_person')), L('注册资本'), C([fftext(f.q('capital')), '万元']), L('职工人数'), T(f.q('staff'))], [L('联系人'), T(f.q('contact')), L('职务'), T(f.q('position')), L('手机'), T(f.q('mobile'))], [L('E-mail'), T(f.q('email'), 5)], [L('案例名称'), T(f.q('case_title'), 5)], [L('申报方向'), C(f.tick('directions', 'ff', sep='\v'), 5)], [L('案例简介'), T(f.q('summary'), 5)]]
    return [title('护航新型工业化网络安全典型案例申报表', 34), table(rows, w, hgt=460)], dict(font='宋体', sz=21)

@case('nested', 'outer frame table with one nested table per section (typical of pages pasted from a web system)')
def _(f, p):
    w = [1700, 2650, 1700, 2650]
    a = table([[L('单位名称'), C(f.q('company'), 3)], [L('统一社会信用代码'), C(f.q('uscc'), 3)], [L('法定代表人'), f.q('legal_person'), L('成立日期'), f.date('founded', '-')], [L('注册资本(万元)'), f.money('capital', 'n'), L('上年营业收入(万元)'), f.money('revenue', 'n')], [L('单位性质'), f.q('nature'), L('企业类型'), f.q('applicant_type')], [L('注册地址'), C(f.q('address'), 3)]], w)
    b = table([[L('联系人'), f.q('contact'), L('职务'), f.q('position')], [L('手机'), f.q('mobile'), L('座机'), f.q('phone')], [L('邮箱'), C(f.q('email'), 3)]], w)
    c = table([[L('案例名称'), C(f.q('case_title'), 3)], [L('申报方向'), C(f.q('directions'), 3)], [L('开始日期'), f.q('period_start'), L('结束日期'), f.q('period_end')], [L('案例简介'), C(f.q('summary'), 3)]], w)
    return [title('护航新型工业化网络安全典型案例申报表', 34), table([[C('单位信息', b=1, fill='DDEBF7')], [C(a)], [C('联系信息', b=1, fill='DDEBF7')], [C(b)], [C('案例信息', b=1, fill='DDEBF7')], [C(c)]], [9200])], dict(font='微软雅黑', sz=20, footer='打印时间：2024-12-18 10:32  第1页 共1页')

@case('textbox-cover', 'cover in a text box (company, case, city, date), table with only what the cover lacks', nasty=True)
def _(f, p):
    w = [2000, 2700, 1900, 2700]
    box = textbox([para('案例名称：' + f.q('case_title'), sz=28), para('申报单位：' + f.q('company'), sz=28), para('申报方向：' + f.q('directions'), sz=28), para('推荐单位：' + f.q('recommender'), sz=28), para('申报日期：' + f.date('applied_on', 'cn'), sz=28)], 420, 190)
    rows = [[L('统一社会信用代码'), C(f.q('uscc'), 3)], [L('单位性质'), C(f.tick('nature', 'sqr'), 3)], [L('注册地址'), C(f.q('address'), 3)], [L('法定代表人'), f.q('legal_person'), L('成立时间'), f.date('founded', 'cn')], [L('注册资本'), f.money('capital', 'wan'), L('职工人数'), f.q('staff', '%d人' % f.staff)], [L('联系人'), f.q('contact'), L('手机'), f.q('mobile')], [L('座机'), f.q('phone'), L('邮箱'), f.q('email')], [L('案例简介'), C(f.q('summary'), 3)]]
    return [title('护航新型工业化网络安全典型案例', 44, sp=400), title('申 报 书', 52, sp=400), box, PB, H('一、基本信息'), table(rows, w, hgt=460), H('二、案例背景'), body_p(BG), H('三、案例成效'), body_p(EFF)], dict(font='仿宋_GB2312', sz=24)

@case('parent-supplier', 'parent company block and a supplier table of its own contacts stand round our company', nasty=True)
def _(f, p):
    w = [2000, 2700, 1900, 2700]; o = F('parent-supplier-o', f.k); q2 = F('parent-supplier-q', f.k)
    rows = [[C('一、申报单位', 4, b=1, fill='EEEEEE')], [L('单位名称'), C(f.q('company'), 3)], [L('统一社会信用代码'), C(f.q('uscc'), 3)], [L('上级集团公司'), C('广东%s控股集团有限公司' % o.brand, 3)], [L('集团信用代码'), C(o.uscc, 3)], [L('注册地址'), C(f.q('address'), 3)], [L('法定代表人'), f.q('legal_person'), L('成立时间'), f.date('founded', 'cn')], [L('注册资本'), f.money('capital', 'wan'), L('职工人数'), f.q('staff', '%d人' % f.staff)], [L('联系人'), f.q('contact'), L('职务'), f.q('position')], [L('手机'), f.q('mobile'), L('邮箱'), f.q('email')], [C('二、案例信息', 4, b=1, fill='EEEEEE')], [L('案例名称'), C(f.q('case_title'), 3)], [L('申报方向'), C(f.q('directions'), 3)], [L('起止时间'), f.period(0), L('投资额'), f.money('investment', 'wan')], [L('案例简介'), C(f.q('summary'), 3)], [C('三、技术服务商信息（如有）', 4, b=1, fill='EEEEEE')], [L('服务商名称'), C('广东%s信息安全有限公司' % q2.brand, 3)], [L('服务商信用代码'), C(q2.uscc, 3)], [L('服务商联系人'), q2.contact, L('服务商联系电话'), q2.mobile]]
    return [title('护航新型工业化网络安全典型案例申报表', 34), table(rows, w, hgt=440)], dict(font='宋体', sz=21)

@case('liuyang', 'template leftovers: red 示例 text beside answers, grey hints, hidden (vanish) remark of the template', nasty=True)
def _(f, p):
    w = [2300, 2500, 2000, 2500]; ex = lambda t: r(t, color='FF0000', sz=16); gr = lambda t: r(t, color='A6A6A6', sz=16)
    rows = [[L('单位名称'), C(PP([[f.q('company')], [gr('（请填写营业执照上的全称）')]]), 3)], [L('统一社会信用代码'), C(PP([[f.q('uscc')], [gr('（18位，请勿填写组织机构代码）')]]), 3)], [L('单位性质'), C(f.tick('nature', 'ballot'), 3)], [L('注册地址'), C([f.q('address'), r('（模板：XX省XX市XX区XX路XX号）', vanish=1)], 3)], [L('法定代表人'), f.q('legal_person'), L('成立时间'), C(PP([[f.date('founded', 'cn')], [ex('示例：2010年1月1日')]]))], [L('注册资本（万元）'), C(PP([[f.q('capital')], [ex('示例：1000')]])), L('职工人数'), C(f.q('staff'))], [L('联系人'), f.q('contact'), L('职务'), f.q('position')], [L('手机'), C(PP([[f.q('mobile')], [gr('（须保持畅通）')]])), L('邮箱'), f.q('email')], [L('案例名称'), C(PP([[f.q('case_title')], [ex('示例：XX公司工业互联网安全防护案例')]]), 3)], [L('申报方向'), C(f.tick('directions', 'ballot', sep='\v'), 3)], [L('起止时间'), C(PP([[f.period(0)], [ex('示例：2024年1月至2024年12月')]])), L('投资额（万元）'), f.money('investment', 'n')], [L('案例简介'), C(f.q('summary'), 3)]]
    return [title('护航新型工业化网络安全典型案例申报表', 34), para(gr('（填报时请删除红色示例文字）'), al='center'), table(rows, w, hgt=460)], dict(font='宋体', sz=21)

@case('colon-cell', 'label and answer in one cell behind a colon, two cells a row')
def _(f, p):
    A = lambda a, b, s=1: C([r(a + '：', b=1)] + (b if isinstance(b, list) else [b]), s)
    rows = [[A('单位名称', f.q('company'), 2)], [A('统一社会信用代码', f.q('uscc')), A('所在地市', f.q('city'))], [A('单位性质', f.tick('nature', ['ballot', 'circle'][f.k]), 2)], [A('注册地址', f.q('address'), 2)], [A('法定代表人', f.q('legal_person')), A('成立时间', f.date('founded', 'cn'))], [A('注册资本', f.money('capital', 'wan')), A('职工人数', f.q('staff', '%d人' % f.staff))], [A('联系人', f.q('contact')), A('职务', f.q('position'))], [A('手机', f.q('mobile')), A('邮箱', f.q('email'))], [A('案例名称', f.q('case_title'), 2)], [A('申报方向', f.tick('directions', ['ballot', 'circle'][f.k]), 2)], [A('起止时间', f.period(0)), A('投资额', f.money('investment', 'wan'))], [C(PP([[r('案例简介：', b=1)], body_p(f.q('summary'))]), 2)]]
    return [title('护航新型工业化网络安全典型案例申报表', 34), table(rows, [4650, 4650], hgt=460)], dict(font='楷体', sz=22)

@case('xiao-kuang', 'small caption on the first line of each box, the answer on the second line of the same cell (western layout of a foreign-owned firm)', nature='外资企业')
def _(f, p):
    B = lambda a, b, s=1: C(PP([[r(a, sz=16, color='595959')], [b] if not isinstance(b, list) else b]), s, va='top')
    rows = [[B('申报单位 Company', f.q('company'), 3)], [B('统一社会信用代码 USCC', f.q('uscc')), B('单位性质 Ownership', f.q('nature')), B('成立时间 Founded', f.date('founded', ['-', 'cn'][f.k]))], [B('注册地址 Address', f.q('address'), 3)], [B('法定代表人 Legal representative', f.q('legal_person')), B('注册资本 Capital', f.money('capital', 'wan')), B('职工人数 Employees', f.q('staff'))], [B('联系人 Contact', f.q('contact')), B('职务 Title', f.q('position')), B('手机 Mobile', f.q('mobile'))], [B('电话 Tel', f.q('phone')), B('邮箱 E-mail', f.q('email'), 2)], [B('案例名称 Case', f.q('case_title'), 3)], [B('申报方向 Category', f.q('directions'), 3)], [B('起止时间 Period', f.period(3)), B('投资额（万元） Investment', f.money('investment', 'n'), 2)], [B('案例简介 Summary', f.q('summary'), 3)]]
    return [title('护航新型工业化网络安全典型案例申报表', 34), table(rows, [3100, 3100, 3100], hgt=620)], dict(font='等线', sz=22)

@case('gou-cuo', 'careless ticks: two directions ticked (0), none ticked and nature empty (1); recommender and date left blank')
def _(f, p):
    w = [2000, 2700, 1900, 2700]
    on = [f.dir, D5[(f.di + 2) % 5]] if f.k == 0 else []
    f.q('directions', '', truth=sorted(on, key=D5.index) if on else None)
    nat = f.tick('nature', 'sqr') if f.k == 0 else ticks(N4, [], 'sqr')
    if f.k: f.q('nature', '', truth=None)
    rows = [[L('单位名称'), C(f.q('company'), 3)], [L('统一社会信用代码'), C(f.q('uscc'), 3)], [L('单位性质'), C(nat, 3)], [L('注册地址'), C(f.q('address'), 3)], [L('法定代表人'), f.q('legal_person'), L('成立时间'), f.date('founded', 'cn')], [L('注册资本'), f.money('capital', 'wan') if f.k == 0 else f.q('capital', '      万元', truth=None), L('职工人数'), f.q('staff', '%d人' % f.staff)], [L('联系人'), f.q('contact'), L('职务'), f.q('position') if f.k == 0 else f.q('position', '', truth=None)], [L('手机'), f.q('mobile'), L('邮箱'), f.q('email')], [L('案例名称'), C(f.q('case_title'), 3)], [L('申报方向（限选1项）'), C(ticks(D5, on, 'sqr', '\v'), 3)], [L('起止时间'), f.period(0) if f.k == 0 else (f.q('period_start', '', truth=None), f.q('period_end', '', truth=None), '    年  月至    年  月')[2], L('投资额'), f.money('investment', 'wan')], [L('案例简介'), C(f.q('summary'), 3)]]
    f.q('recommender', '', truth=None); f.q('applied_on', '', truth=None)
    return [title('护航新型工业化网络安全典型案例申报书', 36), para(['申报单位：', blank(f.company, 40)], sz=28), para(['推荐单位：', blank('', 40)], sz=28), para(['申报日期：', r('        年    月    日', u=1)], sz=28), table(rows, w, hgt=460)], dict(font='宋体', sz=21)

@case('hua-gai', 'printed form corrected: wrong values struck through with the new value behind them; unchosen options struck out', nasty=True)
def _(f, p):
    w = [2000, 2700, 1900, 2700]; S = lambda old, new: C([r(old, strike=1), ' ' + new])
    rows = [[L('单位名称'), C(f.q('company'), 3)], [L('统一社会信用代码'), C(f.q('uscc'), 3)], [L('单位性质'), C(f.tick('nature', 'strike', sep=' / '), 3)], [L('注册地址'), C(f.q('address'), 3)], [L('法定代表人'), S(f.other, f.q('legal_person')), L('成立时间'), f.date('founded', 'cn')], [L('注册资本'), f.money('capital', 'wan'), L('职工人数'), S('%d人' % (f.staff + 31), f.q('staff', '%d人' % f.staff))], [L('联系人'), f.q('contact'), L('职务'), f.q('position')], [L('手机'), S(f.mobile2, f.q('mobile')) if f.k else f.q('mobile'), L('邮箱'), f.q('email')], [L('案例名称'), C(f.q('case_title'), 3)], [L('申报方向'), C(f.tick('directions', 'strike', sep=' / '), 3)], [L('起止时间'), f.period(0), L('投资额'), f.money('investment', 'wan')], [L('案例简介'), C(f.q('summary'), 3)]]
    return [title('护航新型工业化网络安全典型案例申报表', 34), table(rows, w, hgt=460)], dict(font='宋体', sz=21)
