// Grids over the map: leaves in the colour of their grid or of its workload, borders, and what
// changes hands hatched. Colour is never alone: names and numbers stand in the grids.
#include "derive/communities.h"
#include "ui/over_map.h"
#include "ui/planning_division.h"
#include "ui/planning_division_parts.h"
#include "ui/style.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace ui {

using base::Word;
using model::kNoRow;
using model::Row;
using scene::Colour;

namespace {

constexpr int kDivisionVeil = 170;         // of 255, over what is not of the community
constexpr float kHatch_px = 7;             // design pixels between two lines
constexpr std::size_t kMostHatched = 600;  // beyond that outlines alone
constexpr double kGridNamesUpTo = 6;       // metres a design pixel

/// The leaves and grids of one snapshot over the map of another: the newest.
class GridMap {
  public:
    GridMap(const View& view, const Layout& layout, const model::Snapshot& is)
        : view_{view},
          layout_{layout},
          is_{is},
          same_{is.places == view.snapshot.places},
          seen_{scene::view_box(view.session.camera)},
          r_{static_cast<float>(view.session.ratio)} {}

    void veil() const {
        ImGui::GetBackgroundDrawList()->AddRectFilled(
            {static_cast<float>(layout_.map.x0), static_cast<float>(layout_.map.y0)},
            {static_cast<float>(layout_.map.x1), static_cast<float>(layout_.map.y1)},
            with_alpha(scene::palette_of(view_.session.look).background, kDivisionVeil));
    }

    void leaf(Row row, Colour colour) const {
        const Row now = row_now(row);
        if (now == kNoRow || !in_view(row)) return;
        const Colour edge = scene::mixed(colour, scene::palette_of(view_.session.look).text, 0.35);
        if (is_.places->row[row].shape.kind == geo::ShapeKind::Area) {
            fill_place(view_, layout_, now, u32_from(colour));
            outline_place(view_, layout_, now, {u32_from(edge), 0, r_, 0});
        } else {
            outline_place(view_, layout_, now, {u32_from(colour), 0, 3 * r_, 0});
        }
    }

    /// Hatched, with a strong outline.
    void passing(Row row, bool hatched) const {
        const Row now = row_now(row);
        if (now == kNoRow || !in_view(row)) return;
        const scene::Palette& p = scene::palette_of(view_.session.look);
        if (hatched) hatch(is_.places->row[row].shape);
        outline_place(view_, layout_, now,
                      {u32_from(p.text), with_alpha(p.halo, 200), 2 * r_, 4 * r_});
    }

    void held(Row row) const {
        const Row now = row_now(row);
        if (now == kNoRow || !in_view(row)) return;
        const scene::Palette& p = scene::palette_of(view_.session.look);
        outline_place(view_, layout_, now,
                      {u32_from(p.selection), with_alpha(p.halo, 235), 3 * r_, 7 * r_});
    }

    void alarm(Row row) const {
        const Row now = row_now(row);
        if (now == kNoRow || !in_view(row)) return;
        outline_place(
            view_, layout_, now,
            {alarm_ink(view_.session.look),
             with_alpha(scene::palette_of(view_.session.look).halo, 220), 2.4F * r_, 5 * r_});
    }

    /// Ground in no grid, or in two.
    void ground(const geo::Shape& shape) const {
        if (!geo::box_of(shape).intersects(seen_)) return;
        hatch(shape);
        outline_rings(
            view_, layout_, shape.parts, true,
            {alarm_ink(view_.session.look),
             with_alpha(scene::palette_of(view_.session.look).halo, 220), 2 * r_, 4.5F * r_});
    }

    void border(const geo::Shape& shape) const {
        if (shape.kind != geo::ShapeKind::Area) return;
        const scene::Palette& p = scene::palette_of(view_.session.look);
        outline_rings(view_, layout_, shape.parts, true,
                      {with_alpha(p.text, 190), with_alpha(p.halo, 180), 1.8F * r_, 4.5F * r_});
    }

