#include "tenon/model/customer.hpp"

#include <functional>

#include "model/examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

/// The refusal of a right customer after one change.
Verdict after(Customer customer, const std::function<void(Customer&)>& change) {
  REQUIRE(validate(customer).allowed());
  change(customer);
  return validate(customer);
}

Consent consent(ConsentPurpose purpose) {
  Consent given;
  given.purpose = purpose;
  given.version = "2026-1";
  given.given = at("2026-01-01T00:00:00Z");
  return given;
}

}  // namespace

TEST_CASE("persons and organisations as they should be are allowed") {
  CHECK(validate(person()).allowed());
  CHECK(validate(organisation()).allowed());
  Customer caller;
  caller.id = "c:2026.1_a-b";
  caller.name = "unknown";
  caller.contacts = {{Channel::phone, "+1 (604) 555-0100", {}},
                     {Channel::email, "a@b.cn", {}},
                     {Channel::letter, "PO 1", {}}};
  CHECK(validate(caller).allowed());
}

TEST_CASE("ids and lines are refused by field") {
  expect(after(person(), [](auto& c) { c.id = ""; }), "model.id_malformed", "id", {"0 bytes", "1 to 64"});
  expect(after(person(), [](auto& c) { c.id = "a b"; }), "model.id_malformed", "id");
  expect(after(person(), [](auto& c) { c.id = std::string(65, 'a'); }), "model.id_malformed", "id",
         {"65 bytes"});
  CHECK(after(person(), [](auto& c) { c.id = std::string(64, 'a'); }).allowed());
  expect(after(person(), [](auto& c) { c.name = "  "; }), "model.line_empty", "name");
  expect(after(person(), [](auto& c) { c.name = "a\nb"; }), "model.line_control", "name");
  expect(after(person(), [](auto& c) { c.name = std::string(257, 'a'); }), "model.line_too_long", "name",
         {"257", "256"});
  expect(after(person(), [](auto& c) { c.guardian = "?"; }), "model.id_malformed", "guardian");
}

TEST_CASE("identities fit the kind of customer, are right, stand once and agree with the birth date") {
  expect(after(person(),
               [](auto& c) {
                 c.identities.push_back({IdentityKind::uscc, "91350100M000100Y43", {}, {}});
               }),
         "model.identity_holder", "identities[1].kind", {"person", "unified social credit"});
  expect(after(organisation(), [](auto& c) { c.identities[0] = resident(); }), "model.identity_holder",
         "identities[0].kind", {"organisation"});
  expect(after(person(), [](auto& c) { c.identities[0].number.back() = '1'; }),
         "model.identity_check_character", "identities[0].number");
  expect(after(person(), [](auto& c) { c.identities.push_back(resident("11010519491231002x")); }),
         "model.identity_repeated", "identities[1]");
  expect(after(person(), [](auto& c) { c.birth = day("1949-12-30"); }), "model.birth_disagrees", "birth",
         {"identities[0]", "110*************2X"});
  CHECK(after(person(), [](auto& c) { c.birth = day("1949-12-31"); }).allowed());
  expect(validate(person(), day("1949-12-30")), "model.identity_birth_in_future", "identities[0].number");
}

TEST_CASE("contacts are checked by their channel") {
  expect(after(person(), [](auto& c) { c.contacts[0].value = "1391234567"; }), "model.mobile_malformed",
         "contacts[0].value", {"139*****67"});
  for (auto mail : {"a", "@b.c", "a@b", "a@.c", "a@b.", "a@b@c.d", "a b@c.d"})
    expect(after(person(),
                 [&](auto& c) {
                   c.contacts[0] = {Channel::email, mail, {}};
                 }),
           "model.contact_malformed", "contacts[0].value", {"email", "name@host.domain"});
  for (auto phone : {"1234", "abc12345", "123456789012345678901"})
    expect(after(person(),
                 [&](auto& c) {
                   c.contacts[0] = {Channel::phone, phone, {}};
                 }),
           "model.contact_malformed", "contacts[0].value", {"phone"});
  expect(after(person(), [](auto& c) { c.contacts[0].value = ""; }), "model.line_empty", "contacts[0].value");
  expect(after(organisation(), [](auto& c) { c.contacts[0].whom.reset(); }), "model.contact_person_missing",
         "contacts[0].whom");
  expect(after(person(),
               [](auto& c) {
                 c.contacts.clear();
                 c.identities.clear();
               }),
         "model.customer_without_trace", "contacts");
}

TEST_CASE("facts of persons are not for organisations, nor the other way round") {
  expect(after(person(), [](auto& c) { c.representative = "x"; }), "model.not_of_this_kind", "representative",
         {"person"});
  expect(after(organisation(), [](auto& c) { c.birth = day("2000-01-01"); }), "model.not_of_this_kind",
         "birth");
  expect(after(organisation(), [](auto& c) { c.marital = MaritalState::single; }), "model.not_of_this_kind",
         "marital");
  expect(after(organisation(), [](auto& c) { c.spouse = "C-9"; }), "model.not_of_this_kind", "spouse");
  expect(after(organisation(), [](auto& c) { c.guardian = "C-9"; }), "model.not_of_this_kind", "guardian");
}

TEST_CASE("relatives are others, and a spouse comes with marriage") {
  expect(after(person(), [](auto& c) { c.spouse = "C-9"; }), "model.spouse_without_marriage", "spouse",
         {"married"});
  expect(after(person(),
               [](auto& c) {
                 c.marital = MaritalState::married;
                 c.spouse = "C-1";
               }),
         "model.own_relative", "spouse", {"C-1"});
  expect(after(person(), [](auto& c) { c.guardian = "C-1"; }), "model.own_relative", "guardian");
  CHECK(after(person(), [](auto& c) {
          c.marital = MaritalState::married;
          c.spouse = "C-9";
          c.guardian = "C-8";
        }).allowed());
}

