// What the register of a place lacks, fact by fact, and what may stand in it twice. It only points:
// a click outlines the blocks.
#include "ui/card.h"
#include "ui/panels.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include "scene/lack_words.h"

#include <algorithm>
#include <string>

namespace ui {

using base::Word;
using derive::Alike;
using derive::Known;

namespace {

constexpr const char* kLacksCard = "##lacks";
constexpr float kLacksWidth = 760;

/// Ground of a line, and whether it was clicked.
bool line_ground(const View& view, const char* id, ImVec2& at, float& width, bool can) {
    const float r = static_cast<float>(view.session.ratio);
    at = ImGui::GetCursorScreenPos();
    width = ImGui::GetContentRegionAvail().x;
    const bool clicked = ImGui::InvisibleButton(id, {width, kCardLine * r}) && can;
    if (can && ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        ImGui::GetWindowDrawList()->AddRectFilled({at.x - 6 * r, at.y},
                                                  {at.x + width, at.y + kCardLine * r},
                                                  ImGui::GetColorU32(ImGuiCol_FrameBg), 4 * r);
    }
    return clicked;
}

void fact_line(const View& view, const Known& known, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImVec2 at;
    float width = 0;
    ImGui::PushID(static_cast<int>(known.fact));
    const bool clicked = line_ground(view, "fact", at, width, !known.gaps.empty());
    ImGui::PopID();
    const float y = at.y + (kCardLine * r - ImGui::GetTextLineHeight()) / 2;
    const ImU32 grey = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddText({at.x, y}, ImGui::GetColorU32(ImGuiCol_Text),
                   cut_end(view.say(scene::word_of(known.fact)), 250 * r).c_str());
    const double share = static_cast<double>(known.have) / known.of;
    const ImVec2 bar{at.x + 265 * r, at.y + 12 * r};
    const float long_px = 170 * r;
    paint->AddRectFilled(bar, {bar.x + long_px, bar.y + 7 * r}, ImGui::GetColorU32(ImGuiCol_Border),
                         3 * r);
    paint->AddRectFilled(bar, {bar.x + long_px * static_cast<float>(share), bar.y + 7 * r},
                         u32_from(scene::palette_of(view.session.look).selection), 3 * r);
    text_to(at.x + 500 * r, y, ImGui::GetColorU32(ImGuiCol_Text), percent_text(share).c_str());
    text_to(at.x + 645 * r, y, grey,
            (number_text(known.have) + " / " + number_text(known.of)).c_str());
    if (known.lacking() > 0)
        text_to(at.x + width - 6 * r, y, grey,
                view.say(Word::LacksLeft, {number_text(known.lacking())}).c_str());
    if (!clicked) return;
    ChoosePlaces wish;
    for (const derive::Gap& gap : known.gaps) wish.places.push_back(gap.place);
    out.push_back(std::move(wish));
}

void alike_line(const View& view, const Alike& alike, int id, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImVec2 at;
    float width = 0;
    ImGui::PushID(id);
    const bool clicked = line_ground(view, "alike", at, width, true);
    ImGui::PopID();
    const float y = at.y + (kCardLine * r - ImGui::GetTextLineHeight()) / 2;
    const std::size_t rows = std::max(alike.places.size(), alike.shops.size());
    const model::Row first = alike.places.empty()
                                 ? model::kNoRow
                                 : model::row_of(*view.snapshot.places, alike.places.front());
    const std::string where = first == model::kNoRow ? alike.text : full_name(view, first);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    paint->AddText({at.x, y}, ImGui::GetColorU32(ImGuiCol_TextDisabled),
                   view.text(scene::word_of(alike.why)));
    paint->AddText({at.x + 130 * r, y}, ImGui::GetColorU32(ImGuiCol_Text),
                   cut_end(where, width - 200 * r).c_str());
    text_to(at.x + width - 6 * r, y, ImGui::GetColorU32(ImGuiCol_TextDisabled),
            ("× " + std::to_string(rows)).c_str());
    if (clicked) out.push_back(ChoosePlaces{alike.places});
}

void title(const View& view, const derive::Completeness& known, Intents& out) {
    const model::Row row = model::row_of(*view.snapshot.places, known.place);
    card_title(view, view.say(Word::LacksTitle,
                              {row == model::kNoRow ? std::string{} : full_name(view, row)}));
    const char* close = view.text(Word::KeyClose);
    ImGui::SameLine();
    align_right(button_width(close));
    if (plain_button(close)) out.push_back(ToggleLacks{});
    std::string told;
    if (const auto rate = known.rate())
        told = view.say(Word::StatComplete) + " " + percent_text(*rate) + " · ";
    ImGui::TextDisabled("%s", (told + view.say(Word::LacksHint)).c_str());
}

}  // namespace

void draw_lacks(const View& view, Intents& out) {
    const LacksDesk& lacks = view.session.lacks;
    if (!lacks.open || !lacks.known || !lacks.doubles) return;
    const float r = static_cast<float>(view.session.ratio);
    begin_card(view, kLacksCard, kLacksWidth);
    title(view, *lacks.known, out);
    ImGui::Dummy({1, 6 * r});
    ImGui::BeginChild("lines", {0, page_share(0.66F)}, 0, ImGuiWindowFlags_NoBackground);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {8 * r, 0});
    for (const Known& known : lacks.known->known)
        if (known.of > 0) fact_line(view, known, out);
    ImGui::Dummy({1, 12 * r});
    ImGui::TextUnformatted(
        (view.say(Word::StatDoubles) + "  " + number_text(lacks.doubles->rows)).c_str());
    ImGui::Dummy({1, 4 * r});
    if (lacks.doubles->alike.empty()) ImGui::TextDisabled("%s", view.text(Word::LacksNone));
    int id = 0;
    for (const Alike& alike : lacks.doubles->alike) alike_line(view, alike, id++, out);
    const std::size_t shown = lacks.doubles->alike.size();
    if (lacks.doubles->groups > shown)
        ImGui::TextDisabled(
            "%s", view.say(Word::LacksMore,
                           {number_text(static_cast<std::int64_t>(lacks.doubles->groups - shown))})
                      .c_str());
    ImGui::PopStyleVar();
    ImGui::EndChild();
    end_card(kLacksCard);
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) out.push_back(ToggleLacks{});
}

}  // namespace ui
