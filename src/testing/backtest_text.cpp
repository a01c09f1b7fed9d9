/// A backtest for people: as a text, and as a table for a spreadsheet.
#include <algorithm>

#include "report/local_time.hpp"
#include "tenon/core/catalogue.hpp"
#include "testing/backtest_totals.hpp"

namespace tenon::testing {
namespace {

std::string in(const Text& text, Language language) {
  if (language == Language::zh) return text.zh.empty() ? text.en : text.zh;
  if (language == Language::en) return text.en.empty() ? text.zh : text.en;
  return text.zh == text.en || text.en.empty() ? text.zh : text.zh + " / " + text.en;
}

class Writer {
 public:
  Writer(Language language, const Zone& zone) : language_(language), zone_(zone) {}

  void line(std::size_t depth, const std::string& text) { (out_.append(depth * 2, ' ') += text) += '\n'; }
  void line(std::size_t depth, std::string_view code,
            std::initializer_list<std::pair<std::string_view, std::string>> facts) {
    line(depth, say(code, facts));
  }
  [[nodiscard]] std::string say(std::string_view code,
                                std::initializer_list<std::pair<std::string_view, std::string>> facts) const {
    const auto* const words = find_text(code);
    Refusal said = refuse(code);
    for (const auto& [name, value] : facts) said.facts.push_back({std::string(name), value});
    return in({fill_in(words->sentence.zh, said), fill_in(words->sentence.en, said)}, language_);
  }
  [[nodiscard]] std::string say(const Text& text) const { return in(text, language_); }
  [[nodiscard]] std::string say(Instant at) const { return report::local_text(zone_, at); }
  [[nodiscard]] const Zone& zone() const noexcept { return zone_; }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  Language language_;
  const Zone& zone_;
  std::string out_;
};

/// A value on one line: a deadline as its limit, its date and what became of it.
std::string told(const Json& value, const Zone& zone) {
  if (value.is_null()) return "-";
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_object()) return value.dump();
  std::string line;
  for (const std::string key : {"state", "limit", "due", "status", "missed", "ended"}) {
    const auto found = value.find(key);
    if (found == value.end() || !found->is_string()) continue;
    std::string text = found->get<std::string>();
    if (const auto at = parse_instant(text)) text = key + " " + report::due_text(zone, *at);
    (line += line.empty() ? "" : ", ") += text;
  }
  return line.empty() ? value.dump() : line;
}

std::string called(const CaseId& id, const std::optional<std::string>& reference) {
  return reference ? *reference : id.is_nil() ? std::string("-") : to_string(id);
}

void write_totals(Writer& out, const Backtest& backtest) {
  const auto totals = totals_of(backtest);
  const auto number = [](std::int64_t value) { return std::to_string(value); };
  out.line(0, "backtest.heading",
           {{"from", out.say(backtest.from)},
            {"until", out.say(backtest.until)},
            {"cases", number(backtest.cases)},
            {"commands", number(backtest.commands)}});
  for (const auto& each : backtest.changes) out.line(1, "- " + out.say(each));
  if (backtest.left_out > 0) out.line(0, "backtest.stopped", {{"count", number(backtest.left_out)}});
  if (!backtest.not_reproducible.empty())
    out.line(0, "backtest.not_reproducible", {{"count", number(std::ssize(backtest.not_reproducible))}});
  if (backtest.same()) out.line(0, "backtest.nothing", {});
  else out.line(0, "backtest.differing", {{"count", number(std::ssize(backtest.differing))}});
  for (const auto kind : enum_names<DifferenceKind>())
    if (const auto count = backtest.count(*enum_from<DifferenceKind>(kind)); count > 0)
      out.line(1, out.say("backtest.kind_" + std::string(kind), {}) + ": " + number(count));
  if (totals.newly_missed > 0)
    out.line(1, out.say("backtest.newly_missed", {}) + ": " + number(totals.newly_missed));
  if (totals.newly_kept > 0)
    out.line(1, out.say("backtest.newly_kept", {}) + ": " + number(totals.newly_kept));
  for (const auto& [code, count] : totals.refusals)
    out.line(1, "backtest.refused_by", {{"code", code}, {"count", number(count)}});
  if (totals.follow_ups > 0)
    out.line(1, out.say("backtest.follow_ups", {}) + ": " + number(totals.follow_ups));
  if (totals.following > 0) out.line(1, out.say("backtest.following", {}) + ": " + number(totals.following));
  if (!backtest.not_computed.empty())
    out.line(0, "backtest.not_computed", {{"count", number(std::ssize(backtest.not_computed))}});
  if (backtest.lines_asked > 0)
    out.line(0, "backtest.lines",
             {{"count", number(backtest.lines_asked)}, {"passing", number(totals.lines_passing)}});
}

std::string actor_of(const PartedAt& at) { return at.actor + " (" + to_string(at.roles) + ")"; }

/// The case that this one follows from, by the host's own number where it has one: it parted, so it is here.
std::string cause_of(const CaseDifferences& one, const Backtest& backtest) {
  for (const auto& each : backtest.differing)
    if (each.id == *one.follows) return called(each.id, each.reference);
  return to_string(*one.follows);
}

void write_case(Writer& out, const CaseDifferences& one, const Backtest& backtest) {
  out.line(0, "");
  out.line(0, called(one.id, one.reference) + "  " + one.workflow +
                  (one.subject.sale ? "  " + *one.subject.sale : ""));
  if (one.first)
    out.line(1, "backtest.parted",
             {{"at", out.say(one.first->at)}, {"event", one.first->event}, {"actor", actor_of(*one.first)}});
  for (const auto& each : one.differences) {
    const auto kind = out.say("backtest.kind_" + std::string(name_of(each.kind)), {});
    if (each.kind == DifferenceKind::refused) {
      out.line(1, kind + "  " + each.what + "  " + one.refusal->code);
      out.line(2, out.say(one.refusal->text()) +
                      (one.refusal->source.empty() ? "" : " (" + one.refusal->source + ")"));
    } else {
      out.line(1, kind + "  " + each.what + ": " + told(each.before, out.zone()) + " -> " +
                      told(each.after, out.zone()));
    }
  }
  if (one.follows) out.line(1, "backtest.follows", {{"case", cause_of(one, backtest)}});
  if (one.follow_ups > 0)
    out.line(1, out.say("backtest.follow_ups", {}) + ": " + std::to_string(one.follow_ups));
}

std::string cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == text.npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}
void add_row(std::string& out, std::initializer_list<std::string> cells) {
  bool first = true;
  for (const auto& each : cells) {
    if (!first) out += ',';
    out += cell(each);
    first = false;
  }
  out += "\r\n";
}

}  // namespace

