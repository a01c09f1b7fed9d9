"""A sale as a whole: what its file lacks, what blocks it, what it settles to, what another policy would change.
Run as a test. All names and numbers are made up."""

from datetime import date, datetime
from decimal import Decimal

import tenon

now = datetime(2026, 7, 15, 9, 0, tzinfo=tenon.CHINA)
engine = tenon.open(now=now, policy="cn", region="370200")
manager = engine.acting_as("E0", roles=["manager"])

# [registers]
area = tenon.SurveyedArea(Decimal("100.00"), Decimal("80.00"))
for entry in (
    tenon.Customer("C1", "person", "钱一", contacts=(tenon.Contact("email", "c1@example.invalid"),)),
    tenon.Project("P1", "榫园", region="370200"),
    tenon.Building("B1", "P1", "1"),
    tenon.Unit("U1", "B1", "1-101", lift=True, actual=tenon.SurveyedArea(Decimal("96.00"), Decimal("76.80"))),
    tenon.Sale("S1", "U1", "sole", (tenon.Buyer("C1"),), Decimal("1200000.00"), "building_area", "paid_at_once",
               (tenon.Instalment("own_funds", Decimal("1200000.00"), date(2026, 7, 15)),), area, delivery_by=date(2027, 12, 31)),
):
    manager.records.put(entry)
# [/registers]

# [journey]
journey = engine.journey("S1")
for step in journey.steps:
    print(f"{step.progress:8} {step.workflow} ({step.title.zh})")
    for why in step.blocked_by:
        print(f"         {why.en} [{why.source}]")
for paper in engine.missing_papers("S1"):
    print(f"{paper.workflow}: {paper.event} lacks {paper.missing.count} {paper.missing.document.replace('|', ' or ')}")
# [/journey]

# [compute]
settled = engine.compute("area_settlement", sale="S1")  # the registers know contract, survey and price
for line in settled.result["statement"]["lines"]:
    print(f"{line['label']['en']}: {line['amount']} by the {line['payer']} [{line['source']}]")
print(f"may rescind: {settled.result['may_rescind']}, by the pack {settled.pack}")

loan = tenon.compute("loan_schedule", principal=Decimal("840000.00"), months=360, annual_rate="3.5%",
                     repayment="equal_instalments")
print(f"each month {loan.result['first_payment']}, interest in all {loan.result['total_interest']}")
# [/compute]

# [preview]
ours = {"overrides": {"prenotice.certificate": [
    {"from": "2026-01-01", "jurisdiction": "370200", "value": "5 working_days",
     "cite": "notice of the city's bureau (made up)", "confidence": "verified"}]}}
preview = engine.preview_policy(ours)
for each in preview.differences:
    print(f"{each.id} in {each.jurisdiction}: {each.before} -> {each.after} [{each.cite}]")
print(f"{len(preview.dates)} dates of {preview.cases} open cases would move")
# [/preview]
engine.close()
