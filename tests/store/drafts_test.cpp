// Another division into grids: drawn up, saved again, applied, taken back; and never over what has
// changed since.
#include "store/beside.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <catch_amalgamated.hpp>

using namespace model;
using namespace support::place;
using base::Word;
using beside::Seat;
using std::chrono::hours;
using support::kNow;

namespace {

constexpr GridId kWest{1}, kEast{2};

/// Each leaf and its grid.
std::string division(Seat& s) {
    return s.other.ask(
        "SELECT group_concat(name||':'||grid,' ') FROM (SELECT name,grid FROM place "
        "WHERE grid IS NOT NULL ORDER BY id)");
}

const std::string kTownDivision = "street:1 b1:1 b2:1 b3:2 front1:2 front2:2";

store::SaveDraft new_draft(std::vector<DraftMoveRow> moves) {
    return {.draft = {.name = "三网格", .author = "desk", .at = kNow}, .moves = std::move(moves)};
}

DraftMoveRow move(PlaceId place, GridId to, GridId from = {}) {
    return {.place = place, .grid = to, .from = from};
}

std::map<PlaceId, GridId> moves_in(const Batch& all, DraftId draft) {
    std::map<PlaceId, GridId> moves;
    for (const DraftMoveRow& row : all.draft_moves)
        if (row.draft == draft) moves[row.place] = row.grid;
    return moves;
}

}  // namespace

TEST_CASE("a draft is saved with its moves, and moves nothing", "[store]") {
    Seat s;
    const auto saved = s.done(new_draft(
        {move(kB1, kEast), move(kB3, kEast, kWest), move(kFront1, kWest), move(kFront1, kEast)}));
    const DraftId id{saved.row_id};
    CHECK(id == DraftId{2});
    const Batch all = s.all();
    REQUIRE(all.drafts.size() == 2);
    CHECK(all.drafts[1].name == "三网格");
    CHECK(all.drafts[1].at == kNow);
    // front1 stays where it is: the last wish for it counts. From where b1 comes was not told.
    CHECK(moves_in(all, id) == std::map<PlaceId, GridId>{{kB1, kEast}, {kB3, kEast}});
    for (const DraftMoveRow& row : all.draft_moves)
        if (row.draft == id) CHECK(row.from == kWest);
    CHECK(division(s) == kTownDivision);
    CHECK(s.found_by_check().empty());
}

TEST_CASE("a draft is saved again, by those who saw how it stood", "[store]") {
    Seat s;
    const Batch before = s.all();
    store::SaveDraft again{.draft = before.drafts.at(0),
                           .moves = {move(kB2, kEast, kWest), move(kB3, kWest, kEast)},
                           .seen = before.drafts[0].at};
    again.draft.name = "试点二";
    again.draft.at = kNow;
    const auto receipt = s.done(again);
    CHECK(receipt.row_id == 1);
    const Batch after = s.all();
    CHECK(after.drafts.at(0).name == "试点二");
    CHECK(moves_in(after, DraftId{1}) == std::map<PlaceId, GridId>{{kB2, kEast}, {kB3, kWest}});
    CHECK(after.draft_moves.at(0) == before.draft_moves.at(0));  // it stood there already
    // Another seat saw it before.
    CHECK(s.refused(again).word == Word::RowChanged);
    // Within the same second it is another version all the same.
    store::SaveDraft fewer{.draft = after.drafts[0], .moves = {}, .seen = after.drafts[0].at};
    const auto emptied = s.done(fewer);
    CHECK(s.all().drafts.at(0).at > after.drafts[0].at);
    CHECK(s.all().draft_moves.empty());
    s.undo(fewer, emptied);
    CHECK(moves_in(s.all(), DraftId{1}).size() == 2);
    s.undo(again, receipt);
    CHECK(s.all().drafts == before.drafts);
    CHECK(s.all().draft_moves == before.draft_moves);
}

