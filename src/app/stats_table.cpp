#include "app/stats_table.h"

#include "app/table_head.h"
#include "report/cell_text.h"
#include "ui/issue_words.h"
#include "ui/sheet_lines.h"

namespace app {

using base::Word;

namespace {

report::Row row_of(const ui::View& view, const std::string& group, const ui::SheetLine& line) {
    const ui::SheetText said = ui::text_of(view, view.session.desk.sheet, line);
    const derive::Counter counter = line.behind.counter;
    report::Row row{.cells = {group, (line.part ? "　" : "") + ui::name_of(view, line.behind)},
                    .level = report::Level::Body,
                    .alarming = {},
                    .place = {}};
    // Counts stay numbers, so that a spreadsheet can go on with them.
    if (line.here.told && !derive::is_rate(counter))
        row.cells.emplace_back(static_cast<std::int64_t>(line.here.part));
    else
        row.cells.emplace_back(said.here);
    row.cells.emplace_back(said.beside);
    row.cells.emplace_back(said.change);
    row.cells.emplace_back(std::string{derive::id_of(counter)});
    if (counter == derive::Counter::Overdue && line.here.part > 0) row.alarming = {2};
    return row;
}

}  // namespace

report::Table stats_table(const ui::View& view, const std::string& office,
                          const store::Grant& grant) {
    const std::string maker =
        maker_of(grant, ui::staff_name(view, grant.staff), view.session.language);
    const ui::Sheet& sheet = view.session.desk.sheet;
    const bool against = model::number(sheet.against) != 0;
    report::Table table{.title = view.say(Word::StatsTitle, {ui::sheet_title(view)}),
                        .head = {{view.say(Word::HeadOffice), office},
                                 {view.say(Word::HeadScope), ui::sheet_title(view)},
                                 {view.say(Word::HeadAsOf), report::moment_text(sheet.here.as_of)}},
                        .note = ui::sheet_beside(view)};
    table.columns = {
        {.heading = view.say(Word::ColModule), .width = 16},
        {.heading = view.say(Word::StatsColumnItem), .width = 24},
        {.heading = view.say(Word::StatsColumnHere), .kind = report::Kind::Integer, .width = 12},
        {.heading = view.say(against ? Word::StatsThere : Word::StatsShare),
         .kind = report::Kind::Code,
         .width = 12},
        {.heading = view.say(Word::StatsColumnMonth), .kind = report::Kind::Code, .width = 14},
        {.heading = view.say(Word::ColSource), .kind = report::Kind::Code, .width = 10}};
    for (const ui::SheetLines& column : ui::sheet_lines(sheet, ui::sheet_tells_persons(view))) {
        std::string group;
        for (const ui::SheetLine& line : column) {
            if (line.heading)
                group = view.say(*line.heading);
            else
                table.rows.push_back(row_of(view, group, line));
        }
    }
    table.labels = {.colon = view.say(Word::TableColon),
                    .maker = view.say(Word::TableMaker),
                    .purpose = view.say(Word::TableFor),
                    .serial = view.say(Word::TableSerial),
                    .page = view.text(Word::TablePage)};
    table.foot.maker = maker;
    table.as_of = sheet.here.as_of;
    table.watermark =
        office + " " + maker + " " + report::moment_text(sheet.here.as_of).substr(0, 10);
    return table;
}

}  // namespace app
