#pragma once
/// What tenon_policy_* answer: described once for the answers and for their schemas.
#include "tenon/policy/policies.hpp"

namespace tenon::capi {

struct ListedPack {
  std::string name, id, version;
  Text title;
  Date reviewed_through{1970, 1, 1};
  bool active = false;
};
BOOST_DESCRIBE_STRUCT(ListedPack, (), (name, id, version, title, reviewed_through, active))

struct PoliciesDocument {
  std::vector<ListedPack> packs;
  std::vector<std::string> computations;
};
BOOST_DESCRIBE_STRUCT(PoliciesDocument, (), (packs, computations))

struct PolicyDocument {
  std::string name;
  bool active = false;
  PackData pack;
};
BOOST_DESCRIBE_STRUCT(PolicyDocument, (), (name, active, pack))

struct CheckedPack {
  std::string name, id, version;
  Text title;
  std::optional<std::string> extends;
  Date reviewed_through{1970, 1, 1};
  std::int64_t parameters = 0, limits = 0, charges = 0;  ///< how many of its own
};
BOOST_DESCRIBE_STRUCT(CheckedPack, (),
                      (name, id, version, title, extends, reviewed_through, parameters, limits, charges))

}  // namespace tenon::capi
