#include "app/script_work.h"

#include "app/script.h"
#include "app/script_planning.h"
#include "app/script_planning_division.h"
#include "app/script_planning_team.h"
#include "app/script_things.h"
#include "app/script_wall.h"
#include "base/text.h"
#include "ui/dispatch_panel.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace app {

namespace {

using Intents = std::optional<std::vector<ui::Intent>>;
using Words = std::vector<std::string>;

constexpr std::array<std::string_view, derive::kDeskLists> kLists{
    "open",       "unaccepted", "undispatched", "near",      "overdue",   "stage",   "reworked",
    "waiting",    "unchecked",  "nodue",        "nobody",    "unlocated", "outside", "urged",
    "extensions", "trips",      "major",        "suspended", "drafts"};
constexpr std::array<std::string_view, ui::kDispatchTabs> kTabs{"queue", "departments", "measures",
                                                                "handover", "rules"};

constexpr std::array<std::string_view, ui::kIssueColumns> kColumns{
    "none", "no", "title", "place", "channel", "who", "left", "state"};

template <std::size_t N>
std::optional<std::size_t> at_name(const std::array<std::string_view, N>& names,
                                   const std::string& name) {
    const auto at = std::ranges::find(names, name);
    if (at == names.end()) return std::nullopt;
    return static_cast<std::size_t>(at - names.begin());
}

std::string joined(const Words& words, std::size_t from) {
    std::string text;
    for (std::size_t i = from; i < words.size(); ++i) text += (i > from ? " " : "") + words[i];
    return text;
}

/// By number, title, or what the title begins with; the newest of several.
model::IssueId issue_named(const model::Snapshot& is, const std::string& name) {
    model::IssueId found{};
    if (name.empty()) return found;
    for (model::Row row = 0; row < is.issues.size(); ++row) {
        const model::IssueRow& issue = is.issues[row].row;
        if (issue.no == name) return issue.id;
        if (model::number(issue.id) != 0 && issue.title.starts_with(name)) found = issue.id;
    }
    return found;
}

model::DepartmentId department_named(const model::Snapshot& is, const std::string& name) {
    for (const model::DepartmentRow& row : is.rules->departments)
        if (row.name == name || std::to_string(model::number(row.id)) == name) return row.id;
    return {};
}

/// "key=value" put into a step; false for a key that is none.
bool put(model::Step& step, const model::Snapshot& is, const std::string& word) {
    const std::size_t equals = word.find('=');
    if (equals == std::string::npos) return false;
    const std::string key = word.substr(0, equals);
    const std::string value = word.substr(equals + 1);
    if (key == "reason") step.reason = value;
    if (key == "text") step.text = value;
    if (key == "value") step.value = value;
    if (key == "urgency") step.urgency = value;
    if (key == "department") step.department = department_named(is, value);
    if (key == "assist") step.assists.push_back(department_named(is, value));
    if (key == "until") step.until = base::instant_from_iso(value).value_or(base::kNever);
    if (key == "other") step.other = issue_named(is, value);
    constexpr std::array<std::string_view, 8> kKeys{"reason",     "text",   "value", "urgency",
                                                    "department", "assist", "until", "other"};
    return std::ranges::find(kKeys, key) != kKeys.end();
}

/// "check_pass" and what is told for it, of each of the issues.
std::optional<std::vector<model::Step>> steps_in(const Viewer& viewer, const Words& words,
                                                 std::size_t from,
                                                 const std::vector<model::IssueId>& issues) {
    if (words.size() <= from) return std::nullopt;
    const auto action = model::action_from(base::replaced(words[from], "_", " "));
    if (!action) return std::nullopt;
    const model::Snapshot& is = viewer.frame().snapshot;
    model::Step step{.action = *action};
    for (std::size_t i = from + 1; i < words.size(); ++i)
        if (!put(step, is, words[i])) return std::nullopt;
    std::vector<model::Step> steps;
    for (const model::IssueId id : issues) {
        const model::Row row = model::issue_row(is, id);
        if (row == model::kNoRow) continue;
        step.issue = id;
        step.from_state = is.issues[row].row.state;
        steps.push_back(step);
    }
    if (steps.empty()) return std::nullopt;
    return steps;
}

Intents issue(const Viewer& viewer, const Words& words) {
    if (words.size() == 1 && words[0] == "close") return {{ui::OpenIssue{}}};
    if (words.size() < 2 || words[0] != "open") return std::nullopt;
    const model::IssueId id = issue_named(viewer.frame().snapshot, joined(words, 1));
    if (model::number(id) == 0) return std::nullopt;
    return {{ui::OpenIssue{id}}};
}

Intents step(const Viewer& viewer, const Words& words) {
    auto steps = steps_in(viewer, words, 0, {viewer.session().desk.issue});
    if (!steps) return std::nullopt;
    return {{ui::StepIssue{steps->front()}}};
}

Intents filter(const Viewer& viewer, const Words& words) {
    derive::DeskFilter wanted;
    const model::Snapshot& is = viewer.frame().snapshot;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::size_t equals = words[i].find('=');
        if (equals == std::string::npos) return std::nullopt;
        const std::string key = words[i].substr(0, equals);
        const std::string value = words[i].substr(equals + 1);
        if (key == "text") wanted.text = value;
        if (key == "channel") wanted.channel = value;
        if (key == "matter") wanted.matter = value;
        if (key == "department") wanted.department = department_named(is, value);
        if (key == "place") wanted.place = place_named(*is.places, value);
    }
    return {{ui::FilterIssues{wanted, false}}};
}

