// ingest/fictional_walks.h — where people walk in a fictional town. Only for fictional_walks*.cpp.
#pragma once

#include "ingest/fictional_town_build.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace ingest::town {

/// What is special about an edge.
struct WalkWay {
    const char* kind = "path";  // K42
    std::string hours = {};
    bool closed = false;
    bool step_free = true;
};

void add_walk(model::Rows& rows, geo::Ring line, const WalkWay& way);

/// One side of a road; `sign` is the side, as of Line.
struct RoadSide {
    std::size_t road = 0;
    int sign = 1;

    friend auto operator<=>(const RoadSide&, const RoadSide&) = default;
};

/// The pavements of all roads. Whatever meets them is a joint of them, so that the edges between
/// joints end where others begin.
class Pavements {
  public:
    explicit Pavements(Town& town);

    /// The pavement at `along` of the drawing; a joint that is already near is taken instead.
    /// Nothing where the road has none.
    std::optional<geo::Point> meet(RoadSide side, double along);
    /// The last joint before `along`, at most 60 m away.
    std::optional<geo::Point> before(RoadSide side, double along) const;
    /// To the other side of the road; once only.
    void cross(RoadSide side, double along);
    bool has_both(std::size_t road, double along) const;
    /// Metres from joints that there are, at most 200.
    double away_from_joints(RoadSide side, double along) const;

    /// Writes the edges between the joints.
    void draw();

  private:
    struct Stretch {
        double from = 0;
        double to = 0;
    };
    struct Side {
        std::vector<Stretch> stretches;
        std::map<double, geo::Point> joints;  // by how far along
    };

    void add_lot(const Lot& lot);
    geo::Point on(RoadSide side, double along) const;
    std::map<double, geo::Point>::const_iterator nearest(const Side& side, double along) const;

    Town& town_;
    std::map<RoadSide, Side> sides_;
    std::set<std::pair<std::pair<double, double>, std::pair<double, double>>> crossed_;
};

/// From the middle of a road to where its pavement is walked.
double pavement_off(const Road& road);

/// Gates, and the ways within each lot.
void add_walks_in_lots(Town& town, Pavements& pavements);

/// Ways within a wall, from the gates to the doors, along lanes where there are some and through no
/// house.
struct Courtyard {
    geo::Ring outline;
    std::vector<const geo::Shape*> obstacles;  // houses, ponds
    std::vector<geo::Ring> lanes;
    std::vector<geo::Point> gates;  // the first is where everybody comes from
    std::vector<geo::Point> doors;
    bool all_lanes = false;  // people stroll there
};
std::vector<geo::Ring> ways_within(const Courtyard& yard);

}  // namespace ingest::town
