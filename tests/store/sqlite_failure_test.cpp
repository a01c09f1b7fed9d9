// Disks that fill or fail, programs that are killed, and others that hold the file: whole transactions or
// none.
#include <sys/resource.h>
#include <sys/wait.h>

#include <csignal>

#include "store/failing_vfs.hpp"
#include "store/raw_file.hpp"

using namespace tenon;
using namespace tenon::testing;

namespace {

/// Two doors that always move together, so that half a change shows.
class Pair {
 public:
  explicit Pair(Store& store) : store_(store) {
    Change change;
    left_ = open_door(change, 1, command_id(++commands_));
    right_ = open_door(change, 2, command_id(++commands_));
    store_.commit(change).value();
  }
  Result<void> move() {
    Change change;
    const auto left = step_door(change, *left_, command_id(++commands_));
    const auto right = step_door(change, *right_, command_id(++commands_));
    OutboxRow row;
    row.case_id = left->id;
    row.payload = std::string(3000, 'x');
    change.outbox.push_back(std::move(row));
    TENON_CHECK(store_.commit(change));
    left_ = left;
    right_ = right;
    return {};
  }
  [[nodiscard]] std::int64_t version() const { return left_->version; }

 private:
  Store& store_;
  std::shared_ptr<CaseState> left_;
  std::shared_ptr<CaseState> right_;
  std::uint64_t commands_ = 0;
};

void check_pair(Store& store, std::int64_t version) {
  CHECK(store.version_of(case_id(1)).value() == version);
  CHECK(store.version_of(case_id(2)).value() == version);
  CHECK(std::ssize(store.outbox(0, 10000).value()) == version - 1);
  check_whole(store, 2);
}

/// Runs `work` in a child and gives how it ended.
template <class WorkInChild>
int status_of_child(WorkInChild&& work) {
  const pid_t child = fork();
  if (child == 0) _exit(work());
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return status;
}

}  // namespace

TEST_CASE("sqlite: wherever a write fails, nothing is half-done and work goes on afterwards") {
  const auto [code, expected] = GENERATE(table<int, const char*>({{SQLITE_FULL, "store.full"},
                                                                  {SQLITE_IOERR_WRITE, "store.fault"},
                                                                  {SQLITE_IOERR_FSYNC, "store.fault"}}));
  const bool lasting = GENERATE(true, false);
  FailingDisk disk;
  const Folder folder;
  const auto path = folder / "failing.db";
  auto store = open_file(path);
  Pair pair(*store);
  int refused = 0;
  for (int good = 0;; ++good) {
    disk.fail_after(good, code, lasting ? 1'000'000 : 1);
    const auto moved = pair.move();
    const bool failed = disk.has_failed();
    disk.heal();
    INFO("failure after " << good << " operations");
    if (failed) {
      ++refused;
      REQUIRE(code_of(moved) == expected);
      CHECK(moved.refusal().text().en.find('{') == std::string::npos);
    } else {
      REQUIRE(why(moved) == "");
    }
    check_pair(*store, pair.version());
    if (!failed) break;
  }
  CHECK(refused >= 3);
  REQUIRE(why(pair.move()) == "");
  store.reset();
  store = open_file(path);
  check_pair(*store, pair.version());
}

TEST_CASE("sqlite: a disk that fails while a new file is made leaves no half-made file") {
  FailingDisk disk;
  const Folder folder;
  for (int good = 0;; ++good) {
    const auto path = folder / ("new" + std::to_string(good));
    disk.fail_after(good, SQLITE_FULL);
    const auto opened = open_sqlite_store({path, Durability::full, 0}, door_workflows());
    const bool failed = disk.has_failed();
    disk.heal();
    if (failed && !opened) CHECK(opened.refusal().code == "store.full");
    const auto again = open_sqlite_store({path, Durability::full, 0}, door_workflows());
    INFO(good << ": " << why(again));
    REQUIRE(again);
    Keeper((**again)).open();
    if (!failed) break;
  }
}