Intents select(const Viewer& viewer, const std::string& which) {
    const std::vector<model::Row>& rows = ui::rows_shown(viewer.view());
    std::vector<model::IssueId> chosen;
    const auto& issues = viewer.frame().snapshot.issues;
    if (which == "all")
        for (const model::Row row : rows) chosen.push_back(issues[row].row.id);
    else if (which != "none") {
        const auto n = number_from<int>(which);
        if (!n || *n < 1 || static_cast<std::size_t>(*n) > rows.size()) return std::nullopt;
        chosen = viewer.session().dispatch.chosen;
        chosen.push_back(issues[rows[static_cast<std::size_t>(*n) - 1]].row.id);
    }
    return {{ui::ChooseIssues{std::move(chosen)}}};
}

Intents desk(const Viewer& viewer, const Words& words) {
    if (words.empty()) return std::nullopt;
    const bool open = viewer.session().dispatch.open;
    if (words[0] == "open" || words[0] == "close")
        return (words[0] == "open") == open ? Intents{std::vector<ui::Intent>{}}
                                            : Intents{{ui::ToggleDispatch{}}};
    if (words[0] == "tall") return {{ui::SetDispatchTall{!viewer.session().dispatch.tall}}};
    if (words[0] == "filter") return filter(viewer, words);
    if (words[0] == "bulk") {
        auto steps = steps_in(viewer, words, 1, viewer.session().dispatch.chosen);
        if (!steps) return std::nullopt;
        return {{ui::StepIssues{std::move(*steps)}}};
    }
    if (words.size() != 2) return std::nullopt;
    if (words[0] == "select") return select(viewer, words[1]);
    if (words[0] == "list")
        if (const auto list = at_name(kLists, words[1]))
            return {{ui::ListIssues{static_cast<derive::DeskList>(*list)}}};
    if (words[0] == "tab")
        if (const auto tab = at_name(kTabs, words[1]))
            return {{ui::ShowDispatch{static_cast<ui::DispatchTab>(*tab)}}};
    if (words[0] == "handover") return {{ui::ExportHandOver{words[1]}}};
    if (words[0] == "sort")
        if (const auto column = at_name(kColumns, words[1]))
            return {{ui::SortIssues{static_cast<ui::IssueColumn>(*column)}}};
    if (words[0] == "days")
        if (const auto days = number_from<int>(words[1])) return {{ui::CountDays{*days}}};
    return std::nullopt;
}

/// "intake send|draft MATTER TEXT words=… channel=… urgency=… merge=NO"
Intents send_intake(const Viewer& viewer, const Words& words) {
    if (words.size() < 2) return std::nullopt;
    const model::Snapshot& is = viewer.frame().snapshot;
    ui::SendReport wish{.place = viewer.session().report.place,
                        .matter = words[1],
                        .urgency = model::urgency_of(*is.rules, words[1])};
    for (std::size_t i = 2; i < words.size(); ++i) {
        const std::size_t equals = words[i].find('=');
        const std::string key = words[i].substr(0, equals == std::string::npos ? 0 : equals);
        const std::string value = words[i].substr(equals == std::string::npos ? 0 : equals + 1);
        if (key == "words")
            wish.words = value;
        else if (key == "channel")
            wish.channel = value;
        else if (key == "kind")
            wish.kind = value;
        else if (key == "urgency")
            wish.urgency = value;
        else if (key == "merge")
            wish.merge_into = issue_named(is, value);
        else
            wish.text += (wish.text.empty() ? "" : " ") + words[i];
    }
    return {{std::move(wish)}};
}

Intents intake(const Viewer& viewer, const Words& words) {
    if (words.empty()) return {{ui::NewReport{}}};
    if (words[0] == "close") return {{ui::ToggleReport{}}};
    if (words[0] == "send") return send_intake(viewer, words);
    if (words[0] == "draft") {
        auto wishes = send_intake(viewer, words);
        if (wishes) wishes->front().get_if<ui::SendReport>()->draft = true;
        return wishes;
    }
    if (words[0] == "complete") return {{ui::CompleteDraft{viewer.session().desk.issue}}};
    if (words[0] == "find") return {{ui::FindReportPlace{joined(words, 1)}}};
    if (words[0] == "pick" && words.size() == 2) {
        const auto n = number_from<int>(words[1]);
        const auto& items = viewer.session().report.found.items;
        if (!n || *n < 1 || static_cast<std::size_t>(*n) > items.size()) return std::nullopt;
        const derive::FoundItem& item = items[static_cast<std::size_t>(*n) - 1];
        return {{ui::PlaceReport{item.place, item.door}}};
    }
    if (words[0] != "pin" || words.size() != 3) return std::nullopt;
    geo::Point at;
    for (const auto& [word, into] : {std::pair{&words[1], &at.x}, std::pair{&words[2], &at.y}}) {
        const auto read = std::from_chars(word->data(), word->data() + word->size(), *into);
        if (read.ec != std::errc{}) return std::nullopt;
    }
    return {{ui::PinReport{true}, ui::PinAt{at}}};
}

