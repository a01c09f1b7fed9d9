#pragma once
// A procedure told as data (tests/workflows/tables): registers, steps, what is allowed and refused in each
// state, limits on both sides. Everything goes through the engine, as a host's commands do.
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "support/catch.hpp"
#include "tenon/engine/documents.hpp"
#include "tenon/engine/engine.hpp"

namespace tenon::test {

inline const std::filesystem::path tables = std::filesystem::path(TENON_SOURCE_DIR) / "tests/workflows";

inline Json read_file(const std::filesystem::path& path) {
  std::ifstream in(path);
  std::ostringstream text;
  text << in.rdbuf();
  INFO(path.string());
  auto json = parse_json(text.str(), path.filename().string());
  if (!json) FAIL(json.refusal().to_json());
  return *std::move(json);
}
/// Read once a program: a path brings cases by the paths of other tables, which bring others.
inline const Json& table_of(const std::string& workflow) {
  static std::map<std::string, Json> read;
  const auto found = read.find(workflow);
  if (found != read.end()) return found->second;
  return read.emplace(workflow, read_file(tables / "tables" / (workflow + ".json"))).first->second;
}

/// An engine in memory with the registers of world.json, and cases by name.
///
/// A step is one of
///   {"open": "mortgage", "about": {"sale": "S2"}, "payload": {}, "as": "manager", "name": "loan"}
///   {"do": "submit", "payload": {}, "as": "bureau_specialist", "who": "E2", "case": "loan"}
///   {"receive": "identity_card", "originals": 1, "copies": 4, "of": "C2", "from": "buyer"}
///   {"receive": "income_certificate", "originals": 2, "of": "borrowers"}   of each; also buyers, guardians
///   {"papers": "mortgage.loan", "without": "income_certificate"}   steps that the table names under "papers"
///   "mortgage.seal_by_group"                what the table tells under "steps" or "events" by that name
///   {"bring": "presale_permit", "to": "granted", "about": {"building": "B1"}}   by that table's own path
///   {"bring": "foreign_buyer_clearance", "to": "cleared", "for": ["S5"]}   only where it is about that sale;
///                                                                      any step may say so
///   {"wait": "2026-10-09T09:00:00+08:00"}
/// A text in a payload that begins with "@" is read from the sale that the step is about, so that a path
/// serves any: "@sale/payment", "@sale/buyers/0/customer"; "@signers" are all buyers and guardians,
/// "@buyers_shown" each buyer as his identity has him, "@buyer_shown" the first.
///   {"put": "unit", "record": {...}}        changed fields of a register entry
///   {"system": ...} is not there: time does what it does at each wait
/// "case" is a name given before; without it the case opened last by name "it".
class Script {
 public:
  /// `lines`: every command done is written there too, one a line as `tenon run` takes them; cases then
  /// carry references of their own.
  explicit Script(std::ostream* lines = nullptr) : record_(lines) {
    static const Json world = read_file(tables / "world.json");
    Settings settings;
    settings.clock = Clock::at(parse_instant(world["now"].get<std::string>()).value());
    settings.id_seed = 7;
    // The tables are told from the handbooks, and so are their limits; the law's are pack cn.
    settings.policies = settings.policies.activating(PolicyPack::handbook()->name()).value();
    engine_.emplace(Engine::open(std::move(settings)).value());
    for (const auto& each : world["records"]) {
      auto put = engine_->put_record(each["kind"].get<std::string>(), each["record"], {"E0", Role::manager});
      if (!put) FAIL(put.refusal().to_json());
      record({{"do", "put_record"},
              {"kind", each["kind"]},
              {"record", each["record"]},
              {"actor", {{"id", "E0"}, {"roles", {"manager"}}}}});
    }
  }

  /// The step has to be done; says which failed otherwise.
  void run(const Json& step) {
    INFO("step " << step.dump());
    if (auto refusal = attempt(step)) FAIL(refusal->to_json());
  }
  void run_all(const Json& steps) {
    for (const auto& step : steps) run(step);
  }
  /// Brings a case of the workflow into the state by the path that its table tells; `name` is what it is
  /// called afterwards.
  void bring(const std::string& workflow, const std::string& state, const Json& about,
             const std::string& name) {
    const Json& table = table_of(workflow);
    INFO("bringing " << workflow << " to " << state);
    if (!table.contains("paths") || !table["paths"].contains(state))
      FAIL(workflow << " has no path to " << state);
    const auto outer = subject_;
    subject_ = about;
    const auto kept = cases_;
    run_all(table["paths"][state]);
    const auto made = cases_["it"];
    cases_ = kept;
    cases_[name] = made;
    subject_ = outer;
  }

