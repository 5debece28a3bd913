// Folders that cannot be written and disks that are full. Both need another user or another
// disk, so the test runs itself again as such: the cases marked [.played] are the second halves.
#include "store/stage.h"
#include "support/process.h"

#include <cstdlib>
#include <filesystem>
#include <memory>

#include <unistd.h>

#include <catch_amalgamated.hpp>

using base::Millis;
using base::Word;
using support::Folder;
namespace fs = std::filesystem;

namespace {

/// What the test that began this play told it; alone it must not begin, or its files would land in
/// the current folder.
std::string setting(const char* name) {
    const char* value = std::getenv(name);
    if (value == nullptr) FAIL("a play, begun by another test, which tells it " << name);
    return value;
}

/// A copy of this program where every user can reach it.
std::string copy_of_self(const Folder& folder) {
    const std::string copy = folder.file("store_test");
    fs::copy_file("/proc/self/exe", copy);
    fs::permissions(copy, fs::perms::others_read | fs::perms::others_exec, fs::perm_options::add);
    return copy;
}

/// Plays a hidden case as a user who may write nothing of ours, with a folder for his own files.
support::Outcome play_as_nobody(const std::string& played, const std::string& settings) {
    const Folder stage;
    const std::string own = stage.file("own");
    fs::create_directory(own);
    fs::permissions(own, fs::perms::all);
    std::string command = "export " + settings + " TMPDIR='" + own + "'\n";
    if (geteuid() == 0) command += "setpriv --reuid=65534 --regid=65534 --clear-groups ";
    command += "'" + copy_of_self(stage) + "' '" + played + "'";
    auto outcome = support::run(command, "/");
    if (!fs::is_empty(own)) outcome = {1, "something was left in the temporary folder"};
    return outcome;
}

void expect(const support::Outcome& outcome) {
    INFO(outcome.said);
    CHECK(outcome.code == 0);
}

void need_setpriv() {
    if (geteuid() == 0) support::need_program("setpriv");
}

std::uint32_t visits_at_b2(store::Store& store) {
    for (const auto& [place, counts] : stage::all_of(store).counts)
        if (place == support::place::kB2) return counts.visits;
    return 0;
}

}  // namespace

TEST_CASE("played: who may not write sees a still picture", "[.played]") {
    const std::string path = setting("GETU_TEST_STORE");
    store::Store store = stage::opened(path);
    CHECK(store.access() == store::Access::Still);
    CHECK(std::to_string(visits_at_b2(store)) == setting("GETU_TEST_VISITS"));
    CHECK(store.units_of(support::place::kB1)->size() == 3);
    CHECK(store.name() == "town");

    const auto written = store.write(stage::visit());
    REQUIRE_FALSE(written);
    CHECK(written.error().word == Word::StoreReadOnly);
    CHECK(written.error().parts == std::vector<std::string>{path});
    const auto changes = store.read_changes({0, 5}, support::kNow);
    REQUIRE(changes);
    CHECK_FALSE(changes->whole);
    CHECK(changes->position == model::Position{0, 5});
    store.wait(Millis{20});
    auto report = store.check();
    REQUIRE(report);
    CHECK(report->differences.empty());
}

TEST_CASE("played: who may not even read is told so", "[.played]") {
    const auto store = store::Store::open(setting("GETU_TEST_STORE"));
    REQUIRE_FALSE(store);
    CHECK(store.error().word == Word::StoreCannotOpen);
    const auto made =
        store::Store::create(setting("GETU_TEST_STORE") + ".new", support::kEpsg, "", {});
    REQUIRE_FALSE(made);
    CHECK(made.error().word == Word::StoreCannotOpen);
}

