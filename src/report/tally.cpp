#include "report/tally.hpp"

#include <algorithm>

#include "report/words.hpp"

namespace tenon::report {
namespace {

std::int32_t month_of(const Zone& zone, Instant at) {
  const auto day = zone.day_of(at).year_month_day();
  return static_cast<std::int32_t>(day.year) * 12 + static_cast<std::int32_t>(day.month.as_number()) - 1;
}

std::string month_text(std::int32_t month) {
  const auto number = std::to_string(month % 12 + 1);
  return std::to_string(month / 12) + (number.size() < 2 ? "-0" : "-") + number;
}

Text limit_text(const Deadline& rule, const LimitTable& limits) {
  if (rule.promise) return words("as_promised");
  Text text = describe(limits.find(rule.id, {}, rule.limit));
  const std::string narrowed = std::string(rule.id) + "[";
  const auto& all = limits.all();
  if (const auto found = all.lower_bound(narrowed);
      found != all.end() && found->first.starts_with(narrowed)) {
    const Text differ = words("some_differ");
    text.zh += differ.zh;
    text.en += differ.en;
  }
  return text;
}

}  // namespace

void SummaryTally::add(const CaseReading& reading) {
  ++sums_.opened;
  sums_.ended += reading.status == CaseStatus::ended;
  sums_.cancelled += reading.status == CaseStatus::cancelled;
  sums_.open += reading.open;
  sums_.on_hold += reading.status == CaseStatus::on_hold;
  sums_.overdue += reading.passed != nullptr;
  sums_.estimated += reading.estimated;
  if (reading.first_response_minutes) first_response_.add(*reading.first_response_minutes);
  if (reading.close_minutes) close_.add(*reading.close_minutes);
  met_ += reading.met;
  judged_ += reading.judged;
  reopened_ += reading.reopened;
  concluded_ += reading.reopened || reading.status == CaseStatus::ended;
  heard_ += reading.satisfied.has_value();
  satisfied_ += reading.satisfied.value_or(false);
}

Summary SummaryTally::summary() const {
  Summary summary = sums_;
  summary.first_response = first_response_.spread();
  summary.close = close_.spread();
  summary.on_time = ratio(met_, judged_);
  summary.reopened = ratio(reopened_, concluded_);
  summary.satisfied = ratio(satisfied_, heard_);
  return summary;
}

void MonthsTally::add(const CaseReading& reading, const Zone& zone) {
  auto& opened = months_[month_of(zone, reading.state->opened_at)];
  ++opened.opened;
  opened.still_open += reading.open;
  opened.met += reading.met;
  opened.judged += reading.judged;
  if (!reading.finished) return;
  auto& finished = months_[month_of(zone, *reading.finished)];
  ++(reading.status == CaseStatus::ended ? finished.ended : finished.cancelled);
}

std::vector<MonthFigures> MonthsTally::months() const {
  std::vector<MonthFigures> all;
  if (months_.empty()) return all;
  for (auto month = months_.begin()->first; month <= months_.rbegin()->first; ++month) {
    const auto found = months_.find(month);
    const Month sums = found == months_.end() ? Month{} : found->second;
    all.push_back({month_text(month), sums.opened, sums.ended, sums.cancelled, sums.still_open,
                   ratio(sums.met, sums.judged)});
  }
  return all;
}

void WorkflowTally::add(const CaseReading& reading, const Zone& zone) {
  seen_ = true;
  const auto& book = reading.state->definition->book();
  all_.add(reading);
  months_.add(reading, zone);
  if (reading.status != CaseStatus::cancelled) ++states_[book.states[reading.state->state]];
  for (const auto& run : reading.runs) {
    const auto& rule = book.deadlines[run.rule];
    auto& sums = runs_[rule.id];
    ++sums.count[static_cast<std::size_t>(run.fate)];
    sums.estimated += run.estimated;
    rules_.emplace(rule.id, &rule);
  }
  categories_.resize(reading.categories.size());
  for (std::size_t i = 0; i < reading.categories.size(); ++i)
    categories_[i][reading.categories[i]].add(reading);
  if (reading.mark) {
    ++marks_[*reading.mark - 1];
    any_mark_ = true;
  }
}

DeadlineFigures WorkflowTally::deadline(const Deadline& rule, const LimitTable& limits) const {
  DeadlineFigures figures;
  figures.id = rule.id;
  figures.label = text_of(rule.label);
  figures.limit = limit_text(rule, limits);
  figures.source = rule.source;
  RunSums sums;
  if (const auto found = runs_.find(rule.id); found != runs_.end()) sums = found->second;
  const auto count = [&](Fate fate) { return sums.count[static_cast<std::size_t>(fate)]; };
  figures.met = count(Fate::met);
  figures.late = count(Fate::late);
  figures.missed = count(Fate::missed);
  figures.running = count(Fate::running);
  figures.paused = count(Fate::paused);
  figures.cut_short = count(Fate::cut_short);
  figures.estimated = sums.estimated;
  figures.on_time = ratio(figures.met, figures.met + figures.late + figures.missed);
  return figures;
}

WorkflowFigures WorkflowTally::figures(const LimitTable& limits) const {
  const auto& book = newest_->book();
  WorkflowFigures figures;
  figures.id = book.id;
  figures.title = text_of(book.title);
  figures.summary = all_.summary();
  for (const auto& rule : book.deadlines) figures.deadlines.push_back(deadline(rule, limits));
  for (const auto& [id, rule] : rules_)  // of versions before the newest
    if (!book.find_deadline(id)) figures.deadlines.push_back(deadline(*rule, limits));
  for (StateIndex i = 0; i < book.states.size(); ++i) {
    const auto found = states_.find(book.states[i]);
    figures.states.push_back({std::string(book.states[i]), text_of(book.state_labels[i]),
                              found == states_.end() ? 0 : found->second});
  }
  for (const auto& [id, count] : states_)
    if (!book.find_state(id))
      figures.states.push_back({std::string(id), {std::string(id), std::string(id)}, count});
  figures.close_times = all_.close_times();
  figures.months = months_.months();
  for (std::size_t i = 0; i < categories_.size(); ++i) {
    Breakdown breakdown{measures_.categories[i], fact_label(measures_.categories[i]), {}};
    for (const auto& [value, tally] : categories_[i])
      breakdown.rows.push_back({value, value_label(breakdown.fact, value), tally.summary()});
    std::stable_sort(breakdown.rows.begin(), breakdown.rows.end(),
                     [](const Row& a, const Row& b) { return a.summary.opened > b.summary.opened; });
    figures.categories.push_back(std::move(breakdown));
  }
  if (any_mark_) figures.marks.assign(marks_.begin(), marks_.end());
  figures.on_time_goal = measures_.on_time_goal;
  figures.satisfied_goal = measures_.satisfied_goal;
  return figures;
}

}  // namespace tenon::report
