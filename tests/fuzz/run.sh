#!/usr/bin/env bash
# run.sh BUILD_FOLDER SECONDS: each fuzzer for its share of the time, from seeds that are good documents.
set -euo pipefail
build=$1
seconds=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
seeds() {
  case $1 in
    command) printf '{"do":"apply","case":{"reference":"T"},"event":"set_grade","payload":{"grade":"ordinary"},"actor":{"id":"E","roles":["complaint_clerk"]}}' >"$2/good" ;;
    calendar) cp "$root/src/time/data/cn-calendar.json" "$2/" ;;
    mapping) cp "$root"/docs/examples/mappings/*.json "$2/" ;;
    records) head -c 4000 "$root/docs/examples/sample/complaints.csv" >"$2/csv"; head -c 4000 "$root/docs/examples/sample/helpdesk.xes" >"$2/xes" ;;
  esac
}
for name in command calendar mapping records; do
  corpus=$build/corpus/$name
  mkdir -p "$corpus"
  seeds "$name" "$corpus"
  printf '== fuzz_%s\n' "$name" >&2
  "$build/tests/fuzz/fuzz_$name" -max_total_time=$((seconds / 4 > 0 ? seconds / 4 : 1)) -max_len=8192 -print_final_stats=1 -verbosity=0 "$corpus"
done
