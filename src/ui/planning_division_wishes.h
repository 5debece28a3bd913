// ui/planning_division_wishes.h — duty and re-division: what is looked at, what has been made of
// it, and what can be wished. Filled by app/handle_division.cpp; panels read it.
//
// No person is in any of it: places, grids, posts, counts.
#pragma once

#include "derive/grid_codes.h"
#include "derive/redivision_check.h"
#include "derive/redivision_propose.h"
#include "derive/redivision_shape.h"
#include "model/ids.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace ui {

/// What must come to nothing, in the order of its columns.
enum class DutyList : std::uint8_t { NoGrid, Nobody, Vacant, InTwo, Crowded, NoPost, Several };
inline constexpr std::size_t kDutyLists = 7;

/// What of the division is shown, beside the one that holds.
enum class DivisionOf : std::uint8_t {
    Nothing,
    Draft,     // the draft that is open
    Proposal,  // what was proposed, until it is taken or dropped
    Past,      // the division that held before, against that of now
};

/// One community in two divisions; rows are those of `is`.
struct DivisionPicture {
    model::Snapshot is;
    DivisionOf of{};
    model::DraftId draft{};  // 0 of Past, and of a proposal without one
    model::Row community = model::kNoRow;
    std::vector<model::Row> leaves;             // of the community, ascending
    std::vector<model::DraftMoveRow> moves;     // of the draft, or of the proposal
    std::vector<model::PlaceId> outdated;       // of `moves`
    std::vector<model::Row> other;              // communities the draft moves leaves of as well
    derive::Division was, will;                 // of Past: then, now
    derive::Redivision change;                  // in the community
    std::vector<derive::DivisionFlaw> flaws;    // of `will`
    std::vector<derive::GridCode> codes;        // of `will`
    std::vector<derive::GridOutline> outlines;  // of the grids that change, in `will`
};

/// Leaves of the division changed hands together then.
struct DivisionPast {
    base::Instant until = base::kNever;  // so long the one before held
    std::size_t leaves = 0;

    friend bool operator==(const DivisionPast&, const DivisionPast&) = default;
};

/// Of the session: what duty and division are about.
struct DivisionDesk {
    model::PlaceId community{};  // 0: of duty all of them
    bool listed = false;         // `list` is open
    DutyList list{};
    model::DraftId draft{};             // 0: none is open
    base::Instant past = base::kNever;  // DivisionPast::until that is looked at
    bool before = false;                // the map shows the division before
    bool loads = true;                  // the map shows how much work the grids are
    bool saving = false;                // something of a draft is on its way to the store
    bool proposing = false;             // a proposal is being made
    derive::ProposalWish wish;          // how the next proposal is made
    std::shared_ptr<const derive::Proposal> proposal;        // null for none
    std::shared_ptr<const DivisionPicture> picture;          // null until it is made
    std::shared_ptr<const std::vector<DivisionPast>> pasts;  // of the community, newest first
};

/// Duty and division tell of this community; with 0 duty tells of all.
struct LookAtCommunity {
    model::PlaceId community{};
};
/// Opens the list, of one community or of all; the one that is open is closed by it.
struct ShowDutyList {
    DutyList list{};
    model::PlaceId community{};
};
struct CloseDutyList {};
/// How much work grids are, drawn over the map.
struct ShowLoads {
    bool on = true;
};
/// An empty draft, which is opened.
struct NewDraft {
    std::string name;
};
/// 0 closes the one that is open. Its community is shown.
struct OpenDraft {
    model::DraftId draft{};
};
struct RenameDraft {
    std::string name;
};
/// The one that is open goes, with its moves; undo brings it back.
struct DropDraft {};
/// Leaves into a grid, in the draft that is open. A leaf that comes back where it is changes
/// nothing any more.
struct MoveLeaves {
    std::vector<model::PlaceId> leaves;
    model::GridId grid{};
};
/// From the draft that is open, or from the division that holds.
struct ProposeDivision {
    derive::ProposalWish wish;
};
/// What is proposed becomes the moves of the draft that is open, or of a new one.
struct TakeProposal {
    std::string name;  // of the new one
};
struct DropProposal {};
/// The draft becomes the division at once, or on a later day.
struct ApplyDivision {
    base::Instant from = base::kNever;  // kNever: at once
};
/// The draft that is open waits for no day any more.
struct HoldDivision {};
/// The map shows the division before, or the one after.
struct ShowBefore {
    bool on = true;
};
/// Against the division that held until then; kNever: no longer.
struct ShowDivisionPast {
    base::Instant until = base::kNever;
};

}  // namespace ui
