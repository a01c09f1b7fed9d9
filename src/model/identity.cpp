#include "tenon/model/identity.hpp"

#include <algorithm>
#include <array>

#include "model/fields.hpp"

namespace tenon {
namespace {

using model::all_digits;
using model::is_capital;
using model::is_digit;

constexpr std::string_view source = "regulation.md 13";

/// What every check of a number needs: the compact number, and where to report it.
struct Number {
  IdentityKind kind;
  std::string_view text;
  std::string_view field;

  [[nodiscard]] RefusalBuilder refused(std::string_view code, std::string_view standard = source) const {
    return invalid(code)
        .field(std::string(field) + ".number")
        .source(standard)
        .fact("kind", name_of(kind))
        .fact("zh_kind", label(kind).zh)
        .fact("en_kind", label(kind).en)
        .fact("value", model::masked(text));
  }
  [[nodiscard]] Refusal length(std::string_view allowed) const {
    return refused("model.identity_length")
        .fact("length", std::to_string(text.size()))
        .fact("allowed", allowed);
  }
  [[nodiscard]] Refusal shape(Label allowed) const {
    return refused("model.identity_shape").fact("zh_allowed", allowed.zh).fact("en_allowed", allowed.en);
  }
  [[nodiscard]] Refusal check_character(char expected, std::string_view standard) const {
    return refused("model.identity_check_character", standard)
        .fact("found", text.substr(text.size() - 1))
        .fact("expected", std::string_view(&expected, 1));
  }
  [[nodiscard]] Refusal other_kind(IdentityKind right) const {
    return refused("model.identity_other_kind")
        .fact("allowed", name_of(right))
        .fact("zh_allowed", label(right).zh)
        .fact("en_allowed", label(right).en);
  }
};

/// GB 11643, of the first 17 digits.
char resident_check(std::string_view digits) {
  constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) sum += (digits[i] - '0') * weights[i];
  return "10X98765432"[sum % 11];
}

/// GB 32100, of the first 17 characters, all of its alphabet.
constexpr std::string_view uscc_alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
char uscc_check(std::string_view characters) {
  std::size_t sum = 0;
  std::size_t weight = 1;
  for (char c : characters.substr(0, 17)) {
    sum += uscc_alphabet.find(c) * weight;
    weight = weight * 3 % 31;
  }
  return uscc_alphabet[(31 - sum % 31) % 31];
}

/// GB 11714, of the first 8 characters.
char organisation_check(std::string_view characters) {
  constexpr std::array<int, 8> weights{3, 7, 9, 10, 5, 8, 4, 2};
  int sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i)
    sum += (is_digit(characters[i]) ? characters[i] - '0' : characters[i] - 'A' + 10) * weights[i];
  return "0X987654321"[sum % 11];  // 11 - sum % 11, where 10 is written X and 11 is written 0
}

/// First two digits of GB/T 2260: the provinces. 81 and 82 are not among them: who lives there has a permit.
bool is_province(std::string_view digits) {
  constexpr std::string_view provinces =
      "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71";
  return provinces.find(digits.substr(0, 2)) != provinces.npos;
}

bool is_permit_region(std::string_view number) {
  const auto region = number.substr(0, 6);
  return region == "810000" || region == "820000" || region == "830000";
}

std::optional<Date> birth_in(std::string_view number) {
  const auto part = [&](std::size_t from, std::size_t count) {
    return std::string(number.substr(from, count));
  };
  auto day = parse_date(part(6, 4) + "-" + part(10, 2) + "-" + part(12, 2));
  if (!day) return std::nullopt;
  return *day;
}

/// The 18-character personal numbers, which share length, check character and the place of the birth date.
Result<IdentityFacts> check_personal(const Number& number, const std::optional<Date>& on) {
  const auto text = number.text;
  if (text.size() != 18) return number.length("18");
  if (!all_digits(text.substr(0, 17)) || !(is_digit(text[17]) || text[17] == 'X'))
    return number.shape({"17 位数字加 1 位数字或 X", "17 digits, then a digit or X"});
  if (const char expected = resident_check(text); expected != text[17])
    return number.check_character(expected, "GB 11643-1999");

  const auto actual = is_permit_region(text) ? IdentityKind::residence_permit
                      : text[0] == '9'       ? IdentityKind::foreign_permanent_resident
                                             : IdentityKind::resident_id;
  if (actual == IdentityKind::resident_id && !is_province(text))
    return number.refused("model.identity_region")
        .fact("found", text.substr(0, 2))
        .fact("allowed", number.kind == IdentityKind::residence_permit
                             ? "810000, 820000, 830000"
                             : "11-15, 21-23, 31-37, 41-46, 50-54, 61-65, 71");
  if (actual != number.kind) return number.other_kind(actual);

  const auto birth = birth_in(text);
  if (!birth) return number.refused("model.identity_birth_date");
  if (on && *birth > *on) return number.refused("model.identity_birth_in_future").fact("on", to_string(*on));
  IdentityFacts facts{std::string(text), birth, std::nullopt};
  if (actual != IdentityKind::foreign_permanent_resident)
    facts.sex = (text[16] - '0') % 2 == 1 ? Sex::male : Sex::female;
  return facts;
}

