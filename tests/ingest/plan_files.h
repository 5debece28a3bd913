// tests/ingest/plan_files.h — small floor plans as files have them: told in metres from the corner
// of a building, written in degrees.
#pragma once

#include "geo/crs.h"
#include "geo/shape.h"
#include "ingest/floor_plan.h"
#include "support/folder.h"

#include <cmath>
#include <string>

#include <fmt/format.h>
#include <catch_amalgamated.hpp>

namespace plan_files {

inline constexpr int kEpsg = 4548;
inline constexpr geo::Point kCorner{441'000, 4'417'000};

inline std::string degrees_at(double x, double y) {
    static const auto projection = geo::Projection::to(kEpsg);
    REQUIRE(projection);
    const geo::Point at = projection->degrees_from_projected(kCorner + geo::Point{x, y});
    return fmt::format("[{:.9f},{:.9f}]", at.x, at.y);
}

inline geo::Shape box_at(double x0, double y0, double x1, double y1) {
    return geo::area_of({kCorner + geo::Point{x0, y0}, kCorner + geo::Point{x1, y0},
                         kCorner + geo::Point{x1, y1}, kCorner + geo::Point{x0, y1}});
}

/// A feature of GeoJSON; `properties` without braces, `more` other members of the feature.
inline std::string feature(const std::string& properties, const std::string& type,
                           const std::string& coordinates, const std::string& more = {}) {
    return R"({"type":"Feature",)" + more + R"("properties":{)" + properties +
           R"(},"geometry":{"type":")" + type + R"(","coordinates":)" + coordinates + "}}";
}

inline std::string box(const std::string& properties, double x0, double y0, double x1, double y1,
                       const std::string& more = {}) {
    const std::string first = degrees_at(x0, y0);
    return feature(properties, "Polygon",
                   "[[" + first + "," + degrees_at(x1, y0) + "," + degrees_at(x1, y1) + "," +
                       degrees_at(x0, y1) + "," + first + "]]",
                   more);
}

inline std::string line(const std::string& properties, double x0, double y0, double x1, double y1,
                        const std::string& more = {}) {
    return feature(properties, "LineString",
                   "[" + degrees_at(x0, y0) + "," + degrees_at(x1, y1) + "]", more);
}

inline std::string point(const std::string& properties, double x, double y) {
    return feature(properties, "Point", degrees_at(x, y));
}

template <class... Features>
std::string collection(const std::string& first, const Features&... rest) {
    std::string text = R"({"type":"FeatureCollection","features":[)" + first;
    ((text += "," + std::string{rest}), ...);
    return text + "]}";
}

inline ingest::PlanDraft plan_at(const std::string& path, const geo::Shape& footprint = {},
                                 const ingest::PlanOptions& options = {}) {
    auto draft = ingest::read_plan(path, options, footprint, kEpsg);
    INFO((draft ? std::string{} : base::sentence(draft.error(), base::Language::English)));
    REQUIRE(draft);
    return *std::move(draft);
}

inline base::Word refusal_at(const std::string& path, const geo::Shape& footprint = {},
                             const ingest::PlanOptions& options = {}) {
    const auto draft = ingest::read_plan(path, options, footprint, kEpsg);
    REQUIRE(!draft);
    return draft.error().word;
}

/// "0=1F 1=2F": the levels of a plan.
inline std::string levels_of(const model::FloorPlan& plan) {
    std::string text;
    for (const model::LevelRow& level : plan.levels)
        text += fmt::format("{}{}={}", text.empty() ? "" : " ", level.ordinal, level.name);
    return text;
}

inline int ordinal_of(const model::FloorPlan& plan, model::LevelId id) {
    for (const model::LevelRow& level : plan.levels)
        if (level.id == id) return level.ordinal;
    FAIL("a room is on no level");
    return 0;
}

/// "0 shop 小卖部; 1 room": the rooms of a plan as they stand in it.
inline std::string rooms_of(const model::FloorPlan& plan) {
    std::string text;
    for (const model::RoomRow& room : plan.rooms)
        text += fmt::format("{}{} {}{}{}", text.empty() ? "" : "; ", ordinal_of(plan, room.level),
                            room.kind, room.name.empty() ? "" : " ", room.name);
    return text;
}

inline std::string openings_of(const model::FloorPlan& plan) {
    std::string text;
    for (const model::OpeningRow& opening : plan.openings)
        text += fmt::format("{}{} {}", text.empty() ? "" : "; ", ordinal_of(plan, opening.level),
                            opening.kind);
    return text;
}

/// How often a reason is told over all layers.
inline std::size_t told(const ingest::PlanDraft& draft, std::string_view reason) {
    std::size_t count = 0;
    for (const ingest::LayerReport& report : draft.reports)
        for (const ingest::Remark& remark : report.reasons)
            if (remark.reason == reason) count += remark.ids.size();
    return count;
}

inline bool says(const ingest::PlanDraft& draft, base::Word word) {
    for (const ingest::PlanNote& note : draft.notes)
        if (note.word == word) return true;
    return false;
}

}  // namespace plan_files
