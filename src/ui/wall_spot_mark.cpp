// What the spotlight of the wall does on the map: all but it is veiled, it is framed, and a plate
// beside it says what it is and when it runs out.
#include "ui/over_map.h"
#include "ui/sentences.h"
#include "ui/wall_panel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace ui {

using derive::WallChoice;
using model::kNoRow;
using model::Row;

namespace {

constexpr int kSpotVeil = 128;    // of 255
constexpr float kFrameAway = 20;  // design pixels, around what it frames
constexpr float kFrameArm = 34;
constexpr float kPlateText = 26;
constexpr float kPlateEdge = 14;
constexpr float kPlateOff = 22;  // between frame and plate

/// The frame on the page.
struct SpotFrame {
    ImVec2 from, to;
    bool block = false;  // around a block, not around a point
};

std::optional<SpotFrame> spot_frame(const View& view, const Layout& layout,
                                    const model::Issue& issue) {
    const auto at = derive::wall_point(view.snapshot, issue);
    if (!at) return std::nullopt;
    geo::Box box;
    box.add(*at);
    const bool block = issue.at != kNoRow && !issue.by_point &&
                       model::is_block(view.snapshot.places->kind[issue.at]);
    if (block) box.add(view.snapshot.places->box[issue.at]);
    const float away = kFrameAway * static_cast<float>(view.session.ratio);
    const ImVec2 from = on_page(view, layout, {box.x0, box.y1});
    const ImVec2 to = on_page(view, layout, {box.x1, box.y0});
    return SpotFrame{{from.x - away, from.y - away}, {to.x + away, to.y + away}, block};
}

/// All of the map but what is framed, with a little around it.
void veil_around(const View& view, const Layout& layout, const SpotFrame& frame) {
    const float off = 8 * static_cast<float>(view.session.ratio);
    const auto x0 = static_cast<float>(layout.map.x0);
    const auto y0 = static_cast<float>(layout.map.y0);
    const auto x1 = static_cast<float>(layout.map.x1);
    const auto y1 = static_cast<float>(layout.map.y1);
    const float left = std::clamp(frame.from.x - off, x0, x1);
    const float right = std::clamp(frame.to.x + off, x0, x1);
    const float top = std::clamp(frame.from.y - off, y0, y1);
    const float foot = std::clamp(frame.to.y + off, y0, y1);
    const ImU32 veil = with_alpha(scene::palette_of(view.session.look).background, kSpotVeil);
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    paint->AddRectFilled({x0, y0}, {x1, top}, veil);
    paint->AddRectFilled({x0, foot}, {x1, y1}, veil);
    paint->AddRectFilled({x0, top}, {left, foot}, veil);
    paint->AddRectFilled({right, top}, {x1, foot}, veil);
}

void frame_corners(const View& view, const SpotFrame& frame) {
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    const std::array<ImVec2, 4> corner{frame.from, ImVec2{frame.to.x, frame.from.y}, frame.to,
                                       ImVec2{frame.from.x, frame.to.y}};
    const std::array<ImVec2, 4> inward{ImVec2{1, 1}, ImVec2{-1, 1}, ImVec2{-1, -1}, ImVec2{1, -1}};
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    const float arm = std::min(kFrameArm * r, (frame.to.x - frame.from.x) / 2);
    for (const auto& [ink, width] :
         {std::pair{with_alpha(p.halo, 235), 9 * r}, std::pair{u32_from(p.text), 5 * r}})
        for (std::size_t i = 0; i < corner.size(); ++i) {
            const ImVec2 c = corner.at(i);
            const std::array<ImVec2, 3> line{ImVec2{c.x, c.y + inward.at(i).y * arm}, c,
                                             ImVec2{c.x + inward.at(i).x * arm, c.y}};
            paint->AddPolyline(line.data(), 3, ink, ImDrawFlags_None, width);
        }
}

/// Where the plate stands: above the frame, else below it; within the map, on one screen, and clear
/// of banner and legend.
geo::Box plate_box(const Layout& layout, const SpotFrame& frame, ImVec2 size, float off) {
    geo::Box room = layout.map;
    room.y0 = free_top(layout);
    room = room.grown(-static_cast<double>(off) / 2);
    const auto wide = static_cast<double>(size.x);
    const auto high = static_cast<double>(size.y);
    const auto middle = static_cast<double>(frame.from.x + frame.to.x) / 2;
    const double x = std::clamp(middle - wide / 2, room.x0, std::max(room.x1 - wide, room.x0));
    for (const geo::Box& part : layout.wall.legend)
        if (part.x0 < x + wide && part.x1 > x)
            room.y1 = std::min(room.y1, part.y0 - static_cast<double>(off) / 2);
    double y = static_cast<double>(frame.from.y - off) - high;
    if (y < room.y0) y = static_cast<double>(frame.to.y + off);
    y = std::clamp(y, room.y0, std::max(room.y1 - high, room.y0));
    return off_seams({x, y, x + wide, y + high}, layout.wall.seams, room);
}

/// The place in one line, its class with what is left in the other.
void spot_plate(const View& view, const Layout& layout, const SpotFrame& frame,
                const model::Issue& issue) {
    const float r = static_cast<float>(view.session.ratio);
    const WallIssueLine line = wall_issue(view, issue);
    const std::string place = issue.at == kNoRow ? line.where : full_name(view, issue.at);
    const scene::Palette& p = scene::palette_of(view.session.look);
    const Sized letters{kPlateText, view.session.ratio};
    const float gap = 14 * r;
    const float edge = kPlateEdge * r;
    const float sign = 30 * r;
    const float what = ImGui::CalcTextSize(line.what.c_str()).x;
    const float left = ImGui::CalcTextSize(line.left.c_str()).x;
    const float high = ImGui::GetTextLineHeight();
    const float wide = std::max(ImGui::CalcTextSize(place.c_str()).x, what + gap + left);
    const ImVec2 size{wide + sign + 2 * edge, 2 * high + edge};
    const geo::Box box = plate_box(layout, frame, size, kPlateOff * r);
    const ImVec2 from{std::round(static_cast<float>(box.x0)),
                      std::round(static_cast<float>(box.y0))};
    const ImVec2 to{from.x + size.x, from.y + size.y};
    // Over outlines and names of the map, drawn after them; clear of the banner and of the legend.
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    const bool above = to.y <= frame.from.y;
    const float x = std::clamp((frame.from.x + frame.to.x) / 2, from.x + edge, to.x - edge);
    paint->AddLine({x, above ? to.y : from.y}, {x, above ? frame.from.y : frame.to.y},
                   u32_from(p.text), 3 * r);
    paint->AddRectFilled(from, to, with_alpha(p.background, 245), 8 * r);
    paint->AddRect(from, to, u32_from(p.mark.at(static_cast<std::size_t>(line.state))), 8 * r, 0,
                   3 * r);
    wall_sign(view, line.state, {from.x + edge + 10 * r, (from.y + to.y) / 2}, 24 * r, paint);
    const float text = from.x + edge + sign;
    const float top = from.y + edge / 2;
    paint->AddText({text, top}, u32_from(p.text), place.c_str());
    paint->AddText({text, top + high}, u32_from(p.text), line.what.c_str());
    paint->AddText({to.x - edge - left, top + high}, wall_ink(view, line.state), line.left.c_str());
}

}  // namespace

void draw_wall_spot_mark(const View& view, const Layout& layout) {
    const Row row = model::issue_row(view.snapshot, view.session.wall.spotlight);
    if (row == kNoRow) return;
    const model::Issue& issue = view.snapshot.issues[row];
    const auto frame = spot_frame(view, layout, issue);
    if (!frame) return;
    // Where the map is narrowed to a choice there is a veil already.
    if (view.session.wall.choice.of == WallChoice::Of::Nothing) veil_around(view, layout, *frame);
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    if (frame->block)
        outline_place(view, layout, issue.at,
                      {u32_from(p.text), with_alpha(p.halo, 235), 3 * r, 8 * r});
    frame_corners(view, *frame);
}

void draw_wall_spot_plate(const View& view, const Layout& layout) {
    const Row row = model::issue_row(view.snapshot, view.session.wall.spotlight);
    if (row == kNoRow) return;
    const model::Issue& issue = view.snapshot.issues[row];
    if (const auto frame = spot_frame(view, layout, issue)) spot_plate(view, layout, *frame, issue);
}

}  // namespace ui
