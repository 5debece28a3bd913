#include "derive/redivision_propose.h"

#include "derive/communities.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace derive {

using model::kNoRow;
using model::Row;

namespace {

constexpr int kInNoGrid = -1;
constexpr double kLeastGain = 1e-9;

/// The search in one community: leaves by their number in the net, grids by their number here.
class FairerDivision {
  public:
    FairerDivision(const model::Snapshot& is, const WorkBook& book, const LeafNet& net,
                   const Division& start, const ProposalWish& wish)
        : net_{net}, wish_{wish}, grids_{basic_grids_of(*is.grids, net.community)} {
        std::map<Row, int> number;
        for (const Row grid : grids_) {
            number.emplace(grid, static_cast<int>(number.size()));
            const double posts = book.posts[grid].posts;
            posts_.push_back(posts > 0 ? posts : 1);
        }
        load_.resize(grids_.size());
        leaves_.resize(grids_.size());
        for (const Row row : net.leaf) {
            const auto at = number.find(start.grid[row]);
            grid_.push_back(at == number.end() ? kInNoGrid : at->second);
            weighs_.push_back(load_of(book.leaf[row], book.weights));
            if (grid_.back() != kInNoGrid) put(grid_.size() - 1, grid_.back(), +1);
        }
        first_ = grid_;
    }

    void run(const std::function<bool()>& goes_on) {
        if (grids_.empty()) return;
        house_those_in_none();
        for (std::size_t step = 0; step < 4 * wish_.most_moves && goes_on(); ++step)
            if (!better()) return;
    }

    Division into(Division division) const {
        for (std::size_t i = 0; i < grid_.size(); ++i)
            if (grid_[i] != kInNoGrid)
                division.grid[net_.leaf[i]] = grids_[static_cast<std::size_t>(grid_[i])];
        return division;
    }

  private:
    struct Move {
        double change = 0;  // of the cost
        std::uint32_t leaf = 0;
        int to = 0;

        friend auto operator<=>(const Move&, const Move&) = default;
    };

    double& load(int grid) { return load_[static_cast<std::size_t>(grid)]; }
    std::uint32_t& leaves(int grid) { return leaves_[static_cast<std::size_t>(grid)]; }

    void put(std::size_t leaf, int grid, int sign) {
        load(grid) += sign * weighs_[leaf];
        leaves(grid) += static_cast<std::uint32_t>(sign);
    }
    void move(std::size_t leaf, int to) {
        if (grid_[leaf] != kInNoGrid) put(leaf, grid_[leaf], -1);
        put(leaf, to, +1);
        moved_ -= grid_[leaf] != first_[leaf] ? 1 : 0;
        moved_ += to != first_[leaf] ? 1 : 0;
        grid_[leaf] = to;
    }

    /// Each to the grid of most of its neighbours; round by round, as grids come nearer.
    void house_those_in_none() {
        for (bool again = true; again;) {
            again = false;
            for (std::size_t leaf = 0; leaf < grid_.size(); ++leaf) {
                if (grid_[leaf] != kInNoGrid) continue;
                std::vector<int> beside(grids_.size());
                for (const std::uint32_t next : net_.beside[leaf])
                    if (grid_[next] != kInNoGrid)
                        beside[static_cast<std::size_t>(grid_[next])] += 1;
                const int most = most_beside(beside);
                if (most == kInNoGrid) continue;
                move(leaf, most);
                again = true;
            }
        }
        first_ = grid_;  // those had to move
        moved_ = 0;
    }

    /// The grid with most neighbours; of equal ones that with the least work.
    int most_beside(const std::vector<int>& beside) const {
        int best = kInNoGrid;
        for (std::size_t g = 0; g < beside.size(); ++g) {
            if (beside[g] == 0) continue;
            const auto rank = [&](std::size_t grid) {
                return std::pair{-beside[grid], load_[grid] / posts_[grid]};
            };
            if (best == kInNoGrid || rank(g) < rank(static_cast<std::size_t>(best)))
                best = static_cast<int>(g);
        }
        return best;
    }