Result<IdentityFacts> check_resident(const Number& number, const std::optional<Date>& on) {
  if (number.text.size() == 15 && all_digits(number.text))
    return number.refused("model.identity_old_card", "Resident Identity Cards Law; GB 11643-1999");
  return check_personal(number, on);
}

Result<IdentityFacts> check_foreign_resident(const Number& number, const std::optional<Date>& on) {
  const auto text = number.text;
  if (text.size() == 18) return check_personal(number, on);
  if (text.size() != 15) return number.length("18 / 15");
  if (!std::all_of(text.begin(), text.begin() + 3, is_capital) || !all_digits(text.substr(3)))
    return number.shape({"3 个字母加 12 位数字", "3 letters, then 12 digits"});
  return IdentityFacts{std::string(text), {}, {}};
}

Result<IdentityFacts> check_uscc(const Number& number) {
  const auto text = number.text;
  if (text.find_first_not_of(uscc_alphabet) != text.npos)
    return number.refused("model.identity_characters", "GB 32100-2015")
        .fact("allowed", "0-9, A-Z without I O S V Z");
  if (text.size() != 18) return number.length("18");
  if (!all_digits(text.substr(2, 6)))
    return number.shape({"第 3 至 8 位（行政区划）为数字", "digits in places 3 to 8 (the region)"});
  if (const char expected = uscc_check(text); expected != text[17])
    return number.check_character(expected, "GB 32100-2015");
  return IdentityFacts{std::string(text), {}, {}};
}

Result<IdentityFacts> check_organisation_code(const Number& number) {
  if (number.text.size() != 9) return number.length("9");
  if (const char expected = organisation_check(number.text); expected != number.text[8])
    return number.check_character(expected, "GB 11714-1997");
  return IdentityFacts{std::string(number.text), {}, {}};
}

bool is_mainland_passport(std::string_view text) {
  if (text.size() < 8 || text.size() > 9) return false;
  const auto digits_from = [&](std::size_t at, std::size_t count) {
    return text.size() == at + count && all_digits(text.substr(at));
  };
  switch (text[0]) {
    case 'E':
      return digits_from(1, 8) ||
             (is_capital(text[1]) && text[1] != 'I' && text[1] != 'O' && digits_from(2, 7));
    case 'G': return digits_from(1, 8);
    case '1': return (text[1] == '4' || text[1] == '5') && digits_from(0, 9);
    case 'D':
    case 'S':
    case 'P': return digits_from(1, 7) || (text[1] == 'E' && digits_from(2, 7));
    default: return false;
  }
}

bool is_hk_macao_permit(std::string_view text) {
  return (text.size() == 9 || text.size() == 11) && (text[0] == 'H' || text[0] == 'M') &&
         all_digits(text.substr(1));
}

Result<IdentityFacts> check_shape(const Number& number, bool fits, Label allowed) {
  if (!fits) return number.shape(allowed);
  return IdentityFacts{std::string(number.text), {}, {}};
}

Verdict check_country(const Identity& identity, std::string_view field) {
  const auto refused = [&](std::string_view code) {
    return invalid(code)
        .field(std::string(field) + ".country")
        .source("ISO 3166-1")
        .fact("kind", name_of(identity.kind))
        .fact("en_kind", label(identity.kind).en)
        .fact("zh_kind", label(identity.kind).zh);
  };
  if (!identity.country) {
    if (identity.kind == IdentityKind::foreign_passport) return refused("model.identity_country_missing");
    return {};
  }
  const auto& country = *identity.country;
  if (country.size() == 3 && std::all_of(country.begin(), country.end(), is_capital)) return {};
  return refused("model.identity_country")
      .fact("found", std::string_view(country).substr(0, is_utf8(country) ? 16 : 0));
}

}  // namespace