TEST_CASE("a draft moves leaves, to basic grids of their community alone", "[store]") {
    Rows rows = beside::town_and_more();
    rows.places.push_back(
        {.id = PlaceId{50}, .parent = kSubdistrict, .kind = "COMM", .name = "next door"});
    rows.grids.push_back(
        {.id = GridId{8}, .community = PlaceId{50}, .kind = "basic", .name = "far"});
    rows.grids.push_back({.id = GridId{9}, .community = kCommunity, .kind = "micro", .name = "m"});
    Seat s{rows};
    const base::Error afar = s.refused(new_draft({move(kB1, GridId{8})}));
    CHECK(afar.word == Word::DraftElsewhere);
    CHECK(afar.parts == std::vector<std::string>{"b1"});
    CHECK(s.refused(new_draft({move(kB1, GridId{9})})).word == Word::DraftElsewhere);
    CHECK(s.refused(new_draft({move(kYard, kWest)})).word == Word::RowsDisagree);
    CHECK(s.refused(new_draft({move(kB1, GridId{77})})).word == Word::ValueRefused);
    store::SaveDraft nameless = new_draft({move(kB1, kEast)});
    nameless.draft.name.clear();
    CHECK(s.refused(nameless).word == Word::ValueRefused);
    CHECK(s.all().drafts.size() == 1);
    // Nor does an edit by hand.
    CHECK(s.refused(
               store::EditRows{{{Table::Place, RowEdit::Does::Change, 11, {{"grid", "1", "8"}}}}})
              .word == Word::DraftElsewhere);
    CHECK(division(s) == kTownDivision);
}

TEST_CASE("an applied draft is the division; what held before stays told, and comes back",
          "[store]") {
    Seat s;
    const Batch before = s.all();
    const auto saved = s.done(new_draft({move(kB1, kEast), move(kFront1, kWest)}));
    const Position position = s.all().position;
    const store::ApplyDraft apply{DraftId{saved.row_id}, kNow + hours{1}};
    const auto receipt = s.done(apply);
    CHECK(division(s) == "street:1 b1:2 b2:1 b3:2 front1:1 front2:2");
    const Batch news = stage::changes_of(s.store, position);
    CHECK(news.changes.size() == 5);  // two places, two lines of history, the draft
    CHECK(news.places.size() == 2);
    REQUIRE(news.drafts.size() == 1);
    CHECK(news.drafts[0].applied == kNow + hours{1});
    REQUIRE(news.grid_history.size() == 2);
    CHECK(news.grid_history[0].place == kB1);
    CHECK(news.grid_history[0].grid == kWest);
    CHECK(news.grid_history[0].until == kNow + hours{1});
    CHECK(s.found_by_check().empty());

    const base::Error twice = s.refused(apply);
    CHECK(twice.word == Word::DraftApplied);
    CHECK(twice.parts == std::vector<std::string>{"三网格"});
    CHECK(s.refused(store::RemoveDraft{apply.draft}).word == Word::DraftApplied);
    CHECK(
        s.refused(store::SaveDraft{.draft = news.drafts[0], .moves = {}, .seen = news.drafts[0].at})
            .word == Word::DraftApplied);

    s.undo(apply, receipt);
    CHECK(division(s) == kTownDivision);
    CHECK(s.all().grid_history == before.grid_history);
    CHECK(s.all().drafts.back().applied == base::kNever);
    s.done(store::again(apply, receipt));
    CHECK(division(s) == "street:1 b1:2 b2:1 b3:2 front1:1 front2:2");
    CHECK(s.all().grid_history.size() == before.grid_history.size() + 2);
}

TEST_CASE("a draft of which a leaf has moved since is not applied, and not in parts", "[store]") {
    Seat s;
    const auto saved =
        s.done(new_draft({move(kB1, kEast), move(kB2, kEast), move(kFront1, kWest)}));
    REQUIRE(s.other.run("UPDATE place SET grid=2 WHERE id=12").empty());
    const std::string as_it_is = division(s);
    const base::Error stale = s.refused(store::ApplyDraft{DraftId{saved.row_id}, kNow});
    CHECK(stale.word == Word::DraftOutdated);
    CHECK(stale.fault == base::Fault::Conflict);
    CHECK(stale.parts == std::vector<std::string>{"b2", "1"});
    CHECK(division(s) == as_it_is);
    CHECK(s.all().grid_history.size() == 1);
    // A leaf that is in no grid was not in one of the draft's either.
    REQUIRE(s.other.run("UPDATE place SET grid=NULL WHERE id=12").empty());
    CHECK(s.refused(store::ApplyDraft{DraftId{saved.row_id}, kNow}).word == Word::DraftOutdated);
    CHECK(s.refused(store::ApplyDraft{DraftId{77}, kNow}).word == Word::RowGone);
    CHECK(s.refused(store::ApplyDraft{DraftId{s.done(new_draft({})).row_id}, kNow}).word ==
          Word::DraftEmpty);
}

