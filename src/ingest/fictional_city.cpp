#include "ingest/fictional_city.h"

#include "base/random.h"

#include <cmath>

#include <fmt/format.h>

namespace ingest {

using geo::Point;
using model::GridId;
using model::PlaceId;
using model::PlaceRow;

namespace {

constexpr double kBlock_m = 220;  // from the middle of one street to the next
constexpr double kStreet_m = 16;
constexpr int kHousesAcross = 4;       // houses in a row of a block
constexpr int kHousesDown = 12;        // rows
constexpr int kBlocksOfCommunity = 4;  // each way
constexpr Point kOrigin{500'000, 4'400'000};

/// Bends the plain so gently that houses stay houses.
Point bent(double x, double y) {
    return {kOrigin.x + x + 90 * std::sin(y / 1700) + 25 * std::sin((x + y) / 700),
            kOrigin.y + y + 90 * std::sin(x / 1900) + 25 * std::sin((x - y) / 800)};
}

geo::Shape quad(double x0, double y0, double x1, double y1) {
    return geo::area_of({bent(x0, y0), bent(x1, y0), bent(x1, y1), bent(x0, y1)});
}

/// A slab, every third with a wing: six corners.
geo::Shape house(double x, double y, double wide, double deep, bool wing) {
    if (!wing) return quad(x, y, x + wide, y + deep);
    return geo::area_of({bent(x, y), bent(x + wide, y), bent(x + wide, y + deep + 4),
                         bent(x + wide * 0.6, y + deep + 4), bent(x + wide * 0.6, y + deep),
                         bent(x, y + deep)});
}

class City {
  public:
    City(const FictionalOptions& options, std::int64_t buildings)
        : options_{options},
          random_{options.seed},
          side_{static_cast<int>(std::ceil(
              std::sqrt(static_cast<double>(buildings) / (kHousesAcross * kHousesDown))))} {}

    model::Rows made() && {
        const double end = side_ * kBlock_m;
        district_ = add("DIST", {}, "测量区", quad(-200, -200, end + 200, end + 200));
        subdistrict_ = add("SUBD", district_, "测量街道", quad(-100, -100, end + 100, end + 100));
        for (int row = 0; row < side_; row += kBlocksOfCommunity)
            for (int column = 0; column < side_; column += kBlocksOfCommunity)
                community(column, row);
        rows_.ground.push_back({.id = model::GroundId{1},
                                .kind = "water",
                                .name = "长河",
                                .shape = quad(-400, -330, end + 400, -210)});
        return std::move(rows_);
    }

  private:
    PlaceId add(const char* kind, PlaceId parent, std::string name, geo::Shape shape) {
        const PlaceId id{++last_};
        PlaceRow row;
        row.id = id;
        row.parent = parent;
        row.kind = kind;
        row.name = std::move(name);
        row.shape = std::move(shape);
        rows_.places.push_back(std::move(row));
        return id;
    }

    void community(int column, int row) {
        const int right = std::min(column + kBlocksOfCommunity, side_);
        const int top = std::min(row + kBlocksOfCommunity, side_);
        const geo::Shape all =
            quad(column * kBlock_m, row * kBlock_m, right * kBlock_m, top * kBlock_m);
        const PlaceId community =
            add("COMM", subdistrict_, fmt::format("第{}社区", ++communities_), all);
        for (int y = row; y < top; ++y) {
            const GridId grid{static_cast<std::int64_t>(rows_.grids.size()) + 1};
            rows_.grids.push_back({.id = grid,
                                   .community = community,
                                   .kind = "basic",
                                   .name = fmt::format("第{}网格", y - row + 1),
                                   .shape = quad(column * kBlock_m, y * kBlock_m, right * kBlock_m,
                                                 (y + 1) * kBlock_m)});
            for (int x = column; x < right; ++x) block(community, grid, x, y);
        }
    }

    void block(PlaceId community, GridId grid, int column, int row) {
        const double x = column * kBlock_m;
        const double y = row * kBlock_m;
        const PlaceId street =
            add("STRT", community, fmt::format("{}纬路", row + 1),
                geo::line_of({bent(x, y), bent(x + kBlock_m / 2, y), bent(x + kBlock_m, y)}));
        rows_.places.back().width_m = kStreet_m;
        rows_.places.back().grid = grid;
        visit(street);
        const PlaceId yard = add("YARD", community, fmt::format("{}-{}院", row + 1, column + 1),
                                 quad(x + kStreet_m / 2, y + kStreet_m / 2,
                                      x + kBlock_m - kStreet_m / 2, y + kBlock_m - kStreet_m / 2));
        const double step_x = (kBlock_m - kStreet_m) / kHousesAcross;
        const double step_y = (kBlock_m - kStreet_m) / kHousesDown;
        for (int j = 0; j < kHousesDown; ++j)
            for (int i = 0; i < kHousesAcross; ++i) {
                const PlaceId building =
                    add("BLDG", yard, fmt::format("{}号楼", j * kHousesAcross + i + 1),
                        house(x + kStreet_m + i * step_x, y + kStreet_m + j * step_y,
                              28 + 10 * random_.unit(), 6 + 3 * random_.unit(), i % 3 == 0));
                rows_.places.back().storeys = 6;
                rows_.places.back().grid = grid;
                visit(building);
                if (random_.chance(0.01)) report(building);
            }
    }

    void visit(PlaceId place) {
        if (random_.chance(0.05)) return;
        const model::VisitId id{static_cast<std::int64_t>(rows_.visits.size()) + 1};
        model::VisitRow row;
        row.id = id;
        row.place = place;
        row.at = options_.now - std::chrono::hours{1 + random_.below(24 * 80)};
        row.kind = "走访";
        row.result = "1";
        rows_.visits.push_back(std::move(row));
    }

    void report(PlaceId place) {
        const std::int64_t number = static_cast<std::int64_t>(rows_.issues.size()) + 1;
        model::IssueRow row;
        row.id = model::IssueId{number};
        row.no = fmt::format("C{:07}", number);
        row.title = "测量事件";
        row.place = place;
        row.urgency = "C";
        row.state = "DISPATCHED";
        row.reported = options_.now - std::chrono::hours{30};
        row.due = options_.now + std::chrono::hours{static_cast<int>(random_.below(200)) - 20};
        rows_.issues.push_back(std::move(row));
    }

    FictionalOptions options_;
    base::Random random_;
    int side_;
    model::Rows rows_;
    std::int64_t last_ = 0;
    int communities_ = 0;
    PlaceId district_{};
    PlaceId subdistrict_{};
};

}  // namespace

model::Rows fictional_city(const FictionalOptions& options, std::int64_t buildings) {
    return City{options, buildings}.made();
}

}  // namespace ingest
