/// tenon run: commands as JSON lines, one answer a line.
#include <algorithm>
#include <fstream>
#include <functional>
#include <iostream>
#include <map>

#include "advance.hpp"
#include "command.hpp"
#include "names.hpp"
#include "session.hpp"
#include "times.hpp"

namespace cli {
namespace {

/// A line that is understood by nobody: what the library would call invalid.
Failure bad_line(const std::string& code, const std::string& zh, const std::string& en) {
  const Json error{{"kind", "invalid"}, {"code", code}, {"zh", zh}, {"en", en}, {"facts", Json::object()}};
  return {TENON_INVALID, code, error.dump()};
}

/// What a line asks for, member by member; what nobody took is a misspelling.
class Line {
 public:
  Line(Json document, const std::optional<Json>& usual_actor) : document_(std::move(document)) {
    if (usual_actor && !document_.contains("actor")) document_["actor"] = *usual_actor;
  }
  [[nodiscard]] bool has(const char* name) const { return document_.contains(name); }
  Json take(const char* name) {
    const auto found = document_.find(name);
    if (found == document_.end())
      throw bad_line("run.missing", std::string("该行缺少 ") + name + "。",
                     std::string("The line lacks \"") + name + "\".");
    Json value = std::move(*found);
    document_.erase(name);
    return value;
  }
  /// A member as the text that the C library takes: texts as they are, documents printed.
  std::string text(const char* name) {
    const Json value = take(name);
    return value.is_string() ? value.get<std::string>() : value.dump();
  }
  std::string text(const char* name, const std::string& otherwise) {
    return has(name) ? text(name) : otherwise;
  }
  std::int64_t number(const char* name, std::int64_t otherwise) {
    if (!has(name)) return otherwise;
    const Json value = take(name);
    if (!value.is_number_integer())
      throw bad_line("run.number", std::string(name) + " 应为整数。",
                     std::string("\"") + name + "\" must be a whole number.");
    return value.get<std::int64_t>();
  }
  std::int32_t limit() {
    return static_cast<std::int32_t>(std::min<std::int64_t>(number("limit", 100), 1'000'000));
  }
  /// "case": an id, a reference, or {"reference": ...}.
  std::string which() {
    const Json value = take("case");
    if (value.is_object() && value.contains("reference")) return "reference:" + text_of(value, "reference");
    return value.is_string() ? case_named(value.get<std::string>()) : value.dump();
  }
  /// What is left must be nothing (but the actor, who may be the usual one).
  void finish() const {
    for (const auto& [name, value] : document_.items())
      if (name != "actor")
        throw bad_line("run.unknown_key", "该行不用 " + name + "。",
                       "The line has no use for \"" + name + "\".");
  }
  [[nodiscard]] Json& document() noexcept { return document_; }