/// Of the issue that is open; "none" without one.
std::optional<std::string> issue_found(const Viewer& viewer, const std::string& what) {
    const model::Snapshot& is = viewer.frame().snapshot;
    const model::Row row = model::issue_row(is, viewer.session().desk.issue);
    if (row == model::kNoRow) return "none";
    const model::IssueRow& issue = is.issues[row].row;
    if (what == "issue-state") return issue.state;
    if (what == "issue-title") return issue.title;
    if (what == "issue-trips") return std::to_string(issue.trips);
    if (what == "issue-department") {
        const auto* department = model::department_of(*is.rules, issue.department);
        return department == nullptr ? "none" : department->name;
    }
    const auto& story = viewer.session().story.story;
    if (what == "issue-lines") return std::to_string(story ? story->lines.size() : 0);
    return std::nullopt;
}

std::optional<std::string> desk_found(const Viewer& viewer, const std::string& what,
                                      const std::string& of) {
    const ui::DispatchDesk& desk = viewer.session().dispatch;
    if (what == "desk-rows") return std::to_string(ui::rows_shown(viewer.view()).size());
    if (what == "desk-chosen") return std::to_string(desk.chosen.size());
    if (what == "desk-tab")
        return desk.open ? std::string{kTabs.at(static_cast<std::size_t>(desk.tab))} : "none";
    const auto list = at_name(kLists, of);
    if (what != "desk-count" || !list || !desk.lists) return std::nullopt;
    return std::to_string(desk.lists->at(static_cast<derive::DeskList>(*list)).size());
}

std::string banner_found(const Viewer& viewer) {
    const auto& majors = viewer.session().dispatch.majors;
    const model::Snapshot& is = viewer.frame().snapshot;
    const model::Row row = majors.empty() ? model::kNoRow : model::issue_row(is, majors.front());
    if (row == model::kNoRow) return "none";
    const model::IssueRow& issue = is.issues[row].row;
    return issue.title.empty() ? issue.no : issue.title;  // a wall knows no titles
}

}  // namespace

bool is_about_work(const std::string& verb) {
    return verb == "issue" || verb == "step" || verb == "desk" || verb == "intake" ||
           verb == "exercise" || verb == "banner" || verb == "wall" || verb == "team" ||
           is_about_planning(verb) || verb == "division";
}

std::optional<std::vector<ui::Intent>> work_wish(const Viewer& viewer, const std::string& verb,
                                                 const std::vector<std::string>& words) {
    if (verb == "issue") return issue(viewer, words);
    if (verb == "step") return step(viewer, words);
    if (verb == "desk") return desk(viewer, words);
    if (verb == "intake") return intake(viewer, words);
    if (verb == "wall") return wall_wish(viewer, words);
    if (verb == "team") return team_wish(viewer, words);
    if (is_about_planning(verb)) return planning_wish(viewer, verb, words);
    if (verb == "division") return division_wish(viewer, words);
    if (words.size() != 1) return std::nullopt;
    if (verb == "exercise") return {{ui::SetExercise{words[0] == "on"}}};
    const auto& majors = viewer.session().dispatch.majors;
    if (words[0] != "dismiss" || majors.empty()) return std::nullopt;
    return {{ui::DismissMajor{majors.front()}}};
}

std::optional<std::string> work_found(const Viewer& viewer, const std::string& what,
                                      const std::string& of) {
    if (what.starts_with("issue-")) return issue_found(viewer, what);
    if (what.starts_with("desk-")) return desk_found(viewer, what, of);
    if (what.starts_with("wall-")) return wall_found(viewer, what, of);
    if (what.starts_with("team-")) return team_found(viewer, what, of);
    if (what.starts_with("division-")) return division_found(viewer, what, of);
    if (what == "workspace" || what.starts_with("plan-")) return planning_found(viewer, what, of);
    if (what == "banner") return banner_found(viewer);
    if (what == "exercise") return viewer.session().exercise ? "on" : "off";
    if (what != "intake") return std::nullopt;
    const ui::ReportDesk& report = viewer.session().report;
    if (!report.open) return "none";
    if (report.point) return "pinned";
    return model::number(report.place) != 0 ? "placed" : "open";
}

}  // namespace app
