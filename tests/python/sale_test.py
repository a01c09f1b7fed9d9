"""Sales as a whole: journeys, missing papers, the forecast of a building, and one step in many cases."""

import tenon
from support import BindingTest, WorldTest, main


class Journeys(WorldTest):
    def step(self, sale, workflow):
        return next(each for each in self.engine.journey(sale).steps if each.workflow == workflow)

    def test_a_journey_says_what_blocks_a_procedure_and_where_the_rule_stands(self):
        journey = self.engine.journey("S1")
        self.assertEqual((journey.sale, journey.unit, journey.building), ("S1", "U1", "B1"))
        self.assertEqual(journey.at, self.engine.now)
        self.assertFalse(journey.finished)
        prenotice = self.step("S1", "prenotice")
        self.assertIs(prenotice.progress, tenon.JourneyProgress.blocked)
        why = next(each for each in prenotice.blocked_by if each.code == "journey.needs_first")
        self.assertIsInstance(why, tenon.Refusal)
        self.assertEqual(why.facts["workflow"], "contract_filing")
        self.assertEqual(why.source, "H0 5.8")

    def test_a_case_of_the_building_shows_in_the_journey_of_its_sales(self):
        officer = self.engine.acting_as("E1", roles=["customer_service_specialist"])
        case = officer.open("survey_actual", tenon.Subject(building="B1"), high_rise=True, drawings_changed=False)
        self.assertIn(case.id, {each.case for each in self.engine.journey("S1").steps})
        step = self.step("S1", "survey_actual")
        self.assertEqual((step.scope, step.state, step.since), ("building", case.state, self.engine.now))
        self.assertTrue(step.next[0].label.zh and step.next[0].roles)

    def test_missing_papers_name_the_step_the_form_and_whose_they_are(self):
        papers = [each for each in self.engine.missing_papers("S7") if each.workflow == "prenotice"]
        self.assertEqual({each.event for each in papers}, {"submit"})
        identities = [each.missing.of for each in papers if "identity_card" in each.missing.document.split("|")]
        self.assertEqual(identities, ["C2", "C9"])

    def test_the_forecast_of_a_building_counts_its_sales(self):
        told = self.engine.forecast("B1")
        self.assertEqual((told.sales, told.finished, len(told.outlooks)), (7, 0, 7))
        stage = next(each for each in told.funnel if each.workflow == "prenotice")
        self.assertEqual((stage.needed, stage.blocked, stage.done), (7, 7, 0))

    def test_what_the_registers_do_not_know_is_not_found(self):
        for ask in (self.engine.journey, self.engine.missing_papers, self.engine.forecast):
            with self.assertRaises(tenon.NotFound):
                ask("X99")


class Each(BindingTest):
    def test_one_step_is_taken_in_many_cases_and_a_refusal_leaves_the_others_alone(self):
        plain = [self.complaint(), self.complaint()]
        graded = self.complaint()
        graded.set_grade(grade="major")
        report = self.clerk.apply_each({"workflow": "complaint"}, "set_grade", grade="ordinary")
        self.assertEqual((report.done, report.refused), (2, 1))
        states = {each.case: each.state for each in report.cases}
        self.assertEqual([states[case.id] for case in plain], ["graded", "graded"])
        refused = next(each for each in report.cases if each.case == graded.id)
        self.assertIsInstance(refused.refusal, tenon.Refusal)
        self.assertEqual(graded.facts["grade"], "major")

    def test_nothing_that_means_one_case_is_taken_along(self):
        self.complaint()
        for with_ in (tenon.With(expected_version=1), tenon.With(id="019a2b3c-0000-7000-8000-00000000000a")):
            with self.assertRaises(tenon.Invalid) as caught:
                self.clerk.apply_each({}, "set_grade", with_, grade="ordinary")
            self.assertEqual(caught.exception.code, "abi.each_case")
        with self.assertRaises(tenon.Invalid) as caught:
            self.clerk.apply_each({"limit": 1}, "set_grade", grade="ordinary")
        self.assertEqual(caught.exception.field, "query.limit")


if __name__ == "__main__":
    main()
