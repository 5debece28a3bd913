// A market hall: stalls along three walls, each with its front outside, rows of counters with
// aisles around them within; offices, toilets and stores along the fourth. A gate in every wall.
//
//   north  [][][][]  gate  [][][][]      stalls
//          []  ===== | =====  []
//          gate ==== | ==== gate         counters, back to back
//          []  ===== | =====  []
//   south  store offices stairs gate toilets offices store
#include "ingest/fictional_floors.h"

#include "base/random.h"
#include "geo/overlay.h"
#include "ingest/fictional_names.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

namespace ingest::floors {

namespace {

using geo::Point;
using model::PlaceId;
using std::chrono::hours;

constexpr std::uint64_t kHallStream = 0x68616C6C68616C6CU;
constexpr double kStall_m = 6;  // along the wall, and into the hall
constexpr double kFrontDepth_m = 3.5;
constexpr double kFrontApart_m = 0.15;  // from its neighbours, at both sides
constexpr double kFrontWall_m = 0.3;    // between it and its stall
constexpr double kOffices_m = 5;        // into the hall, from the south
constexpr double kGate_m = 6;           // from the middle of the north gate to its side
constexpr double kSouthGate_m = 4;      // likewise
constexpr double kSideGate_m = 2;       // likewise, of those to the west and east
constexpr double kAisle_m = 3;          // at least
constexpr double kCounter_m = 2.5;      // deep, of one of two that stand back to back
constexpr double kStairs_m = 4, kToilet_m = 4, kStore_m = 9;  // along the south wall
constexpr double kGallery_m = 2.4;

constexpr std::array kStallTrades{
    Trade{"12", "蔬菜店"}, Trade{"12", "水果店"},   Trade{"12", "鲜肉店"}, Trade{"12", "粮油店"},
    Trade{"12", "熟食店"}, Trade{"12", "豆制品店"}, Trade{"13", "早餐铺"}, Trade{"03", "小吃店"},
    Trade{"17", "五金店"}, Trade{"04", "修鞋铺"}};
constexpr std::array<const char*, 8> kCounters{"蔬菜区",   "水果区", "鲜肉区", "禽蛋区",
                                               "豆制品区", "干货区", "熟食区", "冻品区"};

/// A stall and the front before it, as drawn; its door to the hall, where an aisle is, and the one
/// to its front with a window beside it.
struct Stall {
    geo::Shape room;
    geo::Shape front;
    std::optional<Point> door;  // the middle of each
    Point outer_door, window;
    Point along;  // its wall, of length 1
};

/// Whole ones; a building that was turned is a hair smaller than it was drawn.
int as_many(double room) {
    return static_cast<int>(room + 1e-6);
}

/// Along the north wall on both sides of the gate.
void add_north_stalls(const Board& board, std::vector<Stall>& stalls) {
    const double hx = board.half_x;
    const double hy = board.half_y;
    const int along = as_many((hx - kGate_m) / kStall_m);
    const double wide = (hx - kGate_m) / along;
    for (const double begin : {-hx, kGate_m})
        for (int i = 0; i < along; ++i) {
            const double x0 = begin + i * wide;
            const double x1 = x0 + wide;
            const double middle = (x0 + x1) / 2;
            // Behind who has the corner is his neighbour.
            const double reach = hx - kStall_m - 0.8;
            const double door = std::clamp(middle, -reach, reach);
            const bool aisle = door > x0 + 0.6 && door < x1 - 0.6;
            stalls.push_back(
                {.room = slab_of(x0, hy - kStall_m, x1, hy),
                 .front = slab_of(x0 + kFrontApart_m, hy + kFrontWall_m, x1 - kFrontApart_m,
                                  hy + kFrontWall_m + kFrontDepth_m),
                 .door = aisle ? std::optional{Point{door, hy - kStall_m}} : std::nullopt,
                 .outer_door = {x0 + wide * 0.3, hy},
                 .window = {x0 + wide * 0.7, hy},
                 .along = {1, 0}});
        }
}

/// How the walls to the west and east are shared: so many stalls from south to north, and between
/// them a gate.
struct SideWall {
    double low, high;
    int stalls;
    double deep;
    double gate_from, gate_to;
};
SideWall side_wall(const Board& board) {
    SideWall wall{.low = -board.half_y + kOffices_m,
                  .high = board.half_y - kStall_m,
                  .stalls = 0,
                  .deep = 0,
                  .gate_from = 0,
                  .gate_to = 0};
    const double free = wall.high - wall.low - 2 * kSideGate_m;
    wall.stalls = std::max(2, as_many(free / kStall_m));
    wall.deep = free / wall.stalls;
    wall.gate_from = wall.low + wall.deep * (wall.stalls / 2);
    wall.gate_to = wall.gate_from + 2 * kSideGate_m;
    return wall;
}

void add_side_stalls(const Board& board, std::vector<Stall>& stalls) {
    const double hx = board.half_x;
    const SideWall wall = side_wall(board);
    for (int i = 0; i < wall.stalls; ++i) {
        const double beyond = i < wall.stalls / 2 ? 0 : 2 * kSideGate_m;
        const double y0 = wall.low + i * wall.deep + beyond;
        const double y1 = y0 + wall.deep;
        for (const double side : {-1.0, 1.0}) {
            const double inner = side * (hx - kStall_m);
            const double outer = side * hx;
            const double near = side * (hx + kFrontWall_m);
            const double far = near + side * kFrontDepth_m;
            stalls.push_back(
                {.room = slab_of(std::min(inner, outer), y0, std::max(inner, outer), y1),
                 .front = slab_of(std::min(near, far), y0 + kFrontApart_m, std::max(near, far),
                                  y1 - kFrontApart_m),
                 .door = Point{inner, (y0 + y1) / 2},
                 .outer_door = {outer, y0 + wall.deep * 0.3},
                 .window = {outer, y0 + wall.deep * 0.7},
                 .along = {0, 1}});
        }
    }
}

std::string community_code(const model::Rows& rows, const model::PlaceRow& place) {
    const model::PlaceRow* up = &place;
    for (int steps = 0; steps < 8 && up->kind != "COMM"; ++steps) {
        const auto next = std::ranges::find(rows.places, up->parent, &model::PlaceRow::id);
        if (next == rows.places.end()) return {};
        up = &*next;
    }
    return up->code;
}

/// Fronts of the market's own ground, with codes that follow those of its community, a shop in each
/// and a visit.
class Letting {
  public:
    Letting(model::Rows& rows, const FictionalOptions& options, const model::PlaceRow& hall)
        : rows_{rows},
          random_{options.seed ^ kHallStream},
          now_{std::chrono::floor<base::Seconds>(options.now)},
          site_{hall.parent},
          grid_{hall.grid},
          code_{community_code(rows, hall)} {
        for (const model::PlaceRow& place : rows.places) {
            place_ = std::max(place_, model::number(place.id));
            if (place.code.size() == code_.size() + kDigits && place.code.starts_with(code_))
                last_ = std::max(last_, std::stoi(place.code.substr(code_.size())));
        }
        for (const model::ShopRow& shop : rows.shops)
            shop_ = std::max(shop_, model::number(shop.id));
        for (const model::VisitRow& visit : rows.visits)
            visit_ = std::max(visit_, model::number(visit.id));
        const auto worker = std::ranges::find(rows.assignments, grid_, &model::AssignmentRow::grid);
        if (worker != rows.assignments.end()) worker_ = worker->staff;
        const auto site = std::ranges::find(rows.places, site_, &model::PlaceRow::id);
        if (site != rows.places.end()) market_ = site->name;
    }