TEST_CASE("sqlite: a program killed in mid-stream leaves whole transactions only") {
  const Folder folder;
  const auto path = folder / "killed.db";
  const auto durability = GENERATE(Durability::full, Durability::normal);
  const int commits = GENERATE(1, 7, 60);
  int told_us[2];
  REQUIRE(pipe(told_us) == 0);
  const pid_t child = fork();
  if (child == 0) {
    const auto store = open_file(path, durability);
    Pair pair(*store);
    for (;;)
      if (!pair.move() || write(told_us[1], "x", 1) != 1) _exit(1);
  }
  close(told_us[1]);
  char byte = 0;
  for (int i = 0; i < commits; ++i) REQUIRE(read(told_us[0], &byte, 1) == 1);
  kill(child, SIGKILL);
  int status = 0;
  waitpid(child, &status, 0);
  close(told_us[0]);
  CHECK(WIFSIGNALED(status));

  const auto store = open_file(path, durability);
  const auto version = store->version_of(case_id(1)).value();
  CHECK(version >= 1 + commits);  // all that it was told is done is there
  check_pair(*store, version);
}

TEST_CASE("sqlite: a file that may not grow is refused as a fault, and what was there stays") {
  const Folder folder;
  const auto path = folder / "limited.db";
  std::int64_t versions[2] = {0, 0};
  int pipes[2];
  REQUIRE(pipe(pipes) == 0);
  const int status = status_of_child([&] {
    const auto store = open_file(path);
    Pair pair(*store);
    for (int i = 0; i < 5; ++i)
      if (!pair.move()) return 1;
    signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = std::filesystem::file_size(path + "-wal") + 40000;
    setrlimit(RLIMIT_FSIZE, &limit);
    auto moved = pair.move();
    for (int i = 0; i < 1000 && moved; ++i) moved = pair.move();
    if (moved || (code_of(moved) != "store.fault" && code_of(moved) != "store.full")) return 2;
    versions[0] = pair.version();
    versions[1] = store->version_of(case_id(2)).value();
    return write(pipes[1], versions, sizeof versions) == sizeof versions ? 0 : 3;
  });
  REQUIRE(status == 0);
  REQUIRE(read(pipes[0], versions, sizeof versions) == sizeof versions);
  close(pipes[0]);
  close(pipes[1]);
  CHECK(versions[0] == versions[1]);
  CHECK(versions[0] > 6);
  check_pair(*open_file(path), versions[0]);
}

TEST_CASE("sqlite: a file that another program holds is busy, and free again") {
  const Folder folder;
  const auto path = folder / "busy.db";
  const auto store = open_file(path, Durability::full, 0);
  Pair pair(*store);
  RawFile other(path);
  other.run("BEGIN IMMEDIATE");
  const auto refused = pair.move();
  REQUIRE_FALSE(refused);
  CHECK(refused.refusal().code == "store.busy");
  CHECK(refused.refusal().kind == RefusalKind::busy);
  CHECK(refused.refusal().text().en.find('{') == std::string::npos);
  CHECK(store->version_of(case_id(1)).value() == 1);  // reading goes on
  other.run("ROLLBACK");
  CHECK(why(pair.move()) == "");
  check_pair(*store, 2);
}

TEST_CASE("sqlite: a store is not used in a forked child, and the parent's goes on") {
  const Folder folder;
  const auto path = folder / "forked.db";
  auto store = open_file(path);
  Pair pair(*store);
  CHECK(store->load(case_id(1)));
  const int status = status_of_child([&] {
    if (code_of(store->load(case_id(1))) != "store.forked") return 1;
    if (code_of(pair.move()) != "store.forked") return 2;
    store.reset();
    const auto own = open_file(path);
    return own->version_of(case_id(1)).value() == 1 ? 0 : 3;
  });
  CHECK(status == 0);
  CHECK(why(pair.move()) == "");
  check_pair(*store, 2);
}
