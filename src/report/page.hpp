#pragma once
/// @file report/page.hpp
/// Writing a page: what is data is escaped, what is said is said in both languages.
#include <initializer_list>
#include <string>
#include <string_view>

#include "tenon/core/refusal.hpp"
#include "tenon/core/text.hpp"

namespace tenon::report {

/// Safe between tags and within quoted attributes; cleaned of control characters and bytes that are not
/// UTF-8.
[[nodiscard]] std::string escaped(std::string_view text);

/// "9,128"
[[nodiscard]] std::string grouped(std::int64_t number);
/// "45 min", "5 h 20 min", "3 d 4 h".
[[nodiscard]] Text span_of(std::int64_t minutes);

/// What fills a {blank} of a sentence.
struct Blank {
  std::string_view name;
  Text value;
  Blank(std::string_view called, Text both) : name(called), value(std::move(both)) {}
  Blank(std::string_view called, const std::string& same) : name(called), value{same, same} {}
  Blank(std::string_view called, std::int64_t number) : Blank(called, grouped(number)) {}
};
/// The sentence "report.<key>" with its blanks filled.
[[nodiscard]] Text said(std::string_view key, std::initializer_list<Blank> blanks);

class Page {
 public:
  Page& raw(std::string_view markup) { return out_ += markup, *this; }
  Page& text(std::string_view data) { return out_ += escaped(data), *this; }
  Page& number(std::int64_t value) { return out_ += grouped(value), *this; }
  /// Chinese and English, of which the reader's choice is shown.
  Page& both(const Text& text);
  /// The words of the catalogue.
  Page& word(std::string_view key);

  /// <tag>text</tag>, the class left out where empty.
  Page& element(std::string_view tag, std::string_view css_class, const Text& text);
  /// A table cell with a number, or a dash where there is none to tell.
  Page& cell(std::int64_t value);
  Page& cell(const Text& text, std::string_view css_class = "n");
  /// A row of headings: keys of "report.col.<key>"; an empty key makes an empty heading, a key that ends with
  /// # stands over numbers.
  Page& headings(std::initializer_list<std::string_view> keys);

  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace tenon::report
