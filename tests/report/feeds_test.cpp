// One record, many tables: what is entered once stands in which columns.
#include "report/feeds.h"

#include "report/sources.h"

#include <algorithm>
#include <set>
#include <string>

#include <catch_amalgamated.hpp>

using report::FedField;
using report::FedItem;

TEST_CASE("every item leads to columns that there are, and into a table of the program",
          "[feeds]") {
    const auto tables = report::built_in(base::Language::Chinese);
    std::set<std::pair<base::Word, base::Word>> seen;
    for (const FedItem& item : report::fed_items()) {
        CAPTURE(base::say(base::Language::English, item.item));
        CHECK(seen.insert({item.group, item.item}).second);
        for (const FedField& field : item.into) {
            const auto fields = report::fields_of(field.source);
            CAPTURE(std::string{field.key});
            CHECK(std::ranges::find(fields, field.key, &report::Field::key) != fields.end());
        }
        const auto used = [&](const report::Template& table) { return report::feeds(item, table); };
        // Tenure stands in no table of the program: it is on offer for one's own.
        CHECK((std::ranges::any_of(tables, used) || item.item == base::Word::FieldTenure ||
               item.item == base::Word::ColOwnerUnit));
    }
}

TEST_CASE("whatever a table expects to be known is something that is entered", "[feeds]") {
    for (const auto source :
         {report::Source::Lettings, report::Source::Care, report::Source::Shops}) {
        for (const report::Field& field : report::fields_of(source)) {
            if (!field.expected || field.key == "service") continue;  // of its category
            CAPTURE(std::string{field.key});
            const bool fed = std::ranges::any_of(report::fed_items(), [&](const FedItem& item) {
                return std::ranges::any_of(item.into, [&](const FedField& into) {
                    return into.source == source && into.key == field.key;
                });
            });
            CHECK(fed);
        }
    }
}

TEST_CASE("a table uses an item by its columns, and a table without that column does not",
          "[feeds]") {
    auto tables = report::built_in(base::Language::Chinese);
    const auto rental = std::ranges::find(tables, "rental", &report::Template::name);
    const auto hazard =
        std::ranges::find(report::fed_items(), base::Word::FieldHazard, &FedItem::item);
    REQUIRE(rental != tables.end());
    REQUIRE(hazard != report::fed_items().end());
    CHECK(std::ranges::count_if(tables, [&](const auto& t) { return report::feeds(*hazard, t); }) ==
          3);  // the lettings, what may burn, the safety form
    std::erase_if(rental->columns, [](const auto& column) { return column.key == "hazard"; });
    CHECK_FALSE(report::feeds(*hazard, *rental));
}
