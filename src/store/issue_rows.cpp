#include "store/issue_rows.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

namespace store {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;
using model::IssueRow;
using model::TaskRow;

namespace {

constexpr std::array<std::string_view, 43> kIssueColumns{"id",
                                                         "no",
                                                         "external_id",
                                                         "title",
                                                         "place",
                                                         "unit",
                                                         "class",
                                                         "channel",
                                                         "urgency",
                                                         "state",
                                                         "major",
                                                         "urges",
                                                         "reworks",
                                                         "assignee",
                                                         "reported_at",
                                                         "due_at",
                                                         "closed_at",
                                                         "x",
                                                         "y",
                                                         "kind",
                                                         "first_receiver",
                                                         "department",
                                                         "pace",
                                                         "due_rule",
                                                         "first_due_at",
                                                         "stage_due_at",
                                                         "accepted_at",
                                                         "suspended_at",
                                                         "resumes_at",
                                                         "suspended_s",
                                                         "asked_due_at",
                                                         "urges_answered",
                                                         "urge_due_at",
                                                         "extensions",
                                                         "returns",
                                                         "reopens",
                                                         "escalations",
                                                         "trips",
                                                         "level",
                                                         "result",
                                                         "satisfaction",
                                                         "merged_into",
                                                         "exercise"};

/// Binds one column after another; nothing where a text is empty, an id 0, an instant never.
class Binder {
  public:
    explicit Binder(Statement& sql) : sql_{sql} { sql_.reset(); }

    Binder& text(const std::string& value) {
        if (value.empty())
            sql_.bind_null(++at_);
        else
            sql_.bind(++at_, value);
        return *this;
    }
    Binder& always(const std::string& value) {
        sql_.bind(++at_, value);
        return *this;
    }
    template <class Id>
    Binder& id(Id value) {
        if (model::number(value) == 0)
            sql_.bind_null(++at_);
        else
            sql_.bind(++at_, model::number(value));
        return *this;
    }
    Binder& whole(std::int64_t value) {
        sql_.bind(++at_, value);
        return *this;
    }
    Binder& when(base::Instant value) {
        if (value == base::kNever)
            sql_.bind_null(++at_);
        else
            sql_.bind(++at_, base::seconds_from_instant(value));
        return *this;
    }
    Binder& real(bool there, double value) {
        if (there)
            sql_.bind(++at_, value);
        else
            sql_.bind_null(++at_);
        return *this;
    }
    int bound() const { return at_; }

