#include "derive/dispatch.h"
#include "support/outline.h"
#include "support/town.h"

#include <algorithm>

#include <catch_amalgamated.hpp>

using derive::DeskFilter;
using derive::DeskList;
using derive::DeskLists;
using model::IssueId;
using model::IssueRow;
using std::chrono::hours;
using support::kNow;
using namespace support::place;

namespace {

using Ids = std::vector<std::int64_t>;

/// The bare town with these issues; ids from 1.
struct Desk {
    model::Batch batch = support::batch_of(support::bare_town());

    IssueRow& add(const char* state, model::PlaceId place = kB1) {
        IssueRow row{.id = static_cast<IssueId>(batch.issues.size() + 1),
                     .place = place,
                     .urgency = "C",
                     .state = state,
                     .reported = kNow - hours{24 * 20},
                     .due = kNow + hours{24 * 20}};
        return batch.issues.emplace_back(std::move(row));
    }
    DeskLists lists(const DeskFilter& filter = {}, base::Instant now = kNow) const {
        const model::Snapshot is = model::apply({}, batch);
        return derive::desk_lists(is, derive::derive_all(is, now), filter, now);
    }
    /// Issues stand in the snapshot as they arrived.
    Ids ids(DeskList list, const DeskFilter& filter = {}, base::Instant now = kNow) const {
        Ids ids;
        const DeskLists all = lists(filter, now);
        for (const model::Row row : all.at(list)) ids.push_back(number(batch.issues[row].id));
        return ids;
    }
};

}  // namespace

TEST_CASE("the desk lists what waits for its step", "[derive]") {
    Desk desk;
    for (const char* state : {"REPORTED", "VERIFYING", "ACCEPTED", "FILED", "RETURNED", "WORKING",
                              "SUSPENDED", "CLOSED", "MERGED", "DRAFT", "SOMETHING NEW"})
        desk.add(state);
    CHECK(desk.ids(DeskList::Open) == Ids{1, 2, 3, 4, 5, 6, 7, 11});
    CHECK(desk.ids(DeskList::Unaccepted) == Ids{1, 2});
    CHECK(desk.ids(DeskList::Undispatched) == Ids{3, 4, 5});
    CHECK(desk.ids(DeskList::Suspended) == Ids{7});
    CHECK(desk.ids(DeskList::Overdue).empty());
    CHECK(desk.ids(DeskList::Nobody) == desk.ids(DeskList::Open));
}

TEST_CASE("a list stands worst first, then by due", "[derive]") {
    Desk desk;
    desk.add("WORKING").due = kNow + hours{24 * 30};
    desk.add("WORKING").due = kNow - hours{1};
    desk.add("WORKING").due = kNow - hours{2};
    desk.add("WORKING").major = true;
    desk.add("WORKING").due = base::kNever;
    desk.add("WORKING").due = kNow + hours{24 * 29};
    CHECK(desk.ids(DeskList::Open) == Ids{3, 2, 4, 6, 1, 5});
    CHECK(desk.ids(DeskList::Overdue) == Ids{3, 2});
    CHECK(desk.ids(DeskList::Major) == Ids{4});
    CHECK(desk.ids(DeskList::NoDue) == Ids{5});
}

TEST_CASE("near its due is within 48 hours and not past it", "[derive]") {
    Desk desk;
    desk.add("WORKING").due = kNow + hours{48};
    desk.add("WORKING").due = kNow + hours{49};
    desk.add("WORKING").due = kNow;
    desk.add("SUSPENDED").due = kNow + hours{1};
    desk.add("HANDLED").due = kNow + hours{1};
    CHECK(desk.ids(DeskList::NearDue) == Ids{1});
    CHECK(desk.ids(DeskList::NearDue, {}, kNow + hours{1}) == Ids{1, 2});
    CHECK(desk.ids(DeskList::Overdue) == Ids{3});
    auto rules = std::make_shared<model::WorkRules>(model::usual_rules());
    rules->thresholds.near_due_h = 49;
    desk.batch.rules = rules;
    CHECK(desk.ids(DeskList::NearDue) == Ids{1, 2});
}

TEST_CASE("what was handled waits too long past its check, or a day past its due", "[derive]") {
    Desk desk;
    desk.add("HANDLED").stage_due = kNow;
    desk.add("HANDLED").stage_due = kNow + hours{1};
    desk.add("HANDLED").due = kNow - hours{24};
    desk.add("HANDLED").due = kNow - hours{23};
    desk.add("WORKING").stage_due = kNow - hours{1};
    desk.add("SUSPENDED").stage_due = kNow - hours{1};
    CHECK(desk.ids(DeskList::Unchecked) == Ids{1, 3});
    Ids waiting = desk.ids(DeskList::AwaitsCheck);
    std::ranges::sort(waiting);
    CHECK(waiting == Ids{1, 2, 3, 4});
    CHECK(desk.ids(DeskList::StageLate) == Ids{1, 5});
    CHECK(desk.ids(DeskList::Overdue) == Ids{1});
    CHECK(desk.ids(DeskList::Unchecked, {}, kNow + hours{1}) == Ids{1, 2, 3, 4});
}

