// The spotlight of the wall: one issue with who answers for it and what happened so far, told by
// posts and places alone.
#include "ui/card.h"
#include "ui/rows.h"
#include "ui/wall_panel.h"

#include <algorithm>
#include <cmath>

namespace ui {

using derive::State;
using geo::Box;

namespace {

constexpr float kSpotWhat = 40;
constexpr float kSpotWhere = 29;
constexpr float kSpotLeft = 56;
constexpr float kSpotDue = 24;
constexpr float kSpotLine = 22;
constexpr float kSpotTitle = 36;
constexpr float kChainHigh = 28;
constexpr float kStepHigh = 48;

/// Goes down the parts of the panel; nothing is written over a seam.
class Pen {
  public:
    Pen(const std::vector<Box>& parts, float ratio) : parts_{parts}, r_{ratio} {
        if (!parts_.empty()) y_ = static_cast<float>(parts_[0].y0) + 6 * r_;
    }

    /// Makes room for so much, in design pixels; false at the end of the panel.
    bool needs(float high) {
        while (part_ < parts_.size() && y_ + high * r_ > static_cast<float>(parts_[part_].y1)) {
            ++part_;
            if (part_ < parts_.size())
                y_ = std::max(y_, static_cast<float>(parts_[part_].y0) + 6 * r_);
        }
        return part_ < parts_.size();
    }
    void moves(float high) { y_ += high * r_; }
    float y() const { return y_; }
    float x() const { return static_cast<float>(parts_[at()].x0); }
    float right() const { return static_cast<float>(parts_[at()].x1); }
    float wide() const { return right() - x(); }
    /// How many of such height still fit, over all parts.
    std::size_t room_for(float high) const {
        std::size_t n = 0;
        for (std::size_t i = part_; i < parts_.size(); ++i) {
            const float from = i == part_ ? y_ : static_cast<float>(parts_[i].y0) + 6 * r_;
            n += static_cast<std::size_t>(std::max(static_cast<float>(parts_[i].y1) - from, 0.0F) /
                                          (high * r_));
        }
        return n;
    }

  private:
    std::size_t at() const { return std::min(part_, parts_.size() - 1); }

