# SPDX-License-Identifier: ISC
import random, zipfile, os, struct, zlib, json
DIRS=['工业互联网安全分类分级','车联网网络安全防护','工业控制系统安全评估','工业控制产品安全漏洞治理','网络安全威胁监测服务']
TYPES=['工业企业','工业互联网平台企业','工业互联网标识解析企业','车联网服务平台企业','基础电信企业','工业控制产品厂商','网络安全企业']
NATS=['国有企业','民营企业','外资企业','合资企业']
AB='0123456789ABCDEFGHJKLMNPQRTUWXY'
def uscc(rng,div):
    b='MA'+''.join(rng.choice('0123456789ABCDEFGHJKLMNPQRTUWXY') for _ in range(6)) if rng.random()<.7 else ''.join(rng.choice('0123456789') for _ in range(8))
    al='0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
    c=11-sum(al.index(x)*w for x,w in zip(b,[3,7,9,10,5,8,4,2]))%11
    b+= {10:'X',11:'0'}.get(c,str(c))
    s='91'+div+b
    return s+AB[(31-sum(AB.index(x)*pow(3,i,31) for i,x in enumerate(s))%31)%31]
def uscc_ok(s): return len(s)==18 and AB[(31-sum(AB.index(x)*pow(3,i,31) for i,x in enumerate(s[:17]))%31)%31]==s[17]
CITY={'广州':('020','440112','黄埔区','科学大道'),'珠海':('0756','440402','香洲区','唐家湾镇创新二路'),'佛山':('0757','440605','南海区','狮山镇科技东路'),
'惠州':('0752','441303','惠阳区','新圩镇产业大道'),'东莞':('0769','441900','','松山湖园区工业北路'),'中山':('0760','442000','','火炬开发区会展东路'),
'江门':('0750','440704','江海区','高新西路'),'肇庆':('0758','441204','高要区','金利镇金淘工业园'),'韶关':('0751','440205','曲江区','马坝镇工业路'),
'汕头':('0754','440511','金平区','月浦街道护堤路'),'湛江':('0759','440811','麻章区','金川路'),'清远':('0763','441802','清城区','龙塘镇银盏工业区'),
'潮州':('0768','445103','潮安区','古巷镇新城东路'),'揭阳':('0663','445202','榕城区','渔湖街道中德金属生态城')}
SEC=[('智能家居','家具制造业','定制家居及智能五金','工业企业',[0]),('汽车零部件','汽车制造业','汽车底盘与车身零部件','工业企业',[0,2]),
('新能源汽车','汽车制造业','智能网联新能源商用车','工业企业',[1]),('车联科技','软件和信息技术服务业','车联网运营与远程服务平台','车联网服务平台企业',[1]),
('工业互联网','软件和信息技术服务业','行业级工业互联网平台','工业互联网平台企业',[0,4]),('标识技术','互联网和相关服务','标识解析二级节点','工业互联网标识解析企业',[0,4]),
('自动化控制','仪器仪表制造业','可编程控制器与分布式控制系统','工业控制产品厂商',[3]),('信息安全技术','软件和信息技术服务业','工业网络安全监测产品','网络安全企业',[4,2,3]),
('陶瓷','非金属矿物制品业','岩板与建筑陶瓷','工业企业',[2,0]),('新材料','化学原料和化学制品制造业','改性塑料与精细化工新材料','工业企业',[2]),
('电力设备','电气机械和器材制造业','输配电成套设备','工业企业',[0,2]),('食品','食品制造业','调味品与预制食品','工业企业',[0]),('纺织科技','纺织业','功能性面料与数码印花','工业企业',[0,2]),
('通信','电信、广播电视和卫星传输服务','通信网络与工业专线服务','基础电信企业',[4,0]),('精密电子','计算机、通信和其他电子设备制造业','高密度线路板','工业企业',[0,4])]
BR=[('恒昭','hengzhao'),('粤衡','yueheng'),('岭澜','linglan'),('启珩','qiheng'),('睿垣','ruiyuan'),('禾砺','heli'),('云栎','yunli'),('坤漾','kunyang'),('湛原','zhanyuan'),('宸舸','chenge'),
('拓篁','tuohuang'),('明骞','mingqian'),('凌晔','lingye'),('德澍','deshu'),('嘉砚','jiayan'),('弘钧','hongjun'),('瀚祺','hanqi'),('博岑','bocen'),('远椿','yuanchun'),('思郅','sizhi'),
('立珑','lilong'),('盛昕','shengxin'),('浩堃','haokun'),('锐淼','ruimiao'),('安芃','anpeng'),('汇嵘','huirong'),('卓翊','zhuoyi'),('新濂','xinlian'),('泓铎','hongduo'),('冠菁','guanjing')]
SUR='陈李黄张梁林吴刘罗何郑谢曾邓冯彭潘蔡温钟区冼麦'
GIV=['志强','嘉敏','伟坤','晓彤','国栋','雪莹','永健','文婷','子轩','海燕','少华','丽娟','俊杰','秀兰','泽铭','佩珊','启明','婉仪','柏林','思远','芷晴','锦荣','振宇','慧','磊','岚','喆','镕生']
POS=['信息中心主任','网络安全部经理','信息化总监','副总经理','IT部长','工程师','安全运营主管','项目经理','总经理助理']
TT={0:['面向{p}的工业互联网安全分类分级防护实践','{b}工厂分类分级管理与三级防护能力建设','{p}生产网络安全分类分级管理典型案例'],
1:['智能网联汽车云管端一体化网络安全防护','{b}车联网平台安全防护与数据合规实践','车联网卡与远程升级全链路安全防护'],
2:['{p}产线工业控制系统安全评估与加固','{b}生产基地DCS控制系统安全评估实践','基于业务影响分析的工控系统安全评估'],
3:['国产PLC产品安全漏洞全生命周期治理','{b}控制器产品漏洞响应与协同处置体系','工业控制产品供应链漏洞治理'],
4:['面向中小制造企业的网络安全威胁监测服务','{b}工业互联网安全态势感知与威胁监测','区域工业企业安全托管与威胁监测服务平台']}
PS=['公司建有省级工程技术研究中心和企业技术中心，拥有授权专利{a}项，其中发明专利{b}项。','公司先后通过质量、环境、职业健康安全及信息安全管理体系认证。','主要产品销往全国二十多个省份，并出口东南亚、欧洲等地区。',
'公司坚持“安全与发展并重”的理念，设立网络安全与信息化领导小组，由总经理任组长。','近三年累计投入信息化和网络安全建设资金超过{a}百万元。','公司被认定为国家高新技术企业、广东省专精特新中小企业。',
'公司以数字化转型为抓手，建成覆盖研发、生产、仓储、销售的一体化信息系统。','公司核心团队来自知名高校和行业骨干企业，研发人员占比超过百分之三十。','公司积极履行社会责任，信用记录良好，近五年未发生重大安全、环保、质量事故。']
SS=['本案例针对生产网络资产底数不清、边界防护薄弱、监测手段不足等突出问题，构建“识别、防护、监测、响应”一体化的安全体系。','项目共梳理工业资产{a}00余项，划分安全域{b}个，形成资产台账和责任清单。','通过部署工业防火墙、主机白名单、流量审计和集中管理平台，实现生产网与办公网的有效隔离。',
'建立常态化风险评估机制，对发现的{a}项高危隐患逐项整改、销号管理。','项目建成后，安全事件平均处置时间由48小时缩短至2小时，未发生因网络安全事件导致的停产。','案例形成企业标准{b}项、操作规程一套，可在同行业和产业链上下游企业复制推广。',
'与属地主管部门监测平台实现数据对接，按要求报送安全态势和漏洞信息。','项目实施中兼顾生产连续性要求，采用旁路部署、分批切换方式，全程未影响正常生产。','组织开展应急演练{b}次、全员安全培训{a}场，员工安全意识明显增强。']
LP=['现场调研发现，部分上位机仍运行已停止维护的操作系统，运维人员长期使用共享账户，移动存储介质缺乏管控，第三方远程运维通道未经审批即可接入生产网络，存在较大的安全隐患。','在总体架构设计上，项目遵循“分区分域、纵向认证、横向隔离、集中监测”的原则，将生产网络划分为现场控制层、过程监控层、生产管理层和企业管理层，各层之间部署访问控制措施。',
'在资产识别方面，采用被动流量分析与人工核查相结合的方式，对控制器、操作员站、交换机、传感网关等设备逐一登记，建立包含型号、固件版本、所在区域和责任人的资产台账，并按季度复核。','在监测预警方面，建设统一的安全运营中心，汇聚边界、主机、流量三类日志，针对工业协议建立行为基线，对异常指令下发、程序异常变更、非授权访问等行为实时告警。',
'在管理制度方面，修订网络安全管理办法、账号口令管理规定、第三方运维管理规定等制度，明确各部门职责，将网络安全纳入年度绩效考核，形成闭环管理机制。','在应急处置方面，编制专项应急预案，组建由信息、设备、生产、安环等部门组成的应急队伍，定期开展桌面推演和实战演练，并与外部技术支撑单位签订应急响应协议。',
'经第三方机构测评，企业网络安全防护能力由项目实施前的二级提升至三级，关键控制系统安全评估得分由61分提升至93分，有效支撑了企业智能工厂的稳定运行。']
def person(rng): return rng.choice(SUR)+rng.choice(GIV)
_used=set()
def data(seed,**kw):
    rng=random.Random(seed); d={'rng':rng}
    city=kw.get('city') or rng.choice(sorted(CITY)); ac,div,dist,road=CITY[city]
    while 1:
        ty0=rng.choice(TYPES[:1]*4+TYPES[1:]); s=rng.choice([x for x in SEC if x[3]==ty0]); br,py=rng.choice(BR)
        if (br,s[0]) not in _used: _used.add((br,s[0])); break
    if 'type' in kw: s=[x for x in SEC if x[3]==kw['type']][0]
    suf,ind,prod,ty,dl=s
    d['company']=rng.choice(['%s市%s%s有限公司'%(city,br,suf),'广东%s%s股份有限公司'%(br,suf),'%s（%s）%s有限公司'%(br,city,suf),'%s%s（广东）有限责任公司'%(br,suf)])
    d['brand']=br; d['prod']=prod; d['uscc']=uscc(rng,div); d['applicant_type']=ty; d['nature']=rng.choice(['民营企业']*3+NATS)
    d['industry']=ind; d['city']=city; d['ac']=ac; d['dist']=dist
    d['address']='广东省%s市%s%s%d号'%(city,dist,road,rng.randint(2,288))+rng.choice(['','','%d栋%d楼'%(rng.randint(1,9),rng.randint(1,12)),'%s座%d室'%(rng.choice('ABC'),rng.randint(101,1208))])
    ps=[]
    while len(ps)<6:
        x=person(rng)
        if x not in ps: ps.append(x)
    d['legal_person'],d['contact'],d['p3'],d['p4'],d['p5'],d['p6']=ps
    d['founded']='%d-%02d-%02d'%(rng.randint(1995,2019),rng.randint(1,12),rng.randint(1,28))
    d['capital']=rng.choice([500,1000,3000,5000,6800,10080,12500.5,20000]); d['revenue']=rng.choice([8650,23518.62,45200,128800,9876.5,310000]); d['staff']=rng.randint(48,2600)
    d['investment']=rng.choice([186,320,458.6,680,1200,2350.8])
    d['position']=rng.choice(POS); d['phone']=ac+'-'+str(rng.choice([2,3,6,8]))+''.join(rng.choice('0123456789') for _ in range(7 if city in('广州','佛山','东莞','中山','汕头') else 6))
    mob=lambda: rng.choice(['138','139','136','159','186','133','177'])+''.join(rng.choice('0123456789') for _ in range(8))
    d['mobile']=mob(); d['mob2']=mob(); d['mob3']=mob()
    d['email']=rng.choice(['it','security','wangan','xxb','info2024'])+'@'+py+rng.choice(['.net.example','.web.example'])
    d['dom']=py
    di=rng.choice(dl); d['di']=di; d['directions']=[DIRS[di]]
    d['case_title']=rng.choice(TT[di]).format(p=prod,b=br)
    d['period_start']='202%d-%02d'%(rng.choice([3,3,4]),rng.randint(1,6)); d['period_end']='2024-%02d'%rng.randint(7,11)
    d['recommender']=city; d['applied_on']='2024-12-%02d'%rng.randint(9,22)
    a,b=rng.randint(12,88),rng.randint(3,9)
    q=rng.sample(PS,rng.choice([3,4,5])); d['profile']=''.join(['%s成立于%s年，位于广东省%s市%s，是一家专注于%s研发、生产与服务的企业。'%(d['company'],d['founded'][:4],city,dist,prod)]+q).replace('{a}',str(a)).replace('{b}',str(b))
    q=rng.sample(SS,rng.choice([3,4,5])); d['summary']=''.join(q).replace('{a}',str(a)).replace('{b}',str(b))
    if d['summary'][:3]!='本案例': d['summary']='“%s”围绕%s方向开展。'%(d['case_title'],DIRS[di])+d['summary']
    d.update({k:v for k,v in kw.items() if k not in('city','type')})
    return d
