#include "store/grant.h"

#include "store/seal.h"

#include <algorithm>
#include <cctype>

namespace store {

using base::fail;
using base::Fault;
using base::Result;
using base::Word;

namespace {

// Letters and digits that are not taken for one another (Crockford's base 32).
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kBits = 5;
constexpr std::size_t kGroup = 4;
constexpr std::size_t kSecret = 32;
constexpr std::size_t kCheck = 3;  // bytes of a hash behind the secret: a mistyped key is told

std::string base32(std::span<const std::byte> bytes) {
    std::string text;
    std::uint32_t held = 0;
    std::size_t bits = 0;
    for (const std::byte byte : bytes) {
        held = held << 8U | std::to_integer<std::uint32_t>(byte);
        for (bits += 8; bits >= kBits; bits -= kBits)
            text += kAlphabet[held >> (bits - kBits) & 31U];
    }
    if (bits > 0) text += kAlphabet[held << (kBits - bits) & 31U];
    return text;
}

/// Small letters, and O, I, L for what looks like them, are taken as meant.
std::optional<std::uint32_t> value_of(char letter) {
    char sign = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    if (sign == 'O') sign = '0';
    if (sign == 'I' || sign == 'L') sign = '1';
    const std::size_t at = kAlphabet.find(sign);
    if (at == std::string_view::npos) return std::nullopt;
    return static_cast<std::uint32_t>(at);
}

std::vector<std::byte> with_check(std::vector<std::byte> secret) {
    const Key sum = sha256(secret, "recovery key");
    secret.insert(secret.end(), sum.begin(), sum.begin() + kCheck);
    return secret;
}

}  // namespace

std::string Founder::recovery_key() const {
    const std::string plain = base32(with_check(secret_));
    std::string text;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        if (i > 0 && i % kGroup == 0) text += '-';
        text += plain[i];
    }
    return text;
}

Result<std::vector<std::byte>> secret_from(const std::string& recovery_key) {
    const auto mistyped = [] { return fail(Fault::Denied, Word::RecoveryKeyWrong); };
    std::vector<std::byte> bytes;
    std::uint32_t held = 0;
    std::size_t bits = 0;
    for (const char letter : recovery_key) {
        if (letter == '-' || std::isspace(static_cast<unsigned char>(letter)) != 0) continue;
        const auto value = value_of(letter);
        if (!value) return mistyped();
        held = held << kBits | *value;
        bits += kBits;
        if (bits < 8) continue;
        bits -= 8;
        bytes.push_back(static_cast<std::byte>(held >> bits & 0xFFU));
    }
    if (bytes.size() != kSecret + kCheck) return mistyped();
    std::vector<std::byte> secret{bytes.begin(), bytes.begin() + kSecret};
    if (with_check(secret) != bytes) return mistyped();
    return secret;
}

}  // namespace store
