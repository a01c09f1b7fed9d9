#include "testing/backtest_play.hpp"

#include <algorithm>

namespace tenon::testing {
namespace {

using Recorded = History::Recorded;

/// What makes `after` of `before`, as a merge patch (RFC 7396).
Json patch_between(const Json& before, const Json& after) {
  if (!before.is_object() || !after.is_object()) return after;
  Json patch = Json::object();
  for (const auto& [key, value] : after.items()) {
    const auto found = before.find(key);
    if (found == before.end()) patch[key] = value;
    else if (*found != value) patch[key] = patch_between(*found, value);
  }
  for (const auto& [key, value] : before.items())
    if (!after.contains(key)) patch[key] = nullptr;
  return patch;
}

CommandAnswer answer_of(const Result<Outcome>& outcome) {
  if (!outcome) return {outcome.refusal(), {}, {}};
  return {std::nullopt, outcome->state, outcome->status};
}

}  // namespace

/// Entries are written as the fields that changed: where a step of the changed side has not written what it
/// wrote in the history, the next entry does not bring it in by the back door.
Result<void> Play::prepare() {
  for (const auto& each : recorded_.rows) {
    const auto& row = recorded_.row(each);
    if (each.kind == Recorded::Kind::command) ++commands_[{row.at, row.actor}];
  }
  std::map<std::pair<std::string_view, std::string_view>, Json> newest;
  for (const auto& row : recorded_.records) {
    TENON_TRY(Json document, parse_json(row.json, "record"));
    auto& before = newest[{row.kind, row.id}];
    const auto found = row.version == 1 ? commands_.end() : commands_.find({row.at, row.actor});
    coming_.push_back(
        {&row, patch_between(before, document), found == commands_.end() ? nullptr : &found->second});
    before = std::move(document);
  }
  return {};
}

/// @param all_of_now those of this very moment as well: a command of the moment needs one of them
/// @return whether anything was written
Result<bool> Play::write_what_is_due(Instant now, bool all_of_now) {
  while (!coming_.empty() && coming_.front().row->at <= now) {
    waiting_.push_back(std::move(coming_.front()));
    coming_.pop_front();
  }
  std::set<std::pair<std::string_view, std::string_view>> held;
  std::vector<Put> still;
  bool written = false;
  for (auto& put : waiting_) {
    const auto& row = *put.row;
    const bool is_behind = put.commands ? *put.commands == 0 : row.at < now || row.version == 1;
    if (held.contains({row.kind, row.id}) || !(is_behind || all_of_now)) {
      held.emplace(row.kind, row.id);
      still.push_back(std::move(put));
      continue;
    }
    for (Side* const side : {&control_, &changed_}) {
      TENON_CHECK(side->set_time(row.at));
      TENON_CHECK(side->put(row, put.fields));
    }
    written = true;
  }
  waiting_ = std::move(still);
  return written;
}

/// What a command has just written by itself is not written again.
void Play::forget_written(Moment moment) {
  const auto found = commands_.find(moment);
  if (found == commands_.end()) return;
  std::set<std::pair<std::string_view, std::string_view>> held;
  std::erase_if(waiting_, [&](const Put& put) {
    if (put.commands == &found->second && !held.contains({put.row->kind, put.row->id})) {
      const auto has = control_.has(*put.row);
      if (has && *has) return true;
    }
    held.emplace(put.row->kind, put.row->id);
    return false;
  });
  --found->second;
}

Result<bool> Play::try_command(std::size_t at, bool last_chance, const Heard& heard, bool& stopped) {
  const auto& row = recorded_.rows[at];
  auto outcome = control_.execute(row);
  while (!outcome) {
    TENON_TRY(const bool written, write_what_is_due(now_, true));
    if (!written) break;
    outcome = control_.execute(row);
  }
  if (!outcome && outcome.refusal().kind == RefusalKind::fault) return outcome.refusal();
  if (!outcome && !last_chance) return false;
  forget_written({recorded_.row(row).at, recorded_.row(row).actor});
  const auto changed = changed_.execute(row);
  if (!changed && changed.refusal().kind == RefusalKind::fault) return changed.refusal();
  TENON_TRY(const bool on, heard({&row, answer_of(outcome), answer_of(changed)}));
  stopped = !on;
  return true;
}

/// The rows of one moment. Where their order is not known, those that are refused wait for the others.
Result<bool> Play::play_group(std::size_t from, std::size_t to, const Before& before, const Heard& heard) {
  std::vector<std::size_t> left(to - from);
  for (std::size_t i = from; i < to; ++i) left[i - from] = i;
  bool stopped = false;
  for (bool last_chance = recorded_.order_known; !left.empty();) {
    std::set<std::size_t> held;  // cases whose earlier row has to come first
    std::vector<std::size_t> still;
    for (const auto at : left) {
      const auto& row = recorded_.rows[at];
      if (row.kind == Recorded::Kind::effect) continue;
      if (held.contains(row.case_)) {
        still.push_back(at);
        continue;
      }
      TENON_CHECK(before(at));
      if (row.kind == Recorded::Kind::alarm) {
        for (Side* const side : {&control_, &changed_}) TENON_CHECK(side->ring(recorded_.row(row).at));
        continue;
      }
      TENON_TRY(const bool done, try_command(at, last_chance, heard, stopped));
      if (stopped) return false;
      if (done) continue;
      held.insert(row.case_);
      still.push_back(at);
    }
    last_chance = last_chance || still.size() == left.size();
    left = std::move(still);
  }
  return true;
}

Result<void> Play::run(const Before& before, const Heard& heard) {
  TENON_CHECK(prepare());
  const auto& rows = recorded_.rows;
  for (std::size_t from = 0; from < rows.size();) {
    const Instant recorded_at = recorded_.row(rows[from]).recorded_at;
    std::size_t to = from + 1;
    while (to < rows.size() && recorded_.row(rows[to]).recorded_at == recorded_at) ++to;
    now_ = std::max(now_, recorded_at);
    TENON_TRY(const bool written, write_what_is_due(now_, false));
    (void)written;
    for (Side* const side : {&control_, &changed_}) TENON_CHECK(side->set_time(now_));
    TENON_TRY(const bool on, play_group(from, to, before, heard));
    if (!on) return {};
    from = to;
  }
  TENON_TRY(const bool written, write_what_is_due(Instant::from_microseconds(INT64_MAX), true));
  (void)written;
  return {};
}

}  // namespace tenon::testing
