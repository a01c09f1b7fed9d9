#pragma once
/// Graphs to draw, and how to look for something in what was written.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "tenon/workflow/diagram.hpp"

namespace tenon::testing {

inline Diagram two_states() {
  return {"pair", {"\u4E24\u6001", "Two states"}, {{"a", {"\u7532", "A"}}, {"b", {"\u4E59", "B"}}}, {}};
}

/// Small, but with all that workflows have: loops, steps back, parallel steps, two ends, an island.
inline Diagram ticket() {
  Diagram d{"ticket", {"\u5DE5\u5355", "Ticket"}, {}, {}};
  d.nodes = {{"new", {"\u65B0\u5EFA", "New"}, NodeKind::initial, 3, true},
             {"open", {"\u5904\u7406\u4E2D", "In progress"}, NodeKind::normal, 12, true},
             {"wait", {"\u7B49\u5F85\u5BA2\u6237\u7B54\u590D", "Waiting for the customer"}},
             {"done", {"\u5DF2\u89E3\u51B3", "Resolved"}, NodeKind::final, 1234567},
             {"void", {"\u4F5C\u5E9F", "Void"}, NodeKind::final},
             {"island", {"\u5B64\u5C9B", "Island"}}};
  d.edges = {{0, 1, {"\u63A5\u5355", "Take"}, true},        {0, 1, {"\u6307\u6D3E", "Assign"}},
             {0, 4, {"\u91CD\u590D", "Duplicate"}},         {1, 2, {"\u8BE2\u95EE", "Ask"}},
             {2, 1, {"\u5DF2\u7B54\u590D", "Answered"}},    {1, 3, {"\u89E3\u51B3", "Resolve"}, true},
             {2, 3, {"\u903E\u671F", "No answer in time"}}, {3, 1, {"\u91CD\u5F00", "Reopen"}},
             {1, 1, {"\u8BB0\u4E8B", "Add a note"}},        {1, 4, {"\u64A4\u9500", "Cancel"}}};
  return d;
}

/// A graph without any sense, the same on every machine.
inline Diagram scrambled(std::size_t node_count, std::size_t edge_count, std::uint32_t seed) {
  const auto next = [&seed](std::size_t below) {
    seed = seed * 1664525u + 1013904223u;
    return static_cast<std::size_t>(seed >> 8) % below;
  };
  Diagram d{"scrambled", {"", "Scrambled"}, {}, {}};
  const std::string words = "Something that a person may well have to do about it now";
  for (std::size_t i = 0; i < node_count; ++i) {
    d.nodes.push_back({"n" + std::to_string(i), {"", words.substr(0, next(words.size()))}});
    if (next(5) == 0) d.nodes.back().kind = NodeKind::initial;
    if (next(5) == 0) d.nodes.back().kind = NodeKind::final;
    if (next(3) == 0) d.nodes.back().count = static_cast<std::int64_t>(next(100000));
  }
  for (std::size_t i = 0; i < edge_count; ++i) {
    d.edges.push_back({next(node_count), next(node_count), {"", words.substr(0, next(30))}, next(4) == 0});
  }
  return d;
}

inline const std::string nasty = "say \"hi\": <b>x</b>; #1 & 50% \\n {[*]} --> a's _b_";

inline std::size_t times(std::string_view what, std::string_view in) {
  std::size_t count = 0;
  for (std::size_t at = in.find(what); at != in.npos; at = in.find(what, at + 1)) ++count;
  return count;
}

inline bool has(std::string_view in, std::string_view what) { return in.find(what) != in.npos; }

inline int number_at(std::string_view text, std::size_t& at) {
  while (at < text.size() && text[at] == ' ') ++at;
  const bool negative = text[at] == '-';
  if (negative) ++at;
  int value = 0;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) value = value * 10 + (text[at] - '0');
  return negative ? -value : value;
}

}  // namespace tenon::testing