  std::optional<Refusal> attempt(const Json& step) {
    if (step.is_string()) return attempt_named(step.get<std::string>());
    const Json about = step.value("about", subject_);
    if (step.contains("for")) {
      const auto& sales = step["for"];
      if (std::find(sales.begin(), sales.end(), about.value("sale", Json())) == sales.end()) return {};
    }
    if (step.contains("bring")) {
      const auto workflow = step["bring"].get<std::string>();
      if (step.value("unless_there", false) && is_there(workflow, about)) return {};
      bring(workflow, step["to"].get<std::string>(), about, step.value("name", workflow));
      return {};
    }
    if (step.contains("wait")) {
      wait(parse_instant(step["wait"].get<std::string>()).value());
      return {};
    }
    if (step.contains("papers")) {
      const auto name = step["papers"].get<std::string>();
      const auto dot = name.find('.');
      const Json& table = table_of(name.substr(0, dot));
      for (const auto& paper : table["papers"].at(name.substr(dot + 1)))
        if (paper["receive"] != step.value("without", Json()))
          if (auto refusal = attempt(paper)) return refusal;
      return {};
    }
    if (step.contains("put")) {
      const auto kind = step["put"].get<std::string>();
      Json record =
          parse_json(engine_->record(kind, step["record"]["id"].get<std::string>()).value().json, "record")
              .value();
      record.merge_patch(step["record"]);
      auto put = engine_->put_record(kind, record, {"E0", Role::manager});
      if (put)
        this->record({{"do", "put_record"},
                      {"kind", kind},
                      {"record", record},
                      {"actor", {{"id", "E0"}, {"roles", {"manager"}}}}});
      return put ? std::nullopt : std::optional(put.refusal());
    }
    if (step.contains("receive")) return receive(step);
    Command command;
    command.actor = actor_of(step);
    const auto name = step.value("case", std::string("it"));
    const auto subject = step.contains("open") ? read_json<Subject>(about).value() : get(name)->subject;
    command.payload = filled(step.value("payload", Json::object()), subject);
    if (step.contains("open")) {
      command.event = "open";
      command.workflow = step["open"].get<std::string>();
      command.subject = subject;
    } else {
      command.event = step.at("do").get<std::string>();
      command.case_id = find(name);
    }
    if (step.contains("open") && record_) command.reference = "J-" + std::to_string(++references_);
    auto done = engine_->execute(command);
    if (!done) return done.refusal();
    record(command, done->case_id);
    if (step.contains("open")) cases_[step.value("name", std::string("it"))] = done->case_id;
    opened_ = done->opened;
    return {};
  }

  std::optional<Refusal> attempt_named(const std::string& name) {
    const auto dot = name.find('.');
    const Json& table = table_of(name.substr(0, dot));
    const auto what = name.substr(dot + 1);
    if (!table.contains("steps") || !table["steps"].contains(what)) {
      INFO("step or event " << name);
      REQUIRE(table["events"].contains(what));
      Json step = table["events"][what];
      step["do"] = what;
      return attempt(step);
    }
    for (const auto& step : table["steps"][what])
      if (auto refusal = attempt(step)) return refusal;
    return {};
  }
  void wait(Instant until) {
    REQUIRE(engine_->set_time(until));
    REQUIRE(engine_->advance(until));
    record({{"do", "set_time"}, {"to", to_string(until)}});
    record({{"do", "advance"}, {"to", to_string(until)}});
  }
  void about(const Json& subject) { subject_ = subject; }
  /// A case by name; "opened:repair" is the newest of that workflow.
  [[nodiscard]] CaseId find(const std::string& name) {
    if (name.starts_with("opened:")) {
      CaseQuery query;
      query.workflow = name.substr(7);
      const auto page = engine_->find(query).value();
      REQUIRE_FALSE(page.cases.empty());
      return page.cases.back()->id;
    }
    INFO("case " << name);
    REQUIRE(cases_.contains(name));
    return cases_[name];
  }
  [[nodiscard]] CasePtr get(const std::string& name = "it") { return engine_->get(find(name)).value(); }
  [[nodiscard]] std::string state(const std::string& name = "it") {
    const auto state = get(name);
    return std::string(state->definition->book().states[state->state]);
  }
  [[nodiscard]] Engine& engine() { return *engine_; }

