#include "app/bench_compare.h"

#include <fstream>

#include <nlohmann/json.hpp>

namespace app {

base::Result<std::map<std::string, double>> figures_of_run(const std::string& path) {
    std::map<std::string, double> figures;
    std::ifstream file{path};
    for (std::string line; std::getline(file, line);) {
        const auto figure = nlohmann::json::parse(line, nullptr, false);
        if (!figure.is_object() || !figure.contains("name") || !figure.contains("value")) continue;
        const auto& name = figure["name"];
        const auto& value = figure["value"];
        if (name.is_string() && value.is_number())
            figures[name.get<std::string>()] = value.get<double>();
    }
    if (figures.empty())
        return base::fail(base::Fault::Unsupported, base::Word::BenchNoRun, {path});
    return figures;
}

Comparison compared(const Figure& is, double was) {
    const bool more_is_better = is.unit == "rows/s";
    if (was == 0) return {.ratio = is.value == 0 ? 1.0 : 0.0, .worse = is.goal && !is.ok()};
    const double ratio = is.value / was;
    const bool far_inside = is.goal && is.value <= *is.goal / 2;
    const bool worse = more_is_better ? ratio < 1 - kRepeatable : ratio > 1 + kRepeatable;
    return {.ratio = ratio, .worse = worse && !far_inside};
}

}  // namespace app
