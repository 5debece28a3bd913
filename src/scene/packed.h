// scene/packed.h — a scene as one run of bytes, and back without copying its large arrays.
//
// The bytes are those of this machine and this build of the program: they are kept to start
// quickly, never to be exchanged.
#pragma once

#include "scene/scene.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>

namespace scene {

/// Moves whenever the bytes would mean something else.
inline constexpr std::uint32_t kPackedVersion = 1;

/// Hands the bytes out piece by piece, in order.
void pack(const Scene& scene, const std::function<void(std::span<const std::byte>)>& put);

/// `bytes` must begin at a multiple of 16 and live as long as `owner`. Nothing when they do not
/// add up.
std::optional<Scene> unpacked(std::span<const std::byte> bytes,
                              const std::shared_ptr<const void>& owner);

}  // namespace scene
