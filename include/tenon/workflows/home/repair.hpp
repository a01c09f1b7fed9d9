#pragma once
/// @file workflows/home/repair.hpp
/// A repair in a home, under warranty or paid [报修 / 保修维修]. H3 1, H2, H4.
/// @since 0.1
#include "tenon/core/money.hpp"
#include "tenon/policy/warranty.hpp"
#include "tenon/workflow/definition.hpp"
#include "tenon/workflows/desk/outcomes.hpp"
#include "tenon/workflows/home/inspection.hpp"

namespace tenon {

/// Reported, looked at where customer service says so; what is serious or doubtful gets a repair plan from
/// the quality-and-safety supervision centre. Under warranty it is free; otherwise the price is told and the
/// customer's consent is had before anyone is sent. A contractor mends, customer service checks material,
/// quality and safety, the customer signs or sends it back; then a follow-up, and closed. A finding of an
/// acceptance or a handover comes here too: it costs the customer nothing and goes back to that inspection.
struct Repair {
  enum class State : std::uint8_t {
    reported,
    to_be_seen,
    planning,       ///< serious or doubtful: the supervision centre writes the plan
    assessed,       ///< known what is to be done; who pays is to be decided
    pricing,        ///< not under warranty
    pricing_check,  ///< not on the price list: engineering has priced it, another of engineering approves
    priced,         ///< ready to be told
    offered,        ///< the customer has been told the price
    to_be_assigned,
    assigned,
    mending,
    mended,  ///< to be signed by the customer, or inspected again
    following_up,
    closed,
    declined,  ///< the customer did not consent to the price
    withdrawn
  };
  /// The five that are urgent (H1, on duty 24 h), and all the rest.
  enum class Kind : std::uint8_t { water, gas, electricity, lift, fire, other };
  enum class Origin : std::uint8_t { customer, acceptance, handover };
  enum class Severity : std::uint8_t { clear, serious, doubtful };
  enum class Payer : std::uint8_t { customer, contractor, developer };

  struct Opening {
    Origin origin = Origin::customer;
    Kind kind = Kind::other;
    WarrantyComponent component = WarrantyComponent::other;
    std::string what;
    std::string place;
    std::string name;  ///< who reports it
    std::string phone;
    std::optional<std::string> when{};      ///< when one may come
    std::optional<std::int32_t> finding{};  ///< its number in the inspection that it comes of
    std::optional<Date> accepted_on{};      ///< completion acceptance of the building
    std::optional<Date> handed_over_on{};   ///< handover of the unit
  };
  struct Facts {
    Origin origin = Origin::customer;
    Kind kind = Kind::other;
    WarrantyComponent component = WarrantyComponent::other;
    std::string what, place, name, phone;
    std::optional<std::string> when;
    std::optional<std::int32_t> finding;
    std::optional<Date> accepted_on, handed_over_on;
    Date reported_on{1970, 1, 1};
    std::optional<Severity> severity;
    std::optional<std::string> found, plan;
    std::optional<bool> covered;  ///< by the warranty
    std::optional<Date> covered_until;
    std::optional<std::string> rule;  ///< by which it is covered or not
    std::optional<std::string> price_item;
    std::optional<Money> price;
    bool consented = false;  ///< to the price
    std::optional<std::string> contractor;
    bool checked = false;     ///< material, quality and safety of this round
    std::int32_t rounds = 0;  ///< of mending
    std::optional<Money> cost;
    std::optional<Payer> paid_by;
    bool follow_up_missed = false;  ///< the follow-up did not reach the customer, or was cancelled
    std::optional<std::int32_t> satisfaction;
  };

