// ui/planning_team_edits.h — what a click or a form about staff, rosters and assessment comes down
// to: rows as they were seen and as they shall be.
#pragma once

#include "derive/assessment.h"
#include "derive/roster.h"
#include "model/row_fields.h"
#include "ui/intent.h"
#include "ui/view.h"

#include <optional>
#include <string>

namespace ui {

bool may_edit_team(const View& view);  // certificates, courses, rosters
bool may_assess(const View& view);     // surveys, indicators, scores
bool may_set_norms(const View& view);

/// The roster of a community and month; null where nobody has begun one.
const model::RosterRow* roster_of(const View& view, model::PlaceId community,
                                  const std::string& month);
Edit begun_roster(const View& view, model::PlaceId community, const std::string& month);
/// Made known now.
Edit published_roster(const View& view, const model::RosterRow& roster);
/// What a click makes of a shift: base, early, late, both, off, and base again.
std::string next_shift(derive::ShiftKind kind);
/// Day in the number of 1970-01-01; without a kind (K45) the shift goes.
Edit set_shift(const View& view, const model::RosterRow& roster, model::StaffId staff,
               std::int64_t day, const std::string& kind);
/// What it lacks, dealt out evenly; no edits where it lacks nothing.
Edit dealt_roster(const View& view, const model::RosterRow& roster);

/// A score as it was entered; null for none.
const model::ScoreRow* score_of(const View& view, model::IndicatorId indicator,
                                model::PlaceId community, int year);
/// Without a value it goes.
Edit set_score(const View& view, model::IndicatorId indicator, model::PlaceId community, int year,
               std::optional<double> value, const std::string& evidence);
/// What was counted, kept for the year; no edits where all of it is kept already.
Edit kept_scores(const View& view, const PlanAnswer& answer);

/// A row that is entered, or taken out, named as a notice says it.
template <class Row>
Edit entered(const View& view, base::Word what, const std::string& of, model::PlaceId place,
             const Row& row) {
    return {view.say(base::Word::DeedEdit, {view.say(what), of}),
            place,
            {model::added(model::fields_of(row))}};
}
template <class Row>
Edit taken_out(const View& view, base::Word what, const std::string& of, model::PlaceId place,
               const Row& row) {
    return {view.say(base::Word::DeedEdit, {view.say(what), of}),
            place,
            {model::removed(model::fields_of(row))}};
}

}  // namespace ui
