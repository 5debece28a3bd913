#include "derive/communities.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace derive {

using model::Kind;
using model::kNoRow;
using model::Row;

namespace {

constexpr std::uint64_t kNoNumber = std::uint64_t{1} << 62U;  // pieces from here on

/// 0 to 10 of a Chinese numeral, -1 of anything else.
int numeral(std::string_view sign) {
    constexpr std::array<std::string_view, 11> kNumerals{"零", "一", "二", "三", "四", "五",
                                                         "六", "七", "八", "九", "十"};
    const auto* const at = std::ranges::find(kNumerals, sign);
    return at == kNumerals.end() ? -1 : static_cast<int>(at - kNumerals.begin());
}

/// Takes the next piece off the front: a number in digits or up to 九十九 in numerals, else a byte.
/// Numbers come before all else.
std::uint64_t next_piece(std::string_view& text) {
    constexpr std::size_t kSign = 3;     // bytes of a Chinese character
    constexpr std::size_t kDigits = 18;  // more make no number
    std::uint64_t number = 0;
    std::size_t length = 0;
    for (; length < std::min(text.size(), kDigits) && base::is_digit(text[length]); ++length)
        number = number * 10 + static_cast<std::uint64_t>(text[length] - '0');
    if (length == 0) {
        int tens = 0, ones = 0;
        for (int sign = numeral(text.substr(0, kSign)); sign >= 0;
             sign = numeral(text.substr(length, kSign))) {
            if (sign == 10) {
                tens = std::max(ones, 1) * 10;
                ones = 0;
            } else {
                ones = ones * 10 + sign;
            }
            length += kSign;
            if (length >= text.size() || length > 6 * kSign) break;
        }
        number = static_cast<std::uint64_t>(tens + ones);
    }
    if (length == 0) {
        number = kNoNumber + static_cast<unsigned char>(text.front());
        length = 1;
    }
    text.remove_prefix(length);
    return number;
}

/// What a place or a grid is ordered by among those below one other.
struct ListKey {
    int parent = 0;
    int group = 0;  // with a code, without any number, with a number in the name
    std::string_view text;
    Row row = kNoRow;
};

ListKey list_key(Row parent, const std::string& code, const std::string& name, Row row) {
    const bool numbered = [&] {
        for (std::string_view rest = name; !rest.empty();)
            if (next_piece(rest) < kNoNumber) return true;
        return false;
    }();
    ListKey key{.parent = parent == kNoRow ? -1 : static_cast<int>(parent), .row = row};
    key.group = !code.empty() ? 0 : numbered ? 2 : 1;
    if (key.group != 1) key.text = key.group == 0 ? code : name;
    return key;
}

bool comes_before(const ListKey& a, const ListKey& b) {
    if (a.parent != b.parent) return a.parent < b.parent;
    if (a.group != b.group) return a.group < b.group;
    if (reads_before(a.text, b.text)) return true;
    return !reads_before(b.text, a.text) && a.row < b.row;
}

std::vector<Row> rows_of_keys(std::vector<ListKey> keys) {
    std::ranges::sort(keys, comes_before);
    std::vector<Row> rows;
    rows.reserve(keys.size());
    for (const ListKey& key : keys) rows.push_back(key.row);
    return rows;
}

}  // namespace

bool reads_before(std::string_view a, std::string_view b) {
    while (!a.empty() && !b.empty()) {
        const std::uint64_t from_a = next_piece(a), from_b = next_piece(b);
        if (from_a != from_b) return from_a < from_b;
    }
    return a.empty() && !b.empty();
}

std::vector<Row> communities_of(const model::Places& places) {
    std::vector<ListKey> keys;
    for (Row row = 0; row < places.size(); ++row)
        if (places.kind[row] == Kind::Community)
            keys.push_back(
                list_key(places.parent[row], places.row[row].code, places.row[row].name, row));
    return rows_of_keys(std::move(keys));
}

std::vector<Row> community_by_row(const model::Places& places) {
    std::vector<Row> community(places.size(), kNoRow);
    for (Row row = 0; row < places.size(); ++row) {
        const Row parent = places.parent[row];
        if (places.kind[row] == Kind::Community)
            community[row] = row;
        else if (parent != kNoRow)
            community[row] = community[parent];
    }
    return community;
}

bool is_basic(const model::GridRow& grid) {
    return grid.kind == "basic";
}

std::vector<Row> basic_grids_of(const model::Grids& grids, Row community) {
    std::vector<Row> rows;
    for (Row row = 0; row < grids.row.size(); ++row)
        if (grids.community[row] == community && is_basic(grids.row[row])) rows.push_back(row);
    put_in_order(grids, rows);
    return rows;
}

void put_in_order(const model::Grids& grids, std::vector<Row>& rows) {
    std::vector<ListKey> keys;
    for (const Row row : rows)
        keys.push_back(
            list_key(grids.community[row], grids.row[row].code, grids.row[row].name, row));
    rows = rows_of_keys(std::move(keys));
}

}  // namespace derive
