# SPDX-License-Identifier: ISC
from lib import *
import openpyxl
from openpyxl.styles import Alignment, Border, Side, Font, PatternFill
TITLE = '护航新型工业化网络安全典型案例'
GREY = '808080'
def g(t): return R(t, color=GREY)
def lab(t, **k): return C(R(t, b=1), jc='center', **k)
def longsec(r, k, extra=True):
    """the narrative chapters after the table"""
    o = [P('一、案例背景及需求', sty='1'), *para_text(['随着数字化转型的推进，%s的生产系统与互联网的连接日益紧密，网络安全风险随之上升。' % r.brand, '行业内多次出现因勒索病毒导致停产的事件，安全建设迫在眉睫。']),
         P('二、总体方案', sty='1'), *para_text(['总体方案包括资产识别、分区防护、监测预警、应急处置四个部分。项目由%s负责统筹，各车间配合实施。' % r.p5]),
         P('三、关键技术及创新点', sty='1'), *para_text(['（1）工业协议深度解析；（2）基于行为基线的异常检测；（3）低扰动的无损评估方法。']),
         P('四、应用成效', sty='1'), *para_text(['2024年以来累计处置高危告警一百二十余起，节约停机损失约三百万元。'])]
    return o
def border(ws, rng):
    s = Side(style='thin')
    for row in ws[rng]:
        for c in row: c.border = Border(left=s, right=s, top=s, bottom=s); c.alignment = Alignment(wrap_text=True, vertical='center', horizontal=c.alignment.horizontal)

# 1 ---------------------------------------------------------------- 小巨人-like eight columns, three years' table, people in one row with the same sub-labels
@layout('giant8', city=['佛山', '揭阳'])
def _(r, k, d):
    g8 = [1150, 1250, 1000, 1350, 950, 1450, 1000, 1350]
    ct = r.city + '市'
    place = '广东 省  %s 市（区） %s 县' % (r.city, r.district) if k == 0 else '广东省%s%s' % (ct, r.district)
    rev = num(r.revenue, comma=k == 0)
    rows = [[C('一、企业情况', span=8, fill='D9D9D9', b=1)],
            ['企业名称', (r.company, 3), '企业注册地', (place, 3)],
            ['通讯地址', (r.address, 5), '邮编', r.zip],
            ['法定代表人', r.legal, '电话', r.phone2, '手机', r.mobile2, '邮箱', r.email2 if k else '/'],
            ['控股股东', r.p3, '实际控制人', r.p3, '实际控制人国籍', '中国', '持股比例', '67%'],
            ['联系人', r.contact, '电话', r.phone, '手机', r.mobile, '职务', r.position],
            ['传真', (r.fax, 3), 'E-mail', (r.email, 3)],
            ['注册时间', dt(r.founded, [0, '.'][k]), '注册资本(万元)', num(r.capital), '统一社会信用代码', (r.uscc, 3)],
            ['所属行业', (r.industry, 3), '企业类型', (tick(['国有', '合资', '民营', '外资'], r.nature[:2], ['■', '☑'][k], ' '), 3)],
            [C('二、经济效益重要指标', span=8, fill='D9D9D9', b=1)],
            [('', 2), ('2021年', 2), ('2022年', 2), ('2023年', 2)],
            [('全职员工数量', 2), ('%d人' % (r.staff - 47), 2), ('%d人' % (r.staff - 12), 2), ('%d人' % r.staff, 2)],
            [('其中：研发人员数量', 2), ('21人', 2), ('24人', 2), ('33人', 2)],
            [('营业收入', 2), (num(r.revenue * .81, nd=2) + '万元', 2), (num(r.revenue * .9, nd=2) + '万元', 2), (rev + '万元', 2)],
            [('净利润总额', 2), ('312.5万元', 2), ('408万元', 2), ('516.72万元', 2)],
            [C('三、案例情况', span=8, fill='D9D9D9', b=1)],
            ['案例名称', (r.title, 7)],
            ['申报方向', (tick(DIRS, r.dir, ['■', '☑'][k], '\n'), 7)],
            ['建设周期', (dt(r.ps, 0) + ('至' if k else '—') + dt(r.pe, 0), 3), '项目总投资', (num(r.investment) + '万元', 3)],
            ['案例简介\n（500字以内）', (r.summary, 7)]]
    body = [P('附件2', jc='left'), P(TITLE, sty='t'), P('申 报 书', sty='t'), P(), P('企业名称（盖章）　' + r.company, ind=1500), P('推荐时间　', ind=1500), P('推荐单位（盖章）　' + (r.bureau if k else ''), ind=1500), P(), P('广东省工业和信息化厅制', jc='center'),
            P('填报说明', jc='center', pb=1), P('一、本申报书第一至第三部分由申报企业填写后打印加盖公章，第四部分由推荐单位填写。', first=1), P('二、“推荐单位”为申报企业注册所在地的地级以上市工业和信息化主管部门。', first=1),
            T(g8, rows), P('四、推荐单位意见', sty='1'), P('\n\n（盖章）　　　　年　　月　　日', jc='right')]
    docx(d + '/%s申报书.docx' % r.company, body)
    return r.truth('company uscc nature industry city legal_person founded capital revenue contact phone mobile position email case_title directions period_start period_end investment summary', staff=r.staff, recommender=r.rec if k else None)

