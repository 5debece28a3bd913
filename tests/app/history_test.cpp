#include "app/history.h"

#include <catch_amalgamated.hpp>

using app::History;
using app::Why;

namespace {

const model::VisitRow kFirst{.place = model::PlaceId{1}};
const model::VisitRow kSecond{.place = model::PlaceId{2}};

/// Two visits logged, as the store numbers them.
History two_done() {
    History history;
    history.sent = {{Why::Anew, kFirst}, {Why::Anew, kSecond}};
    (void)app::note_taken(history, model::VisitId{11});
    (void)app::note_taken(history, model::VisitId{12});
    return history;
}

/// What the viewer does for a wish, and the store's answer that it was done.
void move_last(History& history, std::vector<model::VisitRow>& list, Why why, int id) {
    history.sent.push_back({why, list.back()});
    list.pop_back();
    (void)app::note_taken(history, model::VisitId{id});
}

}  // namespace

TEST_CASE("work is taken back from its end and done again under a new number", "[app]") {
    History history = two_done();
    REQUIRE(history.done.size() == 2);
    CHECK(history.done[1].id == model::VisitId{12});
    move_last(history, history.done, Why::Undo, 0);
    move_last(history, history.done, Why::Undo, 0);
    REQUIRE(history.undone.size() == 2);
    CHECK(history.undone.back().place == kFirst.place);
    move_last(history, history.undone, Why::Redo, 13);
    REQUIRE(history.done.size() == 1);
    CHECK(history.done[0].id == model::VisitId{13});
    CHECK(history.done[0].place == kFirst.place);
    CHECK(history.undone.size() == 1);
}

TEST_CASE("new work leaves nothing to be done again", "[app]") {
    History history = two_done();
    move_last(history, history.done, Why::Undo, 0);
    history.sent.push_back({Why::Anew, kSecond});
    (void)app::note_taken(history, model::VisitId{14});
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
