// The one-click tables on the page, and what goes out of it as a file.
#include "app/viewer.h"

#include "app/folder.h"
#include "app/hand_over_table.h"
#include "app/stats_table.h"
#include "base/text.h"
#include "report/cell_text.h"
#include "report/feeds.h"
#include "ui/listing.h"
#include "ui/sentences.h"
#include "ui/sheet_lines.h"

#include <algorithm>

namespace app {

using base::Word;

namespace {

constexpr std::size_t kWidest = 40;  // letters of a column on the page

ui::TableLevel level_of(report::Level level) {
    if (level == report::Level::Total) return ui::TableLevel::Total;
    return level == report::Level::Subtotal ? ui::TableLevel::Subtotal : ui::TableLevel::Body;
}

ui::ShownTable shown_from(const MadeTable& made) {
    const report::Table& table = made.table;
    ui::ShownTable shown{.title = table.title,
                         .note = table.note,
                         .head = {},
                         .columns = {},
                         .lines = {},
                         .rows = made.rows};
    for (const report::HeadLine& line : table.head)
        shown.head.push_back(report::head_text(line, table.labels));
    std::vector<std::size_t> widest;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const report::Column& column = table.columns[c];
        const std::string heading =
            column.group.empty() ? column.heading : column.group + "·" + column.heading;
        shown.columns.push_back({.key = c < made.by.columns.size() ? made.by.columns[c].key : "",
                                 .heading = heading,
                                 .right = report::align_of(column.kind) == report::Align::Right});
        widest.push_back(report::display_width(heading) + 2);
    }
    for (const report::Row& row : table.rows) {
        ui::TableLine line{
            .cells = {}, .level = level_of(row.level), .alarming = {}, .place = row.place};
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            line.cells.push_back(report::one_line(
                report::text_of(report::cell_at(row, c), table.columns[c], table.labels)));
            line.alarming.push_back(report::is_alarming(row, c));
            if (c > 0 || row.level == report::Level::Body)
                widest[c] = std::max(widest[c], report::display_width(line.cells.back()));
        }
        shown.lines.push_back(std::move(line));
    }
    for (std::size_t c = 0; c < widest.size(); ++c)
        shown.columns[c].letters = static_cast<float>(std::min(widest[c], kWidest)) + 1;
    return shown;
}

/// The columns of a template in its order, then what else its source offers.
std::vector<ui::TableField> fields_shown(const report::Template& one, base::Language language) {
    std::vector<ui::TableField> shown;
    const std::vector<report::Field> fields = report::fields_of(one.source);
    const auto add = [&](const report::Field& field, bool on) {
        std::string heading{base::text_of(language, field.heading)};
        if (field.group) heading = base::say(language, *field.group) + "·" + heading;
        shown.push_back({std::string{field.key}, std::move(heading), on});
    };
    for (const report::ColumnPick& pick : one.columns) {
        const auto field = std::ranges::find(fields, pick.key, &report::Field::key);
        if (field != fields.end())
            add(*field, true);
        else
            shown.push_back({pick.key, base::say(language, Word::ColNumber), true});
    }
    for (const report::Field& field : fields)
        if (std::ranges::find(one.columns, field.key, &report::ColumnPick::key) ==
            one.columns.end())
            add(field, false);
    return shown;
}

std::vector<ui::FedItem> fed_shown(const std::vector<report::Template>& tables,
                                   base::Language language) {
    std::vector<ui::FedItem> shown;
    for (const report::FedItem& item : report::fed_items()) {
        ui::FedItem fed{.group = base::say(language, item.group),
                        .item = base::say(language, item.item),
                        .feeds = {},
                        .count = 0};
        for (const report::Template& table : tables) {
            fed.feeds.push_back(report::feeds(item, table));
            fed.count += fed.feeds.back() ? 1 : 0;
        }
        shown.push_back(std::move(fed));
    }
    return shown;
}

/// A filter as it was typed, with what stands over the columns, as the source knows them.
std::string filter_by_key(const std::string& typed, const std::vector<ui::TableField>& fields) {
    std::string filter;
    for (const std::string& part : base::split(typed, '&')) {
        const std::size_t sign = part.find_first_of("=!<>~");
        if (sign == std::string::npos) return typed;  // refused where it is read
        const std::string name{base::trimmed(std::string_view{part}.substr(0, sign))};
        const auto field = std::ranges::find(fields, name, &ui::TableField::heading);
        filter += filter.empty() ? "" : "&";
        filter += field == fields.end() || name.empty() ? part : field->key + part.substr(sign);
    }
    return filter;
}

}  // namespace

