#pragma once
/// @file workflows/contract/contract_filing.hpp
/// Filing of the contract with the housing bureau [合同备案]. H0 5.7; H1; H1 ch. 2 3.2, 5.3; regulation.md 8.
/// @since 0.1
#include "tenon/workflow/definition.hpp"

namespace tenon {

/// Protects the buyer from a second sale; the filing date binds the developer. Within one month of signing
/// the contract is filed: papers to the bureau, which seals after three to five days; the sealed form is
/// collected and the filed contracts are handed on. What the bureau rejects is corrected and submitted again.
/// Progress is reported daily. A unit that is still mortgaged by the developer is not filed. An error found
/// afterwards is filing_change's.
struct ContractFiling {
  enum class State : std::uint8_t {
    collecting,
    submitted,
    rejected,   ///< by the bureau, with what is wrong
    sealed,     ///< filed at the bureau; the form is to be collected
    collected,  ///< the form with the filing seal is here
    filed       ///< and the filed contracts are handed on
  };
  struct Opening {
    Date signed_on{1970, 1, 1};  ///< as the sale says; the month runs from it
  };
  struct Facts {
    Date signed_on{1970, 1, 1};
    std::optional<Instant> file_by;                ///< one month after signing (H1)
    std::optional<Instant> file_by_law;            ///< thirty days after signing (regulation.md 8)
    std::optional<std::string> acceptance_number;  ///< of the bureau's receipt
    std::int32_t rejections = 0;
    std::optional<std::string> defect;  ///< why the bureau rejected it last
    std::optional<std::string> filing_number;
    std::optional<Date> filed_on;  ///< the day that binds the developer
    std::optional<std::string> handed_to;
  };

  // clang-format off
  /// The papers are complete and handed in.
  struct Submit { std::string acceptance_number; };
  /// The bureau rejects them.
  struct Reject { std::string defect; };
  /// The bureau files the contract and seals the form.
  struct Seal { std::string filing_number; Date filed_on{1970, 1, 1}; };
  /// The sealed form is collected at the bureau.
  struct CollectForm {};
  /// The filed contracts go on: to the buyer, the mortgage post, the archive.
  struct HandOn { std::string to; };
  /// The day's progress, for the daily report.
  struct ReportProgress { std::string progress; };
  // clang-format on
  using Event = std::variant<Submit, Reject, Seal, CollectForm, HandOn, ReportProgress>;

  static const Rules<ContractFiling> rules;
};

BOOST_DESCRIBE_ENUM(ContractFiling::State, collecting, submitted, rejected, sealed, collected, filed)
BOOST_DESCRIBE_STRUCT(ContractFiling::Opening, (), (signed_on))
BOOST_DESCRIBE_STRUCT(ContractFiling::Facts, (),
                      (signed_on, file_by, file_by_law, acceptance_number, rejections, defect, filing_number,
                       filed_on, handed_to))
BOOST_DESCRIBE_STRUCT(ContractFiling::Submit, (), (acceptance_number))
BOOST_DESCRIBE_STRUCT(ContractFiling::Reject, (), (defect))
BOOST_DESCRIBE_STRUCT(ContractFiling::Seal, (), (filing_number, filed_on))
BOOST_DESCRIBE_STRUCT(ContractFiling::CollectForm, (), ())
BOOST_DESCRIBE_STRUCT(ContractFiling::HandOn, (), (to))
BOOST_DESCRIBE_STRUCT(ContractFiling::ReportProgress, (), (progress))

extern template const Definition& definition_of<ContractFiling>();

}  // namespace tenon
