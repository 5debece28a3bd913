// What stands behind a number of the assessment: places with what each adds to it, or what was
// entered and by which paper. No person is in any of it.
#include "derive/assessment.h"
#include "derive/lacks.h"
#include "derive/measures.h"
#include "derive/reading_order.h"
#include "ui/card.h"
#include "ui/dispatch_panel.h"
#include "ui/listing.h"
#include "ui/planning_team.h"
#include "ui/planning_team_edits.h"
#include "ui/planning_team_parts.h"
#include "ui/rows.h"
#include "ui/sentences.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace ui {

using base::Word;
using derive::AssessedValue;
using derive::Evidence;
using derive::IndicatorKey;
using model::Row;

namespace {

constexpr std::size_t kGapsListed = 400;  // of each fact
constexpr float kEvidenceLine = 30;

/// What was found, of one community: the rows of the view, and the answer that gave the number.
struct EvidenceOf {
    const PlanAnswer& answer;
    const derive::AssessedCommunity& one;
    const AssessedValue& value;
    Row row = model::kNoRow;  // of the community, in the view
};

/// The parts of a community, and what is left at the community itself.
void measure_lines(EvidenceFound& found, const View& view, const EvidenceOf& of) {
    const model::Places& places = *view.snapshot.places;
    std::vector<Row> parts;
    for (Row row = 0; row < places.size(); ++row)
        if (places.parent[row] == of.row) parts.push_back(row);
    const derive::Period& period = of.answer.assessment->period;
    const auto measures = derive::measures_by(view.snapshot, view.derived, parts, period);
    derive::Ratio left =
        derive::measures_of(view.snapshot, view.derived, derive::Scope{view.trees, of.row}, period)
            .at(of.value.evidence.measure);
    found.sum = ratio_text(left);
    const auto put = [&](Row row, const std::string& title, const derive::Ratio& ratio) {
        found.lines.push_back({.place = places.row[row].id,
                               .title = title,
                               .right = ratio_text(ratio),
                               .number = static_cast<double>(ratio.numerator) / ratio.denominator});
    };
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const derive::Ratio& ratio = measures[i].at(of.value.evidence.measure);
        if (ratio.denominator == 0) continue;
        left.numerator -= std::min(left.numerator, ratio.numerator);
        left.denominator -= std::min(left.denominator, ratio.denominator);
        put(parts[i], full_name(view, parts[i]), ratio);
    }
    if (left.denominator > 0) put(of.row, view.say(Word::EvidenceElsewhere), left);
    found.told += " · " + view.say(how_of(of.value.evidence.measure));
}

void fresh_lines(EvidenceFound& found, const View& view, const EvidenceOf& of) {
    for (const derive::Listed& listed :
         derive::rows_behind(view.snapshot, view.derived, view.trees, of.row,
                             {derive::Counter::Fresh, {}}, view.now)) {
        const RowText text = text_of_row(view, listed);
        found.lines.push_back({derive::place_of(view.snapshot, listed), text.title, text.right});
    }
    found.sum = number_text(static_cast<std::int64_t>(found.lines.size()));
}

/// Places that lack something, with how much, the most first.
void register_lines(EvidenceFound& found, const View& view, const EvidenceOf& of) {
    const auto known =
        derive::completeness_of(view.snapshot, view.trees, of.row, view.now, kGapsListed);
    std::map<model::PlaceId, std::uint32_t> lacking;
    for (const derive::Known& fact : known.known)
        for (const derive::Gap& gap : fact.gaps) lacking[gap.place] += gap.lacking;
    std::vector<std::pair<std::uint32_t, model::PlaceId>> most;
    for (const auto& [place, count] : lacking) most.emplace_back(count, place);
    std::ranges::stable_sort(most, [](const auto& a, const auto& b) { return a.first > b.first; });
    std::uint64_t sum = 0;
    for (const auto& [count, place] : most) {
        found.lines.push_back({place, full_name(view, place),
                               view.say(Word::EvidenceLacks, {number_text(count)}),
                               static_cast<double>(count)});
        sum += count;
    }
    found.sum = view.say(Word::EvidenceLacks, {number_text(static_cast<std::int64_t>(sum))});
}

