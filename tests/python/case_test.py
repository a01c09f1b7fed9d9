"""A case for people: methods made from the workflow, options, history, the case as it was, deadlines."""

import inspect
from datetime import timedelta

import tenon
from support import A_COMPLAINT, MONDAY, SUBJECT, BindingTest, main
from tenon import _case_classes, case as case_module


class Steps(BindingTest):
    def test_a_complaint_from_the_first_word_to_the_revisit(self):
        case = self.investigated(reference="T-17")
        self.assertEqual(
            case.look_into(findings="settled soil", cause="error", fault="neither").state, "investigating"
        )
        self.assertEqual(case.propose(proposal="fill it", relief="non_monetary").state, "proposed")
        self.head.case(reference="T-17").check_proposal(answers_request=True, grounds="contract 12")
        for_customer = tenon.With(party="customer")
        self.assertEqual(case.accept(for_customer).state, "agreed")
        case.carry_out(done="filled")
        case.tell_result(channel="phone", result="filled")
        last = case.record_revisit(for_customer, satisfaction=5)
        self.assertEqual((last.state, last.status, last.version), ("closed", tenon.CaseStatus.ended, 10))
        self.assertEqual(case.facts["satisfaction"], 5)
        self.assertEqual(case.history()[-1].party, "customer")

    def test_a_repeated_command_gets_its_first_answer(self):
        once = tenon.With(id="019a2b3c-0000-7000-8000-000000000001")
        case = self.complaint()
        first = case.comment(once, text="seen")
        again = case.comment(once, text="seen")
        self.assertEqual((first.repeated, again.repeated), (False, True))
        self.assertEqual((again.version, case.version), (first.version, 2))

    def test_fields_whose_name_python_keeps_for_itself_have_an_underscore(self):
        case = self.complaint()
        case.receive_document(type="purchase_contract", form="original", copies=1, from_="customer")
        case.apply("receive_document", type="identity_card", form="copy", copies=2, from_="customer", of="C1")
        held = case.read().documents
        self.assertEqual(
            [(each.type, each.from_, each.of) for each in held],
            [("purchase_contract", "customer", None), ("identity_card", "customer", "C1")],
        )

    def test_a_field_called_like_a_part_of_the_command_does_not_clash(self):
        case, other = self.complaint(), self.complaint()
        case.link_case(id=other.id, workflow="complaint", relation="related")
        case.receive_document(
            tenon.With(at=MONDAY),
            type="identity_card",
            form="copy",
            copies=1,
            from_="customer",
            reference="L-1",
        )
        found = case.read()
        self.assertEqual(found.links, (type(found.links[0])(other.id, "complaint", "related"),))
        self.assertEqual(found.documents[0].reference, "L-1")

    def test_check_gives_the_answer_and_changes_nothing(self):
        case = self.complaint()
        case.check("set_grade", grade="ordinary")
        with self.assertRaises(tenon.NotAllowed):
            case.check("accept")
        self.assertEqual(case.version, 1)

    def test_a_case_is_found_again_by_id_by_reference_and_by_snapshot(self):
        case = self.complaint("T-17")
        for again in (
            self.clerk.case(case.id),
            self.clerk.case(reference="T-17"),
            self.clerk.case(case.read()),
        ):
            self.assertEqual(again, case)
            self.assertIs(type(again), type(case))
        self.assertNotEqual(self.head.case(case.id), case)
        with self.assertRaises(TypeError):
            self.clerk.case()


