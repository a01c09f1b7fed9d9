/// What is done on a stage as lines that `tenon run` takes.
#include <ostream>

#include "tenon/testing/stage.hpp"

namespace tenon::testing {

void Stage::write_to(std::ostream& lines) {
  lines_ = &lines;
  const Json& world = procedures_->world();
  if (const auto records = world.find("records"); records != world.end())
    for (const auto& each : *records)
      write({{"do", "put_record"},
             {"kind", each["kind"]},
             {"record", each["record"]},
             {"actor", {{"id", "E0"}, {"roles", {"manager"}}}}});
}

void Stage::write(const Json& line) {
  if (lines_) *lines_ << line.dump() << '\n';
}

void Stage::write(const Command& command, const CasePtr& before) {
  if (!lines_) return;
  Json actor = {{"id", command.actor.id}, {"roles", Json::array()}};
  for (const Role role : command.actor.roles) actor["roles"].push_back(std::string(name_of(role)));
  Json line = {{"actor", std::move(actor)}, {"payload", command.payload}};
  if (command.party != Party::none) line["party"] = std::string(name_of(command.party));
  if (command.at) line["at"] = to_string(*command.at);
  if (before) {
    line["do"] = "apply";
    line["event"] = command.event;
    line["case"] = before->reference ? Json{{"reference", *before->reference}} : Json(to_string(before->id));
  } else {
    line["do"] = "open";
    line["workflow"] = command.workflow;
    line["subject"] = Json::parse(to_json_text(command.subject));
    line["reference"] = *command.reference;
  }
  write(line);
}

}  // namespace tenon::testing
