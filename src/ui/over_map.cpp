#include "ui/over_map.h"

#include "scene/band.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ui {

using geo::Point;

namespace {

constexpr double kNarrowest_m = 2;  // of a street's band, as it is drawn
constexpr float kTooClose_px = 0.7F;

using Run = std::vector<ImVec2>;

struct Runs {
    std::vector<Run> open;
    std::vector<Run> closed;
};

bool near_page(ImVec2 a, ImVec2 b, const geo::Box& page) {
    return page.intersects({std::min<double>(a.x, b.x), std::min<double>(a.y, b.y),
                            std::max<double>(a.x, b.x), std::max<double>(a.y, b.y)});
}

/// The stretches of a ring that come near the page; a whole one stays closed. Far outside, float
/// would be too coarse for pixels.
void cut(const Run& ring, bool closed, const geo::Box& page, Runs& out) {
    const std::size_t sides = ring.size() - (closed ? 0 : 1);
    Run run;
    bool whole = true;
    for (std::size_t i = 0; i < sides; ++i) {
        const ImVec2 a = ring[i];
        const ImVec2 b = ring[(i + 1) % ring.size()];
        if (!near_page(a, b, page)) {
            whole = false;
            if (run.size() > 1) out.open.push_back(run);
            run.clear();
            continue;
        }
        if (run.empty()) run.push_back(a);
        run.push_back(b);
    }
    if (whole && closed) {
        out.closed.push_back(ring);
        return;
    }
    if (run.size() > 1) out.open.push_back(std::move(run));
}

void stroke_all(const Runs& runs, ImU32 ink, float width_px) {
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    for (const Run& run : runs.closed)
        paint->AddPolyline(run.data(), static_cast<int>(run.size()), ink, ImDrawFlags_Closed,
                           width_px);
    for (const Run& run : runs.open)
        paint->AddPolyline(run.data(), static_cast<int>(run.size()), ink, ImDrawFlags_None,
                           width_px);
}

}  // namespace

ImVec2 on_page(const View& view, const Layout& layout, geo::Point world) {
    const geo::Point at = scene::screen_from_world(view.session.camera, world);
    return {static_cast<float>(at.x + layout.map.x0), static_cast<float>(at.y + layout.map.y0)};
}

void outline_rings(const View& view, const Layout& layout, const std::vector<geo::Ring>& rings,
                   bool closed, const Stroke& stroke) {
    const geo::Box page = layout.map.grown(2.0 * static_cast<double>(stroke.halo_px));
    Runs runs;
    for (const geo::Ring& part : rings) {
        Run points;
        for (const Point p : part) {
            const Point at = scene::screen_from_world(view.session.camera, p);
            const ImVec2 px{static_cast<float>(at.x + layout.map.x0),
                            static_cast<float>(at.y + layout.map.y0)};
            const bool same = !points.empty() && std::abs(points.back().x - px.x) < kTooClose_px &&
                              std::abs(points.back().y - px.y) < kTooClose_px;
            if (!same) points.push_back(px);
        }
        if (points.size() > 1) cut(points, closed, page, runs);
    }
    stroke_all(runs, stroke.halo, stroke.halo_px);  // under all of the ink, also where parts touch
    stroke_all(runs, stroke.ink, stroke.ink_px);
}

void draw_hint(const View& view, const Layout& layout, const std::string& hint) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 size = ImGui::CalcTextSize(hint.c_str());
    const auto middle = static_cast<float>((layout.map.x0 + layout.map.x1) / 2);
    const float top = static_cast<float>(layout.map.y0) + 18 * r;
    const ImVec2 a{std::round(middle - size.x / 2 - 16 * r), top};
    const ImVec2 b{a.x + size.x + 32 * r, top + size.y + 18 * r};
    ImDrawList* paint = ImGui::GetForegroundDrawList();
    paint->AddRectFilled(a, b, ImGui::GetColorU32(ImGuiCol_Button), 8 * r);
    paint->AddText({a.x + 16 * r, a.y + 9 * r}, IM_COL32_WHITE, hint.c_str());
}

void outline_place(const View& view, const Layout& layout, model::Row row, const Stroke& stroke) {
    const model::PlaceRow& place = view.snapshot.places->row[row];
    if (place.shape.kind == geo::ShapeKind::Line) {
        const double width_m = std::max(place.width_m, kNarrowest_m);
        const geo::Shape band = scene::band_along(place.shape, width_m, scene::Ends::Round);
        outline_rings(view, layout, band.parts, true, stroke);
    } else if (place.shape.kind == geo::ShapeKind::Area) {
        outline_rings(view, layout, place.shape.parts, true, stroke);
    }
}

void fill_place(const View& view, const Layout& layout, model::Row row, ImU32 ink) {
    const geo::Shape& shape = view.snapshot.places->row[row].shape;
    if (shape.kind != geo::ShapeKind::Area) return;
    Run ring;
    for (const geo::Point p : shape.parts.front()) {
        const ImVec2 at = on_page(view, layout, p);
        if (ring.empty() || std::abs(at.x - ring.back().x) + std::abs(at.y - ring.back().y) > 0.5F)
            ring.push_back(at);
    }
    // The first point may stand there again at the end.
    if (ring.size() > 1 && std::abs(ring.front().x - ring.back().x) < 0.5F &&
        std::abs(ring.front().y - ring.back().y) < 0.5F)
        ring.pop_back();
    if (ring.size() < 3) return;
    // ImGui fills a ring only when it runs clockwise on the page.
    float twice_area = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const ImVec2 a = ring[i];
        const ImVec2 b = ring[(i + 1) % ring.size()];
        twice_area += a.x * b.y - b.x * a.y;
    }
    if (twice_area < 0) std::ranges::reverse(ring);
    ImGui::GetBackgroundDrawList()->AddConcavePolyFilled(ring.data(), static_cast<int>(ring.size()),
                                                         ink);
}

void haloed_text(ImDrawList* paint, ImVec2 at, ImU32 ink, ImU32 halo, float ratio,
                 const char* text) {
    const float d = 1.5F * ratio;
    for (const float dx : {-d, 0.0F, d})
        for (const float dy : {-d, 0.0F, d})
            if (dx != 0 || dy != 0) paint->AddText({at.x + dx, at.y + dy}, halo, text);
    paint->AddText(at, ink, text);
}

}  // namespace ui
