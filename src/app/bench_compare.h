// app/bench_compare.h — the figures of a run held against those of a run before.
#pragma once

#include "app/bench.h"
#include "base/result.h"

#include <map>
#include <string>

namespace app {

/// Figures by name, as `getu bench --json` wrote them. Refuses a file that holds none.
base::Result<std::map<std::string, double>> figures_of_run(const std::string& path);

/// Figures that differ by less say nothing: a quiet machine repeats itself this closely.
inline constexpr double kRepeatable = 0.15;

/// `is` in parts of `was`, and whether that is a step back. For rows a second more is better, for
/// all else less; a goal that is met without doubt (half of it, or nothing at all) is never one.
struct Comparison {
    double ratio = 1;
    bool worse = false;
};
Comparison compared(const Figure& is, double was);

}  // namespace app
