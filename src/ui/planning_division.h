// ui/planning_division.h — the tabs 责任 and 划格: who answers for what, and drafts of another
// division.
#pragma once

#include "ui/intent.h"
#include "ui/layout.h"
#include "ui/view.h"

#include <memory>
#include <string>
#include <vector>

namespace ui {

/// A line of the open list of duty, as it is shown.
struct DutyLine {
    std::string title, below;
    model::PlaceId place{};  // what it is, or where the grid is
    model::GridId grid{};    // 0: it is no grid
};

/// What is typed and pointed at in both tabs.
struct DivisionPanel {
    std::string name;     // of a new draft
    std::string renamed;  // of the one that is open
    model::DraftId renames{};
    derive::ProposalWish wish;
    std::string day;                   // from which a draft is applied
    bool asks = false;                 // whether to apply it
    bool picks = false;                // the next click on the map tells the target grid
    std::vector<model::PlaceId> hand;  // leaves to be moved then
    model::PlaceId picked_from{};      // what was selected when that began
    /// The open list, found anew when one of these has changed.
    struct Lines {
        std::shared_ptr<const void> duty;
        DutyList list{};
        model::PlaceId community{};
        bool chinese = true;

        friend bool operator==(const Lines&, const Lines&) = default;
    };
    Lines lines_of;
    std::vector<DutyLine> lines;
};

void draw_duty_tab(DivisionPanel& panel, const View& view, Intents& out);
void draw_division_tab(DivisionPanel& panel, const View& view, Intents& out);
/// Grids before and after, or the communities, in the wide table.
void draw_division_table(DivisionPanel& panel, const View& view, Intents& out);
/// The open list of duty, of what the tab tells.
void draw_duty_list(DivisionPanel& panel, const View& view, Intents& out);
/// What of the ground of the community is in no grid, or in two; nothing until that is found.
void draw_division_ground(const View& view, const PlanAnswer& answer, Intents& out);
/// The same to be drawn over the map; null where there is none.
const derive::GroundCover* ground_told(const PlanAnswer& answer, model::PlaceId community);
/// Where the draft stands: moving leaves, a proposal, checks, codes, applying.
void draw_division_work(DivisionPanel& panel, const View& view, const DivisionPicture& picture,
                        Intents& out);
/// Grids before and after, as bars and sentences.
void draw_division_result(const View& view, const DivisionPicture& picture, Intents& out);
/// Checks and codes of the division that would hold.
void draw_division_checks(const View& view, const DivisionPicture& picture, Intents& out);
void draw_division_map(DivisionPanel& panel, const View& view, const Layout& layout, Intents& out);

}  // namespace ui
