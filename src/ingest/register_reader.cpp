#include "ingest/register_reader.h"

#include "ingest/register_cells.h"
#include "ingest/register_text.h"
#include "ingest/things.h"
#include "model/credit_code.h"

#include <algorithm>

namespace ingest {

namespace {

constexpr std::size_t kMostUnknown = 200;  // different texts; a column mapped wrongly has more
constexpr std::size_t kMostMet = 4096;     // of one column

/// Where 无 is an answer, and not the lack of one.
bool nothing_is_an_answer(Field field) {
    return field == Field::Heating || field == Field::Hazard || field == Field::Licence ||
           field == Field::Registration || field == Field::NineSmall;
}

}  // namespace

RowReader::RowReader(const RegisterInput& input) : table_{input.table}, codes_{*input.there.codes} {
    column_.fill(kNoColumn);
    const Mapping mapping = allowed_mapping(input.mapping, table_.columns);
    for (std::size_t i = 0; i < mapping.field.size(); ++i)
        column_[static_cast<std::size_t>(mapping.field[i])] = i;
    column_[static_cast<std::size_t>(Field::Ignore)] = kNoColumn;
}

std::string_view RowReader::text(Field field) const {
    const std::string_view cell = cell_of(*row_, column(field));
    return says_nothing(cell) && !(cell == "无" && nothing_is_an_answer(field)) ? std::string_view{}
                                                                                : cell;
}

std::string RowReader::looked_up(Field field, std::string_view cell) const {
    std::string code = codes_.code(list_of(field), cell);
    // A licence by its number: who has one tells it.
    if (code.empty() && field == Field::Licence && model::read_credit_code(cell)) return "1";
    if (code.empty() && field == Field::ComponentClass)
        code = codes_.code("K36", component_named(cell));
    if (code.empty() && field == Field::ComponentState)
        code = codes_.code("K37", component_state_named(cell));
    return code;
}

std::string RowReader::code(Field field) {
    const std::string_view cell = text(field);
    if (cell.empty()) return {};
    auto& met = met_[static_cast<std::size_t>(field)];
    if (met.size() >= kMostMet) met.clear();
    const auto [at, is_new] = met.try_emplace(std::string{cell});
    if (is_new) at->second = looked_up(field, cell);
    if (!at->second.empty()) return at->second;
    std::pair<Field, std::string> key{field, cell};
    if (unknown_.size() < kMostUnknown || unknown_.contains(key)) ++unknown_[std::move(key)];
    return {};
}

int RowReader::number(Field field) const {
    const int most = field == Field::OrgStaff || field == Field::Capacity ? 1'000'000 : 9'999;
    return std::clamp(whole_number(text(field)).value_or(0), 0, most);
}

double RowReader::decimal(Field field) const {
    return decimal_number(text(field)).value_or(0);
}

bool RowReader::yes(Field field) const {
    return yes_or_no(text(field)).value_or(false);
}

base::Instant RowReader::day(Field field) const {
    return day_from(text(field)).value_or(base::kNever);
}

Whereabouts RowReader::whereabouts() const {
    return {.community = text(Field::Community),
            .yard = text(Field::Yard),
            .building = text(Field::Building),
            .stair = text(Field::Stair),
            .floor = text(Field::Floor),
            .door = text(Field::Door),
            .address = text(Field::Address)};
}

std::vector<UnknownText> RowReader::unknown() const {
    std::vector<UnknownText> texts;
    for (const auto& [key, rows] : unknown_) texts.push_back({key.first, key.second, rows});
    std::ranges::stable_sort(texts, std::greater{}, &UnknownText::rows);
    return texts;
}

}  // namespace ingest
