#include "app/division_seat.h"

#include "derive/communities.h"

#include <algorithm>
#include <map>
#include <utility>

namespace app {

using model::kNoRow;
using model::Row;

namespace {

/// The draft that is open, if it is there.
const model::DraftRow* draft_in(const model::Snapshot& is, model::DraftId id) {
    const auto at = std::ranges::find(*is.drafts, id, &model::DraftRow::id);
    return at == is.drafts->end() ? nullptr : &*at;
}

/// Both divisions, and what leads from one to the other.
void put_divisions(ui::DivisionPicture& picture, const ui::DivisionDesk& desk) {
    const model::Snapshot& is = picture.is;
    picture.was = picture.will = derive::division_now(is);
    const model::DraftRow* draft = draft_in(is, desk.draft);
    if (draft != nullptr) picture.draft = draft->id;
    if (desk.past != base::kNever) {
        picture.of = ui::DivisionOf::Past;
        picture.draft = {};
        picture.was = derive::division_at(is, desk.past - base::Seconds{1});
        return;
    }
    if (desk.proposal) {
        picture.of = ui::DivisionOf::Proposal;
        picture.will = desk.proposal->division;
        picture.moves = derive::moves_between(is, picture.was, picture.will);
        return;
    }
    if (draft == nullptr) return;
    picture.of = ui::DivisionOf::Draft;
    picture.moves = derive::moves_of(is, draft->id);
    if (draft->applied != base::kNever) {
        // What it did is shown, whatever was moved since.
        picture.will = derive::with_moves(is, picture.was, picture.moves);
        picture.was = derive::with_moves(is, picture.will, derive::inverse_of(picture.moves));
        return;
    }
    picture.will = derive::with_moves(is, picture.was, picture.moves);
    picture.outdated = derive::outdated(is, picture.moves);
}

}  // namespace

std::shared_ptr<const ui::DivisionPicture> division_picture(const model::Snapshot& is,
                                                            const derive::WorkBook& book,
                                                            Row community,
                                                            const ui::DivisionDesk& desk) {
    auto picture = std::make_shared<ui::DivisionPicture>();
    picture->is = is;
    picture->community = community;
    put_divisions(*picture, desk);
    const derive::LeafNet net = derive::leaf_net(is, community);
    picture->leaves = net.leaf;
    const std::vector<Row> community_of = derive::community_by_row(*is.places);
    for (const model::DraftMoveRow& move : picture->moves) {
        const Row leaf = model::row_of(*is.places, move.place);
        const Row there = leaf == kNoRow ? kNoRow : community_of[leaf];
        if (there != kNoRow && there != community &&
            std::ranges::find(picture->other, there) == picture->other.end())
            picture->other.push_back(there);
    }
    picture->change = derive::redivision_in(is, book, picture->was, picture->will, community);
    picture->flaws = derive::division_flaws(is, net, picture->will);
    picture->codes = derive::grid_codes(is, picture->will, community);
    if (picture->of != ui::DivisionOf::Past)
        picture->outlines = derive::outlines_after(is, picture->was, picture->will);
    return picture;
}

std::vector<ui::DivisionPast> pasts_of(const model::Snapshot& is, Row community) {
    const std::vector<Row> community_of = derive::community_by_row(*is.places);
    std::map<base::Instant, std::size_t> leaves;
    for (const model::GridHistoryRow& held : *is.grid_history) {
        const Row leaf = model::row_of(*is.places, held.place);
        // A line about the community itself tells what a grid was called.
        if (leaf == kNoRow || !model::is_leaf(is.places->kind[leaf])) continue;
        if (community_of[leaf] == community) ++leaves[held.until];
    }
    std::vector<ui::DivisionPast> pasts;
    for (const auto& [until, count] : leaves) pasts.push_back({until, count});
    std::ranges::reverse(pasts);
    return pasts;
}

}  // namespace app
