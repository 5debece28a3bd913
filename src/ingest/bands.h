// ingest/bands.h — the ground that streets take.
#pragma once

#include "geo/box_index.h"
#include "ingest/survey.h"

#include <optional>
#include <vector>

namespace ingest {

/// The carriageways of roads, in short stretches that are found quickly.
class Bands {
  public:
    Bands() = default;

    /// The road's width and `margin_m` on either side.
    void add(const geo::Ring& line, double width_m, double margin_m);
    /// Other ground that is nobody's yard: water.
    void add(geo::Shape area);
    void close();  // before the first question

    /// What the streets leave of an area; nothing when they take it all.
    std::optional<geo::Shape> leave_of(const geo::Shape& area) const;

  private:
    std::vector<geo::Shape> bands_;
    std::vector<geo::Box> boxes_;
    geo::BoxIndex index_;
};

}  // namespace ingest