# 2 ---------------------------------------------------------------- merged vertical section labels; bare sub-labels (姓名, 手机) whose meaning is the section's
@layout('sidehead')
def _(r, k, d):
    G = [800, 1700, 2500, 1700, 2800]
    def sec(name, rows):
        out = []
        for i, row in enumerate(rows):
            out.append([C(R(name, b=1), vm=1 if i == 0 else 2, dir=1 if k == 0 else 0, jc='center', w=800) if i == 0 else C('', vm=2, w=800)] + row)
        return out
    money = (num(r.capital / 10000.) + '亿元') if k and r.capital >= 10000 else num(r.capital, comma=1) + '万元'
    rows = (sec('申报单位', [['全称', (r.company, 3)], ['统一社会信用代码', r.uscc, '成立日期', dt(r.founded, ['-', 0][k])], ['注册地址', (r.address, 3)], ['企业性质', r.nature, '主体类别', r.type], ['注册资金', money, '在职员工', '%d人' % r.staff], ['上年度营收', num(r.revenue, comma=1) + ' 万元', '所属行业', r.industry]])
            + sec('法定代表人', [['姓名', r.legal, '职务', '董事长'], ['手机', r.mobile2, '邮箱', r.email2]])
            + sec('案例负责人', [['姓名', r.p3, '职务', r.positions[0] if r.positions[0] != r.position else '副总工程师'], ['手机', r.mobile3, '邮箱', r.email3]])
            + sec('联系人', [['姓名', r.contact, '职务', r.position], ['手机', r.mobile, '座机', r.phone], ['邮箱', (r.email, 3)]])
            + sec('案例信息', [['名称', (r.title, 3)], ['方向', (r.dir, 3)], ['开始时间', dt(r.psd, '/'), '完成时间', dt(r.ped, '/')], ['投入资金', num(r.investment) + '万元', '联合单位', '无'], ['概述', (r.summary, 3)]]))
    docx(d + '/申报表（%s）.docx' % r.brand, [P(TITLE + '申报表', sty='t'), P('填表日期：' + dt(r.applied, 'sp'), jc='right'), T(G, rows), P('注：联系人请填写能随时联络的工作人员。')])
    return r.truth('company uscc applicant_type nature industry address legal_person founded capital revenue staff contact position phone mobile email case_title directions investment summary partners applied_on', period_start=r.psd, period_end=r.ped)

# 3 ---------------------------------------------------------------- bands: a row of labels over a row of answers
@layout('bands')
def _(r, k, d):
    G = [1900] * 5
    def band(*prs): return [[lab(a, fill='EDEDED') for a, b in prs], [b for a, b in prs]]
    rows = band(('单位名称', r.company), ('统一社会信用代码', r.uscc), ('单位性质', r.nature), ('成立时间', dt(r.founded[:7] if k else r.founded, '.0')), ('法人代表', r.legal))
    rows += band(('注册资本\n（万元）', num(r.capital)), ('2023年营业收入\n（万元）', num(r.revenue)), ('从业人数\n（人）', str(r.staff)), ('所属行业', r.industry), ('所在地市', r.city + '市' + (r.district if k else '')))
    rows += band(('联 系 人', r.contact), ('职    务', r.position), ('办公电话', r.phone), ('手    机', r.mobile), ('电子邮箱', r.email))
    rows += [[C(R('案例名称', b=1), span=3, jc='center', fill='EDEDED'), C(R('申报方向', b=1), span=2, jc='center', fill='EDEDED')], [(r.title, 3), (r.dir, 2)],
             [lab('起始时间', fill='EDEDED'), lab('截止时间', fill='EDEDED'), C(R('总投资（万元）', b=1), fill='EDEDED', jc='center'), C(R('合作单位', b=1), span=2, jc='center', fill='EDEDED')],
             [dt(r.ps, '.0'), dt(r.pe, '.0'), num(r.investment), ('无' if k == 0 else '', 2)],
             [C(R('案例简介', b=1), span=5, jc='center', fill='EDEDED')], [C(*[P(x, first=1) for x in r.summary_ps], span=5)],
             [C(R('单位简介', b=1), span=5, jc='center', fill='EDEDED')], [C(*[P(x, first=1) for x in r.profile_ps], span=5)],
             [C(R('推荐单位意见', b=1), span=5, jc='center', fill='EDEDED')], [C('\n同意推荐。\n', P('%s（盖章）' % r.bureau, jc='right'), P('2024年12月23日', jc='right'), span=5)]]
    docx(d + '/附件2+%s.docx' % r.brand, [P(TITLE + '申报表', sty='t'), T(G, rows)])
    return r.truth('company uscc nature industry city legal_person capital revenue staff contact position phone mobile email case_title directions period_start period_end investment summary profile partners recommender', founded=r.founded[:7] if k else r.founded)

# 4 ---------------------------------------------------------------- no table at all: numbered items
@layout('numpara')
def _(r, k, d):
    it = lambda n, l, v: P(R('%s %s' % (n, l), b=1), R('：' if k else '\n'), R(v), ind=300) if not k else P(R('%s  %s：' % (n, l), b=1), R(v), ind=300)
    L = [P('“护航新型工业化”网络安全典型案例申报书', sty='t'), P('（2024年）', jc='center'),
         P('1. 基本信息', sty='1'), P('1.1 案例名称：' + r.title), P('1.2 申报方向：' + r.dir), P('1.3 推荐单位：' + r.bureau), P('1.4 申报日期：' + dt(r.applied, 'cn' if k else 0)),
         P('2. 填报说明', sty='1'), P('2.1 单位名称须与营业执照一致，不得使用简称。'), P('2.2 联系人应为本单位在职人员。'), P('2.3 请用仿宋四号字填写。'),
         P('3. 申报单位情况', sty='1')]
    for i, (l, v) in enumerate([('单位名称', r.company), ('统一社会信用代码', r.uscc), ('申报主体类型', r.type), ('单位性质', r.nature), ('注册地址', r.address), ('法定代表人', r.legal), ('成立时间', dt(r.founded, 0)),
                                ('注册资本', num(r.capital, comma=1) + '万元人民币'), ('2023年度营业收入', num(r.revenue, comma=1) + '万元'), ('员工人数', '%d 人' % r.staff),
                                ('联系人及职务', r.contact + '，' + r.position), ('联系电话', r.phone), ('手机号码', r.mobile), ('电子邮件', r.email)]): L.append(it('3.%d' % (i + 1), l, v))
    L += [P('3.15 单位简介', ind=300)] + para_text(r.profile_ps)
    L += [P('4. 案例情况', sty='1'), it('4.1', '实施起止时间', dt(r.ps, 0) + ' 至 ' + dt(r.pe, 0)), it('4.2', '投资总额', num(r.investment) + '万元（其中安全产品采购%s万元，服务费%s万元）' % (num(round(r.investment * .6, 1)), num(round(r.investment - round(r.investment * .6, 1), 2)))), it('4.3', '联合申报单位', '无'),
          P('4.4 案例摘要', ind=300)] + para_text(r.summary_ps) + [P('4.5 建设背景', ind=300)] + para_text(['行业数字化程度不断提高，安全需求日益迫切。']) + [P('4.6 成效分析', ind=300)] + para_text(['累计减少非计划停机十二次。'])
    L += [P('5. 真实性承诺', sty='1'), P('我单位承诺所提供材料真实、有效，近5年未发生重大安全、环保、质量事故。', first=1), P('申报单位（公章）：', ind=4500), P('法定代表人（签字）：', ind=4500), P('2024年12月  日', ind=4500)]
    docx(d + '/%s典型案例申报书.docx' % r.brand, L)
    return r.truth('company uscc applicant_type nature address legal_person founded capital revenue staff contact position phone mobile email profile case_title directions period_start period_end investment summary partners recommender applied_on')

