#pragma once
/// @file src/workflows/contract/mortgage_papers.hpp
/// The two lists of papers of a loan: what the borrowers bring to the lender, and what the bureau wants for
/// the registration. H0 5.6.
#include <array>

#include "tenon/workflows/contract/mortgage.hpp"
#include "workflows/persons.hpp"

namespace tenon::mortgage {

[[nodiscard]] inline bool separate_registers(const void* facts) {
  return static_cast<const Mortgage::Facts*>(facts)->separate_registers;
}
[[nodiscard]] inline bool is_spouse(const Person& p) { return p.as == Party::spouse; }
[[nodiscard]] inline bool married(const Person& p) { return persons::buys_as_person(p) && p.has_spouse; }
[[nodiscard]] inline bool unmarried(const Person& p) { return persons::buys_as_person(p) && !p.has_spouse; }

// clang-format off
inline constexpr std::array loan_items = {
    ChecklistItem{.document = persons::identity, .originals = 1, .copies = 4, .from = Party::buyer, .source = "H0 5.6: of buyer and spouse, 4 copies each", .person_name = "borrower", .of_person = &persons::borrower},
    ChecklistItem{.document = "income_certificate", .originals = 2, .from = Party::buyer, .source = "H0 5.6: of buyer and spouse, 2 each", .person_name = "borrower", .of_person = &persons::borrower},
    ChecklistItem{.document = "household_register", .originals = 1, .copies = 2, .from = Party::buyer, .source = "H0 5.6", .person_name = "buyer", .of_person = &persons::buys_as_person},
    ChecklistItem{.document = "household_register", .originals = 1, .copies = 2, .from = Party::spouse, .condition_name = "separate_registers", .applies = &separate_registers, .source = "H0 5.6: register(s)", .person_name = "spouse", .of_person = &is_spouse},
    ChecklistItem{.document = "first_payment_receipt", .originals = 1, .copies = 2, .from = Party::buyer, .source = "H0 5.6"},
    ChecklistItem{.document = "marriage_certificate", .originals = 1, .copies = 2, .from = Party::buyer, .source = "H0 5.6", .person_name = "married buyer", .of_person = &married},
    ChecklistItem{.document = "marital_statement", .originals = 1, .copies = 2, .from = Party::buyer, .source = "H0 5.6: the statement that fits the marital state", .person_name = "unmarried buyer", .of_person = &unmarried},
};
/// Staff makes the copies after the interview (H0 5.6); until then the originals are enough.
inline constexpr auto original_items = [] {
  auto items = loan_items;
  for (auto& item : items) item.copies = 0;
  return items;
}();
inline constexpr ChecklistItem contract_items[] = {
    {.document = "loan_contract", .originals = 1, .from = Party::bank, .source = "H0 5.6"},
    {.document = "guarantee_contract", .originals = 1, .source = "H0 5.6"},
    {.document = "mortgage_contract", .originals = 1, .source = "H1 ch. 2 4.3"},
};
inline constexpr ChecklistItem registration_items[] = {
    {.document = "mortgage_registration_application", .originals = 1, .source = "H0 5.6"},
    {.document = persons::identity, .copies = 1, .from = Party::buyer, .source = "H0 5.6: of the applicants", .person_name = "borrower", .of_person = &persons::borrower},
    {.document = "mortgage_contract", .originals = 1, .source = "H0 5.6"},
    {.document = "loan_contract", .originals = 1, .source = "H0 5.6"},
    {.document = "purchase_contract", .originals = 1, .source = "H0 5.6"},
    // Finance has taken the receipt back for an invoice by then.
    {.document = "first_payment_receipt|purchase_invoice", .originals = 1, .copies = 1, .source = "H0 5.6: original and copy"},
    {.document = "prenotice_certificate", .originals = 1, .source = "H0 5.6"},
    {.document = "presale_permit", .copies = 1, .source = "H0 5.6"},
    {.document = "mortgage_undertaking", .originals = 1, .source = "H0 5.6"},
    {.document = "value_confirmation|appraisal_report", .originals = 1, .source = "H0 5.6"},
};
// clang-format on
inline constexpr Checklist originals{"loan_originals", original_items.data(), original_items.size()};
inline constexpr Checklist loan_papers{"loan_papers", loan_items.data(), loan_items.size()};
inline constexpr Checklist contracts{"loan_contracts", contract_items, std::size(contract_items)};
inline constexpr Checklist registration_papers{"mortgage_registration_papers", registration_items,
                                               std::size(registration_items)};

}  // namespace tenon::mortgage
