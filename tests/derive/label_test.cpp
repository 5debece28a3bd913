#include "derive/label.h"
#include "support/outline.h"
#include "support/town.h"

#include <catch_amalgamated.hpp>

using derive::label_of;
using derive::unknown_field;
using namespace support::place;

TEST_CASE("a label says what is known and leaves out what is not", "[derive]") {
    model::Rows rows = support::town();
    model::Batch batch = support::batch_of(rows);
    batch.issues = {rows.issues[0]};
    batch.counts = {{kB1, {.units = 3, .units_rented = 1, .households = 3}}};
    const model::Snapshot is = model::apply({}, batch);
    const derive::Derived derived = derive::derive_all(is, support::kNow);
    const auto label = [&](std::string_view text, model::PlaceId place) {
        return label_of(text, is, derived, model::row_of(*is.places, place));
    };
    CHECK(label(derive::kLabelTemplate, kB1) == "b1 3户\n出租1\n在办1");
    CHECK(label(derive::kEnglishLabelTemplate, kB1) == "b1 3 homes\n1 let\n1 open");
    CHECK(label(derive::kLabelTemplate, kB2) == "b2");
    CHECK(label("{overdue}", kB1).empty());
    CHECK(label("plain|{units}/{households}", kB1) == "plain\n3/3");
    CHECK(label("||", kB1).empty());
    CHECK(label("{units", kB1) == "{units");
}

TEST_CASE("no template can name what is not of a place", "[derive]") {
    CHECK_FALSE(unknown_field(derive::kLabelTemplate));
    CHECK_FALSE(unknown_field(derive::kEnglishLabelTemplate));
    CHECK_FALSE(unknown_field("no field at all"));
    CHECK(unknown_field("{phone}") == "phone");
    CHECK(unknown_field("{name}{姓名}") == "姓名");
    CHECK(unknown_field("{name} {uni") == "{uni");
}
