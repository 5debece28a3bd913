// ingest/fictional_residents_lots.h — drawing lots among places, some far likelier than others.
// Only for fictional_residents*.cpp.
#pragma once

#include "base/random.h"

#include <algorithm>
#include <vector>

namespace ingest::residents {

/// Draws a number with a chance in proportion to its weight.
class Lots {
  public:
    void add(std::size_t number, double weight) {
        sum_ += weight;
        number_.push_back(number);
        upto_.push_back(sum_);
    }
    bool empty() const { return number_.empty(); }

    /// Requires that something was added.
    std::size_t draw(base::Random& random) const {
        const auto at = std::ranges::upper_bound(upto_, random.unit() * sum_);
        const auto i = std::min<std::ptrdiff_t>(at - upto_.begin(),
                                                static_cast<std::ptrdiff_t>(upto_.size()) - 1);
        return number_[static_cast<std::size_t>(i)];
    }

  private:
    std::vector<std::size_t> number_;
    std::vector<double> upto_;
    double sum_ = 0;
};

}  // namespace ingest::residents
