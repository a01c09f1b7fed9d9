#include "workflow/diagram_style.hpp"

#include <array>

namespace tenon::drawing {
namespace {

/// A selector, then what it sets in light and what differs in dark.
struct Rule {
  std::string_view selector;
  std::string_view light;
  std::string_view dark;
};

constexpr std::array<Rule, 26> rules = {{
    {".tn-page", "fill:#ffffff", "fill:#13181f"},
    {"text", "fill:#16202c;stroke:none", "fill:#eaf0f6"},
    {".tn-h1", "font-size:20px;font-weight:600", ""},
    {".tn-h2", "font-size:14px;fill:#4b5a6b", "fill:#aab8c7"},
    {".tn-t1", "font-size:15px;font-weight:600", ""},
    {".tn-t2", "font-size:12px;fill:#44546a", "fill:#b4c2d1"},
    {".tn-l1", "font-size:13px;fill:#26323f", "fill:#dde5ed"},
    {".tn-l2", "font-size:11px;fill:#4b5a6b", "fill:#aab8c7"},
    {".tn-l3", "font-size:11px;fill:#34485e", "fill:#bccada"},
    {".tn-box", "fill:#eef4fb;stroke:#41658f;stroke-width:1.5", "fill:#1e2a38;stroke:#7fa6d4"},
    {".tn-final .tn-box,.tn-final .tn-inner", "fill:#edf5ee;stroke:#3d7350", "fill:#1c2c23;stroke:#74b58b"},
    {".tn-inner", "fill:none;stroke:#41658f", "stroke:#7fa6d4"},
    {".tn-rule", "stroke:#41658f;stroke-opacity:.35", "stroke:#7fa6d4"},
    {".tn-dot", "fill:#16202c", "fill:#eaf0f6"},
    {".tn-badge", "fill:#1d5fae", "fill:#8fc1ff"},
    {"text.tn-number", "font-size:12px;font-weight:600;fill:#ffffff", "fill:#0d1a2b"},
    {".tn-clock", "fill:none;stroke:#a3341f;stroke-width:1.6", "stroke:#ff9b85"},
    {".tn-line", "fill:none;stroke:#5a6b7e;stroke-width:1.5", "stroke:#93a4b6"},
    {".tn-head", "fill:#5a6b7e", "fill:#93a4b6"},
    {".tn-back .tn-line", "stroke:#a65a12;stroke-dasharray:6 4", "stroke:#e0a366"},
    {".tn-back .tn-head,.tn-back text", "fill:#8f4a0a", "fill:#e8b27c"},
    {".tn-strong .tn-line", "stroke-width:3;stroke:#1d5fae", "stroke:#8fc1ff"},
    {".tn-strong .tn-head", "fill:#1d5fae", "fill:#8fc1ff"},
    {".tn-missed .tn-line", "stroke:#c02a1d;stroke-width:2;stroke-dasharray:2 4", "stroke:#ff8a7a"},
    {".tn-missed .tn-head,text.tn-missed", "fill:#b3261a", "fill:#ff9a8c"},
    {"text.tn-strong", "font-weight:700;fill:#1a559c", "fill:#8fc1ff"},
}};

}  // namespace

/// A name that XML and CSS both take, different for different ids.
std::string element_id(std::string_view id) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "tenon-";
  for (const char c : id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    const auto byte = static_cast<unsigned char>(c);
    if (plain) {
      out += c;
    } else {
      out += {'_', digits[byte >> 4], digits[byte & 15u]};
    }
  }
  return out;
}

std::string style_sheet(const std::string& id) {
  std::string out;
  const auto scoped = [&](std::string_view selectors, std::string_view body) {
    out += '#' + id + ' ';
    for (const char c : selectors) {
      out += c;
      if (c == ',') out += '#' + id + ' ';
    }
    out += '{' + std::string(body) + "}\n";
  };
  out += "<style>\n#" + id +
         "{font-family:system-ui,-apple-system,\"Segoe UI\",\"PingFang SC\",\"Hiragino Sans "
         "GB\",\"Microsoft YaHei\","
         "\"Noto Sans CJK SC\",\"Source Han Sans SC\",\"WenQuanYi Micro Hei\",sans-serif}\n";
  for (const Rule& rule : rules) scoped(rule.selector, rule.light);
  out += "@media screen and (prefers-color-scheme:dark){\n";
  for (const Rule& rule : rules) {
    if (!rule.dark.empty()) scoped(rule.selector, rule.dark);
  }
  out += "}\n</style>\n";
  return out;
}

}  // namespace tenon::drawing