void Viewer::perform(const ui::ToggleTables& /*wish*/) {
    ui::TableDesk& tables = session_.tables;
    tables.open = !tables.open && session_.workspace == ui::Workspace::Grid && world_ != nullptr;
    tables.feeds = false;
    session_.locks.open = false;
    session_.desk.palette = false;
    session_.desk.sheet.open = false;
    if (!tables.open) return;
    const model::Row row = ui::told_of(session_, *frame_.snapshot.places);
    const model::PlaceId place =
        row == model::kNoRow ? model::PlaceId{} : frame_.snapshot.places->row[row].id;
    const bool back = tables.shown && row != model::kNoRow && model::number(tables.went_to) != 0 &&
                      place == tables.went_to;
    tables.went_to = {};
    if (!back) {
        tables.shown.reset();
        made_table_.reset();
        tables.purpose.clear();
        tables.refused.clear();
        tables.place = place;
        if (!tables.name.empty()) perform(ui::MakeTable{.name = tables.name});
    }
    ask(AskTables{session_.language});
}

void Viewer::take_templates(std::vector<report::Template> templates) {
    std::erase_if(templates, [&](const report::Template& one) {
        return !model::may(session_.role, report::act_of(one.source));
    });
    const auto built_in = report::built_in(session_.language);
    session_.tables.names.clear();
    for (const report::Template& one : templates)
        session_.tables.names.push_back(
            {.name = one.name,
             .title = one.title,
             .asks_purpose = report::asks_purpose(one.source),
             .own =
                 std::ranges::find(built_in, one.name, &report::Template::name) == built_in.end(),
             .fields = fields_shown(one, session_.language)});
    session_.tables.fed = fed_shown(templates, session_.language);
    templates_ = std::move(templates);
}

void Viewer::perform(const ui::MakeTable& wish) {
    ui::TableDesk& tables = session_.tables;
    const auto name = std::ranges::find(tables.names, wish.name, &ui::TableName::name);
    const bool anew = wish.sort.empty() && wish.filter.empty() && wish.columns.empty();
    tables.name = wish.name;
    tables.sort = wish.sort;
    // Where nothing is compared there is nothing to look up.
    const bool compares = name != tables.names.end() && !wish.filter.empty();
    tables.filter = compares ? filter_by_key(wish.filter, name->fields) : wish.filter;
    tables.columns = wish.columns;
    tables.refused.clear();
    tables.unsure.clear();
    tables.feeds = false;
    // Each table is read for a purpose of its own.
    tables.purpose = wish.purpose;
    if (anew) {
        tables.shown.reset();
        made_table_.reset();
    }
    tables.making = false;
    const bool asks = name != tables.names.end() && name->asks_purpose;
    if (asks && wish.purpose.empty()) return;
    tables.making = ask(AskTable{{.table = wish.name,
                                  .place = model::number(tables.place) == 0
                                               ? std::string{}
                                               : std::to_string(model::number(tables.place)),
                                  .purpose = wish.purpose,
                                  .filter = tables.filter,
                                  .sort = wish.sort,
                                  .columns = wish.columns,
                                  .as_of = clock_.now(),
                                  .language = session_.language}});
}

/// Whether the page still waits for this table; else somebody has gone on.
bool Viewer::waits_for(const TableWish& asked) const {
    const ui::TableDesk& tables = session_.tables;
    return asked.table == tables.name && asked.sort == tables.sort &&
           asked.filter == tables.filter && asked.columns == tables.columns &&
           asked.purpose == tables.purpose;
}

void Viewer::show_table(const AskTable& asked, std::shared_ptr<const MadeTable> made) {
    ui::TableDesk& tables = session_.tables;
    if (!waits_for(asked.wish) || made->place != tables.place) return;
    tables.making = false;
    tables.refused.clear();
    tables.shown = std::make_shared<const ui::ShownTable>(shown_from(*made));
    made_table_ = std::move(made);
}

void Viewer::perform(const ui::ExportTable& wish) {
    if (!made_table_) return;
    constexpr std::size_t kMany = 2'000;  // rows of homes that leave without a second look
    const bool of_homes = report::asks_purpose(made_table_->by.source);
    const bool unsure = of_homes && made_table_->rows > kMany && !wish.sure;
    session_.tables.unsure = unsure ? wish.format : std::string{};
    if (unsure) return;
    const model::Row row = model::row_of(*frame_.snapshot.places, made_table_->place);
    const std::string where =
        row == model::kNoRow ? "" : "-" + frame_.snapshot.places->row[row].name;
    const auto path = export_path(made_table_->table.title + where, wish.format, clock_.now());
    if (!path) return tell(base::sentence(path.error(), session_.language), true);
    session_.tables.writing = ask(AskExport{made_table_, *path});
}

