#include "app/bench.h"

#include "app/bench_compare.h"
#include "app/bench_scratch.h"
#include "app/commands.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <iostream>

#include <nlohmann/json.hpp>

namespace app {

namespace {

struct Bench {
    const char* name;
    base::Result<Figures> (*run)(const BenchOptions& options);
    bool by_default;
};

/// In the order in which they are run when none is named.
constexpr std::array<Bench, 19> kBenches{{{"one_change", &bench_one_change, true},
                                          {"live", &bench_live, true},
                                          {"burst", &bench_burst, true},
                                          {"idle", &bench_idle, true},
                                          {"redraw", &bench_redraw, true},
                                          {"recolour", &bench_recolour, true},
                                          {"pick", &bench_pick, true},
                                          {"floors", &bench_floors, true},
                                          {"stats", &bench_stats, true},
                                          {"search", &bench_search, true},
                                          {"start", &bench_start, true},
                                          {"memory", &bench_memory, true},
                                          {"import", &bench_import, true},
                                          {"register", &bench_register, true},
                                          {"table", &bench_table, true},
                                          {"lock", &bench_lock, true},
                                          {"clocks", &bench_clocks, true},
                                          {"coverage", &bench_coverage, true},
                                          {"soak", &bench_soak, false}}};

/// Tells figures, and counts what is to be said at the end.
class FigureTeller {
  public:
    FigureTeller(bool json, std::map<std::string, double> before)
        : json_{json}, before_{std::move(before)} {}

    void tell(const Figure& figure) {
        all_well_ = all_well_ && figure.ok();
        const auto was = before_.find(figure.name);
        std::optional<Comparison> against;
        if (was != before_.end()) against = compared(figure, was->second);
        if (against) all_well_ = all_well_ && !against->worse;
        if (json_)
            tell_json(figure, against);
        else
            tell_line(figure, against);
    }
    bool all_well() const { return all_well_; }

  private:
    static void tell_json(const Figure& figure, const std::optional<Comparison>& against) {
        nlohmann::ordered_json line{
            {"name", figure.name}, {"value", figure.value}, {"unit", figure.unit}};
        line["goal"] = figure.goal ? nlohmann::ordered_json(*figure.goal) : nullptr;
        line["ok"] = figure.ok();
        line["detail"] = figure.detail;
        if (against) {
            line["ratio"] = against->ratio;
            line["worse"] = against->worse;
        }
        std::cout << line.dump() << std::endl;
    }
    static void tell_line(const Figure& figure, const std::optional<Comparison>& against) {
        char goal[32] = "";
        if (figure.goal) std::snprintf(goal, sizeof goal, "≤ %.6g", *figure.goal);
        char ratio[32] = "";
        if (against)
            std::snprintf(ratio, sizeof ratio, "×%.2f%s ", against->ratio,
                          against->worse ? " ✗" : "");
        std::printf("%s %-28s %12.3f %-8s %-9s %s%s\n", figure.ok() ? "✓" : "✗",
                    figure.name.c_str(), figure.value, figure.unit.c_str(), goal, ratio,
                    figure.detail.c_str());
        std::fflush(stdout);
    }

    bool json_;
    std::map<std::string, double> before_;
    bool all_well_ = true;
};

base::Result<BenchOptions> options_in(const Arguments& arguments) {
    BenchOptions options{.size = arguments.text("--size")};
    const auto seconds = number_in(arguments, "--for", 0, 1, 86'400);
    const auto rate = number_in(arguments, "--rate", 0, 1, 100'000);
    const auto rows = number_in(arguments, "--rows", 1'000'000, 1'000, 10'000'000);
    for (const auto* number : {&seconds, &rate, &rows})
        if (!*number) return base::refusal(*number);
    options.seconds = *seconds;
    options.rate = *rate;
    options.rows = *rows;
    const std::string meanwhile = arguments.text("--while");
    if (meanwhile == "importing") options.meanwhile = Meanwhile::Importing;
    if (meanwhile == "zooming") options.meanwhile = Meanwhile::Zooming;
    return options;
}

/// The benches named, or the usual ones.
base::Result<std::vector<const Bench*>> wanted(const std::vector<std::string>& names) {
    std::vector<const Bench*> all;
    for (const Bench& bench : kBenches)
        if (names.empty() && bench.by_default) all.push_back(&bench);
    for (const std::string& name : names) {
        const auto* const bench = std::ranges::find(kBenches, name, &Bench::name);
        if (bench == kBenches.end())
            return base::fail(base::Fault::Unsupported, base::Word::UsageBadValue,
                              {"bench", name, bench_names()});
        all.push_back(bench);
    }
    return all;
}

}  // namespace

std::string bench_names() {
    std::string names;
    for (const Bench& bench : kBenches)
        names += (names.empty() ? "[" : "|") + std::string{bench.name};
    return names + " …]";
}

double percentile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    std::ranges::sort(values);
    const double rank = std::ceil(share * static_cast<double>(values.size())) - 1;
    const auto index = static_cast<std::size_t>(std::max(rank, 0.0));
    return values[std::min(index, values.size() - 1)];
}

int bench(const Arguments& arguments) {
    const auto options = options_in(arguments);
    const auto chosen = wanted(arguments.words);
    if (!options || !chosen) {
        refuse(!options ? options.error() : chosen.error(), arguments.language);
        return kWrongWords;
    }
    std::map<std::string, double> before;
    if (arguments.has("--against")) {
        auto run = figures_of_run(arguments.text("--against"));
        if (!run) return refuse(run.error(), arguments.language);
        before = std::move(*run);
    }
    // Keys of the stores that are made here go with them.
    const ScratchFolder scratch;
    setenv("XDG_CONFIG_HOME", scratch.file("config").c_str(), 1);
    FigureTeller teller{arguments.json, std::move(before)};
    for (const Bench* bench : *chosen) {
        const auto figures = bench->run(*options);
        if (!figures) return refuse(figures.error(), arguments.language);
        for (const Figure& figure : *figures) teller.tell(figure);
    }
    return teller.all_well() ? kDone : kRefused;
}

}  // namespace app
