#include "ui/sentences.h"

#include "derive/duty.h"
#include "model/codes.h"
#include "ui/issue_words.h"
#include "ui/style.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

namespace ui {

using base::Word;
using model::Kind;
using model::kNoRow;
using model::Row;

namespace {

Word reason_word(derive::State state) {
    switch (state) {
        case derive::State::Ok:
            return Word::ReasonOk;
        case derive::State::Open:
            return Word::ReasonOpen;
        case derive::State::Soon:
            return Word::ReasonSoon;
        case derive::State::Urgent:
            return Word::ReasonUrgent;
        case derive::State::Overdue:
            return Word::ReasonOverdue;
        case derive::State::NoData:
            return Word::ReasonNoData;
    }
    return Word::ReasonOk;
}

bool is_one_of(std::string_view table, std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, table) != names.end();
}

Word table_word(const std::string& table) {
    constexpr std::array<std::string_view, 7> kRules{"matter_rule", "stage_rule", "route_rule",
                                                     "department",  "threshold",  "calendar_day",
                                                     "working_span"};
    if (table.starts_with("issue") || table == "attachment") return Word::TableIssue;
    if (std::ranges::find(kRules, table) != kRules.end()) return Word::DispatchRules;
    if (table == "visit") return Word::TableVisit;
    if (table == "unit") return Word::TableUnit;
    if (table == "household") return Word::TableHousehold;
    if (table == "rental") return Word::TableRental;
    if (table == "note") return Word::TableNote;
    if (table == "person") return Word::TablePerson;
    if (table == "service_target") return Word::TableServiceTarget;
    if (table == "care_count") return Word::TableCareCount;
    if (table == "target_lock") return Word::TableTargetLock;
    if (table == "visit_task") return Word::TableVisitTask;
    if (table == "shop") return Word::TableShop;
    if (table == "facility") return Word::TableFacility;
    if (table == "organisation") return Word::TableOrganisation;
    if (table == "component") return Word::TableComponent;
    if (table == "entrance") return Word::TableEntrance;
    if (table == "site_plan") return Word::TableSitePlan;
    if (table == "walk_edge") return Word::TableWalkEdge;
    if (table == "parameter") return Word::TableParameter;
    if (is_one_of(table, {"level", "room", "opening"})) return Word::TableLevel;
    if (is_one_of(table, {"certificate", "training", "roster", "shift"})) return Word::TableTeam;
    if (is_one_of(table, {"survey", "indicator", "score"})) return Word::TableAssessment;
    if (is_one_of(table, {"draft", "draft_move", "grid_history"})) return Word::TableDraft;
    if (table == "wall") return Word::TableWall;
    return table == "place" ? Word::TablePlace : Word::TableOther;
}

Word op_word(char op) {
    if (op == 'I') return Word::ChangeInserted;
    return op == 'D' ? Word::ChangeDeleted : Word::ChangeUpdated;
}

}  // namespace

std::string duration_text(const View& view, base::Millis span) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(span).count();
    if (minutes >= 48 * 60) return view.say(Word::Days, {std::to_string(minutes / (24 * 60))});
    const std::string rest = view.say(Word::Minutes, {std::to_string(minutes % 60)});
    if (minutes < 60) return rest;
    const std::string hours = view.say(Word::Hours, {std::to_string(minutes / 60)});
    return minutes % 60 == 0 ? hours : hours + " " + rest;
}

std::string counts_text(base::Language language, const RegisterCounts& counts) {
    constexpr std::array kNames{Word::TablePerson,   Word::TableUnit,         Word::TableRental,
                                Word::TableShop,     Word::TableOrganisation, Word::TableFacility,
                                Word::TableComponent};
    const char* between = language == base::Language::Chinese ? "、" : ", ";
    std::string text;
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (counts.at(i) > 0)
            text += (text.empty() ? "" : between) + base::say(language, kNames.at(i)) + " " +
                    std::to_string(counts.at(i));
    return text.empty() ? base::say(language, kNames[0]) + " 0" : text;
}

std::string change_text(base::Language language, const model::Change& change) {
    const char* between = language == base::Language::Chinese ? "" : " ";
    return base::say(language, table_word(change.table)) + between +
           base::say(language, op_word(change.op));
}

