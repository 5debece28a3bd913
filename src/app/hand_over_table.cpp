#include "app/hand_over_table.h"

#include "app/table_head.h"
#include "report/cell_text.h"
#include "ui/issue_words.h"

namespace app {

using base::Word;

report::Table hand_over_table(const ui::HandOver& sheet, const ui::View& view,
                              const std::string& office, const store::Grant& grant) {
    const std::string maker =
        maker_of(grant, ui::staff_name(view, grant.staff), view.session.language);
    const std::string as_of = report::moment_text(view.now);
    report::Table table{
        .title = view.say(Word::DispatchHandOver),
        .head = {{view.say(Word::HeadOffice), office}, {view.say(Word::HeadAsOf), as_of}},
        .note = view.say(Word::HandOverHint)};
    table.columns = {
        {.heading = view.say(Word::HandOverPart), .width = 18},
        {.heading = view.say(Word::HandOverCount), .kind = report::Kind::Integer, .width = 8},
        {.heading = view.say(Word::QueueTitle), .width = 90}};
    const auto add = [&](const std::string& part, const std::string& line, std::size_t count) {
        report::Row row;
        row.cells.emplace_back(part);
        if (part.empty())
            row.cells.emplace_back(std::string{});
        else
            row.cells.emplace_back(static_cast<std::int64_t>(count));
        row.cells.emplace_back(line);
        table.rows.push_back(std::move(row));
    };
    for (const ui::HandOverPart& part : sheet.parts) {
        if (part.lines.empty()) add(part.head, {}, part.count);
        for (std::size_t i = 0; i < part.lines.size(); ++i)
            add(i == 0 ? part.head : std::string{}, part.lines[i].text, part.count);
        const std::size_t more = part.count - part.lines.size();
        if (more > 0) add({}, view.say(Word::HandOverMore, {std::to_string(more)}), 0);
    }
    table.labels = {.colon = view.say(Word::TableColon),
                    .maker = view.say(Word::TableMaker),
                    .purpose = view.say(Word::TableFor),
                    .serial = view.say(Word::TableSerial),
                    .page = view.text(Word::TablePage)};
    table.foot.maker = maker;
    table.as_of = view.now;
    table.watermark = office + " " + maker + " " + as_of.substr(0, 10);
    return table;
}

}  // namespace app
