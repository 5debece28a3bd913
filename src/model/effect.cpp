#include "model/effect.h"

#include <algorithm>
#include <type_traits>

#include <nlohmann/json.hpp>

namespace model {

namespace {

using nlohmann::json;

/// Each way of a column into JSON and back; null stands for "none".
json out_of(const std::string& text) {
    return text.empty() ? json{} : json(text);
}
json out_of(bool flag) {
    return flag ? json(1) : json(0);
}
json out_of(int count) {
    return json(count);
}
json out_of(std::int64_t count) {
    return json(count);
}
json out_of(base::Instant at) {
    return at == base::kNever ? json{} : json(base::seconds_from_instant(at));
}
json out_of(Pace pace) {
    return json(static_cast<int>(pace));
}
template <class Id>
requires std::is_enum_v<Id> json out_of(Id id) {
    return number(id) == 0 ? json{} : json(number(id));
}

std::int64_t whole(const json& value) {
    return value.is_number_integer() ? value.get<std::int64_t>() : 0;
}
void into(std::string& text, const json& value) {
    text = value.is_string() ? value.get<std::string>() : std::string{};
}
void into(bool& flag, const json& value) {
    flag = whole(value) != 0;
}
void into(int& count, const json& value) {
    count = static_cast<int>(whole(value));
}
void into(std::int64_t& count, const json& value) {
    count = whole(value);
}
void into(base::Instant& at, const json& value) {
    // Seconds far outside any calendar would overflow the milliseconds; they are no times.
    constexpr std::int64_t kFarthest = 253'402'300'799;  // the end of the year 9999
    const std::int64_t seconds = whole(value);
    const bool told = value.is_number_integer() && seconds <= kFarthest && seconds >= -kFarthest;
    at = told ? base::instant_from_seconds(seconds) : base::kNever;
}
void into(Pace& pace, const json& value) {
    pace = static_cast<Pace>(std::clamp<std::int64_t>(whole(value), 0, 2));
}
template <class Id>
requires std::is_enum_v<Id>
void into(Id& id, const json& value) {
    id = static_cast<Id>(whole(value));
}

/// Calls `with(column, field…)` for every column of an issue that its log tells of; the same field
/// of each row that is given.
template <class With, class... Row>
void each_column(With with, Row&... row) {
    with("external_id", row.external_id...);
    with("title", row.title...);
    with("place", row.place...);
    with("unit", row.unit...);
    with("class", row.matter...);
    with("channel", row.channel...);
    with("urgency", row.urgency...);
    with("state", row.state...);
    with("major", row.major...);
    with("urges", row.urges...);
    with("reworks", row.reworks...);
    with("assignee", row.assignee...);
    with("reported_at", row.reported...);
    with("due_at", row.due...);
    with("closed_at", row.closed...);
    with("kind", row.kind...);
    with("first_receiver", row.first_receiver...);
    with("department", row.department...);
    with("pace", row.pace...);
    with("due_rule", row.due_rule...);
    with("first_due_at", row.first_due...);
    with("stage_due_at", row.stage_due...);
    with("accepted_at", row.accepted...);
    with("suspended_at", row.suspended...);
    with("resumes_at", row.resumes...);
    with("suspended_s", row.suspended_s...);
    with("asked_due_at", row.asked_due...);
    with("urges_answered", row.urges_answered...);
    with("urge_due_at", row.urge_due...);
    with("extensions", row.extensions...);
    with("returns", row.returns...);
    with("reopens", row.reopens...);
    with("escalations", row.escalations...);
    with("trips", row.trips...);
    with("level", row.level...);
    with("result", row.result...);
    with("satisfaction", row.satisfaction...);
    with("merged_into", row.merged_into...);
    with("exercise", row.exercise...);
}

}  // namespace

std::string effect_between(const IssueRow& was, const IssueRow& is) {
    json effect = json::object();
    each_column(
        [&](const char* column, const auto& before, const auto& after) {
            json from = out_of(before);
            json to = out_of(after);
            if (from != to) effect[column] = json::array({std::move(from), std::move(to)});
        },
        was, is);
    return effect.empty() ? std::string{}
                          : effect.dump(-1, ' ', false, json::error_handler_t::replace);
}

bool apply_effect(IssueRow& row, std::string_view effect, bool back) {
    const json read = json::parse(effect, nullptr, false);
    if (!read.is_object()) return false;
    IssueRow next = row;
    // What hangs on the row, and is not of it: only the store reads that.
    std::size_t known = read.count("tasks") + read.count("child") + read.count("link");
    bool sound = true;
    each_column(
        [&](const char* column, auto& field) {
            const auto at = read.find(column);
            if (at == read.end()) return;
            known += 1;
            if (!at->is_array() || at->size() != 2)
                sound = false;
            else
                into(field, (*at)[back ? 0 : 1]);
        },
        next);
    if (!sound || known != read.size()) return false;
    row = std::move(next);
    return true;
}

}  // namespace model
