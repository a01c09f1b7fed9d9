#include "tenon/model/identity.hpp"

#include "model/examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

Result<IdentityFacts> check(IdentityKind kind, std::string number) {
  return check_identity({kind, std::move(number), "CAN", {}}, day("2026-11-23"));
}

struct Row {
  IdentityKind kind;
  std::string_view number;
  bool fits;
};

}  // namespace

TEST_CASE("the specimens of regulation.md 13 are read") {
  const auto first = check(IdentityKind::resident_id, "11010519491231002X").value();
  CHECK(first == IdentityFacts{"11010519491231002X", day("1949-12-31"), Sex::female});
  CHECK(check(IdentityKind::resident_id, "440524188001010014").value() ==
        IdentityFacts{"440524188001010014", day("1880-01-01"), Sex::male});
  CHECK(check(IdentityKind::residence_permit, "810000199408230021").value() ==
        IdentityFacts{"810000199408230021", day("1994-08-23"), Sex::female});
  CHECK(check(IdentityKind::residence_permit, "830000199201300022").value().birth == day("1992-01-30"));
  CHECK(check(IdentityKind::foreign_permanent_resident, "911124198108030024").value() ==
        IdentityFacts{"911124198108030024", day("1981-08-03"), {}});
  CHECK(check(IdentityKind::uscc, "91350100M000100Y43").value().number == "91350100M000100Y43");
  CHECK(check(IdentityKind::uscc, "91350211M000100Y46").has_value());
  CHECK(check(IdentityKind::organisation_code, "D2143569X").has_value());
  CHECK(check(IdentityKind::organisation_code, "M000100Y4").has_value());
}

TEST_CASE("a number is stored as the standard prints it") {
  CHECK(check(IdentityKind::resident_id, " 11010519491231002x ").value().number == "11010519491231002X");
  CHECK(check(IdentityKind::organisation_code, "d2143569-x").value().number == "D2143569X");
  CHECK(check(IdentityKind::uscc, "91 350100-m000100y43").value().number == "91350100M000100Y43");
  CHECK(check(IdentityKind::mainland_passport, "e12345678").value().number == "E12345678");
}

TEST_CASE("a wrong check character is refused with the one found and the one expected") {
  const auto resident = check(IdentityKind::resident_id, "110105194912310021");
  expect(resident, "model.identity_check_character", "identity.number",
         {"110*************21", "found 1", "call for X"});
  CHECK(resident.refusal().source == "GB 11643-1999");
  CHECK(resident.refusal().kind == RefusalKind::invalid);
  expect(check(IdentityKind::resident_id, "440524188001010015"), "model.identity_check_character",
         "identity.number", {"call for 4"});
  expect(check(IdentityKind::uscc, "91350100M000100Y44"), "model.identity_check_character", "identity.number",
         {"found 4", "call for 3"});
  expect(check(IdentityKind::organisation_code, "D21435690"), "model.identity_check_character",
         "identity.number", {"call for X"});
  expect(check(IdentityKind::foreign_permanent_resident, "911124198108030025"),
         "model.identity_check_character", "identity.number", {"call for 4"});
}

TEST_CASE("a 15-digit card is refused because such cards stopped") {
  expect(check(IdentityKind::resident_id, "110105491231002"), "model.identity_old_card", "identity.number",
         {"110**********02", "2013-01-01", "18"});
}

TEST_CASE("length, characters and shape are refused by name") {
  expect(check(IdentityKind::resident_id, ""), "model.identity_length", "identity.number", {"\"\"", "18"});
  expect(check(IdentityKind::resident_id, "11010519491231002"), "model.identity_length", "identity.number",
         {"17 characters", "must have 18"});
  expect(check(IdentityKind::resident_id, "A1010519491231002X"), "model.identity_shape", "identity.number",
         {"17 digits"});
  expect(check(IdentityKind::resident_id, "\xEF\xBC\x91\xEF\xBC\x91"), "model.identity_characters",
         "identity.number", {"******", "0-9, A-Z"});
  expect(check(IdentityKind::uscc, "91350100M000100Z43"), "model.identity_characters", "identity.number",
         {"without I O S V Z"});
  expect(check(IdentityKind::uscc, "91A50100M000100Y43"), "model.identity_shape", "identity.number",
         {"places 3 to 8"});
  expect(check(IdentityKind::uscc, "12345"), "model.identity_length", "identity.number");
  expect(check(IdentityKind::organisation_code, "12345"), "model.identity_length", "identity.number");
  expect(check(static_cast<IdentityKind>(99), "E12345678"), "json.not_one_of", "identity.kind",
         {"resident_id"});
}

