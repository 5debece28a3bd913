// The file at the path of a store becomes another one while we have it open: moved over it, which
// gives another inode, or copied over it, which does not.
#include "base/log.h"
#include "base/text.h"
#include "store/fold.h"
#include "store/impl.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <thread>

#include <sys/stat.h>
#include <unistd.h>

namespace store {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;

namespace {

constexpr auto kBetweenTries = std::chrono::milliseconds{20};
constexpr int kTriesInAll = 100;
constexpr int kTriesInCalm = 5;

/// The last line of the ledger; nothing when it cannot be read.
std::optional<Line> last_line(const Database& db) {
    Statement s =
        db.prepare("SELECT seq,at||tbl||op||row_id FROM change_log ORDER BY seq DESC LIMIT 1");
    if (s.next()) return Line{s.integer(0), s.text(1)};
    return s.ok() ? std::optional{Line{}} : std::nullopt;
}

/// The file past its log.
struct Bare {
    bool is_database = true;
    std::optional<Line> last;  // nothing when it cannot be read
};

Bare bare_file(const std::string& path) {
    const auto db = Database::open(immutable_uri(path), path, SQLITE_OPEN_READONLY);
    if (!db) return {};
    Bare bare{.last = last_line(*db)};
    bare.is_database = bare.last || db->error().word != Word::NotGeoPackage;
    return bare;
}

/// A file of that name belongs to our connection.
bool is_ours(const std::string& path, const Stamp& ours) {
    return ours.inode != 0 && stamp_of(path).inode == ours.inode;
}

}  // namespace

Stamp stamp_of(const std::string& path) {
    struct stat file {};
    if (stat(path.c_str(), &file) != 0) return {};
    constexpr std::int64_t kNanos = 1'000'000'000;
    return {file.st_ino, file.st_size, file.st_mtim.tv_sec * kNanos + file.st_mtim.tv_nsec};
}

std::string real_path(const std::string& path) {
    std::error_code trouble;
    const std::filesystem::path real = std::filesystem::canonical(path, trouble);
    return trouble ? path : real.string();
}

std::string immutable_uri(const std::string& path) {
    std::string uri = base::replaced(base::replaced(path, "%", "%25"), "?", "%3f");
    return "file:" + base::replaced(uri, "#", "%23") + "?immutable=1";
}

/// Whether folding our log back cannot have made this file. The ledger tells: its last line there
/// is one of ours, and never an earlier one than before.
bool Store::Impl::contradicts(const std::optional<Line>& bare, bool all_is_folded) {
    const std::optional<Line> ours = last_line(db);
    if (!bare) return ours.has_value();
    if (!ours || bare->seq > ours->seq) return true;
    if (bare->seq < folded && folded <= ours->seq) return true;
    if (all_is_folded && bare->seq != ours->seq) return true;
    Statement find = db.prepare("SELECT at||tbl||op||row_id FROM change_log WHERE seq=?1");
    find.with(bare->seq);
    return find.next() && find.text(0) != bare->content;
}

/// A log that is half folded back leaves a file that may look like anything, and stays so until
/// somebody folds on. Log and file together are whole all the time, so it is ours until the
/// opposite is certain: taking it for another one would throw the log away.
Store::Impl::Verdict Store::Impl::judge() {
    const std::optional<Fold> before = fold_of(db);
    const Bare bare = bare_file(real_path(path));
    if (!bare.is_database) return Verdict::Other;
    const bool all_is_folded = before && before->frames > 0 && before->folded == before->frames;
    const bool contradiction = contradicts(bare.last, all_is_folded);
    const std::optional<Fold> after = fold_of(db);
    if (before != after) return Verdict::Unknown;
    if (!contradiction) {
        folded = bare.last ? bare.last->seq : folded;
        return Verdict::Ours;
    }
    return !after || after->clean() ? Verdict::Other : Verdict::Unknown;
}

/// What looks like another file must look so for a while: a copy may still be under way.
Result<bool> Store::Impl::differs_for_good() {
    int calm = 0;
    for (int tries = 0; calm < kTriesInCalm; ++tries) {
        if (seen.inode != file.inode) return true;
        const Verdict verdict = judge();
        if (verdict == Verdict::Ours) file = seen;
        if (verdict != Verdict::Other) return false;
        if (tries == kTriesInAll) return fail(Fault::Unreachable, Word::StoreTrouble, {path});
        std::this_thread::sleep_for(kBetweenTries);
        const Stamp now = stamp_of(path);
        calm = now == seen ? calm + 1 : 0;
        seen = now;
    }
    return true;
}

Result<bool> Store::Impl::follow_exchange() {
    seen = stamp_of(path);
    if (seen == file && db.handle() != nullptr) return false;
    if (seen.inode == 0) return fail(Fault::NotFound, Word::StoreMissing, {path});
    if (db.handle() != nullptr) {
        auto differs = differs_for_good();
        if (!differs || !*differs) return differs;
    }
    base::log("the store file was exchanged for another one; reading it anew");
    if (auto done = open_other(); !done) return refusal(done);
    return true;
}

Result<void> Store::Impl::refuse_lost_write() {
    seen = stamp_of(path);
    if (seen == file) return {};
    if (seen.inode == 0) return fail(Fault::NotFound, Word::StoreMissing, {path});
    const auto differs = differs_for_good();
    if (!differs) return refusal(differs);
    if (*differs)
        return fail(Fault::Conflict, Word::StoreTrouble, {path}, "the file was exchanged");
    return {};
}

Result<void> Store::Impl::open_other() {
    const std::string real = real_path(path);
    if (seen.inode == file.inode && db.handle() != nullptr) {
        // Our connection must neither fold its log into these bytes nor share its index with
        // the next one, which would happen inside one process.
        sqlite3_db_config(db.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        db.close();
    }
    // The log belongs to what stood here before and must not be played into what stands here.
    if (is_ours(real + "-wal", log)) ::unlink((real + "-wal").c_str());
    if (is_ours(real + "-shm", index)) ::unlink((real + "-shm").c_str());
    auto other = Store::open(path);
    if (!other) return refusal(other);
    Impl& now = *other->impl_;
    access = now.access;
    db = std::move(now.db);
    folder = std::move(now.folder);
    epsg = now.epsg;
    schema_version = now.schema_version;
    file = now.file;
    log = now.log;
    index = now.index;
    seen = file;
    folded = 0;
    targets.forget();
    lock.reset();
    sqlite3_busy_timeout(db.handle(), static_cast<int>(patience.count()));
    // The doorbell stays: another thread may be about to ring it.
    doorbell.watch(real);
    return {};
}

}  // namespace store