TEST_CASE("the desk finds what lacks something, and what was pressed for", "[derive]") {
    Desk desk;
    desk.add("WORKING").assignee = model::StaffId{1};
    desk.add("WORKING").department = model::DepartmentId{2};
    desk.add("WORKING", {});
    IssueRow& outside = desk.add("WORKING", {});
    outside.has_point = true;
    outside.point = {9'000, 9'000};
    IssueRow& inside = desk.add("WORKING", {});
    inside.has_point = true;
    inside.point = {20, 20};
    IssueRow& urged = desk.add("WORKING");
    urged.urges = 2;
    urged.urges_answered = 1;
    IssueRow& answered = desk.add("WORKING");
    answered.urges = answered.urges_answered = 2;
    desk.add("WORKING").asked_due = kNow + hours{90};
    desk.add("WORKING").trips = 3;
    desk.add("WORKING").trips = 2;
    desk.add("REWORK").reworks = 2;
    desk.add("REWORK").reworks = 1;
    CHECK(desk.ids(DeskList::Nobody) == Ids{6, 11, 3, 4, 5, 7, 8, 9, 10, 12});
    CHECK(desk.ids(DeskList::Unlocated) == Ids{3});
    CHECK(desk.ids(DeskList::OutOfGrid) == Ids{4});
    CHECK(desk.ids(DeskList::Urged) == Ids{6});
    CHECK(desk.ids(DeskList::Extensions) == Ids{8});
    CHECK(desk.ids(DeskList::ThirdTrip) == Ids{9});
    CHECK(desk.ids(DeskList::Reworked) == Ids{11});
}

TEST_CASE("exercises have the desk to themselves or are not on it", "[derive]") {
    Desk desk;
    desk.add("WORKING");
    desk.add("WORKING").exercise = true;
    desk.add("MERGED").exercise = true;
    desk.add("WORKING").exercise = true;
    CHECK(desk.ids(DeskList::Open) == Ids{1});
    CHECK(desk.ids(DeskList::Open, {.exercise = true}) == Ids{2, 4});
}

TEST_CASE("a filter asks for place, department, channel, matter and words", "[derive]") {
    Desk desk;
    IssueRow& bin = desk.add("WORKING");
    bin.title = "LED bin";
    bin.matter = "06042";
    bin.channel = "2";
    bin.department = model::DepartmentId{8};
    desk.add("WORKING", kFront1).matter = "06010";
    desk.add("WORKING", kYard).no = "GT-2026-0007";
    desk.add("WORKING", {}).matter = "82";
    CHECK(desk.ids(DeskList::Open, {.place = kB1}) == Ids{1});
    CHECK(desk.ids(DeskList::Open, {.place = kYard}) == Ids{1, 3});
    CHECK(desk.ids(DeskList::Open, {.place = kDistrict}) == Ids{1, 2, 3});
    CHECK(desk.ids(DeskList::Open, {.place = model::PlaceId{99}}).empty());
    CHECK(desk.ids(DeskList::Open, {.department = model::DepartmentId{8}}) == Ids{1});
    CHECK(desk.ids(DeskList::Open, {.channel = "2"}) == Ids{1});
    CHECK(desk.ids(DeskList::Open, {.matter = "06"}) == Ids{1, 2});
    CHECK(desk.ids(DeskList::Open, {.matter = "06010"}) == Ids{2});
    CHECK(desk.ids(DeskList::Open, {.text = "led"}) == Ids{1});
    CHECK(desk.ids(DeskList::Open, {.text = "gt-2026"}) == Ids{3});
    CHECK(desk.ids(DeskList::Open, {.place = kYard, .text = "0007"}) == Ids{3});
    CHECK(desk.ids(DeskList::Open, {.place = kB1, .text = "0007"}).empty());
}

TEST_CASE("the desk says until when its lists stand", "[derive]") {
    Desk desk;
    desk.add("WORKING").due = kNow + hours{24 * 20};
    // Of forty days a quarter is ten; the list of what is near comes later.
    CHECK(desk.lists().until == kNow + hours{24 * 10});
    desk.batch.issues[0].stage_due = kNow + hours{3};
    CHECK(desk.lists().until == kNow + hours{3});
    CHECK(desk.lists({}, kNow + hours{3}).until == kNow + hours{24 * 10});
    CHECK(desk.lists({}, kNow + hours{24 * 17}).until == kNow + hours{24 * 18});
    CHECK(Desk{}.lists().until == base::kNever);
}

TEST_CASE("a draft is listed for its author alone, and counted nowhere", "[derive]") {
    Desk desk;
    desk.add("DRAFT").first_receiver = model::StaffId{7};
    desk.add("DRAFT").first_receiver = model::StaffId{8};
    desk.add("REPORTED").first_receiver = model::StaffId{7};
    model::IssueRow& thrown_away = desk.add("CANCELLED");
    thrown_away.reported = base::kNever;
    thrown_away.first_receiver = model::StaffId{7};
    DeskFilter own;
    own.seat = model::StaffId{7};
    CHECK(desk.ids(DeskList::Drafts, own) == Ids{1});
    CHECK(desk.ids(DeskList::Open, own) == Ids{3});
    CHECK(desk.ids(DeskList::Drafts).empty());
    const model::Snapshot is = model::apply({}, desk.batch);
    for (model::Row row = 0; row < is.issues.size(); ++row)
        CHECK(derive::is_counted(is.issues[row].row) == (number(is.issues[row].row.id) == 3));
}
