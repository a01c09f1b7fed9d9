/// What a scenario expects, held against what there is.
#include <algorithm>
#include <set>

#include "testing/then_run.hpp"

namespace tenon::testing {
namespace {

/// The parts of "a: 1 original, b: 2 copy of C1".
std::set<std::string> parts_of(std::string_view list) {
  std::set<std::string> parts;
  while (!list.empty()) {
    const auto comma = list.find(", ");
    parts.emplace(list.substr(0, comma));
    list.remove_prefix(comma == list.npos ? list.size() : comma + 2);
  }
  return parts;
}

std::string joined(const std::set<std::string>& parts) {
  std::string all;
  for (const auto& each : parts) (all += all.empty() ? "" : ", ") += each;
  return all.empty() ? "none" : all;
}

/// A row of the outbox as "told" words it.
Json notice_of(const OutboxRow& row) {
  auto payload = parse_json(row.payload, "payload");
  Json notice = payload && payload->is_object() ? *std::move(payload) : Json::object();
  notice["notice"] = row.notice;
  if (row.role) notice["role"] = std::string(name_of(*row.role));
  if (row.party) notice["party"] = std::string(name_of(*row.party));
  return notice;
}

bool fits(const Json& wanted, const Json& notice) {
  for (const auto& [name, value] : wanted.items()) {
    const auto found = notice.find(name);
    if (found == notice.end() ? !value.is_null() : *found != value) return false;
  }
  return true;
}

}  // namespace

void ThenRun::check(const Json& then, const std::optional<Refusal>& refusal) {
  if (const auto refused = then.find("refused"); refused != then.end()) check_refused(*refused, refusal);
  if (const auto state = then.find("state"); state != then.end())
    if (const auto found = stage_.state(); found != state->get_ref<const std::string&>())
      differ("then.state", state->get<std::string>(), found);
  if (const auto facts = then.find("facts"); facts != then.end()) check_facts(*facts);
  if (const auto missing = then.find("missing"); missing != then.end()) check_missing(*missing, refusal);
  if (const auto records = then.find("records"); records != then.end()) check_records(*records);
  if (const auto cases = then.find("cases"); cases != then.end()) check_cases(*cases);
  if (const auto told = then.find("told"); told != then.end())
    check_told(*told, true, then.value("told_exactly", false) ? told_before_ : 0);
  if (const auto untold = then.find("not_told"); untold != then.end()) check_told(*untold, false, 0);
  if (then.value("told_exactly", false)) check_told_exactly(then.value("told", Json::array()));
  if (const auto sums = then.find("sums"); sums != then.end()) check_sums(*sums);
  // Last, because trying them moves the clock.
  if (const auto deadlines = then.find("deadlines"); deadlines != then.end()) check_deadlines(*deadlines);
}

void check_words(const Refusal& refusal, const std::string& at, std::vector<Difference>& differences) {
  for (const auto& text : {refusal.text(), refusal.remedy()})
    for (const auto* words : {&text.zh, &text.en}) {
      if (!words->empty() && words->find('{') == words->npos) continue;
      differences.push_back({at, "both sentences and the remedy of " + refusal.code, *words, refusal});
      return;
    }
}

void ThenRun::check_refused(const Json& refused, const std::optional<Refusal>& refusal) {
  const auto code = refused.is_object() ? refused["code"].get<std::string>() : std::string();
  if (!refusal) return differ("then.refused", code.empty() ? "a refusal" : code, "nothing was refused");
  check_words(*refusal, "then.refused", differences_);
  if (code.empty()) return;
  if (refusal->code != code) return differ("then.refused.code", code, said(*refusal), *refusal);
  if (const auto facts = refused.find("facts"); facts != refused.end())
    for (const auto& [name, value] : facts->items())
      if (const auto found = refusal->fact(name); found != value.get_ref<const std::string&>())
        differ("then.refused.facts." + name, value.get<std::string>(), std::string(found));
  if (const auto source = refused.find("source"); source != refused.end())
    if (refusal->source != source->get_ref<const std::string&>())
      differ("then.refused.source", source->get<std::string>(), refusal->source);
}

void ThenRun::check_facts(const Json& facts) {
  const auto state = stage_.get();
  if (!state) return differ("then.facts", facts.dump(), "no case", state.refusal());
  std::string text;
  (*state)->definition->print_facts(text, (*state)->facts.get());
  const Json there = Json::parse(text);
  for (const auto& [name, value] : facts.items()) {
    const auto found = there.find(name);
    const Json is = found == there.end() ? Json() : *found;
    if (is != value) differ("then.facts." + name, plain(value), plain(is));
  }
}

void ThenRun::check_missing(const Json& missing, const std::optional<Refusal>& refusal) {
  std::set<std::string> found;
  if (refusal) {
    if (refusal->code == "documents.missing") found = parts_of(refusal->fact("missing"));
  } else if (const auto state = stage_.get()) {
    const RoleSet everybody = (*state)->definition->book().participants();
    const auto options = stage_.engine().options((*state)->id, {"E-desk", everybody});
    if (!options) return differ("then.missing", missing.dump(), said(options.refusal()), options.refusal());
    for (const auto& option : *options)
      if (option.refusal && option.refusal->code == "documents.missing")
        found.merge(parts_of(option.refusal->fact("missing")));
  }
  std::set<std::string> wanted;
  for (const auto& each : missing) wanted.insert(each.get<std::string>());
  if (found != wanted) differ("then.missing", joined(wanted), joined(found));
}

void ThenRun::check_cases(const Json& cases) {
  for (const auto& [name, state] : cases.items())
    if (const auto found = stage_.state(name); found != state.get_ref<const std::string&>())
      differ("then.cases." + name, state.get<std::string>(), found);
}

void ThenRun::check_records(const Json& records) {
  for (std::size_t i = 0; i < records.size(); ++i) {
    const auto at = "then.records[" + std::to_string(i) + "]";
    const auto record =
        stage_.world().record(records[i]["kind"].get<std::string>(), records[i]["id"].get<std::string>());
    if (!record) {
      differ(at, "an entry", said(record.refusal()), record.refusal());
      continue;
    }
    for (const auto& [name, value] : records[i]["fields"].items()) {
      const auto found = record->find(name);
      const Json is = found == record->end() ? Json() : *found;
      if (is != value) differ(at + ".fields." + name, plain(value), plain(is));
    }
  }
}

void ThenRun::check_told(const Json& notices, bool wanted, std::int64_t after) {
  const auto rows = stage_.world().told();
  const std::string at = wanted ? "then.told" : "then.not_told";
  if (!rows) return differ(at, notices.dump(), said(rows.refusal()), rows.refusal());
  std::vector<Json> all;
  for (const auto& row : *rows)
    if (row.id > after) all.push_back(notice_of(row));
  for (std::size_t i = 0; i < notices.size(); ++i) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Json& each) { return fits(notices[i], each); });
    if ((found != all.end()) == wanted) continue;
    const auto here = at + "[" + std::to_string(i) + "]";
    if (!wanted) {
      differ(here, "", found->dump());
      continue;
    }
    // Others of that name say what is wrong with it; where there are none, the names of all do.
    std::string others, names;
    for (const auto& each : all) {
      (names += names.empty() ? "" : ", ") += each["notice"].get<std::string>();
      if (each["notice"] == notices[i]["notice"]) (others += others.empty() ? "" : ", ") += each.dump();
    }
    differ(here, notices[i].dump(), !others.empty() ? others : !names.empty() ? names : "nothing");
  }
}

void ThenRun::check_told_exactly(const Json& notices) {
  const auto rows = stage_.world().told();
  if (!rows) return;  // check_told has said so
  for (const auto& row : *rows) {
    if (row.id <= told_before_) continue;
    const Json notice = notice_of(row);
    if (std::none_of(notices.begin(), notices.end(), [&](const Json& each) { return fits(each, notice); }))
      differ("then.told_exactly", "", notice.dump());
  }
}

void ThenRun::check_sums(const Json& sums) {
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const auto at = "then.sums[" + std::to_string(i) + "]";
    const auto answer = stage_.engine().compute(sums[i]["compute"].get<std::string>(), sums[i]["request"]);
    if (!answer) {
      differ(at, "computed", said(answer.refusal()), answer.refusal());
      continue;
    }
    const Json there = Json::parse(*answer);
    for (const auto& [pointer, value] : sums[i]["gives"].items()) {
      const Json::json_pointer where(pointer);
      const Json is = there.contains(where) ? there.at(where) : Json();
      if (is != value) differ(at + ".gives." + pointer, plain(value), plain(is));
    }
  }
}

}  // namespace tenon::testing
