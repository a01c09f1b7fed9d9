"""Policy packs and document types: money as Decimal on both ways, changes looked at before they are made."""

from datetime import date
from decimal import Decimal

import tenon
from support import MONDAY, BindingTest, WorldTest, main

D = Decimal
LOAN = dict(principal=D("1000000.00"), months=360, annual_rate="4.9%", repayment="equal_instalments")


class Packs(BindingTest):
    def test_the_built_in_packs_and_what_can_be_computed(self):
        known = tenon.policies()
        self.assertEqual({each.id for each in known.packs}, {"cn", "handbook"})
        self.assertEqual(known.active.id, "cn")
        self.assertIsInstance(known.active.reviewed_through, date)
        self.assertLessEqual({"taxes_and_fees", "loan_schedule", "warranty"}, set(known.computations))

    def test_new_cases_begin_under_the_pack_of_the_setting(self):
        with tenon.open(now=MONDAY, policy="handbook", region="370200") as engine:
            name = engine.policies().active.name
            self.assertTrue(name.startswith("handbook@"))
            clerk = engine.acting_as("E1", roles=["manager", "customer_service_specialist"])
            clerk.records.put(tenon.Project("P1", "a", "370200"))
            clerk.records.put(tenon.Building("B1", "P1", "1"))
            case = clerk.open("survey_actual", tenon.Subject(building="B1"), high_rise=True, drawings_changed=False)
            self.assertEqual(case.read().policy, name)
        self.assertIsNone(self.complaint().read().policy)  # about no sale, unit, building or project

    def test_a_pack_can_be_changed_checked_and_opened_with(self):
        pack = tenon.policy("handbook")
        pack["id"] = "our_company"
        checked = tenon.policy_check(pack)
        self.assertEqual((checked.id, checked.parameters), ("our_company", len(pack["parameters"])))
        with tenon.open(policy={"packs": [pack], "active": "our_company"}) as engine:
            self.assertEqual(engine.policies().active.id, "our_company")
            self.assertEqual(engine.policy("our_company"), pack)
        pack["parameters"][0]["rows"][0]["cite"] = ""
        with self.assertRaises(tenon.Invalid) as caught:
            tenon.policy_check(pack)
        self.assertIn("parameters[0].rows[0].cite", caught.exception.field)

    def test_a_pack_that_is_not_known_is_told_the_known_ones(self):
        with self.assertRaises(tenon.NotFound) as caught:
            tenon.open(policy="handbok")
        self.assertIn("handbook@", caught.exception.en)

    def test_document_types_are_the_built_in_ones_with_the_house_s_own(self):
        known = {each.id: each for each in tenon.document_types()}
        self.assertTrue(known["identity_card"].per_person)
        voucher = dict(
            id="our_gift_voucher",
            zh="礼券",
            en="gift voucher",
            whose="sales",
            sensitivity="internal",
            sensitive_personal=False,
            per_person=False,
            kept_years=3,
            kept_source="default",
            source="ours 1",
        )
        with tenon.open(document_types=[voucher]) as engine:
            ours = {each.id: each for each in engine.document_types()}
        self.assertEqual(ours["our_gift_voucher"].zh, "礼券")
        self.assertEqual(set(ours) - set(known), {"our_gift_voucher"})


class Computations(WorldTest):
    def test_money_goes_in_and_comes_out_as_decimal(self):
        loan = tenon.compute("loan_schedule", **LOAN)
        self.assertEqual(loan.result["first_payment"], D("5307.27"))
        self.assertEqual(sum(month["principal"] for month in loan.result["months"]), D("1000000.00"))
        self.assertEqual(self.engine.compute("loan_schedule", **LOAN), loan)

    def test_a_float_is_refused_by_its_field(self):
        with self.assertRaises(tenon.Invalid) as caught:
            tenon.compute("loan_schedule", **{**LOAN, "principal": 1000000.0})
        self.assertEqual(caught.exception.field, "request.principal")

    def test_what_cannot_be_computed_is_refused_by_its_field(self):
        with self.assertRaises(tenon.Invalid) as caught:
            tenon.compute("loan_schedule", **{**LOAN, "months": 0})
        self.assertEqual(caught.exception.field, "months")
        with self.assertRaises(tenon.NotFound):
            tenon.compute("loans", **LOAN)

    def test_of_a_sale_the_registers_fill_in_what_they_know(self):
        measured = tenon.SurveyedArea(D("101.00"), D("80.80"))
        unit = self.engine.records.get(tenon.Unit, "U1").record
        self.manager.records.put(tenon.Unit(**{**vars(unit), "actual": measured}))
        told = self.engine.compute("area_settlement", sale="S1")
        self.assertEqual(told.result["amount"], D("12000.00"))
        line = told.result["statement"]["lines"][0]
        self.assertEqual((line["amount"], line["payer"]), (D("12000.00"), "buyer"))
        self.assertTrue(line["source"])
        self.assertEqual(told.rules[0].pack, self.engine.policies().active.name)
        self.assertIsInstance(told.rules[0].from_, date)

    def test_days_are_dates(self):
        told = tenon.compute(
            "warranty",
            region="370200",
            component="wiring",
            accepted_on=date(2024, 5, 10),
            handed_over_on=date(2024, 6, 30),
            reported_on=date(2026, 1, 5),
        )
        self.assertEqual(told.result["outcome"], "covered")
        self.assertIsInstance(told.result["until"], date)


class Previews(WorldTest):
    def test_a_preview_says_what_would_move_and_moves_nothing(self):
        officer = self.engine.acting_as("E1", roles=["customer_service_specialist"])
        officer.open("survey_actual", tenon.Subject(building="B1"), high_rise=True, drawings_changed=False)
        told = self.engine.preview_policy({"overrides": {"presale_permit.decision": "working_days"}})
        self.assertEqual(told.cases, 1)
        moved = [(each.before, each.after) for each in told.differences]
        self.assertEqual(moved, [("10 days", "10 working_days")])
        handbook = self.engine.preview_policy("handbook")
        self.assertTrue(handbook.to.startswith("handbook@"))
        self.assertEqual(handbook.on, date(2026, 7, 15))
        self.assertEqual(self.engine.policies().active.id, "cn")

    def test_a_whole_pack_can_be_looked_at(self):
        pack = tenon.policy("handbook")
        pack["id"] = "our_company"
        self.assertTrue(self.engine.preview_policy(pack).to.startswith("our_company@"))
        self.assertEqual(len(self.engine.policies().packs), 2)


if __name__ == "__main__":
    main()
