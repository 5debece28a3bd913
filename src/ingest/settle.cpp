#include "ingest/drafts.h"

#include "geo/box_index.h"
#include "geo/overlay.h"
#include "ingest/keepers.h"
#include "ingest/repair.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

namespace ingest {

namespace {

/// What `key` gives more than once goes, but for the first; `merge(first, other)` may save
/// something of it.
template <class T, class Key, class Merge>
void drop_doubles(std::vector<Draft<T>>& drafts, Ledger& ledger, Key key, Merge merge) {
    using K = decltype(key(drafts.front().what));
    std::vector<std::pair<K, std::size_t>> keys;
    keys.reserve(drafts.size());
    for (std::size_t i = 0; i < drafts.size(); ++i) keys.emplace_back(key(drafts[i].what), i);
    std::ranges::sort(keys);
    std::vector<char> doubled(drafts.size());
    std::size_t first = 0;
    for (std::size_t k = 1; k < keys.size(); ++k) {
        if (keys[k].first != keys[first].first) {
            first = k;
            continue;
        }
        doubled[keys[k].second] = 1;
        merge(drafts[keys[first].second], drafts[keys[k].second]);
        note_loss(ledger, drafts[keys[k].second].at, "duplicate");
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < drafts.size(); ++i)
        if (doubled[i] == 0) {
            if (kept != i) drafts[kept] = std::move(drafts[i]);
            ++kept;
        }
    drafts.erase(drafts.begin() + static_cast<std::ptrdiff_t>(kept), drafts.end());
}

constexpr auto kMergeNothing = [](const auto&, const auto&) {};

/// The better known of two twins tells the other what it knows.
void learn(Draft<SurveyedBuilding>& known, const Draft<SurveyedBuilding>& other) {
    if (known.what.name.empty()) known.what.name = other.what.name;
    if (known.what.number.empty()) known.what.number = other.what.number;
    if (known.what.street.empty()) known.what.street = other.what.street;
    if (!known.sure && other.sure) {
        known.what.storeys = other.what.storeys;
        known.what.estimated = other.what.estimated;
        known.sure = true;
    }
}

/// Names of rows that mean the same thing in every file: OpenStreetMap's.
bool is_lasting(const std::string& source) {
    return source.starts_with("way/") || source.starts_with("relation/") ||
           source.starts_with("node/");
}

/// Tiles round to a millimetre or so; pieces are grown by this much before they are joined.
constexpr double kSeam_m = 0.02;

/// The pieces as one where they touch; nothing when none do.
std::optional<std::vector<geo::Shape>> joined(const std::vector<geo::Shape>& pieces) {
    auto whole = geo::united(pieces);
    std::vector<geo::Shape> polygons = whole ? geo::polygons_of(*whole) : pieces;
    if (polygons.size() > 1) {
        std::vector<geo::Shape> grown;
        for (const geo::Shape& piece : pieces)
            grown.push_back(geo::buffered(piece, kSeam_m).value_or(piece));
        whole = geo::united(grown);
        if (whole) whole = geo::buffered(*whole, -kSeam_m);
        if (whole) polygons = geo::polygons_of(*whole);
    }
    if (!whole || polygons.empty() || polygons.size() >= pieces.size()) return std::nullopt;
    return polygons;
}

/// Joins areas of one source that come from several rows. `area(what)` gives the shape.
template <class T, class Area, class Group>
void join_pieces(std::vector<Draft<T>>& drafts, Ledger& ledger, Area area, Group group) {
    std::map<std::string, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < drafts.size(); ++i)
        if (is_lasting(drafts[i].what.source) && area(drafts[i].what).kind == geo::ShapeKind::Area)
            groups[group(drafts[i].what)].push_back(i);
    std::vector<char> gone(drafts.size());
    for (const auto& [source, members] : groups) {
        const auto row_of = [&](std::size_t i) {
            return std::pair{drafts[i].at.layer, drafts[i].at.row};
        };
        const auto first = row_of(members.front());
        const auto in_first = [&](std::size_t i) { return row_of(i) == first; };
        if (std::ranges::all_of(members, in_first)) continue;
        std::vector<geo::Shape> pieces;
        for (const std::size_t i : members) pieces.push_back(area(drafts[i].what));
        const auto polygons = joined(pieces);
        if (!polygons) continue;
        for (std::size_t k = 0; k < members.size(); ++k) {
            Draft<T>& draft = drafts[members[k]];
            note_repair(ledger, draft.at, "pieces-joined");
            keep(ledger, draft.at);
            if (k < polygons->size())
                area(draft.what) = (*polygons)[k];
            else
                gone[members[k]] = 1;
        }
    }
    std::size_t next = 0;
    std::erase_if(drafts, [&](const Draft<T>&) { return gone[next++] != 0; });
}

/// Line pieces of one source that follow each other become one.
void join_roads(std::vector<Draft<SurveyedRoad>>& roads, Ledger& ledger) {
    constexpr double kSameEnd_m = 0.05;
    const auto same = [](geo::Point a, geo::Point b) {
        return std::hypot(a.x - b.x, a.y - b.y) <= kSameEnd_m;
    };
    std::map<std::string, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < roads.size(); ++i)
        if (is_lasting(roads[i].what.source)) groups[roads[i].what.source].push_back(i);
    std::vector<char> gone(roads.size());
    for (auto& [source, members] : groups) {
        for (bool changed = members.size() > 1; changed;) {
            changed = false;
            for (const std::size_t a : members)
                for (const std::size_t b : members) {
                    if (a == b || gone[a] != 0 || gone[b] != 0) continue;
                    geo::Ring& line = roads[a].what.line;
                    const geo::Ring& more = roads[b].what.line;
                    if (!same(line.back(), more.front()) || same(line.front(), line.back()))
                        continue;
                    line.insert(line.end(), more.begin() + 1, more.end());
                    gone[b] = 1;
                    changed = true;
                    keep(ledger, roads[b].at);
                    note_repair(ledger, roads[b].at, "pieces-joined");
                }
        }
    }
    std::size_t next = 0;
    std::erase_if(roads, [&](const auto&) { return gone[next++] != 0; });
}

