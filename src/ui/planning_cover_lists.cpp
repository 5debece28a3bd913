// What lies behind the numbers of coverage: places, gaps, suppliers, courtyards.
#include "ui/card.h"
#include "ui/cover_parts.h"
#include "ui/planning_cover.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace ui {

using base::Word;
using model::Row;

namespace {

constexpr std::size_t kMostGaps = 12;        // shown; more are told
constexpr std::size_t kMostSuppliers = 200;  // likewise

/// A heading that folds out what is below it. Answers whether it is folded out.
bool cover_fold(const View& view, const std::string& text, bool& open) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::Dummy({1, 6 * r});
    const CoverLine line = cover_line(view, text.c_str(), kCardLine);
    const float y = line.at.y + (kCardLine * r - ImGui::GetTextLineHeight()) / 2;
    open_arrow({line.at.x + 6 * r, line.at.y + kCardLine * r / 2}, 5 * r, open,
               ImGui::GetColorU32(ImGuiCol_TextDisabled));
    ImGui::GetWindowDrawList()->AddText({line.at.x + 18 * r, y}, ImGui::GetColorU32(ImGuiCol_Text),
                                        text.c_str());
    if (line.clicked) open = !open;
    return open;
}

/// Answers whether the mouse is on it.
bool cover_place_line(const View& view, const CoverList::Line& told, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const CoverLine line = cover_line(view, "place", kCardLine);
    const float y = line.at.y + (kCardLine * r - ImGui::GetTextLineHeight()) / 2;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    std::string right;
    if (told.leaf)
        right = view.say(Word::ReachHouseholds, {number_text(told.households)}) + " · " +
                (told.known ? walk_text(view, told.seconds) : view.say(Word::MinutesUnknown));
    const float taken = ImGui::CalcTextSize(right.c_str()).x;
    const bool here = told.place == view.session.selected;
    paint->AddText(
        {line.at.x, y}, ImGui::GetColorU32(here ? ImGuiCol_TextLink : ImGuiCol_Text),
        cut_end(full_name(view, told.place), line.end.x - line.at.x - taken - 14 * r).c_str());
    text_to(line.end.x - 4 * r, y, ImGui::GetColorU32(ImGuiCol_TextDisabled), right.c_str());
    if (line.clicked) out.push_back(ShowPlace{told.place});
    return line.hovered;
}

/// As derive::nine_classes has it.
std::size_t class_of_score(std::size_t score) {
    constexpr std::array<std::size_t, 4> kNineSteps{9, 7, 5, 3};
    const auto* const step =
        std::ranges::find_if(kNineSteps, [&](std::size_t least) { return score >= least; });
    return static_cast<std::size_t>(step - kNineSteps.begin());
}

/// A line of a number that opens its list; nothing for none.
void cover_count_line(CoverList& list, const View& view, const PlanAnswer& answer, Word text,
                      const std::vector<Row>& rows, Word how) {
    if (rows.empty()) return;
    const std::string told = view.say(text, {number_text(static_cast<std::int64_t>(rows.size()))});
    if (link_button(told.c_str())) open_cover_list(list, answer, told, rows);
    cover_note(view, view.say(how));
}

std::string load_text(const View& view, const derive::SupplierLoad& load) {
    if (load.over())
        return view.say(Word::ReachOverload,
                        {number_text(load.persons), number_text(load.capacity)});
    return view.say(Word::ReachHouseholds, {number_text(load.households)});
}

/// What is told of suppliers beside how many there are.
void supplier_notes(const View& view, const PlanAnswer& answer) {
    const derive::WalkReach& reach = *answer.reach;
    std::string told;
    const auto add = [&](Word word, std::size_t number) {
        if (number == 0) return;
        told += (told.empty() ? "" : " · ") +
                view.say(word, {number_text(static_cast<std::int64_t>(number))});
    };
    add(Word::ReachShut, reach.shut);
    add(Word::ReachHoursUnknown, reach.hours_unknown);
    add(Word::ReachLost, reach.lost.size());
    if (!told.empty()) cover_note(view, told);
}

}  // namespace

bool lists_places(const CoverPanel& panel, const View& view) {
    const PlanTab tab = view.session.planning.tab;
    return !panel.list.title.empty() && (tab == PlanTab::Cover || tab == PlanTab::Siting);
}

