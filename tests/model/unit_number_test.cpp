#include "tenon/model/unit_number.hpp"

#include "model/examples.hpp"

using namespace tenon;
using namespace tenon::test;

TEST_CASE("a unit number is taken apart, as printed on the certificate or without blanks") {
  const UnitNumber expected{"440106001001GB00001F00010001", "440106001001GB00001", UnitNumberKind::building};
  CHECK(check_unit_number("440106001001GB00001F00010001").value() == expected);
  CHECK(check_unit_number("440106 001001 GB00001 F00010001").value() == expected);
  CHECK(check_unit_number("440106001001gb00001f00010001").value() == expected);
  CHECK(check_unit_number("450103001001GB00001W00000000").value().kind == UnitNumberKind::bare_land);
  CHECK(check_unit_number("450103001001JX00001L00000001").value().kind == UnitNumberKind::forest);
  CHECK(check_unit_number("450103001001ZW00001Q00000001").value().kind == UnitNumberKind::other);
}

TEST_CASE("each part of a unit number is refused by its name and places") {
  struct Row {
    std::string_view number, places, word;
  };
  for (const auto& row :
       std::initializer_list<Row>{{"44010600100AGB00001F00010001", "1-12", "county"},
                                  {"440106001001XB00001F00010001", "13-13", "G, J, Z"},
                                  {"440106001001GZ00001F00010001", "14-14", "right to the parcel"},
                                  {"440106001001GB0000AF00010001", "15-19", "serial"},
                                  {"440106001001GB00001X00010001", "20-20", "F, L, Q, W"},
                                  {"440106001001GB00001F0001000A", "21-28", "building and unit"},
                                  {"440106001001GB00001W00010001", "21-28", "00000000"},
                                  {"44010600100\xEF\xBC\x94"
                                   "00001F00010001",
                                   "1-12", "?"}}) {
    INFO(row.number);
    expect(check_unit_number(row.number, "unit"), "model.unit_number_part", "unit",
           {row.places, row.word, "GB/T 37346"});
  }
}

TEST_CASE("28 characters are wanted: a parcel is not a unit, and 28 digits are not a unit number") {
  expect(check_unit_number("450103001001GB00001"), "model.unit_number_length", "unit_number",
         {"19 characters", "28"});
  expect(check_unit_number(""), "model.unit_number_length", "unit_number", {"0 characters"});
  expect(check_unit_number("4401060010010000010000100010"), "model.unit_number_part", "unit_number",
         {"13-13"});
}
