# SPDX-License-Identifier: ISC
from cases1 import *
import openpyxl
from openpyxl.styles import Font,Alignment,Border,Side,PatternFill
from openpyxl.utils import get_column_letter as GL
def fixed(wb,path):
    import datetime
    for ws in wb.worksheets:
        ws.page_setup.orientation='landscape' if ws.max_column>4 and ws.max_row<22 and ws['A2'].value!='单位名称' else 'portrait'; ws.page_setup.paperSize=9; ws.page_setup.fitToWidth=1; ws.page_setup.fitToHeight=0; ws.sheet_properties.pageSetUpPr=openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
    for ws in wb.worksheets:
        merged={c for m in ws.merged_cells.ranges for c in [(r,k) for r in range(m.min_row,m.max_row+1) for k in range(m.min_col,m.max_col+1)]}
        for r in range(1,ws.max_row+1):
            if ws.row_dimensions[r].height or r==1: continue
            h=1
            for k in range(1,ws.max_column+1):
                v=ws.cell(r,k).value
                if v is None or not ws.cell(r,k).alignment.wrap_text: continue
                w=ws.column_dimensions[GL(k)].width or 9
                for m in ws.merged_cells.ranges:
                    if m.min_row==r and m.min_col==k: w=sum((ws.column_dimensions[GL(q)].width or 9) for q in range(k,m.max_col+1))
                h=max(h,sum(1+int(sum(2 if ord(ch)>255 else 1 for ch in ln)/(w-1)) for ln in str(v).split('\n')))
            if h>1: ws.row_dimensions[r].height=14.5*h
    wb.properties.created=wb.properties.modified=datetime.datetime(2024,12,16,9); wb.save(path)
TH=Border(*[Side(style='thin')]*4)
def put(ws,r,c,v,r2=None,c2=None,b=0,fill=None,al='center',wrap=1,fmt=None,sz=10.5):
    x=ws.cell(r,c); x.value=v; x.font=Font(name='宋体',size=sz,bold=bool(b)); x.alignment=Alignment(horizontal=al,vertical='center',wrap_text=bool(wrap))
    if fill: x.fill=PatternFill('solid',fgColor=fill)
    if fmt: x.number_format=fmt
    for rr in range(r,(r2 or r)+1):
        for cc in range(c,(c2 or c)+1): ws.cell(rr,cc).border=TH
    if r2 or c2: ws.merge_cells(start_row=r,start_column=c,end_row=r2 or r,end_column=c2 or c)
    return x

@case('split_pages')
def split_pages(d,k,out):
    h=[C(x,b=1,al='center',fill='D9D9D9') for x in ('项目','内容','项目','内容')]
    st='after' if k else 'x'
    t1=[h,['1.申报单位',C(d['company'],3)],['2.统一社会信用代码',C(d['uscc'],3)],['3.单位类型',C(tick(TYPES,d['applicant_type'],st),3)],['4.单位性质',C(tick(NATS,d['nature'],st),3)],['5.注册地址',C(d['address'],3)],['6.法定代表人',d['legal_person'],'7.成立时间',fd(d['founded'],'cn0')],['8.注册资本',fm(d['capital'],'w'),'9.职工人数',str(d['staff'])]]
    t2=[h,['10.上年营业收入',fm(d['revenue'],'w'),'11.所属行业',d['industry']],['12.联系人',d['contact'],'13.职务',d['position']],['14.手机',d['mobile'],'15.邮箱',d['email']],['16.单位简介',C(d['profile'],3)]]
    cut=len(d['summary'])//2
    t3=[h,['17.案例名称',C(d['case_title'],3)],['18.申报方向',C(tick(DIRS,d['directions'],st,'\n'),3)],['19.实施起止时间',fd(d['period_start'],'cn0')+'至'+fd(d['period_end'],'cn0'),'20.投资额',fm(d['investment'],'w')],[C('21.案例简介',vm='r'),C(d['summary'],3)],[C('',vm='c'),C([para(pic('rI1',3600000,1500000),al='center'),para('图1 总体架构图',al='center')],3)]]
    w=[2000,2800,1900,2800]
    t3+=[['%d.%s'%(22+i,x),C('\n'.join(long(d,3+i%2)),3)] for i,x in enumerate(('案例背景','解决方案','关键技术','实施成效'))]
    if k: b=[title('护航新型工业化网络安全典型案例申报表'),table(t1,w),para('（续表一）',al='right',pb=1),table(t2,w),para('（续表二）',al='right',pb=1),table(t3,w)]
    else: b=[title('护航新型工业化网络安全典型案例申报表'),table(t1+t2+t3,w,head=1)]
    cap=len(''.join(d['summary'].split()))
    save(out('案例申报表（续表）.docx'),b,images=[png(240,100,(90,140,200))],footer=para('第 1 页 共 3 页',al='center'))
    return T(d,'company uscc applicant_type nature address legal_person founded capital staff revenue industry contact position mobile email profile case_title directions period_start period_end investment'+(' summary' if cap>=200 else ''))

@case('nested_inner')
def nested_inner(d,k,out):
    V=lambda t: C('\n'.join(t),b=1,al='center')
    n=lambda rows,w: C([table(rows,w)])
    st='form' if k else 'wing'
    rows=[[V('申报主体'),n([['单位名称',C(d['company'],3)],['统一社会信用代码',C(d['uscc'],3)],['单位类型',C(tick(TYPES,d['applicant_type'],st),3)],['法定代表人',d['legal_person'],'成立日期',fd(d['founded'],'-')],['注册资本',fm(d['capital'],'w'),'在职职工',str(d['staff'])+'人'],['注册地址',C(d['address'],3)]],[1700,2500,1600,2600])],
     [V('联系人'),n([['姓名','职务','手机','邮箱'],[d['contact'],d['position'],d['mobile'],d['email']]],[1500,2000,2100,2800])],
     [V('案例'),n([['案例名称',C(d['case_title'],3)],['申报方向',C([para(tick([x],d['directions'],st)) for x in DIRS],3)],['起止时间',fd(d['period_start'],'.0')+'至'+fd(d['period_end'],'.0'),'投资额',fm(d['investment'],'w')],['案例简介',C(d['summary'],3)]],[1700,2500,1600,2600])],
     [V('意见'),'推荐单位（盖章）：'+d['city']+'市工业和信息化局\n日期：']]
    save(out('申报表（嵌套）.docx'),[title('网络安全典型案例申报表'),table(rows,[800,8700])])
    return T(d,'company uscc applicant_type legal_person founded capital staff address contact position mobile email case_title directions period_start period_end investment summary recommender')

