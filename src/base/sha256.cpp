#include "base/sha256.hpp"

#include <array>

// The plain functions: the newer interface does the same through providers that take longer to
// start than a small file takes to check.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>

namespace gouji {

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256_CTX context;
  SHA256_Init(&context);
  SHA256_Update(&context, bytes.data(), bytes.size());
  SHA256_Final(digest.data(), &context);
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out;
  for (const auto byte : digest) {
    out.push_back(kDigits[byte >> 4U]);
    out.push_back(kDigits[byte & 0xFU]);
  }
  return out;
}

}  // namespace gouji
