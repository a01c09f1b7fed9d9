#pragma once
/// @file src/workflows/home/handover_papers.hpp
/// The papers of a handover, step by step (H0 5.12, H4).
#include "tenon/workflows/home/handover.hpp"
#include "workflows/persons.hpp"

namespace tenon::handing_over {

[[nodiscard]] inline bool by_proxy(const void* facts) {
  return static_cast<const Handover::Facts*>(facts)->proxy.has_value();
}

inline constexpr ChecklistItem sales_items[] = {
    {.document = "move_in_batch_plan", .copies = 1, .source = "H0 5.12"},
    {.document = "move_in_notice", .originals = 1, .source = "H0 5.12"},
    {.document = "move_in_instructions", .originals = 1, .source = "H0 5.12"},
    {.document = "owners_handbook", .originals = 1, .source = "H0 5.12"},
    {.document = "settlement_statement", .originals = 1, .source = "H0 5.12"},
    {.document = "proxy_authority", .copies = 1, .source = "H0 5.12: the form, not yet signed"},
};
inline constexpr ChecklistItem identity_items[] = {
    {.document = persons::identity,
     .copies = 1,
     .from = Party::buyer,
     .source = "H0 5.12: original shown",
     .person_name = "buyer",
     .of_person = &persons::buys_as_person},
    {.document = "business_licence",
     .copies = 1,
     .from = Party::buyer,
     .source = "H0 5.12: original shown",
     .person_name = "company that buys",
     .of_person = &persons::buys_as_organisation},
    {.document = persons::identity,
     .copies = 1,
     .from = Party::guardian,
     .source = "default (H0 5.12)",
     .person_name = "guardian",
     .of_person = &persons::guardian},
    {.document = "proxy_authority",
     .originals = 1,
     .from = Party::proxy,
     .condition_name = "by_proxy",
     .applies = &by_proxy,
     .source = "H0 5.12, H4: filed"},
    {.document = persons::identity,
     .originals = 1,
     .copies = 1,
     .from = Party::proxy,
     .condition_name = "by_proxy",
     .applies = &by_proxy,
     .source = "H0 5.12, H4: the copy is filed"},
};
inline constexpr ChecklistItem confirmation_items[] = {
    {.document = "move_in_confirmation", .originals = 1, .from = Party::buyer, .source = "H0 5.12"}};
inline constexpr ChecklistItem book_items[] = {
    {.document = "quality_warranty", .originals = 1, .source = "H0 5.12"},
    {.document = "users_manual", .originals = 1, .source = "H0 5.12, H3 2"},
};
inline constexpr ChecklistItem sheet_items[] = {
    {.document = "handover_notice", .originals = 1, .source = "H4"},
    {.document = "joint_handover_sheet", .originals = 1, .source = "H4: signed by the checker"},
};
inline constexpr ChecklistItem meter_items[] = {
    {.document = "meter_reading_record", .originals = 1, .source = "H4"}};
inline constexpr ChecklistItem fire_items[] = {
    {.document = "fire_equipment_record", .originals = 1, .source = "H4"}};
inline constexpr ChecklistItem equipment_items[] = {
    {.document = "room_equipment_acceptance_record", .originals = 1, .source = "H4"}};
inline constexpr ChecklistItem agreement_items[] = {
    {.document = "property_service_agreement", .originals = 1, .from = Party::buyer, .source = "H0 5.12, H4"},
    {.document = "provisional_owners_rules", .originals = 1, .from = Party::buyer, .source = "H0 5.12, H4"},
    {.document = "fire_safety_undertaking", .originals = 1, .from = Party::buyer, .source = "H4"},
};
inline constexpr ChecklistItem key_items[] = {
    {.document = "key_receipt", .originals = 1, .from = Party::buyer, .source = "H4"}};
inline constexpr ChecklistItem file_items[] = {
    {.document = "customer_data_sheet", .originals = 1, .source = "H4"},
    {.document = "handover_record", .originals = 1, .source = "H0 5.12"},
};
inline constexpr Checklist sales_papers{"sales_papers", sales_items, std::size(sales_items)};
inline constexpr Checklist identity_papers{"identity_papers", identity_items, std::size(identity_items)};
inline constexpr Checklist confirmation{"confirmation", confirmation_items, std::size(confirmation_items)};
inline constexpr Checklist two_books{"two_books", book_items, std::size(book_items)};
inline constexpr Checklist joint_sheet{"joint_sheet", sheet_items, std::size(sheet_items)};
inline constexpr Checklist meter_record{"meter_record", meter_items, std::size(meter_items)};
inline constexpr Checklist fire_record{"fire_record", fire_items, std::size(fire_items)};
inline constexpr Checklist equipment_record{"equipment_record", equipment_items, std::size(equipment_items)};
inline constexpr Checklist agreements{"agreements", agreement_items, std::size(agreement_items)};
inline constexpr Checklist key_receipt{"key_receipt", key_items, std::size(key_items)};
inline constexpr Checklist customer_file{"customer_file", file_items, std::size(file_items)};

}  // namespace tenon::handing_over