@case('long_answers',1)
def long_answers(d,k,out):
    # 单元格里几千字、项目符号、小标题、小表格、图片；正文里还有别的联系人、投资额
    inner=table([['序号','建设内容','投资额（万元）','完成时间'],['1','边界防护与分区隔离','120','2024年3月'],['2','监测预警平台','96.5','2024年6月'],['3','应急响应体系','38','2024年9月']],[700,3000,1700,1600])
    inner2=table([['系统名称','责任部门','联系人'],['MES系统','制造部',d['p3']],['DCS系统','动力部',d['p4']]],[2400,2300,2300])
    P=long(d,7); S=d['summary']
    body=[para('1.总体思路',b=1),P[0],P[1],para('2.建设内容',b=1),bullet(P[2]),bullet(P[3]),bullet(P[4]),para('表1 建设内容及投资一览',al='center'),inner,para(pic('rI1',3300000,1300000),al='center'),para('图1 技术架构',al='center'),para('3.责任分工',b=1),P[5],inner2,para('4.成效',b=1),P[6],'（1）案例名称：'+d['case_title']+'已在集团内部立项。','（2）经济效益：年减少停机损失约210万元。']
    body[2:2]=long2(d,4); body+=[para('5.创新点',b=1)]+['（%d）%s'%(i+1,x) for i,x in enumerate(long2(d,5))]+[para('6.推广价值',b=1)]+long2(d,4)
    prof=[d['profile']]+(long(d,3) if k else []); summ=[S]+long(d,2)
    rows=[['单位名称',C(d['company'],3)],['统一社会信用代码',d['uscc'],'法定代表人',d['legal_person']],['单位类型',C(tick(TYPES,d['applicant_type'],'black'),3)],['职工人数',str(d['staff']),'注册资本（万元）',fm(d['capital'],',')],['联系人',d['contact'],'手机',d['mobile']],
     ['单位简介',C(prof,3)],['案例名称',C(d['case_title'],3)],['申报方向',C(tick(DIRS,d['directions'],'black'),3)],['实施起止时间',fd(d['period_start'],'cn')+'—'+fd(d['period_end'],'cn'),'总投资（万元）',fm(d['investment'],',')],
     ['案例简介',C(summ,3)],[C('案例详细介绍（含背景、方案、关键技术、成效，3000字以内）',4)],[C(body,4)],['申报日期',C(fd(d['applied_on'],'cn'),3)]]
    save(out('申报书（详细版）.docx'),[title('护航新型工业化网络安全典型案例申报书'),table(rows,[1800,3200,1800,2700])],images=[png(220,90,(200,120,60))])
    return T(d,'company uscc legal_person applicant_type staff capital contact mobile case_title directions period_start period_end investment applied_on',profile=''.join(prof),summary=''.join(summ))

@case('long_heading')
def long_heading(d,k,out):
    hd=lambda t,l=1: para(run(t,b=1,sz=15 if l==1 else 13,font='黑体'),style=str(l))
    tx=lambda t: para(run(t,sz=12),ind=480,line=360)
    st='br' if k else 'box'
    cov=table([['案例名称：',d['case_title']],['申报单位：',d['company']+'（盖章）'],['推荐单位：',d['city']+'市工业和信息化局'],['申报日期：',fd(d['applied_on'],'han')]],[2200,6000],border=False)
    b=[gap()]*3+[para(run('护航新型工业化网络安全',b=1,sz=26),al='center'),para(run('典型案例申报书',b=1,sz=26),al='center')]+[gap()]*4+[cov,para(run('一、基本信息',b=1,sz=15),style='1',pb=1),
     table([['单位名称',C(d['company'],3)],['统一社会信用代码',C(d['uscc'],3)],['单位类型',C(tick(TYPES,d['applicant_type'],st),3)],['单位性质',C(tick(NATS,d['nature'],st),3)],['所属行业',d['industry'],'所在地市',d['city']],['法定代表人',d['legal_person'],'成立时间',fd(d['founded'],'cn')],['联系人',d['contact'],'手机',d['mobile']],['申报方向',C(tick(DIRS,d['directions'],st),3)],['实施周期',fd(d['period_start'],'cn')+'至'+fd(d['period_end'],'cn'),'投资总额',fm(d['investment'],'w')]],[2000,3200,1600,2700]),
     hd('二、单位简介'),tx(d['profile']),hd('三、案例简介'),tx(d['summary']),hd('四、案例详细内容'),hd('（一）案例背景',2)]+[tx(x) for x in long(d,2)]+[hd('（二）解决方案',2)]+[tx(x) for x in long(d,3)]+[table([['设备名称','数量','用途'],['工业防火墙','12台','边界隔离'],['日志审计','2套','集中审计']],[3000,2000,3000]),hd('（三）实施成效',2)]+[tx(x) for x in long(d,2)]+[hd('五、附件清单'),tx('1.营业执照；2.测评报告；3.信用中国报告；4.承诺函。')]
    save(out('申报书-%s.docx'%d['brand']),b)
    return T(d,'company recommender applied_on uscc applicant_type nature industry city legal_person founded contact mobile case_title directions period_start period_end investment profile summary')

@case('multi_project',1)
def multi_project(d,k,out):
    # 一个文档里有申报表和“企业近三年其他项目”“历史案例”表
    def pt(n,t,a,b,m,dr,per): return table([['项目名称',C(t,3)],['建设时间',a+'至'+b,'投资额（万元）',m],['项目负责人',per,'所属方向',dr],['项目概述',C('该项目为公司既往信息化建设内容，不在本次申报范围。',3)]],[1800,3000,1800,2900])
    app=table([['单位名称',C(d['company'],3)],['统一社会信用代码',C(d['uscc'],3)],['企业类型',C(tick(TYPES,d['applicant_type'],'sq√'),3)],['法定代表人',d['legal_person'],'联系人',d['contact']],['手机',d['mobile'],'邮箱',d['email']],['案例名称',C(d['case_title'],3)],['申报方向',C(tick(DIRS,d['directions'],'sq√'),3)],['起止时间',fd(d['period_start'],'cn')+'至'+fd(d['period_end'],'cn'),'投资额（万元）',fm(d['investment'],'n')],['案例简介',C(d['summary'],3)]],[1800,3000,1800,2900])
    oth=[para('附表%d：近三年实施的其他信息化项目（仅供参考）'%1,b=1),pt(1,d['brand']+'智能仓储WMS系统建设项目','2021年3月','2021年12月','880','不适用',d['p3']),gap(),pt(2,'供应链协同平台二期','2022年2月','2022年11月','415','不适用',d['p4'])]
    if k:
        w=[1800,3000,1800,2900]
        app=X(table([['单位名称',C(d['company'],3)],['统一社会信用代码',C(d['uscc'],3)],['企业类型',C(tick(TYPES,d['applicant_type'],'sq√'),3)],['法定代表人',d['legal_person'],'联系人',d['contact']],['手机',d['mobile'],'邮箱',d['email']]],w)+para('二、企业已实施的信息化项目（近三年，非本次申报）',b=1)+pt(1,d['brand']+'智能仓储WMS系统建设项目','2021年3月','2021年12月','880','不适用',d['p3'])+para('')+pt(2,'供应链协同平台二期','2022年2月','2022年11月','415','不适用',d['p4'])+para('三、本次申报案例',b=1)+table([['案例名称',C(d['case_title'],3)],['申报方向',C(tick(DIRS,d['directions'],'sq√'),3)],['起止时间',fd(d['period_start'],'cn')+'至'+fd(d['period_end'],'cn'),'投资额（万元）',fm(d['investment'],'n')],['案例简介',C(d['summary'],3)]],w)); oth=[]
    b=[title('护航新型工业化网络安全典型案例申报表')]+([para('一、企业基本情况',b=1)] if k else [])+[app,gap()]+oth+([para('附表：已获奖励案例',b=1),table([['序号','案例名称','获奖名称','年度'],['1','基于AI视觉的质量检测','广东省工业互联网应用标杆','2022'],['2','数字孪生车间','市级智能制造示范','2023']],[800,4200,3000,1500])] if k else [])
    save(out('申报材料合订本.docx'),b)
    return T(d,'company uscc applicant_type legal_person contact mobile email case_title directions period_start period_end investment summary')