def long(d,n):
    r=d['rng']; return r.sample(LP,n)
CN='〇一二三四五六七八九'
def long2(d,n):
    r=d['rng']; o=[]
    for i in range(n): o.append(''.join(r.sample(SS[1:]+LP[2:6],3)).replace('{a}',str(r.randint(12,88))).replace('{b}',str(r.randint(3,9))))
    return o
def cnum(n): return CN[n] if n<10 else ('' if n//10==1 else CN[n//10])+'十'+(CN[n%10] if n%10 else '')
def fd(s,st):
    p=s.split('-'); y,m=p[0],int(p[1]); dd=int(p[2]) if len(p)>2 else None
    if st=='cn': return '%s年%d月'%(y,m)+('%d日'%dd if dd else '')
    if st=='cn0': return '%s年%02d月'%(y,m)+('%02d日'%dd if dd else '')
    if st=='.': return '%s.%d'%(y,m)+('.%d'%dd if dd else '')
    if st=='.0': return '%s.%02d'%(y,m)+('.%02d'%dd if dd else '')
    if st=='/': return '%s/%d'%(y,m)+('/%d'%dd if dd else '')
    if st=='-': return s
    if st=='sp': return '%s 年 %d 月'%(y,m)+(' %d 日'%dd if dd else '')
    if st=='han': return ''.join(CN[int(c)] for c in y)+'年'+cnum(m)+'月'+(cnum(dd)+'日' if dd else '')
def num(x): return ('%d'%x if x==int(x) else repr(x))
def fm(x,st):   # x in 万元
    if st=='n': return num(x)
    if st=='w': return num(x)+'万元'
    if st=='w ': return num(x)+' 万元'
    if st==',': return ('{:,.2f}'.format(x) if x!=int(x) else '{:,}'.format(int(x)))
    if st==',w': return fm(x,',')+'万元'
    if st=='yi': return ('%.6f'%(x/10000)).rstrip('0').rstrip('.')+'亿元'
    if st=='yuan': return '{:,}'.format(int(round(x*10000)))+'元'
    if st=='rmb': return '人民币'+num(x)+'万元整'
def T(d,fields,**ov):
    t={f:d[f] for f in fields.split()}; t.update(ov); return t
# ---------- ooxml
W='xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" mc:Ignorable="w14"'
def esc(s): return str(s).replace('&','&amp;').replace('<','&lt;').replace('>','&gt;')
class X(str): pass
def rpr(b=0,sz=None,color=None,u=0,strike=0,font=None,vanish=0,hl=None,i=0):
    s=''
    if font: s+='<w:rFonts w:ascii="%s" w:hAnsi="%s" w:eastAsia="%s"/>'%(font,font,font)
    if b: s+='<w:b/>'
    if i: s+='<w:i/>'
    if strike: s+='<w:strike/>'
    if vanish: s+='<w:vanish/>'
    if color: s+='<w:color w:val="%s"/>'%color
    if sz: s+='<w:sz w:val="%d"/><w:szCs w:val="%d"/>'%(sz*2,sz*2)
    if hl: s+='<w:highlight w:val="%s"/>'%hl
    if u: s+='<w:u w:val="single"/>'
    return '<w:rPr>%s</w:rPr>'%s if s else ''
def run(t,**k):
    o='';buf=''
    def fl():
        nonlocal buf,o
        if buf: o+='<w:t xml:space="preserve">%s</w:t>'%esc(buf); buf=''
    for c in str(t):
        if c=='\t': fl(); o+='<w:tab/>'
        elif c=='\v': fl(); o+='<w:br/>'
        else: buf+=c
    fl()
    return X('<w:r>%s%s</w:r>'%(rpr(**k),o))
def sym(ch,font='Wingdings'): return X('<w:r><w:sym w:font="%s" w:char="%s"/></w:r>'%(font,ch))
def para(*rs,al=None,ind=0,sa=None,left=0,style=None,keep=0,line=None,pb=0,**k):
    pp=''
    if style: pp+='<w:pStyle w:val="%s"/>'%style
    if pb: pp+='<w:pageBreakBefore/>'
    if sa is not None or line: pp+='<w:spacing w:before="0" w:after="%d"%s/>'%(sa or 0,' w:line="%d" w:lineRule="auto"'%line if line else '')
    if ind or left: pp+='<w:ind%s%s/>'%(' w:left="%d"'%left if left else '',' w:firstLine="%d"'%ind if ind else '')
    if al: pp+='<w:jc w:val="%s"/>'%al
    return X('<w:p>%s%s</w:p>'%('<w:pPr>%s</w:pPr>'%pp if pp else '',''.join(r if isinstance(r,X) else run(r,**k) for r in rs)))
class C:
    def __init__(s,c='',span=1,vm=None,fill=None,al=None,vert=0,nob=0,**k): s.c=c;s.span=span;s.vm=vm;s.fill=fill;s.al=al;s.vert=vert;s.k=k;s.nob=nob
def cellbody(c):
    if isinstance(c.c,X): c.c=[c.c]
    its=c.c if isinstance(c.c,list) else str(c.c).split('\n')
    o='';last=None
    for it in its:
        if isinstance(it,X):
            if it.startswith('<w:p>') or it.startswith('<w:p ') or it.startswith('<w:tbl>') or it.startswith('<w:sdt>\n'): o+=it;last='tbl' if it.startswith('<w:tbl>') else 'p'
            else: o+=para(it,al=c.al,**c.k);last='p'
        else: o+=para(it,al=c.al,**c.k);last='p'
    return o+('<w:p/>' if last!='p' else '')
def table(rows,widths,border=True,head=0,color='000000',style=None,ind=None):
    bd=''.join('<w:%s w:val="%s" w:sz="4" w:space="0" w:color="%s"/>'%(e,'single' if border else 'nil',color) for e in('top','left','bottom','right','insideH','insideV'))
    o='<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>%s</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>%s</w:tblGrid>'%(sum(widths),bd,''.join('<w:gridCol w:w="%d"/>'%w for w in widths))
    for i,rw in enumerate(rows):
        o+='<w:tr>'+('<w:trPr><w:tblHeader/></w:trPr>' if i<head else ''); g=0
        for c in rw:
            if not isinstance(c,C): c=C(c)
            w=sum(widths[g:g+c.span]); g+=c.span
            o+='<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>%s%s%s%s<w:vAlign w:val="center"/></w:tcPr>%s</w:tc>'%(w,'<w:gridSpan w:val="%d"/>'%c.span if c.span>1 else '','' if not c.vm else ('<w:vMerge w:val="restart"/>' if c.vm=='r' else '<w:vMerge/>'),
              '<w:shd w:val="clear" w:color="auto" w:fill="%s"/>'%c.fill if c.fill else '','<w:textDirection w:val="tbRlV"/>' if c.vert else '',cellbody(c))
        assert g==len(widths),(g,len(widths),[x.c if isinstance(x,C) else x for x in rw])
        o+='</w:tr>'
    return X(o+'</w:tbl>')
def png(w,h,rgb):
    raw=b''.join(b'\0'+bytes(v for x in range(w) for v in ((rgb if (x//8+y//8)%2 else tuple(min(255,q+30) for q in rgb)))) for y in range(h))
    ch=lambda t,dd: struct.pack('>I',len(dd))+t+dd+struct.pack('>I',zlib.crc32(t+dd))
    return b'\x89PNG\r\n\x1a\n'+ch(b'IHDR',struct.pack('>IIBBBBB',w,h,8,2,0,0,0))+ch(b'IDAT',zlib.compress(raw))+ch(b'IEND',b'')
def pic(rid,cx,cy,n=1): return X('<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:docPr id="%d" name="图片 %d" descr="系统架构图"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="%d" name="image%d.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'%(cx,cy,n,n,n,n,rid,cx,cy))
H='<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
def zwrite(path,parts):
    with zipfile.ZipFile(path,'w',zipfile.ZIP_DEFLATED) as z:
        for n,b in parts:
            zi=zipfile.ZipInfo(n,(2024,12,16,9,0,0)); zi.compress_type=zipfile.ZIP_DEFLATED; z.writestr(zi,b)
def save(path,body,land=0,header=None,footer=None,images=(),comments=None,font='宋体',sz=10.5):
    sect='<w:sectPr>%s%s<w:pgSz w:w="%d" w:h="%d"%s/><w:pgMar w:top="1300" w:right="1200" w:bottom="1300" w:left="1200" w:header="700" w:footer="700" w:gutter="0"/></w:sectPr>'%('<w:headerReference w:type="default" r:id="rH"/>' if header else '','<w:footerReference w:type="default" r:id="rF"/>' if footer else '',16838 if land else 11906,11906 if land else 16838,' w:orient="landscape"' if land else '')
    body=list(body)
    if body[-1].startswith('<w:tbl>'): body.append(X('<w:p/>'))
    doc=H+'<w:document %s><w:body>%s%s</w:body></w:document>'%(W,''.join(body),sect)
    sty=H+'<w:styles %s><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="%s"/><w:sz w:val="%d"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="30"/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style></w:styles>'%(W,font,int(sz*2))
    num=H+'<w:numbering %s><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/><w:pPr><w:ind w:left="420" w:hanging="420"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'%W
    O='application/vnd.openxmlformats-officedocument.wordprocessingml.'; RT='http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    rel=[('rS','styles','styles.xml'),('rN','numbering','numbering.xml')]; ov=[('document.main','document'),('styles','styles'),('numbering','numbering')]; parts=[]
    if header: rel.append(('rH','header','header1.xml')); ov.append(('header','header1')); parts.append(('word/header1.xml',H+'<w:hdr %s>%s</w:hdr>'%(W,header)))
    if footer: rel.append(('rF','footer','footer1.xml')); ov.append(('footer','footer1')); parts.append(('word/footer1.xml',H+'<w:ftr %s>%s</w:ftr>'%(W,footer)))
    if comments: rel.append(('rC','comments','comments.xml')); ov.append(('comments','comments')); parts.append(('word/comments.xml',H+'<w:comments %s>%s</w:comments>'%(W,comments)))
    for i,im in enumerate(images,1): rel.append(('rI%d'%i,'image','media/image%d.png'%i)); parts.append(('word/media/image%d.png'%i,im))
    ct=H+'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>%s</Types>'%''.join('<Override PartName="/word/%s.xml" ContentType="%s%s+xml"/>'%(n,O,t) for t,n in ov)
    zwrite(path,[('[Content_Types].xml',ct),('_rels/.rels',H+'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="%sofficeDocument" Target="word/document.xml"/></Relationships>'%RT),
     ('word/document.xml',doc),('word/styles.xml',sty),('word/numbering.xml',num),('word/_rels/document.xml.rels',H+'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'%''.join('<Relationship Id="%s" Type="%s%s" Target="%s"/>'%(a,RT,b,c) for a,b,c in rel))]+parts)
def bullet(t): return X('<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>%s</w:p>'%run(t))
# ---------- ticks: text styles -> str, others -> X runs
def tick(opts,ch,st,sep='  '):
    ch=[ch] if isinstance(ch,str) else ch
    f={'box':('☑%s','□%s'),'black':('■%s','□%s'),'paren':('%s（√）','%s（ ）'),'br':('[√]%s','[ ]%s'),'after':('%s☑','%s□'),'afterb':('%s■','%s□'),'bare':('√%s','%s'),'bareA':('%s√','%s'),'x':('☒%s','☐%s'),'dot':('●%s','○%s'),'sq√':('√%s','□%s'),'yes':('%s：是','%s：否'),'(√)':('(√)%s','( )%s'),'R':('☑ %s','☐ %s')}
    if st in f: return sep.join(f[st][0 if o in ch else 1]%o for o in opts)
    if st=='only': return sep.join(o for o in opts if o in ch)
    o=''
    for i,x in enumerate(opts):
        on=x in ch
        if i: o+=run(sep)
        if st=='wing': o+=sym('F0FE' if on else 'F0A8')+run(x)
        if st=='wing2': o+=sym('F052' if on else 'F0A3','Wingdings 2')+run(x)
        if st=='strike': o+=run(x,strike=0 if on else 1)
        if st=='under': o+=run(x,u=1,b=1) if on else run(x)
        if st=='w14': o+='<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="%d"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent>%s</w:sdtContent></w:sdt>'%(on,run('☒' if on else '☐',font='MS Gothic'))+run(x)
        if st=='form': o+='<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="c%d"/><w:enabled/><w:checkBox><w:sizeAuto/><w:default w:val="0"/>%s</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'%(i,'<w:checked/>' if on else '')+run(x)
    return X(o)
