# SPDX-License-Identifier: ISC
"""Forms, lists and mails by python-docx, openpyxl and Python's own library."""
import email.message
import io
import os

import docx
import openpyxl


def form(title, rows):
    d = docx.Document()
    d.add_heading(title, 1)
    table = d.add_table(rows=0, cols=2)
    for label, value in rows:
        cells = table.add_row().cells
        cells[0].text, cells[1].text = label, value
    out = io.BytesIO()
    d.save(out)
    return out.getvalue()


def sheet(title, recommender, head, rows):
    w = openpyxl.Workbook()
    s = w.active
    s.append([title])
    s.append(['推荐单位：' + recommender])
    s.append(head)
    for r in rows:
        s.append(r)
    out = io.BytesIO()
    w.save(out)
    return out.getvalue()


def mail(box, n, sender, subject, when, files):
    m = email.message.EmailMessage()
    m['From'], m['To'], m['Subject'] = sender, 'hyal@example.cn', subject
    m['Message-ID'] = '<%d@example.cn>' % n
    m.set_content('材料见附件。')
    for name, data in files:
        m.add_attachment(data, maintype='application', subtype='octet-stream',
                         filename=name)
    head = ('Received: from mail.example.cn (mail.example.cn [203.0.113.5])\n'
            '\tby mx.example.cn with ESMTPS id X%d; %s\n' % (n, when))
    os.makedirs(box + '/cur', exist_ok=True)
    for other in ('new', 'tmp'):
        os.makedirs(box + '/' + other, exist_ok=True)
    with open('%s/cur/%d.M1.mx:2,S' % (box, n), 'wb') as f:
        f.write(head.encode() + m.as_bytes())
