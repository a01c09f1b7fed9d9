#include "testing/explore_space.hpp"

#include <algorithm>

#include "tenon/workflows/builtin.hpp"
#include "testing/faults.hpp"

namespace tenon::testing {
namespace {

/// Ids of the cases that an exploration opens: the same whichever way led there, in the order of opening,
/// after all ids that are made of today's time.
CaseId made_up_id(std::size_t workflow, std::size_t ordinal) {
  CaseId id;
  auto* const bytes = id.uuid.begin();
  std::fill(bytes, bytes + 6, std::uint8_t{0xff});
  bytes[6] = 0x70;  // version 7 and the variant of RFC 9562, as the engine's own
  bytes[8] = 0x80;
  bytes[14] = static_cast<std::uint8_t>(workflow);
  bytes[15] = static_cast<std::uint8_t>(ordinal);
  return id;
}

/// Numbers as none or some, lists as sets.
Json blurred(const Json& json) {
  if (json.is_number_integer()) {
    const auto number = json.get<std::int64_t>();
    return number > 0 ? 1 : number < 0 ? -1 : 0;
  }
  if (json.is_object()) {
    Json out = Json::object();
    for (const auto& [name, value] : json.items()) out[name] = blurred(value);
    return out;
  }
  if (!json.is_array()) return json;
  std::set<std::string> texts;
  Json out = Json::array();
  for (const auto& value : json)
    if (auto each = blurred(value); texts.insert(each.dump()).second) out.push_back(std::move(each));
  std::sort(out.begin(), out.end());
  return out;
}

Json facts_of(const CaseState& state) {
  std::string text;
  state.definition->print_facts(text, state.facts.get());
  return Json::parse(text);
}

bool agree(const Json& with, const std::vector<std::pair<std::string, Json>>& fields) {
  return std::all_of(fields.begin(), fields.end(), [&](const auto& field) {
    const auto found = with.find(field.first);
    return found == with.end() ? field.second.is_null() : *found == field.second;
  });
}

void add(std::string& text, std::string_view more) { (text += more) += '\x1f'; }

}  // namespace

std::size_t KeyHash::operator()(const Key& key) const noexcept {
  std::uint64_t hash = 0x9e3779b97f4a7c15ULL;
  for (const auto number : key) hash = (hash ^ number) * 0xff51afd7ed558ccdULL, hash ^= hash >> 32;
  return hash;
}

Result<std::unique_ptr<Space>> Space::make(const Exploration& exploration, const Rules& rules) {
  std::unique_ptr<Space> space(new Space());
  TENON_CHECK(space->prepare(exploration, rules));
  TENON_CHECK(space->lay_out());
  return space;
}

Result<void> Space::prepare(const Exploration& exploration, const Rules& rules) {
  exploration_ = &exploration;
  const auto base = rules.workflows ? rules.workflows : exploration.workflows;
  TENON_TRY(workflows_, watched(base, log_));
  Rules watching = rules;
  watching.workflows = workflows_;
  const auto open_stage = [&](std::optional<Instant> at) -> Result<void> {
    auto store = std::make_unique<ForkStore>();
    stores_.push_back(store.get());
    TENON_TRY(Stage stage, Stage::open(exploration.procedures, watching, nullptr, std::move(store)));
    stage.about(exploration.about);
    if (at) TENON_CHECK(stage.world().wait_until(*at));
    stages_.push_back(std::move(stage));
    return {};
  };
  TENON_CHECK(open_stage(std::nullopt));
  for (std::size_t i = 0; i < exploration.start.size(); ++i)
    if (auto done = stages_.front().attempt(exploration.start[i]); !done)
      return within(std::move(done).refusal(), JsonPath{nullptr, "start"} / i);
  for (const auto& at : exploration.waits) TENON_CHECK(open_stage(at));
  return {};
}

Result<void> Space::lay_out() {
  const auto& all = workflows_->all();
  std::map<std::string_view, std::size_t> newest;
  for (std::size_t w = 0; w < all.size(); ++w) {
    auto& procedure = procedures_.emplace_back();
    procedure.book = &all[w]->book();
    procedure.bit = bit_of(*workflows_, procedure.book->id);
    newest[procedure.book->id] = w;
  }
  const auto add_place = [&](std::size_t w, const CaseId& id) {
    auto& of = procedures_[w].places;
    std::string name(procedures_[w].book->id);
    if (!of.empty()) name += "_" + std::to_string(of.size() + 1);
    of.push_back(places_.size());
    place_of_[id] = places_.size();
    places_.push_back({w, id, std::move(name)});
  };
  const auto there = stores_.front()->content();
  for (const auto& each : there.cases)
    for (std::size_t w = 0; w < all.size(); ++w)
      if (all[w] == each->definition) add_place(w, each->id);
  for (const auto& [id, most] : exploration_->cases) {
    const auto w = newest.at(id);
    auto& procedure = procedures_[w];
    procedure.moves = true;
    procedure.all = moves_of(*exploration_->procedures, *procedure.book, exploration_->cancelling);
    if (procedure.all.empty()) return not_found("testing.no_moves").field("cases." + id).fact("found", id);
    const auto listed = [&](const auto& lists, const Move& move) {
      const auto found = lists.find(id);
      const auto name = move.kind == Move::Kind::event  ? procedure.book->events[move.event]
                        : move.kind == Move::Kind::open ? std::string_view("open")
                                                        : std::string_view("cancel");
      return found != lists.end() &&
             std::find(found->second.begin(), found->second.end(), name) != found->second.end();
    };
    std::erase_if(procedure.all, [&](const Move& move) { return listed(exploration_->without, move); });
    for (auto& move : procedure.all) move.once = listed(exploration_->once, move);
    if (const auto more = exploration_->moves.find(id); more != exploration_->moves.end())
      for (const auto& step : more->second) {
        Move move;
        move.kind = step.contains("open") ? Move::Kind::open : Move::Kind::event;
        if (step.contains("do")) {
          const auto event = procedure.book->find_event(step["do"].get<std::string>());
          move.event = event.value_or(0);
          for (const auto& known : procedure.all)
            if (known.kind == Move::Kind::event && known.event == move.event) move.papers = known.papers;
        }
        move.step = step;
        move.once = listed(exploration_->once, move);
        procedure.all.push_back(std::move(move));
      }
    while (std::ssize(procedure.places) < most) add_place(w, made_up_id(w, procedure.places.size()));
  }
  for (const auto& condition : exploration_->invariants.conditions)
    if (condition.about == Condition::About::record) {
      const auto id = exploration_->about.value(condition.workflow, std::string());
      asked_records_ |= mask_of({{condition.workflow, id}});
    }
  const auto state = read_state(Key(places_.size() + 2, 0), std::nullopt, nullptr);
  start_ = *state;
  return {};
}

std::optional<std::size_t> Space::free_place(const Key& state, std::size_t workflow) const {
  for (const auto place : procedures_[workflow].places)
    if (state[place] == 0) return place;
  return std::nullopt;
}

bool Space::is_thinkable(const Local& local, const Move& move) const {
  const auto& at = *local.at;
  if (local.over() || move.kind == Move::Kind::open) return false;
  if (move.kind == Move::Kind::cancel) return true;
  return at.definition->book().first_row(move.event, at.state) != 0 &&
         !(move.once && has_event(local.taken, move.event));
}

Key Space::after(const Key& state, const Answer& answer) const {
  Key next = state;
  for (const auto& [place, number] : answer.changes) next[place] = number;
  // What changed none was perhaps tried under other ones.
  if (answer.records_written != 0) next[places_.size()] = answer.records;
  return next;
}

ConditionSet Space::conditions(const Key& state) const {
  ConditionSet all = of_records_[state[places_.size()]].now;
  for (std::size_t place = 0; place < places_.size(); ++place)
    if (state[place] != 0) all |= locals_[state[place]].now | locals_[state[place]].ever;
  return all;
}

ConditionSet Space::conditions_of(const CaseState& state, const Json& facts, bool for_ever) const {
  ConditionSet found = 0;
  const auto& all = exploration_->invariants.conditions;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& c = all[i];
    if (c.about == Condition::About::record || (c.about == Condition::About::ever) != for_ever) continue;
    if (c.workflow != state.definition->book().id || !has(c.states, state.state)) continue;
    if (!for_ever && !c.in_any_state && c.cancelled != state.frame.cancelled.has_value()) continue;
    if (agree(facts, c.fields)) found |= ConditionSet{1} << i;
  }
  return found;
}