/// The tallest part inside a building gives it its height; a part outside every building is one
/// itself.
void settle_parts(Drafts& drafts, Ledger& ledger) {
    if (drafts.parts.empty()) return;
    std::vector<geo::Box> boxes;
    for (const auto& draft : drafts.buildings) boxes.push_back(geo::box_of(draft.what.area));
    const geo::BoxIndex index{boxes};
    std::vector<int> tallest(drafts.buildings.size());
    for (auto& part : drafts.parts) {
        const geo::Point at = geo::label_point(part.what.area);
        bool inside = false;
        for (const std::uint32_t b : index.touching({at.x, at.y, at.x, at.y})) {
            if (!geo::contains(drafts.buildings[b].what.area, at)) continue;
            inside = true;
            if (part.sure) tallest[b] = std::max(tallest[b], part.what.storeys);
        }
        if (inside)
            note_loss(ledger, part.at, "building-part");
        else
            drafts.buildings.push_back(std::move(part));
    }
    for (std::size_t b = 0; b < tallest.size(); ++b)
        if (tallest[b] > 0 && !drafts.buildings[b].sure) {
            drafts.buildings[b].what.storeys = tallest[b];
            drafts.buildings[b].what.estimated = false;
            drafts.buildings[b].sure = true;
        }
}

/// A building of which nobody says what it is for is what the smallest ground around it is: a home
/// on an estate, none in a school.
void settle_uses(Drafts& drafts) {
    if (drafts.yards.empty()) return;
    std::vector<geo::Box> boxes;
    std::vector<double> areas;
    for (const auto& yard : drafts.yards) {
        boxes.push_back(geo::box_of(yard.what.area));
        areas.push_back(geo::area_m2(yard.what.area));
    }
    const geo::BoxIndex index{boxes};
    for (auto& building : drafts.buildings) {
        if (!building.any_use) continue;
        const geo::Point at = geo::label_point(building.what.area);
        std::optional<std::uint32_t> smallest;
        for (const std::uint32_t y : index.touching({at.x, at.y, at.x, at.y}))
            if ((!smallest || areas[y] < areas[*smallest]) &&
                geo::contains(drafts.yards[y].what.area, at))
                smallest = y;
        if (smallest) building.what.dwelling = !drafts.yards[*smallest].what.institution;
    }
}

/// Slivers are nobody's home. Only now: a tile may have cut a corner off a house.
void drop_slivers(std::vector<Draft<SurveyedBuilding>>& buildings, Ledger& ledger) {
    constexpr double kSmallest_m2 = 1;
    std::erase_if(buildings, [&](const Draft<SurveyedBuilding>& draft) {
        if (geo::area_m2(draft.what.area) >= kSmallest_m2) return false;
        note_loss(ledger, draft.at, "too-small");
        return true;
    });
}

/// The number in an OpenStreetMap name: a label carries the number of the area it labels.
std::string number_in(const std::string& source) {
    return source.substr(source.find('/') + 1);
}

template <class T>
std::vector<T> taken(std::vector<Draft<T>>& drafts, Ledger& ledger) {
    std::vector<T> out;
    out.reserve(drafts.size());
    for (Draft<T>& draft : drafts) {
        keep(ledger, draft.at);
        if constexpr (requires { draft.what.layer; }) draft.what.layer = draft.at.layer;
        out.push_back(std::move(draft.what));
    }
    return out;
}

std::vector<std::uint32_t> layers_of(const std::vector<Draft<model::GroundRow>>& drafts) {
    std::vector<std::uint32_t> layers;
    layers.reserve(drafts.size());
    for (const auto& draft : drafts) layers.push_back(draft.at.layer);
    return layers;
}

