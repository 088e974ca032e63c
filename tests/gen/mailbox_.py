# SPDX-License-Identifier: ISC
"""The mails of samples/, one by one, in the order of what they show."""
import base64

import formdoc as f
import mail as m
import ooxml as x
import papers
import words
from common import pdf, scan, soffice, uscc
from people import BY_KEY

NOTICE = '护航新型工业化网络安全典型案例'
BUREAU = {'佛山': 'foshan', '东莞': 'dongguan', '惠州': 'huizhou', '汕头': 'shantou',
          '韶关': 'shaoguan', '湛江': 'zhanjiang', '珠海': 'zhuhai',
          '江门': 'jiangmen', '清远': 'qingyuan', '深圳': 'shenzhen',
          '肇庆': 'zhaoqing', '中山': 'zhongshan', '河源': 'heyuan',
          '云浮': 'yunfu', '茂名': 'maoming', '潮州': 'chaozhou',
          '通管局': 'gdca', '阳江': 'yangjiang', '梅州': 'meizhou', '汕尾': 'shanwei'}


class Filler:
    def __init__(self, box, p, zip_utf8, zip_gbk, zip_password):
        self.box, self.p = box, p
        self.zip_utf8, self.zip_gbk = zip_utf8, zip_gbk
        self.zip_password = zip_password
        self.n = 0

    def rows(self, keys):
        return [papers.list_row(i + 1, BY_KEY[k], self.p.answers[k])
                for i, k in enumerate(keys)]

    def zip_of(self, keys, pack=None):
        files = []
        for i, k in enumerate(keys):
            c = BY_KEY[k]
            files += self.p.folder(k, '%02d_%s/' % (i + 1, c['company']))
        return (pack or self.zip_utf8)(files)

    def put(self, t, sender, name, subject, parts, cls, shows, cases=(),
            body=None, seed=None, **kw):
        self.n += 1
        t = m.when(t) if isinstance(t, str) else t
        msg = {k: kw.pop(k) for k in ('trusted', 'below', 'date', 'charset',
                                      'client', 'extra', 'to') if k in kw}
        if body is None:
            body = m.multi(parts, seed='%d' % self.n)
        data = m.message(self.n, sender, name, subject, t, body, **msg)
        self.box.add(t, self.n, data, cls, shows, cases, sender=sender, **kw)

    def city(self, city, t, shows, cases, files, subject=None, style='utf8',
             text=None, charset='utf-8', **kw):
        office = city + '市工业和信息化局'
        sender = 'gyhlw@%s.gov.example' % BUREAU[city]
        if city == '通管局':
            office, sender = '广东省通信管理局', 'waglc@gdca.gov.example'
        text = text or ('省工业和信息化厅工业互联网处：\n    现报送%s推荐材料，请查收。\n'
                        '%s\n') % (NOTICE, office)
        parts = [m.multi([m.plain(text, charset), m.html(text, charset)],
                         b'alternative', seed=sender + t)]
        parts += [m.attachment(n, d, style) for n, d in files]
        self.put(t, sender, office, subject or '%s报送%s推荐材料' % (
            office, NOTICE), parts, kw.pop('cls', 'case'), shows, cases,
            charset=charset, also=kw.pop('also', ['list', 'case']), **kw)


def office_list(city, rows):
    return soffice({'l.xlsx': papers.list_openpyxl(city, rows)}, 'xlsx',
                   'Calc MS Excel 2007 XML')['l.xlsx']


def fill(box, p, zip_utf8, zip_gbk, zip_password):
    b = Filler(box, p, zip_utf8, zip_gbk, zip_password)
    packages(b)
    singles(b)
    doubtful(b)
    broken(b)
    odd_mails(b)


