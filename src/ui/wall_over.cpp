// What stands over the map of the wall: the major issue, what the map is narrowed to, legend and
// switches.
#include "ui/card.h"
#include "ui/rows.h"
#include "ui/wall_flow.h"
#include "ui/wall_panel.h"

#include <algorithm>
#include <cmath>

namespace ui {

using base::Word;
using derive::State;
using geo::Box;

namespace {

constexpr float kOverText = 22;
constexpr float kLegendText = 20;
constexpr float kMajorText = 28;

/// A window over the map, as wide as what stands in it, no wider than its box.
void begin_over(const View& view, const char* id, const Box& box, float wide, ImU32 ground) {
    const float r = static_cast<float>(view.session.ratio);
    Box taken = box;
    taken.x1 = std::min(box.x1, box.x0 + static_cast<double>(wide));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8 * r);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, ground);
    begin_panel(id, taken, {0, 0});
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
}

float text_wide(const View& view, float line, const std::string& text) {
    const Sized size{line, view.session.ratio};
    return ImGui::CalcTextSize(text.c_str()).x;
}

float middle_line(const Box& box) {
    return static_cast<float>(box.centre().y) - ImGui::GetTextLineHeight() / 2;
}

/// One line in the middle of a box, cut off where there is no more room.
void middle_text(const View& view, float line, const Box& box, float x, float room, ImU32 ink,
                 const std::string& text) {
    const Sized size{line, view.session.ratio};
    ImGui::GetWindowDrawList()->AddText({x, middle_line(box)}, ink, cut_end(text, room).c_str());
}

/// The same with its right end at `right`.
void middle_text_to(const View& view, float line, const Box& box, float right, ImU32 ink,
                    const std::string& text) {
    const Sized size{line, view.session.ratio};
    text_to(right, middle_line(box), ink, text.c_str());
}

void cross_sign(ImVec2 middle, float size, ImU32 ink, float thick) {
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddLine({middle.x - size, middle.y - size}, {middle.x + size, middle.y + size}, ink,
                   thick);
    paint->AddLine({middle.x - size, middle.y + size}, {middle.x + size, middle.y - size}, ink,
                   thick);
}

/// A part of a window that is clicked as one; the whole of it.
bool whole_button(const Box& box, float from, float to) {
    ImGui::SetCursorScreenPos({from, static_cast<float>(box.y0)});
    ImGui::PushID(static_cast<int>(from));
    const bool clicked = ImGui::InvisibleButton(
        "part", {std::max(to - from, 1.0F), static_cast<float>(box.height())});
    ImGui::PopID();
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return clicked;
}

/// In one line as large as told, else as the page's text, else in two small ones; only what is too
/// long for these is cut.
void fitted_line(const View& view, const Box& box, float x, float room, const std::string& text) {
    for (const float line : {kMajorText, kText})
        if (text_wide(view, line, text) <= room) {
            const Sized size{line, view.session.ratio};
            return wall_strong({x, middle_line(box)}, IM_COL32_WHITE, text);
        }
    const Sized size{kSmall, view.session.ratio};
    const float high = ImGui::GetTextLineHeight();
    float y = static_cast<float>(box.centre().y) - high;
    for (const std::string& line : flowed(text, {room, room}, letters_wide).line) {
        ImGui::GetWindowDrawList()->AddText({x, y}, IM_COL32_WHITE, line.c_str());
        y += high;
    }
}

void major_banner(const View& view, const WallOver& over, const Box& box, Intents& out) {
    const auto& majors = view.session.dispatch.majors;
    if (over.major.empty() || majors.empty()) return;
    const float r = static_cast<float>(view.session.ratio);
    const scene::Colour red = scene::palette_of(view.session.look).mark[4];
    begin_over(view, "##wall_major", box, static_cast<float>(box.width()), u32_from(red));
    const auto from = static_cast<float>(box.x0);
    const auto to = static_cast<float>(box.x1);
    const float cross = 48 * r;
    if (whole_button(box, from, to - cross)) out.push_back(WallSpotlight{majors.front()});
    if (whole_button(box, to - cross, to)) out.push_back(DismissMajor{majors.front()});
    cross_sign({to - cross / 2, static_cast<float>(box.centre().y)}, 8 * r, IM_COL32_WHITE,
               2.4F * r);
    const float more = over.more.empty() ? 0 : text_wide(view, kMajorText, over.more) + 20 * r;
    const float room = to - from - cross - more - 30 * r;
    fitted_line(view, box, from + 20 * r, room, over.major);
    middle_text_to(view, kMajorText, box, to - cross - 6 * r, IM_COL32_WHITE, over.more);
    end_panel();
}

