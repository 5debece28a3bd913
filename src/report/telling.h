// report/telling.h — a field and how its cell is made from a line. Only for sources_*.cpp.
#pragma once

#include "report/evaluate.h"
#include "report/names.h"

#include <string>
#include <vector>

namespace report {

template <class Line>
struct Telling {
    Field field;
    Cell (*cell)(const Line&, const Names&) = nullptr;
    bool (*alarms)(const Line&, const Names&) = nullptr;  // null: never
    std::string (*code)(const Line&) = nullptr;           // null: no code
};

template <class Line>
std::vector<Field> fields_in(const std::vector<Telling<Line>>& tellings) {
    std::vector<Field> fields;
    for (const Telling<Line>& telling : tellings) fields.push_back(telling.field);
    return fields;
}

/// `tellings` is never gone.
template <class Line>
Lines told(const std::vector<Telling<Line>>& tellings, const std::vector<Line>& lines,
           const Names& names, model::PlaceId (*place)(const Line&)) {
    return {.fields = fields_in(tellings),
            .count = lines.size(),
            .cell = [&](std::size_t row,
                        std::size_t field) { return tellings[field].cell(lines[row], names); },
            .alarms =
                [&](std::size_t row, std::size_t field) {
                    const auto alarms = tellings[field].alarms;
                    return alarms != nullptr && alarms(lines[row], names);
                },
            .code =
                [&](std::size_t row, std::size_t field) {
                    const auto code = tellings[field].code;
                    return code == nullptr ? std::string{} : code(lines[row]);
                },
            .place = [&lines, place](std::size_t row) { return place(lines[row]); }};
}

/// A number, or nothing where it is not known.
inline Cell known(int number) {
    return number == 0 ? Cell{} : Cell{std::int64_t{number}};
}
inline Cell counted(std::uint32_t number) {
    return std::int64_t{number};
}
/// A moment, or nothing where it never came.
inline Cell moment(base::Instant at) {
    return at == base::kNever ? Cell{} : Cell{at};
}

}  // namespace report
