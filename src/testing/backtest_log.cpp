#include "testing/backtest_log.hpp"

#include <algorithm>
#include <sstream>

#include "tenon/engine/documents.hpp"

namespace tenon::testing {
namespace {

using Recorded = History::Recorded;

/// A time of day without an offset is China's, as `tenon run` takes it.
std::string with_offset(std::string text) {
  constexpr std::size_t to_day = 10, to_minute = 16, to_second = 19;
  if (text.size() == to_day) return text + "T00:00:00+08:00";
  if (text.size() > to_day && text[to_day] == ' ') text[to_day] = 'T';
  if (text.size() == to_minute) text += ":00";
  if (text.size() == to_second) text += "+08:00";
  return text;
}

class LogReader {
 public:
  LogReader(const Recorded& recorded, Engine& engine) : recorded_(recorded), engine_(engine) {
    for (std::size_t i = 0; i < recorded.rows.size(); ++i) {
      const auto& row = recorded.rows[i];
      latest_.push_back(
          std::max(latest_.empty() ? Instant() : latest_.back(), recorded.row(row).recorded_at));
      if (row.kind == Recorded::Kind::command) commands_[row.case_].push_back(i);
      if (row.kind == Recorded::Kind::effect && row.position == 0)
        opened_[recorded.row(row).command].push_back(recorded.cases[row.case_].state->id);
    }
    for (std::size_t i = 0; i < recorded.cases.size(); ++i)
      if (const auto& reference = recorded.cases[i].state->reference) references_.emplace(*reference, i);
  }

  Result<void> read(std::int64_t number, const std::string& text) {
    const auto bad = [&](const Refusal& why) {
      return invalid("backtest.bad_line")
          .field("commands[" + std::to_string(number) + "]" + (why.field.empty() ? "" : "." + why.field))
          .fact("line", std::to_string(number))
          .fact("problem", why.text().en)
          .fact("zh_problem", why.text().zh);
    };
    auto document = parse_json(text, "command");
    if (!document) return bad(document.refusal());
    const Json deed = document->is_object() ? document->value("do", Json()) : Json();
    if (deed == "set_time" || deed == "advance") {
      if (!document->contains("to")) return {};
      auto to = read_json<Instant>(timed(*document, "to")["to"], JsonPath{nullptr, "to"});
      if (!to) return bad(to.refusal());
      clock_ = *to;
      return {};
    }
    if (deed != "open" && deed != "apply") return {};
    auto names = document->value("name_opened", Json::array());
    document->erase("name_opened");
    std::optional<std::size_t> about;
    if (deed == "apply") {
      about = find(document->value("case", Json()));
      if (!about) return {};
      (*document)["case"] = to_string(recorded_.cases[*about].state->id);
    }
    auto command = read_command(engine_, timed(std::move(*document), "at"));
    if (!command) return bad(command.refusal());
    if (const auto row = match(*command, about)) {
      place_ = *row + 1;
      give(names, recorded_.row(recorded_.rows[*row]).command);
    } else {
      keep(number, *std::move(command), about);
    }
    return {};
  }

  [[nodiscard]] std::vector<LogLine> take() {
    std::stable_sort(lines_.begin(), lines_.end(),
                     [](const LogLine& a, const LogLine& b) { return a.before < b.before; });
    return std::move(lines_);
  }

 private:
  static Json timed(Json document, const char* member) {
    if (const auto found = document.find(member); found != document.end() && found->is_string())
      *found = with_offset(found->get<std::string>());
    return document;
  }

  std::optional<std::size_t> find(const Json& named) const {
    std::string text;
    if (named.is_string()) text = named.get<std::string>();
    else if (named.is_object() && named.contains("reference") && named["reference"].is_string())
      text = named["reference"].get<std::string>();
    if (const auto known = names_.find(text); known != names_.end()) text = known->second;
    if (const auto known = references_.find(text); known != references_.end()) return known->second;
    const auto id = parse_uuid(text);
    const auto known = id ? recorded_.find.find(CaseId{*id}) : recorded_.find.end();
    return known == recorded_.find.end() ? std::nullopt : std::optional(known->second);
  }

