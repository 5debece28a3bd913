// report/feeds.h — one record, many tables (C23): what somebody enters once, and which columns of
// which sources are told from it.
#pragma once

#include "report/template.h"

#include <span>
#include <string_view>
#include <vector>

namespace report {

/// A field of a source; `key` as `fields_of` has it.
struct FedField {
    Source source{};
    std::string_view key;
};

struct FedItem {
    base::Word group{}, item{};
    std::vector<FedField> into;
};

/// Every item that is entered by hand or comes with a register, in the order of the forms.
const std::vector<FedItem>& fed_items();

/// Whether a table tells something of it in one of its columns.
bool feeds(const FedItem& item, const Template& table);

}  // namespace report
