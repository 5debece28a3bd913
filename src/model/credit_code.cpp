#include "model/credit_code.h"

namespace model {

namespace {

constexpr std::size_t kCodeLength = 18;
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

std::string in_capitals(std::string_view written) {
    std::string code;
    for (const char c : written) {
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
        code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return code;
}

}  // namespace

tl::expected<std::string, CreditFault> read_credit_code(std::string_view written) {
    std::string code = in_capitals(written);
    if (code.size() != kCodeLength) return tl::unexpected(CreditFault::Length);
    if (code.find_first_not_of(kAlphabet) != std::string::npos)
        return tl::unexpected(CreditFault::Characters);
    std::size_t sum = 0;
    std::size_t weight = 1;  // powers of 3
    for (std::size_t i = 0; i + 1 < kCodeLength; ++i) {
        sum += kAlphabet.find(code[i]) * weight;
        weight = weight * 3 % kAlphabet.size();
    }
    const std::size_t check = (kAlphabet.size() - sum % kAlphabet.size()) % kAlphabet.size();
    if (kAlphabet[check] != code.back()) return tl::unexpected(CreditFault::Check);
    return code;
}

}  // namespace model
