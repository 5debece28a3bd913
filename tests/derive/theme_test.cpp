#include "derive/theme.h"
#include "support/outline.h"
#include "support/town.h"

#include <catch_amalgamated.hpp>

using derive::kNotKnown;
using derive::kNotMeant;
using derive::kStandsEmpty;
using derive::Shade;
using derive::Theme;
using std::chrono::hours;
using support::kDay;
using support::kNow;
using namespace support::place;

namespace {

struct ShadedTown {
    model::Batch batch;

    ShadedTown() {
        const model::Rows rows = support::town();
        batch = support::batch_of(rows);
        batch.issues = {rows.issues[0]};
    }
    void counts(model::PlaceId place, const model::Counts& counts) {
        batch.counts.emplace_back(place, counts);
    }
    Shade shade(Theme theme, model::PlaceId place, base::Instant now = kNow) const {
        const model::Snapshot is = model::apply({}, batch);
        const derive::Derived derived = derive::derive_all(is, now);
        return derive::Shades{theme, is, derived}.of(model::row_of(*is.places, place));
    }
    int klass(Theme theme, model::PlaceId place, base::Instant now = kNow) const {
        return shade(theme, place, now).klass;
    }
};

}  // namespace

TEST_CASE("a visit grows old class by class, each at its instant", "[derive]") {
    ShadedTown town;
    town.counts(kB1, {.visits = 1, .last_visit = kNow});
    CHECK(town.shade(Theme::Visits, kB1) == Shade{0, kNow + 30 * kDay});
    CHECK(town.klass(Theme::Visits, kB1, kNow + 30 * kDay - hours{1}) == 0);
    CHECK(town.shade(Theme::Visits, kB1, kNow + 30 * kDay) == Shade{1, kNow + 90 * kDay});
    CHECK(town.klass(Theme::Visits, kB1, kNow + 90 * kDay) == 2);
    CHECK(town.klass(Theme::Visits, kB1, kNow + 180 * kDay) == 3);
    CHECK(town.shade(Theme::Visits, kB1, kNow + 365 * kDay) == Shade{4, base::kNever});
    CHECK(town.shade(Theme::Visits, kB2) == Shade{kNotKnown, base::kNever});
}

TEST_CASE("fronts are told by what their shops have signed, and when they were checked",
          "[derive]") {
    ShadedTown town;
    const auto shop = [&](std::int64_t id, model::PlaceId at) -> model::ShopRow& {
        town.batch.shops.push_back({.id = model::ShopId{id}, .place = at, .state = "1"});
        return town.batch.shops.back();
    };
    town.batch.shops.clear();
    CHECK(town.klass(Theme::Duties, kFront1) == kNotMeant);
    shop(1, kFront1).door_duties = true;
    CHECK(town.klass(Theme::Duties, kFront1) == 0);
    shop(2, kFront1).nine_small = "4";
    CHECK(town.klass(Theme::Duties, kFront1) == 2);
    town.batch.shops[0].door_duties = false;
    CHECK(town.klass(Theme::Duties, kFront1) == 4);
    shop(3, kFront2).state = "3";
    CHECK(town.klass(Theme::Duties, kFront2) == kStandsEmpty);

    CHECK(town.klass(Theme::Small, kFront2) == kNotMeant);
    CHECK(town.klass(Theme::Small, kFront1) == 4);  // never checked
    town.batch.shops[1].checked = kNow - 10 * kDay;
    CHECK(town.shade(Theme::Small, kFront1) == Shade{0, kNow + 80 * kDay});
    CHECK(town.klass(Theme::Small, kFront1, kNow + 80 * kDay) == 2);
}

TEST_CASE("open issues are set against households", "[derive]") {
    ShadedTown town;  // one open issue at b1
    town.counts(kB1, {.units = 200, .households = 101});
    town.counts(kB2, {.units = 9, .households = 9});
    CHECK(town.klass(Theme::Density, kB1) == 1);  // 9 to a thousand
    CHECK(town.klass(Theme::Density, kB2) == 0);
    CHECK(town.klass(Theme::Density, kB3) == kNotMeant);
    town.batch.counts[0].second.households = 100;
    CHECK(town.klass(Theme::Density, kB1) == 2);  // 10
    town.batch.counts[0].second.households = 40;
    CHECK(town.klass(Theme::Density, kB1) == 3);  // 25
    town.batch.counts[0].second.households = 20;
    CHECK(town.klass(Theme::Density, kB1) == 4);  // 50
    town.batch.counts[0].second.households = 0;
    CHECK(town.klass(Theme::Density, kB1) ==
          kNotKnown);  // homes, but nobody counted who lives there
}

