# SPDX-License-Identifier: ISC
from lib import *
CASES={}
def case(name,nasty=0):
    def deco(f): CASES[name]=(f,nasty); return f
    return deco
def title(t,sz=18): return para(run(t,b=1,sz=sz,font='方正小标宋简体'),al='center',sa=120)
def gap(): return para('')
PLEDGE='本单位承诺：申报材料内容真实、准确，近5年以来未发生重大安全、环保、质量事故，在安全、信誉和社会责任等方面无不良记录。如有虚假，愿承担相应责任。'

@case('prov_official')
def prov_official(d,k,out):
    g='808080'
    b=[para(run('附件2',font='黑体',sz=16)),gap(),gap(),para(run('护航新型工业化网络安全典型案例',b=1,sz=26,font='方正小标宋简体'),al='center'),para(run('申   报   表',b=1,sz=26,font='方正小标宋简体'),al='center'),gap(),gap(),gap()]
    for l,v in(('案 例 名 称',d['case_title']),('申 报 单 位',d['company']),('申 报 方 向',DIRS[d['di']]),('推 荐 单 位',d['city']+'市工业和信息化局'),('申 报 日 期',fd(d['applied_on'],'sp' if k else 'cn'))):
        b.append(para(run(l+'：',sz=16,font='仿宋'),run(' '+v+('（盖章）' if l[0]=='申' and '单' in l else '')+' ',sz=16,font='仿宋',u=1),ind=900,sa=160))
    b+=[gap(),gap(),para(run('广东省工业和信息化厅  制',sz=16,font='楷体'),al='center'),para(run('填 表 说 明',b=1,sz=16),al='center',pb=1)]
    for t in('一、申报主体应为在广东省内注册的企业，不接受联合体形式申报。','二、每个申报主体结合实际申报1个方向，在所选方向前的“□”内打“√”。','三、金额单位为万元，保留至小数点后两位；日期格式为XXXX年XX月。','四、佐证材料应有清晰的分类及索引目录。'): b.append(para(run(t,sz=14,font='仿宋'),ind=560))
    b.append(para(run('一、申报主体基本情况',font='黑体',sz=15),pb=1))
    st='sq√' if k else 'box'
    rows=[['单位名称',C(d['company'],3)],['统一社会信用代码',C(d['uscc'],3)],['单位类型',C(tick(TYPES,d['applicant_type'],st)+'  □其他',3)],['单位性质',C(tick(NATS,d['nature'],st),3)],
     ['所属行业',d['industry'],'所在地市',d['city']+'市'],['注册地址',C(d['address'],3)],['法定代表人',d['legal_person'],'成立时间',fd(d['founded'],'cn')],['注册资本（万元）',fm(d['capital'],'n'),'上年度营业收入（万元）',fm(d['revenue'],'n')],
     ['职工人数',str(d['staff']),'联系人',d['contact']],['职    务',d['position'],'手    机',d['mobile']],['办公电话',d['phone'],'电子邮箱',d['email']],[C([para('单位简介'),para(run('（500字以内）',sz=9))]),C(d['profile'],3)]]
    b.append(table(rows,[2100,2600,2100,2700]))
    b.append(para(run('二、典型案例情况',font='黑体',sz=15),pb=1))
    rows=[['案例名称',C(d['case_title'],3)],['申报方向\n（限选1项）',C('\n'.join(tick([x],d['directions'],st) for x in DIRS),3)],['实施起止时间',C(fd(d['period_start'],'cn')+'至'+fd(d['period_end'],'cn'),3)],['总投资（万元）',C(fm(d['investment'],'n'),3)],
     [C([para('案例简介'),para(run('（800字以内，概述案例背景、主要做法和成效）',sz=9))]),C(d['summary'],3)],['主要做法',C('\n'.join(long(d,3)),3)],['实施成效',C('\n'.join(long(d,2)),3)]]
    b.append(table(rows,[2100,2600,2100,2700]))
    b+=[para(run('三、申报单位承诺',font='黑体',sz=15)),para(PLEDGE,ind=420),para('法定代表人（签字）：                申报单位（盖章）',al='right'),para('年    月    日',al='right'),para(run('四、推荐单位意见',font='黑体',sz=15)),table([[C('\n\n（盖章）          年    月    日\n',al='right')]],[9500])]
    fn='附件2 护航新型工业化网络安全典型案例申报表.docx'; save(out(fn),b)
    return T(d,'company uscc applicant_type nature industry city address legal_person founded capital revenue staff contact position mobile phone email profile case_title directions period_start period_end investment summary recommender applied_on')

