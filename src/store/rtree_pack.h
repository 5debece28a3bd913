// store/rtree_pack.h — the spatial index of a layer, packed whole into its node tables.
//
// SQLite's own insertion into an R-tree costs 24 s for a million boxes; packed by tiles
// (sort-tile-recursive, Leutenegger et al. 1997) they cost about a second, and the tree is
// tighter. What is written is what SQLite's R*Tree module would read: sqlite.org/rtree.html and
// the comment at the head of its source describe the node tables; `rtreecheck` proves them.
#pragma once

#include "base/result.h"
#include "store/sqlite.h"

#include <string>

namespace store {

/// Fills the empty R-tree of `layer` with the boxes of its rows. Inside a write transaction.
base::Result<void> pack_rtree(const Database& db, const std::string& layer);

}  // namespace store
