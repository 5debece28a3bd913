#include "store/edit.h"

#include "geo/gpkg_blob.h"
#include "store/edit_columns.h"
#include "store/seal.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include <fmt/format.h>

namespace store {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;
using model::FieldEdit;
using model::RowEdit;
using model::Table;

namespace {

using Column = EditColumn;
using Kind = EditColumn::Kind;

constexpr std::size_t kLongestText = 2'000;

template <class Value>
std::optional<Value> read_number(std::string_view text) {
    Value value{};
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

bool code_exists(const Database& db, std::string_view list, const std::string& code) {
    Statement find = db.prepare("SELECT 1 FROM code_item WHERE list=?1 AND code=?2");
    return find.with(list, code).next();
}

bool row_exists(const Database& db, std::string_view table, std::int64_t id) {
    return db.prepare(fmt::format("SELECT 1 FROM {} WHERE id=?1", table)).with(id).next();
}

bool is_shape_of(const std::string& text, std::string_view kind) {
    const auto shape = model::shape_in(text);
    if (!shape) return false;
    if (kind == "areas") return shape->kind == geo::ShapeKind::Area;
    return shape->kind == geo::ShapeKind::Line && (kind == "lines" || shape->parts.size() == 1);
}

/// Whether the column can hold it.
bool fits(const Database& db, const Column& column, const std::string& text) {
    if (text.empty()) return !column.needed;
    switch (column.kind) {
        case Kind::Text:
            return text.size() <= kLongestText;
        case Kind::Number: {
            const auto number = read_number<std::int64_t>(text);
            return number && static_cast<double>(*number) >= column.least &&
                   static_cast<double>(*number) <= column.most;
        }
        case Kind::Real: {
            const auto number = read_number<double>(text);
            return number && *number >= column.least && *number <= column.most;
        }
        case Kind::Code:
            return code_exists(db, column.of, text);
        case Kind::Row: {
            const auto id = read_number<std::int64_t>(text);
            return id && row_exists(db, column.of, *id);
        }
        case Kind::Point:
            return model::point_in(text).has_value();
        case Kind::Shape:
            return is_shape_of(text, column.of);
        case Kind::Blob:
            return bytes_from_hex(text).has_value();
    }
    return false;
}

void bind_field(Statement& sql, int index, const Column& column, const std::string& text) {
    const auto whole = read_number<std::int64_t>(text);
    const auto real = read_number<double>(text);
    const bool counts = column.kind == Kind::Number || column.kind == Kind::Row;
    if (text.empty())
        sql.bind_null(index);
    else if (column.kind == Kind::Blob)
        sql.bind(index, std::span<const std::byte>{bytes_from_hex(text).value_or(Bytes{})});
    else if (counts && whole)
        sql.bind(index, *whole);
    else if (column.kind == Kind::Real && real)
        sql.bind(index, *real);
    else
        sql.bind(index, text);
}

std::optional<geo::Shape> shape_told(const Column& column, const std::string& text) {
    if (column.kind == Kind::Shape) return model::shape_in(text);
    const auto point = model::point_in(text);
    if (column.kind != Kind::Point || !point) return std::nullopt;
    return geo::point_of(*point);
}

/// What shall stand there: points, lines and areas as the layer's other geometry.
void bind_new(const Database& db, Statement& sql, int index, const Column& column,
              const std::string& text) {
    const auto shape = shape_told(column, text);
    if (!shape || shape->kind == geo::ShapeKind::None) return bind_field(sql, index, column, text);
    const auto epsg = db.integer("SELECT value FROM meta WHERE key='epsg'");
    const auto blob = geo::gpkg_from_shape(*shape, static_cast<int>(epsg));
    sql.bind(index, std::span<const std::byte>{blob});
}

/// That a column is as it was seen. Readers take 0 and nothing for the same, and so does this.
std::string as_seen(const Column& column, std::size_t parameter) {
    if (column.kind == Kind::Point || column.kind == Kind::Shape)
        return fmt::format(" AND getu_{}(\"{}\")=ifnull(?{},'')",
                           column.kind == Kind::Point ? "point" : "shape", column.name, parameter);
    const bool text = column.kind == Kind::Text || column.kind == Kind::Code;
    const char* none = text ? "''" : column.kind == Kind::Blob ? "x''" : "0";
    return fmt::format(" AND ifnull(\"{0}\",{1})=ifnull(?{2},{1})", column.name, none, parameter);
}

/// The columns of the fields; a refusal for one that may not be edited, or cannot hold its value.
Result<std::vector<Column>> columns_of(const Database& db, const RowEdit& edit, bool restores) {
    const Editable table = editable(edit.table);
    std::vector<Column> columns;
    for (const FieldEdit& field : edit.fields) {
        const auto at = std::ranges::find(table.columns, field.column, &Column::name);
        if (at == table.columns.end() || (!restores && !fits(db, *at, field.is)))
            return fail(Fault::Unsupported, Word::ValueRefused, {field.is},
                        fmt::format("{}.{}", table.name, field.column));
        columns.push_back(*at);
    }
    return columns;
}

Result<std::int64_t> add(const Database& db, const RowEdit& edit, bool restores) {
    const auto columns = columns_of(db, edit, restores);
    if (!columns) return refusal(columns);
    const Editable table = editable(edit.table);
    std::string names = "id";
    std::string values = "nullif(?1,0)";
    for (std::size_t i = 0; i < columns->size(); ++i) {
        names += fmt::format(",\"{}\"", (*columns)[i].name);
        values += fmt::format(",?{}", i + 2);
    }
    Statement sql =
        db.prepare(fmt::format("INSERT INTO {}({}) VALUES({})", table.name, names, values));
    sql.bind(1, edit.row);
    for (std::size_t i = 0; i < columns->size(); ++i)
        bind_new(db, sql, static_cast<int>(i) + 2, (*columns)[i], edit.fields[i].is);
    if (auto done = sql.run(); !done) return refusal(done);
    return db.last_row_id();
}

/// Why a statement that names a row as it was seen found none.
base::Error not_as_seen(const Database& db, const RowEdit& edit) {
    const bool there = row_exists(db, editable(edit.table).name, edit.row);
    return there ? base::Error{Fault::Conflict, Word::RowChanged, {}, {}}
                 : base::Error{Fault::NotFound, Word::RowGone, {}, {}};
}

Result<std::int64_t> change(const Database& db, const RowEdit& edit, bool restores) {
    const auto columns = columns_of(db, edit, restores);
    if (!columns) return refusal(columns);
    if (columns->empty()) return edit.row;
    std::string set;
    std::string where = "id=?1";
    for (std::size_t i = 0; i < columns->size(); ++i) {
        set += fmt::format("{}\"{}\"=?{}", i == 0 ? "" : ",", (*columns)[i].name, 2 * i + 2);
        where += as_seen((*columns)[i], 2 * i + 3);
    }
    Statement sql =
        db.prepare(fmt::format("UPDATE {} SET {} WHERE {}", editable(edit.table).name, set, where));
    sql.bind(1, edit.row);
    for (std::size_t i = 0; i < columns->size(); ++i) {
        bind_new(db, sql, static_cast<int>(2 * i) + 2, (*columns)[i], edit.fields[i].is);
        bind_field(sql, static_cast<int>(2 * i) + 3, (*columns)[i], edit.fields[i].was);
    }
    if (auto done = sql.run(); !done) return refusal(done);
    if (db.integer("SELECT changes()") == 0)
        return tl::unexpected<base::Error>(not_as_seen(db, edit));
    return edit.row;
}

Result<std::int64_t> remove(const Database& db, const RowEdit& edit) {
    const Editable table = editable(edit.table);
    std::string where = "id=?1";
    std::vector<Column> columns;
    for (const FieldEdit& field : edit.fields) {
        const auto at = std::ranges::find(table.columns, field.column, &Column::name);
        if (at == table.columns.end()) continue;
        columns.push_back(*at);
        where += as_seen(*at, columns.size() + 1);
    }
    Statement sql = db.prepare(fmt::format("DELETE FROM {} WHERE {}", table.name, where));
    sql.bind(1, edit.row);
    for (std::size_t i = 0; i < columns.size(); ++i)
        bind_field(sql, static_cast<int>(i) + 2, columns[i], edit.fields[i].was);
    if (auto done = sql.run(); !done) return refusal(done);
    if (db.integer("SELECT changes()") == 0)
        return tl::unexpected<base::Error>(not_as_seen(db, edit));
    return edit.row;
}

/// Of what it stood for, seen from the other end.
RowEdit reversed(RowEdit edit) {
    using Does = RowEdit::Does;
    for (FieldEdit& field : edit.fields) std::swap(field.was, field.is);
    if (edit.does == Does::Add)
        edit.does = Does::Remove;
    else if (edit.does == Does::Remove)
        edit.does = Does::Add;
    return edit;
}

}  // namespace

Result<std::vector<std::int64_t>> edit_rows(const Database& db, const EditRows& command) {
    std::vector<std::int64_t> rows;
    for (const RowEdit& edit : command.edits) {
        const auto id = edit.does == RowEdit::Does::Add      ? add(db, edit, command.restores)
                        : edit.does == RowEdit::Does::Remove ? remove(db, edit)
                                                             : change(db, edit, command.restores);
        if (!id) return refusal(id);
        rows.push_back(*id);
    }
    return rows;
}

Command again(const Command& done, const Receipt& receipt) {
    if (!receipt.edits.empty()) {
        EditRows same{.edits = receipt.edits, .restores = true};
        for (std::size_t i = 0; i < same.edits.size() && i < receipt.rows.size(); ++i)
            same.edits[i].row = receipt.rows[i];
        return same;
    }
    Command same = done;
    if (auto* edits = std::get_if<EditRows>(&same))
        for (std::size_t i = 0; i < edits->edits.size() && i < receipt.rows.size(); ++i)
            edits->edits[i].row = receipt.rows[i];
    return same;
}

std::optional<Command> undoing(const Command& done, const Receipt& receipt) {
    if (std::holds_alternative<LogVisit>(done)) return RemoveVisit{model::VisitId{receipt.row_id}};
    // A report that nobody has taken up yet was a mistake; it stays in the log as one.
    if (const auto* report = std::get_if<ReportIssue>(&done))
        return TakeStep{.step = {.issue = model::IssueId{receipt.row_id},
                                 .action = model::Action::Cancel,
                                 .from_state = report->issue.state,
                                 .actor = report->actor,
                                 .reason = "误报"},
                        .picture = {}};
    if (const auto* step = std::get_if<TakeStep>(&done))
        return UndoStep{step->step.issue, receipt.row_id, step->step.actor, step->step.at};
    if (const auto* steps = std::get_if<TakeSteps>(&done)) {
        UndoSteps back;
        for (std::size_t i = 0; i < steps->steps.size() && i < receipt.lines.size(); ++i)
            if (const model::Step& one = steps->steps[i]; receipt.lines[i] != 0)
                back.steps.push_back({one.issue, receipt.lines[i], one.actor, one.at});
        return back.steps.empty() ? std::nullopt : std::optional<Command>{std::move(back)};
    }
    const Command numbered = again(done, receipt);
    const auto* edits = std::get_if<EditRows>(&numbered);
    if (edits == nullptr) return std::nullopt;
    EditRows back{.edits = {}, .restores = true};
    for (const RowEdit& edit : edits->edits) back.edits.insert(back.edits.begin(), reversed(edit));
    return back;
}

}  // namespace store
