#include "on_site.h"

#include <utility>

namespace on_site {

model::PlaceRow place(std::int64_t id, std::int64_t parent, const char* kind, geo::Shape shape,
                      std::int64_t grid, double width_m) {
    return {.id = model::PlaceId{id},
            .parent = model::PlaceId{parent},
            .kind = kind,
            .name = std::to_string(id),
            .grid = model::GridId{grid},
            .shape = std::move(shape),
            .width_m = width_m};
}

std::vector<std::string> told(const ingest::Additions& additions, std::string_view reason,
                              std::optional<bool> added) {
    std::vector<std::string> sources;
    for (const ingest::Outcome& one : additions.outcomes)
        if (one.reason == reason && (!added || one.added == *added))
            sources.push_back(one.of.source);
    return sources;
}

}  // namespace on_site
