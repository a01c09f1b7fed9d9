/// Durable applies beside the same rows written with bare sqlite3, prepared statements, same pragmas.
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>
#include <thread>

#include "bench/bench.hpp"
#include "bench/loan.hpp"
#include "tenon/engine/acting.hpp"

namespace {

using namespace tenon;
using bench::Loan;

std::string fresh(const char* name) {
  const auto path = (std::filesystem::current_path() / (std::string("bench-") + name + ".db")).string();
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
  return path;
}

Engine open_engine(const std::string& path) {
  auto set = std::make_shared<WorkflowSet>();
  if (!set->add(definition_of<Loan>())) std::abort();
  Settings settings;
  settings.store = "sqlite:" + path;
  settings.workflows = set;
  settings.cached_cases = 200'000;
  return Engine::open(settings).value();
}

constexpr int cases = 200;

/// Applies round and round over a few hundred cases.
struct Walk {
  explicit Walk(const char* name)
      : engine(open_engine(fresh(name))), clerk(engine.as({"E1", {Role::mortgage_specialist}})) {
    auto batch = engine.batch();
    for (int i = 0; i < cases; ++i) {
      Command command;
      command.actor = clerk.actor();
      command.event = "open";
      command.workflow = "loan";
      command.payload = {{"limit", 100}};
      loans.push_back({batch.execute(command)->case_id});
    }
    if (!batch.commit()) std::abort();
  }
  static const char* event(std::int64_t i) {
    static const char* const events[] = {"book_interview", "sign_loan", "seal_guarantee", "reject"};
    return events[(i / cases) % 4];
  }
  Command command(std::int64_t i) const {
    static const Loan::BookInterview book{5};
    static const Loan::SignLoan sign{90};
    static const Loan::SealGuarantee seal{};
    static const Loan::Reject reject{};
    static const void* const bodies[] = {&book, &sign, &seal, &reject};
    Command made;
    made.actor = clerk.actor();
    made.case_id = loans[static_cast<std::size_t>(i % cases)].id;
    made.event = event(i);
    made.typed = bodies[(i / cases) % 4];
    made.typed_for = &Loan::rules.book();
    return made;
  }
  Engine engine;
  Acting clerk;
  std::vector<CaseOf<Loan>> loans;
  std::int64_t at = 0;
};

/// The rows of such an apply by hand: one case updated, one history row.
struct Bare {
  explicit Bare(const char* name) {
    sqlite3_open(fresh(name).c_str(), &db);
    exec(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "CREATE TABLE cases(key INTEGER PRIMARY KEY, id BLOB UNIQUE, workflow TEXT, state TEXT, version "
        "INTEGER, facts TEXT, frame TEXT,"
        " changed_at INTEGER, head BLOB, last_row INTEGER, next_alarm INTEGER) STRICT;"
        "CREATE INDEX cases_by_state ON cases(workflow, state); CREATE INDEX cases_by_alarm ON "
        "cases(next_alarm) WHERE next_alarm IS NOT NULL;"
        "CREATE TABLE history(row INTEGER PRIMARY KEY, case_key INTEGER, prev INTEGER, version INTEGER, "
        "event TEXT, state TEXT, at INTEGER,"
        " recorded_at INTEGER, actor TEXT, roles TEXT, party TEXT, command BLOB, payload TEXT, limits TEXT, "
        "digest BLOB) STRICT;");
    sqlite3_prepare_v2(db,
                       "UPDATE cases SET state=?2, version=version+1, facts=?3, frame=?4, changed_at=?5, "
                       "head=?6, last_row=?7 WHERE key=?1",
                       -1, &update, nullptr);
    sqlite3_prepare_v2(
        db,
        "INSERT INTO history VALUES(?1,?2,?3,?4,?5,?6,?7,?7,'E1','mortgage_specialist','none',?8,?9,'',?10)",
        -1, &insert, nullptr);
    exec("BEGIN");
    for (int i = 0; i < cases; ++i)
      exec(("INSERT INTO cases VALUES(" + std::to_string(i) +
            ",randomblob(16),'loan','collecting',1,'{}','{}',1,zeroblob(32),0," + std::to_string(i) + ")")
               .c_str());
    exec("COMMIT");
  }
  ~Bare() {
    sqlite3_finalize(update);
    sqlite3_finalize(insert);
    sqlite3_close(db);
  }
  void exec(const char* sql) const {
    char* message = nullptr;
    if (sqlite3_exec(db, sql, nullptr, nullptr, &message) != SQLITE_OK) {
      std::fprintf(stderr, "%s\n", message);
      std::abort();
    }
  }
  void apply() {
    static const std::string facts = R"({"limit":100,"principal":90,"rejections":3})";
    static const std::string frame(420, 'f');  // what the frame of such a case takes
    static const std::string payload = R"({"principal":90})";
    static const unsigned char bytes[32] = {};
    const char* const states[] = {"interviewing", "guaranteeing", "bank_review", "collecting"};
    const char* const state = states[(at / cases) % 4];
    sqlite3_bind_int64(update, 1, at % cases);
    sqlite3_bind_text(update, 2, state, -1, SQLITE_STATIC);
    sqlite3_bind_text(update, 3, facts.data(), static_cast<int>(facts.size()), SQLITE_STATIC);
    sqlite3_bind_text(update, 4, frame.data(), static_cast<int>(frame.size()), SQLITE_STATIC);
    sqlite3_bind_int64(update, 5, at);
    sqlite3_bind_blob(update, 6, bytes, 32, SQLITE_STATIC);
    sqlite3_bind_int64(update, 7, at + 1);
    sqlite3_step(update);
    sqlite3_reset(update);
    sqlite3_bind_int64(insert, 1, at + 1);
    sqlite3_bind_int64(insert, 2, at % cases);
    sqlite3_bind_int64(insert, 3, at);
    sqlite3_bind_int64(insert, 4, 2);
    sqlite3_bind_text(insert, 5, Walk::event(at), -1, SQLITE_STATIC);
    sqlite3_bind_text(insert, 6, state, -1, SQLITE_STATIC);
    sqlite3_bind_int64(insert, 7, at);
    sqlite3_bind_blob(insert, 8, bytes, 16, SQLITE_STATIC);
    sqlite3_bind_text(insert, 9, payload.data(), static_cast<int>(payload.size()), SQLITE_STATIC);
    sqlite3_bind_blob(insert, 10, bytes, 32, SQLITE_STATIC);
    sqlite3_step(insert);
    sqlite3_reset(insert);
    ++at;
  }
  sqlite3* db = nullptr;
  sqlite3_stmt* update = nullptr;
  sqlite3_stmt* insert = nullptr;
  std::int64_t at = 0;
};

}  // namespace