 private:
  Json document_;
};

/// The name under which an answer stands, and the answer as JSON.
using Answer = std::pair<std::string, std::string>;
using Deed = std::function<Answer(tenon_engine*, Line&)>;

/// A command document for the engine; a "case" that is no id is taken for the host's reference.
std::string command_document(Line& line, const std::string& deed) {
  Json& document = line.document();
  document["do"] = deed;
  if (document.contains("case") && document["case"].is_string()) {
    const auto named = case_named(document["case"].get<std::string>());
    if (named.starts_with("reference:")) document["case"] = Json{{"reference", named.substr(10)}};
  }
  if (document.contains("at") && document["at"].is_string())
    document["at"] = with_offset(document["at"].get<std::string>());
  return document.dump();
}

Deed command(const std::string& deed) {
  return [deed](tenon_engine* engine, Line& line) -> Answer {
    return {"outcome", ask(tenon_engine_execute, engine, command_document(line, deed).c_str())};
  };
}

const std::map<std::string, Deed, std::less<>>& deeds() {
  static const std::map<std::string, Deed, std::less<>> all{
      {"open", command("open")},
      {"apply", command("apply")},
      {"check",
       [](tenon_engine* engine, Line& line) -> Answer {
         Line inner(line.take("command"),
                    line.has("actor") ? std::optional<Json>(line.take("actor")) : std::nullopt);
         line.finish();
         const auto deed = text_of(inner.document(), "do");
         tell(tenon_case_check, engine, command_document(inner, deed).c_str());
         return {"allowed", "true"};
       }},
      {"put_record",
       [](tenon_engine* engine, Line& line) -> Answer {
         const auto kind = line.text("kind");
         const auto record = line.text("record");
         const auto actor = line.text("actor");
         const auto version = line.number("expected_version", -1);
         line.finish();
         return {"record",
                 ask(tenon_record_put, engine, kind.c_str(), record.c_str(), actor.c_str(), version)};
       }},
      {"get_record",
       [](tenon_engine* engine, Line& line) -> Answer {
         const auto kind = line.text("kind");
         const auto id = line.text("id");
         line.finish();
         return {"record", ask(tenon_record_get, engine, kind.c_str(), id.c_str())};
       }},
      {"set_time",
       [](tenon_engine* engine, Line& line) -> Answer {
         const auto to = with_offset(line.text("to"));
         line.finish();
         tell(tenon_engine_set_time, engine, to.c_str());
         return {"clock", ask(tenon_engine_now, engine)};
       }},
      {"advance",
       [](tenon_engine* engine, Line& line) -> Answer {
         std::optional<std::string> to;
         if (line.has("to")) to = with_offset(line.text("to"));
         line.finish();
         return {"advanced", advance_to(engine, to, /*show=*/false).dump()};
       }},
      {"get",
       [](tenon_engine* engine, Line& line) -> Answer {
         const auto which = line.which();
         const bool then = line.has("at");
         const auto at = with_offset(line.text("at", ""));
         line.finish();
         return {"case", then ? ask(tenon_case_as_of, engine, which.c_str(), at.c_str())
                              : ask(tenon_case_get, engine, which.c_str())};
       }},
      {"options",
       [](tenon_engine* engine, Line& line) -> Answer {
         const auto which = line.which();
         const auto actor = line.text("actor");
         line.finish();
         return {"options", ask(tenon_case_options, engine, which.c_str(), actor.c_str())};
       }},
      {"history",
       [](tenon_engine* engine, Line& line) -> Answer {
         const auto which = line.which();
         line.finish();
         return {"history", ask(tenon_case_history, engine, which.c_str())};
       }},
      {"explain",
       [](tenon_engine* engine, Line& line) -> Answer {
         const auto which = line.which();
         const auto run = line.number("run", 0);
         line.finish();
         return {"explanation", ask(tenon_case_explain, engine, which.c_str(),
                                    static_cast<std::int32_t>(std::min<std::int64_t>(run, INT32_MAX)))};
       }},
      {"find",
       [](tenon_engine* engine, Line& line) -> Answer {
         const auto query = line.text("query", "{}");
         line.finish();
         return {"page", ask(tenon_case_find, engine, query.c_str())};
       }},
      {"due",
       [](tenon_engine* engine, Line& line) -> Answer {
         const bool given = line.has("until");
         const auto until = with_offset(line.text("until", ""));
         const auto limit = line.limit();
         line.finish();
         return {"due", ask(tenon_case_due, engine, given ? until.c_str() : nullptr, limit)};
       }},
      {"outbox",
       [](tenon_engine* engine, Line& line) -> Answer {
         const auto after = line.number("after", 0);
         const auto limit = line.limit();
         line.finish();
         return {"outbox", ask(tenon_outbox_read, engine, after, limit)};
       }},
  };
  return all;
}

/// The names that a line gives to what it opens; not a list of texts: refused before anything is done.
Json names_in(Json& document) {
  const auto found = document.find("name_opened");
  if (found == document.end()) return Json::array();
  Json names = std::move(*found);
  document.erase(found);
  if (!names.is_array() ||
      !std::all_of(names.begin(), names.end(), [](const Json& each) { return each.is_string(); }))
    throw bad_line("run.names", "name_opened 应为文字列表。", "\"name_opened\" must be a list of texts.");
  return names;
}

Answer carry_out(tenon_engine* engine, const std::string& text, const std::optional<Json>& actor,
                 Names& names) {
  Json document = Json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!document.is_object())
    throw bad_line("run.not_an_object", "该行不是一个 JSON 对象。", "The line is not one JSON object.");
  const auto deed = text_of(document, "do");
  const auto found = deeds().find(deed);
  if (found == deeds().end()) {
    std::string all;
    std::vector<std::string_view> known;
    for (const auto& [name, each] : deeds()) {
      (all += all.empty() ? "" : ", ") += name;
      known.push_back(name);
    }
    const auto near = nearest(deed, known);
    throw bad_line("run.unknown_deed", "\"do\" 不能是 \"" + deed + "\"；可用：" + all + "。",
                   "\"do\" cannot be \"" + deed + "\"" +
                       (near.empty() || deed.empty() ? "" : " (" + near + "?)") + "; there are: " + all +
                       ".");
  }
  document.erase("do");
  names.put_id(document);
  const Json opened = names_in(document);
  Line line(std::move(document), actor);
  auto answer = found->second(engine, line);
  if (!opened.empty()) names.give(opened, parsed(answer.second));
  return answer;
}

/// One line for people.
std::string told(const Answer& answer, const Speech& say) {
  const auto& [name, json] = answer;
  if (name != "outcome" && name != "record") return name + " " + json;
  const Json document = parsed(json);
  if (name == "record")
    return text_of(document, "kind") + " " + printable(text_of(document, "id")) + say(" version ", " 版本 ") +
           document["version"].dump();
  return text_of(document, "workflow") + " " + text_of(document, "case_id") + " -> " +
         tinted(text_of(document, "state"), Tone::good) +
         (document.value("repeated", false) ? say(" (repeated)", "（重复）") : "");
}

int run(const Arguments& arguments) {
  arguments.expect(0, 1, "[FILE]");
  const auto path = arguments.rest().empty() ? std::string("-") : arguments.rest()[0];
  std::ifstream file;
  if (path != "-") {
    file.open(path, std::ios::binary);
    if (!file) throw BadUsage{path + " cannot be read.", "Check the path and its permissions."};
  }
  const auto actor = actor_of(arguments);
  const Session session(arguments, Store::may_be_new);
  const auto& say = session.say();
  std::istream& in = path == "-" ? std::cin : file;
  Names names;
  int worst = done;
  std::int64_t number = 0, fine = 0, bad = 0;
  for (std::string text; std::getline(in, text);) {
    ++number;
    const auto first = text.find_first_not_of(" \t\r");
    if (first == text.npos || text[first] == '#') continue;
    const auto label = std::to_string(number);
    try {
      const auto answer = carry_out(session.engine(), text, actor, names);
      ++fine;
      if (session.json())
        print_line("{\"ok\":true,\"line\":" + label + ",\"" + answer.first + "\":" + answer.second + "}");
      else print_line(label + "  " + told(answer, say));
    } catch (const Failure& failure) {
      ++bad;
      worst = std::max(worst, exit_of(failure.status));
      if (session.json()) print_line("{\"ok\":false,\"line\":" + label + ",\"error\":" + failure.json + "}");
      else {
        print_line(label + "  " + tinted(say("not done", "未办"), Tone::bad) + "  " + failure.code);
        complain(failure, say);
      }
      if (exit_of(failure.status) == machine_fault)
        return machine_fault;  // the next line would meet the same
    }
    if (session.json()) finish_output();  // whoever reads the answers may be waiting for this one
  }
  if (!session.json() && bad > 0)
    complain(std::to_string(bad) + say(" of ", " / ") + std::to_string(fine + bad) +
                 say(" lines were not done.", " 行未办。"),
             "");
  return worst;
}

}  // namespace

