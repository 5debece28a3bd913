#include "ingest/floor_parts.h"

#include "geo/overlay.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace ingest {

namespace {

bool is_on(const PlanPart& part, std::uint32_t level) {
    return part.levels.empty() || std::ranges::find(part.levels, level) != part.levels.end();
}

geo::Ring closed_ring(const geo::Ring& ring) {
    geo::Ring line = ring;
    if (!line.empty()) line.push_back(line.front());
    return line;
}

/// What is drawn of one level; areas of doors and windows fill the gaps of walls like walls.
WallDrawing drawing_of(const PlanParts& plan, std::uint32_t level) {
    WallDrawing drawing;
    for (const PlanPart& part : plan.parts) {
        if (!is_on(part, level)) continue;
        if (part.what == PlanWhat::Text) {
            if (!part.shape.parts.empty()) drawing.labels.push_back(part.shape.parts[0][0]);
        } else if (part.shape.kind == geo::ShapeKind::Area && part.what == PlanWhat::Outline) {
            continue;
        } else if (part.shape.kind == geo::ShapeKind::Area) {
            const bool gap = part.kind == "door" || part.kind == "entrance";
            (gap ? drawing.door_bodies : drawing.solids).push_back(part.shape);
        } else if (part.shape.kind == geo::ShapeKind::Line && part.what == PlanWhat::Opening) {
            const std::vector<geo::Ring>& lines = part.shape.parts;
            if (part.kind == "door" || part.kind == "entrance") {
                drawing.doors.push_back(lines);
            } else if (part.kind != "detail") {
                auto& to = part.kind == "window" ? drawing.windows : drawing.walls;
                to.insert(to.end(), lines.begin(), lines.end());
            }
        }
    }
    return drawing;
}

/// Where the walls alone enclose little of the outlines of a level, those are its outer walls.
std::optional<std::vector<geo::Shape>> rooms_on(const PlanParts& plan, std::uint32_t level,
                                                const WallOptions& options) {
    WallDrawing drawing = drawing_of(plan, level);
    auto rooms = rooms_between(drawing, options);
    if (!rooms) return rooms;
    double outlined_m2 = 0;
    double enclosed_m2 = 0;
    for (const geo::Shape& room : *rooms) enclosed_m2 += geo::area_m2(room);
    for (const PlanPart& part : plan.parts) {
        if (part.what != PlanWhat::Outline || part.levels.empty() || !is_on(part, level)) continue;
        outlined_m2 += geo::area_m2(part.shape);
        for (const geo::Ring& ring : part.shape.parts) drawing.walls.push_back(closed_ring(ring));
    }
    return enclosed_m2 < outlined_m2 / 4 ? rooms_between(drawing, options) : std::move(rooms);
}

bool has_walls(const PlanParts& plan, std::uint32_t level) {
    return std::ranges::any_of(plan.parts, [&](const PlanPart& part) {
        return part.what == PlanWhat::Opening && part.kind == "wall" && is_on(part, level);
    });
}

/// Whether the file's own rooms leave most of the ground without one.
bool lacks_rooms(const PlanParts& plan, std::uint32_t level) {
    constexpr double kFew = 0.35;
    geo::Ring points;
    double rooms_m2 = 0;
    for (const PlanPart& part : plan.parts) {
        if (!is_on(part, level) || part.what == PlanWhat::Text) continue;
        for (const geo::Ring& ring : part.shape.parts)
            points.insert(points.end(), ring.begin(), ring.end());
        if (part.what == PlanWhat::Room) rooms_m2 += geo::area_m2(part.shape);
    }
    const geo::Ring hull = geo::convex_hull(std::move(points));
    return hull.size() >= 3 && rooms_m2 < kFew * geo::area_m2(geo::area_of(hull));
}

/// The smallest room around a text, or null.
PlanPart* room_around_text(PlanParts& plan, const PlanPart& text) {
    const geo::Point at = text.shape.parts[0][0];
    PlanPart* best = nullptr;
    double smallest = 0;
    for (PlanPart& room : plan.parts) {
        if (room.what != PlanWhat::Room) continue;
        const bool together = text.levels.empty() || room.levels.empty() ||
                              std::ranges::any_of(text.levels, [&](std::uint32_t level) {
                                  return is_on(room, level);
                              });
        if (!together || !geo::box_of(room.shape).contains(at)) continue;
        if (!geo::contains(room.shape, at)) continue;
        const double area = geo::area_m2(room.shape);
        if (best != nullptr && area >= smallest) continue;
        best = &room;
        smallest = area;
    }
    return best;
}

/// From the top down, and each line from the left, as people read.
bool reads_before(const PlanPart* a, const PlanPart* b) {
    constexpr double kLine_m = 0.2;
    const geo::Point p = a->shape.parts[0][0];
    const geo::Point q = b->shape.parts[0][0];
    const double line_p = std::floor(p.y / kLine_m);
    const double line_q = std::floor(q.y / kLine_m);
    return line_p != line_q ? line_p > line_q : p.x < q.x;
}

}  // namespace