  // clang-format off
  /// Must the place be seen before anything is decided?
  struct DecideVisit { bool must_be_seen = false; std::string grounds; };
  /// The place was seen.
  struct See { std::string found; Severity severity = Severity::clear; };
  /// The supervision centre's plan.
  struct IssuePlan { std::string plan; };
  /// Free or paid, until when covered and by which rule (policy/warranty.hpp computes it).
  struct DecideWarranty {
    bool covered = false;
    std::optional<Date> until{};  ///< last day covered
    std::string rule;
    std::optional<WarrantyExclusion> excluded{};  ///< the cause, where it is not covered though in time
  };
  /// The work is on the price list.
  struct PriceByList { std::string item; Money price; };
  /// It is not: engineering prices it.
  struct PriceOffList { std::string work; Money price; };
  /// Another of engineering approves the price, or does not.
  struct ApprovePrice { bool approved = false; std::optional<std::string> remark{}; };
  /// The customer is told the price list and the price.
  struct TellPrice { Money price; };
  /// The customer consents.
  struct Consent { std::string signature; };
  /// The customer does not.
  struct DeclinePrice { std::string reason; };
  /// Who mends it.
  struct NameContractor { std::string contractor; };
  /// The contractor begins.
  struct StartMending {};
  /// Customer service checks the work.
  struct CheckWork { bool material = false, quality = false, safety = false; std::optional<std::string> remark{}; };
  /// The contractor says it is mended.
  struct ReportMended { std::string done; };
  /// What it cost, and who bears it.
  struct RecordCost { Money amount; Payer payer = Payer::contractor; bool construction_fault = false; };
  /// The customer signs that it is good.
  struct Sign { std::string signature; Instant follow_up_by; };
  /// The customer finds it not good: back to the contractor.
  struct Reject { std::string reason; };
  /// A finding goes back to the inspection that it came of.
  struct HandBack { std::string note; };
  /// The follow-up did not come about: another one.
  struct PlanFollowUp { Instant by; };
  /// The customer cannot be reached: closed without a follow-up.
  struct CloseUnreached { std::string reason; };
  /// Whoever reported it does not want it any more.
  struct Withdraw { std::string reason; };
  // clang-format on
  using Event =
      std::variant<DecideVisit, See, IssuePlan, DecideWarranty, PriceByList, PriceOffList, ApprovePrice,
                   TellPrice, Consent, DeclinePrice, NameContractor, StartMending, CheckWork, ReportMended,
                   RecordCost, Sign, Reject, HandBack, FollowUpEnded, PlanFollowUp, CloseUnreached, Withdraw>;

  static const Rules<Repair> rules;
};

BOOST_DESCRIBE_ENUM(Repair::State, reported, to_be_seen, planning, assessed, pricing, pricing_check, priced,
                    offered, to_be_assigned, assigned, mending, mended, following_up, closed, declined,
                    withdrawn)
BOOST_DESCRIBE_ENUM(Repair::Kind, water, gas, electricity, lift, fire, other)
BOOST_DESCRIBE_ENUM(Repair::Origin, customer, acceptance, handover)
BOOST_DESCRIBE_ENUM(Repair::Severity, clear, serious, doubtful)
BOOST_DESCRIBE_ENUM(Repair::Payer, customer, contractor, developer)
BOOST_DESCRIBE_STRUCT(Repair::Opening, (),
                      (origin, kind, component, what, place, name, phone, when, finding, accepted_on,
                       handed_over_on))
BOOST_DESCRIBE_STRUCT(Repair::Facts, (),
                      (origin, kind, component, what, place, name, phone, when, finding, accepted_on,
                       handed_over_on, reported_on, severity, found, plan, covered, covered_until, rule,
                       price_item, price, consented, contractor, checked, rounds, cost, paid_by,
                       follow_up_missed, satisfaction))
BOOST_DESCRIBE_STRUCT(Repair::DecideVisit, (), (must_be_seen, grounds))
BOOST_DESCRIBE_STRUCT(Repair::See, (), (found, severity))
BOOST_DESCRIBE_STRUCT(Repair::IssuePlan, (), (plan))
BOOST_DESCRIBE_STRUCT(Repair::DecideWarranty, (), (covered, until, rule, excluded))
BOOST_DESCRIBE_STRUCT(Repair::PriceByList, (), (item, price))
BOOST_DESCRIBE_STRUCT(Repair::PriceOffList, (), (work, price))
BOOST_DESCRIBE_STRUCT(Repair::ApprovePrice, (), (approved, remark))
BOOST_DESCRIBE_STRUCT(Repair::TellPrice, (), (price))
BOOST_DESCRIBE_STRUCT(Repair::Consent, (), (signature))
BOOST_DESCRIBE_STRUCT(Repair::DeclinePrice, (), (reason))
BOOST_DESCRIBE_STRUCT(Repair::NameContractor, (), (contractor))
BOOST_DESCRIBE_STRUCT(Repair::StartMending, (), ())
BOOST_DESCRIBE_STRUCT(Repair::CheckWork, (), (material, quality, safety, remark))
BOOST_DESCRIBE_STRUCT(Repair::ReportMended, (), (done))
BOOST_DESCRIBE_STRUCT(Repair::RecordCost, (), (amount, payer, construction_fault))
BOOST_DESCRIBE_STRUCT(Repair::Sign, (), (signature, follow_up_by))
BOOST_DESCRIBE_STRUCT(Repair::Reject, (), (reason))
BOOST_DESCRIBE_STRUCT(Repair::HandBack, (), (note))
BOOST_DESCRIBE_STRUCT(Repair::PlanFollowUp, (), (by))
BOOST_DESCRIBE_STRUCT(Repair::CloseUnreached, (), (reason))
BOOST_DESCRIBE_STRUCT(Repair::Withdraw, (), (reason))

extern template const Definition& definition_of<Repair>();

}  // namespace tenon
