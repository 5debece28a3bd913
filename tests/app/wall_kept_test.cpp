#include "app/wall_files.h"
#include "app/wall_sound.h"
#include "app/wall_story.h"

#include "support/environment.h"
#include "support/folder.h"

#include <catch_amalgamated.hpp>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <thread>

using base::Word;
using model::IssueId;
using support::Environment;

namespace {

int loudest(const std::string& wav) {
    int most = 0;
    for (std::size_t at = 44; at + 1 < wav.size(); at += 2) {
        const auto low = static_cast<unsigned char>(wav[at]);
        const auto high = static_cast<signed char>(wav[at + 1]);
        most = std::max(most, std::abs(high * 256 + low));
    }
    return most;
}

std::uint32_t number_at(const std::string& bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i)
        number |= std::uint32_t{static_cast<unsigned char>(bytes[at + i])} << (8 * i);
    return number;
}

}  // namespace

TEST_CASE("where a wall was is read as it was written", "[app]") {
    const support::Folder folder;
    const std::string path = folder.file("deep/wall.json");
    const app::WallPlace place{.spotlight = IssueId{77},
                               .tour = false,
                               .hot_spots = true,
                               .trend_days = 30,
                               .choice = {.of = derive::WallChoice::Of::Cell, .cell = {-3, 12}},
                               .looked_at = IssueId{78},
                               .centre = {500'123.25, 3'456'789.5},
                               .metres_per_px = 0.75,
                               .told = base::Instant{base::Millis{1'700'000'000'123}}};
    REQUIRE(app::write_wall_place(path, place));
    CHECK(app::read_wall_place(path) == place);
    // Once more over it; nothing is left beside it.
    REQUIRE(app::write_wall_place(path, {}));
    CHECK(app::read_wall_place(path) == app::WallPlace{});
    CHECK_FALSE(std::filesystem::exists(path + ".new"));
}

TEST_CASE("half a file, or none, begins the wall anew", "[app]") {
    const support::Folder folder;
    const std::string path = folder.file("wall.json");
    CHECK_FALSE(app::read_wall_place(path));
    for (const char* text : {"", "{\"spotlight\":7,", "[]", "{\"x\":\"there\"}",
                             "{\"metres_per_px\":-4}", "{\"choice\":9}"}) {
        support::write_bytes(path, text);
        INFO(text);
        CHECK_FALSE(app::read_wall_place(path));
    }
}

TEST_CASE("each store and each wall has a place of its own", "[app]") {
    const Environment state{"XDG_STATE_HOME", "/state"};
    CHECK(app::wall_place_path("ab12", "main") == "/state/getu/wall-ab12-main.json");
    CHECK(app::wall_place_path("", "hall/2") == "/state/getu/wall-none-hall_2.json");
}

TEST_CASE("the setting of a wall is taken as far as it makes sense", "[app]") {
    const support::Folder folder;
    const std::string path = folder.file("wall.json");
    CHECK(app::read_wall_setting(path).setting == ui::WallSetting{});
    ui::WallSetting setting{.name = "大厅", .distance_m = 10, .height_m = 2.5, .columns = 5};
    setting.sound = true;
    setting.quiet_from_min = 21 * 60;
    REQUIRE(app::write_wall_setting(path, setting));
    CHECK(app::read_wall_setting(path).setting == setting);
    support::write_bytes(path, R"({"distance_m":-1,"columns":0,"volume":140,"rows":3,"name":" "})");
    const app::ReadWallSetting read = app::read_wall_setting(path);
    CHECK(read.setting.distance_m == 0);
    CHECK(read.setting.columns == 1);
    CHECK(read.setting.volume == 60);
    CHECK(read.setting.rows == 3);
    CHECK(read.setting.name == "main");
    REQUIRE(read.trouble);
    CHECK(read.trouble->word == Word::SettingsUnknown);
    CHECK_FALSE(ui::WallSetting{}.sound);  // off unless somebody wants it
}

TEST_CASE("the quiet hours go over midnight in Beijing", "[app]") {
    ui::WallSetting setting;  // 22:00 to 07:00
    const auto at = [](const char* iso) { return base::instant_from_iso(iso).value(); };
    CHECK(app::is_quiet(setting, at("2026-03-02T22:00")));
    CHECK(app::is_quiet(setting, at("2026-03-03T00:10")));
    CHECK(app::is_quiet(setting, at("2026-03-03T06:59:59")));
    CHECK_FALSE(app::is_quiet(setting, at("2026-03-03T07:00")));
    CHECK_FALSE(app::is_quiet(setting, at("2026-03-03T21:59")));
    setting.quiet_from_min = 12 * 60;
    setting.quiet_to_min = 13 * 60;
    CHECK(app::is_quiet(setting, at("2026-03-03T12:30")));
    CHECK_FALSE(app::is_quiet(setting, at("2026-03-03T23:30")));
    setting.quiet_to_min = setting.quiet_from_min;
    CHECK_FALSE(app::is_quiet(setting, at("2026-03-03T12:00")));
}

TEST_CASE("the sound is a file that says how long it is, as loud as told", "[app]") {
    const std::string wav = app::chime(100);
    CHECK(wav.substr(0, 4) == "RIFF");
    CHECK(wav.substr(8, 8) == "WAVEfmt ");
    CHECK(number_at(wav, 4) == wav.size() - 8);
    CHECK(number_at(wav, 40) == wav.size() - 44);
    CHECK(number_at(wav, 24) == 22'050);
    CHECK((wav.size() - 44) / 2 >= 22'050 * 6 / 10);
    const int loud = loudest(wav);
    CHECK(loud > 20'000);
    CHECK(loud < 32'768);
    CHECK(loudest(app::chime(50)) == Catch::Approx(loud / 2.0).epsilon(0.01));
    CHECK(loudest(app::chime(0)) == 0);
}

TEST_CASE("the first player that is there plays it; without one nothing does", "[app]") {
    const support::Folder folder;
    const Environment runtime{"XDG_RUNTIME_DIR", folder.path().string()};
    const Environment path{"PATH", folder.path().string()};
    CHECK(app::player_in(folder.path().string()).empty());
    app::Bell bell;
    CHECK_FALSE(bell.ring(60));
    const std::string told = folder.file("told");
    const std::string player = folder.file("paplay");
    support::write_bytes(player, "#!/bin/sh\n/bin/cp \"$1\" " + told + "\n");
    std::filesystem::permissions(player, std::filesystem::perms::owner_all);
    CHECK(app::player_in("/nowhere:" + folder.path().string()) == player);
    REQUIRE(bell.ring(60));
    const std::string wanted = app::chime(60);
    for (int i = 0; i < 500 && support::bytes_of(told) != wanted; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds{10});
    CHECK(support::bytes_of(told) == wanted);
}

TEST_CASE("the story on a wall has steps and departments, and nothing that was typed", "[app]") {
    model::WorkRules rules = model::usual_rules();
    rules.departments = {
        {.id = model::DepartmentId{3}, .name = "城管中队", .name_en = "City management"}};
    const base::Instant at = base::instant_from_iso("2026-03-02T09:00").value();
    const auto later = [&](int n) { return at + std::chrono::minutes{n}; };
    const std::string typed = "张三 13800000000";
    model::IssueStory story{.issue = IssueId{5}};
    const auto line = [&](const char* action, int n) {
        story.lines.push_back(
            {.id = n, .at = later(n), .action = action, .reason = typed, .text = typed});
    };
    line("submit", 0);
    line("accept", 5);
    line("dispatch", 7);
    line("remark", 8);
    line("urge", 9);
    line("by another program", 10);
    story.tasks.push_back({.department = model::DepartmentId{3}, .assigned = later(7)});
    const auto steps = app::wall_story(story, rules, base::Language::Chinese);
    REQUIRE(steps.size() == 5);  // what was remarked is typed, and left out
    CHECK(steps[0] == ui::WallStep{.at = at, .what = Word::DoSubmit});
    CHECK(steps[2].what == Word::DoDispatch);
    CHECK(steps[2].post == "城管中队");
    CHECK(steps[3].alarming);
    CHECK(steps[4].what == Word::StoryOther);
    for (const ui::WallStep& step : steps) CHECK(step.post.find("张三") == std::string::npos);
    CHECK(app::wall_story(story, rules, base::Language::English)[2].post == "City management");
}
