"""A complaint in Python: opened, refused, explained, finished; then what is due. Run as a test; docs/python.md walks
through it."""

from datetime import datetime, timedelta

import tenon

# [open]
now = datetime(2026, 3, 2, 10, 0, tzinfo=tenon.CHINA)
engine = tenon.open(now=now)  # memory, and a clock that stands still; a host writes tenon.open("sqlite:crm.db")

clerk = engine.acting_as("E017", roles=["complaint_clerk"])
head = engine.acting_as("E001", roles=["complaint_supervisor"])

case = clerk.open("complaint", tenon.Subject(customer="C1"), tenon.With(reference="T-17"),
                  channel="phone", target="quality", about="a crack in the wall", asked="repair")
# [/open]

# [due]
for deadline in case.deadlines:
    if deadline.due:
        print(f"{deadline.id} is due {deadline.due.astimezone(tenon.CHINA):%Y-%m-%d %H:%M}")
# [/due]

# [refused]
case.set_grade(grade="ordinary")
case.name_responsible(responsible="E020", department="D1", measures="a visit today")
try:
    case.propose(proposal="fill the crack", relief="non_monetary")  # before anybody has looked
except tenon.Refused as no:
    print(no.en)
    print(no.zh)
    print(f"what helps: {no.remedy} (source: {no.source})")
# [/refused]

# [options]
for option in case.options():
    if option.allowed and not option.action:
        print(f"now possible: {option.event} ({option.label.zh})")
# [/options]

# [finish]
case.look_into(findings="the soil has settled", cause="error", fault="neither")
case.propose(proposal="fill the crack", relief="non_monetary")
head.case(case.id).check_proposal(answers_request=True, grounds="contract, article 12")  # not the one who drafted it
case.accept(tenon.With(party="customer"))
case.carry_out(done="filled and painted")
case.tell_result(channel="phone", result="filled and painted")
last = case.record_revisit(tenon.With(party="customer"), satisfaction=5)
print(f"{last.state} at version {last.version}")
# [/finish]

# [trust]
for row in case.history():
    print(f"{row.version:2} {row.event:16} -> {row.state:14} by {row.actor}")
assert not engine.verify().problems
# [/trust]

# [month]
due = engine.due(now + timedelta(days=30))
print("due this month:", ", ".join(f"{each.workflow} {each.reference}" for each in due) or "nothing")
# [/month]
engine.close()
