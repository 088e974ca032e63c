#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Python's readers and writers, one process for all files.

	peers.py MODE FILE...		or	peers.py write-MODE ROWS OUT

Every reader goes through all paragraphs and cells and says only how many
characters it saw.
"""
import sys


def docx_cells(path):
    """The loop of python-docx's documentation."""
    import docx
    d = docx.Document(path)
    n = sum(len(p.text) for p in d.paragraphs)
    for t in d.tables:
        for r in t.rows:
            for c in r.cells:
                n += len(c.text)
    return n


def docx_pass(path):
    """One pass over python-docx's own tree."""
    import docx
    from docx.oxml.ns import qn
    n, w_t = 0, qn('w:t')
    for e in docx.Document(path).element.body.iter(w_t):
        n += len(e.text or '')
    return n


def lxml_pass(path):
    """zipfile and lxml, one pass."""
    import zipfile
    from lxml import etree
    n = 0
    w_t = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t'
    with zipfile.ZipFile(path) as z:
        for e in etree.fromstring(z.read('word/document.xml')).iter(w_t):
            n += len(e.text or '')
    return n


def openpyxl_(path, **kw):
    import openpyxl
    wb = openpyxl.load_workbook(path, data_only=True, **kw)
    return sum(len(str(v)) for r in wb.active.iter_rows(values_only=True)
               for v in r if v is not None)


def openpyxl_stream(path):
    return openpyxl_(path, read_only=True)


def rows(n):
    for i in range(n):
        yield [('第%d个案例在第%d栏里写的一段话，说明做了什么、有何成效' if c == 7 else
                '值%d之%d') % (i, c) for c in range(11)]


def write_openpyxl(n, out):
    import openpyxl
    wb = openpyxl.Workbook(write_only=True)
    ws = wb.create_sheet('汇总')
    for r in rows(n):
        ws.append(r)
    wb.save(out)


def write_xlsxwriter(n, out):
    import xlsxwriter
    wb = xlsxwriter.Workbook(out, {'constant_memory': True})
    ws = wb.add_worksheet('汇总')
    for i, r in enumerate(rows(n)):
        for c, v in enumerate(r):
            ws.write_string(i, c, v)
    wb.close()


READ = {'docx-cells': docx_cells, 'docx-pass': docx_pass, 'lxml': lxml_pass,
        'openpyxl': openpyxl_, 'openpyxl-stream': openpyxl_stream}
WRITE = {'write-openpyxl': write_openpyxl,
         'write-xlsxwriter': write_xlsxwriter}


def main():
    mode, rest = sys.argv[1], sys.argv[2:]
    if mode in WRITE:
        WRITE[mode](int(rest[0]), rest[1])
        return
    print(sum(READ[mode](p) for p in rest))


if __name__ == '__main__':
    main()