 private:
  void record(const Json& line) {
    if (record_) *record_ << line.dump() << '\n';
  }
  void record(const Command& command, const CaseId& id) {
    if (!record_) return;
    Json actor = {{"id", command.actor.id}, {"roles", Json::array()}};
    for (const Role role : command.actor.roles) actor["roles"].push_back(std::string(name_of(role)));
    Json line = {{"actor", actor}, {"payload", command.payload}};
    if (command.event == "open") {
      line["do"] = "open";
      line["workflow"] = command.workflow;
      line["subject"] = parse_json(to_json_text(command.subject), "subject").value();
      line["reference"] = *command.reference;
    } else {
      const auto reference = engine_->get(id).value()->reference;
      line["do"] = "apply";
      line["event"] = command.event;
      line["case"] = reference ? Json{{"reference", *reference}} : Json(to_string(id));
    }
    record(line);
  }
  static Actor actor_of(const Json& step) {
    Actor actor;
    const Json as = step.value("as", Json("manager"));
    for (const auto& each : as.is_array() ? as : Json::array({as})) {
      const auto role = enum_from<Role>(each.get<std::string>());
      INFO("role " << each);
      REQUIRE(role);
      actor.roles.insert(*role);
    }
    actor.id = step.value("who", "E-" + (as.is_array() ? as[0] : as).get<std::string>());
    return actor;
  }
  /// A register entry as the engine has it now.
  Json read(std::string_view kind, const std::string& id) {
    return parse_json(engine_->record(kind, id).value().json, kind).value();
  }
  Json filled(Json payload, const Subject& subject) {
    for (auto& [field, value] : payload.items()) {
      if (!value.is_string() || !value.get_ref<const std::string&>().starts_with('@')) continue;
      const auto word = value.get<std::string>();
      INFO(field << ": " << word);
      REQUIRE(subject.sale);
      if (word == "@signers") {
        value = Json::array();
        for (const char* who : {"buyers", "guardians"})
          for (auto& each : persons(who, subject.sale)) value.push_back(std::move(each));
      } else if (word == "@buyers_shown") {
        value = Json::array();
        for (const auto& each : persons("buyers", subject.sale)) value.push_back(shown(each));
      } else if (word == "@buyer_shown") {
        value = shown(persons("buyers", subject.sale).front());
      } else {
        REQUIRE(word.starts_with("@sale/"));
        value = read("sale", *subject.sale).at(Json::json_pointer(word.substr(5)));
      }
    }
    return payload;
  }
  /// A customer as an identity that is shown has him: the name, and how its number ends.
  Json shown(const Json& id) {
    const Json customer = read("customer", id.get<std::string>());
    const auto number = customer["identities"][0]["number"].get<std::string>();
    return {{"customer", id}, {"name", customer["name"]}, {"number_ends", number.substr(number.size() - 4)}};
  }
  /// The persons that a word stands for, so that a path serves any sale; an id stands for itself.
  std::vector<Json> persons(const Json& of, const std::optional<std::string>& sale) {
    if (!sale || (of != "buyers" && of != "borrowers" && of != "guardians")) return {of};
    std::vector<Json> found;
    const auto add = [&](const Json& customer) {
      if (std::find(found.begin(), found.end(), customer) == found.end()) found.push_back(customer);
    };
    const Json buyers = read("sale", *sale)["buyers"];
    for (const auto& buyer : buyers)
      if (of != "guardians") add(buyer["customer"]);
    for (const auto& buyer : buyers) {
      const Json customer = read("customer", buyer["customer"].get<std::string>());
      if (of == "borrowers" && customer.value("spouse", Json()).is_string()) add(customer["spouse"]);
      if (of == "guardians" && customer.value("guardian", Json()).is_string()) add(customer["guardian"]);
    }
    return found;
  }
  std::optional<Refusal> receive(const Json& step) {
    if (!step.contains("of")) return receive_one(step);
    for (const auto& of : persons(step["of"], get(step.value("case", std::string("it")))->subject.sale)) {
      Json each = step;
      each["of"] = of;
      if (auto refusal = receive_one(each)) return refusal;
    }
    return {};
  }
  std::optional<Refusal> receive_one(const Json& step) {
    for (const auto& [form, count] :
         {std::pair("original", step.value("originals", 0)), std::pair("copy", step.value("copies", 0))}) {
      if (count == 0) continue;
      Command command;
      command.event = "receive_document";
      command.case_id = find(step.value("case", std::string("it")));
      command.actor = actor_of(step);
      if (!step.contains("as"))
        for (const Role role : get(step.value("case", std::string("it")))->definition->book().participants())
          if (role != Role::system) command.actor = {"E-desk", role};
      command.payload = {{"type", step["receive"]}, {"form", form}, {"copies", count}};
      if (step.contains("of")) command.payload["of"] = step["of"];
      command.payload["from"] = step.value("from", std::string("none"));
      if (auto done = engine_->execute(command); !done) return done.refusal();
      record(command, command.case_id);
    }
    return {};
  }
  bool is_there(const std::string& workflow, const Json& about) {
    CaseQuery query;
    query.workflow = workflow;
    const auto subject = read_json<Subject>(about).value();
    query.sale = subject.sale;
    query.unit = subject.sale ? std::nullopt : subject.unit;
    query.building = subject.sale || subject.unit ? std::nullopt : subject.building;
    return !engine_->find(query).value().cases.empty();
  }

  std::optional<Engine> engine_;
  std::ostream* record_ = nullptr;
  int references_ = 0;
  std::map<std::string, CaseId> cases_;
  std::vector<CaseId> opened_;
  Json subject_ = Json::object();
};

}  // namespace tenon::test
