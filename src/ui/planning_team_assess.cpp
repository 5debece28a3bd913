// The yearly assessment of communities: their ranking, and the indicators of one.
#include "ui/card.h"
#include "ui/planning_team.h"
#include "ui/planning_team_edits.h"
#include "ui/planning_team_parts.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace ui {

using base::Word;
using derive::AssessedCommunity;
using derive::Assessment;
using derive::IndicatorKey;

namespace {

void year_chooser(const View& view, int year, Intents& out) {
    const auto asked = [&](int wanted) {
        PlanAsk ask = view.session.planning.ask;
        ask.year = wanted == base::year_of(view.now) ? 0 : wanted;
        out.push_back(AskPlan{std::move(ask)});
    };
    if (plain_button("‹")) asked(year - 1);
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(view.say(Word::AssessYear, {std::to_string(year)}).c_str());
    ImGui::SameLine();
    if (plain_button("›", year < base::year_of(view.now))) asked(year + 1);
    ImGui::SameLine();
    const bool table = view.session.planning.table;
    if (plain_button(view.text(table ? Word::TeamTableClose : Word::AssessTable)))
        out.push_back(ShowPlanTable{!table});
}

/// Counted numbers are kept once a year, so that the next one can be held against it.
void keep_scores(const View& view, const PlanAnswer& answer, Intents& out) {
    const bool now = answer.assessment->year == base::year_of(view.now);
    if (!may_assess(view) || !now || answer.assessment->indicators.empty()) return;
    if (plain_button(view.text(Word::AssessKeep))) {
        Edit wish = kept_scores(view, answer);
        if (!wish.edits.empty()) out.push_back(std::move(wish));
    }
    if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", view.text(Word::AssessKeepHow));
}

/// "较上年升 2 · 权重上下一成时第 1–3 名"
std::string rank_note(const View& view, const AssessedCommunity& one) {
    std::string note;
    if (const auto climbed = one.climbed())
        note = *climbed == 0  ? view.say(Word::AssessSame)
               : *climbed > 0 ? view.say(Word::AssessRose, {std::to_string(*climbed)})
                              : view.say(Word::AssessFell, {std::to_string(-*climbed)});
    if (one.rank != 0 && one.range.best != one.range.worst) {
        if (!note.empty()) note += " · ";
        note += view.say(Word::AssessRange,
                         {std::to_string(one.range.best), std::to_string(one.range.worst)});
    }
    return note;
}

void ranking(const View& view, const PlanAnswer& answer, Intents& out) {
    const Assessment& assessment = *answer.assessment;
    if (!assessment.ranked()) return small_note(view, view.say(Word::AssessNoRanking));
    const model::Places& places = *answer.is.places;
    const model::PlaceId told = told_community(view);
    const auto count_of = [&](int rank) {
        return std::ranges::count(assessment.communities, rank, &AssessedCommunity::rank);
    };
    ImGui::PushID("ranking");
    for (const std::size_t number : assessment.ranking()) {
        const AssessedCommunity& one = assessment.communities[number];
        const model::PlaceRow& row = places.row[one.community];
        TargetFigure figure{.note = rank_note(view, one),
                            .klass = derive::class_of_total(one.total)};
        std::string name = fmt::format("{}  {}", one.rank == 0 ? "—" : std::to_string(one.rank),
                                       community_name(view, row));
        if (one.rank != 0 && count_of(one.rank) > 1) name += "  " + view.say(Word::AssessTied);
        figure.value = view.say(Word::AssessNoTotal);
        if (one.total) {
            figure.value = view.say(Word::AssessPoints, {fmt::format("{:.2f}", *one.total)});
            figure.share = *one.total / 100;
        }
        ImGui::PushID(static_cast<int>(model::number(row.id)));
        if (figure_line(view, name, figure, row.id == told)) out.push_back(ShowPlace{row.id});
        ImGui::PopID();
    }
    ImGui::PopID();
}

std::string missing_told(const View& view, const Assessment& assessment,
                         const AssessedCommunity& one) {
    std::string names;
    for (const std::size_t i : one.missing())
        names += (names.empty()    ? ""
                  : view.chinese() ? "、"
                                   : ", ") +
                 name_of(view, assessment.indicators[i]);
    if (names.empty()) return view.say(Word::AssessWhole);
    return view.say(Word::AssessMissing, {names, fmt::format("{:.0f}", one.told_weight * 100)});
}

}  // namespace