    double balance() const {
        std::vector<double> indices(load_.size());
        for (std::size_t g = 0; g < load_.size(); ++g) indices[g] = load_[g] / posts_[g];
        return variation_of(indices).value_or(0);
    }

    /// How many neighbours more than now are parted from the leaf when it moves.
    int more_parted(std::size_t leaf, int to) const {
        int more = 0;
        for (const std::uint32_t next : net_.beside[leaf]) {
            more += grid_[next] == grid_[leaf] ? 1 : 0;
            more -= grid_[next] == to ? 1 : 0;
        }
        return more;
    }

    /// What the cost changes by; nothing when the move may not be.
    std::optional<double> change_by(std::size_t leaf, int to, double balance_now) {
        const int from = grid_[leaf];
        const int more_moved = (to != first_[leaf] ? 1 : 0) - (from != first_[leaf] ? 1 : 0);
        if (moved_ + more_moved > static_cast<int>(wish_.most_moves)) return std::nullopt;
        load(from) -= weighs_[leaf];
        load(to) += weighs_[leaf];
        const double fairer = balance() - balance_now;
        load(from) += weighs_[leaf];
        load(to) -= weighs_[leaf];
        const double pairs = static_cast<double>(std::max<std::size_t>(net_.pairs, 1));
        return fairer + wish_.per_move * more_moved +
               wish_.per_border * more_parted(leaf, to) / pairs;
    }

    /// Leaves of a grid without one of them.
    std::vector<std::uint32_t> members(int grid, std::optional<std::uint32_t> without) const {
        std::vector<std::uint32_t> numbers;
        for (std::uint32_t i = 0; i < grid_.size(); ++i)
            if (grid_[i] == grid && i != without) numbers.push_back(i);
        return numbers;
    }

    /// Whether the grid that the leaf leaves falls into no more parts. The one it comes to gets
    /// none more: it is beside it.
    bool holds_without(std::uint32_t leaf) const {
        const int from = grid_[leaf];
        return parts_of(net_, members(from, leaf)).size() <=
               parts_of(net_, members(from, std::nullopt)).size();
    }

    std::vector<Move> moves_along_borders() {
        const double balance_now = balance();
        std::vector<Move> moves;
        for (std::uint32_t leaf = 0; leaf < grid_.size(); ++leaf) {
            const int from = grid_[leaf];
            if (from == kInNoGrid || leaves(from) < 2) continue;
            std::vector<int> to;
            for (const std::uint32_t next : net_.beside[leaf])
                if (grid_[next] != from && grid_[next] != kInNoGrid) to.push_back(grid_[next]);
            std::ranges::sort(to);
            to.erase(std::unique(to.begin(), to.end()), to.end());
            for (const int grid : to)
                if (const auto change = change_by(leaf, grid, balance_now);
                    change && *change < -kLeastGain)
                    moves.push_back({*change, leaf, grid});
        }
        std::ranges::sort(moves);
        return moves;
    }

    /// One step; answers false when there is none that helps.
    bool better() {
        for (const Move& one : moves_along_borders())
            if (holds_without(one.leaf)) {
                move(one.leaf, one.to);
                return true;
            }
        return false;
    }

    const LeafNet& net_;
    const ProposalWish& wish_;
    std::vector<Row> grids_;
    std::vector<double> posts_, load_;   // by grid
    std::vector<std::uint32_t> leaves_;  // by grid: how many
    std::vector<int> grid_, first_;      // by leaf: now, and at first
    std::vector<double> weighs_;         // by leaf
    int moved_ = 0;
};

}  // namespace

Proposal proposal_for(const model::Snapshot& is, const WorkBook& book, const LeafNet& net,
                      const Division& start, const ProposalWish& wish,
                      const std::function<bool()>& goes_on) {
    FairerDivision search{is, book, net, start, wish};
    search.run(goes_on);
    Proposal proposal{.division = search.into(start)};
    proposal.moves = moves_between(is, start, proposal.division);
    const auto balance = [&](const Division& division) {
        return community_load(is, grid_work(book, division.grid), net.community).balance;
    };
    proposal.balance_was = balance(start);
    proposal.balance_will = balance(proposal.division);
    return proposal;
}

}  // namespace derive
