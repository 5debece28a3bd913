// A market hall: stalls along three walls, each with its front outside, aisles and counters within,
// offices beside the gate.
//
//   north  [][][][]  gate  [][][][]      stalls
//          [] counters | counters []
//          [] ---- aisle -------- []
//          [] counters | counters []
//   south  offices    gate   offices
#include "ingest/fictional_floors.h"

#include "base/random.h"
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
constexpr double kOffices_m = 5;  // into the hall, from the south
constexpr double kGate_m = 6;     // from the middle of a gate to its side
constexpr double kAisle_m = 3;
constexpr int kRowsOfCounters = 3;

constexpr std::array kStallTrades{
    Trade{"12", "蔬菜店"}, Trade{"12", "水果店"},   Trade{"12", "鲜肉店"}, Trade{"12", "粮油店"},
    Trade{"12", "熟食店"}, Trade{"12", "豆制品店"}, Trade{"13", "早餐铺"}, Trade{"03", "小吃店"},
    Trade{"17", "五金店"}, Trade{"04", "修鞋铺"}};
constexpr std::array<const char*, 6> kCounters{"蔬菜区", "水果区",   "鲜肉区",
                                               "禽蛋区", "豆制品区", "干货区"};

/// A stall and the front before it, as drawn, and the door between hall and stall.
struct Stall {
    geo::Shape room;
    geo::Shape front;
    Point door_from, door_to;
};

