// app/map_cache.h — the map as it was last seen, in a file beside the store, for a quick start.
//
//   s.gpkg-map:  head | ledger line | packed scene        (head has the hash of all that follows)
//
// It holds colours and outlines of blocks, nothing of persons. It is made anew whenever it does not
// fit, and may be deleted at any time.
#pragma once

#include "scene/scene.h"
#include "store/store.h"

#include <optional>
#include <string>

namespace app {

struct CachedMap {
    store::Mark mark;  // the ledger line up to which its ground is that of the store
    scene::Scene scene;
};

/// Where the map of the store at `path` is kept.
std::string map_cache_path(const std::string& path);

/// Mapped into memory, not copied; nothing when there is none or when it is damaged.
std::optional<CachedMap> cached_map(const std::string& path);

/// All or nothing, beside the store at `path`; false when the disk does not take it.
bool keep_map(const std::string& path, const CachedMap& map);

}  // namespace app
