#include "tenon/exchange/csv.hpp"

#include "exchange/help.hpp"

using namespace tenon;
using namespace tenon::test;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(std::string_view bytes, char separator = ',') {
  auto reader = CsvReader::open(bytes, separator);
  REQUIRE(reader);
  Rows rows{reader->columns()};
  SourceRecord record;
  for (;;) {
    const auto found = reader->next(record);
    REQUIRE(found);
    if (!*found) return rows;
    auto& row = rows.emplace_back();
    for (const auto& field : record.fields) row.push_back(field.value);
  }
}

/// The refusal met at the header or at the first bad row.
Result<bool> reading(std::string_view bytes) {
  TENON_TRY(auto reader, CsvReader::open(bytes));
  SourceRecord record;
  for (;;) {
    TENON_TRY(const bool more, reader.next(record));
    if (!more) return true;
  }
}

void refused(std::string_view bytes, std::string_view code, std::string_view line) {
  INFO(bytes);
  const auto outcome = reading(bytes);
  expect(outcome, code, "", {line});
  CHECK(outcome.refusal().fact("line") == line);
}

}  // namespace

TEST_CASE("a table is read as RFC 4180 has it") {
  CHECK(rows_of("a,b\r\n1,2\r\n") == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(rows_of("a,b\n1,2") == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(rows_of("a,b\n\"x,y\",\"say \"\"no\"\"\"\n") == Rows{{"a", "b"}, {"x,y", "say \"no\""}});
  CHECK(rows_of("a,b\n\"two\r\nlines\",\n") == Rows{{"a", "b"}, {"two\r\nlines", ""}});
  CHECK(rows_of("\"a\",\"b\"\r\n\"\",\"\"\r\n") == Rows{{"a", "b"}, {"", ""}});
  CHECK(rows_of("\xEF\xBB\xBF"
                "a;b\n 1 ;2\n",
                ';') == Rows{{"a", "b"}, {" 1 ", "2"}});
  CHECK(rows_of("\xE7\xBC\x96\xE5\x8F\xB7,b\n1,\xE6\x98\xAF\n") ==
        Rows{{"\xE7\xBC\x96\xE5\x8F\xB7", "b"}, {"1", "\xE6\x98\xAF"}});
  CHECK(rows_of("a,b\n\n1,2\n\n") == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(rows_of("a\n\nx\n") == Rows{{"a"}, {""}, {"x"}});
  CHECK(rows_of("a,b\n") == Rows{{"a", "b"}});
  CHECK(rows_of("a,b\n\"1\",\"2\"") == Rows{{"a", "b"}, {"1", "2"}});
  CHECK(rows_of("a,b\n1,") == Rows{{"a", "b"}, {"1", ""}});
}

TEST_CASE("a record knows the line where it begins") {
  auto reader = CsvReader::open("a,b\n\"1\n2\n\",x\n3,4\n");
  REQUIRE(reader);
  SourceRecord record;
  REQUIRE(reader->next(record).value());
  CHECK(record.line == 2);
  CHECK(*record.find("b") == "x");
  CHECK(record.find("c") == nullptr);
  REQUIRE(reader->next(record).value());
  CHECK(record.line == 5);
  CHECK_FALSE(reader->next(record).value());
}

TEST_CASE("a table that is malformed is refused with the line") {
  refused("", "csv.empty", "1");
  refused("\n1\n", "csv.empty", "1");
  refused("a,,c\n", "csv.column_unnamed", "1");
  refused("a,b,a\n", "csv.column_repeated", "1");
  refused("a,b\n1,2\n1\n", "csv.ragged", "3");
  refused("a,b\n1,2,3\n", "csv.ragged", "2");
  refused("a,b\n\"1\n\",2\nx\n", "csv.ragged", "4");
  refused("a,b\n1,2\n\"open,2\n3,4\n", "csv.unclosed_quote", "3");
  refused("a,b\n1\"2\",3\n", "csv.stray_quote", "2");
  refused("a,b\n\"1\"2,3\n", "csv.stray_quote", "2");
  refused("a,b\n\"1\"\r2,3\n", "csv.stray_quote", "2");
  refused("a,b\n1,2\r3,4\n", "csv.bare_cr", "2");
  refused("a,b\n1,2\n\xFF,4\n", "csv.not_utf8", "3");
}

TEST_CASE("every prefix of a table is read or refused, never more") {
  const std::string table = "a,b\r\n\"x\"\"\r\n\",2\r\n3,\"4\"\r\n";
  for (std::size_t length = 0; length <= table.size(); ++length)
    CHECK_NOTHROW((void)reading(std::string_view(table).substr(0, length)).has_value());
}