void draw_cover_list(CoverPanel& panel, const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const std::string back = fmt::format("{}  Esc", view.text(Word::ListBack));
    if (link_button(back.c_str()) || struck(ImGuiKey_Escape)) panel.list.title.clear();
    ImGui::Dummy({1, 4 * r});
    ImGui::TextUnformatted(panel.list.title.c_str());
    ImGui::SameLine(0, 10 * r);
    ImGui::TextDisabled(
        "%s",
        view.say(Word::ListCount, {number_text(static_cast<std::int64_t>(panel.list.lines.size()))})
            .c_str());
    cover_note(view, view.say(Word::ReachListHow));
    ImGui::BeginChild("##cover_list", {0, 0}, ImGuiChildFlags_None, ImGuiWindowFlags_NoBackground);
    model::PlaceId hovered{};
    rows_in_sight(panel.list.lines.size(), kCardLine * r, [&](std::size_t i) {
        if (cover_place_line(view, panel.list.lines[i], out)) hovered = panel.list.lines[i].place;
    });
    ImGui::EndChild();
    // On the map it is outlined as long as the mouse is on its line.
    const bool ours = view.session.desk.hover_in_list || model::number(hovered) != 0;
    if (ours && hovered != view.session.hovered) out.push_back(HoverRow{hovered});
}

void draw_cover_gaps(const View& view, const PlanAnswer& answer, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    if (!answer.areas.gaps) return cover_heading(view, view.say(Word::ReachFinding));
    std::uint32_t households = 0;
    for (const derive::CoverGap& gap : *answer.areas.gaps) households += gap.households;
    if (answer.areas.gaps->empty()) {
        cover_heading(view, view.say(Word::ReachGapsTitle));
        return cover_note(view, view.say(Word::ReachNoGaps, {std::to_string(answer.ask.minutes)}));
    }
    const auto number = static_cast<std::int64_t>(answer.areas.gaps->size());
    cover_heading(view, view.say(Word::ReachGaps, {number_text(number), number_text(households)}));
    cover_note(view, view.say(Word::ReachGapsHow, {std::to_string(answer.ask.minutes)}));
    const model::Places& places = *answer.is.places;
    const std::uint32_t most = answer.areas.gaps->front().households;
    for (std::size_t i = 0; i < std::min(answer.areas.gaps->size(), kMostGaps); ++i) {
        const derive::CoverGap& gap = (*answer.areas.gaps)[i];
        ImGui::PushID(static_cast<int>(i));
        const CoverLine line = cover_line(view, "gap", kCardLine);
        ImGui::PopID();
        const float y = line.at.y + (kCardLine * r - ImGui::GetTextLineHeight()) / 2;
        const std::string right = view.say(
            Word::ReachGapRow,
            {number_text(gap.households), number_text(static_cast<std::int64_t>(gap.rows.size()))});
        const float taken = ImGui::CalcTextSize(right.c_str()).x;
        const std::string name = fmt::format("{}  {}", i + 1, full_name(places, gap.rows.front()));
        const float share = static_cast<float>(gap.households) /
                            static_cast<float>(std::max<std::uint32_t>(most, 1));
        ImGui::GetWindowDrawList()->AddRectFilled(
            {line.at.x, line.end.y - 4 * r},
            {line.at.x + (line.end.x - 4 * r - line.at.x) * share, line.end.y - 2 * r},
            u32_from(cover_colour(view, 1)), r);
        ImGui::GetWindowDrawList()->AddText(
            {line.at.x, y}, ImGui::GetColorU32(ImGuiCol_Text),
            cut_end(name, line.end.x - line.at.x - taken - 14 * r).c_str());
        text_to(line.end.x - 4 * r, y, ImGui::GetColorU32(ImGuiCol_TextDisabled), right.c_str());
        if (!line.clicked) continue;
        ChoosePlaces wish;
        for (const Row row : gap.rows) wish.places.push_back(places.row[row].id);
        out.push_back(std::move(wish));
    }
    if (answer.areas.gaps->size() > kMostGaps)
        cover_note(view,
                   view.say(Word::ReachMoreGaps, {number_text(static_cast<std::int64_t>(
                                                     answer.areas.gaps->size() - kMostGaps))}));
}

