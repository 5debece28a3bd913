// ingest/fictional_lot.h — what stands on one lot: its buildings, lanes, gardens and walls.
// Only for fictional_town*.cpp.
#pragma once

#include "base/random.h"
#include "ingest/fictional_plan.h"
#include "model/rows.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace ingest::town {

struct Built {
    geo::Ring outline;
    int storeys = 1;
    int stairs = 1;
    std::string name;  // empty for the next number: 7号楼
};

/// A lot within its wall, seen upright: the drawing's east is east.
class Ground {
  public:
    Ground(geo::Ring outline, double turn);

    const geo::Ring& outline() const { return outline_; }  // in the world
    /// Seen upright; its bottom and top are where the lot is nearly as wide as it gets.
    const geo::Box& box() const { return box_; }

    geo::Point out(geo::Point local) const;
    geo::Point in(geo::Point world) const;
    geo::Ring out(geo::Ring local) const;

    bool holds(geo::Point local) const;

    /// The x of the free stretch between two levels, the wall `margin_m` away; nothing when it
    /// is shorter than `least_m`.
    std::optional<std::pair<double, double>> span(double y0, double y1, double margin_m,
                                                  double least_m) const;

    /// The point at shares of the width and height, from the south-west; a slanting lot slants it.
    geo::Point share(double of_width, double of_height) const;

  private:
    geo::Ring outline_;
    geo::Shape world_;
    geo::Ring upright_;
    geo::Point origin_;
    double cosine_;
    double sine_;
    geo::Box box_;
};

struct Furnished {
    std::vector<Built> buildings;  // from north to south, row by row
    std::vector<model::GroundRow> ground;
};

/// Fills a lot by its use. Every building stands within the wall and apart from the others.
Furnished furnish(const Ground& ground, Use use, base::Random& random);

// ---- for fictional_lot*.cpp ----

geo::Ring rectangle(double x0, double y0, double x1, double y1);

struct Filling {
    const Ground& lot;
    base::Random& random;
    Furnished made{};

    // What does not lie within the wall is left out.
    void build(geo::Ring local, int storeys, int stairs, std::string name = {});
    void area(const char* kind, geo::Ring local, std::string name = {});
    void ground(const char* kind);  // the whole lot
    void lane(geo::Ring local, double width_m, const char* klass = "service");
};

/// Parallel rows of houses between two levels.
struct RowStyle {
    int storeys = 6;
    double depth_m = 12.5;
    double pitch_m = 34;  // from row to row, at least
    double stair_m = 15.5;
    int least_stairs = 2;
    int most_stairs = 4;
    bool garden = true;  // in the middle, in the place of a house or two
};
void lay_rows(Filling& f, double y0, double y1, const RowStyle& style);

void fill_towers(Filling& f);
void fill_old_lanes(Filling& f);
void fill_work_unit(Filling& f);
void fill_school(Filling& f);
void fill_hospital(Filling& f);
void fill_market(Filling& f);
void fill_mall(Filling& f);
void fill_offices(Filling& f);
void fill_park(Filling& f);
void fill_square(Filling& f);
void fill_sports(Filling& f);

}  // namespace ingest::town
