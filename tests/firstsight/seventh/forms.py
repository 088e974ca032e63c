# SPDX-License-Identifier: ISC
"""Forms of a seventh author, who knew only the notice: those that showed what
had to be repaired."""
import datetime

import openpyxl
from openpyxl.styles import Alignment, Border, Side

from lib import *

BASIC = ['company', 'uscc', 'applicant_type', 'nature', 'industry', 'city',
         'address', 'legal_person', 'founded', 'capital', 'revenue', 'staff',
         'contact', 'position', 'phone', 'mobile', 'email', 'profile']
CASE = ['case_title', 'directions', 'period_start', 'period_end', 'investment',
        'summary']
LAYOUTS = {}


def lay(name, ext='docx', **_):
    def note(f):
        LAYOUTS[name] = (f, ext)
        return f
    return note


def T(D, *fs, **ov):
    t = {f: D[f] for f in fs}
    t.update(ov)
    return t


def bur(D):
    return D['recommender'] + '市工业和信息化局'


def cover(d,D,rows,title='护航新型工业化网络安全典型案例申报表',under=True,pb=True,size=16,sep='：'):
    P(d,'附件2',14); P(d); P(d); P(d,title,26,True,'c'); P(d); P(d)
    for a,b in rows:
        p=P(d,ind=1.5); R(p,a+sep,size); R(p,(' '+b+'   ') if under else b,size,u=under)
    P(d); P(d,'广东省工业和信息化厅  制',14,al='c')
    if pb: d.add_page_break()


def xl(rows,n,path,widths=None,post=None,title='申报表',border=True):
    wb=openpyxl.Workbook(); ws=wb.active; ws.title=title; th=Side(style='thin'); occ=set()
    for i,row in enumerate(rows,1):
        j=1
        for it in row:
            while (i,j) in occ: j+=1
            v,cs,rs=(it+(1,))[:3] if isinstance(it,tuple) else (it,1,1)
            c=ws.cell(i,j,v); c.alignment=Alignment(wrap_text=True,vertical='center',horizontal='center' if isinstance(v,str) and len(v)<16 else 'left')
            if cs>1 or rs>1: ws.merge_cells(start_row=i,start_column=j,end_row=i+rs-1,end_column=j+cs-1)
            for a in range(i,i+rs):
                for b in range(j,j+cs):
                    occ.add((a,b))
                    if border: ws.cell(a,b).border=Border(th,th,th,th)
            j+=cs
    for j,w in enumerate(widths or [18,30,18,30]): ws.column_dimensions['ABCDEFGHIJKLMNOP'[j]].width=w
    if post: post(wb,ws)
    wb.save(path)


@lay('a06-paras')
def _(D,k):
    d=newdoc('仿宋_GB2312',14)
    P(d,'护航新型工业化网络安全典型案例申报材料',22,True,'c')
    def it(lab,v,u=True):
        p=P(d,ind=1); R(p,lab+'：'); R(p,v,u=u)
    P(d,'一、企业基本情况',16,True)
    for i,(a,b) in enumerate([('企业名称',D['company']),('统一社会信用代码',D['uscc']),('企业类型',D['applicant_type']),('企业性质',D['nature']),('所属行业',D['industry']),('注册地址',D['address']),('法定代表人',D['legal_person']),('成立日期',dfmt(D['founded'],'cn')),('注册资本',mfmt(D['capital'],'wan')),('2023年度营业收入',mfmt(D['revenue'],'wan')),('员工总数',f'{D["staff"]}人'),('联系人',D['contact']),('联系手机',D['mobile']),('电子邮箱',D['email'])],1): it((f'{i}.' if k==1 else f'（{cnum(i)}）')+a,'  '+b+'  ')
    P(d,'二、企业简介',16,True); P(d,D['profile'],ind=1)
    P(d,'三、案例基本情况',16,True)
    for a,b in [('案例名称',D['case_title']),('申报方向',D['directions'][0]),('实施时间',dfmt(D['period_start'],'cn')+'至'+dfmt(D['period_end'],'cn')),('投入资金',mfmt(D['investment'],'wan'))]: it(a,' '+b+' ')
    P(d,'四、案例简介',16,True); P(d,D['summary'],ind=1)
    P(d,'五、案例详细内容',16,True)
    for h,x in (('（一）建设背景','bg'),('（二）实施方案','plan'),('（三）关键技术','tech'),('（四）实施成效','eff'),('（五）推广价值','promo')): P(d,h,14,True); P(d,D[x],ind=1)
    d.add_page_break(); pledge(d,D,1)
    return d,T(D,*[f for f in BASIC if f not in('phone','position','city')],*CASE)