/// Leaves for which nobody answers.
void vacant_lines(EvidenceFound& found, const View& view, const EvidenceOf& of) {
    const auto& duty = of.answer.duty;
    const model::Places& places = *of.answer.is.places;
    if (!duty) return;
    for (Row row = 0; row < duty->answer.size(); ++row) {
        const derive::Answer answer = duty->answer[row];
        if (answer == derive::Answer::Held || answer == derive::Answer::NotMeant) continue;
        Row at = row;
        while (at != model::kNoRow && at != of.one.community) at = places.parent[at];
        if (at == model::kNoRow) continue;
        found.lines.push_back({places.row[row].id, full_name(places, row),
                               view.say(answer == derive::Answer::Vacant ? Word::EvidenceVacant
                                                                         : Word::EvidenceNoGrid)});
    }
    found.sum = number_text(static_cast<std::int64_t>(found.lines.size()));
}

/// Numbers of the staff; who has what is for those who keep it, in the tab of the staff.
void staff_lines(EvidenceFound& found, const View& view, const EvidenceOf& of) {
    if (!of.answer.targets) return;
    const auto& all = of.answer.targets->communities;
    const auto at = std::ranges::find(all, of.one.community, &derive::CommunityTargets::community);
    if (at == all.end()) return;
    for (const auto target : {derive::TargetTheme::Staffing, derive::TargetTheme::Certified,
                              derive::TargetTheme::Training}) {
        const TargetFigure figure = figure_of(view, target, *at, of.answer.targets->norms);
        found.lines.push_back({{}, view.say(word_of(target)), figure.value});
        if (!figure.note.empty()) found.lines.push_back({{}, {}, figure.note});
    }
}

void survey_lines(EvidenceFound& found, const View& view, const EvidenceOf& of) {
    if (of.value.evidence.row >= of.answer.is.surveys->size()) return;
    const model::SurveyRow& survey = (*of.answer.is.surveys)[of.value.evidence.row];
    found.lines.push_back(
        {{},
         model::label(view.snapshot, "K46", survey.kind, view.chinese()) + " " + survey.wave,
         view.say(Word::SurveyTold, {number_text(survey.positive), number_text(survey.sample)})});
    const auto positive = static_cast<std::uint32_t>(std::max(survey.positive, 0));
    const auto interval =
        derive::wilson95(positive, static_cast<std::uint32_t>(std::max(survey.sample, 0)));
    found.lines.push_back({{},
                           view.say(Word::EvidenceInterval),
                           tenth_text(interval.low) + " – " + tenth_text(interval.high)});
    found.lines.push_back({{}, view.say(Word::FormDay), day_text(view, survey.at)});
}

void score_lines(EvidenceFound& found, const View& view, const EvidenceOf& of) {
    if (of.value.evidence.row >= of.answer.is.scores->size()) return;
    const model::ScoreRow& score = (*of.answer.is.scores)[of.value.evidence.row];
    found.lines.push_back({{}, view.say(Word::AssessScore), norm_text(score.value)});
    found.lines.push_back(
        {{},
         view.say(Word::EvidencePaper),
         score.evidence.empty() ? view.say(Word::EvidenceNoPaper) : score.evidence});
}

void put_evidence(EvidenceFound& found, const View& view, const EvidenceOf& of) {
    switch (of.value.evidence.of) {
        case Evidence::Of::Nothing:
            found.told = view.say(Word::EvidenceNothing);
            break;
        case Evidence::Of::Measure:
            return measure_lines(found, view, of);
        case Evidence::Of::Counter:
            return fresh_lines(found, view, of);
        case Evidence::Of::Completeness:
            return register_lines(found, view, of);
        case Evidence::Of::Responsibility:
            return vacant_lines(found, view, of);
        case Evidence::Of::Staff:
            return staff_lines(found, view, of);
        case Evidence::Of::Survey:
            return survey_lines(found, view, of);
        case Evidence::Of::Score:
            return score_lines(found, view, of);
    }
}

