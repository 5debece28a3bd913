// The legend: what the colours of the theme mean, how many blocks have each, and which are shown.
#include "ui/card.h"
#include "ui/panels.h"
#include "ui/style.h"
#include "ui/theme_words.h"

namespace ui {

using base::Word;
using derive::Theme;

namespace {

constexpr float kLegendRow = 28;
constexpr const char* kThemeMenu = "##themes";

/// The same sign as on the map: hatch for what is not known, else plain colour.
void swatch(const View& view, Theme theme, std::uint8_t klass, ImVec2 at, float height) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 a{at.x, at.y + (height - 16 * r) / 2};
    const ImVec2 b{at.x + 18 * r, a.y + 16 * r};
    const scene::Colour fill = scene::block_fill(view.session.look, theme, klass);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddRectFilled(a, b, u32_from(fill), 3 * r);
    if (klass == derive::kNotKnown) {
        paint->PushClipRect(a, b, true);
        for (float x = a.x - 18 * r; x < b.x; x += 5 * r)
            paint->AddLine({x, b.y}, {x + (b.y - a.y), a.y}, IM_COL32(60, 70, 82, 160), 1.2F * r);
        paint->PopClipRect();
    }
    if (klass == derive::kNotMeant)
        paint->AddRect(a, b, ImGui::GetColorU32(ImGuiCol_Border), 3 * r);
}

/// One class with its number; a click picks it out.
void class_row(const View& view, const LegendFigures& figures, std::uint8_t klass, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = (kLegendWidth - 32) * r;
    ImGui::PushID(klass);
    const bool clicked = ImGui::InvisibleButton("class", {width, kLegendRow * r});
    const bool hovered = ImGui::IsItemHovered();
    ImGui::PopID();
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (hovered) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        paint->AddRectFilled({at.x - 6 * r, at.y}, {at.x + width + 6 * r, at.y + kLegendRow * r},
                             ImGui::GetColorU32(ImGuiCol_FrameBg), 5 * r);
    }
    const bool shown = !figures.picks || derive::has(view.session.shown, klass);
    const ImU32 ink = ImGui::GetColorU32(shown ? ImGuiCol_Text : ImGuiCol_TextDisabled);
    ImGui::PushStyleVar(ImGuiStyleVar_Alpha, shown ? 1.0F : 0.35F);
    swatch(view, figures.theme, klass, at, kLegendRow * r);
    ImGui::PopStyleVar();
    if (!shown)
        paint->AddRectFilled({at.x - 1, at.y}, {at.x + 19 * r, at.y + kLegendRow * r},
                             ImGui::GetColorU32(ImGuiCol_WindowBg, 0.75F));
    const float y = at.y + (kLegendRow * r - ImGui::GetTextLineHeight()) / 2;
    const std::string count = number_text(figures.number.at(klass));
    const float right = at.x + width - ImGui::CalcTextSize(count.c_str()).x;
    const float left = at.x + 28 * r;
    const std::string text = figures.of_homes ? home_class_text(view, figures.theme, klass)
                                              : class_text(view, figures.theme, klass);
    paint->AddText({left, y}, ink, cut_end(text, right - left - 8 * r).c_str());
    paint->AddText({right, y}, ink, count.c_str());
    if (clicked && figures.picks) out.push_back(PickClass{klass});
}

/// The name of the theme, which opens the list of all.
void theme_button(const View& view, Theme shown, bool still, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = (kLegendWidth - 32) * r;
    const bool clicked = ImGui::InvisibleButton("theme", {width, kLegendRow * r});
    const bool hovered = ImGui::IsItemHovered() && !still;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (hovered) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        paint->AddRectFilled({at.x - 6 * r, at.y}, {at.x + width + 6 * r, at.y + kLegendRow * r},
                             ImGui::GetColorU32(ImGuiCol_FrameBg), 5 * r);
    }
    const float y = at.y + (kLegendRow * r - ImGui::GetTextLineHeight()) / 2;
    const ImU32 ink = ImGui::GetColorU32(ImGuiCol_Text);
    paint->AddText({at.x, y}, ink, cut_end(view.text(word_of(shown)), width - 20 * r).c_str());
    if (!still) {
        const ImVec2 tip{at.x + width - 7 * r, at.y + kLegendRow * r / 2 + 3 * r};
        paint->AddTriangleFilled({tip.x - 5 * r, tip.y - 6 * r}, {tip.x + 5 * r, tip.y - 6 * r},
                                 tip, ImGui::GetColorU32(ImGuiCol_TextDisabled));
    }
    if (clicked) ImGui::OpenPopup(kThemeMenu);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {14 * r, 10 * r});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {12 * r, 10 * r});
    ImGui::SetNextWindowPos({at.x - 16 * r, at.y - 6 * r}, ImGuiCond_Always, {0, 1});
    if (ImGui::BeginPopup(kThemeMenu)) {
        for (std::size_t i = 0; i < derive::kThemes; ++i) {
            const auto theme = static_cast<Theme>(i);
            if (ImGui::Selectable(view.text(word_of(theme)), theme == view.scene.theme, 0,
                                  {(kLegendWidth - 28) * r, 0}))
                out.push_back(ShowTheme{theme});
        }
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar(2);
}

