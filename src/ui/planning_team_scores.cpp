// Wide tables: the targets of all communities, and the indicators of the assessment across them.
#include "derive/reading_order.h"
#include "ui/card.h"
#include "ui/home_form.h"
#include "ui/planning_team.h"
#include "ui/planning_team_edits.h"
#include "ui/planning_team_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

namespace ui {

using base::Word;
using derive::AssessedCommunity;
using derive::Assessment;
using model::IndicatorRow;

namespace {

constexpr float kFirstColumn = 170;
constexpr float kOtherColumn = 96;
constexpr float kCellStrength = 0.42F;  // of a class behind a number

bool begin_wide_table(const View& view, const char* id, int columns) {
    const float r = static_cast<float>(view.session.ratio);
    constexpr ImGuiTableFlags kHow = ImGuiTableFlags_ScrollX | ImGuiTableFlags_ScrollY |
                                     ImGuiTableFlags_BordersInner | ImGuiTableFlags_SizingFixedFit |
                                     ImGuiTableFlags_Sortable | ImGuiTableFlags_SortTristate;
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {7 * r, 4 * r});
    ImGui::PushStyleColor(ImGuiCol_TableHeaderBg, ImGui::GetStyleColorVec4(ImGuiCol_WindowBg));
    ImGui::PushStyleColor(ImGuiCol_TableBorderLight, ImGui::GetStyleColorVec4(ImGuiCol_Border));
    if (ImGui::BeginTable(id, columns, kHow)) {
        ImGui::TableSetupScrollFreeze(1, 1);
        return true;
    }
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar();
    return false;
}

void end_wide_table() {
    ImGui::EndTable();
    ImGui::PopStyleColor(2);
    ImGui::PopStyleVar();
}

/// Numbers of the rows, by the column whose heading was clicked; a third click puts them back.
template <class Before>
std::vector<std::size_t> sorted_rows(std::size_t count, Before before) {
    std::vector<std::size_t> rows(count);
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    const ImGuiTableSortSpecs* const specs = ImGui::TableGetSortSpecs();
    if (specs == nullptr || specs->SpecsCount == 0) return rows;
    const ImGuiTableColumnSortSpecs& by = specs->Specs[0];
    const auto column = static_cast<std::size_t>(by.ColumnIndex);
    const bool down = by.SortDirection == ImGuiSortDirection_Descending;
    std::ranges::stable_sort(rows, [&](std::size_t a, std::size_t b) {
        return down ? before(column, b, a) : before(column, a, b);
    });
    return rows;
}

/// A number on the colour of its class. Answers whether it was clicked.
bool class_cell(const View& view, const std::string& text, std::uint8_t klass) {
    ImGui::TableNextColumn();
    if (klass < derive::kNotKnown) {
        ImVec4 colour = ImGui::ColorConvertU32ToFloat4(class_ink(view, klass));
        colour.w = kCellStrength;
        ImGui::TableSetBgColor(ImGuiTableBgTarget_CellBg, ImGui::ColorConvertFloat4ToU32(colour));
    }
    const bool clicked = ImGui::Selectable(text.c_str());
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return clicked;
}

void community_columns(const View& view, const model::Places& places,
                       const std::vector<AssessedCommunity>& communities) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::TableSetupColumn(view.text(Word::AssessIndicator), ImGuiTableColumnFlags_WidthFixed,
                            kFirstColumn * r);
    ImGui::TableSetupColumn(view.text(Word::IndicatorWeight), ImGuiTableColumnFlags_WidthFixed,
                            60 * r);
    for (const AssessedCommunity& one : communities)
        ImGui::TableSetupColumn(community_name(view, places.row[one.community]).c_str(),
                                ImGuiTableColumnFlags_WidthFixed, kOtherColumn * r);
    ImGui::TableHeadersRow();
}

