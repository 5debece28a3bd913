// report/names.h — what rows are told by: the names above a place, who answers for it, and what
// codes say.
#pragma once

#include "base/words.h"
#include "model/snapshot.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace report {

class Names {
  public:
    /// Of the snapshot only places, grids, staff, duties and codes are read. Not to outlive it.
    Names(const model::Snapshot& is, base::Instant now, base::Language language);

    const model::Snapshot& is() const { return is_; }
    base::Instant now() const { return now_; }
    base::Language language() const { return language_; }
    std::string say(base::Word word, const std::vector<std::string>& parts = {}) const {
        return base::say(language_, word, parts);
    }

    /// The code's label, or the code itself where the list does not know it.
    std::string label(const std::string& list, const std::string& code) const;
    std::string staff(model::StaffId id) const;
    const model::StaffRow* staff_row(model::StaffId id) const;

    /// Empty for a place that is none.
    const model::PlaceRow* place(model::PlaceId id) const;
    std::string name(model::PlaceId id) const;
    std::string community(model::PlaceId id) const;
    std::string yard(model::PlaceId id) const;  // or street, or site
    std::string grid(model::PlaceId id) const;
    /// Who works in its grid now; those of a yard or community where it has no grid.
    std::string worker(model::PlaceId id) const;
    /// "3号楼-2单元-302"
    std::string door(const model::UnitRow& unit) const;

  private:
    std::string name_above(model::PlaceId id, std::initializer_list<model::Kind> kinds) const;

    const model::Snapshot& is_;
    base::Instant now_;
    base::Language language_;
    std::unordered_map<std::string, std::string> label_;  // "K05\t1"
    std::unordered_map<model::StaffId, model::Row> staff_;
    std::vector<std::string> grid_worker_;  // by row of Grids
    std::unordered_map<model::PlaceId, std::string> place_worker_;
};

}  // namespace report
