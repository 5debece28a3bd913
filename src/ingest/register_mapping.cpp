#include "ingest/register_mapping.h"

#include "base/text.h"
#include "ingest/register_refusal.h"
#include "ingest/register_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>
#include <map>

namespace ingest {

namespace {

constexpr std::array<std::string_view, kFields> kFieldNames{"ignore",
                                                            "community",
                                                            "yard",
                                                            "building",
                                                            "stair",
                                                            "floor",
                                                            "door",
                                                            "address",
                                                            "name",
                                                            "head-name",
                                                            "sex",
                                                            "birth-date",
                                                            "id-number",
                                                            "phone",
                                                            "relation",
                                                            "residence",
                                                            "use",
                                                            "area",
                                                            "tenure",
                                                            "lessor",
                                                            "rent-purpose",
                                                            "rent-rooms",
                                                            "rent-area",
                                                            "tenants-local",
                                                            "tenants-other",
                                                            "tenants-hmt",
                                                            "tenants-foreign",
                                                            "registration",
                                                            "letter",
                                                            "group-let",
                                                            "heating",
                                                            "alarms",
                                                            "hazard",
                                                            "rent-since",
                                                            "rent-checked",
                                                            "shop-name",
                                                            "trade",
                                                            "shop-state",
                                                            "licence",
                                                            "nine-small",
                                                            "door-duties",
                                                            "organisation",
                                                            "organisation-kind",
                                                            "credit-code",
                                                            "staff",
                                                            "party-branch",
                                                            "facility",
                                                            "facility-kind",
                                                            "hours",
                                                            "capacity",
                                                            "component-class",
                                                            "component",
                                                            "component-code",
                                                            "component-state",
                                                            "keeper",
                                                            "x",
                                                            "y",
                                                            "lon",
                                                            "lat"};

struct Known {
    Field field = Field::Ignore;
    std::size_t rank = std::numeric_limits<std::size_t>::max();
};

/// By folded name.
const std::map<std::string, Known, std::less<>>& known_names() {
    static const auto kKnown = [] {
        std::map<std::string, Known, std::less<>> known;
        std::size_t rank = 0;
        for (const FieldNames& of : field_names())
            for (const std::string& name : base::fields(of.names))
                known.try_emplace(name, Known{of.field, rank++});
        return known;
    }();
    return kKnown;
}

std::string folded_column(std::string_view column) {
    std::string folded = folded_label(column);
    // *姓名, 1.姓名, 居民-姓名 are what forms make of it.
    const std::size_t letter = folded.find_first_not_of("0123456789.、");
    if (letter != std::string::npos && letter > 0) folded.erase(0, letter);
    return folded;
}

Known known_as(std::string_view column) {
    const auto& known = known_names();
    const auto found = known.find(folded_column(column));
    return found == known.end() ? Known{} : found->second;
}

/// Whether a column says something about an organisation, a facility or a component.
bool is_of_thing(Field field) {
    return field >= Field::OrgName;
}

bool says_any(const Mapping& mapping, std::initializer_list<Field> fields) {
    return std::ranges::any_of(fields,
                               [&](Field field) { return column_of(mapping, field).has_value(); });
}

/// In a table that is about organisations, facilities or components, their names count more.
Mapping in_context(Mapping mapping, const std::vector<std::string>& columns) {
    Field about = Field::Ignore;
    for (const NamesAbout& of : names_about())
        if (about == Field::Ignore && column_of(mapping, of.about)) about = of.about;
    if (about == Field::Ignore) return mapping;
    for (const NamesAbout& of : names_about()) {
        if (of.about != about || column_of(mapping, of.names.field)) continue;
        for (const std::string& name : base::fields(of.names.names))
            for (std::size_t i = 0; i < columns.size(); ++i) {
                const bool taken = column_of(mapping, of.names.field).has_value();
                if (!taken && folded_column(columns[i]) == name && !refusal_of(columns[i]))
                    mapping.field[i] = of.names.field;
            }
    }
    return mapping;
}

/// Persons have employers, and shops and homes belong to companies: such a table is about them.
bool is_about_others(const Mapping& mapping) {
    using enum Field;
    if (says_any(mapping, {Sex, BirthDate, IdNumber, Relation, Residence, HeadName, ShopName, Trade,
                           ShopState, NineSmall, Lessor, RentPurpose, TenantsLocal, TenantsOther}))
        return true;
    const bool sure = says_any(mapping, {OrgKind, OrgStaff, CreditCode, FacilityKind, Capacity,
                                         ComponentClass, ComponentCode});
    return !sure && says_any(mapping, {Name, Door});
}

Mapping with_things(const Mapping& mapping, const std::vector<std::string>& columns) {
    Mapping read = in_context(mapping, columns);
    if (!is_about_others(read)) return read;
    read = mapping;
    std::ranges::replace_if(read.field, is_of_thing, Field::Ignore);
    return read;
}

/// A column by its name, and which of that name it is.
std::vector<std::string> told_apart(const std::vector<std::string>& columns) {
    std::map<std::string, int> count;
    std::vector<std::string> names;
    for (const std::string& column : columns) {
        const int n = ++count[column];
        names.push_back(n == 1 ? column : column + '\n' + std::to_string(n));
    }
    return names;
}

bool is_special(char c) {
    return c == '%' || c == '&' || c == '=' || static_cast<unsigned char>(c) < 0x20;
}

std::string escaped(std::string_view name) {
    std::string text;
    for (const char c : name) {
        if (is_special(c))
            text += fmt::format("%{:02X}", static_cast<unsigned>(c));
        else
            text += c;
    }
    return text;
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string unescaped(std::string_view text) {
    std::string name;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool code = text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
                          hex_value(text[i + 2]) >= 0;
        name += code ? static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]))
                     : text[i];
        if (code) i += 2;
    }
    return name;
}

}  // namespace