std::string name_of(const View& view, const model::IndicatorRow& indicator) {
    const bool english = !view.chinese() && !indicator.name_en.empty();
    const std::string& name = english ? indicator.name_en : indicator.name;
    return name.empty() ? view.say(Word::AssessIndicator) : name;
}

Word source_of(const model::IndicatorRow& indicator) {
    return derive::indicator_key(indicator.key) == IndicatorKey::Manual ? Word::AssessManual
                                                                        : Word::AssessCounted;
}

std::string value_text(const View& view, const model::IndicatorRow& indicator,
                       const derive::AssessedValue& value) {
    if (!value.value) return view.say(Word::TeamNoData);
    const bool counted = derive::indicator_key(indicator.key) != IndicatorKey::Manual;
    return counted ? fmt::format("{:.1f} %", *value.value) : norm_text(*value.value);
}

void draw_assessed(const View& view, const PlanAnswer& answer, Intents& out) {
    const Assessment& assessment = *answer.assessment;
    const model::Row row = told_community(view, *answer.is.places);
    const auto at = std::ranges::find(assessment.communities, row, &AssessedCommunity::community);
    if (at == assessment.communities.end()) return small_note(view, view.say(Word::TeamChoose));
    const model::PlaceRow& place = answer.is.places->row[row];
    part_head(view, community_name(view, place));
    small_note(view, missing_told(view, assessment, *at));
    draw_radar(view, answer, static_cast<std::size_t>(at - assessment.communities.begin()), out);
    ImGui::PushID("indicators");
    for (std::size_t i = 0; i < assessment.indicators.size(); ++i) {
        const model::IndicatorRow& indicator = assessment.indicators[i];
        const derive::AssessedValue& value = at->values[i];
        TargetFigure figure{.value = value_text(view, indicator, value),
                            .klass = derive::class_of_total(value.points)};
        std::string note = view.say(Word::AssessWeight, {norm_text(indicator.weight)}) + " · " +
                           view.say(source_of(indicator));
        if (value.points) {
            figure.share = *value.points / 100;
            note =
                view.say(Word::AssessPoints, {fmt::format("{:.0f}", *value.points)}) + " · " + note;
        }
        if (value.small) note += " · " + view.say(Word::AssessSmall);
        figure.note = std::move(note);
        ImGui::PushID(static_cast<int>(i));
        if (figure_line(view, name_of(view, indicator), figure, false))
            out.push_back(ShowEvidence{{place.id, indicator.id}});
        ImGui::PopID();
    }
    ImGui::PopID();
}

void draw_assess_tab(TeamPanel& panel, const View& view, Intents& out) {
    const PlanningDesk& desk = view.session.planning;
    if (!desk.counted || !desk.counted->assessment)
        return small_note(view, view.say(Word::TeamFinding));
    if (model::number(desk.team.evidence.indicator) != 0) return draw_evidence(panel, view, out);
    const PlanAnswer& answer = *desk.counted;
    year_chooser(view, answer.assessment->year, out);
    if (answer.assessment->communities.empty())
        return small_note(view, view.say(Word::TeamNoCommunity));
    if (answer.assessment->indicators.empty())
        return small_note(view, view.say(Word::AssessNoIndicator));
    small_note(view, view.say(Word::AssessHow));
    keep_scores(view, answer, out);
    bool colours = desk.team.colours;
    if (check_box(view, view.text(Word::TeamColour), colours))
        out.push_back(ColourCommunities{colours});
    ranking(view, answer, out);
    draw_assessed(view, answer, out);
}

}  // namespace ui
