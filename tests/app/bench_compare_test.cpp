#include "app/bench_compare.h"
#include "support/folder.h"

#include <catch_amalgamated.hpp>

#include <fstream>

TEST_CASE("a figure is held against the same figure of a run before") {
    using app::compared;
    const app::Figure slow{.name = "a", .value = 12, .unit = "ms", .goal = 20};
    CHECK(compared(slow, 10).worse);
    CHECK(compared(slow, 10).ratio == Catch::Approx(1.2));
    CHECK_FALSE(compared(slow, 11).worse);
    CHECK_FALSE(compared(slow, 100).worse);

    SECTION("but not where it is far inside its goal") {
        CHECK_FALSE(compared({.name = "a", .value = 9, .unit = "ms", .goal = 20}, 5).worse);
    }
    SECTION("of rows a second more is better") {
        CHECK(compared({.name = "a", .value = 80, .unit = "rows/s"}, 100).worse);
        CHECK_FALSE(compared({.name = "a", .value = 130, .unit = "rows/s"}, 100).worse);
    }
    SECTION("what was nothing and is something is worse when its goal says so") {
        CHECK(compared({.name = "lost", .value = 1, .unit = "changes", .goal = 0}, 0).worse);
        CHECK_FALSE(compared({.name = "lost", .value = 0, .unit = "changes", .goal = 0}, 0).worse);
    }
}

TEST_CASE("a run before is read from what bench wrote, and nothing else is taken for one") {
    const support::Folder folder;
    const std::string path = folder.file("run.json");
    std::ofstream{path} << R"({"name":"pick.S.p99","value":1.5,"unit":"µs"})"
                        << "\nnot a figure\n"
                        << R"({"name":"live.S.lost","value":0,"unit":"changes"})" << '\n';
    const auto run = app::figures_of_run(path);
    REQUIRE(run);
    CHECK(run->size() == 2);
    CHECK(run->at("pick.S.p99") == 1.5);

    std::ofstream{path} << "{}\n";
    CHECK_FALSE(app::figures_of_run(path));
    CHECK_FALSE(app::figures_of_run(folder.file("none")));
}
