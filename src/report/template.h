// report/template.h — a table as data: what it is made from, which columns in which order, which
// rows, how they are sorted and added up. Those that come with the program are such values too; a
// user clones one and changes it.
#pragma once

#include "base/result.h"
#include "model/role.h"
#include "report/table.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace report {

/// What a row stands for. A template never asks for a column of another source.
enum class Source : std::uint8_t {
    Lettings,   // a home that is let
    Care,       // somebody who is cared for
    Safety,     // a number of the form
    Buildings,  // a building
    Shops,      // a shop
    Fire,       // something that may burn
    Lacks,      // what the register lacks somewhere, or has twice
    Work,       // a person of the staff on a day
};
inline constexpr std::size_t kSources = 8;

/// "lettings", "care" …
std::string_view name_of(Source source);
std::optional<Source> source_from(std::string_view name);

/// What an account must be allowed to, to make a table of this source.
model::Act act_of(Source source);
/// Whether a purpose of K32 must be told: rows of homes and of persons.
bool asks_purpose(Source source);

struct ColumnPick {
    std::string key;
    std::string heading{};  // empty: as usual
    int width = 0;          // letters a line; 0: as usual

    friend bool operator==(const ColumnPick&, const ColumnPick&) = default;
};

enum class Test : std::uint8_t { Is, IsNot, Less, AtMost, More, AtLeast, Holds };

/// `area<30`. Texts are compared as they are printed, codes also by their code; numbers and days
/// by value. An empty value means an empty cell.
struct Condition {
    std::string key;
    Test test = Test::Is;
    std::string value;

    friend bool operator==(const Condition&, const Condition&) = default;
};

struct SortKey {
    std::string key;
    bool falling = false;

    friend bool operator==(const SortKey&, const SortKey&) = default;
};

struct Template {
    std::string name;   // "rental"; of one's own as the user calls it
    std::string title;  // over the table
    Source source = Source::Lettings;
    std::vector<ColumnPick> columns;
    std::vector<Condition> filter{};  // all must hold
    std::vector<SortKey> sort{};
    std::vector<std::string>
        sums_of{};  // subtotals whenever one of these changes, the widest first
    bool total = false;

    friend bool operator==(const Template&, const Template&) = default;
};

/// The tables that come with the program, in the order in which they are listed.
std::vector<Template> built_in(base::Language language);

/// `registration=未登记&area<30`: = != < <= > >= and ~ for "holds". Refuses what is none.
base::Result<std::vector<Condition>> conditions_from(std::string_view text);
std::string text_of(const std::vector<Condition>& filter);
/// `yard,-area`.
std::vector<SortKey> sort_from(std::string_view text);
std::string text_of(const std::vector<SortKey>& sort);

/// What can stand in a column of a source.
struct Field {
    std::string_view key;
    base::Word heading{};
    std::optional<base::Word> group{};
    Kind kind = Kind::Text;
    int decimals = 0;
    int width = 0;
    bool sums = false;
    bool person = false;    // of somebody, masked
    bool expected = false;  // an empty cell is something that should be known
};

std::vector<Field> fields_of(Source source);

/// Refuses columns, conditions, orders and sums that the source does not offer, the same column
/// twice, and a template without columns.
base::Result<void> fits(const Template& wanted, base::Language language);

}  // namespace report
