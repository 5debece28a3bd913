// The tab 覆盖: the share that is covered and how it is counted, community by community, and how
// many households walk how long.
#include "ui/planning_cover.h"
#include "ui/card.h"
#include "ui/chips.h"
#include "ui/cover_parts.h"
#include "ui/planning_cover_compare.h"
#include "ui/planning_paper.h"
#include "ui/rows.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace ui {

using base::Word;
using derive::CoverBy;
using derive::CoverShare;
using model::Row;

namespace {

constexpr float kHeadBar = 14;
constexpr float kHistogram = 92;
constexpr float kHistogramFoot = 20;
constexpr std::array<Word, 3> kCoverParts{Word::ReachCovered, Word::ReachBeyond,
                                          Word::ReachUnknown};

std::uint32_t part_of(const CoverShare& share, std::size_t part) {
    const std::array<std::uint32_t, 3> parts{
        share.covered, share.whole - share.unknown - share.covered, share.unknown};
    return parts.at(part);
}

/// Rows behind one of the three numbers. Where those aged 60 live is nobody's to list: households
/// stand for persons.
std::vector<Row> rows_of_part(const PlanAnswer& answer, CoverBy by, std::size_t part, Row place) {
    const CoverBy listed = by == CoverBy::Buildings ? by : CoverBy::Households;
    derive::CoverRows rows =
        derive::cover_rows(answer.is, *answer.walk, *answer.reach, *answer.coverage, listed, place);
    return part == 0 ? rows.covered : part == 1 ? rows.beyond : rows.unknown;
}

const CoverShare& share_of(const PlanAnswer& answer, CoverBy by, Row place) {
    return place == model::kNoRow ? answer.sums->whole.at(by)
                                  : answer.coverage->total[place].at(by);
}

/// A square in the colour of the part, its number, and its name: a click lists what is behind it.
void cover_part(CoverPanel& panel, const View& view, const PlanAnswer& answer, Row place,
                std::size_t part) {
    const float r = static_cast<float>(view.session.ratio);
    const std::uint32_t number = part_of(share_of(answer, panel.by, place), part);
    const std::string text =
        view.say(kCoverParts.at(part), {number_text(number), view.say(unit_of(panel.by))});
    const float wide = ImGui::CalcTextSize(text.c_str()).x + 18 * r;
    if (ImGui::GetContentRegionAvail().x < wide) ImGui::NewLine();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float high = ImGui::GetTextLineHeight();
    const float y = at.y + (high - 12 * r) / 2;
    ImGui::GetWindowDrawList()->AddRectFilled({at.x, y}, {at.x + 12 * r, y + 12 * r},
                                              u32_from(cover_colour(view, part)), 2 * r);
    ImGui::Dummy({13 * r, high});
    ImGui::SameLine(0, 5 * r);
    ImGui::PushID(static_cast<int>(part));
    if (number == 0)
        ImGui::TextDisabled("%s", text.c_str());
    else if (link_button(text.c_str()))
        open_cover_list(panel.list, answer, text, rows_of_part(answer, panel.by, part, place));
    ImGui::PopID();
    ImGui::SameLine(0, 14 * r);
}

/// With spots or sites: what they change.
void cover_change(const View& view, const PlanAnswer& answer, CoverBy by) {
    const auto was = derive::covered_share(answer.sums->before.at(by));
    const auto is = derive::covered_share(answer.sums->whole.at(by));
    if (answer.before == answer.coverage || !was || !is) return;
    const std::uint32_t before = answer.sums->before.at(by).covered;
    const std::uint32_t now = answer.sums->whole.at(by).covered;
    const std::string more = now >= before ? fmt::format("+{}", number_text(now - before))
                                           : fmt::format("−{}", number_text(before - now));
    card_sentence(view,
                  view.say(Word::ReachChange,
                           {percent_text(*was), percent_text(*is), more, view.say(unit_of(by))}),
                  scene::palette_of(view.session.look).selection);
}

void cover_head(CoverPanel& panel, const View& view, const PlanAnswer& answer) {
    const float r = static_cast<float>(view.session.ratio);
    const auto covered = derive::covered_share(answer.sums->whole.at(panel.by));
    const std::string definition = cover_definition(view, answer, panel.by);
    ImGui::Dummy({1, 6 * r});
    {
        const Sized number{kNumber, view.session.ratio};
        ImGui::TextUnformatted(covered ? percent_text(*covered).c_str() : "—");
        if (ImGui::IsItemHovered()) cover_tip(view, definition);
    }
    ImGui::SameLine(0, 14 * r);
    ImGui::BeginGroup();
    ImGui::Dummy({1, 3 * r});
    for (std::size_t i = 0; i < derive::kCoverBys; ++i) {
        const auto by = static_cast<CoverBy>(i);
        if (chip(view, view.say(unit_of(by)), panel.by == by)) panel.by = by;
    }
    end_chips();
    ImGui::EndGroup();
    draw_cover_share(panel, view, answer, model::kNoRow);
    cover_change(view, answer, panel.by);
    cover_note(view, definition);
}

/// The communities, the worst served first; a click flies there.
void cover_communities(const CoverPanel& panel, const View& view, const PlanAnswer& answer,
                       Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    cover_heading(view, view.say(Word::ReachCommunities));
    cover_note(view, view.say(Word::ReachCommunitiesHow));
    const model::Places& places = *answer.is.places;
    for (const Row row : panel.order.communities) {
        const CoverShare& share = answer.coverage->total[row].at(panel.by);
        ImGui::PushID(static_cast<int>(row));
        const CoverLine line = cover_line(view, "community", kCardLine);
        ImGui::PopID();
        const float y = line.at.y + (kCardLine * r - ImGui::GetTextLineHeight()) / 2;
        const bool here = places.row[row].id == view.session.selected;
        ImDrawList* paint = ImGui::GetWindowDrawList();
        paint->AddText({line.at.x, y}, ImGui::GetColorU32(here ? ImGuiCol_TextLink : ImGuiCol_Text),
                       cut_end(places.row[row].name, 112 * r).c_str());
        const auto covered = derive::covered_share(share);
        const std::string right = covered ? percent_text(*covered) : "—";
        text_to(line.end.x - 4 * r, y, ImGui::GetColorU32(ImGuiCol_Text), right.c_str());
        const float left = line.at.x + 122 * r;
        cover_bar(view, share, {left, line.at.y + 9 * r},
                  {std::max(line.end.x - 66 * r - left, 10 * r), 12 * r});
        if (line.hovered) {
            std::string told;
            for (std::size_t part = 0; part < kCoverParts.size(); ++part)
                told += (part == 0 ? "" : " · ") +
                        view.say(kCoverParts.at(part),
                                 {number_text(part_of(share, part)), view.say(unit_of(panel.by))});
            cover_tip(view, told);
        }
        if (line.clicked) out.push_back(ShowPlace{places.row[row].id});
    }
}

/// One bar a minute, in the colour that the map gives to it; a click lists what is behind it.
void cover_bars(CoverPanel& panel, const View& view, const PlanAnswer& answer, ImVec2 at,
                float wide) {
    const float r = static_cast<float>(view.session.ratio);
    const auto& bars = answer.sums->minutes;
    std::uint32_t most = 1;
    for (const derive::MinuteBar& bar : bars) most = std::max(most, bar.households);
    const float step = wide / static_cast<float>(bars.size());
    ImDrawList* paint = ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const auto minute = static_cast<int>(i) + 1;
        const auto* const band =
            std::ranges::find_if(derive::kWalkBands, [&](int to) { return minute <= to; });
        const auto klass = static_cast<std::size_t>(band - std::begin(derive::kWalkBands));
        const float high =
            kHistogram * r * static_cast<float>(bars.at(i).households) / static_cast<float>(most);
        const float x = at.x + step * static_cast<float>(i);
        paint->AddRectFilled(
            {x + r, at.y + kHistogram * r - high}, {x + step - r, at.y + kHistogram * r},
            u32_from(scene::block_fill(view.session.look, derive::Theme::Minutes, klass)), r);
        ImGui::SetCursorScreenPos({x, at.y});
        ImGui::PushID(static_cast<int>(i));
        const bool clicked = ImGui::InvisibleButton("bar", {step, kHistogram * r});
        ImGui::PopID();
        const std::string households = number_text(bars.at(i).households);
        const std::string told =
            i < derive::kMinuteBars
                ? view.say(Word::ReachBar,
                           {std::to_string(minute - 1), std::to_string(minute), households})
                : view.say(Word::ReachBarBeyond, {std::to_string(derive::kMinuteBars), households});
        if (ImGui::IsItemHovered()) cover_tip(view, told);
        if (clicked && !bars.at(i).rows.empty())
            open_cover_list(panel.list, answer, told, bars.at(i).rows);
    }
}

