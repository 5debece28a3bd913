// What the planner sees over the map: bands, gaps, who offers the service, proposed sites, the way
// of the selected block, and ways of the network that are pointed at or drawn.
#include "derive/walk_edit.h"
#include "ui/cover_parts.h"
#include "ui/over_map.h"
#include "ui/planning_cover.h"
#include "ui/planning_cover_compare.h"
#include "ui/planning_cover_marks.h"
#include "ui/style.h"

#include <algorithm>
#include <array>

namespace ui {

using base::Word;
using model::Row;

namespace {

constexpr std::size_t kManyMarks = 60;
constexpr std::size_t kMostMarks = 3'000;
constexpr std::size_t kMostListed = 400;   // of a list that is open, outlined
constexpr double kNetworkUpTo = 1.2;       // metres a design pixel: nearer, ways are drawn
constexpr std::size_t kNumberedGaps = 12;  // as many as the panel lists
constexpr float kDiscsApart = 32;
constexpr float kManyDots = 0.5F;  // as large as one dot among few

bool in_sight_of(const View& view, const geo::Box& box) {
    return box.intersects(scene::view_box(view.session.camera));
}
bool in_sight_of(const View& view, geo::Point point) {
    return scene::view_box(view.session.camera).contains(point);
}

/// Of the newest answer those that are asked for, which may be one ahead of it.
const std::vector<geo::Point>& spots_of(const View& view, const CoverSide& side) {
    static const std::vector<geo::Point> kNone;
    if (!side.supposes) return kNone;
    const PlanningDesk& desk = view.session.planning;
    return side.answer == desk.answer ? desk.ask.spots : side.answer->ask.spots;
}

void draw_bands(const View& view, const Layout& layout, const CoverSide& side) {
    const auto& bands = side.areas().bands;
    if (!view.session.planning.bands || !bands) return;
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    for (std::size_t i = 0; i < bands->size(); ++i) {
        const derive::WalkBand& band = (*bands)[i];
        const bool asked = band.minutes == side.answer->ask.minutes;
        const scene::Colour colour = band_colour(view, i);
        outline_rings(view, layout, band.area.parts, true,
                      {with_alpha(colour, asked ? 255 : 190), with_alpha(p.halo, 150),
                       (asked ? 2.2F : 1.2F) * r, (asked ? 4.4F : 2.8F) * r});
    }
}

bool tells_gaps(const View& view, const CoverSide& side) {
    return side.areas().outlines && side.areas().gaps &&
           view.session.theme == derive::Theme::Minutes;
}

/// Points on the page of what must stay free of numbers of gaps.
std::vector<ImVec2> discs_of_sites(const View& view, const Layout& layout, const CoverSide& side) {
    std::vector<ImVec2> taken;
    if (shows_sites(view) && side.supposes && side.answer->sites)
        for (const derive::Site& site : side.answer->sites->sites)
            taken.push_back(on_page(view, layout, site.candidate.at));
    for (const geo::Point spot : spots_of(view, side)) taken.push_back(on_page(view, layout, spot));
    return taken;
}

/// The number of a gap on the page: where it would stand, and where there is room for it.
struct GapDisc {
    std::size_t gap = 0;
    ImVec2 wanted, at;
};

/// Of the gaps in sight that the panel lists, the largest first.
std::vector<GapDisc> gap_discs(const View& view, const Layout& layout, const CoverSide& side) {
    const std::vector<geo::Shape>& outlines = *side.areas().outlines;
    std::vector<std::size_t> numbered;
    std::vector<ImVec2> wanted;
    for (std::size_t i = 0; i < std::min(outlines.size(), kNumberedGaps); ++i) {
        if (!in_sight_of(view, geo::box_of(outlines[i]))) continue;
        numbered.push_back(i);
        wanted.push_back(on_page(view, layout, (*side.areas().gaps)[i].at));
    }
    const auto placed = discs_apart(wanted, discs_of_sites(view, layout, side),
                                    kDiscsApart * static_cast<float>(view.session.ratio));
    std::vector<GapDisc> discs;
    for (std::size_t n = 0; n < placed.size(); ++n)
        if (placed[n]) discs.push_back({numbered[n], wanted[n], *placed[n]});
    return discs;
}

/// The outlines of all gaps in sight and their numbers; one that stands beside its gap has a line
/// to it.
void draw_gaps(const View& view, const Layout& layout, const CoverSide& side) {
    if (!tells_gaps(view, side)) return;
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    for (const geo::Shape& area : *side.areas().outlines)
        if (in_sight_of(view, geo::box_of(area)))
            outline_rings(
                view, layout, area.parts, true,
                {with_alpha(p.mark[3], 220), with_alpha(p.halo, 160), 1.4F * r, 3.4F * r});
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    for (const GapDisc& disc : gap_discs(view, layout, side)) {
        paint->AddLine(disc.wanted, disc.at, u32_from(p.text), 1.5F * r);
        gap_mark(view, paint, disc.at, disc.gap + 1);
    }
}

void draw_suppliers(const View& view, const Layout& layout, const derive::WalkReach& reach) {
    std::vector<const derive::Supplier*> seen;
    for (const derive::Supplier& supplier : reach.suppliers)
        if (supplier.is != derive::Supplier::Is::Spot && in_sight_of(view, supplier.at) &&
            seen.size() < kMostMarks)
            seen.push_back(&supplier);
    // Small where they are many: the colours of the blocks below are what tells.
    const float size = seen.size() > kManyMarks ? kManyDots : 1;
    for (const derive::Supplier* supplier : seen)
        supplier_dot(view, ImGui::GetBackgroundDrawList(), on_page(view, layout, supplier->at),
                     supplier->open == route::Open::Yes, size);
}

void draw_sites(const View& view, const Layout& layout, const CoverSide& side) {
    const scene::Palette& p = scene::palette_of(view.session.look);
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    if (shows_sites(view) && side.supposes && side.answer->sites)
        for (std::size_t i = side.answer->sites->sites.size(); i-- > 0;)
            site_mark(view, paint, on_page(view, layout, side.answer->sites->sites[i].candidate.at),
                      std::to_string(i + 1), p.selection);
    for (const geo::Point spot : spots_of(view, side))
        site_mark(view, paint, on_page(view, layout, spot), "+", p.mark[1]);
}

/// The way of the selected block to the nearest.
void draw_way(const CoverSpot& spot, const View& view, const Layout& layout) {
    if (spot.way.size() < 2) return;
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    outline_rings(view, layout, {spot.way}, false,
                  {u32_from(p.selection), with_alpha(p.halo, 235), 3 * r, 6.5F * r});
    supplier_dot(view, ImGui::GetBackgroundDrawList(), on_page(view, layout, spot.way.back()), true,
                 1);
}

/// The ways themselves, while one is pointed at or drawn: dotted where closed.
void draw_network(const View& view, const Layout& layout, const derive::WalkNet& walk) {
    const PlanningDesk& desk = view.session.planning;
    const bool points = desk.tool == PlanTool::Way || desk.tool == PlanTool::Draw;
    if (!points || view.session.camera.metres_per_px * view.session.ratio > kNetworkUpTo) return;
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    const route::Network& net = *walk.net;
    std::vector<route::Edge> seen;
    for (const std::uint32_t s : net.segments.touching(scene::view_box(view.session.camera)))
        seen.push_back(net.segment_edge[s]);
    std::ranges::sort(seen);
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    for (const route::Edge edge : seen) {
        const bool closed = net.is(edge, route::Network::kClosed);
        const bool gate = net.kind[edge] == route::WayKind::Gate;
        const auto points_of = net.line(edge);
        outline_rings(view, layout, {geo::Ring{points_of.begin(), points_of.end()}}, false,
                      {closed ? u32_from(p.mark[4])
                       : gate ? u32_from(p.selection)
                              : with_alpha(p.text, 170),
                       with_alpha(p.halo, 150), (gate ? 3.5F : 1.5F) * r, (gate ? 6 : 3.2F) * r});
    }
}

void draw_edited_way(const View& view, const Layout& layout) {
    const PlanningDesk& desk = view.session.planning;
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    const Stroke chosen{u32_from(p.selection), with_alpha(p.halo, 235), 3.5F * r, 7.5F * r};
    if (const auto* edge = derive::walk_edge(view.snapshot, desk.way.edge))
        outline_rings(view, layout, edge->shape.parts, false, chosen);
    if (desk.way.drawn.empty()) return;
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    outline_rings(view, layout, {desk.way.drawn}, false, chosen);
    for (const geo::Point corner : desk.way.drawn) {
        const ImVec2 at = on_page(view, layout, corner);
        paint->AddCircleFilled(at, 5.5F * r, u32_from(p.halo));
        paint->AddCircleFilled(at, 4 * r, u32_from(p.selection));
    }
    const ImVec2 last = on_page(view, layout, desk.way.drawn.back());
    if (!ImGui::GetIO().WantCaptureMouse)
        paint->AddLine(last, ImGui::GetIO().MousePos, with_alpha(p.selection, 150), 2 * r);
}

void draw_listed(const CoverList& list, const View& view, const Layout& layout) {
    if (list.title.empty() || list.lines.size() > kMostListed) return;
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    const model::Places& places = *view.snapshot.places;
    for (const CoverList::Line& line : list.lines) {
        const Row row = model::row_of(places, line.place);
        if (row == model::kNoRow || !in_sight_of(view, places.box[row])) continue;
        outline_place(view, layout, row,
                      {u32_from(p.selection), with_alpha(p.halo, 180), 1.4F * r, 3.2F * r});
    }
}

void plan_hint(const View& view, const Layout& layout) {
    constexpr std::array<Word, 4> kHints{Word::SitingSpotHint, Word::SitingSpotHint,
                                         Word::WayPointHint, Word::WayDrawHint};
    const PlanTool tool = view.session.planning.tool;
    if (tool == PlanTool::None) return;
    draw_hint(view, layout, view.say(kHints.at(static_cast<std::size_t>(tool))));
}

/// What one of two maps, or the only one, says over its blocks, from `x0` to `x1` of the page.
void draw_map_side(const View& view, const Layout& layout, const CoverSide& side, float x0,
                   float x1) {
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    paint->PushClipRect({x0, static_cast<float>(layout.map.y0)},
                        {x1, static_cast<float>(layout.map.y1)}, true);
    draw_bands(view, layout, side);
    draw_gaps(view, layout, side);
    draw_suppliers(view, layout, *side.reach);
    draw_sites(view, layout, side);
    paint->PopClipRect();
}

}  // namespace

std::vector<geo::Box> cover_signs(const View& view, const Layout& layout) {
    const PlanTab tab = view.session.planning.tab;
    const bool here = view.session.workspace == Workspace::Plan &&
                      (tab == PlanTab::Cover || tab == PlanTab::Siting);
    const auto right = right_side(view);
    if (!here || !right) return {};
    const auto left = left_side(view);
    const double split = left ? static_cast<double>(split_x(view, layout)) - layout.map.x0 : 0;
    std::vector<geo::Box> boxes;
    // Each map is cut off at the line between them, and so are its discs.
    const auto add = [&](const CoverSide& side, double from, double to) {
        std::vector<ImVec2> discs = discs_of_sites(view, layout, side);
        if (tells_gaps(view, side))
            for (const GapDisc& disc : gap_discs(view, layout, side)) discs.push_back(disc.at);
        for (const ImVec2 at : discs) {
            const double x = static_cast<double>(at.x) - layout.map.x0;
            const double y = static_cast<double>(at.y) - layout.map.y0;
            const geo::Box box = geo::Box{x, y, x, y}.grown((kSiteMark + 2) * view.session.ratio);
            if (box.x1 > from && box.x0 < to) boxes.push_back(box);
        }
    };
    if (left) add(*left, 0, split);
    add(*right, split, layout.map.width());
    return boxes;
}

void draw_cover_map(CoverPanel& panel, const View& view, const Layout& layout, Intents& out) {
    const auto side = right_side(view);
    if (!side) return plan_hint(view, layout);
    const float x0 = static_cast<float>(layout.map.x0), x1 = static_cast<float>(layout.map.x1);
    const auto left = left_side(view);
    const float split = left ? split_x(view, layout) : x0;
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    paint->PushClipRect({x0, static_cast<float>(layout.map.y0)},
                        {x1, static_cast<float>(layout.map.y1)});
    if (left) draw_map_side(view, layout, *left, x0, split);
    draw_map_side(view, layout, *side, split, x1);
    draw_network(view, layout, *side->answer->walk);
    draw_listed(panel.list, view, layout);
    draw_way(panel.spot, view, layout);
    draw_edited_way(view, layout);
    paint->PopClipRect();
    if (left) draw_compare_split(view, layout, out);
    plan_hint(view, layout);
}

}  // namespace ui