/// What the map is narrowed to; one click takes it back.
void choice_chip(const View& view, const WallOver& over, Box box, Intents& out) {
    if (over.chip.empty()) return;
    const float r = static_cast<float>(view.session.ratio);
    // Without a banner it stands in its place.
    if (over.major.empty()) {
        box.y0 -= 46.0 * static_cast<double>(r);
        box.y1 -= 46.0 * static_cast<double>(r);
    }
    const float wide = text_wide(view, kOverText, over.chip) + 66 * r;
    begin_over(view, "##wall_chip", box, wide, ImGui::GetColorU32(ImGuiCol_Button));
    const auto from = static_cast<float>(box.x0);
    const float to = from + std::min(wide, static_cast<float>(box.width()));
    if (whole_button(box, from, to)) out.push_back(WallFilter{});
    middle_text(view, kOverText, box, from + 16 * r, to - from - 60 * r, IM_COL32_WHITE, over.chip);
    cross_sign({to - 24 * r, static_cast<float>(box.centre().y)}, 7 * r, IM_COL32_WHITE, 2.2F * r);
    end_panel();
}

/// Parts of the strip of legend and switches, each behind the other as long as there is room.
class LegendStrip {
  public:
    LegendStrip(const View& view, const std::vector<Box>& parts)
        : view_{view}, parts_{parts}, r_{static_cast<float>(view.session.ratio)} {
        if (!parts_.empty()) x_ = begin_of(0);
    }

    /// Goes on in the next line, or behind the next seam, where there is no room before it. What
    /// has room nowhere is left out, and what follows is not.
    bool fits(float wide) {
        for (std::size_t part = part_; part < parts_.size(); ++part) {
            const float from = part == part_ ? x_ : begin_of(part);
            if (from + wide > static_cast<float>(parts_[part].x1) - 8 * r_) continue;
            part_ = part;
            x_ = from;
            return true;
        }
        return false;
    }
    /// Whether all of these would fit, one behind the other.
    bool have_room(const std::vector<float>& wide) const {
        LegendStrip tried = *this;
        return std::ranges::all_of(wide, [&](float one) {
            const bool fits = tried.fits(one);
            tried.x_ += one;
            return fits;
        });
    }
    float class_wide(const std::string& text) const {
        return 24 * r_ + ImGui::CalcTextSize(text.c_str()).x + 9 * r_;
    }
    const Box& box() const { return parts_[part_]; }
    float y() const { return middle_line(box()); }
    float middle() const { return static_cast<float>(box().centre().y); }

    void legend_class(std::uint8_t klass, const std::string& text, Intents& out) {
        const float wide = class_wide(text);
        if (!fits(wide)) return;
        if (whole_button(box(), x_, x_ + wide)) out.push_back(PickClass{klass});
        const bool shown = derive::has(view_.session.shown, klass);
        const bool works = view_.scene.theme == derive::Theme::Work;
        if (works && klass < derive::kNotKnown && shown)
            wall_sign(view_, static_cast<State>(klass), {x_ + 9 * r_, middle()}, 17 * r_);
        else
            square(scene::block_fill(view_.session.look, view_.scene.theme, klass), shown);
        ImGui::GetWindowDrawList()->AddText(
            {x_ + 24 * r_, y()}, ImGui::GetColorU32(shown ? ImGuiCol_Text : ImGuiCol_TextDisabled),
            text.c_str());
        x_ += wide;
    }

    /// Answers whether it was clicked.
    bool switch_of(const std::string& text, bool on) {
        const float wide = ImGui::CalcTextSize(text.c_str()).x + 26 * r_;
        if (!fits(wide)) return false;
        const bool clicked = whole_button(box(), x_, x_ + wide - 8 * r_);
        const ImVec2 from{x_, static_cast<float>(box().y0) + 5 * r_};
        const ImVec2 to{x_ + wide - 8 * r_, static_cast<float>(box().y1) - 5 * r_};
        ImDrawList* paint = ImGui::GetWindowDrawList();
        if (on) paint->AddRectFilled(from, to, ImGui::GetColorU32(ImGuiCol_HeaderActive), 6 * r_);
        paint->AddRect(from, to, ImGui::GetColorU32(on ? ImGuiCol_CheckMark : ImGuiCol_Border),
                       6 * r_, 0, 1.4F * r_);
        paint->AddText({x_ + 9 * r_, y()},
                       ImGui::GetColorU32(on ? ImGuiCol_Text : ImGuiCol_TextDisabled),
                       text.c_str());
        x_ += wide;
        return clicked;
    }

