// app/table_head.h — what stands around the rows of a table: whose it is, of where and when, what
// for. Only for table.cpp, stats_table.cpp and tests.
#pragma once

#include "report/evaluate.h"
#include "report/names.h"
#include "store/grant.h"

#include <string>
#include <vector>

namespace app {

/// What somebody said it is for. `code` is of K32; empty when he said none of it.
struct TablePurpose {
    std::string code;
    std::string printed;

    friend bool operator==(const TablePurpose&, const TablePurpose&) = default;
};

/// "1", "走访核查", "1 三月核查": a code or label of K32, and words behind it. Any other text is
/// printed as it is.
TablePurpose purpose_from(const std::string& text, const std::vector<model::CodeItem>& purposes,
                          base::Language language);
/// "1 走访核查、2 上门服务 …"
std::string choices(const std::vector<model::CodeItem>& purposes, base::Language language);

/// By what stands in the register of staff, else as the account is called.
std::string maker_of(const store::Grant& grant, const std::string& staff, base::Language language);

struct TableHead {
    std::string store_name;
    const report::Names& names;
    model::PlaceId place{};
    const report::Template& wanted;
    base::Instant since = base::kNever;
    const store::Grant& grant;
    std::string purpose;
    base::Instant made_at = base::kNever;
};

/// Fills head, note, foot and watermark.
void describe(report::Table& table, const TableHead& head);

}  // namespace app