Number Space::number_of(std::size_t place, CasePtr at, std::uint64_t taken, ConditionSet ever) {
  const Json facts = facts_of(*at);
  ever |= conditions_of(*at, facts, true);
  std::string text;
  add(text, std::to_string(place));
  add(text, std::to_string(at->state));
  add(text, std::to_string(taken));
  add(text, std::to_string(ever));
  add(text, at->frame.cancelled ? "cancelled" : at->frame.hold ? "held" : "");
  add(text, blurred(facts).dump());
  std::set<std::string> parts;
  for (const auto& held : at->frame.documents)
    parts.insert("d" + held.type + "/" + std::string(name_of(held.form)) + "/" +
                 std::string(name_of(held.from)) + "/" + held.of.value_or(""));
  for (const auto& waiver : at->frame.waivers) parts.insert("w" + waiver.type);
  for (const auto& link : at->frame.links)
    parts.insert("l" + to_string(link.id) + std::string(name_of(link.relation)));
  for (const auto& doer : at->frame.doers) parts.insert("e" + doer.event + "/" + doer.actor);
  if (!exploration_->waits.empty())  // clocks matter where time moves
    for (const auto& run : at->frame.clocks)
      if (!run.ended)
        parts.insert("c" + std::to_string(run.rule) + (run.missed ? "!" : "") +
                     (run.due ? to_string(*run.due) : "-"));
  for (const auto& part : parts) add(text, part);
  const auto [found, first] = numbers_.try_emplace(std::move(text), static_cast<Number>(locals_.size()));
  if (first) {
    const auto now = conditions_of(*at, facts, false);
    locals_.push_back({std::move(at), taken, now, ever});
  }
  return found->second;
}

Number Space::number_of(const std::shared_ptr<const ForkContent::Records>& records) {
  for (std::size_t i = 0; i < of_records_.size(); ++i)
    if (of_records_[i].records == records) return static_cast<Number>(i);
  std::string text;
  for (const auto& [name, row] : *records) add(text, row.json);
  const auto [found, first] =
      record_numbers_.try_emplace(std::move(text), static_cast<Number>(of_records_.size()));
  if (!first) return found->second;
  ConditionSet now = 0;
  const auto& all = exploration_->invariants.conditions;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].about != Condition::About::record) continue;
    const auto row =
        records->find({all[i].workflow, exploration_->about.value(all[i].workflow, std::string())});
    if (row != records->end() && agree(Json::parse(row->second.json), all[i].fields))
      now |= ConditionSet{1} << i;
  }
  of_records_.push_back({records, now});
  return found->second;
}

RecordMask Space::mask_of(const std::vector<std::pair<std::string, std::string>>& records) {
  RecordMask mask = 0;
  for (const auto& each : records)
    mask |= RecordMask{1} << std::min<std::size_t>(
                record_bits_.try_emplace(each, record_bits_.size()).first->second, 63);
  return mask;
}

}  // namespace tenon::testing