    const std::vector<Box>& parts_;
    float r_;
    float y_ = 0;
    std::size_t part_ = 0;
};

void spot_line(const View& view, Pen& pen, float line, ImU32 ink, const std::string& text) {
    if (text.empty() || !pen.needs(line)) return;
    const Sized size{line, view.session.ratio};
    ImGui::GetWindowDrawList()->AddText({pen.x(), pen.y()}, ink, cut_end(text, pen.wide()).c_str());
    pen.moves(line);
}

/// The place over two lines where one is too short: its community above, the rest below.
void spot_where(const View& view, Pen& pen, const WallSpot& spot) {
    const ImU32 ink = ImGui::GetColorU32(ImGuiCol_Text);
    const auto one = [&](const std::string& text) {
        if (!pen.needs(kSpotWhere)) return;
        wall_fitted(view, pen.x(), pen.y(), kSpotWhere, pen.wide(), ink, text);
        pen.moves(kSpotWhere);
    };
    float wide = 0;
    {
        const Sized size{kSpotWhere, view.session.ratio};
        wide = ImGui::CalcTextSize(spot.where.c_str()).x;
    }
    const std::size_t gap = spot.where.find(' ');
    if (wide <= pen.wide() || gap == std::string::npos) return one(spot.where);
    one(spot.where.substr(0, gap));
    one(spot.where.substr(gap + 1));
}

/// How long it has, on the colour of its state across the panel, and the moment that is.
void spot_clock(const View& view, Pen& pen, const WallSpot& spot) {
    if (!pen.needs(kSpotLeft + 12)) return;
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    const scene::Colour fill = p.mark.at(static_cast<std::size_t>(spot.state));
    const ImU32 ink = u32_from(scene::letters_on(fill));
    const ImVec2 from{pen.x() - 8 * r, pen.y() + 4 * r};
    const ImVec2 to{pen.right() + 8 * r, from.y + (kSpotLeft + 4) * r};
    ImGui::GetWindowDrawList()->AddRectFilled(from, to, u32_from(fill), 6 * r);
    wall_fitted(view, pen.x() + 4 * r, from.y + 2 * r, kSpotLeft, pen.wide() - 8 * r, ink,
                spot.left.empty() ? spot.standing : spot.left);
    pen.moves(kSpotLeft + 12);
    spot_line(view, pen, kSpotDue, ImGui::GetColorU32(ImGuiCol_Text), spot.due);
}

void spot_head(const View& view, Pen& pen, const WallSpot& spot, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    if (!pen.needs(kSpotWhat + kSpotLeft)) return;
    const ImVec2 at{pen.x(), pen.y()};
    const float right = pen.right();
    const float side = 30 * r;
    const Box cross{static_cast<double>(right - side), static_cast<double>(at.y + 4 * r),
                    static_cast<double>(right), static_cast<double>(at.y + 4 * r + side)};
    if (wall_button(view, "let go", cross, false)) out.push_back(WallSpotlight{});
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const ImU32 grey = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    const ImVec2 middle{right - side / 2, at.y + 4 * r + side / 2};
    const float a = 8 * r;
    paint->AddLine({middle.x - a, middle.y - a}, {middle.x + a, middle.y + a}, grey, 2.4F * r);
    paint->AddLine({middle.x - a, middle.y + a}, {middle.x + a, middle.y - a}, grey, 2.4F * r);
    wall_sign(view, spot.state, {at.x + 14 * r, at.y + kSpotWhat / 2 * r}, 27 * r);
    wall_fitted(view, at.x + 38 * r, at.y, kSpotWhat, pen.wide() - 38 * r - side - 14 * r,
                ImGui::GetColorU32(ImGuiCol_Text), spot.what);
    pen.moves(kSpotWhat);
    spot_where(view, pen, spot);
    spot_clock(view, pen, spot);
    if (!spot.left.starts_with(spot.standing))
        spot_line(view, pen, kSpotLine, grey, spot.left.empty() ? "" : spot.standing);
    spot_line(view, pen, kSpotLine, wall_ink(view, State::Urgent), spot.flags);
}

void spot_title(const View& view, Pen& pen, const std::string& title) {
    if (!pen.needs(kSpotTitle + kStepHigh)) return;
    const Box box{
        static_cast<double>(pen.x()), static_cast<double>(pen.y()),
        static_cast<double>(pen.right()),
        static_cast<double>(pen.y()) + static_cast<double>(kSpotTitle) * view.session.ratio};
    wall_title(view, title, {}, box);
    pen.moves(kSpotTitle + 4);
}

void chain_line(const View& view, Pen& pen, const WallChainLine& link) {
    if (!pen.needs(kChainHigh)) return;
    const float r = static_cast<float>(view.session.ratio);
    const Sized size{kSpotLine, view.session.ratio};
    const ImU32 ink =
        link.vacant ? wall_ink(view, State::Urgent) : ImGui::GetColorU32(ImGuiCol_Text);
    const std::string post = cut_end(link.post, pen.wide() * 0.62F);
    const float taken = ImGui::CalcTextSize(post.c_str()).x + 12 * r;
    ImGui::GetWindowDrawList()->AddText({pen.x(), pen.y()},
                                        ImGui::GetColorU32(ImGuiCol_TextDisabled),
                                        cut_end(link.where, pen.wide() - taken).c_str());
    text_to(pen.right(), pen.y(), ink, post.c_str());
    pen.moves(kChainHigh);
}

void step_line(const View& view, Pen& pen, const WallStepLine& step, bool last) {
    if (!pen.needs(kStepHigh)) return;
    const float r = static_cast<float>(view.session.ratio);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const ImU32 ink =
        step.alarming ? wall_ink(view, State::Overdue) : ImGui::GetColorU32(ImGuiCol_Text);
    const ImVec2 dot{pen.x() + 8 * r, pen.y() + kSpotLine / 2 * r};
    if (!last)
        paint->AddLine(dot, {dot.x, dot.y + kStepHigh * r}, ImGui::GetColorU32(ImGuiCol_Border),
                       2 * r);
    paint->AddCircleFilled(dot, 6 * r, step.alarming || last ? ink : wall_ink(view, State::Open));
    const float left = pen.x() + 26 * r;
    {
        const Sized size{kSpotLine, view.session.ratio};
        paint->AddText({left, pen.y()}, ink, cut_end(step.what, pen.right() - left).c_str());
    }
    const Sized small{kSmall, view.session.ratio};
    paint->AddText({left, pen.y() + kSpotLine * r}, ImGui::GetColorU32(ImGuiCol_TextDisabled),
                   step.when.c_str());
    pen.moves(kStepHigh);
}

}  // namespace

void draw_wall_spot(const View& view, const WallSpot& spot, const WallBoxes& boxes, Intents& out) {
    if (boxes.spotlight.empty()) return;
    Pen pen{boxes.spotlight, static_cast<float>(view.session.ratio)};
    spot_head(view, pen, spot, out);
    if (!spot.chain.empty()) spot_title(view, pen, spot.chain_title);
    for (const WallChainLine& link : spot.chain) chain_line(view, pen, link);
    spot_title(view, pen, spot.story_title);
    // The first step and the newest ones: where it came from, and where it is now.
    const std::size_t room = pen.room_for(kStepHigh);
    const std::size_t all = spot.steps.size();
    const std::size_t left_out = all > room ? all - room : 0;
    for (std::size_t i = 0; i < all; ++i)
        if (i == 0 || i > left_out) step_line(view, pen, spot.steps[i], i + 1 == all);
}

}  // namespace ui
