// Commits that meet. To be run under the thread sanitizer too.
#include "store/commit_queue.hpp"

#include <atomic>
#include <barrier>
#include <thread>

#include "store/raw_file.hpp"
#include "store/sqlite_schema.hpp"
#include "store/sqlite_store.hpp"

using namespace tenon;
using namespace tenon::testing;

#if defined(__SANITIZE_THREAD__)
// SQLite itself is built without the sanitizer and guards its shared memory in ways that it cannot see.
extern "C" const char* __tsan_default_suppressions() { return "called_from_lib:libsqlite3.so\n"; }
#endif

namespace {

constexpr int thread_count = 64;

template <class Work>
void on_threads(int count, Work&& work) {
  std::barrier start(count);
  std::vector<std::thread> threads;
  for (int i = 0; i < count; ++i)
    threads.emplace_back([&, i] {
      start.arrive_and_wait();
      work(i);
    });
  for (auto& thread : threads) thread.join();
}

store::Work work_on(Change& change) {
  store::Work work;
  work.change = &change;
  return work;
}

}  // namespace

TEST_CASE("commit queue: everything is written once, by one at a time, and everyone hears of it") {
  struct Job {
    int number = 0;
    bool done = false;
    Job* next = nullptr;
  };
  store::CommitQueue<Job> queue;
  std::vector<int> written;  // guarded by the queue: the sanitizer would see two writers
  int calls = 0;
  constexpr int each = 500;
  on_threads(thread_count, [&](int thread) {
    for (int i = 0; i < each; ++i) {
      Job job;
      job.number = thread * each + i;
      queue.run(job, [&](Job* first) {
        ++calls;
        for (auto* one = first; one; one = one->next) {
          written.push_back(one->number);
          one->done = true;
        }
      });
      if (!job.done) std::abort();
    }
  });
  REQUIRE(written.size() == thread_count * each);
  std::sort(written.begin(), written.end());
  for (int i = 0; i < thread_count * each; ++i) REQUIRE(written[static_cast<std::size_t>(i)] == i);
  CHECK(calls <= thread_count * each);
}

TEST_CASE("commit queue: whoever is alone writes at once, in its own thread") {
  struct Job {
    Job* next = nullptr;
  };
  store::CommitQueue<Job> queue;
  Job job;
  std::thread::id writer;
  queue.run(job, [&](Job* first) {
    writer = std::this_thread::get_id();
    CHECK(first == &job);
    CHECK(first->next == nullptr);
  });
  CHECK(writer == std::this_thread::get_id());
}

TEST_CASE("sqlite: sixty-four threads share transactions") {
  const Folder folder;
  const auto store = open_file(folder / "shared.db");
  auto& counted = static_cast<store::SqliteStore&>(*store);
  constexpr int steps = 20;
  std::atomic<int> failures = 0;
  const auto before = counted.transactions();
  on_threads(thread_count, [&](int thread) {
    const auto n = static_cast<std::uint64_t>(thread) + 1;
    Change opening;
    auto door = open_door(opening, n, command_id(n * 1000));
    if (!store->commit(opening)) ++failures;
    for (std::uint64_t i = 1; i <= steps; ++i) {
      Change change;
      const auto after = step_door(change, *door, command_id(n * 1000 + i));
      if (store->commit(change)) door = after;
      else ++failures;
      const auto seen = store->load(door->id);
      if (!seen || (*seen)->version != door->version) ++failures;
    }
  });
  CHECK(failures == 0);
  const auto transactions = counted.transactions() - before;
  CHECK(transactions < thread_count * (steps + 1));
  for (std::uint64_t n = 1; n <= thread_count; ++n)
    REQUIRE(store->version_of(case_id(n)).value() == steps + 1);
  check_whole(*store, thread_count);
}