TEST_CASE("a birth date must be a day that exists and not lie in the future") {
  expect(check(IdentityKind::resident_id, "371481199902294884"), "model.identity_birth_date",
         "identity.number", {"371*************84"});
  const Identity born_1949 = resident();
  expect(check_identity(born_1949, day("1949-12-30"), "identities[0]"), "model.identity_birth_in_future",
         "identities[0].number", {"1949-12-30"});
  CHECK(check_identity(born_1949, day("1949-12-31")));
  CHECK(check_identity(born_1949));
}

TEST_CASE("a region must be of a province, and a number of another kind is told so") {
  expect(check(IdentityKind::resident_id, "000000199001016786"), "model.identity_region", "identity.number",
         {"begins with 00", "11-15"});
  expect(check(IdentityKind::resident_id, "100000199001010513"), "model.identity_region", "identity.number",
         {"10"});
  CHECK(check(IdentityKind::resident_id, "710000199001010912"));
  expect(check(IdentityKind::resident_id, "830000199001013416"), "model.identity_other_kind",
         "identity.number", {"residence permit"});
  CHECK(check(IdentityKind::residence_permit, "830000199001013416"));
  expect(check(IdentityKind::residence_permit, "11010519491231002X"), "model.identity_other_kind",
         "identity.number", {"resident identity card"});
  expect(check(IdentityKind::resident_id, "911124198108030024"), "model.identity_other_kind",
         "identity.number", {"foreign permanent resident"});
}

TEST_CASE("permits and passports are told by their pattern") {
  using K = IdentityKind;
  static constexpr Row rows[] = {
      {K::mainland_passport, "E12345678", true},
      {K::mainland_passport, "EA1234567", true},
      {K::mainland_passport, "EI1234567", false},
      {K::mainland_passport, "EO1234567", false},
      {K::mainland_passport, "E1234567", false},
      {K::mainland_passport, "G12345678", true},
      {K::mainland_passport, "G1234567", false},
      {K::mainland_passport, "141234567", true},
      {K::mainland_passport, "151234567", true},
      {K::mainland_passport, "161234567", false},
      {K::mainland_passport, "1412345678", false},
      {K::mainland_passport, "D1234567", true},
      {K::mainland_passport, "SE1234567", true},
      {K::mainland_passport, "PE1234567", true},
      {K::mainland_passport, "DA1234567", false},
      {K::mainland_passport, "P12345678", false},
      {K::mainland_passport, "", false},
      {K::mainland_passport, "EABCDEFGH", false},
      {K::travel_permit_hk_macao, "H12345678", true},
      {K::travel_permit_hk_macao, "M1234567890", true},
      {K::travel_permit_hk_macao, "H1234567", false},
      {K::travel_permit_hk_macao, "H123456789", false},
      {K::travel_permit_hk_macao, "K12345678", false},
      {K::travel_permit_hk_macao, "", false},
      {K::travel_permit_taiwan, "12345678", true},
      {K::travel_permit_taiwan, "1234567890", true},
      {K::travel_permit_taiwan, "123456789", false},
      {K::travel_permit_taiwan, "T2345678", false},
      {K::foreign_passport, "AB123", true},
      {K::foreign_passport, "A123", false},
      {K::foreign_passport, "A1234567890123456", true},
      {K::foreign_passport, "A12345678901234567", false},
      {K::foreign_permanent_resident, "CAN110081080302", true},
      {K::foreign_permanent_resident, "CA1110081080302", false},
      {K::foreign_permanent_resident, "CAN11008108030", false},
  };
  for (const auto& row : rows) {
    INFO(name_of(row.kind) << " " << row.number);
    CHECK(check(row.kind, std::string(row.number)).has_value() == row.fits);
  }
  expect(check(K::mainland_passport, "161234567"), "model.identity_shape", "identity.number",
         {"161****67", "14 or 15"});
}