void evidence_line(const View& view, const EvidenceLine& line, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float wide = ImGui::GetContentRegionAvail().x;
    const bool goes = model::number(line.place) != 0;
    const bool clicked = ImGui::InvisibleButton("line", {wide, kEvidenceLine * r}) && goes;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (goes && ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        paint->AddRectFilled({at.x - 6 * r, at.y}, {at.x + wide, at.y + kEvidenceLine * r},
                             ImGui::GetColorU32(ImGuiCol_FrameBg), 4 * r);
    }
    const float y = at.y + (kEvidenceLine * r - ImGui::GetTextLineHeight()) / 2;
    const std::string right = cut_end(line.right, wide * 0.7F);
    const float room = wide - ImGui::CalcTextSize(right.c_str()).x - 20 * r;
    paint->AddText({at.x, y}, ImGui::GetColorU32(ImGuiCol_Text), cut_end(line.title, room).c_str());
    text_to(at.x + wide - 6 * r, y, ImGui::GetColorU32(ImGuiCol_TextDisabled), right.c_str());
    if (clicked) out.push_back(ShowPlace{line.place});
}

/// The lines in the order they are sorted; what is equal as it was found.
void put_shown(EvidenceFound& found) {
    found.shown.resize(found.lines.size());
    std::iota(found.shown.begin(), found.shown.end(), 0U);
    if (found.order == EvidenceOrder::AsFound) return;
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
        const EvidenceLine& one = found.lines[a];
        const EvidenceLine& other = found.lines[b];
        if (found.order == EvidenceOrder::ByTitle)
            return derive::less_by_number(one.title, other.title);
        if (one.number != other.number) return one.number < other.number;
        return derive::less_by_number(one.right, other.right);
    };
    std::ranges::stable_sort(found.shown, [&](std::uint32_t a, std::uint32_t b) {
        return found.down ? before(b, a) : before(a, b);
    });
}

/// A click sorts by it; the arrow tells which way.
void evidence_head(EvidenceFound& found, EvidenceOrder by, const char* word, ImVec2 at,
                   bool to_left) {
    const bool on = found.order == by;
    const std::string text = std::string{word}.append(!on ? "" : found.down ? " ▼" : " ▲");
    const ImVec2 size = ImGui::CalcTextSize(text.c_str());
    const ImVec2 from{to_left ? at.x - size.x : at.x, at.y};
    ImGui::SetCursorScreenPos(from);
    ImGui::PushID(static_cast<int>(by));
    if (ImGui::InvisibleButton("head", size)) sort_evidence(found, by);
    ImGui::PopID();
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    const bool lit = on || ImGui::IsItemHovered();
    ImGui::GetWindowDrawList()->AddText(
        from, ImGui::GetColorU32(lit ? ImGuiCol_Text : ImGuiCol_TextDisabled), text.c_str());
}

void evidence_heads(EvidenceFound& found, const View& view) {
    const Sized small{kSmall, view.session.ratio};
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float right =
        at.x + ImGui::GetContentRegionAvail().x - 6 * static_cast<float>(view.session.ratio);
    evidence_head(found, EvidenceOrder::ByTitle, view.text(Word::ColPlace), at, false);
    evidence_head(found, EvidenceOrder::ByNumber, view.text(Word::ColCount), {right, at.y}, true);
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({1, ImGui::GetTextLineHeight()});
}

/// What was entered by hand for the year, by who may.
void score_form(SmallForm& form, const View& view, const AskedEvidence& of, int year,
                Intents& out) {
    const model::ScoreRow* was = score_of(view, of.indicator, of.community, year);
    if (link_button(view.text(was == nullptr ? Word::ScoreEnter : Word::ScoreChange))) {
        form = {};
        if (was != nullptr) {
            form.typed[0] = norm_text(was->value);
            form.typed[1] = was->evidence;
        }
        ImGui::OpenPopup("score");
    }
    if (!begin_small_form(view, "score")) return;
    constexpr double kMostScore = 1e9;
    field_label(view, Word::AssessScore, 240);
    text_field("##value", view.say(Word::FormNumberHint), form.typed[0]);
    field_label(view, Word::EvidencePaper, 320);
    text_field("##evidence", view.say(Word::EvidencePaperHint), form.typed[1]);
    const auto value = number_typed(form.typed[0], -kMostScore, kMostScore);
    const auto wish = [&](std::optional<double> wanted) {
        Edit edit = set_score(view, of.indicator, of.community, year, wanted, form.typed[1]);
        if (!edit.edits.empty()) out.push_back(std::move(edit));
        ImGui::CloseCurrentPopup();
    };
    if (primary_button(view.text(Word::ActionSave), value.has_value()) && value) wish(value);
    if (was != nullptr) {
        ImGui::SameLine();
        if (plain_button(view.text(Word::RuleRemove))) wish(std::nullopt);
    }
    ImGui::EndPopup();
}

}  // namespace

