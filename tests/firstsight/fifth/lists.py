# SPDX-License-Identifier: ISC
from cases2 import *
LISTS={}
def lst(name,nasty=0):
    def deco(f): LISTS[name]=(f,nasty); return f
    return deco
TITLE='护航新型工业化网络安全典型案例推荐汇总表'
def R(ds,ns=None): return [{'n':(ns[i] if ns else i+1),'company':d['company'],'uscc':d['uscc'],'case_title':d['case_title'],'directions':d['directions']} for i,d in enumerate(ds)]
def widths(ws,w):
    for i,x in enumerate(w,1): ws.column_dimensions[GL(i)].width=x
def head(ws,r,hs):
    for j,h in enumerate(hs,1): put(ws,r,j,h,b=1,fill='D9E1F2')

@lst('list_std')
def list_std(ds,k,out):
    wb=openpyxl.Workbook(); ws=wb.active; ws.title='汇总表'; n=11
    put(ws,1,1,'附件3',b=1,al='left'); put(ws,2,1,TITLE,2,n,b=1,sz=16); put(ws,3,1,'推荐单位（盖章）：%s市工业和信息化局      填表人：%s      联系电话：%s      填表日期：2024年12月%d日'%(ds[0]['city'],ds[0]['p5'],ds[0]['ac']+'-22334455',20+k),3,n,al='left')
    head(ws,4,['序号\n（推荐优先顺序）','案例名称','申报单位','统一社会信用代码','企业类型','申报方向','所在地市','案例简介','联系人','手机','备注'])
    for i,d in enumerate(ds):
        for j,v in enumerate([i+1,d['case_title'],d['company'],d['uscc'],d['applicant_type'],DIRS[d['di']],d['city']+'市',d['summary'][:60]+'。',d['contact'],d['mobile'],''],1): put(ws,5+i,j,v)
    if k: put(ws,5+len(ds),1,'合计：%d个'%len(ds),5+len(ds),n,al='left')
    widths(ws,[9,30,28,22,16,22,9,46,9,14,8]); fixed(wb,out('附件3 推荐汇总表（%s）.xlsx'%ds[0]['city'])); return R(ds)

@lst('list_two_heads')
def list_two_heads(ds,k,out):
    wb=openpyxl.Workbook(); ws=wb.active; put(ws,1,1,'%s市护航新型工业化网络安全典型案例推荐表'%ds[0]['city'],1,12,b=1,sz=15); put(ws,2,1,'推荐单位：%s市工业和信息化局（公章）'%ds[0]['city'],2,12,al='left')
    put(ws,3,1,'推荐\n顺序',4,1,b=1); put(ws,3,2,'申报主体',3,5,b=1); put(ws,3,6,'典型案例',3,9,b=1); put(ws,3,10,'联系方式',3,12,b=1)
    for j,h in enumerate(['名称','统一社会信用代码','类型','所属县区','名称','申报方向','起止时间','投资额\n（万元）','姓名','职务','手机'],2): put(ws,4,j,h,b=1)
    r=5
    if k:
        for j,h in enumerate(['甲','乙','丙','丁','戊','己','庚','辛','壬','癸','子','丑'],1): put(ws,5,j,h)
        r=6
    for i,d in enumerate(ds):
        for j,v in enumerate([i+1,d['company'],d['uscc'],d['applicant_type'],d['dist'] or '市直',d['case_title'],DIRS[d['di']],fd(d['period_start'],'.')+'-'+fd(d['period_end'],'.'),d['investment'],d['contact'],d['position'],d['mobile']],1): put(ws,r+i,j,v)
    widths(ws,[6,30,22,16,10,34,24,18,10,9,14,14]); fixed(wb,out('推荐表.xlsx')); return R(ds)

