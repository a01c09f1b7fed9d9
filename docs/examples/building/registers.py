"""The registers of the project: staff, buildings, homes, buyers and sales, all made up.

Nobody can be meant: identity numbers have a right check digit and the running number 000, which no card carries; the
companies' identifiers have the category 0, which is given to none; mail goes to example.invalid.
"""

import datetime
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))
from make_sample import resident_id  # noqa: E402
from building import plan  # noqa: E402
from building.story import STAFF, day, next_working, square_metres, yuan  # noqa: E402

SURNAMES, GIVEN = "赵钱孙李周吴郑王冯陈褚卫", "甲乙丙丁戊己庚辛壬癸"
FIRST_SUBSCRIPTION = day("2026-03-02")
DELIVERY_BY, TITLE_BY = "2027-03-31", "2027-08-31"


def uscc(seventeen):
    """With the check character of GB 32100."""
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    weighted = sum(alphabet.index(char) * pow(3, place, 31) for place, char in enumerate(seventeen))
    return seventeen + alphabet[(31 - weighted % 31) % 31]


class Home:
    """A home with its sale and its people, as the procedures need them."""

    def __init__(self, number, home):
        building, floor, column = home
        self.home, self.name = home, plan.name_of(home)
        self.unit, self.sale, self.building = f"U-{self.name}", f"S-{self.name}", f"B{building}"
        self.stage = "held_up" if building == 2 else plan.stage_of(floor)
        self.payment = plan.payment_of(floor, column) if building == 1 else ("paid_at_once", "bank_mortgage")[column % 2]
        self.kind = plan.buyers_of(floor, column) if building == 1 else ("single", "married")[column % 2]
        self.subscribed = FIRST_SUBSCRIPTION + datetime.timedelta(days=2 * number)
        self.contract, self.inner = plan.SIZES[column]
        self.actual = self.contract + plan.DIFFERENCES[number % len(plan.DIFFERENCES)]
        if home == plan.SMALLER_BEYOND:
            self.actual = self.contract * 96 // 100
        if home == plan.LARGER_BEYOND:
            self.actual = self.contract * 104 // 100
        self.price = self.contract * (9000 + 100 * floor)  # yuan per square metre times hundredths: fen
        self._people(number)
        self._schedule()

    def _people(self, number):
        def person(suffix, year, **more):
            serial = SURNAMES[number % len(SURNAMES)] + GIVEN[number // len(SURNAMES) % len(GIVEN)] + suffix
            born = datetime.date(year, 1 + number % 12, 1 + number % 28)
            return {"id": f"C-{self.name}{'abc'[len(self.people)]}", "kind": "person", "name": f"{serial}（虚构）",
                    "identities": [{"kind": "resident_id", "number": resident_id(f"110000{born:%Y%m%d}000")}],
                    "contacts": [{"channel": "email", "value": f"c{self.name}@example.invalid"}], "special": False, **more}

        self.people = []
        if self.kind in ("married", "couple"):
            self.people.append(person("", 1985, marital="married", spouse=f"C-{self.name}b"))
            self.people.append(person("妻", 1987, marital="married", spouse=f"C-{self.name}a"))
        elif self.kind == "minor":
            self.people.append(person("", 2014, guardian=f"C-{self.name}b"))
            self.people.append(person("母", 1983, marital="divorced"))
        elif self.kind == "company":
            company = person("", 1990)
            company.update(kind="organisation", name=f"{SURNAMES[number % 12]}记示例商贸有限公司（虚构）", representative="示例代表（虚构）",
                           identities=[{"kind": "uscc", "number": uscc(f"90000000{number:09}")}])
            self.people.append(company)
        elif self.kind == "foreigner":
            foreigner = person("", 1988, marital="single")
            foreigner.update(name="EXAMPLE BUYER (made up)",
                             identities=[{"kind": "foreign_passport", "number": f"X00000{number:02}", "country": "XXX"}])
            self.people.append(foreigner)
        else:
            self.people.append(person("", 1991, marital="single"))
        ids = [each["id"] for each in self.people]
        self.buyers = ids if self.kind == "couple" else ids[:1]
        self.signers = ids[1:] if self.kind == "minor" else self.buyers
        self.borrowers = ids if self.kind in ("married", "couple") else ids[:1]
        self.guardians = ids[1:] if self.kind == "minor" else []

    def _schedule(self):
        own = "own_funds"
        def after(days):
            return str(next_working(self.subscribed + datetime.timedelta(days=days)))

        signing, later = after(3), [after(120), after(240)]
        third = self.price * 3 // 1000 * 100  # 30 %, in whole yuan
        part = self.price * 2 // 1000 * 100
        rows = {
            "paid_at_once": [(own, self.price, signing)],
            "instalments": [(own, third, signing), (own, third, later[0]), (own, self.price - 2 * third, later[1])],
            "bank_mortgage": [(own, third, signing), ("bank_loan", self.price - third, None)],
            "provident_fund": [(own, third, signing), ("provident_fund_loan", self.price - third, None)],
            "combined": [(own, third, signing), ("bank_loan", part, None),
                         ("provident_fund_loan", self.price - third - part, None)],
        }[self.payment]
        self.schedule = [{"from": source, "amount": yuan(amount), **({"due": due} if due else {})}
                         for source, amount, due in rows]
        self.amounts = [amount for _, amount, _ in rows]
        self.own = sum(amount for source, amount, _ in rows if source == own)
        self.lent = self.price - self.own

    @property
    def by_loan(self):
        return self.lent > 0

    def areas(self, building):
        inner = building * self.inner // self.contract
        return {"building": square_metres(building), "inner": square_metres(inner)}

    def records(self):
        sale = {"id": self.sale, "unit": self.unit, "ownership": "joint" if len(self.buyers) > 1 else "sole",
                "buyers": [{"customer": each} for each in self.buyers], "price": yuan(self.price),
                "priced_by": "building_area", "contract_area": self.areas(self.contract), "payment": self.payment,
                "schedule": self.schedule, "subscribed_on": str(self.subscribed), "delivery_by": DELIVERY_BY,
                "title_by": TITLE_BY}
        unit = {"id": self.unit, "building": self.building, "name": self.name, "use": "home", "lift": True,
                "state": "subscribed"}
        return [("customer", each) for each in self.people] + [("unit", unit), ("sale", sale)]


def all_homes():
    return [Home(number, home) for number, home in enumerate(plan.all_homes())]


def lines(homes):
    """Everything that is in the registers before the story begins."""
    records = [("department", {"id": "D-SERVICE", "name": "客户服务部（虚构）"})]
    records += [("staff", {"id": who, "name": f"示例员工{who}（虚构）", "roles": [role], "department": "D-SERVICE"})
                for role, who in STAFF.items()]
    # The rules of a real city (Qingdao): the policy knows none of a made-up one.
    records.append(("project", {"id": "P1", "name": "榫园（虚构）", "region": "370200", "developer": "示例置业有限公司（虚构）"}))
    records += [("building", {"id": f"B{number}", "project": "P1", "name": f"{number}号楼（虚构）"}) for number in (1, 2)]
    for home in homes:
        records += home.records()
    for kind, record in records:
        yield {"do": "put_record", "kind": kind, "record": record,
               "actor": {"id": STAFF["data_specialist"], "roles": ["data_specialist"]}}
