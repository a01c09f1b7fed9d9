#pragma once
/// @file src/workflows/persons.hpp
/// Who of a sale a document or a signature is asked of, and what a sale's buyers and payment mean for its
/// procedures.
#include "tenon/workflow/context.hpp"
#include "tenon/workflow/surroundings.hpp"

namespace tenon::persons {

/// What proves who a person is (H0 5.5: identity card, officer's card or passport; buyers from Hong Kong,
/// Macao, Taiwan and abroad by theirs).
inline constexpr std::string_view identity =
    "identity_card|officer_card|passport|residence_permit|travel_permit_hong_kong_and_macao|"
    "travel_permit_taiwan|permanent_residence_card";

[[nodiscard]] inline bool buys(const Person& p) { return p.buys(); }
[[nodiscard]] inline bool buys_as_person(const Person& p) { return p.buys() && !p.organisation; }
[[nodiscard]] inline bool buys_as_organisation(const Person& p) { return p.buys() && p.organisation; }
[[nodiscard]] inline bool minor_buyer(const Person& p) { return p.buys() && p.minor; }
[[nodiscard]] inline bool guardian(const Person& p) { return p.as == Party::guardian; }
[[nodiscard]] inline bool married_buyer(const Person& p) { return p.buys() && p.has_spouse; }
/// Buyer and spouse: whoever borrows or signs for the loan.
[[nodiscard]] inline bool borrower(const Person& p) {
  return (p.buys() || p.as == Party::spouse) && !p.organisation;
}
/// Buys and acts for himself: not through a guardian, nor as a company.
[[nodiscard]] inline bool adult_buyer(const Person& p) { return p.buys() && !p.organisation && !p.minor; }
/// Whose signature the sale needs: every buyer's, and for a minor the guardian's.
[[nodiscard]] inline bool signs(const Person& p) { return (p.buys() && !p.minor) || guardian(p); }
[[nodiscard]] inline bool from_abroad(const Person& p) { return p.buys() && p.from_abroad; }

/// Those who sign and whom `named` does not name: "C2, C9"; empty where nobody is missing.
[[nodiscard]] std::string unsigned_by(const Surroundings& around, const std::vector<std::string>& named);
/// Whether the customer is one of those who sign.
[[nodiscard]] bool is_signer(const Surroundings& around, std::string_view customer);
/// Every minor who buys has a guardian in the register: nobody else could sign (H0 5.5).
[[nodiscard]] Verdict guardians_known(const Context& context);

}  // namespace tenon::persons

namespace tenon::sales {

/// The corresponding day of the next month, else its last (Civil Code art. 202).
[[nodiscard]] Date month_later(const Date& day);
/// Some buyer is from abroad, Hong Kong, Macao or Taiwan.
[[nodiscard]] bool bought_from_abroad(const Surroundings& around);
/// A bank, the provident fund or both lend for it.
[[nodiscard]] bool paid_by_loan(const Surroundings& around);
/// When the filing has to be done: one month after signing (H1); none before.
[[nodiscard]] std::optional<Date> filing_date(const Surroundings& around);
[[nodiscard]] std::optional<Date> delivery_date(const Surroundings& around);
[[nodiscard]] std::optional<Date> title_date(const Surroundings& around);

}  // namespace tenon::sales
