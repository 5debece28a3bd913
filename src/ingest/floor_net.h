// ingest/floor_net.h — lines of a drawing as a net whose ends meet. Only for floor_*.cpp.
//
// Draughtsmen stop a few millimetres short. Ends nearer to one another than the snap are one
// vertex, and a line on which another ends gets a vertex there.
#pragma once

#include "geo/box_index.h"
#include "geo/shape.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ingest {

struct WallNet {
    struct Edge {
        std::uint32_t a = 0;
        std::uint32_t b = 0;

        friend auto operator<=>(const Edge&, const Edge&) = default;
    };
    std::vector<geo::Point> vertices;
    std::vector<Edge> edges;  // each once, a < b
};

/// Nothing when the lines are too many, or lie so thick that nobody could have drawn rooms.
std::optional<WallNet> net_of(const std::vector<geo::Ring>& lines, double snap_m);

/// Edges that lie near a place. Built once; empty for an empty net.
class NearEdges {
  public:
    explicit NearEdges(const WallNet& net);

    /// The nearest point of the net within `reach_m`.
    std::optional<geo::Point> foot(geo::Point from, double reach_m) const;
    /// Where a ray of at most `reach_m` meets the first edge that does not end at its beginning.
    std::optional<geo::Point> first_hit(geo::Point from, geo::Point direction,
                                        double reach_m) const;

  private:
    const WallNet& net_;
    geo::BoxIndex boxes_;
};

/// Closes gaps: an end that stops short of a line is drawn on to it, two ends that face each other
/// in one line are joined, and so are the ends of two walls that face each other across an opening
/// of at most 2 m. The lines that were missing.
std::vector<geo::Ring> gap_lines(const WallNet& net);

}  // namespace ingest
