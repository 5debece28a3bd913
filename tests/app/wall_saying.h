// tests/app/wall_saying.h — what a wall says of one house in a yard of one community.
#pragma once

#include "support/rectangle.h"
#include "ui/wall_lines.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace walls {

/// 2026-03-02 10:00 in Beijing, a Monday.
inline const base::Instant kTen = *base::instant_from_iso("2026-03-02T10:00");
inline constexpr model::PlaceId kTown{1}, kPeace{2}, kYardOfWall{3}, kHouse{4};

inline model::PlaceRow place_row_of(model::PlaceId id, model::PlaceId parent, const char* kind,
                                    const char* name, double size) {
    return {.id = id,
            .parent = parent,
            .kind = kind,
            .name = name,
            .grid = kind == std::string{"BLDG"} ? model::GridId{1} : model::GridId{},
            .shape = support::block(0, 0, size, size)};
}

/// One house in a yard of one community.
inline model::Batch little_town() {
    model::Batch batch;
    batch.whole = true;
    batch.places = {place_row_of(kTown, {}, "SUBD", "长青街道", 400),
                    place_row_of(kPeace, kTown, "COMM", "和平社区", 300),
                    place_row_of(kYardOfWall, kPeace, "YARD", "幸福里", 200),
                    place_row_of(kHouse, kYardOfWall, "BLDG", "7号楼", 20)};
    batch.grids = {{.id = model::GridId{1},
                    .community = kPeace,
                    .kind = "basic",
                    .code = "001",
                    .name = "第1网格"}};
    batch.codes = {{"class", "06010", "暴露垃圾", "Exposed waste"},
                   {"K23", "WORKING", "处置中", "Being handled"},
                   {"K23", "HANDLED", "待核查", "To be checked"},
                   {"K23", "CLOSED", "已结案", "Closed"}};
    return batch;
}

inline model::IssueRow issue_row_of(std::int64_t id, base::Instant due) {
    return {.id = model::IssueId{id},
            .place = kHouse,
            .matter = "06010",
            .urgency = "C",
            .state = "WORKING",
            .reported = kTen - std::chrono::hours{60},
            .due = due};
}

/// A wall on these rows; it looks as `session` says.
struct WallSaying {
    model::Snapshot is;
    derive::Derived derived;
    derive::Subtrees trees;
    scene::Scene scene;
    ui::Feed feed;
    ui::Session session;
    ui::DrawFigures drawn;
    base::Instant now = kTen;

    explicit WallSaying(const model::Batch& batch)
        : is{model::apply({}, batch)},
          derived{derive::derive_all(is, kTen)},
          trees{derive::subtrees_of(*is.places)} {
        session.workspace = ui::Workspace::Wall;
        session.role = model::Role::Wall;
        session.wall.figures =
            std::make_shared<const derive::WallFigures>(derive::wall_figures(is, derived, kTen));
        choose({});
    }
    void choose(const derive::WallChoice& choice) {
        session.wall.choice = choice;
        session.wall.listed = std::make_shared<const std::vector<model::Row>>(
            rows_of(*session.wall.figures, is, derived, choice));
    }
    ui::View view() const {
        return {is, derived, scene, feed, session, now, drawn, trees, nullptr};
    }
    ui::WallTexts texts(std::size_t rows = 20) const {
        return ui::wall_texts(
            view(), {.first = 0, .queue = rows, .rates = rows, .hot = rows, .ticker = rows});
    }
};

}  // namespace walls
