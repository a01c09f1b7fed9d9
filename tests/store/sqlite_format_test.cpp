// What a SQLite store makes of the file it is given.
#include <sys/stat.h>
#include <sys/wait.h>

#include "store/raw_file.hpp"

using namespace tenon;
using namespace tenon::testing;

namespace {

Result<std::unique_ptr<Store>> try_open(const std::string& path) {
  return open_sqlite_store({path, Durability::full, 0}, door_workflows());
}

/// The refusal of opening, which must have words for people with nothing left open in them.
Refusal refusal_of(const std::string& path) {
  const auto opened = try_open(path);
  REQUIRE_FALSE(opened);
  const auto text = opened.refusal().text();
  INFO(text.en);
  CHECK_FALSE(text.zh.empty());
  CHECK(text.zh.find('{') == std::string::npos);
  CHECK(text.en.find('{') == std::string::npos);
  CHECK_FALSE(opened.refusal().remedy().en.empty());
  return opened.refusal();
}

/// Doors enough for some dozens of pages; the file is closed again.
void fill(const std::string& path) {
  const auto store = open_file(path);
  Keeper keeper(*store);
  for (int i = 0; i < 100; ++i) keeper.step(*keeper.open());
}

}  // namespace

TEST_CASE("sqlite: any path that the system takes") {
  const Folder folder;
  const auto* name = GENERATE("cases.db", "my cases.db", "\xE6\xA5\xBC\xE7\x9B\x98 \xF0\x9F\x8F\xA0.db",
                              "a'b\"c;--.db", "file:odd?mode=memory", "100%.db", "#x");
  {
    const auto store = open_file(folder / name);
    Keeper(*store).open();
  }
  CHECK(std::filesystem::exists(folder / name));
  CHECK(open_file(folder / name)->version_of(case_id(1)).value() == 1);
}

TEST_CASE("sqlite: what is no path is refused") {
  using namespace std::string_literals;
  for (const auto& path : {""s, ":memory:"s, "a\0b"s, "\xFF\xFE.db"s})
    CHECK(refusal_of(path).code == "store.bad_path");
}

TEST_CASE("sqlite: what cannot be opened says why") {
  const Folder folder;
  const auto missing = refusal_of(folder / "no/such/folder/cases.db");
  CHECK(missing.code == "store.cannot_open");
  CHECK(missing.fact("problem") == "its folder does not exist");
  const auto is_folder = refusal_of(folder.path().string());
  CHECK(is_folder.code == "store.cannot_open");
  CHECK(is_folder.fact("problem") == "it is a folder");
}

TEST_CASE("sqlite: another's file is refused and left as it was") {
  const Folder folder;
  const auto path = folder / "theirs.db";
  SECTION("no database at all") { write_bytes(path, std::string(5000, 'x')); }
  SECTION("a few bytes") { write_bytes(path, "hello"); }
  SECTION("another program's tables") { RawFile(path).run("CREATE TABLE t(x); INSERT INTO t VALUES(1)"); }
  SECTION("another program's id") { RawFile(path).run("PRAGMA application_id=42; CREATE TABLE t(x)"); }
  SECTION("another program's version, and nothing else yet") { RawFile(path).run("PRAGMA user_version=3"); }
  SECTION("ours without a format") {
    RawFile(path).run("PRAGMA application_id=1415933551; CREATE TABLE t(x)");
  }
  const auto before = bytes_in(path);
  CHECK(refusal_of(path).code == "store.not_ours");
  CHECK(bytes_in(path) == before);
}

TEST_CASE("sqlite: a newer format is refused, both versions named, and left as it was") {
  const Folder folder;
  const auto path = folder / "newer.db";
  fill(path);
  RawFile(path).run("UPDATE tenon_format SET version=7");
  const auto before = bytes_in(path);
  const auto refusal = refusal_of(path);
  CHECK(refusal.code == "store.newer_format");
  CHECK(refusal.fact("found") == "7");
  CHECK(refusal.fact("supported") == "1");
  CHECK(bytes_in(path) == before);
}

TEST_CASE("sqlite: a file cut short is called damaged") {
  const Folder folder;
  const auto path = folder / "cut.db";
  fill(path);
  const auto whole = bytes_in(path);
  REQUIRE(whole.size() > 40960);
  for (const std::size_t size :
       {whole.size() - 4096, whole.size() / 2, std::size_t{4096}, std::size_t{512}, std::size_t{50}}) {
    write_bytes(path, std::string_view(whole).substr(0, size));
    INFO("cut to " << size);
    CHECK(refusal_of(path).code == "store.corrupt");
  }
}

