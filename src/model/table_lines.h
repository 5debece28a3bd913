// model/table_lines.h — what a table is made from, as it is read: no column is chosen yet, and
// nobody has a whole name any more.
#pragma once

#include "model/snapshot.h"

#include <cstdint>
#include <string>
#include <vector>

namespace model {

/// One home that is let (K02 02). Without a registered letting only the home is known.
struct LettingLine {
    UnitRow unit;
    RentalRow rental;  // its id is 0 where none is registered
    base::Instant visited = base::kNever;
    std::string contact;  // who answers for the household there, masked; empty when not known
    std::string phone;    // masked

    bool registered() const { return number(rental.id) != 0; }
};

/// Somebody who is cared for, the name masked.
struct CareLine {
    TargetRow target;
    PlaceId place{};  // the building, never the door
    int birth_year = 0;
    std::string sex;  // K33
    std::string name;
    base::Instant visited = base::kNever;  // the home, by anybody
};

/// What one person of the staff did on one day.
struct WorkLine {
    StaffId staff{};
    base::Instant day = base::kNever;  // when it began, in Beijing
    std::uint32_t visits = 0, homes = 0;
    std::uint32_t same = 0, changed = 0, nobody = 0, declined = 0, follow = 0;  // K18 1 to 5
    std::uint32_t steps = 0, closed = 0;                                        // on issues
};

/// Lines and what tells them: places and grids without shapes, staff, duties, codes.
template <class Line>
struct TableLines {
    Batch names;
    std::vector<Line> line;
};

/// A row of the register of exports.
struct Export {
    std::string serial;
    base::Instant at = base::kNever;
    std::string account;
    std::string table;   // the name of its template
    std::string format;  // xlsx, csv, pdf
    PlaceId place{};     // 0: the whole store
    std::int64_t rows = 0;
    std::string filter;
    std::string purpose;  // as printed
    std::string sha256;
    std::string file;  // without its folder

    friend bool operator==(const Export&, const Export&) = default;
};

/// A template that somebody has made; `text` is for app/template_text.h to read.
struct KeptTemplate {
    std::string name;
    std::string text;
    std::string author;
    base::Instant at = base::kNever;
};

}  // namespace model