@lay('a13-example')
def _(D,k):
    d=newdoc('宋体',11); g=lambda t:(t,dict(color='808080',italic=k==2))
    P(d,'护航新型工业化网络安全典型案例申报表',18,True,'c')
    P(d,'填表说明：1.灰色字为填写示例，请填写后删除。2.申报单位名称应与公章一致，如“广东某某科技有限公司”。3.联系电话示例：020-12345678。',9)
    G(d,[['单位名称',(mix(D['company'],'\n',g('（与营业执照一致）')),3)],['统一社会信用代码',(mix(D['uscc']),3)],['企业类型',(mix(D['applicant_type'],g('（从工业企业、工业互联网平台企业、工业互联网标识解析企业、车联网服务平台企业、基础电信企业、工业控制产品厂商、网络安全企业中选填一项）')),3)],['所属行业',(mix(g('如：专用设备制造业') if k==2 else D['industry']),1),'成立时间',mix(dfmt(D['founded'],'cn'),g('（如：2010年5月）'))],['注册资本',mix(mfmt(D['capital'],'wan'),g('（如：5000万元）')),'营业收入',mix(g('如：2023年，8000万元') if k==1 else mfmt(D['revenue'],'wan'))],['联系人',mix(D['contact']),'手机',mix(D['mobile'],'\n',g('请填写手机号码，确保畅通'))],['案例名称',(mix(g('格式：XX企业+XX方向+XX案例\n')[0:1][0] and (g('格式示例：某企业工业互联网安全分类分级实践案例')),'\n',D['case_title']),3)],['申报方向',(mix(D['directions'][0],'\n',g('注：只能选择1个方向')),3)],['起止时间',(mix(dfmt(D['period_start'],'cn')+'至'+dfmt(D['period_end'],'cn'),g('　例：2024年1月至2024年10月')),3)],['案例简介',(mix(g('简要介绍案例背景、做法、成效，300字以内。'),'\n',D['summary']),3)]],4,[3.2,5,3.2,5])
    t=T(D,'company','uscc','applicant_type','founded','capital','contact','mobile','case_title','directions','period_start','period_end','summary'); t['industry']=D['industry'] if k==1 else None; t['revenue']=D['revenue'] if k==2 else None
    return d,t


@lay('a20-prose')
def _(D,k):
    d=newdoc('仿宋_GB2312',14)
    cover(d,D,[('案例名称',D['case_title']),('申报单位',D['company']),('申报方向',D['directions'][0]),('联 系 人',D['contact']),('联系电话',D['mobile'])],'护航新型工业化网络安全典型案例申报书')
    P(d,'一、申报单位概况',16,True)
    G(d,[['统一社会信用代码',D['uscc'],'企业类型',D['applicant_type']],['法定代表人',D['legal_person'],'注册资本',mfmt(D['capital'],'wan')],['注册地址',(D['address'],3)]],4,[3.6,5,3.2,5],size=12)
    P(d,D['profile'],ind=1)
    P(d,'二、案例概况',16,True); P(d,D['summary'],ind=1)
    P(d,'三、案例内容',16,True)
    for h,x in (('（一）背景及需求','bg'),('（二）总体设计','plan'),('（三）关键技术','tech')): P(d,h,14,True); P(d,D[x],ind=1); P(d,f'单位名称为{D["o2"]}的供应商提供了系统调试，联系人：{D["other"]}，其统一社会信用代码为{data("sup",k)["uscc"]}。' if x=='plan' else '各系统责任到人。',ind=1)
    G(d,[['序号','设备名称','厂商','数量'],['1','工业防火墙',D['o1'],'12'],['2','日志审计',D['o1'],'2'],['3','PLC',D['o2'],'36']],4,size=11)
    P(d,'四、实施成效',16,True); P(d,D['eff'],ind=1); P(d,'五、推广价值',16,True); P(d,D['promo'],ind=1)
    d.add_page_break(); pledge(d,D,0); consent(d,D)
    return d,T(D,'case_title','company','directions','contact','uscc','applicant_type','legal_person','capital','address','summary',phone=D['mobile'])


