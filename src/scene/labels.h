// scene/labels.h — which names, numbers and badges stand where in one picture.
#pragma once

#include "base/words.h"
#include "derive/derived.h"
#include "scene/camera.h"
#include "scene/geometry.h"
#include "scene/lettering.h"
#include "scene/names.h"
#include "scene/palette.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace scene {

/// A corner of a glyph, or of a plain area. With a slot, the ink follows the state of that block,
/// and of `ink` only its alpha counts.
struct LabelVertex {
    float x = 0, y = 0;  // pixels from the top left
    float u = 0, v = 0;  // texels
    std::uint32_t slot = kNoSlot;
    Colour ink;
    Colour rim;  // of the halo
};
static_assert(sizeof(LabelVertex) == 28);

/// A number that stands on the map, so that it can be told when it is no longer true.
struct Figure {
    enum class Of : std::uint8_t { Block, Bar, Open, Rate } of = Of::Block;
    bool grid = false;  // `row` is one of Grids, else of Places
    model::Row row = 0;
    int bar_px = 0;
};

/// Four corners a glyph (top left, top right, bottom left, bottom right). Same pointer, same
/// labels. `atlas` lives as long as its Lettering.
struct Labels {
    std::shared_ptr<const std::vector<LabelVertex>> corner;
    const Atlas* atlas = nullptr;
    std::uint32_t count = 0;  // names placed
    std::uint32_t plain =
        0;  // how many of the first quads are areas of one colour, under the names
    std::vector<Figure> figure;
    std::uint64_t told = 0;  // what the figures said
};

/// What the labels tell of.
struct LabelSource {
    const Geometry& geometry;
    const model::Snapshot& snapshot;
    const derive::Derived& derived;
};

/// What is written in a room of a floor: a name, and a line under it, where they have room.
struct RoomLabel {
    geo::Point at;  // the middle of where the room is widest
    double across_m = 0, down_m = 0;
    std::string name, below;
    Colour ink;
    Colour ground;  // what fills the room

    friend bool operator==(const RoomLabel&, const RoomLabel&) = default;
};

/// Of all floors that are shown. Same pointer, same labels.
struct FloorLabels {
    std::vector<model::Row> places;  // ascending: blocks that leave it to rooms to say something
    std::vector<RoomLabel> rooms;

    friend bool operator==(const FloorLabels&, const FloorLabels&) = default;
};

struct LabelOptions {
    Look look = Look::Light;
    base::Language language = base::Language::Chinese;
    bool blocks = true;   // names and numbers on blocks; a plan writes its own
    bool grids = true;    // names and bars of basic grids
    bool regions = true;  // names of communities and above
    bool work = true;     // what is open and late stands with the names
    /// In its place: what is told of a row of Places, empty for nothing; the same as long as the
    /// pointer is.
    std::shared_ptr<const std::function<std::string(model::Row)>> told{};
    std::shared_ptr<const FloorLabels> floors{};  // null where none is shown
    /// In pixels of the picture: where no letter may be, as two screens meet there; and signs that
    /// something else lays over the map, which only names of grids may run into, and those of
    /// regions that find no other room.
    std::vector<geo::Box> seams{}, signs{};

    friend bool operator==(const LabelOptions&, const LabelOptions&) = default;
};

/// Places the names by priority: regions with their numbers, great roads, yards, small roads,
/// numbers of blocks, facilities; none over another, those of blocks only inside their block,
/// others beside the blocks. The same arguments give the same labels, whatever was shown before
/// and whatever the cache holds. Names stand on points of the ground, not of the picture, so that
/// they travel with it.
Labels labels_for(const LabelSource& source, const Camera& camera, double ratio,
                  const LabelOptions& options, NameCache& cache, Lettering& lettering);

/// Where the labels of one picture differ, as boxes of pixels from the top left: when only numbers
/// have changed, only these need to be drawn again.
std::vector<geo::Box> difference(const std::vector<LabelVertex>& was,
                                 const std::vector<LabelVertex>& is);

/// Whether every number among the labels is what `derived` says.
bool still_true(const Labels& labels, const derive::Derived& derived);

}  // namespace scene