Label label(IdentityKind kind) noexcept {
  constexpr std::array<Label, enum_size<IdentityKind>> labels{{
      {"居民身份证", "resident identity card"},
      {"港澳台居民居住证", "residence permit for Hong Kong, Macao and Taiwan residents"},
      {"外国人永久居留身份证", "foreign permanent resident identity card"},
      {"中国护照", "passport of the People's Republic"},
      {"外国护照", "foreign passport"},
      {"港澳居民来往内地通行证", "Mainland Travel Permit for Hong Kong and Macao residents"},
      {"台湾居民来往大陆通行证", "Mainland Travel Permit for Taiwan residents"},
      {"统一社会信用代码", "unified social credit identifier"},
      {"组织机构代码", "organisation code"},
  }};
  const auto i = static_cast<std::size_t>(kind);
  return i < labels.size() ? labels[i] : Label{};
}

Result<IdentityFacts> check_identity(const Identity& identity, std::optional<Date> on,
                                     std::string_view field) {
  if (auto verdict = JsonCodec<IdentityKind>::check(identity.kind, {}); !verdict.allowed()) {
    auto refusal = std::move(verdict).refusal();
    refusal.field = std::string(field) + ".kind";
    return refusal;
  }
  if (auto verdict = check_country(identity, field); !verdict.allowed()) return std::move(verdict).refusal();
  if (on && on->is_special()) on.reset();
  const std::string text = model::compact(identity.number);
  const Number number{identity.kind, text, field};
  if (!std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || is_capital(c); }))
    return number.refused("model.identity_characters").fact("allowed", "0-9, A-Z");
  switch (identity.kind) {
    case IdentityKind::resident_id: return check_resident(number, on);
    case IdentityKind::residence_permit: return check_personal(number, on);
    case IdentityKind::foreign_permanent_resident: return check_foreign_resident(number, on);
    case IdentityKind::uscc: return check_uscc(number);
    case IdentityKind::organisation_code: return check_organisation_code(number);
    case IdentityKind::mainland_passport:
      return check_shape(
          number, is_mainland_passport(text),
          {"E 加 8 位数字；E 加 1 个字母加 7 位数字；G 加 8 位数字；14 或 15 加 7 "
           "位数字；D、S、P、DE、SE、PE 加 7 位数字",
           "E and 8 digits; E, a letter and 7 digits; G and 8 digits; 14 or 15 and 7 digits; D, S, P, "
           "DE, SE, PE and 7 digits"});
    case IdentityKind::foreign_passport:
      return check_shape(number, text.size() >= 5 && text.size() <= 17,
                         {"5 至 17 位字母或数字", "5 to 17 letters and digits"});
    case IdentityKind::travel_permit_hk_macao:
      return check_shape(number, is_hk_macao_permit(text),
                         {"H 或 M 加 8 位或 10 位数字", "H or M, then 8 or 10 digits"});
    case IdentityKind::travel_permit_taiwan:
      return check_shape(number, (text.size() == 8 || text.size() == 10) && all_digits(text),
                         {"8 位或 10 位数字", "8 or 10 digits"});
  }
  return number.shape({});  // no other kind passes the check above
}

Verdict check_identity_in_force(const Identity& identity, const Date& on, std::string_view field) {
  if (!identity.valid_until || *identity.valid_until >= on) return {};
  return refuse("model.identity_expired")
      .field(std::string(field) + ".valid_until")
      .source("Resident Identity Cards Law art. 5")
      .fact("zh_kind", label(identity.kind).zh)
      .fact("en_kind", label(identity.kind).en)
      .fact("valid_until", to_string(*identity.valid_until))
      .fact("on", to_string(on));
}

int age_on(const Date& birth, const Date& on) {
  const auto born = birth.year_month_day();
  const auto now = on.year_month_day();
  const bool birthday_to_come = std::pair(now.month.as_number(), now.day.as_number()) <
                                std::pair(born.month.as_number(), born.day.as_number());
  return static_cast<int>(now.year) - static_cast<int>(born.year) - (birthday_to_come ? 1 : 0);
}

Result<std::string> check_mobile(std::string_view number, std::string_view field) {
  std::string text = model::compact(number);
  if (text.starts_with("+86")) text.erase(0, 3);
  else if (text.starts_with("0086")) text.erase(0, 4);
  else if (text.size() == 13 && text.starts_with("86")) text.erase(0, 2);
  if (text.size() == 11 && all_digits(text) && text[0] == '1' && text[1] >= '3') return text;
  return invalid("model.mobile_malformed")
      .field(std::string(field))
      .source(source)
      .fact("value", model::masked(text))
      .fact("length", std::to_string(text.size()));
}

}  // namespace tenon
