#include "ui/hud.h"

#include "ui/card.h"
#include "ui/panels.h"
#include "ui/style.h"

#include <fmt/format.h>

namespace ui {

using base::Word;

namespace {

constexpr float kHudLabel = 168;
constexpr float kColumn = 104;

std::string count(std::uint64_t n) {
    return number_text(static_cast<std::int64_t>(n));
}

std::string milliseconds(double ms) {
    return fmt::format("{:.1f} ms", ms);
}

/// One line: what, and one or two figures that end where the columns do. All digits of the
/// typeface are equally wide.
void hud_line(const View& view, Word what, const std::string& first,
              const std::string& second = {}) {
    const float r = static_cast<float>(view.session.ratio);
    const float left = ImGui::GetCursorPosX();
    ImGui::TextDisabled("%s", view.text(what));
    const auto figure = [&](const std::string& text, float end) {
        ImGui::SameLine();
        ImGui::SetCursorPosX(left + end - ImGui::CalcTextSize(text.c_str()).x);
        ImGui::TextUnformatted(text.c_str());
    };
    if (!first.empty()) figure(first, (kHudLabel + kColumn) * r);
    if (!second.empty()) figure(second, (kHudLabel + 2 * kColumn) * r);
}

void hud_heads(const View& view) {
    const float r = static_cast<float>(view.session.ratio);
    const float left = ImGui::GetCursorPosX();
    float end = kHudLabel + kColumn;
    for (const Word head : {Word::HudLastRedraw, Word::HudInAll}) {
        const char* text = view.text(head);
        if (head == Word::HudInAll) ImGui::SameLine();
        ImGui::SetCursorPosX(left + end * r - ImGui::CalcTextSize(text).x);
        ImGui::TextDisabled("%s", text);
        end += kColumn;
    }
}

void figures(const View& view) {
    const DrawFigures& drawn = view.drawn;
    hud_heads(view);
    hud_line(view, Word::HudDraws, count(drawn.last.draw_calls), count(drawn.all.draw_calls));
    hud_line(view, Word::HudTriangles, count(drawn.last.triangles), count(drawn.all.triangles));
    hud_line(view, Word::HudUploaded, bytes_text(static_cast<std::int64_t>(drawn.last.bytes)),
             bytes_text(static_cast<std::int64_t>(drawn.all.bytes)));
    hud_line(view, Word::HudMapTime, milliseconds(drawn.map_ms));
    hud_line(view, Word::HudNamesTime, milliseconds(drawn.labels_ms));
    hud_line(view, Word::HudPanelsTime, milliseconds(drawn.panels_ms));
    ImGui::Dummy({1, 2 * static_cast<float>(view.session.ratio)});
    hud_line(view, Word::HudBlocks, count(drawn.blocks_in_view));
    hud_line(view, Word::HudNames, count(drawn.labels));
    if (drawn.level_of_detail)
        hud_line(view, Word::HudDetail, std::to_string(*drawn.level_of_detail));
    hud_line(view, Word::HudRedraws, {},
             count(drawn.all.full_redraws) + " / " + count(drawn.all.damage_redraws));
    hud_line(view, Word::HudPages, {}, count(drawn.pages));
    hud_line(
        view, Word::HudLag,
        drawn.feed_lag ? count(static_cast<std::uint64_t>(drawn.feed_lag->count())) + " ms" : "–");
}

}  // namespace

void draw_hud(const View& view, const Layout& layout) {
    if (!view.session.hud) return;
    const float r = static_cast<float>(view.session.ratio);
    ImGui::SetNextWindowPos(
        {static_cast<float>(layout.map.x0) + 16 * r, static_cast<float>(layout.map.y0) + 16 * r});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8 * r);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {16 * r, 12 * r});
    ImGui::SetNextWindowBgAlpha(0.94F);
    ImGui::SetNextWindowSize({(kHudLabel + 2 * kColumn + 32) * r, 0});
    ImGui::Begin("##hud", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoInputs);
    ImGui::PopStyleVar(2);
    {
        const Sized small{kSmall, view.session.ratio};
        figures(view);
    }
    ImGui::End();
}

}  // namespace ui