@case('prov_minimal')
def prov_minimal(d,k,out):
    b=[para(run('附件2',sz=14,font='黑体')),title('护航新型工业化网络安全典型案例申报表',20)]
    st='black' if k else 'paren'
    rows=[['申报主体',d['company']],['申报主体类型',tick(TYPES,d['applicant_type'],st)],['统一社会信用代码',d['uscc']],['注册地',d['address']],['申报方向\n（5个方向中选1个）',tick(DIRS,d['directions'],st,'\n')],
     ['案例名称',d['case_title']],['联系人及职务',d['contact']+('，' if k else ' / ')+d['position']],['联系电话（手机）',d['mobile']],['案例概述\n（不超过800字）',d['summary']],['安全防护成效','\n'.join(long(d,2))],['服务赋能效果','\n'.join(long(d,1))],['应用示范价值','\n'.join(long(d,1))],
     ['申报单位承诺','    '+PLEDGE+'\n\n                              （单位公章）\n                              '+fd(d['applied_on'],'cn')],['所在城市工业和信息化主管部门意见','\n\n                              （盖章）\n                              年   月   日']]
    b.append(table(rows,[2600,6900])); save(out('申报表.docx'),b)
    return T(d,'company applicant_type uscc address directions case_title contact position mobile summary applied_on')

@case('city_retype')
def city_retype(d,k,out):
    # 市局重排：六列，区县、归口处室意见
    st='after' if k else 'bareA'
    b=[title(d['city']+'市护航新型工业化网络安全典型案例申报表'),para('填报单位（公章）：'+d['company']+'        填报日期：'+fd(d['applied_on'],'.')+'        单位：万元、人')]
    rows=[[C('企业名称',fill='EDEDED'),C(d['company'],3),C('信用代码',fill='EDEDED'),d['uscc']],
     [C('所属县（市、区）',fill='EDEDED'),d['dist'] or '市直','所属行业',d['industry'],'成立日期',fd(d['founded'],'.0')],
     ['法人代表',d['legal_person'],'注册资金',fm(d['capital'],'n'),'2023年营业收入',fm(d['revenue'],'n')],
     ['从业人数',str(d['staff']),'企业性质',C(tick(NATS,d['nature'],st),3)],
     ['企业类别',C(tick(TYPES,d['applicant_type'],st),5)],['详细地址',C(d['address'],5)],
     ['案例联系人',d['contact'],'职务',d['position'],'联系手机',d['mobile']],['座机',d['phone']+('转806' if k else ''),'E-mail',C(d['email'],3)],
     ['案例名称',C(d['case_title'],5)],['申报方向',C(tick(DIRS,d['directions'],st,'\n'),5)],['建设期',C(fd(d['period_start'],'.0')+('—' if k else '-')+fd(d['period_end'],'.0'),2),'案例投资额',C(fm(d['investment'],'n'),2)],
     ['案例摘要',C(d['summary'],5)],['申报企业承诺',C(PLEDGE+'\n法定代表人签名：             日期：     年   月   日',5)],
     ['县（市、区）\n主管部门\n意见',C('经审核，同意推荐。\n（盖章）      2024年12月%d日'%(int(d['applied_on'][-2:])+1),2),'市级主管部门意见',C('同意推荐。\n（盖章）      2024年12月23日',2)]]
    b.append(table(rows,[1300,1800,1300,1700,1500,1900])); b.append(para('注：1.从业人数为2023年末数。2.本表一式四份。')); save(out(d['city']+'市案例申报表-'+d['brand']+'.docx'),b)
    return T(d,'company uscc industry founded legal_person capital revenue staff nature applicant_type address contact position mobile phone email case_title directions period_start period_end investment summary applied_on',phone=d['phone']+('-806' if k else ''))

