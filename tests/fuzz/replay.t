#!/bin/sh
# SPDX-License-Identifier: ISC
# Every input that a fuzzer once found, and seeds, through each harness.
TOP=${TOP:-$PWD}
BUILD=${BUILD:-$TOP/build}
make -s -C "$TOP" BUILD="$BUILD" CFLAGS="-O1 -g" SANITIZE="-fsanitize=address,undefined \
	-fno-sanitize-recover=undefined -fno-omit-frame-pointer" fuzz-replay >&2 || exit 1
n=0
bad=0
for d in "$TOP"/tests/fuzz/corpus/*/; do
	f=$(basename "$d")
	n=$((n + 1))
	if "$BUILD/fuzz/$f" "$d"* >/dev/null 2>"$BUILD/fuzz/$f.log"; then
		echo "ok $n - $f"
	else
		bad=1
		echo "not ok $n - $f"
		sed 's/^/# /' "$BUILD/fuzz/$f.log"
	fi
done
echo "1..$n"
exit $bad
