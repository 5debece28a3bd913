// store/read_rows.h — statements into rows. Only files of store/ that read tables include it.
#pragma once

#include "base/result.h"
#include "geo/gpkg_blob.h"
#include "geo/shape.h"
#include "store/sqlite.h"

#include <string>
#include <vector>

namespace store {

template <class Row, class Read>
base::Result<std::vector<Row>> rows_in(Statement& statement, Read read) {
    std::vector<Row> rows;
    while (statement.next()) rows.push_back(read(statement));
    if (!statement.ok()) return tl::unexpected<base::Error>(statement.error());
    return rows;
}

/// Runs `sql` over all rows, or over the rows whose ids are in the JSON array `only`.
template <class Row, class Read>
base::Result<std::vector<Row>> rows_of(const Database& db, std::string sql, const std::string& only,
                                       Read read) {
    if (!only.empty()) {
        sql += sql.find(" WHERE ") == std::string::npos ? " WHERE " : " AND ";
        sql += "id IN (SELECT value FROM json_each(?1))";
    }
    Statement statement = db.prepare(sql);
    if (!only.empty()) statement.bind(1, only);
    return rows_in<Row>(statement, read);
}

/// Broken or foreign geometry reads as none: the row is kept and counted, not drawn.
inline geo::Shape shape_in(const Statement& row, int column) {
    return geo::shape_from_gpkg(row.blob(column)).value_or(geo::Shape{});
}

template <class Id>
Id id_in(const Statement& row, int column) {
    return static_cast<Id>(row.integer(column));
}

}  // namespace store
