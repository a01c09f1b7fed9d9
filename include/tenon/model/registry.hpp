#pragma once
/// @file model/registry.hpp
/// The one door into the registers: whoever stores an entry, of whatever kind and from whatever side (C++, C,
/// Python, import), passes it through check_record and stores what comes out. Safe from any thread.
/// @since 0.1
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "tenon/core/json.hpp"
#include "tenon/time/instant.hpp"

namespace tenon {

/// The registers whose entries the library knows field by field. The name is that of the register.
enum class RecordKind : std::uint8_t { customer, project, building, unit, sale, tenancy, staff, department };
BOOST_DESCRIBE_ENUM(RecordKind, customer, project, building, unit, sale, tenancy, staff, department)
[[nodiscard]] Label label(RecordKind kind) noexcept;

/// Reads an entry strictly, validates it and prints it in canonical form: fields in order of declaration,
/// absent ones left out, identity, mobile and unit numbers as they are stored (model/identity.hpp). Equal
/// entries give equal bytes, and what comes out goes in again unchanged. `on` is the day against which birth
/// dates must not lie in the future; without it that check is left out. References to other entries are not
/// followed.
///
/// Refusals: those of reading (core/json.hpp) and of the kind's validate(), each with the path of the field.
/// A run of eight or more digits that the reader quotes is masked, whatever field it was typed into.
[[nodiscard]] Result<std::string> check_record(RecordKind kind, const Json& json,
                                               std::optional<Date> on = {});

/// The id of an entry, as check_record would find it: a member "id" of the right form.
[[nodiscard]] Result<std::string> record_id(const Json& json);

/// A JSON Schema (draft 2020-12) of the kind: names, types, words and required fields. Rules between fields
/// are validate()'s alone.
[[nodiscard]] Json record_schema(RecordKind kind);

}  // namespace tenon
