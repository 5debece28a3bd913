// Two maps beside each other, what the planner's map says, lists from the worst on, and files whose
// numbers the planner's thread finds.
#include "render/target.h"
#include "ui/cover_parts.h"
#include "ui/planning_cover_compare.h"
#include "ui/planning_cover_marks.h"
#include "ui/theme_words.h"

#include "support/cover_seat.h"
#include "support/environment.h"

#include <catch_amalgamated.hpp>

#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

using support::CoverSeat;
using support::kB1;
using support::kB3;
using support::kEast;
using support::kWest;

namespace {

constexpr int kPage_px = 1920, kHigh_px = 1080;

/// The pixels around the middle of a place, as they are on the page now.
std::vector<std::uint8_t> pixels_at(CoverSeat& seat, model::PlaceId place) {
    REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    const auto at = seat.viewer->page_position(place);
    REQUIRE(at);
    const auto all = render::read_pixels(seat.surface->target(), kPage_px, kHigh_px);
    std::vector<std::uint8_t> seen;
    for (int y = -12; y <= 12; ++y)
        for (int x = -12; x <= 12; ++x) {
            const auto pixel = static_cast<std::size_t>((static_cast<int>(at->y) + y) * kPage_px +
                                                        static_cast<int>(at->x) + x);
            for (std::size_t c = 0; c < 3; ++c) seen.push_back(all[pixel * 4 + c]);
        }
    return seen;
}

std::string caption(const ui::CoverCaptions& captions, const CoverSeat& seat,
                    model::PlaceId place) {
    if (!captions.told) return "none";
    const model::Row row = model::row_of(*seat.viewer->frame().snapshot.places, place);
    return (*captions.told)(row);
}

}  // namespace

TEST_CASE("with a spot the left map shows how things stand, up to the line", "[app]") {
    CoverSeat seat;
    seat.viewer->handle(ui::ZoomToPlace{kB3});
    const auto stands = pixels_at(seat, kB3);
    seat.line("plan-spot 1590 60");
    REQUIRE(seat.rests());
    const auto supposed = pixels_at(seat, kB3);
    const bool recoloured = supposed != stands;
    CHECK(recoloured);
    CHECK(seat.found("plan-left") == "none");
    seat.line("plan-compare on");
    CHECK(seat.desk().compare.left == nullptr);
    CHECK(seat.found("plan-left") == "65");
    CHECK(seat.found("plan-covered") == "72");
    // Each side has gaps and bands of its own.
    const ui::View view = seat.viewer->view();
    const auto left_map = ui::left_side(view);
    const auto right_map = ui::right_side(view);
    REQUIRE(left_map);
    REQUIRE(right_map);
    REQUIRE(left_map->areas().gaps);
    REQUIRE(left_map->areas().gaps->size() == 1);
    CHECK(left_map->areas().gaps->front().households == 7);
    CHECK(left_map->areas().outlines->size() == 1);
    CHECK(left_map->areas().bands);
    CHECK(right_map->areas().gaps->empty());
    seat.line("plan-compare 0.9");
    CHECK(seat.desk().compare.split == 0.9);
    const auto left = pixels_at(seat, kB3);
    const bool shows_left = left != supposed;
    CHECK(shows_left);
    seat.line("plan-compare 0.1");
    const bool is_left = pixels_at(seat, kB3) == left;  // bytes: told by no message
    CHECK_FALSE(is_left);
    // Esc ends it before it takes back the spot.
    seat.viewer->handle(ui::StepBack{});
    CHECK_FALSE(seat.desk().compare.on);
    CHECK(seat.found("plan-spots") == "1");
    const bool is_supposed = pixels_at(seat, kB3) == supposed;
    CHECK(is_supposed);
}

TEST_CASE("the map that is put on the left stays while other things are asked", "[app]") {
    CoverSeat seat;
    seat.line("plan-compare on");
    REQUIRE(seat.desk().compare.left);
    seat.line("plan-ask profile=elderly");
    REQUIRE(seat.rests());
    CHECK(seat.found("plan-left") == "65");
    CHECK(seat.found("plan-covered") == "60");
    seat.line("plan-compare keep");
    CHECK(seat.found("plan-left") == "60");
    // Of another theme there is nothing to compare; it goes with the workspace.
    seat.viewer->handle(ui::ShowTheme{derive::Theme::Density});
    REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    CHECK(seat.found("plan-left") == "none");
    seat.line("workspace grid");
    REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    CHECK_FALSE(seat.desk().compare.on);
    CHECK_FALSE(app::planning_wish(*seat.viewer, "plan-compare", {"2"}).has_value());
}