@case('city_8col')
def city_8col(d,k,out):
    b=[title('护航新型工业化网络安全典型案例申报表',16)]
    w=[700,1200,1150,1000,1350,1000,1500,1700]
    V=lambda t,vm='r': C('\n'.join(t),vm=vm,al='center',b=1)
    rows=[[V('申报主体'),'名 称',C(d['company'],3),'代 码',C(d['uscc'],2)],
     [C('',vm='c'),'性 质',C(tick(NATS,d['nature'],'bare' if k else 'br',' '),3),'行 业',C(d['industry'],2)],
     [C('',vm='c'),'类 型',C(tick(TYPES,d['applicant_type'],'bare' if k else 'br',' '),6)],
     [C('',vm='c'),'法定代表人',d['legal_person'],'成立时间',fd(d['founded'],'/'),]+(['职工数','',str(d['staff'])+'人'] if k else [C('职工数',2),str(d['staff'])+'人']),
     [C('',vm='c'),'注册资本',C(fm(d['capital'],',w'),2),'年营业收入\n（2023年）',C(fm(d['revenue'],',w'),3)],
     [C('',vm='c'),'注册地址',C(d['address'],6)],
     [V('联系方式'),'联系人',d['contact'],'职务',d['position'],'手机',C(d['mobile'],2)],
     [C('',vm='c'),'固定电话',C(d['phone'],2),'邮箱',C(d['email'],3)],
     [V('案例情况'),'名 称',C(d['case_title'],6)],[C('',vm='c'),'方 向',C(tick(DIRS,d['directions'],'bare' if k else 'br',' '),6)],
     [C('',vm='c'),'起始时间',C(fd(d['period_start'],'/'),2),'完成时间',C(fd(d['period_end'],'/'),3)],
     [C('',vm='c'),'投资额',C(fm(d['investment'],'w'),6)],[C('',vm='c'),'简 介',C(d['summary'],6)],
     [V('推荐意见'),C('推荐单位：'+d['city']+'市工业和信息化局（盖章）\n                                   年   月   日',7)]]
    b.append(table(rows,w)); save(out('8列申报表.docx'),b,sz=9)
    return T(d,'company uscc nature industry applicant_type legal_person founded staff capital revenue address contact position mobile phone email case_title directions period_start period_end investment summary recommender')

@case('wps_phone')
def wps_phone(d,k,out):
    # 手机WPS填：灰色提示未删，答案写在提示后面；字体混杂；手打√
    G=lambda t: run(t,color='A6A6A6',sz=9)
    A=lambda t: run(t,font='等线' if k else '微软雅黑',sz=11)
    full=lambda s: ''.join(chr(ord(c)+0xFEE0) if '!'<=c<='~' else c for c in s)
    b=[title('护航新型工业化网络安全典型案例申报表')]
    rows=[['单位名称（全称）',C([para(G('（与营业执照一致）'),A(d['company']))],3)],['统一社会信用代码',C([para(G('（18位）'),A(full(d['uscc']) if k else ' '.join([d['uscc'][:4],d['uscc'][4:8],d['uscc'][8:12],d['uscc'][12:]])))],3)],
     ['法定代表人',C([para(A(d['legal_person']))]),'成立时间',C([para(G('（年月日）'),A(fd(d['founded'],'cn')))])],
     ['注册资本',C([para(A(fm(d['capital'],'n')),run('万元'))]),'职工人数',C([para(A('%d'%d['staff']),run('人'))])],
     ['单位类型',C([para(run(('√' if t==d['applicant_type'] else '')+t+'；')) for t in TYPES],3)],
     ['联系人',C([para(A(d['contact']))]),'手机号码',C([para(A(full(d['mobile']) if k else d['mobile'][:3]+' '+d['mobile'][3:7]+' '+d['mobile'][7:]))])],
     ['案例名称',C([para(G('（不超过30字）')),para(A(d['case_title']))],3)],['申报方向',C([para(run(('□' if t not in d['directions'] else '')+('√' if t in d['directions'] else '')+t)) for t in DIRS],3)],
     ['起止时间',C([para(A(fd(d['period_start'],'cn')+'——'+fd(d['period_end'],'cn')))],3)],
     ['案例简介',C([para(G('（概述案例情况，800字以内，请勿超出）'))]+[para(A(d['summary']))],3)]]
    b.append(table(rows,[2000,2800,1700,3000])); save(out('%s(1).docx'%d['brand']),b)
    return T(d,'company uscc legal_person founded capital staff applicant_type contact mobile case_title directions period_start period_end summary')

