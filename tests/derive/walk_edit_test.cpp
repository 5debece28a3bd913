#include "walk_street.h"

#include "derive/walk_edit.h"

#include <catch_amalgamated.hpp>

#include <algorithm>

using geo::Point;
using geo::Ring;
using model::RowEdit;
using walk_street::Street;

namespace {

/// The rows of a snapshot after edits, as the store would have them.
std::vector<model::WalkEdgeRow> after(const model::Snapshot& is,
                                      const std::vector<RowEdit>& edits) {
    std::vector<model::WalkEdgeRow> rows = *is.walk_edges;
    std::int64_t next = 1'000;
    for (const RowEdit& edit : edits) {
        model::WalkEdgeRow made{.id = model::WalkEdgeId{next}};
        auto at = std::ranges::find(rows, model::WalkEdgeId{edit.row}, &model::WalkEdgeRow::id);
        if (edit.does == RowEdit::Does::Add) {
            next += 1;
            rows.push_back(made);
            at = rows.end() - 1;
        }
        REQUIRE(at != rows.end());
        for (const model::FieldEdit& field : edit.fields) {
            if (field.column == "geom") at->shape = model::shape_in(field.is).value();
            if (field.column == "kind") at->kind = field.is;
        }
    }
    return rows;
}

Street walked_after(const model::Batch& before, const std::vector<RowEdit>& edits) {
    model::Batch rows = before;
    rows.walk_edges = after(Street{before}.is, edits);
    return Street{rows};
}

}  // namespace

TEST_CASE("a click near a joint is the joint, near a way a point of it, else itself", "[derive]") {
    const Street street{walk_street::batch()};
    CHECK(derive::joined_point(*street.walk, {83, 4}, 6) == Point{80, 0});
    CHECK(derive::joined_point(*street.walk, {120, 4}, 6) == Point{120, 0});
    CHECK(derive::joined_point(*street.walk, {120, 40}, 6) == Point{120, 40});
    // A joint is better than a nearer point of the way.
    CHECK(derive::joined_point(*street.walk, {84, 0}, 6) == Point{80, 0});
}

TEST_CASE("a way that ends on another cuts it there, and is joined to it", "[derive]") {
    const model::Batch rows = walk_street::batch();
    const Street street{rows};
    const auto edits = derive::way_added(street.is, {{120, 60}, {120, 0}}, {.kind = "stairs"});
    REQUIRE(edits.size() == 3);
    CHECK(edits[0].row == 2);  // from x 80 to 160
    CHECK(edits[0].does == RowEdit::Does::Change);
    const Street joined = walked_after(rows, edits);
    CHECK(joined.is.walk_edges->size() == 22);
    CHECK(joined.walk->net->parts.size() == 1);
    double all_m = 0;
    for (const model::WalkEdgeRow& edge : *joined.is.walk_edges) all_m += geo::length_m(edge.shape);
    CHECK(all_m == Catch::Approx(1'660));
}

TEST_CASE("a way from joint to joint cuts nothing", "[derive]") {
    const Street street{walk_street::batch()};
    const auto edits =
        derive::way_added(street.is, {{80, 0}, {80, 30}, {160, 0}}, {.kind = "path"});
    REQUIRE(edits.size() == 1);
    CHECK(edits[0].does == RowEdit::Does::Add);
    const auto kind = std::ranges::find(edits[0].fields, "kind", &model::FieldEdit::column);
    REQUIRE(kind != edits[0].fields.end());
    CHECK(kind->is == "path");
}

TEST_CASE("a line without length is no way, and both ends on one edge cut it once", "[derive]") {
    const Street street{walk_street::batch()};
    CHECK(derive::way_added(street.is, {{5, 5}}, {}).empty());
    CHECK(derive::way_added(street.is, {{5, 5}, {5, 5}}, {}).empty());
    const auto edits =
        derive::way_added(street.is, {{100, 0}, {120, 30}, {140, 0}}, {.kind = "path"});
    CHECK(std::ranges::count(edits, RowEdit::Does::Change, &RowEdit::does) == 1);
    CHECK(std::ranges::count(edits, RowEdit::Does::Add, &RowEdit::does) == 2);
}

TEST_CASE("a way is found by its id, and one that is gone is nothing", "[derive]") {
    const Street street{walk_street::batch()};
    const model::WalkEdgeId third = derive::walk_edge_at(*street.walk, {200, 3}, 10);
    REQUIRE(derive::walk_edge(street.is, third) != nullptr);
    CHECK(derive::walk_edge(street.is, third)->shape == geo::line_of({{160, 0}, {240, 0}}));
    CHECK(derive::walk_edge(street.is, model::WalkEdgeId{99}) == nullptr);
    CHECK(derive::walk_edge_at(*street.walk, {200, 40}, 10) == model::WalkEdgeId{});
}