    /// The front.
    PlaceId let(geo::Shape shape) {
        ++order_;
        model::PlaceRow place{.id = PlaceId{++place_},
                              .parent = site_,
                              .kind = "FRNT",
                              .code = fmt::format("{}{:0{}}", code_, ++last_, kDigits),
                              .name = fmt::format("{}{}号摊", market_, order_),
                              .grid = grid_,
                              .shape = std::move(shape),
                              .order_in_walk = order_,
                              .address = fmt::format("{}{}号摊", market_, order_)};
        const PlaceId id = place.id;
        rows_.places.push_back(std::move(place));
        const Trade& trade = random_.pick(kStallTrades);
        const bool vacant = order_ % 9 == 4;
        rows_.shops.push_back({.id = model::ShopId{++shop_},
                               .place = id,
                               .name = vacant ? "空铺" : shop_name(trade, random_),
                               .trade = vacant ? "" : trade.code,
                               .state = vacant ? "3" : "1"});
        rows_.visits.push_back({.id = model::VisitId{++visit_},
                                .staff = worker_,
                                .place = id,
                                .at = now_ - hours{random_.between(20, 24 * 40)},
                                .kind = "走访",
                                .result = "1"});
        return id;
    }

  private:
    static constexpr std::size_t kDigits = 5;
    model::Rows& rows_;
    base::Random random_;
    base::Instant now_;
    PlaceId site_;
    model::GridId grid_;
    std::string code_;
    std::string market_;
    model::StaffId worker_{};
    std::int64_t place_ = 0;
    std::int64_t shop_ = 0;
    std::int64_t visit_ = 0;
    int last_ = 0;
    int order_ = 0;
};

/// A gap in a wall around its middle.
void put_gap(Plan& plan, const char* kind, Point middle, Point along, double wide_m) {
    plan.opening(kind, middle - along * (wide_m / 2), middle + along * (wide_m / 2));
}

void draw_stall(Plan& plan, const Stall& stall, const std::string& name, PlaceId front) {
    constexpr double kHallDoor_m = 1, kFrontDoor_m = 1.6, kShopWindow_m = 2;
    plan.room("shop", name, stall.room, {}, front);
    if (stall.door) put_gap(plan, "door", *stall.door, stall.along, kHallDoor_m);
    put_gap(plan, "door", stall.outer_door, stall.along, kFrontDoor_m);
    put_gap(plan, "window", stall.window, stall.along, kShopWindow_m);
}

/// Two rows of counters back to back, and where one stall ends and the next begins.
void draw_island(Plan& plan, const char* name, const geo::Box& box) {
    constexpr double kCounterWide_m = 3;
    plan.room("hall", name, slab_of(box.x0, box.y0, box.x1, box.y1));
    const double middle = box.centre().y;
    plan.opening("detail", {box.x0, middle}, {box.x1, middle});
    const double count = std::max(std::floor(box.width() / kCounterWide_m), 1.0);
    for (double i = 1; i < count; i += 1) {
        const double x = box.x0 + box.width() * i / count;
        // Room for the name.
        if (std::abs(x - box.centre().x) < kCounterWide_m) continue;
        plan.opening("detail", {x, box.y0}, {x, box.y1});
    }
}

/// Counters in rows with an aisle on each side of every row, around them all, and across the
/// middle. Aisles and gates are one room, or walls would stand across them.
void draw_market(Plan& plan, const Board& board) {
    const double hx = board.half_x;
    const double hy = board.half_y;
    const double inner = hx - kStall_m;
    const SideWall wall = side_wall(board);
    const double low = wall.low;
    const double high = wall.high;
    const int rows = std::max(1, as_many((high - low - kAisle_m) / (2 * kCounter_m + kAisle_m)));
    const double aisle = (high - low - rows * 2 * kCounter_m) / (rows + 1);
    std::vector<geo::Shape> islands;
    for (int row = 0; row < rows; ++row)
        for (const bool west : {true, false}) {
            const double y = low + aisle + row * (2 * kCounter_m + aisle);
            const double x0 = west ? -inner + kAisle_m : kAisle_m / 2;
            const geo::Box box{x0, y, x0 + inner - 1.5 * kAisle_m, y + 2 * kCounter_m};
            const auto at = static_cast<std::size_t>(row) * 2 + (west ? 0U : 1U);
            draw_island(plan, kCounters.at(at % kCounters.size()), box);
            islands.push_back(slab_of(box.x0, box.y0, box.x1, box.y1));
        }
    const auto floor =
        geo::united({slab_of(-inner, low, inner, high), slab_of(-kGate_m, high, kGate_m, hy),
                     slab_of(-kSouthGate_m, -hy, kSouthGate_m, low),
                     slab_of(-hx, wall.gate_from, hx, wall.gate_to)});
    const auto counters = geo::united(islands);
    const auto aisles = floor && counters ? geo::difference(*floor, *counters) : std::nullopt;
    if (aisles) plan.room("corridor", "通道", *aisles);
    put_gap(plan, "entrance", {0, hy}, {1, 0}, 5);
    put_gap(plan, "entrance", {0, -hy}, {1, 0}, 5);
    for (const double x : {-hx, hx})
        put_gap(plan, "entrance", {x, (wall.gate_from + wall.gate_to) / 2}, {0, 1}, 3);
}

/// A room at the south wall with a window, and its door to the north where there is no stall.
struct SouthRoom {
    const char* kind;
    std::string name;
    double x0, x1;
    model::UnitId unit{};
};
void draw_south_room(Plan& plan, const Board& board, SouthRoom room) {
    constexpr double kRoomDoor_m = 1, kRoomWindow_m = 1.8;
    const double low = -board.half_y;
    const double middle = (room.x0 + room.x1) / 2;
    const double reach = board.half_x - kStall_m - 0.8;
    plan.room(room.kind, std::move(room.name), slab_of(room.x0, low, room.x1, low + kOffices_m),
              room.unit);
    put_gap(plan, "door", {std::clamp(middle, -reach, reach), low + kOffices_m}, {1, 0},
            kRoomDoor_m);
    put_gap(plan, "window", {middle, low}, {1, 0}, kRoomWindow_m);
}

/// What the register has as rooms of a floor, side by side: in two halves with gates, stairs and
/// toilets between them.
void draw_offices(Plan& plan, const Board& board, const std::vector<const model::UnitRow*>& units,
                  double end_m) {
    const std::size_t west = (units.size() + 1) / 2;
    const double west_to = -kSouthGate_m - kStairs_m;
    const double east_from = kSouthGate_m + 2 * kToilet_m;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const bool left = i < west;
        const std::size_t of = left ? west : units.size() - west;
        const double from = left ? -board.half_x + end_m : east_from;
        const double wide =
            ((left ? west_to : board.half_x - end_m) - from) / static_cast<double>(of);
        const double x0 = from + wide * static_cast<double>(left ? i : i - west);
        draw_south_room(plan, board, {"office", units[i]->door, x0, x0 + wide, units[i]->id});
    }
    // With one room there is none to the east.
    if (units.size() < 2)
        draw_south_room(plan, board, {"hall", "库房", east_from, board.half_x - end_m});
    draw_south_room(plan, board, {"stairs", "", west_to, -kSouthGate_m});
    draw_south_room(plan, board, {"toilet", "女厕", kSouthGate_m, kSouthGate_m + kToilet_m});
    draw_south_room(plan, board, {"toilet", "男厕", kSouthGate_m + kToilet_m, east_from});
}

/// A gallery before the rooms, from which one looks down into the market.
void draw_upper_floor(Plan& plan, const Board& board,
                      const std::vector<const model::UnitRow*>& units) {
    const double hx = board.half_x;
    const double low = -board.half_y + kOffices_m;
    draw_offices(plan, board, units, 0);
    draw_south_room(plan, board, {"hall", "会议室", -kSouthGate_m, kSouthGate_m});
    plan.room("corridor", "走廊", slab_of(-hx, low, hx, low + kGallery_m));
    plan.room("void", "中空", slab_of(-hx, low + kGallery_m, hx, board.half_y));
}

}  // namespace

