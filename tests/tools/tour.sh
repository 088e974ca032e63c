#!/bin/sh
# SPDX-License-Identifier: ISC
# After a run: what was produced, and where to begin.
set -eu
out=$1/current
echo
echo "Produced (产出) in $out:"
(cd "$out" && find -L . -type f ! -path './索引目录/*' ! -path './补正通知/*' \
    ! -path './回执/*' | LC_ALL=C sort | sed 's|^\./|  |' | head -60)
for d in 索引目录 补正通知 回执 核实函 报部; do
  if [ -d "$out/$d" ]; then
    echo "  $d/ ($(find -L "$out/$d" -type f | wc -l) files)"
  fi
done
echo "Begin with (请从这里看起): $out/board.html"
