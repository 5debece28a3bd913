#include "app/history.h"

#include <catch_amalgamated.hpp>

using app::Deed;
using app::History;
using app::Why;
using model::RowEdit;

namespace {

Deed visit(std::int64_t place) {
    return {.what = "visit",
            .place = model::PlaceId{place},
            .command = store::LogVisit{{.place = model::PlaceId{place}}},
            .back = {}};
}

/// Two visits logged, as the store numbers them.
History two_done() {
    History history;
    history.sent = {{Why::Anew, visit(1)}, {Why::Anew, visit(2)}};
    (void)app::note_taken(history, {.position = {}, .row_id = 11, .rows = {}});
    (void)app::note_taken(history, {.position = {}, .row_id = 12, .rows = {}});
    return history;
}

std::int64_t taken_back(const Deed& deed) {
    return number(std::get<store::RemoveVisit>(deed.back).visit);
}

/// What the viewer does for a wish, and the store's answer that it was done.
void move_last(History& history, std::vector<Deed>& list, Why why, std::int64_t id) {
    history.sent.push_back({why, list.back()});
    list.pop_back();
    (void)app::note_taken(history, {.position = {}, .row_id = id, .rows = {}});
}

}  // namespace

TEST_CASE("work is taken back from its end and done again under a new number", "[app]") {
    History history = two_done();
    REQUIRE(history.done.size() == 2);
    CHECK(taken_back(history.done[1]) == 12);
    move_last(history, history.done, Why::Undo, 0);
    move_last(history, history.done, Why::Undo, 0);
    REQUIRE(history.undone.size() == 2);
    CHECK(history.undone.back().place == model::PlaceId{1});
    move_last(history, history.undone, Why::Redo, 13);
    REQUIRE(history.done.size() == 1);
    CHECK(taken_back(history.done[0]) == 13);
    CHECK(history.done[0].place == model::PlaceId{1});
    CHECK(history.undone.size() == 1);
}

TEST_CASE("new work leaves nothing to be done again", "[app]") {
    History history = two_done();
    move_last(history, history.done, Why::Undo, 0);
    history.sent.push_back({Why::Anew, visit(2)});
    (void)app::note_taken(history, {.position = {}, .row_id = 14, .rows = {}});
    CHECK(history.undone.empty());
    CHECK(history.done.size() == 2);
}

TEST_CASE("what was refused can be tried again, what is gone cannot", "[app]") {
    History history = two_done();
    history.sent.push_back({Why::Undo, history.done.back()});
    history.done.pop_back();
    SECTION("a store that was busy") {
        app::note_refused(history, false);
        CHECK(history.done.size() == 2);
    }
    SECTION("another program took the visit away") {
        app::note_refused(history, true);
        CHECK(history.done.size() == 1);
    }
    CHECK(history.undone.empty());
    CHECK(history.sent.empty());
}

TEST_CASE("an edit is taken back from its end, and what it made keeps its number", "[app]") {
    const RowEdit use{model::Table::Unit, RowEdit::Does::Change, 7, {{"use", "01", "02"}}};
    const RowEdit let{model::Table::Rental, RowEdit::Does::Add, 0, {{"unit", "", "7"}}};
    History history;
    history.sent.push_back(
        {Why::Anew,
         {.what = "use", .place = {}, .command = store::EditRows{{use, let}}, .back = {}}});
    (void)app::note_taken(history, {.position = {}, .row_id = 0, .rows = {7, 31}});
    REQUIRE(history.done.size() == 1);
    const auto& back = std::get<store::EditRows>(history.done[0].back).edits;
    REQUIRE(back.size() == 2);
    CHECK(back[0] == RowEdit{model::Table::Rental, RowEdit::Does::Remove, 31, {{"unit", "7", ""}}});
    CHECK(back[1] == RowEdit{model::Table::Unit, RowEdit::Does::Change, 7, {{"use", "02", "01"}}});
    const auto& again = std::get<store::EditRows>(history.done[0].command).edits;
    CHECK(again[1].row == 31);
}
