// ui/planning_team.h — the tabs 队伍 and 考核: staff and targets of communities, rosters,
// assessment. No ranking of persons anywhere.
#pragma once

#include "derive/behind.h"
#include "derive/roster.h"
#include "ui/intent.h"
#include "ui/layout.h"
#include "ui/view.h"

#include <array>
#include <string>
#include <vector>

namespace ui {

/// What is typed into the small form that is open; there is one at a time.
struct SmallForm {
    std::array<std::string, 7> typed;
    std::string code;
    model::IndicatorRow indicator;  // as it was when its form was opened
};

/// The rosters of one month, found anew when rows or the minute change.
struct RostersFound {
    std::shared_ptr<const std::vector<model::RosterRow>> rosters;
    std::shared_ptr<const std::vector<model::ShiftRow>> shifts;
    std::shared_ptr<const std::vector<model::StaffRow>> staff;
    std::shared_ptr<const model::Places> places;
    std::shared_ptr<const model::WorkRules> rules;
    std::string month;
    std::int64_t minute = 0;
    std::vector<derive::RosterStanding> standings;  // in the order of communities_of
    std::vector<derive::RosterSheet> sheets;        // likewise
    derive::OnDutyNow on_duty;
};

/// A row behind a number; a click goes to its place.
struct EvidenceLine {
    model::PlaceId place{};
    std::string title, right;
    double number = 0;  // of `right`, to sort by
};
enum class EvidenceOrder : std::uint8_t { AsFound, ByTitle, ByNumber };
struct EvidenceFound {
    AskedEvidence of;
    std::shared_ptr<const PlanAnswer> answer;
    bool chinese = true;
    std::string title, told;  // what number it is, and how it was found
    std::vector<EvidenceLine> lines;
    std::string sum;                   // of all lines; empty where they are no sum
    std::vector<std::uint32_t> shown;  // numbers of lines, in the order they are sorted
    EvidenceOrder order{};
    bool down = false;
};

struct TeamPanel {
    SmallForm form;
    RostersFound rosters;
    EvidenceFound evidence;
    /// The shift that was clicked last: another click waits until the store has answered.
    struct Clicked {
        const void* shifts = nullptr;
        model::StaffId staff{};
        std::int64_t day = 0;
        double at_s = 0;
    };
    Clicked clicked;
};

void draw_team_tab(TeamPanel& panel, const View& view, Intents& out);
void draw_assess_tab(TeamPanel& panel, const View& view, Intents& out);
/// The roster of a month, or the indicators of all communities, in the wide table.
void draw_team_table(TeamPanel& panel, const View& view, Intents& out);
void draw_team_map(TeamPanel& panel, const View& view, const Layout& layout, Intents& out);
/// Whether the communities are coloured, with a legend of their own.
bool communities_coloured(const View& view);

/// The month whose rosters are shown.
std::string shown_month(const View& view);
void follow(RostersFound& found, const View& view);
/// Says so where nobody has entered the holidays of its year.
void guessed_days(const View& view, const std::string& month);
/// What stands behind the number that is asked for; empty while nobody asks.
void follow(EvidenceFound& found, const View& view);
/// By another column; by the same the other way round, and then as it was found.
void sort_evidence(EvidenceFound& found, EvidenceOrder by);

// The parts of the tabs, each in a file of its own.
void draw_norms(SmallForm& form, const View& view, const derive::TargetNorms& norms,
                derive::TargetTheme target, Intents& out);
/// All targets of one community, its staff and its surveys.
void draw_community(TeamPanel& panel, const View& view, const PlanAnswer& answer, model::Row row,
                    Intents& out);
void draw_staff(SmallForm& form, const View& view, model::PlaceId community, Intents& out);
void draw_surveys(SmallForm& form, const View& view, model::PlaceId community, Intents& out);
void draw_rosters(TeamPanel& panel, const View& view, Intents& out);
void draw_roster_table(TeamPanel& panel, const View& view, Intents& out);
void draw_targets_table(const View& view, Intents& out);
void draw_scores_table(TeamPanel& panel, const View& view, Intents& out);
/// The indicators of one community, each with its number and what stands behind it.
void draw_assessed(const View& view, const PlanAnswer& answer, Intents& out);
/// Its points along at most eight axes, against the mean of its sub-district; nothing for fewer
/// than three. A click on the point of one indicator opens what stands behind it. `number` is that
/// of the community in the assessment.
void draw_radar(const View& view, const PlanAnswer& answer, std::size_t number, Intents& out);
void draw_evidence(TeamPanel& panel, const View& view, Intents& out);
/// The buttons by which a table goes out, at the right end of the line.
void draw_team_exports(const View& view, ExportTeam::Which which, Intents& out);

/// "及时率": what an indicator is called.
std::string name_of(const View& view, const model::IndicatorRow& indicator);
/// A value as its indicator tells it: "82.5 %", "—".
std::string value_text(const View& view, const model::IndicatorRow& indicator,
                       const derive::AssessedValue& value);
/// Where its values come from: counted by the program, or entered.
base::Word source_of(const model::IndicatorRow& indicator);

}  // namespace ui
