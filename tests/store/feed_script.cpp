#include "store/feed_script.h"

#include "base/text.h"
#include "support/picture.h"
#include "support/process.h"
#include "support/town.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include <catch_amalgamated.hpp>

namespace feed {

using base::Language;
using model::kNoRow;
using model::Row;
namespace fs = std::filesystem;

namespace {

const fs::path kScripts = fs::path{GETU_SOURCE_DIR} / "tests/store/scripts";

int whole_number(const std::string& text) {
    INFO("a number: " << text);
    REQUIRE(!text.empty());
    REQUIRE(std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }));
    return std::stoi(text);
}

std::string spoken(const base::Error& error) {
    return base::sentence(error, Language::English) + " [" + error.about + "]";
}

}  // namespace

bool Script::says(const std::string& line) const {
    return std::ranges::find(lines, line) != lines.end();
}

std::vector<std::string> Script::after(const std::string& word) const {
    std::vector<std::string> found;
    for (const std::string& line : lines)
        if (line.starts_with(word + " "))
            for (const std::string& field : base::fields(line.substr(word.size())))
                found.push_back(field);
    return found;
}

std::vector<std::string> script_names() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{kScripts})
        if (entry.path().extension() == ".feed") names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

Script script_of(const std::string& name) {
    Script script{name, {}};
    std::ifstream file{kScripts / name};
    for (std::string line; std::getline(file, line);) {
        // A line that begins with white space goes on with the one before.
        if (!line.empty() && (line[0] == ' ' || line[0] == '\t') && !script.lines.empty())
            script.lines.back() += " " + std::string{base::trimmed(line)};
        else
            script.lines.emplace_back(base::trimmed(line));
    }
    return script;
}

Play::Play(bool foreign_keys)
    : path_{folder_.file("town.gpkg")}, foreign_keys_{foreign_keys}, now_{support::kNow} {
    auto made = store::Store::create(path_, support::kEpsg, "town", support::town());
    REQUIRE(made);
    us_ = std::make_unique<store::Store>(std::move(*made));
    us_->set_patience(base::Millis{2000});
    auto all = us_->read_all(now_);
    REQUIRE(all);
    take(*all);
}

void Play::perform(const Script& script) {
    for (std::size_t line = 0; line < script.lines.size(); ++line) {
        INFO(script.name << ", line " << line + 1 << ": " << script.lines[line]);
        step(script.lines[line]);
    }
    INFO(script.name << ", at its end");
    finish();
}

void Play::step(const std::string& line) {
    if (line.empty() || line[0] == '#') return;
    for (const Verb& verb : verbs()) {
        const std::string word = verb.word;
        if (!line.starts_with(word)) continue;
        const std::string rest = line.substr(word.size());
        if (!rest.empty() && rest[0] != ' ') continue;
        (this->*verb.step)(std::string{base::trimmed(rest)});
        return;
    }
    FAIL("no such line");
}

const std::vector<Play::Verb>& Play::verbs() {
    static const std::vector<Verb> all{
        {"needs", &Play::nothing},
        {"foreign keys", &Play::nothing},
        {"sql:", &Play::sql},
        {"sql fails:", &Play::sql_fails},
        {"sh:", &Play::sh},
        {"sh fails:", &Play::sh_fails},
        {"us:", &Play::us},
        {"clock", &Play::clock},
        {"sees nothing more", &Play::sees_nothing_more},
        {"sees all", &Play::sees_all},
        {"sees", &Play::sees},
        {"reading is refused:", &Play::refuses},
        {"tally", &Play::tally},
        {"total", &Play::total},
        {"state", &Play::state},
        {"issue", &Play::issue},
        {"place", &Play::place},
        {"check finds", &Play::finds},
    };
    return all;
}

// Read before the first step, by feed_test.cpp.
void Play::nothing(const std::string& /*rest*/) {}

void Play::sql(const std::string& statement) {
    if (!foreign_) {
        foreign_ = std::make_unique<support::Foreign>(path_);
        if (foreign_keys_) REQUIRE(foreign_->run("PRAGMA foreign_keys=ON").empty());
    }
    const std::string refused = foreign_->run(statement);
    INFO("sqlite said: " << refused);
    REQUIRE(refused.empty());
}

void Play::sql_fails(const std::string& statement) {
    sql("SELECT 1");
    CHECK_FALSE(foreign_->run(statement).empty());
}

void Play::sh(const std::string& command) {
    const auto outcome = support::run("STORE='" + path_ + "'\n" + command, folder_.path().string());
    INFO("it said: " << outcome.said);
    REQUIRE(outcome.code == 0);
}

void Play::sh_fails(const std::string& command) {
    const auto outcome = support::run("STORE='" + path_ + "'\n" + command, folder_.path().string());
    INFO("it said: " << outcome.said);
    CHECK(outcome.code != 0);
}

