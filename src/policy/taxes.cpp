#include "tenon/policy/taxes.hpp"

#include <algorithm>

#include "policy/checks.hpp"
#include "policy/exact.hpp"
#include "policy/pack_table.hpp"

namespace tenon {
namespace {

using policy::ChargeSlot;
using policy::ChargeTable;

const JsonPath root;

Result<void> check(const TaxesRequest& request, const PolicyPack& pack) {
  TENON_POLICY_CHECK(policy::check_range(request.price, policy::one_fen, policy::most_money, root / "price"));
  TENON_POLICY_CHECK(policy::check_range(request.building_area, Area::from_hundredths(1),
                                         Area::from_hundredths(100'000'000), root / "building_area"));
  TENON_POLICY_CHECK(policy::check_range<std::int64_t>(request.owners, 1, 100, root / "owners"));
  if (request.vat)
    TENON_POLICY_CHECK(
        policy::check_range(*request.vat, Money(), request.price - policy::one_fen, root / "vat"));
  if (request.vat && request.vat_rate) return invalid("policy.vat_stated_twice").field("vat_rate");
  if (request.vat_rate)
    TENON_POLICY_CHECK(policy::check_range(*request.vat_rate, Rate(), whole(), root / "vat_rate"));
  const auto& charges = pack.table().charges;
  const auto list = root / "leave_out";
  for (std::size_t i = 0; i < request.leave_out.size(); ++i) {
    if (std::ranges::find(charges, request.leave_out[i], &ChargeTable::id) != charges.end()) continue;
    std::string allowed;
    for (const auto& each : charges) allowed += (allowed.empty() ? "" : ", ") + each.id;
    return invalid("policy.charge_unknown")
        .field((list / i).str())
        .fact("found", request.leave_out[i])
        .fact("allowed", allowed);
  }
  return {};
}

Circumstances circumstances_of(const TaxesRequest& request) {
  Circumstances known;
  known.use = request.use;
  known.building_area = request.building_area;
  known.buyer = request.buyer;
  known.home_count = request.home_count;
  known.lift = request.lift;
  known.ordinary = request.ordinary;
  known.small_taxpayer = request.small_taxpayer;
  known.price_limited = request.price_limited.value_or(false);
  known.old_project = request.old_project.value_or(false);
  known.mortgage = request.mortgage;
  return known;
}

/// Makes the lines of one request.
class List {
 public:
  List(const TaxesRequest& request, const PolicyPack& pack)
      : request_(request), pack_(pack), known_(circumstances_of(request)) {}

  Result<TaxesAnswer> made() {
    TENON_CHECK(check(request_, pack_));
    TaxesAnswer answer;
    std::vector<Line> lines;
    for (const auto& charge : pack_.table().charges) {
      std::string_view missing;
      if (charge.when && match(*charge.when, known_, missing) == Match::no) continue;
      if (std::ranges::find(request_.leave_out, charge.id) != request_.leave_out.end()) continue;
      const auto line = line_of(charge);
      if (line) {
        if (*line) lines.push_back(**line);
      } else if (charge.optional && line.refusal().kind == RefusalKind::refused) {
        const auto& why = line.refusal();
        answer.open.push_back({charge.id, charge.title, std::string(why.fact("parameter")), why.text()});
      } else {
        return line.refusal();
      }
    }
    answer.rules = std::move(rules_);
    TENON_TRY(answer.statement, statement(catalogue_text("policy.title_taxes_and_fees"), std::move(lines)));
    return answer;
  }

