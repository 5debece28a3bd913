// The head of the wall, its clock with the age of the data, and the numbers that narrow the map.
#include "ui/card.h"
#include "ui/rows.h"
#include "ui/wall_panel.h"

#include <algorithm>
#include <cmath>

namespace ui {

using derive::State;
using derive::WallChoice;
using derive::WallKpi;
using geo::Box;

namespace {

// Lines of numbers and names, in design pixels as ImGui counts them.
constexpr float kWallName = 38;
constexpr float kClockLine = 46;
constexpr float kLargeNumber = 92;
constexpr float kPlainNumber = 58;
constexpr float kLabelLine = 22;

// Of a line of this typeface: where its letters begin and where they stand.
constexpr float kAbove = 0.19F;
constexpr float kFoot = 0.80F;

struct TileCorners {
    float x0, y0, x1, y1;
};

TileCorners tile_corners(const Box& box) {
    return {static_cast<float>(box.x0), static_cast<float>(box.y0), static_cast<float>(box.x1),
            static_cast<float>(box.y1)};
}

ImU32 wall_grey() {
    return ImGui::GetColorU32(ImGuiCol_TextDisabled);
}

ImU32 change_ink(const View& view, const WallKpiLine& line) {
    if (line.turn == 0) return wall_grey();
    return wall_ink(view, line.turn > 0 ? State::Ok : State::Urgent);
}

/// The text, else the shorter one, else nothing: half a number would be another number.
const std::string& that_fits(const std::string& text, const std::string& shorter, float wide) {
    static const std::string kNothing;
    for (const std::string* one : {&text, &shorter})
        if (ImGui::CalcTextSize(one->c_str()).x <= wide) return *one;
    return kNothing;
}

/// The change and what it is held against, from `x` on.
void compared(const View& view, const WallKpiLine& line, float x, float y, float wide) {
    const float r = static_cast<float>(view.session.ratio);
    const Sized small{kSmall, view.session.ratio};
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddText({x, y}, change_ink(view, line), line.change.c_str());
    const float taken = ImGui::CalcTextSize(line.change.c_str()).x + 8 * r;
    paint->AddText({x + taken, y}, wall_grey(),
                   that_fits(line.before, line.before_short, wide - taken).c_str());
}

float unit_wide(const View& view, const std::string& text) {
    const Sized small{kSmall, view.session.ratio};
    return ImGui::CalcTextSize(text.c_str()).x;
}

/// What the number counts, small at its foot; left out where it would reach beyond `most`. Answers
/// where it ends.
float unit_behind(const View& view, const WallKpiLine& line, float x, float foot, float most) {
    const float r = static_cast<float>(view.session.ratio);
    const float from = x + 6 * r;
    const float wide = unit_wide(view, line.unit);
    if (line.unit.empty() || from + wide > most) return x;
    const Sized small{kSmall, view.session.ratio};
    ImGui::GetWindowDrawList()->AddText({from, foot - kSmall * kFoot * r}, wall_grey(),
                                        line.unit.c_str());
    return from + wide;
}

/// The number large, everything else beside it.
void large_tile(const View& view, const WallKpiLine& line, const TileCorners& at) {
    const float r = static_cast<float>(view.session.ratio);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const float label_y = at.y0 + 6 * r;
    const float number_y = label_y + (kLabelLine - kLargeNumber * kAbove + 12) * r;
    float right = at.x0;
    {
        const Sized size{kLargeNumber, view.session.ratio};
        wall_strong({at.x0, number_y}, wall_ink(view, line.state), line.number);
        right += ImGui::CalcTextSize(line.number.c_str()).x;
    }
    const float foot = number_y + kLargeNumber * kFoot * r;
    const float y = foot - kSmall * kFoot * r;
    const float before = 14 * r + unit_wide(view, line.before);
    right = unit_behind(view, line, right, foot, at.x1 - before) + 14 * r;
    const Sized small{kSmall, view.session.ratio};
    paint->AddText({right, y}, wall_grey(),
                   that_fits(line.before, line.before_short, at.x1 - right).c_str());
    const float above = y - kLabelLine * r;
    paint->AddText({right, above}, change_ink(view, line), line.change.c_str());
    if (line.rate.empty()) return;
    text_to(at.x1, label_y + 2 * r, wall_ink(view, State::Ok), line.rate.c_str());
}

void plain_tile(const View& view, const WallKpiLine& line, const TileCorners& at) {
    const float r = static_cast<float>(view.session.ratio);
    const float number_y = at.y0 + (6 + kLabelLine - kPlainNumber * kAbove + 4) * r;
    wall_fitted(view, at.x0, number_y, kPlainNumber, at.x1 - at.x0, wall_ink(view, line.state),
                line.number);
    const float foot = number_y + kPlainNumber * kFoot * r;
    float right = at.x0;
    {
        const Sized size{kPlainNumber, view.session.ratio};
        right += ImGui::CalcTextSize(line.number.c_str()).x;
    }
    unit_behind(view, line, right, foot, at.x1);
    compared(view, line, at.x0, foot + 4 * r, at.x1 - at.x0);
}

scene::Colour age_colour(const View& view, WallAge age) {
    const scene::Palette& p = scene::palette_of(view.session.look);
    if (age == WallAge::Cut) return p.mark[3];
    return age == WallAge::Live ? p.mark[0] : p.mark[5];
}

}  // namespace

void wall_fitted(const View& view, float x, float y, float line, float wide, ImU32 ink,
                 const std::string& text) {
    float height = line;
    for (; height > line * 0.67F; height -= 1) {
        const Sized size{height, view.session.ratio};
        if (ImGui::CalcTextSize(text.c_str()).x <= wide) break;
    }
    const Sized size{height, view.session.ratio};
    const float down = (line - height) * static_cast<float>(view.session.ratio) * kFoot;
    wall_strong({x, y + down}, ink, cut_end(text, wide));
}

void draw_wall_head(const View& view, const WallHead& head, const Box& box) {
    const float r = static_cast<float>(view.session.ratio);
    const TileCorners at = tile_corners(box);
    wall_fitted(view, at.x0, at.y0 + 6 * r, kWallName, at.x1 - at.x0,
                ImGui::GetColorU32(ImGuiCol_Text), head.name);
    float y = at.y0 + (6 + kWallName) * r;
    const Sized small{kSmall, view.session.ratio};
    for (const std::string& counts : head.counts) {
        ImGui::GetWindowDrawList()->AddText({at.x0, y}, wall_grey(),
                                            cut_end(counts, at.x1 - at.x0).c_str());
        y += 20 * r;
    }
}

void draw_wall_clock(const View& view, const WallHead& head, const Box& box) {
    const float r = static_cast<float>(view.session.ratio);
    const TileCorners at = tile_corners(box);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    float right = at.x0;
    const float clock_y = at.y0 + 4 * r;
    {
        const Sized size{kClockLine, view.session.ratio};
        wall_strong({at.x0, clock_y}, ImGui::GetColorU32(ImGuiCol_Text), head.clock);
        right += ImGui::CalcTextSize(head.clock.c_str()).x + 14 * r;
    }
    {
        const Sized size{kText, view.session.ratio};
        const float foot = clock_y + (kClockLine - kText) * kFoot * r;
        paint->AddText({right, foot}, wall_grey(), cut_end(head.day, at.x1 - right).c_str());
    }
    const bool alarms = head.age == WallAge::Cut;
    const Sized size{alarms ? 24.0F : kSmall, view.session.ratio};
    const float y = at.y0 + (kClockLine + (alarms ? 6 : 10)) * r;
    const float middle = y + ImGui::GetTextLineHeight() / 2;
    const ImU32 ink = u32_from(age_colour(view, head.age));
    if (alarms)
        paint->AddRectFilled({at.x0, middle - 7 * r}, {at.x0 + 14 * r, middle + 7 * r}, ink, 2 * r);
    else
        paint->AddCircleFilled({at.x0 + 6 * r, middle}, 5.5F * r, ink);
    paint->AddText({at.x0 + 22 * r, y}, alarms ? ink : wall_grey(),
                   cut_end(head.feed, at.x1 - at.x0 - 22 * r).c_str());
}

void draw_wall_kpi(const View& view, const WallKpiLine& line, const Box& box, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const TileCorners at = tile_corners(box);
    ImGui::PushID(static_cast<int>(line.kpi));
    if (wall_button(view, "kpi", box, line.chosen))
        out.push_back(WallFilter{{.of = WallChoice::Of::Kpi, .kpi = line.kpi}});
    ImGui::PopID();
    const bool large = line.kpi == WallKpi::Overdue || line.kpi == WallKpi::Settled;
    float x = at.x0;
    if (line.calm) {
        const float size = large ? 15 * r : 11 * r;
        wall_sign(view, State::Ok, {x + size / 2, at.y0 + (6 + (large ? kText : kSmall) / 2) * r},
                  size);
        x += size + (large ? 9 : 4) * r;
    }
    {
        const Sized size{large ? kText : kSmall, view.session.ratio};
        const float rate = line.rate.empty() ? 0 : ImGui::CalcTextSize(line.rate.c_str()).x + 8 * r;
        const ImU32 ink = line.calm ? wall_ink(view, State::Ok) : wall_grey();
        const float wide = at.x1 - x - rate;
        const std::string& fits = that_fits(line.label, line.label_short, wide);
        ImGui::GetWindowDrawList()->AddText(
            {x, at.y0 + 6 * r}, ink, (fits.empty() ? cut_end(line.label, wide) : fits).c_str());
    }
    if (large)
        large_tile(view, line, at);
    else
        plain_tile(view, line, at);
    ImGui::GetWindowDrawList()->AddLine({at.x0, at.y1}, {at.x1, at.y1},
                                        ImGui::GetColorU32(ImGuiCol_Border));
}

}  // namespace ui
