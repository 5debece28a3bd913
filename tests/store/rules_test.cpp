// The rules of work as rows: edited by those who may, refused where they do not fit together.
#include "model/lifecycle.h"
#include "store/guarded.h"
#include "store/schema.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch_amalgamated.hpp>

using base::Word;
using guarded::Guarded;
using model::FieldEdit;
using model::Role;
using model::RowEdit;
using model::Table;
using support::kNow;

namespace {

using Does = RowEdit::Does;

struct Office : Guarded {
    store::Grant chief = account("chief", Role::Commander);

    std::int64_t id(const std::string& of) { return std::stoll(other.ask("SELECT id FROM " + of)); }
    std::int64_t threshold(const std::string& key) {
        return id("threshold WHERE key='" + key + "'");
    }

    base::Result<store::Receipt> edit(std::vector<RowEdit> edits, const store::Grant& as) {
        return store.write(store::EditRows{std::move(edits)}, as, kNow);
    }
    /// Of one edit by the commander; nothing may have changed.
    Word refusal_of(const RowEdit& wanted) {
        const model::WorkRules before = rules();
        const auto done = edit({wanted}, chief);
        CHECK(rules() == before);
        return done ? Word::Unexpected : done.error().word;
    }
    model::WorkRules rules() { return *stage::all_of(store).rules; }
    std::string due_rule_of_new() {
        const auto made = store.write(
            store::ReportIssue{
                .issue = {.place = support::place::kB1, .matter = "06010", .reported = kNow}},
            owner, kNow);
        REQUIRE(made);
        return other.ask("SELECT due_rule FROM issue WHERE id=" + std::to_string(made->row_id));
    }
};

RowEdit changed(Table table, std::int64_t row, std::vector<FieldEdit> fields) {
    return {table, Does::Change, row, std::move(fields)};
}
RowEdit added(Table table, std::vector<FieldEdit> fields) {
    return {table, Does::Add, 0, std::move(fields)};
}

}  // namespace

TEST_CASE("a new store has the usual rules, with names for all they name", "[store]") {
    Office o;
    CHECK(o.rules() == model::usual_rules());
    CHECK(o.other.ask("SELECT group_concat(matter) FROM matter_rule WHERE matter NOT IN (SELECT "
                      "code FROM code_item WHERE list='class')") == "");
    CHECK(o.other.ask("SELECT count(*) FROM matter_rule WHERE kind NOT IN (SELECT code FROM "
                      "code_item WHERE list='K20') OR urgency NOT IN (SELECT code FROM code_item "
                      "WHERE list='K22')") == "0");
}

