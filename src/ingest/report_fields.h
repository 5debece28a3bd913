// ingest/report_fields.h — what the columns of other systems' issue reports say, by their names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

enum class ReportField : std::uint8_t {
    Ignore,
    Id,
    MatterCode,
    Matter,
    Title,
    Words,  // of the caller
    Address,
    Channel,
    State,
    Agency,
    Urgency,
    Reported,
    Updated,
    Due,
    Closed,
    Longitude,
    Latitude,
    East,
    North,
    Point,  // both in one text
    Media,
};
inline constexpr std::size_t kReportFields = 21;

/// The name by which --map says a field: "matter-code".
std::string_view name_of(ReportField field);
std::optional<ReportField> report_field_named(std::string_view name);
/// All of them, parted by blanks.
std::string report_field_names();

/// What somebody says of columns, by their folded names; it goes before what is guessed.
using ReportMapping = std::map<std::string, ReportField, std::less<>>;

/// Of "COLUMN=FIELD"; false when it is not that.
bool add_to_mapping(ReportMapping& mapping, std::string_view told);

/// What a column says. Of two that say the same the one with the lower rank is asked first.
struct ReportColumn {
    ReportField field = ReportField::Ignore;
    int rank = 0;
};
ReportColumn report_column(std::string_view name, const ReportMapping& mapping);

}  // namespace ingest
