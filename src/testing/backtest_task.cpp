/// backtest: a change of the rules over a store's history, asked for by document.
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tenon/testing/backtest.hpp"
#include "testing/tasks.hpp"

namespace tenon::testing {
namespace {

struct BacktestFields {
  std::string store;
  std::optional<std::string> commands{};
};
BOOST_DESCRIBE_STRUCT(BacktestFields, (), (store, commands))

/// A path, or "sqlite:" and a path, as settings name a store.
std::string path_in(const std::string& store) {
  return store.starts_with("sqlite:") ? store.substr(7) : store;
}

Result<std::string> read_file(const std::string& path) {
  const std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file || !text) return not_found("testing.no_file").field("commands").fact("found", path);
  return text.str();
}

}  // namespace

Result<Json> backtest_task(const Json& request, const Progress& progress) {
  const JsonPath root{nullptr, "request"};
  if (!request.is_object()) return detail::wrong_type(root, "an object", request);
  Json rest = request;
  BacktestOptions options;
  if (const auto settings = rest.find("settings"); settings != rest.end()) {
    TENON_TRY(options.settings, Settings::read(settings->dump()));
    rest.erase(settings);
  }
  const auto given = rest.find("change");
  if (given == rest.end()) return detail::missing_field(root / "change");
  TENON_TRY(const BacktestChange change, BacktestChange::read(*given));
  rest.erase(given);
  if (const auto circumstances = rest.find("circumstances"); circumstances != rest.end()) {
    if (!circumstances->is_object())
      return detail::wrong_type(root / "circumstances", "an object", *circumstances);
    options.circumstances = *circumstances;
    rest.erase(circumstances);
  }
  TENON_TRY(const auto fields, read_rest<BacktestFields>(rest));
  if (fields.commands) { TENON_TRY(options.log, read_file(*fields.commands)); }
  if (progress)
    options.progress = [&](std::int64_t done, std::int64_t of) {
      const auto path = std::filesystem::path(path_in(fields.store)).filename().string();
      return progress({{"done", done}, {"of", of}, {"label", to_json(Text{path, path})}});
    };
  TENON_TRY(const History history, History::read(path_in(fields.store), options.settings));
  TENON_TRY(const Backtest result, backtest(history, change, options));
  Json answer = to_json(result);
  answer["text"] = {{"zh", to_text(result, Language::zh)}, {"en", to_text(result, Language::en)}};
  answer["csv"] = to_csv(result);
  return answer;
}

}  // namespace tenon::testing
