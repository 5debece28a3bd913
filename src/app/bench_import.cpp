#include "app/bench.h"
#include "app/bench_scratch.h"
#include "app/bring_files.h"
#include "ingest/read.h"
#include "ingest/sample_files.h"

#include <array>
#include <chrono>

namespace app {

using base::refusal;
using base::Result;

namespace {

using Steady = std::chrono::steady_clock;

double seconds_since(Steady::time_point start) {
    return std::chrono::duration<double>(Steady::now() - start).count();
}

struct Format {
    const char* name;
    const char* driver;
    const char* file;
};
constexpr std::array<Format, 5> kFormats{{{"gpkg", "GPKG", "s.gpkg"},
                                          {"geojsonl", "GeoJSONSeq", "s.geojsonl"},
                                          {"shp", "ESRI Shapefile", "s.shp"},
                                          {"fgb", "FlatGeobuf", "s.fgb"},
                                          {"osm", "OSM", "s.osm"}}};

}  // namespace

Result<Figures> bench_import(const BenchOptions& options) {
    const std::int64_t rows = options.rows;
    const ScratchFolder folder;
    Figures all;
    const std::int64_t few = rows / 10;
    for (const Format& format : kFormats) {
        const std::string path = folder.file(format.file);
        if (auto written = ingest::write_sample(path, format.driver, few); !written)
            return refusal(written);
        const auto start = Steady::now();
        const auto layers = ingest::read_file(path, {});
        if (!layers) return refusal(layers);
        all.push_back({std::string{"import.read."} + format.name,
                       static_cast<double>(few) / seconds_since(start), "rows/s", std::nullopt,
                       std::to_string(few) + " houses of six corners, from disk to layers"});
    }
    const std::string big = folder.file("big.gpkg");
    if (auto written = ingest::write_sample(big, "GPKG", rows); !written) return refusal(written);
    const auto start = Steady::now();
    const auto made =
        new_store(folder.file("new.gpkg"), {big}, {.now = base::instant_from_seconds(0)});
    if (!made) return refusal(made);
    constexpr double kGoal_s = 25;
    constexpr double kMillion = 1e6;
    all.push_back({"import.new_store", seconds_since(start), "s",
                   kGoal_s * static_cast<double>(rows) / kMillion,
                   std::to_string(rows) + " polygons of a GeoPackage to a store that is open: " +
                       std::to_string(made->blocks) + " blocks"});
    return all;
}

}  // namespace app