TEST_CASE("store: of many who decide on one version, one wins each time") {
  const bool on_disk = GENERATE(false, true);
  const Folder folder;
  const auto store =
      on_disk ? open_file(folder / "race.db", Durability::normal) : open_memory_store(door_workflows());
  Change opening;
  const auto id = open_door(opening, 1, command_id(0))->id;
  store->commit(opening).value();
  std::atomic<int> won = 0;
  std::atomic<int> odd = 0;
  std::atomic<std::uint64_t> commands = 1;
  on_threads(16, [&](int) {
    for (int i = 0; i < 40; ++i) {
      const auto seen = store->load(id).value();
      Change change;
      step_door(change, *seen, command_id(commands++));
      const auto committed = store->commit(change);
      if (committed) ++won;
      else if (committed.refusal().code != "store.conflict") ++odd;
      static_cast<void>(store->due(minute(100), 10));
      static_cast<void>(store->find({}));
    }
  });
  CHECK(odd == 0);
  CHECK(won >= 40);
  CHECK(store->version_of(id).value() == won + 1);
  check_whole(*store, 1);
}

TEST_CASE("sqlite: in a shared transaction one conflict disturbs nobody") {
  const Folder folder;
  store::SqliteWriter writer(store::open_database({folder / "group.db"}).value());
  Change changes[4];
  open_door(changes[0], 1, command_id(1));
  open_door(changes[1], 1, command_id(2));  // the same door: too late
  open_door(changes[2], 2, command_id(3));
  changes[3].records.push_back({"customer", "C1", 2, minute(0), "E1", "{}"});  // there is no version 1
  store::Work works[4] = {work_on(changes[0]), work_on(changes[1]), work_on(changes[2]), work_on(changes[3])};
  for (int i = 0; i < 4; ++i) {
    REQUIRE(works[i].prepare().allowed());
    if (i < 3) works[i].next = &works[i + 1];
  }
  writer.write_all(works);
  CHECK(writer.transactions() == 1);
  CHECK(works[0].verdict.allowed());
  CHECK(works[1].verdict.refusal().code == "store.conflict");
  CHECK(works[2].verdict.allowed());
  CHECK(works[3].verdict.refusal().code == "store.conflict");
  const auto store = open_file(folder / "group.db");
  CHECK(store->find({}).value().cases.size() == 2);
  CHECK_FALSE(store->find_command(command_id(2)).value());
  CHECK(changes[0].cases[0].after->slot.key == 1);
  CHECK(changes[2].cases[0].after->slot.key == 2);
}

TEST_CASE("sqlite: a rarer failure breaks a shared transaction up, and only its own change is refused") {
  const Folder folder;
  store::SqliteWriter writer(store::open_database({folder / "group.db"}).value());
  Change changes[3];
  open_door(changes[0], 1, command_id(1));
  const auto second = open_door(changes[1], 2, command_id(2));
  open_door(changes[2], 3, command_id(3));
  std::string expected;
  SECTION("a command seen") {
    changes[1].commands[0].id = command_id(1);
    expected = "store.command_seen";
  }
  SECTION("a reference taken") {
    changes[0].cases[0].after->reference = "R";
    second->reference = "R";
    expected = "store.reference_taken";
  }
  store::Work works[3] = {work_on(changes[0]), work_on(changes[1]), work_on(changes[2])};
  for (int i = 0; i < 3; ++i) {
    REQUIRE(works[i].prepare().allowed());
    if (i < 2) works[i].next = &works[i + 1];
  }
  writer.write_all(works);
  CHECK(writer.transactions() == 2);
  CHECK(works[0].verdict.allowed());
  CHECK(works[1].verdict.refusal().code == expected);
  CHECK(works[2].verdict.allowed());
  const auto store = open_file(folder / "group.db");
  CHECK(store->version_of(case_id(1)).value() == 1);
  CHECK(store->version_of(case_id(2)).value() == 0);
  CHECK(store->version_of(case_id(3)).value() == 1);
  check_whole(*store, 3);
}