TEST_CASE("under the names of communities stands what the planner counts", "[app]") {
    CoverSeat seat;
    ui::CoverCaptions captions;
    ui::follow(captions, seat.viewer->view(), derive::CoverBy::Households);
    CHECK(caption(captions, seat, kWest) == "覆盖 100 %");
    CHECK(caption(captions, seat, kEast) == "覆盖 83 %");  // 35 of 42
    CHECK(caption(captions, seat, kB1) == "3.2 分钟");
    CHECK(caption(captions, seat, kB3).starts_with("1"));  // 18 and some
    const auto* told = captions.told.get();
    ui::follow(captions, seat.viewer->view(), derive::CoverBy::Households);
    CHECK(captions.told.get() == told);
    ui::follow(captions, seat.viewer->view(), derive::CoverBy::Buildings);
    CHECK(caption(captions, seat, kEast) == "覆盖 67 %");
    CHECK_FALSE(ui::tells_work(seat.viewer->view()));
    seat.line("plan-compare on");
    ui::follow(captions, seat.viewer->view(), derive::CoverBy::Households);
    CHECK(captions.told == nullptr);  // two maps, one set of names
    seat.line("plan-compare off");
    seat.viewer->handle(ui::ShowTheme{derive::Theme::Work});
    REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    ui::follow(captions, seat.viewer->view(), derive::CoverBy::Households);
    CHECK(captions.told == nullptr);
    CHECK(ui::tells_work(seat.viewer->view()));
}

TEST_CASE("lists begin with the worst", "[app]") {
    CoverSeat seat;
    const ui::PlanAnswer& answer = *seat.desk().answer;
    const model::Places& places = *answer.is.places;
    const auto worst = [&](const ui::PlanAnswer& of, derive::CoverBy by) {
        return places.row[ui::worst_served(of, by).front()].id;
    };
    ui::PlanAnswer other = answer;
    auto coverage = std::make_shared<derive::Coverage>(*answer.coverage);
    coverage->total[model::row_of(places, kWest)].by[0].covered = 0;
    other.coverage = coverage;
    CHECK(worst(other, derive::CoverBy::Buildings) == kWest);
    CHECK(worst(other, derive::CoverBy::Households) == kEast);
    ui::CoverList list;
    std::vector<model::Row> leaves;
    for (const std::int64_t id : {34, 35, 31, 33})
        leaves.push_back(model::row_of(places, model::PlaceId{id}));
    ui::open_cover_list(list, answer, "x", leaves);
    std::vector<std::uint32_t> households;
    for (const ui::CoverList::Line& line : list.lines) households.push_back(line.households);
    CHECK(households == std::vector<std::uint32_t>{30, 10, 7, 5});
    ui::PlanAnswer busy = answer;
    auto reach = std::make_shared<derive::WalkReach>(*answer.reach);
    reach->suppliers.assign(4, derive::Supplier{.is = derive::Supplier::Is::Shop});
    reach->suppliers[2].is = derive::Supplier::Is::Spot;
    busy.reach = reach;
    busy.loads = std::make_shared<const std::vector<derive::SupplierLoad>>(
        std::vector<derive::SupplierLoad>{{.households = 8},
                                          {.households = 40},
                                          {.households = 90},
                                          {.households = 2, .persons = 9, .capacity = 5}});
    CHECK(ui::busiest_suppliers(busy) == std::vector<std::size_t>{3, 1, 0});
    // Sorted once an answer, not once a frame.
    ui::CoverOrder order;
    for (int frame = 0; frame < 3; ++frame)
        ui::follow(order, seat.viewer->view(), derive::CoverBy::Households);
    CHECK(order.made == 1);
    CHECK(places.row[order.communities.front()].id == kEast);
    ui::follow(order, seat.viewer->view(), derive::CoverBy::Buildings);
    CHECK(order.made == 2);
}