void Viewer::perform(const ui::KeepTable& wish) {
    if (!made_table_) return;
    report::Template kept = made_table_->by;
    kept.title = wish.name;
    ask(AskKeepTable{std::move(kept), wish.name, session_.language});
}

void Viewer::perform(const ui::ForgetTable& wish) {
    const auto kept = std::ranges::find(templates_, wish.name, &report::Template::name);
    if (kept != templates_.end()) ask(AskForgetTable{kept->name, report::act_of(kept->source)});
}

/// What became of a template; the list of them follows.
bool Viewer::take_template_answer(const Answer& answer) {
    const auto* kept = std::get_if<AskKeepTable>(&answer.question);
    const auto* gone = std::get_if<AskForgetTable>(&answer.question);
    if ((kept == nullptr && gone == nullptr) || !answer.result) return false;
    tell(kept != nullptr ? base::say(session_.language, Word::TablesKept, {kept->name})
                         : base::say(session_.language, Word::TemplateGone, {gone->name}),
         false);
    ui::TableDesk& tables = session_.tables;
    if (gone != nullptr && tables.name == gone->name) {
        tables.name.clear();
        tables.shown.reset();
        made_table_.reset();
    }
    ask(AskTables{session_.language});
    return true;
}

void Viewer::perform(const ui::ToggleFeeds& /*wish*/) {
    session_.tables.feeds = !session_.tables.feeds;
}

void Viewer::perform(const ui::ExportSheet& wish) {
    if (world_ == nullptr) return;
    const ui::View now = view();
    auto table = std::make_shared<const report::Table>(
        stats_table(now, session_.files.store_name, world_->grant()));
    const auto path = export_path(table->title, wish.format, clock_.now());
    if (!path) return tell(base::sentence(path.error(), session_.language), true);
    ask(AskStatsFile{std::move(table), session_.desk.sheet.here.place, *path, PageFile::Stats});
}

void Viewer::perform(const ui::ExportHandOver& wish) {
    if (world_ == nullptr) return;
    const ui::View now = view();
    ui::HandOver sheet;
    ui::follow(sheet, now);
    auto table = std::make_shared<const report::Table>(
        hand_over_table(sheet, now, session_.files.store_name, world_->grant()));
    const auto path = export_path(table->title, wish.format, clock_.now());
    if (!path) return tell(base::sentence(path.error(), session_.language), true);
    const model::PlaceId filtered = session_.dispatch.filter.place;
    const model::PlaceId place = model::number(filtered) == 0 ? world_->grant().scope : filtered;
    ask(AskStatsFile{std::move(table), place, *path, PageFile::HandOver});
}

void Viewer::perform(const ui::PrintSheet& wish) {
    using report::SheetKind;
    const model::Places& places = *frame_.snapshot.places;
    const model::Row told = ui::told_of(session_, places);
    if (told == model::kNoRow || world_ == nullptr) return;
    if (!wish.grids && (print_floor() || print_plan(wish))) return;
    std::vector<SheetKind> kinds{SheetKind::Courtyard, SheetKind::Street, SheetKind::Community};
    if (wish.grids) kinds = {SheetKind::Grid};
    for (const SheetKind kind : kinds) {
        const model::Row row = report::sheet_place(places, kind, told);
        if (row == model::kNoRow) continue;
        const std::string title =
            base::say(session_.language, report::word_of(kind)) + "-" + places.row[row].name;
        const auto path = export_path(title, "PDF", clock_.now());
        if (!path) return tell(base::sentence(path.error(), session_.language), true);
        ask(AskSheet{kind, places.row[row].id, session_.language, *path});
        return tell(base::say(session_.language, Word::TablesWriting), false);
    }
    tell(base::say(session_.language, Word::PrintNothing, {ui::full_name(places, told)}), true);
}

void Viewer::tell_file(const Answer& answer) {
    session_.tables.writing = false;
    const auto* of_table = std::get_if<AskExport>(&answer.question);
    const auto* of_sheet = std::get_if<AskStatsFile>(&answer.question);
    const auto* of_map = std::get_if<AskSheet>(&answer.question);
    const std::string path = of_table != nullptr   ? of_table->path
                             : of_sheet != nullptr ? of_sheet->path
                             : of_map != nullptr   ? of_map->path
                                                   : std::string{};
    tell(base::say(session_.language, Word::TablesWritten,
                   {path, std::get<model::Export>(*answer.result).serial}),
         false);
}

void Viewer::perform(const ui::ShowTableRow& wish) {
    session_.tables.open = false;
    session_.tables.went_to = wish.place;
    perform(ui::ShowPlace{wish.place});
}

}  // namespace app
