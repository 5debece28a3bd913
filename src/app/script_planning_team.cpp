#include "app/script_planning_team.h"

#include "app/script.h"
#include "app/script_things.h"
#include "derive/roster_deal.h"
#include "derive/services.h"
#include "ui/planning_team.h"
#include "ui/planning_team_edits.h"
#include "ui/planning_team_parts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include <fmt/format.h>

namespace app {

namespace {

using TeamWords = std::vector<std::string>;
using TeamWishes = std::optional<std::vector<ui::Intent>>;

constexpr std::array<std::string_view, derive::kTargetThemes> kTargetNames{
    "staffing", "certified", "training", "safety", "satisfaction", "premises", "demonstration"};
constexpr std::array<std::string_view, 3> kTeamTables{"targets", "roster", "assessment"};

std::optional<derive::TargetTheme> target_named(const std::string& name) {
    const auto* const at = std::ranges::find(kTargetNames, name);
    if (at == kTargetNames.end()) return std::nullopt;
    return static_cast<derive::TargetTheme>(at - kTargetNames.begin());
}

std::optional<double> value_in(const std::string& text) {
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

model::StaffId worker_named(const Viewer& viewer, const std::string& name) {
    const auto& staff = *viewer.frame().snapshot.staff;
    const auto at = std::ranges::find(staff, name, &model::StaffRow::name);
    return at == staff.end() ? model::StaffId{} : at->id;
}

const model::IndicatorRow* indicator_named(const Viewer& viewer, const std::string& name) {
    const auto& indicators = *viewer.frame().snapshot.indicators;
    const auto at = std::ranges::find_if(indicators, [&](const model::IndicatorRow& row) {
        return row.name == name || row.key == name;
    });
    return at == indicators.end() ? nullptr : &*at;
}

/// The roster of the community and month that are shown; empty where nobody has begun one.
std::optional<derive::RosterSheet> sheet_shown(const Viewer& viewer) {
    const ui::View view = viewer.view();
    const model::Row community = ui::told_community(view, *view.snapshot.places);
    if (community == model::kNoRow) return std::nullopt;
    return derive::roster_sheet(view.snapshot, community, ui::shown_month(view));
}

TeamWishes wishes_of(ui::Edit edit) {
    if (edit.edits.empty()) return std::nullopt;
    return {{std::move(edit)}};
}

TeamWishes roster_wish(const Viewer& viewer, const TeamWords& words) {
    const ui::View view = viewer.view();
    const model::PlaceId community = ui::told_community(view);
    if (model::number(community) == 0) return std::nullopt;
    const std::string month = ui::shown_month(view);
    if (words[0] == "begin") return wishes_of(ui::begun_roster(view, community, month));
    const model::RosterRow* roster = ui::roster_of(view, community, month);
    if (roster == nullptr) return std::nullopt;
    if (words[0] == "publish") return wishes_of(ui::published_roster(view, *roster));
    if (words[0] == "deal") return wishes_of(ui::dealt_roster(view, *roster));
    const auto sheet = sheet_shown(viewer);
    if (words.size() != 4 || !sheet) return std::nullopt;
    const std::string kind = words[3] == "none" ? std::string{} : words[3];
    for (int d = 0; d < sheet->month.days; ++d)
        if (model::text_of_day(sheet->month.first + d) == words[2])
            return wishes_of(ui::set_shift(view, *roster, worker_named(viewer, words[1]),
                                           sheet->month.first + d, kind));
    return std::nullopt;
}

TeamWishes score_wish(const Viewer& viewer, const TeamWords& words) {
    const ui::View view = viewer.view();
    const model::PlaceId community = ui::told_community(view);
    const auto& answer = view.session.planning.counted;
    if (words[0] == "keep")
        return answer ? wishes_of(ui::kept_scores(view, *answer)) : std::nullopt;
    if (words.size() < 2) return std::nullopt;
    if (words[0] == "evidence" && words[1] == "none") return {{ui::ShowEvidence{}}};
    const model::IndicatorRow* indicator = indicator_named(viewer, words[1]);
    if (indicator == nullptr || model::number(community) == 0) return std::nullopt;
    if (words[0] == "evidence") return {{ui::ShowEvidence{{community, indicator->id}}}};
    if (words.size() < 3 || !answer || !answer->assessment) return std::nullopt;
    return wishes_of(ui::set_score(view, indicator->id, community, answer->assessment->year,
                                   value_in(words[2]),
                                   words.size() > 3 ? words[3] : std::string{}));
}

TeamWishes shown_wish(const Viewer& viewer, const TeamWords& words) {
    if (words.size() < 2) return std::nullopt;
    const std::string& verb = words[0];
    if (verb == "part")
        return {{ui::ShowTeamPart{words[1] == "roster" ? ui::TeamPart::Roster
                                                       : ui::TeamPart::Targets}}};
    if (verb == "colours") return {{ui::ColourCommunities{words[1] == "on"}}};
    if (verb == "month") return {{ui::ShowRosterMonth{words[1]}}};
    if (verb == "target") {
        const auto target = target_named(words[1]);
        if (!target) return std::nullopt;
        return {{ui::ShowTarget{*target}}};
    }
    if (verb == "year") {
        const auto year = number_from<int>(words[1]);
        if (!year) return std::nullopt;
        ui::PlanAsk ask = viewer.session().planning.ask;
        ask.year = *year;
        return {{ui::AskPlan{std::move(ask)}}};
    }
    if (words.size() != 3) return std::nullopt;
    if (verb == "norm") return {{ui::SetNorm{words[1], words[1], value_in(words[2])}}};
    const auto* const table = std::ranges::find(kTeamTables, words[1]);
    if (verb != "export" || table == kTeamTables.end()) return std::nullopt;
    return {{ui::ExportTeam{static_cast<ui::ExportTeam::Which>(table - kTeamTables.begin()),
                            words[2]}}};
}

/// Whether the roster of a community for the month that is shown came out, and when.
std::string standing_of(const Viewer& viewer, const std::string& name) {
    constexpr std::array<std::string_view, 4> kStandings{"in-time", "late", "waits", "missing"};
    const ui::View view = viewer.view();
    const model::Places& places = *view.snapshot.places;
    const model::Row community = model::row_of(places, place_named(places, name));
    const auto all = derive::roster_standings(view.snapshot, ui::shown_month(view), view.now);
    const auto at = std::ranges::find(all, community, &derive::RosterStanding::community);
    return at == all.end() ? "none"
                           : std::string{kStandings.at(static_cast<std::size_t>(at->publication))};
}

std::optional<std::string> roster_found(const Viewer& viewer, const std::string& what,
                                        const std::string& of) {
    const ui::View view = viewer.view();
    if (what == "team-unpublished") {
        const auto standings =
            derive::roster_standings(view.snapshot, ui::shown_month(view), view.now);
        return std::to_string(
            std::ranges::count(standings, base::kNever, &derive::RosterStanding::published));
    }
    if (what == "team-standing") return standing_of(viewer, of);
    const auto sheet = sheet_shown(viewer);
    if (!sheet) return "none";
    if (what == "team-uncovered") return std::to_string(sheet->uncovered.size());
    const auto line =
        std::ranges::find(sheet->lines, worker_named(viewer, of), &derive::RosterLine::staff);
    if (line == sheet->lines.end()) return "none";
    if (what == "team-extra") return std::to_string(line->extra());
    const auto worked = std::ranges::find(sheet->worked, true);
    if (worked == sheet->worked.end()) return "none";
    const auto day = static_cast<std::size_t>(worked - sheet->worked.begin());
    const std::string code = derive::code_of(line->kind[day]);
    return code.empty() ? "none" : code;
}

std::optional<std::string> assessed_found(const Viewer& viewer, const std::string& what) {
    const ui::View view = viewer.view();
    const auto& answer = view.session.planning.counted;
    if (what == "team-evidence") {
        ui::EvidenceFound found;
        ui::follow(found, view);
        return std::to_string(found.lines.size());
    }
    if (!answer || !answer->assessment) return "none";
    const model::Row row = ui::told_community(view, *answer->is.places);
    const auto& all = answer->assessment->communities;
    const auto at = std::ranges::find(all, row, &derive::AssessedCommunity::community);
    if (at == all.end()) return "none";
    if (what == "team-rank") return std::to_string(at->rank);
    return at->total ? fmt::format("{:.2f}", *at->total) : "none";
}

}  // namespace

TeamWishes team_wish(const Viewer& viewer, const TeamWords& words) {
    if (words.empty()) return std::nullopt;
    constexpr std::array<std::string_view, 4> kOfRosters{"begin", "publish", "deal", "shift"};
    constexpr std::array<std::string_view, 3> kOfScores{"keep", "evidence", "score"};
    if (std::ranges::find(kOfRosters, words[0]) != kOfRosters.end())
        return roster_wish(viewer, words);
    if (std::ranges::find(kOfScores, words[0]) != kOfScores.end()) return score_wish(viewer, words);
    return shown_wish(viewer, words);
}

std::optional<std::string> team_found(const Viewer& viewer, const std::string& what,
                                      const std::string& of) {
    const ui::View view = viewer.view();
    const auto& answer = view.session.planning.counted;
    if (what == "team-norm") {
        const auto value = derive::parameter(view.snapshot, of);
        return value ? ui::norm_text(*value) : "none";
    }
    if (what == "team-class") {
        const auto target = target_named(of);
        if (!target || !answer || !answer->targets) return "none";
        const model::Row row = ui::told_community(view, *answer->is.places);
        const auto& all = answer->targets->communities;
        const auto at = std::ranges::find(all, row, &derive::CommunityTargets::community);
        return at == all.end()
                   ? "none"
                   : std::to_string(derive::class_of(*target, *at, answer->targets->norms));
    }
    if (what == "team-rank" || what == "team-total" || what == "team-evidence")
        return assessed_found(viewer, what);
    if (what == "team-unpublished" || what == "team-standing" || what == "team-uncovered" ||
        what == "team-extra" || what == "team-shift")
        return roster_found(viewer, what, of);
    return std::nullopt;
}

}  // namespace app
