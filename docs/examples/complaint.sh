#!/bin/sh
# A complaint on the command line: opened, refused, explained, finished. Run as a test with the tenon command on PATH.
set -eu
# [open]
export TENON_STORE=crm.db
clerk="--actor E017 --role complaint_clerk"
tenon open complaint --reference T-17 --customer C1 --field channel=phone --field target=quality \
  --field about="a crack in the wall" --field asked=repair $clerk
# [/open]
# [refused]
tenon apply T-17 set_grade --field grade=ordinary $clerk
tenon apply T-17 name_responsible --field responsible=E020 --field department=D1 --field measures="a visit" $clerk
tenon apply T-17 propose --field proposal="fill it" --field relief=non_monetary $clerk || echo "refused, exit code $?"
tenon options T-17 $clerk
# [/refused]
# [finish]
tenon apply T-17 look_into --field findings="settled soil" --field cause=error --field fault=neither $clerk
tenon apply T-17 propose --field proposal="fill it" --field relief=non_monetary $clerk
tenon apply T-17 check_proposal --field answers_request=true --field grounds="contract 12" \
  --actor E001 --role complaint_supervisor
tenon apply T-17 accept --party customer $clerk
tenon apply T-17 carry_out --field done=filled $clerk
tenon apply T-17 tell_result --field channel=phone --field result=filled $clerk
tenon apply T-17 record_revisit --field satisfaction=5 --party customer $clerk
tenon history T-17
tenon verify
# [/finish]
