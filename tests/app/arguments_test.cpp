#include "app/arguments.h"

#include "app/commands.h"

#include <catch_amalgamated.hpp>

#include <algorithm>

namespace {

const app::CommandSpec& command(const std::string& name) {
    const auto found =
        std::ranges::find(app::commands(), name, [](const app::CommandSpec& c) { return c.name; });
    REQUIRE(found != app::commands().end());
    return *found;
}

}  // namespace

TEST_CASE("words and options are told apart", "[app]") {
    const auto parsed = app::parse(command("watch"), {"town.gpkg", "--for", "5", "--json"});
    REQUIRE(parsed);
    CHECK(parsed->words == std::vector<std::string>{"town.gpkg"});
    CHECK(parsed->json);
    CHECK(*app::number_in(*parsed, "--for", 0, 1, 100) == 5);
    CHECK_FALSE(app::number_in(*parsed, "--for", 0, 10, 100));
}

TEST_CASE("wrong words are refused by name", "[app]") {
    CHECK(app::parse(command("watch"), {}).error().word == base::Word::UsageMissingArgument);
    CHECK(app::parse(command("watch"), {"a", "b"}).error().parts.at(1) == "b");
    CHECK(app::parse(command("watch"), {"a", "--nonsense"}).error().parts.at(1) == "--nonsense");
    CHECK(app::parse(command("watch"), {"a", "--for"}).error().word ==
          base::Word::UsageMissingValue);
    CHECK(app::parse(command("demo"), {"--size", "huge"}).error().word ==
          base::Word::UsageBadValue);
    CHECK(app::parse(command("demo"), {"--at", "noon"}).error().word == base::Word::UsageBadValue);
}

TEST_CASE("a moment without a zone is Beijing time", "[app]") {
    const auto parsed = app::parse(command("demo"), {"--at", "2026-03-02T08:00"});
    REQUIRE(parsed);
    CHECK(*parsed->at == *base::instant_from_iso("2026-03-02T00:00:00Z"));
}
