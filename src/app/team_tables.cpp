#include "app/team_tables.h"

#include "app/table_head.h"
#include "derive/roster.h"
#include "derive/roster_deal.h"
#include "report/cell_text.h"
#include "ui/issue_words.h"
#include "ui/planning_team.h"
#include "ui/planning_team_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

namespace app {

using base::Word;

namespace {

/// All but columns and rows.
report::Table headed(const ui::View& view, std::string title, base::Instant as_of, Word note,
                     const std::string& office, const store::Grant& grant) {
    const std::string maker =
        maker_of(grant, ui::staff_name(view, grant.staff), view.session.language);
    const std::string moment = report::moment_text(as_of);
    report::Table table{
        .title = std::move(title),
        .head = {{view.say(Word::HeadOffice), office}, {view.say(Word::HeadAsOf), moment}},
        .note = view.say(note)};
    table.labels = {.colon = view.say(Word::TableColon),
                    .maker = view.say(Word::TableMaker),
                    .purpose = view.say(Word::TableFor),
                    .serial = view.say(Word::TableSerial),
                    .page = view.text(Word::TablePage)};
    table.foot.maker = maker;
    table.as_of = as_of;
    table.watermark = office + " " + maker + " " + moment.substr(0, 10);
    return table;
}

double tenth(double value) {
    return std::round(value * 10) / 10;
}

/// Nothing where there is nothing.
template <class Value>
report::Cell cell_of(const std::optional<Value>& value) {
    if (!value) return {};
    if constexpr (std::is_floating_point_v<Value>)
        return *value;
    else
        return static_cast<std::int64_t>(*value);
}

report::Cell share_of(const std::optional<double>& share) {
    return cell_of(share ? std::optional{tenth(*share * 100)} : std::nullopt);
}

void add_survey(report::Row& row, const std::optional<derive::SurveyFigure>& survey) {
    row.cells.push_back(share_of(survey ? std::optional{survey->share} : std::nullopt));
    row.cells.push_back(cell_of(survey ? std::optional{survey->sample} : std::nullopt));
    const std::string range = survey ? fmt::format("{:.1f}–{:.1f}", survey->interval.low * 100,
                                                   survey->interval.high * 100)
                                     : std::string{};
    row.cells.emplace_back(range);
}

void add_column(report::Table& table, std::string heading, report::Kind kind, int width,
                int decimals = 0, std::string group = {}) {
    report::Column column;
    column.heading = std::move(heading);
    column.group = std::move(group);
    column.kind = kind;
    column.decimals = decimals;
    column.width = width;
    table.columns.push_back(std::move(column));
}

}  // namespace

report::Table targets_table(const ui::View& view, const std::string& office,
                            const store::Grant& grant) {
    using report::Kind;
    const ui::PlanAnswer& answer = *view.session.planning.counted;
    report::Table table =
        headed(view, view.say(Word::TeamTitle), answer.at, Word::TeamTableNote, office, grant);
    const std::string lacks = view.say(Word::TeamLacking);
    add_column(table, view.say(Word::TeamCommunity), Kind::Text, 16);
    add_column(table, view.say(Word::TeamHouseholds), Kind::Integer, 8);
    const std::string staffing = view.say(Word::TeamStaffing);
    add_column(table, view.say(Word::TeamStaff), Kind::Integer, 8, 0, staffing);
    add_column(table, lacks, Kind::Integer, 8, 0, staffing);
    const std::string certified = view.say(Word::TeamCertified);
    add_column(table, "%", Kind::Real, 8, 1, certified);
    add_column(table, lacks, Kind::Integer, 8, 0, certified);
    add_column(table, view.say(Word::TeamOnPlan), Kind::Integer, 10);
    for (const Word kind : {Word::TeamSafety, Word::TeamSatisfaction}) {
        add_column(table, "%", Kind::Real, 8, 1, view.say(kind));
        add_column(table, view.say(Word::SurveySample), Kind::Integer, 8, 0, view.say(kind));
        add_column(table, view.say(Word::EvidenceInterval), Kind::Text, 12, 0, view.say(kind));
    }
    add_column(table, view.say(Word::TeamCallbacks), Kind::Real, 10, 1);
    add_column(table, view.say(Word::NormPremises), Kind::Real, 12, 1);
    add_column(table, view.say(Word::TeamDemonstration), Kind::Text, 10);
    for (const derive::CommunityTargets& one : answer.targets->communities) {
        report::Row row;
        row.place = answer.is.places->row[one.community].id;
        row.cells.emplace_back(answer.is.places->row[one.community].name);
        row.cells.emplace_back(static_cast<std::int64_t>(one.households));
        row.cells.emplace_back(static_cast<std::int64_t>(one.staff));
        const auto shortage = one.shortage();
        row.cells.push_back(
            cell_of(shortage ? std::optional{std::max<std::int64_t>(*shortage, 0)} : std::nullopt));
        row.cells.push_back(share_of(one.certified.share()));
        row.cells.emplace_back(static_cast<std::int64_t>(one.certificates_lacking));
        row.cells.emplace_back(static_cast<std::int64_t>(one.training.on_plan));
        add_survey(row, one.safety);
        add_survey(row, one.satisfaction);
        row.cells.push_back(share_of(one.callbacks.share()));
        const auto& per_100 = one.premises.per_100;
        row.cells.push_back(cell_of(per_100 ? std::optional{tenth(*per_100)} : std::nullopt));
        row.cells.emplace_back(ui::class_text(
            view, derive::TargetTheme::Demonstration,
            derive::class_of(derive::TargetTheme::Demonstration, one, answer.targets->norms)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

report::Table roster_table(const ui::View& view, model::Row community, const std::string& month,
                           const std::string& office, const store::Grant& grant) {
    using report::Kind;
    const model::Snapshot& is = view.snapshot;
    const auto sheet = derive::roster_sheet(is, community, month);
    report::Table table =
        headed(view,
               view.say(Word::RosterTitle) + " " + is.places->row[community].name + " " +
                   ui::month_text(view, month),
               view.now, Word::RosterTableNote, office, grant);
    if (sheet.guessed) table.note += " " + view.say(Word::RosterGuessed, {month.substr(0, 4)});
    add_column(table, view.say(Word::RosterStaff), Kind::Text, 10);
    for (std::size_t d = 0; d < sheet.worked.size(); ++d)
        add_column(table, std::to_string(d + 1), Kind::Text, 4);
    add_column(table, view.say(Word::ShiftEarly), Kind::Integer, 5);
    add_column(table, view.say(Word::ShiftLate), Kind::Integer, 5);
    constexpr std::array kLetters{Word::ShiftNone, Word::ShiftBase, Word::ShiftEarly,
                                  Word::ShiftLate, Word::ShiftBoth, Word::ShiftOff};
    for (const derive::RosterLine& line : sheet.lines) {
        if (std::ranges::all_of(line.kind,
                                [](auto kind) { return kind == derive::ShiftKind::None; }))
            continue;
        report::Row row;
        row.cells.emplace_back(ui::staff_name(view, line.staff));
        for (const derive::ShiftKind kind : line.kind)
            row.cells.emplace_back(kind == derive::ShiftKind::None
                                       ? std::string{}
                                       : view.say(kLetters.at(static_cast<std::size_t>(kind))));
        row.cells.emplace_back(static_cast<std::int64_t>(line.early));
        row.cells.emplace_back(static_cast<std::int64_t>(line.late));
        table.rows.push_back(std::move(row));
    }
    return table;
}

report::Table assessment_table(const ui::View& view, const std::string& office,
                               const store::Grant& grant) {
    using report::Kind;
    const ui::PlanAnswer& answer = *view.session.planning.counted;
    const derive::Assessment& assessment = *answer.assessment;
    report::Table table =
        headed(view, view.say(Word::AssessTitle, {std::to_string(assessment.year)}), answer.at,
               Word::AssessTableNote, office, grant);
    add_column(table, view.say(Word::AssessRank), Kind::Integer, 6);
    add_column(table, view.say(Word::TeamCommunity), Kind::Text, 16);
    add_column(table, view.say(Word::AssessTotal), Kind::Real, 8, 2);
    add_column(table, view.say(Word::AssessClimbed), Kind::Integer, 8);
    for (const model::IndicatorRow& indicator : assessment.indicators)
        add_column(table,
                   ui::name_of(view, indicator) + " " +
                       view.say(Word::AssessWeight, {ui::norm_text(indicator.weight)}),
                   Kind::Real, 10, 1);
    for (const std::size_t number : assessment.ranking()) {
        const derive::AssessedCommunity& one = assessment.communities[number];
        report::Row row;
        row.place = answer.is.places->row[one.community].id;
        row.cells.push_back(cell_of(one.rank == 0 ? std::nullopt : std::optional{one.rank}));
        row.cells.emplace_back(answer.is.places->row[one.community].name);
        row.cells.push_back(cell_of(one.total));
        row.cells.push_back(cell_of(one.climbed()));
        for (const derive::AssessedValue& value : one.values)
            row.cells.push_back(cell_of(value.value));
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace app
