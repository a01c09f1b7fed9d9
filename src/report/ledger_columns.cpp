#include "report/ledger_columns.hpp"

#include "report/words.hpp"

namespace tenon::report {
namespace {

constexpr std::string_view of_ticket[] = {
    "kind",  "channel", "priority", "special_customer", "content", "time",     "place",        "person",
    "event", "phone",   "demand",   "promised_by",      "answer",  "refusals", "satisfaction", "remark"};
constexpr std::string_view of_complaint[] = {
    "channel",  "target",     "about",     "asked",        "claim",      "grade",
    "cause",    "level",      "customers", "responsible",  "measures",   "findings",
    "fault",    "proposal",   "relief",    "amount",       "result",     "apology",
    "refusals", "reopenings", "repeated",  "satisfaction", "mail_entry", "promised_by"};

// The registers of contracts, loans and titles (page 7; H1 ch. 2 3.2, 4.4, 5.8).
constexpr std::string_view of_signing[] = {"contract_number", "signed_on", "online_number", "payment", "paid",
                                           "tax_total",       "deed_tax",  "collected_by"};
constexpr std::string_view of_mortgage[] = {"kind",       "lender",     "principal",    "contract", "invoice",
                                            "rejections", "acceptance", "other_rights", "reminders"};
constexpr std::string_view of_title[] = {"payment",
                                         "promised",
                                         "filing_number",
                                         "market_number",
                                         "title_number",
                                         "registration_fee",
                                         "transaction_fee",
                                         "notice_number",
                                         "other_rights_number",
                                         "certificate_number",
                                         "kept_at",
                                         "land_batch",
                                         "handed_to",
                                         "proxy"};
constexpr std::string_view sale_of_contract[] = {"building_name",
                                                 "unit_name",
                                                 "buyers",
                                                 "contract_area",
                                                 "price",
                                                 "contract_filing.filing_number",
                                                 "contract_filing.filed_on",
                                                 "prenotice.certificate_number",
                                                 "delivery_by",
                                                 "title_by"};
constexpr std::string_view sale_of_loan[] = {"building_name",   "unit_name", "buyers",
                                             "contract_number", "price",     "prenotice.certificate_number"};
constexpr std::string_view sale_of_title[] = {"building_name", "unit_name", "buyers", "contract_number",
                                              "handover.delivered_on"};
constexpr LedgerForm forms[] = {{"ticket", "ticket", of_ticket, {}},
                                {"complaint", "complaint", of_complaint, {}},
                                {"contract", "signing", of_signing, sale_of_contract},
                                {"mortgage", "mortgage", of_mortgage, sale_of_loan},
                                {"title", "title", of_title, sale_of_title}};

/// What an optional fact is when it is there.
const Json& proper(const Json& schema) {
  const auto either = schema.find("anyOf");
  return either != schema.end() && !either->empty() ? either->front() : schema;
}

FactColumn column(std::string_view fact, const Json& schema) {
  const Json& type = proper(schema);
  return {std::string(fact), type.contains("enum") || type.value("type", "") == "boolean",
          type.value("format", "") == "date-time"};
}

bool is_one_value(const Json& schema) {
  const auto kind = proper(schema).value("type", "");
  return kind != "object" && kind != "array";
}

}  // namespace

const LedgerForm* ledger_form(std::string_view name) {
  for (const auto& each : forms)
    if (each.ledger == name || each.workflow == name) return &each;
  return nullptr;
}

std::string ledger_name(std::string_view workflow) {
  const auto* const form = ledger_form(workflow);
  return std::string(form ? form->ledger : workflow);
}

Text ledger_title(std::string_view ledger, const Text& workflow_title) {
  if (ledger_form(ledger)) return words("ledger_of." + std::string(ledger));
  const Text ending = words("ledger_of.any");
  return {workflow_title.zh + ending.zh, workflow_title.en + ending.en};
}

std::vector<FactColumn> fact_columns(const Definition& definition) {
  const Json schema = definition.facts_schema();
  const Json& facts = schema.at("properties");
  std::vector<FactColumn> columns;
  if (const auto* const form = ledger_form(definition.book().id))
    for (const auto name : form->facts)
      if (const auto found = facts.find(std::string(name)); found != facts.end())
        columns.push_back(column(name, *found));
  if (!columns.empty()) return columns;
  for (const auto& [name, type] : facts.items())
    if (is_one_value(type)) columns.push_back(column(name, type));
  return columns;
}

}  // namespace tenon::report
