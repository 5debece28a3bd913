#include "derive/roster_deal.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace derive {

namespace {

/// One of the staff while a month is dealt out.
struct Turn {
    const RosterLine* line = nullptr;
    int early = 0;         // half hours so far, told and dealt
    int late = 0;          // likewise
    int last = -1;         // day of the last one
    ShiftKind kind{};      // on the day that is dealt
    ShiftKind was_kind{};  // likewise, as it stands in the roster

    int of(ShiftKind half) const { return half == ShiftKind::Early ? early : late; }
};

bool may_take(const Turn& turn) {
    return turn.kind == ShiftKind::Base;
}

/// Whose turn it is; null where nobody is free.
Turn* next_of(std::vector<Turn>& turns, ShiftKind half) {
    const auto order = [half](const Turn& turn) {
        return std::tuple{turn.early + turn.late, turn.of(half), turn.last};
    };
    Turn* next = nullptr;
    for (Turn& turn : turns)
        if (may_take(turn) && (next == nullptr || order(turn) < order(*next))) next = &turn;
    return next;
}

/// Gives one half hour of a day away. With nobody free, whoever has the other one takes both.
void give(std::vector<Turn>& turns, ShiftKind half, int day) {
    Turn* taker = next_of(turns, half);
    if (taker != nullptr) {
        taker->kind = half;
    } else {
        const ShiftKind other = half == ShiftKind::Early ? ShiftKind::Late : ShiftKind::Early;
        const auto at = std::ranges::find(turns, other, &Turn::kind);
        if (at == turns.end()) return;
        taker = &*at;
        taker->kind = ShiftKind::Both;
    }
    (half == ShiftKind::Early ? taker->early : taker->late) += 1;
    taker->last = day;
}

}  // namespace

std::vector<DealtShift> dealt_shifts(const RosterSheet& sheet,
                                     const std::vector<model::StaffId>& staff) {
    std::vector<Turn> turns;
    for (const RosterLine& line : sheet.lines)
        if (std::ranges::find(staff, line.staff) != staff.end())
            turns.push_back({.line = &line, .early = line.early, .late = line.late});
    std::vector<DealtShift> dealt;
    for (std::size_t d = 0; d < sheet.worked.size(); ++d) {
        if (!sheet.worked[d]) continue;
        for (Turn& turn : turns) {
            turn.was_kind = turn.line->kind[d];
            turn.kind = turn.was_kind == ShiftKind::None ? ShiftKind::Base : turn.was_kind;
        }
        const auto has = [&](bool (*stands)(ShiftKind)) {
            return std::ranges::any_of(turns,
                                       [&](const Turn& turn) { return stands(turn.kind); }) ||
                   std::ranges::any_of(
                       sheet.lines, [&](const RosterLine& line) { return stands(line.kind[d]); });
        };
        const int day = static_cast<int>(d);
        if (!has(comes_early)) give(turns, ShiftKind::Early, day);
        if (!has(stays_late)) give(turns, ShiftKind::Late, day);
        for (const Turn& turn : turns)
            if (turn.kind != turn.was_kind)
                dealt.push_back({turn.line->staff, sheet.month.first + static_cast<std::int64_t>(d),
                                 turn.kind});
    }
    return dealt;
}

const char* code_of(ShiftKind kind) {
    constexpr std::array<const char*, 6> kCodes{"", "base", "early", "late", "both", "off"};
    return kCodes.at(static_cast<std::size_t>(kind));
}

}  // namespace derive
