// ingest/walk_ways.h — the ways that people walk, out of files: OpenStreetMap, or lines in anything
// that GDAL reads.
//
//   files ──read_file──▶ Layer ──way_tags_of──▶ lines ──split_crossings──▶ pieces ──gates──▶ rows
//
// Lines meet where they share a point, where an end lies within the tolerance, and where they
// cross on the ground; a bridge or a tunnel meets others at its ends, or where its map says so.
// What there is already is not added twice, whatever it is called.
#pragma once

#include "base/result.h"
#include "ingest/survey_from.h"
#include "model/edit.h"
#include "model/walk_rows.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace ingest {

struct Progress;

inline constexpr double kUsualSnap_m = 0.5;
inline constexpr double kLeastSnap_m = 0.05;
inline constexpr double kMostSnap_m = 5;

struct WaysOptions {
    std::string layer;     // only this one
    std::string crs;       // as choose_crs takes it
    std::string encoding;  // of texts, when the file does not say
    double snap_m = kUsualSnap_m;
    bool opens_private = false;  // else ways that are private are barred until somebody opens them
    std::function<void(const Progress&)> progress;
    const std::atomic<bool>* cancelled = nullptr;
};

/// What a store holds before ways are added to it.
struct WaysNow {
    std::span<const model::WalkEdgeRow> edges;
    geo::Box area;  // of its places; ways that lie far from it are left out; empty: none are
    int epsg = 0;
};
inline constexpr double kBeyondArea_m = 1000;  // people walk to what lies across the border

/// What came of it, in numbers.
struct WaysSums {
    std::int64_t edges = 0;  // all as they are added
    double length_m = 0;
    std::int64_t stairs = 0, crossings = 0, bridges = 0, gates = 0;
    std::int64_t closed = 0, with_steps = 0;  // barred; no wheelchair gets through
    std::int64_t moved_ends = 0;              // to meet something
    std::int64_t cut = 0;                     // places where a way was cut
    std::int64_t doubled = 0;                 // pieces that are there already, or came twice
    std::int64_t cut_there = 0;               // edges of the store, so that new ones meet them
    std::int64_t junctions = 0;               // of the store with them: where three ways meet
    std::int64_t parts = 0;                   // likewise: what hangs together
    double largest_share = 0;                 // likewise: of the length, in the largest part
};

struct WaysDraft {
    std::vector<model::WalkEdgeRow> edges;  // ids below zero: -3 is the third; see Store::bring
    /// Edges of the store in two where new ones meet them between their ends. By themselves they
    /// change nothing for whoever walks there.
    std::vector<model::RowEdit> cuts;
    std::vector<LayerReport> reports;
    std::vector<CrsNote> crs_notes;
    WaysSums sums;
};

/// Refuses as read_file and to_metres do, and with WaysNone when no row of any file is a way.
base::Result<WaysDraft> read_ways(const std::vector<std::string>& paths, const WaysNow& there,
                                  const WaysOptions& options);

}  // namespace ingest
