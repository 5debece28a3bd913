// A register of persons with addresses and identity numbers, from CSV to committed and sealed rows.
#include "app/bench.h"
#include "app/bench_scratch.h"
#include "app/bench_town.h"
#include "app/bring_register.h"
#include "app/keys.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <map>
#include <string_view>

#include <fmt/format.h>

namespace app {

using base::refusal;
using base::Result;

namespace {

using Steady = std::chrono::steady_clock;

/// Of nobody: region 990101, which is none.
std::string any_id_number(std::int64_t n) {
    constexpr std::array<int, 17> kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    std::string digits = fmt::format("990101{:04}{:02}{:02}{:03}", 1930 + n / 336'000 % 90,
                                     1 + n / 28'000 % 12, 1 + n / 1'000 % 28, n % 1'000);
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i) sum += (digits[i] - '0') * kWeights.at(i);
    return digits + "10X98765432"[sum % 11];
}

/// Persons one after another through the homes of the town.
void write_register(const std::string& path, const model::Rows& rows, std::int64_t count) {
    std::map<model::PlaceId, const model::PlaceRow*> place;
    for (const model::PlaceRow& row : rows.places) place[row.id] = &row;
    std::ofstream file{path};
    file << "社区,小区,楼栋,单元,室号,姓名,性别,出生日期,身份证号,联系电话,与户主关系\n";
    for (std::int64_t n = 0; n < count;) {
        for (const model::UnitRow& unit : rows.units) {
            if (n >= count) break;
            const model::PlaceRow& building = *place[unit.place];
            const model::PlaceRow& yard = *place[building.parent];
            const auto community = place.find(yard.parent);
            file << (community == place.end() ? "" : community->second->name) << ',' << yard.name
                 << ',' << building.name << ',' << unit.stair << ',' << unit.door << ",张"
                 << n % 1'000 << ",男,1980-01-01," << any_id_number(n) << ",1000000"
                 << 1'000 + n % 9'000 << ",本人\n";
            n += 1;
        }
    }
}

}  // namespace

Result<Figures> bench_register(const BenchOptions& options) {
    const std::string size = options.size.empty() ? "S" : options.size;
    const base::Instant now = base::instant_from_seconds(1'772'323'200);
    auto rows = rows_of_size(size, now);
    if (!rows) return refusal(rows);
    rows->people.clear();
    rows->targets.clear();
    const ScratchFolder folder;
    const std::int64_t count = std::min<std::int64_t>(options.rows, 100'000);
    const std::string path = folder.file("people.csv");
    write_register(path, *rows, count);
    auto made = create_founded(folder.file("town.gpkg"), 4548, "bench", *rows, now);
    if (!made) return refusal(made);
    const auto grant = grant_here(made->store, now);
    if (!grant) return refusal(grant);
    const auto start = Steady::now();
    const auto table = ingest::read_register_table(path);
    if (!table) return refusal(table);
    const auto brought =
        bring_register(made->store, *grant, {.path = path, .table = *table, .mapping = {}},
                       {.now = now}, Depth::Write, {});
    if (!brought) return refusal(brought);
    const double us = std::chrono::duration<double, std::micro>(Steady::now() - start).count();
    constexpr double kGoal_us = 50;  // 20 000 rows a second
    return Figures{{"register.row", us / static_cast<double>(count), "us", kGoal_us,
                    fmt::format("{} rows of a CSV with addresses and identity numbers, size {}, "
                                "until they are sealed and committed; {} persons",
                                count, size, brought->people)}};
}

}  // namespace app