@case('lastyear_copy',1)
def lastyear_copy(d,k,out):
    # 用上年另一项目的申报表改：修订痕迹、批注、隐藏文字
    n=[0]
    def ch(old,new):
        n[0]+=2; a='w:author="文员" w:date="2024-12-15T10:00:00Z"'
        return X('<w:del w:id="%d" %s><w:r><w:delText xml:space="preserve">%s</w:delText></w:r></w:del><w:ins w:id="%d" %s>%s</w:ins>'%(n[0],a,esc(old),n[0]+1,a,run(new)))
    cm='<w:comment w:id="0" w:author="王经理" w:date="2024-12-15T10:00:00Z" w:initials="W">%s</w:comment>'%para('投资额是否含2022年的560万元？请财务核对')
    cref=X('<w:commentRangeStart w:id="0"/>%s<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'%run(fm(d['investment'],'n')))
    b=[para(ch('2023年广东省工业互联网标杆示范项目申报表','护航新型工业化网络安全典型案例申报表'),al='center')]
    rows=[['单位名称',C(d['company'],3)],['统一社会信用代码',C(d['uscc'],3)],['法定代表人',C([para(ch(d['p3'],d['legal_person']))]),'企业联系人',C([para(ch(d['p4'],d['contact']))])],
     ['职务',C([para(ch('信息部主管',d['position']))]),'手机',C([para(ch(d['mob2'],d['mobile']))])],['电子邮箱',C([para(run(d['email']))]),'职工人数（人）',C([para(ch('88',str(d['staff'])))])],
     [C([para(ch('项目名称','案例名称'))]),C([para(ch('5G+智慧工厂标杆示范项目',d['case_title']))],3)],
     ['申报方向',C([para(ch('☑平台创新应用  □园区网络改造',''),tick(DIRS,d['directions'],'box' if k else 'R'))],3)],
     ['起止时间',C([para(ch('2022年1月至2022年12月',fd(d['period_start'],'cn')+'至'+fd(d['period_end'],'cn')))]),'总投资（万元）',C([para(cref)])],
     ['案例简介',C([para(ch('本项目依托5G专网建设智慧工厂，实现生产数据全采集。',''),run(d['summary']),run('（此处删除旧内容）',vanish=1))],3)]]
    b.append(table(rows,[2000,2800,2000,2700])); save(out('护航案例申报表（修改稿）.docx'),b,comments=cm)
    return T(d,'company uscc legal_person contact position mobile email staff case_title directions period_start period_end investment summary')

