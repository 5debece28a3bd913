#include "ui/planning_division_parts.h"

#include "derive/communities.h"
#include "ui/card.h"
#include "ui/rows.h"
#include "ui/style.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace ui {

using base::Word;
using model::kNoRow;
using model::Row;
using scene::Colour;

namespace {

/// On paper; on a dark page they are mixed with it.
constexpr std::array<Colour, 10> kGridColours{{{0x9C, 0xC3, 0xE6},
                                               {0xF2, 0xC7, 0x8E},
                                               {0xA8, 0xD8, 0xB0},
                                               {0xC9, 0xB3, 0xE0},
                                               {0xE9, 0xDD, 0x8A},
                                               {0x8F, 0xD3, 0xD0},
                                               {0xE8, 0xB4, 0xBC},
                                               {0xB9, 0xC2, 0xCC},
                                               {0xBF, 0xD9, 0x7F},
                                               {0xD9, 0xBF, 0xA3}}};
constexpr double kDarkShare = 0.38;

}  // namespace

void division_head(const View& view, const std::string& text) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::Dummy({1, 8 * r});
    ImGui::TextUnformatted(text.c_str());
}

void division_note(const std::string& text) {
    ImGui::PushTextWrapPos(0);
    ImGui::TextDisabled("%s", text.c_str());
    ImGui::PopTextWrapPos();
}

