#include "ingest/fictional_homes.h"

#include "base/random.h"
#include "model/codes.h"
#include "model/effect.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace ingest {

using base::Instant;
using base::Random;
using model::UnitId;
using std::chrono::hours;

namespace {

constexpr std::uint64_t kLettingSeed = 0x1E77'1465;
constexpr std::uint64_t kShopSeed = 0x5B0'9512;
constexpr std::uint64_t kIssueSeed = 0x155'0E5;

/// Below this a home is let to too many (domain.md 8.1).
constexpr double kCrowded_m2 = 5;

Instant any_day(Random& random, Instant now, int days) {
    return base::midnight_before(now) - hours{24 * random.between(1, days)} + hours{10};
}

int tenants_of(Random& random, double area_m2, bool crowded) {
    if (crowded) return static_cast<int>(area_m2 / (2.5 + random.unit() * 2));
    return random.between(1, std::clamp(static_cast<int>(area_m2 / 22), 1, 5));
}

model::RentalRow letting(Random& random, const model::UnitRow& unit, Instant now) {
    static constexpr std::array<const char*, 10> kLessors{"1", "1", "1", "1", "1",
                                                          "1", "1", "3", "4", "2"};
    static constexpr std::array<const char*, 12> kHazards{"0", "0", "0", "0", "0", "0",
                                                          "0", "0", "0", "1", "2", "7"};
    static constexpr std::array<const char*, 8> kHeatings{"1", "1", "1", "1", "1", "2", "3", "9"};
    const bool crowded = random.chance(0.03);
    model::RentalRow row;
    row.unit = unit.id;
    row.lessor = random.pick(kLessors);
    row.purpose = row.lessor == "2" || crowded ? "2" : "1";
    row.rooms = crowded ? random.between(4, 7) : random.between(1, 3);
    row.area_m2 = unit.area_m2;
    const int tenants = tenants_of(random, unit.area_m2, crowded);
    for (int i = 0; i < tenants; ++i) {
        const double draw = random.unit();
        if (draw < 0.45)
            row.tenants_local += 1;
        else if (draw < 0.985)
            row.tenants_other += 1;
        else if (draw < 0.993)
            row.tenants_hmt += 1;
        else
            row.tenants_foreign += 1;
    }
    row.group_let = tenants > 0 && unit.area_m2 / tenants < kCrowded_m2;
    row.registration = random.chance(0.8) ? "1" : random.chance(0.8) ? "2" : "3";
    row.letter = row.registration == "1" && random.chance(0.92);
    row.heating = random.pick(kHeatings);
    row.alarms = random.chance(0.6) ? 1 : 0;
    row.hazard = row.group_let ? "4" : random.pick(kHazards);
    row.since = any_day(random, now, 1'100);
    if (random.chance(0.93)) row.checked = any_day(random, now, 160);
    return row;
}

/// By trade (K10) to the nine small places (K12); 0 for none of them.
const char* nine_small_of(const std::string& trade) {
    static const std::map<std::string, const char*> kOfTrade{
        {"02", "3"}, {"11", "3"}, {"12", "3"}, {"17", "3"}, {"03", "4"}, {"13", "4"},
        {"19", "5"}, {"22", "6"}, {"18", "7"}, {"05", "8"}, {"20", "1"}, {"08", "1"}};
    const auto at = kOfTrade.find(trade);
    return at == kOfTrade.end() ? "0" : at->second;
}

/// What happens behind a door, not on the stairs.
bool is_in_a_home(const std::string& matter) {
    static constexpr std::array<std::string_view, 6> kMatters{"81", "83", "84", "85", "86", "87"};
    return std::ranges::find(kMatters, matter.substr(0, 2)) != kMatters.end();
}

}  // namespace

void add_lettings(model::Rows& rows, const FictionalOptions& options) {
    std::set<UnitId> told;
    std::int64_t id = 0;
    for (const model::RentalRow& row : rows.rentals) {
        told.insert(row.unit);
        id = std::max(id, number(row.id));
    }
    Random random{options.seed ^ kLettingSeed};
    for (const model::UnitRow& unit : rows.units) {
        if (!model::is_let(unit.use) || told.contains(unit.id)) continue;
        rows.rentals.push_back(letting(random, unit, options.now));
        rows.rentals.back().id = model::RentalId{++id};
    }
}

void add_shop_details(model::Rows& rows, const FictionalOptions& options) {
    Random random{options.seed ^ kShopSeed};
    for (model::ShopRow& shop : rows.shops) {
        if (!shop.licence.empty() || model::is_vacant(shop)) continue;
        const double draw = random.unit();
        shop.licence = draw < 0.94 ? "1" : draw < 0.98 ? "3" : "2";
        shop.nine_small = nine_small_of(shop.trade);
        shop.door_duties = random.chance(0.86);
        if (random.chance(0.9)) shop.checked = any_day(random, options.now, 120);
    }
}

void settle_issues_in_homes(model::Rows& rows, const FictionalOptions& options) {
    std::map<model::PlaceId, std::vector<UnitId>> homes;
    for (const model::UnitRow& unit : rows.units) homes[unit.place].push_back(unit.id);
    std::map<model::IssueId, std::size_t> first;  // line of each log
    for (std::size_t line = 0; line < rows.issue_log.size(); ++line)
        first.try_emplace(rows.issue_log[line].issue, line);
    Random random{options.seed ^ kIssueSeed};
    for (model::IssueRow& issue : rows.issues) {
        const auto at = homes.find(issue.place);
        if (at == homes.end() || !is_in_a_home(issue.matter)) continue;
        issue.unit = random.pick(at->second);
        // So it was reported.
        const auto line = first.find(issue.id);
        if (line == first.end()) continue;
        model::IssueRow reported;
        std::string& effect = rows.issue_log[line->second].effect;
        if (effect.empty() || !model::apply_effect(reported, effect)) continue;
        reported.unit = issue.unit;
        effect = model::effect_between({}, reported);
    }
}

}  // namespace ingest
