#pragma once
/// @file workflows/contract/filing_change.hpp
/// Cancellation or change of a contract's filing [备案注销与变更]. H0 5.7.
/// @since 0.1
#include "tenon/workflow/definition.hpp"

namespace tenon {

/// As filings are online, the bureau grants it only in special cases, so the cause is established and the
/// manager approves first. Then the buyer and every co-owner appear in person at the bureau, with the
/// original identity card, and sign; the bureau changes or cancels the filing, or refuses.
struct FilingChange {
  enum class State : std::uint8_t {
    examining,  ///< the cause is not established yet
    proposed,   ///< waits for the manager
    approved,   ///< form, authority, appearances
    submitted,
    changed,  ///< or cancelled, as was asked
    refused   ///< by the manager or by the bureau
  };
  enum class Kind : std::uint8_t { change, cancel };
  struct Opening {
    Kind kind = Kind::change;
    std::string reason;
  };
  struct Facts {
    Kind kind = Kind::change;
    std::string reason;
    std::optional<std::string> cause;
    std::vector<std::string> appeared;  ///< ids of the customers who came and signed
    std::optional<std::string> acceptance_number;
    std::optional<std::string> filing_number;  ///< the new one, or that of the cancellation
    std::optional<std::string> refused_because;
  };

  // clang-format off
  /// Why the filing has to be changed, and what is special about the case.
  struct EstablishCause { std::string cause; };
  struct Approve {};
  struct Decline { std::string reason; };
  /// A buyer (a minor's guardian) comes to the bureau in person and signs.
  struct Appear { std::string customer; };
  struct Submit { std::string acceptance_number; };
  /// The bureau changes or cancels the filing.
  struct Complete { std::string filing_number; };
  /// The bureau refuses.
  struct Refuse { std::string reason; };
  // clang-format on
  using Event = std::variant<EstablishCause, Approve, Decline, Appear, Submit, Complete, Refuse>;

  static const Rules<FilingChange> rules;
};

BOOST_DESCRIBE_ENUM(FilingChange::State, examining, proposed, approved, submitted, changed, refused)
BOOST_DESCRIBE_ENUM(FilingChange::Kind, change, cancel)
BOOST_DESCRIBE_STRUCT(FilingChange::Opening, (), (kind, reason))
BOOST_DESCRIBE_STRUCT(FilingChange::Facts, (),
                      (kind, reason, cause, appeared, acceptance_number, filing_number, refused_because))
BOOST_DESCRIBE_STRUCT(FilingChange::EstablishCause, (), (cause))
BOOST_DESCRIBE_STRUCT(FilingChange::Approve, (), ())
BOOST_DESCRIBE_STRUCT(FilingChange::Decline, (), (reason))
BOOST_DESCRIBE_STRUCT(FilingChange::Appear, (), (customer))
BOOST_DESCRIBE_STRUCT(FilingChange::Submit, (), (acceptance_number))
BOOST_DESCRIBE_STRUCT(FilingChange::Complete, (), (filing_number))
BOOST_DESCRIBE_STRUCT(FilingChange::Refuse, (), (reason))

extern template const Definition& definition_of<FilingChange>();

}  // namespace tenon
