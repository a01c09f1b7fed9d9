#include "testing/faults.hpp"

#include <algorithm>

#include "model/edit_distance.hpp"

namespace tenon::testing {
namespace {

std::string named(const JsonPath& at) {
  auto path = at.str();
  return path.empty() ? "(document)" : path;
}

/// The word that was probably meant; "" where none is near.
std::string_view nearest(std::string_view found, std::span<const std::string_view> allowed) {
  std::string_view best;
  std::size_t distance = std::max<std::size_t>(2, found.size() / 3) + 1;
  for (const auto word : allowed) {
    const auto here = model::edit_distance(found, word, distance - 1);
    if (here < distance) best = word, distance = here;
  }
  return best;
}

/// All of them; of very many, those of the same family ("mortgage."), else how many there are.
std::string listed(std::string_view found, std::span<const std::string_view> allowed) {
  constexpr std::size_t many = 80;
  const auto family = found.substr(0, found.find('.') + 1);
  std::string all;
  for (const auto word : allowed)
    if (allowed.size() <= many || (!family.empty() && word.starts_with(family)))
      (all += all.empty() ? "" : ", ") += word;
  if (!all.empty()) return all;
  return allowed.empty() ? "-" : "… (" + std::to_string(allowed.size()) + ")";
}

}  // namespace

std::string as_found(const Json& found) {
  auto text = found.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (text.size() <= 80) return text;
  std::size_t cut = 77;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80) --cut;
  return text.substr(0, cut) + "...";
}

Refusal unknown_word(const JsonPath& at, std::string_view what, std::string_view found,
                     std::span<const std::string_view> allowed) {
  const auto meant = nearest(found, allowed);
  const auto all = listed(found, allowed);
  auto refusal = invalid(meant.empty() ? "testing.unknown_word" : "testing.misspelt_word")
                     .field(named(at))
                     .fact("what", what)
                     .fact("found", found)
                     .fact("allowed", all);
  return meant.empty() ? Refusal(std::move(refusal)) : Refusal(std::move(refusal).fact("nearest", meant));
}

Refusal wrong_type(const JsonPath& at, std::string_view expected, const Json& found) {
  return invalid("testing.wrong_type")
      .field(named(at))
      .fact("expected", expected)
      .fact("found", as_found(found));
}

Refusal missing(const JsonPath& at) { return invalid("testing.missing").field(named(at)); }

Result<void> check_keys(const Json& json, const JsonPath& at,
                        std::initializer_list<std::string_view> allowed) {
  if (!json.is_object()) return wrong_type(at, "an object", json);
  for (const auto& [key, value] : json.items())
    if (std::find(allowed.begin(), allowed.end(), key) == allowed.end())
      return unknown_word(at / key, "key", key, {allowed.begin(), allowed.size()});
  return {};
}

Result<void> check_pointer(const std::string& text, const JsonPath& at) {
  try {
    const Json::json_pointer pointer(text);  // throws where it is none
    (void)pointer;
    return {};
  } catch (const Json::exception&) { return wrong_type(at, "a JSON pointer (\"/result/total\")", text); }
}

Refusal within(Refusal refusal, const JsonPath& at) {
  refusal.field = refusal.field.empty() ? at.str() : at.str() + "." + refusal.field;
  return refusal;
}

}  // namespace tenon::testing
