#include "ingest/report_json.h"

#include "ingest/register_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace ingest {

namespace {

constexpr std::size_t kDeepestJson = 64;

/// Builds a JsonValue from what nlohmann's parser tells.
class JsonBuilder final : public nlohmann::json_sax<nlohmann::json> {
  public:
    std::optional<JsonValue> take() { return std::move(root_); }
    std::size_t broken_at() const { return broken_at_; }

    bool null() override { return put({}); }
    bool boolean(bool value) override { return put_text(value ? "true" : "false"); }
    bool number_integer(std::int64_t value) override { return put_text(std::to_string(value)); }
    bool number_unsigned(std::uint64_t value) override { return put_text(std::to_string(value)); }
    bool number_float(double /*value*/, const std::string& text) override { return put_text(text); }
    bool string(std::string& value) override { return put_text(std::move(value)); }
    bool binary(nlohmann::json::binary_t& /*value*/) override { return false; }
    bool start_object(std::size_t /*count*/) override { return open(JsonValue::Kind::Object); }
    bool start_array(std::size_t /*count*/) override { return open(JsonValue::Kind::List); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(std::string& name) override {
        key_ = std::move(name);
        return true;
    }
    bool parse_error(std::size_t at, const std::string& /*token*/,
                     const nlohmann::json::exception& /*thrown*/) override {
        broken_at_ = at;
        return false;
    }

  private:
    bool put_text(std::string text) {
        JsonValue value;
        value.kind = JsonValue::Kind::Text;
        value.text = std::move(text);
        return put(std::move(value));
    }
    bool put(JsonValue value) {
        if (open_.empty()) {
            root_ = std::move(value);
            return true;
        }
        JsonValue& into = open_.back().value;
        if (into.is_object())
            into.fields.push_back({std::move(key_), std::move(value)});
        else
            into.items.push_back(std::move(value));
        key_.clear();
        return true;
    }
    bool open(JsonValue::Kind kind) {
        if (open_.size() >= kDeepestJson) return false;
        open_.push_back({std::exchange(key_, {}), {}});
        open_.back().value.kind = kind;
        return true;
    }
    bool close() {
        Open done = std::move(open_.back());
        open_.pop_back();
        key_ = std::move(done.key);
        return put(std::move(done.value));
    }

    struct Open {
        std::string key;  // under which it will stand
        JsonValue value;
    };
    std::vector<Open> open_;
    std::string key_;
    std::optional<JsonValue> root_;
    std::size_t broken_at_ = 0;
};

bool is_among(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
}

/// Keys under which a document wraps its records; what has an id may hold other lists under the
/// general ones.
bool wraps(std::string_view folded, bool has_id) {
    if (is_among(folded, {"requests", "servicerequests", "features"})) return true;
    return !has_id &&
           is_among(folded, {"reports", "issues", "events", "data", "result", "results", "records",
                             "items", "list", "rows", "content", "数据", "事件", "工单"});
}

bool holds_records(const JsonValue& value) {
    return value.kind == JsonValue::Kind::List &&
           std::ranges::any_of(value.items, &JsonValue::is_object);
}

/// The list that an object wraps, at most a few objects down; null when it is a record itself.
const JsonValue* wrapped(const JsonValue& object, int depth) {
    const bool has_id = std::ranges::any_of(object.fields, [](const auto& field) {
        return report_column(field.key, {}).field == ReportField::Id;
    });
    for (const auto& [key, value] : object.fields) {
        if (!wraps(folded_label(key), has_id)) continue;
        // An empty list is a page without records, and no record without fields.
        const bool empty = value.kind == JsonValue::Kind::List && value.items.empty();
        if (empty || holds_records(value)) return &value;
        if (value.is_object() && depth > 0)
            if (const JsonValue* inner = wrapped(value, depth - 1)) return inner;
    }
    return nullptr;
}

const JsonValue* field_in(const JsonValue& object, std::string_view name) {
    for (const auto& [key, value] : object.fields)
        if (key == name) return &value;
    return nullptr;
}

std::string_view text_in(const JsonValue& object, std::string_view name) {
    const JsonValue* value = field_in(object, name);
    return value == nullptr ? std::string_view{} : std::string_view{value->text};
}

/// What an object within a record may say: where it is, or anything, or nothing of the report (who
/// reported it has an id and a name, too).
enum class Inner : std::uint8_t { Nothing, Place, Anything };
Inner inner_of(std::string_view folded) {
    if (is_among(folded,
                 {"location", "geo", "geometry", "geopoint", "geolocation", "point", "position",
                  "address", "coordinates", "coordinate", "latlng", "位置", "坐标", "地址"}))
        return Inner::Place;
    if (is_among(folded, {"extendedattributes", "attributes", "properties", "fields", "request",
                          "servicerequest"}))
        return Inner::Anything;
    return Inner::Nothing;
}

bool is_place(ReportField field) {
    using enum ReportField;
    return field == Address || (field >= Longitude && field <= Point);
}

/// What GeoReport has no word for, or only two.
bool extends_request(ReportField field) {
    using enum ReportField;
    return field == State || field == Title || field == Closed || field == Urgency ||
           field == Channel;
}

/// Cells of a record. Their texts live as long as it.
class Cells311 {
  public:
    explicit Cells311(const ReportMapping& mapping) : mapping_{mapping} {}

