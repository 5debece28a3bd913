// derive/walk_edit.h — ways on foot as somebody draws them on the map: where a click joins what is
// there, and the rows that a new way changes.
#pragma once

#include "derive/walk_net.h"
#include "model/edit.h"

#include <optional>
#include <vector>

namespace derive {

/// The joint within `most_m`, else the nearest point of a way within it, else the point itself.
geo::Point joined_point(const WalkNet& walk, geo::Point point, double most_m);

/// Null when it is gone.
const model::WalkEdgeRow* walk_edge(const model::Snapshot& is, model::WalkEdgeId id);

/// A new way along `line`. Where one of its ends lies on an edge and not at its end, that edge is
/// cut there in two; so the two are joined. Nothing for a line without length.
std::vector<model::RowEdit> way_added(const model::Snapshot& is, const geo::Ring& line,
                                      model::WalkEdgeRow like);

}  // namespace derive
