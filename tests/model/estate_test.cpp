// Project, building, unit, tenancy, staff, department: the short records.
#include "model/examples.hpp"
#include "tenon/model/department.hpp"
#include "tenon/model/staff.hpp"
#include "tenon/model/tenancy.hpp"
#include "tenon/model/unit.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

template <class Record, class Change>
Verdict after(Record record, Change change) {
  REQUIRE(validate(record).allowed());
  change(record);
  return validate(record);
}

const Project project{"P-1", "Riverside", "350200", "Example Homes Ltd", {}};
const Building building{"B-1", "P-1", "2", "2026-001", {}, {}};
const SurveyedArea area{Area::from_hundredths(8950), Area::from_hundredths(8950)};
const Unit unit{"U-1", "B-1", "2-1103",       "350200001001GB00001F00020003", UnitUse::home, true,
                area,  {},    UnitState::sold};
const Department department{"D-1", "Customer service", {}, "E-1", {}};

Tenancy tenancy() {
  Tenancy lease;
  lease.id = "T-1";
  lease.unit = "U-1";
  lease.tenant = "C-1";
  lease.from = day("2026-01-01");
  return lease;
}

Staff staff() {
  Staff someone;
  someone.id = "E-1";
  someone.name = "Chen";
  someone.roles = {Role::contract_specialist, Role::title_specialist};
  return someone;
}

}  // namespace

TEST_CASE("a project stands in a region of six digits") {
  for (auto region : {"", "35020", "3502000", "35020A"})
    expect(after(project, [&](auto& p) { p.region = region; }), "model.region_malformed", "region",
           {"6 digits"});
  expect(after(project, [](auto& p) { p.name = ""; }), "model.line_empty", "name");
  expect(after(project, [](auto& p) { p.address = "\t"; }), "model.line_control", "address");
}

TEST_CASE("a presale permit has a number") {
  expect(after(building,
               [](auto& b) {
                 b.presale_permit.reset();
                 b.permit_date = day("2026-01-01");
               }),
         "model.permit_without_number", "presale_permit", {"H0 5.4"});
  expect(after(building, [](auto& b) { b.project = ""; }), "model.id_malformed", "project");
}

TEST_CASE("a unit's areas are positive, the inner one not above the whole, equal allowed") {
  expect(after(unit, [](auto& u) { u.forecast->building = Area{}; }), "model.area_range", "forecast.building",
         {"0.00"});
  expect(after(unit, [](auto& u) { u.forecast->building = Area::from_hundredths(1'000'000'001); }),
         "model.area_range", "forecast.building", {"10000000.00"});
  expect(after(unit, [](auto& u) { u.forecast->inner = Area::from_hundredths(-1); }), "model.area_range",
         "forecast.inner");
  expect(after(unit, [](auto& u) { u.forecast->inner = Area::from_hundredths(8951); }),
         "model.inner_area_larger", "forecast.inner", {"89.51"});
}

TEST_CASE("a delivered or titled unit has its actual area") {
  for (auto name : enum_names<UnitState>()) {
    const auto state = *enum_from<UnitState>(name);
    const bool needs = state == UnitState::delivered || state == UnitState::titled;
    INFO(name);
    const auto verdict = after(unit, [&](auto& u) { u.state = state; });
    if (needs) expect(verdict, "model.actual_area_missing", "actual", {name, "H0 5.3"});
    else CHECK(verdict.allowed());
    CHECK(after(unit, [&](auto& u) {
            u.state = state;
            u.actual = area;
          }).allowed());
    CHECK_FALSE(label(state).zh.empty());
  }
  CHECK(label(UnitUse::garage).en == "garage");
}

TEST_CASE("a unit's number is one of a building") {
  expect(after(unit, [](auto& u) { u.unit_number = "350200001001GB00001W00000000"; }),
         "model.unit_number_part", "unit_number", {"20-20", "W", "F"});
  expect(after(unit, [](auto& u) { u.unit_number = "350200001001GB00001"; }), "model.unit_number_length",
         "unit_number");
  Unit typed = unit;
  typed.unit_number = "350200 001001 GB00001 f00020003";
  normalise(typed);
  CHECK(typed == unit);
}

TEST_CASE("a tenancy runs forward between two customers for amounts not below nothing") {
  expect(after(tenancy(), [](auto& t) { t.until = day("2025-12-31"); }), "model.dates_order", "until",
         {"from", "2026-01-01"});
  CHECK(after(tenancy(), [](auto& t) { t.until = t.from; }).allowed());
  expect(after(tenancy(), [](auto& t) { t.owner = "C-1"; }), "model.tenant_is_owner", "owner", {"C-1"});
  expect(after(tenancy(), [](auto& t) { t.rent = Money::from_fen(-1); }), "model.amount_negative", "rent",
         {"-0.01"});
  expect(after(tenancy(), [](auto& t) { t.deposit = Money::from_fen(-1); }), "model.amount_negative",
         "deposit");
  expect(after(tenancy(), [](auto& t) { t.area = Area{}; }), "model.area_range", "area");
  CHECK(after(tenancy(), [](auto& t) { t.from = Date(); }).refusal().field == "from");
}

TEST_CASE("a member of staff has roles, none of them the system's") {
  expect(after(staff(), [](auto& s) { s.roles = {}; }), "model.roles_missing", "roles");
  expect(after(staff(), [](auto& s) { s.roles.insert(Role::system); }), "model.role_reserved", "roles",
         {"system"});
  expect(after(staff(), [](auto& s) { s.mobile = "12345678"; }), "model.mobile_malformed", "mobile");
  expect(after(staff(),
               [](auto& s) {
                 s.since = day("2026-02-01");
                 s.until = day("2026-01-31");
               }),
         "model.dates_order", "until", {"since"});
}

TEST_CASE("staff works from the first to the last day") {
  Staff someone = staff();
  CHECK(works_on(someone, day("2026-01-01")));
  someone.since = day("2026-01-01");
  someone.until = day("2026-01-31");
  CHECK_FALSE(works_on(someone, day("2025-12-31")));
  CHECK(works_on(someone, day("2026-01-01")));
  CHECK(works_on(someone, day("2026-01-31")));
  CHECK_FALSE(works_on(someone, day("2026-02-01")));
}

TEST_CASE("a department does not stand above itself") {
  expect(after(department, [](auto& d) { d.parent = "D-1"; }), "model.own_parent", "parent", {"D-1"});
  expect(after(department, [](auto& d) { d.head = "E 1"; }), "model.id_malformed", "head");
}
