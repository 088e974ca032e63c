#!/usr/bin/python3
# SPDX-License-Identifier: ISC
"""Each rule of guangdong-2024 with cases that pass, fail, are for a person."""
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import lib  # noqa: E402

base = json.load(open(HERE + '/base.json'))
lib.table('guangdong-2024', base, HERE + '/desk').done()
