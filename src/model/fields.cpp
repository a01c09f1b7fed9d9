#include "model/fields.hpp"

#include <algorithm>

namespace tenon::model {

std::string masked(std::string_view number) {
  if (number.empty()) return "\"\"";
  const bool ascii = std::all_of(number.begin(), number.end(),
                                 [](char c) { return c >= 0x20 && static_cast<unsigned char>(c) < 0x7F; });
  if (!ascii || number.size() < 8) return std::string(std::min<std::size_t>(number.size(), 8), '*');
  std::string shown(number.substr(0, 3));
  shown.append(std::min<std::size_t>(number.size() - 5, 32), '*');
  return shown.append(number.substr(number.size() - 2));
}

std::string compact(std::string_view number) {
  std::string kept;
  kept.reserve(number.size());
  for (char c : number) {
    if (c == ' ' || c == '-') continue;
    kept += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return kept;
}

bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

Verdict check_id(std::string_view id, const JsonPath& at) {
  const auto allowed = [](char c) {
    return is_digit(c) || is_capital(c) || (c >= 'a' && c <= 'z') || c == '.' || c == '_' || c == ':' ||
           c == '-';
  };
  if (!id.empty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), allowed)) return {};
  // an id of another form may be a personal number put into the wrong field
  return invalid("model.id_malformed")
      .field(at.str())
      .fact("found", masked(id))
      .fact("bytes", std::to_string(id.size()));
}

Verdict check_optional_id(const std::optional<std::string>& id, const JsonPath& at) {
  return id ? check_id(*id, at) : Verdict{};
}

Verdict check_line(std::string_view text, const JsonPath& at, std::size_t most) {
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (text.find_first_not_of(' ') == text.npos) return invalid("model.line_empty").field(at.str());
  if (text.size() > most)
    return invalid("model.line_too_long")
        .field(at.str())
        .fact("bytes", std::to_string(text.size()))
        .fact("allowed", std::to_string(most));
  if (std::any_of(text.begin(), text.end(), control)) return invalid("model.line_control").field(at.str());
  return {};
}

Verdict check_optional_line(const std::optional<std::string>& text, const JsonPath& at, std::size_t most) {
  return text ? check_line(*text, at, most) : Verdict{};
}

}  // namespace tenon::model