    void add(const JsonValue& object, Inner says, int depth) {
        if (const JsonValue* at = field_in(object, "coordinates"); at != nullptr) {
            add_coordinates(*at, depth);
            return;
        }
        for (const auto& [key, value] : object.fields) {
            if (key == "type" && value.text == "Feature") continue;  // GeoJSON says so of each
            if (value.kind == JsonValue::Kind::Text) {
                put(key, value.text, says, depth);
            } else if (value.is_object() && depth < kDepths) {
                const std::string folded = folded_label(key);
                const Inner inner = std::min(says, inner_of(folded));
                const bool extends = folded == "extendedattributes";
                if (inner != Inner::Nothing) add(value, inner, extends ? kExtended : depth + 1);
            } else if (value.kind == JsonValue::Kind::List && !value.items.empty()) {
                if (inner_of(folded_label(key)) == Inner::Place)
                    add_coordinates(value, depth);
                else
                    put(key, value.items.front().text, says, depth);
            }
        }
    }

    void add_id(std::string id) {
        owned_.push_back(std::make_unique<std::string>(std::move(id)));
        cells_.push_back({{ReportField::Id, kDepths * kPerDepth}, *owned_.back()});
    }

    const std::vector<ReportCell>& cells() const { return cells_; }

  private:
    static constexpr int kDepths = 3;
    static constexpr int kPerDepth = 1000;  // what stands further in is asked later
    static constexpr int kExtended = -1;    // … but first where it says more than "closed"

    void put(std::string_view key, std::string_view value, Inner says, int depth) {
        ReportColumn column = report_column(key, mapping_);
        if (says == Inner::Place && !is_place(column.field)) return;
        if (depth == kExtended && !extends_request(column.field)) return;
        column.rank += depth * kPerDepth;
        cells_.push_back({column, value});
    }
    /// [longitude, latitude], as GeoJSON has it.
    void add_coordinates(const JsonValue& list, int depth) {
        if (list.items.size() < 2) return;
        owned_.push_back(std::make_unique<std::string>(
            fmt::format("POINT ({} {})", list.items[0].text, list.items[1].text)));
        cells_.push_back({{ReportField::Point, depth * kPerDepth}, *owned_.back()});
    }

    const ReportMapping& mapping_;
    std::vector<ReportCell> cells_;
    std::vector<std::unique_ptr<std::string>> owned_;
};

bool is_fixture(const JsonValue& record) {
    const JsonValue* fields = field_in(record, "fields");
    return fields != nullptr && fields->is_object() && !text_in(record, "model").empty();
}

/// An answer of an Open311 server that something went wrong: {"code":404,"description":…}.
bool is_refusal(const JsonValue& record) {
    return record.fields.size() == 2 && text_in(record, "code").size() == 3 &&
           field_in(record, "description") != nullptr;
}

bool is_area(const JsonValue& record) {
    const JsonValue* geometry = field_in(record, "geometry");
    if (geometry == nullptr || !geometry->is_object()) return false;
    const std::string_view type = text_in(*geometry, "type");
    return !type.empty() && type != "Point";
}

}  // namespace

JsonRead json_from(std::string_view text) {
    JsonBuilder builder;
    const bool whole = nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
    if (!whole) return {std::nullopt, builder.broken_at()};
    return {builder.take(), 0};
}

std::vector<const JsonValue*> records_in(const JsonValue& document) {
    const JsonValue* list = document.kind == JsonValue::Kind::List ? &document : nullptr;
    constexpr int kWrappings = 3;
    if (document.is_object()) list = wrapped(document, kWrappings);
    if (list == nullptr) return {&document};
    std::vector<const JsonValue*> records;
    for (const JsonValue& item : list->items) records.push_back(&item);
    return records;
}

bool is_other_record(const JsonValue& record) {
    if (!record.is_object() || !is_fixture(record)) return false;
    const std::string_view model = text_in(record, "model");
    return !model.ends_with("request") && !model.ends_with("report") && !model.ends_with("issue");
}

std::string shown(const JsonValue& record) {
    std::string all = record.text;
    for (const auto& [key, value] : record.fields) {
        if (value.kind != JsonValue::Kind::Text) continue;
        if (!all.empty()) all += ' ';
        all += key + '=' + value.text;
    }
    return all;
}

ReportRead report_from(const JsonValue& record, const ReportMapping& mapping, std::int64_t line) {
    if (!record.is_object() || is_refusal(record) || is_area(record))
        return {.report = {}, .good = false, .bad = {line, base::Word::IngestBadRecord, {}, {}}};
    Cells311 cells{mapping};
    if (is_fixture(record)) {
        cells.add(*field_in(record, "fields"), Inner::Anything, 0);
        if (const std::string_view key = text_in(record, "pk"); !key.empty())
            cells.add_id(fmt::format("{}/{}", text_in(record, "model"), key));
    } else {
        cells.add(record, Inner::Anything, 0);
    }
    return report_from(cells.cells(), line);
}

}  // namespace ingest
