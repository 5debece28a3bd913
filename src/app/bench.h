// app/bench.h — figures about this machine, each with how it is taken.
#pragma once

#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace app {

/// One figure. Without a goal it is told for what it is worth.
struct Figure {
    std::string name;
    double value = 0;
    std::string unit;
    std::optional<double> goal;  // at most
    std::string detail;          // how it was measured

    bool ok() const { return !goal || value <= *goal; }
};
using Figures = std::vector<Figure>;

/// What else goes on while changes are followed.
enum class Meanwhile : std::uint8_t { Nothing, Importing, Zooming };

struct BenchOptions {
    std::string size;  // empty: what the bench can afford by itself
    int seconds = 0;   // 0: likewise
    int rate = 0;      // changes a second; 0: likewise
    std::int64_t rows = 1'000'000;
    Meanwhile meanwhile = Meanwhile::Nothing;
};

inline double ms_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

/// `share` of the values are at or below the answer; 0 when there are none.
double percentile(std::vector<double> values, double share);

/// An outside process writes 200 changes a second into a store; a page of 1920 x 1080 follows.
/// From change_log.at to the end of drawing; what was followed against a recount.
base::Result<Figures> bench_live(const BenchOptions& options);
/// The same with 1 000 a second.
base::Result<Figures> bench_burst(const BenchOptions& options);
/// A wall on its tour, for half an hour at 200 a second, or as `--rate` and `--for` say; then a
/// minute at 1 000; then, after a silence, 300 at once. What grows once all of the town has been
/// looked at, how late changes come, whether the map is ever late, whether all came.
base::Result<Figures> bench_soak(const BenchOptions& options);

/// Pages drawn and processor time while nothing happens.
base::Result<Figures> bench_idle(const BenchOptions& options);

/// The damaged box of one changed block, redrawn at 3840 x 2160; the whole picture beside it.
base::Result<Figures> bench_one_change(const BenchOptions& options);

/// The map alone: whole redraws at every zoom and two resolutions.
base::Result<Figures> bench_redraw(const BenchOptions& options);
base::Result<Figures> bench_recolour(const BenchOptions& options);
base::Result<Figures> bench_pick(const BenchOptions& options);
/// 200 plans open on the map: pictures close over each, other floors, memory.
base::Result<Figures> bench_floors(const BenchOptions& options);

/// What a building costs in memory, all in, and what of it goes where.
base::Result<Figures> bench_memory(const BenchOptions& options);

/// The sheet of every place of a town.
base::Result<Figures> bench_stats(const BenchOptions& options);

/// Minutes on foot to one trade from every block of a town.
base::Result<Figures> bench_coverage(const BenchOptions& options);

/// A store opened: until its map is on the page, and until all is there.
base::Result<Figures> bench_start(const BenchOptions& options);

/// Queries of many kinds, made from the names of a fictional town, against its index; and what
/// the index costs.
base::Result<Figures> bench_search(const BenchOptions& options);

/// Persons of a table into a town, until they are sealed and committed.
base::Result<Figures> bench_register(const BenchOptions& options);

/// Tables of all that is there, from opening the store to a registered file.
base::Result<Figures> bench_table(const BenchOptions& options);
base::Result<Figures> bench_lock(const BenchOptions& options);

/// As many open issues as `rows`, each with its clock.
base::Result<Figures> bench_clocks(const BenchOptions& options);

/// Rows a second of each reader, and a new store from `rows` polygons.
base::Result<Figures> bench_import(const BenchOptions& options);

}  // namespace app
