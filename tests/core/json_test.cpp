#include "tenon/core/json.hpp"
#include "support/catch.hpp"
#include "tenon/core/ids.hpp"
#include "tenon/core/money.hpp"
#include "tenon/time/instant.hpp"

namespace {

using namespace tenon;

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)

struct Part {
  std::string name;
  std::int32_t count = 0;
};
BOOST_DESCRIBE_STRUCT(Part, (), (name, count))

struct Thing {
  std::string title;
  Colour colour = Colour::red;
  Money price;
  Instant at;
  std::optional<std::string> note;
  std::vector<Part> parts;
  bool urgent = false;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (title, colour, price, at, note, parts, urgent))

const char* const whole =
    R"({"title":"门","colour":"green","price":"1200000.00","at":"2026-11-23T10:05:00Z",)"
    R"("parts":[{"name":"hinge","count":2}],"urgent":true})";

Refusal refusal_of(std::string_view text) {
  auto json = parse_json(text, "thing");
  if (!json) return std::move(json).refusal();
  auto read = read_json<Thing>(*json, JsonPath{nullptr, "thing"});
  REQUIRE_FALSE(read);
  return std::move(read).refusal();
}

std::string with(std::string_view from, std::string_view to) {
  std::string text = whole;
  const auto at = text.find(from);
  REQUIRE(at != text.npos);
  return text.replace(at, from.size(), to);
}

TEST_CASE("a described value goes to JSON and back without a line of its own") {
  const auto thing = read_json<Thing>(*parse_json(whole, "thing"));
  REQUIRE(thing);
  CHECK(thing->price.fen() == 120'000'000);
  CHECK(thing->parts.at(0).count == 2);
  CHECK_FALSE(thing->note);
  CHECK(to_json_text(*thing) == whole);
}

TEST_CASE("what is printed is what nlohmann would understand") {
  Thing thing;
  thing.title = "quote \" backslash \\ tab \t newline \n bell \x07 中文 \x7f";
  thing.note = "";
  const auto parsed = Json::parse(to_json_text(thing));
  CHECK(parsed["title"] == thing.title);
  CHECK(parsed["note"] == "");
  CHECK(parsed["colour"] == "red");
}

TEST_CASE("every error of a document names the field, what was found and what is allowed") {
  const auto type = refusal_of(with("\"urgent\":true", "\"urgent\":1"));
  CHECK(type.code == "json.wrong_type");
  CHECK(type.field == "thing.urgent");
  CHECK(type.text().en == "thing.urgent: expected true or false, found 1.");

  const auto missing = refusal_of(with(",\"urgent\":true", ""));
  CHECK(missing.code == "json.missing");
  CHECK(missing.text().en == "thing.urgent is missing.");
  CHECK(missing.text().zh == "缺少 thing.urgent。");

  const auto word = refusal_of(with("green", "blue"));
  CHECK(word.code == "json.not_one_of");
  CHECK(word.text().en == "thing.colour: blue is not one of: red, green.");

  const auto unknown = refusal_of(with("\"urgent\"", "\"urgnet\":1,\"urgent\""));
  CHECK(unknown.code == "json.unknown_key");
  CHECK(unknown.field == "thing.urgnet");
  CHECK(unknown.fact("allowed") == "title, colour, price, at, note, parts, urgent");

  const auto inside = refusal_of(with("\"count\":2", "\"count\":3000000000"));
  CHECK(inside.code == "json.out_of_range");
  CHECK(inside.field == "thing.parts[0].count");
  CHECK(inside.fact("high") == "2147483647");

  CHECK(refusal_of(with("\"count\":2", "\"count\":2.5")).code == "json.wrong_type");
  CHECK(refusal_of(with("2026-11-23T10:05:00Z", "2026-11-23T10:05:00")).code == "time.bad_instant");
  CHECK(refusal_of(with("\"title\":\"门\"", "\"title\":null")).code == "json.wrong_type");
}

TEST_CASE("a document that hides something is refused before it is read") {
  CHECK(refusal_of(R"({"title":"a","title":"b"})").fact("problem") == "the key \"title\" stands twice");
  CHECK(refusal_of(std::string(100, '[') + std::string(100, ']')).fact("problem") ==
        "nested deeper than 64 levels");
  CHECK(refusal_of("{\"title\":\"\xff\"}").code == "json.malformed");
  CHECK(refusal_of("{} {}").code == "json.malformed");
  CHECK(refusal_of("").code == "json.malformed");
  CHECK(parse_json("[1,2,3]", "list", 4).refusal().text().en == "The list has 7 bytes; at most 4 are taken.");
}

TEST_CASE("a value made in C++ that could not be stored is found by its path") {
  Thing thing;
  thing.parts.push_back({"\xC3\x28", 1});
  const auto verdict = JsonCodec<Thing>::check(thing, JsonPath{nullptr, "payload"});
  REQUIRE_FALSE(verdict.allowed());
  CHECK(verdict.refusal().code == "json.not_utf8");
  CHECK(verdict.refusal().field == "payload.parts[0].name");
  thing.parts[0].name = std::string(max_text_bytes + 1, 'a');
  CHECK(JsonCodec<Thing>::check(thing, {}).refusal().code == "json.text_too_long");
  thing.parts[0].name = "ok";
  thing.colour = static_cast<Colour>(7);
  CHECK(JsonCodec<Thing>::check(thing, {}).refusal().code == "json.not_one_of");
}

TEST_CASE("the schema of a type lists its fields, words and what is required") {
  const auto schema = JsonCodec<Thing>::schema();
  CHECK(schema["properties"]["colour"]["enum"] == Json({"red", "green"}));
  CHECK(schema["required"] == Json({"title", "colour", "price", "at", "urgent"}));
  CHECK(schema["additionalProperties"] == false);
}

TEST_CASE("money and area are exact texts") {
  const auto money = [](const char* text) {
    return read_json<Money>(Json(text), JsonPath{nullptr, "price"});
  };
  CHECK(money("0.01")->fen() == 1);
  CHECK(money("-12.3")->fen() == -1230);
  CHECK(money("1200000")->str() == "1200000.00");
  CHECK(Money::from_fen(-5).str() == "-0.05");
  for (const char* bad :
       {"", "1.234", "1,000.00", "1e3", ".5", "5.", "--1", "1 ", "１", "99999999999999999"}) {
    INFO(bad);
    REQUIRE_FALSE(money(bad));
    CHECK(money(bad).refusal().field == "price");
  }
  CHECK_FALSE(read_json<Money>(Json(12.5)));
  CHECK_FALSE(read_json<Area>(Json(89)));
  CHECK(read_json<Area>(Json("89.50"))->hundredths() == 8950);
  CHECK((1'200'000_yuan).fen() == 120'000'000);
}

}  // namespace