void draw_cover_suppliers(CoverPanel& panel, const View& view, const PlanAnswer& answer,
                          Intents& out) {
    const derive::WalkReach& reach = *answer.reach;
    const std::string service = service_name(view, answer.service);
    if (reach.suppliers.empty() && reach.lost.empty() && reach.shut == 0) {
        cover_heading(view, view.say(Word::ReachSuppliersTitle));
        return cover_note(view, view.say(Word::ReachNoSupplier, {service}));
    }
    const auto number = static_cast<std::int64_t>(reach.suppliers.size());
    if (!cover_fold(view, view.say(Word::ReachSuppliers, {service, number_text(number)}),
                    panel.suppliers))
        return supplier_notes(view, answer);
    supplier_notes(view, answer);
    cover_note(view, view.say(Word::ReachSuppliersHow));
    const std::vector<std::size_t>& order = panel.order.suppliers;
    for (std::size_t n = 0; n < std::min(order.size(), kMostSuppliers); ++n) {
        const std::size_t i = order[n];
        const derive::Supplier& supplier = reach.suppliers[i];
        const bool told = answer.loads && i < answer.loads->size();
        const derive::SupplierLoad load = told ? (*answer.loads)[i] : derive::SupplierLoad{};
        ImGui::PushID(static_cast<int>(i));
        supplier_line(view, answer, supplier, told ? load_text(view, load) : std::string{},
                      load.over(), out);
        ImGui::PopID();
    }
    if (!answer.sums->shut.empty()) {
        cover_note(view, view.say(Word::ReachShutList));
        int id = static_cast<int>(kMostSuppliers);
        for (const derive::Supplier& supplier : answer.sums->shut) {
            ImGui::PushID(id++);
            supplier_line(view, answer, supplier, view.say(Word::ReachShutNow), false, out);
            ImGui::PopID();
        }
    }
    if (!reach.lost.empty()) cover_note(view, view.say(Word::ReachLostHow));
    for (std::size_t i = 0; i < reach.lost.size(); ++i) {
        ImGui::PushID(-1 - static_cast<int>(i));
        supplier_line(view, answer, reach.lost[i], view.say(Word::ReachLostOne), false, out);
        ImGui::PopID();
    }
}

void draw_cover_yards(CoverPanel& panel, const View& view, const PlanAnswer& answer, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    if (!answer.yards) return;
    const derive::CoverSums& sums = *answer.sums;
    std::size_t told = 0;
    for (const std::vector<Row>& yards : sums.yards) told += yards.size();
    const std::string head =
        view.say(Word::ReachYards, {number_text(static_cast<std::int64_t>(told))});
    if (!cover_fold(view, head, panel.yards)) return;
    const bool nine = view.session.theme == derive::Theme::Nine;
    if (link_button(view.text(nine ? Word::ReachShowMinutes : Word::ReachShowNine)))
        out.push_back(ShowTheme{nine ? derive::Theme::Minutes : derive::Theme::Nine});
    cover_note(view, view.say(Word::ReachNineHow));
    for (std::size_t score = 0; score < sums.yards.size(); ++score) {
        const std::vector<Row>& yards = sums.yards.at(score);
        if (yards.empty()) continue;
        ImGui::PushID(static_cast<int>(score));
        const CoverLine line = cover_line(view, "yards", kCardLine);
        ImGui::PopID();
        const float y = line.at.y + (kCardLine * r - ImGui::GetTextLineHeight()) / 2;
        const std::string name = view.say(Word::NineItems, {std::to_string(score)});
        const std::string right = number_text(static_cast<std::int64_t>(yards.size()));
        ImDrawList* paint = ImGui::GetWindowDrawList();
        paint->AddText({line.at.x, y}, ImGui::GetColorU32(ImGuiCol_Text), name.c_str());
        const float left = line.at.x + 90 * r;
        const float room = line.end.x - 60 * r - left;
        const float share =
            static_cast<float>(yards.size()) / static_cast<float>(std::max<std::size_t>(told, 1));
        paint->AddRectFilled({left, line.at.y + 9 * r},
                             {left + std::max(room * share, 2 * r), line.at.y + 21 * r},
                             u32_from(scene::block_fill(view.session.look, derive::Theme::Nine,
                                                        class_of_score(score))),
                             2 * r);
        text_to(line.end.x - 4 * r, y, ImGui::GetColorU32(ImGuiCol_TextDisabled), right.c_str());
        if (line.clicked) open_cover_list(panel.list, answer, name, yards);
    }
    if (!sums.yards_untold.empty())
        cover_count_line(panel.list, view, answer, Word::ReachYardsUntold, sums.yards_untold,
                         Word::ReachYardsUntoldHow);
}

/// Blocks that no way leads to, or only one that leads nowhere.
void draw_cover_unknown(CoverPanel& panel, const View& view, const PlanAnswer& answer) {
    cover_count_line(panel.list, view, answer, Word::ReachUnsnapped, answer.walk->unsnapped,
                     Word::ReachUnsnappedHow);
    cover_count_line(panel.list, view, answer, Word::ReachIslanded, answer.walk->islanded,
                     Word::ReachIslandedHow);
}

}  // namespace ui
