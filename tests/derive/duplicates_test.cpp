#include "derive/duplicates.h"
#include "support/outline.h"
#include "support/town.h"

#include <catch_amalgamated.hpp>

using derive::Duplicate;
using derive::ReportToMake;
using model::IssueId;
using model::IssueRow;
using std::chrono::hours;
using support::kDay;
using support::kNow;
using namespace support::place;

namespace {

using Duplicates = std::vector<Duplicate>;

struct ReportBook {
    model::Batch batch = support::batch_of(support::bare_town());

    IssueRow& add(const char* matter, geo::Point point, const char* state = "WORKING") {
        IssueRow row{.id = static_cast<IssueId>(batch.issues.size() + 1),
                     .matter = matter,
                     .state = state,
                     .reported = kNow - kDay,
                     .has_point = true,
                     .point = point};
        return batch.issues.emplace_back(std::move(row));
    }
    IssueRow& add(const char* matter, model::PlaceId place) {
        IssueRow& row = add(matter, geo::Point{});
        row.place = place;
        row.has_point = false;
        return row;
    }
    Duplicates of(const ReportToMake& report) const {
        const model::Snapshot is = model::apply({}, batch);
        return derive::duplicates_of(is, derive::derive_all(is, kNow), report, kNow);
    }
};

}  // namespace

TEST_CASE("the same matter within fifty metres is found, the nearest first", "[derive]") {
    ReportBook book;
    book.add("06010", {30, 40});
    book.add("06010", {6, 8});
    book.add("06012", {0, 0});
    book.add("06010", {30.1, 40});
    book.add("06010", {6, 8}).reported = kNow - hours{1};
    CHECK(book.of({.matter = "06010", .point = geo::Point{0, 0}}) ==
          Duplicates{{4, 10}, {1, 10}, {0, 50}});
    CHECK(book.of({.matter = "06010", .point = geo::Point{0, 0}, .self = IssueId{2}}) ==
          Duplicates{{4, 10}, {0, 50}});
    CHECK(book.of({.matter = "", .point = geo::Point{0, 0}}).empty());
    CHECK(book.of({.matter = "06010"}).empty());
}

TEST_CASE("open ones count however old, closed ones for a week", "[derive]") {
    ReportBook book;
    book.add("06010", {0, 0}).reported = kNow - 40 * kDay;
    book.add("06010", {1, 0}, "CLOSED").closed = kNow - 7 * kDay;
    book.add("06010", {2, 0}, "CLOSED").closed = kNow - 7 * kDay - hours{1};
    book.add("06010", {3, 0}, "MERGED").closed = kNow - hours{1};
    book.add("06010", {4, 0}).exercise = true;
    CHECK(book.of({.matter = "06010", .point = geo::Point{0, 0}}) == Duplicates{{0, 0}, {1, 1}});
    auto rules = std::make_shared<model::WorkRules>(model::usual_rules());
    rules->thresholds.duplicate_days = 8;
    rules->thresholds.duplicate_m = 0.5;
    book.batch.rules = rules;
    CHECK(book.of({.matter = "06010", .point = geo::Point{2, 0}}) == Duplicates{{2, 0}});
}

TEST_CASE("without a point an issue is where its place is written", "[derive]") {
    ReportBook book;
    book.add("06010", kB1);  // 10–60, 10–30
    const model::Snapshot is = model::apply({}, book.batch);
    const auto at = derive::position_of(is, is.issues[0]);
    REQUIRE(at);
    CHECK(*at == geo::Point{35, 20});
    CHECK(book.of({.matter = "06010", .point = geo::Point{35, 50}}) == Duplicates{{0, 30}});
    CHECK(book.of({.matter = "06010", .place = kB1}) == Duplicates{{0, 0}});
    CHECK(book.of({.matter = "06010", .place = kB2}).empty());  // ninety metres off
}

TEST_CASE("at one place without a shape they are at the same spot", "[derive]") {
    ReportBook book;
    book.add("06010", kDistrict);
    book.add("06010", kB1);
    CHECK(book.of({.matter = "06010", .place = kDistrict}) == Duplicates{{0, 0}});
}
