#include "store/accounts.h"
#include "store/gpkg_functions.h"
#include "store/impl.h"
#include "store/import.h"
#include "store/insert.h"
#include "store/schema.h"
#include "store/seal.h"
#include "store/targets.h"
#include "store/triggers.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

namespace store {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;
namespace fs = std::filesystem;

namespace {

/// Bounds of the layers, for programs that ask gpkg_contents where to look. What lies in no place
/// (界外) widens none.
Result<void> note_bounds(const Database& db) {
    std::string sql;
    for (const MapLayer& layer : map_layers())
        sql += fmt::format(
            "UPDATE gpkg_contents SET (min_x,max_x,min_y,max_y)=(SELECT min(minx),max(maxx),"
            "min(miny),max(maxy) FROM rtree_{0}_geom{1}) WHERE table_name='{0}';",
            layer.name,
            layer.name == "facility" || layer.name == "component"
                ? fmt::format(" WHERE id IN (SELECT id FROM {} WHERE place IS NOT NULL)",
                              layer.name)
                : "");
    return db.run(sql);
}

struct Wanted {
    int epsg;
    const std::string& name;
    const model::Rows& rows;
    const ImportNote* note;
    const Pace& pace;
    const Founding& founding;
};

bool has_secrets(const model::Rows& rows) {
    return !rows.people.empty() || !rows.targets.empty() ||
           std::ranges::any_of(rows.issues,
                               [](const model::IssueRow& issue) { return !issue.words.empty(); });
}

/// Rows with persons in them, sealed for the founder; without one, for nobody.
Result<void> fill_rows(const Database& db, const Wanted& wanted) {
    // A store that nobody founds has no day of that either.
    const base::Instant founded =
        wanted.founding.by == nullptr ? base::instant_from_seconds(0) : wanted.founding.at;
    std::shared_ptr<const KeyRing> keys;
    if (wanted.founding.by != nullptr || has_secrets(wanted.rows)) {
        const Founder nobody = Founder::make();
        const Founder& founder = wanted.founding.by == nullptr ? nobody : *wanted.founding.by;
        if (auto done = found(db, founder, founded); !done) return done;
        keys = founder.keys();
    }
    if (auto done = insert_all(db, wanted.rows, wanted.epsg, wanted.pace, keys.get()); !done)
        return done;
    if (wanted.rows.targets.empty()) return {};
    Targets targets;
    return make_care_counts(db, *keys, targets, founded);
}

Result<void> fill(const std::string& part, const std::string& path, const Wanted& wanted) {
    auto db = Database::open(part, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    if (!db) return refusal(db);
    if (auto done = register_gpkg_functions(*db); !done) return done;
    // Nobody sees the file before it is whole, so it needs no journal to fall back on.
    if (auto done =
            db->run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-131072;");
        !done)
        return done;
    auto transaction = Transaction::begin(*db, Transaction::Mode::Write);
    if (!transaction) return refusal(transaction);
    if (auto done = make_tables(*db, wanted.epsg, wanted.name); !done) return done;
    if (auto done = fill_rows(*db, wanted); !done) return done;
    if (auto done = index_layers(*db); !done) return done;
    if (auto done = note_bounds(*db); !done) return done;
    if (wanted.note != nullptr) {
        auto noted = note_batch(*db, *wanted.note, {});
        if (!noted) return refusal(noted);
    }
    if (auto done = recount(*db); !done) return done;
    if (auto done = db->run(install_feed_sql()); !done) return done;
    if (auto done = transaction->commit(); !done) return done;
    return db->run("PRAGMA synchronous=FULL; PRAGMA journal_mode=WAL;");
}

}  // namespace

Result<Store> Store::create(const std::string& path, int epsg, const std::string& name,
                            const model::Rows& rows, const ImportNote* note, const Pace& pace,
                            const Founding& founding) {
    std::error_code trouble;
    if (fs::exists(path, trouble)) return fail(Fault::Conflict, Word::StoreExists, {path});
    const fs::path folder = fs::absolute(path).parent_path();
    fs::create_directories(folder, trouble);
    const std::string part = path + ".part";
    const auto sweep = [&part] {
        std::error_code ignored;
        for (const char* suffix : {"", "-wal", "-shm", "-journal"})
            fs::remove(part + suffix, ignored);
    };
    sweep();
    if (auto filled = fill(part, path, {epsg, name, rows, note, pace, founding}); !filled) {
        sweep();
        return refusal(filled);
    }
    fs::rename(part, path, trouble);
    if (trouble) {
        sweep();
        return fail(Fault::Unreachable, Word::DiskTrouble, {path}, trouble.message());
    }
    return open(path);
}

}  // namespace store
