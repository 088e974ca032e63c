#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""make.py OUT [NAME...]: the forms of a twelfth author, as make.py one folder
above has those of the first; those that showed what had to be repaired."""
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.dont_write_bytecode = True
sys.path[:0] = [HERE, HERE + '/../../gen']
from forms import LAYOUTS, applicant  # noqa: E402


def main(out, only):
    truth = {}
    for name, make in LAYOUTS.items():
        for k in (1, 2):
            if only and name not in only:
                continue
            case = '%s-%d' % (name, k)
            a = applicant(case)
            doc, fields = make(a)
            os.makedirs('%s/%s' % (out, case))
            with open('%s/%s/%s-申报表.docx' % (
                    out, case, a['company']), 'wb') as f:
                f.write(doc)
            truth[case] = {'kind': 'case', 'fields': fields}
    with open(out + '/truth.json', 'w') as f:
        json.dump(truth, f, ensure_ascii=False, indent=1)


main(sys.argv[1], sys.argv[2:])
