#include "ingest/reports.h"

#include "base/text.h"
#include "ingest/csv_reader.h"
#include "ingest/report_json.h"
#include "ingest/report_text.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace ingest {

using base::fail;
using base::Fault;
using base::Result;
using base::Word;

namespace {

constexpr std::size_t kHeadOfReportsWithin = 20;  // rows
constexpr std::size_t kLongestRow = std::size_t{16} << 20U;
constexpr std::size_t kLongestRaw = 4096;  // of a row that is set aside

std::string raw_of(std::string_view row) {
    return std::string{base::trimmed(row).substr(0, kLongestRaw)};
}

std::int64_t lines_in(std::string_view text) {
    return std::count(text.begin(), text.end(), '\n');
}

std::string_view first_line(std::string_view text) {
    text = base::trimmed(text);
    return base::trimmed(text.substr(0, text.find('\n')));
}

/// By the first line of a text: lines of JSON are whole objects, a document goes on or wraps its
/// records.
ReportFormat format_of(std::string_view text) {
    text = base::trimmed(text);
    if (text.starts_with('[')) return ReportFormat::Document;
    if (!text.starts_with('{')) return ReportFormat::Csv;
    const std::string_view line = first_line(text);
    if (line.size() <= 2 || !line.ends_with('}')) return ReportFormat::Document;
    const JsonRead read = json_from(line);
    const bool wraps = read.value && records_in(*read.value) != std::vector{&*read.value};
    return wraps ? ReportFormat::Document : ReportFormat::JsonLines;
}

}  // namespace

struct ReportReader::Impl {
    ReportOptions options;
    LineDecoder decoder;
    ReportFormat format;
    std::string text;  // not yet read; of a document, all
    std::int64_t line = 1;
    std::vector<ReportColumn> columns;  // of CSV, once the head is found
    std::size_t heads_tried = 0;
    char separator = '\0';

    explicit Impl(ReportOptions given)
        : options{std::move(given)}, decoder{options.encoding}, format{options.format} {}

    Result<void> take(std::optional<std::string> more, CsvReader::Text reach, ReportBatch& into);
    Result<void> take_csv(CsvReader::Text reach, ReportBatch& into);
    Result<void> take_head(const CsvRow& row);
    void take_row(const CsvRow& row, std::string_view raw, ReportBatch& into);
    void take_lines(ReportBatch& into);
    void take_line(std::string_view row, ReportBatch& into);
    Result<void> take_document(ReportBatch& into);
    Result<void> refuse(Word word, std::vector<std::string> more = {}) const {
        more.insert(more.begin(), options.file);
        return fail(Fault::Corrupt, word, std::move(more));
    }
};

namespace {

void put_report(ReportRead read, std::string_view raw, ReportBatch& into) {
    if (read.good) {
        into.reports.push_back(std::move(read.report));
        return;
    }
    read.bad.raw = raw_of(raw);
    into.bad.push_back(std::move(read.bad));
}

}  // namespace

/// The first row in which two columns are known, or one of one: titles stand above it.
Result<void> ReportReader::Impl::take_head(const CsvRow& row) {
    std::vector<ReportColumn> seen;
    std::size_t known = 0;
    for (const std::string& cell : row.cells) {
        seen.push_back(report_column(cell, options.mapping));
        if (seen.back().field != ReportField::Ignore) ++known;
    }
    if (known >= 2 || (known == 1 && seen.size() == 1)) {
        columns = std::move(seen);
        return {};
    }
    if (++heads_tried >= kHeadOfReportsWithin) return refuse(Word::IngestNoHead);
    return {};
}

void ReportReader::Impl::take_row(const CsvRow& row, std::string_view raw, ReportBatch& into) {
    if (row.cells.size() > columns.size()) {
        into.bad.push_back({row.line,
                            Word::IngestBadCells,
                            {std::to_string(row.cells.size()), std::to_string(columns.size())},
                            raw_of(raw)});
        return;
    }
    std::vector<ReportCell> cells;
    for (std::size_t i = 0; i < row.cells.size(); ++i) cells.push_back({columns[i], row.cells[i]});
    put_report(report_from(cells, row.line), raw, into);
}

