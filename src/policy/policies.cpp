#include "tenon/policy/policies.hpp"

#include <algorithm>

namespace tenon {

Policies Policies::builtin() {
  Policies policies;
  policies.packs_ = {PolicyPack::china(), PolicyPack::handbook()};
  policies.active_ = policies.packs_.front();
  return policies;
}

Result<Policies> Policies::with_pack(std::string_view json, std::string_view file, bool activate) const {
  TENON_TRY(auto pack, PolicyPack::load(json, file, packs_));
  return adding(std::move(pack), activate);
}

Result<Policies> Policies::with_overrides(std::string_view json, std::string_view file) const {
  TENON_TRY(auto pack, active_->with_overrides(json, file));
  return adding(std::move(pack), true);
}

Result<Policies> Policies::adding(PolicyPackPtr pack, bool activate) const {
  auto changed = *this;
  const auto same =
      std::ranges::find_if(packs_, [&](const auto& each) { return each->name() == pack->name(); });
  if (same == packs_.end()) {
    changed.packs_.push_back(pack);
  } else {
    // Overrides tell their contents by the version; other packs must have been given one.
    if ((*same)->data() != pack->data())
      return invalid("policy.pack_repeated").field("version").fact("found", pack->name());
    pack = *same;
  }
  if (activate) changed.active_ = std::move(pack);
  return changed;
}

Result<Policies> Policies::activating(std::string_view name) const {
  auto changed = *this;
  TENON_TRY(changed.active_, pinned(name));
  return changed;
}

Result<PolicyPackPtr> Policies::pinned(std::string_view name) const {
  for (const auto& pack : packs_)
    if (pack->name() == name) return pack;
  std::string known;
  for (const auto& each : names()) known += (known.empty() ? "" : ", ") + each;
  return not_found("policy.pack_unknown").fact("found", name).fact("known", known);
}

std::vector<std::string> Policies::names() const {
  std::vector<std::string> all;
  for (const auto& pack : packs_) all.push_back(pack->name());
  std::ranges::sort(all);
  return all;
}

}  // namespace tenon
