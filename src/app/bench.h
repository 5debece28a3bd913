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

inline double ms_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

/// `share` of the values are at or below the answer; 0 when there are none.
double percentile(std::vector<double> values, double share);

/// An outside process writes into a store of size XS at `rate` for `seconds`; a page of
/// 1920 x 1080 follows. From change_log.at to the end of drawing.
base::Result<std::vector<Figure>> bench_live(int rate, int seconds);

/// Pages drawn and processor time while nothing happens for `seconds`.
base::Result<std::vector<Figure>> bench_idle(int seconds);

/// The damaged box of one changed block, redrawn at 3840 x 2160; the whole picture beside it.
base::Result<std::vector<Figure>> bench_one_change();

/// The map alone on a town of this size: whole redraws at every zoom and two resolutions, picking,
/// recolouring, memory.
base::Result<std::vector<Figure>> bench_map(const std::string& size);

/// A store of this size opened: until its map is on the page, and until all is there.
base::Result<std::vector<Figure>> bench_start(const std::string& size);

/// Queries of many kinds, made from the names of a fictional town, against its index; and what
/// the index costs.
base::Result<std::vector<Figure>> bench_search(const std::string& size);

/// Rows a second of each reader, and a new store from `rows` polygons.
base::Result<std::vector<Figure>> bench_import(std::int64_t rows);

}  // namespace app
