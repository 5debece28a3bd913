#include "ingest/codes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace ingest {

std::vector<std::uint32_t> reading_order(const std::vector<geo::Point>& points) {
    geo::Box extent;
    for (const geo::Point p : points) extent.add(p);
    const double ground = std::max(extent.width(), 1.0) * std::max(extent.height(), 1.0);
    const double row =
        std::sqrt(ground / static_cast<double>(std::max<std::size_t>(points.size(), 1)));
    std::vector<std::uint32_t> order(points.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t i) {
        return std::tuple{std::floor((extent.y1 - points[i].y) / row), points[i].x, -points[i].y};
    });
    return order;
}

std::string Codes::next() {
    std::string code;
    do code = fmt::format("{}{:0{}}", prefix_, ++last_, digits_);
    while (kept_.contains(code));
    return code;
}

}  // namespace ingest
