#include "app/coverage_tables.h"

#include "app/table_head.h"
#include "derive/subtree.h"
#include "report/cell_text.h"
#include "ui/sentences.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace app {

using base::Word;
using derive::CoverShare;
using derive::Service;
using model::kNoRow;
using model::Row;
using nlohmann::ordered_json;

namespace {

/// Of those whose minutes are known; nothing where nobody's are.
std::optional<double> known_share(const CoverShare& share) {
    const std::uint32_t known = share.whole - share.unknown;
    if (known == 0) return std::nullopt;
    return static_cast<double>(share.covered) / known;
}

derive::WalkReach reach_for(const CoverAsk& ask, const WalkedTown& town) {
    derive::WalkAsk wanted{.services = ask.services, .profile = ask.profile, .moment = ask.moment};
    wanted.limit_min = std::max(wanted.limit_min, ask.minutes_within(town.is));
    return derive::reach_of(town.is, *town.walk, std::move(wanted));
}

std::string note_with_suppliers(const CoverAsk& ask, const WalkedTown& town,
                                const derive::WalkReach& reach) {
    return definition_of(ask, town) + " " +
           ask.say(Word::CoverSuppliers,
                   {std::to_string(reach.suppliers.size()), std::to_string(reach.hours_unknown),
                    std::to_string(reach.shut), std::to_string(reach.lost.size())});
}

report::Row share_row(std::string name, const CoverShare& share) {
    report::Row row;
    row.cells.emplace_back(std::move(name));
    row.cells.emplace_back(count_cell(share.covered));
    row.cells.emplace_back(count_cell(share.whole));
    row.cells.emplace_back(count_cell(share.unknown));
    const auto part = known_share(share);
    row.cells.push_back(part ? report::Cell{*part * 100} : report::Cell{});
    return row;
}

ordered_json share_line(const CoverAsk& ask, const WalkedTown& town, Row place,
                        const CoverShare& share) {
    ordered_json line = cover_line(ask, town, place);
    line["covered"] = share.covered;
    line["whole"] = share.whole;
    line["unknown"] = share.unknown;
    if (const auto part = known_share(share)) line["share"] = *part;
    return line;
}

/// The whole of what the rows are of: the top of the store, or the place.
Row top_of(const CoverAsk& ask, const model::Places& places) {
    if (ask.place != kNoRow || places.size() == 0) return ask.place;
    return Row{0};
}

}  // namespace

report::Column count_column(std::string heading, int width) {
    return {.heading = std::move(heading), .kind = report::Kind::Integer, .width = width};
}

report::Cell count_cell(std::uint32_t number) {
    return static_cast<std::int64_t>(number);
}

std::vector<Row> communities_in(const CoverAsk& ask, const model::Places& places) {
    std::vector<Row> rows;
    const derive::Subtrees trees = derive::subtrees_of(places);
    for (Row row = 0; row < places.size(); ++row)
        if (places.kind[row] == model::Kind::Community &&
            (ask.place == kNoRow || trees.contains(ask.place, row)))
            rows.push_back(row);
    if (rows.empty() && ask.place != kNoRow) rows.push_back(ask.place);
    return rows;
}

report::Table cover_frame(const CoverAsk& ask, const WalkedTown& town, Word title,
                          const std::string& note) {
    const model::Places& places = *town.is.places;
    const std::string scope = ask.place == kNoRow ? town.name : ui::full_name(places, ask.place);
    std::string said = ask.say(title);
    if (!ask.services.empty())
        said +=
            (ask.language == base::Language::Chinese ? "：" : ": ") + service_names(ask, town.is);
    report::Table table{.title = std::move(said),
                        .head = {{ask.say(Word::HeadOffice), town.name},
                                 {ask.say(Word::HeadScope), scope},
                                 {ask.say(Word::HeadAsOf), report::moment_text(ask.now)}},
                        .note = note};
    table.labels = {.colon = ask.say(Word::TableColon),
                    .maker = ask.say(Word::TableMaker),
                    .purpose = ask.say(Word::TableFor),
                    .serial = ask.say(Word::TableSerial),
                    .page = std::string{base::text_of(ask.language, Word::TablePage)}};
    table.as_of = ask.now;
    return table;
}

void sign_cover(report::Table& table, const CoverAsk& ask, const WalkedTown& town,
                const store::Grant& grant) {
    std::string staff;
    for (const model::StaffRow& one : *town.is.staff)
        if (one.id == grant.staff && model::number(grant.staff) != 0) staff = one.name;
    table.foot.maker = maker_of(grant, staff, ask.language);
    table.watermark =
        town.name + " " + table.foot.maker + " " + report::moment_text(ask.now).substr(0, 10);
}

ordered_json cover_line(const CoverAsk& ask, const WalkedTown& town, Row place) {
    ordered_json line = ordered_json::object();
    const model::Places& places = *town.is.places;
    if (place != kNoRow) {
        line["place"] = model::number(places.row[place].id);
        line["code"] = places.row[place].code;
        line["name"] = ui::full_name(places, place);
    }
    if (!ask.services.empty()) {
        ordered_json keys = ordered_json::array();
        for (const Service& service : ask.services) keys.push_back(service.key);
        line["services"] = std::move(keys);
    }
    line["by"] = cover_id(ask.by);
    line["ways"] = cover_id(town.walk->measure);
    line["profile"] = cover_id(ask.profile);
    line["metres_per_min"] = derive::profile_of(town.is, ask.profile).metres_per_min;
    if (!ask.services.empty() || ask.minutes > 0) line["minutes"] = ask.minutes_within(town.is);
    if (ask.moment)
        line["at"] = base::iso_from_instant(ask.now);
    else
        line["at"] = nullptr;
    return line;
}

