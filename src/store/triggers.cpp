#include "store/triggers.h"

#include "base/text.h"

#include <fmt/format.h>

namespace store {

namespace {

/// Milliseconds since 1970; SQLite 3.40 has no unixepoch('subsec').
constexpr const char* kNow = "CAST((julianday('now')-2440587.5)*86400000 AS INTEGER)";

/// Numbers of place_tally that one table feeds. `from` names the rows of one place; $PLACE is
/// the place asked about, or the column to group by.
struct CountGroup {
    std::string table;
    std::vector<std::string> columns;
    std::vector<std::string> counts;
    std::string from;
    std::string place;
};

const std::vector<CountGroup>& count_groups() {
    static const std::vector<CountGroup> groups{
        {"unit",
         {"units", "units_self_used", "units_rented", "units_vacant", "units_uncollected"},
         {"count(*) FILTER (WHERE valid_to IS NULL)",
          "count(*) FILTER (WHERE \"use\"='01' AND valid_to IS NULL)",
          "count(*) FILTER (WHERE \"use\"='02' AND valid_to IS NULL)",
          "count(*) FILTER (WHERE \"use\"='03' AND valid_to IS NULL)",
          "count(*) FILTER (WHERE \"use\"='00' AND valid_to IS NULL)"},
         "unit",
         "unit.place"},
        {"household",
         {"households"},
         {"count(*) FILTER (WHERE household.valid_to IS NULL AND unit.valid_to IS NULL)"},
         "household JOIN unit ON unit.id=household.unit",
         "unit.place"},
        {"rental",
         {"units_group_let", "units_unregistered"},
         {"count(*) FILTER (WHERE group_let<>0 AND rental.valid_to IS NULL AND unit.valid_to IS "
          "NULL)",
          "count(*) FILTER (WHERE registration<>'1' AND rental.valid_to IS NULL AND unit.valid_to "
          "IS NULL)"},
         "rental JOIN unit ON unit.id=rental.unit",
         "unit.place"},
        {"shop",
         {"shops", "shops_vacant"},
         {"count(*) FILTER (WHERE valid_to IS NULL)",
          "count(*) FILTER (WHERE state='3' AND valid_to IS NULL)"},
         "shop",
         "shop.place"},
        {"facility",
         {"facilities"},
         {"count(*) FILTER (WHERE valid_to IS NULL)"},
         "facility",
         "facility.place"},
        {"issue", {"issues"}, {"count(*) FILTER (WHERE exercise=0)"}, "issue", "issue.place"},
        {"visit", {"visits", "last_visit_at"}, {"count(*)", "max(at)"}, "visit", "visit.place"},
        {"person",
         {"people"},
         {"group_concat(printf('%04d%d%d',person.birth_year,person.sex,person.residence),' ') "
          "FILTER "
          "(WHERE person.valid_to IS NULL AND unit.valid_to IS NULL)"},
         "person JOIN unit ON unit.id=person.unit",
         "unit.place"},
    };
    return groups;
}

/// One table whose changes enter the ledger.
struct Watched {
    std::string table;
    std::string place;                // a row's place: $ROW stands for the row; empty: none
    std::vector<std::string> unique;  // keys besides id that OR REPLACE may clash on
    std::vector<std::string> feeds;   // tables of the count groups that its rows change
};

const std::vector<Watched>& watched() {
    static const std::vector<Watched> tables{
        {"place", "", {}, {}},
        {"grid", "", {}, {}},
        {"unit", "$ROW.place", {}, {"unit", "household", "rental", "person"}},
        {"household", "(SELECT place FROM unit WHERE id=$ROW.unit)", {}, {"household"}},
        {"rental", "(SELECT place FROM unit WHERE id=$ROW.unit)", {}, {"rental"}},
        {"person", "(SELECT place FROM unit WHERE id=$ROW.unit)", {}, {"person"}},
        {"service_target", "", {}, {}},
        {"care_count", "", {}, {}},
        {"note", "$ROW.place", {}, {}},
        {"shop", "$ROW.place", {}, {"shop"}},
        {"facility", "$ROW.place", {}, {"facility"}},
        {"organisation", "$ROW.place", {}, {}},
        {"component", "$ROW.place", {}, {}},
        {"entrance", "$ROW.place", {}, {}},
        {"site_plan", "$ROW.place", {}, {}},
        {"ground", "", {}, {}},
        {"staff", "", {}, {}},
        {"assignment", "", {}, {}},
        {"issue", "$ROW.place", {"no", "external_id"}, {"issue"}},
        {"issue_log", "", {}, {}},
        {"issue_task", "", {}, {}},
        {"attachment", "", {}, {}},
        {"department", "", {}, {}},
        {"matter_rule", "", {}, {}},
        {"stage_rule", "", {}, {}},
        {"route_rule", "", {}, {}},
        {"threshold", "", {"key"}, {}},
        {"calendar_day", "", {"day"}, {}},
        {"working_span", "", {}, {}},
        {"target_lock", "", {}, {}},
        {"visit_task", "", {}, {}},
        {"visit", "$ROW.place", {}, {"visit"}},
        {"walk_edge", "", {}, {}},
        {"parameter", "", {"key"}, {}},
        {"level", "$ROW.place", {}, {}},
        {"room", "", {}, {}},
        {"opening", "", {}, {}},
        {"certificate", "", {}, {}},
        {"training", "", {}, {}},
        {"roster", "$ROW.place", {}, {}},
        {"shift", "", {}, {}},
        {"survey", "$ROW.place", {}, {}},
        {"indicator", "", {}, {}},
        {"score", "$ROW.place", {}, {}},
        {"draft", "", {}, {}},
        {"draft_move", "$ROW.place", {}, {}},
        {"grid_history", "$ROW.place", {}, {}},
        {"wall", "", {"name"}, {}},
        {"code_list", "", {"list"}, {}},
        {"code_item", "", {}, {}},
    };
    return tables;
}

std::string place_in(const Watched& table, const std::string& row) {
    return table.place.empty() ? "NULL" : base::replaced(table.place, "$ROW", row);
}

/// Existing rows that the new row would push out under OR REPLACE.
std::string clash(const Watched& table, bool update) {
    std::string any = "id=NEW.id";
    for (const std::string& key : table.unique) any += fmt::format(" OR {0}=NEW.{0}", key);
    return update ? fmt::format("id<>OLD.id AND ({})", any) : any;
}

std::string note_sql(const Watched& table, bool update) {
    return fmt::format(
        "DELETE FROM replace_note WHERE tbl='{0}'; "
        "INSERT INTO replace_note(tbl,row_id,place) SELECT '{0}',id,{1} FROM {0} WHERE {2};",
        table.table, place_in(table, table.table), clash(table, update));
}

std::string log_sql(const Watched& table, const std::string& op, const std::string& id) {
    return fmt::format("INSERT INTO change_log(at,tbl,op,row_id) VALUES({},'{}',{},{});", kNow,
                       table.table, op, id);
}

/// Ledger lines for noted rows that are really gone.
std::string log_replaced_sql(const Watched& table) {
    return fmt::format(
        "INSERT INTO change_log(at,tbl,op,row_id) SELECT {0},'{1}','D',row_id FROM replace_note "
        "WHERE tbl='{1}' AND NOT EXISTS (SELECT 1 FROM {1} AS t WHERE t.id=replace_note.row_id);",
        kNow, table.table);
}

/// Recounts what `table` feeds for the places of the named rows and of the noted ones.
std::string recount_places_sql(const Watched& table, const std::vector<std::string>& rows) {
    if (table.feeds.empty()) return {};
    std::string places;
    for (const std::string& row : rows)
        places += fmt::format("SELECT {} AS p UNION ", place_in(table, row));
    places += fmt::format("SELECT place FROM replace_note WHERE tbl='{}'", table.table);
    // Not INSERT OR IGNORE: an outer OR REPLACE would override it and empty the row.
    std::string sql = fmt::format(
        " INSERT INTO place_tally(place) SELECT p FROM ({0}) WHERE p IS NOT NULL AND p NOT IN "
        "(SELECT place FROM place_tally); UPDATE place_tally SET ",
        places);
    for (const std::string& fed : table.feeds) {
        for (const CountGroup& group : count_groups()) {
            if (group.table != fed) continue;
            sql += fmt::format("({})=(SELECT {} FROM {} WHERE {}=place_tally.place), ",
                               fmt::join(group.columns, ","), fmt::join(group.counts, ","),
                               group.from, group.place);
        }
    }
    return sql + fmt::format("seq=(SELECT max(seq) FROM change_log) WHERE place IN ({});", places);
}

std::string drop_notes_sql(const Watched& table) {
    return fmt::format(" DELETE FROM replace_note WHERE tbl='{}';", table.table);
}

Trigger trigger(const Watched& table, const char* name, const std::string& when,
                const std::string& body) {
    const std::string full = fmt::format("feed_{}_{}", table.table, name);
    return {full, fmt::format("CREATE TRIGGER {} {} BEGIN {} END", full, when, body)};
}

void add_triggers_of(const Watched& table, std::vector<Trigger>& out) {
    const std::string& t = table.table;
    std::string keys = "id";
    for (const std::string& key : table.unique) keys += "," + key;
    out.push_back(
        trigger(table, "before_insert",
                fmt::format("BEFORE INSERT ON {0} WHEN EXISTS (SELECT 1 FROM {0} WHERE {1})", t,
                            clash(table, false)),
                note_sql(table, false)));
    out.push_back(
        trigger(table, "before_update",
                fmt::format("BEFORE UPDATE OF {1} ON {0} WHEN EXISTS (SELECT 1 FROM {0} WHERE {2})",
                            t, keys, clash(table, true)),
                note_sql(table, true)));
    const std::string new_op = fmt::format(
        "CASE WHEN EXISTS (SELECT 1 FROM replace_note WHERE tbl='{}' AND row_id=NEW.id) THEN 'U' "
        "ELSE 'I' END",
        t);
    out.push_back(trigger(table, "insert", "AFTER INSERT ON " + t,
                          log_replaced_sql(table) + " " + log_sql(table, new_op, "NEW.id") +
                              recount_places_sql(table, {"NEW"}) + drop_notes_sql(table)));
    const std::string notes_and_moved =
        log_replaced_sql(table) +
        fmt::format(
            " INSERT INTO change_log(at,tbl,op,row_id) SELECT {},'{}','D',OLD.id WHERE "
            "OLD.id<>NEW.id; ",
            kNow, t);
    out.push_back(
        trigger(table, "update", "AFTER UPDATE ON " + t,
                notes_and_moved +
                    log_sql(table, "CASE WHEN OLD.id=NEW.id THEN 'U' ELSE 'I' END", "NEW.id") +
                    recount_places_sql(table, {"OLD", "NEW"}) + drop_notes_sql(table)));
    // With recursive_triggers on, OR REPLACE does fire this one: the note has then been answered.
    out.push_back(
        trigger(table, "delete", "AFTER DELETE ON " + t,
                fmt::format("DELETE FROM replace_note WHERE tbl='{}' AND row_id=OLD.id; ", t) +
                    log_sql(table, "'D'", "OLD.id") + recount_places_sql(table, {"OLD"})));
}

/// What keeps the log of issues only added to, and who was asked first; put back like the others
/// where a table was replaced wholesale. But for an import that is taken back as a whole.
void add_keeping_triggers(std::vector<Trigger>& out) {
    const auto keep = [&](const std::string& name, const std::string& when, const char* why) {
        out.push_back(
            {name, fmt::format("CREATE TRIGGER {} {} BEGIN SELECT RAISE(ABORT, '{}'); END", name,
                               when, why)});
    };
    constexpr const char* kReceiver = "the first receiver of an issue never changes";
    constexpr const char* kLog = "the log of issues is only added to";
    keep("issue_first_receiver_stays",
         "BEFORE UPDATE OF first_receiver ON issue WHEN OLD.first_receiver IS NOT NULL AND "
         "NEW.first_receiver IS NOT OLD.first_receiver",
         kReceiver);
    keep("issue_log_stays_as_written", "BEFORE UPDATE ON issue_log", kLog);
    keep("issue_log_stays_in_line",
         "BEFORE INSERT ON issue_log WHEN EXISTS (SELECT 1 FROM issue_log WHERE id=NEW.id)", kLog);
    keep("issue_log_stays_complete",
         "BEFORE DELETE ON issue_log WHEN NOT EXISTS (SELECT 1 FROM meta WHERE key='taking_back')",
         kLog);
}

}  // namespace

const std::vector<Trigger>& feed_triggers() {
    static const std::vector<Trigger> all = [] {
        std::vector<Trigger> made;
        for (const Watched& table : watched()) add_triggers_of(table, made);
        add_keeping_triggers(made);
        return made;
    }();
    return all;
}

std::string install_feed_sql() {
    std::string sql = remove_feed_sql();
    for (const Trigger& trigger : feed_triggers()) sql += trigger.sql + ";\n";
    return sql;
}

std::string remove_feed_sql() {
    std::string sql;
    for (const Trigger& trigger : feed_triggers())
        sql += fmt::format("DROP TRIGGER IF EXISTS {};\n", trigger.name);
    return sql;
}

std::string recount_table_sql(std::string_view counted) {
    std::string sql;
    for (const CountGroup& group : count_groups()) {
        if (group.table != counted) continue;
        std::vector<std::string> named;
        std::vector<std::string> set;
        std::vector<std::string> none;
        for (std::size_t c = 0; c < group.counts.size(); ++c) {
            const std::string& column = group.columns[c];
            named.push_back(fmt::format("{} AS {}", group.counts[c], column));
            set.push_back(fmt::format("{0}=g.{0}", column));
            const bool may_be_null = column == "people" || column == "last_visit_at";
            none.push_back(column + (may_be_null ? "=NULL" : "=0"));
        }
        sql += fmt::format(
            "INSERT INTO place_tally(place) SELECT DISTINCT {0} FROM {1} WHERE {0} IS NOT NULL AND "
            "{0} NOT IN (SELECT place FROM place_tally);\nUPDATE place_tally SET {2};\n"
            "UPDATE place_tally SET {3} FROM (SELECT {0} AS p, {4} FROM {1} GROUP BY p) AS g WHERE "
            "g.p=place_tally.place;\n",
            group.place, group.from, fmt::join(none, ","), fmt::join(set, ","),
            fmt::join(named, ","));
    }
    return sql;
}

std::string recount_sql(std::string_view table) {
    std::string every;
    for (const CountGroup& group : count_groups()) {
        if (!every.empty()) every += " UNION ";
        every += fmt::format("SELECT {} FROM {}", group.place, group.from);
    }
    std::string sql =
        fmt::format("INSERT INTO {0}(place) SELECT * FROM ({1}) WHERE 1 AND place IS NOT NULL;\n",
                    table, every);
    for (const CountGroup& group : count_groups()) {
        std::vector<std::string> named;
        for (std::size_t c = 0; c < group.counts.size(); ++c)
            named.push_back(fmt::format("{} AS {}", group.counts[c], group.columns[c]));
        std::vector<std::string> set;
        for (const std::string& column : group.columns)
            set.push_back(fmt::format("{0}=g.{0}", column));
        sql += fmt::format(
            "UPDATE {0} SET {1} FROM (SELECT {2} AS p, {3} FROM {4} GROUP BY p) AS g "
            "WHERE g.p={0}.place;\n",
            table, fmt::join(set, ","), group.place, fmt::join(named, ","), group.from);
    }
    return sql;
}

const std::vector<std::string>& counted_columns() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> columns;
        for (const CountGroup& group : count_groups())
            columns.insert(columns.end(), group.columns.begin(), group.columns.end());
        return columns;
    }();
    return all;
}

}  // namespace store