class Methods(BindingTest):
    def test_every_event_and_every_common_action_is_one(self):
        case = self.complaint()
        for event in [*case.description["events"], *case.description["actions"]]:
            self.assertTrue(callable(getattr(case, case_module.method_name(event["id"]))), event["id"])

    def test_they_have_signatures_from_the_schema_of_their_fields(self):
        case = self.complaint()
        told = inspect.signature(case.look_into)
        self.assertEqual(list(told.parameters), ["with_", "findings", "cause", "fault"])
        self.assertEqual(told.parameters["findings"].annotation, "str")
        self.assertIn("'neglect'", told.parameters["cause"].annotation)
        optional = inspect.signature(case.assign).parameters["staff"]
        self.assertEqual((optional.annotation, optional.default), ("Optional[str]", None))
        opening = inspect.signature(type(case).open).parameters
        self.assertEqual(opening["claim"].annotation, "Optional[Decimal]")

    def test_they_have_docstrings_with_labels_steps_and_sources(self):
        doc = inspect.getdoc(self.complaint().look_into)
        for part in ("Look into", "现场调查", "investigating", "complaint_clerk", "Source: H4"):
            self.assertIn(part, doc)

    def test_cases_of_one_workflow_share_a_class_across_engines(self):
        from tenon.workflows import Complaint, FollowUp

        with tenon.open() as other:
            there = other.acting_as("E1", roles=["complaint_clerk"]).open("complaint", SUBJECT, **A_COMPLAINT)
            self.assertIs(type(there), type(self.complaint()))
            self.assertIsInstance(there, Complaint)
            self.assertNotIsInstance(there, FollowUp)
            self.assertIs(Complaint.of(there), there)
            with self.assertRaises(TypeError):
                FollowUp.of(there)

    def test_the_class_opens_cases_as_well(self):
        from tenon.workflows import Complaint

        case = Complaint.open(self.clerk, SUBJECT, tenon.With(reference="T-1"), **A_COMPLAINT)
        self.assertEqual(case.read().reference, "T-1")

    def test_a_workflow_that_is_not_there_is_no_attribute(self):
        import tenon.workflows

        with self.assertRaises(AttributeError) as caught:
            tenon.workflows.Complain
        self.assertIn("Complaint", str(caught.exception))
        self.assertIn("FollowUp", dir(tenon.workflows))

    def test_an_event_called_like_something_that_cases_have_gets_an_underscore(self):
        for event, method in (
            ("history", "history_"),
            ("open", "open_"),
            ("return", "return_"),
            ("accept", "accept"),
        ):
            self.assertEqual(case_module.method_name(event), method)

    def test_built_in_workflows_are_known_by_id(self):
        self.assertEqual(_case_classes.built_in("complaint").__name__, "Complaint")
        with self.assertRaises(tenon.NotFound):
            _case_classes.built_in("complain")


class Reading(BindingTest):
    def test_options_say_what_may_be_done_and_why_not_the_rest(self):
        options = {each.event: each for each in self.complaint().options()}
        self.assertTrue(options["set_grade"].allowed)
        self.assertEqual(options["set_grade"].label, tenon.Text("定级", "Grade"))
        self.assertIsNone(options["set_grade"].refusal)
        self.assertFalse(options["propose"].allowed)
        self.assertEqual(options["propose"].refusal.kind, "not_allowed")
        self.assertTrue(options["comment"].action)

    def test_the_history_is_every_step_with_who_and_when(self):
        case = self.complaint("T-17")
        self.engine.set_time(MONDAY + timedelta(minutes=10))
        case.set_grade(tenon.With(at=MONDAY + timedelta(minutes=5)), grade="ordinary")
        first, second = case.history()
        self.assertEqual((first.event, second.event), ("open", "set_grade"))
        self.assertEqual(
            (second.at, second.recorded_at), (MONDAY + timedelta(minutes=5), MONDAY + timedelta(minutes=10))
        )
        self.assertEqual((second.actor, second.roles), ("E017", ("complaint_clerk",)))
        self.assertEqual(second.payload["grade"], "ordinary")

    def test_the_case_as_it_was(self):
        case = self.complaint()
        self.engine.set_time(MONDAY + timedelta(minutes=10))
        case.set_grade(grade="ordinary")
        self.assertEqual(case.as_of(MONDAY + timedelta(minutes=5)).state, "recorded")
        self.assertEqual(case.as_of(MONDAY + timedelta(minutes=10)).state, "graded")
        with self.assertRaises(tenon.TenonError) as caught:
            case.as_of(MONDAY - timedelta(days=1))
        self.assertEqual(caught.exception.code, "case.not_yet")

    def test_deadlines_and_how_they_came_about(self):
        case = self.complaint()
        first = case.deadlines[0]
        self.assertEqual(
            (first.id, first.limit, first.due),
            ("complaint.measures", "30 minutes", MONDAY + timedelta(minutes=30)),
        )
        told = case.explain("complaint.measures")
        self.assertEqual(told, case.explain(0))
        self.assertEqual((told.due, told.zone, told.rows[0].counted), (first.due, "Asia/Shanghai", 30))
        self.assertEqual(told.rows[0].reason.zh, "工作日")
        with self.assertRaises(tenon.NotFound) as caught:
            case.explain("complaint.none")
        self.assertIn("complaint.measures", caught.exception.en)

    def test_a_hold_is_seen_with_its_end(self):
        case = self.complaint()
        until = MONDAY + timedelta(days=1)
        case.hold(reason="the customer travels", until=until)
        found = case.read()
        self.assertEqual(
            (found.status, found.hold.until, found.hold.reason),
            (tenon.CaseStatus.on_hold, until, "the customer travels"),
        )


if __name__ == "__main__":
    main()