int main() {
  {
    Bare bare("bare-single");
    Walk walk("single");
    bench::compare(
        "durable apply, one a commit, WAL synchronous=FULL (goal: at least 0.8 of bare, ratio at most 1.25x)",
        1000,
        {{"bare sqlite3",
          [&](std::int64_t times) {
            for (std::int64_t i = 0; i < times; ++i)
              bare.exec("BEGIN IMMEDIATE"), bare.apply(), bare.exec("COMMIT");
          }},
         {"tenon",
          [&](std::int64_t times) {
            for (std::int64_t i = 0; i < times; ++i)
              if (!walk.engine.execute(walk.command(walk.at++))) std::abort();
          }}},
        5);
  }
  {
    Walk alone("alone");
    Walk crowd("crowd");
    constexpr int threads = 64;
    bench::compare(
        "64 callers at once, synchronous=FULL (goal: at least 10 times as many, ratio at most 0.10x)", 3200,
        {{"one caller",
          [&](std::int64_t times) {
            for (std::int64_t i = 0; i < times; ++i)
              if (!alone.engine.execute(alone.command(alone.at++))) std::abort();
          }},
         {"64 callers, group commit",
          [&](std::int64_t times) {
            std::vector<std::thread> callers;
            for (int t = 0; t < threads; ++t)
              callers.emplace_back([&, t] {
                for (std::int64_t i = 0; i < times / threads; ++i)
                  if (!crowd.clerk.act(crowd.loans[static_cast<std::size_t>(t)].id, Comment{"noted"}))
                    std::abort();
              });
            for (auto& caller : callers) caller.join();
          }}},
        5);
  }
  {
    Bare bare("bare-batch");
    Walk walk("batch");
    bench::compare("durable apply, 1000 a commit (goal: at least 0.3 of bare, ratio at most 3.33x)", 20'000,
                   {{"bare sqlite3",
                     [&](std::int64_t times) {
                       for (std::int64_t i = 0; i < times; i += 1000) {
                         bare.exec("BEGIN IMMEDIATE");
                         for (int k = 0; k < 1000; ++k) bare.apply();
                         bare.exec("COMMIT");
                       }
                     }},
                    {"tenon",
                     [&](std::int64_t times) {
                       for (std::int64_t i = 0; i < times; i += 1000) {
                         auto batch = walk.engine.batch();
                         for (int k = 0; k < 1000; ++k)
                           if (!batch.execute(walk.command(walk.at++))) std::abort();
                         if (!batch.commit()) std::abort();
                       }
                     }}},
                   5);
  }
}
