// Facilities, organisations, components, doors and site drawings by hand: added, moved on the map,
// ended, taken back; and what a reader hears of it.
#include "geo/gpkg_blob.h"
#include "geo/shape.h"
#include "store/edit.h"
#include "store/gpkg_functions.h"
#include "store/stage.h"
#include "support/foreign.h"

#include <catch_amalgamated.hpp>

using base::Word;
using model::RowEdit;
using model::Table;
using support::Folder;
using Does = RowEdit::Does;

namespace {

constexpr std::string_view kYardText = "4";  // support::place::kYard

struct EditedTown {
    Folder folder;
    std::string path = folder.file("town.gpkg");
    store::Store store = stage::town_at(path);

    store::Receipt done(std::vector<RowEdit> edits) {
        auto receipt = store.write(store::EditRows{std::move(edits)});
        if (!receipt) FAIL(stage::spoken(receipt.error()));
        return *receipt;
    }
    model::Batch all() { return stage::all_of(store); }
};

RowEdit component(const std::string& spot) {
    return {Table::Component,
            Does::Add,
            0,
            {{"place", "", std::string{kYardText}},
             {"class", "", "01037"},
             {"state", "", "1"},
             {"geom", "", spot}}};
}

}  // namespace

TEST_CASE("a component is added, moved on the map and taken back", "[store]") {
    EditedTown town;
    REQUIRE(model::number(support::place::kYard) == 4);
    const auto before = town.all().position;
    const store::EditRows adding{{component("90.5 40.25")}};
    const auto added = town.done(adding.edits);
    auto news = town.store.read_changes(before, support::kNow);
    REQUIRE(news);
    REQUIRE(news->components.size() == 1);
    CHECK(news->components[0].point == geo::Point{90.5, 40.25});
    CHECK(news->components[0].klass == "01037");
    REQUIRE(news->changes.size() == 1);
    CHECK(news->changes[0].place == support::place::kYard);
    CHECK(support::Foreign{town.path}.ask("SELECT count(*) FROM rtree_component_geom") == "1");

    const std::int64_t row = added.rows.at(0);
    const RowEdit moves{Table::Component,
                        Does::Change,
                        row,
                        {{"geom", "90.5 40.25", "91 41"}, {"state", "1", "2"}}};
    const auto moved = town.done({moves});
    CHECK(town.all().components.at(0).point == geo::Point{91, 41});
    // Whoever saw it where it was does not move it.
    const auto late = town.store.write(store::EditRows{{moves}});
    REQUIRE_FALSE(late);
    CHECK(late.error().word == Word::RowChanged);

    const auto back = store::undoing(store::EditRows{{moves}}, moved);
    REQUIRE(back);
    REQUIRE(town.store.write(*back));
    CHECK(town.all().components.at(0).point == geo::Point{90.5, 40.25});
    const auto gone = store::undoing(adding, added);
    REQUIRE(gone);
    REQUIRE(town.store.write(*gone));
    CHECK(town.all().components.empty());
    CHECK(support::Foreign{town.path}.ask("SELECT count(*) FROM rtree_component_geom") == "0");
}

TEST_CASE("what has an extent is not made a point by somebody who did not see it", "[store]") {
    EditedTown town;
    const geo::Shape park = geo::area_of({{0, 0}, {50, 0}, {50, 50}, {0, 50}});
    {
        auto db = store::Database::open(town.path, town.path, SQLITE_OPEN_READWRITE);
        REQUIRE(db);
        REQUIRE(store::register_gpkg_functions(*db));
        const auto blob = geo::gpkg_from_shape(park, support::kEpsg);
        auto put = db->prepare("UPDATE facility SET geom=?1 WHERE id=1");
        put.bind(1, std::span<const std::byte>{blob});
        REQUIRE(put.run());
    }
    const auto moved = town.store.write(
        store::EditRows{{{Table::Facility, Does::Change, 1, {{"geom", "", "1 2"}}}}});
    REQUIRE_FALSE(moved);
    CHECK(moved.error().word == Word::RowChanged);
    CHECK(town.all().facilities.at(0).shape == park);
}

TEST_CASE("a facility that ends no longer counts; undone it does again", "[store]") {
    EditedTown town;
    const auto facilities = [&] {
        return support::Foreign{town.path}.ask("SELECT facilities FROM place_tally WHERE place=4");
    };
    REQUIRE(facilities() == "1");
    const store::EditRows ending{
        {{Table::Facility, Does::Change, 1, {{"valid_to", "", "1700000000"}}}}};
    const auto ended = town.done(ending.edits);
    CHECK(facilities() == "0");
    CHECK(town.all().facilities.empty());
    REQUIRE(town.store.write(*store::undoing(ending, ended)));
    CHECK(facilities() == "1");
    CHECK(town.all().facilities.size() == 1);
}

TEST_CASE("values that a thing cannot have are refused", "[store]") {
    EditedTown town;
    const auto refused = [&](Table table, std::vector<model::FieldEdit> fields) {
        const auto done = town.store.write(store::EditRows{{{table, Does::Add, 0, fields}}});
        REQUIRE_FALSE(done);
        CHECK(done.error().word == Word::ValueRefused);
    };
    const model::FieldEdit place{"place", "", "4"};
    refused(Table::Component, {place, {"class", "", "99999"}, {"state", "", "1"}});
    refused(Table::Component, {place, {"class", "", "01037"}, {"state", "", "9"}});
    refused(Table::Component, {place, {"class", "", "01037"}, {"geom", "", "1"}});
    refused(Table::Component, {place, {"class", "", "01037"}, {"geom", "", "1 nan"}});
    refused(Table::Organisation, {place, {"kind", "", "77"}, {"name", "", "o"}});
    refused(Table::Organisation, {{"place", "", "4040"}, {"kind", "", "03"}});
    refused(Table::Entrance, {place, {"step_free", "", "2"}});
    refused(Table::SitePlan, {place, {"opacity", "", "1.5"}});
    refused(Table::SitePlan, {place, {"drawing", "", "xyz"}});
}

TEST_CASE("a site drawing comes back byte for byte, and only when it is asked for", "[store]") {
    EditedTown town;
    const store::EditRows adding{{{Table::SitePlan,
                                   Does::Add,
                                   0,
                                   {{"place", "", "4"},
                                    {"name", "", "总图.png"},
                                    {"media", "", "image/png"},
                                    {"drawing", "", "89504e470d0a1a0a00ff"},
                                    {"placement", "", "0 1 0 0 0 -1"},
                                    {"opacity", "", "0.6"},
                                    {"above", "", "0"}}}}};
    const auto added = town.done(adding.edits);
    const auto all = town.all();
    REQUIRE(all.site_plans.size() == 1);
    CHECK(all.site_plans[0].name == "总图.png");
    CHECK(all.site_plans[0].opacity == 0.6);
    const auto bytes = town.store.drawing_of(all.site_plans[0].id);
    REQUIRE(bytes);
    CHECK(*bytes == std::string("\x89PNG\r\n\x1a\n\x00\xff", 10));
    CHECK(town.store.drawing_of(model::SitePlanId{99}).error().word == Word::RowGone);
    REQUIRE(town.store.write(*store::undoing(adding, added)));
    CHECK(town.all().site_plans.empty());
}
