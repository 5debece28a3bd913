#include "model/snapshot.h"

#include "support/outline.h"
#include "support/town.h"

#include <catch_amalgamated.hpp>

using namespace model;
using support::kNow;

namespace {

Snapshot town() {
    Batch batch = support::batch_of(support::town());
    batch.counts = {{support::place::kB1, {.units = 3, .visits = 1}}};
    return apply(Snapshot{}, batch);
}

Batch changed(std::int64_t seq) {
    Batch batch;
    batch.position = {0, seq};
    return batch;
}

std::string place_of(const Snapshot& s, std::int64_t issue) {
    const Row row = issue_row(s, IssueId{issue});
    if (row == kNoRow) return "gone";
    const Row at = s.issues[row].at;
    return at == kNoRow ? "nowhere" : s.places->row[at].name;
}

}  // namespace

TEST_CASE("what a batch does not touch keeps its pointer", "[model]") {
    const Snapshot before = town();
    Batch batch = changed(2);
    batch.counts = {{support::place::kB2, {.units = 9}}};
    const Snapshot after = apply(before, batch);
    CHECK(after.position == Position{0, 2});
    CHECK(after.generation == before.generation);
    CHECK(after.places == before.places);
    CHECK(after.grids == before.grids);
    CHECK(after.locator == before.locator);
    CHECK(after.facilities == before.facilities);
    CHECK(after.staff == before.staff);
    CHECK(after.issues.page(0) == before.issues.page(0));
    CHECK(after.counts[support::row_of(*after.places, "b2")].units == 9);
    CHECK(before.counts[support::row_of(*before.places, "b2")].units == 0);
}

TEST_CASE("a new name is no new generation; a new parent is", "[model]") {
    const Snapshot before = town();
    Batch renamed = changed(2);
    renamed.places = {before.places->row[support::row_of(*before.places, "b1")]};
    renamed.places[0].name = "tower";
    const Snapshot after = apply(before, renamed);
    CHECK(after.generation == before.generation);
    CHECK(support::row_of(*after.places, "tower") == support::row_of(*before.places, "b1"));

    Batch moved = changed(3);
    moved.places = renamed.places;
    moved.places[0].parent = support::place::kBackyard;
    const Snapshot then = apply(after, moved);
    CHECK(then.generation == before.generation + 1);
    const Row tower = support::row_of(*then.places, "tower");
    CHECK(then.places->row[then.places->parent[tower]].name == "backyard");
    CHECK(then.counts[tower].units == 3);  // counts go along to the new row
}

TEST_CASE("a whole batch forgets everything but the generation", "[model]") {
    const Snapshot before = town();
    Batch nothing = changed(7);
    nothing.whole = true;
    const Snapshot after = apply(before, nothing);
    CHECK(after.places->size() == 0);
    CHECK(after.issues.size() == 0);
    CHECK(after.issue_by_id->empty());
    CHECK(after.staff->empty());
    CHECK(after.generation > before.generation);
}

TEST_CASE("an issue stands at the place it is told, else where its point lies", "[model]") {
    const Snapshot s = town();
    CHECK(place_of(s, 1) == "b1");
    CHECK(place_of(s, 4) == "yard");
    Batch batch = changed(2);
    batch.issues = {{.id = IssueId{8}, .place = PlaceId{999}, .has_point = true, .point = {30, 20}},
                    {.id = IssueId{9}},
                    {.id = IssueId{4}, .has_point = true, .point = {30, 20}}};
    const Snapshot after = apply(s, batch);
    CHECK(place_of(after, 8) == "nowhere");  // told a place that is not there: not guessed
    CHECK(place_of(after, 9) == "nowhere");
    CHECK(place_of(after, 4) == "b1");
    CHECK(after.issues[issue_row(after, IssueId{4})].by_point);
}

TEST_CASE("when places change, issues are placed anew", "[model]") {
    const Snapshot s = town();
    Batch batch = changed(2);
    batch.places_gone = {support::place::kYard, support::place::kB1};
    const Snapshot after = apply(s, batch);
    CHECK(place_of(after, 4) == "community");
    CHECK(place_of(after, 1) == "nowhere");
    Batch back = changed(3);
    back.places = {s.places->row[support::row_of(*s.places, "yard")],
                   s.places->row[support::row_of(*s.places, "b1")]};
    const Snapshot then = apply(after, back);
    CHECK(place_of(then, 4) == "yard");
    CHECK(place_of(then, 1) == "b1");
}

TEST_CASE("issues come and go by id, and their rows stay where they are", "[model]") {
    Snapshot s = town();
    const Row lamp = issue_row(s, IssueId{1});
    Batch batch = changed(2);
    batch.issues_gone = {IssueId{2}, IssueId{777}};
    batch.issues = {{.id = IssueId{50}, .title = "new"}, {.id = IssueId{40}, .title = "older"}};
    s = apply(s, batch);
    CHECK(issue_row(s, IssueId{1}) == lamp);
    CHECK(issue_row(s, IssueId{2}) == kNoRow);
    CHECK(s.issues[issue_row(s, IssueId{40})].row.title == "older");
    CHECK(s.issues[issue_row(s, IssueId{50})].row.title == "new");
    CHECK(std::ranges::is_sorted(*s.issue_by_id));
    Batch again = changed(3);
    again.issues = {{.id = IssueId{2}, .title = "back"}};
    s = apply(s, again);
    CHECK(s.issues[issue_row(s, IssueId{2})].row.title == "back");
    CHECK(s.issue_by_id->size() == 6);
}

TEST_CASE("small tables are merged by id", "[model]") {
    const Snapshot s = town();
    Batch batch = changed(2);
    batch.staff = {{StaffId{2}, "Wang Wei", "head", {}}, {StaffId{9}, "Zhao", "", {}}};
    batch.staff_gone = {StaffId{1}};
    batch.assignments_gone = {AssignmentId{1}};
    const Snapshot after = apply(s, batch);
    REQUIRE(after.staff->size() == 2);
    CHECK((*after.staff)[0].name == "Wang Wei");
    CHECK((*after.staff)[1].name == "Zhao");
    CHECK(after.assignments->empty());
    CHECK(after.facilities == s.facilities);
}

TEST_CASE("a code shows its label, or itself when nobody knows it", "[model]") {
    Batch batch = support::batch_of(support::bare_town());
    batch.codes = {{"K02", "02", "出租", "Rented"}, {"K14", "02", "x", "y"}};
    const Snapshot s = apply(Snapshot{}, batch);
    CHECK(label(s, "K02", "02", true) == "出租");
    CHECK(label(s, "K02", "02", false) == "Rented");
    CHECK(label(s, "K02", "99", true) == "99");
}
