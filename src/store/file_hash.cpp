#include "store/store.h"

#include <array>
#include <fstream>

#include <fmt/format.h>
#include <sodium.h>

namespace store {

std::string file_sha256(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) return {};
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::array<char, 65'536> part{};
    while (file.read(part.data(), part.size()) || file.gcount() > 0)
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(part.data()),
                                  static_cast<unsigned long long>(file.gcount()));
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256_final(&state, hash.data());
    return fmt::format("{:02x}", fmt::join(hash, ""));
}

}  // namespace store