/// Along the north wall on both sides of the gate, then down both ends.
std::vector<Stall> stalls_of(const Board& board) {
    constexpr double kApart_m = 0.15;
    constexpr double kWall_m = 0.3;
    const double hx = board.half_x;
    const double hy = board.half_y;
    std::vector<Stall> stalls;
    const int along = static_cast<int>((hx - kGate_m) / kStall_m);
    const double wide = (hx - kGate_m) / along;
    for (const double begin : {-hx, kGate_m})
        for (int i = 0; i < along; ++i) {
            const double x0 = begin + i * wide;
            const double x1 = x0 + wide;
            const double middle = (x0 + x1) / 2;
            // Who has the corner opens his door where the aisle is.
            const double door = std::clamp(middle, -hx + kStall_m + 1.2, hx - kStall_m - 1.2);
            const double at = std::clamp(door, x0 + 0.6, x1 - 0.6);
            stalls.push_back(
                {slab_of(x0, hy - kStall_m, x1, hy),
                 slab_of(x0 + kApart_m, hy + kWall_m, x1 - kApart_m, hy + kWall_m + kFrontDepth_m),
                 {at - 0.5, hy - kStall_m},
                 {at + 0.5, hy - kStall_m}});
        }
    const double low = -hy + kOffices_m;
    const double high = hy - kStall_m;
    const int down = std::max(1, static_cast<int>((high - low) / kStall_m));
    const double deep = (high - low) / down;
    for (int i = 0; i < down; ++i) {
        const double y0 = low + i * deep;
        const double y1 = y0 + deep;
        const double middle = (y0 + y1) / 2;
        const double inner = hx - kStall_m;
        const double near = hx + kWall_m;
        stalls.push_back({slab_of(-hx, y0, -inner, y1),
                          slab_of(-near - kFrontDepth_m, y0 + kApart_m, -near, y1 - kApart_m),
                          {-inner, middle - 0.5},
                          {-inner, middle + 0.5}});
        stalls.push_back({slab_of(inner, y0, hx, y1),
                          slab_of(near, y0 + kApart_m, near + kFrontDepth_m, y1 - kApart_m),
                          {inner, middle - 0.5},
                          {inner, middle + 0.5}});
    }
    return stalls;
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

    /// The front and the name of its shop.
    std::pair<PlaceId, std::string> let(geo::Shape shape) {
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
        std::string name = vacant ? std::string{"空铺"} : shop_name(trade, random_);
        rows_.shops.push_back({.id = model::ShopId{++shop_},
                               .place = id,
                               .name = name,
                               .trade = vacant ? "" : trade.code,
                               .state = vacant ? "3" : "1"});
        rows_.visits.push_back({.id = model::VisitId{++visit_},
                                .staff = worker_,
                                .place = id,
                                .at = now_ - hours{random_.between(20, 24 * 40)},
                                .kind = "走访",
                                .result = "1"});
        return {id, std::move(name)};
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

/// Rows of counters with an aisle on each side of every row, and one across them all.
void draw_counters(Plan& plan, double half_x, double low, double high) {
    const double deep = (high - low - (kRowsOfCounters + 1) * kAisle_m) / kRowsOfCounters;
    const double side = kAisle_m / 2;
    double y = low;
    for (int row = 0; row <= kRowsOfCounters; ++row) {
        plan.room("corridor", "通道", slab_of(-half_x, y, half_x, y + kAisle_m));
        y += kAisle_m;
        if (row == kRowsOfCounters) break;
        const auto name = static_cast<std::size_t>(row) * 2;
        plan.room("hall", kCounters.at(name), slab_of(-half_x, y, -side, y + deep));
        plan.room("corridor", "通道", slab_of(-side, y, side, y + deep));
        plan.room("hall", kCounters.at(name + 1), slab_of(side, y, half_x, y + deep));
        const double middle = y + deep / 2;
        for (const double x : {-half_x + 2, side + 2})
            plan.opening("detail", {x, middle}, {x + half_x - side - 4, middle});
        y += deep;
    }
}

/// What the register has as rooms of a floor, side by side; the gate between two halves of them.
void draw_offices(Plan& plan, const std::vector<const model::UnitRow*>& units, double half_x,
                  double gate_x, double low, double high) {
    const std::size_t west = (units.size() + 1) / 2;
    for (std::size_t i = 0; i < units.size(); ++i) {
        const bool left = i < west;
        const std::size_t of = left ? west : units.size() - west;
        const double from = left ? -half_x : gate_x;
        const double wide = (half_x - gate_x) / static_cast<double>(of);
        const double x0 = from + wide * static_cast<double>(left ? i : i - west);
        plan.room("office", units[i]->door, slab_of(x0, low, x0 + wide, high), units[i]->id);
        plan.opening("door", {x0 + wide / 2 - 0.5, high}, {x0 + wide / 2 + 0.5, high});
    }
}

void draw_upper_floor(Plan& plan, const Board& board,
                      const std::vector<const model::UnitRow*>& units) {
    const double side = kAisle_m / 2;
    const double hy = board.half_y;
    draw_offices(plan, units, board.half_x, kGate_m, -hy, -side);
    plan.room("stairs", "", slab_of(-kGate_m, -hy, kGate_m, -side));
    plan.room("corridor", "", slab_of(-board.half_x, -side, board.half_x, side));
    plan.room("void", "中空", slab_of(-board.half_x, side, board.half_x, hy));
}

}  // namespace

void add_hall(model::Rows& rows, const FictionalOptions& options, std::size_t building) {
    const model::PlaceRow hall = rows.places[building];
    const std::optional<Board> board = board_of(hall.shape);
    if (!board || board->half_x < 4 * kGate_m || board->half_y < 2.5 * kGate_m) return;
    const double hx = board->half_x;
    const double hy = board->half_y;
    Letting letting{rows, options, hall};
    Plan plan{rows, *board, hall.id};
    plan.begin_level(0);
    for (const Stall& stall : stalls_of(*board)) {
        const auto [front, name] = letting.let(board->out(stall.front));
        plan.room("shop", name, stall.room, {}, front);
        plan.opening("door", stall.door_from, stall.door_to);
    }
    plan.room("hall", "北门", slab_of(-kGate_m, hy - kStall_m, kGate_m, hy));
    plan.opening("entrance", {-2.5, hy}, {2.5, hy});
    draw_counters(plan, hx - kStall_m, -hy + kOffices_m, hy - kStall_m);
    draw_offices(plan, units_on(rows, hall.id, 1), hx, kGate_m, -hy, -hy + kOffices_m);
    plan.room("hall", "南门", slab_of(-kGate_m, -hy, kGate_m - 3, -hy + kOffices_m));
    plan.room("toilet", "", slab_of(kGate_m - 3, -hy, kGate_m, -hy + kOffices_m));
    plan.opening("entrance", {-4, -hy}, {1, -hy});
    for (int floor = 2; floor <= hall.storeys; ++floor) {
        plan.begin_level(floor - 1);
        draw_upper_floor(plan, *board, units_on(rows, hall.id, floor));
    }
}

}  // namespace ingest::floors