void cover_histogram(CoverPanel& panel, const View& view, const PlanAnswer& answer) {
    const float r = static_cast<float>(view.session.ratio);
    cover_heading(view, view.say(Word::ReachHistogram));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float wide = ImGui::GetContentRegionAvail().x;
    cover_bars(panel, view, answer, at, wide);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const float low = at.y + kHistogram * r;
    paint->AddLine({at.x, low}, {at.x + wide, low}, ImGui::GetColorU32(ImGuiCol_TextDisabled));
    const float step = wide / static_cast<float>(derive::kMinuteBars + 1);
    const Sized small{kSmall, view.session.ratio};
    for (const int minutes : {5, 10, 15, 20, 30}) {
        const std::string text = std::to_string(minutes);
        const float x = at.x + step * static_cast<float>(minutes);
        paint->AddText({x - ImGui::CalcTextSize(text.c_str()).x / 2, low + 2 * r},
                       ImGui::GetColorU32(ImGuiCol_TextDisabled), text.c_str());
    }
    const float limit = at.x + step * static_cast<float>(answer.ask.minutes);
    paint->AddLine({limit, at.y}, {limit, low},
                   u32_from(scene::palette_of(view.session.look).selection), 1.5F * r);
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({wide, (kHistogram + kHistogramFoot) * r});
}

