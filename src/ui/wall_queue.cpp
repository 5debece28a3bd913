// The lists of the wall: what presses most, or what is behind a choice; how communities keep their
// time; where most is reported.
#include "ui/card.h"
#include "ui/rows.h"
#include "ui/wall_panel.h"

#include <algorithm>
#include <array>

namespace ui {

using derive::State;
using derive::WallChoice;
using geo::Box;

namespace {

constexpr float kWhatLine = 27;
constexpr float kWhereLine = 19;
constexpr float kRateText = 20;
constexpr float kRateName = 94;  // design pixels: room for it
constexpr float kRateNumber = 70;
constexpr double kRateFrom = 0.80;  // where its axis begins

ImVec2 box_from(const Box& box) {
    return {static_cast<float>(box.x0), static_cast<float>(box.y0)};
}

ImVec2 box_to(const Box& box) {
    return {static_cast<float>(box.x1), static_cast<float>(box.y1)};
}

/// How long it has, up to `end`: smaller where what it is would be cut for it. Answers its width.
float left_written(const View& view, const WallIssueLine& line, ImVec2 end, float room, ImU32 ink) {
    const float r = static_cast<float>(view.session.ratio);
    float what = 0;
    {
        const Sized size{kWhatLine, view.session.ratio};
        what = ImGui::CalcTextSize(line.what.c_str()).x + 12 * r;
    }
    float letters = kWhatLine;
    float wide = 0;
    for (;; letters -= 1) {
        const Sized size{letters, view.session.ratio};
        wide = ImGui::CalcTextSize(line.left.c_str()).x;
        if (what + wide <= room || letters <= kWhereLine) break;
    }
    wide = std::min(wide, room * 0.7F);
    const float down = (kWhatLine - letters) * r * 0.8F;  // on one foot with what it is
    const Sized size{letters, view.session.ratio};
    wall_strong_to(end.x, end.y + down, ink, cut_end(line.left, wide));
    return wide;
}

void queue_line(const View& view, const WallIssueLine& line, const Box& box, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushID(static_cast<int>(model::number(line.issue)));
    if (wall_button(view, "issue", box, line.chosen))
        out.push_back(WallSpotlight{line.chosen ? model::IssueId{} : line.issue});
    ImGui::PopID();
    const ImVec2 at = box_from(box);
    const ImVec2 end = box_to(box);
    const float left = at.x + 28 * r;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const ImU32 ink = ImGui::GetColorU32(ImGuiCol_Text);
    const ImU32 quiet_ink = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    wall_sign(view, line.state, {at.x + 9 * r, at.y + (4 + kWhatLine / 2) * r}, 17 * r);
    const bool late = line.state == State::Overdue || line.state == State::Urgent;
    const float taken = left_written(view, line, {end.x, at.y + 4 * r}, end.x - left,
                                     late ? wall_ink(view, line.state) : ink);
    wall_fitted(view, left, at.y + 4 * r, kWhatLine, end.x - left - taken - 12 * r, ink, line.what);
    const Sized size{kWhereLine, view.session.ratio};
    const float y = at.y + (4 + kWhatLine + 1) * r;
    // The place comes first: of whose it is only what room is left.
    const float where = ImGui::CalcTextSize(line.where.c_str()).x;
    const float room = end.x - left;
    paint->AddText({left, y}, quiet_ink, cut_end(line.where, room).c_str());
    const float rest = room - where - 16 * r;
    if (rest > 60 * r) text_to(end.x, y, quiet_ink, cut_end(line.whose, rest).c_str());
    paint->AddLine({at.x, end.y - 1}, {end.x, end.y - 1}, ImGui::GetColorU32(ImGuiCol_Border));
}

/// Nothing is listed: that is good news, and looks like it.
void calm_line(const View& view, const std::string& text, const Box& box) {
    const float r = static_cast<float>(view.session.ratio);
    const Sized size{kWhatLine, view.session.ratio};
    const ImVec2 at = box_from(box);
    wall_sign(view, State::Ok, {at.x + 10 * r, at.y + (10 + kWhatLine / 2) * r}, 20 * r);
    ImGui::GetWindowDrawList()->AddText({at.x + 30 * r, at.y + 10 * r}, wall_ink(view, State::Ok),
                                        cut_end(text, box_to(box).x - at.x - 30 * r).c_str());
}

/// The wheel over the list moves it; the layout has no scroll bars.
void scroll_queue(WallPanel& panel, const View& view, const WallList& list) {
    const float wheel = ImGui::GetIO().MouseWheel;
    if (wheel == 0 || !ImGui::IsWindowHovered()) return;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const geo::Point at{static_cast<double>(mouse.x), static_cast<double>(mouse.y)};
    if (std::ranges::none_of(list.lines, [&](const Box& line) { return line.contains(at); }))
        return;
    const auto& listed = view.session.wall.listed;
    const std::size_t number = listed ? listed->size() : 0;
    const std::size_t last = number > list.lines.size() ? number - list.lines.size() : 0;
    if (wheel < 0)
        panel.first = std::min(panel.first + 1, last);
    else if (panel.first > 0)
        panel.first -= 1;
}

ImU32 rate_ink(const View& view, int klass) {
    constexpr std::array kStates{State::Ok, State::Ok, State::Soon, State::Urgent, State::Overdue};
    if (klass < 0 || klass >= static_cast<int>(kStates.size()))
        return ImGui::GetColorU32(ImGuiCol_TextDisabled);
    return wall_ink(view, kStates.at(static_cast<std::size_t>(klass)));
}

/// Where rates are marked in a line.
struct RateTrack {
    float from = 0, to = 0;

