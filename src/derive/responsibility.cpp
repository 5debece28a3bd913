#include "derive/responsibility.h"

#include "derive/communities.h"
#include "derive/duty.h"
#include "geo/box_index.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace derive {

using base::Instant;
using model::kNoRow;
using model::number;
using model::Row;

namespace {

constexpr double kOnBorder_m = 0.5;  // a street along which two grids meet is in neither

bool names_any(const std::string& text, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(
        words, [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

class DutyAudit {
  public:
    DutyAudit(const model::Snapshot& is, Instant now)
        : is_{is}, now_{now}, community_of_{community_by_row(*is.places)} {
        result_.as_of = now;
        of_community_.resize(is.places->size(), kNoRow);
        for (const Row row : communities_of(*is.places)) {
            of_community_[row] = static_cast<Row>(result_.communities.size());
            result_.communities.push_back({.community = row});
        }
    }

    Responsibility all() {
        assignments();
        grids();
        leaves();
        polygons();
        workers();
        return std::move(result_);
    }

  private:
    /// Null for what is in no community.
    CommunityDuty* community_at(Row place) {
        const Row row = place == kNoRow ? kNoRow : community_of_[place];
        return row == kNoRow ? nullptr : &result_.communities[of_community_[row]];
    }
    CommunityDuty* community_of_grid(Row grid) { return community_at(is_.grids->community[grid]); }

    void assignments() {
        for (Row row = 0; row < is_.assignments->size(); ++row) {
            const model::AssignmentRow& duty = (*is_.assignments)[row];
            for (const Instant at : {duty.from, duty.to})
                if (at > now_) result_.until = std::min(result_.until, at);
            if (number(duty.grid) == 0) continue;
            const Row grid = model::row_of(*is_.grids, duty.grid);
            if (grid == kNoRow) continue;
            // An exclusive grid is a post too, only none of those that are dealt out.
            if (is_current(duty, now_)) has_any_grid_.insert(duty.staff);
            if (!is_basic(is_.grids->row[grid])) continue;
            if (!is_grid_leader(duty.role)) was_in_grid_.insert(duty.staff);
            if (!is_current(duty, now_)) continue;
            by_role_[{grid, duty.role}].push_back(row);
            if (!is_grid_leader(duty.role)) grids_of_[duty.staff].push_back(grid);
        }
    }

    void grids() {
        worked_ = worked_grids(is_, now_);
        for (Row grid = 0; grid < is_.grids->row.size(); ++grid) {
            if (!is_basic(is_.grids->row[grid])) continue;
            CommunityDuty* const community = community_of_grid(grid);
            if (community != nullptr) community->grids += 1;
            if (worked_[grid]) continue;
            result_.vacant.push_back(grid);
            if (community != nullptr) community->vacant += 1;
        }
        for (auto& [who, held] : by_role_) {
            if (held.size() < 2) continue;
            if (CommunityDuty* const community = community_of_grid(who.first))
                community->crowded += 1;
            result_.crowded.push_back({who.first, who.second, std::move(held)});
        }
    }

    /// Its basic grid in its own community.
    Row grid_of_leaf(Row leaf) const {
        const Row grid = is_.places->grid[leaf];
        if (grid == kNoRow || !is_basic(is_.grids->row[grid])) return kNoRow;
        return is_.grids->community[grid] == community_of_[leaf] ? grid : kNoRow;
    }

    void leaves() {
        result_.answer.assign(is_.places->size(), Answer::NotMeant);
        for (Row leaf = 0; leaf < is_.places->size(); ++leaf) {
            if (!model::is_leaf(is_.places->kind[leaf])) continue;
            const Row grid = grid_of_leaf(leaf);
            Answer& answer = result_.answer[leaf];
            answer = grid == kNoRow   ? Answer::NoGrid
                     : !worked_[grid] ? Answer::Vacant
                                      : Answer::Held;
            if (answer == Answer::NoGrid) result_.no_grid.push_back(leaf);
            if (answer == Answer::Vacant) result_.nobody.push_back(leaf);
            CommunityDuty* const community = community_at(leaf);
            if (community == nullptr) continue;
            community->leaves += 1;
            community->held += answer == Answer::Held ? 1U : 0U;
            community->no_grid += answer == Answer::NoGrid ? 1U : 0U;
            community->nobody += answer == Answer::Vacant ? 1U : 0U;
            if (answer != Answer::Held) community->households += is_.counts[leaf].households;
        }
    }

    bool lies_in(Row grid, geo::Point point) const {
        return geo::contains(is_.grids->row[grid].shape, point);
    }

    void polygons() {
        std::vector<geo::Box> boxes(is_.grids->row.size());
        for (Row grid = 0; grid < boxes.size(); ++grid)
            if (is_basic(is_.grids->row[grid]))
                boxes[grid] = geo::box_of(is_.grids->row[grid].shape);
        const geo::BoxIndex index{boxes};
        for (Row leaf = 0; leaf < is_.places->size(); ++leaf) {
            const geo::Shape& shape = is_.places->row[leaf].shape;
            if (!model::is_leaf(is_.places->kind[leaf]) || shape.kind == geo::ShapeKind::None)
                continue;
            const geo::Point at = geo::label_point(shape);
            const Row own = is_.places->grid[leaf];
            bool found = false;
            for (const Row other : index.touching({at.x, at.y, at.x, at.y})) {
                if (other == own || !lies_in(other, at)) continue;
                if (geo::distance(is_.grids->row[other].shape, at) <= kOnBorder_m) continue;
                result_.in_two.push_back({leaf, own, other, own != kNoRow && lies_in(own, at)});
                found = true;
            }
            CommunityDuty* const community = community_at(leaf);
            if (found && community != nullptr) community->in_two += 1;
        }
    }

    void workers() {
        for (const model::StaffRow& staff : *is_.staff) {
            std::vector<Row>& grids = grids_of_[staff.id];
            std::ranges::sort(grids);
            grids.erase(std::unique(grids.begin(), grids.end()), grids.end());
            const bool meant = is_grid_worker(staff.post) || was_in_grid_.contains(staff.id);
            const bool none = grids.empty() && !has_any_grid_.contains(staff.id);
            if (!meant || (!none && grids.size() < 2)) continue;
            const Row community = model::row_of(*is_.places, staff.community);
            if (CommunityDuty* const duty = community_at(community))
                (grids.empty() ? duty->no_grid_workers : duty->several_workers) += 1;
            result_.workers.push_back({staff.id, community, std::move(grids)});
        }
    }

    const model::Snapshot& is_;
    Instant now_;
    std::vector<Row> community_of_;
    std::vector<Row> of_community_;  // by row of Places: its number in the result
    std::vector<bool> worked_;       // by row of Grids
    std::map<std::pair<Row, std::string>, std::vector<Row>> by_role_;  // assignments that hold
    std::map<model::StaffId, std::vector<Row>> grids_of_;              // now, leaders left out
    std::set<model::StaffId> was_in_grid_;   // at any time, leaders left out
    std::set<model::StaffId> has_any_grid_;  // now
    Responsibility result_;
};

}  // namespace

CommunityDuty sum_of(const std::vector<CommunityDuty>& communities) {
    CommunityDuty all;
    for (const CommunityDuty& one : communities) {
        all.leaves += one.leaves;
        all.held += one.held;
        all.grids += one.grids;
        all.no_grid += one.no_grid;
        all.nobody += one.nobody;
        all.households += one.households;
        all.vacant += one.vacant;
        all.in_two += one.in_two;
        all.crowded += one.crowded;
        all.no_grid_workers += one.no_grid_workers;
        all.several_workers += one.several_workers;
    }
    return all;
}

Responsibility responsibility_of(const model::Snapshot& is, Instant now) {
    return DutyAudit{is, now}.all();
}

bool is_grid_worker(const std::string& post) {
    return names_any(post, {"网格员", "grid worker", "Grid worker"});
}

bool is_grid_leader(const std::string& role) {
    return names_any(role, {"网格长", "leader", "Leader"});
}

}  // namespace derive