CoverTable cover_table(const CoverAsk& ask, const WalkedTown& town) {
    const derive::WalkReach reach = reach_for(ask, town);
    return cover_table(
        ask, town, reach,
        derive::coverage_of(town.is, *town.walk, reach, ask.minutes_within(town.is), ask.now));
}

CoverTable cover_table(const CoverAsk& ask, const WalkedTown& town, const derive::WalkReach& reach,
                       const derive::Coverage& coverage) {
    CoverTable out{
        .table = cover_frame(ask, town, Word::CoverTitle, note_with_suppliers(ask, town, reach)),
        .lines = {}};
    out.table.columns = {{.heading = ask.say(Word::ColCommunity), .width = 24},
                         count_column(ask.say(Word::CoverCovered)),
                         count_column(ask.say(Word::CoverWhole)),
                         count_column(ask.say(Word::CoverUnknown)),
                         {.heading = ask.say(Word::CoverShare),
                          .kind = report::Kind::Real,
                          .decimals = 1,
                          .width = 10}};
    const model::Places& places = *town.is.places;
    for (const Row row : communities_in(ask, places)) {
        const CoverShare& share = coverage.total[row].at(ask.by);
        out.table.rows.push_back(share_row(places.row[row].name, share));
        out.table.rows.back().place = places.row[row].id;
        out.lines.push_back(share_line(ask, town, row, share));
    }
    const Row top = top_of(ask, places);
    if (top == kNoRow || out.table.rows.size() < 2) return out;
    const CoverShare& all = coverage.total[top].at(ask.by);
    out.table.rows.push_back(share_row(ask.say(Word::CoverAll), all));
    out.table.rows.back().level = report::Level::Total;
    out.lines.push_back(share_line(ask, town, top, all));
    return out;
}

CoverTable gaps_table(const CoverAsk& ask, const WalkedTown& town, bool tells_persons) {
    const derive::WalkReach reach = reach_for(ask, town);
    CoverTable out{.table = cover_frame(ask, town, Word::CoverGapsTitle,
                                        note_with_suppliers(ask, town, reach)),
                   .lines = {}};
    out.table.columns = {count_column(ask.say(Word::ColNumber), 6),
                         {.heading = ask.say(Word::ColCommunity), .width = 24},
                         {.heading = ask.say(Word::CoverNear), .width = 30},
                         count_column(ask.say(Word::CoverBuildings)),
                         count_column(ask.say(Word::CoverHouseholds))};
    if (tells_persons) {
        out.table.columns.push_back(count_column(ask.say(Word::CoverByPersons)));
        out.table.columns.push_back(count_column(ask.say(Word::CoverByFrom60), 16));
    }
    const model::Places& places = *town.is.places;
    const derive::Subtrees trees = derive::subtrees_of(places);
    for (const derive::CoverGap& gap :
         derive::gaps_of(town.is, *town.walk, reach, ask.minutes_within(town.is), ask.now)) {
        const Row first = gap.rows.front();
        if (ask.place != kNoRow && !trees.contains(ask.place, first)) continue;
        report::Row row;
        row.cells.emplace_back(static_cast<std::int64_t>(out.table.rows.size()) + 1);
        row.cells.emplace_back(gap.community == kNoRow ? std::string{}
                                                       : places.row[gap.community].name);
        row.cells.emplace_back(ui::full_name(places, first));
        row.cells.emplace_back(static_cast<std::int64_t>(gap.rows.size()));
        row.cells.emplace_back(count_cell(gap.households));
        ordered_json line = cover_line(ask, town, first);
        if (gap.community != kNoRow) line["community"] = places.row[gap.community].name;
        line["buildings"] = gap.rows.size();
        line["households"] = gap.households;
        if (tells_persons) {
            row.cells.emplace_back(count_cell(gap.persons));
            row.cells.emplace_back(count_cell(gap.from60));
            line["persons"] = gap.persons;
            line["from60"] = gap.from60;
        }
        line["x"] = std::round(gap.at.x * 10) / 10;
        line["y"] = std::round(gap.at.y * 10) / 10;
        row.place = places.row[first].id;
        out.table.rows.push_back(std::move(row));
        out.lines.push_back(std::move(line));
    }
    return out;
}

std::string as_text(const report::Table& table) {
    std::string text = table.title + "\n";
    for (const report::HeadLine& head : table.head) {
        if (&head != &table.head.front()) text += '\t';
        text += report::head_text(head, table.labels);
    }
    text += "\n" + table.note + "\n";
    const auto put = [&](std::size_t column, const std::string& cell) {
        text += (column == 0 ? "" : "\t") + report::one_line(cell);
    };
    for (std::size_t c = 0; c < table.columns.size(); ++c) put(c, table.columns[c].heading);
    text += "\n";
    for (const report::Row& row : table.rows) {
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            put(c, report::text_of(report::cell_at(row, c), table.columns[c], table.labels));
        text += "\n";
    }
    return text;
}

}  // namespace app
