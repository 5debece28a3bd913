#include "model/row_fields.h"

#include <cassert>

#include <fmt/format.h>

namespace model {

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

template <class Id>
std::string id_text(Id id) {
    return number(id) == 0 ? std::string{} : std::to_string(number(id));
}

std::string when_text(base::Instant at) {
    return at == base::kNever ? std::string{} : std::to_string(base::seconds_from_instant(at));
}

std::string flag_text(bool flag) {
    return std::string{flag ? "1" : "0"};
}

std::string real_text(double value) {
    return fmt::format("{}", value);
}

}  // namespace

RowFields fields_of(const WalkEdgeRow& row) {
    return {Table::WalkEdge, number(row.id),
            Fields{{"geom", shape_text(row.shape)},
                   {"kind", row.kind},
                   {"hours", row.hours},
                   {"closed", flag_text(row.closed)},
                   {"step_free", flag_text(row.step_free)},
                   {"derived", flag_text(row.derived)},
                   {"source", row.source}}};
}

RowFields fields_of(const ParameterRow& row) {
    return {Table::Parameter, number(row.id),
            Fields{{"key", row.key}, {"value", real_text(row.value)}}};
}

RowFields fields_of(const LevelRow& row) {
    return {Table::Level, number(row.id),
            Fields{{"place", id_text(row.place)},
                   {"ordinal", std::to_string(row.ordinal)},
                   {"name", row.name},
                   {"source", row.source}}};
}

RowFields fields_of(const RoomRow& row) {
    return {Table::Room, number(row.id),
            Fields{{"level", id_text(row.level)},
                   {"kind", row.kind},
                   {"name", row.name},
                   {"geom", shape_text(row.shape)},
                   {"unit", id_text(row.unit)},
                   {"front", id_text(row.front)},
                   {"source", row.source}}};
}

RowFields fields_of(const OpeningRow& row) {
    return {Table::Opening, number(row.id),
            Fields{{"level", id_text(row.level)},
                   {"kind", row.kind},
                   {"geom", shape_text(row.shape)},
                   {"source", row.source}}};
}

RowFields fields_of(const CertificateRow& row) {
    return {Table::Certificate, number(row.id),
            Fields{{"staff", id_text(row.staff)},
                   {"level", row.level},
                   {"issued_at", when_text(row.issued)},
                   {"expires_at", when_text(row.expires)}}};
}

RowFields fields_of(const TrainingRow& row) {
    return {Table::Training, number(row.id),
            Fields{{"staff", id_text(row.staff)},
                   {"at", when_text(row.at)},
                   {"hours", real_text(row.hours)},
                   {"subject", row.subject}}};
}

RowFields fields_of(const RosterRow& row) {
    return {Table::Roster, number(row.id),
            Fields{{"place", id_text(row.community)},
                   {"month", row.month},
                   {"published_at", when_text(row.published)}}};
}

RowFields fields_of(const ShiftRow& row) {
    return {Table::Shift, number(row.id),
            Fields{{"roster", id_text(row.roster)},
                   {"staff", id_text(row.staff)},
                   {"day", row.day},
                   {"kind", row.kind}}};
}

RowFields fields_of(const SurveyRow& row) {
    return {Table::Survey, number(row.id),
            Fields{{"place", id_text(row.place)},
                   {"kind", row.kind},
                   {"wave", row.wave},
                   {"at", when_text(row.at)},
                   {"sample", std::to_string(row.sample)},
                   {"positive", std::to_string(row.positive)}}};
}

RowFields fields_of(const IndicatorRow& row) {
    return {Table::Indicator, number(row.id),
            Fields{{"key", row.key},
                   {"line", row.line},
                   {"name", row.name},
                   {"name_en", row.name_en},
                   {"weight", real_text(row.weight)},
                   {"worst", real_text(row.worst)},
                   {"best", real_text(row.best)}}};
}

RowFields fields_of(const ScoreRow& row) {
    return {Table::Score, number(row.id),
            Fields{{"indicator", id_text(row.indicator)},
                   {"place", id_text(row.place)},
                   {"year", std::to_string(row.year)},
                   {"value", real_text(row.value)},
                   {"evidence", row.evidence}}};
}

RowFields fields_of(const DraftRow& row) {
    return {Table::Draft, number(row.id),
            Fields{{"name", row.name},
                   {"author", row.author},
                   {"at", when_text(row.at)},
                   {"apply_from", when_text(row.apply_from)},
                   {"applied_at", when_text(row.applied)}}};
}

RowFields fields_of(const DraftMoveRow& row) {
    return {Table::DraftMove, number(row.id),
            Fields{{"draft", id_text(row.draft)},
                   {"place", id_text(row.place)},
                   {"grid", id_text(row.grid)},
                   {"from_grid", id_text(row.from)}}};
}

RowFields fields_of(const GridHistoryRow& row) {
    return {Table::GridHistory, number(row.id),
            Fields{{"place", id_text(row.place)},
                   {"grid", id_text(row.grid)},
                   {"until", when_text(row.until)},
                   {"code", row.code}}};
}

RowFields fields_of(const WallRow& row) {
    return {Table::Wall, number(row.id),
            Fields{{"name", row.name},
                   {"layout", row.layout},
                   {"tour", flag_text(row.tour)},
                   {"spotlight", id_text(row.spotlight)},
                   {"message", row.message},
                   {"until", when_text(row.until)},
                   {"author", row.author},
                   {"at", when_text(row.at)}}};
}

RowEdit added(const RowFields& is) {
    RowEdit edit{.table = is.table, .does = RowEdit::Does::Add, .row = is.row, .fields = {}};
    for (const auto& [column, text] : is.fields)
        edit.fields.push_back({column, std::string{}, text});
    return edit;
}

RowEdit changed(const RowFields& was, const RowFields& is) {
    assert(was.table == is.table && was.row == is.row);
    RowEdit edit{.table = is.table, .does = RowEdit::Does::Change, .row = is.row, .fields = {}};
    for (std::size_t i = 0; i < is.fields.size(); ++i)
        if (was.fields[i].second != is.fields[i].second)
            edit.fields.push_back({is.fields[i].first, was.fields[i].second, is.fields[i].second});
    return edit;
}

RowEdit ended(const RowFields& was, base::Instant at) {
    return {.table = was.table,
            .does = RowEdit::Does::Change,
            .row = was.row,
            .fields = {{"valid_to", std::string{}, when_text(at)}}};
}

RowEdit removed(const RowFields& was) {
    RowEdit edit{.table = was.table, .does = RowEdit::Does::Remove, .row = was.row, .fields = {}};
    for (const auto& [column, text] : was.fields)
        edit.fields.push_back({column, text, std::string{}});
    return edit;
}

}  // namespace model
