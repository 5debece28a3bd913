// ingest/reports.h — issue reports of other systems, as they come: CSV with a head, JSON lines, a
// JSON array, Open311 GeoReport v2, fixtures of Django, points of GeoJSON.
//
// bytes ──feed──▶ rows ──▶ Report, or BadRow with its reason ──issue_of──▶ model::IssueRow
//
// CSV and JSON lines are given row by row, so that a feed need not end; a JSON document is held
// until it does.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "geo/point.h"
#include "ingest/report_fields.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

struct Report {
    std::int64_t line = 0;  // as of BadRow
    std::string external_id;
    std::string matter_code;
    std::string matter_text;
    std::string title;
    std::string words;  // of the caller; to be sealed
    std::string address;
    std::string channel_text;
    std::string state_text;
    std::string agency;
    std::string urgency;
    std::string media_url;
    base::Instant reported = base::kNever;
    base::Instant updated = base::kNever;
    base::Instant due = base::kNever;
    base::Instant closed = base::kNever;
    bool has_place = false;
    bool metres = false;  // of a system that somebody has to name; else degrees, longitude first
    geo::Point point;
    std::vector<base::Word> notes;  // what was done to it, and what it lacks
};

/// What could not be read. `line` is that of its file; in a JSON document the number of the record.
struct BadRow {
    std::int64_t line = 0;
    base::Word reason = base::Word::Unexpected;
    std::vector<std::string> parts;
    std::string raw;
};

struct ReportBatch {
    std::vector<Report> reports;
    std::vector<BadRow> bad;
};

enum class ReportFormat : std::uint8_t { Guess, Csv, JsonLines, Document };

struct ReportOptions {
    std::string file;  // as the user named it
    ReportFormat format = ReportFormat::Guess;
    ReportMapping mapping;
    std::string encoding;  // when somebody says it
};

/// A value of a row, and what it says.
struct ReportCell {
    ReportColumn column;
    std::string_view value;
};

/// A row; or why it is none: nobody can tell what it is about, or when it was.
struct ReportRead {
    Report report;
    bool good = false;
    BadRow bad;  // without `raw`
};
ReportRead report_from(const std::vector<ReportCell>& cells, std::int64_t line);

class ReportReader {
  public:
    explicit ReportReader(ReportOptions options);
    ~ReportReader();
    ReportReader(ReportReader&&) noexcept;
    ReportReader& operator=(ReportReader&&) noexcept;

    /// More bytes; what is complete by them goes into the batch. Refuses what holds no reports.
    base::Result<void> feed(std::string_view bytes, ReportBatch& into);
    /// There are no more.
    base::Result<void> finish(ReportBatch& into);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace ingest
