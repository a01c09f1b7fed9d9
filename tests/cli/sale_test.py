"""Sales, policies and computations on the command line."""
import json
import os
import pathlib

import support
from support import CLERK, run

WORLD = pathlib.Path(os.environ["TENON_WORLD"])
JULY = "2026-07-15T09:00:00+08:00"
MANAGER = ["--actor", "E0", "--role", "manager"]
LOAN = ["principal=1000000.00", "months=360", "annual_rate=4.9%", "repayment=equal_instalments"]


class Sales(support.CliTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.records = json.loads(WORLD.read_text(encoding="utf-8"))["records"]

    def setUp(self):
        super().setUp()
        entries = {}
        for each in self.records:
            entries.setdefault(each["kind"], []).append(each["record"])
        for kind, records in entries.items():  # in the order in which they refer to each other
            for record in records:
                self.must("records", kind, "--put", self.write("entry.json", json.dumps(record)), *MANAGER)

    def must(self, *words, code=0, **more):
        return super().must(*words, code=code, now=JULY, **more)

    def open_survey(self, *more):
        return self.must("open", "survey_actual", *more, "--building", "B1", "--field", "high_rise=true",
                         "--field", "drawings_changed=false", "--actor", "E1", "--role", "customer_service_specialist")

    def test_the_journey_of_a_sale_reads_from_what_is_needed_to_what_blocks_it(self):
        self.open_survey()
        told = self.must("journey", "S1")
        for words in ("S1  unit U1 in B1", "blocked", "prenotice", "Contract filing has to come first", "[H0 5.8]", "Next, and who may do it",
                      "customer_service_specialist"):
            self.assertIn(words, told.out)
        self.assertIn("受阻", self.must("journey", "S1", "--language", "zh").out)
        document = self.must("journey", "S1", "--json").json()
        self.assertEqual((document["schema_version"], document["sale"]), (1, "S1"))
        self.assertEqual(self.at("journey", "S99", now=JULY).code, 1)
        self.assertEqual(self.at("journey").code, 2)

    def test_missing_papers_are_a_table_with_names_in_the_language(self):
        told = self.must("missing", "S7")
        line = next(each for each in told.out.splitlines() if "prenotice" in each and "dentity card" in each and "C9" in each)
        self.assertIn("copy", line)
        self.assertIn("身份证", self.must("missing", "S7", "--language", "zh").out)
        self.assertIn("papers", self.must("missing", "S7", "--json").json())

    def test_the_forecast_of_a_building_shows_the_funnel_and_who_is_blocked(self):
        told = self.must("forecast", "B1").out
        self.assertIn("7 sales, 0 finished", told)
        self.assertIn("Blocked", told)
        self.assertIn("journey.needs_first", told)
        self.assertEqual(self.must("forecast", "B1", "--json").json()["sales"], 7)
        self.assertIn("0 sales", self.must("forecast", "B2").out)
        self.assertEqual(self.at("forecast", "B99", now=JULY).code, 1)

    def test_a_sale_is_settled_by_what_the_registers_know(self):
        unit = next(each["record"] for each in self.records if each["record"]["id"] == "U1")
        unit = {**unit, "actual": {"building": "101.00", "inner": "80.80"}}
        self.must("records", "unit", "--put", self.write("unit.json", json.dumps(unit)), *MANAGER)
        told = self.must("compute", "area_settlement", "sale=S1")
        self.assertIn("12000.00", told.out)
        self.assertIn("Rules that it rests on", told.out)
        answer = self.must("compute", "area_settlement", "sale=S1", "--json").json()
        self.assertEqual(answer["result"]["amount"], "12000.00")

    def test_a_preview_shows_what_a_pack_or_overrides_in_a_file_would_move(self):
        self.open_survey()
        file = self.write("ours.json", '{"overrides": {"presale_permit.decision": "working_days"}}')
        told = self.must("policy", "preview", file)
        for words in ("1 rules differ", "1 open cases", "10 days", "10 working_days"):
            self.assertIn(words, told.out)
        self.assertTrue(self.must("policy", "preview", "handbook", "--json").json()["to"].startswith("handbook@"))
        self.assertEqual(self.at("policy", "preview", "handbok", now=JULY).code, 1)
        self.assertEqual(self.at("policy", "preview", self.path("none.json"), now=JULY).code, 2)


    def test_new_cases_begin_under_the_pack_of_the_option(self):
        opened = self.open_survey("--policy", "handbook", "--json").json()
        self.assertTrue(self.must("get", opened["case_id"], "--json").json()["policy"].startswith("handbook@"))


class Each(support.CliTest):
    def each(self, *words, code=0):
        return self.must("each", *words, "--workflow", "complaint", *CLERK, code=code)

    def test_one_step_in_many_cases_says_what_became_of_each(self):
        for reference in ("T-1", "T-2"):
            self.open_complaint(reference)
        told = self.each("set_grade", "grade=ordinary", "--state", "recorded")
        self.assertIn("2 done, 0 refused", told.out)
        self.open_complaint("T-3")
        mixed = self.each("set_grade", "grade=ordinary", code=1)
        self.assertIn("1 done, 2 refused", mixed.out)
        self.assertEqual(self.each("comment", "text=seen", "--json").json()["done"], 3)

    def test_it_asks_in_which_cases_and_who_acts(self):
        self.open_complaint("T-1")
        self.assertIn("in which cases", self.at("each", "comment", "text=x", *CLERK).err)
        self.assertIn("who acts", self.at("each", "comment", "text=x", "--workflow", "complaint").err)
        self.assertIn("name=value", self.at("each", "comment", "text", "--workflow", "complaint", *CLERK).err)


class Policies(support.CliTest):
    def test_packs_are_listed_shown_and_checked_without_a_store(self):
        listed = run("policy", "list")
        for words in ("cn@", "handbook@", "loan_schedule"):
            self.assertIn(words, listed.out)
        shown = run("policy", "show", "cn")
        for words in ("deed_tax.statutory", "Limits of deadlines", "prenotice.certificate", "30 working_days"):
            self.assertIn(words, shown.out)
        self.assertIn("use home, area_up_to 90.00", run("policy", "show", "handbook").out)
        self.assertIn("契税", run("policy", "show", "cn", "--language", "zh").out)
        pack = run("policy", "show", "handbook", "--json").json()["pack"]
        file = self.write("ours.json", json.dumps({**pack, "id": "our_company"}))
        self.assertIn("our_company@", run("policy", "check", file).out)
        pack["parameters"][0]["rows"][0]["cite"] = ""
        flawed = run("policy", "check", self.write("flawed.json", json.dumps(pack)))
        self.assertEqual(flawed.code, 2)
        self.assertIn("parameters[0].rows[0].cite", flawed.err)
        self.assertEqual(run("policy", "show", "handbok").code, 1)
        self.assertIn("Did you mean tenon policy check?", run("policy", "chek").err)
        self.assertEqual(run("policy").code, 2)

    def test_the_pack_of_a_store_is_chosen_by_an_option(self):
        active = [each["id"] for each in run("policy", "list", "--policy", "handbook", "--json").json()["packs"] if each["active"]]
        self.assertEqual(active, ["handbook"])

    def test_a_computation_takes_fields_a_file_or_standard_input(self):
        by_fields = run("compute", "loan_schedule", *LOAN, "--json")
        self.assertEqual(by_fields.json()["result"]["first_payment"], "5307.27", by_fields.err)
        request = json.dumps(dict(each.split("=") for each in LOAN) | {"months": 360})
        file = self.write("loan.json", request)
        self.assertEqual(run("compute", "loan_schedule", file, "--json").out, by_fields.out)
        self.assertEqual(run("compute", "loan_schedule", "-", "--json", stdin=request).out, by_fields.out)
        shorter = run("compute", "loan_schedule", file, "months=12", "--json").json()
        self.assertEqual(len(shorter["result"]["months"]), 12)

    def test_a_computation_is_a_table_with_base_rate_amount_source_and_total(self):
        told = run("compute", "taxes_and_fees", "region=330106", "signed_on=2025-06-01", "use=home",
                   "building_area=139.99", "lift=true", "price=2180000.00", "buyer=person", "owners=1",
                   "home_count=only", "mortgage=false", 'leave_out=["maintenance_fund"]')
        self.assertEqual(told.code, 0, told.err)
        line = next(each for each in told.out.splitlines() if "20000.00" in each)
        for words in ("Deed tax", "2000000.00", "1%", "buyer"):
            self.assertIn(words, line)
        self.assertIn("total", told.out)

    def test_what_cannot_be_computed_is_refused_with_the_field(self):
        for words, said, code in ((["loan_schedule", *LOAN, "month=1"], "month", 2),
                                  (["loan_schedule", *LOAN[1:]], "principal", 2),
                                  (["loan_schedul", *LOAN], "loan_schedule", 1),
                                  (["loan_schedule", "months"], "months", 2),
                                  ([], "needs KIND", 2)):
            done = run("compute", *words)
            self.assertEqual((done.code, done.out), (code, ""), words)
            self.assertIn(said, done.err)

    def test_document_types_are_listed(self):
        self.assertIn("identity_card", run("documents").out)
        self.assertIn("身份证", run("documents", "--language", "zh").out)
        self.assertGreater(len(run("documents", "--json").json()["document_types"]), 50)


if __name__ == "__main__":
    support.main()
