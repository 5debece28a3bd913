// What the planner sees over the map: bands, gaps, who offers the service, proposed sites, the way
// of the selected block, and ways of the network that are pointed at or drawn.
#include "derive/walk_edit.h"
#include "ui/cover_parts.h"
#include "ui/over_map.h"
#include "ui/planning_cover.h"
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
constexpr float kSupplierMark = 4.5F;
constexpr float kSiteMark = 13;

bool in_sight_of(const View& view, const geo::Box& box) {
    return box.intersects(scene::view_box(view.session.camera));
}
bool in_sight_of(const View& view, geo::Point point) {
    return scene::view_box(view.session.camera).contains(point);
}

void draw_bands(const View& view, const Layout& layout, const PlanAnswer& answer) {
    if (!view.session.planning.bands || !answer.bands) return;
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    for (std::size_t i = 0; i < answer.bands->size(); ++i) {
        const derive::WalkBand& band = (*answer.bands)[i];
        const bool asked = band.minutes == answer.ask.minutes;
        const scene::Colour colour = scene::mixed(
            scene::block_fill(view.session.look, derive::Theme::Minutes, i), p.text, 0.35);
        outline_rings(view, layout, band.area.parts, true,
                      {with_alpha(colour, asked ? 255 : 190), with_alpha(p.halo, 150),
                       (asked ? 2.2F : 1.2F) * r, (asked ? 4.4F : 2.8F) * r});
    }
}

void draw_gaps(const View& view, const Layout& layout, const PlanAnswer& answer) {
    if (!answer.gap_outlines || view.session.theme != derive::Theme::Minutes) return;
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    for (std::size_t i = 0; i < answer.gap_outlines->size(); ++i) {
        const geo::Shape& area = (*answer.gap_outlines)[i];
        if (!in_sight_of(view, geo::box_of(area))) continue;
        outline_rings(view, layout, area.parts, true,
                      {with_alpha(p.mark[3], 220), with_alpha(p.halo, 160), 1.4F * r, 3.4F * r});
        const derive::CoverGap& gap = (*answer.gaps)[i];
        const std::string number = std::to_string(i + 1);
        const ImVec2 at = on_page(view, layout, gap.at);
        if (i < kNumberedGaps)
            haloed_text(paint, {at.x - ImGui::CalcTextSize(number.c_str()).x / 2, at.y},
                        u32_from(p.text), u32_from(p.halo), r, number.c_str());
    }
}

/// A dot with a ring; hollow where nobody knows whether it is open. Small where they are many:
/// the colours of the blocks below are what tells.
void supplier_dot(const View& view, ImVec2 at, bool known, bool many) {
    const float r = static_cast<float>(view.session.ratio) * (many ? 0.5F : 1);
    const scene::Palette& p = scene::palette_of(view.session.look);
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    paint->AddCircleFilled(at, (kSupplierMark + 1.5F) * r, u32_from(p.halo));
    if (known)
        paint->AddCircleFilled(at, kSupplierMark * r, u32_from(p.selection));
    else
        paint->AddCircle(at, (kSupplierMark - 0.8F) * r, u32_from(p.selection), 0, 1.8F * r);
}

void draw_suppliers(const View& view, const Layout& layout, const PlanAnswer& answer) {
    std::vector<const derive::Supplier*> seen;
    for (const derive::Supplier& supplier : answer.reach->suppliers)
        if (supplier.is != derive::Supplier::Is::Spot && in_sight_of(view, supplier.at) &&
            seen.size() < kMostMarks)
            seen.push_back(&supplier);
    const bool many = seen.size() > kManyMarks;
    for (const derive::Supplier* supplier : seen)
        supplier_dot(view, on_page(view, layout, supplier->at), supplier->open == route::Open::Yes,
                     many);
}

void site_mark(const View& view, ImVec2 at, const std::string& text, scene::Colour colour) {
    const float r = static_cast<float>(view.session.ratio);
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    paint->AddCircleFilled(at, (kSiteMark + 2) * r,
                           u32_from(scene::palette_of(view.session.look).halo));
    paint->AddCircleFilled(at, kSiteMark * r, u32_from(colour));
    const ImVec2 size = ImGui::CalcTextSize(text.c_str());
    paint->AddText({at.x - size.x / 2, at.y - size.y / 2}, IM_COL32_WHITE, text.c_str());
}

void draw_sites(const View& view, const Layout& layout, const PlanAnswer& answer) {
    const scene::Palette& p = scene::palette_of(view.session.look);
    const bool siting =
        view.session.planning.tab == PlanTab::Siting || view.session.planning.ask.with_sites;
    if (siting && answer.sites)
        for (std::size_t i = answer.sites->sites.size(); i-- > 0;)
            site_mark(view, on_page(view, layout, answer.sites->sites[i].candidate.at),
                      std::to_string(i + 1), p.selection);
    const std::vector<geo::Point>& spots = view.session.planning.ask.spots;
    for (std::size_t i = 0; i < spots.size(); ++i)
        site_mark(view, on_page(view, layout, spots[i]), "+", p.mark[1]);
}

/// The way of the selected block to the nearest.
void draw_way(const CoverSpot& spot, const View& view, const Layout& layout) {
    if (spot.way.size() < 2) return;
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    outline_rings(view, layout, {spot.way}, false,
                  {u32_from(p.selection), with_alpha(p.halo, 235), 3 * r, 6.5F * r});
    supplier_dot(view, on_page(view, layout, spot.way.back()), true, false);
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

}  // namespace

void draw_cover_map(CoverPanel& panel, const View& view, const Layout& layout, Intents& /*out*/) {
    const auto& answer = view.session.planning.answer;
    if (!answer || !answer->reach || !answer->walk) return plan_hint(view, layout);
    ImGui::GetBackgroundDrawList()->PushClipRect(
        {static_cast<float>(layout.map.x0), static_cast<float>(layout.map.y0)},
        {static_cast<float>(layout.map.x1), static_cast<float>(layout.map.y1)});
    draw_bands(view, layout, *answer);
    draw_gaps(view, layout, *answer);
    draw_network(view, layout, *answer->walk);
    draw_suppliers(view, layout, *answer);
    draw_listed(panel.list, view, layout);
    draw_way(panel.spot, view, layout);
    draw_sites(view, layout, *answer);
    draw_edited_way(view, layout);
    ImGui::GetBackgroundDrawList()->PopClipRect();
    plan_hint(view, layout);
}

}  // namespace ui
