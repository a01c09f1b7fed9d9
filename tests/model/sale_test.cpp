#include "tenon/model/sale.hpp"

#include <functional>

#include "model/examples.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

Verdict after(const std::function<void(Sale&)>& change) {
  Sale changed = sale();
  REQUIRE(validate(changed).allowed());
  change(changed);
  return validate(changed);
}

Share share(std::string_view text) { return Share::parse(text).value(); }

/// A sale to as many owners by shares as there are texts.
std::function<void(Sale&)> owned_by(std::initializer_list<std::string_view> shares) {
  return [shares](Sale& s) {
    s.ownership = Ownership::by_shares;
    s.buyers.clear();
    for (auto each : shares) s.buyers.push_back({"C-" + std::to_string(s.buyers.size()), share(each)});
  };
}

}  // namespace

static_assert(Share::of(2, 4) == Share::of(1, 2));
static_assert(!Share::of(0, 1) && !Share::of(2, 1) && !Share::of(-1, -1) && !Share::of(1, 1'000'001));

TEST_CASE("a share is an exact fraction in lowest terms") {
  CHECK(share("2/4").str() == "1/2");
  CHECK(share("1").str() == "1/1");
  CHECK(share("0333333/1000000").str() == "333333/1000000");
  CHECK(to_json_text(share("50/100")) == R"("1/2")");
  for (auto text : {"", "/", "1/", "/2", "0/2", "3/2", "1/0", "-1/2", "+1/2", "1/2/3", "1/ 2", "0.5", "50%",
                    "1/1000001", "12345678/2"})
    expect(Share::parse(text, "s").has_value() ? Result<Share>(Refusal{}) : Share::parse(text, "s"),
           "model.share_malformed", "s");
}