TEST_CASE("a shop with an open issue has no households to set it against", "[derive]") {
    ShadedTown town;
    town.batch.issues[0].place = kFront1;
    town.counts(kFront1, {.shops = 1});
    CHECK(town.klass(Theme::Density, kFront1) == kNotMeant);
}

TEST_CASE("the rental share is of the homes that were looked into", "[derive]") {
    ShadedTown town;
    town.counts(kB1,
                {.units = 100, .units_self_used = 80, .units_rented = 10, .units_uncollected = 10});
    town.counts(kB2, {.units = 3, .units_uncollected = 3});
    CHECK(town.klass(Theme::Rental, kB1) == 2);  // 10 of 90
    CHECK(town.klass(Theme::Rental, kB2) == kNotKnown);
    CHECK(town.klass(Theme::Rental, kB3) == kNotMeant);
    town.batch.counts[0].second.units_rented = 0;
    CHECK(town.klass(Theme::Rental, kB1) == 0);
    town.batch.counts[0].second.units_rented = 36;
    CHECK(town.klass(Theme::Rental, kB1) == 4);
}

TEST_CASE("a building shows what most of its homes are used for", "[derive]") {
    ShadedTown town;
    town.counts(kB1, {.units = 10, .units_self_used = 4, .units_rented = 5, .units_vacant = 1});
    town.counts(kB2, {.units = 10, .units_self_used = 2, .units_uncollected = 3});
    CHECK(town.klass(Theme::Use, kB1) == 1);
    CHECK(town.klass(Theme::Use, kB2) == 3);  // five are used otherwise
    CHECK(town.klass(Theme::Use, kFront1) == kNotMeant);
}

TEST_CASE("a grid is held from the day somebody begins to the day he ends", "[derive]") {
    ShadedTown town;  // grid west is held, grid east is not
    CHECK(town.klass(Theme::Duty, kB1) == 0);
    CHECK(town.klass(Theme::Duty, kB3) == 4);
    CHECK(town.klass(Theme::Duty, kYard) == kNotKnown);
    town.batch.assignments[0].to = kNow + kDay;
    CHECK(town.shade(Theme::Duty, kB1) == Shade{0, kNow + kDay});
    CHECK(town.klass(Theme::Duty, kB1, kNow + kDay) == 4);
}

TEST_CASE("a front shows its trade, and when it stands empty", "[derive]") {
    const ShadedTown town;
    CHECK(town.klass(Theme::Trade, kFront1) == 0);  // noodles
    CHECK(town.klass(Theme::Trade, kFront2) == kStandsEmpty);
    CHECK(town.klass(Theme::Trade, kB1) == kNotMeant);
}

TEST_CASE("what the register lacks is counted by item", "[derive]") {
    ShadedTown town;
    town.counts(kB1, {.units = 1});
    for (model::PlaceRow& row : town.batch.places) row.storeys = 6;
    CHECK(town.klass(Theme::Quality, kB1) == 0);
    CHECK(town.klass(Theme::Quality, kB2) == 2);  // no homes
    town.batch.places[6].estimated = true;
    CHECK(town.klass(Theme::Quality, kB1) == 1);
    town.batch.places[7].storeys = 0;
    CHECK(town.klass(Theme::Quality, kB2) == 3);
}

TEST_CASE("every theme has its name, and every class occurs once in its legend", "[derive]") {
    for (std::size_t i = 0; i < derive::kThemes; ++i) {
        const auto theme = static_cast<Theme>(i);
        CHECK(derive::theme_named(derive::name_of(theme)) == theme);
        derive::ClassSet seen = 0;
        for (const std::uint8_t klass : derive::classes_of(theme)) {
            REQUIRE(klass < derive::kMostThemeClasses);
            CHECK((unsigned{seen} >> klass & 1U) == 0);
            seen = derive::joined(seen, derive::only(klass));
        }
    }
    CHECK(derive::theme_named("plaid") == std::nullopt);
}
