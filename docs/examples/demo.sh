#!/usr/bin/env bash
# The main job: real records through the ordinary door into a SQLite store, time let run, one page for the manager.
# Then a building of 60 sales from the survey to the title certificates, with a page and ledgers of its own.
#   demo.sh TENON_COMMAND OUTPUT_FOLDER
# With TENON_DATA set to a folder of the public logs (cfpb/, nyc311/, helpdesk/, gzipped) it runs on those; without, on
# the made-up sample beside this script. Running it again gives the same.
set -euo pipefail
tenon=$1
out=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$out/data"
say() { printf '\n== %s\n' "$*" >&2; }

# One moment for the whole run, after the last record: the same store and the same page every time.
made_up=()
moment=2019-12-31T18:00:00+08:00
if [ -n "${TENON_DATA:-}" ] && [ -d "$TENON_DATA/cfpb" ]; then
  say "real records from the public logs in TENON_DATA"
  gzip -dc "$TENON_DATA"/cfpb/*.csv.gz >"$out/data/cfpb.csv"
  gzip -dc "$TENON_DATA"/nyc311/*.csv.gz >"$out/data/nyc311.csv"
  gzip -dc "$TENON_DATA"/helpdesk/*.xes.gz >"$out/data/helpdesk.xes"
else
  say "made-up records (TENON_DATA is not set; docs/examples/README.md says how to run it on the public logs)"
  made_up=(--made-up)
  moment=2026-06-30T18:00:00+08:00
  cp "$here/sample/complaints.csv" "$out/data/cfpb.csv"
  cp "$here/sample/requests.csv" "$out/data/nyc311.csv"
  cp "$here/sample/helpdesk.xes" "$out/data/helpdesk.xes"
fi

# Public and made-up records do not mix: a store of the other kind is begun anew.
kind=public
[ ${#made_up[@]} -eq 0 ] || kind=made-up
if [ "$(cat "$out/data/kind" 2>/dev/null || echo "$kind")" != "$kind" ]; then rm -f "$out"/crm.db*; fi
echo "$kind" >"$out/data/kind"

export TENON_STORE=$out/crm.db
at=(--now "$moment" --settings "$out/settings.json")
printf '{"id_seed": 1, "durability": "normal"}\n' >"$out/settings.json"

# Refusals are part of the job: the command says 1 for them, and the page lists them.
import() {
  "$tenon" import "${at[@]}" --mapping "$here/mappings/$1.json" --report "$out/$1-refused.json" --list 3 "$out/data/$2" || [ $? -eq 1 ]
}
say "registers: a small sale"
sed -n 's/^{\(.*\)},\{0,1\}$/{"do":"put_record",\1}/p' "$here/sample/sale.json" |
  "$tenon" run "${at[@]}" --actor SAMPLE-E1 --role data_specialist --json >"$out/registers.jsonl"
say "complaints (CFPB format)"
import cfpb cfpb.csv
say "service requests (NYC 311 format)"
import nyc311 nyc311.csv
say "help-desk log (XES)"
import helpdesk helpdesk.xes
say "letting time run"
"$tenon" advance "${at[@]}" --to "$moment"
say "the report"
"$tenon" report "${at[@]}" "${made_up[@]}" --language both --out "$out/report.html" \
  --refusals "$out/cfpb-refused.json" --refusals "$out/nyc311-refused.json" --refusals "$out/helpdesk-refused.json"
"$tenon" verify "${at[@]}"

# The building is made up whatever the logs are, and its year and a half lies after theirs: so it has a store of its own,
# begun anew each time. The same script gives the same histories, so that verify prints the same digest.
say "a building of 60 sales, made up: 2026-01 to 2027-06"
building=(--store "$out/building.db" --settings "$out/settings.json")
end=2027-06-30T18:00:00+08:00
rm -f "$out"/building.db*
python3 "$here/make_building.py" >"$out/data/building.jsonl"
{ "$tenon" run "${building[@]}" --now 2026-01-05T08:00:00+08:00 --json "$out/data/building.jsonl" || [ $? -eq 1 ]; } |
  python3 "$here/make_building.py" --check - --refusals "$out/building-refused.json"
say "its report and its ledgers"
"$tenon" report "${building[@]}" --now "$end" --made-up --language both --out "$out/building.html" \
  --refusals "$out/building-refused.json"
for ledger in contract mortgage title; do
  "$tenon" ledger "$ledger" "${building[@]}" --now "$end" --out "$out/$ledger.csv"
done
"$tenon" verify "${building[@]}" --now "$end"
say "the handbook of all procedures, from the rules"
"$tenon" handbook --out "$out/handbook.html"
say "open $out/report.html, $out/building.html and $out/handbook.html in a browser; the ledgers are $out/*.csv, the stores $out/*.db"
