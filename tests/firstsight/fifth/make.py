#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""make.py OUT [NAME...]: the forms and lists of a fifth author, as make.py one
folder above has those of the first; all that need no LibreOffice."""
import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import lists as made

SAVED = ('pdf_table', 'pdf_cover', 'pdf_long', 'rtf_form', 'doc97_form')
CITIES = ['佛山', '韶关', '东莞', '江门', '惠州', '清远', '中山', '汕头', '肇庆',
          '湛江', '珠海', '揭阳', '广州', '潮州']


def companies(seed, k):
    city, rows = CITIES[(seed + k * 3) % 14], []
    for i in range((4, 6)[k]):
        row = made.data(seed + 1 + i, city=city)
        if row['case_title'] in [r['case_title'] for r in rows]:
            row['case_title'] = row['brand'] + row['case_title']
        rows.append(row)
    return rows


def main(out, only):
    truth, seed = {}, 7000
    for name, (make, _) in list(made.CASES.items()) + list(made.LISTS.items()):
        for k in (0, 1):
            case = '%s-%d' % (name, k)
            skip = name in SAVED or (only and name not in only)
            where = lambda file: '%s/%s/%s' % (out, case, file)
            if not skip:
                os.makedirs('%s/%s' % (out, case))
            if name in made.LISTS:
                rows = companies(seed, k)
                seed += len(rows)
                if not skip:
                    truth[case] = {'kind': 'list', 'rows': sorted(
                        make(rows, k, where), key=lambda r: r['n'])}
                continue
            seed += 1
            if not skip:
                truth[case] = {'kind': 'case',
                               'fields': make(made.data(seed), k, where)}
    with open(out + '/truth.json', 'w') as f:
        json.dump(truth, f, ensure_ascii=False, indent=1)


main(sys.argv[1], sys.argv[2:])
