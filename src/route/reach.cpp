#include "route/reach.h"

#include "route/line.h"

#include <algorithm>

namespace route {

namespace {

using Entry = std::pair<double, Node>;

/// A heap of four children a node: entries lie closer together than with two.
constexpr std::size_t kChildren = 4;

void push(std::vector<Entry>& heap, Entry entry) {
    std::size_t at = heap.size();
    heap.push_back(entry);
    while (at > 0) {
        const std::size_t parent = (at - 1) / kChildren;
        if (heap[parent] <= entry) break;
        heap[at] = heap[parent];
        at = parent;
    }
    heap[at] = entry;
}

Entry pop(std::vector<Entry>& heap) {
    const Entry least = heap.front();
    const Entry last = heap.back();
    heap.pop_back();
    if (heap.empty()) return least;
    std::size_t at = 0;
    for (;;) {
        const std::size_t first = at * kChildren + 1;
        if (first >= heap.size()) break;
        const std::size_t end = std::min(first + kChildren, heap.size());
        std::size_t best = first;
        for (std::size_t child = first + 1; child < end; ++child)
            if (heap[child] < heap[best]) best = child;
        if (last <= heap[best]) break;
        heap[at] = heap[best];
        at = best;
    }
    heap[at] = last;
    return least;
}

void clear(const Network& net, Reach& reach) {
    if (reach.seconds.size() == net.node.size()) {
        for (const Node node : reach.touched) reach.seconds[node] = kUnreached;
    } else {
        reach.seconds.assign(net.node.size(), kUnreached);
        reach.source.assign(net.node.size(), kNone);
        reach.before.assign(net.node.size(), kNone);
        reach.by.assign(net.node.size(), kNone);
    }
    reach.touched.clear();
    reach.heap.clear();
    reach.on_edge.clear();
}

struct Step {
    double seconds = 0;
    Node node = kNone;
    Node before = kNone;
    Edge by = kNone;
    std::uint32_t source = kNone;
};

void offer(Reach& reach, const Step& step) {
    if (step.seconds > reach.limit_s || step.seconds >= reach.seconds[step.node]) return;
    if (reach.seconds[step.node] == kUnreached) reach.touched.push_back(step.node);
    reach.seconds[step.node] = step.seconds;
    reach.source[step.node] = step.source;
    reach.before[step.node] = step.before;
    reach.by[step.node] = step.by;
    push(reach.heap, {step.seconds, step.node});
}

/// Seconds from the snapped point to the two ends of its edge. Requires one that is not barred.
std::pair<double, double> to_ends(const Network& net, const Costs& costs, const Snap& at) {
    const double length = static_cast<double>(net.length_m[at.edge]);
    const double share = length > 0 ? static_cast<double>(at.offset_m) / length : 0;
    const double whole = costs.seconds[at.edge];
    const double aside = static_cast<double>(at.aside_m) * costs.s_per_m;
    return {aside + whole * share, aside + whole * (1 - share)};
}

void append(geo::Ring& way, const geo::Ring& piece) {
    for (const geo::Point point : piece)
        if (way.empty() || !(way.back() == point)) way.push_back(point);
}

/// Offset of the end of an edge that is `node`; of a loop that which is nearer to `from_m`.
double end_of(const Network& net, Edge edge, Node node, double from_m) {
    const double length = static_cast<double>(net.length_m[edge]);
    if (net.from[edge] == net.to[edge]) return from_m * 2 <= length ? 0 : length;
    return net.from[edge] == node ? 0 : length;
}

}  // namespace

void search(const Network& net, const Costs& costs, std::span<const Source> sources, double limit_s,
            Reach& reach) {
    clear(net, reach);
    reach.limit_s = limit_s;
    reach.sources.assign(sources.begin(), sources.end());
    for (std::uint32_t s = 0; s < sources.size(); ++s) {
        const Source& source = sources[s];
        const Edge edge = source.at.edge;
        if (costs.seconds[edge] == kUnreached) continue;
        reach.on_edge.emplace_back(edge, s);
        const auto [low, high] = to_ends(net, costs, source.at);
        offer(reach, {source.head_s + low, net.from[edge], kNone, edge, s});
        offer(reach, {source.head_s + high, net.to[edge], kNone, edge, s});
    }
    std::ranges::sort(reach.on_edge);
    while (!reach.heap.empty()) {
        const auto [seconds, node] = pop(reach.heap);
        if (seconds > reach.seconds[node]) continue;
        const std::uint32_t source = reach.source[node];
        for (std::uint32_t i = net.first[node]; i < net.first[node + 1]; ++i) {
            const Edge edge = net.edge_at[i];
            offer(reach, {seconds + costs.seconds[edge], net.head[i], node, edge, source});
        }
    }
}

Nearest nearest_at(const Network& net, const Costs& costs, const Reach& reach, const Snap& at) {
    Nearest best;
    if (costs.seconds[at.edge] == kUnreached) return best;
    const Node from = net.from[at.edge], to = net.to[at.edge];
    const auto [low, high] = to_ends(net, costs, at);
    if (const double s = reach.seconds[from] + low; s < best.seconds)
        best = {s, reach.source[from], from};
    if (const double s = reach.seconds[to] + high; s < best.seconds)
        best = {s, reach.source[to], to};
    auto here = std::ranges::lower_bound(reach.on_edge, std::pair{at.edge, std::uint32_t{0}});
    for (; here != reach.on_edge.end() && here->first == at.edge; ++here) {
        const Source& source = reach.sources[here->second];
        const double between =
            std::abs(static_cast<double>(source.at.offset_m) - static_cast<double>(at.offset_m));
        const double aside =
            static_cast<double>(source.at.aside_m) + static_cast<double>(at.aside_m);
        const double s =
            source.head_s + aside * costs.s_per_m +
            costs.seconds[at.edge] * between / static_cast<double>(net.length_m[at.edge]);
        if (s < best.seconds) best = {s, here->second, kNone};
    }
    return best.seconds <= reach.limit_s ? best : Nearest{};
}

double seconds_at(const Network& net, const Costs& costs, const Reach& reach, const Snap& at) {
    return nearest_at(net, costs, reach, at).seconds;
}

geo::Ring way_to(const Network& net, const Costs& costs, const Reach& reach, const Snap& at) {
    const Nearest nearest = nearest_at(net, costs, reach, at);
    if (nearest.source == kNone) return {};
    const double offset = static_cast<double>(at.offset_m);
    const double goal = static_cast<double>(reach.sources[nearest.source].at.offset_m);
    if (nearest.via == kNone) return piece_of(net.line(at.edge), offset, goal);
    geo::Ring way;
    append(way, piece_of(net.line(at.edge), offset, end_of(net, at.edge, nearest.via, offset)));
    Node node = nearest.via;
    for (; reach.before[node] != kNone; node = reach.before[node]) {
        const auto line = net.line(reach.by[node]);
        geo::Ring piece(line.begin(), line.end());
        if (net.from[reach.by[node]] != node) std::ranges::reverse(piece);
        append(way, piece);
    }
    const Edge last = reach.by[node];
    append(way, piece_of(net.line(last), end_of(net, last, node, goal), goal));
    return way;
}

}  // namespace route