def packages(b):
    fs = ['FS1', 'FS2', 'FS3', 'FS4', 'FS5']
    b.city('佛山', '12-23 09:41:07', '市级报送包：汇总表（LibreOffice 存）与 zip（UTF-8 名）', fs, [
        ('佛山市推荐汇总表.xlsx', office_list('佛山市工业和信息化局', b.rows(fs))),
        ('佛山市案例材料.zip', b.zip_of(fs))])
    dg = ['DG1', 'DG2', 'DG3', 'DG4', 'DG5']
    b.city('东莞', '12-24 15:12:30', '市级报送包：两行表头的汇总表，zip 内文件名为 GBK', dg, [
        ('东莞推荐案例信息汇总表.xlsx', papers.list_two_heads(
            '东莞市工业和信息化局', b.rows(dg))),
        ('东莞市申报材料.zip', b.zip_of(dg, b.zip_gbk))], style='gb',
        charset='gb2312', client='Coremail Webmail Server Version XT5.0.13')
    tg = ['TG1', 'TG2', 'TG3']
    b.city('通管局', '12-24 10:20:00', '省通信管理局的推荐汇总表与申报材料；其一与佛山重复', tg, [
        ('省通信管理局推荐汇总表.xlsx', office_list('广东省通信管理局', b.rows(tg))),
        ('申报材料.zip', b.zip_of(tg))], style='2231',
        client='Microsoft Outlook 16.0')
    st = ['ST1', 'ST2', 'ST3', 'ST4', 'ST5', 'ST6']
    b.city('汕头', '12-23 15:58:11', '粤东西北地市推荐 6 个，超过 5 个', st, [
        ('汕头市推荐汇总表.xlsx', papers.list_openpyxl('汕头市工业和信息化局',
                                              b.rows(st))),
        ('汕头市案例.zip', b.zip_of(st))])
    sg = ['SG1', 'SG2']
    b.city('韶关', '12-24 17:41:52', '逾期报送包，登记簿有送达时间', sg, [
        ('韶关市推荐汇总表.xlsx', office_list('韶关市工业和信息化局', b.rows(sg))),
        ('韶关市案例.zip', b.zip_of(sg))])
    b.city('湛江', '12-24 14:03:00', '登记簿里没有的报送包', ['ZJ1'], [
        ('湛江市推荐汇总表.xlsx', papers.list_openpyxl('湛江市工业和信息化局',
                                              b.rows(['ZJ1']))),
        ('湛江市案例.zip', b.zip_of(['ZJ1']))])
    zh = ['ZH1', 'ZH2', 'ZH3', 'ZH4']
    lst = soffice({'z.docx': papers.list_docx('珠海市工业和信息化局',
                                              b.rows(zh))}, 'docx',
                  'MS Word 2007 XML')['z.docx']
    b.city('珠海', '12-24 08:50:19', '汇总表是 DOCX 里的表；几件须人工核实', zh, [
        ('珠海市典型案例推荐表.docx', lst), ('珠海市案例材料.zip', b.zip_of(zh))])
    jm = ['JM1', 'JM2', 'JM3', 'JM4', 'JM5']
    b.city('江门', '12-24 16:50:40', '信用查询的各种结果', jm, [
        ('江门市推荐汇总表.xlsx', office_list('江门市工业和信息化局', b.rows(jm))),
        ('江门市案例.zip', b.zip_of(jm, b.zip_gbk))], style='gbk')
    qy = ['QY1', 'QY2']
    b.city('清远', '12-24 09:33:33', '附件名是未编码的 GBK 字节；其一注册地不在广东', qy, [
        ('清远市推荐汇总表.xlsx', office_list('清远市工业和信息化局', b.rows(qy))),
        ('清远市案例材料.zip', b.zip_of(qy))], style='raw-gbk')


