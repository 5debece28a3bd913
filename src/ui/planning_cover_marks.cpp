#include "ui/planning_cover_marks.h"

#include "ui/card.h"
#include "ui/cover_parts.h"
#include "ui/layout.h"
#include "ui/planning_cover.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

using base::Word;

namespace {

constexpr float kKeyRow = 29;   // the largest sign and some air
constexpr float kKeyText = 28;  // from the left, as in the lines above

void mark_text(ImDrawList* paint, ImVec2 at, ImU32 ink, const std::string& text) {
    const ImVec2 size = ImGui::CalcTextSize(text.c_str());
    paint->AddText({std::round(at.x - size.x / 2), std::round(at.y - size.y / 2)}, ink,
                   text.c_str());
}

/// The middle of the sign of the next line of the legend, after its words.
ImVec2 key_line(const View& view, const std::string& text) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({1, kKeyRow * r});
    ImGui::GetWindowDrawList()->AddText(
        {at.x + kKeyText * r, at.y + (kKeyRow * r - ImGui::GetTextLineHeight()) / 2},
        ImGui::GetColorU32(ImGuiCol_Text),
        cut_end(text, (kLegendWidth - 32 - kKeyText) * r).c_str());
    return {at.x + 9 * r, at.y + kKeyRow * r / 2};
}

void key_of_suppliers(const View& view, const derive::WalkReach& reach) {
    std::uint32_t known = 0, unknown = 0;
    for (const derive::Supplier& supplier : reach.suppliers)
        if (supplier.is != derive::Supplier::Is::Spot)
            (supplier.open == route::Open::Yes ? known : unknown) += 1;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const auto line = [&](Word word, std::uint32_t number, bool filled) {
        if (number == 0) return;
        supplier_dot(view, paint, key_line(view, view.say(word, {std::to_string(number)})), filled,
                     1);
    };
    line(Word::SupplyPoints, known, true);
    line(Word::ReachHoursUnknown, unknown, false);
}

/// The lines of the bands in their colours, each with its minutes.
void key_of_bands(const View& view, const std::vector<derive::WalkBand>& bands) {
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    const ImVec2 at = key_line(view, view.say(Word::ReachKeyBands));
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddCircle(at, 7 * r, u32_from(band_colour(view, 0)), 0, 2 * r);
    const ImVec2 below = ImGui::GetCursorScreenPos();
    const float y = below.y + kKeyRow * r / 2;
    float x = below.x + kKeyText * r;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        paint->AddLine({x, y}, {x + 16 * r, y}, with_alpha(p.halo, 255), 5 * r);
        paint->AddLine({x, y}, {x + 16 * r, y}, u32_from(band_colour(view, i)), 2.5F * r);
        const std::string text = std::to_string(bands[i].minutes);
        paint->AddText({x + 20 * r, y - ImGui::GetTextLineHeight() / 2},
                       ImGui::GetColorU32(ImGuiCol_TextDisabled), text.c_str());
        x += 28 * r + ImGui::CalcTextSize(text.c_str()).x;
    }
    ImGui::Dummy({1, kKeyRow * r});
}

}  // namespace

scene::Colour band_colour(const View& view, std::size_t band) {
    return scene::mixed(scene::block_fill(view.session.look, derive::Theme::Minutes, band),
                        scene::palette_of(view.session.look).text, 0.35);
}

bool shows_gaps(const View& view) {
    const auto& answer = view.session.planning.answer;
    return view.session.theme == derive::Theme::Minutes && answer && answer->areas.gaps &&
           answer->areas.outlines && !answer->areas.gaps->empty();
}

bool shows_sites(const View& view) {
    const PlanningDesk& desk = view.session.planning;
    const bool siting = desk.tab == PlanTab::Siting || desk.ask.with_sites;
    return siting && desk.answer && desk.answer->sites && !desk.answer->sites->sites.empty();
}