std::string grid_text(const View& view, Row grid) {
    const model::GridRow& row = view.snapshot.grids->row[grid];
    for (const model::AssignmentRow& duty : *view.snapshot.assignments) {
        if (duty.grid != row.id || !derive::is_current(duty, view.now)) continue;
        for (const model::StaffRow& person : *view.snapshot.staff)
            if (person.id == duty.staff) return row.name + " " + person.name;
    }
    return view.say(Word::NoGridWorker, {row.name});
}

std::string due_text(const View& view, base::Instant due) {
    if (due == base::kNever) return view.say(Word::NoDue);
    if (due <= view.now) return view.say(Word::DueOver, {duration_text(view, view.now - due)});
    return view.say(Word::DueLeft, {duration_text(view, due - view.now)});
}

std::string issue_title(const View& view, const model::IssueRow& issue) {
    if (view.chinese() && !issue.title.empty()) return issue.title;
    const std::string label = model::label(view.snapshot, "class", issue.matter, view.chinese());
    return label.empty() ? issue.title : label;
}

std::string standing_of(const View& view, const model::IssueRow& issue) {
    if (model::is_suspended(issue) || model::awaits_check(issue))
        return model::label(view.snapshot, "K23", issue.state, view.chinese());
    return left_text(view, issue.due, issue.pace);
}

std::string reason_of(const View& view, Row place) {
    return reason_of(view, place, derive::open_issues_under(view.snapshot, place, view.now));
}

std::string reason_of(const View& view, Row place, const std::vector<Row>& rows) {
    if (rows.empty()) return view.say(reason_word(view.derived.block[place].state));
    const model::IssueRow& worst = view.snapshot.issues[rows[0]].row;
    const auto state_of = [&](Row row) {
        return derive::state_at(view.now, view.snapshot.issues[row].row, *view.snapshot.rules);
    };
    const derive::State state = state_of(rows[0]);
    // Worst first: those like the first stand together, and few have to be asked where they end.
    const auto same =
        std::ranges::partition_point(rows, [&](Row row) { return state_of(row) >= state; }) -
        rows.begin();
    return view.say(reason_word(state),
                    {std::to_string(same), issue_title(view, worst), standing_of(view, worst)});
}

std::string path_above(const View& view, Row place) {
    std::string path;
    for (Row up = view.snapshot.places->parent[place]; up != kNoRow;
         up = view.snapshot.places->parent[up]) {
        const std::string& name = view.snapshot.places->row[up].name;
        path = path.empty() ? name : name + " › " + path;
    }
    return path;
}

std::string describe(const View& view, Row place) {
    const model::PlaceRow& row = view.snapshot.places->row[place];
    std::vector<std::string> parts;
    if (row.storeys > 0) parts.push_back(view.say(Word::Storeys, {std::to_string(row.storeys)}));
    if (row.stairs > 0 && view.derived.own[place].counts.units > 0)
        parts.push_back(view.say(Word::Stairs, {std::to_string(row.stairs)}));
    const Row grid = view.snapshot.places->grid[place];
    if (grid != kNoRow) parts.push_back(grid_text(view, grid));
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : " · ") + part;
    return text;
}

std::string full_name(const View& view, Row place) {
    return full_name(*view.snapshot.places, place);
}

std::string full_name(const View& view, model::PlaceId place) {
    const Row row = model::row_of(*view.snapshot.places, place);
    return row == kNoRow ? std::string{} : full_name(view, row);
}

std::string full_name(const model::Places& places, Row place) {
    const Row parent = places.parent[place];
    const bool of_yard = parent != kNoRow && places.kind[place] == Kind::Building;
    if (!of_yard) return places.row[place].name;
    return places.row[parent].name + places.row[place].name;
}

std::string door_text(base::Language language, const derive::DoorText& door) {
    if (door.stair == 0) return door.number;
    return base::say(language, Word::DoorOfStair, {std::to_string(door.stair), door.number});
}

std::string found_title(base::Language language, const derive::FoundItem& item) {
    if (item.door.number.empty()) return item.title;
    return item.title + " · " + door_text(language, item.door);
}

bool tells_persons(const View& view, model::Row place) {
    return model::may(view.session.role, model::Act::ListPersons) ||
           view.snapshot.places->kind[place] <= model::Kind::Community;
}

}  // namespace ui
