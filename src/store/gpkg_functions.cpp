#include "store/gpkg_functions.h"

#include "base/text.h"
#include "geo/gpkg_blob.h"
#include "model/edit.h"

#include <array>

namespace store {

namespace {

geo::Bytes blob_of(sqlite3_value* value) {
    const void* bytes = sqlite3_value_blob(value);
    if (bytes == nullptr) return {};
    return {static_cast<const std::byte*>(bytes),
            static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

void is_empty(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    if (sqlite3_value_type(values[0]) == SQLITE_NULL) return sqlite3_result_null(context);
    sqlite3_result_int(context, geo::gpkg_box(blob_of(values[0])) ? 0 : 1);
}

template <double geo::Box::*kSide>
void side(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    const std::optional<geo::Box> box = geo::gpkg_box(blob_of(values[0]));
    if (!box) return sqlite3_result_null(context);
    sqlite3_result_double(context, (*box).*kSide);
}

/// For comparing only: the point as people edit it, '' for none, "extended" for what is no point.
void point_text(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    std::string text;
    if (sqlite3_value_type(values[0]) != SQLITE_NULL) {
        const auto shape = geo::shape_from_gpkg(blob_of(values[0]));
        const bool none = !shape || shape->kind == geo::ShapeKind::None;
        const bool point = shape && shape->kind == geo::ShapeKind::Point;
        text = none ? "" : point ? model::point_text(geo::label_point(*shape)) : "extended";
    }
    sqlite3_result_text(context, text.c_str(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

/// For comparing only: the shape as edits write it, '' for none and for what cannot be read.
void whole_shape_text(sqlite3_context* context, int /*count*/, sqlite3_value** values) {
    const auto shape = geo::shape_from_gpkg(blob_of(values[0]));
    const std::string text = shape ? model::shape_text(*shape) : std::string{};
    sqlite3_result_text(context, text.c_str(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

using Function = void (*)(sqlite3_context*, int, sqlite3_value**);
struct Named {
    const char* name;
    Function function;
};

}  // namespace

base::Result<void> register_gpkg_functions(const Database& db) {
    static constexpr std::array<Named, 7> kFunctions{{
        {"ST_IsEmpty", &is_empty},
        {"ST_MinX", &side<&geo::Box::x0>},
        {"ST_MaxX", &side<&geo::Box::x1>},
        {"ST_MinY", &side<&geo::Box::y0>},
        {"ST_MaxY", &side<&geo::Box::y1>},
        {"getu_point", &point_text},
        {"getu_shape", &whole_shape_text},
    }};
    constexpr int kFlags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    for (const Named& named : kFunctions) {
        if (sqlite3_create_function_v2(db.handle(), named.name, 1, kFlags, nullptr, named.function,
                                       nullptr, nullptr, nullptr) != SQLITE_OK)
            return tl::unexpected<base::Error>(db.error());
    }
    return {};
}

std::string rtree_table_sql(const std::string& table) {
    return "CREATE VIRTUAL TABLE rtree_" + table +
           "_geom USING rtree(id, minx, maxx, miny, maxy);\n";
}

std::string rtree_triggers_sql(const std::string& table) {
    // As in the standard, except that an update fires only when geom or id is named: so a plain
    // sqlite3, which has no ST_ functions, may still rename a place. GDAL takes such an update3
    // for an old mistake and rewrites it, so it bears the name it has in GeoPackage 1.4.
    static constexpr const char* kSql = R"sql(
CREATE TRIGGER rtree_$T_geom_insert AFTER INSERT ON $T
  WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO rtree_$T_geom VALUES (NEW.id,
    ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END;
CREATE TRIGGER rtree_$T_geom_update1 AFTER UPDATE OF geom ON $T
  WHEN OLD.id = NEW.id AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  INSERT OR REPLACE INTO rtree_$T_geom VALUES (NEW.id,
    ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END;
CREATE TRIGGER rtree_$T_geom_update2 AFTER UPDATE OF geom ON $T
  WHEN OLD.id = NEW.id AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_$T_geom WHERE id = OLD.id;
END;
CREATE TRIGGER rtree_$T_geom_update5 AFTER UPDATE OF id ON $T
  WHEN OLD.id != NEW.id AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_$T_geom WHERE id = OLD.id;
  INSERT OR REPLACE INTO rtree_$T_geom VALUES (NEW.id,
    ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END;
CREATE TRIGGER rtree_$T_geom_update4 AFTER UPDATE OF id ON $T
  WHEN OLD.id != NEW.id AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
  DELETE FROM rtree_$T_geom WHERE id IN (OLD.id, NEW.id);
END;
CREATE TRIGGER rtree_$T_geom_delete AFTER DELETE ON $T WHEN OLD.geom NOT NULL
BEGIN
  DELETE FROM rtree_$T_geom WHERE id = OLD.id;
END;
INSERT INTO gpkg_extensions VALUES ('$T', 'geom', 'gpkg_rtree_index',
  'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
)sql";
    return base::replaced(kSql, "$T", table);
}

}  // namespace store