def singles(b):
    hz = ['HZ1', 'HZ2b', 'HZ3']
    b.city('惠州', '12-23 14:30:00', '只有汇总表，案例另发', [], [
        ('惠州市推荐汇总表.xlsx', office_list('惠州市工业和信息化局', b.rows(hz)))],
        cls='list', also=[], want='3 行，与随后三封邮件对应')
    for k, t, no, shows in (
            ('HZ1', '12-23 14:35:10', '1/3', '一封邮件一个案例，附件散放'),
            ('HZ2a', '12-18 16:00:05', '2/3（先行报送）', '同一案例的第一版'),
            ('HZ2b', '12-20 11:22:41', '2/3（更新）', '同一案例的第二版'),
            ('HZ3', '12-23 14:41:00', '3/3', '统一社会信用代码校验位不符')):
        b.city('惠州', t, shows, [k], b.p.flat(k), also=[],
               subject='惠州市案例材料 %s %s' % (no, BY_KEY[k]['company']))
    b.city('深圳', '12-20 10:10:10', '深圳的案例：应径报工业和信息化部', ['SZ1'],
           b.p.flat('SZ1'), subject='报送典型案例申报材料')
    zq = ['ZQ1', 'ZQ3']
    ghost = dict(BY_KEY['ZQ1'], company='肇庆市星湖岩机械有限公司', key='ZQ2',
                 title='岩板压机控制系统评估', directions=[2])
    rows = [papers.list_row(1, BY_KEY['ZQ1'], b.p.answers['ZQ1']),
            papers.list_row(2, ghost, words.answers(ghost, 77))]
    b.city('肇庆', '12-24 14:01:00', '汇总表 2 行、申报表 2 份，只有 1 对相符', zq, [
        ('肇庆市推荐汇总表.xlsx', office_list('肇庆市工业和信息化局', rows)),
        ('肇庆市案例.zip', b.zip_of(zq))],
        want='肇庆市端岚汽车零件有限公司：符合；肇庆砚洲印刷科技有限公司：退回（汇总表无此行）；'
        '肇庆市星湖岩机械有限公司：有行无表，列入核对表')
    b.city('中山', '12-23 11:20:00', '申报表是 XLSX；附件标为 inline', ['ZS1'], [],
           body=m.multi([m.plain('中山市推荐材料见附件。')] + [
               m.attachment(n, d, inline=True) for n, d in
               [('中山市推荐汇总表.xlsx', papers.list_openpyxl(
                   '中山市工业和信息化局', b.rows(['ZS1'])))] +
               b.p.flat('ZS1')], seed='zs'))
    b.put('12-23 16:40:00', 'gyhlw@heyuan.gov.example', '河源市工业和信息化局',
          '河源市推荐材料', [m.plain('材料见附件。'), m.attachment(
              'winmail.dat', m.tnef([
                  ('河源市推荐汇总表.xlsx', papers.list_openpyxl(
                      '河源市工业和信息化局', b.rows(['HY1']))),
                  ('河源市案例.zip', b.zip_of(['HY1']))]), 'utf8',
              b'application/ms-tnef')], 'case',
          'Outlook 的 winmail.dat 里装着汇总表与案例', ['HY1'],
          also=['list'], client='Microsoft Outlook 15.0')
    b.city('云浮', '12-24 08:30:00', '申报表是 .doc（LibreOffice 存）', ['YF1'], [
        ('云浮市推荐汇总表.xlsx', office_list('云浮市工业和信息化局', b.rows(['YF1'])))
        ] + b.p.flat('YF1'))
    inner = m.message(900, 'anquan@hanyan.example', '韩砚陶瓷',
                      '典型案例申报材料', m.when('12-19 09:00:00'), m.multi(
                          [m.plain('王科好，申报材料见附件。')] + [
                              m.attachment(n, d) for n, d in
                              b.p.flat('CZ1')], seed='cz-in'),
                      trusted=False, to='gyhlw@chaozhou.gov.example')
    b.put('12-24 16:01:00', 'gyhlw@chaozhou.gov.example', '潮州市工业和信息化局',
          '转发：典型案例申报材料', [
              m.plain('转报企业申报材料，汇总表一并报送。'),
              m.attachment('潮州市推荐汇总表.xlsx', papers.list_openpyxl(
                  '潮州市工业和信息化局', b.rows(['CZ1']))),
              b'Content-Type: message/rfc822\nContent-Disposition: attachment'
              b'\n\n' + inner], 'case', '企业邮件作为附件转发（message/rfc822），表内有修订痕迹',
          ['CZ1'], also=['list'])
    z = b.zip_utf8([('阳江市推荐汇总表.xlsx', papers.list_openpyxl(
        '阳江市工业和信息化局', b.rows(['YJ1'])))] + b.p.folder(
            'YJ1', '01_阳江市刃合五金刀剪有限公司/'))
    b.put('12-24 13:15:00', 'gyhlw@yangjiang.gov.example', '阳江市工业和信息化局',
          '阳江市推荐材料', None, 'case', '老网关的 uuencode 正文附件', ['YJ1'],
          also=['list'], client='', body=(
              b'Content-Type: text/plain; charset=gb2312\n'
              b'Content-Transfer-Encoding: 8bit\n\n' +
              '推荐材料随文附上。\n\n'.encode('gb2312') +
              m.uuencode('yangjiang.zip'.encode(), z)))


