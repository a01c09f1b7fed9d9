#include "tenon/policy/statement.hpp"

#include <algorithm>

namespace tenon {

Result<Statement> statement(Text title, std::vector<Line> lines) {
  Statement all{std::move(title), std::move(lines), {}, {}, {}};
  for (const Line& line : all.lines) {
    TENON_TRY(all.total, sum(all.total, line.amount));
    auto payer = std::find_if(all.by_payer.begin(), all.by_payer.end(),
                              [&](const PayerTotal& each) { return each.payer == line.payer; });
    if (payer == all.by_payer.end()) payer = all.by_payer.insert(payer, PayerTotal{line.payer, {}});
    TENON_TRY(payer->amount, sum(payer->amount, line.amount));
    if (!line.source.empty() &&
        std::find(all.sources.begin(), all.sources.end(), line.source) == all.sources.end())
      all.sources.push_back(line.source);
  }
  return all;
}

Text catalogue_text(std::string_view code, std::vector<Fact> facts) {
  Refusal spoken;
  spoken.code = code;
  spoken.facts = std::move(facts);
  return spoken.text();
}

}  // namespace tenon