@case('agency_banner')
def agency_banner(d,k,out):
    col='1F4E79' if k else '2E7D32'; li='DEEAF6' if k else 'E8F5E9'
    ban=lambda t,en: table([[C([para(run(t,b=1,sz=14,color='FFFFFF',font='微软雅黑'),run('   '+en,sz=9,color='FFFFFF'))],fill=col)]],[9500],color=col)
    L=lambda t,s=1: C([para(run(t,b=1,color=col,font='微软雅黑',sz=9.5 if 0 else 10))],s,fill=li)
    b=[para(pic('rI1',6000000,700000)),para(run('护航新型工业化 · 网络安全典型案例',b=1,sz=22,color=col,font='微软雅黑'),al='center'),para(run('申 报 书  |  APPLICATION FORM',sz=12,color='7F7F7F'),al='center'),
     ban('01 申报企业','COMPANY'),
     table([[L('▎企业全称'),C(d['company'],3)],[L('▎统一社会信用代码'),C(d['uscc'],3)],[L('▎企业类型'),d['applicant_type'],L('▎企业性质'),d['nature']],[L('▎行业领域'),d['industry'],L('▎注册城市'),d['city']],[L('▎法定代表人'),d['legal_person'],L('▎成立日期'),fd(d['founded'],'.0')],
      [L('▎注册资本'),fm(d['capital'],'w '),L('▎2023年营收'),fm(d['revenue'],'yi')],[L('▎员工规模'),'%d 人'%d['staff'],L('▎企业地址'),d['address']],[L('▎企业简介',4)],[C(d['profile'],4)]],[2000,2800,1900,2800],color=col),gap(),
     ban('02 联系方式','CONTACT'),table([[L('▎项目联系人'),d['contact'],L('▎职务'),d['position']],[L('▎手机'),d['mobile'],L('▎邮箱'),d['email']]],[2000,2800,1900,2800],color=col),gap(),
     ban('03 案例信息','CASE'),table([[L('▎案例名称'),C(d['case_title'],3)],[L('▎申报方向'),C(tick(DIRS,d['directions'],'dot','\n'),3)],[L('▎实施周期'),fd(d['period_start'],'.0')+' ~ '+fd(d['period_end'],'.0'),L('▎总投入'),fm(d['investment'],'w ')],[L('▎案例亮点',4)],[C([bullet(x) for x in long(d,2)],4)],[L('▎案例简介',4)],[C(d['summary'],4)]],[2000,2800,1900,2800],color=col),gap(),
     ban('04 声明','STATEMENT'),para(PLEDGE),para('申报单位：（盖章）        日期：'+fd(d['applied_on'],'cn'),al='right')]
    save(out('【%s】护航案例申报书-终稿.docx'%d['brand']),b,images=[png(600,70,(31,78,121))],footer=para(run('材料编制支持：启岳企业服务（广州）有限公司  咨询热线 020-00000000',sz=8,color='7F7F7F'),al='center'))
    return T(d,'company uscc applicant_type nature industry city legal_person founded capital revenue staff address profile contact position mobile email case_title directions period_start period_end investment summary applied_on')

