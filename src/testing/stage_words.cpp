/// Words of a step that stand for what the registers say of the sale, so that one path serves every sale.
#include <algorithm>

#include "tenon/testing/stage.hpp"

namespace tenon::testing {

Result<Json> Stage::filled(const Json& payload, const Subject& subject) {
  Json out = payload;
  for (auto& [field, value] : out.items()) {
    if (!value.is_string() || !value.get_ref<const std::string&>().starts_with('@')) continue;
    TENON_TRY(Json read, word(value.get<std::string>(), subject));
    value = std::move(read);
  }
  return out;
}

Result<Json> Stage::word(const std::string& word, const Subject& subject) {
  if (!subject.sale) return not_found("testing.no_sale").fact("found", word);
  Json found = Json::array();
  if (word == "@signers") {
    for (const char* who : {"buyers", "guardians"}) {
      TENON_TRY(const auto all, persons(who, subject.sale));
      for (const auto& each : all) found.push_back(each);
    }
    return found;
  }
  if (word == "@buyers_shown" || word == "@buyer_shown") {
    TENON_TRY(const auto buyers, persons("buyers", subject.sale));
    for (const auto& buyer : buyers) {
      TENON_TRY(Json one, shown(buyer));
      if (word == "@buyer_shown") return one;
      found.push_back(std::move(one));
    }
    return found;
  }
  TENON_TRY(const Json sale, world_.record("sale", *subject.sale));
  if (!word.starts_with("@sale/")) return not_found("testing.no_such_step").fact("found", word);
  const Json::json_pointer at(word.substr(5));
  if (!sale.contains(at)) return not_found("testing.no_such_step").fact("found", word);
  return sale.at(at);
}

/// A customer as an identity that is shown has him: the name, and how its number ends.
Result<Json> Stage::shown(const Json& customer) {
  TENON_TRY(const Json known, world_.record("customer", customer.get<std::string>()));
  const Json::json_pointer at("/identities/0/number");
  const auto number = known.contains(at) ? known.at(at).get<std::string>() : std::string();
  return Json{{"customer", customer},
              {"name", known["name"]},
              {"number_ends", number.substr(number.size() - std::min<std::size_t>(4, number.size()))}};
}

/// The persons that a word stands for; an id stands for itself.
Result<std::vector<Json>> Stage::persons(const Json& of, const std::optional<std::string>& sale) {
  if (!sale || (of != "buyers" && of != "borrowers" && of != "guardians")) return std::vector<Json>{of};
  std::vector<Json> found;
  const auto add = [&](const Json& customer) {
    if (std::find(found.begin(), found.end(), customer) == found.end()) found.push_back(customer);
  };
  TENON_TRY(const Json record, world_.record("sale", *sale));
  const Json& buyers = record["buyers"];
  if (of != "guardians")
    for (const auto& buyer : buyers) add(buyer["customer"]);
  if (of == "buyers") return found;
  const char* const beside = of == "borrowers" ? "spouse" : "guardian";
  for (const auto& buyer : buyers) {
    TENON_TRY(const Json customer, world_.record("customer", buyer["customer"].get<std::string>()));
    if (const auto other = customer.find(beside); other != customer.end()) add(*other);
  }
  return found;
}

}  // namespace tenon::testing
