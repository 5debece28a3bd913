// Rosters of a month (错时工作制): which communities have made theirs known, and what each lacks.
#include "derive/communities.h"
#include "derive/roster.h"
#include "derive/targets.h"
#include "ui/card.h"
#include "ui/planning_team.h"
#include "ui/planning_team_edits.h"
#include "ui/planning_team_parts.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace ui {

using base::Word;
using derive::Publication;
using derive::RosterSheet;
using derive::RosterStanding;

namespace {

constexpr std::size_t kDaysShown = 12;  // of those that lack somebody

std::string month_before(const std::string& month) {
    const auto days = derive::days_of_month(month);
    return days ? model::text_of_day(days->first - 1).substr(0, 7) : month;
}

std::int64_t minute_shown(const View& view) {
    return std::chrono::floor<std::chrono::minutes>(view.now).time_since_epoch().count();
}

std::string publication_text(const View& view, const RosterStanding& standing) {
    switch (standing.publication) {
        case Publication::InTime:
            return view.say(Word::RosterInTime, {day_text(view, standing.published)});
        case Publication::Late:
            return view.say(Word::RosterLate, {day_text(view, standing.published)});
        case Publication::Waits:
            return view.say(Word::RosterWaits);
        case Publication::Missing:
            return view.say(Word::RosterMissing);
    }
    return {};
}

std::string lacking_text(const View& view, const RosterSheet& sheet) {
    if (sheet.roster == model::kNoRow) return view.say(Word::RosterNotBegun);
    const auto lacks = [&](bool derive::UncoveredDay::*half) {
        return std::to_string(
            std::ranges::count_if(sheet.uncovered, [&](const auto& day) { return day.*half; }));
    };
    std::string told = sheet.uncovered.empty()
                           ? view.say(Word::RosterCovered)
                           : view.say(Word::RosterLacks, {lacks(&derive::UncoveredDay::early),
                                                          lacks(&derive::UncoveredDay::late)});
    if (sheet.spread() > 0)
        told += " · " + view.say(Word::RosterSpread, {std::to_string(sheet.spread())});
    return told;
}

void month_chooser(const View& view, const std::string& month, Intents& out) {
    if (plain_button("‹")) out.push_back(ShowRosterMonth{month_before(month)});
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(month_text(view, month).c_str());
    ImGui::SameLine();
    if (plain_button("›")) out.push_back(ShowRosterMonth{derive::month_after(month)});
    ImGui::SameLine();
    const bool table = view.session.planning.table;
    if (plain_button(view.text(table ? Word::TeamTableClose : Word::RosterTable)))
        out.push_back(ShowPlanTable{!table});
}

void publication_told(const View& view, const RostersFound& found) {
    const auto unpublished =
        std::ranges::count_if(found.standings, [](const RosterStanding& standing) {
            return standing.publication == Publication::Waits ||
                   standing.publication == Publication::Missing;
        });
    const std::string all = std::to_string(found.standings.size());
    const std::string month = month_text(view, found.month);
    ImGui::PushTextWrapPos(0);
    ImGui::TextUnformatted(
        (unpublished == 0 ? view.say(Word::RosterAllOut, {all, month})
                          : view.say(Word::RosterNotOut, {all, std::to_string(unpublished), month}))
            .c_str());
    ImGui::PopTextWrapPos();
    const base::Instant last = derive::roster_due(found.month) - base::Seconds{1};
    small_note(view, view.say(Word::RosterRules, {day_text(view, last)}));
    guessed_days(view, found.month);
}

void on_duty_told(const View& view, const derive::OnDutyNow& on_duty, Intents& out) {
    constexpr std::array kNames{Word::OnDutyOpen, Word::OnDutyExtra, Word::OnDutyClosed,
                                Word::OnDutyUntold};
    std::array<std::uint32_t, derive::kDutyNows> count{};
    for (const derive::OnDuty& one : on_duty.communities)
        count.at(static_cast<std::size_t>(one.duty)) += 1;
    std::string told = view.say(Word::ThemeOnDuty) + view.say(Word::TableColon);
    bool first = true;
    for (std::size_t i = 0; i < count.size(); ++i) {
        if (count.at(i) == 0) continue;
        told += (first ? "" : " · ") + view.say(kNames.at(i)) + " " + std::to_string(count.at(i));
        first = false;
    }
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(told.c_str());
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    if (link_button(view.text(Word::RosterOnMap))) out.push_back(ShowTheme{derive::Theme::OnDuty});
}

void roster_lines(const View& view, const RostersFound& found, Intents& out) {
    const model::PlaceId told = told_community(view);
    for (std::size_t i = 0; i < found.standings.size(); ++i) {
        const RosterStanding& standing = found.standings[i];
        const model::PlaceRow& place = found.places->row[standing.community];
        const bool alarming = standing.publication == Publication::Missing ||
                              standing.publication == Publication::Late;
        ImGui::PushID(static_cast<int>(model::number(place.id)));
        if (figure_line(view, community_name(view, place),
                        {.value = publication_text(view, standing),
                         .note = lacking_text(view, found.sheets[i]),
                         .alarming = alarming},
                        place.id == told))
            out.push_back(ShowPlace{place.id});
        ImGui::PopID();
    }
}

void uncovered_days(const View& view, const RosterSheet& sheet) {
    for (std::size_t i = 0; i < std::min(sheet.uncovered.size(), kDaysShown); ++i) {
        const derive::UncoveredDay& day = sheet.uncovered[i];
        const Word lacks = day.early && day.late ? Word::RosterLacksBoth
                           : day.early           ? Word::RosterLacksEarly
                                                 : Word::RosterLacksLate;
        ImGui::TextUnformatted(
            (model::text_of_day(day.day).substr(5) + "  " + view.say(lacks)).c_str());
    }
    if (sheet.uncovered.size() > kDaysShown)
        small_note(view, view.say(Word::RosterMoreDays,
                                  {std::to_string(sheet.uncovered.size() - kDaysShown)}));
}

/// What can be done about the roster of one community.
void one_roster(const View& view, const RostersFound& found, std::size_t number, Intents& out) {
    const RosterSheet& sheet = found.sheets[number];
    const model::PlaceRow& place = found.places->row[sheet.community];
    part_head(view, community_name(view, place) + "  " + month_text(view, found.month));
    const bool edits = may_edit_team(view);
    const model::RosterRow* roster = roster_of(view, place.id, found.month);
    if (roster == nullptr) {
        small_note(view, view.say(edits ? Word::RosterBeginHow : Word::RosterNotBegun));
        if (edits && primary_button(view.text(Word::RosterBegin)))
            out.push_back(begun_roster(view, place.id, found.month));
        return;
    }
    if (roster->published != base::kNever && roster->published <= view.now && edits)
        small_note(view, view.say(Word::RosterIsOut));
    if (edits && roster->published == base::kNever) {
        if (primary_button(view.text(Word::RosterPublish)))
            out.push_back(published_roster(view, *roster));
        ImGui::SameLine();
    }
    if (edits && !sheet.uncovered.empty()) {
        if (plain_button(view.text(Word::RosterDeal))) {
            Edit wish = dealt_roster(view, *roster);
            if (!wish.edits.empty()) out.push_back(std::move(wish));
        }
        if (ImGui::IsItemHovered()) ImGui::SetTooltip("%s", view.text(Word::RosterDealHow));
        ImGui::SameLine();
    }
    ImGui::NewLine();
    if (sheet.lines.empty()) return small_note(view, view.say(Word::TeamNobody));
    small_note(view, lacking_text(view, sheet) + " · " +
                         view.say(Word::RosterFair, {std::to_string(sheet.least_extra),
                                                     std::to_string(sheet.most_extra)}));
    uncovered_days(view, sheet);
}

}  // namespace

