// How well the work goes: each measure with its number and how it is counted.
#include "ui/card.h"
#include "ui/chips.h"
#include "ui/dispatch_panel.h"
#include "ui/issue_words.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <array>
#include <utility>

namespace ui {

using base::Word;
using derive::Measure;

namespace {

/// What each is called, and how it is counted; in the order of the enum.
constexpr std::array<std::pair<Word, Word>, derive::kMeasures> kMeasureWords{
    {{Word::MeasureAccepted, Word::MeasureAcceptedHow},
     {Word::MeasureFiled, Word::MeasureFiledHow},
     {Word::MeasureDue, Word::MeasureDueHow},
     {Word::MeasureClosed, Word::MeasureClosedHow},
     {Word::MeasureOnTime, Word::MeasureOnTimeHow},
     {Word::MeasureReworked, Word::MeasureReworkedHow},
     {Word::MeasureReturned, Word::MeasureReturnedHow},
     {Word::MeasureExtended, Word::MeasureExtendedHow},
     {Word::MeasureSuspended, Word::MeasureSuspendedHow},
     {Word::MeasureMean, Word::MeasureMeanHow},
     {Word::MeasureMedian, Word::MeasureMedianHow},
     {Word::MeasureNinety, Word::MeasureNinetyHow},
     {Word::MeasureInGrid, Word::MeasureInGridHow},
     {Word::MeasureRepeated, Word::MeasureRepeatedHow},
     {Word::MeasureFirst, Word::MeasureFirstHow},
     {Word::MeasureSatisfied, Word::MeasureSatisfiedHow},
     {Word::MeasureTwoTrips, Word::MeasureTwoTripsHow}}};

std::string value_of(const View& view, const derive::Measures& measures, Measure measure) {
    if (derive::is_time(measure)) {
        const auto time = measures.time(measure);
        return time ? span_text(view, *time, model::Pace::WorkingHours) : "—";
    }
    if (derive::is_number(measure)) return number_text(measures.at(measure).numerator);
    return ratio_text(measures.at(measure));
}

}  // namespace

Word word_of(Measure measure) {
    return kMeasureWords.at(static_cast<std::size_t>(measure)).first;
}

Word how_of(Measure measure) {
    return kMeasureWords.at(static_cast<std::size_t>(measure)).second;
}

void draw_measures(const View& view, Intents& out) {
    const DispatchDesk& desk = view.session.dispatch;
    const float r = static_cast<float>(view.session.ratio);
    for (const int days : {7, 30})
        if (chip(view, view.say(Word::LockDays, {std::to_string(days)}), desk.days == days))
            out.push_back(CountDays{days});
    const model::Row row = model::row_of(*view.snapshot.places, desk.filter.place);
    const bool whole = row == model::kNoRow;
    if (chip(view, view.say(Word::MeasuresAll), whole)) {
        derive::DeskFilter filter = desk.filter;
        filter.place = {};
        out.push_back(FilterIssues{filter, false});
    }
    const model::Row selected = model::row_of(*view.snapshot.places, view.session.selected);
    const std::string name = !whole                      ? full_name(view, row)
                             : selected == model::kNoRow ? std::string{}
                                                         : full_name(view, selected);
    if (!name.empty() && chip(view, name, !whole)) out.push_back(FilterIssues{desk.filter, true});
    end_chips();
    if (!desk.measures) return ImGui::TextDisabled("%s", view.text(Word::TablesMaking));
    ImGui::BeginChild("##measures", {0, 0}, 0, ImGuiWindowFlags_NoBackground);
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {7 * r, 4 * r});
    constexpr ImGuiTableFlags kHow =
        ImGuiTableFlags_SizingStretchProp | ImGuiTableFlags_BordersInnerH;
    if (ImGui::BeginTable("##measures", 3, kHow)) {
        ImGui::TableSetupColumn("name", ImGuiTableColumnFlags_WidthFixed, 150 * r);
        ImGui::TableSetupColumn("value", ImGuiTableColumnFlags_WidthFixed, 220 * r);
        ImGui::TableSetupColumn("how", ImGuiTableColumnFlags_WidthStretch);
        for (std::size_t i = 0; i < derive::kMeasures; ++i) {
            const auto measure = static_cast<Measure>(i);
            ImGui::TableNextRow();
            ImGui::TableNextColumn();
            ImGui::TextUnformatted(view.text(word_of(measure)));
            ImGui::TableNextColumn();
            ImGui::TextUnformatted(value_of(view, *desk.measures, measure).c_str());
            ImGui::TableNextColumn();
            ImGui::PushTextWrapPos(0);
            ImGui::TextDisabled("%s", view.text(how_of(measure)));
            ImGui::PopTextWrapPos();
        }
        ImGui::EndTable();
    }
    ImGui::PopStyleVar();
    ImGui::EndChild();
}

}  // namespace ui