void Play::clock(const std::string& hours) {
    REQUIRE(hours.starts_with("+"));
    REQUIRE(hours.ends_with("h"));
    now_ += std::chrono::hours{whole_number(hours.substr(1, hours.size() - 2))};
    derived_ = derive::derive_from(derived_, snapshot_, snapshot_, now_);
    compare_with_fresh(*us_);
}

void Play::read() {
    auto batch = us_->read_changes(snapshot_.position, now_);
    if (!batch) FAIL(spoken(batch.error()));
    take(*batch);
    compare_with_fresh(*us_);
}

void Play::take(const model::Batch& batch) {
    whole_ = whole_ || (batch.whole && snapshot_.generation > 0);
    if (batch.whole) CHECK(batch.changes.empty());
    for (const model::Change& change : batch.changes) {
        // Once, and in order: each line is the one after the last.
        const auto last = pending_.empty() ? snapshot_.position.seq : pending_.back().seq;
        CHECK(change.seq == last + 1);
        pending_.push_back(change);
    }
    const model::Snapshot next = model::apply(snapshot_, batch);
    derived_ = derive::derive_from(derived_, snapshot_, next, now_);
    snapshot_ = next;
}

void Play::compare_with_fresh(store::Store& reader) const {
    auto batch = reader.read_all(now_);
    if (!batch) FAIL(spoken(batch.error()));
    const model::Snapshot fresh = model::apply(model::Snapshot{}, *batch);
    const derive::Derived derived = derive::derive_all(fresh, now_);
    CHECK(support::first_difference(support::picture(snapshot_, derived_),
                                    support::picture(fresh, derived)) == "");
}

void Play::finish() {
    if (refused_) return;
    sees_nothing_more("");
    auto reader = store::Store::open(path_);
    if (!reader) FAIL(spoken(reader.error()));
    compare_with_fresh(*reader);
    auto report = reader->check();
    if (!report) FAIL(spoken(report.error()));
    std::set<std::string> found;
    std::string listing;
    for (const store::Difference& d : report->differences) {
        found.insert(d.invariant);
        listing += d.invariant + " " + d.place + ": " + d.expected + ", found " + d.found + "\n";
    }
    INFO(listing);
    CHECK(found == std::set<std::string>(invariants_.begin(), invariants_.end()));
}

void Play::change_seen(char op, const std::string& table, const std::string& row_id) {
    if (pending_.empty()) read();
    if (whole_) FAIL("a whole batch came instead");
    if (pending_.empty()) FAIL("nothing came");
    const model::Change change = pending_.front();
    pending_.pop_front();
    CHECK(std::string{change.op} + " " + change.table == std::string{op} + " " + table);
    if (!row_id.empty()) CHECK(std::to_string(change.row_id) == row_id);
    CHECK(change.at.time_since_epoch() > base::Seconds{1'600'000'000});
}

void Play::sees(const std::string& line) {
    const std::vector<std::string> field = base::fields(line);
    REQUIRE(field.size() == 3);
    if (field[0].size() == 1 && std::string{"IUD"}.find(field[0]) != std::string::npos)
        return change_seen(field[0][0], field[1], field[2]);
    const int count = whole_number(field[0]);
    for (int i = 0; i < count; ++i) change_seen(field[1][0], field[2], "");
}

void Play::sees_nothing_more(const std::string& /*rest*/) {
    if (pending_.empty()) read();
    CHECK_FALSE(whole_);
    std::string rest;
    for (const model::Change& change : pending_)
        rest += std::string{change.op} + " " + change.table + " " + std::to_string(change.row_id) +
                "\n";
    CHECK(rest == "");
}

void Play::sees_all(const std::string& /*rest*/) {
    REQUIRE(pending_.empty());
    if (!whole_) read();
    CHECK(whole_);
    whole_ = false;
}

void Play::refuses(const std::string& expected) {
    auto batch = us_->read_changes(snapshot_.position, now_);
    REQUIRE_FALSE(batch);
    CHECK(spoken(batch.error()).find(expected) != std::string::npos);
    INFO(spoken(batch.error()));
    refused_ = true;
    // Asked again it says the same, and another program that opens the store hears it too.
    CHECK_FALSE(us_->read_changes(snapshot_.position, now_));
    auto other = store::Store::open(path_);
    REQUIRE_FALSE(other);
    CHECK(other.error().word == batch.error().word);
}

void Play::finds(const std::string& invariant) {
    invariants_.push_back(invariant);
}

Row Play::row_of(const std::string& place) const {
    const model::Places& places = *snapshot_.places;
    for (Row r = 0; r < places.size(); ++r)
        if (places.row[r].name == place) return r;
    return kNoRow;
}

std::string Play::name_at(Row row) const {
    return row == kNoRow ? "nowhere" : snapshot_.places->row[row].name;
}

}  // namespace feed
