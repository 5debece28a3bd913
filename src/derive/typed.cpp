#include "derive/typed.h"

#include "derive/search_match.h"

#include <algorithm>

namespace derive {

int typed_rank(std::string_view name, std::string_view query) {
    int rank = 0;
    for (const PartSpellings& part : parts_of(query)) {
        int best = -1;
        for (const std::u32string& typed : part) {
            for (const Spelling& spelling : spellings_of(name)) {
                const Fit fit = best_fit(spelling, typed, 0);
                if (fit.fits() && fit.how != How::Scattered && (best < 0 || fit.rank() < best))
                    best = fit.rank();
            }
        }
        if (best < 0) return -1;
        rank = std::max(rank, best);
    }
    return rank;
}

}  // namespace derive