void cover_links(const View& view, Intents& out) {
    const PlanningDesk& desk = view.session.planning;
    const float r = static_cast<float>(view.session.ratio);
    ImGui::Dummy({1, 6 * r});
    bool bands = desk.bands;
    if (check_box(view, view.text(Word::ReachBands), bands)) out.push_back(ShowBands{bands});
    if (link_button(view.text(desk.table ? Word::ReachTableClose : Word::ReachTable)))
        out.push_back(ShowPlanTable{!desk.table});
    if (model::may(view.session.role, model::Act::ExportCounts)) {
        ImGui::SameLine(0, 18 * r);
        ImGui::TextDisabled("%s", view.text(Word::ReachExport));
        for (const char* format : {"XLSX", "CSV", "PDF"}) {
            ImGui::SameLine(0, 10 * r);
            if (link_button(format)) out.push_back(ExportCover{format, false});
        }
    }
    draw_paper_links(view, out);
}

}  // namespace

void draw_cover_share(CoverPanel& panel, const View& view, const PlanAnswer& answer, Row place) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float wide = ImGui::GetContentRegionAvail().x;
    cover_bar(view, share_of(answer, panel.by, place), at, {wide, kHeadBar * r});
    ImGui::Dummy({wide, (kHeadBar + 4) * r});
    ImGui::PushID(static_cast<int>(place));
    for (std::size_t part = 0; part < kCoverParts.size(); ++part)
        cover_part(panel, view, answer, place, part);
    ImGui::PopID();
    ImGui::NewLine();
}

void draw_cover_tab(CoverPanel& panel, const View& view, Intents& out) {
    if (!panel.list.title.empty()) return draw_cover_list(panel, view, out);
    draw_plan_ask(view, out);
    const auto& answer = view.session.planning.answer;
    if (!answer || !answer->reach || !answer->sums)
        return ImGui::TextDisabled("%s", view.text(Word::ReachFinding));
    follow(panel.spot, view);
    // A store that was just made of a map knows of no households: nothing would be told by them.
    if (answer->sums->whole.at(CoverBy::Households).whole == 0 && panel.by == CoverBy::Households)
        panel.by = CoverBy::Buildings;
    cover_head(panel, view, *answer);
    follow(panel.order, view, panel.by);
    draw_compare(view, out);
    draw_cover_spot(panel, view, out);
    cover_communities(panel, view, *answer, out);
    cover_histogram(panel, view, *answer);
    draw_cover_gaps(view, *answer, out);
    draw_cover_suppliers(panel, view, *answer, out);
    draw_cover_yards(panel, view, *answer, out);
    draw_cover_unknown(panel, view, *answer);
    draw_cover_ways(panel, view, out);
    cover_links(view, out);
}

}  // namespace ui