    float at(double share) const {
        const double part = (std::clamp(share, kRateFrom, 1.0) - kRateFrom) / (1 - kRateFrom);
        return from + (to - from) * static_cast<float>(part);
    }
};

RateTrack track_of(const View& view, const Box& box) {
    const float r = static_cast<float>(view.session.ratio);
    return {box_from(box).x + kRateName * r, box_to(box).x - kRateNumber * r};
}

void rate_line_drawn(const View& view, const WallRateLine& line, const Box& box, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushID(static_cast<int>(model::number(line.community)));
    if (wall_button(view, "community", box, line.chosen))
        out.push_back(WallFilter{{.of = WallChoice::Of::Community, .community = line.community}});
    ImGui::PopID();
    const ImVec2 at = box_from(box);
    const ImVec2 end = box_to(box);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const Sized size{kRateText, view.session.ratio};
    const float y = (at.y + end.y - ImGui::GetTextLineHeight()) / 2;
    paint->AddText({at.x, y}, ImGui::GetColorU32(ImGuiCol_Text),
                   cut_end(line.name, (kRateName - 8) * r).c_str());
    if (!line.known)
        return text_to(end.x, y, ImGui::GetColorU32(ImGuiCol_TextDisabled), line.rate.c_str());
    const RateTrack track = track_of(view, box);
    const float middle = (at.y + end.y) / 2;
    const ImU32 ink = rate_ink(view, line.klass);
    const float mark = track.at(line.share);
    paint->AddLine({track.from, middle}, {track.to, middle}, ImGui::GetColorU32(ImGuiCol_Border),
                   2 * r);
    paint->AddLine({track.from, middle}, {mark, middle}, ink, 4 * r);
    if (line.share < kRateFrom)
        paint->AddTriangleFilled({mark - 9 * r, middle}, {mark + 4 * r, middle - 7 * r},
                                 {mark + 4 * r, middle + 7 * r}, ink);
    else
        paint->AddCircleFilled({mark, middle}, 6 * r, ink);
    text_to(end.x, y, line.klass >= 2 ? ink : ImGui::GetColorU32(ImGuiCol_Text), line.rate.c_str());
}

void rate_axis(const View& view, const Box& box) {
    const float r = static_cast<float>(view.session.ratio);
    const RateTrack track = track_of(view, box);
    const ImU32 ink = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    const ImVec2 at = box_from(box);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const Sized small{kSmall, view.session.ratio};
    for (const double share : {kRateFrom, 0.90, 1.0}) {
        const float x = track.at(share);
        const std::string text = percent_text(share);
        paint->AddLine({x, at.y - 2 * r}, {x, at.y + 3 * r}, ink, 1.2F * r);
        const float wide = ImGui::CalcTextSize(text.c_str()).x;
        paint->AddText({x - wide / 2, at.y + 2 * r}, ink, text.c_str());
    }
}

}  // namespace

void draw_wall_queue(WallPanel& panel, const View& view, const WallTexts& texts,
                     const WallList& list, Intents& out) {
    scroll_queue(panel, view, list);
    const std::string beside =
        texts.queue_more.empty() ? texts.queue_count : texts.queue_count + " · " + texts.queue_more;
    wall_title(view, texts.queue_title, beside, list.title);
    if (!texts.queue_empty.empty()) return calm_line(view, texts.queue_empty, list.lines.front());
    for (std::size_t i = 0; i < std::min(texts.queue.size(), list.lines.size()); ++i)
        queue_line(view, texts.queue[i], list.lines[i], out);
}

void draw_wall_rates(const View& view, const WallTexts& texts, const WallBoxes& boxes,
                     Intents& out) {
    wall_title(view, texts.rates_title, {}, boxes.rates.title);
    for (std::size_t i = 0; i < std::min(texts.rates.size(), boxes.rates.lines.size()); ++i)
        rate_line_drawn(view, texts.rates[i], boxes.rates.lines[i], out);
    const bool marked = std::ranges::any_of(texts.rates, &WallRateLine::known);
    if (marked && !boxes.rates_axis.empty()) rate_axis(view, boxes.rates_axis);
}

void draw_wall_hot(const View& view, const WallTexts& texts, const WallList& list, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    wall_title(view, texts.hot_title, {}, list.title);
    for (std::size_t i = 0; i < std::min(texts.hot.size(), list.lines.size()); ++i) {
        const WallHotLine& line = texts.hot[i];
        const Box& box = list.lines[i];
        ImGui::PushID(static_cast<int>(i));
        if (wall_button(view, "square", box, line.chosen))
            out.push_back(WallFilter{{.of = WallChoice::Of::Cell, .cell = line.at}});
        ImGui::PopID();
        const ImVec2 at = box_from(box);
        const ImVec2 end = box_to(box);
        const float middle = (at.y + end.y) / 2;
        ImDrawList* paint = ImGui::GetWindowDrawList();
        paint->AddRectFilled({at.x, middle - 8 * r}, {at.x + 16 * r, middle + 8 * r},
                             u32_from(wall_heat(line.heat)), 2 * r);
        const Sized size{kRateText, view.session.ratio};
        const float y = (at.y + end.y - ImGui::GetTextLineHeight()) / 2;
        const float taken = ImGui::CalcTextSize(line.counts.c_str()).x + 10 * r;
        text_to(end.x, y, ImGui::GetColorU32(ImGuiCol_TextDisabled), line.counts.c_str());
        paint->AddText({at.x + 26 * r, y}, ImGui::GetColorU32(ImGuiCol_Text),
                       cut_end(line.where, end.x - at.x - 26 * r - taken).c_str());
    }
}

}  // namespace ui
