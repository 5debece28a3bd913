// ingest/report_issue.h — a report of another system as an issue of this store.
#pragma once

#include "base/result.h"
#include "geo/crs.h"
#include "ingest/crs_choice.h"
#include "ingest/reports.h"
#include "model/rows.h"
#include "model/rules.h"
#include "model/snapshot.h"

#include <optional>
#include <string>
#include <vector>

namespace ingest {

/// The way from the numbers of reports into the store's own system.
struct ReportGround {
    CrsChoice::Shift shift = CrsChoice::Shift::None;
    std::optional<geo::Transform> degrees;
    std::optional<geo::Transform> metres;  // none when nobody says their system

    /// `told` is "4547", "EPSG:4547", "GCJ-02", "BD-09" or empty.
    static base::Result<ReportGround> into(int epsg, const std::string& told);
};

/// What reports are read by. Everything outlives it.
struct IssueTerms {
    const std::vector<model::CodeItem>& codes;
    const model::WorkRules& rules;
    const ReportGround& ground;
    base::Instant now;
};

/// Which matter it is: by its code, by its label in either language, else 83 (everyday needs). The
/// title is that, or what the other system calls it, and the street and house of its address; the
/// whole address, a title of its own and the words are to be sealed. A code of two digits counts
/// only where no other name stands beside it, since every city has such numbers. What was done to
/// the report is added to its notes.
model::IssueRow issue_of(Report& report, const IssueTerms& terms);

/// A text without numbers that somebody could be called by.
std::string without_phones(std::string_view text);

}  // namespace ingest
