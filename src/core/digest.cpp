#include "tenon/core/digest.hpp"

#include <openssl/evp.h>

#include <memory>
#include <new>

namespace tenon {
namespace {

struct FreeMethod {
  void operator()(EVP_MD* method) const { EVP_MD_free(method); }
};
struct FreeContext {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

/// Fetched once: looking the algorithm up by name on each call costs more than the digest itself.
const EVP_MD* method() {
  static const std::unique_ptr<EVP_MD, FreeMethod> fetched(EVP_MD_fetch(nullptr, "SHA256", nullptr));
  if (!fetched) throw std::bad_alloc();
  return fetched.get();
}

}  // namespace

Digest sha256(std::string_view bytes) {
  thread_local const std::unique_ptr<EVP_MD_CTX, FreeContext> context(EVP_MD_CTX_new());
  Digest digest{};
  unsigned length = 0;
  if (!context || EVP_DigestInit_ex(context.get(), method(), nullptr) != 1 ||
      EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) != 1 ||
      EVP_DigestFinal_ex(context.get(), digest.data(), &length) != 1)
    throw std::bad_alloc();  // libcrypto fails here only for want of memory
  return digest;
}

std::string to_hex(const Digest& digest) {
  static constexpr char hex[] = "0123456789abcdef";
  std::string out;
  out.reserve(64);
  for (const auto byte : digest) (out += hex[byte >> 4U]) += hex[byte & 15U];
  return out;
}

}  // namespace tenon
