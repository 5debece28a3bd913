// derive/board.h — who has how much to do: departments, workers, and to whom the next issue may go.
#pragma once

#include "derive/derived.h"
#include "derive/measures.h"

#include <cstdint>
#include <vector>

namespace derive {

/// What one department has to do, and what became of what it did in a period.
struct DepartmentWork {
    model::DepartmentId department{};  // 0: issues that no department has
    std::uint32_t open = 0;
    std::uint32_t near_due = 0;
    std::uint32_t overdue = 0;
    std::uint32_t handled = 0;         // of the open: waits for its check
    std::uint32_t assisting = 0;       // tasks for issues that another one leads
    std::uint32_t assisting_late = 0;  // of these, past the due of the task
    std::uint32_t closed = 0;          // in the period, with a result
    std::uint32_t on_time = 0;         // of these
    std::uint32_t returned = 0;        // of the open and the closed: returned at least once
    std::uint32_t reworked = 0;        // of the handled and the closed: sent back at least once

    /// 按期率, of what it closed.
    Ratio on_time_rate() const { return {on_time, closed}; }
    /// 退单率. A return leaves the department, and the row does not hold which one it was: these
    /// are issues that reached it after somebody had returned them.
    Ratio return_rate() const { return {returned, open + closed}; }
    /// 返工率, of what it handled.
    Ratio rework_rate() const { return {reworked, handled + closed}; }

    friend bool operator==(const DepartmentWork&, const DepartmentWork&) = default;
};

/// Issues that are with somebody.
struct Workload {
    std::uint32_t open = 0;
    std::uint32_t overdue = 0;

    friend bool operator==(const Workload&, const Workload&) = default;
};

struct StaffWork {
    model::StaffId staff{};
    Workload work;

    friend bool operator==(const StaffWork&, const StaffWork&) = default;
};

struct UnitBoard {
    // In the order of the rules, then those that only issues know, then what nobody has: they add
    // up to all issues that count.
    std::vector<DepartmentWork> departments;
    std::vector<StaffWork> staff;  // the most open first; all of the snapshot, also without work
};

/// Requires that `derived` is of `is`.
UnitBoard unit_board(const model::Snapshot& is, const Derived& derived, const Period& period,
                     base::Instant now);

struct DepartmentChoice {
    model::DepartmentId department{};
    model::DepartmentId assist{};  // beside it, as the rule says; 0 nobody
    model::RuleId rule{};          // that names it
    Workload work;

    friend bool operator==(const DepartmentChoice&, const DepartmentChoice&) = default;
};

struct WorkerChoice {
    model::StaffId staff{};
    int step = 0;  // in the duty chain of the place: 0 the nearest
    Workload work;

    friend bool operator==(const WorkerChoice&, const WorkerChoice&) = default;
};

struct Suggestion {
    std::vector<DepartmentChoice> departments;  // the best rule first, kChoices at most
    std::vector<WorkerChoice> workers;          // the nearest first, then who has less to do
};
inline constexpr std::size_t kChoices = 3;

/// To whom an issue may go. It need not be in the snapshot: its matter and its place are asked.
Suggestion suggest(const model::Snapshot& is, const Derived& derived, const model::Issue& issue,
                   base::Instant now);

}  // namespace derive