def doubtful(b):
    c = BY_KEY['JY1']
    b.put('12-20 15:30:00', 'anquan@%s.example' % c['mail'], c['company'],
          '申报典型案例', [m.plain('省厅领导：我司申报典型案例，材料见附件。')] + [
              m.attachment(n, d) for n, d in b.p.flat('JY1')], 'case',
          '企业径寄省厅', ['JY1'], client='QQMail 2.x')
    c = BY_KEY['GZ1']
    forged = ('Received: from gdei.example (unknown [198.51.100.7])\n\tby '
              'mx.gdei.example (Postfix) with SMTP id FORGED\n\tfor <%s>; '
              'Mon, 23 Dec 2024 09:00:00 +0800\n' % m.INBOX)
    b.put('12-25 08:12:44', 'anquan@%s.example' % c['mail'], c['company'],
          '申报材料（12月23日）', [m.plain('材料已于 12 月 23 日发送，请查收。')] + [
              m.attachment(n, d) for n, d in b.p.flat('GZ1')], 'case',
          'Date 与下层 Received 伪造为 12-23，真正收到是 12-25', ['GZ1'],
          below=forged, date=m.when('12-23 09:00:00'), new=True)
    b.put('12-24 12:00:00', 'gyhlw@maoming.gov.example', '茂名市工业和信息化局',
          '茂名市推荐材料', [m.plain('见附件。'), m.attachment(
              '茂名市推荐汇总表.xlsx', papers.list_openpyxl(
                  '茂名市工业和信息化局', b.rows(['MM1']))),
              m.attachment('茂名市案例.zip', b.zip_of(['MM1']))], 'case',
          '没有本单位的 Received，送达时间无法证明', ['MM1'], also=['list'],
          trusted=False)
    c = BY_KEY['UC1']
    b.put('12-20 09:20:00', 'gxj@nanyu.gov.example', '南屿市工业和信息化局',
          '南屿市推荐案例', [m.plain('见附件。')] + [
              m.attachment(n, d) for n, d in b.p.flat('UC1')], 'case',
          '所在地市与推荐单位不是广东的市', ['UC1'])
    rows = [r[1:-1] for r in b.rows(['FS1', 'DG1'])]
    rows[0][0:3] = ['梅江陶机产线评估', '梅州市梅砚陶瓷机械有限公司',
                    uscc('441402', '梅砚陶机')]
    rows[1][0:3] = ['客都食品车间分级', '梅州客稷食品有限公司',
                    uscc('441402', '客稷食品')]
    b.city('梅州', '12-24 09:30:00', '汇总表没有标题也没有表头', [], [
        ('推荐汇总表.xlsx', papers.list_openpyxl('', rows, heading=False))],
        cls='list', also=['unknown', 'unreadable'],
        trouble='no-heading', want='未识别材料')


