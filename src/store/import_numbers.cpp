#include "store/import_numbers.h"

namespace store {

namespace {

/// Turns ids below zero into the ids that the store gives.
class Numbering {
  public:
    explicit Numbering(const LastIds& last) : last_{last} {}

    template <class Id>
    void operator()(Id& id, const char* table) const {
        if (static_cast<std::int64_t>(id) >= 0) return;
        const auto found = last_.find(table);
        const std::int64_t last = found == last_.end() ? 0 : found->second;
        id = static_cast<Id>(last - static_cast<std::int64_t>(id));
    }

  private:
    const LastIds& last_;
};

void number_places(model::Rows& rows, const Numbering& give) {
    for (auto& p : rows.places) {
        give(p.id, "place");
        give(p.parent, "place");
        give(p.grid, "grid");
    }
    for (auto& g : rows.grids) {
        give(g.id, "grid");
        give(g.community, "place");
    }
    for (auto& f : rows.facilities) {
        give(f.id, "facility");
        give(f.place, "place");
    }
    const auto number_things = [&give](auto& things, const char* table) {
        for (auto& thing : things) {
            give(thing.id, table);
            give(thing.place, "place");
        }
    };
    number_things(rows.organisations, "organisation");
    number_things(rows.components, "component");
    number_things(rows.entrances, "entrance");
    for (auto& g : rows.ground) give(g.id, "ground");
}

void number_register(model::Rows& rows, const Numbering& give) {
    for (auto& u : rows.units) {
        give(u.id, "unit");
        give(u.place, "place");
    }
    for (auto& h : rows.households) {
        give(h.id, "household");
        give(h.unit, "unit");
    }
    for (auto& r : rows.rentals) {
        give(r.id, "rental");
        give(r.unit, "unit");
    }
    for (auto& p : rows.people) {
        give(p.id, "person");
        give(p.unit, "unit");
    }
    for (auto& t : rows.targets) {
        give(t.id, "service_target");
        give(t.person, "person");
        give(t.officer, "staff");
    }
    for (auto& n : rows.notes) {
        give(n.id, "note");
        give(n.place, "place");
        give(n.author, "staff");
    }
    for (auto& s : rows.shops) {
        give(s.id, "shop");
        give(s.place, "place");
    }
    for (auto& s : rows.staff) {
        give(s.id, "staff");
        give(s.community, "place");
    }
    for (auto& a : rows.assignments) {
        give(a.id, "assignment");
        give(a.staff, "staff");
        give(a.place, "place");
        give(a.grid, "grid");
    }
}

void number_work(model::Rows& rows, const Numbering& give) {
    for (auto& i : rows.issues) {
        give(i.id, "issue");
        give(i.place, "place");
        give(i.unit, "unit");
        give(i.assignee, "staff");
        give(i.first_receiver, "staff");
        give(i.merged_into, "issue");
    }
    for (auto& l : rows.issue_log) {
        give(l.id, "issue_log");
        give(l.issue, "issue");
        give(l.actor, "staff");
        l.effect.clear();  // it names rows by the numbers that they had before
    }
    for (auto& t : rows.tasks) {
        give(t.id, "issue_task");
        give(t.issue, "issue");
    }
    for (auto& v : rows.visits) {
        give(v.id, "visit");
        give(v.staff, "staff");
        give(v.place, "place");
        give(v.unit, "unit");
    }
}

void number_plans(model::Rows& rows, const Numbering& give) {
    for (auto& w : rows.walk_edges) give(w.id, "walk_edge");
    for (auto& p : rows.parameters) give(p.id, "parameter");
    for (auto& l : rows.levels) {
        give(l.id, "level");
        give(l.place, "place");
    }
    for (auto& r : rows.rooms) {
        give(r.id, "room");
        give(r.level, "level");
        give(r.unit, "unit");
        give(r.front, "place");
    }
    for (auto& o : rows.openings) {
        give(o.id, "opening");
        give(o.level, "level");
    }
    for (auto& d : rows.drafts) give(d.id, "draft");
    for (auto& m : rows.draft_moves) {
        give(m.id, "draft_move");
        give(m.draft, "draft");
        give(m.place, "place");
        give(m.grid, "grid");
        give(m.from, "grid");
    }
    for (auto& h : rows.grid_history) {
        give(h.id, "grid_history");
        give(h.place, "place");
        give(h.grid, "grid");
    }
    for (auto& w : rows.walls) {
        give(w.id, "wall");
        give(w.spotlight, "issue");
    }
}

void number_team(model::Rows& rows, const Numbering& give) {
    for (auto& c : rows.certificates) {
        give(c.id, "certificate");
        give(c.staff, "staff");
    }
    for (auto& t : rows.trainings) {
        give(t.id, "training");
        give(t.staff, "staff");
    }
    for (auto& r : rows.rosters) {
        give(r.id, "roster");
        give(r.community, "place");
    }
    for (auto& s : rows.shifts) {
        give(s.id, "shift");
        give(s.roster, "roster");
        give(s.staff, "staff");
    }
    for (auto& s : rows.surveys) {
        give(s.id, "survey");
        give(s.place, "place");
    }
    for (auto& i : rows.indicators) give(i.id, "indicator");
    for (auto& s : rows.scores) {
        give(s.id, "score");
        give(s.indicator, "indicator");
        give(s.place, "place");
    }
}

}  // namespace

void number_rows(model::Rows& rows, const LastIds& last) {
    const Numbering give{last};
    number_places(rows, give);
    number_register(rows, give);
    number_work(rows, give);
    number_plans(rows, give);
    number_team(rows, give);
}

std::size_t planning_size_of(const model::Rows& rows) {
    return rows.walk_edges.size() + rows.parameters.size() + rows.levels.size() +
           rows.rooms.size() + rows.openings.size() + rows.drafts.size() + rows.draft_moves.size();
}

std::size_t size_of(const model::Rows& rows) {
    return rows.places.size() + rows.grids.size() + rows.units.size() + rows.households.size() +
           rows.rentals.size() + rows.notes.size() + rows.shops.size() + rows.issues.size() +
           rows.issue_log.size() + rows.tasks.size() + rows.visits.size() + rows.facilities.size() +
           rows.ground.size() + rows.staff.size() + rows.assignments.size() + rows.people.size() +
           rows.targets.size() + rows.organisations.size() + rows.components.size() +
           rows.entrances.size() + planning_size_of(rows) + rows.certificates.size() +
           rows.trainings.size() + rows.rosters.size() + rows.shifts.size() + rows.surveys.size() +
           rows.indicators.size() + rows.scores.size() + rows.grid_history.size() +
           rows.walls.size();
}

}  // namespace store