  /// Printed as the history prints it, so that equal payloads are equal bytes.
  static std::string canonical(const Definition& definition, const Command& command) {
    std::string out;
    if (command.event == "open") {
      if (const auto body = definition.read_opening(command.payload))
        definition.print_opening(out, body->get());
    } else if (const auto event = definition.book().find_event(command.event)) {
      if (const auto body = definition.read_event(*event, command.payload))
        definition.print_event(out, *event, body->get());
    } else if (const auto action = read_action(command.event, command.payload); action && *action) {
      print_action(out, **action);
    }
    return out;
  }

  bool is_row(std::size_t at, const Command& command) const {
    const auto& one = recorded_.cases[recorded_.rows[at].case_];
    const auto& row = recorded_.row(recorded_.rows[at]);
    if (row.event != command.event || row.actor != command.actor.id) return false;
    if (command.at ? row.at != *command.at : clock_ && row.recorded_at != *clock_) return false;
    const auto payload = canonical(*one.state->definition, command);
    if (command.event != "open") return payload == row.payload;
    if (one.state->definition->book().id != command.workflow || one.state->reference != command.reference)
      return false;
    return row.payload.ends_with("\"opening\":" + payload + "}");
  }

  std::optional<std::size_t> match(const Command& command, std::optional<std::size_t> about) {
    const auto match_in = [&](std::size_t one) -> std::optional<std::size_t> {
      const auto found = commands_.find(one);
      if (found == commands_.end()) return std::nullopt;
      auto& left = found->second;
      for (auto at = left.begin(); at != left.end(); ++at)
        if (is_row(*at, command)) {
          const auto row = *at;
          left.erase(left.begin(), at + 1);
          return row;
        }
      return std::nullopt;
    };
    if (about) return match_in(*about);
    if (command.reference) {
      const auto known = references_.find(*command.reference);
      return known == references_.end() ? std::nullopt : match_in(known->second);
    }
    for (std::size_t i = 0; i < recorded_.cases.size(); ++i)
      if (const auto row = match_in(i)) return row;
    return std::nullopt;
  }

  void give(const Json& names, const CommandId& command) {
    const auto found = opened_.find(command);
    if (!names.is_array() || found == opened_.end()) return;
    for (std::size_t i = 0; i < std::min(names.size(), found->second.size()); ++i)
      if (names[i].is_string()) names_[names[i].get<std::string>()] = to_string(found->second[i]);
  }

  /// It belongs behind the last line that the history has, and not before what was done by its own time.
  void keep(std::int64_t number, Command command, std::optional<std::size_t> about) {
    LogLine line{number, place_, std::move(command), {}, {}};
    if (!line.command.at) line.command.at = clock_;
    if (line.command.at) {
      const auto from = std::lower_bound(latest_.begin(), latest_.end(), *line.command.at);
      line.before = std::max(place_, static_cast<std::size_t>(from - latest_.begin()));
    }
    line.workflow =
        about ? std::string(recorded_.cases[*about].state->definition->book().id) : line.command.workflow;
    line.reference = about ? recorded_.cases[*about].state->reference : line.command.reference;
    lines_.push_back(std::move(line));
  }

  const Recorded& recorded_;
  Engine& engine_;
  std::vector<Instant> latest_;  ///< when the rows up to each had been written down
  std::map<std::size_t, std::vector<std::size_t>> commands_;  ///< rows of each case that no line has matched
  std::unordered_map<CommandId, std::vector<CaseId>> opened_;
  std::map<std::string, std::size_t, std::less<>> references_;
  std::map<std::string, std::string, std::less<>> names_;
  std::optional<Instant> clock_;
  std::size_t place_ = 0;
  std::vector<LogLine> lines_;
};

}  // namespace

Result<std::vector<LogLine>> read_log(const std::string& log, const Recorded& recorded, Engine& engine) {
  LogReader reader(recorded, engine);
  std::istringstream in(log);
  std::int64_t number = 0;
  for (std::string text; std::getline(in, text);) {
    ++number;
    const auto first = text.find_first_not_of(" \t\r");
    if (first == text.npos || text[first] == '#') continue;
    TENON_CHECK(reader.read(number, text));
  }
  return reader.take();
}

}  // namespace tenon::testing
