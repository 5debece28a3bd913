// Somebody else holds the store.
#include "store/stage.h"
#include "support/process.h"

#include <chrono>

#include <catch_amalgamated.hpp>

using base::Millis;
using base::Word;
using support::Process;

namespace {

using Clock = std::chrono::steady_clock;

std::string name_of(const Process& process) {
    return "sqlite3 (" + std::to_string(process.pid()) + ")";
}

struct TownFile {
    support::Folder folder;
    std::string path = folder.file("town.gpkg");
};

}  // namespace

TEST_CASE("a write waits for the other program, then says who it is", "[store]") {
    support::need_program("sqlite3");
    const char* lock = GENERATE("BEGIN IMMEDIATE;", "BEGIN EXCLUSIVE;");
    const TownFile scene;
    store::Store store = stage::town_at(scene.path);
    const model::Position position = stage::all_of(store).position;
    Process other{"exec sqlite3 '" + scene.path + "'"};
    other.write(std::string{lock} + "\nUPDATE shop SET state='3';\n.print held\n");
    REQUIRE(other.read_until("held"));

    store.set_patience(Millis{150});
    const auto begin = Clock::now();
    const auto refused = store.write(stage::visit());
    CHECK(Clock::now() - begin >= Millis{150});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().word == Word::StoreBusyBy);
    CHECK(refused.error().fault == base::Fault::Conflict);
    CHECK(refused.error().parts == std::vector<std::string>{scene.path, name_of(other)});
    // Reading goes on, and sees what stood before.
    CHECK(stage::changes_of(store, position).changes.empty());

    other.write("COMMIT;\n.print done\n");
    REQUIRE(other.read_until("done"));
    CHECK(store.write(stage::visit()));
    CHECK(stage::changes_of(store, position).changes.size() == 3);
}

TEST_CASE("a write that meets a short transaction simply takes its turn", "[store]") {
    support::need_program("sqlite3");
    const TownFile scene;
    store::Store store = stage::town_at(scene.path);
    Process other{"exec sqlite3 '" + scene.path + "'"};
    other.write("BEGIN IMMEDIATE;\n.print held\n");
    REQUIRE(other.read_until("held"));
    other.write(".shell sleep 0.2\nCOMMIT;\n");
    CHECK(store.write(stage::visit()));
}

TEST_CASE("a store that another program keeps to itself is refused, and says who", "[store]") {
    support::need_program("sqlite3");
    const TownFile scene;
    { const store::Store made = stage::town_at(scene.path); }
    Process other{"exec sqlite3 '" + scene.path + "'"};
    other.write("PRAGMA locking_mode=EXCLUSIVE;\nDELETE FROM visit;\n.print held\n");
    REQUIRE(other.read_until("held"));
    const std::string before = support::bytes_of(scene.path);

    const auto store = store::Store::open(scene.path);
    REQUIRE_FALSE(store);
    CHECK(store.error().word == Word::StoreBusyBy);
    CHECK(store.error().parts == std::vector<std::string>{scene.path, name_of(other)});
    CHECK(support::bytes_of(scene.path) == before);

    other.close_input();
    CHECK(other.wait() == 0);
    store::Store again = stage::opened(scene.path);
    CHECK(again.access() == store::Access::Live);
}