@case('agency_cards')
def agency_cards(d,k,out):
    # 卡片：小字标签在上，答案在同一单元格的下一段
    def K(l,v,s=1): return C([para(run(l,sz=8,color='7F7F7F',font='微软雅黑'))]+[para(run(x,b=1,sz=11,font='微软雅黑')) for x in v.split('\n')],s,fill='F7F9FC')
    ic=dict(zip('ABCDEFG',['◆ ','◆ ']*4)) if k else {}
    p='◆ ' if k else ''
    b=[para(run('护航新型工业化网络安全典型案例申报书',b=1,sz=20,color='C00000',font='微软雅黑')),para(run('一 · 申报主体',b=1,sz=13,color='C00000')),
     table([[K(p+'单位名称',d['company'],2),K(p+'统一社会信用代码',d['uscc'])],[K(p+'单位类型',d['applicant_type']),K(p+'单位性质',d['nature']),K(p+'所属行业',d['industry'])],[K(p+'法定代表人',d['legal_person']),K(p+'成立时间',fd(d['founded'],'cn')),K(p+'职工人数（人）',str(d['staff']))],[K(p+'注册资本（万元）',fm(d['capital'],',')),K(p+'上年营业收入（万元）',fm(d['revenue'],',')),K(p+'所在地市',d['city']+'市')],[K(p+'注册地址',d['address'],3)],[K(p+'单位简介',d['profile'],3)]],[3200,3100,3200],color='D9D9D9'),
     para(run('二 · 联系人',b=1,sz=13,color='C00000')),table([[K('姓名',d['contact']),K('职务',d['position']),K('手机',d['mobile'])],[K('电话',d['phone']),K('邮箱',d['email'],2)]],[3200,3100,3200],color='D9D9D9'),
     para(run('三 · 典型案例',b=1,sz=13,color='C00000')),table([[K(p+'案例名称',d['case_title'],3)],[K(p+'申报方向',tick(DIRS,d['directions'],'black'),3)],[K(p+'开始时间',fd(d['period_start'],'cn')),K(p+'结束时间',fd(d['period_end'],'cn')),K(p+'投资额（万元）',fm(d['investment'],','))],[K(p+'案例简介',d['summary'],3)]],[3200,3100,3200],color='D9D9D9')]
    save(out('护航案例申报书_卡片版.docx'),b)
    return T(d,'company uscc applicant_type nature industry legal_person founded staff capital revenue city address profile contact position mobile phone email case_title directions period_start period_end investment summary')

@case('sys_html_doc',1)
def sys_html_doc(d,k,out):
    o=lambda ops,ch: '&nbsp;&nbsp;'.join(('&#9745;' if x in ch else '□')+x for x in ops)
    R=[('单位名称',d['company'],'统一社会信用代码',d['uscc']),('单位类型',d['applicant_type'],'单位性质',d['nature']),('所属行业',d['industry'],'所在地市',d['city']+'市'),('法定代表人',d['legal_person'],'成立时间',d['founded']),('注册资本（万元）',fm(d['capital'],'n'),'上年营业收入（万元）',fm(d['revenue'],'n')),('职工人数',d['staff'],'联系人',d['contact']),('职务',d['position'],'手机',d['mobile']),('办公电话',d['phone'],'电子邮箱',d['email'])]
    h='<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">\n<head><meta http-equiv="Content-Type" content="text/html; charset=%s"><title>申报表导出</title>\n<style>td{border:1px solid #000;padding:4px} .l{background:#eee;font-weight:bold}</style></head>\n<body><h2 style="text-align:center">护航新型工业化网络安全典型案例申报表</h2>\n<p>申报编号：GDHH2024%04d&nbsp;&nbsp;状态：已提交&nbsp;&nbsp;导出时间：2024-12-20 11:20:36</p>\n<table border="1" cellspacing="0" width="100%%">\n'%('utf-8' if k else 'gb2312',d['rng'].randint(1,900))
    for a in R: h+='<tr><td class="l">%s</td><td>%s</td><td class="l">%s</td><td>%s</td></tr>\n'%tuple(esc(x) for x in a)
    for l,v in(('注册地址',d['address']),('单位简介',d['profile']),('案例名称',d['case_title'])): h+='<tr><td class="l">%s</td><td colspan="3">%s</td></tr>\n'%(l,esc(v))
    h+='<tr><td class="l">申报方向</td><td colspan=3>%s</td></tr>\n<tr><td class="l">开始时间</td><td>%s</td><td class="l">结束时间</td><td>%s</td></tr>\n<tr><td class="l">投资额（万元）</td><td colspan="3">%s</td></tr><tr><td class="l">案例简介</td><td colspan="3">%s</td></tr></table></body></html>'%(o(DIRS,d['directions']),d['period_start'],d['period_end'],fm(d['investment'],'n'),esc(d['summary']))
    open(out('申报表导出_%s.doc'%d['uscc'][-6:]),'wb').write(h.encode('utf-8' if k else 'gb18030'))
    return T(d,'company uscc applicant_type nature industry city legal_person founded capital revenue staff contact position mobile phone email address profile case_title directions period_start period_end investment summary')