@case('multi_parent')
def multi_parent(d,k,out):
    r=d['rng']; pu=uscc(r,'440106')
    par=[[C('母公司（控股股东）情况',4,b=1,fill='EDEDED')],['母公司名称',C('广东%s控股集团有限公司'%d['brand'],3)],['母公司统一社会信用代码',C(pu,3)],['母公司法定代表人',d['p3'],'母公司营业收入（万元）','1560000'],['母公司地址',C('广东省广州市天河区珠江东路8号',3)]]
    sup=[[C('技术支撑单位情况（非申报主体）',4,b=1,fill='EDEDED')],['支撑单位名称',C('中科%s信息安全测评有限公司'%'云栎',3)],['支撑单位联系人',d['p4'],'支撑单位手机',d['mob2']]]
    st='black'
    own=[[C('申报单位情况',4,b=1,fill='EDEDED')],['申报单位名称',C(d['company'],3)],['统一社会信用代码',C(d['uscc'],3)],['单位类型',C(tick(TYPES,d['applicant_type'],st),3)],['法定代表人',d['legal_person'],'营业收入（万元）',fm(d['revenue'],'n')],['注册地址',C(d['address'],3)],['联系人',d['contact'],'手机',d['mobile']],['项目负责人',d['p5'],'项目负责人电话',d['mob3']]]
    cs=[[C('案例情况',4,b=1,fill='EDEDED')],['案例名称',C(d['case_title'],3)],['申报方向',C(tick(DIRS,d['directions'],st),3)],['案例简介',C(d['summary'],3)]]
    b=[title('护航新型工业化网络安全典型案例申报表'),table(own+((par+sup) if not k else par)+cs+(sup if k else []),[2300,2600,2300,2300])]
    save(out('申报表含母公司.docx'),b)
    return T(d,'company uscc applicant_type legal_person revenue address contact mobile case_title directions summary')

@case('remarks_same')
def remarks_same(d,k,out):
    d['mobile']=d['mobile']; st='paren'
    rows=[['单位名称',C(d['company'],3)],['统一社会信用代码',C(d['uscc'],3)],['注册地址',C(d['address'],3)],['通信地址',C('同上' if k else '（同注册地址）',3)],['法定代表人',d['legal_person']+('（董事长）' if 0 else ''),'联系电话',d['phone']],
     ['单位类型',C(tick(TYPES,d['applicant_type'],st),3)],['成立时间',fd(d['founded'],'cn'),'注册资本',fm(d['capital'],'w')],['案例联系人',('同法定代表人' if k else '同上（%s）'%d['legal_person']),'职务','总经理'],['手机',d['mobile'],'邮箱','无' if k else '/'],
     ['上年营业收入',('约' if not k else '')+fm(d['revenue'],'w'),'职工人数',('约' if k else '')+str(d['staff'])+'人'],['案例名称',C(d['case_title'],3)],['申报方向',C(tick(DIRS,d['directions'],st,'\n'),3)],['联合申报单位','无','总投资',fm(d['investment'],'w')],['起止时间',C(fd(d['period_start'],'cn')+'至'+fd(d['period_end'],'cn'),3)],['案例简介',C(d['summary'],3)],['佐证材料',C('见附件3（共%d份）'%d['rng'].randint(3,9),3)]]
    save(out('典型案例申报表%d.docx'%k),[title('护航新型工业化网络安全典型案例申报表'),table(rows,[1800,3200,1600,2900])])
    return T(d,'company uscc address legal_person applicant_type founded capital mobile case_title directions investment period_start period_end summary',position='总经理',contact=d['legal_person'],email=None,partners=None,revenue=d['revenue'],staff=d['staff'])