/// An indicator as it is typed; nothing while it is not sound.
std::optional<IndicatorRow> indicator_typed(const SmallForm& form, IndicatorRow row) {
    constexpr double kMostWeight = 1'000;
    constexpr double kMostValue = 1e9;
    const auto weight = number_typed(form.typed[3], 0, kMostWeight);
    const auto worst = number_typed(form.typed[4], -kMostValue, kMostValue);
    const auto best = number_typed(form.typed[5], -kMostValue, kMostValue);
    if (form.typed[0].empty() || form.typed[2].empty() || !weight || !worst || !best ||
        *worst == *best)
        return std::nullopt;
    row.name = form.typed[0];
    row.name_en = form.typed[1];
    row.line = form.typed[2];
    row.weight = *weight;
    row.worst = *worst;
    row.best = *best;
    row.key = form.code;
    return row;
}

void begin_indicator(SmallForm& form, const IndicatorRow& row) {
    form = {.typed = {row.name,
                      row.name_en,
                      row.line,
                      plain_number(row.weight),
                      plain_number(row.worst),
                      plain_number(row.best),
                      {}},
            .code = row.key,
            .indicator = row};
    ImGui::OpenPopup("indicator");
}

/// A new one is entered by hand: what the program counts is set up with the store.
void indicator_form(SmallForm& form, const View& view, Intents& out) {
    if (!begin_small_form(view, "indicator")) return;
    const IndicatorRow was = form.indicator;
    constexpr std::array kLabels{Word::IndicatorName,  Word::IndicatorEnglish,
                                 Word::IndicatorLine,  Word::IndicatorWeight,
                                 Word::IndicatorWorst, Word::IndicatorBest};
    for (std::size_t i = 0; i < kLabels.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        field_label(view, kLabels.at(i), 240);
        text_field("##field", "", form.typed.at(i));
        ImGui::PopID();
    }
    const auto is = indicator_typed(form, was);
    const bool is_new = model::number(was.id) == 0;
    const auto wish = [&](model::RowEdit edit) {
        const std::string what = view.say(
            Word::DeedEdit,
            {view.say(Word::AssessIndicator), is ? name_of(view, *is) : name_of(view, was)});
        const bool changes = edit.does != model::RowEdit::Does::Change || !edit.fields.empty();
        if (changes) out.push_back(Edit{what, {}, {std::move(edit)}});
        ImGui::CloseCurrentPopup();
    };
    if (primary_button(view.text(Word::ActionSave), is.has_value()) && is)
        wish(is_new ? model::added(model::fields_of(*is))
                    : model::changed(model::fields_of(was), model::fields_of(*is)));
    if (!is) small_note(view, view.say(Word::IndicatorNeeds));
    const bool scored = std::ranges::any_of(
        *view.snapshot.scores, [&](const auto& score) { return score.indicator == was.id; });
    // What is counted could not be entered again; with the weight 0 it says nothing.
    const bool manual = derive::indicator_key(was.key) == derive::IndicatorKey::Manual;
    if (!is_new && !scored && manual) {
        ImGui::SameLine();
        if (plain_button(view.text(Word::RuleRemove))) wish(model::removed(model::fields_of(was)));
    }
    ImGui::EndPopup();
}

/// The name opens its form, by who may; each number what stands behind it.
void indicator_line(SmallForm& form, const View& view, const PlanAnswer& answer, std::size_t i,
                    Intents& out) {
    const Assessment& assessment = *answer.assessment;
    const IndicatorRow& indicator = assessment.indicators[i];
    const auto now = std::ranges::find(*view.snapshot.indicators, indicator.id, &IndicatorRow::id);
    const bool edits = may_assess(view) && now != view.snapshot.indicators->end();
    ImGui::TableNextRow();
    ImGui::PushID(static_cast<int>(i));
    ImGui::TableNextColumn();
    const bool clicked = edits && link_button(name_of(view, indicator).c_str());
    if (!edits) ImGui::TextUnformatted(name_of(view, indicator).c_str());
    if (ImGui::IsItemHovered())
        ImGui::SetTooltip("%s", view.say(Word::IndicatorTold,
                                         {indicator.line, view.say(source_of(indicator)),
                                          norm_text(indicator.worst), norm_text(indicator.best)})
                                    .c_str());
    if (clicked) begin_indicator(form, *now);
    if (edits) indicator_form(form, view, out);
    ImGui::TableNextColumn();
    ImGui::TextDisabled("%s", norm_text(indicator.weight).c_str());
    for (std::size_t c = 0; c < assessment.communities.size(); ++c) {
        const derive::AssessedValue& value = assessment.communities[c].values[i];
        ImGui::PushID(static_cast<int>(c));
        if (class_cell(view, value_text(view, indicator, value),
                       derive::class_of_total(value.points)))
            out.push_back(ShowEvidence{
                {answer.is.places->row[assessment.communities[c].community].id, indicator.id}});
        ImGui::PopID();
    }
    ImGui::PopID();
}

