// ui/dispatch.h — the dispatch desk as this seat sees it, and what can be wished of it. Filled by
// app; panels read it.
#pragma once

#include "derive/board.h"
#include "derive/dispatch.h"
#include "derive/measures.h"
#include "model/ids.h"
#include "model/role.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace ui {

enum class DispatchTab : std::uint8_t { Queue, Departments, Measures, HandOver, Rules };
inline constexpr int kDispatchTabs = 5;

/// A column of the queue.
enum class IssueColumn : std::uint8_t { None, No, Title, Place, Channel, Who, Left, State };
inline constexpr int kIssueColumns = 8;

/// By what the queue is sorted; by none: worst first, then by due.
struct QueueOrder {
    IssueColumn by{};
    bool down = false;

    friend bool operator==(const QueueOrder&, const QueueOrder&) = default;
};

struct DispatchDesk {
    bool open = false;
    bool tall = false;  // most of the page
    DispatchTab tab{};
    derive::DeskList list{};
    derive::DeskFilter filter;
    bool of_selection = false;                       // of the place that was selected then
    int days = 7;                                    // of measures and rates
    std::shared_ptr<const derive::DeskLists> lists;  // by the filter
    QueueOrder order;                                // as long as the program runs
    // The list that is shown in that order; null without one, and until it is found.
    std::shared_ptr<const std::vector<model::Row>> ordered;
    std::vector<model::IssueId> chosen;                // ascending; all of them in the list
    std::shared_ptr<const derive::UnitBoard> board;    // while its tab is open
    std::shared_ptr<const derive::Measures> measures;  // likewise
    std::vector<model::IssueId> majors;                // open, the newest first; of all seats
    std::vector<model::IssueId> dismissed;             // major ones whose banner was put away
    bool exercises = false;                            // some are open, of whichever seat
};

/// The desk is for those who work on issues, or answer for that work.
constexpr bool may_see_desk(model::Role role) {
    return model::may(role, model::Act::EditRegister) || model::may(role, model::Act::ExportWork);
}

struct ToggleDispatch {};
struct ShowDispatch {
    DispatchTab tab{};
};
struct ListIssues {
    derive::DeskList list{};
};
struct FilterIssues {
    derive::DeskFilter filter;
    bool of_selection = false;
};
/// Sorts by a column; once more turns it round, and a third time leaves the usual order.
struct SortIssues {
    IssueColumn by{};
};
/// For the steps of many.
struct ChooseIssues {
    std::vector<model::IssueId> issues;
};
/// Rates and measures of so many days.
struct CountDays {
    int days = 7;
};
struct SetDispatchTall {
    bool on = true;
};
/// The sheet of the shift was put on the clipboard.
struct TellHandOver {};
/// … or goes out as a file of that kind: XLSX, CSV, PDF.
struct ExportHandOver {
    std::string format;
};
/// The banner of a major issue is put away on this seat.
struct DismissMajor {
    model::IssueId issue{};
};
/// What is reported from now on is practice, and only that is on the desk.
struct SetExercise {
    bool on = true;
};

}  // namespace ui
