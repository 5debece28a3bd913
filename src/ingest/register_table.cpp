#include "ingest/register_table.h"

#include "base/text.h"
#include "ingest/csv_reader.h"
#include "ingest/encoding.h"
#include "ingest/file_kind.h"
#include "ingest/gdal_access.h"
#include "ingest/reading.h"
#include "ingest/register_text.h"
#include "ingest/table.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <cpl_conv.h>
#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace ingest {

namespace {

using Cells = std::vector<std::string>;

constexpr std::size_t kHeadWithin = 20;  // rows: titles above a head are few

using Record = CsvRow;

std::size_t filled(const Cells& cells) {
    return cells.size() - static_cast<std::size_t>(std::ranges::count(cells, std::string{}));
}

/// The first row nearly as wide as the widest: a title has one cell, or few.
std::size_t head_among(const std::vector<Record>& first) {
    std::size_t widest = 0;
    for (const Record& record : first) widest = std::max(widest, filled(record.cells));
    for (std::size_t i = 0; i < first.size(); ++i) {
        const std::size_t width = filled(first[i].cells);
        if (width * 4 >= widest * 3 && (width > 1 || widest == 1)) return i;
    }
    return first.size();
}

/// "联系\n电话" is one name.
std::string column_name(const std::string& cell) {
    std::string name;
    for (const char c : cell)
        if (c != '\n' && c != '\r') name += c;
    return name;
}

/// Takes rows one by one until the head is found, then all.
class TableMaker {
  public:
    void add(Record&& record) {
        if (!found_) {
            first_.push_back(std::move(record));
            if (first_.size() == kHeadWithin) find_head();
            return;
        }
        keep(std::move(record));
    }

    RegisterTable finish() {
        if (!found_) find_head();
        return std::move(table_);
    }

  private:
    void find_head() {
        found_ = true;
        const std::size_t head = head_among(first_);
        if (head == first_.size()) return;
        for (const std::string& cell : first_[head].cells)
            table_.columns.push_back(column_name(cell));
        table_.refused = refused_columns(table_.columns);
        for (std::size_t i = head + 1; i < first_.size(); ++i) keep(std::move(first_[i]));
        first_.clear();
    }

    void keep(Record&& record) {
        // In a row with too many cells nobody knows how far those of a refused column have moved.
        const bool moved = record.cells.size() > table_.columns.size();
        for (const RefusedColumn& refused : table_.refused) {
            const std::size_t end = moved ? record.cells.size() : refused.column + 1;
            for (std::size_t i = refused.column; i < std::min(end, record.cells.size()); ++i)
                record.cells[i].clear();
        }
        table_.line.push_back(record.line);
        table_.rows.push_back(std::move(record.cells));
    }

    RegisterTable table_;
    std::vector<Record> first_;
    bool found_ = false;
};

base::Result<RegisterTable> table_of_text(std::string_view text, Reading& reading) {
    char separator = told_separator(text);
    if (separator == '\0') separator = separator_of(text);
    CsvReader reader{text, separator};
    TableMaker maker;
    for (Record record; reader.next(record); record = {}) {
        maker.add(std::move(record));
        if (++reading.rows % kRowsPerLook != 0) continue;
        if (stopped(reading)) return stopped_by_user();
        if (reading.rows % kRowsPerProgress == 0)
            tell(reading, static_cast<double>(reader.at()) / static_cast<double>(text.size()));
    }
    return maker.finish();
}

base::Result<std::string> utf8_of(std::string bytes, const Reading& reading) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    constexpr std::size_t kEnough = std::size_t{4} << 20U;  // to guess by
    if (bytes.starts_with(kMark)) bytes.erase(0, kMark.size());
    const std::string_view head = std::string_view{bytes}.substr(0, kEnough);
    const bool zeros = head.substr(0, 4096).find('\0') != std::string_view::npos;
    if (!zeros && utf8_prefix(bytes) == bytes.size()) return bytes;
    std::string encoding = encoding_of(head);
    const std::string& told = reading.options.encoding;
    if (!told.empty() && !encoding.starts_with("UTF-16")) encoding = told;
    if (encoding == "UTF-8") {
        mend_utf8(bytes);
        return bytes;
    }
    std::optional<std::string> text = utf8_from(bytes, encoding);
    if (!text) return refused(reading, base::Fault::Unsupported, base::Word::EncodingUnknown);
    return *std::move(text);
}

/// Spreadsheets write long whole numbers as 1.3812345678E10: that many digits lose nothing. What
/// lost digits stays as it is, so that nobody takes it for a number.
std::string sheet_cell(std::string_view raw) {
    std::string text{plain_cell(raw)};
    if (text.ends_with(".0") && whole_number(text)) text.resize(text.size() - 2);
    const std::size_t dot = text.find('.');
    const std::size_t power = text.find_first_of("eE");
    if (dot != 1 || power == std::string::npos || power < 3) return text;
    const std::string digits = text.substr(2, power - 2);
    const auto shift = whole_number(std::string_view{text}.substr(power + 1));
    const bool plain = digits.find_first_not_of("0123456789") == std::string::npos;
    if (!plain || !shift || *shift >= 15 || static_cast<std::size_t>(*shift) != digits.size())
        return text;
    return text.substr(0, 1) + digits;
}

