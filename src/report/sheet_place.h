// report/sheet_place.h — room for names on a page. Only for report/sheet_*.cpp.
#pragma once

#include "report/sheet.h"
#include "report/sheet_make.h"

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace report {

/// A rectangle turned about its middle.
struct Tag {
    geo::Point middle;
    double width = 0, height = 0;
    double angle = 0;
};
Tag tag_of(const Label& label);
geo::Box box_of(const Tag& tag);
std::array<geo::Point, 4> corners_of(const Tag& tag);
bool overlap(const Tag& a, const Tag& b);

/// What of a page is taken: by names, which no other may touch, and by blocks, which only their own
/// names may.
class Room {
  public:
    explicit Room(geo::Box page) : page_{page} {}

    /// Wholly on the page, and nothing written there.
    bool free(const Tag& tag) const;
    bool clear_of_blocks(const Tag& tag) const;
    void take(const Tag& tag) { put(taken_, tag); }
    void build(const Tag& tag) { put(built_, tag); }

  private:
    struct Shelf {
        std::vector<Tag> tag;
        std::unordered_map<std::int64_t, std::vector<std::uint32_t>> at;  // by cell
    };
    static void put(Shelf& shelf, const Tag& tag);
    static bool touched(const Shelf& shelf, const Tag& tag);

    geo::Box page_;
    Shelf taken_, built_;
};

/// How names of one kind are written.
struct Hand {
    double size_pt = 8;
    bool bold = false;
    scene::Colour ink{};
    std::optional<scene::Colour> halo{};
    std::optional<scene::Colour> plate{};
};

/// Lines one below the other about a middle.
std::vector<Label> stacked(std::span<const std::string> lines, geo::Point middle, double angle,
                           const Hand& hand, const TextWidth& width);

/// All or none of them.
/// `air_pt` stays free before and behind them.
bool place_all(Room& room, std::vector<Label>& labels, std::vector<Label>& to, double air_pt = 0);

/// Room for a text inside an area: level when it can be, else along the area's longer side.
struct Inside {
    geo::Point middle;
    double across = 0, down = 0;
    double angle = 0;
};
/// The first is level; the second, for areas that do not lie level, along the longer side.
std::vector<Inside> rooms_in(const geo::Shape& area);

/// The direction of a line in which letters on it are read from below or from the right.
double readable(double angle);

/// The tightest rectangle around an area.
Tag around(const geo::Shape& area);

}  // namespace report