Result<void> ReportReader::Impl::take_csv(CsvReader::Text reach, ReportBatch& into) {
    std::string_view rest = text;
    if (separator == '\0') {
        if (base::trimmed(rest).empty()) return {};
        separator = told_separator(rest);
        if (separator == '\0') separator = separator_of(rest);
    }
    CsvReader reader{rest, separator, line, reach};
    std::size_t at = 0;
    for (CsvRow row; reader.next(row); row = {}) {
        if (columns.empty()) {
            if (auto fine = take_head(row); !fine) return fine;
        } else {
            take_row(row, rest.substr(at, reader.at() - at), into);
        }
        at = reader.at();
    }
    line = reader.line();
    text.erase(0, text.size() - rest.size() + reader.at());
    return {};
}

void ReportReader::Impl::take_line(std::string_view row, ReportBatch& into) {
    const JsonRead read = json_from(row);
    if (!read.value) {
        into.bad.push_back(
            {line, Word::IngestBadJson, {std::to_string(read.broken_at)}, raw_of(row)});
        return;
    }
    for (const JsonValue* record : records_in(*read.value)) {
        if (is_other_record(*record)) continue;
        put_report(report_from(*record, options.mapping, line), row, into);
    }
}

void ReportReader::Impl::take_lines(ReportBatch& into) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view row = std::string_view{text}.substr(at, end - at);
        if (!base::trimmed(row).empty()) take_line(row, into);
        ++line;
        at = end + 1;
    }
    text.clear();
}

Result<void> ReportReader::Impl::take_document(ReportBatch& into) {
    if (base::trimmed(text).empty()) return {};
    const JsonRead read = json_from(text);
    if (!read.value) {
        if (!json_from(first_line(text)).value)
            return refuse(Word::IngestNotJson, {std::to_string(read.broken_at)});
        take_lines(into);  // one document after the other
        return {};
    }
    std::size_t records = 0;
    ReportBatch found;
    for (const JsonValue* record : records_in(*read.value)) {
        ++records;
        if (is_other_record(*record)) continue;
        ReportRead one = report_from(*record, options.mapping, static_cast<std::int64_t>(records));
        const std::string raw = one.good ? std::string{} : shown(*record);
        put_report(std::move(one), raw, found);
    }
    // Not one that says what it is about: this is a file of something else.
    const bool foreign =
        found.reports.empty() && std::ranges::all_of(found.bad, [](const auto& b) {
            return b.reason == Word::IngestBadRecord || b.reason == Word::IngestBadEmpty;
        });
    if (records > 0 && foreign) return refuse(Word::IngestNothing);
    text.clear();
    std::ranges::move(found.reports, std::back_inserter(into.reports));
    std::ranges::move(found.bad, std::back_inserter(into.bad));
    return {};
}

Result<void> ReportReader::Impl::take(std::optional<std::string> more, CsvReader::Text reach,
                                      ReportBatch& into) {
    if (!more) return fail(Fault::Unsupported, Word::EncodingUnknown, {options.file});
    text += *more;
    const bool last = reach == CsvReader::Text::Whole;
    if (format == ReportFormat::Guess) {
        if (base::trimmed(text).empty()) {
            line += lines_in(text);
            text.clear();
            return {};
        }
        format = format_of(text);
    }
    if (format == ReportFormat::Document) return last ? take_document(into) : Result<void>{};
    if (format == ReportFormat::Csv) {
        if (auto fine = take_csv(reach, into); !fine) return fine;
    } else {
        take_lines(into);
    }
    if (text.size() > kLongestRow) return refuse(Word::FileBroken);
    if (last && format == ReportFormat::Csv && columns.empty() && heads_tried > 0)
        return refuse(Word::IngestNoHead);
    return {};
}

ReportReader::ReportReader(ReportOptions options)
    : impl_{std::make_unique<Impl>(std::move(options))} {}
ReportReader::~ReportReader() = default;
ReportReader::ReportReader(ReportReader&&) noexcept = default;
ReportReader& ReportReader::operator=(ReportReader&&) noexcept = default;

Result<void> ReportReader::feed(std::string_view bytes, ReportBatch& into) {
    return impl_->take(impl_->decoder.more(bytes), CsvReader::Text::Beginning, into);
}

Result<void> ReportReader::finish(ReportBatch& into) {
    return impl_->take(impl_->decoder.rest(), CsvReader::Text::Whole, into);
}

}  // namespace ingest
