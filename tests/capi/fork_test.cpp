#include <sys/wait.h>
#include <unistd.h>

#include "capi.hpp"

using namespace capi_test;

TEST_CASE("an engine opened before a fork is refused in the child and goes on in the parent") {
  Desk desk;
  desk.complaint("T-1");
  tenon_batch* batch = nullptr;
  REQUIRE(tell(tenon_batch_begin, desk.engine, &batch).status == TENON_OK);
  const auto child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {  // says by its exit code what went wrong; no assertions of the parent's here
    int wrong = 0;
    tenon_text* text = nullptr;
    tenon_error* error = nullptr;
    if (tenon_case_get(desk.engine, "reference:T-1", &text, &error) != TENON_INVALID) wrong |= 1;
    if (std::string(tenon_error_code(error)) != "abi.forked") wrong |= 2;
    if (std::string(tenon_error_message(error, "en")).find("fork") == std::string::npos) wrong |= 4;
    tenon_error_free(error);
    if (tenon_batch_commit(batch, nullptr) != TENON_INVALID) wrong |= 8;
    tenon_batch_free(batch);
    tenon_engine_close(desk.engine);  // does nothing
    tenon_engine* own = nullptr;
    if (tenon_engine_open("{}", &own, nullptr) != TENON_OK) wrong |= 16;
    tenon_engine_close(own);
    ::_exit(wrong);
  }
  int result = -1;
  REQUIRE(::waitpid(child, &result, 0) == child);
  CHECK(WIFEXITED(result));
  CHECK(WEXITSTATUS(result) == 0);
  CHECK(ask(tenon_case_get, desk.engine, "reference:T-1").status == TENON_OK);
  tenon_batch_free(batch);
}