TEST_CASE("a folder that cannot be written gives a still picture, log included", "[store]") {
    need_setpriv();
    const Folder folder;
    const std::string path = folder.file("town.gpkg");
    const auto live = std::make_unique<store::Store>(stage::town_at(path));
    REQUIRE(live->write(stage::visit()));
    REQUIRE(live->write(stage::visit()));
    fs::permissions(folder.path(), fs::perms::owner_write | fs::perms::group_write,
                    fs::perm_options::remove);
    const std::string settings = "GETU_TEST_STORE='" + path + "' GETU_TEST_VISITS=2";
    const std::string played = "played: who may not write sees a still picture";
    const std::string before = folder.listing();
    expect(play_as_nobody(played, settings));
    CHECK(folder.listing() == before);

    // A log that nobody else may read back either: the mode of the copy is our own.
    fs::permissions(path, fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
    fs::permissions(path + "-wal",
                    fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
    expect(play_as_nobody(played, settings));
    fs::permissions(folder.path(), fs::perms::owner_all, fs::perm_options::add);
}

TEST_CASE("without a log the file itself is the still picture", "[store]") {
    need_setpriv();
    const Folder folder;
    const std::string path = folder.file("town #1?.gpkg");
    { const store::Store made = stage::town_at(path); }
    fs::permissions(folder.path(), fs::perms::owner_write, fs::perm_options::remove);
    expect(play_as_nobody("played: who may not write sees a still picture",
                          "GETU_TEST_STORE='" + path + "' GETU_TEST_VISITS=0"));
    CHECK(folder.listing() == "town #1?.gpkg");
    fs::permissions(folder.path(), fs::perms::owner_all, fs::perm_options::add);
}

TEST_CASE("a file that cannot be read is refused", "[store]") {
    need_setpriv();
    const Folder folder;
    const std::string path = folder.file("town.gpkg");
    { const store::Store made = stage::town_at(path); }
    fs::permissions(path, fs::perms::none);
    fs::permissions(folder.path(), fs::perms::owner_write, fs::perm_options::remove);
    expect(play_as_nobody("played: who may not even read is told so",
                          "GETU_TEST_STORE='" + path + "'"));
    CHECK(folder.listing() == "town.gpkg");
    fs::permissions(folder.path(), fs::perms::owner_all, fs::perm_options::add);
}

TEST_CASE("played: a disk runs full", "[.played]") {
    const fs::path disk = setting("GETU_TEST_DISK");
    const std::string path = disk / "town.gpkg";
    store::Store store = stage::town_at(path);
    REQUIRE(store.write(stage::visit()));
    const std::uint32_t before = visits_at_b2(store);
    support::write_bytes(disk / "ballast", std::string(4'000'000, 'x'));  // as much as goes in

    int written = 0;
    base::Result<store::Receipt> receipt;
    while (written < 2000 && (receipt = store.write(stage::visit()))) ++written;
    REQUIRE_FALSE(receipt);
    CHECK(receipt.error().word == Word::DiskFull);
    CHECK(receipt.error().parts == std::vector<std::string>{path});
    CHECK(visits_at_b2(store) == before + static_cast<std::uint32_t>(written));

    fs::remove(disk / "ballast");
    CHECK(store.write(stage::visit()));
    auto report = store.check();
    REQUIRE(report);
    CHECK(report->differences.empty());
}

TEST_CASE("played: a disk has no room for a new store", "[.played]") {
    const fs::path disk = setting("GETU_TEST_DISK");
    model::Rows rows = support::town();
    for (int i = 0; i < 100'000; ++i) rows.staff.push_back({.name = "somebody with a long name"});
    const std::string path = disk / "town.gpkg";
    const auto made = store::Store::create(path, support::kEpsg, "", rows);
    REQUIRE_FALSE(made);
    CHECK(made.error().word == Word::DiskFull);
    CHECK(made.error().parts == std::vector<std::string>{path});
    CHECK(fs::is_empty(disk));
}

TEST_CASE("a full disk is said, and harms nothing", "[store]") {
    const std::string played = GENERATE(as<std::string>{}, "played: a disk runs full",
                                        "played: a disk has no room for a new store");
    const Folder folder;
    const std::string disk = folder.file("disk");
    fs::create_directory(disk);
    // Whoever is not root may still be root in a small world of his own, if the system allows.
    const std::string world = geteuid() == 0 ? "unshare -m" : "unshare -rm";
    const std::string mount = world + " sh -c 'mount -t tmpfs -o size=2m none \"" + disk + "\" ";
    if (support::run(mount + "'").code != 0) SKIP("this machine lets us mount no small disk");
    expect(support::run("export GETU_TEST_DISK='" + disk + "'\n" + mount + "&& exec \"" +
                            copy_of_self(folder) + "\" \"" + played + "\"'",
                        "/"));
}
