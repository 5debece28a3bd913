#include "scene/labels.h"

#include "scene/floor_chunk.h"
#include "scene/labels_parts.h"

#include <algorithm>

namespace scene {

namespace {

/// Slots of buildings and fronts in view; none from afar, where no number would fit.
std::vector<std::uint32_t> blocks_in_view(const LabelSource& source, const Camera& camera,
                                          double ratio) {
    if (camera.metres_per_px * ratio > kBlocksUpTo) return {};
    return source.geometry.blocks.touching(view_box(camera));
}

/// Without those whose rooms are written in.
std::vector<std::uint32_t> blocks_named(const LabelSource& source, const LabelOptions& options,
                                        bool rooms, std::vector<std::uint32_t> blocks) {
    if (rooms)
        std::erase_if(blocks, [&](std::uint32_t slot) {
            return std::ranges::binary_search(options.floors->places,
                                              source.geometry.row_of_slot[slot]);
        });
    return blocks;
}

void lay(Sheet& sheet, const LabelSource& source, NameCache& cache,
         const std::vector<std::uint32_t>& blocks, const LabelOptions& options) {
    if (options.work) keep_signs(sheet, cache, source);
    cover_blocks(sheet, source, blocks);
    if (options.regions) name_regions(sheet, cache, source.derived, options);
    if (options.grids) name_grids(sheet, cache, source.derived, options.work);
    for (const geo::Box& sign : options.signs) sheet.take(sign);
    name_lines(sheet, cache, WayClass::Motorway, WayClass::Tertiary);
    name_yards(sheet, cache);
    name_lines(sheet, cache, WayClass::Rail, WayClass::Residential);
    name_green(sheet, cache);
    // Floors that are fading in are not written in yet: their blocks keep their names until then.
    const bool rooms = options.floors && floor_share(sheet.scale()) >= 1;
    if (options.blocks && rooms) name_rooms(sheet, *options.floors);
    if (options.blocks)
        name_blocks(sheet, cache, source, blocks_named(source, options, rooms, blocks), options);
    show_badges(sheet, cache);
    show_things(sheet, cache);
    name_lines(sheet, cache, WayClass::Service, WayClass::Stream);
}

}  // namespace

Labels labels_for(const LabelSource& source, const Camera& camera, double ratio,
                  const LabelOptions& options, NameCache& cache, Lettering& lettering) {
    renew(cache, source.snapshot);
    const auto blocks = blocks_in_view(source, camera, ratio);
    // A sheet during which the atlas began anew holds glyphs that are gone: it is laid once more.
    for (bool again = true;; again = false) {
        const std::uint64_t restarts = lettering.atlas().restarts;
        Sheet sheet{camera, ratio, options, lettering};
        lay(sheet, source, cache, blocks, options);
        if (!again || lettering.atlas().restarts == restarts) return sheet.finish(source.derived);
    }
}

}  // namespace scene