void supplier_dot(const View& view, ImDrawList* paint, ImVec2 at, bool known, float size) {
    const float r = static_cast<float>(view.session.ratio) * size;
    const scene::Palette& p = scene::palette_of(view.session.look);
    paint->AddCircleFilled(at, (kSupplierMark + 1.5F) * r, u32_from(p.halo));
    if (known)
        paint->AddCircleFilled(at, kSupplierMark * r, u32_from(p.selection));
    else
        paint->AddCircle(at, (kSupplierMark - 0.8F) * r, u32_from(p.selection), 0, 1.8F * r);
}

void site_mark(const View& view, ImDrawList* paint, ImVec2 at, const std::string& text,
               scene::Colour colour) {
    const float r = static_cast<float>(view.session.ratio);
    paint->AddCircleFilled(at, (kSiteMark + 2) * r,
                           u32_from(scene::palette_of(view.session.look).halo));
    paint->AddCircleFilled(at, kSiteMark * r, u32_from(colour));
    mark_text(paint, at, IM_COL32_WHITE, text);
}

void gap_mark(const View& view, ImDrawList* paint, ImVec2 at, std::size_t number) {
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    paint->AddCircleFilled(at, (kGapMark + 3) * r, with_alpha(p.halo, 255));
    paint->AddCircleFilled(at, (kGapMark + 1.5F) * r, u32_from(p.mark[3]));
    paint->AddCircleFilled(at, kGapMark * r, u32_from(p.text));
    const Sized small{kSmall, view.session.ratio};
    mark_text(paint, at, with_alpha(p.halo, 255), std::to_string(number));
}

std::vector<std::optional<ImVec2>> discs_apart(const std::vector<ImVec2>& wanted,
                                               std::vector<ImVec2> taken, float apart) {
    static constexpr std::array<ImVec2, 9> kAside{
        ImVec2{0, 0},    {1, 0},           {-1, 0},        {0, -1},        {0, 1},
        {0.75F, -0.75F}, {-0.75F, -0.75F}, {0.75F, 0.75F}, {-0.75F, 0.75F}};
    const auto free = [&](ImVec2 at) {
        return std::ranges::all_of(taken, [&](ImVec2 other) {
            return std::hypot(at.x - other.x, at.y - other.y) >= apart;
        });
    };
    std::vector<std::optional<ImVec2>> placed;
    for (const ImVec2 want : wanted) {
        placed.emplace_back();
        for (const ImVec2 by : kAside) {
            const ImVec2 at{want.x + by.x * apart, want.y + by.y * apart};
            if (!free(at)) continue;
            placed.back() = at;
            taken.push_back(at);
            break;
        }
    }
    return placed;
}

void draw_cover_key(const View& view) {
    const PlanningDesk& desk = view.session.planning;
    const auto& answer = desk.answer;
    const bool on_foot = desk.tab == PlanTab::Cover || desk.tab == PlanTab::Siting;
    if (view.session.workspace != Workspace::Plan || !on_foot || !answer || !answer->reach) return;
    const float r = static_cast<float>(view.session.ratio);
    const Sized small{kSmall, view.session.ratio};
    ImGui::Dummy({1, 6 * r});
    ImDrawList* paint = ImGui::GetWindowDrawList();
    key_of_suppliers(view, *answer->reach);
    const auto& bands = answer->areas.bands;
    if (desk.bands && bands && !bands->empty()) key_of_bands(view, *bands);
    if (shows_gaps(view)) gap_mark(view, paint, key_line(view, view.say(Word::ReachKeyGap)), 1);
    if (shows_sites(view))
        site_mark(view, paint, key_line(view, view.say(Word::ReachKeySite)), "1",
                  scene::palette_of(view.session.look).selection);
    if (!desk.ask.spots.empty())
        site_mark(view, paint, key_line(view, view.say(Word::SitingSpot)), "+",
                  scene::palette_of(view.session.look).mark[1]);
}

}  // namespace ui
