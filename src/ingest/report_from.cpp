// One row of any format into a report.
#include "base/text.h"
#include "ingest/register_text.h"
#include "ingest/report_time.h"
#include "ingest/reports.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace ingest {

using base::Word;

namespace {

/// Other programs write that there is nothing in many ways.
bool says_no_value(std::string_view value) {
    constexpr std::array<std::string_view, 7> kNoValue{"NULL", "None",      "none", "NaN",
                                                       "nan",  "undefined", "nil"};
    return says_nothing(value) || std::ranges::find(kNoValue, value) != kNoValue.end();
}

/// For each field what stands in the surest column that says anything.
class ReportValues {
  public:
    explicit ReportValues(const std::vector<ReportCell>& cells) {
        for (const ReportCell& cell : cells) {
            if (cell.column.field == ReportField::Ignore) continue;
            const std::string_view value = base::trimmed(cell.value);
            if (says_no_value(value)) continue;
            // A flag stands where a time or a number should.
            const bool flag = value == "true" || value == "false";
            if (flag && cell.column.field >= ReportField::Reported) continue;
            Best& best = best_.at(static_cast<std::size_t>(cell.column.field));
            if (!best.value.empty() && best.rank <= cell.column.rank) continue;
            best = {value, cell.column.rank};
        }
    }
    std::string_view of(ReportField field) const {
        return best_.at(static_cast<std::size_t>(field)).value;
    }
    std::string text(ReportField field) const { return std::string{of(field)}; }