def broken(b):
    def bureau(city, t, shows, files, trouble, **kw):
        b.city(city, t, shows, [], files, cls='unknown', also=[
            'case', 'list', 'evidence', 'unreadable', 'held', 'empty'],
            trouble=trouble,
            want=kw.pop('want', '未识别材料'), **kw)
    form = b.p.forms['FS2']
    bureau('肇庆', '12-20 10:00:00', '扩展名为 .docx，其实是一页 HTML', [
        ('申报表.docx', '<html><body>申报表见网页版</body></html>'.encode())],
        'not-a-zip', subject='补充申报表')
    z = b.zip_utf8([('01_汕尾市澍岚电器有限公司/佐证材料/1-营业执照.pdf', pdf(
        ['营业执照', '名称：汕尾市澍岚电器有限公司']))] + [
            ('01_汕尾市澍岚电器有限公司/' + n, d) for n, d in
            [('佐证材料/2-测评报告.jpg', scan(['测评报告'] * 9))]
            + [('申报表.docx', form)]])
    bureau('汕尾', '12-20 10:05:00', '传输中断，zip 只剩一半', [
        ('汕尾市案例材料.zip', z[:len(z) // 2])], 'truncated')
    bureau('汕尾', '12-20 11:00:00', '申报表里没有表格，只有一段话', [
        ('汕尾市某企业申报表.docx', x.docx([
            x.para(x.run(NOTICE + '申报表', bold=True)), x.para(
                '我公司拟申报典型案例，详细材料将于近日以纸质形式送达，请予接洽。')]))],
        'no-table')
    evil = ('<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/hostname">'
            ']>\n')
    bureau('汕尾', '12-20 11:30:00', 'DOCX 的 XML 带 DOCTYPE 与外部实体', [
        ('申报表.docx', x.docx(['<w:p><w:r><w:t>&x;</w:t></w:r></w:p>'],
                             doctype=evil))], 'doctype')
    bureau('汕尾', '12-20 14:00:00', '压缩包有密码，口令写在正文里', [
        ('ziliao.zip', b.zip_password([('shenbao.docx', form)], 'sw2024'))],
        'password', text='材料已加密，口令另行电话告知。')
    b.put('12-21 09:00:00', 'anquan@zhiyao.example', '梅州市芷瑶农业科技有限公司',
          '典型案例申报材料（超大附件）', None, 'unknown', '正文只有超大附件链接', [],
          also=['case', 'held', 'unreadable', 'reply'], trouble='link',
          want='链接列在最前，附到期日，不成案', client='QQMail 2.x',
          body=m.html('从QQ邮箱发来的超大附件<br>申报材料.zip (168.2M, 2024年12月28日 '
                      '09:00 到期)<br><a href="https://wx.mail.qq.example/ftn/'
                      'download?func=3&amp;key=0000">进入下载页面</a>'))
    b.put('12-21 10:00:00', 'anquan@saomiao.example', '阳江市琢屿五金有限公司',
          '申报表扫描件', [m.plain('申报表扫描件请查收。'), m.attachment(
              '申报表扫描件.jpg', scan(['护航新型工业化网络安全', '典型案例申报表',
                                 '单位名称：阳江市琢屿五金有限公司']))],
          'unknown', '只有一张扫描图片', [], also=['case', 'unreadable', 'held'],
          trouble='scan', want='须人工：扫描件')
    b.put('12-21 11:00:00', 'jishu@mibiao.example', '云浮市砻岫材料有限公司',
          '系统测评报告', [m.plain('补充测评报告，请查收。'), m.attachment(
              '测评报告.docx', x.docx([x.para(x.run('内部资料★6个月', bold=True)),
                                   x.para('网络安全等级测评报告'),
                                   x.para('（以下为示例内容）')]))], 'held',
          '附件首页有“内部★”标志，须暂存', [], also=['unknown', 'case'],
          trouble='marking', want='暂存，联系保密办')


def other_form():
    t = [x.row(x.cell('企业名称', 2000), x.cell('东莞市示例弹簧有限公司', 6000)),
         x.row(x.cell('统一社会信用代码', 2000),
               x.cell(uscc('441900', '示例弹簧'), 6000)),
         x.row(x.cell('主导产品', 2000), x.cell('异形弹簧', 6000)),
         x.row(x.cell('申请认定类型', 2000),
               x.cell('☑专精特新中小企业 □创新型中小企业', 6000))]
    return x.docx([x.para(x.run('2024年广东省专精特新中小企业认定申请表', bold=True),
                          align='center'), x.table([2000, 6000], t)])


def odd_mails(b):
    b.put('12-18 09:30:00', 'office@tanhuang.example', '东莞市示例弹簧有限公司',
          '专精特新中小企业申请', [m.plain('申请表见附件。'), m.attachment(
              '专精特新申请表.docx', soffice(
                  {'o.docx': other_form()}, 'docx',
                  'MS Word 2007 XML')['o.docx'])], 'other-notice',
          '另一份通知的申请表', [], want='其他通知，不发函')
    b.put('12-19 08:00:00', 'empty@kongbai.example', '空白', '（无主题）', None,
          'unknown', '什么也没有的邮件', [], body=b'\n', client='',
          also=['empty', 'spam', 'unreadable', 'other'], trouble='empty',
          want='一行，注明无正文无附件')
    b.put('12-23 09:42:00', 'gyhlw@foshan.gov.example', '佛山市工业和信息化局',
          '自动回复：材料补正', None, 'reply', '自动回复', [], client='',
          extra='Auto-Submitted: auto-replied\nX-Autoreply: yes\n',
          body=m.plain('我已收到您的来信，将尽快回复。'), want='自动回复，只计数')
    b.put('12-23 09:50:00', 'MAILER-DAEMON@mx.gdei.example', 'Mail Delivery',
          'Undelivered Mail Returned to Sender', None, 'bounce', '退信', [],
          client='', extra='Auto-Submitted: auto-replied\n',
          want='退信，只计数', body=m.multi([
              m.plain('This is the mail system at host mx.gdei.example.'),
              b'Content-Type: message/delivery-status\n\nReporting-MTA: dns; '
              b'mx.gdei.example\n\nFinal-Recipient: rfc822; '
              b'nobody@foshan.gov.example\nAction: failed\nStatus: 5.1.1\n'],
              b'report', seed='bounce',
              extra=b'; report-type=delivery-status'))
    b.put('12-20 03:11:00', 'sales@fapiao.example', '代理部',
          '代开各类发票 请联系', None, 'spam', '垃圾邮件', [], client='',
          body=m.html('专业代开，点数优惠，详情来电。'), want='垃圾邮件，只计数',
          extra='X-Spam-Flag: YES\n', also=['unknown', 'other'])
    b.put('12-22 10:00:00', 'anquan@%s.example' % BY_KEY['DG5']['mail'],
          BY_KEY['DG5']['company'], '关于撤回申报材料的说明', None, 'unknown',
          '企业来信要求撤回（东莞第 5 件）', [], trouble='withdrawal',
          also=['reply', 'case', 'withdrawal', 'other'],
          body=m.plain('省厅：因项目调整，我司申请撤回已交东莞市的典型案例申报材料。'),
          want='须人工：撤回')
    b.put('12-19 16:20:00', 'xinxi@wenxun.example', '江门市问荇科技有限公司',
          '咨询：申报方向可以选两个吗', None, 'unknown', '只是咨询，没有材料', [],
          also=['reply', 'other', 'spam'], new=True,
          body=m.plain('您好，请问我司可以同时选两个方向吗？谢谢。'), want='一行，无材料')
    k = 'QY2'
    signed = m.multi([m.plain('补报清远市翊陶新材料有限公司获奖证明，请并入。'), m.attachment(
        '5-补充获奖证明.pdf', pdf(['获奖证明', '单位：清远市翊陶新材料有限公司', '2024年9月']))],
        seed='smime-in')
    b.put('12-24 11:45:00', 'gyhlw@qingyuan.gov.example', '清远市工业和信息化局',
          '补报佐证（S/MIME 签名）', None, 'unknown', '带 S/MIME 签名的补充材料，没有申报表', [],
          also=['evidence', 'case', 'reply', 'other'], trouble='no-form',
          want='一行：补充材料，须人工并入 %s' % BY_KEY[k]['company'],
          body=m.multi([signed, b'Content-Type: application/pkcs7-signature; '
                        b'name="smime.p7s"\nContent-Transfer-Encoding: base64'
                        b'\nContent-Disposition: attachment; '
                        b'filename="smime.p7s"\n\n' +
                        base64.encodebytes(b'0\x82\x01\x00' + bytes(60))],
                       b'signed', seed='smime',
                       extra=b'; protocol="application/pkcs7-signature"; '
                       b'micalg=sha-256'))
    late = dict(BY_KEY['ZS1'])
    b.put('12-26 15:30:00', 'anquan@%s.example' % late['mail'],
          late['company'], '更新后的申报表', [
              m.plain('更新的申报表，请替换。'),
              m.attachment('申报表（更新）.xlsx', b.p.forms['ZS1'])],
          'after-cut', '截止本次运行之后才到', [], new=True,
          want='after-cut，不审', also=['case'])
