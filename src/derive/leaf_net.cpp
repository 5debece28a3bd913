#include "derive/leaf_net.h"

#include "derive/communities.h"
#include "geo/box_index.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace derive {

using model::kNoRow;
using model::Row;

namespace {

using LeafNumbers = std::vector<std::uint32_t>;

/// No farther apart than `within_m`. Of shapes that lie in one another this looks at corners alone,
/// which is enough for buildings.
bool are_near(const geo::Shape& a, const geo::Shape& b, double within_m) {
    const auto near = [within_m](const geo::Shape& corners, const geo::Shape& of) {
        for (const geo::Ring& ring : corners.parts)
            for (const geo::Point corner : ring)
                if (geo::distance(of, corner) <= within_m) return true;
        return false;
    };
    return near(a, b) || near(b, a);
}

class LeafNetMaker {
  public:
    LeafNetMaker(const model::Snapshot& is, LeafNet& net) : places_{*is.places}, net_{net} {}

    void run() {
        pair_near();
        pair_open();
        pair_fronts();
        for (LeafNumbers& beside : net_.beside) {
            std::ranges::sort(beside);
            beside.erase(std::unique(beside.begin(), beside.end()), beside.end());
            net_.pairs += beside.size();
        }
        net_.pairs /= 2;
    }

  private:
    const geo::Shape& shape(std::size_t number) const {
        return places_.row[net_.leaf[number]].shape;
    }
    void pair(std::size_t a, std::size_t b) {
        net_.beside[a].push_back(static_cast<std::uint32_t>(b));
        net_.beside[b].push_back(static_cast<std::uint32_t>(a));
    }

    void pair_near() {
        std::vector<geo::Box> boxes;
        for (std::size_t i = 0; i < net_.leaf.size(); ++i) boxes.push_back(geo::box_of(shape(i)));
        const geo::BoxIndex index{boxes};
        for (std::uint32_t i = 0; i < boxes.size(); ++i) {
            if (boxes[i].empty()) continue;
            for (const std::uint32_t j : index.touching(boxes[i].grown(kBeside_m)))
                if (j > i && are_near(shape(i), shape(j), kBeside_m)) pair(i, j);
        }
    }

    /// Those between which nobody stands: the Gabriel graph of the label points, which hangs
    /// together.
    void pair_open() {
        LeafNumbers standing;
        for (std::uint32_t i = 0; i < net_.leaf.size(); ++i)
            if (net_.stands[i]) standing.push_back(i);
        // From west to east, so that only those in between are looked at.
        std::ranges::sort(standing, {}, [&](std::uint32_t i) { return net_.at[i].x; });
        for (std::size_t a = 0; a < standing.size(); ++a)
            for (std::size_t b = a + 1; b < standing.size(); ++b)
                if (nobody_between(standing, a, b)) pair(standing[a], standing[b]);
    }

    bool nobody_between(const LeafNumbers& standing, std::size_t a, std::size_t b) const {
        const geo::Point p = net_.at[standing[a]];
        const geo::Point q = net_.at[standing[b]];
        const geo::Point middle = (p + q) * 0.5;
        const double radius = std::hypot(q.x - p.x, q.y - p.y) / 2;
        const auto inside = [&](std::size_t k) {
            const geo::Point at = net_.at[standing[k]] - middle;
            return std::hypot(at.x, at.y) < radius * (1 - 1e-9);
        };
        // Those next to either end are the likeliest to be in between.
        for (std::size_t k = a + 1; k < b; ++k)
            if (inside(k)) return false;
        for (std::size_t k = a; k-- > 0 && net_.at[standing[k]].x > middle.x - radius;)
            if (inside(k)) return false;
        for (std::size_t k = b + 1;
             k < standing.size() && net_.at[standing[k]].x < middle.x + radius; ++k)
            if (inside(k)) return false;
        return true;
    }

    void pair_fronts() {
        for (std::size_t i = 0; i < net_.leaf.size(); ++i) {
            const Row parent = places_.parent[net_.leaf[i]];
            const auto street = parent == kNoRow ? std::nullopt : net_.number_of(parent);
            if (street && net_.stands[i] && net_.stands[*street]) pair(i, *street);
        }
    }

    const model::Places& places_;
    LeafNet& net_;
};

}  // namespace

std::optional<std::uint32_t> LeafNet::number_of(Row row) const {
    const auto found = std::ranges::lower_bound(leaf, row);
    if (found == leaf.end() || *found != row) return std::nullopt;
    return static_cast<std::uint32_t>(found - leaf.begin());
}

LeafNet leaf_net(const model::Snapshot& is, Row community) {
    LeafNet net{.community = community};
    const std::vector<Row> community_of = community_by_row(*is.places);
    for (Row row = 0; row < is.places->size(); ++row)
        if (community_of[row] == community && model::is_leaf(is.places->kind[row]))
            net.leaf.push_back(row);
    net.beside.resize(net.leaf.size());
    for (const Row row : net.leaf) {
        const geo::Shape& shape = is.places->row[row].shape;
        net.stands.push_back(shape.kind != geo::ShapeKind::None);
        net.at.push_back(net.stands.back() ? geo::label_point(shape) : geo::Point{});
    }
    LeafNetMaker{is, net}.run();
    return net;
}

std::vector<LeafNumbers> parts_of(const LeafNet& net, std::span<const std::uint32_t> members) {
    enum class Mark : std::uint8_t { Outside, Waits, Taken };
    std::vector<Mark> mark(net.leaf.size(), Mark::Outside);
    for (const std::uint32_t member : members)
        if (net.stands[member]) mark[member] = Mark::Waits;
    std::vector<LeafNumbers> parts;
    for (const std::uint32_t member : members) {
        if (mark[member] != Mark::Waits) continue;
        LeafNumbers part{member};
        mark[member] = Mark::Taken;
        for (std::size_t i = 0; i < part.size(); ++i)
            for (const std::uint32_t next : net.beside[part[i]]) {
                if (mark[next] != Mark::Waits) continue;
                mark[next] = Mark::Taken;
                part.push_back(next);
            }
        std::ranges::sort(part);
        parts.push_back(std::move(part));
    }
    std::ranges::stable_sort(parts, std::greater{}, &LeafNumbers::size);
    return parts;
}

}  // namespace derive