TEST_CASE("a commander sets rules, with a line in the audit for each", "[store]") {
    Office o;
    const std::int64_t before = o.audits();
    const std::int64_t yellow = o.threshold("yellow");
    REQUIRE(o.edit({changed(Table::Threshold, yellow, {{"value", "0.25", "0.4"}}),
                    added(Table::Department, {{"name", "", "供热站"}}),
                    added(Table::CalendarDay, {{"day", "", "2027-01-01"}, {"worked", "", "0"}})},
                   o.chief));
    CHECK(o.audits() == before + 3);
    CHECK(o.other.ask("SELECT count(*) FROM audit WHERE act='rule' AND account IS NOT NULL") ==
          "3");
    const auto audit = o.store.audit(o.owner, {.act = "rule"}, kNow);
    REQUIRE(audit);
    REQUIRE(audit->lines.size() == 3);
    CHECK(audit->lines[2].detail.find("value 0.25>0.4") != std::string::npos);
    CHECK(audit->lines[1].detail.find("供热站") != std::string::npos);
    const model::WorkRules rules = o.rules();
    CHECK(rules.thresholds.yellow == 0.4);
    CHECK(rules.departments.back().name == "供热站");
    CHECK(std::ranges::binary_search(rules.calendar.holiday, 20'819));  // days since 1970
}

TEST_CASE("who may not set rules changes none", "[store]") {
    Office o;
    const RowEdit wanted =
        changed(Table::Threshold, o.threshold("yellow"), {{"value", "0.25", "0.4"}});
    for (const Role role : {Role::GridWorker, Role::Operator, Role::Secretary, Role::Specialist,
                            Role::Handler, Role::Planner, Role::Wall}) {
        store::Grant grant = o.owner;
        grant.role = role;
        grant.account = {};
        INFO(model::name_of(role));
        const auto done = o.edit({wanted}, grant);
        REQUIRE_FALSE(done);
        CHECK(done.error().word == Word::RoleMayNot);
        CHECK(o.rules() == model::usual_rules());
    }
    const auto grid = o.account("grid", Role::GridWorker, {}, model::StaffId{1});
    const std::int64_t before = o.audits();
    CHECK_FALSE(o.edit({wanted}, grid));
    CHECK(o.audits() == before + 1);  // that he was refused
    CHECK(o.edit({wanted}, o.owner));
}

TEST_CASE("rules that do not fit together are refused, each in its sentence", "[store]") {
    Office o;
    const auto threshold = [&](const char* key, const char* was, const char* is) {
        return changed(Table::Threshold, o.threshold(key), {{"value", was, is}});
    };
    CHECK(o.refusal_of(threshold("yellow", "0.25", "0.1")) == Word::RuleShares);
    CHECK(o.refusal_of(threshold("yellow", "0.25", "1")) == Word::RuleShares);
    CHECK(o.refusal_of(threshold("orange", "0.1", "0")) == Word::RuleShares);
    CHECK(o.refusal_of(threshold("orange", "0.1", "0.25")) == Word::RuleShares);
    CHECK(o.refusal_of(threshold("soon_h", "2", "-1")) == Word::RuleAtLeast);
    CHECK(o.refusal_of(threshold("soon_h", "2", "soon")) == Word::ValueRefused);
    CHECK(o.refusal_of(threshold("soon_h", "3", "4")) == Word::RowChanged);  // it was seen wrongly

    const std::int64_t afternoon = o.id("working_span WHERE from_min=810");
    const auto span = [&](const char* is) {
        return changed(Table::WorkingSpan, afternoon, {{"from_min", "810", is}});
    };
    CHECK(o.refusal_of(span("700")) == Word::RuleSpans);
    CHECK(o.refusal_of(span("1080")) == Word::RuleSpans);
    CHECK(o.refusal_of(span("1440")) == Word::ValueRefused);
    CHECK(o.refusal_of(added(Table::WorkingSpan,
                             {{"from_min", "", "600"}, {"to_min", "", "660"}})) == Word::RuleSpans);
    for (const char* day : {"2026-13-01", "2026-02-30", "tomorrow", "2026-1-1", "2026-10-0x"})
        CHECK(o.refusal_of(added(Table::CalendarDay, {{"day", "", day}, {"worked", "", "0"}})) ==
              Word::RuleDay);
    CHECK(o.refusal_of(added(Table::CalendarDay, {{"day", "", "2026-10-01"},
                                                  {"worked", "", "0"}})) == Word::RowRefused);
    const auto rubbish = o.id("matter_rule WHERE matter='06010'");
    for (const char* length : {"0", "-60"})
        CHECK(o.refusal_of(changed(Table::MatterRule, rubbish, {{"length", "240", length}})) ==
              Word::RuleLength);
    CHECK(o.refusal_of(changed(Table::MatterRule, rubbish, {{"matter", "06010", "99999"}})) ==
          Word::ValueRefused);
    CHECK(o.refusal_of(changed(Table::RouteRule, 1, {{"department", "1", "99"}})) ==
          Word::ValueRefused);
    CHECK(o.refusal_of(threshold("community_h", "4", "24")) == Word::RuleRungs);
    CHECK(o.refusal_of(threshold("district_h", "72", "3")) == Word::RuleRungs);
    CHECK(o.refusal_of(threshold("reminder_h", "2", "-1")) == Word::RuleAtLeast);
    CHECK(o.edit({threshold("street_h", "24", "0")}, o.chief));  // off
    // Both together do fit.
    CHECK(o.edit({threshold("orange", "0.1", "0.3"), threshold("yellow", "0.25", "0.5")}, o.chief));
}

TEST_CASE("working hours are added and taken out, the last ones stay", "[store]") {
    Office o;
    const std::int64_t before = o.audits();
    REQUIRE(o.edit({added(Table::WorkingSpan, {{"from_min", "", "1140"}, {"to_min", "", "1200"}})},
                   o.chief));
    model::WorkRules rules = o.rules();
    REQUIRE(rules.spans.size() == 3);
    CHECK(rules.calendar.span[2] == model::WorkingSpan{1140, 1200});
    const auto remove = [&](std::size_t i) {
        const model::WorkingSpan span = rules.calendar.span[i];
        return RowEdit{Table::WorkingSpan,
                       Does::Remove,
                       model::number(rules.spans[i]),
                       {{"from_min", std::to_string(span.from_min), ""},
                        {"to_min", std::to_string(span.to_min), ""}}};
    };
    REQUIRE(o.edit({remove(0), remove(1)}, o.chief));
    rules = o.rules();
    REQUIRE(rules.spans.size() == 1);
    CHECK(o.audits() == before + 3);
    CHECK(o.refusal_of(remove(0)) == Word::RuleNoSpan);
    CHECK(o.refusal_of(added(Table::WorkingSpan, {{"from_min", "", "1199"},
                                                  {"to_min", "", "1260"}})) == Word::RuleSpans);
}

TEST_CASE("a new version of a rule is for new issues, and is taken back", "[store]") {
    Office o;
    CHECK(o.due_rule_of_new() == "06010/1");
    const store::EditRows command{
        {changed(Table::MatterRule, o.id("matter_rule WHERE matter='06010'"),
                 {{"valid_to", "", std::to_string(base::seconds_from_instant(kNow))}}),
         added(Table::MatterRule, {{"matter", "", "06010"},
                                   {"version", "", "2"},
                                   {"kind", "", "1"},
                                   {"urgency", "", "C"},
                                   {"length", "", "60"},
                                   {"pace", "", "0"},
                                   {"physical", "", "1"},
                                   {"in_grid", "", "1"}})}};
    const auto done = o.store.write(command, o.chief, kNow);
    REQUIRE(done);
    const model::MatterRule* rule = nullptr;
    const model::WorkRules rules = o.rules();
    rule = model::rule_of(rules, "06010");
    REQUIRE(rule != nullptr);
    CHECK(rule->version == 2);
    CHECK(rules.matters.size() == model::usual_rules().matters.size());
    CHECK(o.due_rule_of_new() == "06010/2");
    CHECK(o.other.ask("SELECT group_concat(due_rule) FROM issue WHERE due_rule IS NOT NULL") ==
          "06010/1,06010/2");
    const auto back = store::undoing(command, *done);
    REQUIRE(back);
    REQUIRE(o.store.write(*back, o.chief, kNow));
    CHECK(o.rules() == model::usual_rules());
    CHECK(o.due_rule_of_new() == "06010/1");
    CHECK(o.store.check()->differences.empty());
}

TEST_CASE("a store without rules gets the usual ones when it is upgraded", "[store]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    std::vector<store::Embedded> known;
    for (const store::Embedded& file : store::embedded())
        if (file.name < "0009" || !file.name.ends_with(".sql")) known.push_back(file);
    {
        auto db = store::Database::open(path, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        REQUIRE(db);
        REQUIRE(db->run("PRAGMA synchronous=OFF; PRAGMA journal_mode=MEMORY"));
        REQUIRE(store::make_tables(*db, support::kEpsg, "town", known));
        REQUIRE(
            db->run("INSERT INTO issue(title,state) VALUES('lamp','REPORTED');"
                    "INSERT INTO issue_log(issue,at,action) VALUES(1,1,'submit');"
                    "UPDATE code_item SET zh='垃圾' WHERE list='class' AND code='06010';"
                    "DELETE FROM code_item WHERE list='class' AND code<>'06010'"));
    }
    store::Store store = stage::opened(path);
    const model::Batch all = stage::all_of(store);
    REQUIRE(all.rules);
    CHECK(*all.rules == model::usual_rules());
    REQUIRE(all.issues.size() == 1);
    CHECK(all.issues[0] ==
          model::IssueRow{.id = model::IssueId{1}, .title = "lamp", .state = "REPORTED"});
    for (const model::MatterRule& rule : all.rules->matters) {
        const auto named = [&](const model::CodeItem& item) {
            return item.list == "class" && item.code == rule.matter;
        };
        CHECK(std::ranges::count_if(all.codes, named) == 1);
    }
    CHECK(support::Foreign{path}.ask("SELECT zh FROM code_item WHERE code='06010'") == "垃圾");
    const auto report = store.check();
    REQUIRE(report);
    for (const store::Difference& d : report->differences)
        CHECK(d.invariant == "feed");  // that the triggers had to be put back
    // Rules that somebody has taken out do not come back.
    REQUIRE(support::Foreign{path}.run("DELETE FROM matter_rule WHERE matter='88'").empty());
    CHECK(model::rule_of(*stage::all_of(store).rules, "88") == nullptr);
}
