// ingest/report_json.h — issue reports out of JSON, whatever is wrapped around them. Only for
// reports.cpp.
#pragma once

#include "ingest/reports.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

struct JsonField;

/// JSON as it is written: keys may repeat, numbers keep their digits.
struct JsonValue {
    enum class Kind : std::uint8_t { Null, Text, List, Object };
    Kind kind = Kind::Null;
    std::string text;               // also of numbers, true and false
    std::vector<JsonValue> items;   // of a list
    std::vector<JsonField> fields;  // of an object

    bool is_object() const { return kind == Kind::Object; }
};

struct JsonField {
    std::string key;
    JsonValue value;
};

struct JsonRead {
    std::optional<JsonValue> value;
    std::size_t broken_at = 0;  // byte, when there is none
};
JsonRead json_from(std::string_view text);

/// The records that a document holds: its items, those of a list it wraps ("requests", "data" …),
/// or itself.
std::vector<const JsonValue*> records_in(const JsonValue& document);

/// A record of a dump that is no report: a street of a Django fixture.
bool is_other_record(const JsonValue& record);

/// What stands in a record, for somebody who looks for it in its file: "key=value key=value".
std::string shown(const JsonValue& record);

/// One record; what it holds within is looked into where reports keep their place or more fields.
ReportRead report_from(const JsonValue& record, const ReportMapping& mapping, std::int64_t line);

}  // namespace ingest
