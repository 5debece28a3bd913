// Which community has which service: a row a service, a column a community, and below what people
// asked for against what there is.
#include "ui/card.h"
#include "ui/cover_parts.h"
#include "ui/planning_cover.h"
#include "ui/rows.h"
#include "ui/style.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace ui {

using base::Word;
using derive::SupplyCell;
using derive::SupplyVerdict;

namespace {

constexpr float kMatrixName = 130;
constexpr float kMatrixColumn = 124;
constexpr float kMatrixRow = 30;
constexpr std::array<Word, 4> kVerdicts{Word::SupplyHave, Word::SupplyLack, Word::SupplyOver,
                                        Word::SupplyNotTold};

scene::Colour verdict_colour(const View& view, SupplyVerdict verdict) {
    const scene::Palette& p = scene::palette_of(view.session.look);
    switch (verdict) {
        case SupplyVerdict::Have:
            return p.mark[0];
        case SupplyVerdict::Lack:
            return p.mark[3];
        case SupplyVerdict::Over:
            return p.selection;
        case SupplyVerdict::NotTold:
            return p.mark[5];
    }
    return p.mark[5];
}

std::string cell_told(const View& view, const PlanAnswer& answer, const SupplyCell& cell) {
    const derive::Service& service = answer.matrix_services[cell.service];
    std::string told = answer.is.places->row[cell.community].name + " · " +
                       service_name(view, service) + "\n" +
                       view.say(kVerdicts.at(static_cast<std::size_t>(cell.verdict))) + " · " +
                       view.say(Word::SupplyPoints, {number_text(cell.suppliers)});
    if (const auto share = derive::covered_share(cell.households))
        told += " · " + view.say(Word::SupplyShare,
                                 {percent_text(*share),
                                  std::to_string(derive::minutes_of(answer.is, service))});
    return told + "\n" +
           view.say(cell.rule == derive::SupplyRule::Reach ? Word::SupplyByReach
                                                           : Word::SupplyByPresence);
}

/// "83% · 5": the share that is covered where that decides, and how many suppliers there are.
std::string cell_numbers(const SupplyCell& cell) {
    const std::string suppliers = number_text(cell.suppliers);
    const auto share = derive::covered_share(cell.households);
    if (cell.rule != derive::SupplyRule::Reach || !share) return suppliers;
    return fmt::format("{} · {}", percent_text(*share), suppliers);
}

/// A cell fills from the left as far as its households are covered, its verdict is its colour; the
/// line stands where enough of them are for "has".
void matrix_ground(const SupplyCell& cell, ImVec2 at, ImVec2 end, scene::Colour colour,
                   bool hovered, float r) {
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const auto share = derive::covered_share(cell.households);
    const bool reach = cell.rule == derive::SupplyRule::Reach && share;
    const float wide = end.x - at.x;
    paint->AddRectFilled(at, end, with_alpha(colour, hovered ? 60 : reach ? 26 : 52), 3 * r);
    paint->AddRectFilled(at, {at.x + 3 * r, end.y}, u32_from(colour), 2 * r);
    if (!reach) return;
    paint->AddRectFilled(at, {at.x + wide * static_cast<float>(*share), end.y},
                         with_alpha(colour, 60), 3 * r);
    const float enough = at.x + wide * static_cast<float>(derive::kServedShare);
    paint->AddLine({enough, end.y - 5 * r}, {enough, end.y},
                   ImGui::GetColorU32(ImGuiCol_TextDisabled), 1.2F * r);
}

void matrix_cell(const View& view, const PlanAnswer& answer, const SupplyCell& cell, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size{std::max(ImGui::GetContentRegionAvail().x, 1.0F), kMatrixRow * r};
    const bool clicked = ImGui::InvisibleButton("cell", size);
    const bool hovered = ImGui::IsItemHovered();
    const scene::Colour colour = verdict_colour(view, cell.verdict);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const ImVec2 end{at.x + size.x - 2 * r, at.y + size.y - 2 * r};
    matrix_ground(cell, at, end, colour, hovered, r);
    const float y = at.y + (size.y - ImGui::GetTextLineHeight()) / 2 - r;
    paint->AddText({at.x + 9 * r, y}, ImGui::GetColorU32(ImGuiCol_Text),
                   view.text(kVerdicts.at(static_cast<std::size_t>(cell.verdict))));
    text_to(end.x - 7 * r, y, ImGui::GetColorU32(ImGuiCol_Text), cell_numbers(cell).c_str());
    if (hovered) cover_tip(view, cell_told(view, answer, cell));
    if (!clicked) return;
    PlanAsk ask = view.session.planning.ask;
    const derive::Service& service = answer.matrix_services[cell.service];
    ask.service = service.key;
    ask.minutes = derive::minutes_of(answer.is, service);
    out.push_back(AskPlan{std::move(ask)});
    out.push_back(ShowPlace{answer.is.places->row[cell.community].id});
}

/// "3.2" per thousand persons.
std::string per_thousand(std::uint32_t number, std::uint32_t persons) {
    return persons == 0 ? "—" : fmt::format("{:.1f}", 1'000.0 * number / persons);
}

void needs_row(const View& view, const PlanAnswer& answer, bool demand) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::TableNextRow(ImGuiTableRowFlags_None, kMatrixRow * r);
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(view.text(demand ? Word::SupplyNeeds : Word::SupplyPer));
    if (ImGui::IsItemHovered())
        cover_tip(view, view.say(demand ? Word::SupplyNeedsHow : Word::SupplyPerHow));
    const auto rate = [&](const derive::NeedSupply& need) {
        return static_cast<double>(demand ? need.needs : need.suppliers) /
               std::max<std::uint32_t>(need.persons, 1);
    };
    const double most = rate(std::ranges::max(*answer.needs, {}, rate));
    for (const derive::NeedSupply& need : *answer.needs) {
        ImGui::TableNextColumn();
        const std::uint32_t number = demand ? need.needs : need.suppliers;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        if (most > 0)
            ImGui::GetWindowDrawList()->AddRectFilled(
                at,
                {at.x + ImGui::GetContentRegionAvail().x * static_cast<float>(rate(need) / most),
                 at.y + (kMatrixRow - 4) * r},
                with_alpha(scene::palette_of(view.session.look).mark[demand ? 3 : 0], 46), 3 * r);
        const std::string text = per_thousand(number, need.persons);
        const float room = ImGui::GetContentRegionAvail().x;
        const float wide = ImGui::CalcTextSize(text.c_str()).x;
        ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(room - wide - 9 * r, 0.0F));
        ImGui::TextUnformatted(text.c_str());
        if (ImGui::IsItemHovered())
            cover_tip(view, view.say(Word::SupplyNumbers,
                                     {number_text(number), number_text(need.persons)}));
    }
}

