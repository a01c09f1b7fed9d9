/// mutate: whether scenarios would notice a change of the rules, asked for by document.
#include <dlfcn.h>

#include <algorithm>

#include "tenon/testing/mutants.hpp"
#include "testing/tasks.hpp"

namespace tenon::testing {
namespace {

struct MutateFields {
  std::vector<std::string> only{};
  std::optional<std::int32_t> threads{};
  std::optional<std::string> results{}, equivalents{};
};
BOOST_DESCRIBE_STRUCT(MutateFields, (), (only, threads, results, equivalents))

/// Guards are code, and a changed one looks the same in every description: results are good for the very
/// library that they were got with, which its size and time tell.
std::string this_build() {
  Dl_info info{};
  if (dladdr(reinterpret_cast<const void*>(&mutate_task), &info) == 0 || !info.dli_fname) return {};
  std::error_code problem;
  const auto size = std::filesystem::file_size(info.dli_fname, problem);
  const auto time = std::filesystem::last_write_time(info.dli_fname, problem);
  if (problem) return {};
  return std::to_string(size) + "-" + std::to_string(time.time_since_epoch().count());
}

}  // namespace

Result<Json> mutate_task(const Json& request, const Progress& progress) {
  TENON_TRY(const auto chosen, choose(request));
  TENON_TRY(auto fields, read_rest<MutateFields>(chosen.rest));
  MutantOptions options;
  options.only = std::move(fields.only);
  options.threads = static_cast<unsigned>(std::max(0, fields.threads.value_or(0)));
  options.results = fields.results.value_or("");
  options.equivalents = fields.equivalents.value_or("");
  options.version = this_build();
  options.how_far = counted(progress, {"变异", "mutants"});
  TENON_TRY(const auto report, try_mutants(chosen.scenarios, chosen.rules, options));
  Json answer = to_json(report);
  answer["text"] = to_json(Text{to_text(report, Language::zh), to_text(report, Language::en)});
  return answer;
}

}  // namespace tenon::testing
