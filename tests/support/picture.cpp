#include "support/picture.h"

#include "model/row_fields.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace support {

using base::Instant;
using base::kNever;
using model::kNoRow;
using model::number;
using model::Row;

namespace {

std::string time(Instant at) {
    return at == kNever ? "never" : std::to_string(at.time_since_epoch().count());
}

std::int64_t id_at(const model::Places& places, Row row) {
    return row == kNoRow ? 0 : number(places.row[row].id);
}

std::string text(const derive::Tally& t) {
    const model::Counts& c = t.counts;
    return fmt::format(
        "u{}/{}/{}/{}/{} l{}/{} h{} p{} s{}/{} f{} i{} v{}@{} open{}/{}/{}/{} blocks{} "
        "settled{}/{}",
        c.units, c.units_self_used, c.units_rented, c.units_vacant, c.units_uncollected,
        c.units_group_let, c.units_unregistered, c.households, fmt::join(t.people.of, ","), c.shops,
        c.shops_vacant, c.facilities, c.issues, c.visits, time(c.last_visit), t.open, t.soon,
        t.urgent, t.overdue, fmt::join(t.blocks, ","), t.settled_30d, t.settled_on_time_30d);
}

void add_places(const model::Snapshot& s, const derive::Derived& d, std::vector<std::string>& out) {
    const model::Places& places = *s.places;
    for (Row r = 0; r < places.size(); ++r) {
        const model::PlaceRow& p = places.row[r];
        const derive::Block& block = d.block[r];
        const bool adrift = std::ranges::find(places.adrift, r) != places.adrift.end();
        out.push_back(fmt::format(
            "place {} {} {} {} told {}/{} under {} in {}{} box {},{},{},{}", number(p.id), p.kind,
            p.code, p.name, number(p.parent), number(p.grid), id_at(places, places.parent[r]),
            places.grid[r] == kNoRow ? 0 : number(s.grids->row[places.grid[r]].id),
            adrift ? " adrift" : "", places.box[r].x0, places.box[r].y0, places.box[r].x1,
            places.box[r].y1));
        out.push_back(fmt::format("place {} state {} until {}", number(p.id), name_of(block.state),
                                  time(block.until)));
        out.push_back(fmt::format("place {} own {}", number(p.id), text(d.own[r])));
        out.push_back(fmt::format("place {} total {}", number(p.id), text(d.total[r])));
    }
    for (Row r = 0; r < s.grids->row.size(); ++r) {
        const model::GridRow& g = s.grids->row[r];
        out.push_back(fmt::format("grid {} {} {} {} told {} in {} has {}", number(g.id), g.kind,
                                  g.code, g.name, number(g.community),
                                  id_at(places, s.grids->community[r]), text(d.of_grid[r])));
    }
}

void add_issues(const model::Snapshot& s, Instant now, std::vector<std::string>& out) {
    for (Row r = 0; r < s.issues.size(); ++r) {
        const model::Issue& issue = s.issues[r];
        const model::IssueRow& i = issue.row;
        if (issue.gone() || i.closed < now - std::chrono::hours{24 * 30}) continue;
        out.push_back(fmt::format(
            "issue {} {} {} {} told {} at {}{} {} {} {} {} {}{}{} by {} {} {} {} ({},{},{}) row {}",
            number(i.id), i.no, i.external_id, i.title, number(i.place), id_at(*s.places, issue.at),
            issue.by_point ? " by point" : "", i.matter, i.channel, i.urgency, i.state, i.major,
            i.urges, i.reworks, number(i.assignee), time(i.reported), time(i.due), time(i.closed),
            i.has_point, i.point.x, i.point.y, model::issue_row(s, i.id) == r ? "found" : "lost"));
    }
}

void add_rest(const model::Snapshot& s, std::vector<std::string>& out) {
    for (const auto& f : *s.facilities)
        out.push_back(fmt::format("facility {} {} {} {} {},{}", number(f.id), number(f.place),
                                  f.kind, f.name, geo::box_of(f.shape).x0,
                                  geo::box_of(f.shape).y0));
    for (const auto& o : *s.organisations)
        out.push_back(
            fmt::format("organisation {} {} {} {}", number(o.id), number(o.place), o.kind, o.name));
    for (const auto& c : *s.components)
        out.push_back(fmt::format("component {} {} {} {} {},{}", number(c.id), number(c.place),
                                  c.klass, c.state, c.point.x, c.point.y));
    for (const auto& e : *s.entrances)
        out.push_back(fmt::format("entrance {} {} {} {} {},{}", number(e.id), number(e.place),
                                  e.stair, e.step_free, e.point.x, e.point.y));
    for (const auto& p : *s.site_plans)
        out.push_back(fmt::format("site plan {} {} {} {} {}", number(p.id), number(p.place),
                                  p.placement, p.opacity, p.above));
    for (Row r = 0; r < s.shops.size(); ++r)
        if (const model::ShopRow& shop = s.shops[r]; number(shop.id) != 0)
            out.push_back(fmt::format("shop {} {} {} {} {}", number(shop.id), number(shop.place),
                                      shop.name, shop.trade, shop.state));
    for (const auto& f : *s.staff)
        out.push_back(
            fmt::format("staff {} {} {} {}", number(f.id), f.name, f.post, number(f.community)));
    for (const auto& a : *s.assignments)
        out.push_back(fmt::format("assignment {} {} {} {} {} {} {}", number(a.id), number(a.staff),
                                  a.role, number(a.place), number(a.grid), time(a.from),
                                  time(a.to)));
    for (const auto& c : *s.codes)
        out.push_back(fmt::format("code {} {} {} {}", c.list, c.code, c.zh, c.en));
}

template <class T>
void add_fields(const std::vector<T>& table, std::vector<std::string>& out) {
    for (const T& row : table) {
        const model::RowFields fields = model::fields_of(row);
        std::string line =
            fmt::format("table {} row {}", static_cast<int>(fields.table), fields.row);
        for (const auto& [column, text] : fields.fields)
            line += fmt::format(" {}={}", column, text);
        out.push_back(std::move(line));
    }
}

void add_planning(const model::Snapshot& s, std::vector<std::string>& out) {
    add_fields(*s.walk_edges, out);
    add_fields(*s.parameters, out);
    add_fields(*s.levels, out);
    add_fields(*s.certificates, out);
    add_fields(*s.trainings, out);
    add_fields(*s.rosters, out);
    add_fields(*s.shifts, out);
    add_fields(*s.surveys, out);
    add_fields(*s.indicators, out);
    add_fields(*s.scores, out);
    add_fields(*s.drafts, out);
    add_fields(*s.draft_moves, out);
    add_fields(*s.grid_history, out);
    add_fields(*s.walls, out);
}

}  // namespace

std::vector<std::string> picture(const model::Snapshot& snapshot, const derive::Derived& derived) {
    std::vector<std::string> lines;
    add_places(snapshot, derived, lines);
    add_issues(snapshot, derived.as_of, lines);
    add_rest(snapshot, lines);
    add_planning(snapshot, lines);
    lines.push_back(
        fmt::format("unplaced {} until {}", text(derived.unplaced), time(derived.unplaced_until)));
    lines.push_back(fmt::format("position {}", snapshot.position.seq));
    lines.push_back(fmt::format("next change {}", time(derived.next_change)));
    std::ranges::sort(lines);
    return lines;
}

std::string first_difference(const std::vector<std::string>& one,
                             const std::vector<std::string>& other) {
    const auto [a, b] = std::ranges::mismatch(one, other);
    if (a == one.end() && b == other.end()) return {};
    return (a == one.end() ? "(nothing)" : *a) + "\n  against\n" +
           (b == other.end() ? "(nothing)" : *b);
}

std::string name_of(derive::State state) {
    static constexpr std::array<const char*, derive::kStateCount> kNames{
        "ok", "open", "soon", "urgent", "overdue", "nodata"};
    return kNames.at(static_cast<std::size_t>(state));
}

}  // namespace support