@lay('a21-contd')
def _(D,k):
    d=newdoc('宋体',12)
    h=d.sections[0].header.paragraphs[0]; h.text='护航新型工业化网络安全典型案例申报表　　申报单位：'+D['company']
    f=d.sections[0].footer.paragraphs[0]; f.text='第 1 页 共 3 页'
    W=[3.2,5,3.2,5]
    P(d,'护航新型工业化网络安全典型案例申报表',18,True,'c')
    G(d,[['申报单位',(D['company'],3)],['社会信用代码',D['uscc'],'企业类型',D['applicant_type']],['法定代表人',D['legal_person'],'成立日期',dfmt(D['founded'],'cn')],['注册地址',(D['address'],3)],['联系人',D['contact'],'手机',D['mobile']],['企业简介',(D['profile'],3)]],4,W)
    d.add_page_break(); P(d,'护航新型工业化网络安全典型案例申报表（续一）',14,True,'c')
    G(d,[['申报单位',(D['company'],3)],['案例名称',(D['case_title'],3)],['申报方向',(opts(DIRS,D['directions'],sep='\n'),3)],['起止时间',dfmt(D['period_start'],'cn')+'至'+dfmt(D['period_end'],'cn'),'投资额（万元）',mfmt(D['investment'],'bare')],['案例简介',(D['summary'],3)]],4,W)
    d.add_page_break(); P(d,'护航新型工业化网络安全典型案例申报表（续二）',14,True,'c')
    G(d,[['申报单位',(D['company'],3)],['建设背景',(D['bg'],3)],['实施方案',(D['plan'],3)],['推荐单位\n意见',(f'同意推荐。\n\n{bur(D)}（盖章）\n联系人：{D["other"]}　电话：{D["area"]}-3321456\n年　　月　　日',3)]],4,W)
    return d,T(D,'company','uscc','applicant_type','legal_person','founded','address','contact','mobile','profile',*CASE)


@lay('a32-xlsx',ext='xlsx',self=1)
def _(D,k,p):
    dt=datetime.datetime.strptime(D['founded'],'%Y-%m-%d')
    rows=[[('护航新型工业化网络安全典型案例申报表',4)],['单位名称',(D['company'],3)],['统一社会信用代码',D['uscc'],'法定代表人',D['legal_person']],['企业类型',(opts(TYPES,[D['applicant_type']],'■','□',sep='\n'),3)],['注册地址',(D['address'],3)],['所在地市',D['city'],'成立时间',dt],['注册资本（万元）',D['capital'],'上年营业收入（万元）',D['revenue']],['职工人数',D['staff'],'联系人',D['contact']],['手机',int(D['mobile']) if k==1 else D['mobile'],'邮箱',D['email']],['案例名称',(D['case_title'],3)],['申报方向',(D['directions'][0],3)],['起止时间',(dfmt(D['period_start'],'cn')+'-'+dfmt(D['period_end'],'cn'),3)],['投资额（万元）',D['investment'],'单位性质',D['nature']],['案例简介',(D['summary'],3)],[('注：本表一式四份，加盖公章。联系电话以手机为主。',4)]]
    def post(wb,ws):
        for r in ws.iter_rows():
            for c in r:
                if isinstance(c.value,datetime.datetime): c.number_format='yyyy"年"m"月"d"日"' if k==1 else 'yyyy/m/d'
        if k==2: wb.create_sheet('填写说明')['A1']='申报方向：请从5个方向中选择；企业类型：如网络安全企业'; wb.create_sheet('Sheet3')
    xl(rows,4,p,post=post)
    return T(D,'company','uscc','legal_person','applicant_type','address','city','founded','capital','revenue','staff','contact','mobile','email','case_title','directions','period_start','period_end','investment','nature','summary')


@lay('a36-unit')
def _(D,k):
    d=newdoc('宋体',10.5)
    P(d,'护航新型工业化网络安全典型案例申报表',18,True,'c')
    G(d,[['单位名称',(D['company'],5)],['统一社会信用代码',(D['uscc'],2),'企业类型',(D['applicant_type'],2)],['注册资本',mfmt(D['capital'],'bare'),'万元','上年营业收入',mfmt(D['revenue'],'bare'),'万元'],['职工人数',str(D['staff']),'人','投资额',mfmt(D['investment'],'bare'),'万元'],['法定代表人','姓名',(D['legal_person'],1),'电话',(D['phone'],2)],['联系人','姓名',(D['contact'],1),'手机',(D['mobile'],2)],['案例名称',(D['case_title'],5)],['申报方向',(opts(DIRS,D['directions'],'☑','□',sep='\n',num=True),5)],['实施时间','起',dfmt(D['period_start'],'cn'),'止',(dfmt(D['period_end'],'cn'),2)],['案例简介',(D['summary'],5)]],6,[3,2.6,3,2.6,3,2])
    return d,T(D,'company','uscc','applicant_type','capital','revenue','staff','investment','legal_person','contact','mobile','case_title','directions','period_start','period_end','summary')


