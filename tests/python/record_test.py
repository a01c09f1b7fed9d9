"""The registers: entries go in and come out as the same dataclasses, every version is kept."""

import json
from datetime import date, datetime
from decimal import Decimal

import tenon
from support import MONDAY, ROOT, BindingTest, main
from tenon import registers

D = Decimal
#: One entry of each kind with every field that it may have at once.
FULL = [
    tenon.Department("D1", "客户服务部", head="E1", project="P1"),
    tenon.Staff(
        "E1",
        "王",
        ("agent", "complaint_clerk"),
        department="D1",
        mobile="13800138000",
        since=date(2020, 1, 1),
        until=date(2030, 12, 31),
    ),
    tenon.Customer(
        "C1",
        "person",
        "李",
        identities=(tenon.Identity("resident_id", "110000199001010005"),),
        contacts=(tenon.Contact("email", "li@example.invalid", whom="李"),),
        birth=date(1990, 1, 1),
        marital="married",
        spouse="C2",
        consents=(tenon.Consent("pass_on", "1", MONDAY, recipient="bank", separate=True),),
        grade="A",
        special=True,
        special_reason="a pilot customer",
        language="both",
    ),
    tenon.Customer(
        "C3",
        "organisation",
        "某公司",
        identities=(tenon.Identity("uscc", "91350100M000100Y43"),),
        representative="赵",
    ),
    tenon.Project("P1", "花园", "110000", developer="a company", address="a road"),
    tenon.Building(
        "B1", "P1", "1", presale_permit="(2026)1", permit_date=date(2026, 1, 1), completed=date(2026, 2, 1)
    ),
    tenon.Unit(
        "U1",
        "B1",
        "1-0101",
        "home",
        True,
        "sold",
        forecast=tenon.SurveyedArea(D("89.50"), D("70.00")),
        actual=tenon.SurveyedArea(D("89.60")),
    ),
    tenon.Sale(
        "S1",
        "U1",
        "by_shares",
        (tenon.Buyer("C1", "1/2"), tenon.Buyer("C2", "1/2")),
        D("1000000.00"),
        "building_area",
        "bank_mortgage",
        (
            tenon.Instalment("own_funds", D("300000.00"), date(2026, 3, 1)),
            tenon.Instalment("bank_loan", D("700000.00")),
        ),
        tenon.SurveyedArea(D("89.50"), D("70.00")),
        date(2026, 2, 1),
        date(2026, 3, 1),
        "2026-0001",
        date(2027, 12, 31),
        date(2028, 12, 31),
    ),
    tenon.Tenancy(
        "L1",
        "U1",
        "C2",
        date(2026, 1, 1),
        date(2026, 12, 31),
        owner="C1",
        area=D("89.50"),
        rent=D("5000.00"),
        deposit=D("10000.00"),
    ),
]


class Registers(BindingTest):
    def test_every_kind_comes_back_as_it_went_in(self):
        for entry in FULL:
            with self.subTest(type(entry).__name__, id=entry.id):
                put = self.clerk.records.put(entry)
                self.assertEqual(put.record, entry)
                self.assertEqual(self.engine.records.get(type(entry), entry.id).record, entry)
        self.assertEqual({type(entry) for entry in FULL}, set(registers.KINDS.values()))

    def test_the_made_up_sale_of_the_examples_can_be_read(self):
        for each in json.loads(
            (ROOT / "docs" / "examples" / "sample" / "sale.json").read_text(encoding="utf-8")
        ):
            entry = registers.entry_of(each["kind"], each["record"])
            self.assertEqual(self.clerk.records.put(entry, expected_version=0).version, 1)

    def test_each_change_is_a_version_and_the_same_again_is_none(self):
        self.clerk.records.put(tenon.Project("P1", "old", "110000"))
        self.clerk.records.put(tenon.Project("P1", "new", "110000"))
        again = self.clerk.records.put(tenon.Project("P1", "new", "110000"))
        self.assertEqual((again.version, again.actor, again.at), (2, "E017", MONDAY))
        self.assertEqual(
            [each.record.name for each in self.engine.records.history(tenon.Project, "P1")], ["old", "new"]
        )

    def test_a_stale_writer_meets_a_conflict(self):
        self.clerk.records.put(tenon.Project("P1", "a", "110000"), expected_version=0)
        with self.assertRaises(tenon.Conflict):
            self.clerk.records.put(tenon.Project("P1", "b", "110000"), expected_version=0)

    def test_a_field_at_fault_is_named(self):
        with self.assertRaises(tenon.Invalid) as caught:
            self.clerk.records.put(tenon.Project("P1", "a", "Peking"))
        self.assertIn("region", caught.exception.field)

    def test_all_of_a_kind_are_read_page_by_page(self):
        for number in range(1203):
            self.clerk.records.put(tenon.Project(f"P{number:04}", "a", "110000"))
        self.assertEqual(
            [each.id for each in self.engine.records.all(tenon.Project)], [f"P{n:04}" for n in range(1203)]
        )


if __name__ == "__main__":
    main()
