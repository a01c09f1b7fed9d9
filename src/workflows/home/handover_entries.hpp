#pragma once
/// @file src/workflows/home/handover_entries.hpp
/// What each step of a handover has to say for itself: names, dates, counts, what came before it.
#include "tenon/workflows/home/handover.hpp"

namespace tenon::handing_over {

[[nodiscard]] Verdict notice_by_mail(const Handover::SendNotice& e);
[[nodiscard]] Verdict notice_in_time(const Handover::SendNotice& e, const Context& context);
[[nodiscard]] Verdict second_by_mail(const Handover::SendSecondNotice& e);
[[nodiscard]] Verdict second_in_time(const Handover::SendSecondNotice& e, const Context& context);
[[nodiscard]] Verdict time_ahead(const Handover::Appoint& e, const Context& context);
[[nodiscard]] Verdict day_is_over(const Handover::Facts& f, const Context& context);
[[nodiscard]] Verdict clause_named(const Handover::DeemDelivered& e);
[[nodiscard]] Verdict refuses_without_cause(const Handover::DeemDelivered& e);
[[nodiscard]] Verdict proxy_named(const Handover::NameProxy& e);
[[nodiscard]] Verdict identity_agrees(const Handover::Identify& e);
[[nodiscard]] Verdict statement_there(const Handover::DecideToKeep& e);
[[nodiscard]] Verdict all_is_paid(const Handover::SettleMoney& e);
[[nodiscard]] Verdict sealed_with_sales(const Handover::SettleMoney& e);
[[nodiscard]] Verdict guide_named(const Handover::Introduce& e);
[[nodiscard]] Verdict brought_by_both(const Handover::BringToManager& e);
[[nodiscard]] Verdict checker_signed(const Handover::CheckPapers& e);
[[nodiscard]] Verdict paper_named(const Handover::PaperMissing& e, const Context& context);
[[nodiscard]] Verdict meters_complete(const Handover::ReadMeters& e, const Context& context);
[[nodiscard]] Verdict officer_named(const Handover::CheckFireEquipment& e);
[[nodiscard]] Verdict meters_and_fire_first(const Handover::Facts& f);
[[nodiscard]] Verdict everything_described(const Handover::InspectUnit& e);
[[nodiscard]] Verdict is_being_mended(const Handover::Facts& f, const RepairEnded& e);
[[nodiscard]] Verdict not_mended(const Handover::Facts& f, const Handover::OrderAgain& e);
[[nodiscard]] Verdict is_mended(const Handover::Facts& f, const Handover::InspectAgain& e);
[[nodiscard]] Verdict fees_receipted(const Handover::PayFees& e);
[[nodiscard]] Verdict keys_counted(const Handover::HandKeys& e);
[[nodiscard]] Verdict archive_named(const Handover::FilePapers& e);
[[nodiscard]] Verdict report_written(const Handover::Report& e);

}  // namespace tenon::handing_over