@lay('a44-evid')
def _(D,k):
    d=newdoc('宋体',12)
    P(d,'护航新型工业化网络安全典型案例申报表',18,True,'c')
    G(d,[['案例名称',(D['case_title'],3)],['申报方向',(D['directions'][0] if k==1 else opts(DIRS,D['directions'],'▣','□',sep='\n'),3)],['单位名称',(D['company'],3)],['统一社会信用代码',D['uscc'],'企业类型',D['applicant_type']],['单位负责人',D['other'],'法定代表人',D['legal_person']],['项目联系人',D['contact'],'联系人手机',D['mobile']],['项目起止年月',dfmt(D['period_start'],'cn')+'-'+dfmt(D['period_end'],'cn'),'项目投资总额（万元）',mfmt(D['investment'],'bare')],['案例简介',(D['summary'],3)]],4,[3.2,5,3.2,5])
    P(d,'佐证材料索引目录',16,True,'c')
    G(d,[['序号','类别','材料名称','出具单位','日期'],['1','①','营业执照',D['city']+'市市场监督管理局',dfmt(D['founded'],'dot')],['2','②','系统定级备案证明',D['city']+'市公安局','2024.3.5'],['3','②','采购合同',D['o1'],'2024.5.1'],['4','③','软件著作权','国家版权局','2023.9.9'],['5','④','信用中国报告','信用中国','2024.12.10']],5)
    pledge(d,D,1)
    return d,T(D,'case_title','directions','company','uscc','applicant_type','legal_person','contact','mobile','period_start','period_end','investment','summary')


@lay('a45-grid8')
def _(D,k):
    d=newdoc('宋体',10.5)
    P(d,'2024年护航新型工业化网络安全典型案例申报表',16,True,'c')
    G(d,[['申报单位名称',(D['company'],4),'单位性质',(D['nature'],2)],['统一社会信用代码',(D['uscc'],4),'成立日期',(dfmt(D['founded'],'cn'),2)],['住所',(D['address'],7)],['法定代表人',(D['legal_person'],1),'注册资本（万元）',(mfmt(D['capital'],'bare'),2),'职工总数',(str(D['staff']),2)],['联系人',D['contact'],'职务',D['position'],'手机',(D['mobile'],3)],['企业类型',(opts(TYPES,[D['applicant_type']],'√','□' if k==1 else '',sep='；'),7)],['案例名称',(D['case_title'],7)],['申报方向',(opts(DIRS,D['directions'],'√','□' if k==1 else '',sep='；',num=False),7)],['起始时间',(dfmt(D['period_start'],'dot0'),3),'完成时间',(dfmt(D['period_end'],'dot0'),3)],['案例简介',(D['summary'],7)],['关键技术',(D['tech'],7)],['成效',(D['eff'],7)]],8,[2.6,2,2.4,2,1.6,2.2,2,2])
    return d,T(D,'company','nature','uscc','founded','address','legal_person','capital','staff','contact','position','mobile','applicant_type','case_title','directions','period_start','period_end','summary')


@lay('a46-ministry')
def _(D,k):
    d=newdoc('仿宋_GB2312',12)
    P(d,'附件1',14); P(d,'典型案例申报书',26,True,'c'); P(d)
    for a,b in (('申 报 方 向',D['directions'][0]),('案 例 名 称',D['case_title']),('申报单位（公章）',D['company']),('地方主管部门（盖章）',bur(D)),('填 报 日 期',dfmt(D['applied_on'],'cnsp'))):
        p=P(d,ind=2); R(p,a+'：',16); R(p,b,16)
    P(d,'工业和信息化部网络安全管理局 编制',14,al='c'); d.add_page_break()
    P(d,'一、企业基本信息',14,True)
    G(d,[['企业名称',(D['company'],2)],['统一社会信用代码',(D['uscc'],2)],['企业类型',(opts(TYPES,[D['applicant_type']],'☑','□',sep='\n',other='其他（请注明）：'),2)],['企业注册地址',(D['address'],2)],[('联系人信息',1,2),'姓名：'+D['contact'],'职务：'+D['position']],['手机：'+D['mobile'],'邮箱：'+D['email']],['企业简介',(D['profile'],2)]],3,[4,6.5,6.5])
    P(d,'二、案例基本信息',14,True)
    G(d,[['案例名称',(D['case_title'],2)],['申报方向',(opts(DIRS,D['directions'],'☑','□',sep='\n'),2)],['案例实施起止时间',(dfmt(D['period_start'],'cn')+'—'+dfmt(D['period_end'],'cn'),2)],['案例总投资',(mfmt(D['investment'],'wan')+'（其中自筹'+mfmt(D['investment'],'wan')+'）' if k==2 else mfmt(D['investment'],'wan'),2)],['案例概述（300字以内）',(D['summary'],2)]],3,[4,6.5,6.5])
    P(d,'三、案例详情',14,True)
    for h,x in (('（一）建设背景和需求','bg'),('（二）主要做法','plan'),('（三）实施成效','eff')): P(d,h,14,True); P(d,D[x],ind=.8)
    P(d,'四、真实性承诺',14,True); pledge(d,D,2)
    return d,T(D,'directions','case_title','company','recommender','applied_on','uscc','applicant_type','address','contact','position','mobile','email','profile','period_start','period_end','investment','summary')
