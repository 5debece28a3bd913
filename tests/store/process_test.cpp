// Other processes that write while we read, die in the middle, or take the file away.
#include "support/process.h"
#include "store/stage.h"
#include "support/foreign.h"

#include <chrono>
#include <filesystem>
#include <thread>

#include <catch_amalgamated.hpp>

using base::Millis;
using base::Word;
using support::Process;
namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

constexpr Millis kLong{30'000};

/// Folds the log back often, so that the file itself changes under the reader too.
std::string visits(int count) {
    std::string sql = "PRAGMA busy_timeout=10000; PRAGMA wal_autocheckpoint=20;\n";
    for (int i = 0; i < count; ++i)
        sql +=
            "INSERT INTO visit(place,at) VALUES(12," + std::to_string(1'772'000'000 + i) + ");\n";
    return sql;
}

/// Reads until `count` lines have come, and says whether each was the next one after the last.
bool all_come_in_order(store::Store& store, model::Position& position, int count) {
    const auto end = Clock::now() + std::chrono::seconds{60};
    bool in_order = true;
    for (int come = 0; come < count && Clock::now() < end;) {
        store.wait(Millis{1000});
        const model::Batch batch = stage::changes_of(store, position);
        in_order = in_order && !batch.whole;
        for (const model::Change& change : batch.changes) {
            in_order = in_order && change.seq == ++position.seq && change.table == "visit" &&
                       change.op == 'I';
            ++come;
        }
        if (come >= count) return in_order && come == count;
    }
    return false;
}

}  // namespace

TEST_CASE("five hundred commits of another process are each seen once, in order", "[store]") {
    support::need_program("sqlite3");
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    store::Store store = stage::town_at(path);
    model::Position position = stage::all_of(store).position;

    Process other{"exec sqlite3 '" + path + "'"};
    std::thread typing{[&] { other.write(visits(500)); }};
    CHECK(all_come_in_order(store, position, 500));
    typing.join();
    other.close_input();
    CHECK(other.wait() == 0);

    const model::Batch more = stage::changes_of(store, position);
    CHECK_FALSE(more.whole);
    CHECK(more.changes.empty());
    for (const auto& [place, counts] : stage::all_of(store).counts)
        if (place == support::place::kB2) CHECK(counts.visits == 500);
}

TEST_CASE("a program that leaves does not take the log away from under us", "[store]") {
    support::need_program("sqlite3");
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    store::Store store = stage::town_at(path);
    model::Position position = stage::all_of(store).position;

    // The file itself changes, so that we look whether it is still ours; after that, our lock on
    // it must still stand, or the other one, leaving, would fold back and remove the log.
    for (int times = 0; times < 2; ++times) {
        Process other{"exec sqlite3 '" + path + "'"};
        other.write(visits(40));
        CHECK(all_come_in_order(store, position, 40));
        other.close_input();
        CHECK(other.wait() == 0);
        CHECK(fs::exists(path + "-wal"));
    }
    REQUIRE(store.write(stage::visit()));
    const support::Outcome count =
        support::run("sqlite3 '" + path + "' 'SELECT count(*) FROM visit WHERE place=12'");
    CHECK(count.said == std::to_string(81) + "\n");
}

TEST_CASE("a log that a reader lets nobody fold back whole is no other store", "[store]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    store::Store store = stage::town_at(path);
    model::Position position = stage::all_of(store).position;
    const support::Foreign writer{path};
    const support::Foreign reader{path};

    // Pages written before and after the reader's moment stay out of the file, others go in: what
    // lies there is a mixture of two moments, and stays so.
    for (int i = 0; i < 60; ++i) {
        if (i == 30) REQUIRE(reader.run("BEGIN; SELECT count(*) FROM visit").empty());
        REQUIRE(writer.run("INSERT INTO visit(place,at) VALUES(12,1772000000)").empty());
        if (i > 30) CHECK(writer.ask("PRAGMA wal_checkpoint(PASSIVE)") == "0");
        const model::Batch batch = stage::changes_of(store, position);
        CHECK_FALSE(batch.whole);
        REQUIRE(batch.changes.size() == 1);
        position.seq = batch.changes[0].seq;
    }
    CHECK(fs::file_size(path + "-wal") > 0);
    REQUIRE(store.write(stage::visit()));
}

TEST_CASE("two processes and ourselves write at once and nothing is lost", "[store]") {
    support::need_program("sqlite3");
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    store::Store store = stage::town_at(path);
    model::Position position = stage::all_of(store).position;
    store.set_patience(Millis{20'000});

    Process one{"exec sqlite3 '" + path + "'"};
    Process two{"exec sqlite3 '" + path + "'"};
    one.write(visits(100));
    two.write(visits(100));
    one.close_input();
    two.close_input();
    for (int i = 0; i < 100; ++i) REQUIRE(store.write(stage::visit()));
    CHECK(one.wait() == 0);
    CHECK(two.wait() == 0);
    CHECK(all_come_in_order(store, position, 300));
}

TEST_CASE("of a writer that is killed inside a transaction nothing is seen", "[store]") {
    support::need_program("sqlite3");
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    store::Store store = stage::town_at(path);
    model::Position position = stage::all_of(store).position;

    // A cache of two pages makes it write into the log long before it would commit.
    Process other{"exec sqlite3 '" + path + "'"};
    other.write("PRAGMA cache_size=2;\nBEGIN IMMEDIATE;\n" + visits(2000) + ".print written\n");
    REQUIRE(other.read_until("written"));
    CHECK(fs::file_size(path + "-wal") > 100'000);
    store.set_patience(Millis{100});
    CHECK_FALSE(store.write(stage::visit()));
    other.kill();

    CHECK(stage::changes_of(store, position).changes.empty());
    store.set_patience(Millis{5000});
    REQUIRE(store.write(stage::visit()));
    CHECK(all_come_in_order(store, position, 1));
    auto report = store.check();
    REQUIRE(report);
    CHECK(report->differences.empty());
    CHECK(report->checked > 0);
}

TEST_CASE("a commit of another process ends the wait", "[store]") {
    support::need_program("sqlite3");
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    store::Store store = stage::town_at(path);
    model::Position position = stage::all_of(store).position;

    Process other{"exec sqlite3 '" + path + "'"};
    int woken = 0;
    for (int i = 0; i < 20; ++i) {
        const auto begin = Clock::now();
        other.write("INSERT INTO visit(place,at) VALUES(12,1772000000);\n");
        store.wait(kLong);
        woken += Clock::now() - begin < kLong ? 1 : 0;
        const model::Batch batch = stage::changes_of(store, position);
        CHECK(batch.changes.size() == 1);
        position = batch.position;
    }
    CHECK(woken == 20);
}

TEST_CASE("what was committed before the wait began ends it at once", "[store]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    store::Store store = stage::town_at(path);
    (void)stage::all_of(store);
    REQUIRE(support::Foreign{path}.run("DELETE FROM visit").empty());
    const auto begin = Clock::now();
    store.wait(kLong);
    CHECK(Clock::now() - begin < kLong);
}

TEST_CASE("nobody's commit leaves the wait to its time", "[store]") {
    const support::Folder folder;
    store::Store store = stage::town_at(folder.file("town.gpkg"));
    (void)stage::all_of(store);
    const auto begin = Clock::now();
    store.wait(Millis{60});
    CHECK(Clock::now() - begin >= Millis{60});
    store.wait(Millis{0});
    store.wait(Millis{-5});
}

TEST_CASE("wake ends the wait from another thread, early or late", "[store]") {
    const support::Folder folder;
    store::Store store = stage::town_at(folder.file("town.gpkg"));
    (void)stage::all_of(store);
    for (int i = 0; i < 20; ++i) {
        const auto begin = Clock::now();
        std::thread other{[&] {
            if (i % 2 == 0) std::this_thread::sleep_for(Millis{5});
            store.wake();
        }};
        store.wait(kLong);
        CHECK(Clock::now() - begin < kLong);
        other.join();
    }
}

TEST_CASE("a reader that waits does not keep others from folding the log back", "[store]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    store::Store store = stage::town_at(path);
    REQUIRE(store.write(stage::visit()));
    (void)stage::all_of(store);
    std::thread reading{[&] { store.wait(Millis{1500}); }};
    std::this_thread::sleep_for(Millis{100});
    const support::Foreign other{path};
    REQUIRE(other.run("PRAGMA busy_timeout=500").empty());
    CHECK(other.ask("PRAGMA wal_checkpoint(TRUNCATE)") == "0");  // 1 would be "busy"
    CHECK(fs::file_size(path + "-wal") == 0);
    store.wake();
    reading.join();
}

TEST_CASE("a store that is moved away is missed, and found again when it is back", "[store]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    store::Store store = stage::town_at(path);
    const model::Position position = stage::all_of(store).position;

    fs::rename(path, folder.file("away.gpkg"));
    const auto begin = Clock::now();
    store.wait(kLong);
    CHECK(Clock::now() - begin < kLong);
    const auto gone = store.read_changes(position, support::kNow);
    REQUIRE_FALSE(gone);
    CHECK(gone.error().word == Word::StoreMissing);
    const auto written = store.write(stage::visit());
    REQUIRE_FALSE(written);
    CHECK(written.error().word == Word::StoreMissing);
    store.wait(Millis{30});  // does not come back at once, again and again

    fs::rename(folder.file("away.gpkg"), path);
    CHECK(stage::changes_of(store, position).changes.empty());
    REQUIRE(store.write(stage::visit()));
    CHECK(stage::changes_of(store, position).changes.size() == 1);
}

TEST_CASE("a store that is exchanged for another one takes no writes until it was read",
          "[store]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    store::Store store = stage::town_at(path);
    const model::Position position = stage::all_of(store).position;
    { store::Store other = stage::town_at(folder.file("other.gpkg")); }

    fs::rename(folder.file("other.gpkg"), path);
    const auto refused = store.write(stage::visit());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().word == Word::StoreTrouble);
    store.wait(kLong);
    CHECK(stage::changes_of(store, position).whole);
    CHECK(store.write(stage::visit()));
    CHECK(support::Foreign{path}.ask("SELECT count(*) FROM visit") == "3");
}

TEST_CASE("a file that is no store comes in place of ours: ours stays in memory", "[store]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    store::Store store = stage::town_at(path);
    const model::Position position = stage::all_of(store).position;
    support::write_bytes(folder.file("letter"), "dear all,");
    fs::rename(folder.file("letter"), path);
    const auto refused = store.read_changes(position, support::kNow);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().word == Word::NotGeoPackage);
    CHECK(support::bytes_of(path) == "dear all,");
    CHECK(store.units_of(support::place::kB1)->size() == 3);
}
