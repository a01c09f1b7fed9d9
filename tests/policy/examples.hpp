#pragma once
// Short ways to write values, for the tests of this room.
#include "model/examples.hpp"
#include "tenon/policy/statement.hpp"

namespace tenon::test {

inline Rate rate(std::string_view text) { return Rate::parse(text).value(); }
inline Money money(std::string_view yuan) { return read_json<Money>(Json(std::string(yuan))).value(); }
inline Area area(std::string_view square_metres) {
  return read_json<Area>(Json(std::string(square_metres))).value();
}

/// Words of the catalogue, in both languages, with every placeholder filled.
inline void check_words(const Text& text) {
  INFO(text.zh << " / " << text.en);
  CHECK_FALSE(text.zh.empty());
  CHECK(text.zh != text.en);
  CHECK_FALSE(has(text.en, "policy."));
  CHECK_FALSE(has(text.zh + text.en, "{"));
}
/// People can read it: title, labels and notes have words, each line names its source, and it adds up.
inline void check_readable(const Statement& statement) {
  check_words(statement.title);
  Money total;
  for (const auto& line : statement.lines) {
    INFO(line.item);
    check_words(line.label);
    if (line.note) check_words(*line.note);
    CHECK_FALSE(line.source.empty());
    CHECK(line.amount >= Money{});
    total = total + line.amount;
  }
  CHECK(total == statement.total);
}

}  // namespace tenon::test
