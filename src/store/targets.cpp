#include "store/targets.h"

#include "base/text.h"
#include "model/suppress.h"

#include <algorithm>
#include <map>
#include <set>

namespace store {

using base::fail;
using base::Fault;
using base::Instant;
using base::refusal;
using base::Result;
using base::Word;
using model::TargetRow;

namespace {

constexpr const char* kTable = "service_target";

/// Below this a number of persons who are cared for is not told (domain.md 3.6).
constexpr std::uint32_t kLeastTold = 3;

Instant instant_from(const std::string& seconds) {
    constexpr std::int64_t kLatest = 32'503'680'000;  // the year 3000
    return seconds.empty() ? base::kNever
                           : base::instant_from_seconds(
                                 std::clamp<std::int64_t>(number_in(seconds), 0, kLatest));
}
std::string seconds_of(Instant at) {
    return at == base::kNever ? std::string{} : std::to_string(base::seconds_from_instant(at));
}

std::set<std::string> categories(const Database& db) {
    std::set<std::string> known;
    Statement s = db.prepare("SELECT code FROM code_item WHERE list='K35'");
    while (s.next()) known.insert(s.text(0));
    return known;
}

using CaredFor = std::map<std::int64_t, std::map<std::string, std::set<std::int64_t>>>;

/// The community of each place that lies in one, or is one.
std::map<std::int64_t, std::int64_t> communities(const Database& db) {
    std::map<std::int64_t, std::int64_t> parent;
    std::set<std::int64_t> is_community;
    Statement s = db.prepare("SELECT id,parent,kind FROM place");
    while (s.next()) {
        parent[s.integer(0)] = s.integer(1);
        if (s.text(2) == "COMM") is_community.insert(s.integer(0));
    }
    std::map<std::int64_t, std::int64_t> community;
    for (const auto& [place, above] : parent) {
        std::int64_t at = place;
        for (int steps = 0; steps < 16 && at != 0 && !is_community.contains(at); ++steps)
            at = parent.contains(at) ? parent.at(at) : 0;
        if (is_community.contains(at)) community[place] = at;
    }
    return community;
}

/// Persons by community and category.
CaredFor by_community(const Database& db, const std::vector<TargetRow>& targets) {
    const auto community = communities(db);
    Statement s = db.prepare(
        "SELECT place FROM person JOIN unit ON unit.id=person.unit WHERE person.id=?1 AND "
        "person.valid_to IS NULL");
    CaredFor counts;
    for (const TargetRow& target : targets) {
        if (!s.with(target.person).next()) continue;
        const auto at = community.find(s.integer(0));
        if (at != community.end())
            counts[at->second][target.category].insert(model::number(target.person));
    }
    return counts;
}

struct Node {
    std::int64_t id = 0;
    std::uint32_t number = 0;
    std::vector<Node> children;
};

Node counted(std::int64_t id, const std::multimap<std::int64_t, std::int64_t>& below,
             const CaredFor& counts, const std::string& category) {
    Node node{.id = id, .number = 0, .children = {}};
    if (const auto at = counts.find(id); at != counts.end())
        if (const auto of = at->second.find(category); of != at->second.end())
            node.number = static_cast<std::uint32_t>(of->second.size());
    const auto [first, last] = below.equal_range(id);
    for (auto child = first; child != last; ++child) {
        node.children.push_back(counted(child->second, below, counts, category));
        node.number += node.children.back().number;
    }
    return node;
}

Result<void> tell(Statement& put, const std::string& category, const Node& node,
                  const model::Told& told) {
    if (auto done = put.with(node.id, category, model::text_of(told, kLeastTold)).run(); !done)
        return done;
    std::vector<std::uint32_t> numbers;
    for (const Node& child : node.children) numbers.push_back(child.number);
    const auto children = model::suppressed(numbers, told.as, kLeastTold);
    for (std::size_t i = 0; i < children.size(); ++i)
        if (auto done = tell(put, category, node.children[i], children[i]); !done) return done;
    return {};
}

}  // namespace

std::string text_of(const TargetRow& t) {
    return text_of(Fields{{"person", std::to_string(model::number(t.person))},
                          {"category", t.category},
                          {"basis", t.basis},
                          {"owner", t.owner_unit},
                          {"need", std::to_string(t.need)},
                          {"officer", std::to_string(model::number(t.officer))},
                          {"visit", seconds_of(t.next_visit)},
                          {"review", seconds_of(t.review_due)},
                          {"end", seconds_of(t.end)}});
}

TargetRow target_from(model::TargetId id, std::string_view text) {
    const Fields fields = fields_from(text);
    const auto number = [&](std::string_view name) { return number_in(field(fields, name)); };
    return {.id = id,
            .person = model::PersonId{number("person")},
            .category = field(fields, "category"),
            .basis = field(fields, "basis"),
            .owner_unit = field(fields, "owner"),
            .need = static_cast<int>(number("need")),
            .officer = model::StaffId{number("officer")},
            .next_visit = instant_from(field(fields, "visit")),
            .review_due = instant_from(field(fields, "review")),
            .end = instant_from(field(fields, "end"))};
}

Result<void> target_fits(const Database& db, const TargetRow& target) {
    const bool fits = categories(db).contains(target.category) && target.end != base::kNever &&
                      model::number(target.person) != 0 && target.need >= 1 && target.need <= 3;
    if (fits) return {};
    return fail(Fault::Unsupported, Word::ValueRefused, {target.category}, "service_target");
}

bool may_know(const Grant& reader, const std::string& category) {
    return model::may(reader.role, model::Act::ListTargets) && may_locate(reader, category);
}

bool may_locate(const Grant& reader, const std::string& category) {
    if (!model::may(reader.role, model::Act::LockTargets)) return false;
    return reader.role != model::Role::Specialist ||
           std::ranges::find(reader.categories, category) != reader.categories.end();
}

const std::vector<TargetRow>& Targets::all(const Database& db, const KeyRing& keys, Instant now) {
    const std::int64_t rows = db.integer("SELECT count(*) FROM service_target");
    const std::int64_t seals = db.integer("SELECT ifnull(max(id),0) FROM seal");
    if (rows != rows_ || seals != seals_) {
        opened_.clear();
        const auto known = categories(db);
        Statement s = db.prepare("SELECT id,sealed FROM service_target");
        while (s.next()) {
            const auto text = keys.open(db, {kTable, s.integer(0)}, s.blob(1));
            if (!text) continue;
            TargetRow target = target_from(model::TargetId{s.integer(0)}, *text);
            if (known.contains(target.category)) opened_.push_back(std::move(target));
        }
        rows_ = rows;
        seals_ = seals;
        first_end_ = base::kNever;
        for (const TargetRow& target : opened_) first_end_ = std::min(first_end_, target.end);
    }
    if (now < first_end_) return opened_;
    current_.clear();
    for (const TargetRow& target : opened_)
        if (target.end > now) current_.push_back(target);
    return current_;
}

std::vector<model::CareSeen> Targets::of(const Database& db, const Grant& reader,
                                         model::PersonId person, Instant now) {
    std::vector<model::CareSeen> known;
    if (!reader.keys) return known;
    for (const TargetRow& target : all(db, *reader.keys, now))
        if (target.person == person && may_know(reader, target.category))
            known.push_back({target.id, target.category, target.end});
    std::ranges::sort(known, {}, &model::CareSeen::category);
    return known;
}

Result<void> make_care_counts(const Database& db, const KeyRing& keys, Targets& targets,
                              Instant now) {
    const CaredFor counts = by_community(db, targets.all(db, keys, now));
    std::multimap<std::int64_t, std::int64_t> below;
    std::vector<std::int64_t> tops;
    Statement places = db.prepare(
        "SELECT id,parent FROM place WHERE kind IN ('DIST','SUBD','COMM') AND valid_to IS NULL");
    while (places.next()) {
        if (places.is_null(1))
            tops.push_back(places.integer(0));
        else
            below.emplace(places.integer(1), places.integer(0));
    }
    if (!places.ok()) return tl::unexpected<base::Error>(places.error());
    // Of places that are none any more nothing is told.
    if (auto done = db.run("DELETE FROM care_count WHERE place NOT IN (SELECT id FROM place WHERE "
                           "kind IN ('DIST','SUBD','COMM') AND valid_to IS NULL)");
        !done)
        return done;
    // One command each for what changes: readers hear of those alone.
    Statement put = db.prepare(
        "INSERT INTO care_count(place,category,shown) VALUES(?1,?2,?3) ON CONFLICT(place,category) "
        "DO UPDATE SET shown=excluded.shown WHERE shown<>excluded.shown");
    for (const std::string& category : categories(db))
        for (const std::int64_t top : tops) {
            const Node tree = counted(top, below, counts, category);
            const auto told = model::suppressed_alone(tree.number, kLeastTold);
            if (auto done = tell(put, category, tree, told); !done) return done;
        }
    return {};
}

}  // namespace store
