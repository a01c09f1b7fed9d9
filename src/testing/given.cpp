#include "tenon/testing/given.hpp"

#include <ostream>

#include "testing/then_run.hpp"

namespace tenon::testing {

std::ostream& operator<<(std::ostream& out, const Ending& ending) {
  if (ending.report.passed()) return out << "as expected";
  for (const auto& each : ending.report.differences)
    out << each.at << "\n  expected: " << (each.expected.empty() ? "nothing" : each.expected)
        << "\n  found: " << (each.found.empty() ? "nothing" : each.found) << "\n";
  return out;
}

AnyStory::AnyStory(ProceduresPtr procedures, const Rules& rules) {
  auto stage = Stage::open(std::move(procedures), rules);
  if (stage) stage_.emplace(*std::move(stage));
  else report_.differences.push_back({"world", "a world", said(stage.refusal()), stage.refusal()});
}

void AnyStory::note(const Refusal& refusal) {
  report_.differences.push_back(
      {"given[" + std::to_string(steps_ - 1) + "]", "done", said(refusal), refusal});
}

void AnyStory::bring(std::string_view workflow, std::string_view state) {
  if (!stage_ || !went_well()) return;
  const Json* const document = stage_->procedures().find(workflow);
  Json step = {{"bring", workflow}, {"to", state}, {"name", "it"}};
  if (document && stage_->about().empty() && document->contains("about")) stage_->about((*document)["about"]);
  take(step);
}

void AnyStory::take(const Json& step) {
  if (!stage_ || !went_well()) return;
  ++steps_;
  if (const auto done = stage_->attempt(step); !done) note(done.refusal());
}

void AnyStory::take(Command command, bool tried) {
  if (!stage_ || !went_well()) return;
  ++steps_;
  command.actor = actor_;
  CasePtr on;
  if (command.event == "open") {
    auto subject = read_json<Subject>(stage_->about(), JsonPath{nullptr, "about"});
    if (!subject) return note(subject.refusal());
    command.subject = *std::move(subject);
  } else {
    const auto it = stage_->get();
    if (!it) return note(it.refusal());
    on = *it;
    command.case_id = on->id;
  }
  if (const auto told = stage_->world().told(); tried && told && !told->empty())
    told_before_ = told->back().id;
  auto done = stage_->execute(command, on);
  if (done && !on) stage_->call("it", done->case_id);
  if (done) return;
  if (tried) refusal_ = std::move(done).refusal();
  else note(done.refusal());
}

Ending AnyStory::end(const std::vector<const Expected*>& expected) {
  Json then = Json::object();
  for (const auto* each : expected)
    for (const auto& [key, value] : each->then().items()) {
      if (value.is_array() && then.contains(key))
        for (const auto& one : value) then[key].push_back(one);
      else if (value.is_object()) then[key].merge_patch(value);
      else then[key] = value;
    }
  if (stage_ && report_.passed()) {
    if (refusal_ && !then.contains("refused"))
      report_.differences.push_back({"when", "done", said(*refusal_), refusal_});
    else ThenRun(*stage_, report_.differences, told_before_).check(then, refusal_);
  }
  if (stage_) report_.commands = stage_->commands();
  return {report_};
}

}  // namespace tenon::testing