void add_hall(model::Rows& rows, const FictionalOptions& options, std::size_t building) {
    const model::PlaceRow hall = rows.places[building];
    const std::optional<Board> board = board_of(hall.shape);
    if (!board || board->half_x < 5 * kGate_m || board->half_y < 2.5 * kGate_m) return;
    Letting letting{rows, options, hall};
    Plan plan{rows, *board, hall.id};
    plan.begin_level(0);
    std::vector<Stall> stalls;
    add_north_stalls(*board, stalls);
    add_side_stalls(*board, stalls);
    for (std::size_t i = 0; i < stalls.size(); ++i) {
        const PlaceId front = letting.let(board->out(stalls[i].front));
        draw_stall(plan, stalls[i], fmt::format("{}号摊", i + 1), front);
    }
    draw_market(plan, *board);
    draw_offices(plan, *board, units_on(rows, hall.id, 1), kStore_m);
    draw_south_room(plan, *board, {"hall", "仓库", -board->half_x, -board->half_x + kStore_m});
    draw_south_room(plan, *board, {"hall", "冷库", board->half_x - kStore_m, board->half_x});
    for (int floor = 2; floor <= hall.storeys; ++floor) {
        plan.begin_level(floor - 1);
        draw_upper_floor(plan, *board, units_on(rows, hall.id, floor));
    }
}

}  // namespace ingest::floors