# 5 ---------------------------------------------------------------- cover in text boxes (DrawingML + VML fallback), then a two-column table
def tbox(paras, y, i, w=4800000, h=420000, x=900000):
    inner = ''.join(paras)
    return X('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="%d" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>%d</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>%d</wp:posOffset></wp:positionV><wp:extent cx="%d" cy="%d"/><wp:wrapNone/><wp:docPr id="%d" name="文本框 %d"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr><wps:txbx><w:txbxContent>%s</w:txbxContent></wps:txbx><wps:bodyPr wrap="square"/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id="tb%d" type="#_x0000_t202" style="position:absolute;margin-left:%dpt;margin-top:%dpt;width:%dpt;height:%dpt" stroked="f"><v:textbox><w:txbxContent>%s</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
             % (i * 1024, x, y, w, h, i, i, w, h, inner, i, x // 12700, y // 12700, w // 12700, h // 12700, inner))
@layout('boxcover')
def _(r, k, d):
    bx = [P(R('案例名称：', sz=16), R(r.title, sz=16, u=1)), P(R('申报单位：', sz=16), R(r.company + '（盖章）', sz=16, u=1)), P(R('申报方向：', sz=16), R(r.dir, sz=16, u=1)), P(R('推荐单位：', sz=16), R(r.bureau if k == 0 else '　　　　　　', sz=16, u=1)), P(R('申报时间：', sz=16), R(dt(r.applied, 0), sz=16, u=1))]
    boxes = [tbox([b], 400000 + 560000 * i, i + 1, h=520000) for i, b in enumerate(bx)] if k == 0 else [tbox(bx, 400000, 1, h=3600000)]
    G = [2600, 6900]
    rows = [['申报单位', r.company], ['机构代码（18位）', r.uscc], ['类　　型', r.type], ['性　　质', r.nature], ['地　　址', r.address], ['法　　人', r.legal], ['成立年月', dt(r.founded[:7], 0)], ['注册资本', num(r.capital) + '万元'],
            ['职工总数', str(r.staff)], ['联系人', r.contact], ['职务', r.position], ['固定电话', r.phone], ['移动电话', r.mobile], ['E-mail', r.email], ['单位简介', r.profile], ['案例起止时间', dt(r.ps, '.') + '-' + dt(r.pe, '.')], ['总投入（万元）', num(r.investment)], ['案例概况', r.summary]]
    docx(d + '/典型案例申报书-%s.docx' % r.company, [P('附件1', jc='left'), P('护航新型工业化', sty='t'), P('网络安全典型案例申报书', sty='t'), P(*boxes)] + [P() for _ in range(20)] + [P('工业和信息化部网络安全管理局制', jc='center'), P('申报单位及案例基本信息', sty='1', pb=1), T(G, rows)] + longsec(r, k))
    return r.truth('company uscc applicant_type nature address legal_person capital staff contact position phone mobile email profile case_title directions period_start period_end investment summary applied_on', founded=r.founded[:7], recommender=r.rec if k == 0 else None)

# 6 ---------------------------------------------------------------- content controls of every kind: run, block, cell, dropdown, date, w14:checkbox, placeholders left
def SDT(inner, kind='', alias='', plc=0): return X('<w:sdt><w:sdtPr>%s<w:id w:val="%d"/>%s%s</w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>' % ('<w:alias w:val="%s"/><w:tag w:val="%s"/>' % (alias, alias) if alias else '', zlib.crc32((alias + inner).encode()) & 0x7fffffff, '<w:showingPlcHdr/>' if plc else '', kind or '<w:text/>', inner))
def CB(on): return SDT(R('☒' if on else '☐', font='MS Gothic'), '<w14:checkbox><w14:checked w14:val="%d"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>')
@layout('controls')
def _(r, k, d):
    G = [2000, 2750, 2000, 2750]
    drop = lambda vals, v, al: SDT(R(v), '<w:dropDownList>' + ''.join('<w:listItem w:displayText="%s" w:value="%s"/>' % (x, x) for x in ['请选择'] + vals) + '</w:dropDownList>', al)
    date = lambda iso, al: SDT(R(dt(iso, 0)), '<w:date w:fullDate="%sT00:00:00Z"><w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/><w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>' % iso, al)
    plc = lambda t: SDT(R(t, color=GREY), '<w:text/>', '', 1)
    def cellsdt(v, w): return SDT(C(v, w=w), '<w:text/>', '单元格')
    rows = [ROW([C('申报单位*'), X(SDT(C(r.company, w=7500, span=3), '<w:text/>', '申报单位'))]),
            [C('信用代码*'), cellsdt(r.uscc, 2750), C('成立日期'), C(date(r.founded, '成立日期'))],
            [C('申报主体类型*'), C(drop(TYPES, r.type, '类型')), C('单位性质*'), C(drop(NATURES, r.nature, '性质'))],
            [C('法定代表人'), C(SDT(R(r.legal))), C('所在地市'), C(drop(list(CITY), r.city, '地市'))],
            [C('注册资本（万元）'), C(SDT(R(num(r.capital)))), C('上年营业收入（万元）'), C(plc('单击或点击此处输入文字。')) if k else C(SDT(R(num(r.revenue))))],
            [C('联系人'), C(SDT(R(r.contact))), C('职务'), C(plc('单击或点击此处输入文字。') if k == 0 else SDT(R(r.position)))],
            [C('办公电话'), C(plc('区号-号码')) if k == 0 else C(SDT(R(r.phone))), C('手机'), C(SDT(R(r.mobile)))],
            [C('电子邮箱'), C(SDT(R(r.email)), span=3)],
            [C('案例名称*'), C(SDT(P(r.title), '<w:richText/>', '案例名称'), span=3)],
            [C('申报方向*\n（单选）'), C(*[P(CB(x == r.dir), ' ' + x) for x in DIRS], span=3)],
            [C('开始日期'), C(date(r.psd, 's')), C('结束日期'), C(date(r.ped, 'e'))],
            [C('投资额（万元）'), C(SDT(R(num(r.investment)))), C('联合单位'), C(plc('没有请填“无”')) if k else C(SDT(R('无')))],
            [C('案例简介'), C(SDT(''.join(P(x, first=1) for x in r.summary_ps), '<w:richText/>', '案例简介'), span=3)]]
    rows[0] = ROW([C('申报单位*', w=2000), X(SDT(C(r.company, w=7500, span=3), '<w:text/>', '申报单位'))])
    rw = SDT(ROW([C('填表日期', w=2000), C(date(r.applied, 'a'), w=7500, span=3)]), '<w:richText/>', '行')
    docx(d + '/申报表.docx', [SDT(P(TITLE + '申报表', sty='t'), '<w:richText/>'), T(G, rows + [X(rw)])])
    return r.truth('company uscc applicant_type nature city legal_person founded capital contact mobile email case_title directions investment summary partners applied_on', revenue=None if k else r.revenue, position=r.position if k else None, phone=r.phone if k else None, period_start=r.psd, period_end=r.ped)

# 7 ---------------------------------------------------------------- legacy form fields
def FF(v, kind='TEXT', on=0, items=(), name='Text1'):
    data = {'TEXT': '<w:textInput/>', 'CHECKBOX': '<w:checkBox><w:sizeAuto/><w:default w:val="0"/>%s</w:checkBox>' % ('<w:checked/>' if on else ''), 'DROPDOWN': '<w:ddList>%s%s</w:ddList>' % ('<w:result w:val="%d"/>' % (list(items).index(v) if items else 0), ''.join('<w:listEntry w:val="%s"/>' % x for x in items))}[kind]
    return X('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="%s"/><w:enabled/><w:calcOnExit w:val="0"/>%s</w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORM%s </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>%s<w:r><w:fldChar w:fldCharType="end"/></w:r>' % (name, data, kind, R(v) if kind == 'TEXT' else ''))
@layout('legacy')
def _(r, k, d):
    G = [2200, 2550, 2200, 2550]; E = '\u2002' * 5
    f = lambda v: C(FF(v if v else E))
    cb = lambda o, c: J(FF('', 'CHECKBOX', o == c), o + '　')
    rows = [['企 业 名 称', C(FF(r.company), span=3)], ['社会信用代码', f(r.uscc), '法人代表姓名', f(r.legal)], ['企业类型', C(*[P(*[cb(o, r.type) for o in TYPES[i:i + 3]]) for i in (0, 3, 6)], span=3)],
            ['企业性质', C(P(*[cb(o[:2], r.nature[:2]) for o in NATURES]), span=3)], ['注 册 地', f(r.address), '地市', C(FF(r.city + '市', 'DROPDOWN', items=[c + '市' for c in CITY]))],
            ['创办日期', f(dt(r.founded, '-')), '职工数', f('%d' % r.staff)], ['注册资本金', C(J(FF(num(r.capital)), ' 万元')), '年营业额', C(J(FF(num(r.revenue)), ' 万元（2023年）'))],
            ['经 办 人', f(r.contact), '经办人职务', f(r.position)], ['经办人手机', f(r.mobile), '经办人座机', f(None if k else r.phone)], ['电子信箱', f(r.email), '传真', f(None)],
            ['案例名称', C(FF(r.title), span=3)], ['所报方向', C(*[P(cb(o, r.dir)) for o in DIRS], span=3)], ['实施期', C(J('自 ', FF(dt(r.ps, 0)), ' 起至 ', FF(dt(r.pe, 0)), ' 止'), span=3)], ['投资规模', C(J('人民币 ', FF(num(r.investment)), ' 万元'), span=3)],
            ['企业介绍', C(FF(r.profile), span=3)], ['案例摘要', C(FF(r.summary), span=3)]]
    docx(d + '/%s.docx' % r.company, [P(TITLE + '申报表', sty='t'), P('请勿改动表格，按Tab键在各栏间移动。', jc='center'), T(G, rows)], settings='<w:documentProtection w:edit="forms" w:enforcement="1"/>')
    return r.truth('company uscc applicant_type nature address city legal_person founded capital revenue staff contact position mobile email case_title directions period_start period_end investment profile summary', phone=None if k else r.phone)

# 8 ---------------------------------------------------------------- nested tables
@layout('nested')
def _(r, k, d):
    inner2 = lambda prs, w=(1900, 2600, 1500, 2700): T(list(w), [[a, b, c, e] for (a, b), (c, e) in zip(prs[::2], prs[1::2])])
    a = inner2([('单位名称', r.company), ('统一社会信用代码', r.uscc), ('单位性质', r.nature), ('主体类型', r.type), ('成立时间', dt(r.founded, 1)), ('注册资本', num(r.capital) + '万'), ('法定代表人', r.legal), ('员工数', str(r.staff))])
    people = T([1200, 1200, 1900, 2000, 2400], [['角色', '姓名', '职务', '手机', '邮箱'], ['分管领导', r.p3, '常务副总', r.mobile2, r.email2], ['联系人', r.contact, r.position, r.mobile, r.email], ['财务', r.p4, '财务经理', r.mobile3, r.email3]]) if k == 0 else \
        T([1900, 2600, 1500, 2700], [['联系人', r.contact, '职务', r.position], ['手机', r.mobile, '邮箱', r.email], ['办公电话', (r.phone, 3)]])
    c = T([2400, 6300], [['案例名称', r.title], ['申报方向', C(tick(DIRS, r.dir, ['✓', '●'][k], '\n'))], ['起止时间', dt(r.psd, '.0') + '~' + dt(r.ped, '.0')], ['总投资', '￥' + num(r.investment) + '万元'], ['案例简介', r.summary]])
    outer = T([9500], [[C(P(R('第一部分　单位概况', b=1)), a)], [C(P(R('第二部分　人员', b=1)), people)], [C(P(R('第三部分　案例', b=1)), c)], [C(P(R('第四部分　审核意见', b=1)), P('县（区）主管部门意见：'), P('经办人：　　　　联系电话：'), P(r.bureau + '意见：同意推荐'), P('2024年12月23日', jc='right'))]])
    docx(d + '/申报表_%s_终稿.docx' % r.brand, [P(TITLE + '申报表', sty='t'), outer])
    t = r.truth('company uscc nature applicant_type founded capital legal_person staff contact position mobile email case_title directions investment summary', period_start=r.psd, period_end=r.ped)
    if k: t['phone'] = r.phone
    return t

# 9 ---------------------------------------------------------------- xlsx form on a fine grid of narrow columns, everything merged
@layout('xlgrid')
def _(r, k, d):
    wb = openpyxl.Workbook(); ws = wb.active; ws.title = '申报表'
    for i in range(1, 25): ws.column_dimensions[openpyxl.utils.get_column_letter(i)].width = 4.2
    def put(row, c1, c2, v, b=0, rows=1, fmt=None):
        x = ws.cell(row, c1, v); x.font = Font(name='宋体', size=11, bold=bool(b)); x.alignment = Alignment(wrap_text=True, vertical='center', horizontal='center' if b else 'left')
        if fmt: x.number_format = fmt
        ws.merge_cells(start_row=row, end_row=row + rows - 1, start_column=c1, end_column=c2)
    put(1, 1, 24, TITLE + '申报表', 1); ws.cell(1, 1).font = Font(size=18, bold=True); put(2, 1, 12, '申报编号：（由主管部门填写）'); put(2, 13, 24, '填报日期：' + dt(r.applied, 0))
    import datetime
    y, m, dd = map(int, r.founded.split('-'))
    rows = [[('单位名称', 4), (r.company, 20)], [('统一社会信用代码', 4), (r.uscc, 8), ('法定代表人', 4), (r.legal, 8)], [('注册地址', 4), (r.address, 20)],
            [('成立日期', 4), (datetime.date(y, m, dd), 8), ('注册资本（万元）', 4), (r.capital, 8)], [('单位性质', 4), (r.nature, 8), ('申报主体类型', 4), (r.type, 8)],
            [('职工人数', 4), (r.staff, 4), ('其中安全人员', 4), (6, 4), ('上年营收（万元）', 4), (r.revenue, 4)], [('联系人', 3), (r.contact, 3), ('职务', 2), (r.position, 4), ('电话', 2), (r.phone, 4), ('手机', 2), (int(r.mobile) if k else r.mobile, 4)],
            [('电子邮箱', 4), (r.email, 20)], [('案例名称', 4), (r.title, 20)], [('申报方向', 4), (tick(DIRS, r.dir, ['√', '■'][k], '\n'), 20)], [('开始时间', 4), (datetime.date(*map(int, r.psd.split('-'))), 8), ('结束时间', 4), (datetime.date(*map(int, r.ped.split('-'))), 8)],
            [('总投资（万元）', 4), (r.investment, 8), ('推荐单位', 4), (r.bureau, 8)], [('案例简介', 4), (r.summary, 20)], [('单位简介', 4), (r.profile, 20)], [('申报单位承诺', 4), ('本单位承诺所填内容真实、准确，近五年未发生重大安全、环保、质量事故。\n（盖章）　2024年12月15日', 20)]]
    n = 3
    for row in rows:
        c = 1
        for i, (v, w) in enumerate(row):
            put(n, c, c + w - 1, v, b=i % 2 == 0, fmt=('yyyy"年"m"月"d"日"' if k == 0 else 'yyyy/m/d') if isinstance(v, datetime.date) else '0' if isinstance(v, int) and v > 10**9 else None); c += w
        ws.row_dimensions[n].height = 90 if row[0][0] in ('申报方向', '案例简介', '单位简介') else 24; n += 1
    border(ws, 'A3:X%d' % (n - 1)); wb.save(d + '/申报表-%s.xlsx' % r.brand)
    return r.truth('company uscc legal_person address founded capital nature applicant_type staff revenue contact position phone mobile email case_title directions investment recommender summary profile applied_on', period_start=r.psd, period_end=r.ped)

# 10 --------------------------------------------------------------- xlsx list of questions: 序号|填报事项|填报内容|填写说明(with examples)
@layout('xlquest')
def _(r, k, d):
    wb = openpyxl.Workbook(); ws = wb.active; ws.title = '申报信息'
    if k: g2 = wb.create_sheet('填写示例', 0); wb.active = 1
    ws.append([TITLE + '申报表（电子填报版）']); ws.merge_cells('A1:D1')
    ws.append(['序号', '填报事项', '填报内容', '填写说明及示例'])
    q = [('单位全称', r.company, '与营业执照一致，例：佛山市示例科技有限公司'), ('统一社会信用代码', r.uscc, '18位，例：91440101MA59EXAMPL'), ('法定代表人', r.legal, '例：张三'), ('注册资本（单位：元）', r.capital * 10000 if k else num(r.capital * 10000, comma=1), '以元为单位，例：10000000'), ('成立日期', dt(r.founded, '8' if k else '-'), '例：2010-01-01'),
         ('企业类型', r.type, '从下列选择：' + '/'.join(TYPES)), ('企业性质', r.nature, '国有企业/民营企业/外资企业/合资企业'), ('2023年营业收入（单位：元）', num(r.revenue * 10000, comma=1), '按审计报告填写'), ('从业人员（人）', r.staff, '截至2023年底'), ('所属地市', r.city + '市', '例：广州市'),
         ('联系人姓名', r.contact, '例：李四'), ('联系人职务', r.position, '例：经理'), ('联系人手机', r.mobile, '11位，例：13800138000'), ('联系人固话', r.phone if k == 0 else None, '区号-号码，例：020-81234567'), ('联系人邮箱', r.email, '例：abc@mail.example'),
         ('案例名称', r.title, '不超过30字'), ('申报方向', r.dir, '五选一：' + '；'.join(DIRS)), ('案例开始时间', dt(r.ps, '-'), '例：2024-01'), ('案例完成时间', dt(r.pe, '-'), '例：2024-11'), ('案例投资额（单位：元）', num(r.investment * 10000, comma=1), '以元为单位'), ('案例简介', r.summary, '500字以内')]
    for i, (a, b, c) in enumerate(q): ws.append([i + 1, a, b, c])
    if k:
        g2.append(['填写示例（请勿在本页填写）']); g2.append(['序号', '填报事项', '填报内容'])
        for i, (a, b, c) in enumerate(q[:6]): g2.append([i + 1, a, ['广东示例科技有限公司', '91440101MA59EXAMPL', '张三', '10000000', '2010-01-01', '工业企业'][i]])
    ws.column_dimensions['B'].width = 26; ws.column_dimensions['C'].width = 46; ws.column_dimensions['D'].width = 40; border(ws, 'A2:D%d' % ws.max_row)
    wb.save(d + '/%s_电子填报.xlsx' % r.company)
    return r.truth('company uscc legal_person capital founded applicant_type nature revenue staff city contact position mobile email case_title directions period_start period_end investment summary', phone=r.phone if k == 0 else None)

# 11 --------------------------------------------------------------- label and answer in one cell: after the colon, or on the line below
@layout('samecell')
def _(r, k, d):
    G = [3200, 3200, 3100]
    def c(l, v, sp=1): return (C(P(R(l + '：', b=1), R(v)), span=sp) if k == 0 else C(P(R(l, b=1, sz=9, color='404040')), P(v), span=sp))
    rows = [[c('申报单位名称', r.company, 2), c('统一社会信用代码', r.uscc)], [c('单位类型', r.type), c('单位性质', r.nature), c('所属行业', r.industry)], [c('注册地址', r.address, 2), c('成立日期', dt(r.founded, '-'))],
            [c('法定代表人', r.legal), c('注册资本（万元）', num(r.capital)), c('职工人数', str(r.staff))], [c('联系人', r.contact), c('职务', r.position), c('联系手机', r.mobile)], [c('固定电话', r.phone), c('电子邮箱', r.email, 2)],
            [c('案例名称', r.title, 3)], [c('申报方向', r.dir, 2), c('总投资', num(r.investment) + '万元')], [c('起始年月', dt(r.ps, 0)), c('完成年月', dt(r.pe, 0)), c('推荐单位', r.bureau)], [c('案例简介', r.summary, 3)], [c('单位简介', r.profile, 3)]]
    docx(d + '/%s申报表.docx' % r.brand, [P(TITLE + '申报表', sty='t'), T(G, rows), P('填表人：%s　　填表日期：%s' % (r.p3, dt(r.applied, '.')))])
    return r.truth('company uscc applicant_type nature industry address founded legal_person capital staff contact position mobile phone email case_title directions investment period_start period_end recommender summary profile applied_on')

# 12 --------------------------------------------------------------- print-out of an online portal: required stars, codes before values, system rows
@layout('portal')
def _(r, k, d):
    G = [2300, 2450, 2300, 2450]
    sect = lambda t: [C(R('▌' + t, b=1, color='1F4E79'), span=4, fill='DEEAF6')]
    nat = {'国有企业': '110', '民营企业': '170', '外资企业': '330', '合资企业': '310'}[r.nature]
    rows = [sect('办理信息'), ['申报流水号', 'GD20241218%05d' % r.rnd.randint(1, 99999), '提交时间', r.applied + ' 10:22:31'], ['当前状态', '待地市审核', '提交账号', r.mobile2], sect('主体信息'),
            ['* 主体名称', r.company, '* 主体代码（USCC）', r.uscc], ['* 经济性质', nat + '-' + r.nature if k else r.nature, '* 主体类型', r.type], ['* 法定代表人', r.legal, '法定代表人证件号', '4406**********%04d' % r.rnd.randint(1000, 9999)], ['* 成立日期', r.founded + (' 00:00:00' if k else ''), '* 注册资本', num(r.capital, comma=1, nd=2) + ' 万元（人民币）'], ['* 住所', (r.address, 3)], ['* 所属地区', ('广东省 / %s市 / %s' % (r.city, r.district), 3)],
            sect('业务联系人'), ['* 姓名', r.contact, '职务', '--' if k else r.position], ['* 手机号', r.mobile, '办公电话', r.phone], ['* 电子邮箱', (r.email, 3)], sect('案例信息'), ['* 案例名称', (r.title, 3)], ['* 申报方向', ('0%d %s' % (r.di + 1, r.dir), 3)], ['* 实施开始日期', r.psd, '* 实施结束日期', r.ped], ['* 投资总额', num(r.investment, comma=1, nd=2) + ' 万元', '联合申报单位', '无'], ['* 案例简介', (r.summary, 3)],
            sect('附件信息'), ['序号', '附件名称', '大小', '上传时间'], ['1', '营业执照.pdf', '1.2MB', r.applied + ' 09:40:02'], ['2', '承诺函.pdf', '0.6MB', r.applied + ' 09:41:37'], sect('审核记录'), ['审核环节', '审核单位', '审核意见', '审核时间'], ['地市初审', r.bureau, '', '']]
    docx(d + '/打印预览.docx', [P(R(TITLE + '申报系统', b=1, sz=16), jc='center'), P('网上申报表（打印版）', jc='center'), T(G, rows)], header=P(R('第1页 共1页　打印人：' + r.p3, sz=9), jc='right'))
    return r.truth('company uscc nature applicant_type legal_person founded capital address city contact mobile phone email case_title directions investment partners summary', period_start=r.psd, period_end=r.ped, position=None if k else r.position)

# 13 --------------------------------------------------------------- tracked changes, comments, hidden text
@layout('tracked')
def _(r, k, d):
    G = [2100, 2650, 2100, 2650]
    n = [100]
    def INS(t): n[0] += 1; return X('<w:ins w:id="%d" w:author="%s" w:date="2024-12-19T10:00:00Z">%s</w:ins>' % (n[0], r.p3, R(t)))
    def DEL(t): n[0] += 1; return X('<w:del w:id="%d" w:author="%s" w:date="2024-12-19T10:00:00Z">%s</w:del>' % (n[0], r.p3, R(t).replace('<w:t ', '<w:delText ').replace('</w:t>', '</w:delText>')))
    def CM(i, inner): return X('<w:commentRangeStart w:id="%d"/>%s<w:commentRangeEnd w:id="%d"/><w:r><w:commentReference w:id="%d"/></w:r>' % (i, inner, i, i))
    old = Rec('tracked-old', k)
    delrow = X(ROW([C(P(DEL('联合申报单位')), w=2100), C(P(DEL(old.company)), w=7400, span=3)]).replace('<w:tr>', '<w:tr><w:trPr><w:del w:id="90" w:author="x" w:date="2024-12-19T10:00:00Z"/></w:trPr>', 1))
    rows = [['单位名称', C(J(DEL(old.company), INS(r.company)) if k == 0 else J(r.company[:4], DEL('科技'), INS(r.company[4:])), span=3)], ['统一社会信用代码', C(CM(1, J(DEL(old.uscc), INS(r.uscc)))), '法定代表人', C(J(R(old.legal, hide=1), R(r.legal)))],
            ['单位性质', C(J(DEL('国有企业' if r.nature != '国有企业' else '民营企业'), INS(r.nature))), '成立时间', C(J(dt(r.founded, 0)))], ['注册资本（万元）', C(J(INS(num(r.capital)))), '职工人数', C(J(DEL('999'), str(r.staff)))], ['联系人', C(J(DEL(r.p4), INS(r.contact))), '职务', C(INS(r.position))],
            ['手机', C(J(DEL(r.mobile3), INS(r.mobile))), '邮箱', C(J(r.email, R(' 备用：' + r.email3, hide=1)))], ['案例名称', C(CM(2, J(r.title[:5], DEL('项目'), r.title[5:])), span=3)],
            ['申报方向', C(*[P((J(DEL('☑'), INS('□')) if i == (r.di + 1) % 5 else J(DEL('□'), INS('☑')) if i == r.di else J('□')), x) for i, x in enumerate(DIRS)], span=3)], ['起止时间', C(J(dt(r.ps, 0), '至', DEL('2025年6月'), INS(dt(r.pe, 0))), span=3)], delrow, ['投资额', C(J(DEL('1000'), INS(num(r.investment)), '万元'), span=3)],
            ['案例简介', C(*[P(R(x)) for x in r.summary_ps], P(R('（去年模板：本案例面向能源行业……）', hide=1)), span=3)]]
    cm = '<w:comment w:id="1" w:author="审核" w:date="2024-12-19T11:00:00Z">%s</w:comment><w:comment w:id="2" w:author="审核" w:date="2024-12-19T11:00:00Z">%s</w:comment>' % (P('代码请核对，统一社会信用代码：' + Rec('tracked-cm', k).uscc + '？'), P('案例名称建议改为：某某企业安全防护案例'))
    docx(d + '/申报表（修订）.docx', [P(TITLE + '申报表', sty='t'), P(R('仅供内部参考 2023年度版', hide=1)), T(G, rows), P('填表日期：', DEL('2024年11月1日'), INS(dt(r.applied, 0)))], comments=cm, settings='<w:trackRevisions/>')
    return r.truth('company uscc legal_person nature founded capital staff contact position mobile email case_title directions period_start period_end investment applied_on', **{})

# 14 --------------------------------------------------------------- choices as matrices: a column 是否申报, a row of types with √ under
@layout('matrix')
def _(r, k, d):
    G = [1357] * 6 + [1358]
    m = ['√', '是'][k]
    rows = [[('企业名称', 2), (r.company, 5)], [('统一社会信用代码', 2), (r.uscc, 5)], [('法定代表人', 2), (r.legal, 2), '注册资本', (num(r.capital) + '万元', 2)], [C('企业类型（在对应栏打“√”）', span=7, jc='center')], [C(R(t, sz=9), jc='center') for t in TYPES], [C('√' if t == r.type else '', jc='center') for t in TYPES],
            [('企业性质', 3)] + [C(n, jc='center') for n in NATURES], [('（请在对应栏打“√”）', 3)] + [C('√' if n == r.nature else '', jc='center') for n in NATURES],
            [C('申报方向', span=5, jc='center', b=1), C('是否申报', span=2, jc='center', b=1)]] + [[('（%s）%s' % ('一二三四五'[i], x), 5), C(m if i == r.di else ('' if k == 0 else '否'), span=2, jc='center')] for i, x in enumerate(DIRS)] + \
           [[('案例名称', 2), (r.title, 5)], [('实施周期', 2), (dt(r.ps, 1) + '-' + dt(r.pe, 1), 5)], [('联系人', 2), (r.contact, 2), '职务', (r.position, 2)], [('手机', 2), (r.mobile, 2), '邮箱', (r.email, 2)], [('案例主要内容', 2), (r.summary, 5)]]
    docx(d + '/%s-案例申报表.docx' % r.city, [P(TITLE + '申报表', sty='t'), T(G, rows)])
    return r.truth('company uscc legal_person capital applicant_type nature directions case_title period_start period_end contact position mobile email', **{})

# 15 --------------------------------------------------------------- one character per cell: code, date, phone in boxes
@layout('digitbox')
def _(r, k, d):
    w = [1400] + [450] * 18; a = lambda s, n: [C(c, w=450, jc='center') for c in s.ljust(n)]
    y, m, dd = r.founded.split('-'); y2, m2 = r.ps.split('-'); y3, m3 = r.pe.split('-')
    S = lambda t, n: C(t, span=n, w=450 * n, jc='center')
    rows = [[C('单位名称', w=1400), C(r.company, span=18)], [C('统一社会信用代码', w=1400)] + a(r.uscc, 18), [C('成立日期', w=1400)] + a(y, 4) + [S('年', 2)] + a(m, 2) + [S('月', 2)] + a(dd, 2) + [S('日', 2), S('', 4)],
            [C('法定代表人', w=1400), S(r.legal, 7), S('单位性质', 4), S(r.nature, 7)], [C('联系人', w=1400), S(r.contact, 7), S('职务', 4), S(r.position, 7)], [C('手机号码', w=1400)] + a(r.mobile, 11) + [S('', 7)], [C('电子邮箱', w=1400), C(r.email, span=18)], [C('案例名称', w=1400), C(r.title, span=18)],
            [C('申报方向代码', w=1400), C(str(r.di + 1), w=450, jc='center'), C('1-工业互联网安全分类分级；2-车联网网络安全防护；3-工业控制系统安全评估；4-工业控制产品安全漏洞治理；5-网络安全威胁监测服务', span=17)],
            [C('起止时间', w=1400)] + a(y2, 4) + [S('年', 1)] + a(m2, 2) + [S('月', 1), S('至', 1)] + a(y3, 4) + [S('年', 1)] + a(m3, 2) + [S('月', 1), S('', 1)], [C('投资额', w=1400), S(num(r.investment), 9), S('万元', 9)], [C('案例简介', w=1400), C(r.summary, span=18)]]
    docx(d + '/%s.docx' % r.brand, [P(TITLE + '申报表', sty='t'), T(w, rows)])
    return r.truth('company uscc founded legal_person nature contact position mobile email case_title directions period_start period_end investment summary')

# 16 --------------------------------------------------------------- running text with underlined blanks, several labels on a line
@layout('blanks', nature=['民营企业', '国有企业'])
def _(r, k, d):
    U = lambda v: R('  ' + v + '  ', u=1)
    L = [P(TITLE + '申报表', sty='t'), P('申报单位（盖章）：', U(r.company)), P('统一社会信用代码：', U(r.uscc), '　成立时间：', U(dt(r.founded, 0))), P('法定代表人：', U(r.legal), '　注册资本：', U(num(r.capital)), '万元　职工人数：', U(str(r.staff)), '人'), P('单位地址：', U(r.address), '　邮政编码：', U(r.zip)),
         P('所有制性质：', *[J(R('☑' if n == r.nature[:2] else '□'), n + '　') for n in ('国有', '民营', '外资', '合资')]), P('联系人：', U(r.contact), ' 职务：', U(r.position), ' 手机：', U(r.mobile)), P('电话：', U(r.phone if k else '            '), ' 传真：', U(r.fax), ' 邮箱：', U(r.email)),
         P('案例名称：', U(r.title)), P('申报方向：（请勾选一项）'), *[P('%s %d. %s' % ('☑' if i == r.di else '□', i + 1, x), ind=480) for i, x in enumerate(DIRS)], P('案例实施时间：自', U(r.ps[:4]), '年', U(str(int(r.ps[5:]))), '月至', U(r.pe[:4]), '年', U(str(int(r.pe[5:]))), '月　　总投资', U(num(r.investment)), '万元'),
         P('案例简介：')] + para_text(r.summary_ps) + [P('推荐单位意见：', U('同意推荐' if k else '          ')), P('推荐单位（盖章）：', U(r.bureau if k else '                 '), '　　　年　月　日')]
    docx(d + '/申报表%s.docx' % r.brand, L)
    return r.truth('company uscc founded legal_person capital staff address nature contact position mobile email case_title directions period_start period_end investment summary', phone=r.phone if k else None, recommender=r.rec if k else None)

# lists ------------------------------------------------------------
def recs(name, k, n, city): return [Rec('%s-%d' % (name, i), k, city=city) for i in range(n)]
def lrow(i, x, **o):
    t = {'n': i, 'company': x.company, 'uscc': x.uscc, 'case_title': x.title, 'directions': [x.dir]}; t.update(o); return t
@layout('list-2head', city=['东莞', '汕头'])
def _(r, k, d):
    R_ = recs('list-2head', k, 6 + k, r.city); wb = openpyxl.Workbook(); ws = wb.active; ws.title = '附件3'
    ws['A1'] = '附件3'; ws['A2'] = TITLE + '推荐汇总表'; ws.merge_cells('A2:K2'); ws['A3'] = '推荐单位（盖章）：' + r.bureau; ws.merge_cells('A3:F3'); ws['G3'] = '填表人：%s  联系电话：%s' % (r.p3, r.phone); ws.merge_cells('G3:K3')
    for a, v in zip('ABFGHIJK', ['推荐顺序', '申报单位', '案例名称', '申报方向', '案例简介', '联系人', None, '备注']):
        if v: ws[a + '4'] = v
    ws.merge_cells('B4:E4'); ws.merge_cells('I4:J4')
    for a, v in zip('BCDEIJ', ['名称', '统一社会信用代码', '类型', '所在县区', '姓名', '手机']): ws[a + '5'] = v
    for a in 'AFGHK': ws.merge_cells('%s4:%s5' % (a, a))
    for i, x in enumerate(R_): ws.append([i + 1, x.company, x.uscc, x.type, x.district, x.title, x.dir, x.summary, x.contact, x.mobile, '省重点' if i == 1 else None])
    n = ws.max_row; ws.cell(n + 1, 1, '合计'); ws.cell(n + 1, 2, '%d家' % len(R_)); ws.cell(n + 2, 1, '注：1.按推荐优先顺序排列；2.申报方向只填一项；3.本表请同时报送Excel版。'); ws.merge_cells(start_row=n + 2, end_row=n + 2, start_column=1, end_column=11)
    border(ws, 'A4:K%d' % (n + 1)); [ws.column_dimensions.__getitem__(c).__setattr__('width', w) for c, w in zip('ABCDEFGHIJK', [6, 26, 22, 14, 10, 28, 22, 40, 9, 14, 8])]
    wb.save(d + '/附件3 推荐汇总表（%s）.xlsx' % r.city); return [lrow(i + 1, x) for i, x in enumerate(R_)]

@layout('list-tickcols', city=['中山', '韶关'])
def _(r, k, d):
    R_ = recs('list-tickcols', k, 5, r.city); G = [700, 2700, 2300, 3000, 900, 900, 900, 900, 900, 1200]; m = '√'
    h1 = [C('序号', vm=1, jc='center'), C('企业名称', vm=1, jc='center'), C('社会信用代码', vm=1, jc='center'), C('案例名称', vm=1, jc='center'), C('申报方向（在对应列打√）', span=5, jc='center'), C('备注', vm=1, jc='center')]
    h2 = [C('', vm=2) for _ in range(4)] + [C(R(s, sz=9), jc='center') for s in (DIRS if k == 0 else ['分类分级', '车联网防护', '工控系统评估', '工控产品漏洞治理', '威胁监测服务'])] + [C('', vm=2)]
    rows = [h1, h2] + [[C(str(i + 1), jc='center'), x.company, x.uscc, x.title] + [C(m if j == x.di else '', jc='center') for j in range(5)] + [''] for i, x in enumerate(R_)] + [[('合计', 4)] + [str(sum(x.di == j for x in R_)) for j in range(5)] + ['']]
    docx(d + '/%s市推荐表.docx' % r.city, [P('附件3'), P(TITLE + '推荐表', sty='t'), P('推荐单位：%s（盖章）　　　　　　　　日期：2024年12月23日' % r.bureau), T(G, rows), P('填表说明：每家企业只能申报一个方向。')], land=1)
    return [lrow(i + 1, x) for i, x in enumerate(R_)]
