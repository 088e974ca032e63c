#!/bin/sh
# SPDX-License-Identifier: ISC
# Whole records through the stage: the golden, and what must hold of any.
# To write the golden anew: REGEN=1 tests/normalize/fields.t; then read the diff.
top=${TOP:-$(cd "$(dirname "$0")/../.." && pwd)}
prog=${BUILD:-$top/build}/bin/shenbao-normalize
pack=$top/config/guangdong-2024
here=$top/tests/normalize
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
n=0

# t NAME COMMAND...: one line of TAP, what the command says as notes.
t()
{
	n=$((n + 1)) name=$1
	shift
	if "$@" >"$tmp/said" 2>&1; then
		echo "ok $n - $name"
	else
		echo "not ok $n - $name"
		sed 's/^/# /' "$tmp/said" | head -30
	fi
}

# exits WANT COMMAND...: the command's exit status is WANT.
exits()
{
	want=$1
	shift
	"$@"
	got=$?
	[ "$got" = "$want" ] || { echo "exit $got, not $want"; return 1; }
}

stage() { "$prog" --notice "$pack"; }
run() { stage <"$here/records.in" >"$tmp/out"; }
t "the stage ends well" exits 0 run

# What a person reads of each field, by jq, not by us.
jq -c 'select(.end | not) | .id as $id |
    def show($at): to_entries[] | select(.value | type == "object") |
	[$id + $at, .key, .value.value, .value.steps, .value.doubt,
	 (.value | del(.value, .raw, .at, .steps, .doubt, .ticked, .options,
	     .type, .number))];
    ((.fields // {}) | show("")),
    ((.rows // [])[] | ("/" + .at) as $at | [$id + $at, .n, .n_raw],
	(.fields | show($at))),
    [$id, .recommender, .recommender_from, .texts,
     (.pledge | .company_key?)]' "$tmp/out" >"$tmp/fields"
[ -z "$REGEN" ] || cp "$tmp/fields" "$here/fields.out"
t "every value as in the golden" diff -u "$here/fields.out" "$tmp/fields"

# raw and at are evidence.  A period's box stands under two names.
jq -c '[.. | objects | select(has("raw")) | [.raw, .at]] | unique' \
    "$here/records.in" >"$tmp/a"
jq -c '[.. | objects | select(has("raw")) | [.raw, .at]] | unique' \
    "$tmp/out" >"$tmp/b"
t "raw and at are untouched" diff -u "$tmp/a" "$tmp/b"
grep '"kind":"mail"' "$here/records.in" >"$tmp/a"
grep '"kind":"mail"' "$tmp/out" >"$tmp/b"
t "a mail passes byte for byte" cmp "$tmp/a" "$tmp/b"
jq -c 'select(.end) | .end' "$here/records.in" >"$tmp/a"
jq -c 'select(.end) | .end' "$tmp/out" | jq -cS . >"$tmp/b"
jq -cS . "$tmp/a" >"$tmp/c"
t "the books are the same" diff -u "$tmp/c" "$tmp/b"
t "each field has value, steps, doubt" sh -c "jq -e -s 'all(.[] |
    (.fields // {}), ((.rows // [])[] | .fields) | to_entries[] |
    .value | select(type == \"object\"); has(\"value\") and
    (.steps | type == \"array\") and (.doubt | type == \"array\"))' '$tmp/out'"
t "no answer has no doubt, no value" sh -c "jq -e -s 'all(.[] |
    (.fields // {}) | to_entries[] | .value | select(type == \"object\" and
    ((.raw // \"\") == \"\") and (has(\"ticked\") | not) and
    (.steps | index(\"other-box\") | not)); .value == null and
    .doubt == [])' '$tmp/out'"
stage <"$here/records.in" >"$tmp/again"
t "the same bytes twice" cmp "$tmp/out" "$tmp/again"

# Broken streams and packs.
cut() { sed '$d' "$here/records.in" | stage; }
t "no end record: 65" exits 65 cut
full() { stage <"$here/records.in" >/dev/full; }
t "a full disk: 74" exits 74 full
mkdir "$tmp/pack" && cp "$pack"/*.yaml "$tmp/pack"
sed -i 's/kind: uscc/kind: code18/' "$tmp/pack/forms.yaml"
odd() { "$prog" --notice "$tmp/pack" <"$here/records.in" 2>"$tmp/why"; }
t "an unknown kind of field: 78" exits 78 odd
t "and the message says where" grep -q \
    'forms.yaml:[0-9]*:[0-9]*: kind code18' "$tmp/why"
echo "1..$n"
