# SPDX-License-Identifier: ISC
"""What a seventh author knew: invented companies, and how Word tables are made."""
import random
from docx import Document
from docx.shared import Pt, Cm, RGBColor
from docx.enum.text import WD_ALIGN_PARAGRAPH as AL
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
AB='0123456789ABCDEFGHJKLMNPQRTUWXY'


def uscc(rng, div):
    o='0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
    body='MA'+''.join(rng.choice('0123456789ABCDEFGHJKLMNPQRTUWXY') for _ in range(6)) if rng.random()<.7 else ''.join(rng.choice('0123456789') for _ in range(8))
    s=sum(o.index(c)*w for c,w in zip(body,(3,7,9,10,5,8,4,2))); c=11-s%11; body+= 'X' if c==10 else '0' if c==11 else str(c)
    b='91'+div+body; s=sum(AB.index(c)*pow(3,i,31) for i,c in enumerate(b)); return b+AB[(31-s%31)%31]
TYPES=['工业企业','工业互联网平台企业','工业互联网标识解析企业','车联网服务平台企业','基础电信企业','工业控制产品厂商','网络安全企业']
DIRS=['工业互联网安全分类分级','车联网网络安全防护','工业控制系统安全评估','工业控制产品安全漏洞治理','网络安全威胁监测服务']
CITY={'广州':('440112','黄埔区','020'),'珠海':('440402','香洲区','0756'),'佛山':('440606','顺德区','0757'),'惠州':('441302','惠城区','0752'),'东莞':('441900','松山湖','0769'),'中山':('442000','火炬开发区','0760'),'江门':('440703','蓬江区','0750'),'肇庆':('441202','端州区','0758'),'韶关':('440203','武江区','0751'),'汕头':('440511','金平区','0754'),'湛江':('440803','霞山区','0759'),'清远':('441802','清城区','0763'),'潮州':('445102','湘桥区','0768'),'揭阳':('445202','榕城区','0663')}
A='翎砺澔钧棠骐鋆昕煦珑沅岚璟泓霁甯'; B='拓凯川屿谷程桥澜原衡域垣图畅策源'
SUR='覃鄢邝麦植冼阮劳简蓝霍温骆庾禤'; GN=['启衡','若岚','慕川','以宁','景澄','书航','子骞','念慈','文屿','映雪','国栋','丽华','建业','永康','海燕']
BIZ={ '工业企业':[('陶瓷机械','专用设备制造业','陶瓷砖自动化产线'),('家用电器','电气机械和器材制造业','空调总装与注塑车间'),('精密电子','计算机、通信和其他电子设备制造业','SMT贴片与PCB产线'),('新能源汽车','汽车制造业','焊装、涂装、总装四大车间'),('石化','石油、煤炭及其他燃料加工业','常减压与聚丙烯装置'),('纸业','造纸和纸制品业','纸机DCS与热电站'),('食品','食品制造业','灌装与冷链仓储产线')],
 '工业互联网平台企业':[('工业互联网','软件和信息技术服务业','五金行业工业互联网平台')],'工业互联网标识解析企业':[('标识科技','互联网和相关服务','家居行业标识解析二级节点')],'车联网服务平台企业':[('车联科技','互联网和相关服务','商用车车联网服务平台')],'基础电信企业':[('通信','电信、广播电视和卫星传输服务','5G专网与工业云网')],'工业控制产品厂商':[('自动化','仪器仪表制造业','中型PLC与工业网关产品线')],'网络安全企业':[('网络安全技术','软件和信息技术服务业','工控安全监测服务平台')]}
NAT=['国有企业','民营企业','外商投资企业','中外合资企业']
CN='零一二三四五六七八九'


