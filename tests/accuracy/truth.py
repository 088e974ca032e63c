# SPDX-License-Identifier: ISC
"""When two readings of a field are the same."""
import os
import re
import sys
import unicodedata

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                '..', 'gen'))
from common import CITIES, DIRECTIONS, TYPES  # noqa: E402

MONEY = ('capital', 'revenue', 'investment')
TICKS = {'directions': DIRECTIONS, 'applicant_type': TYPES}
DATES = ('founded', 'applied_on', 'period_start', 'period_end')
KINDS = {'company': 'name', 'legal_person': 'name', 'contact': 'name',
         'partners': 'name', 'uscc': 'uscc', 'staff': 'number',
         'phone': 'phone', 'mobile': 'phone', 'email': 'email',
         'city': 'place', 'recommender': 'place', 'address': 'text',
         'directions': 'tick', 'applicant_type': 'tick'}
KINDS.update({k: 'money' for k in MONEY})
KINDS.update({k: 'date' for k in DATES})
INVISIBLE = dict.fromkeys([0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0xad])


def kind(field):
    return KINDS.get(field, 'text')


def fold(s):
    """Widths, blanks and letter case are not what was said."""
    s = unicodedata.normalize('NFKC', str(s or '')).translate(INVISIBLE)
    return re.sub(r'\s+', '', s).casefold()


def digits(s):
    return re.sub(r'\D', '', unicodedata.normalize('NFKC', str(s or '')))


def names(v):
    if v is None:
        return []
    return [fold(x) for x in (v if isinstance(v, list) else [v])]


def same(field, want, got, ok=None):
    """want: the truth's value; got: what a reader says."""
    if field in TICKS:
        return got is not None and sorted(names(want)) == sorted(names(got))
    if field == 'partners':
        return sorted(names(want)) == sorted(names(got))
    if want is None or got is None:
        return want is got or (want is None and got == '')
    if field in MONEY or field == 'staff':
        try:
            return abs(float(want) - float(got)) < .005
        except (TypeError, ValueError):
            return False
    if kind(field) == 'phone':
        a, b = digits(want), digits(got)
        if b.startswith('86') and len(b) > len(a):
            b = b[2:]
        return a == b or (ok == 'ext' and b.startswith(a))
    if field == 'city':
        return fold(got).replace('广东省', '').rstrip('市') in (
            want, CITIES[want])
    if field == 'recommender':
        city = next(c for c, n in CITIES.items() if n == want)
        return str(got) == want or fold(got).startswith(city)
    if field == 'uscc' or field in DATES:
        return want == got
    return fold(want) == fold(got)
