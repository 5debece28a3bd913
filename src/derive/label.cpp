#include "derive/label.h"

#include "base/text.h"

#include <algorithm>

namespace derive {

using model::Row;

namespace {

std::string number_or_nothing(std::uint32_t n) {
    return n == 0 ? std::string{} : std::to_string(n);
}

const LabelField* field_named(std::string_view name) {
    const auto at = std::ranges::find_if(kLabelFields, [&](const LabelField& field) {
        return field.name == name || field.chinese == name;
    });
    return at == kLabelFields.end() ? nullptr : &*at;
}

std::string value_of(std::string_view name, const model::Snapshot& is, const Derived& derived,
                     Row place) {
    const model::PlaceRow& row = is.places->row[place];
    const Tally& total = derived.total[place];
    const auto whole = [](int n) { return n > 0 ? std::to_string(n) : std::string{}; };
    if (name == "name") return row.name;
    if (name == "storeys") return whole(row.storeys);
    if (name == "stairs") return row.stairs > 1 ? whole(row.stairs) : std::string{};
    if (name == "units") return number_or_nothing(total.counts.units);
    if (name == "households") return number_or_nothing(total.counts.households);
    if (name == "rented") return number_or_nothing(total.counts.units_rented);
    if (name == "vacant") return number_or_nothing(total.counts.units_vacant);
    if (name == "shops") return number_or_nothing(total.counts.shops);
    if (name == "open") return number_or_nothing(total.open);
    return number_or_nothing(total.overdue);
}

/// One word; empty when a field in it has nothing to say.
std::string filled(std::string_view word, const model::Snapshot& is, const Derived& derived,
                   Row place) {
    std::string text;
    while (!word.empty()) {
        const std::size_t open = word.find('{');
        const std::size_t close = word.find('}', open == std::string_view::npos ? 0 : open);
        if (open == std::string_view::npos || close == std::string_view::npos) {
            text += word;
            break;
        }
        text += word.substr(0, open);
        const LabelField* field = field_named(word.substr(open + 1, close - open - 1));
        const std::string value =
            field == nullptr ? std::string{} : value_of(field->name, is, derived, place);
        if (value.empty()) return {};
        text += value;
        word.remove_prefix(close + 1);
    }
    return text;
}

}  // namespace

std::optional<std::string> unknown_field(std::string_view text) {
    while (true) {
        const std::size_t open = text.find('{');
        if (open == std::string_view::npos) return std::nullopt;
        const std::size_t close = text.find('}', open);
        if (close == std::string_view::npos) return std::string{text.substr(open)};
        const std::string_view name = text.substr(open + 1, close - open - 1);
        if (field_named(name) == nullptr) return std::string{name};
        text.remove_prefix(close + 1);
    }
}

std::string label_of(std::string_view text, const model::Snapshot& is, const Derived& derived,
                     Row place) {
    std::string label;
    for (const std::string& line : base::split(text, '|')) {
        std::string words;
        for (const std::string& word : base::fields(line)) {
            const std::string one = filled(word, is, derived, place);
            if (!one.empty()) words += (words.empty() ? "" : " ") + base::replaced(one, "·", " ");
        }
        if (!words.empty()) label += (label.empty() ? "" : "\n") + words;
    }
    return label;
}

}  // namespace derive
