#include "engine/surroundings.hpp"

#include <algorithm>

namespace tenon {
namespace {

const std::string* id_in(const Subject& subject, Scope scope) {
  const auto& id = scope == Scope::sale       ? subject.sale
                   : scope == Scope::unit     ? subject.unit
                   : scope == Scope::building ? subject.building
                                              : subject.project;
  return id ? &*id : nullptr;
}

CaseQuery query_of(Scope scope, const std::string& id, std::string_view workflow) {
  CaseQuery query;
  (scope == Scope::sale       ? query.sale
   : scope == Scope::unit     ? query.unit
   : scope == Scope::building ? query.building
                              : query.project) = id;
  if (!workflow.empty()) query.workflow = workflow;
  query.limit = 1000;
  return query;
}

bool is_from_abroad(const Customer& customer) {
  return std::any_of(customer.identities.begin(), customer.identities.end(), [](const Identity& each) {
    switch (each.kind) {
      case IdentityKind::residence_permit:
      case IdentityKind::foreign_permanent_resident:
      case IdentityKind::foreign_passport:
      case IdentityKind::travel_permit_hk_macao:
      case IdentityKind::travel_permit_taiwan: return true;
      default: return false;
    }
  });
}

}  // namespace

void KnownSurroundings::fail(Refusal refusal) const {
  if (!failure_) failure_ = std::move(refusal);
}
Verdict KnownSurroundings::failure() const {
  if (failure_) return Verdict(*failure_);
  return {};
}

template <class Record>
const Record* KnownSurroundings::read(RecordKind kind, std::string_view id) const {
  const auto [found, first] = records_.try_emplace({kind, std::string(id)});
  if (!first) return static_cast<const Record*>(found->second.get());
  auto row = core_.read_record(work_, name_of(kind), id);
  if (!row) return fail(std::move(row).refusal()), nullptr;
  if (!*row) return nullptr;
  auto json = parse_json((*row)->json, name_of(kind));
  if (!json) return fail(std::move(json).refusal()), nullptr;
  auto record = read_json<Record>(*json);
  if (!record) return fail(std::move(record).refusal()), nullptr;
  auto kept = std::make_shared<const Record>(*std::move(record));
  const Record* result = kept.get();
  found->second = std::move(kept);
  return result;
}

const Sale* KnownSurroundings::sale() const {
  return subject_.sale ? read<Sale>(RecordKind::sale, *subject_.sale) : nullptr;
}
const Unit* KnownSurroundings::unit() const { return subject_.unit ? unit(*subject_.unit) : nullptr; }
const Unit* KnownSurroundings::unit(std::string_view id) const { return read<Unit>(RecordKind::unit, id); }
const Building* KnownSurroundings::building() const {
  return subject_.building ? read<Building>(RecordKind::building, *subject_.building) : nullptr;
}
const Project* KnownSurroundings::project() const {
  return subject_.project ? read<Project>(RecordKind::project, *subject_.project) : nullptr;
}
const Customer* KnownSurroundings::customer(std::string_view id) const {
  return read<Customer>(RecordKind::customer, id);
}

void KnownSurroundings::add_person(const std::string& id, Party as) const {
  Person person{id, as};
  if (const auto* known = customer(id)) {
    const auto today = core_.settings.calendar->zone().day_of(now_);
    person.organisation = known->kind == CustomerKind::organisation;
    person.from_abroad = is_from_abroad(*known);
    person.has_spouse = known->marital == MaritalState::married;
    if (const auto birth = birth_of(*known)) person.minor = *birth + boost::gregorian::years(18) > today;
  }
  people_->push_back(std::move(person));
}

const std::vector<Person>& KnownSurroundings::people() const {
  if (people_) return *people_;
  people_.emplace();
  const Sale* const of = sale();
  if (!of) {
    if (subject_.customer) add_person(*subject_.customer, Party::buyer);
    return *people_;
  }
  for (const auto& buyer : of->buyers)
    add_person(buyer.customer, people_->empty() ? Party::buyer : Party::co_owner);
  const auto is_there = [&](const std::string& id) {
    return std::any_of(people_->begin(), people_->end(), [&](const auto& p) { return p.customer == id; });
  };
  for (std::size_t i = 0, buyers = people_->size(); i < buyers; ++i) {
    const Customer* const known = customer((*people_)[i].customer);
    if (!known) continue;
    if (known->spouse && !is_there(*known->spouse)) add_person(*known->spouse, Party::spouse);
    if (known->guardian && (*people_)[i].minor && !is_there(*known->guardian))
      add_person(*known->guardian, Party::guardian);
  }
  return *people_;
}

const std::vector<CasePtr>& KnownSurroundings::read_cases(Scope scope, std::string_view workflow) const {
  // All cases of a sale are few and mostly asked for together; a building has thousands, so by workflow.
  const std::string_view narrowed = scope == Scope::sale ? std::string_view() : workflow;
  const auto [found, first] = cases_.try_emplace({scope, std::string(narrowed)});
  auto& all = found->second;
  const std::string* const id = id_in(subject_, scope);
  if (!first || !id) return all;
  CaseQuery query = query_of(scope, *id, narrowed);
  for (;;) {
    auto page = core_.store->find(query);
    if (!page) return fail(std::move(page).refusal()), all;
    for (auto& each : page->cases) all.push_back(std::move(each));
    if (!page->next) break;
    query.after = page->next;
  }
  auto& seen = work_.change.seen;
  seen.lists.push_back({scope, *id, std::string(narrowed), static_cast<std::int64_t>(all.size())});
  for (const auto& each : all)
    if (each->id != self_) seen.cases.emplace_back(each->id, each->version);
  // What this work, or the batch beneath it, is about to change counts already.
  const CaseQuery filter = query_of(scope, *id, narrowed);
  for (const Work* work = &work_; work; work = work->beneath)
    for (const auto& each : work->change.cases) {
      const auto stored = std::find_if(all.begin(), all.end(),
                                       [&](const CasePtr& other) { return other->id == each.after->id; });
      if (stored != all.end()) {
        if ((*stored)->version < each.after->version) *stored = each.after;
      } else if (!each.after->id.is_nil() && is_about(filter, *each.after)) {
        all.push_back(each.after);
      }
    }
  std::stable_sort(all.begin(), all.end(), [](const CasePtr& a, const CasePtr& b) {
    return std::pair(a->opened_at, a->id) > std::pair(b->opened_at, b->id);
  });
  return all;
}

std::vector<OtherCase> KnownSurroundings::cases(Scope scope, std::string_view workflow) const {
  std::vector<OtherCase> others;
  for (const auto& each : read_cases(scope, workflow)) {
    const auto& book = each->definition->book();
    if (book.id != workflow || each->id == self_) continue;
    OtherCase other;
    other.id = each->id;
    other.workflow = book.id;
    other.state = book.states[each->state];
    other.state_label = book.state_labels[each->state];
    other.state_index = each->state;
    other.final = book.is_final(each->state);
    other.cancelled = each->frame.cancelled.has_value();
    other.facts = each->facts.get();
    other.opened_at = each->opened_at;
    other.changed_at = each->changed_at;
    other.frame = &each->frame;
    others.push_back(other);
  }
  return others;
}

std::vector<CasePtr> KnownSurroundings::of_sale() const {
  std::vector<CasePtr> others = read_cases(Scope::sale, {});
  std::erase_if(others, [&](const CasePtr& each) { return each->id == self_; });
  return others;
}

Label KnownSurroundings::title_of(std::string_view workflow) const {
  const auto found = core_.settings.workflows->find(workflow);
  return found ? (*found)->book().title : Label{};
}
const PolicyPack* KnownSurroundings::policy() const { return core_.pack_of(policy_); }

// ---- what the engine does with registers on the way ----

Result<std::optional<RecordRow>> Engine::Core::read_record(Work& work, std::string_view kind,
                                                           std::string_view id) {
  for (const Work* each = &work; each; each = each->beneath)
    for (auto row = each->change.records.rbegin(); row != each->change.records.rend(); ++row)
      if (row->kind == kind && row->id == id) return std::optional(*row);
  TENON_TRY(auto row, store->record(kind, id));
  work.change.seen.records.push_back({std::string(kind), std::string(id), row ? row->version : 0});
  return row;
}

Result<void> Engine::Core::update_record(Work& work, std::string_view kind, const std::string& id,
                                         const Json& fields, const Mover& mover) {
  const auto known = enum_from<RecordKind>(kind);
  if (!known) return fault("engine.unknown_register").fact("kind", kind);
  TENON_TRY(const auto row, read_record(work, kind, id));
  if (!row) return not_found("record.unknown").fact("kind", kind).fact("record", id);
  TENON_TRY(Json document, parse_json(row->json, kind));
  document.merge_patch(fields);
  TENON_TRY(std::string canonical, check_record(*known, document));
  if (canonical == row->json) return {};
  work.change.records.push_back(
      {std::string(kind), id, row->version + 1, mover.at, mover.actor.id, std::move(canonical)});
  return {};
}

Result<Subject> Engine::Core::complete_subject(Work& work, const RuleBook& book, const Subject& given) {
  Subject subject = given;
  if (!book.needs_sale && !book.needs_unit && !book.needs_building && !book.needs_project) return subject;
  const CaseId none;
  const std::optional<std::string> no_policy;
  const KnownSurroundings around(*this, work, subject, none, no_policy, settings.clock.now());
  const auto unknown = [&](std::string_view field, const std::optional<std::string>& id) -> Result<Subject> {
    if (auto failure = around.failure(); !failure.allowed()) return std::move(failure).refusal();
    return not_found("subject.unknown")
        .field("subject." + std::string(field))
        .fact("kind", field)
        .fact("found", id.value_or(""))
        .fact("workflow", book.id);
  };
  // Each names the next: what the host leaves out is read from the registers, what it gives must agree.
  const auto take = [](std::optional<std::string>& into, const std::string& found) {
    if (!into) into = found;
    return *into == found;
  };
  const auto disagrees = [&](std::string_view field, const std::optional<std::string>& asked,
                             const std::string& found) -> Result<Subject> {
    return invalid("subject.disagrees")
        .field("subject." + std::string(field))
        .fact("found", asked.value_or(""))
        .fact("expected", found);
  };
  if (subject.sale) {
    const Sale* const sale = around.sale();
    if (!sale) return unknown("sale", subject.sale);
    if (!take(subject.unit, sale->unit)) return disagrees("unit", subject.unit, sale->unit);
    if (!subject.customer) subject.customer = sale->buyers.front().customer;
  }
  if (subject.unit) {
    const Unit* const unit = around.unit();
    if (!unit) return unknown("unit", subject.unit);
    if (!take(subject.building, unit->building))
      return disagrees("building", subject.building, unit->building);
  }
  if (subject.building) {
    const Building* const building = around.building();
    if (!building) return unknown("building", subject.building);
    if (!take(subject.project, building->project))
      return disagrees("project", subject.project, building->project);
  }
  if (subject.project && !around.project()) return unknown("project", subject.project);
  return subject;
}

Verdict Engine::Core::check_repeat(const RuleBook& book, const Surroundings& around, const Subject& subject) {
  if (book.repeat == Repeat::freely) return {};
  const Scope scope = subject.sale && book.needs_sale           ? Scope::sale
                      : subject.unit && book.needs_unit         ? Scope::unit
                      : subject.building && book.needs_building ? Scope::building
                                                                : Scope::project;
  for (const auto& other : around.cases(scope, book.id)) {
    if (other.cancelled) continue;
    const bool done = book.repeat == Repeat::once && other.state_index == book.goal;
    if (other.final && !done) continue;
    return refuse(done ? "case.done_already" : "case.open_already")
        .fact("workflow", book.id)
        .fact("zh_title", book.title.zh)
        .fact("en_title", book.title.en)
        .fact("case", to_string(other.id))
        .fact("state", other.state);
  }
  return {};
}

}  // namespace tenon
