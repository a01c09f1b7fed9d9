#pragma once
// Records that are right, to be made wrong one field at a time, and the check of what a refusal says.
#include <initializer_list>
#include <string>
#include <string_view>

#include "support/catch.hpp"
#include "tenon/core/catalogue.hpp"
#include "tenon/model/customer.hpp"
#include "tenon/model/sale.hpp"

namespace tenon::test {

inline Date day(std::string_view text) { return parse_date(text).value(); }
inline Instant at(std::string_view text) { return parse_instant(text).value(); }
inline Money yuan(std::int64_t amount) { return Money::from_fen(amount * 100); }

inline Identity resident(std::string number = "11010519491231002X") {
  return {IdentityKind::resident_id, std::move(number), {}, {}};
}

inline Customer person() {
  Customer customer;
  customer.id = "C-1";
  customer.name = "\xE6\x9D\x8E\xE6\x98\x8E";
  customer.identities = {resident()};
  customer.contacts = {{Channel::mobile, "13912345678", {}}};
  customer.marital = MaritalState::single;
  return customer;
}

inline Customer organisation() {
  Customer customer;
  customer.id = "C-2";
  customer.kind = CustomerKind::organisation;
  customer.name = "Example Trading Ltd";
  customer.identities = {{IdentityKind::uscc, "91350100M000100Y43", {}, {}}};
  customer.contacts = {{Channel::mobile, "13912345678", "Ms Lin"}};
  customer.representative = "Lin Hua";
  return customer;
}

inline Sale sale() {
  Sale sale;
  sale.id = "S-1";
  sale.unit = "U-1";
  sale.buyers = {{"C-1", {}}};
  sale.price = yuan(1'200'000);
  sale.contract_area = SurveyedArea{Area::from_hundredths(8950), Area::from_hundredths(7000)};
  sale.payment = PaymentMethod::bank_mortgage;
  sale.schedule = {{MoneySource::own_funds, yuan(360'000), day("2026-03-01")},
                   {MoneySource::bank_loan, yuan(840'000), {}}};
  sale.subscribed_on = day("2026-02-20");
  sale.signed_on = day("2026-03-01");
  sale.contract_number = "2026-0001";
  sale.delivery_by = day("2027-12-31");
  sale.title_by = day("2028-12-31");
  return sale;
}

inline bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

/// The code and field are these, both sentences exist, every placeholder of theirs has a fact behind it, and
/// the English one holds the words.
inline void expect(const Refusal& refusal, std::string_view code, std::string_view field,
                   std::initializer_list<std::string_view> words = {}) {
  CHECK(refusal.code == code);
  CHECK(refusal.field == field);
  const auto* entry = find_text(refusal.code);
  REQUIRE(entry != nullptr);
  for (std::string_view pattern : {std::string_view(entry->sentence.zh), std::string_view(entry->sentence.en),
                                   std::string_view(entry->remedy.zh), std::string_view(entry->remedy.en)}) {
    CHECK_FALSE(pattern.empty());
    for (auto open = pattern.find('{'); open != pattern.npos; open = pattern.find('{', open + 1)) {
      const std::string name(pattern.substr(open + 1, pattern.find('}', open) - open - 1));
      INFO(refusal.code << " names {" << name << "}");
      if (name == "field") CHECK_FALSE(refusal.field.empty());
      else if (name == "source") CHECK_FALSE(refusal.source.empty());
      else CHECK_FALSE(refusal.fact(name).empty());
    }
  }
  const auto said = refusal.text().en;
  for (auto word : words) {
    INFO(said);
    CHECK(has(said, word));
  }
}

inline void expect(const Verdict& verdict, std::string_view code, std::string_view field,
                   std::initializer_list<std::string_view> words = {}) {
  INFO(code);
  REQUIRE_FALSE(verdict.allowed());
  expect(verdict.refusal(), code, field, words);
}

template <class T>
void expect(const Result<T>& result, std::string_view code, std::string_view field,
            std::initializer_list<std::string_view> words = {}) {
  INFO(code);
  REQUIRE_FALSE(result.has_value());
  expect(result.refusal(), code, field, words);
}

}  // namespace tenon::test