    void heat_legend(const std::string& text, const std::array<std::string, 4>& steps) {
        const float step = 46 * r_;
        const float words = ImGui::CalcTextSize(text.c_str()).x + 12 * r_;
        const float squares = 4 * step + 14 * r_;
        // On small screens the steps alone: the switch beside them says what they are of.
        const bool told = fits(words + squares);
        if (!told && !fits(squares)) return;
        ImDrawList* paint = ImGui::GetWindowDrawList();
        if (told) {
            paint->AddText({x_, y()}, ImGui::GetColorU32(ImGuiCol_Text), text.c_str());
            x_ += words;
        }
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const ImVec2 from{x_, middle() - 12 * r_};
            paint->AddRectFilled(from, {x_ + step - 2 * r_, middle() + 12 * r_},
                                 u32_from(wall_heat(i)), 2 * r_);
            const float half = ImGui::CalcTextSize(steps.at(i).c_str()).x / 2;
            paint->AddText({x_ + step / 2 - half, y()}, IM_COL32_WHITE, steps.at(i).c_str());
            x_ += step;
        }
        x_ += 14 * r_;
    }

  private:
    float begin_of(std::size_t part) const { return static_cast<float>(parts_[part].x0) + 14 * r_; }
    void square(scene::Colour fill, bool shown) {
        ImDrawList* paint = ImGui::GetWindowDrawList();
        const ImVec2 from{x_, middle() - 8 * r_};
        const ImVec2 to{x_ + 17 * r_, middle() + 8 * r_};
        if (!shown) fill.a = 60;
        paint->AddRectFilled(from, to, u32_from(fill), 3 * r_);
        paint->PushClipRect(from, to, true);
        for (float x = from.x - 17 * r_; x < to.x; x += 5 * r_)
            paint->AddLine({x, to.y}, {x + 16 * r_, from.y}, IM_COL32(40, 50, 62, 170), 1.3F * r_);
        paint->PopClipRect();
    }

    const View& view_;
    const std::vector<Box>& parts_;
    float r_;
    float x_ = 0;
    std::size_t part_ = 0;
};

/// The classes with how many places they are; where that has no room without: no class is left out
/// for the sake of a number.
void legend_classes(LegendStrip& strip, const WallOver& over, Intents& out) {
    std::vector<float> wide;
    for (const WallLegendLine& line : over.legend) wide.push_back(strip.class_wide(line.text()));
    const bool numbered = strip.have_room(wide);
    for (const WallLegendLine& line : over.legend)
        strip.legend_class(line.klass, numbered ? line.text() : line.word, out);
}

/// What the colours mean, and what can be switched. The switches come first: they are few.
void legend_strip(const View& view, const WallOver& over, const std::vector<Box>& parts,
                  Intents& out) {
    const WallDesk& wall = view.session.wall;
    const Sized size{kLegendText, view.session.ratio};
    LegendStrip strip{view, parts};
    if (strip.switch_of(over.tour, wall.tour && !wall.tour_held))
        out.push_back(WallTour{!wall.tour});
    if (strip.switch_of(over.hot, wall.hot_spots)) out.push_back(WallHotSpots{!wall.hot_spots});
    if (wall.hot_spots) strip.heat_legend(over.hot_legend, over.hot_steps);
    legend_classes(strip, over, out);
}

}  // namespace

void draw_wall_over(const View& view, const WallTexts& texts, const WallBoxes& boxes,
                    Intents& out) {
    Box legend;
    for (const Box& part : boxes.legend) legend.add(part);
    if (!legend.empty()) {
        begin_over(view, "##wall_legend", legend, static_cast<float>(legend.width()),
                   with_alpha(scene::palette_of(view.session.look).background, 236));
        legend_strip(view, texts.over, boxes.legend, out);
        end_panel();
    }
    choice_chip(view, texts.over, boxes.chip, out);
    major_banner(view, texts.over, boxes.banner, out);
}

}  // namespace ui
