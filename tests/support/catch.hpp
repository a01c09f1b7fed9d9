#pragma once
/// Catch2, whichever major version the system has: 3 (Ubuntu 24.04) or 2 (Debian 12).
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
