#include "report/sale_columns.hpp"

#include "report/overdue.hpp"

namespace tenon::report {
namespace {

std::string text_in(const Json& object, std::string_view name) {
  const auto found = object.find(std::string(name));
  if (found == object.end() || found->is_null()) return {};
  return found->is_string() ? found->get<std::string>() : found->dump();
}

}  // namespace

Result<std::vector<std::string>> SaleColumns::read(const CaseState& state) {
  std::vector<std::string> texts;
  if (names_.empty()) return texts;
  const Json sale = record("sale", state.subject.sale);
  for (const auto name : names_) {
    if (name.find('.') != name.npos) {
      TENON_TRY(auto text, of_other_case(state, name));
      texts.push_back(std::move(text));
    } else if (name == "building_name") {
      texts.push_back(text_in(record("building", state.subject.building), "name"));
    } else if (name == "unit_name") {
      texts.push_back(text_in(record("unit", state.subject.unit), "name"));
    } else if (name == "buyers") {
      texts.push_back(names_of_buyers(sale));
    } else if (name == "contract_area") {
      texts.push_back(sale.contains(name) ? text_in(sale[std::string(name)], "building") : std::string());
    } else {
      texts.push_back(text_in(sale, name));
    }
  }
  return texts;
}

Json SaleColumns::record(std::string_view kind, const std::optional<std::string>& id) {
  if (!id) return Json::object();
  const auto row = engine_.record(kind, *id);
  if (!row) return Json::object();
  Json json = Json::parse(row->json, nullptr, /*allow_exceptions=*/false);
  return json.is_object() ? json : Json::object();
}

Result<std::string> SaleColumns::of_other_case(const CaseState& state, std::string_view column) {
  if (!state.subject.sale) return std::string();
  CaseQuery query;
  query.sale = state.subject.sale;
  query.workflow = std::string(column.substr(0, column.find('.')));
  TENON_TRY(const auto page, engine_.find(query));
  std::string text;  // of the last that was not cancelled
  for (const auto& each : page.cases) {
    if (each->frame.cancelled) continue;
    std::string facts;
    each->definition->print_facts(facts, each->facts.get());
    text =
        text_in(Json::parse(facts, nullptr, /*allow_exceptions=*/false), column.substr(column.find('.') + 1));
  }
  return text;
}

std::string SaleColumns::names_of_buyers(const Json& sale) {
  std::string all;
  if (!sale.contains("buyers")) return all;
  for (const auto& buyer : sale["buyers"]) {
    const auto id = text_in(buyer, "customer");
    (all += all.empty() ? "" : "; ") += name_in(engine_, "customer", id).value_or(id);
  }
  return all;
}

}  // namespace tenon::report
