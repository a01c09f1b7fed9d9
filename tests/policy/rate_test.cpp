#include "tenon/policy/rate.hpp"

#include <limits>

#include "policy/examples.hpp"
#include "tenon/policy/statement.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

std::string rounded(std::string_view rate_text, std::int64_t fen, Rounding how) {
  return apply(rate(rate_text), Money::from_fen(fen), how).value().str();
}

}  // namespace

TEST_CASE("a rate is read as a percentage or a fraction and printed one way") {
  const auto printed = [](std::string_view text) { return rate(text).str(); };
  CHECK(printed("1.5%") == "1.5%");
  CHECK(printed("3%") == "3%");
  CHECK(printed("0.05%") == "0.05%");
  CHECK(printed("3/10000") == "0.03%");
  CHECK(printed("0.03%") == "0.03%");
  CHECK(printed("4.455%") == "4.455%");
  CHECK(printed("001.50%") == "1.5%");
  CHECK(printed("1/3") == "1/3");
  CHECK(printed("-0.2%") == "-0.2%");
  CHECK(printed("-2/6") == "-1/3");
  CHECK(printed("150%") == "150%");
  CHECK(printed("0%") == "0%");
  CHECK(printed("-0%") == "0%");
  CHECK(printed("1/1000000000000") == "0.0000000001%");
  CHECK(printed("1000000000000/1") == "1000000000000/1");
  CHECK(rate("1.5%") == rate("15/1000"));
}