void total_lines(const View& view, const PlanAnswer& answer, Intents& out) {
    const Assessment& assessment = *answer.assessment;
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(view.text(Word::AssessTotal));
    ImGui::TableNextColumn();
    for (const AssessedCommunity& one : assessment.communities) {
        const model::PlaceId id = answer.is.places->row[one.community].id;
        ImGui::PushID(static_cast<int>(model::number(id)));
        const std::string total =
            one.total ? fmt::format("{:.2f}", *one.total) : view.say(Word::TeamNoData);
        if (class_cell(view, total, derive::class_of_total(one.total)))
            out.push_back(ShowPlace{id});
        ImGui::PopID();
    }
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(view.text(Word::AssessRank));
    ImGui::TableNextColumn();
    for (const AssessedCommunity& one : assessment.communities) {
        ImGui::TableNextColumn();
        const bool tied = one.rank != 0 && std::ranges::count(assessment.communities, one.rank,
                                                              &AssessedCommunity::rank) > 1;
        const std::string rank = one.rank == 0 ? "—" : std::to_string(one.rank);
        ImGui::TextUnformatted((tied ? rank + "  " + view.say(Word::AssessTied) : rank).c_str());
        if (one.range.best != one.range.worst && ImGui::IsItemHovered())
            ImGui::SetTooltip("%s", view.say(Word::AssessRange, {std::to_string(one.range.best),
                                                                 std::to_string(one.range.worst)})
                                        .c_str());
    }
}

/// The order of the indicators, by the column that was clicked: name, weight, or the points of a
/// community.
std::vector<std::size_t> indicators_sorted(const View& view, const Assessment& assessment) {
    return sorted_rows(
        assessment.indicators.size(), [&](std::size_t column, std::size_t a, std::size_t b) {
            const IndicatorRow& one = assessment.indicators[a];
            const IndicatorRow& other = assessment.indicators[b];
            if (column == 0)
                return derive::less_by_number(name_of(view, one), name_of(view, other));
            if (column == 1) return one.weight < other.weight;
            const auto& values = assessment.communities[column - 2].values;
            return values[a].points < values[b].points;
        });
}

}  // namespace

void draw_team_exports(const View& view, ExportTeam::Which which, Intents& out) {
    constexpr std::array kFormats{"XLSX", "CSV", "PDF"};
    const auto act =
        which == ExportTeam::Which::Roster ? model::Act::ExportRegister : model::Act::ExportCounts;
    if (view.feed.still || !model::may(view.session.role, act)) return;
    float wide = 0;
    for (const char* format : kFormats)
        wide += button_width(view.say(Word::TablesExport, {format}).c_str()) +
                ImGui::GetStyle().ItemSpacing.x;
    ImGui::SameLine();
    align_right(wide);
    for (const char* format : kFormats) {
        if (plain_button(view.say(Word::TablesExport, {format}).c_str()))
            out.push_back(ExportTeam{which, format});
        ImGui::SameLine();
    }
    ImGui::NewLine();
}

