"""What goes in comes out: text, money, times. What cannot be exact is refused, by field."""

import enum
import uuid
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import tenon
from support import MONDAY, BindingTest, main
from tenon import _codec


class Values(BindingTest):
    def refused(self, code, field, call):
        with self.assertRaises(tenon.Invalid) as caught:
            call()
        self.assertEqual((caught.exception.code, caught.exception.field), (code, field))
        return caught.exception

    def test_text_of_every_plane_comes_back_as_it_was(self):
        for text in ("墙上有裂缝", "Ünïcödé", "\U0001f3e0 家", 'a "quoted" \\ line\nand another', "\u2028"):
            self.assertEqual(self.complaint(about=text).facts["about"], text)

    def test_a_lone_surrogate_is_refused_rather_than_replaced(self):
        with self.assertRaises(tenon.Invalid) as caught:
            self.complaint(about="\ud800")
        self.assertEqual(caught.exception.code, "python.not_utf8")

    def test_a_nul_is_refused_where_c_would_cut_the_text(self):
        with self.assertRaises(tenon.Invalid) as caught:
            self.engine.get(reference="T-1\0and more")
        self.assertEqual(caught.exception.code, "python.nul")

    def test_money_is_a_decimal_on_both_ways(self):
        for amount in ("1200.50", "0.01", "999999999.99"):
            self.assertEqual(self.complaint(claim=Decimal(amount)).facts["claim"], Decimal(amount))
        self.assertEqual(self.complaint(claim=Decimal("1E+3")).facts["claim"], Decimal(1000))

    def test_a_float_is_refused_with_what_to_use_instead(self):
        error = self.refused("python.float", "payload.claim", lambda: self.complaint(claim=1200.5))
        self.assertIn("decimal.Decimal", error.remedy.en)

    def test_an_amount_that_is_none_is_refused(self):
        self.refused("python.not_finite", "payload.claim", lambda: self.complaint(claim=Decimal("NaN")))

    def test_a_time_keeps_its_moment_whatever_its_zone(self):
        case = self.complaint()
        moment = datetime(2026, 3, 5, 9, 30, 15, 250000, tzinfo=timezone(timedelta(hours=-5)))
        case.set_grade(grade="ordinary")
        case.tell_time(by=moment)
        told = case.history()[-1].payload["by"]
        self.assertEqual(_codec.instant_in(told), moment)

    def test_times_come_out_in_utc_with_a_zone(self):
        case = self.complaint(promised_by=MONDAY + timedelta(hours=4))
        found = case.read()
        self.assertEqual(found.opened_at, MONDAY)
        self.assertEqual(found.opened_at.utcoffset(), timedelta(0))
        self.assertEqual(found.facts["promised_by"], MONDAY + timedelta(hours=4))

    def test_a_zone_with_seconds_in_its_offset_is_no_obstacle(self):
        old = timezone(timedelta(hours=8, minutes=5, seconds=43))  # Shanghai's own mean time, until 1901
        self.engine.set_time(datetime(2026, 3, 2, 12, 0, 43, tzinfo=old))
        self.assertEqual(self.engine.now, datetime(2026, 3, 2, 3, 55, tzinfo=timezone.utc))

    def test_a_time_without_a_zone_is_refused_wherever_it_stands(self):
        naive = datetime(2026, 3, 2, 12, 0)
        self.refused("python.naive_time", "payload.promised_by", lambda: self.complaint(promised_by=naive))
        self.refused(
            "python.naive_time",
            "command.at",
            lambda: self.complaint().comment(tenon.With(at=naive), text="x"),
        )
        self.refused("python.naive_time", "until", lambda: self.engine.advance(naive))
        self.refused("python.naive_time", "settings.now", lambda: tenon.open(now=naive))

    def test_a_date_is_no_time(self):
        self.refused("python.type", "until", lambda: self.engine.due(date(2026, 3, 2)))

    def test_a_value_that_has_no_place_in_a_document_is_refused_by_its_path(self):
        error = self.refused("python.type", "payload.about", lambda: self.complaint(about=object()))
        self.assertIn("object", error.en)
        self.refused(
            "python.type", "a.list[1].deep", lambda: _codec.dumps({"list": [1, {"deep": {1, 2}}]}, "a")
        )

    def test_enumerations_ids_and_flags_are_written_as_what_they_mean(self):
        class Grade(enum.Enum):
            ordinary = "ordinary"

        case = self.complaint(sudden=True, serious_accident=None)
        self.assertIs(case.facts["sudden"], True)
        case.set_grade(grade=Grade.ordinary)
        self.assertEqual(case.state, "graded")
        again = uuid.uuid4()
        first = case.comment(tenon.With(id=again), text="once")
        self.assertEqual(first.command, str(again))

    def test_statuses_are_enumerations_that_read_as_their_ids(self):
        found = self.complaint().read()
        self.assertIs(found.status, tenon.CaseStatus.open)
        self.assertEqual(found.status, "open")
        self.assertEqual(f"{found.status}", "open")
        self.assertIs(found.deadlines[0].status, tenon.DeadlineStatus.running)

    def test_what_comes_out_cannot_be_changed(self):
        found = self.complaint().read()
        with self.assertRaises(AttributeError):
            found.state = "closed"


if __name__ == "__main__":
    main()
