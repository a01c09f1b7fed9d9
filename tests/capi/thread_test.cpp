#include <atomic>
#include <thread>

#include "capi.hpp"

using namespace capi_test;

TEST_CASE("many threads work on one engine") {
  Desk desk;
  const auto shared = desk.complaint("shared");
  constexpr int threads = 8;
  constexpr int rounds = 25;
  std::atomic<int> wrong = 0;
  std::vector<std::thread> all;
  for (int t = 0; t < threads; ++t)
    all.emplace_back([&, t] {
      const auto must = [&](std::int32_t status, tenon_text*& text) {
        if (status != TENON_OK) ++wrong;
        tenon_text_free(std::exchange(text, nullptr));
      };
      for (int i = 0; i < rounds; ++i) {
        tenon_text* text = nullptr;
        Json command = Json::parse(clerk);
        command["subject"]["customer"] = "C" + std::to_string(t);
        must(tenon_case_open(desk.engine, "complaint", a_complaint, command.dump().c_str(), &text, nullptr),
             text);
        must(tenon_case_apply(desk.engine, "reference:shared", "comment", R"({"text":"seen"})", clerk, &text,
                              nullptr),
             text);
        must(tenon_case_get(desk.engine, shared.c_str(), &text, nullptr), text);
        must(tenon_case_options(desk.engine, shared.c_str(), clerk_alone, &text, nullptr), text);
        must(tenon_workflow_list(desk.engine, &text, nullptr), text);
        tenon_error* error = nullptr;  // an error of one thread is not seen by another
        if (tenon_case_get(desk.engine, "reference:none", &text, &error) != TENON_NOT_FOUND) ++wrong;
        if (std::string_view(tenon_error_code(error)) != "case.unknown_reference") ++wrong;
        tenon_error_free(error);
      }
    });
  for (auto& thread : all) thread.join();
  CHECK(wrong == 0);
  const auto found = ask(tenon_case_get, desk.engine, shared.c_str()).json();
  CHECK(found["facts"].is_object());
  CHECK(found["version"] == 1 + threads * rounds);
  CHECK(ask(tenon_engine_verify, desk.engine).json()["problems"].empty());
}

TEST_CASE("a batch that two threads use at once is refused to one of them, and nothing is lost") {
  Desk desk;
  Json command{{"do", "open"}, {"workflow", "complaint"}, {"subject", {{"customer", "C1"}}}};
  command["payload"] = Json::parse(a_complaint);
  command["actor"] = Json::parse(clerk_alone);
  const auto text = command.dump();
  tenon_batch* batch = nullptr;
  REQUIRE(tenon_batch_begin(desk.engine, &batch, nullptr) == TENON_OK);
  std::atomic<int> done = 0;
  std::atomic<int> wrong = 0;
  std::vector<std::thread> all;
  for (int t = 0; t < 4; ++t)
    all.emplace_back([&] {
      for (int i = 0; i < 50; ++i) {
        tenon_text* outcome = nullptr;
        tenon_error* error = nullptr;
        const auto status = tenon_batch_execute(batch, text.c_str(), &outcome, &error);
        if (status == TENON_OK) ++done;
        else if (std::string_view(tenon_error_code(error)) != "abi.in_use") ++wrong;
        tenon_text_free(outcome);
        tenon_error_free(error);
      }
    });
  for (auto& thread : all) thread.join();
  CHECK(wrong == 0);
  REQUIRE(tenon_batch_commit(batch, nullptr) == TENON_OK);
  tenon_batch_free(batch);
  CHECK(ask(tenon_case_find, desk.engine, R"({"limit":1000})").json()["cases"].size() ==
        static_cast<std::size_t>(done.load()));
}

TEST_CASE("batches of several threads do not get in each other's way") {
  Desk desk;
  std::atomic<int> wrong = 0;
  std::vector<std::thread> all;
  for (int t = 0; t < 4; ++t)
    all.emplace_back([&, t] {
      tenon_batch* batch = nullptr;
      if (tenon_batch_begin(desk.engine, &batch, nullptr) != TENON_OK) ++wrong;
      Json command{
          {"do", "open"}, {"workflow", "complaint"}, {"subject", {{"customer", "C" + std::to_string(t)}}}};
      command["payload"] = Json::parse(a_complaint);
      command["actor"] = Json::parse(clerk_alone);
      for (int i = 0; i < 20; ++i) {
        tenon_text* outcome = nullptr;
        if (tenon_batch_execute(batch, command.dump().c_str(), &outcome, nullptr) != TENON_OK) ++wrong;
        tenon_text_free(outcome);
      }
      if (tenon_batch_commit(batch, nullptr) != TENON_OK) ++wrong;
      tenon_batch_free(batch);
    });
  for (auto& thread : all) thread.join();
  CHECK(wrong == 0);
  CHECK(ask(tenon_case_find, desk.engine, R"({"limit":1000})").json()["cases"].size() == 80);
}
