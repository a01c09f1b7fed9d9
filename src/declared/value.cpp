#include "declared/value.hpp"

#include "tenon/core/money.hpp"

namespace tenon::declared {
namespace {

Date first_day() { return {1400, 1, 1}; }

template <class T>
Verdict read_as(const Json& json, Value& into, const JsonPath& at, std::int64_t (*number)(const T&)) {
  T read{};
  if (auto verdict = JsonCodec<T>::read(json, read, at); !verdict.allowed()) return verdict;
  into = number(read);
  return {};
}

}  // namespace

bool is_filled(const Value& value) noexcept {
  if (const auto* text = std::get_if<std::string>(&value)) return !text->empty();
  if (const auto* list = std::get_if<std::vector<std::string>>(&value)) return !list->empty();
  return is_there(value);
}

int compare(const Value& a, const Value& b) noexcept {
  if (a == b) return 0;
  return a < b ? -1 : 1;
}

Value value_of(const Date& day) { return static_cast<std::int64_t>((day - first_day()).days()); }
Date date_of(const Value& value) {
  return first_day() + boost::gregorian::days(static_cast<long>(std::get<std::int64_t>(value)));
}

void print(std::string& out, const Type& type, const Value& value) {
  if (!is_there(value)) {
    out += "null";
    return;
  }
  const auto* const number = std::get_if<std::int64_t>(&value);
  switch (type.kind) {
    case Kind::integer: return JsonCodec<std::int64_t>::print(out, *number);
    case Kind::boolean: return JsonCodec<bool>::print(out, *number != 0);
    case Kind::money: return JsonCodec<Money>::print(out, Money::from_fen(*number));
    case Kind::area: return JsonCodec<Area>::print(out, Area::from_hundredths(*number));
    case Kind::date: return JsonCodec<Date>::print(out, date_of(value));
    case Kind::instant: return JsonCodec<Instant>::print(out, Instant::from_microseconds(*number));
    case Kind::text:
    case Kind::choice: return print_json_string(out, std::get<std::string>(value));
    case Kind::texts:
      return JsonCodec<std::vector<std::string>>::print(out, std::get<std::vector<std::string>>(value));
  }
}

Verdict read(const Json& json, const Type& type, Value& into, const JsonPath& at) {
  if (type.optional && json.is_null()) return into = std::monostate(), Verdict{};
  switch (type.kind) {
    case Kind::integer: return read_as<std::int64_t>(json, into, at, [](const auto& n) { return n; });
    case Kind::boolean:
      return read_as<bool>(json, into, at, [](const auto& yes) { return std::int64_t{yes}; });
    case Kind::money: return read_as<Money>(json, into, at, [](const auto& sum) { return sum.fen(); });
    case Kind::area: return read_as<Area>(json, into, at, [](const auto& area) { return area.hundredths(); });
    case Kind::date:
      return read_as<Date>(json, into, at,
                           [](const auto& day) { return std::get<std::int64_t>(value_of(day)); });
    case Kind::instant:
      return read_as<Instant>(json, into, at, [](const auto& when) { return when.microseconds(); });
    case Kind::text: return JsonCodec<std::string>::read(json, into.emplace<std::string>(), at);
    case Kind::texts:
      return JsonCodec<std::vector<std::string>>::read(json, into.emplace<std::vector<std::string>>(), at);
    case Kind::choice: break;
  }
  std::size_t position = 0;
  const std::vector<std::string_view> words(type.words.begin(), type.words.end());
  if (auto verdict = detail::read_word(json, at, words, position); !verdict.allowed()) return verdict;
  into = type.words[position];
  return {};
}

Json schema_of(const Type& type) {
  Json schema = [&] {
    switch (type.kind) {
      case Kind::integer: return JsonCodec<std::int64_t>::schema();
      case Kind::boolean: return JsonCodec<bool>::schema();
      case Kind::money: return JsonCodec<Money>::schema();
      case Kind::area: return JsonCodec<Area>::schema();
      case Kind::date: return JsonCodec<Date>::schema();
      case Kind::instant: return JsonCodec<Instant>::schema();
      case Kind::texts: return JsonCodec<std::vector<std::string>>::schema();
      case Kind::text: break;
      case Kind::choice:
        const std::vector<std::string_view> words(type.words.begin(), type.words.end());
        return detail::schema_of_words(words);
    }
    return JsonCodec<std::string>::schema();
  }();
  return type.optional ? detail::schema_or_null(std::move(schema)) : schema;
}

std::string shown(const Type& type, const Value& value) {
  if (!is_there(value)) return "-";
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  std::string out;
  if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
    for (const auto& each : *list) (out += out.empty() ? "" : ", ") += each;
    return out.empty() ? "-" : out;
  }
  print(out, type, value);
  return out.starts_with('"') ? out.substr(1, out.size() - 2) : out;
}

bool fits(const Type& wanted, const Type& found) {
  if (wanted.kind == Kind::text && found.kind == Kind::choice) return true;
  if (wanted.kind != found.kind) return false;
  if (wanted.kind != Kind::choice) return true;
  return std::all_of(found.words.begin(), found.words.end(), [&](const auto& word) {
    return std::find(wanted.words.begin(), wanted.words.end(), word) != wanted.words.end();
  });
}

}  // namespace tenon::declared
