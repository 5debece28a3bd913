// What stands over all workspaces: major issues that are open, and that this is an exercise.
#include "ui/card.h"
#include "ui/issue_words.h"
#include "ui/panels.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <cmath>

namespace ui {

using base::Word;
using model::Row;

namespace {

constexpr float kMarkSize = 64;      // design pixels
constexpr float kMarkStep = 420;     // between two of them
constexpr float kMarkTurn = -0.42F;  // radians

/// On the wall anybody reads it: there what was typed is not told.
std::string told(const View& view, const model::Issue& issue) {
    const bool wall = view.session.workspace == Workspace::Wall;
    const std::string what =
        wall ? model::label(view.snapshot, "class", issue.row.matter, view.chinese())
             : issue_title(view, issue.row);
    std::string text = view.say(Word::BannerMajor);
    if (!what.empty()) text += " · " + what;
    text += " · " + where_text(view, issue);
    if (issue.row.reported != base::kNever && issue.row.reported <= view.now)
        text += " · " +
                view.say(Word::BannerSince, {duration_text(view, view.now - issue.row.reported)});
    return text;
}

/// Text turned around its first letter.
void turned_text(ImDrawList* paint, ImVec2 at, float size_px, ImU32 ink, const char* text) {
    const int from = paint->VtxBuffer.Size;
    paint->AddText(ImGui::GetFont(), size_px, at, ink, text);
    const float c = std::cos(kMarkTurn);
    const float s = std::sin(kMarkTurn);
    for (int i = from; i < paint->VtxBuffer.Size; ++i) {
        ImVec2& p = paint->VtxBuffer[i].pos;
        const ImVec2 by{p.x - at.x, p.y - at.y};
        p = {at.x + by.x * c - by.y * s, at.y + by.x * s + by.y * c};
    }
}

/// Somebody exercises: told on each seat, where it covers nothing.
void corner_mark(const View& view, const Layout& layout) {
    if (!view.session.dispatch.exercises || layout.map.empty()) return;
    const float r = static_cast<float>(view.session.ratio);
    const Sized large{kLarge, view.session.ratio};
    const char* text = view.text(Word::ExerciseMark);
    const ImVec2 size = ImGui::CalcTextSize(text);
    const ImVec2 end{static_cast<float>(layout.map.x1) - 14 * r,
                     static_cast<float>(layout.map.y1) - 14 * r};
    const ImVec2 at{end.x - size.x - 20 * r, end.y - size.y - 8 * r};
    const ImU32 ink = u32_from(scene::palette_of(view.session.look).mark[4]);
    ImDrawList* paint = ImGui::GetForegroundDrawList();
    paint->AddRect(at, end, ink, 5 * r, 0, 1.5F * r);
    paint->AddText({at.x + 10 * r, at.y + 4 * r}, ink, text);
}

/// Who plans is told of it in one calm line: he need not act.
void calm_banner(const View& view, const Layout& layout, const model::Issue& issue, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    begin_panel("##banner", layout.banner, {20 * r, 0});
    {
        const Sized small{kSmall, view.session.ratio};
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float high = static_cast<float>(layout.banner.height());
        const float wide = ImGui::GetContentRegionAvail().x;
        const std::size_t number = view.session.dispatch.majors.size();
        std::string text = told(view, issue);
        if (number > 1) text += "   " + view.say(Word::BannerMore, {std::to_string(number - 1)});
        const char* close = view.text(Word::KeyClose);
        const float end = at.x + wide - ImGui::CalcTextSize(close).x;
        const float y = at.y + (high - ImGui::GetTextLineHeight()) / 2;
        ImDrawList* paint = ImGui::GetWindowDrawList();
        paint->AddCircleFilled({at.x + 5 * r, at.y + high / 2}, 4.5F * r,
                               u32_from(scene::palette_of(view.session.look).mark[4]));
        paint->AddText({at.x + 18 * r, y}, ImGui::GetColorU32(ImGuiCol_Text),
                       cut_end(text, end - at.x - 40 * r).c_str());
        ImGui::SetCursorScreenPos({end, y});
        if (link_button(close)) out.push_back(DismissMajor{issue.row.id});
    }
    end_panel();
}

}  // namespace

void draw_banner(const View& view, const Layout& layout, Intents& out) {
    const auto& majors = view.session.dispatch.majors;
    if (majors.empty() || layout.banner.empty()) return;
    const Row row = model::issue_row(view.snapshot, majors.front());
    if (row == model::kNoRow) return;
    const float r = static_cast<float>(view.session.ratio);
    const model::Issue& issue = view.snapshot.issues[row];
    if (view.session.workspace == Workspace::Plan) return calm_banner(view, layout, issue, out);
    const scene::Colour red = scene::palette_of(view.session.look).mark[4];
    ImGui::PushStyleColor(ImGuiCol_WindowBg, vec4_from(red));
    begin_panel("##banner", layout.banner, {20 * r, 5 * r});
    ImGui::PopStyleColor();
    const float width = static_cast<float>(layout.banner.width());
    const char* close = view.text(Word::KeyClose);
    std::string more;
    if (majors.size() > 1)
        more = view.say(Word::BannerMore, {std::to_string(majors.size() - 1)}) + "   ";
    const float taken = button_width(close) + ImGui::CalcTextSize(more.c_str()).x + 60 * r;
    ImGui::PushStyleColor(ImGuiCol_Text, ImVec4{1, 1, 1, 1});
    ImGui::AlignTextToFramePadding();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string text = cut_end(told(view, issue), width - taken);
    const bool clicked = ImGui::InvisibleButton("major", {width - taken, ImGui::GetFrameHeight()});
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const float y = at.y + (ImGui::GetFrameHeight() - ImGui::GetTextLineHeight()) / 2;
    ImGui::GetWindowDrawList()->AddText({at.x, y}, IM_COL32_WHITE, text.c_str());
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(more.c_str());
    ImGui::PopStyleColor();
    ImGui::SameLine();
    align_right(button_width(close));
    if (plain_button(close)) out.push_back(DismissMajor{issue.row.id});
    end_panel();
    if (!clicked) return;
    out.push_back(OpenIssue{issue.row.id});
    if (issue.at != model::kNoRow)
        out.push_back(ZoomToPlace{view.snapshot.places->row[issue.at].id});
}

void draw_exercise_mark(const View& view, const Layout& layout) {
    // A wall has nobody to exercise at: while others do, all of it says so.
    const bool wall = view.session.workspace == Workspace::Wall;
    if (!view.session.exercise && !(wall && view.session.dispatch.exercises))
        return corner_mark(view, layout);
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 page = ImGui::GetIO().DisplaySize;
    ImDrawList* paint = ImGui::GetForegroundDrawList();
    const bool light = view.session.look == scene::Look::Light;
    const ImU32 ink = light ? IM_COL32(180, 40, 40, 30) : IM_COL32(255, 120, 120, 34);
    // Turned letters reach beyond where they stood: nothing is cut off before.
    paint->PushClipRect({-page.x, -page.y}, {2 * page.x, 2 * page.y});
    const char* text = view.text(Word::ExerciseMark);
    for (float y = 120 * r; y < page.y + kMarkStep * r; y += kMarkStep * 0.5F * r) {
        const bool odd = static_cast<int>(y / (kMarkStep * 0.5F * r)) % 2 != 0;
        for (float x = (odd ? 40 : 250) * r; x < page.x; x += kMarkStep * r)
            turned_text(paint, {x, y}, kMarkSize * r, ink, text);
    }
    paint->PopClipRect();
}

}  // namespace ui