  private:
    struct Best {
        std::string_view value;
        int rank = 0;
    };
    std::array<Best, kReportFields> best_{};
};

std::optional<double> coordinate_in(std::string_view text) {
    text = base::trimmed(text);
    if (text.starts_with('+')) text.remove_prefix(1);
    std::string copy{text};
    // 39,9 of places where a comma parts the whole from its fraction
    if (std::ranges::count(copy, ',') == 1 && copy.find('.') == std::string::npos)
        std::ranges::replace(copy, ',', '.');
    double value = 0;
    const auto [end, code] = std::from_chars(copy.data(), copy.data() + copy.size(), value);
    if (code != std::errc{} || end != copy.data() + copy.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

constexpr double kFullLongitude = 180;
constexpr double kFullLatitude = 90;

bool is_longitude(double value) {
    return std::abs(value) <= kFullLongitude;
}
bool is_latitude(double value) {
    return std::abs(value) <= kFullLatitude;
}

/// "(39.3, -76.6)", also behind an address; "116.3,39.9"; "POINT (116.3 39.9)".
std::optional<geo::Point> pair_in(std::string_view text) {
    const bool wkt = text.find("POINT") != std::string_view::npos;
    const std::size_t open = text.rfind('(');
    const bool brackets = open != std::string_view::npos;
    if (brackets) {
        text.remove_prefix(open + 1);
        text = text.substr(0, text.find(')'));
    }
    text = base::trimmed(text);
    const std::size_t gap = text.find_first_of(",; \t");
    if (gap == std::string_view::npos) return std::nullopt;
    const std::size_t second = text.find_first_not_of(",; \t", gap);
    if (second == std::string_view::npos) return std::nullopt;
    const auto a = coordinate_in(text.substr(0, gap));
    const auto b = coordinate_in(text.substr(second));
    if (!a || !b) return std::nullopt;
    if (wkt) return geo::Point{*a, *b};
    const bool north_first = (is_latitude(*a) && !is_latitude(*b)) || (brackets && is_latitude(*a));
    return north_first ? geo::Point{*b, *a} : geo::Point{*a, *b};
}

void set_place(Report& report, geo::Point point) {
    if (std::abs(point.x) < 1e-9 && std::abs(point.y) < 1e-9) {
        report.notes.push_back(Word::IngestZeroPlace);
        return;
    }
    constexpr double kFarthest_m = 5e7;  // no grid on earth counts further
    const bool beyond = !(std::abs(point.x) < kFarthest_m) || !(std::abs(point.y) < kFarthest_m);
    report.metres = std::abs(point.x) > 1000 && std::abs(point.y) > 1000;
    if (!report.metres && !is_latitude(point.y) && is_longitude(point.y) && is_latitude(point.x)) {
        std::swap(point.x, point.y);
        report.notes.push_back(Word::IngestSwapped);
    }
    const bool odd = !report.metres && (!is_longitude(point.x) || !is_latitude(point.y));
    if (beyond || odd) {
        report.metres = false;
        report.notes.push_back(Word::IngestBadPlace);
        return;
    }
    report.has_place = true;
    report.point = point;
}

void find_place(Report& report, const ReportValues& values) {
    using enum ReportField;
    for (const auto& [x, y] : {std::pair{Longitude, Latitude}, std::pair{East, North}}) {
        if (values.of(x).empty() || values.of(y).empty()) continue;
        const auto east = coordinate_in(values.of(x));
        const auto north = coordinate_in(values.of(y));
        if (east && north) {
            set_place(report, {*east, *north});
        } else {
            report.notes.push_back(Word::IngestBadPlace);
        }
        return;
    }
    const std::string_view text = values.of(Point);
    if (const auto pair = pair_in(text)) {
        set_place(report, *pair);
    } else if (!text.empty() && report.address.empty()) {
        report.address = text;  // a column "location" may hold either
        report.notes.push_back(Word::IngestNoPlace);
    } else {
        report.notes.push_back(text.empty() ? Word::IngestNoPlace : Word::IngestBadPlace);
    }
}

/// The same for the same report, on every machine, also when its state has changed since.
std::string id_from_content(const ReportValues& values) {
    using enum ReportField;
    std::uint64_t hash = 0xCBF2'9CE4'8422'2325;  // FNV-1a
    for (const ReportField field : {MatterCode, Matter, Title, Words, Address, Channel, Reported,
                                    Longitude, Latitude, East, North, Point}) {
        for (const char c : values.of(field))
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x0000'0100'0000'01B3;
        hash = (hash ^ 0xFFU) * 0x0000'0100'0000'01B3;
    }
    return fmt::format("content-{:016x}", hash);
}

/// Whole seconds, as the store keeps them.
base::Instant moment_in(Report& report, std::string_view text) {
    if (text.empty()) return base::kNever;
    const auto at = report_time(text);
    if (at) return std::chrono::floor<base::Seconds>(*at);
    report.notes.push_back(Word::IngestBadOtherTime);
    return base::kNever;
}

}  // namespace

ReportRead report_from(const std::vector<ReportCell>& cells, std::int64_t line) {
    using enum ReportField;
    const ReportValues values{cells};
    ReportRead read;
    Report& report = read.report;
    report.line = line;
    read.bad.line = line;
    report.external_id = values.text(Id);
    report.matter_code = values.text(MatterCode);
    report.matter_text = values.text(Matter);
    report.title = values.text(Title);
    report.words = values.text(Words);
    report.address = values.text(Address);
    report.channel_text = values.text(Channel);
    report.state_text = values.text(State);
    report.agency = values.text(Agency);
    report.urgency = values.text(Urgency);
    report.media_url = values.text(Media);
    if (report.matter_code.empty() && report.matter_text.empty() && report.title.empty() &&
        report.words.empty()) {
        read.bad.reason = Word::IngestBadEmpty;
        return read;
    }
    if (const std::string_view text = values.of(Reported); !text.empty()) {
        const auto at = report_time(text);
        if (!at) {
            read.bad.reason = Word::IngestBadTime;
            read.bad.parts = {std::string{text.substr(0, 40)}};
            return read;
        }
        report.reported = std::chrono::floor<base::Seconds>(*at);
    } else {
        report.notes.push_back(Word::IngestNoTime);
    }
    report.updated = moment_in(report, values.of(Updated));
    report.due = moment_in(report, values.of(Due));
    report.closed = moment_in(report, values.of(Closed));
    find_place(report, values);
    if (report.external_id.empty()) {
        report.external_id = id_from_content(values);
        report.notes.push_back(Word::IngestNoId);
    }
    read.good = true;
    return read;
}

}  // namespace ingest