std::uint32_t level_in(PlanParts& plan, std::string_view key, const FloorSign& sign) {
    const auto known = std::ranges::find(plan.levels, key, &PlanLevel::key);
    if (known != plan.levels.end()) return static_cast<std::uint32_t>(known - plan.levels.begin());
    plan.levels.push_back({std::string{key}, sign, std::nullopt, std::string{key}});
    return static_cast<std::uint32_t>(plan.levels.size() - 1);
}

std::optional<std::int64_t> add_rooms_between(PlanParts& plan, const WallOptions& options) {
    std::vector<PlanPart> made;
    // Floors that share all their parts share what their walls enclose.
    std::vector<std::pair<std::vector<bool>, std::size_t>> done;
    for (std::uint32_t level = 0; level < plan.levels.size(); ++level) {
        if (!has_walls(plan, level) || !lacks_rooms(plan, level)) continue;
        std::vector<bool> shown;
        for (const PlanPart& part : plan.parts) shown.push_back(is_on(part, level));
        const auto same = std::ranges::find(done, shown, &decltype(done)::value_type::first);
        if (same != done.end()) {
            for (PlanPart& room : made)
                if (room.levels.front() == same->second) room.levels.push_back(level);
            continue;
        }
        done.emplace_back(std::move(shown), level);
        const auto rooms = rooms_on(plan, level, options);
        if (!rooms) return std::nullopt;
        for (const geo::Shape& room : *rooms)
            made.push_back({.what = PlanWhat::Room,
                            .kind = "room",
                            .shape = room,
                            .levels = {level},
                            .source = "walls"});
    }
    const auto count = static_cast<std::int64_t>(made.size());
    std::ranges::move(made, std::back_inserter(plan.parts));
    return count;
}

void name_rooms(PlanParts& plan, Ledger& ledger) {
    std::vector<std::pair<PlanPart*, std::vector<const PlanPart*>>> named;
    for (const PlanPart& text : plan.parts) {
        if (text.what != PlanWhat::Text || text.shape.parts.empty()) continue;
        PlanPart* const room = room_around_text(plan, text);
        if (room == nullptr) continue;
        auto at = std::ranges::find(named, room, &decltype(named)::value_type::first);
        if (at == named.end()) at = named.insert(named.end(), {room, {}});
        at->second.push_back(&text);
        if (text.row) keep(ledger, *text.row);
    }
    for (auto& [room, texts] : named) {
        std::ranges::sort(texts, reads_before);
        std::string name = room->name;
        for (const PlanPart* text : texts) {
            if (room->kind == "room" && !text->kind.empty()) room->kind = text->kind;
            if (room->name.empty() && name.find(text->name) == std::string::npos)
                name += (name.empty() ? "" : " ") + text->name;
        }
        room->name = plain_name(name);
    }
}

geo::Shape outline_of(const PlanParts& plan) {
    constexpr double kBetween_m = 0.6;  // a wall and a little more
    constexpr double kMostOfIt = 0.75;  // pads and posts are called footprints, too
    std::vector<geo::Shape> outlines;
    std::vector<geo::Shape> rooms;
    geo::Ring points;
    for (const PlanPart& part : plan.parts) {
        const bool area = part.shape.kind == geo::ShapeKind::Area;
        if (part.what == PlanWhat::Outline && area) outlines.push_back(part.shape);
        if (part.what == PlanWhat::Text || part.what == PlanWhat::Outline) continue;
        for (const geo::Ring& ring : part.shape.parts)
            points.insert(points.end(), ring.begin(), ring.end());
        // Walls count as lines: rooms that lie between two of them end at the inner one.
        if (area || part.kind == "wall")
            if (auto grown = geo::buffered(part.shape, kBetween_m)) rooms.push_back(*grown);
    }
    geo::Shape covered;
    if (const auto all = geo::united(rooms))
        covered = geo::buffered(*all, -kBetween_m).value_or(geo::Shape{});
    if (const auto all = geo::united(outlines))
        if (geo::area_m2(*all) > kMostOfIt * geo::area_m2(covered)) return *all;
    if (!covered.parts.empty()) return covered;
    const geo::Ring hull = geo::convex_hull(std::move(points));
    return hull.size() < 3 ? geo::Shape{} : geo::area_of(hull);
}

void move_parts(PlanParts& plan, const geo::Affine& by) {
    for (PlanPart& part : plan.parts)
        for (geo::Ring& ring : part.shape.parts)
            for (geo::Point& p : ring) p = geo::mapped(by, p);
}

}  // namespace ingest
