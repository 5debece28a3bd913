// Buildings, shops, and what the staff did.
#include "report/sources.h"
#include "report/sources_fields.h"
#include "report/telling.h"

#include "model/codes.h"

#include <algorithm>

namespace report {

using base::Word;
using model::ShopRow;
using model::WorkLine;

namespace {

using B = const BuildingLine&;
using S = const ShopRow&;
using W = const WorkLine&;
using N = const Names&;

template <std::uint32_t model::Counts::*count>
Cell counts(B line, N) {
    return counted(line.tally->counts.*count);
}

template <std::uint32_t WorkLine::*count>
Cell work(W line, N) {
    return counted(line.*count);
}

int storeys(B line, N names) {
    const model::PlaceRow* row = names.place(line.place);
    return row == nullptr ? 0 : row->storeys;
}

const std::vector<Telling<BuildingLine>>& of_buildings() {
    const auto sum = [](std::string_view key, Word heading, auto cell) {
        return Telling<BuildingLine>{
            {.key = key, .heading = heading, .kind = Kind::Integer, .sums = true}, cell};
    };
    static const std::vector<Telling<BuildingLine>> tellings{
        {{.key = "community", .heading = Word::ColCommunity, .width = 12},
         [](B b, N n) { return Cell{n.community(b.place)}; }},
        {{.key = "grid", .heading = Word::ColGrid, .width = 12, .expected = true},
         [](B b, N n) { return Cell{n.grid(b.place)}; }},
        {{.key = "yard", .heading = Word::ColYard, .width = 14},
         [](B b, N n) { return Cell{n.yard(b.place)}; }},
        {{.key = "building", .heading = Word::ColBuilding, .width = 12},
         [](B b, N n) { return Cell{n.name(b.place)}; }},
        {{.key = "address", .heading = Word::ColAddress, .width = 18, .expected = true},
         [](B b, N n) { return Cell{n.place(b.place)->address}; }},
        {{.key = "code",
          .heading = Word::ColCode,
          .kind = Kind::Code,
          .width = 18,
          .expected = true},
         [](B b, N n) { return Cell{n.place(b.place)->code}; }},
        {{.key = "storeys", .heading = Word::ColStoreys, .kind = Kind::Integer, .expected = true},
         [](B b, N n) { return known(storeys(b, n)); }},
        {{.key = "stairs", .heading = Word::ColStairs, .kind = Kind::Integer, .expected = true},
         [](B b, N n) { return known(n.place(b.place)->stairs); }},
        sum("units", Word::StatUnits, &counts<&model::Counts::units>),
        sum("selfused", Word::StatSelfUsed, &counts<&model::Counts::units_self_used>),
        sum("rented", Word::StatRented, &counts<&model::Counts::units_rented>),
        sum("vacant", Word::StatVacant, &counts<&model::Counts::units_vacant>),
        sum("uncollected", Word::StatUncollected, &counts<&model::Counts::units_uncollected>),
        sum("grouplet", Word::StatGroupLet, &counts<&model::Counts::units_group_let>),
        sum("unregistered", Word::StatUnregistered, &counts<&model::Counts::units_unregistered>),
        sum("households", Word::StatHouseholds, &counts<&model::Counts::households>),
        sum("persons", Word::StatPersons,
            [](B b, N) { return counted(b.tally->people.at(derive::PeopleCount::Persons)); }),
        sum("shops", Word::StatShops, &counts<&model::Counts::shops>),
        sum("open", Word::StatOpen, [](B b, N) { return counted(b.tally->open); }),
        {{.key = "overdue", .heading = Word::StatOverdue, .kind = Kind::Integer, .sums = true},
         [](B b, N) { return counted(b.tally->overdue); },
         [](B b, N) { return b.tally->overdue > 0; }},
        {{.key = "worker", .heading = Word::ColWorker, .width = 16, .expected = true},
         [](B b, N n) { return Cell{n.worker(b.place)}; }},
        {{.key = "visited", .heading = Word::ColVisited, .kind = Kind::Date, .expected = true},
         [](B b, N) { return moment(b.tally->counts.last_visit); }}};
    return tellings;
}

bool check_is_late(S shop, N names) {
    const bool small = !shop.nine_small.empty() && shop.nine_small != "0";
    return small && !model::is_vacant(shop) &&
           (shop.checked == base::kNever || shop.checked + kCheckHolds <= names.now());
}

Cell checked_cell(S shop, N names) {
    if (shop.checked != base::kNever) return shop.checked;
    return check_is_late(shop, names) ? Cell{names.say(Word::CellNeverChecked)} : Cell{};
}

const std::vector<Telling<ShopRow>>& of_shops() {
    static const std::vector<Telling<ShopRow>> tellings{
        {{.key = "community", .heading = Word::ColCommunity, .width = 12},
         [](S s, N n) { return Cell{n.community(s.place)}; }},
        {{.key = "grid", .heading = Word::ColGrid, .width = 12},
         [](S s, N n) { return Cell{n.grid(s.place)}; }},
        {{.key = "yard", .heading = Word::ColYard, .width = 14},
         [](S s, N n) { return Cell{n.yard(s.place)}; }},
        {{.key = "front", .heading = Word::ColFront, .width = 14},
         [](S s, N n) { return Cell{n.name(s.place)}; }},
        {{.key = "name", .heading = Word::FieldShopName, .width = 20},
         [](S s, N) { return Cell{s.name}; }},
        {{.key = "trade", .heading = Word::FieldTrade, .expected = true},
         [](S s, N n) { return Cell{n.label("K10", s.trade)}; },
         nullptr,
         [](S s) { return s.trade; }},
        {{.key = "state", .heading = Word::FieldShopState},
         [](S s, N n) { return Cell{n.label("K14", s.state)}; },
         nullptr,
         [](S s) { return s.state; }},
        {{.key = "licence", .heading = Word::FieldLicence, .expected = true},
         [](S s, N n) { return Cell{n.label("K11", s.licence)}; },
         [](S s, N) { return !model::is_vacant(s) && model::lacks_licence(s); },
         [](S s) { return s.licence; }},
        {{.key = "small", .heading = Word::FieldNineSmall, .width = 14},
         [](S s, N n) { return s.nine_small == "0" ? Cell{} : Cell{n.label("K12", s.nine_small)}; },
         nullptr,
         [](S s) { return s.nine_small; }},
        {{.key = "duties", .heading = Word::FieldDoorDuties, .kind = Kind::Flag},
         [](S s, N) { return model::is_vacant(s) ? Cell{} : Cell{s.door_duties}; }},
        {{.key = "checked", .heading = Word::FieldChecked, .kind = Kind::Date, .expected = true},
         &checked_cell,
         &check_is_late},
        {{.key = "worker", .heading = Word::ColWorker, .width = 16, .expected = true},
         [](S s, N n) { return Cell{n.worker(s.place)}; }}};
    return tellings;
}

const std::vector<Telling<WorkLine>>& of_work() {
    const auto sum = [](std::string_view key, Word heading, auto cell) {
        return Telling<WorkLine>{
            {.key = key, .heading = heading, .kind = Kind::Integer, .sums = true}, cell};
    };
    const auto result = [&](std::string_view key, Word heading, auto cell) {
        Telling<WorkLine> telling = sum(key, heading, cell);
        telling.field.group = Word::ColResults;
        return telling;
    };
    static const std::vector<Telling<WorkLine>> tellings{
        {{.key = "day", .heading = Word::ColDay, .kind = Kind::Date},
         [](W w, N) { return moment(w.day); }},
        {{.key = "staff", .heading = Word::StatWorkers, .width = 10},
         [](W w, N n) { return Cell{n.staff(w.staff)}; }},
        {{.key = "post", .heading = Word::ColPost, .width = 10},
         [](W w, N n) {
             const model::StaffRow* row = n.staff_row(w.staff);
             return row == nullptr ? Cell{} : Cell{row->post};
         }},
        {{.key = "community", .heading = Word::ColCommunity, .width = 14},
         [](W w, N n) {
             const model::StaffRow* row = n.staff_row(w.staff);
             return row == nullptr ? Cell{} : Cell{n.community(row->community)};
         }},
        sum("visits", Word::ColVisits, &work<&WorkLine::visits>),
        sum("homes", Word::ColHomes, &work<&WorkLine::homes>),
        result("same", Word::ColSame, &work<&WorkLine::same>),
        result("changed", Word::ColChanged, &work<&WorkLine::changed>),
        result("nobody", Word::ColNobody, &work<&WorkLine::nobody>),
        result("declined", Word::ColDeclined, &work<&WorkLine::declined>),
        result("follow", Word::ColFollow, &work<&WorkLine::follow>),
        sum("steps", Word::ColHandled, &work<&WorkLine::steps>),
        sum("closed", Word::ColClosed, &work<&WorkLine::closed>)};
    return tellings;
}

}  // namespace

std::vector<Field> fields_of_buildings() {
    return fields_in(of_buildings());
}
std::vector<Field> fields_of_shops() {
    return fields_in(of_shops());
}
std::vector<Field> fields_of_work() {
    return fields_in(of_work());
}

std::vector<BuildingLine> buildings_under(const model::Snapshot& is, const derive::Derived& derived,
                                          const derive::Subtrees& trees, model::Row place) {
    std::vector<BuildingLine> lines;
    for (const model::Row row : trees.under(place))
        if (is.places->kind[row] == model::Kind::Building)
            lines.push_back({is.places->row[row].id, &derived.total[row]});
    return lines;
}

std::vector<ShopRow> shops_under(const model::Snapshot& is, const derive::Subtrees& trees,
                                 model::Row place) {
    std::vector<std::pair<std::uint32_t, const ShopRow*>> found;
    for (std::size_t row = 0; row < is.shops.size(); ++row) {
        const ShopRow& shop = is.shops[row];
        const model::Row at = model::row_of(*is.places, shop.place);
        if (model::number(shop.id) == 0 || at == model::kNoRow) continue;
        if (trees.contains(place, at)) found.emplace_back(trees.from[at], &shop);
    }
    std::ranges::stable_sort(found, {}, &decltype(found)::value_type::first);
    std::vector<ShopRow> shops;
    for (const auto& [at, shop] : found) shops.push_back(*shop);
    return shops;
}

Lines lines_of(const std::vector<BuildingLine>& buildings, const Names& names) {
    return told<BuildingLine>(of_buildings(), buildings, names, [](B b) { return b.place; });
}
Lines lines_of(const std::vector<ShopRow>& shops, const Names& names) {
    return told<ShopRow>(of_shops(), shops, names, [](S s) { return s.place; });
}
Lines lines_of(const std::vector<WorkLine>& lines, const Names& names) {
    return told<WorkLine>(of_work(), lines, names, [](W) { return model::PlaceId{}; });
}

}  // namespace report
