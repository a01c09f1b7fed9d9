/// The options of pages, read strictly.
#include <algorithm>
#include <array>

#include "tenon/report/handbook.hpp"
#include "tenon/report/html.hpp"

namespace tenon {
namespace {

/// The members of ReportOptions that a document may give.
struct ReportDocument {
  std::optional<Text> title{};
  std::optional<Text> organisation{};
  std::optional<std::string> language{};
  std::optional<bool> made_up{};
};
BOOST_DESCRIBE_STRUCT(ReportDocument, (), (title, organisation, language, made_up))

/// And those of HandbookOptions.
struct HandbookDocument {
  std::optional<Text> title{};
  std::optional<Text> organisation{};
  std::optional<std::string> language{};
  std::optional<std::vector<std::string>> workflows{};
  std::optional<Date> on{};
};
BOOST_DESCRIBE_STRUCT(HandbookDocument, (), (title, organisation, language, workflows, on))

Result<Language> read_language(const std::optional<std::string>& given, const JsonPath& at) {
  static constexpr std::array<std::string_view, 3> languages{"zh", "en", "both"};
  const auto& word = given.value_or("both");
  const auto found = std::find(languages.begin(), languages.end(), word);
  if (found == languages.end())
    return detail::not_one_of(at / "language", word, languages.data(), languages.size());
  return static_cast<Language>(found - languages.begin());
}

}  // namespace

Result<ReportOptions> read_report_options(const Json& json, const JsonPath& at) {
  TENON_TRY(const auto document, read_json<ReportDocument>(json, at));
  ReportOptions options;
  options.title = document.title.value_or(Text{});
  options.organisation = document.organisation.value_or(Text{});
  options.made_up = document.made_up.value_or(false);
  TENON_TRY(options.language, read_language(document.language, at));
  return options;
}

Result<HandbookOptions> read_handbook_options(const Json& json, const JsonPath& at) {
  TENON_TRY(const auto document, read_json<HandbookDocument>(json, at));
  HandbookOptions options;
  options.title = document.title.value_or(Text{});
  options.organisation = document.organisation.value_or(Text{});
  options.workflows = document.workflows.value_or(std::vector<std::string>{});
  options.on = document.on;
  TENON_TRY(options.language, read_language(document.language, at));
  return options;
}

}  // namespace tenon
