// store/under.h — what lies at and below a place. Only files of store/ include it.
#pragma once

#include "model/ids.h"
#include "store/sqlite.h"

#include <string>
#include <unordered_set>

namespace store {

/// Begins a statement that asks about `under(id)`, of the place ?1; NULL is the whole store.
// UNION, not UNION ALL: other programs may have written a circle.
inline constexpr const char* kUnder =
    "WITH RECURSIVE under(id) AS (SELECT id FROM place WHERE id=?1 OR (?1 IS NULL AND parent IS "
    "NULL) UNION SELECT place.id FROM place JOIN under ON place.parent=under.id) ";

/// Whether places lie below another one, read once.
class Under {
  public:
    Under(const Database& db, model::PlaceId top) : all_{model::number(top) == 0} {
        if (all_) return;
        Statement s = db.prepare(std::string{kUnder} + "SELECT id FROM under");
        s.with(top);
        while (s.next()) within_.insert(s.integer(0));
    }
    bool holds(model::PlaceId place) const {
        return all_ || within_.contains(model::number(place));
    }

  private:
    bool all_;
    std::unordered_set<std::int64_t> within_;
};

}  // namespace store