void matrix_head(const View& view, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::TextUnformatted(view.text(Word::ReachTableTitle));
    for (std::size_t i = 0; i < kVerdicts.size(); ++i) {
        ImGui::SameLine(0, 16 * r);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float y = at.y + (ImGui::GetTextLineHeight() - 12 * r) / 2;
        ImGui::GetWindowDrawList()->AddRectFilled(
            {at.x, y}, {at.x + 12 * r, y + 12 * r},
            u32_from(verdict_colour(view, static_cast<SupplyVerdict>(i))), 2 * r);
        ImGui::Dummy({13 * r, 1});
        ImGui::SameLine(0, 5 * r);
        ImGui::TextDisabled("%s", view.text(kVerdicts.at(i)));
    }
    const bool exports = model::may(view.session.role, model::Act::ExportCounts);
    for (const char* format : {"XLSX", "CSV", "PDF"}) {
        if (!exports) break;
        ImGui::SameLine(0, 14 * r);
        if (link_button(format)) out.push_back(ExportCover{format, true});
    }
    ImGui::SameLine(0, 24 * r);
    if (link_button(view.text(Word::KeyClose))) out.push_back(ShowPlanTable{false});
    cover_note(view, view.say(Word::SupplyHow));
}

void matrix_rows(const View& view, const PlanAnswer& answer, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    for (std::size_t i = 0; i < answer.matrix->size();) {
        const std::uint32_t service = (*answer.matrix)[i].service;
        ImGui::TableNextRow(ImGuiTableRowFlags_None, kMatrixRow * r);
        ImGui::TableNextColumn();
        const std::string name = service_name(view, answer.matrix_services[service]);
        const bool here = answer.matrix_services[service].key == answer.ask.service;
        ImGui::TextColored(ImGui::GetStyleColorVec4(here ? ImGuiCol_TextLink : ImGuiCol_Text), "%s",
                           cut_end(name, kMatrixName * r - 12 * r).c_str());
        for (; i < answer.matrix->size() && (*answer.matrix)[i].service == service; ++i) {
            ImGui::TableNextColumn();
            ImGui::PushID(static_cast<int>(i));
            matrix_cell(view, answer, (*answer.matrix)[i], out);
            ImGui::PopID();
        }
    }
}

}  // namespace

void draw_cover_table(CoverPanel& /*panel*/, const View& view, Intents& out) {
    const auto& answer = view.session.planning.answer;
    matrix_head(view, out);
    if (!answer || !answer->matrix) return ImGui::TextDisabled("%s", view.text(Word::ReachFinding));
    if (answer->matrix->empty())
        return ImGui::TextDisabled("%s", view.text(Word::SupplyNoCommunity));
    const float r = static_cast<float>(view.session.ratio);
    std::vector<std::string> names;
    for (const SupplyCell& cell : *answer->matrix)
        if (cell.service == answer->matrix->front().service)
            names.push_back(answer->is.places->row[cell.community].name);
    constexpr ImGuiTableFlags kHow = ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY |
                                     ImGuiTableFlags_SizingFixedFit | ImGuiTableFlags_NoHostExtendX;
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {2 * r, 1 * r});
    ImGui::PushStyleColor(ImGuiCol_TableHeaderBg, ImGui::GetStyleColorVec4(ImGuiCol_WindowBg));
    const int columns = static_cast<int>(names.size()) + 1;
    if (ImGui::BeginTable("##supply", columns, kHow)) {
        ImGui::TableSetupScrollFreeze(1, 1);
        ImGui::TableSetupColumn(view.text(Word::ReachService), ImGuiTableColumnFlags_WidthFixed,
                                kMatrixName * r);
        for (const std::string& name : names)
            ImGui::TableSetupColumn(name.c_str(), ImGuiTableColumnFlags_WidthFixed,
                                    kMatrixColumn * r);
        ImGui::TableHeadersRow();
        matrix_rows(view, *answer, out);
        if (answer->needs && answer->needs->size() == names.size())
            for (const bool demand : {true, false}) needs_row(view, *answer, demand);
        ImGui::EndTable();
    }
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
}

}  // namespace ui