/// What its squares count.
std::string in_all(const View& view, const LegendFigures& figures, std::uint32_t all) {
    const std::uint32_t homes = all - figures.stalls;
    if (!figures.of_homes) return view.say(Word::BlocksInAll, {number_text(all)});
    if (figures.stalls == 0) return view.say(Word::HomesInAll, {number_text(all)});
    if (homes == 0) return view.say(Word::LevelStalls, {number_text(figures.stalls)});
    return view.say(Word::LevelSquares, {number_text(homes), number_text(figures.stalls)});
}

/// How much the legend tells of, and what it cannot.
void foot(const View& view, const LegendFigures& figures, std::uint32_t all, std::uint32_t shown,
          Intents& out) {
    const Sized small{kSmall, view.session.ratio};
    const bool filtered = figures.picks && view.session.shown != derive::kAllClasses;
    if (filtered) {
        ImGui::TextDisabled(
            "%s", view.say(Word::LegendShown, {number_text(shown), number_text(all)}).c_str());
        // Beside it, not below: the lines above must not move under the mouse.
        ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyleColorVec4(ImGuiCol_TextLink));
        const std::string text = std::string{view.text(Word::LegendAll)} + "  Esc";
        const float inside = ImGui::GetWindowWidth() - ImGui::GetStyle().WindowPadding.x;
        ImGui::SameLine(inside - ImGui::CalcTextSize(text.c_str()).x);
        ImGui::TextUnformatted(text.c_str());
        ImGui::PopStyleColor();
        if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (ImGui::IsItemClicked()) out.push_back(ShowAllClasses{});
    } else {
        ImGui::TextDisabled("%s", in_all(view, figures, all).c_str());
    }
    if (figures.undrawn > 0)
        ImGui::TextDisabled("%s",
                            view.say(Word::LegendUndrawn, {number_text(figures.undrawn)}).c_str());
    if (plan_is_open(view) || view.session.workspace == Workspace::Plan) return;
    if (view.derived.unplaced.open > 0)
        ImGui::TextDisabled(
            "%s", view.say(Word::Unplaced, {number_text(view.derived.unplaced.open)}).c_str());
}

}  // namespace

void draw_legend(const PlanPanel& plan, const View& view, const Layout& layout, Intents& out) {
    // A lock has colours of its own, told above the map.
    if (view.session.locks.shown && !plan_covers(view)) return;
    if (communities_coloured(view)) return;  // likewise
    // Grids are told apart by their names.
    const bool divides =
        view.session.workspace == Workspace::Plan && view.session.planning.tab == PlanTab::Division;
    if (divides) return;
    const LegendFigures figures = legend_figures(plan, view);
    const float r = static_cast<float>(view.session.ratio);
    const bool still = view.session.workspace == Workspace::Wall || view.session.picture;
    ImGui::SetNextWindowPos(
        {static_cast<float>(layout.map.x0) + 16 * r, static_cast<float>(layout.map.y1) - 16 * r},
        ImGuiCond_Always, {0, 1});
    ImGui::SetNextWindowSize({kLegendWidth * r, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8 * r);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {16 * r, 10 * r});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * r, 0});
    ImGui::Begin("##legend", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                     ImGuiWindowFlags_NoNav | (still ? ImGuiWindowFlags_NoInputs : 0));
    theme_button(view, figures.theme, still, out);
    std::uint32_t all = 0;
    std::uint32_t shown = 0;
    for (const std::uint8_t klass : figures.classes) {
        const std::uint32_t number = figures.number.at(klass);
        class_row(view, figures, klass, out);
        all += number;
        if (!figures.picks || derive::has(view.session.shown, klass)) shown += number;
    }
    ImGui::Dummy({1, 4 * r});
    foot(view, figures, all, shown, out);
    draw_cover_key(view);
    ImGui::End();
    ImGui::PopStyleVar(3);
}

}  // namespace ui