std::vector<Command> run_commands() {
  return {
      {"run", "[FILE]", "carry out commands from a file or standard input, one JSON object a line",
       "Each line says what to \"do\": open, apply, check, put_record, get_record, get, options, history,\n"
       "explain, find, due, outbox, set_time, advance. \"case\" is an id or your own reference. Empty lines\n"
       "and lines that begin with # are passed over. --actor and --role stand in where a line names no "
       "actor.\n"
       "  "
       "{\"do\":\"open\",\"workflow\":\"complaint\",\"reference\":\"T-17\",\"subject\":{\"customer\":\"C1\"},"
       "\"payload\":{...}}\n"
       "  {\"do\":\"apply\",\"case\":\"T-17\",\"event\":\"set_grade\",\"payload\":{\"grade\":\"ordinary\"}}\n"
       "  {\"do\":\"put_record\",\"kind\":\"customer\",\"record\":{\"id\":\"C1\", ...}}\n"
       "  {\"do\":\"advance\",\"to\":\"2026-11-24 09:00\"}\n"
       "With --json each is answered by {\"ok\":true,\"line\":N,\"outcome\":...} or "
       "{\"ok\":false,\"line\":N,\"error\":...}.\n"
       "A refused line does not stop the others: exit code 1 where one was refused, 2 where one was bad.",
       with_actor({}), run}};
}

}  // namespace cli