TEST_CASE("whatever is printed reads back as the same rate") {
  for (const auto numerator :
       std::vector<std::int64_t>{-999'999'999'999, -7, 0, 1, 49, 12'345'678, 999'999'999'999})
    for (const auto denominator :
         std::vector<std::int64_t>{1, 3, 8, 10'000, 1'048'576, 1'000'000'000, 999'999'999'999 - 2}) {
      const auto made = Rate::of(numerator, denominator).value();
      INFO(made.str());
      CHECK(rate(made.str()) == made);
      CHECK(read_json<Rate>(Json::parse(to_json_text(made))).value() == made);
    }
}

TEST_CASE("what is no rate is refused with its field and the forms allowed") {
  for (auto text : {"", "%", "0.015", "1.5", "1,5%", "1.%", ".5%", "+1%", "--1%", "1/0", "1/", "/2", "1/2/3",
                    "1e3%", " 1%", "1 %", "10000000000001/1", "0.00000000000001%"}) {
    INFO(text);
    expect(Rate::parse(text, "tax.rate"), "policy.rate_malformed", "tax.rate");
  }
  const auto bare = Rate::parse("0.015", "tax.rate").refusal();
  CHECK(has(bare.text().en, "tax.rate: expected a rate, found \"0.015\""));
  CHECK(has(bare.remedy().en, "\"1.5%\""));
  CHECK(read_json<Rate>(Json(0.015)).refusal().code == "json.wrong_type");
  CHECK_FALSE(Rate::of(1, 0));
  CHECK_FALSE(Rate::of(1, -2));
  CHECK_FALSE(Rate::of(std::numeric_limits<std::int64_t>::min(), 1));
}

TEST_CASE("rates are compared, added and multiplied exactly") {
  CHECK(rate("1/3") > rate("33.3333333%"));
  CHECK(rate("-1%") < rate("0%"));
  CHECK(plus(rate("3.5%"), rate("-0.2%")).value() == rate("3.3%"));
  CHECK(plus(rate("1/3"), rate("1/6")).value() == rate("50%"));
  CHECK(times(rate("4.05%"), rate("110%")).value() == rate("4.455%"));
  CHECK(times(rate("3.5%"), rate("150%")).value() == rate("5.25%"));
  expect(times(rate("1/999999999989"), rate("1/3")), "policy.rate_range", "", {"1000000000000"});
  expect(plus(rate("1/999999999989"), rate("1/3")), "policy.rate_range", "");
}

TEST_CASE("an amount is rounded once, as its rounding is named") {
  CHECK(rounded("50%", 1, Rounding::half_up_to_fen) == "0.01");
  CHECK(rounded("49.9999999999%", 1, Rounding::half_up_to_fen) == "0.00");
  CHECK(rounded("50%", 1, Rounding::down_to_fen) == "0.00");
  CHECK(rounded("0.0001%", 1, Rounding::up_to_fen) == "0.01");
  CHECK(rounded("0%", 1, Rounding::up_to_fen) == "0.00");
  CHECK(rounded("0.05%", 10'000'000, Rounding::half_up_to_jiao) == "50.00");
  CHECK(rounded("100%", 105, Rounding::half_up_to_jiao) == "1.10");
  CHECK(rounded("100%", 104, Rounding::half_up_to_jiao) == "1.00");
  CHECK(rounded("100%", 109, Rounding::down_to_jiao) == "1.00");
  CHECK(rounded("100%", 150, Rounding::half_up_to_yuan) == "2.00");
  CHECK(rounded("100%", 149, Rounding::half_up_to_yuan) == "1.00");
  CHECK(rounded("100%", 199, Rounding::down_to_yuan) == "1.00");
  CHECK(rounded("100%", 101, Rounding::up_to_yuan) == "2.00");
}

TEST_CASE("a payment and its return are equal, whatever the rounding") {
  for (const auto how :
       {Rounding::half_up_to_fen, Rounding::half_up_to_jiao, Rounding::half_up_to_yuan, Rounding::down_to_fen,
        Rounding::down_to_jiao, Rounding::down_to_yuan, Rounding::up_to_fen, Rounding::up_to_yuan})
    for (std::int64_t fen = 0; fen < 1000; fen += 7)
      CHECK(apply(rate("1/3"), Money::from_fen(-fen), how).value().fen() ==
            -apply(rate("1/3"), Money::from_fen(fen), how).value().fen());
}

TEST_CASE("an area is priced without a rounding on the way") {
  CHECK(price_of(area("89.37"), money("23456.78"), Rounding::half_up_to_fen).value() == money("2096332.43"));
  // 1.00 m2 at 0.10 yuan, 5 %: half a fen, which two roundings would make 0.01 or 0.00 by chance
  CHECK(price_of(area("1.00"), money("0.10"), rate("5%"), Rounding::half_up_to_fen).value() == money("0.01"));
  CHECK(price_of(area("0.99"), money("0.10"), rate("5%"), Rounding::half_up_to_fen).value() == money("0.00"));
}

TEST_CASE("an amount that no Money can hold is refused, not wrapped") {
  const auto largest = Money::from_fen(std::numeric_limits<std::int64_t>::max());
  CHECK(apply(rate("100%"), largest, Rounding::half_up_to_fen).value() == largest);
  expect(apply(rate("101%"), largest, Rounding::half_up_to_fen), "policy.amount_range", "",
         {"92233720368547758.07"});
  expect(apply(rate("100%"), largest, Rounding::up_to_yuan), "policy.amount_range", "");
  expect(price_of(Area::from_hundredths(largest.fen()), largest, Rounding::half_up_to_fen),
         "policy.amount_range", "");
  expect(sum(largest, Money::from_fen(1)), "policy.amount_range", "");
}

TEST_CASE("a statement adds its lines up, by payer, and lists each source once") {
  Line tax;
  tax.item = "deed_tax";
  tax.amount = money("20000.00");
  tax.source = "Deed Tax Law art. 3";
  Line fee = tax;
  fee.item = "registration_fee";
  fee.amount = money("80.00");
  Line stamp = tax;
  stamp.item = "stamp_duty";
  stamp.amount = money("1000.00");
  stamp.payer = PaymentParty::developer;
  stamp.source = "Stamp Duty Law art. 5";
  const auto all = statement({"\xE7\xA8\x8E\xE8\xB4\xB9", "Taxes and fees"}, {tax, stamp, fee}).value();
  CHECK(all.total == money("21080.00"));
  CHECK(all.by_payer == std::vector<PayerTotal>{{PaymentParty::buyer, money("20080.00")},
                                                {PaymentParty::developer, money("1000.00")}});
  CHECK(all.sources == std::vector<std::string>{"Deed Tax Law art. 3", "Stamp Duty Law art. 5"});
  CHECK(read_json<Statement>(Json::parse(to_json_text(all))).value() == all);
}
