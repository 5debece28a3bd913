#include "app/script_planning_division.h"

#include "app/script.h"
#include "app/script_things.h"
#include "ui/planning_division_parts.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace app {

using model::kNoRow;
using model::Row;

namespace {

using DivisionWishes = std::optional<std::vector<ui::Intent>>;
using DivisionWords = std::vector<std::string>;

constexpr std::array<std::string_view, ui::kDutyLists> kDutyNames{
    "no-grid", "nobody", "vacant", "in-two", "crowded", "no-post", "several"};

std::optional<ui::DutyList> duty_named(const std::string& name) {
    const auto at = std::ranges::find(kDutyNames, name);
    if (at == kDutyNames.end()) return std::nullopt;
    return static_cast<ui::DutyList>(at - kDutyNames.begin());
}

std::string words_from(const DivisionWords& words, std::size_t from) {
    std::string text;
    for (std::size_t i = from; i < words.size(); ++i) {
        if (i > from) text += ' ';
        text += words[i];
    }
    return text;
}

/// By name or code; of the community that is shown first.
model::GridId grid_named(const Viewer& viewer, const std::string& name) {
    const model::Grids& grids = *viewer.frame().snapshot.grids;
    const auto& picture = viewer.session().planning.division.picture;
    model::GridId found{};
    for (Row row = 0; row < grids.row.size(); ++row) {
        const model::GridRow& grid = grids.row[row];
        if (grid.name != name && grid.code != name) continue;
        if (picture && grids.community[row] == picture->community) return grid.id;
        if (model::number(found) == 0) found = grid.id;
    }
    return found;
}

model::DraftId draft_named(const Viewer& viewer, const std::string& name) {
    model::DraftId found{};
    for (const model::DraftRow& draft : *viewer.frame().snapshot.drafts)
        if (draft.name == name) found = draft.id;  // the newest
    return found;
}

DivisionWishes community_wish(const Viewer& viewer, const std::string& name) {
    if (name == "all") return {{ui::LookAtCommunity{}}};
    const model::PlaceId place = place_named(*viewer.frame().snapshot.places, name);
    if (model::number(place) == 0) return std::nullopt;
    return {{ui::LookAtCommunity{place}}};
}

DivisionWishes list_wish(const Viewer& viewer, const DivisionWords& words) {
    const auto list = duty_named(words[1]);
    if (!list) return std::nullopt;
    if (words.size() == 2) return {{ui::ShowDutyList{*list, {}}}};
    const model::PlaceId place = place_named(*viewer.frame().snapshot.places, words[2]);
    if (model::number(place) == 0) return std::nullopt;
    return {{ui::ShowDutyList{*list, place}}};
}

DivisionWishes move_wish(const Viewer& viewer, std::vector<model::PlaceId> leaves,
                         const std::string& name) {
    const model::GridId grid = grid_named(viewer, name);
    if (model::number(grid) == 0 || leaves.empty()) return std::nullopt;
    return {{ui::MoveLeaves{std::move(leaves), grid}}};
}

DivisionWishes past_wish(const Viewer& viewer, const std::string& which) {
    if (which == "none") return {{ui::ShowDivisionPast{}}};
    const auto n = number_from<std::size_t>(which);
    const auto& pasts = viewer.session().planning.division.pasts;
    if (!n || !pasts || *n < 1 || *n > pasts->size()) return std::nullopt;
    return {{ui::ShowDivisionPast{(*pasts)[*n - 1].until}}};
}

DivisionWishes bare_wish(const Viewer& viewer, const std::string& verb) {
    if (verb == "remove") return {{ui::DropDraft{}}};
    if (verb == "propose") return {{ui::ProposeDivision{viewer.session().planning.division.wish}}};
    if (verb == "take") return {{ui::TakeProposal{}}};
    if (verb == "drop") return {{ui::DropProposal{}}};
    if (verb == "apply") return {{ui::ApplyDivision{}}};
    if (verb == "hold") return {{ui::HoldDivision{}}};
    return std::nullopt;
}

std::string draft_standing(const model::DraftRow& draft) {
    if (draft.applied != base::kNever) return "applied";
    return draft.apply_from == base::kNever ? "draft" : "planned";
}

std::optional<std::string> picture_found(const Viewer& viewer, const std::string& what,
                                         const std::string& of) {
    const ui::DivisionPicture* picture = viewer.session().planning.division.picture.get();
    if (picture == nullptr) return std::nullopt;
    if (what == "division-moves") return std::to_string(picture->moves.size());
    if (what == "division-outdated") return std::to_string(picture->outdated.size());
    if (what == "division-was") return ui::balance_text(picture->change.balance_was);
    if (what == "division-will") return ui::balance_text(picture->change.balance_will);
    if (what == "division-flaws") {
        const auto fresh = [](const derive::DivisionFlaw& flaw) { return !flaw.older; };
        return std::to_string(std::ranges::count_if(picture->flaws, fresh));
    }
    if (what == "division-code") {
        for (const derive::GridCode& code : picture->codes)
            if (ui::grid_title(picture->is, code.grid) == of) return code.will;
        return "none";
    }
    if (what != "division-grid") return std::nullopt;
    const Row row = model::row_of(*picture->is.places, place_named(*picture->is.places, of));
    if (row == kNoRow) return std::nullopt;
    const Row grid = picture->will.grid[row];
    return grid == kNoRow ? std::string{"none"} : ui::grid_title(picture->is, grid);
}

std::optional<std::string> duty_count(const Viewer& viewer, const std::string& of) {
    const auto list = duty_named(of);
    const auto& answer = viewer.session().planning.answer;
    if (!list || !answer || !answer->duty) return std::nullopt;
    std::array<std::uint32_t, ui::kDutyLists> sums{};
    for (const derive::CommunityDuty& duty : answer->duty->communities) {
        const std::array<std::uint32_t, ui::kDutyLists> counts{
            duty.no_grid, duty.nobody,          duty.vacant,         duty.in_two,
            duty.crowded, duty.no_grid_workers, duty.several_workers};
        for (std::size_t i = 0; i < counts.size(); ++i) sums.at(i) += counts.at(i);
    }
    return std::to_string(sums.at(static_cast<std::size_t>(*list)));
}

}  // namespace