@lst('list_by_district')
def list_by_district(ds,k,out):
    # 按县区排，推荐顺序另列、不连贯
    order=list(range(1,len(ds)+1)); ds[0]['rng'].shuffle(order)
    if order==sorted(order): order.reverse()
    wb=openpyxl.Workbook(); ws=wb.active; put(ws,1,1,TITLE,1,8,b=1,sz=15); put(ws,2,1,'填报单位：%s市工业和信息化局'%ds[0]['city'],2,4,al='left'); put(ws,2,5,'联系人及电话：%s %s'%(ds[0]['p6'],ds[0]['ac']+'-22330011'),2,8,al='left')
    head(ws,3,['县（市、区）','企业名称','统一社会信用代码','案例名称','申报方向','企业类型','推荐优先顺序','联系人及手机'])
    dn=['城区','高新区','经开区','县区']
    for i,d in enumerate(ds):
        for j,v in enumerate([dn[i*len(dn)//len(ds)],d['company'],d['uscc'],d['case_title'],DIRS[d['di']],d['applicant_type'],order[i],d['contact']+'\n'+d['mobile']],1): put(ws,4+i,j,v)
    if k:
        a=[i for i in range(len(ds)) if i*len(dn)//len(ds)==0]
        if len(a)>1: ws.merge_cells(start_row=4,start_column=1,end_row=3+len(a),end_column=1)
    widths(ws,[12,30,22,34,24,16,10,16]); fixed(wb,out('%s市推荐汇总.xlsx'%ds[0]['city'])); return R(ds,order)

@lst('list_groups_notes')
def list_groups_notes(ds,k,out):
    ds=sorted(ds,key=lambda d:(d['applicant_type']!='工业企业',))
    wb=openpyxl.Workbook(); ws=wb.active; put(ws,1,1,TITLE,1,7,b=1,sz=15); put(ws,2,1,'推荐单位（盖章）：%s市工业和信息化局'%ds[0]['city'],2,7,al='left'); head(ws,3,['序号','申报单位','统一社会信用代码','案例名称','申报方向','联系人','联系电话']); r=4; last=None; i=0; cnt=0
    for d in ds:
        g='一、工业企业' if d['applicant_type']=='工业企业' else '二、其他类型企业'
        if g!=last:
            if last: put(ws,r,1,'小计',r,3,b=1); put(ws,r,4,'%d个'%cnt,r,7,b=1); r+=1
            put(ws,r,1,g,r,7,b=1,al='left',fill='F2F2F2'); r+=1; last=g; cnt=0
        i+=1; cnt+=1
        for j,v in enumerate([i,d['company'],d['uscc'],d['case_title'],DIRS[d['di']],d['contact'],d['mobile']],1): put(ws,r,j,v)
        r+=1
        if k and i==2: put(ws,r,1,'（说明：该企业佐证材料中的测评报告将于12月23日前补交）',r,7,al='left',sz=9); r+=1
    put(ws,r,1,'合计',r,3,b=1); put(ws,r,4,'%d个'%len(ds),r,7,b=1); r+=1
    put(ws,r,1,'注：1.请按推荐优先顺序排列；2.每个申报主体限报1个方向；3.本表一式四份。',r,7,al='left')
    widths(ws,[7,30,22,36,24,10,15]); fixed(wb,out('典型案例推荐案例信息汇总表.xlsx')); return R(ds)

def dlist(ds,k,extra=''):
    hs=['序号','申报单位','统一社会信用代码','案例名称','申报方向','案例简介','联系人/手机']
    return table([[C(h,b=1,al='center') for h in hs]]+[[C(str(i+1),al='center'),d['company'],d['uscc'],d['case_title'],DIRS[d['di']],d['summary'],d['contact']+'\n'+d['mobile']] for i,d in enumerate(ds)],[700,2300,2300,2400,1900,3300,1500],head=1)
@lst('list_docx_wide')
def list_docx_wide(ds,k,out):
    b=[para('附件3'),title(TITLE),para('推荐单位（盖章）：%s市工业和信息化局                    日期：2024年12月20日'%ds[0]['city'])]
    if k:   # 手工分页：两张表，表头重打
        h=len(ds)//2; t=[['序号','申报单位','统一社会信用代码','案例名称','申报方向','联系人']]
        row=lambda i,d: [str(i+1),d['company'],d['uscc'],d['case_title'],DIRS[d['di']],d['contact']]
        w=[700,3100,2600,3800,2800,1400]; b+=[table(t+[row(i,d) for i,d in enumerate(ds[:h])],w),para('（续表）',al='right',pb=1),table(t+[row(i+h,d) for i,d in enumerate(ds[h:])],w)]
    else: b.append(dlist(ds,k))
    b.append(para('填表人：%s    审核人：%s    联系电话：%s-22221234'%(ds[0]['p3'],ds[0]['p4'],ds[0]['ac'])))
    save(out('推荐汇总表.docx'),b,land=1,sz=9); return R(ds)

@lst('list_sys_export')
def list_sys_export(ds,k,out):
    wb=openpyxl.Workbook(); ws=wb.active; ws.title='推荐汇总表' if not k else 'export'
    hs=['推荐序号','系统编号','企业名称','统一社会信用代码','企业类型','所属行业','注册地址','法定代表人','案例名称','申报方向','联系人','手机号','提交时间','市级审核状态']
    for j,h in enumerate(hs,1): ws.cell(1,j).value=h
    for i,d in enumerate(ds,2):
        for j,v in enumerate([str(i-1) if k else i-1,'GDHH2024%04d'%d['rng'].randint(1,999),d['company'],d['uscc'],d['applicant_type'],d['industry'],d['address'],d['legal_person'],d['case_title'],DIRS[d['di']],d['contact'],d['mobile'],d['applied_on']+' 10:2%d:00'%(i%9),'审核通过'],1): ws.cell(i,j).value=v
    ws.freeze_panes='A2'; ws.auto_filter.ref='A1:N%d'%(len(ds)+1); widths(ws,[9,16,30,22,18,20,40,12,36,26,10,14,20,12])
    fixed(wb,out('推荐案例汇总导出_20241223.xlsx')); return R(ds)

@lst('list_tick_cols')
def list_tick_cols(ds,k,out):
    wb=openpyxl.Workbook(); ws=wb.active; put(ws,1,1,TITLE,1,11,b=1,sz=15); put(ws,2,1,'推荐单位（盖章）：%s市工业和信息化局'%ds[0]['city'],2,11,al='left')
    for c,h in ((1,'序号'),(2,'申报单位'),(3,'统一社会信用代码'),(4,'案例名称'),(10,'联系人'),(11,'联系电话')): put(ws,3,c,h,4,c,b=1)
    put(ws,3,5,'申报方向（在对应栏打“√”）',3,9,b=1)
    for j,x in enumerate(DIRS): put(ws,4,5+j,x,b=1)
    for i,d in enumerate(ds):
        for j,v in enumerate([i+1,d['company'],d['uscc'],d['case_title']]+[('√' if x==d['di'] else (None if not k else None)) for x in range(5)]+[d['contact'],d['mobile']],1): put(ws,5+i,j,v)
    widths(ws,[6,30,22,34,12,12,12,12,12,10,14]); fixed(wb,out('推荐汇总表（打勾）.xlsx')); return R(ds)

@lst('list_reserve_sheet',1)
def list_reserve_sheet(ds,k,out):
    wb=openpyxl.Workbook(); w0=wb.active; w0.title='填表说明'
    for i,t in enumerate(('填表说明','1.推荐单位为各地级以上市工业和信息化主管部门。','2.按推荐优先顺序填写。','3.珠三角地市原则上不超过8个，粤东西北地市不超过5个。'),1): w0.cell(i,1).value=t
    ws=wb.create_sheet('汇总表'); put(ws,1,1,TITLE,1,6,b=1,sz=15); put(ws,2,1,'推荐单位（盖章）：%s市工业和信息化局'%ds[0]['city'],2,6,al='left'); H_=['序号','案例名称','申报单位','统一社会信用代码','申报方向','备注']; head(ws,3,H_); m=len(ds)-1
    for i,d in enumerate(ds[:m]):
        for j,v in enumerate([i+1,d['case_title'],d['company'],d['uscc'],DIRS[d['di']],''],1): put(ws,4+i,j,v)
    for i in range(m,m+4):
        for j in range(1,7): put(ws,4+i,j,(i+1) if j==1 and k else None)
    widths(ws,[6,36,30,22,26,10])
    w3=wb.create_sheet('数据字典'); w3.sheet_state='hidden' if k else 'visible'
    w3.cell(1,1).value='申报方向'; w3.cell(1,2).value='企业类型'
    for i,x in enumerate(DIRS,2): w3.cell(i,1).value=x
    for i,x in enumerate(TYPES,2): w3.cell(i,2).value=x
    wb.active=1; fixed(wb,out('推荐汇总表（%s市报送）.xlsx'%ds[0]['city'])); return R(ds[:m])

@lst('list_same_above',1)
def list_same_above(ds,k,out):
    # 一家企业两个案例：企业名称、代码写“同上”或纵向合并
    ds[2]=dict(ds[2],company=ds[1]['company'],uscc=ds[1]['uscc'],contact=ds[1]['contact'])
    if k:
        wb=openpyxl.Workbook(); ws=wb.active; put(ws,1,1,TITLE,1,6,b=1,sz=15); put(ws,2,1,'推荐单位（盖章）：%s市工业和信息化局'%ds[0]['city'],2,6,al='left'); head(ws,3,['序号','申报单位','统一社会信用代码','案例名称','申报方向','联系人'])
        for i,d in enumerate(ds):
            for j,v in enumerate([i+1,d['company'],d['uscc'],d['case_title'],DIRS[d['di']],d['contact']],1):
                if i==2 and j in(2,3,6): ws.cell(4+i,j).border=TH; continue
                put(ws,4+i,j,v)
        for j in(2,3,6): ws.merge_cells(start_row=5,start_column=j,end_row=6,end_column=j)
        widths(ws,[6,30,22,36,26,10]); fixed(wb,out('推荐汇总表.xlsx'))
    else:
        rows=[['序号','申报单位','统一社会信用代码','案例名称','申报方向','联系人']]+[[str(i+1),'同上' if i==2 else d['company'],'同上' if i==2 else d['uscc'],d['case_title'],DIRS[d['di']],'同上' if i==2 else d['contact']] for i,d in enumerate(ds)]
        save(out('推荐汇总表.docx'),[title(TITLE),para('推荐单位（盖章）：%s市工业和信息化局'%ds[0]['city']),table(rows,[700,3100,2600,3800,2800,1400])],land=1)
    return R(ds)

@lst('list_combo_cell')
def list_combo_cell(ds,k,out):
    hs=['推荐顺序','申报单位及统一社会信用代码','案例名称','申报方向','推荐理由','联系人及电话']
    rows=[[C(h,b=1,al='center') for h in hs]]+[[C(str(i+1),al='center'),d['company']+'\n'+(d['uscc'] if k else '（%s）'%d['uscc']),d['case_title'],DIRS[d['di']],'该企业安全防护成效突出，具有较好示范价值。',d['contact']+' '+d['mobile']] for i,d in enumerate(ds)]
    save(out('附件3推荐表.docx'),[title('%s市%s'%(ds[0]['city'],TITLE)),para('推荐单位：%s市工业和信息化局（盖章）          填报时间：2024.12.%d'%(ds[0]['city'],19+k)),table(rows,[900,3600,3300,2500,2600,1500])],land=1); return R(ds)
