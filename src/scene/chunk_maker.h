// scene/chunk_maker.h — pieces of one square into vertices, triangles and bricks.
#pragma once

#include "scene/piece.h"

#include <memory>
#include <vector>

namespace scene {

/// Whether all of `piece` lies near enough to the middle of its square for the ordinary unit.
bool fits_square(const Piece& piece, geo::Point middle);

/// Puts the pieces of one square into the order in which they are drawn and have their slots:
/// areas great ones first, ways small ones first, blocks by stretch and then great ones first.
void sort_for_drawing(std::vector<const Piece*>& pieces, const model::Snapshot& is,
                      const Chunk::Key& key);

/// The chunk of sorted pieces, with its slots from `first_slot` on.
std::shared_ptr<const Chunk> chunk_of(const std::vector<const Piece*>& pieces,
                                      const model::Snapshot& is, const Chunk::Key& key,
                                      std::uint32_t first_slot, std::uint32_t slot_room);

}  // namespace scene