void division_hint(const std::string& text) {
    if (!ImGui::IsItemHovered()) return;
    if (!ImGui::BeginTooltip()) return;
    ImGui::PushTextWrapPos(ImGui::GetFontSize() * 22);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

std::string balance_text(const std::optional<double>& balance) {
    return balance ? fmt::format("{:.2f}", *balance) : std::string{"—"};
}

std::string work_formula(base::Language language, const derive::WorkWeights& weights) {
    const auto text = [](double weight) { return fmt::format("{:g}", weight); };
    return base::say(
        language, Word::DivideFormula,
        {text(weights.household), text(weights.rented), text(weights.shop), text(weights.cared),
         text(weights.issue), text(weights.patrol_km), text(weights.part_time)});
}

std::string grid_title(const model::Snapshot& is, Row grid) {
    if (grid >= is.grids->row.size()) return "—";
    const model::GridRow& row = is.grids->row[grid];
    return row.name.empty() ? row.code : row.name;
}

std::string community_title(const model::Snapshot& is, Row community) {
    if (community >= is.places->size()) return "—";
    const model::PlaceRow& row = is.places->row[community];
    return row.name.empty() ? row.code : row.name;
}

std::string day_title(const View& view, base::Instant at) {
    const std::string text = base::day_and_clock(at, view.chinese());
    return text.substr(0, text.rfind(' '));
}

Colour grid_colour(scene::Look look, std::size_t index) {
    const Colour colour = kGridColours.at(index % kGridColours.size());
    if (look == scene::Look::Light) return colour;
    return scene::mixed(colour, scene::palette_of(look).background, kDarkShare);
}

Colour work_colour(scene::Look look, std::uint8_t klass) {
    return scene::block_fill(look, derive::Theme::Minutes, klass);
}

std::vector<model::PlaceId> hand_of(const View& view, const DivisionPicture& picture) {
    const Session& session = view.session;
    std::vector<model::PlaceId> wanted;
    if (session.chosen.places) wanted = *session.chosen.places;
    if (wanted.empty() && model::number(session.selected) != 0) wanted.push_back(session.selected);
    std::ranges::sort(wanted);
    const model::Places& places = *picture.is.places;
    std::vector<model::PlaceId> hand;
    if (wanted.empty()) return hand;
    for (const Row leaf : picture.leaves)
        for (Row row = leaf; row != kNoRow && row != picture.community; row = places.parent[row])
            if (std::ranges::binary_search(wanted, places.row[row].id)) {
                hand.push_back(places.row[leaf].id);
                break;
            }
    return hand;
}

namespace {

/// Behind the bars: within which an index is even, and beyond which it is too much.
void work_limits(const View& view, ImVec2 from, float bottom, float mean_px) {
    const float r = static_cast<float>(view.session.ratio);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const auto x = [&](double bound) { return from.x + mean_px * static_cast<float>(bound); };
    paint->AddRectFilled({x(derive::kWorkBounds[0]), from.y}, {x(derive::kWorkBounds[1]), bottom},
                         ImGui::GetColorU32(ImGuiCol_FrameBg));
    const float heavy = std::round(x(derive::kWorkBounds[2]));
    for (float y = from.y; y < bottom; y += 7 * r)
        paint->AddLine({heavy, y}, {heavy, std::min(y + 4 * r, bottom)},
                       ImGui::GetColorU32(ImGuiCol_TextDisabled), r);
}

}  // namespace

std::optional<std::size_t> draw_index_bars(const View& view, std::span<const IndexBar> bars,
                                           double mean) {
    const float r = static_cast<float>(view.session.ratio);
    double most = mean * derive::kWorkBounds[2];
    for (const IndexBar& bar : bars) most = std::max({most, bar.value, bar.before.value_or(0)});
    if (bars.empty() || most <= 0) return std::nullopt;
    const Sized small{kSmall, view.session.ratio};
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const float high = 24 * r;
    const float wide = ImGui::GetContentRegionAvail().x;
    const float left = std::min(120 * r, wide * 0.34F);
    const float field = wide - left - 74 * r;
    const auto length = [&](double value) { return field * static_cast<float>(value / most); };
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const float bottom = top.y + high * static_cast<float>(bars.size());
    work_limits(view, {top.x + left, top.y}, bottom, length(mean));
    std::optional<std::size_t> clicked;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const IndexBar& bar = bars[i];
        const ImVec2 at{top.x, top.y + high * static_cast<float>(i)};
        ImGui::SetCursorScreenPos(at);
        ImGui::PushID(static_cast<int>(i));
        if (ImGui::InvisibleButton("bar", {wide, high})) clicked = i;
        ImGui::PopID();
        if (ImGui::IsItemHovered()) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            paint->AddRectFilled(at, {at.x + wide, at.y + high},
                                 ImGui::GetColorU32(ImGuiCol_FrameBg), 4 * r);
        }
        const float text = at.y + (high - ImGui::GetTextLineHeight()) / 2;
        paint->AddText({at.x, text}, ImGui::GetColorU32(ImGuiCol_Text),
                       cut_end(bar.name, left - 8 * r).c_str());
        if (bar.before)
            paint->AddRectFilled({at.x + left, at.y + 3 * r},
                                 {at.x + left + length(*bar.before), at.y + 8 * r},
                                 with_alpha(bar.colour, 110), 1.5F * r);
        const float from = bar.before ? 9 : 6;
        paint->AddRectFilled(
            {at.x + left, at.y + from * r},
            {at.x + left + std::max(length(bar.value), 1.5F * r), at.y + high - 5 * r},
            u32_from(bar.colour), 2 * r);
        std::string number = fmt::format("{:.0f}", bar.value);
        if (bar.vacant) number = fmt::format("{} {}", number, view.text(Word::DivideVacantMark));
        text_to(at.x + wide, text,
                bar.vacant ? alarm_ink(view.session.look) : ImGui::GetColorU32(ImGuiCol_Text),
                number.c_str());
    }
    const float x = top.x + left + length(mean);
    paint->AddLine({x, top.y}, {x, bottom}, ImGui::GetColorU32(ImGuiCol_TextDisabled), 1.4F * r);
    ImGui::SetCursorScreenPos({top.x, bottom});
    ImGui::Dummy({1, 2 * r});
    return clicked;
}

bool community_choice(const View& view, const model::Snapshot& is, bool all,
                      model::PlaceId& community) {
    const Row chosen = model::row_of(*is.places, community);
    const std::string shown =
        chosen == kNoRow ? view.say(Word::DivideAll) : community_title(is, chosen);
    bool other = false;
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    if (!begin_choice(view, "##community", shown)) return false;
    if (all && ImGui::Selectable(view.text(Word::DivideAll), chosen == kNoRow)) {
        community = {};
        other = true;
    }
    for (const Row row : derive::communities_of(*is.places)) {
        ImGui::PushID(static_cast<int>(row));
        if (ImGui::Selectable(community_title(is, row).c_str(), row == chosen)) {
            community = is.places->row[row].id;
            other = true;
        }
        ImGui::PopID();
    }
    ImGui::EndCombo();
    return other;
}

std::string draft_state(const View& view, const model::DraftRow& draft, bool outdated) {
    if (draft.applied != base::kNever)
        return view.say(Word::DivideStateApplied, {day_title(view, draft.applied)});
    if (outdated) return view.say(Word::DivideStateOutdated);
    if (draft.apply_from != base::kNever)
        return view.say(Word::DivideStatePlanned, {day_title(view, draft.apply_from)});
    return view.say(Word::DivideStateDraft);
}

}  // namespace ui