Mapping guess_mapping(const std::vector<std::string>& columns) {
    Mapping mapping{std::vector<Field>(columns.size(), Field::Ignore)};
    std::array<std::size_t, kFields> best{};  // rank of the column that has the field so far
    std::array<std::size_t, kFields> at{};
    best.fill(std::numeric_limits<std::size_t>::max());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (refusal_of(columns[i])) continue;
        const Known known = known_as(columns[i]);
        const auto field = static_cast<std::size_t>(known.field);
        if (known.field == Field::Ignore || known.rank >= best[field]) continue;
        if (best[field] != std::numeric_limits<std::size_t>::max())
            mapping.field[at[field]] = Field::Ignore;
        mapping.field[i] = known.field;
        best[field] = known.rank;
        at[field] = i;
    }
    // In a list of persons the head's name stands beside everybody's.
    if (const auto head = column_of(mapping, Field::HeadName);
        head && column_of(mapping, Field::Name))
        mapping.field[*head] = Field::Ignore;
    return with_things(mapping, columns);
}

Mapping allowed_mapping(Mapping mapping, const std::vector<std::string>& columns) {
    mapping.field.resize(columns.size(), Field::Ignore);
    std::array<bool, kFields> taken{};
    for (std::size_t i = 0; i < columns.size(); ++i) {
        bool& one = taken[static_cast<std::size_t>(mapping.field[i])];
        if (one || refusal_of(columns[i])) mapping.field[i] = Field::Ignore;
        if (mapping.field[i] != Field::Ignore) one = true;
    }
    return mapping;
}

std::optional<std::size_t> column_of(const Mapping& mapping, Field field) {
    const auto found = std::ranges::find(mapping.field, field);
    if (found == mapping.field.end()) return std::nullopt;
    return static_cast<std::size_t>(found - mapping.field.begin());
}

std::string_view name_of(Field field) {
    return kFieldNames[static_cast<std::size_t>(field)];
}

std::optional<Field> field_named(std::string_view name) {
    const auto found = std::ranges::find(kFieldNames, name);
    if (found == kFieldNames.end()) return std::nullopt;
    return static_cast<Field>(found - kFieldNames.begin());
}

std::string mapping_text(const Mapping& mapping, const std::vector<std::string>& columns) {
    const std::vector<std::string> names = told_apart(columns);
    std::string text;
    for (std::size_t i = 0; i < columns.size() && i < mapping.field.size(); ++i) {
        if (mapping.field[i] == Field::Ignore) continue;
        if (!text.empty()) text += '&';
        text += fmt::format("{}={}", name_of(mapping.field[i]), escaped(names[i]));
    }
    return text;
}

Mapping mapping_from(std::string_view text, const std::vector<std::string>& columns) {
    Mapping mapping{std::vector<Field>(columns.size(), Field::Ignore)};
    const std::vector<std::string> names = told_apart(columns);
    for (const std::string& entry : base::split(text, '&')) {
        const std::size_t equals = entry.find('=');
        if (equals == std::string::npos) continue;
        const auto field = field_named(std::string_view{entry}.substr(0, equals));
        const auto name =
            std::ranges::find(names, unescaped(std::string_view{entry}.substr(equals + 1)));
        if (!field || name == names.end()) continue;
        mapping.field[static_cast<std::size_t>(name - names.begin())] = *field;
    }
    return allowed_mapping(std::move(mapping), columns);
}

std::string mapping_key(const std::vector<std::string>& columns) {
    std::vector<std::string> names = columns;
    std::ranges::sort(names);
    std::uint64_t hash = 0xCBF2'9CE4'8422'2325;  // FNV-1a
    const auto add = [&](char c) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x0000'0100'0000'01B3;
    };
    for (const std::string& name : names) {
        for (const char c : name) add(c);
        add('\n');
    }
    return fmt::format("{:016x}", hash);
}

}  // namespace ingest
