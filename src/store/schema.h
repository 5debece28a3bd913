// store/schema.h — migrations, numbered and only ever added to.
#pragma once

#include "base/result.h"
#include "store/embedded.h"
#include "store/sqlite.h"

#include <span>
#include <string_view>

namespace store {

/// The highest number among the migrations of this program.
int newest_schema();

/// Brings an older store up to `newest_schema()` in one transaction, after putting a copy
/// beside it (`NAME.before-schema-N`). A store that is up to date is left alone.
base::Result<void> migrate(const Database& db);

/// The same with other migrations; for tests.
base::Result<void> migrate(const Database& db, std::span<const Embedded> migrations);

/// Tables, codes and the GeoPackage's own entries in an empty file; no spatial index yet.
base::Result<void> make_tables(const Database& db, int epsg, const std::string& name);

/// The same as an earlier program made them, which knew these migrations; for tests.
base::Result<void> make_tables(const Database& db, int epsg, const std::string& name,
                               std::span<const Embedded> migrations);

/// A layer, and what any program may put into it.
struct MapLayer {
    std::string_view name;
    std::string_view geometry = "GEOMETRY";
};
std::span<const MapLayer> map_layers();

/// Gives every layer without one its spatial index, packed from the rows it has.
base::Result<void> index_layers(const Database& db);

}  // namespace store
