#include "app/bench.h"

#include "app/commands.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>

#include <nlohmann/json.hpp>

namespace app {

namespace {

void tell(const Arguments& arguments, const Figure& figure) {
    if (arguments.json) {
        nlohmann::ordered_json line{
            {"name", figure.name}, {"value", figure.value}, {"unit", figure.unit}};
        line["goal"] = figure.goal ? nlohmann::ordered_json(*figure.goal) : nullptr;
        line["ok"] = figure.ok();
        line["detail"] = figure.detail;
        std::cout << line.dump() << std::endl;
        return;
    }
    const std::string goal = figure.goal ? "≤ " + std::to_string(*figure.goal).substr(0, 6) : "";
    std::printf("%s %-28s %12.3f %-8s %-9s %s\n", figure.ok() ? "✓" : "✗", figure.name.c_str(),
                figure.value, figure.unit.c_str(), goal.c_str(), figure.detail.c_str());
    std::fflush(stdout);
}

/// Sizes told, or those a quick run can afford.
base::Result<std::vector<Figure>> measured_map(const std::string& size) {
    std::vector<Figure> all;
    for (const std::string& one :
         size.empty() ? std::vector<std::string>{"S", "60k"} : std::vector<std::string>{size}) {
        auto figures = bench_map(one);
        if (!figures) return figures;
        all.insert(all.end(), figures->begin(), figures->end());
    }
    return all;
}

base::Result<std::vector<Figure>> measured(const std::string& name, int seconds, std::int64_t rows,
                                           const std::string& size) {
    if (name == "map") return measured_map(size);
    if (name == "search") return bench_search(size.empty() ? "S" : size);
    if (name == "start") return bench_start(size.empty() ? "S" : size);
    if (name == "idle") return bench_idle(seconds);
    if (name == "one_change") return bench_one_change();
    if (name == "import") return bench_import(rows);
    if (name != "live")
        return base::fail(base::Fault::Unsupported, base::Word::UsageBadValue,
                          {"bench", name, "live idle one_change map import search start"});
    std::vector<Figure> all;
    for (const int rate : {50, 200, 1'000}) {
        auto figures = bench_live(rate, seconds);
        if (!figures) return figures;
        all.insert(all.end(), figures->begin(), figures->end());
    }
    return all;
}

}  // namespace

double percentile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    std::ranges::sort(values);
    const double rank = std::ceil(share * static_cast<double>(values.size())) - 1;
    const auto index = static_cast<std::size_t>(std::max(rank, 0.0));
    return values[std::min(index, values.size() - 1)];
}

int bench(const Arguments& arguments) {
    const auto seconds = number_in(arguments, "--for", 10, 1, 3'600);
    if (!seconds) {
        refuse(seconds.error(), arguments.language);
        return kWrongWords;
    }
    const auto rows = number_in(arguments, "--rows", 1'000'000, 1'000, 10'000'000);
    if (!rows) {
        refuse(rows.error(), arguments.language);
        return kWrongWords;
    }
    std::vector<std::string> names = arguments.words;
    if (names.empty()) names = {"live", "idle", "one_change", "map", "start", "import", "search"};
    bool all_met = true;
    for (const std::string& name : names) {
        const auto figures = measured(name, *seconds, *rows, arguments.text("--size", ""));
        if (!figures) {
            refuse(figures.error(), arguments.language);
            return figures.error().word == base::Word::UsageBadValue ? kWrongWords : kRefused;
        }
        for (const Figure& figure : *figures) {
            tell(arguments, figure);
            all_met = all_met && figure.ok();
        }
    }
    return all_met ? kDone : kRefused;
}

}  // namespace app
