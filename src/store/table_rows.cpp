// What tables are made from. Role, scope and purpose are asked and the audit is written in the
// transaction that reads, as in persons.cpp; nobody's whole name leaves this file.
#include "model/mask.h"
#include "store/impl.h"
#include "store/read.h"
#include "store/reading.h"
#include "store/seal.h"
#include "store/under.h"

#include <map>
#include <unordered_map>

#include <fmt/format.h>

namespace store {

using base::fail;
using base::Fault;
using base::Instant;
using base::refusal;
using base::Result;
using base::Word;
using model::Act;
using model::CareLine;
using model::LettingLine;
using model::TableLines;
using model::WorkLine;

namespace {

/// Places and grids without their shapes.
Result<void> read_ground_names(const Database& db, model::Batch& names) {
    Statement place = db.prepare(
        "SELECT id,parent,kind,code,name,grid,storeys,stairs,address FROM place WHERE valid_to IS "
        "NULL");
    while (place.next())
        names.places.push_back({.id = model::PlaceId{place.integer(0)},
                                .parent = model::PlaceId{place.integer(1)},
                                .kind = place.text(2),
                                .code = place.text(3),
                                .name = place.text(4),
                                .grid = model::GridId{place.integer(5)},
                                .shape = {},
                                .storeys = static_cast<int>(place.integer(6)),
                                .stairs = static_cast<int>(place.integer(7)),
                                .address = place.text(8)});
    if (!place.ok()) return tl::unexpected<base::Error>(place.error());
    Statement grid = db.prepare("SELECT id,place,kind,code,name FROM grid");
    while (grid.next())
        names.grids.push_back({.id = model::GridId{grid.integer(0)},
                               .community = model::PlaceId{grid.integer(1)},
                               .kind = grid.text(2),
                               .code = grid.text(3),
                               .name = grid.text(4),
                               .shape = {}});
    if (!grid.ok()) return tl::unexpected<base::Error>(grid.error());
    return {};
}

Result<model::Batch> names_in(const Database& db) {
    model::Batch names;
    names.whole = true;
    if (auto done = read_ground_names(db, names); !done) return refusal(done);
    auto staff = read_staff(db, "");
    if (!staff) return refusal(staff);
    auto duties = read_assignments(db, "");
    if (!duties) return refusal(duties);
    auto codes = read_codes(db);
    if (!codes) return refusal(codes);
    names.staff = std::move(*staff);
    names.assignments = std::move(*duties);
    names.codes = std::move(*codes);
    return names;
}

/// Begins to read: asks the role, the purpose where persons are read, and the scope.
Result<Reading> admitted(Store::Impl& store, const Grant& grant, const TableAsk& ask, Act act,
                         Instant now) {
    auto reading = Reading::begin(store, grant, act, now);
    if (!reading) return reading;
    const bool of_homes = act == Act::ExportHomes || act == Act::ExportTargets;
    if (of_homes)
        if (auto told = purpose_is_told(store.db, ask.purpose); !told) return refusal(told);
    if (auto fine = reading->within(ask.place); !fine) return refusal(fine);
    return reading;
}

template <class Line>
Result<void> finished(Reading& reading, const TableAsk& ask, const TableLines<Line>& lines) {
    return reading.done({.act = "table",
                         .table = "place",
                         .row = model::number(ask.place),
                         .place = ask.place,
                         .amount = static_cast<std::int64_t>(lines.line.size()),
                         .purpose = ask.purpose,
                         .detail = ask.table});
}

LettingLine letting_in(const Statement& s) {
    const auto n = [&](int column) { return static_cast<int>(s.integer(column)); };
    return {.unit = {.id = model::UnitId{s.integer(0)},
                     .place = model::PlaceId{s.integer(1)},
                     .stair = n(2),
                     .floor = n(3),
                     .door = s.text(4),
                     .use = "02",
                     .area_m2 = s.real(5),
                     .tenure = s.text(6)},
            .rental = {.id = model::RentalId{s.integer(7)},
                       .unit = model::UnitId{s.integer(0)},
                       .lessor = s.text(8),
                       .purpose = s.text(9),
                       .rooms = n(10),
                       .area_m2 = s.real(11),
                       .tenants_local = n(12),
                       .tenants_other = n(13),
                       .tenants_hmt = n(14),
                       .tenants_foreign = n(15),
                       .registration = s.text(16),
                       .letter = s.integer(17) != 0,
                       .group_let = s.integer(18) != 0,
                       .heating = s.text(19),
                       .alarms = n(20),
                       .hazard = s.text(21),
                       .since = s.instant(22),
                       .checked = s.instant(23)},
            .visited = s.instant(24),
            .contact = {},
            .phone = {}};
}

/// In the order of buildings and doors. Of two lettings of one home the later counts.
Result<std::vector<LettingLine>> lettings_under(const Database& db, model::PlaceId place,
                                                bool with_hazard) {
    Statement s = db.prepare(
        std::string{kUnder} +
        "SELECT u.id,u.place,u.stair,u.floor,u.door,u.area_m2,u.tenure,r.id,r.lessor,r.purpose,"
        "r.rooms,r.area_m2,r.tenants_local,r.tenants_other,r.tenants_hmt,r.tenants_foreign,"
        "r.registration,r.letter,r.group_let,r.heating,r.alarms,r.hazard,r.since,r.checked_at,"
        "(SELECT at FROM visit WHERE visit.unit=u.id ORDER BY at DESC LIMIT 1) FROM under CROSS "
        "JOIN unit u ON u.place=under.id AND u.\"use\"='02' AND u.valid_to IS NULL LEFT JOIN "
        "rental r ON r.id=(SELECT max(id) FROM rental WHERE unit=u.id AND valid_to IS NULL) WHERE "
        "?2=0 OR ifnull(r.hazard,'0') NOT IN ('','0') ORDER BY u.place,u.stair,u.floor,u.door");
    s.with(place, with_hazard);
    std::vector<LettingLine> lines;
    while (s.next()) lines.push_back(letting_in(s));
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    return lines;
}

/// Whom to call: the head of the household, else whoever was registered first.
void add_contacts(const Database& db, const Grant& grant, std::vector<LettingLine>& lines) {
    constexpr const char* kHead = "0";  // K34
    if (!grant.keys || !model::may(grant.role, Act::ListPersons)) return;
    Statement s =
        db.prepare("SELECT id,sealed FROM person WHERE unit=?1 AND valid_to IS NULL ORDER BY id");
    for (LettingLine& line : lines) {
        s.with(line.unit.id);
        while (s.next()) {
            const auto text = grant.keys->open(db, {"person", s.integer(0)}, s.blob(1));
            if (!text) continue;
            const Fields fields = fields_from(*text);
            const bool head = field(fields, "relation") == kHead;
            if (!head && !line.contact.empty()) continue;
            line.contact = model::mask_name(field(fields, "name"));
            line.phone = model::mask_phone(field(fields, "phone"));
            if (head) break;
        }
    }
}

std::vector<CareLine> care_under(const Database& db, const Grant& grant, Targets& targets,
                                 const TableAsk& ask, Instant now) {
    std::vector<CareLine> lines;
    if (!grant.keys) return lines;
    const Under under{db, ask.place};
    const Instant as_of = ask.as_of == base::kNever ? now : ask.as_of;
    std::unordered_map<std::int64_t, bool> answers_for;  // by building
    Statement s = db.prepare(
        "SELECT person.id,unit.place,birth_year,sex,sealed,(SELECT at FROM visit WHERE "
        "visit.unit=unit.id ORDER BY at DESC LIMIT 1) FROM person JOIN unit ON "
        "unit.id=person.unit WHERE person.id=?1 AND person.valid_to IS NULL");
    for (const model::TargetRow& target : targets.all(db, *grant.keys, as_of)) {
        if (!may_know(grant, target.category) || !s.with(target.person).next()) continue;
        const model::PlaceId at{s.integer(1)};
        if (!under.holds(at)) continue;
        const auto [known, is_new] = answers_for.try_emplace(model::number(at), false);
        if (is_new) known->second = in_scope(db, grant, at, now);
        if (!known->second) continue;
        const auto text = grant.keys->open(db, {"person", s.integer(0)}, s.blob(4));
        lines.push_back(
            {.target = target,
             .place = at,
             .birth_year = static_cast<int>(s.integer(2)),
             .sex = s.text(3),
             .name = text ? model::mask_name(field(fields_from(*text), "name")) : std::string{},
             .visited = s.instant(5)});
    }
    return lines;
}

using WorkBy = std::map<std::pair<std::int64_t, std::int64_t>, WorkLine>;  // staff, day

WorkLine& line_of(WorkBy& work, const Statement& s) {
    constexpr std::int64_t kDay_s = 86'400;
    constexpr std::int64_t kBeijing_s = 8 * 3'600;
    WorkLine& line = work[{s.integer(0), s.integer(1)}];
    line.staff = model::StaffId{s.integer(0)};
    line.day = base::instant_from_seconds(s.integer(1) * kDay_s - kBeijing_s);
    return line;
}

Result<std::vector<WorkLine>> work_under(const Database& db, const TableAsk& ask, Instant now) {
    WorkBy work;
    const std::int64_t since =
        ask.since == base::kNever ? 0 : base::seconds_from_instant(ask.since);
    const auto number = [](const Statement& s, int column) {
        return static_cast<std::uint32_t>(s.integer(column));
    };
    Statement visits = db.prepare(
        std::string{kUnder} +
        "SELECT staff,(at+28800)/86400 AS day,count(*),count(DISTINCT unit),count(*) FILTER "
        "(WHERE result='1'),count(*) FILTER (WHERE result='2'),count(*) FILTER (WHERE "
        "result='3'),count(*) FILTER (WHERE result='4'),count(*) FILTER (WHERE result='5') FROM "
        "visit WHERE at>=?2 AND at<=?3 AND staff IS NOT NULL AND place IN (SELECT id FROM under) "
        "GROUP BY staff,day");
    const Instant until = ask.as_of == base::kNever ? now : ask.as_of;
    visits.with(ask.place, since, until);
    while (visits.next()) {
        WorkLine& line = line_of(work, visits);
        line.visits = number(visits, 2);
        line.homes = number(visits, 3);
        line.same = number(visits, 4);
        line.changed = number(visits, 5);
        line.nobody = number(visits, 6);
        line.declined = number(visits, 7);
        line.follow = number(visits, 8);
    }
    if (!visits.ok()) return tl::unexpected<base::Error>(visits.error());
    Statement steps = db.prepare(
        std::string{kUnder} +
        "SELECT actor,(at+28800)/86400 AS day,count(*),count(*) FILTER (WHERE to_state='CLOSED') "
        "FROM issue_log JOIN issue ON issue.id=issue_log.issue WHERE at>=?2 AND at<=?3 AND actor "
        "IS NOT NULL AND issue.place IN (SELECT id FROM under) GROUP BY actor,day");
    steps.with(ask.place, since, until);
    while (steps.next()) {
        WorkLine& line = line_of(work, steps);
        line.steps = number(steps, 2);
        line.closed = number(steps, 3);
    }
    if (!steps.ok()) return tl::unexpected<base::Error>(steps.error());
    std::vector<WorkLine> lines;
    for (const auto& [key, line] : work) lines.push_back(line);
    return lines;
}

}  // namespace

Result<TableLines<LettingLine>> Store::lettings_for(const Grant& grant, const TableAsk& ask,
                                                    Instant now) {
    auto reading = admitted(*impl_, grant, ask, Act::ExportHomes, now);
    if (!reading) return refusal(reading);
    const Database& db = impl_->db;
    auto names = names_in(db);
    if (!names) return refusal(names);
    auto lines = lettings_under(db, ask.place, false);
    if (!lines) return refusal(lines);
    add_contacts(db, grant, *lines);
    TableLines<LettingLine> page{std::move(*names), std::move(*lines)};
    if (auto noted = finished(*reading, ask, page); !noted) return refusal(noted);
    return page;
}

Result<TableLines<CareLine>> Store::care_for(const Grant& grant, const TableAsk& ask, Instant now) {
    auto reading = admitted(*impl_, grant, ask, Act::ExportTargets, now);
    if (!reading) return refusal(reading);
    auto names = names_in(impl_->db);
    if (!names) return refusal(names);
    TableLines<CareLine> page{std::move(*names),
                              care_under(impl_->db, grant, impl_->targets, ask, now)};
    if (auto noted = finished(*reading, ask, page); !noted) return refusal(noted);
    return page;
}

Result<TableLines<WorkLine>> Store::work_for(const Grant& grant, const TableAsk& ask, Instant now) {
    auto reading = admitted(*impl_, grant, ask, Act::ExportWork, now);
    if (!reading) return refusal(reading);
    auto names = names_in(impl_->db);
    if (!names) return refusal(names);
    auto lines = work_under(impl_->db, ask, now);
    if (!lines) return refusal(lines);
    TableLines<WorkLine> page{std::move(*names), std::move(*lines)};
    if (auto noted = finished(*reading, ask, page); !noted) return refusal(noted);
    return page;
}

Result<TableLines<LettingLine>> Store::admit_table(const Grant& grant, const TableAsk& ask, Act act,
                                                   Instant now) {
    auto reading = admitted(*impl_, grant, ask, act, now);
    if (!reading) return refusal(reading);
    TableLines<LettingLine> page;
    if (act == Act::ExportWork) {
        auto lines = lettings_under(impl_->db, ask.place, true);
        if (!lines) return refusal(lines);
        page.line = std::move(*lines);
    }
    if (auto noted = finished(*reading, ask, page); !noted) return refusal(noted);
    return page;
}

}  // namespace store
