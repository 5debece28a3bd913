#include "model/mask.h"

#include <catch_amalgamated.hpp>

using model::mask_id;
using model::mask_name;
using model::mask_phone;

TEST_CASE("of a name the family name is kept", "[model]") {
    CHECK(mask_name("张三") == "张*");
    CHECK(mask_name("张三丰") == "张**");
    CHECK(mask_name("欧阳娜娜") == "欧阳**");
    CHECK(mask_name("欧阳") == "欧*");
    CHECK(mask_name(" 张　三 ") == "张*");
    CHECK(mask_name("阿依努尔·买买提") == "阿***·***");
    CHECK(mask_name("张*") == "张*");
}

TEST_CASE("a name of one character tells nothing", "[model]") {
    CHECK(mask_name("张") == "*");
    CHECK(mask_name("J") == "*");
    CHECK(mask_name("").empty());
    CHECK(mask_name("  ").empty());
}

TEST_CASE("of a name in Latin letters the first of each word is kept", "[model]") {
    CHECK(mask_name("John Smith") == "J*** S****");
    CHECK(mask_name("José Díaz-Ruiz") == "J*** D***-R***");
}

TEST_CASE("of a phone the middle is hidden", "[model]") {
    CHECK(mask_phone("13812345678") == "138****5678");
    CHECK(mask_phone("138 1234 5678") == "138 **** 5678");
    CHECK(mask_phone("+86 13812345678") == "138****5678");
    CHECK(mask_phone("１３８１２３４５６７８") == "138****5678");
    CHECK(mask_phone("010-62345678") == "010-****5678");
    CHECK(mask_phone("62345678") == "****5678");
    CHECK(mask_phone("6234567") == "*****67");
    CHECK(mask_phone("96100") == "***00");
    CHECK(mask_phone("110") == "***");
    CHECK(mask_phone("").empty());
}

TEST_CASE("what stands beside a phone number is hidden too", "[model]") {
    CHECK(mask_phone("13812345678/13987654321") == "138****5678/139****4321");
    CHECK(mask_phone("13812345678、62345678") == "138****5678、****5678");
    CHECK(mask_phone("张三13812345678") == "**138****5678");
}

TEST_CASE("of an identity number the first and the last character are kept", "[model]") {
    CHECK(mask_id("110105194912310024") == "1****************4");
    CHECK(mask_id("11010519491231002X") == "1****************X");
    CHECK(mask_id("12") == "**");
    CHECK(mask_id("").empty());
}