DivisionWishes division_wish(const Viewer& viewer, const DivisionWords& words) {
    if (words.empty()) return std::nullopt;
    const std::string& verb = words[0];
    if (words.size() == 1) return bare_wish(viewer, verb);
    if (verb == "community") return community_wish(viewer, words_from(words, 1));
    if (verb == "list") return list_wish(viewer, words);
    if (verb == "new") return {{ui::NewDraft{words_from(words, 1)}}};
    if (verb == "rename") return {{ui::RenameDraft{words_from(words, 1)}}};
    if (verb == "open" && words[1] == "none") return {{ui::OpenDraft{}}};
    if (verb == "open") {
        const model::DraftId draft = draft_named(viewer, words_from(words, 1));
        if (model::number(draft) == 0) return std::nullopt;
        return {{ui::OpenDraft{draft}}};
    }
    const auto& picture = viewer.session().planning.division.picture;
    if (verb == "into" && picture)
        return move_wish(viewer, ui::hand_of(viewer.view(), *picture), words_from(words, 1));
    if (verb == "move" && words.size() == 3)
        return move_wish(viewer, {place_named(*viewer.frame().snapshot.places, words[1])},
                         words[2]);
    if (verb == "past") return past_wish(viewer, words[1]);
    if (verb == "before") return {{ui::ShowBefore{words[1] == "on"}}};
    if (verb == "loads") return {{ui::ShowLoads{words[1] == "on"}}};
    if (verb == "propose") {
        const auto most = number_from<std::size_t>(words[1]);
        if (!most) return std::nullopt;
        return {{ui::ProposeDivision{{.most_moves = *most}}}};
    }
    const auto day = base::instant_from_iso(words[1]);
    if (verb != "apply" || !day) return std::nullopt;
    return {{ui::ApplyDivision{*day}}};
}

std::optional<std::string> division_found(const Viewer& viewer, const std::string& what,
                                          const std::string& of) {
    const ui::DivisionDesk& desk = viewer.session().planning.division;
    const std::vector<model::DraftRow>& drafts = *viewer.frame().snapshot.drafts;
    const auto open = std::ranges::find(drafts, desk.draft, &model::DraftRow::id);
    if (what == "division-drafts") return std::to_string(drafts.size());
    if (what == "division-draft") return open == drafts.end() ? std::string{"none"} : open->name;
    if (what == "division-state")
        return open == drafts.end() ? std::string{"none"} : draft_standing(*open);
    if (what == "division-pasts") return std::to_string(desk.pasts ? desk.pasts->size() : 0);
    if (what == "division-proposal")
        return desk.proposal ? std::to_string(desk.proposal->moves.size()) : std::string{"none"};
    if (what == "division-count") return duty_count(viewer, of);
    return picture_found(viewer, what, of);
}

}  // namespace app
