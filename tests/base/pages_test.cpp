#include "base/pages.h"

#include <catch_amalgamated.hpp>

using base::Pages;
using base::PagesEdit;

TEST_CASE("a change copies the page it is in and shares the others", "[base]") {
    const Pages<int> before(5000, 7);
    REQUIRE(before.page_count() == 5);
    PagesEdit<int> edit{before};
    edit.at(1024) = 1;
    edit.at(1025) = 2;
    const Pages<int> after = std::move(edit).freeze();

    CHECK(before[1024] == 7);
    CHECK(after[1024] == 1);
    CHECK(after[1025] == 2);
    CHECK(after.page(1) != before.page(1));
    for (const std::size_t page : {0U, 2U, 3U, 4U}) CHECK(after.page(page) == before.page(page));
}

TEST_CASE("looking copies nothing", "[base]") {
    const Pages<int> before(3000, 7);
    PagesEdit<int> edit{before};
    int sum = 0;
    for (std::size_t row = 0; row < edit.size(); ++row) sum += edit[row];
    CHECK(sum == 21'000);
    const Pages<int> after = std::move(edit).freeze();
    for (std::size_t page = 0; page < 3; ++page) CHECK(after.page(page) == before.page(page));
}

TEST_CASE("rows are added at the end, and the frozen column does not grow", "[base]") {
    const Pages<int> before(1023, 1);
    PagesEdit<int> edit{before};
    for (int i = 0; i < 1030; ++i) edit.push_back(i);
    const Pages<int> after = std::move(edit).freeze();
    CHECK(before.size() == 1023);
    CHECK(before.page(0)->size() == 1023);
    CHECK(after.size() == 2053);
    CHECK(after.page_count() == 3);
    CHECK(after[1022] == 1);
    CHECK(after[1023] == 0);
    CHECK(after[2052] == 1029);
}

TEST_CASE("an empty column has no pages and can grow", "[base]") {
    CHECK(Pages<int>{}.empty());
    CHECK(Pages<int>(0, 1).page_count() == 0);
    PagesEdit<int> edit{Pages<int>{}};
    edit.push_back(5);
    edit.at(0) = 6;
    CHECK(std::move(edit).freeze()[0] == 6);
}
