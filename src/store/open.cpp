#include "base/log.h"
#include "store/embedded.h"
#include "store/gpkg_functions.h"
#include "store/impl.h"
#include "store/schema.h"
#include "store/triggers.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <set>
#include <system_error>

#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

namespace store {

using base::Error;
using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;
namespace fs = std::filesystem;

namespace {

constexpr int kBusyWait_ms = 5'000;

Result<void> refuse_before_opening(const std::string& path) {
    if (path.starts_with("postgresql://") || path.starts_with("postgres://"))
        return fail(Fault::Unsupported, Word::NoServer);
    struct stat file {};
    if (stat(path.c_str(), &file) != 0) {
        if (errno == EACCES) return fail(Fault::Denied, Word::StoreCannotOpen, {path});
        return fail(Fault::NotFound, Word::StoreMissing, {path});
    }
    if (!S_ISREG(file.st_mode)) return fail(Fault::Corrupt, Word::NotGeoPackage, {path});
    if (access(path.c_str(), R_OK) != 0) return fail(Fault::Denied, Word::StoreCannotOpen, {path});
    struct statfs system {};
    if (statfs(path.c_str(), &system) == 0 && is_network_share(system.f_type))
        return fail(Fault::Unsupported, Word::NetworkShare, {path});
    return {};
}

/// A file that SQLite can open but that is no store of ours, said as precisely as possible.
Result<void> refuse_foreign(const Database& db) {
    Statement id = db.prepare("PRAGMA application_id");
    if (!id.next()) {
        if (id.ok()) return fail(Fault::Corrupt, Word::NotGeoPackage, {db.path()});
        return tl::unexpected<Error>(id.error());
    }
    constexpr std::array<std::int64_t, 3> kGeoPackage{0x47504B47, 0x47503130, 0x47503131};
    if (std::ranges::find(kGeoPackage, id.integer(0)) == kGeoPackage.end())
        return fail(Fault::Corrupt, Word::NotGeoPackage, {db.path()});
    id.reset();
    Statement meta = db.prepare("SELECT count(*) FROM sqlite_master WHERE name='meta'");
    if (!meta.next()) return tl::unexpected<Error>(meta.error());
    const std::int64_t schema =
        meta.integer(0) == 0 ? 0 : db.integer("SELECT value FROM meta WHERE key='getu_schema'");
    if (schema == 0) return fail(Fault::Unsupported, Word::ForeignGeoPackage, {db.path()});
    if (schema > newest_schema())
        return fail(Fault::Unsupported, Word::NewerSchema,
                    {db.path(), std::to_string(schema), std::to_string(newest_schema())});
    return {};
}

bool can_write(const std::string& path) {
    const std::string folder = fs::path{real_path(path)}.parent_path();
    return ::access(path.c_str(), W_OK) == 0 && ::access(folder.c_str(), W_OK) == 0;
}

Result<Opened> open_file(const std::string& path, bool live) {
    if (!live) return open_still(path);
    auto db = Database::open(path, path, SQLITE_OPEN_READWRITE);
    if (!db) return refusal(db);
    return Opened{PrivateFolder{}, std::move(*db)};
}

}  // namespace

bool is_network_share(std::int64_t filesystem_type) {
    constexpr std::array<std::int64_t, 8> kShares{
        0x6969,      // NFS
        0x517B,      // SMB
        0xFE534D42,  // SMB2
        0xFF534D42,  // CIFS
        0x5346414F,  // AFS
        0x01021997,  // 9P
        0x00C36400,  // Ceph
        0x0BD00BD0,  // Lustre
    };
    return std::ranges::find(kShares, filesystem_type & 0xFFFF'FFFF) != kShares.end();
}

Result<void> set_up_connection(const Database& db, bool writable) {
    sqlite3_busy_timeout(db.handle(), kBusyWait_ms);
    if (auto done = register_gpkg_functions(db); !done) return done;
    if (!writable) return {};
    return db.run(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
        "PRAGMA temp_store=MEMORY;");
}

Result<void> has_all_columns(const Database& db) {
    Statement columns = db.prepare("SELECT name FROM pragma_table_info(?1)");
    for (const WatchedTable& table : watched_tables()) {
        std::set<std::string> found;
        columns.with(table.name);
        while (columns.next()) found.insert(columns.text(0));
        if (!columns.ok()) return tl::unexpected<Error>(columns.error());
        for (const std::string& column : table.columns)
            if (!found.contains(column))
                return fail(Fault::Corrupt, Word::ColumnMissing, {db.path(), table.name, column});
    }
    return {};
}

namespace {

Result<void> recount_by(const Database& db, const std::string& counting) {
    std::string sql = counting;
    sql += "INSERT INTO change_log(at,tbl,op,row_id) VALUES(";
    sql += "CAST((julianday('now')-2440587.5)*86400000 AS INTEGER),'*','U',0);";
    sql += "UPDATE place_tally SET seq=(SELECT max(seq) FROM change_log);";
    return db.run(sql);
}

}  // namespace

Result<void> recount(const Database& db) {
    return recount_by(db, "DELETE FROM place_tally;" + recount_sql("place_tally"));
}

Result<void> recount_persons(const Database& db) {
    return recount_by(db, recount_table_sql("person"));
}

Result<bool> feed_is_whole(const Database& db) {
    Statement find = db.prepare("SELECT sql FROM sqlite_master WHERE type='trigger' AND name=?1");
    for (const Trigger& trigger : feed_triggers()) {
        find.with(trigger.name);
        const bool same = find.next() && find.text(0) == trigger.sql;
        if (!find.ok()) return tl::unexpected<Error>(find.error());
        if (!same) return false;
    }
    return true;
}

Result<bool> mend_feed(const Database& db) {
    if (auto columns = has_all_columns(db); !columns) return refusal(columns);
    auto whole = feed_is_whole(db);
    if (!whole) return whole;
    if (*whole) return false;
    auto transaction = Transaction::begin(db, Transaction::Mode::Write);
    if (!transaction) return refusal(transaction);
    // Another reader may have been quicker while we waited for our turn.
    whole = feed_is_whole(db);
    if (!whole) return whole;
    if (*whole) return true;
    if (auto done = db.run(install_feed_sql()); !done) return refusal(done);
    if (auto done = recount(db); !done) return refusal(done);
    if (auto done = transaction->commit(); !done) return refusal(done);
    base::log("triggers of the feed were missing and have been put back");
    return true;
}

Result<Store> Store::open(const std::string& path) {
    if (auto fine = refuse_before_opening(path); !fine) return refusal(fine);
    const bool live = can_write(path);
    auto opened = open_file(path, live);
    if (!opened) return refusal(opened);
    const Database& db = opened->db;
    bool mended = false;
    // Foreign files are refused before anything is written into them.
    sqlite3_busy_timeout(db.handle(), kBusyWait_ms);
    if (auto ours = refuse_foreign(db); !ours) return refusal(ours);
    if (auto ready = set_up_connection(db, live); !ready) return refusal(ready);
    if (live) {
        if (auto upgraded = migrate(db); !upgraded) return refusal(upgraded);
        auto done = mend_feed(db);
        if (!done) return refusal(done);
        mended = *done;
    } else if (auto columns = has_all_columns(db); !columns) {
        return refusal(columns);
    }
    const auto epsg = static_cast<int>(db.integer("SELECT value FROM meta WHERE key='epsg'"));
    const std::int64_t schema_version = db.integer("PRAGMA schema_version");
    const std::string real = real_path(path);
    auto bell = Doorbell::for_store(real);
    if (!bell) return refusal(bell);
    auto impl = std::make_unique<Impl>(path, live ? Access::Live : Access::Still,
                                       std::move(*opened), std::move(*bell));
    impl->mended = mended;
    impl->epsg = epsg;
    impl->schema_version = schema_version;
    impl->file = stamp_of(real);
    impl->log = stamp_of(real + "-wal");
    impl->index = stamp_of(real + "-shm");
    impl->seen = impl->file;
    return Store{std::move(impl)};
}

Store::Store(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Store::~Store() = default;

Access Store::access() const {
    return impl_->access;
}
const std::string& Store::path() const {
    return impl_->path;
}
int Store::epsg() const {
    return impl_->epsg;
}
std::string Store::name() const {
    return impl_->db.text("SELECT value FROM meta WHERE key='name'");
}

void Store::set_patience(base::Millis patience) {
    impl_->patience = patience;
    sqlite3_busy_timeout(impl_->db.handle(), static_cast<int>(patience.count()));
}

void Store::wait(base::Millis at_most) {
    if (impl_->access == Access::Still) return impl_->doorbell.wait(at_most, [] { return false; });
    if (impl_->db.handle() == nullptr)  // what stands at the path now could not be opened
        return impl_->doorbell.wait(at_most, [&] { return stamp_of(impl_->path) != impl_->seen; });
    // data_version is a counter of this connection: it moves when another one has committed. The
    // statement is reset after each look, so that no transaction of ours stands open meanwhile.
    Statement version = impl_->db.prepare("PRAGMA data_version");
    const auto look = [&] {
        const std::int64_t found = version.next() ? version.integer(0) : -1;
        version.reset();
        return found;
    };
    const std::int64_t before = impl_->data_version == 0 ? look() : impl_->data_version;
    impl_->doorbell.wait(at_most,
                         [&] { return look() != before || stamp_of(impl_->path) != impl_->seen; });
}

void Store::wake() {
    impl_->doorbell.ring();
}

}  // namespace store
