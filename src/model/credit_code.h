// model/credit_code.h — unified social credit codes of organisations (GB 32100-2015).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace model {

/// What is wrong with a code; the first that is found.
enum class CreditFault : std::uint8_t {
    Length,      // not 18 characters
    Characters,  // something else than digits and letters without I, O, S, V, Z
    Check,       // a character is wrong
};

/// The code in capitals; white space around and between is passed over.
tl::expected<std::string, CreditFault> read_credit_code(std::string_view written);

}  // namespace model
