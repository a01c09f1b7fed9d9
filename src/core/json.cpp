#include "tenon/core/json.hpp"

#include <charconv>
#include <unordered_set>

namespace tenon {

std::string JsonPath::str() const {
  std::string before = parent ? parent->str() : std::string();
  if (!key.empty()) return before.empty() ? std::string(key) : before + "." + std::string(key);
  return parent ? before + "[" + std::to_string(index) + "]" : before;
}

namespace {

/// Builds the document while refusing what nlohmann's own parser lets pass: duplicate keys and deep nesting.
class StrictReader : public nlohmann::json_sax<Json> {
 public:
  explicit StrictReader(Json& root) : builder_(root, /*allow_exceptions=*/false) {}
  bool null() override { return builder_.null(); }
  bool boolean(bool value) override { return builder_.boolean(value); }
  bool number_integer(number_integer_t value) override { return builder_.number_integer(value); }
  bool number_unsigned(number_unsigned_t value) override { return builder_.number_unsigned(value); }
  bool number_float(number_float_t value, const string_t& text) override {
    return builder_.number_float(value, text);
  }
  bool string(string_t& value) override { return builder_.string(value); }
  bool binary(binary_t& value) override { return builder_.binary(value); }
  bool start_object(std::size_t size) override {
    return deeper() && (keys_.emplace_back(), builder_.start_object(size));
  }
  bool key(string_t& name) override {
    auto& seen = keys_.back();
    if (std::find(seen.begin(), seen.end(), name) != seen.end()) {
      problem = "the key \"" + name + "\" stands twice";
      return false;
    }
    if (seen.size() < 4096) seen.push_back(name);
    return builder_.key(name);
  }
  bool end_object() override { return keys_.pop_back(), --depth_, builder_.end_object(); }
  bool start_array(std::size_t size) override { return deeper() && builder_.start_array(size); }
  bool end_array() override { return --depth_, builder_.end_array(); }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& error) override {
    problem = error.what();
    if (const auto colon = problem.find("] "); colon != std::string::npos) problem.erase(0, colon + 2);
    (void)position;
    return false;
  }

  std::string problem;

 private:
  bool deeper() {
    if (++depth_ <= 64) return true;
    problem = "nested deeper than 64 levels";
    return false;
  }
  nlohmann::detail::json_sax_dom_parser<Json> builder_;
  std::vector<std::vector<std::string>> keys_;
  int depth_ = 0;
};

}  // namespace

Result<Json> parse_json(std::string_view text, std::string_view what, std::size_t max_bytes) {
  if (text.size() > max_bytes)
    return invalid("json.too_large")
        .fact("document", what)
        .fact("bytes", std::to_string(text.size()))
        .fact("allowed", std::to_string(max_bytes));
  Json root;
  StrictReader reader(root);
  if (!Json::sax_parse(text, &reader))
    return invalid("json.malformed").fact("document", what).fact("problem", reader.problem);
  return root;
}

void print_json_string(std::string& out, std::string_view text) {
  static constexpr char hex[] = "0123456789abcdef";
  out += '"';
  std::size_t from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text.substr(from, i - from));
    from = i + 1;
    switch (c) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default: (((out += "\\u00") += hex[c >> 4U])) += hex[c & 15U];
    }
  }
  (out.append(text.substr(from))) += '"';
}

namespace detail {
namespace {

std::string as_found(const Json& found) {
  auto text = found.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (text.size() <= 60) return text;
  std::size_t cut = 57;
  while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80) --cut;
  return text.substr(0, cut) + "...";
}

std::string listed(const std::string_view* words, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) (all += i ? ", " : "") += words[i];
  return all;
}

std::string named(const JsonPath& at) {
  auto path = at.str();
  return path.empty() ? "(document)" : path;
}

}  // namespace

Refusal wrong_type(const JsonPath& at, std::string_view expected, const Json& found) {
  return invalid("json.wrong_type")
      .field(named(at))
      .fact("expected", expected)
      .fact("found", as_found(found));
}
Refusal missing_field(const JsonPath& at) { return invalid("json.missing").field(named(at)); }
Refusal unknown_field(const JsonPath& at, const Json& found, const std::string_view* allowed,
                      std::size_t count) {
  const auto* const end = allowed + count;
  for (const auto& [key, value] : found.items())
    if (std::find(allowed, end, key) == end)
      return invalid("json.unknown_key").field((at / key).str()).fact("allowed", listed(allowed, count));
  return invalid("json.unknown_key").field(named(at)).fact("allowed", listed(allowed, count));
}
Refusal not_one_of(const JsonPath& at, std::string_view found, const std::string_view* allowed,
                   std::size_t count) {
  return invalid("json.not_one_of")
      .field(named(at))
      .fact("found", found)
      .fact("allowed", listed(allowed, count));
}
Refusal out_of_range(const JsonPath& at, const Json& found, std::string_view low, std::string_view high) {
  return invalid("json.out_of_range")
      .field(named(at))
      .fact("found", as_found(found))
      .fact("low", low)
      .fact("high", high);
}
Verdict check_text(std::string_view text, const JsonPath& at) {
  if (text.size() > max_text_bytes)
    return invalid("json.text_too_long")
        .field(named(at))
        .fact("bytes", std::to_string(text.size()))
        .fact("allowed", std::to_string(max_text_bytes));
  if (!is_utf8(text)) return invalid("json.not_utf8").field(named(at));
  return {};
}
void print_integer(std::string& out, std::int64_t value) {
  std::array<char, 24> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

}  // namespace detail
}  // namespace tenon
