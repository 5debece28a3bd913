#include "derive/reading_order.h"

#include <catch_amalgamated.hpp>

using derive::less_by_number;

TEST_CASE("what has a number is read by it", "[derive]") {
    CHECK(less_by_number("第2网格", "第10网格"));
    CHECK_FALSE(less_by_number("第10网格", "第2网格"));
    CHECK(less_by_number("第二网格", "第十网格"));
    CHECK(less_by_number("第九网格", "第二十一网格"));
    CHECK(less_by_number("第十二网格", "第13网格"));
    CHECK(less_by_number("东1", "东01附"));
    CHECK(less_by_number("", "一"));
    CHECK_FALSE(less_by_number("第2网格", "第02网格"));
    CHECK_FALSE(less_by_number("第02网格", "第二网格"));
    CHECK(derive::has_number("第十网格"));
    CHECK(derive::has_number("3号"));
    CHECK_FALSE(derive::has_number("东社区"));
}

TEST_CASE("house numbers stand in the order people count", "[derive]") {
    CHECK(less_by_number("2号楼", "10号楼"));
    CHECK_FALSE(less_by_number("10号楼", "2号楼"));
    CHECK(less_by_number("02号", "3号"));
    CHECK(less_by_number("a", "a1"));
    CHECK_FALSE(less_by_number("7号楼", "7号楼"));
}
