#include "store/impl.h"
#include "store/read.h"

#include <cstring>
#include <map>
#include <span>

namespace store {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;
using model::Home;
using model::UnitId;

namespace {

/// Runs `sql` for a place and hands each row to `take` with the home its first column names.
template <class Take>
Result<void> each_row(const Database& db, const char* sql, model::PlaceId place,
                      const std::map<UnitId, Home*>& at, Take take) {
    Statement s = db.prepare(sql);
    s.with(place);
    while (s.next()) {
        const auto home = at.find(UnitId{s.integer(0)});
        if (home != at.end()) take(*home->second, s);
    }
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    return {};
}

void take_rental(Home& home, const Statement& s) {
    const auto whole = [&](int column) { return static_cast<int>(s.integer(column)); };
    home.rental = model::RentalRow{.id = model::RentalId{s.integer(1)},
                                   .unit = home.unit.id,
                                   .lessor = s.text(2),
                                   .purpose = s.text(3),
                                   .rooms = whole(4),
                                   .area_m2 = s.real(5),
                                   .tenants_local = whole(6),
                                   .tenants_other = whole(7),
                                   .tenants_hmt = whole(8),
                                   .tenants_foreign = whole(9),
                                   .registration = s.text(10),
                                   .letter = s.integer(11) != 0,
                                   .group_let = s.integer(12) != 0,
                                   .heating = s.text(13),
                                   .alarms = whole(14),
                                   .hazard = s.text(15),
                                   .since = s.instant(16),
                                   .checked = s.instant(17)};
}

}  // namespace

Result<model::Homes> Store::homes_of(model::PlaceId place) {
    const Database& db = impl_->db;
    auto transaction = Transaction::begin(db, Transaction::Mode::Read);
    if (!transaction) return refusal(transaction);
    auto units = read_units(db, place);
    if (!units) return refusal(units);
    model::Homes homes{.place = place, .home = {}};
    for (model::UnitRow& unit : *units) homes.home.push_back({.unit = std::move(unit)});
    std::map<UnitId, Home*> at;
    for (Home& home : homes.home) at[home.unit.id] = &home;
    auto counted = each_row(db,
                            "SELECT household.unit,household.id FROM household JOIN unit ON "
                            "unit.id=household.unit WHERE unit.place=?1 AND household.valid_to IS "
                            "NULL ORDER BY household.id",
                            place, at, [](Home& home, const Statement& s) {
                                home.households.push_back(model::HouseholdId{s.integer(1)});
                            });
    if (!counted) return refusal(counted);
    // With one max(), the bare column comes from the row that has it.
    auto visited = each_row(db,
                            "SELECT visit.unit,max(visit.at),visit.result FROM visit JOIN unit ON "
                            "unit.id=visit.unit WHERE unit.place=?1 GROUP BY 1",
                            place, at, [](Home& home, const Statement& s) {
                                home.last_visit = s.instant(1);
                                home.last_result = s.text(2);
                            });
    if (!visited) return refusal(visited);
    auto let = each_row(db,
                        "SELECT rental.unit,rental.id,lessor,purpose,rooms,rental.area_m2,"
                        "tenants_local,tenants_other,tenants_hmt,tenants_foreign,registration,"
                        "letter,group_let,heating,alarms,hazard,since,checked_at FROM rental JOIN "
                        "unit ON unit.id=rental.unit WHERE unit.place=?1 AND rental.valid_to IS "
                        "NULL ORDER BY rental.id",
                        place, at, take_rental);
    if (!let) return refusal(let);
    if (auto done = transaction->commit(); !done) return refusal(done);
    return homes;
}

Result<std::string> Store::drawing_of(model::SitePlanId plan) {
    Statement s = impl_->db.prepare("SELECT drawing FROM site_plan WHERE id=?1");
    const bool there = s.with(plan).next();
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    if (!there) return fail(Fault::NotFound, Word::RowGone);
    const std::span<const std::byte> bytes = s.blob(0);
    std::string text(bytes.size(), '\0');
    if (!bytes.empty()) std::memcpy(text.data(), bytes.data(), bytes.size());
    return text;
}

}  // namespace store