    void name(const geo::Shape& shape, const std::string& text) const {
        const double scale = view_.session.camera.metres_per_px * view_.session.ratio;
        if (shape.kind != geo::ShapeKind::Area || scale > kGridNamesUpTo) return;
        const ImVec2 at = on_page(view_, layout_, geo::label_point(shape));
        const scene::Palette& p = scene::palette_of(view_.session.look);
        const float wide = ImGui::CalcTextSize(text.c_str()).x;
        // No wider than its grid: they would lie on each other.
        if (wide * view_.session.camera.metres_per_px > geo::box_of(shape).width()) return;
        haloed_text(ImGui::GetBackgroundDrawList(), {std::round(at.x - wide / 2), at.y},
                    u32_from(p.text), with_alpha(p.halo, 230), r_, text.c_str());
    }

  private:
    Row row_now(Row row) const {
        return same_ ? row : model::row_of(*view_.snapshot.places, is_.places->row[row].id);
    }
    bool in_view(Row row) const {
        return !is_.places->box[row].empty() && is_.places->box[row].intersects(seen_);
    }

    /// Lines from lower left to upper right, cut at the rings: where they cross them, in and out
    /// take turns, so that holes stay free.
    void hatch(const geo::Shape& shape) const {
        if (shape.kind != geo::ShapeKind::Area) return;
        std::vector<std::pair<ImVec2, ImVec2>> edges;
        float least = 1e9F, most = -1e9F;
        for (const geo::Ring& ring : shape.parts)
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const ImVec2 a = on_page(view_, layout_, ring[i]);
                const ImVec2 b = on_page(view_, layout_, ring[(i + 1) % ring.size()]);
                edges.emplace_back(a, b);
                least = std::min(least, a.x + a.y);
                most = std::max(most, a.x + a.y);
            }
        const float step = kHatch_px * r_ * 1.414F;
        const ImU32 ink = with_alpha(scene::palette_of(view_.session.look).text, 150);
        std::vector<float> at;  // x where the line crosses the edges
        for (float sum = std::ceil(least / step) * step; sum < most; sum += step) {
            at.clear();
            for (const auto& [a, b] : edges) {
                const float from = a.x + a.y - sum;
                const float to = b.x + b.y - sum;
                if ((from < 0) == (to < 0)) continue;
                at.push_back(a.x + (b.x - a.x) * from / (from - to));
            }
            std::ranges::sort(at);
            for (std::size_t i = 0; i + 1 < at.size(); i += 2)
                ImGui::GetBackgroundDrawList()->AddLine(
                    {at[i], sum - at[i]}, {at[i + 1], sum - at[i + 1]}, ink, 1.2F * r_);
        }
    }

    const View& view_;
    const Layout& layout_;
    const model::Snapshot& is_;
    bool same_;
    geo::Box seen_;
    float r_;
};

/// The leaves of a community in the colour of how much work their grid is, beside the mean.
void map_of_loads(const View& view, const GridMap& map, const PlanAnswer& answer) {
    const model::Snapshot& is = answer.is;
    const DivisionDesk& desk = view.session.planning.division;
    const Row community = model::row_of(*is.places, desk.community);
    if (community == kNoRow || !desk.loads) return;
    const auto load = std::ranges::find(*answer.loads_of_communities, community,
                                        &derive::CommunityLoad::community);
    if (load == answer.loads_of_communities->end()) return;
    map.veil();
    std::vector<bool> shown(is.grids->row.size());
    for (const Row grid : load->grids) shown[grid] = true;
    for (Row row = community + 1; row < is.places->size(); ++row) {
        const Row grid = is.places->grid[row];
        if (!model::is_leaf(is.places->kind[row]) || grid == kNoRow) continue;
        if (!shown[grid]) continue;
        map.leaf(row, work_colour(view.session.look,
                                  derive::work_class((*answer.work)[grid].index, load->mean)));
    }
    for (const Row grid : load->grids) map.border(is.grids->row[grid].shape);
    for (const Row grid : load->grids)
        map.name(is.grids->row[grid].shape,
                 fmt::format("{} {:.0f}", grid_title(is, grid), (*answer.work)[grid].index));
}

void map_of_ground(const View& view, const GridMap& map, const PlanAnswer& answer) {
    const derive::GroundCover* const ground =
        ground_told(answer, view.session.planning.division.community);
    if (ground == nullptr) return;
    for (const derive::GroundGap& gap : ground->gaps) map.ground(gap.shape);
    for (const derive::GroundOverlap& overlap : ground->overlaps) map.ground(overlap.shape);
}

