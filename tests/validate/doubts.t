#!/bin/sh
# SPDX-License-Identifier: ISC
# Every doubt that the manual names has words for a clerk.
cd "${TOP:-.}" || exit 1

named() {
	sed -n "/$1/,/^\.E[ln]/p" "$2" | grep '^\.It Li' |
	    sed 's/ Ta .*//; s/^\.It //; s/,/ /g; s/Li//g' | tr -s ' ' '\n' |
	    sed '/^$/d'
}

words=$(sed -n '/^} wordings/,/^};/p' pipeline/needs.c)
n=0 bad=0
for code in $(named '^Doubts given here' stages/extract/extract.1) \
    $(named '^\.Ss Doubts' stages/normalize/normalize.1); do
	n=$((n + 1))
	case $words in
	*"S(\"$code\")"*) ;;
	*)	bad=$((bad + 1)); echo "# $code" ;;
	esac
done
echo 1..1
if [ "$bad" -eq 0 ] && [ "$n" -gt 60 ]; then
	echo "ok 1 - $n doubts have words"
else
	echo "not ok 1 - $bad of $n doubts have no words"
fi
