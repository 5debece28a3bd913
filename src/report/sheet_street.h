// report/sheet_street.h — how a street is folded into rows of a page. Only for
// report/sheet_street*.cpp and their test.
#pragma once

#include "scene/strip.h"

#include <vector>

namespace report {

/// A stretch of the street, in metres along it.
struct Fold {
    double from_m = 0, to_m = 0;
};

/// From the first corner to the last, one after the other, none longer than `most_m`: broken where
/// the fewest fronts are cut, of such places at the last. A front belongs to the fold that holds
/// its middle and is drawn whole in it.
std::vector<Fold> folds_of(const scene::Strip& strip, double most_m);

/// Which fold a front belongs to.
std::size_t fold_of(const std::vector<Fold>& folds, const scene::StripFront& front);

}  // namespace report
