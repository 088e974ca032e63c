#!/bin/sh
# SPDX-License-Identifier: ISC
# After a run: what was produced, and where to begin.
set -eu
out=$1/current
echo
echo "Produced (产出) in $out:"
(cd "$out" && for f in *; do
  if [ -d "$f" ] && [ "$f" != disc ]; then
    echo "  $f/  ($(find "$f" -type f | wc -l) files)"
  elif [ "$f" != disc ]; then
    echo "  $f"
  fi
done
for f in disc/*; do echo "  $f"; done)
echo "Begin with (请从这里看起): $out/board.html"