  private:
    Statement& sql_;
    int at_ = 0;
};

int bind_issue(Statement& sql, const IssueRow& i) {
    Binder bind{sql};
    bind.id(i.id).text(i.no).text(i.external_id).always(i.title).id(i.place).id(i.unit);
    bind.text(i.matter).text(i.channel).text(i.urgency).always(i.state).whole(i.major ? 1 : 0);
    bind.whole(i.urges).whole(i.reworks).id(i.assignee).when(i.reported).when(i.due);
    bind.when(i.closed).real(i.has_point, i.point.x).real(i.has_point, i.point.y).text(i.kind);
    bind.id(i.first_receiver).id(i.department).whole(static_cast<int>(i.pace)).text(i.due_rule);
    bind.when(i.first_due).when(i.stage_due).when(i.accepted).when(i.suspended).when(i.resumes);
    bind.whole(i.suspended_s).when(i.asked_due).whole(i.urges_answered).when(i.urge_due);
    bind.whole(i.extensions).whole(i.returns).whole(i.reopens).whole(i.escalations);
    bind.whole(i.trips).whole(i.level).text(i.result).text(i.satisfaction).id(i.merged_into);
    bind.whole(i.exercise ? 1 : 0);
    return bind.bound();
}

std::string parameters(std::size_t count) {
    std::string all;
    for (std::size_t i = 1; i <= count; ++i) all += fmt::format("{}?{}", i == 1 ? "" : ",", i);
    return all;
}

constexpr const char* kTaskSql =
    "SELECT id,issue,department,lead,assigned_at,received_at,due_at,done_at,withdrawn_at FROM "
    "issue_task";

TaskRow task_in(const Statement& s) {
    return {.id = model::TaskId{s.integer(0)},
            .issue = model::IssueId{s.integer(1)},
            .department = model::DepartmentId{s.integer(2)},
            .lead = s.integer(3) != 0,
            .assigned = s.instant(4),
            .received = s.instant(5),
            .due = s.instant(6),
            .done = s.instant(7),
            .withdrawn = s.instant(8)};
}

Result<void> run_task(Statement& s, const TaskRow& task) {
    return s
        .with(task.id, task.issue, task.department, task.lead, task.assigned, task.received,
              task.due, task.done, task.withdrawn)
        .run();
}

Result<std::vector<TaskRow>> tasks_in(Statement& s) {
    std::vector<TaskRow> tasks;
    while (s.next()) tasks.push_back(task_in(s));
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    return tasks;
}

/// The rest of a row, from its twentieth column on.
void read_course(const Statement& s, IssueRow& row) {
    row.kind = s.text(19);
    row.first_receiver = model::StaffId{s.integer(20)};
    row.department = model::DepartmentId{s.integer(21)};
    row.pace = static_cast<model::Pace>(std::clamp<std::int64_t>(s.integer(22), 0, 2));
    row.due_rule = s.text(23);
    row.first_due = s.instant(24);
    row.stage_due = s.instant(25);
    row.accepted = s.instant(26);
    row.suspended = s.instant(27);
    row.resumes = s.instant(28);
    row.suspended_s = s.integer(29);
    row.asked_due = s.instant(30);
    row.urges_answered = static_cast<int>(s.integer(31));
    row.urge_due = s.instant(32);
    row.extensions = static_cast<int>(s.integer(33));
    row.returns = static_cast<int>(s.integer(34));
    row.reopens = static_cast<int>(s.integer(35));
    row.escalations = static_cast<int>(s.integer(36));
    row.trips = static_cast<int>(s.integer(37));
    row.level = static_cast<int>(s.integer(38));
    row.result = s.text(39);
    row.satisfaction = s.text(40);
    row.merged_into = model::IssueId{s.integer(41)};
    row.exercise = s.integer(42) != 0;
}

}  // namespace

std::vector<std::string> issue_columns() {
    return {kIssueColumns.begin(), kIssueColumns.end()};
}

const std::string& insert_issue_sql() {
    static const std::string sql = fmt::format(
        "INSERT INTO issue({},text_sealed) VALUES({},nullif(?{},x''))",
        fmt::join(kIssueColumns, ","), parameters(kIssueColumns.size()), kIssueColumns.size() + 1);
    return sql;
}

Result<void> put_issue(Statement& sql, const IssueRow& issue, std::span<const std::byte> words) {
    const int bound = bind_issue(sql, issue);
    return sql.bind(bound + 1, words).run();
}

const std::string& select_issue_sql() {
    static const std::string sql =
        fmt::format("SELECT {} FROM issue", fmt::join(kIssueColumns, ","));
    return sql;
}

IssueRow issue_in(const Statement& s) {
    IssueRow row{.id = model::IssueId{s.integer(0)},
                 .no = s.text(1),
                 .external_id = s.text(2),
                 .title = s.text(3),
                 .place = model::PlaceId{s.integer(4)},
                 .unit = model::UnitId{s.integer(5)},
                 .matter = s.text(6),
                 .channel = s.text(7),
                 .urgency = s.text(8),
                 .state = s.text(9),
                 .major = s.integer(10) != 0,
                 .urges = static_cast<int>(s.integer(11)),
                 .reworks = static_cast<int>(s.integer(12)),
                 .assignee = model::StaffId{s.integer(13)},
                 .reported = s.instant(14),
                 .due = s.instant(15),
                 .closed = s.instant(16),
                 .words = {},
                 .has_point = s.is_number(17) && s.is_number(18),
                 .point = {s.real(17), s.real(18)}};
    read_course(s, row);
    return row;
}

Result<IssueRow> read_issue(const Database& db, model::IssueId id) {
    Statement s = db.prepare(select_issue_sql() + " WHERE id=?1");
    const bool there = s.with(id).next();
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    if (!there) return fail(Fault::NotFound, Word::IssueGone);
    return issue_in(s);
}

Result<void> update_issue(const Database& db, const IssueRow& issue) {
    static const std::string sql = [] {
        std::string set;
        for (std::size_t i = 1; i < kIssueColumns.size(); ++i)
            set += fmt::format("{}\"{}\"=?{}", i == 1 ? "" : ",", kIssueColumns.at(i), i + 1);
        return "UPDATE issue SET " + set + " WHERE id=?1";
    }();
    Statement s = db.prepare(sql);
    bind_issue(s, issue);
    return s.run();
}

Result<std::vector<TaskRow>> read_tasks_of(const Database& db, model::IssueId issue) {
    Statement s = db.prepare(std::string{kTaskSql} + " WHERE issue=?1 ORDER BY id");
    return tasks_in(s.with(issue));
}

Result<std::vector<TaskRow>> read_open_tasks(const Database& db, const std::string& only) {
    std::string sql = std::string{kTaskSql} + " WHERE done_at IS NULL AND withdrawn_at IS NULL";
    if (!only.empty()) sql += " AND id IN (SELECT value FROM json_each(?1))";
    Statement s = db.prepare(sql + " ORDER BY id");
    if (!only.empty()) s.bind(1, only);
    return tasks_in(s);
}

Result<std::int64_t> insert_task(const Database& db, const TaskRow& task) {
    Statement s = db.prepare(
        "INSERT INTO issue_task(id,issue,department,lead,assigned_at,received_at,due_at,done_at,"
        "withdrawn_at) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)");
    if (auto done = run_task(s, task); !done) return refusal(done);
    return db.last_row_id();
}

Result<void> update_task(const Database& db, const TaskRow& task) {
    Statement s = db.prepare(
        "UPDATE issue_task SET issue=?2,department=?3,lead=?4,assigned_at=?5,received_at=?6,"
        "due_at=?7,done_at=?8,withdrawn_at=?9 WHERE id=?1");
    return run_task(s, task);
}

}  // namespace store
