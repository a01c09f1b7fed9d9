#pragma once
/// @file model/identity.hpp
/// The numbers that tell one person or organisation from another, and what can be known from the number
/// alone. Nothing is looked up: a number that passes is well formed, not proven to be anyone's. Rules:
/// regulation.md 13. Free functions on values, no clock: "today" is always the caller's. Safe from any
/// thread.
///
/// How numbers are read: blanks and hyphens (ASCII) are dropped and letters become capitals, so that a copied
/// "d2143569-x" or a lower-case x is taken and stored as the standard prints it. Full-width digits are
/// refused: a number in them would not be found again by its digits.
///
/// Refusals never carry a whole number: only its first three and last two characters.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "tenon/core/json.hpp"
#include "tenon/time/instant.hpp"

namespace tenon {

enum class IdentityKind : std::uint8_t {
  resident_id,       ///< resident identity card, GB 11643: 18 characters
  residence_permit,  ///< of residents of Hong Kong, Macao, Taiwan (since 2018-09-01): 18, regions 81, 82, 83
  foreign_permanent_resident,  ///< 18 characters starting 9 (since 2023-12-01), or 3 letters and 12 digits
                               ///< (before)
  mainland_passport,           ///< ordinary and official passports of the People's Republic
  foreign_passport,            ///< 5 to 17 letters and digits; means something only with its country
  travel_permit_hk_macao,      ///< Mainland Travel Permit: H or M and 8 digits, on old permits 10
  travel_permit_taiwan,        ///< 8 digits (card), 10 on the old booklet
  uscc,                        ///< unified social credit identifier, GB 32100: 18 characters
  organisation_code,           ///< organisation code, GB 11714: 9 characters
};
BOOST_DESCRIBE_ENUM(IdentityKind, resident_id, residence_permit, foreign_permanent_resident,
                    mainland_passport, foreign_passport, travel_permit_hk_macao, travel_permit_taiwan, uscc,
                    organisation_code)

/// The name for people, of static lifetime.
[[nodiscard]] Label label(IdentityKind kind) noexcept;
/// Whether the kind names an organisation; all others name a person.
[[nodiscard]] constexpr bool is_of_organisation(IdentityKind kind) noexcept {
  return kind == IdentityKind::uscc || kind == IdentityKind::organisation_code;
}

/// One document or registration of a person or organisation.
struct Identity {
  IdentityKind kind = IdentityKind::resident_id;
  std::string number;
  std::optional<std::string>
      country;  ///< who issued it: ISO 3166-1 alpha-3, "CAN"; demanded of a foreign passport
  std::optional<Date> valid_until;  ///< last day of validity; none: unknown, or valid without end
  friend bool operator==(const Identity&, const Identity&) = default;
};
BOOST_DESCRIBE_STRUCT(Identity, (), (kind, number, country, valid_until))

enum class Sex : std::uint8_t { female, male };
BOOST_DESCRIBE_ENUM(Sex, female, male)

/// What a number says of its holder.
struct IdentityFacts {
  std::string number;         ///< as the standard prints it: what is stored and searched by
  std::optional<Date> birth;  ///< in 18-character personal numbers
  std::optional<Sex> sex;  ///< in resident identity cards and residence permits: the 17th digit, odd is male
  friend bool operator==(const IdentityFacts&, const IdentityFacts&) = default;
};

/// Checks one identity. `on` is the day against which a birth date must not lie in the future; without it
/// that one check is left out. `field` is the path that refusals name ("identities[0]"); they add ".number"
/// to it.
///
/// Checked, in this order: characters, length, shape of the kind, check character, region, birth date.
/// Region digits are compared with the list of provinces (GB/T 2260, first two digits) only; counties change.
/// In an 18-character foreign permanent-resident number the birth date is read, the sex is not (no source
/// seen). The organisation code inside a USCC is not checked by itself: codes in use do not always carry its
/// check digit.
///
/// Refusals (kind invalid): model.identity_characters, _length, _shape, _old_card (15 digits: such cards
/// stopped on 2013-01-01), _check_character, _region, _other_kind (the number is one of another kind, named
/// in the facts), _birth_date (no such day), _birth_in_future, _country, _country_missing.
[[nodiscard]] Result<IdentityFacts> check_identity(const Identity& identity, std::optional<Date> on = {},
                                                   std::string_view field = "identity");

/// Whether the document is still valid on `on`, its last day included. Apart from check_identity because an
/// expired card is a true record of a customer, but nothing to sign by.
///
/// Refusal: model.identity_expired
/// (refused).
[[nodiscard]] Verdict check_identity_in_force(const Identity& identity, const Date& on,
                                              std::string_view field = "identity");

/// Full years of age on a day. A year is full on the birthday itself; who was born on 29 February turns a
/// year older on 1 March of a common year. Precondition: birth <= on.
[[nodiscard]] int age_on(const Date& birth, const Date& on);

/// For how many years a resident identity card is issued to someone of `age` full years: 5 below 16, 10 to
/// 25, 20 to 45, none (for ever) from 46. Resident Identity Cards Law art. 5.
[[nodiscard]] constexpr std::optional<int> card_validity_years(int age) noexcept {
  if (age < 16) return 5;
  if (age < 26) return 10;
  if (age < 46) return 20;
  return std::nullopt;
}

/// A mobile number of the mainland: 11 digits, 1, then 3 to 9. Blanks, hyphens and a leading +86, 0086 or 86
/// are dropped. Returns the 11 digits. Says nothing of the carrier (numbers are portable since 2019-11-27).
/// Refusal: model.mobile_malformed (invalid).
[[nodiscard]] Result<std::string> check_mobile(std::string_view number, std::string_view field = "mobile");

}  // namespace tenon