TEST_CASE("a foreign passport needs the country that issued it") {
  expect(check_identity({IdentityKind::foreign_passport, "AB123456", {}, {}}),
         "model.identity_country_missing", "identity.country", {"foreign passport"});
  expect(check_identity({IdentityKind::foreign_passport, "AB123456", "Canada", {}}), "model.identity_country",
         "identity.country", {"Canada", "three capital letters"});
  CHECK(check_identity({IdentityKind::foreign_passport, "AB123456", "CAN", {}}));
}

TEST_CASE("no refusal carries a whole number") {
  for (auto name : enum_names<IdentityKind>()) {
    const std::string number = "Z123456789012345678901234567890123456789";
    const auto refused = check_identity({*enum_from<IdentityKind>(name), number, "CAN", {}});
    REQUIRE_FALSE(refused);
    CHECK_FALSE(has(refused.refusal().to_json(), "34567"));
  }
  CHECK_FALSE(has(check_mobile("1391234567").refusal().to_json(), "912345"));
  CHECK_FALSE(has(check(IdentityKind::travel_permit_taiwan, "1234567").refusal().to_json(), "1234567"));
}

TEST_CASE("a document is in force to the end of its last day") {
  Identity card = resident();
  CHECK(check_identity_in_force(card, day("2026-11-23")).allowed());
  card.valid_until = day("2026-11-23");
  CHECK(check_identity_in_force(card, day("2026-11-23")).allowed());
  const auto expired = check_identity_in_force(card, day("2026-11-24"), "identities[0]");
  expect(expired, "model.identity_expired", "identities[0].valid_until", {"2026-11-23", "2026-11-24"});
  CHECK(expired.refusal().kind == RefusalKind::refused);
}

TEST_CASE("age is full on the birthday, for 29 February on 1 March of common years") {
  CHECK(age_on(day("2010-11-24"), day("2026-11-23")) == 15);
  CHECK(age_on(day("2010-11-23"), day("2026-11-23")) == 16);
  CHECK(age_on(day("2008-02-29"), day("2026-02-28")) == 17);
  CHECK(age_on(day("2008-02-29"), day("2026-03-01")) == 18);
  CHECK(age_on(day("2008-02-29"), day("2028-02-29")) == 20);
}

TEST_CASE("a card is issued for 5, 10, 20 years or for ever") {
  CHECK(card_validity_years(0) == 5);
  CHECK(card_validity_years(15) == 5);
  CHECK(card_validity_years(16) == 10);
  CHECK(card_validity_years(25) == 10);
  CHECK(card_validity_years(26) == 20);
  CHECK(card_validity_years(45) == 20);
  CHECK_FALSE(card_validity_years(46).has_value());
}

TEST_CASE("mobile numbers are reduced to their eleven digits") {
  for (auto number : {"13912345678", "139 1234 5678", "139-1234-5678", "+86 13912345678", "0086 13912345678",
                      "8613912345678"})
    CHECK(check_mobile(number).value() == "13912345678");
  for (auto number : {"", "12912345678", "1391234567", "139123456789", "23912345678", "1391234567a",
                      "+1 3912345678", "8613912345"})
    CHECK_FALSE(check_mobile(number));
  expect(check_mobile("12912345678", "contacts[1].value"), "model.mobile_malformed", "contacts[1].value",
         {"129******78", "11 digits", "3 to 9"});
}

TEST_CASE("every kind of identity has its label, and only two are of organisations") {
  int organisations = 0;
  for (auto name : enum_names<IdentityKind>()) {
    const auto kind = *enum_from<IdentityKind>(name);
    CHECK_FALSE(label(kind).zh.empty());
    CHECK_FALSE(label(kind).en.empty());
    organisations += is_of_organisation(kind);
  }
  CHECK(organisations == 2);
  CHECK(label(static_cast<IdentityKind>(99)) == Label{});
}
