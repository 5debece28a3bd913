// store/read.h — tables into rows. A table that cannot be read is a refusal, never an empty one.
#pragma once

#include "base/result.h"
#include "model/snapshot.h"
#include "store/sqlite.h"

#include <string>
#include <vector>

namespace store {

/// `only` is empty for all rows, or a JSON array of ids.
base::Result<std::vector<model::PlaceRow>> read_places(const Database& db, const std::string& only);
base::Result<std::vector<model::GridRow>> read_grids(const Database& db, const std::string& only);
base::Result<std::vector<model::ShopRow>> read_shops(const Database& db, const std::string& only);
base::Result<std::vector<model::FacilityRow>> read_facilities(const Database& db,
                                                              const std::string& only);
base::Result<std::vector<model::GroundRow>> read_ground(const Database& db,
                                                        const std::string& only);
base::Result<std::vector<model::OrganisationRow>> read_organisations(const Database& db,
                                                                     const std::string& only);
base::Result<std::vector<model::ComponentRow>> read_components(const Database& db,
                                                               const std::string& only);
base::Result<std::vector<model::EntranceRow>> read_entrances(const Database& db,
                                                             const std::string& only);
base::Result<std::vector<model::SitePlanRow>> read_site_plans(const Database& db,
                                                              const std::string& only);
base::Result<std::vector<model::StaffRow>> read_staff(const Database& db, const std::string& only);
base::Result<std::vector<model::AssignmentRow>> read_assignments(const Database& db,
                                                                 const std::string& only);
base::Result<std::vector<model::CodeItem>> read_codes(const Database& db);
/// Of one place.
base::Result<std::vector<model::UnitRow>> read_units(const Database& db, model::PlaceId place);
/// Selects homes that have not ended; conditions may follow. And the row that it stands on.
std::string units_sql();
model::UnitRow unit_in(const Statement& row);
base::Result<std::vector<model::NoteRow>> read_notes(const Database& db, const std::string& only);

/// Those open, or closed since `closed_after`; of those in `only`, if it is not empty.
base::Result<std::vector<model::IssueRow>> read_issues(const Database& db, const std::string& only,
                                                       base::Instant closed_after);

/// Tallies touched after ledger line `after`, and those of the places in `also`.
base::Result<std::vector<std::pair<model::PlaceId, model::Counts>>> read_counts(
    const Database& db, std::int64_t after, const std::string& also);

/// The persons of the same tallies, in numbers.
base::Result<std::vector<std::pair<model::PlaceId, model::PeopleGroups>>> read_people(
    const Database& db, std::int64_t after, const std::string& also);
base::Result<std::vector<model::CareCount>> read_care(const Database& db);

}  // namespace store
