#include "route/network.h"

#include "route/crossings.h"
#include "route/joints.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>

namespace route {

using geo::Point;

namespace {

constexpr std::array<std::string_view, kWayKinds> kKindNames{
    "path", "road", "pavement", "crossing", "stairs", "bridge", "gate", "link"};

constexpr double kLeastLength_m = 0.001;

/// Numbers for the texts of opening hours: 0 for none.
class HoursTable {
  public:
    explicit HoursTable(std::vector<Hours>& opening) : opening_{opening} {
        if (opening_.empty()) opening_.push_back(hours_from("24/7"));
    }
    std::uint32_t number_of(const std::string& text) {
        if (text.empty()) return 0;
        const auto [entry, fresh] = known_.try_emplace(text, 0);
        if (!fresh) return entry->second;
        Hours hours = hours_from(text);
        const auto same = std::ranges::find(opening_, hours);
        entry->second = static_cast<std::uint32_t>(same - opening_.begin());
        if (same == opening_.end()) opening_.push_back(std::move(hours));
        return entry->second;
    }

  private:
    std::vector<Hours>& opening_;
    std::map<std::string, std::uint32_t> known_;
};

std::uint8_t flags_of(const Way& way) {
    return static_cast<std::uint8_t>((way.closed ? Network::kClosed : 0) |
                                     (way.step_free ? Network::kStepFree : 0) |
                                     (way.derived ? Network::kDerived : 0));
}

/// `way` is the number of the way that `piece` is, or is a piece of.
void add_edge(Network& net, Joints& joints, HoursTable& hours, const Way& piece,
              std::uint32_t way) {
    const double length = line_length_m(piece.line);
    if (piece.line.size() < 2 || length < kLeastLength_m) {
        net.dropped += 1;
        return;
    }
    const Node from = joints.number_of(piece.line.front());
    const Node to = joints.number_of(piece.line.back());
    // A way shorter than a joint joins nothing.
    if (from == to && length <= 2 * kJoint_m) {
        net.dropped += 1;
        return;
    }
    net.from.push_back(from);
    net.to.push_back(to);
    net.kind.push_back(piece.kind);
    net.flags.push_back(flags_of(piece));
    net.hours.push_back(hours.number_of(piece.hours));
    net.way.push_back(way);
    net.way_id.push_back(piece.id);
    net.first_point.push_back(static_cast<std::uint32_t>(net.point.size()));
    net.point.insert(net.point.end(), piece.line.begin(), piece.line.end());
}

/// What leads away from each node, by counting; a loop leads away twice.
void add_heads(Network& net) {
    net.first.assign(net.node.size() + 1, 0);
    for (Edge e = 0; e < net.edges(); ++e) {
        ++net.first[net.from[e] + 1];
        ++net.first[net.to[e] + 1];
    }
    std::partial_sum(net.first.begin(), net.first.end(), net.first.begin());
    net.head.resize(net.first.back());
    net.edge_at.resize(net.first.back());
    std::vector<std::uint32_t> next(net.first.begin(), net.first.end() - 1);
    const auto add = [&](Node from, Node to, Edge edge) {
        const std::uint32_t at = next[from]++;
        net.head[at] = to;
        net.edge_at[at] = edge;
    };
    for (Edge e = 0; e < net.edges(); ++e) {
        add(net.from[e], net.to[e], e);
        add(net.to[e], net.from[e], e);
    }
}

void add_parts(Network& net) {
    std::vector<std::uint32_t> part(net.node.size(), kNone);
    std::vector<NetworkPart> parts;
    std::vector<Node> open;
    for (Node start = 0; start < net.nodes(); ++start) {
        if (part[start] != kNone) continue;
        const auto number = static_cast<std::uint32_t>(parts.size());
        parts.push_back({});
        part[start] = number;
        open.push_back(start);
        while (!open.empty()) {
            const Node node = open.back();
            open.pop_back();
            parts.back().nodes += 1;
            for (std::uint32_t i = net.first[node]; i < net.first[node + 1]; ++i) {
                if (part[net.head[i]] != kNone) continue;
                part[net.head[i]] = number;
                open.push_back(net.head[i]);
            }
        }
    }
    for (Edge e = 0; e < net.edges(); ++e) {
        NetworkPart& of = parts[part[net.from[e]]];
        of.edges += 1;
        of.length_m += static_cast<double>(net.length_m[e]);
        if (of.edge == kNone) of.edge = e;
    }
    std::vector<std::uint32_t> order(parts.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](std::uint32_t p) { return parts[p].length_m; });
    std::vector<std::uint32_t> rank(parts.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        rank[order[i]] = i;
        net.parts.push_back(parts[order[i]]);
    }
    for (std::uint32_t& p : part) p = rank[p];
    net.part = std::move(part);
}

void add_segments(Network& net) {
    std::vector<geo::Box> boxes;
    for (Edge e = 0; e < net.edges(); ++e)
        for (std::uint32_t p = net.first_point[e]; p + 1 < net.first_point[e + 1]; ++p) {
            geo::Box box;
            box.add(net.point[p]);
            box.add(net.point[p + 1]);
            boxes.push_back(box);
            net.segment_edge.push_back(e);
            net.segment_point.push_back(p);
        }
    net.segments = geo::BoxIndex{std::move(boxes)};
}

}  // namespace

WayKind way_kind_from(std::string_view text) {
    const auto* const found = std::ranges::find(kKindNames, text);
    return found == kKindNames.end() ? WayKind::Path
                                     : static_cast<WayKind>(found - kKindNames.begin());
}

std::string_view text_of(WayKind kind) {
    return kKindNames.at(static_cast<std::size_t>(kind));
}

Network with_states(Network net, std::span<const WayState> ways) {
    std::map<std::int64_t, const WayState*> state_of;
    for (const WayState& way : ways) state_of[way.id] = &way;
    HoursTable hours{net.opening};
    for (Edge e = 0; e < net.edges(); ++e) {
        const auto at = state_of.find(net.way_id[e]);
        if (at == state_of.end()) continue;
        const WayState& way = *at->second;
        const bool derived = net.is(e, Network::kDerived);
        net.flags[e] =
            flags_of({.closed = way.closed, .step_free = way.step_free, .derived = derived});
        net.hours[e] = hours.number_of(way.hours);
    }
    return net;
}

Network make_network(std::span<const Way> ways) {
    Network net;
    Joints joints{kJoint_m};
    HoursTable hours{net.opening};
    if (std::ranges::all_of(ways, &Way::noded)) {
        for (std::uint32_t w = 0; w < ways.size(); ++w) add_edge(net, joints, hours, ways[w], w);
    } else {
        for (const Piece& piece : split_crossings(ways, kJoint_m))
            add_edge(net, joints, hours, piece.way, piece.of);
    }
    net.first_point.push_back(static_cast<std::uint32_t>(net.point.size()));
    net.node = joints.points();
    // Lines end exactly in their nodes, so that what is drawn along them hangs together.
    for (Edge e = 0; e < net.edges(); ++e) {
        net.point[net.first_point[e]] = net.node[net.from[e]];
        net.point[net.first_point[e + 1] - 1] = net.node[net.to[e]];
        net.length_m.push_back(static_cast<float>(line_length_m(net.line(e))));
    }
    add_heads(net);
    add_parts(net);
    add_segments(net);
    return net;
}

}  // namespace route
