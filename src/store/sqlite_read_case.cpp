#include "store/case_query.hpp"
#include "store/refusals.hpp"
#include "store/sqlite_find.hpp"
#include "store/sqlite_reader.hpp"

namespace tenon::store {
namespace {

#define TENON_CASE_COLUMNS                                                                                 \
  "SELECT key, id, version, last_row, workflow, workflow_version, state, customer, unit, sale, building, " \
  "project,"                                                                                               \
  " reference, opened_at, changed_at, head, facts, frame FROM tenon_cases WHERE "
constexpr std::string_view case_by_key = TENON_CASE_COLUMNS "key=?";
constexpr std::string_view case_by_id = TENON_CASE_COLUMNS "id=?";
#undef TENON_CASE_COLUMNS

/// A snapshot over several statements; within a transaction of the host's there is one already.
class Snapshot {
 public:
  explicit Snapshot(Connection& database) : database_(database) {}
  ~Snapshot() {
    if (began_) static_cast<void>(database_.run("ROLLBACK"));
  }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;
  [[nodiscard]] Result<void> begin() {
    if (database_.in_transaction()) return {};
    TENON_CHECK(database_.run("BEGIN"));
    began_ = true;
    return {};
  }

 private:
  Connection& database_;
  bool began_ = false;
};

}  // namespace

Result<CasePtr> SqliteReader::case_at(const Query& query) const {
  auto state = std::make_shared<CaseState>();
  auto& about = state->subject;
  std::string_view workflow;
  std::string_view place;
  std::string_view facts;
  std::string_view frame;
  std::int32_t workflow_version = 0;
  if (auto verdict = query.read(state->slot.key, state->id, state->version, state->slot.last_row, workflow,
                                workflow_version, place, about.customer, about.unit, about.sale,
                                about.building, about.project, state->reference, state->opened_at,
                                state->changed_at, state->head, facts, frame);
      !verdict.allowed())
    return std::move(verdict).refusal();
  const auto damaged = [&](std::string_view what, std::string_view problem) {
    return database_.corrupt("case " + to_string(state->id) + ", " + std::string(what) + ": " +
                             std::string(problem));
  };
  const auto known = workflows_->find(workflow, workflow_version);
  if (!known) return workflow_not_given(state->id, workflow, workflow_version, known.refusal().fact("known"));
  state->definition = *known;
  const auto found = state->definition->book().find_state(place);
  if (!found) return damaged("state", place);
  state->state = *found;

  auto json = Json::parse(facts, nullptr, false);
  if (json.is_discarded()) return damaged("facts", "no JSON");
  auto read_facts = state->definition->read_facts(json);
  if (!read_facts) return damaged("facts", read_facts.refusal().text().en);
  state->facts = *std::move(read_facts);
  json = Json::parse(frame, nullptr, false);
  if (json.is_discarded()) return damaged("frame", "no JSON");
  auto read_frame = read_json<Frame>(json, JsonPath{nullptr, "frame"});
  if (!read_frame) return damaged("frame", read_frame.refusal().text().en);
  state->frame = *std::move(read_frame);
  return CasePtr(std::move(state));
}

Result<CasePtr> SqliteReader::load(const CaseId& id) {
  TENON_TRY(Statement* const statement, database_.statement(case_by_id));
  Query query(database_, *statement, id);
  TENON_TRY(const bool found, query.next());
  if (!found) return case_unknown(id);
  return case_at(query);
}

Result<CasePtr> SqliteReader::load(std::int64_t key) {
  TENON_TRY(Statement* const statement, database_.statement(case_by_key));
  Query query(database_, *statement, key);
  TENON_TRY(const bool found, query.next());
  if (!found) return database_.corrupt("an index names a case that is not there");
  return case_at(query);
}

Result<std::int64_t> SqliteReader::version_of(const CaseId& id) {
  TENON_TRY(Statement* const statement, database_.statement("SELECT version FROM tenon_cases WHERE id=?"));
  Query query(database_, *statement, id);
  TENON_TRY(const bool found, query.next());
  return found ? sqlite3_column_int64(query.handle(), 0) : 0;
}

Result<std::optional<CaseId>> SqliteReader::find_reference(std::string_view reference) {
  TENON_TRY(Statement* const statement, database_.statement("SELECT id FROM tenon_cases WHERE reference=?"));
  Query query(database_, *statement, reference);
  TENON_TRY(const bool found, query.next());
  if (!found) return std::optional<CaseId>();
  CaseId id;
  if (auto verdict = query.read(id); !verdict.allowed()) return std::move(verdict).refusal();
  return std::optional(id);
}

Result<CasePage> SqliteReader::find(const CaseQuery& query) {
  TENON_TRY(const Cursor from, read_cursor(query));
  const auto wanted = find_sql(query, *workflows_);
  CasePage page;
  if (wanted.sql.empty()) return page;
  Snapshot snapshot(database_);
  TENON_CHECK(snapshot.begin());
  TENON_TRY(Statement statement, database_.prepare(wanted.sql));
  Query keys(database_, statement, from.key);
  if (query.overdue.value_or(false)) static_cast<void>(bind_one(keys.handle(), 2, from.missed));
  for (std::size_t i = 0; i < wanted.texts.size(); ++i)
    static_cast<void>(bind_one(keys.handle(), static_cast<int>(i) + 3, wanted.texts[i]));
  Cursor last;
  for (;;) {
    TENON_TRY(const bool found, keys.next());
    if (!found) return page;
    if (std::ssize(page.cases) == query.limit) break;
    if (auto verdict = keys.read(last.key, last.missed); !verdict.allowed())
      return std::move(verdict).refusal();
    TENON_TRY(CasePtr state, load(last.key));
    page.cases.push_back(std::move(state));
  }
  page.next = print_cursor(query, last);
  return page;
}

Result<std::vector<CasePtr>> SqliteReader::due(Instant until, std::int32_t limit) {
  TENON_TRY(Statement* const statement,
            database_.statement(
                "SELECT key FROM tenon_cases INDEXED BY tenon_cases_by_alarm"
                " WHERE next_alarm IS NOT NULL AND next_alarm<=? ORDER BY next_alarm, key LIMIT ?"));
  Snapshot snapshot(database_);
  TENON_CHECK(snapshot.begin());
  Query keys(database_, *statement, until, std::max(limit, 0));
  std::vector<CasePtr> found;
  for (;;) {
    TENON_TRY(const bool more, keys.next());
    if (!more) return found;
    TENON_TRY(CasePtr state, load(sqlite3_column_int64(keys.handle(), 0)));
    found.push_back(std::move(state));
  }
}

}  // namespace tenon::store
