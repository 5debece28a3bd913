// tests/ingest/told_lines.h — the lines of a register that something was told of.
#pragma once

#include <cstdint>
#include <vector>

namespace told_lines {

using Lines = std::vector<std::int64_t>;

template <class Told>
Lines lines_of(const std::vector<Told>& told) {
    Lines lines;
    for (const Told& one : told) lines.push_back(one.line);
    return lines;
}

}  // namespace told_lines
