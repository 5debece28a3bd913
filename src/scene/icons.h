// scene/icons.h — the signs of facilities, by kind.
#pragma once

#include <cstdint>
#include <string_view>

namespace scene {

/// How a kind of facility (K16) is shown. A kind this program does not know is an ordinary one.
struct FacilitySign {
    std::string_view kind;
    char32_t icon = 0;      // in the font of pictograms
    std::uint8_t rank = 3;  // 0 seen from farthest, 3 only from near
    bool green = false;     // parks
};

FacilitySign sign_of(std::string_view kind);

}  // namespace scene
