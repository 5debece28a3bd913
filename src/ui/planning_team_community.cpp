// All targets of one community below one another, and what they rest on.
#include "derive/targets.h"
#include "ui/card.h"
#include "ui/chips.h"
#include "ui/dispatch_panel.h"
#include "ui/planning_team.h"
#include "ui/planning_team_edits.h"
#include "ui/planning_team_parts.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

using base::Word;
using derive::CommunityTargets;
using derive::Demonstration;
using derive::TargetTheme;

namespace {

constexpr std::size_t kSurveysShown = 8;  // the latest
constexpr double kMostAsked = 10'000'000;

std::string rooms_told(const View& view, const derive::Premises& premises) {
    std::string told;
    for (const auto& [kind, area] : premises.by_kind)
        told += (told.empty() ? "" : " · ") +
                model::label(view.snapshot, "K16", kind, view.chinese()) + " " +
                view.say(Word::TeamSquare, {number_text(std::llround(area))});
    return told;
}

/// The rooms themselves; a click goes to where one is.
void premises_list(const View& view, model::PlaceId community, Intents& out) {
    const model::Places& places = *view.snapshot.places;
    for (const model::FacilityRow& room : *view.snapshot.facilities) {
        if (!derive::is_premises(room.kind)) continue;
        model::Row at = model::row_of(places, room.place);
        if (at == model::kNoRow && view.snapshot.locator && room.shape.kind != geo::ShapeKind::None)
            at = view.snapshot.locator->place_at(places, geo::label_point(room.shape));
        const model::Row stands = at;
        while (at != model::kNoRow && places.row[at].id != community) at = places.parent[at];
        if (at == model::kNoRow) continue;
        const double area = geo::area_m2(room.shape);
        const std::string told =
            room.name + "  ·  " +
            (area > 0 ? view.say(Word::TeamSquare, {number_text(std::llround(area))})
                      : view.say(Word::TeamNotMeasured));
        ImGui::PushID(static_cast<int>(model::number(room.id)));
        if (ImGui::Selectable(cut_end(told, ImGui::GetContentRegionAvail().x).c_str()))
            out.push_back(ShowPlace{places.row[stands].id});
        if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        ImGui::PopID();
    }
}

/// Which title it has; who may sets it by a click.
void demonstration_chips(const View& view, model::PlaceId community, const std::string& name,
                         Demonstration has, Intents& out) {
    if (!may_set_norms(view)) return;
    constexpr std::array kLevels{Word::TeamNoTitle, Word::TeamProvincial, Word::TeamNational};
    ImGui::PushID("titles");
    for (std::size_t i = 0; i < kLevels.size(); ++i) {
        if (!chip(view, view.say(kLevels.at(i)), static_cast<std::size_t>(has) == i)) continue;
        const auto value = i == 0 ? std::nullopt : std::optional{static_cast<double>(i)};
        out.push_back(SetNorm{view.say(Word::DeedEdit, {view.say(Word::TeamDemonstration), name}),
                              derive::demonstration_key(community), value});
    }
    end_chips();
    ImGui::PopID();
}

/// A survey as it is typed: kind, wave, day, how many were asked and how many said yes.
std::optional<model::SurveyRow> survey_typed(const SmallForm& form, model::PlaceId community) {
    const auto day = day_typed(form.typed[1]);
    const auto sample = number_typed(form.typed[2], 1, kMostAsked);
    const auto positive = number_typed(form.typed[3], 0, sample.value_or(0));
    if (form.code.empty() || form.typed[0].empty() || !day || !sample || !positive)
        return std::nullopt;
    if (std::floor(*sample) != *sample || std::floor(*positive) != *positive) return std::nullopt;
    return model::SurveyRow{.id = {},
                            .place = community,
                            .kind = form.code,
                            .wave = form.typed[0],
                            .at = *day,
                            .sample = static_cast<int>(*sample),
                            .positive = static_cast<int>(*positive)};
}

std::string survey_name(const View& view, const model::SurveyRow& survey) {
    return model::label(view.snapshot, "K46", survey.kind, view.chinese()) + " " + survey.wave;
}

void survey_form(SmallForm& form, const View& view, model::PlaceId community, Intents& out) {
    if (!begin_small_form(view, "survey")) return;
    for (const char* kind : {"safety", "satisfaction"})
        if (chip(view, model::label(view.snapshot, "K46", kind, view.chinese()), form.code == kind))
            form.code = kind;
    end_chips();
    constexpr std::array kLabels{Word::SurveyWave, Word::FormDay, Word::SurveySample,
                                 Word::SurveyPositive};
    constexpr std::array kHints{Word::SurveyWaveHint, Word::FormDayHint, Word::FormNumberHint,
                                Word::FormNumberHint};
    for (std::size_t i = 0; i < kLabels.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        field_label(view, kLabels.at(i), 220);
        text_field("##field", view.say(kHints.at(i)), form.typed.at(i));
        ImGui::PopID();
    }
    const auto row = survey_typed(form, community);
    if (primary_button(view.text(Word::ActionSave), row.has_value()) && row) {
        out.push_back(entered(view, Word::SurveyTitle, survey_name(view, *row), community, *row));
        ImGui::CloseCurrentPopup();
    }
    if (!row) small_note(view, view.say(Word::SurveyNeeds));
    ImGui::EndPopup();
}

}  // namespace

