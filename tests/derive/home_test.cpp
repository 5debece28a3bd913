#include "derive/home.h"
#include "support/outline.h"
#include "support/town.h"

#include <catch_amalgamated.hpp>

using derive::HomeWork;
using derive::kNotKnown;
using derive::Theme;
using model::Home;
using support::kDay;
using support::kNow;
using namespace support::place;

namespace {

Home home(const char* use, base::Instant visited = base::kNever) {
    Home home;
    home.unit = {.id = model::UnitId{1}, .place = kB1, .door = "101", .use = use};
    home.last_visit = visited;
    return home;
}

int klass(Theme theme, const Home& home, const HomeWork& work = {}) {
    return derive::home_class(theme, home, work, kNow);
}

}  // namespace

TEST_CASE("a home has the classes of the map", "[derive]") {
    CHECK(klass(Theme::Use, home("01")) == 0);
    CHECK(klass(Theme::Use, home("02")) == 1);
    CHECK(klass(Theme::Use, home("03")) == 2);
    CHECK(klass(Theme::Use, home("05")) == 3);
    CHECK(klass(Theme::Use, home("00")) == kNotKnown);
    CHECK(klass(Theme::Trade, home("02")) == 1);  // says nothing of homes: their use
    CHECK(klass(Theme::Rental, home("01")) == 0);
    CHECK(klass(Theme::Rental, home("02")) == 4);
    CHECK(klass(Theme::Rental, home("00")) == kNotKnown);
    CHECK(klass(Theme::Visits, home("01")) == kNotKnown);
    CHECK(klass(Theme::Visits, home("01", kNow - 40 * kDay)) == 1);
    CHECK(klass(Theme::Visits, home("01", kNow - 400 * kDay)) == 4);
    CHECK(klass(Theme::Work, home("01")) == 0);
    CHECK(klass(Theme::Work, home("00")) == kNotKnown);
    CHECK(klass(Theme::Work, home("00"), {derive::State::Overdue, 1, {}}) == 4);
    for (const Theme theme : {Theme::Work, Theme::Visits, Theme::Rental, Theme::Use})
        for (const char* use : {"00", "01", "02", "03", "04", ""}) {
            const auto classes = derive::home_classes(theme);
            CHECK(std::ranges::find(classes, klass(theme, home(use))) != classes.end());
        }
}

TEST_CASE("open issues stand at their home", "[derive]") {
    model::Rows rows = support::town();
    rows.issues.resize(2);
    for (model::IssueRow& issue : rows.issues) {
        issue.place = kB1;
        issue.state = "WORKING";
        issue.closed = base::kNever;
        issue.reported = kNow - 10 * kDay;
        issue.unit = model::UnitId{7};
    }
    rows.issues[0].due = kNow - kDay;
    rows.issues[1].due = kNow + 100 * kDay;
    model::Batch batch = support::batch_of(rows);
    batch.issues = rows.issues;
    const model::Snapshot is = model::apply({}, batch);
    model::Homes homes{.place = kB1, .home = {home("01"), home("02")}};
    homes.home[1].unit.id = model::UnitId{7};
    const auto work = derive::work_of(is, homes, kNow);
    CHECK(work[0].open == 0);
    CHECK(work[1].open == 2);
    CHECK(work[1].state == derive::State::Overdue);
    CHECK(work[1].issues.size() == 2);
}

TEST_CASE("what is let gets a letting, and what is not any more ends it", "[derive]") {
    using Does = model::RowEdit::Does;
    const auto begun = derive::with_use(home("01"), "02", kNow);
    REQUIRE(begun.size() == 2);
    CHECK(begun[0].fields == std::vector<model::FieldEdit>{{"use", "01", "02"}});
    CHECK(begun[1].does == Does::Add);
    Home let = home("02");
    let.rental = model::RentalRow{.id = model::RentalId{9}, .unit = let.unit.id};
    const auto ended = derive::with_use(let, "03", kNow);
    REQUIRE(ended.size() == 2);
    CHECK(ended[1].row == 9);
    CHECK(ended[1].fields[0].column == "valid_to");
    CHECK(derive::with_use(let, "02", kNow).size() == 1);
    CHECK(derive::with_use(home("01"), "03", kNow).size() == 1);
}
