#include "tenon/workflow/definition.hpp"

namespace tenon::detail {

Result<Body> read_body(const BodyType& type, const Json& json, std::string_view root) {
  auto body = type.make();
  if (auto verdict = type.codec->read(json, body.get(), JsonPath{nullptr, root}); !verdict.allowed())
    return std::move(verdict).refusal();
  return Body(std::move(body));
}

}  // namespace tenon::detail
