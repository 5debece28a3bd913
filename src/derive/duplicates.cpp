#include "derive/duplicates.h"

#include <algorithm>
#include <cmath>

namespace derive {

using base::Instant;
using base::kNever;
using geo::Point;
using model::kNoRow;
using model::Row;

namespace {

std::optional<Point> position_of_place(const model::Places& places, Row row) {
    if (row == kNoRow || places.row[row].shape.kind == geo::ShapeKind::None) return std::nullopt;
    return geo::label_point(places.row[row].shape);
}

/// Metres between; nothing where that cannot be told.
std::optional<double> apart(const std::optional<Point>& a, const std::optional<Point>& b,
                            bool same_place) {
    if (a && b) return std::hypot(a->x - b->x, a->y - b->y);
    return same_place ? std::optional{0.0} : std::nullopt;
}

}  // namespace

std::optional<Point> position_of(const model::Snapshot& is, const model::Issue& issue) {
    if (issue.row.has_point) return issue.row.point;
    return position_of_place(*is.places, issue.at);
}

std::vector<Duplicate> duplicates_of(const model::Snapshot& is, const Derived& derived,
                                     const ReportToMake& report, Instant now) {
    const model::Thresholds& at = is.rules->thresholds;
    const Instant since = now - hours_of(at.duplicate_days * 24);
    const Row place = model::row_of(*is.places, report.place);
    const std::optional<Point> here =
        report.point ? report.point : position_of_place(*is.places, place);
    std::vector<Duplicate> found;
    if (report.matter.empty()) return found;
    for (Row row = 0; row < derived.issue.size(); ++row) {
        // The mark first: it stands close to its neighbours, and few pass.
        const IssueMark& mark = derived.issue[row];
        if (!mark.there || (!mark.open && (mark.closed == kNever || mark.closed < since))) continue;
        const model::Issue& issue = is.issues[row];
        if (issue.row.matter != report.matter || issue.row.id == report.self) continue;
        const bool same_place = place != kNoRow && place == issue.at;
        const std::optional<double> metres = apart(here, position_of(is, issue), same_place);
        if (metres && *metres <= at.duplicate_m) found.push_back({row, *metres});
    }
    std::ranges::sort(found, [&](const Duplicate& a, const Duplicate& b) {
        const Instant reported_a = is.issues[a.issue].row.reported;
        const Instant reported_b = is.issues[b.issue].row.reported;
        if (a.metres != b.metres) return a.metres < b.metres;
        return reported_a != reported_b ? reported_a > reported_b : a.issue < b.issue;
    });
    return found;
}

}  // namespace derive
