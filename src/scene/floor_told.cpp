#include "scene/floor_told.h"

#include "model/codes.h"

#include <algorithm>
#include <utility>

namespace scene {

using derive::Theme;
using model::kNoRow;
using model::RoomRow;
using model::Row;

namespace {

/// Of each home here, its largest room: that carries its name.
std::unordered_map<model::UnitId, std::size_t> main_rooms(const FloorLevel& level,
                                                          const model::FloorPlan& plan) {
    std::unordered_map<model::UnitId, std::size_t> main;
    for (std::size_t i = 0; i < level.rooms.size(); ++i) {
        const model::UnitId unit = plan.rooms[level.rooms[i].room].unit;
        if (model::number(unit) == 0) continue;
        const auto [at, first] = main.try_emplace(unit, i);
        if (!first && level.rooms[at->second].area_m2 < level.rooms[i].area_m2) at->second = i;
    }
    return main;
}

void tell_stall(const FloorView& view, const RoomRow& row, const ShopsAt& shops, RoomTold& room) {
    if (const auto klass = front_class(view.scene, view.derived, room.front))
        room.of = RoomClass{view.scene.theme, *klass};
    room.name = stall_name(view.snapshot, view.language, row, room.front, shops);
    const derive::Tally& total = view.derived.total[room.front];
    room.open = total.open;
    if (total.open > 0) room.worst = derive::worst_open(total);
}

}  // namespace

std::optional<std::uint8_t> front_class(const Scene& scene, const derive::Derived& derived,
                                        Row front) {
    const Geometry& geometry = *scene.geometry;
    const std::uint32_t slot =
        front < geometry.slot_of_row.size() ? geometry.slot_of_row[front] : kNoSlot;
    if (slot != kNoSlot && geometry.layer_of_slot[slot] == Layer::Block) return scene.state[slot];
    if (scene.theme != Theme::Work) return std::nullopt;
    return static_cast<std::uint8_t>(derived.block[front].state);
}

RoomFill room_fill(Look look, std::optional<RoomClass> of, derive::ClassSet shown, RoomUse use) {
    const Palette& p = palette_of(look);
    if (of) {
        RoomFill fill{block_fill(look, of->theme, of->klass)};
        fill.shown = derive::has(shown, of->klass);
        fill.hatched = fill.shown && of->klass == derive::kNotKnown;
        if (!fill.shown) fill.colour = mixed(fill.colour, p.background, 0.82);
        return fill;
    }
    const double ink = use == RoomUse::Used ? 0.02 : use == RoomUse::Way ? 0.05 : 0.08;
    return {mixed(p.halo, p.text, ink)};
}

void fill_shops(const model::Snapshot& is, ShopsAt& shops) {
    for (std::size_t i = 0; i < is.shops.size() && !shops.empty(); ++i) {
        const model::ShopRow& shop = is.shops[i];
        const auto at = shops.find(shop.place);
        if (model::number(shop.id) == 0 || at == shops.end()) continue;
        if (at->second == kNoRow || model::is_vacant(is.shops[at->second]))
            at->second = static_cast<Row>(i);
    }
}

ShopsAt shops_of_floors(const model::Snapshot& is, const std::vector<OpenFloor>& floors) {
    ShopsAt shops;
    for (const OpenFloor& floor : floors)
        for (const RoomRow& room : floor.plan->rooms)
            if (model::number(room.front) != 0) shops[room.front] = kNoRow;
    fill_shops(is, shops);
    return shops;
}

std::string stall_name(const model::Snapshot& is, base::Language language, const RoomRow& room,
                       Row front, const ShopsAt& shops) {
    const auto at = shops.find(room.front);
    if (at != shops.end() && at->second != kNoRow) {
        const model::ShopRow& shop = is.shops[at->second];
        if (model::is_vacant(shop)) return base::say(language, base::Word::UseVacant);
        if (!shop.name.empty()) return shop.name;
    }
    return room.name.empty() ? is.places->row[front].name : room.name;
}

std::vector<RoomTold> rooms_told(const FloorView& view, const OpenFloor& of,
                                 const FloorLevel& level, const std::vector<derive::HomeWork>& work,
                                 const ShopsAt& shops) {
    std::unordered_map<model::UnitId, std::size_t> home_at;
    for (std::size_t i = 0; of.homes && i < of.homes->home.size() && i < work.size(); ++i)
        home_at[of.homes->home[i].unit.id] = i;
    const auto main = main_rooms(level, *of.plan);
    std::vector<RoomTold> rooms;
    rooms.reserve(level.rooms.size());
    for (std::size_t i = 0; i < level.rooms.size(); ++i) {
        const RoomRow& row = of.plan->rooms[level.rooms[i].room];
        RoomTold room{.of = {},
                      .fill = {},
                      .front = model::row_of(*view.snapshot.places, row.front),
                      .name = row.name};
        if (const auto home = home_at.find(row.unit); home != home_at.end()) {
            room.home = home->second;
            const model::Home& is = of.homes->home[room.home];
            const Theme theme = derive::home_theme(view.scene.theme);
            room.of = RoomClass{theme, derive::home_class(theme, is, work[room.home], view.now)};
            if (main.at(row.unit) == i) {
                room.name = is.unit.door;
                room.open = work[room.home].open;
                room.worst = work[room.home].state;
            }
        } else if (room.front != kNoRow) {
            tell_stall(view, row, shops, room);
        }
        const bool all = !room.of || room.of->theme != view.scene.theme;
        room.fill = room_fill(view.look, room.of, all ? derive::kAllClasses : view.shown,
                              level.rooms[i].use);
        rooms.push_back(std::move(room));
    }
    return rooms;
}

std::vector<Colour> fills_of(const std::vector<RoomTold>& rooms) {
    std::vector<Colour> fills;
    fills.reserve(rooms.size());
    for (const RoomTold& room : rooms) {
        fills.push_back(room.fill.colour);
        fills.back().a = room.fill.hatched ? 0 : 255;
    }
    return fills;
}

void add_room_labels(const FloorView& view, const FloorLevel& level,
                     const std::vector<RoomTold>& rooms, std::vector<RoomLabel>& out) {
    const Palette& p = palette_of(view.look);
    for (std::size_t i = 0; i < rooms.size(); ++i) {
        const RoomTold& room = rooms[i];
        if (room.name.empty()) continue;
        const FloorSpot& spot = level.rooms[i];
        const Colour fill = room.fill.colour;
        RoomLabel label{.at = spot.name_at,
                        .across_m = spot.across_m,
                        .down_m = spot.down_m,
                        .name = room.name,
                        .below = {},
                        .ink = letters_on(fill),
                        .ground = fill};
        if (!room.of || !room.fill.shown)
            label.ink = p.name.at(static_cast<std::size_t>(Ink::Quiet));
        if (room.open > 0 && room.fill.shown)
            label.below =
                base::say(view.language, base::Word::OpenIssues) + " " + std::to_string(room.open);
        out.push_back(std::move(label));
    }
}

}  // namespace scene
