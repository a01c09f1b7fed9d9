#pragma once
/// @file workflows/home/handover.hpp
/// Handing a home over to its buyer [交房 / 入伙]. H0 5.12, H1, H2, H4.
/// @since 0.1
#include "tenon/core/money.hpp"
#include "tenon/workflow/definition.hpp"
#include "tenon/workflows/home/inspection.hpp"

namespace tenon {

/// Papers made ready by sales; notice by mail and phone; the buyer or a proxy comes and is identified;
/// balance and area difference settled; the home inspected together and mended until the customer is
/// satisfied; agreements signed, fees paid; the keys. No keys before the money is settled and the papers are
/// signed: each step needs the one before it, and where a paper is missing the customer comes again. A
/// customer who does not come gets a second notice, and by the contract the home counts as delivered thirty
/// days after it. With the keys the unit is delivered; the file then goes to the archive, the supervisor
/// hears of it.
struct Handover {
  enum class State : std::uint8_t {
    preparing,
    prepared,
    notified,
    appointed,
    absent,         ///< did not come on the day
    second_notice,  ///< 30 days from here it counts as delivered
    identified,
    settled,
    confirmed,
    introduced,  ///< to the incubation staff
    papers_given,
    at_manager,  ///< brought to the property manager
    inspecting,  ///< the papers are checked, the home is inspected with the customer
    mending,
    inspected,  ///< the customer is satisfied
    agreements_signed,
    fees_paid,
    keys_given,
    filed,  ///< the file is with the property manager's archive
    handed_over,
    deemed_delivered
  };
  struct Proxy {
    std::string name;
    std::vector<std::string> acts_for;  ///< ids of the buyers
  };
  enum class MeterKind : std::uint8_t { water, electricity, gas };
  struct MeterReading {
    MeterKind kind = MeterKind::water;
    std::string number;
    std::int64_t reading = 0;  ///< whole units, as the meter shows them
  };

  struct Opening {};
  struct Facts {
    std::optional<Date> day;          ///< of the notice that is in force
    std::optional<Instant> day_ends;  ///< end of the day on which the customer is expected
    std::optional<Instant> appointment;
    bool notice_arrived = false;
    std::int32_t absences = 0;
    std::optional<Date> second_notice_day;  ///< the day that the second notice names
    std::optional<Proxy> proxy;
    bool keeps_home = false;                        ///< though the areas differ beyond the tolerance
    std::optional<Money> balance, area_difference;  ///< as settled; below 0 the developer returned it
    std::optional<std::string> missing_paper;
    std::optional<Instant> comes_again;
    std::vector<MeterReading> meters;
    bool fire_equipment_checked = false;
    std::vector<inspection::Item> items;
    inspection::Findings findings;
    std::optional<Money> fees;
    std::vector<inspection::Keys> keys;
    std::optional<Date> delivered_on;
    std::optional<Date> risk_passed_on;  ///< who bears the risk changed on this day (interpretation art. 8)
  };

  // clang-format off
  /// Sales has made all papers ready.
  struct PreparePapers {};
  /// Customer service and sales tell the customer, by mail and by phone, when to come.
  struct SendNotice { Date day{1970, 1, 1}; std::string mail_reference; };
  /// It is certain that the notice arrived.
  struct ConfirmNotice { Way way = Way::phone; };
  /// A time is agreed.
  struct Appoint { Instant at; };
  /// The customer did not come.
  struct RecordAbsence { std::optional<std::string> note{}; };
  /// The second notice, with the day from which the risk is the customer's.
  struct SendSecondNotice { Date day{1970, 1, 1}; std::string mail_reference; };
  /// By the contract it counts as delivered.
  struct DeemDelivered { std::string clause; bool buyer_has_cause = false; };
  /// Somebody comes in the place of these buyers.
  struct NameProxy { std::string name; std::vector<std::string> acts_for; };
  /// Who is there, and whether identity and contract agree.
  struct Identify { std::vector<std::string> present{}; bool originals_seen = false; bool agrees_with_contract = false; };
  /// The buyer keeps a home whose area differs beyond the tolerance.
  struct DecideToKeep { std::string statement; };
  /// Finance settles what is still owed of the price, and the area difference; sales goes along.
  struct SettleMoney {
    Money balance;
    Money area_difference;  ///< above 0 the buyer pays, below 0 the developer returns
    Money paid;             ///< both together
    std::string accompanied_by;  ///< of sales
    std::string sealed_by;       ///< who sealed the settlement statement
  };
  /// The confirmation is signed.
  struct SignConfirmation {};
  /// To the incubation staff.
  struct Introduce { std::string incubation_staff; };
  /// Quality warranty and user's manual.
  struct GivePapers {};
  /// To the property manager, by sales and incubation staff together.
  struct BringToManager { std::string sales; std::string incubation_staff; };
  /// The property manager holds the papers against the handover notice and signs the joint sheet.
  struct CheckPapers { std::string checker; };
  /// A paper is missing: the customer is told and comes again.
  struct PaperMissing { std::string paper; Instant comes_again; };
  /// Water, electricity and gas meters are read with the customer.
  struct ReadMeters { std::vector<MeterReading> readings; };
  /// Checked with security and entered.
  struct CheckFireEquipment { std::string security_officer; };
  /// The home, item by item, with the customer.
  struct InspectUnit { std::vector<inspection::Item> items; std::vector<inspection::Fault> faults{}; };
  /// A repair came to nothing: another is ordered.
  struct OrderAgain { std::int32_t finding = 0; };
  /// The customer looks at what was mended.
  struct InspectAgain { std::int32_t finding = 0; bool satisfied = false; std::optional<std::string> remark{}; };
  /// Management agreement, owner's rules, fire-safety undertaking.
  struct SignAgreements {};
  /// What the property manager is owed.
  struct PayFees { Money amount; std::string receipt; };
  /// Counted and signed for: the home is delivered.
  struct HandKeys { std::vector<inspection::Keys> keys; };
  /// The customer's file is complete and goes to the property manager's archive, confidential.
  struct FilePapers { std::string archive_reference; };
  /// The supervisor hears of it.
  struct Report { std::string report; };
  // clang-format on
  using Event = std::variant<PreparePapers, SendNotice, ConfirmNotice, Appoint, RecordAbsence,
                             SendSecondNotice, DeemDelivered, NameProxy, Identify, DecideToKeep, SettleMoney,
                             SignConfirmation, Introduce, GivePapers, BringToManager, CheckPapers,
                             PaperMissing, ReadMeters, CheckFireEquipment, InspectUnit, RepairEnded,
                             OrderAgain, InspectAgain, SignAgreements, PayFees, HandKeys, FilePapers, Report>;

