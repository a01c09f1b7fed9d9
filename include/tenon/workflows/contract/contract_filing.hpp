#pragma once
/// @file workflows/contract/contract_filing.hpp
/// @since 0.1
#include "tenon/workflow/definition.hpp"
namespace tenon {
struct ContractFiling {
  enum class State : std::uint8_t { collecting, submitted, rejected, filed };
  static const Rules<ContractFiling> rules;
};
BOOST_DESCRIBE_ENUM(ContractFiling::State, collecting, submitted, rejected, filed)
}  // namespace tenon