void draw_surveys(SmallForm& form, const View& view, model::PlaceId community, Intents& out) {
    part_head(view, view.say(Word::SurveyTitle));
    std::vector<const model::SurveyRow*> surveys;
    for (const model::SurveyRow& survey : *view.snapshot.surveys)
        if (survey.place == community) surveys.push_back(&survey);
    std::ranges::stable_sort(surveys, [](const auto* a, const auto* b) { return a->at > b->at; });
    if (surveys.empty()) small_note(view, view.say(Word::TeamNoSurvey));
    const bool edits = may_assess(view);
    for (std::size_t i = 0; i < std::min(surveys.size(), kSurveysShown); ++i) {
        const model::SurveyRow& survey = *surveys[i];
        ImGui::PushID(static_cast<int>(model::number(survey.id)));
        ImGui::TextUnformatted(
            (survey_name(view, survey) + "  " +
             view.say(Word::SurveyTold, {number_text(survey.positive), number_text(survey.sample)}))
                .c_str());
        if (edits) {
            ImGui::SameLine(0, 12 * static_cast<float>(view.session.ratio));
            if (link_button(view.text(Word::RuleRemove)))
                out.push_back(taken_out(view, Word::SurveyTitle, survey_name(view, survey),
                                        community, survey));
        }
        ImGui::PopID();
    }
    if (!edits) return;
    if (link_button(view.text(Word::SurveyAdd))) {
        form = {};
        form.code = "safety";
        ImGui::OpenPopup("survey");
    }
    survey_form(form, view, community, out);
}

void draw_community(TeamPanel& panel, const View& view, const PlanAnswer& answer, model::Row row,
                    Intents& out) {
    const auto& all = answer.targets->communities;
    const auto at = std::ranges::find(all, row, &CommunityTargets::community);
    if (at == all.end()) return;
    const model::PlaceRow& place = answer.is.places->row[row];
    part_head(view, community_name(view, place));
    ImGui::PushID("targets");
    for (std::size_t i = 0; i < derive::kTargetThemes; ++i) {
        const auto target = static_cast<TargetTheme>(i);
        ImGui::PushID(static_cast<int>(i));
        if (figure_line(view, view.say(word_of(target)),
                        figure_of(view, target, *at, answer.targets->norms),
                        view.session.planning.team.target == target))
            out.push_back(ShowTarget{target});
        ImGui::PopID();
    }
    ImGui::PopID();
    demonstration_chips(view, place.id, place.name, at->demonstration, out);
    ImGui::TextUnformatted(
        (view.say(Word::TeamCallbacks) + "  " + ratio_text(at->callbacks)).c_str());
    small_note(view, view.say(Word::TeamCallbacksHow));
    part_head(view, view.say(Word::TeamPremises));
    if (at->premises.measured + at->premises.unmeasured == 0)
        small_note(view, view.say(Word::TeamNoPremises));
    if (const std::string told = rooms_told(view, at->premises); !told.empty())
        small_note(view, told);
    ImGui::PushID("rooms");
    premises_list(view, place.id, out);
    ImGui::PopID();
    ImGui::PushID("staff");
    draw_staff(panel.form, view, place.id, out);
    ImGui::PopID();
    ImGui::PushID("surveys");
    draw_surveys(panel.form, view, place.id, out);
    ImGui::PopID();
}

}  // namespace ui
