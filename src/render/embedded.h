// render/embedded.h — the shaders, compiled into the program.
#pragma once

#include <span>
#include <string_view>

namespace render {

struct Embedded {
    std::string_view name;  // of the file, without its folder
    std::string_view text;
};

std::span<const Embedded> embedded();

}  // namespace render
