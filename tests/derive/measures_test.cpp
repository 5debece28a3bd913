#include "derive/measures.h"
#include "base/random.h"
#include "support/moment.h"
#include "support/outline.h"
#include "support/town.h"

#include <cmath>

#include <catch_amalgamated.hpp>

using base::Instant;
using derive::Measure;
using derive::Measures;
using derive::Period;
using derive::Ratio;
using model::DepartmentId;
using model::IssueId;
using model::IssueRow;
using std::chrono::hours;
using support::kDay;
using support::kNow;
using namespace support::place;

namespace {

constexpr Period kMonth{kNow - 30 * kDay, kNow};

struct CaseBook {
    model::Batch batch = support::batch_of(support::bare_town());

    IssueRow& add(const char* state, model::PlaceId place = kB1) {
        IssueRow row{.id = static_cast<IssueId>(batch.issues.size() + 1),
                     .place = place,
                     .matter = std::to_string(batch.issues.size()),
                     .state = state,
                     .reported = kNow - 10 * kDay,
                     .due = kNow + 10 * kDay};
        return batch.issues.emplace_back(std::move(row));
    }
    IssueRow& closed(Instant at = kNow - kDay, model::PlaceId place = kB1) {
        IssueRow& row = add("CLOSED", place);
        row.closed = at;
        row.department = DepartmentId{1};
        return row;
    }
    model::Snapshot snapshot() const { return model::apply({}, batch); }
    Measures all(const Period& period = kMonth) const {
        const model::Snapshot is = snapshot();
        return derive::measures_of(is, derive::derive_all(is, kNow), period);
    }
};

double percent(const Measures& measures, Measure measure) {
    return std::round(*measures.at(measure).share() * 10'000) / 100;
}

}  // namespace

TEST_CASE("the published figures of Tianmen come out as they were published", "[derive]") {
    // December 2016: accepted 1054, filed 996, due 972, closed 911, on time 737.
    CaseBook book;
    for (int i = 0; i < 737; ++i) book.closed().due = kNow - kDay;
    for (int i = 0; i < 911 - 737; ++i) book.closed().due = kNow - 2 * kDay;
    for (int i = 0; i < 972 - 911; ++i) book.add("WORKING").due = kNow - kDay;
    for (int i = 0; i < 996 - 972; ++i) book.add("DISPATCHED");  // due later
    for (int i = 0; i < 1054 - 996; ++i) book.add("ACCEPTED");
    const Measures all = book.all();
    CHECK(all.at(Measure::Accepted) == Ratio{1054, 1054});
    CHECK(all.at(Measure::Filed) == Ratio{996, 1054});
    CHECK(all.at(Measure::Due).numerator == 972);
    CHECK(all.at(Measure::Closed) == Ratio{911, 972});
    CHECK(percent(all, Measure::Closed) == 93.72);
    CHECK(all.at(Measure::ClosedOnTime) == Ratio{737, 972});
    CHECK(percent(all, Measure::ClosedOnTime) == 75.82);
    CHECK(all.times.size() == 911);
}

TEST_CASE("acceptance and filing are of what was reported in the period", "[derive]") {
    CaseBook book;
    book.add("REPORTED");
    book.add("VERIFYING");
    book.add("REJECTED").closed = kNow;
    IssueRow& cancelled = book.add("CANCELLED");
    cancelled.accepted = kNow - 9 * kDay;
    book.add("ANSWERED").closed = kNow - kDay;
    book.add("SELF");
    book.add("WORKING");
    IssueRow& in_grid = book.add("CLOSED");
    in_grid.level = 5;
    in_grid.closed = kNow - kDay;
    book.add("WORKING").reported = kMonth.from;
    book.add("WORKING").reported = kMonth.from - std::chrono::minutes{1};
    book.add("WORKING").reported = kMonth.to;
    book.add("WORKING").exercise = true;
    book.add("MERGED");
    const Measures all = book.all();
    CHECK(all.at(Measure::Accepted) == Ratio{6, 9});
    CHECK(all.at(Measure::Filed) == Ratio{2, 6});
}

TEST_CASE("due is what is due in the period or closed in it, once", "[derive]") {
    CaseBook book;
    book.add("WORKING").due = kNow - kDay;
    book.add("WORKING").due = kNow;                      // of the next
    book.add("REJECTED").due = kNow - kDay;              // owes nothing
    book.closed(kNow - 31 * kDay).due = kNow - kDay;     // counted when it was closed
    book.closed().due = kNow + 5 * kDay;                 // closed early
    book.closed(kNow + hours{1}).due = kNow - 2 * kDay;  // closed later
    IssueRow& extended = book.closed();
    extended.first_due = kNow - 2 * kDay;
    extended.extensions = 1;
    IssueRow& stood = book.closed();
    stood.suspended_s = 3600;
    const Measures all = book.all();
    CHECK(all.at(Measure::Due) == Ratio{5, 0});
    CHECK_FALSE(all.at(Measure::Due).share());
    CHECK(all.at(Measure::Closed) == Ratio{3, 5});
    CHECK(all.at(Measure::ClosedOnTime) == Ratio{2, 5});
    CHECK(all.at(Measure::Extended) == Ratio{1, 5});
    CHECK(all.at(Measure::Suspended) == Ratio{1, 5});
}

TEST_CASE("rework, return, level, satisfaction and trips of what was settled", "[derive]") {
    CaseBook book;
    IssueRow& a = book.closed();
    a.reworks = 2;
    a.satisfaction = "1";
    a.trips = 2;
    a.level = 5;
    a.first_receiver = model::StaffId{1};
    IssueRow& b = book.closed();
    b.returns = 1;
    b.satisfaction = "2";
    b.trips = 3;
    b.level = 4;
    IssueRow& c = book.closed();
    c.satisfaction = "3";
    c.trips = 1;
    c.level = 2;
    IssueRow& d = book.closed();
    d.satisfaction = "4";  // nobody answered
    d.state = "EVALUATED";
    book.add("WORKING").first_receiver = model::StaffId{1};
    book.add("ANSWERED").closed = kNow - kDay;
    book.add("RETURNED").returns = 1;
    const Measures all = book.all();
    CHECK(all.at(Measure::Reworked) == Ratio{1, 4});
    CHECK(all.at(Measure::Returned) == Ratio{2, 5});
    CHECK(all.at(Measure::InGrid) == Ratio{2, 5});
    CHECK(all.at(Measure::Satisfied) == Ratio{2, 3});
    CHECK(all.at(Measure::WithinTwoTrips) == Ratio{2, 3});
    CHECK(all.at(Measure::FirstAsked) == Ratio{1, 2});
}

TEST_CASE("a matter comes again when it was reported there within thirty days", "[derive]") {
    CaseBook book;
    const auto report = [&](model::PlaceId place, const char* matter, Instant at) {
        IssueRow& row = book.add("WORKING", place);
        row.matter = matter;
        row.reported = at;
    };
    report(kB1, "06010", kNow - 40 * kDay);  // before the period
    report(kB1, "06010", kNow - 10 * kDay);  // again
    report(kB1, "06010", kNow - 5 * kDay);   // and again
    report(kB1, "06012", kNow - 5 * kDay);
    report(kB2, "06010", kNow - 5 * kDay);
    report(kB3, "06010", kNow - 41 * kDay);
    report(kB3, "06010", kNow - 10 * kDay);  // a day too late
    report({}, "06010", kNow - 5 * kDay);    // who knows where
    CHECK(book.all().at(Measure::Repeated) == Ratio{2, 5});
}

TEST_CASE("handling takes working time", "[derive]") {
    const model::WorkingCalendar& calendar = model::usual_calendar();
    IssueRow issue{.state = "CLOSED",
                   .reported = support::at("2025-03-07T16:00"),
                   .closed = support::at("2025-03-10T10:30"),
                   .pace = model::Pace::WorkingHours};
    CHECK(derive::handling_time(issue, calendar) == hours{4});
    issue.suspended_s = 3600;
    CHECK(derive::handling_time(issue, calendar) == hours{3});
    // By the hour it took 66.5 hours; half of these it stood still.
    issue.pace = model::Pace::Hours;
    issue.suspended_s = 133 * 900;
    CHECK(derive::handling_time(issue, calendar) == hours{2});
    issue.suspended_s = 999'999;
    CHECK(derive::handling_time(issue, calendar) == hours{0});
}

TEST_CASE("mean, median and nine of ten", "[derive]") {
    Measures measures;
    CHECK_FALSE(measures.time(Measure::MeanTime));
    for (const int h : {1, 2, 3, 4, 5, 6, 7, 8, 9, 20}) measures.times.push_back(hours{h});
    CHECK(measures.time(Measure::MeanTime) == std::chrono::minutes{390});
    CHECK(measures.time(Measure::MedianTime) == std::chrono::minutes{330});
    CHECK(measures.time(Measure::NinetyTime) == hours{9});
    measures.times = {hours{1}, hours{2}, hours{30}};
    CHECK(measures.time(Measure::MedianTime) == hours{2});
    CHECK(measures.time(Measure::NinetyTime) == hours{30});
    CHECK(measures.time(Measure::MeanTime) == hours{11});
    CHECK_FALSE(measures.time(Measure::Closed));
}

TEST_CASE("parts sum to the whole, also their times", "[derive]") {
    base::Random random{7};
    const std::vector<model::PlaceId> places{kB1, kB2, kB3, kYard, kStreet, kFront1, kBackyard};
    const std::vector<const char*> states{"REPORTED", "ACCEPTED", "WORKING",  "HANDLED",
                                          "CLOSED",   "ANSWERED", "CANCELLED"};
    CaseBook book;
    for (int i = 0; i < 2'000; ++i) {
        IssueRow& row = book.add(random.pick(states), random.pick(places));
        row.matter = std::to_string(random.between(1, 20));
        row.reported = kNow - hours{random.between(1, 24 * 50)};
        row.due = row.reported + hours{random.between(1, 24 * 30)};
        row.reworks = random.between(0, 2);
        row.returns = random.between(0, 1);
        row.extensions = random.between(0, 1);
        row.level = random.between(0, 5);
        row.trips = random.between(0, 4);
        row.department = DepartmentId{random.between(0, 2)};
        row.first_receiver = model::StaffId{random.between(0, 1)};
        row.satisfaction = std::to_string(random.between(0, 4));
        if (!derive::is_open(row)) row.closed = row.reported + hours{random.between(1, 24 * 20)};
    }
    const model::Snapshot is = book.snapshot();
    const derive::Derived derived = derive::derive_all(is, kNow);
    const derive::Subtrees trees = derive::subtrees_of(*is.places);
    const auto of = [&](model::PlaceId place) {
        const derive::Scope scope{trees, model::row_of(*is.places, place)};
        return derive::measures_of(is, derived, scope, kMonth);
    };
    Measures sum = of(kYard);
    sum += of(kStreet);
    sum += of(kBackyard);
    const Measures whole = of(kCommunity);
    CHECK(sum == whole);
    CHECK(whole == book.all());
    CHECK(whole.at(Measure::Due).numerator > 500);
    CHECK(whole.at(Measure::Repeated).numerator > 0);
    CHECK(whole.time(Measure::MedianTime) > hours{1});
    // A mean of rates would say something else.
    const double mean =
        (*of(kYard).at(Measure::Closed).share() + *of(kBackyard).at(Measure::Closed).share()) / 2;
    CHECK(mean != *whole.at(Measure::Closed).share());
}
