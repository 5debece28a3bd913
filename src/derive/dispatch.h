// derive/dispatch.h — the desk that takes up, sends out and looks after issues: its lists.
//
// A count on the desk is the length of its list. Thresholds come from the rules of the snapshot.
#pragma once

#include "derive/derived.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace derive {

enum class DeskList : std::uint8_t {
    Open,          // 待办
    Unaccepted,    // 待受理: reported, or being verified
    Undispatched,  // 待派遣: accepted, filed, or returned
    NearDue,       // 临期
    Overdue,       // 逾期, as its colour is
    StageLate,     // 环节超时: the step it waits for should be done
    Reworked,      // 返工
    AwaitsCheck,   // 待核查
    Unchecked,     // of these, for too long
    NoDue,         // 无期限
    Nobody,        // 无人负责: neither somebody nor a department
    Unlocated,     // 未定位: neither a place nor a point
    OutOfGrid,     // 界外: a point in no place
    Urged,         // 督办未回复
    Extensions,    // 待批延期
    ThirdTrip,     // the resident came more than twice
    Major,         // 重大
    Suspended,     // 挂起
    Drafts,        // 草稿 of this seat
};
inline constexpr std::size_t kDeskLists = 19;

/// Of which issues the lists are. What is empty asks for nothing.
struct DeskFilter {
    model::PlaceId place{};  // at and below it
    model::DepartmentId department{};
    std::string channel;    // K21
    std::string matter;     // beginning of a code
    std::string text;       // in the title or the number; letters of either case
    bool exercise = false;  // exercises alone; else none of them
    model::StaffId seat{};  // whose drafts

    friend bool operator==(const DeskFilter&, const DeskFilter&) = default;
};

/// Due within the hours of the list, and not yet; a clock that stands is not near its end.
bool is_near_due(const model::IssueRow& issue, const model::WorkRules& rules, base::Instant now);

/// Handled and not looked at for too long. The row does not hold when it was handled: too long is
/// past the end of its check, or past its due for longer than the hours of the list.
bool is_unchecked(const model::IssueRow& issue, const model::WorkRules& rules, base::Instant now);

/// Rows of Snapshot::issues; each list worst first, then by due.
struct DeskLists {
    std::array<std::vector<model::Row>, kDeskLists> rows;
    base::Instant until = base::kNever;  // the clock alone will change a list, or its order, then

    const std::vector<model::Row>& at(DeskList list) const {
        return rows.at(static_cast<std::size_t>(list));
    }
};

/// One pass over the issues; to be kept until the snapshot is another or `until` has come.
/// Requires that `derived` is of `is`.
DeskLists desk_lists(const model::Snapshot& is, const Derived& derived, const DeskFilter& filter,
                     base::Instant now);

}  // namespace derive
