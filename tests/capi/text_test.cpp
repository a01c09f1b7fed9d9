#include "capi.hpp"

using namespace capi_test;

TEST_CASE("the library says its version and that of its ABI") {
  CHECK(std::string(tenon_version()) == "0.1.0");
  CHECK(tenon_abi_version() == TENON_ABI_VERSION);
}

TEST_CASE("a text has bytes, a size and a NUL after them") {
  Desk desk;
  tenon_text* text = nullptr;
  REQUIRE(tenon_engine_now(desk.engine, &text, nullptr) == TENON_OK);
  CHECK(std::string(tenon_text_bytes(text)) == R"({"schema_version":1,"now":"2026-03-02T02:00:00Z"})");
  CHECK(tenon_text_bytes(text)[tenon_text_size(text)] == '\0');
  tenon_text_free(text);
}

TEST_CASE("NULL is an empty text and no error, and may be freed") {
  CHECK(std::string(tenon_text_bytes(nullptr)).empty());
  CHECK(tenon_text_size(nullptr) == 0);
  CHECK(tenon_error_status(nullptr) == TENON_OK);
  CHECK(std::string(tenon_error_code(nullptr)).empty());
  CHECK(std::string(tenon_error_message(nullptr, "en")).empty());
  CHECK(std::string(tenon_error_remedy(nullptr, "zh")).empty());
  CHECK(std::string(tenon_error_field(nullptr)).empty());
  CHECK(std::string(tenon_error_source(nullptr)).empty());
  CHECK(std::string(tenon_error_json(nullptr)) == "{}");
  tenon_text_free(nullptr);
  tenon_error_free(nullptr);
  tenon_batch_free(nullptr);
  tenon_import_free(nullptr);
  tenon_engine_close(nullptr);
}

TEST_CASE("an error tells code, sentence, remedy, field and source in both languages") {
  Desk desk;
  const auto id = desk.complaint();
  REQUIRE(desk.apply(id, "set_grade", R"({"grade":"ordinary"})").status == TENON_OK);
  REQUIRE(
      desk.apply(id, "name_responsible", R"({"responsible":"E020","department":"D1","measures":"a visit"})")
          .status == TENON_OK);
  const auto refused = desk.apply(id, "propose", R"({"proposal":"fill it","relief":"non_monetary"})");
  CHECK(refused.status == TENON_REFUSED);
  CHECK(refused.code == "complaint.not_looked_into");
  CHECK(refused.source == "H4");
  CHECK_FALSE(refused.en.empty());
  CHECK_FALSE(refused.zh.empty());
  CHECK(refused.zh != refused.en);
  CHECK_FALSE(refused.remedy.empty());
  const auto all = Json::parse(refused.error_json);
  CHECK(all["kind"] == "refused");
  CHECK(all["code"] == refused.code);
  CHECK(all["facts"]["level"] == "desk");

  const auto malformed = desk.apply(id, "set_grade", R"({"grade":"huge"})");
  CHECK(malformed.status == TENON_INVALID);
  CHECK(malformed.field == "payload.grade");
}

TEST_CASE("an unknown language is taken for English") {
  tenon_error* error = nullptr;
  REQUIRE(tenon_engine_open(nullptr, nullptr, &error) == TENON_INVALID);
  CHECK(std::string(tenon_error_message(error, "fr")) == tenon_error_message(error, "en"));
  CHECK(std::string(tenon_error_message(error, nullptr)) == tenon_error_message(error, "en"));
  tenon_error_free(error);
}