def cnum(n): # 1..99
    return CN[n] if n<10 else ('十' if n//10==1 else CN[n//10]+'十')+(CN[n%10] if n%10 else '')


def fw(s): return ''.join(chr(ord(c)+0xfee0) if '!'<=c<='~' else '\u3000' if c==' ' else c for c in s)


def dfmt(d,st):
    if d is None: return ''
    y,m,*r=[int(x) for x in d.split('-')]; dd=r[0] if r else None
    cy=''.join('〇一二三四五六七八九'[int(c)] for c in str(y))
    if st=='cn': return f'{y}年{m}月'+(f'{dd}日' if dd else '')
    if st=='cn0': return f'{y}年{m:02d}月'+(f'{dd:02d}日' if dd else '')
    if st=='cnsp': return f'{y} 年 {m} 月'+(f' {dd} 日' if dd else '')
    if st=='dot': return f'{y}.{m}'+(f'.{dd}' if dd else '')
    if st=='dot0': return f'{y}.{m:02d}'+(f'.{dd:02d}' if dd else '')
    if st=='slash': return f'{y}/{m}'+(f'/{dd}' if dd else '')
    if st=='iso': return d
    if st=='han': return f'{cy}年{cnum(m)}月'+(f'{cnum(dd)}日' if dd else '')
    if st=='fw': return fw(f'{y}年{m}月'+(f'{dd}日' if dd else ''))
    if st=='num': return f'{y}{m:02d}'+(f'{dd:02d}' if dd else '')


def mfmt(v,st): # v 万元
    g=lambda x: ('%.6f'%x).rstrip('0').rstrip('.')
    if st=='wan': return g(v)+'万元'
    if st=='wansp': return g(v)+' 万元'
    if st=='bare': return g(v)
    if st=='comma': return f'{v:,.2f}万元'
    if st=='yi': return g(v/10000)+'亿元'
    if st=='yuan': return f'{int(round(v*10000)):,}元'
    if st=='yuanp': return str(int(round(v*10000)))+'元'
    if st=='rmb': return '人民币'+g(v)+'万元整'
    if st=='fw': return fw(g(v))+'万元'
    if st=='about': return '约'+g(v)+'万元'


def data(lay,k,**kw):
    r=random.Random(f'{lay}/{k}/7'); ty=kw.get('applicant_type') or r.choice(['工业企业']*6+TYPES[1:])
    biz,ind,scene=r.choice(BIZ[ty]); c=kw.get('city') or r.choice(list(CITY)); div,dist,area=CITY[c]
    tn=r.choice(A)+r.choice(B)
    nm=r.choice([f'{c}市{tn}{biz}有限公司',f'广东{tn}{biz}股份有限公司',f'{tn}（{c}）{biz}有限公司',f'广东{tn}{biz}科技有限责任公司',f'{c}{tn}{biz}集团有限公司'])
    di={'车联网服务平台企业':1,'工业控制产品厂商':3,'网络安全企业':4}.get(ty, r.choice([0,0,2,2,4]))
    if biz=='新能源汽车': di=1
    d=DIRS[di]; per=lambda: r.choice(SUR)+r.choice(GN)
    o1=r.choice(A)+r.choice(B); o1=f'北京{o1}信息安全有限公司'; o2='杭州'+r.choice(A)+r.choice(B)+'控制技术股份有限公司'
    od=r.choice([x for x in DIRS if x!=d])
    t=r.choice(['面向%s的%s实践','%s%s应用案例','基于分级防护的%s%s项目','%s“一体两翼”%s建设与应用'])%(scene,{0:'安全分类分级管理',1:'车联网安全防护体系',2:'工控系统安全评估',3:'产品漏洞全生命周期治理',4:'网络安全威胁监测服务'}[di])
    y=r.randint(1996,2019); 
    cap=r.choice([500,1000,1280,3000,5000,6800.5,12000,23650,1001.32]); rev=r.choice([3200,8650.5,21300,56000,128000,9876.54]); inv=r.choice([86,120,235.6,380,460.8,1200])
    st=r.randint(46,3800)
    dom=''.join(r.choice('abcdefhklmnptuwxy') for _ in range(6))
    sm,em=r.randint(1,4),r.randint(6,11)
    sy=r.choice([2024,2024,2023])
    D=dict(company=nm,uscc=uscc(r,div),case_title=t,directions=[d],applicant_type=ty,nature=r.choice(NAT[:3]),industry=ind,city=c,address=f'广东省{c}市{dist}{r.choice(["科创","兴业","环城","港前","仙桥"])}{r.choice(["路","大道","三路"])}{r.randint(2,188)}号'+r.choice(['','A栋','5号楼3层']),
      legal_person=per(),founded=f'{y}-{r.randint(1,12):02d}-{r.randint(1,28):02d}',capital=cap,revenue=rev,staff=st,contact=per(),position=r.choice(['信息中心主任','安全总监','项目经理','IT部经理','副总工程师']),
      phone=f'{area}-{r.randint(22000000,89999999) if len(area)==3 or c in ("佛山","东莞","中山","惠州") else r.randint(2200000,8999999)}',mobile=r.choice(['138','159','186','133','177'])+''.join(r.choice('0123456789') for _ in range(8)),email=f'{r.choice(["xxzx","it","anquan","wl"])}{r.randint(1,99)}@{dom}.com.cn',
      period_start=f'{sy}-{sm:02d}',period_end=f'2024-{em:02d}',investment=inv,recommender=c,applied_on=f'2024-12-{r.randint(16,22):02d}')
    D['profile']=f'{nm}成立于{y}年，是一家专注{biz}领域的{"高新技术企业" if r.random()<.6 else "省级专精特新企业"}，主营{scene}相关产品与服务，现有员工{st}人，其中技术人员{st//4}人。公司先后通过ISO9001、ISO27001认证，建有市级工程技术研究中心，累计获得发明专利{r.randint(3,40)}项、软件著作权{r.randint(5,60)}项。控股子公司{r.choice(A)}{r.choice(B)}（上海）科技有限公司负责华东市场。'
    D['summary']=f'本案例围绕{scene}开展。公司联合{o1}，梳理联网资产{r.randint(120,4800)}项，识别重要业务系统{r.randint(3,18)}个，按照“谁运营谁负责”的原则建立{d}工作机制，部署边界防护、主机加固、流量审计等措施，控制系统由{o2}提供。{r.randint(1,3)}个月内完成整改问题{r.randint(20,160)}项，高危漏洞处置率达到{r.randint(92,100)}%，平均响应时间由{r.randint(6,48)}小时缩短到{r.randint(20,55)}分钟。项目成果已在{r.choice(list(CITY))}等地{r.randint(2,9)}家同类企业推广，并为下一步开展{od}打下基础，起到了较好的示范作用。项目自立项以来投入人员{r.randint(6,30)}名，未发生网络安全事件。'
    D['bg']=f'随着{scene}数字化改造深入，生产网与办公网互联互通，勒索病毒、弱口令、远程运维等风险突出。{o2}设备存量大、版本老，{od}与{d}的要求同步提升。'
    D['plan']=f'总体架构分为资产层、防护层、监测层、运营层。一是摸清底数；二是按照国家标准开展{d}；三是引入{o1}的监测探针；四是建立7×24小时值守。项目总预算以批复为准，2025年计划继续投入。'
    D['tech']='（1）工控协议深度解析；（2）基于白名单的主机防护；（3）多源日志关联分析；（4）国密算法数据传输加密。'
    D['eff']=f'截至2024年11月底，累计发现并处置威胁{r.randint(300,9000)}次，停机时间下降{r.randint(12,40)}%，节约运维成本约{r.randint(30,200)}万元。'
    D['inno']='将定级结果与防护策略联动，形成可复制的“评估—整改—复评”闭环。'
    D['promo']='已形成企业标准1项，编制实施指南1份，可在同行业中小企业中快速复制。'
    D['o1'],D['o2'],D['od'],D['other']=o1,o2,od,per()
    D['area']=area
    D.update(kw.get('over',{})); return D
# ---- docx helpers


def newdoc(font='仿宋_GB2312',size=12,margin=2.2):
    d=Document(); s=d.styles['Normal']; s.font.name=font; s.font.size=Pt(size); s.element.rPr.rFonts.set(qn('w:eastAsia'),font)
    for x in d.sections: x.page_width=Cm(21); x.page_height=Cm(29.7); x.left_margin=x.right_margin=Cm(margin); x.top_margin=x.bottom_margin=Cm(2.2)
    return d


def P(d,t='',size=None,b=False,al=None,u=False,color=None,ind=None):
    p=d.add_paragraph()
    if t: R(p,t,size,b,u,color)
    if al=='c': p.alignment=AL.CENTER
    if al=='r': p.alignment=AL.RIGHT
    if ind: p.paragraph_format.first_line_indent=Cm(ind)
    return p


def R(p,t,size=None,b=False,u=False,color=None,strike=False,italic=False):
    r=p.add_run(t); r.bold=b or None
    if size: r.font.size=Pt(size)
    if u: r.underline=True
    if strike: r.font.strike=True
    if italic: r.italic=True
    if color: r.font.color.rgb=RGBColor.from_string(color)
    return r


def setcell(c,v,b=False,center=False,size=None):
    ps=c.paragraphs
    for x in ps[1:]: x._p.getparent().remove(x._p)
    p=c.paragraphs[0]
    for r in list(p._p): 
        if r.tag!=qn('w:pPr'): p._p.remove(r)
    if callable(v): v(c,p)
    else:
        for i,l in enumerate(str(v).split('\n')):
            if i: p=c.add_paragraph()
            if l: R(p,l,b=b,size=size)
            if center: p.alignment=AL.CENTER


def G(d,rows,n,widths=None,style='Table Grid',size=None,boldlab=False):
    """rows: list of lists of item; item = str|callable|(v,cs)|(v,cs,rs)"""
    t=d.add_table(len(rows),n); t.style=style if style else None
    t.alignment=WD_TABLE_ALIGNMENT.CENTER
    occ={}
    for i,row in enumerate(rows):
        j=0
        for it in row:
            while (i,j) in occ: j+=1
            v,cs,rs=(it+(1,))[:3] if isinstance(it,tuple) else (it,1,1)
            cs=min(cs,n-j)
            for a in range(i,i+rs):
                for b in range(j,j+cs): occ[(a,b)]=1
            c=t.cell(i,j)
            if cs>1 or rs>1: c=c.merge(t.cell(i+rs-1,j+cs-1))
            setcell(c,v,size=size,center=isinstance(v,str) and len(v)<14)
            j+=cs
    if widths:
        t.autofit=False
        for i in range(len(rows)):
            for j,w in enumerate(widths): t.rows[i].cells[j].width=Cm(w) if t.rows[i].cells[j]._tc.grid_span==1 else t.rows[i].cells[j].width
    return t


def opts(all_,chosen,on='☑',off='□',sep=' ',num=False,after=False,other=None,br=False):
    o=[]
    for i,x in enumerate(all_+([other] if other else [])):
        m=on if x in chosen else off; lab=(f'{i+1}.' if num else '')+x
        o.append(lab+m if after else m+lab)
    return sep.join(o)


def mix(*parts):
    def fn(c,p):
        for x in parts:
            if callable(x): x(c,c.paragraphs[-1])
            elif isinstance(x,tuple): R(c.paragraphs[-1],x[0],**x[1])
            elif x=='\n': c.add_paragraph()
            else: c.paragraphs[-1].add_run(x)
    return fn


def pledge(d,D,style=0):
    P(d,['承 诺 书','申报单位承诺函','真实性声明'][style%3],16,True,'c')
    if style%3==0:
        P(d,f'{D["company"]}自愿申报护航新型工业化网络安全典型案例，现郑重承诺：',ind=.8)
        P(d,'一、所提交的全部材料真实、准确、完整；二、近5年以来未发生重大安全、环保、质量事故；三、在安全、信誉和社会责任等方面无不良记录；四、本案例未以联合体形式申报，未通过其他途径重复申报。',ind=.8)
    elif style%3==1:
        P(d,'广东省工业和信息化厅：',ind=0)
        P(d,f'我单位{D["company"]}（统一社会信用代码：{D["uscc"]}）申报的“{D["case_title"]}”案例，近五年来未发生重大安全、环保、质量事故，材料真实有效，如有虚假，愿承担一切责任。',ind=.8)
    else:
        P(d,'我单位保证申报材料内容真实、合法、有效，近5年内未发生重大安全、环保、质量事故，无不良信用记录，并承担由此引起的法律责任。',ind=.8)
    P(d,'法定代表人（签字）：　　　　　　',al='r'); P(d,f'{D["company"] if style%2==0 else "单位名称"}（盖章）',al='r'); P(d,dfmt(D['applied_on'],'cn'),al='r')


def consent(d,D):
    P(d,'信息授权同意书',16,True,'c')
    P(d,f'本单位同意省工业和信息化厅、评审专家及其委托的第三方机构（广东岚桥评测研究院有限公司，联系人：禤先生，电话：020-8{D["mobile"][-7:]}）为评审目的查阅、使用本单位提交的材料，并同意向“信用中国”网站查询本单位信用信息。',ind=.8)
    P(d,'授权人（盖章）：　　　　　　　　日期：　　年　　月　　日',al='r')