TEST_CASE("sqlite: damage within is found by check, and reading gives no nonsense") {
  const Folder folder;
  const auto path = folder / "damaged.db";
  fill(path);
  auto bytes = bytes_in(path);
  for (std::size_t at = 4096 * 6; at < bytes.size(); at += 64)
    bytes[at] = static_cast<char>(bytes[at] ^ 0x5A);
  write_bytes(path, bytes);
  const auto opened = try_open(path);
  if (opened) CHECK(code_of((*opened)->check()) == "store.corrupt");
  else CHECK(opened.refusal().code == "store.corrupt");
}

TEST_CASE("sqlite: facts that cannot be read name their case") {
  const Folder folder;
  const auto path = folder / "odd.db";
  fill(path);
  const auto* damage =
      GENERATE("facts='{'", "facts='{\"name\":1}'", "frame='[]'", "state='ajar'", "head=x'00'", "last_row=1");
  RawFile(path).run("UPDATE tenon_cases SET " + std::string(damage) + " WHERE key=3");
  const auto store = open_file(path);
  INFO(damage);
  if (std::string_view(damage) == "last_row=1") {
    CHECK(code_of(store->history(case_id(3))) == "store.corrupt");
  } else {
    const auto loaded = store->load(case_id(3));
    CHECK(code_of(loaded) == "store.corrupt");
    if (!loaded && std::string_view(damage) != "head=x'00'")
      CHECK(std::string(loaded.refusal().fact("problem")).find(to_string(case_id(3))) != std::string::npos);
  }
  CHECK(why(store->load(case_id(4))) == "");
}

TEST_CASE("sqlite: a case of a workflow version that is not there is refused, and named") {
  const Folder folder;
  const auto path = folder / "old.db";
  fill(path);
  const WorkflowSet none;
  const auto store = open_sqlite_store({path, Durability::full, 0}, none).value();
  CHECK(code_of(store->load(case_id(1))) == "store.workflow_not_given");
  CHECK(store->version_of(case_id(1)).value() == 2);
  RawFile(path).run("UPDATE tenon_cases SET workflow_version=9 WHERE key=1");
  const auto loaded = open_file(path)->load(case_id(1));
  REQUIRE(code_of(loaded) == "store.workflow_not_given");
  CHECK(loaded.refusal().fact("workflow") == "door");
  CHECK(loaded.refusal().fact("version") == "9");
}

TEST_CASE("sqlite: a file that may not be written is refused") {
  const Folder folder;
  const auto path = folder / "locked.db";
  fill(path);
  chmod(path.c_str(), 0444);
  chmod(folder.path().c_str(), 0755);
  // Permissions do not bind the superuser, so somebody else looks.
  const pid_t child = fork();
  if (child == 0) {
    if (getuid() == 0 && setuid(65534) != 0) _exit(9);
    const auto opened = try_open(path);
    _exit(opened ? 1 : opened.refusal().code == "store.read_only" ? 0 : 2);
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("sqlite: an empty file, left by a crash at the very beginning, is a new one") {
  const Folder folder;
  write_bytes(folder / "empty.db", "");
  const auto store = open_file(folder / "empty.db");
  CHECK(store->find({}).value().cases.empty());
}

TEST_CASE("sqlite: the file is what the format says") {
  const Folder folder;
  const auto path = folder / "cases.db";
  const auto store = open_file(path);
  Keeper keeper(*store);
  keeper.step(*keeper.open());
  RawFile file(path);
  CHECK(file.ask("PRAGMA application_id") == "1415933551");
  CHECK(file.ask("SELECT version FROM tenon_format") == "1");
  CHECK(file.ask("PRAGMA user_version") == "0");
  CHECK(file.ask("PRAGMA journal_mode") == "wal");
  CHECK(file.ask("SELECT count(*) FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite_%'"
                 " AND sql NOT LIKE '%STRICT%'") == "0");
  // History is clustered and indexed by nothing but its running number.
  CHECK(file.ask("SELECT count(*) FROM sqlite_schema WHERE type='index' AND tbl_name='tenon_history'") ==
        "0");
  CHECK(file.ask("SELECT prev_row FROM tenon_history WHERE id=2") == "1");
  CHECK(file.ask("SELECT last_row FROM tenon_cases") == "2");
  CHECK(file.ask("SELECT roles FROM tenon_history WHERE id=1") == "agent,security");
}

TEST_CASE("sqlite: several programs may make the same new file at once") {
  const Folder folder;
  const auto path = folder / "race.db";
  pid_t children[4];
  for (auto& child : children) {
    child = fork();
    if (child != 0) continue;
    const auto opened = open_sqlite_store({path, Durability::full, 20000}, door_workflows());
    _exit(opened ? 0 : 1);
  }
  for (const auto child : children) {
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    CHECK(status == 0);
  }
  CHECK(why(open_file(path)->check()) == "");
}
