#!/bin/sh
# SPDX-License-Identifier: ISC
# Every code that the stage can give is explained in its man page, and every
# doubt has words for a clerk.
top=${TOP:-$(cd "$(dirname "$0")/../.." && pwd)}
src=$top/stages/normalize
page=$src/normalize.1
n=0

one()
{
	n=$((n + 1))
	if [ -z "$2" ]; then
		echo "ok $n - $1"
	else
		echo "not ok $n - $1"
		echo "# missing:$2"
	fi
}

# codes MEMBER FUNCTION: the literals of the calls that give codes of a member.
codes()
{
	member=$1 function=$2 perl -0777 -ne '
	    while (/\b($ENV{function}|add_code|js_add_str)\s*(\([^;]*?\));/gs) {
		my ($f, $call) = ($1, $2);
		next if $f ne $ENV{function} && $call !~ /"$ENV{member}"/;
		print "$1\n" while $call =~ /"([a-z:元万亿-]+)"/g;
	    }' "$src"/*.c | grep -vx "$1" | sort -u
}
doubts=$(codes doubt value_doubt)
steps=$(codes steps value_step
    sed -n '/step\[\] = {/,/};/p' "$src/value.c" | grep -oE '"[a-z-]+"' |
    tr -d '"')

section() { sed -n "/^\\.Ss $1/,/^\\.El/p" "$page"; }
missing=
for c in $doubts; do
	section Doubts | grep -qF ".It Li $c Ta" || missing="$missing $c"
done
one "$(echo "$doubts" | wc -w) doubts are in the man page" "$missing"
missing=
for c in $steps; do
	section Steps | grep -qF ".It Li $c Ta" || missing="$missing $c"
done
one "$(echo "$steps" | wc -w) steps are in the man page" "$missing"
missing=
for c in $doubts; do
	grep -qF "S(\"$c\")" "$top/pipeline/needs.c" || missing="$missing $c"
done
one "each doubt has words for a clerk" "$missing"
missing=
for c in $(section Doubts | sed -n 's/^\.It Li \([a-z-]*\) Ta.*/\1/p'); do
	echo " $doubts " | tr '\n' ' ' | grep -qF " $c " || missing="$missing $c"
done
one "the man page tells of no doubt that there isn't" "$missing"
[ "$(echo "$doubts" | wc -w)" -gt 35 ]
one "the codes were found at all" "$([ $? = 0 ] || echo them)"
mandoc -Tlint -Wwarning "$page" >&2
one "mandoc finds no fault" "$([ $? = 0 ] || echo lint)"
echo "1..$n"