 private:
  /// No line where the charge is for further owners and there are none.
  Result<std::optional<Line>> line_of(const ChargeTable& charge) {
    const bool assumed = charge.decided_on == DecidedOn::registration && !request_.registered_on;
    const auto day = charge.decided_on == DecidedOn::registration
                         ? request_.registered_on.value_or(request_.signed_on)
                         : request_.signed_on;
    const PolicyQuestion question{day, request_.region, known_};
    TENON_TRY(const auto* slot, slot_of(charge, question));
    const auto& rule = slot->charge;
    if (rule.base == ChargeBase::further_owner && request_.owners == 1) return std::optional<Line>();
    TENON_TRY(const auto found, pack_.find(rule.parameter, question));
    Line line;
    line.item = charge.id;
    line.label = charge.title;
    line.payer = rule.payer;
    line.payee = rule.payee;
    line.rounding = rule.rounding;
    line.source = found.origin.cite;
    // What the rate is of, and how it is rounded, stands in another text more often than not.
    if (line.source.find(rule.cite) == std::string::npos) line.source += "; " + rule.cite;
    line.note = found.origin.note;
    TENON_CHECK(fill(line, rule, found.value, question));
    if (!found.origin.reviewed)
      add(line,
          catalogue_text("policy.note_not_reviewed", {{"date", to_string(pack_.data().reviewed_through)}}));
    if (assumed) add(line, catalogue_text("policy.note_registration_day_assumed"));
    rules_.push_back(found.origin);
    return std::optional(std::move(line));
  }

  Result<const ChargeSlot*> slot_of(const ChargeTable& charge, const PolicyQuestion& question) const {
    TENON_TRY(const auto places, jurisdictions_of(question.region));
    const auto chosen = policy::select(charge.slots, question.on, places, question.circumstances);
    if (!chosen.open.empty())
      return policy::circumstance_missing(charge.id, charge.title, chosen.open, question);
    if (chosen.found) return chosen.found;
    std::vector<const DatedRow*> otherwise;
    for (const auto* slot : chosen.otherwise) otherwise.push_back(&slot->row);
    return policy::no_value(charge.id, charge.title, std::nullopt, question, otherwise);
  }

  /// Base, rate and amount. The loader has seen to it that base and unit fit.
  Result<void> fill(Line& line, const ChargeRow& rule, const Value& value, const PolicyQuestion& question) {
    if (rule.base < ChargeBase::building_area) return fill_share(line, rule, std::get<Rate>(value), question);
    line.unit_price = std::get<Money>(value);
    if (rule.base == ChargeBase::building_area) {
      line.base_area = request_.building_area;
      TENON_TRY(line.amount, price_of(*line.base_area, *line.unit_price, rule.rounding));
      return {};
    }
    line.quantity = rule.base == ChargeBase::item    ? 1
                    : rule.base == ChargeBase::owner ? request_.owners
                                                     : request_.owners - 1;
    TENON_TRY(line.amount, apply(whole(), *line.unit_price, *line.quantity, rule.rounding));
    return {};
  }

  Result<void> fill_share(Line& line, const ChargeRow& rule, Rate rate, const PolicyQuestion& question) {
    line.rate = rate;
    TENON_TRY(line.base, base_of(rule.base, question));
    TENON_TRY(line.amount, apply(rate, *line.base, rule.rounding));
    if (rule.waived_below && line.amount > Money() && below(rate, *line.base, *rule.waived_below)) {
      line.amount = Money();
      add(line, catalogue_text("policy.note_waived", {{"amount", rule.waived_below->str()}}));
    }
    return {};
  }

  /// Tax below `least`, before it is rounded.
  static bool below(Rate rate, Money base, Money least) {
    return policy::Wide(base.fen()) * rate.numerator() < policy::Wide(least.fen()) * rate.denominator();
  }

  Result<Money> base_of(ChargeBase base, const PolicyQuestion& question) const {
    if (base == ChargeBase::price) return request_.price;
    if (request_.vat) return request_.price - *request_.vat;
    if (base == ChargeBase::price_without_stated_vat) return request_.price;
    auto rate = request_.vat_rate;
    if (!rate) {
      TENON_TRY(const auto found, pack_.get<Rate>("vat.rate", question));
      rate = found.value;
    }
    return policy::round(policy::Wide(request_.price.fen()) * rate->denominator(),
                         policy::Wide(rate->denominator()) + rate->numerator(), Rounding::half_up_to_fen);
  }

  static void add(Line& line, const Text& note) {
    if (line.note) line.note = Text{line.note->zh + "；" + note.zh, line.note->en + "; " + note.en};
    else line.note = note;
  }

  const TaxesRequest& request_;
  const PolicyPack& pack_;
  Circumstances known_;
  std::vector<Provenance> rules_;
};

}  // namespace

Result<TaxesAnswer> taxes_and_fees(const TaxesRequest& request, const PolicyPack& pack) {
  return List(request, pack).made();
}

}  // namespace tenon