@case('remarks_slash')
def remarks_slash(d,k,out):
    D='—' if k else '/'
    rows=[['申报单位',C(d['company']+('（原名：%s市%s实业有限公司）'%(d['city'],d['brand']) if k else ''),3)],['社会信用代码',d['uscc'],'法人代表',d['legal_person']],['单位类别',C(tick(TYPES,d['applicant_type'],'black'),3)],['单位性质',C(tick(NATS,d['nature'],'black'),3)],['单位地址',C(d['address']+('（三证合一地址一致）' if 0 else ''),3)],['联系人',d['contact'],'职务',D],['固定电话',D,'手机',d['mobile']],['电子邮箱',d['email'],'职工人数',D if k else '%d（其中研发人员%d人）'%(d['staff'],d['staff']//6)],['合作单位',C(D,3)],
     ['案例名称',C(d['case_title'],3)],['申报方向',C(tick(DIRS,d['directions'],'black'),3)],['实施时间',C(fd(d['period_start'],'/')+'-'+fd(d['period_end'],'/'),3)],['投资额（万元）',C((fm(d['investment'],'n')+'（含软件、硬件及服务）') if not k else D,3)],['案例概述',C(d['summary'],3)],['证明材料',C('详见附件',3)]]
    save(out('典型案例申报表 - 副本.docx'),[title('典型案例申报表'),para('编号：',al='right'),table(rows,[1700,3300,1500,3000])])
    return T(d,'company uscc legal_person applicant_type nature address contact mobile email case_title directions period_start period_end summary',position=None,phone=None,staff=None if k else d['staff'],investment=None if k else d['investment'])

def form4(d,st):
    return table([['单位名称',C(d['company'],3)],['统一社会信用代码',C(d['uscc'],3)],['单位类型',C(tick(TYPES,d['applicant_type'],st),3)],['单位性质',C(tick(NATS,d['nature'],st),3)],['所属行业',d['industry'],'所在地市',d['city']+'市'],['法定代表人',d['legal_person'],'成立时间',fd(d['founded'],'cn')],['注册资本（万元）',fm(d['capital'],'n'),'上年营业收入（万元）',fm(d['revenue'],'n')],['职工人数',str(d['staff']),'注册地址',d['address']],['联系人',d['contact'],'职务',d['position']],['手机',d['mobile'],'电子邮箱',d['email']],
     ['案例名称',C(d['case_title'],3)],['申报方向',C(tick(DIRS,d['directions'],st,'\n'),3)],['起止时间',fd(d['period_start'],'cn')+'至'+fd(d['period_end'],'cn'),'投资额（万元）',fm(d['investment'],'n')],['案例简介',C(d['summary'],3)]],[2000,2900,2000,2600])
F4='company uscc applicant_type nature industry city legal_person founded capital revenue staff address contact position mobile email case_title directions period_start period_end investment summary'

@case('pdf_table')
def pdf_table(d,k,out):
    save(out('CONV.pdf.docx'),[title('护航新型工业化网络安全典型案例申报表'),form4(d,'black' if k else 'box')]); return T(d,F4)

@case('pdf_cover')
def pdf_cover(d,k,out):
    s='       '
    L=['单位名称：'+d['company'],'统一社会信用代码：'+d['uscc'],'法定代表人：%s%s成立时间：%s'%(d['legal_person'],s,fd(d['founded'],'cn')),'注册资本：%s%s职工人数：%d人'%(fm(d['capital'],'w'),s,d['staff']),'联系人：%s%s手机：%s'%(d['contact'],s,d['mobile']),'案例名称：'+d['case_title']]
    b=[gap()]*4+[para(run('护航新型工业化网络安全典型案例',b=1,sz=24),al='center'),para(run('申报书',b=1,sz=24),al='center')]+[gap()]*5+[para(run('申报单位：'+d['company'],sz=15),ind=900),para(run('推荐单位：'+d['city']+'市工业和信息化局',sz=15),ind=900),para(run('申报日期：'+fd(d['applied_on'],'cn'),sz=15),ind=900),para(run('一、基本情况',b=1,sz=14),pb=1)]+[para(run(x,sz=12),line=360) for x in L]+[para(run('申报方向：',sz=12))]+[para(run(x,sz=12),left=480) for x in tick(DIRS,d['directions'],'box' if k else 'black','\n').split('\n')]+[para(run('二、案例简介',b=1,sz=14)),para(run(d['summary'],sz=12),ind=480,line=360)]
    save(out('CONV.pdf.docx'),b); return T(d,'company uscc legal_person founded capital staff contact mobile case_title directions summary recommender applied_on')

@case('xlsx_form')
def xlsx_form(d,k,out):
    wb=openpyxl.Workbook(); ws=wb.active; ws.title='申报表'
    for i,w in enumerate([16,20,8,14,20,8],1): ws.column_dimensions[GL(i)].width=w
    put(ws,1,1,'护航新型工业化网络安全典型案例申报表',1,6,b=1,sz=16); r=2; ws.row_dimensions[1].height=34
    st='black' if k else 'box'
    def one(l,v,h=None):
        nonlocal r
        put(ws,r,1,l,fill='F2F2F2'); put(ws,r,2,v,r,6,al='left'); 
        if h: ws.row_dimensions[r].height=h
        r+=1
    def two(l1,v1,u1,l2,v2,u2,f1=None,f2=None):
        nonlocal r
        put(ws,r,1,l1,fill='F2F2F2'); x=put(ws,r,2,v1,fmt=f1) if u1 else put(ws,r,2,v1,r,3,fmt=f1)
        if u1: put(ws,r,3,u1)
        put(ws,r,4,l2,fill='F2F2F2'); put(ws,r,5,v2,fmt=f2) if u2 else put(ws,r,5,v2,r,6,fmt=f2)
        if u2: put(ws,r,6,u2)
        r+=1
    import datetime
    one('单位名称',d['company']); one('统一社会信用代码',d['uscc']); one('单位类型',tick(TYPES,d['applicant_type'],st),44); one('单位性质',tick(NATS,d['nature'],st)); one('注册地址',d['address'],30)
    fdt=datetime.date(*map(int,d['founded'].split('-')))
    two('法定代表人',d['legal_person'],None,'成立时间',fdt,None,None,'yyyy"年"m"月"d"日"' if k else 'yyyy/m/d'); two('注册资本',d['capital'],'万元','上年营业收入',d['revenue'],'万元','#,##0.00','#,##0.00'); two('职工人数',d['staff'],'人','所属行业',d['industry'],None)
    two('联系人',d['contact'],None,'职务',d['position'],None); two('手机',d['mobile'] if k else int(d['mobile']),None,'电子邮箱',d['email'],None,'@' if k else '0')
    one('案例名称',d['case_title']); one('申报方向',tick(DIRS,d['directions'],st,'\n'),76); ps=datetime.date(*map(int,(d['period_start']+'-01').split('-'))); pe=datetime.date(*map(int,(d['period_end']+'-01').split('-')))
    two('开始时间',ps,None,'完成时间',pe,None,'yyyy"年"m"月"','yyyy"年"m"月"'); two('投资额',d['investment'],'万元','填表日期',fd(d['applied_on'],'-'),None)
    one('案例简介',d['summary'],180); put(ws,r,1,'注：本表由申报单位填写，一式四份。',r,6,al='left')
    fixed(wb,out('案例申报表.xlsx'))
    t=T(d,'company uscc applicant_type nature address legal_person founded capital revenue staff industry contact position mobile email case_title directions investment applied_on summary'); t['period_start']=d['period_start'];t['period_end']=d['period_end']
    return t

@case('xlsx_sheets')
def xlsx_sheets(d,k,out):
    wb=openpyxl.Workbook(); ws=wb.active; ws.title='封面'
    put(ws,3,2,'护航新型工业化网络安全典型案例申报书',3,5,b=1,sz=18)
    for i,(l,v) in enumerate((('申报单位（盖章）',d['company']),('推荐单位',d['city']+'市工业和信息化局'),('申报日期',fd(d['applied_on'],'cn')))): put(ws,6+i,2,l); put(ws,6+i,3,v,6+i,5,al='left')
    if k:
        wi=wb.create_sheet('填表说明'); 
        for i,t in enumerate(('1.单位名称应与营业执照一致。','2.申报方向限选一个。','3.金额单位均为万元。'),1): wi.cell(i,1).value=t
    w1=wb.create_sheet('表1 基本信息'); put(w1,1,1,'表1 申报主体基本信息',1,4,b=1)
    for i,(a,b_,c,e) in enumerate([('单位名称',d['company'],'统一社会信用代码',d['uscc']),('单位类型',d['applicant_type'],'单位性质',d['nature']),('法定代表人',d['legal_person'],'成立时间',fd(d['founded'],'-')),('注册资本（万元）',d['capital'],'上年营业收入（万元）',d['revenue']),('职工人数（人）',d['staff'],'所在地市',d['city']+'市'),('联系人',d['contact'],'联系人职务',d['position']),('联系人手机',d['mobile'],'联系人邮箱',d['email'])],2):
        for j,v in enumerate((a,b_,c,e),1): put(w1,i,j,v)
    put(w1,9,1,'注册地址'); put(w1,9,2,d['address'],9,4,al='left'); put(w1,10,1,'单位简介'); put(w1,10,2,d['profile'],10,4,al='left')
    for c,w in zip('ABCD',(18,32,22,32)): w1.column_dimensions[c].width=w
    w2=wb.create_sheet('表2 案例信息'); put(w2,1,1,'表2 案例基本信息',1,2,b=1)
    for i,(a,v) in enumerate((('案例名称',d['case_title']),('申报方向',tick(DIRS,d['directions'],'bare','\n') if k else DIRS[d['di']]),('开始时间',d['period_start']),('结束时间',d['period_end']),('投资额（万元）',d['investment']),('案例简介',d['summary'])),2): put(w2,i,1,a); put(w2,i,2,v,al='left')
    w2.column_dimensions['A'].width=18;w2.column_dimensions['B'].width=90
    fixed(wb,out('申报书（电子版）.xlsx'))
    return T(d,'company recommender applied_on uscc applicant_type nature legal_person founded capital revenue staff city contact position mobile email address profile case_title directions period_start period_end investment summary')

@case('sys_export_xlsx')
def sys_export_xlsx(d,k,out):
    wb=openpyxl.Workbook(); ws=wb.active; ws.title='Sheet1'
    R=[('字段编码','字段名称','填报内容'),('apply_no','申报编号','GDHH-2024-%04d'%d['rng'].randint(1,400)),('org_name','单位名称',d['company']),('org_code','统一社会信用代码',d['uscc']),('org_type','单位类型',d['applicant_type']),('org_nature','单位性质',d['nature']),('industry','所属行业',d['industry']),('city','所在地市',d['city']+'市'),('address','注册地址',d['address']),('legal','法定代表人',d['legal_person']),('found_date','成立时间',d['founded']),('capital','注册资本（万元）',num(d['capital'])),('income','上年营业收入（万元）',num(d['revenue'])),('staff','职工人数',str(d['staff'])),('linkman','联系人',d['contact']),('post','职务',d['position']),('mobile','手机',d['mobile']),('tel','联系电话',d['phone']),('email','电子邮箱',d['email']),('intro','单位简介',d['profile']),('case_name','案例名称',d['case_title']),('direction','申报方向',DIRS[d['di']]),('start','开始时间',d['period_start']),('end','结束时间',d['period_end']),('invest','投资额（万元）',num(d['investment'])),('brief','案例简介',d['summary']),('partner','联合申报单位',''),('create_time','提交时间',d['applied_on']+' 15:22:08'),('status','审核状态','待审核')]
    if not k: R=[(b,c) for a,b,c in R]
    for i,row in enumerate(R,1):
        for j,v in enumerate(row,1): ws.cell(i,j).value=v
    for c,w in zip('ABC',(16,24,80)): ws.column_dimensions[c].width=w
    fixed(wb,out('export_20241220.xlsx'))
    return T(d,'company uscc applicant_type nature industry city address legal_person founded capital revenue staff contact position mobile phone email profile case_title directions period_start period_end investment summary',partners=None)

@case('rtf_form')
def rtf_form(d,k,out):
    save(out('CONV.rtf.docx'),[title('护航新型工业化网络安全典型案例申报表'),form4(d,'sq√' if k else 'paren')]); return T(d,F4)

@case('doc97_form')
def doc97_form(d,k,out):
    save(out('CONV.doc.docx'),[title('护航新型工业化网络安全典型案例申报表'),para('申报单位（盖章）：'+d['company']),form4(d,'after' if k else 'black')]); return T(d,F4)

@case('sdt_mixed')
def sdt_mixed(d,k,out):
    n=[100]
    def sdt(v,kind='<w:text/>',alias='',ph=0):
        n[0]+=1
        return X('<w:sdt><w:sdtPr><w:alias w:val="%s"/><w:id w:val="%d"/>%s%s</w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>'%(alias,n[0],'<w:showingPlcHdr/>' if ph else '',kind,run(v,color='808080') if ph else run(v)))
    dd=lambda ops: '<w:dropDownList><w:listItem w:displayText="选择一项。" w:value=""/>%s</w:dropDownList>'%''.join('<w:listItem w:displayText="%s" w:value="%d"/>'%(o,i) for i,o in enumerate(ops))
    cell=lambda *x,s=1: C([para(*x)],s)
    date=lambda v,f: sdt(v,'<w:date><w:dateFormat w:val="%s"/><w:lid w:val="zh-CN"/></w:date>'%f)
    rows=[['单位名称',cell(sdt(d['company'],alias='单位名称'),s=3)],['统一社会信用代码',cell(sdt(d['uscc']),s=3)],['单位类型',cell(sdt(d['applicant_type'],dd(TYPES))),'单位性质',cell(tick(NATS,d['nature'],'w14'))],['法定代表人',cell(sdt(d['legal_person'])),'成立日期',cell(date(fd(d['founded'],'cn'),"yyyy'年'M'月'd'日'"))],['注册资本（万元）',cell(sdt(fm(d['capital'],'n'))),'职工人数',cell(sdt(str(d['staff'])))],['联系人',cell(sdt(d['contact'])),'手机',cell(sdt(d['mobile']))],['传真',cell(sdt('单击或点击此处输入文字。',ph=1)),'电子邮箱',cell(sdt('单击或点击此处输入文字。',ph=1) if k else sdt(d['email']))],
     ['案例名称',cell(sdt(d['case_title']),s=3)],['申报方向',C([para(tick([x],d['directions'],'w14')) for x in DIRS],3) if k else cell(sdt(DIRS[d['di']],dd(DIRS)),s=3)],['开始时间',cell(date(fd(d['period_start'],'cn'),"yyyy'年'M'月'")),'结束时间',cell(date(fd(d['period_end'],'cn'),"yyyy'年'M'月'"))],['案例简介',cell(sdt(d['summary'],'<w:text w:multiLine="1"/>'),s=3)]]
    save(out('申报表（控件版）.docx'),[title('护航新型工业化网络安全典型案例申报表'),table(rows,[2000,3000,1800,2700])])
    return T(d,'company uscc applicant_type nature legal_person founded capital staff contact mobile case_title directions period_start period_end summary',email=None if k else d['email'])

@case('legacy_fields')
def legacy_fields(d,k,out):
    def ft(v): return X('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="t"/><w:enabled/><w:textInput/></w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>%s<w:r><w:fldChar w:fldCharType="end"/></w:r>'%run(v))
    def fdd(ops,ch): return X('<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="d"/><w:enabled/><w:ddList><w:result w:val="%d"/>%s</w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMDROPDOWN </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'%(ops.index(ch),''.join('<w:listEntry w:val="%s"/>'%o for o in ops)))
    c=lambda x,s=1: C([para(x)],s)
    rows=[['单位名称',c(ft(d['company']),3)],['统一社会信用代码',c(ft(d['uscc']),3)],['单位类型',C([para(tick([t],d['applicant_type'],'form')) for t in TYPES],3)],['单位性质',c(fdd(NATS,d['nature']) if k else tick(NATS,d['nature'],'form')),'法定代表人',c(ft(d['legal_person']))],['成立时间',c(ft(fd(d['founded'],'cn'))),'职工人数',c(ft(str(d['staff'])))],['联系人',c(ft(d['contact'])),'手机',c(ft(d['mobile']))],['案例名称',c(ft(d['case_title']),3)],['申报方向',C([para(tick([t],d['directions'],'form')) for t in DIRS],3)],['投资额（万元）',c(ft(fm(d['investment'],'n'))),'完成时间',c(ft(fd(d['period_end'],'cn')))],['案例简介',c(ft(d['summary']),3)]]
    save(out('申报表（窗体域）.docx'),[title('护航新型工业化网络安全典型案例申报表'),table(rows,[2000,3000,1800,2700])])
    return T(d,'company uscc applicant_type nature legal_person founded staff contact mobile case_title directions investment period_end summary')

@case('only_chosen')
def only_chosen(d,k,out):
    st='strike' if k else 'only'
    rows=[['企业名称',d['company']],['统一社会信用代码',d['uscc']],['企业类型（保留所选项，其余'+('划去' if k else '删除')+'）',C([para(tick(TYPES,d['applicant_type'],st))])],['企业性质',C([para(tick(NATS,d['nature'],st))])],['企业注册地址',d['address']],['企业法定代表人',d['legal_person']],['成立时间',fd(d['founded'],'.')],['注册资本',fm(d['capital'],'yuan' if k else 'yi')],['2023年度营业收入',fm(d['revenue'],'yuan' if k else 'yi')],['职工人数','%d名'%d['staff']],['联系人/手机',d['contact']+'/'+d['mobile']],['联系邮箱',d['email']],['案例名称',d['case_title']],['申报方向（保留所选项，其余'+('划去' if k else '删除')+'）',C([para(tick([x],d['directions'],st)) for x in DIRS if k or x in d['directions']])],['案例实施期',fd(d['period_start'],'.')+'～'+fd(d['period_end'],'.')],['案例总投资',fm(d['investment'],'yuan' if k else 'w')],['案例简介',d['summary']]]
    save(out('护航申报表 v3.docx'),[title('护航新型工业化网络安全典型案例申报表'),table(rows,[3000,6500])])
    return T(d,'company uscc applicant_type nature address legal_person founded capital revenue staff contact mobile email case_title directions period_start period_end investment summary')

@case('choice_number')
def choice_number(d,k,out):
    ci='①②③④⑤⑥⑦'
    lab=lambda ops: ''.join('%s%s'%(('%d.'%(i+1)) if k else ci[i],o)+('；' if i<len(ops)-1 else '') for i,o in enumerate(ops))
    an=lambda ops,c: (lambda i: '%d'%(i+1) if k else ci[i])(ops.index(c))
    rows=[['单位名称',C(d['company'],3)],['统一社会信用代码',C(d['uscc'],3)],['单位类型（填序号）',C([para(run('【 '+an(TYPES,d['applicant_type'])+' 】')),para(run(lab(TYPES),sz=9))],3)],['单位性质（填序号）',C([para(run('【 '+an(NATS,d['nature'])+' 】')),para(run(lab(NATS),sz=9))],3)],['法定代表人',d['legal_person'],'联系人',d['contact']],['联系人职务',d['position'],'联系人手机',d['mobile']],['案例名称',C(d['case_title'],3)],['申报方向（填序号）',C([para(run('【 '+an(DIRS,DIRS[d['di']])+' 】')),para(run(lab(DIRS),sz=9))],3)],['开始日期',fd(d['period_start'],'cn'),'完成日期',fd(d['period_end'],'cn')],['案例投资（万元）',fm(d['investment'],'n'),'职工人数（人）',str(d['staff'])],['案例简介',C(d['summary'],3)]]
    save(out('申报表（序号式）.docx'),[title('护航新型工业化网络安全典型案例申报表'),table(rows,[2300,2700,1900,2600])])
    return T(d,'company uscc applicant_type nature legal_person contact position mobile case_title directions period_start period_end investment staff summary')

@case('label_above')
def label_above(d,k,out):
    h=lambda *ls: [C(l,b=1,al='center',fill='E7E6E6') for l in ls]
    rows=[[C('单位名称',2,b=1,al='center',fill='E7E6E6'),C('统一社会信用代码',2,b=1,al='center',fill='E7E6E6')],[C(d['company'],2,al='center'),C(d['uscc'],2,al='center')],h('法定代表人','成立时间','注册资本（万元）','职工人数'),[d['legal_person'],fd(d['founded'],'.0'),fm(d['capital'],'n'),str(d['staff'])],h('单位类型','单位性质','所属行业','所在地市'),[d['applicant_type'],d['nature'],d['industry'],d['city']+'市'],h('联系人','职务','手机','邮箱'),[d['contact'],d['position'],d['mobile'],d['email']],
     [C('案例名称',4,b=1,al='center',fill='E7E6E6')],[C(d['case_title'],4,al='center')],[C('申报方向（选一项）',4,b=1,al='center',fill='E7E6E6')],[C(tick(DIRS,d['directions'],'dot' if k else 'yes','\n'),4)],h('开始时间','结束时间','投资额（万元）','推荐单位'),[fd(d['period_start'],'.0'),fd(d['period_end'],'.0'),fm(d['investment'],'n'),d['city']+'市工业和信息化局'],[C('案例简介',4,b=1,al='center',fill='E7E6E6')],[C(d['summary'],4)]]
    save(out('案例申报表-上下式.docx'),[title('护航新型工业化网络安全典型案例申报表'),table(rows,[2300,2300,2400,2500])])
    return T(d,'company uscc legal_person founded capital staff applicant_type nature industry city contact position mobile email case_title directions period_start period_end investment recommender summary')

@case('vertical_people')
def vertical_people(d,k,out):
    V=lambda t,vm='r': C(t,vm=vm,al='center',b=1)
    rows=[[V('申报单位信息'),'单位名称',C(d['company'],5)],[V('','c'),'信用代码',C(d['uscc'],2),'职工人数',C(str(d['staff']),2)],[V('','c'),'单位类型',C(tick(TYPES,d['applicant_type'],'sq√'),5)],
     [V('法定代表人'),'姓名',d['legal_person'],'职务','董事长','电话',d['phone'] if k else d['mob2']],[V('项目负责人'),'姓名',d['p3'],'职务','技术总监','电话',d['mob3']],[V('联系人'),'姓名',d['contact'],'职务',d['position'],'手机',d['mobile']],[V('','c') if 0 else C(''),'邮箱',C(d['email'],5)],
     [V('典型案例信息'),'案例名称',C(d['case_title'],5)],[V('','c'),'申报方向',C(tick(DIRS,d['directions'],'sq√'),5)],[V('','c'),'起止时间',C(fd(d['period_start'],'cn')+'—'+fd(d['period_end'],'cn'),2),'投资额',C(fm(d['investment'],'w'),2)],[V('','c'),'案例简介',C(d['summary'],5)]]
    rows[5][0]=V('联系人'); rows[6][0]=V('','c')
    save(out('案例申报表（多联系人）.docx'),[title('护航新型工业化网络安全典型案例申报表'),table(rows,[1300,1300,1500,1000,1500,900,2000])])
    return T(d,'company uscc staff applicant_type legal_person contact position mobile email case_title directions period_start period_end investment summary')

@case('stationery_textbox')
def stationery_textbox(d,k,out):
    tb=lambda t: X('<w:r><w:pict><v:shape id="tb1" type="#_x0000_t202" style="width:200pt;height:26pt" stroked="t"><v:textbox><w:txbxContent>%s</w:txbxContent></v:textbox></v:shape></w:pict></w:r>'%para(t))
    st='R' if not k else '(√)'
    hd=para(run(d['company']+'    地址：%s    传真：%s'%('广东省%s市%s'%(d['city'],d['dist']),d['ac']+'-80000000'),sz=8,color='7F7F7F'))
    b=[para(tb('密级：公开    编号：HH-%03d'%d['rng'].randint(1,99))),title('护航新型工业化网络安全典型案例申报表'),form4(d,st),para(tb('申报日期：'+fd(d['applied_on'],'cn')))]
    save(out('%s申报表.docx'%d['brand']),b,header=hd,footer=para('www.%s.net.example'%d['dom'],al='center'))
    return T(d,F4,applied_on=d['applied_on'])

@case('tick_matrix')
def tick_matrix(d,k,out):
    b=[title('护航新型工业化网络安全典型案例申报表'),para('表一 单位信息',b=1),table([['单位名称',d['company']],['统一社会信用代码',d['uscc']],['法定代表人',d['legal_person']],['注册地址',d['address']],['职工人数',str(d['staff'])],['联系人',d['contact']],['联系手机',d['mobile']]],[3000,6500]),gap(),para('表二 申报方向（在所选方向后打“√”，限选一项）',b=1),
     table([['序号','申报方向','选择']]+[[str(i+1),x,'√' if x in d['directions'] else ''] for i,x in enumerate(DIRS)],[1000,6500,2000]),gap(),para('表三 案例信息',b=1),table([['案例名称',d['case_title']],['实施时间','自%s起至%s止'%(fd(d['period_start'],'cn'),fd(d['period_end'],'cn'))],['投资额',fm(d['investment'],'w')],['案例简介',d['summary']]],[3000,6500])]
    if k: b.insert(3,table([['序号','申报单位类型','选择']]+[[str(i+1),x,'√' if x==d['applicant_type'] else ''] for i,x in enumerate(TYPES)],[1000,6500,2000])); b.insert(3,gap())
    save(out('申报表三张表.docx'),b)
    return T(d,'company uscc legal_person address staff contact mobile directions case_title period_start period_end investment summary'+(' applicant_type' if k else ''))

@case('pdf_long')
def pdf_long(d,k,out):
    # 打印成PDF：表跨页，表头重复，页眉页脚页码
    h=[C(x,b=1,al='center',fill='D9D9D9') for x in ('项目','填报内容')]
    st='black' if k else 'paren'
    rows=[h,['单位名称',d['company']],['统一社会信用代码',d['uscc']],['单位类型',tick(TYPES,d['applicant_type'],st,'\n')],['注册地址',d['address']],['法定代表人',d['legal_person']],['成立时间',fd(d['founded'],'cn')],['注册资本',fm(d['capital'],'w')],['上年营业收入',fm(d['revenue'],'w')],['职工人数',str(d['staff'])+'人'],['联系人',d['contact']],['手机',d['mobile']],['单位简介',d['profile']]]+[['企业网络安全工作基础','\n'.join(long(d,4))]]+[['案例名称',d['case_title']],['申报方向',tick(DIRS,d['directions'],st,'\n')],['起止时间',fd(d['period_start'],'cn')+'至'+fd(d['period_end'],'cn')],['投资额',fm(d['investment'],'w')],['案例简介',d['summary']]]+[[x,'\n'.join(long(d,4))] for x in('主要做法','关键技术','实施成效','推广价值')]
    save(out('CONV.pdf.docx'),[title('护航新型工业化网络安全典型案例申报表'),table(rows,[2500,7000],head=1)],header=para('护航新型工业化网络安全典型案例申报表　　　　'+d['brand'],al='center'),footer=X('<w:p><w:pPr><w:jc w:val="center"/></w:pPr>%s<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>%s</w:p>'%(run('— '),run(' —'))),sz=12)
    return T(d,'company uscc applicant_type address legal_person founded capital revenue staff contact mobile profile case_title directions period_start period_end investment summary')

@case('odd_merge')
def odd_merge(d,k,out):
    # 奇怪的合并：一格多项、标签跨两行
    rows=[[C('申报单位',vm='r',al='center'),C('名称（全称）：'+d['company'],5)],[C('',vm='c'),C('统一社会信用代码：'+d['uscc'],3),C('成立时间：'+fd(d['founded'],'.0'),2)],[C('',vm='c'),C('注册地址：'+d['address'],5)],
     ['单位类型',C(tick(TYPES,d['applicant_type'],'box'),5)],[C('法定代表人',vm='r'),C(d['legal_person'],2,vm='r',al='center'),C('联系人',vm='r'),C('姓名：%s   职务：%s'%(d['contact'],d['position']),2)],[C('',vm='c'),C('',2,vm='c'),C('',vm='c'),C('手机：%s\n邮箱：%s'%(d['mobile'],d['email']),2)],
     ['注册资本',fm(d['capital'],'n'),'万元','职工人数',str(d['staff']),'人'],['案例名称',C(d['case_title'],5)],['申报方向',C(tick(DIRS,d['directions'],'box','\n'),5)],['投资额',C(fm(d['investment'],'n')+('（其中2024年投入%d）'%(d['investment']//3) if k else ''),1),'万元','起止时间',C(fd(d['period_start'],'.0')+'-'+fd(d['period_end'],'.0'),2)],[C('案例简介：\n'+d['summary'],6)],[C('推荐单位意见：\n\n                              （盖章）\n                              年   月   日',6)]]
    save(out('申报表定稿.docx'),[title('护航新型工业化网络安全典型案例申报表'),table(rows,[1600,1800,1200,1500,2000,1400])])
    return T(d,'company uscc founded address applicant_type legal_person contact position mobile email capital staff case_title directions investment period_start period_end summary')

@case('bracket_labels')
def bracket_labels(d,k,out):
    a,z=('【','】') if k else ('■ ','：')
    L=[('单位名称',d['company']),('信用代码',d['uscc']),('单位类型',d['applicant_type']),('单位性质',d['nature']),('所属行业',d['industry']),('所在地市',d['city']+'市'),('注册地址',d['address']),('法定代表人',d['legal_person']),('成立时间',fd(d['founded'],'cn')),('注册资本',fm(d['capital'],'rmb')),('上年营业收入',fm(d['revenue'],'w')),('职工人数',str(d['staff'])+'人'),('联系人',d['contact']),('联系人职务',d['position']),('联系人手机',d['mobile']),('电子邮箱',d['email']),('案例名称',d['case_title']),('申报方向',DIRS[d['di']]),('起止时间',fd(d['period_start'],'cn')+'至'+fd(d['period_end'],'cn')),('投资额',fm(d['investment'],'w')),('案例简介',d['summary'])]
    save(out('申报信息（微信粘贴）.docx'),[para(run('护航新型工业化网络安全典型案例申报表',b=1,sz=16))]+[para(run(a+l+z,b=1),run(v)) for l,v in L]+[para('以上信息由'+d['contact']+'整理，请领导审阅后盖章。')])
    return T(d,'company uscc applicant_type nature industry city address legal_person founded capital revenue staff contact position mobile email case_title directions period_start period_end investment summary')

@case('bilingual')
def bilingual(d,k,out):
    B=lambda c,e: C([para(run(c,b=1)),para(run(e,sz=8,color='7F7F7F'))]) if k else C([para(run(c+' ',b=1),run(e,sz=8))])
    st='x'
    rows=[[B('单位名称','Company Name'),C(d['company'],3)],[B('统一社会信用代码','Unified Social Credit Code'),C(d['uscc'],3)],[B('单位类型','Type'),C(tick(TYPES,d['applicant_type'],st),3)],[B('法定代表人','Legal Representative'),d['legal_person'],B('成立时间','Date of Establishment'),fd(d['founded'],'-')],[B('注册资本（万元）','Registered Capital'),fm(d['capital'],','),B('职工人数','Employees'),'{:,}'.format(d['staff'])],[B('注册地址','Address'),C(d['address'],3)],[B('联系人','Contact Person'),d['contact'],B('职务','Position'),d['position']],[B('手机','Mobile'),d['mobile'],B('电子邮箱','E-mail'),d['email']],[B('单位简介','Profile'),C(d['profile'],3)],[B('案例名称','Case Title'),C(d['case_title'],3)],[B('申报方向','Category'),C(tick(DIRS,d['directions'],st,'\n'),3)],[B('起止时间','Duration'),fd(d['period_start'],'-')+' 至 '+fd(d['period_end'],'-'),B('投资额（万元）','Investment'),fm(d['investment'],',')],[B('案例简介','Summary'),C(d['summary'],3)]]
    save(out('Application Form 申报表.docx'),[title('护航新型工业化网络安全典型案例申报表'),para(run('Application Form for Typical Cases of Cybersecurity',i=1),al='center'),table(rows,[2300,2700,2100,2400])])
    return T(d,'company uscc applicant_type legal_person founded capital staff address contact position mobile email profile case_title directions period_start period_end investment summary')

@case('careless_ticks',1)
def careless_ticks(d,k,out):
    # 0：勾了两个方向；1：一个都没勾
    two=sorted({d['di'],(d['di']+2)%5}); ch=[] if k else [DIRS[i] for i in two]
    rows=[['单位名称',C(d['company'],3)],['统一社会信用代码',C(d['uscc'],3)],['单位类型',C(tick(TYPES,d['applicant_type'],'box'),3)],['法定代表人',d['legal_person'],'联系人',d['contact']],['手机',d['mobile'],'邮箱',d['email']],['案例名称',C(d['case_title'],3)],['申报方向（限选1项）',C(tick(DIRS,ch,'box','\n'),3)],['起止时间',fd(d['period_start'],'cn')+'至'+fd(d['period_end'],'cn'),'投资额（万元）',''],['案例简介',C(d['summary'],3)]]
    save(out('申报表_盖章前.docx'),[title('护航新型工业化网络安全典型案例申报表'),table(rows,[2000,2900,1800,2800])])
    return T(d,'company uscc applicant_type legal_person contact mobile email case_title period_start period_end summary',directions=ch,investment=None)

@case('ocr_lines',1)
def ocr_lines(d,k,out):
    # 扫描识别后重打：没有冒号，靠空格隔开
    s='        ' if k else '　　　'
    L=['单位名称'+s+d['company'],'统一社会信用代码'+s+d['uscc'],'法定代表人'+s+d['legal_person']+s+'职工人数'+s+str(d['staff']),'成立时间'+s+fd(d['founded'],'cn')+s+'注册资本'+s+fm(d['capital'],'w'),'注册地址'+s+d['address'],'联 系 人'+s+d['contact']+s+'手　　机'+s+d['mobile'],'案例名称'+s+d['case_title'],'申报方向'+s+'☑'+DIRS[d['di']]]+[' '*8+s+'□'+x for i,x in enumerate(DIRS) if i!=d['di']]+['起止时间'+s+fd(d['period_start'],'cn')+'至'+fd(d['period_end'],'cn')+s+'投资额'+s+fm(d['investment'],'w'),'案例简介']
    save(out('扫描件识别.docx'),[para(run('护航新型工业化网络安全典型案例申报表',sz=16,b=1),al='center')]+[para(run(x,sz=12)) for x in L]+[para(run(d['summary'],sz=12),ind=480)])
    return T(d,'company uscc legal_person staff founded capital address contact mobile case_title directions period_start period_end investment summary')

@case('xlsx_colon_cells')
def xlsx_colon_cells(d,k,out):
    wb=openpyxl.Workbook(); ws=wb.active; ws.title='申报表'
    for c,w in zip('ABCD',(24,24,24,24)): ws.column_dimensions[c].width=w
    put(ws,1,1,'护航新型工业化网络安全典型案例申报表',1,4,b=1,sz=16); r=2
    def row(*v):
        nonlocal r
        n=len(v); sp=4//n
        for i,x in enumerate(v): put(ws,r,1+i*sp,x,r,(i+1)*sp if sp>1 else None,al='left') if sp>1 else put(ws,r,1+i,x,al='left')
        r+=1
    c='：' if not k else ':'
    row('单位名称'+c+d['company']); row('统一社会信用代码'+c+d['uscc']); row('单位类型'+c+tick(TYPES,d['applicant_type'],'box')); row('法定代表人'+c+d['legal_person'],'成立时间'+c+fd(d['founded'],'.')); row('注册资本（万元）'+c+fm(d['capital'],'n'),'职工人数（人）'+c+str(d['staff'])); row('注册地址'+c+d['address']); row('联系人'+c+d['contact'],'职务'+c+d['position']); row('手机'+c+d['mobile'],'邮箱'+c+d['email']); row('案例名称'+c+d['case_title']); row('申报方向'+c+'\n'+tick(DIRS,d['directions'],'box','\n')); ws.row_dimensions[r-1].height=90; row('起止时间'+c+fd(d['period_start'],'.')+'-'+fd(d['period_end'],'.'),'投资额（万元）'+c+fm(d['investment'],'n')); row('案例简介'+c+'\n'+d['summary']); ws.row_dimensions[r-1].height=150
    ws.row_dimensions[4].height=45
    fixed(wb,out('申报表.xlsx'))
    return T(d,'company uscc applicant_type legal_person founded capital staff address contact position mobile email case_title directions period_start period_end investment summary')