@case('spaces_typed')
def spaces_typed(d,k,out):
    s='　　' if k else '      '
    st='(√)' if k else 'paren'
    L=['单位名称：%s'%d['company'],'统一社会信用代码：%s'%d['uscc'],'企业类型：'+tick(TYPES,d['applicant_type'],st,' '),'单位性质：'+tick(NATS,d['nature'],st,' '),'所属行业：%s%s成立时间：%s'%(d['industry'],s,fd(d['founded'],'cn')),'注册地址：%s'%d['address'],'法定代表人：%s%s注册资本：%s万元'%(d['legal_person'],s,fm(d['capital'],'n')),
     '职工人数：%d人%s2023年营业收入：%s万元'%(d['staff'],s,fm(d['revenue'],'n')),'联 系 人：%s%s职    务：%s'%(d['contact'],s,d['position']),'手    机：%s%s邮    箱：%s'%(d['mobile'],s,d['email']),
     '','二、案例情况','案例名称：%s'%d['case_title'],'申报方向：'+tick(DIRS,d['directions'],st,'\v          '),'起止时间：%s至%s%s投 资 额：%s万元'%(fd(d['period_start'],'cn'),fd(d['period_end'],'cn'),s,fm(d['investment'],'n')),'案例简介：']
    b=[para(run('护航新型工业化网络安全典型案例申报表',b=1,sz=18),al='center'),para('一、单位情况')]+[para(run(x,sz=12),line=360) for x in L]+[para(run(x,sz=12),ind=480,line=360) for x in [d['summary']]]
    b+=[gap(),para(run('申报单位（盖章）',sz=12),al='right'),para(run(fd(d['applied_on'],'cn'),sz=12),al='right')]
    save(out('申报表（扫描重打）.docx'),b)
    return T(d,'company uscc applicant_type nature industry founded address legal_person capital staff revenue contact position mobile email case_title directions period_start period_end investment summary applied_on')

@case('tabs_underline')
def tabs_underline(d,k,out):
    F=lambda *lv: para(*sum([[run(('\t' if i else '')+l+'：',sz=12),run(' '+v+'  ',sz=12,u=1)] for i,(l,v) in enumerate(lv)],[]),line=400)
    b=[title('护航新型工业化网络安全典型案例申报书'),para(run('（一）申报主体信息',b=1,sz=13)),F(('1.单位名称',d['company'])),F(('2.统一社会信用代码',d['uscc'])),F(('3.注册地址',d['address'])),F(('4.法定代表人',d['legal_person']),('5.成立时间',fd(d['founded'],'sp'))),
     F(('6.注册资本（万元）',fm(d['capital'],'n')),('7.职工总数（人）',str(d['staff']))),F(('8.上年度主营业务收入（万元）',fm(d['revenue'],'n'))),para(run('9.单位类型：',sz=12),tick(TYPES,d['applicant_type'],'wing' if k else 'under',' '),line=400),F(('10.联系人',d['contact']),('11.职务',d['position'])),F(('12.手机',d['mobile']),('13.邮箱',d['email'])),
     para(run('（二）案例信息',b=1,sz=13)),F(('1.案例名称',d['case_title'])),para(run('2.申报方向：',sz=12),tick(DIRS,d['directions'],'wing' if k else 'under',' '),line=400),F(('3.实施时间',fd(d['period_start'],'sp')+' 至 '+fd(d['period_end'],'sp'))),F(('4.投资总额（万元）',fm(d['investment'],'n'))),para(run('5.案例简介：',sz=12)),para(run(d['summary'],sz=12),ind=480,line=360),
     para(run('申报单位：（公章）\t\t日期：'+fd(d['applied_on'],'sp'),sz=12))]
    save(out('申报书-%s.docx'%d['company'][:4]),b)
    return T(d,'company uscc address legal_person founded capital staff revenue applicant_type contact position mobile email case_title directions period_start period_end investment summary applied_on')
