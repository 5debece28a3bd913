#include "derive/room_link.h"

#include "base/text.h"
#include "derive/door_text.h"
#include "geo/overlay.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

namespace derive {

namespace {

using base::is_digit;

constexpr double kAgainst_m = 0.6;   // from a room to the front before it: a wall
constexpr double kLeastShare = 0.3;  // of the smaller of both that they must share
constexpr double kLeastAlong = 0.5;  // … or of the shorter side along which they touch
constexpr std::size_t kDoorDigits = 3;

/// A door that a name may mean; `number` as door_key writes it.
struct DoorGuess {
    int stair = 0;
    std::string number;
    bool whole_name = false;
};

bool is_all_digits(std::string_view text) {
    return !text.empty() && text.size() <= 5 && std::ranges::all_of(text, is_digit<char>);
}

int number_of(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string door_on_floor(int floor, int door) {
    return std::to_string(floor * 100 + door);
}

/// "302卧室" begins with a door; "12.5㎡" and "2#楼梯" do not.
std::string leading_door(std::string_view word) {
    std::size_t end = 0;
    while (end < word.size() && is_digit(word[end])) ++end;
    if (end < kDoorDigits || end > 4 || end == word.size()) return {};
    const bool letter = word[end] >= 'A' && word[end] <= 'D';
    if (letter && end + 1 < word.size()) ++end;
    const bool other_script = (static_cast<unsigned char>(word[end]) & 0x80U) != 0;
    return other_script ? std::string{word.substr(0, end)} : std::string{};
}

/// "3-2" on the third floor is 302; "2-302" is 302 of the second stair; "2-3-2" of its third floor.
void add_dashed(std::string_view word, int floor, std::vector<DoorGuess>& guesses) {
    std::vector<std::string> parts = base::split(word, '-');
    if (parts.size() < 2 || parts.size() > 3 || !std::ranges::all_of(parts, is_all_digits)) return;
    const int last = number_of(parts.back());
    const int before = number_of(parts[parts.size() - 2]);
    const int stair = parts.size() == 3 ? number_of(parts[0]) : 0;
    if (before == floor && last < 100) guesses.push_back({stair, door_on_floor(floor, last), true});
    if (parts.back().size() >= kDoorDigits) guesses.push_back({before, std::to_string(last), true});
}

std::vector<DoorGuess> guesses_in(const std::string& name, int floor) {
    std::vector<DoorGuess> guesses;
    std::string spaced = name;
    for (const std::string_view gap : {"、", "，", "（", "）", ",", "(", ")", ";", "/"})
        spaced = base::replaced(spaced, gap, " ");
    const std::vector<std::string> words = base::fields(spaced);
    for (const std::string& word : words) {
        const bool whole = words.size() == 1;
        add_dashed(word, floor, guesses);
        const std::size_t stair_word = word.find("单元");
        const std::string before =
            stair_word == std::string::npos ? "" : word.substr(0, stair_word);
        if (is_all_digits(before))
            guesses.push_back({number_of(before),
                               door_key(word.substr(stair_word + std::string_view{"单元"}.size())),
                               true});
        const std::string key = door_key(word);
        const auto digits = std::ranges::count_if(key, is_digit<char>);
        const bool door = key.size() <= 6 && digits > 0 && std::ranges::all_of(key, [](char c) {
                              return is_digit(c) || (c >= 'A' && c <= 'Z') || c == '-';
                          });
        if (door && (whole || digits >= static_cast<std::ptrdiff_t>(kDoorDigits)))
            guesses.push_back({0, key, whole});
        if (std::string leading = leading_door(word); !leading.empty())
            guesses.push_back({0, std::move(leading), false});
    }
    return guesses;
}

bool covers(const model::UnitRow& unit, int floor) {
    return floor >= unit.floor && floor < unit.floor + std::max(unit.floors, 1);
}

/// A home, and its door as it is compared.
struct KnownHome {
    const model::UnitRow* unit;
    std::string door;
};

/// Doors of one and two digits are counted on their floor: 2 of the third is 302.
bool is_same_door(const std::string& own, const DoorGuess& guess, int floor) {
    if (own == guess.number) return true;
    const auto on_floor = [&](const std::string& door) {
        return is_all_digits(door) && door.size() < kDoorDigits
                   ? door_on_floor(floor, number_of(door))
                   : door;
    };
    return floor > 0 && on_floor(own) == on_floor(guess.number);
}

/// The one home that a room's name means; nothing for none, or for several.
std::optional<model::UnitId> home_named(const std::vector<KnownHome>& homes,
                                        const std::string& name, int floor) {
    for (const DoorGuess& guess : guesses_in(name, floor)) {
        std::set<model::UnitId> here;
        std::set<model::UnitId> anywhere;
        for (const KnownHome& home : homes) {
            const model::UnitRow& unit = *home.unit;
            if (guess.stair != 0 && unit.stair != guess.stair) continue;
            if (covers(unit, floor) && is_same_door(home.door, guess, floor)) here.insert(unit.id);
            if (home.door == guess.number) anywhere.insert(unit.id);
        }
        if (here.size() == 1) return *here.begin();
        // A plan may count its floors otherwise; a whole door is still that door.
        const bool whole_door = guess.number.size() >= kDoorDigits;
        if (here.empty() && whole_door && anywhere.size() == 1) return *anywhere.begin();
    }
    return std::nullopt;
}

/// Small letters without blanks and signs, as far as they are ASCII.
std::string plain_front_name(std::string_view name) {
    std::string out;
    for (const char c : name) {
        const bool ascii = (static_cast<unsigned char>(c) & 0x80U) == 0;
        const bool letter = (c >= 'a' && c <= 'z') || is_digit(c);
        if (c >= 'A' && c <= 'Z')
            out += static_cast<char>(c - 'A' + 'a');
        else if (!ascii || letter)
            out += c;
    }
    return out;
}

bool is_same_name(const std::string& a, const std::string& b) {
    constexpr std::size_t kEnough = 6;  // bytes: two Chinese characters
    if (a.empty() || b.empty()) return false;
    if (a == b) return true;
    const std::string& shorter = a.size() < b.size() ? a : b;
    const std::string& longer = a.size() < b.size() ? b : a;
    return shorter.size() >= kEnough && longer.find(shorter) != std::string::npos;
}

/// The first of the fronts whose names say the same; the whole name goes before a part of it.
std::optional<model::PlaceId> front_named(std::span<const FrontOfPlan> fronts,
                                          const std::string& room_name) {
    const std::string wanted = plain_front_name(room_name);
    std::optional<model::PlaceId> part;
    for (const FrontOfPlan& front : fronts)
        for (const std::string& name : front.names) {
            const std::string own = plain_front_name(name);
            if (!own.empty() && own == wanted) return front.place;
            if (!part && is_same_name(own, wanted)) part = front.place;
        }
    return part;
}

/// A front with the wall behind it.
struct FrontGround {
    model::PlaceId place{};
    geo::Shape ground;
    geo::Box box;
    double area_m2 = 0;
};

std::vector<FrontGround> grounds_of(std::span<const FrontOfPlan> fronts) {
    std::vector<FrontGround> grounds;
    for (const FrontOfPlan& front : fronts) {
        geo::Shape ground;
        if (front.shape.kind == geo::ShapeKind::Point && !front.shape.parts.empty()) {
            const geo::Point p = front.shape.parts[0][0];
            constexpr double r = 1;
            ground = geo::area_of(
                {{p.x - r, p.y - r}, {p.x + r, p.y - r}, {p.x + r, p.y + r}, {p.x - r, p.y + r}});
        } else if (front.shape.kind != geo::ShapeKind::None) {
            ground = geo::buffered(front.shape, kAgainst_m).value_or(front.shape);
        }
        if (ground.kind != geo::ShapeKind::Area) continue;
        const double area = geo::area_m2(ground);
        const geo::Box box = geo::box_of(ground);
        grounds.push_back({front.place, std::move(ground), box, area});
    }
    return grounds;
}

double longer_side(const geo::Box& box) {
    return std::max(box.width(), box.height());
}

/// The front that shares most with a room: a good part of the smaller of both, or, when it only has
/// to lie against it, a good part of the side along which they touch.
std::optional<model::PlaceId> front_around(const std::vector<FrontGround>& grounds,
                                           const model::RoomRow& room, bool against) {
    const geo::Box box = geo::box_of(room.shape);
    std::optional<model::PlaceId> best;
    double most = 0;
    for (const FrontGround& front : grounds) {
        if (!front.box.intersects(box)) continue;
        const auto shared = geo::intersection(room.shape, front.ground);
        const double area = shared ? geo::area_m2(*shared) : 0;
        if (area <= most) continue;
        const double side = std::min(longer_side(box), longer_side(front.box));
        const bool enough =
            against ? longer_side(geo::box_of(*shared)) >= kLeastAlong * side
                    : area >= kLeastShare * std::min(geo::area_m2(room.shape), front.area_m2);
        if (!enough) continue;
        most = area;
        best = front.place;
    }
    return best;
}

bool may_be_let(const model::RoomRow& room) {
    return room.kind == "room" || room.kind == "shop" || room.kind == "office" ||
           room.kind == "hall";
}

/// What is found so far.
struct Linking {
    const model::FloorPlan& plan;
    std::map<model::LevelId, int> ordinals;
    RoomLinks out;
    std::set<model::UnitId> units;
    std::set<model::PlaceId> fronts;
    std::vector<bool> linked;  // by room

    void add(const RoomLink& link) {
        out.links.push_back(link);
        linked[link.room] = true;
        if (link.unit != model::UnitId{}) units.insert(link.unit);
        if (link.front != model::PlaceId{}) fronts.insert(link.front);
    }
};

void link_by_name(Linking& linking, const model::Homes& homes,
                  std::span<const FrontOfPlan> fronts) {
    std::vector<KnownHome> known;
    for (const model::Home& home : homes.home)
        known.push_back({&home.unit, door_key(home.unit.door)});
    for (std::uint32_t i = 0; i < linking.plan.rooms.size(); ++i) {
        const model::RoomRow& room = linking.plan.rooms[i];
        if (room.name.empty() || linking.linked[i]) continue;
        const int floor = floor_of_ordinal(linking.ordinals[room.level]);
        if (const auto unit = home_named(known, room.name, floor))
            linking.add({.room = i, .unit = *unit});
        else if (const auto front =
                     may_be_let(room) ? front_named(fronts, room.name) : std::nullopt)
            linking.add({.room = i, .front = *front});
    }
}

void link_by_place(Linking& linking, std::span<const FrontOfPlan> fronts) {
    std::vector<FrontGround> grounds = grounds_of(fronts);
    // Fronts that share ground with a room first; what is left may lie before one.
    for (const bool against : {false, true}) {
        // A front that has its rooms, or that the plan calls by its name, takes no others.
        std::erase_if(grounds, [&](const FrontGround& front) {
            return linking.fronts.contains(front.place);
        });
        for (std::uint32_t i = 0; i < linking.plan.rooms.size(); ++i) {
            const model::RoomRow& room = linking.plan.rooms[i];
            if (!may_be_let(room) || linking.ordinals[room.level] != 0 || linking.linked[i])
                continue;
            if (const auto front = front_around(grounds, room, against))
                linking.add({.room = i, .front = *front, .by_place = true});
        }
    }
    std::ranges::stable_sort(linking.out.links, {}, &RoomLink::room);
}

}  // namespace

int floor_of_ordinal(int ordinal) {
    return ordinal < 0 ? ordinal : ordinal + 1;
}

RoomLinks room_links(const model::FloorPlan& plan, const model::Homes& homes,
                     std::span<const FrontOfPlan> fronts) {
    Linking linking{plan, {}, {}, {}, {}, {}};
    for (const model::LevelRow& level : plan.levels) linking.ordinals[level.id] = level.ordinal;
    for (const model::RoomRow& room : plan.rooms) {
        linking.linked.push_back(room.unit != model::UnitId{} || room.front != model::PlaceId{});
        if (room.unit != model::UnitId{}) linking.units.insert(room.unit);
        if (room.front != model::PlaceId{}) linking.fronts.insert(room.front);
    }
    link_by_name(linking, homes, fronts);
    link_by_place(linking, fronts);
    std::ranges::sort(linking.out.links, {}, &RoomLink::room);
    for (std::uint32_t i = 0; i < plan.rooms.size(); ++i)
        if (!plan.rooms[i].name.empty() && may_be_let(plan.rooms[i]) && !linking.linked[i])
            linking.out.rooms_left.push_back(i);
    for (const model::Home& home : homes.home) {
        const bool shown = std::ranges::any_of(plan.levels, [&](const model::LevelRow& level) {
            return covers(home.unit, floor_of_ordinal(level.ordinal));
        });
        if (shown && !linking.units.contains(home.unit.id))
            linking.out.units_left.push_back(home.unit.id);
    }
    for (const FrontOfPlan& front : fronts)
        if (!linking.fronts.contains(front.place)) linking.out.fronts_left.push_back(front.place);
    return std::move(linking.out);
}

void link_rooms(model::FloorPlan& plan, const RoomLinks& links) {
    for (const RoomLink& link : links.links) {
        model::RoomRow& room = plan.rooms[link.room];
        if (link.unit != model::UnitId{}) room.unit = link.unit;
        if (link.front != model::PlaceId{}) room.front = link.front;
    }
}

}  // namespace derive
