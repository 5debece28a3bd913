// report/xlsx_looks.h — how the cells of a workbook look; only for report/xlsx*.cpp.
#pragma once

#include "report/table.h"

#include <compare>
#include <map>

struct lxw_format;
struct lxw_workbook;

namespace report {

enum class Role : std::uint8_t { Title, Head, Note, Group, Heading, Value, Foot };

struct Look {
    Role role = Role::Value;
    Kind kind = Kind::Text;
    int decimals = 0;
    Level level = Level::Body;
    bool alarming = false;
    bool wraps = false;

    friend auto operator<=>(const Look&, const Look&) = default;
};

/// Each look becomes a format of the workbook when it is first wanted.
class Looks {
  public:
    explicit Looks(lxw_workbook* book) : book_{book} {}
    lxw_format* operator[](const Look& look);

  private:
    lxw_workbook* book_ = nullptr;
    std::map<Look, lxw_format*> made_;
};

}  // namespace report
