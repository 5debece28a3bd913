// tests/store/feed_script.h — plays in plain text about who writes and what a reader sees.
//
// A script is a file of tests/store/scripts. One line is one step; first.feed says at its top
// what each line means. The stage is support::town() in a fresh store.
#pragma once

#include "derive/derived.h"
#include "model/snapshot.h"
#include "store/store.h"
#include "support/folder.h"
#include "support/foreign.h"

#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace feed {

struct Script {
    std::string name;
    std::vector<std::string> lines;

    /// Whether one of the lines says exactly this.
    bool says(const std::string& line) const;
    /// What stands behind `word` in the lines that begin with it.
    std::vector<std::string> after(const std::string& word) const;
};

/// Names of all scripts, sorted.
std::vector<std::string> script_names();
Script script_of(const std::string& name);

/// One performance. Each step checks as it goes; what fails names the line.
class Play {
  public:
    explicit Play(bool foreign_keys);

    void perform(const Script& script);

  private:
    using Step = void (Play::*)(const std::string& rest);
    struct Verb {
        const char* word;
        Step step;
    };
    static const std::vector<Verb>& verbs();
    void step(const std::string& line);

    void sql(const std::string& statement);
    void sql_fails(const std::string& statement);
    void sh(const std::string& command);
    void sh_fails(const std::string& command);
    void us(const std::string& command);
    void clock(const std::string& hours);

    void sees(const std::string& line);
    void sees_nothing_more(const std::string& rest);
    void sees_all(const std::string& rest);
    void refuses(const std::string& expected);

    void tally(const std::string& expected);
    void total(const std::string& expected);
    void state(const std::string& expected);
    void issue(const std::string& expected);
    void place(const std::string& expected);
    void finds(const std::string& invariant);
    void nothing(const std::string& rest);

    /// Takes what the store has for us and keeps the picture up to date.
    void read();
    void take(const model::Batch& batch);
    void compare_with_fresh(store::Store& reader) const;
    void finish();
    void change_seen(char op, const std::string& table, const std::string& row_id);

    model::Row row_of(const std::string& place) const;
    std::string name_at(model::Row row) const;

    support::Folder folder_;
    std::string path_;
    bool foreign_keys_;
    base::Instant now_;
    std::unique_ptr<store::Store> us_;
    std::unique_ptr<support::Foreign> foreign_;
    model::Snapshot snapshot_;
    derive::Derived derived_;
    std::deque<model::Change> pending_;
    bool whole_ = false;    // a whole batch came that no line has expected yet
    bool refused_ = false;  // the store cannot be read any more; nothing left to compare
    std::vector<std::string> invariants_;  // that check is to find broken
};

}  // namespace feed
