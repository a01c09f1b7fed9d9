"""Uses the package as a typed program would; stub_test.py has mypy --strict read it. Every line that is
marked `type: ignore` is a mistake that mypy has to see: it complains about a mark that is not needed."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import List, Optional

import tenon
from tenon.workflows import Complaint, FollowUp


def complain(engine: tenon.Engine) -> Complaint:
    clerk = engine.acting_as("E017", roles=["complaint_clerk"])
    case = Complaint.open(
        clerk,
        tenon.Subject(customer="C1"),
        tenon.With(reference="T-17"),
        channel="phone",
        target="quality",
        about="a crack in the wall",
        asked="repair",
        claim=Decimal("1200.00"),
    )
    outcome: tenon.Outcome = case.set_grade(grade="ordinary")
    state: str = outcome.state
    case.accept(tenon.With(party="customer"))
    case.comment(text=state)

    case.set_grade(grade="huge")  # type: ignore[arg-type]
    case.set_grade(colour="red")  # type: ignore[call-arg]
    case.acept()  # type: ignore[attr-defined]
    case.set_grade("ordinary")  # type: ignore[call-arg, arg-type]
    Complaint.open(clerk, claim=1.5)  # type: ignore[call-arg, arg-type]
    return case


def read(engine: tenon.Engine, case: tenon.Case) -> List[Optional[datetime]]:
    complaint = Complaint.of(case)
    complaint.withdraw(tenon.With(party="customer"), reason="settled")
    FollowUp.of(case).withdraw()  # type: ignore[attr-defined]
    loose = engine.acting_as("E1", roles=[]).case(reference="T-17")
    loose.any_event_at_all(anything=1)
    name: str = engine.records.get(tenon.Customer, "C1").record.name
    price: Decimal = engine.records.get(tenon.Sale, name).record.price
    engine.records.get(tenon.Sale, name).record.tenant  # type: ignore[attr-defined]
    assert price
    return [deadline.due for snapshot in engine.find(workflow="complaint") for deadline in snapshot.deadlines]


def foresee(engine: tenon.Engine, sale: str) -> List[Decimal]:
    journey = engine.journey(sale)
    blocked = [step.workflow for step in journey.steps if step.progress is tenon.JourneyProgress.blocked]
    lost: List[tenon.Promise] = [each for each in journey.promises if each.outlook is tenon.Outlook.lost]
    assert blocked and lost and engine.preview_policy("handbook").dates
    engine.journey(1)  # type: ignore[arg-type]
    engine.compute(kind="loan_schedule")  # type: ignore[call-arg]
    settled = engine.compute("area_settlement", sale=sale)
    return [line["amount"] for line in settled.result["statement"]["lines"]]