std::string shown_month(const View& view) {
    const std::string& month = view.session.planning.team.month;
    return month.empty() ? derive::month_after(derive::month_of(view.now)) : month;
}

void follow(RostersFound& found, const View& view) {
    const model::Snapshot& is = view.snapshot;
    const std::string month = shown_month(view);
    const std::int64_t minute = minute_shown(view);
    const bool rows = found.rosters != is.rosters || found.shifts != is.shifts ||
                      found.staff != is.staff || found.places != is.places ||
                      found.rules != is.rules || found.month != month;
    if (!rows && found.minute == minute) return;
    if (rows) {
        found = {.rosters = is.rosters,
                 .shifts = is.shifts,
                 .staff = is.staff,
                 .places = is.places,
                 .rules = is.rules,
                 .month = month};
        for (const model::Row community : derive::communities_of(*is.places))
            found.sheets.push_back(derive::roster_sheet(is, community, month));
    }
    found.minute = minute;
    found.standings = derive::roster_standings(is, month, view.now);
    found.on_duty = derive::on_duty_now(is, view.now);
}

void guessed_days(const View& view, const std::string& month) {
    if (!derive::holidays_entered(view.snapshot.rules->calendar, month))
        small_note(view, view.say(Word::RosterGuessed, {month.substr(0, 4)}));
}

void draw_rosters(TeamPanel& panel, const View& view, Intents& out) {
    follow(panel.rosters, view);
    const RostersFound& found = panel.rosters;
    month_chooser(view, found.month, out);
    if (found.standings.empty()) return small_note(view, view.say(Word::TeamNoCommunity));
    publication_told(view, found);
    on_duty_told(view, found.on_duty, out);
    roster_lines(view, found, out);
    const model::Row told = told_community(view, *view.snapshot.places);
    const auto at = std::ranges::find(found.standings, told, &RosterStanding::community);
    if (at == found.standings.end()) return small_note(view, view.say(Word::TeamChoose));
    one_roster(view, found, static_cast<std::size_t>(at - found.standings.begin()), out);
}

}  // namespace ui
