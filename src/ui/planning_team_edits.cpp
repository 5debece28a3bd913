#include "ui/planning_team_edits.h"

#include "derive/roster_deal.h"
#include "derive/targets.h"
#include "ui/issue_words.h"
#include "ui/planning_team_parts.h"
#include "ui/sentences.h"

#include <algorithm>
#include <chrono>

namespace ui {

using base::Word;
using derive::ShiftKind;
using model::added;
using model::changed;
using model::fields_of;
using model::removed;

namespace {

Edit roster_edit(const View& view, const model::RosterRow& roster, model::RowEdit edit) {
    Edit wish{view.say(Word::DeedEdit,
                       {view.say(Word::RosterTitle),
                        full_name(view, roster.community) + " " + month_text(view, roster.month)}),
              roster.community,
              {}};
    if (!edit.fields.empty()) wish.edits.push_back(std::move(edit));
    return wish;
}

const model::ShiftRow* shift_of(const View& view, model::RosterId roster, model::StaffId staff,
                                const std::string& day) {
    const model::ShiftRow* found = nullptr;  // of two the later row counts
    for (const model::ShiftRow& shift : *view.snapshot.shifts)
        if (shift.roster == roster && shift.staff == staff && shift.day == day) found = &shift;
    return found;
}

/// Seconds, as the store has them.
base::Instant second_shown(const View& view) {
    return std::chrono::floor<base::Seconds>(view.now);
}

}  // namespace

bool may_edit_team(const View& view) {
    return !view.feed.still && model::may(view.session.role, model::Act::EditTeam);
}

bool may_assess(const View& view) {
    return !view.feed.still && model::may(view.session.role, model::Act::Assess);
}

bool may_set_norms(const View& view) {
    return !view.feed.still && model::may(view.session.role, model::Act::EditPlanning);
}

const model::RosterRow* roster_of(const View& view, model::PlaceId community,
                                  const std::string& month) {
    const model::RosterRow* found = nullptr;
    for (const model::RosterRow& roster : *view.snapshot.rosters)
        if (roster.community == community && roster.month == month) found = &roster;
    return found;
}

Edit begun_roster(const View& view, model::PlaceId community, const std::string& month) {
    const model::RosterRow roster{.id = {}, .community = community, .month = month};
    return roster_edit(view, roster, added(fields_of(roster)));
}

Edit published_roster(const View& view, const model::RosterRow& roster) {
    model::RosterRow is = roster;
    is.published = second_shown(view);
    return roster_edit(view, roster, changed(fields_of(roster), fields_of(is)));
}

std::string next_shift(ShiftKind kind) {
    const bool last = kind == ShiftKind::Off || kind == ShiftKind::None;
    return derive::code_of(last ? ShiftKind::Base
                                : static_cast<ShiftKind>(static_cast<std::uint8_t>(kind) + 1));
}

Edit set_shift(const View& view, const model::RosterRow& roster, model::StaffId staff,
               std::int64_t day, const std::string& kind) {
    const std::string text = model::text_of_day(day);
    const model::ShiftRow* was = shift_of(view, roster.id, staff, text);
    model::ShiftRow is{.id = {}, .roster = roster.id, .staff = staff, .day = text, .kind = kind};
    model::RowEdit edit;
    if (was == nullptr && !kind.empty()) edit = added(fields_of(is));
    if (was != nullptr && kind.empty()) edit = removed(fields_of(*was));
    if (was != nullptr && !kind.empty()) {
        is.id = was->id;
        edit = changed(fields_of(*was), fields_of(is));
    }
    return roster_edit(view, roster, std::move(edit));
}

Edit dealt_roster(const View& view, const model::RosterRow& roster) {
    const model::Row community = model::row_of(*view.snapshot.places, roster.community);
    Edit wish = roster_edit(view, roster, {});
    if (community == model::kNoRow || !derive::days_of_month(roster.month)) return wish;
    const auto sheet = derive::roster_sheet(view.snapshot, community, roster.month);
    const auto staff = derive::community_staff(view.snapshot, roster.community);
    for (const derive::DealtShift& one : derive::dealt_shifts(sheet, staff)) {
        const Edit shift = set_shift(view, roster, one.staff, one.day, derive::code_of(one.kind));
        wish.edits.insert(wish.edits.end(), shift.edits.begin(), shift.edits.end());
    }
    return wish;
}

const model::ScoreRow* score_of(const View& view, model::IndicatorId indicator,
                                model::PlaceId community, int year) {
    const model::ScoreRow* found = nullptr;
    for (const model::ScoreRow& score : *view.snapshot.scores)
        if (score.indicator == indicator && score.place == community && score.year == year)
            found = &score;
    return found;
}

Edit set_score(const View& view, model::IndicatorId indicator, model::PlaceId community, int year,
               std::optional<double> value, const std::string& evidence) {
    Edit wish{view.say(Word::DeedEdit, {view.say(Word::AssessScore), full_name(view, community)}),
              community,
              {}};
    const model::ScoreRow* was = score_of(view, indicator, community, year);
    model::ScoreRow is{.id = {},
                       .indicator = indicator,
                       .place = community,
                       .year = year,
                       .value = value.value_or(0),
                       .evidence = evidence};
    if (was == nullptr && value) wish.edits.push_back(added(fields_of(is)));
    if (was != nullptr && !value) wish.edits.push_back(removed(fields_of(*was)));
    if (was != nullptr && value) {
        is.id = was->id;
        wish.edits.push_back(changed(fields_of(*was), fields_of(is)));
        if (wish.edits.back().fields.empty()) wish.edits.clear();
    }
    return wish;
}

Edit kept_scores(const View& view, const PlanAnswer& answer) {
    Edit wish{view.say(Word::AssessKeep), {}, {}};
    if (!answer.assessment) return wish;
    for (const model::ScoreRow& is : derive::scores_to_keep(answer.is, *answer.assessment)) {
        const Edit one = set_score(view, is.indicator, is.place, is.year, is.value, is.evidence);
        wish.edits.insert(wish.edits.end(), one.edits.begin(), one.edits.end());
    }
    return wish;
}

}  // namespace ui
