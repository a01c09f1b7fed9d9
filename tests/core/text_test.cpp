#include <set>

#include "support/catch.hpp"
#include "tenon/core/catalogue.hpp"
#include "tenon/core/digest.hpp"
#include "tenon/core/ids.hpp"
#include "tenon/core/result.hpp"

namespace {

using namespace tenon;

TEST_CASE("well-formed UTF-8 is told from the rest") {
  for (const std::string_view good : {"", "a", "中文和 English", "\xF0\x9F\x8F\xA0", "\xEF\xBF\xBD"})
    CHECK(is_utf8(good));
  for (const std::string_view bad :
       {"\x80", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE4\xB8", "abcdefgh\xFF"})
    CHECK_FALSE(is_utf8(bad));
}

TEST_CASE("a refusal says its sentence, its facts and what would lift it, in both languages") {
  const Refusal refusal = not_allowed("step.wrong_role")
                              .fact("event", "close")
                              .fact("needed", "manager")
                              .fact("held", "agent")
                              .source("H0 5.11");
  CHECK(refusal.text().en == "close is for manager; the actor holds agent.");
  CHECK(refusal.text().zh == "close 须由 manager 办理；当前角色为 agent。");
  CHECK(refusal.remedy().en == "Let someone with one of these roles do it.");
  CHECK(
      refusal.to_json() ==
      R"({"kind":"not_allowed","code":"step.wrong_role","zh":"close 须由 manager 办理；当前角色为 agent。",)"
      R"("en":"close is for manager; the actor holds agent.","source":"H0 5.11",)"
      R"("facts":{"event":"close","needed":"manager","held":"agent"},)"
      R"("remedy":{"zh":"请由有权的人员办理。","en":"Let someone with one of these roles do it."}})");
}

TEST_CASE("a code without an entry still shows its facts") {
  const Refusal refusal = refuse("host.own_code").fact("limit", "3");
  CHECK(refusal.text().en == "host.own_code limit=3");
}

TEST_CASE("every entry of the catalogue speaks both languages and fills the same blanks") {
  const auto blanks = [](std::string_view pattern) {
    std::set<std::string> names;
    for (auto open = pattern.find('{'); open != pattern.npos; open = pattern.find('{', open + 1)) {
      auto name = std::string(pattern.substr(open + 1, pattern.find('}', open) - open - 1));
      if (name.starts_with("zh_") || name.starts_with("en_"))
        name.erase(0, 3);  // a fact that has a word in each language
      names.insert(std::move(name));
    }
    return names;
  };
  REQUIRE(catalogue_codes().size() > 50);
  for (const auto code : catalogue_codes()) {
    INFO(code);
    const auto* entry = find_text(code);
    CHECK_FALSE(entry->sentence.zh.empty());
    CHECK_FALSE(entry->sentence.en.empty());
    CHECK(blanks(entry->sentence.zh) == blanks(entry->sentence.en));
    CHECK(entry->remedy.zh.empty() == entry->remedy.en.empty());
  }
}

TEST_CASE("a result holds a value or a refusal, and says so when misused") {
  const auto half = [](int n) -> Result<int> {
    if (n % 2) return invalid("test.odd").fact("found", std::to_string(n));
    return n / 2;
  };
  const auto quarter = [&](int n) -> Result<int> {
    TENON_TRY(const int once, half(n));
    return half(once);
  };
  CHECK(quarter(8).value() == 2);
  CHECK(quarter(6).refusal().fact("found") == "3");
  CHECK_THROWS_AS(quarter(6).value(), BadResultAccess);
  CHECK(Result<void>());
}

TEST_CASE("ids are time-ordered, reproducible from a seed, and read back") {
  IdSource source(7);
  IdSource again(7);
  const auto first = source.next(1'700'000'000'000);
  const auto later = source.next(1'700'000'000'001);
  CHECK(first == again.next(1'700'000'000'000));
  CHECK(first < later);
  CHECK(to_string(first).substr(0, 15) == "018bcfe5-6800-7");
  CHECK(*parse_uuid(to_string(first)) == first);
  for (const char* bad :
       {"", "018bcfe5", "018bcfe5-6800-7000-8000-00000000000g", "018bcfe5x6800-7000-8000-000000000000"})
    CHECK(parse_uuid(bad, "case").refusal().field == "case");
}

TEST_CASE("a name-based id is the same on every machine (RFC 9562, version 5)") {
  // The DNS name space and "www.example.com": the example that RFC 9562 prints in its appendix A.4.
  const auto dns = *parse_uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
  CHECK(to_string(uuid_from_name(dns, "www.example.com")) == "2ed6657d-e927-568b-95e1-2665a8aea6a2");
}

TEST_CASE("the digest is SHA-256 (FIPS 180-4, the standard's own examples)") {
  CHECK(to_hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(to_hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

}  // namespace
