// route/joints.h — points that are one when they lie close together. Only for route/.
#pragma once

#include "route/line.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace route {

/// Numbers points as they come. One that lies within the distance of an earlier one gets the number
/// of the nearest such.
class Joints {
  public:
    explicit Joints(double within_m) : within_m_{within_m} {}

    std::uint32_t number_of(geo::Point point) {
        const std::int64_t x = cell(point.x), y = cell(point.y);
        std::uint32_t best = kNoJoint;
        double nearest = within_m_;
        for (std::int64_t dy = -1; dy <= 1; ++dy)
            for (std::int64_t dx = -1; dx <= 1; ++dx) {
                const auto found = last_in_.find(key(x + dx, y + dy));
                if (found == last_in_.end()) continue;
                for (std::uint32_t i = found->second; i != kNoJoint; i = before_[i]) {
                    const double distance = apart_m(point, point_[i]);
                    if (distance > nearest || (distance == nearest && best < i)) continue;
                    nearest = distance;
                    best = i;
                }
            }
        return best != kNoJoint ? best : add(point, key(x, y));
    }

    const std::vector<geo::Point>& points() const { return point_; }

  private:
    static constexpr std::uint32_t kNoJoint = 0xFFFF'FFFF;

    std::int64_t cell(double at) const {
        return static_cast<std::int64_t>(std::floor(at / within_m_));
    }
    static std::uint64_t key(std::int64_t x, std::int64_t y) {
        return static_cast<std::uint64_t>(x) << 32U ^
               (static_cast<std::uint64_t>(y) & 0xFFFF'FFFFU);
    }
    std::uint32_t add(geo::Point point, std::uint64_t at) {
        const auto number = static_cast<std::uint32_t>(point_.size());
        point_.push_back(point);
        const auto [entry, fresh] = last_in_.try_emplace(at, number);
        before_.push_back(fresh ? kNoJoint : entry->second);
        entry->second = number;
        return number;
    }

    double within_m_;
    std::vector<geo::Point> point_;
    std::vector<std::uint32_t> before_;  // the one before it in its cell
    std::unordered_map<std::uint64_t, std::uint32_t> last_in_;
};

}  // namespace route
