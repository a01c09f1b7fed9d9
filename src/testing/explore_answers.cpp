/// What the engine answers to a move, and when an answer given before holds again.
#include <algorithm>

#include "testing/explore_space.hpp"

namespace tenon::testing {
namespace {

/// Papers help where a rule of the case itself says no, not where the step is not there at all or another
/// case has to come first.
bool papers_may_help(std::string_view code) {
  for (const std::string_view other : {"step.", "case.", "journey.", "testing.", "subject."})
    if (code.starts_with(other)) return false;
  return true;
}

}  // namespace

void Space::put_back(const Key& state) {
  ForkContent content;
  for (std::size_t place = 0; place < places_.size(); ++place)
    if (state[place] != 0) content.cases.push_back(locals_[state[place]].at);
  content.records = of_records_[state[places_.size()]].records;
  stores_[state.back()]->restore(std::move(content));
}

std::optional<Refusal> Space::attempt(std::size_t place, const Move& move, bool with_papers) {
  auto& stage = stages_[now_];
  Result<void> done;
  const auto step = [&](const Json& each) {
    ++tried_;
    if (done) done = stage.attempt(each);
  };
  if (move.kind != Move::Kind::open) stage.call("it", places_[place].id);
  if (with_papers)
    for (const auto& paper : move.papers) step(paper);
  step(move.step);
  if (done) return std::nullopt;
  return std::move(done).refusal();
}

std::optional<Refusal> Space::attempt_both(const Key& state, std::size_t place, const Move& move,
                                           bool& with_papers) {
  now_ = state.back();
  put_back(state);
  auto refusal = attempt(place, move, false);
  with_papers = refusal && !move.papers.empty() && papers_may_help(refusal->code);
  if (!with_papers) return refusal;
  put_back(state);
  return attempt(place, move, true);
}

CasePtr Space::renamed(const CasePtr& at, const std::vector<std::pair<CaseId, CaseId>>& names) const {
  auto copy = std::make_shared<CaseState>(*at);
  std::string facts;
  at->definition->print_facts(facts, at->facts.get());
  bool other_facts = false;
  for (const auto& [from, to] : names) {
    if (copy->id == from) copy->id = to;
    for (auto& link : copy->frame.links)
      if (link.id == from) link.id = to;
    const auto text = to_string(from);
    for (auto found = facts.find(text); found != facts.npos; found = facts.find(text, found)) {
      facts.replace(found, text.size(), to_string(to));
      other_facts = true;
    }
  }
  if (other_facts)
    if (auto body = at->definition->read_facts(Json::parse(facts))) copy->facts = *std::move(body);
  return copy;
}

std::optional<Key> Space::read_state(const Key& before, std::optional<std::size_t> mover, const Move* move) {
  const auto& content = stores_[before.back()]->content();
  Key next = before;
  std::vector<std::pair<CaseId, CaseId>> names;  // of the cases that are new: the engine's id and ours
  for (const auto& each : content.cases) {
    if (place_of_.contains(each->id)) continue;
    std::optional<std::size_t> place;
    for (std::size_t w = 0; w < procedures_.size(); ++w)
      if (procedures_[w].book == &each->definition->book())
        for (const auto free : procedures_[w].places)
          if (!place && before[free] == 0 && std::none_of(names.begin(), names.end(), [&](const auto& taken) {
                return taken.second == places_[free].id;
              }))
            place = free;
    if (!place) return std::nullopt;
    names.emplace_back(each->id, places_[*place].id);
  }
  for (const auto& each : content.cases) {
    auto known = place_of_.find(each->id);
    CasePtr at = each;
    if (known == place_of_.end()) {
      at = renamed(each, names);
      known = place_of_.find(at->id);
    } else if (before[known->second] != 0 && locals_[before[known->second]].at == each) {
      continue;
    } else if (!names.empty()) {
      at = renamed(each, names);
    }
    const auto place = known->second;
    const Local& was = locals_[before[place]];
    auto taken = was.taken;
    if (move && mover == place && move->once) taken |= only_event(move->event);
    next[place] = number_of(place, std::move(at), taken, was.ever);
  }
  next[places_.size()] = number_of(content.records);
  return next;
}

std::optional<Key> Space::take(const Key& state, std::size_t place, const Move& move, bool with_papers) {
  now_ = state.back();
  put_back(state);
  if (attempt(place, move, with_papers)) return std::nullopt;
  return read_state(state, place, &move);
}

std::optional<Key> Space::wait(const Key& state) {
  if (state.back() + 1 >= stages_.size()) return std::nullopt;
  Key later = state;
  ++later.back();
  now_ = later.back();
  put_back(later);
  auto& world = stages_[now_].world();
  if (!world.wait_until(world.now())) return std::nullopt;
  return read_state(later, std::nullopt, nullptr);
}

void Space::note_reads(Answer& answer, const Key& state, std::size_t place, const Move& move,
                       const std::optional<Refusal>& refusal) const {
  const auto& own = procedures_[places_[place].workflow];
  answer.cases_read = log_->all_of_sale ? ~WorkflowMask{0} : log_->cases;
  for (const auto& id : stores_[state.back()]->looked().cases)
    if (const auto known = place_of_.find(id); known != place_of_.end() && known->second != place)
      answer.cases_read |= procedures_[places_[known->second].workflow].bit;
  const bool other_dependencies = refusal && !refusal->code.starts_with("journey.");
  const auto depend = [&](std::span<const Dependency> on) {
    for (const auto& each : on) {
      answer.states_read |= bit_of(*workflows_, each.workflow);
      if (!other_dependencies && (!refusal || refusal->fact("workflow") == each.workflow))
        answer.rests_on.push_back(&each);
    }
  };
  answer.rests_on_cases = answer.cases_read;
  if (move.kind == Move::Kind::open) {
    depend(own.book->opening_dependencies);
    if (own.book->repeat != Repeat::freely) answer.cases_read |= own.bit;
    if (!refusal || refusal->code.starts_with("case.")) answer.rests_on_cases |= own.bit;
  } else if (move.kind == Move::Kind::event) {
    for (const auto& step : own.book->steps)
      if (step.event == move.event && has(step.from, locals_[state[place]].at->state))
        depend(step.dependencies);
  }
  if (refusal && !answer.rests_on.empty()) answer.rests_on_cases = 0;
}

void Space::note_changes(Answer& answer, const Key& state, const Key& next, std::size_t place) {
  for (std::size_t at = 0; at < places_.size(); ++at) {
    if (next[at] == state[at]) continue;
    answer.changes.emplace_back(at, next[at]);
    if (at != place) answer.cases_written |= procedures_[places_[at].workflow].bit;
  }
  answer.cases_read |= answer.cases_written;
  answer.rests_on_cases |= answer.cases_written;
  answer.records = next[places_.size()];
  if (answer.records == state[places_.size()]) return;
  const auto& before = *of_records_[state[places_.size()]].records;
  const auto& after = *of_records_[answer.records].records;
  std::vector<std::pair<std::string, std::string>> written;
  for (const auto& [name, row] : after)
    if (const auto was = before.find(name); was == before.end() || was->second.json != row.json)
      written.push_back(name);
  answer.records_written = mask_of(written);
}

bool Space::hangs_on_records(const Answer& answer, const Key& state, std::size_t place, const Move& move) {
  if (answer.records_written != 0) return true;
  Key other = state;
  for (std::size_t records = 0; records < of_records_.size(); ++records) {
    if (records == state[places_.size()]) continue;
    other[places_.size()] = static_cast<Number>(records);
    bool with_papers = false;
    const bool done = !attempt_both(other, place, move, with_papers);
    if (done != (answer.done || answer.cut)) return true;
    if (!done || answer.cut) continue;
    const auto next = read_state(other, place, &move);
    if (!next || (*next)[places_.size()] != other[places_.size()] || with_papers != answer.with_papers)
      return true;
    for (const auto& [at, number] : answer.changes)
      if ((*next)[at] != number) return true;
  }
  return false;
}

Answer Space::try_out(const Key& state, std::size_t place, const Move& move) {
  Answer answer;
  log_->clear();
  stores_[state.back()]->forget_looked();
  const auto refusal = attempt_both(state, place, move, answer.with_papers);
  answer.done = !refusal;
  answer.records = state[places_.size()];
  answer.records_read = mask_of(stores_[state.back()]->looked().records);
  note_reads(answer, state, place, move, refusal);
  if (answer.done) {
    if (const auto next = read_state(state, place, &move)) {
      note_changes(answer, state, *next, place);
      answer.leads_on = *next != state;
    } else {
      answer.done = false;
      answer.cut = true;
    }
  }
  answer.states_read &= ~answer.cases_read;
  answer.records_read |= answer.records_written;
  if (answer.records_read != 0 && !hangs_on_records(answer, state, place, move)) answer.records_read = 0;
  return answer;
}

bool Space::forget_untried() {
  if (std::exchange(records_tried_, of_records_.size()) == of_records_.size()) return false;
  remembered_.clear();
  answers_.clear();
  return true;
}

/// What an answer rested on, as it is in this state.
Key Space::values(const Key& state, const Remembered& of) const {
  Key values;
  values.push_back(state.back());
  for (const auto& procedure : procedures_) {
    if ((of.cases_read & procedure.bit) != 0) {
      for (const auto place : procedure.places) values.push_back(state[place]);
    } else if ((of.states_read & procedure.bit) != 0) {
      for (const auto place : procedure.places) {
        const auto* const at = state[place] == 0 ? nullptr : locals_[state[place]].at.get();
        values.push_back(!at ? 0 : 1U + at->state + (at->frame.cancelled ? 64U : 0U));
      }
    }
  }
  if (of.records_read) values.push_back(state[places_.size()]);
  return values;
}

const Answer& Space::answer(const Key& state, std::size_t place, const Move& move) {
  const auto& all = procedures_[places_[place].workflow].all;
  const auto index = static_cast<std::uint64_t>(&move - all.data());
  const auto about = (std::uint64_t{state[place]} << 32) | (std::uint64_t{place} << 16) | index;
  auto& known = remembered_[about];
  for (const auto& each : known)
    if (const auto found = each.by_values.find(values(state, each)); found != each.by_values.end())
      return *found->second;
  const auto& made = answers_.emplace_back(try_out(state, place, move));
  Remembered rests_on{made.cases_read, made.states_read, made.records_read != 0, {}};
  auto same = std::find_if(known.begin(), known.end(), [&](const Remembered& each) {
    return each.cases_read == rests_on.cases_read && each.states_read == rests_on.states_read &&
           each.records_read == rests_on.records_read;
  });
  if (same == known.end()) same = known.insert(known.end(), std::move(rests_on));
  same->by_values.emplace(values(state, *same), &made);
  return made;
}

}  // namespace tenon::testing
