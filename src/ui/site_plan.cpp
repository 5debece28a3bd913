// The drawing under or over the blocks of a courtyard's plan, and the points by which it is placed.
#include "ui/site_plan.h"

#include "geo/triangulate.h"
#include "ui/over_map.h"
#include "ui/style.h"
#include "ui/theme_words.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include <imgui.h>

namespace ui {

using geo::Point;
using model::Row;

namespace {

constexpr std::size_t kMostPoints = 150'000;  // of lines, in one picture
constexpr float kHandle = 11;                 // radius, design pixels

Point on_ground(const View& view, const Layout& layout, ImVec2 page) {
    return scene::world_from_screen(
        view.session.camera,
        {static_cast<double>(page.x) - layout.map.x0, static_cast<double>(page.y) - layout.map.y0});
}

/// Where it lies now: while it is being placed, where the points would have it.
geo::Affine placement_of(const View& view, const model::SitePlanRow& plan) {
    if (view.session.site.aligning) return view.session.site.placement;
    return geo::affine_from(plan.placement).value_or(geo::Affine{});
}

/// What a drawing is painted on: the map, or the page of a floor.
struct DrawingPage {
    ImDrawList* paint;
    std::function<ImVec2(Point ground)> at;
    geo::Box seen;  // of the ground
    float r;
};

void draw_picture(const DrawingPage& page, const SitePicture& picture, const geo::Affine& placement,
                  ImU32 tint) {
    const auto corner = [&](double u, double v) { return page.at(geo::mapped(placement, {u, v})); };
    const geo::Box& box = picture.box;
    page.paint->AddImageQuad(static_cast<ImTextureID>(picture.texture), corner(box.x0, box.y0),
                             corner(box.x1, box.y0), corner(box.x1, box.y1), corner(box.x0, box.y1),
                             {0, 0}, {1, 0}, {1, 1}, {0, 1}, tint);
}

/// Lines in sight; of points closer than most eyes can tell, the first.
void draw_lines(const DrawingPage& page, const SitePicture& picture, const geo::Affine& placement,
                ImU32 ink) {
    const auto back = geo::inverse(placement);
    if (!back) return;
    const geo::Box& seen = page.seen;
    geo::Box wanted;  // of the drawing
    for (const Point corner :
         {Point{seen.x0, seen.y0}, {seen.x1, seen.y0}, {seen.x1, seen.y1}, {seen.x0, seen.y1}})
        wanted.add(geo::mapped(*back, corner));
    const float apart = 0.7F * page.r;
    std::vector<ImVec2> points;
    std::size_t drawn = 0;
    for (std::size_t i = 0; i < picture.lines.size() && drawn < kMostPoints; ++i) {
        if (!picture.boxes[i].intersects(wanted)) continue;
        points.clear();
        const geo::Ring& line = picture.lines[i];
        for (std::size_t k = 0; k < line.size(); ++k) {
            const ImVec2 at = page.at(geo::mapped(placement, line[k]));
            const bool far =
                points.empty() || k + 1 == line.size() ||
                std::abs(at.x - points.back().x) + std::abs(at.y - points.back().y) >= apart;
            if (far) points.push_back(at);
        }
        drawn += points.size();
        page.paint->AddPolyline(points.data(), static_cast<int>(points.size()), ink, 0,
                                1.1F * page.r);
    }
}

void draw_drawing(const View& view, const DrawingPage& page, const geo::Affine& placement,
                  double opacity) {
    const SitePicture& picture = *view.session.site.picture;
    const auto alpha = static_cast<std::uint8_t>(std::clamp(opacity, 0.0, 1.0) * 255);
    if (picture.texture != 0)
        draw_picture(page, picture, placement, IM_COL32(255, 255, 255, alpha));
    scene::Colour ink = scene::palette_of(view.session.look).text;
    ink.a = alpha;
    draw_lines(page, picture, placement, u32_from(ink));
}

/// The outlines of the yard's blocks, to see where the drawing should come to lie.
void outline_blocks(const View& view, const Layout& layout, Row yard) {
    const scene::Palette& p = scene::palette_of(view.session.look);
    const float r = static_cast<float>(view.session.ratio);
    for (const Row row : view.trees.under(yard))
        if (model::is_block(view.snapshot.places->kind[row]))
            outline_place(view, layout, row,
                          {u32_from(p.mark[4]), u32_from(p.halo), 1.6F * r, 3.2F * r});
}

/// The yard's blocks once more, over the drawing that lies under them.
void paint_blocks(const View& view, const Layout& layout, Row yard) {
    const model::Places& places = *view.snapshot.places;
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    const ImDrawListFlags before = paint->Flags;
    for (const Row row : view.trees.under(yard)) {
        const geo::Shape& shape = places.row[row].shape;
        const auto klass = class_shown(view, row);
        if (!model::is_block(places.kind[row]) || shape.kind != geo::ShapeKind::Area || !klass)
            continue;
        if ((view.session.shown >> *klass & 1U) == 0) continue;
        const scene::Colour fill = scene::block_fill(view.session.look, view.scene.theme, *klass);
        std::vector<Point> corners;
        for (const geo::Ring& ring : shape.parts)
            corners.insert(corners.end(), ring.begin(), ring.end());
        const std::vector<std::uint32_t> corner = geo::triangles_of(shape);
        paint->Flags &= ~ImDrawListFlags_AntiAliasedFill;  // or its triangles would show seams
        for (std::size_t i = 0; i + 2 < corner.size(); i += 3)
            paint->AddTriangleFilled(on_page(view, layout, corners[corner[i]]),
                                     on_page(view, layout, corners[corner[i + 1]]),
                                     on_page(view, layout, corners[corner[i + 2]]), u32_from(fill));
        paint->Flags = before;
        const scene::Palette& p = scene::palette_of(view.session.look);
        const float r = static_cast<float>(view.session.ratio);
        outline_place(view, layout, row, {u32_from(p.text), 0, 1.0F * r, 0});
    }
}

/// A point that is dragged; answers where to.
std::optional<Point> handle(const View& view, const Layout& layout, std::size_t index, Point at) {
    const float r = static_cast<float>(view.session.ratio);
    const float size = 2 * (kHandle + 3) * r;
    const ImVec2 page = on_page(view, layout, at);
    ImGui::SetNextWindowPos({page.x - size / 2, page.y - size / 2});
    ImGui::SetNextWindowSize({size, size});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    const std::string id = "##pair" + std::to_string(index);
    ImGui::Begin(id.c_str(), nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
    ImGui::InvisibleButton("pair", {size, size});
    const bool dragged = ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left, 0);
    const bool near = ImGui::IsItemHovered() || ImGui::IsItemActive();
    if (near) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const scene::Palette& p = scene::palette_of(view.session.look);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const ImU32 ink = u32_from(view.session.site.on_drawing ? p.selection : p.mark[4]);
    const float cross = (near ? 5 : 4) * r;
    paint->AddCircleFilled(page, kHandle * r, (ink & ~IM_COL32_A_MASK) | IM_COL32(0, 0, 0, 50));
    paint->AddCircle(page, kHandle * r, IM_COL32_WHITE, 0, 6 * r);
    paint->AddCircle(page, kHandle * r, ink, 0, 3 * r);
    paint->AddLine({page.x - cross, page.y}, {page.x + cross, page.y}, ink, 1.5F * r);
    paint->AddLine({page.x, page.y - cross}, {page.x, page.y + cross}, ink, 1.5F * r);
    ImGui::End();
    ImGui::PopStyleVar(2);
    if (!dragged) return std::nullopt;
    return on_ground(view, layout, ImGui::GetIO().MousePos);
}

}  // namespace

const model::SitePlanRow* site_plan_of(const model::Snapshot& is, model::PlaceId yard) {
    const model::SitePlanRow* last = nullptr;
    for (const model::SitePlanRow& plan : *is.site_plans)
        if (plan.place == yard) last = &plan;
    return last;
}

void draw_site(const View& view, const Layout& layout, Row yard, float opacity) {
    const model::PlaceId id = view.snapshot.places->row[yard].id;
    const model::SitePlanRow* plan = site_plan_of(view.snapshot, id);
    const SiteDesk& site = view.session.site;
    if (plan == nullptr || !site.picture || site.picture->plan != plan->id) return;
    const DrawingPage page{
        ImGui::GetBackgroundDrawList(), [&](Point ground) { return on_page(view, layout, ground); },
        scene::view_box(view.session.camera), static_cast<float>(view.session.ratio)};
    draw_drawing(view, page, placement_of(view, *plan),
                 opacity >= 0 ? static_cast<double>(opacity) : plan->opacity);
    // While it is being placed, what lies under the blocks would be hidden just where it matters.
    if (site.aligning)
        outline_blocks(view, layout, yard);
    else if (!plan->above)
        paint_blocks(view, layout, yard);
}

void draw_site_of_floor(const View& view, ImDrawList* paint, const scene::FloorPage& page,
                        const geo::Box& seen_px, model::PlaceId building, bool above) {
    const model::Places& places = *view.snapshot.places;
    const Row row = model::row_of(places, building);
    const Row yard = row == model::kNoRow ? row : places.parent[row];
    if (yard == model::kNoRow) return;
    const model::SitePlanRow* plan = site_plan_of(view.snapshot, places.row[yard].id);
    const SiteDesk& site = view.session.site;
    if (plan == nullptr || !site.picture || site.picture->plan != plan->id || plan->above != above)
        return;
    const auto at = [&](Point ground) {
        const Point px = scene::page_from_ground(page, ground);
        return ImVec2{static_cast<float>(px.x), static_cast<float>(px.y)};
    };
    geo::Box seen;
    seen.add(scene::ground_from_page(page, {seen_px.x0, seen_px.y0}));
    seen.add(scene::ground_from_page(page, {seen_px.x1, seen_px.y1}));
    draw_drawing(view, {paint, at, seen, static_cast<float>(view.session.ratio)},
                 placement_of(view, *plan), plan->opacity);
}

void draw_site_pairs(const View& view, const Layout& layout, Intents& out) {
    const SiteDesk& site = view.session.site;
    if (!site.aligning) return;
    const float r = static_cast<float>(view.session.ratio);
    const ImU32 ink = u32_from(scene::palette_of(view.session.look).mark[4]);
    for (std::size_t i = 0; i < site.pairs.size(); ++i) {
        const geo::ControlPair& pair = site.pairs[i];
        const ImVec2 drawn = on_page(view, layout, geo::mapped(site.placement, pair.drawing));
        const ImVec2 meant = on_page(view, layout, pair.ground);
        ImGui::GetBackgroundDrawList()->AddLine(drawn, meant, ink, 2 * r);
        if (const auto to = handle(view, layout, i, pair.ground)) out.push_back(MovePair{i, *to});
    }
}

}  // namespace ui