void settle_areas(Drafts& drafts, Ledger& ledger) {
    const auto area = [](auto& what) -> auto& {
        return what.area;
    };
    const auto source = [](const auto& what) { return what.source; };
    drop_doubles(
        drafts.buildings, ledger, [](const auto& b) { return fingerprint_of(b.area); }, learn);
    join_pieces(drafts.buildings, ledger, area, source);
    settle_parts(drafts, ledger);
    drop_slivers(drafts.buildings, ledger);
    drop_doubles(
        drafts.yards, ledger, [](const auto& y) { return fingerprint_of(y.area); }, kMergeNothing);
    join_pieces(drafts.yards, ledger, area, source);
    settle_uses(drafts);
    drop_doubles(
        drafts.boundaries, ledger,
        [](const auto& b) {
            return std::tuple{fingerprint_of(b.area), b.level};
        },
        kMergeNothing);
    drop_doubles(
        drafts.ground, ledger,
        [](const auto& g) {
            return std::tuple{fingerprint_of(g.shape), g.kind};
        },
        kMergeNothing);
    join_pieces(
        drafts.ground, ledger, [](auto& g) -> auto& { return g.shape; },
        [](const auto& g) { return g.source + " " + g.kind; });
}

/// Rows of one OpenStreetMap object that mean the same: a shop and the label of its building.
template <class T, class Code>
void drop_relabelled(std::vector<Draft<T>>& drafts, Ledger& ledger, Code code) {
    std::vector<Draft<T>> lasting;
    std::vector<Draft<T>> others;
    for (Draft<T>& draft : drafts)
        (is_lasting(draft.what.source) ? lasting : others).push_back(std::move(draft));
    drop_doubles(
        lasting, ledger,
        [&](const T& t) {
            return std::tuple{number_in(t.source), code(t)};
        },
        kMergeNothing);
    drafts = std::move(lasting);
    std::ranges::move(others, std::back_inserter(drafts));
}

void settle_points(Drafts& drafts, Ledger& ledger) {
    const auto where = [](geo::Point p) {
        return std::pair{std::llround(p.x * 100), std::llround(p.y * 100)};
    };
    drop_relabelled(drafts.shops, ledger, [](const auto& s) { return s.trade; });
    drop_doubles(
        drafts.shops, ledger,
        [&](const auto& s) {
            return std::tuple{where(s.at), s.trade, s.name};
        },
        kMergeNothing);
    for (auto* facilities : {&drafts.facilities, &drafts.outside}) {
        drop_relabelled(*facilities, ledger, [](const auto& f) { return f.kind; });
        drop_doubles(
            *facilities, ledger,
            [&](const auto& f) {
                return std::tuple{where(geo::label_point(f.shape)), f.kind, f.name};
            },
            kMergeNothing);
    }
    drop_doubles(
        drafts.components, ledger,
        [&](const auto& c) {
            return std::tuple{where(c.at), c.klass, c.name, c.code};
        },
        kMergeNothing);
    drop_doubles(
        drafts.entrances, ledger, [&](const auto& e) { return where(e.at); }, kMergeNothing);
    drop_doubles(
        drafts.addresses, ledger,
        [&](const auto& a) {
            return std::tuple{where(a.at), a.number, a.street};
        },
        kMergeNothing);
}

/// A door belongs to a building. One that nobody calls an entrance, away from every outline, is
/// somewhere within, and not worth a word.
void drop_lost_doors(Drafts& drafts, Ledger& ledger) {
    if (drafts.entrances.empty()) return;
    std::vector<const geo::Shape*> shapes;
    shapes.reserve(drafts.buildings.size());
    for (const auto& building : drafts.buildings) shapes.push_back(&building.what.area);
    const Outlines outlines{std::move(shapes)};
    std::erase_if(drafts.entrances, [&](const Draft<SurveyedEntrance>& door) {
        if (outlines.at(door.what.at, reach_of(door.what)) >= 0) return false;
        if (door.what.told) note_loss(ledger, door.at, "no-building");
        return true;
    });
}

}  // namespace

Survey settled(Drafts drafts, Ledger& ledger, bool into_store) {
    settle_areas(drafts, ledger);
    drop_doubles(
        drafts.roads, ledger,
        [](const auto& r) {
            return std::tuple{fingerprint_of(geo::line_of(r.line)), r.klass};
        },
        kMergeNothing);
    join_roads(drafts.roads, ledger);
    settle_points(drafts, ledger);
    if (!into_store) drop_lost_doors(drafts, ledger);
    std::vector<std::uint32_t> ground_layer = layers_of(drafts.ground);
    return {.buildings = taken(drafts.buildings, ledger),
            .roads = taken(drafts.roads, ledger),
            .boundaries = taken(drafts.boundaries, ledger),
            .yards = taken(drafts.yards, ledger),
            .shops = taken(drafts.shops, ledger),
            .facilities = taken(drafts.facilities, ledger),
            .components = taken(drafts.components, ledger),
            .entrances = taken(drafts.entrances, ledger),
            .addresses = taken(drafts.addresses, ledger),
            .outside = taken(drafts.outside, ledger),
            .ground = taken(drafts.ground, ledger),
            .ground_layer = std::move(ground_layer)};
}

}  // namespace ingest
