// app/division_seat.h — what a viewer keeps of re-division beside the session.
#pragma once

#include "app/proposal_job.h"
#include "ui/planning_division_wishes.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace app {

struct DivisionSeat {
    /// What the picture was made of. The pointers are kept, so that the same one is the same thing.
    struct Of {
        model::DraftId draft{};
        model::PlaceId community{};
        base::Instant past = base::kNever;
        std::shared_ptr<const void> places, grids, drafts, moves, history, book, proposal;

        friend bool operator==(const Of&, const Of&) = default;
    };
    Of of;
    std::unique_ptr<ProposalJob> job;
    std::shared_ptr<const model::Places> proposed_for;  // whose rows the proposal has
    std::int64_t saved = 0;                 // the change that frames must have for the last saving
    std::vector<ui::MoveLeaves> moves_due;  // wished for while a draft was being saved
};

/// One community in two divisions, as `of` says. Requires that `book` is of the places of `is`.
std::shared_ptr<const ui::DivisionPicture> division_picture(const model::Snapshot& is,
                                                            const derive::WorkBook& book,
                                                            model::Row community,
                                                            const ui::DivisionDesk& desk);

/// When leaves of a community changed hands, the newest first.
std::vector<ui::DivisionPast> pasts_of(const model::Snapshot& is, model::Row community);

}  // namespace app
