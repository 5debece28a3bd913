#include "support/courtyard.h"

#include "app/clock.h"
#include "ingest/fictional.h"

#include <sqlite3.h>
#include <catch_amalgamated.hpp>

namespace support {

store::Store courtyard(const std::string& path) {
    auto store =
        store::Store::create(path, ingest::kFictionalEpsg, "试",
                             ingest::fictional_courtyard({.seed = 1, .now = app::Clock{}.now()}));
    REQUIRE(store);
    return std::move(*store);
}

void outside(const std::string& path, const std::string& sql) {
    sqlite3* db = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &db) == SQLITE_OK);
    sqlite3_busy_timeout(db, 5'000);
    REQUIRE(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(db);
}

}  // namespace support
