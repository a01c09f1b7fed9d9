#pragma once
/// What every test reads and nobody here writes, read once for all programs.
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <variant>
#include <vector>

#include "support/catch.hpp"
