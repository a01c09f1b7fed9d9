/// explore: every order in which linked cases can go on, asked for by document.
#include <algorithm>
#include <fstream>

#include "tenon/testing/explore.hpp"
#include "testing/faults.hpp"
#include "testing/tasks.hpp"

namespace tenon::testing {
namespace {

struct ExploreFields {
  std::vector<std::string> places;
  std::optional<bool> reduced{};
};
BOOST_DESCRIBE_STRUCT(ExploreFields, (), (places, reduced))

bool is_exploration(const std::filesystem::path& path) {
  if (path.extension() != ".json") return false;
  std::ifstream file(path, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const auto document = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  return document.is_object() && document.contains("explore_version");
}

/// Files as they are named, and all explorations of folders by name.
Result<std::vector<std::filesystem::path>> explorations_in(const std::vector<std::string>& places) {
  std::vector<std::filesystem::path> found;
  for (const auto& place : places) {
    if (!std::filesystem::is_directory(place)) {
      found.emplace_back(place);
      continue;
    }
    std::vector<std::filesystem::path> inside;
    for (const auto& each : std::filesystem::directory_iterator(place))
      if (is_exploration(each.path())) inside.push_back(each.path());
    if (inside.empty()) return not_found("testing.no_explorations").field(place);
    std::sort(inside.begin(), inside.end());
    found.insert(found.end(), inside.begin(), inside.end());
  }
  return found;
}

}  // namespace

Result<Json> explore_task(const Json& request, const Progress& progress) {
  Json rest = request;
  if (!rest.is_object()) return detail::wrong_type(JsonPath{nullptr, "request"}, "an object", rest);
  ExploreOptions options;
  TENON_TRY(options.rules, take_rules(rest));
  TENON_TRY(const auto fields, read_rest<ExploreFields>(rest));
  if (fields.places.empty()) return missing(JsonPath{nullptr, "request"} / "places");
  TENON_TRY(const auto paths, explorations_in(fields.places));
  options.reduced = fields.reduced.value_or(true);
  Json answer{{"passed", true}, {"explorations", Json::array()}};
  Text text;
  for (const auto& path : paths) {
    TENON_TRY(const auto exploration, Exploration::read(path, options.rules.workflows));
    bool stopped = false;
    options.progress = [&](std::int64_t expanded, std::int64_t waiting) {
      stopped =
          progress &&
          !progress({{"done", expanded}, {"of", expanded + waiting}, {"label", to_json(exploration.title)}});
      return !stopped;
    };
    TENON_TRY(const auto explored, explore(exploration, options));
    Json one = to_json(exploration, explored);
    answer["passed"] = answer["passed"].get<bool>() && one["passed"].get<bool>();
    answer["explorations"].push_back(std::move(one));
    text.zh += to_text(exploration, explored, Language::zh);
    text.en += to_text(exploration, explored, Language::en);
    if (stopped) break;
  }
  answer["text"] = to_json(text);
  return answer;
}

}  // namespace tenon::testing
