#include "model/credit_code.h"

#include <catch_amalgamated.hpp>

using model::CreditFault;
using model::read_credit_code;

TEST_CASE("credit codes of companies are good, also in small letters", "[model]") {
    for (const char* code :
         {"91330100799655058B", "91110000802100433B", "914403001922038216", "91350100M000100Y43"}) {
        CAPTURE(code);
        CHECK(read_credit_code(code) == std::string{code});
    }
    CHECK(read_credit_code(" 91350100m000100y43 ") == std::string{"91350100M000100Y43"});
}

TEST_CASE("what is no credit code is told why", "[model]") {
    CHECK(read_credit_code("9133010079965505").error() == CreditFault::Length);
    CHECK(read_credit_code("9133010079965505OB").error() == CreditFault::Characters);
    CHECK(read_credit_code("91330100799655059B").error() == CreditFault::Check);
    CHECK(read_credit_code("91330100799655058A").error() == CreditFault::Check);
}