std::string to_text(const Backtest& backtest, Language language) {
  Writer out(language, backtest.zone);
  write_totals(out, backtest);
  for (const auto& each : backtest.differing) write_case(out, each, backtest);
  for (const auto& each : backtest.lines) {
    out.line(0, "");
    out.line(0, "backtest.line",
             {{"line", std::to_string(each.line)},
              {"case", each.reference.value_or("-")},
              {"workflow", each.workflow},
              {"event", each.asked.event},
              {"at", out.say(each.asked.at)},
              {"actor", actor_of(each.asked)}});
    out.line(1, out.say("backtest.before", {}) + ": " +
                    (each.before ? out.say(each.before->text()) : out.say("backtest.allowed", {})));
    out.line(1, out.say("backtest.after", {}) + ": " +
                    (each.after ? out.say(each.after->text()) : out.say("backtest.allowed", {})));
  }
  for (const auto& each : backtest.not_reproducible) {
    out.line(0, "");
    out.line(0, "backtest.unlike",
             {{"case", called(each.id, each.reference)}, {"workflow", each.workflow}, {"what", each.what}});
    out.line(1, each.recorded + " / " + each.replayed);
    if (each.refusal) out.line(1, out.say(each.refusal->text()));
  }
  return out.take();
}

std::string to_csv(const Backtest& backtest) {
  const Zone& zone = backtest.zone;
  std::string out;
  add_row(out, {"case", "reference", "workflow", "sale", "kind", "what", "before", "after", "code", "zh",
                "en", "at", "event", "actor", "follows", "follow_ups"});
  for (const auto& one : backtest.differing)
    for (const auto& each : one.differences) {
      const bool refused = each.kind == DifferenceKind::refused;
      add_row(out, {one.id.is_nil() ? "" : to_string(one.id), one.reference.value_or(""), one.workflow,
                    one.subject.sale.value_or(""), std::string(name_of(each.kind)), each.what,
                    told(each.before, zone), refused ? "" : told(each.after, zone),
                    refused ? one.refusal->code : "", refused ? one.refusal->text().zh : "",
                    refused ? one.refusal->text().en : "",
                    one.first ? report::local_text(zone, one.first->at) : "",
                    one.first ? one.first->event : "", one.first ? one.first->actor : "",
                    one.follows ? cause_of(one, backtest) : "", std::to_string(one.follow_ups)});
    }
  for (const auto& each : backtest.lines) {
    const auto code = [](const std::optional<Refusal>& refusal) {
      return refusal ? refusal->code : std::string("allowed");
    };
    const auto* const said = each.after ? &*each.after : each.before ? &*each.before : nullptr;
    add_row(out, {"", each.reference.value_or(""), each.workflow, "", "line",
                  "line " + std::to_string(each.line), code(each.before), code(each.after),
                  said ? said->code : "", said ? said->text().zh : "", said ? said->text().en : "",
                  report::local_text(zone, each.asked.at), each.asked.event, each.asked.actor, "", ""});
  }
  return out;
}

}  // namespace tenon::testing
