#include "workflows/home/handover_entries.hpp"

#include <algorithm>

#include "workflows/checks.hpp"
#include "workflows/home/findings.hpp"

namespace tenon::handing_over {
namespace {

using inspection::Stage;

Verdict ten_days_ahead(const Date& day, const Context& context) {
  const Date earliest = context.calendar.zone().day_of(context.now) + boost::gregorian::days(10);
  if (day >= earliest) return {};
  return refuse("handover.notice_late")
      .field("payload.day")
      .fact("day", to_string(day))
      .fact("earliest", to_string(earliest))
      .source("default (GF-2014-0171)");
}

}  // namespace

Verdict notice_by_mail(const Handover::SendNotice& e) {
  return checks::said(e.mail_reference, "mail_reference");
}
Verdict notice_in_time(const Handover::SendNotice& e, const Context& context) {
  return ten_days_ahead(e.day, context);
}
Verdict second_by_mail(const Handover::SendSecondNotice& e) {
  return checks::said(e.mail_reference, "mail_reference");
}
Verdict second_in_time(const Handover::SendSecondNotice& e, const Context& context) {
  return ten_days_ahead(e.day, context);
}
Verdict time_ahead(const Handover::Appoint& e, const Context& context) {
  return checks::ahead(e.at, "at", context);
}
Verdict day_is_over(const Handover::Facts& f, const Context& context) {
  if (!f.day_ends || *f.day_ends <= context.now) return {};
  return refuse("handover.day_not_over")
      .fact("day_ends", to_string(*f.day_ends))
      .fact("now", to_string(context.now))
      .source("H0 5.12");
}
Verdict clause_named(const Handover::DeemDelivered& e) { return checks::said(e.clause, "clause"); }
Verdict refuses_without_cause(const Handover::DeemDelivered& e) {
  if (!e.buyer_has_cause) return {};
  return refuse("handover.cause_to_refuse")
      .field("payload.buyer_has_cause")
      .source("Interpretation on sales of commodity housing art. 8");
}
Verdict proxy_named(const Handover::NameProxy& e) { return checks::said(e.name, "name"); }
Verdict identity_agrees(const Handover::Identify& e) {
  if (auto verdict = checks::originals_seen(e.originals_seen); !verdict.allowed()) return verdict;
  if (e.agrees_with_contract) return {};
  return refuse("handover.identity_differs").field("payload.agrees_with_contract").source("H0 5.12");
}
Verdict statement_there(const Handover::DecideToKeep& e) { return checks::said(e.statement, "statement"); }
Verdict all_is_paid(const Handover::SettleMoney& e) {
  if (auto verdict = checks::not_below_zero(e.balance, "balance"); !verdict.allowed()) return verdict;
  if (e.paid == e.balance + e.area_difference) return {};
  return refuse("handover.not_settled")
      .field("payload.paid")
      .fact("paid", e.paid.str())
      .fact("owed", (e.balance + e.area_difference).str())
      .source("H0 5.12");
}
Verdict sealed_with_sales(const Handover::SettleMoney& e) {
  if (auto verdict = checks::said(e.accompanied_by, "accompanied_by"); !verdict.allowed()) return verdict;
  return checks::said(e.sealed_by, "sealed_by");
}
Verdict guide_named(const Handover::Introduce& e) {
  return checks::said(e.incubation_staff, "incubation_staff");
}
Verdict brought_by_both(const Handover::BringToManager& e) {
  if (auto verdict = checks::said(e.sales, "sales"); !verdict.allowed()) return verdict;
  if (auto verdict = checks::said(e.incubation_staff, "incubation_staff"); !verdict.allowed()) return verdict;
  if (e.sales != e.incubation_staff) return {};
  return refuse("handover.brought_by_one").fact("who", e.sales).source("H0 5.12");
}
Verdict checker_signed(const Handover::CheckPapers& e) { return checks::said(e.checker, "checker"); }
Verdict paper_named(const Handover::PaperMissing& e, const Context& context) {
  if (auto verdict = checks::said(e.paper, "paper"); !verdict.allowed()) return verdict;
  return checks::ahead(e.comes_again, "comes_again", context);
}
Verdict meters_complete(const Handover::ReadMeters& e, const Context& context) {
  const Unit* const unit = context.around ? context.around->unit() : nullptr;
  std::string missing;
  for (const auto kind :
       {Handover::MeterKind::water, Handover::MeterKind::electricity, Handover::MeterKind::gas}) {
    // Gas is laid to homes; a shop or an office may have none.
    if (kind == Handover::MeterKind::gas && unit && unit->use != UnitUse::home) continue;
    if (std::none_of(e.readings.begin(), e.readings.end(), [&](const auto& r) { return r.kind == kind; }))
      (missing += missing.empty() ? "" : ", ") += name_of(kind);
  }
  if (!missing.empty())
    return refuse("handover.meter_missing").field("payload.readings").fact("missing", missing).source("H4");
  for (std::size_t i = 0; i < e.readings.size(); ++i) {
    const auto at = "readings[" + std::to_string(i) + "].";
    if (auto verdict = checks::said(e.readings[i].number, at + "number"); !verdict.allowed()) return verdict;
    if (e.readings[i].reading < 0)
      return invalid("handover.meter_reading")
          .field("payload." + at + "reading")
          .fact("found", std::to_string(e.readings[i].reading));
  }
  return {};
}
Verdict officer_named(const Handover::CheckFireEquipment& e) {
  return checks::said(e.security_officer, "security_officer");
}
Verdict meters_and_fire_first(const Handover::Facts& f) {
  if (f.meters.empty()) return refuse("handover.not_read").fact("missing", "read_meters").source("H4");
  if (!f.fire_equipment_checked)
    return refuse("handover.not_read").fact("missing", "check_fire_equipment").source("H4");
  return {};
}
Verdict everything_described(const Handover::InspectUnit& e) {
  return findings::described(e.items, e.faults);
}
Verdict is_being_mended(const Handover::Facts& f, const RepairEnded& e) {
  return findings::at_stage(f.findings, e.finding, Stage::mending);
}
Verdict not_mended(const Handover::Facts& f, const Handover::OrderAgain& e) {
  return findings::at_stage(f.findings, e.finding, Stage::not_mended);
}
Verdict is_mended(const Handover::Facts& f, const Handover::InspectAgain& e) {
  return findings::at_stage(f.findings, e.finding, Stage::mended);
}
Verdict fees_receipted(const Handover::PayFees& e) {
  if (auto verdict = checks::not_below_zero(e.amount, "amount"); !verdict.allowed()) return verdict;
  return checks::said(e.receipt, "receipt");
}
Verdict keys_counted(const Handover::HandKeys& e) { return findings::counted(e.keys); }
Verdict archive_named(const Handover::FilePapers& e) {
  return checks::said(e.archive_reference, "archive_reference");
}
Verdict report_written(const Handover::Report& e) { return checks::said(e.report, "report"); }

}  // namespace tenon::handing_over
