#!/usr/bin/env bash
# run.sh BUILD_FOLDER [NAME...]: the figures of docs/figures.md, measured here and now.
set -euo pipefail
build=$1
shift
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
work=$build/work
mkdir -p "$work"
cd "$work"
names=("$@")
[ ${#names[@]} -gt 0 ] || names=(step apply declared capi deadline durable scale journey build)
for name in "${names[@]}"; do
  if [ "$name" = build ]; then
    printf '\nbuild of the largest workflow file (goals: 8 s, 1 GB)\n'
    for file in desk/ticket desk/complaint contract/mortgage home/handover; do
      start=$(date +%s%N)
      peak=$( { /usr/bin/env time -f %M "${CXX:-g++}" -std=c++20 -O2 -I"$root/include" -I"$root/src" -c "$root/src/workflows/$file.cpp" -o /dev/null; } 2>&1 | tail -1)
      printf '  %-44s %9d ms  %6d MB\n' "$file.cpp" $((($(date +%s%N) - start) / 1000000)) $((peak / 1024))
    done
    cp "$build/capi/libtenon.so" stripped.so
    strip stripped.so
    printf '\nlibtenon.so stripped (goal: under 4 MB): %d bytes\n' "$(stat -Lc %s stripped.so)"
  else
    "$build/tests/bench/bench_$name"
  fi
done
rm -rf "$work"
