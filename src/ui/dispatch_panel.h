// ui/dispatch_panel.h — the dispatch desk below the map: queues, departments, measures, the sheet
// of the shift, and the rules of work.
#pragma once

#include "ui/hand_over.h"
#include "ui/issue_panel.h"

#include <set>
#include <string>
#include <vector>

namespace ui {

/// The rows of rules as they are being changed.
struct RulesPanel {
    int part = 0;  // which of its lists is shown
    FormState form;
    std::string typed;
    std::string span;                    // of working hours, as it is typed
    std::set<model::IssueId> left_out;   // of those that are recalculated
    std::vector<model::IssueId> differ;  // open issues whose due would be another one now
    std::shared_ptr<const derive::DeskLists> differ_by;  // they are found anew with the lists
    std::string reason;
};

/// What is offered for all that are chosen, found anew with the lists and by the minute.
struct StepsOfMany {
    std::vector<model::IssueId> chosen;
    std::shared_ptr<const derive::DeskLists> by;
    std::int64_t minute = 0;
    std::vector<model::Action> steps;
};

struct DispatchPanel {
    bool open = false;  // in the last picture
    std::string text;   // of the filter, as it is typed
    std::size_t anchor = 0, cursor = 0;
    bool scrolls = false;
    int laid_out = 0;  // rows, in the last picture
    StepForm form;     // of a step for all that are chosen
    StepsOfMany many;
    HandOver hand_over;
    FormState pick;
    RulesPanel rules;
};

void draw_dispatch(DispatchPanel& panel, const View& view, const Layout& layout, Intents& out);
/// Keys of the desk while it is open; true when one was struck.
bool take_dispatch_keys(DispatchPanel& panel, const View& view, Intents& out);

// Its tabs, each in the rest of the window.
void draw_queue(DispatchPanel& panel, const View& view, Intents& out);
void draw_issue_rows(DispatchPanel& panel, const View& view, Intents& out);
void draw_board(const View& view, Intents& out);
void draw_measures(const View& view, Intents& out);
void draw_hand_over(HandOver& sheet, const View& view, Intents& out);
void draw_rules(RulesPanel& panel, const View& view, Intents& out);

base::Word word_of(derive::DeskList list);
base::Word word_of(derive::Measure measure);
/// How it is counted, as a formula in words.
base::Word how_of(derive::Measure measure);
/// "3/12 25 %"; "—" without anything to have a share in.
std::string ratio_text(const derive::Ratio& ratio);
/// The rows of the list that is shown; none until they are found.
const std::vector<model::Row>& rows_shown(const View& view);
/// The rows of a list by a column, as they are read; equal ones stay as they stood.
std::vector<model::Row> rows_in_order(const View& view, const std::vector<model::Row>& rows,
                                      const QueueOrder& order);
/// Whose turn a row of the queue tells: the department, else somebody.
std::string whose_text(const View& view, const model::IssueRow& row);
/// Null for a row that is not there any more.
const model::Issue* issue_at(const View& view, model::Row row);
/// The minute that the page tells of.
std::int64_t minute_of(const View& view);

}  // namespace ui
