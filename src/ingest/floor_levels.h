// ingest/floor_levels.h — which floor is meant: the signs of lifts, file names, properties and
// tags.
//
// A sign is kept as it is written; its ordinal (0 at the ground) follows from all signs of a plan
// together: where there is a G or a 0, floor 1 is above it, elsewhere floor 1 is the ground, as
// Chinese buildings count.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

struct FloorSign {
    enum class Place { Number, Mezzanine, Top, Unknown };
    std::string name;          // as it is written: "B1", "3A", "三层"
    double height = 1;         // the number that is written; below ground negative; of G 0
    bool from_ground = false;  // it tells that 0 is the ground: "G", "0", "2. OG"
    char letter = 0;           // of "3A", which stands for 4 where there is no 4
    Place place = Place::Number;

    friend bool operator==(const FloorSign&, const FloorSign&) = default;
};

/// What the whole text says: "G", "GF", "B1", "-1", "F3", "3F", "3A", "Level 2", "0.5", "三层",
/// "负一层", "地下1层", "首层", "夹层", "屋顶", "2. OG", "1er étage", "этаж 2". Nothing for what is
/// no floor.
std::optional<FloorSign> floor_sign(std::string_view text);

/// Capitals, half width, without accents and white space, for which `gap` stands unless it is 0.
std::u32string folded_sign(std::string_view text, char32_t gap);

/// A floor that is called by a name nobody can count: its order is guessed.
FloorSign unknown_floor(std::string_view name);

/// Floors that somebody has written down: "3F", "2-17层", "B2;B1;1-3", "2至5". Empty when a piece
/// of it is no floor, or when there are
/// over 200.
std::vector<FloorSign> floors_from(std::string_view text);

/// Floors in the name of a file or the title of a drawing: "house-floor-gf", "A座B1", "level_-1",
/// "7号楼三层平面图", "2~17层平面图". Empty where none is told.
std::vector<FloorSign> floors_in_name(std::string_view name);

/// OpenStreetMap's `level` and `repeat_on` (Simple Indoor Tagging): "0;1", "-1-3", "-2--1",
/// "0;2-4", "0.5". Ascending, each once; nothing for what is no such list, and for over 200 floors.
std::optional<std::vector<double>> osm_levels(std::string_view text);

/// Ordinals, one for each sign; the same for signs of the same floor. Mezzanines and 3A beside 4
/// push up what is above them, names that cannot be counted lie on top in their order.
std::vector<int> ordinals_of(std::span<const FloorSign> signs);

/// What a Chinese lift would show: 0 is "1F", -1 is "B1".
std::string usual_floor_name(int ordinal);

}  // namespace ingest
