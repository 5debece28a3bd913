// ingest/floor_plan.h — the real plan of a building out of a file: levels, rooms, doors, walls.
//
//   file ──look_at_plan──▶ what it holds, so that somebody can choose
//        ──read_plan─────▶ PlanDraft: model::FloorPlan in the store's plane, and what became of
//                          every row
//
// Read are IMDF (a folder, an archive, or one of its files), OpenStreetMap's indoor tags, a file
// for each floor or one with a property for it (anything GDAL reads), DXF drawings, whose walls
// enclose the rooms, and IndoorGML. What says where on earth it lies is projected; a drawing in a
// plane of its own is laid on the building by pairs of points, else by its outline.
#pragma once

#include "base/result.h"
#include "geo/control_points.h"
#include "geo/shape.h"
#include "ingest/survey_from.h"
#include "model/room_rows.h"

#include <atomic>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ingest {

enum class PlanKind : std::uint8_t { Imdf, OsmIndoor, FloorFiles, Dxf, IndoorGml };

/// What the layer of a drawing is taken for.
enum class PlanRole : std::uint8_t { Nothing, Wall, Door, Window, Room, Text, Outline };

struct PlanLayer {
    std::string name;
    std::int64_t entities = 0;
    std::int64_t lines = 0;
    std::int64_t areas = 0;  // also lines that return to where they began
    std::int64_t texts = 0;
    PlanRole guess = PlanRole::Nothing;  // of a DXF

    friend bool operator==(const PlanLayer&, const PlanLayer&) = default;
};

struct PlanSource {
    PlanKind kind = PlanKind::FloorFiles;
    std::vector<PlanLayer> layers;
    std::vector<model::LevelRow> levels;  // from the lowest up, as far as the file tells them
    bool georeferenced = false;
    std::string crs;    // when it is: "EPSG:4326", "EPSG:4547"
    geo::Box bounds;    // in the numbers of the file
    double unit_m = 1;  // of a plane of its own: metres of one of its units
};

struct PlanOptions {
    std::map<std::string, PlanRole> roles;  // of a DXF's layers, where the guess is not wanted
    std::string level;     // "3F", "2-17": for what does not say, and over what says otherwise
    std::string crs;       // as choose_crs takes it
    std::string encoding;  // of texts, when the file does not say
    std::optional<geo::Affine> placement;  // metres of the store from the numbers of the file
    std::vector<geo::ControlPair> pairs;   // two or more: of the file's numbers; goes before
    std::optional<geo::Box> part;          // of the file's numbers: only what lies within
    double unit_m = 0;                     // of a plane of its own; 0 when it is to be found out
    double snap_m = 0.01;                  // 0.005 to 0.02: ends so near are one point
    double least_room_m2 = 1;              // of rooms that walls enclose
    const std::atomic<bool>* cancelled = nullptr;
};

/// Something a person should know of a plan that was taken; no refusal.
struct PlanNote {
    base::Word word = base::Word::Unexpected;
    std::vector<std::string> parts;

    friend bool operator==(const PlanNote&, const PlanNote&) = default;
};

struct PlanDraft {
    PlanKind kind = PlanKind::FloorFiles;
    /// Without a place. Levels, rooms and openings are numbered from 1, each kind by itself; the
    /// store gives them ids of its own.
    model::FloorPlan plan;
    std::vector<LayerReport> reports;
    std::optional<geo::Affine> placement;  // of a plane of its own, as it was laid on the ground
    std::optional<double> residual_m;      // root mean square; of pairs, or of the two outlines
    std::vector<PlanNote> notes;
};

/// Refuses what is no plan with one sentence: FileMissing, FileNotReadable, FileBroken, FileEmpty,
/// LevelPicture, LevelCad, LevelUnknown and those of read_file.
base::Result<PlanSource> look_at_plan(const std::string& path, const PlanOptions& options = {});

/// The part of a plan that lies in one building. `footprint` is its ground in the CRS `epsg`; with
/// None everything is taken, as far as the file says where it lies. Rooms outside are counted and
/// told.
///
/// Refuses as look_at_plan does, and with LayerMissing, LevelNoWalls, LevelNoRooms, LevelTooThick,
/// LevelElsewhere, LevelNoPlace, LevelBadSign, LevelPairs and the Crs words.
base::Result<PlanDraft> read_plan(const std::string& path, const PlanOptions& options,
                                  const geo::Shape& footprint, int epsg);

/// Which of some grounds a plan covers, the one with the most rooms first.
struct PlanCover {
    std::size_t footprint = 0;
    std::int64_t rooms = 0;

    friend bool operator==(const PlanCover&, const PlanCover&) = default;
};
std::vector<PlanCover> buildings_of_plan(const model::FloorPlan& plan,
                                         std::span<const geo::Shape> footprints);

/// By its name alone: something that may hold a plan.
bool may_be_plan(const std::string& name);

}  // namespace ingest
