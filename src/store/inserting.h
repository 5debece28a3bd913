// store/inserting.h — what the files that put many rows into tables have in common. Only they
// include it.
#pragma once

#include "base/result.h"
#include "geo/gpkg_blob.h"
#include "model/rows.h"
#include "store/sqlite.h"
#include "store/store.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace store {

/// Counts what was inserted, and asks now and then whether to go on.
class Counted {
  public:
    explicit Counted(const Pace& pace) : pace_{pace} {}

    base::Result<void> one_more() {
        ++rows_;
        if (rows_ % kRowsBetween != 0 || !pace_ || pace_(rows_)) return {};
        return base::fail(base::Fault::Cancelled, base::Word::ImportCancelled);
    }

  private:
    static constexpr std::int64_t kRowsBetween = 4096;
    const Pace& pace_;
    std::int64_t rows_ = 0;
};

inline void bind_shape(Statement& sql, int index, const geo::Shape& shape, int epsg) {
    if (shape.kind == geo::ShapeKind::None) {
        sql.bind_null(index);
        return;
    }
    const std::vector<std::byte> blob = geo::gpkg_from_shape(shape, epsg);
    sql.bind(index, std::span<const std::byte>{blob});
}

/// What planners and desks work on beside the register. Places, homes and staff must be there.
base::Result<void> insert_planning(const Database& db, const model::Rows& rows, int epsg,
                                   Counted& counted);

}  // namespace store