/// What the open list is about.
void map_of_list(const View& view, const GridMap& map, const PlanAnswer& answer,
                 const std::vector<DutyLine>& lines) {
    if (!view.session.planning.division.listed) return;
    constexpr std::size_t kMostAlarms = 1'000;
    for (std::size_t i = 0; i < std::min(lines.size(), kMostAlarms); ++i) {
        const Row row = model::row_of(*answer.is.places, lines[i].place);
        if (row != kNoRow && model::is_leaf(answer.is.places->kind[row])) map.alarm(row);
        const Row grid = model::row_of(*answer.is.grids, lines[i].grid);
        if (grid != kNoRow) map.border(answer.is.grids->row[grid].shape);
    }
}

void map_of_division(const View& view, const GridMap& map, const DivisionPicture& picture) {
    const bool before = view.session.planning.division.before;
    const derive::Division& division = before ? picture.was : picture.will;
    const std::vector<derive::GridChange>& grids = picture.change.grids;
    const auto index_of = [&](Row grid) {
        return static_cast<std::size_t>(std::ranges::find(grids, grid, &derive::GridChange::grid) -
                                        grids.begin());
    };
    map.veil();
    const Colour none = scene::palette_of(view.session.look).background;
    for (const Row leaf : picture.leaves) {
        const std::size_t at = index_of(division.grid[leaf]);
        map.leaf(leaf, at < grids.size() ? grid_colour(view.session.look, at) : none);
    }
    std::size_t passes = 0;
    for (const derive::Passing& passing : picture.change.passings)
        for (const Row leaf : passing.leaves) map.passing(leaf, ++passes <= kMostHatched);
    std::vector<const geo::Shape*> shapes;
    for (const derive::GridChange& grid : grids) {
        const auto redrawn =
            std::ranges::find(picture.outlines, grid.grid, &derive::GridOutline::grid);
        const bool after = !before && redrawn != picture.outlines.end();
        shapes.push_back(after ? &redrawn->shape : &picture.is.grids->row[grid.grid].shape);
        map.border(*shapes.back());
    }
    for (std::size_t i = 0; i < grids.size(); ++i) {
        const derive::GridWork& work = before ? grids[i].was : grids[i].will;
        map.name(*shapes[i],
                 fmt::format("{} {:.0f}", grid_title(picture.is, grids[i].grid), work.index));
    }
}

/// A click on a leaf says which grid the others go to.
void pick_target(DivisionPanel& panel, const View& view, const Layout& layout,
                 const DivisionPicture& picture, Intents& out) {
    if (!panel.picks) return;
    draw_hint(view, layout, view.say(Word::DividePicking));
    const model::PlaceId selected = view.session.selected;
    if (selected == panel.picked_from) return;
    panel.picked_from = selected;
    const Row leaf = model::row_of(*picture.is.places, selected);
    const Row grid = leaf == kNoRow ? kNoRow : picture.will.grid[leaf];
    if (grid == kNoRow) return;
    out.push_back(MoveLeaves{panel.hand, picture.is.grids->row[grid].id});
    out.push_back(Select{});
    panel.picks = false;
    panel.hand.clear();
}

}  // namespace

void draw_division_map(DivisionPanel& panel, const View& view, const Layout& layout, Intents& out) {
    const PlanningDesk& desk = view.session.planning;
    ImGui::GetBackgroundDrawList()->PushClipRect(
        {static_cast<float>(layout.map.x0), static_cast<float>(layout.map.y0)},
        {static_cast<float>(layout.map.x1), static_cast<float>(layout.map.y1)});
    const PlanAnswer* answer = desk.answer.get();
    if (desk.tab == PlanTab::Duty && answer != nullptr && answer->work && answer->duty &&
        answer->loads_of_communities) {
        const GridMap map{view, layout, answer->is};
        map_of_loads(view, map, *answer);
        map_of_ground(view, map, *answer);
        map_of_list(view, map, *answer, panel.lines);
    }
    const DivisionPicture* picture = desk.division.picture.get();
    if (desk.tab == PlanTab::Division && picture != nullptr) {
        const GridMap map{view, layout, picture->is};
        map_of_division(view, map, *picture);
        for (const model::PlaceId id : panel.picks ? panel.hand : std::vector<model::PlaceId>{})
            if (const Row row = model::row_of(*picture->is.places, id); row != kNoRow)
                map.held(row);
        pick_target(panel, view, layout, *picture, out);
    }
    ImGui::GetBackgroundDrawList()->PopClipRect();
}

}  // namespace ui