  static const Rules<Handover> rules;
};

BOOST_DESCRIBE_ENUM(Handover::State, preparing, prepared, notified, appointed, absent, second_notice,
                    identified, settled, confirmed, introduced, papers_given, at_manager, inspecting, mending,
                    inspected, agreements_signed, fees_paid, keys_given, filed, handed_over, deemed_delivered)
BOOST_DESCRIBE_ENUM(Handover::MeterKind, water, electricity, gas)
BOOST_DESCRIBE_STRUCT(Handover::Proxy, (), (name, acts_for))
BOOST_DESCRIBE_STRUCT(Handover::MeterReading, (), (kind, number, reading))
BOOST_DESCRIBE_STRUCT(Handover::Opening, (), ())
BOOST_DESCRIBE_STRUCT(Handover::Facts, (),
                      (day, day_ends, appointment, notice_arrived, absences, second_notice_day, proxy,
                       keeps_home, balance, area_difference, missing_paper, comes_again, meters,
                       fire_equipment_checked, items, findings, fees, keys, delivered_on, risk_passed_on))
BOOST_DESCRIBE_STRUCT(Handover::PreparePapers, (), ())
BOOST_DESCRIBE_STRUCT(Handover::SendNotice, (), (day, mail_reference))
BOOST_DESCRIBE_STRUCT(Handover::ConfirmNotice, (), (way))
BOOST_DESCRIBE_STRUCT(Handover::Appoint, (), (at))
BOOST_DESCRIBE_STRUCT(Handover::RecordAbsence, (), (note))
BOOST_DESCRIBE_STRUCT(Handover::SendSecondNotice, (), (day, mail_reference))
BOOST_DESCRIBE_STRUCT(Handover::DeemDelivered, (), (clause, buyer_has_cause))
BOOST_DESCRIBE_STRUCT(Handover::NameProxy, (), (name, acts_for))
BOOST_DESCRIBE_STRUCT(Handover::Identify, (), (present, originals_seen, agrees_with_contract))
BOOST_DESCRIBE_STRUCT(Handover::DecideToKeep, (), (statement))
BOOST_DESCRIBE_STRUCT(Handover::SettleMoney, (), (balance, area_difference, paid, accompanied_by, sealed_by))
BOOST_DESCRIBE_STRUCT(Handover::SignConfirmation, (), ())
BOOST_DESCRIBE_STRUCT(Handover::Introduce, (), (incubation_staff))
BOOST_DESCRIBE_STRUCT(Handover::GivePapers, (), ())
BOOST_DESCRIBE_STRUCT(Handover::BringToManager, (), (sales, incubation_staff))
BOOST_DESCRIBE_STRUCT(Handover::CheckPapers, (), (checker))
BOOST_DESCRIBE_STRUCT(Handover::PaperMissing, (), (paper, comes_again))
BOOST_DESCRIBE_STRUCT(Handover::ReadMeters, (), (readings))
BOOST_DESCRIBE_STRUCT(Handover::CheckFireEquipment, (), (security_officer))
BOOST_DESCRIBE_STRUCT(Handover::InspectUnit, (), (items, faults))
BOOST_DESCRIBE_STRUCT(Handover::OrderAgain, (), (finding))
BOOST_DESCRIBE_STRUCT(Handover::InspectAgain, (), (finding, satisfied, remark))
BOOST_DESCRIBE_STRUCT(Handover::SignAgreements, (), ())
BOOST_DESCRIBE_STRUCT(Handover::PayFees, (), (amount, receipt))
BOOST_DESCRIBE_STRUCT(Handover::HandKeys, (), (keys))
BOOST_DESCRIBE_STRUCT(Handover::FilePapers, (), (archive_reference))
BOOST_DESCRIBE_STRUCT(Handover::Report, (), (report))

extern template const Definition& definition_of<Handover>();

}  // namespace tenon
