// store/gpkg_functions.h — the functions that the R-tree triggers of a GeoPackage name.
#pragma once

#include "base/result.h"
#include "store/sqlite.h"

namespace store {

/// ST_IsEmpty, ST_MinX, ST_MaxX, ST_MinY, ST_MaxY, read from the blob (OGC 12-128r17, F.3).
/// Without them no row of a layer can be written. And getu_point and getu_shape, for our own
/// statements.
base::Result<void> register_gpkg_functions(const Database& db);

/// The empty R-tree of one layer.
std::string rtree_table_sql(const std::string& table);
/// Its triggers, and its entry in gpkg_extensions.
std::string rtree_triggers_sql(const std::string& table);

}  // namespace store
