#include "ingest/floor_draft.h"

#include "geo/overlay.h"
#include "ingest/repair.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace ingest {

namespace {

using base::Fault;
using base::Word;

constexpr std::size_t kMostPlanRows = 500'000;
constexpr double kBesideFootprint_m = 1;  // outlines on a map are rougher than plans

/// An id out of some system is no sign on a lift.
bool is_like_id(const std::string& name) {
    constexpr std::size_t kFewestOfCode = 20;
    return name.size() >= kFewestOfCode && name.find(' ') == std::string::npos &&
           std::ranges::any_of(name, [](char c) { return c >= '0' && c <= '9'; });
}

/// Whether the ground has a sign of its own, so that the floor above it is 1.
bool has_ground_sign(const PlanParts& plan) {
    return std::ranges::any_of(plan.levels, [](const PlanLevel& level) {
        return level.sign.place == FloorSign::Place::Number && level.sign.height == 0 &&
               !level.sign.name.empty();
    });
}

std::string name_of_level(const PlanLevel& level, int ordinal, bool above_ground_sign) {
    const std::string& name = level.sign.name;
    if (!name.empty() && !is_like_id(name)) return name;
    return above_ground_sign && ordinal > 0 ? std::to_string(ordinal) : usual_floor_name(ordinal);
}

/// The levels that are used, each ordinal once, from the lowest up.
std::map<int, const PlanLevel*> levels_by_ordinal(const PlanParts& plan,
                                                  const std::vector<int>& ordinals,
                                                  const std::set<int>* only) {
    std::map<int, const PlanLevel*> out;
    for (std::size_t i = 0; i < plan.levels.size(); ++i) {
        if (only != nullptr && !only->contains(ordinals[i])) continue;
        const auto [at, added] = out.emplace(ordinals[i], &plan.levels[i]);
        // Of two that are the same floor, the one with a name says what it is called.
        if (!added && at->second->sign.name.empty()) at->second = &plan.levels[i];
    }
    return out;
}

/// The ordinals a part lies on, ascending, each once; nothing where it does not tell.
std::vector<int> ordinals_of_part(const PlanPart& part, const std::vector<int>& ordinals) {
    std::vector<int> out;
    for (const std::uint32_t level : part.levels) out.push_back(ordinals[level]);
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

/// The ground of a building, with a little around it.
class OwnGround {
  public:
    explicit OwnGround(const geo::Shape& footprint) : bounded_{!footprint.parts.empty()} {
        if (!bounded_) return;
        ground_ = geo::buffered(footprint, kBesideFootprint_m).value_or(footprint);
        box_ = geo::box_of(ground_);
    }

    bool holds(const geo::Shape& shape) const {
        if (!bounded_) return true;
        if (!geo::box_of(shape).intersects(box_)) return false;
        if (shape.kind == geo::ShapeKind::Area) return holds_area(shape);
        std::size_t inside = 0;
        std::size_t all = 0;
        for (const geo::Ring& line : shape.parts)
            for (const geo::Point p : line) {
                ++all;
                if (box_.contains(p) && geo::contains(ground_, p)) ++inside;
            }
        return inside * 2 > all || (inside > 0 && inside * 2 == all);
    }

  private:
    bool holds_area(const geo::Shape& area) const {
        const geo::Point inside = geo::label_point(area);
        if (box_.contains(inside) && geo::contains(ground_, inside)) return true;
        const auto shared = geo::intersection(area, ground_);
        return shared && geo::area_m2(*shared) * 2 > geo::area_m2(area);
    }

    bool bounded_;
    geo::Shape ground_;
    geo::Box box_;
};

geo::Shape as_lines(const geo::Shape& shape) {
    if (shape.kind != geo::ShapeKind::Area) return shape;
    geo::Shape lines{.kind = geo::ShapeKind::Line, .parts = shape.parts, .first_ring = {}};
    for (geo::Ring& ring : lines.parts)
        if (!ring.empty()) ring.push_back(ring.front());
    return lines;
}

/// Rooms by level, the largest first, so that what lies in another is drawn upon it.
bool comes_before(const model::RoomRow& a, const model::RoomRow& b) {
    const double area_a = geo::area_m2(a.shape);
    const double area_b = geo::area_m2(b.shape);
    return std::tie(a.level, area_b, a.source) < std::tie(b.level, area_a, b.source);
}

/// A part that has found its building, and its floors.
struct Placed {
    const PlanPart* part;
    std::vector<int> ordinals;
};

void add_rows(const Placed& placed, const std::map<int, model::LevelId>& ids,
              model::FloorPlan& plan) {
    for (const int ordinal : placed.ordinals) {
        const PlanPart& part = *placed.part;
        const model::LevelId level = ids.at(ordinal);
        if (part.what == PlanWhat::Room)
            plan.rooms.push_back({.level = level,
                                  .kind = part.kind,
                                  .name = part.name,
                                  .shape = part.shape,
                                  .source = part.source});
        if (part.what == PlanWhat::Opening)
            plan.openings.push_back({.level = level,
                                     .kind = part.kind,
                                     .shape = as_lines(part.shape),
                                     .source = part.source});
    }
}

}  // namespace

void mend_parts(PlanParts& plan, Ledger& ledger) {
    constexpr double kLeast_m2 = 0.05;
    std::erase_if(plan.parts, [&](PlanPart& part) {
        if (part.shape.kind == geo::ShapeKind::None) return true;
        if (part.shape.kind != geo::ShapeKind::Area) return false;
        bool invalid = false;
        part.shape = sound_area(part.shape, invalid);
        const bool gone = part.shape.parts.empty();
        const bool small =
            !gone && part.what == PlanWhat::Room && geo::area_m2(part.shape) < kLeast_m2;
        if (part.row && (gone || small))
            note_loss(ledger, *part.row, gone ? "no-area-left" : "too-small");
        if (part.row && invalid && !gone) note_repair(ledger, *part.row, "invalid");
        return gone || small;
    });
}

base::Result<bool> choose_levels(PlanParts& plan, const std::string& file,
                                 const std::string& said) {
    const std::vector<FloorSign> wanted = floors_from(said);
    if (wanted.empty()) return base::fail(Fault::Unsupported, Word::LevelBadSign, {said});
    std::set<std::set<std::uint32_t>> sorts;
    for (const PlanPart& part : plan.parts)
        if (!part.levels.empty()) sorts.emplace(part.levels.begin(), part.levels.end());
    const bool all_alike = sorts.size() < 2;
    if (plan.levels.size() < 2 || all_alike) {
        plan.levels.clear();
        std::vector<std::uint32_t> all;
        for (const FloorSign& sign : wanted)
            all.push_back(level_in(plan, sign.name + "/" + std::to_string(sign.height), sign));
        for (PlanPart& part : plan.parts) part.levels = all;
        return true;
    }
    const std::vector<int> ordinals = level_ordinals(plan);
    // Floors are asked for as the plan counts them: with a G among them, 1 is above the ground.
    std::vector<FloorSign> together;
    for (const PlanLevel& level : plan.levels) together.push_back(level.sign);
    together.insert(together.end(), wanted.begin(), wanted.end());
    const std::vector<int> all = ordinals_of(together);
    const std::set<int> chosen(all.begin() + static_cast<std::ptrdiff_t>(plan.levels.size()),
                               all.end());
    std::string names;
    bool found = false;
    for (const auto& [ordinal, level] : levels_by_ordinal(plan, ordinals, nullptr)) {
        names +=
            (names.empty() ? "" : ", ") + name_of_level(*level, ordinal, has_ground_sign(plan));
        found = found || chosen.contains(ordinal);
    }
    if (!found) return base::fail(Fault::NotFound, Word::LayerMissing, {file, said, names});
    std::erase_if(plan.parts, [&](PlanPart& part) {
        const bool told = !part.levels.empty();
        std::erase_if(part.levels,
                      [&](std::uint32_t level) { return !chosen.contains(ordinals[level]); });
        return told && part.levels.empty();
    });
    return true;
}

std::vector<int> level_ordinals(const PlanParts& plan) {
    std::vector<FloorSign> signs;
    for (const PlanLevel& level : plan.levels)
        if (!level.ordinal) signs.push_back(level.sign);
    const std::vector<int> found = ordinals_of(signs);
    std::vector<int> out;
    std::size_t next = 0;
    for (const PlanLevel& level : plan.levels)
        out.push_back(level.ordinal ? *level.ordinal : found[next++]);
    return out;
}

std::vector<model::LevelRow> level_rows(const PlanParts& plan, const std::vector<int>& ordinals) {
    std::vector<model::LevelRow> rows;
    for (const auto& [ordinal, level] : levels_by_ordinal(plan, ordinals, nullptr))
        rows.push_back({.id = static_cast<model::LevelId>(rows.size() + 1),
                        .ordinal = ordinal,
                        .name = name_of_level(*level, ordinal, has_ground_sign(plan)),
                        .source = level->source});
    return rows;
}

base::Result<DraftRows> rows_of_plan(const PlanParts& plan, const std::vector<int>& ordinals,
                                     const std::string& file, const geo::Shape& footprint,
                                     Ledger& ledger) {
    DraftRows out;
    const OwnGround ground{footprint};
    std::vector<Placed> placed;
    std::set<int> used;
    std::size_t rows = 0;
    for (const PlanPart& part : plan.parts) {
        if (part.what != PlanWhat::Room && part.what != PlanWhat::Opening) {
            if (part.row && part.what == PlanWhat::Outline) keep(ledger, *part.row);
            continue;
        }
        if (part.levels.empty()) {
            if (part.row) note_loss(ledger, *part.row, "no-level");
            continue;
        }
        if (!ground.holds(part.shape)) {
            if (part.row) note_loss(ledger, *part.row, "outside-building");
            if (part.what != PlanWhat::Room) continue;
            ++out.rooms_outside;
            out.outside.add(geo::box_of(part.shape));
            continue;
        }
        if (part.row) keep(ledger, *part.row);
        placed.push_back({&part, ordinals_of_part(part, ordinals)});
        used.insert(placed.back().ordinals.begin(), placed.back().ordinals.end());
        rows += placed.back().ordinals.size();
    }
    if (rows > kMostPlanRows) return base::fail(Fault::Unsupported, Word::LevelTooThick, {file});
    std::map<int, model::LevelId> ids;
    for (const auto& [ordinal, level] : levels_by_ordinal(plan, ordinals, &used)) {
        const auto id = static_cast<model::LevelId>(ids.size() + 1);
        ids.emplace(ordinal, id);
        out.plan.levels.push_back({.id = id,
                                   .ordinal = ordinal,
                                   .name = name_of_level(*level, ordinal, has_ground_sign(plan)),
                                   .source = level->source});
    }
    for (const Placed& one : placed) add_rows(one, ids, out.plan);
    std::ranges::stable_sort(out.plan.rooms, comes_before);
    std::ranges::stable_sort(out.plan.openings, {}, &model::OpeningRow::level);
    std::int64_t number = 0;
    for (model::RoomRow& room : out.plan.rooms) room.id = static_cast<model::RoomId>(++number);
    number = 0;
    for (model::OpeningRow& opening : out.plan.openings)
        opening.id = static_cast<model::OpeningId>(++number);
    return out;
}

}  // namespace ingest
