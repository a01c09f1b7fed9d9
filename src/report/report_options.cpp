#include <algorithm>
#include <array>

#include "tenon/report/html.hpp"

namespace tenon {
namespace {

/// The members of ReportOptions that a document may give.
struct Document {
  std::optional<Text> title{};
  std::optional<Text> organisation{};
  std::optional<std::string> language{};
  std::optional<bool> made_up{};
};
BOOST_DESCRIBE_STRUCT(Document, (), (title, organisation, language, made_up))

}  // namespace

Result<ReportOptions> read_report_options(const Json& json, const JsonPath& at) {
  static constexpr std::array<std::string_view, 3> languages{"zh", "en", "both"};
  TENON_TRY(const Document document, read_json<Document>(json, at));
  ReportOptions options;
  options.title = document.title.value_or(Text{});
  options.organisation = document.organisation.value_or(Text{});
  options.made_up = document.made_up.value_or(false);
  const auto& word = document.language.value_or("both");
  const auto found = std::find(languages.begin(), languages.end(), word);
  if (found == languages.end())
    return detail::not_one_of(at / "language", word, languages.data(), languages.size());
  options.language = static_cast<Language>(found - languages.begin());
  return options;
}

}  // namespace tenon