void follow(EvidenceFound& found, const View& view) {
    const PlanningDesk& desk = view.session.planning;
    const AskedEvidence& of = desk.team.evidence;
    if (found.of == of && found.answer == desk.counted && found.chinese == view.chinese()) return;
    const bool same = found.of == of;  // only newer: it stays sorted
    found = {.of = of,
             .answer = desk.counted,
             .chinese = view.chinese(),
             .order = same ? found.order : EvidenceOrder{},
             .down = same && found.down};
    if (model::number(of.indicator) == 0 || !desk.counted || !desk.counted->assessment) return;
    const derive::Assessment& assessment = *desk.counted->assessment;
    const auto indicator =
        std::ranges::find(assessment.indicators, of.indicator, &model::IndicatorRow::id);
    const Row at = model::row_of(*desk.counted->is.places, of.community);
    const auto one =
        std::ranges::find(assessment.communities, at, &derive::AssessedCommunity::community);
    const Row row = model::row_of(*view.snapshot.places, of.community);
    if (indicator == assessment.indicators.end() || one == assessment.communities.end() ||
        at == model::kNoRow || row == model::kNoRow)
        return;
    const auto number = static_cast<std::size_t>(indicator - assessment.indicators.begin());
    const AssessedValue& value = one->values[number];
    found.title = name_of(view, *indicator) + " · " + full_name(view, row);
    found.told = value_text(view, *indicator, value) + " · " + view.say(source_of(*indicator));
    put_evidence(found, view, {*desk.counted, *one, value, row});
    put_shown(found);
}

void sort_evidence(EvidenceFound& found, EvidenceOrder by) {
    const bool again = found.order == by;
    found.order = again && found.down ? EvidenceOrder::AsFound : by;
    found.down = again && !found.down;
    put_shown(found);
}

void draw_evidence(TeamPanel& panel, const View& view, Intents& out) {
    follow(panel.evidence, view);
    EvidenceFound& found = panel.evidence;
    const PlanningDesk& desk = view.session.planning;
    if (link_button(view.text(Word::EvidenceBack))) out.push_back(ShowEvidence{});
    if (found.title.empty()) return small_note(view, view.say(Word::EvidenceNothing));
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(found.title.c_str());
    ImGui::PopTextWrapPos();
    small_note(view, found.told);
    const auto& indicators = *view.snapshot.indicators;
    const auto at = std::ranges::find(indicators, found.of.indicator, &model::IndicatorRow::id);
    const int year = desk.counted->assessment->year;
    // Of another year all is as it was entered.
    const bool entered_by_hand =
        at != indicators.end() &&
        (derive::indicator_key(at->key) == IndicatorKey::Manual || year != base::year_of(view.now));
    if (entered_by_hand && may_assess(view)) score_form(panel.form, view, found.of, year, out);
    if (found.lines.empty()) return small_note(view, view.say(Word::EvidenceNoLines));
    const bool summed = !found.sum.empty();
    if (summed) evidence_heads(found, view);
    const float high = kEvidenceLine * static_cast<float>(view.session.ratio);
    const float room = ImGui::GetContentRegionAvail().y -
                       (summed ? high + 4 * static_cast<float>(view.session.ratio) : 0);
    const float wanted = high * static_cast<float>(found.lines.size());
    // The sum stands right below the last line, and in sight where there are too many.
    ImGui::BeginChild("##evidence", {0, std::max(high, std::min(room, wanted))}, 0,
                      ImGuiWindowFlags_NoBackground);
    rows_in_sight(found.lines.size(), high,
                  [&](std::size_t i) { evidence_line(view, found.lines[found.shown[i]], out); });
    ImGui::EndChild();
    if (!summed) return;
    const ImVec2 foot = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddLine(foot, {foot.x + ImGui::GetContentRegionAvail().x, foot.y},
                                        ImGui::GetColorU32(ImGuiCol_Border));
    evidence_line(view, {{}, view.say(Word::SumAll), found.sum}, out);
}

}  // namespace ui