TEST_CASE("who was moved on since keeps an applied draft from being taken back", "[store]") {
    Seat s;
    const store::ApplyDraft apply{DraftId{1}, kNow};
    const auto receipt = s.done(apply);
    REQUIRE(s.other.run("UPDATE place SET grid=2 WHERE id=13").empty());
    CHECK(s.refused(*store::undoing(apply, receipt)).word == Word::RowChanged);
    CHECK(s.all().grid_history.size() == 2);
}

TEST_CASE("grids take their new outlines and codes with the draft, and give them back", "[store]") {
    Seat s;
    std::vector<model::GridRow> grids = s.all().grids;
    const std::vector<model::GridRow> before = grids;
    REQUIRE(grids.size() >= 2);
    grids.resize(1);
    grids[0].code = "990101001001009";
    grids[0].shape = {geo::ShapeKind::Area, {{{0, 0}, {30, 0}, {30, 20}}}};
    grids[0].name = "not by this way";
    const store::ApplyDraft apply{DraftId{1}, kNow, grids};
    const auto receipt = s.done(apply);
    const auto is = s.all().grids;
    CHECK(is[0].code == "990101001001009");
    CHECK(geo::area_m2(is[0].shape) == Catch::Approx(300));
    CHECK(is[0].name == before[0].name);
    CHECK(is[1].code == before[1].code);
    const std::string former =
        "SELECT place||' '||grid||' '||code FROM grid_history WHERE code<>''";
    CHECK(s.other.ask(former) == fmt::format("{} {} {}", model::number(before[0].community),
                                             model::number(before[0].id), before[0].code));
    s.undo(apply, receipt);
    CHECK(s.other.ask(former).empty());
    CHECK(s.all().grids[0].code == before[0].code);
    CHECK(geo::area_m2(s.all().grids[0].shape) == Catch::Approx(geo::area_m2(before[0].shape)));
}

TEST_CASE("a draft with a day becomes the division on that day, whoever is there", "[store]") {
    Seat s;
    // The town's draft is due a day from now; another one is out of date; a third has no day.
    store::SaveDraft stale = new_draft({move(kB1, kEast), move(kB2, kEast)});
    stale.draft.apply_from = kNow + hours{2};
    s.done(stale);
    s.done(new_draft({move(kFront2, kWest)}));
    REQUIRE(s.other.run("UPDATE place SET grid=2 WHERE id=12").empty());
    CHECK(s.store.apply_due_drafts(kNow + hours{23}) == 0);
    CHECK(division(s) == "street:1 b1:1 b2:2 b3:2 front1:2 front2:2");
    CHECK(s.store.apply_due_drafts(kNow + hours{100}) == 1);
    CHECK(division(s) == "street:1 b1:1 b2:2 b3:1 front1:2 front2:2");
    CHECK(s.all().drafts.at(0).applied == kNow + hours{24});  // nobody was here then
    CHECK(s.all().grid_history.back().until == kNow + hours{24});
    CHECK(s.store.apply_due_drafts(kNow + hours{100}) == 0);
}

TEST_CASE("a draft is thrown away with its moves, and brought back", "[store]") {
    Seat s;
    const Batch before = s.all();
    const store::RemoveDraft remove{DraftId{1}};
    const auto receipt = s.done(remove);
    CHECK(s.all().drafts.empty());
    CHECK(s.all().draft_moves.empty());
    CHECK(s.refused(remove).word == Word::RowGone);
    s.undo(remove, receipt);
    CHECK(s.all().drafts == before.drafts);
    CHECK(s.all().draft_moves == before.draft_moves);
}
