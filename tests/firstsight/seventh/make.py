#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""make.py OUT [NAME...]: the forms of a seventh author, as make.py one folder
above has those of the first; all that need no LibreOffice."""
import json
import os
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import lib
from forms import LAYOUTS


def main(out, only):
    truth = {}
    for name, (make, ext) in LAYOUTS.items():
        for k in (1, 2):
            if only and name not in only:
                continue
            case = '%s-%d' % (name, k)
            data = lib.data(name, k)
            path = '%s/%s/%s-申报表.%s' % (out, case, data['company'], ext)
            os.makedirs(os.path.dirname(path))
            if ext == 'xlsx':
                fields = make(data, k, path)
            else:
                doc, fields = make(data, k)
                doc.save(path)
            truth[case] = {'kind': 'case', 'fields': fields}
    with open(out + '/truth.json', 'w') as f:
        json.dump(truth, f, ensure_ascii=False, indent=1)


main(sys.argv[1], sys.argv[2:])
