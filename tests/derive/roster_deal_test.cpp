#include "derive/roster_deal.h"
#include "base/random.h"

#include <algorithm>
#include <map>
#include <set>

#include <catch_amalgamated.hpp>

using derive::DealtShift;
using derive::RosterLine;
using derive::RosterSheet;
using derive::ShiftKind;
using model::StaffId;

namespace {

/// Of so many days from Monday 6 April 2026 on, weekends at rest.
RosterSheet empty_sheet(int days, const std::vector<StaffId>& staff) {
    constexpr std::int64_t kMonday = 20'549;
    RosterSheet sheet;
    sheet.month = {kMonday, days};
    for (int d = 0; d < days; ++d) sheet.worked.push_back(d % 7 < 5);
    for (const StaffId one : staff)
        sheet.lines.push_back({.staff = one,
                               .kind = std::vector(static_cast<std::size_t>(days), ShiftKind::None),
                               .shift = {}});
    return sheet;
}

/// The sheet with what was dealt out in it.
RosterSheet filled(RosterSheet sheet, const std::vector<DealtShift>& dealt) {
    for (const DealtShift& one : dealt)
        for (RosterLine& line : sheet.lines)
            if (line.staff == one.staff)
                line.kind[static_cast<std::size_t>(one.day - sheet.month.first)] = one.kind;
    for (RosterLine& line : sheet.lines) {
        line.early = static_cast<int>(std::ranges::count_if(line.kind, derive::comes_early));
        line.late = static_cast<int>(std::ranges::count_if(line.kind, derive::stays_late));
    }
    return sheet;
}

bool is_covered(const RosterSheet& sheet) {
    for (std::size_t d = 0; d < sheet.worked.size(); ++d) {
        const auto has = [&](bool (*stands)(ShiftKind)) {
            return std::ranges::any_of(
                sheet.lines, [&](const RosterLine& line) { return stands(line.kind[d]); });
        };
        if (sheet.worked[d] && (!has(derive::comes_early) || !has(derive::stays_late)))
            return false;
    }
    return true;
}

}  // namespace

TEST_CASE("two take turns, and one alone does both", "[derive]") {
    const std::vector<StaffId> two{StaffId{1}, StaffId{2}};
    const RosterSheet sheet = empty_sheet(7, two);
    const RosterSheet dealt = filled(sheet, derive::dealt_shifts(sheet, two));
    using enum ShiftKind;
    CHECK(dealt.lines[0].kind == std::vector{Early, Late, Early, Late, Early, None, None});
    CHECK(dealt.lines[1].kind == std::vector{Late, Early, Late, Early, Late, None, None});
    const RosterSheet lonely = empty_sheet(2, {StaffId{1}});
    CHECK(filled(lonely, derive::dealt_shifts(lonely, {StaffId{1}})).lines[0].kind ==
          std::vector{Both, Both});
    CHECK(derive::dealt_shifts(lonely, {}).empty());
}

TEST_CASE("whatever stands in a roster stays, days off and of rest above all", "[derive]") {
    base::Random random{7};
    for (int round = 0; round < 200; ++round) {
        std::vector<StaffId> staff;
        for (int i = 0; i < 3 + round % 5; ++i) staff.push_back(StaffId{i + 1});
        RosterSheet sheet = empty_sheet(28, staff);
        for (RosterLine& line : sheet.lines)
            for (ShiftKind& kind : line.kind)
                if (random.unit() < 0.3) kind = static_cast<ShiftKind>(random.between(0, 5));
        sheet = filled(sheet, {});
        const auto dealt = derive::dealt_shifts(sheet, staff);
        const RosterSheet after = filled(sheet, dealt);
        std::set<std::pair<StaffId, std::int64_t>> told;
        for (const DealtShift& one : dealt) {
            CHECK(told.emplace(one.staff, one.day).second);
            const auto d = static_cast<std::size_t>(one.day - sheet.month.first);
            CHECK(sheet.worked[d]);
            const auto line = std::ranges::find(sheet.lines, one.staff, &RosterLine::staff);
            CHECK(line->kind[d] != ShiftKind::Off);
            CHECK(derive::comes_early(one.kind) >= derive::comes_early(line->kind[d]));
            CHECK(derive::stays_late(one.kind) >= derive::stays_late(line->kind[d]));
        }
        // A day that still lacks somebody has nobody who could come.
        for (std::size_t d = 0; d < after.worked.size(); ++d) {
            const bool anybody = std::ranges::any_of(after.lines, [&](const RosterLine& line) {
                return derive::is_there(line.kind[d]);
            });
            RosterSheet day = after;
            for (std::size_t other = 0; other < day.worked.size(); ++other)
                if (other != d) day.worked[other] = false;
            if (after.worked[d] && anybody) CHECK(is_covered(day));
        }
        // Nothing is left to deal out.
        CHECK(derive::dealt_shifts(after, staff).empty());
    }
}

TEST_CASE("half hours of a month that begins empty differ by at most one", "[derive]") {
    for (int count = 2; count <= 9; ++count) {
        std::vector<StaffId> staff;
        for (int i = 0; i < count; ++i) staff.push_back(StaffId{i + 1});
        const RosterSheet sheet = empty_sheet(30, staff);
        const RosterSheet dealt = filled(sheet, derive::dealt_shifts(sheet, staff));
        const auto [least, most] = std::ranges::minmax_element(
            dealt.lines, {}, [](const RosterLine& line) { return line.extra(); });
        CHECK(is_covered(dealt));
        CHECK(most->extra() - least->extra() <= 1);
    }
}