TEST_CASE("numbers of gaps keep apart, the largest at its place", "[app]") {
    const auto at = ui::discs_apart({{100, 100}, {104, 100}, {100, 104}, {400, 100}}, {}, 30);
    REQUIRE(at.size() == 4);
    for (std::size_t i = 0; i < at.size(); ++i) {
        REQUIRE(at[i]);
        for (std::size_t j = 0; j < i; ++j)
            CHECK(std::hypot(at[i]->x - at[j]->x, at[i]->y - at[j]->y) >= 30);
    }
    CHECK(at[0]->x == 100);
    CHECK(at[0]->y == 100);
    CHECK(at[3]->x == 400);
    // Where a site stands no number does, and where there is no room at all there is none.
    const auto beside = ui::discs_apart({{100, 100}}, {{100, 100}}, 30);
    REQUIRE(beside[0]);
    CHECK(beside[0]->x != 100);
    std::vector<ImVec2> crowd;
    for (float x = 0; x <= 200; x += 10)
        for (float y = 0; y <= 200; y += 10) crowd.push_back({x, y});
    CHECK_FALSE(ui::discs_apart({{100, 100}}, crowd, 30)[0]);
}

TEST_CASE("a file of all services waits for the thread that finds them", "[app]") {
    CoverSeat seat;
    const support::Environment home{"XDG_DATA_HOME", seat.folder.file("data")};
    const auto files = [&] {
        std::vector<std::filesystem::path> all;
        const std::filesystem::path folder = seat.folder.file("data/getu/exports");
        if (std::filesystem::exists(folder))
            for (const auto& one : std::filesystem::directory_iterator{folder})
                if (one.path().extension() == ".csv") all.push_back(one.path());
        return all;
    };
    CHECK(seat.desk().answer->matrix == nullptr);
    seat.line("plan-export matrix CSV");
    // It is asked for, though no table is open.
    REQUIRE(seat.until([&] { return seat.desk().ask.matrix; }));
    REQUIRE(seat.until([&] { return files().size() == 1; }));
    CHECK_FALSE(seat.desk().ask.matrix);
    std::ifstream in{files().front()};
    std::stringstream text;
    text << in.rdbuf();
    CHECK(text.str().find("西社区") != std::string::npos);
    // What is only supposed is in no file.
    seat.line("plan-spot 1590 0");
    REQUIRE(seat.rests());
    seat.line("plan-export cover CSV");
    REQUIRE(seat.until([&] { return files().size() == 2; }));
    std::string all;
    for (const auto& file : files()) {
        std::ifstream one{file};
        std::stringstream cells;
        cells << one.rdbuf();
        all += cells.str();
    }
    CHECK(all.find("65,72") != std::string::npos);
    CHECK(all.find("72,72") == std::string::npos);
    // Who leaves wants it no more.
    seat.line("plan-ask minutes=8");
    seat.line("plan-export matrix CSV");
    seat.line("workspace grid");
    REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    CHECK(files().size() == 2);
}

TEST_CASE("a file is found anew after a search that was stopped half way", "[app]") {
    CoverSeat seat;
    const support::Environment home{"XDG_DATA_HOME", seat.folder.file("data")};
    seat.line("plan-ask minutes=9");
    seat.viewer->turn(base::Millis{0});
    seat.viewer->handle(ui::StopPlan{});
    seat.line("plan-export cover CSV");
    REQUIRE(seat.until([&] {
        return std::filesystem::exists(seat.folder.file("data/getu/exports")) &&
               seat.viewer->idle();
    }));
    CHECK(seat.desk().answer->whole);
    CHECK(seat.desk().answer->ask.minutes == 9);
}

TEST_CASE("an answer that has the table of all services is the answer without it, too", "[app]") {
    CoverSeat seat;
    const support::Environment home{"XDG_DATA_HOME", seat.folder.file("data")};
    seat.line("plan-export matrix CSV");
    REQUIRE(seat.until([&] { return seat.desk().answer->matrix != nullptr; }));
    const auto found = seat.desk().answer->reach;
    REQUIRE(seat.rests());
    CHECK_FALSE(seat.desk().ask.matrix);
    CHECK(seat.desk().answer->reach == found);  // nothing was walked once more
    for (const char* line : {"plan-table on", "plan-table off", "plan-export matrix CSV"}) {
        seat.line(line);
        REQUIRE(seat.rests());
        CHECK(seat.desk().answer->reach == found);
        CHECK(seat.desk().answer->matrix);
    }
    seat.line("plan-ask minutes=8");
    REQUIRE(seat.rests());
    CHECK(seat.desk().answer->matrix == nullptr);
}
