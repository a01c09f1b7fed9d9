#include "capi.hpp"

using namespace capi_test;

namespace {

std::string opening(const char* reference) {
  Json command{
      {"do", "open"}, {"workflow", "complaint"}, {"reference", reference}, {"subject", {{"customer", "C1"}}}};
  command["payload"] = Json::parse(a_complaint);
  command["actor"] = Json::parse(clerk_alone);
  return command.dump();
}

}  // namespace

TEST_CASE("a batch is seen by others only when it is committed") {
  Desk desk;
  tenon_batch* batch = nullptr;
  REQUIRE(tell(tenon_batch_begin, desk.engine, &batch).status == TENON_OK);
  CHECK(ask(tenon_batch_execute, batch, opening("A").c_str()).status == TENON_OK);
  CHECK(ask(tenon_batch_execute, batch, opening("B").c_str()).status == TENON_OK);
  CHECK(ask(tenon_case_get, desk.engine, "reference:A").status == TENON_NOT_FOUND);
  CHECK(tell(tenon_batch_commit, batch).status == TENON_OK);
  CHECK(ask(tenon_case_get, desk.engine, "reference:A").status == TENON_OK);

  CHECK(ask(tenon_batch_execute, batch, opening("C").c_str()).status == TENON_OK);
  CHECK(tell(tenon_batch_rollback, batch).status == TENON_OK);
  CHECK(tell(tenon_batch_commit, batch).status == TENON_OK);
  CHECK(ask(tenon_case_get, desk.engine, "reference:C").status == TENON_NOT_FOUND);
  tenon_batch_free(batch);
}

TEST_CASE("a refused command leaves the rest of the batch alone") {
  Desk desk;
  tenon_batch* batch = nullptr;
  REQUIRE(tell(tenon_batch_begin, desk.engine, &batch).status == TENON_OK);
  CHECK(ask(tenon_batch_execute, batch, opening("A").c_str()).status == TENON_OK);
  CHECK(ask(tenon_batch_execute, batch, "{}").status == TENON_INVALID);
  CHECK(tell(tenon_batch_commit, batch).status == TENON_OK);
  CHECK(ask(tenon_case_find, desk.engine, nullptr).json()["cases"].size() == 1);
  tenon_batch_free(batch);
}

TEST_CASE("a batch whose engine is closed is refused, and still to be freed") {
  tenon_batch* batch = nullptr;
  {
    Desk desk;
    REQUIRE(tell(tenon_batch_begin, desk.engine, &batch).status == TENON_OK);
  }
  const auto closed = ask(tenon_batch_execute, batch, opening("A").c_str());
  CHECK(closed.status == TENON_INVALID);
  CHECK(closed.code == "abi.closed");
  CHECK(closed.en.find("closed") != std::string::npos);
  CHECK(tell(tenon_batch_commit, batch).code == "abi.closed");
  tenon_batch_free(batch);
}
