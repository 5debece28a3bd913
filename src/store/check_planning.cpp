// What lies beside the register must fit it, whoever wrote it: plans their building, shifts their
// month, drafts the communities.
#include "base/text.h"
#include "store/edit_columns.h"
#include "store/planning.h"

#include <array>

#include <fmt/format.h>

namespace store {

using base::Result;
using base::Word;
using model::Table;

namespace {

/// Rows of a table, called t, that contradict what stands beside them. That a row is named that is
/// not there tells the check of keys.
struct Unsound {
    Table table;
    const char* invariant;
    const char* who;  // as people call it
    const char* from;
    const char* where;
    const char* expected;
    const char* found;
    Word refusal = Word::RowsDisagree;
};

// Of a leaf, called p, and a grid, called g, that are not of one community.
constexpr const char* kElsewhere =
    "g.place IS NOT NULL AND NOT EXISTS (WITH RECURSIVE up(id) AS (SELECT p.parent UNION SELECT "
    "place.parent FROM up JOIN place ON place.id=up.id) SELECT 1 FROM up WHERE id=g.place)";

constexpr std::array<Unsound, 11> kUnsound{{
    {Table::Level, "plan", "coalesce(p.name,'')||' '||t.name",
     "level t LEFT JOIN place p ON p.id=t.place", "t.valid_to IS NULL AND p.kind<>'BLDG'",
     "a building", "p.kind"},
    {Table::Level, "plan", "coalesce(p.name,'')||' '||t.name",
     "level t LEFT JOIN place p ON p.id=t.place",
     "t.valid_to IS NULL AND EXISTS (SELECT 1 FROM level o WHERE o.place=t.place AND "
     "o.ordinal=t.ordinal AND o.valid_to IS NULL AND o.id<>t.id)",
     "one of each ordinal", "t.ordinal"},
    {Table::Room, "plan", "l.name||' '||coalesce(t.name,'')", "room t JOIN level l ON l.id=t.level",
     "t.valid_to IS NULL AND l.valid_to IS NOT NULL", "a level", "'one that ended'"},
    {Table::Room, "plan", "l.name||' '||coalesce(t.name,'')",
     "room t JOIN level l ON l.id=t.level JOIN unit u ON u.id=t.unit",
     "t.valid_to IS NULL AND u.place<>l.place", "a home of its building", "u.door"},
    {Table::Opening, "plan", "l.name", "opening t JOIN level l ON l.id=t.level",
     "t.valid_to IS NULL AND l.valid_to IS NOT NULL", "a level", "'one that ended'"},
    {Table::Roster, "roster", "coalesce(p.name,'')||' '||t.month",
     "roster t LEFT JOIN place p ON p.id=t.place",
     "t.month NOT GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]' OR EXISTS (SELECT 1 FROM roster o WHERE "
     "o.place=t.place AND o.month=t.month AND o.id<>t.id)",
     "one of each month", "t.month"},
    {Table::Shift, "roster", "coalesce(s.name,'')||' '||t.day",
     "shift t LEFT JOIN roster r ON r.id=t.roster LEFT JOIN staff s ON s.id=t.staff",
     "r.id IS NULL OR substr(t.day,1,7)<>r.month OR length(t.day)<>10", "a day of its roster",
     "coalesce(r.month,'no roster')"},
    {Table::Survey, "survey", "coalesce(p.name,'')||' '||t.wave",
     "survey t LEFT JOIN place p ON p.id=t.place", "t.positive<0 OR t.positive>t.sample",
     "no more than were asked", "t.positive"},
    {Table::DraftMove, "draft", "p.name",
     "draft_move t JOIN draft d ON d.id=t.draft JOIN place p ON p.id=t.place",
     "d.applied_at IS NULL AND p.kind NOT IN ('BLDG','FRNT','STRT')", "a leaf", "p.kind"},
    {Table::DraftMove, "draft", "p.name",
     "draft_move t JOIN draft d ON d.id=t.draft JOIN place p ON p.id=t.place JOIN grid g ON "
     "g.id=t.grid",
     "d.applied_at IS NULL AND (g.kind<>'basic' OR $ELSEWHERE)", "a grid of its community",
     "g.name", Word::DraftElsewhere},
    // Of all rows the check of the two trees tells it (I9).
    {Table::Place, "", "p.name", "place t JOIN place p ON p.id=t.id JOIN grid g ON g.id=t.grid",
     "g.kind<>'basic' OR $ELSEWHERE", "a grid of its community", "g.name", Word::DraftElsewhere},
}};

std::string condition_of(const Unsound& unsound) {
    return base::replaced(unsound.where, "$ELSEWHERE", kElsewhere);
}

}  // namespace

Result<void> planning_fits(const Database& db, const std::vector<model::RowEdit>& edits,
                           const std::vector<std::int64_t>& rows) {
    for (const Unsound& unsound : kUnsound) {
        Statement s = db.prepare(fmt::format("SELECT {} FROM {} WHERE t.id=?1 AND ({})",
                                             unsound.who, unsound.from, condition_of(unsound)));
        for (std::size_t i = 0; i < edits.size(); ++i) {
            if (edits[i].table != unsound.table) continue;
            if (s.with(rows[i]).next())
                return base::fail(base::Fault::Unsupported, unsound.refusal, {s.text(0)});
            if (!s.ok()) return tl::unexpected<base::Error>(s.error());
        }
    }
    return {};
}

void check_planning(const Database& db, CheckReport& report) {
    for (const Unsound& unsound : kUnsound) {
        if (*unsound.invariant == '\0') continue;
        Statement s = db.prepare(fmt::format("SELECT {},{} FROM {} WHERE {}", unsound.who,
                                             unsound.found, unsound.from, condition_of(unsound)));
        while (s.next())
            report.differences.push_back(
                {unsound.invariant, s.text(0), unsound.expected, s.text(1)});
        if (!s.ok()) report.differences.push_back({"file", unsound.invariant, {}, s.error().about});
        report.checked +=
            db.integer(fmt::format("SELECT count(*) FROM {}", editable(unsound.table).name));
    }
}

}  // namespace store