void draw_targets_table(const View& view, Intents& out) {
    const auto& answer = view.session.planning.counted;
    if (!answer || !answer->targets) return small_note(view, view.say(Word::TeamFinding));
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(view.text(Word::TeamTitle));
    draw_team_exports(view, ExportTeam::Which::Targets, out);
    if (!begin_wide_table(view, "##targets", static_cast<int>(derive::kTargetThemes) + 1)) return;
    const float r = static_cast<float>(view.session.ratio);
    ImGui::TableSetupColumn(view.text(Word::TeamCommunity), ImGuiTableColumnFlags_WidthFixed,
                            kFirstColumn * r);
    for (std::size_t t = 0; t < derive::kTargetThemes; ++t)
        ImGui::TableSetupColumn(view.text(word_of(static_cast<derive::TargetTheme>(t))),
                                ImGuiTableColumnFlags_WidthFixed, 1.15F * kOtherColumn * r);
    ImGui::TableHeadersRow();
    const model::Places& places = *answer->is.places;
    const auto& communities = answer->targets->communities;
    std::vector<TargetFigure> figures;  // of the one column that is sorted by
    const auto before = [&](std::size_t column, std::size_t a, std::size_t b) {
        if (column == 0) return a < b;
        const auto target = static_cast<derive::TargetTheme>(column - 1);
        for (std::size_t i = figures.size(); i < communities.size(); ++i)
            figures.push_back(figure_of(view, target, communities[i], answer->targets->norms));
        const TargetFigure& one = figures[a];
        const TargetFigure& other = figures[b];
        if (one.share != other.share) return one.share < other.share;
        return derive::less_by_number(one.value, other.value);
    };
    for (const std::size_t number : sorted_rows(communities.size(), before)) {
        const derive::CommunityTargets& one = communities[number];
        const model::PlaceRow& row = places.row[one.community];
        ImGui::TableNextRow();
        ImGui::PushID(static_cast<int>(model::number(row.id)));
        ImGui::TableNextColumn();
        if (link_button(community_name(view, row).c_str())) out.push_back(ShowPlace{row.id});
        for (std::size_t t = 0; t < derive::kTargetThemes; ++t) {
            const auto target = static_cast<derive::TargetTheme>(t);
            const TargetFigure figure = figure_of(view, target, one, answer->targets->norms);
            ImGui::PushID(static_cast<int>(t));
            if (class_cell(view, figure.value, figure.klass)) {
                out.push_back(ShowTarget{target});
                out.push_back(ShowPlace{row.id});
            }
            if (ImGui::IsItemHovered() && !figure.note.empty())
                ImGui::SetTooltip("%s", figure.note.c_str());
            ImGui::PopID();
        }
        ImGui::PopID();
    }
    end_wide_table();
}

void draw_scores_table(TeamPanel& panel, const View& view, Intents& out) {
    const auto& answer = view.session.planning.counted;
    if (!answer || !answer->assessment) return small_note(view, view.say(Word::TeamFinding));
    const Assessment& assessment = *answer->assessment;
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(view.say(Word::AssessTitle, {std::to_string(assessment.year)}).c_str());
    if (may_assess(view)) {
        ImGui::SameLine();
        if (link_button(view.text(Word::IndicatorAdd)))
            begin_indicator(panel.form, {.key = "manual"});
        indicator_form(panel.form, view, out);
    }
    draw_team_exports(view, ExportTeam::Which::Assessment, out);
    const int columns = static_cast<int>(assessment.communities.size()) + 2;
    constexpr int kMostColumns = 500;  // of the tables that draw this
    if (columns > kMostColumns || !begin_wide_table(view, "##scores", columns)) return;
    community_columns(view, *answer->is.places, assessment.communities);
    for (const std::size_t i : indicators_sorted(view, assessment))
        indicator_line(panel.form, view, *answer, i, out);
    if (!assessment.indicators.empty()) total_lines(view, *answer, out);
    end_wide_table();
}

void draw_team_table(TeamPanel& panel, const View& view, Intents& out) {
    const PlanningDesk& desk = view.session.planning;
    if (desk.tab == PlanTab::Assess) return draw_scores_table(panel, view, out);
    if (desk.team.part == TeamPart::Roster) return draw_roster_table(panel, view, out);
    draw_targets_table(view, out);
}

}  // namespace ui