TEST_CASE("shares make the whole exactly, or are refused with their sum") {
  CHECK(after(owned_by({"1/2", "1/2"})).allowed());
  CHECK(after(owned_by({"1/3", "1/3", "1/3"})).allowed());
  CHECK(after(owned_by({"1/2", "1/3", "1/6"})).allowed());
  CHECK(after(owned_by({"333333/1000000", "666667/1000000"})).allowed());
  expect(after(owned_by({"1/2", "1/3"})), "model.shares_sum", "buyers", {"5/6", "exactly 1/1"});
  expect(after(owned_by({"1/2", "2/3"})), "model.shares_sum", "buyers", {"7/6"});
  expect(after(owned_by({"1/1", "1/1"})), "model.shares_sum", "buyers", {"2/1"});
  expect(after(owned_by({"333333/1000000", "666666/1000000"})), "model.shares_sum", "buyers",
         {"999999/1000000"});
  expect(after(owned_by({"1/999983", "1/999979"})), "model.shares_too_fine", "buyers", {"1000000000"});
  expect(check_shares_sum({}), "model.shares_sum", "buyers", {"0/1"});
  const std::vector<Share> many(100'000);
  expect(check_shares_sum(many), "model.shares_sum", "buyers", {"1000/1"});
}

TEST_CASE("buyers fit the way they own") {
  expect(after([](auto& s) { s.buyers.clear(); }), "model.buyers_count", "buyers", {"0 buyers", "1-100"});
  expect(after([](auto& s) { s.buyers.assign(101, {"C-1", {}}); }), "model.buyers_count", "buyers", {"101"});
  expect(after([](auto& s) {
           s.buyers.push_back({"C-1", {}});
         }),
         "model.buyer_repeated", "buyers[1].customer", {"C-1"});
  expect(after([](auto& s) {
           s.buyers.push_back({"C-2", {}});
         }),
         "model.ownership_count", "ownership", {"sole", "2 buyers", "1 are"});
  expect(after([](auto& s) { s.ownership = Ownership::joint; }), "model.ownership_count", "ownership",
         {"joint", "2-100"});
  expect(after(owned_by({"1/1"})), "model.ownership_count", "ownership");
  expect(after([](auto& s) { s.buyers[0].share = share("1/1"); }), "model.share_without_shares",
         "buyers[0].share", {"sole"});
  expect(after([](auto& s) {
           s.ownership = Ownership::joint;
           s.buyers = {{"C-1", {}}, {"C-2", share("1/2")}};
         }),
         "model.share_without_shares", "buyers[1].share", {"joint", "1/2"});
  expect(after([](auto& s) {
           s.ownership = Ownership::by_shares;
           s.buyers = {{"C-1", share("1/2")}, {"C-2", {}}};
         }),
         "model.share_missing", "buyers[1].share");
  CHECK(after([](auto& s) {
          s.ownership = Ownership::joint;
          s.buyers = {{"C-1", {}}, {"C-2", {}}};
        }).allowed());
  expect(after([](auto& s) { s.buyers[0].customer = ""; }), "model.id_malformed", "buyers[0].customer");
}

TEST_CASE("the schedule adds up to the price to the fen") {
  expect(after([](auto& s) { s.price = s.price + Money::from_fen(1); }), "model.schedule_sum", "schedule",
         {"1200000.00", "1200000.01", "-0.01"});
  expect(after([](auto& s) { s.schedule[1].amount = Money{}; }), "model.schedule_amount",
         "schedule[1].amount", {"0.00"});
  expect(after([](auto& s) { s.schedule[1].amount = Money::from_fen(INT64_MAX); }), "model.schedule_amount",
         "schedule[1].amount");
  expect(after([](auto& s) { s.price = Money{}; }), "model.price_range", "price", {"0.00", "above 0"});
  expect(after([](auto& s) { s.price = Money::from_fen(INT64_MAX); }), "model.price_range", "price");
  expect(after([](auto& s) { s.schedule[0].due.reset(); }), "model.schedule_due_missing", "schedule[0].due");
  expect(after([](auto& s) { s.schedule.assign(501, s.schedule[0]); }), "model.schedule_count", "schedule",
         {"501", "1-500"});
}

TEST_CASE("the loans of the schedule are those of the payment method") {
  struct Row {
    PaymentMethod method;
    std::vector<MoneySource> sources;
    std::string_view code;
  };
  using P = PaymentMethod;
  using M = MoneySource;
  const auto own = M::own_funds;
  const std::string_view missing = "model.schedule_loan_missing";
  const std::string_view stray = "model.schedule_loan_stray";
  for (const auto& row : std::vector<Row>{{P::paid_at_once, {own}, ""},
                                          {P::paid_at_once, {own, own}, ""},
                                          {P::paid_at_once, {own, M::bank_loan}, stray},
                                          {P::instalments, {own, own}, ""},
                                          {P::instalments, {own}, "model.schedule_count"},
                                          {P::instalments, {own, M::provident_fund_loan}, stray},
                                          {P::bank_mortgage, {own, M::bank_loan}, ""},
                                          {P::bank_mortgage, {own, own}, missing},
                                          {P::bank_mortgage, {M::bank_loan, M::provident_fund_loan}, stray},
                                          {P::provident_fund, {own, M::provident_fund_loan}, ""},
                                          {P::provident_fund, {own, M::bank_loan}, stray},
                                          {P::provident_fund, {own, own}, missing},
                                          {P::combined, {M::bank_loan, M::provident_fund_loan}, ""},
                                          {P::combined, {own, M::bank_loan}, missing},
                                          {P::combined, {own, M::provident_fund_loan}, missing}}) {
    INFO(name_of(row.method) << " with " << row.sources.size());
    const auto verdict = after([&](auto& s) {
      s.payment = row.method;
      s.schedule.clear();
      s.price = yuan(static_cast<std::int64_t>(row.sources.size()));
      for (auto source : row.sources) s.schedule.push_back({source, yuan(1), day("2026-03-01")});
    });
    CHECK((verdict.allowed() ? "" : verdict.refusal().code) == row.code);
  }
  expect(after([](auto& s) { s.payment = P::paid_at_once; }), stray, "schedule[1].from",
         {"paid_at_once", "bank_loan", "H0 5.6"});
  expect(after([](auto& s) { s.payment = P::combined; }), missing, "schedule",
         {"combined", "provident_fund_loan"});
  expect(after([](auto& s) {
           s.payment = P::instalments;
           s.schedule.resize(1);
         }),
         "model.schedule_count", "schedule", {"instalments", "2-500"});
}

TEST_CASE("a signed sale has its contract, schedule and areas; an unsigned one need not") {
  expect(after([](auto& s) { s.contract_number.reset(); }), "model.signed_without", "contract_number",
         {"H0 5.5"});
  expect(after([](auto& s) { s.schedule.clear(); }), "model.signed_without", "schedule");
  expect(after([](auto& s) { s.contract_area.reset(); }), "model.signed_without", "contract_area");
  expect(after([](auto& s) {
           s.priced_by = PricedBy::inner_area;
           s.contract_area->inner.reset();
         }),
         "model.signed_without", "contract_area.inner");
  CHECK(after([](auto& s) {
          s.priced_by = PricedBy::whole_unit;
          s.contract_area.reset();
        }).allowed());
  CHECK(after([](auto& s) {
          s.signed_on.reset();
          s.contract_number.reset();
          s.schedule.clear();
          s.contract_area.reset();
        }).allowed());
  CHECK(after([](auto& s) { s.contract_area->inner.reset(); }).allowed());  // priced by building area
  expect(after([](auto& s) { s.contract_area->inner = Area::from_hundredths(8951); }),
         "model.inner_area_larger", "contract_area.inner", {"89.51", "89.50"});
}

TEST_CASE("dates come in their order, equal days allowed") {
  expect(after([](auto& s) { s.subscribed_on = day("2026-03-02"); }), "model.dates_order", "signed_on",
         {"2026-03-01", "subscribed_on", "2026-03-02"});
  expect(after([](auto& s) { s.delivery_by = day("2026-02-28"); }), "model.dates_order", "delivery_by",
         {"signed_on"});
  expect(after([](auto& s) { s.title_by = day("2027-12-30"); }), "model.dates_order", "title_by",
         {"delivery_by"});
  expect(after([](auto& s) {
           s.delivery_by.reset();
           s.title_by = day("2026-02-28");
         }),
         "model.dates_order", "title_by", {"signed_on"});
  CHECK(after([](auto& s) { s.title_by = s.delivery_by = s.signed_on = s.subscribed_on; }).allowed());
}

TEST_CASE("ways to own and to pay have labels") {
  for (auto name : enum_names<Ownership>()) CHECK_FALSE(label(*enum_from<Ownership>(name)).zh.empty());
  for (auto name : enum_names<PaymentMethod>())
    CHECK_FALSE(label(*enum_from<PaymentMethod>(name)).zh.empty());
  CHECK(label(static_cast<Ownership>(9)) == Label{});
  CHECK(label(static_cast<PaymentMethod>(9)) == Label{});
}
