// A table of all homes that are let, from opening the store to a registered file.
#include "app/bench.h"
#include "app/bench_scratch.h"
#include "app/bench_town.h"
#include "app/keys.h"
#include "app/table.h"

#include <chrono>

#include <fmt/format.h>

namespace app {

using base::refusal;
using base::Result;

namespace {

using Steady = std::chrono::steady_clock;

struct Timed {
    double ms = 0;
    std::size_t rows = 0;
};

Result<Timed> timed(const std::string& path, const std::string& name, const std::string& out,
                    base::Instant now) {
    const auto start = Steady::now();
    auto store = store::Store::open(path);
    if (!store) return refusal(store);
    const auto grant = grant_here(*store, now);
    if (!grant) return refusal(grant);
    const auto made = make_table(*store, *grant, {.table = name, .purpose = "1"}, now);
    if (!made) return refusal(made);
    const auto file = export_table(*store, *grant, *made, out, now);
    if (!file) return refusal(file);
    return Timed{ms_since(start), made->rows};
}

}  // namespace

Result<Figures> bench_table(const BenchOptions& options) {
    const std::string size = options.size.empty() ? "S" : options.size;
    const base::Instant now = base::instant_from_seconds(1'772'323'200);
    const ScratchFolder folder;
    const std::string path = folder.file("town.gpkg");
    {
        const auto rows = rows_of_size(size, now);
        if (!rows) return refusal(rows);
        const auto made = create_founded(path, 4548, "bench", *rows, now);
        if (!made) return refusal(made);
    }
    const std::optional<double> goal = size == "S"   ? std::optional{200.0}
                                       : size == "M" ? std::optional{1'500.0}
                                                     : std::nullopt;
    Figures figures;
    for (const char* name : {"rental", "care", "buildings", "safety"}) {
        for (const char* ending : {"csv", "xlsx", "pdf"}) {
            const bool main = std::string{name} == "rental";
            if (!main && std::string{ending} != "csv") continue;
            if (main && std::string{ending} == "pdf" && size != "S" && size != "XS") continue;
            std::vector<double> ms;
            std::size_t rows = 0;
            for (int i = 0; i < 3; ++i) {
                const auto once = timed(path, name, folder.file(std::string{"t."} + ending), now);
                if (!once) return refusal(once);
                ms.push_back(once->ms);
                rows = once->rows;
            }
            const bool held = main && std::string{ending} == "csv";
            figures.push_back({fmt::format("table.{}.{}.{}", name, size, ending),
                               percentile(ms, 0.5), "ms", held ? goal : std::nullopt,
                               fmt::format("store opened, {} rows read, masked, written and "
                                           "registered; the middle of 3",
                                           rows)});
        }
    }
    return figures;
}

}  // namespace app