TEST_CASE("a special customer has a reason, and a reason makes special") {
  expect(after(person(), [](auto& c) { c.special = true; }), "model.special_reason_missing", "special_reason",
         {"H0 1.1"});
  expect(after(person(), [](auto& c) { c.special_reason = "x"; }), "model.special_reason_without_flag",
         "special_reason");
  CHECK(after(person(), [](auto& c) {
          c.special = true;
          c.special_reason = "hard of hearing";
        }).allowed());
}

TEST_CASE("a consent is separate, named and timely where the law wants it so") {
  for (auto purpose :
       {ConsentPurpose::pass_on, ConsentPurpose::sensitive_data, ConsentPurpose::cross_border}) {
    auto whole = consent(purpose);
    whole.separate = true;
    whole.recipient = "Example Bank";
    CHECK(after(person(), [&](auto& c) { c.consents = {whole}; }).allowed());
    auto bundled = whole;
    bundled.separate = false;
    expect(after(person(),
                 [&](auto& c) {
                   c.consents = {whole, bundled};
                 }),
           "model.consent_not_separate", "consents[1].separate", {name_of(purpose), "PIPL"});
  }
  auto passed = consent(ConsentPurpose::pass_on);
  passed.separate = true;
  expect(after(person(), [&](auto& c) { c.consents = {passed}; }), "model.consent_recipient_missing",
         "consents[0].recipient", {"pass_on"});
  auto early = consent(ConsentPurpose::marketing);
  early.withdrawn = at("2025-12-31T23:59:59Z");
  expect(after(person(), [&](auto& c) { c.consents = {early}; }), "model.consent_withdrawn_too_early",
         "consents[0].withdrawn", {"2026-01-01T00:00:00Z"});
  expect(after(person(),
               [&](auto& c) { c.consents = {consent(ConsentPurpose::service)}, c.consents[0].version = ""; }),
         "model.line_empty", "consents[0].version");
}

TEST_CASE("under 14 on the day on the mainland a guardian consents") {
  Customer child = person();
  child.identities.clear();
  child.birth = day("2012-01-01");
  auto given = consent(ConsentPurpose::service);
  given.given = at("2025-12-31T15:59:59Z");  // 23:59:59 on the mainland: still 13
  child.consents = {given};
  expect(validate(child), "model.consent_guardian_missing", "consents[0].by_guardian",
         {"under 14", "PIPL art. 31"});
  child.consents[0].by_guardian = true;
  CHECK(validate(child).allowed());
  child.consents[0].by_guardian = false;
  child.consents[0].given = at("2025-12-31T16:00:00Z");
  CHECK(validate(child).allowed());
  child.consents[0].given = at("9999-12-31T23:59:59Z");
  CHECK(validate(child).allowed());
  child.consents[0].given = at("1400-01-01T00:00:00Z");
  CHECK_FALSE(validate(child).allowed());
}

TEST_CASE("the consent in force is the last one given and not withdrawn") {
  Customer customer = person();
  auto first = consent(ConsentPurpose::marketing);
  first.withdrawn = at("2026-02-01T00:00:00Z");
  auto second = consent(ConsentPurpose::marketing);
  second.version = "2026-2";
  second.given = at("2026-03-01T00:00:00Z");
  customer.consents = {second, first};
  const auto version = [&](std::string_view when) -> std::string {
    const auto* found = consent_in_force(customer, ConsentPurpose::marketing, at(when));
    return found ? found->version : "";
  };
  CHECK(version("2025-12-31T23:59:59Z") == "");
  CHECK(version("2026-01-01T00:00:00Z") == "2026-1");
  CHECK(version("2026-02-01T00:00:00Z") == "");
  CHECK(version("2026-03-01T00:00:00Z") == "2026-2");
  CHECK(consent_in_force(customer, ConsentPurpose::service, at("2026-03-01T00:00:00Z")) == nullptr);
  CHECK(consent_in_force(customer, ConsentPurpose::marketing, at("2026-03-01T00:00:00Z"), "Bank") == nullptr);
  customer.consents[1].withdrawn.reset();
  CHECK(version("2026-02-01T00:00:00Z") == "2026-1");
  CHECK(version("2026-03-01T00:00:00Z") == "2026-2");
  customer.consents[0].recipient = "Bank";
  CHECK(consent_in_force(customer, ConsentPurpose::marketing, at("2026-03-01T00:00:00Z"), "Bank") != nullptr);
}

TEST_CASE("the birth date is the stated one, else the number's") {
  Customer customer = person();
  CHECK(birth_of(customer) == day("1949-12-31"));
  customer.identities.clear();
  CHECK_FALSE(birth_of(customer).has_value());
  customer.birth = day("2000-02-29");
  CHECK(birth_of(customer) == day("2000-02-29"));
}

TEST_CASE("normalising touches numbers that pass and leaves the others") {
  Customer customer = person();
  customer.identities = {resident("110105 19491231 002x"), resident("110105194912310021 ")};
  customer.contacts = {{Channel::mobile, "+86 139-1234-5678", {}},
                       {Channel::mobile, "139 ", {}},
                       {Channel::phone, "0592 1", {}}};
  normalise(customer);
  CHECK(customer.identities[0].number == "11010519491231002X");
  CHECK(customer.identities[1].number == "110105194912310021 ");
  CHECK(customer.contacts[0].value == "13912345678");
  CHECK(customer.contacts[1].value == "139 ");
  CHECK(customer.contacts[2].value == "0592 1");
}