Record record_of(OGRFeature& row) {
    Record record;
    record.line = row.GetFID();
    for (int i = 0; i < row.GetFieldCount(); ++i) {
        std::string cell =
            row.IsFieldSetAndNotNull(i) ? sheet_cell(row.GetFieldAsString(i)) : std::string{};
        mend_utf8(cell);
        record.cells.push_back(std::move(cell));
    }
    while (!record.cells.empty() && record.cells.back().empty()) record.cells.pop_back();
    return record;
}

base::Result<RegisterTable> table_of_sheet(OGRLayer& sheet, Reading& reading) {
    TableMaker maker;
    sheet.ResetReading();
    while (const OGRFeatureUniquePtr row{sheet.GetNextFeature()}) {
        if (Record record = record_of(*row); !record.cells.empty()) maker.add(std::move(record));
        if (++reading.rows % kRowsPerLook != 0) continue;
        if (stopped(reading)) return stopped_by_user();
        if (reading.rows % kRowsPerProgress == 0) tell(reading, -1);
    }
    return maker.finish();
}

/// While it lives, sheets come as they are: texts, the head being a row like others.
struct BareSheets {
    static void set(const char* headers) {
        CPLSetThreadLocalConfigOption("OGR_XLSX_HEADERS", headers);
        CPLSetThreadLocalConfigOption("OGR_ODS_HEADERS", headers);
        CPLSetThreadLocalConfigOption("OGR_XLS_HEADERS", headers);
    }
    BareSheets() { set("DISABLE"); }
    BareSheets(const BareSheets&) = delete;
    BareSheets& operator=(const BareSheets&) = delete;
    BareSheets(BareSheets&&) = delete;
    BareSheets& operator=(BareSheets&&) = delete;
    ~BareSheets() { set(nullptr); }
};

base::Result<RegisterTable> table_of_workbook(const std::string& path, GdalSession& session,
                                              Reading& reading) {
    const char* const drivers[] = {"XLSX", "ODS", "XLS", nullptr};
    const BareSheets bare;
    session.forget();
    const GDALDatasetUniquePtr book{
        GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers)};
    if (!book)
        return refused(reading, base::Fault::Corrupt, base::Word::FileBroken, session.failure());
    const std::string& only = reading.options.only_layer;
    for (OGRLayer* sheet : book->GetLayers()) {
        if (!only.empty() && only != sheet->GetName()) continue;
        auto table = table_of_sheet(*sheet, reading);
        if (!table || !table->columns.empty()) return table;
    }
    return refused(reading, base::Fault::Corrupt, base::Word::FileBroken, "no sheet holds a table");
}

bool is_workbook(const std::string& path, std::string_view head) {
    const std::string extension = extension_of(path);
    const bool named = extension == "xlsx" || extension == "xlsm" || extension == "ods";
    return (named && head.starts_with("PK")) ||
           (extension == "xls" && head.starts_with("\xD0\xCF\x11\xE0"));
}

}  // namespace

base::Result<RegisterTable> read_register_table(const std::string& path,
                                                const ReadOptions& options) {
    GdalSession session;
    Reading reading{options, path};
    const std::optional<std::string> head = first_bytes_of(path, 4096);
    if (!head) return refused(reading, base::Fault::NotFound, base::Word::FileMissing);
    if (is_workbook(path, *head)) return table_of_workbook(path, session, reading);
    if (head->starts_with("PK") || head->starts_with("\xD0\xCF\x11\xE0"))
        return refused(reading, base::Fault::Unsupported, base::Word::FileUnknown);
    std::optional<std::string> bytes = bytes_of(path);
    if (!bytes) return refused(reading, base::Fault::Unreachable, base::Word::FileNotReadable);
    base::Result<std::string> text = utf8_of(*std::move(bytes), reading);
    if (!text) return refusal(text);
    auto table = table_of_text(*text, reading);
    if (table && table->columns.empty())
        return refused(reading, base::Fault::Corrupt, base::Word::FileBroken, "no head");
    return table;
}

RegisterTable register_table_from(std::string_view text) {
    const ReadOptions options;
    Reading reading{options, {}};
    return table_of_text(text, reading).value_or(RegisterTable{});
}

bool has_coordinates(const std::vector<std::string>& columns) {
    return coordinate_columns(columns).has_value();
}

std::string_view cell_of(const std::vector<std::string>& row, std::size_t column) {
    return column < row.size() ? std::string_view{row[column]} : std::string_view{};
}

}  // namespace ingest
